/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/rows.h"

#include <stdlib.h>

#include "core/mem.h"
#include "core/text.h"
#include "tui/say.h"

enum {
	MARKS = 3,       /* columns before the number at least */
	LABEL_LEAST = 8,
};

static const struct thickness thicknesses[] = {
	{.rows = 4, .gap = 1, .size = 1, .letters = LETTERING_RUNNING},
	{.rows = 4, .size = 1, .letters = LETTERING_RUNNING},
	{.rows = 3, .gap = 1, .size = 2, .letters = LETTERING_MEDIUM},
	{.rows = 5, .gap = 1, .size = 2, .tall = true},
	{.rows = 3, .gap = 1, .size = 1},
	{.rows = 2, .gap = 1, .size = 1},
	{.rows = 1, .gap = 1, .size = 1},
	{.rows = 1, .gap = 1, .ample = true},
	{.rows = 1},
};

/* --- what is in them ----------------------------------------------------------------------- */

/* Sorts COUNT answers, and their ORDER, the least first. */
static void
sort(struct answer *list, double *order, int count)
{
	for (int i = 1; i < count; i++) {
		struct answer answer = list[i];
		double value = order[i];
		int at = i;
		for (; at > 0 && order[at - 1] > value; at--) {
			list[at] = list[at - 1];
			order[at] = order[at - 1];
		}
		list[at] = answer;
		order[at] = value;
	}
}

struct rows *
rows_new(const struct result_view *view, const struct rows_kind *kind, void *own, bool abstention,
	const double *order)
{
	const struct picture *picture = view->picture;
	struct rows *rows = mem_new(1, sizeof(*rows));
	*rows = (struct rows){.view = view, .kind = kind, .own = own, .mark_look = LOOK_STRONG,
		.answers = answers_of(picture->model, picture->step, abstention, false)};
	if (order) {
		size_t count = (size_t)rows->answers.count;
		double *values = mem_new(count + 1, sizeof(*values));
		for (size_t i = 0; i < count; i++)
			values[i] = order[i];
		sort(rows->answers.list, values, (int)count);
		free(values);
	}
	rows->heights = mem_new((size_t)rows->answers.count + 1, sizeof(*rows->heights));
	rows->marks_columns = MARKS - 1;
	return rows;
}

void
rows_free(void *own)
{
	struct rows *rows = own;
	for (int i = 0; i < rows->answers.count && rows->marks; i++)
		free(rows->marks[i]);
	for (int i = 0; i < rows->figures_count; i++) {
		for (int j = 0; j < rows->answers.count; j++)
			free(rows->figures[i].texts[j]);
		free(rows->figures[i].texts);
		free(rows->figures[i].looks);
		free(rows->figures[i].head);
	}
	free(rows->marks);
	free(rows->heights);
	free(rows->own);
	answers_free(&rows->answers);
	free(rows);
}

void
rows_append(struct rows *rows, int no, char *label)
{
	size_t count = (size_t)rows->answers.count;
	int columns = text_columns(label);
	rows->answers.list = mem_resize(rows->answers.list, count + 1, sizeof(*rows->answers.list));
	rows->answers.list[count] = (struct answer){.no = no, .number = mem_text(""), .label = label};
	rows->answers.count++;
	if (columns > rows->answers.label_columns)
		rows->answers.label_columns = columns;
	rows->heights = mem_resize(rows->heights, count + 2, sizeof(*rows->heights));
}

struct rows_figure *
rows_add(struct rows *rows, char *head)
{
	size_t count = (size_t)rows->answers.count + 1;
	struct rows_figure *figure = &rows->figures[rows->figures_count++];
	*figure = (struct rows_figure){
		.head = head,
		.texts = mem_new(count, sizeof(*figure->texts)),
		.looks = mem_new(count, sizeof(*figure->looks)),
	};
	return figure;
}

void
rows_set(struct rows_figure *figure, int index, enum look look, char *text)
{
	free(figure->texts[index]);
	figure->texts[index] = text;
	figure->looks[index] = look;
}

void
rows_mark(struct rows *rows, int index, char *mark)
{
	if (!rows->marks)
		rows->marks = mem_new((size_t)rows->answers.count + 1, sizeof(*rows->marks));
	char *before = rows->marks[index];
	if (before) {
		char *both = mem_printf("%s %s", before, mark);
		free(mark);
		mark = both;
	}
	free(before);
	rows->marks[index] = mark;
	int columns = text_columns(mark);
	rows->marks_columns = columns > rows->marks_columns ? columns : rows->marks_columns;
}

/* What the ballot says of the option: its place, its dots, its resistance. */
static char *
official_text(const struct official *official, enum entry_says says, int option_no)
{
	for (int i = 0; i < official->ballot.count; i++) {
		const struct ballot_entry *entry = &official->ballot.entries[i];
		if (entry->option_no != option_no)
			continue;
		char *value = say_value(entry->value);
		char *text = says == SAYS_PLACE ? mem_printf("%s.", value) : mem_text(value);
		free(value);
		return text;
	}
	return mem_text("–");
}

