/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/desk.h"

#include <stdlib.h>
#include <string.h>

#include "core/i18n.h"
#include "core/mem.h"
#include "core/text.h"
#include "tui/agenda.h"
#include "tui/desk_lines.h"
#include "tui/keys.h"
#include "tui/say.h"
#include "tui/spot.h"

enum {
	FOOTER = 2,
	EDGE = 2,          /* columns of the frame at each side, with a space */
	WIDE = 110,        /* from here on two columns stand beside each other */
	WIDEST = 150,      /* and the agenda to their left */
	NEXT_LEAST = 5,    /* rows of what comes next, below the notes */
	NOTES_LEAST = 4,
	PROMPT_LEAST = 2,  /* rows of the prompt: the desk knows it, the room reads it */
	COMMENTS = 4, COMMENTS_WIDE = 10, COMMENTS_EACH = 3, /* of so many rows one is a comment’s */
	ROWS = 4, ROWS_WIDE = 16, /* of the views compared */
};

static void
draw_frame(const struct canvas *canvas, const struct model *model, utc_ms now)
{
	const char *name = _("Desk – not for the wall");
	char *clock = say_clock(now);
	char *right = mem_printf("%s%s%s", model->rehearsal ? _("Rehearsal") : "",
		model->rehearsal ? " · " : "", clock);
	int room = canvas->columns - text_columns(name) - text_columns(right) - 8;
	char *title = text_shortened(model->title, room > 1 ? room : 1);

	canvas_fill(canvas, 0, LOOK_DESK);
	canvas_text(canvas, 0, 2, text_columns(name), LOOK_DESK, name);
	canvas_text(canvas, 0, 2 + text_columns(name) + 3, room, LOOK_DESK, title);
	canvas_text_right(canvas, 0, 2, canvas->columns - 4, LOOK_DESK, right);
	for (int row = 0; row < canvas->rows - FOOTER; row++) {
		canvas_text(canvas, row, 0, 1, LOOK_DESK, "┃");
		canvas_text(canvas, row, canvas->columns - 1, 1, LOOK_DESK, "┃");
	}
	free(title);
	free(right);
	free(clock);
}

static char *
stage_label(const struct model *model, int step)
{
	static const char *const labels[STAGE_COUNT] = {
		[STAGE_PROMPT] = N_("the room reads"),
		[STAGE_OPEN] = N_("open"),
		[STAGE_CLOSED] = N_("closed"),
		[STAGE_REVEALED] = N_("shown"),
		[STAGE_OFFICIAL] = N_("shown with the official answer"),
	};
	return mem_text(_(labels[model->steps[step].stage]));
}

/* Of the step on the wall, also when that is looked back at. */
static const char *
notes_of(const struct model *model)
{
	int step = model_shown_step(model);
	return words_in(step < 0 ? &model->workshop->notes : &model->workshop->steps[step].notes,
		say_own_language(model));
}

/* PROMPT in at most ROWS: as it stands if that is enough, else without its breaks, and what is
 * left out is seen to be. */
static int
draw_prompt(const struct canvas *canvas, int row, int rows, const char *prompt)
{
	int columns = canvas->columns;
	if (canvas_paragraph_rows(prompt, columns) <= rows)
		return canvas_paragraph(canvas, row, 0, columns, rows, 0, LOOK_PLAIN, prompt, NULL);
	char *text = text_clean(prompt, strlen(prompt), TEXT_ONE_LINE | TEXT_TRIM);
	for (int most = rows * columns; canvas_paragraph_rows(text, columns) > rows; most--) {
		char *shorter = text_shortened(text, most);
		free(text);
		text = shorter;
	}
	rows = canvas_paragraph(canvas, row, 0, columns, rows, 0, LOOK_PLAIN, text, NULL);
	free(text);
	return rows;
}

/* "Step 5/14 · Clear aims · scale · open", and the prompt: in one row where there are few, else in
 * what the notes leave. */
