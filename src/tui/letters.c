/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/letters.h"

#include <string.h>
#include <utf8proc.h>

#include "core/hash.h"
#include "core/text.h"

enum {
	MEASURES = 512, MEASURED_MOST = 112, /* texts kept as measured, and the bytes of one */
	PARTS_MOST = 8, /* of one letter with its marks */
	GRAVE = 0x300,
	CEDILLA = 0x327,
	CARON = 0x30C,
	COMMA_ABOVE_RIGHT = 0x315,
	TURNED_COMMA_ABOVE = 0x312,
};

/* What looks like another letter, letter by letter. */
static const struct {
	const char32_t *codes, *like;
} alikes[] = {
	{U"\u00A0\u2009\u202F\u2010\u2011\u2012\u2015‚", U"   --–—,"},
	{U"´µÐ′″−●✔", U"'μĐ'\"–•✓"},
	{U"ΑΒΕΖΗΙΚΜΝΟΡΤΥΧκνοφ", U"ABEZHIKMNOPTYXкvoф"},
	{U"АВГЕКМНОПРСТФХЅІЈ", U"ABΓEKMHOΠPCTΦXSIJ"},
	{U"аеорсухѕіјһ", U"aeopcyxsijh"},
};

/* Those without a picture: a soft hyphen, joiners and what chooses between two pictures. */
static const char32_t unseen[] = U"\u00AD\u200B\u200C\u200D\u2060\uFE0E\uFE0F\uFEFF";

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

/* The sheet on which CODE is, if it is on any; NULL when it is certainly on none. */
static const struct sheet *
sheet_of(const struct face *face, uint32_t code)
{
	size_t low = 0, high = face->sheet_count;
	while (low < high) {
		size_t middle = (low + high) / 2;
		if (face->sheets[middle].codes[0] <= code)
			low = middle + 1;
		else
			high = middle;
	}
	return low > 0 ? &face->sheets[low - 1] : NULL;
}

/* The sheet that CODE is on, *BEGIN where the letter begins in each row; NULL when there is none. */
static const struct sheet *
find(const struct face *face, uint32_t code, size_t *begin)
{
	const struct sheet *sheet = sheet_of(face, code);
	int place = sheet ? place_in(sheet->codes, code) : -1;
	if (place < 0)
		return NULL;
	const char *row = sheet->rows[0];
	for (; place > 0; place--)
		row = strchr(row, '|') + 1;
	*begin = (size_t)(row - sheet->rows[0]);
	return sheet;
}

bool
letters_drawn(const struct face *face, uint32_t code, struct letter *letter)
{
	size_t begin;
	const struct sheet *sheet = find(face, code, &begin);
	if (!sheet)
		return false;
	size_t columns = strcspn(sheet->rows[0] + begin, "|");
	*letter = (struct letter){.columns = (int)columns, .fixed = code >= '0' && code <= '9'};
	for (int i = 0; sheet->top + i < face->pixels && sheet->rows[i]; i++) {
		uint32_t pixels = 0;
		for (size_t j = 0; j < columns; j++)
			pixels |= (uint32_t)(sheet->rows[i][begin + j] == '#') << j;
		letter->rows[sheet->top + i] = pixels;
	}
	return true;
}

static uint32_t
capital_of(uint32_t code)
{
	return code == U'ß' ? U'ẞ' : (uint32_t)utf8proc_toupper((utf8proc_int32_t)code);
}

/* A letter without marks. */
static bool
draw_base(const struct face *face, uint32_t code, struct letter *letter)
{
	if (face->capitals)
		code = capital_of(code);
	if (letters_drawn(face, code, letter))
		return true;
	if (place_in(unseen, code) >= 0) {
		*letter = (struct letter){0};
		return true;
	}
	for (size_t i = 0; i < sizeof(alikes) / sizeof(alikes[0]); i++) {
		int at = place_in(alikes[i].codes, code);
		if (at >= 0)
			return letters_drawn(face, alikes[i].like[at], letter);
	}
	return false;
}

/* --- marks --------------------------------------------------------------------------------------- */

/* The mark that CODE means on BASE; NULL when it is not drawn. */
static const struct mark *
mark_on(const struct face *face, uint32_t base, uint32_t code)
{
	if (code == CARON && !face->capitals && base < 0x80 && strchr("dtlL", (int)base))
		code = COMMA_ABOVE_RIGHT;
	if (code == CEDILLA && !face->capitals && base == 'g') /* ģ: there is no room below */
		code = TURNED_COMMA_ABOVE;
	for (size_t i = 0; i < face->mark_count; i++) {
		if (face->marks[i].code == code)
			return &face->marks[i];
	}
	return NULL;
}

static int
top_of(const struct face *face, const struct letter *letter)
{
	int top = 0;
	while (top < face->base && letter->rows[top] == 0)
		top++;
	return top;
}

/* A row of a letter, which begins at row TOP and gave up TAKEN already, that it can do without: one
 * as the row below it, or one in its upper and then in its lower half. */
