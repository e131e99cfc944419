/*
 * A folder that appears whole or not at all: it is filled under a hidden name beside its
 * place (`.NAME.XXXXXX`), where only its owner may look, forced onto the disk and then moved there.
 *
 * Only a program that is killed in the middle leaves the hidden folder behind. Whoever begins a
 * folder of the same name removes it: nobody holds its lock any more, and it is at least a minute old.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_SESSION_FOLDER_H
#define RUNDE_SESSION_FOLDER_H

#include "core/status.h"

#include <stdbool.h>

struct folder {
	char *target; /* where it will be, without a final slash; owned */
	char *path;   /* where it is being filled; owned */
	int lock;     /* held as long as it is filled; -1: the file system has none */
	bool confidential;
};

/* Begins the folder TARGET, which must not exist. CONFIDENTIAL: readable for its owner alone.
 * STATUS_CANNOT_CREATE: it exists, or nothing can be made there; nothing was made. */
enum status folder_begin(struct folder *folder, const char *target, bool confidential,
	struct message *message);

/* Forces what is in it onto the disk and moves it into place. After a failure it is
 * discarded. STATUS_CANNOT_CREATE: meanwhile there is something else; STATUS_IO. */
enum status folder_publish(struct folder *folder, struct message *message);

/* Removes what was begun, with everything in it. Does nothing after folder_publish(). */
void folder_discard(struct folder *folder);

/* As rename(), but never over something: then -1, with EEXIST in errno. */
int folder_move(const char *from, const char *to);

/* Forces onto the disk that PATH is in its folder, as far as the file system can. */
void folder_keep(const char *path);

#endif
