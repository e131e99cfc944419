/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/lock.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

/* SQLite locks the 512 bytes from 2^30 on (file format, "The Lock-Byte Page"). */
#define FIRST_BYTE (0x40000000 + 1024)

/* A size as a number: rows and columns up to SIDE_MOST. */
#define SIDE_MOST 1023
#define PLACE ((off_t)1 << 20)

static struct flock
range(short type, off_t start, off_t length)
{
	return (struct flock){
		.l_type = type,
		.l_whence = SEEK_SET,
		.l_start = FIRST_BYTE + start,
		.l_len = length,
	};
}

/* The first LENGTH bytes of a display's place. */
static struct flock
range_of(short type, int place, off_t length)
{
	return range(type, 2 + place * PLACE, length);
}

int
lock_open(const char *file)
{
	int descriptor = open(file, O_RDWR | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
	if (descriptor < 0 && (errno == EACCES || errno == EROFS))
		descriptor = open(file, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
	return descriptor;
}

static int
take(int descriptor, struct flock wanted)
{
	int error;
	do {
		error = fcntl(descriptor, F_OFD_SETLK, &wanted) ? errno : 0;
	} while (error == EINTR);
	return error == EACCES ? EAGAIN : error;
}

/* Whether others have locked some of WANTED; then it becomes the first of what they have. */
static bool
is_taken(int descriptor, struct flock *wanted)
{
	return fcntl(descriptor, F_OFD_GETLK, wanted) == 0 && wanted->l_type != F_UNLCK;
}

int
lock_take_run(int descriptor)
{
	return take(descriptor, range(F_WRLCK, 0, 1));
}

bool
lock_run_taken(int descriptor)
{
	struct flock wanted = range(F_WRLCK, 0, 1);
	return is_taken(descriptor, &wanted);
}

/* A file that can only be read can only be locked as a reader does. */
static short
kind_of_lock(int descriptor)
{
	return (fcntl(descriptor, F_GETFL) & O_ACCMODE) == O_RDONLY ? F_RDLCK : F_WRLCK;
}

int
lock_take_display(int descriptor, int *place)
{
	short type = kind_of_lock(descriptor);
	for (*place = 0; *place < LOCK_DISPLAYS; (*place)++) {
		struct flock wanted = range_of(F_WRLCK, *place, 1);
		int error = is_taken(descriptor, &wanted) ? EAGAIN
			: take(descriptor, range_of(type, *place, 1));
		if (error != EAGAIN)
			return error;
	}
	*place = -1;
	return 0;
}

void
lock_resize_display(int descriptor, int place, struct lock_display size)
{
	int rows = size.rows < SIDE_MOST ? size.rows : SIDE_MOST;
	int columns = size.columns < SIDE_MOST ? size.columns : SIDE_MOST;
	off_t length = 1 + (off_t)rows * (SIDE_MOST + 1) + columns;
	if (place < 0 || take(descriptor, range_of(kind_of_lock(descriptor), place, length)) != 0)
		return;
	/* what it had of it before; it never is without the lock */
	struct flock rest = range_of(F_UNLCK, place, PLACE - length);
	rest.l_start += length;
	if (rest.l_len > 0)
		take(descriptor, rest);
}

int
lock_displays(int descriptor, struct lock_display *found, int most)
{
	int count = 0;
	for (int place = 0; place < LOCK_DISPLAYS; place++) {
		struct flock theirs = range_of(F_WRLCK, place, PLACE);
		if (!is_taken(descriptor, &theirs))
			continue;
		off_t size = theirs.l_len - 1;
		if (count < most)
			found[count] = (struct lock_display){
				.rows = (int)(size / (SIDE_MOST + 1)),
				.columns = (int)(size % (SIDE_MOST + 1)),
			};
		count++;
	}
	return count;
}
