/* What the log says of the course of the evening: steps, stages, rounds.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/verify_log_acts.h"

#include "core/i18n.h"
#include "core/mem.h"

#include <stdio.h>
#include <string.h>

static void
open_round(struct walk *walk, const struct line *line, struct walk_step *step)
{
	const char *question = step->step < 0 ? NULL
		: walk->session->model.workshop->steps[step->step].question;
	int number = 1;
	if (!question) {
		walk_fault(walk, line, _("the step “%s” asks nothing"), step->id);
		return;
	}
	for (int i = 0; i < walk->rounds_count; i++)
		number += strcmp(walk->rounds[i].question, question) == 0;
	walk->rounds = mem_grow(walk->rounds, (size_t)walk->rounds_count, sizeof(*walk->rounds));
	walk->rounds[walk->rounds_count++] = (struct walk_round){
		.question = question,
		.step = step->id,
		.number = number,
		.state = ROUND_OPEN,
		.opened = line->at,
	};
}

static void
enter(struct walk *walk, const struct line *line)
{
	struct walk_step *step = walk_step(walk, line, line->step);
	walk->present_step = line->step;
	if (step && !step->entered)
		step->entered = line->at;
}

static void
do_start(struct walk *walk, const struct line *line)
{
	if (walk->phase != PHASE_WAITING)
		walk_fault(walk, line, _("the session had begun"));
	walk->phase = PHASE_RUNNING;
	walk->started = line->at;
	enter(walk, line);
}

static void
do_enter(struct walk *walk, const struct line *line)
{
	if (walk->phase != PHASE_RUNNING)
		walk_fault(walk, line, _("the session was not going on"));
	if (strcmp(line->act, "go") == 0 && strcmp(line->detail, line->step) != 0)
		walk_fault(walk, line, _("it goes to “%s” and says “%s”"), line->step, line->detail);
	enter(walk, line);
}

static void
do_end(struct walk *walk, const struct line *line)
{
	if (walk->phase != PHASE_RUNNING)
		walk_fault(walk, line, _("the session was not going on"));
	walk->phase = PHASE_ENDED;
	walk->ended = line->at;
}

static void
do_resume(struct walk *walk, const struct line *line)
{
	if (walk->phase != PHASE_ENDED)
		walk_fault(walk, line, _("the session had not ended"));
	walk->phase = PHASE_RUNNING;
}

static void
do_stage(struct walk *walk, const struct line *line)
{
	struct walk_step *step = walk_step(walk, line, line->step);
	enum stage stage;
	if (!step)
		return;
	if (!stage_from_word(line->detail, &stage)) {
		walk_fault(walk, line, _("“%s” is no stage"), line->detail);
		return;
	}
	step->stage = stage;
	bool shows = step->step >= 0 && stage != STAGE_OPEN
		&& walk->session->model.workshop->steps[step->step].kind != KIND_PROFILE;
	for (int i = 0; i < walk->comments_count && shows; i++) {
		struct walk_comment *comment = &walk->comments[i];
		if (comment->has_state && comment->state == COMMENT_NOTED && comment->step
			&& strcmp(comment->step, step->id) == 0)
			comment->state = COMMENT_SHOWN;
		/* of one that was taken in nobody knows */
		if (!comment->has_state || !comment->step)
			comment->has_state = false;
	}
}

static void
do_open(struct walk *walk, const struct line *line)
{
	struct walk_step *step = walk_step(walk, line, line->step);
	if (!step)
		return;
	step->stage = STAGE_OPEN;
	if (line->part)
		step->mode = line->detail;
	open_round(walk, line, step);
}

static void
do_close(struct walk *walk, const struct line *line)
{
	struct walk_step *step = walk_step(walk, line, line->step);
	struct walk_round *round = walk_last_round(walk, line->step);
	int64_t ballots = 0;
	if (!step)
		return;
	if (!round || round->state != ROUND_OPEN) {
		walk_fault(walk, line, _("no vote was open in “%s”"), line->step);
		return;
	}
	if (*line->detail && !walk_number(walk, line, line->detail, &ballots))
		return;
	step->stage = STAGE_CLOSED;
	round->state = ROUND_CLOSED;
	round->secret = ballots;
	round->closed = line->at;
}

