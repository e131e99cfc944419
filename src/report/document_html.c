/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * HTML 5 in the syntax of XML: every tag is closed, every attribute quoted.
 */
#include "report/document_writer.h"

#include "report/document.css.h"

#include <string.h>

enum { LONG_WORD = 30 }; /* bytes */

/* How a part is written: its tag, its class, and whether a line ends behind it. */
static const struct html_part {
	const char *before, *tag, *class, *attributes, *after; /* NULL: nothing */
	bool line;
} html_parts[PART_COUNT] = {
	[PART_HEADER] = {.tag = "header", .line = true},
	[PART_MAIN] = {.tag = "main", .line = true},
	[PART_FOOTER] = {.tag = "footer", .line = true},
	[PART_PAGE] = {.tag = "section", .class = "page", .line = true},
	[PART_SHEET] = {.tag = "section", .class = "sheet", .line = true},
	[PART_SLIP] = {.tag = "div", .class = "slip", .line = true},
	[PART_MARGIN] = {.tag = "div", .class = "margin", .line = true},
	[PART_KEEP] = {.tag = "div", .class = "keep", .line = true},
	[PART_TWO_COLUMNS] = {.tag = "div", .class = "two", .line = true},
	[PART_DENSE] = {.tag = "div", .class = "dense", .line = true},
	[PART_QUOTE] = {.tag = "blockquote", .line = true},
	[PART_NOTE] = {.tag = "div", .class = "note", .line = true},
	[PART_TITLE] = {.tag = "h1", .line = true},
	[PART_SECTION] = {.tag = "h2", .line = true},
	[PART_HEADING] = {.tag = "h3", .line = true},
	[PART_SUBHEADING] = {.tag = "h4", .line = true},
	[PART_PARAGRAPH] = {.tag = "p", .line = true},
	[PART_ASIDE] = {.tag = "p", .class = "aside", .line = true},
	[PART_LIST] = {.tag = "ul", .line = true},
	[PART_STEPS] = {.tag = "ol", .line = true},
	[PART_ANSWERS] = {.tag = "ul", .class = "answers", .line = true},
	[PART_TILES] = {.tag = "ul", .class = "tiles", .line = true},
	[PART_WORDS] = {.tag = "ul", .class = "words", .line = true},
	[PART_BOXES] = {.tag = "ul", .class = "boxes", .line = true},
	[PART_BOX_PAIRS] = {.tag = "ul", .class = "boxes pairs", .line = true},
	[PART_ITEM] = {.tag = "li", .line = true},
	[PART_FIELDS] = {.tag = "dl", .line = true},
	[PART_FIELD_NAME] = {.before = "<div>", .tag = "dt"},
	[PART_FIELD] = {.tag = "dd", .after = "</div>", .line = true},
	[PART_TABLE] = {.tag = "table", .line = true},
	[PART_GRID] = {.tag = "table", .class = "grid", .line = true},
	[PART_ABOVE] = {.before = "<thead><tr>", .tag = "td", .after = "</tr>", .line = true},
	[PART_HEAD] = {.tag = "tr", .after = "</thead>", .line = true},
	[PART_COLUMN] = {.tag = "th", .attributes = " scope=\"col\""},
	[PART_COLUMN_NUMBER] = {.tag = "th", .class = "number", .attributes = " scope=\"col\""},
	[PART_ROW] = {.tag = "tr", .line = true},
	[PART_LEAD] = {.tag = "th", .attributes = " scope=\"row\""},
	[PART_CELL] = {.tag = "td"},
	[PART_CELL_NUMBER] = {.tag = "td", .class = "number"},
	[PART_COLUMN_BLANK] = {.tag = "th", .class = "wide", .attributes = " scope=\"col\""},
	[PART_CELL_BLANK] = {.tag = "td", .class = "write"},
	[PART_COLUMN_PICTURE] = {.tag = "th", .class = "picture", .attributes = " scope=\"col\""},
	[PART_CELL_PICTURE] = {.tag = "td", .class = "picture"},
	[PART_FIGURE] = {.tag = "figure", .line = true},
	[PART_CAPTION] = {.tag = "figcaption", .line = true},
	[PART_STRONG] = {.tag = "strong"},
	[PART_SPAN] = {.tag = "span"},
	[PART_OTHER] = {.before = "<span class=\"slash\"> / </span>", .tag = "span",
		.class = "other"},
	[PART_CODE] = {.tag = "b", .class = "code"},
	[PART_QUIET] = {.tag = "span", .class = "quiet"},
	[PART_HEARD] = {.tag = "span", .class = "heard"},
	[PART_LARGE] = {.tag = "span", .class = "large"},
	[PART_LARGEST] = {.tag = "span", .class = "largest"},
};

