/* The views compared: what the step `profile` shows and does to the rounds, and how views are read.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "ballots.h"

#include "session/views.h"

#define FILE_NAME "views.runde"

/* The sides in the order of the views. */
enum { SIDE_SELF, SIDE_OFFICE, SIDE_ADMIN, SIDE_CIVIL, SIDE_ALL, SIDES };

static enum stage
stage_of(int step)
{
	return session_model(session)->steps[step].stage;
}

static bool
next_is(enum stage stage)
{
	return model_next_stage(session_model(session)) == stage;
}

/* Means of the sides, `-` for none, `s` and `c` for withheld ones. */
static const char *
means(const struct view_question *question)
{
	static char said[200];
	said[0] = '\0';
	for (int side = 0; side < SIDES; side++) {
		size_t at = strlen(said);
		if (question->means[side].has)
			snprintf(said + at, sizeof(said) - at, " %.4g", question->means[side].is);
		else
			snprintf(said + at, sizeof(said) - at, " %c", "-sc"[question->withheld[side]]);
	}
	return said + 1;
}

/* All questions by their steps and themes, such as "Together: 3 4 | Apart: 14". */
static const char *
questions(const struct views *views)
{
	static char said[400];
	said[0] = '\0';
	for (int i = 0; i < views->themes_count; i++) {
		snprintf(said + strlen(said), sizeof(said) - strlen(said), "%s%s:", i ? " | " : "",
			words_in(views->themes[i].name, 0));
		for (int q = 0; q < views->themes[i].count; q++)
			snprintf(said + strlen(said), sizeof(said) - strlen(said), " %d",
				views->questions[views->themes[i].first + q].step);
	}
	return said;
}

static void
hands(int group, int option_no, int votes)
{
	must(session_count(session, cell_of(group, option_no), votes, &changed, &message));
}

static void
close_trust(void)
{
	go(KINDS_TRUST, STAGE_OPEN);
	hands(KINDS_ADMIN, 4, 6);
	hands(KINDS_ADMIN, 0, 1);
	hands(KINDS_CIVIL, 1, 5);
	hands(KINDS_CIVIL, 2, 5);
	hands(KINDS_NONE, 2, 3);
	must(session_go_on(session, &changed, &message));
}

static void
close_safe(void)
{
	go(KINDS_SAFE, STAGE_OPEN);
	must(session_mode(session, MODE_KEYPAD, &changed, &message));
	must(cast_line(KINDS_ADMIN, "1", 6));
	must(cast_line(KINDS_CIVIL, "3", 7));
	must(cast_line(KINDS_NONE, "2", 2));
	must(session_go_on(session, &changed, &message));
}

/* --- reading -------------------------------------------------------------------------------------- */

