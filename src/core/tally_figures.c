/* What follows from the counts: figures of a question, of an option, of words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/tally.h"

#include <stdlib.h>
#include <string.h>

#include "core/mem.h"
#include "core/ranking.h"
#include "core/statistics.h"

/* Whether a count of GROUP in MODE belongs to OF, which may be TALLY_ALL. */
static bool
belongs(const struct tally *tally, enum entry_mode mode, int group, int of)
{
	if (of == TALLY_ALL)
		return !tally->official[group];
	return group == of && (mode == MODE_OFFICIAL) == tally->official[group];
}

static struct figure
figure_of(bool (*function)(const struct levels *, double *), const struct levels *levels)
{
	struct figure figure = {.has = false};
	figure.has = function(levels, &figure.is);
	return figure;
}

static int
by_value(const void *a, const void *b)
{
	double x = ((const struct given *)a)->value, y = ((const struct given *)b)->value;
	return (x > y) - (x < y);
}

int
tally_values(const struct tally *tally, int group, int option_no, double **values, int64_t **votes)
{
	struct given *list = mem_new((size_t)tally->given_count + 1, sizeof(*list));
	int count = 0, kept = 0;
	for (int i = 0; i < tally->given_count; i++) {
		const struct given *given = &tally->given[i];
		if (given->word < 0 && given->option_no == option_no && given->votes > 0
			&& belongs(tally, given->mode, given->group, group))
			list[count++] = *given;
	}
	qsort(list, (size_t)count, sizeof(*list), by_value);
	*values = mem_new((size_t)count + 1, sizeof(**values));
	*votes = mem_new((size_t)count + 1, sizeof(**votes));
	for (int i = 0; i < count; i++) {
		if (kept > 0 && (*values)[kept - 1] == list[i].value) {
			(*votes)[kept - 1] += list[i].votes;
		} else {
			(*values)[kept] = list[i].value;
			(*votes)[kept++] = list[i].votes;
		}
	}
	free(list);
	return kept;
}

/* The sum of value × votes, and of the votes. */
static double
sum_given(const struct tally *tally, int group, int option_no, int64_t *votes)
{
	double sum = 0;
	*votes = 0;
	for (int i = 0; i < tally->given_count; i++) {
		const struct given *given = &tally->given[i];
		if (given->word < 0 && given->option_no == option_no
			&& belongs(tally, given->mode, given->group, group)) {
			sum += given->value * (double)given->votes;
			*votes += given->votes;
		}
	}
	return sum;
}

static void
put_figures(const struct levels *levels, struct summary *summary)
{
	summary->mean = figure_of(statistics_mean, levels);
	summary->median = figure_of(statistics_median, levels);
	summary->sd = figure_of(statistics_sd, levels);
	summary->min = figure_of(statistics_min, levels);
	summary->q1 = figure_of(statistics_q1, levels);
	summary->q3 = figure_of(statistics_q3, levels);
	summary->max = figure_of(statistics_max, levels);
}

static void
put_number_figures(const struct tally *tally, int group, struct summary *summary)
{
	double *values;
	int64_t *weights;
	int count = tally_values(tally, group, 1, &values, &weights);
	const struct levels levels = {.values = values, .weights = weights, .count = (size_t)count};
	put_figures(&levels, summary);
	free(values);
	free(weights);
}

static void
put_level_figures(const struct tally *tally, const struct option *options, struct summary *summary)
{
	double values[OPTIONS_MAX];
	for (int i = 0; i < tally->options; i++)
		values[i] = options ? options[i].value : i + 1;
	const struct levels levels = {
		.values = values,
		.weights = summary->votes + 1,
		.count = (size_t)tally->options,
	};
	put_figures(&levels, summary);
	summary->consensus = figure_of(statistics_consensus, &levels);
	summary->agreement = figure_of(statistics_agreement, &levels);
}

/* Whether somebody said a word. */
static bool
has_words(const struct tally *tally, int group)
{
	for (int i = 0; i < tally->given_count; i++)
		if (tally->given[i].word >= 0
			&& belongs(tally, tally->given[i].mode, tally->given[i].group, group))
			return true;
	return false;
}

/* Whether hands of one group were counted, or words called out, but not how many people took part.
 * Then their number is not known of everyone either. */
static bool
has_uncounted_hands(const struct tally *tally, int group)
{
	bool given[GROUPS_MAX + 1] = {false}, uncounted = false;
	for (int i = 0; i < tally->given_count; i++)
		if (tally->given[i].mode == MODE_HANDS && tally->given[i].votes > 0)
			given[tally->given[i].group] = true;
	for (int i = 0; i < tally->groups; i++) {
		for (int no = 1; no <= tally->options; no++)
			given[i] = given[i] || tally_votes(tally, MODE_HANDS, i, no) > 0;
		if (given[i] && belongs(tally, MODE_HANDS, i, group)
			&& tally_votes(tally, MODE_HANDS, i, -1) == 0)
			uncounted = true;
	}
	return uncounted;
}

void
tally_summary(const struct tally *tally, enum kind kind, const struct option *options, int group,
	struct summary *summary)
{
	enum entry_says says = methods[kind].says;
	int64_t given = 0;