static void
add_text(struct buffer *out, const char *text, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		switch (text[i]) {
		case '&':
			buffer_add(out, "&amp;");
			break;
		case '<':
			buffer_add(out, "&lt;");
			break;
		case '>':
			buffer_add(out, "&gt;");
			break;
		case '"':
			buffer_add(out, "&quot;");
			break;
		case '\'':
			buffer_add(out, "&#39;");
			break;
		default:
			buffer_add_char(out, text[i]);
		}
	}
}

/* Words that no line can be relied on to hold, such as addresses: a table must not be as wide as
 * the longest of them. */
static void
add_words(struct buffer *out, const char *text, size_t n)
{
	while (n > 0) {
		size_t length = 0;
		while (length < n && text[length] != ' ')
			length++;
		bool is_long = length > LONG_WORD;
		buffer_add(out, is_long ? "<span class=\"long\">" : "");
		add_text(out, text, length);
		buffer_add(out, is_long ? "</span>" : "");
		if (length < n)
			buffer_add_char(out, text[length++]);
		text += length;
		n -= length;
	}
}

static bool
is_one_of(const char *word, size_t length, const char *const *words, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (strlen(words[i]) == length && strncmp(words[i], word, length) == 0)
			return true;
	return false;
}

/* Whether LANGUAGE is written from right to left: its script tells, if it is named. */
static bool
runs_left(const char *language)
{
	static const char *const tags[] = {"ar", "arc", "ckb", "dv", "fa", "he", "nqo", "pnb",
		"prs", "ps", "sd", "syr", "ug", "ur", "yi"};
	static const char *const scripts[] = {"Arab", "Hebr", "Nkoo", "Syrc", "Thaa"};
	size_t length = strcspn(language, "-");
	const char *rest = language[length] ? language + length + 1 : "";
	if (strlen(rest) == 4)
		return is_one_of(rest, 4, scripts, sizeof(scripts) / sizeof(scripts[0]));
	return is_one_of(language, length, tags, sizeof(tags) / sizeof(tags[0]));
}

/* The language of what is in a tag, and its direction if that is not the one AROUND it. */
static void
add_language(struct document *document, const char *language, bool left_around)
{
	bool left = runs_left(language);
	buffer_add(&document->out, " lang=\"");
	add_text(&document->out, language, strlen(language));
	buffer_add_char(&document->out, '"');
	if (left != left_around)
		buffer_printf(&document->out, " dir=\"%s\"", left ? "rtl" : "ltr");
}

static void
begin(struct document *document, const char *title)
{
	buffer_add(&document->out, "<!DOCTYPE html>\n<html");
	add_language(document, document->language, false);
	buffer_add(&document->out, ">\n<head>\n<meta charset=\"utf-8\"/>\n"
		"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
		"<title>");
	document->flat = true;
	document_text(document, title);
	document->flat = false;
	buffer_printf(&document->out,
		"</title>\n<style>\n%s</style>\n</head>\n<body class=\"%s\">\n", document_css,
		document->look == DOCUMENT_FORMS ? "forms"
		: document->look == DOCUMENT_MINUTES ? "minutes" : "text");
}

