/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store.h"

#include "store/schema.sql.h"
#include "store/version-2.sql.h"
#include "store/version-3.sql.h"

#include <fcntl.h>

static const enum store_access accesses[] = { STORE_RUN, STORE_WRITE, STORE_READ, STORE_FOLLOW };

static void
is_pragma(struct store *store, const char *name, int64_t wanted)
{
	char sql[100];
	snprintf(sql, sizeof(sql), "PRAGMA %s", name);
	is_int(store_number(store, sql, -99), wanted, "%s", name);
}

static void
is_switch(struct store *store, const char *name, int option, int wanted)
{
	int got = -1;
	sqlite3_db_config(store->database, option, -1, &got);
	is_int(got, wanted, "%s", name);
}

static void
test_settings(void)
{
	const char *path = make_file("a");
	for (int i = 0; i < 2; i++) {
		struct store *store = open_or_bail(path, i ? STORE_READ : STORE_RUN);
		is_pragma(store, "synchronous", 3);
		is_pragma(store, "foreign_keys", 1);
		is_pragma(store, "secure_delete", 1);
		is_pragma(store, "temp_store", 2);
		is_pragma(store, "cell_size_check", 1);
		is_pragma(store, "mmap_size", 0);
		is_pragma(store, "query_only", i);
		is_pragma(store, "application_id", 0x72756E64);
		is_pragma(store, "user_version", STORE_VERSION);
		is_switch(store, "defensive", SQLITE_DBCONFIG_DEFENSIVE, 1);
		is_switch(store, "no trusted schema", SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0);
		is_switch(store, "no text in double quotes", SQLITE_DBCONFIG_DQS_DML, 0);
		is_switch(store, "nor in a schema", SQLITE_DBCONFIG_DQS_DDL, 0);
		ok(store_execute(store, "SELECT \"nothing\"") == SQLITE_ERROR, "indeed");
		sqlite3_stmt *journal;
		sqlite3_prepare_v2(store->database, "PRAGMA journal_mode", -1, &journal, NULL);
		sqlite3_step(journal);
		is_str((const char *)sqlite3_column_text(journal, 0), "delete", "the journal's mode");
		sqlite3_finalize(journal);
		store_close(store);
	}
	unlink(path);
}

/* Nobody can open the file, which is neither changed nor replaced nor given company. */
static void
is_refused(const char *path, const char *sentence, const char *name)
{
	struct stat before, after;
	size_t length, length_after;
	unsigned char *bytes = read_file(path, &length);
	char *files = strdup(listing());
	static const struct timespec times[2] = { { .tv_sec = 1000 }, { .tv_sec = 1000 } };
	utimensat(AT_FDCWD, path, times, 0);
	stat(path, &before);
	for (size_t i = 0; i < sizeof(accesses) / sizeof(*accesses); i++) {
		struct store *store = (void *)1;
		struct message message = { "" };
		enum status status = store_open(path, accesses[i], &store, &message);
		ok(status == STATUS_DATA && !store && strstr(message.text, sentence)
				&& strstr(message.text, path),
			"%s is refused: %s", name, message.text);
	}
	stat(path, &after);
	unsigned char *bytes_after = read_file(path, &length_after);
	ok(length == length_after && memcmp(bytes, bytes_after, length) == 0
			&& before.st_ino == after.st_ino && before.st_mode == after.st_mode
			&& before.st_mtim.tv_sec == after.st_mtim.tv_sec
			&& before.st_mtim.tv_nsec == after.st_mtim.tv_nsec
			&& strcmp(files, listing()) == 0,
		"and untouched");
	free(files);
	free(bytes);
	free(bytes_after);
}

static void
run_raw(const char *path, const char *sql)
{
	sqlite3 *database;
	if (sqlite3_open(path, &database) || sqlite3_exec(database, sql, NULL, NULL, NULL))
		bail("%s: %s", sql, sqlite3_errmsg(database));
	sqlite3_close(database);
}

