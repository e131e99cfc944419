/* Where an evening is easily got wrong: acts that change nothing, a vote that is open when the
 * evening ends, a question asked in two steps, a file that is damaged or held by somebody else.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "evening.h"

#include <sqlite3.h>
#include <stdio.h>

#include "session/internal.h"
#include "store/connection.h"

#define FILE_NAME "edges.runde"

static struct env env;
static struct session *session;
static struct message message;
static unsigned changed;

static void
must(enum status status)
{
	if (status != STATUS_OK)
		bail("%s", message.text);
}

static int
number(const char *sql)
{
	sqlite3 *db;
	sqlite3_stmt *statement = NULL;
	int result = -1;
	if (sqlite3_open_v2(FILE_NAME, &db, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK
		|| sqlite3_prepare_v2(db, sql, -1, &statement, NULL) != SQLITE_OK)
		bail("%s: %s", sql, sqlite3_errmsg(db));
	if (sqlite3_step(statement) == SQLITE_ROW)
		result = sqlite3_column_int(statement, 0);
	sqlite3_finalize(statement);
	sqlite3_close(db);
	return result;
}

static void
begin(void)
{
	env = evening_env(7);
	session = evening_session(&env, FILE_NAME);
}

static void
finish(void)
{
	session_close(session);
	session = NULL;
	env_free(&env);
	unlink(FILE_NAME);
}

static void
try_unchanged(const char *what, enum status status)
{
	static int acts;
	int now = number("SELECT count(*) FROM log");
	ok(status == STATUS_OK, "%s: accepted", what);
	if (acts)
		is_int(now, acts, "%s: nothing changed, and the log says nothing", what);
	else
		acts = now;
	ok(session_model(session)->undo.there && session_model(session)->undo.possible,
		"%s: what came before can be taken back", what);
}

/* An act that changes nothing must not stand in the way of taking others back. */
static void
check_unchanged(void)
{
	char id[SESSION_ID_LENGTH + 1];
	const struct model *model;
	struct comment_entry entry = { .group = EVENING_CIVIL, .cluster = "Language", .text = "Speak plainly" };
	struct measure_entry measure = { .what = "A form in plain words", .who = "Town hall", .due = "2026-05-01" };
	struct session_details details = { .title = "Evening", .place = "Town", .pictures = 1 };

	begin();
	model = session_model(session);
	evening_go(session, EVENING_CARDS, STAGE_OPEN);
	details.planned_end = model->planned_end;
	must(session_comment(session, &entry, id, &changed, &message));
	must(session_measure(session, NULL, &measure, &changed, &message));
	try_unchanged("a new measure", STATUS_OK);
	try_unchanged("the same measure", session_measure(session, model->measures[0].id, &measure, &changed, &message));
	try_unchanged("the same cluster", session_comment_cluster(session, id, "Language", &changed, &message));
	try_unchanged("the same name", session_cluster_rename(session, model->clusters[0].id, "Language", &changed, &message));
	try_unchanged("no more support", session_comment_support(session, id, 0, &changed, &message));
	try_unchanged("the same details", session_details(session, &details, &changed, &message));
	ok(session_undo(session, &changed, &message) == STATUS_OK && model->measures_count == 0,
		"the measure is taken back");
	ok(session_comment_cluster(session, id, "Language", &changed, &message) == STATUS_OK && model->redo.possible,
		"and can be repeated, even after an act that changes nothing");
	finish();
}

/* An act that only moves the evening can be taken back too. */
static void
check_moved(void)
{
	begin();
	evening_go(session, EVENING_TALK, STAGE_PROMPT);
	must(session_go_to(session, EVENING_INFO, &changed, &message));
	must(session_go_to(session, EVENING_PEOPLE, &changed, &message));
	ok(session_undo(session, &changed, &message) == STATUS_OK
		&& session_model(session)->stage.step == EVENING_INFO, "a jump between two finished steps is taken back");
	ok(session_redo(session, &changed, &message) == STATUS_OK
		&& session_model(session)->stage.step == EVENING_PEOPLE, "repeated");
	ok(session_undo(session, &changed, &message) == STATUS_OK
		&& session_undo(session, &changed, &message) == STATUS_OK
		&& session_model(session)->stage.step == EVENING_TALK, "and taken back again");
	finish();
}

