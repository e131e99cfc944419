/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store.h"

#include "core/mem.h"

static void
test_appears_whole(void)
{
	struct store *store = NULL;
	struct message message = { "" };
	struct stat state;
	const char *path = in_folder("a.runde");

	umask(0);
	is_int(store_create(path, &store, &message), STATUS_OK, "a new file");
	is_str(store_path(store), path, "knows its path");
	ok(access(path, F_OK) != 0, "is not there yet under its name");
	ok(strncmp(listing(), ".a.runde.new-", 13) == 0 && strlen(listing()) == 20,
		"but under another one in the same folder");
	store_begin(store, false);
	store_run(store, STORE_FILE_SET, TEXT("key"), TEXT("value"));
	is_int(store_commit(store, &message), STATUS_OK, "can be filled");
	is_int(store_publish(store, &message), STATUS_OK, "is published");
	is_str(listing(), "a.runde ", "and alone in its folder");
	store_begin(store, false);
	is_int(store_commit(store, &message), STATUS_IO, "only closing it is left then");
	store_close(store);
	is_str(listing(), "a.runde ", "closed, it stays");
	ok(stat(path, &state) == 0 && (state.st_mode & 07777) == 0600 && state.st_nlink == 1,
		"readable for its owner alone");

	store = open_or_bail(path, STORE_READ);
	store_ask(store, STORE_FILE_GET, TEXT("key"));
	ok(store_next(store, STORE_FILE_GET), "what was written");
	is_str(store_text(store, STORE_FILE_GET, 0), "value", "is in it");
	store_close(store);

	umask(0777);
	const char *other = in_folder("b.runde");
	is_int(store_create(other, &store, &message), STATUS_OK, "a strict umask");
	is_int(store_publish(store, &message), STATUS_OK, "is no hindrance");
	store_close(store);
	ok(stat(other, &state) == 0 && (state.st_mode & 07777) == 0600, "and changes nothing");
	umask(022);
	unlink(other);
	unlink(path);
}

static void
test_leaves_nothing(void)
{
	struct store *store;
	struct message message = { "" };
	const char *path = in_folder("a.runde");

	store_create(path, &store, &message);
	store_begin(store, false);
	store_run(store, STORE_FILE_SET, TEXT("key"), TEXT("value"));
	store_close(store);
	is_str(listing(), "", "closed before it was published: nothing is left");

	store_create(path, &store, &message);
	write_file(path, "mine", 4);
	is_int(store_publish(store, &message), STATUS_CANNOT_CREATE,
		"somebody else took the name meanwhile");
	ok(strstr(message.text, "exists already"), "which is said");
	store_close(store);
	is_str(listing(), "a.runde ", "nothing is left of ours");
	ok(file_holds(path, "mine", 4), "and the other is as it was");

	is_int(store_create(path, &store, &message), STATUS_CANNOT_CREATE, "a name that is taken");
	ok(!store, "gives no store");
	ok(file_holds(path, "mine", 4), "and is left alone");
	unlink(path);

	if (symlink("/nowhere/at/all", path) != 0)
		bail("no symbolic link");
	is_int(store_create(path, &store, &message), STATUS_CANNOT_CREATE, "taken by a broken link");
	unlink(path);
	is_int(store_create(in_folder("no/a.runde"), &store, &message), STATUS_CANNOT_CREATE,
		"a folder that is not there");
	is_int(store_create("", &store, &message), STATUS_CANNOT_CREATE, "no name");
	is_int(store_create(folder, &store, &message), STATUS_CANNOT_CREATE, "a folder's name");
	is_int(store_create(in_folder("a/"), &store, &message), STATUS_CANNOT_CREATE,
		"a name that can only be a folder's");
	char *name = mem_printf("%0*d", 252, 7);
	is_int(store_create(in_folder(name), &store, &message), STATUS_CANNOT_CREATE,
		"a name that leaves no room for a journal's");
	free(name);
	name = mem_printf("%0*d", 230, 7);
	is_int(store_create(in_folder(name), &store, &message), STATUS_OK, "a long name");
	is_int(store_publish(store, &message), STATUS_OK, "has a shorter one before");
	store_close(store);
	unlink(in_folder(name));
	free(name);

	write_file(in_folder("a.runde-journal"), "old", 3);
	is_int(store_create(path, &store, &message), STATUS_CANNOT_CREATE,
		"a journal of an earlier file would be played into the new one");
	ok(strstr(message.text, "a.runde-journal is left"), "and is named");
	unlink(in_folder("a.runde-journal"));
	is_str(listing(), "", "nothing is left of all this");
}