static int
row_to_spare(const struct face *face, const struct letter *letter, int top, int taken)
{
	for (int i = top; i < face->base; i++) {
		if (letter->rows[i] == letter->rows[i + 1])
			return i;
	}
	return taken % 2 ? face->base - 1 : top + 1;
}

/* Makes the letter, which begins at *TOP, a row lower; what stands above it comes down with it. */
static void
lower(const struct face *face, struct letter *letter, int *top, int taken)
{
	for (int row = row_to_spare(face, letter, *top, taken); row > 0; row--)
		letter->rows[row] = letter->rows[row - 1];
	letter->rows[0] = 0;
	(*top)++;
}

/* Lifts what is on the line, for there is no room below it. */
static void
lift(const struct face *face, struct letter *letter, int top)
{
	for (int row = row_to_spare(face, letter, top, 0); row < face->base; row++)
		letter->rows[row] = letter->rows[row + 1];
	letter->rows[face->base] = 0;
}

static void
widen(struct letter *letter, int left, int right)
{
	letter->columns += left + right;
	for (int i = 0; i < LETTER_PIXELS; i++)
		letter->rows[i] <<= left;
}

static int
rows_of(const char *const rows[3])
{
	return rows[2] ? 3 : rows[1] ? 2 : 1;
}

/* Sets the pixels of ROWS from ROW and COLUMN on. */
static void
put_rows(struct letter *letter, const char *const rows[3], int row, int column)
{
	for (int i = 0; i < rows_of(rows); i++) {
		for (int j = 0; rows[i][j]; j++)
			letter->rows[row + i] |= (uint32_t)(rows[i][j] == '#') << (column + j);
	}
}

/* What stands above a letter. */
struct stack {
	int letter;  /* the row where the letter itself begins */
	int top;     /* the row where the marks begin */
	int columns; /* up to where they reach */
};

/* A ring may touch a capital. */
static bool
put_above(const struct face *face, struct letter *letter, const char *const rows[3], int column,
	struct stack *stack)
{
	int count = rows_of(rows), gap = stack->top == stack->letter;
	if (count == 3 && stack->letter < face->small)
		gap = 0;
	for (int taken = 0; stack->top - gap - count < 0; taken++) {
		if (stack->letter + 3 > face->base)
			return false;
		lower(face, letter, &stack->letter, taken);
		stack->top++;
	}
	stack->top -= gap + count;
	put_rows(letter, rows, stack->top, column);
	stack->columns = column + (int)strlen(rows[0]);
	return true;
}

static bool
put_below(const struct face *face, struct letter *letter, const char *const rows[3], int column,
	int top)
{
	int row = face->base + 1;
	if (row + rows_of(rows) > face->pixels) {
		lift(face, letter, top);
		row--;
	}
	for (int i = row; i < face->pixels; i++) {
		if (letter->rows[i])
			return false;
	}
	put_rows(letter, rows, row, column);
	return true;
}

/* False when there is no room for it. */
static bool
put_mark(const struct face *face, struct letter *letter, const struct mark *mark,
	struct stack *stack)
{
	const char *const *rows = letter->columns % 2 ? mark->odd : mark->even;
	int columns = (int)strlen(rows[0]), beyond = columns - letter->columns;
	if (letter->columns + columns >= LETTER_COLUMNS)
		return false;
	bool second = face->beside && mark->place == MARK_ABOVE && stack->columns > 0;
	if (second || mark->place == MARK_BESIDE) {
		int column = second ? stack->columns + 1 : letter->columns;
		beyond = column + columns - letter->columns;
		widen(letter, 0, beyond > 0 ? beyond : 0);
		put_rows(letter, rows, second ? stack->top : stack->letter, column);
		stack->columns = second ? column + columns : stack->columns;
		return true;
	}
	/* to the right, where the middles of both differ by half a column */
	int leans = mark->place != MARK_BELOW && mark->code != GRAVE;
	int left = (beyond + !leans) / 2;
	if (beyond > 0)
		widen(letter, left, beyond - left);
	int column = (letter->columns - columns + leans) / 2;
	if (mark->place == MARK_ABOVE)
		return put_above(face, letter, rows, column, stack);
	if (mark->place == MARK_BELOW_RIGHT)
		column = letter->columns - columns;
	return put_below(face, letter, rows, column, stack->letter);
}

/* The letter of COUNT code points: a base and its marks. */
static bool
compose(const struct face *face, const uint32_t *codes, size_t count, struct letter *letter)
{
	uint32_t base = codes[0];
	if (!draw_base(face, base, letter))
		return false;
	int top = top_of(face, letter);
	struct stack stack = {.letter = top, .top = top};
	for (size_t i = 1; i < count; i++) {
		if (place_in(unseen, codes[i]) >= 0)
			continue;
		const struct mark *mark = mark_on(face, base, codes[i]);
		bool dotted = base == 'i' || base == 'j' || base == U'і' || base == U'ј';
		if (mark && mark->place == MARK_ABOVE && dotted && !face->capitals && stack.columns == 0) {
			letters_drawn(face, base == 'i' || base == U'і' ? U'ı' : U'ȷ', letter);
			stack.letter = stack.top = top_of(face, letter);
		}
		if (!mark || !put_mark(face, letter, mark, &stack))
			return false;
	}
	return true;
}

