/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/nearest.h"
#include "tap.h"

static const char *const kinds[] = {
	"info", "people", "talk", "cards", "choice", "multi", "scale", "dots", "rank", "resist",
	"number", "words", "profile", "plan", "break",
};

static const struct {
	const char *word, *meant, *why;
} cases[] = {
	{ "scale", "scale", "itself" },
	{ "Scale", "scale", "case does not count" },
	{ "scael", "scale", "neighbours swapped" },
	{ "scal", "scale", "a letter missing" },
	{ "sccale", "scale", "a letter too many" },
	{ "skale", "scale", "a letter replaced" },
	{ "skalle", "scale", "two faults in six letters" },
	{ "skala", NULL, "two faults in five letters are too many" },
	{ "choise", "choice", "choise" },
	{ "lpan", "plan", "swapped at the start" },
	{ "porfiel", "profile", "swapped twice" },
	{ "prophiel", NULL, "three faults in eight letters are too many" },
	{ "tälk", "talk", "an umlaut is one letter" },
	{ "kartenabfrage", NULL, "another word" },
	{ "", NULL, "nothing" },
	{ "x", NULL, "a single letter resembles nothing" },
};

int
main(void)
{
	size_t n = sizeof(kinds) / sizeof(*kinds);

	plan(sizeof(cases) / sizeof(*cases) + 4);
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		is_str(nearest_word(cases[i].word, kinds, n), cases[i].meant, "%s: %s",
			cases[i].word, cases[i].why);

	static const char *const ties[] = { "cat", "bat", "rat" };
	is_str(nearest_word("hat", ties, 3), "cat", "the first of equals");
	is_str(nearest_word("bat", ties, 3), "bat", "but the word itself before all");
	is_str(nearest_word("scale", kinds, 0), NULL, "an empty list");
	/* Optimal string alignment never edits a swapped pair again: "ca" to "abc" costs 3. */
	static const char *const abc[] = { "abcdefgh" };
	is_str(nearest_word("cadefgh", abc, 1), NULL, "a swapped pair is not edited again");
	return done_testing();
}
