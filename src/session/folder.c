/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/folder.h"

#include "core/i18n.h"
#include "core/mem.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum {
	OPEN_FOLDERS = 8,
	RANDOM_LETTERS = 6,
	STALE_SECONDS = 60, /* far less passes between making a folder and taking its lock */
};

static enum status
cannot(struct message *message, const char *target, int error)
{
	if (error == EEXIST || error == ENOTEMPTY)
		return fail(message, STATUS_CANNOT_CREATE, _("%s: exists already"), target);
	return fail(message, STATUS_CANNOT_CREATE, _("%s: cannot be made: %s"), target,
		strerror(error));
}

static mode_t
usual_mode(void)
{
	mode_t mask = umask(0);
	umask(mask);
	return 0777 & ~mask;
}

static void
forget(struct folder *folder)
{
	if (folder->path && folder->lock >= 0)
		close(folder->lock);
	free(folder->target);
	free(folder->path);
	*folder = (struct folder){0};
}

/* --- what was left behind ------------------------------------------------------------------ */

static int
remove_each(const char *path, const struct stat *about, int type, struct FTW *place)
{
	(void)about;
	(void)type;
	(void)place;
	remove(path);
	return 0;
}

static void
remove_folder(const char *path)
{
	nftw(path, remove_each, OPEN_FOLDERS, FTW_DEPTH | FTW_PHYS);
}

/* Opens PATH and takes its lock; -1: it cannot be had. */
static int
take_lock(const char *path)
{
	int file = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	if (file >= 0 && flock(file, LOCK_EX | LOCK_NB) != 0) {
		close(file);
		return -1;
	}
	return file;
}

/* Whether PATH was left behind by a program that was killed. */
static bool
is_stale(const char *path)
{
	struct stat about;
	if (lstat(path, &about) != 0 || !S_ISDIR(about.st_mode) || about.st_uid != geteuid()
		|| time(NULL) - about.st_mtime < STALE_SECONDS)
		return false;
	int file = take_lock(path);
	if (file >= 0)
		close(file);
	return file >= 0;
}

/* Removes what is left of earlier attempts at the folder NAME, which stands behind the first N
 * bytes of PATH. */
static void
remove_stale(const char *path, size_t n, const char *name)
{
	char *parent = n > 0 ? mem_text_n(path, n) : mem_text(".");
	char *prefix = mem_printf(".%s.", name);
	DIR *entries = opendir(parent);
	for (struct dirent *entry; entries && (entry = readdir(entries));) {
		if (strncmp(entry->d_name, prefix, strlen(prefix)) != 0
			|| strlen(entry->d_name) != strlen(prefix) + RANDOM_LETTERS)
			continue;
		char *left = mem_printf("%s/%s", parent, entry->d_name);
		if (is_stale(left))
			remove_folder(left);
		free(left);
	}
	if (entries)
		closedir(entries);
	free(parent);
	free(prefix);
}

/* ------------------------------------------------------------------------------------------ */

enum status
folder_begin(struct folder *folder, const char *target, bool confidential, struct message *message)
{
	*folder = (struct folder){.lock = -1, .confidential = confidential};
	size_t length = strlen(target);
	while (length > 1 && target[length - 1] == '/')
		length--;
	folder->target = mem_text_n(target, length);

	const char *slash = strrchr(folder->target, '/');
	const char *name = slash ? slash + 1 : folder->target;
	folder->path = mem_printf("%.*s.%s.XXXXXX", (int)(name - folder->target), folder->target, name);

	struct stat there;
	enum status status = STATUS_OK;
	if (!*name)
		status = cannot(message, target, EEXIST);
	else if (lstat(folder->target, &there) == 0)
		status = cannot(message, folder->target, EEXIST);
	else if (!mkdtemp(folder->path))
		status = cannot(message, folder->target, errno);
	if (!status) {
		remove_stale(folder->target, (size_t)(name - folder->target), name);
		folder->lock = take_lock(folder->path);
	} else {
		forget(folder);
	}
	return status;
}

static int
sync_path(const char *path)
{
	int file = open(path, O_RDONLY | O_CLOEXEC);
	if (file < 0)
		return -1;
	/* Some file systems cannot force a folder; there is nothing more to be done then. */
	int result = fsync(file) != 0 && errno != EINVAL && errno != EROFS ? -1 : 0;
	int error = errno;
	close(file);
	errno = error;
	return result;
}

static int
sync_each(const char *path, const struct stat *about, int type, struct FTW *place)
{
	(void)about;
	(void)place;
	return type == FTW_F || type == FTW_DP ? sync_path(path) : 0;
}

int
folder_move(const char *from, const char *to)
{
	if (renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0)
		return 0;
	if (errno != EINVAL && errno != ENOSYS)
		return -1;
	struct stat there;
	if (lstat(to, &there) == 0) {
		errno = EEXIST;
		return -1;
	}
	return rename(from, to);
}

void
folder_keep(const char *path)
{
	const char *slash = strrchr(path, '/');
	char *parent = !slash ? mem_text(".")
		: mem_text_n(path, slash == path ? 1 : (size_t)(slash - path));
	sync_path(parent);
	free(parent);
}

enum status
folder_publish(struct folder *folder, struct message *message)
{
	enum status status = STATUS_OK;
	if (nftw(folder->path, sync_each, OPEN_FOLDERS, FTW_DEPTH | FTW_PHYS) != 0)
		status = fail(message, STATUS_IO, _("%s: could not be written: %s"), folder->target,
			strerror(errno));
	else if (!folder->confidential && chmod(folder->path, usual_mode()) != 0)
		status = cannot(message, folder->target, errno);
	else if (folder_move(folder->path, folder->target) != 0)
		status = cannot(message, folder->target, errno);
	if (status) {
		folder_discard(folder);
		return status;
	}

	folder_keep(folder->target);
	forget(folder);
	return STATUS_OK;
}

void
folder_discard(struct folder *folder)
{
	if (folder->path)
		remove_folder(folder->path);
	forget(folder);
}
