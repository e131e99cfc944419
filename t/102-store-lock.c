/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store.h"

#include "store/lock.h"

#include <errno.h>
#include <fcntl.h>

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

static int
displays(const struct store *store)
{
	return store_displays(store, NULL, 0);
}

static void
test_display(const char *path)
{
	struct store *store = open_or_bail(path, STORE_RUN);
	is_int(displays(store), 0, "no display yet");
	struct other first = open_elsewhere(path, STORE_FOLLOW);
	is_int(first.status, STATUS_OK, "a display elsewhere");
	is_int(displays(store), 1, "is seen");
	struct other second = open_elsewhere(path, STORE_FOLLOW);
	is_int(second.status, STATUS_OK, "there may be two");
	struct other third = open_elsewhere(path, STORE_FOLLOW);
	is_int(displays(store), 3, "and three");
	end(&first, SIGKILL);
	is_int(displays(store), 2, "one was killed");
	first = open_elsewhere(path, STORE_FOLLOW);
	is_int(displays(store), 3, "and came back");
	end(&first, 0);
	end(&third, 0);
	is_int(displays(store), 1, "one of them is left");
	end(&second, 0);
	is_int(displays(store), 0, "and none now");
	struct other reader = open_elsewhere(path, STORE_READ);
	is_int(displays(store), 0, "an export is no display");
	end(&reader, 0);
	store_close(store);
}

/* What displays tell of their screens. */
static void
test_sizes(const char *path)
{
	struct store *store = open_or_bail(path, STORE_RUN);
	struct store *small = open_or_bail(path, STORE_FOLLOW), *large = open_or_bail(path, STORE_FOLLOW);
	int sizes[2][2] = {{-1, -1}, {-1, -1}};
	is_int(store_displays(store, sizes, 2), 2, "two displays");
	ok(!sizes[0][0] && !sizes[0][1] && !sizes[1][0] && !sizes[1][1], "of sizes that are not told yet");
	store_tell_size(small, 24, 80);
	store_tell_size(large, 63, 237);
	is_int(store_displays(store, sizes, 2), 2, "then they are");
	ok(sizes[0][0] == 24 && sizes[0][1] == 80 && sizes[1][0] == 63 && sizes[1][1] == 237, "each its own");
	store_tell_size(large, 30, 100);
	store_displays(store, sizes, 2);
	ok(sizes[0][0] == 24 && sizes[1][0] == 30 && sizes[1][1] == 100, "one is made smaller");
	store_tell_size(small, 5000, 1023);
	store_displays(store, sizes, 2);
	ok(sizes[0][0] == 1023 && sizes[0][1] == 1023 && sizes[1][0] == 30, "one is larger than can be told");
	is_int(store_displays(store, sizes, 1), 2, "there are two also for whom the first is enough");
	store_close(small);
	is_int(store_displays(store, sizes, 2), 1, "one is left");
	ok(sizes[0][0] == 30 && sizes[0][1] == 100, "the other one");

	struct store *more[LOCK_DISPLAYS + 2];
	for (int i = 0; i < LOCK_DISPLAYS + 2; i++) {
		more[i] = open_or_bail(path, STORE_FOLLOW);
		store_tell_size(more[i], 24, 80);
	}
	is_int(displays(store), LOCK_DISPLAYS, "those that are too many have no place, and go on");
	for (int i = 0; i < LOCK_DISPLAYS + 2; i++)
		store_close(more[i]);
	is_int(displays(store), 1, "they leave again");
	store_close(large);
	store_close(store);
}

/* A file that can be read only. */
static void
test_read_only(const char *path)
{
	int first = open(path, O_RDONLY | O_CLOEXEC), second = open(path, O_RDONLY | O_CLOEXEC);
	int run = lock_open(path), place;
	struct lock_display found[2];
	ok(lock_take_display(first, &place) == 0 && place == 0, "a display that may not write has a place");
	ok(lock_take_display(second, &place) == 0 && place == 1, "and a second one another");
	lock_resize_display(second, place, (struct lock_display){.rows = 40, .columns = 120});
	is_int(lock_displays(run, found, 2), 2, "both are counted");
	ok(found[1].rows == 40 && found[1].columns == 120, "with their size");
	close(first);
	is_int(lock_displays(run, found, 2), 1, "one leaves");
	close(second);
	close(run);
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

	int descriptor = lock_open(path), place;
	is_int(lock_take_display(descriptor, &place), 0, "a display's lock");
	is_int(lock_displays(descriptor, NULL, 0), 0, "is not counted by itself");
	int second = lock_open(path);
	is_int(lock_displays(second, NULL, 0), 1, "others see it");
	is_int(lock_take_run(second), 0, "the run's lock is free");
	is_int(lock_take_run(descriptor), EAGAIN, "and then is not");
	ok(lock_run_taken(descriptor) && !lock_run_taken(second), "which the other sees");
	close(descriptor);
	close(second);
}

int
main(void)
{
	make_folder();
	plan(11 + 10 + 11 + 5 + 13);
	test_run(make_file("a"));
	test_display(make_file("b"));
	test_sizes(make_file("c"));
	test_read_only(make_file("d"));
	test_apart(make_file("a2"));
	remove_folder();
	return done_testing();
}
