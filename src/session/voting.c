/* A show of hands: how a question is asked, counted, and what is called out.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/internal.h"

#include "core/buffer.h"
#include "core/i18n.h"
#include "core/mem.h"
#include "core/text.h"

#include <stdio.h>
#include <stdlib.h>

#define VOTES_MAX 100000

enum status
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

/* --- how it is asked -------------------------------------------------------------------- */

static bool
has_hands(const struct model *model, const struct round *round)
{
	for (int i = 0; i < round->tally.given_count; i++) {
		if (round->tally.given[i].mode == MODE_HANDS)
			return true;
	}
	for (int group = 0; group <= model_no_group(model); group++) {
		for (int no = -1; no <= round->options_count; no++) {
			if (tally_counted(&round->tally, group, no))
				return true;
		}
	}
	return false;
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
	if (has_hands(model, round))
		return fail(message, STATUS_REFUSED,
			_("Hands have been counted already: close this round, ask again with “a”, "
			"then change with “k”."));
	return STATUS_OK;
}

static enum status
kind_allows(const struct model *model, enum kind kind, enum entry_mode mode, struct message *message)
{
	if (!methods[kind].asks)
		return fail(message, STATUS_REFUSED, _("This step asks nothing."));
	if (!kind_has_mode(kind, mode))
		return fail(message, STATUS_REFUSED, _("“%s” cannot be asked like that."),
			_(methods[kind].label));
	if (methods[kind].says == SAYS_WORD && mode == MODE_KEYPAD && model->pictures == 1)
		return fail(message, STATUS_REFUSED,
			_("With one picture the wall would show the words while they are typed; "
			"collect them on paper."));
	return STATUS_OK;
}

enum status
session_may_change_mode(const struct session *session, enum entry_mode mode, struct message *message)
{
	const struct model *model = &session->model;
	enum status status = act_allowed(session, true, message);
	if (status != STATUS_OK)
		return status;

	int step = model->stage.step;
	const struct round *round = model_round(model, step);
	status = kind_allows(model, model->workshop->steps[step].kind, mode, message);
	if (status != STATUS_OK)
		return status;
	if (round && round->state != ROUND_OPEN && model->steps[step].stage != STAGE_PROMPT)
		return fail(message, STATUS_REFUSED, _("The vote is closed."));
	status = not_locked(model, message);
	if (status == STATUS_OK && mode != model->steps[step].mode && round
		&& round->state == ROUND_OPEN)
		status = may_change_mode(model, round, mode, message);
	return status;
}

enum status
session_mode(struct session *session, enum entry_mode mode, unsigned *changed, struct message *message)
{
	struct model *model = &session->model;
	enum status status = session_may_change_mode(session, mode, message);
	int step = model->stage.step;
	if (status != STATUS_OK || mode == model->steps[step].mode)
		return status;

	struct act act = act_begin(session, "mode");
	act.detail = entry_mode_words[mode];
	stage_point(&act.stage, cell_of(-1, 0));
	store_run(session->store, STORE_STEP_MODE, TEXT(entry_mode_words[mode]),
		TEXT(model->session_id), TEXT(step_id(model, step)));
	return act_finish(&act, CHANGED_STAGE, changed, message);
}

/* --- counting --------------------------------------------------------------------------- */

/* What stands in the column `value` of a cell of hands. */
static struct store_value
value_of(const struct model *model, const struct round *round, struct hand_cell cell)
{
	if (cell.option_no < 1)
		return NOTHING;
	switch (methods[model->workshop->steps[round->step].kind].says) {
	case SAYS_LEVEL:
		return REAL(round->options[cell.option_no - 1].value);
	case SAYS_DOTS:
		return REAL(1);
	case SAYS_RESISTANCE:
		return REAL(cell.level);
	default:
		return NOTHING;
	}
}

static char *
find_counted(struct session *session, const struct round *round, struct hand_cell cell)
{
	struct store *store = session->store;
	char *ballot_id = NULL;
	store_ask(store, STORE_VOTE_FIND_HANDS, INTEGER(round->key),
		TEXT(model_group_id(&session->model, cell.group)), INTEGER(cell.option_no),
		value_of(&session->model, round, cell));
	while (store_next(store, STORE_VOTE_FIND_HANDS)) {
		free(ballot_id);
		ballot_id = mem_text(store_text(store, STORE_VOTE_FIND_HANDS, 0));
	}
	return ballot_id;
}

