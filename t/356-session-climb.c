/* A file of version 1 with a whole evening in it climbs to the present version: nothing is lost or
 * changed, and the evening goes on, with what could be taken back then.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "ballots.h"

#include "session/export.h"
#include "store/schema.sql.h"
#include "store/store.h"

#define NEW_NAME "new.runde"
#define OLD_NAME "old.runde"

/* --- an evening as version 1 knew it ----------------------------------------------------------- */

static void
say(int group, const char *cluster, const char *text)
{
	const struct comment_entry entry = { .table_no = 3, .group = group, .cluster = cluster, .text = text };
	must(session_comment(session, &entry, NULL, &changed, &message));
}

static void
hands(int group, int option_no, int votes)
{
	must(session_count(session, cell_of(group, option_no), votes, &changed, &message));
}

static void
secret(int group, int option, int weight)
{
	must(evening_cast(session, group, &option, option > 0, weight, &changed, &message));
}

/* Up to the vote on clusters, which is open; what was done since the last secret round can be taken
 * back. */
static void
play_half(void)
{
	env = evening_env(81);
	session = evening_session(&env, NEW_NAME);
	evening_go(session, EVENING_PEOPLE, STAGE_PROMPT);
	must(session_present(session, EVENING_ADMIN, 12, &changed, &message));
	must(session_present(session, EVENING_CIVIL, 20, &changed, &message));
	evening_go(session, EVENING_CHOICE, STAGE_OPEN);
	hands(EVENING_NONE, 1, 20);
	hands(EVENING_NONE, 2, 8);
	hands(EVENING_NONE, 0, 2);
	evening_go(session, EVENING_SCALE, STAGE_OPEN);
	must(session_mode(session, MODE_KEYPAD, &changed, &message));
	secret(EVENING_ADMIN, 4, 3);
	secret(EVENING_ADMIN, 3, 5);
	secret(EVENING_CIVIL, 1, 9);
	secret(EVENING_CIVIL, 0, 2);
	evening_go(session, EVENING_SCALE, STAGE_REVEALED);
	must(session_ask_again(session, &changed, &message));
	hands(EVENING_ADMIN, 2, 4);
	evening_go(session, EVENING_TALK, STAGE_OPEN);
	must(session_turn(session, EVENING_CIVIL, &changed, &message));
	say(EVENING_CIVIL, NULL, "Żółć");
	evening_go(session, EVENING_CARDS, STAGE_OPEN);
	say(EVENING_CIVIL, "Benches", "more benches");
	say(EVENING_NONE, "Language", "a café for languages");
	say(EVENING_NONE, "Bus", "a bus at night");
	evening_go(session, EVENING_MULTI, STAGE_OPEN);
	hands(EVENING_NONE, 1, 11);
	hands(EVENING_NONE, 2, 7);
	hands(EVENING_NONE, -1, 14);
}

/* To its end, with measures, an inserted step and a secret vote that the end closes. */
static void
play_whole(void)
{
	play_half();
	evening_go(session, EVENING_PLAN, STAGE_PROMPT);
	const struct measure_entry measure = { .what = "Open the hall", .who = "Olena", .due = "2026-04-01", .agreed = true };
	must(session_measure(session, NULL, &measure, &changed, &message));
	const struct step_entry step = { .kind = KIND_CHOICE, .title = "Again?", .prompt = "Again?", .options = "yes|no", .minutes = 5 };
	must(session_insert_step(session, &step, &changed, &message));
	must(session_go_on(session, &changed, &message));
	must(session_go_on(session, &changed, &message));
	must(session_mode(session, MODE_KEYPAD, &changed, &message));
	secret(EVENING_CIVIL, 1, 6);
	must(session_end(session, &changed, &message));
}

/* --- as a file of version 1 ------------------------------------------------------------------------ */

static void
run(sqlite3 *db, const char *sql)
{
	char *error = NULL;
	if (sqlite3_exec(db, sql, NULL, NULL, &error) != SQLITE_OK)
		bail("%s: %s", sql, error);
}

/* Copies each table that version 1 has, column by column; its own triggers made its sums. A ballot
 * that could be taken back stood there without its round. */
