/*
 * A secret round through the real acts: nothing in the tables or in the raw
 * file tells who voted when, once it is closed. Each ballot carries its turn
 * as its weight, so that it can be recognised under its new id; the same look
 * at the file before closing finds the order, so the look is a good one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "evening.h"

#include <math.h>
#include <sqlite3.h>
#include <stdio.h>

enum { FILES = 5, BALLOTS = 400, PAGE = 4096 };

static struct env env;

struct stored_ballot {
	char id[SESSION_ID_LENGTH + 1];
	int turn;
	size_t place;
};

static sqlite3 *
open_file(const char *path)
{
	sqlite3 *db;
	if (sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK)
		bail("cannot open %s", path);
	return db;
}

static int
number(const char *path, const char *sql)
{
	sqlite3 *db = open_file(path);
	sqlite3_stmt *statement;
	int result = -1;
	if (sqlite3_prepare_v2(db, sql, -1, &statement, NULL) != SQLITE_OK)
		bail("%s: %s", sql, sqlite3_errmsg(db));
	if (sqlite3_step(statement) == SQLITE_ROW)
		result = sqlite3_column_int(statement, 0);
	sqlite3_finalize(statement);
	sqlite3_close(db);
	return result;
}

static int
read_ballots(const char *path, struct stored_ballot *ballots)
{
	sqlite3 *db = open_file(path);
	sqlite3_stmt *statement;
	int count = 0;
	sqlite3_prepare_v2(db, "SELECT ballot_id, weight FROM vote", -1, &statement, NULL);
	for (; count < BALLOTS && sqlite3_step(statement) == SQLITE_ROW; count++) {
		snprintf(ballots[count].id, sizeof(ballots[count].id), "%s", (const char *)sqlite3_column_text(statement, 0));
		ballots[count].turn = sqlite3_column_int(statement, 1);
	}
	sqlite3_finalize(statement);
	sqlite3_close(db);
	return count;
}

static char *
read_bytes(const char *path, size_t *length)
{
	FILE *file = fopen(path, "rb");
	if (!file)
		bail("cannot read %s", path);
	fseek(file, 0, SEEK_END);
	*length = (size_t)ftell(file);
	rewind(file);
	char *bytes = mem_new(*length, 1);
	if (fread(bytes, 1, *length, file) != *length)
		bail("cannot read %s", path);
	fclose(file);
	return bytes;
}

static int
by_place(const void *a, const void *b)
{
	const struct stored_ballot *left = a, *right = b;
	return (left->place > right->place) - (left->place < right->place);
}

/* What some files show. */
struct sight {
	double excess;
	int pages;
};

/* New entries are laid from the end of a page towards its beginning, so in each
 * page the last ones cast stand first, in falling order. How long that run is,
 * in standard deviations from what chance gives: at least k entries fall in a
 * row with 1/k!, so the length has the mean e - 1 and the variance 3e - e². */
static double
order_seen(const struct sight *sight)
{
	return sight->excess / sqrt(sight->pages * (3 * M_E - M_E * M_E));
}

static void
look(struct sight *sight, const char *path)
{
	static struct stored_ballot ballots[BALLOTS];
	int count = read_ballots(path, ballots);
	size_t length;
	char *bytes = read_bytes(path, &length);
	if (count != BALLOTS)
		bail("%d ballots instead of %d", count, BALLOTS);
	for (int i = 0; i < count; i++) {
		char *at = memmem(bytes, length, ballots[i].id, SESSION_ID_LENGTH);
		if (!at)
			bail("ballot %s is not in the file", ballots[i].id);
		ballots[i].place = (size_t)(at - bytes);
	}
	free(bytes);
	qsort(ballots, BALLOTS, sizeof(*ballots), by_place);
	for (int i = 0; i < count;) {
		size_t page = ballots[i].place / PAGE;
		int run = 1;
		while (i + run < count && ballots[i + run].place / PAGE == page
			&& ballots[i + run].turn < ballots[i + run - 1].turn)
			run++;
		sight->excess += run - (M_E - 1);
		sight->pages++;
		while (i < count && ballots[i].place / PAGE == page)
			i++;
	}
}

