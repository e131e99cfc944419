/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "table/export_table.h"

#include <string.h>

const char *const profile_words[PROFILE_COUNT] = {
	[PROFILE_ARCHIVE] = "archive",
	[PROFILE_ANALYSIS] = "analysis",
	[PROFILE_NETWORK] = "network",
};

const char *const export_type_words[EXPORT_TYPE_COUNT] = {
	[EXPORT_TEXT] = "string",
	[EXPORT_INTEGER] = "integer",
	[EXPORT_NUMBER] = "number",
	[EXPORT_TIME] = "datetime",
	[EXPORT_DATE] = "date",
	[EXPORT_FLAG] = "boolean",
};

#define KEY   true
#define PLAIN false

#define FILE_ROW(file, name, profiles, english, german) \
	[EXPORT_##file] = { name, profiles, english, german },
#define COLUMN(file, column, name, type, key, profiles, english, german)

const struct export_file_row export_files[EXPORT_FILE_COUNT] = {
#include "table/export_table.def"
};

#undef FILE_ROW
#undef COLUMN
#define FILE_ROW(file, name, profiles, english, german)
#define COLUMN(file, column, name, type, key, profiles, english, german) \
	[file##_##column] = { EXPORT_##file, name, EXPORT_##type, key, profiles, english, german },

const struct export_column_row export_columns[EXPORT_COLUMN_COUNT] = {
#include "table/export_table.def"
};

enum export_file
export_file_named(const char *name)
{
	for (int file = 0; file < EXPORT_FILE_COUNT; file++) {
		size_t length = strlen(export_files[file].name);
		if (strncmp(export_files[file].name, name, length) == 0
			&& (name[length] == '\0' || strcmp(name + length, ".csv") == 0))
			return (enum export_file)file;
	}
	return EXPORT_FILE_COUNT;
}

size_t
export_file_columns(enum export_file file, enum profile profile, enum export_column *columns)
{
	size_t count = 0;
	for (int column = 0; column < EXPORT_COLUMN_COUNT; column++) {
		const struct export_column_row *row = &export_columns[column];
		if (row->file == file && (export_files[file].profiles & (1u << profile)))
			columns[count++] = (enum export_column)column;
	}
	return count;
}
