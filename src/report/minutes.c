/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The frame of the minutes: the evening, who was here, its course, what comes of it.
 */
#include "report/minutes_parts.h"

#include "core/i18n.h"
#include "core/mem.h"
#include "core/spoken.h"
#include "report/chart.h"
#include "report/prose.h"

#include <stdlib.h>
#include <string.h>

/* --- what the sections share --------------------------------------------------------------- */

void
writing_put(const struct writing *writing, enum part part, const char *text)
{
	document_put_in(writing->document, part, writing->minutes->tag, text);
}

void
writing_prompt(const struct writing *writing, const char *prompt, const char *title)
{
	if (!*prompt || strcmp(prompt, title) == 0)
		return;
	document_open_in(writing->document, PART_QUOTE, writing->minutes->tag);
	prose_put(writing->document, writing->minutes->tag, prompt);
	document_close(writing->document, PART_QUOTE);
}

void
writing_take(const struct writing *writing, enum part part, char *text)
{
	document_put(writing->document, part, text ? text : "–");
	free(text);
}

void
writing_count(const struct writing *writing, int64_t count)
{
	writing_take(writing, PART_CELL_NUMBER, mem_printf("%lld", (long long)count));
}

void
writing_figure(const struct writing *writing, const struct figure *figure)
{
	writing_take(writing, PART_CELL_NUMBER, figure->has ? say_decimal(figure->is) : NULL);
}

void
writing_share(const struct writing *writing, int64_t votes, int64_t base)
{
	writing_take(writing, PART_CELL_NUMBER,
		base > 0 ? say_percent((double)votes / (double)base) : NULL);
}

const char *
writing_group_label(const struct writing *writing, int group)
{
	return group == MINUTES_EVERYONE ? _("everyone") : writing->minutes->groups[group].label;
}

const char *
writing_group_mark(const struct writing *writing, int group)
{
	return group == MINUTES_EVERYONE ? writing->minutes->everyone_mark : writing->minutes->groups[group].mark;
}

void
writing_group(const struct writing *writing, int group)
{
	bool own = group == MINUTES_EVERYONE || writing->minutes->groups[group].nobody;
	chart_mark(writing->document, writing_group_mark(writing, group));
	document_text(writing->document, " ");
	document_put_in(writing->document, PART_SPAN, own ? NULL : writing->minutes->tag,
		writing_group_label(writing, group));
}

void
writing_group_head(const struct writing *writing, int group)
{
	document_open(writing->document, PART_COLUMN_NUMBER);
	if (writing->marks_only) {
		chart_mark(writing->document, writing_group_mark(writing, group));
		document_put(writing->document, PART_HEARD, writing_group_label(writing, group));
	} else {
		writing_group(writing, group);
	}
	document_close(writing->document, PART_COLUMN_NUMBER);
}

/* Whether names would make columns so wide that not all of them have room on a page. */
static bool
needs_marks(const struct minutes *minutes)
{
	enum { GROUPS_NAMED = 7, NAME_LONGEST = 18 };
	bool needs = minutes->groups_count > GROUPS_NAMED;
	for (int i = 0; i < minutes->groups_count; i++) {
		const char *label = minutes->groups[i].label;
		while (*label) {
			size_t word = strcspn(label, " -");
			needs |= word > NAME_LONGEST;
			label += word + (label[word] != '\0');
		}
	}
	return needs;
}

const char *
writing_too_small(void)
{
	return _("too small to show");
}

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

static void
put_tiles(const struct writing *writing)
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
static void
put_short(const struct writing *writing)
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

static void
put_head(const struct writing *writing)
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

static void
put_people(const struct writing *writing)
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

static void
put_course(const struct writing *writing)
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

/* --- what comes of it ---------------------------------------------------------------------- */

static void
put_measures(const struct writing *writing)
{
	const struct minutes *minutes = writing->minutes;
	struct document *document = writing->document;
	if (minutes->measures_count == 0)
		return;
	document_put(document, PART_SECTION, _("Measures"));
	document_open(document, PART_TABLE);
	document_open(document, PART_HEAD);
	document_put(document, PART_COLUMN, _("What"));
	document_put(document, PART_COLUMN, _("Who"));
	document_put(document, PART_COLUMN, _("By when"));
	document_put(document, PART_COLUMN, _("How it stands"));
	document_close(document, PART_HEAD);
	for (int i = 0; i < minutes->measures_count; i++) {
		const struct minutes_measure *measure = &minutes->measures[i];
		document_open(document, PART_ROW);
		document_put(document, PART_LEAD, measure->what);
		document_put(document, PART_CELL, *measure->who ? measure->who : "–");
		document_put(document, PART_CELL, *measure->due ? measure->due : "–");
		document_put(document, PART_CELL,
			measure->agreed ? _("agreed in the room") : _("to be asked"));
		document_close(document, PART_ROW);
	}
	document_close(document, PART_TABLE);
}

static void
put_follow_up(const struct writing *writing, const char *subject)
{
	struct document *document = writing->document;
	document_open(document, PART_ROW);
	document_put(document, PART_LEAD, subject);
	document_open(document, PART_CELL_BLANK);
	document_close(document, PART_CELL_BLANK);
	document_open(document, PART_CELL_BLANK);
	document_close(document, PART_CELL_BLANK);
	document_close(document, PART_ROW);
}

