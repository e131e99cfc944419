/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/picture.h"

#include <stdlib.h>
#include <string.h>

#include "core/i18n.h"
#include "core/mem.h"
#include "tui/say.h"

/* The language of what is measured and drawn. */
static void
speak(const struct picture *picture, int language)
{
	canvas_language(picture->model->workshop->languages[language]);
}

/* Of a prompt in two languages, both beside each other where they would not fit below. */
static void
side_by_side(struct picture *picture, const char *first, const char *second)
{
	int gap = 4, columns = (picture->at.columns - 2 * picture->left - gap) / 2;
	int rows = picture_rows(picture);
	canvas_paragraph(&picture->at, picture->row, picture->left, columns, rows, 0, LOOK_STRONG,
		first, NULL);
	speak(picture, 1);
	canvas_paragraph(&picture->at, picture->row, picture->left + columns + gap, columns, rows,
		0, LOOK_PLAIN, second, NULL);
	speak(picture, picture->language);
}

static bool
fit_beside(const struct picture *picture, const char *first, const char *second)
{
	int columns = (picture->at.columns - 2 * picture->left - 4) / 2,
	    rows = picture_rows(picture);
	if (columns < 36 || canvas_paragraph_rows(first, columns) > rows)
		return false;
	speak(picture, 1);
	bool fits = canvas_paragraph_rows(second, columns) <= rows;
	speak(picture, picture->language);
	return fits;
}

/* One language on a page, where both do not fit on one; false: one of them is longer. */
static bool
page_by_page(struct picture *picture, const char *first, const char *second)
{
	const char *texts[] = {first, second};
	int rows = picture_rows(picture) - 2;
	for (int i = 0; i < 2; i++) {
		speak(picture, i);
		int taken = canvas_paragraph_rows(texts[i], picture->width);
		speak(picture, picture->language);
		if (taken > rows)
			return false;
	}
	int page = picture_pages(picture, 2);
	speak(picture, page);
	canvas_paragraph(&picture->at, picture->row, picture->left, picture->width, rows, 0,
		picture->size > 0 ? LOOK_STRONG : LOOK_PLAIN, texts[page], NULL);
	speak(picture, picture->language);
	return true;
}

void
room_info(struct picture *picture)
{
	const struct step *step = picture_step(picture);
	char *title = say_words(picture->model, &step->title),
	     *prompt = picture_prompt_text(picture);
	const char *own = words_in(&step->prompt, picture->language);

	if (*title)
		picture_title(picture, title, picture->size > 0 ? 2 * CANVAS_LARGE_PITCH : 2);
	if (*own) {
		const char *second = words_in(&step->prompt, 1);
		bool two = picture->model->stage.language < 0
			&& picture->model->workshop->languages_count > 1 && strcmp(own, second) != 0
			&& canvas_paragraph_rows(prompt, picture->width) > picture_rows(picture);
		if (two && fit_beside(picture, own, second))
			side_by_side(picture, own, second);
		else if (!two || !page_by_page(picture, own, second))
			picture_text(picture, picture->size > 0 ? LOOK_STRONG : LOOK_PLAIN, prompt);
	}
	free(title);
	free(prompt);
}

/* The welcome in all languages of the workshop, one after the other. */
static char *
welcomes(const struct model *model)
{
	const struct workshop *workshop = model->workshop;
	char *text = NULL;
	for (int i = 0; i < workshop->languages_count; i++) {
		const char *word = say_welcome(workshop->languages[i]);
		if (!word)
			continue;
		char *longer = text ? mem_printf("%s  ·  %s", text, word) : mem_text(word);
		free(text);
		text = longer;
	}
	return text ? text : mem_text(_("Welcome"));
}

void
room_waiting(struct picture *picture)
{
	const struct model *model = picture->model;
	const struct words *words = &model->workshop->prompt;
	const char *first = words_in(words, picture->language);
	const char *second = model->stage.language < 0 && model->workshop->languages_count > 1
		? words_in(words, 1) : "";
	char *welcome = welcomes(model), *date = say_date(model->local_date);
	const char *place = model->place ? model->place : "";
	char *where = mem_printf("%s%s%s", place, *place && *date ? " · " : "", date);

	char *prompt = mem_printf("%s%s%s", first, *second ? "\n\n" : "", second);

	picture->row = 2 + picture->at.rows / 8;
	int below = 2 + 3 + canvas_paragraph_rows(welcome, picture->width) + 1
		+ canvas_paragraph_rows(prompt, picture->width);
	int rows = picture_rows(picture) - below, size = picture->size;
	/* The smaller block letters are for a small screen, too, before anything has begun. */
	picture->size = size > 0 ? size : 1;
	picture_title(picture, model->title,
		rows < 2 ? 2 : rows < 2 * CANVAS_LARGE_PITCH ? rows : 2 * CANVAS_LARGE_PITCH);
	picture->size = size;
	picture->row += canvas_paragraph(&picture->at, picture->row, picture->left, picture->width,
				2, 0, LOOK_PLAIN, where, NULL)
		+ 2;
	picture->row += canvas_paragraph(&picture->at, picture->row, picture->left, picture->width,
		picture_rows(picture), 0, LOOK_STRONG, welcome, NULL) + 1;
	picture_text(picture, LOOK_PLAIN, prompt);
	free(prompt);
	free(where);
	free(date);
	free(welcome);
}

