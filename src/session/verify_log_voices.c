/* What the log says of comments, clusters and measures.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/verify_log_acts.h"

#include "core/i18n.h"

#include <stdlib.h>
#include <string.h>

static const char *
after(char **rest)
{
	return strtok_r(NULL, " ", rest);
}

/* --- comments ------------------------------------------------------------------------------------ */

/* Its texts go to the line itself, cut into words: each line is read once. */
static void
do_comment(struct walk *walk, const struct line *line)
{
	struct walk_comment *comment = walk_comment(walk, line->subject);
	char *rest = NULL;
	if (!comment || !*line->detail)
		return; /* it was forgotten */
	const char *step = strtok_r(line->detail, " ", &rest), *group = after(&rest), *state = after(&rest);
	const char *table = after(&rest), *talk_round = after(&rest), *cluster = after(&rest);
	if (!cluster) {
		walk_fault(walk, line, _("it does not say how the comment was noted"));
		return;
	}
	if (!walk_step(walk, line, step) || !walk_group(walk, line, group))
		return;
	comment->known = comment->has_state = comment->has_supports = true;
	comment->step = step;
	comment->group = group;
	comment->cluster = comment->first_cluster = cluster;
	comment->state = strcmp(state, "shown") == 0 ? COMMENT_SHOWN : COMMENT_NOTED;
	comment->table_no = atoi(table);
	comment->talk_round = atoi(talk_round);
	comment->supports = 0;
}

/* The comment of a line; NULL: it is gone, which may be a fault. */
static struct walk_comment *
comment_of(struct walk *walk, const struct line *line)
{
	struct walk_comment *comment = walk_comment(walk, line->subject);
	if (!comment && walk->forgot_comments == 0)
		walk_fault(walk, line, _("there is no comment “%s”"), line->subject);
	return comment;
}

static void
do_comment_state(struct walk *walk, const struct line *line)
{
	struct walk_comment *comment = comment_of(walk, line);
	if (!comment || !*line->detail)
		return;
	for (int i = 0; i <= COMMENT_HIDDEN; i++) {
		if (strcmp(comment_state_words[i], line->detail) == 0) {
			comment->state = (enum comment_state)i;
			comment->has_state = true;
			return;
		}
	}
	walk_fault(walk, line, _("“%s” is no state of a comment"), line->detail);
}

static void
do_comment_group(struct walk *walk, const struct line *line)
{
	struct walk_comment *comment = comment_of(walk, line);
	if (comment && *line->detail && walk_group(walk, line, line->detail))
		comment->group = line->detail;
}

static void
do_comment_cluster(struct walk *walk, const struct line *line)
{
	struct walk_comment *comment = comment_of(walk, line);
	if (comment && *line->detail)
		comment->cluster = line->detail;
}

static void
do_support(struct walk *walk, const struct line *line)
{
	struct walk_comment *comment = comment_of(walk, line);
	int64_t supports;
	if (!comment || !*line->detail || !walk_number(walk, line, line->detail, &supports))
		return;
	comment->supports = (int)supports;
	comment->has_supports = true;
}

static void
do_edit(struct walk *walk, const struct line *line)
{
	comment_of(walk, line);
}

static void
do_rename(struct walk *walk, const struct line *line)
{
	bool found = walk->forgot_clusters > 0;
	for (int i = 0; i < walk->clusters_count && !found; i++)
		found = strcmp(walk->clusters[i].id, line->subject) == 0;
	if (!found)
		walk_fault(walk, line, _("there is no cluster “%s”"), line->subject);
}

/* --- measures ------------------------------------------------------------------------------------ */

static void
do_measure(struct walk *walk, const struct line *line)
{
	struct walk_measure *measure = walk_measure(walk, line->subject);
	bool made = strcmp(line->act, "measure") == 0;
	char *rest = NULL;
	if (!measure && walk->forgot_measures == 0)
		walk_fault(walk, line, _("there is no measure “%s”"), line->subject);
	if (!measure || !*line->detail)
		return;
	const char *agreed = strtok_r(line->detail, " ", &rest), *due = after(&rest), *comment = after(&rest);
	if (!comment) {
		walk_fault(walk, line, _("it does not say how the measure was noted"));
		return;
	}
	measure->agreed = atoi(agreed);
	measure->due = strcmp(due, "-") == 0 ? "" : due;
	if (made) {
		measure->comment = comment;
		measure->known = true;
	}
}

static void
do_measure_state(struct walk *walk, const struct line *line)
{
	struct walk_measure *measure = walk_measure(walk, line->subject);
	if (measure)
		measure->dropped = strcmp(line->act, "measure-drop") == 0;
	else if (walk->forgot_measures == 0)
		walk_fault(walk, line, _("there is no measure “%s”"), line->subject);
}

const struct walk_act walk_voices[] = {
	{ "comment", do_comment, OWN_SUBJECT, NULL },
	{ "edit", do_edit, OWN_SUBJECT, "" },
	{ "hide", do_comment_state, OWN_SUBJECT, NULL },
	{ "show", do_comment_state, OWN_SUBJECT, NULL },
	{ "group", do_comment_group, OWN_SUBJECT, NULL },
	{ "cluster", do_comment_cluster, OWN_SUBJECT, NULL },
	{ "support", do_support, OWN_SUBJECT, NULL },
	{ "rename", do_rename, OWN_SUBJECT, "" },
	{ "measure", do_measure, OWN_SUBJECT, NULL },
	{ "measure-edit", do_measure, OWN_SUBJECT, NULL },
	{ "measure-drop", do_measure_state, OWN_SUBJECT, "" },
	{ "measure-restore", do_measure_state, OWN_SUBJECT, "" },
	{ .word = NULL },
};
