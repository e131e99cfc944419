/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What was asked: a picture and its numbers for each question, of every kind.
 */
#include "report/minutes_told.h"

#include "core/i18n.h"
#include "core/mem.h"
#include "core/spoken.h"
#include "report/chart.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

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

void
told_caption(const struct writing *writing, const struct told *told)
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
	told_caption(writing, told);
	writing_levels(writing, told->question, told->rounds, told->count);
	document_close(writing->document, PART_FIGURE);
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
	writing_take(writing, PART_CELL_NUMBER, told_figure(&summary->min, say_short));
	writing_take(writing, PART_CELL_NUMBER, told_figure(&summary->median, say_short));
	writing_take(writing, PART_CELL_NUMBER, told_figure(&summary->mean, say_short));
	writing_take(writing, PART_CELL_NUMBER, told_figure(&summary->max, say_short));
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
	told_caption(writing, told);
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
			told_bars(writing, &told);
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
