/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/line.h"
#include "core/text.h"
#include "tap.h"

#include <locale.h>

/* The line with `|` at the cursor. */
static const char *
shown(const struct line *line)
{
	static char out[512];
	snprintf(out, sizeof(out), "%.*s|%s", (int)line->cursor, line->text,
		line->text + line->cursor);
	return out;
}

static void
type(struct line *line, const char *text)
{
	line_insert(line, text, strlen(text));
}

static void
test_keys(void)
{
	struct line line;
	line_init(&line, NULL, 0);
	is_str(shown(&line), "|", "an empty line");
	ok(!line_left(&line) && !line_right(&line) && !line_backspace(&line) && !line_delete(&line)
		&& !line_word_left(&line) && !line_kill_to_end(&line), "in which nothing can be done");

	type(&line, "Mehr Bäume für alle");
	is_str(shown(&line), "Mehr Bäume für alle|", "typed");
	ok(line_word_left(&line) && line_word_left(&line), "two words left");
	is_str(shown(&line), "Mehr Bäume |für alle", "stands there");
	line_left(&line);
	line_left(&line);
	type(&line, "n");
	is_str(shown(&line), "Mehr Bäumn|e für alle", "typed in the middle");
	line_backspace(&line);
	line_word_left(&line);
	line_right(&line);
	line_delete(&line);
	is_str(shown(&line), "Mehr B|ume für alle", "deleted an umlaut under the cursor");
	type(&line, "ä");
	line_word_right(&line);
	is_str(shown(&line), "Mehr Bäume| für alle", "to the end of the word");
	line_delete_word(&line);
	is_str(shown(&line), "Mehr | für alle", "the word before the cursor is gone");
	ok(line_kill_to_start(&line), "everything before it");
	is_str(shown(&line), "| für alle", "is gone too");
	ok(line_end(&line) && !line_end(&line), "to the end once");
	ok(line_home(&line) && !line_home(&line), "to the start once");
	line_right(&line);
	ok(line_kill_to_end(&line), "everything behind the cursor");
	is_str(shown(&line), " |", "is gone");
	line_set(&line, "x  ");
	char *taken = line_take(&line);
	is_str(taken, "x", "taken as it may be stored");
	is_str(shown(&line), "|", "and the line is empty");
	free(taken);
	line_free(&line);
	line_free(&line);
}

static void
test_characters(void)
{
	struct line line;
	line_init(&line, "schon", 0);

	line_left(&line);
	line_backspace(&line);
	ok(line_insert_code(&line, 'o') && line_insert_code(&line, 0x308), "a letter, then its mark");
	is_str(shown(&line), "scho\u0308|n", "stand together");
	line_left(&line);
	is_str(shown(&line), "sch|o\u0308n", "one step over both");
	line_delete(&line);
	is_str(shown(&line), "sch|n", "deleted together");

	line_set(&line, "\u0308x");
	line_home(&line);
	type(&line, "u");
	is_str(shown(&line), "u\u0308|x", "the cursor stays off a mark that has found its letter");

	line_set(&line, "👩👧");
	line_left(&line);
	line_insert_code(&line, 0x200D);
	is_str(shown(&line), "👩\u200D👧|", "a joiner joins");
	line_backspace(&line);
	is_str(shown(&line), "|", "and one backspace takes the family");

	for (const char *at = "李ß€😀"; *at; at++)
		line_insert(&line, at, 1);
	is_str(shown(&line), "李ß€😀|", "byte by byte");
	ok(!line_insert(&line, "\xE2\x82", 2), "half a character changes nothing");
	type(&line, "\xAC!");
	is_str(shown(&line), "李ß€😀€!|", "until it is whole");
	line_insert(&line, "\xE2", 1);
	type(&line, "a");
	is_str(shown(&line), "李ß€😀€!\uFFFD" "a|", "or something else comes");
	line_insert(&line, "\xE2", 1);
	line_home(&line);
	type(&line, "b");
	is_str(shown(&line), "b|李ß€😀€!\uFFFD" "a", "or the cursor leaves");

	line_clear(&line);
	type(&line, "a\x1B[31m\r\nb\nc\td\x7F\xC2\x9B\u2028" "e\uFEFF");
	is_str(shown(&line), "a[31m b c d e\uFEFF|", "no control characters, no second line");
	line_insert(&line, "x\0y", 3);
	ok(strcmp(line.text + line.length - 2, "xy") == 0, "a NUL is left out");
	line_insert_code(&line, 0xD800);
	ok(text_valid(line.text, line.length), "a surrogate is replaced");
	line_free(&line);
}

static void
test_limit(void)
{
	struct line line;
	line_init(&line, NULL, 10);
	type(&line, "12345678");
	type(&line, "e\u0301");
	is_int(line.length, 8, "a cluster that does not fit is not torn");
	type(&line, "ä");
	is_int(line.length, 10, "one that fits comes in");
	ok(!line_insert_code(&line, 'x'), "then the line is full");
	line_free(&line);

	line_init(&line, NULL, 0);
	char *much = malloc(LINE_MOST + 10);
	memset(much, 'x', LINE_MOST + 10);
	line_insert(&line, much, LINE_MOST + 10);
	is_int(line.length, LINE_MOST, "64 KiB at most");
	free(much);
	line_free(&line);
}

