/* Evenings that nobody thought of: whatever is done, the sums are those of the votes, what belongs
 * together is there, and the file is read again as it stood.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "random.h"
#include "ballots.h"

#define FILE_NAME "random.runde"

enum { SEEDS = 5, ACTS = 200 };

static void
test_seed(uint64_t seed)
{
	struct random_evening evening;
	int done = 0;
	random_begin(&evening, FILE_NAME, seed);
	for (int i = 0; i < ACTS; i++)
		done += random_act(&evening);
	ok(done > ACTS / 5, "evening %d: %d acts were done", (int)seed, done);
	ok(sums_hold(FILE_NAME), "its sums are those of its votes");
	is_int(number_in(FILE_NAME, "SELECT count(*) FROM pragma_foreign_key_check"), 0, "what belongs together is there");
	random_end(&evening);

	struct env later = evening_env(1);
	struct message reason = { "" };
	struct session *again = NULL;
	is_int(session_open(&later, FILE_NAME, SESSION_READ, &again, &reason), STATUS_OK, "it can be read again %s", reason.text);
	session_close(again);
	env_free(&later);
}

/* The same seed gives the same evening: else a failure could not be looked at again. */
static void
test_same(void)
{
	char *rows[2];
	for (int i = 0; i < 2; i++) {
		struct random_evening evening;
		random_begin(&evening, FILE_NAME, 99);
		for (int act = 0; act < 60; act++)
			random_act(&evening);
		random_end(&evening);
		rows[i] = rows_in(FILE_NAME);
	}
	is_str(rows[1], rows[0], "the same seed gives the same evening");
	free(rows[0]);
	free(rows[1]);
}

int
main(void)
{
	plan(SEEDS * 4 + 1);
	for (uint64_t seed = 1; seed <= SEEDS; seed++)
		test_seed(seed);
	test_same();
	unlink(FILE_NAME);
	return done_testing();
}
