/* Tables with a row for each place, and below them the figures of the network.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/comparison_parts.h"

#include "core/i18n.h"
#include "core/mem.h"
#include "core/spoken.h"

#include <stdlib.h>
#include <string.h>

char *
comparison_say(enum cell_says says, double value)
{
	switch (says) {
	case CELL_PERCENT:
		return say_percent(value);
	case CELL_HUNDREDTHS:
		return say_hundredths(value);
	case CELL_NUMBER:
		return say_short(value);
	case CELL_COUNT:
		return mem_printf("%.0f", value);
	case CELL_DISTANCE: {
		char *size = say_decimal(value < 0 ? -value : value);
		bool zero = strspn(size, "0.,") == strlen(size);
		char *said = mem_printf("%s%s", zero ? "±" : value < 0 ? "−" : "+", size);
		free(size);
		return said;
	}
	default:
		return say_decimal(value);
	}
}

const char *
comparison_lacks(enum answer_state state)
{
	switch (state) {
	case ANSWER_WITHHELD:
		return _("too small");
	case ANSWER_EMPTY:
		return _("none");
	default:
		return "–";
	}
}

void
comparison_put_signs(const struct comparison *comparison, unsigned states)
{
	static const struct {
		enum answer_state state;
		const char *means;
	} signs[] = {
		{ANSWER_NONE, N_("was not asked")},
		{ANSWER_EMPTY, N_("nobody answered")},
		{ANSWER_WITHHELD, N_("too small to show")},
	};
	bool any = false;
	for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++) {
		if (!(states & (1u << signs[i].state)))
			continue;
		if (!any)
			document_open(comparison->document, PART_ASIDE);
		document_printf(comparison->document, "%s%s: %s", any ? " · " : "",
			comparison_lacks(signs[i].state), _(signs[i].means));
		any = true;
	}
	if (any)
		document_close(comparison->document, PART_ASIDE);
}

/* --- making one ------------------------------------------------------------------------------ */

struct comparison_table
comparison_table(const struct comparison *comparison)
{
	size_t cells = (size_t)comparison->panel->count * COMPARISON_COLUMNS_MAX;
	return (struct comparison_table){
		.comparison = comparison,
		.columns = mem_new(COMPARISON_COLUMNS_MAX, sizeof(struct comparison_column)),
		.values = mem_new(cells + 1, sizeof(struct compare_value)),
	};
}

int
comparison_add(struct comparison_table *table, char *head, enum cell_says says)
{
	table->columns[table->count] = (struct comparison_column){head, says};
	return table->count++;
}

struct compare_value *
comparison_at(const struct comparison_table *table, int unit, int column)
{
	return &table->values[unit * COMPARISON_COLUMNS_MAX + column];
}

/* --- writing it ------------------------------------------------------------------------------ */

static void
put_head(const struct comparison_table *table)
{
	const struct comparison *comparison = table->comparison;
	struct document *document = comparison->document;
	document_open(document, PART_HEAD);
	document_put(document, PART_COLUMN, comparison->network ? _("Place") : _("evening"));
	for (int i = 0; i < table->count; i++)
		document_put(document, PART_COLUMN_NUMBER, table->columns[i].head);
	document_close(document, PART_HEAD);
}

static void
put_cell(struct document *document, const struct comparison_column *column,
	const struct compare_value *value, bool strong)
{
	document_open(document, PART_CELL_NUMBER);
	if (value->state != ANSWER_SHOWN) {
		document_put(document, PART_QUIET, comparison_lacks(value->state));
	} else if (column->says == CELL_COUNT && value->is < 0) {
		document_put(document, PART_QUIET, "?");
	} else {
		char *said = comparison_say(column->says, value->is);
		document_put(document, strong ? PART_STRONG : PART_SPAN, said);
		free(said);
	}
	document_close(document, PART_CELL_NUMBER);
}

