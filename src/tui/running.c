/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/running.h"

#include <string.h>
#include <utf8proc.h>

#include "core/text.h"

enum {
	BASE_LINE = 7,  /* the last row of a letter that does not go below it */
	MOST_PARTS = 8, /* of one letter with its marks */
	GRAVE = 0x300,
};

/* What looks like another letter, letter by letter. */
static const struct {
	const char32_t *codes, *like;
} alikes[] = {
	{U"\u00A0\u2009\u2010\u2011\u2012\u2015‚", U" \u202F--–—,"},
	{U"µÐ′″−●✔", U"μĐ'\"–•✓"},
	{U"ΑΒΕΖΗΙΚΜΝΟΡΤΥΧκνοφ", U"ABEZHIKMNOPTYXкvoф"},
	{U"АВГЕКМНОПРСТФХЅІЈ", U"ABΓEKMHOΠPCTΦXSIJ"},
	{U"аеорсухѕіј", U"aeopcyxsij"},
};

/* Those without a picture: a soft hyphen, joiners and what chooses between two pictures. */
static const char32_t unseen[] = U"\u00AD\u200B\u200C\u200D\u2060\uFE0E\uFE0F\uFEFF";

enum place {
	ABOVE,
	BELOW,
	BELOW_RIGHT,
	BESIDE, /* at the upper right corner */
};

/* The marks, row by row, for a letter with an even number of columns and for one with an odd one,
 * so that they stand over its middle. */
struct mark {
	uint32_t code;
	enum place place;
	const char *even[2], *odd[2];
};

static const struct mark marks[] = {
	/* grave, acute, circumflex, tilde */
	{GRAVE, ABOVE, {"# ", " #"}, {"# ", " #"}},
	{0x301, ABOVE, {" #", "# "}, {" #", "# "}},
	{0x302, ABOVE, {" ## ", "#  #"}, {" # ", "# #"}},
	{0x303, ABOVE, {" # #", "# # "}, {" # #", "# # "}},
	/* macron, breve, one dot, two dots */
	{0x304, ABOVE, {"####"}, {"###"}},
	{0x306, ABOVE, {"#  #", " ## "}, {"#   #", " ### "}},
	{0x307, ABOVE, {"##"}, {"#"}},
	{0x308, ABOVE, {"#  #"}, {"# #"}},
	/* hook, ring, two acutes, caron */
	{0x309, ABOVE, {"##", " #"}, {"##", " #"}},
	{0x30A, ABOVE, {"##", "##"}, {"##", "##"}},
	{0x30B, ABOVE, {" #  #", "#  # "}, {" #  #", "#  # "}},
	{0x30C, ABOVE, {"# #", " # "}, {"# #", " # "}},
	/* the caron of ď and ľ, the horn of ơ and ư */
	{0x315, BESIDE, {" #", " #"}, {" #", " #"}},
	{0x31B, BESIDE, {"#"}, {"#"}},
	/* one dot, comma, cedilla, ogonek, macron below */
	{0x323, BELOW, {"  ", "##"}, {" ", "#"}},
	{0x326, BELOW, {" #", "# "}, {" #", "# "}},
	{0x327, BELOW, {" #", "# "}, {" #", "# "}},
	{0x328, BELOW_RIGHT, {"# ", "##"}, {"# ", "##"}},
	{0x331, BELOW, {"    ", "####"}, {"   ", "###"}},
};

/* Where CODE is in the list; -1 when it is not. */
static int
place_in(const char32_t *list, uint32_t code)
{
	for (int i = 0; list[i]; i++) {
		if (list[i] == code)
			return i;
	}
	return -1;
}

static bool
draw_base(uint32_t code, struct running_letter *letter)
{
	if (running_drawn(code, letter))
		return true;
	if (place_in(unseen, code) >= 0) {
		*letter = (struct running_letter){0};
		return true;
	}
	for (size_t i = 0; i < sizeof(alikes) / sizeof(alikes[0]); i++) {
		int at = place_in(alikes[i].codes, code);
		if (at >= 0)
			return running_drawn(alikes[i].like[at], letter);
	}
	return false;
}

/* The mark that CODE means on BASE; NULL when it is not drawn. */
static const struct mark *
mark_on(uint32_t base, uint32_t code)
{
	if (code == 0x30C && base < 0x80 && strchr("dtlL", (int)base))
		code = 0x315;
	if (code == 0x327 && base == 'g') /* ģ, for there is no room below */
		code = 0x301;
	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
		if (marks[i].code == code)
			return &marks[i];
	}
	return NULL;
}

static int
top_of(const struct running_letter *letter)
{
	int top = 0;
	while (top < BASE_LINE && letter->rows[top] == 0)
		top++;
	return top;
}

/* Takes ROW out, and lets those above it down. */
static void
take_out(struct running_letter *letter, int row)
{
	for (; row > 0; row--)
		letter->rows[row] = letter->rows[row - 1];
	letter->rows[0] = 0;
}

/* Makes a high letter lower, until its top is at row TOP: a capital in its upper and then in its
 * lower half, where its sides are straight, a small one in its stem. */
