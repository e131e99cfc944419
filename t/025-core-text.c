/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/text.h"
#include "shared.h"
#include "tap.h"

enum { SEQUENCES = 58 };

static size_t
replacements(const char *s)
{
	size_t count = 0;
	for (; (s = strstr(s, "\uFFFD")); s += 3)
		count++;
	return count;
}

static void
test_sequences(void)
{
	FILE *file = shared_open("text/utf8-sequences.tsv");
	char line[1024];
	int rows = 0;

	if (!file) {
		skip(2 * SEQUENCES + 1, "utf8-sequences.tsv is not here");
		return;
	}
	while (fgets(line, sizeof(line), file)) {
		if (line[0] == '#')
			continue;
		char *rest = line, *name = strsep(&rest, "\t"), *hex = strsep(&rest, "\t");
		bool valid = atoi(strsep(&rest, "\t"));
		size_t replaced = strtoul(rest, NULL, 10), n = strlen(hex) / 2;

		/* As much memory as there are bytes, so that a sanitizer sees who reads on. */
		char *bytes = malloc(n);
		for (size_t i = 0; i < n; i++) {
			char digits[] = { hex[2 * i], hex[2 * i + 1], '\0' };
			bytes[i] = (char)strtoul(digits, NULL, 16);
		}
		ok(text_valid(bytes, n) == valid, "%s is %svalid", name, valid ? "" : "not ");
		char *clean = text_clean(bytes, n, TEXT_LINES);
		size_t own = valid ? replacements(clean) : 0;
		is_int(replacements(clean), replaced + own, "%s: %zu replaced", name, replaced);
		free(clean);
		free(bytes);
		rows++;
	}
	fclose(file);
	is_int(rows, SEQUENCES, "all sequences of the file");
}

static void
test_codes(void)
{
	uint32_t code;
	char bytes[5] = { 0 };

	is_int(text_first_fault("abc", 3), 3, "no fault");
	is_int(text_first_fault("ab\xC3", 3), 2, "a fault at the end");
	is_int(text_first_fault("\xC3\xA4\xA4z", 4), 2, "a fault in the middle");
	ok(text_valid("a\0b", 3), "a NUL is valid UTF-8");
	is_int(text_code("\xC3\xA4z", 3, 0, &code), 2, "the offset behind a character");
	is_int(code, 0xE4, "which is ä");
	is_int(text_code("z", 1, 1, &code), 1, "nothing behind the end");
	is_int(code, 0, "which is no character");
	is_int(text_encode(0x20AC, bytes), 3, "three bytes");
	is_str(bytes, "€", "of the euro sign");
	is_int(text_encode(0xD800, bytes), 3, "a surrogate");
	is_str(bytes, "\uFFFD", "is replaced");

	int wrong = 0;
	for (uint32_t wanted = 0; wanted < 0x110000; wanted++) {
		size_t n = text_encode(wanted, bytes);
		bool surrogate = wanted >= 0xD800 && wanted <= 0xDFFF;
		wrong += text_code(bytes, n, 0, &code) != n
			|| code != (surrogate ? 0xFFFD : wanted) || !text_valid(bytes, n);
	}
	is_int(wrong, 0, "every code point there and back");

	wrong = 0;
	for (unsigned first = 0x80; first <= 0xFF; first++) {
		char sequence[] = { (char)first, '\x90', '\x80', '\x80' };
		size_t length = first >= 0xC2 && first <= 0xDF ? 2
			: first >= 0xE1 && first <= 0xEF ? 3 : first >= 0xF0 && first <= 0xF3 ? 4 : 0;
		wrong += text_first_fault(sequence, 4) != length;
		wrong += text_valid(sequence, 4) != (length == 4);
	}
	is_int(wrong, 0, "every first byte");
}

static const struct {
	const char *name, *typed;
	enum text_clean_flags flags;
	const char *clean;
} cleanings[] = {
	{ "plain text stays", "Zoë, 李 & محمد", TEXT_ONE_LINE, "Zoë, 李 & محمد" },
	{ "signs of prose stay", "„Zoë“ – ‚so‘ … •", TEXT_ONE_LINE, "„Zoë“ – ‚so‘ … •" },
	{ "NFC", "Z\u0307o\u0301\u0142c\u0301", TEXT_ONE_LINE, "Żółć" },
	{ "NFC among signs of prose", "„Z\u0307“ – o\u0301", TEXT_ONE_LINE, "„Ż“ – ó" },
	{ "NFC with several marks", "Nguye\u0302\u0303n", TEXT_ONE_LINE, "Nguyễn" },
	{ "marks are put in order", "a\u0323\u0307 a\u0307\u0323", TEXT_ONE_LINE,
		"\u1EA1\u0307 \u1EA1\u0307" },
	{ "Hangul is composed", "\u1112\u1161\u11AB", TEXT_ONE_LINE, "한" },
	{ "compatibility forms stay", "ﬁ ² Ⅳ", TEXT_ONE_LINE, "ﬁ ² Ⅳ" },
	{ "line breaks", "a\r\nb\rc\nd\u2028e\u2029f", TEXT_LINES, "a\nb\nc\nd\ne\nf" },
	{ "line breaks in one line", "a\r\nb\rc\nd\u2028e", TEXT_ONE_LINE, "a b c d e" },
	{ "tabs", "a\tb", TEXT_LINES, "a b" },
	{ "control characters", "\x1B[31mred\x1B[0m\x07\x7F\xC2\x85\xC2\x9B" "2J", TEXT_LINES,
		"[31mred[0m2J" },
	{ "a mark that loses its control character", "e\x01\u0301", TEXT_ONE_LINE, "é" },
	{ "ends stay", " a ", TEXT_ONE_LINE, " a " },
	{ "ends are trimmed", "\uFEFF \u00A0\t\n a b\u3000\u200B\n ", TEXT_LINES | TEXT_TRIM, "a b" },
	{ "nothing but blanks", " \u200B\u2003 ", TEXT_TRIM, "" },
	{ "nothing", "", TEXT_TRIM, "" },
	{ "ill-formed bytes", "a\xFF" "b\xF0\x9F\x98", TEXT_ONE_LINE, "a\uFFFD" "b\uFFFD" },
	{ "bidi overrides are stored as typed", "\u202Eabc\u202C", TEXT_ONE_LINE, "\u202Eabc\u202C" },
};

