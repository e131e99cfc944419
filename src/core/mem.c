/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/mem.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void (*exhausted)(void);

void
mem_on_exhausted(void (*handler)(void))
{
	exhausted = handler;
}

static void *
checked(void *memory)
{
	if (!memory) {
		if (exhausted)
			exhausted();
		abort();
	}
	return memory;
}

void *
mem_new(size_t count, size_t size)
{
	return checked(calloc(count ? count : 1, size ? size : 1));
}

void *
mem_resize(void *old, size_t count, size_t size)
{
	if (size && count > SIZE_MAX / size)
		return checked(NULL);
	size_t bytes = count * size;
	return checked(realloc(old, bytes ? bytes : 1));
}

char *
mem_text(const char *text)
{
	return text ? mem_text_n(text, strlen(text)) : NULL;
}

char *
mem_text_n(const char *text, size_t length)
{
	char *copy = mem_resize(NULL, length + 1, 1);
	memcpy(copy, text, length);
	copy[length] = '\0';
	return copy;
}

char *
mem_vprintf(const char *format, va_list values)
{
	va_list again;
	va_copy(again, values);
	int length = vsnprintf(NULL, 0, format, values);
	char *text = mem_resize(NULL, length < 0 ? 1 : (size_t)length + 1, 1);
	text[0] = '\0';
	if (length >= 0)
		vsnprintf(text, (size_t)length + 1, format, again);
	va_end(again);
	return text;
}

char *
mem_printf(const char *format, ...)
{
	va_list values;
	va_start(values, format);
	char *text = mem_vprintf(format, values);
	va_end(values);
	return text;
}

void *
mem_grow(void *array, size_t count, size_t size)
{
	if (count & (count - 1))
		return array;
	return mem_resize(array, count ? count * 2 : 1, size);
}
