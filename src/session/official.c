/* What institutions answer themselves.
 *
 * An answer stands in the tables official and official_entry, by question, whether it was asked
 * yet or not. Each round of the question holds a copy of it among its votes, so that whatever
 * reads a round finds it there.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/internal.h"

#include "core/beforehand.h"
#include "core/buffer.h"
#include "core/i18n.h"
#include "core/mem.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The first step that asks the same question as STEP. */
static int
first_asking(const struct model *model, int step)
{
	for (int i = 0; i < step; i++) {
		const char *question = model->workshop->steps[i].question;
		if (question && strcmp(question, model->workshop->steps[step].question) == 0)
			return i;
	}
	return step;
}

/* --- copies ---------------------------------------------------------------------------------- */

static void
copy(struct session *session, int64_t round_key, int step, const struct option *options,
	const char *group_id, const struct ballot *ballot)
{
	char ballot_id[SESSION_ID_LENGTH + 1];
	env_random_id(session->env, "b", SESSION_ID_CHARACTERS, ballot_id);
	ballot_save(session, round_key, &session->model.workshop->steps[step], options, MODE_OFFICIAL,
		group_id, ballot_id, ballot, 1);
}

/* They are read from the file and not from the model: another program may just have taken them
 * in. */
static struct ballot
read_entries(struct session *session, const char *group_id, const char *question)
{
	struct store *store = session->store;
	const enum statement s = STORE_OFFICIAL_ENTRIES;
	struct ballot ballot = {.count = 0};
	store_ask(store, s, TEXT(session->model.session_id));
	while (store_next(store, s)) {
		int option_no = (int)store_integer(store, s, 2);
		if (strcmp(store_text(store, s, 0), group_id) != 0
			|| strcmp(store_text(store, s, 1), question) != 0 || option_no < 1
			|| ballot.count >= BALLOT_ENTRIES)
			continue;
		ballot.entries[ballot.count++] = (struct ballot_entry){
			.option_no = option_no,
			.value = store_real(store, s, 3),
			.text = store_is_null(store, s, 4) ? NULL : mem_text(store_text(store, s, 4)),
		};
	}
	return ballot;
}

void
official_copy(struct session *session, int64_t round_key, int step, const struct option *options)
{
	struct store *store = session->store;
	const char *question = session->model.workshop->steps[step].question;
	store_ask(store, STORE_OFFICIALS, TEXT(session->model.session_id));
	while (store_next(store, STORE_OFFICIALS)) {
		if (strcmp(store_text(store, STORE_OFFICIALS, 1), question) != 0)
			continue;
		char *group_id = mem_text(store_text(store, STORE_OFFICIALS, 0));
		struct ballot ballot = read_entries(session, group_id, question);
		if (ballot_allowed(&session->model, step, &ballot, NULL) == STATUS_OK)
			copy(session, round_key, step, options, group_id, &ballot);
		ballot_free(&ballot);
		free(group_id);
	}
}

/* --- answering ------------------------------------------------------------------------------ */

static const char *
title(const struct model *model, int step)
{
	const char *words = words_in(&model->workshop->steps[step].title, 0);
	return *words ? words : model->workshop->steps[step].id;
}

static enum status
check_answer(const struct model *model, int group, const struct official_answer *answer, bool replace,
	struct message *message)
{
	int step = answer->step;
	if (step < 0 || step >= model->workshop->steps_count || !beforehand_possible(&model->workshop->steps[step]))
		return fail(message, STATUS_REFUSED,
			_("An institution cannot answer this step beforehand."));
	const struct official *before =
		model_official(model, model->workshop->steps[step].question, group);
	if (before && !replace)
		return fail(message, STATUS_REFUSED, _("“%s” has answered “%s” already."),
			model_group_label(model, group, 0), title(model, step));
	if (before && model_official_shown(model, step))
		return fail(message, STATUS_REFUSED,
			_("The room has seen the official answer to “%s”; it stays as it is."),
			title(model, step));
	return answer->ballot ? ballot_allowed(model, step, answer->ballot, message) : STATUS_OK;
}

