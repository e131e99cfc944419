/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/import_table.h"

#include "core/i18n.h"
#include "core/mem.h"
#include "core/nearest.h"
#include "core/number.h"
#include "core/text.h"
#include "core/utc.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { DIGITS_MOST = 15 }; /* of an integer: no more are exact everywhere */

static const char spaces[] = " \t\r\n";

void
table_reader_begin(struct table_reader *reader, enum export_file file, struct faults *faults)
{
	*reader = (struct table_reader){.file = file, .faults = faults};
}

void
table_reader_free(struct table_reader *reader)
{
	for (int i = 0; i < reader->columns; i++)
		buffer_free(&reader->texts[i]);
	free(reader->texts);
	free(reader->of);
	free(reader->session_id);
}

void
table_fault(struct table_reader *reader, enum export_column column, int line, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	int length = vsnprintf(NULL, 0, format, args);
	va_end(args);
	char *text = mem_new(length < 0 ? 1 : (size_t)length + 1, 1);
	va_start(args, format);
	if (length > 0)
		vsnprintf(text, (size_t)length + 1, format, args);
	va_end(args);
	faults_add(reader->faults, line, false, "%s: %s", export_columns[column].name, text);
	free(text);
}

int64_t
table_place(const struct table_reader *reader, enum export_column column, int line)
{
	const struct table_cell *cell = &reader->cells[column];
	int64_t number = cell->there && cell->integer > 0 && cell->integer < INT32_MAX ? cell->integer : INT32_MAX;
	return (number << 31) + line;
}

/* --- the header ------------------------------------------------------------------------------- */

static int
column_named(enum export_file file, const char *name)
{
	for (int i = 0; i < EXPORT_COLUMN_COUNT; i++) {
		if (export_columns[i].file == file && text_compare_folded(export_columns[i].name, name) == 0)
			return i;
	}
	return TABLE_UNKNOWN;
}

static void
unknown_column(const struct table_reader *reader, const char *name, int line)
{
	const char *words[EXPORT_COLUMN_COUNT];
	size_t count = 0;
	for (int i = 0; i < EXPORT_COLUMN_COUNT; i++) {
		if (export_columns[i].file == reader->file)
			words[count++] = export_columns[i].name;
	}
	const char *nearest = nearest_word(name, words, count);
	if (nearest)
		faults_add(reader->faults, line, false, _("unknown column “%s”; did you mean “%s”?"), name,
			nearest);
	else
		faults_add(reader->faults, line, false, _("unknown column “%s”"), name);
}

bool
table_reader_header(struct table_reader *reader, const struct csv_row *row, int columns)
{
	int errors = reader->faults->errors;
	reader->columns = columns;
	reader->of = mem_new((size_t)columns, sizeof(*reader->of));
	reader->texts = mem_new((size_t)columns, sizeof(*reader->texts));
	for (int i = 0; i < columns; i++) {
		char *name = text_clean(row->cells[i], strlen(row->cells[i]), TEXT_ONE_LINE | TEXT_TRIM);
		csv_unguard(name);
		int column = *name ? column_named(reader->file, name) : TABLE_NAMELESS;
		reader->of[i] = column;
		if (column == TABLE_UNKNOWN)
			unknown_column(reader, name, row->line);
		else if (column >= 0 && reader->has[column])
			faults_add(reader->faults, row->line, false, _("the column “%s” is there twice"), name);
		else if (column >= 0)
			reader->has[column] = true;
		free(name);
	}
	for (int i = 0; i < EXPORT_COLUMN_COUNT; i++)
		reader->cells[i].text = "";
	return reader->faults->errors == errors;
}

bool
table_reader_needs(struct table_reader *reader, enum export_column column)
{
	if (!reader->has[column])
		faults_add(reader->faults, 1, false, _("the column “%s” is missing"),
			export_columns[column].name);
	return reader->has[column];
}

/* --- cells ------------------------------------------------------------------------------------ */

