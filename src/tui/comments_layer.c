/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The list of comments: of a step or of the whole evening, with everything that can be done with
 * one. Where the wall sees this screen, what it must not show stands here without its text.
 */
#include "tui/layer.h"

#include "core/buffer.h"
#include "core/i18n.h"
#include "core/mem.h"
#include "core/text.h"
#include "tui/evening.h"
#include "tui/say.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct comments {
	struct layer layer;
	struct list list;
	int step;          /* -1: all */
	int home;          /* the step it was opened for */
	bool hidden_too;
	char read[SESSION_ID_LENGTH + 1]; /* may be read although it is not on the wall; "": none */
	int *index;        /* in model->comments, by row */
};

static void
gather(struct app *app, struct comments *comments)
{
	const struct model *model = app->model;
	free(comments->index);
	comments->index = mem_new((size_t)model->comments_count + 1, sizeof(*comments->index));
	int count = 0;
	for (int i = 0; i < model->comments_count; i++) {
		const struct comment *comment = &model->comments[i];
		if ((comments->step < 0 || comment->step == comments->step)
			&& (comments->hidden_too || comment->state != COMMENT_HIDDEN))
			comments->index[count++] = i;
	}
	list_set_count(&comments->list, count);
}

static const struct comment *
chosen(struct app *app, const struct layer *layer)
{
	const struct comments *comments = (const struct comments *)layer;
	if (!comments->list.count)
		return NULL;
	return &app->model->comments[comments->index[comments->list.cursor]];
}

static bool
may_be_read(const struct app *app, const struct layer *layer, const struct comment *comment)
{
	return app_private(app) || model_comment_on_wall(app->model, comment)
		|| strcmp(((const struct comments *)layer)->read, comment->id) == 0;
}

/* The clusters of STEP in their order; the NTH one's index, from 1, or -1. */
static int
nth_cluster(const struct model *model, int step, int nth)
{
	for (int i = 0; i < model->clusters_count; i++)
		if (model->clusters[i].step == step && --nth == 0)
			return i;
	return -1;
}

/* --- drawing ------------------------------------------------------------------ */

static void
draw_row(struct app *app, struct layer *layer, const struct canvas *row, int index, enum look look)
{
	static const char *const marks[] = {
		[COMMENT_NOTED] = "○", [COMMENT_SHOWN] = "●", [COMMENT_HIDDEN] = "×",
	};
	const struct model *model = app->model;
	const struct comment *comment = &model->comments[((struct comments *)layer)->index[index]];
	canvas_text(row, 0, 2, 1, comment->state == COMMENT_HIDDEN ? LOOK_WARNING : LOOK_QUIET,
		marks[comment->state]);

	struct buffer aside = {0};
	if (comment->supports)
		buffer_printf(&aside, " +%d", comment->supports);
	if (comment->table_no)
		buffer_printf(&aside, " t%d", comment->table_no);
	if (comment->group != model_no_group(model)) {
		char *mark = say_group_mark(model, comment->group, app_words_language(app));
		buffer_printf(&aside, " %s", mark);
		free(mark);
	}
	if (comment->cluster >= 0) {
		char *name = text_shortened(model->clusters[comment->cluster].name, 20);
		buffer_printf(&aside, " #%s", name);
		free(name);
	}
	int aside_columns = text_columns(buffer_text(&aside));
	canvas_text_right(row, 0, row->columns - aside_columns - 1, aside_columns, LOOK_QUIET,
		buffer_text(&aside));
	char *text = may_be_read(app, layer, comment)
		? text_shortened(comment->text, row->columns - aside_columns - 7)
		: mem_text(comment->state == COMMENT_HIDDEN ? _("(hidden)")
		: _("(noted, not on the wall)"));
	canvas_text(row, 0, 4, row->columns - aside_columns - 6,
		may_be_read(app, layer, comment) ? look : LOOK_QUIET, text);
	free(text);
	buffer_free(&aside);
}

/* The clusters with the digits that choose them. */
static char *
cluster_line(const struct model *model, int step)
{
	struct buffer line = {0};
	for (int n = 1; n <= 9; n++) {
		int cluster = step < 0 ? -1 : nth_cluster(model, step, n);
		if (cluster < 0)
			break;
		buffer_printf(
			&line, "%s%d %s", n > 1 ? "   " : "", n, model->clusters[cluster].name);
	}
	return buffer_take(&line);
}

