/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/export_rows.h"

#include "core/hash.h"
#include "core/mem.h"
#include "core/workshop.h"
#include "table/export_rules.h"

#include <stdlib.h>
#include <string.h>

enum { SECONDS = UTC_MINUTE / UTC_SECOND }; /* in a minute */

/* --- what the other files use too ------------------------------------------------- */

struct csv_cell
export_step_no(int step)
{
	return step < 0 ? cell_missing() : cell_integer(step + 1);
}

struct csv_cell
export_step_id(const struct model *model, int step)
{
	return step < 0 ? cell_missing() : cell_text(model->workshop->steps[step].id);
}

struct csv_cell
export_time(utc_ms time)
{
	return time ? cell_time(time) : cell_missing();
}

const char *
export_label(const struct model *model, enum export_label label)
{
	/* Not the language of the screen: two exports of a session are alike on every machine. */
	static const struct {
		const char *language;
		const char *labels[LABEL_COUNT];
	} rows[] = {
		{ "en", { [LABEL_ALL] = "everyone", [LABEL_NONE] = "no group", [LABEL_ABSTAIN] = "don't know",
			[LABEL_WITHHELD] = "withheld" } },
		{ "de", { [LABEL_ALL] = "alle", [LABEL_NONE] = "ohne Gruppe", [LABEL_ABSTAIN] = "weiß nicht",
			[LABEL_WITHHELD] = "zurückgehalten" } },
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		if (strncmp(model->workshop->languages[0], rows[i].language, 2) == 0)
			return rows[i].labels[label];
	}
	return rows[0].labels[label];
}

const char *
export_abstention(const struct model *model, const struct step *step)
{
	const char *own = words_in(&step->abstain, 0);
	return *own ? own : export_label(model, LABEL_ABSTAIN);
}

const char *
export_group_id(const struct model *model, int group)
{
	return group == TALLY_ALL ? "all" : model_group_id(model, group);
}

int
export_groups(const struct model *model, bool official, int order[GROUPS_MAX + 2])
{
	int count = 0;
	for (int group = TALLY_ALL; group <= model_no_group(model); group++) {
		if (!official && group >= 0 && group < model_no_group(model)
			&& model->workshop->groups[group].official)
			continue;
		int at = count++;
		for (; at > 0 && strcmp(export_group_id(model, order[at - 1]),
			export_group_id(model, group)) > 0; at--)
			order[at] = order[at - 1];
		order[at] = group;
	}
	return count;
}

/* --- sessions, steps, groups, options, log ----------------------------------------- */

void
export_sessions(struct export *export)
{
	const struct model *model = export->model;
	const struct workshop *workshop = model->workshop;
	struct buffer languages = {.bytes = NULL};

	export_put(export, SESSIONS_WORKSHOP_ID, cell_text(workshop->id));
	export_put(export, SESSIONS_WORKSHOP_HASH, cell_text(workshop->hash));
	export_put(export, SESSIONS_TITLE, cell_text(model->title));
	export_put(export, SESSIONS_PLACE, cell_text(model->place));
	export_put(export, SESSIONS_PLACE_ID, cell_text(model->place_id));
	export_put(export, SESSIONS_WAVE, cell_text(model->wave));
	export_put(export, SESSIONS_STARTED_AT, export_time(model->started_at));
	export_put(export, SESSIONS_ENDED_AT, export_time(model->ended_at));
	export_put(export, SESSIONS_LOCAL_DATE, cell_date(model->local_date));
	export_put(export, SESSIONS_TIMEZONE, cell_text(model->timezone));
	export_put(export, SESSIONS_PLANNED_MINUTES, cell_integer(workshop_minutes(workshop)));
	/* of the seconds that stand there, so that everyone who computes it gets the same */
	if (model->started_at && model->ended_at)
		export_put(export, SESSIONS_ACTUAL_MINUTES, cell_integer((model->ended_at / UTC_SECOND
			- model->started_at / UTC_SECOND + SECONDS / 2) / SECONDS));
	export_put(export, SESSIONS_PRESENT, cell_integer(model_present(model)));
	export_put(export, SESSIONS_BASE_LANGUAGE, cell_text(workshop->languages[0]));
	export_put(export, SESSIONS_PROFILE, cell_text(profile_words[export->options->profile]));
	if (export->options->profile != PROFILE_ARCHIVE)
		export_put(export, SESSIONS_MIN_CELL, cell_integer(export->options->min_cell));
	for (int i = 0; i < workshop->languages_count; i++)
		buffer_printf(&languages, "%s%s", i > 0 ? " " : "", workshop->languages[i]);
	export_put(export, SESSIONS_LANGUAGES, cell_text(buffer_text(&languages)));
	export_put(export, SESSIONS_REHEARSAL, cell_flag(model->rehearsal));
	export_put(export, SESSIONS_PICTURES, cell_integer(model->pictures));
	export_put(export, SESSIONS_CREATED_AT, export_time(model->created_at));
	export_put(export, SESSIONS_PLANNED_END, export_time(model->planned_end));
	export_row(export, EXPORT_SESSIONS);
	buffer_free(&languages);
}

