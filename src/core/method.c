/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/method.h"

#include "core/i18n.h"

#include <stddef.h>
#include <string.h>

#define AT(stage) (1u << STAGE_##stage)
#define VOTING    (AT(PROMPT) | AT(OPEN) | AT(CLOSED) | AT(REVEALED) | AT(OFFICIAL))

#define BY(mode) (1u << MODE_##mode)
#define ANY_WAY  (BY(HANDS) | BY(KEYPAD) | BY(PAPER))

const struct method methods[KIND_COUNT] = {
	[KIND_INFO] = {
		.word = "info", .label = N_("information"),
		.stages = AT(PROMPT),
	},
	[KIND_PEOPLE] = {
		.word = "people", .label = N_("who is here"),
		.stages = AT(PROMPT),
	},
	[KIND_TALK] = {
		.word = "talk", .label = N_("talk"),
		.has_comments = true, .wall_timer = true,
		.stages = AT(PROMPT) | AT(OPEN) | AT(REVEALED),
	},
	[KIND_CARDS] = {
		.word = "cards", .label = N_("cards"),
		.has_comments = true, .live = true, .wall_timer = true,
		.stages = AT(PROMPT) | AT(OPEN) | AT(CLOSED),
	},
	[KIND_CHOICE] = {
		.word = "choice", .label = N_("one answer"), .ballot = N_("one answer"),
		.asks = true, .says = SAYS_NOTHING, .totals = TOTALS_ONE, .modes = ANY_WAY,
		.options = OPTIONS_NEEDED, .least_options = 2,
		.stages = VOTING,
	},
	[KIND_MULTI] = {
		.word = "multi", .label = N_("several answers"), .ballot = N_("several answers"),
		.explained = N_("Everyone may choose several answers. By a show of hands also count how "
			"many took part at all (“took part”): a share is one of these people."),
		.asks = true, .says = SAYS_NOTHING, .totals = TOTALS_EACH,
		.modes = ANY_WAY, .has_max = true, .several = true,
		.options = OPTIONS_NEEDED, .least_options = 2,
		.stages = VOTING,
	},
	[KIND_SCALE] = {
		.word = "scale", .label = N_("scale"), .ballot = N_("one level"),
		.asks = true, .says = SAYS_LEVEL, .totals = TOTALS_ONE, .modes = ANY_WAY, .has_mean = true,
		.options = OPTIONS_NEEDED, .least_options = 2,
		.stages = VOTING,
	},
	[KIND_DOTS] = {
		.word = "dots", .label = N_("dots"), .ballot = N_("dots on options"),
		.explained = N_("Everyone has a few dots and spreads them over the answers, several on "
			"one if they like. On a poster: count the dots of each answer, and how many people "
			"took part. A share is one of all dots given."),
		.asks = true, .says = SAYS_DOTS, .totals = TOTALS_DOTS,
		.modes = ANY_WAY, .has_max = true, .several = true,
		.options = OPTIONS_NEEDED, .least_options = 2,
		.stages = VOTING,
	},
	[KIND_RANK] = {
		.word = "rank", .label = N_("ranking"), .ballot = N_("an order of options"),
		.explained = N_("Everyone puts the answers in order, the most important first; perhaps "
			"only the first few. Points (Borda): with five answers the first place gives 4 "
			"points, the last none. Winner of all comparisons (Condorcet): the answer that "
			"more people prefer to each of the others than the other way round; there may be "
			"none."),
		.asks = true, .says = SAYS_PLACE, .totals = TOTALS_EACH,
		.modes = BY(KEYPAD) | BY(PAPER), .has_max = true,
		.several = true, .options = OPTIONS_NEEDED, .least_options = 2,
		.stages = VOTING,
	},
	[KIND_RESIST] = {
		.word = "resist", .label = N_("systemic consensing"),
		.ballot = N_("a resistance from 0 to 10 to every option"),
		.explained = N_("Not “which do you like best?” but “how hard is it for you to live with "
			"it?”: 0 no resistance, 10 unacceptable. With fingers: take proposal after proposal "
			"and count who shows 0, who 1 and so on to 10. What meets the least resistance "
			"divides the room least; what meets more than leaving everything as it is solves "
			"nothing. A ten deserves a question: what would lower it?"),
		.asks = true, .says = SAYS_RESISTANCE, .totals = TOTALS_RATED, .modes = ANY_WAY, .several = true,
		.options = OPTIONS_NEEDED, .least_options = 2,
		.stages = VOTING,
	},
	[KIND_NUMBER] = {
		.word = "number", .label = N_("estimate"), .ballot = N_("one number"),
		.explained = N_("Everyone names a number. Called out, they are typed one by one. The "
			"median is the number in the middle: one wild guess does not move it."),
		.asks = true, .says = SAYS_NUMBER, .totals = TOTALS_ONE, .modes = ANY_WAY, .has_mean = true,
		.stages = VOTING,
	},
	[KIND_WORDS] = {
		.word = "words", .label = N_("words"), .ballot = N_("words"),
		.explained = N_("Everyone says a word or a few. The same word in small and capital "
			"letters is one. A word that does not belong on the wall can be hidden."),
		.asks = true, .says = SAYS_WORD, .totals = TOTALS_EACH,
		.modes = ANY_WAY, .has_max = true, .several = true,
		.stages = VOTING,
	},
	[KIND_PROFILE] = {
		.word = "profile", .label = N_("views compared"),
		.explained = N_("The scale questions so far, theme by theme, with a mark for each group, "
			"the widest gap first. Enter opens a theme and then a statement. A mark is a mean; "
			"groups that are too small are left out."),
		.stages = AT(PROMPT) | AT(REVEALED) | AT(OFFICIAL),
	},
	[KIND_PLAN] = {
		.word = "plan", .label = N_("measures"),
		.stages = AT(PROMPT),
	},
	[KIND_BREAK] = {
		.word = "break", .label = N_("break"), .wall_timer = true,
		.stages = AT(PROMPT),
	},
};

const char *const stage_words[STAGE_COUNT] = {
	[STAGE_PROMPT] = "prompt",
	[STAGE_OPEN] = "open",
	[STAGE_CLOSED] = "closed",
	[STAGE_REVEALED] = "revealed",
	[STAGE_OFFICIAL] = "official",
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

enum entry_mode
kind_first_mode(enum kind kind)
{
	int mode = MODE_HANDS;
	while (mode < MODE_OFFICIAL && methods[kind].asks && !kind_has_mode(kind, (enum entry_mode)mode))
		mode++;
	return (enum entry_mode)mode;
}
