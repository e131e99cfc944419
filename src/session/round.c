/* Rounds: a question is opened, closed, revealed, and asked again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/internal.h"

#include "core/hash.h"
#include "core/i18n.h"
#include "core/mem.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* --- the options of a question ------------------------------------------------------ */

static void
draw(struct step_run *run, const char *label)
{
	if (run->drawn_count >= OPTIONS_MAX)
		return;
	run->drawn = mem_grow(run->drawn, (size_t)run->drawn_count, sizeof(*run->drawn));
	run->drawn[run->drawn_count] = (struct option){
		.no = run->drawn_count + 1,
		.value = run->drawn_count + 1,
		.label.in[0] = mem_text(label),
	};
	run->drawn_count++;
}

/* Whether there is a comment in a cluster that is not hidden. */
static bool
holds_comments(const struct model *model, int cluster)
{
	for (int i = 0; i < model->comments_count; i++) {
		if (model->comments[i].cluster == cluster && model->comments[i].state != COMMENT_HIDDEN)
			return true;
	}
	return false;
}

/* The clusters of the step FROM, but for empty ones; if nothing was clustered, its comments; the measures of a plan. */
static void
draw_from(struct model *model, int from, struct step_run *run)
{
	if (model->workshop->steps[from].kind == KIND_PLAN) {
		for (int i = 0; i < model->measures_count; i++) {
			if (!model->measures[i].dropped)
				draw(run, model->measures[i].what);
		}
		return;
	}
	for (int i = 0; i < model->clusters_count; i++) {
		if (model->clusters[i].step == from && holds_comments(model, i))
			draw(run, model->clusters[i].name);
	}
	bool clustered = run->drawn_count > 0;
	for (int i = 0; i < model->comments_count; i++) {
		const struct comment *comment = &model->comments[i];
		if (comment->step != from || comment->state == COMMENT_HIDDEN)
			continue;
		if (clustered)
			run->left_out += comment->cluster < 0;
		else
			draw(run, comment->text);
	}
}

void
draw_options(struct model *model)
{
	for (int i = 0; i < model->workshop->steps_count; i++) {
		const char *from = model->workshop->steps[i].options_from;
		struct step_run *run = &model->steps[i];
		options_free(run->drawn, run->drawn_count);
		run->drawn = NULL;
		run->drawn_count = run->left_out = 0;
		if (from && workshop_find_step(model->workshop, from) >= 0)
			draw_from(model, workshop_find_step(model->workshop, from), run);
	}
}

static void
freeze_options(struct act *act, int64_t key, const struct option *options, int count)
{
	struct session *session = act->session;
	const struct workshop *workshop = session->model.workshop;

	for (int i = 0; i < count; i++) {
		for (int language = 0; language < workshop->languages_count; language++) {
			const char *label = options[i].label.in[language];
			if (!label)
				continue;
			store_run(session->store, STORE_OPTION_ADD, INTEGER(key), INTEGER(options[i].no),
				TEXT(workshop->languages[language]), TEXT(label), REAL(options[i].value),
				INTEGER(options[i].status_quo));
		}
	}
}

/* --- open, close, reveal ---------------------------------------------------------------- */

static int64_t
next_key(struct store *store)
{
	int64_t key = 1;
	store_ask(store, STORE_ROUND_KEY_NEXT);
	while (store_next(store, STORE_ROUND_KEY_NEXT))
		key = store_integer(store, STORE_ROUND_KEY_NEXT, 0);
	return key;
}

enum status
round_open(struct act *act, int step, struct message *message)
{
	const struct model *model = &act->session->model;
	int64_t ignored;
	return round_open_as(act, step, model_rounds_of(model, model->workshop->steps[step].question) + 1,
		&ignored, message);
}

