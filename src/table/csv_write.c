/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "table/csv_write.h"

#include <csv.h>
#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/i18n.h"
#include "core/mem.h"
#include "table/csv_read.h"

enum {
	BATCH = 128 * 1024,
	SMALL = 32,              /* bytes that any cell but a text fits into */
	DECIMALS = 4,
	SCALE = 10000,
};

const char *const csv_dialect_words[CSV_DIALECT_COUNT] = {
	[CSV_ANALYST] = "analyst",
	[CSV_EXCEL_DE] = "excel-de",
};

struct csv_writer {
	FILE *file;
	char *name;
	bool owned;            /* the file is closed with the writer */
	char delimiter, point;
	int error;             /* errno of the first failure */
	bool failed;
	struct buffer guarded; /* a text with its guard */
	size_t length;
	char batch[BATCH];
};

/* --- the formula guard --------------------------------------------------------------------- */

/* Whether what stands at TEXT, the start of a line, begins like a formula behind any number
 * of ', of which there are at least LEAST. */
static bool
like_formula(const char *text, size_t least)
{
	size_t marks = strspn(text, "'");
	return marks >= least && text[marks] && strchr("=+-@\t\r", text[marks]);
}

void
csv_guard(const char *text, struct buffer *buffer)
{
	bool start = true;
	for (; *text; text++) {
		if (start && like_formula(text, 0))
			buffer_add_char(buffer, '\'');
		buffer_add_char(buffer, *text);
		start = *text == '\n' || *text == '\r';
	}
}

void
csv_unguard(char *text)
{
	char *to = text;
	bool start = true;
	for (; *text; text++) {
		bool guard = start && like_formula(text, 1);
		start = *text == '\n' || *text == '\r';
		if (!guard)
			*to++ = *text;
	}
	*to = '\0';
}

/* --- bytes ----------------------------------------------------------------------------------- */

static void
flush(struct csv_writer *writer)
{
	if (!writer->failed && writer->length > 0) {
		errno = 0;
		if (fwrite(writer->batch, 1, writer->length, writer->file) != writer->length) {
			writer->failed = true;
			writer->error = errno;
		}
	}
	writer->length = 0;
}

/* Where N <= BATCH bytes may be put. */
static char *
room(struct csv_writer *writer, size_t n)
{
	if (BATCH - writer->length < n)
		flush(writer);
	return writer->batch + writer->length;
}

static void
put(struct csv_writer *writer, const char *bytes, size_t n)
{
	memcpy(room(writer, n), bytes, n);
	writer->length += n;
}

/* --- cells ----------------------------------------------------------------------------------- */

static size_t
digits_of(uint64_t number, char out[static 20])
{
	char reversed[20];
	size_t n = 0;
	do
		reversed[n++] = (char)('0' + number % 10);
	while (number /= 10);
	for (size_t i = 0; i < n; i++)
		out[i] = reversed[n - 1 - i];
	return n;
}

static size_t
integer_text(int64_t integer, char out[static SMALL])
{
	size_t n = 0;
	if (integer < 0)
		out[n++] = '-';
	uint64_t magnitude = integer < 0 ? -(uint64_t)integer : (uint64_t)integer;
	return n + digits_of(magnitude, out + n);
}

/* As printf() rounds: to the nearest of its exact value, a tie to even. */
int64_t
csv_ten_thousandths(double number)
{
	double product = number * SCALE, rounding_error = fma(number, SCALE, -product);
	double whole = nearbyint(product), rest = product - whole;
	if (fabs(rest) == 0.5 && rounding_error != 0) {
		double below = floor(product);
		whole = rounding_error > 0 ? below + 1 : below;
	}
	return (int64_t)whole;
}

static void
put_number(struct csv_writer *writer, double number)
{
	if (!isfinite(number))
		return;
	if (fabs(number) >= 1e11) {
		char text[400];
		int n = snprintf(text, sizeof(text), "%.*f", DECIMALS, number);
		text[n - DECIMALS - 1] = writer->point;
		put(writer, text, (size_t)n);
		return;
	}
	int64_t scaled = csv_ten_thousandths(number);
	uint64_t magnitude = (uint64_t)(scaled < 0 ? -scaled : scaled);
	char *out = room(writer, SMALL);
	size_t n = 0;
	if (scaled < 0)
		out[n++] = '-';
	n += digits_of(magnitude / SCALE, out + n);
	out[n++] = writer->point;
	unsigned decimals = (unsigned)(magnitude % SCALE);
	for (unsigned i = 0, unit = SCALE / 10; i < DECIMALS; i++, unit /= 10)
		out[n++] = (char)('0' + decimals / unit % 10);
	writer->length += n;
}

