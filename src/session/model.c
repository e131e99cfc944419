/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/model.h"

#include "core/i18n.h"
#include "core/mem.h"
#include "core/text.h"

#include <stdlib.h>
#include <string.h>

const char *const phase_words[3] = {
	[PHASE_WAITING] = "waiting",
	[PHASE_RUNNING] = "running",
	[PHASE_ENDED] = "ended",
};

const char *const round_state_words[3] = {
	[ROUND_OPEN] = "open",
	[ROUND_CLOSED] = "closed",
	[ROUND_REVEALED] = "revealed",
};

bool
stage_same(const struct stage_row *a, const struct stage_row *b)
{
	bool wall = a->look_step == b->look_step && a->result_hidden == b->result_hidden
		&& a->blank == b->blank && a->calm == b->calm && a->projector == b->projector
		&& a->locked == b->locked && a->page == b->page && a->language == b->language
		&& a->theme == b->theme && strcmp(a->ui_language, b->ui_language) == 0;
	bool cell = a->cell_group == b->cell_group && a->cell_option == b->cell_option
		&& a->cell_level == b->cell_level;
	bool profile = a->profile.theme == b->profile.theme
		&& a->profile.question == b->profile.question && a->profile.row == b->profile.row
		&& a->profile.agenda == b->profile.agenda;
	return a->phase == b->phase && a->step == b->step && a->entered_at == b->entered_at
		&& a->timer_end == b->timer_end && a->timer_left == b->timer_left && wall && cell
		&& profile;
}

const char *
model_group_id(const struct model *model, int group)
{
	if (group < 0 || group >= model->workshop->groups_count)
		return "none";
	return model->workshop->groups[group].id;
}

int
model_find_group(const struct model *model, const char *group_id)
{
	if (strcmp(group_id, "none") == 0)
		return model_no_group(model);
	return workshop_find_group(model->workshop, group_id);
}

const char *
model_group_label(const struct model *model, int group, int language)
{
	if (group < 0 || group >= model->workshop->groups_count)
		return workshop_people_groups(model->workshop) > 0 ? _("no group") : _("everyone");
	return words_in(&model->workshop->groups[group].label, language);
}

int64_t
model_present(const struct model *model)
{
	int64_t present = 0;
	for (int group = 0; group <= model_no_group(model); group++) {
		if (group == model_no_group(model) || !model->workshop->groups[group].official)
			present += model->present[group];
	}
	return present;
}

struct round *
model_round(const struct model *model, int step)
{
	for (int i = model->rounds_count - 1; i >= 0; i--) {
		if (model->rounds[i].step == step)
			return &model->rounds[i];
	}
	return NULL;
}

int
model_rounds_of(const struct model *model, const char *question)
{
	int last = 0;
	for (int i = 0; i < model->rounds_count; i++) {
		if (strcmp(model->rounds[i].question, question) == 0 && model->rounds[i].number > last)
			last = model->rounds[i].number;
	}
	return last;
}

struct round *
model_find_round(const struct model *model, const char *question, int number)
{
	for (int i = 0; i < model->rounds_count; i++) {
		if (model->rounds[i].number == number && strcmp(model->rounds[i].question, question) == 0)
			return &model->rounds[i];
	}
	return NULL;
}

/* The round that came first of those that are there. */
static const struct round *
first_round(const struct model *model, const char *question)
{
	const struct round *first = NULL;
	for (int i = 0; i < model->rounds_count; i++) {
		const struct round *round = &model->rounds[i];
		if (strcmp(round->question, question) == 0 && (!first || round->number < first->number))
			first = round;
	}
	return first;
}

const struct option *
model_options_drawn(const struct model *model, int step, int *count)
{
	if (model->workshop->steps[step].options_from) {
		*count = model->steps[step].drawn_count;
		return model->steps[step].drawn;
	}
	*count = model->workshop->steps[step].options_count;
	return model->workshop->steps[step].options;
}

const struct option *
model_options(const struct model *model, int step, int *count)
{
	const char *question = model->workshop->steps[step].question;
	const struct round *round = question ? first_round(model, question) : NULL;
	if (!round)
		return model_options_drawn(model, step, count);
	*count = round->options_count;
	return round->options;
}

int
model_left_out(const struct model *model, int step)
{
	int left_out = model->steps[step].left_out;
	return left_out > 0 && model_rounds_of(model, model->workshop->steps[step].question) == 0
		? left_out : 0;
}

