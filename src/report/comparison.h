/*
 * The comparison of several sessions, for a network of places or for one place over time.
 *
 * Pure: what was gathered comes in (core/compare.h), a document goes out. It holds no comment and no
 * other free text: only how questions, answers, groups and places are called. Where places are given
 * letters, nothing of the others is told that names them: no title, date, wave, number of people,
 * nor a wording that only they have.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_REPORT_COMPARISON_H
#define RUNDE_REPORT_COMPARISON_H

#include "core/buffer.h"
#include "core/compare.h"
#include "report/document.h"

#include <stdbool.h>

struct comparison_options {
	enum document_format format;
	const char *language; /* of the screens: "de" or "en" */
	const char *own;      /* an id of a session or place that is marked, or NULL */
	bool anonymous;       /* the others have letters; needs COMPARE_LEAST places */
	const char *a, *b;    /* ids of the sides whose distance is told; NULL: the widest */
};

/* How many questions can be told; with 0 nothing was added to OUT. */
int comparison_write(const struct compare *compare, const struct comparison_options *options,
	struct buffer *out);

#endif
