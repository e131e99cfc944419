/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "table/csv_read.h"

#include <csv.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/buffer.h"
#include "core/hash.h"
#include "core/i18n.h"
#include "core/mem.h"
#include "core/text.h"

enum {
	CHUNK = 64 * 1024,
	COLUMNS_MAX = 10000,
	CELL_DEFAULT = 64 * 1024,
};

struct scan {
	struct csv_parser parser;
	struct csv_limits limits;
	csv_row_taker *take;
	void *context;
	struct faults *faults;
	struct csv_end end;
	bool stop;

	int line;          /* of the bytes being fed */
	bool after_cr;     /* the last byte was a CR; an LF now belongs to it */
	bool in_row;       /* a row has begun and not ended */
	size_t cell_bytes; /* about how many were fed since the last cell ended */

	size_t number;     /* rows handed on, the header too */
	size_t filled;     /* of these, those below the header that hold something */
	int columns;       /* of the header; 0 before it */
	struct csv_row row;
	int cell_line;     /* where the cell begins that is being read */
	int cells;         /* of the row, so far */
	int bytes_line;    /* the last that had a fault about its bytes */
	struct buffer text;
	size_t *starts;    /* of the cells in text */
	const char **pointers;
};

static void
give_up(struct scan *scan)
{
	scan->stop = true;
	scan->end.cut = true;
}

/* --- what the parser reports ----------------------------------------------------------------- */

static int
count_breaks(const char *bytes, size_t n)
{
	int breaks = 0;
	for (size_t i = 0; i < n; i++)
		breaks += bytes[i] == '\n' ||
			(bytes[i] == '\r' && (i + 1 == n || bytes[i + 1] != '\n'));
	return breaks;
}

/* A fault about the bytes of a cell, one a line. */
static void
wrong_bytes(struct scan *scan, const char *bytes, size_t at, const char *text)
{
	int line = scan->cell_line + count_breaks(bytes, at);
	if (line != scan->bytes_line)
		faults_add(scan->faults, line, false, "%s", text);
	scan->bytes_line = line;
	scan->row.broken = true;
}

static void
keep_cell(struct scan *scan, const char *bytes, size_t n, bool sound)
{
	if (scan->columns > 0 && scan->cells >= scan->columns)
		return;
	if (scan->columns == 0)
		scan->starts = mem_grow(scan->starts, (size_t)scan->cells, sizeof(*scan->starts));
	scan->starts[scan->cells] = scan->text.length;
	if (sound) {
		buffer_add_n(&scan->text, bytes, n);
	} else {
		char *clean = text_clean(bytes, n, TEXT_LINES);
		buffer_add(&scan->text, clean);
		free(clean);
	}
	buffer_add_char(&scan->text, '\0');
}

static void
on_cell(void *bytes, size_t n, void *context)
{
	struct scan *scan = context;
	const char *text = bytes;
	bool sound = false;

	scan->cell_bytes = 0;
	if (scan->stop)
		return;
	const char *nul = n > 0 ? memchr(text, '\0', n) : NULL;
	size_t fault = n > 0 ? text_first_fault(text, n) : 0;
	if (n > scan->limits.cell) {
		faults_add(scan->faults, scan->cell_line, false,
			_("a cell has more than %zu bytes"), scan->limits.cell);
		scan->row.broken = true;
		n = 0;
	} else if (nul) {
		wrong_bytes(scan, text, (size_t)(nul - text),
			_("there is a NUL byte; this is not a text"));
	} else if (fault < n) {
		wrong_bytes(
			scan, text, fault, _("this is not UTF-8; save the table as “CSV UTF-8”"));
	} else {
		sound = true;
	}
	keep_cell(scan, n > 0 ? text : "", n, sound);
	scan->cells++;
	scan->cell_line = scan->line;
	if (scan->columns == 0 && scan->cells == COLUMNS_MAX) {
		faults_add(scan->faults, scan->line, false, _("there are more than %d columns"),
			COLUMNS_MAX);
		give_up(scan);
	}
}

/* Points at the cells, as many as there are columns. */
static void
point_at_cells(struct scan *scan)
{
	for (int i = 0; i < scan->columns; i++)
		scan->pointers[i] = i < scan->cells ? scan->text.bytes + scan->starts[i] : "";
	scan->row.cells = scan->pointers;
}

static void
take_header(struct scan *scan)
{
	if (scan->row.broken) {
		give_up(scan);
		return;
	}
	scan->columns = scan->cells;
	scan->pointers = mem_new((size_t)scan->columns, sizeof(*scan->pointers));
	point_at_cells(scan);
	if (!scan->take(scan->context, scan->number++, &scan->row, scan->columns))
		scan->stop = true;
}

/* Nothing but empty cells, which a spreadsheet adds below what was written. */
static bool
empty_row(const struct scan *scan)
{
	int kept = scan->cells < scan->columns ? scan->cells : scan->columns;
	for (int i = 0; i < kept; i++)
		if (*(buffer_text(&scan->text) + scan->starts[i]))
			return false;
	return true;
}