bool
model_option_hidden(const struct model *model, const struct option *option)
{
	bool hidden = false;
	for (int i = 0; i < model->comments_count; i++) {
		const struct comment *comment = &model->comments[i];
		if (strcmp(comment->text, words_in(&option->label, 0)) != 0)
			continue;
		if (comment->state != COMMENT_HIDDEN)
			return false;
		hidden = true;
	}
	return hidden;
}

struct question
model_question(const struct model *model, int step)
{
	const struct step *asked = &model->workshop->steps[step];
	struct question question = {.kind = asked->kind, .max = asked->max};
	question.options = model_options(model, step, &question.count);
	return question;
}

int *
model_form(const struct model *model, int step, int *count)
{
	const struct workshop *workshop = model->workshop;
	const char *sheet = workshop->steps[step].sheet;
	int *form = mem_new((size_t)workshop->steps_count, sizeof(*form));
	*count = 0;
	for (int i = 0; i < workshop->steps_count; i++) {
		const char *other = workshop->steps[i].sheet;
		if (i == step || (sheet && other && strcmp(sheet, other) == 0))
			form[(*count)++] = i;
	}
	return form;
}

int
model_sheets(const struct model *model, int step)
{
	int count;
	int *form = model_form(model, step, &count);
	int sheets = model->steps[form[0]].sheets;
	free(form);
	return sheets;
}

const struct official *
model_official(const struct model *model, const char *question, int group)
{
	for (int i = 0; i < model->officials_count; i++) {
		if ((group < 0 || model->officials[i].group == group)
			&& strcmp(model->officials[i].question, question) == 0)
			return &model->officials[i];
	}
	return NULL;
}

/* Whether QUESTION is among the views that the step PROFILE compares. */
static bool
stands_in_views(const struct model *model, const char *question, int profile)
{
	for (int i = 0; i < model->rounds_count; i++) {
		const struct round *round = &model->rounds[i];
		if (round->state == ROUND_REVEALED && round->step < profile
			&& model->workshop->steps[round->step].kind == KIND_SCALE
			&& strcmp(round->question, question) == 0)
			return true;
	}
	return false;
}

static bool
official_shown(const struct model *model, const char *question)
{
	for (int i = 0; i < model->workshop->steps_count; i++) {
		const struct step *step = &model->workshop->steps[i];
		if (model->steps[i].stage != STAGE_OFFICIAL)
			continue;
		if (step->question ? strcmp(step->question, question) == 0
				   : stands_in_views(model, question, i))
			return true;
	}
	return false;
}

bool
model_official_shown(const struct model *model, int step)
{
	const char *question = model->workshop->steps[step].question;
	return question && official_shown(model, question);
}

bool
model_counted(const struct round *round, struct hand_cell cell, int64_t *votes)
{
	if (cell.level >= 0)
		return tally_hands_value(&round->tally, cell.group, cell.option_no, cell.level, votes);
	*votes = tally_votes(&round->tally, MODE_HANDS, cell.group, cell.option_no);
	return tally_counted(&round->tally, cell.group, cell.option_no);
}

static bool
has_abstentions(const struct model *model, const struct round *round)
{
	bool any = tally_sum(&round->tally, TALLY_ALL, 0) > 0
		|| tally_is_secret(&round->tally, model->workshop->steps[round->step].kind);
	for (int group = 0; group <= model_no_group(model) && !any; group++)
		any = tally_counted(&round->tally, group, 0);
	return any;
}

bool
model_abstains(const struct model *model, int step_index)
{
	const struct step *step = &model->workshop->steps[step_index];
	const struct round *round = model_round(model, step_index);
	return !methods[step->kind].several || model->steps[step_index].mode != MODE_HANDS
		|| *words_in(&step->abstain, 0) || (round && has_abstentions(model, round));
}

int
model_shown_step(const struct model *model)
{
	return model->stage.look_step >= 0 ? model->stage.look_step : model->stage.step;
}

int
model_next_step(const struct model *model, int step)
{
	int next = step + 1;
	while (next < model->workshop->steps_count && model->steps[next].state == STEP_DONE)
		next++;
	return next;
}

static bool
has_noted_comments(const struct model *model, int step)
{
	for (int i = 0; i < model->comments_count; i++) {
		if (model->comments[i].step == step && model->comments[i].state == COMMENT_NOTED)
			return true;
	}
	return false;
}

