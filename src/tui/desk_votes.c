/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/desk_lines.h"

#include <stdlib.h>

#include "core/buffer.h"
#include "core/i18n.h"
#include "core/mem.h"
#include "core/text.h"
#include "tui/answers.h"
#include "tui/say.h"

enum { CELL = 5, LABEL_LEAST = 12 };

/* A table of counts: a row for each answer, a column for each group and one for all. */
struct counts {
	const struct model *model;
	const struct round *round;
	struct answers answers;
	enum withholding *withheld;
	int label_columns;
	bool groups; /* columns for groups */
	bool open;   /* cells that were not counted yet are dots */
};

static enum kind
kind_of(const struct counts *counts)
{
	return counts->model->workshop->steps[counts->round->step].kind;
}

static bool
is_listed(const struct counts *counts, int group)
{
	const struct model *model = counts->model;
	if (group < model_no_group(model))
		return !model->workshop->groups[group].official;
	return model->present[group] > 0
		|| tally_ballots(&counts->round->tally, kind_of(counts), group) > 0;
}

/* Of dots the dots, else the people. */
static int64_t
votes_of(const struct counts *counts, int group, int no)
{
	struct result result;
	if (kind_of(counts) != KIND_DOTS || no < 1)
		return tally_sum(&counts->round->tally, group, no);
	tally_result(&counts->round->tally, KIND_DOTS, group, no, &result);
	return result.votes;
}

static char *
cell_text(const struct counts *counts, int group, int no)
{
	if (group != TALLY_ALL && counts->withheld[group] != WITHHOLD_NOT)
		return mem_text("*");
	if (counts->open && group != TALLY_ALL && !tally_counted(&counts->round->tally, group, no))
		return mem_text("·");
	return mem_printf("%lld", (long long)votes_of(counts, group, no));
}

static void
add_head(struct desk_lines *lines, const struct counts *counts)
{
	struct buffer row = {.bytes = NULL};
	desk_put_left(&row, counts->label_columns, mem_text(""));
	for (int group = 0; group <= model_no_group(counts->model); group++) {
		if (is_listed(counts, group))
			desk_put_right(&row, CELL,
				say_group_mark(counts->model, group, say_own_language(counts->model)));
	}
	desk_put_right(&row, CELL, mem_text(_("all")));
	desk_lines_add_row(lines, LOOK_QUIET, buffer_take(&row));
}

static void
add_answer(struct desk_lines *lines, const struct counts *counts, const struct answer *answer)
{
	struct buffer row = {.bytes = NULL};
	desk_put_left(&row, counts->label_columns,
		mem_printf("%s%s%s", answer->number, *answer->number ? "  " : "", answer->label));
	for (int group = 0; counts->groups && group <= model_no_group(counts->model); group++) {
		if (is_listed(counts, group))
			desk_put_right(&row, CELL, cell_text(counts, group, answer->no));
	}
	desk_put_right(&row, CELL, cell_text(counts, counts->groups || !counts->open ? TALLY_ALL
		: model_no_group(counts->model), answer->no));
	desk_lines_add_row(lines, LOOK_PLAIN, buffer_take(&row));
}

/* How many hands of GROUP (or TALLY_ALL) are still missing. */
static int64_t
missing_of(const struct counts *counts, int group)
{
	int64_t present =
		group == TALLY_ALL ? model_present(counts->model) : counts->model->present[group];
	return present - tally_ballots(&counts->round->tally, kind_of(counts), group);
}

static void
add_missing(struct desk_lines *lines, const struct counts *counts)
{
	int64_t missing = missing_of(counts, TALLY_ALL);
	if (counts->groups) {
		struct buffer row = {.bytes = NULL};
		desk_put_left(&row, counts->label_columns, mem_text(_("missing")));
		for (int group = 0; group <= model_no_group(counts->model); group++) {
			if (is_listed(counts, group))
				desk_put_right(&row, CELL,
					mem_printf("%lld", (long long)missing_of(counts, group)));
		}
		desk_put_right(&row, CELL, mem_printf("%lld", (long long)missing));
		desk_lines_add_row(lines, LOOK_STRONG, buffer_take(&row));
	} else if (missing >= 0) {
		desk_lines_add(lines, LOOK_STRONG,
			mem_printf(
				P_("%lld is missing", "%lld are missing", (unsigned long)missing),
				(long long)missing));
	}
	if (missing < 0)
		desk_lines_add(lines, LOOK_WARNING,
			mem_printf(P_("%lld hand more than people", "%lld hands more than people",
					   (unsigned long)-missing),
				(long long)-missing));
}

static void
add_figure(struct buffer *text, const char *name, struct figure figure, bool fine)
{
	if (!figure.has)
		return;
	char *number = fine ? say_hundredths(figure.is) : say_decimal(figure.is);
	buffer_printf(text, "%s%s %s", text->length > 0 ? " · " : "", name, number);
	free(number);
}

/* Whether numbers by answer say what there is to say: while hands are counted, and where an answer is
 * chosen or not. */
static bool
is_table(const struct counts *counts)
{
	enum kind kind = kind_of(counts);
	if (methods[kind].options != OPTIONS_NEEDED)
		return false;
	return counts->open || (kind != KIND_RANK && kind != KIND_RESIST);
}

