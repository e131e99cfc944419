/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store.h"

static void
test_statements(struct store *store)
{
	struct message message = { "" };
	int bad = 0;
	for (int i = 0; i < STATEMENT_COUNT; i++) {
		store_columns(store, (enum statement)i);
		if (store_check(store, &message)) {
			diag("%s: %s", statements[i].name, message.text);
			bad++;
		}
	}
	is_int(bad, 0, "every statement fits the schema");

	store_ask(store, STORE_FILE_GET);
	ok(!store_next(store, STORE_FILE_GET), "too few values");
	is_int(store_check(store, &message), STATUS_IO, "%s", message.text);
	ok(strstr(message.text, "FILE_GET takes 1 values, not 0"), "are named");
	is_int(store_check(store, &message), STATUS_OK, "told once");
	store_run(store, STORE_FILE_SET, TEXT("a"), TEXT("b"), TEXT("c"));
	is_int(store_check(store, &message), STATUS_IO, "so are too many");
}

static void
test_transactions(struct store *store)
{
	struct message message = { "" };
	char *before = dump(store);

	store_begin(store, true);
	add_vote(store, "a", 1);
	is_int(store_changed(store), 1, "one row");
	is_int(store_failed(store), STATUS_OK, "so far all is well");
	add_vote(store, "a", 1);
	is_int(store_failed(store), STATUS_DATA, "the same ballot twice");
	add_vote(store, "b", 1);
	is_int(store_changed(store), 0, "after a failure nothing is done");
	store_ask(store, STORE_FILE_GET, TEXT("needs_vacuum"));
	ok(!store_next(store, STORE_FILE_GET), "nor read");
	void *bytes;
	size_t length;
	store_inverse(store, &bytes, &length);
	ok(!bytes && length == 0, "nor kept");
	is_int(store_check(store, &message), STATUS_DATA, "the failure can be looked at");
	is_int(store_commit(store, &message), STATUS_DATA, "and is told: %s", message.text);
	char *after = dump(store);
	is_str(after, before, "nothing has changed");
	free(after);
	is_int(store_failed(store), STATUS_OK, "the next one begins anew");

	store_begin(store, false);
	add_vote(store, "a", 1);
	store_roll_back(store);
	after = dump(store);
	is_str(after, before, "rolled back: nothing has changed");
	free(after);

	store_begin(store, false);
	store_begin(store, false);
	is_int(store_commit(store, &message), STATUS_IO, "one within another: %s", message.text);
	is_int(store_commit(store, &message), STATUS_IO, "none to commit: %s", message.text);

	store_begin(store, false);
	store_run(store, STORE_VOTE_ADD, INTEGER(99), TEXT("a"), INTEGER(1), TEXT("keypad"),
		TEXT("none"), NOTHING, NOTHING, INTEGER(1));
	is_int(store_commit(store, &message), STATUS_DATA, "a round that is not there: %s",
		message.text);

	store_begin(store, false);
	add_vote(store, "a", 1);
	is_int(store_commit(store, &message), STATUS_OK, "and still it works");
	after = dump(store);
	ok(strcmp(after, before) != 0 && strstr(after, "tally|1:1|3:none|3:keypad|1:1|2:0.0|3:|1:1|1:1\n"),
		"with its tally");
	free(after);
	free(before);
}

