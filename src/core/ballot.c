/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/ballot.h"

#include "core/buffer.h"
#include "core/i18n.h"
#include "core/mem.h"
#include "core/number.h"
#include "core/text.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define WORD_ENDS ",;"

enum { EXAMPLE_DOTS = 10, EXAMPLE_OPTIONS = 3 };

void
ballot_free(struct ballot *ballot)
{
	for (int i = 0; i < ballot->count; i++)
		free(ballot->entries[i].text);
	*ballot = (struct ballot){.count = 0};
}

int
ballot_most(const struct question *question)
{
	switch (methods[question->kind].says) {
	case SAYS_WORD:
		return question->max ? question->max : WORDS_USUAL;
	case SAYS_DOTS:
		return question->max ? question->max : question->count;
	case SAYS_RESISTANCE:
		return question->count;
	default:
		break;
	}
	if (!methods[question->kind].several)
		return 1;
	return question->max && question->max < question->count ? question->max : question->count;
}

int
ballot_digits(const struct question *question)
{
	return question->count > 9 ? 2 : 1;
}

static bool
types_values(const struct question *question)
{
	if (methods[question->kind].says != SAYS_LEVEL)
		return false;
	for (int i = 0; i < question->count; i++) {
		double value = question->options[i].value;
		if (value < 0 || value > 9999 || value != floor(value))
			return false;
	}
	return true;
}

int
ballot_code(const struct question *question, int index)
{
	return types_values(question) ? (int)question->options[index].value
		: question->options[index].no;
}

/* --- checking ----------------------------------------------------------------------------- */

/* A number that can be typed. */
static bool
is_typable(double value)
{
	const double beyond = pow(10, NUMBER_DIGITS), parts = pow(10, NUMBER_DECIMALS);
	return fabs(value) < beyond && round(value * parts) / parts == value;
}

/* What is wrong with a word by itself. */
static enum ballot_fault
check_word(const char *word)
{
	if (!word || !*word || strcmp(word, "-") == 0)
		return BALLOT_NOTHING;
	char *clean = text_clean(word, strlen(word), TEXT_ONE_LINE | TEXT_TRIM);
	bool typable = strcmp(clean, word) == 0 && !strpbrk(word, WORD_ENDS);
	free(clean);
	if (!typable)
		return BALLOT_NO_WORD;
	return strlen(word) > WORD_LONGEST ? BALLOT_TOO_LONG : BALLOT_FINE;
}

/* What is wrong with the entry at INDEX beside those before it. */
static enum ballot_fault
check_entry(const struct question *question, const struct ballot *ballot, int index)
{
	const struct ballot_entry *entry = &ballot->entries[index];
	enum entry_says says = methods[question->kind].says;

	if (entry->option_no < 1 || entry->option_no > (says == SAYS_WORD ? BALLOT_ENTRIES
		: kind_slots(question->kind, question->count)))
		return BALLOT_NOT_LISTED;
	for (int i = 0; i < index; i++) {
		if (ballot->entries[i].option_no == entry->option_no)
			return BALLOT_TWICE;
		if (says == SAYS_PLACE && ballot->entries[i].value == entry->value)
			return BALLOT_TWICE;
		if (says == SAYS_WORD && entry->text && ballot->entries[i].text
			&& text_compare_folded(ballot->entries[i].text, entry->text) == 0)
			return BALLOT_TWICE;
	}
	switch (says) {
	case SAYS_RESISTANCE:
		if (!(entry->value >= 0 && entry->value <= RESISTANCE_MOST))
			return BALLOT_OUT_OF_RANGE;
		return entry->value == floor(entry->value) ? BALLOT_FINE : BALLOT_NO_NUMBER;
	case SAYS_PLACE:
		if (!(entry->value >= 1 && entry->value <= ballot->count))
			return BALLOT_OUT_OF_RANGE;
		return entry->value == floor(entry->value) ? BALLOT_FINE : BALLOT_NO_NUMBER;
	case SAYS_DOTS:
		return entry->value >= 1 && entry->value == floor(entry->value) ? BALLOT_FINE
			: BALLOT_NO_NUMBER;
	case SAYS_NUMBER:
		return is_typable(entry->value) ? BALLOT_FINE : BALLOT_NO_NUMBER;
	case SAYS_WORD:
		return check_word(entry->text);
	case SAYS_NOTHING:
	case SAYS_LEVEL:
		break;
	}
	return BALLOT_FINE;
}

