/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/tally.h"

#include <stdlib.h>

#include "core/mem.h"
#include "core/statistics.h"

static int
slots(const struct tally *tally)
{
	return tally->options + 2;
}

/* The slot of OPTION_NO, or -1. */
static int
slot_of(const struct tally *tally, int option_no)
{
	if (option_no == -1)
		return tally->options + 1;
	return option_no >= 0 && option_no <= tally->options ? option_no : -1;
}

/* The place of a cell among those of one mode, or -1. */
static int
cell_of(const struct tally *tally, int group, int option_no)
{
	int slot = slot_of(tally, option_no);
	return slot < 0 || group < 0 || group >= tally->groups ? -1 : group * slots(tally) + slot;
}

void
tally_init(struct tally *tally, const struct workshop *workshop, int options)
{
	options = options < 0 ? 0 : options > OPTIONS_MAX ? OPTIONS_MAX : options;
	*tally = (struct tally){.groups = workshop->groups_count + 1, .options = options};
	size_t cells = (size_t)tally->groups * (size_t)slots(tally);
	tally->votes = mem_new(MODE_COUNT * cells, sizeof(*tally->votes));
	tally->counted = mem_new(cells, sizeof(*tally->counted));
	tally->official = mem_new((size_t)tally->groups, sizeof(*tally->official));
	for (int i = 0; i < workshop->groups_count; i++)
		tally->official[i] = workshop->groups[i].official;
}

void
tally_free(struct tally *tally)
{
	free(tally->votes);
	free(tally->counted);
	free(tally->official);
	*tally = (struct tally){.groups = 0};
}

void
tally_add(struct tally *tally, enum entry_mode mode, int group, int option_no, int64_t votes)
{
	int cell = cell_of(tally, group, option_no);
	if (cell >= 0 && (int)mode >= 0 && mode < MODE_COUNT)
		tally->votes[(int)mode * tally->groups * slots(tally) + cell] += votes;
}

void
tally_mark_counted(struct tally *tally, int group, int option_no)
{
	int cell = cell_of(tally, group, option_no);
	if (cell >= 0)
		tally->counted[cell] = true;
}

int64_t
tally_votes(const struct tally *tally, enum entry_mode mode, int group, int option_no)
{
	int64_t sum = 0;
	if (group == TALLY_ALL) {
		for (int i = 0; i < tally->groups; i++)
			if (!tally->official[i])
				sum += tally_votes(tally, mode, i, option_no);
		return sum;
	}
	int cell = cell_of(tally, group, option_no);
	if (cell >= 0 && (int)mode >= 0 && mode < MODE_COUNT)
		sum = tally->votes[(int)mode * tally->groups * slots(tally) + cell];
	return sum;
}

bool
tally_counted(const struct tally *tally, int group, int option_no)
{
	int cell = cell_of(tally, group, option_no);
	return cell >= 0 && tally->counted[cell];
}

int64_t
tally_sum(const struct tally *tally, int group, int option_no)
{
	bool official = group >= 0 && group < tally->groups && tally->official[group];
	int64_t sum = 0;
	for (int mode = 0; mode < MODE_COUNT; mode++)
		if ((mode == MODE_OFFICIAL) == official)
			sum += tally_votes(tally, (enum entry_mode)mode, group, option_no);
	return sum;
}

int64_t
tally_secret_ballots(const struct tally *tally, int group, enum kind kind)
{
	static const enum entry_mode secret[] = {MODE_KEYPAD, MODE_PAPER};
	int64_t ballots = 0;
	for (size_t i = 0; i < sizeof(secret) / sizeof(secret[0]); i++) {
		ballots += tally_votes(tally, secret[i], group, 0);
		if (methods[kind].several) {
			ballots += tally_votes(tally, secret[i], group, -1);
			continue;
		}
		for (int option = 1; option <= tally->options; option++)
			ballots += tally_votes(tally, secret[i], group, option);
	}
	return ballots;
}

int64_t
tally_ballots(const struct tally *tally, enum kind kind, int group)
{
	int64_t ballots = tally_sum(tally, group, 0);
	if (methods[kind].several)
		return ballots + tally_sum(tally, group, -1);
	for (int no = 1; no <= tally->options; no++)
		ballots += tally_sum(tally, group, no);
	return ballots;
}

bool
tally_is_secret(const struct tally *tally, enum kind kind)
{
	return tally_secret_ballots(tally, TALLY_ALL, kind) > 0;
}

static struct figure
figure_of(bool (*function)(const struct levels *, double *), const struct levels *levels)
{
	struct figure figure = {.has = false};
	figure.has = function(levels, &figure.is);
	return figure;
}

void
tally_summary(const struct tally *tally, enum kind kind, const struct option *options, int group,
	struct summary *summary)
{
	double values[OPTIONS_MAX];
	int64_t given = 0;

	*summary = (struct summary){.ballots = 0};
	for (int no = 0; no <= tally->options; no++)
		summary->votes[no] = tally_sum(tally, group, no);
	for (int i = 0; i < tally->options; i++) {
		given += summary->votes[i + 1];
		values[i] = options ? options[i].value : i + 1;
	}
	summary->abstentions = summary->votes[0];
	summary->ballots = methods[kind].several ? tally_sum(tally, group, -1) : given;
	summary->uncounted = summary->ballots == 0 && given > 0;
	summary->base = kind == KIND_DOTS ? given : summary->ballots;
	if (!methods[kind].has_mean)
		return;

	const struct levels levels = {
		.values = values,
		.weights = summary->votes + 1,
		.count = (size_t)tally->options,
	};
	summary->mean = figure_of(statistics_mean, &levels);
	summary->median = figure_of(statistics_median, &levels);
	summary->sd = figure_of(statistics_sd, &levels);
	summary->min = figure_of(statistics_min, &levels);
	summary->q1 = figure_of(statistics_q1, &levels);
	summary->q3 = figure_of(statistics_q3, &levels);
	summary->max = figure_of(statistics_max, &levels);
	summary->consensus = figure_of(statistics_consensus, &levels);
	summary->agreement = figure_of(statistics_agreement, &levels);
}
