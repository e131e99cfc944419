/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/signs.h"

#include <ctype.h>
#include <curses.h>
#include <stdlib.h>
#include <string.h>

/* The console's fonts are those of Debian's console-setup for Western languages, Lat15-Fixed16 and
 * Lat15-Terminus16: they have neither halves nor eighths, no tick and no hollow shape. What groups go
 * by (say_group_mark()) differs from each other here too. */
static const struct sign table[] = {
	{0x00A0, NULL, L" "},
	{0x00A7, NULL, L"S"},
	{0x00AB, NULL, L"\""},
	{0x00AC, NULL, L"-"},
	{0x00B0, NULL, L"o"},
	{0x00B1, NULL, L"~"},
	{0x00B7, NULL, L"."},
	{0x00BB, NULL, L"\""},
	{0x00D7, NULL, L"x"},
	{0x00F7, NULL, L"/"},
	{0x2002, L" ", L" "},
	{0x2003, L" ", L" "},
	{0x2007, L" ", L" "},
	{0x2009, L" ", L" "},
	{0x200A, L" ", L" "},
	{0x2010, L"-", L"-"},
	{0x2011, L"-", L"-"},
	{0x2012, L"-", L"-"},
	{0x2013, NULL, L"-"},
	{0x2014, NULL, L"-"},
	{0x2015, L"\u2014", L"-"},
	{0x2018, NULL, L"'"},
	{0x2019, NULL, L"'"},
	{0x201A, NULL, L","},
	{0x201B, L"\u2018", L"'"},
	{0x201C, NULL, L"\""},
	{0x201D, NULL, L"\""},
	{0x201E, NULL, L"\""},
	{0x201F, L"\u201C", L"\""},
	{0x2020, NULL, L"+"},
	{0x2021, NULL, L"+"},
	{0x2022, NULL, L"*"},
	{0x2026, NULL, L"."},
	{0x202F, L" ", L" "},
	{0x2030, NULL, L"%"},
	{0x2032, L"'", L"'"},
	{0x2033, L"\"", L"\""},
	{0x2039, NULL, L"<"},
	{0x203A, NULL, L">"},
	{0x20AC, NULL, L"E"},
	{0x2190, NULL, L"<"},
	{0x2191, NULL, L"^"},
	{0x2192, NULL, L">"},
	{0x2193, NULL, L"v"},
	{0x2194, L"-", L"-"},
	{0x2195, L"\u2502", L"|"},
	{0x21D2, L"\u2192", L">"},
	{0x2205, NULL, L"0"},
	{0x2212, NULL, L"-"},
	{0x2248, NULL, L"~"},
	{0x2260, NULL, L"!"},
	{0x2264, NULL, L"<"},
	{0x2265, NULL, L">"},
	{0x2500, NULL, L"-"},
	{0x2501, NULL, L"="},
	{0x2502, NULL, L"|"},
	{0x2503, NULL, L"|"},
	{0x2504, L"\u2500", L"-"},
	{0x2506, L"\u2502", L"|"},
	{0x2508, L"\u2500", L"-"},
	{0x250A, L"\u2502", L"|"},
	{0x250C, NULL, L"+"},
	{0x250F, L"\u250C", L"+"},
	{0x2510, NULL, L"+"},
	{0x2513, L"\u2510", L"+"},
	{0x2514, NULL, L"+"},
	{0x2517, L"\u2514", L"+"},
	{0x2518, NULL, L"+"},
	{0x251B, L"\u2518", L"+"},
	{0x251C, NULL, L"|"},
	{0x2523, L"\u251C", L"|"},
	{0x2524, NULL, L"|"},
	{0x252B, L"\u2524", L"|"},
	{0x252C, NULL, L"+"},
	{0x2533, L"\u252C", L"+"},
	{0x2534, NULL, L"+"},
	{0x253B, L"\u2534", L"+"},
	{0x253C, NULL, L"+"},
	{0x254B, NULL, L"#"},
	{0x2550, L"\u2501", L"="},
	{0x2551, L"\u2502", L"|"},
	{0x256D, L"\u250C", L"+"},
	{0x256E, L"\u2510", L"+"},
	{0x256F, L"\u2518", L"+"},
	{0x2570, L"\u2514", L"+"},
	{0x2574, L"\u2500", L"-"},
	{0x2575, L"\u2502", L"|"},
	{0x2576, L"\u2500", L"-"},
	{0x2577, L"\u2502", L"|"},
	{0x2578, L"\u2501", L"="},
	{0x257A, L"\u2501", L"="},
	{0x2580, L"\"", L"\""}, /* corners of large letters and their dots */
	{0x2581, L"_", L"_"},
	{0x2582, L"_", L"_"},
	{0x2583, L"_", L"_"},
	{0x2584, L"_", L"_"},
	{0x2585, L"\u2588", L"#"},
	{0x2586, L"\u2588", L"#"},
	{0x2587, L"\u2588", L"#"},
	{0x2588, NULL, L"#"},
	{0x2589, L"\u2588", L"#"},
	{0x258A, L"\u2588", L"#"},
	{0x258B, L"\u2588", L"#"},
	{0x258C, L"\u2502", L"|"},
	{0x258D, L"\u2502", L"|"},
	{0x258E, L"\u2502", L"|"},
	{0x258F, L"\u2502", L"|"},
	{0x2590, L"\u2502", L"|"},
	{0x2591, NULL, L"."},
	{0x2592, NULL, L":"},
	{0x2593, L"\u2592", L"%"},
	{0x2594, L"\u00AF", L"\""},
	{0x2595, L"\u2502", L"|"},
	{0x25A0, NULL, L"#"},
	{0x25A1, L"\u2592", L"%"},
	{0x25AA, L"\u25A0", L"*"},
	{0x25AB, L"o", L"o"},
	{0x25AE, L"\u2588", L"#"},
	{0x25B2, NULL, L"^"},
	{0x25B3, L"^", L"/"},
	{0x25B4, NULL, L"^"},
	{0x25B6, NULL, L">"},
	{0x25B8, NULL, L">"},
	{0x25BA, L"\u25B8", L">"},
	{0x25BC, NULL, L"V"},
	{0x25BD, L"v", L"v"},
	{0x25BE, NULL, L"v"},
	{0x25C0, L"\u25C2", L"<"},
	{0x25C2, NULL, L"<"},
	{0x25C4, L"\u25C2", L"<"},
	{0x25C6, L"\u2666", L"&"},
	{0x25C7, L"$", L"$"},
	{0x25CB, L"o", L"o"},
	{0x25CE, L"\u00A4", L"0"},
	{0x25CF, NULL, L"@"},
	{0x25E6, L"o", L"o"},
	{0x2605, L"*", L"*"},
	{0x2606, L"+", L"+"},
	{0x2610, L"o", L"o"},
	{0x2611, L"v", L"v"},
	{0x2612, L"x", L"x"},
	{0x2666, NULL, L"&"},
	{0x266A, L"*", L"*"},
	{0x2713, L"v", L"v"},
	{0x2714, L"v", L"v"},
	{0x2715, L"\u00D7", L"x"},
	{0x2717, L"\u00D7", L"x"},
	{0x2718, L"\u00D7", L"x"},
	{0xFFFD, NULL, L"?"},
};

