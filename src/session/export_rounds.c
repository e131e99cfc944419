/* Which rounds the tables are about.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/export_rows.h"

#include "core/mem.h"

#include <stdlib.h>
#include <string.h>

static int
by_question(const void *a, const void *b)
{
	const struct round *left = *(const struct round *const *)a;
	const struct round *right = *(const struct round *const *)b;
	int order = strcmp(left->question, right->question);
	return order ? order : (left->number > right->number) - (left->number < right->number);
}

/* The first step that asks QUESTION, or -1. */
static int
first_asking(const struct workshop *workshop, const char *question)
{
	for (int i = 0; i < workshop->steps_count; i++) {
		if (workshop->steps[i].question && strcmp(workshop->steps[i].question, question) == 0)
			return i;
	}
	return -1;
}

/* Whether the answer at INDEX is the first one to a question that nobody has been asked. */
static bool
first_of_unasked(const struct model *model, int index)
{
	const char *question = model->officials[index].question;
	for (int i = 0; i < index; i++) {
		if (strcmp(model->officials[i].question, question) == 0)
			return false;
	}
	return model_rounds_of(model, question) == 0 && first_asking(model->workshop, question) >= 0;
}

static void
add_ballot(struct tally *tally, enum kind kind, int group, const struct ballot *ballot)
{
	enum entry_says says = methods[kind].says;
	if (ballot->count == 0 || methods[kind].several)
		tally_add(tally, MODE_OFFICIAL, group, ballot->count == 0 ? 0 : -1, 1);
	for (int i = 0; i < ballot->count; i++) {
		const struct ballot_entry *entry = &ballot->entries[i];
		if (says == SAYS_WORD)
			tally_add_word(tally, MODE_OFFICIAL, group, entry->text, 1);
		else if (says == SAYS_NOTHING || says == SAYS_LEVEL)
			tally_add(tally, MODE_OFFICIAL, group, entry->option_no, 1);
		else
			tally_add_value(tally, MODE_OFFICIAL, group, entry->option_no, entry->value, 1);
		for (int j = 0; says == SAYS_PLACE && j < ballot->count; j++) {
			if (entry->value < ballot->entries[j].value)
				tally_add_pair(tally, group, entry->option_no,
					ballot->entries[j].option_no, 1);
		}
	}
}

void
export_official_tally(const struct model *model, const char *question, const struct step *step,
	int options, struct tally *tally)
{
	tally_init(tally, model->workshop, kind_slots(step->kind, options));
	for (int i = 0; i < model->officials_count; i++) {
		const struct official *official = &model->officials[i];
		if (strcmp(official->question, question) == 0)
			add_ballot(tally, step->kind, official->group, &official->ballot);
	}
}

/* The round in which the question of OFFICIAL would have been asked first; its texts are borrowed. */
static struct round
make_up(const struct model *model, const struct official *official)
{
	int index = first_asking(model->workshop, official->question);
	const struct step *step = &model->workshop->steps[index];
	struct round round = {
		.question = official->question,
		.number = 1,
		.step = index,
		.state = ROUND_CLOSED,
		.options = step->options,
		.options_count = step->options_count,
	};
	export_official_tally(model, official->question, step, step->options_count, &round.tally);
	return round;
}

void
export_rounds_begin(struct export *export)
{
	const struct model *model = export->model;
	size_t most = (size_t)model->rounds_count + (size_t)model->officials_count + 1;
	export->rounds = mem_new(most, sizeof(struct round *));
	export->unasked = mem_new((size_t)model->officials_count + 1, sizeof(struct round));
	export->rounds_count = export->unasked_count = 0;
	for (int i = 0; i < model->rounds_count; i++) {
		const struct round *round = &model->rounds[i];
		if (round->state != ROUND_OPEN && round->step >= 0)
			export->rounds[export->rounds_count++] = round;
	}
	export->report->open_rounds += model->rounds_count - export->rounds_count;
	for (int i = 0; i < model->officials_count; i++) {
		if (!first_of_unasked(model, i))
			continue;
		struct round *round = &export->unasked[export->unasked_count++];
		*round = make_up(model, &model->officials[i]);
		export->rounds[export->rounds_count++] = round;
	}
	qsort(export->rounds, (size_t)export->rounds_count, sizeof(struct round *), by_question);
}

void
export_rounds_end(struct export *export)
{
	for (int i = 0; i < export->unasked_count; i++)
		tally_free(&export->unasked[i].tally);
	free(export->unasked);
	free(export->rounds);
	export->rounds = NULL;
	export->unasked = NULL;
}