static void
test_not_ours(void)
{
	static const char no_session[] = "is not a runde session file";
	char sql[200], noise[8192];
	const char *path = make_file("newer");
	snprintf(sql, sizeof(sql), "PRAGMA user_version = %d", STORE_VERSION + 1);
	run_raw(path, sql);
	is_refused(path, "newer version", "a newer file");
	run_raw(path, "PRAGMA user_version = -1");
	is_refused(path, "newer version", "a file with an odd version");
	run_raw(path, "PRAGMA user_version = 0");
	is_refused(path, "damaged", "a file without a version");
	run_raw(path, "PRAGMA application_id = 7");
	is_refused(path, no_session, "another program's database");

	path = in_folder("other");
	write_file(path, "", 0);
	is_refused(path, no_session, "an empty file");
	write_file(path, "id,kind,title\n", 14);
	is_refused(path, no_session, "a workshop");
	srandom(1);
	for (size_t i = 0; i < sizeof(noise); i++)
		noise[i] = (char)random();
	write_file(path, noise, sizeof(noise));
	is_refused(path, no_session, "noise");
	memcpy(noise, "SQLite format 3", 16);
	write_file(path, noise, sizeof(noise));
	is_refused(path, no_session, "noise with a good beginning");
	write_file(path, noise, 50);
	is_refused(path, no_session, "the beginning alone");

	struct store *store;
	struct message message = { "" };
	is_int(store_open(in_folder("no"), STORE_READ, &store, &message), STATUS_NO_INPUT, "no file");
	ok(strstr(message.text, "no such file"), "is said");
	is_int(store_open(in_folder("other/a"), STORE_READ, &store, &message), STATUS_NO_INPUT,
		"no folder");
	is_int(store_open(folder, STORE_RUN, &store, &message), STATUS_DATA, "a folder");
	mkfifo(in_folder("pipe"), 0600);
	is_int(store_open(in_folder("pipe"), STORE_RUN, &store, &message), STATUS_DATA, "a pipe");

	bool is = true;
	is_int(store_is_session(in_folder("pipe"), &is, &message), STATUS_OK, "looking at a pipe");
	ok(!is, "it is none");
	is_int(store_is_session(in_folder("newer"), &is, &message), STATUS_OK, "looking at a file");
	ok(is, "it is one");
	write_file(path, "SQLite", 6);
	is_int(store_is_session(path, &is, &message), STATUS_OK, "looking at a short file");
	ok(!is, "it is none");
	is_int(store_is_session(in_folder("no"), &is, &message), STATUS_NO_INPUT, "at nothing");
	unlink(in_folder("pipe"));
	unlink(in_folder("newer"));
	unlink(in_folder("other"));
}

static void
test_other_journal(void)
{
	const char *path = make_file("wal");
	run_raw(path, "PRAGMA journal_mode = WAL");
	struct store *store = open_or_bail(path, STORE_RUN);
	store_begin(store, false);
	add_vote(store, "a", 1);
	is_int(store_commit(store, NULL), STATUS_OK, "a file that was set to another journal");
	is_str(listing(), "wal ", "is set back");
	store_close(store);
	unlink(path);
}

