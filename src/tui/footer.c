/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/footer.h"

#include "core/i18n.h"
#include "core/mem.h"
#include "core/text.h"
#include "tui/evening.h"
#include "tui/layer.h"
#include "tui/paper.h"
#include "tui/profile.h"
#include "tui/spot.h"

#include <stdlib.h>

#define TITLE_COLUMNS 30 /* of the next step's title */

static const char *
next_stage(const struct app *app)
{
	const struct model *model = app->model;
	const struct step *step = &model->workshop->steps[model->stage.step];
	if (step->kind == KIND_PROFILE)
		return model_next_stage(model) == STAGE_OFFICIAL ? _("add the official answers")
			: _("show the comparison");
	if (evening_nothing_to_ask(app, NULL))
		return _("leave this question out");
	switch (model_next_stage(model)) {
	case STAGE_OPEN:
		if (step->kind == KIND_TALK)
			return _("begin the round of talk");
		if (step->kind == KIND_CARDS)
			return _("collect cards");
		switch (model->steps[model->stage.step].mode) {
		case MODE_KEYPAD:
			return _("open secret voting");
		case MODE_PAPER:
			return _("open voting on paper");
		default:
			return _("open voting");
		}
	case STAGE_CLOSED:
		return step->kind == KIND_CARDS ? _("sort the cards") : _("close voting");
	case STAGE_OFFICIAL:
		return _("show the official answer");
	case STAGE_REVEALED:
		return step->kind == KIND_TALK ? _("show what was noted") : _("show the result");
	default:
		return _("go on");
	}
}

char *
footer_next(const struct app *app)
{
	const struct model *model = app->model;
	switch (session_next(app->session)) {
	case NEXT_START:
		return mem_text(_("start the evening"));
	case NEXT_STAGE:
		return mem_text(next_stage(app));
	case NEXT_STEP: {
		int next = model_next_step(model, model->stage.step);
		if (next >= model->workshop->steps_count)
			break;
		char *title = text_shortened(words_in(&model->workshop->steps[next].title,
			app_words_language(app)), TITLE_COLUMNS);
		char *label = mem_printf(_("on to “%s”"), title);
		free(title);
		return label;
	}
	case NEXT_END:
		return mem_text(_("end the session"));
	case NEXT_RETURN:
		return mem_text(_("back to the evening"));
	case NEXT_NOTHING:
		if (model->stage.phase == PHASE_ENDED)
			return mem_text(_("write the tables"));
		break;
	}
	return mem_text(_("go on"));
}

/* A line that fills from the left. */
struct line_of_keys {
	struct canvas row;
	int column, most;
};

/* What does not fit is left out; something shorter behind it may still have its place. A click on it is
 * the key with the CODE. */
static void
add(struct line_of_keys *line, key_code code, const char *key, const char *label, bool first)
{
	int columns = text_columns(key) + text_columns(label) + (first ? 2 : 1);
	if (line->column + columns > line->most)
		return;
	spot_add(&line->row, 0, line->column, 1, columns,
		(struct spot){.type = SPOT_KEY, .what = (int)code});
	line->column +=
		canvas_text(&line->row, 0, line->column, line->most - line->column, LOOK_KEY, key);
	if (first)
		line->column += canvas_text(&line->row, 0, line->column, 1, LOOK_KEY, ":");
	line->column += 1;
	line->column += canvas_text(
		&line->row, 0, line->column, line->most - line->column, LOOK_PLAIN, label);
	line->column += 3;
}

static void
add_command(struct line_of_keys *line, enum command_id command, const char *label)
{
	char key[KEY_LABEL_LONGEST];
	if (label && *label)
		add(line, key_first(command), key_first_label(command, key), label, false);
}

/* What COMMAND is called in the footer while LAYER is in front; NULL or "": it is not there. */
static const char *
label_in(const struct app *app, const struct layer *layer, enum command_id command)
{
	const char *label =
		layer->class->label ? layer->class->label(app, layer, command) : NULL;
	if (command == COMMAND_list_find && (!layer->list || !layer->list->text))
		return NULL;
	return label ? label : key_rows[command].label ? _(key_rows[command].label) : NULL;
}

/* Whether the key that the footer would show for COMMAND means something else in one of the COUNT
 * contexts that are asked before. */
static bool
is_shadowed(enum command_id command, const enum key_context *contexts, int count)
{
	key_code key = key_first(command);
	for (int i = 0; i < count; i++)
		if (key_command(contexts[i], key) >= 0)
			return true;
	return false;
}

