/* Reads rounds from the session file: what could be answered, and what was.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/load.h"

#include "core/mem.h"
#include "core/number.h"

#include <math.h>
#include <string.h>

/* More than that no evening has, and that many can be added up. */
#define VOTES_MOST  INT64_C(1000000000000)
#define SHEETS_MOST 1000000000

static void
load_options(struct session *session, struct round *round)
{
	struct store *store = session->store;
	const struct workshop *workshop = session->model.workshop;

	store_ask(session->store, STORE_OPTIONS, INTEGER(round->key));
	while (store_next(store, STORE_OPTIONS)) {
		int no = (int)store_integer(store, STORE_OPTIONS, 0);
		if (round->options_count == 0 || round->options[round->options_count - 1].no != no) {
			round->options = mem_grow(round->options, (size_t)round->options_count,
				sizeof(*round->options));
			round->options[round->options_count++] = (struct option){
				.no = no,
				.value = store_real(store, STORE_OPTIONS, 3),
				.status_quo = store_integer(store, STORE_OPTIONS, 4),
			};
		}
		int language = workshop_find_language(workshop, store_text(store, STORE_OPTIONS, 1));
		struct option *option = &round->options[round->options_count - 1];
		if (language >= 0 && !option->label.in[language])
			option->label.in[language] = mem_text(store_text(store, STORE_OPTIONS, 2));
	}
}

/* Whether a ballot can give VALUE to one of so many OPTIONS. */
static bool
can_be_given(enum entry_says says, double value, int options)
{
	switch (says) {
	case SAYS_NOTHING:
	case SAYS_LEVEL:
	case SAYS_WORD:
		return true;
	case SAYS_DOTS:
		return value >= 1 && value <= BALLOT_ENTRIES && value == floor(value);
	case SAYS_PLACE:
		return value >= 1 && value <= options && value == floor(value);
	case SAYS_RESISTANCE:
		return value >= 0 && value <= RESISTANCE_MOST && value == floor(value);
	case SAYS_NUMBER:
		return fabs(value) < pow(10, NUMBER_DIGITS);
	}
	return false;
}

/* A count, from the row of STORE_TALLY that is being read. */
static void
read_count(struct session *session, struct tally *tally, enum entry_says says)
{
	struct store *store = session->store;
	const enum statement s = STORE_TALLY;
	enum entry_mode mode = MODE_HANDS;
	int group = model_find_group(&session->model, store_text(store, s, 0));
	int64_t option_no_stored = store_integer(store, s, 2), votes = store_integer(store, s, 3);
	int options = says == SAYS_WORD ? 1 : tally->options;
	bool known = entry_mode_from_word(store_text(store, s, 1), &mode);
	bool silent = says == SAYS_WORD && option_no_stored > 0 && !*store_text(store, s, 5);

	if (!known || silent || group < 0 || option_no_stored < -1 || option_no_stored > options || votes < 0
		|| votes > VOTES_MOST || (option_no_stored > 0
			&& !can_be_given(says, store_real(store, s, 4), options))) {
		take_damage(session, "tally");
		return;
	}
	int option_no = (int)option_no_stored;
	if (says == SAYS_WORD && option_no > 0)
		tally_add_word(tally, mode, group, store_text(store, s, 5), votes);
	else if (option_no > 0 && says != SAYS_NOTHING && says != SAYS_LEVEL)
		tally_add_value(tally, mode, group, option_no, store_real(store, s, 4), votes);
	else
		tally_add(tally, mode, group, option_no, votes);
	if (mode == MODE_HANDS)
		tally_mark_counted(tally, group, option_no);
}

