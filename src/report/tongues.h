/*
 * Texts in one or two languages at once.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_REPORT_TONGUES_H
#define RUNDE_REPORT_TONGUES_H

#include "core/workshop.h"
#include "report/document.h"

enum { TONGUES_MAX = 2 };

/* Languages of a workshop, by their index there; the one that matters most first. */
struct tongues {
	const struct workshop *workshop;
	int count; /* 1 … TONGUES_MAX */
	int in[TONGUES_MAX];
};

/* The tag of LANGUAGE, or NULL where the workshop does not name its language. */
const char *tongues_tag(const struct tongues *tongues, int language);

/* Which of the languages WORDS are really to be said in: missing ones fall back to the base, and
 * what would be said twice is said once. Fills SAID, returns how many; 0 where there is no text. */
int tongues_of(const struct tongues *tongues, const struct words *words, int said[TONGUES_MAX]);

/* Says WORDS in a line of text, each further language on a line of its own. OTHERWISE is said
 * where there is no text. */
void tongues_put(struct document *document, const struct tongues *tongues,
	const struct words *words, const char *otherwise);

/* The text in the first language, "" where there is none; *TAG its language, or NULL. */
const char *tongues_first(
	const struct tongues *tongues, const struct words *words, const char **tag);

#endif
