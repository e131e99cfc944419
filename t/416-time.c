/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The signs of time: when the program wakes up for them, what the wall says, when the bell rings.
 */
#include "tui/bell.h"
#include "tui/patience.h"
#include "tui/room.h"

#include "tap.h"
#include "wall.h"

#define PLANNED (20 * UTC_MINUTE)

static void
draw_at(const struct model *model, utc_ms now, int columns, int rows)
{
	resizeterm(rows, columns);
	struct canvas screen = canvas_begin();
	room_draw(&screen, model, NULL, now, true);
}

static void
draw(const struct model *model, utc_ms now)
{
	draw_at(model, now, 120, 36);
}

/* A round of talk of twenty minutes that began at WALL_NOW. */
static struct model
talk_model(void)
{
	struct model model = wall_model();
	wall_go(&model, WALL_TALK, STAGE_OPEN);
	model.workshop->steps[WALL_TALK].minutes = 20;
	model.stage.entered_at = WALL_NOW;
	model.stage.timer_end = WALL_NOW + PLANNED;
	return model;
}

static struct step_time
time_at(const struct model *model, int64_t later)
{
	struct step_time time = {.next = -2};
	if (!model_step_time(model, WALL_NOW + later, &time))
		time.next = -3;
	return time;
}

static void
test_step_time(void)
{
	struct model model = talk_model();
	struct step_time time = time_at(&model, 16 * UTC_MINUTE - 1);
	ok(time.timer && time.runs && time.pace == PACE_EASY && time.next == 1, "just before 80 %%");
	time = time_at(&model, 16 * UTC_MINUTE);
	ok(time.pace == PACE_SOON && time.next == 2 * UTC_MINUTE, "at 80 %%");
	is_int(time_at(&model, 18 * UTC_MINUTE).pace, PACE_LAST, "two minutes");
	is_int(time_at(&model, PLANNED).pace, PACE_OVER, "the end");
	is_int(time_at(&model, PLANNED).next, -1, "after which nothing comes");
	model.stage.timer_end += 3 * UTC_MINUTE;
	is_int(time_at(&model, 18 * UTC_MINUTE).pace, PACE_EASY, "three minutes more move the signs");
	is_int(time_at(&model, 19 * UTC_MINUTE).pace, PACE_SOON, "with the end");
	model.stage.timer_end = WALL_NOW + 15 * UTC_MINUTE;
	is_int(time_at(&model, 13 * UTC_MINUTE).pace, PACE_LAST, "minutes less likewise");
	model.stage.timer_end = 0;
	model.stage.timer_left = 2 * UTC_MINUTE;
	time = time_at(&model, 0);
	ok(time.timer && !time.runs && time.pace == PACE_LAST && time.next == -1,
		"a timer that is held keeps its sign and gives no other");
	model.stage.timer_left = 0;
	time = time_at(&model, 16 * UTC_MINUTE);
	ok(!time.timer && time.runs && time.pace == PACE_SOON, "without one what was spent counts");
	is_int(time_at(&model, 18 * UTC_MINUTE).pace, PACE_SOON, "and nobody has to come to an end");
	model.steps[WALL_TALK].spent = 10 * UTC_MINUTE;
	is_int(time_at(&model, 6 * UTC_MINUTE).pace, PACE_SOON, "visits before count too");
	model.workshop->steps[WALL_TALK].minutes = 0;
	is_int(time_at(&model, 0).next, -3, "nothing planned, nothing to say");
	model.stage.phase = PHASE_ENDED;
	is_int(time_at(&model, 0).next, -3, "nor when it is over");
	wall_free(&model);
}

