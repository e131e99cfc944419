/* Places of sums, and what they add up to.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/verify_sums.h"

#include "core/i18n.h"
#include "core/mem.h"

#include <math.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

/* --- places -------------------------------------------------------------------------------------- */

static bool
is_official(const struct sums *sums, const char *group)
{
	for (int i = 0; i < sums->officials_count; i++) {
		if (strcmp(sums->officials[i], group) == 0)
			return true;
	}
	return false;
}

static int
sums_group_index(struct sums *sums, const char *id)
{
	for (int i = 0; i < sums->groups_count; i++) {
		if (strcmp(sums->groups[i].id, id) == 0)
			return i;
	}
	sums->groups = mem_grow(sums->groups, (size_t)sums->groups_count, sizeof(*sums->groups));
	sums->groups[sums->groups_count] = (struct sums_group){
		.id = mem_text(id),
		.official = is_official(sums, id),
		.ballots = SUMS_MISSING,
		.abstentions = SUMS_MISSING,
		.present = SUMS_MISSING,
		.mean = NAN,
	};
	return sums->groups_count++;
}

struct sums_group *
sums_group(struct sums *sums, const char *id)
{
	int group = sums_group_index(sums, id);
	return &sums->groups[group];
}

struct sums_cell *
sums_cell(struct sums *sums, const char *group_id, int option_no)
{
	int group = sums_group_index(sums, group_id);
	for (int i = 0; i < sums->cells_count; i++) {
		if (sums->cells[i].group == group && sums->cells[i].option_no == option_no)
			return &sums->cells[i];
	}
	sums->cells = mem_grow(sums->cells, (size_t)sums->cells_count, sizeof(*sums->cells));
	struct sums_cell *cell = &sums->cells[sums->cells_count++];
	*cell = (struct sums_cell){.group = group, .option_no = option_no, .results = SUMS_MISSING};
	return cell;
}

/* --- sums ---------------------------------------------------------------------------------------- */

bool
sums_counts(const struct sums *sums, int group, int other)
{
	bool everyone = strcmp(sums->groups[group].id, "all") == 0;
	return everyone ? !sums->groups[other].official : other == group;
}

void
sums_gather(const struct sums *sums, int group, int option_no, int64_t *weight, double *given, int64_t *tens)
{
	*weight = *tens = 0;
	*given = 0;
	for (int i = 0; i < sums->cells_count; i++) {
		const struct sums_cell *cell = &sums->cells[i];
		if (!sums_counts(sums, group, cell->group) || cell->option_no != option_no)
			continue;
		*weight += cell->weight;
		*given += cell->given;
		*tens += cell->tens;
	}
}

bool
sums_differ(double a, double b)
{
	return isfinite(a) && isfinite(b) && fabs(a - b) > 1e-9 * (1 + fabs(a) + fabs(b));
}

void
sums_wrong(struct sums *sums, const char *format, ...)
{
	va_list values;
	va_start(values, format);
	char *what = mem_vprintf(format, values);
	va_end(values);
	verify_fault(sums->verify, _("tables for %s: %s, round %d: %s"), profile_words[sums->profile],
		sums->question, sums->round, what);
	free(what);
}

/* --- the end of them ----------------------------------------------------------------------------- */

void
sums_forget_round(struct sums *sums)
{
	for (int i = 0; i < sums->groups_count; i++)
		free(sums->groups[i].id);
	free(sums->question);
	sums->question = NULL;
	sums->groups_count = sums->cells_count = 0;
}

void
sums_free(struct sums *sums)
{
	sums_forget_round(sums);
	for (int i = 0; i < sums->officials_count; i++)
		free(sums->officials[i]);
	for (int i = 0; i < sums->gaps_count; i++) {
		free(sums->gaps[i].theme);
		free(sums->gaps[i].question);
		free(sums->gaps[i].a);
		free(sums->gaps[i].b);
	}
	for (int i = 0; i < sums->means_count; i++) {
		free(sums->means[i].question);
		free(sums->means[i].group);
	}
	free(sums->groups);
	free(sums->cells);
	free(sums->officials);
	free(sums->gaps);
	free(sums->means);
}
