/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store.h"

static enum status
try_comment(struct store *store, const char *id, struct message *message)
{
	store_begin(store, true);
	add_comment(store, id, "Ein Beitrag");
	return store_commit(store, message);
}

/* What happens to the file of a run, and what the run then says. */
static void
test_run(const char *path)
{
	struct message message = { "" };
	struct store *store = open_or_bail(path, STORE_RUN);
	ok(!store_moved(store), "the file is where it was");
	is_int(try_comment(store, "a", &message), STATUS_OK, "and can be written");

	rename(path, in_folder("away"));
	ok(store_moved(store), "the file is moved away");
	is_int(try_comment(store, "b", &message), STATUS_IO, "nothing is saved");
	is_str(message.text, "The session file was moved or deleted; the last entry was not saved.",
		"which is said");

	rename(in_folder("away"), path);
	ok(!store_moved(store), "the file is back");
	is_int(try_comment(store, "c", &message), STATUS_OK, "and can be written again");

	rename(make_file("other"), path);
	ok(store_moved(store), "another file takes its place");
	is_int(try_comment(store, "d", &message), STATUS_IO, "nothing is saved");
	store_close(store);

	store = open_or_bail(path, STORE_RUN);
	is_int(store_number(store, "SELECT count(*) FROM comment WHERE comment_id IN ('a', 'd')", -1), 0,
		"in neither");
	unlink(path);
	ok(store_moved(store), "the file is deleted");
	is_int(try_comment(store, "e", &message), STATUS_IO, "nothing is saved");
	store_close(store);
	is_str(listing(), "", "and no journal is left");
}

static void
test_display(const char *path)
{
	struct store *store = open_or_bail(path, STORE_FOLLOW);
	ok(!store_moved(store), "a display sees where the file is");
	rename(make_file("other"), path);
	ok(store_moved(store), "and that it is another now");
	store_close(store);
}

int
main(void)
{
	make_folder();
	plan(15);
	test_run(make_file("a"));
	test_display(make_file("b"));
	remove_folder();
	return done_testing();
}
