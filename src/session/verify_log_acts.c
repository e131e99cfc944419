/* Doing again in memory what the log says. A line that does not say what it should, or that cannot have
 * been done where it stands, is a fault. What the acts do is told room by room; here is what is about
 * the file itself, and the walk through all of them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/verify_log_acts.h"

#include "core/i18n.h"
#include "core/mem.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* --- the file ------------------------------------------------------------------------------------ */

static void
do_taken(struct walk *walk, const struct line *line)
{
	long long count;
	if (sscanf(line->detail, "%lld", &count) != 1)
		walk_fault(walk, line, _("“%s” is no number"), line->detail);
	else if (strcmp(line->act, "comments") == 0)
		walk->taken_comments += count;
	else if (strcmp(line->act, "measures") == 0)
		walk->taken_measures += count;
	else if (strcmp(line->act, "ballots") == 0)
		walk->open_end = true;
}

/* What was forgotten is added up before anything is done again. */
static void
do_forget(struct walk *walk, const struct line *line)
{
	char *words = mem_text(line->detail), *rest = NULL;
	for (char *word = strtok_r(words, " ", &rest); word; word = strtok_r(NULL, " ", &rest)) {
		if (strcmp(word, "text") == 0) {
			walk->forgot_text = true;
			continue;
		}
		const char *number = strtok_r(NULL, " ", &rest);
		int64_t count;
		if (!number || !walk_number(walk, line, number, &count))
			break;
		if (strcmp(word, "comment") == 0)
			walk->forgot_comments += count;
		else if (strcmp(word, "cluster") == 0)
			walk->forgot_clusters += count;
		else if (strcmp(word, "measure") == 0)
			walk->forgot_measures += count;
	}
	free(words);
}

static const struct walk_act walk_file[] = {
	{ "sheets", do_taken, NOTHING_ELSE, NULL },
	{ "ballots", do_taken, NOTHING_ELSE, NULL },
	{ "people", do_taken, NOTHING_ELSE, NULL },
	{ "comments", do_taken, NOTHING_ELSE, NULL },
	{ "measures", do_taken, NOTHING_ELSE, NULL },
	{ "forget", NULL, OWN_SUBJECT, NULL },
	{ "undo", NULL, OWN_SUBJECT, NULL },
	{ "redo", NULL, OWN_SUBJECT, NULL },
	{ .word = NULL },
};

/* --- the walk ------------------------------------------------------------------------------------ */

static const struct walk_act *const rooms[] = {walk_course, walk_counts, walk_voices, walk_file};

static const struct walk_act *
find_act(const char *word)
{
	for (size_t i = 0; i < sizeof(rooms) / sizeof(rooms[0]); i++) {
		for (const struct walk_act *act = rooms[i]; act->word; act++) {
			if (strcmp(act->word, word) == 0)
				return act;
		}
	}
	return NULL;
}

/* Whether there is, or once was, a step ID. */
static bool
was_step(const struct walk *walk, const char *id)
{
	if (!*id || workshop_find_step(walk->session->model.workshop, id) >= 0)
		return true;
	for (size_t i = 0; i < walk->lines_count; i++) {
		if (strcmp(walk->lines[i].act, "insert") == 0 && strcmp(walk->lines[i].subject, id) == 0)
			return true;
	}
	return false;
}

static void
check_line(struct walk *walk, const struct line *line, const struct walk_act *act)
{
	if (!was_step(walk, line->step))
		walk_fault(walk, line, _("there is no step “%s”"), line->step);
	if (act->subject == NOTHING_ELSE && *line->subject && !line->part)
		walk_fault(walk, line, _("it is about “%s”, which is nothing"), line->subject);
	if (act->detail && !line->part && strcmp(act->detail, line->detail) != 0)
		walk_fault(walk, line, _("it says “%s” instead of “%s”"), line->detail, act->detail);
}

void
walk_acts(struct walk *walk)
{
	walk_begin(walk);
	for (size_t i = 0; i < walk->lines_count; i++) {
		if (strcmp(walk->lines[i].act, "forget") == 0)
			do_forget(walk, &walk->lines[i]);
	}
	for (size_t i = 0; i < walk->lines_count; i++) {
		struct line *line = &walk->lines[i];
		const struct walk_act *act = find_act(line->act);
		if (!act) {
			walk_fault(walk, line, _("there is no such act"));
		} else if (walk->verify->explained) {
			check_line(walk, line, act);
			if (line->counts && act->act)
				act->act(walk, line);
		}
	}
}
