/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A bar for each answer, with the numbers that its kind has.
 */
#include "report/minutes_told.h"

#include "core/i18n.h"
#include "core/mem.h"
#include "core/spoken.h"
#include "report/chart.h"

#include <math.h>
#include <stdlib.h>

/* --- how long, in which order ---------------------------------------------------------------- */

/* Where nobody counted how many took part there is nothing to divide by; of dots there is, all of them. */
static bool
has_shares(enum kind kind, const struct summary *summary)
{
	return summary->base > 0 && (!summary->uncounted || methods[kind].says == SAYS_DOTS);
}

/* How long the bar of OPTION is in ROUND, before it is divided by the longest. */
static double
length_of(const struct minutes_question *question, const struct minutes_round *round, int option)
{
	const struct summary *summary = &round->all.summary;
	if (round->all.withheld)
		return 0;
	const struct result *result = &round->all.results[option];
	switch (methods[question->kind].says) {
	case SAYS_PLACE:
		return result->borda.has ? result->borda.is : 0;
	case SAYS_RESISTANCE:
		return result->mean.has ? result->mean.is : 0;
	default:
		/* rounds are of different sizes, so their shares are compared */
		return has_shares(question->kind, summary) ? (double)result->votes / (double)summary->base
			: (double)result->votes;
	}
}

struct place {
	int option;
	double length;
};

static int
by_length(const void *a, const void *b)
{
	const struct place *left = a, *right = b;
	if (left->length != right->length)
		return left->length < right->length ? 1 : -1;
	return left->option - right->option;
}

static int
by_resistance(const void *a, const void *b)
{
	const struct place *left = a, *right = b;
	if (left->length != right->length)
		return left->length < right->length ? -1 : 1;
	return left->option - right->option;
}

/* What was asked in an order of its own stays in it; the others stand by what the last round says. */
static int *
order_of(const struct told *told)
{
	const struct minutes_question *question = told->question;
	int count = question->options_count;
	struct place *places = mem_new((size_t)count + 1, sizeof(*places));
	int *order = mem_new((size_t)count + 1, sizeof(*order));
	for (int i = 0; i < count; i++)
		places[i] = (struct place){i, length_of(question, told->rounds[told->count - 1], i)};
	if (question->kind == KIND_RESIST)
		qsort(places, (size_t)count, sizeof(*places), by_resistance);
	else if (question->kind == KIND_RANK || question->kind == KIND_DOTS)
		qsort(places, (size_t)count, sizeof(*places), by_length);
	for (int i = 0; i < count; i++)
		order[i] = places[i].option;
	free(places);
	return order;
}

struct told
told_of(const struct minutes_question *question)
{
	struct told told = {.question = question, .line = -1};
	int count = question->rounds_count;
	for (int i = 0; i < count; i++) {
		if (count > ROUNDS_TOLD && i > 0 && i <= count - ROUNDS_TOLD) {
			told.left_out++;
			continue;
		}
		told.rounds[told.count++] = &question->rounds[i];
	}
	told.order = order_of(&told);
	told.most = question->kind == KIND_RESIST ? RESISTANCE_MOST : 0;
	for (int i = 0; i < told.count; i++)
		for (int j = 0; j < question->options_count; j++)
			told.most = fmax(told.most, length_of(question, told.rounds[i], j));
	for (int j = 0; question->kind == KIND_RESIST && j < question->options_count; j++) {
		const struct minutes_round *last = told.rounds[told.count - 1];
		if (question->options[j].status_quo && !last->all.withheld
			&& last->all.results[j].mean.has)
			told.line = last->all.results[j].mean.is / RESISTANCE_MOST;
	}
	return told;
}

/* --- the columns of numbers -------------------------------------------------------------------- */

char *
told_figure(const struct figure *figure, char *(*say)(double))
{
	return figure->has ? say(figure->is) : NULL;
}

static char *
say_votes(enum kind kind, const struct minutes_answers *answers, int option)
{
	(void)kind;
	return mem_printf("%lld", (long long)answers->results[option].votes);
}

