/* Charts: a row for each theme or question, with a ring for each place.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/comparison_parts.h"

#include "core/i18n.h"
#include "core/mem.h"
#include "core/spoken.h"
#include "report/chart.h"

#include <stdlib.h>

/* Of so few places each has a mark of its own, which stands in the head of its column. */
static const char *const few_marks[COMPARE_LEAST - 1] = {"●", "■"};

static bool
draws(const struct comparison *comparison)
{
	return comparison->options->format == DOCUMENT_HTML;
}

static bool
same_scale(const struct comparison_lines *lines)
{
	for (int i = 1; i < lines->count; i++) {
		if (lines->list[i].lowest != lines->list[0].lowest
			|| lines->list[i].highest != lines->list[0].highest)
			return false;
	}
	return lines->count > 0;
}

bool
comparison_is_few(const struct comparison *comparison)
{
	return comparison->panel->count < COMPARE_LEAST;
}

static void
put_chart_head(const struct comparison *comparison, const struct comparison_lines *lines, const char *lead)
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
	if (comparison_is_few(comparison)) {
		for (int i = 0; i < comparison->panel->count; i++) {
			document_open(document, PART_COLUMN_NUMBER);
			if (draws(comparison))
				chart_mark(document, few_marks[i]);
			document_text(document, comparison->names[comparison->order[i]]);
			document_close(document, PART_COLUMN_NUMBER);
		}
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
put_few(const struct comparison *comparison, const struct comparison_line *line)
{
	struct chart_point points[COMPARE_LEAST - 1];
	int count = 0;
	for (int i = 0; i < comparison->panel->count; i++) {
		int unit = comparison->order[i];
		if (line->values[unit].state == ANSWER_SHOWN)
			points[count++] = (struct chart_point){line->values[unit].is, few_marks[i],
				comparison->names[unit]};
	}
	document_open(comparison->document, PART_CELL_PICTURE);
	chart_points(comparison->document, line->lowest, line->highest, points, count);
	document_close(comparison->document, PART_CELL_PICTURE);
}

static void
put_picture(const struct comparison *comparison, const struct comparison_line *line, const struct network *network)
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
put_line(const struct comparison *comparison, const struct comparison_line *line, bool ends, unsigned *states)
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
	if (draws(comparison) && comparison_is_few(comparison))
		put_few(comparison, line);
	else if (draws(comparison))
		put_picture(comparison, line, &network);
	if (comparison_is_few(comparison)) {
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

void
comparison_put_chart(const struct comparison *comparison, const struct comparison_lines *lines, int first,
	const char *lead)
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
	if (draws(comparison) && !comparison_is_few(comparison))
		document_put(document, PART_ASIDE, key_of(comparison));
	if (footnotes)
		document_put(document, PART_ASIDE,
			_("* Not worded the same everywhere; the wordings stand with the question."));
	comparison_put_signs(comparison, states);
}
