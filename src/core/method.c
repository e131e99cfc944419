/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/method.h"

#include "core/i18n.h"

#include <stddef.h>
#include <string.h>

#define AT(stage) (1u << STAGE_##stage)
#define VOTING    (AT(PROMPT) | AT(OPEN) | AT(CLOSED) | AT(REVEALED))

const struct method methods[KIND_COUNT] = {
	[KIND_INFO] = {
		.word = "info", .label = N_("information"), .runs = true,
		.stages = AT(PROMPT),
	},
	[KIND_PEOPLE] = {
		.word = "people", .label = N_("who is here"), .runs = true,
		.stages = AT(PROMPT),
	},
	[KIND_TALK] = {
		.word = "talk", .label = N_("talk"), .runs = true,
		.has_comments = true, .wall_timer = true,
		.stages = AT(PROMPT) | AT(OPEN) | AT(REVEALED),
	},
	[KIND_CARDS] = {
		.word = "cards", .label = N_("cards"), .runs = true,
		.has_comments = true, .live = true, .wall_timer = true,
		.stages = AT(PROMPT) | AT(OPEN) | AT(CLOSED),
	},
	[KIND_CHOICE] = {
		.word = "choice", .label = N_("one answer"), .ballot = N_("one answer"),
		.runs = true, .asks = true, .options = OPTIONS_NEEDED, .least_options = 2,
		.stages = VOTING,
	},
	[KIND_MULTI] = {
		.word = "multi", .label = N_("several answers"), .ballot = N_("several answers"),
		.runs = true, .asks = true, .has_max = true, .several = true,
		.options = OPTIONS_NEEDED, .least_options = 2,
		.stages = VOTING,
	},
	[KIND_SCALE] = {
		.word = "scale", .label = N_("scale"), .ballot = N_("one level"),
		.runs = true, .asks = true, .has_mean = true,
		.options = OPTIONS_NEEDED, .least_options = 2,
		.stages = VOTING,
	},
	[KIND_DOTS] = {
		.word = "dots", .label = N_("dots"), .ballot = N_("dots on options"),
		.asks = true, .has_max = true, .several = true,
		.options = OPTIONS_NEEDED, .least_options = 2,
		.stages = VOTING,
	},
	[KIND_RANK] = {
		.word = "rank", .label = N_("ranking"), .ballot = N_("an order of options"),
		.asks = true, .has_max = true, .several = true,
		.options = OPTIONS_NEEDED, .least_options = 2,
		.stages = VOTING,
	},
	[KIND_RESIST] = {
		.word = "resist", .label = N_("systemic consensing"),
		.ballot = N_("a resistance from 0 to 10 to every option"),
		.asks = true, .several = true, .options = OPTIONS_NEEDED, .least_options = 2,
		.stages = VOTING,
	},
	[KIND_NUMBER] = {
		.word = "number", .label = N_("estimate"), .ballot = N_("one number"),
		.asks = true, .has_mean = true,
		.stages = VOTING,
	},
	[KIND_WORDS] = {
		.word = "words", .label = N_("words"), .ballot = N_("words"),
		.asks = true, .has_max = true, .several = true,
		.stages = VOTING,
	},
	[KIND_PROFILE] = {
		.word = "profile", .label = N_("views compared"),
		.stages = AT(PROMPT),
	},
	[KIND_PLAN] = {
		.word = "plan", .label = N_("measures"), .runs = true,
		.stages = AT(PROMPT),
	},
	[KIND_BREAK] = {
		.word = "break", .label = N_("break"), .runs = true, .wall_timer = true,
		.stages = AT(PROMPT),
	},
};

const char *const stage_words[STAGE_COUNT] = {
	[STAGE_PROMPT] = "prompt",
	[STAGE_OPEN] = "open",
	[STAGE_CLOSED] = "closed",
	[STAGE_REVEALED] = "revealed",
};

const char *const entry_mode_words[MODE_COUNT] = {
	[MODE_HANDS] = "hands",
	[MODE_KEYPAD] = "keypad",
	[MODE_PAPER] = "paper",
	[MODE_OFFICIAL] = "official",
};

static bool
word_index(const char *const *words, size_t n, const char *word, size_t *index)
{
	for (size_t i = 0; i < n; i++) {
		if (strcmp(words[i], word) == 0) {
			*index = i;
			return true;
		}
	}
	return false;
}

bool
kind_from_word(const char *word, enum kind *kind)
{
	for (int i = 0; i < KIND_COUNT; i++) {
		if (strcmp(methods[i].word, word) == 0) {
			*kind = (enum kind)i;
			return true;
		}
	}
	return false;
}

bool
stage_from_word(const char *word, enum stage *stage)
{
	size_t index;
	if (!word_index(stage_words, STAGE_COUNT, word, &index))
		return false;
	*stage = (enum stage)index;
	return true;
}

bool
entry_mode_from_word(const char *word, enum entry_mode *mode)
{
	size_t index;
	if (!word_index(entry_mode_words, MODE_COUNT, word, &index))
		return false;
	*mode = (enum entry_mode)index;
	return true;
}
