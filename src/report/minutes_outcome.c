/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What comes of it: measures, what happens next, and how the numbers are to be read.
 */
#include "report/minutes_parts.h"

#include "core/i18n.h"

/* --- what comes of it ---------------------------------------------------------------------- */

void
writing_measures(const struct writing *writing)
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
void
writing_next(const struct writing *writing)
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

void
writing_reading(const struct writing *writing)
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

void
writing_foot(const struct writing *writing)
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
