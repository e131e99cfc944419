/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/picture.h"

#include <stdlib.h>
#include <string.h>

#include "core/i18n.h"
#include "core/mem.h"
#include "tui/say.h"

enum { BESIDE_GAP = 4, BESIDE_LEAST = 34 /* columns of two languages beside each other */ };

struct picture
picture_of(const struct canvas *body, const struct model *model, int step, enum stage stage,
	const struct room_extra *extra, utc_ms now)
{
	int size = body->rows >= 40 && body->columns >= 110 ? 2
		: body->rows >= 26 && body->columns >= 78 ? 1 : 0;
	int left = size == 0 ? 2 : size == 1 ? 4 : 6;
	int width = body->columns - left - 10, language = say_language(model);
	canvas_language(model->workshop->languages[language]);
	return (struct picture){
		.at = *body,
		.model = model,
		.extra = extra,
		.now = now,
		.step = step,
		.stage = stage,
		.size = size,
		.left = left,
		.width = width > 110 ? 110 : width,
		.language = language,
		.row = 1 + (size > 1),
		.page = step < 0 && model->stage.page < 0 ? 0 : model->stage.page,
		.pages = 1,
	};
}

const struct step *
picture_step(const struct picture *picture)
{
	return &picture->model->workshop->steps[picture->step];
}

int
picture_rows(const struct picture *picture)
{
	int number = picture->pages_before > 0 ? 2 : picture->pages_after > 0 ? 1 : 0;
	return picture->at.rows - picture->row - number;
}

char *
picture_prompt_text(const struct picture *picture)
{
	const struct step *step = picture_step(picture);
	const char *first = words_in(&step->prompt, picture->language);
	if (!*first)
		return say_words(picture->model, &step->title);
	if (picture->model->stage.language >= 0 || picture->model->workshop->languages_count < 2)
		return mem_text(first);
	const char *other = words_in(&step->prompt, 1);
	if (strcmp(first, other) == 0)
		return mem_text(first);
	return mem_printf("%s\n\n%s", first, other);
}

/* A prompt in two languages at once: where the second stands, and the rows of both. */
struct tongues {
	const char *texts[2];
	const char *languages[2];
	int rows[2];
	int columns, gap; /* of each; between them if they stand beside each other, else 0 */
};

static int
tongue_rows(const struct tongues *tongues, int index)
{
	canvas_language(tongues->languages[index]);
	int rows = canvas_paragraph_rows(tongues->texts[index], tongues->columns);
	canvas_language(tongues->languages[0]);
	return rows;
}

static int
both_rows(const struct tongues *tongues)
{
	const int *rows = tongues->rows;
	if (tongues->gap == 0)
		return rows[0] + 1 + rows[1];
	return rows[0] > rows[1] ? rows[0] : rows[1];
}

static void
set_tongues(struct tongues *tongues, int columns, int gap)
{
	tongues->columns = columns;
	tongues->gap = gap;
	for (int i = 0; i < 2; i++)
		tongues->rows[i] = tongue_rows(tongues, i);
}

/* Below each other, or beside each other where rows are few; false: the prompt is in one language, or
 * does not fit into ROWS. */
static bool
find_tongues(const struct picture *picture, int rows, struct tongues *tongues)
{
	const struct workshop *workshop = picture->model->workshop;
	const struct words *prompt = &picture_step(picture)->prompt;
	if (picture->model->stage.language >= 0 || workshop->languages_count < 2)
		return false;
	*tongues = (struct tongues){
		.texts = {words_in(prompt, 0), words_in(prompt, 1)},
		.languages = {workshop->languages[0], workshop->languages[1]},
	};
	if (!*tongues->texts[0] || strcmp(tongues->texts[0], tongues->texts[1]) == 0)
		return false;
	set_tongues(tongues, picture->width, 0);
	int below = both_rows(tongues);
	int half = (picture->at.columns - 2 * picture->left - BESIDE_GAP) / 2;
	if (below > rows || picture->size == 0) {
		set_tongues(tongues, half, BESIDE_GAP);
		if (half < BESIDE_LEAST || both_rows(tongues) >= below)
			set_tongues(tongues, picture->width, 0);
	}
	return both_rows(tongues) <= rows;
}