/* Noise over all pages but the first. */
static void
test_damaged(void)
{
	const char *path = make_file("a");
	struct store *store = open_or_bail(path, STORE_RUN);
	store_begin(store, false);
	for (int i = 0; i < 500; i++) {
		char ballot[20];
		snprintf(ballot, sizeof(ballot), "b%03d", i);
		add_vote(store, ballot, 1);
	}
	is_int(store_commit(store, NULL), STATUS_OK, "a file with some pages");
	store_close(store);
	size_t length;
	unsigned char *bytes = read_file(path, &length);
	for (size_t i = 4096; i < length; i++)
		bytes[i] = (unsigned char)random();
	write_file(path, bytes, length);
	free(bytes);
	for (size_t i = 0; i < sizeof(accesses) / sizeof(*accesses); i++) {
		struct message message = { "" };
		is_int(store_open(path, accesses[i], &store, &message), STATUS_DATA,
			"it is damaged: %s", message.text);
	}
	unlink(path);

	path = make_file("a");
	store = open_or_bail(path, STORE_RUN);
	int64_t page = store_number(store,
		"SELECT rootpage FROM sqlite_schema WHERE name = 'vote'", -1);
	bytes = read_file(path, &length);
	store_close(store);
	for (size_t i = 0; i < 4096; i++)
		bytes[(size_t)(page - 1) * 4096 + i] = (unsigned char)random();
	write_file(path, bytes, length);
	free(bytes);
	store = open_or_bail(path, STORE_RUN);
	struct message message = { "" };
	store_ask(store, STORE_SECRET_VOTES, INTEGER(1));
	ok(!store_next(store, STORE_SECRET_VOTES), "a damaged table ends a loop");
	is_int(store_check(store, &message), STATUS_DATA, "with a sentence: %s", message.text);
	store_begin(store, false);
	add_vote(store, "a", 1);
	is_int(store_commit(store, &message), STATUS_DATA, "and a change: %s", message.text);
	store_close(store);
	unlink(path);
}

/* In a child that is not root: 0 when STATUS and SENTENCE come. */
static void
is_to_others(const char *path, enum store_access access, enum status status, const char *sentence,
	const char *name)
{
	fflush(stdout);
	pid_t child = fork();
	if (child == 0) {
		struct store *store;
		struct message message = { "" };
		if (geteuid() == 0 && setresuid(65534, 65534, 65534) != 0)
			_exit(2);
		enum status got = store_open(path, access, &store, &message);
		bool good = got == status && (got || count_votes(store) == 0)
			&& strstr(message.text, sentence);
		if (!good)
			diag("%d: %s", got, message.text);
		store_close(store);
		_exit(good ? 0 : 1);
	}
	int result;
	waitpid(child, &result, 0);
	if (WEXITSTATUS(result) == 2)
		skip(1, "cannot become somebody else");
	else
		is_int(result, 0, "%s", name);
}

static void
test_read_only(void)
{
	const char *path = make_file("a");
	chmod(path, 0444);
	is_to_others(path, STORE_RUN, STATUS_IO, "the file is read-only", "a read-only file: run");
	is_to_others(path, STORE_WRITE, STATUS_IO, "the file is read-only", "import");
	is_to_others(path, STORE_READ, STATUS_OK, "", "export goes on");
	is_to_others(path, STORE_FOLLOW, STATUS_OK, "", "so does a display");
	chmod(path, 0666);
	is_to_others(path, STORE_RUN, STATUS_IO, "folder is read-only", "a read-only folder: run");
	is_to_others(path, STORE_READ, STATUS_OK, "", "export goes on");
	chmod(path, 0000);
	is_to_others(path, STORE_READ, STATUS_NO_INPUT, "Permission", "a file of others");
	unlink(path);
}

/* What a program killed in the middle of a change leaves is taken back by whoever comes next. */
static void
test_interrupted(void)
{
	for (size_t i = 0; i < sizeof(accesses) / sizeof(*accesses); i++) {
		const char *path = make_file("a");
		struct store *store = open_or_bail(path, STORE_RUN);
		store_begin(store, false);
		add_vote(store, "kept", 1);
		store_commit(store, NULL);
		store_close(store);
		fflush(stdout);
		pid_t child = fork();
		if (child == 0) {
			store = open_or_bail(path, STORE_RUN);
			store_execute(store, "PRAGMA cache_size = 2");
			store_begin(store, false);
			for (int vote = 0; vote < 2000; vote++) {
				char ballot[20];
				snprintf(ballot, sizeof(ballot), "b%04d", vote);
				add_vote(store, ballot, 1);
			}
			kill(getpid(), SIGKILL);
		}
		waitpid(child, NULL, 0);
		if (i == 0)
			is_str(listing(), "a a-journal ", "a killed change leaves a journal");
		store = open_or_bail(path, accesses[i]);
		is_int(count_votes(store), 1, "what was not committed is gone");
		store_close(store);
		if (i == 0)
			is_str(listing(), "a ", "and so is the journal");
		unlink(path);
	}
}

