/* Themes: all of them at a glance, then each with its questions.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/comparison_parts.h"

#include "core/i18n.h"
#include "core/mem.h"
#include "core/spoken.h"
#include "report/chart.h"

#include <stdlib.h>
#include <string.h>

/* What a row of a chart is about: one value for each unit. */
struct line {
	char *number;            /* "2.1", owned */
	const char *name;
	double lowest, highest;
	struct compare_value *values; /* [unit], owned */
	bool footnote;
	bool strong;
};

struct lines {
	struct line *list;
	int count;
};

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
add_line(struct lines *lines, struct line line)
{
	lines->list = mem_grow(lines->list, (size_t)lines->count, sizeof(line));
	lines->list[lines->count++] = line;
}

static void
free_lines(struct lines *lines)
{
	for (int i = 0; i < lines->count; i++) {
		free(lines->list[i].number);
		free(lines->list[i].values);
	}
	free(lines->list);
}

static struct line
theme_line(const struct comparison *comparison, int index)
{
	const struct compare_theme *theme = &comparison->compare->themes[index];
	const struct compared_question *scale = scale_of(comparison, theme);
	return (struct line){
		.number = mem_printf("%d", comparison_theme_number(comparison, index)),
		.name = comparison_theme(comparison, theme),
		.lowest = scale->lowest,
		.highest = scale->highest,
		.values = theme_values(comparison, theme, COMPARE_ALL, NULL),
	};
}

static struct lines
theme_lines(const struct comparison *comparison)
{
	struct lines lines = {NULL, 0};
	for (int i = 0; i < comparison->compare->themes_count; i++) {
		if (comparison_has_mean(comparison, &comparison->compare->themes[i]))
			add_line(&lines, theme_line(comparison, i));
	}
	return lines;
}

