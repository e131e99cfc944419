/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/shorten.h"

#include <stdlib.h>

#include "tap.h"

#define TALK(m) {.minutes = (m), .shortens = true, .leaves = true}
#define BREAK(m) {.minutes = (m), .shortens = true}
#define VOTE(m) {.minutes = (m), .leaves = true}
#define FIXED(m) {.minutes = (m)}

static void
test_shares(void)
{
	struct stretch parts[] = {TALK(30), FIXED(3), BREAK(15), TALK(5), FIXED(20)};
	is_int(shorten(parts, 5, 0), 0, "on time");
	ok(parts[0].gives == 0 && parts[2].gives == 0, "nothing is given");
	is_int(shorten(parts, 5, 9), 0, "nine minutes are found");
	is_int(parts[0].gives, 6, "by shares");
	is_int(parts[2].gives, 3, "by shares, the break");
	ok(parts[1].gives == 0 && parts[3].gives == 0 && parts[4].gives == 0,
		"not from what is fixed or as short as it can be");
	is_int(shorten(parts, 5, 10), 0, "ten");
	is_int(parts[0].gives + parts[2].gives, 10, "are ten, whatever rounding says");
	is_int(shorten(parts, 5, 22), 0, "all there is");
	ok(parts[0].gives == 15 && parts[2].gives == 7, "down to one half");
	ok(!parts[0].left_out && !parts[3].left_out, "and nothing is left out");
	struct stretch uneven[] = {BREAK(6), TALK(40)};
	is_int(shorten(uneven, 2, 15), 0, "what the small one cannot give");
	ok(uneven[0].gives == 1 && uneven[1].gives == 14, "the large one does");
}

static void
test_leaving(void)
{
	struct stretch parts[] = {TALK(20), VOTE(6), VOTE(3), BREAK(10), FIXED(5)};
	is_int(shorten(parts, 5, 17), 0, "two minutes more than can be shortened");
	ok(parts[2].left_out && !parts[1].left_out && !parts[0].left_out, "the shortest that is enough");
	is_int(parts[0].gives + parts[3].gives, 14, "and the rest by shares");
	is_int(shorten(parts, 5, 24), 0, "nine minutes more");
	ok(parts[1].left_out + parts[2].left_out + parts[0].left_out > 0, "something is left out");
	int sum = 0;
	for (int i = 0; i < 5; i++)
		sum += parts[i].left_out ? parts[i].minutes : parts[i].gives;
	ok(sum >= 24, "so that it is enough");
	is_int(shorten(parts, 5, 100), 100 - 20 - 6 - 3 - 5, "a hundred are not to be found");
	ok(parts[0].left_out && parts[1].left_out && parts[2].left_out && !parts[3].left_out
			&& !parts[4].left_out, "what may not be left out stays");
	is_int(parts[3].gives, 5, "and is shortened");
	is_int(shorten(parts, 0, 7), 7, "nothing to come");
	struct stretch fixed[] = {FIXED(20), FIXED(10)};
	is_int(shorten(fixed, 2, 4), 4, "nothing that gives");
}

/* Of any evening: no part gives more than it may, and what is said to be missing is. */
static void
test_any(void)
{
	unsigned seed = 1;
	bool fine = true;
	for (int run = 0; run < 2000; run++) {
		struct stretch parts[12];
		int count = run % 13, need = run % 90, sum = 0;
		for (int i = 0; i < count; i++) {
			seed = seed * 1103515245 + 12345;
			parts[i] = (struct stretch){.minutes = 1 + (int)(seed >> 16) % 40,
				.shortens = (seed >> 8) & 1, .leaves = (seed >> 9) & 1};
		}
		int missing = shorten(parts, count, need);
		for (int i = 0; i < count; i++) {
			int least = (parts[i].minutes + 1) / 2;
			least = least < SHORTEN_LEAST ? SHORTEN_LEAST : least;
			fine = fine && (!parts[i].left_out || (parts[i].leaves && parts[i].gives == 0));
			fine = fine && parts[i].gives >= 0
				&& (parts[i].gives == 0 || (parts[i].shortens
					&& parts[i].minutes - parts[i].gives >= least));
			sum += parts[i].left_out ? parts[i].minutes : parts[i].gives;
		}
		fine = fine && missing >= 0 && (missing == 0 ? sum >= need : sum == need - missing);
	}
	ok(fine, "no part gives more than it may, and together they give what is said");
}

int
main(void)
{
	test_shares();
	test_leaving();
	test_any();
	return done_testing();
}