/* Whether a text of LENGTH bytes can stay as it is. */
static bool
is_plain(const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		unsigned char c = (unsigned char)text[i];
		if (c < ' ' || c > '~')
			return false;
	}
	return *text != '\'';
}

/* CELL as it was before it was exported, in MEMORY if it has to differ. */
static const char *
read_exact(const char *cell, struct buffer *memory)
{
	/* only behind a ' is there a guard to take off */
	if (!strchr(cell, '\''))
		return cell;
	buffer_clear(memory);
	buffer_add(memory, cell);
	csv_unguard(memory->bytes);
	return memory->bytes;
}

/* A number with so many digits as a sum may have. */
static bool
read_long_number(const char *text, double *number)
{
	char copy[40];
	size_t sign = *text == '-', whole = strspn(text + sign, "0123456789");
	const char *mark = text + sign + whole;
	size_t decimals = *mark == '.' || *mark == ',' ? strspn(mark + 1, "0123456789") : 0;
	if (whole == 0 || whole > DIGITS_MOST || decimals > NUMBER_DECIMALS || (*mark && decimals == 0)
		|| mark[decimals + (*mark != '\0')])
		return false;
	snprintf(copy, sizeof(copy), "%s", text);
	if (*mark)
		copy[sign + whole] = '.';
	*number = strtod(copy, NULL);
	return true;
}

/* CELL without what stands around it, in MEMORY if it has to differ. */
static const char *
read_text(const char *cell, struct buffer *memory)
{
	const char *start = cell + strspn(cell, spaces);
	size_t length = strlen(start);
	bool trimmed = length == 0 || !strchr(spaces, start[length - 1]);
	if (trimmed && is_plain(start, length))
		return start;
	char *copy = mem_text(start);
	csv_unguard(copy);
	char *clean = text_clean(copy, strlen(copy), TEXT_LINES | TEXT_TRIM);
	buffer_clear(memory);
	buffer_add(memory, clean);
	free(copy);
	free(clean);
	return buffer_text(memory);
}

static bool
read_integer(const char *text, int64_t *integer)
{
	const char *digits = text + (*text == '-');
	size_t count = strspn(digits, "0123456789");
	const char *rest = digits + count;
	if (count == 0 || count > DIGITS_MOST
		|| (*rest && strcmp(rest, ".0") != 0 && strcmp(rest, ",0") != 0))
		return false;
	*integer = strtoll(text, NULL, 10);
	return true;
}

/* Reads a number of a file whose cells stand between DELIMITERs; *WHY: it is none. LARGE: it may be a sum. */
static bool
read_number(const char *text, char delimiter, bool large, double *number, const char **why)
{
	bool too_fine;
	*why = NULL;
	size_t mark = strcspn(text, ".,");
	bool own = text[mark] == (delimiter == ';' ? ',' : '.');
	if (text[mark] && !own && strlen(text + mark + 1) == 3
		&& strspn(text + mark + 1, "0123456789") == 3)
		*why = _("“%s” may be a decimal number or thousands; write it without the point or comma");
	else if (large && read_long_number(text, number))
		return true;
	else if (!number_read(text, number, &too_fine))
		*why = _("“%s” is no number");
	else if (too_fine)
		*why = _("“%s” has more than four decimals");
	return !*why;
}

/* Two or, where SHORTER, fewer digits. */
static const char *
read_part(const char *text, int most, bool shorter, int *part)
{
	int count = (int)strspn(text, "0123456789");
	if (count > most || count < (shorter ? 1 : most))
		return NULL;
	*part = atoi(text);
	return text + count;
}

/* 31.12.2026, and nothing that is read in another order elsewhere. */
static bool
read_german_date(const char *text, int *year, int *month, int *day)
{
	text = read_part(text, 2, true, day);
	text = text && *text == '.' ? read_part(text + 1, 2, true, month) : NULL;
	text = text && *text == '.' ? read_part(text + 1, 4, false, year) : NULL;
	return text && !*text && utc_date_valid(*year, *month, *day);
}

