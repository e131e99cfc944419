/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The questions of a form: every kind has its way to be answered on paper.
 */
#include "report/forms.h"

#include "core/text.h"
#include "report/paper_step.h"

#include <stdio.h>
#include <string.h>

enum {
	LINE_COLUMNS = 54,     /* of large print */
	HEAD_LABEL = 42,       /* columns of a label that fits above a box, in several lines */
	HEAD_PADDING = 1,
	GRID_NUMBERS = 12,     /* numbers side by side, with the abstention */
	RESIST_MOST = 10,
	OPEN_ANSWERS = 12,     /* numbers for answers that are on the wall */
	OPEN_PROPOSALS = 6,
	WORD_LINES = 3,        /* where nobody said how many words */
	LINES_MOST = 20,
};

/* A question while it is being written. */
struct question {
	const struct form *form;
	struct document *document;
	const struct step *step;
	int number; /* on the form; 0: it is alone */
	const struct option *options;
	int count;
	bool open;  /* the answers are on the wall */
};

static struct question
question_of(const struct form *form, int step, int number)
{
	struct question question = {
		.form = form,
		.document = form->document,
		.step = &form->workshop->steps[step],
		.number = number,
		.open = paper_awaits_answers(form->paper, step),
	};
	question.options = paper_options(form->paper, step, &question.count);
	return question;
}

/* What the room is asked. */
static const struct words *
asked(const struct question *question)
{
	int said[TONGUES_MAX];
	const struct words *prompt = &question->step->prompt;
	return tongues_of(&question->form->paper->tongues, prompt, said) > 0
		? prompt : &question->step->title;
}

/* "3. " and what the room is asked. */
static void
put_asked(const struct question *question)
{
	if (question->number > 0)
		document_printf(question->document, "%d. ", question->number);
	tongues_put(question->document, &question->form->paper->tongues, asked(question),
		question->step->id);
}

/* --- which way ----------------------------------------------------------------------------- */

static bool
all_numbers(const struct question *question)
{
	for (int i = 0; i < question->count; i++) {
		char code[CODE_LENGTH];
		paper_code(question->step->kind, question->options, question->count, i, code);
		if (!paper_says_code(&question->options[i].label, code))
			return false;
	}
	return question->count > 0;
}

/* The columns of the longest word in TEXT. */
static int
longest_word(const char *text)
{
	int longest = 0;
	while (*text) {
		size_t word = strcspn(text, " ");
		int columns = text_columns_n(text, word);
		longest = columns > longest ? columns : longest;
		text += word + strspn(text + word, " ");
	}
	return longest;
}

/* The columns that LABEL needs above a box, or more than there are where it is too long. */
static int
head_columns(const struct question *question, const struct words *label)
{
	int said[TONGUES_MAX], columns = 1;
	int count = tongues_of(&question->form->paper->tongues, label, said);
	for (int i = 0; i < count; i++) {
		int longest = longest_word(label->in[said[i]]);
		columns = longest > columns ? longest : columns;
		if (text_columns(label->in[said[i]]) > HEAD_LABEL)
			return LINE_COLUMNS + 1;
	}
	return columns + HEAD_PADDING;
}

/* Whether the levels can stand side by side. */
static bool
fits_grid(const struct question *question)
{
	if (question->step->kind != KIND_SCALE || question->open)
		return false;
	if (all_numbers(question) && question->count < GRID_NUMBERS)
		return true;
	int columns = head_columns(question, &question->step->abstain);
	for (int i = 0; i < question->count && columns <= LINE_COLUMNS; i++)
		columns += head_columns(question, &question->options[i].label);
	return columns <= LINE_COLUMNS;
}

static bool
same_words(const struct tongues *tongues, const struct words *a, const struct words *b)
{
	for (int i = 0; i < tongues->count; i++)
		if (strcmp(words_in(a, tongues->in[i]), words_in(b, tongues->in[i])) != 0)
			return false;
	return true;
}

/* Whether both stand under the same heads. */
static bool
same_grid(const struct question *a, const struct question *b)
{
	const struct tongues *tongues = &a->form->paper->tongues;
	if (!fits_grid(b) || !options_same(a->options, a->count, b->options, b->count)
		|| !same_words(tongues, &a->step->abstain, &b->step->abstain))
		return false;
	for (int i = 0; i < a->count; i++)
		if (!same_words(tongues, &a->options[i].label, &b->options[i].label))
			return false;
	return true;
}

/* How many of the STEPS from the first on share one grid; 0 if that one stands in none. */
static int
grid_length(const struct form *form, const int *steps, int count)
{
	struct question first = question_of(form, steps[0], 0);
	int length = 0;
	while (length < count) {
		struct question next = question_of(form, steps[length], 0);
		if (!same_grid(&first, &next))
			break;
		length++;
	}
	return length;
}

