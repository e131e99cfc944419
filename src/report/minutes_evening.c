/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The evening: what it was, in short, who was here, how it went.
 */
#include "report/minutes_parts.h"

#include "core/i18n.h"
#include "core/mem.h"
#include "core/spoken.h"
#include "report/chart.h"

#include <stdlib.h>
#include <string.h>

/* --- the head ------------------------------------------------------------------------------ */

static void
put_time(const struct writing *writing)
{
	const struct minutes *minutes = writing->minutes;
	struct document *document = writing->document;
	document_open(document, PART_PARAGRAPH);
	const char *between = "";
	const char *const facts[] = {minutes->place, minutes->date};
	for (size_t i = 0; i < 2; i++) {
		if (!*facts[i])
			continue;
		document_text(document, between);
		document_put(document, PART_SPAN, facts[i]);
		between = " · ";
	}
	if (*minutes->started && *minutes->ended)
		/* translators: from when to when, times of the day */
		document_printf(document, _("%s%s to %s"), between, minutes->started, minutes->ended);
	else if (*minutes->started)
		/* translators: a time of the day, of an evening that goes on */
		document_printf(document, _("%sfrom %s"), between, minutes->started);
	document_close(document, PART_PARAGRAPH);
}

static void
put_tile(const struct writing *writing, int64_t number, const char *what)
{
	char *text = mem_printf("%lld", (long long)number);
	document_open(writing->document, PART_ITEM);
	document_put(writing->document, PART_STRONG, text);
	document_printf(writing->document, " %s", what);
	document_close(writing->document, PART_ITEM);
	free(text);
}

static int
count_comments(const struct minutes *minutes)
{
	int count = 0;
	for (int i = 0; i < minutes->voices_count; i++)
		for (int j = 0; j < minutes->voices[i].clusters_count; j++)
			count += minutes->voices[i].clusters[j].comments_count;
	return count;
}

void
writing_tiles(const struct writing *writing)
{
	const struct minutes *minutes = writing->minutes;
	unsigned long present = (unsigned long)minutes->present;
	int questions = minutes->questions_count, comments = count_comments(minutes);
	int measures = minutes->measures_count;
	if (minutes->present + questions + comments + measures == 0)
		return;
	document_open(writing->document, PART_TILES);
	if (present > 0)
		/* translators: behind a number */
		put_tile(writing, minutes->present, P_("person here", "people here", present));
	put_tile(writing, questions, P_("question", "questions", (unsigned long)questions));
	put_tile(writing, comments, P_("comment on the wall", "comments on the wall", (unsigned long)comments));
	put_tile(writing, measures, P_("measure noted", "measures noted", (unsigned long)measures));
	document_close(writing->document, PART_TILES);
}

/* What stays in mind: where the views part most, and what was agreed. */
void
writing_short(const struct writing *writing)
{
	const struct minutes *minutes = writing->minutes;
	struct document *document = writing->document;
	int agreed = 0;
	for (int i = 0; i < minutes->measures_count; i++)
		agreed += minutes->measures[i].agreed;
	const struct minutes_view *widest = minutes->views_count > 0 ? &minutes->views[0] : NULL;
	bool gap = widest && widest->gap.has && widest->gap.is > 0 && *widest->title;
	if (!gap && minutes->measures_count == 0)
		return;
	document_open(document, PART_LIST);
	if (gap) {
		char *distance = say_decimal(widest->gap.is);
		document_open(document, PART_ITEM);
		document_printf(document,
			/* translators: a theme, a number, two groups */
			_("The views are furthest apart on “%s”: a gap of %s between %s and %s."),
			widest->title, distance,
			writing_group_label(writing, minutes->sides[widest->a].group),
			writing_group_label(writing, minutes->sides[widest->b].group));
		document_close(document, PART_ITEM);
		free(distance);
	}
	if (minutes->measures_count > 0) {
		document_open(document, PART_ITEM);
		document_printf(document,
			P_("%d measure was noted,", "%d measures were noted,",
				(unsigned long)minutes->measures_count), minutes->measures_count);
		document_text(document, " ");
		/* translators: behind "5 measures were noted," */
		document_printf(document, P_("%d of them agreed in the room.",
			"%d of them agreed in the room.", (unsigned long)agreed), agreed);
		document_close(document, PART_ITEM);
	}
	document_close(document, PART_LIST);
}