static void
add_figures(struct desk_lines *lines, const struct counts *counts)
{
	struct summary summary;
	struct buffer text = {.bytes = NULL};
	tally_summary(&counts->round->tally, kind_of(counts), counts->round->options, TALLY_ALL,
		&summary);
	if (!summary.uncounted)
		buffer_printf(&text, "%s %lld", _("n"), (long long)summary.ballots);
	else if (kind_of(counts) != KIND_WORDS)
		buffer_add(&text, _("How many took part was not counted."));
	if (kind_of(counts) == KIND_DOTS)
		buffer_printf(&text, P_(" · %lld dot", " · %lld dots", (unsigned long)summary.base),
			(long long)summary.base);
	add_figure(&text, _("mean"), summary.mean, false);
	add_figure(&text, _("median"), summary.median, false);
	/* translators: standard deviation */
	add_figure(&text, _("sd"), summary.sd, false);
	add_figure(&text, _("consensus"), summary.consensus, true);
	add_figure(&text, _("agreement"), summary.agreement, true);
	if (!is_table(counts) && summary.abstentions > 0)
		buffer_printf(&text, " · %s %lld",
			say_abstention(&counts->model->workshop->steps[counts->round->step],
				say_own_language(counts->model)),
			(long long)summary.abstentions);
	if (text.length > 0)
		desk_lines_add(lines, LOOK_STRONG, buffer_take(&text));
	buffer_free(&text);
}

static void
add_table(struct desk_lines *lines, struct counts *counts)
{
	int columns = CELL, widest = 0;
	bool small = false;
	for (int group = 0; counts->groups && group <= model_no_group(counts->model); group++) {
		columns += is_listed(counts, group) ? CELL : 0;
		small |= counts->withheld[group] != WITHHOLD_NOT;
	}
	widest = counts->answers.number_columns + 2 + counts->answers.label_columns;
	if (lines->columns - columns < LABEL_LEAST) {
		counts->groups = false; /* no room for them here */
		columns = CELL;
	}
	counts->label_columns =
		widest < lines->columns - columns ? widest : lines->columns - columns;
	if (counts->groups)
		add_head(lines, counts);
	for (int i = 0; i < counts->answers.count; i++)
		add_answer(lines, counts, &counts->answers.list[i]);
	if (small)
		desk_lines_add(lines, LOOK_QUIET, mem_printf("* %s", _("too small to show")));
}

/* Of which groups somebody has not answered yet; what was answered, nobody sees. */
static void
add_silent(struct desk_lines *lines, const struct counts *counts)
{
	struct buffer text = {.bytes = NULL};
	for (int group = 0; counts->groups && group <= model_no_group(counts->model); group++) {
		int64_t missing = is_listed(counts, group) ? missing_of(counts, group) : 0;
		if (missing <= 0)
			continue;
		char *mark = say_group_mark(counts->model, group, say_own_language(counts->model));
		buffer_printf(&text, "%s%s\u00a0%lld", text.length > 0 ? " · " : "", mark,
			(long long)missing);
		free(mark);
	}
	if (text.length > 0)
		/* translators: groups, and how many of each have not answered */
		desk_lines_add(lines, LOOK_PLAIN,
			mem_printf(_("Still missing: %s"), buffer_text(&text)));
	buffer_free(&text);
}

void
desk_add_votes(struct desk_lines *lines, const struct model *model)
{
	int step = model->stage.step;
	const struct round *round = step < 0 ? NULL : model_round(model, step);
	if (!round || model->steps[step].stage == STAGE_PROMPT)
		return;

	struct counts counts = {
		.model = model,
		.round = round,
		.groups = model->workshop->steps[step].by_group,
		.open = round->state == ROUND_OPEN,
	};
	long long secret =
		(long long)tally_secret_ballots(&round->tally, TALLY_ALL, kind_of(&counts));
	bool typed = counts.open && model->stage.cell_group >= 0;
	if (!typed || round->number > 1)
		desk_lines_add(lines, LOOK_PLAIN, mem_text(""));
	if (round->number > 1)
		desk_lines_add(lines, LOOK_PLAIN, mem_printf(_("Round %d"), round->number));
	if (counts.open && (secret > 0 || model->steps[step].mode != MODE_HANDS)) {
		desk_lines_add(lines, LOOK_STRONG,
			mem_printf(P_("%lld secret ballot of %lld people",
					   "%lld secret ballots of %lld people",
					   (unsigned long)secret),
				secret, (long long)model_present(model)));
		if (model_present(model) > 0)
			add_silent(lines, &counts);
		return;
	}
	if (typed)
		return;
	if (round->state == ROUND_CLOSED)
		desk_lines_add(lines, LOOK_STRONG, mem_text(_("Not shown to the room yet:")));
	if (answers_withheld(model, round, NULL)) {
		desk_lines_add(lines, LOOK_PLAIN, mem_text(_("too small to show")));
		return;
	}

	counts.answers = answers_of(model, step, model_abstains(model, step), true);
	answers_mark_status_quo(&counts.answers, round->options, round->options_count);
	counts.withheld = mem_new((size_t)round->tally.groups, sizeof(*counts.withheld));
	answers_withheld(model, round, counts.withheld);
	if (!counts.open)
		add_figures(lines, &counts);
	if (is_table(&counts))
		add_table(lines, &counts);
	else
		desk_add_result(lines, model, round, counts.withheld);
	/* Where nobody counted who is here, nobody knows who is missing. */
	if (counts.open && is_table(&counts) && model_present(model) > 0)
		add_missing(lines, &counts);
	free(counts.withheld);
	answers_free(&counts.answers);
}
