/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Cards on the wall: where they stand, that those which are there stay there while the room collects,
 * and that none is cut, lost, shown twice or shown though it is hidden.
 */
#include "tui/cards.h"

#include <stdint.h>

#include "tap.h"
#include "tui/room.h"
#include "wall.h"

enum { CLUSTERS = 7, MOST = 60 };

static uint64_t seed = 5;

static int
chance(int below)
{
	seed = seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return (int)((seed >> 33) % (uint64_t)below);
}

/* --- the places alone -------------------------------------------------------------------------- */

struct sample {
	struct card list[MOST];
	int headings[CLUSTERS];
	struct cards cards;
};

static void
make_sample(struct sample *sample)
{
	int clusters = 1 + chance(CLUSTERS), highest = 1 + chance(chance(4) ? 6 : 30);
	for (int i = 0; i < CLUSTERS; i++)
		sample->headings[i] = chance(3);
	for (int i = 0; i < MOST; i++)
		sample->list[i] = (struct card){chance(clusters), 1 + chance(highest)};
	sample->cards = (struct cards){
		.list = sample->list,
		.count = MOST,
		.heading_rows = sample->headings,
		.clusters = CLUSTERS,
		.columns = 1 + chance(6),
		.rows = 4 + chance(40),
		.gap = chance(2),
	};
}

/* Whether PLACES are right: each card whole and in order, in one piece where it can be, on the page,
 * below a heading of its cluster, and nothing on anything else. */
static bool
are_right(const struct cards *cards, const struct card_places *places)
{
	static char taken[MOST * 40 + MOST][64];
	int done[MOST] = {0}, pieces[MOST] = {0};
	memset(taken, 0, sizeof(taken));
	for (int i = 0; i < places->count; i++) {
		const struct card_place *place = &places->list[i];
		if (place->column < 0 || place->column >= places->columns || place->row < 0
			|| place->row + place->rows > cards->rows)
			return false;
		for (int row = place->row; row < place->row + place->rows; row++)
			if (taken[place->column][row]++)
				return false;
		if (place->card < 0)
			continue;
		if (place->cluster != cards->list[place->card].cluster
			|| place->skip != done[place->card] || place->rows < 1)
			return false;
		done[place->card] += place->rows;
		pieces[place->card]++;
		const struct card_place *head = NULL;
		for (int j = 0; j < i; j++)
			if (places->list[j].card < 0 && places->list[j].column == place->column
				&& places->list[j].row <= place->row
				&& (!head || places->list[j].row >= head->row))
				head = &places->list[j];
		if (!head || head->cluster != place->cluster)
			return false;
	}
	for (int i = 0; i < cards->count; i++) {
		bool low = cards->list[i].rows + cards->heading_rows[cards->list[i].cluster]
			<= cards->rows;
		if (done[i] != cards->list[i].rows || (low && pieces[i] != 1))
			return false;
	}
	return true;
}

/* Whether all of BEFORE stands in AFTER where it stood. */
static bool
stay(const struct card_places *before, const struct card_places *after)
{
	if (after->count < before->count || after->columns < before->columns)
		return false;
	return before->count == 0
		|| memcmp(before->list, after->list,
			   (size_t)before->count * sizeof(*before->list)) == 0;
}

static void
test_places(void)
{
	int wrong = 0, moved = 0, arranged_wrong = 0, higher = 0;
	for (int round = 0; round < 200; round++) {
		struct sample sample;
		struct card_places before = {.list = NULL};
		make_sample(&sample);
		for (sample.cards.count = 0; sample.cards.count <= MOST; sample.cards.count++) {
			struct card_places after = cards_live(&sample.cards);
			wrong += !are_right(&sample.cards, &after);
			moved += !stay(&before, &after);
			cards_free(&before);
			before = after;
			if (sample.cards.count % 7)
				continue;
			struct card_places arranged = cards_arranged(&sample.cards);
			arranged_wrong += !are_right(&sample.cards, &arranged);
			cards_free(&arranged);
		}
		cards_free(&before);
	}
	is_int(wrong, 0, "while they are collected all cards are there");
	is_int(moved, 0, "and each stays where it is");
	is_int(arranged_wrong, 0, "arranged they are all there");

	struct sample sample;
	make_sample(&sample);
	sample.cards.columns = 4;
	sample.cards.rows = 20;
	sample.cards.count = 16;
	for (int i = 0; i < 16; i++)
		sample.list[i] = (struct card){0, 2};
	struct card_places spread = cards_arranged(&sample.cards);
	for (int i = 0; i < spread.count; i++)
		higher += spread.list[i].row + spread.list[i].rows > 14;
	is_int(spread.columns, 4, "a long cluster spreads over the columns that are left");
	is_int(higher, 0, "as low as it can be");
	ok(!spread.shared, "for itself");
	cards_free(&spread);
	for (int i = 0; i < 16; i++)
		sample.list[i].cluster = i % 6;
	spread = cards_arranged(&sample.cards);
	ok(spread.shared && spread.columns <= 4, "more clusters than columns share them");
	cards_free(&spread);
}

