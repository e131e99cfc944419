/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "table/csv_write.h"

#include <float.h>
#include <math.h>
#include <unistd.h>

#include "core/mem.h"
#include "shared.h"
#include "table/csv_read.h"
#include "tap.h"

/* What is written for these cells, without the line's end. */
static void
writes(enum csv_dialect dialect, const struct csv_cell *cells, size_t n, const char *wanted,
	const char *name)
{
	char *bytes = NULL;
	size_t length = 0;
	FILE *file = open_memstream(&bytes, &length);
	struct csv_writer *writer = csv_writer_to(file, "memory", dialect);
	csv_writer_row(writer, cells, n);
	bool closed = csv_writer_close(writer, NULL) == STATUS_OK;
	fclose(file);
	ok(closed && length >= 2 && memcmp(bytes + length - 2, "\r\n", 2) == 0, "%s: a line", name);
	bytes[length - 2] = '\0';
	is_str(bytes, wanted, "%s", name);
	free(bytes);
}

#define WRITES(dialect, wanted, name, ...)                                                         \
	writes(dialect, (const struct csv_cell[]){__VA_ARGS__},                                    \
		sizeof((const struct csv_cell[]){__VA_ARGS__}) / sizeof(struct csv_cell), wanted,  \
		name)

static void
test_cells(void)
{
	WRITES(CSV_ANALYST, "\"a\",\"b \"\"c\"\"\",\"d,e;f\",\"g\nh\"", "texts", cell_text("a"),
		cell_text("b \"c\""), cell_text("d,e;f"), cell_text("g\nh"));
	WRITES(CSV_ANALYST, ",,,\"x\",", "what is missing", cell_missing(), cell_text(NULL),
		cell_text(""), cell_text("x"), cell_date(""));
	WRITES(CSV_ANALYST, "0,-7,9223372036854775807,-9223372036854775808", "integers",
		cell_integer(0), cell_integer(-7), cell_integer(INT64_MAX),
		cell_integer(INT64_MIN));
	WRITES(CSV_ANALYST, "0.0000,0.0000,-1.5000,0.3333,2.0000,0.0001,0.0000", "numbers",
		cell_number(0), cell_number(-0.00001), cell_number(-1.5), cell_number(1.0 / 3),
		cell_number(2), cell_number(0.00005), cell_number(-0.0));
	WRITES(CSV_ANALYST, ",,", "numbers that are none", cell_number(NAN), cell_number(INFINITY),
		cell_number(-INFINITY));
	WRITES(CSV_ANALYST, "\"2026-03-12T18:42:05Z\",\"2026-03-12\",\"true\",\"false\"",
		"times and flags", cell_time(INT64_C(1773340925000)), cell_date("2026-03-12"),
		cell_flag(true), cell_flag(false));
	WRITES(CSV_EXCEL_DE,
		"\xEF\xBB\xBF"
		"\"a;b\";1,5000;-0,2500;3;;100000000000,5000",
		"the dialect of German spreadsheets", cell_text("a;b"), cell_number(1.5),
		cell_number(-0.25), cell_integer(3), cell_missing(), cell_number(1e11 + 0.5));
}

/* The same numbers each time; many of them on a tie or near one. */
static double
number_at(int i, uint64_t *state)
{
	*state = *state * UINT64_C(6364136223846793005) + 1442695040888963407;
	double number = (double)(int64_t)(*state >> 20) / 4294967296.0;
	if (i % 4 == 0)
		number = (double)(int64_t)(*state >> 44) / 20000;
	if (i % 4 == 1)
		number = (double)(int64_t)(*state >> 40) / 32;
	if (i % 16 == 2)
		number *= 1e12;
	return i % 2 ? -number : number;
}

