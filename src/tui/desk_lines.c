/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/desk_lines.h"

#include <stdlib.h>

#include "core/buffer.h"
#include "core/i18n.h"
#include "core/mem.h"
#include "core/text.h"
#include "tui/answers.h"
#include "tui/say.h"

enum { FEW = 4 /* comments: a row each, so that all of them are seen */ };

static void
add(struct desk_lines *lines, enum look look, char *text, bool table)
{
	lines->list = mem_grow(lines->list, (size_t)lines->count, sizeof(*lines->list));
	lines->list[lines->count++] =
		(struct desk_line){.look = look, .text = text, .table = table};
}

void
desk_lines_add(struct desk_lines *lines, enum look look, char *text)
{
	add(lines, look, text, false);
}

void
desk_lines_add_row(struct desk_lines *lines, enum look look, char *text)
{
	add(lines, look, text, true);
}

void
desk_put_right(struct buffer *row, int columns, char *text)
{
	for (int i = text_columns(text); i < columns; i++)
		buffer_add_char(row, ' ');
	buffer_add(row, text);
	free(text);
}

void
desk_put_left(struct buffer *row, int columns, char *text)
{
	char *shortened = text_shortened(text, columns);
	buffer_add(row, shortened);
	for (int i = text_columns(shortened); i < columns; i++)
		buffer_add_char(row, ' ');
	free(shortened);
	free(text);
}

void
desk_lines_free(struct desk_lines *lines)
{
	for (int i = 0; i < lines->count; i++)
		free(lines->list[i].text);
	free(lines->list);
	*lines = (struct desk_lines){ .list = NULL };
}

static int
rows_of(const struct desk_line *line, int columns)
{
	int rows = line->table ? 1 : canvas_paragraph_rows(line->text, columns);
	return rows > 0 ? rows : 1;
}

int
desk_lines_rows(const struct desk_lines *lines)
{
	int rows = 0;
	for (int i = 0; i < lines->count; i++)
		rows += rows_of(&lines->list[i], lines->columns);
	return rows;
}

int
desk_lines_draw(const struct desk_lines *lines, const struct canvas *canvas, int row, int rows)
{
	int taken = 0, total;
	bool whole = desk_lines_rows(lines) <= rows;
	if (!whole)
		rows--;
	for (int i = 0; i < lines->count && taken < rows; i++) {
		const struct desk_line *line = &lines->list[i];
		if (line->table) {
			char *text = text_shortened(line->text, lines->columns);
			canvas_text(canvas, row + taken, 0, lines->columns, line->look, text);
			free(text);
		} else {
			canvas_paragraph(canvas, row + taken, 0, lines->columns, rows - taken, 0,
				line->look, line->text, &total);
		}
		taken += rows_of(line, lines->columns);
	}
	taken = taken < rows ? taken : rows;
	if (!whole && rows >= 0) {
		int more = desk_lines_rows(lines) - taken;
		canvas_printf(canvas, row + taken++, 0, lines->columns, LOOK_QUIET,
			P_("… %d more line", "… %d more lines", (unsigned long)more), more);
	}
	return taken;
}

static const char *
question_on_wall(const struct model *model, int step, enum stage stage)
{
	const struct round *round = model_round(model, step);
	bool choose = methods[model->workshop->steps[step].kind].options == OPTIONS_NEEDED;
	if (stage >= STAGE_REVEALED && round && answers_withheld(model, round, NULL))
		return choose ? _("the question and the answers; too few for a result")
			: _("the question; too few for a result");
	if (stage >= STAGE_REVEALED && model->stage.result_hidden)
		return _("the question; the result is hidden");
	if (stage >= STAGE_REVEALED)
		return stage == STAGE_OFFICIAL ? _("the result and the official answer")
			: _("the result");
	if (!choose)
		return stage == STAGE_OPEN ? _("the question and how many have answered")
			: _("the question");
	if (stage == STAGE_OPEN && model->steps[step].mode != MODE_HANDS)
		return _("the question, the answers and how many have answered");
	return stage == STAGE_OPEN ? _("the question and which answers are counted")
				   : _("the question and the answers");
}

/* What stands on the wall beside a prompt. */
static const char *
prompt_on_wall(bool timer, bool comments, bool cards)
{
	if (comments && cards)
		return timer ? _("the prompt, the cards and the timer")
			     : _("the prompt and the cards");
	if (comments)
		return timer ? _("the prompt, the comments and the timer")
			     : _("the prompt and the comments");
	return timer ? _("the prompt and the timer") : _("the prompt");
}

static const char *
profile_on_wall(const struct model *model, enum stage stage)
{
	if (stage < STAGE_REVEALED)
		return _("the prompt");
	return model->stage.profile.theme < 0 ? _("the views compared, theme by theme")
		: model->stage.profile.question < 0 ? _("the views compared, the statements of a theme")
		: _("the views compared, one statement");
}