static int
occurrences(const char *path, const char *text)
{
	size_t length, from = 0;
	int count = 0;
	char *bytes = read_bytes(path, &length);
	for (char *at; (at = memmem(bytes + from, length - from, text, strlen(text))); count++)
		from = (size_t)(at - bytes) + strlen(text);
	free(bytes);
	return count;
}

/* Casts all ballots in a fresh file; the id of the first goes to FIRST. */
static struct session *
cast_all(char first[SESSION_ID_LENGTH + 1])
{
	static struct stored_ballot one[BALLOTS];
	struct session *session = evening_session(&env, "secret.runde");
	struct message message;
	unsigned changed = 0;

	evening_go(session, EVENING_SCALE, STAGE_OPEN);
	session_mode(session, MODE_KEYPAD, &changed, &message);
	for (int i = 0; i < BALLOTS; i++) {
		int option = i % 4 + 1;
		env_advance(&env, 7000);
		if (evening_cast(session, i % 2, &option, 1, i + 1, &changed, &message) != STATUS_OK)
			bail("%s", message.text);
		if (i == 0) {
			read_ballots("secret.runde", one);
			memcpy(first, one[0].id, SESSION_ID_LENGTH + 1);
		}
	}
	return session;
}

static void
check_open(const char *path)
{
	is_int(number(path, "SELECT count(*) FROM log WHERE act NOT IN ('start', 'enter', 'open', 'close', 'reveal', 'mode')"), 0,
		"casting writes no row of log");
	is_int(number(path, "SELECT count(*) FROM undo WHERE ballot_id IS NOT NULL"), 1, "only the last ballot can be taken back");
	is_int(number(path, "SELECT count(*) FROM undo WHERE act = 'cast'"), 1, "and one row stands for all of them");
	is_int(number(path, "SELECT count(*) FROM undo WHERE act = 'cast' AND change IS NOT NULL"), 0, "without what was voted");
}

static void
check_closed(const char *path, const char *first)
{
	is_int(number(path, "SELECT value FROM file WHERE key = 'needs_vacuum'"), 0, "the file was rewritten");
	is_int(occurrences(path, first), 0, "no byte of an old ballot's id is left");
	is_int(number(path, "SELECT detail FROM log WHERE act = 'close' ORDER BY seq DESC LIMIT 1"),
		BALLOTS * (BALLOTS + 1) / 2, "the log says how many there were");
	is_int(number(path, "SELECT count(*) FROM undo WHERE change IS NOT NULL OR ballot_id IS NOT NULL"), 0,
		"nothing before can be taken back");
}

int
main(void)
{
	struct sight open = { 0 }, closed = { 0 };
	struct message message;
	unsigned changed = 0;

	plan(11);
	for (int file = 0; file < FILES; file++) {
		char first[SESSION_ID_LENGTH + 1];
		env = evening_env((uint64_t)file + 1);
		struct session *session = cast_all(first);
		look(&open, "secret.runde");
		if (file == 0)
			check_open("secret.runde");
		if (session_go_on(session, &changed, &message) != STATUS_OK)
			bail("%s", message.text);
		look(&closed, "secret.runde");
		if (file == 0) {
			check_closed("secret.runde", first);
			ok(session_undo(session, &changed, &message) == STATUS_REFUSED, "%s", message.text);
		}
		session_close(session);
		env_free(&env);
	}
	ok(order_seen(&open) > 8, "while a round is open the file shows the order of casting (%.1f)", order_seen(&open));
	ok(order_seen(&closed) < 4, "once it is closed it does not (%.1f)", order_seen(&closed));
	unlink("secret.runde");
	return done_testing();
}
