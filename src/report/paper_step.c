/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/paper_step.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { TYPED_MAX = 9999 };

static bool
types_values(enum kind kind, const struct option *options, int count)
{
	if (kind != KIND_SCALE && kind != KIND_NUMBER)
		return false;
	for (int i = 0; i < count; i++) {
		double value = options[i].value;
		if (value < 0 || value > TYPED_MAX || value != floor(value))
			return false;
	}
	return true;
}

void
paper_code(enum kind kind, const struct option *options, int count, int index,
	char out[CODE_LENGTH])
{
	int code = types_values(kind, options, count) ? (int)options[index].value
						      : options[index].no;
	snprintf(out, CODE_LENGTH, "%d", code);
}

int
paper_group_digit(const struct workshop *workshop, int index)
{
	int digit = 1;
	for (int i = 0; i < index; i++)
		digit += !workshop->groups[i].official;
	return digit;
}

bool
paper_says_code(const struct words *label, const char *code)
{
	return strcmp(words_in(label, 0), code) == 0;
}

int
paper_most(const struct step *step, int count)
{
	if (step->kind == KIND_DOTS || step->kind == KIND_WORDS)
		return step->max ? step->max : count;
	return step->max && (count == 0 || step->max < count) ? step->max : count;
}

int
paper_round(const struct workshop *workshop, int step)
{
	const char *question = workshop->steps[step].question;
	int round = 1;
	for (int i = 0; i < step && question; i++) {
		const char *other = workshop->steps[i].question;
		round += other && strcmp(other, question) == 0;
	}
	return round;
}

const char *
paper_sheet(const struct step *step)
{
	return step->sheet && *step->sheet ? step->sheet : NULL;
}

const struct option *
paper_options(const struct paper *paper, int step, int *count)
{
	const struct step *own = &paper->workshop->steps[step];
	const struct paper_step *known = paper->steps ? &paper->steps[step] : NULL;
	if (known && known->options_count > 0) {
		*count = known->options_count;
		return known->options;
	}
	*count = own->options_count;
	return own->options;
}

bool
paper_awaits_answers(const struct paper *paper, int step)
{
	int count;
	paper_options(paper, step, &count);
	return paper->workshop->steps[step].options_from && count == 0;
}

bool
paper_on_form(const struct paper *paper, int step)
{
	const struct workshop *workshop = paper->workshop;
	if (!methods[workshop->steps[step].kind].asks)
		return false;
	if (paper->all || paper_sheet(&workshop->steps[step]))
		return true;
	for (int i = 0; i < workshop->steps_count; i++)
		if (paper_sheet(&workshop->steps[i]))
			return false;
	return true;
}
