/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/answer.h"

#include "core/hash.h"
#include "core/i18n.h"
#include "core/mem.h"
#include "core/nearest.h"
#include "core/number.h"
#include "core/text.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* What people write who abstain, where the question has no words of its own for it: what the
 * program says in its languages. Folded. */
static const char *const usual_abstentions[] = { "don't know", "don’t know", "weiss nicht" };

/* What other programs and people write into a box that is ticked or not. Folded. */
static const char *const ticked[] = { "1", "x", "✓", "✔", "yes", "ja", "true", "wahr" };
static const char *const not_ticked[] = { "0", "no", "nein", "false", "falsch" };

bool
answer_by_option(enum kind kind)
{
	return methods[kind].several && methods[kind].says != SAYS_WORD;
}

/* --- the words of a question --------------------------------------------------------------- */

static void
add_word(struct answer_reader *reader, const char *label, int option_no)
{
	char *clean = text_clean(label, strlen(label), TEXT_ONE_LINE | TEXT_TRIM);
	reader->words = mem_grow(reader->words, (size_t)reader->count, sizeof(*reader->words));
	reader->words[reader->count++] =
		(struct answer_word){.folded = text_folded(clean), .option_no = option_no};
	free(clean);
}

static void
add_spelled(struct answer_reader *reader, char *spelled, int option_no)
{
	add_word(reader, spelled, option_no);
	free(spelled);
}

static int
by_text(const void *a, const void *b)
{
	const struct answer_word *left = a, *right = b;
	int order = strcmp(left->folded, right->folded);
	return order != 0 ? order : left->option_no - right->option_no;
}

static void
add_option(struct answer_reader *reader, int index)
{
	const struct option *option = &reader->question.options[index];
	for (int language = 0; language < LANGUAGES_MAX; language++) {
		if (!option->label.in[language] || !*option->label.in[language])
			continue;
		add_word(reader, option->label.in[language], option->no);
		add_spelled(reader, answer_spelled(&reader->question, index, language), option->no);
	}
}

static void
add_abstention(struct answer_reader *reader, const struct words *abstain)
{
	/* where words are asked for, these may be some */
	bool bare = methods[reader->question.kind].says != SAYS_WORD, own = false;
	for (int language = 0; language < LANGUAGES_MAX; language++) {
		if (!abstain->in[language] || !*abstain->in[language])
			continue;
		own = true;
		if (bare)
			add_word(reader, abstain->in[language], 0);
		add_spelled(reader, answer_spelled_abstention(abstain, language, ""), 0);
	}
	for (size_t i = 0; !own && i < sizeof(usual_abstentions) / sizeof(*usual_abstentions); i++) {
		if (bare)
			add_word(reader, usual_abstentions[i], 0);
		add_spelled(reader, answer_spelled_abstention(abstain, 0, usual_abstentions[i]), 0);
	}
}

void
answer_reader_init(struct answer_reader *reader, const struct question *question,
	const struct words *abstain)
{
	*reader = (struct answer_reader){.question = *question};
	for (int i = 0; i < question->count; i++)
		add_option(reader, i);
	add_abstention(reader, abstain);
	qsort(reader->words, (size_t)reader->count, sizeof(*reader->words), by_text);
}

void
answer_reader_free(struct answer_reader *reader)
{
	for (int i = 0; i < reader->count; i++)
		free(reader->words[i].folded);
	free(reader->words);
	*reader = (struct answer_reader){.words = NULL};
}

/* --- numbers --------------------------------------------------------------------------------- */

/* Whether TEXT may mean thousands: 1.000, 12,500. */
static bool
like_thousands(const char *text)
{
	const char *digits = "0123456789";
	const char *start = text + (*text == '-' || *text == '+');
	size_t whole = strspn(start, digits);
	const char *rest = start + whole;
	return whole >= 1 && whole <= 3 && *start != '0' && (*rest == '.' || *rest == ',')
		&& strspn(rest + 1, digits) == 3 && !rest[4];
}

