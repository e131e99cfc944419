/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the keys of typing paper do.
 */
#include "tui/paper.h"

#include "core/i18n.h"
#include "tui/spot.h"

#include <stdlib.h>

unsigned
do_paper_enter(struct app *app, struct layer *layer)
{
	((struct paper *)layer)->leaving = false;
	return paper_go_on(app, (struct paper *)layer);
}

unsigned
do_paper_ten(struct app *app, struct layer *layer)
{
	struct paper *paper = (struct paper *)layer;
	if (paper->at < 0 || paper->at_reason || paper->rows[paper->at].option < 0)
		return EFFECT_PASS;
	paper->leaving = false;
	return paper_answer(app, paper, PAPER_TEN);
}

static unsigned
move(struct app *app, struct layer *layer, int by)
{
	struct paper *paper = (struct paper *)layer;
	int first = paper->asks_group ? PAPER_GROUP : 0;
	/* a question has one reason, however many rows */
	int to = paper->at_reason && by > 0 ? paper_row_behind(paper, paper->at) : paper->at + by;
	paper->leaving = false;
	if (to < first || to >= paper->count || !paper_may_leave(app, paper))
		return EFFECT_DRAW;
	if (by > 0)
		paper_pass(paper);
	paper_go_to(paper, to, false);
	return EFFECT_DRAW;
}

unsigned
paper_click(struct app *app, struct layer *layer, const struct spot *spot)
{
	struct paper *paper = (struct paper *)layer;
	/* first it is said whose sheet it is */
	bool asks = paper->asks_group && paper->group < 0;
	if (spot->type != SPOT_ROW || spot->what >= paper->count || asks || !paper_may_leave(app, paper))
		return EFFECT_DRAW;
	paper->leaving = false;
	if (spot->what > paper->at)
		paper_pass(paper);
	paper_go_to(paper, spot->what, false);
	return EFFECT_DRAW;
}

unsigned
do_paper_up(struct app *app, struct layer *layer)
{
	return move(app, layer, -1);
}

unsigned
do_paper_down(struct app *app, struct layer *layer)
{
	return move(app, layer, 1);
}

unsigned
do_paper_reason(struct app *app, struct layer *layer)
{
	struct paper *paper = (struct paper *)layer;
	if (!paper->official || !paper_is_sound(app, paper))
		return EFFECT_DRAW;
	/* the reason belongs to the question, not to one of its options */
	bool to_reason = !paper->at_reason;
	paper_go_to(paper, to_reason ? paper_first_row(paper, paper->at) : paper->at, to_reason);
	return EFFECT_DRAW;
}

/* The sheet that was saved last comes back to be corrected. */
static unsigned
correct_last(struct app *app, struct paper *paper)
{
	struct sheet sheet;
	struct message message = {0};
	enum status status = session_last_sheet(app->session, &sheet, &message);
	if (status)
		return app_did(app, status, 0, &message);
	paper->group = sheet.group;
	for (int at = 0; at < paper->count; at++) {
		paper->rows[at].passed = true;
		if (at != paper_first_row(paper, at))
			continue;
		for (int i = 0; i < sheet.count; i++) {
			if (sheet.answers[i].step != paper->rows[at].step)
				continue;
			struct question question = paper_question(app->model, &paper->rows[at]);
			char *line = ballot_typed(&question, &sheet.answers[i].ballot);
			paper_set(paper, at, line);
			free(line);
		}
	}
	sheet_free(&sheet);
	paper->correcting = true;
	paper_go_to(paper, 0, false);
	app_say(app, LOOK_PLAIN, _("The last sheet: type over what was wrong, then F10."));
	return EFFECT_DRAW;
}

unsigned
do_paper_erase(struct app *app, struct layer *layer)
{
	struct paper *paper = (struct paper *)layer;
	paper->leaving = false;
	if (!paper->official && !paper->correcting && paper->at <= 0 && paper_is_empty(paper))
		return correct_last(app, paper);
	if (paper->at < 0)
		return EFFECT_NONE;
	if (!paper->at_reason && layer->proposed) {
		line_clear(layer->line);
		layer->proposed = false;
	} else if (!line_backspace(layer->line)) {
		return paper->at_reason ? do_paper_reason(app, layer) : move(app, layer, -1);
	}
	return EFFECT_DRAW;
}

unsigned
do_paper_save(struct app *app, struct layer *layer)
{
	struct paper *paper = (struct paper *)layer;
	paper->leaving = false;
	if (!paper_may_leave(app, paper) || paper->official)
		return EFFECT_DRAW;
	if (paper->group < 0) {
		paper_go_to(paper, PAPER_GROUP, false);
		app_say(app, LOOK_WARNING, _("First the group that this sheet comes from."));
		return EFFECT_DRAW;
	}
	return paper_save_sheet(app, paper);
}

static unsigned
seen_confirmed(struct app *app, void *subject)
{
	(void)subject;
	struct layer *layer = layer_find(app, &paper_class);
	if (layer)
		((struct paper *)layer)->seen = true;
	return EFFECT_DRAW;
}

unsigned
do_paper_seen(struct app *app, struct layer *layer)
{
	struct paper *paper = (struct paper *)layer;
	if (app_private(app))
		return EFFECT_NONE;
	if (paper->seen)
		paper->seen = false;
	else
		confirm_open_careful(app,
			_("There is one picture, so everybody will see each answer while you type it. "
			"Show them?"),
			seen_confirmed, NULL);
	return EFFECT_DRAW;
}

/* Says how many answers of the institution there are. */
static unsigned
close_official(struct app *app, const struct paper *paper)
{
	const struct model *model = app->model;
	const char *label = model_group_label(model, paper->group, app_words_language(app));
	int kept = 0;
	for (int i = 0; i < model->officials_count; i++)
		kept += model->officials[i].group == paper->group;
	if (kept == 0)
		app_say(app, LOOK_PLAIN, _("There is no official answer of “%s” yet."), label);
	else
		app_say(app, LOOK_GOOD, P_("✓ %d official answer of “%s”.", "✓ %d official answers of “%s”.",
			(unsigned long)kept), kept, label);
	return EFFECT_DRAW | EFFECT_CLOSE;
}

unsigned
do_paper_close(struct app *app, struct layer *layer)
{
	struct paper *paper = (struct paper *)layer;
	if (paper->official) {
		if (paper->leaving || paper_may_leave(app, paper))
			return close_official(app, paper);
		paper->leaving = true;
		return EFFECT_DRAW;
	}
	if (paper->correcting) {
		paper_begin(paper);
		app_say(app, LOOK_PLAIN, _("The last sheet stays as it was."));
		return EFFECT_DRAW;
	}
	if (paper_is_empty(paper) || paper->leaving)
		return EFFECT_DRAW | EFFECT_CLOSE;
	paper->leaving = true;
	app_say(app, LOOK_WARNING,
		_("This sheet is not saved yet: F10 saves it, Esc again throws it away."));
	return EFFECT_DRAW;
}
