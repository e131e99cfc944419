/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An institution's own answers: typed, or read from a file.
 */
#include "tui/layer.h"

#include "core/i18n.h"
#include "core/mem.h"

#include <stdlib.h>

static unsigned
type_answers(struct app *app, int group)
{
	if (!official_open(app, group))
		app_say(app, LOOK_PLAIN, _("This workshop asks nothing that can be answered beforehand."));
	return EFFECT_DRAW;
}

static unsigned
group_chosen(struct app *app, void *subject, int index)
{
	return type_answers(app, ((int *)subject)[index]);
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
		type_answers(app, groups[0]);
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
