/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/tally.h"

#include <stdlib.h>
#include <string.h>

#include "core/mem.h"
#include "core/text.h"

static int
slots(const struct tally *tally)
{
	return tally->options + 2;
}

/* The slot of OPTION_NO, or -1. */
static int
slot_of(const struct tally *tally, int option_no)
{
	if (option_no == -1)
		return tally->options + 1;
	return option_no >= 0 && option_no <= tally->options ? option_no : -1;
}

/* The place of a cell among those of one mode, or -1. */
static int
cell_of(const struct tally *tally, int group, int option_no)
{
	int slot = slot_of(tally, option_no);
	return slot < 0 || group < 0 || group >= tally->groups ? -1 : group * slots(tally) + slot;
}

void
tally_init(struct tally *tally, const struct workshop *workshop, int options)
{
	options = options < 0 ? 0 : options > OPTIONS_MAX ? OPTIONS_MAX : options;
	*tally = (struct tally){.groups = workshop->groups_count + 1, .options = options};
	size_t cells = (size_t)tally->groups * (size_t)slots(tally);
	tally->votes = mem_new(MODE_COUNT * cells, sizeof(*tally->votes));
	tally->counted = mem_new(cells, sizeof(*tally->counted));
	tally->official = mem_new((size_t)tally->groups, sizeof(*tally->official));
	for (int i = 0; i < workshop->groups_count; i++)
		tally->official[i] = workshop->groups[i].official;
}

void
tally_free(struct tally *tally)
{
	for (int i = 0; i < tally->words_count; i++) {
		struct word *word = &tally->words[i];
		for (int j = 0; j < word->spellings_count; j++)
			free(word->spellings[j].text);
		free(word->spellings);
		free(word->folded);
	}
	free(tally->words);
	free(tally->given);
	free(tally->pairs);
	free(tally->votes);
	free(tally->counted);
	free(tally->official);
	*tally = (struct tally){.groups = 0};
}

void
tally_add(struct tally *tally, enum entry_mode mode, int group, int option_no, int64_t votes)
{
	int cell = cell_of(tally, group, option_no);
	if (cell >= 0 && (int)mode >= 0 && mode < MODE_COUNT)
		tally->votes[(int)mode * tally->groups * slots(tally) + cell] += votes;
}

void
tally_mark_counted(struct tally *tally, int group, int option_no)
{
	int cell = cell_of(tally, group, option_no);
	if (cell >= 0)
		tally->counted[cell] = true;
}

static bool
is_cell(const struct tally *tally, enum entry_mode mode, int group)
{
	return (int)mode >= 0 && mode < MODE_COUNT && group >= 0 && group < tally->groups;
}

static void
add_given(struct tally *tally, const struct given *given)
{
	tally->given = mem_grow(tally->given, (size_t)tally->given_count, sizeof(*tally->given));
	tally->given[tally->given_count++] = *given;
}

void
tally_add_value(struct tally *tally, enum entry_mode mode, int group, int option_no, double value,
	int64_t votes)
{
	if (!is_cell(tally, mode, group) || option_no < 1 || option_no > tally->options)
		return;
	tally_add(tally, mode, group, option_no, votes);
	add_given(tally, &(struct given){.mode = mode, .group = group, .option_no = option_no,
		.word = -1, .value = value, .votes = votes});
}