static void
test_reading(void)
{
	struct views views;
	struct gap gap;
	int a = -1, b = -1;
	kinds_begin(FILE_NAME, 51);
	views_read(session_model(session), VIEWS_CLOSED, KINDS_STEPS, 5, &views);
	ok(views.questions_count == 0 && views.themes_count == 0 && views.sides_count == SIDES,
		"nothing was asked, and everyone is there");
	ok(views.sides[SIDE_SELF].group == KINDS_SELF && views.sides[SIDE_OFFICE].group == KINDS_OFFICE
		&& views.sides[SIDE_ADMIN].group == KINDS_ADMIN && views.sides[SIDE_CIVIL].group == KINDS_CIVIL
		&& views.sides[SIDE_ALL].group == TALLY_ALL, "institutions first, then groups, then all");
	ok(views.sides[SIDE_SELF].official && !views.sides[SIDE_ADMIN].official && !views.sides[SIDE_ALL].official,
		"and which are which");
	views_free(&views);

	must(official_line(KINDS_SELF, KINDS_TRUST, "3", false));
	must(official_line(KINDS_SELF, KINDS_SAFE, "1", false));
	close_trust();
	views_read(session_model(session), VIEWS_CLOSED, KINDS_STEPS, 5, &views);
	is_str(questions(&views), "Together: 3", "what is closed is there");
	is_str(means(&views.questions[0]), "3 - 4 1.5 2.368", "hands as they were counted, an institution's answer beside them");
	ok(views.questions[0].ballots == 19 && views.questions[0].abstentions == 1, "with who took part");
	is_double(views_abstained(&views, 0, -1).is, 1. / 20, 1e-12, "one in twenty abstained");
	views_free(&views);
	views_read(session_model(session), VIEWS_SHOWN, KINDS_STEPS, 5, &views);
	is_int(views.questions_count, 0, "but the room has not seen it");
	views_free(&views);

	go(KINDS_TRUST, STAGE_REVEALED);
	views_read(session_model(session), VIEWS_SHOWN, KINDS_STEPS, 5, &views);
	is_str(means(&views.questions[0]), "- - 4 1.5 2.368", "then it has, but for the institution's answer");
	views_free(&views);
	go(KINDS_TRUST, STAGE_OFFICIAL);
	views_read(session_model(session), VIEWS_SHOWN, KINDS_STEPS, 5, &views);
	is_str(means(&views.questions[0]), "3 - 4 1.5 2.368", "which comes last");
	views_free(&views);

	close_safe();
	go(KINDS_NEWS, STAGE_OPEN);
	hands(KINDS_CIVIL, 3, 9);
	must(session_go_on(session, &changed, &message));
	go(KINDS_LATE, STAGE_OPEN);
	hands(KINDS_CIVIL, 3, 9);
	views_read(session_model(session), VIEWS_CLOSED, KINDS_STEPS, 5, &views);
	is_str(questions(&views), "Together: 3 4 | Apart: 14", "by theme, in the order of the agenda; not what is open");
	is_str(means(&views.questions[1]), "1 - c 4 2.6",
		"two of no group are too few to show, and the next smallest with them");
	is_int(views.questions[1].withheld[SIDE_ADMIN], WITHHOLD_COMPLEMENT, "it says why");
	views_free(&views);
	views_read(session_model(session), VIEWS_CLOSED, KINDS_STEPS, 0, &views);
	is_str(means(&views.questions[1]), "1 - 1 4 2.6", "unless nothing is to be withheld");
	views_free(&views);
	views_read(session_model(session), VIEWS_CLOSED, KINDS_STEPS, 20, &views);
	is_str(means(&views.questions[1]), "1 - s s s", "or everything");
	ok(views.questions[1].ballots == 0 && views.questions[1].abstentions == 0, "with how many they were");
	is_str(means(&views.questions[0]), "3 - 4 1.5 2.368", "hands are not");
	views_free(&views);
	views_read(session_model(session), VIEWS_CLOSED, KINDS_NEWS, 5, &views);
	is_str(questions(&views), "Together: 3 4", "before a step that was not asked yet");
	views_free(&views);

	/* the wall: nothing of an institution until all that it answers to a theme was shown */
	go(KINDS_SAFE, STAGE_REVEALED);
	views_read(session_model(session), VIEWS_SHOWN, KINDS_STEPS, 5, &views);
	is_str(means(&views.questions[0]), "- - 4 1.5 2.368",
		"one of two answers that were shown does not stand for both");
	ok(!views_theme_mean(&views, 0, SIDE_SELF).has, "so the theme has no mean of it");
	views_free(&views);
	go(KINDS_SAFE, STAGE_OFFICIAL);
	views_read(session_model(session), VIEWS_SHOWN, KINDS_STEPS, 5, &views);
	is_double(views_theme_mean(&views, 0, SIDE_SELF).is, 2, 1e-12, "until the other was shown, too");
	views_free(&views);

	/* gaps: by hand, of trust 4 - 1.5, of safe none, since one side is withheld */
	views_read(session_model(session), VIEWS_CLOSED, KINDS_STEPS, 5, &views);
	views_theme_gap(&views, 0, SIDE_ADMIN, SIDE_CIVIL, &gap);
	ok(gap.items == 1 && fabs(gap.gap.is - 2.5) < 1e-12 && fabs(gap.scaled.is - 2.5 / 3) < 1e-12,
		"a gap over what both show");
	views_question_gap(&views, 1, SIDE_ADMIN, SIDE_CIVIL, &gap);
	ok(!gap.gap.has && gap.withheld == WITHHOLD_COMPLEMENT, "nothing is made of what is withheld");
	views_theme_gap(&views, 0, SIDE_SELF, SIDE_CIVIL, &gap);
	ok(gap.items == 2 && fabs(gap.gap.is - (1.5 - 3) / 2) < 1e-12 && fabs(gap.absolute.is - (1.5 / 3 + 1) / 2) < 1e-12,
		"of two questions, one up and one down");
	ok(views_widest(&views, 0, -1, &gap, &a, &b) && a == SIDE_ADMIN && b == SIDE_CIVIL, "the widest of a theme");
	ok(views_widest(&views, 0, 1, &gap, &a, &b) && a == SIDE_SELF && b == SIDE_CIVIL && gap.gap.is == -3,
		"and of a question");
	ok(!views_widest(&views, 1, -1, &gap, NULL, NULL), "where only one side answered there is none");
	ok(views_compared(&views, SIDE_SELF, SIDE_ALL) && !views_compared(&views, SIDE_ADMIN, SIDE_ALL)
		&& views_compared(&views, SIDE_SELF, SIDE_OFFICE) && !views_compared(&views, SIDE_CIVIL, SIDE_ADMIN),
		"everyone stands beside institutions only");
	is_double(views_theme_mean(&views, 0, SIDE_CIVIL).is, 2.75, 1e-12, "the mean of a side over a theme");
	ok(!views_theme_mean(&views, 1, SIDE_ADMIN).has, "of nothing there is none");
	double lowest, highest;
	views_scale(&views, 1, &lowest, &highest);
	ok(lowest == 1 && highest == 3, "and the ends of its scale");
	views_free(&views);
	kinds_end(FILE_NAME);
}

