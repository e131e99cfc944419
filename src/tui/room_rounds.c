/* The rounds of a question that the room has seen, up to the one on the wall. They compare rooms, not
 * persons, so how many answered stands beside each.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/result.h"

#include <math.h>
#include <stdlib.h>

#include "core/buffer.h"
#include "core/i18n.h"
#include "core/mem.h"
#include "core/text.h"
#include "tui/answers.h"
#include "tui/say.h"

enum {
	ROUNDS_MOST = 6,    /* the last of them */
	CELL = 8,
	HEADS = 2,          /* rows */
	INDENT = 3,
	LABEL_LEAST = 12,
	WORDS = 3,          /* of each round */
};

/* The rounds to be compared, the last one that of the picture; how many. */
static int
list_rounds(const struct result_view *view, const struct round *list[ROUNDS_MOST])
{
	const struct round *now = view->round;
	int count = 0;
	for (int number = now->number; number > 0 && count < ROUNDS_MOST; number--) {
		const struct round *round = number == now->number ? now
			: model_find_round(view->picture->model, now->question, number);
		if (round && round->state == ROUND_REVEALED && round->options_count == now->options_count
			&& !answers_withheld(view->picture->model, round, NULL))
			list[count++] = round;
	}
	for (int i = 0; i < count / 2; i++) {
		const struct round *other = list[i];
		list[i] = list[count - 1 - i];
		list[count - 1 - i] = other;
	}
	return count;
}

/* By how many UNITS a figure changed as they are shown. */
static long
shift_of(double before, double now, double unit)
{
	return lround(now / unit) - lround(before / unit);
}

/* "+0.4", "−0.4", "±0". */
static char *
say_shift(long shift, bool decimal)
{
	if (shift == 0)
		return mem_text("±0");
	char *number = decimal ? say_decimal((double)labs(shift) / 10) : mem_printf("%ld", labs(shift));
	char *text = mem_printf("%s%s", shift > 0 ? "+" : "−", number);
	free(number);
	return text;
}

/* --- as a sentence -------------------------------------------------------------------------- */

/* Of a scale the mean; of estimates the median, which the wall shows. */
static struct figure
figure_of(const struct summary *summary, enum kind kind)
{
	return kind == KIND_NUMBER ? summary->median : summary->mean;
}

static char *
say_figure(double value, enum kind kind)
{
	return kind == KIND_NUMBER ? say_short(value) : say_decimal(value);
}

/* "+0.4" for a scale; for estimates the whole difference. */
static char *
say_figure_shift(double before, double now, enum kind kind)
{
	if (kind != KIND_NUMBER)
		return say_shift(shift_of(before, now, 0.1), true);
	if (before == now)
		return say_shift(0, true);
	char *number = say_short(fabs(now - before));
	char *text = mem_printf("%s%s", now > before ? "+" : "−", number);
	free(number);
	return text;
}

static char *
say_figures(const struct result_view *view, const struct round *const *list, int count)
{
	struct buffer text = {.bytes = NULL};
	struct figure before = {.has = false};
	int said = 0;
	for (int i = 0; i < count; i++) {
		struct summary summary;
		tally_summary(&list[i]->tally, view->kind, list[i]->options, TALLY_ALL, &summary);
		struct figure figure = figure_of(&summary, view->kind);
		if (!figure.has)
			continue;
		char *number = say_figure(figure.is, view->kind);
		long long n = (long long)summary.ballots;
		if (!before.has) {
			buffer_printf(&text, view->kind == KIND_NUMBER ? _("Round %d: median %s (n %lld)")
				: _("Round %d: mean %s (n %lld)"), list[i]->number, number, n);
		} else {
			char *shift = say_figure_shift(before.is, figure.is, view->kind);
			/* translators: 1 is the round, 2 its mean, 3 how many answered, 4 the change */
			buffer_printf(&text, _(" → Round %1$d: %2$s (n %3$lld), %4$s"), list[i]->number,
				number, n, shift);
			free(shift);
		}
		before = figure;
		said++;
		free(number);
	}
	if (said > 1)
		return buffer_take(&text);
	buffer_free(&text);
	return NULL;
}

