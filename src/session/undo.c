/* Taking acts back, and repeating them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/internal.h"

#include "core/i18n.h"
#include "core/mem.h"

#include <stdlib.h>
#include <string.h>

/* The top row of undo or redo, copied out of the file. */
struct top {
	int64_t seq;
	char *act, *act_id, *step_id, *subject_id, *detail, *ballot_id;
	utc_ms entered_at;
	bool possible; /* there is a change, be it an empty one */
	void *change;
	size_t length;
};

static bool
read_top(struct session *session, bool redo, struct top *top)
{
	struct store *store = session->store;
	const enum statement s = STORE_UNDO_TOP;
	bool found = false;

	*top = (struct top){ 0 };
	store_ask(store, s, TEXT(session->model.session_id), INTEGER(redo));
	while (store_next(store, s)) {
		found = true;
		top->seq = store_integer(store, s, 0);
		top->act = mem_text(store_text(store, s, 1));
		top->act_id = mem_text(store_text(store, s, 2));
		top->step_id = mem_text(store_text(store, s, 3));
		top->entered_at = store_integer(store, s, 4);
		top->subject_id = mem_text(store_text(store, s, 5));
		top->detail = mem_text(store_text(store, s, 6));
		top->possible = !store_is_null(store, s, 7);
		const void *change = store_blob(store, s, 7, &top->length);
		if (change) {
			top->change = mem_new(top->length, 1);
			memcpy(top->change, change, top->length);
		}
		if (!store_is_null(store, s, 8))
			top->ballot_id = mem_text(store_text(store, s, 8));
	}
	return found;
}

static void
top_free(struct top *top)
{
	free(top->act);
	free(top->act_id);
	free(top->step_id);
	free(top->subject_id);
	free(top->detail);
	free(top->ballot_id);
	free(top->change);
}

/* The phase after an act was taken back (or, REDO, repeated). */
static enum phase
phase_after(const char *act, bool redo, enum phase now)
{
	if (strcmp(act, "start") == 0)
		return redo ? PHASE_RUNNING : PHASE_WAITING;
	if (strcmp(act, "end") == 0)
		return redo ? PHASE_ENDED : PHASE_RUNNING;
	if (strcmp(act, "resume") == 0)
		return redo ? PHASE_RUNNING : PHASE_ENDED;
	return now;
}

/* The evening stands where it stood when the act was made, but for what it was AWAY; the wall follows. */
static struct stage_row
stage_after(const struct model *model, const struct top *top, bool redo, int64_t away, utc_ms now)
{
	struct stage_row stage = model->stage;
	int step = *top->step_id ? workshop_find_step(model->workshop, top->step_id) : -1;
	if (step != stage.step) {
		stage.timer_end = 0;
		stage.timer_left = 0;
		stage.page = 0;
	}
	stage.phase = phase_after(top->act, redo, stage.phase);
	stage.step = step;
	stage.entered_at = top->entered_at + away;
	/* Nobody has been in the step since later than now: what is repeated behind an end that was taken
	 * back late would say so. */
	if ((redo && strcmp(top->act, "resume") == 0) || stage.entered_at > now)
		stage.entered_at = now;
	stage.look_step = -1;
	stage.cell_group = -1;
	stage.cell_level = -1;
	stage.profile = (struct profile_place){-1, -1, 0, stage.profile.agenda};
	stage.locked = false;
	return stage;
}

/* Whether an evening that was over goes on by that: the time since was spent in no step. */
static bool
end_taken_back(const struct model *model, const struct top *top, bool redo)
{
	return !redo && strcmp(top->act, "end") == 0 && model->ended_at > 0;
}

static bool
round_has_secret_votes(struct store *store, const struct round *round)
{
	bool found = false;
	store_ask(store, STORE_TALLY, INTEGER(round->key));
	while (store_next(store, STORE_TALLY)) {
		enum entry_mode mode = MODE_HANDS;
		entry_mode_from_word(store_text(store, STORE_TALLY, 1), &mode);
		found = found || mode == MODE_KEYPAD || mode == MODE_PAPER;
	}
	return found;
}