static char *
say_share(enum kind kind, const struct minutes_answers *answers, int option)
{
	const struct summary *summary = &answers->summary;
	return !has_shares(kind, summary) ? NULL
		: say_percent((double)answers->results[option].votes / (double)summary->base);
}

static char *
say_points(enum kind kind, const struct minutes_answers *answers, int option)
{
	(void)kind;
	return told_figure(&answers->results[option].borda, say_short);
}

static char *
say_place(enum kind kind, const struct minutes_answers *answers, int option)
{
	(void)kind;
	return told_figure(&answers->results[option].mean_position, say_decimal);
}

static char *
say_firsts(enum kind kind, const struct minutes_answers *answers, int option)
{
	(void)kind;
	return mem_printf("%lld", (long long)answers->results[option].firsts);
}

static char *
say_resistance(enum kind kind, const struct minutes_answers *answers, int option)
{
	(void)kind;
	return told_figure(&answers->results[option].mean, say_decimal);
}

static char *
say_acceptance(enum kind kind, const struct minutes_answers *answers, int option)
{
	(void)kind;
	return told_figure(&answers->results[option].acceptance, say_percent);
}

static char *
say_tens(enum kind kind, const struct minutes_answers *answers, int option)
{
	(void)kind;
	return mem_printf("%lld", (long long)answers->results[option].tens);
}

/* The columns of each kind; `both`: also told of rounds before the last one. */
struct number_column {
	const char *head; /* N_() */
	char *(*say)(enum kind kind, const struct minutes_answers *answers, int option);
	bool both;
};

enum { COLUMNS_MOST = 3 };

static const struct columns {
	const char *picture; /* N_() */
	struct number_column list[COLUMNS_MOST];
} columns_of[KIND_COUNT] = {
	[KIND_CHOICE] = {N_("share of the answers"),
		{{N_("answers"), say_votes, false}, {N_("share"), say_share, true}}},
	[KIND_MULTI] = {N_("share of those who answered"),
		{{N_("answers"), say_votes, false}, {N_("share"), say_share, true}}},
	[KIND_SCALE] = {N_("share of the answers"),
		{{N_("answers"), say_votes, false}, {N_("share"), say_share, true}}},
	[KIND_DOTS] = {N_("share of the dots"),
		{{N_("dots"), say_votes, false}, {N_("share"), say_share, true}}},
	[KIND_RANK] = {N_("points"), {{N_("points"), say_points, true},
		{N_("mean place"), say_place, false}, {N_("first places"), say_firsts, false}}},
	[KIND_RESIST] = {N_("mean resistance, 0 to 10"), {{N_("resistance"), say_resistance, true},
		{N_("acceptance"), say_acceptance, false}, {N_("tens"), say_tens, false}}},
};

static void
put_heads(const struct writing *writing, const struct told *told)
{
	struct document *document = writing->document;
	const struct columns *columns = &columns_of[told->question->kind];
	document_open(document, PART_HEAD);
	document_put(document, PART_COLUMN, _("Answer"));
	document_put(document, PART_COLUMN_PICTURE, _(columns->picture));
	for (int i = 0; i < COLUMNS_MOST && columns->list[i].head; i++) {
		const struct number_column *column = &columns->list[i];
		for (int j = column->both ? 0 : told->count - 1; j < told->count; j++) {
			if (told->count == 1)
				document_put(document, PART_COLUMN_NUMBER, _(column->head));
			else
				/* translators: a column of numbers, and which round they are of */
				writing_take(writing, PART_COLUMN_NUMBER, mem_printf(_("%s, round %d"),
					_(column->head), told->rounds[j]->number));
		}
	}
	document_close(document, PART_HEAD);
}

static void
put_numbers(const struct writing *writing, const struct told *told, int option)
{
	const struct columns *columns = &columns_of[told->question->kind];
	for (int i = 0; i < COLUMNS_MOST && columns->list[i].head; i++) {
		const struct number_column *column = &columns->list[i];
		for (int j = column->both ? 0 : told->count - 1; j < told->count; j++)
			writing_take(writing, PART_CELL_NUMBER, told->rounds[j]->all.withheld ? NULL
				: column->say(told->question->kind, &told->rounds[j]->all, option));
	}
}