static void
draw(struct app *app, struct layer *layer, const struct canvas *screen)
{
	struct comments *comments = (struct comments *)layer;
	char *title = comments->step < 0
		? mem_text(_("Comments of the whole evening"))
		: mem_printf(_("Comments · %s"),
			words_in(&app->model->workshop->steps[comments->step].title,
				app_words_language(app)));
	char *aside = mem_printf(
		P_("%d comment", "%d comments", comments->list.count), comments->list.count);
	struct canvas page = layer_page(screen, title, aside);
	free(title);
	free(aside);

	char *clusters = cluster_line(app->model, comments->step);
	int cluster_rows = canvas_paragraph_rows(clusters, page.columns - 4);
	int detail_rows = 3;
	struct canvas list =
		canvas_part(&page, 0, 0, page.rows - cluster_rows - detail_rows - 1, page.columns);
	if (!comments->list.count)
		canvas_text(&list, 1, 3, list.columns - 4, LOOK_QUIET,
			_("There are no comments here; “c” notes one."));
	list_draw(app, layer, &list, draw_row);

	/* The chosen one in full. */
	if (app->top == layer)
		canvas_rule(&page, list.rows);
	const struct comment *comment = chosen(app, layer);
	if (comment && may_be_read(app, layer, comment))
		canvas_paragraph(&page, list.rows + 1, 2, page.columns - 4, detail_rows, 0,
			LOOK_PLAIN, comment->text, NULL);
	canvas_paragraph(&page, page.rows - cluster_rows, 2, page.columns - 4, cluster_rows, 0,
		LOOK_KEY, clusters, NULL);
	free(clusters);
}

static char *
row_text(struct app *app, struct layer *layer, int index)
{
	const struct comment *comment =
		&app->model->comments[((struct comments *)layer)->index[index]];
	return may_be_read(app, layer, comment) ? mem_text(comment->text) : NULL;
}

static const char *
label(const struct app *app, const struct layer *layer, enum command_id command)
{
	const struct comments *comments = (const struct comments *)layer;
	const struct comment *comment = comments->list.count
		? &app->model->comments[comments->index[comments->list.cursor]] : NULL;
	switch (command) {
	case COMMAND_comments_show:
		return !comment ? "" : comment->state == COMMENT_SHOWN ? _("take down") : NULL;
	case COMMAND_comments_hide:
		return !comment ? "" : comment->state == COMMENT_HIDDEN ? _("give back") : NULL;
	case COMMAND_comments_read:
		return !comment || may_be_read(app, layer, comment) ? "" : NULL;
	case COMMAND_comments_support:
		return comment ? NULL : "";
	case COMMAND_comments_edit:
	case COMMAND_comments_measure:
	case COMMAND_comments_cluster:
	case COMMAND_comments_group:
		return comment && may_be_read(app, layer, comment) ? NULL : "";
	default:
		return NULL;
	}
}

static void
follow(struct app *app, struct layer *layer, unsigned changed)
{
	if (changed & (CHANGED_COMMENTS | CHANGED_STEPS))
		gather(app, (struct comments *)layer);
}

static void
free_comments(struct layer *layer)
{
	free(((struct comments *)layer)->index);
	list_free(layer->list);
}

static const struct layer_class comments_class = {
	.contexts = {CONTEXT_COMMENTS, CONTEXT_LIST},
	.whole = true,
	.draw = draw,
	.label = label,
	.changed = follow,
	.free = free_comments,
};

void
comments_open(struct app *app, int step, const char *find)
{
	struct comments *comments = layer_new(sizeof(*comments), &comments_class);
	comments->step = step;
	comments->home = step < 0 ? model_shown_step(app->model) : step;
	comments->hidden_too = true;
	comments->list.text = row_text;
	comments->layer.list = &comments->list;
	gather(app, comments);
	comments->list.cursor = comments->list.count ? comments->list.count - 1 : 0;
	app_push(app, &comments->layer);
	if (find)
		do_list_find(app, &comments->layer);
}

/* --- what can be done with one ------------------------------------------------ */

