/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "table/workshop_file.h"

#include <stdlib.h>
#include <string.h>

#include "core/hash.h"
#include "core/i18n.h"
#include "core/mem.h"
#include "core/nearest.h"
#include "core/text.h"
#include "table/csv_read.h"

/* What a column of the file is. */
struct place {
	enum place_kind { PLACE_NOTHING, PLACE_NAMELESS, PLACE_TEXT } kind;
	enum column column;
	char *tag;    /* of the language, or NULL */
	int language; /* 0 for a plain column */
};

struct header {
	struct place *places;
	int columns;
	bool there[COLUMN_COUNT];
};

/* The column that WORD names, or COLUMN_COUNT. */
static enum column
find_column(const char *word)
{
	for (int i = 0; i < COLUMN_COUNT; i++)
		if (strcmp(workshop_columns[i].word, word) == 0)
			return (enum column)i;
	return COLUMN_COUNT;
}

static void
unknown_column(const char *name, const char *word, struct faults *faults)
{
	const char *words[COLUMN_COUNT];
	for (int i = 0; i < COLUMN_COUNT; i++)
		words[i] = workshop_columns[i].word;
	const char *meant = nearest_word(word, words, COLUMN_COUNT);
	if (meant)
		faults_add(faults, 1, false, _("unknown column “%s”; did you mean “%s%s”?"), name,
			meant, strchr(name, '@') ? strchr(name, '@') : "");
	else
		faults_add(faults, 1, false, _("unknown column “%s”"), name);
}

/* Reads a column's name; NAME is cut at its @. */
static struct place
read_name(char *name, struct faults *faults)
{
	struct place place = {.kind = PLACE_NOTHING};
	if (!*name) {
		place.kind = PLACE_NAMELESS;
		return place;
	}

	char *whole = mem_text(name), *at = strchr(name, '@');
	if (at)
		*at++ = '\0';
	place.column = find_column(name);
	if (place.column == COLUMN_COUNT)
		unknown_column(whole, name, faults);
	else if (at && !workshop_columns[place.column].translated)
		faults_add(faults, 1, false, _("the column “%s” cannot be translated"), name);
	else if (at && !language_valid(at))
		faults_add(faults, 1, false,
			_("“%s” in “%s” is no language; write two or three small letters, such as "
			  "de"),
			at, whole);
	else
		place.kind = PLACE_TEXT;
	if (place.kind == PLACE_TEXT)
		place.tag = mem_text(at);
	free(whole);
	return place;
}

/* The languages in the order of their columns. A plain column is in the base language, which has no
 * name when a text stands there both plain and translated. */
static void
name_languages(struct header *header, struct workshop *workshop, struct faults *faults)
{
	bool plain[COLUMN_COUNT] = {false}, translated[COLUMN_COUNT] = {false}, any = false;
	for (int i = 0; i < header->columns; i++) {
		const struct place *place = &header->places[i];
		if (place->kind != PLACE_TEXT)
			continue;
		plain[place->column] = plain[place->column] || !place->tag;
		translated[place->column] = translated[place->column] || place->tag;
		any = any || place->tag;
	}
	bool both = false;
	for (int i = 0; i < COLUMN_COUNT; i++)
		both = both || (plain[i] && translated[i]);
	if (both || !any)
		workshop_language(workshop, "und");

	for (int i = 0; i < header->columns; i++) {
		struct place *place = &header->places[i];
		if (place->kind != PLACE_TEXT || !place->tag)
			continue;
		place->language = workshop_language(workshop, place->tag);
		if (place->language < 0) {
			faults_add(faults, 1, false, _("there are more than %d languages"),
				LANGUAGES_MAX);
			place->kind = PLACE_NOTHING;
		}
	}
}

static void
check_header(struct header *header, struct faults *faults)
{
	for (int i = 0; i < header->columns; i++) {
		struct place *place = &header->places[i];
		if (place->kind != PLACE_TEXT)
			continue;
		header->there[place->column] = true;
		for (int j = 0; j < i; j++) {
			const struct place *other = &header->places[j];
			if (other->kind != PLACE_TEXT || other->column != place->column
				|| other->language != place->language)
				continue;
			faults_add(faults, 1, false, _("the column “%s%s%s” is there twice"),
				workshop_columns[place->column].word, place->tag ? "@" : "",
				place->tag ? place->tag : "");
			place->kind = PLACE_NOTHING;
			break;
		}
	}
}

/* Reads the column names; what is missing there makes the rows unreadable. */
static bool
read_header(const struct csv_table *table, struct header *header, struct workshop *workshop,
	struct faults *faults)
{
	static const enum column needed[] = {COLUMN_KIND, COLUMN_TITLE};
	int errors = faults->errors;

