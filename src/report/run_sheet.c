/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/run_sheet.h"

#include "core/i18n.h"
#include "core/mem.h"
#include "report/paper_step.h"
#include "report/prose.h"

#include <stdio.h>
#include <stdlib.h>

enum { DAY_MINUTES = 24 * 60 };

/* --- words --------------------------------------------------------------------------------- */

void
run_sheet_time(const struct paper *paper, int elapsed, char out[TIME_LENGTH])
{
	int minutes = paper->start < 0 ? elapsed : (paper->start + elapsed) % DAY_MINUTES;
	snprintf(out, TIME_LENGTH, paper->start < 0 ? "%d:%02d" : "%02d:%02d", minutes / 60,
		minutes % 60);
}

char *
run_sheet_minutes(int minutes)
{
	return mem_printf(P_("%d minute", "%d minutes", (unsigned long)minutes), minutes);
}

const char *
run_sheet_name(const struct paper *paper, const char **tag)
{
	*tag = NULL;
	return paper->title ? paper->title
		: tongues_first(&paper->tongues, &paper->workshop->title, tag);
}

void
run_sheet_title(const struct run_sheet *sheet, const struct words *words, const char *otherwise)
{
	const char *tag, *title = tongues_first(&sheet->paper->tongues, words, &tag);
	document_put_in(sheet->document, PART_SPAN, tag, *title ? title : otherwise);
}

void
run_sheet_step_title(const struct run_sheet *sheet, int step)
{
	const struct step *it = &sheet->workshop->steps[step];
	run_sheet_title(sheet, &it->title, it->id);
}

void
run_sheet_group(const struct run_sheet *sheet, int index)
{
	const struct group *group = &sheet->workshop->groups[index];
	const char *mark = sheet->paper->marks ? sheet->paper->marks[index] : "";
	char digit[CODE_LENGTH];
	snprintf(digit, sizeof(digit), "%d", paper_group_digit(sheet->workshop, index));
	document_put(sheet->document, PART_CODE, group->official ? "" : digit);
	document_text(sheet->document, group->official ? "" : " ");
	run_sheet_title(sheet, &group->label, group->id);
	if (*mark && !group->official) {
		document_text(sheet->document, " ");
		document_put(sheet->document, PART_QUIET, mark);
	}
}

bool
run_sheet_inserted(const struct run_sheet *sheet, int step)
{
	return sheet->paper->steps && sheet->paper->steps[step].inserted;
}

/* --- step by step -------------------------------------------------------------------------- */

/* Adds FACT to the line of them and frees it; NULL: there is none. */
static void
put_fact(struct run_sheet *sheet, char *fact)
{
	if (fact && sheet->begun)
		document_text(sheet->document, " · ");
	if (fact) {
		document_text(sheet->document, fact);
		sheet->begun = true;
	}
	free(fact);
}

/* How much one person may give, or NULL where there is one way only. */
static char *
most_text(const struct step *step, int count)
{
	int most = paper_most(step, count);
	unsigned long n = (unsigned long)most;
	if (most == 0 || !methods[step->kind].has_max)
		return NULL;
	switch (step->kind) {
	case KIND_DOTS:
		return mem_printf(P_("%d dot to spread", "%d dots to spread", n), most);
	case KIND_RANK:
		return !step->max ? NULL
			: mem_printf(P_("%d place", "the first %d places", n), most);
	case KIND_WORDS:
		return mem_printf(P_("%d word at most", "%d words at most", n), most);
	default:
		return !step->max ? NULL
			: mem_printf(P_("%d answer at most", "%d answers at most", n), most);
	}
}

static void
put_facts(struct run_sheet *sheet, int number, int elapsed)
{
	const struct step *step = &sheet->workshop->steps[number];
	const struct method *method = &methods[step->kind];
	const char *name = paper_sheet(step), *tag;
	const char *theme = tongues_first(&sheet->paper->tongues, &step->theme, &tag);
	int count, round = paper_round(sheet->workshop, number);
	char time[TIME_LENGTH];

	run_sheet_time(sheet->paper, elapsed, time);
	paper_options(sheet->paper, number, &count);
	sheet->begun = false;
	document_open(sheet->document, PART_ASIDE);
	put_fact(sheet, mem_text(time));
	put_fact(sheet, step->minutes ? run_sheet_minutes(step->minutes) : NULL);
	put_fact(sheet, mem_text(_(method->label)));
	put_fact(sheet, most_text(step, count));
	put_fact(sheet, step->by_group ? mem_text(_("group by group")) : NULL);
	put_fact(sheet, round > 1 ? mem_printf(_("round %d"), round) : NULL);
	put_fact(sheet, name ? mem_printf(_("on the form “%s”"), name) : NULL);
	if (method->has_comments)
		put_fact(sheet, mem_text(step->live ? _("comments appear at once")
						    : _("comments are shown later")));
	put_fact(sheet, run_sheet_inserted(sheet, number) ? mem_text(_("inserted")) : NULL);
	if (*theme) {
		put_fact(sheet, mem_text(_("Theme:")));
		document_text(sheet->document, " ");
		document_put_in(sheet->document, PART_SPAN, tag, theme);
	}
	document_close(sheet->document, PART_ASIDE);
}

static void
put_prompt(const struct run_sheet *sheet, const struct step *step)
{
	int said[TONGUES_MAX];
	int count = tongues_of(&sheet->paper->tongues, &step->prompt, said);
	for (int i = 0; i < count; i++) {
		const char *tag = tongues_tag(&sheet->paper->tongues, said[i]);
		document_open_in(sheet->document, PART_QUOTE, tag);
		prose_put(sheet->document, tag, step->prompt.in[said[i]]);
		document_close(sheet->document, PART_QUOTE);
	}
}