enum status
round_open_as(struct act *act, int step, int number, int64_t *round_key, struct message *message)
{
	struct session *session = act->session;
	struct model *model = &session->model;
	const struct step *asked = &model->workshop->steps[step];
	char wording[HASH_HEX], scale_key[HASH_HEX];
	int count;
	const struct option *options = model_options(model, step, &count);

	if (count < methods[asked->kind].least_options) {
		const char *from = asked->options_from ? asked->options_from : asked->id;
		int source = workshop_find_step(model->workshop, from);
		return fail(message, STATUS_REFUSED,
			_("There is not enough to choose from yet: “%s” has to come first."),
			source >= 0 ? words_in(&model->workshop->steps[source].title, 0) : from);
	}

	int64_t key = next_key(session->store);
	step_wording(asked, options, count, wording);
	step_scale_key(asked, options, count, scale_key);
	store_run(session->store, STORE_ROUND_ADD, INTEGER(key), TEXT(model->session_id),
		TEXT(asked->question), INTEGER(number),
		TEXT(asked->id), TEXT(wording), TEXT(scale_key), INTEGER(env_now(session->env)));
	freeze_options(act, key, options, count);
	official_copy(session, key, step, options);
	*round_key = key;
	return STATUS_OK;
}

/* A secret ballot while it is being given its new place. */
struct secret_vote {
	char *old_id, *group_id, *entry_mode, *text;
	char new_id[SESSION_ID_LENGTH + 1];
	int64_t option_no, weight;
	double value;
	bool has_value;
};

static int
by_new_id(const void *a, const void *b)
{
	const struct secret_vote *left = a, *right = b;
	int order = strcmp(left->new_id, right->new_id);
	if (order != 0)
		return order;
	return (left->option_no > right->option_no) - (left->option_no < right->option_no);
}

static struct secret_vote *
read_secret_votes(struct session *session, int64_t key, size_t *count)
{
	struct store *store = session->store;
	const enum statement s = STORE_SECRET_VOTES;
	struct secret_vote *votes = NULL;
	size_t n = 0;

	store_ask(store, s, INTEGER(key));
	while (store_next(store, s)) {
		votes = mem_grow(votes, n, sizeof(*votes));
		struct secret_vote *vote = &votes[n];
		*vote = (struct secret_vote){
			.old_id = mem_text(store_text(store, s, 0)),
			.option_no = store_integer(store, s, 1),
			.entry_mode = mem_text(store_text(store, s, 2)),
			.group_id = mem_text(store_text(store, s, 3)),
			.has_value = !store_is_null(store, s, 4),
			.value = store_real(store, s, 4),
			.text = store_is_null(store, s, 5) ? NULL : mem_text(store_text(store, s, 5)),
			.weight = store_integer(store, s, 6),
		};
		/* rows of one ballot come together and stay together */
		if (n > 0 && strcmp(votes[n - 1].old_id, vote->old_id) == 0)
			memcpy(vote->new_id, votes[n - 1].new_id, sizeof(vote->new_id));
		else
			env_random_id(session->env, "b", SESSION_ID_CHARACTERS, vote->new_id);
		n++;
	}
	*count = n;
	return votes;
}

/* Gives every secret ballot a new random id and writes all of them again in
 * the order of these ids, so that neither the tables nor the places of the
 * rows in the file tell who came first. What the old rows leave in free pages
 * goes with the VACUUM that follows. */
static void
forget_order(struct act *act, int64_t key)
{
	struct session *session = act->session;
	struct store *store = session->store;
	size_t count;
	struct secret_vote *votes = read_secret_votes(session, key, &count);

	if (count > 0) {
		qsort(votes, count, sizeof(*votes), by_new_id);
		store_run(store, STORE_SECRET_VOTES_REMOVE, INTEGER(key));
		store_run(store, STORE_FILE_SET, TEXT("needs_vacuum"), TEXT("1"));
		act->final = true;
	}
	for (size_t i = 0; i < count; i++) {
		struct secret_vote *vote = &votes[i];
		store_run(store, STORE_VOTE_ADD, INTEGER(key), TEXT(vote->new_id), INTEGER(vote->option_no),
			TEXT(vote->entry_mode), TEXT(vote->group_id),
			vote->has_value ? REAL(vote->value) : NOTHING, TEXT(vote->text), INTEGER(vote->weight));
		free(vote->old_id);
		free(vote->group_id);
		free(vote->entry_mode);
		free(vote->text);
	}
	free(votes);
}

