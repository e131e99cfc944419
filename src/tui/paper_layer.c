/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Typing paper: sheet after sheet, and an institution's own answers.
 */
#include "tui/paper.h"

#include "core/i18n.h"
#include "core/mem.h"

#include <stdlib.h>
#include <string.h>

bool
paper_shows(const struct app *app, const struct paper *paper)
{
	return app_private(app) || paper->seen;
}

/* --- the cursor ---------------------------------------------------------------------------------- */

static void
go_to(struct paper *paper, int at, bool reason)
{
	paper->at = at;
	paper->at_reason = reason;
	paper->layer.line = at < 0 ? NULL : reason ? &paper->rows[at].reason : &paper->rows[at].typed;
	/* what stands there is replaced as a whole */
	paper->layer.proposed = at >= 0 && !reason && paper->rows[at].typed.length > 0;
}

static void
begin_sheet(struct paper *paper)
{
	paper_clear(paper);
	paper->correcting = false;
	paper->leaving = false;
	go_to(paper, paper->asks_group && paper->group < 0 ? PAPER_GROUP : 0, false);
}

/* --- saving -------------------------------------------------------------------------------------- */

static bool
build_sheet(const struct app *app, const struct paper *paper, struct sheet *sheet)
{
	*sheet = (struct sheet){.group = paper->group};
	sheet->answers = mem_new((size_t)paper->count, sizeof(*sheet->answers));
	for (int at = 0, next; at < paper->count; at = next) {
		struct question question = paper_question(app->model, &paper->rows[at]);
		struct sheet_answer *answer = &sheet->answers[sheet->count];
		char *line = paper_line(paper, at, &next);
		bool fine = !*line || ballot_read(&question, line, &answer->ballot) == BALLOT_FINE;
		if (*line && fine) {
			answer->step = paper->rows[at].step;
			sheet->count++;
		}
		free(line);
		if (!fine)
			return false;
	}
	return true;
}

/* Opens the form's questions when the first of its sheets comes. */
static enum status
open_form(struct app *app, const struct sheet *sheet, unsigned *changed, struct message *message)
{
	for (int i = 0; i < sheet->count; i++) {
		if (app->model->steps[sheet->answers[i].step].stage == STAGE_PROMPT)
			return session_form_open(app->session, sheet->answers[i].step, changed, message);
	}
	return STATUS_OK;
}

static void
say_saved(struct app *app, const struct paper *paper, bool corrected)
{
	int sheets = model_sheets(app->model, paper->step);
	int64_t present = model_present(app->model);
	if (corrected)
		app_say(app, LOOK_GOOD, _("✓ Sheet %d is corrected."), sheets);
	else if (present > 0 && sheets > present)
		app_say(app, LOOK_WARNING, P_("Saved. That is %d sheet more than people are here.",
			"Saved. These are %d more sheets than people are here.",
			(unsigned long)(sheets - present)), (int)(sheets - present));
	else
		app_say(app, LOOK_GOOD, _("✓ Sheet %d is saved. Backspace corrects it."), sheets);
}

static unsigned
save_sheet(struct app *app, struct paper *paper)
{
	struct sheet sheet;
	unsigned changed = 0;
	struct message message = {0};
	enum status status = STATUS_OK;
	bool corrected = paper->correcting;
	if (!build_sheet(app, paper, &sheet))
		status = fail(&message, STATUS_REFUSED, _("An answer on this sheet is not possible."));
	if (!status && sheet.count > 0)
		status = open_form(app, &sheet, &changed, &message);
	if (!status)
		status = session_sheet(app->session, paper->step, &sheet, paper->correcting, &changed,
			&message);
	sheet_free(&sheet);
	unsigned effects = app_did(app, status, changed, &message);
	if (status)
		return effects;
	say_saved(app, paper, corrected);
	begin_sheet(paper);
	return effects;
}

/* The first row of the question of the row AT. */
static int
first_row(const struct paper *paper, int at)
{
	while (at > 0 && paper->rows[at - 1].step == paper->rows[at].step)
		at--;
	return at;
}

