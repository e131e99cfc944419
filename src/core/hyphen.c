/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/hyphen.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "core/mem.h"
#include "core/text.h"

enum {
	LEVELS = 2,
	WORD_MOST = 200, /* bytes; longer ones are no words */
	PATTERN_MOST = 80,
	SIDE_LEAST = 2, /* bytes before and behind a hyphen */
};

/* The patterns of a level, and whatever they begin with, found by their letters. */
struct level {
	uint32_t *slots; /* 1 + where a line begins; 0: free */
	size_t slots_count, count;
};

struct hyphen {
	char *bytes; /* NUL-terminated */
	bool utf8;
	struct level levels[LEVELS];
	int levels_count;
};

static bool
is_digit(char byte)
{
	return byte >= '0' && byte <= '9';
}

static bool
ends_line(char byte)
{
	return byte == '\0' || byte == '\n' || byte == '\r';
}

static size_t
slot_of(const struct level *level, const char *letters, size_t n)
{
	uint32_t hash = UINT32_C(0x811C9DC5); /* FNV-1a */
	for (size_t i = 0; i < n; i++)
		hash = (hash ^ (unsigned char)letters[i]) * UINT32_C(16777619);
	return (hash ^ hash >> 15) & (level->slots_count - 1);
}

/* Where the first N letters of LINE end if they are those at LETTERS, else NULL. */
static const char *
begins_with(const char *line, const char *letters, size_t n)
{
	for (size_t at = 0; at < n; line++) {
		if (is_digit(*line))
			continue;
		if (*line != letters[at++])
			return NULL;
	}
	while (is_digit(*line))
		line++;
	return line;
}

/* The slot with a line that begins with the N letters at LETTERS, or the free one for it. Of such
 * lines it is the one that has no others, if there is one. */
static uint32_t *
slot_for(const struct hyphen *hyphen, const struct level *level, const char *letters, size_t n)
{
	size_t slot = slot_of(level, letters, n);
	while (level->slots[slot]
		&& !begins_with(hyphen->bytes + level->slots[slot] - 1, letters, n))
		slot = (slot + 1) & (level->slots_count - 1);
	return &level->slots[slot];
}

static size_t
line_end(const char *bytes, size_t n, size_t at)
{
	while (at < n && !ends_line(bytes[at]))
		at++;
	return at;
}

static bool
begins(const char *bytes, size_t start, size_t end, const char *word)
{
	size_t length = strlen(word);
	return end - start >= length && memcmp(bytes + start, word, length) == 0;
}

/* A pattern has a digit; comments and settings have none of its form. */
static bool
is_pattern(const char *bytes, size_t start, size_t end)
{
	bool digit = false;
	if (start == end || bytes[start] == '%' || bytes[start] == '#'
		|| (bytes[start] >= 'A' && bytes[start] <= 'Z'))
		return false;
	for (size_t i = start; i < end; i++) {
		if (bytes[i] == '/' || bytes[i] == ' ' || bytes[i] == '\t')
			return false;
		digit |= is_digit(bytes[i]);
	}
	return digit;
}

/* The letters of the pattern from START up to END, into LETTERS; how many, 0 for too many. */
static size_t
letters_of(const char *bytes, size_t start, size_t end, char letters[PATTERN_MOST])
{
	size_t n = 0;
	for (size_t i = start; i < end; i++) {
		if (is_digit(bytes[i]))
			continue;
		if (n == PATTERN_MOST)
			return 0;
		letters[n++] = bytes[i];
	}
	return n;
}

/* Goes through the lines behind the first: counts what will be in the levels, or puts it there. The
 * lines are mostly sorted, so what one has in common with the one before is there already. */
static void
read_lines(struct hyphen *hyphen, size_t n, size_t at, bool counted_only)
{
	char both[2][PATTERN_MOST];
	size_t before = 0;
	int level = 0, turn = 0;
	for (; at < n; at++) {
		size_t end = line_end(hyphen->bytes, n, at), common = 0;
		if (begins(hyphen->bytes, at, end, "NEXTLEVEL") && level + 1 < LEVELS) {
			level++;
			before = 0;
		} else if (is_pattern(hyphen->bytes, at, end)) {
			char *letters = both[turn], *last = both[!turn];
			size_t count = letters_of(hyphen->bytes, at, end, letters);
			while (common < count && common < before && letters[common] == last[common])
				common++;
			for (size_t i = common + 1; i <= count && !counted_only; i++) {
				uint32_t *slot = slot_for(
					hyphen, &hyphen->levels[level], letters, i);
				if (!*slot || i == count)
					*slot = (uint32_t)at + 1;
			}
			if (common == count && count > 0 && !counted_only)
				*slot_for(hyphen, &hyphen->levels[level], letters, count) =
					(uint32_t)at + 1;
			hyphen->levels[level].count += count - common;
			before = count;
			turn = !turn;
		}
		at = end;
	}
	hyphen->levels_count = level + 1;
}

