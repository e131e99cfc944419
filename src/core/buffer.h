/*
 * A growing string of bytes.
 *
 * A zeroed struct buffer is an empty one. `bytes` is NULL until something is added
 * and then always ends in a NUL that `length` does not count; the bytes may hold
 * further NULs. Memory never runs out silently (see core/mem.h), so nothing fails.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_CORE_BUFFER_H
#define RUNDE_CORE_BUFFER_H

#include <stddef.h>

struct buffer {
	char *bytes;   /* owned */
	size_t length; /* bytes, without the final NUL */
	size_t room;   /* bytes allocated */
};

/* Each of these appends. TEXT is NUL-terminated, BYTES are N of any kind; neither may lie in
 * the buffer itself. */
void buffer_add(struct buffer *buffer, const char *text);
void buffer_add_n(struct buffer *buffer, const void *bytes, size_t n);
void buffer_add_char(struct buffer *buffer, char c);
void buffer_printf(struct buffer *buffer, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* The content, "" when nothing was ever added; valid until the next change. */
const char *buffer_text(const struct buffer *buffer);

/* Empties it and keeps the memory for the next use. */
void buffer_clear(struct buffer *buffer);

/* Empties it and gives the memory back; the buffer can be used again. */
void buffer_free(struct buffer *buffer);

/* Gives the content to the caller, who frees it with free(); never NULL. The buffer is empty. */
char *buffer_take(struct buffer *buffer);

#endif
