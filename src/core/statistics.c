/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/statistics.h"

#include <math.h>
#include <stdlib.h>

#include "core/mem.h"

struct level {
	double value;
	int64_t weight;
};

/* The levels in the order of their values, each value once. */
struct scale {
	struct level *levels;
	size_t count;
	int64_t n;
};

static int
by_value(const void *a, const void *b)
{
	double x = ((const struct level *)a)->value, y = ((const struct level *)b)->value;
	return (x > y) - (x < y);
}

/* Its levels are freed by the caller. */
static struct scale
in_order(const struct levels *levels)
{
	struct scale scale = { .levels = mem_new(levels->count, sizeof(struct level)) };
	bool sorted = true;

	for (size_t i = 0; i < levels->count; i++) {
		scale.levels[i] = (struct level){ levels->values[i], levels->weights[i] };
		scale.n += levels->weights[i];
		sorted = sorted && (i == 0 || levels->values[i - 1] <= levels->values[i]);
	}
	if (!sorted)
		qsort(scale.levels, levels->count, sizeof(struct level), by_value);
	for (size_t i = 0; i < levels->count; i++) {
		struct level level = scale.levels[i];
		if (scale.count && scale.levels[scale.count - 1].value == level.value)
			scale.levels[scale.count - 1].weight += level.weight;
		else
			scale.levels[scale.count++] = level;
	}
	return scale;
}

/* Adding zero turns -0 into 0. */
static bool
give(double *out, double figure)
{
	*out = figure + 0.0;
	return true;
}

int64_t
statistics_n(const struct levels *levels)
{
	int64_t n = 0;
	for (size_t i = 0; i < levels->count; i++)
		n += levels->weights[i];
	return n;
}

bool
statistics_min(const struct levels *levels, double *out)
{
	bool any = false;
	double least = 0;
	for (size_t i = 0; i < levels->count; i++) {
		if (levels->weights[i] > 0 && (!any || levels->values[i] < least)) {
			least = levels->values[i];
			any = true;
		}
	}
	return any && give(out, least);
}

bool
statistics_max(const struct levels *levels, double *out)
{
	bool any = false;
	double most = 0;
	for (size_t i = 0; i < levels->count; i++) {
		if (levels->weights[i] > 0 && (!any || levels->values[i] > most)) {
			most = levels->values[i];
			any = true;
		}
	}
	return any && give(out, most);
}

bool
statistics_mean(const struct levels *levels, double *out)
{
	double least, most, sum = 0;
	if (!statistics_min(levels, &least) || !statistics_max(levels, &most))
		return false;
	for (size_t i = 0; i < levels->count; i++)
		sum += levels->values[i] * (double)levels->weights[i];
	/* Rounding must not carry the mean of equal answers away from them. */
	return give(out, fmin(fmax(sum / (double)statistics_n(levels), least), most));
}

bool
statistics_sd(const struct levels *levels, double *out)
{
	int64_t n = statistics_n(levels);
	double mean, squares = 0;
	if (n < 2 || !statistics_mean(levels, &mean))
		return false;
	for (size_t i = 0; i < levels->count; i++) {
		double apart = levels->values[i] - mean;
		squares += apart * apart * (double)levels->weights[i];
	}
	return give(out, sqrt(squares / (double)(n - 1)));
}

/* The answer at RANK, counted from 0, of the expanded list. */
static double
at_rank(const struct scale *scale, int64_t rank)
{
	size_t i = 0;
	while (i + 1 < scale->count && rank >= scale->levels[i].weight)
		rank -= scale->levels[i++].weight;
	return scale->levels[i].value;
}

/* The quantile at QUARTERS / 4, type 7: between the answers around (n - 1) · p. */
static bool
quantile(const struct levels *levels, int quarters, double *out)
{
	struct scale scale = in_order(levels);
	bool any = scale.n > 0;
	if (any) {
		int64_t place = (scale.n - 1) * quarters;
		double low = at_rank(&scale, place / 4);
		double part = (double)(place % 4) / 4;
		double figure = part > 0
			? low + part * (at_rank(&scale, place / 4 + 1) - low) : low;
		give(out, figure);
	}
	free(scale.levels);
	return any;
}

bool
statistics_median(const struct levels *levels, double *out)
{
	return quantile(levels, 2, out);
}

bool
statistics_q1(const struct levels *levels, double *out)
{
	return quantile(levels, 1, out);
}

bool
statistics_q3(const struct levels *levels, double *out)
{
	return quantile(levels, 3, out);
}

bool
statistics_consensus(const struct levels *levels, double *out)
{
	int64_t n = statistics_n(levels);
	double mean;
	if (n < 2 || !statistics_mean(levels, &mean))
		return false;

	double lowest = levels->values[0], highest = lowest;
	for (size_t i = 1; i < levels->count; i++) {
		lowest = fmin(lowest, levels->values[i]);
		highest = fmax(highest, levels->values[i]);
	}
	if (!(highest > lowest))
		return false;

	double consensus = 1;
	for (size_t i = 0; i < levels->count; i++) {
		if (levels->weights[i] <= 0)
			continue;
		double share = (double)levels->weights[i] / (double)n;
		double apart = fabs(levels->values[i] - mean) / (highest - lowest);
		consensus += share * log2(1 - apart);
	}
	return give(out, fmin(fmax(consensus, 0), 1));
}

/* The agreement of a layer: all levels that are not empty have the same weight in it. Triples of
 * levels of which the two taken are neighbours (110, 011) speak for one peak, those
 * with a hole (101) against it. Each is counted from its empty level. */
static double
layer_agreement(const struct scale *layer, size_t taken)
{
	double levels = (double)layer->count, one = 0, two = 0, left = 0;

	for (size_t i = 0; i < layer->count; i++) {
		if (layer->levels[i].weight > 0) {
			left++;
			continue;
		}
		double right = (double)taken - left;
		one += left * (left - 1) / 2 + right * (right - 1) / 2;
		two += left * right;
	}
	double unimodality = one + two > 0
		? ((levels - 2) * one - (levels - 1) * two) / ((levels - 2) * (one + two)) : 1;
	return unimodality * (1 - ((double)taken - 1) / (levels - 1));
}

bool
statistics_agreement(const struct levels *levels, double *out)
{
	struct scale rest = in_order(levels);
	bool has = rest.n >= 2 && rest.count >= 3;

	double agreement = 0;
	while (has) {
		size_t taken = 0;
		int64_t height = INT64_MAX;
		for (size_t i = 0; i < rest.count; i++) {
			int64_t weight = rest.levels[i].weight;
			if (weight > 0) {
				taken++;
				height = weight < height ? weight : height;
			}
		}
		if (taken == 0)
			break;
		double share = (double)taken * (double)height / (double)rest.n;
		agreement += share * layer_agreement(&rest, taken);
		for (size_t i = 0; i < rest.count; i++)
			if (rest.levels[i].weight > 0)
				rest.levels[i].weight -= height;
	}
	if (has)
		give(out, fmin(fmax(agreement, -1), 1));
	free(rest.levels);
	return has;
}
