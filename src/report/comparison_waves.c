/* One place over time: each theme and question on its evenings, and what has changed since the one
 * before the last.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/comparison_parts.h"

#include "core/i18n.h"
#include "core/mem.h"
#include "report/chart.h"

#include <stdlib.h>
#include <string.h>

enum {
	EVENINGS_MAX = 5, /* more do not fit beside each other */
	FEW_ROWS = 12,    /* more begin a page */
};

struct waves {
	const struct comparison *comparison;
	const struct compare_panel *panel;
	unsigned states;
	bool footnotes;
};

static const char *
place_of(const struct waves *waves)
{
	const struct compare_unit *last = &waves->panel->units[waves->panel->count - 1];
	const struct compared_session *session =
		&waves->comparison->compare->sessions[last->sessions[0]];
	return *session->place ? session->place : session->title;
}

static bool
is_scale(const struct compare *compare, const struct compare_item *item)
{
	return compare_tells(compare->sessions[item->session].questions[item->question].kind) == TELLS_MEAN;
}

static int
count_rows(const struct waves *waves)
{
	const struct compare *compare = waves->comparison->compare;
	int count = 0;
	for (int i = 0; i < compare->items_count; i++)
		count += is_scale(compare, &compare->items[i])
			&& compare_asked(compare, waves->panel, &compare->items[i]) > 1;
	return count;
}

/* Whether all scales have the same ends. */
static bool
same_scale(const struct waves *waves, double *lowest, double *highest)
{
	const struct compare *compare = waves->comparison->compare;
	bool any = false;
	for (int i = 0; i < compare->items_count; i++) {
		const struct compare_item *item = &compare->items[i];
		const struct compared_question *question =
			&compare->sessions[item->session].questions[item->question];
		if (!is_scale(compare, item) || compare_asked(compare, waves->panel, item) < 2)
			continue;
		if (any && (question->lowest != *lowest || question->highest != *highest))
			return false;
		*lowest = question->lowest;
		*highest = question->highest;
		any = true;
	}
	return any;
}

static void
put_head(const struct waves *waves)
{
	struct document *document = waves->comparison->document;
	int count = waves->panel->count;
	document_open(document, PART_HEAD);
	document_put(document, PART_COLUMN, _("Question"));
	if (waves->comparison->options->format == DOCUMENT_HTML) {
		double lowest, highest;
		document_open(document, PART_COLUMN_PICTURE);
		if (same_scale(waves, &lowest, &highest))
			chart_axis(document, lowest, highest);
		else
			document_text(document, _("on its scale"));
		document_close(document, PART_COLUMN_PICTURE);
	}
	for (int i = 0; i < count; i++) {
		char *name = comparison_evening(waves->comparison->compare, waves->panel, i);
		document_open(document, PART_COLUMN_NUMBER);
		document_printf(document, _("%s (n)"), name);
		document_close(document, PART_COLUMN_NUMBER);
		free(name);
	}
	document_put(document, PART_COLUMN_NUMBER, _("change"));
	document_close(document, PART_HEAD);
}

/* "2.8 (41)", of a theme "2.8 (38–41)" */
static void
put_value(struct waves *waves, const struct compare_value *value, bool strong)
{
	struct document *document = waves->comparison->document;
	document_open(document, PART_CELL_NUMBER);
	waves->states |= 1u << value->state;
	if (value->state != ANSWER_SHOWN) {
		document_put(document, PART_QUIET, comparison_lacks(value->state));
	} else {
		char *mean = comparison_say(CELL_MEAN, value->is);
		document_put(document, strong ? PART_STRONG : PART_SPAN, mean);
		document_open(document, PART_QUIET);
		if (value->least < 0)
			document_text(document, " (?)");
		else if (value->least == value->most)
			document_printf(document, " (%lld)", (long long)value->most);
		else
			document_printf(document, " (%lld–%lld)", (long long)value->least,
				(long long)value->most);
		document_close(document, PART_QUIET);
		free(mean);
	}
	document_close(document, PART_CELL_NUMBER);
}