/* The second is quieter, in the same size. */
static void
draw_tongues(const struct picture *picture, const struct tongues *tongues)
{
	for (int i = 0; i < 2; i++) {
		int below = i > 0 && tongues->gap == 0 ? tongues->rows[0] + 1 : 0;
		int beside = i > 0 && tongues->gap > 0 ? tongues->columns + tongues->gap : 0;
		canvas_language(tongues->languages[i]);
		canvas_paragraph(&picture->at, picture->row + below, picture->left + beside,
			tongues->columns, tongues->rows[i], 0, i == 0 ? LOOK_STRONG : LOOK_PLAIN,
			tongues->texts[i], NULL);
	}
	canvas_language(tongues->languages[0]);
}

static int
at_least_one(int rows)
{
	return rows > 1 ? rows : 1;
}

typedef int block_paragraph(
	const struct canvas *canvas, int row, int column, int columns, const char *text, bool drawn);

/* The block letters that sentences are written in, the larger first. */
static block_paragraph *const block_paragraphs[] = {
	canvas_large_paragraph, canvas_running_paragraph};

enum { LARGE, RUNNING, BLOCK_LETTERS };

/* The largest block letters, in mixed case, in which the prompt leaves enough of ROWS for the rest, and the
 * rows it has *TAKEN then; NULL: none, it stands as lines. */
static block_paragraph *
block_letters(const struct picture *picture, const char *text, int rows, int *taken)
{
	int columns = picture->at.columns - 2 * picture->left;
	int most = picture->at.rows / (picture->stage < STAGE_REVEALED ? 2 : 3);
	for (int i = picture->size > 1 ? LARGE : RUNNING; picture->size > 0 && i < BLOCK_LETTERS; i++) {
		*taken = block_paragraphs[i](&picture->at, 0, picture->left, columns, text, false);
		if (*taken > 0 && *taken <= rows && *taken <= most)
			return block_paragraphs[i];
	}
	return NULL;
}

/* Of a prompt of several lines the first, which is the question, in block letters, and the others as text
 * below it; false, and nothing drawn: it does not fit so into ROWS. */
static bool
draw_first_line(struct picture *picture, const char *text, int rows)
{
	const char *others = strchr(text, '\n');
	if (!others || picture->model->stage.language < 0)
		return false;
	others += strspn(others, "\n");
	char *first = mem_text_n(text, strcspn(text, "\n"));
	int taken, below = canvas_paragraph_rows(others, picture->width);
	block_paragraph *draw = block_letters(picture, first, rows - 1 - below, &taken);
	if (draw) {
		int columns = picture->at.columns - 2 * picture->left;
		draw(&picture->at, picture->row, picture->left, columns, first, true);
		canvas_paragraph(&picture->at, picture->row + taken + 1, picture->left, picture->width,
			below, 0, LOOK_STRONG, others, NULL);
		picture->row += taken + 1 + below + 1 + picture->size;
	}
	free(first);
	return draw != NULL;
}

bool
picture_prompt(struct picture *picture, int rows)
{
	char *text = picture_prompt_text(picture);
	int taken;

	block_paragraph *draw = block_letters(picture, text, rows, &taken);
	if (!draw && draw_first_line(picture, text, rows)) {
		free(text);
		return true;
	}
	if (draw) {
		draw(&picture->at, picture->row, picture->left,
			picture->at.columns - 2 * picture->left, text, true);
		picture->row += taken + 1 + picture->size;
		free(text);
		return true;
	}

	picture->plain = true;
	struct tongues tongues;
	if (find_tongues(picture, rows, &tongues)) {
		draw_tongues(picture, &tongues);
		picture->row += both_rows(&tongues) + 1 + (picture->size > 1);
		free(text);
		return true;
	}
	taken = canvas_paragraph_rows(text, picture->width);
	if (taken <= rows) {
		canvas_paragraph(&picture->at, picture->row, picture->left, picture->width, rows, 0,
			LOOK_STRONG, text, NULL);
		picture->row += taken + 1 + (picture->size > 1);
		free(text);
		return true;
	}

	int room = at_least_one(picture_rows(picture) - 2), own = (taken + room - 1) / room;
	if (picture->page >= 0 && picture->page < own) {
		canvas_paragraph(&picture->at, picture->row, picture->left, picture->width, room,
			picture->page * room, LOOK_STRONG, text, &taken);
		picture_pages(picture, own + 1);
	} else {
		char *title = say_words(picture->model, &picture_step(picture)->title);
		picture->pages_before = own;
		picture->row += canvas_paragraph(&picture->at, picture->row, picture->left,
					picture->width, rows, 0, LOOK_STRONG, title, NULL)
			+ 1;
		free(title);
	}
	free(text);
	return picture->pages_before > 0;
}

