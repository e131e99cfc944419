/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Texts in block letters: their lines, measured and drawn.
 */
#include "tui/canvas_own.h"

#include <stdlib.h>
#include <string.h>

#include "core/mem.h"
#include "core/text.h"
#include "core/wrap.h"
#include "core/wrap_word.h"
#include "tui/letters.h"
#include "tui/signs.h"

/* The columns of N bytes of TEXT in letters of FACE; -1 when they cannot be drawn so. */
static int
columns_in(const struct face *face, const char *text, size_t n)
{
	/* of what stands in for halves of cells only the large letters can be read */
	return signs_font() == FONT_ALL || face == &large_face ? letters_columns(face, text, n) : -1;
}

static void
put_letter(const struct canvas *canvas, int row, int column, enum look look,
	const struct letter *letter)
{
	for (int i = 0; i + 1 < LETTER_PIXELS; i += 2) {
		uint32_t upper = letter->rows[i], lower = letter->rows[i + 1];
		for (int j = 0; (upper | lower) >> j; j++) {
			bool above = upper >> j & 1, below = lower >> j & 1;
			if (above || below)
				canvas_put(canvas, row + i / 2, column + j, look,
					!below           ? L"\u2580"
						: !above ? L"\u2584"
							 : L"\u2588");
		}
	}
}

/* N bytes of TEXT in letters of FACE, for which there is room. */
static void
put_letters(const struct face *face, const struct canvas *canvas, int row, int column, enum look look,
	const char *text, size_t n)
{
	struct letter letters[2];
	int which = 0, begin = column;
	canvas_note_block(canvas, row, column, letters_columns(face, text, n), text, n);
	for (size_t at = 0; at < n;) {
		struct letter *letter = &letters[which];
		at = letters_next(face, text, n, at, letter);
		if (at == 0)
			return;
		if (letter->columns == 0)
			continue;
		if (column > begin)
			column += letters_gap(face, &letters[!which], letter);
		put_letter(canvas, row, column, look, letter);
		column += letter->columns;
		which = !which;
	}
}

/* The kinds of block letters. */
struct letters {
	const struct face *face;
	int rows, pitch; /* of a line without what reaches out of it, and from one to the next */
	int above, below; /* rows that only some lines need */
};

static const struct letters large = {.face = &large_face,
	.rows = CANVAS_LARGE_ROWS,
	.pitch = CANVAS_LARGE_PITCH,
	.above = 1,
	.below = 1};
static const struct letters medium = {
	.face = &medium_face, .rows = CANVAS_MEDIUM_ROWS, .pitch = CANVAS_MEDIUM_ROWS + 1};
static const struct letters running = {
	.face = &running_face, .rows = CANVAS_RUNNING_ROWS, .pitch = CANVAS_RUNNING_PITCH};

/* The rows that N bytes of TEXT need above and below those of every line. */
static int
above_of(const struct letters *letters, const char *text, size_t n)
{
	return letters->above > 0
			&& letters_reach(letters->face, text, n, 0, 2 * letters->above - 1)
		? letters->above : 0;
}

static int
below_of(const struct letters *letters, const char *text, size_t n)
{
	return letters->below > 0
			&& letters_reach(letters->face, text, n,
				2 * (letters->above + letters->rows), letters->face->pixels - 1)
		? letters->below : 0;
}

int
canvas_large_above(const char *text)
{
	return above_of(&large, text, strlen(text));
}

int
canvas_large_columns(const char *text)
{
	int columns = columns_in(&large_face, text, strlen(text));
	return columns < 0 ? text_columns(text) : columns;
}

int
canvas_large(
	const struct canvas *canvas, int row, int column, int columns, int rows, const char *text)
{
	size_t n = strlen(text);
	int wanted = columns_in(&large_face, text, n), above = above_of(&large, text, n),
	    taken = large.rows + above + below_of(&large, text, n);
	columns = least(columns, canvas->columns - column);
	rows = least(rows, canvas->rows - row);
	if (row < 0 || column < 0 || rows < taken || wanted < 0 || wanted > columns) {
		canvas_text(canvas, row, column, columns, LOOK_STRONG, text);
		return 1;
	}
	put_letters(&large_face, canvas, row - large.above + above, column, LOOK_STRONG, text, n);
	return taken;
}

/* Whether a line of words may end before byte END, which belongs to the next one or to none. */
static bool
may_end(const char *text, size_t n, size_t at, size_t end)
{
	return end == n || text[end] == ' ' || text[end] == '\n'
		|| (end > at + 1 && text[end - 1] == '-' && text[end - 2] != ' ');
}

