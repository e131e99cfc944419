/* Counting hands and taking secret ballots.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/internal.h"

#include "core/i18n.h"
#include "core/mem.h"

#include <stdio.h>
#include <stdlib.h>

#define VOTES_MAX 100000

/* The present step's round, if votes may go in or be put right. */
static enum status
round_to_vote_in(const struct session *session, bool correcting, struct round **round,
	struct message *message)
{
	const struct model *model = &session->model;
	enum status status = act_allowed(session, true, message);
	if (status != STATUS_OK)
		return status;

	*round = model_round(model, model->stage.step);
	if (!*round || model->steps[model->stage.step].stage == STAGE_PROMPT)
		return fail(message, STATUS_REFUSED, _("No vote is open."));
	if ((*round)->state == ROUND_OPEN)
		return STATUS_OK;
	if (!correcting)
		return fail(message, STATUS_REFUSED, _("The vote is closed."));
	if (tally_is_secret(&(*round)->tally, model->workshop->steps[model->stage.step].kind))
		return fail(message, STATUS_REFUSED,
			_("A secret round that is closed stays as it is; to ask again is a new round."));
	return STATUS_OK;
}

/* A round is secret or it is a show of hands; one result of both would be neither. */
static enum status
may_change_mode(const struct model *model, const struct round *round, enum entry_mode mode,
	struct message *message)
{
	if (mode == MODE_HANDS) {
		if (!tally_is_secret(&round->tally, model->workshop->steps[round->step].kind))
			return STATUS_OK;
		return fail(message, STATUS_REFUSED,
			_("Some have voted secretly already: close this round, ask again with “a”, then "
			"change with “k”."));
	}
	for (int group = 0; group <= model_no_group(model); group++) {
		for (int no = -1; no <= round->options_count; no++) {
			if (tally_counted(&round->tally, group, no))
				return fail(message, STATUS_REFUSED,
					_("Hands have been counted already: close this round, ask again with “a”, "
					"then change with “k”."));
		}
	}
	return STATUS_OK;
}

enum status
session_mode(struct session *session, enum entry_mode mode, unsigned *changed, struct message *message)
{
	struct model *model = &session->model;
	enum status status = act_allowed(session, true, message);
	if (status != STATUS_OK)
		return status;

	int step = model->stage.step;
	const struct round *round = model_round(model, step);
	if (!methods[model->workshop->steps[step].kind].asks)
		return fail(message, STATUS_REFUSED, _("This step asks nothing."));
	if (round && round->state != ROUND_OPEN && model->steps[step].stage != STAGE_PROMPT)
		return fail(message, STATUS_REFUSED, _("The vote is closed."));
	status = not_locked(model, message);
	if (status != STATUS_OK)
		return status;
	if (mode == model->steps[step].mode)
		return STATUS_OK;
	if (round && round->state == ROUND_OPEN)
		status = may_change_mode(model, round, mode, message);
	if (status != STATUS_OK)
		return status;

	struct act act = act_begin(session, "mode");
	act.detail = entry_mode_words[mode];
	act.stage.cell_group = -1;
	store_run(session->store, STORE_STEP_MODE, TEXT(entry_mode_words[mode]),
		TEXT(model->session_id), TEXT(step_id(model, step)));
	return act_finish(&act, CHANGED_STAGE, changed, message);
}

static struct store_value
value_of(const struct model *model, const struct round *round, int option_no)
{
	if (option_no < 1 || !methods[model->workshop->steps[round->step].kind].has_mean)
		return NOTHING;
	return REAL(round->options[option_no - 1].value);
}

static char *
find_counted(struct session *session, const struct round *round, int group, int option_no)
{
	struct store *store = session->store;
	char *ballot_id = NULL;
	store_ask(store, STORE_VOTE_FIND_HANDS, INTEGER(round->key),
		TEXT(model_group_id(&session->model, group)), INTEGER(option_no));
	while (store_next(store, STORE_VOTE_FIND_HANDS)) {
		free(ballot_id);
		ballot_id = mem_text(store_text(store, STORE_VOTE_FIND_HANDS, 0));
	}
	return ballot_id;
}

enum status
session_count(struct session *session, int group, int option_no, int64_t votes, unsigned *changed,
	struct message *message)
{
	const struct stage_row *stage = &session->model.stage;
	return session_count_on(session, group, option_no, votes, stage->cell_group,
		stage->cell_option, changed, message);
}