static void
make_old(void)
{
	sqlite3 *db;
	sqlite3_stmt *tables;
	char *copies = mem_text("");
	unlink(OLD_NAME);
	if (sqlite3_open(OLD_NAME, &db) != SQLITE_OK)
		bail("cannot make " OLD_NAME);
	run(db, schema_sql);
	run(db, "ATTACH '" NEW_NAME "' AS new; DELETE FROM file");
	sqlite3_prepare_v2(db, "SELECT t.name, group_concat(c.name, ', ') FROM main.sqlite_schema t,"
		" pragma_table_info(t.name, 'main') c WHERE t.type = 'table' AND t.name <> 'tally' GROUP BY 1", -1, &tables, NULL);
	while (sqlite3_step(tables) == SQLITE_ROW) {
		const char *name = (const char *)sqlite3_column_text(tables, 0);
		const char *columns = (const char *)sqlite3_column_text(tables, 1);
		char *more = mem_printf("%sINSERT INTO main.%s (%s) SELECT %s FROM new.%s;", copies, name, columns, columns, name);
		free(copies);
		copies = more;
	}
	sqlite3_finalize(tables);
	run(db, copies);
	run(db, "UPDATE undo SET ballot_id = substr(ballot_id, instr(ballot_id, '/') + 1) WHERE ballot_id IS NOT NULL;"
		"DETACH new; PRAGMA application_id = 1920298596; PRAGMA user_version = 1");
	free(copies);
	sqlite3_close(db);
}

static void
climb(void)
{
	make_old();
	is_int(number_in(OLD_NAME, "PRAGMA user_version"), 1, "a file of version 1");
	is_int(number_in(OLD_NAME, "SELECT count(*) FROM pragma_table_info('tally') WHERE name = 'value'"), 0,
		"with sums as it had them");
	must(session_open(&env, OLD_NAME, SESSION_RUN, &session, &message));
	is_int(number_in(OLD_NAME, "PRAGMA user_version"), STORE_VERSION, "climbs");
	char *old = rows_in(OLD_NAME), *fresh = rows_in(NEW_NAME);
	is_str(old, fresh, "every row of every table is as if it had been made now");
	free(old);
	free(fresh);
	ok(sums_hold(OLD_NAME), "with its sums");
	is_int(number_in(OLD_NAME, "SELECT count(*) FROM pragma_foreign_key_check"), 0, "and all that belongs together");
}

/* Whether the two models stand alike. */
static bool
stands_alike(const struct model *a, const struct model *b)
{
	bool alike = a->stage.phase == b->stage.phase && a->stage.step == b->stage.step
		&& a->stage.entered_at == b->stage.entered_at && a->rounds_count == b->rounds_count
		&& a->comments_count == b->comments_count && a->measures_count == b->measures_count
		&& a->workshop->steps_count == b->workshop->steps_count && a->stage.profile.theme == -1;
	for (int i = 0; alike && i < a->workshop->steps_count; i++)
		alike = a->steps[i].stage == b->steps[i].stage && a->steps[i].state == b->steps[i].state
			&& a->steps[i].mode == b->steps[i].mode && a->steps[i].spent == b->steps[i].spent;
	return alike;
}

static void
export_of(struct session *of, const char *folder)
{
	struct export_options options = { .dir = folder, .profile = PROFILE_ARCHIVE };
	must(export_write(&of, 1, &options, NULL, &message));
}