static void
put_unit(const struct comparison_table *table, int unit, unsigned *states)
{
	const struct comparison *comparison = table->comparison;
	struct document *document = comparison->document;
	bool own = unit == comparison->own;
	document_open(document, PART_ROW);
	document_open(document, PART_LEAD);
	document_put(document, own ? PART_STRONG : PART_SPAN, comparison->names[unit]);
	document_close(document, PART_LEAD);
	for (int i = 0; i < table->count; i++) {
		const struct compare_value *value = comparison_at(table, unit, i);
		*states |= 1u << value->state;
		put_cell(document, &table->columns[i], value, own);
	}
	document_close(document, PART_ROW);
}

enum figure_of { OF_MEDIAN, OF_LOWEST, OF_HIGHEST, OF_N };

static void
put_figure(const struct comparison_table *table, const struct network *networks, enum figure_of of)
{
	static const char *const leads[] = {
		[OF_MEDIAN] = N_("network: median"),
		[OF_LOWEST] = N_("lowest"),
		[OF_HIGHEST] = N_("highest"),
		[OF_N] = N_("places with a value"),
	};
	struct document *document = table->comparison->document;
	document_open(document, PART_ROW);
	document_open(document, PART_LEAD);
	document_put(document, of == OF_MEDIAN ? PART_STRONG : PART_QUIET, _(leads[of]));
	document_close(document, PART_LEAD);
	for (int i = 0; i < table->count; i++) {
		const struct network *network = &networks[i];
		enum cell_says says = table->columns[i].says;
		document_open(document, PART_CELL_NUMBER);
		if (says != CELL_COUNT && of == OF_N) {
			document_printf(document, "%d", network->n);
		} else if (says != CELL_COUNT && network->median.has) {
			const struct figure *figure = of == OF_MEDIAN ? &network->median
				: of == OF_LOWEST ? &network->lowest : &network->highest;
			char *said = comparison_say(says, figure->is);
			document_put(document, of == OF_MEDIAN ? PART_STRONG : PART_SPAN, said);
			free(said);
		}
		document_close(document, PART_CELL_NUMBER);
	}
	document_close(document, PART_ROW);
}

static void
put_network(const struct comparison_table *table)
{
	int units = table->comparison->panel->count;
	struct network *networks = mem_new((size_t)table->count + 1, sizeof(*networks));
	struct compare_value *values = mem_new((size_t)units + 1, sizeof(*values));
	bool any = false;
	for (int i = 0; i < table->count; i++) {
		for (int unit = 0; unit < units; unit++)
			values[unit] = *comparison_at(table, unit, i);
		networks[i] = compare_network(values, units);
		any = any || (networks[i].median.has && table->columns[i].says != CELL_COUNT);
	}
	for (enum figure_of of = OF_MEDIAN; any && of <= OF_N; of++)
		put_figure(table, networks, of);
	free(values);
	free(networks);
}

static void
free_table(struct comparison_table *table)
{
	for (int i = 0; i < table->count; i++)
		free(table->columns[i].head);
	free(table->columns);
	free(table->values);
	*table = (struct comparison_table){.count = 0};
}

void
comparison_put_table(struct comparison_table *table)
{
	const struct comparison *comparison = table->comparison;
	unsigned states = 0;
	bool keep = comparison->panel->count <= COMPARISON_PAGE_ROWS;
	if (table->count == 0) {
		free_table(table);
		return;
	}
	if (keep)
		document_open(comparison->document, PART_KEEP);
	document_open(comparison->document, PART_DENSE);
	document_open(comparison->document, PART_TABLE);
	put_head(table);
	for (int i = 0; i < comparison->panel->count; i++)
		put_unit(table, comparison->order[i], &states);
	if (comparison->network)
		put_network(table);
	document_close(comparison->document, PART_TABLE);
	document_close(comparison->document, PART_DENSE);
	comparison_put_signs(comparison, states);
	if (keep)
		document_close(comparison->document, PART_KEEP);
	free_table(table);
}