static enum status
check_answers(const struct session *session, int group, const struct official_answer *answers, int count,
	bool replace, struct message *message)
{
	const struct model *model = &session->model;
	if (session->access != SESSION_RUN && session->access != SESSION_WRITE)
		return fail(message, STATUS_REFUSED, _("This view only shows the session."));
	if (group < 0 || group >= model_no_group(model) || !model->workshop->groups[group].official)
		return fail(message, STATUS_REFUSED,
			_("Only an official group has answers of its own."));
	for (int i = 0; i < count; i++) {
		enum status status = check_answer(model, group, &answers[i], replace, message);
		for (int j = 0; j < i && status == STATUS_OK; j++) {
			if (first_asking(model, answers[j].step) == first_asking(model, answers[i].step))
				status = fail(message, STATUS_REFUSED, _("“%s” is answered twice."),
					title(model, answers[i].step));
		}
		if (status != STATUS_OK)
			return status;
	}
	return STATUS_OK;
}

void
official_save(struct session *session, const char *group_id, const struct official_answer *answer)
{
	struct store *store = session->store;
	const struct model *model = &session->model;
	const struct step *step = &model->workshop->steps[answer->step];
	char *reason = clean_line(answer->reason);

	store_run(store, STORE_OFFICIAL_REMOVE, TEXT(model->session_id), TEXT(group_id),
		TEXT(step->question));
	store_run(store, STORE_OFFICIAL_ENTRIES_REMOVE, TEXT(model->session_id), TEXT(group_id),
		TEXT(step->question));
	if (answer->ballot)
		store_run(store, STORE_OFFICIAL_ADD, TEXT(model->session_id), TEXT(group_id),
			TEXT(step->question), TEXT(reason));
	for (int i = 0; answer->ballot && i < answer->ballot->count; i++) {
		const struct ballot_entry *entry = &answer->ballot->entries[i];
		store_run(store, STORE_OFFICIAL_ENTRY_ADD, TEXT(model->session_id), TEXT(group_id),
			TEXT(step->question), INTEGER(entry->option_no), REAL(entry->value),
			TEXT(entry->text));
	}
	for (int i = 0; i < model->rounds_count; i++) {
		const struct round *round = &model->rounds[i];
		if (strcmp(round->question, step->question) != 0)
			continue;
		store_run(store, STORE_OFFICIAL_VOTES_REMOVE, INTEGER(round->key), TEXT(group_id));
		if (answer->ballot)
			copy(session, round->key, round->step, round->options, group_id, answer->ballot);
	}
	free(reason);
}

enum status
session_official(struct session *session, int group, const struct official_answer *answers, int count,
	bool replace, unsigned *changed, struct message *message)
{
	struct model *model = &session->model;
	struct act act;
	struct buffer logged = {.bytes = NULL};
	enum status status = act_begin_fresh(session, "official", &act, changed, message);
	if (status != STATUS_OK)
		return status;
	status = check_answers(session, group, answers, count, replace, message);
	if (status != STATUS_OK) {
		store_roll_back(session->store);
		return status;
	}
	buffer_printf(&logged, "%s %d", model_group_id(model, group), count);
	for (int i = 0; i < count; i++) {
		official_save(session, model_group_id(model, group), &answers[i]);
		/* which answers came, and (-) which were taken away */
		buffer_printf(&logged, " %s%s", answers[i].ballot ? "" : "-",
			model->workshop->steps[answers[i].step].question);
	}
	act.subject_id = model_group_id(model, group);
	act.detail = buffer_text(&logged);
	status = act_finish(&act, CHANGED_OFFICIAL | CHANGED_ROUNDS, changed, message);
	buffer_free(&logged);
	return status;
}