/* --- texts --------------------------------------------------------------------------------------- */

/* The letter of the bytes of TEXT from AT to END, which are one cluster. */
static bool
draw_cluster(const struct face *face, const char *text, size_t at, size_t end, struct letter *letter)
{
	uint32_t code, codes[PARTS_MOST];
	size_t count = 0;
	while (at < end) {
		at = text_code(text, end, at, &code);
		int boundary = 0;
		utf8proc_ssize_t parts = utf8proc_decompose_char((utf8proc_int32_t)code,
			(utf8proc_int32_t *)codes + count, (utf8proc_ssize_t)(PARTS_MOST - count),
			UTF8PROC_DECOMPOSE, &boundary);
		if (parts < 0 || count + (size_t)parts > PARTS_MOST)
			return false;
		count += (size_t)parts;
	}
	return count > 0 && compose(face, codes, count, letter);
}

/* Letters as they were drawn before: a text is measured many times before it stands. */
struct memo {
	const struct face *face;
	uint32_t code;
	struct letter letter;
};

static struct memo *
memo_of(const struct face *face, uint32_t code)
{
	static struct memo memos[256];
	return &memos[(code + 83 * (uint32_t)face->pixels) % 256];
}

/* Whether no mark begins at AT, which may be the end. */
static bool
ends_cluster(const char *text, size_t n, size_t at)
{
	unsigned char byte = at < n ? (unsigned char)text[at] : 0;
	return byte < 0xCC || (byte >= 0xCE && byte <= 0xD1);
}

size_t
letters_next(const struct face *face, const char *text, size_t n, size_t at, struct letter *letter)
{
	uint32_t code;
	size_t behind = text_code(text, n, at, &code);
	size_t end = ends_cluster(text, n, behind) ? behind : text_next(text, n, at);
	if (end != behind)
		return draw_cluster(face, text, at, end, letter) ? end : 0;

	struct memo *memo = memo_of(face, code);
	if (memo->face != face || memo->code != code) {
		if (!draw_base(face, code, &memo->letter)
			&& !draw_cluster(face, text, at, end, &memo->letter)) {
			memo->face = NULL;
			return 0;
		}
		memo->face = face;
		memo->code = code;
	}
	*letter = memo->letter;
	return end;
}

static int
left_of(uint32_t pixels)
{
	return __builtin_ctz(pixels);
}

static int
right_of(uint32_t pixels, int columns)
{
	return columns - 32 + __builtin_clz(pixels);
}

int
letters_gap(const struct face *face, const struct letter *before, const struct letter *letter)
{
	if (face->kern == 0 || before->fixed || letter->fixed)
		return face->gap;
	int least = LETTER_COLUMNS;
	for (int i = 0; i < face->pixels; i++) {
		uint32_t pixels = before->rows[i] | (i > 0 ? before->rows[i - 1] : 0)
			| (i + 1 < face->pixels ? before->rows[i + 1] : 0);
		if (!pixels || !letter->rows[i])
			continue;
		int apart = right_of(pixels, before->columns) + left_of(letter->rows[i]);
		least = apart < least ? apart : least;
	}
	if (least == LETTER_COLUMNS)
		return face->gap;
	return face->gap - (least < face->kern ? least : face->kern);
}

static int
measured(const struct face *face, const char *text, size_t n)
{
	struct letter letters[2];
	int columns = 0, which = 0;
	for (size_t at = 0; at < n;) {
		struct letter *letter = &letters[which];
		at = letters_next(face, text, n, at, letter);
		if (at == 0)
			return -1;
		if (letter->columns == 0)
			continue;
		columns += letter->columns
			+ (columns > 0 ? letters_gap(face, &letters[!which], letter) : 0);
		which = !which;
	}
	return columns;
}

/* A text that was measured: frame after frame the same ones are, in every way of breaking them. */
struct measure {
	const struct face *face; /* NULL: none yet */
	size_t n;
	int columns;
	char text[MEASURED_MOST];
};

int
letters_columns(const struct face *face, const char *text, size_t n)
{
	static struct measure measures[MEASURES];
	if (n == 0 || n > MEASURED_MOST)
		return measured(face, text, n);
	uint64_t hash = hash_bytes(HASH_START + (uint64_t)face->pixels, text, n);
	struct measure *measure = &measures[hash % MEASURES];
	if (measure->face != face || measure->n != n || memcmp(measure->text, text, n) != 0) {
		*measure = (struct measure){.face = face, .n = n, .columns = measured(face, text, n)};
		memcpy(measure->text, text, n);
	}
	return measure->columns;
}

bool
letters_reach(const struct face *face, const char *text, size_t n, int first, int last)
{
	for (size_t at = 0; at < n;) {
		struct letter letter;
		at = letters_next(face, text, n, at, &letter);
		if (at == 0)
			return false;
		for (int i = first; i <= last; i++) {
			if (letter.rows[i])
				return true;
		}
	}
	return false;
}
