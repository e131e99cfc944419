/* Themes: all of them at a glance, then each with its questions.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/comparison_parts.h"

#include "core/i18n.h"
#include "core/mem.h"

#include <stdlib.h>
#include <string.h>

/* --- values ---------------------------------------------------------------------------------- */

int
comparison_theme_number(const struct comparison *comparison, int theme)
{
	int number = 0;
	for (int i = 0; i <= theme; i++) {
		const struct compare_theme *at = &comparison->compare->themes[i];
		number += at->scale && comparison_items(comparison, at) > 0;
	}
	return number;
}

/* The basis of a theme as far as it may be told. */
static bool *
basis_of(const struct comparison *comparison, const struct compare_theme *theme, int *count)
{
	bool *basis = mem_new((size_t)theme->count + 1, sizeof(bool));
	compare_basis(comparison->compare, comparison->panel, theme, basis);
	*count = 0;
	for (int i = 0; i < theme->count; i++) {
		basis[i] = basis[i]
			&& comparison_tells(comparison, &comparison->compare->items[theme->first + i]);
		*count += basis[i];
	}
	return basis;
}

bool
comparison_has_mean(const struct comparison *comparison, const struct compare_theme *theme)
{
	return theme->scale && *theme->name && comparison_items(comparison, theme) > 0;
}

static struct compare_value *
theme_values(const struct comparison *comparison, const struct compare_theme *theme, const char *a,
	const char *b)
{
	int units = comparison->panel->count, count;
	struct compare_value *values = mem_new((size_t)units + 1, sizeof(*values));
	bool *basis = basis_of(comparison, theme, &count);
	for (int i = 0; i < units; i++)
		values[i] = compare_theme_value(comparison->compare, theme, basis,
			&comparison->panel->units[i], a, b);
	free(basis);
	return values;
}

static struct compare_value *
item_values(const struct comparison *comparison, const struct compare_item *item, const char *a,
	const char *b)
{
	int units = comparison->panel->count;
	struct compare_value *values = mem_new((size_t)units + 1, sizeof(*values));
	for (int i = 0; i < units; i++) {
		const struct compare_unit *unit = &comparison->panel->units[i];
		values[i] = b ? compare_gap(comparison->compare, item, unit, a, b)
			: compare_mean(comparison->compare, item, unit, a);
	}
	return values;
}

/* The ends of the scale that the questions of THEME share. */
static const struct compared_question *
scale_of(const struct comparison *comparison, const struct compare_theme *theme)
{
	const struct compare_item *item = &comparison->compare->items[theme->first];
	return &comparison->compare->sessions[item->session].questions[item->question];
}

static void
add_line(struct comparison_lines *lines, struct comparison_line line)
{
	lines->list = mem_grow(lines->list, (size_t)lines->count, sizeof(line));
	lines->list[lines->count++] = line;
}

static void
free_lines(struct comparison_lines *lines)
{
	for (int i = 0; i < lines->count; i++) {
		free(lines->list[i].number);
		free(lines->list[i].values);
	}
	free(lines->list);
}

static struct comparison_line
theme_line(const struct comparison *comparison, int index)
{
	const struct compare_theme *theme = &comparison->compare->themes[index];
	const struct compared_question *scale = scale_of(comparison, theme);
	return (struct comparison_line){
		.number = mem_printf("%d", comparison_theme_number(comparison, index)),
		.name = comparison_theme(comparison, theme),
		.lowest = scale->lowest,
		.highest = scale->highest,
		.values = theme_values(comparison, theme, COMPARE_ALL, NULL),
	};
}

static struct comparison_lines
theme_lines(const struct comparison *comparison)
{
	struct comparison_lines lines = {NULL, 0};
	for (int i = 0; i < comparison->compare->themes_count; i++) {
		if (comparison_has_mean(comparison, &comparison->compare->themes[i]))
			add_line(&lines, theme_line(comparison, i));
	}
	return lines;
}