static bool
same_answer(const struct official *before, const struct question *question, const char *line,
	const char *reason)
{
	if (!before)
		return !*line;
	char *typed = ballot_typed(question, &before->ballot);
	bool same = strcmp(typed, line) == 0 && strcmp(before->reason, reason) == 0;
	free(typed);
	return same;
}

/* Saves an official answer when the cursor leaves its row. False: it could not be saved. */
static bool
save_official(struct app *app, struct paper *paper)
{
	if (!paper->official || paper->at < 0)
		return true;
	int first = first_row(paper, paper->at), next;
	const struct paper_row *row = &paper->rows[first];
	struct question question = paper_question(app->model, row);
	char *line = paper_line(paper, first, &next);
	const char *name = app->model->workshop->steps[row->step].question;
	const struct official *before = model_official(app->model, name, paper->group);
	struct ballot ballot = {.count = 0};
	struct official_answer answer = {.step = row->step, .reason = row->reason.text};
	struct message message = {0};
	unsigned changed = 0;
	enum status status = STATUS_OK;

	if (!same_answer(before, &question, line, row->reason.text)) {
		if (*line && ballot_read(&question, line, &ballot) == BALLOT_FINE)
			answer.ballot = &ballot;
		status = session_official(app->session, paper->group, &answer, 1, true, &changed, &message);
		app_did(app, status, changed, &message);
	}
	ballot_free(&ballot);
	free(line);
	return status == STATUS_OK;
}

/* --- moving on ------------------------------------------------------------------------------------- */

/* Whether the row of the cursor can be left; else says why not. */
static bool
may_leave(struct app *app, struct paper *paper)
{
	if (paper->at < 0)
		return true;
	char *fault = paper_fault(app->model, &paper->rows[paper->at]);
	if (!fault)
		return save_official(app, paper);
	app_say(app, LOOK_WARNING, _("Not possible here: %s."), fault);
	free(fault);
	paper->layer.proposed = true;
	paper->at_reason = false;
	paper->layer.line = &paper->rows[paper->at].typed;
	return false;
}

static unsigned
go_on(struct app *app, struct paper *paper)
{
	if (paper->at == PAPER_GROUP && paper->group < 0)
		return EFFECT_DRAW;
	if (!may_leave(app, paper))
		return EFFECT_DRAW;
	if (paper->at + 1 < paper->count) {
		go_to(paper, paper->at + 1, false);
		return EFFECT_DRAW;
	}
	if (!paper->official)
		return save_sheet(app, paper);
	go_to(paper, paper->at, paper->at_reason);
	app_say(app, LOOK_GOOD, _("✓ That was the last question. Everything is saved; Esc closes."));
	return EFFECT_DRAW;
}

static unsigned
choose_group(struct app *app, struct paper *paper, key_code key)
{
	const struct workshop *workshop = app->model->workshop;
	int nth = (int)(key - '0');
	paper->group = nth == 0 ? model_no_group(app->model) : -1;
	for (int i = 0; nth > 0 && i < workshop->groups_count; i++) {
		if (!workshop->groups[i].official && --nth == 0)
			paper->group = i;
	}
	if (paper->group < 0) {
		app_say(app, LOOK_WARNING, _("There is no such group."));
		return EFFECT_DRAW;
	}
	return go_on(app, paper);
}

/* Whether KEY belongs to an answer of the row. */
static bool
belongs(const struct app *app, const struct paper *paper, key_code key)
{
	struct question question = paper_question(app->model, &paper->rows[paper->at]);
	switch (methods[question.kind].says) {
	case SAYS_WORD:
		return true;
	case SAYS_NUMBER:
		return key_is_digit(key) || key == '-' || key == ',' || key == '.';
	default:
		return key_is_digit(key) || key == '-';
	}
}

