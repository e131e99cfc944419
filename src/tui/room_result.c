/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/result.h"

#include <stdlib.h>
#include <string.h>

#include "core/buffer.h"
#include "core/i18n.h"
#include "core/mem.h"
#include "tui/answers.h"
#include "tui/result_table.h"
#include "tui/rounds.h"
#include "tui/say.h"

static const struct graphic *const graphics[KIND_COUNT] = {
	[KIND_CHOICE] = &bars_graphic, [KIND_MULTI] = &bars_graphic, [KIND_SCALE] = &bars_graphic,
	[KIND_DOTS] = &dots_graphic, [KIND_RANK] = &rank_graphic, [KIND_RESIST] = &resist_graphic,
	[KIND_NUMBER] = &number_graphic, [KIND_WORDS] = &words_graphic,
};

enum { INDENT = 3, COLUMNS_MOST = 110, PAGE_NUMBER = 2 /* rows that it takes */ };

bool
result_abstains(const struct result_view *view)
{
	for (int i = 0; i < view->officials_count; i++)
		if (view->officials[i]->ballot.count == 0)
			return true;
	return model_abstains(view->picture->model, view->picture->step);
}

/* --- what is said below ---------------------------------------------------------------------- */

/* "53 of 58 present", or "53 answers" where nobody counted who is here. */
static char *
say_took_part(const struct result_view *view)
{
	const struct summary *summary = &view->summary;
	long long all = (long long)(summary->ballots + summary->abstentions);
	if (summary->uncounted)
		return mem_text(_("How many took part was not counted."));
	return view->round->present > 0
		? mem_printf(_("%lld of %lld present"), all, (long long)view->round->present)
		: mem_printf(P_("%lld answer", "%lld answers", (unsigned long)all), all);
}

static char *
say_sum(const struct result_view *view)
{
	const struct summary *summary = &view->summary;
	if (view->kind == KIND_DOTS)
		return mem_printf(P_("%lld dot", "%lld dots", (unsigned long)summary->base),
			(long long)summary->base);
	if (view->kind == KIND_RESIST)
		return mem_text(_("0 no resistance · 10 unacceptable"));
	if (view->kind == KIND_SCALE && summary->mean.has) {
		char *mean = say_decimal(summary->mean.is);
		char *text = mem_printf(_("mean %s"), mean);
		free(mean);
		return text;
	}
	if (view->kind == KIND_NUMBER && summary->ballots > 1) {
		char *least = say_value(summary->min.is), *most = say_value(summary->max.is);
		char *low = say_short(summary->q1.is), *high = say_short(summary->q3.is);
		/* translators: of estimates: the least, the highest and, in the longer one, the quartiles */
		char *text = summary->ballots < RESULT_QUARTERS
			? mem_printf(_("from %s to %s"), least, most)
			: mem_printf(_("from %s to %s, half between %s and %s"), least, most, low, high);
		free(high);
		free(low);
		free(most);
		free(least);
		return text;
	}
	return NULL;
}

static char *
say_words_sum(const struct result_view *view)
{
	struct said *said;
	long long sum = 0;
	int count = tally_words(&view->round->tally, TALLY_ALL, false, &said);
	for (int i = 0; i < count; i++)
		sum += (long long)said[i].votes;
	free(said);
	return mem_printf(P_("%lld word", "%lld words", (unsigned long)sum), sum);
}

char *
result_figures(const struct result_view *view)
{
	const struct step *step = picture_step(view->picture);
	bool words = methods[view->kind].says == SAYS_WORD;
	bool own_row = graphics[view->kind] == &bars_graphic;
	struct buffer text = {.bytes = NULL};
	char *sum = words ? say_words_sum(view) : say_sum(view);
	char *part = words && view->summary.uncounted ? mem_text("") : say_took_part(view);
	/* Bars of hands that nobody counted apart are no share and have no sum. */
	bool alone = own_row && view->summary.uncounted;
	buffer_printf(&text, "%s%s%s", part, sum && *part && !alone ? "  ·  " : "",
		sum && !alone ? sum : "");
	if (!own_row && view->summary.abstentions > 0)
		buffer_printf(&text, "  ·  %s: %lld", say_abstention(step, view->picture->language),
			(long long)view->summary.abstentions);
	free(part);
	free(sum);
	return buffer_take(&text);
}

/* Of an order whether one answer is before each other. */
static char *
say_winner(const struct result_view *view)
{
	if (view->kind != KIND_RANK || view->summary.ballots == 0)
		return NULL;
	return view->winner > 0
		? mem_text(_("✓ beats every other answer in direct comparison"))
		: mem_text(_("No answer beats every other one in direct comparison."));
}

/* --- paragraphs below each other ----------------------------------------------------------- */

