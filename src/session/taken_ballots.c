/* Ballots that came in elsewhere, round by round: what session_ballots() does.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/internal.h"

#include "core/beforehand.h"
#include "core/i18n.h"
#include "core/mem.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void
taken_ballots_free(struct taken_ballots *taken)
{
	for (int i = 0; i < taken->rounds_count; i++) {
		pile_free(&taken->rounds[i].secret);
		pile_free(&taken->rounds[i].hands);
	}
	for (int i = 0; i < taken->officials_count; i++) {
		ballot_free(&taken->officials[i].ballot);
		free(taken->officials[i].reason);
	}
	free(taken->rounds);
	free(taken->officials);
	*taken = (struct taken_ballots){.rounds = NULL};
}

static bool
same_question(const struct model *model, int step, int other)
{
	const char *question = model->workshop->steps[other].question;
	return question && strcmp(question, model->workshop->steps[step].question) == 0;
}

/* The last round that STEP's question has had, or NULL. */
static const struct round *
last_round(const struct model *model, int step)
{
	const char *question = model->workshop->steps[step].question;
	return model_find_round(model, question, model_rounds_of(model, question));
}

/* --- whether they may go in ---------------------------------------------------------------------- */

static enum status
old_round_takes(const struct model *model, const struct round *round, bool hands, struct message *message)
{
	const char *title = words_in(&model->workshop->steps[round->step].title, 0);
	enum entry_mode mode = model->steps[round->step].mode;
	bool secret = tally_is_secret(&round->tally, model->workshop->steps[round->step].kind);
	if (round->state != ROUND_OPEN && hands && !secret)
		return STATUS_OK;
	if (round->state != ROUND_OPEN)
		return fail(message, STATUS_REFUSED, _("“%s” is closed and takes no more votes."), title);
	if (hands && (mode != MODE_HANDS || secret))
		return fail(message, STATUS_REFUSED, _("“%s” is asked in secret; hands would betray the others."),
			title);
	if (!hands && mode == MODE_HANDS)
		return fail(message, STATUS_REFUSED, _("“%s” is asked by a show of hands, not in secret."), title);
	return STATUS_OK;
}

static enum status
new_round_takes(const struct model *model, int step, bool hands, struct message *message)
{
	const struct step *asked = &model->workshop->steps[step];
	const char *title = words_in(&asked->title, 0);
	const struct round *last = last_round(model, step);
	int count;
	model_options(model, step, &count);
	if (hands && !kind_has_mode(asked->kind, MODE_HANDS))
		return fail(message, STATUS_REFUSED, _("“%s” cannot be asked like that."),
			_(methods[asked->kind].label));
	if (last && last->state == ROUND_OPEN)
		return fail(message, STATUS_REFUSED, _("“%s” is open in round %d; it has to be closed first."),
			title, last->number);
	if (!last && asked->options_from)
		return fail(message, STATUS_REFUSED, _("“%s” takes its answers from the room (“@%s”), and which "
			"number each has is known only when it is open."), title, asked->options_from);
	if (count < methods[asked->kind].least_options)
		return fail(message, STATUS_REFUSED, _("“%s”: there is not enough to choose from yet."), title);
	return STATUS_OK;
}

enum status
taken_round_allowed(const struct model *model, int step, int number, bool hands, struct message *message)
{
	const struct round *round = model_find_round(model, model->workshop->steps[step].question, number);
	return round ? old_round_takes(model, round, hands, message)
		: new_round_takes(model, step, hands, message);
}

enum status
taken_official_allowed(const struct model *model, const struct taken_official *official, bool *known,
	struct message *message)
{
	const struct step *step = &model->workshop->steps[official->step];
	const struct official *before = model_official(model, step->question, official->group);
	*known = false;
	if (!beforehand_possible(step))
		return fail(message, STATUS_REFUSED, _("An institution cannot answer this step beforehand."));
	if (!before)
		return ballot_allowed(model, official->step, &official->ballot, message);
	*known = ballots_same(step->kind, &before->ballot, &official->ballot)
		&& strcmp(before->reason, official->reason ? official->reason : "") == 0;
	return *known ? STATUS_OK : fail(message, STATUS_REFUSED, _("“%s” has answered “%s” already."),
		model_group_label(model, official->group, 0), step->question);
}

