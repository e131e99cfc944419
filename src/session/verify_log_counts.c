/* What the log says of what was counted: hands, words, people, turns, and what institutions answer.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/verify_log_acts.h"

#include "core/i18n.h"
#include "core/mem.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* --- hands and words ----------------------------------------------------------------------------- */

static void
add_weight(struct walk *walk, const struct walk_cell *wanted, int64_t weight, bool instead)
{
	for (int i = 0; i < walk->cells_count; i++) {
		struct walk_cell *cell = &walk->cells[i];
		if (cell->round == wanted->round && strcmp(cell->group, wanted->group) == 0
			&& cell->option_no == wanted->option_no && cell->has_value == wanted->has_value
			&& cell->value == wanted->value) {
			cell->weight = instead ? weight : cell->weight + weight;
			return;
		}
	}
	walk->cells = mem_grow(walk->cells, (size_t)walk->cells_count, sizeof(*walk->cells));
	walk->cells[walk->cells_count] = *wanted;
	walk->cells[walk->cells_count++].weight = weight;
}

static void
do_count(struct walk *walk, const struct line *line)
{
	struct walk_round *round = walk_last_round(walk, line->step);
	char group[ID_LENGTH_MAX + 1];
	long long votes;
	int option_no, level = -1, end = 0, more = 0;
	int read = sscanf(line->detail, "%lld %9d %40s%n %9d%n", &votes, &option_no, group, &end, &level,
		&more);
	if (read == 4)
		end = more;
	if (read < 3 || line->detail[end] || !walk_group_known(walk, group)) {
		walk_fault(walk, line, _("“%s” is no count"), line->detail);
		return;
	}
	if (!round || strcmp(round->question, line->subject) != 0) {
		walk_fault(walk, line, _("“%s” was not asked there"), line->subject);
		return;
	}
	if ((votes == -1) != (strcmp(line->act, "uncount") == 0))
		walk_fault(walk, line, _("“%s” is no count"), line->detail);
	const struct walk_cell cell = {
		.round = (int)(round - walk->rounds),
		.group = walk_group_known(walk, group),
		.option_no = option_no,
		.has_value = level >= 0,
		.value = level >= 0 ? level : 0,
	};
	add_weight(walk, &cell, votes, true);
}

static void
do_say(struct walk *walk, const struct line *line)
{
	struct walk_round *round = walk_last_round(walk, line->step);
	char *words = mem_text(line->detail), *rest = NULL;
	char *group = strtok_r(words, " ", &rest);
	struct walk_step *step = walk_step(walk, line, line->step);
	if (!round || !step || step->step < 0 || !group || !walk_group_known(walk, group)
		|| strcmp(round->question, line->subject) != 0) {
		walk_fault(walk, line, _("nothing could be called out there"));
		free(words);
		return;
	}
	struct walk_cell cell = {
		.round = (int)(round - walk->rounds),
		.group = walk_group_known(walk, group),
		.option_no = 1,
	};
	cell.words = methods[walk->session->model.workshop->steps[step->step].kind].says == SAYS_WORD;
	cell.has_value = !cell.words;
	for (char *word = strtok_r(NULL, " ", &rest); word; word = strtok_r(NULL, " ", &rest)) {
		char *end;
		double number = strtod(word, &end);
		if (*end)
			walk_fault(walk, line, _("“%s” is no number"), word);
		cell.value = cell.words ? 0 : number;
		add_weight(walk, &cell, cell.words ? (int64_t)number : 1, false);
	}
	free(words);
}

static void
do_word(struct walk *walk, const struct line *line)
{
	int64_t number;
	if (!walk_number(walk, line, line->detail, &number))
		return;
	struct walk_round *round = walk_round(walk, line->subject, (int)number);
	if (!round)
		walk_fault(walk, line, _("“%s” was not asked"), line->subject);
	else
		round->hidden += strcmp(line->act, "hide-word") == 0 ? 1 : -1;
}

/* --- people -------------------------------------------------------------------------------------- */

