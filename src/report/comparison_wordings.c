/* Where a question was not worded the same everywhere: how it was.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/comparison_parts.h"

#include "core/i18n.h"
#include "core/mem.h"

#include <stdlib.h>
#include <string.h>

/* Whose wordings are told. */
struct telling {
	const struct comparison *comparison;
	const struct compare_panel *panel;
	const struct compare_item *item;
};

/* The unit that stands at INDEX. */
static int
unit_at(const struct telling *telling, int index)
{
	return telling->panel == telling->comparison->panel ? telling->comparison->order[index] : index;
}

static void
put_name(const struct telling *telling, int unit)
{
	const struct comparison *comparison = telling->comparison;
	if (telling->panel == comparison->panel) {
		document_text(comparison->document, comparison->names[unit]);
		return;
	}
	char *name = comparison_evening(comparison->compare, telling->panel, unit);
	document_text(comparison->document, name);
	free(name);
}

static const struct compared_question *
asked_of(const struct telling *telling, int unit)
{
	const struct compare *compare = telling->comparison->compare;
	int session = compare_session(compare, telling->item, &telling->panel->units[unit]);
	return session < 0 ? NULL : &compare->sessions[session].questions[telling->item->in[session]];
}

/* "Aalen, Calw", those with that WORDING. */
static void
put_names(const struct telling *telling, const char *wording)
{
	const char *between = "";
	for (int i = 0; i < telling->panel->count; i++) {
		int unit = unit_at(telling, i);
		const struct compared_question *question = asked_of(telling, unit);
		if (!question || strcmp(question->wording, wording) != 0)
			continue;
		document_text(telling->comparison->document, between);
		put_name(telling, unit);
		between = ", ";
	}
}

/* What is asked and how it may be answered. Of others than one's own nothing among letters. */
static void
put_wording(const struct telling *telling, const struct compared_question *question)
{
	const struct comparison *comparison = telling->comparison;
	struct document *document = comparison->document;
	const struct compared_question *told = comparison_question(comparison, telling->item);
	bool own = telling->panel != comparison->panel; /* evenings are told of one's own place alone */
	document_open(document, PART_ITEM);
	put_names(telling, question->wording);
	document_text(document, ": ");
	if (comparison->options->anonymous && !own
		&& (!told || strcmp(told->wording, question->wording) != 0)) {
		document_text(document, _("other words"));
	} else {
		document_printf(document, _("“%s”"),
			*question->prompt ? question->prompt : question->title);
		for (int i = 0; question->labels && i < question->options_count; i++)
			document_printf(document, "%s%s%s", i == 0 ? " (" : " · ", question->labels[i],
				i + 1 == question->options_count ? ")" : "");
	}
	document_close(document, PART_ITEM);
}

void
comparison_put_wordings(const struct comparison *comparison, const struct compare_panel *panel,
	const struct compare_item *item)
{
	const struct telling telling = {comparison, panel, item};
	if (comparison_wordings(comparison, panel, item) < 2)
		return;
	document_put(comparison->document, PART_ASIDE, _("* Not worded the same everywhere:"));
	document_open(comparison->document, PART_LIST);
	for (int i = 0; i < panel->count; i++) {
		const struct compared_question *question = asked_of(&telling, unit_at(&telling, i));
		bool again = !question;
		for (int j = 0; j < i && !again; j++) {
			const struct compared_question *before =
				asked_of(&telling, unit_at(&telling, j));
			again = before && strcmp(before->wording, question->wording) == 0;
		}
		if (!again)
			put_wording(&telling, question);
	}
	document_close(comparison->document, PART_LIST);
}