/* The command that leaves LAYER, or -1. */
static int
closing_command(const struct layer *layer)
{
	const enum key_context *contexts = layer->class->contexts;
	for (int i = 0; i < LAYER_CONTEXTS && contexts[i]; i++) {
		int command = key_command(contexts[i], K_ESC);
		if (command >= 0 && key_rows[command].label)
			return command;
	}
	return -1;
}

/* What the dialogue in front can do, then how to leave it and the help, which always have room. */
static void
add_layer(struct app *app, struct line_of_keys *line)
{
	const struct layer *layer = app->top;
	const enum key_context *contexts = layer->class->contexts;
	char key[KEY_LABEL_LONGEST];
	int closing = closing_command(layer), most = line->most;
	if (closing >= 0)
		line->most -= text_columns(key_first_label((enum command_id)closing, key))
			+ text_columns(label_in(app, layer, (enum command_id)closing)) + 4;
	for (int i = 0; i < LAYER_CONTEXTS && contexts[i]; i++)
		for (int command = 0; command < COMMAND_COUNT; command++)
			if (key_rows[command].context == contexts[i] && command != closing
				&& !is_shadowed((enum command_id)command, contexts, i))
				add_command(line, (enum command_id)command,
					label_in(app, layer, (enum command_id)command));
	line->most = most;
	if (closing >= 0)
		add_command(line, (enum command_id)closing,
			label_in(app, layer, (enum command_id)closing));
}

static void
add_help(struct line_of_keys *line, const struct layer *layer)
{
	line->most = line->row.columns;
	if (!layer
		|| (!layer->class->closed
			&& !is_shadowed(COMMAND_help, layer->class->contexts, LAYER_CONTEXTS)))
		add(line, layer && layer->line ? K_F1 : '?', layer && layer->line ? "F1" : "?",
			_(key_rows[COMMAND_help].label), false);
}

static bool
can_be_corrected(const struct app *app, const struct step *step, const struct step_run *run)
{
	const struct round *round =
		methods[step->kind].asks ? model_round(app->model, app->model->stage.step) : NULL;
	return round && run->stage >= STAGE_CLOSED
		&& !app->counts.on && !tally_is_secret(&round->tally, step->kind);
}

static const char *
what_enter_opens(const struct model *model, const struct step *step, const struct step_run *run)
{
	const struct round *round = model_round(model, model->stage.step);
	if (methods[step->kind].asks && run->stage > STAGE_OPEN)
		return _("words");
	if (methods[step->kind].asks && run->mode != MODE_KEYPAD)
		return run->mode == MODE_PAPER ? _("type the sheets") : _("type what is called out");
	switch (step->kind) {
	case KIND_PLAN:
		return _("measures");
	case KIND_CARDS:
		return _("cards");
	case KIND_TALK:
		return _("comments");
	default:
		return round && tally_is_secret(&round->tally, step->kind)
			? _("go on with secret voting") : _("secret voting");
	}
}

/* What `k` would change to; "": it would be refused. */
static const char *
label_of_next_mode(const struct app *app, const struct step *step, const struct step_run *run)
{
	enum entry_says says = methods[step->kind].says;
	struct message message;
	for (int i = 1; i < MODE_OFFICIAL; i++) {
		enum entry_mode mode = (enum entry_mode)(((int)run->mode + i) % MODE_OFFICIAL);
		if (session_may_change_mode(app->session, mode, &message))
			continue;
		return mode == MODE_KEYPAD ? _("ask secretly") : mode == MODE_PAPER ? _("ask on paper")
			: says == SAYS_WORD || says == SAYS_NUMBER ? _("call out") : _("ask by hands");
	}
	return "";
}

/* Whether Enter begins to type what this question needs, or opens the words that were said. */
static bool
enter_types(const struct step *step, const struct step_run *run)
{
	enum entry_says says = methods[step->kind].says;
	if (run->stage > STAGE_OPEN)
		return says == SAYS_WORD;
	return run->stage == STAGE_OPEN
		&& (run->mode != MODE_HANDS || says == SAYS_NUMBER || says == SAYS_WORD);
}

static bool
has_official_group(const struct workshop *workshop)
{
	for (int i = 0; i < workshop->groups_count; i++) {
		if (workshop->groups[i].official)
			return true;
	}
	return false;
}

/* Whether a paper form waits to be typed that is not the one on the wall. */
static bool
form_waits(const struct model *model)
{
	int *steps, count = paper_open_forms(model, &steps);
	free(steps);
	return count > 0;
}

