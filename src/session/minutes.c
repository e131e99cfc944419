/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The frame of the minutes: the evening, who was here, its course, its measures.
 */
#include "session/minutes_parts.h"

#include "core/group_mark.h"
#include "core/i18n.h"
#include "core/mem.h"
#include "core/spoken.h"
#include "core/withhold.h"
#include "session/output.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

/* --- memory -------------------------------------------------------------------------------- */

static void *
keep(const struct gathering *gathering, void *fresh)
{
	struct minutes *minutes = gathering->minutes;
	minutes->memory = mem_grow(minutes->memory, minutes->memory_count, sizeof(void *));
	minutes->memory[minutes->memory_count++] = fresh;
	return fresh;
}

void *
minutes_new(const struct gathering *gathering, size_t count, size_t size)
{
	return keep(gathering, mem_new(count + 1, size));
}

const char *
minutes_keep(const struct gathering *gathering, char *fresh)
{
	return keep(gathering, fresh);
}

void
minutes_free(struct minutes *minutes)
{
	for (size_t i = 0; i < minutes->memory_count; i++)
		free(minutes->memory[i]);
	free(minutes->memory);
	*minutes = (struct minutes){.memory = NULL};
}

/* --- words --------------------------------------------------------------------------------- */

const char *
minutes_words(const struct gathering *gathering, const struct words *words)
{
	return words_in(words, gathering->language);
}

const char *
minutes_title(const struct gathering *gathering, int step)
{
	const struct step *it = &gathering->model->workshop->steps[step];
	const char *title = minutes_words(gathering, &it->title);
	return *title ? title : it->id;
}

const char *
minutes_option(const struct gathering *gathering, const struct option *option)
{
	return model_option_hidden(gathering->model, option) ? _("(hidden)")
		: minutes_words(gathering, &option->label);
}

/* --- the evening --------------------------------------------------------------------------- */

static const char *
clock_of(const struct gathering *gathering, utc_ms t)
{
	return t ? minutes_keep(gathering, say_clock(t)) : "";
}

/* The session's own title; where it is called as its workshop is, that in the right language. */
static const char *
title_of(const struct gathering *gathering)
{
	const struct model *model = gathering->model;
	const struct words *usual = &model->workshop->title;
	for (int i = 0; i < model->workshop->languages_count; i++) {
		if (usual->in[i] && strcmp(usual->in[i], model->title) == 0)
			return minutes_words(gathering, usual);
	}
	return *model->title ? model->title : minutes_words(gathering, usual);
}

static void
read_evening(const struct gathering *gathering)
{
	struct minutes *minutes = gathering->minutes;
	const struct model *model = gathering->model;
	const struct workshop *workshop = model->workshop;
	const char *tag = workshop->languages[gathering->language];

	minutes->tag = strcmp(tag, "und") == 0 ? NULL : tag;
	minutes->title = title_of(gathering);
	minutes->workshop = minutes_words(gathering, &workshop->title);
	minutes->aim = minutes_words(gathering, &workshop->prompt);
	minutes->place = model->place;
	minutes->date = minutes_keep(gathering, say_date(model->local_date));
	minutes->started = clock_of(gathering, model->started_at);
	minutes->ended = clock_of(gathering, model->ended_at);
	minutes->over = model->stage.phase == PHASE_ENDED;
	minutes->rehearsal = model->rehearsal;
	minutes->planned = workshop_minutes(workshop);
	minutes->present = model_present(model);
}

static void
read_groups(const struct gathering *gathering)
{
	struct minutes *minutes = gathering->minutes;
	const struct model *model = gathering->model;
	int count = minutes->groups_count = model_no_group(model) + 1;
	minutes->everyone_mark = minutes_keep(
		gathering, group_mark(model->workshop, TALLY_ALL, gathering->language));
	minutes->groups = minutes_new(gathering, (size_t)count, sizeof(*minutes->groups));
	for (int i = 0; i < count; i++) {
		bool nobody = i == model_no_group(model);
		minutes->groups[i] = (struct minutes_group){
			.mark = minutes_keep(gathering,
				group_mark(model->workshop, i, gathering->language)),
			.label = model_group_label(model, i, gathering->language),
			.official = !nobody && model->workshop->groups[i].official,
			.nobody = nobody,
			.present = model->present[i],
		};
	}
}

static enum minutes_course
course_of(const struct model *model, const struct step_run *run)
{
	switch (run->state) {
	case STEP_DONE:
		return COURSE_DONE;
	case STEP_OPEN:
		/* where the evening was when it ended */
		return model->stage.phase == PHASE_ENDED ? COURSE_DONE : COURSE_OPEN;
	case STEP_SKIPPED:
		return COURSE_SKIPPED;
	default:
		return COURSE_PLANNED;
	}
}