static struct comparison_lines
question_lines(const struct comparison *comparison, int index)
{
	const struct compare_theme *theme = &comparison->compare->themes[index];
	struct comparison_lines lines = {NULL, 0};
	int of = comparison_theme_number(comparison, index);
	struct comparison_line whole = theme_line(comparison, index);
	whole.name = _("the theme");
	whole.strong = true;
	add_line(&lines, whole); /* first, so that the others are numbered from 1 */
	for (int i = 0; i < theme->count; i++) {
		const struct compare_item *item = &comparison->compare->items[theme->first + i];
		if (!comparison_tells(comparison, item))
			continue;
		const struct compared_question *question =
			&comparison->compare->sessions[item->session].questions[item->question];
		add_line(&lines, (struct comparison_line){
			.number = mem_printf("%d.%d", of, lines.count),
			.name = comparison_asked(comparison, item),
			.lowest = question->lowest,
			.highest = question->highest,
			.values = item_values(comparison, item, COMPARE_ALL, NULL),
			.footnote = comparison_wordings(comparison, comparison->panel, item) > 1,
		});
	}
	return lines;
}

/* --- at a glance ----------------------------------------------------------------------------- */

/* Adds the column of a theme. */
static void
add_theme(struct comparison_table *table, int index, bool gaps)
{
	const struct comparison *comparison = table->comparison;
	const struct compare_theme *theme = &comparison->compare->themes[index];
	int column = comparison_add(table, mem_printf("%d", comparison_theme_number(comparison, index)),
		gaps ? CELL_DISTANCE : CELL_MEAN);
	struct compare_value *values = theme_values(comparison, theme,
		gaps ? comparison->pair.a : COMPARE_ALL, gaps ? comparison->pair.b : NULL);
	for (int unit = 0; unit < comparison->panel->count; unit++)
		*comparison_at(table, unit, column) = values[unit];
	free(values);
}

static void
put_matrix(const struct comparison *comparison, bool gaps)
{
	const struct compare *compare = comparison->compare;
	for (int i = 0; i < compare->themes_count;) {
		struct comparison_table table = comparison_table(comparison);
		for (; i < compare->themes_count && table.count < COMPARISON_COLUMNS_MAX; i++) {
			if (comparison_has_mean(comparison, &compare->themes[i]))
				add_theme(&table, i, gaps);
		}
		comparison_put_table(&table);
	}
}

/* Which number is which theme, where no chart says it. */
static void
put_numbers(const struct comparison *comparison, const struct comparison_lines *lines)
{
	struct document *document = comparison->document;
	document_open(document, PART_STEPS);
	for (int i = 0; i < lines->count; i++)
		document_put(document, PART_ITEM, lines->list[i].name);
	document_close(document, PART_STEPS);
}

void
comparison_put_overview(const struct comparison *comparison)
{
	struct document *document = comparison->document;
	struct comparison_lines lines = theme_lines(comparison);
	if (lines.count > 0) {
		enum part around = comparison->panel->count > COMPARISON_FEW ? PART_PAGE : PART_KEEP;
		document_open(document, around);
		document_put(document, PART_SECTION, _("The themes at a glance"));
		if (comparison->network)
			comparison_put_chart(comparison, &lines, 0, _("Theme"));
		else
			put_numbers(comparison, &lines);
		if (comparison->network && !comparison_is_few(comparison))
			put_matrix(comparison, false);
		if (comparison->pair.a) {
			document_open(document, PART_KEEP);
			document_put(document, PART_HEADING, _("Where views part"));
			document_open(document, PART_ASIDE);
			document_put(document, PART_STRONG, comparison->pair_name);
			document_text(document, ": ");
			document_text(document, _("the mean of the first less that of the second, theme by "
				"theme. With a plus the first agrees more."));
			document_close(document, PART_ASIDE);
			put_matrix(comparison, true);
			document_close(document, PART_KEEP);
		}
		document_close(document, around);
	}
	free_lines(&lines);
}

/* --- theme by theme -------------------------------------------------------------------------- */

static void
set_column(struct comparison_table *table, int column, const struct compare_value *values)
{
	for (int unit = 0; unit < table->comparison->panel->count; unit++)
		*comparison_at(table, unit, column) = values[unit];
}

/* Whether there is an answer among the values of the units. */
static bool
tells(const struct comparison *comparison, const struct compare_value *values)
{
	for (int i = 0; i < comparison->panel->count; i++) {
		if (values[i].state > ANSWER_EMPTY)
			return true;
	}
	return false;
}

