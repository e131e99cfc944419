/* What stands in for signs that a terminal's font does not have.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/signs.h"

#include "tap.h"
#include "tui/keys.h"
#include "wall.h"

/* What is in both of console-setup's Lat15-Fixed16 and Lat15-Terminus16 beyond Latin-1. */
static const wchar_t console_has[] =
	L"\u2013\u2014\u2018\u2019\u201A\u201C\u201D\u201E\u2020\u2021\u2022\u2026\u2030\u2039\u203A\u20AC\u2190\u2191"
	L"\u2192\u2193\u2205\u2212\u2248\u2260\u2264\u2265\u2500\u2501\u2502\u2503\u250C\u2510\u2514\u2518\u251C\u2524"
	L"\u252C\u2534\u253C\u254B\u2588\u2591\u2592\u25A0\u25B2\u25B4\u25B6\u25B8\u25BC\u25BE\u25C2\u25CF\u2666\uFFFD";

static void
test_table(void)
{
	size_t count;
	const struct sign *table = signs_table(&count);
	int unordered = 0, wide = 0, not_ascii = 0, missing = 0, changed = 0;
	for (size_t i = 0; i < count; i++) {
		const wchar_t sign[] = { table[i].code, L'\0' };
		unordered += i > 0 && table[i].code <= table[i - 1].code;
		wide += wcwidth(table[i].code) != 1;
		not_ascii += wcslen(table[i].ascii) != 1 || *table[i].ascii < 0x20 || *table[i].ascii > 0x7E;
		const wchar_t *shown = signs_shown(FONT_CONSOLE, sign);
		if (wcslen(shown) != 1 || (*shown > 0xFF && !wcschr(console_has, *shown))) {
			missing++;
			diag("U+%04X is not in the console's fonts", (unsigned)*shown);
		}
		changed += signs_shown(FONT_ALL, sign) != sign;
	}
	is_int(unordered, 0, "the table of %zu is in order", count);
	is_int(wide, 0, "every sign is of one column");
	is_int(not_ascii, 0, "and what stands in for it is one ASCII character");
	is_int(missing, 0, "the console shows what its fonts have");
	is_int(changed, 0, "and a font that has all shows all");
	for (size_t i = 0; console_has[i]; i++) {
		const wchar_t sign[] = { console_has[i], L'\0' };
		ok(signs_shown(FONT_CONSOLE, sign) == sign, "U+%04X stays on the console",
			(unsigned)console_has[i]);
		ok(*signs_shown(FONT_ASCII, sign) < 0x80, "and is replaced in ASCII");
	}
}

/* What groups go by stays apart, and so do the signs that stand for a state. */
static void
test_apart(void)
{
	static const wchar_t *const sets[] = {
		L"●■▲◆○□△◇▼★☆◎", L"○●×", L"✓·▸–", L"━●■▲◆○□△◇▼★☆◎·", L"├━╋┤", L"▀▄█ " };
	static const enum font fonts[] = { FONT_ALL, FONT_CONSOLE, FONT_ASCII };
	for (size_t f = 0; f < 3; f++) {
		for (size_t s = 0; s < sizeof(sets) / sizeof(sets[0]); s++) {
			wchar_t shown[32] = L"";
			int same = 0;
			for (size_t i = 0; sets[s][i]; i++) {
				const wchar_t sign[] = { sets[s][i], L'\0' };
				wchar_t is = *signs_shown(fonts[f], sign);
				bool ends = fonts[f] == FONT_ASCII && sets[s][i] == L'┤'; /* as it begins */
				same += wcschr(shown, is) != NULL && !ends;
				shown[i] = is;
			}
			is_int(same, 0, "font %d: the signs of set %zu stay apart", (int)fonts[f], s);
		}
	}
}

static void
test_letters(void)
{
	static const wchar_t *const letters[] = { L"ä", L"ß", L"ł", L"Ж", L"م", L"李", L"e\u0301", L"a", L" ", L"~" };
	for (size_t i = 0; i < sizeof(letters) / sizeof(letters[0]); i++)
		ok(signs_shown(FONT_ASCII, letters[i]) == letters[i], "letter %zu stays", i);
}