enum ballot_fault
ballot_check(const struct question *question, const struct ballot *ballot)
{
	double given = 0;
	bool dots = methods[question->kind].says == SAYS_DOTS;
	for (int i = 0; i < ballot->count; i++) {
		enum ballot_fault fault = check_entry(question, ballot, i);
		if (fault)
			return fault;
		given += dots ? ballot->entries[i].value : 1;
	}
	return given > ballot_most(question) ? BALLOT_TOO_MANY : BALLOT_FINE;
}

/* --- reading ------------------------------------------------------------------------------ */

static int
digits_number(const char *digits, int length)
{
	int is = 0;
	for (int i = 0; i < length && is < 100000; i++)
		is = is * 10 + (digits[i] - '0');
	return is;
}

/* The number of the option that CODE stands for, or 0. */
static int
option_of(const struct question *question, int code)
{
	for (int i = 0; i < question->count; i++)
		if (ballot_code(question, i) == code)
			return question->options[i].no;
	return 0;
}

static enum ballot_fault
read_one(const struct question *question, const char *typed, struct ballot *ballot)
{
	int length = (int)strlen(typed);
	if (strspn(typed, "0123456789") != (size_t)length)
		return BALLOT_NOT_LISTED;
	int option = option_of(question, digits_number(typed, length));
	if (!option)
		return BALLOT_NOT_LISTED;
	ballot->entries[0] = (struct ballot_entry){.option_no = option};
	ballot->count = 1;
	return BALLOT_FINE;
}

static struct ballot_entry *
find_entry(struct ballot *ballot, int option_no)
{
	for (int i = 0; i < ballot->count; i++)
		if (ballot->entries[i].option_no == option_no)
			return &ballot->entries[i];
	return NULL;
}

static enum ballot_fault
read_several(const struct question *question, const char *typed, struct ballot *ballot)
{
	int each = ballot_digits(question), length = (int)strlen(typed), most = ballot_most(question);
	enum entry_says says = methods[question->kind].says;

	if (strspn(typed, "0123456789") != (size_t)length)
		return BALLOT_NOT_LISTED;
	if (length % each)
		return BALLOT_TWO_DIGITS;
	for (int at = 0, given = 0; at < length; at += each) {
		int option = option_of(question, digits_number(typed + at, each));
		struct ballot_entry *found = find_entry(ballot, option);
		if (!option)
			return BALLOT_NOT_LISTED;
		if (found && says != SAYS_DOTS)
			return BALLOT_TWICE;
		if (++given > most)
			return BALLOT_TOO_MANY;
		if (found)
			found->value++;
		else
			ballot->entries[ballot->count++] = (struct ballot_entry){.option_no = option,
				.value = says == SAYS_PLACE ? given : says == SAYS_DOTS ? 1 : 0};
	}
	return BALLOT_FINE;
}

/* One rating after the other, in the order of the options. */
static enum ballot_fault
read_ratings(const struct question *question, const char *typed, struct ballot *ballot)
{
	char *copy = mem_text(typed), *rest = NULL;
	enum ballot_fault fault = BALLOT_FINE;
	int option = 0;

	for (char *word = strtok_r(copy, " ", &rest); word && !fault; word = strtok_r(NULL, " ", &rest)) {
		double value;
		bool too_fine;
		if (option >= question->count)
			fault = BALLOT_TOO_MANY;
		else if (strcmp(word, "-") == 0)
			option++;
		else if (!number_read(word, &value, &too_fine) || too_fine)
			fault = BALLOT_NO_NUMBER;
		else
			ballot->entries[ballot->count++] = (struct ballot_entry){
				.option_no = question->options[option++].no, .value = value};
	}
	free(copy);
	if (!fault && ballot->count == 0)
		fault = BALLOT_NOTHING;
	return fault;
}