/* Of words those that were said most. */
static char *
say_words_of(const struct round *const *list, int count)
{
	struct buffer text = {.bytes = NULL};
	for (int i = 0; i < count; i++) {
		struct said *said;
		int words = tally_words(&list[i]->tally, TALLY_ALL, false, &said);
		buffer_printf(&text, "%s", i > 0 ? " → " : "");
		buffer_printf(&text, _("Round %d: "), list[i]->number);
		for (int j = 0; j < words && j < WORDS; j++)
			buffer_printf(&text, "%s%s\u00a0%lld", j > 0 ? ", " : "", said[j].word->label,
				(long long)said[j].votes);
		buffer_printf(&text, "%s", words == 0 ? "–" : "");
		free(said);
	}
	return buffer_take(&text);
}

char *
result_rounds(const struct result_view *view)
{
	const struct round *list[ROUNDS_MOST];
	int count = list_rounds(view, list);
	if (count < 2)
		return NULL;
	if (methods[view->kind].says == SAYS_WORD)
		return say_words_of(list, count);
	return methods[view->kind].has_mean ? say_figures(view, list, count) : NULL;
}

/* --- as a table ------------------------------------------------------------------------------ */

struct rounds_table {
	const struct result_view *view;
	const struct round *list[ROUNDS_MOST];
	int count;
	struct answers answers;
	struct summary summaries[ROUNDS_MOST];
	int label_columns;
	int *heights;          /* by answer */
};

/* What the option got in a round: its share, or its mean resistance. */
static struct figure
value_of(const struct rounds_table *table, int index, int no)
{
	const struct round *round = table->list[index];
	const struct summary *summary = &table->summaries[index];
	enum kind kind = table->view->kind;
	double base = (double)summary->base, votes = (double)summary->votes[no];
	if (kind == KIND_RESIST || kind == KIND_RANK) {
		struct result result;
		tally_result(&round->tally, kind, TALLY_ALL, no, &result);
		if (kind == KIND_RESIST)
			return result.mean;
		votes = result.borda.is;
		base = result.borda.has ? base * (round->options_count - 1) : 0;
	}
	return (struct figure){.has = base > 0 && votes <= base, .is = base > 0 ? votes / base : 0};
}

static char *
say_cell(const struct rounds_table *table, double value)
{
	return table->view->kind == KIND_RESIST ? say_decimal(value) : say_percent(value);
}

static const char *
head_text(enum kind kind)
{
	/* translators: above a table: what its numbers are; the numbers of the rounds stand beside it */
	return kind == KIND_RESIST ? _("Mean by round")
		/* translators: likewise; of an order, by Borda */
		: kind == KIND_RANK ? _("Share of all possible points by round")
		/* translators: likewise */
		: kind == KIND_DOTS ? _("Share of the dots by round")
		/* translators: likewise */
		: _("Share by round");
}

struct rounds_table *
rounds_table_new(const struct result_view *view)
{
	const struct picture *picture = view->picture;
	struct rounds_table *table = mem_new(1, sizeof(*table));
	enum entry_says says = methods[view->kind].says;
	bool suits = says != SAYS_WORD && !methods[view->kind].has_mean;
	*table = (struct rounds_table){.view = view, .answers = answers_of(picture->model,
		picture->step, false, false)};
	table->count = suits ? list_rounds(view, table->list) : 0;
	for (int i = 0; i < table->count; i++)
		tally_summary(&table->list[i]->tally, view->kind, table->list[i]->options, TALLY_ALL,
			&table->summaries[i]);
	int room = picture->at.columns - 2 * picture->left - INDENT - CELL * (table->count + 1)
		- table->answers.number_columns - 2;
	int widest = text_columns(head_text(view->kind));
	widest = table->answers.label_columns > widest ? table->answers.label_columns : widest;
	table->label_columns = widest < room ? widest : room > LABEL_LEAST ? room : LABEL_LEAST;
	table->heights = mem_new((size_t)table->answers.count + 1, sizeof(*table->heights));
	for (int i = 0; i < table->answers.count; i++)
		table->heights[i] =
			canvas_paragraph_rows(table->answers.list[i].label, table->label_columns);
	return table;
}

