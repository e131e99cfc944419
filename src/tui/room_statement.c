/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One statement of the views compared: its result as it was shown when it was asked, with what
 * institutions answer, and what was said about it. The latter stands below where there is room, else
 * on pages of its own.
 */
#include "tui/picture.h"

#include <stdlib.h>
#include <string.h>

#include "core/i18n.h"
#include "core/mem.h"
#include "tui/answers.h"
#include "tui/profile.h"
#include "tui/say.h"

enum { INDENT = 2 /* columns of a card's edge before the text */ };

/* What somebody said, or of a long comment some lines. */
struct item {
	const char *text;
	int skip;
};

struct voices {
	const char **list; /* borrowed */
	int count;
	bool medium; /* in block letters of three rows, all of them, on one page */
	int gap;     /* rows between two items */
	struct item *items;
	int *heights;
	int items_count;
};

static void
add(struct voices *voices, const char *text)
{
	voices->list = mem_grow(voices->list, (size_t)voices->count, sizeof(*voices->list));
	voices->list[voices->count++] = text;
}

/* Comments on whichever step asked the question. */
static void
add_comments(const struct picture *picture, const struct view_question *question,
	struct voices *voices)
{
	const struct model *model = picture->model;
	for (int i = 0; i < model->comments_count; i++) {
		const struct comment *comment = &model->comments[i];
		const char *asked = model->workshop->steps[comment->step].question;
		if (asked && strcmp(asked, question->round->question) == 0
			&& model_comment_on_wall(model, comment))
			add(voices, comment->text);
	}
}

static void
free_voices(struct voices *voices)
{
	free(voices->list);
	free(voices->items);
	free(voices->heights);
}

/* --- where they stand ------------------------------------------------------------------------ */

static int
text_column(const struct picture *picture)
{
	return picture->left + 3 + INDENT;
}

static int
text_width(const struct picture *picture, bool medium)
{
	return medium ? picture->at.columns - picture->left - text_column(picture)
		: picture->width - 3 - INDENT;
}

/* Makes items of at most ROWS lines each; returns what all take. */
static int
make_items(const struct picture *picture, struct voices *voices, int rows)
{
	int sum = 0;
	rows = rows > 1 ? rows : 1;
	voices->gap = voices->medium ? CANVAS_MEDIUM_ROWS : 1;
	free(voices->items);
	free(voices->heights);
	voices->items = NULL;
	voices->heights = NULL;
	voices->items_count = 0;
	for (int i = 0; i < voices->count; i++) {
		const char *text = voices->list[i];
		int lines = voices->medium
			? canvas_medium_paragraph(
				&picture->at, 0, 0, text_width(picture, true), text, false)
			: canvas_paragraph_rows(text, text_width(picture, false));
		for (int skip = 0; skip < lines || skip == 0; skip += rows) {
			size_t n = (size_t)voices->items_count++;
			voices->items = mem_grow(voices->items, n, sizeof(*voices->items));
			voices->heights = mem_grow(voices->heights, n, sizeof(*voices->heights));
			voices->items[n] = (struct item){voices->list[i], skip};
			voices->heights[n] = lines - skip < rows ? lines - skip : rows;
			sum += voices->heights[n] + (n > 0 ? voices->gap : 0);
		}
	}
	return sum;
}

/* Whether they fit into ROWS in block letters; then they are so from here on. */
static bool
enlarge(const struct picture *picture, struct voices *voices, int rows)
{
	voices->medium = picture->size > 0;
	for (int i = 0; i < voices->count && voices->medium; i++)
		voices->medium = canvas_medium_paragraph(&picture->at, 0, 0,
			text_width(picture, true), voices->list[i], false) > 0;
	voices->medium = voices->medium && make_items(picture, voices, rows) <= rows;
	return voices->medium;
}

