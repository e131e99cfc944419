/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/buffer.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/mem.h"

static void
make_room(struct buffer *buffer, size_t n)
{
	if (n < buffer->room - buffer->length)
		return;
	size_t room = n < SIZE_MAX / 4 && buffer->length < SIZE_MAX / 4
		? (buffer->length + n + 1) * 2 : SIZE_MAX;
	buffer->bytes = mem_resize(buffer->bytes, room < 64 ? 64 : room, 1);
	buffer->room = room < 64 ? 64 : room;
}

void
buffer_add_n(struct buffer *buffer, const void *bytes, size_t n)
{
	make_room(buffer, n);
	if (n)
		memcpy(buffer->bytes + buffer->length, bytes, n);
	buffer->length += n;
	buffer->bytes[buffer->length] = '\0';
}

void
buffer_add(struct buffer *buffer, const char *text)
{
	buffer_add_n(buffer, text, strlen(text));
}

void
buffer_add_char(struct buffer *buffer, char c)
{
	buffer_add_n(buffer, &c, 1);
}

void
buffer_printf(struct buffer *buffer, const char *format, ...)
{
	va_list args, again;
	va_start(args, format);
	va_copy(again, args);
	make_room(buffer, 0);
	size_t left = buffer->room - buffer->length;
	int n = vsnprintf(buffer->bytes + buffer->length, left, format, args);
	va_end(args);
	if (n >= 0 && (size_t)n >= left) {
		make_room(buffer, (size_t)n);
		n = vsnprintf(buffer->bytes + buffer->length, (size_t)n + 1, format, again);
	}
	va_end(again);
	if (n > 0)
		buffer->length += (size_t)n;
	buffer->bytes[buffer->length] = '\0';
}

const char *
buffer_text(const struct buffer *buffer)
{
	return buffer->bytes ? buffer->bytes : "";
}

void
buffer_clear(struct buffer *buffer)
{
	buffer->length = 0;
	if (buffer->bytes)
		buffer->bytes[0] = '\0';
}

void
buffer_free(struct buffer *buffer)
{
	free(buffer->bytes);
	*buffer = (struct buffer){ .bytes = NULL };
}

char *
buffer_take(struct buffer *buffer)
{
	buffer_add_n(buffer, NULL, 0);
	char *bytes = buffer->bytes;
	*buffer = (struct buffer){ .bytes = NULL };
	return bytes;
}