static void
end(struct document *document)
{
	buffer_add(&document->out, "</body>\n</html>\n");
}

static bool
stands_in(const struct document *document, int up, enum part part)
{
	return document->depth >= up && document->stack[document->depth - up].part == part;
}

static void
open_tag(struct document *document, enum part part, const char *language)
{
	const struct html_part *html = &html_parts[part];
	buffer_printf(&document->out, "%s<%s", html->before ? html->before : "", html->tag);
	if (html->class)
		buffer_printf(&document->out, " class=\"%s\"", html->class);
	if (part == PART_LEAD && stands_in(document, 2, PART_GRID))
		buffer_printf(&document->out, " scope=\"rowgroup\" colspan=\"%d\"",
			document->grid_columns);
	else if (part == PART_ABOVE)
		buffer_printf(&document->out, " colspan=\"%d\"", document->grid_columns);
	else if (html->attributes)
		buffer_add(&document->out, html->attributes);
	if (language)
		add_language(document, language, runs_left(document_language(document)));
	buffer_add_char(&document->out, '>');
}

static void
open_part(struct document *document, enum part part, const char *language)
{
	if (document->mute)
		return;
	switch (part) {
	case PART_TABLE:
	case PART_GRID:
		document->above = false;
		document->rows = false;
		break;
	case PART_ABOVE:
		document->above = true;
		break;
	case PART_HEAD:
		if (!document->above)
			buffer_add(&document->out, "<thead>");
		break;
	case PART_COLUMN_LEAD:
		/* The leads lie above the boxes and need no head. */
		document->mute = true;
		return;
	case PART_ROW:
		/* In a grid each row is a body of two: its lead, then its boxes. */
		if (stands_in(document, 1, PART_GRID) || !document->rows)
			buffer_add(&document->out, "<tbody>");
		document->rows = true;
		break;
	default:
		break;
	}
	open_tag(document, part, language);
}

static void
close_part(struct document *document, enum part part)
{
	const struct html_part *html = &html_parts[part];
	if (part == PART_COLUMN_LEAD)
		document->mute = false;
	if (document->mute || part == PART_COLUMN_LEAD)
		return;
	if (part == PART_TABLE && document->rows)
		buffer_add(&document->out, "</tbody>");
	buffer_printf(&document->out, "</%s>%s", html->tag, html->after ? html->after : "");
	if (part == PART_LEAD && stands_in(document, 2, PART_GRID))
		buffer_add(&document->out, "</tr>\n<tr>");
	if (part == PART_ROW && stands_in(document, 1, PART_GRID))
		buffer_add(&document->out, "</tbody>");
	if (html->line)
		buffer_add_char(&document->out, '\n');
}

static void
text(struct document *document, const char *text, size_t n)
{
	if (document->mute)
		return;
	if (document->flat)
		add_text(&document->out, text, n);
	else
		add_words(&document->out, text, n);
}

static void
line_break(struct document *document)
{
	if (!document->mute)
		buffer_add(&document->out, document->flat ? " " : "<br/>\n");
}

static void
box(struct document *document, enum box box, const char *code)
{
	buffer_add(&document->out, "<span class=\"tick\">");
	if (*code) {
		buffer_add(&document->out, "<b>");
		add_text(&document->out, code, strlen(code));
		buffer_add(&document->out, "</b>");
	}
	buffer_printf(&document->out, "<i class=\"%s\"></i></span> ",
		box == BOX_TICK ? "box" : "field");
}

static void
blank(struct document *document, enum blank size)
{
	static const char *const classes[] = {
		[BLANK_NUMBER] = "field", [BLANK_WORD] = "blank", [BLANK_LINE] = "line",
	};
	buffer_printf(&document->out, "<i class=\"%s\"></i>", classes[size]);
}

static void
picture(struct document *document, const char *svg, const char *text)
{
	(void)text;
	buffer_add(&document->out, svg);
}

const struct writer html_writer = {
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
