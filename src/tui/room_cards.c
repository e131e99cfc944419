/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/picture.h"

#include <stdlib.h>
#include <string.h>

#include "core/i18n.h"
#include "core/mem.h"
#include "core/wrap.h"
#include "tui/say.h"

enum { GAP = 3 /* columns between two columns */, BULLET = 2 };

/* Where the next card goes: columns are filled from top to bottom, pages of columns from left to
 * right. `column` counts through all pages. */
struct flow {
	struct picture *picture;
	int width, columns, rows; /* of one column; how many on a page; rows in each */
	int column, row;
	int page;                 /* the one that is drawn; -1: only measured */
	const char *heading;      /* of the cluster that is being placed, or NULL */
	const struct comment *newest;
	int newest_page;          /* where its last line stands */
};

static bool
may_show(const struct picture *picture, const struct comment *comment)
{
	return comment->step == picture->step && comment->state == COMMENT_SHOWN
		&& model_comment_on_wall(picture->model, comment);
}

int
room_comments_count(const struct picture *picture)
{
	int count = 0;
	for (int i = 0; i < picture->model->comments_count; i++)
		count += may_show(picture, &picture->model->comments[i]);
	return count;
}

/* Draws lines FROM up to TO of TEXT where the flow stands, and moves on. */
static void
place_lines(struct flow *flow, int indent, enum look look, const char *text, int from, int to)
{
	struct picture *picture = flow->picture;
	int column = picture->left + flow->column % flow->columns * (flow->width + GAP) + indent,
	    total;
	if (flow->page == flow->column / flow->columns)
		canvas_paragraph(&picture->at, picture->row + flow->row, column,
			flow->width - indent, to - from, from, look, text, &total);
	flow->row += to - from;
}

/* At the top of a further column the name of the cluster stands again. */
static void
next_column(struct flow *flow)
{
	flow->column++;
	flow->row = 0;
	if (flow->heading)
		place_lines(flow, 0, LOOK_QUIET, flow->heading, 0,
			canvas_paragraph_rows(flow->heading, flow->width));
}

static void
place_heading(struct flow *flow, const char *heading, int first_card_rows)
{
	int rows = canvas_paragraph_rows(heading, flow->width);
	if (flow->row > 0)
		flow->row++;
	flow->heading = NULL;
	if (flow->row > 0 && flow->row + rows + first_card_rows > flow->rows)
		next_column(flow);
	flow->heading = heading;
	place_lines(flow, 0, LOOK_STRONG, heading, 0, rows);
}

static char *
card_text(const struct comment *comment)
{
	char *text = comment->table_no > 0
		? mem_printf(_("Table %d: %s"), comment->table_no, comment->text)
		: mem_text(comment->text);
	if (comment->supports == 0)
		return text;
	char *longer = mem_printf("%s  +%d", text, comment->supports);
	free(text);
	return longer;
}

static int
card_rows(const struct flow *flow, const struct comment *comment)
{
	char *text = card_text(comment);
	int rows = canvas_paragraph_rows(text, flow->width - BULLET);
	free(text);
	return rows;
}

/* A card stays together unless it is longer than a column. */
static void
place_card(struct flow *flow, const struct comment *comment)
{
	struct picture *picture = flow->picture;
	char *text = card_text(comment);
	int rows = canvas_paragraph_rows(text, flow->width - BULLET), from = 0;

	if (flow->row > 0 && flow->row + rows > flow->rows)
		next_column(flow);
	if (flow->page == flow->column / flow->columns)
		canvas_text(&picture->at, picture->row + flow->row,
			picture->left + flow->column % flow->columns * (flow->width + GAP), 1,
			LOOK_BAR, "▪");
	while (from < rows) {
		if (flow->row >= flow->rows)
			next_column(flow);
		int to = from + flow->rows - flow->row;
		if (to <= from || to > rows)
			to = to <= from ? from + 1 : rows;
		place_lines(flow, BULLET, LOOK_PLAIN, text, from, to);
		from = to;
	}
	if (comment == flow->newest)
		flow->newest_page = flow->column / flow->columns;
	flow->row += picture->size > 0 && flow->row < flow->rows;
	free(text);
}

/* The comments of CLUSTER (-1: of none) under HEADING, if there are any. */
static void
place_cluster(struct flow *flow, int cluster, const char *heading)
{
	const struct model *model = flow->picture->model;
	bool begun = false;
	flow->heading = NULL;
	for (int i = 0; i < model->comments_count; i++) {
		const struct comment *comment = &model->comments[i];
		if (comment->cluster != cluster || !may_show(flow->picture, comment))
			continue;
		if (!begun && heading)
			place_heading(flow, heading, card_rows(flow, comment));
		begun = true;
		place_card(flow, comment);
	}
}

/* Lays everything out, drawing PAGE (-1: none); returns the pages. */
static int
lay_out(struct flow *flow, int page)
{
	const struct model *model = flow->picture->model;
	bool clusters = false;
	flow->column = flow->row = 0;
	flow->page = page;
	for (int i = 0; i < model->comments_count; i++) {
		if (!may_show(flow->picture, &model->comments[i]))
			continue;
		flow->newest = &model->comments[i];
		clusters |= model->comments[i].cluster >= 0;
	}
	for (int i = 0; i < model->clusters_count; i++)
		place_cluster(flow, i, model->clusters[i].name);
	place_cluster(flow, -1, clusters ? _("not sorted yet") : NULL);
	return flow->column / flow->columns + 1;
}

void
room_comments(struct picture *picture, int columns)
{
	int room = picture->at.columns - 2 * picture->left;
	int count = (room + GAP) / (columns + GAP);
	struct flow flow = {
		.picture = picture,
		.columns = count < 1 ? 1 : count,
		.rows = picture_rows(picture),
	};
	flow.width = (room + GAP) / flow.columns - GAP;
	if (flow.rows < 1)
		return;

	int pages = lay_out(&flow, -1);
	if (pages > 1 && picture->pages_before == 0) {
		flow.rows -= flow.rows > 2 ? 2 : 0;
		pages = lay_out(&flow, -1);
	}
	picture->newest |= picture->page < 0;
	picture->newest_page = flow.newest_page;
	lay_out(&flow, picture_pages(picture, pages));
}

void
room_cards(struct picture *picture)
{
	int count = room_comments_count(picture);
	if (picture->size > 1 && picture->stage == STAGE_OPEN && count == 0) {
		if (picture_prompt(picture, picture_rows(picture) - 8))
			room_timer(picture, picture_rows(picture), _("until %s"));
		return;
	}
	if (picture->stage == STAGE_OPEN)
		room_timer_small(picture, picture->at.rows > 1 ? 0 : -1);
	if (!picture_prompt(picture, picture_rows(picture) - (count > 0 ? 8 : 0)) || count == 0)
		return;
	picture->newest = picture->stage == STAGE_OPEN;
	room_comments(picture, 34);
}