static void
test_half(void)
{
	struct session *fresh;
	play_half();
	session_close(session);
	climb();
	must(session_open(&env, NEW_NAME, SESSION_READ, &fresh, &message));
	ok(stands_alike(session_model(session), session_model(fresh)), "the evening stands where it stood");
	export_of(session, "old");
	export_of(fresh, "fresh");
	session_close(fresh);
	is_int(system("diff -r old fresh >/dev/null"), 0, "what is exported is the same, byte for byte");

	/* what could be taken back then still can, down to the secret round */
	int back = 0, forth = 0;
	char *before = rows_in(OLD_NAME);
	while (session_undo(session, &changed, &message) == STATUS_OK)
		back++;
	ok(back >= 15 && session_model(session)->stage.step == EVENING_SCALE, "%d acts are taken back: %s", back, message.text);
	ok(sums_hold(OLD_NAME), "with their sums");
	while (session_redo(session, &changed, &message) == STATUS_OK)
		forth++;
	char *after = rows_in(OLD_NAME);
	is_int(forth, back, "and repeated");
	is_str(after, before, "all is as before");
	free(before);
	free(after);

	/* and it goes on, with what is new */
	hands(EVENING_NONE, 3, 5);
	evening_go(session, EVENING_MULTI, STAGE_REVEALED);
	is_int(tally_sum(&model_round(session_model(session), EVENING_MULTI)->tally, TALLY_ALL, 3), 5, "hands are counted on");
	struct ballot four = { .count = 1, .entries = { { 4, 0, NULL } } };
	struct official_answer answer = { .step = EVENING_SCALE, .ballot = &four };
	must(session_official(session, EVENING_OFFICIAL, &answer, 1, false, &changed, &message));
	const struct round *first = model_find_round(session_model(session), "trust", 1);
	ok(tally_sum(&first->tally, EVENING_OFFICIAL, 4) == 1 && first->sealed, "an institution answers what was asked then");
	must(session_go_to(session, EVENING_SCALE_AGAIN, &changed, &message));
	must(session_ask_again(session, &changed, &message));
	must(session_mode(session, MODE_PAPER, &changed, &message));
	struct sheet_answer two = { .step = EVENING_SCALE_AGAIN, .ballot = { .count = 1, .entries = { { 2, 0, NULL } } } };
	struct sheet sheet = { .group = EVENING_CIVIL, .answers = &two, .count = 1 };
	must(session_sheet(session, EVENING_SCALE_AGAIN, &sheet, false, &changed, &message));
	is_int(session_model(session)->steps[EVENING_SCALE_AGAIN].sheets, 1, "a paper sheet is typed");
	must(session_end(session, &changed, &message));
	ok(sums_hold(OLD_NAME), "and it ends");
	session_close(session);
	must(session_open(&env, OLD_NAME, SESSION_READ, &session, &message));
	is_int(session_model(session)->stage.phase, PHASE_ENDED, "opened again it has ended");
	session_close(session);
	env_free(&env);
}

static void
test_whole(void)
{
	struct session *fresh;
	play_whole();
	session_close(session);
	climb();
	must(session_open(&env, NEW_NAME, SESSION_READ, &fresh, &message));
	ok(stands_alike(session_model(session), session_model(fresh)), "an evening that has ended has ended");
	export_of(session, "old");
	export_of(fresh, "fresh");
	session_close(fresh);
	is_int(system("diff -r old fresh >/dev/null"), 0, "what is exported is the same, byte for byte");
	ok(session_undo(session, &changed, &message) == STATUS_REFUSED, "a secret round stays closed: %s", message.text);
	must(session_resume(session, &changed, &message));
	ok(session_model(session)->stage.phase == PHASE_RUNNING, "it is resumed");
	session_close(session);
	env_free(&env);
}

/* A secret vote was open: the last ballot of then cannot be told from the others any more. */
static void
test_secret(void)
{
	play_half();
	evening_go(session, EVENING_MULTI, STAGE_CLOSED);
	must(session_go_to(session, EVENING_CHOICE, &changed, &message));
	must(session_ask_again(session, &changed, &message));
	must(session_mode(session, MODE_KEYPAD, &changed, &message));
	secret(EVENING_CIVIL, 1, 1);
	secret(EVENING_CIVIL, 2, 1);
	session_close(session);
	climb();
	ok(session_undo(session, &changed, &message) == STATUS_REFUSED, "%s", message.text);
	secret(EVENING_CIVIL, 3, 1);
	must(session_undo(session, &changed, &message));
	const struct round *round = model_round(session_model(session), EVENING_CHOICE);
	is_int(tally_secret_ballots(&round->tally, TALLY_ALL, KIND_CHOICE), 2, "but one that is cast now can be taken back");
	must(session_go_on(session, &changed, &message));
	ok(sums_hold(OLD_NAME) && round_of(EVENING_CHOICE)->state == ROUND_CLOSED, "and the vote is closed");
	session_close(session);
	env_free(&env);
}

int
main(void)
{
	plan(6 * 3 + 11 + 4 + 3);
	test_half();
	if (system("rm -rf old fresh") != 0)
		bail("the exports cannot be removed");
	test_whole();
	test_secret();
	if (system("rm -rf old fresh " OLD_NAME " " NEW_NAME) != 0)
		bail("the files cannot be removed");
	return done_testing();
}