struct hyphen *
hyphen_new(char *bytes, size_t n)
{
	struct hyphen *hyphen = mem_new(1, sizeof(*hyphen));
	*hyphen = (struct hyphen){.bytes = mem_resize(bytes, n + 1, 1)};
	hyphen->bytes[n] = '\0';
	n = strlen(hyphen->bytes);
	size_t first = line_end(hyphen->bytes, n, 0);
	hyphen->utf8 = begins(hyphen->bytes, 0, first, "UTF-8");
	bool latin = begins(hyphen->bytes, 0, first, "ISO8859-1") && first == strlen("ISO8859-1");
	if ((!hyphen->utf8 && !latin) || n >= UINT32_MAX) {
		hyphen_free(hyphen);
		return NULL;
	}
	read_lines(hyphen, n, first, true);
	for (int i = 0; i < LEVELS; i++) {
		struct level *level = &hyphen->levels[i];
		level->slots_count = 16;
		while (level->slots_count * 2 / 3 < level->count)
			level->slots_count *= 2;
		level->slots = mem_new(level->slots_count, sizeof(*level->slots));
	}
	read_lines(hyphen, n, first, false);
	return hyphen;
}

void
hyphen_free(struct hyphen *hyphen)
{
	if (!hyphen)
		return;
	for (int i = 0; i < LEVELS; i++)
		free(hyphen->levels[i].slots);
	free(hyphen->bytes);
	free(hyphen);
}

/* --- a word ---------------------------------------------------------------------------------- */

/* A word in small letters as the dictionary writes them, and where in the text each byte was. */
struct word {
	char letters[WORD_MOST + 3];
	size_t from[WORD_MOST + 3];
	size_t count;
};

/* False: it cannot be written in the dictionary's characters. */
static bool
write_word(const struct hyphen *hyphen, const char *text, size_t n, struct word *word)
{
	word->count = 0;
	for (size_t at = 0; at < n;) {
		uint32_t code;
		char bytes[4];
		size_t next = text_code(text, n, at, &code), length = 1;
		code = (uint32_t)utf8proc_tolower((utf8proc_int32_t)code);
		if (hyphen->utf8)
			length = text_encode(code, bytes);
		else
			bytes[0] = (char)(code < 0x100 ? code : 0);
		if (bytes[0] == '\0' || word->count + length > WORD_MOST)
			return false;
		for (size_t i = 0; i < length; i++) {
			word->from[word->count] = at;
			word->letters[word->count++] = bytes[i];
		}
		at = next;
	}
	return true;
}

/* Marks where LEVEL breaks the letters from FIRST up to LAST of WORD, taken as a word alone, with
 * PLACE; whether it does. */
static bool
apply(const struct hyphen *hyphen, const struct level *level, const struct word *word, size_t first,
	size_t last, enum hyphen_place place, unsigned char *found)
{
	char dotted[WORD_MOST + 3];
	char values[WORD_MOST + 4] = {0};
	size_t n = last - first + 2;
	dotted[0] = dotted[n - 1] = '.';
	memcpy(dotted + 1, word->letters + first, last - first);
	for (size_t first_letter = 0, end = 1; end <= n; end++) {
		/* The longest end of what was read that a pattern begins with counts, and that alone:
		 * the files are made so. */
		const char *c = NULL;
		for (; first_letter < end && !c; first_letter += !c) {
			uint32_t line = *slot_for(
				hyphen, level, dotted + first_letter, end - first_letter);
			c = line ? hyphen->bytes + line - 1 : NULL;
		}
		if (!c || !ends_line(*begins_with(c, dotted + first_letter, end - first_letter)))
			continue;
		for (size_t at = first_letter; !ends_line(*c); c++) {
			if (!is_digit(*c))
				at++;
			else if (*c > values[at])
				values[at] = *c;
		}
	}
	bool any = false;
	for (size_t i = 1 + SIDE_LEAST; i + SIDE_LEAST < n; i++) {
		if (!(values[i] & 1))
			continue;
		found[first + i - 1] = (unsigned char)place;
		any = true;
	}
	return any;
}

/* The words of a compound may be compounds; those that are none have syllables. */
static void
split(const struct hyphen *hyphen, const struct word *word, size_t first, size_t last,
	unsigned char *found)
{
	if (hyphen->levels_count == 1
		|| !apply(hyphen, &hyphen->levels[0], word, first, last, HYPHEN_COMPOUND, found)) {
		apply(hyphen, &hyphen->levels[hyphen->levels_count - 1], word, first, last,
			HYPHEN_SYLLABLE, found);
		return;
	}
	for (size_t i = first + 1; i <= last; i++) {
		if (i < last && !found[i])
			continue;
		split(hyphen, word, first, i, found);
		first = i;
	}
}

void
hyphen_find(const struct hyphen *hyphen, const char *text, size_t n, unsigned char *places)
{
	struct word word;
	unsigned char found[WORD_MOST + 1] = {0};
	memset(places, HYPHEN_NONE, n);
	if (!write_word(hyphen, text, n, &word))
		return;
	split(hyphen, &word, 0, word.count, found);
	for (size_t i = 1; i < word.count; i++)
		if (found[i] && word.from[i] > word.from[i - 1])
			places[word.from[i]] = found[i];
}
