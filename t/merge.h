/*
 * Evenings that go on at random, copies of their files, and what a file holds as text, for the tests of the
 * merge.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_T_MERGE_H
#define RUNDE_T_MERGE_H

#include "evening.h"
#include "session/merge.h"

#include <sqlite3.h>
#include <stdarg.h>
#include <stdio.h>

static uint64_t chance_state;

static void EVENING_UNUSED
chance_seed(uint64_t seed)
{
	chance_state = seed * 2654435761u + 88172645463325252u;
}

/* From 0 to COUNT - 1. */
static int EVENING_UNUSED
chance(int count)
{
	chance_state ^= chance_state << 13;
	chance_state ^= chance_state >> 7;
	chance_state ^= chance_state << 17;
	return (int)(chance_state % (uint64_t)count);
}

static sqlite3 *
open_raw(const char *path)
{
	sqlite3 *database;
	if (sqlite3_open_v2(path, &database, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK)
		bail("%s: %s", path, sqlite3_errmsg(database));
	return database;
}

static void EVENING_UNUSED
change_raw(const char *path, const char *sql)
{
	sqlite3 *database = open_raw(path);
	char *reason = NULL;
	if (sqlite3_exec(database, sql, NULL, NULL, &reason) != SQLITE_OK)
		bail("%s: %s", sql, reason);
	sqlite3_close(database);
}

/* A fresh string that SQL gives. */
static EVENING_UNUSED char *
ask_raw(const char *path, const char *sql)
{
	sqlite3 *database = open_raw(path);
	sqlite3_stmt *row;
	if (sqlite3_prepare_v2(database, sql, -1, &row, NULL) != SQLITE_OK)
		bail("%s: %s", sql, sqlite3_errmsg(database));
	const char *text = sqlite3_step(row) == SQLITE_ROW ? (const char *)sqlite3_column_text(row, 0) : NULL;
	char *got = strdup(text ? text : "");
	sqlite3_finalize(row);
	sqlite3_close(database);
	return got;
}

static void EVENING_UNUSED
copy_file(const char *from, const char *to)
{
	char command[500];
	snprintf(command, sizeof(command), "cp '%s' '%s'", from, to);
	if (system(command) != 0)
		bail("%s", command);
}

/* The columns of TABLE; a round goes by its question, and what takes acts back is not looked into. */
static char *
columns_of(sqlite3 *database, const char *table)
{
	sqlite3_stmt *rows;
	char *list = strdup("''");
	char *sql = sqlite3_mprintf("SELECT name FROM pragma_table_info(%Q)", table);
	sqlite3_prepare_v2(database, sql, -1, &rows, NULL);
	while (sqlite3_step(rows) == SQLITE_ROW) {
		const char *name = (const char *)sqlite3_column_text(rows, 0);
		char *longer = strcmp(name, "round_key") == 0
			? mem_printf("%s, (SELECT session_id || question_id || round FROM round AS r"
				" WHERE r.round_key = t.round_key)", list)
			: strcmp(name, "change") == 0 ? mem_printf("%s, length(change)", list)
			: strcmp(name, "ballot_id") == 0 && strcmp(table, "undo") == 0
			? mem_printf("%s, ballot_id IS NULL", list) : mem_printf("%s, \"%s\"", list, name);
		free(list);
		list = longer;
	}
	sqlite3_finalize(rows);
	sqlite3_free(sql);
	return list;
}

/* Every row of the file, but for the keys that mean nothing outside it. ONLY: of that session, without
 * its name; NULL: of all. HISTORY: log, undo and stage too. */
static EVENING_UNUSED char *
dump_file(const char *path, const char *only, bool history)
{
	char *text = NULL;
	size_t length;
	FILE *out = open_memstream(&text, &length);
	sqlite3 *database = open_raw(path);
	sqlite3_stmt *tables, *rows;
	sqlite3_prepare_v2(database, "SELECT name FROM sqlite_schema WHERE type = 'table'"
		" AND name <> 'file' ORDER BY name", -1, &tables, NULL);
	while (sqlite3_step(tables) == SQLITE_ROW) {
		const char *name = (const char *)sqlite3_column_text(tables, 0);
		if (!history && (strcmp(name, "log") == 0 || strcmp(name, "undo") == 0
			|| strcmp(name, "stage") == 0))
			continue;
		char *columns = columns_of(database, name);
		char *sql = mem_printf("SELECT %s FROM \"%s\" AS t ORDER BY 2, 3, 4, 5, 6, 7", columns, name);
		if (sqlite3_prepare_v2(database, sql, -1, &rows, NULL) != SQLITE_OK) {
			/* fewer columns than that */
			free(sql);
			sql = mem_printf("SELECT * FROM (SELECT %s FROM \"%s\" AS t) ORDER BY 1, 2, 3", columns, name);
			if (sqlite3_prepare_v2(database, sql, -1, &rows, NULL) != SQLITE_OK)
				bail("%s: %s", sql, sqlite3_errmsg(database));
		}
		while (sqlite3_step(rows) == SQLITE_ROW) {
			char *row = NULL;
			size_t row_length;
			FILE *line = open_memstream(&row, &row_length);
			for (int i = 1; i < sqlite3_column_count(rows); i++) {
				const unsigned char *value = sqlite3_column_text(rows, i);
				fprintf(line, "|%s", value ? (const char *)value : "NULL");
			}
			fclose(line);
			char *at = only ? strstr(row, only) : row;
			if (at) {
				if (only)
					memset(at, '-', strlen(only));
				fprintf(out, "%s%s\n", name, row);
			}
			free(row);
		}
		sqlite3_finalize(rows);
		free(sql);
		free(columns);
	}
	sqlite3_finalize(tables);
	sqlite3_close(database);
	fclose(out);
	return text;
}

/* ENV, zeroed or used before, as evening_env() makes it. */
static void EVENING_UNUSED
renew(struct env *env, uint64_t seed)
{
	env_free(env);
	*env = evening_env(seed);
}

/* --- acts at random ------------------------------------------------------------------------- */

/* One thing that may happen now, or nothing. */
static void EVENING_UNUSED
random_act(struct session *session)
{
	struct message message;
	unsigned changed = 0;
	const struct model *model = session_model(session);
	int step = model->stage.step;
	enum kind kind = step < 0 ? KIND_INFO : model->workshop->steps[step].kind;
	char text[60];
	env_advance(session_env(session), (1 + chance(50)) * 1000);
	snprintf(text, sizeof(text), "said %08x", (unsigned)chance(1 << 30));
	const struct comment_entry comment = {.group = chance(2) ? EVENING_CIVIL : EVENING_NONE, .text = text,
		.cluster = chance(3) ? NULL : "Cluster"};
	const struct measure_entry measure = {.what = text, .who = "Olena", .agreed = chance(2)};
	int option = 1 + chance(3);
	switch (chance(10)) {
	case 0:
	case 1:
		session_go_on(session, &changed, &message);
		return;
	case 2:
		session_comment(session, &comment, NULL, &changed, &message);
		return;
	case 3:
	case 4:
		session_count(session, cell_of(kind == KIND_SCALE ? chance(2) : EVENING_NONE, option),
			chance(20), &changed, &message);
		return;
	case 5:
		session_mode(session, MODE_KEYPAD, &changed, &message);
		return;
	case 6:
	case 7:
		if (step >= 0)
			evening_cast(session, chance(2), &option, 1, 1 + chance(3), &changed, &message);
		return;
	case 8:
		if (chance(3))
			session_present(session, chance(2), chance(30), &changed, &message);
		else
			session_measure(session, NULL, &measure, &changed, &message);
		return;
	case 9:
		if (chance(2))
			session_undo(session, &changed, &message);
		else if (chance(2))
			session_ask_again(session, &changed, &message);
		else
			session_blank(session, chance(2), &changed, &message);
		return;
	}
}

static void EVENING_UNUSED
random_acts(struct session *session, int count)
{
	for (int i = 0; i < count; i++)
		random_act(session);
}

/* --- merging ---------------------------------------------------------------------------------- */

static struct merge_report merged;
static struct message merge_message;

/* Merges the files that are named, up to NULL. */
static enum status EVENING_UNUSED
merge_into(struct env *env, enum merge_parting parting, const char *out, ...)
{
	char *sources[50];
	int count = 0;
	va_list names;
	va_start(names, out);
	for (char *name; (name = va_arg(names, char *));)
		sources[count++] = name;
	va_end(names);
	merge_report_free(&merged);
	merge_message.text[0] = '\0';
	return merge_files(env, out, sources, count, parting, &merged, &merge_message);
}

static void EVENING_UNUSED
merge_or_bail(enum status status)
{
	if (status)
		bail("%s\n%s", merge_message.text, merged.parted ? merged.parted : "");
}

/* What became of the sessions, in one word each. */
static EVENING_UNUSED const char *
outcomes(void)
{
	static const char *const words[] = {"added ", "replaced ", "unchanged ", "both ", "given-up ", "erased ", "forgotten ",
		"rehearsal "};
	static char text[500];
	text[0] = '\0';
	for (int i = 0; i < merged.count; i++)
		strcat(text, words[merged.lines[i].outcome]);
	return text;
}

#endif
