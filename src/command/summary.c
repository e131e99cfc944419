/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/summary.h"

#include "core/i18n.h"
#include "core/mem.h"
#include "core/text.h"
#include "core/withhold.h"
#include "tui/say.h"

#include <stdlib.h>
#include <string.h>

enum {
	LEVELS_MAX = 11,  /* more than these have no room beside the title */
	TITLE_COLUMNS = 30,
	BARS_AT = 34,     /* two columns a level */
	COUNTS_MAX = 7,   /* levels whose counts have room, three columns each */
	NUMBER_AT = 66,
	BAR_AT = 44,
	BAR_COLUMNS = 28,
	COUNT_AT = 74,
	COUNT_COLUMNS = 6,
};

/* --- lines that know where they are -------------------------------------------------- */

/* Fills up to COLUMN. */
static int
pad(FILE *to, int at, int column)
{
	for (; at < column; at++)
		putc(' ', to);
	return at;
}

/* TEXT as it may reach a terminal, shortened to COLUMNS; the columns it took. */
static int
put(FILE *to, const char *text, int columns)
{
	char *shortened = text_shortened(text, columns);
	size_t n = strlen(shortened);
	struct text_cell cell;
	int width = 0;
	for (size_t at = 0; at < n;) {
		at = text_shown(shortened, n, at, &cell);
		if (cell.columns > 0)
			fprintf(to, "%ls", cell.wide);
		width += cell.columns;
	}
	free(shortened);
	return width;
}

/* TEXT so that it ends before column END. */
static int
put_right(FILE *to, int at, int end, const char *text)
{
	at = pad(to, at, end - text_columns(text));
	return at + put(to, text, end - at);
}

static void
put_number(FILE *to, int *at, int end, int64_t number)
{
	char *text = mem_printf("%lld", (long long)number);
	*at = put_right(to, *at, end, text);
	free(text);
}

/* --- questions ------------------------------------------------------------------------ */

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

static bool
too_small(const struct round *round, enum kind kind)
{
	int64_t secret = tally_secret_ballots(&round->tally, TALLY_ALL, kind);
	return secret > 0 && secret < WITHHOLD_LEAST;
}

static int64_t
highest(const struct round *round, const struct summary *summary)
{
	int64_t most = 1;
	for (int i = 1; i <= round->options_count; i++)
		most = summary->votes[i] > most ? summary->votes[i] : most;
	return most;
}