static void
test_ladder(void)
{
	/* those before are of versions that the file has already */
	static const char *const steps[STORE_VERSION + 2] = {
		[STORE_VERSION] = "ALTER TABLE file ADD COLUMN second TEXT",
		[STORE_VERSION + 1] = "ALTER TABLE file ADD COLUMN third TEXT;"
			"INSERT INTO nowhere VALUES (1)",
	};
	const char *path = make_file("a");
	struct store *store = open_or_bail(path, STORE_RUN);
	struct message message = { "" };
	is_int(store_climb(store, steps, STORE_VERSION + 2, &message), STATUS_DATA, "a step that fails: %s",
		message.text);
	is_pragma(store, "user_version", STORE_VERSION + 1);
	is_int(store_number(store, "SELECT count(*) FROM pragma_table_info('file')", -1), 3,
		"the step before it stays, of itself nothing");
	is_int(store_climb(store, steps, STORE_VERSION + 1, &message), STATUS_OK, "at the top there is nothing to do");
	store_close(store);
	unlink(path);
}

/* A file of version 1 with a vote of each kind that version knew. */
static const char *
make_old_file(void)
{
	const char *path = in_folder("old");
	struct store *store = store_new(path);
	struct message message = { "" };
	write_file(path, "", 0);
	if (store_connect(store, strdup(path), "PRAGMA synchronous = OFF", &message))
		bail("%s", message.text);
	raw(store, schema_sql);
	raw(store,
		"PRAGMA application_id = 1920298596; PRAGMA user_version = 1;"
		"INSERT INTO session VALUES ('s', 'w', 'h', 'Title', 'Place', '', '', 0, NULL, NULL,"
		" '2026-03-12', 'UTC', NULL, 90, 'de', 'de', 1, 0, '');"
		"INSERT INTO step VALUES ('s', 'q', 1, 'workshop', 'scale', '5', 'q', '', '', 'yes', '',"
		" 'open', 'revealed', 'keypad', 1, 0, NULL, 0);"
		"INSERT INTO stage VALUES ('s', 'running', 'q', 0, '', 0, 0, 0, 0, 0, 0, '', NULL, NULL,"
		" 0, 'de');"
		"INSERT INTO round VALUES (1, 's', 'q', 1, 'q', 'revealed', 1, '', '', 0, 0);"
		"INSERT INTO vote VALUES (1, 'b1', 3, 'keypad', 'zi', 3.0, NULL, 1),"
		" (1, 'b2', 3, 'keypad', 'zi', 3.0, NULL, 4), (1, 'b3', 0, 'keypad', 'none', NULL, NULL, 2);"
		"INSERT INTO undo VALUES ('s', 0, 1, 'cast', 'a', 'q', 0, '', '', NULL, 'b3')");
	store_close(store);
	return path;
}