/* Whether a number has one to three digits, a point or comma and three more. */
static bool
maybe_thousands(const char *typed)
{
	const char *digits = "0123456789";
	typed += *typed == '-' || *typed == '+';
	size_t whole = strspn(typed, digits);
	return *typed != '0' && whole >= 1 && whole <= 3 && typed[whole]
		&& strspn(typed + whole + 1, digits) == 3 && !typed[whole + 4];
}

static enum ballot_fault
read_value(const char *typed, struct ballot *ballot)
{
	double value;
	bool too_fine;
	if (!number_read(typed, &value, &too_fine) || too_fine)
		return BALLOT_NO_NUMBER;
	if (maybe_thousands(typed))
		return BALLOT_THOUSANDS;
	ballot->entries[0] = (struct ballot_entry){.option_no = 1, .value = value};
	ballot->count = 1;
	return BALLOT_FINE;
}

static enum ballot_fault
read_words(const struct question *question, const char *typed, struct ballot *ballot)
{
	const char *at = typed;
	while (*at) {
		size_t length = strcspn(at, WORD_ENDS);
		char *word = text_clean(at, length, TEXT_ONE_LINE | TEXT_TRIM);
		at += length + (at[length] != '\0');
		if (!*word || strcmp(word, "-") == 0) {
			free(word);
			continue;
		}
		if (ballot->count >= ballot_most(question) || ballot->count >= BALLOT_ENTRIES) {
			free(word);
			return BALLOT_TOO_MANY;
		}
		ballot->entries[ballot->count] =
			(struct ballot_entry){.option_no = ballot->count + 1, .text = word};
		ballot->count++;
	}
	return ballot->count > 0 ? BALLOT_FINE : BALLOT_NOTHING;
}

static enum ballot_fault
read_typed(const struct question *question, const char *typed, struct ballot *ballot)
{
	switch (methods[question->kind].says) {
	case SAYS_NUMBER:
		return read_value(typed, ballot);
	case SAYS_WORD:
		return read_words(question, typed, ballot);
	case SAYS_RESISTANCE:
		return read_ratings(question, typed, ballot);
	case SAYS_NOTHING:
	case SAYS_LEVEL:
	case SAYS_DOTS:
	case SAYS_PLACE:
		break;
	}
	return methods[question->kind].several ? read_several(question, typed, ballot)
		: read_one(question, typed, ballot);
}

enum ballot_fault
ballot_read(const struct question *question, const char *typed, struct ballot *ballot)
{
	char *line = text_clean(typed, strlen(typed), TEXT_ONE_LINE | TEXT_TRIM);
	enum ballot_fault fault = BALLOT_FINE;

	*ballot = (struct ballot){.count = 0};
	if (!*line)
		fault = BALLOT_NOTHING;
	else if (strcmp(line, "-") != 0)
		fault = read_typed(question, line, ballot);
	if (!fault)
		fault = ballot_check(question, ballot);
	if (fault)
		ballot_free(ballot);
	free(line);
	return fault;
}

/* --- writing ------------------------------------------------------------------------------ */

static void
add_number(struct buffer *line, const struct question *question, int option_no)
{
	int index = option_no - 1;
	buffer_printf(line, "%0*d", methods[question->kind].several ? ballot_digits(question) : 1,
		index < question->count ? ballot_code(question, index) : option_no);
}

static void
add_value(struct buffer *line, double value)
{
	size_t before = line->length;
	buffer_printf(line, "%.13g", value);
	if (maybe_thousands(line->bytes + before))
		buffer_add(line, "0");
}

static const struct ballot_entry *
entry_with(const struct ballot *ballot, int option_no, double value)
{
	for (int i = 0; i < ballot->count; i++) {
		if (option_no > 0 ? ballot->entries[i].option_no == option_no
				  : ballot->entries[i].value == value)
			return &ballot->entries[i];
	}
	return NULL;
}

