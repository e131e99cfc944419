/*
 * Who else has a session file open: locks on two bytes of it, far behind those
 * that SQLite locks. One belongs to the run, exclusively; displays share the
 * other. They are open file description locks: the kernel frees them when the
 * program ends, however it ends.
 *
 * Closing any descriptor of a file drops every POSIX lock that the process
 * holds on it, and SQLite's are such. So the descriptor of a lock is opened at
 * any time but closed only after the database.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_STORE_LOCK_H
#define RUNDE_STORE_LOCK_H

#include <stdbool.h>

enum lock { LOCK_RUN, LOCK_DISPLAY };

/* A descriptor for the functions below; for reading and writing if the file
 * allows it. -1 and errno after a failure. */
int lock_open(const char *file);

/* Takes the lock without waiting; close() frees it. 0, or EAGAIN when another
 * has it, or another errno. LOCK_RUN wants a file that can be written. */
int lock_take(int descriptor, enum lock lock);

/* Whether another descriptor, in this process or in another, holds the lock. */
bool lock_taken(int descriptor, enum lock lock);

#endif
