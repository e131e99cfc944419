/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A ballot while it is being typed: what can still become one.
 */
#include "core/ballot.h"

#include "core/mem.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static enum ballot_fault
begin_one(const struct question *question, const char *typed, bool *whole)
{
	bool exact = false, longer = false;
	for (int i = 0; i < question->count; i++) {
		char code[16];
		snprintf(code, sizeof(code), "%d", ballot_code(question, i));
		if (strncmp(code, typed, strlen(typed)) != 0)
			continue;
		exact = exact || strcmp(code, typed) == 0;
		longer = longer || strcmp(code, typed) != 0;
	}
	*whole = exact && !longer;
	return exact || longer ? BALLOT_FINE : BALLOT_NOT_LISTED;
}

static bool
holds(const struct ballot *ballot, int option_no)
{
	for (int i = 0; i < ballot->count; i++) {
		if (ballot->entries[i].option_no == option_no)
			return true;
	}
	return false;
}

/* Whether DIGIT can be the first of two behind what BALLOT holds. */
static enum ballot_fault
begin_next(const struct question *question, const struct ballot *ballot, int digit)
{
	bool dots = methods[question->kind].says == SAYS_DOTS, listed = false;
	for (int i = 0; i < question->count; i++) {
		if (ballot_code(question, i) / 10 != digit)
			continue;
		listed = true;
		if (dots || !holds(ballot, question->options[i].no))
			return BALLOT_FINE;
	}
	return listed ? BALLOT_TWICE : BALLOT_NOT_LISTED;
}

static enum ballot_fault
begin_several(const struct question *question, const char *typed, bool *whole)
{
	size_t each = (size_t)ballot_digits(question), most = (size_t)ballot_most(question) * each;
	size_t length = strlen(typed), complete = length - length % each;
	struct ballot ballot = {.count = 0};
	char *done = mem_text_n(typed, complete);
	enum ballot_fault fault = complete > 0 ? ballot_read(question, done, &ballot) : BALLOT_FINE;
	if (!fault && complete < length)
		fault = complete >= most ? BALLOT_TOO_MANY
			: begin_next(question, &ballot, typed[complete] - '0');
	*whole = !fault && length == most;
	ballot_free(&ballot);
	free(done);
	return fault;
}

enum ballot_fault
ballot_begin(const struct question *question, const char *typed, bool *whole)
{
	enum entry_says says = methods[question->kind].says;
	*whole = false;
	if (says == SAYS_WORD || says == SAYS_RESISTANCE || !*typed)
		return BALLOT_FINE;
	if (says == SAYS_NUMBER)
		return typed[strspn(typed, "0123456789-+,.")] ? BALLOT_NO_NUMBER : BALLOT_FINE;
	if (strcmp(typed, "-") == 0) {
		*whole = true;
		return BALLOT_FINE;
	}
	if (typed[strspn(typed, "0123456789")])
		return BALLOT_NOT_LISTED;
	return methods[question->kind].several ? begin_several(question, typed, whole)
		: begin_one(question, typed, whole);
}
