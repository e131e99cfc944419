/*
 * What the parts of session/minutes.h share and nobody else sees.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_SESSION_MINUTES_PARTS_H
#define RUNDE_SESSION_MINUTES_PARTS_H

#include "session/minutes.h"

struct gathering {
	struct minutes *minutes;
	const struct model *model;
	int language; /* of the workshop's texts */
	int64_t k;
};

/* COUNT zeroed objects, and a text, that live as long as the minutes. */
void *minutes_new(const struct gathering *gathering, size_t count, size_t size);
const char *minutes_keep(const struct gathering *gathering, char *fresh);

/* WORDS in the language of the minutes. */
const char *minutes_words(const struct gathering *gathering, const struct words *words);
/* A step's title, or its id when it has none. */
const char *minutes_title(const struct gathering *gathering, int step);

/* The label of OPTION, unless what it repeats was hidden. */
const char *minutes_option(const struct gathering *gathering, const struct option *option);

/* Each fills its part of the minutes. */
void minutes_questions(const struct gathering *gathering);
void minutes_views(const struct gathering *gathering);
void minutes_voices(const struct gathering *gathering);

#endif
