/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/canvas.h"

#include "tap.h"
#include "tui/spot.h"
#include "wall.h"

static void
row_is(int row, const char *wanted, const char *name)
{
	char *text = wall_row(row);
	is_str(text, wanted, "%s", name);
	free(text);
}

static void
test_text(void)
{
	struct canvas screen = canvas_begin();
	struct canvas part = canvas_part(&screen, 2, 4, 3, 10);

	is_int(screen.rows, 24, "the whole screen");
	is_int(canvas_text(&part, 0, 0, 10, LOOK_PLAIN, "0123456789"), 10, "a text that just fits");
	is_int(canvas_cuts(), 0, "is not cut");
	is_int(canvas_text(&part, 1, 0, 99, LOOK_PLAIN, "0123456789a"), 10, "a longer one");
	is_int(canvas_cuts(), 1, "is cut");
	row_is(2, "    0123456789", "the first in its place");
	row_is(3, "    012345678…", "the second ends in a sign");
	canvas_text(&part, 3, 0, 10, LOOK_PLAIN, "below");
	canvas_text(&part, 0, 10, 10, LOOK_PLAIN, "beside");
	canvas_text(&part, -1, 0, 10, LOOK_PLAIN, "above");
	is_int(canvas_cuts(), 4, "outside is a cut");
	is_int(canvas_text(&part, 9, 0, 10, LOOK_PLAIN, ""), 0, "nothing is nothing");
	is_int(canvas_cuts(), 4, "wherever");

	canvas_text(&part, 2, 0, 4, LOOK_PLAIN, "日本語");
	row_is(4, "    日…", "a wide character is never half out");
	canvas_text(&part, 2, 9, 1, LOOK_PLAIN, "日");
	row_is(4, "    日…      …", "not even where one column is left");

	screen = canvas_begin();
	is_int(canvas_cuts(), 0, "a new frame");
	canvas_text(&screen, 0, 0, 80, LOOK_PLAIN, "a\x1b[31mb\nc\td\u202ee\u0301");
	row_is(0, "a�[31mb�c�d�e\u0301", "what is unsafe is replaced");
	canvas_printf(&screen, 1, 0, 80, LOOK_STRONG, "%d/%s", 5, "Żółć");
	row_is(1, "5/Żółć", "formatted");
	canvas_text_right(&screen, 2, 0, 10, LOOK_PLAIN, "right");
	row_is(2, "     right", "to the right");
	struct canvas ten = canvas_part(&screen, 3, 0, 1, 10);
	canvas_text_centred(&ten, 0, LOOK_PLAIN, "mid");
	row_is(3, "   mid", "in the middle");
	canvas_rule(&ten, 0);
	row_is(3, "──────────", "a rule");
	canvas_clear(&ten);
	row_is(3, "", "cleared");

	struct canvas outside = canvas_part(&part, 1, -2, 9, 99);
	is_int(outside.left, part.left, "a part begins within");
	is_int(outside.columns, 10, "and ends there");
	is_int(outside.rows, 2, "both ways");
	is_int(canvas_part(&part, 50, 50, 5, 5).rows, 0, "one that is outside is empty");
}

static void
test_record(void)
{
	struct buffer record = {.bytes = NULL};
	canvas_record(&record);
	struct canvas screen = canvas_begin();
	struct canvas part = canvas_part(&screen, 2, 4, 7, 20);
	canvas_text(&part, 0, 1, 10, LOOK_PLAIN, "whole");
	canvas_text(&part, 1, 0, 3, LOOK_PLAIN, "longer");
	canvas_text(&part, 9, 0, 3, LOOK_PLAIN, "below");
	canvas_paragraph(&part, 2, 0, 5, 1, 0, LOOK_PLAIN, "one two three", NULL);
	canvas_large(&part, 0, 0, 20, 5, "10");
	canvas_medium(&part, 5, 0, 20, "no");
	canvas_medium_paragraph(&part, 0, 0, 20, "ja nein nie", true);
	is_str(buffer_text(&record),
		"text 3 6 whole\ncut 4 5 longer\ncut 12 5 below\ntext 5 5 one\ncut 6 5 two three\n"
		"block 2 5 10\ntext 8 5 no\nblock 3 5 ja\nblock 7 5 nein\ncut 11 5 nie\n",
		"what was drawn is told, and what was not");
	is_int(canvas_cuts(), 4, "which counts as cut");
	screen = canvas_begin();
	is_str(buffer_text(&record), "", "a new frame begins anew");
	canvas_record(NULL);
	canvas_text(&screen, 0, 0, 9, LOOK_PLAIN, "untold");
	is_str(buffer_text(&record), "", "and nothing is told unless asked for");
	buffer_free(&record);
}

