/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/heard.h"

static int64_t
sum(const int64_t *numbers, int count)
{
	int64_t all = 0;
	for (int i = 0; i < count; i++)
		all += numbers[i];
	return all;
}

bool
heard_too_little(const int64_t *people, const int64_t *contributions, int count, bool *unheard)
{
	int64_t all_people = sum(people, count), all = sum(contributions, count);
	bool any = false;
	for (int i = 0; i < count; i++) {
		/* contributions / all < people / all_people / 2 */
		unheard[i] = all >= HEARD_CONTRIBUTIONS && people[i] >= HEARD_PEOPLE
			&& 2 * contributions[i] * all_people < people[i] * all;
		any |= unheard[i];
	}
	return any;
}
