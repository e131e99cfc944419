/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Markdown: CommonMark 0.30, with the tables of GitHub's flavour.
 *
 * A line that ends is left open until it is known what follows, because that decides whether an
 * empty one stands between.
 */
#include "report/document_writer.h"

#include <string.h>

/* What a part is in Markdown. */
enum shape {
	SHAPE_NONE,    /* nothing; its content stands where it stands */
	SHAPE_RULE,    /* a line across, unless it comes first */
	SHAPE_QUOTE,
	SHAPE_HEADING, /* mark: `#` and a space */
	SHAPE_BLOCK,
	SHAPE_LIST,
	SHAPE_ITEM,
	SHAPE_NAME,    /* of a field: begins an item */
	SHAPE_FIELD,   /* ends it */
	SHAPE_TABLE,
	SHAPE_HEAD,
	SHAPE_ROW,
	SHAPE_CELL,
	SHAPE_INLINE,  /* mark: on both sides */
	SHAPE_OTHER,   /* begins a line */
};

static const struct markdown_part {
	enum shape shape;
	const char *mark;
} markdown_parts[PART_COUNT] = {
	[PART_HEADER] = {SHAPE_NONE, NULL},
	[PART_MAIN] = {SHAPE_NONE, NULL},
	[PART_FOOTER] = {SHAPE_RULE, NULL},
	[PART_PAGE] = {SHAPE_RULE, NULL},
	[PART_SHEET] = {SHAPE_RULE, NULL},
	[PART_SLIP] = {SHAPE_RULE, NULL},
	[PART_MARGIN] = {SHAPE_NONE, NULL},
	[PART_KEEP] = {SHAPE_NONE, NULL},
	[PART_TWO_COLUMNS] = {SHAPE_NONE, NULL},
	[PART_DENSE] = {SHAPE_NONE, NULL},
	[PART_QUOTE] = {SHAPE_QUOTE, NULL},
	[PART_NOTE] = {SHAPE_NONE, NULL},
	[PART_TITLE] = {SHAPE_HEADING, "# "},
	[PART_SECTION] = {SHAPE_HEADING, "## "},
	[PART_HEADING] = {SHAPE_HEADING, "### "},
	[PART_SUBHEADING] = {SHAPE_HEADING, "#### "},
	[PART_PARAGRAPH] = {SHAPE_BLOCK, NULL},
	[PART_ASIDE] = {SHAPE_BLOCK, NULL},
	[PART_LIST] = {SHAPE_LIST, NULL},
	[PART_STEPS] = {SHAPE_LIST, NULL},
	[PART_ANSWERS] = {SHAPE_LIST, NULL},
	[PART_TILES] = {SHAPE_LIST, NULL},
	[PART_WORDS] = {SHAPE_LIST, NULL},
	[PART_BOXES] = {SHAPE_LIST, NULL},
	[PART_BOX_PAIRS] = {SHAPE_LIST, NULL},
	[PART_ITEM] = {SHAPE_ITEM, NULL},
	[PART_FIELDS] = {SHAPE_LIST, NULL},
	[PART_FIELD_NAME] = {SHAPE_NAME, NULL},
	[PART_FIELD] = {SHAPE_FIELD, NULL},
	[PART_TABLE] = {SHAPE_TABLE, NULL},
	[PART_GRID] = {SHAPE_TABLE, NULL},
	[PART_ABOVE] = {SHAPE_BLOCK, NULL},
	[PART_HEAD] = {SHAPE_HEAD, NULL},
	[PART_COLUMN] = {SHAPE_CELL, NULL},
	[PART_COLUMN_NUMBER] = {SHAPE_CELL, NULL},
	[PART_COLUMN_LEAD] = {SHAPE_CELL, NULL},
	[PART_ROW] = {SHAPE_ROW, NULL},
	[PART_LEAD] = {SHAPE_CELL, NULL},
	[PART_CELL] = {SHAPE_CELL, NULL},
	[PART_CELL_NUMBER] = {SHAPE_CELL, NULL},
	[PART_COLUMN_BLANK] = {SHAPE_CELL, NULL},
	[PART_CELL_BLANK] = {SHAPE_CELL, NULL},
	[PART_COLUMN_PICTURE] = {SHAPE_CELL, NULL},
	[PART_CELL_PICTURE] = {SHAPE_CELL, NULL},
	[PART_FIGURE] = {SHAPE_NONE, NULL},
	[PART_CAPTION] = {SHAPE_BLOCK, NULL},
	[PART_STRONG] = {SHAPE_INLINE, "**"},
	[PART_SPAN] = {SHAPE_INLINE, ""},
	[PART_OTHER] = {SHAPE_OTHER, NULL},
	[PART_CODE] = {SHAPE_INLINE, "**"},
	[PART_QUIET] = {SHAPE_INLINE, ""},
	[PART_HEARD] = {SHAPE_INLINE, ""},
	[PART_LARGE] = {SHAPE_INLINE, ""},
	[PART_LARGEST] = {SHAPE_INLINE, ""},
};