struct block_word {
	const struct letters *letters;
	const char *text;
};

static int
measure_block(void *own, size_t n, bool hyphen)
{
	const struct block_word *word = own;
	char *text = mem_printf("%.*s%s", (int)n, word->text, hyphen ? "-" : "");
	int columns = columns_in(word->letters->face, text, strlen(text));
	free(text);
	return columns;
}

/* What of the word at AT, which is wider than COLUMNS, stays in its line: of a long one that does not
 * fall into many pieces, and if smaller letters do not have room for all of it either. */
static size_t
block_break(const struct letters *letters, const char *text, size_t n, size_t at, int columns,
	bool *hyphen)
{
	size_t end = at;
	while (end < n && (end == at || !may_end(text, n, at, end)))
		end++;
	bool begun = at > 0 && text[at - 1] != ' ' && text[at - 1] != '\n' && text[at - 1] != '-';
	if (!begun && (wrap_letters(text + at, end - at) < WRAP_LONG_WORD
			|| columns_in(letters->face, text + at, end - at) > 5 * columns / 2))
		return 0;
	int smaller = columns_in(&medium_face, text + at, end - at);
	if (!begun && letters == &large && smaller >= 0 && smaller <= columns)
		return 0;
	struct block_word own = {letters, text + at};
	struct wrap_word word = {
		.text = text,
		.start = at,
		.end = end,
		.address = wrap_is_address(text + at, end - at),
		.measure = measure_block,
		.own = &own,
		.columns = columns,
		.wider = true,
		.begins_line = true,
	};
	return wrap_word(&word, canvas_hyphens(), hyphen);
}

enum { BALANCED_MOST = 6 /* lines; more are a text, which flows */ };

/* A line of words: LENGTH bytes from where it begins, with a hyphen behind them or not, and where the
 * one after it begins. */
struct block_line {
	size_t length, next;
	bool hyphen;
};

/* The one of TEXT from AT on that is not wider than COLUMNS; of no length when a word is wider and
 * BREAKS does not allow or help to break it. */
static struct block_line
block_line(const struct letters *letters, const char *text, size_t n, size_t at, int columns,
	bool breaks)
{
	struct block_line line = {.length = 0};
	for (size_t end = at; end <= n; end++) {
		if (!may_end(text, n, at, end))
			continue;
		if (columns_in(letters->face, text + at, end - at) > columns)
			break;
		line.length = end - at;
		if (end < n && text[end] == '\n')
			break;
	}
	if (line.length == 0 && breaks)
		line.length = block_break(letters, text, n, at, columns, &line.hyphen);
	line.next = at + line.length;
	while (line.next < n && (text[line.next] == ' ' || text[line.next] == '\n'))
		line.next++;
	return line;
}

static void
put_block_line(const struct letters *letters, const struct canvas *canvas, int row, int column,
	enum look look, const char *text, const struct block_line *line)
{
	char *whole = mem_printf("%.*s%s", (int)line->length, text, line->hyphen ? "-" : "");
	put_letters(letters->face, canvas, row, column, look, whole, strlen(whole));
	free(whole);
}

/* How many lines of whole words of at most COLUMNS; 0: one is wider. */
static int
block_lines(const struct letters *letters, const char *text, size_t n, int columns)
{
	int lines = 0;
	for (size_t at = 0; at < n; lines++) {
		struct block_line line = block_line(letters, text, n, at, columns, false);
		if (line.length == 0)
			return 0;
		at = line.next;
	}
	return lines;
}

/* The least of COLUMNS that need no more lines: then no line is a single short word below long ones. */
static int
balanced(const struct letters *letters, const char *text, size_t n, int columns)
{
	int lines = block_lines(letters, text, n, columns);
	if (lines < 2 || lines > BALANCED_MOST)
		return columns;
	int few = columns / lines - 1, enough = columns;
	while (enough - few > 1) {
		int between = few + (enough - few) / 2;
		int needed = block_lines(letters, text, n, between);
		if (needed > 0 && needed <= lines)
			enough = between;
		else
			few = between;
	}
	return enough;
}

