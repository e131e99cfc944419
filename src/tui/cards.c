/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/cards.h"

#include <stdlib.h>

#include "core/mem.h"

enum { GAP = 1 /* rows between two clusters in a column */ };

/* What is being laid out. */
struct layout {
	const struct cards *cards;
	struct card_places places;
	int *used;        /* rows of each column */
	int *last;        /* the cluster at the end of each column; -1: it is empty */
	int *open;        /* the column where each cluster ends; -1: nowhere yet */
};

static struct layout
begin(const struct cards *cards)
{
	struct layout layout = {.cards = cards,
		.open = mem_new((size_t)cards->clusters + 1, sizeof(*layout.open))};
	for (int i = 0; i < cards->clusters; i++)
		layout.open[i] = -1;
	return layout;
}

static struct card_places
end(struct layout *layout)
{
	free(layout->used);
	free(layout->last);
	free(layout->open);
	if (layout->places.columns == 0)
		layout->places.columns = 1;
	return layout->places;
}

void
cards_free(struct card_places *places)
{
	free(places->list);
	*places = (struct card_places){.list = NULL};
}

/* Makes COLUMN, and all before it, one that there is. */
static void
reach(struct layout *layout, int column)
{
	for (int *count = &layout->places.columns; *count <= column; (*count)++) {
		layout->used = mem_grow(layout->used, (size_t)*count, sizeof(*layout->used));
		layout->last = mem_grow(layout->last, (size_t)*count, sizeof(*layout->last));
		layout->used[*count] = 0;
		layout->last[*count] = -1;
	}
}

static void
put(struct layout *layout, struct card_place place)
{
	struct card_places *places = &layout->places;
	reach(layout, place.column);
	place.row = layout->used[place.column];
	places->list = mem_grow(places->list, (size_t)places->count, sizeof(*places->list));
	places->list[places->count++] = place;
	layout->used[place.column] += place.rows;
	layout->last[place.column] = place.cluster;
	layout->open[place.cluster] = place.column;
}

/* The cluster's name where it begins, or goes on, in COLUMN. */
static void
put_heading(struct layout *layout, int cluster, int column)
{
	int rows = layout->cards->heading_rows[cluster];
	put(layout, (struct card_place){.card = -1, .cluster = cluster, .column = column, .rows = rows});
}

/* The card at the end of COLUMN, or below the heading that was put there; what does not fit goes on at
 * the top of the next ones. */
static void
put_card(struct layout *layout, int card, int column)
{
	int cluster = layout->cards->list[card].cluster, rows = layout->cards->list[card].rows;
	if (layout->places.list[layout->places.count - 1].card >= 0)
		layout->used[column] += layout->cards->gap;
	for (int skip = 0; skip < rows;) {
		int room = layout->cards->rows - layout->used[column];
		room = room < 1 ? 1 : room;
		int here = rows - skip < room ? rows - skip : room;
		put(layout, (struct card_place){.card = card, .cluster = cluster, .column = column,
			.skip = skip, .rows = here});
		skip += here;
		if (skip < rows)
			put_heading(layout, cluster, ++column);
	}
}

/* Whether CLUSTER, which ends COLUMN, has room there for ROWS more. */
static bool
has_room(const struct layout *layout, int cluster, int column, int rows)
{
	return column >= 0 && layout->last[column] == cluster
		&& layout->used[column] + layout->cards->gap + rows <= layout->cards->rows;
}

/* --- while the room collects ------------------------------------------------------------------ */

/* The cards of a cluster in a column, and the rows that it may grow into. */
struct segment {
	int cluster, column;
	int end, limit;
};

struct segments {
	struct segment *list;
	int count;
};

static struct segment *
add_segment(struct segments *segments, struct segment segment)
{
	segments->list = mem_grow(segments->list, (size_t)segments->count, sizeof(*segments->list));
	segments->list[segments->count] = segment;
	return &segments->list[segments->count++];
}

/* Below the cards that have most room below them, in the lower half of it so that they can still
 * grow, if NEEDED rows fit there; NULL: they do not fit anywhere. */
static struct segment *
share(struct segments *segments, int cluster, int needed)
{
	int best = -1, free_rows = GAP + needed - 1;
	for (int i = 0; i < segments->count; i++) {
		const struct segment *segment = &segments->list[i];
		if (segment->limit - segment->end > free_rows) {
			best = i;
			free_rows = segment->limit - segment->end;
		}
	}
	if (best < 0)
		return NULL;
	struct segment above = segments->list[best];
	int start = free_rows / 2 >= needed ? above.limit - free_rows / 2 : above.end + GAP;
	segments->list[best].limit = start - GAP;
	return add_segment(segments, (struct segment){cluster, above.column, start, above.limit});
}

