/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Typing paper: sheet after sheet, and an institution's own answers.
 */
#include "tui/paper.h"

#include "core/i18n.h"
#include "core/mem.h"
#include "core/text.h"
#include "tui/say.h"

#include <stdlib.h>
#include <string.h>

bool
paper_shows(const struct app *app, const struct paper *paper)
{
	return app_private(app) || paper->seen;
}

/* --- the cursor ---------------------------------------------------------------------------------- */

void
paper_go_to(struct paper *paper, int at, bool reason)
{
	paper->at = at;
	paper->at_reason = reason;
	paper->layer.line = at < 0 ? NULL : reason ? &paper->rows[at].reason : &paper->rows[at].typed;
	/* what stands there is replaced as a whole */
	paper->layer.proposed = at >= 0 && !reason && paper->rows[at].typed.length > 0;
}

void
paper_begin(struct paper *paper)
{
	paper_clear(paper);
	paper->correcting = false;
	paper->leaving = false;
	paper_go_to(paper, paper->asks_group && paper->group < 0 ? PAPER_GROUP : 0, false);
}

/* --- moving on ------------------------------------------------------------------------------------- */

bool
paper_is_sound(struct app *app, struct paper *paper)
{
	char *fault = paper->at < 0 ? NULL : paper_fault(app->model, &paper->rows[paper->at]);
	if (!fault)
		return true;
	app_say(app, LOOK_WARNING, _("Not possible here: %s."), fault);
	free(fault);
	paper_go_to(paper, paper->at, false);
	return false;
}

bool
paper_may_leave(struct app *app, struct paper *paper)
{
	if (!paper_is_sound(app, paper))
		return false;
	if (!paper->official || paper_has_answer(paper, paper->at) || !paper_has_reason(paper, paper->at))
		return paper_save_official(app, paper);
	const struct step *step = &app->model->workshop->steps[paper->rows[paper->at].step];
	app_say(app, LOOK_WARNING, _("There is a reason, but no answer: type one, or - for “%s”."),
		say_abstention(step, app_words_language(app)));
	paper_go_to(paper, paper_first_row(paper, paper->at), false);
	return false;
}

bool
paper_reason_follows(const struct paper *paper)
{
	return paper->official && !paper->at_reason
		&& paper_row_behind(paper, paper->at) == paper->at + 1
		&& paper_has_answer(paper, paper->at);
}

bool
paper_pass(struct paper *paper)
{
	if (paper->at < 0 || paper->at_reason)
		return false;
	struct paper_row *row = &paper->rows[paper->at];
	row->passed = true;
	return row->typed.length == 0;
}

unsigned
paper_go_on(struct app *app, struct paper *paper)
{
	if ((paper->at == PAPER_GROUP && paper->group < 0) || !paper_may_leave(app, paper))
		return EFFECT_DRAW;
	if (paper_pass(paper))
		app_say(app, LOOK_PLAIN, _("No. %d is left out; ↑ goes back to it."), paper->at + 1);
	if (paper->at >= 0 && paper_reason_follows(paper)) {
		paper_go_to(paper, paper_first_row(paper, paper->at), true);
		return EFFECT_DRAW;
	}
	int next = paper->at_reason ? paper_row_behind(paper, paper->at) : paper->at + 1;
	if (next < paper->count) {
		paper_go_to(paper, next, false);
		return EFFECT_DRAW;
	}
	if (!paper->official)
		return paper_save_sheet(app, paper);
	paper_go_to(paper, paper->at, paper->at_reason);
	app_say(app, LOOK_GOOD, _("✓ That was the last question. Everything is saved; Esc closes."));
	return EFFECT_DRAW;
}

static unsigned
choose_group(struct app *app, struct paper *paper, key_code key)
{
	const struct workshop *workshop = app->model->workshop;
	int nth = (int)(key - '0');
	paper->group = nth == 0 ? model_no_group(app->model) : -1;
	for (int i = 0; nth > 0 && i < workshop->groups_count; i++) {
		if (!workshop->groups[i].official && --nth == 0)
			paper->group = i;
	}
	if (paper->group < 0) {
		app_say(app, LOOK_WARNING, _("There is no such group."));
		return EFFECT_DRAW;
	}
	return paper_go_on(app, paper);
}

/* Whether the row takes any text, word for word. */
static bool
takes_words(const struct app *app, const struct paper_row *row)
{
	return methods[paper_question(app->model, row).kind].says == SAYS_WORD;
}

