/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A sheet of paper on the screen.
 */
#include "tui/paper.h"

#include "core/buffer.h"
#include "core/i18n.h"
#include "core/mem.h"
#include "core/text.h"
#include "tui/say.h"
#include "tui/spot.h"

#include <stdlib.h>
#include <string.h>

enum { FOOT = 6, PROMPT_ROWS = 2, FORM_LEAST = 4, ANSWER_LEAST = 10, TITLE_LEAST = 4 };

static char *
aside_of(const struct app *app, const struct paper *paper)
{
	const struct model *model = app->model;
	int language = app_words_language(app);
	if (paper->official)
		return mem_text(model_group_label(model, paper->group, language));
	int number = model_sheets(model, paper->step) + !paper->correcting;
	long long present = (long long)model_present(model);
	char *sheet = present > 0 ? mem_printf(_("Sheet %d of %lld"), number, present)
		: mem_printf(_("Sheet %d"), number);
	if (!paper->asks_group || paper->group < 0)
		return sheet;
	char *mark = say_group_mark(model, paper->group, language);
	char *text = mem_printf("%s %s · %s", mark, model_group_label(model, paper->group, language),
		sheet);
	free(mark);
	free(sheet);
	return text;
}

/* The groups with their digits; a label is not broken. */
static char *
groups_line(const struct app *app)
{
	const struct model *model = app->model;
	struct buffer line = {0};
	int digit = 1;
	for (int i = 0; i <= model_no_group(model); i++) {
		if (i < model_no_group(model) && model->workshop->groups[i].official)
			continue;
		buffer_printf(&line, "%s%d\u00a0", i > 0 ? "   " : "",
			i < model_no_group(model) ? digit++ : 0);
		for (const char *c = model_group_label(model, i, app_words_language(app)); *c; c++) {
			if (*c == ' ')
				buffer_add(&line, "\u00a0");
			else
				buffer_add_char(&line, *c);
		}
	}
	return buffer_take(&line);
}

/* What a row is about, in COLUMNS: the statement's title, or the option that is rated, behind as much of
 * the title as there is room for if the form asks something else as well. */
static char *
row_label(const struct app *app, const struct paper *paper, int at, int columns)
{
	const struct paper_row *row = &paper->rows[at];
	int language = app_words_language(app);
	const char *title = words_in(&app->model->workshop->steps[row->step].title, language);
	if (row->option < 0)
		return text_shortened(title, columns);
	struct question question = paper_question(app->model, row);
	const char *option = say_option(app->model, &question.options[row->option], language);
	bool alone = paper->rows[0].step == paper->rows[paper->count - 1].step;
	int left = columns - text_columns(option) - 2;
	if (alone || left < TITLE_LEAST)
		return text_shortened(option, columns);
	char *fits = text_shortened(title, left), *label = mem_printf("%s: %s", fits, option);
	free(fits);
	return label;
}

/* What was typed, and what that means; dots where the room must not read it, a dash where the row was
 * left out. */
static char *
answer_text(const struct app *app, const struct paper *paper, int at)
{
	const struct paper_row *row = &paper->rows[at];
	struct question question = paper_question(app->model, row);
	int language = app_words_language(app);
	if (!row->typed.length)
		return mem_text(row->passed && at != paper->at ? "—" : "·");
	if (!paper_shows(app, paper))
		return mem_text("•");
	if (strcmp(row->typed.text, "-") == 0)
		return mem_printf("-  %s", row->option >= 0 ? _("not rated")
			: say_abstention(&app->model->workshop->steps[row->step], language));
	struct ballot ballot;
	bool one = row->option < 0 && !methods[question.kind].several
		&& methods[question.kind].says != SAYS_NUMBER
		&& ballot_read(&question, row->typed.text, &ballot) == BALLOT_FINE;
	if (!one)
		return mem_text(row->typed.text);
	const char *label = say_option(app->model, &question.options[ballot.entries[0].option_no - 1], language);
	ballot_free(&ballot);
	return strcmp(label, row->typed.text) == 0 ? mem_text(label)
		: mem_printf("%s  %s", row->typed.text, label);
}

/* What is typed of the answer in COLUMNS, with the cursor if it is there. */
static void
draw_answer(struct app *app, struct paper *paper, const struct canvas *at, int screen_row, int index,
	int column, int columns)
{
	struct paper_row *row = &paper->rows[index];
	bool here = index == paper->at && !paper->at_reason;
	if (here && paper_shows(app, paper) && !paper->layer.proposed && row->typed.length > 0) {
		layer_draw_line(at, screen_row, column, columns, &row->typed, true);
		return;
	}
	char *text = answer_text(app, paper, index), *fits = text_shortened(text, columns);
	canvas_text(at, screen_row, column, columns,
		here ? LOOK_STRONG : row->typed.length ? LOOK_PLAIN : LOOK_QUIET, fits);
	if (here)
		canvas_cursor(at, screen_row, column);
	free(fits);
	free(text);
}