static void
put_change(const struct waves *waves, const struct compare_value *values, bool strong)
{
	struct document *document = waves->comparison->document;
	int count = waves->panel->count;
	const struct compare_value *last = &values[count - 1], *before = &values[count - 2];
	document_open(document, PART_CELL_NUMBER);
	if (last->state == ANSWER_SHOWN && before->state == ANSWER_SHOWN) {
		char *change = comparison_say(CELL_DISTANCE, last->is - before->is);
		document_put(document, strong ? PART_STRONG : PART_SPAN, change);
		free(change);
	}
	document_close(document, PART_CELL_NUMBER);
}

static void
put_picture(const struct waves *waves, const struct compare_value *values,
	const struct compared_question *scale)
{
	int count = 0;
	double *shown = mem_new((size_t)waves->panel->count + 1, sizeof(double));
	for (int i = 0; i < waves->panel->count; i++) {
		if (values[i].state == ANSWER_SHOWN)
			shown[count++] = values[i].is;
	}
	document_open(waves->comparison->document, PART_CELL_PICTURE);
	chart_change(waves->comparison->document, scale->lowest, scale->highest, shown, count);
	document_close(waves->comparison->document, PART_CELL_PICTURE);
	free(shown);
}

static void
put_row(struct waves *waves, const char *lead, const struct compare_value *values,
	const struct compared_question *scale, bool strong)
{
	struct document *document = waves->comparison->document;
	document_open(document, PART_ROW);
	document_open(document, PART_LEAD);
	document_put(document, strong ? PART_STRONG : PART_SPAN, lead);
	document_close(document, PART_LEAD);
	if (waves->comparison->options->format == DOCUMENT_HTML)
		put_picture(waves, values, scale);
	for (int i = 0; i < waves->panel->count; i++)
		put_value(waves, &values[i], strong);
	put_change(waves, values, strong);
	document_close(document, PART_ROW);
}

/* What was asked on the last of the evenings. */
static const char *
last_words(const struct waves *waves, const struct compare_item *item)
{
	const struct compare *compare = waves->comparison->compare;
	int session = -1;
	for (int i = waves->panel->count - 1; i >= 0 && session < 0; i--)
		session = compare_session(compare, item, &waves->panel->units[i]);
	return session < 0 ? "" : comparison_row(&compare->sessions[session].questions[item->in[session]]);
}

static void
put_item(struct waves *waves, const struct compare_item *item, const struct compared_question *scale)
{
	const struct comparison *comparison = waves->comparison;
	struct compare_value *values = mem_new((size_t)waves->panel->count, sizeof(*values));
	bool starred = comparison_wordings(comparison, waves->panel, item) > 1;
	char *lead = mem_printf("%s%s", last_words(waves, item), starred ? " *" : "");
	for (int i = 0; i < waves->panel->count; i++)
		values[i] = compare_mean(
			comparison->compare, item, &waves->panel->units[i], COMPARE_ALL);
	put_row(waves, lead, values, scale, false);
	waves->footnotes = waves->footnotes || starred;
	free(lead);
	free(values);
}

/* A theme and its questions, as far as two of the evenings were asked them. */
static void
put_theme(struct waves *waves, const struct compare_theme *theme)
{
	const struct comparison *comparison = waves->comparison;
	const struct compare_item *items = &comparison->compare->items[theme->first];
	const struct compared_question *scale =
		&comparison->compare->sessions[items[0].session].questions[items[0].question];
	bool *basis = mem_new((size_t)theme->count + 1, sizeof(bool));
	int joined = 0;
	for (int i = 0; i < theme->count; i++)
		joined += compare_asked(comparison->compare, waves->panel, &items[i]) > 1;
	if (joined > 0) {
		struct compare_value *values = mem_new((size_t)waves->panel->count, sizeof(*values));
		compare_basis(comparison->compare, waves->panel, theme, basis);
		for (int i = 0; i < waves->panel->count; i++)
			values[i] = compare_theme_value(comparison->compare, theme, basis,
				&waves->panel->units[i], COMPARE_ALL, NULL);
		/* questions of no theme have nothing in common */
		if (*theme->name)
			put_row(waves, comparison_theme(comparison, theme), values, scale, true);
		free(values);
		for (int i = 0; i < theme->count; i++) {
			if (compare_asked(comparison->compare, waves->panel, &items[i]) > 1)
				put_item(waves, &items[i], scale);
		}
	}
	free(basis);
}

