/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/folder.h"

#include "core/i18n.h"
#include "core/mem.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { OPEN_FOLDERS = 8 };

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
	free(folder->target);
	free(folder->path);
	*folder = (struct folder){0};
}

enum status
folder_begin(struct folder *folder, const char *target, bool confidential, struct message *message)
{
	*folder = (struct folder){0};
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
	else if (!confidential && chmod(folder->path, usual_mode()) != 0) {
		status = cannot(message, folder->target, errno);
		folder_discard(folder);
		return status;
	}
	if (status)
		forget(folder);
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

static int
remove_each(const char *path, const struct stat *about, int type, struct FTW *place)
{
	(void)about;
	(void)type;
	(void)place;
	remove(path);
	return 0;
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
		nftw(folder->path, remove_each, OPEN_FOLDERS, FTW_DEPTH | FTW_PHYS);
	forget(folder);
}
