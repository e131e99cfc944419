/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "table/help_file.h"

#include <stdlib.h>
#include <string.h>

#include "core/i18n.h"
#include "core/mem.h"

enum { AT_ID, AT_KIND, AT_TITLE, AT_TEXT, CELLS };

static const struct texts_column columns[CELLS] = {
	[AT_ID] = {"id", false},
	[AT_KIND] = {"kind", false},
	[AT_TITLE] = {"title@", false},
	[AT_TEXT] = {"text@", true},
};

const char *const help_kind_words[HELP_KIND_COUNT] = {
	[HELP_RULE] = "rule",
	[HELP_SENTENCE] = "sentence",
	[HELP_CLASS] = "class",
	[HELP_ESCALATION] = "escalation",
	[HELP_CONTACT] = "contact",
};

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

static const char *
take(void *context, struct words cells[TEXTS_COLUMNS_MAX])
{
	struct help *help = context;
	const char *id = words_in(&cells[AT_ID], 0);
	struct help_entry entry = {
		.title = cells[AT_TITLE], .text = cells[AT_TEXT]};
	if (!*id || !read_kind(words_in(&cells[AT_KIND], 0), &entry.kind))
		return _("the id is missing or the kind unknown");
	entry.id = mem_text(id);
	cells[AT_TITLE] = cells[AT_TEXT] = (struct words){.in = {NULL}};
	help->entries = mem_grow(help->entries, (size_t)help->count, sizeof(entry));
	help->entries[help->count++] = entry;
	return NULL;
}

enum status
help_file_read(const char *path, struct help **help, struct message *message)
{
	*help = mem_new(1, sizeof(**help));
	enum status status = texts_file_read(
		path, columns, CELLS, &(*help)->languages, take, *help, message);
	if (status != STATUS_OK) {
		help_free(*help);
		*help = NULL;
	}
	return status;
}

void
help_free(struct help *help)
{
	if (!help)
		return;
	for (int i = 0; i < help->count; i++) {
		free(help->entries[i].id);
		words_free(&help->entries[i].title);
		words_free(&help->entries[i].text);
	}
	free(help->entries);
	free(help);
}

const char *
help_title(const struct help *help, const struct help_entry *entry, const char *language)
{
	return texts_in(&help->languages, &entry->title, language);
}

const char *
help_text(const struct help *help, const struct help_entry *entry, const char *language)
{
	return texts_in(&help->languages, &entry->text, language);
}
