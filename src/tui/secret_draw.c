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
	buffer_add(&line, secret_asks_group(app) ? _("Your group:") : _("First your group:"));
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
	return answer < round->options_count
		? say_option(app->model, &round->options[answer], language)
		: say_abstention(secret_step(app), language);
}

/* What is typed for the answer; of resistances, which are asked one after the other, how far that
 * came. */
static void
draw_code(const struct app *app, const struct secret *secret, const struct round *round, int answer,
	const struct canvas *at, int row)
{
	struct question question = secret_question(app);
	bool rates = methods[question.kind].says == SAYS_RESISTANCE;
	bool typing = secret->turn == TURN_TYPING && (secret->group >= 0 || !secret_asks_group(app));
	if (answer == round->options_count)
		canvas_text(at, row, 0, 4, LOOK_KEY, "  -");
	else if (!rates)
		canvas_printf(at, row, 0, 4, LOOK_KEY, "%*d",
			methods[question.kind].several && ballot_digits(&question) > 1 ? 2 : 3,
			ballot_code(&question, answer));
	else if (typing && answer < secret->rated)
		canvas_text(at, row, 0, 4, LOOK_GOOD, "  ✓");
	else if (typing && answer == secret->rated)
		canvas_text(at, row, 0, 4, LOOK_KEY, "  ▸");
}

/* Below each other, if they fit like that with all their lines. */
static bool
draw_answers_whole(const struct app *app, const struct secret *secret, const struct round *round,
	const struct canvas *at, int language)
{
	int count = round->options_count + 1, rows = 0;
	for (int i = 0; i < count; i++)
		rows += canvas_paragraph_rows(answer_label(app, round, i, language),
			at->columns - 5);
	if (rows > at->rows)
		return false;
	for (int i = 0, row = 0; i < count; i++) {
		draw_code(app, secret, round, i, at, row);
		row += canvas_paragraph(at, row, 5, at->columns - 5, at->rows - row, 0, LOOK_PLAIN,
			answer_label(app, round, i, language), NULL);
	}
	return true;
}

static void
draw_choices(struct app *app, const struct secret *secret, const struct round *round, struct canvas *page,
	int row, int last)
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
	if (at.rows < 1 || draw_answers_whole(app, secret, round, &at, language))
		return;
	/* In as many columns as it takes. */
	int count = round->options_count + 1;
	int columns = (count + at.rows - 1) / at.rows;
	int each = at.columns / columns;
	for (int i = 0; i < count; i++) {
		struct canvas cell = canvas_part(&at, i % at.rows, i / at.rows * each, 1, each - 1);
		draw_code(app, secret, round, i, &cell, 0);
		const char *label = answer_label(app, round, i, language);
		char *fits = text_shortened(label, cell.columns - 5);
		canvas_text(&cell, 0, 5, cell.columns - 5, LOOK_PLAIN, fits);
		free(fits);
	}
}

/* How many answers may be typed, and an example. */
static const char *
format_of_digits(enum entry_says says, unsigned long most)
{
	if (says == SAYS_DOTS)
		return P_("You have %d dot: type the digit of your answer, such as %s, then Enter. "
			"Nobody sees what you type.",
			"You have %d dots: type a digit for each, such as %s, then Enter. Nobody "
			"sees what you type.", most);
	if (says == SAYS_PLACE)
		return _("Type up to %d answers in your order, the most important first, such as %s, "
			"then Enter. Nobody sees what you type.");
	return P_("Type up to %d answer, such as %s, then Enter. Nobody sees what you type.",
		"Type up to %d answers, one digit after the other, such as %s, then Enter. Nobody "
		"sees what you type.", most);
}

/* The same where each answer takes two digits. */
static const char *
format_of_two_digits(enum entry_says says, unsigned long most)
{
	if (says == SAYS_DOTS)
		return P_("You have %d dot: type two digits, such as %s, then Enter. Nobody sees "
			"what you type.",
			"You have %d dots: type two digits for each, such as %s, then Enter. Nobody "
			"sees what you type.", most);
	if (says == SAYS_PLACE)
		return _("Type up to %d answers in your order, each with two digits, such as %s, then "
			"Enter. Nobody sees what you type.");
	return P_("Type up to %d answer with two digits, such as %s, then Enter. Nobody sees what "
		"you type.",
		"Type up to %d answers, each with two digits, such as %s, then Enter. Nobody sees "
		"what you type.", most);
}

static char *
how_to_several(const struct question *question)
{
	int most = ballot_most(question);
	enum entry_says says = methods[question->kind].says;
	char *example = ballot_example(question);
	char *text = mem_printf((ballot_digits(question) == 1 ? format_of_digits
		: format_of_two_digits)(says, (unsigned long)most), most, example);
	free(example);
	return text;
}

