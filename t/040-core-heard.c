/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/heard.h"

#include "tap.h"

int
main(void)
{
	static const int64_t people[] = {20, 10, 3, 2};
	bool unheard[4];

	static const int64_t few[] = {5, 0, 0, 0};
	ok(!heard_too_little(people, few, 4, unheard) && !unheard[1], "five contributions say nothing yet");

	static const int64_t six[] = {6, 0, 0, 0};
	ok(heard_too_little(people, six, 4, unheard), "six do");
	ok(!unheard[0] && unheard[1] && unheard[2], "those who said nothing are named");
	ok(!unheard[3], "but not two people, who may be silent by chance");

	/* 10 of 35 people are 2/7, half of it 1/7 of the contributions. */
	static const int64_t half[] = {24, 5, 3, 3};
	ok(!heard_too_little(people, half, 4, unheard), "exactly half the share is enough");
	static const int64_t less[] = {25, 5, 3, 3};
	ok(heard_too_little(people, less, 4, unheard) && unheard[1] && !unheard[0] && !unheard[2],
		"less is not");

	static const int64_t nobody[] = {0, 0, 0, 0};
	ok(!heard_too_little(nobody, six, 4, unheard), "where nobody was counted nobody is missing");
	ok(!heard_too_little(people, nobody, 4, unheard), "nor before anything was said");
	ok(!heard_too_little(people, six, 0, unheard), "no groups at all");
	static const int64_t many[] = {INT64_C(1000000000), INT64_C(1000000000)};
	static const int64_t said[] = {INT64_C(1000000000), 1};
	ok(heard_too_little(many, said, 2, unheard) && unheard[1] && !unheard[0], "large numbers");
	return done_testing();
}
