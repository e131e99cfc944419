/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/gap.h"

#include <math.h>

static struct figure
mean_of(double sum, int count)
{
	return (struct figure){.has = count > 0, .is = count > 0 ? sum / count + 0.0 : 0};
}

/* The stronger reason: a side that is too small, before one that would give it away. */
static enum withholding
stronger(enum withholding a, enum withholding b)
{
	if (a == WITHHOLD_SMALL || b == WITHHOLD_SMALL)
		return WITHHOLD_SMALL;
	return a != WITHHOLD_NOT ? a : b;
}

void
gap_between(const struct view *views, int count, int a, int b, struct gap *gap)
{
	double sum_a = 0, sum_b = 0, scaled = 0, absolute = 0;
	int items = 0, with_length = 0;
	enum withholding withheld = WITHHOLD_NOT;

	for (int i = 0; i < count; i++) {
		const struct view *view = &views[i];
		struct figure mean_a = view->means[a], mean_b = view->means[b];
		double length = view->highest - view->lowest;
		if (!mean_a.has || !mean_b.has) {
			withheld = stronger(withheld,
				stronger(view->withheld[a], view->withheld[b]));
			continue;
		}
		items++;
		sum_a += mean_a.is;
		sum_b += mean_b.is;
		if (length > 0) {
			with_length++;
			scaled += (mean_a.is - mean_b.is) / length;
			absolute += fabs(mean_a.is - mean_b.is) / length;
		}
	}
	*gap = (struct gap){
		.items = items,
		.mean_a = mean_of(sum_a, items),
		.mean_b = mean_of(sum_b, items),
		.gap = mean_of(sum_a - sum_b, items),
		.scaled = mean_of(scaled, with_length),
		.absolute = mean_of(absolute, with_length),
		.withheld = items > 0 ? WITHHOLD_NOT : withheld,
	};
}