static void
lower(struct running_letter *letter, int top, bool small)
{
	for (int at = top_of(letter), taken = 0; at < top; at++, taken++)
		take_out(letter, taken == 0 || small ? at + 1 : BASE_LINE - 1);
}

static void
shift(struct running_letter *letter, int columns)
{
	for (int i = 0; i < RUNNING_PIXELS; i++)
		letter->rows[i] <<= columns;
}

static void
put_rows(struct running_letter *letter, int row, int column, const char *const rows[2], int count)
{
	for (int i = 0; i < count; i++) {
		for (int j = 0; rows[i][j]; j++)
			letter->rows[row + i] |= (uint32_t)(rows[i][j] == '#') << (column + j);
	}
	int columns = column + (int)strlen(rows[0]);
	if (letter->columns < columns)
		letter->columns = columns;
}

/* Puts MARK on the letter, whose base is a small letter or none. *BEYOND: the columns that marks
 * above it take; a second one stands beside the first. False when there is no room. */
static bool
put_mark(struct running_letter *letter, const struct mark *mark, bool small, int *beyond)
{
	const char *const *rows = letter->columns % 2 ? mark->odd : mark->even;
	int count = rows[1] ? 2 : 1, columns = (int)strlen(rows[0]), row = BASE_LINE + 1;
	/* to the right, where the middles of both differ by half a column */
	int leans = mark->place != BELOW && mark->code != GRAVE;
	int column = (letter->columns - columns + leans) / 2;
	if (letter->columns + columns + 1 > RUNNING_COLUMNS)
		return false;

	if (mark->place == BESIDE) {
		row = top_of(letter);
		column = letter->columns;
	} else if (mark->place == BELOW_RIGHT) {
		column = letter->columns - columns;
	} else if (mark->place == ABOVE && *beyond > 0) {
		row = 0;
		column = *beyond + 1;
	} else if (mark->place == ABOVE) {
		lower(letter, count + 1, small);
		row = top_of(letter) - 1 - count;
	}
	if (letter->columns < columns && mark->place != BESIDE && column <= 0) {
		shift(letter, (columns - letter->columns + !leans) / 2);
		column = 0;
	}
	put_rows(letter, row, column, rows, count);
	if (mark->place == ABOVE)
		*beyond = column + columns;
	return true;
}

/* The letter of COUNT code points: a base and its marks. */
static bool
compose(const uint32_t *codes, size_t count, struct running_letter *letter)
{
	uint32_t base = codes[0];
	bool dotted = base == 'i' || base == 'j' || base == U'і' || base == U'ј';
	bool small = utf8proc_category((utf8proc_int32_t)base) == UTF8PROC_CATEGORY_LL;
	int beyond = 0;
	for (size_t i = 1; i < count && dotted; i++) {
		const struct mark *mark = mark_on(base, codes[i]);
		dotted = !mark || mark->place != ABOVE;
		if (!dotted)
			base = base == 'i' || base == U'і' ? U'ı' : U'ȷ';
	}
	if (!draw_base(base, letter))
		return false;
	for (size_t i = 1; i < count; i++) {
		if (place_in(unseen, codes[i]) >= 0)
			continue;
		const struct mark *mark = mark_on(base, codes[i]);
		if (!mark || !put_mark(letter, mark, small, &beyond))
			return false;
	}
	return true;
}

/* Reads the code point at AT (< N); whether no mark can follow it. *BEHIND: the offset behind it. */
static bool
stands_alone(const char *text, size_t n, size_t at, uint32_t *code, size_t *behind)
{
	*behind = text_code(text, n, at, code);
	return *behind == n || (unsigned char)text[*behind] < 0x80;
}

size_t
running_next(const char *text, size_t n, size_t at, struct running_letter *letter)
{
	uint32_t code, codes[MOST_PARTS];
	size_t count = 0, behind;
	bool alone = stands_alone(text, n, at, &code, &behind);
	size_t end = alone ? behind : text_next(text, n, at);
	if (end == behind && draw_base(code, letter))
		return end;

	while (at < end) {
		at = text_code(text, n, at, &code);
		int boundary = 0;
		utf8proc_ssize_t parts = utf8proc_decompose_char((utf8proc_int32_t)code,
			(utf8proc_int32_t *)codes + count, (utf8proc_ssize_t)(MOST_PARTS - count),
			UTF8PROC_DECOMPOSE, &boundary);
		if (parts < 0 || count + (size_t)parts > MOST_PARTS)
			return 0;
		count += (size_t)parts;
	}
	return count > 0 && compose(codes, count, letter) ? end : 0;
}

int
running_columns(const char *text, size_t n)
{
	int columns = 0;
	for (size_t at = 0, behind; at < n; at = behind) {
		uint32_t code;
		bool alone = stands_alone(text, n, at, &code, &behind);
		struct running_letter letter = {.columns = alone ? running_drawn_columns(code) : -1};
		if (letter.columns < 0) {
			behind = running_next(text, n, at, &letter);
			if (behind == 0)
				return -1;
		}
		if (letter.columns > 0)
			columns += (columns > 0 ? RUNNING_GAP : 0) + letter.columns;
	}
	return columns;
}