/* The theme as each side sees it; sides that say nothing have no column. */
static void
add_sides(struct comparison_table *table, const struct compare_theme *theme)
{
	const struct comparison *comparison = table->comparison;
	for (int i = 0; i <= comparison->speakers_count + 1; i++) {
		bool all = i == comparison->speakers_count, gap = i > comparison->speakers_count;
		if (gap && !comparison->pair.a)
			break;
		const char *id = all ? COMPARE_ALL : gap ? comparison->pair.a : comparison->speakers[i]->id;
		struct compare_value *values =
			theme_values(comparison, theme, id, gap ? comparison->pair.b : NULL);
		if (all || tells(comparison, values)) {
			int column = comparison_add(table, gap ? mem_text(_("gap"))
				: mem_text(comparison_label(comparison, id)),
				gap ? CELL_DISTANCE : CELL_MEAN);
			set_column(table, column, values);
		}
		free(values);
	}
}

/* The questions side by side, so many at once; behind the last of them the sides, if there is room.
 * Returns whether there was. */
static bool
put_questions(const struct comparison *comparison, const struct comparison_lines *lines,
	const struct compare_theme *theme)
{
	enum { AT_ONCE = 8 };
	int sides = comparison->speakers_count + 2;
	bool room = theme && lines->count - 1 + sides <= COMPARISON_COLUMNS_MAX;
	for (int first = 1; first < lines->count; first += AT_ONCE) {
		struct comparison_table table = comparison_table(comparison);
		for (int i = first; i < lines->count && i < first + AT_ONCE; i++)
			set_column(&table, comparison_add(&table, mem_text(lines->list[i].number),
				CELL_MEAN), lines->list[i].values);
		if (room)
			add_sides(&table, theme);
		comparison_put_table(&table);
	}
	return room;
}

/* Of how many questions the mean is, and whose distance is told. */
static void
put_basis(const struct comparison *comparison, const struct compare_theme *theme)
{
	struct document *document = comparison->document;
	int count;
	free(basis_of(comparison, theme, &count));
	document_open(document, PART_ASIDE);
	document_printf(document, P_("The theme’s mean is that of %d question.",
		"The theme’s mean is that of %d questions.", (unsigned long)count), count);
	if (comparison->pair.a) {
		document_text(document, " ");
		document_printf(document, _("Gap: %s."), comparison->pair_name);
	}
	document_close(document, PART_ASIDE);
}

/* Place by place: the questions, and the theme as each side sees it. */
static void
put_tables(const struct comparison *comparison, const struct compare_theme *theme,
	const struct comparison_lines *lines)
{
	struct document *document = comparison->document;
	bool questions = comparison->network && !comparison_is_few(comparison);
	bool sides = comparison->speakers_count > 0 && comparison_has_mean(comparison, theme);
	document_open(document, PART_KEEP);
	if (questions)
		document_put(document, PART_HEADING, sides
			? _("The questions, and the theme as each side sees it") : _("The questions"));
	else if (sides && comparison->network)
		document_put(document, PART_HEADING, _("The theme, as each side sees it"));
	if (sides)
		put_basis(comparison, theme);
	if (questions && put_questions(comparison, lines, sides ? theme : NULL))
		sides = false;
	document_close(document, PART_KEEP);
	if (sides) {
		struct comparison_table table = comparison_table(comparison);
		add_sides(&table, theme);
		comparison_put_table(&table);
	}
}

static void
put_theme(const struct comparison *comparison, int index)
{
	const struct compare_theme *theme = &comparison->compare->themes[index];
	struct document *document = comparison->document;
	struct comparison_lines lines = question_lines(comparison, index);
	bool mean = comparison_has_mean(comparison, theme);
	enum part around = comparison->panel->count > COMPARISON_FEW ? PART_PAGE : PART_KEEP;
	document_open(document, around);
	document_open(document, PART_SECTION);
	document_printf(document, "%d  %s", comparison_theme_number(comparison, index),
		comparison_theme(comparison, theme));
	document_close(document, PART_SECTION);
	if (comparison->network)
		comparison_put_chart(comparison, &lines, mean ? 0 : 1, _("Question"));
	put_tables(comparison, theme, &lines);
	document_close(document, around);
	free_lines(&lines);
}

void
comparison_put_themes(const struct comparison *comparison)
{
	for (int i = 0; i < comparison->compare->themes_count; i++) {
		const struct compare_theme *theme = &comparison->compare->themes[i];
		bool tells = comparison->network ? comparison_items(comparison, theme) > 0
			: comparison_has_mean(comparison, theme);
		if (theme->scale && tells)
			put_theme(comparison, i);
	}
}
