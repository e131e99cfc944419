/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which forms there are, and what stands on each of them around its questions.
 */
#include "report/forms.h"

#include "core/mem.h"
#include "report/paper_step.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* --- the fixed words ----------------------------------------------------------------------- */

static void
say(const struct form *form, enum form_word word, ...)
{
	for (int i = 0; i < form->tags_count; i++) {
		va_list args;
		va_start(args, word);
		int length = vsnprintf(NULL, 0, form_word(word, form->tags[i]), args);
		va_end(args);
		char *said = mem_new((size_t)length + 1, 1);
		va_start(args, word);
		vsnprintf(said, (size_t)length + 1, form_word(word, form->tags[i]), args);
		va_end(args);
		document_put_in(form->document, i == 0 ? PART_SPAN : PART_OTHER, form->tags[i],
			said);
		free(said);
	}
}

void
form_say(const struct form *form, enum form_word word, int number)
{
	say(form, word, number);
}

void
form_put(const struct form *form, enum part part, enum form_word word, int number)
{
	document_open(form->document, part);
	say(form, word, number);
	document_close(form->document, part);
}

void
form_put_range(const struct form *form, enum part part, const char *low, const char *high)
{
	document_open(form->document, part);
	say(form, FORM_RANGE, low, high);
	document_close(form->document, part);
}

/* --- around the questions ------------------------------------------------------------------ */

/* Whether one of the questions is counted group by group, or answered in words. */
static bool
asks_group(const struct form *form, const int *steps, int count)
{
	bool by_group = false;
	for (int i = 0; i < count; i++)
		by_group |= form->workshop->steps[steps[i]].by_group;
	return by_group && workshop_people_groups(form->workshop) > 0;
}

static bool
asks_words(const struct form *form, const int *steps, int count)
{
	for (int i = 0; i < count; i++)
		if (form->workshop->steps[steps[i]].kind == KIND_WORDS)
			return true;
	return false;
}

/* What happens with the answers. */
static void
put_promise(const struct form *form, const int *steps, int count)
{
	for (int i = 0; i < form->tags_count; i++) {
		const char *tag = form->tags[i];
		document_open_in(form->document, PART_PARAGRAPH, tag);
		document_printf(form->document, "%s %s", form_word(FORM_VOLUNTARY, tag),
			form_word(FORM_TOTALS, tag));
		if (asks_group(form, steps, count))
			document_printf(form->document, " %s", form_word(FORM_SMALL_GROUPS, tag));
		if (asks_words(form, steps, count))
			document_printf(form->document, " %s", form_word(FORM_SHOWN, tag));
		document_close(form->document, PART_PARAGRAPH);
	}
}

static void
put_group(const struct form *form, int index)
{
	const struct group *group = &form->workshop->groups[index];
	const char *mark = form->paper->marks ? form->paper->marks[index] : "";
	char digit[CODE_LENGTH];
	snprintf(digit, sizeof(digit), "%d", paper_group_digit(form->workshop, index));
	document_open(form->document, PART_ITEM);
	document_box(form->document, BOX_TICK, digit);
	if (*mark)
		document_printf(form->document, "%s ", mark);
	tongues_put(form->document, &form->paper->tongues, &group->label, group->id);
	document_close(form->document, PART_ITEM);
}

static void
put_groups(const struct form *form)
{
	struct document *document = form->document;
	enum part list = form->paper->tongues.count > 1 ? PART_BOXES : PART_BOX_PAIRS;
	document_open(document, PART_KEEP);
	form_put(form, form->heading, FORM_GROUP, 0);
	document_open(document, list);
	for (int i = 0; i < form->workshop->groups_count; i++)
		if (!form->workshop->groups[i].official)
			put_group(form, i);
	document_open(document, PART_ITEM);
	document_box(document, BOX_TICK, "0");
	form_say(form, FORM_NO_GROUP, 0);
	document_close(document, PART_ITEM);
	document_close(document, list);
	document_close(document, PART_KEEP);
}

/* Which form it is, where and when. */
static void
put_line(const struct form *form)
{
	const char *const facts[] = {form->name, form->paper->place, form->paper->date};
	document_open(form->document, PART_ASIDE);
	for (int i = 0; i < form->tags_count; i++) {
		if (i > 0)
			document_text(form->document, " · ");
		document_put_in(form->document, PART_SPAN, form->tags[i],
			form_word(FORM_QUESTIONNAIRE, form->tags[i]));
	}
	for (size_t i = 0; i < sizeof(facts) / sizeof(facts[0]); i++)
		if (facts[i] && *facts[i])
			document_printf(form->document, " · %s", facts[i]);
	document_close(form->document, PART_ASIDE);
}