enum { PARAGRAPHS = 3 + 2 * GROUPS_MAX };

struct paragraph {
	char *text;
	enum look look;
	int indent;
};

struct paragraphs {
	struct paragraph list[PARAGRAPHS];
	int count;
	enum lettering letters;
	const struct picture *picture;
};

/* Takes TEXT, which may be NULL. */
static void
add(struct paragraphs *paragraphs, enum look look, int indent, char *text)
{
	if (text)
		paragraphs->list[paragraphs->count++] = (struct paragraph){text, look, indent};
}

static int
columns_of(const struct paragraphs *paragraphs, int index)
{
	const struct picture *picture = paragraphs->picture;
	int columns = picture->at.columns - 2 * picture->left - INDENT;
	bool narrow = columns > COLUMNS_MOST && !paragraphs->letters;
	return (narrow ? COLUMNS_MOST : columns) - paragraphs->list[index].indent;
}

static int
rows_of(const struct paragraphs *paragraphs, int index)
{
	return canvas_lettered_paragraph(&paragraphs->picture->at, 0, 0, columns_of(paragraphs, index),
		paragraphs->letters, LOOK_PLAIN, paragraphs->list[index].text, false);
}

/* The letters of running text where they can write it all in at most MOST rows. */
static void
enlarge(struct paragraphs *paragraphs, int most)
{
	bool fits = paragraphs->picture->size > 1;
	int rows = 0;
	paragraphs->letters = LETTERING_RUNNING;
	for (int i = 0; i < paragraphs->count && fits; i++) {
		fits = rows_of(paragraphs, i) > 0;
		rows += rows_of(paragraphs, i);
	}
	if (!fits || rows > most)
		paragraphs->letters = LETTERING_PLAIN;
}

/* TEXT so that it is broken only at its dots; fresh memory. */
static char *
kept_together(const char *text)
{
	static const char dot[] = "  ·  ";
	struct buffer kept = {.bytes = NULL};
	for (const char *c = text; *c; c++) {
		if (strncmp(c, dot, sizeof(dot) - 1) == 0) {
			buffer_add(&kept, "\u00a0· ");
			c += sizeof(dot) - 2;
		} else if (*c == ' ') {
			buffer_add(&kept, "\u00a0");
		} else {
			buffer_add_char(&kept, *c);
		}
	}
	return buffer_take(&kept);
}

/* Likewise, each part of a figure's line in one piece if that is possible. */
static void
enlarge_figures(struct paragraphs *paragraphs, int index, int most)
{
	char *text = paragraphs->list[index].text, *kept = kept_together(text);
	paragraphs->list[index].text = kept;
	enlarge(paragraphs, most);
	if (paragraphs->letters == LETTERING_PLAIN) {
		paragraphs->list[index].text = text;
		enlarge(paragraphs, most);
	}
	free(paragraphs->list[index].text == text ? kept : text);
}

static int
paragraphs_rows(const struct paragraphs *paragraphs)
{
	int rows = 0;
	for (int i = 0; i < paragraphs->count; i++)
		rows += rows_of(paragraphs, i);
	return rows;
}

/* Draws their rows from FIRST on, at most ROWS of them, and moves on. */
static void
paragraphs_draw(const struct paragraphs *paragraphs, struct picture *picture, int first, int rows)
{
	int at = 0, total;
	for (int i = 0; i < paragraphs->count; i++) {
		const struct paragraph *paragraph = &paragraphs->list[i];
		int own = rows_of(paragraphs, i), skip = first > at ? first - at : 0;
		if (paragraphs->letters) {
			canvas_lettered_paragraph(&picture->at, picture->row,
				picture->left + INDENT + paragraph->indent, columns_of(paragraphs, i),
				paragraphs->letters, paragraph->look, paragraph->text, true);
			picture->row += own;
		} else if (skip < own && rows > 0) {
			int drawn = canvas_paragraph(&picture->at, picture->row,
				picture->left + INDENT + paragraph->indent,
				columns_of(paragraphs, i), rows, skip, paragraph->look,
				paragraph->text, &total);
			picture->row += drawn;
			rows -= drawn;
		}
		at += own;
	}
}

static void
paragraphs_free(struct paragraphs *paragraphs)
{
	for (int i = 0; i < paragraphs->count; i++)
		free(paragraphs->list[i].text);
}

/* --- the whole ------------------------------------------------------------------------------- */

enum section { SECTION_OFFICIAL, SECTION_ROUNDS, SECTION_GROUPS, SECTIONS };

/* The picture, what is said below it, and further sections. */
struct composition {
	struct result_view view;
	const struct graphic *graphic;
	void *own;
	struct paragraphs below, official;
	struct shift *shift;       /* between the rounds; NULL: there is none */
	struct result_table groups;
	enum section sections[SECTIONS];
	int rows[SECTIONS];        /* of each in one piece */
	int count;                 /* of sections */
};

