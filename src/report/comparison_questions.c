/* Every question: what each side says to it, how far people agree, how it was worded; and the questions
 * that have no mean.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/comparison_parts.h"

#include "core/i18n.h"
#include "core/mem.h"

#include <stdlib.h>
#include <string.h>

enum { LABEL_BYTES = 24 }; /* a longer one is no head of a column */

static const struct compared_question *
asked_of(const struct comparison *comparison, const struct compare_item *item, int unit)
{
	int session = compare_session(comparison->compare, item, &comparison->panel->units[unit]);
	return session < 0 ? NULL
		: &comparison->compare->sessions[session].questions[item->in[session]];
}

static const struct compared_answer *
answer_of(const struct comparison *comparison, const struct compare_item *item, int unit)
{
	return compare_answer(
		comparison->compare, item, &comparison->panel->units[unit], COMPARE_ALL);
}

/* --- notes ----------------------------------------------------------------------------------- */

/* Where the answers are those of a later round, after the room had talked about the first. */
static void
put_rounds(const struct comparison *comparison, const struct compare_item *item)
{
	struct document *document = comparison->document;
	bool any = false, all = true;
	int first = 0;
	for (int i = 0; i < comparison->panel->count; i++) {
		const struct compared_question *question = asked_of(comparison, item, i);
		if (!question)
			continue;
		any = any || question->round > 1;
		all = all && (first == 0 || question->round == first);
		first = question->round;
	}
	if (!any)
		return;
	document_open(document, PART_ASIDE);
	if (all) {
		document_printf(document, _("The answers of round %d everywhere."), first);
		document_close(document, PART_ASIDE);
		return;
	}
	document_text(document, _("Not the first round:"));
	const char *between = " ";
	for (int i = 0; i < comparison->panel->count; i++) {
		int unit = comparison->order[i];
		const struct compared_question *question = asked_of(comparison, item, unit);
		if (!question || question->round == 1)
			continue;
		document_text(document, between);
		document_printf(document, _("%s (round %d)"), comparison->names[unit], question->round);
		between = ", ";
	}
	document_close(document, PART_ASIDE);
}

/* --- tables ---------------------------------------------------------------------------------- */

static void
set_figure(struct compare_value *value, const struct compared_answer *answer, struct figure figure)
{
	value->state = answer ? answer->state : ANSWER_NONE;
	if (value->state == ANSWER_SHOWN && !figure.has)
		value->state = ANSWER_EMPTY;
	value->is = figure.is;
}

/* How many answered; nothing of others among letters, for it tells which evening it was. */
static void
add_n(struct comparison_table *table, const struct compare_item *item)
{
	const struct comparison *comparison = table->comparison;
	if (comparison->options->anonymous)
		return;
	int column = comparison_add(table, mem_text(_("n")), CELL_COUNT);
	for (int unit = 0; unit < comparison->panel->count; unit++) {
		const struct compared_answer *answer = answer_of(comparison, item, unit);
		set_figure(comparison_at(table, unit, column), answer,
			(struct figure){true, answer ? (double)answer->n : 0});
	}
}

static void
add_means(struct comparison_table *table, const struct compare_item *item, const char *id)
{
	const struct comparison *comparison = table->comparison;
	bool any = strcmp(id, COMPARE_ALL) == 0;
	for (int unit = 0; unit < comparison->panel->count; unit++)
		any = any || compare_mean(comparison->compare, item,
			&comparison->panel->units[unit], id).state > ANSWER_EMPTY;
	if (!any)
		return;
	int column = comparison_add(table, mem_text(comparison_label(comparison, id)), CELL_MEAN);
	for (int unit = 0; unit < comparison->panel->count; unit++)
		*comparison_at(table, unit, column) = compare_mean(
			comparison->compare, item, &comparison->panel->units[unit], id);
}

