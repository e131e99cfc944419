/* What must agree in one round: its results with its votes, its ballots with both, everyone with the groups.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/verify_sums.h"

#include "core/i18n.h"
#include "core/mem.h"

#include <math.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

/* --- votes --------------------------------------------------------------------------------------- */

/* The step that asks the question; -1: none. */
static int
step_of(const struct sums *sums)
{
	const struct workshop *workshop = sums->session->model.workshop;
	for (int i = 0; i < workshop->steps_count; i++) {
		if (workshop->steps[i].question && strcmp(workshop->steps[i].question, sums->question) == 0)
			return i;
	}
	return -1;
}

/* Whether votes tell what people answered: of secret orders only the archive does. */
static bool
votes_tell(const struct sums *sums, enum kind kind)
{
	bool any = false;
	for (int i = 0; i < sums->cells_count; i++)
		any = any || (sums->cells[i].option_no > 0 && sums->cells[i].weight > 0
			&& !sums->groups[sums->cells[i].group].official);
	return any || methods[kind].says != SAYS_PLACE || sums->profile == PROFILE_ARCHIVE;
}

static void
check_cell(struct sums *sums, enum kind kind, const struct sums_cell *cell)
{
	const struct sums_group *group = &sums->groups[cell->group];
	int64_t weight, tens;
	double given;
	sums_gather(sums, cell->group, cell->option_no, &weight, &given, &tens);
	int64_t votes = methods[kind].says == SAYS_DOTS && cell->option_no > 0 ? (int64_t)llround(given) : weight;
	if (votes != cell->results)
		sums_wrong(sums, _("%s, answer %d: results have %lld votes, the votes add up to %lld"), group->id,
			cell->option_no, (long long)cell->results, (long long)votes);
}

/* Words are numbered by how often they were said, so only all of them can be compared. */
static void
check_words(struct sums *sums, int group)
{
	int64_t results = 0, votes = 0;
	for (int i = 0; i < sums->cells_count; i++) {
		const struct sums_cell *cell = &sums->cells[i];
		if (cell->option_no < 1)
			continue;
		if (cell->group == group && cell->results != SUMS_MISSING)
			results += cell->results;
		if (sums_counts(sums, group, cell->group))
			votes += cell->weight;
	}
	if (results != votes)
		sums_wrong(sums, _("%s: results have %lld words, the votes %lld"), sums->groups[group].id,
			(long long)results, (long long)votes);
}

/* --- ballots ------------------------------------------------------------------------------------- */

/* The sum of `votes` of a group's options, and the most that one of them has. */
static int64_t
sum_of_results(const struct sums *sums, int group, int64_t *most)
{
	int64_t sum = 0;
	*most = 0;
	for (int i = 0; i < sums->cells_count; i++) {
		const struct sums_cell *cell = &sums->cells[i];
		if (cell->group != group || cell->option_no < 1 || cell->results == SUMS_MISSING)
			continue;
		sum += cell->results;
		*most = cell->results > *most ? cell->results : *most;
	}
	return sum;
}

/* A show of hands may not agree with itself; that is strange, but so it was counted. */
__attribute__((format(printf, 3, 4))) static void
doubt(struct sums *sums, bool hands, const char *format, ...)
{
	va_list values;
	va_start(values, format);
	char *what = mem_vprintf(format, values);
	va_end(values);
	if (!hands)
		sums_wrong(sums, "%s", what);
	else if (sums->profile == PROFILE_ARCHIVE)
		verify_remark(sums->verify, _("%s, round %d, by hands: %s"), sums->question, sums->round, what);
	free(what);
}

static bool
has_hands(const struct sums *sums, int group)
{
	bool everyone = strcmp(sums->groups[group].id, "all") == 0, hands = sums->groups[group].hands;
	for (int i = 0; i < sums->groups_count && everyone; i++)
		hands = hands || sums->groups[i].hands;
	return hands;
}

/* How ballots and votes belong together is in the table of methods. */
static void
check_ballots(struct sums *sums, int step, int index)
{
	const struct sums_group *group = &sums->groups[index];
	const struct question question = model_question(&sums->session->model, step);
	int64_t most, sum = sum_of_results(sums, index, &most);
	bool hands = has_hands(sums, index);
	if (group->ballots == SUMS_MISSING)
		return;
	switch (methods[question.kind].totals) {
	case TOTALS_NONE:
		break;
	case TOTALS_ONE:
		if (sum != group->ballots)
			sums_wrong(sums, _("%s: %lld ballots, but %lld votes"), group->id, (long long)group->ballots,
				(long long)sum);
		break;
	case TOTALS_EACH:
	case TOTALS_RATED:
		if (most > group->ballots)
			doubt(sums, hands, _("%s: an answer has %lld votes of %lld ballots"), group->id,
				(long long)most, (long long)group->ballots);
		break;
	case TOTALS_DOTS:
		if (sum > group->ballots * ballot_most(&question))
			doubt(sums, hands, _("%s: %lld dots on %lld ballots"), group->id, (long long)sum,
				(long long)group->ballots);
		break;
	}
}

