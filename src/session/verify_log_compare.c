/* What the log has led to, against what is in the tables.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/verify_log.h"

#include "core/i18n.h"
#include "core/mem.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* An act reads the clock more than once, and may have waited for the file in between; tables of a
 * folder have whole seconds. */
#define TIME_SLACK (60 * UTC_SECOND)

static bool
is_then(utc_ms a, utc_ms b)
{
	return llabs(a - b) <= TIME_SLACK;
}

/* --- the session and its steps --------------------------------------------------------------- */

static void
compare_session(struct walk *walk)
{
	const struct model *model = &walk->session->model;
	/* a folder does not say whether the evening goes on */
	if (model->imported)
		return;
	if (model->stage.phase != walk->phase)
		verify_fault(walk->verify, _("by its log the session is %s, by its table %s"),
			phase_words[walk->phase], phase_words[model->stage.phase]);
	else if (walk->phase != PHASE_WAITING && !is_then(model->started_at, walk->started))
		verify_fault(walk->verify, _("the session did not begin when its log says"));
	else if (walk->phase == PHASE_ENDED && !is_then(model->ended_at, walk->ended))
		verify_fault(walk->verify, _("the session did not end when its log says"));
}

static void
compare_step(struct walk *walk, const struct walk_step *step)
{
	const struct model *model = &walk->session->model;
	const struct step_run *run = &model->steps[step->step];
	const struct step *of = &model->workshop->steps[step->step];
	const char *mode = step->mode ? step->mode : entry_mode_words[kind_first_mode(of->kind)];

	if (run->stage != step->stage)
		verify_fault(walk->verify, _("step %s: by the log it stands at “%s”, by its table at “%s”"),
			step->id, stage_words[step->stage], stage_words[run->stage]);
	if (strcmp(entry_mode_words[run->mode], mode) != 0)
		verify_fault(walk->verify, _("step %s: by the log it is asked by “%s”, by its table by “%s”"),
			step->id, mode, entry_mode_words[run->mode]);
	if (run->talk_round != step->talk_round)
		verify_fault(walk->verify, _("step %s: by the log it is in talk round %d, by its table in %d"),
			step->id, step->talk_round, run->talk_round);
	if (step->live && !model->imported && run->live != (strcmp(step->live, "live") == 0))
		verify_fault(walk->verify, _("step %s: comments do not appear as the log says"), step->id);
	if (!run->started_at != !step->entered || (step->entered && !is_then(run->started_at, step->entered)))
		verify_fault(walk->verify, _("step %s: it did not begin when the log says"), step->id);
	if (run->inserted != step->inserted)
		verify_fault(walk->verify, run->inserted ? _("step %s: no line of the log inserts it")
			: _("step %s: the log inserts it, but it is the workshop's"), step->id);
}

/* Whether a vote is open in the step by the log; a folder leaves these out. */
static bool
is_left_out(const struct walk *walk, const char *step)
{
	for (int i = 0; i < walk->rounds_count && walk->session->model.imported; i++) {
		if (walk->rounds[i].state == ROUND_OPEN && strcmp(walk->rounds[i].step, step) == 0)
			return true;
	}
	return false;
}

/* --- rounds ------------------------------------------------------------------------------------ */

/* A number of each round from the file; fresh memory. */
static int64_t *
numbers_of(struct walk *walk, enum statement s)
{
	const struct model *model = &walk->session->model;
	int64_t *numbers = mem_new((size_t)model->rounds_count + 1, sizeof(*numbers));
	store_ask(walk->session->store, s, TEXT(model->session_id));
	while (store_next(walk->session->store, s)) {
		int64_t key = store_integer(walk->session->store, s, 0);
		for (int i = 0; i < model->rounds_count; i++) {
			if (model->rounds[i].key == key)
				numbers[i] = store_integer(walk->session->store, s, 1);
		}
	}
	return numbers;
}