/* Whether CELL is one that hands of the present step can be counted in. */
static enum status
check_cell(const struct model *model, const struct round *round, struct hand_cell cell,
	struct message *message)
{
	enum kind kind = model->workshop->steps[model->stage.step].kind;
	int least = methods[kind].several ? -1 : 0;
	bool levels = methods[kind].says == SAYS_RESISTANCE && cell.option_no > 0;
	if (!kind_counts_hands(kind))
		return fail(message, STATUS_REFUSED, _("“%s” cannot be asked like that."),
			_(methods[kind].label));
	if (cell.option_no < least || cell.option_no > round->options_count)
		return fail(message, STATUS_REFUSED, _("There is no answer %d."), cell.option_no);
	if (levels ? cell.level < 0 || cell.level > RESISTANCE_MOST : cell.level != -1)
		return fail(message, STATUS_REFUSED, _("There is no resistance %d."), cell.level);
	return STATUS_OK;
}

void
stage_point(struct stage_row *stage, struct hand_cell cell)
{
	stage->cell_group = cell.group;
	stage->cell_option = cell.group < 0 ? 0 : cell.option_no;
	stage->cell_level = cell.group < 0 ? -1 : cell.level;
}

enum status
session_count(struct session *session, struct hand_cell cell, int64_t votes, unsigned *changed,
	struct message *message)
{
	const struct stage_row *stage = &session->model.stage;
	const struct hand_cell here = {stage->cell_group, stage->cell_option, stage->cell_level};
	return session_count_on(session, cell, votes, here, changed, message);
}

static void
save_count(struct session *session, const struct round *round, struct hand_cell cell, int64_t votes)
{
	struct store *store = session->store;
	char *ballot_id = find_counted(session, round, cell);
	if (votes == -1) {
		store_run(store, STORE_VOTE_REMOVE, INTEGER(round->key), TEXT(ballot_id));
	} else if (ballot_id) {
		store_run(store, STORE_VOTE_WEIGH, INTEGER(votes), INTEGER(round->key),
			TEXT(ballot_id), INTEGER(cell.option_no));
	} else {
		char fresh[SESSION_ID_LENGTH + 1];
		env_random_id(session->env, "b", SESSION_ID_CHARACTERS, fresh);
		store_run(store, STORE_VOTE_ADD, INTEGER(round->key), TEXT(fresh),
			INTEGER(cell.option_no), TEXT(entry_mode_words[MODE_HANDS]),
			TEXT(model_group_id(&session->model, cell.group)),
			value_of(&session->model, round, cell), NOTHING, INTEGER(votes));
	}
	free(ballot_id);
}

enum status
session_count_on(struct session *session, struct hand_cell cell, int64_t votes, struct hand_cell next,
	unsigned *changed, struct message *message)
{
	struct model *model = &session->model;
	struct round *round;
	enum status status = round_to_vote_in(session, true, &round, message);
	if (status == STATUS_OK)
		status = people_group(model, cell.group, message);
	if (status == STATUS_OK)
		status = check_cell(model, round, cell, message);
	if (status != STATUS_OK)
		return status;
	if (votes < -1 || votes > VOTES_MAX)
		return fail(message, STATUS_REFUSED, _("Between 0 and %d hands can be counted."), VOTES_MAX);
	int64_t before;
	bool counted = model_counted(round, cell, &before);
	if (votes == -1 ? !counted : counted && before == votes)
		return session_point(session, next, changed, message);

	struct act act = act_begin(session, votes == -1 ? "uncount" : "count");
	char detail[ID_LENGTH_MAX + 64];
	int length = snprintf(detail, sizeof(detail), "%lld %d %s", (long long)votes, cell.option_no,
		model_group_id(model, cell.group));
	if (cell.level >= 0)
		snprintf(detail + length, sizeof(detail) - (size_t)length, " %d", cell.level);
	act.detail = detail;
	act.subject_id = round->question;
	stage_point(&act.stage, next);
	save_count(session, round, cell, votes);
	return act_finish(&act, CHANGED_VOTES, changed, message);
}

/* --- what is called out ------------------------------------------------------------------ */

