/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/mouse.h"

#include <stdbool.h>

enum {
	BUTTON = 3, MOVES = 32, WHEEL = 64, /* bits of the first number; others are Shift, Alt, Ctrl */
	LETS_GO = 3,         /* the button of a release in three bytes, whichever it was */
	NUMBER_MOST = 9999,  /* no screen has more columns */
	BYTE_LEAST = 33,     /* what stands for column 0 */
};

static struct mouse
event(int number, bool pressed, int row, int column)
{
	struct mouse mouse = {.type = MOUSE_OTHER, .row = row, .column = column};
	if (number & MOVES || row < 0 || column < 0)
		mouse.type = MOUSE_NOTHING;
	else if (number == 0)
		mouse.type = pressed ? MOUSE_PRESS : MOUSE_RELEASE;
	else if (pressed && number == WHEEL)
		mouse.type = MOUSE_UP;
	else if (pressed && number == WHEEL + 1)
		mouse.type = MOUSE_DOWN;
	return mouse;
}

static bool
ends(int byte)
{
	return byte < 0 || (byte >= 0x40 && byte <= 0x7e);
}

void
mouse_skip(int first, int (*next)(void))
{
	for (int byte = first; !ends(byte);)
		byte = next();
}

struct mouse
mouse_read_digits(int (*next)(void))
{
	int numbers[3] = {0}, at = 0, byte;
	bool sound = true, any = false;
	while (!ends(byte = next())) {
		if (byte >= '0' && byte <= '9' && numbers[at] <= NUMBER_MOST) {
			numbers[at] = numbers[at] * 10 + byte - '0';
			any = true;
		} else if (byte == ';' && at < 2 && any) {
			at++;
			any = false;
		} else {
			sound = false;
		}
	}
	if (!sound || !any || at < 2 || (byte != 'M' && byte != 'm'))
		return (struct mouse){.type = MOUSE_NOTHING};
	return event(numbers[0], byte == 'M', numbers[2] - 1, numbers[1] - 1);
}

struct mouse
mouse_read_bytes(int (*next)(void))
{
	int bytes[3];
	for (int i = 0; i < 3; i++)
		if ((bytes[i] = next()) < 0)
			return (struct mouse){.type = MOUSE_NOTHING};
	int number = bytes[0] - 32;
	bool pressed = (number & BUTTON) != LETS_GO || number & WHEEL;
	if (number < 0)
		return (struct mouse){.type = MOUSE_NOTHING};
	return event(number == LETS_GO ? 0 : number, pressed, bytes[2] - BYTE_LEAST,
		bytes[1] - BYTE_LEAST);
}
