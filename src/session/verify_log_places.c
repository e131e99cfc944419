/* The places that lines of the log are about, and the words that lead to them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/verify_log.h"

#include "core/i18n.h"
#include "core/mem.h"

#include <stdlib.h>
#include <string.h>

/* --- finding them -------------------------------------------------------------------------------- */

static int
by_id(const void *a, const void *b)
{
	return strcmp(((const struct walk_comment *)a)->id, ((const struct walk_comment *)b)->id);
}

struct walk_comment *
walk_comment(const struct walk *walk, const char *id)
{
	const struct walk_comment key = {.id = id};
	return walk->comments_count == 0 ? NULL
		: bsearch(&key, walk->comments, (size_t)walk->comments_count, sizeof(key), by_id);
}

struct walk_measure *
walk_measure(const struct walk *walk, const char *id)
{
	for (int i = 0; i < walk->measures_count; i++) {
		if (strcmp(walk->measures[i].id, id) == 0)
			return &walk->measures[i];
	}
	return NULL;
}

struct walk_step *
walk_step(struct walk *walk, const struct line *line, const char *id)
{
	for (int i = 0; i < walk->steps_count; i++) {
		if (strcmp(walk->steps[i].id, id) == 0)
			return &walk->steps[i];
	}
	walk_fault(walk, line, _("there is no step “%s”"), id);
	return NULL;
}

struct walk_round *
walk_last_round(const struct walk *walk, const char *step)
{
	for (int i = walk->rounds_count - 1; i >= 0; i--) {
		if (strcmp(walk->rounds[i].step, step) == 0)
			return &walk->rounds[i];
	}
	return NULL;
}

struct walk_round *
walk_round(const struct walk *walk, const char *question, int number)
{
	for (int i = 0; i < walk->rounds_count; i++) {
		if (walk->rounds[i].number == number && strcmp(walk->rounds[i].question, question) == 0)
			return &walk->rounds[i];
	}
	return NULL;
}

/* --- what lines say ------------------------------------------------------------------------------ */

const char *
walk_group_known(const struct walk *walk, const char *id)
{
	int group = model_find_group(&walk->session->model, id);
	return group < 0 ? NULL : model_group_id(&walk->session->model, group);
}

bool
walk_group(struct walk *walk, const struct line *line, const char *id)
{
	if (model_find_group(&walk->session->model, id) >= 0)
		return true;
	walk_fault(walk, line, _("there is no group “%s”"), id);
	return false;
}

bool
walk_number(struct walk *walk, const struct line *line, const char *text, int64_t *number)
{
	char *end;
	*number = strtoll(text, &end, 10);
	if (*text && !*end)
		return true;
	walk_fault(walk, line, _("“%s” is no number"), text);
	return false;
}

/* --- before the first line ----------------------------------------------------------------------- */

static void
add_comment(struct walk *walk, const char *id)
{
	walk->comments = mem_grow(walk->comments, (size_t)walk->comments_count, sizeof(*walk->comments));
	walk->comments[walk->comments_count++] = (struct walk_comment){.id = id};
}

static void
add_measure(struct walk *walk, const char *id)
{
	if (walk_measure(walk, id))
		return;
	walk->measures = mem_grow(walk->measures, (size_t)walk->measures_count, sizeof(*walk->measures));
	walk->measures[walk->measures_count++] = (struct walk_measure){.id = id, .agreed = -1};
}

void
walk_begin(struct walk *walk)
{
	const struct model *model = &walk->session->model;
	for (int i = 0; i < model->workshop->steps_count; i++) {
		walk->steps = mem_grow(walk->steps, (size_t)walk->steps_count, sizeof(*walk->steps));
		walk->steps[walk->steps_count++] = (struct walk_step){.step = i,
			.id = model->workshop->steps[i].id, .talk_round = 1};
	}
	for (int i = 0; i < model->comments_count; i++)
		add_comment(walk, model->comments[i].id);
	for (int i = 0; i < model->clusters_count; i++) {
		walk->clusters = mem_grow(walk->clusters, (size_t)walk->clusters_count, sizeof(*walk->clusters));
		walk->clusters[walk->clusters_count++] = (struct walk_cluster){model->clusters[i].id};
	}
	for (int i = 0; i < model->measures_count; i++)
		add_measure(walk, model->measures[i].id);
	for (size_t i = 0; i < walk->lines_count; i++) {
		const struct line *line = &walk->lines[i];
		if (line->counts && strcmp(line->act, "comment") == 0)
			add_comment(walk, line->subject);
		if (line->counts && strcmp(line->act, "measure") == 0)
			add_measure(walk, line->subject);
	}
	int kept = 0;
	if (walk->comments_count > 0)
		qsort(walk->comments, (size_t)walk->comments_count, sizeof(*walk->comments), by_id);
	for (int i = 0; i < walk->comments_count; i++) {
		if (kept == 0 || by_id(&walk->comments[kept - 1], &walk->comments[i]) != 0)
			walk->comments[kept++] = walk->comments[i];
	}
	walk->comments_count = kept;
}
