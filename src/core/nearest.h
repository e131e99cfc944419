/*
 * What somebody probably meant who misspelt a word of a list.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_CORE_NEAREST_H
#define RUNDE_CORE_NEAREST_H

#include <stddef.h>

/* The first of the N WORDS that is nearest to WORD by optimal string alignment (insert,
 * delete, replace, swap neighbours; each costs 1; Boytsov 2011, doi:10.1145/1963190.1963191),
 * counted in characters, ASCII case aside. NULL when all differ by more than a third of
 * its length, by more than one where it is shorter than six, or in every letter. */
const char *nearest_word(const char *word, const char *const *words, size_t n);

#endif
