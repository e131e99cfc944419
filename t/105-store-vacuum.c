/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store.h"

#include <time.h>

static bool
is_due(struct store *store)
{
	return store_number(store, "SELECT value FROM file WHERE key = 'needs_vacuum'", -1) == 1;
}

static void
set_due(struct store *store)
{
	store_begin(store, false);
	store_run(store, STORE_FILE_SET, TEXT("needs_vacuum"), TEXT("1"));
	store_commit(store, NULL);
}

static double
seconds(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* Many comments of many lengths come and go; whatever stays of them is found. */
static int
count_remains(const char *path)
{
	size_t length;
	unsigned char *bytes = read_file(path, &length);
	int remains = 0;
	for (int i = 0; i < 500; i++) {
		char mark[20];
		snprintf(mark, sizeof(mark), "geheim-%04d.", i);
		remains += memmem(bytes, length, mark, strlen(mark)) != NULL;
	}
	free(bytes);
	return remains;
}

static void
come_and_go(struct store *store)
{
	for (int i = 0; i < 500; i++) {
		char id[20], text[400];
		snprintf(id, sizeof(id), "c%ld%03d", random() % 1000, i);
		int length = snprintf(text, sizeof(text), "geheim-%04d.", i);
		memset(text + length, 'x', sizeof(text) - (size_t)length);
		text[length + i % 300] = '\0';
		store_begin(store, false);
		add_comment(store, id, text);
		store_commit(store, NULL);
	}
	store_begin(store, false);
	raw(store, "DELETE FROM comment");
	store_run(store, STORE_FILE_SET, TEXT("needs_vacuum"), TEXT("1"));
	store_commit(store, NULL);
}

/* What the store does while it waits: the other one lets go, as it would by itself. */
static int waits;

static void
let_go(void *other)
{
	waits++;
	store_commit(other, NULL);
}

static void
others_are_waited_for(struct store *store, const char *path)
{
	struct store *other = open_or_bail(path, STORE_WRITE);
	store_on_wait(store, let_go, other);
	store_begin(other, false);
	add_vote(other, "theirs", 1);
	store_begin(store, false);
	add_vote(store, "ours", 1);
	is_int(store_commit(store, NULL), STATUS_OK, "after it others are waited for");
	is_int(waits, 1, "which is said once");
	is_int(count_votes(store), 3, "and both have saved");
	store_on_wait(store, NULL, NULL);
	store_close(other);
}

int
main(void)
{
	make_folder();
	const char *path = make_file("a");
	struct store *store = open_or_bail(path, STORE_RUN);
	plan(18);

	come_and_go(store);
	diag("%d of 500 deleted texts are left before", count_remains(path));
	ok(is_due(store), "rewriting is due");
	store_vacuum_if_due(store);
	ok(!is_due(store), "and done");
	is_int(count_remains(path), 0, "nothing deleted is left");

	struct stat before, after;
	stat(path, &before);
	store_vacuum_if_due(store);
	stat(path, &after);
	ok(before.st_mtim.tv_sec == after.st_mtim.tv_sec
		&& before.st_mtim.tv_nsec == after.st_mtim.tv_nsec, "not due: nothing is written");

	set_due(store);
	struct store *reader = open_or_bail(path, STORE_FOLLOW);
	store_snapshot(reader);
	count_votes(reader);
	double start = seconds();
	store_vacuum_if_due(store);
	ok(seconds() - start < 1, "a reader is not waited for");
	ok(is_due(store), "it is kept for later");
	is_int(store_failed(store), STATUS_OK, "and no failure");
	store_snapshot_end(reader);
	store_vacuum_if_due(reader);
	ok(is_due(store), "a reader does not do it");
	store_begin(store, false);
	store_vacuum_if_due(store);
	ok(is_due(store), "nor is it done in the middle of a change");
	add_vote(store, "a", 1);
	is_int(store_commit(store, NULL), STATUS_OK, "which goes on");
	store_ask(store, STORE_SESSION_IDS);
	store_next(store, STORE_SESSION_IDS);
	store_vacuum_if_due(store);
	ok(is_due(store), "nor of a loop");
	store_done(store, STORE_SESSION_IDS);
	others_are_waited_for(store, path);
	store_close(store);
	store_close(reader);

	store = open_or_bail(path, STORE_WRITE);
	ok(is_due(store), "an import does not begin with it");
	store_close(store);
	store = open_or_bail(path, STORE_RUN);
	ok(!is_due(store), "the next run does");
	set_due(store);
	store_vacuum_if_due(store);
	ok(!is_due(store), "a reader who is gone is in nobody's way");
	is_str(listing(), "a ", "the file is alone in its folder");
	store_close(store);
	remove_folder();
	return done_testing();
}