/* Whether there is an institution's answer that STEP would show as a stage of its own. */
static bool
has_official(const struct model *model, int step)
{
	const struct workshop *workshop = model->workshop;
	if (workshop->steps[step].question)
		return model_official(model, workshop->steps[step].question, -1) != NULL;
	for (int i = 0; i < model->officials_count; i++) {
		const char *question = model->officials[i].question;
		if (stands_in_views(model, question, step) && !official_shown(model, question))
			return true;
	}
	return false;
}

enum stage
model_next_stage(const struct model *model)
{
	int step = model->stage.step;
	if (step < 0)
		return STAGE_COUNT;

	enum kind kind = model->workshop->steps[step].kind;
	for (int stage = (int)model->steps[step].stage + 1; stage < STAGE_COUNT; stage++) {
		if (!kind_has_stage(kind, (enum stage)stage))
			continue;
		if (kind == KIND_TALK && stage == STAGE_REVEALED && !has_noted_comments(model, step))
			continue;
		if (stage == STAGE_OFFICIAL && !has_official(model, step))
			continue;
		return (enum stage)stage;
	}
	return STAGE_COUNT;
}

bool
model_shows_new_comments(const struct model *model, int step)
{
	bool shown_by_now = methods[model->workshop->steps[step].kind].has_comments
		&& model->steps[step].stage > STAGE_OPEN;
	return model->steps[step].live || shown_by_now;
}

bool
model_comment_on_wall(const struct model *model, const struct comment *comment)
{
	return comment->state == COMMENT_SHOWN && !model->stage.calm && !model->stage.blank;
}

int
model_find_comment(const struct model *model, const char *id)
{
	for (int i = 0; i < model->comments_count; i++) {
		if (strcmp(model->comments[i].id, id) == 0)
			return i;
	}
	return -1;
}

int
model_find_measure(const struct model *model, const char *id)
{
	for (int i = 0; i < model->measures_count; i++) {
		if (strcmp(model->measures[i].id, id) == 0)
			return i;
	}
	return -1;
}

int
model_find_cluster(const struct model *model, int step, const char *name)
{
	for (int i = 0; i < model->clusters_count; i++) {
		if (model->clusters[i].step == step && text_compare_folded(model->clusters[i].name, name) == 0)
			return i;
	}
	return -1;
}

void
model_free(struct model *model)
{
	free(model->title);
	free(model->place);
	free(model->place_id);
	free(model->wave);
	free(model->lock_code);
	free(model->timezone);
	model_free_steps(model);
	free(model->present);
	model_free_rounds(model);
	model_free_comments(model);
	free(model->turns);
	model_free_measures(model);
	model_free_officials(model);
	free(model->undo.act);
	free(model->undo.detail);
	free(model->redo.act);
	free(model->redo.detail);
	*model = (struct model){ 0 };
}

void
model_free_steps(struct model *model)
{
	for (int i = 0; model->workshop && i < model->workshop->steps_count; i++)
		options_free(model->steps[i].drawn, model->steps[i].drawn_count);
	free(model->steps);
	workshop_free(model->workshop);
	model->steps = NULL;
	model->workshop = NULL;
}

void
model_free_rounds(struct model *model)
{
	for (int i = 0; i < model->rounds_count; i++) {
		free(model->rounds[i].question);
		options_free(model->rounds[i].options, model->rounds[i].options_count);
		tally_free(&model->rounds[i].tally);
	}
	free(model->rounds);
	model->rounds = NULL;
	model->rounds_count = 0;
}

void
model_free_comments(struct model *model)
{
	for (int i = 0; i < model->clusters_count; i++)
		free(model->clusters[i].name);
	for (int i = 0; i < model->comments_count; i++)
		free(model->comments[i].text);
	free(model->clusters);
	free(model->comments);
	model->clusters = NULL;
	model->comments = NULL;
	model->clusters_count = model->comments_count = 0;
}

void
model_free_measures(struct model *model)
{
	for (int i = 0; i < model->measures_count; i++) {
		free(model->measures[i].what);
		free(model->measures[i].who);
		free(model->measures[i].due_text);
	}
	free(model->measures);
	model->measures = NULL;
	model->measures_count = 0;
}

void
model_free_officials(struct model *model)
{
	for (int i = 0; i < model->officials_count; i++) {
		free(model->officials[i].question);
		free(model->officials[i].reason);
		ballot_free(&model->officials[i].ballot);
	}
	free(model->officials);
	model->officials = NULL;
	model->officials_count = 0;
}