static void
save_said(struct session *session, const struct round *round, const char *group_id,
	const struct ballot_entry *entry)
{
	struct store *store = session->store;
	const enum statement s = STORE_VOTE_FIND_SAID;
	struct store_value value = entry->text ? NOTHING : REAL(entry->value);
	char *found = NULL, fresh[SESSION_ID_LENGTH + 1];
	int64_t weight = 0;

	store_ask(store, s, INTEGER(round->key), TEXT(group_id), value, TEXT(entry->text));
	while (store_next(store, s)) {
		free(found);
		found = mem_text(store_text(store, s, 0));
		weight = store_integer(store, s, 1);
	}
	if (found) {
		store_run(store, STORE_VOTE_WEIGH, INTEGER(weight + 1), INTEGER(round->key), TEXT(found),
			INTEGER(1));
	} else {
		env_random_id(session->env, "b", SESSION_ID_CHARACTERS, fresh);
		store_run(store, STORE_VOTE_ADD, INTEGER(round->key), TEXT(fresh), INTEGER(1),
			TEXT(entry_mode_words[MODE_HANDS]), TEXT(group_id), value, TEXT(entry->text),
			INTEGER(1));
	}
	free(found);
}

/* What the log says of it: the group, and the numbers; of words only how many. Fresh memory. */
static char *
log_said(const char *group_id, enum entry_says says, const struct ballot *ballot)
{
	if (says == SAYS_WORD)
		return mem_printf("%s %d", group_id, ballot->count);
	struct buffer logged = {.bytes = NULL};
	buffer_add(&logged, group_id);
	for (int i = 0; i < ballot->count; i++)
		buffer_printf(&logged, " %.15g", ballot->entries[i].value);
	return buffer_take(&logged);
}

enum status
session_say(struct session *session, int group, const char *said, unsigned *changed,
	struct message *message)
{
	struct model *model = &session->model;
	struct round *round;
	struct ballot ballot;
	enum status status = round_to_vote_in(session, true, &round, message);
	if (status == STATUS_OK)
		status = people_group(model, group, message);
	if (status != STATUS_OK)
		return status;
	struct question question = model_question(model, model->stage.step);
	enum entry_says says = methods[question.kind].says;
	if (says != SAYS_NUMBER && says != SAYS_WORD)
		return fail(message, STATUS_REFUSED, _("“%s” cannot be asked like that."),
			_(methods[question.kind].label));

	question.max = BALLOT_ENTRIES; /* of how many people they are nobody knows */
	enum ballot_fault fault = ballot_read(&question, said, &ballot);
	if (fault || ballot.count == 0) {
		char *why = ballot_say(&question, fault ? fault : BALLOT_NOTHING);
		status = fail(message, STATUS_REFUSED, _("“%s”: %s."), said, why);
		free(why);
		return status;
	}
	struct act act = act_begin(session, "say");
	char *detail = ballot_typed(&question, &ballot);
	char *logged = log_said(model_group_id(model, group), says, &ballot);
	act.detail = detail;
	act.logged = logged;
	act.subject_id = round->question;
	for (int i = 0; i < ballot.count; i++)
		save_said(session, round, model_group_id(model, group), &ballot.entries[i]);
	status = act_finish(&act, CHANGED_VOTES, changed, message);
	free(detail);
	free(logged);
	ballot_free(&ballot);
	return status;
}

enum status
session_word(struct session *session, const char *word, bool hidden, unsigned *changed,
	struct message *message)
{
	struct model *model = &session->model;
	int step = model_shown_step(model);
	const struct round *round = step < 0 ? NULL : model_round(model, step);
	enum status status = act_allowed(session, false, message);
	if (status != STATUS_OK)
		return status;
	if (!round || methods[model->workshop->steps[step].kind].says != SAYS_WORD)
		return fail(message, STATUS_REFUSED, _("There is no word to hide."));

	struct act act = act_begin(session, hidden ? "hide-word" : "show-word");
	char *folded = text_folded(word);
	act.subject_id = round->question;
	char number[24];
	snprintf(number, sizeof(number), "%d", round->number);
	act.detail = word;
	act.logged = number;
	store_run(session->store, hidden ? STORE_HIDDEN_WORD_ADD : STORE_HIDDEN_WORD_REMOVE,
		INTEGER(round->key), TEXT(folded));
	status = act_finish(&act, CHANGED_VOTES | CHANGED_ROUNDS, changed, message);
	free(folded);
	return status;
}
