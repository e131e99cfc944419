/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "table/csv_read.h"

#include <unistd.h>

#include "core/buffer.h"
#include "shared.h"
#include "tap.h"

static char path[] = "/tmp/runde-csv-XXXXXX";

static void
write_file(const void *bytes, size_t n)
{
	FILE *file = fopen(path, "w");
	if (!file || fwrite(bytes, 1, n, file) != n || fclose(file) != 0)
		bail("%s cannot be written", path);
}

/* The table as `{a}{b}` of each row, `LINE ` before it and `!` before a broken one; then each fault
 * as `LINE: text`. */
static char *
read_out(const char *file, const struct csv_limits *limits)
{
	struct csv_table *table;
	struct faults faults = {.list = NULL};
	struct message message = {.text = ""};
	struct buffer out = {.bytes = NULL};
	enum status status = csv_read(file, limits, &table, &faults, &message);

	if (!table) {
		buffer_printf(&out, "status %d: %s", status, message.text);
		return buffer_take(&out);
	}
	for (int i = 0; i < table->columns; i++)
		buffer_printf(&out, "{%s}", table->header[i]);
	for (size_t i = 0; i < table->count; i++) {
		buffer_printf(
			&out, "\n%s%d ", table->rows[i].broken ? "!" : "", table->rows[i].line);
		for (int j = 0; j < table->columns; j++)
			buffer_printf(&out, "{%s}", table->rows[i].cells[j]);
	}
	for (int i = 0; i < faults.count; i++)
		buffer_printf(&out, "\n%d: %s", faults.list[i].line, faults.list[i].text);
	if (table->end.cut)
		buffer_add(&out, "\ncut");
	if ((status == STATUS_DATA) != (faults.errors > 0))
		buffer_printf(&out, "\nstatus %d", status);
	faults_free(&faults);
	csv_table_free(table);
	return buffer_take(&out);
}

static void
reads_n(const char *bytes, size_t n, const char *wanted, const char *name)
{
	write_file(bytes, n);
	char *got = read_out(path, NULL);
	is_str(got, wanted, "%s", name);
	free(got);
}

#define reads(text, wanted, name) reads_n(text, sizeof(text) - 1, wanted, name)

static void
test_shapes(void)
{
	reads("a,b\n1,2\n", "{a}{b}\n2 {1}{2}", "comma and LF");
	reads("a;b\r\n1;2,5\r\n", "{a}{b}\n2 {1}{2,5}", "semicolon and CR LF");
	reads("a\tb\tc,d\r\n1\t2,5\t3;4\r\n", "{a}{b}{c,d}\n2 {1}{2,5}{3;4}", "tabs");
	reads("a\tb,c\n1\t2,5\n", "{a\tb}{c}\n2 {1\t2}{5}", "a comma rather than a tab");
	reads("a,b\r1,2\r", "{a}{b}\n2 {1}{2}", "CR alone");
	reads("\xEF\xBB\xBF" "a;b\n1;2", "{a}{b}\n2 {1}{2}", "a BOM, and no end of the last line");
	reads("\"a,x\";b,c;d\n1;2;3\n", "{a,x}{b,c}{d}\n2 {1}{2}{3}",
		"only bare delimiters are counted");
	reads("a\n1\n\n2\n", "{a}\n2 {1}\n4 {2}", "one column, an empty line");
	reads("\r\n\na,b\n\n  \n1,2\n", "{a}{b}\n6 {1}{2}", "empty lines anywhere");
	reads("a,b\n\"x\ny\",2\n3,4\n", "{a}{b}\n2 {x\ny}{2}\n4 {3}{4}", "LF in a cell");
	reads("a,b\r\n\"x\r\n\r\ny\",2\r\n3,4\r\n", "{a}{b}\n2 {x\r\n\r\ny}{2}\n5 {3}{4}",
		"CR LF in a cell");
	reads("a,b\n\"x\ry\",2\n3,4\n", "{a}{b}\n2 {x\ry}{2}\n4 {3}{4}", "CR in a cell");
	reads("a,b\n\"\",\"\"\"\"\n,\n", "{a}{b}\n2 {}{\"}\n3 {}{}",
		"nothing and a quotation mark");
	reads("a,b\n 1 ,\" 2 \"\n", "{a}{b}\n2 { 1 }{ 2 }", "spaces belong to the cell");
	reads("ä,李\nمحمد,Żółć\n", "{ä}{李}\n2 {محمد}{Żółć}", "any script");
}