unsigned
paper_answer(struct app *app, struct paper *paper, const char *text)
{
	struct paper_row *row = &paper->rows[paper->at];
	bool whole;
	enum ballot_fault fault = paper_type(app->model, row, text, paper->layer.proposed, &whole);
	if (fault) {
		char *why = paper_refusal(app->model, row, fault, app_words_language(app));
		app_say(app, LOOK_WARNING, "%s", why);
		free(why);
		return EFFECT_DRAW | EFFECT_BEEP;
	}
	paper->layer.proposed = false;
	return whole ? paper_go_on(app, paper) : EFFECT_DRAW;
}

static unsigned
take_key(struct app *app, struct layer *layer, key_code key)
{
	struct paper *paper = (struct paper *)layer;
	if (!key_is_text(key))
		return EFFECT_PASS;
	paper->leaving = false;
	if (paper->at == PAPER_GROUP)
		return key_is_digit(key) ? choose_group(app, paper, key) : EFFECT_BEEP;
	if (paper->at_reason || takes_words(app, &paper->rows[paper->at]))
		return EFFECT_PASS;
	if (key == ' ')
		return paper_go_on(app, paper);
	char text[5] = "";
	text[text_encode(key, text)] = '\0';
	return paper_answer(app, paper, text);
}

static unsigned
take_paste(struct app *app, struct layer *layer, const char *text)
{
	struct paper *paper = (struct paper *)layer;
	paper->leaving = false;
	if (paper->at == PAPER_GROUP)
		return EFFECT_BEEP;
	if (!paper->at_reason && !takes_words(app, &paper->rows[paper->at]))
		return paper_answer(app, paper, text);
	if (layer->proposed)
		line_clear(layer->line);
	layer->proposed = false;
	line_insert(layer->line, text, strlen(text));
	return EFFECT_DRAW;
}

static void
free_paper(struct layer *layer)
{
	paper_free_rows((struct paper *)layer);
}

static const char *
label_of_enter(const struct paper *paper)
{
	if (!paper->official && paper->at + 1 == paper->count)
		return _("save the sheet");
	if (paper->official && paper_reason_follows(paper))
		return _("reason");
	return paper->at >= 0 && !paper->at_reason && paper->rows[paper->at].typed.length == 0
		? _("leave out") : NULL;
}

static const char *
label(const struct app *app, const struct layer *layer, enum command_id command)
{
	(void)app;
	const struct paper *paper = (const struct paper *)layer;
	switch (command) {
	case COMMAND_paper_enter:
		return label_of_enter(paper);
	case COMMAND_paper_save:
		return paper->official || paper_is_empty(paper) ? "" : NULL;
	case COMMAND_paper_reason:
		return !paper->official || paper_reason_follows(paper) ? ""
			: paper->at_reason ? _("answer") : NULL;
	case COMMAND_paper_erase:
		return paper->official || paper->at > 0 || !paper_is_empty(paper)
			|| model_sheets(app->model, paper->step) == 0 ? "" : NULL;
	case COMMAND_paper_seen:
		return app_private(app) ? "" : paper->seen ? _("hide the answers") : NULL;
	default:
		return NULL;
	}
}

const struct layer_class paper_class = {
	.contexts = {CONTEXT_PAPER, CONTEXT_LINE},
	.whole = true,
	.draw = paper_draw,
	.key = take_key,
	.paste = take_paste,
	.click = paper_click,
	.label = label,
	.free = free_paper,
};

static bool
open_layer(struct app *app, struct paper *paper)
{
	if (!paper_fill(app->model, paper)) {
		layer_free(&paper->layer);
		return false;
	}
	if (!paper->official)
		paper->group = paper->asks_group ? -1 : model_no_group(app->model);
	paper_begin(paper);
	app_push(app, &paper->layer);
	return true;
}

bool
paper_open(struct app *app, int step)
{
	struct paper *paper = layer_new(sizeof(*paper), &paper_class);
	paper->step = step;
	return open_layer(app, paper);
}

bool
official_open(struct app *app, int group)
{
	struct paper *paper = layer_new(sizeof(*paper), &paper_class);
	paper->step = -1;
	paper->official = true;
	paper->group = group;
	if (!open_layer(app, paper))
		return false;
	for (int at = 0, next; at < paper->count; at = next) {
		struct question question = paper_question(app->model, &paper->rows[at]);
		const struct official *official = model_official(app->model,
			app->model->workshop->steps[paper->rows[at].step].question, group);
		next = paper_row_behind(paper, at);
		if (!official)
			continue;
		char *line = ballot_typed(&question, &official->ballot);
		paper_set(paper, at, line);
		line_set(&paper->rows[at].reason, official->reason);
		free(line);
	}
	paper_go_to(paper, 0, false);
	return true;
}