/* The index of a word among those that are sorted by what they fold to, or where it would be. */
static int
word_place(const struct tally *tally, const char *folded, bool *found)
{
	int low = 0, high = tally->words_count;
	*found = false;
	while (low < high) {
		int middle = low + (high - low) / 2;
		int order = strcmp(tally->words[middle].folded, folded);
		if (order == 0) {
			*found = true;
			return middle;
		}
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static int
word_of(struct tally *tally, char *folded)
{
	bool found;
	int at = word_place(tally, folded, &found);
	if (found) {
		free(folded);
		return at;
	}
	tally->words = mem_grow(tally->words, (size_t)tally->words_count, sizeof(*tally->words));
	memmove(tally->words + at + 1, tally->words + at,
		(size_t)(tally->words_count - at) * sizeof(*tally->words));
	tally->words[at] = (struct word){.folded = folded};
	tally->words_count++;
	for (int i = 0; i < tally->given_count; i++)
		tally->given[i].word += tally->given[i].word >= at;
	return at;
}

/* Counts a spelling, in whatever group it was written, and finds the most frequent one. */
static void
add_spelling(struct word *word, const char *text, int64_t votes)
{
	int at = 0, best = 0;
	while (at < word->spellings_count && strcmp(word->spellings[at].text, text) != 0)
		at++;
	if (at == word->spellings_count) {
		word->spellings = mem_grow(word->spellings, (size_t)at, sizeof(*word->spellings));
		word->spellings[word->spellings_count++] = (struct spelling){.text = mem_text(text)};
	}
	word->spellings[at].votes += votes;
	for (int i = 1; i < word->spellings_count; i++) {
		const struct spelling *one = &word->spellings[i], *other = &word->spellings[best];
		if (one->votes > other->votes
			|| (one->votes == other->votes && strcmp(one->text, other->text) < 0))
			best = i;
	}
	word->label = word->spellings[best].text;
}

void
tally_add_word(struct tally *tally, enum entry_mode mode, int group, const char *text, int64_t votes)
{
	if (!is_cell(tally, mode, group))
		return;
	int index = word_of(tally, text_folded(text));
	add_spelling(&tally->words[index], text, votes);
	add_given(tally, &(struct given){.mode = mode, .group = group, .option_no = 1, .word = index,
		.votes = votes});
}

void
tally_hide_word(struct tally *tally, const char *folded)
{
	bool found;
	int at = word_place(tally, folded, &found);
	if (found)
		tally->words[at].hidden = true;
}

static int64_t *
pair_cell(const struct tally *tally, int group, int a, int b)
{
	int options = tally->options;
	if (!tally->pairs || group < 0 || group >= tally->groups || a < 1 || a > options || b < 1
		|| b > options)
		return NULL;
	return &tally->pairs[((size_t)group * (size_t)options + (size_t)(a - 1)) * (size_t)options
		+ (size_t)(b - 1)];
}

void
tally_add_pair(struct tally *tally, int group, int a, int b, int64_t votes)
{
	if (!tally->pairs)
		tally->pairs = mem_new((size_t)tally->groups * (size_t)tally->options
			* (size_t)tally->options, sizeof(*tally->pairs));
	int64_t *cell = pair_cell(tally, group, a, b);
	if (cell)
		*cell += votes;
}

/* --- reading ------------------------------------------------------------------------------- */

int64_t
tally_votes(const struct tally *tally, enum entry_mode mode, int group, int option_no)
{
	int64_t sum = 0;
	if (group == TALLY_ALL) {
		for (int i = 0; i < tally->groups; i++)
			if (!tally->official[i])
				sum += tally_votes(tally, mode, i, option_no);
		return sum;
	}
	int cell = cell_of(tally, group, option_no);
	if (cell >= 0 && (int)mode >= 0 && mode < MODE_COUNT)
		sum = tally->votes[(int)mode * tally->groups * slots(tally) + cell];
	return sum;
}

bool
tally_counted(const struct tally *tally, int group, int option_no)
{
	int cell = cell_of(tally, group, option_no);
	return cell >= 0 && tally->counted[cell];
}

int64_t
tally_sum(const struct tally *tally, int group, int option_no)
{
	bool official = group >= 0 && group < tally->groups && tally->official[group];
	int64_t sum = 0;
	for (int mode = 0; mode < MODE_COUNT; mode++)
		if ((mode == MODE_OFFICIAL) == official)
			sum += tally_votes(tally, (enum entry_mode)mode, group, option_no);
	return sum;
}

int64_t
tally_secret_ballots(const struct tally *tally, int group, enum kind kind)
{
	static const enum entry_mode secret[] = {MODE_KEYPAD, MODE_PAPER};
	int64_t ballots = 0;
	for (size_t i = 0; i < sizeof(secret) / sizeof(secret[0]); i++) {
		ballots += tally_votes(tally, secret[i], group, 0);
		if (methods[kind].several) {
			ballots += tally_votes(tally, secret[i], group, -1);
			continue;
		}
		for (int option = 1; option <= tally->options; option++)
			ballots += tally_votes(tally, secret[i], group, option);
	}
	return ballots;
}

int64_t
tally_ballots(const struct tally *tally, enum kind kind, int group)
{
	int64_t ballots = tally_sum(tally, group, 0);
	if (methods[kind].several)
		return ballots + tally_sum(tally, group, -1);
	for (int no = 1; no <= tally->options; no++)
		ballots += tally_sum(tally, group, no);
	return ballots;
}

bool
tally_is_secret(const struct tally *tally, enum kind kind)
{
	return tally_secret_ballots(tally, TALLY_ALL, kind) > 0;
}

bool
tally_hands_value(const struct tally *tally, int group, int option_no, double value, int64_t *votes)
{
	bool counted = false;
	*votes = 0;
	for (int i = 0; i < tally->given_count; i++) {
		const struct given *given = &tally->given[i];
		if (given->mode == MODE_HANDS && given->group == group && given->option_no == option_no
			&& given->word < 0 && given->value == value) {
			*votes += given->votes;
			counted = true;
		}
	}
	return counted;
}

static bool
is_counted(const struct tally *tally, const bool *asked, int option_no)
{
	bool counted = false;
	for (int group = 0; group < tally->groups; group++) {
		if (tally_counted(tally, group, option_no))
			counted = true;
		else if (asked[group])
			return false;
	}
	return counted;
}

int
tally_uncounted(const struct tally *tally, const bool *asked)
{
	int uncounted = 0;
	for (int no = 1; no <= tally->options; no++)
		uncounted += !is_counted(tally, asked, no);
	return uncounted;
}

/* Whether hands of GROUP were counted on any option. */
static bool
has_hands(const struct tally *tally, int group)
{
	for (int no = 1; no <= tally->options; no++)
		if (tally_votes(tally, MODE_HANDS, group, no) > 0)
			return true;
	return false;
}

static enum tally_doubt
doubt_of_group(const struct tally *tally, const struct question *question, int group)
{
	enum totals totals = methods[question->kind].totals;
	int64_t took_part = tally_votes(tally, MODE_HANDS, group, -1), given = 0;

	if (!tally_counted(tally, group, -1))
		return has_hands(tally, group) ? TALLY_UNCOUNTED : TALLY_NO_DOUBT;
	for (int no = 1; no <= tally->options; no++) {
		int64_t votes = tally_votes(tally, MODE_HANDS, group, no);
		given += votes;
		if (totals != TOTALS_DOTS && votes > took_part)
			return TALLY_MORE_THAN_ALL;
		if (totals == TOTALS_RATED && votes < took_part)
			return TALLY_NOT_ALL_RATED;
	}
	if (totals == TOTALS_DOTS && given > took_part * ballot_most(question))
		return TALLY_TOO_MANY_DOTS;
	return TALLY_NO_DOUBT;
}

enum tally_doubt
tally_doubt(const struct tally *tally, const struct question *question)
{
	if (methods[question->kind].totals <= TOTALS_ONE)
		return TALLY_NO_DOUBT;
	for (int group = 0; group < tally->groups; group++) {
		enum tally_doubt doubt = doubt_of_group(tally, question, group);
		if (doubt)
			return doubt;
	}
	return TALLY_NO_DOUBT;
}

int64_t
tally_pair(const struct tally *tally, int group, int a, int b)
{
	int64_t sum = 0;
	if (group != TALLY_ALL) {
		const int64_t *cell = pair_cell(tally, group, a, b);
		return cell ? *cell : 0;
	}
	for (int i = 0; i < tally->groups; i++)
		if (!tally->official[i])
			sum += tally_pair(tally, i, a, b);
	return sum;
}
