/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/summary.h"

#include "command/summary_line.h"
#include "command/summary_questions.h"
#include "core/i18n.h"
#include "core/mem.h"
#include "core/text.h"
#include "tui/say.h"

#include <stdlib.h>

/* --- comments, measures ---------------------------------------------------------------- */

/* Comments that are not hidden, of a cluster or (-1) all. */
static int
count_comments(const struct model *model, int cluster)
{
	int count = 0;
	for (int i = 0; i < model->comments_count; i++)
		count += model->comments[i].state != COMMENT_HIDDEN
			&& (cluster < 0 || model->comments[i].cluster == cluster);
	return count;
}

static void
print_comments(FILE *to, const struct model *model)
{
	int count = count_comments(model, -1);
	if (count == 0)
		return;
	fprintf(to, P_("\n%d comment\n", "\n%d comments\n", (unsigned long)count), count);
	for (int i = 0; i < model->clusters_count; i++) {
		int of = count_comments(model, i);
		if (of == 0)
			continue;
		int at = line_pad(to, 0, 2);
		at += line_put(to, model->clusters[i].name, FIGURE_END - FIGURE_COLUMNS - at);
		line_put_number(to, at, COUNT_END, of);
		putc('\n', to);
	}
}

static void
print_measures(FILE *to, const struct model *model)
{
	bool any = false;
	for (int i = 0; i < model->measures_count; i++) {
		const struct measure *measure = &model->measures[i];
		if (measure->dropped)
			continue;
		if (!any)
			fprintf(to, "\n%s\n", _("Measures"));
		any = true;
		char *date = say_date(measure->due);
		const char *due = *measure->due_text ? measure->due_text : date;
		int room = SUMMARY_COLUMNS - 2 - text_columns(due);
		int at = line_pad(to, 0, 2);
		at += line_put(to, measure->what, room > SUMMARY_COLUMNS / 2 ? room - at : SUMMARY_COLUMNS / 2);
		at = line_pad(to, at, at + 2);
		line_put_right(to, at, SUMMARY_COLUMNS, due);
		putc('\n', to);
		free(date);
	}
}

/* --- the page -------------------------------------------------------------------------- */

void
summary_print(FILE *to, const struct model *model, const char *language)
{
	int in = workshop_find_language(model->workshop, language);
	char *date = say_date(model->local_date);
	unsigned long present = (unsigned long)model_present(model);
	char *people = mem_printf(P_("%lu person", "%lu people", present), present);
	char *head = mem_printf("%s%s%s · %s · %s", model->title, *model->place ? " · " : "",
		model->place, date, people);
	line_put(to, head, SUMMARY_COLUMNS);
	putc('\n', to);
	summary_questions(to, model, in < 0 ? 0 : in);
	print_comments(to, model);
	print_measures(to, model);
	free(date);
	free(people);
	free(head);
}
