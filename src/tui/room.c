/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/room.h"

#include <stdlib.h>
#include <string.h>

#include "core/i18n.h"
#include "core/mem.h"
#include "core/text.h"
#include "tui/agenda.h"
#include "tui/picture.h"
#include "tui/say.h"

/* Rows that every picture has: the header and its rule; the footer and its rule. */
enum { HEADER = 2, FOOTER = 2 };

static bool
is_rehearsal(const struct model *model, const struct room_extra *extra)
{
	return model->rehearsal || (extra && extra->rehearsal_mark);
}

/* Whether the wall shows a step, and not something instead of it. */
static bool
shows_step(const struct model *model)
{
	const struct stage_row *stage = &model->stage;
	return (stage->phase == PHASE_RUNNING || stage->look_step >= 0) && !stage->calm
		&& !stage->projector && model_shown_step(model) >= 0;
}

static char *
header_right(const struct model *model, utc_ms now)
{
	char *clock = say_clock(now);
	int step = model_shown_step(model) + 1, steps = model->workshop->steps_count;
	if (!shows_step(model))
		return clock;
	char *text = model->stage.look_step >= 0
		? mem_printf(_("Looking back: step %d/%d · %s"), step, steps, clock)
		: mem_printf(_("Step %d/%d · %s"), step, steps, clock);
	free(clock);
	return text;
}

/* The title gives way to what stands at the right: first the place goes, then it is shortened. */
static void
draw_header(const struct canvas *canvas, const struct model *model, const struct room_extra *extra,
	utc_ms now)
{
	char *right = header_right(model, now);
	int columns = canvas->columns - 1 - text_columns(right);
	canvas_text_right(canvas, 0, 1, canvas->columns - 1, LOOK_PLAIN, right);
	free(right);

	if (is_rehearsal(model, extra)) {
		const char *mark = _("Rehearsal");
		columns -= text_columns(mark) + 3;
		canvas_text(canvas, 0, columns + 1, text_columns(mark), LOOK_WARNING, mark);
		canvas_text(canvas, 0, columns + 1 + text_columns(mark), 3, LOOK_PLAIN, " · ");
	}

	const char *place = model->place ? model->place : "";
	char *left = mem_printf("%s%s%s", model->title, *place ? " · " : "", place);
	if (text_columns(left) > columns - 2) {
		free(left);
		left = text_shortened(model->title, columns - 2);
	}
	canvas_text(canvas, 0, 1, columns, LOOK_PLAIN, left);
	free(left);
}

static void
draw_kind(struct picture *picture)
{
	static void (*const kinds[KIND_COUNT])(struct picture *) = {
		[KIND_INFO] = room_info, [KIND_PEOPLE] = room_people, [KIND_TALK] = room_talk,
		[KIND_CARDS] = room_cards, [KIND_CHOICE] = room_vote, [KIND_MULTI] = room_vote,
		[KIND_SCALE] = room_vote, [KIND_DOTS] = room_vote, [KIND_RANK] = room_vote,
		[KIND_RESIST] = room_vote, [KIND_NUMBER] = room_vote, [KIND_WORDS] = room_vote,
		[KIND_PLAN] = room_plan, [KIND_BREAK] = room_break,
		[KIND_PROFILE] = room_profile,
	};
	void (*draw)(struct picture *) = kinds[picture_step(picture)->kind];
	(draw ? draw : room_info)(picture);
}

int
room_draw_step(const struct canvas *canvas, const struct model *model, int step, enum stage stage,
	const struct room_extra *extra, utc_ms now)
{
	struct picture picture = picture_of(canvas, model, step, stage, extra, now);
	if (step >= 0 && step < model->workshop->steps_count)
		draw_kind(&picture);
	return picture.pages;
}

static int
draw_running(const struct canvas *body, const struct model *model, const struct room_extra *extra,
	utc_ms now)
{
	int step = model_shown_step(model), columns = agenda_columns(body->columns);
	if (columns > 0) {
		struct canvas agenda = canvas_part(body, 1, 0, body->rows - 1, columns - 2);
		agenda_draw(&agenda, model, now);
		for (int row = 0; row < body->rows; row++)
			canvas_text(body, row, columns - 1, 1, LOOK_QUIET, "│");
	}
	struct canvas right = canvas_part(body, 0, columns, body->rows, body->columns - columns);
	return room_draw_step(&right, model, step, model->steps[step].stage, extra, now);
}

int
room_draw(const struct canvas *canvas, const struct model *model, const struct room_extra *extra,
	utc_ms now, bool footer)
{
	const struct stage_row *stage = &model->stage;
	canvas_clear(canvas);
	if (stage->blank)
		return 1;

	draw_header(canvas, model, extra, now);
	canvas_rule(canvas, 1);
	struct canvas body = canvas_part(canvas, HEADER, 0,
		canvas->rows - HEADER - (footer ? FOOTER : 0), canvas->columns);
	if (shows_step(model))
		return draw_running(&body, model, extra, now);

	struct picture picture = picture_of(&body, model, -1, STAGE_PROMPT, extra, now);
	if (stage->calm)
		room_calm(&picture);
	else if (stage->projector)
		room_projector(&picture, canvas->rows);
	else if (stage->phase == PHASE_ENDED)
		room_thanks(&picture);
	else
		room_waiting(&picture);
	return picture.pages;
}
