/*
 * A workshop with a question of every kind, most of them on one paper form, and a session file of
 * it in the present folder.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_T_BALLOTS_H
#define RUNDE_T_BALLOTS_H

#include "evening.h"

#include <sqlite3.h>
#include <stdio.h>

/* The order of the steps. */
enum {
	KINDS_BREAK, KINDS_IDEAS, KINDS_CHOICE, KINDS_TRUST, KINDS_SAFE, KINDS_MULTI, KINDS_DOTS,
	KINDS_RANK, KINDS_RESIST, KINDS_NUMBER, KINDS_WORDS, KINDS_BEST, KINDS_AGAIN, KINDS_OTHER,
	KINDS_NEWS, KINDS_VIEWS, KINDS_LATE, KINDS_VIEWS_LATE, KINDS_STEPS
};

/* The index of groups. */
enum { KINDS_ADMIN, KINDS_SELF, KINDS_CIVIL, KINDS_OFFICE, KINDS_NONE };

static const char *const kinds_rows[][COLUMN_COUNT] = {
	/* id, kind, title, prompt, minutes, options, theme, question, sheet, max, by_group, comments, notes */
	{ "kinds", "workshop", "All kinds", "Welcome.", "0", "", "", "", "", "", "", "", "" },
	{ "ve", "group", "Verwaltung", "", "", "", "", "", "", "", "", "", "" },
	{ "self", "group", "Selbstcheck", "", "", "official", "", "", "", "", "", "", "" },
	{ "zi", "group", "Zivilgesellschaft", "", "", "", "", "", "", "", "", "", "" },
	{ "amt", "group", "Amt", "", "", "official", "", "", "", "", "", "", "" },
	{ "pause", "break", "Break", "", "10", "", "", "", "", "", "", "", "" },
	{ "ideas", "cards", "Ideas", "What?", "", "", "", "", "", "", "", "", "" },
	{ "way", "choice", "Way", "Which?", "", "left|right|straight on", "", "", "form", "", "yes", "", "" },
	{ "trust", "scale", "Trust", "We trust.", "", "no|rather not|rather|yes", "Together", "", "form", "", "yes", "", "" },
	{ "safe", "scale", "Safe", "It is safe.", "", "no=1|partly=2.5|yes=4", "Together", "", "form", "", "yes", "", "" },
	{ "several", "multi", "Several", "Which?", "", "a|b|c|d", "", "", "form", "2", "yes", "", "" },
	{ "points", "dots", "Points", "Where?", "", "a|b|c", "", "", "form", "4", "yes", "", "" },
	{ "order", "rank", "Order", "What first?", "", "a|b|c|d", "", "", "form", "3", "yes", "", "" },
	{ "against", "resist", "Against", "How hard?", "", "a|b|as it is=status-quo", "", "", "form", "", "yes", "", "" },
	{ "many", "number", "How many", "How many?", "", "", "", "", "form", "", "yes", "", "" },
	{ "words", "words", "Words", "How is it?", "", "", "", "", "form", "3", "yes", "", "" },
	{ "best", "choice", "Best", "Which idea?", "", "@ideas", "", "", "form", "", "", "", "" },
	{ "again", "scale", "Trust again", "We trust.", "", "no|rather not|rather|yes", "Together", "trust", "form", "", "yes", "", "" },
	{ "other", "choice", "Other", "Yes or no?", "", "yes|no", "", "", "second", "", "yes", "", "" },
	{ "news", "scale", "News", "News reach all.", "", "no|partly|yes", "Apart", "", "second", "", "yes", "", "" },
	{ "views", "profile", "Views", "", "", "", "", "", "", "", "", "", "" },
	{ "late", "scale", "Late", "One more.", "", "no|rather not|rather|yes", "Together", "", "", "", "yes", "", "" },
	{ "views-late", "profile", "Views again", "", "", "", "", "", "", "", "", "", "" },
};

static struct env env;
static struct session *session;
static struct message message;
static unsigned changed;

static void EVENING_UNUSED
must(enum status status)
{
	if (status != STATUS_OK)
		bail("an act failed: %s", message.text);
}

static EVENING_UNUSED struct workshop *
kinds_workshop(void)
{
	return workshop_of(kinds_rows, sizeof(kinds_rows) / sizeof(kinds_rows[0]), "de", NULL);
}

