/*
 * Where words may be hyphenated, by the patterns of a dictionary as TeX, LibreOffice and Debian's
 * hyphen-* packages have them (F. M. Liang, "Word Hy-phen-a-tion by Com-put-er", 1983).
 *
 * The dictionary is kept as the bytes of its file with an index of what its patterns begin with. For
 * German that takes some 20 ms and 4 MB, once. libhyphen, which finds the same in the same file,
 * makes an automaton of it first that takes seconds and 40 MB: a screen cannot wait for that.
 *
 * Known are UTF-8 and ISO 8859-1 and the two levels that a dictionary may have: where a compound's
 * words meet, then the syllables of each word. Patterns that change letters where they break (the old
 * German "Zuk-ker") are left out.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_CORE_HYPHEN_H
#define RUNDE_CORE_HYPHEN_H

#include <stddef.h>

struct hyphen;

/* The dictionary in the N BYTES of a file, which are owned from here on; NULL, and they are freed,
 * when they are none or in other characters. */
struct hyphen *hyphen_new(char *bytes, size_t n);
void hyphen_free(struct hyphen *hyphen); /* NULL is fine */

enum hyphen_place {
	HYPHEN_NONE,
	HYPHEN_SYLLABLE,
	HYPHEN_COMPOUND, /* between two words that make one: better */
};

/* What may stand before each of the N bytes of WORD, letters alone: into PLACES, of N bytes. */
void hyphen_find(
	const struct hyphen *hyphen, const char *word, size_t n, unsigned char *places);

#endif