static void
do_reveal(struct walk *walk, const struct line *line)
{
	char question[ID_LENGTH_MAX + 1];
	int number, end = 0;
	struct walk_step *step = walk_step(walk, line, line->step);
	struct walk_round *round = walk_last_round(walk, line->step);
	if (line->part)
		round = sscanf(line->detail, "%40s %9d%n", question, &number, &end) == 2 && !line->detail[end]
			? walk_round(walk, question, number) : NULL;
	if (!step)
		return;
	if (!round || round->state == ROUND_OPEN) {
		walk_fault(walk, line, _("there was no result to show"));
		return;
	}
	round->state = ROUND_REVEALED;
	if (!line->part)
		step->stage = STAGE_REVEALED;
}

static void
do_reveal_official(struct walk *walk, const struct line *line)
{
	struct walk_step *step = walk_step(walk, line, line->step);
	if (step)
		step->stage = STAGE_OFFICIAL;
}

static void
do_round(struct walk *walk, const struct line *line)
{
	struct walk_step *step = walk_step(walk, line, line->step);
	int64_t number;
	if (!step || !walk_number(walk, line, line->detail, &number))
		return;
	step->stage = STAGE_OPEN;
	if (step->step >= 0 && walk->session->model.workshop->steps[step->step].kind == KIND_TALK) {
		step->talk_round = (int)number;
		return;
	}
	open_round(walk, line, step);
	if (walk->rounds_count > 0 && walk->rounds[walk->rounds_count - 1].number != number)
		walk_fault(walk, line, _("it is round %d, not %lld"),
			walk->rounds[walk->rounds_count - 1].number, (long long)number);
}

static void
do_mode(struct walk *walk, const struct line *line)
{
	struct walk_step *step = walk_step(walk, line, line->step);
	enum entry_mode mode;
	if (!entry_mode_from_word(line->detail, &mode))
		walk_fault(walk, line, _("“%s” is no way of voting"), line->detail);
	else if (step)
		step->mode = line->detail;
}

static void
do_live(struct walk *walk, const struct line *line)
{
	struct walk_step *step = walk_step(walk, line, line->step);
	if (step)
		step->live = line->detail;
}

static void
do_insert(struct walk *walk, const struct line *line)
{
	int step = workshop_find_step(walk->session->model.workshop, line->subject);
	char kind[ID_LENGTH_MAX + 1];
	int number, end = 0;
	if (step < 0)
		walk_fault(walk, line, _("there is no step “%s”"), line->subject);
	else if (sscanf(line->detail, "%40s %9d%n", kind, &number, &end) != 2 || line->detail[end]
		|| strcmp(kind, methods[walk->session->model.workshop->steps[step].kind].word) != 0)
		walk_fault(walk, line, _("it inserts “%s”, but there is “%s”"), line->detail,
			methods[walk->session->model.workshop->steps[step].kind].word);
	for (int i = 0; i < walk->steps_count; i++) {
		if (strcmp(walk->steps[i].id, line->subject) == 0)
			walk->steps[i].inserted = true;
	}
}

static void
do_form(struct walk *walk, const struct line *line)
{
	walk_step(walk, line, line->subject);
}

const struct walk_act walk_course[] = {
	{ "start", do_start, NOTHING_ELSE, NULL },
	{ "enter", do_enter, NOTHING_ELSE, "" },
	{ "go", do_enter, NOTHING_ELSE, NULL },
	{ "end", do_end, NOTHING_ELSE, "" },
	{ "resume", do_resume, NOTHING_ELSE, "" },
	{ "take-up", NULL, NOTHING_ELSE, "" },
	{ "stage", do_stage, NOTHING_ELSE, NULL },
	{ "open", do_open, NOTHING_ELSE, "open" },
	{ "close", do_close, NOTHING_ELSE, NULL },
	{ "close-views", NULL, NOTHING_ELSE, "" },
	{ "reveal", do_reveal, NOTHING_ELSE, "revealed" },
	{ "reveal-official", do_reveal_official, NOTHING_ELSE, "official" },
	{ "round", do_round, NOTHING_ELSE, NULL },
	{ "mode", do_mode, NOTHING_ELSE, NULL },
	{ "live", do_live, NOTHING_ELSE, NULL },
	{ "insert", do_insert, OWN_SUBJECT, NULL },
	{ "details", NULL, NOTHING_ELSE, "" },
	{ "form", do_form, OWN_SUBJECT, "" },
	{ .word = NULL },
};