/* Own digits against printf(), which rounds the exact value. */
static void
test_rounding(void)
{
	enum { NUMBERS = 200000 };
	char *bytes = NULL, wanted[512];
	size_t length = 0;
	uint64_t state = 20260312;
	FILE *file = open_memstream(&bytes, &length);
	struct csv_writer *writer = csv_writer_to(file, "memory", CSV_ANALYST);
	for (int i = 0; i < NUMBERS; i++)
		csv_writer_row(
			writer, (const struct csv_cell[]){cell_number(number_at(i, &state))}, 1);
	csv_writer_close(writer, NULL);
	fclose(file);

	int wrong = 0;
	char *at = bytes;
	state = 20260312;
	for (int i = 0; i < NUMBERS; i++) {
		double number = number_at(i, &state);
		size_t n = strcspn(at, "\r");
		snprintf(wanted, sizeof(wanted), "%.4f", number);
		const char *expected = strcmp(wanted, "-0.0000") == 0 ? wanted + 1 : wanted;
		if ((strlen(expected) != n || memcmp(expected, at, n) != 0) && wrong++ < 5)
			diag("%.17g: got %.*s, wanted %s", number, (int)n, at, expected);
		at += n + 2;
	}
	is_int(wrong, 0, "%d numbers as printf rounds them", NUMBERS);
	free(bytes);
	bytes = NULL;

	file = open_memstream(&bytes, &length);
	writer = csv_writer_to(file, "memory", CSV_EXCEL_DE);
	csv_writer_row(writer, &(struct csv_cell){.type = CELL_NUMBER, .number = -DBL_MAX}, 1);
	csv_writer_close(writer, NULL);
	fclose(file);
	snprintf(wanted, sizeof(wanted), "\xEF\xBB\xBF%.4f\r\n", -DBL_MAX);
	*strchr(wanted, '.') = ',';
	is_str(bytes, wanted, "the largest number");
	free(bytes);
}

static void
guards(const char *text, const char *wanted)
{
	struct buffer buffer = {.bytes = NULL};
	csv_guard(text, &buffer);
	is_str(buffer_text(&buffer), wanted, "guarded");
	char *back = buffer_take(&buffer);
	csv_unguard(back);
	is_str(back, text, "and back");
	free(back);
}

static void
test_guard(void)
{
	guards("", "");
	guards("1+1", "1+1");
	guards("=1+1", "'=1+1");
	guards("+49", "'+49");
	guards("-", "'-");
	guards("@zi", "'@zi");
	guards("\tx", "'\tx");
	guards("\rx", "'\rx");
	guards("'=1", "''=1");
	guards("'''@", "''''@");
	guards("'quoted'", "'quoted'");
	guards("'", "'");
	guards("a\n=b\n'-c\n\nd", "a\n'=b\n''-c\n\nd");
	guards("a\r\n=b\r=c", "a\r\n'=b\r'=c");
	guards("\n\r=", "\n'\r'=");
	guards("\r\r\n\t", "'\r'\r\n'\t");
	guards(" =1", " =1");
	WRITES(CSV_ANALYST, "\"'=1+1\",\"a\n'@b\",-5", "in texts, never in numbers",
		cell_text("=1+1"), cell_text("a\n@b"), cell_integer(-5));

	/* Any text of these letters comes back. */
	static const char letters[] = "'=\r\n\ta";
	int wrong = 0;
	for (int n = 0; n < 46656; n++) {
		char text[7];
		for (int i = 0, left = n; i < 6; i++, left /= 6)
			text[i] = letters[left % 6];
		text[6] = '\0';
		struct buffer buffer = {.bytes = NULL};
		csv_guard(text, &buffer);
		char *back = buffer_take(&buffer);
		bool safe = !strchr("=\t\r", back[0]);
		csv_unguard(back);
		wrong += !safe || strcmp(back, text) != 0;
		free(back);
	}
	is_int(wrong, 0, "every text of six such characters");
}

