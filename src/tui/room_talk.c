/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/picture.h"

#include <stdlib.h>

#include "core/i18n.h"
#include "core/mem.h"
#include "core/text.h"
#include "tui/say.h"

enum { BAR_COLUMNS = 60 /* at most: a longer one would be looked at instead of people */ };

/* The timer of the step that is seen, if that is where the evening is. */
static bool
timer_of(const struct picture *picture, struct step_time *time)
{
	return picture->step == picture->model->stage.step
		&& model_step_time(picture->model, picture->now, time) && time->timer;
}

/* "until 20:10", "paused", "time is up": what stands beside the timer. */
static char *
timer_words(const struct picture *picture, const struct step_time *time, const char *until)
{
	if (time->left <= 0)
		return mem_text(_("time is up"));
	if (!time->runs)
		return mem_text(_("paused"));
	char *clock = say_clock(picture->now + time->left), *words = mem_printf(until, clock);
	free(clock);
	if (time->pace != PACE_SOON)
		return words;
	/* translators: "until 20:10", and the last fifth of the time has begun */
	char *longer = mem_printf(_("%s · time is nearly up"), words);
	free(words);
	return longer;
}

/* TEXT as large as ROWS allow, the largest letters for what is one line of them, calm ones (a request to people, which must not shout) in the smaller
 * letters; never cut. */
static void
say_large(struct picture *picture, const char *text, int rows, bool calm)
{
	int columns = picture->at.columns - 2 * picture->left;
	int taken = picture->size == 0 || calm ? 0
		: canvas_large_paragraph(&picture->at, picture->row, picture->left, columns, text, false);
	bool large = taken > 0 && taken <= rows && taken <= CANVAS_LARGE_ROWS;
	if (!large)
		taken = canvas_medium_paragraph(
			&picture->at, picture->row, picture->left, columns, text, false);
	if (taken > 0 && taken <= rows) {
		(large ? canvas_large_paragraph : canvas_medium_paragraph)(
			&picture->at, picture->row, picture->left, columns, text, true);
		picture->row += taken + 1;
		return;
	}
	picture->row += canvas_paragraph(&picture->at, picture->row, picture->left, columns,
		rows < 1 ? 1 : rows, 0, LOOK_STRONG, text, NULL);
}

/* The bar that fills while the planned time goes by, up to a mark at its end. */
static void
draw_bar(struct picture *picture, const struct step_time *time)
{
	int columns = picture->width < BAR_COLUMNS ? picture->width : BAR_COLUMNS;
	double share = 1 - (double)time->left / (double)time->planned;
	for (int i = 0; i < columns - 1; i++)
		canvas_text(&picture->at, picture->row, picture->left + i, 1, LOOK_QUIET, "─");
	canvas_text(&picture->at, picture->row, picture->left + columns - 1, 1, LOOK_QUIET, "┤");
	canvas_bar(&picture->at, picture->row++, picture->left, columns - 1,
		share < 0 ? 0 : share > 1 ? 1 : share);
}

/* "2 minutes left · until 20:10": begun minutes counted whole. */
static char *
last_minutes(const struct step_time *time, const char *words)
{
	int minutes = (int)((time->left + UTC_MINUTE - 1) / UTC_MINUTE);
	char *left = mem_printf(
		P_("%d minute left", "%d minutes left", (unsigned long)minutes), minutes);
	char *text = mem_printf("%s · %s", left, words);
	free(left);
	return text;
}

/* What people are asked to do when the time is nearly up, and when it is. */
static const char *
request(const struct picture *picture, enum pace pace)
{
	enum kind kind = picture_step(picture)->kind;
	if (pace == PACE_LAST)
		return kind == KIND_CARDS ? _("Please finish your cards") : _("Please come to an end");
	return kind == KIND_TALK && model_changes_tables(picture->model, picture->step)
		? _("Please change tables now") : NULL;
}

/* The end of the time: instead of the digits, which would say nothing any more. */
static void
draw_over(struct picture *picture, int rows)
{
	const char *ask = request(picture, PACE_OVER);
	int first = picture->row;
	say_large(picture, _("Time is up"), ask ? rows - 2 : rows, false);
	if (ask)
		say_large(picture, ask, rows - (picture->row - first), true);
	picture->row++;
}