/* The last round that is closed of those asked in STEP. */
static const struct round *
last_closed(const struct model *model, int step)
{
	const struct round *last = NULL;
	for (int i = 0; i < model->rounds_count; i++) {
		const struct round *round = &model->rounds[i];
		if (round->step == step && round->state != ROUND_OPEN
			&& (!last || round->number > last->number))
			last = round;
	}
	return last;
}

const struct option *
export_options(const struct model *model, int step, int *count)
{
	const char *question = model->workshop->steps[step].question;
	const struct round *first = NULL;
	for (int i = 0; i < model->rounds_count; i++) {
		const struct round *round = &model->rounds[i];
		if (round->state != ROUND_OPEN && strcmp(round->question, question) == 0
			&& (!first || round->number < first->number))
			first = round;
	}
	if (!first)
		return model_options_drawn(model, step, count);
	*count = first->options_count;
	return first->options;
}

/* Where the step stood before the round that is open. */
static enum stage
told_stage(const struct model *model, int step)
{
	const struct round *now = model_round(model, step), *closed = last_closed(model, step);
	if (!now || now->state != ROUND_OPEN)
		return model->steps[step].stage;
	return !closed ? STAGE_PROMPT : closed->state == ROUND_REVEALED ? STAGE_REVEALED : STAGE_CLOSED;
}

static void
put_step(struct export *export, int index)
{
	const struct model *model = export->model;
	const struct step *step = &model->workshop->steps[index];
	const struct step_run *run = &model->steps[index];

	export_put(export, STEPS_STEP_NO, export_step_no(index));
	export_put(export, STEPS_STEP_ID, cell_text(step->id));
	export_put(export, STEPS_STATE, cell_text(step_state_words[run->state]));
	export_put(export, STEPS_ORIGIN, cell_text(export_origin_words[
		run->inserted ? ORIGIN_INSERTED : ORIGIN_WORKSHOP]));
	export_put(export, STEPS_KIND, cell_text(methods[step->kind].word));
	export_put(export, STEPS_THEME, cell_text(words_in(&step->theme, 0)));
	export_put(export, STEPS_TITLE, cell_text(words_in(&step->title, 0)));
	export_put(export, STEPS_PROMPT, cell_text(words_in(&step->prompt, 0)));
	if (step->minutes > 0)
		export_put(export, STEPS_PLANNED_MINUTES, cell_integer(step->minutes));
	export_put(export, STEPS_STARTED_AT, export_time(run->started_at));
	export_put(export, STEPS_ENDED_AT, export_time(run->ended_at));
	if (run->ended_at)
		export_put(export, STEPS_ACTUAL_SECONDS, cell_integer(run->spent / UTC_SECOND));
	if (step->max > 0)
		export_put(export, STEPS_MAX, cell_integer(step->max));
	export_put(export, STEPS_BY_GROUP, cell_flag(step->by_group));
	export_put(export, STEPS_SHEET, cell_text(step->sheet));
	if (methods[step->kind].has_comments)
		export_put(export, STEPS_COMMENTS, cell_text(run->live ? "live" : "collect"));
	export_put(export, STEPS_STAGE, cell_text(stage_words[told_stage(model, index)]));
	export_put(export, STEPS_ENTRY_MODE, cell_text(entry_mode_words[run->mode]));
	export_put(export, STEPS_TALK_ROUND, cell_integer(run->talk_round));
	if (run->sheets > 0)
		export_put(export, STEPS_SHEETS, cell_integer(run->sheets));
}