static int
draw_heading(const struct canvas *canvas, const struct model *model, int row, bool dense, int most)
{
	int step = model->stage.step, columns = canvas->columns;
	if (model->stage.phase == PHASE_ENDED || step < 0) {
		canvas_paragraph(canvas, row, 0, columns, 2, 0, LOOK_STRONG,
			model->stage.phase == PHASE_ENDED ? _("The session has ended.")
			: _("The session has not begun yet."), NULL);
		return row + 2;
	}

	char *title = say_step(model, step), *stage = stage_label(model, step);
	char *text =
		mem_printf(_("Step %d/%d · %s · %s · %s"), step + 1, model->workshop->steps_count,
			title, _(methods[model->workshop->steps[step].kind].label), stage);
	row += canvas_paragraph(canvas, row, 0, columns, 2, 0, LOOK_STRONG, text, NULL);
	free(text);
	free(stage);
	free(title);

	const char *prompt = words_in(&model->workshop->steps[step].prompt, say_own_language(model));
	if (dense)
		return row + draw_prompt(canvas, row, 1, prompt);
	return row + draw_prompt(canvas, row, most > PROMPT_LEAST ? most : PROMPT_LEAST, prompt) + 1;
}

/* Which lines are seen, and if there is ROOM the key that shows others. */
static char *
say_lines(int first, int last, int total, int room)
{
	char key[KEY_LABEL_LONGEST];
	/* translators: which lines of how many are seen */
	char *lines = mem_printf(_("lines %d–%d of %d"), first, last, total);
	char *longer = last < total
		/* translators: the lines that are seen, and the key that shows the next ones */
		? mem_printf(_("%s · %s: more"), lines, key_first_label(COMMAND_notes_down, key))
		/* translators: likewise, and the key that goes back */
		: mem_printf(_("%s · %s: back"), lines, key_first_label(COMMAND_notes_up, key));
	bool fits = text_columns(longer) <= room;
	free(fits ? lines : longer);
	return fits ? longer : lines;
}

/* The notes in ROWS from ROW; returns how far they can be scrolled. */
static int
draw_notes(const struct canvas *canvas, const struct model *model, int row, int rows, int skip)
{
	const char *notes = notes_of(model);
	int total = canvas_paragraph_rows(notes, canvas->columns);
	int furthest = total - (rows - 1);
	if (furthest < 0)
		furthest = 0;
	skip = skip < 0 ? 0 : skip > furthest ? furthest : skip;

	char *title = total == 0 ? mem_text(_("No notes"))
		: model->stage.look_step < 0 ? mem_text(_("Notes"))
		: mem_printf(_("Notes of step %d"), model->stage.look_step + 1);
	int left = canvas_text(canvas, row, 0, canvas->columns, LOOK_QUIET, title) + 2;
	free(title);
	if (furthest > 0) {
		char *part = say_lines(skip + 1, skip + rows - 1, total, canvas->columns - left);
		bool more = skip + rows - 1 < total;
		int columns = text_columns(part);
		spot_add(canvas, row, canvas->columns - columns, 1, columns, (struct spot){.type = SPOT_KEY,
			.what = (int)key_first(more ? COMMAND_notes_down : COMMAND_notes_up)});
		canvas_text_right(canvas, row, left, canvas->columns - left, LOOK_QUIET, part);
		free(part);
	}
	canvas_paragraph(
		canvas, row + 1, 0, canvas->columns, rows - 1, skip, LOOK_PLAIN, notes, &total);
	return furthest;
}

static void
add_all(struct desk_lines *lines, const struct model *model, utc_ms now,
	const struct desk_wall *wall, int comments, int rows)
{
	desk_add_status(lines, model, now, wall);
	desk_add_votes(lines, model);
	desk_add_official(lines, model);
	desk_add_turns(lines, model);
	desk_add_profile(lines, model, rows);
	desk_add_unheard(lines, model);
	desk_add_comments(lines, model, comments);
	desk_add_unseen(lines, model);
	desk_add_absent(lines, model);
}