void
writing_head(const struct writing *writing)
{
	const struct minutes *minutes = writing->minutes;
	struct document *document = writing->document;
	document_open(document, PART_HEADER);
	document_put(document, PART_TITLE, minutes->title);
	document_open(document, PART_ASIDE);
	document_put(document, PART_SPAN, minutes->rehearsal ? _("Minutes of a rehearsal") : _("Minutes of the evening"));
	if (*minutes->workshop && strcmp(minutes->workshop, minutes->title) != 0) {
		document_text(document, " · ");
		writing_put(writing, PART_SPAN, minutes->workshop);
	}
	document_close(document, PART_ASIDE);
	put_time(writing);
	if (!minutes->over)
		document_put(document, PART_PARAGRAPH, *minutes->started
			? _("The evening has not ended yet; these minutes show how it stands.")
			: _("The evening has not begun yet."));
	document_close(document, PART_HEADER);
}

/* --- who was here -------------------------------------------------------------------------- */

static bool
is_people(const struct minutes_group *group)
{
	return !group->official && !group->nobody;
}

static void
put_missing(const struct writing *writing)
{
	const struct minutes *minutes = writing->minutes;
	struct document *document = writing->document;
	const char *between = "";
	bool any = false;
	for (int i = 0; i < minutes->groups_count; i++)
		any |= is_people(&minutes->groups[i]) && minutes->groups[i].present == 0;
	if (!any)
		return;
	document_open(document, PART_PARAGRAPH);
	document_printf(document, "%s ", _("Nobody was here from:"));
	for (int i = 0; i < minutes->groups_count; i++) {
		const struct minutes_group *group = &minutes->groups[i];
		if (!is_people(group) || group->present > 0)
			continue;
		document_text(document, between);
		writing_put(writing, PART_SPAN, group->label);
		between = ", ";
	}
	document_text(document, ".");
	document_close(document, PART_PARAGRAPH);
}

static void
put_group(const struct writing *writing, int index)
{
	struct document *document = writing->document;
	int64_t present = writing->minutes->groups[index].present, all = writing->minutes->present;
	struct chart_bar bar = {.share = (double)present / (double)all};
	document_open(document, PART_ROW);
	document_open(document, PART_LEAD);
	writing_group(writing, index);
	document_close(document, PART_LEAD);
	document_open(document, PART_CELL_PICTURE);
	chart_bars(document, &bar, 1, -1);
	document_close(document, PART_CELL_PICTURE);
	writing_count(writing, present);
	writing_share(writing, present, all);
	document_close(document, PART_ROW);
}

static void
put_groups(const struct writing *writing)
{
	const struct minutes *minutes = writing->minutes;
	struct document *document = writing->document;
	document_open(document, PART_FIGURE);
	document_open(document, PART_CAPTION);
	document_printf(document, P_("%lld person was here", "%lld people were here",
		(unsigned long)minutes->present), (long long)minutes->present);
	document_close(document, PART_CAPTION);
	document_open(document, PART_TABLE);
	document_open(document, PART_HEAD);
	document_put(document, PART_COLUMN, _("Group"));
	document_put(document, PART_COLUMN_PICTURE, _("share of those here"));
	document_put(document, PART_COLUMN_NUMBER, _("people"));
	document_put(document, PART_COLUMN_NUMBER, _("share"));
	document_close(document, PART_HEAD);
	for (int i = 0; i < minutes->groups_count; i++) {
		const struct minutes_group *group = &minutes->groups[i];
		if (!group->official && (!group->nobody || group->present > 0))
			put_group(writing, i);
	}
	document_close(document, PART_TABLE);
	document_close(document, PART_FIGURE);
}

