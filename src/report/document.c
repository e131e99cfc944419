/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/document.h"

#include "core/mem.h"
#include "core/text.h"
#include "report/document_writer.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char *const document_format_words[DOCUMENT_FORMAT_COUNT] = {
	[DOCUMENT_HTML] = "html",
	[DOCUMENT_MARKDOWN] = "md",
};

static const struct writer *const writers[DOCUMENT_FORMAT_COUNT] = {
	[DOCUMENT_HTML] = &html_writer,
	[DOCUMENT_MARKDOWN] = &markdown_writer,
};

struct document *
document_new(enum document_format format, enum document_look look, const char *title,
	const char *language)
{
	struct document *document = mem_new(1, sizeof(*document));
	document->writer = writers[format];
	document->look = look;
	document->language = mem_text(language);
	document->writer->begin(document, title);
	return document;
}

void
document_finish(struct document *document, struct buffer *out)
{
	document->writer->end(document);
	buffer_add_n(out, buffer_text(&document->out), document->out.length);
	buffer_free(&document->out);
	buffer_free(&document->margin);
	free(document->language);
	free(document);
}

/* --- parts --------------------------------------------------------------------------------- */

void
document_open_in(struct document *document, enum part part, const char *language)
{
	const char *around = document_language(document);
	bool other = language && strcmp(language, around) != 0;
	document->writer->open(document, part, other ? language : NULL);
	document->stack[document->depth++] =
		(struct open_part){.part = part, .language = other ? language : around};
}

void
document_open(struct document *document, enum part part)
{
	document_open_in(document, part, NULL);
}

void
document_open_grid(struct document *document, int columns)
{
	document->grid_columns = columns;
	document_open(document, PART_GRID);
}

void
document_close(struct document *document, enum part part)
{
	document->depth--;
	document->writer->close(document, part);
}

void
document_put_in(
	struct document *document, enum part part, const char *language, const char *text)
{
	if (!*text)
		return;
	document_open_in(document, part, language);
	document_text(document, text);
	document_close(document, part);
}

void
document_put(struct document *document, enum part part, const char *text)
{
	document_put_in(document, part, NULL, text);
}

void
document_break(struct document *document)
{
	document->writer->line_break(document);
}

void
document_box(struct document *document, enum box box, const char *code)
{
	document->writer->box(document, box, code);
}

void
document_blank(struct document *document, enum blank size)
{
	document->writer->blank(document, size);
}

void
document_picture(struct document *document, const char *svg, const char *text)
{
	document->writer->picture(document, svg, text);
}

/* --- text ---------------------------------------------------------------------------------- */

static bool
is_break(uint32_t code)
{
	return (code >= '\n' && code <= '\r') || code == 0x85 || code == 0x2028 || code == 0x2029;
}

/* What may change how the text around it is read, and is nothing to see itself. */
static bool
is_left_out(uint32_t code)
{
	bool control = code < ' ' || (code >= 0x7F && code < 0xA0);
	bool bidi = (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
	return control || bidi || code == 0xFEFF;
}

static bool
is_no_character(uint32_t code)
{
	return (code >= 0xFDD0 && code <= 0xFDEF) || (code & 0xFFFE) == 0xFFFE;
}

/* Hands on a line; spaces before a break are nothing. */
static void
flush_line(struct document *document, struct buffer *line, bool before_break)
{
	size_t n = line->length;
	while (before_break && n > 0 && line->bytes[n - 1] == ' ')
		n--;
	document->writer->text(document, buffer_text(line), n);
	buffer_clear(line);
}

void
document_text(struct document *document, const char *text)
{
	size_t n = strlen(text);
	struct buffer line = {.bytes = NULL};
	bool said = false, breaks = false;

	for (size_t at = 0; at < n;) {
		uint32_t code;
		char bytes[4];
		at = text_code(text, n, at, &code);
		if (code == '\t')
			code = ' ';
		if (is_break(code)) {
			flush_line(document, &line, true);
			breaks = said;
			continue;
		}
		if (is_left_out(code) || (breaks && code == ' '))
			continue;
		if (breaks)
			document->writer->line_break(document);
		breaks = false;
		said = true;
		if (is_no_character(code))
			code = 0xFFFD;
		buffer_add_n(&line, bytes, text_encode(code, bytes));
	}
	flush_line(document, &line, breaks);
	buffer_free(&line);
}

void
document_printf(struct document *document, const char *format, ...)
{
	va_list args;
	char none[1];

	va_start(args, format);
	int length = vsnprintf(none, sizeof(none), format, args);
	va_end(args);
	char *said = mem_new((size_t)(length < 0 ? 0 : length) + 1, 1);
	va_start(args, format);
	vsnprintf(said, (size_t)(length < 0 ? 0 : length) + 1, format, args);
	va_end(args);
	document_text(document, said);
	free(said);
}
