/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/picture.h"

#include <stdlib.h>
#include <string.h>

#include "core/i18n.h"
#include "core/mem.h"
#include "core/text.h"
#include "tui/cards.h"
#include "tui/say.h"

enum {
	GAP = 2,           /* columns between two columns */
	EDGE = 2,          /* of a card, with the space behind it */
	WIDEST = 60,       /* columns of text that an eye follows */
	BLOCK_LEAST = 56,  /* columns of a card in block letters */
};

/* The comments that are cards, and how they are set. */
struct wall {
	struct picture *picture;
	int *comments;      /* of each card its index in the model */
	struct card *cards;
	int *shown;         /* of each cluster, the last: those of none */
	int *heading_rows;
	int count, newest;  /* cards; the one that came last, -1: none */
	bool live;          /* the room collects: what is on the wall stays where it is */
	bool sorted;        /* there are clusters */
	enum lettering letters;
	int width;          /* columns of a card */
	int columns, rows;  /* of a page */
	int gap;            /* rows between two cards */
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

/* --- what they say --------------------------------------------------------------------------- */

static char *
card_text(const struct comment *comment, int supports)
{
	char *text = comment->table_no > 0
		? mem_printf(_("Table %d: %s"), comment->table_no, comment->text)
		: mem_text(comment->text);
	if (supports == 0)
		return text;
	char *longer = mem_printf("%s  +%d", text, supports);
	free(text);
	return longer;
}

/* What stands above the cards of CLUSTER. */
static char *
heading_text(const struct wall *wall, int cluster)
{
	const struct model *model = wall->picture->model;
	if (cluster < model->clusters_count)
		return mem_text(model->clusters[cluster].name);
	if (wall->sorted)
		return mem_text(_("not sorted yet"));
	int count = wall->shown[cluster];
	return mem_printf(P_("%d card", "%d cards", (unsigned long)count), count);
}

static bool
is_counted(const struct wall *wall, int cluster)
{
	return wall->sorted || cluster < wall->picture->model->clusters_count;
}

/* The columns of a heading, left of its number. */
static int
heading_width(const struct wall *wall)
{
	return wall->width - 4;
}

/* --- how much room they take ------------------------------------------------------------------- */

static struct wall
wall_of(struct picture *picture)
{
	const struct model *model = picture->model;
	size_t count = (size_t)model->comments_count + 1, clusters = (size_t)model->clusters_count + 1;
	struct wall wall = {
		.picture = picture,
		.comments = mem_new(count, sizeof(*wall.comments)),
		.cards = mem_new(count, sizeof(*wall.cards)),
		.shown = mem_new(clusters, sizeof(*wall.shown)),
		.heading_rows = mem_new(clusters, sizeof(*wall.heading_rows)),
		.newest = -1,
		.live = picture->stage == STAGE_OPEN,
		.gap = picture->stage != STAGE_OPEN || picture->size > 0,
	};
	for (int i = 0; i < model->comments_count; i++) {
		const struct comment *comment = &model->comments[i];
		bool shown = may_show(picture, comment);
		bool gap = wall.live && comment->step == picture->step
			&& comment->state == COMMENT_HIDDEN;
		if (!shown && !gap)
			continue;
		int cluster = comment->cluster >= 0 ? comment->cluster : model->clusters_count;
		if (shown) {
			wall.newest = wall.count;
			wall.shown[cluster]++;
			wall.sorted |= comment->cluster >= 0;
		}
		wall.comments[wall.count] = i;
		wall.cards[wall.count++].cluster = cluster;
	}
	return wall;
}

static void
free_wall(struct wall *wall)
{
	free(wall->comments);
	free(wall->cards);
	free(wall->shown);
	free(wall->heading_rows);
}

static const struct comment *
comment_of(const struct wall *wall, int card)
{
	return &wall->picture->model->comments[wall->comments[card]];
}

/* While it is live a card has room for the support it may get yet. */
static int
card_rows(const struct wall *wall, int card)
{
	const struct comment *comment = comment_of(wall, card);
	int supports = wall->live && comment->supports < 10 ? 9 : comment->supports;
	char *text = card_text(comment, supports);
	int rows = canvas_lettered_paragraph(&wall->picture->at, 0, 0, wall->width - EDGE, wall->letters,
		LOOK_PLAIN, text, false);
	free(text);
	return rows;
}

static int
rows_of_heading(const struct wall *wall, int cluster)
{
	char *text = heading_text(wall, cluster);
	int rows = canvas_paragraph_rows(text, heading_width(wall));
	free(text);
	return rows;
}

/* Sets the cards in COLUMNS columns; false: one cannot be written in these letters. */
static bool
measure(struct wall *wall, int columns)
{
	int room = wall->picture->at.columns - 2 * wall->picture->left;
	int clusters = wall->picture->model->clusters_count;
	bool sorted = wall->sorted;
	wall->columns = columns;
	wall->width = (room + GAP) / columns - GAP;
	for (int i = 0; i <= clusters; i++)
		wall->heading_rows[i] = rows_of_heading(wall, i);
	/* The name of those without a cluster comes with the first that has one. */
	wall->sorted = !sorted;
	int other = wall->live ? rows_of_heading(wall, clusters) : 0;
	wall->sorted = sorted;
	if (other > wall->heading_rows[clusters])
		wall->heading_rows[clusters] = other;
	for (int i = 0; i < wall->count; i++) {
		wall->cards[i].rows = card_rows(wall, i);
		if (wall->cards[i].rows < 1)
			return false;
	}
	return true;
}

static struct cards
cards_of(const struct wall *wall)
{
	return (struct cards){
		.list = wall->cards,
		.count = wall->count,
		.heading_rows = wall->heading_rows,
		.clusters = wall->picture->model->clusters_count + 1,
		.columns = wall->columns,
		.rows = wall->rows,
		.gap = wall->gap,
	};
}

/* Whether the texts could fit on one page of COLUMNS at all: a guess at less than they take, without
 * breaking any into lines. */
static bool
could_fit(const struct wall *wall, int columns)
{
	int room = wall->picture->at.columns - 2 * wall->picture->left;
	int width = (room + GAP) / columns - GAP - EDGE;
	bool plain = wall->letters == LETTERING_PLAIN;
	int64_t rows = 0, pitch = plain ? 1 : CANVAS_MEDIUM_ROWS + 1;
	for (int i = 0; i < wall->count; i++) {
		const char *text = comment_of(wall, i)->text;
		int64_t letters = text_columns(text) * (plain ? 1 : 3);
		rows += (letters / width + (letters % width > 0)) * pitch + (plain ? wall->gap : 0);
	}
	return rows <= (int64_t)columns * (wall->rows + 1);
}

/* Tries COLUMNS columns on one page, which clusters may share if SHARED. */
static bool
fits(struct wall *wall, int columns, bool shared, struct card_places *places)
{
	if (!could_fit(wall, columns) || !measure(wall, columns))
		return false;
	struct cards cards = cards_of(wall);
	*places = cards_arranged(&cards);
	if (places->columns <= columns && (shared || !places->shared))
		return true;
	cards_free(places);
	return false;
}

/* As large as they can be on one page, a column for each cluster before that; else in MOST columns on
 * several. */
static struct card_places
arrange(struct wall *wall, int most)
{
	struct card_places places;
	int room = wall->picture->at.columns - 2 * wall->picture->left;
	bool large = wall->picture->size > 0 && !wall->picture->plain;
	for (wall->letters = LETTERING_RUNNING; wall->letters > LETTERING_PLAIN; wall->letters--)
		for (int i = (room + GAP) / (BLOCK_LEAST + GAP); large && i > 0; i--)
			if (fits(wall, i, true, &places))
				return places;
	int first = (room + GAP + WIDEST + GAP - 1) / (WIDEST + GAP);
	for (wall->gap = 1; wall->gap >= (wall->picture->size == 0 ? 0 : 1); wall->gap--)
		for (int shared = 0; shared < 2; shared++)
			for (int i = first < most ? first : most; i <= most; i++)
				if (fits(wall, i, shared, &places))
					return places;
	wall->gap = wall->picture->size > 0;
	wall->rows -= wall->picture->pages_before == 0 && wall->rows > 2 ? 2 : 0;
	measure(wall, most);
	struct cards cards = cards_of(wall);
	return cards_arranged(&cards);
}

/* --- the picture ------------------------------------------------------------------------------- */

void
room_card_edge(const struct picture *picture, int row, int column, int rows, bool bullet, bool newest)
{
	for (int i = 0; i < rows; i++)
		canvas_text(&picture->at, row + i, column, 1, newest ? LOOK_BAR : LOOK_QUIET,
			newest ? "█" : bullet && i == 0 ? "▪" : "▎");
}

static void
draw_card(const struct wall *wall, const struct card_place *place, int row, int column)
{
	const struct comment *comment = comment_of(wall, place->card);
	const struct canvas *at = &wall->picture->at;
	if (!may_show(wall->picture, comment))
		return;
	char *text = card_text(comment, comment->supports);
	int rows = place->rows, ignored, width = wall->width - EDGE;
	if (wall->letters != LETTERING_PLAIN)
		canvas_lettered_paragraph(at, row, column + EDGE, width, wall->letters, LOOK_PLAIN,
			text, true);
	else
		rows = canvas_paragraph(at, row, column + EDGE, width, rows, place->skip, LOOK_PLAIN,
			text, &ignored);
	room_card_edge(wall->picture, row, column, rows, wall->gap == 0 && place->skip == 0,
		wall->live && place->card == wall->newest);
	free(text);
}

static void
draw_heading(const struct wall *wall, const struct card_place *place, bool on_page, int row, int column)
{
	const struct canvas *at = &wall->picture->at;
	char *text = heading_text(wall, place->cluster);
	bool counted = is_counted(wall, place->cluster);
	if (counted || !on_page)
		canvas_paragraph(at, row, column, heading_width(wall), place->rows, 0,
			counted && !on_page ? LOOK_STRONG : LOOK_QUIET, text, NULL);
	free(text);
	if (!counted || on_page)
		return;
	char *number = mem_printf("%d", wall->shown[place->cluster]);
	canvas_text_right(at, row, column + heading_width(wall), 4, LOOK_QUIET, number);
	free(number);
}

/* Whether the heading stands on the same page before. */
static bool
is_on_page(const struct wall *wall, const struct card_places *places, int heading)
{
	const struct card_place *list = places->list;
	for (int i = 0; i < heading; i++)
		if (list[i].card < 0 && list[i].cluster == list[heading].cluster
			&& list[i].column / wall->columns == list[heading].column / wall->columns)
			return true;
	return false;
}

/* Whether a heading has a card below it that is there. */
static bool
heads_something(const struct wall *wall, const struct card_places *places, int heading)
{
	const struct card_place *list = places->list;
	for (int i = heading + 1; i < places->count; i++) {
		if (list[i].column != list[heading].column || list[i].cluster != list[heading].cluster)
			continue;
		if (list[i].card < 0)
			return false;
		if (may_show(wall->picture, comment_of(wall, list[i].card)))
			return true;
	}
	return false;
}

static void
draw_page(const struct wall *wall, const struct card_places *places, int page)
{
	const struct picture *picture = wall->picture;
	for (int i = 0; i < places->count; i++) {
		const struct card_place *place = &places->list[i];
		if (place->column / wall->columns != page)
			continue;
		int row = picture->row + place->row;
		int column = picture->left + place->column % wall->columns * (wall->width + GAP);
		if (place->card >= 0)
			draw_card(wall, place, row, column);
		else if (heads_something(wall, places, i))
			draw_heading(wall, place, is_on_page(wall, places, i), row, column);
	}
}

void
room_comments(struct picture *picture, int least)
{
	struct wall wall = wall_of(picture);
	int most = (picture->at.columns - 2 * picture->left + GAP) / (least + GAP);
	struct card_places places;
	most = most < 1 ? 1 : most;
	wall.rows = picture_rows(picture);
	if (wall.live) {
		/* the number of the page may come with any card */
		wall.rows -= picture->pages_before == 0 && wall.rows > 1;
		measure(&wall, most);
		struct cards cards = cards_of(&wall);
		places = cards_live(&cards);
	} else {
		places = arrange(&wall, most);
	}

	picture->newest |= picture->page < 0;
	picture->newest_page = 0;
	for (int i = 0; i < places.count; i++)
		if (places.list[i].card == wall.newest)
			picture->newest_page = places.list[i].column / wall.columns;
	draw_page(&wall, &places,
		picture_pages(picture, (places.columns + wall.columns - 1) / wall.columns));
	cards_free(&places);
	free_wall(&wall);
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
	room_comments(picture, 25);
}
