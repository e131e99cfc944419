/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/summary_questions.h"

#include "command/summary.h"
#include "command/summary_line.h"
#include "core/buffer.h"
#include "core/i18n.h"
#include "core/mem.h"
#include "core/text.h"
#include "core/withhold.h"
#include "tui/say.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
	LEVELS_MAX = 11,  /* more than these have no room beside the title */
	TITLE_COLUMNS = 30,
	BARS_AT = 34,     /* two columns a level */
	COUNTS_MAX = 7,   /* levels whose counts have room, three columns each */
	BAR_AT = 44,
	BAR_COLUMNS = 28,
	LABEL_AT = 4,
};

static const struct round *
shown_round(const struct model *model, int step)
{
	const struct round *last = NULL;
	for (int i = 0; i < model->rounds_count; i++) {
		const struct round *round = &model->rounds[i];
		if (round->step == step && round->state == ROUND_REVEALED
			&& (!last || round->number > last->number))
			last = round;
	}
	return last;
}

/* --- beside the title ------------------------------------------------------------------- */

/* A bar that stands on the line, its height in eighths of MOST. */
static void
put_level(FILE *to, int64_t votes, int64_t most)
{
	static const char *const bars[] = { "·", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█" };
	int64_t eighths = votes == 0 ? 0 : (votes * 8 + most / 2) / most;
	fputs(bars[votes > 0 && eighths == 0 ? 1 : eighths], to);
}

/* The levels side by side, then how often each was given. */
static int
put_levels(FILE *to, const struct round *round, const struct summary *summary)
{
	int64_t most = 1;
	int at = BARS_AT;
	for (int i = 1; i <= round->options_count; i++)
		most = summary->votes[i] > most ? summary->votes[i] : most;
	for (int i = 1; i <= round->options_count; i++, at += 2) {
		put_level(to, summary->votes[i], most);
		putc(' ', to);
	}
	for (int i = 1; i <= round->options_count && round->options_count <= COUNTS_MAX; i++)
		at = line_put_number(to, at, at + 3, summary->votes[i]);
	return at;
}

/* "median 30 · 27.5 to 40": half of the numbers lie between the last two. */
static int
put_spread(FILE *to, const struct summary *summary)
{
	char *median = say_short(summary->median.is);
	char *q1 = say_short(summary->q1.is), *q3 = say_short(summary->q3.is);
	/* translators: of estimates: the median, and the quartiles */
	char *text = mem_printf(_("median %s · %s to %s"), median, q1, q3);
	int at = BARS_AT + line_put(to, text, FIGURE_END - 2 * FIGURE_COLUMNS - BARS_AT);
	free(text);
	free(median);
	free(q1);
	free(q3);
	return at;
}

/* What the lines below it count, where that is not how many gave the answer; NULL: it is that. */
static const char *
unit(enum entry_says says)
{
	switch (says) {
	case SAYS_DOTS:
		return _("dots");
	case SAYS_PLACE:
		return _("points (Borda)");
	case SAYS_RESISTANCE:
		return _("mean resistance, 0 to 10");
	default:
		return NULL;
	}
}

static void
put_figures(FILE *to, int at, enum entry_says says, const struct summary *summary)
{
	if (unit(says) && at < BAR_AT) {
		at = line_pad(to, at, BAR_AT);
		at += line_put(to, unit(says), COUNT_END - FIGURE_COLUMNS - at);
	}
	if (summary->mean.has) {
		char *mean = say_decimal(summary->mean.is);
		at = line_put_right(to, line_pad(to, at, at + 1), FIGURE_END, mean);
		free(mean);
	}
	if (!summary->uncounted)
		line_put_number(to, at, COUNT_END, summary->ballots);
}

/* --- a line for each answer ----------------------------------------------------------------- */

/* What stands in the line of an answer. */
struct answer_line {
	int option_no;
	const char *remark; /* behind the label; NULL: none */
	double figure;      /* how long its bar is */
	double order;       /* the smallest first */
	char *said;         /* the figure as it is written */
};

static int
by_order(const void *a, const void *b)
{
	const struct answer_line *left = a, *right = b;
	if (left->order != right->order)
		return left->order < right->order ? -1 : 1;
	return left->option_no - right->option_no;
}

static struct answer_line
answer_line(const struct round *round, enum kind kind, int option_no)
{
	struct answer_line line = {.option_no = option_no, .order = option_no};
	struct result result;
	tally_result(&round->tally, kind, TALLY_ALL, option_no, &result);
	switch (methods[kind].says) {
	case SAYS_PLACE:
		line.figure = result.borda.is;
		line.order = -line.figure;
		line.said = say_value(line.figure);
		line.remark = result.condorcet ? _("wins every comparison") : NULL;
		break;
	case SAYS_RESISTANCE:
		line.figure = result.mean.is;
		line.order = result.mean.has ? line.figure : RESISTANCE_MOST + 1;
		line.said = result.mean.has ? say_decimal(line.figure) : mem_text("");
		/* translators: in systemic consensing the option that changes nothing */
		line.remark = round->options[option_no - 1].status_quo ? _("status quo") : NULL;
		break;
	default:
		line.figure = (double)result.votes;
		line.said = say_value(line.figure);
	}
	return line;
}

/* A bar of FIGURE of MOST in eighths of a column. */
static int
put_bar(FILE *to, double figure, double most)
{
	static const char *const parts[] = { "", "▏", "▎", "▍", "▌", "▋", "▊", "▉" };
	int eighths = (int)floor(figure * BAR_COLUMNS * 8 / most);
	if (figure > 0 && eighths == 0)
		eighths = 1;
	for (int i = 0; i < eighths / 8; i++)
		fputs("█", to);
	fputs(parts[eighths % 8], to);
	return (eighths + 7) / 8;
}

static void
put_answer(FILE *to, const char *label, const struct answer_line *line, double most)
{
	char *longer = line->remark ? mem_printf("%s (%s)", label, line->remark) : mem_text(label);
	int at = line_pad(to, 0, LABEL_AT);
	at += line_put(to, longer, BAR_AT - 2 - at);
	at = line_pad(to, at, BAR_AT);
	at += put_bar(to, line->figure, most);
	line_put_right(to, at, COUNT_END, line->said);
	putc('\n', to);
	free(longer);
}

/* Most points or least resistance first; else in their own order. */
static void
put_answers(FILE *to, const struct model *model, const struct round *round, int language)
{
	enum kind kind = model->workshop->steps[round->step].kind;
	double most = methods[kind].says == SAYS_RESISTANCE ? RESISTANCE_MOST : 1;
	struct answer_line *lines = mem_new((size_t)round->options_count + 1, sizeof(*lines));
	for (int i = 0; i < round->options_count; i++) {
		lines[i] = answer_line(round, kind, i + 1);
		most = fmax(most, lines[i].figure);
	}
	qsort(lines, (size_t)round->options_count, sizeof(*lines), by_order);
	for (int i = 0; i < round->options_count; i++) {
		const struct option *option = &round->options[lines[i].option_no - 1];
		put_answer(to, say_option(model, option, language), &lines[i], most);
		free(lines[i].said);
	}
	free(lines);
}

/* The most frequent words in one line, as many as there is room for. */
static void
put_words(FILE *to, const struct round *round)
{
	struct said *said;
	struct buffer line = {.bytes = NULL};
	int count = tally_words(&round->tally, TALLY_ALL, false, &said), columns = LABEL_AT;
	for (int i = 0; i < count; i++) {
		char *word = mem_printf("%s%s %lld", i > 0 ? " · " : "", said[i].word->label,
			(long long)said[i].votes);
		columns += text_columns(word);
		if (i > 0 && columns > SUMMARY_COLUMNS) {
			free(word);
			break;
		}
		buffer_add(&line, word);
		free(word);
	}
	if (count > 0) {
		line_pad(to, 0, LABEL_AT);
		line_put(to, buffer_text(&line), SUMMARY_COLUMNS - LABEL_AT);
		putc('\n', to);
	}
	buffer_free(&line);
	free(said);
}

/* --- a question ----------------------------------------------------------------------------- */

static void
print_question(FILE *to, const struct model *model, const struct round *round, int language)
{
	const struct step *step = &model->workshop->steps[round->step];
	const char *title = words_in(&step->title, language);
	enum entry_says says = methods[step->kind].says;
	bool levels = says == SAYS_LEVEL && round->options_count <= LEVELS_MAX;
	struct summary summary;
	tally_summary(&round->tally, step->kind, round->options, TALLY_ALL, &summary);

	int room = methods[step->kind].has_mean ? TITLE_COLUMNS : FIGURE_END - FIGURE_COLUMNS - 2;
	char *number = round->number > 1 ? mem_printf(" (%d)", round->number) : mem_text("");
	int at = line_pad(to, 0, 2);
	at += line_put(to, *title ? title : step->id, room - text_columns(number));
	at += line_put(to, number, FIGURE_COLUMNS);
	free(number);
	if (withhold_round(&round->tally, step->kind, WITHHOLD_LEAST, NULL)) {
		at = line_pad(to, at, BARS_AT);
		line_put(to, _("too small to show"), SUMMARY_COLUMNS - at);
		putc('\n', to);
		return;
	}
	if (levels || summary.median.has)
		line_pad(to, at, BARS_AT);
	if (levels)
		at = put_levels(to, round, &summary);
	else if (says == SAYS_NUMBER && summary.median.has)
		at = put_spread(to, &summary);
	put_figures(to, at, says, &summary);
	putc('\n', to);
	if (says == SAYS_WORD)
		put_words(to, round);
	else if (!levels)
		put_answers(to, model, round, language);
}

static void
print_heading(FILE *to, const char *text, bool columns)
{
	int at = line_put(to, text, FIGURE_END - FIGURE_COLUMNS - 2);
	if (columns) {
		at = line_put_right(to, at, FIGURE_END, _("mean"));
		line_put_right(to, at, COUNT_END, _("answers"));
	}
	putc('\n', to);
}

void
summary_questions(FILE *to, const struct model *model, int language)
{
	const char *theme = NULL;
	for (int step = 0; step < model->workshop->steps_count; step++) {
		const struct round *round = shown_round(model, step);
		if (!round)
			continue;
		const char *own = words_in(&model->workshop->steps[step].theme, language);
		if (!theme || (strcmp(own, theme) != 0 && (*own || *theme))) {
			if (!theme || !*own)
				putc('\n', to);
			if (!theme || *own)
				print_heading(to, own, !theme);
			theme = own;
		}
		print_question(to, model, round, language);
	}
}
