/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "table/suggestions_file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/i18n.h"
#include "core/mem.h"
#include "core/text.h"
#include "table/csv_read.h"

enum what { WHAT_ID, WHAT_THEME, WHAT_TITLE, WHAT_TEXT, WHATS };

static const char *const names[WHATS] = {
	[WHAT_ID] = "id",
	[WHAT_THEME] = "theme@",
	[WHAT_TITLE] = "title@",
	[WHAT_TEXT] = "text@",
};

/* Where a column goes. */
struct place {
	enum what what;
	int language;
};

struct reading {
	struct suggestions *suggestions;
	struct place *places;
	struct faults *faults;
};

static int
find_language(const struct suggestions *suggestions, const char *tag)
{
	for (int i = 0; i < suggestions->languages_count; i++)
		if (strcmp(suggestions->languages[i], tag) == 0)
			return i;
	return -1;
}

static int
add_language(struct suggestions *suggestions, const char *tag)
{
	int language = find_language(suggestions, tag);
	if (language >= 0 || suggestions->languages_count == LANGUAGES_MAX || !language_valid(tag))
		return language;
	snprintf(suggestions->languages[suggestions->languages_count], LANGUAGE_LENGTH, "%s", tag);
	return suggestions->languages_count++;
}

static bool
read_name(struct suggestions *suggestions, const char *name, struct place *place)
{
	for (int i = 0; i < WHATS; i++) {
		size_t length = strlen(names[i]);
		bool tagged = names[i][length - 1] == '@';
		if (strncmp(name, names[i], length) != 0 || (!tagged && name[length]))
			continue;
		place->what = (enum what)i;
		place->language = tagged ? add_language(suggestions, name + length) : 0;
		return place->language >= 0;
	}
	return false;
}

static bool
take_header(struct reading *reading, const struct csv_row *row, int columns)
{
	bool there[WHATS] = {false};
	reading->places = mem_new((size_t)columns, sizeof(*reading->places));
	for (int i = 0; i < columns; i++) {
		if (!read_name(reading->suggestions, row->cells[i], &reading->places[i])) {
			faults_add(reading->faults, row->line, false, _("unknown column “%s”"),
				row->cells[i]);
			return false;
		}
		there[reading->places[i].what] = true;
	}
	for (int i = 0; i < WHATS; i++) {
		if (there[i])
			continue;
		faults_add(reading->faults, row->line, false,
			_("one of the columns id, theme, title and text is missing"));
		return false;
	}
	return true;
}

static void
suggestion_free(struct suggestion *suggestion)
{
	free(suggestion->id);
	words_free(&suggestion->theme);
	words_free(&suggestion->title);
	words_free(&suggestion->text);
	words_free(&suggestion->folded);
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
any(const struct words *words)
{
	for (int i = 0; i < LANGUAGES_MAX; i++)
		if (words->in[i])
			return true;
	return false;
}

static bool
take_row(void *context, size_t number, const struct csv_row *row, int columns)
{
	struct reading *reading = context;
	struct suggestions *suggestions = reading->suggestions;
	struct suggestion suggestion = {.id = NULL};

	if (number == 0)
		return take_header(reading, row, columns);
	for (int i = 0; i < columns; i++) {
		const struct place *place = &reading->places[i];
		struct words *words[WHATS] = {
			NULL, &suggestion.theme, &suggestion.title, &suggestion.text};
		if (place->what == WHAT_ID)
			keep(&suggestion.id, row->cells[i], TEXT_ONE_LINE);
		else
			keep(&words[place->what]->in[place->language], row->cells[i],
				place->what == WHAT_TEXT ? TEXT_LINES : TEXT_ONE_LINE);
	}
	if (suggestion.id && any(&suggestion.theme) && any(&suggestion.title)) {
		for (int i = 0; i < LANGUAGES_MAX; i++)
			suggestion.folded.in[i] =
				suggestion.theme.in[i] ? text_folded(suggestion.theme.in[i]) : NULL;
		suggestions->list = mem_grow(
			suggestions->list, (size_t)suggestions->count, sizeof(suggestion));
		suggestions->list[suggestions->count++] = suggestion;
		return true;
	}
	if (!row->broken)
		faults_add(reading->faults, row->line, false,
			_("the id, the theme or the title is missing"));
	suggestion_free(&suggestion);
	return true;
}

enum status
suggestions_file_read(
	const char *path, struct suggestions **suggestions, struct message *message)
{
	struct faults faults = {.list = NULL};
	struct reading reading = {
		.suggestions = mem_new(1, sizeof(**suggestions)), .faults = &faults};

	*suggestions = NULL;
	enum status status = csv_scan(path, NULL, take_row, &reading, &faults, NULL, message);
	if (status == STATUS_DATA) {
		faults_sort(&faults);
		fail(message, STATUS_DATA, "%s:%d: %s", path, faults.list[0].line,
			faults.list[0].text);
	}
	if (status == STATUS_OK)
		*suggestions = reading.suggestions;
	else
		suggestions_free(reading.suggestions);
	free(reading.places);
	faults_free(&faults);
	return status;
}

void
suggestions_free(struct suggestions *suggestions)
{
	if (!suggestions)
		return;
	for (int i = 0; i < suggestions->count; i++)
		suggestion_free(&suggestions->list[i]);
	free(suggestions->list);
	free(suggestions);
}

/* Whether one of WORDS is FOLDED. */
static bool
has_text(const struct words *words, const char *folded)
{
	for (int i = 0; i < LANGUAGES_MAX; i++)
		if (words->in[i] && strcmp(words->in[i], folded) == 0)
			return true;
	return false;
}

int
suggestions_about(const struct suggestions *suggestions, const struct words *name,
	const struct suggestion **list)
{
	struct words folded = {.in = {NULL}};
	int count = 0;
	for (int i = 0; i < LANGUAGES_MAX; i++)
		folded.in[i] = name->in[i] ? text_folded(name->in[i]) : NULL;
	for (int i = 0; i < suggestions->count; i++) {
		bool about = false;
		for (int j = 0; j < LANGUAGES_MAX && !about; j++)
			about = folded.in[j] && has_text(&suggestions->list[i].folded, folded.in[j]);
		if (about && list)
			list[count] = &suggestions->list[i];
		count += about;
	}
	words_free(&folded);
	return count;
}

const char *
suggestion_title(const struct suggestions *suggestions, const struct suggestion *suggestion,
	const char *language)
{
	return words_in(&suggestion->title, find_language(suggestions, language));
}

const char *
suggestion_text(const struct suggestions *suggestions, const struct suggestion *suggestion,
	const char *language)
{
	return words_in(&suggestion->text, find_language(suggestions, language));
}
