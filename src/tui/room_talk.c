/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/picture.h"

#include <stdlib.h>

#include "core/i18n.h"
#include "core/mem.h"
#include "core/text.h"
#include "tui/say.h"

/* "until 20:10", "paused", "time is up": what stands beside the timer. */
static char *
timer_words(const struct picture *picture, int64_t left, const char *until)
{
	if (picture->model->stage.timer_end == 0)
		return mem_text(_("paused"));
	if (left <= 0)
		return mem_text(_("time is up"));
	char *clock = say_clock(picture->now + left), *words = mem_printf(until, clock);
	free(clock);
	return words;
}

void
room_timer(struct picture *picture, int rows, const char *until)
{
	int64_t left;
	if (!model_timer(picture->model, picture->now, &left))
		return;
	char *time = say_timer(left), *words = timer_words(picture, left, until);
	picture->row += canvas_large(&picture->at, picture->row, picture->left,
		picture->at.columns - 2 * picture->left, rows > CANVAS_LARGE_ROWS ? rows - 1 : 1,
		time);
	canvas_text(&picture->at, picture->row++, picture->left, picture->width, LOOK_PLAIN, words);
	picture->row++;
	free(time);
	free(words);
}

void
room_timer_small(struct picture *picture, int row)
{
	int64_t left;
	if (!model_timer(picture->model, picture->now, &left))
		return;
	char *time = say_timer(left), *words = timer_words(picture, left, _("until %s"));
	char *text = mem_printf("%s · %s", time, words);
	canvas_text_right(&picture->at, row, picture->left, picture->at.columns - 2 * picture->left,
		LOOK_STRONG, text);
	free(time);
	free(words);
	free(text);
}

/* Before the timer runs: how long it will take. */
static void
planned_minutes(struct picture *picture)
{
	int minutes = picture_step(picture)->minutes;
	int64_t left;
	if (minutes == 0 || model_timer(picture->model, picture->now, &left))
		return;
	canvas_printf(&picture->at, picture->row++, picture->left, picture->width, LOOK_PLAIN,
		P_("%d minute", "%d minutes", (unsigned long)minutes), minutes);
	picture->row++;
}

static void
talk_round(struct picture *picture)
{
	int number = picture->model->steps[picture->step].talk_round;
	if (number > 1)
		canvas_printf(&picture->at, picture->row++, picture->left, picture->width,
			LOOK_QUIET, _("Round %d"), number);
}

void
room_talk(struct picture *picture)
{
	bool comments = room_comments_count(picture) > 0 && picture->stage != STAGE_PROMPT;
	bool timed = picture->stage != STAGE_REVEALED;

	talk_round(picture);
	if (!picture_prompt(picture, picture_rows(picture) - (comments ? 9 : 3)))
		return;
	if (timed && picture->stage == STAGE_PROMPT)
		planned_minutes(picture);
	if (timed)
		room_timer(picture, picture_rows(picture) - (comments ? 6 : 0), _("until %s"));
	if (comments) {
		picture->newest = picture->stage == STAGE_OPEN;
		room_comments(picture, 34);
	}
}

/* The time of the day when it ends is what people in the corridor look for. */
static void
end_of_break(struct picture *picture, utc_ms end)
{
	char *clock = say_clock(end);
	canvas_text(&picture->at, picture->row, picture->left, picture->width, LOOK_STRONG,
		_("We go on at"));
	picture->row += 2;
	picture->row += canvas_large(&picture->at, picture->row, picture->left,
		picture->at.columns - 2 * picture->left, picture_rows(picture), clock) + 1;
	free(clock);
}

void
room_break(struct picture *picture)
{
	const struct step *step = picture_step(picture);
	const struct stage_row *stage = &picture->model->stage;
	char *title = say_words(picture->model, &step->title);
	if (*title && *words_in(&step->prompt, picture->language)) {
		picture_title(picture, title, picture->size > 1 ? CANVAS_LARGE_PITCH : 1);
	}
	free(title);
	if (!picture_prompt(picture, picture_rows(picture) - 11))
		return;
	if (stage->timer_end == 0) {
		planned_minutes(picture);
		room_timer(picture, picture_rows(picture), "%s");
		return;
	}
	int64_t left = stage->timer_end - picture->now;
	end_of_break(picture, stage->timer_end);
	if (left <= 0) {
		canvas_text(&picture->at, picture->row, picture->left, picture->width, LOOK_PLAIN,
			_("time is up"));
		return;
	}
	char *time = say_timer(left);
	canvas_printf(&picture->at, picture->row, picture->left, picture->width, LOOK_PLAIN,
		/* translators: minutes and seconds that are left of a break */
		_("in %s"), time);
	free(time);
}
