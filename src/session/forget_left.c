/* Where the words of what was forgotten still stand: said of something else, or in other words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/forget_parts.h"

#include "core/i18n.h"
#include "core/text.h"

#include <string.h>

enum { TELLING_COLUMNS = 4 }; /* a text shorter than that stands in others by chance */

static bool
stands_in(const struct forgetting *forgetting, const char *place)
{
	for (size_t i = 0; place && *place && i < forgetting->texts_count; i++) {
		const char *text = forgetting->texts[i];
		bool telling = text_columns(text) >= TELLING_COLUMNS;
		if (telling ? text_contains_folded(place, text) : text_compare_folded(place, text) == 0)
			return true;
	}
	return false;
}

static void
look_at(struct forgetting *forgetting, const char *format, const char *id, const char *place)
{
	if (stands_in(forgetting, place))
		forget_say_one(&forgetting->report->left, format, id, place);
}

/* Whether TEXT is what somebody wrote, as it stands now. */
static bool
is_present(const struct model *model, const char *text)
{
	bool present = strcmp(text, FORGET_BLANK) == 0;
	for (int i = 0; i < model->comments_count && !present; i++)
		present = strcmp(model->comments[i].text, text) == 0;
	for (int i = 0; i < model->clusters_count && !present; i++)
		present = strcmp(model->clusters[i].name, text) == 0;
	for (int i = 0; i < model->measures_count && !present; i++)
		present = strcmp(model->measures[i].what, text) == 0;
	return present;
}

/* Answers that the room wrote and that are none of its words any more: what was reworded and can no
 * longer be taken back may be among them. */
static void
look_at_answers(struct forgetting *forgetting)
{
	const struct model *model = &forgetting->session->model;
	for (int i = 0; i < model->rounds_count && forgetting->reworded; i++) {
		const struct round *round = &model->rounds[i];
		if (round->step < 0 || !model->workshop->steps[round->step].options_from)
			continue;
		for (int j = 0; j < round->options_count; j++) {
			const char *label = words_in(&round->options[j].label, 0);
			if (!is_present(model, label))
				forget_say_one(&forgetting->report->left,
					_("perhaps an earlier wording, answer of %s: “%s”"),
					round->question, label);
		}
	}
}

static void
look_at_steps(struct forgetting *forgetting)
{
	const struct model *model = &forgetting->session->model;
	for (int i = 0; i < model->workshop->steps_count; i++) {
		const struct step *step = &model->workshop->steps[i];
		for (int language = 0; language < model->workshop->languages_count; language++) {
			look_at(forgetting, _("step %s: “%s”"), step->id, step->title.in[language]);
			look_at(forgetting, _("step %s: “%s”"), step->id, step->prompt.in[language]);
			look_at(forgetting, _("notes of step %s: “%s”"), step->id,
				step->notes.in[language]);
			for (int j = 0; j < step->options_count; j++)
				look_at(forgetting, _("answer of step %s: “%s”"), step->id,
					step->options[j].label.in[language]);
		}
	}
}

void
forget_look_around(struct forgetting *forgetting)
{
	const struct model *model = &forgetting->session->model;
	for (int i = 0; i < model->comments_count; i++)
		look_at(forgetting, _("comment %s: “%s”"), model->comments[i].id, model->comments[i].text);
	for (int i = 0; i < model->clusters_count; i++)
		look_at(forgetting, _("cluster %s: “%s”"), model->clusters[i].id, model->clusters[i].name);
	for (int i = 0; i < model->measures_count; i++) {
		const struct measure *measure = &model->measures[i];
		look_at(forgetting, _("measure %s: “%s”"), measure->id, measure->what);
		look_at(forgetting, _("measure %s: “%s”"), measure->id, measure->who);
		look_at(forgetting, _("measure %s: “%s”"), measure->id, measure->due_text);
	}
	for (int i = 0; i < model->rounds_count; i++) {
		const struct round *round = &model->rounds[i];
		for (int j = 0; j < round->tally.words_count; j++)
			look_at(forgetting, _("words of %s: “%s”"), round->question,
				round->tally.words[j].label);
	}
	for (int i = 0; i < model->officials_count; i++)
		look_at(forgetting, _("reason of an institution, %s: “%s”"), model->officials[i].question,
			model->officials[i].reason);
	look_at(forgetting, _("title of the session %s: “%s”"), model->session_id, model->title);
	look_at(forgetting, _("place of the session %s: “%s”"), model->session_id, model->place);
	look_at_steps(forgetting);
	look_at_answers(forgetting);
}

void
forget_look_at_measures(struct forgetting *forgetting, const struct forget *forget)
{
	const struct model *model = &forgetting->session->model;
	for (int i = 0; i < model->measures_count && forget->kind <= FORGET_CLUSTER; i++) {
		const struct measure *measure = &model->measures[i];
		int comment = model_find_comment(model, measure->comment_id);
		if (comment >= 0 && forget_takes(model, forget, &model->comments[comment])
			&& strcmp(measure->what, model->comments[comment].text) != 0)
			forget_say_one(&forgetting->report->left, _("made of it, measure %s: “%s”"), measure->id,
				measure->what);
	}
}