static void
test_paragraph(void)
{
	struct canvas screen = canvas_begin();
	int total;
	is_int(canvas_paragraph(&screen, 0, 2, 10, 9, 0, LOOK_PLAIN, "one two three four", NULL), 2,
		"two lines");
	row_is(0, "  one two", "the first");
	row_is(1, "  three four", "the second");
	is_int(canvas_paragraph(&screen, 5, 0, 5, 2, 1, LOOK_PLAIN, "a\nb\nc\nd", &total), 2,
		"the middle");
	is_int(total, 4, "of four");
	row_is(5, "b", "is");
	row_is(6, "c", "this");
	is_int(canvas_cuts(), 0, "which cuts nothing");
	canvas_paragraph(&screen, 8, 0, 5, 2, 0, LOOK_PLAIN, "a\nb\nc", NULL);
	is_int(canvas_cuts(), 1, "but what nobody asks for is cut");
	is_int(canvas_paragraph_rows("one two three four", 10), 2, "measured");
}

static void
test_bars(void)
{
	struct canvas screen = canvas_begin();
	canvas_bar(&screen, 0, 0, 10, 0.25);
	canvas_bar(&screen, 1, 0, 10, 1.5);
	canvas_bar(&screen, 2, 0, 10, 0);
	canvas_bar(&screen, 3, 0, 10, 1e-9);
	canvas_bar(&screen, 4, 0, 10, NAN);
	canvas_bar(&screen, 5, 78, 10, 1);
	canvas_bar(&screen, 99, 0, 10, 1);
	row_is(0, "██▌", "a quarter of ten");
	row_is(1, "██████████", "never more than all");
	row_is(2, "", "nothing");
	row_is(3, "▏", "next to nothing is something");
	row_is(4, "", "no number");
	char *row = wall_row(5);
	ok(strstr(row, "  ██") && strlen(row) == 78 + 6, "clipped at the edge");
	free(row);
}

static void
test_columns(void)
{
	static const double shares[] = {0, 1e-9, 0.5, 0.75, 1, 2, NAN};
	struct canvas screen = canvas_begin();
	struct canvas part = canvas_part(&screen, 0, 0, 3, 16);
	for (int i = 0; i < 7; i++)
		canvas_column(&part, 1, 2 * i, 2, 1, LOOK_BAR, shares[i]);
	canvas_column(&part, 0, 14, 9, 9, LOOK_BAR, 1);
	canvas_column(&part, -3, -3, 2, 2, LOOK_BAR, 1);
	char *rows = wall_rows(0, 4);
	is_str(rows,
		"              ██\n"
		"      ▄ █ █   ██\n"
		"  ▁ █ █ █ █   ██\n"
		"\n", "columns: nothing, next to nothing, half, more, all, too much, no number, clipped");
	free(rows);
}