static void
take_row(struct scan *scan)
{
	scan->filled += !empty_row(scan);
	if (scan->limits.rows > 0 && scan->filled > scan->limits.rows) {
		faults_add(scan->faults, scan->row.line, false, _("there are more than %zu rows"),
			scan->limits.rows);
		give_up(scan);
		return;
	}
	if (scan->cells != scan->columns) {
		faults_add(scan->faults, scan->row.line, false,
			P_("the row has %d cell, but there are %d columns",
				"the row has %d cells, but there are %d columns",
				(unsigned long)scan->cells),
			scan->cells, scan->columns);
		scan->row.broken = true;
	}
	point_at_cells(scan);
	if (!scan->take(scan->context, scan->number++, &scan->row, scan->columns))
		scan->stop = true;
}

/* A line of spaces, which somebody's editor left behind. */
static bool
blank_row(const struct scan *scan)
{
	const char *text = buffer_text(&scan->text);
	return scan->cells == 1 && scan->columns != 1 && !text[strspn(text, " \t")];
}

static void
on_row(int last, void *context)
{
	(void)last;
	struct scan *scan = context;

	scan->in_row = false;
	if (!scan->stop && !blank_row(scan)) {
		if (scan->columns == 0)
			take_header(scan);
		else
			take_row(scan);
	}
	scan->cells = 0;
	scan->row.broken = false;
	buffer_clear(&scan->text);
}

/* --- feeding it ------------------------------------------------------------------------------ */

/* Spaces belong to the cell (RFC 4180, section 2). */
static int
no_space(unsigned char c)
{
	(void)c;
	return 0;
}

static void *
resize(void *old, size_t n)
{
	return mem_resize(old, n, 1);
}

/* The one of comma, semicolon and tab that is there most often in the first line; a comma rather than
 * the others. */
static char
find_delimiter(const char *bytes, size_t n)
{
	static const char signs[] = {',', ';', '\t'};
	size_t counts[sizeof(signs)] = {0}, all = 0, most = 0;
	bool quoted = false;
	for (size_t i = 0; i < n; i++) {
		if (bytes[i] == '"')
			quoted = !quoted;
		else if (!quoted && (bytes[i] == '\n' || bytes[i] == '\r') && all > 0)
			break;
		for (size_t sign = 0; sign < sizeof(signs) && !quoted; sign++) {
			counts[sign] += bytes[i] == signs[sign];
			all += bytes[i] == signs[sign];
		}
	}
	for (size_t sign = 1; sign < sizeof(signs); sign++)
		most = counts[sign] > counts[most] ? sign : most;
	return signs[most];
}

static void
wrong_quote(struct scan *scan)
{
	if (!scan->parser.quoted)
		faults_add(scan->faults, scan->line, false,
			_("there is a quotation mark in a cell that does not begin with one; quote "
			  "the whole cell and double the mark; the rest was not read"));
	else if (scan->cell_line < scan->line)
		faults_add(scan->faults, scan->line, false,
			_("the quoted cell that begins in line %d ends here in the middle of a "
			  "text; a quotation mark is missing or not doubled; the rest was not "
			  "read"),
			scan->cell_line);
	else
		faults_add(scan->faults, scan->line, false,
			_("a quoted cell ends in the middle of a text; double the quotation marks "
			  "inside it; the rest was not read"));
	give_up(scan);
}

/* Feeds N bytes of one line, of which the last may be its end. */
static void
feed(struct scan *scan, const char *bytes, size_t n)
{
	bool blank = !scan->in_row && (*bytes == '\n' || *bytes == '\r');
	if (!scan->in_row && !blank) {
		scan->in_row = true;
		scan->row.line = scan->cell_line = scan->line;
	}
	if (csv_parse(&scan->parser, bytes, n, on_cell, on_row, scan) != n) {
		if (!scan->stop)
			wrong_quote(scan);
		return;
	}
	scan->cell_bytes += n;
	/* Doubled quotation marks take two bytes each; more than that is too long in any case. */
	if (!scan->stop && scan->in_row && scan->cell_bytes > 2 * scan->limits.cell + CHUNK) {
		faults_add(scan->faults, scan->cell_line, false,
			_("a cell has more than %zu bytes; perhaps a quotation mark is missing; "
			"the rest was not read"), scan->limits.cell);
		give_up(scan);
	}
}

static void
feed_lines(struct scan *scan, const char *bytes, size_t n)
{
	while (n > 0 && !scan->stop) {
		size_t length = 0;
		bool end = false, joined = scan->after_cr && *bytes == '\n';
		while (length < n && !end) {
			char c = bytes[length++];
			end = c == '\n' || (c == '\r' && (length == n || bytes[length] != '\n'));
		}
		feed(scan, bytes, length);
		scan->after_cr = bytes[length - 1] == '\r';
		scan->line += end && !joined;
		bytes += length;
		n -= length;
	}
}

static void
finish(struct scan *scan)
{
	if (!scan->stop && csv_fini(&scan->parser, on_cell, on_row, scan) != 0 && !scan->stop) {
		faults_add(scan->faults, scan->cell_line, false,
			_("a quotation mark opens a cell that never ends; the rest was not read"));
		give_up(scan);
	}
	if (!scan->stop && scan->columns == 0) {
		faults_add(scan->faults, 1, false, _("the file is empty"));
		give_up(scan);
	}
}