/* What was jumped over is not to come. */
static void
test_jumped_over(void)
{
	struct model model = wall_model();
	int64_t before = 0, all = 0;
	for (int i = 0; i < WALL_STEPS; i++) {
		model.steps[i].state = i == WALL_TALK ? STEP_OPEN : STEP_PLANNED;
		model.steps[i].spent = 0;
		before += i < WALL_TALK ? model.workshop->steps[i].minutes : 0;
		all += model.workshop->steps[i].minutes;
	}
	model.stage.step = WALL_TALK;
	model.stage.phase = PHASE_RUNNING;
	model.stage.entered_at = WALL_NOW;
	ok(before > 0, "there are steps before");
	is_int((model_forecast_end(&model, WALL_NOW) - WALL_NOW) / UTC_MINUTE, all - before,
		"the end is as far as the steps from here on");
	model.stage.timer_end = WALL_NOW + 40 * UTC_MINUTE;
	is_int((model_forecast_end(&model, WALL_NOW) - WALL_NOW) / UTC_MINUTE,
		all - before - model.workshop->steps[WALL_TALK].minutes + 40,
		"minutes that the timer was given count");
	model.stage.timer_end = 0;
	int64_t late;
	model.planned_end = WALL_NOW + 30 * UTC_HOUR;
	ok(!model_late(&model, WALL_NOW, &late), "an end of another day says nothing of this one");
	model.planned_end = WALL_NOW + UTC_MINUTE;
	struct proposal proposal;
	ok(model_proposal(&model, WALL_NOW, &proposal), "there is something to shorten");
	int earlier = 0;
	for (int i = 0; i < proposal.count; i++)
		earlier += proposal.steps[i] < WALL_TALK;
	is_int(earlier, 0, "nothing of what was jumped over");
	proposal_free(&proposal);
	wall_free(&model);
}

static int
patience(const struct model *model, int64_t later, enum watching watching, bool bell)
{
	return patience_of(model, WALL_NOW + later, watching, bell);
}

static void
test_patience(void)
{
	struct model model = talk_model();
	is_int(patience(&model, 0, WATCHING_WALL, false), 1000, "a timer: once a second");
	is_int(patience(&model, 250, WATCHING_WALL, false), 750, "at the whole second");
	is_int(patience(&model, PLANNED, WATCHING_WALL, false), UTC_MINUTE, "over, the wall has nothing to say");
	is_int(patience(&model, PLANNED, WATCHING_DESK, false), 1000, "the desk says how long");
	model.stage.blank = true;
	is_int(patience(&model, 0, WATCHING_WALL, false), -1, "a blank wall never wakes up");
	is_int(patience(&model, 0, WATCHING_WALL, true), 16 * UTC_MINUTE, "but for a sign where it rings");
	is_int(patience(&model, 0, WATCHING_DESK, false), 1000, "the desk is not blank");
	model.stage.blank = false;
	model.stage.calm = true;
	is_int(patience(&model, 10 * UTC_SECOND, WATCHING_WALL, false), 50 * UTC_SECOND,
		"where no timer is seen, once a minute for the clock");
	model.stage.calm = false;
	model.stage.timer_left = 5 * UTC_MINUTE;
	model.stage.timer_end = 0;
	is_int(patience(&model, 0, WATCHING_WALL, false), UTC_MINUTE, "a timer that is held does not wake it");
	is_int(patience(&model, 0, WATCHING_DESK, false), UTC_MINUTE, "nor the desk");
	model.stage.timer_left = 0;

	/* A vote of three minutes that was entered half a minute after the full one. */
	wall_go(&model, WALL_INFORMED, STAGE_PROMPT);
	model.stage.entered_at = WALL_NOW + 30 * UTC_SECOND;
	int64_t sign = 30 * UTC_SECOND + 144 * UTC_SECOND;
	is_int(patience(&model, 2 * UTC_MINUTE, WATCHING_DESK, false), sign - 2 * UTC_MINUTE,
		"the desk wakes up at 80 %% of a step");
	is_int(patience(&model, sign - 1, WATCHING_DESK, false), 1, "to the millisecond");
	is_int(patience(&model, sign, WATCHING_DESK, false), 3 * UTC_MINUTE - sign, "then for the clock again");
	is_int(patience(&model, 2 * UTC_MINUTE, WATCHING_WALL, false), UTC_MINUTE, "the wall does not");
	model.stage.timer_end = WALL_NOW + 3 * UTC_MINUTE;
	is_int(patience(&model, 0, WATCHING_WALL, false), UTC_MINUTE, "nor for a timer that it does not show");
	wall_free(&model);
}

