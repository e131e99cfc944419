/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/buffer.h"
#include "core/text.h"
#include "core/wrap.h"
#include "tap.h"

#include <locale.h>

static const struct {
	const char *name, *text;
	int columns;
	const char *lines; /* each in brackets */
} cases[] = {
	{ "fits", "In unserer Kommune", 18, "[In unserer Kommune]" },
	{ "at a space", "In unserer Kommune", 17, "[In unserer][Kommune]" },
	{ "exactly full", "ab cd", 2, "[ab][cd]" },
	{ "several spaces", "ab   cd", 4, "[ab][cd]" },
	{ "spaces at the end", "ab cd   ", 5, "[ab cd]" },
	{ "spaces before a line break", "ab  \ncd", 5, "[ab][cd]" },
	{ "spaces at the start stay", "  ab cd", 5, "[  ab][cd]" },
	{ "line breaks", "a\n\nb\n", 5, "[a][][b]" },
	{ "only line breaks", "\n\n", 5, "[][]" },
	{ "nothing", "", 5, "" },
	{ "only spaces", "   ", 2, "[]" },
	{ "a long word", "Abstimmung", 4, "[Abst][immu][ng]" },
	{ "a long word behind a short one", "ab Abstimmung", 4, "[ab][Abst][immu][ng]" },
	{ "a short word behind a long one", "Abstimmung ab", 5, "[Absti][mmung][ab]" },
	{ "behind a hyphen", "Selbstcheck-Workshop", 14, "[Selbstcheck-][Workshop]" },
	{ "behind a slash", "Verwaltung/Politik", 12, "[Verwaltung/][Politik]" },
	{ "behind a hyphen and spaces", "Haupt- und Ehrenamt", 8, "[Haupt-][und][Ehrenamt]" },
	{ "not behind a leading hyphen", "von -aber", 6, "[von][-aber]" },
	{ "not before a digit", "am 2026-03-12", 8, "[am][2026-03-][12]" },
	{ "not inside //", "s https://x", 9, "[s][https://x]" },
	{ "a space that does not break", "ab 5\u00A0km", 6, "[ab][5\u00A0km]" },
	{ "wide letters", "李小龙和", 5, "[李小][龙和]" },
	{ "wide letters behind narrow ones", "ab 李小龙和", 6, "[ab 李][小龙和]" },
	{ "wide letters in too narrow a line", "李小", 1, "[李][小]" },
	{ "wide punctuation stays behind", "李小。龙和", 6, "[李小。][龙和]" },
	{ "marks stay with their letters", "e\u0301e\u0301e\u0301", 2, "[e\u0301e\u0301][e\u0301]" },
	{ "a space with a mark stays", "ab \u0301c", 3, "[ab \u0301][c]" },
	{ "a cluster too wide for a line", "👨\u200D👩\u200D👧 a", 4, "[👨\u200D👩\u200D][👧 a]" },
	{ "a cluster as wide as a line", "a 👨\u200D👩\u200D👧 b", 6, "[a][👨\u200D👩\u200D👧][b]" },
	{ "an invisible place to break", "abc\u200Bdef", 4, "[abc\u200B][def]" },
};

/* S as a wrapping of TEXT must be: in order, within its columns, and only white space left out. */
static bool
holds(const char *text, int columns, const struct wrap_line *lines, size_t count)
{
	size_t at = 0, n = strlen(text);
	int most = columns < 2 ? 2 : columns;

	for (size_t i = 0; i <= count; i++) {
		size_t start = i < count ? lines[i].start : n;
		for (; at < start; at++)
			if (!strchr(" \n", text[at]))
				return false;
		if (at != start)
			return false;
		if (i == count)
			break;
		at += lines[i].length;
		if (at > n || memchr(text + start, '\n', lines[i].length)
			|| lines[i].columns > most
			|| lines[i].columns != text_columns_n(text + start, lines[i].length))
			return false;
	}
	return true;
}

int
main(void)
{
	if (!setlocale(LC_CTYPE, "C.UTF-8"))
		skip_all("there is no C.UTF-8 locale");

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct buffer got = { .bytes = NULL };
		struct wrap_line *lines;
		size_t count = wrap_text(cases[i].text, cases[i].columns, &lines);
		for (size_t k = 0; k < count; k++)
			buffer_printf(&got, "[%.*s]", (int)lines[k].length,
				cases[i].text + lines[k].start);
		is_str(buffer_text(&got), cases[i].lines, "%s", cases[i].name);
		ok(holds(cases[i].text, cases[i].columns, lines, count), "%s: its columns",
			cases[i].name);
		is_int(wrap_text(cases[i].text, cases[i].columns, NULL), count, "%s: only counted",
			cases[i].name);
		buffer_free(&got);
		free(lines);
	}

	static const char *const pieces[] = {
		"a", "Wort", " ", "  ", "-", "/", "\n", "e\u0301", "李", "。", "👨\u200D👩\u200D👧", "7",
		"\u200B", "\u0301", "(", "Freiwilligenmanagement",
	};
	uint64_t seed = 7;
	int wrong = 0;
	for (int round = 0; round < 20000; round++) {
		struct buffer text = { .bytes = NULL };
		struct wrap_line *lines;
		int columns = 0;
		for (int i = 0; i < 20; i++) {
			seed = seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
			buffer_add(&text, pieces[seed >> 60]);
			columns = (int)(seed >> 40 & 31);
		}
		size_t count = wrap_text(text.bytes, columns, &lines);
		if (!holds(text.bytes, columns, lines, count)) {
			diag("in %d columns: %s", columns, text.bytes);
			wrong++;
		}
		free(lines);
		buffer_free(&text);
	}
	is_int(wrong, 0, "random texts in random widths");
	return done_testing();
}