/* A bar that stands on the line, its height in eighths of MOST. */
static void
put_level(FILE *to, int64_t votes, int64_t most)
{
	static const char *const bars[] = { "·", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█" };
	int64_t eighths = votes == 0 ? 0 : (votes * 8 + most / 2) / most;
	fputs(bars[votes > 0 && eighths == 0 ? 1 : eighths], to);
}

/* One line: the levels side by side, then how often each was given. */
static int
put_levels(FILE *to, const struct round *round, const struct summary *summary)
{
	int64_t most = highest(round, summary);
	int at = pad(to, BARS_AT, BARS_AT);
	for (int i = 1; i <= round->options_count; i++, at += 2) {
		put_level(to, summary->votes[i], most);
		putc(' ', to);
	}
	for (int i = 1; i <= round->options_count && round->options_count <= COUNTS_MAX; i++)
		put_number(to, &at, at + 3, summary->votes[i]);
	return at;
}

static void
put_figures(FILE *to, int at, const struct summary *summary)
{
	if (summary->mean.has) {
		char *mean = say_decimal(summary->mean.is);
		at = put_right(to, at, NUMBER_AT + COUNT_COLUMNS, mean);
		free(mean);
	}
	put_number(to, &at, COUNT_AT + COUNT_COLUMNS, summary->ballots);
}

/* A bar of SHARE of BAR_COLUMNS in eighths of a column. */
static int
put_bar(FILE *to, int64_t votes, int64_t most)
{
	static const char *const parts[] = { "", "▏", "▎", "▍", "▌", "▋", "▊", "▉" };
	int64_t eighths = votes * BAR_COLUMNS * 8 / most;
	if (votes > 0 && eighths == 0)
		eighths = 1;
	for (int64_t i = 0; i < eighths / 8; i++)
		fputs("█", to);
	fputs(parts[eighths % 8], to);
	return (int)((eighths + 7) / 8);
}

static void
put_options(FILE *to, const struct round *round, const struct summary *summary, int language)
{
	int64_t most = highest(round, summary);
	for (int i = 0; i < round->options_count; i++) {
		int64_t votes = summary->votes[i + 1];
		int at = pad(to, 0, 4);
		at += put(to, words_in(&round->options[i].label, language), BAR_AT - 2 - at);
		at = pad(to, at, BAR_AT);
		at += put_bar(to, votes, most);
		put_number(to, &at, COUNT_AT + COUNT_COLUMNS, votes);
		putc('\n', to);
	}
}

static void
print_question(FILE *to, const struct model *model, const struct round *round, int language)
{
	const struct step *step = &model->workshop->steps[round->step];
	const char *title = words_in(&step->title, language);
	bool levels = methods[step->kind].has_mean && round->options_count <= LEVELS_MAX;
	struct summary summary;
	tally_summary(&round->tally, step->kind, round->options, TALLY_ALL, &summary);

	int at = pad(to, 0, 2);
	at += put(to, *title ? title : step->id, levels ? TITLE_COLUMNS : NUMBER_AT - 2);
	if (round->number > 1) {
		char *number = mem_printf(" (%d)", round->number);
		at += put(to, number, COUNT_COLUMNS);
		free(number);
	}
	at = pad(to, at, BARS_AT);
	if (too_small(round, step->kind)) {
		put(to, _("too small to show"), SUMMARY_COLUMNS - at);
		putc('\n', to);
		return;
	}
	if (levels)
		at = put_levels(to, round, &summary);
	put_figures(to, at, &summary);
	putc('\n', to);
	if (!levels)
		put_options(to, round, &summary, language);
}

static void
print_heading(FILE *to, const char *text, bool columns)
{
	int at = put(to, text, NUMBER_AT - 2);
	if (columns) {
		at = put_right(to, at, NUMBER_AT + COUNT_COLUMNS, _("mean"));
		put_right(to, at, COUNT_AT + COUNT_COLUMNS, _("answers"));
	}
	putc('\n', to);
}

static void
print_questions(FILE *to, const struct model *model, int language)
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

/* --- comments, measures ---------------------------------------------------------------- */

/* Comments that are not hidden, of a cluster or (-1) all. */
static int
count_comments(const struct model *model, int cluster)
{
	int count = 0;
	for (int i = 0; i < model->comments_count; i++)
		count += model->comments[i].state != COMMENT_HIDDEN
			&& (cluster < 0 || model->comments[i].cluster == cluster);
	return count;
}

static void
print_comments(FILE *to, const struct model *model)
{
	int count = count_comments(model, -1);
	if (count == 0)
		return;
	fprintf(to, P_("\n%d comment\n", "\n%d comments\n", (unsigned long)count), count);
	for (int i = 0; i < model->clusters_count; i++) {
		int of = count_comments(model, i);
		if (of == 0)
			continue;
		int at = pad(to, 0, 2);
		at += put(to, model->clusters[i].name, NUMBER_AT - at);
		put_number(to, &at, COUNT_AT + COUNT_COLUMNS, of);
		putc('\n', to);
	}
}

static void
print_measures(FILE *to, const struct model *model)
{
	bool any = false;
	for (int i = 0; i < model->measures_count; i++) {
		const struct measure *measure = &model->measures[i];
		if (measure->dropped)
			continue;
		if (!any)
			fprintf(to, "\n%s\n", _("Measures"));
		any = true;
		char *date = say_date(measure->due);
		const char *due = *measure->due_text ? measure->due_text : date;
		int room = SUMMARY_COLUMNS - 2 - text_columns(due);
		int at = pad(to, 0, 2);
		at += put(to, measure->what, room > SUMMARY_COLUMNS / 2 ? room - at : SUMMARY_COLUMNS / 2);
		at = pad(to, at, at + 2);
		put_right(to, at, SUMMARY_COLUMNS, due);
		putc('\n', to);
		free(date);
	}
}

/* --- the page -------------------------------------------------------------------------- */

void
summary_print(FILE *to, const struct model *model, const char *language)
{
	int in = workshop_find_language(model->workshop, language);
	char *date = say_date(model->local_date);
	unsigned long present = (unsigned long)model_present(model);
	char *people = mem_printf(P_("%lu person", "%lu people", present), present);
	char *head = mem_printf("%s%s%s · %s · %s", model->title, *model->place ? " · " : "",
		model->place, date, people);
	put(to, head, SUMMARY_COLUMNS);
	putc('\n', to);
	print_questions(to, model, in < 0 ? 0 : in);
	print_comments(to, model);
	print_measures(to, model);
	free(date);
	free(people);
	free(head);
}
