/* An evening through the session's acts: where it stands, what is kept, what is refused.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "evening.h"

#include <stdio.h>

static struct env env;
static struct session *session;
static unsigned changed;
static struct message message;

static enum status
go_on(void)
{
	env_advance(&env, 60 * 1000);
	return session_go_on(session, &changed, &message);
}

static void
reopen(void)
{
	session_close(session);
	if (session_open(&env, "evening.runde", SESSION_RUN, &session, &message) != STATUS_OK)
		bail("cannot open it again: %s", message.text);
}

static void
stands(int step, enum stage stage, const char *why)
{
	const struct model *model = session_model(session);
	ok(model->stage.step == step && (step < 0 || model->steps[step].stage == stage), "%s", why);
	reopen();
	model = session_model(session);
	ok(model->stage.step == step && (step < 0 || model->steps[step].stage == stage), "%s, opened again", why);
}

/* The planned end, and the time between leaving the evening and taking it up again. */
static void
test_time(void)
{
	int64_t late, left;
	session = evening_session(&env, "evening.runde");
	const struct model *model = session_model(session);
	is_int(model->planned_end, 0, "no planned end was given");
	env_advance(&env, 8 * UTC_HOUR);
	go_on();
	is_int(model->planned_end, env_now(&env) + workshop_minutes(model->workshop) * UTC_MINUTE,
		"it counts from the beginning of the evening");
	ok(model_late(model, env_now(&env), &late) && late == 5 * UTC_MINUTE,
		"and its steps take five minutes more than the workshop has");
	ok(session_undo(session, &changed, &message) == STATUS_OK && session_model(session)->planned_end == 0,
		"and is taken back with it");
	session_redo(session, &changed, &message);
	ok(session_model(session)->planned_end > 0, "and comes again");

	evening_go(session, EVENING_TALK, STAGE_OPEN);
	env_advance(&env, 6 * UTC_MINUTE);
	session_present(session, EVENING_ADMIN, 5, &changed, &message);
	struct stage_row before = session_model(session)->stage;
	env_advance(&env, 59 * UTC_MINUTE);
	reopen();
	model = session_model(session);
	ok(stage_same(&before, &model->stage), "a quiet hour changes nothing");
	model_late(model, env_now(&env), &late);
	int64_t debt = model_time_debt(model, env_now(&env));

	env_advance(&env, 23 * UTC_HOUR);
	reopen();
	model = session_model(session);
	is_int(model->stage.step, EVENING_TALK, "the next day it stands where it stood");
	ok(env_now(&env) - model->stage.entered_at < 12 * UTC_MINUTE, "the night was not spent in the step");
	ok(model_time_debt(model, env_now(&env)) < debt, "nor is it a debt");
	ok(!model_timer(model, env_now(&env), &left), "a timer that ran out meanwhile is gone");
	ok(!model_late(model, env_now(&env), &late) && late < UTC_HOUR, "yesterday's planned end is none today");
	utc_ms entered_at = model->stage.entered_at;
	session_undo(session, &changed, &message);
	is_int(session_model(session)->stage.entered_at, entered_at, "taking an act of the day before back does not bring it back");
	reopen();
	is_int(session_model(session)->stage.entered_at, entered_at, "nor does opening it again");
	session_close(session);
	unlink("evening.runde");
}

/* How many the file has seen: the change counter of SQLite's database file format. */
static uint32_t
transactions(void)
{
	unsigned char n[4] = { 0 };
	FILE *file = fopen("evening.runde", "rb");
	if (!file || fseek(file, 24, SEEK_SET) != 0 || fread(n, sizeof(n), 1, file) != 1)
		bail("the file cannot be read");
	fclose(file);
	return (uint32_t)n[0] << 24 | (uint32_t)n[1] << 16 | (uint32_t)n[2] << 8 | n[3];
}