static void
draw_item(const struct picture *picture, const struct voices *voices, int index)
{
	const struct canvas *at = &picture->at;
	const char *text = voices->items[index].text;
	int skip = voices->items[index].skip, rows = voices->heights[index], ignored;
	int column = text_column(picture), width = text_width(picture, voices->medium);
	room_card_edge(picture, picture->row, column - INDENT, rows, false, false);
	if (voices->medium) {
		canvas_medium_paragraph(at, picture->row, column, width, text, true);
		return;
	}
	canvas_paragraph(at, picture->row, column, width, rows, skip,
		picture->size > 0 ? LOOK_STRONG : LOOK_PLAIN, text, &ignored);
}

static void
draw_items(struct picture *picture, const struct voices *voices, int first, int last)
{
	for (int i = first; i < last; i++) {
		draw_item(picture, voices, i);
		picture->row += voices->heights[i] + voices->gap;
	}
}

/* --- the pages -------------------------------------------------------------------------------- */

/* The question and its result from ROW on, as when it was shown, with an empty row behind it; AFTER
 * pages follow. */
static struct picture
draw_result(
	const struct picture *picture, const struct view_question *question, int row, int after)
{
	bool official = model_official_shown(picture->model, question->step);
	struct picture result = picture_of(&picture->at, picture->model, question->step,
		official ? STAGE_OFFICIAL : STAGE_REVEALED, picture->extra, picture->now);
	result.row = row;
	result.page = picture->page;
	result.pages_after = after;
	canvas_clear(&picture->at);
	if (!picture_prompt(&result, picture_rows(&result) / 2 - 1))
		return result;
	if (answers_withheld(picture->model, question->round, NULL)) {
		picture_pages(&result, 1);
		canvas_text(&result.at, result.row, result.left + 3, result.width, LOOK_PLAIN,
			_("Too few votes; not shown, for protection."));
		result.row += 2;
	} else {
		room_result(&result, question->round);
	}
	return result;
}

/* The same, on as few pages as it can be: if need be without the empty row above. */
static struct picture
draw_dense(const struct picture *picture, const struct view_question *question, int after)
{
	struct picture result = draw_result(picture, question, picture->row, after);
	int pages = result.pages;
	if (pages - after == 1)
		return result;
	result = draw_result(picture, question, 0, after);
	return result.pages < pages ? result
		: draw_result(picture, question, picture->row, after);
}

/* A page of OWN pages of voices alone, ROOM rows below the title of the statement; BEFORE pages are
 * before them. */
static void
draw_own_page(struct picture *picture, const struct comparison *profile, const struct voices *voices,
	int room, int before, int own)
{
	int first, last, page = picture->page - before;
	int step = profile_statement(profile)->step;
	char *title = say_words(picture->model, &picture->model->workshop->steps[step].title);
	canvas_clear(&picture->at);
	picture->row += canvas_paragraph(&picture->at, picture->row, picture->left, picture->width, 2,
				0, LOOK_STRONG, title, NULL)
		+ 1 + (picture->size > 0);
	free(title);
	picture_items(voices->heights, voices->items_count, voices->gap, room, page, &first, &last);
	draw_items(picture, voices, first, last);
	picture_pages(picture, before + own);
}

void
room_statement(struct picture *picture, const struct comparison *profile)
{
	const struct view_question *question = profile_statement(profile);
	struct voices voices = {.list = NULL};
	add_comments(picture, question, &voices);

	/* on a page of their own: below a title of up to two rows, above the number of the page */
	int room = picture->at.rows - picture->row - 2 - 1 - (picture->size > 0) - 2;
	struct picture result = draw_dense(picture, question, 0);
	int below = picture_rows(&result) - (result.size > 0), first, last;
	bool beside = result.pages == 1 && make_items(picture, &voices, room) <= below;
	if (voices.count > 0 && beside) {
		result.row += result.size > 0;
		draw_items(&result, &voices, 0, voices.items_count);
	} else if (voices.count > 0) {
		if (!enlarge(picture, &voices, room))
			make_items(picture, &voices, room);
		int own = picture_items(
			voices.heights, voices.items_count, voices.gap, room, 0, &first, &last);
		result = draw_dense(picture, question, own);
		if (picture->page >= result.pages - own)
			draw_own_page(picture, profile, &voices, room, result.pages - own, own);
	}
	picture->pages = result.pages;
	free_voices(&voices);
}
