/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the groups answered: each a row where one picture says it all, else a column of numbers.
 */
#include "report/minutes_parts.h"

#include "core/i18n.h"
#include "core/mem.h"
#include "core/spoken.h"
#include "report/chart.h"

#include <math.h>
#include <stdlib.h>

/* More answers without an order could not be told apart in one bar. */
enum { SHADES_MOST = 7 };

static void
put_caption(const struct writing *writing, const struct minutes_question *question,
	const struct minutes_round *round)
{
	document_open(writing->document, PART_CAPTION);
	document_text(writing->document, _("Group by group"));
	if (question->rounds_count > 1) {
		document_text(writing->document, ", ");
		document_printf(writing->document, _("round %d"), round->number);
	}
	document_close(writing->document, PART_CAPTION);
}

static void
put_lead(const struct writing *writing, const struct minutes_answers *answers)
{
	document_open(writing->document, PART_ROW);
	document_open(writing->document, PART_LEAD);
	writing_group(writing, answers->group);
	document_close(writing->document, PART_LEAD);
}

/* --- levels ------------------------------------------------------------------------------------ */

/* Which shade is which level; where nothing is shaded, in which order they are told. */
static void
put_key(const struct writing *writing, const struct minutes_question *question)
{
	struct document *document = writing->document;
	bool plain = writing->minutes->format == DOCUMENT_MARKDOWN;
	document_open(document, plain ? PART_PARAGRAPH : PART_ANSWERS);
	for (int i = 0; i < question->options_count; i++) {
		char *label = writing_level(question, i);
		if (plain) {
			document_text(document, i > 0 ? " · " : "");
		} else {
			document_open(document, PART_ITEM);
			chart_shade(document, i, question->options_count);
			document_text(document, " ");
		}
		writing_put(writing, PART_SPAN, label);
		if (!plain)
			document_close(document, PART_ITEM);
		free(label);
	}
	document_close(document, plain ? PART_PARAGRAPH : PART_ANSWERS);
}

static void
put_levels(const struct writing *writing, const struct minutes_question *question,
	const struct minutes_answers *answers)
{
	struct document *document = writing->document;
	int count = question->options_count;
	document_open(document, PART_CELL_PICTURE);
	if (answers->withheld) {
		document_put(document, PART_QUIET, writing_too_small());
	} else if (answers->summary.ballots > 0) {
		int64_t *votes = mem_new((size_t)count + 1, sizeof(*votes));
		char **labels = mem_new((size_t)count + 1, sizeof(*labels));
		for (int i = 0; i < count; i++) {
			votes[i] = answers->results[i].votes;
			labels[i] = writing_level(question, i);
		}
		chart_stack(document, votes, (const char *const *)labels, count);
		for (int i = 0; i < count; i++)
			free(labels[i]);
		free(labels);
		free(votes);
	}
	document_close(document, PART_CELL_PICTURE);
	writing_take(writing, PART_CELL_NUMBER, answers->withheld ? NULL
		: mem_printf("%lld", (long long)answers->summary.ballots));
	if (question->kind == KIND_SCALE)
		writing_figure(writing, &answers->summary.mean);
	document_close(document, PART_ROW);
}

static void
put_round(const struct writing *writing, const struct minutes_question *question,
	const struct minutes_round *round)
{
	struct document *document = writing->document;
	document_open(document, PART_ROW);
	document_open(document, PART_LEAD);
	document_open(document, PART_STRONG);
	document_text(document, _("everyone"));
	if (question->rounds_count > 1) {
		document_text(document, ", ");
		document_printf(document, _("round %d"), round->number);
	}
	document_close(document, PART_STRONG);
	document_close(document, PART_LEAD);
	put_levels(writing, question, &round->all);
}

