/* Many paper sheets at once, typed elsewhere.
 *
 * Their ballots are gathered in piles (pile.h) and written by round and, within one, in the order of
 * their random ids: neither the tables nor the places of the rows in the file tell which of them stood on
 * one sheet, or in which order they came. The row of undo holds the ids in the same order.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/internal.h"

#include "core/buffer.h"
#include "core/i18n.h"
#include "core/mem.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* --- gathering ------------------------------------------------------------------------------ */

void
sheets_free(struct sheets *sheets)
{
	for (int i = 0; i < sheets->steps; i++)
		pile_free(&sheets->piles[i]);
	free(sheets->piles);
	free(sheets->of_form);
	free(sheets->form);
	free(sheets->last);
	*sheets = (struct sheets){.piles = NULL};
}

static int
first_of_form(const struct model *model, int step)
{
	int count;
	int *form = model_form(model, step, &count);
	int first = form[0];
	free(form);
	return first;
}

void
sheets_begin(struct sheets *sheets, const struct model *model, int group)
{
	size_t steps = (size_t)model->workshop->steps_count;
	if (!sheets->form) {
		sheets->steps = (int)steps;
		sheets->piles = mem_new(steps, sizeof(*sheets->piles));
		sheets->form = mem_new(steps, sizeof(*sheets->form));
		sheets->of_form = mem_new(steps, sizeof(*sheets->of_form));
		sheets->last = mem_new(steps, sizeof(*sheets->last));
		for (size_t i = 0; i < steps; i++)
			sheets->form[i] = first_of_form(model, (int)i);
	}
	sheets->group = group;
	sheets->count++;
}

void
sheets_add(struct sheets *sheets, int step, struct ballot *ballot)
{
	int form = sheets->form[step];
	if (sheets->last[form] != sheets->count)
		sheets->of_form[form]++;
	sheets->last[form] = sheets->count;

	struct pile_ballot added = {.mode = MODE_PAPER, .group = sheets->group, .weight = 1};
	added.ballot.count = ballot->count;
	memcpy(added.ballot.entries, ballot->entries, (size_t)ballot->count * sizeof(*ballot->entries));
	pile_add(&sheets->piles[step], &added, 0, NULL);
	sheets->ballots++;
	ballot_free(ballot);
}

/* --- whether they may go in ------------------------------------------------------------------ */

static const struct round *
open_round(const struct model *model, int step)
{
	const struct round *round = model_round(model, step);
	return round && round->state == ROUND_OPEN ? round : NULL;
}

int
sheets_step(const struct model *model, const char *question)
{
	int first = -1;
	for (int i = 0; i < model->workshop->steps_count; i++) {
		const char *asked = model->workshop->steps[i].question;
		if (!asked || strcmp(asked, question) != 0)
			continue;
		if (open_round(model, i))
			return i;
		first = first < 0 ? i : first;
	}
	return first;
}

enum status
sheets_allowed(const struct model *model, int step, struct message *message)
{
	const struct step *asked = &model->workshop->steps[step];
	const char *title = words_in(&asked->title, 0);
	int count;
	if (!methods[asked->kind].asks)
		return fail(message, STATUS_REFUSED, _("This step asks nothing."));
	if (open_round(model, step))
		return model->steps[step].mode == MODE_PAPER ? STATUS_OK
			: fail(message, STATUS_REFUSED, _("“%s” is not asked on paper."), title);
	if (model_rounds_of(model, asked->question) > 0 || model->steps[step].stage != STAGE_PROMPT)
		return fail(message, STATUS_REFUSED, _("“%s” is closed and takes no more votes."), title);
	model_options(model, step, &count);
	if (count < methods[asked->kind].least_options)
		return fail(message, STATUS_REFUSED,
			_("“%s”: there is not enough to choose from yet."), title);
	return STATUS_OK;
}

/* Whether the ballots of PILE answer STEP. */
static enum status
check_pile(const struct session *session, int step, const struct pile *pile, struct message *message)
{
	const struct model *model = &session->model;
	struct pile_ballot ballot;
	enum status status = STATUS_OK;
	if (step >= model->workshop->steps_count)
		return fail(message, STATUS_REFUSED, _("There is no such step."));
	struct question question = model_question(model, step);
	for (size_t i = 0; i < pile->kinds_count && status == STATUS_OK; i++) {
		pile_read(pile, i, &ballot);
		status = people_group(model, ballot.group, message);
		if (status == STATUS_OK && i == 0)
			status = sheets_allowed(model, step, message);
		if (status == STATUS_OK && ballot_check(&question, &ballot.ballot) != BALLOT_FINE)
			status = ballot_allowed(model, step, &ballot.ballot, message);
	}
	return status;
}

