/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What was asked: a picture and its numbers for each question, of every kind.
 */
#include "report/minutes_parts.h"

#include "core/i18n.h"
#include "core/mem.h"
#include "core/spoken.h"
#include "report/chart.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Of more rounds than that the first and the last ones are told. */
enum { ROUNDS_TOLD = 4 };

/* The rounds that a picture is about. */
struct told {
	const struct minutes_question *question;
	const struct minutes_round *rounds[ROUNDS_TOLD];
	int count;
	int left_out;
	int *order;      /* of the options */
	double most;     /* the longest bar */
	double line;     /* see chart_bars() */
};

/* --- what a row says ------------------------------------------------------------------------- */

char *
writing_level(const struct minutes_question *question, int option)
{
	const struct minutes_option *it = &question->options[option];
	if (methods[question->kind].says != SAYS_LEVEL)
		return mem_text(it->label);
	char *value = say_value(it->value);
	char *text = strcmp(value, it->label) == 0 ? mem_text(value)
		: mem_printf("%s %s", value, it->label);
	free(value);
	return text;
}

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

static struct told
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

/* --- the caption ----------------------------------------------------------------------------- */

static void
add_part(struct buffer *text, char *part)
{
	if (!part)
		return;
	buffer_printf(text, "%s%s", text->length > 0 ? " · " : "", part);
	free(part);
}

/* Where people were counted who are here and no more of them answered. */
static char *
say_answers(const struct minutes_round *round)
{
	const struct summary *summary = &round->all.summary;
	long long took = (long long)(summary->ballots + summary->abstentions);
	if (summary->uncounted)
		return mem_text(_("hands; nobody counted how many took part"));
	if (round->present >= took && round->present > 0)
		/* translators: how many answered of how many who are here */
		return mem_printf(_("%lld of %lld people took part"), took, (long long)round->present);
	return mem_printf(P_("%lld person took part", "%lld people took part", (unsigned long)took), took);
}

static char *
say_figure(const char *format, const struct figure *figure)
{
	if (!figure->has)
		return NULL;
	char *number = say_decimal(figure->is), *text = mem_printf(format, number);
	free(number);
	return text;
}

static char *
say_round(const struct told *told, const struct minutes_round *round)
{
	struct buffer text = {.bytes = NULL};
	const struct summary *summary = &round->all.summary;
	if (told->count > 1)
		add_part(&text, mem_printf(_("round %d"), round->number));
	if (round->all.withheld) {
		add_part(&text, mem_text(writing_too_small()));
		return buffer_take(&text);
	}
	add_part(&text, say_answers(round));
	if (!summary->uncounted && summary->abstentions > 0)
		add_part(&text, mem_printf("n = %lld", (long long)summary->ballots));
	add_part(&text, mem_text(round->secret ? _("in secret") : _("by a show of hands")));
	if (methods[told->question->kind].has_mean)
		add_part(&text, say_figure(_("mean %s"), &summary->mean));
	return buffer_take(&text);
}

static void
put_caption(const struct writing *writing, const struct told *told)
{
	document_open(writing->document, PART_CAPTION);
	for (int i = 0; i < told->count; i++) {
		char *text = say_round(told, told->rounds[i]);
		if (i > 0)
			document_break(writing->document);
		document_text(writing->document, text);
		free(text);
	}
	document_close(writing->document, PART_CAPTION);
}

/* --- the columns of numbers -------------------------------------------------------------------- */

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
say_has(const struct figure *figure, char *(*say)(double))
{
	return figure->has ? say(figure->is) : NULL;
}

static char *
say_points(enum kind kind, const struct minutes_answers *answers, int option)
{
	(void)kind;
	return say_has(&answers->results[option].borda, say_short);
}

static char *
say_place(enum kind kind, const struct minutes_answers *answers, int option)
{
	(void)kind;
	return say_has(&answers->results[option].mean_position, say_decimal);
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
	return say_has(&answers->results[option].mean, say_decimal);
}