/* Equal ballots cast at once are taken back at once. */
static void
check_heavy(void)
{
	int two = 2;
	begin();
	evening_go(session, EVENING_SCALE, STAGE_OPEN);
	must(session_mode(session, MODE_KEYPAD, &changed, &message));
	must(session_lock(session, true, &changed, &message));
	must(evening_cast(session, EVENING_CIVIL, &two, 1, 5, &changed, &message));
	must(session_undo(session, &changed, &message));
	is_int(number("SELECT count(*) FROM vote"), 0, "five equal ballots are taken back at once");
	ok(session_undo(session, &changed, &message) == STATUS_REFUSED && session_model(session)->stage.locked,
		"nothing else while secret entry is open: %s", message.text);
	must(session_lock(session, false, &changed, &message));
	ok(session_undo(session, &changed, &message) == STATUS_OK
		&& session_model(session)->steps[EVENING_SCALE].mode == MODE_HANDS, "and the act before them");
	finish();
}

/* The end closes what is open, once and for all. */
static void
check_ended(void)
{
	int two = 2;
	begin();
	const struct model *model = session_model(session);
	evening_go(session, EVENING_SCALE, STAGE_OPEN);
	must(session_mode(session, MODE_KEYPAD, &changed, &message));
	must(evening_cast(session, EVENING_CIVIL, &two, 1, 6, &changed, &message));
	must(session_go_to(session, EVENING_TALK, &changed, &message));
	must(session_end(session, &changed, &message));
	is_int(number("SELECT detail FROM log WHERE act = 'close' AND step_id = 'trust'"), 6,
		"the log says how many ballots the end has closed");
	ok(model->steps[EVENING_SCALE].stage == STAGE_CLOSED, "the step is closed as its round is");
	utc_ms closed_at = model_round(model, EVENING_SCALE)->closed_at;
	env_advance(&env, 5 * UTC_MINUTE);
	must(session_resume(session, &changed, &message));
	must(session_go_to(session, EVENING_SCALE, &changed, &message));
	must(session_go_on(session, &changed, &message));
	const struct round *round = model_round(model, EVENING_SCALE);
	ok(round->state == ROUND_REVEALED && round->closed_at == closed_at,
		"the evening resumed, it is shown, not closed once more");
	finish();
}

/* An end that is taken back the next day: nobody spent the night in the last step, nor in one before. */
static void
check_night(void)
{
	begin();
	const struct model *model = session_model(session);
	evening_go(session, EVENING_INFO, STAGE_PROMPT);
	env_advance(&env, 4 * UTC_MINUTE);
	must(session_go_to(session, EVENING_TALK, &changed, &message));
	env_advance(&env, 3 * UTC_MINUTE);
	must(session_end(session, &changed, &message));
	env_advance(&env, 14 * UTC_HOUR);
	must(session_undo(session, &changed, &message));
	env_advance(&env, 2 * UTC_MINUTE);
	is_int((env_now(&env) - model->stage.entered_at) / UTC_MINUTE, 5, "five minutes in the last step");
	ok(model_time_debt(model, env_now(&env)) < UTC_HOUR, "and no debt of a night");
	must(session_undo(session, &changed, &message));
	ok(model->stage.step == EVENING_INFO
		&& env_now(&env) - model->stage.entered_at < UTC_HOUR, "nor in the step before");
	must(session_redo(session, &changed, &message));
	must(session_end(session, &changed, &message));
	env_advance(&env, UTC_HOUR);
	must(session_resume(session, &changed, &message));
	must(session_undo(session, &changed, &message));
	env_advance(&env, 14 * UTC_HOUR);
	must(session_redo(session, &changed, &message));
	is_int(env_now(&env) - model->stage.entered_at, 0, "resumed once more, it begins anew");
	finish();
}