static void
test_faults(void)
{
	reads("", "\n1: the file is empty\ncut", "an empty file");
	reads("\xEF\xBB\xBF\r\n\n", "\n1: the file is empty\ncut", "nothing but a BOM and lines");
	reads("a,b\n1\n1,2,3\n4,5\n", "{a}{b}\n!2 {1}{}\n!3 {1}{2}\n4 {4}{5}\n"
		"2: the row has 1 cell, but there are 2 columns\n"
		"3: the row has 3 cells, but there are 2 columns", "ragged rows");
	reads("a,b\n1,2\n3,\"4\n5,6\n", "{a}{b}\n2 {1}{2}\n"
		"3: a quotation mark opens a cell that never ends; the rest was not read\ncut",
		"a quotation mark that is not closed");
	reads("a,b\n\"1\n\",\"2\n3,4\n", "{a}{b}\n"
		"3: a quotation mark opens a cell that never ends; the rest was not read\ncut",
		"in a later line of its row");
	reads("a,b\n1,\"2\n3,4\n5,\"6\"\n",
		"{a}{b}\n"
		"4: the quoted cell that begins in line 2 ends here in the middle of a text; a "
		"quotation mark is missing or not doubled; the rest was not read\ncut",
		"one that another one ends");
	reads("a,b\n1,2\"x\"\n3,4\n",
		"{a}{b}\n"
		"2: there is a quotation mark in a cell that does not begin with one; quote the "
		"whole cell and double the mark; the rest was not read\ncut",
		"one in the middle");
	reads("a,b\n1,\"2\" \n",
		"{a}{b}\n"
		"2: a quoted cell ends in the middle of a text; double the quotation marks inside "
		"it; the rest was not read\ncut",
		"something behind one");
	reads("a,b\n1,\"x\ny\0z\"\n3,\0\n",
		"{a}{b}\n!2 {1}{x\nyz}\n!4 {3}{}\n"
		"3: there is a NUL byte; this is not a text\n4: there is a NUL byte; this is not a "
		"text",
		"NUL bytes, in their lines");
	reads("a,b\nf\xFCr,gr\xFC\xDF" "e\n1,2\n\"x\n\n\xFC\",1\n",
		"{a}{b}\n!2 {f\uFFFDr}{gr\uFFFD\uFFFDe}\n3 {1}{2}\n!4 {x\n\n\uFFFD}{1}\n"
		"2: this is not UTF-8; save the table as “CSV UTF-8”\n"
		"6: this is not UTF-8; save the table as “CSV UTF-8”", "Latin-1, one fault a line");
	reads("\xFC,b\n1,2\n", "\n1: this is not UTF-8; save the table as “CSV UTF-8”\ncut",
		"Latin-1 in the column names");
	reads("\xFF\xFE"
	      "a\0,\0",
		"\n1: this is UTF-16; save the table as “CSV UTF-8”\ncut", "UTF-16");
	reads("SQLite format 3\0\x10\0\1\1\0\x40\x20\x20\0\0\0\n", "\n"
		"1: there is a NUL byte; this is not a text\ncut", "a session file");
}

static void
test_limits(void)
{
	struct buffer text = {.bytes = NULL};
	const struct csv_limits limits = {.rows = 3, .cell = 10};

	buffer_add(&text, "a,b\n1,2\n\"3\n\",4\n5,6\n7,8\n9,10\n");
	write_file(text.bytes, text.length);
	char *got = read_out(path, &limits);
	is_str(got, "{a}{b}\n2 {1}{2}\n3 {3\n}{4}\n5 {5}{6}\n6: there are more than 3 rows\ncut",
		"too many rows");
	free(got);

	reads_n("a\n", 2, "{a}", "no rows");
	static const char long_cell[] = "a,b\n0123456789,1\n\"x\n0123456789\",1\n2,2\n";
	write_file(long_cell, sizeof(long_cell) - 1);
	got = read_out(path, &limits);
	is_str(got,
		"{a}{b}\n2 {0123456789}{1}\n!3 {}{1}\n5 {2}{2}\n3: a cell has more than 10 bytes",
		"a cell that is too long");
	free(got);

	/* Around the size of a chunk everything falls on a border once. */
	for (int shift = -4; shift <= 4; shift++) {
		buffer_clear(&text);
		buffer_add(&text, "a,b\r\n");
		for (int i = 0; i < 64 * 1024 - 20 + shift; i++)
			buffer_add_char(&text, 'x');
		buffer_add(&text, ",\"ü\r\n\"\"ß\"\r\n1,2\r\n");
		write_file(text.bytes, text.length);
		struct csv_table *table;
		struct faults faults = {.list = NULL};
		csv_read(path, NULL, &table, &faults, NULL);
		ok(table->count == 2 && table->rows[1].line == 4
			&& strcmp(table->rows[0].cells[1], "ü\r\n\"ß") == 0 && faults.count == 0,
			"a chunk that ends at %d", shift);
		csv_table_free(table);
		faults_free(&faults);
	}

	buffer_clear(&text);
	buffer_add(&text, "a,b\n1,2\n3,\"");
	for (int i = 0; i < 1024 * 1024; i++)
		buffer_add_char(&text, i % 100 ? 'x' : '\n');
	buffer_add(&text, "\"\n5,6\n");
	write_file(text.bytes, text.length);
	got = read_out(path, NULL);
	is_str(got,
		"{a}{b}\n2 {1}{2}\n3: a cell has more than 65536 bytes; perhaps a quotation mark "
		"is missing; the rest was not read\ncut",
		"a cell of a megabyte");
	free(got);

	buffer_clear(&text);
	for (int i = 0; i < 20000; i++)
		buffer_add_char(&text, ',');
	write_file(text.bytes, text.length);
	got = read_out(path, NULL);
	is_str(got, "\n1: there are more than 10000 columns\ncut", "too many columns");
	free(got);
	buffer_free(&text);

	unlink(path);
	got = read_out(path, NULL);
	ok(strncmp(got, "status 3: /tmp/runde-csv-", 25) == 0, "a file that is not there");
	free(got);
	got = read_out("/", NULL);
	is_str(got, "status 3: /: could not be read: Is a directory", "a folder");
	free(got);
}

