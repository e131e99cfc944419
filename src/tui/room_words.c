/* Words, the most frequent first and in the largest letters; those that were hidden are not here.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/result.h"

#include <stdlib.h>
#include <string.h>

#include "core/i18n.h"
#include "core/mem.h"
#include "core/text.h"

enum letters { PLAIN, RUNNING, LARGE };

/* Words that were said at least two thirds as often as the first, one third, and all others. */
enum { OFTEN, SOMETIMES, SELDOM, TIERS };

struct letters_of {
	int size; /* from which size of the picture on */
	enum letters tiers[TIERS];
};

/* The larger first. */
static const struct letters_of ways[] = {
	{1, {LARGE, RUNNING, RUNNING}}, {1, {LARGE, RUNNING, PLAIN}}, {0, {RUNNING, RUNNING, PLAIN}},
	{0, {RUNNING, PLAIN, PLAIN}}, {0, {PLAIN, PLAIN, PLAIN}},
};

enum { WAYS = sizeof(ways) / sizeof(ways[0]), INDENT = 3, GAP_PLAIN = 4, GAP_BLOCK = 5 };

/* Where a word stands: the line counts through all pages. */
struct place {
	enum letters letters;
	int line, column;
};

struct cloud {
	const struct result_view *view;
	struct said *said;
	int count;
	struct place *places;  /* by word */
	int *heights;          /* by line, the free row behind it included */
	int lines;
	int page_rows;
};

/* Of a line, with what sets it apart from the next. */
static const int line_rows[] = {
	[PLAIN] = 1, [RUNNING] = CANVAS_RUNNING_ROWS, [LARGE] = CANVAS_LARGE_PITCH};

static void *
begin(const struct result_view *view)
{
	struct cloud *cloud = mem_new(1, sizeof(*cloud));
	cloud->view = view;
	cloud->count = tally_words(&view->round->tally, TALLY_ALL, false, &cloud->said);
	cloud->places = mem_new((size_t)cloud->count + 1, sizeof(*cloud->places));
	cloud->heights = mem_new((size_t)cloud->count + 1, sizeof(*cloud->heights));
	return cloud;
}

static void
end(void *memory)
{
	struct cloud *cloud = memory;
	free(cloud->said);
	free(cloud->places);
	free(cloud->heights);
	free(cloud);
}

static int
tier_of(const struct cloud *cloud, int word)
{
	int64_t top = cloud->said[0].votes, votes = cloud->said[word].votes;
	if (top < 2)
		return SELDOM;
	return 3 * votes >= 2 * top ? OFTEN : 3 * votes >= top ? SOMETIMES : SELDOM;
}

static int
room_of(const struct cloud *cloud)
{
	const struct picture *picture = cloud->view->picture;
	return picture->at.columns - 2 * picture->left - INDENT;
}

static char *
count_text(const struct cloud *cloud, int word)
{
	return mem_printf("%lld", (long long)cloud->said[word].votes);
}

/* The columns of the word alone in LETTERS; -1: it cannot be written with them in COLUMNS. */
static int
word_columns(const char *label, enum letters letters, int columns)
{
	struct canvas nowhere = {.rows = 0};
	int taken = letters == RUNNING ? canvas_running_columns(label) : text_columns(label);
	if (letters == LARGE) {
		int rows = canvas_large_paragraph(&nowhere, 0, 0, columns, label, false);
		taken = rows > 0 && rows <= CANVAS_LARGE_PITCH ? canvas_large_columns(label) : -1;
	}
	return taken > columns ? -1 : taken;
}

/* With its count, which stands behind it in the next smaller letters. */
static int
both_columns(const struct cloud *cloud, int word, enum letters letters)
{
	char *count = count_text(cloud, word);
	int own = text_columns(count) + 2;
	if (letters == LARGE)
		own = canvas_running_columns(count) + 3;
	free(count);
	int columns = word_columns(cloud->said[word].word->label, letters, room_of(cloud) - own);
	return columns < 0 ? -1 : columns + own;
}