void
writing_people(const struct writing *writing)
{
	const struct minutes *minutes = writing->minutes;
	struct document *document = writing->document;
	bool groups = false;
	if (!*minutes->started)
		return;
	for (int i = 0; i < minutes->groups_count; i++)
		groups |= is_people(&minutes->groups[i]);
	document_put(document, PART_SECTION, _("Who was here"));
	if (minutes->present == 0) {
		document_put(document, PART_PARAGRAPH, _("Nobody counted who was here."));
		return;
	}
	if (groups) {
		put_groups(writing);
		put_missing(writing);
		return;
	}
	document_open(document, PART_PARAGRAPH);
	document_printf(document, P_("%lld person was here.", "%lld people were here.",
		(unsigned long)minutes->present), (long long)minutes->present);
	document_close(document, PART_PARAGRAPH);
}

/* --- the course ---------------------------------------------------------------------------- */

static void
put_minutes(const struct writing *writing, int64_t minutes)
{
	/* translators: minutes, in a column of them */
	writing_take(writing, PART_CELL_NUMBER,
		minutes > 0 ? mem_printf(_("%lld min"), (long long)minutes) : NULL);
}

/* Minutes of MILLISECONDS; what was begun at all counts as one. */
static int64_t
whole_minutes(int64_t milliseconds)
{
	const int64_t minute = UTC_MINUTE;
	return milliseconds <= 0 ? 0 : milliseconds < minute ? 1 : (milliseconds + minute / 2) / minute;
}

static void
put_step(const struct writing *writing, int index)
{
	struct document *document = writing->document;
	const struct minutes_step *step = &writing->minutes->steps[index];
	document_open(document, PART_ROW);
	writing_count(writing, index + 1);
	document_open(document, PART_LEAD);
	writing_put(writing, PART_SPAN, step->title);
	document_text(document, " ");
	document_open(document, PART_QUIET);
	document_printf(document, "(%s", _(methods[step->kind].label));
	if (step->inserted)
		document_printf(document, ", %s", _("inserted"));
	document_text(document, ")");
	document_close(document, PART_QUIET);
	document_close(document, PART_LEAD);
	if (step->course == COURSE_SKIPPED || step->course == COURSE_PLANNED || !step->started_at)
		document_put(document, PART_CELL, step->course == COURSE_DONE ? _("done together with others")
			: step->course == COURSE_PLANNED ? _("still to come") : _("left out"));
	else
		writing_take(writing, PART_CELL, say_clock(step->started_at));
	put_minutes(writing, step->planned);
	put_minutes(writing, whole_minutes(step->spent));
	document_close(document, PART_ROW);
}

static void
put_sum(const struct writing *writing)
{
	const struct minutes *minutes = writing->minutes;
	struct document *document = writing->document;
	int64_t planned = 0, spent = 0;
	for (int i = 0; i < minutes->steps_count; i++) {
		planned += minutes->steps[i].planned;
		spent += minutes->steps[i].spent;
	}
	document_open(document, PART_ROW);
	document_open(document, PART_CELL);
	document_close(document, PART_CELL);
	document_put(document, PART_LEAD, _("together"));
	document_open(document, PART_CELL);
	document_close(document, PART_CELL);
	put_minutes(writing, planned);
	put_minutes(writing, whole_minutes(spent));
	document_close(document, PART_ROW);
}

void
writing_course(const struct writing *writing)
{
	const struct minutes *minutes = writing->minutes;
	struct document *document = writing->document;
	if (minutes->steps_count == 0)
		return;
	document_put(document, PART_SECTION, _("How the evening went"));
	document_open(document, PART_TABLE);
	document_open(document, PART_HEAD);
	document_put(document, PART_COLUMN_NUMBER, _("no."));
	document_put(document, PART_COLUMN, _("Step"));
	document_put(document, PART_COLUMN, _("began"));
	document_put(document, PART_COLUMN_NUMBER, _("planned"));
	document_put(document, PART_COLUMN_NUMBER, _("took"));
	document_close(document, PART_HEAD);
	for (int i = 0; i < minutes->steps_count; i++)
		put_step(writing, i);
	put_sum(writing);
	document_close(document, PART_TABLE);
}