static void
add_section(struct composition *whole, enum section section, int rows)
{
	if (rows == 0)
		return;
	whole->sections[whole->count] = section;
	whole->rows[whole->count++] = rows;
}

static bool
has_groups(const struct result_view *view)
{
	return picture_step(view->picture)->by_group && result_table_suits(view->kind);
}

/* What an institution answers, where the picture does not tell it, and why. */
static void
add_official(struct composition *whole, const struct official *official)
{
	const struct picture *picture = whole->view.picture;
	const struct model *model = picture->model;
	char *mark = say_group_mark(model, official->group, picture->language);
	const char *label = model_group_label(model, official->group, picture->language);
	enum entry_says says = methods[whole->view.kind].says;
	bool told = official->ballot.count > 0
		&& (says == SAYS_DOTS || says == SAYS_PLACE || says == SAYS_RESISTANCE);
	char *answer = told ? NULL : answers_say(model, picture->step, &official->ballot,
		picture->language);
	enum look look = picture->size > 0 ? LOOK_STRONG : LOOK_PLAIN;
	/* What the mark stands for is also in the table of groups. */
	if (!answer && !*official->reason && has_groups(&whole->view)) {
		free(mark);
		return;
	}
	add(&whole->official, look, 0, answer ? mem_printf("%s %s: %s", mark, label, answer)
		: mem_printf("%s %s", mark, label));
	if (*official->reason)
		/* translators: what somebody says, in quotation marks */
		add(&whole->official, look, 3, mem_printf(_("“%s”"), official->reason));
	free(answer);
	free(mark);
}

static struct result_view
view_of(struct picture *picture, const struct round *round)
{
	const struct model *model = picture->model;
	struct result_view view = {
		.picture = picture, .round = round, .kind = picture_step(picture)->kind,
	};
	tally_summary(&round->tally, view.kind, round->options, TALLY_ALL, &view.summary);
	if (view.kind == KIND_RANK)
		view.winner = tally_condorcet(&round->tally, TALLY_ALL);
	/* At its stage only: a further round begins without it, as the first one did. */
	bool shown = picture->stage == STAGE_OFFICIAL && model_official_shown(model, picture->step);
	for (int group = 0; shown && group < model->workshop->groups_count; group++) {
		const struct official *official = model_official(model, round->question, group);
		if (official)
			view.officials[view.officials_count++] = official;
	}
	return view;
}

static void
compose(struct composition *whole, struct picture *picture, const struct round *round)
{
	*whole = (struct composition){.view = view_of(picture, round), .below = {.picture = picture},
		.official = {.picture = picture}};
	const struct result_view *view = &whole->view;
	whole->graphic = graphics[view->kind];
	whole->own = whole->graphic->begin(view);
	enum look look = picture->size > 0 ? LOOK_STRONG : LOOK_PLAIN;
	add(&whole->below, look, 0, say_winner(view));
	int figures = whole->below.count;
	add(&whole->below, look, 0, result_figures(view));
	whole->shift = shift_new(view);
	/* On a large wall the picture of it says more. */
	if (!whole->shift || picture->size < 2)
		add(&whole->below, LOOK_PLAIN, 0, result_rounds(view));
	enlarge_figures(&whole->below, figures, picture->at.rows / 5);
	for (int i = 0; i < view->officials_count; i++)
		add_official(whole, view->officials[i]);
	add_section(whole, SECTION_OFFICIAL, paragraphs_rows(&whole->official));
	add_section(whole, SECTION_ROUNDS, shift_rows(whole->shift));
	if (has_groups(view))
		add_section(whole, SECTION_GROUPS, result_table_lay_out(&whole->groups, view));
}

static void
discard(struct composition *whole)
{
	whole->graphic->end(whole->own);
	paragraphs_free(&whole->below);
	paragraphs_free(&whole->official);
	shift_free(whole->shift);
	result_table_free(&whole->groups);
}

/* How many pages the section at INDEX takes, each of ROWS rows. */
static int
parts_of(const struct composition *whole, int index, int rows)
{
	switch (whole->sections[index]) {
	case SECTION_OFFICIAL:
		return rows > 0 ? (whole->rows[index] + rows - 1) / rows : 1;
	case SECTION_ROUNDS:
		return shift_pages(whole->shift, rows);
	default:
		return whole->groups.parts;
	}
}