static void
add_gap(struct comparison_table *table, const struct compare_item *item)
{
	const struct comparison *comparison = table->comparison;
	if (!comparison->pair.a)
		return;
	int column = comparison_add(table, mem_text(_("gap")), CELL_DISTANCE);
	for (int unit = 0; unit < comparison->panel->count; unit++)
		*comparison_at(table, unit, column) = compare_gap(comparison->compare, item,
			&comparison->panel->units[unit], comparison->pair.a, comparison->pair.b);
}

static void
put_scale(const struct comparison *comparison, const struct compare_item *item)
{
	struct comparison_table table = comparison_table(comparison);
	add_n(&table, item);
	add_means(&table, item, COMPARE_ALL);
	for (int i = 0; i < comparison->speakers_count; i++)
		add_means(&table, item, comparison->speakers[i]->id);
	add_gap(&table, item);
	int column = comparison_add(&table, mem_text(_("consensus")), CELL_HUNDREDTHS);
	for (int unit = 0; unit < comparison->panel->count; unit++) {
		const struct compared_answer *answer = answer_of(comparison, item, unit);
		set_figure(comparison_at(&table, unit, column), answer,
			answer ? answer->consensus : (struct figure){.has = false});
	}
	comparison_put_table(&table);
}

static void
put_question(const struct comparison *comparison, const struct compare_item *item, const char *number)
{
	struct document *document = comparison->document;
	const struct compared_question *question = comparison_question(comparison, item);
	const char *title = question && *question->title ? question->title
		: comparison_asked(comparison, item);
	bool starred = comparison_wordings(comparison, comparison->panel, item) > 1;
	bool keep = comparison->panel->count <= COMPARISON_FEW;
	if (keep)
		document_open(document, PART_KEEP);
	document_open(document, PART_HEADING);
	document_printf(document, "%s%s%s%s", number, *number ? "  " : "", title, starred ? " *" : "");
	document_close(document, PART_HEADING);
	if (question && *question->prompt && strcmp(question->prompt, title) != 0) {
		document_open(document, PART_ASIDE);
		document_text(document, question->prompt);
		document_close(document, PART_ASIDE);
	}
}

static void
end_question(const struct comparison *comparison, const struct compare_item *item)
{
	put_rounds(comparison, item);
	comparison_put_wordings(comparison, comparison->panel, item);
	if (comparison->panel->count <= COMPARISON_FEW)
		document_close(comparison->document, PART_KEEP);
}

void
comparison_put_questions(const struct comparison *comparison)
{
	struct document *document = comparison->document;
	bool any = false;
	for (int i = 0; i < comparison->compare->themes_count; i++) {
		const struct compare_theme *theme = &comparison->compare->themes[i];
		int told = 0;
		for (int j = 0; theme->scale && j < theme->count; j++) {
			const struct compare_item *item = &comparison->compare->items[theme->first + j];
			if (!comparison_tells(comparison, item))
				continue;
			if (!any) {
				document_open(document, PART_PAGE);
				document_put(document, PART_SECTION, _("Every question"));
				document_put(document, PART_PARAGRAPH,
					_("n is how many answered. Consensus goes from 0 (half at each end "
					  "of the scale) to 1 (everyone at the same level)."));
				any = true;
			}
			char *number = mem_printf(
				"%d.%d", comparison_theme_number(comparison, i), ++told);
			put_question(comparison, item, number);
			put_scale(comparison, item);
			end_question(comparison, item);
			free(number);
		}
	}
	if (any)
		document_close(document, PART_PAGE);
}

/* --- questions without a mean ---------------------------------------------------------------- */

static bool
heads_fit(const struct compared_question *question)
{
	for (int i = 0; i < question->options_count; i++) {
		if (strlen(question->labels[i]) > LABEL_BYTES / (size_t)(question->options_count > 4 ? 2 : 1))
			return false;
	}
	return question->options_count <= COMPARISON_COLUMNS_MAX - 1;
}

