/*
 * Where a word is broken that does not fit into the line; for wrap.c and the block letters.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_CORE_WRAP_WORD_H
#define RUNDE_CORE_WRAP_WORD_H

#include "core/wrap.h"

enum { WRAP_LONG_WORD = 12 /* letters */ };

struct wrap_word {
	const char *text;
	size_t start, end; /* bytes of the text: from one place where a line may end to the next */
	bool address;      /* of the Internet */
	/* Columns of N bytes from START on; HYPHEN: and of one. */
	int (*measure)(void *own, size_t n, bool hyphen);
	void *own;
	int columns;       /* that there are for it here */
	bool wider;        /* it is wider than a line */
	bool begins_line;
};

/* Bytes of WORD that stay in the line, 0 when it cannot be broken well there; *HYPHEN whether one
 * stands behind them. */
size_t wrap_word(const struct wrap_word *word, const struct wrap_hyphens *hyphens, bool *hyphen);

/* Letters of N bytes of TEXT. */
int wrap_letters(const char *text, size_t n);

/* Whether the N bytes of TEXT, without spaces, are an address of a page or of a mailbox. */
bool wrap_is_address(const char *text, size_t n);

#endif
