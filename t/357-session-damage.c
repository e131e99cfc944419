/* A session file with wrong values where ballots of new kinds, institutions' answers, forms and the
 * views compared are kept: it opens, and everything can be read and done, or it is refused with a
 * sentence.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "ballots.h"

#include "session/export.h"
#include "session/views.h"

#define FILE_NAME "damage.runde"
#define SOUND_NAME "sound.runde"

enum { RANDOM = 120 };

/* A file in which every table has rows. */
static void
make_sound(void)
{
	kinds_begin(SOUND_NAME, 61);
	must(official_line(KINDS_SELF, KINDS_TRUST, "3", false));
	must(official_line(KINDS_SELF, KINDS_RANK, "31", false));
	must(official_line(KINDS_SELF, KINDS_SAFE, "-", false));
	must(official_line(KINDS_OFFICE, KINDS_WORDS, "offen", false));
	must(official_line(KINDS_OFFICE, KINDS_LATE, "4", false));
	go(KINDS_NEWS, STAGE_OPEN);
	must(session_count(session, cell_of(KINDS_CIVIL, 3), 9, &changed, &message));
	must(session_go_on(session, &changed, &message));
	must(session_form_open(session, KINDS_CHOICE, &changed, &message));
	for (int i = 0; i < 6; i++)
		must(sheet_lines(i % 2 ? KINDS_CIVIL : KINDS_ADMIN, KINDS_CHOICE, false, { KINDS_CHOICE, "2" },
			{ KINDS_TRUST, "4" }, { KINDS_MULTI, "13" }, { KINDS_DOTS, "1123" }, { KINDS_RANK, "312" },
			{ KINDS_RESIST, "0 10 3" }, { KINDS_NUMBER, "12,5" }, { KINDS_WORDS, "offen, laut" }));
	go(KINDS_WORDS, STAGE_REVEALED);
	must(session_word(session, "laut", true, &changed, &message));
	go(KINDS_VIEWS, STAGE_REVEALED);
	const struct profile_place place = { 0, 1, 1, true };
	must(session_profile(session, &place, &changed, &message));
	must(session_form_open(session, KINDS_OTHER, &changed, &message));
	must(sheet_lines(KINDS_ADMIN, KINDS_OTHER, false, { KINDS_OTHER, "1" }));
	session_close(session);
	session = NULL;
}

static void
copy_sound(void)
{
	unlink(FILE_NAME);
	if (system("cp " SOUND_NAME " " FILE_NAME) != 0)
		bail("the file cannot be copied");
}

/* Changes rows that no rule of the file guards any more. */
static void
damage(const char *sql)
{
	char *free_of_rules = mem_printf("PRAGMA ignore_check_constraints = ON; PRAGMA foreign_keys = OFF; %s", sql);
	change_in(FILE_NAME, free_of_rules);
	free(free_of_rules);
}

/* --- everything that can be read and done -------------------------------------------------------- */

static void
read_figures(const struct model *model)
{
	for (int i = 0; i < model->rounds_count; i++) {
		const struct round *round = &model->rounds[i];
		const struct tally *tally = &round->tally;
		enum kind kind = model->workshop->steps[round->step].kind;
		struct question question = model_question(model, round->step);
		enum withholding withheld[GROUPS_MAX + 1];
		withhold_round(tally, kind, 5, withheld);
		tally_doubt(tally, &question);
		for (int group = TALLY_ALL; group < tally->groups; group++) {
			struct summary summary;
			struct said *said;
			tally_summary(tally, kind, round->options, group, &summary);
			tally_condorcet(tally, group);
			free((tally_words(tally, group, true, &said), said));
			for (int no = 1; no <= tally->options; no++) {
				struct result result;
				double *values;
				int64_t *votes, over, under, ties;
				tally_result(tally, kind, group, no, &result);
				tally_preference(tally, group, no, 1, &over, &under, &ties);
				tally_values(tally, group, no, &values, &votes);
				if ((result.mean.has && !isfinite(result.mean.is))
					|| (result.borda.has && !isfinite(result.borda.is)))
					bail("a figure without end");
				free(values);
				free(votes);
			}
		}
	}
}

static void
read_views(const struct model *model)
{
	for (int of = VIEWS_CLOSED; of <= VIEWS_SHOWN; of++) {
		struct views views;
		struct gap gap;
		views_read(model, (enum views_of)of, model->workshop->steps_count, 5, &views);
		for (int theme = 0; theme < views.themes_count; theme++) {
			views_widest(&views, theme, -1, &gap, NULL, NULL);
			views_abstained(&views, theme, -1);
		}
		views_free(&views);
	}
}