/* Lays the words out in these letters, line by line. */
static void
lay_out(struct cloud *cloud, const struct letters_of *way)
{
	int room = room_of(cloud), column = 0, widest = 1, in_line = 0;
	for (int i = 0; i < cloud->count; i++) {
		enum letters letters = way->tiers[tier_of(cloud, i)];
		while (letters > PLAIN && both_columns(cloud, i, letters) < 0)
			letters--;
		cloud->places[i].letters = letters;
		int columns = letters == PLAIN ? both_columns(cloud, i, PLAIN) : 0;
		widest = columns > widest ? columns : widest;
	}
	int grid = (room + GAP_PLAIN) / (widest + GAP_PLAIN);
	grid = grid < 1 ? 1 : grid;

	cloud->lines = -1;
	for (int i = 0; i < cloud->count; i++) {
		struct place *place = &cloud->places[i];
		bool same = i > 0 && cloud->places[i - 1].letters == place->letters;
		int columns = place->letters == PLAIN ? widest : both_columns(cloud, i, place->letters);
		int gap = place->letters == PLAIN ? GAP_PLAIN : GAP_BLOCK;
		bool fits = place->letters == PLAIN ? in_line < grid : column + columns <= room;
		if (!same || !fits) {
			if (!same && i > 0 && cloud->places[i - 1].letters == PLAIN)
				cloud->heights[cloud->lines]++;
			cloud->lines++;
			column = in_line = 0;
			cloud->heights[cloud->lines] = line_rows[place->letters];
		}
		place->line = cloud->lines;
		place->column = column;
		column += columns + gap;
		in_line++;
	}
	cloud->lines++;
}

static int
rows_of(const struct cloud *cloud)
{
	int rows = 0;
	for (int i = 0; i < cloud->lines; i++)
		rows += cloud->heights[i];
	return rows;
}

/* Whether there are more words in block letters than ROWS of them could hold, each as narrow as can be;
 * then they need not be laid out. */
static bool
is_hopeless(const struct cloud *cloud, const struct letters_of *way, int rows)
{
	int blocks = 0;
	for (int i = 0; i < cloud->count && way->tiers[tier_of(cloud, i)] > PLAIN; i++)
		blocks++;
	return blocks * (GAP_BLOCK + 4) > (rows / CANVAS_RUNNING_ROWS + 1) * (room_of(cloud) + GAP_BLOCK);
}

static int
pages(void *memory, int rows)
{
	struct cloud *cloud = memory;
	int first, last;
	cloud->page_rows = rows + 1;
	for (size_t i = 0; i < WAYS; i++) {
		if (ways[i].size > cloud->view->picture->size || is_hopeless(cloud, &ways[i], rows))
			continue;
		lay_out(cloud, &ways[i]);
		if (rows_of(cloud) <= rows)
			return 1;
	}
	cloud->page_rows = rows;
	return picture_items(cloud->heights, cloud->lines, 0, rows, 0, &first, &last);
}

static void
draw_word(const struct cloud *cloud, int word, int row)
{
	const struct picture *picture = cloud->view->picture;
	const struct canvas *at = &picture->at;
	const struct place *place = &cloud->places[word];
	const char *label = cloud->said[word].word->label;
	int column = picture->left + INDENT + place->column, room = at->columns - column;
	char *count = count_text(cloud, word);
	int columns = word_columns(label, place->letters, room);
	columns = columns < 0 ? room : columns;

	switch (place->letters) {
	case LARGE:
		canvas_large(at, row + 1 - canvas_large_above(label), column, room,
			CANVAS_LARGE_PITCH, label);
		canvas_lettered(at, row + 1 + CANVAS_LARGE_ROWS - CANVAS_RUNNING_ROWS,
			column + columns + 3, room - columns - 3, LETTERING_RUNNING, LOOK_QUIET, count);
		break;
	case RUNNING:
		canvas_lettered(at, row, column, room, LETTERING_RUNNING, LOOK_PLAIN, label);
		canvas_text(at, row + CANVAS_RUNNING_ROWS - 2, column + columns + 2, room - columns - 2,
			LOOK_QUIET, count);
		break;
	case PLAIN:
		canvas_text(at, row, column, columns, picture->size > 0 ? LOOK_STRONG : LOOK_PLAIN, label);
		canvas_text(at, row, column + columns + 2, room - columns - 2, LOOK_QUIET, count);
		break;
	}
	free(count);
}

static void
draw(void *memory, int page)
{
	struct cloud *cloud = memory;
	struct picture *picture = cloud->view->picture;
	int first, last;
	if (cloud->count == 0) {
		canvas_text(&picture->at, picture->row++, picture->left + INDENT, picture->width,
			LOOK_PLAIN, _("There are no words."));
		return;
	}
	picture_items(cloud->heights, cloud->lines, 0, cloud->page_rows, page, &first, &last);
	for (int line = first, word = 0; line < last; line++) {
		while (word < cloud->count && cloud->places[word].line < line)
			word++;
		for (; word < cloud->count && cloud->places[word].line == line; word++)
			draw_word(cloud, word, picture->row);
		picture->row += cloud->heights[line];
	}
}

const struct graphic words_graphic = {begin, pages, draw, end, 3, 3, NULL};