static void
put_answer(const struct run_sheet *sheet, const char *code, const struct words *label,
	const char *otherwise, bool status_quo)
{
	document_open(sheet->document, PART_ITEM);
	document_put(sheet->document, PART_CODE, code);
	document_text(sheet->document, " ");
	tongues_put(sheet->document, &sheet->paper->tongues, label, otherwise);
	if (status_quo)
		document_printf(sheet->document, " (%s)", _("as it is now"));
	document_close(sheet->document, PART_ITEM);
}

/* Where the answers come from that are not known yet. */
static void
put_source(const struct run_sheet *sheet, const struct step *step)
{
	int from = workshop_find_step(sheet->workshop, step->options_from);
	if (from < 0)
		return;
	document_open(sheet->document, PART_PARAGRAPH);
	document_printf(sheet->document, _("The answers come from step %d:"), from + 1);
	document_text(sheet->document, " ");
	run_sheet_step_title(sheet, from);
	document_close(sheet->document, PART_PARAGRAPH);
}

static void
put_answers(const struct run_sheet *sheet, int number)
{
	const struct step *step = &sheet->workshop->steps[number];
	int count;
	const struct option *options = paper_options(sheet->paper, number, &count);
	if (paper_awaits_answers(sheet->paper, number))
		put_source(sheet, step);
	if (!methods[step->kind].asks)
		return;
	if (step->kind == KIND_RESIST)
		document_put(sheet->document, PART_PARAGRAPH,
			_("To each answer from 0 (no resistance) to 10 (unacceptable):"));
	document_open(sheet->document, PART_ANSWERS);
	for (int i = 0; i < count; i++) {
		char code[CODE_LENGTH];
		paper_code(step->kind, options, count, i, code);
		bool same = paper_says_code(&options[i].label, code);
		put_answer(sheet, same ? "" : code, &options[i].label, code,
			options[i].status_quo);
	}
	put_answer(sheet, CODE_ABSTAIN, &step->abstain, _("don’t know"), false);
	document_close(sheet->document, PART_ANSWERS);
}

/* Room for counting who is here. */
static void
put_people(const struct run_sheet *sheet)
{
	struct document *document = sheet->document;
	if (workshop_people_groups(sheet->workshop) == 0)
		return;
	document_open(document, PART_ANSWERS);
	for (int i = 0; i < sheet->workshop->groups_count; i++) {
		if (sheet->workshop->groups[i].official)
			continue;
		document_open(document, PART_ITEM);
		run_sheet_group(sheet, i);
		document_text(document, " ");
		document_blank(document, BLANK_NUMBER);
		document_close(document, PART_ITEM);
	}
	document_open(document, PART_ITEM);
	document_printf(document, "%s ", _("no group"));
	document_blank(document, BLANK_NUMBER);
	document_close(document, PART_ITEM);
	document_open(document, PART_ITEM);
	document_printf(document, "%s ", _("together"));
	document_blank(document, BLANK_NUMBER);
	document_close(document, PART_ITEM);
	document_close(document, PART_ANSWERS);
}

static void
put_step(struct run_sheet *sheet, int number, int elapsed)
{
	struct document *document = sheet->document;
	const struct step *step = &sheet->workshop->steps[number];
	const char *tag, *notes = tongues_first(&sheet->paper->tongues, &step->notes, &tag);

	document_open(document, PART_KEEP);
	document_open(document, PART_HEADING);
	document_printf(document, "%d. ", number + 1);
	run_sheet_step_title(sheet, number);
	document_close(document, PART_HEADING);
	put_facts(sheet, number, elapsed);
	put_prompt(sheet, step);
	put_answers(sheet, number);
	if (step->kind == KIND_PEOPLE)
		put_people(sheet);
	document_close(document, PART_KEEP);
	if (*notes) {
		document_open_in(document, PART_NOTE, tag);
		prose_put_notes(document, tag, notes);
		document_close(document, PART_NOTE);
	}
}

void
paper_run_sheet(const struct paper *paper, struct buffer *out)
{
	const char *tag;
	char *title = mem_printf("%s – %s", run_sheet_name(paper, &tag), _("Run sheet"));
	struct run_sheet sheet = {
		.paper = paper,
		.workshop = paper->workshop,
		.document = document_new(paper->format, DOCUMENT_TEXT, title, paper->language),
	};
	free(title);
	for (int i = 0; i < paper->workshop->steps_count; i++)
		sheet.sum += paper->workshop->steps[i].minutes;

	run_sheet_head(&sheet);
	document_open(sheet.document, PART_MAIN);
	run_sheet_preparation(&sheet);
	run_sheet_overview(&sheet);
	document_open(sheet.document, PART_PAGE);
	document_put(sheet.document, PART_SECTION, _("Step by step"));
	document_open(sheet.document, PART_MARGIN);
	for (int i = 0, elapsed = 0; i < paper->workshop->steps_count; i++) {
		put_step(&sheet, i, elapsed);
		elapsed += paper->workshop->steps[i].minutes;
	}
	document_close(sheet.document, PART_MARGIN);
	document_close(sheet.document, PART_PAGE);
	run_sheet_keys(&sheet);
	run_sheet_disruptions(&sheet);
	document_close(sheet.document, PART_MAIN);
	document_finish(sheet.document, out);
}
