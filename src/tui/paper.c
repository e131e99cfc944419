/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A sheet of paper while it is being typed.
 */
#include "tui/paper.h"

#include "core/beforehand.h"
#include "core/buffer.h"
#include "core/i18n.h"
#include "core/mem.h"
#include "tui/say.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TYPED_MOST = 200, REASON_MOST = 1000 }; /* bytes */

struct question
paper_question(const struct model *model, const struct paper_row *row)
{
	return model_question(model, row->step);
}

/* --- rows ---------------------------------------------------------------------------------- */

static void
add_row(struct paper *paper, int step, int option)
{
	paper->rows = mem_grow(paper->rows, (size_t)paper->count, sizeof(*paper->rows));
	struct paper_row *row = &paper->rows[paper->count++];
	*row = (struct paper_row){.step = step, .option = option};
	line_init(&row->typed, NULL, TYPED_MOST);
	line_init(&row->reason, NULL, REASON_MOST);
}

static void
add_question(const struct model *model, struct paper *paper, int step)
{
	struct question question = model_question(model, step);
	if (methods[question.kind].says != SAYS_RESISTANCE) {
		add_row(paper, step, -1);
		return;
	}
	for (int i = 0; i < question.count; i++)
		add_row(paper, step, i);
}

/* Whether a step before STEP asks the same question; it then has to wait for its own round. */
static bool
asked_before(const struct model *model, int step, const struct paper *paper)
{
	for (int i = 0; i < paper->count; i++) {
		if (strcmp(model->workshop->steps[paper->rows[i].step].question,
			model->workshop->steps[step].question) == 0)
			return true;
	}
	return false;
}

/* Whether STEP can be answered on paper now: its round is open for that, or was not asked yet. */
static bool
can_be_typed(const struct model *model, int step)
{
	const struct round *round = model_round(model, step);
	struct question question = model_question(model, step);
	if (model->steps[step].stage == STAGE_PROMPT)
		return question.count >= methods[question.kind].least_options;
	return round && round->state == ROUND_OPEN && model->steps[step].mode == MODE_PAPER;
}

/* Whether the institution is asked STEP's question, or has answered it without that. */
static bool
is_official(const struct model *model, int step, int group)
{
	const struct workshop *workshop = model->workshop;
	return beforehand_asked(workshop, step) || (beforehand_possible(&workshop->steps[step])
		&& model_official(model, workshop->steps[step].question, group));
}

bool
paper_fill(const struct model *model, struct paper *paper)
{
	int count = model->workshop->steps_count;
	int *form = NULL;
	if (!paper->official)
		form = model_form(model, paper->step, &count);
	for (int i = 0; i < count; i++) {
		int step = form ? form[i] : i;
		bool wanted = methods[model->workshop->steps[step].kind].asks
			&& (form ? can_be_typed(model, step) : is_official(model, step, paper->group))
			&& !asked_before(model, step, paper);
		if (!wanted)
			continue;
		add_question(model, paper, step);
		paper->asks_group = paper->asks_group || (form
			&& model->workshop->steps[step].by_group
			&& workshop_people_groups(model->workshop) > 0);
	}
	free(form);
	return paper->count > 0;
}

void
paper_clear(struct paper *paper)
{
	for (int i = 0; i < paper->count; i++) {
		line_set(&paper->rows[i].typed, "");
		paper->rows[i].passed = false;
	}
}

void
paper_free_rows(struct paper *paper)
{
	for (int i = 0; i < paper->count; i++) {
		line_free(&paper->rows[i].typed);
		line_free(&paper->rows[i].reason);
	}
	free(paper->rows);
	paper->rows = NULL;
	paper->count = 0;
}

bool
paper_is_empty(const struct paper *paper)
{
	for (int i = 0; i < paper->count; i++) {
		if (paper->rows[i].typed.length > 0)
			return false;
	}
	return true;
}

int
paper_first_row(const struct paper *paper, int at)
{
	while (at > 0 && paper->rows[at - 1].step == paper->rows[at].step)
		at--;
	return at;
}

int
paper_row_behind(const struct paper *paper, int at)
{
	int behind = at + 1;
	while (behind < paper->count && paper->rows[behind].step == paper->rows[at].step)
		behind++;
	return behind;
}

bool
paper_has_answer(const struct paper *paper, int at)
{
	int behind = paper_row_behind(paper, at);
	for (int i = paper_first_row(paper, at); i < behind; i++) {
		if (paper->rows[i].typed.length > 0)
			return true;
	}
	return false;
}

bool
paper_has_reason(const struct paper *paper, int at)
{
	const char *reason = paper->rows[paper_first_row(paper, at)].reason.text;
	return reason[strspn(reason, " ")] != '\0';
}

/* --- what is typed ----------------------------------------------------------------------------- */

static enum ballot_fault
type_rating(struct paper_row *row, const char *text, bool *whole)
{
	*whole = (strlen(text) == 1 && strchr("0123456789-", *text)) || strcmp(text, PAPER_TEN) == 0;
	if (*whole)
		line_set(&row->typed, strcmp(text, PAPER_TEN) == 0 ? "10" : text);
	return *whole ? BALLOT_FINE : BALLOT_OUT_OF_RANGE;
}

enum ballot_fault
paper_type(const struct model *model, struct paper_row *row, const char *text, bool anew, bool *whole)
{
	if (row->option >= 0)
		return type_rating(row, text, whole);
	struct question question = paper_question(model, row);
	struct line line;
	line_init(&line, anew ? NULL : row->typed.text, TYPED_MOST);
	if (!anew)
		line.cursor = row->typed.cursor;
	line_insert(&line, text, strlen(text));
	enum ballot_fault fault = ballot_begin(&question, line.text, whole);
	if (fault) {
		line_free(&line);
	} else {
		line_free(&row->typed);
		row->typed = line;
	}
	return fault;
}