/* How often it rings between FROM and TO, looked at every second. */
static int
rings(struct bell *bell, const struct model *model, int64_t from, int64_t to)
{
	int count = 0;
	for (int64_t later = from; later <= to; later += UTC_SECOND)
		count += bell_rings(bell, model, WALL_NOW + later);
	return count;
}

static void
test_bell(void)
{
	struct model model = talk_model();
	struct bell bell = {.timer_end = 0};
	is_int(rings(&bell, &model, 0, 17 * UTC_MINUTE), 0, "the bell is still, at 80 %% too");
	ok(!bell_rings(&bell, &model, WALL_NOW + 18 * UTC_MINUTE - 1), "and before two minutes");
	ok(bell_rings(&bell, &model, WALL_NOW + 18 * UTC_MINUTE), "rings at two minutes");
	is_int(rings(&bell, &model, 18 * UTC_MINUTE, PLANNED - UTC_SECOND), 0, "once");
	is_int(rings(&bell, &model, PLANNED, PLANNED + 30 * UTC_MINUTE), 1, "and once at the end");

	struct bell anew = {.timer_end = 0};
	is_int(rings(&anew, &model, 19 * UTC_MINUTE, PLANNED - UTC_SECOND), 0,
		"a sign that passed before the program began does not ring");
	is_int(rings(&anew, &model, PLANNED, PLANNED), 1, "the next one does");
	struct bell late = {.timer_end = 0};
	is_int(rings(&late, &model, PLANNED + UTC_MINUTE, PLANNED + 2 * UTC_MINUTE), 0, "nor the end");

	struct bell less = {.timer_end = 0};
	rings(&less, &model, 0, 10 * UTC_MINUTE);
	model.stage.timer_end = WALL_NOW + 11 * UTC_MINUTE;
	is_int(rings(&less, &model, 10 * UTC_MINUTE, 10 * UTC_MINUTE + 5 * UTC_SECOND), 0,
		"taking minutes off does not ring");
	model.stage.timer_end = WALL_NOW + PLANNED;
	struct bell hushed = {.timer_end = 0};
	rings(&hushed, &model, 0, 17 * UTC_MINUTE);
	model.stage.calm = true;
	is_int(rings(&hushed, &model, 17 * UTC_MINUTE, 19 * UTC_MINUTE), 0, "nothing rings into a disruption");
	model.stage.calm = false;
	is_int(rings(&hushed, &model, 19 * UTC_MINUTE, 19 * UTC_MINUTE + 5 * UTC_SECOND), 0, "nor afterwards");
	model.stage.locked = true;
	is_int(rings(&hushed, &model, 19 * UTC_MINUTE, 21 * UTC_MINUTE), 0, "nor into a secret vote");
	model.stage.locked = false;
	wall_go(&model, WALL_INFORMED, STAGE_OPEN);
	is_int(rings(&hushed, &model, 0, 30 * UTC_MINUTE), 0, "nor in a step whose timer is not on the wall");
	wall_free(&model);
}