static void
put_title(const struct form *form, enum part part)
{
	document_open(form->document, part);
	if (form->paper->title)
		document_text(form->document, form->paper->title);
	else
		tongues_put(form->document, &form->paper->tongues, &form->workshop->title, "");
	document_close(form->document, part);
}

/* --- the forms ----------------------------------------------------------------------------- */

static void
put_sheet(struct form *form, const int *steps, int count)
{
	form->heading = PART_HEADING;
	document_open(form->document, PART_SHEET);
	put_title(form, PART_SECTION);
	put_line(form);
	put_promise(form, steps, count);
	if (asks_group(form, steps, count))
		put_groups(form);
	form_questions(form, steps, count);
	form_put(form, PART_PARAGRAPH, FORM_THANKS, 0);
	document_close(form->document, PART_SHEET);
}

/* One for everybody, if it is known how many come: so they fill the pages. */
static void
put_slip(struct form *form, int step)
{
	form->heading = PART_SECTION;
	form->name = NULL;
	for (int copy = 0; copy == 0 || copy < form->paper->people; copy++) {
		document_open(form->document, PART_SLIP);
		if (asks_group(form, &step, 1))
			put_groups(form);
		form_questions(form, &step, 1);
		form_put(form, PART_PARAGRAPH, FORM_VOLUNTARY, 0);
		document_close(form->document, PART_SLIP);
	}
}

/* The steps of a sheet, from its first one on; 0 if FIRST is not that. */
static int
steps_on_sheet(const struct workshop *workshop, int first, int *steps)
{
	const char *name = paper_sheet(&workshop->steps[first]);
	int count = 0;
	for (int i = 0; i < workshop->steps_count; i++) {
		const char *other = paper_sheet(&workshop->steps[i]);
		if (!other || strcmp(other, name) != 0 || !methods[workshop->steps[i].kind].asks)
			continue;
		if (i < first)
			return 0;
		steps[count++] = i;
	}
	return count;
}

static int
put_sheets(struct form *form)
{
	const struct workshop *workshop = form->workshop;
	int *steps = mem_new((size_t)workshop->steps_count + 1, sizeof(*steps)), forms = 0;
	for (int i = 0; i < workshop->steps_count; i++) {
		const char *name = paper_sheet(&workshop->steps[i]);
		int count = name ? steps_on_sheet(workshop, i, steps) : 0;
		form->name = name;
		if (count > 0)
			put_sheet(form, steps, count);
		forms += count > 0;
	}
	free(steps);
	return forms;
}

static int
put_slips(struct form *form)
{
	int forms = 0;
	for (int i = 0; i < form->workshop->steps_count; i++) {
		if (paper_sheet(&form->workshop->steps[i]) || !paper_on_form(form->paper, i))
			continue;
		if (forms++ == 0)
			document_open(form->document, PART_SHEET);
		put_slip(form, i);
	}
	if (forms > 0)
		document_close(form->document, PART_SHEET);
	return forms;
}

static void
add_tag(struct form *form, const char *tag, int language)
{
	form->languages[form->tags_count] = language;
	form->tags[form->tags_count++] = tag;
}

/* The languages of the fixed words: those of the texts, as far as they are known, or else that of
 * the screens. */
static void
choose_tags(struct form *form)
{
	const struct tongues *tongues = &form->paper->tongues;
	for (int i = 0; i < tongues->count; i++) {
		const char *tag = tongues_tag(tongues, tongues->in[i]);
		if (tag && form_word(FORM_QUESTIONNAIRE, tag))
			add_tag(form, tag, tongues->in[i]);
	}
	if (form->tags_count == 0)
		add_tag(form, form->paper->language, tongues->in[0]);
}

static bool
any_form(const struct paper *paper)
{
	for (int i = 0; i < paper->workshop->steps_count; i++)
		if (paper_on_form(paper, i))
			return true;
	return false;
}

int
paper_forms(const struct paper *paper, struct buffer *out)
{
	struct form form = {.paper = paper, .workshop = paper->workshop};
	if (!any_form(paper))
		return 0;

	choose_tags(&form);
	const char *tag, *title = tongues_first(&paper->tongues, &paper->workshop->title, &tag);
	const char *language = tongues_tag(&paper->tongues, paper->tongues.in[0]);
	char *name = mem_printf("%s – %s", paper->title ? paper->title : title,
		form_word(FORM_QUESTIONNAIRE, form.tags[0]));
	form.document = document_new(
		paper->format, DOCUMENT_FORMS, name, language ? language : paper->language);
	document_open(form.document, PART_HEADER);
	document_put(form.document, PART_TITLE, name);
	document_close(form.document, PART_HEADER);
	document_open(form.document, PART_MAIN);
	int forms = put_sheets(&form);
	forms += put_slips(&form);
	document_close(form.document, PART_MAIN);
	document_finish(form.document, out);
	free(name);
	return forms;
}