static void
compare_round(struct walk *walk, const struct round *round, const struct walk_round *told, int64_t secret,
	int64_t hidden)
{
	if (strcmp(told->step, step_id(&walk->session->model, round->step)) != 0)
		verify_fault(walk->verify, _("%s, round %d: by the log it was asked in step %s"), round->question,
			round->number, told->step);
	if (round->state != told->state)
		verify_fault(walk->verify, _("%s, round %d: by the log it is %s, by its table %s"),
			round->question, round->number, round_state_words[told->state],
			round_state_words[round->state]);
	else if (!is_then(round->opened_at, told->opened)
		|| (told->state != ROUND_OPEN && !is_then(round->closed_at, told->closed)))
		verify_fault(walk->verify, _("%s, round %d: it did not open or close when the log says"),
			round->question, round->number);
	if (told->state != ROUND_OPEN && secret != told->secret)
		verify_fault(walk->verify,
			_("%s, round %d: it closed with %lld secret ballots, and there are %lld"),
			round->question, round->number, (long long)told->secret, (long long)secret);
	/* a folder does not have what was hidden before anybody said it */
	if (!walk->forgot_text && !walk->session->model.imported && hidden != told->hidden)
		verify_fault(walk->verify, _("%s, round %d: the log hides %d words, and %lld are hidden"),
			round->question, round->number, told->hidden, (long long)hidden);
}

static void
compare_rounds(struct walk *walk)
{
	const struct model *model = &walk->session->model;
	int64_t *secret = numbers_of(walk, STORE_VERIFY_SECRET);
	int64_t *hidden = numbers_of(walk, STORE_VERIFY_HIDDEN_COUNT);
	int found = 0;
	for (int i = 0; i < model->rounds_count; i++) {
		const struct round *round = &model->rounds[i];
		const struct walk_round *told = walk_round(walk, round->question, round->number);
		found += told != NULL;
		if (told)
			compare_round(walk, round, told, secret[i], hidden[i]);
		else if (!walk->open_end)
			verify_fault(walk->verify, _("%s, round %d: no line of the log opens it"), round->question,
				round->number);
	}
	for (int i = 0; i < walk->rounds_count && found < walk->rounds_count; i++) {
		if (!model_find_round(model, walk->rounds[i].question, walk->rounds[i].number)
			&& !(model->imported && walk->rounds[i].state == ROUND_OPEN))
			verify_fault(walk->verify, _("%s, round %d: the log opens it, but it is not there"),
				walk->rounds[i].question, walk->rounds[i].number);
	}
	free(secret);
	free(hidden);
}

/* --- hands -------------------------------------------------------------------------------------- */

/* What a row of votes by hands is in the log: of dots and levels the value is the option's. */
static struct walk_cell
cell_of_row(struct walk *walk, enum statement s)
{
	const struct model *model = &walk->session->model;
	struct store *store = walk->session->store;
	struct walk_cell cell = {.round = -1};
	const struct round *round = NULL;
	for (int i = 0; i < model->rounds_count; i++) {
		if (model->rounds[i].key == store_integer(store, s, 0))
			round = &model->rounds[i];
	}
	if (!round || round->step < 0)
		return cell;
	const struct walk_round *told = walk_round(walk, round->question, round->number);
	enum entry_says says = methods[model->workshop->steps[round->step].kind].says;
	int group = model_find_group(model, store_text(store, s, 1));
	cell.round = told ? (int)(told - walk->rounds) : -1;
	cell.group = group < 0 ? "" : model_group_id(model, group);
	cell.option_no = (int)store_integer(store, s, 2);
	cell.words = says == SAYS_WORD;
	cell.has_value = cell.option_no > 0 && (says == SAYS_RESISTANCE || says == SAYS_NUMBER);
	cell.value = cell.has_value ? store_real(store, s, 3) : 0;
	cell.weight = store_integer(store, s, 5);
	return cell;
}

static struct walk_cell *
find_cell(struct walk *walk, const struct walk_cell *wanted)
{
	for (int i = 0; i < walk->cells_count; i++) {
		struct walk_cell *cell = &walk->cells[i];
		if (cell->round == wanted->round && strcmp(cell->group, wanted->group) == 0
			&& cell->option_no == wanted->option_no && cell->has_value == wanted->has_value
			&& fabs(cell->value - wanted->value) < 1e-9 * (1 + fabs(cell->value)))
			return cell;
	}
	return NULL;
}

static void
say_cell(struct walk *walk, const struct walk_cell *cell, int64_t told, int64_t there)
{
	const struct walk_round *round = cell->round < 0 ? NULL : &walk->rounds[cell->round];
	verify_fault(walk->verify,
		_("%s, round %d, %s, answer %d: the log counts %lld hands, and there are %lld"),
		round ? round->question : "?", round ? round->number : 0, cell->group, cell->option_no,
		(long long)told, (long long)there);
}

