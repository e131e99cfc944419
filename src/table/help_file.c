/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "table/help_file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/i18n.h"
#include "core/mem.h"
#include "core/text.h"
#include "table/csv_read.h"

const char *const help_kind_words[HELP_KIND_COUNT] = {
	[HELP_RULE] = "rule",
	[HELP_SENTENCE] = "sentence",
	[HELP_CLASS] = "class",
	[HELP_ESCALATION] = "escalation",
	[HELP_CONTACT] = "contact",
};

/* Where a column goes. */
struct place {
	enum { PLACE_ID, PLACE_KIND, PLACE_TITLE, PLACE_TEXT } what;
	int language;
};

struct reading {
	struct help *help;
	struct place *places;
	struct faults *faults;
};

static int
find_language(const struct help *help, const char *tag)
{
	for (int i = 0; i < help->languages_count; i++)
		if (strcmp(help->languages[i], tag) == 0)
			return i;
	return -1;
}

static int
add_language(struct help *help, const char *tag)
{
	int language = find_language(help, tag);
	if (language >= 0 || help->languages_count == LANGUAGES_MAX || !language_valid(tag))
		return language;
	snprintf(help->languages[help->languages_count], LANGUAGE_LENGTH, "%s", tag);
	return help->languages_count++;
}

static bool
read_name(struct help *help, const char *name, struct place *place)
{
	static const char *const words[] = {"id", "kind", "title@", "text@"};
	for (int i = 0; i < 4; i++) {
		size_t length = strlen(words[i]);
		bool tagged = words[i][length - 1] == '@';
		if (strncmp(name, words[i], length) != 0 || (!tagged && name[length]))
			continue;
		place->what = i;
		place->language = tagged ? add_language(help, name + length) : 0;
		return place->language >= 0;
	}
	return false;
}

static bool
take_header(struct reading *reading, const struct csv_row *row, int columns)
{
	bool there[4] = {false};
	reading->places = mem_new((size_t)columns, sizeof(*reading->places));
	for (int i = 0; i < columns; i++) {
		if (!read_name(reading->help, row->cells[i], &reading->places[i])) {
			faults_add(reading->faults, row->line, false, _("unknown column “%s”"),
				row->cells[i]);
			return false;
		}
		there[reading->places[i].what] = true;
	}
	if (!there[PLACE_ID] || !there[PLACE_KIND] || !there[PLACE_TITLE] || !there[PLACE_TEXT]) {
		faults_add(reading->faults, row->line, false,
			_("one of the columns id, kind, title and text is missing"));
		return false;
	}
	return true;
}

static void
entry_free(struct help_entry *entry)
{
	free(entry->id);
	words_free(&entry->title);
	words_free(&entry->text);
}

static bool
read_kind(const char *word, enum help_kind *kind)
{
	for (int i = 0; i < HELP_KIND_COUNT; i++) {
		if (strcmp(help_kind_words[i], word) == 0) {
			*kind = (enum help_kind)i;
			return true;
		}
	}
	return false;
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
	struct help_entry entry = {.id = NULL};
	char *kind = NULL;

	if (number == 0)
		return take_header(reading, row, columns);
	for (int i = 0; i < columns; i++) {
		const struct place *place = &reading->places[i];
		const char *cell = row->cells[i];
		switch (place->what) {
		case PLACE_ID:
			keep(&entry.id, cell, TEXT_ONE_LINE);
			break;
		case PLACE_KIND:
			keep(&kind, cell, TEXT_ONE_LINE);
			break;
		case PLACE_TITLE:
			keep(&entry.title.in[place->language], cell, TEXT_ONE_LINE);
			break;
		case PLACE_TEXT:
			keep(&entry.text.in[place->language], cell, TEXT_LINES);
			break;
		}
	}
	bool known = kind && read_kind(kind, &entry.kind);
	if (!known || !entry.id) {
		if (!row->broken)
			faults_add(reading->faults, row->line, false,
				_("the id is missing or the kind unknown"));
		entry_free(&entry);
	} else {
		struct help *help = reading->help;
		help->entries = mem_grow(help->entries, (size_t)help->count, sizeof(entry));
		help->entries[help->count++] = entry;
	}
	free(kind);
	return true;
}

enum status
help_file_read(const char *path, struct help **help, struct message *message)
{
	struct faults faults = {.list = NULL};
	struct reading reading = {.help = mem_new(1, sizeof(**help)), .faults = &faults};

	*help = NULL;
	enum status status = csv_scan(path, NULL, take_row, &reading, &faults, NULL, message);
	if (status == STATUS_DATA) {
		faults_sort(&faults);
		fail(message, STATUS_DATA, "%s:%d: %s", path, faults.list[0].line,
			faults.list[0].text);
	}
	if (status == STATUS_OK)
		*help = reading.help;
	else
		help_free(reading.help);
	free(reading.places);
	faults_free(&faults);
	return status;
}

void
help_free(struct help *help)
{
	if (!help)
		return;
	for (int i = 0; i < help->count; i++)
		entry_free(&help->entries[i]);
	free(help->entries);
	free(help);
}

const char *
help_title(const struct help *help, const struct help_entry *entry, const char *language)
{
	return words_in(&entry->title, find_language(help, language));
}

const char *
help_text(const struct help *help, const struct help_entry *entry, const char *language)
{
	return words_in(&entry->text, find_language(help, language));
}
