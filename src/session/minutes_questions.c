/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What was asked: the rounds whose result the room has seen, and what institutions answer to them.
 */
#include "session/minutes_parts.h"

#include "core/i18n.h"
#include "core/mem.h"
#include "core/spoken.h"
#include "core/text.h"
#include "core/withhold.h"

#include <stdlib.h>
#include <string.h>

/* --- a round ------------------------------------------------------------------------------- */

static int64_t
took_part(const struct summary *summary)
{
	return summary->ballots + summary->abstentions;
}

/* What GROUP (or TALLY_ALL) answered, unless it is WITHHELD. */
static struct minutes_answers
answers_of(const struct gathering *gathering, const struct round *round, enum kind kind, int group,
	bool withheld)
{
	struct minutes_answers answers = {.group = group, .withheld = withheld};
	if (withheld)
		return answers;
	int options = round->tally.options;
	tally_summary(&round->tally, kind, round->options, group, &answers.summary);
	answers.results = minutes_new(gathering, (size_t)options, sizeof(*answers.results));
	for (int i = 0; i < options; i++)
		tally_result(&round->tally, kind, group, i + 1, &answers.results[i]);
	return answers;
}

/* Whether the room was asked group by group, or somebody said a group all the same. */
static bool
is_by_group(const struct gathering *gathering, const struct round *round, const struct step *step)
{
	const struct workshop *workshop = gathering->model->workshop;
	bool grouped = step->by_group && workshop_people_groups(workshop) > 0;
	for (int i = 0; i < workshop->groups_count; i++) {
		struct summary summary;
		tally_summary(&round->tally, step->kind, round->options, i, &summary);
		if (!workshop->groups[i].official)
			grouped = grouped || took_part(&summary) > 0 || summary.uncounted;
	}
	return grouped;
}

/* People's groups; those of no group only if one of them took part, which is told even where it is
 * withheld, as on the wall. */
static void
read_groups(const struct gathering *gathering, const struct round *round, enum kind kind,
	const enum withholding *withheld, struct minutes_round *out)
{
	const struct workshop *workshop = gathering->model->workshop;
	int nobody = workshop->groups_count;
	out->groups = minutes_new(gathering, (size_t)nobody + 1, sizeof(*out->groups));
	for (int i = 0; i <= nobody; i++) {
		struct summary summary;
		tally_summary(&round->tally, kind, round->options, i, &summary);
		bool any = took_part(&summary) > 0 || summary.uncounted;
		if (i < nobody ? workshop->groups[i].official : !any)
			continue;
		bool hidden = withheld[i] != WITHHOLD_NOT;
		gathering->minutes->withheld_groups += hidden;
		out->groups[out->groups_count++] = answers_of(gathering, round, kind, i, hidden);
	}
}

static void
read_words(const struct gathering *gathering, const struct round *round, struct minutes_round *out)
{
	struct said *said;
	int count = tally_words(&round->tally, TALLY_ALL, false, &said);
	out->words = minutes_new(gathering, (size_t)count, sizeof(*out->words));
	for (int i = 0; i < count; i++)
		out->words[out->words_count++] = (struct minutes_word){
			.text = said[i].word->label, .votes = said[i].votes};
	free(said);
}

static struct minutes_round
read_round(const struct gathering *gathering, const struct round *round)
{
	const struct step *step = &gathering->model->workshop->steps[round->step];
	struct minutes_round out = {
		.number = round->number, .present = round->present,
		.secret = tally_is_secret(&round->tally, step->kind),
	};
	enum withholding *withheld =
		mem_new((size_t)round->tally.groups + 1, sizeof(*withheld));
	bool all = withhold_round(&round->tally, step->kind, gathering->k, withheld);
	gathering->minutes->withheld_rounds += all;
	out.all = answers_of(gathering, round, step->kind, TALLY_ALL, all);
	if (!all && is_by_group(gathering, round, step))
		read_groups(gathering, round, step->kind, withheld, &out);
	if (!all && methods[step->kind].says == SAYS_WORD)
		read_words(gathering, round, &out);
	free(withheld);
	return out;
}

/* --- an institution ------------------------------------------------------------------------ */

/* Whether a word was taken off the wall in one of the rounds of QUESTION. */
static bool
is_hidden(const struct model *model, const char *question, const char *word)
{
	char *folded = text_folded(word);
	bool hidden = false;
	for (int i = 0; i < model->rounds_count; i++) {
		const struct round *round = &model->rounds[i];
		if (strcmp(round->question, question) != 0)
			continue;
		for (int j = 0; j < round->tally.words_count; j++)
			hidden |= round->tally.words[j].hidden
				&& strcmp(round->tally.words[j].folded, folded) == 0;
	}
	free(folded);
	return hidden;
}

static void
say_entry(const struct gathering *gathering, const struct minutes_question *question,
	const struct ballot_entry *entry, struct buffer *said)
{
	const char *label = entry->option_no >= 1 && entry->option_no <= question->options_count
		? question->options[entry->option_no - 1].label : "";
	char *value = say_value(entry->value);
	(void)gathering;
	switch (methods[question->kind].says) {
	case SAYS_NUMBER:
		buffer_add(said, value);
		break;
	case SAYS_WORD:
		buffer_add(said, entry->text ? entry->text : "");
		break;
	case SAYS_PLACE:
		/* translators: a place in an order, and what has it */
		buffer_printf(said, _("%s. %s"), value, label);
		break;
	case SAYS_DOTS:
	case SAYS_RESISTANCE:
		/* translators: an answer and what it gets, as "Park: 4" */
		buffer_printf(said, _("%s: %s"), label, value);
		break;
	default:
		buffer_add(said, label);
	}
	free(value);
}