bool
ballots_same(enum kind kind, const struct ballot *a, const struct ballot *b)
{
	enum entry_says says = methods[kind].says;
	bool same = a->count == b->count;
	bool valued = says != SAYS_NOTHING && says != SAYS_LEVEL && says != SAYS_WORD;
	for (int i = 0; i < a->count && same; i++) {
		const struct ballot_entry *left = &a->entries[i], *right = &b->entries[i];
		same = left->option_no == right->option_no
			&& (!valued || left->value == right->value)
			&& strcmp(left->text ? left->text : "", right->text ? right->text : "") == 0;
	}
	return same;
}

static enum status
check_pile(const struct model *model, const struct taken_round *taken, const struct pile *pile,
	struct message *message)
{
	struct pile_ballot ballot;
	enum status status = STATUS_OK;
	if (pile->count > 0)
		status = taken_round_allowed(model, taken->step, taken->number, pile == &taken->hands, message);
	for (size_t i = 0; i < pile->kinds_count && status == STATUS_OK; i++) {
		pile_read(pile, i, &ballot);
		status = people_group(model, ballot.group, message);
		if (status == STATUS_OK && pile == &taken->secret)
			status = ballot_allowed(model, taken->step, &ballot.ballot, message);
	}
	return status;
}

static enum status
check_taken(const struct session *session, const struct taken_ballots *taken, struct message *message)
{
	const struct model *model = &session->model;
	enum status status = taking_allowed(session, message);
	for (int i = 0; i < taken->rounds_count && status == STATUS_OK; i++) {
		const struct taken_round *round = &taken->rounds[i];
		if (round->step >= model->workshop->steps_count)
			return fail(message, STATUS_REFUSED, _("There is no such step."));
		status = check_pile(model, round, &round->secret, message);
		if (status == STATUS_OK)
			status = check_pile(model, round, &round->hands, message);
	}
	for (int i = 0; i < taken->officials_count && status == STATUS_OK; i++) {
		bool known;
		status = taken_official_allowed(model, &taken->officials[i], &known, message);
	}
	return status;
}

/* --- rounds ---------------------------------------------------------------------------------------- */

/* What the act knows of a round that it writes to, and of those it had to open besides. */
struct place {
	const struct taken_round *taken; /* NULL: nothing goes into it */
	int step, number;
	int64_t key;
	bool fresh;                      /* this act has opened it */
	bool closed;                     /* and closed */
	const struct option *options;
};

struct places {
	struct place *list;
	int count;
};

static int
by_question_and_round(const void *a, const void *b)
{
	const struct taken_round *left = *(const struct taken_round *const *)a;
	const struct taken_round *right = *(const struct taken_round *const *)b;
	int order = (left->step > right->step) - (left->step < right->step);
	return order ? order : (left->number > right->number) - (left->number < right->number);
}

static struct place *
add_place(struct places *places, const struct taken_round *taken, int step, int number)
{
	places->list = mem_grow(places->list, (size_t)places->count, sizeof(*places->list));
	struct place *place = &places->list[places->count++];
	*place = (struct place){.taken = taken, .step = step, .number = number};
	return place;
}

/* The step in which a new round of STEP's question is asked: the first where it was not asked yet, else
 * the last one that asks it. */
static int
next_step(const struct model *model, const struct places *places, int step)
{
	int last = step;
	for (int i = 0; i < model->workshop->steps_count; i++) {
		bool asked = !same_question(model, step, i) || model_round(model, i)
			|| model->steps[i].stage != STAGE_PROMPT;
		for (int j = 0; j < places->count && !asked; j++)
			asked = places->list[j].fresh && places->list[j].step == i;
		if (!asked)
			return i;
		if (same_question(model, step, i))
			last = i;
	}
	return last;
}

