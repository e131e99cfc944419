/*
 * How everything in runde fails.
 *
 * One enum for the whole program and a message that the caller owns: the room
 * that knows the file, the line and the reason writes the sentence with fail();
 * nobody guesses it later. Only main turns a status into an exit status.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_CORE_STATUS_H
#define RUNDE_CORE_STATUS_H

#include <stddef.h>

enum status {
	STATUS_OK,
	STATUS_USAGE,         /* the command line is wrong; exit 64 */
	STATUS_DATA,          /* what was read is wrong; exit 65 */
	STATUS_NO_INPUT,      /* what should be read is missing; exit 66 */
	STATUS_CANNOT_CREATE, /* cannot create it, or it exists already; exit 73 */
	STATUS_IO,            /* a read or a write failed; exit 74 */
	STATUS_BUSY,          /* somebody else has it; exit 75 */
	STATUS_NO_TERMINAL,   /* no usable terminal or locale; exit 78 */
	STATUS_REFUSED,       /* the act is not allowed now; nothing changed; never leaves the program */
};

/* One sentence in the user's language, without "runde: " and without a final newline. */
struct message {
	char text[1024];
};

/* Writes the sentence and returns STATUS, so that a function can end with
 * `return fail(message, STATUS_DATA, _("%s: no such step"), id);`. MESSAGE may be NULL.
 * A sentence that is too long is cut at a character boundary. */
enum status fail(struct message *message, enum status status, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* The exit status that belongs to STATUS (sysexits, 0 for STATUS_OK). */
int status_exit(enum status status);

#endif