static enum status
check_sheets(const struct session *session, const struct sheets *sheets, struct message *message)
{
	enum status status = taking_allowed(session, message);
	if (status != STATUS_OK)
		return status;
	if (sheets->ballots == 0)
		return fail(message, STATUS_REFUSED, _("There is no answer on these sheets."));
	for (int i = 0; i < sheets->steps && status == STATUS_OK; i++) {
		if (sheets->piles[i].count > 0)
			status = check_pile(session, i, &sheets->piles[i], message);
	}
	return status;
}

/* --- opening ----------------------------------------------------------------------------------- */

/* Whether a step before STEP asks its question and was opened by this act. */
static bool
opened_before(const struct model *model, const bool *opened, int step)
{
	for (int i = 0; i < step; i++) {
		if (opened[i]
			&& strcmp(model->workshop->steps[i].question, model->workshop->steps[step].question) == 0)
			return true;
	}
	return false;
}

/* Inside an act: opens the forms that sheets came in of, or, after the evening, their questions. */
static enum status
open_forms(struct act *act, const struct sheets *sheets, bool *opened, struct message *message)
{
	const struct model *model = &act->session->model;
	bool ended = model->stage.phase == PHASE_ENDED;
	enum status status = STATUS_OK;
	for (int i = 0; i < model->workshop->steps_count && status == STATUS_OK; i++) {
		struct step_run run = model->steps[i];
		bool wanted = methods[model->workshop->steps[i].kind].asks && run.stage == STAGE_PROMPT
			&& (ended ? sheets->piles[i].count > 0 : sheets->of_form[sheets->form[i]] > 0);
		if (!wanted || opened_before(model, opened, i))
			continue;
		status = round_open(act, i, message);
		if (status == STATUS_REFUSED && sheets->piles[i].count == 0) {
			/* what there is to choose from may come later in the evening */
			status = STATUS_OK;
			continue;
		}
		run.stage = ended ? STAGE_CLOSED : STAGE_OPEN;
		run.state = ended ? STEP_DONE : run.state;
		step_save(act->session, i, &run);
		paper_mode(act, i);
		log_part(act, "open", step_id(model, i), entry_mode_words[MODE_PAPER]);
		opened[i] = true;
	}
	return status;
}

/* Inside an act: the keys of the open rounds by step, 0: none; fresh memory. */
static int64_t *
open_keys(struct session *session)
{
	struct store *store = session->store;
	const struct model *model = &session->model;
	int64_t *keys = mem_new((size_t)model->workshop->steps_count, sizeof(*keys));
	store_ask(store, STORE_ROUNDS, TEXT(model->session_id));
	while (store_next(store, STORE_ROUNDS)) {
		int step = workshop_find_step(model->workshop, store_text(store, STORE_ROUNDS, 3));
		if (step >= 0
			&& strcmp(store_text(store, STORE_ROUNDS, 4), round_state_words[ROUND_OPEN]) == 0)
			keys[step] = store_integer(store, STORE_ROUNDS, 0);
	}
	return keys;
}

/* After the evening: what was opened is closed again, and the log says so. Their ballots come behind it,
 * in an order that says nothing. */
static void
close_opened(struct act *act, const struct sheets *sheets, const bool *opened, const int64_t *keys)
{
	const struct model *model = &act->session->model;
	for (int i = 0; i < model->workshop->steps_count; i++) {
		char count[24];
		const struct round round = {.key = keys[i]};
		if (!opened[i])
			continue;
		snprintf(count, sizeof(count), "%lld", (long long)sheets->piles[i].count);
		log_part(act, "close", step_id(model, i), count);
		round_close(act, &round);
		act->final = true;
	}
}

/* --- writing ------------------------------------------------------------------------------------ */

/* Inside an act: writes all ballots; IDS becomes what takes them back. */
static void
save_ballots(struct session *session, const struct sheets *sheets, const bool *fresh, const int64_t *keys,
	struct buffer *ids)
{
	for (int i = 0; i < sheets->steps; i++) {
		int ignored;
		if (sheets->piles[i].count > 0)
			pile_save(session, &sheets->piles[i], keys[i], i,
				model_options(&session->model, i, &ignored), fresh[i], ids);
	}
}

/* The sheets of each form, and behind the ballots in IDS, as `step_id=sheets`. */
static void
count_forms(struct session *session, const struct sheets *sheets, struct buffer *ids)
{
	const struct model *model = &session->model;
	for (int i = 0; i < model->workshop->steps_count; i++) {
		if (sheets->of_form[i] == 0)
			continue;
		store_run(session->store, STORE_FORM_COUNT, TEXT(model->session_id),
			TEXT(step_id(model, i)), INTEGER(sheets->of_form[i]));
		buffer_printf(ids, " %s=%lld", step_id(model, i), (long long)sheets->of_form[i]);
	}
}