static void
test_files(void)
{
	char folder[] = "/tmp/runde-write-XXXXXX";
	struct csv_writer *writer;
	struct message message = {.text = ""};
	if (!mkdtemp(folder))
		bail("no temporary folder");
	char *path = mem_printf("%s/a.csv", folder);

	is_int(csv_writer_open(path, CSV_ANALYST, &writer, &message), STATUS_OK, "a new file");
	csv_writer_header(writer, (const char *const[]){"a", "b"}, 2);
	char *long_text = mem_new(400001, 1);
	for (int i = 0; i < 400000; i++)
		long_text[i] = i % 3 ? '"' : 'x';
	csv_writer_row(writer, (const struct csv_cell[]){cell_text("=x"), cell_text(long_text)}, 2);
	for (int i = 0; i < 100000; i++)
		csv_writer_row(
			writer, (const struct csv_cell[]){cell_integer(i), cell_text("ü")}, 2);
	is_int(csv_writer_close(writer, &message), STATUS_OK, "is written");

	struct csv_table *table;
	struct faults faults = {.list = NULL};
	const struct csv_limits limits = {.cell = 1000000};
	is_int(csv_read(path, &limits, &table, &faults, &message), STATUS_OK, "and read again");
	is_int(table ? (long long)table->count : -1, 100001, "whole");
	is_str(table->header[1], "b", "with its header");
	is_str(table->rows[0].cells[1], long_text, "a long text of quotation marks");
	is_str(table->rows[100000].cells[0], "99999", "the last row");
	csv_table_free(table);
	faults_free(&faults);
	free(long_text);

	is_int(csv_writer_open(path, CSV_ANALYST, &writer, &message), STATUS_CANNOT_CREATE,
		"a file that exists");
	ok(!writer && strstr(message.text, ": it exists already"), "is left alone: %s",
		message.text);
	unlink(path);
	rmdir(folder);
	is_int(csv_writer_open(path, CSV_ANALYST, &writer, &message), STATUS_CANNOT_CREATE,
		"a folder that does not exist");
	free(path);

	FILE *full = fopen("/dev/full", "w");
	if (!full) {
		skip(4, "no /dev/full");
	} else {
		for (int rows = 1; rows <= 100000; rows += 99999) {
			writer = csv_writer_to(full, "stick", CSV_ANALYST);
			bool fine = true;
			for (int i = 0; i < rows; i++)
				fine = csv_writer_row(
					writer, (const struct csv_cell[]){cell_integer(i)}, 1);
			ok(fine == (rows == 1),
				"a full disk shows once %d rows are too many to keep", rows);
			enum status status = csv_writer_close(writer, &message);
			ok(status == STATUS_IO &&
					strcmp(message.text,
						"stick: could not be written: No space left on "
						"device") == 0,
				"and at the end");
			clearerr(full);
		}
		fclose(full);
	}
	is_int(csv_writer_close(NULL, NULL), STATUS_OK, "no writer");
}

static void
test_strings(void)
{
	FILE *file = shared_open("text/blns.txt");
	if (!file) {
		skip(1, "text/blns.txt is missing");
		return;
	}
	char *line = NULL;
	size_t room = 0;
	ssize_t length;
	int lines = 0, wrong = 0;
	while ((length = getline(&line, &room, file)) > 0) {
		line[length - 1] = '\0';
		struct buffer buffer = {.bytes = NULL};
		csv_guard(line, &buffer);
		char *back = buffer_take(&buffer);
		wrong += back[0] && strchr("=+-@\t\r", back[0]);
		csv_unguard(back);
		wrong += strcmp(back, line) != 0;
		free(back);
		lines++;
	}
	free(line);
	fclose(file);
	ok(lines > 500 && wrong == 0, "%d naughty strings begin like no formula and come back",
		lines);
}

int
main(void)
{
	test_cells();
	test_rounding();
	test_guard();
	test_files();
	test_strings();
	is_str(csv_dialect_words[CSV_EXCEL_DE], "excel-de", "a dialect's name");
	return done_testing();
}