void
rows_add_officials(struct rows *rows)
{
	const struct result_view *view = rows->view;
	for (int i = 0; i < view->officials_count; i++) {
		const struct official *official = view->officials[i];
		struct rows_figure *figure = rows_add(rows, say_group_mark(view->picture->model,
			official->group, view->picture->language));
		for (int j = 0; j < rows->answers.count; j++)
			rows_set(figure, j, LOOK_STRONG, official_text(official,
				methods[view->kind].says, rows->answers.list[j].no));
	}
}

/* --- where it stands ------------------------------------------------------------------------- */

int
rows_put(const struct rows *rows, int row, int column, enum look look, const char *text,
	enum lettering letters)
{
	const struct canvas *at = &rows->view->picture->at;
	return column + canvas_lettered(at, row, column, at->columns - column, letters, look, text);
}

int
rows_middle(int row, int height, enum lettering letters)
{
	int own = canvas_lettered_rows(letters);
	return height > own ? row + (height - own) / 2 : row;
}

/* The widest cell of FIGURE, or its head; -1: one cannot be written in these letters. */
static int
figure_columns(const struct rows *rows, const struct rows_figure *figure)
{
	int widest = text_columns(figure->head);
	for (int i = 0; i < rows->answers.count; i++) {
		int columns = figure->texts[i] ? canvas_lettered_columns(rows->figures_letters, figure->texts[i]) : 0;
		if (columns < 0)
			return -1;
		widest = columns > widest ? columns : widest;
	}
	return widest;
}

/* Sets the ends of the figures from the right; returns the columns they take, or -1. */
static int
set_figures(struct rows *rows)
{
	const struct picture *picture = rows->view->picture;
	int right = picture->at.columns - picture->left, sum = 0;
	for (int i = rows->figures_count - 1; i >= 0; i--) {
		int columns = figure_columns(rows, &rows->figures[i]);
		if (columns < 0)
			return -1;
		rows->figures[i].end = right - sum;
		sum += columns + (rows->figures_letters ? 6 : 2);
	}
	return sum;
}

/* Labels to the left, in the letters of the thickness, and the field between them and the figures;
 * false: that leaves it less than LEAST. */
static bool
set_columns(struct rows *rows, int least)
{
	const struct picture *picture = rows->view->picture;
	enum lettering letters = rows->thickness.letters;
	int room = picture->at.columns - 2 * picture->left, gap = letters ? 4 : 2;
	int figures = set_figures(rows);
	if (figures < 0)
		return false;

	rows->number = picture->left + rows->marks_columns + 1;
	rows->number_columns = rows->answers.number_columns;
	rows->label_columns = rows->answers.label_columns < room / 2
		? rows->answers.label_columns : room / 2;
	if (letters)
		rows->label_columns = answers_lettered_columns(
			&rows->answers, letters, room / 2, &rows->number_columns);
	if (rows->label_columns < 0)
		return false;
	rows->label = rows->number + rows->number_columns + (rows->number_columns > 0 ? gap : 0);
	int most = picture->at.columns - picture->left - rows->label - gap - figures - least;
	if (!letters && rows->label_columns > most)
		rows->label_columns = most > LABEL_LEAST ? most : LABEL_LEAST;
	rows->field = rows->label + rows->label_columns + gap;
	rows->field_columns = picture->at.columns - picture->left - figures - rows->field;
	return rows->field_columns >= least;
}

/* Figures in block letters where rows are tall enough and enough columns are left. */
static bool
fit(struct rows *rows)
{
	int least = rows->kind->least(rows), labels = rows->answers.label_columns;
	rows->figures_letters = rows->thickness.letters ? rows->thickness.letters
		: rows->thickness.rows >= CANVAS_MEDIUM_ROWS ? LETTERING_MEDIUM : LETTERING_PLAIN;
	if (rows->figures_letters && set_columns(rows, 2 * least)
		&& (rows->thickness.letters || rows->label_columns == labels))
		return !rows->kind->fit || rows->kind->fit(rows);
	rows->figures_letters = LETTERING_PLAIN;
	bool fits = set_columns(rows, least);
	return (fits || rows->thickness.rows == 1) && (!rows->kind->fit || rows->kind->fit(rows));
}

static int
label_rows(const struct rows *rows, int index)
{
	const struct answer *answer = &rows->answers.list[index];
	return answer_rows(answer, rows->thickness.letters, rows->label_columns);
}

static int
below(const struct rows *rows, int index)
{
	return rows->kind->below ? rows->kind->below(rows, index) : 0;
}