/* @ stands for what was said; a question asked in two steps keeps what its first round froze. */
static void
check_frozen(void)
{
	static const char *const rows[][COLUMN_COUNT] = {
		{ "two", "workshop", "Twice", "", "60", "", "", "", "", "", "", "", "" },
		{ "ideas", "cards", "Ideas", "What?", "10", "", "", "", "", "", "", "", "" },
		{ "one", "choice", "First", "Which?", "5", "@ideas", "", "which", "", "", "", "", "" },
		{ "other", "choice", "Again", "Which?", "5", "@ideas", "", "which", "", "", "", "", "" },
	};
	struct workshop *workshop = workshop_new();
	struct faults faults = { 0 };
	struct session_details details = { .title = "Twice", .pictures = 1 };
	const char *const said[] = { "Bread", "Salt", "Wine" };

	workshop_language(workshop, "de");
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct row row = { .line = (int)i + 2 };
		for (int c = 0; c < COLUMN_COUNT; c++)
			row.cell[c].in[0] = (char *)(uintptr_t)rows[i][c];
		workshop_add(workshop, &row, &faults);
	}
	workshop_finish(workshop, 20, &faults);
	faults_free(&faults);
	env = evening_env(7);
	unlink(FILE_NAME);
	must(session_create(&env, FILE_NAME, workshop, &details, &message));
	must(session_open(&env, FILE_NAME, SESSION_RUN, &session, &message));
	workshop_free(workshop);

	evening_go(session, 0, STAGE_OPEN);
	struct comment_entry entry = { .group = model_no_group(session_model(session)) };
	for (int i = 0; i < 2; i++) {
		entry.text = said[i];
		must(session_comment(session, &entry, NULL, &changed, &message));
	}
	evening_go(session, 1, STAGE_REVEALED);
	must(session_go_to(session, 0, &changed, &message));
	entry.text = said[2];
	must(session_comment(session, &entry, NULL, &changed, &message));
	must(session_go_to(session, 2, &changed, &message));

	int before, after;
	model_options(session_model(session), 2, &before);
	evening_go(session, 2, STAGE_OPEN);
	model_options(session_model(session), 2, &after);
	is_int(after, 2, "the second step asks with what the first has frozen");
	is_int(before, after, "and says so before it asks");
	finish();
}

static void
change(const char *sql)
{
	sqlite3 *db;
	char *error = NULL;
	if (sqlite3_open(FILE_NAME, &db) != SQLITE_OK || sqlite3_exec(db, sql, NULL, NULL, &error) != SQLITE_OK)
		bail("%s: %s", sql, error);
	sqlite3_close(db);
}

/* A damaged file is refused, whoever wants to read it. */
static void
check_damaged(void)
{
	static const char *const damages[] = {
		"UPDATE round SET step_id = 'nowhere'",
		"UPDATE option SET option_no = option_no + 500",
		"DELETE FROM option WHERE option_no = 2",
		"UPDATE stage SET step_id = 'nowhere'",
		"UPDATE stage SET language = 77",
		"UPDATE comment SET step_id = 'nowhere'",
		"UPDATE comment SET group_id = 'nobody'",
		"UPDATE turn SET group_id = 'nobody'",
		"UPDATE measure SET step_id = 'nowhere'",
		"DELETE FROM step",
	};
	for (size_t i = 0; i < sizeof(damages) / sizeof(damages[0]); i++) {
		struct comment_entry entry = { .group = EVENING_CIVIL, .text = "Speak plainly" };
		struct measure_entry measure = { .what = "A form in plain words" };
		begin();
		evening_go(session, EVENING_CHOICE, STAGE_REVEALED);
		must(session_comment(session, &entry, NULL, &changed, &message));
		must(session_measure(session, NULL, &measure, &changed, &message));
		must(session_turn(session, EVENING_CIVIL, &changed, &message));
		session_close(session);
		change(damages[i]);
		enum status status = session_open(&env, FILE_NAME, SESSION_READ, &session, &message);
		ok(status == STATUS_DATA && !session, "%s: %s", damages[i], status ? message.text : "opened");
		finish();
	}
}

/* Who cannot read it just now still shows what there was, and reads it later. */
static void
check_held(void)
{
	sqlite3 *db;
	struct session *wall;
	begin();
	evening_go(session, EVENING_CHOICE, STAGE_OPEN);
	must(session_open(&env, FILE_NAME, SESSION_FOLLOW, &wall, &message));
	must(session_count(session, cell_of(EVENING_NONE, 1), 3, &changed, &message));
	store_wait(session_store(wall), false);
	if (sqlite3_open(FILE_NAME, &db) != SQLITE_OK
		|| sqlite3_exec(db, "BEGIN EXCLUSIVE", NULL, NULL, NULL) != SQLITE_OK)
		bail("cannot hold the file");
	enum status first = session_poll(wall, &changed, &message);
	enum status second = session_poll(wall, &changed, &message);
	ok(first == STATUS_BUSY && second == STATUS_BUSY, "the file is held: %s", first ? message.text : "read");
	ok(session_model(wall)->stage.step == EVENING_CHOICE && session_model(wall)->rounds_count == 1,
		"and what was read stays");
	sqlite3_close(db);
	ok(session_poll(wall, &changed, &message) == STATUS_OK
		&& tally_votes(&model_round(session_model(wall), EVENING_CHOICE)->tally, MODE_HANDS, EVENING_NONE, 1) == 3,
		"then it is read again");
	session_close(wall);
	finish();
}

int
main(void)
{
	plan(47);
	check_unchanged();
	check_moved();
	check_heavy();
	check_ended();
	check_night();
	check_frozen();
	check_held();
	check_damaged();
	return done_testing();
}
