/* Numbers as people write them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/number.h"

#include "tap.h"

#include <stdint.h>

static const struct {
	const char *text;
	double value;
	bool too_fine;
} numbers[] = {
	{"0", 0, false}, {"-0", 0, false}, {"+0", 0, false}, {"007", 7, false}, {"-12", -12, false},
	{"+3", 3, false}, {"0.5", .5, false}, {"0,5", .5, false}, {"-0,25", -.25, false},
	{"1.000", 1, false}, {"0.1234", .1234, false}, {"0.12340", .1234, true},
	{"0.12349", .1234, true}, {"-7,00000", -7, true}, {"999999999.9999", 999999999.9999, false},
	{"-999999999", -999999999, false}, {"0.0001", .0001, false}, {"-0.0000", 0, false},
};

static const char *const none[] = {
	"", "-", "+", ".", ",", "5.", "5,", ".5", ",5", "--5", "+-5", "- 5", " 5", "5 ", "5\n", "1 000",
	"1.000.000", "1,000.5", "1.2.3", "1,,2", "1e3", "0x10", "inf", "nan", "-inf", "½", "５", "٣", "1234567890",
	"0000000001", "5-", "5%", "5€", "1\302\240000", "\xff", "12,5a", "0.", "-.", "'5",
};

/* Whatever the bytes, nothing else is read than what a plain look at them says is a number. */
static bool
looks_like_one(const char *text)
{
	int whole = 0, decimals = 0;
	bool point = false;
	if (*text == '-' || *text == '+')
		text++;
	for (; *text; text++) {
		if (*text == '.' || *text == ',') {
			if (point)
				return false;
			point = true;
		} else if (*text < '0' || *text > '9') {
			return false;
		} else if (point) {
			decimals++;
		} else {
			whole++;
		}
	}
	return whole >= 1 && whole <= NUMBER_DIGITS && point == (decimals > 0);
}

static void
test_any(void)
{
	uint64_t state = 362436069362436069;
	int wrong = 0, untouched = 0, read = 0;
	for (int i = 0; i < 200000; i++) {
		char text[20], plain[20];
		double value = 42;
		bool too_fine;
		size_t n = 0;
		for (size_t room = 1 + (i & 15); n < room; n++) {
			state ^= state << 13;
			state ^= state >> 7;
			state ^= state << 17;
			uint32_t draw = (uint32_t)(state >> 32);
			text[n] = i % 4 ? "0123456789.,-+"[draw % (n ? 12 : 14)] : (char)(1 + draw % 255);
		}
		text[n] = '\0';
		bool is = number_read(text, &value, &too_fine);
		wrong += is != looks_like_one(text);
		untouched += !is && value != 42;
		if (!is)
			continue;
		read++;
		/* the same with the C library, of at most four decimals */
		strcpy(plain, text);
		char *point = strpbrk(plain, ".,");
		if (point) {
			*point = '.';
			wrong += too_fine != (strlen(point + 1) > NUMBER_DECIMALS);
			if (strlen(point) > NUMBER_DECIMALS + 1)
				point[NUMBER_DECIMALS + 1] = '\0';
		}
		wrong += strtod(plain, NULL) != value || (value == 0 && signbit(value));
	}
	is_int(wrong, 0, "random text is a number just when it looks like one, and then the nearest there is");
	is_int(untouched, 0, "what is none leaves the value alone");
	ok(read > 20000, "many were (%d)", read);
}

int
main(void)
{
	enum { NUMBERS = sizeof(numbers) / sizeof(numbers[0]), NONE = sizeof(none) / sizeof(none[0]) };
	plan(NUMBERS * 2 + NONE + 3);
	for (int i = 0; i < NUMBERS; i++) {
		double value = 42;
		bool too_fine = !numbers[i].too_fine;
		bool is = number_read(numbers[i].text, &value, &too_fine);
		ok(is && value == numbers[i].value && !(value == 0 && signbit(value)), "“%s” is %g",
			numbers[i].text, numbers[i].value);
		is_int(too_fine, numbers[i].too_fine, "and has %s decimals",
			numbers[i].too_fine ? "too many" : "few enough");
	}
	for (int i = 0; i < NONE; i++) {
		double value = 42;
		bool too_fine;
		ok(!number_read(none[i], &value, &too_fine) && value == 42, "“%s” is no number", none[i]);
	}
	test_any();
	return done_testing();
}
