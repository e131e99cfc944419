/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store.h"

#include <sys/resource.h>

/* No file may grow beyond BYTES from here on; what writes more is told so. */
static void
limit_files(rlim_t bytes)
{
	struct rlimit limit;
	getrlimit(RLIMIT_FSIZE, &limit);
	limit.rlim_cur = bytes;
	if (setrlimit(RLIMIT_FSIZE, &limit) != 0)
		bail("no limit");
}

static void
add_many(struct store *store, const char *prefix, int count)
{
	for (int i = 0; i < count; i++) {
		char id[20];
		snprintf(id, sizeof(id), "%s%04d", prefix, i);
		add_comment(store, id, "Ein Beitrag, der etwas Platz braucht");
	}
}

/* A change that does not fit at LIMIT, small enough for SQLite's memory or not. */
static void
test_full(const char *path, rlim_t limit, int comments, const char *cache)
{
	struct store *store = open_or_bail(path, STORE_RUN);
	struct message message = { "" };
	raw(store, cache);
	char *before = dump(store), *after;
	char *files = strdup(listing());

	limit_files(limit);
	store_begin(store, true);
	add_many(store, "n", comments);
	void *undo;
	size_t length;
	store_inverse(store, &undo, &length);
	is_int(store_commit(store, &message), STATUS_IO, "no room for %d comments at %ld bytes, %s",
		comments, (long)limit, cache);
	is_str(message.text, "The disk is full; the last entry was not saved.", "which is said");
	limit_files(RLIM_INFINITY);
	after = dump(store);
	is_str(after, before, "nothing has changed");
	is_str(listing(), files, "no journal is left");
	free(after);
	free(undo);
	store_close(store);

	store = open_or_bail(path, STORE_RUN);
	after = dump(store);
	is_str(after, before, "nor on the disk");
	is_int(store_number(store, "SELECT count(*) FROM pragma_integrity_check WHERE"
		" integrity_check = 'ok'", -1), 1, "where all is sound");
	free(after);
	store_begin(store, false);
	add_many(store, "n", 10);
	is_int(store_commit(store, &message), STATUS_OK, "with room again it goes on");
	store_begin(store, false);
	raw(store, "DELETE FROM comment WHERE comment_id LIKE 'n%'");
	is_int(store_commit(store, &message), STATUS_OK, "as before");
	store_close(store);
	free(before);
	free(files);
}

static void
test_full_at_once(void)
{
	struct store *store;
	struct message message = { "" };
	char *files = strdup(listing());
	limit_files(8192);
	is_int(store_create(in_folder("new"), &store, &message), STATUS_IO,
		"no room for a new file: %s", message.text);
	ok(!store && strstr(message.text, "new: the disk is full"), "which is said");
	limit_files(RLIM_INFINITY);
	is_str(listing(), files, "nothing is left of it");
	free(files);
}

int
main(void)
{
	make_folder();
	signal(SIGXFSZ, SIG_IGN);
	const char *path = make_file("a");
	struct stat state;
	plan(4 * 8 + 3);
	stat(path, &state);
	rlim_t size = (rlim_t)state.st_size;
	test_full(path, size, 400, "PRAGMA cache_size = 2000");
	test_full(path, size + 10000, 400, "PRAGMA cache_size = 2");
	test_full(path, 0, 1, "PRAGMA cache_size = 2000");
	test_full(path, 100, 1, "PRAGMA cache_size = 2000");
	test_full_at_once();
	remove_folder();
	return done_testing();
}
