/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/nearest.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "core/mem.h"
#include "core/text.h"

struct letters {
	uint32_t *codes;
	size_t count;
};

static struct letters
letters_of(const char *word)
{
	size_t n = strlen(word);
	struct letters letters = { .codes = mem_new(n, sizeof(uint32_t)) };
	for (size_t at = 0; at < n;) {
		uint32_t code;
		at = text_code(word, n, at, &code);
		if (code >= 'A' && code <= 'Z')
			code += 'a' - 'A';
		letters.codes[letters.count++] = code;
	}
	return letters;
}

static size_t
least(size_t a, size_t b)
{
	return a < b ? a : b;
}

static size_t
distance(const struct letters *a, const struct letters *b)
{
	size_t width = b->count + 1;
	size_t *rows = mem_new(3 * width, sizeof(*rows));
	size_t *before = rows, *last = rows + width, *row = rows + 2 * width;

	for (size_t j = 0; j < width; j++)
		row[j] = j;
	for (size_t i = 1; i <= a->count; i++) {
		size_t *oldest = before;
		before = last;
		last = row;
		row = oldest;
		row[0] = i;
		for (size_t j = 1; j < width; j++) {
			uint32_t x = a->codes[i - 1], y = b->codes[j - 1];
			size_t cost = least(last[j], row[j - 1]) + 1;
			cost = least(cost, last[j - 1] + (x != y));
			if (i > 1 && j > 1 && x == b->codes[j - 2] && y == a->codes[i - 2])
				cost = least(cost, before[j - 2] + 1);
			row[j] = cost;
		}
	}
	size_t result = row[width - 1];
	free(rows);
	return result;
}

const char *
nearest_word(const char *word, const char *const *words, size_t n)
{
	struct letters meant = letters_of(word);
	size_t bound = meant.count < 6 ? 1 : meant.count / 3;
	const char *nearest = NULL;

	/* A word of which every letter is wrong is no misspelling. */
	bound = least(bound, meant.count ? meant.count - 1 : 0);
	for (size_t i = 0; i < n; i++) {
		struct letters known = letters_of(words[i]);
		size_t apart = known.count > meant.count
			? known.count - meant.count : meant.count - known.count;
		if (apart <= bound) {
			size_t d = distance(&meant, &known);
			if (d <= bound && (!nearest || d < bound)) {
				nearest = words[i];
				bound = d;
			}
		}
		free(known.codes);
		if (nearest && bound == 0)
			break;
	}
	free(meant.codes);
	return nearest;
}