/* A question asked again stands with its last closed round, once. */
static void
test_rounds(void)
{
	struct views views;
	kinds_begin(FILE_NAME, 52);
	close_trust();
	go(KINDS_AGAIN, STAGE_OPEN);
	hands(KINDS_CIVIL, 4, 8);
	views_read(session_model(session), VIEWS_CLOSED, KINDS_STEPS, 5, &views);
	ok(views.questions_count == 1 && views.questions[0].round->number == 1, "while it is open the round before counts");
	views_free(&views);
	must(session_go_on(session, &changed, &message));
	views_read(session_model(session), VIEWS_CLOSED, KINDS_STEPS, 5, &views);
	ok(views.questions_count == 1 && views.questions[0].round->number == 2 && views.questions[0].step == KINDS_AGAIN,
		"closed it is this one");
	is_str(means(&views.questions[0]), "- - - 4 4", "with its own answers");
	views_free(&views);
	views_read(session_model(session), VIEWS_CLOSED, KINDS_AGAIN, 5, &views);
	ok(views.questions_count == 1 && views.questions[0].round->number == 1, "before its step it is not there yet");
	views_free(&views);
	kinds_end(FILE_NAME);
}

/* --- the step ------------------------------------------------------------------------------------- */

static void
test_open_rounds(void)
{
	kinds_begin(FILE_NAME, 53);
	close_trust();
	go(KINDS_NEWS, STAGE_OPEN);
	hands(KINDS_CIVIL, 3, 9);
	go(KINDS_CHOICE, STAGE_CLOSED);
	go(KINDS_LATE, STAGE_OPEN);
	hands(KINDS_CIVIL, 3, 2);
	must(session_go_on(session, &changed, &message));
	go(KINDS_VIEWS, STAGE_PROMPT);
	ok(next_is(STAGE_REVEALED), "from the prompt it goes straight to the views");
	char *before = rows_in(FILE_NAME);
	changed = 0;
	must(session_go_on(session, &changed, &message));
	ok(changed & CHANGED_ROUNDS, "which shows rounds");
	is_int(round_of(KINDS_TRUST)->state, ROUND_REVEALED, "what is closed is out now");
	ok(!round_of(KINDS_TRUST)->sealed, "hands are not sealed");
	is_int(stage_of(KINDS_TRUST), STAGE_CLOSED, "its own step has still to show it");
	is_int(round_of(KINDS_NEWS)->state, ROUND_OPEN, "what is open stays open");
	is_int(round_of(KINDS_CHOICE)->state, ROUND_CLOSED, "what is no scale is not shown");
	is_int(round_of(KINDS_LATE)->state, ROUND_CLOSED, "nor what comes after");
	ok(session_next(session) == NEXT_STEP, "without an institution's answer that is all");
	char *after = rows_in(FILE_NAME);
	must(session_undo(session, &changed, &message));
	char *undone = rows_in(FILE_NAME);
	is_str(undone, before, "hands can be hidden again");
	must(session_redo(session, &changed, &message));
	char *redone = rows_in(FILE_NAME);
	is_str(redone, after, "and shown");
	free(before);
	free(after);
	free(undone);
	free(redone);
	go(KINDS_TRUST, STAGE_REVEALED);
	is_int(round_of(KINDS_TRUST)->state, ROUND_REVEALED, "its own step shows it once more");
	kinds_end(FILE_NAME);
}

