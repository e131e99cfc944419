/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/output.h"

#include "core/i18n.h"
#include "core/mem.h"
#include "session/folder.h"

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static enum status
cannot_create(const char *path, struct message *message)
{
	if (errno == EEXIST)
		return fail(message, STATUS_CANNOT_CREATE, _("%s: exists already"), path);
	return fail(message, STATUS_CANNOT_CREATE, _("%s: cannot be made: %s"), path,
		strerror(errno));
}

static bool
write_all(int file, const char *bytes, size_t n)
{
	while (n > 0) {
		ssize_t written = write(file, bytes, n);
		if (written < 0 && errno != EINTR)
			return false;
		if (written > 0) {
			bytes += written;
			n -= (size_t)written;
		}
	}
	return true;
}

/* Some file systems cannot force anything; there is nothing more to be done then. */
static bool
forced(int file)
{
	return fsync(file) == 0 || errno == EINVAL || errno == EROFS;
}

static mode_t
usual_mode(void)
{
	mode_t mask = umask(0);
	umask(mask);
	return 0666 & ~mask;
}

static enum status
fill(const char *path, char *hidden, const struct buffer *text, struct message *message)
{
	enum status status = STATUS_OK;
	int file = mkstemp(hidden);
	if (file < 0)
		return cannot_create(path, message);
	bool written = write_all(file, buffer_text(text), text->length) && forced(file)
		&& fchmod(file, usual_mode()) == 0;
	int error = errno;
	if (close(file) != 0 && written) {
		written = false;
		error = errno;
	}
	if (!written)
		status = fail(message, STATUS_IO, _("%s: could not be written: %s"), path,
			strerror(error));
	else if (folder_move(hidden, path) != 0)
		status = cannot_create(path, message);
	if (status)
		unlink(hidden);
	else
		folder_keep(path);
	return status;
}

enum status
output_write(const char *path, const struct buffer *text, struct message *message)
{
	struct stat there;
	if (!path || strcmp(path, "-") == 0) {
		fwrite(buffer_text(text), 1, text->length, stdout);
		return STATUS_OK;
	}
	const char *slash = strrchr(path, '/');
	const char *name = slash ? slash + 1 : path;
	if (!*name || lstat(path, &there) == 0) {
		errno = *name ? EEXIST : EISDIR;
		return cannot_create(path, message);
	}
	char *hidden = mem_printf("%.*s.%s.XXXXXX", (int)(name - path), path, name);
	enum status status = fill(path, hidden, text, message);
	free(hidden);
	return status;
}