/* Whether there are secret ballots in the rounds that BALLOTS ('round_key/ballot_id' …) are of;
 * *OPEN: whether all of these rounds are. */
static bool
others_with(struct session *session, const char *ballots, bool *open)
{
	char *copy = mem_text(ballots), *rest = NULL;
	bool others = false;
	*open = true;
	for (char *ballot = strtok_r(copy, " ", &rest); ballot; ballot = strtok_r(NULL, " ", &rest)) {
		int64_t key = strtoll(ballot, NULL, 10);
		const struct round *round = NULL;
		for (int i = 0; i < session->model.rounds_count; i++) {
			if (session->model.rounds[i].key == key)
				round = &session->model.rounds[i];
		}
		*open = *open && round && round->state == ROUND_OPEN;
		others = others || (round && round_has_secret_votes(session->store, round));
	}
	free(copy);
	return others;
}

/* Whether there are secret ballots in the questions of the form of STEP that are being asked. */
static bool
others_on_form(struct session *session, int step)
{
	const struct model *model = &session->model;
	int count;
	int *form = model_form(model, step, &count);
	bool others = false;
	for (int i = 0; i < count && !others; i++) {
		const struct round *round = model_round(model, form[i]);
		others = round && round->state == ROUND_OPEN
			&& round_has_secret_votes(session->store, round);
	}
	free(form);
	return others;
}

/* The one secret ballot, or sheet, that can still be taken back. It leaves no trace in the log. */
static enum status
take_ballots_back(struct session *session, const struct top *top, unsigned *changed,
	struct message *message)
{
	struct store *store = session->store;
	struct model *model = &session->model;
	bool open;

	others_with(session, top->ballot_id, &open);
	if (!open)
		return fail(message, STATUS_REFUSED, _("That ballot can no longer be taken back."));
	store_begin(store, false);
	if (is_stale(session))
		return give_up_stale(session, message);
	ballots_remove(session, top->ballot_id);
	bool others = others_with(session, top->ballot_id, &open);
	int form = strcmp(top->act, "sheet") == 0
		? workshop_find_step(model->workshop, top->subject_id) : -1;
	if (form >= 0) {
		store_run(store, STORE_FORM_COUNT, TEXT(model->session_id), TEXT(top->subject_id),
			INTEGER(-1));
		store_run(store, STORE_FORM_REMOVE, TEXT(model->session_id), TEXT(top->subject_id),
			INTEGER(0));
		/* one row stands for all sheets, whatever each of them answered */
		others = others || others_on_form(session, form);
	}
	store_run(store, STORE_UNDO_FORGET_BALLOT, TEXT(model->session_id));
	if (!others)
		store_run(store, STORE_UNDO_REMOVE, TEXT(model->session_id), INTEGER(0), INTEGER(top->seq));
	enum status status = store_commit(store, message);
	if (status != STATUS_OK)
		return status;
	*changed |= CHANGED_VOTES | CHANGED_UNDO;
	load_saved(session, CHANGED_VOTES | CHANGED_UNDO);
	return STATUS_OK;
}

static bool
has_forgotten(struct session *session)
{
	bool forgotten = false;
	store_ask(session->store, STORE_FORGOT, TEXT(session->model.session_id));
	while (store_next(session->store, STORE_FORGOT))
		forgotten = true;
	return forgotten;
}