void
rounds_table_free(struct rounds_table *table)
{
	answers_free(&table->answers);
	free(table->heights);
	free(table);
}

static int
head_rows(const struct rounds_table *table)
{
	int rows = canvas_paragraph_rows(head_text(table->view->kind), table->label_columns);
	return rows > HEADS - 1 ? rows + 1 : HEADS;
}

int
rounds_table_rows(const struct rounds_table *table)
{
	int rows = head_rows(table);
	for (int i = 0; i < table->answers.count; i++)
		rows += table->heights[i];
	return table->count < 2 ? 0 : rows;
}

int
rounds_table_parts(const struct rounds_table *table, int rows)
{
	int first, last;
	return picture_items(table->heights, table->answers.count, 0, rows - head_rows(table), 0, &first,
		&last);
}

static void
draw_heads(const struct rounds_table *table, int label, int cells)
{
	struct picture *picture = table->view->picture;
	const struct canvas *at = &picture->at;
	int rows = head_rows(table);
	canvas_paragraph(at, picture->row, label, table->label_columns, rows - 1, 0, LOOK_QUIET,
		head_text(table->view->kind), NULL);
	canvas_text(at, picture->row + rows - 1, label, table->label_columns, LOOK_QUIET, _("n"));
	for (int i = 0; i < table->count; i++) {
		char *number = mem_printf("%d", table->list[i]->number);
		const struct summary *summary = &table->summaries[i];
		char *n = summary->uncounted ? mem_text("–")
			: mem_printf("%lld", (long long)summary->ballots);
		canvas_text_right(at, picture->row, cells + i * CELL, CELL, LOOK_QUIET, number);
		canvas_text_right(at, picture->row + rows - 1, cells + i * CELL, CELL, LOOK_QUIET, n);
		free(n);
		free(number);
	}
	picture->row += rows;
}

static void
draw_answer(const struct rounds_table *table, int index, int label, int cells)
{
	struct picture *picture = table->view->picture;
	const struct canvas *at = &picture->at;
	const struct answer *answer = &table->answers.list[index];
	bool decimal = table->view->kind == KIND_RESIST;
	struct figure before = {.has = false};
	canvas_text_right(at, picture->row, picture->left + INDENT, table->answers.number_columns,
		LOOK_STRONG, answer->number);
	canvas_paragraph(at, picture->row, label, table->label_columns, table->heights[index], 0,
		LOOK_PLAIN, answer->label, NULL);
	for (int i = 0; i < table->count; i++) {
		struct figure figure = value_of(table, i, answer->no);
		char *text = figure.has ? say_cell(table, figure.is) : mem_text("–");
		canvas_text_right(at, picture->row, cells + i * CELL, CELL,
			i + 1 < table->count ? LOOK_PLAIN : LOOK_STRONG, text);
		free(text);
		if (i + 1 == table->count && figure.has && before.has) {
			char *shift = say_shift(shift_of(before.is, figure.is, decimal ? 0.1 : 0.01),
				decimal);
			canvas_text_right(at, picture->row, cells + (i + 1) * CELL, CELL, LOOK_STRONG,
				shift);
			free(shift);
		}
		before = figure;
	}
	picture->row += table->heights[index];
}

void
rounds_table_draw(const struct rounds_table *table, int part, int rows)
{
	const struct picture *picture = table->view->picture;
	int label = picture->left + INDENT + table->answers.number_columns
		+ (table->answers.number_columns > 0 ? 2 : 0);
	int cells = label + table->label_columns, first, last;
	draw_heads(table, label, cells);
	picture_items(table->heights, table->answers.count, 0, rows - head_rows(table), part, &first,
		&last);
	for (int i = first; i < last; i++)
		draw_answer(table, i, label, cells);
}
