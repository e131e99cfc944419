/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/desk_lines.h"

#include <stdlib.h>

#include "core/i18n.h"
#include "core/mem.h"
#include "tui/say.h"

enum { NAMED = 3 /* at most, of titles in a row */ };

/* Whether the last round of its question is closed, and not by the step that is asked now. */
static bool
is_unseen(const struct model *model, int step)
{
	const struct round *round = methods[model->workshop->steps[step].kind].asks
		? model_round(model, step) : NULL;
	return round && round->state == ROUND_CLOSED && step != model->stage.step;
}

static void
add_results(struct desk_lines *lines, const struct model *model)
{
	struct buffer text = {.bytes = NULL};
	int count = 0;
	for (int i = 0; i < model->workshop->steps_count; i++) {
		if (!is_unseen(model, i) || ++count > NAMED)
			continue;
		char *title = say_step(model, i);
		buffer_printf(&text, "%s%s", text.length > 0 ? " · " : "", title);
		free(title);
	}
	if (count > NAMED)
		buffer_printf(&text, P_(" and %d more", " and %d more", (unsigned long)(count - NAMED)),
			count - NAMED);
	if (count > 0)
		desk_lines_add(lines, LOOK_PLAIN,
			mem_printf(_("Results not shown yet: %s"), buffer_text(&text)));
	buffer_free(&text);
}

static void
add_comments(struct desk_lines *lines, const struct model *model)
{
	int counts[3] = {0}, statement = desk_statement(model);
	int here = statement >= 0 ? statement : model->stage.step;
	for (int i = 0; i < model->comments_count; i++)
		if (model->comments[i].step != here)
			counts[model->comments[i].state]++;
	if (counts[COMMENT_NOTED] + counts[COMMENT_HIDDEN] > 0)
		desk_lines_add(lines, LOOK_QUIET,
			mem_printf(_("Comments of other steps: · %d noted, – %d hidden"),
				counts[COMMENT_NOTED], counts[COMMENT_HIDDEN]));
}

void
desk_add_unseen(struct desk_lines *lines, const struct model *model)
{
	add_results(lines, model);
	add_comments(lines, model);
}

void
desk_add_absent(struct desk_lines *lines, const struct model *model)
{
	struct buffer text = {.bytes = NULL};
	int language = say_own_language(model);
	if (model->stage.phase == PHASE_ENDED || model_present(model) == 0)
		return;
	for (int i = 0; i < model->workshop->groups_count; i++) {
		if (model->workshop->groups[i].official || model->present[i] > 0)
			continue;
		char *mark = say_group_mark(model, i, language);
		buffer_printf(&text, "%s%s\u00a0%s", text.length > 0 ? ", " : "", mark,
			model_group_label(model, i, language));
		free(mark);
	}
	if (text.length > 0)
		desk_lines_add(lines, LOOK_PLAIN,
			mem_printf(_("Nobody is here of: %s"), buffer_text(&text)));
	buffer_free(&text);
}
