/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/wrap_word.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>
#include <wchar.h>

#include "core/hyphen.h"
#include "core/mem.h"
#include "core/text.h"

enum { SIDE_LEAST = 3 /* letters before and behind a hyphen */ };

static bool
is_letter(uint32_t code)
{
	utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)code);
	return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO;
}

/* Of a script that has large and small letters: those are written with hyphens. */
static bool
has_case(uint32_t code)
{
	utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)code);
	return category == UTF8PROC_CATEGORY_LU || category == UTF8PROC_CATEGORY_LL;
}

int
wrap_letters(const char *text, size_t n)
{
	int letters = 0;
	for (size_t at = 0; at < n;) {
		uint32_t code;
		at = text_code(text, n, at, &code);
		letters += is_letter(code);
	}
	return letters;
}

/* --- addresses ------------------------------------------------------------------------------- */

bool
wrap_is_address(const char *text, size_t n)
{
	if (n > 4 && memcmp(text, "www.", 4) == 0)
		return true;
	const char *at = memchr(text, '@', n), *colon = memchr(text, ':', n);
	if (at && at > text && memchr(at, '.', n - (size_t)(at - text)))
		return true;
	return colon && colon > text && (size_t)(colon - text) + 3 < n && colon[1] == '/'
		&& colon[2] == '/';
}

static size_t
break_address(const struct wrap_word *word)
{
	size_t best = 0, n = word->end - word->start;
	const char *text = word->text + word->start;
	for (size_t i = 1; i < n; i++) {
		if (!strchr("/.-@_?&=#", text[i - 1]) || text[i] == '/' || text[i] == text[i - 1])
			continue;
		if (word->measure(word->own, i, false) > word->columns)
			break;
		best = i;
	}
	return best;
}

/* --- words ----------------------------------------------------------------------------------- */

static bool
is_vowel(uint32_t code)
{
	return wcschr(L"aeiouyäöüáàâãéèêëíìîïóòôõúùûýæøåœąęěıőűαεηιουωάέήίόύώаеёиоуыэюяєії",
		(wchar_t)utf8proc_tolower((utf8proc_int32_t)code)) != NULL;
}

/* Whether a syllable may begin with LETTER behind BEFORE, if a vowel follows it or not: with one
 * consonant, and not within the letters that make one sound together. */
static bool
may_begin_syllable(uint32_t before, uint32_t letter, uint32_t following)
{
	uint32_t first = (uint32_t)utf8proc_tolower((utf8proc_int32_t)before);
	uint32_t second = (uint32_t)utf8proc_tolower((utf8proc_int32_t)letter);
	if (is_vowel(letter) || !is_vowel(following))
		return false;
	if (second == 'h' && (first == 'c' || first == 'p' || first == 't' || first == 's'))
		return false;
	return !(first == 'c' && second == 'k') && !(first == 'q' && second == 'u');
}

/* What a run of letters tells of where it may be broken: the bytes from its start that stay. */
struct places {
	size_t last;     /* of those that fit the last */
	size_t compound; /* likewise where two words meet */
	int last_columns, compound_columns;
};

static void
take(struct places *places, size_t bytes, int columns, bool compound)
{
	places->last = bytes;
	places->last_columns = columns;
	if (compound) {
		places->compound = bytes;
		places->compound_columns = columns;
	}
}

/* Looks at the run of letters [FIRST, LAST) of WORD, bytes of the text. KNOWN: only where HYPHENS
 * says; else where a syllable may end, or behind any letter if NICE is false. */
static void
look(const struct wrap_word *word, const struct wrap_hyphens *hyphens, size_t first, size_t last,
	bool nice, struct places *places)
{
	const char *text = word->text;
	unsigned char *found = NULL;
	int letters = wrap_letters(text + first, last - first), before = 0;
	if (letters < 2 * SIDE_LEAST)
		return;
	if (hyphens) {
		found = mem_new(last - first, 1);
		hyphens->find(hyphens->own, text + first, last - first, found);
	}
	uint32_t previous = 0;
	for (size_t at = first; at < last;) {
		uint32_t code, following;
		size_t next = text_next(text, last, at);
		text_code(text, last, at, &code);
		text_code(text, last, next, &following);
		if (before >= SIDE_LEAST && letters - before >= SIDE_LEAST) {
			bool may = found ? found[at - first] != HYPHEN_NONE
				: has_case(previous) && has_case(code)
					&& (!nice || may_begin_syllable(previous, code, following));
			int columns = may ? word->measure(word->own, at - word->start, true) : 0;
			if (may && columns > word->columns)
				break;
			if (may)
				take(places, at - word->start, columns,
					found && found[at - first] == HYPHEN_COMPOUND);
		}
		before += is_letter(code);
		previous = code;
		at = next;
	}
	free(found);
}

/* The same for all runs of letters that begin in the line. */
static size_t
look_through(const struct wrap_word *word, const struct wrap_hyphens *hyphens, bool nice)
{
	struct places places = {.last = 0};
	size_t at = word->start;
	while (at < word->end) {
		uint32_t code;
		size_t first = at;
		while (first < word->end && (text_code(word->text, word->end, first, &code),
				!is_letter(code)))
			first = text_next(word->text, word->end, first);
		if (first >= word->end
			|| word->measure(word->own, first - word->start, false) > word->columns)
			break;
		for (at = first; at < word->end; at = text_next(word->text, word->end, at)) {
			text_code(word->text, word->end, at, &code);
			if (!is_letter(code))
				break;
		}
		look(word, hyphens, first, at, nice, &places);
	}
	/* Where two words meet is read more easily, if that does not cost too much of the line. */
	bool compound = places.compound > 0
		&& 4 * (places.last_columns - places.compound_columns) <= word->columns;
	return compound ? places.compound : places.last;
}

size_t
wrap_word(const struct wrap_word *word, const struct wrap_hyphens *hyphens, bool *hyphen)
{
	size_t bytes = 0;
	*hyphen = false;
	if (word->address)
		return word->wider ? break_address(word) : 0;
	if (hyphens)
		bytes = look_through(word, hyphens, true);
	if (bytes == 0 && word->wider && word->begins_line)
		bytes = look_through(word, NULL, true);
	if (bytes == 0 && word->wider && word->begins_line)
		bytes = look_through(word, NULL, false);
	*hyphen = bytes > 0;
	return bytes;
}