/* What was proposed and what was agreed, with room for what became of it. */
static void
put_next(const struct writing *writing)
{
	const struct minutes *minutes = writing->minutes;
	struct document *document = writing->document;
	bool any = minutes->measures_count > 0;
	for (int i = 0; i < minutes->voices_count; i++)
		for (int j = 0; j < minutes->voices[i].clusters_count; j++)
			any |= *minutes->voices[i].clusters[j].name != '\0';
	if (!any && !*minutes->next)
		return;
	document_put(document, PART_SECTION, _("What happens next"));
	writing_prompt(writing, minutes->next, "");
	if (!any)
		return;
	document_put(document, PART_PARAGRAPH,
		_("To be filled in later: what became of it, and where it is not taken up, why."));
	document_open(document, PART_TABLE);
	document_open(document, PART_HEAD);
	document_put(document, PART_COLUMN, _("Measure or theme"));
	document_put(document, PART_COLUMN_BLANK, _("taken up / not, because"));
	document_put(document, PART_COLUMN, _("as of"));
	document_close(document, PART_HEAD);
	for (int i = 0; i < minutes->measures_count; i++)
		put_follow_up(writing, minutes->measures[i].what);
	for (int i = 0; i < minutes->voices_count; i++)
		for (int j = 0; j < minutes->voices[i].clusters_count; j++)
			if (*minutes->voices[i].clusters[j].name)
				put_follow_up(writing, minutes->voices[i].clusters[j].name);
	document_close(document, PART_TABLE);
}

/* --- how to read it ------------------------------------------------------------------------ */

static void
put_note(const struct writing *writing, const char *text)
{
	document_put(writing->document, PART_ITEM, text);
}

static void
put_number_note(const struct writing *writing, const char *format, int number)
{
	if (number == 0)
		return;
	document_open(writing->document, PART_ITEM);
	document_printf(writing->document, format, number);
	document_close(writing->document, PART_ITEM);
}

static void
put_unseen(const struct writing *writing)
{
	const struct minutes *minutes = writing->minutes;
	struct document *document = writing->document;
	if (minutes->unseen_titles_count == 0)
		return;
	document_open(document, PART_ITEM);
	document_printf(document, "%s ", _("Asked and not shown to the room, so not here either:"));
	for (int i = 0; i < minutes->unseen_titles_count; i++) {
		document_text(document, i > 0 ? ", " : "");
		writing_put(writing, PART_SPAN, minutes->unseen_titles[i]);
	}
	document_text(document, ".");
	document_close(document, PART_ITEM);
}

static bool
has_secret(const struct minutes *minutes)
{
	for (int i = 0; i < minutes->questions_count; i++)
		for (int j = 0; j < minutes->questions[i].rounds_count; j++)
			if (minutes->questions[i].rounds[j].secret)
				return true;
	return false;
}

static bool
has_several_rounds(const struct minutes *minutes)
{
	for (int i = 0; i < minutes->questions_count; i++)
		if (minutes->questions[i].rounds_count > 1)
			return true;
	return false;
}

static void
put_reading(const struct writing *writing)
{
	const struct minutes *minutes = writing->minutes;
	struct document *document = writing->document;
	document_put(document, PART_SECTION, _("How to read this"));
	document_open(document, PART_LIST);
	if (minutes->questions_count > 0) {
		put_note(writing, _("The numbers say what those who were here answered. This was no survey "
			"that stands for everyone who lives here, and no decision."));
		put_note(writing, _("n is how many people answered. Who abstained is counted apart and is in "
			"no share and no mean."));
	}
	if (has_several_rounds(minutes))
		put_note(writing, _("Where something was asked twice, two pictures of the room are compared, "
			"not the same persons: the numbers of those who answered stand beside it."));
	if (has_secret(minutes)) {
		document_open(document, PART_ITEM);
		document_printf(document, _("Where people answered in secret, a group with fewer than %d "
			"answers is not shown, nor is one from which it could be worked out. There it says "
			"“%s”."), minutes->min_cell, writing_too_small());
		document_close(document, PART_ITEM);
	}
	put_number_note(writing, P_("%d comment is without its group, because few of that group were here.",
		"%d comments are without their group, because few of these groups were here.",
		(unsigned long)minutes->ungrouped), minutes->ungrouped);
	put_number_note(writing, P_("%d comment was noted and not shown to the room; it is not here.",
		"%d comments were noted and not shown to the room; they are not here.",
		(unsigned long)minutes->not_shown), minutes->not_shown);
	put_unseen(writing);
	put_number_note(writing, P_("%d question is still open and not here.",
		"%d questions are still open and not here.", (unsigned long)minutes->open),
		minutes->open);
	put_note(writing, _("Names stand only with measures, as it was agreed in the room. Comments are "
		"given as they were noted."));
	document_close(document, PART_LIST);
}

static void
put_foot(const struct writing *writing)
{
	struct document *document = writing->document;
	document_open(document, PART_FOOTER);
	document_open(document, PART_ASIDE);
	/* translators: when these minutes were made, and with which version of the program */
	document_printf(document, _("Made on %s with %s."), writing->minutes->made,
		writing->minutes->version);
	document_close(document, PART_ASIDE);
	document_close(document, PART_FOOTER);
}

/* ------------------------------------------------------------------------------------------- */

void
minutes_write(const struct minutes *minutes, struct buffer *out)
{
	char *title = mem_printf("%s – %s", minutes->title, _("Minutes of the evening"));
	struct writing writing = {
		.minutes = minutes,
		.document = document_new(minutes->format, DOCUMENT_MINUTES, title, minutes->language),
		.marks_only = needs_marks(minutes),
	};
	free(title);
	put_head(&writing);
	document_open(writing.document, PART_MAIN);
	writing_prompt(&writing, minutes->aim, minutes->title);
	put_tiles(&writing);
	put_short(&writing);
	put_people(&writing);
	put_course(&writing);
	writing_questions(&writing);
	writing_views(&writing);
	writing_voices(&writing);
	put_measures(&writing);
	put_next(&writing);
	put_reading(&writing);
	document_close(writing.document, PART_MAIN);
	put_foot(&writing);
	document_finish(writing.document, out);
}