static void
test_secret(void)
{
	kinds_begin(FILE_NAME, 54);
	close_safe();
	ok(!round_of(KINDS_SAFE)->sealed, "a secret round is closed");
	go(KINDS_VIEWS, STAGE_REVEALED);
	ok(round_of(KINDS_SAFE)->state == ROUND_REVEALED && round_of(KINDS_SAFE)->sealed,
		"the views show it and seal it");
	ok(session_undo(session, &changed, &message) == STATUS_REFUSED, "which is not taken back: %s", message.text);
	is_int(number_in(FILE_NAME, "SELECT count(*) FROM undo WHERE change IS NOT NULL"), 0, "nor anything before");
	reopen(FILE_NAME);
	ok(round_of(KINDS_SAFE)->sealed && session_model(session)->stage.step == KINDS_VIEWS
		&& stage_of(KINDS_VIEWS) == STAGE_REVEALED, "opened again it stands there");
	go(KINDS_SAFE, STAGE_CLOSED);
	ok(session_count(session, cell_of(KINDS_CIVIL, 1), 3, &changed, &message) == STATUS_REFUSED, "%s", message.text);
	kinds_end(FILE_NAME);
}

static void
test_official(void)
{
	struct views views;
	kinds_begin(FILE_NAME, 55);
	must(official_line(KINDS_SELF, KINDS_CHOICE, "1", false));
	must(official_line(KINDS_SELF, KINDS_NEWS, "1", false));
	must(official_line(KINDS_SELF, KINDS_LATE, "1", false));
	close_trust();
	go(KINDS_CHOICE, STAGE_REVEALED);
	go(KINDS_VIEWS, STAGE_REVEALED);
	ok(next_is(STAGE_COUNT), "answers to what is not among the views are no stage");
	must(official_line(KINDS_SELF, KINDS_TRUST, "2", false));
	ok(next_is(STAGE_OFFICIAL), "an answer to what is is one");
	ok(!model_official_shown(session_model(session), KINDS_TRUST), "before it the room has not seen it");
	must(session_go_on(session, &changed, &message));
	ok(model_official_shown(session_model(session), KINDS_TRUST), "then it has");
	ok(model_official_shown(session_model(session), KINDS_AGAIN), "whichever step asks it");
	ok(!model_official_shown(session_model(session), KINDS_CHOICE)
		&& !model_official_shown(session_model(session), KINDS_NEWS)
		&& !model_official_shown(session_model(session), KINDS_LATE), "but not what is not among the views");
	views_read(session_model(session), VIEWS_SHOWN, KINDS_VIEWS, 5, &views);
	is_str(means(&views.questions[0]), "2 - 4 1.5 2.368", "it stands beside the others");
	views_free(&views);
	ok(official_line(KINDS_SELF, KINDS_TRUST, "1", true) == STATUS_REFUSED
		&& official_line(KINDS_SELF, KINDS_AGAIN, "1", true) == STATUS_REFUSED, "and is not replaced: %s", message.text);
	ok(official_line(KINDS_SELF, KINDS_CHOICE, "2", true) == STATUS_OK, "what was not seen can be");
	must(session_undo(session, &changed, &message));
	must(session_undo(session, &changed, &message));
	ok(!model_official_shown(session_model(session), KINDS_TRUST) && next_is(STAGE_OFFICIAL), "showing it is taken back");
	must(session_redo(session, &changed, &message));
	must(session_redo(session, &changed, &message));

	/* the second step of that kind has nothing new to show until there is something */
	go(KINDS_VIEWS_LATE, STAGE_REVEALED);
	ok(next_is(STAGE_COUNT), "the next views have nothing new to show");
	go(KINDS_LATE, STAGE_OPEN);
	hands(KINDS_CIVIL, 3, 9);
	must(session_go_on(session, &changed, &message));
	go(KINDS_VIEWS_LATE, STAGE_REVEALED);
	ok(next_is(STAGE_OFFICIAL) && round_of(KINDS_LATE)->state == ROUND_REVEALED,
		"coming back, what was closed since is among them");
	go(KINDS_LATE, STAGE_REVEALED);
	ok(next_is(STAGE_OFFICIAL) && !model_official_shown(session_model(session), KINDS_LATE), "it has its own turn");
	kinds_end(FILE_NAME);
}

