/* Which evenings are compared, and which questions cannot be.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/comparison_parts.h"

#include "core/i18n.h"
#include "core/mem.h"
#include "core/spoken.h"

#include <stdlib.h>
#include <string.h>

/* Of the questions of SESSION those that are compared. */
static int
compared(const struct comparison *comparison, int session)
{
	int count = 0;
	for (int i = 0; i < comparison->compare->items_count; i++) {
		const struct compare_item *item = &comparison->compare->items[i];
		count += item->in[session] >= 0 && comparison_tells(comparison, item);
	}
	return count;
}

static void
put_number(struct document *document, int64_t number)
{
	document_open(document, PART_CELL_NUMBER);
	document_printf(document, "%lld", (long long)number);
	document_close(document, PART_CELL_NUMBER);
}

static void
put_session(const struct comparison *comparison, int unit, int index)
{
	const struct compared_session *session = &comparison->compare->sessions[index];
	struct document *document = comparison->document;
	char *date = say_date(session->date);
	const char *name = comparison->network ? comparison->names[unit] : session->place;
	document_open(document, PART_ROW);
	document_open(document, PART_LEAD);
	document_put(document, unit == comparison->own ? PART_STRONG : PART_SPAN,
		*name ? name : session->title);
	document_close(document, PART_LEAD);
	document_open(document, PART_CELL);
	document_text(document, session->wave);
	document_close(document, PART_CELL);
	document_open(document, PART_CELL);
	document_text(document, date);
	document_close(document, PART_CELL);
	document_open(document, PART_CELL);
	document_text(document, session->workshop);
	document_close(document, PART_CELL);
	if (session->present > 0)
		put_number(document, session->present);
	else
		document_put(document, PART_CELL_NUMBER, "–");
	put_number(document, session->questions_count);
	put_number(document, compared(comparison, index));
	document_close(document, PART_ROW);
	free(date);
}

/* Of the others no more than how many they are. */
static void
put_letters(const struct comparison *comparison)
{
	int others = comparison->panel->count - (comparison->own >= 0);
	const char *last = comparison->names[comparison->order[comparison->panel->count - 1]];
	document_open(comparison->document, PART_PARAGRAPH);
	if (comparison->own >= 0)
		document_printf(comparison->document, P_("%d other place, called %s.",
			"%d other places, called A to %s.", (unsigned long)others), others, last);
	else
		document_printf(comparison->document, P_("%d place, called %s.",
			"%d places, called A to %s.", (unsigned long)others), others, last);
	document_close(comparison->document, PART_PARAGRAPH);
}

void
comparison_put_sessions(const struct comparison *comparison)
{
	struct document *document = comparison->document;
	document_put(document, PART_SECTION, _("The evenings"));
	if (comparison->options->anonymous && comparison->own < 0) {
		put_letters(comparison);
		return;
	}
	document_open(document, PART_DENSE);
	document_open(document, PART_TABLE);
	document_open(document, PART_HEAD);
	document_put(document, PART_COLUMN, _("Place"));
	document_put(document, PART_COLUMN, _("wave"));
	document_put(document, PART_COLUMN, _("date"));
	document_put(document, PART_COLUMN, _("workshop"));
	document_put(document, PART_COLUMN_NUMBER, _("present"));
	document_put(document, PART_COLUMN_NUMBER, _("asked"));
	document_put(document, PART_COLUMN_NUMBER, _("compared"));
	document_close(document, PART_HEAD);
	for (int i = 0; i < comparison->panel->count; i++) {
		int unit = comparison->order[i];
		const struct compare_unit *of = &comparison->panel->units[unit];
		bool letter = comparison->options->anonymous && unit != comparison->own;
		for (int j = of->count - 1; !letter && j >= 0; j--)
			put_session(comparison, unit, of->sessions[j]);
	}
	document_close(document, PART_TABLE);
	document_close(document, PART_DENSE);
	if (comparison->options->anonymous)
		put_letters(comparison);
}

/* --- what is not compared -------------------------------------------------------------------- */