static enum status
write_sheets(struct act *act, const struct sheets *sheets, const char *from, int *opened,
	unsigned *changed, struct message *message)
{
	struct session *session = act->session;
	const struct model *model = &session->model;
	struct buffer ids = {.bytes = NULL};
	int64_t *keys = NULL;
	bool *fresh = mem_new((size_t)model->workshop->steps_count, sizeof(*fresh));
	char *name = clean_line(from);
	char *detail = mem_printf("%lld %s", (long long)sheets->count, name);

	enum status status = open_forms(act, sheets, fresh, message);
	if (status == STATUS_OK) {
		keys = open_keys(session);
		if (model->stage.phase == PHASE_ENDED)
			close_opened(act, sheets, fresh, keys);
		act_keep(act);
		save_ballots(session, sheets, fresh, keys, &ids);
		count_forms(session, sheets, &ids);
		act->detail = detail;
		act->ballot_id = buffer_text(&ids);
		*opened = 0;
		for (int i = 0; i < model->workshop->steps_count; i++)
			*opened += fresh[i];
		status = act_finish(act, CHANGED_STAGE | CHANGED_ROUNDS | CHANGED_VOTES, changed, message);
	} else {
		act_roll_back(act);
	}
	free(keys);
	free(fresh);
	free(name);
	free(detail);
	buffer_free(&ids);
	return status;
}

enum status
session_sheets(struct session *session, const struct sheets *sheets, const char *from, int *opened,
	unsigned *changed, struct message *message)
{
	struct act act;
	enum status status = act_begin_fresh(session, "sheets", &act, changed, message);
	if (status != STATUS_OK)
		return status;
	status = check_sheets(session, sheets, message);
	if (status != STATUS_OK) {
		act_roll_back(&act);
		return status;
	}
	return write_sheets(&act, sheets, from, opened, changed, message);
}

/* --- taking them back ------------------------------------------------------------------------------ */

/* Whether every round named in BALLOTS is still open. */
static bool
all_open(const struct model *model, const char *ballots)
{
	int64_t last = 0;
	for (const char *at = ballots; *at; at += strcspn(at, " "), at += strspn(at, " ")) {
		char *end;
		int64_t key = strtoll(at, &end, 10);
		bool open = false;
		if (*end != '/' || key == last)
			continue;
		for (int i = 0; i < model->rounds_count && !open; i++)
			open = model->rounds[i].key == key && model->rounds[i].state == ROUND_OPEN;
		if (!open)
			return false;
		last = key;
	}
	return true;
}

/* Takes the sheets off the counts of their forms. */
static void
uncount_forms(struct session *session, const char *ballots)
{
	char *copy = mem_text(ballots), *rest = NULL;
	for (char *word = strtok_r(copy, " ", &rest); word; word = strtok_r(NULL, " ", &rest)) {
		char *equals = strchr(word, '=');
		if (!equals)
			continue;
		*equals = '\0';
		store_run(session->store, STORE_FORM_COUNT, TEXT(session->model.session_id), TEXT(word),
			INTEGER(-strtoll(equals + 1, NULL, 10)));
		store_run(session->store, STORE_FORM_REMOVE, TEXT(session->model.session_id), TEXT(word),
			INTEGER(0));
	}
	free(copy);
}

enum status
ballots_take_back(struct session *session, const char *word, const char *act_id, int64_t seq,
	const char *ballots, const void *change, size_t length, unsigned *changed, struct message *message)
{
	struct store *store = session->store;
	struct model *model = &session->model;
	struct act act = {.session = session};
	enum status status = not_locked(model, message);
	if (status != STATUS_OK)
		return status;
	if (!all_open(model, ballots))
		return fail(message, STATUS_REFUSED, _("These sheets can no longer be taken back."));

	store_begin(store, false);
	if (is_stale(session))
		return give_up_stale(session, message);
	ballots_remove(session, ballots);
	uncount_forms(session, ballots);
	if (length > 0)
		store_apply(store, change, length);
	store_run(store, STORE_UNDO_REMOVE, TEXT(model->session_id), INTEGER(0), INTEGER(seq));
	store_run(store, STORE_FILE_SET, TEXT("needs_vacuum"), TEXT("1"));
	log_save(&act, "undo", step_id(model, model->stage.step), act_id, word);
	status = store_commit(store, message);
	if (status != STATUS_OK)
		return status;
	store_vacuum_if_due(store);
	*changed |= CHANGED_ALL;
	load_saved(session, CHANGED_ALL);
	return STATUS_OK;
}