/* Opens a fresh session file NAME; two pictures, so that words may be typed in secret. */
static void EVENING_UNUSED
kinds_begin(const char *name, uint64_t seed)
{
	struct workshop *workshop = kinds_workshop();
	struct session_details details = { .title = "Evening", .place = "Town", .pictures = 2 };
	env = evening_env(seed);
	unlink(name);
	must(session_create(&env, name, workshop, &details, &message));
	must(session_open(&env, name, SESSION_RUN, &session, &message));
	workshop_free(workshop);
}

static void EVENING_UNUSED
kinds_end(const char *name)
{
	session_close(session);
	session = NULL;
	env_free(&env);
	unlink(name);
}

/* The evening jumps to STEP and goes on there until it stands at STAGE. */
static void EVENING_UNUSED
go(int step, enum stage stage)
{
	const struct model *model = session_model(session);
	if (model->stage.phase == PHASE_WAITING)
		must(session_go_on(session, &changed, &message));
	env_advance(&env, 60 * 1000);
	must(session_go_to(session, step, &changed, &message));
	while (model->steps[step].stage != stage) {
		env_advance(&env, 60 * 1000);
		if (model->stage.step != step)
			bail("step %d never comes to stage %d", step, stage);
		must(session_go_on(session, &changed, &message));
	}
}

static void EVENING_UNUSED
reopen(const char *name)
{
	session_close(session);
	must(session_open(&env, name, SESSION_RUN, &session, &message));
}

/* The ballot that is typed as LINE where STEP is asked; bails when it is none. */
static struct ballot EVENING_UNUSED
typed(int step, const char *line)
{
	struct question question = model_question(session_model(session), step);
	struct ballot ballot;
	enum ballot_fault fault = ballot_read(&question, line, &ballot);
	if (fault)
		bail("“%s” is no ballot of step %d (%d)", line, step, fault);
	return ballot;
}

static enum status EVENING_UNUSED
cast_line(int group, const char *line, int64_t weight)
{
	struct ballot ballot = typed(session_model(session)->stage.step, line);
	enum status status = session_cast(session, group, &ballot, weight, &changed, &message);
	ballot_free(&ballot);
	return status;
}

static enum status EVENING_UNUSED
official_line(int group, int step, const char *line, bool replace)
{
	struct ballot ballot = typed(step, line);
	struct official_answer answer = { .step = step, .ballot = &ballot, .reason = "as we see it" };
	enum status status = session_official(session, group, &answer, 1, replace, &changed, &message);
	ballot_free(&ballot);
	return status;
}

/* A sheet of the form of STEP: pairs of a step and a line, up to -1. */
#define sheet_lines(group, step, instead, ...) \
	type_sheet((group), (step), (instead), (const struct sheet_line[]){ __VA_ARGS__, { -1, NULL } })

struct sheet_line {
	int step;
	const char *line;
};

static enum status EVENING_UNUSED
type_sheet(int group, int step, bool instead, const struct sheet_line *lines)
{
	struct sheet_answer answers[KINDS_STEPS];
	struct sheet sheet = { .group = group, .answers = answers };
	for (; lines[sheet.count].line; sheet.count++)
		answers[sheet.count] = (struct sheet_answer){ lines[sheet.count].step,
			typed(lines[sheet.count].step, lines[sheet.count].line) };
	enum status status = session_sheet(session, step, &sheet, instead, &changed, &message);
	for (int i = 0; i < sheet.count; i++)
		ballot_free(&answers[i].ballot);
	return status;
}

static EVENING_UNUSED const struct round *
round_of(int step)
{
	return model_round(session_model(session), step);
}