/* The id of the chosen comment, for a question about it; NULL, and it has been said, if none. */
static char *
subject(struct app *app, struct layer *layer)
{
	const struct comment *comment = chosen(app, layer);
	if (!comment)
		app_say(app, LOOK_PLAIN, _("There is no comment here."));
	else if (!may_be_read(app, layer, comment))
		app_say(app, LOOK_PLAIN, _("It is not on the wall; Enter shows it, “o” lets you read it here."));
	else
		return mem_text(comment->id);
	return NULL;
}

static unsigned
read_confirmed(struct app *app, void *id)
{
	struct comments *comments = (struct comments *)layer_find(app, &comments_class);
	if (comments)
		snprintf(comments->read, sizeof(comments->read), "%s", (const char *)id);
	return EFFECT_DRAW;
}

unsigned
do_comments_read(struct app *app, struct layer *layer)
{
	const struct comment *comment = chosen(app, layer);
	if (!comment || may_be_read(app, layer, comment))
		return EFFECT_NONE;
	confirm_open(app,
		_("There is one picture, so everybody reads it with you, and it can be worked on "
		"until this list is closed. Show the text here?"),
		read_confirmed, mem_text(comment->id));
	return EFFECT_DRAW;
}

static unsigned
set_state(struct app *app, const struct comment *comment, enum comment_state state)
{
	unsigned changed = 0;
	struct message message = {0};
	enum status status =
		session_comment_state(app->session, comment->id, state, &changed, &message);
	return app_did(app, status, changed, &message);
}

unsigned
do_comments_show(struct app *app, struct layer *layer)
{
	const struct comment *comment = chosen(app, layer);
	if (!comment)
		return EFFECT_NONE;
	return set_state(
		app, comment, comment->state == COMMENT_SHOWN ? COMMENT_NOTED : COMMENT_SHOWN);
}

unsigned
do_comments_hide(struct app *app, struct layer *layer)
{
	const struct comment *comment = chosen(app, layer);
	if (!comment)
		return EFFECT_NONE;
	bool live = comment->step >= 0 && app->model->steps[comment->step].live;
	return set_state(app, comment, comment->state != COMMENT_HIDDEN ? COMMENT_HIDDEN
		: live ? COMMENT_SHOWN : COMMENT_NOTED);
}

static unsigned
edited(struct app *app, void *id, const char *text)
{
	unsigned changed = 0;
	struct message message = {0};
	enum status status = session_comment_edit(app->session, id, text, &changed, &message);
	return app_did(app, status, changed, &message) | (status ? EFFECT_NONE : EFFECT_CLOSE);
}

unsigned
do_comments_edit(struct app *app, struct layer *layer)
{
	char *id = subject(app, layer);
	if (id)
		ask_open(app, _("Edit the comment"), chosen(app, layer)->text,
			app_private(app) ? NULL : _("Everybody reads along."), NULL, edited, id);
	return EFFECT_DRAW;
}

static unsigned
clustered(struct app *app, void *id, const char *text)
{
	unsigned changed = 0;
	struct message message = {0};
	enum status status = session_comment_cluster(app->session, id, text, &changed, &message);
	return app_did(app, status, changed, &message) | (status ? EFFECT_NONE : EFFECT_CLOSE);
}

unsigned
do_comments_cluster(struct app *app, struct layer *layer)
{
	const struct model *model = app->model;
	char *id = subject(app, layer);
	if (!id)
		return EFFECT_DRAW;
	const struct comment *comment = chosen(app, layer);
	char **offers = mem_new((size_t)model->clusters_count + 1, sizeof(*offers));
	int count = 0;
	for (int i = 0; i < model->clusters_count; i++)
		if (model->clusters[i].step == comment->step)
			offers[count++] = mem_text(model->clusters[i].name);
	ask_open(app, _("Cluster"),
		comment->cluster >= 0 ? model->clusters[comment->cluster].name : "",
		_("A new name or, with Tab, one that is there; an empty line takes the comment "
		"out."),
		offers, clustered, id);
	return EFFECT_DRAW;
}

unsigned
do_comments_digit(struct app *app, struct layer *layer)
{
	const struct model *model = app->model;
	const struct comment *comment = chosen(app, layer);
	if (!comment || !may_be_read(app, layer, comment))
		return EFFECT_BEEP;
	int nth = (int)(app->key - '0');
	int cluster = nth ? nth_cluster(model, comment->step, nth) : -1;
	if (nth && cluster < 0)
		return EFFECT_BEEP;
	unsigned changed = 0;
	struct message message = {0};
	enum status status = session_comment_cluster(app->session, comment->id,
		nth ? model->clusters[cluster].name : NULL, &changed, &message);
	unsigned effects = app_did(app, status, changed, &message);
	if (!status && nth)
		do_list_down(app, layer);
	return effects;
}

