/*
 * Prints the tables of runde-export(5), made of the export table: a list in mdoc(7) of its columns
 * for each file. Runs while the manual page is built.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "table/export_table.h"

#include <stdio.h>
#include <string.h>

#include "table/wide_table.h"

#define KEY   true
#define PLAIN false

static const struct export_file_row files[EXPORT_FILE_COUNT] = {
#define FILE_ROW(file, name, profiles, english, german) \
	[EXPORT_##file] = {name, profiles, english, german},
#define COLUMN(file, column, name, type, key, profiles, english, german)
#include "table/export_table.def"
#undef FILE_ROW
#undef COLUMN
};

static const struct export_column_row columns[EXPORT_COLUMN_COUNT] = {
#define FILE_ROW(file, name, profiles, english, german)
#define COLUMN(file, column, name, type, key, profiles, english, german) \
	[file##_##column] = {EXPORT_##file, name, EXPORT_##type, key, profiles, english, german},
#include "table/export_table.def"
#undef FILE_ROW
#undef COLUMN
};

static const struct {
	const char *name;
	enum export_type type;
	const char *english;
} wide[WIDE_FIXED_COUNT] = {
#define WIDE_COLUMN(column, name, type, required, pattern, english, german) \
	[WIDE_##column] = {name, EXPORT_##type, english},
#include "table/wide_table.def"
#undef WIDE_COLUMN
};

static const char *const types[EXPORT_TYPE_COUNT] = {
	[EXPORT_TEXT] = "text",
	[EXPORT_INTEGER] = "integer",
	[EXPORT_NUMBER] = "number",
	[EXPORT_TIME] = "time",
	[EXPORT_DATE] = "date",
	[EXPORT_FLAG] = "true or false",
};

enum { LINE = 76 };

/* A text, so that nothing in it is taken for mdoc, in lines of moderate length, each sentence on a
 * line of its own. */
static void
print_text(const char *text)
{
	size_t column = 0;
	bool ended = false;
	while (*text) {
		size_t word = strcspn(text, " ");
		if (column > 0 && (ended || column + 1 + word > LINE)) {
			putchar('\n');
			column = 0;
		} else if (column > 0) {
			putchar(' ');
			column++;
		}
		if (column == 0 && (*text == '.' || *text == '\''))
			fputs("\\&", stdout);
		ended = text[word - 1] == '.';
		for (size_t i = 0; i < word; i++) {
			if (text[i] == '\\')
				fputs("\\e", stdout);
			else if (text[i] == '-')
				fputs("\\-", stdout);
			else if (text[i] == '\'')
				fputs("\\(aq", stdout);
			else
				putchar(text[i]);
		}
		column += word;
		text += word;
		text += strspn(text, " ");
	}
}

static void
print_column(const char *name, enum export_type type, bool key, const char *english, const char *more)
{
	printf(".It Cm %s Pq %s%s\n", name, types[type], key ? ", key" : "");
	print_text(english);
	printf(".%s\n", more);
}

/* Where a column is, if that is not everywhere where its file is. */
static const char *
only_in(const struct export_column_row *column)
{
	if (column->profiles == files[column->file].profiles)
		return "";
	return column->profiles == IN_ARCHIVE ? "\nArchive only, elsewhere empty."
		: column->profiles == (IN_ARCHIVE | IN_ANALYSIS) ? "\nEmpty for the network."
		: "\nNot in every profile.";
}

static void
print_file(enum export_file file)
{
	printf(".Ss %s.csv\nA row is\n", files[file].name);
	print_text(files[file].english);
	printf(".\n%s.Bl -tag -width Ds\n", files[file].profiles == IN_ARCHIVE ? "Archive only.\n" : "");
	for (int i = 0; i < EXPORT_COLUMN_COUNT; i++) {
		if (columns[i].file == file)
			print_column(columns[i].name, columns[i].type, columns[i].key, columns[i].english,
				only_in(&columns[i]));
	}
	fputs(".El\n", stdout);
}

int
main(void)
{
	for (int file = 0; file < EXPORT_FILE_COUNT; file++)
		print_file((enum export_file)file);
	printf(".Ss " WIDE_NAME ".csv\nA row is\n");
	print_text(WIDE_MEANING);
	printf(".\nBehind these columns come those of\n.Sx THE WIDE TABLE .\n.Bl -tag -width Ds\n");
	for (int i = 0; i < WIDE_FIXED_COUNT; i++)
		print_column(wide[i].name, wide[i].type, i < WIDE_KEYS, wide[i].english, "");
	fputs(".El\n", stdout);
	return fflush(stdout) != 0 || ferror(stdout);
}