static int
block_paragraph(const struct letters *letters, const struct canvas *canvas, int row, int column,
	int columns, enum look look, const char *text, bool drawn)
{
	size_t n = strlen(text);
	int end = 0, begin = 0; /* rows behind the last line, and the one where the next begins */
	for (size_t i = 0; i < n;) {
		size_t next = text_next(text, n, i);
		if (text[i] != '\n' && columns_in(letters->face, text + i, next - i) < 0)
			return 0;
		i = next;
	}
	columns = balanced(letters, text, n, columns);
	for (size_t at = 0; at < n; begin += letters->pitch) {
		struct block_line line = block_line(letters, text, n, at, columns, true);
		if (line.length == 0)
			return 0;
		if (at == 0)
			begin = above_of(letters, text, line.length) - letters->above;
		end = begin + letters->above + letters->rows
			+ below_of(letters, text + at, line.length);
		if (drawn && row + end <= canvas->rows)
			put_block_line(letters, canvas, row + begin, column, look, text + at, &line);
		else if (drawn)
			canvas_note_cut(canvas, row + begin, column, text + at, line.length);
		at = line.next;
	}
	return end;
}

int
canvas_large_paragraph(
	const struct canvas *canvas, int row, int column, int columns, const char *text, bool drawn)
{
	return block_paragraph(&large, canvas, row, column, columns, LOOK_STRONG, text, drawn);
}

static const struct letters *const letterings[] = {
	[LETTERING_MEDIUM] = &medium, [LETTERING_RUNNING] = &running};

int
canvas_lettered_rows(enum lettering lettering)
{
	return lettering == LETTERING_PLAIN ? 1 : letterings[lettering]->rows;
}

int
canvas_lettered_columns(enum lettering lettering, const char *text)
{
	return lettering == LETTERING_PLAIN ? text_columns(text)
		: columns_in(letterings[lettering]->face, text, strlen(text));
}

int
canvas_lettered_widest(enum lettering lettering, const char *text, int columns)
{
	if (lettering == LETTERING_PLAIN)
		return least(text_columns(text), columns);
	const struct letters *letters = letterings[lettering];
	size_t n = strlen(text);
	int widest = 0;
	for (size_t at = 0; at < n;) {
		struct block_line line = block_line(letters, text, n, at, columns, false);
		int taken = columns_in(letters->face, text + at, line.length);
		if (line.length == 0 || taken < 0)
			return -1;
		widest = most(taken, widest);
		at = line.next;
	}
	return widest;
}

int
canvas_lettered(const struct canvas *canvas, int row, int column, int columns,
	enum lettering lettering, enum look look, const char *text)
{
	int wanted = canvas_lettered_columns(lettering, text);
	columns = least(columns, canvas->columns - column);
	if (lettering == LETTERING_PLAIN || row < 0 || column < 0
		|| row + letterings[lettering]->rows > canvas->rows || wanted < 0 || wanted > columns)
		return canvas_text(canvas, row, column, columns, look, text);
	put_letters(letterings[lettering]->face, canvas, row, column, look, text, strlen(text));
	return wanted;
}

int
canvas_lettered_paragraph(const struct canvas *canvas, int row, int column, int columns,
	enum lettering lettering, enum look look, const char *text, bool drawn)
{
	if (lettering != LETTERING_PLAIN)
		return block_paragraph(
			letterings[lettering], canvas, row, column, columns, look, text, drawn);
	int rows = canvas_paragraph_rows(text, columns);
	if (drawn)
		canvas_paragraph(canvas, row, column, columns, rows, 0, look, text, NULL);
	return rows;
}

/* In the one lettering. */
int
canvas_medium_columns(const char *text)
{
	return canvas_lettered_columns(LETTERING_MEDIUM, text);
}

int
canvas_medium(const struct canvas *canvas, int row, int column, int columns, const char *text)
{
	return canvas_lettered(canvas, row, column, columns, LETTERING_MEDIUM, LOOK_STRONG, text);
}

int
canvas_medium_paragraph(
	const struct canvas *canvas, int row, int column, int columns, const char *text, bool drawn)
{
	return canvas_lettered_paragraph(
		canvas, row, column, columns, LETTERING_MEDIUM, LOOK_STRONG, text, drawn);
}

int
canvas_running_columns(const char *text)
{
	return canvas_lettered_columns(LETTERING_RUNNING, text);
}

int
canvas_running_paragraph(
	const struct canvas *canvas, int row, int column, int columns, const char *text, bool drawn)
{
	return canvas_lettered_paragraph(
		canvas, row, column, columns, LETTERING_RUNNING, LOOK_STRONG, text, drawn);
}