/* --- a grid of levels ---------------------------------------------------------------------- */

static void
put_abstention(const struct question *question)
{
	const struct words *own = &question->step->abstain;
	int said[TONGUES_MAX];
	if (tongues_of(&question->form->paper->tongues, own, said) > 0)
		tongues_put(question->document, &question->form->paper->tongues, own, "");
	else
		form_say(question->form, FORM_ABSTAIN, 0);
}

/* A head: what is typed, and the label if it says more. */
static void
put_level(const struct question *question, int index)
{
	const struct words *label = &question->options[index].label;
	char code[CODE_LENGTH];
	paper_code(question->step->kind, question->options, question->count, index, code);
	document_open(question->document, PART_COLUMN);
	document_put(question->document, PART_CODE, code);
	if (!paper_says_code(label, code)) {
		document_text(question->document, " ");
		tongues_put(question->document, &question->form->paper->tongues, label, code);
	}
	document_close(question->document, PART_COLUMN);
}

/* The heads; LEADS: each row says what it asks. */
static void
put_levels(const struct question *question, bool leads)
{
	struct document *document = question->document;
	document_open(document, PART_HEAD);
	if (leads)
		form_put(question->form, PART_COLUMN_LEAD, FORM_QUESTION, 0);
	for (int i = 0; i < question->count; i++)
		put_level(question, i);
	document_open(document, PART_COLUMN);
	document_put(document, PART_CODE, CODE_ABSTAIN);
	document_text(document, " ");
	put_abstention(question);
	document_close(document, PART_COLUMN);
	document_close(document, PART_HEAD);
}

static void
put_row(const struct question *question, bool lead)
{
	struct document *document = question->document;
	document_open(document, PART_ROW);
	if (lead) {
		document_open(document, PART_LEAD);
		put_asked(question);
		document_close(document, PART_LEAD);
	}
	for (int i = 0; i <= question->count; i++) {
		char code[CODE_LENGTH] = CODE_ABSTAIN;
		if (i < question->count)
			paper_code(question->step->kind, question->options, question->count, i,
				code);
		document_open(document, PART_CELL);
		document_box(document, BOX_TICK, code);
		document_close(document, PART_CELL);
	}
	document_close(document, PART_ROW);
}

/* A grid that may go on overleaf: each of its pages says which form it is of, and what to do. */
static void
open_grid(const struct form *form, int columns)
{
	document_open_grid(form->document, columns);
	document_open(form->document, PART_ABOVE);
	if (form->name) {
		document_put(form->document, PART_STRONG, form->name);
		document_text(form->document, " · ");
	}
	form_say(form, FORM_ONE_EACH, 0);
	document_close(form->document, PART_ABOVE);
}

/* Questions that share their heads. */
static void
put_grid(const struct form *form, const int *steps, int count, int number)
{
	struct question first = question_of(form, steps[0], number);
	open_grid(form, first.count + 1);
	put_levels(&first, true);
	for (int i = 0; i < count; i++) {
		struct question question = question_of(form, steps[i], number + i);
		put_row(&question, true);
	}
	document_close(form->document, PART_GRID);
}

/* One question alone, whose words stand above. */
static void
put_scale(const struct question *question)
{
	form_put(question->form, PART_ASIDE, FORM_ONE, 0);
	document_open_grid(question->document, question->count + 1);
	put_levels(question, false);
	put_row(question, false);
	document_close(question->document, PART_GRID);
}

/* --- lists of answers ---------------------------------------------------------------------- */

static void
put_abstention_item(const struct question *question)
{
	document_open(question->document, PART_ITEM);
	document_box(question->document, BOX_TICK, CODE_ABSTAIN);
	put_abstention(question);
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
		if (!names_number(asked(question)->in[form.languages[i]], most))
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
	open_grid(question->form, RESIST_MOST + 1);
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
		if (fits_grid(question))
			put_scale(question);
		else if (kind == KIND_SCALE && all_numbers(question))
			put_range(question);
		else
			put_one(question);
	}
}

/* On one page, except for proposals: these may go on overleaf, each below its own words. */
static void
put_question(const struct form *form, int step, int number)
{
	struct question question = question_of(form, step, number);
	bool together = question.step->kind != KIND_RESIST;
	if (together)
		document_open(form->document, PART_KEEP);
	document_open(form->document, form->heading);
	put_asked(&question);
	document_close(form->document, form->heading);
	put_answers(&question);
	if (together)
		document_close(form->document, PART_KEEP);
}

void
form_questions(const struct form *form, const int *steps, int count)
{
	for (int i = 0, length; i < count; i += length) {
		length = grid_length(form, steps + i, count - i);
		if (length > 1) {
			put_grid(form, steps + i, length, i + 1);
		} else {
			put_question(form, steps[i], count > 1 ? i + 1 : 0);
			length = 1;
		}
	}
}