/* Whatever it is that comes back: no crash, and a sentence where it is not done. */
static int
expect_sentence(enum status status)
{
	int silent = status != STATUS_OK && !*message.text;
	message.text[0] = '\0';
	return silent;
}

static int
read_everything(void)
{
	const struct model *model = session_model(session);
	struct export_report report;
	struct export_options options = { .dir = "exported", .profile = PROFILE_ARCHIVE };
	int silent = 0;
	read_figures(model);
	read_views(model);
	for (int i = 0; i < model->workshop->steps_count; i++) {
		model_official_shown(model, i);
		free(model_form(model, i, &(int){ 0 }));
	}
	silent += expect_sentence(export_write(&session, 1, &options, &report, &message));
	if (system("rm -rf exported") != 0)
		bail("the export cannot be removed");
	return silent;
}

static int
do_everything(void)
{
	struct sheet last;
	int silent = expect_sentence(session_last_sheet(session, &last, &message));
	sheet_free(&last);
	silent += expect_sentence(session_undo(session, &changed, &message));
	struct sheet_answer answer = { .step = KINDS_OTHER, .ballot = { .count = 1, .entries = { { 2, 0, NULL } } } };
	struct sheet sheet = { .group = KINDS_CIVIL, .answers = &answer, .count = 1 };
	silent += expect_sentence(session_sheet(session, KINDS_OTHER, &sheet, false, &changed, &message));
	silent += expect_sentence(session_go_to(session, KINDS_LATE, &changed, &message));
	silent += expect_sentence(session_go_on(session, &changed, &message));
	silent += expect_sentence(session_go_to(session, KINDS_RANK, &changed, &message));
	silent += expect_sentence(session_ask_again(session, &changed, &message));
	struct ballot order = { .count = 2, .entries = { { 2, 1, NULL }, { 1, 2, NULL } } };
	silent += expect_sentence(session_cast(session, KINDS_CIVIL, &order, 1, &changed, &message));
	silent += expect_sentence(session_undo(session, &changed, &message));
	silent += expect_sentence(session_word(session, "laut", false, &changed, &message));
	silent += expect_sentence(session_end(session, &changed, &message));
	return silent + expect_sentence(session_poll(session, &changed, &message));
}

/* Opens what was damaged; everything is read and (DOING) done, unless it is refused. */
static enum status
try_open(bool doing, int *silent)
{
	message.text[0] = '\0';
	enum status status = session_open(&env, FILE_NAME, SESSION_READ, &session, &message);
	*silent = expect_sentence(status);
	if (status != STATUS_OK)
		return status;
	*silent += read_everything();
	session_close(session);
	session = NULL;
	/* what cannot be seen by a reader may come to light while it runs; then that is said */
	if (doing && session_open(&env, FILE_NAME, SESSION_RUN, &session, &message) == STATUS_OK) {
		*silent += do_everything();
		session_close(session);
	}
	session = NULL;
	return status;
}

/* --- one by one ------------------------------------------------------------------------------------- */

