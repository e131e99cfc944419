/*
 * Memory that is there or ends the program in an orderly way.
 *
 * Everything acknowledged is on disk before it is on the screen, so running out
 * of memory costs nothing but the run: the functions never return NULL; they
 * call the handler that main has set, which restores the terminal and exits 74.
 * Everything returned is freed with free().
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_CORE_MEM_H
#define RUNDE_CORE_MEM_H

#include <stdarg.h>
#include <stddef.h>

/* HANDLER must not return. Without one the functions abort(). */
void mem_on_exhausted(void (*handler)(void));

/* COUNT zeroed objects of SIZE bytes each. */
void *mem_new(size_t count, size_t size);

/* OLD (may be NULL) with room for COUNT objects of SIZE bytes; what is new is not zeroed. */
void *mem_resize(void *old, size_t count, size_t size);

/* A copy of TEXT; NULL stays NULL. */
char *mem_text(const char *text);

/* A copy of the first LENGTH bytes of TEXT, with a final NUL. */
char *mem_text_n(const char *text, size_t length);

/* printf into fresh memory. */
char *mem_printf(const char *format, ...) __attribute__((format(printf, 1, 2)));
char *mem_vprintf(const char *format, va_list values) __attribute__((format(printf, 1, 0)));

/* Makes room for one more in an array of COUNT objects: doubles it at powers of two.
 * `things = mem_grow(things, n, sizeof(*things)); things[n++] = …` */
void *mem_grow(void *array, size_t count, size_t size);

#endif
