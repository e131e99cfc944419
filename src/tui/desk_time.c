/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/desk_lines.h"

#include <stdlib.h>

#include "core/i18n.h"
#include "core/mem.h"
#include "tui/say.h"

/* Fewer minutes are within what people talk about anyway. */
#define LATE_LEAST (5 * UTC_MINUTE)

static void
add_forecast(struct desk_lines *lines, const struct model *model, utc_ms now)
{
	int64_t debt;
	bool there = model_late(model, now, &debt);
	char *late = say_debt(debt), *about = say_clock(model_forecast_end(model, now));
	char *planned = say_clock(model->planned_end);
	char *text = there && debt != 0
		? mem_printf(_("%s; end about %s instead of %s"), late, about, planned)
		: mem_printf(_("%s; end about %s"), late, about);
	desk_lines_add(lines, debt >= LATE_LEAST ? LOOK_WARNING : LOOK_PLAIN, text);
	free(planned);
	free(about);
	free(late);
}

/* "“Round 3” 14 instead of 20 minutes, “Break” 11 instead of 15; without “Mood”" */
static char *
say_shorter(const struct model *model, const struct proposal *proposal)
{
	struct buffer text = {.bytes = NULL};
	bool minutes = false;
	for (int i = 0; i < proposal->count; i++) {
		const struct stretch *part = &proposal->parts[i];
		char *title = say_step(model, proposal->steps[i]);
		if (part->gives > 0 && !minutes)
			/* translators: a step and its shorter and its planned minutes */
			buffer_printf(&text, _("%s“%s” %d instead of %d minutes"),
				text.length > 0 ? ", " : "", title, part->minutes - part->gives,
				part->minutes);
		else if (part->gives > 0)
			/* translators: likewise, when minutes were named just before */
			buffer_printf(&text, _("%s“%s” %d instead of %d"), ", ", title,
				part->minutes - part->gives, part->minutes);
		minutes |= part->gives > 0;
		free(title);
	}
	bool first = true;
	for (int i = 0; i < proposal->count; i++) {
		if (!proposal->parts[i].left_out)
			continue;
		char *title = say_step(model, proposal->steps[i]);
		if (first)
			/* translators: a step that should be left out */
			buffer_printf(&text, _("%swithout “%s”"), text.length > 0 ? "; " : "", title);
		else
			buffer_printf(&text, _("%s“%s”"), ", ", title);
		first = false;
		free(title);
	}
	return buffer_take(&text);
}

static void
add_proposal(struct desk_lines *lines, const struct model *model, utc_ms now)
{
	int64_t late;
	struct proposal proposal;
	if (!model_late(model, now, &late) || late < LATE_LEAST
		|| !model_proposal(model, now, &proposal))
		return;
	char *shorter = say_shorter(model, &proposal);
	char *end = say_clock(model->planned_end + proposal.missing * UTC_MINUTE);
	/* translators: a time of the day, and what to shorten */
	desk_lines_add(lines, LOOK_PLAIN, *shorter ? mem_printf(_("To end at %s: %s."), end, shorter)
		: mem_text(_("Nothing that is still to come can be shortened.")));
	free(end);
	free(shorter);
	proposal_free(&proposal);
}

/* The timer, and what sign the wall gives. */
static char *
say_timer_line(const struct step_time *time)
{
	char *digits = say_timer(time->left < 0 ? -time->left : time->left);
	char *text = time->left < 0 ? mem_printf(_("Timer: %s over"), digits)
		: !time->runs ? mem_printf(_("Timer: %s left, paused"), digits)
		: mem_printf(_("Timer: %s left"), digits);
	free(digits);
	return text;
}

/* Of a step without a timer. */
static char *
say_step_line(const struct model *model, const struct step_time *time, utc_ms now)
{
	int planned = model->workshop->steps[model->stage.step].minutes;
	int over = (int)(-time->left / UTC_MINUTE);
	if (time->pace == PACE_OVER)
		return over == 0 ? mem_text(_("This step has used up its time."))
			: mem_printf(P_("This step is %d minute over its time.",
				"This step is %d minutes over its time.", (unsigned long)over), over);
	char *until = say_clock(now + time->left);
	char *text = mem_printf(time->pace == PACE_SOON
		? P_("This step: until %s, most of its minute is used.",
			"This step: until %s, most of its %d minutes are used.", (unsigned long)planned)
		: P_("This step: until %s, %d minute planned.",
			"This step: until %s, %d minutes planned.", (unsigned long)planned),
		until, planned);
	free(until);
	return text;
}

/* Before the beginning: what waiting costs. */
static void
add_waiting(struct desk_lines *lines, const struct model *model, utc_ms now)
{
	int64_t late;
	if (workshop_minutes(model->workshop) == 0)
		return;
	bool planned = model_late(model, now, &late);
	char *about = say_clock(model_forecast_end(model, now)), *end = say_clock(model->planned_end);
	desk_lines_add(lines, planned && late >= LATE_LEAST ? LOOK_WARNING : LOOK_PLAIN,
		planned ? mem_printf(_("If it starts now, it ends about %s; planned until %s."), about, end)
			: mem_printf(_("If it starts now, it ends about %s."), about));
	free(end);
	free(about);
}

void
desk_add_time(struct desk_lines *lines, const struct model *model, utc_ms now)
{
	struct step_time time;
	if (model->stage.phase == PHASE_WAITING)
		add_waiting(lines, model, now);
	if (model->stage.phase != PHASE_RUNNING)
		return;
	if (model_step_time(model, now, &time)
		&& !(lines->dense && !time.timer && time.pace == PACE_EASY))
		desk_lines_add(lines, time.pace == PACE_OVER ? LOOK_WARNING
			: time.pace == PACE_EASY ? LOOK_PLAIN : LOOK_STRONG,
			time.timer ? say_timer_line(&time) : say_step_line(model, &time, now));
	add_forecast(lines, model, now);
	add_proposal(lines, model, now);
}
