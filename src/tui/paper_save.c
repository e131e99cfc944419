/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What was typed goes into the session: a sheet of paper, an institution's answer.
 */
#include "tui/paper.h"

#include "core/i18n.h"
#include "core/mem.h"

#include <stdlib.h>
#include <string.h>

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

unsigned
paper_save_sheet(struct app *app, struct paper *paper)
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
	paper_begin(paper);
	return effects;
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

bool
paper_save_official(struct app *app, struct paper *paper)
{
	if (!paper->official || paper->at < 0)
		return true;
	int first = paper_first_row(paper, paper->at), next;
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
