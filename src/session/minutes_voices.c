/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What was said: comments that were on the wall, and who spoke.
 */
#include "session/minutes_parts.h"

#include <stdlib.h>
#include <string.h>

/* Whether COMMENT was on the wall: the wall's own rule, wherever the wall is now. */
static bool
was_shown(const struct comment *comment)
{
	return comment->state == COMMENT_SHOWN;
}

/* The group of COMMENT, unless so few of it are here that what it says would lead to somebody. */
static int
group_of(const struct gathering *gathering, const struct comment *comment)
{
	const struct model *model = gathering->model;
	int group = comment->group;
	if (group < 0 || group >= model_no_group(model))
		return MINUTES_EVERYONE;
	if (model->workshop->groups[group].official || model->present[group] >= gathering->k)
		return group;
	gathering->minutes->ungrouped++;
	return MINUTES_EVERYONE;
}

/* By talk round and table, then what was supported most, then as they were noted. */
static int
by_place(const void *a, const void *b)
{
	const struct minutes_comment *left = a, *right = b;
	if (left->talk_round != right->talk_round)
		return left->talk_round < right->talk_round ? -1 : 1;
	if (left->table_no != right->table_no)
		return left->table_no < right->table_no ? -1 : 1;
	if (left->supports != right->supports)
		return left->supports > right->supports ? -1 : 1;
	return (left->number > right->number) - (left->number < right->number);
}

/* In a cluster of cards places mean nothing. */
static int
by_supports(const void *a, const void *b)
{
	const struct minutes_comment *left = a, *right = b;
	if (left->supports != right->supports)
		return left->supports > right->supports ? -1 : 1;
	return (left->number > right->number) - (left->number < right->number);
}

/* Those of STEP in CLUSTER (-1: in none), if there are any. */
static void
read_cluster(const struct gathering *gathering, int step, int cluster, struct minutes_voices *voices)
{
	const struct model *model = gathering->model;
	struct minutes_cluster out = {.name = cluster < 0 ? "" : model->clusters[cluster].name};
	int count = 0;
	for (int i = 0; i < model->comments_count; i++)
		count += model->comments[i].step == step && model->comments[i].cluster == cluster;
	out.comments = minutes_new(gathering, (size_t)count, sizeof(*out.comments));
	for (int i = 0; i < model->comments_count; i++) {
		const struct comment *comment = &model->comments[i];
		if (comment->step != step || comment->cluster != cluster || !was_shown(comment))
			continue;
		out.supports += comment->supports;
		out.comments[out.comments_count++] = (struct minutes_comment){
			.text = comment->text, .group = group_of(gathering, comment),
			.supports = comment->supports, .table_no = comment->table_no,
			.talk_round = comment->talk_round, .number = i,
		};
	}
	if (out.comments_count == 0)
		return;
	qsort(out.comments, (size_t)out.comments_count, sizeof(*out.comments),
		model->workshop->steps[step].kind == KIND_TALK ? by_place : by_supports);
	voices->clusters[voices->clusters_count++] = out;
}

static void
read_clusters(const struct gathering *gathering, int step, struct minutes_voices *voices)
{
	const struct model *model = gathering->model;
	voices->clusters = minutes_new(
		gathering, (size_t)model->clusters_count + 1, sizeof(*voices->clusters));
	for (int i = 0; i < model->clusters_count; i++) {
		if (model->clusters[i].step == step)
			read_cluster(gathering, step, i, voices);
	}
	read_cluster(gathering, step, -1, voices);
	for (int i = 0; i < model->comments_count; i++) {
		const struct comment *comment = &model->comments[i];
		gathering->minutes->not_shown +=
			comment->step == step && comment->state == COMMENT_NOTED;
	}
}

static struct minutes_turns *
turns_in(const struct gathering *gathering, struct minutes_voices *voices, int talk_round)
{
	for (int i = 0; i < voices->turns_count; i++) {
		if (voices->turns[i].talk_round == talk_round)
			return &voices->turns[i];
	}
	struct minutes_turns *turns = &voices->turns[voices->turns_count++];
	turns->talk_round = talk_round;
	turns->turns = minutes_new(
		gathering, (size_t)model_no_group(gathering->model) + 1, sizeof(*turns->turns));
	return turns;
}

static void
read_turns(const struct gathering *gathering, int step, struct minutes_voices *voices)
{
	const struct model *model = gathering->model;
	voices->turns = minutes_new(gathering, (size_t)model->turns_count, sizeof(*voices->turns));
	for (int i = 0; i < model->turns_count; i++) {
		const struct turn *turn = &model->turns[i];
		if (turn->step != step || turn->turns <= 0 || turn->group < 0
			|| turn->group > model_no_group(model))
			continue;
		turns_in(gathering, voices, turn->talk_round)->turns[turn->group] += turn->turns;
	}
}

void
minutes_voices(const struct gathering *gathering)
{
	struct minutes *minutes = gathering->minutes;
	const struct workshop *workshop = gathering->model->workshop;
	minutes->voices =
		minutes_new(gathering, (size_t)workshop->steps_count, sizeof(*minutes->voices));
	for (int i = 0; i < workshop->steps_count; i++) {
		struct minutes_voices voices = {
			.step = i, .title = minutes_title(gathering, i),
			.prompt = minutes_words(gathering, &workshop->steps[i].prompt),
		};
		read_clusters(gathering, i, &voices);
		read_turns(gathering, i, &voices);
		voices.rounds = gathering->model->steps[i].talk_round > 1;
		if (voices.clusters_count > 0 || voices.turns_count > 0)
			minutes->voices[minutes->voices_count++] = voices;
	}
}
