/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/secret.h"

#include "core/buffer.h"
#include "core/i18n.h"
#include "core/mem.h"
#include "core/text.h"
#include "tui/say.h"

#include <stdlib.h>

/* The groups with their digits; a label is not broken. */
static char *
group_line(const struct app *app, int language)
{
	const struct model *model = app->model;
	struct buffer line = {0};
	int digit = 1;
	buffer_add(&line, _("First your group:"));
	for (int i = 0; i <= model_no_group(model); i++) {
		if (i < model_no_group(model) && model->workshop->groups[i].official)
			continue;
		buffer_printf(&line, "  %d\u00a0", i < model_no_group(model) ? digit++ : 0);
		for (const char *c = model_group_label(model, i, language); *c; c++) {
			if (*c == ' ')
				buffer_add(&line, "\u00a0");
			else
				buffer_add_char(&line, *c);
		}
	}
	return buffer_take(&line);
}

/* What ANSWER (the last: the abstention) is called. */
static const char *
answer_label(const struct app *app, const struct round *round, int answer, int language)
{
	return answer < round->options_count ? words_in(&round->options[answer].label, language)
		: say_abstention(secret_step(app), language);
}

static void
draw_code(const struct app *app, const struct round *round, int answer, const struct canvas *at,
	int row)
{
	if (answer < round->options_count)
		canvas_printf(at, row, 0, 4, LOOK_KEY, "%3d", secret_code(app, round, answer));
	else
		canvas_text(at, row, 0, 4, LOOK_KEY, "  -");
}

/* Below each other, if they fit like that with all their lines. */
static bool
draw_answers_whole(const struct app *app, const struct round *round, const struct canvas *at,
	int language)
{
	int count = round->options_count + 1, rows = 0;
	for (int i = 0; i < count; i++)
		rows += canvas_paragraph_rows(answer_label(app, round, i, language),
			at->columns - 5);
	if (rows > at->rows)
		return false;
	for (int i = 0, row = 0; i < count; i++) {
		draw_code(app, round, i, at, row);
		row += canvas_paragraph(at, row, 5, at->columns - 5, at->rows - row, 0, LOOK_PLAIN,
			answer_label(app, round, i, language), NULL);
	}
	return true;
}

static void
draw_choices(struct app *app, const struct round *round, struct canvas *page, int row, int last)
{
	int language = say_language(app->model);
	if (secret_takes_group(app)) {
		char *groups = group_line(app, language);
		row += canvas_paragraph(page, row, 3, page->columns - 6, 4, 0, LOOK_PLAIN, groups,
			NULL);
		row++;
		free(groups);
	}
	struct canvas at = canvas_part(page, row, 3, last - row, page->columns - 6);
	if (at.rows < 1 || draw_answers_whole(app, round, &at, language))
		return;
	/* In as many columns as it takes. */
	int count = round->options_count + 1;
	int columns = (count + at.rows - 1) / at.rows;
	int each = at.columns / columns;
	for (int i = 0; i < count; i++) {
		struct canvas cell = canvas_part(&at, i % at.rows, i / at.rows * each, 1, each - 1);
		draw_code(app, round, i, &cell, 0);
		const char *label = answer_label(app, round, i, language);
		char *fits = text_shortened(label, cell.columns - 5);
		canvas_text(&cell, 0, 5, cell.columns - 5, LOOK_PLAIN, fits);
		free(fits);
	}
}

static char *
how_to(const struct app *app, const struct round *round)
{
	if (!secret_several(app))
		return mem_text(secret_takes_group(app)
			? _("Type your group’s digit, then your answer, then Enter. Nobody "
				"sees what you type.")
				: _("Type your answer, then Enter. Nobody sees what you type."));
	int most = secret_most(app, round);
	return secret_digits_each(round) == 1
		? mem_printf(P_("Type up to %d answer, then Enter. Nobody sees what you type.",
				"Type up to %d answers, one digit after the other, then "
				"Enter. Nobody sees what you type.",
				most),
			most)
		: mem_printf(P_("Type up to %d answer with two digits, such as 07, then Enter. "
				"Nobody sees what you type.",
				"Type up to %d answers, each with two digits, such as 0712, "
				"then Enter. Nobody sees what you type.",
				most),
			most);
}

