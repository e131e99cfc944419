/* What must agree in the table of gaps: each with the means it comes from, a theme with its questions.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/verify_sums.h"

#include "core/i18n.h"

#include <math.h>
#include <string.h>

static double
find_mean(const struct sums *sums, const char *question, int round, const char *group)
{
	for (int i = 0; i < sums->means_count; i++) {
		const struct sums_mean *line = &sums->means[i];
		if (line->round == round && strcmp(line->question, question) == 0
			&& strcmp(line->group, group) == 0)
			return line->mean;
	}
	return NAN;
}

static bool
is_last_round(const struct sums *sums, const struct sums_gap *line)
{
	for (int i = 0; i < sums->gaps_count; i++) {
		const struct sums_gap *other = &sums->gaps[i];
		if (strcmp(other->question, line->question) == 0 && other->round > line->round)
			return false;
	}
	return true;
}

/* A theme: the mean of its questions, each in its last round, where both sides have one. */
static void
check_theme(struct sums *sums, const struct sums_gap *theme)
{
	double scaled = 0, absolute = 0;
	int64_t items = 0;
	for (int i = 0; i < sums->gaps_count; i++) {
		const struct sums_gap *line = &sums->gaps[i];
		if (!*line->question || strcmp(line->theme, theme->theme) != 0 || strcmp(line->a, theme->a) != 0
			|| strcmp(line->b, theme->b) != 0 || !isfinite(line->scaled) || !is_last_round(sums, line))
			continue;
		items++;
		scaled += line->scaled;
		absolute += line->absolute;
	}
	if (items != theme->items)
		verify_fault(sums->verify, _("tables for %s: %s, %s and %s: %lld questions compared, not %lld"),
			profile_words[sums->profile], theme->theme, theme->a, theme->b, (long long)theme->items,
			(long long)items);
	else if (items > 0 && (sums_differ(theme->scaled, scaled / (double)items)
		|| sums_differ(theme->absolute, absolute / (double)items)))
		verify_fault(sums->verify, _("tables for %s: %s, %s and %s: the gap is not that of its questions"),
			profile_words[sums->profile], theme->theme, theme->a, theme->b);
}

void
sums_check_gaps(struct sums *sums)
{
	for (int i = 0; i < sums->gaps_count; i++) {
		const struct sums_gap *line = &sums->gaps[i];
		bool fits = !sums_differ(line->gap, line->mean_a - line->mean_b);
		if (*line->question)
			fits = fits && !sums_differ(line->mean_a, find_mean(sums, line->question, line->round, line->a))
				&& !sums_differ(line->mean_b, find_mean(sums, line->question, line->round, line->b))
				&& !sums_differ(line->absolute, fabs(line->scaled));
		if (!fits)
			verify_fault(sums->verify,
				_("tables for %s: %s%s, %s and %s: the gap is not that of the means"),
				profile_words[sums->profile], line->theme, line->question, line->a, line->b);
		if (!*line->question && isfinite(line->scaled))
			check_theme(sums, line);
	}
}