	*summary = (struct summary){.abstentions = tally_sum(tally, group, 0)};
	summary->votes[0] = summary->abstentions;
	for (int no = 1; no <= tally->options; no++) {
		int64_t votes = tally_sum(tally, group, no);
		if (says == SAYS_DOTS)
			votes = (int64_t)sum_given(tally, group, no, &votes);
		summary->votes[no] = votes;
		given += votes;
	}
	summary->ballots = methods[kind].several ? tally_sum(tally, group, -1) : given;
	summary->uncounted = (summary->ballots == 0 && (given > 0 || has_words(tally, group)))
		|| (methods[kind].several && has_uncounted_hands(tally, group));
	summary->base = says == SAYS_DOTS ? given : summary->ballots;
	if (says == SAYS_LEVEL)
		put_level_figures(tally, options, summary);
	else if (says == SAYS_NUMBER)
		put_number_figures(tally, group, summary);
}

/* --- one option ------------------------------------------------------------------------------ */

static struct figure
number(double is)
{
	return (struct figure){.has = true, .is = is + 0.0};
}

/* How many ballots gave VALUE to the option. */
static int64_t
given_value(const struct tally *tally, int group, int option_no, double value)
{
	int64_t votes = 0;
	for (int i = 0; i < tally->given_count; i++) {
		const struct given *given = &tally->given[i];
		if (given->word < 0 && given->option_no == option_no && given->value == value
			&& belongs(tally, given->mode, given->group, group))
			votes += given->votes;
	}
	return votes;
}

/* In fresh memory, *MEMORY; two counts that all comparisons follow from. */
static struct ranking
ranking_of(const struct tally *tally, int group, int64_t **memory)
{
	int options = tally->options;
	size_t cells = (size_t)options * (size_t)options;
	int64_t *ranked = mem_new((size_t)options + cells + 1, sizeof(*ranked));
	int64_t *before = ranked + options;
	for (int a = 0; a < options; a++) {
		ranked[a] = tally_sum(tally, group, a + 1);
		for (int b = 0; b < options; b++)
			before[a * options + b] = tally_pair(tally, group, a + 1, b + 1);
	}
	*memory = ranked;
	return (struct ranking){.options = options, .ballots = tally_sum(tally, group, -1),
		.ranked = ranked, .before = before};
}

void
tally_preference(const struct tally *tally, int group, int a, int b, int64_t *a_over_b,
	int64_t *b_over_a, int64_t *ties)
{
	*a_over_b = tally_sum(tally, group, a) - tally_pair(tally, group, b, a);
	*b_over_a = tally_sum(tally, group, b) - tally_pair(tally, group, a, b);
	*ties = tally_sum(tally, group, -1) - *a_over_b - *b_over_a;
}

int
tally_condorcet(const struct tally *tally, int group)
{
	int64_t *memory;
	struct ranking ranking = ranking_of(tally, group, &memory);
	int winner = ranking_condorcet(&ranking) + 1;
	free(memory);
	return winner;
}

static void
put_ranking(const struct tally *tally, int group, int option_no, struct result *result)
{
	int64_t *memory;
	struct ranking ranking = ranking_of(tally, group, &memory);
	result->firsts = given_value(tally, group, option_no, 1);
	if (ranking.ballots > 0)
		result->borda = number(ranking_borda(&ranking, option_no - 1));
	result->condorcet = ranking_condorcet(&ranking) == option_no - 1;
	free(memory);
}

void
tally_result(const struct tally *tally, enum kind kind, int group, int option_no,
	struct result *result)
{
	enum entry_says says = methods[kind].says;
	int64_t votes;
	double sum = sum_given(tally, group, option_no, &votes);

	*result = (struct result){.n = tally_sum(tally, group, option_no)};
	result->votes = result->n;
	if (says == SAYS_DOTS) {
		result->votes = (int64_t)sum;
		result->n_unknown = group == TALLY_ALL
			? tally_votes(tally, MODE_HANDS, TALLY_ALL, option_no) > 0
			: tally_votes(tally, MODE_HANDS, group, option_no) > 0;
		result->sum = number(sum);
	} else if (says == SAYS_RESISTANCE || says == SAYS_NUMBER) {
		result->sum = number(sum);
		if (votes > 0)
			result->mean = number(sum / (double)votes);
	}
	if (says == SAYS_RESISTANCE) {
		result->tens = given_value(tally, group, option_no, RESISTANCE_MOST);
		if (result->mean.has)
			result->acceptance = number(1 - result->mean.is / RESISTANCE_MOST);
	}
	if (says == SAYS_PLACE) {
		put_ranking(tally, group, option_no, result);
		if (votes > 0)
			result->mean_position = number(sum / (double)votes);
	}
}

/* --- words ----------------------------------------------------------------------------------- */

static int
by_frequency(const void *a, const void *b)
{
	const struct said *left = a, *right = b;
	if (left->votes != right->votes)
		return left->votes < right->votes ? 1 : -1;
	return strcmp(left->word->folded, right->word->folded);
}

int
tally_words(const struct tally *tally, int group, bool hidden, struct said **said)
{
	int count = 0;
	int64_t *votes = mem_new((size_t)tally->words_count + 1, sizeof(*votes));
	for (int i = 0; i < tally->given_count; i++) {
		const struct given *given = &tally->given[i];
		if (given->word >= 0 && belongs(tally, given->mode, given->group, group))
			votes[given->word] += given->votes;
	}
	*said = mem_new((size_t)tally->words_count + 1, sizeof(**said));
	for (int i = 0; i < tally->words_count; i++)
		if (votes[i] > 0 && (hidden || !tally->words[i].hidden))
			(*said)[count++] = (struct said){.word = &tally->words[i], .votes = votes[i]};
	qsort(*said, (size_t)count, sizeof(**said), by_frequency);
	free(votes);
	return count;
}
