/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/beforehand.h"

#include "tap.h"

#include <stdio.h>

#define STEP(of, asked, ...) { .kind = KIND_##of, .question = (asked), __VA_ARGS__ }
#define THEME .theme = { .in = { "Work" } }

/* The questions of COUNT STEPS that an institution is asked, one after the other. */
static const char *
asked(struct step *steps, int count)
{
	static char text[100];
	const struct workshop workshop = { .steps = steps, .steps_count = count };
	int length = 0;
	text[0] = '\0';
	for (int i = 0; i < count; i++) {
		if (beforehand_asked(&workshop, i))
			length += snprintf(text + length, sizeof(text) - (size_t)length, "%s%s",
				length > 0 ? " " : "", steps[i].question);
	}
	return text;
}

#define COUNT(steps) ((int)(sizeof(steps) / sizeof(*(steps))))

int
main(void)
{
	struct step plain[] = {
		STEP(INFO, NULL), STEP(SCALE, "mood"), STEP(CHOICE, "way"), STEP(CARDS, NULL),
		STEP(DOTS, "best", .options_from = "cards"), STEP(SCALE, "mood"), STEP(NUMBER, "age"),
	};
	is_str(asked(plain, COUNT(plain)), "mood way age",
		"without a comparison everything, but once, and nothing that comes from the room");

	struct step themes[] = {
		STEP(SCALE, "home"), STEP(SCALE, "jobs", THEME), STEP(CHOICE, "way", THEME), STEP(SCALE, "help"),
		STEP(SCALE, "help", THEME), STEP(PROFILE, NULL), STEP(SCALE, "late", THEME),
		STEP(PROFILE, NULL), STEP(SCALE, "evening"), STEP(SCALE, "after", THEME),
	};
	is_str(asked(themes, COUNT(themes)), "jobs help late", "with one, what has a theme and is compared");

	struct step bare[] = {
		STEP(SCALE, "home"), STEP(CHOICE, "way"), STEP(SCALE, "ours", .options_from = "cards"),
		STEP(PROFILE, NULL), STEP(SCALE, "evening", THEME),
	};
	is_str(asked(bare, COUNT(bare)), "home", "where nothing compared has a theme, all scales");

	struct step idle[] = { STEP(CHOICE, "way"), STEP(PROFILE, NULL), STEP(SCALE, "evening") };
	is_str(asked(idle, COUNT(idle)), "way evening", "a comparison of nothing is none");
	return done_testing();
}