static void
read_course(const struct gathering *gathering)
{
	struct minutes *minutes = gathering->minutes;
	const struct model *model = gathering->model;
	int count = minutes->steps_count = model->workshop->steps_count;
	minutes->steps = minutes_new(gathering, (size_t)count, sizeof(*minutes->steps));
	for (int i = 0; i < count; i++) {
		const struct step_run *run = &model->steps[i];
		minutes->steps[i] = (struct minutes_step){
			.title = minutes_title(gathering, i),
			.kind = model->workshop->steps[i].kind,
			.course = course_of(model, run),
			.inserted = run->inserted,
			.planned = model->workshop->steps[i].minutes,
			.spent = run->spent,
			.started_at = run->started_at,
		};
	}
}

/* --- what comes of it ---------------------------------------------------------------------- */

static void
read_measures(const struct gathering *gathering)
{
	struct minutes *minutes = gathering->minutes;
	const struct model *model = gathering->model;
	minutes->measures =
		minutes_new(gathering, (size_t)model->measures_count, sizeof(*minutes->measures));
	for (int i = 0; i < model->measures_count; i++) {
		const struct measure *measure = &model->measures[i];
		if (measure->dropped)
			continue;
		char *date = say_date(measure->due);
		const char *due = *measure->due_text && *date && strcmp(measure->due_text, measure->due)
			? minutes_keep(gathering, mem_printf("%s (%s)", measure->due_text, date))
			: *date ? minutes_keep(gathering, mem_text(date)) : measure->due_text;
		free(date);
		minutes->measures[minutes->measures_count++] = (struct minutes_measure){
			.what = measure->what, .who = measure->who, .due = due,
			.agreed = measure->agreed,
		};
	}
}

/* What the last text of the evening says, if it was on the wall: thanks, and how it goes on. */
static const char *
next_of(const struct gathering *gathering)
{
	const struct model *model = gathering->model;
	int last = model->workshop->steps_count - 1;
	bool shown = last >= 0 && model->workshop->steps[last].kind == KIND_INFO
		&& model->steps[last].started_at && model->steps[last].state != STEP_SKIPPED;
	return shown ? minutes_words(gathering, &model->workshop->steps[last].prompt) : "";
}

/* --- the time zone ------------------------------------------------------------------------- */

/* Whether NAME is a time zone that this machine knows; else local time would become UTC. */
static bool
is_zone(const char *name)
{
	static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_+-/";
	if (!*name || name[0] == '/' || strspn(name, letters) < strlen(name))
		return false;
	char *path = mem_printf("/usr/share/zoneinfo/%s", name);
	bool known = access(path, R_OK) == 0;
	free(path);
	return known;
}

/* Takes local time from the zone NAME; what it was taken from before is the caller's to put back. */
static char *
enter_zone(const char *name)
{
	char *before = mem_text(getenv("TZ"));
	if (is_zone(name)) {
		setenv("TZ", name, 1);
		tzset();
	}
	return before;
}

static void
leave_zone(char *before)
{
	if (before)
		setenv("TZ", before, 1);
	else
		unsetenv("TZ");
	tzset();
	free(before);
}

/* ------------------------------------------------------------------------------------------- */

static const char *
made_at(const struct gathering *gathering, utc_ms now)
{
	char local[UTC_DATE];
	utc_local_date(now, local);
	char *date = say_date(local), *clock = say_clock(now);
	/* translators: a date and a time of the day */
	const char *made = minutes_keep(gathering, mem_printf(_("%s at %s"), date, clock));
	free(date);
	free(clock);
	return made;
}

void
minutes_read(struct session *session, const struct minutes_options *options,
	struct minutes *minutes)
{
	const struct env *env = session_env(session);
	const struct model *model = session_model(session);
	int language = workshop_find_language(model->workshop, env->language);
	struct gathering gathering = {
		.minutes = minutes, .model = model, .language = language < 0 ? 0 : language,
		.k = options->min_cell > 0 ? options->min_cell : WITHHOLD_LEAST,
	};
	*minutes = (struct minutes){
		.format = options->format, .language = env->language,
		.min_cell = (int)gathering.k,
	};
	minutes->version = PACKAGE_STRING;
	minutes->made = made_at(&gathering, env_now(env));
	read_evening(&gathering);
	read_groups(&gathering);
	read_course(&gathering);
	minutes_questions(&gathering);
	minutes_views(&gathering);
	minutes_voices(&gathering);
	read_measures(&gathering);
	minutes->next = next_of(&gathering);
}

enum status
minutes_save(struct session *session, const char *path, struct message *message)
{
	struct minutes_options options = {.format = DOCUMENT_HTML};
	struct buffer out = {.bytes = NULL};
	minutes_of_session(session, &options, &out);
	enum status status = output_write(path, &out, message);
	buffer_free(&out);
	return status;
}

void
minutes_of_session(struct session *session, const struct minutes_options *options,
	struct buffer *out)
{
	struct minutes minutes;
	char *before = enter_zone(session_model(session)->timezone);
	minutes_read(session, options, &minutes);
	minutes_write(&minutes, out);
	minutes_free(&minutes);
	leave_zone(before);
}