/* A number from the file, as a reader from outside sees it. */
static int64_t EVENING_UNUSED
number_in(const char *name, const char *sql)
{
	sqlite3 *db;
	sqlite3_stmt *statement = NULL;
	int64_t result = -1;
	if (sqlite3_open_v2(name, &db, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK
		|| sqlite3_prepare_v2(db, sql, -1, &statement, NULL) != SQLITE_OK)
		bail("%s: %s", sql, sqlite3_errmsg(db));
	if (sqlite3_step(statement) == SQLITE_ROW)
		result = sqlite3_column_int64(statement, 0);
	sqlite3_finalize(statement);
	sqlite3_close(db);
	return result;
}

static void EVENING_UNUSED
change_in(const char *name, const char *sql)
{
	sqlite3 *db;
	char *error = NULL;
	if (sqlite3_open(name, &db) != SQLITE_OK || sqlite3_exec(db, sql, NULL, NULL, &error) != SQLITE_OK)
		bail("%s: %s", sql, error);
	sqlite3_close(db);
}

/* Every row of every table but those of history and of the wall, each with its values; the
 * caller frees it. */
static EVENING_UNUSED char *
rows_in(const char *name)
{
	char *text = NULL;
	size_t length;
	FILE *out = open_memstream(&text, &length);
	sqlite3 *db;
	sqlite3_stmt *tables, *rows;
	if (sqlite3_open_v2(name, &db, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK)
		bail("cannot open %s", name);
	sqlite3_prepare_v2(db, "SELECT name FROM sqlite_schema WHERE type = 'table'"
		" AND name NOT IN ('log', 'undo', 'stage', 'file') ORDER BY name", -1, &tables, NULL);
	while (sqlite3_step(tables) == SQLITE_ROW) {
		const char *table = (const char *)sqlite3_column_text(tables, 0);
		char *sql = sqlite3_mprintf("SELECT * FROM \"%w\"", table);
		if (sqlite3_prepare_v2(db, sql, -1, &rows, NULL) != SQLITE_OK)
			bail("%s: %s", sql, sqlite3_errmsg(db));
		for (int i = 0; i < sqlite3_column_count(rows); i++)
			sql = sqlite3_mprintf("%z%s %d", sql, i ? "," : " ORDER BY", i + 1);
		sqlite3_finalize(rows);
		if (sqlite3_prepare_v2(db, sql, -1, &rows, NULL) != SQLITE_OK)
			bail("%s: %s", sql, sqlite3_errmsg(db));
		while (sqlite3_step(rows) == SQLITE_ROW) {
			fputs(table, out);
			for (int i = 0; i < sqlite3_column_count(rows); i++) {
				const unsigned char *value = sqlite3_column_text(rows, i);
				fprintf(out, "|%d:%s", sqlite3_column_type(rows, i), value ? (const char *)value : "");
			}
			fputc('\n', out);
		}
		sqlite3_finalize(rows);
		sqlite3_free(sql);
	}
	sqlite3_finalize(tables);
	sqlite3_close(db);
	fclose(out);
	return text;
}

/* Whether the sums that the file keeps are those of its votes; what is wrong goes to the log. */
static bool EVENING_UNUSED
sums_hold(const char *name)
{
	static const char *const wrong[] = {
		/* what is in one and not in the other */
		"WITH t AS (SELECT round_key, group_id, entry_mode, option_no, value, text, votes, entries FROM tally),"
		" v AS (SELECT round_key, group_id, entry_mode, iif(text IS NULL, option_no, 1), coalesce(value, 0),"
		" coalesce(text, ''), sum(weight), count(*) FROM vote GROUP BY 1, 2, 3, 4, 5, 6)"
		" SELECT (SELECT count(*) FROM (SELECT * FROM t EXCEPT SELECT * FROM v))"
		" + (SELECT count(*) FROM (SELECT * FROM v EXCEPT SELECT * FROM t))",
		"WITH p AS (SELECT round_key, group_id, option_a, option_b, votes FROM pair),"
		" v AS (SELECT a.round_key, a.group_id, a.option_no, b.option_no, sum(a.weight) FROM vote a"
		" JOIN vote b USING (round_key, ballot_id) JOIN round USING (round_key)"
		" JOIN step USING (session_id, step_id)"
		" WHERE kind = 'rank' AND a.option_no > 0 AND b.option_no > 0 AND a.value < b.value"
		" GROUP BY 1, 2, 3, 4)"
		" SELECT (SELECT count(*) FROM (SELECT * FROM p EXCEPT SELECT * FROM v))"
		" + (SELECT count(*) FROM (SELECT * FROM v EXCEPT SELECT * FROM p))",
	};
	bool hold = true;
	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
		int64_t rows = number_in(name, wrong[i]);
		if (rows != 0)
			diag("%s: %d rows are not the sums of the votes", i ? "pair" : "tally", (int)rows);
		hold = hold && rows == 0;
	}
	return hold;
}

#endif