static char *
how_to(const struct app *app, const struct secret *secret)
{
	struct question question = secret_question(app);
	int most = ballot_most(&question);
	if (secret_asks_group(app) && secret->group < 0)
		return mem_text(_("Type your group’s digit, then Enter. Nobody sees what you type."));
	switch (methods[question.kind].says) {
	case SAYS_RESISTANCE:
		return mem_printf(_("Your resistance to %s: 0 none … 10 unacceptable, - no answer; then "
			"Enter. Nobody sees what you type."),
			say_option(app->model, &question.options[secret->rated],
				say_language(app->model)));
	case SAYS_NUMBER:
		return mem_text(_("Type your number, then Enter. Nobody sees what you type."));
	case SAYS_WORD:
		return mem_printf(P_("Type your word, then Enter.",
			"Type up to %d words with a comma between them, then Enter.",
			(unsigned long)most), most);
	default:
		break;
	}
	if (methods[question.kind].several)
		return how_to_several(&question);
	return mem_text(secret_takes_group(app)
		? _("Type your group’s digit, then your answer, then Enter. Nobody sees what you type.")
		: _("Type your answer, then Enter. Nobody sees what you type."));
}

static char *
advice_of_ballot(const struct question *question, enum ballot_fault fault)
{
	int most = ballot_most(question);
	switch (fault) {
	case BALLOT_TWICE:
		return mem_text(_("One answer was typed twice. Please type again, each answer "
			"once; nothing was counted."));
	case BALLOT_TOO_MANY:
		if (methods[question->kind].says == SAYS_DOTS)
			return mem_printf(P_("That was more than %d dot. Please type again; nothing "
				"was counted.", "Those were more than %d dots. Please type again; "
				"nothing was counted.", (unsigned long)most), most);
		return mem_printf(P_("That was more than %d answer. Please type again; nothing was "
				"counted.",
				"Those were more than %d answers. Please type again; nothing was "
				"counted.",
				(unsigned long)most),
			most);
	case BALLOT_TWO_DIGITS:
		return mem_text(_("Each answer takes two digits, such as 07. Please type again; "
			"nothing was counted."));
	case BALLOT_NO_NUMBER:
		return mem_text(_("That was not a number. Please type it again; nothing was "
			"counted."));
	case BALLOT_TOO_LONG:
		return mem_text(_("That word is too long. Please type a shorter one; nothing was "
			"counted."));
	default:
		return mem_text(_("That was no answer from the list. Please type it again; "
			"nothing was counted."));
	}
}

/* What to do instead; says nothing of what was typed. NULL: nothing was wrong. Fresh memory. */
static char *
advice(const struct app *app, const struct secret *secret)
{
	struct question question = secret_question(app);
	switch (secret->fault) {
	case SECRET_FINE:
		return NULL;
	case SECRET_BALLOT:
		return advice_of_ballot(&question, secret->ballot);
	case SECRET_NO_GROUP:
		return mem_text(_("There is no such group. Please begin with your group’s digit; "
			"nothing was counted."));
	case SECRET_NO_RATING:
		return mem_text(_("That was no number from 0 to 10. Please type it again."));
	case SECRET_NO_ENTER:
		return mem_text(_("Nothing is counted yet: Enter confirms what you typed."));
	case SECRET_WRONG_CODE:
		return mem_text(_("The code is not right."));
	}
	return NULL;
}

/* Dots for what was typed; words as they are. */
static void
draw_typed(struct app *app, struct secret *secret, struct canvas *page, int row)
{
	struct buffer dots = {0};
	canvas_text(page, row, 3, 2, LOOK_KEY, "›");
	if (secret_shows(app, secret)) {
		layer_draw_line(page, row, 5, page->columns - 8, &secret->typed, true);
		return;
	}
	for (size_t i = 0; i < secret->typed.length; i++)
		buffer_add(&dots, "•");
	canvas_text(page, row, 5, page->columns - 8, LOOK_STRONG, buffer_text(&dots));
	canvas_cursor(page, row, 5 + (int)secret->typed.length);
	buffer_free(&dots);
}

static void
draw_entry(struct app *app, struct secret *secret, struct canvas *page, int row)
{
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
		instead = advice(app, secret);
		if (instead)
			canvas_text(page, row - 1, 3, page->columns - 6, LOOK_WARNING, instead);
		canvas_text(page, row + 1, 3, page->columns - 6, LOOK_PLAIN,
			_("Type the code, then Enter. With nothing typed, Enter goes back to "
			"voting."));
		break;
	case TURN_TYPING: {
		char *sentence = how_to(app, secret);
		instead = advice(app, secret);
		canvas_paragraph(page, row + 1, 3, page->columns - 6, 2, 0,
			instead ? LOOK_WARNING : LOOK_PLAIN, instead ? instead : sentence, NULL);
		free(sentence);
		break;
	}
	}
	draw_typed(app, secret, page, row);
	free(instead);
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
	draw_choices(app, secret, round, &page, row + 1, entry - 1);
	draw_entry(app, secret, &page, entry);
}
