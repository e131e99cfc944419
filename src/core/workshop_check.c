/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/workshop_row.h"

#include <stdlib.h>
#include <string.h>

#include "core/i18n.h"
#include "core/mem.h"
#include "core/nearest.h"

/* As measured with groups of people: reading out an answer, waiting, counting and typing; and
 * one person walking up to the keyboard, answering and leaving. */
#define SECONDS_PER_COUNT  8.6
#define SECONDS_PER_BALLOT 11.4

enum { USUAL_OPTIONS = 5, MINUTES_OFF_PERCENT = 15 };

static bool
gives_options(const struct step *step)
{
	return step->kind == KIND_CARDS || step->kind == KIND_TALK || step->kind == KIND_PLAN;
}

bool
workshop_check_from(const struct workshop *workshop, const struct step *step, int before,
	struct faults *faults)
{
	const char *id = step->options_from;
	if (!id || workshop_lost_id(workshop, id))
		return true;

	int found = workshop_find_step(workshop, id);
	if (found >= 0 && found < before && gives_options(&workshop->steps[found]))
		return true;
	if (strcmp(id, step->id) == 0) {
		faults_add(faults, step->line, false,
			_("“@%s” is this step itself; it must be an earlier one"), id);
	} else if (found >= before) {
		faults_add(faults, step->line, false,
			_("“@%s” comes later, in line %d; it must be an earlier step"), id,
			workshop->steps[found].line);
	} else if (found >= 0) {
		faults_add(faults, step->line, false,
			_("“@%s” is a step of kind “%s”; it must be “cards”, “talk” or “plan”"), id,
			methods[workshop->steps[found].kind].word);
	} else {
		const char **words = mem_new((size_t)workshop->steps_count, sizeof(*words));
		size_t count = 0;
		for (int i = 0; i < before; i++)
			if (gives_options(&workshop->steps[i]))
				words[count++] = workshop->steps[i].id;
		const char *meant = nearest_word(id, words, count);
		if (meant)
			faults_add(faults, step->line, false,
				_("there is no step “%s” for “@”; did you mean “%s”?"), id, meant);
		else
			faults_add(faults, step->line, false,
				_("there is no earlier step “%s” for “@”"), id);
		free(words);
	}
	return false;
}

bool
workshop_check_round(const struct step *step, const struct step *earlier, struct faults *faults)
{
	int errors = faults->errors;
	if (step->kind != earlier->kind) {
		faults_add(faults, step->line, false,
			_("the question “%s” is of kind “%s” in line %d; a question keeps its "
			  "kind"),
			step->question, methods[earlier->kind].word, earlier->line);
	} else if (!options_same(step->options, step->options_count, earlier->options,
			earlier->options_count)
		|| !step->options_from != !earlier->options_from
		|| (step->options_from && strcmp(step->options_from, earlier->options_from) != 0)) {
		faults_add(faults, step->line, false,
			_("the question “%s” has other options in line %d; a question keeps its "
			  "options"),
			step->question, earlier->line);
	} else if (step->max != earlier->max) {
		faults_add(faults, step->line, false,
			_("the question “%s” has another “max” in line %d; a question keeps it"),
			step->question, earlier->line);
	}
	return faults->errors == errors;
}

static void
check_rounds(const struct workshop *workshop, int at, struct faults *faults)
{
	const struct step *step = &workshop->steps[at];
	for (int i = 0; i < at && step->question; i++) {
		const struct step *earlier = &workshop->steps[i];
		if (earlier->question && strcmp(earlier->question, step->question) == 0) {
			workshop_check_round(step, earlier, faults);
			return;
		}
	}
}

static void
scale_ends(const struct step *step, double *lowest, double *highest)
{
	*lowest = *highest = step->options[0].value;
	for (int i = 1; i < step->options_count; i++) {
		double value = step->options[i].value;
		*lowest = value < *lowest ? value : *lowest;
		*highest = value > *highest ? value : *highest;
	}
}

static bool
themed_scale(const struct step *step)
{
	return step->kind == KIND_SCALE && step->options_count > 0 && step->theme.in[0];
}