static void
test_clean(void)
{
	for (size_t i = 0; i < sizeof(cleanings) / sizeof(*cleanings); i++) {
		const char *typed = cleanings[i].typed;
		char *clean = text_clean(typed, strlen(typed), cleanings[i].flags);
		is_str(clean, cleanings[i].clean, "%s", cleanings[i].name);
		char *again = text_clean(clean, strlen(clean), cleanings[i].flags);
		is_str(again, clean, "%s, and cleaning again changes nothing", cleanings[i].name);
		free(clean);
		free(again);
	}
	char *clean = text_clean("a\0b", 3, TEXT_LINES);
	is_str(clean, "ab", "a NUL inside goes");
	free(clean);
}

static const struct {
	const char *title, *id;
} slugs[] = {
	{ "Begrüßung und Regeln", "begruessung-und-regeln" },
	{ "ÄÖÜ ẞ", "aeoeue-ss" },
	{ "Wie geht's?", "wie-geht-s" },
	{ "  --  Café: Zoë & Żółć!  ", "cafe-zoe-zolc" },
	{ "U\u0308ber uns", "ueber-uns" },
	{ "Nguyễn Ðặng", "nguyen-dang" },
	{ "3. Runde", "runde" },
	{ "2026", "" },
	{ "Олена", "" },
	{ "", "" },
	{ "Smørrebrød æ þ ł ı œ", "smorrebrod-ae-th-l-i-oe" },
	{ "Frage 7b", "frage-7b" },
	{ "März 2026", "maerz-2026" },
	{ "Mar 5", "s-mar-5" },
	{ "OKT4", "s-okt4" },
	{ "Mai", "mai" },
	{ "Maibaum 3", "maibaum-3" },
	{ "True", "s-true" },
	{ "abcdefghi abcdefghi abcdefghi abcdefghi abcdefghi",
		"abcdefghi-abcdefghi-abcdefghi-abcdefghi" },
	{ "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz",
		"abcdefghijklmnopqrstuvwxyzabcdefghijklmn" },
	{ "abcdefghijklmnopqrstuvwxyzabcdefghijklmß",
		"abcdefghijklmnopqrstuvwxyzabcdefghijklms" },
	{ "\xFF\x1B[2Jx", "jx" },
};

static void
test_ids(void)
{
	for (size_t i = 0; i < sizeof(slugs) / sizeof(*slugs); i++) {
		char *id = text_slug(slugs[i].title);
		is_str(id, slugs[i].id, "the id of \"%s\"", slugs[i].title);
		ok(!*id || text_id_valid(id), "is a valid one");
		free(id);
	}
	static const char *const valid[] = {
		"a", "q-1", "gruppe-z", "mar", "may-be", "e5", "zehn-1-2",
		"abcdefghijklmnopqrstuvwxyz-abcdefghijklm",
	};
	for (size_t i = 0; i < sizeof(valid) / sizeof(*valid); i++)
		ok(text_id_valid(valid[i]), "valid: %s", valid[i]);
	static const char *const invalid[] = {
		"", "A", "1a", "-a", "a b", "a_b", "ä", "a\n", "mar-5", "sept2", "dez-2026", "false",
		"wahr", "nan", "na", "inf", "infinity", "jan-1-2026", "abcdefghijklmnopqrstuvwxyz-abcdefghijklmn",
	};
	for (size_t i = 0; i < sizeof(invalid) / sizeof(*invalid); i++)
		ok(!text_id_valid(invalid[i]), "not valid: %s", invalid[i]);
}

static void
test_folding(void)
{
	ok(text_compare_folded("STRASSE", "Straße") == 0, "ß is ss");
	ok(text_compare_folded("ŻÓŁĆ", "żo\u0301łć") == 0, "Żółć, composed or not");
	ok(text_compare_folded("ОЛЕНА", "Олена") == 0, "Олена");
	ok(text_compare_folded("Σίσυφος", "ΣΊΣΥΦΟΣ") == 0, "both small sigmas");
	ok(text_compare_names("Öhringen", "Zeitz") < 0 && text_compare_names("Öhringen", "Offenbach") < 0,
		"names stand where they are looked for");
	ok(text_compare_names("aue", "Aue") == 0 && text_compare_names("Київ", "Aue") != 0, "whatever their letters");
	ok(text_compare_folded("a", "B") < 0 && text_compare_folded("b", "A") > 0, "in order");
	ok(text_compare_folded("schon", "schön") != 0, "umlauts differ");
	ok(text_contains_folded("Mehr Straßenbäume!", "STRASSEN"), "found");
	ok(text_contains_folded("Mehr Straßenbäume!", "BÄUME"), "found behind ß");
	ok(!text_contains_folded("Mehr Straßenbäume!", "Park"), "not found");
	ok(text_contains_folded("x", "") && text_contains_folded("", ""), "nothing is everywhere");
	ok(!text_contains_folded("", "x"), "and something not in nothing");
}

int
main(void)
{
	test_sequences();
	test_codes();
	test_clean();
	test_ids();
	test_folding();
	return done_testing();
}
