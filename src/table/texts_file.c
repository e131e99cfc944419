/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "table/texts_file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/i18n.h"
#include "core/mem.h"
#include "core/text.h"
#include "table/csv_read.h"

/* Where the cells of a column of the file go. */
struct place {
	int column, language;
};

struct reading {
	const struct texts_column *columns;
	int columns_count;
	struct texts_languages *languages;
	struct place *places;
	struct faults *faults;
	texts_taker *take;
	void *context;
};

static int
find_language(const struct texts_languages *languages, const char *tag)
{
	for (int i = 0; i < languages->count; i++)
		if (strcmp(languages->tags[i], tag) == 0)
			return i;
	return -1;
}

static int
add_language(struct texts_languages *languages, const char *tag)
{
	int language = find_language(languages, tag);
	if (language >= 0 || languages->count == LANGUAGES_MAX || !language_valid(tag))
		return language;
	snprintf(languages->tags[languages->count], LANGUAGE_LENGTH, "%s", tag);
	return languages->count++;
}

static bool
in_languages(const struct texts_column *column)
{
	return column->name[strlen(column->name) - 1] == '@';
}

static bool
read_name(const struct reading *reading, const char *name, struct place *place)
{
	for (int i = 0; i < reading->columns_count; i++) {
		const struct texts_column *column = &reading->columns[i];
		size_t length = strlen(column->name);
		bool tagged = in_languages(column);
		if (strncmp(name, column->name, length) != 0 || (!tagged && name[length]))
			continue;
		place->column = i;
		place->language = tagged ? add_language(reading->languages, name + length) : 0;
		return place->language >= 0;
	}
	return false;
}

static bool
take_header(struct reading *reading, const struct csv_row *row, int columns)
{
	bool there[TEXTS_COLUMNS_MAX] = {false};
	reading->places = mem_new((size_t)columns, sizeof(*reading->places));
	for (int i = 0; i < columns; i++) {
		if (!read_name(reading, row->cells[i], &reading->places[i])) {
			faults_add(reading->faults, row->line, false, _("unknown column “%s”"),
				row->cells[i]);
			return false;
		}
		there[reading->places[i].column] = true;
	}
	for (int i = 0; i < reading->columns_count; i++) {
		const struct texts_column *column = &reading->columns[i];
		if (there[i])
			continue;
		char *name = mem_text_n(column->name, strcspn(column->name, "@"));
		faults_add(reading->faults, row->line, false, _("the column “%s” is missing"), name);
		free(name);
		return false;
	}
	return true;
}

/* Puts a cell's text where it belongs; what stood there before goes. */
static void
keep(char **where, const char *cell, enum text_clean_flags flags)
{
	free(*where);
	*where = text_clean(cell, strlen(cell), TEXT_TRIM | flags);
	if (**where)
		return;
	free(*where);
	*where = NULL;
}

static bool
take_row(void *context, size_t number, const struct csv_row *row, int columns)
{
	struct reading *reading = context;
	struct words cells[TEXTS_COLUMNS_MAX] = {{.in = {NULL}}};
	if (number == 0)
		return take_header(reading, row, columns);
	for (int i = 0; i < columns; i++) {
		const struct place *place = &reading->places[i];
		keep(&cells[place->column].in[place->language], row->cells[i],
			reading->columns[place->column].lines ? TEXT_LINES : TEXT_ONE_LINE);
	}
	const char *wrong = reading->take(reading->context, cells);
	if (wrong && !row->broken)
		faults_add(reading->faults, row->line, false, "%s", wrong);
	for (int i = 0; i < reading->columns_count; i++)
		words_free(&cells[i]);
	return true;
}

enum status
texts_file_read(const char *path, const struct texts_column *columns, int count,
	struct texts_languages *languages, texts_taker *take, void *context,
	struct message *message)
{
	struct faults faults = {.list = NULL};
	struct reading reading = {
		.columns = columns, .columns_count = count, .languages = languages,
		.faults = &faults, .take = take, .context = context,
	};
	enum status status = csv_scan(path, NULL, take_row, &reading, &faults, NULL, message);
	if (status == STATUS_DATA) {
		faults_sort(&faults);
		fail(message, STATUS_DATA, "%s:%d: %s", path, faults.list[0].line,
			faults.list[0].text);
	}
	free(reading.places);
	faults_free(&faults);
	return status;
}

const char *
texts_in(const struct texts_languages *languages, const struct words *words, const char *language)
{
	return words_in(words, find_language(languages, language));
}