/* As much of a reason as there is room for; it is typed in the foot. */
static void
draw_reason(struct app *app, const struct paper *paper, const struct canvas *at, int screen_row, int index,
	int column)
{
	const struct paper_row *row = &paper->rows[index];
	bool here = index == paper->at && paper->at_reason;
	int columns = at->columns - column - 2;
	if (row->option > 0 || !row->reason.length)
		return;
	char *text = paper_shows(app, paper) ? text_shortened(row->reason.text, columns) : mem_text("•");
	canvas_text(at, screen_row, column, columns, here ? LOOK_STRONG : LOOK_QUIET, text);
	free(text);
}

static void
draw_row(struct app *app, struct paper *paper, const struct canvas *at, int screen_row, int index,
	int labels)
{
	bool here = index == paper->at;
	char *label = row_label(app, paper, index, labels);
	int answer = 7 + labels + 2, columns = at->columns - answer - 2;
	int reason = answer + columns / 2;
	spot_add(at, screen_row, 0, 1, at->columns, (struct spot){.type = SPOT_ROW, .what = index});
	if (here)
		canvas_text(at, screen_row, 0, 2, LOOK_KEY, "▸");
	canvas_printf(at, screen_row, 2, 4, LOOK_QUIET, "%3d", index + 1);
	canvas_text(at, screen_row, 7, labels, here ? LOOK_STRONG : LOOK_PLAIN, label);
	draw_answer(app, paper, at, screen_row, index, answer, paper->official ? columns / 2 - 2 : columns);
	if (paper->official)
		draw_reason(app, paper, at, screen_row, index, reason);
	free(label);
}

/* Whether the answers are whole numbers one after the other, which are typed as they stand. */
static bool
is_range(const struct question *question)
{
	for (int i = 0; i < question->count; i++) {
		char *code = mem_printf("%d", ballot_code(question, i));
		bool same = strcmp(code, words_in(&question->options[i].label, 0)) == 0;
		free(code);
		if (!same || (i > 0
			&& ballot_code(question, i) != ballot_code(question, i - 1) + 1))
			return false;
	}
	return true;
}

/* The answers with what is typed for each; a label is not broken. */
static char *
choices(const struct app *app, const struct paper_row *row)
{
	struct question question = paper_question(app->model, row);
	int language = app_words_language(app);
	struct buffer line = {0};
	if (row->option >= 0)
		return mem_text(_("0 no resistance … 9   + 10 unacceptable   - not rated"));
	bool plain = question.count > 2 && is_range(&question);
	if (plain)
		buffer_printf(&line, "%d … %d", ballot_code(&question, 0),
			ballot_code(&question, question.count - 1));
	for (int i = 0; i < question.count && !plain; i++) {
		buffer_printf(&line, "%s%0*d\u00a0", i > 0 ? "   " : "",
			methods[question.kind].several ? ballot_digits(&question) : 1,
			ballot_code(&question, i));
		for (const char *c = say_option(app->model, &question.options[i], language); *c; c++) {
			if (*c == ' ')
				buffer_add(&line, "\u00a0");
			else
				buffer_add_char(&line, *c);
		}
	}
	buffer_printf(&line, "%s-\u00a0", line.length ? "   " : "");
	for (const char *c = say_abstention(&app->model->workshop->steps[row->step], language); *c; c++) {
		if (*c == ' ')
			buffer_add(&line, "\u00a0");
		else
			buffer_add_char(&line, *c);
	}
	return buffer_take(&line);
}

/* How an answer of several parts is typed; where one key is one, what comes behind it, or NULL. */
static char *
how_to(const struct app *app, const struct paper *paper, const struct paper_row *row)
{
	struct question question = paper_question(app->model, row);
	int most = ballot_most(&question);
	switch (methods[question.kind].says) {
	case SAYS_DOTS:
		return mem_printf(P_("%d dot: its digit, then Enter.",
			"%d dots: a digit for each, then Enter.", (unsigned long)most), most);
	case SAYS_PLACE:
		return mem_printf(_("The first %d in their order, then Enter."), most);
	case SAYS_NUMBER:
		return mem_text(_("A number, then Enter."));
	case SAYS_WORD:
		return mem_printf(P_("A word, then Enter.",
			"Up to %d words with a comma between them, then Enter.", (unsigned long)most), most);
	case SAYS_RESISTANCE:
		return paper->official ? mem_text(_("Behind the last one comes the reason.")) : NULL;
	default:
		break;
	}
	if (methods[question.kind].several)
		return mem_printf(P_("Up to %d answer, then Enter.",
			"Up to %d answers, digit by digit, then Enter.", (unsigned long)most), most);
	return paper->official ? mem_text(_("Behind the answer comes its reason.")) : NULL;
}