/* What the keys of the views compared do just now, the most useful first. */
static void
add_profile(struct app *app, struct line_of_keys *line)
{
	static const char *const opens[] = {N_("statements"), N_("who said what"), N_("comments on it")};
	const struct comparison *profile = evening_profile(app);
	int theme = profile_theme(profile);
	if (theme >= 0) {
		add_command(line, COMMAND_profile_open, _(opens[profile->level]));
		if (profile->level == PROFILE_STATEMENT && app->model->stage.phase == PHASE_RUNNING)
			add_command(line, COMMAND_profile_comment, _("comment"));
		if (profile->level != PROFILE_THEMES)
			add_command(line, COMMAND_profile_up, _("back"));
		if (profile_needs_suggestions(profile, theme)
			&& suggestions_count(app, profile->views.themes[theme].name) > 0)
			add_command(line, COMMAND_profile_suggestions, _("suggestions"));
		if (profile->level == PROFILE_STATEMENTS && app->model->stage.phase == PHASE_RUNNING)
			add_command(line, COMMAND_profile_comment, _("comment"));
		if (profile->count > 1 && profile->level != PROFILE_STATEMENT)
			add_command(line, COMMAND_profile_sort,
				profile->agenda ? _("by gap") : _("by agenda"));
	}
}

/* What COMMAND is called in the evening's footer just now. */
static const char *
label_now(const struct app *app, const struct step *step, enum command_id command)
{
	const struct step_run *run = step ? &app->model->steps[app->model->stage.step] : NULL;
	if (command == COMMAND_choose)
		return what_enter_opens(app->model, step, run);
	if (command == COMMAND_mode)
		return label_of_next_mode(app, step, run);
	if (command == COMMAND_result)
		return app->model->stage.result_hidden ? _("show the result")
			: _("hide the result");
	return _(key_rows[command].label);
}

/* Always there, so they come last. */
static const enum command_id always[] = {
	COMMAND_calm, COMMAND_blank, COMMAND_agenda, COMMAND_people, COMMAND_look_back,
	COMMAND_view, COMMAND_insert, COMMAND_quit,
};

/* Looking back: how to return, what can be done with what is shown, where else to look. */
static void
add_looking(struct app *app, struct line_of_keys *line, bool compares)
{
	static const enum key_context before[] = {CONTEXT_PROFILE};
	for (int command = 0; command < COMMAND_COUNT; command++) {
		if (key_rows[command].context != CONTEXT_LOOK || !key_rows[command].label
			|| is_shadowed((enum command_id)command, before, compares))
			continue;
		add_command(line, (enum command_id)command, _(key_rows[command].label));
		if (compares && command == COMMAND_look_return)
			add_profile(app, line);
	}
}

/* That there are more pages of what is on the wall, as far as the arrows are free: among themes and
 * counts they move the cursor. */
static void
add_page(struct app *app, struct line_of_keys *line)
{
	bool moves = app->counts.on
		|| (evening_compares(app) && app->model->stage.profile.question < 0);
	if (moves || app_wall_pages(app) < 2)
		return;
	char left[KEY_LABEL_LONGEST], right[KEY_LABEL_LONGEST];
	char *both = mem_printf("%s %s", key_label("Left", left), key_label("Right", right));
	int column = line->column, width = text_columns(key_label("Left", left));
	add(line, K_RIGHT, both, _("turn pages"), false);
	if (line->column > column)
		spot_add(&line->row, 0, column, 1, width,
			(struct spot){.type = SPOT_KEY, .what = K_LEFT});
	free(both);
}