static struct lines
question_lines(const struct comparison *comparison, int index)
{
	const struct compare_theme *theme = &comparison->compare->themes[index];
	struct lines lines = {NULL, 0};
	int of = comparison_theme_number(comparison, index);
	struct line whole = theme_line(comparison, index);
	whole.name = _("the theme");
	whole.strong = true;
	add_line(&lines, whole); /* first, so that the others are numbered from 1 */
	for (int i = 0; i < theme->count; i++) {
		const struct compare_item *item = &comparison->compare->items[theme->first + i];
		if (!comparison_tells(comparison, item))
			continue;
		const struct compared_question *question =
			&comparison->compare->sessions[item->session].questions[item->question];
		add_line(&lines, (struct line){
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

/* --- charts ---------------------------------------------------------------------------------- */

static bool
draws(const struct comparison *comparison)
{
	return comparison->options->format == DOCUMENT_HTML;
}

static bool
same_scale(const struct lines *lines)
{
	for (int i = 1; i < lines->count; i++) {
		if (lines->list[i].lowest != lines->list[0].lowest
			|| lines->list[i].highest != lines->list[0].highest)
			return false;
	}
	return lines->count > 0;
}

/* Whether each unit has a column of its own: there are too few for figures of a network. */
static bool
are_few(const struct comparison *comparison)
{
	return comparison->panel->count < COMPARE_LEAST;
}

static void
put_chart_head(const struct comparison *comparison, const struct lines *lines, const char *lead)
{
	struct document *document = comparison->document;
	document_open(document, PART_HEAD);
	document_put(document, PART_COLUMN, lead);
	if (draws(comparison)) {
		document_open(document, PART_COLUMN_PICTURE);
		if (same_scale(lines))
			chart_axis(document, lines->list[0].lowest, lines->list[0].highest);
		else
			document_text(document, _("on its scale"));
		document_close(document, PART_COLUMN_PICTURE);
	}
	if (are_few(comparison)) {
		for (int i = 0; i < comparison->panel->count; i++)
			document_put(document, PART_COLUMN_NUMBER,
				comparison->names[comparison->order[i]]);
	} else {
		if (comparison->own >= 0)
			document_put(document, PART_COLUMN_NUMBER, _("your own"));
		document_put(document, PART_COLUMN_NUMBER, _("median"));
		document_put(document, PART_COLUMN_NUMBER, _("range"));
		document_put(document, PART_COLUMN_NUMBER, _("places"));
	}
	document_close(document, PART_HEAD);
}

static void
put_picture(const struct comparison *comparison, const struct line *line, const struct network *network)
{
	int units = comparison->panel->count, count = 0;
	struct chart_place *places = mem_new((size_t)units + 1, sizeof(*places));
	for (int i = 0; i < units; i++) {
		int unit = comparison->order[i];
		if (line->values[unit].state != ANSWER_SHOWN)
			continue;
		places[count++] = (struct chart_place){
			.at = line->values[unit].is,
			.label = comparison->names[unit],
			.own = unit == comparison->own,
		};
	}
	document_open(comparison->document, PART_CELL_PICTURE);
	chart_places(comparison->document, line->lowest, line->highest, places, count, network);
	document_close(comparison->document, PART_CELL_PICTURE);
	free(places);
}

static void
put_value(struct document *document, const struct compare_value *value, unsigned *states)
{
	document_open(document, PART_CELL_NUMBER);
	*states |= 1u << value->state;
	if (value->state == ANSWER_SHOWN) {
		char *said = comparison_say(CELL_MEAN, value->is);
		document_text(document, said);
		free(said);
	} else {
		document_put(document, PART_QUIET, comparison_lacks(value->state));
	}
	document_close(document, PART_CELL_NUMBER);
}

static void
put_figures(const struct comparison *comparison, const struct network *network)
{
	struct document *document = comparison->document;
	document_open(document, PART_CELL_NUMBER);
	if (network->median.has) {
		char *median = comparison_say(CELL_MEAN, network->median.is);
		document_put(document, PART_STRONG, median);
		free(median);
	}
	document_close(document, PART_CELL_NUMBER);
	document_open(document, PART_CELL_NUMBER);
	if (network->lowest.has) {
		char *low = comparison_say(CELL_MEAN, network->lowest.is);
		char *high = comparison_say(CELL_MEAN, network->highest.is);
		document_printf(document, "%s … %s", low, high);
		free(low);
		free(high);
	}
	document_close(document, PART_CELL_NUMBER);
	document_open(document, PART_CELL_NUMBER);
	document_printf(document, "%d", network->n);
	document_close(document, PART_CELL_NUMBER);
}

static void
put_line(const struct comparison *comparison, const struct line *line, bool ends, unsigned *states)
{
	struct document *document = comparison->document;
	struct network network = compare_network(line->values, comparison->panel->count);
	document_open(document, PART_ROW);
	document_open(document, PART_LEAD);
	if (line->strong)
		document_put(document, PART_STRONG, line->name);
	else
		document_printf(document, "%s  %s%s", line->number, line->name, line->footnote ? " *" : "");
	if (ends) {
		char *low = say_value(line->lowest), *high = say_value(line->highest);
		document_printf(document, " (%s … %s)", low, high);
		free(low);
		free(high);
	}
	document_close(document, PART_LEAD);
	if (draws(comparison))
		put_picture(comparison, line, &network);
	if (are_few(comparison)) {
		for (int i = 0; i < comparison->panel->count; i++)
			put_value(document, &line->values[comparison->order[i]], states);
	} else {
		if (comparison->own >= 0)
			put_value(document, &line->values[comparison->own], states);
		put_figures(comparison, &network);
	}
	document_close(document, PART_ROW);
}

static const char *
key_of(const struct comparison *comparison)
{
	if (comparison->own >= 0)
		return _("Each ring is a place, the filled mark your own; the stroke is the median, the bar "
			 "reaches from the lowest to the highest.");
	return _("Each ring is a place; the stroke is the median, the bar reaches from the lowest to the "
		 "highest.");
}

static void
put_chart(const struct comparison *comparison, const struct lines *lines, int first, const char *lead)
{
	struct document *document = comparison->document;
	unsigned states = 0;
	bool footnotes = false;
	document_open(document, PART_FIGURE);
	document_put(document, PART_CAPTION, _("Means of everyone who answered"));
	document_open(document, PART_TABLE);
	put_chart_head(comparison, lines, lead);
	for (int i = first; i < lines->count; i++) {
		put_line(comparison, &lines->list[i], !same_scale(lines), &states);
		footnotes = footnotes || lines->list[i].footnote;
	}
	document_close(document, PART_TABLE);
	document_close(document, PART_FIGURE);
	if (draws(comparison))
		document_put(document, PART_ASIDE, key_of(comparison));
	if (footnotes)
		document_put(document, PART_ASIDE,
			_("* Not worded the same everywhere; the wordings stand with the question."));
	comparison_put_signs(comparison, states);
}

/* --- at a glance ----------------------------------------------------------------------------- */

static void
put_matrix(const struct comparison *comparison, bool gaps)
{
	const struct compare *compare = comparison->compare;
	struct comparison_table table = comparison_table(comparison);
	for (int i = 0; i < compare->themes_count && table.count < COMPARISON_COLUMNS_MAX; i++) {
		const struct compare_theme *theme = &compare->themes[i];
		if (!comparison_has_mean(comparison, theme))
			continue;
		int column = comparison_add(&table,
			mem_printf("%d", comparison_theme_number(comparison, i)),
			gaps ? CELL_DISTANCE : CELL_MEAN);
		struct compare_value *values = theme_values(comparison, theme,
			gaps ? comparison->pair.a : COMPARE_ALL, gaps ? comparison->pair.b : NULL);
		for (int unit = 0; unit < comparison->panel->count; unit++)
			*comparison_at(&table, unit, column) = values[unit];
		free(values);
	}
	comparison_put_table(&table);
}

/* Which number is which theme, where no chart says it. */
static void
put_numbers(const struct comparison *comparison, const struct lines *lines)
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
	struct lines lines = theme_lines(comparison);
	if (lines.count > 0) {
		enum part around = comparison->panel->count > COMPARISON_FEW ? PART_PAGE : PART_KEEP;
		document_open(document, around);
		document_put(document, PART_SECTION, _("The themes at a glance"));
		if (comparison->network)
			put_chart(comparison, &lines, 0, _("Theme"));
		else
			put_numbers(comparison, &lines);
		if (comparison->network && !are_few(comparison))
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

/* The theme as each side sees it. */
static void
put_sides(const struct comparison *comparison, const struct compare_theme *theme)
{
	struct comparison_table table = comparison_table(comparison);
	for (int i = 0; i <= comparison->speakers_count + 1; i++) {
		bool all = i == comparison->speakers_count, gap = i > comparison->speakers_count;
		if (gap && (!comparison->pair.a || table.count >= COMPARISON_COLUMNS_MAX))
			break;
		const char *id = all ? COMPARE_ALL : gap ? comparison->pair.a : comparison->speakers[i]->id;
		struct compare_value *values =
			theme_values(comparison, theme, id, gap ? comparison->pair.b : NULL);
		int column = comparison_add(&table, gap ? mem_text(_("gap"))
			: mem_text(comparison_label(comparison, id)), gap ? CELL_DISTANCE : CELL_MEAN);
		for (int unit = 0; unit < comparison->panel->count; unit++)
			*comparison_at(&table, unit, column) = values[unit];
		free(values);
	}
	comparison_put_table(&table);
}

/* The questions side by side, so many at once. */
static void
put_questions(const struct comparison *comparison, const struct lines *lines)
{
	enum { AT_ONCE = 8 };
	for (int first = 1; first < lines->count; first += AT_ONCE) {
		struct comparison_table table = comparison_table(comparison);
		for (int i = first; i < lines->count && i < first + AT_ONCE; i++) {
			int column = comparison_add(&table, mem_text(lines->list[i].number), CELL_MEAN);
			for (int unit = 0; unit < comparison->panel->count; unit++)
				*comparison_at(&table, unit, column) = lines->list[i].values[unit];
		}
		comparison_put_table(&table);
	}
}

static void
put_theme(const struct comparison *comparison, int index)
{
	const struct compare_theme *theme = &comparison->compare->themes[index];
	struct document *document = comparison->document;
	struct lines lines = question_lines(comparison, index);
	bool mean = comparison_has_mean(comparison, theme);
	enum part around = comparison->panel->count > COMPARISON_FEW ? PART_PAGE : PART_KEEP;
	int count;
	free(basis_of(comparison, theme, &count));
	document_open(document, around);
	document_open(document, PART_SECTION);
	document_printf(document, "%d  %s", comparison_theme_number(comparison, index),
		comparison_theme(comparison, theme));
	document_close(document, PART_SECTION);
	if (comparison->network) {
		put_chart(comparison, &lines, mean ? 0 : 1, _("Question"));
	}
	if (comparison->network && !are_few(comparison)) {
		document_open(document, PART_KEEP);
		document_put(document, PART_HEADING, _("Question by question"));
		put_questions(comparison, &lines);
		document_close(document, PART_KEEP);
	}
	if (mean && comparison->speakers_count > 0) {
		document_open(document, PART_KEEP);
		document_put(document, PART_HEADING, _("The theme, as each side sees it"));
		document_open(document, PART_ASIDE);
		document_printf(document, P_("The mean of %d question.", "The mean of %d questions.",
			(unsigned long)count), count);
		if (comparison->pair.a) {
			document_text(document, " ");
			document_printf(document, _("Gap: %s."), comparison->pair_name);
		}
		document_close(document, PART_ASIDE);
		put_sides(comparison, theme);
		document_close(document, PART_KEEP);
	}
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
