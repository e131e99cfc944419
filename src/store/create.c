/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/connection.h"

#include "core/i18n.h"
#include "core/mem.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

/* SQLite's longest path on Unix (MAX_PATHNAME in os_unix.c), with room for "-journal". */
enum { PATH_LONGEST = 512 - 16, NAME_LONGEST = NAME_MAX - 16, RANDOM_LETTERS = 6 };

static enum status
cannot_create(const struct store *store, int error, struct message *message)
{
	if (error == EEXIST)
		return fail(message, STATUS_CANNOT_CREATE, _("%s exists already"), store->path);
	return fail(message, STATUS_CANNOT_CREATE, _("%s cannot be created (%s)"), store->path,
		strerror(error));
}

static bool
exists(const char *path)
{
	struct stat state;
	return lstat(path, &state) == 0;
}

/* Where the file will be: the real folder and the last part of the path. 0 or an errno. */
static int
find_target(const char *path, char **target)
{
	char *for_folder = mem_text(path), *for_name = mem_text(path);
	const char *name = basename(for_name);
	char *folder = realpath(dirname(for_folder), NULL);
	int error = 0;
	size_t length = strlen(path);
	*target = NULL;
	if (length == 0)
		error = ENOENT;
	else if (path[length - 1] == '/' || strcmp(name, ".") == 0 || strcmp(name, "..") == 0)
		error = EISDIR;
	else if (!folder)
		error = errno;
	else if (strlen(name) > NAME_LONGEST || strlen(folder) + strlen(name) > PATH_LONGEST)
		error = ENAMETOOLONG;
	else
		*target = mem_printf("%s/%s", strcmp(folder, "/") == 0 ? "" : folder, name);
	free(folder);
	free(for_folder);
	free(for_name);
	return error;
}

/* A journal that an earlier file of this name left would be played into the
 * new one. It may be all that is left of that file, so it is not ours to remove. */
static enum status
check_leftovers(const struct store *store, struct message *message)
{
	static const char *const endings[] = { "-journal", "-wal" };
	enum status status = STATUS_OK;
	for (size_t i = 0; !status && i < sizeof(endings) / sizeof(*endings); i++) {
		char *left = mem_printf("%s%s", store->target, endings[i]);
		if (exists(left))
			status = fail(message, STATUS_CANNOT_CREATE,
				_("%s%s is left of an earlier file; move it away or choose another name"),
				store->path, endings[i]);
		free(left);
	}
	return status;
}

/* Removes PATH if it was left behind by a program that was killed: nobody holds its lock. */
static void
remove_stale(const char *path)
{
	struct stat state;
	if (lstat(path, &state) != 0 || !S_ISREG(state.st_mode) || state.st_uid != geteuid())
		return;
	int descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
	if (descriptor < 0)
		return;
	if (flock(descriptor, LOCK_EX | LOCK_NB) == 0)
		unlink(path);
	close(descriptor);
}

/* What earlier attempts at TARGET left holds sessions, and nothing else ever reaches it. */
static void
remove_all_stale(const char *target)
{
	const char *name = strrchr(target, '/') + 1;
	char *folder = mem_text_n(target, (size_t)(name - target));
	char *prefix = mem_printf(".%.200s.new-", name);
	size_t length = strlen(prefix);
	DIR *entries = opendir(folder);
	for (struct dirent *entry; entries && (entry = readdir(entries));) {
		if (strncmp(entry->d_name, prefix, length) != 0
			|| strlen(entry->d_name) != length + RANDOM_LETTERS)
			continue;
		char *left = mem_printf("%s%s", folder, entry->d_name);
		remove_stale(left);
		free(left);
	}
	if (entries)
		closedir(entries);
	free(folder);
	free(prefix);
}

/* An empty file beside TARGET that only its owner can read, and its lock in HELD; NULL and errno
 * after a failure. Somebody who clears up may be faster than the lock: then it has no name any more,
 * and there is another one. */
