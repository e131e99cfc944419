/* The rounds of a question that the room has seen, up to the one on the wall. They compare rooms, not
 * persons, so how many answered stands beside each.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/rounds.h"

#include <math.h>
#include <stdlib.h>

#include "core/buffer.h"
#include "core/i18n.h"
#include "core/mem.h"
#include "core/text.h"
#include "tui/answers.h"
#include "tui/say.h"

enum { WORDS = 3 /* of each round */ };

int
rounds_list(const struct result_view *view, const struct round *list[ROUNDS_MOST])
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

long
rounds_shift(double before, double now, double unit)
{
	return lround(now / unit) - lround(before / unit);
}

char *
rounds_say_shift(long shift, bool decimal)
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
		return rounds_say_shift(rounds_shift(before, now, 0.1), true);
	if (before == now)
		return rounds_say_shift(0, true);
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
	int count = rounds_list(view, list);
	if (count < 2)
		return NULL;
	if (methods[view->kind].says == SAYS_WORD)
		return say_words_of(list, count);
	return methods[view->kind].has_mean ? say_figures(view, list, count) : NULL;
}
