/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/answers.h"

#include <stdlib.h>
#include <string.h>

#include "core/buffer.h"
#include "core/i18n.h"
#include "core/mem.h"
#include "core/text.h"
#include "tui/say.h"

static void
add(struct answers *answers, int no, char *number, char *label)
{
	if (strcmp(number, label) == 0)
		number[0] = '\0';
	answers->list[answers->count++] =
		(struct answer){.no = no, .number = number, .label = label};

	int columns = text_columns(number);
	answers->number_columns =
		columns > answers->number_columns ? columns : answers->number_columns;
	columns = text_columns(label);
	answers->label_columns =
		columns > answers->label_columns ? columns : answers->label_columns;
}

static char *
say_abstaining(const struct model *model, const struct step *step)
{
	return *words_in(&step->abstain, 0) ? say_words(model, &step->abstain)
		: mem_text(say_abstention(step, say_language(model)));
}

struct answers
answers_of(const struct model *model, int step_index, bool abstention, bool taking_part)
{
	const struct step *step = &model->workshop->steps[step_index];
	int count;
	const struct option *options = model_options(model, step_index, &count);
	struct answers answers = { .list = mem_new((size_t)count + 2, sizeof(*answers.list)) };

	for (int i = 0; i < count; i++) {
		char *number = methods[step->kind].says == SAYS_LEVEL ? say_value(options[i].value)
			: mem_printf("%d", options[i].no);
		add(&answers, options[i].no, number, model_option_hidden(model, &options[i])
			? mem_text(_("(hidden)")) : say_words(model, &options[i].label));
	}
	if (abstention)
		add(&answers, 0, mem_text(""), say_abstaining(model, step));
	if (taking_part && methods[step->kind].several)
		add(&answers, -1, mem_text(""), mem_text(_("took part")));
	return answers;
}

void
answers_free(struct answers *answers)
{
	for (int i = 0; i < answers->count; i++) {
		free(answers->list[i].number);
		free(answers->list[i].label);
	}
	free(answers->list);
	*answers = (struct answers){ .list = NULL };
}

void
answers_mark_status_quo(struct answers *answers, const struct option *options, int count)
{
	for (int i = 0; i < count && i < answers->count; i++) {
		struct answer *answer = &answers->list[i];
		if (!options[i].status_quo || answer->no != options[i].no)
			continue;
		/* translators: behind an answer that means that everything stays as it is */
		char *marked = mem_printf(_("%s (as it is now)"), answer->label);
		free(answer->label);
		answer->label = marked;
		int columns = text_columns(marked);
		answers->label_columns =
			columns > answers->label_columns ? columns : answers->label_columns;
	}
}

/* --- one ballot ---------------------------------------------------------------------------- */

/* The entry of BALLOT that comes NTH: of an order by its place. */
static const struct ballot_entry *
nth_entry(const struct ballot *ballot, enum entry_says says, int nth)
{
	for (int i = 0; says == SAYS_PLACE && i < ballot->count; i++)
		if ((int)ballot->entries[i].value == nth + 1)
			return &ballot->entries[i];
	return &ballot->entries[nth];
}

static char *
say_entry(const struct model *model, const struct question *question,
	const struct ballot_entry *entry, int language)
{
	enum entry_says says = methods[question->kind].says;
	if (says == SAYS_WORD)
		return mem_text(entry->text ? entry->text : "");
	if (says == SAYS_NUMBER)
		return say_value(entry->value);
	if (entry->option_no < 1 || entry->option_no > question->count)
		return mem_text("");

	const struct option *option = &question->options[entry->option_no - 1];
	const char *label = say_option(model, option, language);
	char *number = say_value(says == SAYS_LEVEL ? option->value : says == SAYS_NOTHING
		? option->no : entry->value);
	char *text = says == SAYS_PLACE ? mem_printf("%s. %s", number, label)
		: says == SAYS_DOTS || says == SAYS_RESISTANCE ? mem_printf("%s: %s", label, number)
		: strcmp(number, label) == 0 ? mem_text(label)
		: mem_printf("%s %s", number, label);
	free(number);
	return text;
}

char *
answers_say(const struct model *model, int step, const struct ballot *ballot, int language)
{
	struct question question = model_question(model, step);
	enum entry_says says = methods[question.kind].says;
	struct buffer text = {.bytes = NULL};
	if (ballot->count == 0)
		return mem_text(say_abstention(&model->workshop->steps[step], language));
	for (int i = 0; i < ballot->count; i++) {
		char *entry = say_entry(model, &question, nth_entry(ballot, says, i), language);
		buffer_printf(&text, "%s%s", i == 0 ? "" : says == SAYS_WORD ? ", " : " · ", entry);
		free(entry);
	}
	return buffer_take(&text);
}

int
answer_rows(const struct answer *answer, enum lettering lettering, int columns)
{
	struct canvas nowhere = {.rows = 0};
	return canvas_lettered_paragraph(
		&nowhere, 0, 0, columns, lettering, LOOK_STRONG, answer->label, false);
}

int
answers_lettered_columns(
	const struct answers *answers, enum lettering lettering, int columns, int *number)
{
	int label = 0;
	*number = 0;
	for (int i = 0; i < answers->count; i++) {
		int first = canvas_lettered_columns(lettering, answers->list[i].number);
		int second = canvas_lettered_widest(lettering, answers->list[i].label, columns);
		if (first < 0 || second < 0)
			return -1;
		*number = first > *number ? first : *number;
		label = second > label ? second : label;
	}
	return label;
}

bool
answers_withheld(const struct model *model, const struct round *round, enum withholding *withheld)
{
	enum kind kind = model->workshop->steps[round->step].kind;
	return withhold_round(&round->tally, kind, WITHHOLD_LEAST, withheld);
}