static enum status
open_place(struct act *act, struct place *place, enum entry_mode mode, struct message *message)
{
	struct session *session = act->session;
	struct model *model = &session->model;
	int count;
	place->options = model_options(model, place->step, &count);
	enum status status = round_open_as(act, place->step, place->number, &place->key, message);
	if (status != STATUS_OK)
		return status;
	place->fresh = true;
	store_run(session->store, STORE_STEP_MODE, TEXT(entry_mode_words[mode]), TEXT(model->session_id),
		TEXT(step_id(model, place->step)));
	if (mode == MODE_PAPER)
		form_count_anew(act, place->step);
	log_part(act, "open", step_id(model, place->step), entry_mode_words[mode]);
	return STATUS_OK;
}

static bool
has_mode(const struct pile *pile, enum entry_mode mode)
{
	struct pile_ballot ballot;
	for (size_t i = 0; i < pile->kinds_count; i++) {
		pile_read(pile, i, &ballot);
		if (ballot.mode == mode)
			return true;
	}
	return false;
}

/* How a round is asked that these ballots go to. With one secret ballot all of it is secret. */
static enum entry_mode
mode_of(const struct taken_round *taken)
{
	return taken->secret.count == 0 ? MODE_HANDS
		: has_mode(&taken->secret, MODE_PAPER) || !has_mode(&taken->secret, MODE_KEYPAD) ? MODE_PAPER
		: MODE_KEYPAD;
}

/* Finds the rounds that the ballots go to, or opens them, with those before that had no votes. */
static enum status
find_places(struct act *act, const struct taken_ballots *taken, struct places *places,
	struct message *message)
{
	const struct model *model = &act->session->model;
	size_t count = (size_t)taken->rounds_count;
	enum status status = STATUS_OK;
	const struct taken_round **rounds = mem_new(count + 1, sizeof(*rounds));
	for (size_t i = 0; i < count; i++)
		rounds[i] = &taken->rounds[i];
	qsort(rounds, count, sizeof(*rounds), by_question_and_round);
	for (size_t i = 0; i < count && status == STATUS_OK; i++) {
		const char *question = model->workshop->steps[rounds[i]->step].question;
		const struct round *old = model_find_round(model, question, rounds[i]->number);
		int number = model_rounds_of(model, question) + 1;
		if (rounds[i]->secret.count == 0 && rounds[i]->hands.count == 0)
			continue;
		if (old) {
			struct place *place = add_place(places, rounds[i], old->step, old->number);
			place->key = old->key;
			place->options = old->options;
			continue;
		}
		if (i > 0 && places->count > 0 && rounds[i - 1]->step == rounds[i]->step
			&& places->list[places->count - 1].number >= number)
			number = places->list[places->count - 1].number + 1;
		for (; number <= rounds[i]->number && status == STATUS_OK; number++) {
			int step = next_step(model, places, rounds[i]->step);
			struct place *place = add_place(places, number == rounds[i]->number ? rounds[i] : NULL,
				step, number);
			status = open_place(act, place, mode_of(rounds[i]), message);
		}
	}
	free(rounds);
	return status;
}

/* Whether a later round of the same question is there: then this one has to be closed. */
static bool
is_followed(const struct model *model, const struct places *places, int index)
{
	for (int i = index + 1; i < places->count; i++) {
		if (same_question(model, places->list[index].step, places->list[i].step)
			&& places->list[i].fresh)
			return true;
	}
	return false;
}

/* Closes what was opened and cannot stay so: earlier rounds, and after the evening all of them. Their
 * ballots come behind it. */
static void
close_places(struct act *act, struct places *places, struct taken_told *told)
{
	const struct model *model = &act->session->model;
	bool ended = model->stage.phase == PHASE_ENDED;
	for (int i = 0; i < places->count; i++) {
		struct place *place = &places->list[i];
		struct step_run run = model->steps[place->step];
		char count[24];
		if (!place->fresh)
			continue;
		place->closed = ended || is_followed(model, places, i);
		told->opened++;
		run.stage = place->closed ? STAGE_CLOSED : STAGE_OPEN;
		run.state = ended ? STEP_DONE : run.state;
		step_save(act->session, place->step, &run);
		if (!place->closed)
			continue;
		told->closed += !ended;
		snprintf(count, sizeof(count), "%lld",
			(long long)(place->taken ? place->taken->secret.people : 0));
		log_part(act, "close", step_id(model, place->step), count);
		round_close(act, &(struct round){.key = place->key});
		act->final = act->final || (place->taken && place->taken->secret.count > 0);
	}
}