/* What is wrong, and the table that is named; NULL: it opens. */
static const struct { const char *sql, *table; } damages[] = {
	{ "UPDATE OR REPLACE tally SET group_id = 'nobody' WHERE option_no = 2", "tally" },
	{ "UPDATE OR REPLACE tally SET entry_mode = 'by post' WHERE option_no = 2", "tally" },
	{ "UPDATE OR REPLACE tally SET option_no = 77 WHERE option_no = 3", "tally" },
	{ "UPDATE OR REPLACE tally SET option_no = -7 WHERE option_no = -1", "tally" },
	{ "UPDATE OR REPLACE tally SET option_no = 4294967297 WHERE option_no = 1", "tally" },
	{ "UPDATE OR REPLACE tally SET votes = -1 WHERE option_no = 1", "tally" },
	{ "UPDATE OR REPLACE tally SET votes = 9223372036854775807", "tally" },
	{ "UPDATE OR REPLACE tally SET value = 9e999 WHERE value = 12.5", "tally" },
	{ "UPDATE OR REPLACE tally SET value = -9e999 WHERE value = 12.5", "tally" },
	{ "UPDATE OR REPLACE tally SET value = 1e300 WHERE value = 12.5", "tally" },
	{ "UPDATE OR REPLACE tally SET value = 10.5 WHERE value = 10", "tally" },
	{ "UPDATE OR REPLACE tally SET value = 11 WHERE value = 10", "tally" },
	{ "UPDATE OR REPLACE tally SET value = -2 WHERE value = 2 AND text = ''", "tally" },
	{ "UPDATE OR REPLACE tally SET text = '' WHERE text = 'offen'", "tally" },
	{ "UPDATE OR REPLACE tally SET text = CAST(X'FFC0AF1B5B' AS TEXT) WHERE text = 'offen'", NULL },
	{ "UPDATE OR REPLACE tally SET value = 9e999 WHERE value = 0 AND option_no = 0", NULL },
	{ "DELETE FROM tally", NULL },
	{ "UPDATE OR REPLACE pair SET group_id = 'nobody'", "pair" },
	{ "UPDATE OR REPLACE pair SET option_a = 0", "pair" },
	{ "UPDATE OR REPLACE pair SET option_b = 5 WHERE option_b = 2", "pair" },
	{ "UPDATE OR REPLACE pair SET votes = -9223372036854775807 - 1", "pair" },
	{ "UPDATE OR REPLACE pair SET votes = 9223372036854775807", "pair" },
	{ "UPDATE OR REPLACE pair SET votes = 1000000", NULL },
	{ "DELETE FROM pair", NULL },
	{ "UPDATE OR REPLACE hidden_word SET word = ''", NULL },
	{ "UPDATE OR REPLACE hidden_word SET word = CAST(X'FF00' AS TEXT)", NULL },
	{ "UPDATE OR REPLACE hidden_word SET round_key = 4711", NULL },
	{ "INSERT INTO presence SELECT session_id, 'zi', -1 FROM session", "presence" },
	{ "INSERT INTO presence SELECT session_id, 'zi', 9223372036854775807 FROM session", "presence" },
	{ "UPDATE round_presence SET present = -1 WHERE group_id = 'all'", "round_presence" },
	{ "UPDATE round_presence SET present = 9223372036854775807 WHERE group_id <> 'all'", "round_presence" },
	{ "UPDATE round_presence SET present = 9223372036854775807 WHERE group_id = 'all'", "round_presence" },
	{ "DELETE FROM round_presence", NULL },
	{ "INSERT INTO comment SELECT session_id, 'caaaaaaaaaaa', 99, step_id, 1, 1, 'none', NULL, 4294967296, 'shown', 'x'"
		" FROM step LIMIT 1", "comment" },
	{ "INSERT INTO comment SELECT session_id, 'caaaaaaaaaaa', 99, step_id, -1, 1, 'none', NULL, 0, 'shown', 'x'"
		" FROM step LIMIT 1", "comment" },
	{ "INSERT INTO turn SELECT session_id, step_id, 1, 'none', 4294967297 FROM step LIMIT 1", "turn" },
	{ "UPDATE round SET round = 0 WHERE round_key = 2", "round" },
	{ "UPDATE round SET round = 1000000000 WHERE round_key = 2", "round" },
	{ "UPDATE round SET round = 4294967297 WHERE round_key = 2", "round" },
	{ "UPDATE OR REPLACE form SET sheets = -1", "form" },
	{ "UPDATE OR REPLACE form SET sheets = 9223372036854775807", "form" },
	{ "UPDATE OR REPLACE form SET step_id = 'nowhere' WHERE step_id = 'way'", "form" },
	{ "DELETE FROM form", NULL },
	{ "UPDATE OR REPLACE official SET group_id = 'zi' WHERE question_id = 'safe'", "official" },
	{ "UPDATE OR REPLACE official SET group_id = 'none' WHERE question_id = 'safe'", "official" },
	{ "UPDATE OR REPLACE official SET group_id = 'nobody' WHERE question_id = 'safe'", "official" },
	{ "UPDATE OR REPLACE official SET question_id = 'nowhere' WHERE question_id = 'trust'", "official_entry" },
	{ "DELETE FROM official WHERE question_id = 'trust'", "official_entry" },
	{ "UPDATE OR REPLACE official_entry SET option_no = 77 WHERE question_id = 'trust'", "official_entry" },
	{ "UPDATE OR REPLACE official_entry SET option_no = -5 WHERE question_id = 'trust'", "official_entry" },
	{ "UPDATE OR REPLACE official_entry SET option_no = 77 WHERE question_id = 'late'", "official_entry" },
	{ "UPDATE OR REPLACE official_entry SET value = 9 WHERE question_id = 'order'", "official_entry" },
	{ "UPDATE OR REPLACE official_entry SET value = 9e999 WHERE question_id = 'order' AND value = 2", "official_entry" },
	{ "UPDATE OR REPLACE official_entry SET text = NULL WHERE question_id = 'words'", "official_entry" },
	{ "UPDATE OR REPLACE official_entry SET text = CAST(X'FF' AS TEXT) WHERE question_id = 'words'", "official_entry" },
	{ "UPDATE OR REPLACE official_entry SET text = hex(zeroblob(5000)) WHERE question_id = 'words'", "official_entry" },
	{ "UPDATE OR REPLACE official_entry SET value = 9e999 WHERE question_id = 'trust'", NULL },
	{ "UPDATE OR REPLACE official SET reason = hex(zeroblob(50000))", NULL },
	{ "DELETE FROM official_entry", NULL },
	{ "UPDATE OR REPLACE stage SET profile = 'views'", NULL },
	{ "UPDATE OR REPLACE stage SET profile = '-7 -7 -7 -7'", NULL },
	{ "UPDATE OR REPLACE stage SET profile = '99 99 99 99'", NULL },
	{ "UPDATE OR REPLACE stage SET profile = '99999999999999999999 0 0 0'", NULL },
	{ "UPDATE OR REPLACE stage SET profile = '0 0 2147483647 1'", NULL },
	{ "UPDATE OR REPLACE stage SET profile = hex(zeroblob(100000))", NULL },
	{ "UPDATE OR REPLACE stage SET cell = 'zi 99999999999999999999 99999999999999999999'", NULL },
	{ "UPDATE OR REPLACE undo SET ballot_id = '/' WHERE act = 'sheet'", NULL },
	{ "UPDATE OR REPLACE undo SET ballot_id = '4711/b x/ 99999999999999999999/b' WHERE act = 'sheet'", NULL },
	{ "UPDATE OR REPLACE undo SET subject_id = 'nowhere' WHERE act = 'sheet'", NULL },
	{ "UPDATE OR REPLACE step SET stage = 'official' WHERE kind = 'break'", NULL },
	{ "UPDATE OR REPLACE vote SET option_no = 77 WHERE option_no = 2 AND round_key = 2", "tally" },
};

