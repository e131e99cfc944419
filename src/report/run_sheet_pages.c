/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The first pages: what to fill in, what to prepare, the agenda at a glance.
 */
#include "report/run_sheet.h"

#include "core/i18n.h"
#include "core/mem.h"
#include "report/paper_step.h"
#include "report/prose.h"

#include <stdlib.h>
#include <string.h>

/* --- the head ------------------------------------------------------------------------------ */

/* A field with TEXT, or with room to write where it is NULL or empty. */
static void
put_field(const struct run_sheet *sheet, const char *name, const char *text, enum blank room)
{
	document_put(sheet->document, PART_FIELD_NAME, name);
	document_open(sheet->document, PART_FIELD);
	if (text && *text)
		document_text(sheet->document, text);
	else
		document_blank(sheet->document, room);
	document_close(sheet->document, PART_FIELD);
}

static void
put_times(const struct run_sheet *sheet)
{
	const struct paper *paper = sheet->paper;
	int planned = workshop_minutes(sheet->workshop);
	char begin[TIME_LENGTH], end[TIME_LENGTH];
	run_sheet_time(paper, 0, begin);
	run_sheet_time(paper, planned, end);
	char *span = paper->start < 0 ? NULL : mem_printf(_("%s to %s"), begin, end);
	put_field(sheet, _("Begin and end"), span, BLANK_WORD);

	char *length = run_sheet_minutes(planned), *steps = run_sheet_minutes(sheet->sum);
	char *both = planned == sheet->sum ? mem_text(length)
		: mem_printf(_("%s planned; the steps together take %s"), length, steps);
	put_field(sheet, _("Time in all"), both, BLANK_WORD);
	free(both);
	free(steps);
	free(length);
	free(span);
}

static void
put_groups(const struct run_sheet *sheet, bool official, const char *name)
{
	struct document *document = sheet->document;
	bool any = false;
	for (int i = 0; i < sheet->workshop->groups_count; i++) {
		if (sheet->workshop->groups[i].official != official)
			continue;
		if (!any) {
			document_put(document, PART_FIELD_NAME, name);
			document_open(document, PART_FIELD);
		} else {
			document_text(document, " · ");
		}
		any = true;
		run_sheet_group(sheet, i);
	}
	if (!any)
		return;
	if (!official) {
		document_text(document, " · ");
		document_put(document, PART_CODE, "0");
		document_printf(document, " %s", _("no group"));
	}
	document_close(document, PART_FIELD);
}

void
run_sheet_head(const struct run_sheet *sheet)
{
	const struct paper *paper = sheet->paper;
	struct document *document = sheet->document;
	const char *tag, *title = run_sheet_name(paper, &tag);

	document_open(document, PART_HEADER);
	document_put_in(document, PART_TITLE, tag, title);
	document_put(document, PART_ASIDE, _("Run sheet for the facilitator"));
	document_open(document, PART_FIELDS);
	put_field(sheet, _("Place"), paper->place, BLANK_WORD);
	put_field(sheet, _("Date"), paper->date, BLANK_WORD);
	put_times(sheet);
	char *people = paper->people ? mem_printf("%d", paper->people) : NULL;
	put_field(sheet, _("People expected"), people, BLANK_WORD);
	free(people);
	put_field(sheet, _("In charge of the building, phone"), NULL, BLANK_LINE);
	put_groups(sheet, false, _("Groups"));
	put_groups(sheet, true, _("Official answers"));
	document_close(document, PART_FIELDS);
	document_close(document, PART_HEADER);
}

/* --- what to prepare ----------------------------------------------------------------------- */

/* A form to be printed: which one, and how many times. */
static void
put_form(const struct run_sheet *sheet, const char *name, int questions)
{
	struct document *document = sheet->document;
	int people = sheet->paper->people;
	document_open(document, PART_ITEM);
	document_box(document, BOX_TICK, "");
	document_printf(document, _("Print the form “%s” on both sides"), name);
	document_text(document, ", ");
	document_printf(document, P_("%d question", "%d questions", (unsigned long)questions),
		questions);
	document_text(document, ": ");
	if (people)
		document_printf(document, P_("%d copy", "%d copies", (unsigned long)people),
			people);
	else
		document_text(document, _("one for each person"));
	document_close(document, PART_ITEM);
}