/* --- a row of bars --------------------------------------------------------------------------- */

static bool
is_winner(const struct told *told, int option)
{
	const struct minutes_round *last = told->rounds[told->count - 1];
	return told->question->kind == KIND_RANK && !last->all.withheld
		&& last->all.results[option].condorcet;
}

static void
put_option(const struct writing *writing, const struct told *told, int option)
{
	struct document *document = writing->document;
	const struct minutes_question *question = told->question;
	struct chart_bar bars[ROUNDS_TOLD];
	char *label = writing_level(question, option);
	for (int i = 0; i < told->count; i++)
		bars[i] = (struct chart_bar){
			.share = told->most > 0
				? length_of(question, told->rounds[i], option) / told->most : 0,
			.before = i < told->count - 1,
		};
	document_open(document, PART_ROW);
	document_open(document, PART_LEAD);
	writing_put(writing, PART_SPAN, label);
	if (question->options[option].status_quo)
		document_printf(document, " (%s)", _("as it is now"));
	if (is_winner(told, option))
		document_printf(document, " (%s)", _("preferred to each other one"));
	document_close(document, PART_LEAD);
	document_open(document, PART_CELL_PICTURE);
	chart_bars(document, bars, told->count, told->line);
	document_close(document, PART_CELL_PICTURE);
	put_numbers(writing, told, option);
	document_close(document, PART_ROW);
	free(label);
}

/* The abstention is no part of any share: its row has its number only. */
static void
put_abstention(const struct writing *writing, const struct told *told)
{
	struct document *document = writing->document;
	const struct columns *columns = &columns_of[told->question->kind];
	bool any = false;
	for (int i = 0; i < told->count; i++)
		any |= told->rounds[i]->all.summary.abstentions > 0;
	if (!any || columns->list[0].say != say_votes)
		return;
	document_open(document, PART_ROW);
	document_open(document, PART_LEAD);
	document_open(document, PART_QUIET);
	writing_put(writing, PART_SPAN, told->question->abstention);
	document_close(document, PART_QUIET);
	document_close(document, PART_LEAD);
	document_open(document, PART_CELL_PICTURE);
	document_close(document, PART_CELL_PICTURE);
	for (int i = 0; i < COLUMNS_MOST && columns->list[i].head; i++) {
		const struct number_column *column = &columns->list[i];
		for (int j = column->both ? 0 : told->count - 1; j < told->count; j++)
			writing_take(writing, PART_CELL_NUMBER, i > 0 || told->rounds[j]->all.withheld ? NULL
				: mem_printf("%lld", (long long)told->rounds[j]->all.summary.abstentions));
	}
	document_close(document, PART_ROW);
}

/* What a picture of its kind needs to be read. */
static const char *
explanation_of(const struct told *told)
{
	switch (told->question->kind) {
	case KIND_MULTI:
		return _("Each person could give several answers.");
	case KIND_RANK:
		return _("Points: with m answers, m − 1 for a first place, one less for each next.");
	case KIND_RESIST:
		return told->line >= 0 ? _("The dashed line is the resistance against leaving things as they "
			"are: what stays left of it is carried more easily than that.") : "";
	default:
		return "";
	}
}

void
told_bars(const struct writing *writing, const struct told *told)
{
	struct document *document = writing->document;
	document_open(document, PART_FIGURE);
	told_caption(writing, told);
	document_open(document, PART_TABLE);
	put_heads(writing, told);
	for (int i = 0; i < told->question->options_count; i++)
		put_option(writing, told, told->order[i]);
	put_abstention(writing, told);
	document_close(document, PART_TABLE);
	document_put(document, PART_ASIDE, explanation_of(told));
	if (told->count > 1)
		document_put(document, PART_ASIDE,
			_("Hollow bars are the rounds before, the full bar is the last one."));
	document_close(document, PART_FIGURE);
}