static void
test_values(struct store *store)
{
	static const char text[] = "Żółć, Nguyễn, Олена, محمد, 李";
	store_begin(store, false);
	add_comment(store, "c1", text);
	add_comment(store, "c2", "");
	store_run(store, STORE_VOTE_ADD, INTEGER(1), TEXT("v"), INTEGER(-1), TEXT("paper"),
		TEXT("g"), REAL(2.5), TEXT("why"), INTEGER(INT64_C(1) << 40));
	is_int(store_commit(store, NULL), STATUS_OK, "values of all types");
	store_ask(store, STORE_SECRET_VOTES, INTEGER(1));
	int rows = 0;
	while (store_next(store, STORE_SECRET_VOTES)) {
		rows++;
		if (strcmp(store_text(store, STORE_SECRET_VOTES, 0), "v") != 0)
			continue;
		is_int(store_integer(store, STORE_SECRET_VOTES, 1), -1, "an integer");
		ok(store_real(store, STORE_SECRET_VOTES, 4) == 2.5, "a number");
		is_str(store_text(store, STORE_SECRET_VOTES, 5), "why", "a text");
		is_int(store_integer(store, STORE_SECRET_VOTES, 6), INT64_C(1) << 40, "a large one");
		size_t length;
		ok(memcmp(store_blob(store, STORE_SECRET_VOTES, 5, &length), "why", 3) == 0
			&& length == 3, "the same as bytes");

		store_ask(store, STORE_COMMENTS, TEXT("s"));
		ok(store_next(store, STORE_COMMENTS), "a loop within a loop");
		is_str(store_text(store, STORE_COMMENTS, 8), text, "text of any script");
		ok(store_is_null(store, STORE_COMMENTS, 2), "nothing is nothing");
		is_int(store_integer(store, STORE_COMMENTS, 2), 0, "as an integer 0");
		is_str(store_text(store, STORE_COMMENTS, 2), "", "as a text empty");
		ok(!store_blob(store, STORE_COMMENTS, 2, &length) && length == 0, "as bytes none");
		ok(store_next(store, STORE_COMMENTS) && !store_is_null(store, STORE_COMMENTS, 8),
			"an empty text is a text");
		store_done(store, STORE_COMMENTS);
		ok(!store_next(store, STORE_COMMENTS), "a loop left early is over");
	}
	is_int(rows, 2, "the outer loop has seen all");
	is_int(store_check(store, NULL), STATUS_OK, "without a failure");
}

static void
test_versions(struct store *store, const char *path)
{
	struct store *other = open_or_bail(path, STORE_WRITE);
	int64_t version = store_data_version(store);
	store_begin(store, false);
	add_vote(store, "own", 1);
	store_commit(store, NULL);
	is_int(store_data_version(store), version, "an own change is no news");
	int64_t votes = count_votes(store);
	store_begin(other, false);
	add_vote(other, "other", 1);
	is_int(store_commit(other, NULL), STATUS_OK, "a change by another");
	ok(store_data_version(store) != version, "is");

	store_snapshot(store);
	is_int(count_votes(store), votes + 1, "several reads");
	store_wait(other, false);
	store_begin(other, false);
	add_vote(other, "late", 1);
	is_int(store_commit(other, NULL), STATUS_BUSY, "are not disturbed");
	is_int(count_votes(store), votes + 1, "and see one state");
	store_snapshot_end(store);
	store_close(other);

	struct message message = { "" };
	other = open_or_bail(path, STORE_READ);
	store_begin(other, false);
	add_vote(other, "never", 1);
	is_int(store_commit(other, &message), STATUS_IO, "a reader cannot begin: %s", message.text);
	store_run(other, STORE_FILE_SET, TEXT("a"), TEXT("b"));
	is_int(store_check(other, &message), STATUS_IO, "nor change anything: %s", message.text);
	store_close(other);
}

/* One act: what it did can be taken back and done again, tally and all. */
static void
is_undone(struct store *store, void (*act)(struct store *), const char *name)
{
	struct message message = { "" };
	void *undo, *redo, *again;
	size_t undo_length, redo_length, again_length;
	char *before = dump(store);

	store_begin(store, true);
	act(store);
	store_inverse(store, &undo, &undo_length);
	is_int(store_commit(store, &message), STATUS_OK, "%s", name);
	char *after = dump(store);

	store_begin(store, true);
	store_apply(store, undo, undo_length);
	store_inverse(store, &redo, &redo_length);
	is_int(store_commit(store, &message), STATUS_OK, "is taken back%s", message.text);
	char *got = dump(store);
	ok(strcmp(before, after) != 0, "there was something to take back");
	is_str(got, before, "all is as before");
	free(got);

	store_begin(store, true);
	store_apply(store, redo, redo_length);
	store_inverse(store, &again, &again_length);
	is_int(store_commit(store, &message), STATUS_OK, "is done again%s", message.text);
	got = dump(store);
	is_str(got, after, "all is as after");
	ok(again_length == undo_length && memcmp(again, undo, undo_length) == 0,
		"the way back is the same");
	free(got);

	got = dump(store);
	store_begin(store, false);
	store_apply(store, redo, redo_length);
	is_int(store_commit(store, &message), STATUS_DATA, "but not twice: %s", message.text);
	char *unchanged = dump(store);
	is_str(unchanged, got, "which changes nothing");
	free(got);
	free(unchanged);
	free(before);
	free(after);
	free(undo);
	free(redo);
	free(again);
}

