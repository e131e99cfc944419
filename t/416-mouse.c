/* What terminals send of the mouse, in both forms, and what is none of it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "t/tap.h"

#include "tui/mouse.h"
#include "tui/spot.h"

static const unsigned char *coming;
static int left;

static int
next(void)
{
	return left > 0 ? (left--, *coming++) : -1;
}

static void
feed(const char *bytes)
{
	coming = (const unsigned char *)bytes;
	left = (int)strlen(bytes);
}

static void
digits(const char *bytes, enum mouse_type type, int row, int column, const char *name)
{
	feed(bytes);
	struct mouse mouse = mouse_read_digits(next);
	is_int(mouse.type, type, "%s", name);
	if (type != MOUSE_NOTHING)
		ok(mouse.row == row && mouse.column == column, "%s: its place", name);
	is_int(next(), strchr(bytes, '!') ? '!' : -1, "%s: and not a byte more", name);
}

static void
bytes(const char *sent, enum mouse_type type, int row, int column, const char *name)
{
	feed(sent);
	struct mouse mouse = mouse_read_bytes(next);
	is_int(mouse.type, type, "%s", name);
	if (type != MOUSE_NOTHING)
		ok(mouse.row == row && mouse.column == column, "%s: its place", name);
	is_int(next(), strlen(sent) > 3 ? sent[3] : -1, "%s: three bytes", name);
}

static void
test_digits(void)
{
	digits("0;1;1M", MOUSE_PRESS, 0, 0, "pressing");
	digits("0;300;120m!", MOUSE_RELEASE, 119, 299, "letting go far out");
	digits("64;10;5M", MOUSE_UP, 4, 9, "the wheel up");
	digits("65;10;5M!", MOUSE_DOWN, 4, 9, "the wheel down");
	digits("65;10;5m", MOUSE_OTHER, 4, 9, "a wheel that is let go");
	digits("1;10;5M", MOUSE_OTHER, 4, 9, "the middle button");
	digits("2;10;5M", MOUSE_OTHER, 4, 9, "the right button");
	digits("4;10;5M", MOUSE_OTHER, 4, 9, "with Shift");
	digits("8;10;5M", MOUSE_OTHER, 4, 9, "with Alt");
	digits("16;10;5m", MOUSE_OTHER, 4, 9, "with Ctrl");
	digits("68;10;5M", MOUSE_OTHER, 4, 9, "the wheel with Shift");
	digits("66;10;5M", MOUSE_OTHER, 4, 9, "the wheel to the side");
	digits("128;10;5M", MOUSE_OTHER, 4, 9, "a button beyond");
	digits("32;10;5M", MOUSE_NOTHING, 0, 0, "moving");
	digits("35;10;5M!", MOUSE_NOTHING, 0, 0, "moving without a button");
	digits("0;0;5M", MOUSE_NOTHING, 0, 0, "no such column");
	digits("0;5;0M", MOUSE_NOTHING, 0, 0, "no such row");
	digits("0;10M!", MOUSE_NOTHING, 0, 0, "two numbers");
	digits("0;10;5;6M!", MOUSE_NOTHING, 0, 0, "four numbers");
	digits("0;;5M", MOUSE_NOTHING, 0, 0, "an empty one");
	digits(";10;5M", MOUSE_NOTHING, 0, 0, "an empty one at the beginning");
	digits("M!", MOUSE_NOTHING, 0, 0, "none");
	digits("0;10;5", MOUSE_NOTHING, 0, 0, "a report that breaks off");
	digits("0;10;5c!", MOUSE_NOTHING, 0, 0, "another sequence");
	digits("0;1:0;5M!", MOUSE_NOTHING, 0, 0, "something else among the digits");
	digits("99999999999999999999;99999999999999999999;99999999999999999999M!", MOUSE_NOTHING, 0, 0,
		"numbers without end");
}

static void
test_bytes(void)
{
	bytes(" !!", MOUSE_PRESS, 0, 0, "bytes: pressing");
	bytes("#+%q", MOUSE_RELEASE, 4, 10, "bytes: letting go");
	bytes(" \xff\xb0y", MOUSE_PRESS, 143, 222, "bytes: as far as it goes");
	bytes("`+%", MOUSE_UP, 4, 10, "bytes: the wheel up");
	bytes("a+%", MOUSE_DOWN, 4, 10, "bytes: the wheel down");
	bytes("!+%", MOUSE_OTHER, 4, 10, "bytes: the middle button");
	bytes("\"+%", MOUSE_OTHER, 4, 10, "bytes: the right button");
	bytes("$+%", MOUSE_OTHER, 4, 10, "bytes: with Shift");
	bytes("'+%", MOUSE_OTHER, 4, 10, "bytes: letting go with Shift");
	bytes("@+%", MOUSE_NOTHING, 0, 0, "bytes: moving");
	bytes(" \x01%", MOUSE_NOTHING, 0, 0, "bytes: a column beyond what a byte can say");
	bytes("\x01+%", MOUSE_NOTHING, 0, 0, "bytes: no such button");
	bytes(" +", MOUSE_NOTHING, 0, 0, "bytes: a report that breaks off");
}

static void
test_skip(void)
{
	feed(";10;5M!");
	mouse_skip('3', next);
	is_int(next(), '!', "a sequence is skipped up to its end");
	feed("!");
	mouse_skip('A', next);
	is_int(next(), '!', "and no further");
	feed("");
	mouse_skip(-1, next);
	is_int(next(), -1, "or as far as it comes");
}

static void
test_spots(void)
{
	struct canvas screen = {.rows = 24, .columns = 80};
	struct canvas part = canvas_part(&screen, 10, 20, 5, 30);
	struct spot spot = {.what = 0};
	spots_clear();
	ok(!spot_at(0, 0, &spot), "at first there is nothing to click");
	spot_add(&part, 1, 2, 2, 10, (struct spot){.type = SPOT_ROW, .what = 7});
	ok(spot_at(11, 22, &spot) && spot.type == SPOT_ROW && spot.what == 7, "a spot, at its first cell");
	ok(spot_at(12, 31, &spot), "and at its last");
	ok(!spot_at(10, 22, &spot) && !spot_at(13, 22, &spot) && !spot_at(11, 21, &spot)
		&& !spot_at(11, 32, &spot), "but not beside it");
	spot_add(&part, 0, 25, 100, 100, (struct spot){.type = SPOT_KEY, .what = 'x'});
	ok(spot_at(14, 49, &spot) && !spot_at(15, 49, &spot) && !spot_at(14, 50, &spot), "it is cut with its canvas");
	spot_add(&part, 1, 2, 1, 1, (struct spot){.type = SPOT_KEY, .what = 'y'});
	ok(spot_at(11, 22, &spot) && spot.what == 'y' && spot_at(11, 23, &spot) && spot.what == 7,
		"what comes last lies above");
	for (int i = 0; i < 10000; i++)
		spot_add(&screen, 0, 0, 1, 1, (struct spot){.type = SPOT_KEY, .what = 'z'});
	ok(spot_at(0, 0, &spot) && spot.what == 'z' && spot_at(11, 22, &spot) && spot.what == 'y',
		"more than anybody needs do no harm");
	spots_clear();
	ok(!spot_at(11, 22, &spot), "and all are forgotten");
}

int
main(void)
{
	test_digits();
	test_bytes();
	test_skip();
	test_spots();
	return done_testing();
}