/* Looks at the first bytes; how many of them are no text. */
static size_t
begin(struct scan *scan, const char *bytes, size_t n)
{
	size_t skip = n >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
	if (n >= 2 && (memcmp(bytes, "\xFF\xFE", 2) == 0 || memcmp(bytes, "\xFE\xFF", 2) == 0)) {
		faults_add(
			scan->faults, 1, false, _("this is UTF-16; save the table as “CSV UTF-8”"));
		give_up(scan);
	}
	scan->end.delimiter = find_delimiter(bytes + skip, n - skip);
	scan->row.delimiter = scan->end.delimiter;
	csv_set_delim(&scan->parser, (unsigned char)scan->end.delimiter);
	return skip;
}

static enum status
read_file(struct scan *scan, FILE *file, const char *path, struct message *message)
{
	char *chunk = mem_new(CHUNK, 1);
	bool first = true;
	size_t n;

	errno = 0;
	while (!scan->stop && (n = fread(chunk, 1, CHUNK, file)) > 0) {
		size_t skip = first ? begin(scan, chunk, n) : 0;
		first = false;
		scan->end.hash = hash_bytes(scan->end.hash, chunk, n);
		feed_lines(scan, chunk + skip, n - skip);
	}
	free(chunk);
	if (ferror(file))
		return fail(message, errno == EISDIR ? STATUS_NO_INPUT : STATUS_IO,
			_("%s: could not be read: %s"), path, strerror(errno));
	finish(scan);
	return STATUS_OK;
}

enum status
csv_scan(const char *path, const struct csv_limits *limits, csv_row_taker *take, void *context,
	struct faults *faults, struct csv_end *end, struct message *message)
{
	bool standard = strcmp(path, "-") == 0;
	FILE *file = standard ? stdin : fopen(path, "re");
	int errors = faults->errors;

	if (end)
		*end = (struct csv_end){.delimiter = ',', .cut = true, .hash = HASH_START};
	if (!file)
		return errno == ENOENT
			? fail(message, STATUS_NO_INPUT, _("%s: no such file"), path)
			: fail(message, STATUS_NO_INPUT, _("%s: cannot be opened: %s"), path,
				  strerror(errno));

	struct scan scan = {
		.take = take,
		.context = context,
		.faults = faults,
		.line = 1,
		.end = {.delimiter = ',', .hash = HASH_START},
	};
	if (limits)
		scan.limits = *limits;
	if (scan.limits.cell == 0)
		scan.limits.cell = CELL_DEFAULT;
	csv_init(&scan.parser, CSV_STRICT | CSV_STRICT_FINI);
	csv_set_space_func(&scan.parser, no_space);
	csv_set_realloc_func(&scan.parser, resize);

	enum status status = read_file(&scan, file, standard ? _("standard input") : path, message);
	if (!standard)
		fclose(file);
	csv_free(&scan.parser);
	buffer_free(&scan.text);
	free(scan.starts);
	free(scan.pointers);
	if (end)
		*end = scan.end;
	return status ? status : faults->errors > errors ? STATUS_DATA : STATUS_OK;
}

/* --- a whole table --------------------------------------------------------------------------- */

/* A copy of the cells in one block. */
static const char *const *
copy_cells(const char *const *cells, int columns)
{
	size_t pointers = (size_t)columns * sizeof(char *), bytes = 0;
	for (int i = 0; i < columns; i++)
		bytes += strlen(cells[i]) + 1;
	char **copy = mem_new(pointers + bytes, 1);
	char *text = (char *)copy + pointers;
	for (int i = 0; i < columns; i++) {
		size_t n = strlen(cells[i]) + 1;
		copy[i] = memcpy(text, cells[i], n);
		text += n;
	}
	return (const char *const *)copy;
}

static bool
add_to_table(void *context, size_t number, const struct csv_row *row, int columns)
{
	struct csv_table *table = context;
	const char *const *cells = copy_cells(row->cells, columns);
	if (number == 0) {
		table->header = cells;
		table->columns = columns;
		return true;
	}
	table->rows = mem_grow(table->rows, table->count, sizeof(*table->rows));
	table->rows[table->count++] = (struct csv_row){
		.line = row->line,
		.broken = row->broken,
		.delimiter = row->delimiter,
		.cells = cells,
	};
	return true;
}

enum status
csv_read(const char *path, const struct csv_limits *limits, struct csv_table **table,
	struct faults *faults, struct message *message)
{
	*table = mem_new(1, sizeof(**table));
	enum status status =
		csv_scan(path, limits, add_to_table, *table, faults, &(*table)->end, message);
	if (status != STATUS_OK && status != STATUS_DATA) {
		csv_table_free(*table);
		*table = NULL;
	}
	return status;
}

void
csv_table_free(struct csv_table *table)
{
	if (!table)
		return;
	for (size_t i = 0; i < table->count; i++)
		free((void *)table->rows[i].cells);
	free(table->rows);
	free((void *)table->header);
	free(table);
}
