/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "table/suggestions_file.h"

#include <stdlib.h>
#include <string.h>

#include "core/i18n.h"
#include "core/mem.h"
#include "core/text.h"

enum { AT_ID, AT_THEME, AT_TITLE, AT_TEXT, CELLS };

static const struct texts_column columns[CELLS] = {
	[AT_ID] = {"id", false},
	[AT_THEME] = {"theme@", false},
	[AT_TITLE] = {"title@", false},
	[AT_TEXT] = {"text@", true},
};

static bool
any(const struct words *words)
{
	for (int i = 0; i < LANGUAGES_MAX; i++)
		if (words->in[i])
			return true;
	return false;
}

static struct words
folded(const struct words *words)
{
	struct words folded = {.in = {NULL}};
	for (int i = 0; i < LANGUAGES_MAX; i++)
		folded.in[i] = words->in[i] ? text_folded(words->in[i]) : NULL;
	return folded;
}

static const char *
take(void *context, struct words cells[TEXTS_COLUMNS_MAX])
{
	struct suggestions *suggestions = context;
	const char *id = words_in(&cells[AT_ID], 0);
	if (!*id || !any(&cells[AT_THEME]) || !any(&cells[AT_TITLE]))
		return _("the id, the theme or the title is missing");
	struct suggestion suggestion = {
		.id = mem_text(id),
		.theme = cells[AT_THEME],
		.title = cells[AT_TITLE],
		.text = cells[AT_TEXT],
		.folded = folded(&cells[AT_THEME]),
	};
	for (int i = AT_THEME; i < CELLS; i++)
		cells[i] = (struct words){.in = {NULL}};
	suggestions->list = mem_grow(
		suggestions->list, (size_t)suggestions->count, sizeof(suggestion));
	suggestions->list[suggestions->count++] = suggestion;
	return NULL;
}

enum status
suggestions_file_read(
	const char *path, struct suggestions **suggestions, struct message *message)
{
	*suggestions = mem_new(1, sizeof(**suggestions));
	enum status status = texts_file_read(path, columns, CELLS, &(*suggestions)->languages,
		take, *suggestions, message);
	if (status != STATUS_OK) {
		suggestions_free(*suggestions);
		*suggestions = NULL;
	}
	return status;
}

void
suggestions_free(struct suggestions *suggestions)
{
	if (!suggestions)
		return;
	for (int i = 0; i < suggestions->count; i++) {
		struct suggestion *suggestion = &suggestions->list[i];
		free(suggestion->id);
		words_free(&suggestion->theme);
		words_free(&suggestion->title);
		words_free(&suggestion->text);
		words_free(&suggestion->folded);
	}
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
	struct words wanted = folded(name);
	int count = 0;
	for (int i = 0; i < suggestions->count; i++) {
		bool about = false;
		for (int j = 0; j < LANGUAGES_MAX && !about; j++)
			about = wanted.in[j] && has_text(&suggestions->list[i].folded, wanted.in[j]);
		if (about && list)
			list[count] = &suggestions->list[i];
		count += about;
	}
	words_free(&wanted);
	return count;
}

const char *
suggestion_title(const struct suggestions *suggestions, const struct suggestion *suggestion,
	const char *language)
{
	return texts_in(&suggestions->languages, &suggestion->title, language);
}

const char *
suggestion_text(const struct suggestions *suggestions, const struct suggestion *suggestion,
	const char *language)
{
	return texts_in(&suggestions->languages, &suggestion->text, language);
}
