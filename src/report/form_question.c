/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The questions of a form: every kind has its way to be answered on paper.
 */
#include "report/form_grid.h"

#include "report/paper_step.h"

#include <stdio.h>
#include <string.h>

enum {
	RESIST_MOST = 10,
	OPEN_ANSWERS = 12,     /* numbers for answers that are on the wall */
	OPEN_PROPOSALS = 6,
	WORD_LINES = 3,        /* where nobody said how many words */
	LINES_MOST = 20,
};

/* --- lists of answers ---------------------------------------------------------------------- */

static void
put_abstention_item(const struct question *question)
{
	document_open(question->document, PART_ITEM);
	document_box(question->document, BOX_TICK, CODE_ABSTAIN);
	form_put_abstention(question);
	document_close(question->document, PART_ITEM);
}

static void
put_numbers(const struct question *question, enum box box)
{
	for (int i = 1; i <= OPEN_ANSWERS; i++) {
		char code[CODE_LENGTH];
		snprintf(code, sizeof(code), "%d", i);
		document_open(question->document, PART_ITEM);
		document_box(question->document, box, code);
		document_close(question->document, PART_ITEM);
	}
}

/* Each answer with a box, the abstention last; numbers alone where the answers are on the wall. */
static void
put_boxes(const struct question *question, enum box box)
{
	struct document *document = question->document;
	if (question->open) {
		form_put(question->form, PART_PARAGRAPH, FORM_ON_WALL, 0);
		document_open(document, PART_ANSWERS);
		put_numbers(question, box);
		put_abstention_item(question);
		document_close(document, PART_ANSWERS);
		return;
	}
	document_open(document, PART_BOXES);
	for (int i = 0; i < question->count; i++) {
		const struct words *label = &question->options[i].label;
		char code[CODE_LENGTH];
		paper_code(question->step->kind, question->options, question->count, i, code);
		document_open(document, PART_ITEM);
		document_box(document, box, code);
		if (!paper_says_code(label, code))
			tongues_put(document, &question->form->paper->tongues, label, code);
		document_close(document, PART_ITEM);
	}
	put_abstention_item(question);
	document_close(document, PART_BOXES);
}

/* The abstention alone, where the answer is written. */
static void
put_abstention_box(const struct question *question)
{
	document_open(question->document, PART_BOXES);
	put_abstention_item(question);
	document_close(question->document, PART_BOXES);
}

static void
put_lines(const struct question *question, int lines, enum blank size)
{
	for (int i = 0; i < lines && i < LINES_MOST; i++) {
		document_open(question->document, PART_PARAGRAPH);
		document_blank(question->document, size);
		document_close(question->document, PART_PARAGRAPH);
	}
}

/* --- the kinds ----------------------------------------------------------------------------- */

static void
put_several(const struct question *question)
{
	int most = paper_most(question->step, question->count);
	form_put(question->form, PART_ASIDE, question->step->max ? FORM_SEVERAL : FORM_ANY, most);
	put_boxes(question, BOX_TICK);
}

/* DOTS are 0 where there are as many as answers, and these are on the wall. */
static void
put_dots(const struct question *question, int dots)
{
	if (dots)
		form_put(question->form, PART_ASIDE, FORM_DOTS, dots);
	put_boxes(question, BOX_NUMBER);
	if (dots)
		form_put(question->form, PART_PARAGRAPH, FORM_SUM, dots);
}

static void
put_rank(const struct question *question, int most)
{
	if (question->step->max == 0 || (most == question->count && !question->open))
		form_put(question->form, PART_ASIDE, FORM_RANK, 0);
	else
		form_put(question->form, PART_ASIDE, FORM_RANK_FIRST, most);
	put_boxes(question, BOX_NUMBER);
}

/* A proposal and its boxes from 0 to 10; a line to write on where it is on the wall. */
static void
put_proposal(const struct question *question, int index)
{
	struct document *document = question->document;
	document_open(document, PART_ROW);
	document_open(document, PART_LEAD);
	document_printf(document, "%d. ", question->open ? index + 1 : question->options[index].no);
	if (question->open)
		document_blank(document, BLANK_WORD);
	else
		tongues_put(document, &question->form->paper->tongues,
			&question->options[index].label, "");
	document_close(document, PART_LEAD);
	for (int i = 0; i <= RESIST_MOST; i++) {
		char code[CODE_LENGTH];
		snprintf(code, sizeof(code), "%d", i);
		document_open(document, PART_CELL);
		document_box(document, BOX_TICK, code);
		document_close(document, PART_CELL);
	}
	document_close(document, PART_ROW);
}