static char *
say_acceptance(enum kind kind, const struct minutes_answers *answers, int option)
{
	(void)kind;
	return say_has(&answers->results[option].acceptance, say_percent);
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

/* Levels that can be compared, between rounds or between groups, are parts of one bar each. */
static bool
has_levels(const struct told *told)
{
	return told->question->kind == KIND_SCALE
		&& (told->count > 1 || told->rounds[told->count - 1]->groups_count > 0);
}

static void
put_levels(const struct writing *writing, const struct told *told)
{
	document_open(writing->document, PART_FIGURE);
	put_caption(writing, told);
	writing_levels(writing, told->question, told->rounds, told->count);
	document_close(writing->document, PART_FIGURE);
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

static void
put_bars(const struct writing *writing, const struct told *told)
{
	struct document *document = writing->document;
	document_open(document, PART_FIGURE);
	put_caption(writing, told);
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

/* --- numbers and words ----------------------------------------------------------------------- */

static void
put_number_row(const struct writing *writing, const struct told *told, int index, double low, double high)
{
	struct document *document = writing->document;
	const struct minutes_round *round = told->rounds[index];
	const struct summary *summary = &round->all.summary;
	document_open(document, PART_ROW);
	document_open(document, PART_LEAD);
	if (told->count > 1)
		document_printf(document, _("round %d"), round->number);
	else
		document_text(document, _("everyone"));
	document_close(document, PART_LEAD);
	document_open(document, PART_CELL_PICTURE);
	if (round->all.withheld)
		document_put(document, PART_QUIET, writing_too_small());
	else
		chart_spread(document, low, high, summary);
	document_close(document, PART_CELL_PICTURE);
	writing_take(writing, PART_CELL_NUMBER, round->all.withheld ? NULL
		: mem_printf("%lld", (long long)summary->ballots));
	writing_take(writing, PART_CELL_NUMBER, say_has(&summary->min, say_short));
	writing_take(writing, PART_CELL_NUMBER, say_has(&summary->median, say_short));
	writing_take(writing, PART_CELL_NUMBER, say_has(&summary->mean, say_short));
	writing_take(writing, PART_CELL_NUMBER, say_has(&summary->max, say_short));
	document_close(document, PART_ROW);
}

static void
put_spread(const struct writing *writing, const struct told *told)
{
	struct document *document = writing->document;
	double low = INFINITY, high = -INFINITY;
	for (int i = 0; i < told->count; i++) {
		double least, most;
		if (!writing_range(&told->rounds[i]->all.summary, &least, &most))
			continue;
		low = fmin(low, least);
		high = fmax(high, most);
	}
	document_open(document, PART_FIGURE);
	put_caption(writing, told);
	document_open(document, PART_TABLE);
	document_open(document, PART_HEAD);
	document_put(document, PART_COLUMN, _("Who"));
	document_put(document, PART_COLUMN_PICTURE, _("from the least to the most"));
	document_put(document, PART_COLUMN_NUMBER, "n");
	document_put(document, PART_COLUMN_NUMBER, _("least"));
	document_put(document, PART_COLUMN_NUMBER, _("median"));
	document_put(document, PART_COLUMN_NUMBER, _("mean"));
	document_put(document, PART_COLUMN_NUMBER, _("most"));
	document_close(document, PART_HEAD);
	for (int i = 0; i < told->count; i++)
		put_number_row(writing, told, i, low, high);
	document_close(document, PART_TABLE);
	document_put(document, PART_ASIDE, _("The thick stroke is the estimate in the middle, the box the "
		"middle half of them. Where a line has no end, some lie further out."));
	document_close(document, PART_FIGURE);
}

/* Words that were said at least two thirds as often as the first, one third, and all others. */
static enum part
size_of(int64_t votes, int64_t top)
{
	if (top < 2)
		return PART_SPAN;
	return 3 * votes >= 2 * top ? PART_LARGEST : 3 * votes >= top ? PART_LARGE : PART_SPAN;
}

static void
put_words(const struct writing *writing, const struct told *told)
{
	struct document *document = writing->document;
	for (int i = 0; i < told->count; i++) {
		const struct minutes_round *round = told->rounds[i];
		char *text = say_round(told, round);
		document_open(document, PART_PARAGRAPH);
		document_put(document, PART_STRONG, text);
		document_close(document, PART_PARAGRAPH);
		free(text);
		if (round->all.withheld)
			continue;
		if (round->words_count == 0)
			document_put(document, PART_PARAGRAPH, _("There are no words."));
		if (round->words_count == 0)
			continue;
		document_open(document, PART_WORDS);
		for (int j = 0; j < round->words_count; j++) {
			const struct minutes_word *word = &round->words[j];
			char *count = mem_printf(" (%lld)", (long long)word->votes);
			document_open(document, PART_ITEM);
			document_put(document, size_of(word->votes, round->words[0].votes), word->text);
			document_put(document, PART_QUIET, count);
			document_close(document, PART_ITEM);
			free(count);
		}
		document_close(document, PART_WORDS);
	}
}

/* --- the whole --------------------------------------------------------------------------------- */

static void
put_officials(const struct writing *writing, const struct minutes_question *question)
{
	struct document *document = writing->document;
	for (int i = 0; i < question->officials_count; i++) {
		const struct minutes_official *official = &question->officials[i];
		document_open(document, PART_PARAGRAPH);
		document_open(document, PART_STRONG);
		writing_group(writing, official->group);
		document_text(document, ":");
		document_close(document, PART_STRONG);
		document_text(document, " ");
		document_put(document, PART_SPAN, official->said);
		if (*official->reason) {
			document_text(document, " – ");
			/* translators: what somebody says, in quotation marks */
			document_printf(document, _("“%s”"), official->reason);
		}
		document_close(document, PART_PARAGRAPH);
	}
}

static bool
nobody_answered(const struct minutes_question *question)
{
	for (int i = 0; i < question->rounds_count; i++) {
		const struct minutes_answers *all = &question->rounds[i].all;
		if (all->withheld || all->summary.uncounted
			|| all->summary.ballots + all->summary.abstentions > 0)
			return false;
	}
	return true;
}

/* Whether every round is too small to show. */
static bool
is_withheld(const struct minutes_question *question)
{
	for (int i = 0; i < question->rounds_count; i++)
		if (!question->rounds[i].all.withheld)
			return false;
	return true;
}

static void
put_answers(const struct writing *writing, const struct minutes_question *question)
{
	struct document *document = writing->document;
	struct told told = told_of(question);
	if (is_withheld(question)) {
		document_put(document, PART_PARAGRAPH,
			_("So few answered in secret that the result is too small to show."));
	} else if (nobody_answered(question)) {
		document_put(document, PART_PARAGRAPH, _("Nobody answered."));
	} else {
		if (question->kind == KIND_NUMBER)
			put_spread(writing, &told);
		else if (question->kind == KIND_WORDS)
			put_words(writing, &told);
		else if (has_levels(&told))
			put_levels(writing, &told);
		else
			put_bars(writing, &told);
		if (told.left_out > 0) {
			document_open(document, PART_ASIDE);
			document_printf(document, P_("%d round between them is not shown here.",
				"%d rounds between them are not shown here.",
				(unsigned long)told.left_out), told.left_out);
			document_close(document, PART_ASIDE);
		}
		writing_by_group(writing, question, told.rounds[told.count - 1]);
	}
	free(told.order);
}

static void
put_question(const struct writing *writing, const struct minutes_question *question)
{
	struct document *document = writing->document;
	document_open(document, PART_HEADING);
	document_printf(document, "%d. ", question->step + 1);
	writing_put(writing, PART_SPAN, question->title);
	if (*question->theme) {
		document_open(document, PART_QUIET);
		document_text(document, " · ");
		writing_put(writing, PART_SPAN, question->theme);
		document_close(document, PART_QUIET);
	}
	document_close(document, PART_HEADING);
	writing_prompt(writing, question->prompt, question->title);
	put_answers(writing, question);
	put_officials(writing, question);
}

void
writing_questions(const struct writing *writing)
{
	const struct minutes *minutes = writing->minutes;
	if (minutes->questions_count == 0)
		return;
	document_put(writing->document, PART_SECTION, _("What was asked"));
	for (int i = 0; i < minutes->questions_count; i++)
		put_question(writing, &minutes->questions[i]);
}
