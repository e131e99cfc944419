/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/desk_lines.h"

#include <stdlib.h>

#include "core/heard.h"
#include "core/i18n.h"
#include "core/mem.h"
#include "tui/say.h"

/* How often each group spoke and was noted in STEP; -1: the whole evening. Returns the sum. */
static int64_t
count_contributions(const struct model *model, int step, int64_t *contributions)
{
	int64_t sum = 0;
	int groups = model->workshop->groups_count;
	for (int i = 0; i < groups; i++)
		contributions[i] = 0;
	for (int i = 0; i < model->turns_count; i++) {
		const struct turn *turn = &model->turns[i];
		if ((step < 0 || turn->step == step) && turn->group >= 0 && turn->group < groups) {
			contributions[turn->group] += turn->turns;
			sum += turn->turns;
		}
	}
	for (int i = 0; i < model->comments_count; i++) {
		const struct comment *comment = &model->comments[i];
		if ((step < 0 || comment->step == step) && comment->group >= 0
			&& comment->group < groups) {
			contributions[comment->group]++;
			sum++;
		}
	}
	return sum;
}

static void
add_group(struct buffer *text, const struct model *model, int group, double contributions, double people)
{
	int language = say_own_language(model);
	char *mark = say_group_mark(model, group, language);
	char *said = say_percent(contributions), *are = say_percent(people);
	/* translators: a mark and a group, its share of what was said and of the people */
	buffer_printf(text, _("%s%s %s (%s of what was said, %s of the people)"),
		text->length > 0 ? ", " : "", mark, model_group_label(model, group, language), said, are);
	free(are);
	free(said);
	free(mark);
}

/* Of the present step if enough was said in it, else of the evening. */
void
desk_add_unheard(struct desk_lines *lines, const struct model *model)
{
	int groups = model->workshop->groups_count, step = model->stage.step;
	if (model->stage.phase != PHASE_RUNNING || step < 0 || groups == 0)
		return;
	int64_t *contributions = mem_new(2 * (size_t)groups, sizeof(*contributions));
	int64_t *people = contributions + groups, all = 0;
	bool *unheard = mem_new((size_t)groups, sizeof(*unheard));
	for (int i = 0; i < groups; i++) {
		people[i] = model->workshop->groups[i].official ? 0 : model->present[i];
		all += people[i];
	}
	int64_t sum = count_contributions(model, step, contributions);
	if (sum < HEARD_CONTRIBUTIONS)
		sum = count_contributions(model, -1, contributions);
	if (heard_too_little(people, contributions, groups, unheard)) {
		struct buffer text = {.bytes = NULL};
		for (int i = 0; i < groups; i++)
			if (unheard[i])
				add_group(&text, model, i, (double)contributions[i] / (double)sum,
					(double)people[i] / (double)all);
		char *list = buffer_take(&text);
		desk_lines_add(lines, LOOK_QUIET, mem_printf(_("Heard little so far: %s"), list));
		free(list);
	}
	free(unheard);
	free(contributions);
}