static void
read_pairs(struct session *session, struct round *round)
{
	struct store *store = session->store;
	const enum statement s = STORE_PAIRS;
	store_ask(store, s, INTEGER(round->key));
	while (store_next(store, s)) {
		int group = model_find_group(&session->model, store_text(store, s, 0));
		int64_t a = store_integer(store, s, 1), b = store_integer(store, s, 2);
		int64_t votes = store_integer(store, s, 3);
		if (group < 0 || a < 1 || b < 1 || a > round->options_count || b > round->options_count
			|| votes < 0 || votes > VOTES_MOST)
			take_damage(session, "pair");
		else
			tally_add_pair(&round->tally, group, (int)a, (int)b, votes);
	}
}

static void
read_hidden_words(struct session *session, struct round *round)
{
	store_ask(session->store, STORE_HIDDEN_WORDS, INTEGER(round->key));
	while (store_next(session->store, STORE_HIDDEN_WORDS))
		tally_hide_word(&round->tally, store_text(session->store, STORE_HIDDEN_WORDS, 0));
}

void
load_tally(struct session *session, struct round *round)
{
	struct model *model = &session->model;
	struct store *store = session->store;

	enum kind kind = round->step >= 0 ? model->workshop->steps[round->step].kind : KIND_CHOICE;
	tally_free(&round->tally);
	tally_init(&round->tally, model->workshop, kind_slots(kind, round->options_count));
	store_ask(session->store, STORE_TALLY, INTEGER(round->key));
	while (store_next(store, STORE_TALLY))
		read_count(session, &round->tally, methods[kind].says);
	if (methods[kind].says == SAYS_PLACE)
		read_pairs(session, round);
	if (methods[kind].says == SAYS_WORD)
		read_hidden_words(session, round);

	round->present = model_present(model);
	if (round->state == ROUND_OPEN)
		return;
	store_ask(session->store, STORE_ROUND_PRESENCES, INTEGER(round->key));
	while (store_next(store, STORE_ROUND_PRESENCES)) {
		bool all = strcmp(store_text(store, STORE_ROUND_PRESENCES, 0), "all") == 0;
		int64_t present = store_integer(store, STORE_ROUND_PRESENCES, 1);
		if (present < 0 || present > (all ? (int64_t)PRESENT_MAX * (GROUPS_MAX + 1) : PRESENT_MAX))
			take_damage(session, "round_presence");
		else if (all)
			round->present = present;
	}
}

void
load_rounds(struct session *session)
{
	struct model *model = &session->model;
	struct store *store = session->store;
	const enum statement s = STORE_ROUNDS;

	model_free_rounds(model);
	store_ask(session->store, s, TEXT(model->session_id));
	while (store_next(store, s)) {
		model->rounds = mem_grow(model->rounds, (size_t)model->rounds_count, sizeof(*model->rounds));
		struct round *round = &model->rounds[model->rounds_count++];
		*round = (struct round){
			.key = store_integer(store, s, 0),
			.question = mem_text(store_text(store, s, 1)),
			.number = (int)store_integer(store, s, 2),
			.step = find_step(model, store_text(store, s, 3)),
			.state = (enum round_state)index_of(round_state_words, 3, store_text(store, s, 4)),
			.sealed = store_integer(store, s, 5),
			.opened_at = store_integer(store, s, 6),
			.closed_at = store_integer(store, s, 7),
		};
		int64_t number = store_integer(store, s, 2);
		if (number < 1 || number > ROUND_MAX)
			take_damage(session, "round");
		load_options(session, round);
		load_tally(session, round);
	}
}

void
load_forms(struct session *session)
{
	struct model *model = &session->model;
	for (int i = 0; i < model->workshop->steps_count; i++)
		model->steps[i].sheets = 0;
	store_ask(session->store, STORE_FORMS, TEXT(model->session_id));
	while (store_next(session->store, STORE_FORMS)) {
		int step = find_step(model, store_text(session->store, STORE_FORMS, 0));
		int64_t sheets = store_integer(session->store, STORE_FORMS, 1);
		if (step < 0 || sheets < 0 || sheets > SHEETS_MOST)
			take_damage(session, "form");
		else
			model->steps[step].sheets = (int)sheets;
	}
}