/* What to do instead; says nothing of what was typed. NULL: nothing was wrong. Fresh memory. */
static char *
advice(const struct app *app, const struct secret *secret, const struct round *round)
{
	int most = secret_most(app, round);
	switch (secret->fault) {
	case SECRET_FINE:
		return NULL;
	case SECRET_NOT_LISTED:
		return mem_text(_("That was no answer from the list. Please type it again; "
			"nothing was counted."));
	case SECRET_NO_GROUP:
		return mem_text(_("There is no such group. Please begin with your group’s digit; "
			"nothing was counted."));
	case SECRET_TWICE:
		return mem_text(_("One answer was typed twice. Please type again, each answer "
			"once; nothing was counted."));
	case SECRET_TOO_MANY:
		return mem_printf(P_("That was more than %d answer. Please type again; nothing was "
				"counted.",
				"Those were more than %d answers. Please type again; nothing was "
				"counted.",
				(unsigned long)most),
			most);
	case SECRET_TWO_DIGITS:
		return mem_text(_("Each answer takes two digits, such as 07. Please type again; "
			"nothing was counted."));
	case SECRET_NO_ENTER:
		return mem_text(_("Nothing is counted yet: Enter confirms what you typed."));
	case SECRET_WRONG_CODE:
		return mem_text(_("The code is not right."));
	}
	return NULL;
}

static void
draw_entry(struct app *app, struct secret *secret, const struct round *round, struct canvas *page,
	int row)
{
	struct buffer dots = {0};
	char *instead = NULL;
	switch (secret->turn) {
	case TURN_NEXT:
		canvas_text(page, row, 3, page->columns - 6, LOOK_STRONG,
			_("Who is next? Space begins."));
		return;
	case TURN_THANKS:
		canvas_text(page, row, 3, page->columns - 6, LOOK_GOOD, _("✓ Thank you!"));
		canvas_text(page, row + 1, 3, page->columns - 6, LOOK_PLAIN,
			_("Space calls the next person."));
		return;
	case TURN_CODE:
		instead = advice(app, secret, round);
		if (instead)
			canvas_text(page, row - 1, 3, page->columns - 6, LOOK_WARNING, instead);
		canvas_text(page, row + 1, 3, page->columns - 6, LOOK_PLAIN,
			_("Type the code, then Enter. With nothing typed, Enter goes back to "
			"voting."));
		break;
	case TURN_TYPING: {
		char *sentence = how_to(app, round);
		instead = advice(app, secret, round);
		canvas_paragraph(page, row + 1, 3, page->columns - 6, 2, 0,
			instead ? LOOK_WARNING : LOOK_PLAIN, instead ? instead : sentence, NULL);
		free(sentence);
		break;
	}
	}
	for (int i = 0; i < secret->length; i++)
		buffer_add(&dots, "•");
	canvas_text(page, row, 3, 2, LOOK_KEY, "›");
	canvas_text(page, row, 5, page->columns - 8, LOOK_STRONG, buffer_text(&dots));
	canvas_cursor(page, row, 5 + secret->length);
	free(instead);
	buffer_free(&dots);
}

/* In the languages of the wall. */
static char *
prompt_of(const struct model *model, const struct step *step)
{
	const struct words *words = *words_in(&step->prompt, 0) ? &step->prompt : &step->title;
	if (model->stage.language >= 0 || model->workshop->languages_count < 2)
		return mem_text(words_in(words, say_language(model)));
	return mem_printf("%s\n\n%s", words_in(words, 0), words_in(words, 1));
}

void
secret_draw(struct app *app, struct layer *layer, const struct canvas *screen)
{
	struct secret *secret = (struct secret *)layer;
	const struct round *round = model_round(app->model, app->model->stage.step);
	if (!round)
		return;
	int64_t cast = tally_secret_ballots(&round->tally, TALLY_ALL, secret_step(app)->kind);
	int64_t present = model_present(app->model);
	char *progress = present
		? mem_printf(_("%lld of %lld"), (long long)cast, (long long)present)
		: mem_printf(
			P_("%lld ballot", "%lld ballots", (unsigned long)cast), (long long)cast);
	struct canvas page = layer_page(screen, _("Secret voting"), progress);
	free(progress);

	char *prompt = prompt_of(app->model, secret_step(app));
	int most = page.rows / 3;
	int row = 1
		+ canvas_paragraph(
			&page, 1, 3, page.columns - 6, most, 0, LOOK_STRONG, prompt, NULL);
	free(prompt);
	int entry = page.rows - 4;
	draw_choices(app, round, &page, row + 1, entry - 1);
	draw_entry(app, secret, round, &page, entry);
}