enum { DAMAGES = sizeof(damages) / sizeof(damages[0]) };

static void
test_each(void)
{
	for (int i = 0; i < DAMAGES; i++) {
		int silent;
		copy_sound();
		damage(damages[i].sql);
		message.text[0] = '\0';
		enum status status = session_open(&env, FILE_NAME, SESSION_READ, &session, &message);
		char *named = mem_printf("(%s)", damages[i].table ? damages[i].table : "");
		if (damages[i].table)
			ok(status == STATUS_DATA && !session && strstr(message.text, named), "%.70s: %s", damages[i].sql,
				status ? message.text : "opened");
		else
			ok(status == STATUS_OK, "%.70s: %s", damages[i].sql, status ? message.text : "opens");
		free(named);
		session_close(session);
		session = NULL;
		try_open(true, &silent);
		is_int(silent, 0, "nothing fails without a sentence");
	}
}

static void
test_without_texts(void)
{
	copy_sound();
	damage("DELETE FROM wording");
	ok(session_open(&env, FILE_NAME, SESSION_READ, &session, &message) == STATUS_DATA && !session,
		"no text at all: %s", message.text);
}

/* A place in the views that cannot be is the beginning. */
static void
test_place(void)
{
	copy_sound();
	damage("UPDATE stage SET profile = '-7 99999999999 5 1'");
	must(session_open(&env, FILE_NAME, SESSION_READ, &session, &message));
	const struct profile_place *place = &session_model(session)->stage.profile;
	ok(place->theme == -1 && place->question == -1 && place->row == 0, "the views begin anew");
	session_close(session);
	session = NULL;
}

/* --- at random ---------------------------------------------------------------------------------------- */

static uint64_t state = 6364136223846793005;

static uint32_t
any(uint32_t below)
{
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return (uint32_t)((state >> 32) * below >> 32);
}