static struct {
	bool only_ascii;
	enum font font;
} signs;

void
signs_only_ascii(bool only)
{
	signs.only_ascii = only;
}

void
signs_begin(void)
{
	const char *name = termname();
	signs.font = signs.only_ascii ? FONT_ASCII : signs_font_of(name ? name : "");
}

enum font
signs_font(void)
{
	return signs.font;
}

enum font
signs_font_of(const char *name)
{
	/* a `#` is any digit */
	static const char *const old[] = {
		"vt#", "ansi", "pcansi", "qansi", "scoansi", "cons#", "wsvt#", "pc3", "sun", "wy#",
	};
	for (size_t i = 0; i < sizeof(old) / sizeof(old[0]); i++) {
		size_t at = 0;
		while (old[i][at] && (old[i][at] == '#' ? isdigit((unsigned char)name[at]) != 0
						: old[i][at] == name[at]))
			at++;
		if (!old[i][at])
			return FONT_ASCII;
	}
	return strncmp(name, "linux", 5) == 0 ? FONT_CONSOLE : FONT_ALL;
}

const struct sign *
signs_table(size_t *count)
{
	*count = sizeof(table) / sizeof(table[0]);
	return table;
}

static int
compare(const void *code, const void *sign)
{
	wchar_t a = *(const wchar_t *)code, b = ((const struct sign *)sign)->code;
	return (a > b) - (a < b);
}

const wchar_t *
signs_shown(enum font font, const wchar_t *cell)
{
	if (font == FONT_ALL || cell[0] < table[0].code)
		return cell;
	size_t count;
	const struct sign *sign =
		bsearch(cell, signs_table(&count), sizeof(table) / sizeof(table[0]), sizeof(table[0]), compare);
	if (!sign)
		return cell;
	return font == FONT_ASCII ? sign->ascii : sign->console ? sign->console : cell;
}