void
export_steps(struct export *export)
{
	const struct model *model = export->model;
	for (int i = 0; export_wants(export, EXPORT_STEPS) && i < model->workshop->steps_count; i++) {
		const struct step *step = &model->workshop->steps[i];
		char wording[HASH_HEX], scale_key[HASH_HEX];

		put_step(export, i);
		if (methods[step->kind].asks) {
			const struct round *round = last_closed(model, i);
			int count;
			const struct option *options = export_options(model, i, &count);
			if (round) {
				options = round->options;
				count = round->options_count;
				export_put(export, STEPS_ROUND, cell_integer(round->number));
			}
			step_wording(step, options, count, wording);
			step_scale_key(step, options, count, scale_key);
			export_put(export, STEPS_QUESTION_ID, cell_text(step->question));
			export_put(export, STEPS_WORDING, cell_text(wording));
			export_put(export, STEPS_SCALE_KEY, cell_text(scale_key));
		}
		export_row(export, EXPORT_STEPS);
	}
}

/* What votes and comments may have in place of a group is one, so that a join loses none of them. It is
 * there whether or not something is withheld: that there is nothing would tell too. */
static void
withheld_row(struct export *export)
{
	if (export_everything(export))
		return;
	export_put(export, GROUPS_GROUP_ID, cell_text(WITHHELD_WORD));
	export_put(export, GROUPS_TYPE, cell_text(export_group_type_words[GROUP_WITHHELD]));
	export_put(export, GROUPS_LABEL, cell_text(export_label(export->model, LABEL_WITHHELD)));
	export_row(export, EXPORT_GROUPS);
}

void
export_group_rows(struct export *export)
{
	const struct model *model = export->model;
	int order[GROUPS_MAX + 2];
	int count = export_groups(model, true, order);
	bool behind = false; /* what comes after `withheld` */
	if (!export_wants(export, EXPORT_GROUPS))
		return;

	for (int i = 0; i < count; i++) {
		int group = order[i];
		if (!behind && strcmp(export_group_id(model, group), WITHHELD_WORD) > 0) {
			withheld_row(export);
			behind = true;
		}
		export_put(export, GROUPS_GROUP_ID, cell_text(export_group_id(model, group)));
		if (group == TALLY_ALL) {
			export_put(export, GROUPS_TYPE, cell_text(export_group_type_words[GROUP_ALL]));
			export_put(export, GROUPS_LABEL, cell_text(export_label(model, LABEL_ALL)));
			export_put(export, GROUPS_PRESENT, cell_integer(model_present(model)));
		} else if (group == model_no_group(model)) {
			export_put(export, GROUPS_TYPE, cell_text(export_group_type_words[GROUP_NONE]));
			export_put(export, GROUPS_LABEL, cell_text(export_label(model, LABEL_NONE)));
			export_put(export, GROUPS_PRESENT, cell_integer(model->present[group]));
		} else {
			const struct group *of = &model->workshop->groups[group];
			export_put(export, GROUPS_TYPE, cell_text(export_group_type_words[
				of->official ? GROUP_OFFICIAL : GROUP_PEOPLE]));
			export_put(export, GROUPS_LABEL, cell_text(words_in(&of->label, 0)));
			export_put(export, GROUPS_GROUP_NO, cell_integer(group + 1));
			if (!of->official)
				export_put(export, GROUPS_PRESENT, cell_integer(model->present[group]));
		}
		export_row(export, EXPORT_GROUPS);
	}
	if (!behind)
		withheld_row(export);
}