static unsigned
take_key(struct app *app, struct layer *layer, key_code key)
{
	struct paper *paper = (struct paper *)layer;
	if (!key_is_text(key))
		return EFFECT_PASS;
	paper->leaving = false;
	if (paper->at == PAPER_GROUP)
		return key_is_digit(key) ? choose_group(app, paper, key) : EFFECT_BEEP;
	if (paper->at_reason)
		return EFFECT_PASS;
	struct paper_row *row = &paper->rows[paper->at];
	bool word = belongs(app, paper, 'a');
	if (key == ' ' && !word)
		return go_on(app, paper);
	if (!belongs(app, paper, key))
		return EFFECT_BEEP;
	if (layer->proposed)
		line_clear(&row->typed);
	layer->proposed = false;
	line_insert_code(&row->typed, key);
	return paper_is_whole(app->model, row) ? go_on(app, paper) : EFFECT_DRAW;
}

static void
free_paper(struct layer *layer)
{
	paper_free_rows((struct paper *)layer);
}

static const char *
label(const struct app *app, const struct layer *layer, enum command_id command)
{
	(void)app;
	const struct paper *paper = (const struct paper *)layer;
	switch (command) {
	case COMMAND_paper_enter:
		return paper->official || paper->at < 0 || paper->at + 1 < paper->count ? NULL
			: _("save the sheet");
	case COMMAND_paper_save:
		return paper->official || paper_is_empty(paper) ? "" : NULL;
	case COMMAND_paper_reason:
		return paper->official ? NULL : "";
	case COMMAND_paper_erase:
		return paper->official || paper->at > 0 || !paper_is_empty(paper)
			|| model_sheets(app->model, paper->step) == 0 ? "" : NULL;
	case COMMAND_paper_seen:
		return app_private(app) ? "" : paper->seen ? _("hide the answers") : NULL;
	default:
		return NULL;
	}
}

static const struct layer_class paper_class = {
	.contexts = {CONTEXT_PAPER, CONTEXT_LINE},
	.whole = true,
	.draw = paper_draw,
	.key = take_key,
	.label = label,
	.free = free_paper,
};

static bool
open_layer(struct app *app, struct paper *paper)
{
	if (!paper_fill(app->model, paper)) {
		layer_free(&paper->layer);
		return false;
	}
	if (!paper->official)
		paper->group = paper->asks_group ? -1 : model_no_group(app->model);
	begin_sheet(paper);
	app_push(app, &paper->layer);
	return true;
}

bool
paper_open(struct app *app, int step)
{
	struct paper *paper = layer_new(sizeof(*paper), &paper_class);
	paper->step = step;
	return open_layer(app, paper);
}

bool
official_open(struct app *app, int group)
{
	struct paper *paper = layer_new(sizeof(*paper), &paper_class);
	paper->step = -1;
	paper->official = true;
	paper->group = group;
	if (!open_layer(app, paper))
		return false;
	for (int at = 0, next; at < paper->count; at = next) {
		struct question question = paper_question(app->model, &paper->rows[at]);
		const struct official *official = model_official(app->model,
			app->model->workshop->steps[paper->rows[at].step].question, group);
		next = at + 1;
		while (next < paper->count && paper->rows[next].step == paper->rows[at].step)
			next++;
		if (!official)
			continue;
		char *line = ballot_typed(&question, &official->ballot);
		paper_set(paper, at, line);
		line_set(&paper->rows[at].reason, official->reason);
		free(line);
	}
	go_to(paper, 0, false);
	return true;
}

/* --- keys ------------------------------------------------------------------------------------------- */

unsigned
do_paper_enter(struct app *app, struct layer *layer)
{
	((struct paper *)layer)->leaving = false;
	return go_on(app, (struct paper *)layer);
}

static unsigned
move(struct app *app, struct layer *layer, int by)
{
	struct paper *paper = (struct paper *)layer;
	int first = paper->asks_group ? PAPER_GROUP : 0;
	paper->leaving = false;
	if (paper->at + by < first || paper->at + by >= paper->count || !may_leave(app, paper))
		return EFFECT_DRAW;
	go_to(paper, paper->at + by, paper->at_reason && paper->official);
	return EFFECT_DRAW;
}

unsigned
do_paper_up(struct app *app, struct layer *layer)
{
	return move(app, layer, -1);
}

unsigned
do_paper_down(struct app *app, struct layer *layer)
{
	return move(app, layer, 1);
}