/* What the wall shows while a step is at STAGE. */
static const char *
step_on_wall(const struct model *model, int step, enum stage stage, utc_ms now)
{
	enum kind kind = model->workshop->steps[step].kind;
	bool comments = false, measures = false;
	int64_t left;
	bool timer = model_timer(model, now, &left) && stage < STAGE_REVEALED;
	for (int i = 0; i < model->comments_count; i++)
		comments |= model->comments[i].step == step
			&& model_comment_on_wall(model, &model->comments[i]);
	for (int i = 0; i < model->measures_count; i++)
		measures |= !model->measures[i].dropped;

	switch (kind) {
	case KIND_PEOPLE:
		return _("the prompt and how many are here");
	case KIND_PLAN:
		return measures ? _("the prompt and the measures") : _("the prompt");
	case KIND_BREAK:
		return prompt_on_wall(timer, false, false);
	case KIND_PROFILE:
		return profile_on_wall(model, stage);
	case KIND_TALK:
		return prompt_on_wall(timer, comments && stage != STAGE_PROMPT, false);
	case KIND_CARDS:
		return comments && stage == STAGE_CLOSED ? _("the cards by topic")
			: prompt_on_wall(timer && stage == STAGE_OPEN, comments, true);
	default:
		return methods[kind].asks ? question_on_wall(model, step, stage)
					  : _("the prompt");
	}
}

static char *
on_wall(const struct model *model, utc_ms now)
{
	const struct stage_row *stage = &model->stage;
	if (stage->blank)
		return mem_text(_("nothing; it is blank"));
	if (stage->calm)
		return mem_text(_("the ground rules"));
	if (stage->projector)
		return mem_text(_("the test picture"));
	if (stage->look_step >= 0) {
		char *title = say_step(model, stage->look_step);
		char *text = mem_printf(_("looking back at “%s”"), title);
		free(title);
		return text;
	}
	if (stage->phase == PHASE_ENDED)
		return mem_text(_("thanks and the measures"));
	if (stage->phase == PHASE_WAITING || stage->step < 0)
		return mem_text(_("the welcome"));
	return mem_text(
		step_on_wall(model, stage->step, model->steps[stage->step].stage, now));
}

static char *
coming_next(const struct model *model)
{
	if (model->stage.phase == PHASE_ENDED)
		return NULL;
	enum stage stage = model_next_stage(model);
	int step = model->stage.step;
	if (step >= 0 && stage < STAGE_COUNT) {
		bool asks = methods[model->workshop->steps[step].kind].asks;
		if (model->workshop->steps[step].kind == KIND_PROFILE)
			return mem_text(stage == STAGE_OFFICIAL
				? _("the official answers are added") : _("the comparison is shown"));
		switch (stage) {
		case STAGE_OPEN:
			return mem_text(asks ? _("voting opens") : _("it begins"));
		case STAGE_CLOSED:
			return mem_text(asks ? _("voting closes") : _("sorting"));
		case STAGE_OFFICIAL:
			return mem_text(_("the official answer is shown"));
		default:
			return mem_text(
				asks ? _("the result is shown") : _("the comments are shown"));
		}
	}
	int next = step < 0 ? 0 : model_next_step(model, step);
	return next < model->workshop->steps_count ? say_step(model, next) : mem_text(_("the end"));
}

static void
add_left_out(struct desk_lines *lines, const struct model *model)
{
	bool asks = model->stage.phase == PHASE_RUNNING && model->stage.step >= 0;
	char *left_out = asks ? say_left_out(model, model->stage.step) : NULL;
	if (left_out)
		desk_lines_add(lines, LOOK_WARNING, left_out);
}

/* Which page the wall shows, counted from 1; 0: there is but one, or it is the one with what came last. */
static int
page_on_wall(const struct model *model, int pages)
{
	int step = model_shown_step(model), page = model->stage.page;
	bool comes_in = step >= 0 && model->steps[step].stage == STAGE_OPEN
		&& methods[model->workshop->steps[step].kind].has_comments;
	return pages < 2 || page < 0 || comes_in ? 0 : page < pages ? page + 1 : pages;
}

static void
add_displays(struct desk_lines *lines, const struct model *model, int count)
{
	if (count > 1)
		desk_lines_add(lines, LOOK_GOOD, mem_printf(
			P_("✓ %d display is attached.", "✓ %d displays are attached.",
				(unsigned long)count), count));
	else if (count == 1)
		desk_lines_add(lines, LOOK_GOOD, mem_text(_("✓ A display is attached.")));
	else if (model->pictures == 2)
		desk_lines_add(lines, LOOK_WARNING, mem_text(_("! No display is attached.")));
}

