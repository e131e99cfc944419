/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An institution's own answers: typed, or read from a file.
 */
#include "tui/layer.h"

#include "core/buffer.h"
#include "core/i18n.h"
#include "core/mem.h"
#include "core/text.h"
#include "session/import.h"
#include "tui/places.h"

#include <stdlib.h>
#include <string.h>

enum { FAULTS_SHOWN = 100 };

/* --- from a file -------------------------------------------------------------------------- */

/* What was offered, in one piece of memory: for an official group these files, or one to be named. */
struct offer {
	int group, count;
	char paths[]; /* one behind the other, each with a NUL */
};

/* What is wrong with the file at PATH. What its cells say is nobody's business while the room reads
 * along. */
static void
show_faults(struct app *app, const char *path, const struct faults *faults)
{
	if (!app_private(app) && app->model->stage.phase != PHASE_WAITING) {
		app_say(app, LOOK_WARNING, P_("This file has %d fault; nothing was taken in.",
			"This file has %d faults; nothing was taken in.",
			(unsigned long)faults->errors), faults->errors);
		return;
	}
	struct buffer text = {0};
	char *name = places_short(path);
	buffer_printf(&text, _("%s: nothing was taken in."), name);
	buffer_add(&text, "\n\n");
	for (int i = 0; i < faults->count && i < FAULTS_SHOWN; i++) {
		const struct fault *fault = &faults->list[i];
		if (fault->line > 0)
			buffer_printf(&text, _("line %d: %s"), fault->line, fault->text);
		else
			buffer_add(&text, fault->text);
		buffer_add(&text, "\n");
	}
	free(name);
	text_open(app, _("This file has faults"), buffer_take(&text));
}

static unsigned
read_file(struct app *app, int group, const char *path)
{
	struct buffer report = {0};
	struct faults faults = {0};
	struct message message = {0};
	unsigned changed = 0;
	enum status status = import_official(app->session, group, path, &report, &faults, &changed,
		&message);
	unsigned effects = EFFECT_DRAW;
	if (status && faults.count > 0)
		show_faults(app, path, &faults);
	else
		effects = app_did(app, status, changed, &message);
	if (!status)
		text_open(app, _("Taken in"), mem_text(buffer_text(&report)));
	buffer_free(&report);
	faults_free(&faults);
	return effects;
}

static unsigned
path_typed(struct app *app, void *subject, const char *text)
{
	char *path = places_expand(text);
	unsigned effects = *text ? read_file(app, *(int *)subject, path) : EFFECT_DRAW;
	free(path);
	return effects | EFFECT_CLOSE;
}

static unsigned
file_chosen(struct app *app, void *subject, int index)
{
	const struct offer *offer = subject;
	const char *path = offer->paths;
	for (int i = 0; i < index; i++)
		path += strlen(path) + 1;
	if (index < offer->count)
		return read_file(app, offer->group, path);
	int *of = mem_new(1, sizeof(*of));
	*of = offer->group;
	ask_open(app, _("Which file?"), "", _("A table as “runde import” reads it."), NULL, path_typed, of);
	return EFFECT_DRAW;
}

static unsigned
choose_file(struct app *app, int group)
{
	struct places files = places_tables();
	struct buffer paths = {0};
	int count = files.count;
	char **texts = mem_new((size_t)count + 1, sizeof(*texts));
	for (int i = 0; i < count; i++) {
		char *path = places_short(files.list[i].path);
		texts[i] = text_clean(path, strlen(path), TEXT_ONE_LINE);
		buffer_add_n(&paths, files.list[i].path, strlen(files.list[i].path) + 1);
		free(path);
	}
	struct offer *offer = mem_new(1, sizeof(*offer) + paths.length + 1);
	*offer = (struct offer){.group = group, .count = count};
	if (paths.length > 0)
		memcpy(offer->paths, paths.bytes, paths.length);
	buffer_free(&paths);
	places_free(&files);
	texts[count] = mem_text(_("another file"));
	pick_open(app, _("Which file?"), texts, count + 1, 0, file_chosen, offer);
	return EFFECT_DRAW;
}

/* --- which way, and whose ------------------------------------------------------------------- */

static unsigned
type_answers(struct app *app, int group)
{
	if (!official_open(app, group))
		app_say(app, LOOK_PLAIN, _("This workshop asks nothing that can be answered beforehand."));
	return EFFECT_DRAW;
}

static unsigned
way_chosen(struct app *app, void *subject, int index)
{
	int group = *(int *)subject;
	return index == 0 ? choose_file(app, group) : type_answers(app, group);
}

static unsigned
choose_way(struct app *app, int group)
{
	char **texts = mem_new(2, sizeof(*texts));
	int *of = mem_new(1, sizeof(*of));
	*of = group;
	texts[0] = mem_text(_("read them from a file"));
	texts[1] = mem_text(_("type them"));
	pick_open(app, model_group_label(app->model, group, app_words_language(app)), texts, 2, 0,
		way_chosen, of);
	return EFFECT_DRAW;
}

static unsigned
group_chosen(struct app *app, void *subject, int index)
{
	return choose_way(app, ((int *)subject)[index]);
}

static unsigned
open_official(struct app *app)
{
	const struct workshop *workshop = app->model->workshop;
	int *groups = mem_new((size_t)workshop->groups_count + 1, sizeof(*groups)), count = 0;
	for (int i = 0; i < workshop->groups_count; i++) {
		if (workshop->groups[i].official)
			groups[count++] = i;
	}
	if (count == 0)
		app_say(app, LOOK_PLAIN, _("This workshop has no official group."));
	if (count == 1)
		choose_way(app, groups[0]);
	if (count < 2) {
		free(groups);
		return EFFECT_DRAW;
	}
	char **texts = mem_new((size_t)count, sizeof(*texts));
	for (int i = 0; i < count; i++)
		texts[i] = mem_text(model_group_label(app->model, groups[i], app_words_language(app)));
	pick_open(app, _("Whose answers?"), texts, count, 0, group_chosen, groups);
	return EFFECT_DRAW;
}

unsigned
do_official(struct app *app, struct layer *layer)
{
	(void)layer;
	return open_official(app);
}

unsigned
do_official_waiting(struct app *app, struct layer *layer)
{
	(void)layer;
	return open_official(app);
}