static bool
read_date(const char *text, struct buffer *memory, struct table_cell *cell)
{
	int year, month, day;
	if (utc_date_parse(text, NULL, NULL, NULL)) {
		cell->text = text;
		return true;
	}
	if (!read_german_date(text, &year, &month, &day))
		return false;
	buffer_clear(memory);
	buffer_printf(memory, "%04d-%02d-%02d", year, month, day);
	cell->text = buffer_text(memory);
	return true;
}

static bool
read_flag(const char *text, int64_t *flag)
{
	static const char *const words[2][6] = {
		{"false", "no", "nein", "falsch", "0", "n"},
		{"true", "yes", "ja", "wahr", "1", "x"},
	};
	for (int i = 0; i < 12; i++) {
		if (strcasecmp(words[i / 6][i % 6], text) == 0) {
			*flag = i / 6;
			return true;
		}
	}
	return false;
}

/* Reads what stands in a column of the file; false with a fault. */
static bool
read_cell(struct table_reader *reader, int column, const struct csv_row *row)
{
	enum export_column of = (enum export_column)reader->of[column];
	struct table_cell *cell = &reader->cells[of];
	struct buffer *memory = &reader->texts[column];
	bool exact = reader->exact && export_columns[of].type == EXPORT_TEXT;
	const char *text = exact ? read_exact(row->cells[column], memory) : read_text(row->cells[column], memory);
	const char *why = NULL;
	*cell = (struct table_cell){.there = *text, .text = text};
	if (!*text)
		return true;
	switch (export_columns[of].type) {
	case EXPORT_INTEGER:
		if (!read_integer(text, &cell->integer))
			why = _("“%s” is no whole number");
		break;
	case EXPORT_NUMBER:
		read_number(text, row->delimiter, reader->exact, &cell->number, &why);
		break;
	case EXPORT_DATE:
		if (!read_date(text, memory, cell))
			why = _("“%s” is no date that has one reading; write 2026-12-31 or 31.12.2026");
		break;
	case EXPORT_TIME:
		if (!utc_parse(text, &cell->integer))
			why = _("“%s” is no time as it is exported, such as 2026-12-31T18:30:00Z");
		break;
	case EXPORT_FLAG:
		if (!read_flag(text, &cell->integer))
			why = _("“%s” is neither true nor false");
		break;
	default:
		break;
	}
	if (!why)
		return true;
	char *copy = mem_text(text);
	char *sentence = mem_printf(why, copy);
	table_fault(reader, of, row->line, "%s", sentence);
	free(sentence);
	free(copy);
	return false;
}

/* --- rows -------------------------------------------------------------------------------------- */

static bool
is_blank(const struct table_reader *reader, const struct csv_row *row)
{
	for (int i = 0; i < reader->columns; i++) {
		if (row->cells[i][strspn(row->cells[i], spaces)])
			return false;
	}
	return true;
}

/* The column session_id comes first in every file. */
static bool
same_session(struct table_reader *reader, int line)
{
	enum export_column column = 0;
	while (export_columns[column].file != reader->file)
		column++;
	const struct table_cell *cell = &reader->cells[column];
	if (reader->several || !cell->there)
		return true;
	if (!reader->session_id)
		reader->session_id = mem_text(cell->text);
	if (strcmp(reader->session_id, cell->text) == 0)
		return true;
	table_fault(reader, column, line, _("this row is of another session than the first; take in one after "
		"the other"));
	return false;
}

bool
table_reader_row(struct table_reader *reader, const struct csv_row *row)
{
	if (is_blank(reader, row))
		return false;
	reader->rows++;
	/* what is wrong with it has been told */
	if (row->broken)
		return false;
	bool fine = true;
	for (int i = 0; i < reader->columns; i++) {
		if (reader->of[i] >= 0) {
			fine = read_cell(reader, i, row) && fine;
		} else if (reader->of[i] == TABLE_NAMELESS && row->cells[i][strspn(row->cells[i], spaces)]) {
			faults_add(reader->faults, row->line, false,
				_("there is something in a column without a name"));
			fine = false;
		}
	}
	return same_session(reader, row->line) && fine;
}