static unsigned
renamed(struct app *app, void *id, const char *text)
{
	unsigned changed = 0;
	struct message message = {0};
	enum status status = session_cluster_rename(app->session, id, text, &changed, &message);
	return app_did(app, status, changed, &message) | (status ? EFFECT_NONE : EFFECT_CLOSE);
}

unsigned
do_comments_rename(struct app *app, struct layer *layer)
{
	const struct comment *comment = chosen(app, layer);
	if (!comment || comment->cluster < 0) {
		app_say(app, LOOK_PLAIN, _("This comment is in no cluster; “#” puts it into one."));
		return EFFECT_DRAW;
	}
	const struct cluster *cluster = &app->model->clusters[comment->cluster];
	ask_open(app, _("Rename the cluster"), cluster->name, NULL, NULL, renamed,
		mem_text(cluster->id));
	return EFFECT_DRAW;
}

static unsigned
grouped(struct app *app, void *id, int index)
{
	const struct workshop *workshop = app->model->workshop;
	int group = 0;
	for (; group < workshop->groups_count; group++)
		if (!workshop->groups[group].official && index-- == 0)
			break;
	unsigned changed = 0;
	struct message message = {0};
	enum status status = session_comment_group(app->session, id, group, &changed, &message);
	return app_did(app, status, changed, &message);
}

unsigned
do_comments_group(struct app *app, struct layer *layer)
{
	const struct model *model = app->model;
	const struct comment *comment = chosen(app, layer);
	char *id = subject(app, layer);
	if (!id)
		return EFFECT_DRAW;
	char **texts = mem_new((size_t)model->workshop->groups_count + 1, sizeof(*texts));
	int count = 0, cursor = 0;
	for (int i = 0; i <= model->workshop->groups_count; i++) {
		if (i < model->workshop->groups_count && model->workshop->groups[i].official)
			continue;
		if (i == comment->group)
			cursor = count;
		texts[count++] = mem_text(model_group_label(model, i, app_words_language(app)));
	}
	pick_open(app, _("Which group does it come from?"), texts, count, cursor, grouped, id);
	return EFFECT_DRAW;
}

static unsigned
support(struct app *app, struct layer *layer, int more)
{
	const struct comment *comment = chosen(app, layer);
	if (!comment)
		return EFFECT_NONE;
	unsigned changed = 0;
	struct message message = {0};
	enum status status =
		session_comment_support(app->session, comment->id, more, &changed, &message);
	return app_did(app, status, changed, &message);
}

unsigned
do_comments_support(struct app *app, struct layer *layer)
{
	return support(app, layer, 1);
}

unsigned
do_comments_support_less(struct app *app, struct layer *layer)
{
	return support(app, layer, -1);
}

unsigned
do_comments_measure(struct app *app, struct layer *layer)
{
	char *id = subject(app, layer);
	if (id)
		measure_open(app, NULL, chosen(app, layer));
	free(id);
	return EFFECT_DRAW;
}

unsigned
do_comments_new(struct app *app, struct layer *layer)
{
	const struct comments *comments = (const struct comments *)layer;
	const struct stage_row *stage = &app->model->stage;
	/* a statement of the views compared has comments of its own, wherever the evening is */
	if (evening_compares(app) && stage->phase == PHASE_RUNNING && comments->home >= 0
		&& comments->home != model_shown_step(app->model)) {
		note_open_about(app, comments->home);
		return EFFECT_DRAW;
	}
	return do_comment(app, layer);
}

unsigned
do_comments_filter(struct app *app, struct layer *layer)
{
	struct comments *comments = (struct comments *)layer;
	comments->hidden_too = !comments->hidden_too;
	gather(app, comments);
	app_say(app, LOOK_PLAIN, comments->hidden_too ? _("The hidden ones are listed too.")
		: _("The hidden ones are left out."));
	return EFFECT_DRAW;
}

unsigned
do_comments_all(struct app *app, struct layer *layer)
{
	struct comments *comments = (struct comments *)layer;
	comments->step = comments->step < 0 ? comments->home : -1;
	gather(app, comments);
	return EFFECT_DRAW;
}