/* Opens the rest of the forms that sheets are typed of, as session_form_open() does. */
static enum status
open_forms(struct act *act, const struct places *places, struct taken_told *told, struct message *message)
{
	const struct model *model = &act->session->model;
	enum status status = STATUS_OK;
	bool *asked = mem_new((size_t)model->workshop->steps_count, sizeof(*asked));
	for (int i = 0; i < model->workshop->steps_count; i++) {
		asked[i] = !methods[model->workshop->steps[i].kind].asks || model->steps[i].stage != STAGE_PROMPT;
		for (int j = 0; j < places->count && !asked[i]; j++)
			asked[i] = places->list[j].fresh && same_question(model, places->list[j].step, i);
	}
	for (int i = 0; i < places->count && status == STATUS_OK; i++) {
		const struct place *place = &places->list[i];
		int count, *form = model_form(model, place->step, &count);
		bool paper = place->fresh && !place->closed && place->taken
			&& mode_of(place->taken) == MODE_PAPER;
		for (int j = 0; j < count && paper && status == STATUS_OK; j++) {
			struct step_run run = model->steps[form[j]];
			if (asked[form[j]])
				continue;
			status = round_open(act, form[j], message);
			if (status == STATUS_REFUSED) {
				/* what there is to choose from may come later in the evening */
				status = STATUS_OK;
				continue;
			}
			run.stage = STAGE_OPEN;
			step_save(act->session, form[j], &run);
			paper_mode(act, form[j]);
			log_part(act, "open", step_id(model, form[j]), entry_mode_words[MODE_PAPER]);
			told->opened++;
			for (int k = 0; k < model->workshop->steps_count; k++)
				asked[k] = asked[k] || same_question(model, form[j], k);
		}
		free(form);
	}
	free(asked);
	return status;
}

/* --- writing ------------------------------------------------------------------------------------------ */

/* What stands in the column `value` beside a count. */
static struct store_value
value_of(const struct place *place, enum kind kind, const struct ballot_entry *entry)
{
	if (entry->option_no < 1)
		return NOTHING;
	switch (methods[kind].says) {
	case SAYS_LEVEL:
		return REAL(place->options[entry->option_no - 1].value);
	case SAYS_DOTS:
		return REAL(1);
	case SAYS_RESISTANCE:
	case SAYS_NUMBER:
		return REAL(entry->value);
	default:
		return NOTHING;
	}
}

static void
save_hands(struct session *session, const struct place *place)
{
	const struct model *model = &session->model;
	const struct pile *pile = &place->taken->hands;
	struct pile_ballot count;
	for (size_t i = 0; i < pile->kinds_count; i++) {
		char fresh[SESSION_ID_LENGTH + 1];
		pile_read(pile, i, &count);
		const struct ballot_entry *entry = &count.ballot.entries[0];
		env_random_id(session->env, "b", SESSION_ID_CHARACTERS, fresh);
		store_run(session->store, STORE_VOTE_ADD, INTEGER(place->key), TEXT(fresh),
			INTEGER(entry->option_no), TEXT(entry_mode_words[MODE_HANDS]),
			TEXT(model_group_id(model, count.group)),
			value_of(place, model->workshop->steps[place->step].kind, entry), TEXT(entry->text),
			INTEGER(pile->kinds[i].count));
	}
}