/* A program that is killed leaves all that it had written so far. */
static void
test_clears_up(void)
{
	struct store *store, *other;
	struct message message = { "" };
	const char *path = in_folder("a.runde");

	write_file(in_folder(".a.runde.new-abcdef"), "secret", 6);
	write_file(in_folder(".a.runde.backup"), "mine", 4);
	write_file(in_folder(".b.runde.new-abcdef"), "other", 5);
	is_int(store_create(path, &store, &message), STATUS_OK, "where somebody was killed");
	ok(access(in_folder(".a.runde.new-abcdef"), F_OK) != 0, "nothing stays of the attempt before");
	ok(access(in_folder(".a.runde.backup"), F_OK) == 0, "but what is not ours");
	ok(access(in_folder(".b.runde.new-abcdef"), F_OK) == 0, "and what is of another file");
	is_int(store_create(path, &other, &message), STATUS_OK, "two at once");
	is_int(store_publish(store, &message), STATUS_OK, "do not clear up each other");
	is_int(store_publish(other, &message), STATUS_CANNOT_CREATE, "though only one can have the name");
	store_close(store);
	store_close(other);
	unlink(path);
	unlink(in_folder(".a.runde.backup"));
	unlink(in_folder(".b.runde.new-abcdef"));
	is_str(listing(), "", "and both leave nothing");
}

static void
test_named_oddly(void)
{
	static const char *const names[] = { ":memory:", "file:a?mode=memory", "a'b\"c%d", "-", "ä ö" };
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		struct store *store;
		struct message message = { "" };
		char here[4096];
		if (!getcwd(here, sizeof(here)) || chdir(folder) != 0)
			bail("no folder");
		store_create(names[i], &store, &message);
		if (store)
			store_publish(store, &message);
		store_close(store);
		is_int(store_open(names[i], STORE_RUN, &store, &message), STATUS_OK,
			"a file named %s", names[i]);
		store_close(store);
		ok(unlink(in_folder(names[i])) == 0, "is a file");
		if (chdir(here) != 0)
			bail("no way back");
	}
	is_str(listing(), "", "and nothing else");
}

/* As somebody who may not write there: root may everything. */
static void
test_read_only_folder(void)
{
	const char *closed = in_folder("closed");
	mkdir(closed, 0555);
	fflush(stdout);
	pid_t child = fork();
	if (child == 0) {
		struct store *store;
		struct message message = { "" };
		if (geteuid() == 0 && setresuid(65534, 65534, 65534) != 0)
			_exit(2);
		enum status status = store_create(in_folder("closed/a"), &store, &message);
		_exit(status == STATUS_CANNOT_CREATE && strstr(message.text, "Permission") ? 0 : 1);
	}
	int result;
	waitpid(child, &result, 0);
	if (WEXITSTATUS(result) == 2)
		skip(1, "cannot become somebody else");
	else
		is_int(result, 0, "a folder that may not be written");
	rmdir(closed);
}

int
main(void)
{
	make_folder();
	plan(54);
	test_appears_whole();
	test_leaves_nothing();
	test_clears_up();
	test_named_oddly();
	test_read_only_folder();
	remove_folder();
	return done_testing();
}