static void
check_theme(const struct workshop *workshop, int at, struct faults *faults)
{
	const struct step *step = &workshop->steps[at];
	if (!themed_scale(step))
		return;
	for (int i = 0; i < at; i++) {
		const struct step *earlier = &workshop->steps[i];
		double low, high, first_low, first_high;
		if (!themed_scale(earlier) || strcmp(earlier->theme.in[0], step->theme.in[0]) != 0)
			continue;
		scale_ends(step, &low, &high);
		scale_ends(earlier, &first_low, &first_high);
		if (low != first_low || high != first_high)
			faults_add(faults, step->line, false,
				_("this scale goes from %g to %g, but that in line %d from %g to "
				  "%g; scales of one theme share both ends"),
				low, high, earlier->line, first_low, first_high);
		return;
	}
}

/* --- warnings ------------------------------------------------------------------------------ */

static void
warn_of_step(const struct workshop *workshop, const struct step *step, struct faults *faults)
{
	if (step->by_group && workshop_people_groups(workshop) == 0)
		faults_add(faults, step->line, true,
			_("counted group by group, but there are no groups"));
}

static void
warn_of_total(const struct workshop *workshop, struct faults *faults)
{
	int sum = 0, planned = workshop->minutes;
	for (int i = 0; i < workshop->steps_count; i++)
		sum += workshop->steps[i].minutes;
	if (planned > 0 && sum > 0 && abs(sum - planned) * 100 > planned * MINUTES_OFF_PERCENT)
		faults_add(faults, workshop->head_line, true,
			_("the steps take %d minutes together, but %d are planned"), sum, planned);
}

static void
warn_of_hands(const struct workshop *workshop, struct faults *faults)
{
	int groups = workshop_people_groups(workshop), questions = 0, planned = 0, line = 0;
	double seconds = 0;
	for (int i = 0; i < workshop->steps_count; i++) {
		const struct step *step = &workshop->steps[i];
		if (!step->by_group || !methods[step->kind].asks || step->minutes == 0)
			continue;
		int options = step->options_count > 0 ? step->options_count : USUAL_OPTIONS;
		seconds += options * groups * SECONDS_PER_COUNT;
		planned += step->minutes;
		line = line ? line : step->line;
		questions++;
	}
	int minutes = (int)(seconds / 60 + 0.5);
	if (minutes > planned)
		faults_add(faults, line, true,
			P_("counting hands for %d question in %d groups takes about %d minutes, "
			   "but %d are planned; paper is faster",
				"counting hands for %d questions in %d groups takes about %d "
				"minutes, but %d are planned; paper is faster",
				(unsigned long)questions),
			questions, groups, minutes, planned);
}

static void
warn_of_ballots(const struct workshop *workshop, int people, struct faults *faults)
{
	int minutes = (int)(people * SECONDS_PER_BALLOT / 60 + 0.5), questions = 0, line = 0;
	for (int i = 0; i < workshop->steps_count; i++) {
		const struct step *step = &workshop->steps[i];
		if (!methods[step->kind].asks || step->minutes == 0 || step->minutes >= minutes)
			continue;
		line = line ? line : step->line;
		questions++;
	}
	if (questions > 0)
		faults_add(faults, line, true,
			P_("%d secret ballots at the keyboard take about %d minutes; %d question "
			   "has less",
				"%d secret ballots at the keyboard take about %d minutes a "
				"question; %d questions have less",
				(unsigned long)questions),
			people, minutes, questions);
}

void
workshop_finish(struct workshop *workshop, int people, struct faults *faults)
{
	if (workshop->languages_count == 0)
		workshop_language(workshop, "und");
	if (workshop->rows == 0) {
		faults_add(faults, 0, false, _("there is no row below the column names"));
		return;
	}
	if (!workshop->has_head && !workshop->head_lost)
		faults_add(faults, workshop->first_line, false,
			_("the first row below the column names must be of kind “workshop”"));
	if (workshop->steps_count == 0 && workshop->lost_count == 0)
		faults_add(faults, 0, false, _("there is no step"));
	for (int i = 0; i < workshop->steps_count; i++) {
		workshop_check_from(workshop, &workshop->steps[i], i, faults);
		check_rounds(workshop, i, faults);
		check_theme(workshop, i, faults);
		warn_of_step(workshop, &workshop->steps[i], faults);
	}
	if (faults->errors > 0)
		return;
	warn_of_total(workshop, faults);
	warn_of_hands(workshop, faults);
	warn_of_ballots(workshop, people, faults);
}