/* The commands that are most useful now, the most useful first. */
static void
add_evening(struct app *app, struct line_of_keys *line)
{
	const struct model *model = app->model;
	const struct stage_row *stage = &model->stage;
	bool compares = evening_compares(app);
	if (stage->look_step >= 0) {
		add_looking(app, line, compares);
		return;
	}
	char key[KEY_LABEL_LONGEST];
	char *next = footer_next(app);
	add(line, key_first(COMMAND_go_on), key_first_label(COMMAND_go_on, key), next, true);
	free(next);
	add_page(app, line);
	if (compares)
		add_profile(app, line);

	enum command_id useful[24];
	int count = 0;
	const struct step *step = stage->step < 0 ? NULL : &model->workshop->steps[stage->step];
	if (stage->phase == PHASE_WAITING) {
		bool official = has_official_group(model->workshop), first = model->officials_count == 0;
		if (official && first)
			useful[count++] = COMMAND_official_waiting;
		useful[count++] = COMMAND_test;
		if (official && !first)
			useful[count++] = COMMAND_official_waiting;
		useful[count++] = COMMAND_details;
		useful[count++] = COMMAND_agenda;
		useful[count++] = COMMAND_quit;
	} else if (stage->phase == PHASE_ENDED) {
		useful[count++] = COMMAND_look_back;
		useful[count++] = COMMAND_agenda;
		useful[count++] = COMMAND_quit;
	} else if (step) {
		const struct step_run *run = &model->steps[stage->step];
		bool asks = methods[step->kind].asks;
		if (app->counts.on)
			useful[count++] = COMMAND_counts_next;
		if (app->counts.on && app->counts.of == COUNTS_VOTES)
			useful[count++] = COMMAND_counts_fill;
		if (asks && enter_types(step, run))
			useful[count++] = COMMAND_choose;
		if (asks)
			useful[count++] = COMMAND_mode;
		if (step->kind == KIND_PLAN)
			useful[count++] = COMMAND_measure;
		bool idle = step->kind == KIND_BREAK || step->kind == KIND_TALK;
		bool waits = !asks && form_waits(model);
		if (waits && idle)
			useful[count++] = COMMAND_paper;
		if (methods[step->kind].has_comments || step->kind == KIND_PLAN)
			useful[count++] = COMMAND_choose;
		if (step->kind != KIND_PLAN && !compares)
			useful[count++] = COMMAND_comment;
		if (step->kind == KIND_TALK)
			useful[count++] = COMMAND_tables;
		if (methods[step->kind].wall_timer)
			useful[count++] = COMMAND_timer;
		if (model->undo.there && model->undo.possible)
			useful[count++] = COMMAND_undo;
		if (waits && !idle)
			useful[count++] = COMMAND_paper;
		if (asks && run->stage >= STAGE_REVEALED)
			useful[count++] = COMMAND_result;
		if (can_be_corrected(app, step, run))
			useful[count++] = COMMAND_correct;
		if (app->correcting >= 0)
			add(line, K_ESC, key_label("Esc", key), _("end the correction"), false);
		for (size_t i = 0; i < sizeof(always) / sizeof(always[0]); i++)
			useful[count++] = always[i];
	}
	for (int i = 0; i < count; i++)
		add_command(line, useful[i], label_now(app, step, useful[i]));
}

static int
notice_rows(const struct app *app, int columns)
{
	return canvas_paragraph_rows(app->notice, columns - 2);
}

int
footer_more_rows(const struct app *app, int columns)
{
	int rows = app->notice ? notice_rows(app, columns) : 1;
	return rows > 1 ? rows - 1 : 0;
}

/* In the last row; a longer one takes as many rows above it as it needs. */
static void
draw_notice(struct app *app, const struct canvas *screen)
{
	int columns = screen->columns - 2;
	int rows = notice_rows(app, screen->columns);
	struct canvas at =
		canvas_part(screen, screen->rows - rows - 1, 0, rows + 1, screen->columns);
	if (rows > 1) {
		canvas_clear(&at);
		canvas_rule(&at, 0);
	}
	canvas_paragraph(&at, 1, 1, columns, rows, 0, app->notice_look, app->notice, NULL);
}

void
footer_draw(struct app *app, const struct canvas *screen)
{
	struct canvas rule = canvas_part(screen, screen->rows - 2, 0, 1, screen->columns);
	struct canvas row = canvas_part(screen, screen->rows - 1, 0, 1, screen->columns);
	canvas_clear(&rule);
	canvas_clear(&row);
	bool blank = app->model && app->model->stage.blank && !app->top;
	if (blank && !app_private(app))
		return;
	canvas_rule(&rule, 0);
	if (app->model && app->model->rehearsal)
		canvas_text_right(&rule, 0, 0, rule.columns - 2, LOOK_WARNING,
			_(" Rehearsal: nothing is kept "));

	if (app->notice) {
		draw_notice(app, screen);
		return;
	}
	if (blank) {
		canvas_text(&row, 0, 1, row.columns - 2, LOOK_QUIET,
			_("The wall is blank; any key brings the picture back."));
		return;
	}
	const char *help = _(key_rows[COMMAND_help].label);
	struct line_of_keys line = {
		.row = row, .column = 1, .most = row.columns - text_columns(help) - 5,
	};
	if (app->top)
		add_layer(app, &line);
	else if (app->model)
		add_evening(app, &line);
	add_help(&line, app->top);
}