/* --- the picture ------------------------------------------------------------------------------- */

static const struct {
	int columns, rows;
} sizes[] = {{80, 24}, {120, 36}, {200, 60}, {93, 27}, {400, 120}};

enum { SIZES = sizeof(sizes) / sizeof(sizes[0]) };

struct spot {
	int page, row, column, times;
};

/* Where the word of card I stands. */
static void
find_word(int page, int i, struct spot *spot)
{
	char word[16];
	snprintf(word, sizeof(word), "k%dx", i);
	for (int row = 0; row < LINES; row++) {
		char *text = wall_row(row);
		for (const char *at = text; (at = strstr(at, word)); at++) {
			spot->page = page;
			spot->row = row;
			spot->column = text_columns_n(text, (size_t)(at - text));
			spot->times++;
		}
		free(text);
	}
}

/* Draws all pages; finds COUNT cards; returns how many texts were cut. */
static int
draw_all(const struct model *model, int size, int count, struct spot *spots)
{
	struct model turned = *model;
	int pages, cuts = 0;
	memset(spots, 0, (size_t)MOST * sizeof(*spots));
	turned.stage.page = -1;
	resizeterm(sizes[size].rows, sizes[size].columns);
	struct canvas screen = canvas_begin();
	pages = room_draw(&screen, &turned, NULL, WALL_NOW, true);
	/* Pages count back from the one with the newest; so page 1 is found by its number. */
	for (int page = 0; page < pages; page++) {
		turned.stage.page = page;
		screen = canvas_begin();
		room_draw(&screen, &turned, NULL, WALL_NOW, true);
		cuts += canvas_cuts();
		int number = 1;
		for (int i = 1; i <= pages && pages > 1; i++) {
			char text[40];
			snprintf(text, sizeof(text), "page %d of %d", i, pages);
			if (wall_has(text))
				number = i;
		}
		for (int i = 0; i < count; i++)
			find_word(number, i, &spots[i]);
	}
	return cuts;
}

static void
add_cluster(struct model *model, int step)
{
	static const char *const names[] = {"Treffpunkte", "Sprache", "Verwaltung", "Begegnung",
		"Zusammenhaltsberichterstattung in allen Stadtteilen", "Jugend", "Sport"};
	model->clusters = mem_resize(model->clusters, (size_t)model->clusters_count + 1,
		sizeof(*model->clusters));
	model->clusters[model->clusters_count] = (struct cluster){.step = step,
		.name = mem_text(names[model->clusters_count % CLUSTERS])};
	model->clusters_count++;
}

static void
add_card(struct model *model, int step, int i)
{
	static const char *const words[] = {"Nachbarschaft", "Öffentlichkeitsarbeit", "mit", "und",
		"Antidiskriminierungsberatungsstelle", "im", "Rathaus", "李小龙", "👨\u200D👩\u200D👧", "ja"};
	struct buffer text = {.bytes = NULL};
	buffer_printf(&text, "k%dx", i);
	for (int n = chance(chance(3) ? 5 : 20); n > 0; n--)
		buffer_printf(&text, " %s", words[chance(10)]);
	if (model->clusters_count < CLUSTERS && chance(6) == 0)
		add_cluster(model, step);
	int cluster = chance(model->clusters_count + 1) - 1;
	char *whole = buffer_take(&text);
	struct comment *comment = wall_comment(model, step, COMMENT_SHOWN, cluster, whole);
	comment->table_no = chance(4) ? 0 : 1 + chance(9);
	free(whole);
}