/* What the workshop says at its end: its last information, unless that is from the beginning. */
static char *
what_happens_next(const struct picture *picture)
{
	const struct workshop *workshop = picture->model->workshop;
	for (int i = workshop->steps_count - 1; i > 0 && 2 * i >= workshop->steps_count; i--) {
		const char *prompt = words_in(&workshop->steps[i].prompt, picture->language);
		if (workshop->steps[i].kind == KIND_INFO && *prompt)
			return mem_text(prompt);
	}
	return mem_text(_("What was said and agreed today is written down."));
}

/* The measures, and below or behind them what happens next. */
static void
measures_and_next(struct picture *picture, const char *next)
{
	int measures = room_measures_rows(picture), rows = picture_rows(picture);
	int text = canvas_paragraph_rows(next, picture->width);
	if (measures + 1 + text <= rows) {
		room_measures(picture);
		picture->row += 1 + (picture->size > 0);
		picture_text(picture, LOOK_PLAIN, next);
		return;
	}
	int room = rows > 3 ? rows - 2 : 1, own = room_measures_pages(picture, room);
	if (picture->page < own) {
		picture->pages_after = (text + room - 1) / room;
		room_measures(picture);
	} else {
		picture->pages_before = own;
		picture_text(picture, LOOK_PLAIN, next);
	}
}

void
room_thanks(struct picture *picture)
{
	char *next = what_happens_next(picture);
	picture_title(picture, _("Thank you!"), picture->size > 0 ? CANVAS_LARGE_PITCH : 1);
	if (room_measures_rows(picture) > 0)
		measures_and_next(picture, next);
	else
		picture_text(picture, LOOK_PLAIN, next);
	free(next);
}

static const char bullet[] = "•";

/* What calms, in the block letters of running text: everything, or of each rule its title, with the
 * rule itself as plain text below it. False: it does not fit. */
static bool
calm_in_blocks(struct picture *picture, const struct room_help *help, const char *sentence, bool whole,
	bool drawn)
{
	int indent = canvas_running_columns("m") + 3, gap = !whole, top = picture->row;
	int rows = picture->size > 0 ? picture_running(picture, 0, sentence, drawn) + 1 : 0;
	bool fits = rows > 1;
	for (int i = 0; fits && help && i < help->rules_count && i < ROOM_RULES_MAX; i++) {
		bool titled = !whole && help->titles[i] && *help->titles[i];
		int column = picture->left + indent;
		picture->row = top + rows + (i > 0 ? gap : 0);
		int own = picture_running(picture, indent, titled ? help->titles[i] : help->rules[i], drawn);
		fits = own > 0;
		if (fits && drawn)
			picture_running(picture, 0, bullet, true);
		picture->row += own;
		if (titled)
			picture->row += canvas_lettered_paragraph(&picture->at, picture->row, column,
				picture->at.columns - column - picture->left, LETTERING_PLAIN,
				LOOK_STRONG, help->rules[i], drawn);
		rows = picture->row - top;
	}
	picture->row = top;
	return fits && top + rows <= picture->at.rows;
}

void
room_calm(struct picture *picture)
{
	const struct room_help *help = picture->extra ? picture->extra->help : NULL;
	const char *sentence = help && help->sentence && *help->sentence
		? help->sentence : _("One moment, please.");

	for (int whole = 1; whole >= 0; whole--) {
		if (calm_in_blocks(picture, help, sentence, whole, false)) {
			calm_in_blocks(picture, help, sentence, whole, true);
			return;
		}
	}
	picture->row = 1 + picture->at.rows / 8;
	picture->row += canvas_paragraph(&picture->at, picture->row, picture->left, picture->width,
		picture_rows(picture), 0, LOOK_STRONG, sentence, NULL) + 2;
	for (int i = 0; help && i < help->rules_count && i < ROOM_RULES_MAX; i++) {
		canvas_text(&picture->at, picture->row, picture->left, 1, LOOK_PLAIN, bullet);
		picture->row += canvas_paragraph(&picture->at, picture->row, picture->left + 3,
			picture->width - 3, picture_rows(picture), 0, LOOK_PLAIN, help->rules[i],
			NULL);
		picture->row += picture->at.rows >= 20 + help->rules_count;
	}
}

void
room_projector(struct picture *picture, int rows)
{
	const struct canvas *at = &picture->at;
	int columns = at->columns, last = at->rows - 1;

	canvas_text(at, 0, 0, 2, LOOK_STRONG, "┌─");
	canvas_text(at, 0, columns - 2, 2, LOOK_STRONG, "─┐");
	canvas_text(at, last, 0, 2, LOOK_STRONG, "└─");
	canvas_text(at, last, columns - 2, 2, LOOK_STRONG, "─┘");

	picture->row = 2;
	picture->row += canvas_large(at, picture->row, picture->left, columns - 2 * picture->left,
		at->rows, "Abc 123") + 1;
	picture->row +=
		canvas_paragraph(at, picture->row, picture->left, picture->width, 3, 0, LOOK_STRONG,
			_("This is the smallest text. Can the last row read it?"), NULL)
		+ 1;
	picture->row +=
		canvas_paragraph(at, picture->row, picture->left, picture->width, 4, 0, LOOK_PLAIN,
			_("Ctrl and + makes the text of the terminal larger, Ctrl and - makes it "
			  "smaller. "
			  "All four corners should be on the wall."),
			NULL)
		+ 1;
	for (int i = 1; i <= 3; i++) {
		canvas_printf(at, picture->row, picture->left, 3, LOOK_PLAIN, "%d", i);
		canvas_bar(at, picture->row++, picture->left + 3, 30, i / 3.0);
	}
	picture->row++;
	/* translators: columns and rows of the terminal */
	canvas_printf(at, picture->row, picture->left, picture->width, LOOK_QUIET,
		_("%d columns, %d rows"), columns, rows);
}
