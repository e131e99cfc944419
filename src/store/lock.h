/*
 * Who else has a session file open: locks on bytes of it, far behind those
 * that SQLite locks. The first belongs to the run. Behind it each display has a
 * place of its own, so that they can be counted, and how much of it is locked
 * tells the size of its screen: nothing has to be written for that. They are
 * open file description locks: the kernel frees them when the program ends,
 * however it ends.
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

/* More displays than that are there without being counted. */
#define LOCK_DISPLAYS 64

/* 0 × 0: not told. */
struct lock_display {
	int rows, columns;
};

/* A descriptor for the functions below; for reading and writing if the file
 * allows it. -1 and errno after a failure. */
int lock_open(const char *file);

/* Takes the run's lock without waiting; close() frees it. 0, or EAGAIN when another has it, or
 * another errno. It wants a file that can be written. */
int lock_take_run(int descriptor);

/* Whether another descriptor, in this process or in another, holds it. */
bool lock_run_taken(int descriptor);

/* Takes the first free place of a display, without waiting; close() frees it. 0 and the *PLACE, -1 when
 * there is none; or an errno. */
int lock_take_display(int descriptor, int *place);

/* Tells the size of the display that has PLACE. */
void lock_resize_display(int descriptor, int place, struct lock_display size);

/* How many other descriptors are displays, and in FOUND the sizes of the first MOST of them. */
int lock_displays(int descriptor, struct lock_display *found, int most);

#endif