char *
ballot_typed(const struct question *question, const struct ballot *ballot)
{
	struct buffer line = {.bytes = NULL};
	enum entry_says says = methods[question->kind].says;

	if (ballot->count == 0)
		return mem_text("-");
	for (int i = 0; says == SAYS_RESISTANCE && i < question->count; i++) {
		const struct ballot_entry *entry = entry_with(ballot, i + 1, 0);
		buffer_add(&line, i > 0 ? " " : "");
		if (entry)
			buffer_printf(&line, "%.0f", entry->value);
		else
			buffer_add(&line, "-");
	}
	for (int i = 0; says != SAYS_RESISTANCE && i < ballot->count; i++) {
		const struct ballot_entry *entry = says == SAYS_PLACE
			? entry_with(ballot, 0, i + 1) : &ballot->entries[i];
		if (says == SAYS_NUMBER)
			add_value(&line, entry->value);
		else if (says == SAYS_WORD)
			buffer_printf(&line, "%s%s", i > 0 ? ", " : "", entry->text);
		for (int dot = 0; says == SAYS_DOTS && dot < (int)entry->value; dot++)
			add_number(&line, question, entry->option_no);
		if (entry && (says == SAYS_NOTHING || says == SAYS_LEVEL || says == SAYS_PLACE))
			add_number(&line, question, entry->option_no);
	}
	return buffer_take(&line);
}

char *
ballot_example(const struct question *question)
{
	enum entry_says says = methods[question->kind].says;
	struct buffer line = {.bytes = NULL};
	int most = ballot_most(question), count = question->count;
	int longest = says == SAYS_DOTS ? EXAMPLE_DOTS : EXAMPLE_OPTIONS;
	int length = most < longest ? most : longest;
	int named = length - 1 < count ? length - 1 : count;

	for (int i = 0; i < length; i++) {
		int place = says == SAYS_PLACE ? (length - 1 + i) % length : i;
		int index = says == SAYS_DOTS ? i * named / length
			: (count - 1) * (place + 1) / length;
		add_number(&line, question, question->options[index].no);
	}
	return buffer_take(&line);
}

char *
ballot_say(const struct question *question, enum ballot_fault fault)
{
	int most = ballot_most(question);
	switch (fault) {
	case BALLOT_FINE:
		break;
	case BALLOT_NOTHING:
		return mem_text(_("there is no answer"));
	case BALLOT_NOT_LISTED:
		return mem_text(_("there is no such answer"));
	case BALLOT_TWICE:
		return mem_text(methods[question->kind].says == SAYS_PLACE
			? _("an answer or a place is there twice") : _("an answer is there twice"));
	case BALLOT_TOO_MANY:
		if (methods[question->kind].says == SAYS_DOTS)
			return mem_printf(P_("more than %d dot", "more than %d dots",
				(unsigned long)most), most);
		return mem_printf(P_("more than %d answer", "more than %d answers",
			(unsigned long)most), most);
	case BALLOT_TWO_DIGITS:
		return mem_text(_("each answer takes two digits, such as 07"));
	case BALLOT_NO_NUMBER:
		return mem_text(_("that is not a number that is possible here"));
	case BALLOT_OUT_OF_RANGE:
		return methods[question->kind].says == SAYS_RESISTANCE
			? mem_printf(_("a resistance is a whole number from 0 to %d"), RESISTANCE_MOST)
			: mem_text(_("the places must be 1, 2, 3 … without a gap"));
	case BALLOT_TOO_LONG:
		return mem_printf(_("a word has more than %d bytes"), WORD_LONGEST);
	case BALLOT_THOUSANDS:
		return mem_text(_("that may be one or a thousand; write 1000 without a point, or 1.0"));
	case BALLOT_NO_WORD:
		return mem_text(_("in a word there is no comma, no semicolon and no line break"));
	}
	return mem_text("");
}