static void
put_quoted(struct csv_writer *writer, const char *text, size_t n)
{
	/* At most every byte is a quotation mark, and two stand around it. */
	const size_t most = (BATCH - 2) / 2;
	if (n <= most) {
		char *out = room(writer, 2 * n + 2);
		writer->length += csv_write2(out, 2 * n + 2, text, n, '"');
		return;
	}
	put(writer, "\"", 1);
	for (size_t at = 0; at < n; at += most) {
		size_t piece = n - at < most ? n - at : most;
		char *out = room(writer, 2 * piece + 2);
		size_t written = csv_write2(out, 2 * piece + 2, text + at, piece, '"');
		memmove(out, out + 1, written - 2);
		writer->length += written - 2;
	}
	put(writer, "\"", 1);
}

static void
put_text(struct csv_writer *writer, const char *text)
{
	if (!text || !*text)
		return;
	if (!strpbrk(text, "\r\n") && !like_formula(text, 0)) {
		put_quoted(writer, text, strlen(text));
		return;
	}
	buffer_clear(&writer->guarded);
	csv_guard(text, &writer->guarded);
	put_quoted(writer, writer->guarded.bytes, writer->guarded.length);
}

static void
put_cell(struct csv_writer *writer, const struct csv_cell *cell)
{
	char time[UTC_TEXT];
	switch (cell->type) {
	case CELL_MISSING:
		break;
	case CELL_TEXT:
		put_text(writer, cell->text);
		break;
	case CELL_INTEGER:
		writer->length += integer_text(cell->integer, room(writer, SMALL));
		break;
	case CELL_NUMBER:
		put_number(writer, cell->number);
		break;
	case CELL_TIME:
		utc_text(cell->integer, time);
		put_quoted(writer, time, strlen(time));
		break;
	case CELL_DATE:
		if (cell->text && *cell->text)
			put_quoted(writer, cell->text, strlen(cell->text));
		break;
	case CELL_FLAG:
		put_quoted(writer, cell->integer ? "true" : "false", cell->integer ? 4 : 5);
		break;
	}
}

/* --- the writer ------------------------------------------------------------------------------ */

struct csv_writer *
csv_writer_to(FILE *file, const char *name, enum csv_dialect dialect)
{
	struct csv_writer *writer = mem_new(1, sizeof(*writer));
	writer->file = file;
	writer->name = mem_text(name);
	writer->delimiter = dialect == CSV_EXCEL_DE ? ';' : ',';
	writer->point = dialect == CSV_EXCEL_DE ? ',' : '.';
	if (dialect == CSV_EXCEL_DE)
		put(writer, "\xEF\xBB\xBF", 3);
	return writer;
}

enum status
csv_writer_open(const char *path, enum csv_dialect dialect, struct csv_writer **writer,
	struct message *message)
{
	*writer = NULL;
	if (strcmp(path, "-") == 0) {
		*writer = csv_writer_to(stdout, _("standard output"), dialect);
		return STATUS_OK;
	}
	FILE *file = fopen(path, "wxe");
	if (!file && errno == EEXIST)
		return fail(message, STATUS_CANNOT_CREATE, _("%s: it exists already"), path);
	if (!file)
		return fail(message, STATUS_CANNOT_CREATE, _("%s: cannot be made: %s"), path,
			strerror(errno));
	setvbuf(file, NULL, _IONBF, 0); /* the writer has its own */
	*writer = csv_writer_to(file, path, dialect);
	(*writer)->owned = true;
	return STATUS_OK;
}

bool
csv_writer_row(struct csv_writer *writer, const struct csv_cell *cells, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (i > 0)
			put(writer, &writer->delimiter, 1);
		put_cell(writer, &cells[i]);
	}
	put(writer, "\r\n", 2);
	return !writer->failed;
}

bool
csv_writer_header(struct csv_writer *writer, const char *const *names, size_t count)
{
	struct csv_cell *cells = mem_new(count, sizeof(*cells));
	for (size_t i = 0; i < count; i++)
		cells[i] = cell_text(names[i]);
	bool written = csv_writer_row(writer, cells, count);
	free(cells);
	return written;
}

enum status
csv_writer_close(struct csv_writer *writer, struct message *message)
{
	enum status status = STATUS_OK;
	if (!writer)
		return status;

	flush(writer);
	errno = 0;
	bool wrong = fflush(writer->file) != 0 || ferror(writer->file);
	if (writer->owned)
		wrong = fclose(writer->file) != 0 || wrong;
	int error = writer->failed ? writer->error : errno;
	if (writer->failed || wrong)
		status = error
			? fail(message, STATUS_IO, _("%s: could not be written: %s"), writer->name,
				  strerror(error))
			: fail(message, STATUS_IO, _("%s: could not be written"), writer->name);
	buffer_free(&writer->guarded);
	free(writer->name);
	free(writer);
	return status;
}