int
picture_pages(struct picture *picture, int count)
{
	int page = picture->page - picture->pages_before;
	page = page < 0 ? 0 : page < count ? page : count - 1;
	if (picture->newest)
		page = (picture->newest_page - page + count) % count;
	picture->pages = picture->pages_before + count + picture->pages_after;
	if (picture->pages > 1) {
		char *text = mem_printf(
			_("page %d of %d"), picture->pages_before + page + 1, picture->pages);
		canvas_text_right(&picture->at, picture->at.rows - 1, picture->left,
			picture->at.columns - 2 * picture->left, LOOK_QUIET, text);
		free(text);
	}
	return page;
}

int
picture_items(const int *heights, int count, int gap, int rows, int page, int *first, int *last)
{
	int pages = 0;
	*first = *last = 0;
	for (int i = 0; i < count; pages++) {
		int begin = i, used = heights[i++];
		while (i < count && used + gap + heights[i] <= rows)
			used += gap + heights[i++];
		if (pages <= page) {
			*first = begin;
			*last = i;
		}
	}
	return pages > 0 ? pages : 1;
}

void
picture_split(struct picture *picture, const int *heights, int count, int gap, int rows, int *first,
	int *last)
{
	int pages = picture_items(heights, count, gap, rows, 0, first, last);
	if (pages > 1 && picture->pages_before == 0) {
		rows -= 2;
		pages = picture_items(heights, count, gap, rows, 0, first, last);
	}
	picture_items(heights, count, gap, rows, picture_pages(picture, pages), first, last);
}

int
picture_running(const struct picture *picture, int indent, const char *text, bool drawn)
{
	int left = picture->left + indent, columns = picture->at.columns - left - picture->left;
	int rows = 0;
	while (*text) {
		const char *end = strstr(text, "\n\n");
		size_t n = end ? (size_t)(end - text) : strlen(text);
		char *paragraph = mem_text_n(text, n);
		int taken = canvas_running_paragraph(&picture->at, picture->row + rows, left, columns,
			paragraph, drawn);
		free(paragraph);
		if (taken == 0 && n > 0)
			return 0;
		text += end ? n + 2 : n;
		rows += taken + (*text && taken > 0 ? 2 : 0);
	}
	return rows;
}

void
picture_text(struct picture *picture, enum look look, const char *text)
{
	int running = picture->size > 0 ? picture_running(picture, 0, text, false) : 0;
	if (running > 0 && running <= picture_rows(picture)) {
		picture_pages(picture, 1);
		picture->row += picture_running(picture, 0, text, true) + 1;
		return;
	}
	int total = canvas_paragraph_rows(text, picture->width), room = picture_rows(picture),
	    pages = 1;
	if (total > room) {
		room = at_least_one(room - (picture->pages_before > 0 ? 0 : 2));
		pages = (total + room - 1) / room;
	}
	int page = picture_pages(picture, pages);
	picture->row += canvas_paragraph(&picture->at, picture->row, picture->left, picture->width,
				room, page * room, look, text, &total)
		+ 1;
}

void
picture_title(struct picture *picture, const char *title, int rows)
{
	int columns = picture->at.columns - 2 * picture->left;
	for (int i = LARGE; i < (picture->size == 0 ? RUNNING : BLOCK_LETTERS); i++) {
		int taken = block_paragraphs[i](
			&picture->at, picture->row, picture->left, columns, title, false);
		if (taken <= 0 || taken > rows)
			continue;
		block_paragraphs[i](
			&picture->at, picture->row, picture->left, columns, title, true);
		picture->row += taken + 1 + (picture->size > 0);
		return;
	}
	/* A long one as text takes what it needs of the upper half. */
	int wanted = canvas_paragraph_rows(title, picture->width), most = picture_rows(picture) / 2;
	rows = wanted <= rows ? rows : wanted < most ? wanted : most > rows ? most : rows;
	picture->row += canvas_paragraph(&picture->at, picture->row, picture->left, picture->width,
				rows, 0, LOOK_STRONG, title, NULL)
		+ 1;
}
