/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/workshop.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "core/mem.h"
#include "core/text.h"
#include "core/workshop_row.h"

const struct column_row workshop_columns[COLUMN_COUNT] = {
	[COLUMN_ID] = {.word = "id"},
	[COLUMN_KIND] = {.word = "kind"},
	[COLUMN_TITLE] = {.word = "title", .translated = true},
	[COLUMN_PROMPT] = {.word = "prompt", .translated = true},
	[COLUMN_MINUTES] = {.word = "minutes"},
	[COLUMN_OPTIONS] = {.word = "options", .translated = true},
	[COLUMN_THEME] = {.word = "theme", .translated = true},
	[COLUMN_QUESTION] = {.word = "question"},
	[COLUMN_SHEET] = {.word = "sheet"},
	[COLUMN_MAX] = {.word = "max"},
	[COLUMN_BY_GROUP] = {.word = "by_group"},
	[COLUMN_COMMENTS] = {.word = "comments"},
	[COLUMN_NOTES] = {.word = "notes", .translated = true},
};

const char *
words_in(const struct words *words, int language)
{
	if (language > 0 && language < LANGUAGES_MAX && words->in[language])
		return words->in[language];
	return words->in[0] ? words->in[0] : "";
}

void
words_free(struct words *words)
{
	for (int i = 0; i < LANGUAGES_MAX; i++) {
		free(words->in[i]);
		words->in[i] = NULL;
	}
}

void
step_free(struct step *step)
{
	free(step->id);
	words_free(&step->title);
	words_free(&step->prompt);
	words_free(&step->notes);
	words_free(&step->theme);
	words_free(&step->options_text);
	options_free(step->options, step->options_count);
	words_free(&step->abstain);
	free(step->options_from);
	free(step->question);
	free(step->sheet);
	*step = (struct step){.id = NULL};
}

struct workshop *
workshop_new(void)
{
	return mem_new(1, sizeof(struct workshop));
}

void
workshop_free(struct workshop *workshop)
{
	if (!workshop)
		return;
	free(workshop->id);
	words_free(&workshop->title);
	words_free(&workshop->prompt);
	words_free(&workshop->notes);
	for (int i = 0; i < workshop->groups_count; i++) {
		free(workshop->groups[i].id);
		words_free(&workshop->groups[i].label);
	}
	free(workshop->groups);
	for (int i = 0; i < workshop->steps_count; i++)
		step_free(&workshop->steps[i]);
	free(workshop->steps);
	for (int i = 0; i < workshop->lost_count; i++)
		free(workshop->lost[i]);
	free(workshop->lost);
	free(workshop);
}

bool
language_valid(const char *tag)
{
	const char *letters = "abcdefghijklmnopqrstuvwxyz";
	size_t first = strspn(tag, letters);
	if (first < 2 || first > 3)
		return false;
	if (!tag[first])
		return true;
	size_t second = strspn(tag + first + 1,
		"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
		"0123456789");
	return tag[first] == '-' && second >= 2 && second <= 8 && !tag[first + 1 + second];
}

static int
exact_language(const struct workshop *workshop, const char *tag, size_t length)
{
	for (int i = 0; i < workshop->languages_count; i++) {
		const char *known = workshop->languages[i];
		if (strlen(known) == length && strncasecmp(known, tag, length) == 0)
			return i;
	}
	return -1;
}

int
workshop_language(struct workshop *workshop, const char *tag)
{
	if (!language_valid(tag))
		return -1;
	int language = exact_language(workshop, tag, strlen(tag));
	if (language >= 0 || workshop->languages_count == LANGUAGES_MAX)
		return language;
	language = workshop->languages_count++;
	snprintf(workshop->languages[language], LANGUAGE_LENGTH, "%s", tag);
	return language;
}

int
workshop_find_language(const struct workshop *workshop, const char *tag)
{
	int language = exact_language(workshop, tag, strlen(tag));
	return language >= 0 ? language : exact_language(workshop, tag, strcspn(tag, "-"));
}

int
workshop_find_step(const struct workshop *workshop, const char *id)
{
	for (int i = 0; i < workshop->steps_count; i++)
		if (strcmp(workshop->steps[i].id, id) == 0)
			return i;
	return -1;
}

const struct words *
workshop_theme(const struct workshop *workshop, const struct step *step)
{
	for (int i = 0; i < workshop->steps_count; i++) {
		const struct step *other = &workshop->steps[i];
		if (other->question && step->question && *words_in(&other->theme, 0)
			&& strcmp(other->question, step->question) == 0)
			return &other->theme;
	}
	return &step->theme;
}

int
workshop_find_group(const struct workshop *workshop, const char *id)
{
	for (int i = 0; i < workshop->groups_count; i++)
		if (strcmp(workshop->groups[i].id, id) == 0)
			return i;
	return -1;
}

int
workshop_minutes(const struct workshop *workshop)
{
	int minutes = 0;
	if (workshop->minutes > 0)
		return workshop->minutes;
	for (int i = 0; i < workshop->steps_count; i++)
		minutes += workshop->steps[i].minutes;
	return minutes;
}

int
workshop_people_groups(const struct workshop *workshop)
{
	int groups = 0;
	for (int i = 0; i < workshop->groups_count; i++)
		groups += !workshop->groups[i].official;
	return groups;
}

bool
workshop_has_forms(const struct workshop *workshop)
{
	for (int i = 0; i < workshop->steps_count; i++)
		if (workshop->steps[i].sheet)
			return true;
	return false;
}

bool
workshop_id_valid(const char *id)
{
	return text_id_valid(id) && strcmp(id, "all") != 0 && strcmp(id, "none") != 0
		&& strcmp(id, "withheld") != 0;
}

void
workshop_remove(struct workshop *workshop, int at)
{
	if (at < 0 || at >= workshop->steps_count)
		return;
	step_free(&workshop->steps[at]);
	workshop->steps_count--;
	memmove(workshop->steps + at, workshop->steps + at + 1,
		(size_t)(workshop->steps_count - at) * sizeof(*workshop->steps));
}

void
workshop_lose_id(struct workshop *workshop, const char *id)
{
	workshop->lost =
		mem_grow(workshop->lost, (size_t)workshop->lost_count, sizeof(*workshop->lost));
	workshop->lost[workshop->lost_count++] = mem_text(id);
}

void
workshop_lose(struct workshop *workshop, int line, const char *id)
{
	if (workshop->rows++ == 0) {
		workshop->first_line = line;
		workshop->head_lost = true;
	}
	workshop_lose_id(workshop, id);
}

bool
workshop_lost_id(const struct workshop *workshop, const char *id)
{
	for (int i = 0; i < workshop->lost_count; i++)
		if (*id && strcmp(workshop->lost[i], id) == 0)
			return true;
	return false;
}
