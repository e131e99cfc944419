/*
 * What the two writers share with document.c; nobody else needs it.
 *
 * A writer gets text in pieces without breaks or control characters, as valid UTF-8, and escapes
 * it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_REPORT_DOCUMENT_WRITER_H
#define RUNDE_REPORT_DOCUMENT_WRITER_H

#include "report/document.h"

#include <stddef.h>

enum { PARTS_OPEN_MAX = 24, DOCUMENT_COLUMNS_MAX = 32 };

struct writer {
	void (*begin)(struct document *document, const char *title);
	void (*end)(struct document *document);
	void (*open)(struct document *document, enum part part, const char *language);
	void (*close)(struct document *document, enum part part);
	void (*text)(struct document *document, const char *text, size_t n);
	void (*line_break)(struct document *document);
	void (*box)(struct document *document, enum box box, const char *code);
	void (*blank)(struct document *document, enum blank size);
	void (*picture)(struct document *document, const char *svg, const char *text);
};

struct document {
	const struct writer *writer;
	enum document_look look;
	char *language; /* owned */
	struct buffer out;
	struct open_part {
		enum part part;
		const char *language; /* in which its content is */
	} stack[PARTS_OPEN_MAX];
	int depth;
	int grid_columns; /* of the grid that was opened last */
	bool above;  /* HTML: the head of the grid has begun with a line above */
	bool rows;   /* of the table or list: one has begun */
	int flat;    /* inside of what many lines cannot stand in */
	bool mute;   /* HTML: inside of what has no place there */

	/* Markdown */
	enum {
		LINE_NONE,  /* nothing is written yet */
		LINE_FRESH, /* its margin and marks are written, no text */
		LINE_BEGUN, /* there is text */
		LINE_DONE,  /* a block has ended on it */
	} line;
	struct buffer margin; /* what each line begins with */
	int columns; /* heads of the table that is open */
	bool numbers[DOCUMENT_COLUMNS_MAX]; /* columns of numbers */
	int item;    /* of a list in order */
	bool listed; /* a list was the last block; the next needs another bullet, or they are one */
	char bullet; /* of the last list */
};

extern const struct writer html_writer, markdown_writer;

static inline const char *
document_language(const struct document *document)
{
	return document->depth ? document->stack[document->depth - 1].language : document->language;
}

#endif
