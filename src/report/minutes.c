/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The order of the minutes, and what their sections share.
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
	writing_head(&writing);
	document_open(writing.document, PART_MAIN);
	writing_prompt(&writing, minutes->aim, minutes->title);
	writing_tiles(&writing);
	writing_short(&writing);
	writing_people(&writing);
	writing_course(&writing);
	writing_questions(&writing);
	writing_views(&writing);
	writing_voices(&writing);
	writing_measures(&writing);
	writing_next(&writing);
	writing_reading(&writing);
	document_close(writing.document, PART_MAIN);
	writing_foot(&writing);
	document_finish(writing.document, out);
}