/* A count of -1 is one that was taken back; of rows that are there it has none. */
static void
compare_hands(struct walk *walk)
{
	const enum statement s = STORE_VERIFY_HANDS;
	int64_t *there = mem_new((size_t)walk->cells_count + 1, sizeof(*there));
	bool *seen = mem_new((size_t)walk->cells_count + 1, sizeof(*seen));
	store_ask(walk->session->store, s, TEXT(walk->session->model.session_id));
	while (store_next(walk->session->store, s)) {
		const struct walk_cell row = cell_of_row(walk, s);
		struct walk_cell *cell = row.round < 0 ? NULL : find_cell(walk, &row);
		if (cell) {
			there[cell - walk->cells] += row.weight;
			seen[cell - walk->cells] = true;
		} else if (!walk->open_end) {
			say_cell(walk, &row, 0, row.weight);
		}
	}
	for (int i = 0; i < walk->cells_count; i++) {
		const struct walk_cell *cell = &walk->cells[i];
		if (walk->session->model.imported && walk->rounds[cell->round].state == ROUND_OPEN)
			continue;
		if (seen[i] != (cell->weight >= 0) || (seen[i] && there[i] != cell->weight))
			say_cell(walk, cell, cell->weight < 0 ? 0 : cell->weight, there[i]);
	}
	free(there);
	free(seen);
}

/* --- who is here, who spoke, what institutions say ------------------------------------------------ */

static void
compare_presence(struct walk *walk)
{
	const struct model *model = &walk->session->model;
	for (int group = 0; group <= model_no_group(model); group++) {
		int64_t told = 0;
		for (int i = 0; i < walk->presence_count; i++) {
			if (strcmp(walk->presence[i].group, model_group_id(model, group)) == 0)
				told = walk->presence[i].present;
		}
		if (model->present[group] != told)
			verify_fault(walk->verify, _("%s: the log has %lld people present, the table %lld"),
				model_group_id(model, group), (long long)told, (long long)model->present[group]);
	}
}

static void
compare_turns(struct walk *walk)
{
	const struct model *model = &walk->session->model;
	int found = 0;
	for (int i = 0; i < model->turns_count; i++) {
		const struct turn *turn = &model->turns[i];
		int told = 0;
		for (int j = 0; j < walk->turns_count; j++) {
			if (walk->turns[j].talk_round == turn->talk_round
				&& strcmp(walk->turns[j].step, step_id(model, turn->step)) == 0
				&& strcmp(walk->turns[j].group, model_group_id(model, turn->group)) == 0)
				told = walk->turns[j].turns;
		}
		found += told > 0;
		if (told != turn->turns)
			verify_fault(walk->verify, _("step %s, %s: the log has %d turns, the table %d"),
				step_id(model, turn->step), model_group_id(model, turn->group), told, turn->turns);
	}
	if (found < walk->turns_count)
		verify_fault(walk->verify, _("the log has turns that are not in the table"));
}

static void
compare_officials(struct walk *walk)
{
	const struct model *model = &walk->session->model;
	int found = 0;
	for (int i = 0; i < model->officials_count; i++) {
		const struct official *official = &model->officials[i];
		bool told = false;
		for (int j = 0; j < walk->officials_count && !told; j++)
			told = strcmp(walk->officials[j].question, official->question) == 0
				&& strcmp(walk->officials[j].group, model_group_id(model, official->group)) == 0;
		found += told;
		if (!told && !walk->open_end)
			verify_fault(walk->verify, _("%s, %s: no line of the log has this official answer"),
				official->question, model_group_id(model, official->group));
	}
	if (found < walk->officials_count)
		verify_fault(walk->verify, _("the log has official answers that are not there"));
}

void
walk_compare(struct walk *walk)
{
	compare_session(walk);
	for (int i = 0; i < walk->steps_count && !walk->open_end; i++) {
		if (!is_left_out(walk, walk->steps[i].id))
			compare_step(walk, &walk->steps[i]);
	}
	compare_rounds(walk);
	compare_hands(walk);
	compare_presence(walk);
	compare_turns(walk);
	compare_officials(walk);
	walk_compare_voices(walk);
}
