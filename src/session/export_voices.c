/* Comments, turns and measures.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/export_rows.h"

#include "core/mem.h"
#include "core/text.h"
#include "core/withhold.h"
#include "table/export_rules.h"

#include <stdlib.h>
#include <string.h>

static bool
people_group(const struct model *model, int group)
{
	return group >= 0 && group < model_no_group(model) && !model->workshop->groups[group].official;
}

/* Whether so few of the group are here that what it says would lead to somebody. */
static bool
small(const struct export *export, int group)
{
	return people_group(export->model, group)
		&& export->model->present[group] < export->options->min_cell;
}

static int
by_step_and_id(int step_a, const char *id_a, int step_b, const char *id_b)
{
	int order = (step_a > step_b) - (step_a < step_b);
	return order ? order : strcmp(id_a, id_b);
}

static int
by_comment(const void *a, const void *b)
{
	const struct comment *left = *(const struct comment *const *)a;
	const struct comment *right = *(const struct comment *const *)b;
	return by_step_and_id(left->step, left->id, right->step, right->id);
}

static void
comment_row(struct export *export, const struct comment *comment, const char *group_id)
{
	const struct model *model = export->model;
	export_put(export, COMMENTS_STEP_NO, export_step_no(comment->step));
	export_put(export, COMMENTS_STEP_ID, export_step_id(model, comment->step));
	export_put(export, COMMENTS_COMMENT_ID, cell_text(comment->id));
	if (comment->table_no > 0)
		export_put(export, COMMENTS_TABLE_NO, cell_integer(comment->table_no));
	if (comment->talk_round > 0)
		export_put(export, COMMENTS_TALK_ROUND, cell_integer(comment->talk_round));
	export_put(export, COMMENTS_GROUP_ID, cell_text(group_id));
	if (comment->cluster >= 0) {
		export_put(export, COMMENTS_CLUSTER_ID, cell_text(model->clusters[comment->cluster].id));
		export_put(export, COMMENTS_CLUSTER, cell_text(model->clusters[comment->cluster].name));
	}
	export_put(export, COMMENTS_SUPPORTS, cell_integer(comment->supports));
	export_put(export, COMMENTS_STATE, cell_text(comment_state_words[comment->state]));
	export_put(export, COMMENTS_TEXT, cell_text(comment->text));
	export->report->wordless += export->options->profile == PROFILE_NETWORK;
	export_put(export, COMMENTS_COMMENT_NO, cell_integer(comment - model->comments + 1));
	export_row(export, EXPORT_COMMENTS);
}

void
export_comments(struct export *export)
{
	const struct model *model = export->model;
	if (!export_wants(export, EXPORT_COMMENTS))
		return;

	size_t count = 0;
	bool any_small = false;
	const struct comment **comments = mem_new((size_t)model->comments_count + 1,
		sizeof(struct comment *));
	for (int i = 0; i < model->comments_count; i++) {
		const struct comment *comment = &model->comments[i];
		if (comment->state == COMMENT_HIDDEN && !export_everything(export)) {
			export->report->hidden++;
			continue;
		}
		any_small = any_small || small(export, comment->group);
		comments[count++] = comment;
	}
	qsort(comments, count, sizeof(struct comment *), by_comment);

	for (size_t i = 0; i < count; i++) {
		/* Comments of no group join those of small groups: if only one group is small, a
		 * word of their own would name it. */
		int group = comments[i]->group < 0 ? model_no_group(model) : comments[i]->group;
		const char *group_id = model_group_id(model, group);
		if (!export_everything(export) && any_small) {
			bool withheld = small(export, group) || group == model_no_group(model);
			export->report->ungrouped += withheld;
			group_id = withheld ? WITHHELD_WORD : group_id;
		}
		comment_row(export, comments[i], group_id);
	}
	free(comments);
}

/* --- talk ------------------------------------------------------------------------------ */

static int
by_turn(const void *a, const void *b)
{
	const struct turn *left = *(const struct turn *const *)a;
	const struct turn *right = *(const struct turn *const *)b;
	int order = (left->step > right->step) - (left->step < right->step);
	return order ? order : (left->talk_round > right->talk_round) - (left->talk_round < right->talk_round);
}

static bool
same_round(const struct turn *a, const struct turn *b)
{
	return a->step == b->step && a->talk_round == b->talk_round;
}

/* Whether so few of the group are here that readers elsewhere would learn how often somebody spoke.
 * There is no sum of a round in the tables that it could be worked out from. */
static bool
turns_withheld(const struct export *export, int group)
{
	return export->options->profile == PROFILE_NETWORK
		&& export->model->present[group] < WITHHOLD_PRESENT;
}

