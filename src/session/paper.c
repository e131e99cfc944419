/* Paper: a form is opened, sheet after sheet is typed, the last one can be corrected.
 *
 * A sheet's ballots get ids that have nothing in common, so that nothing but the one row of undo
 * that the next act drops says which of them stood on one sheet.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/internal.h"

#include "core/buffer.h"
#include "core/i18n.h"
#include "core/mem.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* --- opening a form ------------------------------------------------------------------------ */

/* Whether another step of the form asks the same question as that at INDEX: STEP, or an earlier one.
 * Then it waits until its own turn, which is another round. */
static bool
asked_by_another(const struct workshop *workshop, const int *form, int index, int step)
{
	const char *question = workshop->steps[form[index]].question;
	if (form[index] == step)
		return false;
	bool asked = strcmp(workshop->steps[step].question, question) == 0;
	for (int i = 0; i < index && !asked; i++)
		asked = strcmp(workshop->steps[form[i]].question, question) == 0;
	return asked;
}

/* Whether a question of the form of STEP was being asked when the act began. */
static bool
form_is_open(const struct model *model, int step)
{
	int count;
	int *form = model_form(model, step, &count);
	bool open = false;
	for (int i = 0; i < count && !open; i++) {
		const struct round *round = model_round(model, form[i]);
		open = round && round->state == ROUND_OPEN;
	}
	free(form);
	return open;
}

void
form_count_anew(struct act *act, int step)
{
	struct model *model = &act->session->model;
	int count;
	int *form = model_form(model, step, &count);
	if (!form_is_open(model, step))
		store_run(act->session->store, STORE_FORM_REMOVE, TEXT(model->session_id),
			TEXT(step_id(model, form[0])), INTEGER(-1));
	free(form);
}

void
paper_mode(struct act *act, int step)
{
	const struct model *model = &act->session->model;
	store_run(act->session->store, STORE_STEP_MODE, TEXT(entry_mode_words[MODE_PAPER]),
		TEXT(model->session_id), TEXT(step_id(model, step)));
}

enum status
form_open(struct act *act, int step, int *opened, struct message *message)
{
	struct session *session = act->session;
	struct model *model = &session->model;
	int count;
	int *form = model_form(model, step, &count);
	enum status status = STATUS_OK;

	*opened = 0;
	for (int i = 0; i < count && status == STATUS_OK; i++) {
		struct step_run run = model->steps[form[i]];
		if (run.stage != STAGE_PROMPT || asked_by_another(model->workshop, form, i, step))
			continue;
		status = round_open(act, form[i], message);
		/* what there is to choose from may come later in the evening; the others need not wait */
		if (status == STATUS_REFUSED && form[i] != step) {
			status = STATUS_OK;
			continue;
		}
		run.stage = STAGE_OPEN;
		step_save(session, form[i], &run);
		paper_mode(act, form[i]);
		if (form[i] != step || strcmp(act->word, "open") != 0)
			log_part(act, "open", step_id(model, form[i]), entry_mode_words[MODE_PAPER]);
		++*opened;
	}
	if (*opened > 0)
		form_count_anew(act, step);
	free(form);
	return status;
}

enum status
session_form_open(struct session *session, int step, unsigned *changed, struct message *message)
{
	struct model *model = &session->model;
	enum status status = act_allowed(session, true, message);
	if (status == STATUS_OK)
		status = not_locked(model, message);
	if (status != STATUS_OK)
		return status;
	if (step < 0 || step >= model->workshop->steps_count
		|| !methods[model->workshop->steps[step].kind].asks)
		return fail(message, STATUS_REFUSED, _("This step asks nothing."));

	int opened;
	struct act act = act_begin(session, "form");
	act.subject_id = step_id(model, step);
	status = form_open(&act, step, &opened, message);
	if (status != STATUS_OK) {
		store_roll_back(session->store);
		return status;
	}
	return act_finish(&act, CHANGED_STAGE | CHANGED_ROUNDS, changed, message);
}

/* --- sheets -------------------------------------------------------------------------------- */