void
desk_add_status(struct desk_lines *lines, const struct model *model, utc_ms now,
	const struct desk_wall *wall)
{
	char *shown = on_wall(model, now), *next = coming_next(model);
	int page = page_on_wall(model, wall->pages);
	desk_lines_add(lines, LOOK_STRONG, page > 0
		? mem_printf(_("On the wall: %s · page %d of %d"), shown, page, wall->pages)
		: mem_printf(_("On the wall: %s"), shown));
	if (next)
		desk_lines_add(lines, LOOK_PLAIN, mem_printf(_("Next: %s"), next));
	add_left_out(lines, model);
	desk_add_time(lines, model, now);
	add_displays(lines, model, wall->displays);
	free(next);
	free(shown);
}

/* "●V 3 (75 %)": how often GROUP spoke in the present round of talk, of SUM times. */
static void
add_turns(struct buffer *text, const struct model *model, int group, int turns, int sum)
{
	char *mark = say_group_mark(model, group, say_own_language(model));
	buffer_printf(text, "%s%s\u00a0%d", text->length > 0 ? " · " : "", mark, turns);
	if (turns > 0) {
		char *share = say_percent((double)turns / sum);
		buffer_printf(text, "\u00a0(%s)", share);
		free(share);
	}
	free(mark);
}

void
desk_add_turns(struct desk_lines *lines, const struct model *model)
{
	int step = model->stage.step, sum = 0;
	if (step < 0 || model->workshop->steps[step].kind != KIND_TALK
		|| workshop_people_groups(model->workshop) == 0)
		return;

	int *turns = mem_new((size_t)model_no_group(model) + 1, sizeof(*turns));
	for (int i = 0; i < model->turns_count; i++) {
		const struct turn *turn = &model->turns[i];
		if (turn->step != step || turn->group < 0
			|| turn->talk_round != model->steps[step].talk_round)
			continue;
		turns[turn->group] += turn->turns;
		sum += turn->turns;
	}
	struct buffer text = {.bytes = NULL};
	for (int group = 0; group <= model_no_group(model); group++) {
		bool person = group < model_no_group(model)
			&& !model->workshop->groups[group].official;
		if (person || turns[group] > 0)
			add_turns(&text, model, group, turns[group], sum);
	}
	char *list = buffer_take(&text);
	desk_lines_add(lines, LOOK_PLAIN, mem_text(""));
	/* translators: who spoke how often, by groups */
	desk_lines_add(lines, LOOK_PLAIN, mem_printf(_("Turns: %s"), list));
	free(list);
	free(turns);
}

/* "T3 ●V ": the table and the group that COMMENT comes from, as far as they are known. */
static char *
say_origin(const struct model *model, const struct comment *comment)
{
	struct buffer text = {.bytes = NULL};
	if (comment->table_no > 0)
		/* translators: a table’s number, as short as can be */
		buffer_printf(&text, _("T%d "), comment->table_no);
	if (comment->group < model_no_group(model)) {
		char *mark = say_group_mark(model, comment->group, say_own_language(model));
		buffer_printf(&text, "%s ", mark);
		free(mark);
	}
	return buffer_take(&text);
}

void
desk_add_comments(struct desk_lines *lines, const struct model *model, int most)
{
	static const char *const marks[] = {
		[COMMENT_NOTED] = "·", [COMMENT_SHOWN] = "✓", [COMMENT_HIDDEN] = "–",
	};
	int statement = desk_statement(model);
	int counts[3] = {0}, step = statement >= 0 ? statement : model->stage.step, sum = 0;
	bool whole = most > FEW;
	for (int i = 0; i < model->comments_count; i++) {
		if (model->comments[i].step == step) {
			counts[model->comments[i].state]++;
			sum++;
		}
	}
	if (sum == 0)
		return;

	desk_lines_add(lines, LOOK_PLAIN, mem_text(""));
	desk_lines_add(lines, LOOK_STRONG,
		mem_printf(_("Comments: ✓ %d shown, · %d noted, – %d hidden"),
			counts[COMMENT_SHOWN], counts[COMMENT_NOTED], counts[COMMENT_HIDDEN]));
	for (int i = model->comments_count - 1; i >= 0 && most > 0; i--) {
		const struct comment *comment = &model->comments[i];
		if (comment->step != step)
			continue;
		most--;
		char *from = say_origin(model, comment);
		(whole ? desk_lines_add : desk_lines_add_row)(lines,
			comment->state == COMMENT_HIDDEN ? LOOK_QUIET : LOOK_PLAIN,
			mem_printf("%s %s%s", marks[comment->state], from, comment->text));
		free(from);
	}
}
