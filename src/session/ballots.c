/* Secret ballots, and how any ballot becomes votes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/internal.h"

#include "core/i18n.h"
#include "core/mem.h"

#include <stdio.h>
#include <stdlib.h>

#define BALLOTS_MAX 100000

/* What stands in the column `value`. */
static struct store_value
value_of(enum entry_says says, const struct option *options, const struct ballot_entry *entry)
{
	switch (says) {
	case SAYS_LEVEL:
		return REAL(options[entry->option_no - 1].value);
	case SAYS_NOTHING:
	case SAYS_WORD:
		return NOTHING;
	default:
		return REAL(entry->value);
	}
}

void
ballot_save(struct session *session, int64_t round_key, const struct step *step,
	const struct option *options, enum entry_mode mode, const char *group_id, const char *ballot_id,
	const struct ballot *ballot, int64_t weight)
{
	struct store *store = session->store;
	const struct method *method = &methods[step->kind];

	if (ballot->count == 0 || method->several)
		store_run(store, STORE_VOTE_ADD, INTEGER(round_key), TEXT(ballot_id),
			INTEGER(ballot->count == 0 ? 0 : -1), TEXT(entry_mode_words[mode]), TEXT(group_id),
			NOTHING, NOTHING, INTEGER(weight));
	for (int i = 0; i < ballot->count; i++) {
		const struct ballot_entry *entry = &ballot->entries[i];
		store_run(store, STORE_VOTE_ADD, INTEGER(round_key), TEXT(ballot_id),
			INTEGER(entry->option_no), TEXT(entry_mode_words[mode]), TEXT(group_id),
			value_of(method->says, options, entry),
			TEXT(method->says == SAYS_WORD ? entry->text : NULL), INTEGER(weight));
	}
}

enum status
ballot_allowed(const struct model *model, int step, const struct ballot *ballot,
	struct message *message)
{
	const struct question question = model_question(model, step);
	enum ballot_fault fault = ballot_check(&question, ballot);
	if (!fault)
		return STATUS_OK;
	char *why = ballot_say(&question, fault);
	enum status status = fail(message, STATUS_REFUSED, _("This is no ballot: %s."), why);
	free(why);
	return status;
}

enum status
session_cast(struct session *session, int group, const struct ballot *ballot, int64_t weight,
	unsigned *changed, struct message *message)
{
	struct model *model = &session->model;
	struct round *round;
	int step = model->stage.step;
	enum status status = round_to_vote_in(session, false, &round, message);
	if (status == STATUS_OK)
		status = people_group(model, group, message);
	if (status == STATUS_OK)
		status = ballot_allowed(model, step, ballot, message);
	if (status != STATUS_OK)
		return status;
	if (weight < 1 || weight > BALLOTS_MAX)
		return fail(message, STATUS_REFUSED, _("Between 1 and %d ballots at once."), BALLOTS_MAX);

	char ballot_id[SESSION_ID_LENGTH + 1], undoable[SESSION_ID_LENGTH + 24];
	enum entry_mode mode = model->steps[step].mode == MODE_PAPER ? MODE_PAPER : MODE_KEYPAD;
	env_random_id(session->env, "b", SESSION_ID_CHARACTERS, ballot_id);
	snprintf(undoable, sizeof(undoable), "%lld/%s", (long long)round->key, ballot_id);

	struct act act = act_begin(session, "cast");
	act.silent = true;
	act.ballot_id = undoable;
	ballot_save(session, round->key, &model->workshop->steps[step], round->options, mode,
		model_group_id(model, group), ballot_id, ballot, weight);
	return act_finish(&act, CHANGED_VOTES, changed, message);
}