enum status
session_count_on(struct session *session, int group, int option_no, int64_t votes, int next_group,
	int next_option, unsigned *changed, struct message *message)
{
	struct model *model = &session->model;
	struct round *round;
	enum status status = round_to_vote_in(session, true, &round, message);
	if (status == STATUS_OK)
		status = people_group(model, group, message);
	if (status != STATUS_OK)
		return status;

	enum kind kind = model->workshop->steps[model->stage.step].kind;
	int least = methods[kind].several ? -1 : 0;
	if (option_no < least || option_no > round->options_count)
		return fail(message, STATUS_REFUSED, _("There is no answer %d."), option_no);
	if (votes < -1 || votes > VOTES_MAX)
		return fail(message, STATUS_REFUSED, _("Between 0 and %d hands can be counted."), VOTES_MAX);
	bool counted = tally_counted(&round->tally, group, option_no);
	if (votes == -1 ? !counted
		: counted && tally_votes(&round->tally, MODE_HANDS, group, option_no) == votes)
		return session_point(session, next_group, next_option, changed, message);

	struct act act = act_begin(session, votes == -1 ? "uncount" : "count");
	char detail[ID_LENGTH_MAX + 64];
	snprintf(detail, sizeof(detail), "%lld %d %s", (long long)votes, option_no,
		model_group_id(model, group));
	act.detail = detail;
	act.subject_id = round->question;
	act.stage.cell_group = next_group;
	act.stage.cell_option = next_group < 0 ? 0 : next_option;

	char *ballot_id = find_counted(session, round, group, option_no);
	if (votes == -1) {
		store_run(session->store, STORE_VOTE_REMOVE, INTEGER(round->key), TEXT(ballot_id));
	} else if (ballot_id) {
		store_run(session->store, STORE_VOTE_WEIGH, INTEGER(votes), INTEGER(round->key),
			TEXT(ballot_id), INTEGER(option_no));
	} else {
		char fresh[SESSION_ID_LENGTH + 1];
		env_random_id(session->env, "b", SESSION_ID_CHARACTERS, fresh);
		store_run(session->store, STORE_VOTE_ADD, INTEGER(round->key), TEXT(fresh),
			INTEGER(option_no), TEXT(entry_mode_words[MODE_HANDS]),
			TEXT(model_group_id(model, group)), value_of(model, round, option_no), NOTHING,
			INTEGER(votes));
	}
	free(ballot_id);
	return act_finish(&act, CHANGED_VOTES, changed, message);
}

/* Whether OPTIONS are a ballot of the step. */
static enum status
check_ballot(const struct model *model, const struct round *round, const int *options, int count,
	struct message *message)
{
	const struct step *step = &model->workshop->steps[model->stage.step];
	int most = methods[step->kind].several ? step->max ? step->max : round->options_count : 1;

	if (count > most)
		return fail(message, STATUS_REFUSED,
			P_("At most %d answer.", "At most %d answers.", (unsigned long)most), most);
	for (int i = 0; i < count; i++) {
		if (options[i] < 1 || options[i] > round->options_count)
			return fail(message, STATUS_REFUSED, _("There is no answer %d."), options[i]);
		for (int j = 0; j < i; j++) {
			if (options[i] == options[j])
				return fail(message, STATUS_REFUSED, _("Each answer only once."));
		}
	}
	return STATUS_OK;
}

enum status
session_cast(struct session *session, int group, const int *options, int count, int64_t weight,
	unsigned *changed, struct message *message)
{
	struct model *model = &session->model;
	struct round *round;
	enum status status = round_to_vote_in(session, false, &round, message);
	if (status == STATUS_OK)
		status = people_group(model, group, message);
	if (status == STATUS_OK)
		status = check_ballot(model, round, options, count, message);
	if (status != STATUS_OK)
		return status;
	if (weight < 1 || weight > VOTES_MAX)
		return fail(message, STATUS_REFUSED, _("Between 1 and %d ballots at once."), VOTES_MAX);

	enum kind kind = model->workshop->steps[model->stage.step].kind;
	const char *group_id = model_group_id(model, group);
	char ballot_id[SESSION_ID_LENGTH + 1];
	env_random_id(session->env, "b", SESSION_ID_CHARACTERS, ballot_id);

	struct act act = act_begin(session, "cast");
	act.silent = true;
	act.ballot_id = ballot_id;
	if (count == 0)
		store_run(session->store, STORE_VOTE_ADD, INTEGER(round->key), TEXT(ballot_id), INTEGER(0),
			TEXT(entry_mode_words[MODE_KEYPAD]), TEXT(group_id), NOTHING, NOTHING,
			INTEGER(weight));
	else if (methods[kind].several)
		store_run(session->store, STORE_VOTE_ADD, INTEGER(round->key), TEXT(ballot_id), INTEGER(-1),
			TEXT(entry_mode_words[MODE_KEYPAD]), TEXT(group_id), NOTHING, NOTHING,
			INTEGER(weight));
	for (int i = 0; i < count; i++)
		store_run(session->store, STORE_VOTE_ADD, INTEGER(round->key), TEXT(ballot_id),
			INTEGER(options[i]), TEXT(entry_mode_words[MODE_KEYPAD]), TEXT(group_id),
			value_of(model, round, options[i]), NOTHING, INTEGER(weight));
	return act_finish(&act, CHANGED_VOTES, changed, message);
}
