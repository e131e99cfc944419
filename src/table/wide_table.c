/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "table/wide_table.h"

#include "core/mem.h"

#include <stdlib.h>
#include <string.h>

const char *const wide_status_words[WIDE_STATUS_COUNT] = {
	[WIDE_OK] = "ok",
	[WIDE_EMPTY] = "empty",
	[WIDE_WITHHELD] = "withheld",
	[WIDE_SKIPPED] = "skipped",
	[WIDE_NOT_ASKED] = "not_asked",
};

static const struct {
	const char *name;
	enum export_type type;
	bool required;
	const char *pattern, *english, *german;
} fixed[WIDE_FIXED_COUNT] = {
#define WIDE_COLUMN(column, name, type, required, pattern, english, german) \
	[WIDE_##column] = {name, EXPORT_##type, required, pattern, english, german},
#include "table/wide_table.def"
#undef WIDE_COLUMN
};

static struct wide_field *
add(struct wide_fields *fields, char *name, enum export_type type, char *english, char *german)
{
	fields->list = mem_grow(fields->list, fields->count, sizeof(*fields->list));
	struct wide_field *field = &fields->list[fields->count++];
	*field = (struct wide_field){.name = name, .type = type, .english = english, .german = german};
	return field;
}

void
wide_fields_begin(struct wide_fields *fields)
{
	for (int i = 0; i < WIDE_FIXED_COUNT; i++) {
		struct wide_field *field = add(fields, mem_text(fixed[i].name), fixed[i].type,
			mem_text(fixed[i].english), mem_text(fixed[i].german));
		field->required = fixed[i].required;
		field->pattern = fixed[i].pattern;
		field->is_count = i == WIDE_PRESENT;
	}
}

static char *
name_of(const struct wide_question *question, const char *part)
{
	char *name = mem_printf("%s_%d_%s", question->id, question->round, part);
	for (char *at = name; *at; at++)
		*at = *at == '-' ? '_' : *at;
	return name;
}

void
wide_fields_add(struct wide_fields *fields, const struct wide_question *question)
{
	const char *kind = methods[question->kind].word;
	char *of = mem_printf("“%s” (%s, round %d)%s%s", question->prompt, kind, question->round,
		question->other_scales ? "; not on the same scale in every session, see scale_key in "
			"questions.csv: do not compare" : "",
		question->other_words ? "; not in the same words in every session, see wording in "
			"questions.csv" : "");
	char *german = mem_printf("„%s“ (%s, Durchgang %d)%s%s", question->prompt, kind, question->round,
		question->other_scales ? "; nicht in jeder Veranstaltung dieselbe Skala, siehe scale_key in "
			"questions.csv: nicht vergleichbar" : "",
		question->other_words ? "; nicht in jeder Veranstaltung derselbe Wortlaut, siehe wording in "
			"questions.csv" : "");

	add(fields, name_of(question, "n"), EXPORT_INTEGER, mem_printf("ballots (people who answered): %s", of),
		mem_printf("Stimmen (Menschen, die geantwortet haben): %s", german))->is_count = true;
	if (question->has_mean)
		add(fields, name_of(question, "mean"), EXPORT_NUMBER, mem_printf("mean: %s", of),
			mem_printf("Mittelwert: %s", german));
	struct wide_field *status = add(fields, name_of(question, "status"), EXPORT_TEXT,
		mem_printf("ok, empty (nobody answered), withheld (too few to show), skipped (on the agenda, "
			"but never asked) or not_asked (no such question or round, or not asked of this "
			"group): %s", of),
		mem_printf("ok, empty (niemand hat geantwortet), withheld (zu wenige, um es zu zeigen), "
			"skipped (im Ablauf, aber nie gestellt) oder not_asked (keine solche Frage oder "
			"Durchgang, oder nicht von dieser Gruppe erfragt): %s", german));
	status->required = status->is_status = true;
	free(of);
	free(german);
}

void
wide_fields_free(struct wide_fields *fields)
{
	for (size_t i = 0; i < fields->count; i++) {
		free(fields->list[i].name);
		free(fields->list[i].english);
		free(fields->list[i].german);
	}
	free(fields->list);
	*fields = (struct wide_fields){NULL, 0};
}