static char *
make_temporary(const char *target, int *held)
{
	const char *name = strrchr(target, '/') + 1;
	for (;;) {
		struct stat state = {.st_nlink = 1};
		char *file = mem_printf("%.*s.%.200s.new-XXXXXX", (int)(name - target), target, name);
		int descriptor = mkostemp(file, O_CLOEXEC);
		if (descriptor >= 0 && fchmod(descriptor, S_IRUSR | S_IWUSR) == 0) {
			flock(descriptor, LOCK_EX); /* where there are no locks, nothing is taken for stale */
			if (fstat(descriptor, &state) != 0 || state.st_nlink > 0) {
				*held = descriptor;
				return file;
			}
		}
		int error = errno;
		if (descriptor >= 0) {
			close(descriptor);
			unlink(file);
		}
		free(file);
		errno = error;
		if (state.st_nlink > 0)
			return NULL;
	}
}

/* Only when SQLite has closed the file: closing it here as well would take SQLite's own locks away. */
static void
let_go(struct store *store)
{
	if (store->held >= 0)
		close(store->held);
	store->held = -1;
}

static enum status
create(struct store *store, struct message *message)
{
	int error = find_target(store->path, &store->target);
	if (error)
		return cannot_create(store, error, message);
	if (exists(store->target))
		return cannot_create(store, EEXIST, message);
	enum status status = check_leftovers(store, message);
	if (status)
		return status;
	remove_all_stale(store->target);
	char *file = make_temporary(store->target, &store->held);
	if (!file)
		return cannot_create(store, errno, message);
	/* Until it has its name the file is nothing that could be lost: no journal
	 * on the disk, and one sync at the end. */
	status = store_connect(store, file,
		"PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF", message);
	if (!status)
		status = store_climb(store, store_ladder, STORE_VERSION, message);
	return status;
}

enum status
store_create(const char *path, struct store **store, struct message *message)
{
	struct store *created = store_new(path);
	created->writes = true;
	enum status status = create(created, message);
	if (status) {
		store_close(created);
		created = NULL;
	}
	*store = created;
	return status;
}

/* 0 or an errno. */
static int
sync_path(const char *path, int flags)
{
	int descriptor = open(path, O_RDONLY | O_CLOEXEC | flags);
	if (descriptor < 0)
		return errno;
	int error = fsync(descriptor) != 0 ? errno : 0;
	close(descriptor);
	return error;
}

/* Gives FILE the name TARGET, which nobody may have. 0 or an errno. */
static int
name_file(const char *file, const char *target)
{
	if (renameat2(AT_FDCWD, file, AT_FDCWD, target, RENAME_NOREPLACE) == 0)
		return 0;
	if (errno != EINVAL && errno != ENOSYS && errno != EOPNOTSUPP)
		return errno;
	if (link(file, target) == 0) {
		unlink(file);
		return 0;
	}
	if (errno != EPERM && errno != ENOSYS && errno != EOPNOTSUPP)
		return errno;
	/* A file system that has neither: the moment between is all that is left to chance. */
	if (exists(target))
		return EEXIST;
	return rename(file, target) == 0 ? 0 : errno;
}

enum status
store_publish(struct store *store, struct message *message)
{
	if (!store->target || store->transaction || store->failed) {
		store_keep_fault(store, "store_publish");
		return store_check(store, message);
	}
	enum status status = check_leftovers(store, message);
	if (status)
		return status;
	store_disconnect(store);
	int error = sync_path(store->file, 0);
	if (error)
		return fail(message, STATUS_IO, _("%s cannot be written (%s)"), store->path,
			strerror(error));
	error = name_file(store->file, store->target);
	let_go(store);
	if (error)
		return cannot_create(store, error, message);

	char *folder = mem_text(store->target);
	free(store->file);
	store->file = store->target;
	store->target = NULL;
	error = sync_path(dirname(folder), O_DIRECTORY);
	free(folder);
	/* Some file systems cannot sync a folder and say EINVAL. */
	if (error && error != EINVAL) {
		unlink(store->file);
		return fail(message, STATUS_IO, _("%s cannot be written (%s)"), store->path,
			strerror(error));
	}
	return STATUS_OK;
}