void
sheet_free(struct sheet *sheet)
{
	for (int i = 0; i < sheet->count; i++)
		ballot_free(&sheet->answers[i].ballot);
	free(sheet->answers);
	*sheet = (struct sheet){.group = 0};
}

static bool
stands_on(const int *form, int count, int step)
{
	for (int i = 0; i < count; i++) {
		if (form[i] == step)
			return true;
	}
	return false;
}

static enum status
check_answer(const struct model *model, const struct sheet_answer *answer, struct message *message)
{
	const struct round *round = model_round(model, answer->step);
	if (!round || round->state != ROUND_OPEN)
		return fail(message, STATUS_REFUSED, _("“%s”: the vote is not open."),
			words_in(&model->workshop->steps[answer->step].title, 0));
	if (model->steps[answer->step].mode != MODE_PAPER)
		return fail(message, STATUS_REFUSED, _("“%s” is not asked on paper."),
			words_in(&model->workshop->steps[answer->step].title, 0));
	return ballot_allowed(model, answer->step, &answer->ballot, message);
}

static enum status
check_sheet(const struct session *session, const int *form, int count, const struct sheet *sheet,
	struct message *message)
{
	const struct model *model = &session->model;
	enum status status = act_allowed(session, true, message);
	if (status == STATUS_OK)
		status = people_group(model, sheet->group, message);
	if (status == STATUS_OK && sheet->count == 0)
		status = fail(message, STATUS_REFUSED, _("There is no answer on this sheet."));
	for (int i = 0; i < sheet->count && status == STATUS_OK; i++) {
		if (!stands_on(form, count, sheet->answers[i].step))
			status = fail(message, STATUS_REFUSED, _("There is no such question on this form."));
		if (status == STATUS_OK)
			status = check_answer(model, &sheet->answers[i], message);
		for (int j = 0; j < i && status == STATUS_OK; j++) {
			if (sheet->answers[j].step == sheet->answers[i].step)
				status = fail(message, STATUS_REFUSED, _("“%s” is answered twice."),
					words_in(&model->workshop->steps[sheet->answers[i].step].title, 0));
		}
	}
	return status;
}

/* The ballots of the last sheet, as the undo row has them; "" when they can no longer be told, or
 * when it was one of another form than that of STEP (-1: of any). */
static char *
last_ballots(struct session *session, int step)
{
	struct store *store = session->store;
	const enum statement s = STORE_UNDO_TOP;
	char *ballots = mem_text("");
	store_ask(store, s, TEXT(session->model.session_id), INTEGER(0));
	while (store_next(store, s)) {
		if (strcmp(store_text(store, s, 1), "sheet") != 0
			|| (step >= 0 && strcmp(store_text(store, s, 5), step_id(&session->model, step)) != 0))
			continue;
		free(ballots);
		ballots = mem_text(store_text(store, s, 8));
	}
	return ballots;
}

void
ballots_remove(struct session *session, const char *ballots)
{
	char *copy = mem_text(ballots), *rest = NULL;
	for (char *ballot = strtok_r(copy, " ", &rest); ballot; ballot = strtok_r(NULL, " ", &rest)) {
		char *slash = strchr(ballot, '/');
		if (slash && strcmp(slash + 1, "all") == 0)
			store_run(session->store, STORE_SECRET_VOTES_REMOVE,
				INTEGER(strtoll(ballot, NULL, 10)));
		else if (slash)
			store_run(session->store, STORE_VOTE_REMOVE, INTEGER(strtoll(ballot, NULL, 10)),
				TEXT(slash + 1));
	}
	free(copy);
}

static void
save_answers(struct session *session, const struct sheet *sheet, struct buffer *ballots)
{
	const struct model *model = &session->model;
	for (int i = 0; i < sheet->count; i++) {
		const struct sheet_answer *answer = &sheet->answers[i];
		const struct round *round = model_round(model, answer->step);
		char ballot_id[SESSION_ID_LENGTH + 1];
		env_random_id(session->env, "b", SESSION_ID_CHARACTERS, ballot_id);
		ballot_save(session, round->key, &model->workshop->steps[answer->step], round->options,
			MODE_PAPER, model_group_id(model, sheet->group), ballot_id, &answer->ballot, 1);
		buffer_printf(ballots, "%s%lld/%s", i > 0 ? " " : "", (long long)round->key, ballot_id);
	}
}