unsigned
do_paper_reason(struct app *app, struct layer *layer)
{
	struct paper *paper = (struct paper *)layer;
	if (!paper->official || paper->at < 0 || !may_leave(app, paper))
		return EFFECT_DRAW;
	/* the reason belongs to the question, not to one of its options */
	bool to_reason = !paper->at_reason;
	go_to(paper, to_reason ? first_row(paper, paper->at) : paper->at, to_reason);
	return EFFECT_DRAW;
}

/* The sheet that was saved last comes back to be corrected. */
static unsigned
correct_last(struct app *app, struct paper *paper)
{
	struct sheet sheet;
	struct message message = {0};
	enum status status = session_last_sheet(app->session, &sheet, &message);
	if (status)
		return app_did(app, status, 0, &message);
	paper->group = sheet.group;
	for (int at = 0; at < paper->count; at++) {
		if (at != first_row(paper, at))
			continue;
		for (int i = 0; i < sheet.count; i++) {
			if (sheet.answers[i].step != paper->rows[at].step)
				continue;
			struct question question = paper_question(app->model, &paper->rows[at]);
			char *line = ballot_typed(&question, &sheet.answers[i].ballot);
			paper_set(paper, at, line);
			free(line);
		}
	}
	sheet_free(&sheet);
	paper->correcting = true;
	go_to(paper, 0, false);
	app_say(app, LOOK_PLAIN, _("The last sheet: type over what was wrong, then F10."));
	return EFFECT_DRAW;
}

unsigned
do_paper_erase(struct app *app, struct layer *layer)
{
	struct paper *paper = (struct paper *)layer;
	paper->leaving = false;
	if (!paper->official && !paper->correcting && paper->at <= 0 && paper_is_empty(paper))
		return correct_last(app, paper);
	if (paper->at < 0)
		return EFFECT_NONE;
	if (!paper->at_reason && layer->proposed) {
		line_clear(layer->line);
		layer->proposed = false;
	} else if (!line_backspace(layer->line) && !paper->at_reason) {
		return move(app, layer, -1);
	}
	return EFFECT_DRAW;
}

unsigned
do_paper_save(struct app *app, struct layer *layer)
{
	struct paper *paper = (struct paper *)layer;
	paper->leaving = false;
	if (!may_leave(app, paper) || paper->official)
		return EFFECT_DRAW;
	if (paper->group < 0) {
		go_to(paper, PAPER_GROUP, false);
		app_say(app, LOOK_WARNING, _("First the group that this sheet comes from."));
		return EFFECT_DRAW;
	}
	return save_sheet(app, paper);
}

static unsigned
seen_confirmed(struct app *app, void *subject)
{
	(void)subject;
	struct layer *layer = layer_find(app, &paper_class);
	if (layer)
		((struct paper *)layer)->seen = true;
	return EFFECT_DRAW;
}

unsigned
do_paper_seen(struct app *app, struct layer *layer)
{
	struct paper *paper = (struct paper *)layer;
	if (app_private(app))
		return EFFECT_NONE;
	if (paper->seen)
		paper->seen = false;
	else
		confirm_open_careful(app,
			_("There is one picture, so everybody will see each answer while you type it. "
			"Show them?"),
			seen_confirmed, NULL);
	return EFFECT_DRAW;
}

unsigned
do_paper_close(struct app *app, struct layer *layer)
{
	struct paper *paper = (struct paper *)layer;
	if (paper->official) {
		if (paper->leaving || may_leave(app, paper))
			return EFFECT_DRAW | EFFECT_CLOSE;
		paper->leaving = true;
		return EFFECT_DRAW;
	}
	if (paper->correcting) {
		begin_sheet(paper);
		app_say(app, LOOK_PLAIN, _("The last sheet stays as it was."));
		return EFFECT_DRAW;
	}
	if (paper_is_empty(paper) || paper->leaving)
		return EFFECT_DRAW | EFFECT_CLOSE;
	paper->leaving = true;
	app_say(app, LOOK_WARNING,
		_("This sheet is not saved yet: F10 saves it, Esc again throws it away."));
	return EFFECT_DRAW;
}
