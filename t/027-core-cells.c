/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/text.h"
#include "shared.h"
#include "tap.h"

#include <locale.h>

enum { BLNS = 516 };

/* What curses and the terminal must be able to rely on, judged by wcwidth alone. */
static bool
is_safe(const struct text_cell *cell)
{
	size_t length = wcslen(cell->wide);
	int columns = 0;

	if (length == 0)
		return cell->columns == 0;
	if (length > TEXT_CELL_CHARS || cell->columns < 1 || cell->columns > 2)
		return false;
	for (size_t i = 0; i < length; i++) {
		wchar_t c = cell->wide[i];
		int width = wcwidth(c);
		bool moves = c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xAD || c == 0x61C
			|| (c >= 0x200B && c <= 0x200F) || (c >= 0x2028 && c <= 0x202E)
			|| (c >= 0x2060 && c <= 0x206F) || (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF;
		if (moves || width < 0 || (i == 0) != (width > 0))
			return false;
		columns += width;
	}
	return columns == cell->columns;
}

/* Draws S and says whether everything went as promised. */
static bool
draws(const char *s, size_t n)
{
	struct text_cell cell;
	int columns = 0, by_cluster = 0;

	for (size_t at = 0; at < n;) {
		size_t next = text_shown(s, n, at, &cell);
		if (next <= at || next > n || !is_safe(&cell))
			return false;
		columns += cell.columns;
		at = next;
	}
	for (size_t at = 0; at < n;) {
		size_t next = text_next(s, n, at);
		by_cluster += text_columns_n(s + at, next - at);
		at = next;
	}
	if (columns != text_columns_n(s, n) || columns != by_cluster)
		return false;
	for (int room = 0; room <= columns + 1; room += 1 + columns / 7) {
		size_t fit = text_fit(s, n, room);
		if (text_columns_n(s, fit) > room || text_boundary(s, n, fit) != fit
			|| (fit < n && text_columns_n(s, text_next(s, n, fit)) <= room))
			return false;
	}
	return true;
}

/* The cells of S, one after the other, as UTF-8. */
static const char *
drawn(const char *s)
{
	static char out[1024];
	struct text_cell cell;
	size_t n = strlen(s), length = 0;
	for (size_t at = 0; at < n;) {
		at = text_shown(s, n, at, &cell);
		for (const wchar_t *c = cell.wide; *c; c++)
			length += text_encode((uint32_t)*c, out + length);
	}
	out[length] = '\0';
	return out;
}

static const struct {
	const char *name, *text, *drawn;
	int columns;
} cases[] = {
	{ "ASCII", "abc", "abc", 3 },
	{ "nothing", "", "", 0 },
	{ "Żółć", "Żółć", "Żółć", 4 },
	{ "Żółć in parts", "Z\u0307o\u0301łc\u0301", "Z\u0307o\u0301łc\u0301", 4 },
	{ "Nguyễn", "Nguyễn", "Nguyễn", 6 },
	{ "Олена", "Олена", "Олена", 5 },
	{ "محمد", "محمد", "محمد", 4 },
	{ "李小龙", "李小龙", "李小龙", 6 },
	{ "Hangul in parts", "\u1112\u1161\u11AB", "\u1112\u1161\u11AB", 2 },
	{ "an escape sequence", "\x1B[2J", "\uFFFD[2J", 4 },
	{ "C1", "\xC2\x9B" "2J", "\uFFFD2J", 3 },
	{ "line break and tab", "a\nb\tc", "a\uFFFDb\uFFFDc", 5 },
	{ "DEL", "\x7F", "\uFFFD", 1 },
	{ "ill-formed", "\xE2\x82x", "\uFFFDx", 2 },
	{ "bidi override", "\u202Eabc\u202C", "\uFFFDabc\uFFFD", 5 },
	{ "bidi isolate", "\u2066a\u2069", "\uFFFDa\uFFFD", 3 },
	{ "bidi marks", "\u200E\u200F\u061C", "\uFFFD\uFFFD\uFFFD", 3 },
	{ "line and paragraph separator", "\u2028\u2029", "\uFFFD\uFFFD", 2 },
	{ "invisible ones", "a\u200Bb\uFEFFc\u00ADd\u2060e", "abcde", 5 },
	{ "nothing but an invisible one", "\u200B", "", 0 },
	{ "a mark without a base", "\u0301a", " \u0301a", 2 },
	{ "a mark behind a line break", "\n\u0301", "\uFFFD \u0301", 2 },
	{ "too many marks", "a\u0301\u0302\u0303\u0304\u0305\u0306b",
		"a\u0301\u0302\u0303\u0304b", 2 },
	{ "a family, without its joiners", "👨\u200D👩\u200D👧", "👨👩👧", 6 },
	{ "a flag", "🇩🇪", "🇩🇪", 2 },
	{ "an emoji selector", "❤\uFE0F!", "❤!", 2 },
	{ "a keycap", "1\uFE0F\u20E3", "1\u20E3", 1 },
	{ "a skin tone", "👍🏽", "👍", 2 },
	{ "a skin tone alone", "🏽", "🏽", 2 },
	{ "unassigned and not a character", "\u0378\uFFFF", "\uFFFD\uFFFD", 2 },
};

static void
test_blns(void)
{
	FILE *file = shared_open("text/blns.txt");
	char *line = NULL;
	size_t room = 0, strings = 0, undrawn = 0, unclean = 0;
	ssize_t n;

	if (!file) {
		skip(3, "blns.txt is not here");
		return;
	}
	while ((n = getline(&line, &room, file)) > 0) {
		if (line[n - 1] == '\n')
			n--;
		if (n == 0 || line[0] == '#')
			continue;
		strings++;
		char *clean = text_clean(line, (size_t)n, TEXT_ONE_LINE | TEXT_TRIM);
		char *again = text_clean(clean, strlen(clean), TEXT_ONE_LINE | TEXT_TRIM);
		bool controls = false;
		for (const char *c = clean; *c; c++)
			controls = controls || (unsigned char)*c < 0x20 || *c == 0x7F
				|| ((unsigned char)c[0] == 0xC2 && (unsigned char)c[1] < 0xA0);
		if (controls || strcmp(clean, again) != 0 || !text_valid(clean, strlen(clean))) {
			diag("not clean: %s", clean);
			unclean++;
		}
		if (!draws(line, (size_t)n) || !draws(clean, strlen(clean))) {
			diag("not drawn: %s", clean);
			undrawn++;
		}
		free(clean);
		free(again);
	}
	free(line);
	fclose(file);
	is_int(unclean, 0, "naughty strings: no control character is stored");
	is_int(undrawn, 0, "naughty strings: drawn in the columns that were counted");
	is_int(strings, BLNS, "all strings of the file");
}

static void
test_everything(void)
{
	char bytes[16];
	int wrong = 0;

	for (uint32_t code = 0; code < 0x110000; code++) {
		size_t n = text_encode(code, bytes);
		wrong += !draws(bytes, n);
		bytes[0] = 'a';
		n = 1 + text_encode(code, bytes + 1);
		bytes[n++] = 'b';
		wrong += !draws(bytes, n);
	}
	is_int(wrong, 0, "every code point, alone and between letters");

	/* A linear congruential generator (Knuth's MMIX) gives the same bytes everywhere. */
	uint64_t seed = 20260312;
	wrong = 0;
	for (int round = 0; round < 20000; round++) {
		size_t n = 0;
		while (n < 12) {
			static const uint32_t joining[] = {
				0x200D, 0x301, 0xFE0F, 0x1F3FD, 0x1F468, 0x1F1E9, 0x1112, 0x1161, 0x11AB,
				0x600, 0x903, 0x20E3, '\r', '\n', 0xAD, 'x',
			};
			seed = seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
			if (seed >> 63)
				bytes[n++] = (char)(seed >> 40);
			else
				n += text_encode(joining[seed >> 59], bytes + n);
		}
		wrong += !draws(bytes, n);
	}
	is_int(wrong, 0, "random bytes and characters that join");
}

static const struct {
	const char *text;
	int columns;
	const char *shortened;
} shortenings[] = {
	{ "Leertaste", 9, "Leertaste" },
	{ "Leertaste", 8, "Leertas…" },
	{ "Leer taste", 6, "Leer…" },
	{ "李小龙", 5, "李小…" },
	{ "李小龙", 4, "李…" },
	{ "e\u0301e\u0301e\u0301", 2, "e\u0301…" },
	{ "abc", 1, "…" },
	{ "abc", 0, "" },
	{ "abc", -3, "" },
	{ "", 0, "" },
};

int
main(void)
{
	if (!setlocale(LC_CTYPE, "C.UTF-8"))
		skip_all("there is no C.UTF-8 locale");

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		is_str(drawn(cases[i].text), cases[i].drawn, "%s", cases[i].name);
		is_int(text_columns(cases[i].text), cases[i].columns, "%s: columns", cases[i].name);
		ok(draws(cases[i].text, strlen(cases[i].text)), "%s: safe", cases[i].name);
	}
	for (size_t i = 0; i < sizeof(shortenings) / sizeof(*shortenings); i++) {
		char *text = text_shortened(shortenings[i].text, shortenings[i].columns);
		is_str(text, shortenings[i].shortened, "\"%s\" in %d columns", shortenings[i].text,
			shortenings[i].columns);
		free(text);
	}
	test_blns();
	test_everything();
	return done_testing();
}