enum status
session_sheet(struct session *session, int step, const struct sheet *sheet, bool instead,
	unsigned *changed, struct message *message)
{
	struct model *model = &session->model;
	struct buffer ballots = {.bytes = NULL};
	int count;
	int *form = model_form(model, step, &count);
	char *before = instead ? last_ballots(session, form[0]) : mem_text("");
	enum status status = check_sheet(session, form, count, sheet, message);
	if (status == STATUS_OK && instead && !*before)
		status = fail(message, STATUS_REFUSED,
			_("The last sheet can no longer be told from the others."));
	if (status != STATUS_OK)
		goto out;

	struct act act = act_begin(session, "sheet");
	act.silent = true;
	act.subject_id = step_id(model, form[0]);
	ballots_remove(session, before);
	save_answers(session, sheet, &ballots);
	act.ballot_id = buffer_text(&ballots);
	if (!instead)
		store_run(session->store, STORE_FORM_COUNT, TEXT(model->session_id),
			TEXT(step_id(model, form[0])), INTEGER(1));
	status = act_finish(&act, CHANGED_VOTES, changed, message);
	buffer_free(&ballots);
out:
	free(form);
	free(before);
	return status;
}

/* Reads one ballot of ROUND_KEY back; false: there is none. */
static bool
read_ballot(struct session *session, int64_t round_key, const char *ballot_id, int *group,
	struct ballot *ballot)
{
	struct store *store = session->store;
	const enum statement s = STORE_VOTES_OF_BALLOT;
	bool found = false;
	*ballot = (struct ballot){.count = 0};
	store_ask(store, s, INTEGER(round_key), TEXT(ballot_id));
	while (store_next(store, s)) {
		int option_no = (int)store_integer(store, s, 0);
		found = true;
		*group = model_find_group(&session->model, store_text(store, s, 1));
		if (option_no < 1 || ballot->count >= BALLOT_ENTRIES)
			continue;
		ballot->entries[ballot->count++] = (struct ballot_entry){
			.option_no = option_no,
			.value = store_real(store, s, 2),
			.text = store_is_null(store, s, 3) ? NULL : mem_text(store_text(store, s, 3)),
		};
	}
	return found;
}

static int
step_of_round(const struct model *model, int64_t key)
{
	for (int i = 0; i < model->rounds_count; i++) {
		if (model->rounds[i].key == key)
			return model->rounds[i].step;
	}
	return -1;
}

enum status
session_last_sheet(struct session *session, struct sheet *sheet, struct message *message)
{
	char *ballots = last_ballots(session, -1), *rest = NULL;
	*sheet = (struct sheet){.group = model_no_group(&session->model)};
	for (char *at = strtok_r(ballots, " ", &rest); at; at = strtok_r(NULL, " ", &rest)) {
		char *slash = strchr(at, '/');
		struct sheet_answer answer;
		int group;
		if (!slash)
			continue;
		answer.step = step_of_round(&session->model, strtoll(at, NULL, 10));
		if (answer.step < 0
			|| !read_ballot(session, strtoll(at, NULL, 10), slash + 1, &group, &answer.ballot))
			continue;
		sheet->group = group < 0 ? sheet->group : group;
		sheet->answers = mem_grow(sheet->answers, (size_t)sheet->count, sizeof(answer));
		sheet->answers[sheet->count++] = answer;
	}
	free(ballots);
	enum status status = store_check(session->store, message);
	if (status == STATUS_OK && sheet->count == 0)
		status = fail(message, STATUS_REFUSED,
			_("The last sheet can no longer be told from the others."));
	if (status != STATUS_OK)
		sheet_free(sheet);
	return status;
}