/* Whether TEXT, which may be NULL, says what NUMBER means: it names it. */
static bool
names_number(const char *text, const char *number)
{
	static const char digits[] = "0123456789";
	size_t length;
	for (; text && *(text += strcspn(text, digits)); text += length) {
		length = strspn(text, digits);
		if (length == strlen(number) && strncmp(text, number, length) == 0)
			return true;
	}
	return false;
}

/* What the numbers mean, in those languages in which the question itself does not say it. */
static void
put_resistance(const struct question *question)
{
	struct form form = *question->form;
	char most[CODE_LENGTH];
	snprintf(most, sizeof(most), "%d", RESIST_MOST);
	form.tags_count = 0;
	for (int i = 0; i < question->form->tags_count; i++)
		if (!names_number(form_asked(question)->in[form.languages[i]], most))
			form.tags[form.tags_count++] = form.tags[i];
	if (form.tags_count > 0)
		form_put(&form, PART_ASIDE, FORM_RESIST, 0);
}

static void
put_resist(const struct question *question)
{
	struct document *document = question->document;
	put_resistance(question);
	if (question->open)
		form_put(question->form, PART_PARAGRAPH, FORM_ON_WALL, 0);
	form_open_grid(question->form, RESIST_MOST + 1);
	document_open(document, PART_HEAD);
	form_put(question->form, PART_COLUMN_LEAD, FORM_PROPOSAL, 0);
	for (int i = 0; i <= RESIST_MOST; i++) {
		document_open(document, PART_COLUMN);
		document_printf(document, "%d", i);
		document_close(document, PART_COLUMN);
	}
	document_close(document, PART_HEAD);
	for (int i = 0; i < (question->open ? OPEN_PROPOSALS : question->count); i++)
		put_proposal(question, i);
	document_close(document, PART_GRID);
	put_abstention_box(question);
}

static void
put_words(const struct question *question)
{
	int most = question->step->max;
	if (most)
		form_put(question->form, PART_ASIDE, FORM_WORDS, most);
	put_lines(question, most ? most : WORD_LINES, BLANK_LINE);
	put_abstention_box(question);
}

static void
put_number(const struct question *question)
{
	form_put(question->form, PART_ASIDE, FORM_NUMBER, 0);
	put_lines(question, 1, BLANK_WORD);
	put_abstention_box(question);
}

/* A scale of so many levels that its number is written. */
static void
put_range(const struct question *question)
{
	char lowest[CODE_LENGTH], highest[CODE_LENGTH];
	int low = 0, high = 0;
	for (int i = 1; i < question->count; i++) {
		low = question->options[i].value < question->options[low].value ? i : low;
		high = question->options[i].value > question->options[high].value ? i : high;
	}
	paper_code(question->step->kind, question->options, question->count, low, lowest);
	paper_code(question->step->kind, question->options, question->count, high, highest);
	form_put_range(question->form, PART_ASIDE, lowest, highest);
	put_lines(question, 1, BLANK_WORD);
	put_abstention_box(question);
}

static void
put_one(const struct question *question)
{
	form_put(question->form, PART_ASIDE, FORM_ONE, 0);
	put_boxes(question, BOX_TICK);
}

/* The way of the question's kind; what takes one answer only is always one box. */
static void
put_answers(const struct question *question)
{
	enum kind kind = question->step->kind;
	int most = paper_most(question->step, question->count);
	if (methods[kind].has_max && kind != KIND_WORDS && most == 1) {
		put_one(question);
		return;
	}
	switch (kind) {
	case KIND_MULTI:
		put_several(question);
		break;
	case KIND_DOTS:
		put_dots(question, most);
		break;
	case KIND_RANK:
		put_rank(question, most);
		break;
	case KIND_RESIST:
		put_resist(question);
		break;
	case KIND_NUMBER:
		put_number(question);
		break;
	case KIND_WORDS:
		put_words(question);
		break;
	default:
		if (form_fits_grid(question))
			form_put_scale(question);
		else if (kind == KIND_SCALE && form_all_numbers(question))
			put_range(question);
		else
			put_one(question);
	}
}

/* On one page, except for proposals: these may go on overleaf, each below its own words. */
static void
put_question(const struct form *form, int step, int number)
{
	struct question question = form_question(form, step, number);
	bool together = question.step->kind != KIND_RESIST;
	if (together)
		document_open(form->document, PART_KEEP);
	document_open(form->document, form->heading);
	form_put_asked(&question);
	document_close(form->document, form->heading);
	put_answers(&question);
	if (together)
		document_close(form->document, PART_KEEP);
}

void
form_questions(const struct form *form, const int *steps, int count)
{
	for (int i = 0, length; i < count; i += length) {
		length = form_grid_length(form, steps + i, count - i);
		if (length > 1) {
			form_put_grid(form, steps + i, length, i + 1);
		} else {
			put_question(form, steps[i], count > 1 ? i + 1 : 0);
			length = 1;
		}
	}
}
