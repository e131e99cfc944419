/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/lock.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

/* SQLite locks the 512 bytes from 2^30 on (file format, "The Lock-Byte Page"). */
#define FIRST_BYTE (0x40000000 + 1024)

static struct flock
range(enum lock lock, short type)
{
	return (struct flock){
		.l_type = type,
		.l_whence = SEEK_SET,
		.l_start = FIRST_BYTE + (int)lock,
		.l_len = 1,
	};
}

int
lock_open(const char *file)
{
	int descriptor = open(file, O_RDWR | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
	if (descriptor < 0 && (errno == EACCES || errno == EROFS))
		descriptor = open(file, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
	return descriptor;
}

int
lock_take(int descriptor, enum lock lock)
{
	struct flock wanted = range(lock, lock == LOCK_RUN ? F_WRLCK : F_RDLCK);
	int error;
	do {
		error = fcntl(descriptor, F_OFD_SETLK, &wanted) ? errno : 0;
	} while (error == EINTR);
	return error == EACCES ? EAGAIN : error;
}

bool
lock_taken(int descriptor, enum lock lock)
{
	struct flock found = range(lock, F_WRLCK);
	return fcntl(descriptor, F_OFD_GETLK, &found) == 0 && found.l_type != F_UNLCK;
}