/* Reads TEXT as a number. False, with or without *WHY: it is none. */
static bool
read_number(const char *text, double *value, char **why)
{
	bool too_fine;
	if (!number_read(text, value, &too_fine))
		return false;
	if (like_thousands(text)) {
		*why = mem_printf(_("“%s” may be a decimal number or thousands; write it without the "
			"point or comma"), text);
		return false;
	}
	if (too_fine)
		*why = mem_printf(_("“%s” has more than four decimals"), text);
	return !too_fine;
}

/* --- one answer ------------------------------------------------------------------------------ */

/* A lone hyphen, also as a word processor would make one longer. */
static bool
is_dash(const char *text)
{
	return strcmp(text, "-") == 0 || strcmp(text, "–") == 0 || strcmp(text, "—") == 0
		|| strcmp(text, "−") == 0;
}

/* The first word that reads FOLDED; words that read alike follow it. */
static const struct answer_word *
find_word(const struct answer_reader *reader, const char *folded)
{
	int low = 0, high = reader->count;
	while (low < high) {
		int middle = (low + high) / 2;
		if (strcmp(reader->words[middle].folded, folded) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	bool found = low < reader->count && strcmp(reader->words[low].folded, folded) == 0;
	return found ? &reader->words[low] : NULL;
}

/* The option that NUMBER stands for, or -1. */
static int
option_of(const struct question *question, double number)
{
	bool values = methods[question->kind].says == SAYS_LEVEL;
	for (int i = 0; i < question->count; i++) {
		if ((values ? question->options[i].value : question->options[i].no) == number)
			return question->options[i].no;
	}
	return -1;
}

static const char *
name_of(const struct question *question, int option_no)
{
	for (int i = 0; i < question->count; i++) {
		if (question->options[i].no == option_no)
			return words_in(&question->options[i].label, 0);
	}
	return "-";
}

static char *
two_readings(const struct question *question, const char *text, int one, int other)
{
	return mem_printf(_("“%s” has two readings, “%s” and “%s”"), text, name_of(question, one),
		name_of(question, other));
}

static char *
not_listed(const struct question *question, const char *text)
{
	const char *labels[OPTIONS_MAX * LANGUAGES_MAX];
	size_t count = 0;
	for (int i = 0; i < question->count; i++) {
		for (int language = 0; language < LANGUAGES_MAX; language++) {
			const char *label = question->options[i].label.in[language];
			if (label && count < sizeof(labels) / sizeof(*labels))
				labels[count++] = label;
		}
	}
	const char *nearest = nearest_word(text, labels, count);
	return nearest ? mem_printf(_("“%s” is none of the answers; did you mean “%s”?"), text, nearest)
		: mem_printf(_("“%s” is none of the answers"), text);
}

static enum answer
choose(struct ballot *ballot, int option_no)
{
	if (option_no == 0)
		return ANSWER_ABSTAINS;
	ballot->entries[ballot->count++] = (struct ballot_entry){.option_no = option_no};
	return ANSWER_GIVEN;
}

/* The option whose words TEXT is, 0 for the abstention, -1 for none. *WHY: there are two of them. */
static int
find_option(const struct answer_reader *reader, const char *text, char **why)
{
	char *folded = text_folded(text);
	const struct answer_word *word = find_word(reader, folded);
	const struct answer_word *end = reader->words + reader->count;
	for (const struct answer_word *next = word; word && !*why && next < end
		&& strcmp(next->folded, folded) == 0; next++) {
		if (next->option_no != word->option_no)
			*why = two_readings(&reader->question, text, word->option_no, next->option_no);
	}
	free(folded);
	return word ? word->option_no : -1;
}

/* One of the options, by its words or its number. */
static enum answer
read_choice(const struct answer_reader *reader, const char *text, struct ballot *ballot, char **why)
{
	const struct question *question = &reader->question;
	int named = find_option(reader, text, why), numbered = -1;
	double number;
	bool too_fine;

	if (*why)
		return ANSWER_WRONG;
	if (named >= 0) {
		/* what is called 1.000 is that and nothing else */
		if (number_read(text, &number, &too_fine))
			numbered = option_of(question, number);
		if (numbered >= 0 && numbered != named)
			*why = two_readings(question, text, named, numbered);
		return *why ? ANSWER_WRONG : choose(ballot, named);
	}
	if (is_dash(text))
		return ANSWER_ABSTAINS;
	if (read_number(text, &number, why))
		numbered = option_of(question, number);
	if (!*why && numbered < 0)
		*why = not_listed(question, text);
	return *why ? ANSWER_WRONG : choose(ballot, numbered);
}

static enum answer
read_estimate(const struct answer_reader *reader, const char *text, struct ballot *ballot, char **why)
{
	double number;
	if (is_dash(text) || find_option(reader, text, why) == 0)
		return ANSWER_ABSTAINS;
	if (!read_number(text, &number, why)) {
		if (!*why)
			*why = mem_printf(_("“%s” is not a number"), text);
		return ANSWER_WRONG;
	}
	ballot->entries[ballot->count++] = (struct ballot_entry){.option_no = 1, .value = number};
	return ANSWER_GIVEN;
}

static enum answer
read_words(const struct answer_reader *reader, const char *text, struct ballot *ballot, char **why)
{
	if (is_dash(text) || find_option(reader, text, why) == 0)
		return ANSWER_ABSTAINS;
	enum ballot_fault fault = ballot_read(&reader->question, text, ballot);
	if (!fault)
		return ANSWER_GIVEN;
	*why = ballot_say(&reader->question, fault);
	return ANSWER_WRONG;
}

/* --- what is said of one option ---------------------------------------------------------------- */

static bool
among(const char *folded, const char *const *words, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (strcmp(words[i], folded) == 0)
			return true;
	}
	return false;
}

/* Whether a box is ticked: by a tick, or by the words or the number of its option. */
static enum answer
read_tick(const struct answer_reader *reader, int option_no, const char *text, struct ballot *ballot,
	char **why)
{
	const struct question *question = &reader->question;
	char *folded = text_folded(text);
	int named = find_option(reader, text, why);
	double number;
	bool too_fine;
	bool no = among(folded, not_ticked, sizeof(not_ticked) / sizeof(*not_ticked));
	bool yes = among(folded, ticked, sizeof(ticked) / sizeof(*ticked));
	free(folded);

	if (*why)
		return ANSWER_WRONG;
	if (!yes && !no && number_read(text, &number, &too_fine))
		yes = number == option_no && !like_thousands(text);
	if (no && named == option_no)
		*why = mem_printf(_("“%s” has two readings: the answer of this name, and no"), text);
	else if (!no && (yes || named == option_no))
		return choose(ballot, option_no);
	else if (no)
		return ANSWER_NOT;
	else if (named > 0)
		*why = mem_printf(_("“%s” belongs in the column of that answer"), text);
	else if (named == 0)
		return ANSWER_ABSTAINS;
	else
		*why = mem_printf(_("“%s” does not say whether “%s” is chosen; write x, or nothing"), text,
			name_of(question, option_no));
	return ANSWER_WRONG;
}

/* How many dots, which place, how much resistance. */
static enum answer
read_figure(const struct answer_reader *reader, int option_no, const char *text, struct ballot *ballot,
	char **why)
{
	const struct question *question = &reader->question;
	enum entry_says says = methods[question->kind].says;
	double number;

	if (!read_number(text, &number, why)) {
		int named = *why ? -1 : find_option(reader, text, why);
		if (!*why && named == 0)
			return ANSWER_ABSTAINS;
		if (!*why)
			*why = mem_printf(_("“%s” is not a number"), text);
		return ANSWER_WRONG;
	}
	if (number != floor(number) || number < 0)
		*why = mem_printf(_("“%s” is not a whole number, 0 or more"), text);
	else if (says == SAYS_RESISTANCE && number > RESISTANCE_MOST)
		*why = ballot_say(question, BALLOT_OUT_OF_RANGE);
	else if (says == SAYS_PLACE && (number < 1 || number > question->count))
		*why = mem_printf(_("“%s” is not a place from 1 to %d"), text, question->count);
	if (*why)
		return ANSWER_WRONG;
	if (says == SAYS_DOTS && number == 0)
		return ANSWER_NOT;
	ballot->entries[ballot->count++] =
		(struct ballot_entry){.option_no = option_no, .value = number};
	return ANSWER_GIVEN;
}

/* --- a cell -------------------------------------------------------------------------------------- */

static enum answer
read_clean(const struct answer_reader *reader, int option_no, const char *text, struct ballot *ballot,
	char **why)
{
	enum kind kind = reader->question.kind;
	if (!*text)
		return ANSWER_NONE;
	if (!answer_by_option(kind)) {
		switch (methods[kind].says) {
		case SAYS_NUMBER:
			return read_estimate(reader, text, ballot, why);
		case SAYS_WORD:
			return read_words(reader, text, ballot, why);
		default:
			return read_choice(reader, text, ballot, why);
		}
	}
	if (is_dash(text) && find_option(reader, text, why) < 0)
		return ANSWER_ABSTAINS;
	if (option_no > 0)
		return methods[kind].says == SAYS_NOTHING
			? read_tick(reader, option_no, text, ballot, why)
			: read_figure(reader, option_no, text, ballot, why);
	if (find_option(reader, text, why) == 0)
		return ANSWER_ABSTAINS;
	free(*why);
	*why = mem_text(_("only “-” can stand here; each answer has a row of its own"));
	return ANSWER_WRONG;
}

/* Where CELL is kept, if it may be. */
static struct answer_known *
place_of(struct answer_reader *reader, const char *cell, size_t length)
{
	if (length == 0 || length >= ANSWER_KNOWN_LENGTH || !methods[reader->question.kind].options
		|| answer_by_option(reader->question.kind))
		return NULL;
	return &reader->known[hash_bytes(HASH_START, cell, length) % ANSWER_KNOWN];
}

enum answer
answer_read(struct answer_reader *reader, int option_no, const char *cell, struct ballot *ballot, char **why)
{
	size_t length = strlen(cell);
	struct answer_known *known = place_of(reader, cell, length);
	*why = NULL;
	if (known && strcmp(known->cell, cell) == 0)
		return choose(ballot, known->option_no);

	char *text = text_clean(cell, length, TEXT_ONE_LINE | TEXT_TRIM);
	enum answer answer = read_clean(reader, option_no, text, ballot, why);
	free(text);
	if (known && (answer == ANSWER_GIVEN || answer == ANSWER_ABSTAINS)) {
		memcpy(known->cell, cell, length + 1);
		known->option_no = answer == ANSWER_GIVEN ? ballot->entries[0].option_no : 0;
	}
	return answer;
}

/* --- spelled out --------------------------------------------------------------------------------- */

char *
answer_spelled(const struct question *question, int index, int language)
{
	const struct option *option = &question->options[index];
	const char *label = words_in(&option->label, language);
	double number = methods[question->kind].says == SAYS_LEVEL ? option->value : option->no, is;
	bool too_fine;
	if (number_read(label, &is, &too_fine) && is == number)
		return mem_text(label);
	return mem_printf("%s (%.13g)", label, number);
}

char *
answer_spelled_abstention(const struct words *abstain, int language, const char *usual)
{
	const char *own = words_in(abstain, language);
	return mem_printf("%s (-)", *own ? own : usual);
}