/* Draws PART of the section at INDEX into ROWS rows, and an empty row behind it. */
static void
draw_section(struct composition *whole, int index, int part, int rows, bool explained)
{
	struct picture *picture = whole->view.picture;
	switch (whole->sections[index]) {
	case SECTION_OFFICIAL:
		paragraphs_draw(&whole->official, picture, part * rows, rows);
		break;
	case SECTION_ROUNDS:
		shift_pages(whole->shift, rows);
		shift_draw(whole->shift, part);
		break;
	default:
		whole->groups.explained = explained;
		result_table_draw(&whole->groups, part);
	}
	picture->row++;
}

static void
draw_first(struct composition *whole, int page)
{
	struct picture *picture = whole->view.picture;
	whole->graphic->draw(whole->own, page);
	picture->row++;
	paragraphs_draw(&whole->below, picture, 0, picture_rows(picture));
	picture->row++;
}

/* How large the picture is when all of ROWS is its own. */
static int
best_quality(struct composition *whole, int rows)
{
	rows -= 1 + paragraphs_rows(&whole->below);
	return whole->graphic->pages(whole->own, rows) == 1 ? whole->graphic->quality(whole->own) : 0;
}

/* Whether the picture, in LEAST rows or more, and the first COUNT sections fit onto one page of ROWS
 * rows; lays it out. On a large screen the picture does not become smaller for what can stand on a
 * page behind it. */
static bool
fit_together(struct composition *whole, int count, int rows, int least, bool explained)
{
	bool large = whole->view.picture->size > 0 && count > 0;
	int best = large && whole->graphic->quality ? best_quality(whole, rows) : 0;
	for (int i = 0; i < count; i++) {
		bool table = whole->sections[i] == SECTION_GROUPS;
		if (table && whole->groups.parts > 1)
			return false;
		rows -= whole->rows[i] + 1 + (table && explained);
	}
	rows -= 1 + paragraphs_rows(&whole->below);
	return rows >= least && whole->graphic->pages(whole->own, rows) == 1
		&& (best == 0 || whole->graphic->quality(whole->own) >= best);
}

/* Draws PAGE of the sections from FIRST on, of which as many as fit whole stand together; -1: none.
 * Before and after has a page of its own. Returns how many pages they take. */
static int
turn_sections(struct composition *whole, int first, int rows, int page)
{
	int at = 0, used = 0;
	for (int i = first; i < whole->count; i++) {
		int parts = parts_of(whole, i, rows);
		bool alone = parts > 1 || whole->sections[i] == SECTION_ROUNDS;
		if (used > 0 && (alone || used + 1 + whole->rows[i] > rows)) {
			at++;
			used = 0;
		}
		bool roomy = rows - used - whole->rows[i] > 2;
		for (int part = 0; part < parts; part++) {
			at += part > 0;
			if (at == page)
				draw_section(whole, i, part, alone ? rows : whole->rows[i], roomy);
		}
		used = alone ? rows : used + (used > 0) + whole->rows[i];
	}
	return whole->count > first ? at + 1 : 0;
}

/* The picture on as many pages as it takes, then the sections. */
static void
draw_apart(struct composition *whole, int first, int rows)
{
	struct picture *picture = whole->view.picture;
	int own = 1;
	if (first == 0)
		own = whole->graphic->pages(whole->own, rows - 1 - paragraphs_rows(&whole->below));
	int page = picture_pages(picture, own + turn_sections(whole, first, rows, -1));
	if (page >= own) {
		turn_sections(whole, first, rows, page - own);
		return;
	}
	draw_first(whole, page);
	for (int i = 0; i < first; i++)
		draw_section(whole, i, 0, whole->rows[i], true);
}

/* How many sections stand below the picture while the others come on pages behind; what an institution
 * answers stands there even if the picture has to be smaller for it. */
static int
sections_together(struct composition *whole, int rows)
{
	const struct graphic *graphic = whole->graphic;
	for (int count = whole->count; count > 0; count--)
		if (fit_together(whole, count, rows, graphic->good, true))
			return count;
	return whole->count > 0 && whole->sections[0] == SECTION_OFFICIAL
		&& fit_together(whole, 1, rows, graphic->least, true);
}

void
room_result(struct picture *picture, const struct round *round)
{
	struct composition whole;
	compose(&whole, picture, round);
	int rows = picture_rows(picture), good = whole.graphic->good;
	int page_rows = rows - (picture->pages_before > 0 ? 0 : PAGE_NUMBER);

	/* The line that explains the table's columns gives way first. */
	bool explained = fit_together(&whole, whole.count, rows, good, true);
	if (explained || fit_together(&whole, whole.count, rows, good, false)) {
		picture_pages(picture, 1);
		draw_first(&whole, 0);
		for (int i = 0; i < whole.count; i++)
			draw_section(&whole, i, 0, whole.rows[i], explained);
	} else {
		draw_apart(&whole, sections_together(&whole, page_rows), page_rows);
	}
	discard(&whole);
}
