/*
 * A document for people: described once, written as HTML or as Markdown.
 *
 * Whoever describes one opens parts, says texts and closes what was opened:
 *
 *	struct document *document = document_new(DOCUMENT_HTML, DOCUMENT_TEXT, "Agenda", "en");
 *	document_open(document, PART_PARAGRAPH);
 *	document_text(document, "One & two");
 *	document_close(document, PART_PARAGRAPH);
 *	document_finish(document, &out);
 *
 * Text is data, whatever it says: it is escaped for the format, ill-formed bytes and what is no
 * character become U+FFFD, control characters and bidi overrides are left out. A line break (LF,
 * CR LF, CR, U+2028, U+2029) breaks the line; several in a row, and those at an end, count as one
 * or as none. In a heading and a cell of Markdown a break is ` · `.
 *
 * HTML is one file of HTML 5 that is well-formed XML, too: no script, nothing loaded from
 * elsewhere, styles for A4 paper and for the screen. Markdown is CommonMark with the tables of
 * GitHub's flavour.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_REPORT_DOCUMENT_H
#define RUNDE_REPORT_DOCUMENT_H

#include "core/buffer.h"

#include <stdbool.h>

enum document_format { DOCUMENT_HTML, DOCUMENT_MARKDOWN, DOCUMENT_FORMAT_COUNT };

extern const char *const document_format_words[DOCUMENT_FORMAT_COUNT]; /* "html", "md" */

enum document_look {
	DOCUMENT_TEXT,  /* to be read at a desk; pages are numbered */
	DOCUMENT_MINUTES, /* the same, with many pictures and numbers on a page */
	DOCUMENT_FORMS, /* to be filled in by anyone: large print */
};

/* What may be opened. Cells stand in rows, rows in a table behind its one head (in a figure's as well), items in lists,
 * fields in PART_FIELDS; a paragraph, heading, item or cell holds text and parts of a line. */
enum part {
	/* these hold others */
	PART_HEADER,        /* what stands before everything else */
	PART_MAIN,          /* what it is about */
	PART_FOOTER,        /* what stands behind it */
	PART_PAGE,          /* begins a page */
	PART_SHEET,         /* begins a sheet of paper, where the browser can do that, else a page */
	PART_SLIP,          /* never broken by the end of a page; cut off below */
	PART_MARGIN,        /* leaves a margin to write in */
	PART_KEEP,          /* never broken by the end of a page */
	PART_TWO_COLUMNS,
	PART_DENSE,         /* tables of many rows and columns, in small print */
	PART_QUOTE,         /* what the room reads */
	PART_NOTE,          /* for the eyes of whoever holds the paper */

	/* blocks */
	PART_TITLE,         /* headings: each stands below one of the level before */
	PART_SECTION,
	PART_HEADING,
	PART_SUBHEADING,
	PART_PARAGRAPH,
	PART_ASIDE,         /* a paragraph that matters less */
	PART_LIST,
	PART_STEPS,         /* a list in order */
	PART_ANSWERS,       /* a list of short items side by side */
	PART_TILES,         /* the same, of a number (PART_STRONG) and what it counts each */
	PART_WORDS,         /* the same, of words that may be large */
	PART_BOXES,         /* a list of answers to tick, below each other */
	PART_BOX_PAIRS,     /* a list of short ones, in two columns */
	PART_ITEM,
	PART_FIELDS,        /* names and what belongs to them */
	PART_FIELD_NAME,
	PART_FIELD,

	/* tables */
	PART_TABLE,
	PART_GRID,          /* boxes below their row's lead, under heads that each page repeats;
	                     * opened with document_open_grid() */
	PART_ABOVE,         /* a line above the heads of a grid, repeated with them */
	PART_HEAD,
	PART_COLUMN,        /* a head */
	PART_COLUMN_NUMBER, /* a head above numbers */
	PART_COLUMN_LEAD,   /* PART_GRID: what the leads are */
	PART_ROW,
	PART_LEAD,          /* what the row is about; one in each row */
	PART_CELL,
	PART_CELL_NUMBER,
	PART_COLUMN_BLANK,   /* a head above cells to write in, wide */
	PART_CELL_BLANK,
	PART_COLUMN_PICTURE, /* a head above pictures, as wide as can be */
	PART_CELL_PICTURE,   /* holds a picture (report/chart.h) */

	/* A chart: PART_CAPTION says what it shows, then comes a table with a picture in each row, between
	 * what the row is about and its numbers. So the chart is its own table: long names break
	 * into lines, a page ends between two rows, and whoever listens hears numbers. */
	PART_FIGURE,
	PART_CAPTION,

	/* in a line */
	PART_STRONG,
	PART_SPAN,          /* to name its language */
	PART_OTHER,         /* the same in another language, on a line of its own */
	PART_CODE,          /* what is typed */
	PART_QUIET,         /* matters less */
	PART_HEARD,         /* for those who listen, where a drawing says it to all others */
	PART_LARGE,         /* was said often */
	PART_LARGEST,
	PART_COUNT
};

enum box { BOX_TICK, BOX_NUMBER };

/* How much room there is to write in. */
enum blank { BLANK_NUMBER, BLANK_WORD, BLANK_LINE };

struct document;

/* TITLE and LANGUAGE (a tag) are those of the whole; both are copied. */
struct document *document_new(enum document_format format, enum document_look look,
	const char *title, const char *language);

/* Adds the document to OUT and frees it. Every part must be closed. */
void document_finish(struct document *document, struct buffer *out);

void document_open(struct document *document, enum part part);
/* LANGUAGE (a tag, borrowed until it is closed) is that of what is in it; NULL: as around it. */
void document_open_in(struct document *document, enum part part, const char *language);
/* PART_GRID of so many COLUMNS of boxes; closed as any other part. */
void document_open_grid(struct document *document, int columns);
void document_close(struct document *document, enum part part);

void document_text(struct document *document, const char *text);
void document_printf(struct document *document, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
void document_break(struct document *document);

/* A box to tick, or one for a number, with what is typed for it ("" for nothing). */
void document_box(struct document *document, enum box box, const char *code);
/* A line to write on. */
void document_blank(struct document *document, enum blank size);

/* A drawing in a line or a cell: SVG is one whole element of it, well formed, as report/chart.h makes
 * them, with nothing in it that people have typed but what was escaped; TEXT is what stands for it
 * where nothing can be drawn (Markdown). Nothing is escaped of SVG. */
void document_picture(struct document *document, const char *svg, const char *text);

/* PART with TEXT in it, and nothing at all where TEXT is empty. */
void document_put(struct document *document, enum part part, const char *text);
void document_put_in(
	struct document *document, enum part part, const char *language, const char *text);

#endif