struct wanted {
	const char *file, *rows;
};

/* What the JSON beside the files says. */
static void
test_spectrum(void)
{
	static const struct wanted spectrum[] = {
		{"comma_in_quotes",
			"{first}{last}{address}{city}{zip}\n"
			"2 {John}{Doe}{120 any st.}{Anytown, WW}{08123}"},
		{"empty", "{a}{b}{c}\n2 {1}{}{}\n3 {2}{3}{4}"},
		{"empty_crlf", "{a}{b}{c}\n2 {1}{}{}\n3 {2}{3}{4}"},
		{"escaped_quotes", "{a}{b}\n2 {1}{ha \"ha\" ha}\n3 {3}{4}"},
		{"json", "{key}{val}\n2 {1}{{\"type\": \"Point\", \"coordinates\": [102.0, 0.5]}}"},
		{"newlines", "{a}{b}{c}\n2 {1}{2}{3}\n3 {Once upon \na time}{5}{6}\n5 {7}{8}{9}"},
		{"newlines_crlf",
			"{a}{b}{c}\n2 {1}{2}{3}\n3 {Once upon \r\na time}{5}{6}\n5 {7}{8}{9}"},
		{"quotes_and_newlines", "{a}{b}\n2 {1}{ha \n\"ha\" \nha}\n5 {3}{4}"},
		{"simple", "{a}{b}{c}\n2 {1}{2}{3}"},
		{"simple_crlf", "{a}{b}{c}\n2 {1}{2}{3}"},
		{"utf8", "{a}{b}{c}\n2 {1}{2}{3}\n3 {4}{5}{ʤ}"},
	};
	for (size_t i = 0; i < sizeof(spectrum) / sizeof(spectrum[0]); i++) {
		char name[128], bytes[4096];
		snprintf(name, sizeof(name), "csv-spectrum/%s.csv", spectrum[i].file);
		FILE *file = shared_open(name);
		if (!file) {
			skip(1, "%s is missing", name);
			continue;
		}
		size_t n = fread(bytes, 1, sizeof(bytes), file);
		fclose(file);
		reads_n(bytes, n, spectrum[i].rows, name);
	}
}

static bool
stop_at_second(void *context, size_t number, const struct csv_row *row, int columns)
{
	(void)columns;
	*(int *)context += number == 0 ? 100 : row->line;
	return number < 2;
}

static void
test_scan(void)
{
	struct faults faults = {.list = NULL};
	struct csv_end end;
	int sum = 0;
	const char text[] = "a;b\n1;2\n3;4\n5;6\n7\n";
	write_file(text, sizeof(text) - 1);
	is_int(csv_scan(path, NULL, stop_at_second, &sum, &faults, &end, NULL), STATUS_OK,
		"reading that the reader ends");
	is_int(sum, 105, "hands on no more");
	ok(end.delimiter == ';' && !end.cut, "and is not cut");
	faults_free(&faults);
	unlink(path);
}

int
main(void)
{
	int fd = mkstemp(path);
	if (fd < 0)
		bail("no temporary file");
	close(fd);
	test_shapes();
	test_faults();
	test_limits();
	test_spectrum();
	test_scan();
	return done_testing();
}