void
round_close(struct act *act, const struct round *round)
{
	struct session *session = act->session;
	struct store *store = session->store;
	struct model *model = &session->model;

	store_run(store, STORE_ROUND_STATE, TEXT(round_state_words[ROUND_CLOSED]), INTEGER(round->sealed),
		INTEGER(env_now(session->env)), INTEGER(round->key));
	store_run(store, STORE_ROUND_PRESENCE_CLEAR, INTEGER(round->key));
	store_run(store, STORE_ROUND_PRESENCE_SET, INTEGER(round->key), TEXT("all"),
		INTEGER(model_present(model)));
	for (int group = 0; group <= model_no_group(model); group++) {
		if (group < model_no_group(model) && model->workshop->groups[group].official)
			continue;
		store_run(store, STORE_ROUND_PRESENCE_SET, INTEGER(round->key),
			TEXT(model_group_id(model, group)), INTEGER(model->present[group]));
	}
	forget_order(act, round->key);
}

void
round_reveal(struct act *act, const struct round *round)
{
	struct session *session = act->session;
	bool secret = tally_is_secret(&round->tally, session->model.workshop->steps[round->step].kind);

	store_run(session->store, STORE_ROUND_STATE, TEXT(round_state_words[ROUND_REVEALED]),
		INTEGER(secret), round->closed_at ? INTEGER(round->closed_at) : NOTHING, INTEGER(round->key));
	act->final = act->final || secret;
}

/* --- asking again --------------------------------------------------------------------- */

enum status
session_may_ask_again(const struct session *session, struct message *message)
{
	const struct model *model = &session->model;
	enum status status = act_allowed(session, true, message);
	if (status != STATUS_OK)
		return status;

	int step = model->stage.step;
	enum kind kind = model->workshop->steps[step].kind;
	if (kind == KIND_TALK && model->steps[step].stage >= STAGE_OPEN)
		return STATUS_OK;
	const struct round *round = model_round(model, step);
	if (!methods[kind].asks)
		return fail(message, STATUS_REFUSED, _("This step asks nothing that could be asked again."));
	if (!round || round->state == ROUND_OPEN)
		return fail(message, STATUS_REFUSED, _("Close the vote first; then it can be asked again."));
	return STATUS_OK;
}

enum status
session_ask_again(struct session *session, unsigned *changed, struct message *message)
{
	struct model *model = &session->model;
	enum status status = session_may_ask_again(session, message);
	if (status != STATUS_OK)
		return status;

	int step = model->stage.step;
	const struct step *asked = &model->workshop->steps[step];
	char number[24];
	struct act act = act_begin(session, "round");
	struct step_run run = model->steps[step];
	run.stage = STAGE_OPEN;
	step_save(session, step, &run);
	if (asked->kind == KIND_TALK) {
		snprintf(number, sizeof(number), "%d", run.talk_round + 1);
		store_run(session->store, STORE_STEP_TALK_ROUND, INTEGER(run.talk_round + 1),
			TEXT(model->session_id), TEXT(asked->id));
		act.stage.timer_left = 0;
		act.stage.timer_end = asked->minutes > 0
			? env_now(session->env) + (int64_t)asked->minutes * UTC_MINUTE
			: 0;
	} else {
		snprintf(number, sizeof(number), "%d", model_rounds_of(model, asked->question) + 1);
		form_count_anew(&act, step);
		status = round_open(&act, step, message);
		if (status != STATUS_OK) {
			store_roll_back(session->store);
			return status;
		}
	}
	act.detail = number;
	act.stage.look_step = -1;
	act.stage.result_hidden = false;
	stage_point(&act.stage, cell_of(-1, 0));
	return act_finish(&act, CHANGED_STAGE | CHANGED_ROUNDS, changed, message);
}