/* A row for each group of people, be it 0: in this round turns were noted. TURNS are COUNT of it. */
static void
talk_rows(struct export *export, const struct turn *const *turns, int count)
{
	const struct model *model = export->model;
	bool withheld = false;
	int order[GROUPS_MAX + 2];
	int groups = export_groups(model, false, order);
	for (int i = 0; i < groups; i++) {
		int spoken = 0;
		if (order[i] == TALLY_ALL)
			continue;
		for (int j = 0; j < count; j++)
			spoken += turns[j]->group == order[i] ? turns[j]->turns : 0;
		export_put(export, TALK_STEP_NO, export_step_no(turns[0]->step));
		export_put(export, TALK_STEP_ID, export_step_id(model, turns[0]->step));
		export_put(export, TALK_TALK_ROUND, cell_integer(turns[0]->talk_round));
		export_put(export, TALK_GROUP_ID, cell_text(export_group_id(model, order[i])));
		if (turns_withheld(export, order[i]))
			withheld = true;
		else
			export_put(export, TALK_TURNS, cell_integer(spoken));
		export_row(export, EXPORT_TALK);
	}
	export->report->withheld_turns += withheld;
}

void
export_talk(struct export *export)
{
	const struct model *model = export->model;
	int count = 0;
	if (!export_wants(export, EXPORT_TALK))
		return;

	const struct turn **turns = mem_new((size_t)model->turns_count + 1, sizeof(struct turn *));
	for (int i = 0; i < model->turns_count; i++) {
		if (model->turns[i].turns > 0)
			turns[count++] = &model->turns[i];
	}
	qsort(turns, (size_t)count, sizeof(struct turn *), by_turn);
	for (int first = 0, end; first < count; first = end) {
		for (end = first + 1; end < count && same_round(turns[first], turns[end]);)
			end++;
		talk_rows(export, turns + first, end - first);
	}
	free(turns);
}

/* --- measures ---------------------------------------------------------------------------- */

static int
by_measure(const void *a, const void *b)
{
	const struct measure *left = *(const struct measure *const *)a;
	const struct measure *right = *(const struct measure *const *)b;
	return by_step_and_id(left->step, left->id, right->step, right->id);
}

/* A measure's comment, unless that is left out itself. */
static struct csv_cell
source(const struct export *export, const struct measure *measure)
{
	int comment = model_find_comment(export->model, measure->comment_id);
	if (comment < 0 || (!export_everything(export)
		&& export->model->comments[comment].state == COMMENT_HIDDEN))
		return cell_missing();
	return cell_text(measure->comment_id);
}

/* Whether TEXT is what a comment says. */
static bool
repeats(const struct model *model, const char *text)
{
	for (int i = 0; i < model->comments_count && *text; i++) {
		if (text_compare_folded(model->comments[i].text, text) == 0)
			return true;
	}
	return false;
}

bool
export_measure_wordless(const struct export *export, const struct measure *measure)
{
	return export->options->profile == PROFILE_NETWORK
		&& (*measure->comment_id || repeats(export->model, measure->what));
}

void
export_measures(struct export *export)
{
	const struct model *model = export->model;
	if (!export_wants(export, EXPORT_MEASURES))
		return;

	const struct measure **measures = mem_new((size_t)model->measures_count + 1,
		sizeof(struct measure *));
	for (int i = 0; i < model->measures_count; i++)
		measures[i] = &model->measures[i];
	qsort(measures, (size_t)model->measures_count, sizeof(struct measure *), by_measure);
	for (int i = 0; i < model->measures_count; i++) {
		const struct measure *measure = measures[i];
		export_put(export, MEASURES_STEP_NO, export_step_no(measure->step));
		export_put(export, MEASURES_STEP_ID, export_step_id(model, measure->step));
		export_put(export, MEASURES_MEASURE_ID, cell_text(measure->id));
		bool wordless = export_measure_wordless(export, measure);
		export->report->measures_wordless += wordless;
		export_put(export, MEASURES_WHAT, wordless ? cell_missing() : cell_text(measure->what));
		export_put(export, MEASURES_WHO, cell_text(measure->who));
		export_put(export, MEASURES_AGREED, cell_flag(measure->agreed));
		export_put(export, MEASURES_DUE, cell_date(measure->due));
		export_put(export, MEASURES_DUE_TEXT, wordless || (export->options->profile == PROFILE_NETWORK
			&& repeats(model, measure->due_text)) ? cell_missing() : cell_text(measure->due_text));
		export_put(export, MEASURES_COMMENT_ID, source(export, measure));
		export_put(export, MEASURES_STATE, cell_text(export_measure_state_words[
			measure->dropped ? MEASURE_DROPPED : MEASURE_PLANNED]));
		export_put(export, MEASURES_MEASURE_NO, cell_integer(measure - model->measures + 1));
		export_row(export, EXPORT_MEASURES);
	}
	free(measures);
}