int
main(void)
{
	plan(71);
	env = evening_env(2);
	session = evening_session(&env, "evening.runde");
	const struct model *model = session_model(session);

	is_int(model->workshop->steps_count, EVENING_STEPS, "the workshop was copied in");
	is_str(words_in(&model->workshop->steps[EVENING_SCALE].notes, 0), "NOTE-TRUST", "with its notes");
	is_str(model->workshop->steps[EVENING_SCALE_AGAIN].question, "trust", "and its questions");
	ok(model->workshop->groups[EVENING_OFFICIAL].official, "an official group stays one");
	is_int(session_next(session), NEXT_START, "first comes the start");
	ok(session_count(session, cell_of(EVENING_NONE, 1), 1, &changed, &message) == STATUS_REFUSED, "no vote before: %s", message.text);
	struct comment_entry early = { .group = EVENING_NONE, .text = "too early" };
	ok(session_comment(session, &early, NULL, &changed, &message) == STATUS_REFUSED, "no comment before: %s", message.text);
	stands(-1, STAGE_PROMPT, "waiting");

	ok(go_on() == STATUS_OK, "start");
	stands(EVENING_INFO, STAGE_PROMPT, "first step");
	go_on();
	ok(session_present(session, EVENING_ADMIN, 5, &changed, &message) == STATUS_OK
		&& session_present(session, EVENING_NONE, 3, &changed, &message) == STATUS_OK, "people are counted");
	ok(session_present(session, EVENING_OFFICIAL, 5, &changed, &message) == STATUS_REFUSED, "an institution is not people: %s", message.text);
	ok(session_present(session, EVENING_CIVIL, -1, &changed, &message) == STATUS_REFUSED, "nobody is less than none: %s", message.text);
	reopen();
	is_int(model_present(session_model(session)), 8, "eight are here");

	evening_go(session, EVENING_CHOICE, STAGE_PROMPT);
	ok(session_count(session, cell_of(EVENING_NONE, 1), 1, &changed, &message) == STATUS_REFUSED, "no vote before it is open: %s", message.text);
	go_on();
	ok(session_count(session, cell_of(EVENING_NONE, 1), 4, &changed, &message) == STATUS_OK
		&& session_count(session, cell_of(EVENING_NONE, 0), 1, &changed, &message) == STATUS_OK, "hands are counted");
	uint32_t before = transactions();
	ok(session_count_on(session, cell_of(EVENING_NONE, 3), 0, cell_of(EVENING_NONE, 2), &changed, &message) == STATUS_OK,
		"a count is saved as the cursor leaves the cell");
	is_int(transactions() - before, 1, "in one transaction");
	is_int(session_model(session)->stage.cell_option, 2, "the wall shows the next cell");
	ok(session_count(session, cell_of(EVENING_NONE, 4), 1, &changed, &message) == STATUS_REFUSED, "there is no fourth answer: %s", message.text);
	ok(session_count(session, cell_of(EVENING_NONE, -1), 1, &changed, &message) == STATUS_REFUSED, "one answer needs no count of those taking part: %s", message.text);
	ok(session_count(session, cell_of(EVENING_OFFICIAL, 1), 1, &changed, &message) == STATUS_REFUSED, "institutions raise no hands: %s", message.text);
	stands(EVENING_CHOICE, STAGE_OPEN, "an open vote");
	struct round *round = model_round(session_model(session), EVENING_CHOICE);
	is_int(tally_sum(&round->tally, TALLY_ALL, 1), 4, "four hands");
	ok(tally_counted(&round->tally, EVENING_NONE, 3) && !tally_counted(&round->tally, EVENING_NONE, 2), "nought was counted, nothing was not");
	go_on();
	is_int(model_round(session_model(session), EVENING_CHOICE)->present, 8, "closing keeps who was here");
	session_present(session, EVENING_CIVIL, 10, &changed, &message);
	is_int(model_round(session_model(session), EVENING_CHOICE)->present, 8, "whoever comes later");
	stands(EVENING_CHOICE, STAGE_CLOSED, "a closed vote");
	go_on();
	stands(EVENING_CHOICE, STAGE_REVEALED, "a revealed vote");

	/* secret: no row of log, one ballot back at the most, sealed afterwards */
	evening_go(session, EVENING_SCALE, STAGE_OPEN);
	session_mode(session, MODE_KEYPAD, &changed, &message);
	for (int i = 0; i < 9; i++) {
		int option = i % 4 + 1;
		evening_cast(session, i % 2, &option, i == 8 ? 0 : 1, 1, &changed, &message);
	}
	int two[] = { 1, 2 }, wrong = 5;
	ok(evening_cast(session, EVENING_ADMIN, two, 2, 1, &changed, &message) == STATUS_REFUSED, "one level only: %s", message.text);
	ok(evening_cast(session, EVENING_ADMIN, &wrong, 1, 1, &changed, &message) == STATUS_REFUSED, "no such level: %s", message.text);
	round = model_round(session_model(session), EVENING_SCALE);
	is_int(tally_secret_ballots(&round->tally, TALLY_ALL, KIND_SCALE), 9, "nine ballots");
	ok(session_undo(session, &changed, &message) == STATUS_OK, "the last ballot can be taken back");
	round = model_round(session_model(session), EVENING_SCALE);
	is_int(tally_secret_ballots(&round->tally, TALLY_ALL, KIND_SCALE), 8, "eight are left");
	ok(session_undo(session, &changed, &message) == STATUS_REFUSED, "but not the one before: %s", message.text);
	ok(session_redo(session, &changed, &message) == STATUS_REFUSED, "and it does not come back: %s", message.text);
	ok(session_lock(session, true, &changed, &message) == STATUS_OK && go_on() == STATUS_REFUSED, "locked: %s", message.text);
	session_lock(session, false, &changed, &message);
	go_on();
	ok(session_undo(session, &changed, &message) == STATUS_REFUSED, "a closed secret round stays closed: %s", message.text);
	ok(session_count(session, cell_of(EVENING_ADMIN, 1), 3, &changed, &message) == STATUS_REFUSED, "and is not corrected: %s", message.text);
	go_on();
	ok(model_round(session_model(session), EVENING_SCALE)->sealed, "revealed: sealed");
	ok(session_ask_again(session, &changed, &message) == STATUS_OK, "it can be asked again");
	is_int(model_round(session_model(session), EVENING_SCALE)->number, 2, "as round 2");
	evening_go(session, EVENING_SCALE_AGAIN, STAGE_OPEN);
	is_int(model_round(session_model(session), EVENING_SCALE_AGAIN)->number, 3, "another step with the question is round 3");

	/* looking back, going there, asking what was written */
	evening_go(session, EVENING_CARDS, STAGE_OPEN);
	char id[SESSION_ID_LENGTH + 1], *memory;
	struct comment_entry entry;
	comment_entry_read(session_model(session), "t7 @zi #Sprache Mehr Übersetzung", &entry, &memory);
	ok(entry.table_no == 7 && entry.group == EVENING_CIVIL && strcmp(entry.cluster, "Sprache") == 0
		&& strcmp(entry.text, "Mehr Übersetzung") == 0, "the signs before a comment are read");
	session_comment(session, &entry, id, &changed, &message);
	free(memory);
	comment_entry_read(session_model(session), "#spr noch eine", &entry, &memory);
	is_str(entry.cluster, "Sprache", "a cluster goes by its first letters");
	free(memory);
	comment_entry_read(session_model(session), "#Junge_Leute ein Raum", &entry, &memory);
	is_str(entry.cluster, "Junge Leute", "a new one may have a space in it");
	free(memory);
	comment_entry_read(session_model(session), "@nobody says #1", &entry, &memory);
	ok(entry.group == EVENING_NONE && strcmp(entry.text, "@nobody says #1") == 0, "an unknown group stays text");
	free(memory);
	session_look(session, EVENING_CHOICE, &changed, &message);
	is_int(session_next(session), NEXT_RETURN, "looking back, Space returns");
	go_on();
	evening_go(session, EVENING_MULTI, STAGE_PROMPT);
	ok(go_on() == STATUS_REFUSED, "one cluster is no choice: %s", message.text);
	session_go_to(session, EVENING_CARDS, &changed, &message);
	struct comment_entry second = { .group = EVENING_NONE, .cluster = "Räume", .text = "Ein Haus" };
	session_comment(session, &second, NULL, &changed, &message);
	struct comment_entry moved = { .group = EVENING_NONE, .cluster = "Leer", .text = "Eine Bank" };
	session_comment(session, &moved, id, &changed, &message);
	session_comment_cluster(session, id, "Räume", &changed, &message);
	evening_go(session, EVENING_MULTI, STAGE_OPEN);
	round = model_round(session_model(session), EVENING_MULTI);
	ok(round->options_count == 2 && strcmp(words_in(&round->options[1].label, 0), "Räume") == 0, "now the room chooses among its clusters, but for empty ones");

	while (session_next(session) != NEXT_END)
		go_on();
	ok(go_on() == STATUS_REFUSED, "the end wants to be asked for: %s", message.text);
	ok(session_end(session, &changed, &message) == STATUS_OK, "the end");
	reopen();
	is_int(session_model(session)->stage.phase, PHASE_ENDED, "it has ended");

	session_close(session);
	unlink("evening.runde");
	test_time();
	env_free(&env);
	return done_testing();
}