static const char *
reason_of(enum compare_reason reason)
{
	static const char *const reasons[] = {
		[APART_KIND] = N_("it was asked in different ways"),
		[APART_SCALE] = N_("the scales differ"),
		[APART_LABELS] = N_("the answers differ"),
		[APART_DRAWN] = N_("the rooms wrote the answers themselves"),
		[APART_WORDS] = N_("free words are not set side by side"),
	};
	return _(reasons[reason]);
}

/* Whether who is marked among letters was asked a question of APART. */
static bool
may_be_told(const struct comparison *comparison, const struct compare_apart *apart)
{
	if (!comparison->options->anonymous)
		return true;
	for (int i = 0; i < apart->count && comparison->own >= 0; i++) {
		const struct compare_item *item = &comparison->compare->apart_items[apart->first + i];
		if (compare_session(comparison->compare, item, &comparison->panel->units[comparison->own]) >= 0)
			return true;
	}
	return false;
}

/* "1 … 5", "3 answers" */
static char *
say_scale(const struct compared_question *question)
{
	if (compare_tells(question->kind) != TELLS_MEAN)
		return mem_printf(P_("%d answer", "%d answers", (unsigned long)question->options_count),
			question->options_count);
	char *low = say_value(question->lowest), *high = say_value(question->highest);
	char *said = mem_printf(P_("%s … %s, %d level", "%s … %s, %d levels",
		(unsigned long)question->options_count), low, high, question->options_count);
	free(low);
	free(high);
	return said;
}

/* "Aalen, Calw: scale, 1 … 5, 5 levels" */
static void
put_kind(const struct comparison *comparison, const struct compare_apart *apart,
	const struct compare_item *item)
{
	struct document *document = comparison->document;
	const struct compared_question *question =
		&comparison->compare->sessions[item->session].questions[item->question];
	const char *between = "";
	document_open(document, PART_ITEM);
	for (int i = 0; i < comparison->panel->count; i++) {
		int unit = comparison->order[i];
		const struct compare_unit *of = &comparison->panel->units[unit];
		bool any = false;
		for (int j = 0; j < of->count; j++)
			any = any || item->in[of->sessions[j]] >= 0;
		if (!any)
			continue;
		document_printf(document, "%s%s", between, comparison->names[unit]);
		between = ", ";
	}
	document_printf(document, ": %s", _(methods[question->kind].label));
	if (apart->reason == APART_LABELS && question->labels && !comparison->options->anonymous) {
		for (int i = 0; i < question->options_count; i++)
			document_printf(document, "%s%s", i == 0 ? ", " : " · ", question->labels[i]);
	} else if (question->options_count > 0) {
		char *scale = say_scale(question);
		document_printf(document, ", %s", scale);
		free(scale);
	}
	document_close(document, PART_ITEM);
}

static void
put_apart(const struct comparison *comparison, const struct compare_apart *apart)
{
	struct document *document = comparison->document;
	document_open(document, PART_KEEP);
	document_open(document, PART_PARAGRAPH);
	document_put(document, PART_STRONG, apart->id);
	document_printf(document, ": %s", reason_of(apart->reason));
	document_close(document, PART_PARAGRAPH);
	/* what rooms wrote differs in each of them */
	bool list = apart->reason != APART_WORDS && apart->reason != APART_DRAWN;
	if (list)
		document_open(document, PART_LIST);
	for (int i = 0; list && i < apart->count; i++)
		put_kind(comparison, apart, &comparison->compare->apart_items[apart->first + i]);
	if (list)
		document_close(document, PART_LIST);
	document_close(document, PART_KEEP);
}

void
comparison_put_apart(const struct comparison *comparison)
{
	const struct compare *compare = comparison->compare;
	bool any = false;
	for (int i = 0; i < compare->apart_count; i++) {
		if (!may_be_told(comparison, &compare->apart[i]))
			continue;
		if (!any) {
			document_put(comparison->document, PART_SECTION, _("Not comparable"));
			document_put(comparison->document, PART_PARAGRAPH,
				_("Questions with the same id that are not the same question."));
		}
		any = true;
		put_apart(comparison, &compare->apart[i]);
	}
}