void
writing_levels(const struct writing *writing, const struct minutes_question *question,
	const struct minutes_round *const *rounds, int count)
{
	struct document *document = writing->document;
	const struct minutes_round *last = rounds[count - 1];
	put_key(writing, question);
	document_open(document, PART_TABLE);
	document_open(document, PART_HEAD);
	document_put(document, PART_COLUMN, _("Group"));
	document_put(document, PART_COLUMN_PICTURE, _("share of the answers"));
	document_put(document, PART_COLUMN_NUMBER, "n");
	if (question->kind == KIND_SCALE)
		document_put(document, PART_COLUMN_NUMBER, _("mean"));
	document_close(document, PART_HEAD);
	for (int i = 0; i < count; i++)
		put_round(writing, question, rounds[i]);
	for (int i = 0; i < last->groups_count; i++) {
		put_lead(writing, &last->groups[i]);
		put_levels(writing, question, &last->groups[i]);
	}
	document_close(document, PART_TABLE);
}

static void
put_stacks(const struct writing *writing, const struct minutes_question *question,
	const struct minutes_round *round)
{
	document_open(writing->document, PART_FIGURE);
	put_caption(writing, question, round);
	writing_levels(writing, question, &round, 1);
	document_close(writing->document, PART_FIGURE);
}

/* --- numbers ------------------------------------------------------------------------------------ */

bool
writing_range(const struct summary *summary, double *low, double *high)
{
	static const double far = 3; /* middle halves, as on the wall */
	if (!summary->min.has || !summary->max.has)
		return false;
	*low = summary->min.is;
	*high = summary->max.is;
	double middle = summary->q1.has && summary->q3.has ? summary->q3.is - summary->q1.is : 0;
	if (middle > 0) {
		*low = fmax(*low, summary->q1.is - far * middle);
		*high = fmin(*high, summary->q3.is + far * middle);
	}
	return true;
}

static void
put_spreads(const struct writing *writing, const struct minutes_question *question,
	const struct minutes_round *round)
{
	struct document *document = writing->document;
	double low = 0, high = 0;
	writing_range(&round->all.summary, &low, &high);
	document_open(document, PART_FIGURE);
	put_caption(writing, question, round);
	document_open(document, PART_TABLE);
	document_open(document, PART_HEAD);
	document_put(document, PART_COLUMN, _("Group"));
	document_put(document, PART_COLUMN_PICTURE, _("from the least to the most"));
	document_put(document, PART_COLUMN_NUMBER, "n");
	document_put(document, PART_COLUMN_NUMBER, _("median"));
	document_close(document, PART_HEAD);
	for (int i = 0; i < round->groups_count; i++) {
		const struct minutes_answers *answers = &round->groups[i];
		const struct figure *median = &answers->summary.median;
		put_lead(writing, answers);
		document_open(document, PART_CELL_PICTURE);
		if (answers->withheld)
			document_put(document, PART_QUIET, writing_too_small());
		else
			chart_spread(document, low, high, &answers->summary);
		document_close(document, PART_CELL_PICTURE);
		writing_take(writing, PART_CELL_NUMBER, answers->withheld ? NULL
			: mem_printf("%lld", (long long)answers->summary.ballots));
		writing_take(writing, PART_CELL_NUMBER, median->has ? say_short(median->is) : NULL);
		document_close(document, PART_ROW);
	}
	document_close(document, PART_TABLE);
	document_close(document, PART_FIGURE);
}

/* --- a column for each group ---------------------------------------------------------------------- */

static char *
say_cell(const struct minutes_question *question, const struct minutes_answers *answers, int option)
{
	if (answers->withheld)
		return NULL;
	const struct result *result = &answers->results[option];
	switch (methods[question->kind].says) {
	case SAYS_PLACE:
		return result->borda.has ? say_short(result->borda.is) : NULL;
	case SAYS_RESISTANCE:
		return result->mean.has ? say_decimal(result->mean.is) : NULL;
	default:
		return mem_printf("%lld", (long long)result->votes);
	}
}

