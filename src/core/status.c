/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/status.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum status
fail(struct message *message, enum status status, const char *format, ...)
{
	if (!message)
		return status;

	va_list args;
	va_start(args, format);
	int length = vsnprintf(message->text, sizeof(message->text), format, args);
	va_end(args);
	if (length >= (int)sizeof(message->text)) {
		size_t end = sizeof(message->text) - 1;
		while (end > 0 && ((unsigned char)message->text[end] & 0xC0) == 0x80)
			end--;
		message->text[end] = '\0';
	}
	return status;
}

int
status_exit(enum status status)
{
	switch (status) {
	case STATUS_OK:
		return 0;
	case STATUS_USAGE:
		return 64;
	case STATUS_DATA:
	case STATUS_REFUSED:
		return 65;
	case STATUS_NO_INPUT:
		return 66;
	case STATUS_CANNOT_CREATE:
		return 73;
	case STATUS_IO:
		return 74;
	case STATUS_BUSY:
		return 75;
	case STATUS_NO_TERMINAL:
		return 78;
	}
	return 70;
}