static void
test_large(void)
{
	struct canvas screen = canvas_begin();
	is_int(canvas_large(&screen, 0, 0, 80, 5, "4:05"), CANVAS_LARGE_ROWS, "a clock in blocks");
	char *rows = wall_rows(0, 5);
	is_str(rows,
		"  ▄██       ▄█▀▀█▄  ██▀▀▀▀\n"
		" ▄███   ▄▄  ██  ██  ██▄▄▄\n"
		"██ ██   ▀▀  ██  ██      ██\n"
		"▀▀▀██▀  ▄▄  ██  ██  ▄▄  ██\n"
		"   ▀▀   ▀▀   ▀▀▀▀    ▀▀▀▀\n", "and how it looks");
	free(rows);
	is_int(canvas_large_columns("4:05"), 26, "its columns");
	is_int(canvas_large_columns("00:00"), canvas_large_columns("11:11"),
		"digits are of one width");
	is_int(canvas_large(&screen, 6, 0, 80, 4, "4:05"), 1, "plain where there are too few rows");
	is_int(canvas_large(&screen, 7, 0, 20, 9, "4:05"), 1, "or columns");
	is_int(canvas_large(&screen, 8, 0, 80, 9, "李"), 1, "or where a letter is missing");
	row_is(6, "4:05", "so");
	row_is(8, "李", "or so");
	is_int(canvas_cuts(), 0, "nothing is cut");

	screen = canvas_begin();
	is_int(canvas_large(&screen, 0, 0, 80, 9, "Üben"), 6, "a mark on a capital takes a row");
	is_int(canvas_large(&screen, 6, 0, 80, 9, "Tag"), 6, "as does what is below the line");
	is_int(canvas_large(&screen, 12, 0, 80, 6, "Übung"), 1, "both need seven");
	is_int(canvas_large_above("Übung"), 1, "of which one is above");
	is_int(canvas_large_above("Tag"), 0, "or none");
	rows = wall_rows(0, 13);
	is_str(rows,
		"██   ██\n"
		"▄▄   ▄▄  ██\n"
		"██   ██  ██▀▀█▄  ▄█▀▀█▄  ██▀▀█▄\n"
		"██   ██  ██  ██  ██▄▄██  ██  ██\n"
		"██   ██  ██  ██  ██      ██  ██\n"
		" ▀▀▀▀▀   ▀▀▀▀▀    ▀▀▀▀▀  ▀▀  ▀▀\n"
		"▀▀▀██▀▀▀\n"
		"   ██     ▀▀▀█▄  ▄█▀▀██\n"
		"   ██     ▄▄▄██  ██  ██\n"
		"   ██    ██  ██  ██  ██\n"
		"   ▀▀     ▀▀▀▀▀   ▀▀▀██\n"
		"                 ▄▄▄▄█▀\n"
		"Übung\n", "and how they look");
	free(rows);
	is_int(canvas_large_paragraph(&screen, 0, 0, 80, "Guten Abend zusammen", false), 19,
		"three lines of words");
	is_int(canvas_large_paragraph(&screen, 0, 0, 80, "Übung um Übung zusammen", false), 20,
		"a row more with a mark on the first");
	is_int(canvas_large_paragraph(&screen, 0, 0, 80, "Übung zum Üben folgend", false), 21,
		"and one below the last");
	is_int(canvas_large_paragraph(&screen, 0, 0, 80, "Donaudampfschifffahrt", false), 19,
		"a long word that is too wide is broken");
	is_int(canvas_large_paragraph(&screen, 0, 0, 30, "Donaufahrt", false), 0,
		"a short one is not");
	is_int(canvas_large_paragraph(&screen, 0, 0, 80, "Hallo-Werkstatt", false), 12,
		"broken at a hyphen");
	is_int(canvas_large_paragraph(&screen, 0, 0, 80, "", false), 0, "no text");
}

