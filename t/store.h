/*
 * A folder of its own for a test of the store, files in it, and looks at them
 * from outside.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_T_STORE_H
#define RUNDE_T_STORE_H

#include "store/connection.h"
#include "tap.h"

#include <dirent.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static char folder[4096];

static void TAP_UNUSED
remove_folder(void)
{
	char command[5000];
	snprintf(command, sizeof(command), "rm -rf '%s'", folder);
	if (*folder && system(command) != 0)
		diag("%s could not be removed", folder);
}

static void TAP_UNUSED
make_folder(void)
{
	const char *place = getenv("TMPDIR");
	snprintf(folder, sizeof(folder), "%s/runde-store.XXXXXX", place && *place ? place : "/tmp");
	if (!mkdtemp(folder) || chmod(folder, 0755) != 0)
		bail("no folder for the test: %s", folder);
}

/* The path of NAME in the folder; eight of them live at a time. */
static TAP_UNUSED const char *
in_folder(const char *name)
{
	static char paths[8][4200];
	static int next;
	char *path = paths[next++ % 8];
	snprintf(path, sizeof(paths[0]), "%s/%s", folder, name);
	return path;
}

/* The names in the folder, sorted, each with a space behind it. */
static TAP_UNUSED const char *
listing(void)
{
	static char names[4096];
	struct dirent **entries;
	int count = scandir(folder, &entries, NULL, alphasort);
	names[0] = '\0';
	for (int i = 0; i < count; i++) {
		if (strcmp(entries[i]->d_name, ".") != 0 && strcmp(entries[i]->d_name, "..") != 0) {
			strcat(names, entries[i]->d_name);
			strcat(names, " ");
		}
		free(entries[i]);
	}
	free(entries);
	return names;
}

static void TAP_UNUSED
write_file(const char *path, const void *bytes, size_t length)
{
	FILE *file = fopen(path, "w");
	if (!file || fwrite(bytes, 1, length, file) != length || fclose(file) != 0)
		bail("%s could not be written", path);
}

/* All bytes of a file; the caller frees them. */
static TAP_UNUSED unsigned char *
read_file(const char *path, size_t *length)
{
	FILE *file = fopen(path, "r");
	struct stat state;
	if (!file || fstat(fileno(file), &state) != 0)
		bail("%s could not be read", path);
	*length = (size_t)state.st_size;
	unsigned char *bytes = malloc(*length + 1);
	if (!bytes || fread(bytes, 1, *length, file) != *length)
		bail("%s could not be read", path);
	fclose(file);
	return bytes;
}

/* Whether FILE holds these bytes somewhere. */
static bool TAP_UNUSED
file_holds(const char *path, const void *bytes, size_t count)
{
	size_t length;
	unsigned char *all = read_file(path, &length);
	bool holds = memmem(all, length, bytes, count) != NULL;
	free(all);
	return holds;
}

static void TAP_UNUSED
raw(struct store *store, const char *sql)
{
	if (store_execute(store, sql) != SQLITE_OK)
		bail("%s: %s", sql, sqlite3_errmsg(store->database));
}

/* A published file NAME with one session and one round; closed. */
static TAP_UNUSED const char *
make_file(const char *name)
{
	struct store *store;
	struct message message = { "" };
	const char *path = in_folder(name);
	if (store_create(path, &store, &message))
		bail("%s", message.text);
	raw(store,
		"INSERT INTO session (session_id, workshop_id, workshop_hash, title, place, place_id,"
		" wave, created_at, local_date, timezone, planned_minutes, base_language, languages,"
		" pictures, rehearsal, lock_code) VALUES"
		" ('s', 'w', 'h', 'Title', 'Place', '', '', 0, '2026-03-12', 'UTC', 90, 'de', 'de', 1, 0, '');"
		"INSERT INTO round (round_key, session_id, question_id, round, step_id, state, sealed,"
		" wording, scale_key, opened_at) VALUES (1, 's', 'q', 1, 'q', 'open', 0, '', '', 0)");
	if (store_publish(store, &message))
		bail("%s", message.text);
	store_close(store);
	return path;
}

static TAP_UNUSED struct store *
open_or_bail(const char *path, enum store_access access)
{
	struct store *store;
	struct message message = { "" };
	if (store_open(path, access, &store, &message))
		bail("%s", message.text);
	return store;
}

static void TAP_UNUSED
add_vote(struct store *store, const char *ballot, int option)
{
	store_run(store, STORE_VOTE_ADD, INTEGER(1), TEXT(ballot), INTEGER(option), TEXT("keypad"),
		TEXT("none"), NOTHING, NOTHING, INTEGER(1));
}

static void TAP_UNUSED
add_comment(struct store *store, const char *id, const char *text)
{
	store_run(store, STORE_COMMENT_ADD, TEXT("s"), TEXT(id), INTEGER(1), TEXT("q"), NOTHING,
		NOTHING, TEXT("none"), NOTHING, INTEGER(0), TEXT("shown"), TEXT(text));
}

static int64_t TAP_UNUSED
count_votes(struct store *store)
{
	return store_number(store, "SELECT count(*) FROM vote", -1);
}

/* Every row of every table but log, undo and stage, as text; the caller frees it. */
static TAP_UNUSED char *
dump(struct store *store)
{
	char *text = NULL;
	size_t length;
	FILE *out = open_memstream(&text, &length);
	sqlite3_stmt *tables, *rows;
	sqlite3_prepare_v2(store->database,
		"SELECT name FROM sqlite_schema WHERE type = 'table'"
		" AND name NOT IN ('log', 'undo', 'stage') ORDER BY name", -1, &tables, NULL);
	while (sqlite3_step(tables) == SQLITE_ROW) {
		const char *name = (const char *)sqlite3_column_text(tables, 0);
		char *sql = sqlite3_mprintf("SELECT * FROM \"%w\" ORDER BY 1, 2", name);
		if (sqlite3_prepare_v2(store->database, sql, -1, &rows, NULL) != SQLITE_OK)
			bail("%s: %s", sql, sqlite3_errmsg(store->database));
		while (sqlite3_step(rows) == SQLITE_ROW) {
			fputs(name, out);
			for (int i = 0; i < sqlite3_column_count(rows); i++) {
				const unsigned char *value = sqlite3_column_text(rows, i);
				fprintf(out, "|%d:%s", sqlite3_column_type(rows, i),
					value ? (const char *)value : "");
			}
			fputc('\n', out);
		}
		sqlite3_finalize(rows);
		sqlite3_free(sql);
	}
	sqlite3_finalize(tables);
	fclose(out);
	return text;
}

#endif