/* The answers by their numbers, where they are no heads. */
static void
put_key(const struct comparison *comparison, const struct compared_question *question)
{
	struct document *document = comparison->document;
	document_open(document, PART_STEPS);
	for (int i = 0; i < question->options_count; i++)
		document_put(document, PART_ITEM, *question->labels[i] ? question->labels[i] : "–");
	document_close(document, PART_STEPS);
}

static void
put_options(const struct comparison *comparison, const struct compare_item *item, enum cell_says says)
{
	const struct compared_question *question = comparison_question(comparison, item);
	if (!question) /* the answers are called the same everywhere */
		question = &comparison->compare->sessions[item->session].questions[item->question];
	bool fit = heads_fit(question);
	if (!fit)
		put_key(comparison, question);
	for (int first = 0; first < question->options_count;) {
		struct comparison_table table = comparison_table(comparison);
		if (first == 0)
			add_n(&table, item);
		for (; first < question->options_count && table.count < COMPARISON_COLUMNS_MAX; first++) {
			int column = comparison_add(&table, fit && *question->labels[first]
				? mem_text(question->labels[first]) : mem_printf("%d", first + 1), says);
			for (int unit = 0; unit < comparison->panel->count; unit++) {
				const struct compared_answer *answer = answer_of(comparison, item, unit);
				set_figure(comparison_at(&table, unit, column), answer,
					answer && answer->options ? answer->options[first]
						: (struct figure){.has = false});
			}
		}
		comparison_put_table(&table);
	}
}

static void
put_number(const struct comparison *comparison, const struct compare_item *item)
{
	struct comparison_table table = comparison_table(comparison);
	add_n(&table, item);
	const char *const heads[] = {_("median"), _("a quarter is below"), _("a quarter is above")};
	for (int i = 0; i < 3; i++) {
		int column = comparison_add(&table, mem_text(heads[i]), CELL_NUMBER);
		for (int unit = 0; unit < comparison->panel->count; unit++) {
			const struct compared_answer *answer = answer_of(comparison, item, unit);
			struct figure figure = {.has = false};
			if (answer)
				figure = i == 0 ? answer->median : i == 1 ? answer->q1 : answer->q3;
			set_figure(comparison_at(&table, unit, column), answer, figure);
		}
	}
	comparison_put_table(&table);
}

static void
put_other(const struct comparison *comparison, const struct compare_item *item)
{
	static const char *const explained[] = {
		[TELLS_SHARE] = N_("shares of those who answered"),
		[TELLS_ACCEPTANCE] = N_("acceptance: what resistance leaves of 100 %"),
		[TELLS_POSITION] = N_("mean place; 1 is the first"),
		[TELLS_MEDIAN] = NULL,
	};
	const struct compared_question *question =
		&comparison->compare->sessions[item->session].questions[item->question];
	enum compare_tells tells = compare_tells(question->kind);
	put_question(comparison, item, "");
	if (question->kind == KIND_DOTS)
		document_put(comparison->document, PART_ASIDE, _("shares of the dots"));
	else if (tells != TELLS_MEDIAN)
		document_put(comparison->document, PART_ASIDE, _(explained[tells]));
	if (tells == TELLS_MEDIAN)
		put_number(comparison, item);
	else
		put_options(comparison, item, tells == TELLS_POSITION ? CELL_MEAN : CELL_PERCENT);
	end_question(comparison, item);
}

void
comparison_put_others(const struct comparison *comparison)
{
	struct document *document = comparison->document;
	for (int i = 0; i < comparison->compare->themes_count; i++) {
		const struct compare_theme *theme = &comparison->compare->themes[i];
		if (theme->scale || comparison_items(comparison, theme) == 0)
			continue;
		document_open(document, PART_PAGE);
		document_put(document, PART_SECTION, _("Questions without a mean"));
		for (int j = 0; j < theme->count; j++) {
			const struct compare_item *item = &comparison->compare->items[theme->first + j];
			if (comparison_tells(comparison, item))
				put_other(comparison, item);
		}
		document_close(document, PART_PAGE);
	}
}
