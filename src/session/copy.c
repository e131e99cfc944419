/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/copy.h"

#include <stdio.h>

static void
copy_words(struct store *store, const char *session_id, const char *owner_kind, const char *owner_id,
	enum column column, const struct workshop *workshop, const struct words *words)
{
	for (int i = 0; i < workshop->languages_count; i++) {
		if (words->in[i] && *words->in[i])
			store_run(store, STORE_WORDING_ADD, TEXT(session_id), TEXT(owner_kind),
				TEXT(owner_id), TEXT(workshop_columns[column].word),
				TEXT(workshop->languages[i]), TEXT(words->in[i]));
	}
}

static const char *
number_or_nothing(int number, char text[16])
{
	text[0] = '\0';
	if (number > 0)
		snprintf(text, 16, "%d", number);
	return text;
}

void
copy_step(struct store *store, const char *session_id, const struct workshop *workshop, int index,
	const char *origin)
{
	const struct step *step = &workshop->steps[index];
	const struct method *method = &methods[step->kind];
	char minutes[16], max[16];

	store_run(store, STORE_STEP_ADD, TEXT(session_id), TEXT(step->id), INTEGER(index + 1),
		TEXT(origin), TEXT(method->word), TEXT(number_or_nothing(step->minutes, minutes)),
		TEXT(method->asks ? step->question : ""), TEXT(step->sheet ? step->sheet : ""),
		TEXT(number_or_nothing(step->max, max)), TEXT(step->by_group ? "yes" : ""),
		TEXT(method->has_comments ? step->live ? "live" : "collect" : ""),
		TEXT("planned"), TEXT("prompt"), TEXT(entry_mode_words[kind_first_mode(step->kind)]),
		INTEGER(1), NOTHING, NOTHING, INTEGER(0));
	copy_words(store, session_id, "step", step->id, COLUMN_TITLE, workshop, &step->title);
	copy_words(store, session_id, "step", step->id, COLUMN_PROMPT, workshop, &step->prompt);
	copy_words(store, session_id, "step", step->id, COLUMN_OPTIONS, workshop, &step->options_text);
	copy_words(store, session_id, "step", step->id, COLUMN_THEME, workshop, &step->theme);
	copy_words(store, session_id, "step", step->id, COLUMN_NOTES, workshop, &step->notes);
}

void
copy_workshop(struct store *store, const char *session_id, const struct workshop *workshop)
{
	copy_words(store, session_id, "workshop", "", COLUMN_TITLE, workshop, &workshop->title);
	copy_words(store, session_id, "workshop", "", COLUMN_PROMPT, workshop, &workshop->prompt);
	copy_words(store, session_id, "workshop", "", COLUMN_NOTES, workshop, &workshop->notes);
	for (int i = 0; i < workshop->groups_count; i++) {
		const struct group *group = &workshop->groups[i];
		store_run(store, STORE_GROUP_ADD, TEXT(session_id), TEXT(group->id), INTEGER(i + 1),
			INTEGER(group->official));
		copy_words(store, session_id, "group", group->id, COLUMN_TITLE, workshop, &group->label);
	}
	for (int i = 0; i < workshop->steps_count; i++)
		copy_step(store, session_id, workshop, i, "workshop");
}