static bool
has_scales(const struct compare *compare, const struct compare_panel *panel)
{
	for (int i = 0; i < compare->themes_count; i++) {
		const struct compare_theme *theme = &compare->themes[i];
		for (int j = 0; theme->scale && j < theme->count; j++) {
			if (compare_asked(compare, panel, &compare->items[theme->first + j]) > 1)
				return true;
		}
	}
	return false;
}

static void
put_place(const struct comparison *comparison, const struct compare_panel *all)
{
	struct document *document = comparison->document;
	int left_out = all->count > EVENINGS_MAX ? all->count - EVENINGS_MAX : 0;
	const struct compare_panel last_ones = {all->units + left_out, all->count - left_out};
	const struct compare_panel *panel = &last_ones;
	struct waves waves = {.comparison = comparison, .panel = panel};
	enum part around = count_rows(&waves) > FEW_ROWS ? PART_PAGE : PART_KEEP;
	document_open(document, around);
	document_open(document, PART_SECTION);
	if (comparison->network)
		document_printf(document, _("%s over time"), place_of(&waves));
	else
		document_text(document, _("From evening to evening"));
	document_close(document, PART_SECTION);
	document_put(document, PART_PARAGRAPH,
		_("This compares rooms, not persons: different people may have been there. n is how many "
		  "answered; of a theme, each of its questions."));
	if (panel->count > 2) {
		char *before = comparison_evening(comparison->compare, panel, panel->count - 2);
		char *last = comparison_evening(comparison->compare, panel, panel->count - 1);
		document_open(document, PART_ASIDE);
		document_printf(document, _("The change is that from %s to %s."), before, last);
		document_close(document, PART_ASIDE);
		free(before);
		free(last);
	}
	if (left_out > 0) {
		document_open(document, PART_ASIDE);
		document_printf(document, P_("The last %d evening.", "The last %d evenings.",
			(unsigned long)panel->count), panel->count);
		document_close(document, PART_ASIDE);
	}
	document_open(document, PART_FIGURE);
	document_open(document, PART_TABLE);
	put_head(&waves);
	for (int i = 0; i < comparison->compare->themes_count; i++) {
		if (comparison->compare->themes[i].scale)
			put_theme(&waves, &comparison->compare->themes[i]);
	}
	document_close(document, PART_TABLE);
	document_close(document, PART_FIGURE);
	if (waves.footnotes && !comparison->network)
		document_put(document, PART_ASIDE,
			_("* Not worded the same everywhere; the wordings stand with the question."));
	for (int i = 0; waves.footnotes && comparison->network && i < comparison->compare->items_count; i++) {
		const struct compare_item *item = &comparison->compare->items[i];
		if (is_scale(comparison->compare, item))
			comparison_put_wordings(comparison, panel, item);
	}
	comparison_put_signs(comparison, waves.states);
	document_close(document, around);
}

void
comparison_put_waves(const struct comparison *comparison)
{
	const struct compare *compare = comparison->compare;
	for (int i = 0; i < compare->waves_count; i++) {
		const struct compare_panel *panel = &compare->waves[i];
		int last = panel->units[panel->count - 1].sessions[0];
		bool own = comparison->own >= 0
			&& comparison->panel->units[comparison->own].sessions[0] == last;
		if ((own || !comparison->options->anonymous) && has_scales(compare, panel))
			put_place(comparison, panel);
	}
}
