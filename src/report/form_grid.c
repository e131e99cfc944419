/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Grids of boxes: the levels of a scale side by side, for one question or for several below each other.
 */
#include "report/form_grid.h"

#include "core/text.h"
#include "report/paper_step.h"

#include <string.h>

enum {
	LINE_COLUMNS = 54, /* of large print */
	HEAD_LABEL = 42,   /* columns of a label that fits above a box, in several lines */
	HEAD_PADDING = 1,
	GRID_NUMBERS = 12, /* numbers side by side, with the abstention */
};

struct question
form_question(const struct form *form, int step, int number)
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

const struct words *
form_asked(const struct question *question)
{
	int said[TONGUES_MAX];
	const struct words *prompt = &question->step->prompt;
	return tongues_of(&question->form->paper->tongues, prompt, said) > 0
		? prompt : &question->step->title;
}

void
form_put_asked(const struct question *question)
{
	if (question->number > 0)
		document_printf(question->document, "%d. ", question->number);
	tongues_put(question->document, &question->form->paper->tongues, form_asked(question),
		question->step->id);
}

/* --- which way ----------------------------------------------------------------------------- */

bool
form_all_numbers(const struct question *question)
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

bool
form_fits_grid(const struct question *question)
{
	if (question->step->kind != KIND_SCALE || question->open)
		return false;
	if (form_all_numbers(question) && question->count < GRID_NUMBERS)
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
	if (!form_fits_grid(b) || !options_same(a->options, a->count, b->options, b->count)
		|| !same_words(tongues, &a->step->abstain, &b->step->abstain))
		return false;
	for (int i = 0; i < a->count; i++)
		if (!same_words(tongues, &a->options[i].label, &b->options[i].label))
			return false;
	return true;
}

int
form_grid_length(const struct form *form, const int *steps, int count)
{
	struct question first = form_question(form, steps[0], 0);
	int length = 0;
	while (length < count) {
		struct question next = form_question(form, steps[length], 0);
		if (!same_grid(&first, &next))
			break;
		length++;
	}
	return length;
}

/* --- a grid of levels ---------------------------------------------------------------------- */

void
form_put_abstention(const struct question *question)
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
	form_put_abstention(question);
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
		form_put_asked(question);
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

void
form_open_grid(const struct form *form, int columns)
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

void
form_put_grid(const struct form *form, const int *steps, int count, int number)
{
	struct question first = form_question(form, steps[0], number);
	form_open_grid(form, first.count + 1);
	put_levels(&first, true);
	for (int i = 0; i < count; i++) {
		struct question question = form_question(form, steps[i], number + i);
		put_row(&question, true);
	}
	document_close(form->document, PART_GRID);
}

void
form_put_scale(const struct question *question)
{
	form_put(question->form, PART_ASIDE, FORM_ONE, 0);
	document_open_grid(question->document, question->count + 1);
	put_levels(question, false);
	put_row(question, false);
	document_close(question->document, PART_GRID);
}
