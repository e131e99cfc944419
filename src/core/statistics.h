/*
 * What a distribution says: the figures of a question, from weighted levels.
 *
 * A level is a value and how often it was given; abstentions are no level. Levels may come in
 * any order, with empty ones among them; equal values are one level. Weights are
 * frequencies, >= 0; figures are those of the expanded list, which is never made.
 * Every function returns whether there is such a figure; if not, *OUT is untouched. What comes
 * out is finite and never -0.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_CORE_STATISTICS_H
#define RUNDE_CORE_STATISTICS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct levels {
	const double *values;
	const int64_t *weights;
	size_t count;
};

/* The sum of the weights: the answers given. */
int64_t statistics_n(const struct levels *levels);

/* These need one answer. */
bool statistics_mean(const struct levels *levels, double *out);
bool statistics_min(const struct levels *levels, double *out);
bool statistics_max(const struct levels *levels, double *out);

/* The middle one, or the mean of the two middle ones. Needs one answer. */
bool statistics_median(const struct levels *levels, double *out);

/* First and third quartile, type 7 of Hyndman & Fan, "Sample Quantiles in Statistical
 * Packages", The American Statistician 50 (1996), doi:10.2307/2684934. Need one answer. */
bool statistics_q1(const struct levels *levels, double *out);
bool statistics_q3(const struct levels *levels, double *out);

/* Sample standard deviation (n-1). Needs two answers. */
bool statistics_sd(const struct levels *levels, double *out);

/* Consensus of Tastle & Wierman, "Consensus and dissention: A measure of ordinal dispersion",
 * International Journal of Approximate Reasoning 45 (2007), doi:10.1016/j.ijar.2006.06.024:
 * 1 + Σ p·log2(1 - |x - mean| / d), d from the lowest to the highest level, empty ones
 * included. From 0 (half at each end) to 1 (all on one level). Needs two answers and d > 0. */
bool statistics_consensus(const struct levels *levels, double *out);

/* Agreement A of van der Eijk, "Measuring Agreement in Ordered Rating Scales", Quality &
 * Quantity 35 (2001), doi:10.1023/A:1010374114305: from -1 (half at each end) over 0 (uniform)
 * to 1 (all on one level). Needs two answers and three levels, empty ones included. */
bool statistics_agreement(const struct levels *levels, double *out);

#endif