static void
test_live(int step, const char *name)
{
	for (int size = 0; size < SIZES; size++) {
		struct model model = wall_model();
		struct spot before[MOST], after[MOST];
		int moved = 0, lost = 0, cuts = 0, count = size < 2 ? 36 : 15;
		model.clusters_count = 0;
		wall_go(&model, step, STAGE_OPEN);
		for (int i = 0; i < count; i++) {
			add_card(&model, step, i);
			cuts += draw_all(&model, size, i + 1, after);
			for (int k = 0; k <= i; k++)
				lost += after[k].times != 1;
			for (int k = 0; k < i; k++)
				moved += after[k].page != before[k].page || after[k].row != before[k].row
					|| after[k].column != before[k].column;
			memcpy(before, after, sizeof(before));
		}
		is_int(cuts, 0, "%s at %d×%d: nothing is cut", name, sizes[size].columns,
			sizes[size].rows);
		is_int(lost, 0, "every card is on one page");
		is_int(moved, 0, "none moves when one comes");

		int shown = 0;
		for (int i = 0; i < count; i++)
			model.comments[i].supports = i % 5 ? 0 : 1 + i % 9;
		for (int i = 2; i < count; i += 4)
			model.comments[i].state = COMMENT_HIDDEN;
		draw_all(&model, size, count, after);
		for (int i = 0; i < count; i++) {
			bool hidden = model.comments[i].state == COMMENT_HIDDEN;
			shown += hidden && after[i].times > 0;
			moved += !hidden && (after[i].page != before[i].page
				|| after[i].row != before[i].row || after[i].column != before[i].column);
		}
		is_int(shown, 0, "what is hidden is not there");
		is_int(moved, 0, "nothing moves for that, nor for support");

		wall_go(&model, step, STAGE_REVEALED);
		cuts = draw_all(&model, size, count, after);
		lost = 0;
		for (int i = 0; i < count; i++)
			lost += after[i].times != (model.comments[i].state != COMMENT_HIDDEN);
		is_int(cuts, 0, "afterwards nothing is cut");
		is_int(lost, 0, "and every card is there once");
		model_free(&model);
	}
}

/* A cluster all of whose cards are hidden is not named. */
static void
test_names(void)
{
	struct model model = wall_model();
	model.clusters_count = 0;
	add_cluster(&model, WALL_CARDS);
	add_cluster(&model, WALL_CARDS);
	wall_comment(&model, WALL_CARDS, COMMENT_HIDDEN, 0, "SECRET");
	wall_comment(&model, WALL_CARDS, COMMENT_SHOWN, 1, "open");
	wall_comment(&model, WALL_CARDS, COMMENT_SHOWN, -1, "newest");
	wall_go(&model, WALL_CARDS, STAGE_OPEN);
	for (int stage = STAGE_OPEN; stage < STAGE_COUNT; stage++) {
		struct spot spots[MOST];
		wall_go(&model, WALL_CARDS, (enum stage)stage);
		draw_all(&model, 0, 0, spots);
		ok(!wall_has("Treffpunkte") && !wall_has("SECRET"), "a hidden card has no name");
		ok(wall_has("Sprache"), "another has");
		is_int(wall_has("█ newest"), stage == STAGE_OPEN, "the newest is marked while they come");
		ok(!wall_has("█ open"), "the others are not");
	}
	model_free(&model);
}

/* A handful on a large wall, once all are there. */
static void
test_large(void)
{
	struct model model = wall_model();
	model.clusters_count = 0;
	struct spot spots[MOST];
	wall_comment(&model, WALL_CARDS, COMMENT_SHOWN, -1, "Sprachkurse am Abend");
	wall_comment(&model, WALL_CARDS, COMMENT_SHOWN, -1, "Ein Fest");
	wall_go(&model, WALL_CARDS, STAGE_REVEALED);
	draw_all(&model, 2, 0, spots);
	ok(!wall_has("Ein Fest"), "a handful of cards stands in block letters");
	draw_all(&model, 0, 0, spots);
	ok(wall_has("Ein Fest"), "not on a small screen");
	model.comments[1].supports = 3;
	draw_all(&model, 0, 0, spots);
	ok(wall_has("Ein Fest  +3"), "support stands behind the text");
	wall_comment(&model, WALL_CARDS, COMMENT_SHOWN, -1, "李");
	draw_all(&model, 2, 0, spots);
	ok(wall_has("Ein Fest") && wall_has("李"), "nor where a letter is missing");
	model_free(&model);
}

int
main(void)
{
	if (!wall_open("xterm-256color", 24, 80, true))
		skip_all("there is no terminal xterm-256color");
	test_places();
	test_live(WALL_CARDS, "cards");
	test_live(WALL_TALK, "talk");
	test_names();
	test_large();
	wall_close();
	return done_testing();
}
