/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where marks stand that keep right-to-left text from turning the rest of its row around; shown here
 * as `<`.
 */
#include "tui/bidi.h"

#include "tap.h"
#include "tui/canvas.h"
#include "wall.h"

static const struct {
	const char *name, *row, *wanted;
} cases[] = {
	{"left to right has none", "abc   53 │ 12", "abc   53 │ 12"},
	{"a name before numbers", "  محمد   53 │ 12", "  <محمد<   53 │ 12"},
	{"Hebrew", "  שלום   53 │ 12", "  <שלום<   53 │ 12"},
	{"at the left edge", "محمد 5", "محمد< 5"},
	{"at the right edge", "ab محمد", "ab محمد<"},
	{"behind other letters", "Von محمد 5", "Von محمد< 5"},
	{"words stay together", "ab محمد علي 5", "ab محمد علي< 5"},
	{"with a number between them", "ab محمد 5 علي 7", "ab محمد 5 علي< 7"},
	{"digits of the script", "ab محمد ٥ 7", "ab محمد ٥< 7"},
	{"a frame parts", "محمد │ علي 7", "محمد< │ علي< 7"},
	{"two spaces part", "محمد  علي 7", "محمد<  علي< 7"},
	{"a dot between parts", "محمد 5 · علي 7", "محمد< 5 · علي< 7"},
	{"other letters part", "محمد ab علي 7", "محمد< ab علي< 7"},
	{"a bar parts", "محمد ██ 7", "محمد< ██ 7"},
	{"marks stay with their letter", "ab مُ 5", "ab مُ< 5"},
	{"and are left out where there is no room", "ab مًٌٍَُ 5", "ab مًٌٍ< 5"},
	{"wide letters", "李 محمد 5", "李 محمد< 5"},
};

static char *
marked_row(void)
{
	struct buffer shown = {.bytes = NULL};
	char *row = wall_row(0);
	for (const char *c = row; *c;) {
		bool is_mark = strncmp(c, "\u200E", 3) == 0;
		buffer_add_n(&shown, is_mark ? "<" : c, 1);
		c += is_mark ? 3 : 1;
	}
	free(row);
	return buffer_take(&shown);
}

int
main(void)
{
	if (!wall_open("xterm-256color", 24, 80, true))
		skip_all("there is no terminal xterm-256color");
	if (wcwidth(BIDI_MARK) != 0)
		skip_all("the mark has a width here");
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		for (int round = 0; round < 2; round++) {
			struct canvas screen = canvas_begin();
			canvas_text(&screen, 0, 0, 80, LOOK_STRONG, cases[i].row);
			canvas_text(&screen, 0, 60, 1, LOOK_QUIET, "│");
			canvas_end();
			char *got = marked_row(), *wanted = mem_printf("%s", cases[i].wanted);
			char *end = strstr(got, "   ");
			size_t n = strlen(wanted);
			ok(strncmp(got, wanted, n) == 0, "%s", cases[i].name);
			if (strncmp(got, wanted, n) != 0)
				diag("%s", got);
			cchar_t cell;
			mvin_wch(0, 60, &cell);
			ok(cell.chars[0] == L'│' && end, "%s: the frame stays", cases[i].name);
			free(got);
			free(wanted);
		}
	}
	wall_close();
	return done_testing();
}