/* What was ranked first comes first. */
static int
by_place(const void *a, const void *b)
{
	const struct ballot_entry *left = a, *right = b;
	return (left->value > right->value) - (left->value < right->value);
}

static const char *
say_official(const struct gathering *gathering, const struct minutes_question *question,
	const struct official *official)
{
	struct buffer said = {.bytes = NULL};
	int count = official->ballot.count;
	struct ballot_entry *entries = mem_new((size_t)count + 1, sizeof(*entries));
	if (count > 0)
		memcpy(entries, official->ballot.entries, (size_t)count * sizeof(*entries));
	if (methods[question->kind].says == SAYS_PLACE)
		qsort(entries, (size_t)count, sizeof(*entries), by_place);
	for (int i = 0; i < count; i++) {
		if (entries[i].text && is_hidden(gathering->model, official->question, entries[i].text))
			continue;
		if (said.length > 0)
			buffer_add(&said, ", ");
		say_entry(gathering, question, &entries[i], &said);
	}
	if (count == 0)
		buffer_add(&said, question->abstention);
	free(entries);
	return minutes_keep(gathering, buffer_take(&said));
}

static void
read_officials(const struct gathering *gathering, const char *id, struct minutes_question *question)
{
	const struct model *model = gathering->model;
	if (!model_official_shown(model, question->step))
		return;
	question->officials = minutes_new(gathering, (size_t)model->workshop->groups_count,
		sizeof(*question->officials));
	for (int group = 0; group < model->workshop->groups_count; group++) {
		const struct official *official = model_official(model, id, group);
		if (!official)
			continue;
		question->officials[question->officials_count++] = (struct minutes_official){
			.group = group,
			.said = say_official(gathering, question, official),
			.reason = official->reason ? official->reason : "",
		};
	}
}

/* --- a question ---------------------------------------------------------------------------- */

static void
read_options(const struct gathering *gathering, const struct round *round,
	struct minutes_question *question)
{
	question->options_count = round->options_count;
	question->options = minutes_new(
		gathering, (size_t)round->options_count, sizeof(*question->options));
	for (int i = 0; i < round->options_count; i++)
		question->options[i] = (struct minutes_option){
			.label = minutes_option(gathering, &round->options[i]),
			.value = round->options[i].value,
			.status_quo = round->options[i].status_quo,
		};
}

/* How many rounds of the question ID the room has seen, in *FIRST the first of them. */
static int
count_seen(const struct gathering *gathering, const char *id, const struct round **first)
{
	const struct model *model = gathering->model;
	int seen = 0;
	*first = NULL;
	for (int number = 1, last = model_rounds_of(model, id); number <= last; number++) {
		const struct round *round = model_find_round(model, id, number);
		if (!round)
			continue;
		gathering->minutes->unseen += round->state == ROUND_CLOSED;
		gathering->minutes->open += round->state == ROUND_OPEN;
		if (round->state != ROUND_REVEALED)
			continue;
		*first = *first ? *first : round;
		seen++;
	}
	return seen;
}

/* The title of a question whose rounds were closed and never shown. */
static void
read_unseen(const struct gathering *gathering, const char *id, int step)
{
	struct minutes *minutes = gathering->minutes;
	const struct model *model = gathering->model;
	for (int number = 1, last = model_rounds_of(model, id); number <= last; number++) {
		const struct round *round = model_find_round(model, id, number);
		if (!round || round->state != ROUND_CLOSED)
			continue;
		minutes->unseen_titles[minutes->unseen_titles_count++] =
			minutes_title(gathering, round->step >= 0 ? round->step : step);
		return;
	}
}

static void
read_question(const struct gathering *gathering, int step)
{
	struct minutes *minutes = gathering->minutes;
	const struct model *model = gathering->model;
	const struct step *asks = &model->workshop->steps[step];
	const struct round *first;
	int seen = count_seen(gathering, asks->question, &first);
	read_unseen(gathering, asks->question, step);
	if (seen == 0)
		return;

	struct minutes_question *question = &minutes->questions[minutes->questions_count++];
	const char *abstention = minutes_words(gathering, &asks->abstain);
	*question = (struct minutes_question){
		.step = step,
		.title = minutes_title(gathering, step),
		.prompt = minutes_words(gathering, &asks->prompt),
		.theme = minutes_words(gathering, workshop_theme(model->workshop, asks)),
		.abstention = *abstention ? abstention : _("don’t know"),
		.kind = asks->kind,
		.max = asks->max,
	};
	read_options(gathering, first, question);
	question->rounds = minutes_new(gathering, (size_t)seen, sizeof(*question->rounds));
	for (int number = 1, last = model_rounds_of(model, asks->question); number <= last; number++) {
		const struct round *round = model_find_round(model, asks->question, number);
		if (round && round->state == ROUND_REVEALED)
			question->rounds[question->rounds_count++] = read_round(gathering, round);
	}
	read_officials(gathering, asks->question, question);
}

static bool
asked_before(const struct workshop *workshop, int step)
{
	for (int i = 0; i < step; i++) {
		const char *other = workshop->steps[i].question;
		if (other && strcmp(other, workshop->steps[step].question) == 0)
			return true;
	}
	return false;
}

void
minutes_questions(const struct gathering *gathering)
{
	struct minutes *minutes = gathering->minutes;
	const struct workshop *workshop = gathering->model->workshop;
	size_t steps = (size_t)workshop->steps_count;
	minutes->questions = minutes_new(gathering, steps, sizeof(*minutes->questions));
	minutes->unseen_titles = minutes_new(gathering, steps, sizeof(*minutes->unseen_titles));
	for (int i = 0; i < workshop->steps_count; i++) {
		if (methods[workshop->steps[i].kind].asks && workshop->steps[i].question
			&& !asked_before(workshop, i))
			read_question(gathering, i);
	}
}