static void
do_present(struct walk *walk, const struct line *line)
{
	char group[ID_LENGTH_MAX + 1];
	long long present;
	if (sscanf(line->detail, "%lld %40s", &present, group) != 2 || !walk_group_known(walk, group)) {
		walk_fault(walk, line, _("“%s” is no count"), line->detail);
		return;
	}
	for (int i = 0; i < walk->presence_count; i++) {
		if (strcmp(walk->presence[i].group, group) == 0) {
			walk->presence[i].present = present;
			return;
		}
	}
	walk->presence = mem_grow(walk->presence, (size_t)walk->presence_count, sizeof(*walk->presence));
	walk->presence[walk->presence_count++] =
		(struct walk_presence){walk_group_known(walk, group), present};
}

static void
do_turn(struct walk *walk, const struct line *line)
{
	int64_t talk_round;
	if (!walk_group(walk, line, line->subject) || !walk_number(walk, line, line->detail, &talk_round))
		return;
	for (int i = 0; i < walk->turns_count; i++) {
		struct walk_turn *turn = &walk->turns[i];
		if (strcmp(turn->step, line->step) == 0 && strcmp(turn->group, line->subject) == 0
			&& turn->talk_round == talk_round) {
			turn->turns++;
			return;
		}
	}
	walk->turns = mem_grow(walk->turns, (size_t)walk->turns_count, sizeof(*walk->turns));
	walk->turns[walk->turns_count++] =
		(struct walk_turn){line->step, line->subject, (int)talk_round, 1};
}

/* --- institutions -------------------------------------------------------------------------------- */

static void
answer(struct walk *walk, const char *group, const char *question, bool away)
{
	for (int i = 0; i < walk->officials_count; i++) {
		if (strcmp(walk->officials[i].group, group) == 0
			&& strcmp(walk->officials[i].question, question) == 0) {
			if (away)
				walk->officials[i] = walk->officials[--walk->officials_count];
			return;
		}
	}
	if (away)
		return;
	walk->officials = mem_grow(walk->officials, (size_t)walk->officials_count, sizeof(*walk->officials));
	walk->officials[walk->officials_count++] = (struct walk_official){group, question};
}

/* The question as a step of the model calls it; NULL: none does. */
static const char *
question_known(const struct walk *walk, const char *question)
{
	const struct workshop *workshop = walk->session->model.workshop;
	for (int i = 0; i < workshop->steps_count; i++) {
		if (workshop->steps[i].question && strcmp(workshop->steps[i].question, question) == 0)
			return workshop->steps[i].question;
	}
	return NULL;
}

static void
do_official(struct walk *walk, const struct line *line)
{
	char *words = mem_text(line->detail), *rest = NULL;
	char *group = strtok_r(words, " ", &rest), *number = strtok_r(NULL, " ", &rest);
	int named = 0;
	if (!group || !number || !walk_group_known(walk, group) || strcmp(group, line->subject) != 0) {
		walk_fault(walk, line, _("“%s” is no answer of an institution"), line->detail);
		free(words);
		return;
	}
	for (char *word = strtok_r(NULL, " ", &rest); word; word = strtok_r(NULL, " ", &rest)) {
		const char *question = question_known(walk, word + (*word == '-'));
		named++;
		if (question)
			answer(walk, walk_group_known(walk, group), question, *word == '-');
		else
			walk_fault(walk, line, _("there is no question “%s”"), word);
	}
	if (named != atoi(number))
		walk_fault(walk, line, _("it names %d questions and says “%s”"), named, number);
	free(words);
}

const struct walk_act walk_counts[] = {
	{ "count", do_count, OWN_SUBJECT, NULL },
	{ "uncount", do_count, OWN_SUBJECT, NULL },
	{ "say", do_say, OWN_SUBJECT, NULL },
	{ "hide-word", do_word, OWN_SUBJECT, NULL },
	{ "show-word", do_word, OWN_SUBJECT, NULL },
	{ "present", do_present, NOTHING_ELSE, NULL },
	{ "turn", do_turn, OWN_SUBJECT, NULL },
	{ "official", do_official, OWN_SUBJECT, NULL },
	{ .word = NULL },
};