static void
add_some(struct store *store)
{
	add_vote(store, "x1", 1);
	add_vote(store, "x2", 2);
	add_vote(store, "x3", 2);
	add_comment(store, "cx", "Ein Beitrag");
	store_run(store, STORE_UNDO_CLEAR, TEXT("s"), INTEGER(1));
}

static void
weigh_some(struct store *store)
{
	store_run(store, STORE_VOTE_WEIGH, INTEGER(7), INTEGER(1), TEXT("x1"), INTEGER(1));
	store_run(store, STORE_COMMENT_TEXT, TEXT("Ein anderer"), TEXT("s"), TEXT("cx"));
}

static void
remove_some(struct store *store)
{
	store_run(store, STORE_VOTE_REMOVE, INTEGER(1), TEXT("x2"));
	store_run(store, STORE_VOTE_REMOVE, INTEGER(1), TEXT("x1"));
	add_vote(store, "x4", 3);
	store_run(store, STORE_PRESENCE_SET, TEXT("s"), TEXT("none"), INTEGER(40));
}

/* Removed and added under the same id in another group: the changeset makes one update of it. */
static void
move_some(struct store *store)
{
	store_run(store, STORE_VOTE_REMOVE, INTEGER(1), TEXT("x4"));
	store_run(store, STORE_VOTE_ADD, INTEGER(1), TEXT("x4"), INTEGER(3), TEXT("hands"), TEXT("g"),
		NOTHING, NOTHING, INTEGER(5));
}

static void
replace_some(struct store *store)
{
	store_run(store, STORE_PRESENCE_SET, TEXT("s"), TEXT("none"), INTEGER(41));
	store_run(store, STORE_PRESENCE_SET, TEXT("s"), TEXT("g"), INTEGER(2));
	store_run(store, STORE_ROUND_PRESENCE_SET, INTEGER(1), TEXT("all"), INTEGER(43));
}

static void
test_taking_back(struct store *store)
{
	is_undone(store, add_some, "adding");
	is_undone(store, weigh_some, "changing");
	is_undone(store, remove_some, "removing");
	is_undone(store, move_some, "moving");
	is_undone(store, replace_some, "replacing");

	struct message message = { "" };
	void *bytes = &message;
	size_t length = 1;
	store_begin(store, true);
	store_run(store, STORE_FILE_SET, TEXT("needs_vacuum"), TEXT("1"));
	store_inverse(store, &bytes, &length);
	ok(!bytes && length == 0, "what is left out changes nothing");
	is_int(store_commit(store, NULL), STATUS_OK, "which is no failure");
	store_begin(store, false);
	store_inverse(store, &bytes, &length);
	is_int(store_commit(store, &message), STATUS_IO, "nothing was recorded: %s", message.text);
	store_begin(store, false);
	store_apply(store, "noise", 5);
	ok(store_commit(store, &message), "noise is no changeset: %s", message.text);
}

int
main(void)
{
	make_folder();
	const char *path = make_file("a");
	struct store *store = open_or_bail(path, STORE_RUN);
	plan(6 + 16 + 16 + 8 + 5 * 9 + 4);
	test_statements(store);
	test_transactions(store);
	test_values(store);
	test_versions(store, path);
	test_taking_back(store);
	store_close(store);
	remove_folder();
	return done_testing();
}