static void
test_signs(void)
{
	struct model model = talk_model();
	draw(&model, WALL_NOW + 16 * UTC_MINUTE - 1);
	ok(wall_has("until 19:02") && !wall_has("nearly up"), "nothing before 80 %%");
	draw(&model, WALL_NOW + 16 * UTC_MINUTE);
	ok(wall_has("until 19:02 · time is nearly up"), "words at 80 %%");
	ok(wall_has("███████████████████████████████████████████████▏───────────┤"), "and a bar that fills");
	draw(&model, WALL_NOW + 18 * UTC_MINUTE);
	ok(wall_has("2 minutes left · until 19:02"), "two minutes");
	draw(&model, WALL_NOW + 19 * UTC_MINUTE);
	ok(wall_has("1 minute left · until 19:02"), "one");
	draw(&model, WALL_NOW + 20 * UTC_MINUTE - 1);
	ok(wall_has("1 minute left"), "to the last second");
	draw(&model, WALL_NOW + 20 * UTC_MINUTE);
	char *over = wall_all();
	ok(!wall_has("left") && !wall_has("┤"), "then neither digits nor bar");
	draw(&model, WALL_NOW + 90 * UTC_MINUTE);
	char *later = wall_rows(2, LINES), *first = strchr(strchr(over, '\n') + 1, '\n') + 1;
	is_str(later, first, "and it stays so");
	free(later);
	free(over);

	wall_comment(&model, WALL_TALK, COMMENT_SHOWN, -1, "a shown one");
	for (int i = 0; i < 3; i++) {
		static const int64_t later_by[] = {16, 18, 20};
		draw_at(&model, WALL_NOW + later_by[i] * UTC_MINUTE, 80, 24);
		ok(wall_has("a shown one") && canvas_cuts() == 0, "with comments beside it, %d", i);
	}

	/* Looking back at it from another round, there is no time of its own. */
	model.stage.look_step = WALL_TALK;
	model.stage.step = WALL_BREAK;
	draw_at(&model, WALL_NOW + 17 * UTC_MINUTE, 80, 24);
	ok(!wall_has("until") && !wall_has("nearly up"), "another step's timer is not this one's");
	model.stage.look_step = -1;
	wall_go(&model, WALL_INFORMED, STAGE_PROMPT);
	draw(&model, WALL_NOW + 17 * UTC_MINUTE);
	ok(!wall_has("nearly up") && !wall_has(" left"), "a step without a timer has no sign on the wall");
	wall_go(&model, WALL_CARDS, STAGE_OPEN);
	wall_comment(&model, WALL_CARDS, COMMENT_SHOWN, -1, "a card");
	draw(&model, WALL_NOW + 19 * UTC_MINUTE);
	ok(wall_has("1:00 · Please finish your cards"), "the last two minutes of cards");
	draw(&model, WALL_NOW + 21 * UTC_MINUTE);
	ok(wall_has("Time is up"), "and their end");
	wall_free(&model);
}

static void
test_tables(void)
{
	struct model model = talk_model();
	struct step *steps = model.workshop->steps;
	ok(!model_changes_tables(&model, WALL_TALK), "a talk that is not at tables changes none");
	steps[WALL_TALK].tables = true;
	ok(!model_changes_tables(&model, WALL_TALK), "nor one that no other follows");
	steps[WALL_CARDS].kind = KIND_TALK;
	ok(!model_changes_tables(&model, WALL_TALK), "nor one before a talk elsewhere");
	steps[WALL_CARDS].tables = true;
	ok(model_changes_tables(&model, WALL_TALK), "one before another at tables does");
	draw(&model, WALL_NOW + 21 * UTC_MINUTE);
	char *with = wall_all();
	steps[WALL_CARDS].tables = false;
	draw(&model, WALL_NOW + 21 * UTC_MINUTE);
	char *without = wall_all();
	ok(strcmp(with, without) != 0, "and the wall says so at the end");
	free(with);
	free(without);
	steps[WALL_CARDS].kind = KIND_INFO;
	steps[WALL_FIRST].kind = KIND_TALK;
	steps[WALL_FIRST].tables = true;
	ok(model_changes_tables(&model, WALL_TALK), "also with a text between them");
	steps[WALL_CARDS].kind = KIND_BREAK;
	ok(!model_changes_tables(&model, WALL_TALK), "but not before a break");

	model.steps[WALL_TALK].talk_round = 2;
	draw(&model, WALL_NOW);
	ok(wall_has("Round 2 on this question · please change tables"), "a second round at tables");
	steps[WALL_TALK].tables = false;
	draw(&model, WALL_NOW);
	ok(wall_has("Round 2 on this question") && !wall_has("change tables"), "and elsewhere");
	steps[WALL_CARDS].kind = KIND_CARDS;
	steps[WALL_FIRST].kind = KIND_MULTI;
	wall_free(&model);
}

int
main(void)
{
	if (!wall_open("xterm-256color", 24, 80, true))
		skip_all("no description of xterm-256color");
	test_step_time();
	test_jumped_over();
	test_patience();
	test_bell();
	test_signs();
	test_tables();
	wall_close();
	return done_testing();
}