static void
test_names(void)
{
	static const struct {
		const char *name;
		enum font font;
	} terminals[] = {
		{ "xterm-256color", FONT_ALL }, { "xterm", FONT_ALL }, { "screen", FONT_ALL },
		{ "tmux-256color", FONT_ALL }, { "vte-256color", FONT_ALL }, { "rxvt-unicode", FONT_ALL },
		{ "konsole", FONT_ALL }, { "foot", FONT_ALL }, { "", FONT_ALL },
		{ "linux", FONT_CONSOLE }, { "linux-16color", FONT_CONSOLE },
		{ "vt100", FONT_ASCII }, { "vt102", FONT_ASCII }, { "vt220-8bit", FONT_ASCII },
		{ "vt52", FONT_ASCII }, { "ansi", FONT_ASCII }, { "cons25", FONT_ASCII },
		{ "cons25-debian", FONT_ASCII }, { "pcansi", FONT_ASCII }, { "sun", FONT_ASCII },
	};
	for (size_t i = 0; i < sizeof(terminals) / sizeof(terminals[0]); i++)
		is_int(signs_font_of(terminals[i].name), terminals[i].font, "%s", terminals[i].name);
}

static void
rows_are(int from, int rows, const char *wanted, const char *name)
{
	char *text = wall_rows(from, from + rows);
	is_str(text, wanted, "%s", name);
	free(text);
}

static void
draw(void)
{
	struct canvas screen = canvas_begin(), ten = canvas_part(&screen, 0, 0, 1, 10);
	canvas_rule(&ten, 0);
	canvas_text(&screen, 1, 0, 80, LOOK_PLAIN, "✓ „Zürich“ – 3 × 5 € … ▸ ●A ■B ▲C ◆D ★S");
	canvas_text(&screen, 2, 0, 10, LOOK_PLAIN, "0123456789abc");
	canvas_bar(&screen, 3, 0, 10, 0.24);
	canvas_bar(&screen, 4, 0, 10, 0.26);
	canvas_bar(&screen, 5, 0, 10, 0.001);
	canvas_column(&screen, 6, 0, 3, 1, LOOK_BAR, 0.5);
	canvas_large(&screen, 10, 0, 40, 5, "Ve");
	canvas_medium(&screen, 16, 0, 40, "Für");
}

static void
test_drawn(void)
{
	if (!wall_open("vt100", 24, 80, true)) {
		diag("no description of vt100");
		return;
	}
	draw();
	rows_are(0, 9,
		"----------\n"
		"v \"Zürich\" - 3 x 5 E . > @A #B ^C &D *S\n"
		"012345678.\n"
		"##\n"
		"###\n"
		"#\n"
		"\n"
		"#\n"
		"#\n", "a vt100 gets ASCII and whole cells");
	rows_are(10, 5,
		"##    ##\n"
		"\"#_  _#\"  _#\"\"#_\n"
		" ##  ##   ##__##\n"
		"  ####    ##\n"
		"   \"\"      \"\"\"\"\"\n", "large letters of it");
	rows_are(16, 3, "Für\n\n\n", "and none that would need halves");
	is_int(canvas_medium_columns("Für"), -1, "which is said before");
	is_int(canvas_running_columns("Für"), -1, "of running text as well");
	char label[KEY_LABEL_LONGEST];
	is_str(key_label("Left", label), "Left", "an arrow key is no other key");
	is_str(key_label("Space", label), "Space", "the others are as ever");

	if (wall_open("linux", 24, 80, true)) {
		draw();
		rows_are(0, 6,
			"──────────\n"
			"v „Zürich“ – 3 × 5 € … ▸ ●A ■B ▲C ♦D *S\n"
			"012345678…\n"
			"██\n"
			"███\n"
			"█\n", "the console gets what it has");
		is_str(key_label("Left", label), "←", "arrows too");
	}
	signs_only_ascii(true);
	if (wall_open("xterm-256color", 24, 80, true)) {
		draw();
		rows_are(0, 1, "----------\n", "ASCII can be asked for");
	}
	signs_only_ascii(false);
	if (wall_open("xterm-256color", 24, 80, true)) {
		draw();
		rows_are(3, 3, "██▍\n██▌\n▏\n", "and elsewhere there are eighths");
	}
}

int
main(void)
{
	setlocale(LC_CTYPE, "C.UTF-8");
	test_table();
	test_apart();
	test_letters();
	test_names();
	test_drawn();
	wall_close();
	return done_testing();
}
