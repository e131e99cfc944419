/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store.h"

#include "store/lock.h"

#include <errno.h>

/* Another process that has the file open until it is told or killed. */
struct other {
	pid_t child;
	int till; /* closing it ends the child */
	enum status status;
};

static struct other
open_elsewhere(const char *path, enum store_access access)
{
	int up[2], down[2];
	if (pipe(up) != 0 || pipe(down) != 0)
		bail("no pipe");
	fflush(stdout);
	struct other other = { .child = fork(), .till = down[1] };
	if (other.child == 0) {
		struct store *store;
		struct message message = { "" };
		close(down[1]);
		enum status status = store_open(path, access, &store, &message);
		if (status && !strstr(message.text, "is open in another runde"))
			status = STATUS_USAGE;
		if (write(up[1], &status, sizeof(status)) < 0 || read(down[0], &status, 1) < 0)
			_exit(1);
		store_close(store);
		_exit(0);
	}
	close(up[1]);
	close(down[0]);
	if (read(up[0], &other.status, sizeof(other.status)) != sizeof(other.status))
		bail("the other process ended early");
	close(up[0]);
	return other;
}

static void
end(struct other *other, int sent)
{
	if (sent)
		kill(other->child, sent);
	close(other->till);
	waitpid(other->child, NULL, 0);
}

static enum status
try_open(const char *path, enum store_access access)
{
	struct store *store;
	enum status status = store_open(path, access, &store, NULL);
	store_close(store);
	return status;
}

static void
test_run(const char *path)
{
	struct other run = open_elsewhere(path, STORE_RUN);
	is_int(run.status, STATUS_OK, "a run elsewhere");
	is_int(try_open(path, STORE_RUN), STATUS_BUSY, "keeps a second run out");
	is_int(try_open(path, STORE_WRITE), STATUS_OK, "but not an import");
	is_int(try_open(path, STORE_READ), STATUS_OK, "nor an export");
	is_int(try_open(path, STORE_FOLLOW), STATUS_OK, "nor a display");
	is_int(try_open(path, STORE_RUN), STATUS_BUSY, "and still does");
	end(&run, SIGKILL);
	is_int(try_open(path, STORE_RUN), STATUS_OK, "killed, it makes way at once");

	run = open_elsewhere(path, STORE_RUN);
	end(&run, 0);
	is_int(try_open(path, STORE_RUN), STATUS_OK, "closed, too");

	struct store *store = open_or_bail(path, STORE_RUN);
	run = open_elsewhere(path, STORE_RUN);
	is_int(run.status, STATUS_BUSY, "a run here keeps one elsewhere out, and says why");
	end(&run, 0);
	store_begin(store, false);
	add_vote(store, "a", 1);
	is_int(store_commit(store, NULL), STATUS_OK, "and goes on");
	run = open_elsewhere(path, STORE_RUN);
	is_int(run.status, STATUS_BUSY, "with its lock in place");
	end(&run, 0);
	store_close(store);
}

static void
test_display(const char *path)
{
	struct store *store = open_or_bail(path, STORE_RUN);
	ok(!store_followed(store), "no display yet");
	struct other first = open_elsewhere(path, STORE_FOLLOW);
	is_int(first.status, STATUS_OK, "a display elsewhere");
	ok(store_followed(store), "is seen");
	struct other second = open_elsewhere(path, STORE_FOLLOW);
	is_int(second.status, STATUS_OK, "there may be two");
	end(&first, SIGKILL);
	ok(store_followed(store), "one of them is left");
	end(&second, 0);
	ok(!store_followed(store), "and none now");
	struct other reader = open_elsewhere(path, STORE_READ);
	ok(!store_followed(store), "an export is no display");
	end(&reader, 0);
	store_close(store);
}

/* SQLite's own locks are not ours, and ours are not SQLite's. */
static void
test_apart(const char *path)
{
	struct store *store = open_or_bail(path, STORE_RUN);
	struct store *other = open_or_bail(path, STORE_WRITE);
	sqlite3_busy_timeout(other->database, 20);
	store_begin(store, false);
	add_vote(store, "b", 1);
	store_begin(other, false);
	struct message message = { "" };
	is_int(store_commit(other, &message), STATUS_BUSY, "two at once: %s", message.text);
	is_int(store_commit(store, &message), STATUS_OK, "one of them wins");
	store_begin(other, false);
	add_vote(other, "c", 1);
	is_int(store_commit(other, &message), STATUS_OK, "then the other may");

	store_snapshot(other);
	is_int(count_votes(other), 2, "somebody reads");
	sqlite3_busy_timeout(store->database, 20);
	store_begin(store, true);
	add_vote(store, "d", 1);
	is_int(store_commit(store, &message), STATUS_BUSY, "and holds a change up: %s", message.text);
	is_int(count_votes(store), 2, "which then is not there");
	store_snapshot_end(other);
	store_begin(store, true);
	add_vote(store, "d", 1);
	is_int(store_commit(store, &message), STATUS_OK, "and then it is");
	store_close(other);
	store_close(store);

	int descriptor = lock_open(path);
	is_int(lock_take(descriptor, LOCK_DISPLAY), 0, "a shared lock");
	ok(!lock_taken(descriptor, LOCK_DISPLAY), "is not in its own way");
	int second = lock_open(path);
	ok(lock_taken(second, LOCK_DISPLAY), "others see it");
	is_int(lock_take(second, LOCK_RUN), 0, "the other lock is free");
	is_int(lock_take(descriptor, LOCK_RUN), EAGAIN, "and then is not");
	close(descriptor);
	close(second);
}

int
main(void)
{
	make_folder();
	plan(11 + 7 + 12);
	test_run(make_file("a"));
	test_display(make_file("b"));
	test_apart(make_file("a2"));
	remove_folder();
	return done_testing();
}