static void
test_view(void)
{
	struct line line;
	size_t first;
	int column;

	line_init(&line, "abcdefghij", 0);
	line_view(&line, 11, &first, &column);
	ok(first == 0 && column == 10, "all of it, the cursor behind");
	line_view(&line, 5, &first, &column);
	ok(first == 6 && column == 4, "the end");
	line_left(&line);
	line_left(&line);
	line_view(&line, 5, &first, &column);
	ok(first == 6 && column == 2, "moving within it does not scroll");
	line_home(&line);
	line_right(&line);
	line_view(&line, 5, &first, &column);
	ok(first == 1 && column == 0, "no further than needed");
	line_end(&line);
	line_view(&line, 5, &first, &column);
	for (int i = 0; i < 3; i++)
		line_backspace(&line);
	line_view(&line, 5, &first, &column);
	ok(first == 3 && column == 4, "what was hidden comes back when there is room");
	line_view(&line, 80, &first, &column);
	ok(first == 0 && column == 7, "also when the window grows");

	line_set(&line, "李小龙和");
	line_view(&line, 6, &first, &column);
	ok(first == 6 && column == 4, "wide letters scroll whole");
	line_left(&line);
	line_view(&line, 6, &first, &column);
	ok(first == 6 && column == 2, "the one under the cursor is seen whole");
	line_home(&line);
	line_view(&line, 6, &first, &column);
	line_right(&line);
	line_right(&line);
	line_view(&line, 5, &first, &column);
	ok(first == 3 && column == 2, "also when the window ends in its middle");
	line_view(&line, 0, &first, &column);
	ok(first == 6 && column == 0, "two columns at least");
	line_free(&line);
}

static bool
is_sound(struct line *line)
{
	size_t first;
	int column;

	if (!text_valid(line->text, line->length) || strlen(line->text) != line->length
		|| line->length > line->most || line->cursor > line->length
		|| text_boundary(line->text, line->length, line->cursor) != line->cursor)
		return false;
	for (const char *c = line->text; *c; c++)
		if ((unsigned char)*c < 0x20 || *c == 0x7F)
			return false;

	for (int columns = 2; columns < 30; columns += 9) {
		line_view(line, columns, &first, &column);
		if (first > line->cursor || column < 0 || column >= columns
			|| text_boundary(line->text, line->length, first) != first
			|| column != text_columns_n(line->text + first, line->cursor - first))
			return false;
	}
	return true;
}

static void
test_anything(void)
{
	static bool (*const keys[])(struct line *) = {
		line_left, line_right, line_word_left, line_word_right, line_home, line_end,
		line_delete, line_backspace, line_delete_word, line_left, line_right, line_backspace,
	};
	static const uint32_t codes[] = {
		'a', ' ', 0xE4, 0x301, 0x308, 0x200D, 0x1F469, 0x1F1E9, 0x1F1EA, 0x1112, 0x1161, 0x11AB,
		0x674E, 0x645, 0xFE0F, 0x1F3FD, 0x600, '\n', 0x1B, 0x9B, 0x202E, 0xDC00, '-', 0x915,
		0x94D, 0x937, 0x200B, '_', 0xFFFF, 0x3000, 'z', '.',
	};
	const int keys_count = sizeof(keys) / sizeof(*keys);
	struct line line;
	uint64_t seed = 42;
	int unsound = 0;

	line_init(&line, NULL, 120);
	for (int i = 0; i < 100000; i++) {
		seed = seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
		unsigned choice = (unsigned)(seed >> 58), which = (unsigned)(seed >> 40 & 0xFFFF);
		char byte = (char)which;
		size_t length = line.length;
		bool changed = true;

		if (choice < 36)
			line_insert_code(&line, codes[which % 32]);
		else if (choice < 42)
			line_insert(&line, &byte, 1);
		else if (choice < 62)
			changed = keys[which % (unsigned)keys_count](&line);
		else if (choice == 62)
			which % 2 ? line_kill_to_end(&line) : line_kill_to_start(&line);
		else
			type(&line, "Nguyễn 👩‍👧 Żo\u0301łć");
		if (!is_sound(&line) || (!changed && line.length != length)) {
			diag("after step %d: %s", i, shown(&line));
			unsound++;
		}
	}
	is_int(unsound, 0, "a hundred thousand random keys: text valid, cursor between clusters");
	line_free(&line);
}

int
main(void)
{
	if (!setlocale(LC_CTYPE, "C.UTF-8"))
		skip_all("there is no C.UTF-8 locale");
	test_keys();
	test_characters();
	test_limit();
	test_view();
	test_anything();
	return done_testing();
}