static void
option_row(struct export *export, const struct round *round, int option_no, const char *label)
{
	const struct option *option = option_no > 0 && option_no <= round->options_count
		? &round->options[option_no - 1] : NULL;
	export_put(export, OPTIONS_QUESTION_ID, cell_text(round->question));
	export_put(export, OPTIONS_ROUND, cell_integer(round->number));
	export_put(export, OPTIONS_OPTION_NO, cell_integer(option_no));
	export_put(export, OPTIONS_LABEL, cell_text(label));
	if (option) {
		export_put(export, OPTIONS_VALUE, cell_number(option->value));
		export_put(export, OPTIONS_STATUS_QUO, cell_flag(option->status_quo));
	}
	export_row(export, EXPORT_OPTIONS);
}

/* Whether the room wrote OPTION as a comment: neither a cluster nor a measure that has its words is called
 * so. */
static bool
repeats_comment(const struct export *export, const struct round *round, const struct option *option)
{
	const struct model *model = export->model;
	const char *label = words_in(&option->label, 0);
	if (!model->workshop->steps[round->step].options_from)
		return false;
	for (int i = 0; i < model->clusters_count; i++) {
		if (strcmp(model->clusters[i].name, label) == 0)
			return false;
	}
	for (int i = 0; i < model->measures_count; i++) {
		if (strcmp(model->measures[i].what, label) == 0)
			return export_measure_wordless(export, &model->measures[i]);
	}
	return true;
}

const char *
export_option(const struct export *export, const struct round *round, const struct option *option)
{
	bool left_out = !export_everything(export) && model_option_hidden(export->model, option);
	if (export->options->profile == PROFILE_NETWORK)
		left_out = left_out || repeats_comment(export, round, option);
	return left_out ? "" : words_in(&option->label, 0);
}

void
export_options_rows(struct export *export)
{
	const struct model *model = export->model;
	for (int i = 0; export_wants(export, EXPORT_OPTIONS) && i < export->rounds_count; i++) {
		const struct round *round = export->rounds[i];
		const struct step *step = &model->workshop->steps[round->step];
		option_row(export, round, 0, export_abstention(model, step));
		for (int no = 1; no <= round->options_count; no++)
			option_row(export, round, no, export_option(export, round, &round->options[no - 1]));
		/* What numbers are given to; so every number has something to join. */
		if (methods[step->kind].says == SAYS_NUMBER)
			option_row(export, round, 1, NULL);
	}
}

void
export_log(struct export *export)
{
	struct store *store = export->store;
	const struct model *model = export->model;
	const enum statement s = STORE_EXPORT_LOG;
	if (!export_wants(export, EXPORT_LOG))
		return;

	store_ask(store, s, TEXT(model->session_id));
	while (store_next(store, s)) {
		const char *id = store_text(store, s, 4);
		export_put(export, LOG_SEQ, cell_integer(store_integer(store, s, 0)));
		export_put(export, LOG_ACT_ID, cell_text(store_text(store, s, 1)));
		export_put(export, LOG_AT, cell_time(store_integer(store, s, 2)));
		export_put(export, LOG_ACT, cell_text(store_text(store, s, 3)));
		export_put(export, LOG_STEP_NO, export_step_no(workshop_find_step(model->workshop, id)));
		export_put(export, LOG_STEP_ID, cell_text(id));
		export_put(export, LOG_SUBJECT_ID, cell_text(store_text(store, s, 5)));
		export_put(export, LOG_DETAIL, cell_text(store_text(store, s, 6)));
		export_row(export, EXPORT_LOG);
	}
}