static void
test_medium(void)
{
	struct canvas screen = canvas_begin();
	is_int(canvas_medium(&screen, 0, 0, 80, "Für 20 %"), canvas_medium_columns("für 20 %"),
		"letters of three rows");
	char *rows = wall_rows(0, 3);
	is_str(rows,
		"▄▄▄ ▀ ▀ ▄▄▄     ▄▄▄ ▄▄▄    ▄   ▄\n"
		"█▄  █ █ █▄▄▀    ▄▄█ █ █      ▄▀\n"
		"█   █▄█ █ ▀▄    █▄▄ █▄█    ▄▀  ▄\n", "and how they look");
	free(rows);
	canvas_medium(&screen, 4, 0, 10, "gar nicht");
	row_is(4, "gar nicht", "plain where there are too few columns");
	canvas_medium(&screen, 22, 0, 80, "gar nicht");
	row_is(22, "gar nicht", "or rows");
	is_int(canvas_medium_columns("李"), -1, "or where a letter is missing");
	is_int(canvas_cuts(), 0, "nothing is cut");
	is_int(canvas_medium_paragraph(&screen, 0, 0, 40, "Guten Abend zusammen", false), 11,
		"three lines of words");
	static const char letters[] =
		"abcdefghijklmnopqrstuvwxyzäöüß 0123456789:.,;!?-+%/()&'’„“”–·…=*\"";
	is_int(canvas_medium_columns(letters) > 0, 1, "what German labels are written with");
}

/* Every look differs from plain text, and a result needs no colour. */
static void
test_looks(const char *name)
{
	short plain_pair, pair;
	attr_t plain = look_attributes(LOOK_PLAIN, &plain_pair);
	static const enum look differing[] = {
		LOOK_STRONG, LOOK_QUIET, LOOK_KEY, LOOK_CHOSEN, LOOK_WARNING, LOOK_DESK};
	for (size_t i = 0; i < sizeof(differing) / sizeof(differing[0]); i++) {
		attr_t attributes = look_attributes(differing[i], &pair);
		ok(attributes != plain || pair != plain_pair, "%s: look %d is not plain", name,
			differing[i]);
	}
	struct canvas screen = canvas_begin();
	canvas_text(&screen, 0, 0, 80, LOOK_WARNING, "late");
	canvas_bar(&screen, 1, 0, 4, 1);
	row_is(0, "late", "the text stays");
	row_is(1, signs_font() == FONT_ASCII ? "####" : "████", "and the bar");
}

/* What is only measured, be it for a screen larger than this one. */
static void
test_measuring(void)
{
	struct canvas screen = canvas_begin(), large = {.rows = 100, .columns = 300};
	struct spot spot;
	canvas_text(&screen, 3, 0, 3, LOOK_PLAIN, "stays");
	int cuts = canvas_cuts();
	canvas_measure(true);
	canvas_clear(&large);
	is_int(canvas_text(&large, 3, 200, 40, LOOK_PLAIN, "far out"), 7, "measuring returns what drawing does");
	canvas_text(&large, 3, 0, 2, LOOK_PLAIN, "gone");
	canvas_bar(&large, 3, 0, 10, 1);
	canvas_cursor(&large, 0, 0);
	spot_add(&large, 0, 0, 10, 10, (struct spot){.type = SPOT_KEY, .what = 'x'});
	canvas_measure(false);
	row_is(3, "st…", "and leaves no trace");
	is_int(canvas_cuts(), cuts, "nor a cut");
	ok(!spot_at(1, 1, &spot), "nor anything to click");
	canvas_text(&screen, 4, 0, 10, LOOK_PLAIN, "drawn");
	row_is(4, "drawn", "then drawing is drawing again");
}

int
main(void)
{
	if (!wall_open("xterm-256color", 24, 80, true))
		skip_all("no description of xterm-256color");
	test_text();
	test_record();
	test_paragraph();
	test_bars();
	test_columns();
	test_large();
	test_medium();
	test_measuring();
	test_looks("256 colours");
	canvas_begin();
	canvas_end();

	static const struct {
		const char *type, *name;
		bool colours;
	} terminals[] = {
		{"xterm-256color", "NO_COLOR", false},
		{"xterm", "8 colours", true},
		{"vt100", "no colours", true},
		{"linux", "the console", true},
	};
	for (size_t i = 0; i < sizeof(terminals) / sizeof(terminals[0]); i++) {
		if (wall_open(terminals[i].type, 24, 80, terminals[i].colours))
			test_looks(terminals[i].name);
		else
			diag("no description of %s", terminals[i].type);
	}
	wall_close();
	return done_testing();
}