static enum status
apply(struct session *session, const struct top *top, bool redo, unsigned *changed, struct message *message)
{
	struct store *store = session->store;
	struct model *model = &session->model;
	char act_id[SESSION_ID_LENGTH + 1];
	void *inverse = NULL;
	size_t length = 0;

	/* the evening would stand elsewhere, and the secret entry would be left without its code */
	enum status status = not_locked(model, message);
	if (status != STATUS_OK)
		return status;
	store_begin(store, true);
	if (is_stale(session))
		return give_up_stale(session, message);
	if (top->length > 0 && has_forgotten(session))
		store_apply_after_forgetting(store, top->change, top->length);
	else if (top->length > 0)
		store_apply(store, top->change, top->length);
	store_inverse(store, &inverse, &length);
	store_run(store, STORE_UNDO_FORGET_BALLOT, TEXT(model->session_id));
	store_run(store, STORE_UNDO_REMOVE, TEXT(model->session_id), INTEGER(redo), INTEGER(top->seq));
	store_run(store, STORE_UNDO_ADD, TEXT(model->session_id), INTEGER(!redo), TEXT(top->act),
		TEXT(top->act_id), TEXT(step_id(model, model->stage.step)),
		model->stage.entered_at ? INTEGER(model->stage.entered_at) : NOTHING,
		TEXT(top->subject_id), TEXT(top->detail),
		BLOB(inverse ? inverse : "", length), NOTHING);
	env_random_id(session->env, "a", SESSION_ID_CHARACTERS, act_id);
	store_run(store, STORE_LOG_ADD, TEXT(model->session_id), TEXT(act_id),
		INTEGER(env_now(session->env)), TEXT(redo ? "redo" : "undo"), TEXT(top->step_id),
		TEXT(top->act_id), TEXT(top->act));
	free(inverse);
	utc_ms now = env_now(session->env);
	int64_t away = end_taken_back(model, top, redo) ? now - model->ended_at : 0;
	if (away > 0)
		store_run(store, STORE_UNDO_SHIFT, INTEGER(away), TEXT(model->session_id));
	struct stage_row stage = stage_after(model, top, redo, away, now);
	stage_save(session, &stage);
	status = store_commit(store, message);
	if (status != STATUS_OK)
		return status;
	*changed |= CHANGED_ALL;
	load_saved(session, CHANGED_ALL);
	return STATUS_OK;
}

enum status
session_undo(struct session *session, unsigned *changed, struct message *message)
{
	enum status status = act_allowed(session, false, message);
	if (status != STATUS_OK)
		return status;
	if (is_stale(session))
		return give_up_stale(session, message);

	struct top top;
	if (!read_top(session, false, &top))
		status = fail(message, STATUS_REFUSED, _("There is nothing to take back."));
	else if (top.ballot_id && (strcmp(top.act, "sheets") == 0 || strcmp(top.act, "ballots") == 0))
		status = ballots_take_back(session, top.act, top.act_id, top.seq, top.ballot_id, top.change,
			top.length, changed, message);
	else if (top.ballot_id)
		status = take_ballots_back(session, &top, changed, message);
	else if (top.possible)
		status = apply(session, &top, false, changed, message);
	else if (strcmp(top.act, "cast") == 0 || strcmp(top.act, "sheet") == 0
		|| strcmp(top.act, "sheets") == 0 || strcmp(top.act, "ballots") == 0)
		status = fail(message, STATUS_REFUSED,
			_("Secret ballots cannot be told apart any more, so none can be taken back."));
	else if (strcmp(top.act, "forget") == 0)
		status = fail(message, STATUS_REFUSED,
			_("What was done there was forgotten; what came before stays as it is."));
	else
		status = fail(message, STATUS_REFUSED,
			_("The secret round is closed; what came before stays as it is."));
	top_free(&top);
	return status;
}

enum status
session_redo(struct session *session, unsigned *changed, struct message *message)
{
	enum status status = act_allowed(session, false, message);
	if (status != STATUS_OK)
		return status;
	if (is_stale(session))
		return give_up_stale(session, message);

	struct top top;
	if (!read_top(session, true, &top) || !top.possible)
		status = fail(message, STATUS_REFUSED, _("There is nothing to repeat."));
	else
		status = apply(session, &top, true, changed, message);
	top_free(&top);
	return status;
}
