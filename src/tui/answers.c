/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/answers.h"

#include <stdlib.h>
#include <string.h>

#include "core/i18n.h"
#include "core/mem.h"
#include "core/text.h"
#include "tui/canvas.h"
#include "tui/say.h"

static bool
types_values(enum kind kind)
{
	return kind == KIND_SCALE || kind == KIND_RESIST || kind == KIND_NUMBER;
}

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
abstention(const struct model *model, const struct step *step)
{
	return *words_in(&step->abstain, 0) ? say_words(model, &step->abstain)
		: mem_text(say_abstention(step, say_language(model)));
}

struct answers
answers_of(const struct model *model, int step_index, bool taking_part)
{
	const struct step *step = &model->workshop->steps[step_index];
	int count;
	const struct option *options = model_options(model, step_index, &count);
	struct answers answers = { .list = mem_new((size_t)count + 2, sizeof(*answers.list)) };

	for (int i = 0; i < count; i++) {
		char *number = types_values(step->kind) ? say_value(options[i].value)
			: mem_printf("%d", options[i].no);
		add(&answers, options[i].no, number, say_words(model, &options[i].label));
	}
	add(&answers, 0, mem_text(""), abstention(model, step));
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

int
answer_medium_rows(const struct answer *answer, int columns)
{
	struct canvas nowhere = {.rows = 0};
	return canvas_medium_paragraph(&nowhere, 0, 0, columns, answer->label, false);
}

int
answers_medium_columns(const struct answers *answers, int columns, int *number)
{
	int label = 0;
	*number = 0;
	for (int i = 0; i < answers->count; i++) {
		int first = canvas_medium_columns(answers->list[i].number);
		int second = canvas_medium_widest(answers->list[i].label, columns);
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