/* Where a cluster begins, or goes on, with ROWS: in an empty column of a page that there is, else in
 * one with other clusters, else on a new page. */
static struct segment *
open_segment(const struct layout *layout, struct segments *segments, int cluster, int rows)
{
	int column = layout->places.columns, on_page = layout->cards->columns;
	if (column % on_page == 0 && column > 0) {
		struct segment *below = share(segments, cluster, rows);
		if (below)
			return below;
	}
	return add_segment(segments, (struct segment){cluster, column, 0, layout->cards->rows});
}

static struct segment *
last_segment(const struct segments *segments, int cluster)
{
	for (int i = segments->count - 1; i >= 0; i--)
		if (segments->list[i].cluster == cluster)
			return &segments->list[i];
	return NULL;
}

static void
place_live(struct layout *layout, struct segments *segments, int card)
{
	const struct cards *cards = layout->cards;
	int cluster = cards->list[card].cluster, rows = cards->list[card].rows;
	int all = cards->heading_rows[cluster] + rows;
	struct segment *segment = last_segment(segments, cluster);
	bool begins = !segment || segment->end + cards->gap + rows > segment->limit;
	if (begins && all > cards->rows)
		/* higher than a column: it has some of its own */
		segment = add_segment(segments, (struct segment){cluster, layout->places.columns, 0,
			cards->rows});
	else if (begins)
		segment = open_segment(layout, segments, cluster, all);
	int column = segment->column;
	reach(layout, column);
	layout->used[column] = segment->end;
	if (begins)
		put_heading(layout, cluster, column);
	put_card(layout, card, column);
	segment->column = layout->places.list[layout->places.count - 1].column;
	segment->end = layout->used[segment->column];
}

struct card_places
cards_live(const struct cards *cards)
{
	struct layout layout = begin(cards);
	struct segments segments = {.list = NULL};
	for (int i = 0; i < cards->count; i++)
		place_live(&layout, &segments, i);
	free(segments.list);
	return end(&layout);
}

/* --- afterwards ------------------------------------------------------------------------------- */

/* Each cluster begins a column of its own, none higher than ROWS. */
static struct card_places
in_columns(const struct cards *cards, int rows)
{
	struct cards lower = *cards;
	lower.rows = rows;
	struct layout layout = begin(&lower);
	for (int cluster = 0; cluster < cards->clusters; cluster++) {
		for (int i = 0; i < cards->count; i++) {
			if (cards->list[i].cluster != cluster)
				continue;
			int column = layout.open[cluster];
			if (!has_room(&layout, cluster, column, cards->list[i].rows)) {
				column = layout.places.columns;
				put_heading(&layout, cluster, column);
			}
			put_card(&layout, i, column);
		}
	}
	return end(&layout);
}

/* One cluster behind the other, so that they share columns. */
static struct card_places
in_line(const struct cards *cards)
{
	struct layout layout = begin(cards);
	int column = 0;
	for (int cluster = 0; cluster < cards->clusters; cluster++) {
		for (int i = 0; i < cards->count; i++) {
			int rows = cards->list[i].rows, heading = cards->heading_rows[cluster];
			if (cards->list[i].cluster != cluster)
				continue;
			reach(&layout, column);
			if (!has_room(&layout, cluster, layout.open[cluster], rows)) {
				bool full = layout.used[column] > 0
					&& layout.used[column] + GAP + heading + rows > cards->rows;
				column += full;
				reach(&layout, column);
				layout.used[column] += layout.used[column] > 0 ? GAP : 0;
				put_heading(&layout, cluster, column);
			}
			put_card(&layout, i, column);
			column = layout.open[cluster];
		}
	}
	layout.places.shared = true;
	return end(&layout);
}

struct card_places
cards_arranged(const struct cards *cards)
{
	struct card_places own = in_columns(cards, cards->rows);
	if (own.columns > cards->columns) {
		cards_free(&own);
		return in_line(cards);
	}
	/* as low as they can be, so that long clusters spread over columns that are left */
	for (int low = 1, high = cards->rows; low < high;) {
		int middle = (low + high) / 2;
		struct card_places lower = in_columns(cards, middle);
		bool fits = lower.columns <= cards->columns;
		for (int i = 0; i < lower.count && fits; i++)
			fits = lower.list[i].card < 0 || lower.list[i].skip == 0;
		for (int i = 0; i < lower.count && fits; i++)
			fits = lower.list[i].card < 0
				|| lower.list[i].rows == cards->list[lower.list[i].card].rows;
		if (fits) {
			cards_free(&own);
			own = lower;
			high = middle;
		} else {
			cards_free(&lower);
			low = middle + 1;
		}
	}
	return own;
}