	header->columns = table->columns;
	header->places = mem_new((size_t)table->columns, sizeof(*header->places));
	for (int i = 0; i < table->columns; i++) {
		char *name = text_clean(table->header[i], strlen(table->header[i]), TEXT_TRIM);
		header->places[i] = read_name(name, faults);
		free(name);
	}
	name_languages(header, workshop, faults);
	check_header(header, faults);

	/* A column that seems to be missing beside an unknown one is most likely misspelt. */
	bool complete = true, clear = faults->errors == errors;
	for (size_t i = 0; i < sizeof(needed) / sizeof(needed[0]); i++) {
		if (header->there[needed[i]])
			continue;
		complete = false;
		if (clear)
			faults_add(faults, 1, false, _("the column “%s” is missing"),
				workshop_columns[needed[i]].word);
	}
	return complete;
}

static bool
empty_row(const struct csv_row *row, int columns)
{
	for (int i = 0; i < columns; i++)
		if (row->cells[i][strspn(row->cells[i], " \t\r\n")])
			return false;
	return true;
}

static void
take_row(const struct csv_row *written, const struct header *header, struct workshop *workshop,
	struct faults *faults)
{
	struct row row = {.line = written->line};
	bool astray = false;

	for (int i = 0; i < header->columns; i++) {
		const struct place *place = &header->places[i];
		const char *cell = written->cells[i];
		if (place->kind == PLACE_TEXT)
			row.cell[place->column].in[place->language] = (char *)cell;
		else if (place->kind == PLACE_NAMELESS && cell[strspn(cell, " \t\r\n")])
			astray = true;
	}
	const char *id = words_in(&row.cell[COLUMN_ID], 0);
	if (astray && !written->broken)
		faults_add(faults, written->line, false,
			_("there is something in a column without a name"));
	if (written->broken || astray)
		workshop_lose(workshop, written->line, id);
	else
		workshop_add(workshop, &row, faults);
}

static void
take_table(const struct csv_table *table, int people, struct workshop *workshop,
	struct faults *faults)
{
	struct header header = {.places = NULL};
	if (table->columns == 0)
		return;
	if (read_header(table, &header, workshop, faults)) {
		for (size_t i = 0; i < table->count; i++)
			if (table->rows[i].broken || !empty_row(&table->rows[i], table->columns))
				take_row(&table->rows[i], &header, workshop, faults);
		if (!table->end.cut)
			workshop_finish(workshop, people, faults);
	}
	for (int i = 0; i < header.columns; i++)
		free(header.places[i].tag);
	free(header.places);
}

enum status
workshop_file_read(const char *path, int people, struct workshop **workshop, struct faults *faults,
	struct message *message)
{
	static const struct csv_limits limits = {
		.rows = WORKSHOP_ROWS_MAX, .cell = WORKSHOP_CELL_MAX};
	struct csv_table *table;
	int errors = faults->errors;

	*workshop = NULL;
	enum status status = csv_read(path, &limits, &table, faults, message);
	if (status != STATUS_OK && status != STATUS_DATA)
		return status;

	struct workshop *made = workshop_new();
	take_table(table, people, made, faults);
	hash_hex(table->end.hash, made->hash);
	csv_table_free(table);
	faults_sort(faults);
	errors = faults->errors - errors;
	if (errors == 0) {
		*workshop = made;
		return STATUS_OK;
	}
	workshop_free(made);
	return fail(message, STATUS_DATA,
		P_("%s: there is %d fault in it", "%s: there are %d faults in it",
			(unsigned long)errors),
		strcmp(path, "-") == 0 ? _("standard input") : path, errors);
}

void
workshop_file_print_faults(FILE *to, const char *path, const struct faults *faults)
{
	char *name = text_clean(path, strlen(path), TEXT_ONE_LINE);
	int shown = faults->count < FAULTS_SHOWN ? faults->count : FAULTS_SHOWN;
	int more = faults->count - shown + faults->dropped;

	for (int i = 0; i < shown; i++) {
		const struct fault *fault = &faults->list[i];
		if (fault->line > 0)
			fprintf(to, "%s:%d: ", name, fault->line);
		else
			fprintf(to, "%s: ", name);
		fprintf(to, "%s%s\n", fault->warning ? _("warning: ") : "", fault->text);
	}
	if (more > 0)
		fprintf(to, P_("%s: and %d more\n", "%s: and %d more\n", (unsigned long)more), name,
			more);
	free(name);
}