static const char *
what_is_counted(enum kind kind)
{
	switch (methods[kind].says) {
	case SAYS_PLACE:
		return _("points");
	case SAYS_RESISTANCE:
		return _("mean resistance, 0 to 10");
	case SAYS_DOTS:
		return _("dots");
	default:
		return _("answers");
	}
}

static void
put_row(const struct writing *writing, const struct minutes_question *question,
	const struct minutes_round *round, int option)
{
	document_open(writing->document, PART_ROW);
	writing_put(writing, PART_LEAD, question->options[option].label);
	for (int i = 0; i < round->groups_count; i++)
		writing_take(writing, PART_CELL_NUMBER, say_cell(question, &round->groups[i], option));
	document_close(writing->document, PART_ROW);
}

static void
put_people(const struct writing *writing, const struct minutes_round *round)
{
	document_open(writing->document, PART_ROW);
	document_put(writing->document, PART_LEAD, _("n, who answered"));
	for (int i = 0; i < round->groups_count; i++) {
		const struct minutes_answers *answers = &round->groups[i];
		writing_take(writing, PART_CELL_NUMBER,
			answers->withheld || answers->summary.uncounted ? NULL
			: mem_printf("%lld", (long long)answers->summary.ballots));
	}
	document_close(writing->document, PART_ROW);
}

/* Whose columns have no numbers, and why. */
static void
put_withheld(const struct writing *writing, const struct minutes_round *round)
{
	struct document *document = writing->document;
	const char *between = "";
	bool any = false;
	for (int i = 0; i < round->groups_count; i++)
		any |= round->groups[i].withheld;
	if (!any)
		return;
	document_open(document, PART_ASIDE);
	for (int i = 0; i < round->groups_count; i++) {
		if (!round->groups[i].withheld)
			continue;
		document_text(document, between);
		document_text(document, writing_group_label(writing, round->groups[i].group));
		between = ", ";
	}
	document_printf(document, ": %s", writing_too_small());
	document_close(document, PART_ASIDE);
}

static void
put_marks(const struct writing *writing, const struct minutes_round *round)
{
	document_open(writing->document, PART_ANSWERS);
	for (int i = 0; i < round->groups_count; i++) {
		document_open(writing->document, PART_ITEM);
		writing_group(writing, round->groups[i].group);
		document_close(writing->document, PART_ITEM);
	}
	document_close(writing->document, PART_ANSWERS);
}

static void
put_table(const struct writing *writing, const struct minutes_question *question,
	const struct minutes_round *round)
{
	struct document *document = writing->document;
	document_open(document, PART_FIGURE);
	put_caption(writing, question, round);
	if (writing->marks_only)
		put_marks(writing, round);
	document_open(document, PART_TABLE);
	document_open(document, PART_HEAD);
	document_put(document, PART_COLUMN, what_is_counted(question->kind));
	for (int i = 0; i < round->groups_count; i++)
		writing_group_head(writing, round->groups[i].group);
	document_close(document, PART_HEAD);
	for (int i = 0; i < question->options_count; i++)
		put_row(writing, question, round, i);
	put_people(writing, round);
	document_close(document, PART_TABLE);
	put_withheld(writing, round);
	document_close(document, PART_FIGURE);
}

void
writing_by_group(const struct writing *writing, const struct minutes_question *question,
	const struct minutes_round *round)
{
	if (round->groups_count == 0 || round->all.withheld)
		return;
	enum kind kind = question->kind;
	if (kind == KIND_CHOICE && question->options_count > SHADES_MOST)
		kind = KIND_MULTI;
	switch (kind) {
	case KIND_CHOICE:
		put_stacks(writing, question, round);
		break;
	case KIND_NUMBER:
		put_spreads(writing, question, round);
		break;
	case KIND_SCALE:
	case KIND_WORDS:
		break; /* they stand with everyone; words are told of nobody else */
	default:
		put_table(writing, question, round);
	}
}
