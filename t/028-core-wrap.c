/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/buffer.h"
#include "core/hyphen.h"
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
	{ "a long word", "Abstimmung", 4, "[Abs-][tim-][mung]" },
	{ "a long word behind a short one", "ab Abstimmung", 4, "[ab][Abs-][tim-][mung]" },
	{ "a short word behind a long one", "Abstimmung ab", 5, "[Abs-][tim-][mung][ab]" },
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
	{ "before one consonant", "Zusammenhalt", 8, "[Zusam-][menhalt]" },
	{ "not within a sound", "Kommunikachen", 11, "[Kommuni-][kachen]" },
	{ "not near the ends", "Absage Oberin", 5, "[Abs-][age][Obe-][rin]" },
	{ "no letter that a vowel follows", "Schtschtschtsch", 9, "[Schtscht-][schtsch]" },
	{ "Cyrillic", "сполучуваність", 9, "[сполучу-][ваність]" },
	{ "no hyphen where none is written", "محمدمحمد", 5, "[محمدم][حمد]" },
	{ "digits are cut", "123456789", 5, "[12345][6789]" },
	{ "a narrow line has no room for a hyphen", "Abstimmung", 3, "[Abs][tim][mun][g]" },
	{ "a word that fits the next line stays whole", "ab cd Zusammenhalt", 13, "[ab cd][Zusammenhalt]" },
	{ "gender marks part the letters", "Mitarbeiter:innen", 12, "[Mitarbei-][ter:innen]" },
	{ "in quotation marks", "„Zusammenhalt“", 9, "[„Zusam-][menhalt“]" },
	{ "a soft hyphen", "Zusammen\u00ADhalt", 10, "[Zusammen-][halt]" },
	{ "that is not needed", "Zusammen\u00ADhalt", 12, "[Zusammen\u00ADhalt]" },
	{ "that fits just not", "Zusammen\u00ADhalt", 8, "[Zusam-][men\u00ADhalt]" },
	{ "several", "Ge\u00ADmein\u00ADde\u00ADrat", 8, "[Ge\u00ADmein-][de\u00ADrat]" },
	{ "a mailbox stays whole", "an info@ort.de oder", 12, "[an][info@ort.de][oder]" },
	{ "or is broken without a hyphen", "info@musterstadt.de", 12, "[info@][musterstadt.][de]" },
	{ "a page stays whole", "s www.ort.de/a/b-c", 16, "[s][www.ort.de/a/b-c]" },
	{ "or is broken behind its signs", "https://ort.de/wort-ort", 12, "[https://ort.][de/wort-ort]" },
	{ "or wherever it must be", "www.donaudampfschiff.de", 9, "[www.][donaudamp][fschiff.][de]" },
};

/* With somebody who knows: each `|` is where a word may be broken, each `=` where two meet. */
static const struct {
	const char *name, *known, *text;
	int columns;
	const char *lines;
} hyphenated[] = {
	{ "at the last syllable that fits", "Frei|wil|li|gen|ar|beit", "Freiwilligenarbeit", 9,
		"[Freiwil-][ligenar-][beit]" },
	{ "where two words meet", "Zu|sam|men|halts=be|richt", "Zusammenhaltsbericht", 17,
		"[Zusammenhalts-][bericht]" },
	{ "unless that costs too much", "Rat=haus|ver|wal|tung", "Rathausverwaltung", 13,
		"[Rathausver-][waltung]" },
	{ "a long word before an empty third", "Zu|sam|men|halts=be|richt",
		"Unser Zusammenhaltsbericht erscheint", 24,
		"[Unser Zusammenhalts-][bericht erscheint]" },
	{ "not where that saves no line", "Zu|sam|men|halts=be|richt",
		"Unser Zusammenhaltsbericht", 24, "[Unser][Zusammenhaltsbericht]" },
	{ "not before less", "Zu|sam|men|halts=be|richt", "Unser neuer Zusammenhaltsbericht", 15,
		"[Unser neuer][Zusammenhalts-][bericht]" },
	{ "not one that is short", "Be|richt", "Unser Bericht", 12, "[Unser][Bericht]" },
	{ "three letters on either side", "Zu|sammenhal|te", "Zusammenhalte", 10,
		"[Zusammen-][halte]" },
	{ "what nobody knows by rule", "Ab|c", "Zusammenhalt", 8, "[Zusam-][menhalt]" },
	{ "behind a hyphen of its own", "Frei|wil|li|gen|ar|beit", "Groß-Freiwilligenarbeit", 14,
		"[Groß-Freiwil-][ligenarbeit]" },
};