/* How many questions stand on the sheet of STEP; 0 if an earlier step has told. */
static int
questions_on_sheet(const struct workshop *workshop, int step)
{
	const char *name = paper_sheet(&workshop->steps[step]);
	int questions = 0;
	for (int i = 0; i < workshop->steps_count && name; i++) {
		const char *other = paper_sheet(&workshop->steps[i]);
		if (!other || strcmp(other, name) != 0)
			continue;
		if (i < step)
			return 0;
		questions++;
	}
	return questions;
}

void
run_sheet_preparation(const struct run_sheet *sheet)
{
	const char *tag;
	const char *notes = tongues_first(&sheet->paper->tongues, &sheet->workshop->notes, &tag);
	bool forms = false;
	for (int i = 0; i < sheet->workshop->steps_count; i++)
		forms |= questions_on_sheet(sheet->workshop, i) > 0;
	if (!*notes && !forms)
		return;

	document_put(sheet->document, PART_SECTION, _("What to prepare"));
	prose_put_notes(sheet->document, tag, notes);
	if (!forms)
		return;
	document_open(sheet->document, PART_BOXES);
	for (int i = 0; i < sheet->workshop->steps_count; i++) {
		int questions = questions_on_sheet(sheet->workshop, i);
		if (questions > 0)
			put_form(sheet, paper_sheet(&sheet->workshop->steps[i]), questions);
	}
	document_close(sheet->document, PART_BOXES);
}

/* --- at a glance --------------------------------------------------------------------------- */

static void
put_overview_row(const struct run_sheet *sheet, int number, int elapsed)
{
	struct document *document = sheet->document;
	const struct step *step = &sheet->workshop->steps[number];
	char time[TIME_LENGTH];

	document_open(document, PART_ROW);
	document_open(document, PART_CELL_NUMBER);
	document_printf(document, "%d", number + 1);
	document_close(document, PART_CELL_NUMBER);
	run_sheet_time(sheet->paper, elapsed, time);
	document_open(document, PART_CELL_NUMBER);
	document_text(document, time);
	document_close(document, PART_CELL_NUMBER);
	document_open(document, PART_CELL_NUMBER);
	if (step->minutes)
		document_printf(document, "%d", step->minutes);
	document_close(document, PART_CELL_NUMBER);
	document_open(document, PART_LEAD);
	run_sheet_step_title(sheet, number);
	if (run_sheet_inserted(sheet, number))
		document_printf(document, " (%s)", _("inserted"));
	document_close(document, PART_LEAD);
	document_open(document, PART_CELL);
	document_text(document, _(methods[step->kind].label));
	document_close(document, PART_CELL);
	document_close(document, PART_ROW);
}

void
run_sheet_overview(const struct run_sheet *sheet)
{
	struct document *document = sheet->document;
	const struct paper *paper = sheet->paper;
	int elapsed = 0;
	char end[TIME_LENGTH];

	document_open(document, PART_KEEP);
	document_put(document, PART_SECTION, _("The evening at a glance"));
	document_open(document, PART_TABLE);
	document_open(document, PART_HEAD);
	document_put(document, PART_COLUMN_NUMBER, _("Number"));
	document_put(document, PART_COLUMN_NUMBER,
		paper->start < 0 ? _("Begins after") : _("Begins at"));
	document_put(document, PART_COLUMN_NUMBER, _("Minutes"));
	document_put(document, PART_COLUMN, _("Step"));
	document_put(document, PART_COLUMN, _("Kind"));
	document_close(document, PART_HEAD);
	for (int i = 0; i < sheet->workshop->steps_count; i++) {
		put_overview_row(sheet, i, elapsed);
		elapsed += sheet->workshop->steps[i].minutes;
	}
	run_sheet_time(paper, elapsed, end);
	document_open(document, PART_ROW);
	document_open(document, PART_CELL_NUMBER);
	document_close(document, PART_CELL_NUMBER);
	document_put(document, PART_CELL_NUMBER, end);
	document_open(document, PART_CELL_NUMBER);
	document_printf(document, "%d", elapsed);
	document_close(document, PART_CELL_NUMBER);
	document_put(document, PART_LEAD, _("End"));
	document_open(document, PART_CELL);
	document_close(document, PART_CELL);
	document_close(document, PART_ROW);
	document_close(document, PART_TABLE);
	document_close(document, PART_KEEP);
}