/* --- lines --------------------------------------------------------------------------------- */

static void
new_line(struct document *document)
{
	if (document->line != LINE_NONE)
		buffer_add_char(&document->out, '\n');
	buffer_add(&document->out, buffer_text(&document->margin));
	document->line = LINE_FRESH;
}

/* Begins a block: on the line that is fresh, else behind an empty one. */
static void
start_block(struct document *document)
{
	document->listed = false;
	if (document->line == LINE_FRESH)
		return;
	if (document->line != LINE_NONE) {
		size_t n = document->margin.length;
		while (n > 0 && document->margin.bytes[n - 1] == ' ')
			n--;
		buffer_add_char(&document->out, '\n');
		buffer_add_n(&document->out, buffer_text(&document->margin), n);
	}
	new_line(document);
}

/* Adds MARK, and to the MARGIN what lines below it begin with. */
static void
indent(struct document *document, const char *mark, const char *margin)
{
	buffer_add(&document->out, mark);
	buffer_add(&document->margin, margin);
}

static void
outdent(struct document *document, size_t bytes)
{
	struct buffer *margin = &document->margin;
	margin->length -= bytes;
	margin->bytes[margin->length] = '\0';
	document->line = LINE_DONE;
}

/* --- parts --------------------------------------------------------------------------------- */

static void
open_item(struct document *document)
{
	const struct open_part *list = &document->stack[document->depth - 1];
	if (document->rows)
		new_line(document);
	else
		start_block(document);
	document->rows = true;
	if (list->part == PART_STEPS)
		buffer_printf(&document->out, "%d. ", ++document->item);
	else
		buffer_printf(&document->out, "%c ", document->bullet);
	indent(document, "", list->part == PART_STEPS ? "   " : "  ");
}

static void
close_item(struct document *document, bool in_order)
{
	outdent(document, in_order ? 3 : 2);
}

static void
open_row(struct document *document)
{
	if (document->rows)
		new_line(document);
	else
		start_block(document);
	document->rows = true;
	buffer_add_char(&document->out, '|');
	document->line = LINE_BEGUN;
}

/* The line below the head, which says what stands at the right. */
static void
close_head(struct document *document)
{
	new_line(document);
	buffer_add_char(&document->out, '|');
	for (int i = 0; i < document->columns; i++)
		buffer_add(&document->out, document->numbers[i] ? "---:|" : "---|");
	document->line = LINE_DONE;
}

static void
open_cell(struct document *document, enum part part)
{
	bool head = part == PART_COLUMN || part == PART_COLUMN_NUMBER || part == PART_COLUMN_LEAD
		|| part == PART_COLUMN_PICTURE || part == PART_COLUMN_BLANK;
	if (head && document->columns < DOCUMENT_COLUMNS_MAX)
		document->numbers[document->columns++] = part == PART_COLUMN_NUMBER;
	buffer_add_char(&document->out, ' ');
	document->flat++;
	document->line = LINE_FRESH;
}

static void
open_list(struct document *document)
{
	document->rows = false;
	document->item = 0;
	document->bullet = document->listed && document->bullet == '-' ? '*' : '-';
}

static void
open_part(struct document *document, enum part part, const char *language)
{
	const struct markdown_part *markdown = &markdown_parts[part];
	(void)language;
	switch (markdown->shape) {
	case SHAPE_NONE:
	case SHAPE_FIELD:
		break;
	case SHAPE_RULE:
		if (document->line == LINE_NONE)
			break;
		start_block(document);
		buffer_add(&document->out, "---");
		document->line = LINE_DONE;
		break;
	case SHAPE_QUOTE:
		start_block(document);
		indent(document, "> ", "> ");
		break;
	case SHAPE_HEADING:
		start_block(document);
		indent(document, markdown->mark, "");
		document->flat++;
		break;
	case SHAPE_BLOCK:
		start_block(document);
		break;
	case SHAPE_LIST:
		open_list(document);
		break;
	case SHAPE_ITEM:
		open_item(document);
		break;
	case SHAPE_NAME:
		open_item(document);
		buffer_add(&document->out, "**");
		break;
	case SHAPE_TABLE:
		document->rows = false;
		document->columns = 0;
		break;
	case SHAPE_HEAD:
	case SHAPE_ROW:
		open_row(document);
		break;
	case SHAPE_CELL:
		open_cell(document, part);
		break;
	case SHAPE_INLINE:
		buffer_add(&document->out, markdown->mark);
		break;
	case SHAPE_OTHER:
		document_break(document);
		break;
	}
}