static const char *
asked(const struct app *app, const struct paper_row *row)
{
	const struct step *step = &app->model->workshop->steps[row->step];
	return words_in(*words_in(&step->prompt, 0) ? &step->prompt : &step->title,
		app_words_language(app));
}

/* As many rows as the longest question with its answers takes, so that nothing jumps, but for a few
 * that the form itself keeps. */
static int
foot_rows(const struct app *app, const struct paper *paper, const struct canvas *page)
{
	int columns = page->columns - 6, foot = FOOT;
	int kept = paper->count < FORM_LEAST ? paper->count : FORM_LEAST, most = page->rows - kept;
	for (int i = 0; i < paper->count; i++) {
		char *typed = choices(app, &paper->rows[i]), *sentence = how_to(app, paper, &paper->rows[i]);
		int prompt = canvas_paragraph_rows(asked(app, &paper->rows[i]), columns);
		int rows = 1 + (prompt < PROMPT_ROWS ? prompt : PROMPT_ROWS)
			+ canvas_paragraph_rows(typed, columns) + (sentence != NULL);
		foot = rows > foot ? rows : foot;
		free(sentence);
		free(typed);
	}
	return foot < most ? foot : most > FOOT ? most : FOOT;
}

/* A dot for each column of what is typed where the room must not read it. */
static void
draw_unseen(const struct canvas *page, int row, int column, int columns, const struct line *line)
{
	int length = text_columns(line->text);
	length = length < columns ? length : columns - 1;
	for (int i = 0; i < length; i++)
		canvas_text(page, row, column + i, 1, LOOK_PLAIN, "•");
	canvas_cursor(page, row, column + length);
}

/* The question of the row under the cursor, and what can be typed. */
static void
draw_foot(struct app *app, const struct paper *paper, const struct canvas *page, int row)
{
	int columns = page->columns - 6;
	canvas_rule(page, row++);
	if (paper->at == PAPER_GROUP) {
		char *groups = groups_line(app);
		row += canvas_paragraph(page, row, 3, columns, 2, 0, LOOK_STRONG,
			_("Which group does this sheet come from? It stays for the next ones."), NULL);
		canvas_paragraph(page, row, 3, columns, page->rows - row, 0, LOOK_PLAIN, groups, NULL);
		free(groups);
		return;
	}
	struct paper_row *at = &paper->rows[paper->at];
	row += canvas_paragraph(page, row, 3, columns, PROMPT_ROWS, 0, LOOK_STRONG, asked(app, at), NULL);
	if (paper->at_reason) {
		canvas_text(page, row, 3, columns, LOOK_PLAIN,
			_("The reason, as the institution would say it; Enter goes on."));
		if (paper_shows(app, paper))
			layer_draw_line(page, row + 1, 3, columns, &at->reason, true);
		else
			draw_unseen(page, row + 1, 3, columns, &at->reason);
		return;
	}
	char *typed = choices(app, at), *sentence = how_to(app, paper, at);
	row += canvas_paragraph(page, row, 3, columns, page->rows - row - (sentence != NULL), 0, LOOK_PLAIN,
		typed, NULL);
	if (sentence)
		canvas_text(page, row, 3, columns, LOOK_QUIET, sentence);
	free(sentence);
	free(typed);
}

void
paper_draw(struct app *app, struct layer *layer, const struct canvas *screen)
{
	struct paper *paper = (struct paper *)layer;
	char *aside = aside_of(app, paper);
	const char *name = paper->official ? NULL : paper_sheet_name(app->model, paper->step);
	char *title = name ? mem_printf("%s · %s", _("Paper sheets"), name)
		: mem_text(paper->official ? _("Official answers") : _("Paper sheets"));
	struct canvas page = layer_page(screen, title, aside);
	free(title);
	free(aside);

	int rows = page.rows - foot_rows(app, paper, &page), labels = 0;
	if (paper->at >= 0 && paper->at < paper->top)
		paper->top = paper->at;
	if (paper->at >= paper->top + rows)
		paper->top = paper->at - rows + 1;
	if (paper->at < 0)
		paper->top = 0;
	for (int i = 0; i < paper->count; i++) {
		char *label = row_label(app, paper, i, page.columns);
		int columns = text_columns(label);
		labels = columns > labels ? columns : labels;
		free(label);
	}
	int most = paper->official ? page.columns * 2 / 5 : page.columns - 7 - 2 - 2 - 3 * ANSWER_LEAST;
	labels = labels < most ? labels : most;
	for (int i = paper->top; i < paper->count && i < paper->top + rows; i++)
		draw_row(app, paper, &page, i - paper->top, i, labels);
	if (paper->top + rows < paper->count)
		canvas_text_right(&page, rows - 1, 0, page.columns - 1, LOOK_QUIET, "▾");
	if (paper->top > 0)
		canvas_text_right(&page, 0, 0, page.columns - 1, LOOK_QUIET, "▴");
	draw_foot(app, paper, &page, rows);
}