/* The step that comes next, if there are rows for it: its title, its prompt, its notes. */
static void
draw_next(const struct canvas *canvas, const struct model *model, int row)
{
	const struct stage_row *stage = &model->stage;
	int next = stage->phase == PHASE_WAITING || stage->step < 0 ? 0
		: model_next_step(model, stage->step);
	int rows = canvas->rows - row;
	if (stage->phase == PHASE_ENDED || next >= model->workshop->steps_count || rows < NEXT_LEAST)
		return;

	const struct step *step = &model->workshop->steps[next];
	int language = say_own_language(model);
	const char *prompt = words_in(&step->prompt, language), *notes = words_in(&step->notes, language);
	char *name = say_step(model, next);
	char *title = step->minutes == 0 ? mem_text(name)
		: mem_printf(P_("%s · %d minute", "%s · %d minutes", (unsigned long)step->minutes), name,
			step->minutes);
	struct desk_lines lines = {.columns = canvas->columns};
	desk_lines_add(&lines, LOOK_QUIET, mem_text(_("After that")));
	desk_lines_add(&lines, LOOK_STRONG, title);
	desk_lines_add(&lines, LOOK_PLAIN, mem_text(prompt));
	if (*notes)
		desk_lines_add(&lines, LOOK_QUIET, mem_text(notes));
	desk_lines_draw(&lines, canvas, row, rows);
	desk_lines_free(&lines);
	free(name);
}

/* The agenda to the left of INNER; returns what is left of it. */
static struct canvas
draw_agenda(const struct canvas *inner, const struct model *model, utc_ms now)
{
	int columns = agenda_columns(inner->columns);
	struct canvas agenda = canvas_part(inner, 1, 0, inner->rows - 1, columns - 2);
	agenda_draw(&agenda, model, now);
	for (int row = 0; row < inner->rows; row++)
		canvas_text(inner, row, columns - 1, 1, LOOK_QUIET, "│");
	return canvas_part(inner, 0, columns + 2, inner->rows, inner->columns - columns - 2);
}

static int
draw_wide(const struct canvas *inner, const struct model *model, utc_ms now,
	const struct desk_wall *wall, int skip)
{
	struct canvas both = inner->columns + 2 * EDGE >= WIDEST ? draw_agenda(inner, model, now)
		: *inner;
	int left_columns = (both.columns - 5) / 2;
	struct canvas left = canvas_part(&both, 0, 0, both.rows, left_columns);
	struct canvas right = canvas_part(&both, 0, left_columns + 5, both.rows,
		both.columns - left_columns - 5);
	struct desk_lines lines = {.columns = right.columns};
	int comments = right.rows / COMMENTS_EACH;

	for (int row = 0; row < both.rows; row++)
		canvas_text(&both, row, left_columns + 2, 1, LOOK_QUIET, "│");
	add_all(&lines, model, now, wall, comments > COMMENTS_WIDE ? comments : COMMENTS_WIDE,
		ROWS_WIDE);
	desk_lines_draw(&lines, &right, 1, right.rows - 1);
	desk_lines_free(&lines);
	int notes = canvas_paragraph_rows(notes_of(model), left.columns) + 1;
	int row = draw_heading(&left, model, 1, false, left.rows - notes - 4);
	int furthest = draw_notes(&left, model, row, left.rows - row, skip);
	draw_next(&left, model, row + notes + 1);
	return furthest;
}

static int
draw_stacked(const struct canvas *inner, const struct model *model, utc_ms now,
	const struct desk_wall *wall, int skip)
{
	struct desk_lines lines = {.columns = inner->columns, .dense = inner->rows < 30};
	int wanted = canvas_paragraph_rows(notes_of(model), inner->columns) + 1;

	add_all(&lines, model, now, wall, COMMENTS, ROWS);
	/* It is read aloud: where nothing else wants the rows, all of it. */
	int left = inner->rows - desk_lines_rows(&lines) - wanted - 5;
	int row = draw_heading(inner, model, 0, lines.dense && left <= PROMPT_LEAST, left);
	bool fits = desk_lines_rows(&lines) <= inner->rows - row - NOTES_LEAST - 1;
	int least = fits ? NOTES_LEAST : NOTES_LEAST - 1;
	int notes = wanted < least ? wanted : least;
	row += desk_lines_draw(&lines, inner, row, inner->rows - row - notes - 1) + 1;
	desk_lines_free(&lines);
	return draw_notes(inner, model, row, inner->rows - row, skip);
}

int
desk_draw(const struct canvas *canvas, const struct model *model, utc_ms now,
	const struct desk_wall *wall, int notes_skip)
{
	struct canvas inner = canvas_part(canvas, 1, EDGE, canvas->rows - 1 - FOOTER,
		canvas->columns - 2 * EDGE);
	canvas_clear(canvas);
	draw_frame(canvas, model, now);
	return (canvas->columns >= WIDE ? draw_wide : draw_stacked)(
		&inner, model, now, wall, notes_skip);
}