/* Where the wall stands in the views. */
static void
test_place(void)
{
	const struct profile_place there = { 1, 2, 5, true }, *here;
	kinds_begin(FILE_NAME, 56);
	here = &session_model(session)->stage.profile;
	close_trust();
	go(KINDS_VIEWS, STAGE_REVEALED);
	ok(here->theme == -1 && here->question == -1 && here->row == 0 && !here->agenda, "it begins with all themes");
	int acts = (int)number_in(FILE_NAME, "SELECT count(*) FROM log");
	changed = 0;
	must(session_profile(session, &there, &changed, &message));
	is_int(changed, CHANGED_STAGE, "moving in it changes the wall");
	is_int(number_in(FILE_NAME, "SELECT count(*) FROM log"), acts, "and is no act");
	struct session *wall;
	must(session_open(&env, FILE_NAME, SESSION_FOLLOW, &wall, &message));
	here = &session_model(wall)->stage.profile;
	ok(here->theme == 1 && here->question == 2 && here->row == 5 && here->agenda, "a wall follows");
	ok(session_profile(wall, &there, &changed, &message) == STATUS_REFUSED, "but does not lead: %s", message.text);
	session_close(wall);
	reopen(FILE_NAME);
	here = &session_model(session)->stage.profile;
	ok(here->theme == 1 && here->question == 2 && here->row == 5 && here->agenda, "opened again it stands there");
	go(KINDS_BREAK, STAGE_PROMPT);
	ok(here->theme == -1 && here->question == -1 && here->row == 0 && !here->agenda, "elsewhere it begins anew");
	kinds_end(FILE_NAME);
}

int
main(void)
{
	plan(73);
	test_reading();
	test_rounds();
	test_open_rounds();
	test_secret();
	test_official();
	test_place();
	return done_testing();
}