static void
test_old_file(void)
{
	const char *path = make_old_file();
	struct store *store;
	struct message message = { "" };
	size_t length, after;
	unsigned char *before = read_file(path, &length);
	store = open_or_bail(path, STORE_READ);
	is_pragma(store, "user_version", STORE_VERSION);
	is_int(store_number(store, "SELECT votes FROM tally WHERE group_id = 'zi'", -1), 5,
		"an old file only to read is up to date for its reader");
	is_int(sqlite3_exec(store->database, "DELETE FROM vote", NULL, NULL, NULL), SQLITE_READONLY,
		"who changes nothing");
	store_close(store);
	unsigned char *as_before = read_file(path, &after);
	ok(length == after && memcmp(before, as_before, length) == 0, "and stays as it was");
	free(before);
	free(as_before);
	is_int(store_open(path, STORE_FOLLOW, &store, &message), STATUS_DATA, "none to follow: %s",
		message.text);
	store = open_or_bail(path, STORE_RUN);
	is_pragma(store, "user_version", STORE_VERSION);
	char *rows = dump(store);
	ok(strstr(rows, "tally|1:1|3:none|3:keypad|1:0|2:0.0|3:|1:2|1:1\n")
		&& strstr(rows, "tally|1:1|3:zi|3:keypad|1:3|2:3.0|3:|1:5|1:2\n"), "its sums are kept anew");
	ok(strstr(rows, "step|3:s|3:q|1:1|3:workshop|3:scale|"), "its steps are there");
	free(rows);
	raw(store, "INSERT INTO vote VALUES (1, 'b4', 3, 'keypad', 'zi', 3.0, NULL, 1);"
		"DELETE FROM vote WHERE ballot_id = 'b3'");
	rows = dump(store);
	ok(strstr(rows, "tally|1:1|3:zi|3:keypad|1:3|2:3.0|3:|1:6|1:3\n")
		&& !strstr(rows, "tally|1:1|3:none"), "and follow the votes");
	free(rows);
	is_int(store_number(store, "SELECT count(*) FROM undo WHERE ballot_id IS NULL", -1), 1,
		"a ballot of that time cannot be taken back");
	is_int(store_number(store, "SELECT count(*) FROM stage WHERE profile = '' AND theme = ''", -1), 1,
		"what the wall shows is there");
	store_close(store);
	store = open_or_bail(path, STORE_READ);
	store_close(store);
	unlink(path);
}

/* Version 2 knew no themes; the rest of what the wall shows stays. */
static void
test_second_version(void)
{
	const char *path = make_old_file();
	struct store *store = store_new(path);
	struct message message = { "" };
	if (store_connect(store, strdup(path), "PRAGMA synchronous = OFF", &message))
		bail("%s", message.text);
	raw(store, version_2_sql);
	raw(store, "UPDATE stage SET profile = '1 2 3 0', ui_language = 'en'; PRAGMA user_version = 2");
	store_close(store);
	store = open_or_bail(path, STORE_RUN);
	is_pragma(store, "user_version", STORE_VERSION);
	is_int(store_number(store, "SELECT count(*) FROM stage WHERE profile = '1 2 3 0' AND theme = ''"
		" AND ui_language = 'en' AND step_id = 'q'", -1), 1, "of version 2 all stays, and no theme is chosen");
	store_close(store);
	unlink(path);
}

/* What version 3 held was made in a room. */
static void
test_third_version(void)
{
	const char *path = make_old_file();
	struct store *store = store_new(path);
	struct message message = { "" };
	if (store_connect(store, strdup(path), "PRAGMA synchronous = OFF", &message))
		bail("%s", message.text);
	raw(store, version_2_sql);
	raw(store, version_3_sql);
	raw(store, "UPDATE stage SET theme = 'mono'; PRAGMA user_version = 3");
	store_close(store);
	store = open_or_bail(path, STORE_RUN);
	is_pragma(store, "user_version", STORE_VERSION);
	is_int(store_number(store, "SELECT count(*) FROM session JOIN stage USING (session_id)"
		" WHERE imported = 0 AND theme = 'mono' AND title = 'Title'", -1), 1,
		"of version 3 all stays, and no session was taken in from a folder");
	store_close(store);
	unlink(path);
}

int
main(void)
{
	make_folder();
	plan(30 + 45 + 12 + 2 + 5 + 3 + 7 + 6 + 4 + 11 + 2 + 2);
	test_settings();
	test_not_ours();
	test_other_journal();
	test_damaged();
	test_read_only();
	test_interrupted();
	test_ladder();
	test_old_file();
	test_second_version();
	test_third_version();
	remove_folder();
	return done_testing();
}