static void
close_part(struct document *document, enum part part)
{
	const struct markdown_part *markdown = &markdown_parts[part];
	bool in_order = document->depth > 0
		&& document->stack[document->depth - 1].part == PART_STEPS;
	switch (markdown->shape) {
	case SHAPE_NONE:
	case SHAPE_RULE:
	case SHAPE_TABLE:
	case SHAPE_OTHER:
		break;
	case SHAPE_LIST:
		document->listed = part != PART_STEPS;
		break;
	case SHAPE_QUOTE:
		outdent(document, 2);
		break;
	case SHAPE_HEADING:
		document->flat--;
		document->line = LINE_DONE;
		break;
	case SHAPE_BLOCK:
	case SHAPE_ROW:
		document->line = LINE_DONE;
		break;
	case SHAPE_ITEM:
	case SHAPE_FIELD:
		close_item(document, in_order);
		break;
	case SHAPE_NAME:
		buffer_add(&document->out, ":** ");
		break;
	case SHAPE_HEAD:
		close_head(document);
		break;
	case SHAPE_CELL:
		document->flat--;
		buffer_add(&document->out, " |");
		break;
	case SHAPE_INLINE:
		buffer_add(&document->out, markdown->mark);
		break;
	}
}

/* --- text ---------------------------------------------------------------------------------- */

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* How many bytes of what begins a line would make a list of it: `- `, `12. `, `===`; 0 for none.
 * The last of them is the one to escape. */
static size_t
list_mark(const char *text, size_t n)
{
	size_t digits = 0;
	if (n > 0 && strchr("-+=%:", text[0]))
		return 1;
	while (digits < n && is_digit(text[digits]))
		digits++;
	return digits > 0 && digits < n && strchr(".)", text[digits]) ? digits + 1 : 0;
}

/* Whether the character at AT would mean something. */
static bool
is_markup(const char *text, size_t n, size_t at)
{
	char c = text[at], next = at + 1 < n ? text[at + 1] : '\0';
	if (strchr("\\`*_{}[]<>#|~^$@", c))
		return true;
	switch (c) {
	case '&': /* a character's name; what follows is not known at the end */
		return next == '#' || next == '\0' || is_letter(next);
	case '=': /* a mark in some flavours */
		return next == '=' || next == '\0';
	case ':': /* an address, or a picture's name */
		return next == '/' || next == '+' || next == '-' || is_letter(next);
	case '.': /* an address without its scheme */
		return at >= 3 && strncmp(text + at - 3, "www", 3) == 0;
	default:
		return false;
	}
}

static void
text(struct document *document, const char *text, size_t n)
{
	size_t mark = 0;
	if (document->line == LINE_FRESH) {
		while (n > 0 && text[0] == ' ') {
			text++;
			n--;
		}
		mark = document->flat ? 0 : list_mark(text, n);
	}
	for (size_t i = 0; i < n; i++) {
		if (i + 1 == mark || is_markup(text, n, i))
			buffer_add_char(&document->out, '\\');
		buffer_add_char(&document->out, text[i]);
	}
	if (n > 0)
		document->line = LINE_BEGUN;
}

static void
line_break(struct document *document)
{
	if (document->flat) {
		buffer_add(&document->out, " · ");
		return;
	}
	buffer_add_char(&document->out, '\\');
	new_line(document);
}

static void
box(struct document *document, enum box box, const char *code)
{
	text(document, code, strlen(code));
	buffer_printf(&document->out, "%s%s ", *code ? " " : "",
		box == BOX_TICK ? "☐" : "……");
	document->line = LINE_BEGUN;
}

static void
blank(struct document *document, enum blank size)
{
	static const char *const lines[] = {
		[BLANK_NUMBER] = "……", [BLANK_WORD] = "……………………",
		[BLANK_LINE] = "………………………………………………………………",
	};
	buffer_add(&document->out, lines[size]);
	document->line = LINE_BEGUN;
}

static void
picture(struct document *document, const char *svg, const char *said)
{
	(void)svg;
	text(document, said, strlen(said));
}

static void
begin(struct document *document, const char *title)
{
	(void)document;
	(void)title; /* the first heading says it */
}

static void
end(struct document *document)
{
	if (document->line != LINE_NONE)
		buffer_add_char(&document->out, '\n');
}

const struct writer markdown_writer = {
	.begin = begin,
	.end = end,
	.open = open_part,
	.close = close_part,
	.text = text,
	.line_break = line_break,
	.box = box,
	.blank = blank,
	.picture = picture,
};