/* How many sheets of each form there were at least; behind the ballots in IDS, as `step_id=sheets`. */
static void
count_forms(struct session *session, const struct places *places, struct buffer *ids)
{
	const struct model *model = &session->model;
	int64_t *sheets = mem_new((size_t)model->workshop->steps_count, sizeof(*sheets));
	for (int i = 0; i < places->count; i++) {
		const struct place *place = &places->list[i];
		int count, *form;
		if (!place->taken || place->closed || mode_of(place->taken) != MODE_PAPER
			|| place->taken->secret.count == 0)
			continue;
		form = model_form(model, place->step, &count);
		if (sheets[form[0]] < place->taken->secret.people)
			sheets[form[0]] = place->taken->secret.people;
		free(form);
	}
	for (int i = 0; i < model->workshop->steps_count; i++) {
		if (sheets[i] == 0)
			continue;
		store_run(session->store, STORE_FORM_COUNT, TEXT(model->session_id), TEXT(step_id(model, i)),
			INTEGER(sheets[i]));
		buffer_printf(ids, " %s=%lld", step_id(model, i), (long long)sheets[i]);
	}
	free(sheets);
}

static void
save_officials(struct session *session, const struct taken_ballots *taken, struct taken_told *told)
{
	const struct model *model = &session->model;
	for (int i = 0; i < taken->officials_count; i++) {
		const struct taken_official *official = &taken->officials[i];
		bool known;
		if (taken_official_allowed(model, official, &known, NULL) != STATUS_OK || known)
			continue;
		const struct official_answer answer = {official->step, &official->ballot, official->reason};
		official_save(session, model_group_id(model, official->group), &answer);
		told->officials++;
	}
}

/* The ballots that must not be in the row of undo are written last. */
static void
save_secret(struct act *act, const struct places *places, struct buffer *ids)
{
	bool any = false;
	for (int i = 0; i < places->count; i++)
		any = any || (places->list[i].taken && places->list[i].taken->secret.count > 0);
	if (!any)
		return;
	act_keep(act);
	for (int i = 0; i < places->count; i++) {
		const struct place *place = &places->list[i];
		if (place->taken)
			pile_save(act->session, &place->taken->secret, place->key, place->step, place->options,
				place->fresh, ids);
	}
	count_forms(act->session, places, ids);
	act->ballot_id = buffer_text(ids);
}

static enum status
write_taken(struct act *act, const struct taken_ballots *taken, const char *from, struct taken_told *told,
	unsigned *changed, struct message *message)
{
	struct session *session = act->session;
	struct places places = {.count = 0};
	struct buffer ids = {.bytes = NULL};
	char *name = clean_line(from);
	char *detail = mem_printf("%lld %s", (long long)taken->ballots, name);

	save_officials(session, taken, told);
	enum status status = find_places(act, taken, &places, message);
	if (status == STATUS_OK) {
		close_places(act, &places, told);
		status = open_forms(act, &places, told, message);
	}
	if (status == STATUS_OK) {
		for (int i = 0; i < places.count; i++) {
			if (places.list[i].taken)
				save_hands(session, &places.list[i]);
		}
		save_secret(act, &places, &ids);
		act->detail = detail;
		told->final = act->final;
		status = act_finish(act, CHANGED_STAGE | CHANGED_ROUNDS | CHANGED_VOTES | CHANGED_OFFICIAL,
			changed, message);
	} else {
		act_roll_back(act);
	}
	free(places.list);
	free(name);
	free(detail);
	buffer_free(&ids);
	return status;
}

enum status
session_ballots(struct session *session, const struct taken_ballots *taken, const char *from,
	struct taken_told *told, unsigned *changed, struct message *message)
{
	struct act act;
	*told = (struct taken_told){.opened = 0};
	enum status status = act_begin_fresh(session, "ballots", &act, changed, message);
	if (status != STATUS_OK)
		return status;
	status = check_taken(session, taken, message);
	if (status != STATUS_OK) {
		act_roll_back(&act);
		return status;
	}
	return write_taken(&act, taken, from, told, changed, message);
}

bool
session_has_ballot(struct session *session, const struct round *round, const char *ballot_id)
{
	bool found = false;
	store_ask(session->store, STORE_VOTES_OF_BALLOT, INTEGER(round->key), TEXT(ballot_id));
	while (store_next(session->store, STORE_VOTES_OF_BALLOT))
		found = true;
	return found;
}