static void
find(void *own, const char *word, size_t n, unsigned char *places)
{
	size_t at = 0;
	memset(places, HYPHEN_NONE, n);
	for (const char *c = own; *c && at < n; c++) {
		if (*c == '|' || *c == '=')
			places[at] = *c == '|' ? HYPHEN_SYLLABLE : HYPHEN_COMPOUND;
		else if (*c != word[at++])
			break;
	}
	if (strcspn(own, "|=") > n || strncmp(own, word, strcspn(own, "|=")) != 0)
		memset(places, HYPHEN_NONE, n);
}

/* S as a wrapping of TEXT must be: in order, within its columns, and only white space left out, and a
 * soft hyphen that is seen. */
static bool
holds(const char *text, int columns, const struct wrap_line *lines, size_t count)
{
	size_t at = 0, n = strlen(text);
	int most = columns < 2 ? 2 : columns;

	for (size_t i = 0; i <= count; i++) {
		size_t start = i < count ? lines[i].start : n;
		if (i > 0 && lines[i - 1].hyphen && strncmp(text + at, "\u00AD", 2) == 0)
			at += 2;
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
			|| lines[i].columns != text_columns_n(text + start, lines[i].length)
				+ lines[i].hyphen)
			return false;
	}
	return true;
}

static void
check(const char *name, const char *text, int columns, const struct wrap_hyphens *hyphens,
	const char *wanted)
{
	struct buffer got = { .bytes = NULL };
	struct wrap_line *lines;
	size_t count = wrap_text(text, columns, hyphens, &lines);
	for (size_t i = 0; i < count; i++)
		buffer_printf(&got, "[%.*s%s]", (int)lines[i].length, text + lines[i].start,
			lines[i].hyphen ? "-" : "");
	is_str(buffer_text(&got), wanted, "%s", name);
	ok(holds(text, columns, lines, count), "%s: its columns", name);
	is_int(wrap_text(text, columns, hyphens, NULL), count, "%s: only counted", name);
	buffer_free(&got);
	free(lines);
}

/* Somebody who knows too much: every other byte. */
static void
find_everywhere(void *own, const char *word, size_t n, unsigned char *places)
{
	(void)own;
	for (size_t i = 0; i < n; i++)
		places[i] = i % 2 == 0 && ((unsigned char)word[i] & 0xC0) != 0x80;
}

int
main(void)
{
	if (!setlocale(LC_CTYPE, "C.UTF-8"))
		skip_all("there is no C.UTF-8 locale");

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		check(cases[i].name, cases[i].text, cases[i].columns, NULL, cases[i].lines);
	for (size_t i = 0; i < sizeof(hyphenated) / sizeof(*hyphenated); i++) {
		struct wrap_hyphens hyphens = { .find = find, .own = (char *)hyphenated[i].known };
		check(hyphenated[i].name, hyphenated[i].text, hyphenated[i].columns, &hyphens,
			hyphenated[i].lines);
	}

	static const char *const pieces[] = {
		"a", "Wort", " ", "  ", "-", "/", "\n", "e\u0301", "李", "。", "👨\u200D👩\u200D👧", "7",
		"\u200B", "\u0301", "(", "Freiwilligenmanagement", "\u00AD", "Żółć:innen",
		"info@ort.de", "https://ort.de/a", "محمد", "Schifffahrts", "\"", ".", "Олена", "B",
		"zusammen", "halt", "\u00A0", "e",
	};
	uint64_t seed = 7;
	int wrong = 0;
	for (int round = 0; round < 20000; round++) {
		struct buffer text = { .bytes = NULL };
		struct wrap_line *lines;
		int columns = 0;
		for (int i = 0; i < 20; i++) {
			seed = seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
			buffer_add(&text, pieces[(seed >> 40) % (sizeof(pieces) / sizeof(*pieces))]);
			columns = (int)(seed >> 40 & 31);
		}
		const struct wrap_hyphens everywhere = { .find = find_everywhere };
		size_t count = wrap_text(text.bytes, columns, round % 2 ? &everywhere : NULL, &lines);
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