/* The rows they take with THICKNESS; false: it does not suit them. */
static bool
set_heights(struct rows *rows, struct thickness thickness, int *sum)
{
	rows->thickness = thickness;
	if (!fit(rows))
		return false;
	*sum = 0;
	for (int i = 0; i < rows->answers.count; i++) {
		int height = label_rows(rows, i);
		int field = rows->kind->height ? rows->kind->height(rows, i) : 0;
		height = height > thickness.rows ? height : thickness.rows;
		height = height > field ? height : field;
		rows->heights[i] = height + below(rows, i);
		*sum += rows->heights[i] + (i > 0 ? thickness.gap : 0);
	}
	return true;
}

static int
head_rows(const struct rows *rows)
{
	bool head = rows->kind->head != NULL;
	for (int i = 0; i < rows->figures_count; i++)
		head |= *rows->figures[i].head != '\0';
	return head;
}

int
rows_pages(void *own, int room)
{
	struct rows *rows = own;
	int sum, first, last;
	rows->page_rows = room - head_rows(rows);
	for (rows->variant = 0; rows->variant < rows->kind->variants; rows->variant++) {
		for (size_t i = 0; i < sizeof(thicknesses) / sizeof(thicknesses[0]); i++) {
			const struct thickness *thickness = &thicknesses[i];
			int most = thickness->ample ? rows->page_rows * 3 / 4 : rows->page_rows;
			if (thickness->letters && rows->view->picture->plain)
				continue;
			if (thickness->size <= rows->view->picture->size
				&& (!thickness->tall || rows->kind->tall)
				&& set_heights(rows, *thickness, &sum) && sum <= most)
				return 1;
		}
	}
	rows->variant = rows->kind->variants - 1;
	set_heights(rows, (struct thickness){.rows = 1}, &sum);
	return picture_items(rows->heights, rows->answers.count, 0, rows->page_rows, 0, &first, &last);
}

int
rows_quality(const void *own)
{
	const struct rows *rows = own;
	int variants = rows->kind->variants;
	return 1 + variants - rows->variant
		+ variants * (rows->thickness.letters ? 2 : rows->thickness.rows > 1);
}

int
rows_least(struct rows *rows)
{
	int sum = 0;
	rows->variant = rows->kind->variants - 1;
	set_heights(rows, (struct thickness){.rows = 1}, &sum);
	return sum + head_rows(rows);
}

/* --- drawing ----------------------------------------------------------------------------------- */

static void
draw_head(const struct rows *rows, int row)
{
	const struct canvas *at = &rows->view->picture->at;
	if (rows->kind->head)
		rows->kind->head(rows, row);
	for (int i = 0; i < rows->figures_count; i++)
		canvas_text_right(at, row, 0, rows->figures[i].end, LOOK_QUIET, rows->figures[i].head);
}

static void
draw_label(const struct rows *rows, int index, int row, int height)
{
	const struct picture *picture = rows->view->picture;
	const struct answer *answer = &rows->answers.list[index];
	int lines = label_rows(rows, index);
	int at = lines < height ? row + (height - lines) / 2 : row;
	if (rows->thickness.letters) {
		rows_put(rows, at, rows->number, LOOK_STRONG, answer->number, rows->thickness.letters);
		canvas_lettered_paragraph(&picture->at, at, rows->label, rows->label_columns,
			rows->thickness.letters, LOOK_STRONG, answer->label, true);
	} else {
		canvas_text_right(&picture->at, at, rows->number, rows->number_columns, LOOK_STRONG,
			answer->number);
		canvas_paragraph(&picture->at, at, rows->label, rows->label_columns, height, 0,
			picture->size > 0 ? LOOK_STRONG : LOOK_PLAIN, answer->label, NULL);
	}
}

static void
draw_figures(const struct rows *rows, int index, int row)
{
	for (int i = 0; i < rows->figures_count; i++) {
		const struct rows_figure *figure = &rows->figures[i];
		const char *text = figure->texts[index];
		if (text)
			rows_put(rows, row, figure->end - canvas_lettered_columns(rows->figures_letters, text),
				figure->looks[index], text, rows->figures_letters);
	}
}

static void
draw_row(const struct rows *rows, int index, int row)
{
	const struct picture *picture = rows->view->picture;
	int height = rows->heights[index] - below(rows, index);
	draw_label(rows, index, row, height);
	if (rows->marks && rows->marks[index])
		canvas_text(&picture->at, row + (height - 1) / 2, picture->left,
			rows->marks_columns, rows->mark_look, rows->marks[index]);
	rows->kind->draw(rows, index, row, height);
	draw_figures(rows, index, rows_middle(row, height, rows->figures_letters));
}

void
rows_draw(void *own, int page)
{
	struct rows *rows = own;
	struct picture *picture = rows->view->picture;
	int first, last, gap = rows->thickness.gap;
	if (head_rows(rows))
		draw_head(rows, picture->row++);
	picture_items(rows->heights, rows->answers.count, gap, rows->page_rows, page, &first, &last);
	for (int i = first; i < last; i++) {
		draw_row(rows, i, picture->row);
		picture->row += rows->heights[i] + (i + 1 < last ? gap : 0);
	}
}