static void
check_taking_part(struct sums *sums, enum kind kind, int index)
{
	const struct sums_group *group = &sums->groups[index];
	int64_t weight, tens;
	double given;
	sums_gather(sums, index, 0, &weight, &given, &tens);
	if (group->abstentions != SUMS_MISSING && group->abstentions != weight)
		sums_wrong(sums, _("%s: %lld abstentions, but the votes have %lld"), group->id,
			(long long)group->abstentions, (long long)weight);
	sums_gather(sums, index, -1, &weight, &given, &tens);
	if (methods[kind].several && group->ballots != SUMS_MISSING && group->ballots != weight)
		sums_wrong(sums, _("%s: %lld ballots, but the votes have %lld"), group->id, (long long)group->ballots,
			(long long)weight);
	if (group->pairs > 0)
		sums_wrong(sums, _("%s: %lld pairs do not add up to the ballots"), group->id, (long long)group->pairs);
}

static void
check_mean(struct sums *sums, int index)
{
	int64_t n = 0;
	double sum = 0;
	for (int i = 0; i < sums->cells_count; i++) {
		if (sums->cells[i].group != index || sums->cells[i].option_no < 1)
			continue;
		int64_t weight, tens;
		double given;
		sums_gather(sums, index, sums->cells[i].option_no, &weight, &given, &tens);
		n += weight;
		sum += given;
	}
	if (n > 0 && sums_differ(sums->groups[index].mean, sum / (double)n))
		sums_wrong(sums, _("%s: the mean is %.4f, of the votes %.4f"), sums->groups[index].id,
			sums->groups[index].mean, sum / (double)n);
}

/* --- all of it ----------------------------------------------------------------------------------- */

/* Everyone is the sum of the groups, as far as these are shown. */
static void
check_everyone(struct sums *sums)
{
	int64_t ballots = 0, abstentions = 0, present = 0;
	int everyone = -1, others = 0;
	bool all_shown = true, all_counted = true, all_present = true;
	for (int i = 0; i < sums->groups_count; i++) {
		const struct sums_group *group = &sums->groups[i];
		if (strcmp(group->id, "all") == 0) {
			everyone = i;
		} else if (!group->official && group->question) {
			others++;
			all_shown = all_shown && !group->withheld;
			all_counted = all_counted && group->ballots != SUMS_MISSING;
			all_present = all_present && group->present != SUMS_MISSING;
			ballots += group->ballots;
			abstentions += group->abstentions;
			present += group->present;
		}
	}
	if (everyone < 0 || others == 0 || sums->groups[everyone].withheld || !all_shown)
		return;
	const struct sums_group *all = &sums->groups[everyone];
	if (all_counted && all->ballots != SUMS_MISSING && all->ballots != ballots)
		sums_wrong(sums, _("%lld ballots of all, but %lld of the groups"), (long long)all->ballots,
			(long long)ballots);
	if (all->abstentions != abstentions)
		sums_wrong(sums, _("%lld abstentions of all, but %lld of the groups"), (long long)all->abstentions,
			(long long)abstentions);
	if (all_present && all->present != SUMS_MISSING && all->present != present)
		sums_wrong(sums, _("%lld people present, but %lld in the groups"), (long long)all->present,
			(long long)present);
}

void
sums_check_round(struct sums *sums)
{
	if (!sums->question)
		return;
	int step = step_of(sums);
	if (step < 0) {
		sums_forget_round(sums);
		return;
	}
	enum kind kind = sums->session->model.workshop->steps[step].kind;
	bool tell = votes_tell(sums, kind);
	for (int i = 0; i < sums->cells_count; i++) {
		const struct sums_cell *cell = &sums->cells[i];
		if (cell->result && cell->shown && cell->results != SUMS_MISSING
			&& (cell->option_no < 1 || methods[kind].says != SAYS_WORD)
			&& (cell->option_no < 1 || tell || sums->groups[cell->group].official))
			check_cell(sums, kind, cell);
	}
	for (int i = 0; i < sums->groups_count; i++) {
		if (!sums->groups[i].question || sums->groups[i].withheld)
			continue;
		check_ballots(sums, step, i);
		check_taking_part(sums, kind, i);
		if (methods[kind].says == SAYS_WORD)
			check_words(sums, i);
		if (methods[kind].has_mean)
			check_mean(sums, i);
	}
	check_everyone(sums);
	sums_forget_round(sums);
}
