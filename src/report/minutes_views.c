/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The views compared: a line for each theme and each of its questions with a mark for each side, then
 * the same as numbers.
 */
#include "report/minutes_parts.h"

#include "core/i18n.h"
#include "core/mem.h"
#include "core/spoken.h"
#include "report/chart.h"

#include <stdlib.h>

/* --- the sides ------------------------------------------------------------------------------ */

/* Whether SIDE has a mean anywhere, or one that is withheld. */
static bool
is_seen(const struct minutes *minutes, int side)
{
	for (int i = 0; i < minutes->views_count; i++)
		if (minutes->views[i].means[side].has || minutes->views[i].withheld[side])
			return true;
	return false;
}

static void
put_key(const struct writing *writing)
{
	const struct minutes *minutes = writing->minutes;
	document_open(writing->document, PART_ANSWERS);
	for (int i = 0; i < minutes->sides_count; i++) {
		if (!is_seen(minutes, i))
			continue;
		document_open(writing->document, PART_ITEM);
		writing_group(writing, minutes->sides[i].group);
		document_close(writing->document, PART_ITEM);
	}
	document_close(writing->document, PART_ANSWERS);
}

/* Whether all themes have the same ends. */
static bool
have_one_scale(const struct minutes *minutes)
{
	for (int i = 1; i < minutes->views_count; i++)
		if (minutes->views[i].lowest != minutes->views[0].lowest
			|| minutes->views[i].highest != minutes->views[0].highest)
			return false;
	return true;
}

/* --- the picture ----------------------------------------------------------------------------- */

static void
put_title(const struct writing *writing, const struct minutes_view *view, bool ends)
{
	struct document *document = writing->document;
	const char *title = *view->title ? view->title : NULL;
	document_open(document, PART_LEAD);
	if (!view->question)
		document_open(document, PART_STRONG);
	document_put_in(document, PART_SPAN, title ? writing->minutes->tag : NULL,
		title ? title : _("Questions of no theme"));
	if (!view->question)
		document_close(document, PART_STRONG);
	if (ends && !view->question) {
		char *low = say_value(view->lowest), *high = say_value(view->highest);
		document_text(document, " ");
		document_open(document, PART_QUIET);
		/* translators: the ends of a scale */
		document_printf(document, _("(%s to %s)"), low, high);
		document_close(document, PART_QUIET);
		free(low);
		free(high);
	}
	document_close(document, PART_LEAD);
}

static void
put_view(const struct writing *writing, const struct minutes_view *view, bool ends)
{
	const struct minutes *minutes = writing->minutes;
	struct document *document = writing->document;
	struct chart_point *points = mem_new((size_t)minutes->sides_count + 1, sizeof(*points));
	int count = 0;
	for (int i = 0; i < minutes->sides_count; i++) {
		if (!view->means[i].has)
			continue;
		points[count++] = (struct chart_point){
			.at = view->means[i].is,
			.mark = writing_group_mark(writing, minutes->sides[i].group),
			.label = writing_group_label(writing, minutes->sides[i].group),
		};
	}
	document_open(document, PART_ROW);
	put_title(writing, view, ends);
	document_open(document, PART_CELL_PICTURE);
	if (count > 0)
		chart_points(document, view->lowest, view->highest, points, count);
	document_close(document, PART_CELL_PICTURE);
	writing_figure(writing, &view->gap);
	document_close(document, PART_ROW);
	free(points);
}

static void
put_picture(const struct writing *writing)
{
	const struct minutes *minutes = writing->minutes;
	struct document *document = writing->document;
	bool one = have_one_scale(minutes);
	document_open(document, PART_FIGURE);
	document_put(document, PART_CAPTION, _("Means of the groups by theme and question, the widest gap first"));
	put_key(writing);
	document_open(document, PART_TABLE);
	document_open(document, PART_HEAD);
	document_put(document, PART_COLUMN, _("Theme and question"));
	document_open(document, PART_COLUMN_PICTURE);
	if (one)
		chart_axis(document, minutes->views[0].lowest, minutes->views[0].highest);
	else
		document_text(document, _("from the lowest to the highest"));
	document_close(document, PART_COLUMN_PICTURE);
	document_put(document, PART_COLUMN_NUMBER, _("gap"));
	document_close(document, PART_HEAD);
	for (int i = 0; i < minutes->views_count; i++)
		put_view(writing, &minutes->views[i], !one);
	document_close(document, PART_TABLE);
	document_close(document, PART_FIGURE);
}

/* --- the numbers ------------------------------------------------------------------------------ */

static void
put_numbers(const struct writing *writing)
{
	const struct minutes *minutes = writing->minutes;
	struct document *document = writing->document;
	bool withheld = false;
	document_open(document, PART_FIGURE);
	document_put(document, PART_CAPTION, _("The same as numbers: means"));
	document_open(document, PART_TABLE);
	document_open(document, PART_HEAD);
	document_put(document, PART_COLUMN, _("Theme and question"));
	for (int i = 0; i < minutes->sides_count; i++) {
		if (is_seen(minutes, i))
			writing_group_head(writing, minutes->sides[i].group);
	}
	document_close(document, PART_HEAD);
	for (int i = 0; i < minutes->views_count; i++) {
		const struct minutes_view *view = &minutes->views[i];
		document_open(document, PART_ROW);
		put_title(writing, view, false);
		for (int side = 0; side < minutes->sides_count; side++) {
			if (!is_seen(minutes, side))
				continue;
			withheld |= view->withheld[side];
			writing_take(writing, PART_CELL_NUMBER, view->withheld[side] ? mem_text("×")
				: view->means[side].has ? say_decimal(view->means[side].is) : NULL);
		}
		document_close(document, PART_ROW);
	}
	document_close(document, PART_TABLE);
	document_close(document, PART_FIGURE);
	if (withheld) {
		document_open(document, PART_ASIDE);
		document_printf(document, "×: %s", writing_too_small());
		document_close(document, PART_ASIDE);
	}
}

void
writing_views(const struct writing *writing)
{
	if (writing->minutes->views_count == 0)
		return;
	document_put(writing->document, PART_SECTION, _("The views compared"));
	document_put(writing->document, PART_PARAGRAPH,
		_("A gap is the difference between the two means that lie furthest apart."));
	put_picture(writing);
	put_numbers(writing);
}