/* What can be typed for QUESTION, without its words: "1 … 5". */
static char *
possible_codes(const struct question *question)
{
	int width = methods[question->kind].several ? ballot_digits(question) : 1, last = question->count - 1;
	struct buffer codes = {.bytes = NULL};
	bool range = question->count > 2;
	for (int i = 0; i <= last; i++) {
		range = range && ballot_code(question, i) == ballot_code(question, 0) + i;
		buffer_printf(&codes, "%s%0*d", i > 0 ? ", " : "", width, ballot_code(question, i));
	}
	if (range) {
		buffer_clear(&codes);
		buffer_printf(&codes, "%0*d … %0*d", width, ballot_code(question, 0), width,
			ballot_code(question, last));
	}
	return buffer_take(&codes);
}

char *
paper_refusal(const struct model *model, const struct paper_row *row, enum ballot_fault fault, int language)
{
	struct question question = paper_question(model, row);
	const char *abstention = say_abstention(&model->workshop->steps[row->step], language);
	char *what, *sentence;
	if (row->option >= 0)
		return mem_text(_("Not possible here: a resistance is 0 … 9, + for 10, or - for “not rated”."));
	if (fault == BALLOT_NO_NUMBER)
		return mem_printf(_("Not possible here: type a number, or - for “%s”."), abstention);
	what = fault == BALLOT_NOT_LISTED ? possible_codes(&question) : ballot_say(&question, fault);
	sentence = fault == BALLOT_NOT_LISTED
		? mem_printf(_("Not possible here: type %s, or - for “%s”."), what, abstention)
		: mem_printf(_("Not possible here: %s."), what);
	free(what);
	return sentence;
}

char *
paper_fault(const struct model *model, const struct paper_row *row)
{
	struct question question = paper_question(model, row);
	struct ballot ballot;
	if (!row->typed.length || row->option >= 0 || strcmp(row->typed.text, "-") == 0)
		return NULL;
	enum ballot_fault fault = ballot_read(&question, row->typed.text, &ballot);
	ballot_free(&ballot);
	return fault ? ballot_say(&question, fault) : NULL;
}

char *
paper_line(const struct paper *paper, int first, int *next)
{
	struct buffer line = {.bytes = NULL};
	bool any = false, rated = false;
	*next = first + 1;
	if (paper->rows[first].option < 0)
		return mem_text(paper->rows[first].typed.text);
	for (*next = first; *next < paper->count && paper->rows[*next].step == paper->rows[first].step;
		++*next) {
		const char *typed = paper->rows[*next].typed.text;
		any = any || *typed;
		rated = rated || (*typed && strcmp(typed, "-") != 0);
		buffer_printf(&line, "%s%s", *next > first ? " " : "", *typed ? typed : "-");
	}
	if (rated)
		return buffer_take(&line);
	buffer_free(&line);
	return mem_text(any ? "-" : "");
}

void
paper_set(struct paper *paper, int first, const char *text)
{
	if (paper->rows[first].option < 0) {
		line_set(&paper->rows[first].typed, text);
		return;
	}
	char *copy = mem_text(text), *rest = NULL, *word = strtok_r(copy, " ", &rest);
	bool none = strcmp(text, "-") == 0;
	for (int i = first; i < paper->count && paper->rows[i].step == paper->rows[first].step; i++) {
		line_set(&paper->rows[i].typed, none ? "-" : word ? word : "");
		word = word ? strtok_r(NULL, " ", &rest) : NULL;
	}
	free(copy);
}

/* --- forms ------------------------------------------------------------------------------------- */

int
paper_open_forms(const struct model *model, int **steps)
{
	const struct workshop *workshop = model->workshop;
	int count = 0;
	*steps = mem_new((size_t)workshop->steps_count + 1, sizeof(**steps));
	for (int i = 0; i < workshop->steps_count; i++) {
		bool known = false;
		if (!workshop->steps[i].sheet || !can_be_typed(model, i))
			continue;
		for (int j = 0; j < count; j++)
			known = known || strcmp(workshop->steps[(*steps)[j]].sheet,
				workshop->steps[i].sheet) == 0;
		if (!known)
			(*steps)[count++] = i;
	}
	return count;
}

char *
paper_form_name(const struct model *model, int step, int language)
{
	const struct workshop *workshop = model->workshop;
	struct buffer name = {.bytes = NULL};
	int count;
	int *form = model_form(model, step, &count);
	for (int i = 0; i < count; i++) {
		const char *theme = words_in(&workshop->steps[form[i]].theme, language);
		bool named = !*theme;
		for (int j = 0; j < i && !named; j++)
			named = strcmp(words_in(&workshop->steps[form[j]].theme, language), theme) == 0;
		if (!named)
			buffer_printf(&name, "%s%s", name.length > 0 ? ", " : "", theme);
	}
	if (name.length == 0)
		buffer_add(&name, words_in(&workshop->steps[form[0]].title, language));
	if (workshop->steps[step].sheet)
		buffer_printf(&name, " (%s)", workshop->steps[step].sheet);
	free(form);
	return buffer_take(&name);
}

const char *
paper_sheet_name(const struct model *model, int step)
{
	const struct workshop *workshop = model->workshop;
	const char *sheet = workshop->steps[step].sheet;
	for (int i = 0; sheet && i < workshop->steps_count; i++)
		if (workshop->steps[i].sheet && strcmp(workshop->steps[i].sheet, sheet) != 0)
			return sheet;
	return NULL;
}