/* What stands below the digits and the bar, in ROWS. */
static void
draw_words(struct picture *picture, const struct step_time *time, int rows, const char *until)
{
	char *words = timer_words(picture, time, until);
	enum look look = time->pace == PACE_EASY ? LOOK_PLAIN : LOOK_STRONG;
	if (time->pace == PACE_LAST) {
		char *longer = last_minutes(time, words);
		free(words);
		words = longer;
	}
	if (time->pace == PACE_LAST && rows < 2) {
		char *longer = mem_printf("%s · %s", words, request(picture, PACE_LAST));
		free(words);
		words = longer;
	}
	canvas_text(&picture->at, picture->row++, picture->left,
		picture->at.columns - 2 * picture->left, look, words);
	free(words);
	if (time->pace == PACE_LAST && rows >= 2) {
		int gap = rows > CANVAS_MEDIUM_ROWS + 1;
		picture->row += gap;
		say_large(picture, request(picture, PACE_LAST), rows - 1 - gap, true);
	}
}

void
room_timer(struct picture *picture, int rows, const char *until)
{
	struct step_time time;
	if (!timer_of(picture, &time))
		return;
	if (time.pace == PACE_OVER) {
		draw_over(picture, rows > 1 ? rows : 1);
		return;
	}
	int first = picture->row;
	char *digits = say_timer(time.left);
	picture->row += canvas_large(&picture->at, picture->row, picture->left,
		picture->at.columns - 2 * picture->left, rows > CANVAS_LARGE_ROWS ? rows - 1 : 1,
		digits);
	free(digits);
	if (rows > CANVAS_LARGE_ROWS + 2 && time.planned > 0) {
		picture->row += rows > 2 * CANVAS_LARGE_ROWS + 2;
		draw_bar(picture, &time);
	}
	draw_words(picture, &time, rows - (picture->row - first), until);
	picture->row++;
}

void
room_timer_small(struct picture *picture, int row)
{
	struct step_time time;
	if (!timer_of(picture, &time))
		return;
	char *digits = say_timer(time.left), *words = timer_words(picture, &time, _("until %s"));
	char *text = time.pace == PACE_OVER ? mem_printf(" %s ", _("Time is up"))
		: time.pace == PACE_LAST ? mem_printf(" %s · %s ", digits, request(picture, PACE_LAST))
		: mem_printf("%s · %s", digits, words);
	canvas_text_right(&picture->at, row, picture->left, picture->at.columns - 2 * picture->left,
		time.pace >= PACE_LAST ? LOOK_CHOSEN : LOOK_STRONG, text);
	free(digits);
	free(words);
	free(text);
}

/* Before the timer runs: how long it will take. */
static void
planned_minutes(struct picture *picture)
{
	int minutes = picture_step(picture)->minutes;
	struct step_time time;
	if (minutes == 0 || timer_of(picture, &time))
		return;
	canvas_printf(&picture->at, picture->row++, picture->left, picture->width, LOOK_PLAIN,
		P_("%d minute", "%d minutes", (unsigned long)minutes), minutes);
	picture->row++;
}

/* Which round of talk it is, if there was one before; and where it is at tables, that people have
 * other neighbours now. */
static void
talk_round(struct picture *picture)
{
	int number = picture->model->steps[picture->step].talk_round;
	if (number < 2)
		return;
	canvas_printf(&picture->at, picture->row++, picture->left, picture->width, LOOK_STRONG,
		picture_step(picture)->tables && picture->stage == STAGE_OPEN
			/* translators: a round of talk on the same question, at changed tables */
			? _("Round %d on this question · please change tables")
			/* translators: a round of talk on the same question */
			: _("Round %d on this question"), number);
	picture->row++;
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
	char *title = say_words(picture->model, &step->title);
	if (*title && *words_in(&step->prompt, picture->language)) {
		picture_title(picture, title, picture->size > 1 ? CANVAS_LARGE_PITCH : 1);
	}
	free(title);
	if (!picture_prompt(picture, picture_rows(picture) - 11))
		return;
	struct step_time time;
	if (!timer_of(picture, &time) || !time.runs) {
		planned_minutes(picture);
		room_timer(picture, picture_rows(picture), "%s");
		return;
	}
	end_of_break(picture, picture->now + time.left);
	if (time.pace == PACE_OVER) {
		say_large(picture, _("The break is over"), picture_rows(picture), false);
		return;
	}
	if (picture_rows(picture) > 2 && time.planned > 0)
		draw_bar(picture, &time);
	char *digits = say_timer(time.left);
	canvas_printf(&picture->at, picture->row++, picture->left, picture->width, LOOK_PLAIN,
		/* translators: minutes and seconds that are left of a break */
		_("in %s"), digits);
	free(digits);
	picture->row++;
	if (time.pace == PACE_LAST && picture_rows(picture) > 0)
		say_large(picture, _("Please come back in"), picture_rows(picture), true);
}