static const char *
any_value(const char *type)
{
	static const char *const integers[] = {
		"-9223372036854775808", "9223372036854775807", "-2147483649", "2147483648", "4294967297", "-1", "0",
		"1", "2", "3", "99", "100", "1000000000001",
	};
	static const char *const reals[] = {
		"9e999", "-9e999", "1e308", "-1e308", "1e9", "-1.0", "0.0", "0.5", "1.0", "3.0", "10.0", "11.0", "1e-320",
	};
	static const char *const texts[] = {
		"''", "'nowhere'", "'self'", "'amt'", "'none'", "'zi'", "'trust'", "'order'", "'words'", "'hands'", "'keypad'",
		"'official'", "CAST(X'FF' AS TEXT)", "CAST(X'611B5B324A' AS TEXT)", "hex(zeroblob(3000))", "'-1 -1 -1 -1'",
		"'3 3 3 3'", "'1/b 2/b'", "'form'", "NULL",
	};
	if (strcmp(type, "INTEGER") == 0)
		return integers[any(sizeof(integers) / sizeof(integers[0]))];
	if (strcmp(type, "REAL") == 0)
		return reals[any(sizeof(reals) / sizeof(reals[0]))];
	return texts[any(sizeof(texts) / sizeof(texts[0]))];
}

struct columns {
	char name[20][40], type[20][20];
	int count;
	char key[400]; /* of the table, separated by commas */
};

static void
read_columns(sqlite3 *db, const char *table, struct columns *columns)
{
	sqlite3_stmt *row;
	char *sql = mem_printf("SELECT name, type, pk FROM pragma_table_info('%s')", table);
	*columns = (struct columns){ .count = 0 };
	if (sqlite3_prepare_v2(db, sql, -1, &row, NULL) != SQLITE_OK)
		bail("%s: %s", sql, sqlite3_errmsg(db));
	while (columns->count < 20 && sqlite3_step(row) == SQLITE_ROW) {
		const char *name = (const char *)sqlite3_column_text(row, 0);
		snprintf(columns->name[columns->count], sizeof(columns->name[0]), "%s", name);
		snprintf(columns->type[columns->count], sizeof(columns->type[0]), "%s",
			(const char *)sqlite3_column_text(row, 1));
		columns->count++;
		if (sqlite3_column_int(row, 2) > 0)
			snprintf(columns->key + strlen(columns->key), sizeof(columns->key) - strlen(columns->key),
				"%s%s", *columns->key ? ", " : "", name);
	}
	sqlite3_finalize(row);
	free(sql);
}

/* Sets a column of some rows of a table to something; what the file itself refuses is left. */
static void
damage_any(sqlite3 *db)
{
	static const char *const tables[] = {
		"official", "official_entry", "pair", "hidden_word", "form", "tally", "tally", "stage", "undo", "step",
	};
	const char *table = tables[any(sizeof(tables) / sizeof(tables[0]))];
	struct columns columns;
	read_columns(db, table, &columns);
	int column = (int)any((uint32_t)columns.count);
	const char *name = columns.name[column];
	if (strcmp(name, "change") == 0 || strcmp(name, "session_id") == 0)
		return;
	char *sql = mem_printf("UPDATE OR IGNORE %s SET %s = %s WHERE (%s) IN (SELECT %s FROM %s LIMIT %d OFFSET %d)",
		table, name, any_value(columns.type[column]), columns.key, columns.key, table, 1 + (int)any(4), (int)any(6));
	sqlite3_exec(db, sql, NULL, NULL, NULL);
	free(sql);
}

static void
test_any(void)
{
	int opened = 0, refused = 0, silent = 0, other = 0;
	for (int i = 0; i < RANDOM; i++) {
		sqlite3 *db;
		int here;
		copy_sound();
		if (sqlite3_open(FILE_NAME, &db) != SQLITE_OK)
			bail("cannot open " FILE_NAME);
		sqlite3_exec(db, "PRAGMA ignore_check_constraints = ON; PRAGMA synchronous = OFF", NULL, NULL, NULL);
		for (uint32_t n = 1 + any(3); n > 0; n--)
			damage_any(db);
		sqlite3_close(db);
		enum status status = try_open(i % 3 == 0, &here);
		opened += status == STATUS_OK;
		refused += status == STATUS_DATA;
		other += status != STATUS_OK && status != STATUS_DATA;
		silent += here;
	}
	is_int(other, 0, "random damage is damage");
	is_int(silent, 0, "which is said");
	ok(opened > RANDOM / 10, "%d files open all the same, and everything in them can be read and done", opened);
	ok(refused > RANDOM / 10, "%d are refused", refused);
}

int
main(void)
{
	plan(DAMAGES * 2 + 1 + 1 + 4);
	make_sound();
	test_each();
	test_without_texts();
	test_place();
	test_any();
	env_free(&env);
	unlink(FILE_NAME);
	unlink(SOUND_NAME);
	return done_testing();
}
