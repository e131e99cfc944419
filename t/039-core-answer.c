/* What a cell of a table says to a question, kind by kind.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/answer.h"

#include "core/mem.h"

#include "tap.h"

#include <locale.h>

#define OPTION(number, worth, german, english) \
	{.no = (number), .value = (worth), .label.in = {(char *)(german), (char *)(english)}}

static const struct option levels[] = {
	OPTION(1, 0, "gar nicht", "not at all"), OPTION(2, 0.5, "Etwas", "a bit"),
	OPTION(3, 4, "sehr (ja!)", "very"), OPTION(4, -1, "schädlich", NULL),
};
static const struct option range[] = {
	OPTION(1, 0, "0", NULL), OPTION(2, 1, "1", NULL), OPTION(3, 2, "2", NULL), OPTION(4, 3, "3", NULL),
};
static const struct option mixed[] = {
	OPTION(1, 1, "Straße", "Gift"), OPTION(2, 2, "Gift", "poison"), OPTION(3, 3, "1", "one"),
	OPTION(4, 4, "1.000", "Żółć"),
};
static const struct option boxes[] = {
	OPTION(1, 1, "Rad", "bike"), OPTION(2, 2, "Nein", "no"), OPTION(3, 3, "Bus", "bus"),
};
static const struct words none, own = {.in = {"möchte ich nicht sagen", "rather not say"}};

/* What CELL says in the column of OPTION_NO (0: of the question), as `option=value` or a word, or
 * `!` and why it says nothing. */
static const char *
said(enum kind kind, const struct option *options, int count, int max, const struct words *abstain,
	int option_no, const char *cell)
{
	static char text[512];
	static const char *const words[] = {
		[ANSWER_NONE] = "nothing", [ANSWER_ABSTAINS] = "abstains", [ANSWER_NOT] = "not"};
	const struct question question = {.kind = kind, .options = options, .count = count, .max = max};
	struct answer_reader reader;
	struct ballot ballot = {.count = 0};
	char *why;
	answer_reader_init(&reader, &question, abstain);
	enum answer answer = answer_read(&reader, option_no, cell, &ballot, &why);
	if (answer == ANSWER_WRONG)
		snprintf(text, sizeof(text), "!%s", why);
	else if (answer == ANSWER_GIVEN)
		snprintf(text, sizeof(text), "%d=%.13g%s%s", ballot.entries[0].option_no,
			ballot.entries[0].value, ballot.entries[0].text ? " " : "",
			ballot.entries[0].text ? ballot.entries[0].text : "");
	else
		snprintf(text, sizeof(text), "%s", words[answer]);
	if ((answer == ANSWER_GIVEN) != (ballot.count > 0) || (answer == ANSWER_WRONG) != (why != NULL))
		snprintf(text, sizeof(text), "answer %d with %d entries", answer, ballot.count);
	free(why);
	ballot_free(&ballot);
	answer_reader_free(&reader);
	return text;
}

#define SCALE(cell)  said(KIND_SCALE, levels, 4, 0, &own, 0, cell)
#define RANGE(cell)  said(KIND_SCALE, range, 4, 0, &none, 0, cell)
#define CHOICE(cell) said(KIND_CHOICE, mixed, 4, 0, &none, 0, cell)
#define MULTI(option, cell)  said(KIND_MULTI, boxes, 3, 2, &own, option, cell)
#define DOTS(option, cell)   said(KIND_DOTS, boxes, 3, 5, &none, option, cell)
#define RANK(option, cell)   said(KIND_RANK, boxes, 3, 0, &none, option, cell)
#define RESIST(option, cell) said(KIND_RESIST, boxes, 3, 0, &none, option, cell)
#define NUMBER(cell) said(KIND_NUMBER, NULL, 0, 0, &none, 0, cell)
#define WORDS(cell)  said(KIND_WORDS, NULL, 0, 2, &none, 0, cell)

static void
test_scale(void)
{
	is_str(SCALE("gar nicht"), "1=0", "a label");
	is_str(SCALE(" ETWAS\t"), "2=0", "case and white space aside");
	is_str(SCALE("Not At All"), "1=0", "in another language");
	is_str(SCALE("Scha\u0308dlich"), "4=0", "however its letters are put together");
	is_str(SCALE("0"), "1=0", "a value");
	is_str(SCALE("0.5"), "2=0", "with decimals");
	is_str(SCALE("0,5"), "2=0", "and with a comma");
	is_str(SCALE("4,0"), "3=0", "4,0 is 4");
	is_str(SCALE("-1"), "4=0", "a negative value");
	is_str(SCALE("3"), "!“3” is none of the answers", "not the number of an option");
	is_str(SCALE("sehr (ja!)"), "3=0", "a label with brackets");
	is_str(SCALE("sehr (ja!) (4)"), "3=0", "and with its value, as on the sheet");
	is_str(SCALE("gar nicht (4)"), "!“gar nicht (4)” is none of the answers; did you mean “gar nicht”?",
		"but not with another");
	is_str(SCALE("gar nihct"), "!“gar nihct” is none of the answers; did you mean “gar nicht”?",
		"a slip");
	is_str(SCALE(""), "nothing", "empty");
	is_str(SCALE(" \t "), "nothing", "blank");
	is_str(SCALE("-"), "abstains", "a hyphen");
	is_str(SCALE("–"), "abstains", "a dash that a word processor made of it");
	is_str(SCALE("Rather not say"), "abstains", "the abstention's own words");
	is_str(SCALE("möchte ich nicht sagen (-)"), "abstains", "as on the sheet");
	is_str(SCALE("weiß nicht"), "!“weiß nicht” is none of the answers",
		"not the usual ones where there are own ones");
	is_str(SCALE("1e0"), "!“1e0” is none of the answers", "no exponents");
	is_str(RANGE("3"), "4=0", "a label that is its value has one reading");
	is_str(RANGE("weiß nicht"), "abstains", "the usual words where there are no own ones");
	is_str(RANGE("WEISS NICHT"), "abstains", "without ß");
	is_str(RANGE("don't know"), "abstains", "in English");
	is_str(RANGE("don’t know (-)"), "abstains", "as on the sheet");
	is_str(RANGE("1.000"), "!“1.000” may be a decimal number or thousands; write it without the "
		"point or comma", "1.000 is refused");
	is_str(RANGE("1,000"), "!“1,000” may be a decimal number or thousands; write it without the "
		"point or comma", "with a comma, too");
	is_str(RANGE("1.0000"), "2=0", "four decimals mean no thousands");
	is_str(RANGE("1.00001"), "!“1.00001” has more than four decimals", "five are too many");
}

static void
test_choice(void)
{
	is_str(CHOICE("strasse"), "1=0", "a label");
	is_str(CHOICE("2"), "2=0", "an option's number");
	is_str(CHOICE("0"), "!“0” is none of the answers", "that there is not");
	is_str(CHOICE("Gift"), "!“Gift” has two readings, “Straße” and “Gift”",
		"a label of two answers in two languages");
	is_str(CHOICE("Gift (2)"), "2=0", "which one with its number");
	is_str(CHOICE("1"), "!“1” has two readings, “1” and “Straße”", "a label and another's number");
	is_str(CHOICE("1.000"), "!“1.000” has two readings, “1.000” and “Straße”",
		"a label that may be a number");
	is_str(CHOICE("żółć"), "4=0", "a Polish one");
	is_str(CHOICE("1.5"), "!“1.5” is none of the answers", "no half option");
}

static void
test_by_option(void)
{
	ok(answer_by_option(KIND_MULTI) && answer_by_option(KIND_DOTS) && answer_by_option(KIND_RANK)
		&& answer_by_option(KIND_RESIST), "four kinds have a column for each option");
	ok(!answer_by_option(KIND_SCALE) && !answer_by_option(KIND_CHOICE)
		&& !answer_by_option(KIND_NUMBER) && !answer_by_option(KIND_WORDS), "the others have one");

	is_str(MULTI(1, "x"), "1=0", "a tick");
	is_str(MULTI(3, "X"), "3=0", "a large one");
	is_str(MULTI(3, "1"), "3=0", "a one");
	is_str(MULTI(3, "3"), "3=0", "its number");
	is_str(MULTI(3, "wahr"), "3=0", "true, as a spreadsheet says it");
	is_str(MULTI(3, "BUS"), "3=0", "its label");
	is_str(MULTI(1, "0"), "not", "a zero");
	is_str(MULTI(1, "Falsch"), "not", "false");
	is_str(MULTI(1, "2"), "!“2” does not say whether “Rad” is chosen; write x, or nothing",
		"another's number");
	is_str(MULTI(1, "Bus"), "!“Bus” belongs in the column of that answer", "another's label");
	is_str(MULTI(2, "nein"), "!“nein” has two readings: the answer of this name, and no",
		"an answer that is called no");
	is_str(MULTI(1, "1.000"), "!“1.000” does not say whether “Rad” is chosen; write x, or nothing",
		"1.000 is no one");
	is_str(MULTI(1, "-"), "abstains", "a hyphen");
	is_str(MULTI(1, "rather not say"), "abstains", "words");
	is_str(MULTI(0, "-"), "abstains", "in the column of the question");
	is_str(MULTI(0, "1"), "!only “-” can stand here; each answer has a row of its own",
		"where nothing else is possible");

	is_str(DOTS(2, "3"), "2=3", "dots");
	is_str(DOTS(2, "0"), "not", "none");
	is_str(DOTS(2, "1,5"), "!“1,5” is not a whole number, 0 or more", "half a dot");
	is_str(DOTS(2, "-1"), "!“-1” is not a whole number, 0 or more", "less than none");
	is_str(DOTS(2, "many"), "!“many” is not a number", "no number");
	is_str(DOTS(2, "2.000"), "!“2.000” may be a decimal number or thousands; write it without the "
		"point or comma", "2.000");
	is_str(RANK(3, "1"), "3=1", "a place");
	is_str(RANK(3, "0"), "!“0” is not a place from 1 to 3", "place 0");
	is_str(RANK(3, "4"), "!“4” is not a place from 1 to 3", "one too many");
	is_str(RESIST(1, "0"), "1=0", "no resistance is an answer");
	is_str(RESIST(1, "10"), "1=10", "all of it");
	is_str(RESIST(1, "11"), "!a resistance is a whole number from 0 to 10", "more than all");
	is_str(RESIST(1, "—"), "abstains", "abstaining");
	is_str(RESIST(1, "weiß nicht"), "abstains", "in words");
}

static void
test_others(void)
{
	is_str(NUMBER("12,5"), "1=12.5", "a number");
	is_str(NUMBER("-3"), "1=-3", "a negative one");
	is_str(NUMBER("12.500"), "!“12.500” may be a decimal number or thousands; write it without the "
		"point or comma", "12.500");
	is_str(NUMBER("0.125"), "1=0.125", "0.125 cannot mean thousands");
	is_str(NUMBER("1000.125"), "1=1000.125", "nor can 1000.125");
	is_str(NUMBER("1.000,5"), "!“1.000,5” is not a number", "no separators");
	is_str(NUMBER("12 %"), "!“12 %” is not a number", "no signs");
	is_str(NUMBER("9999999999"), "!“9999999999” is not a number", "not too long");
	is_str(NUMBER("-"), "abstains", "a hyphen");
	is_str(NUMBER("Weiß nicht"), "abstains", "words");

	is_str(WORDS("alt, bunt"), "1=0 alt", "words");
	is_str(WORDS("weiß nicht"), "1=0 weiß nicht", "these are words here");
	is_str(WORDS("weiß nicht (-)"), "abstains", "but not as on the sheet");
	is_str(WORDS("-"), "abstains", "a hyphen");
	is_str(WORDS("alt, neu, bunt"), "!more than 2 answers", "too many");
	is_str(WORDS("alt, ALT"), "!an answer is there twice", "twice the same");
}

static void
test_spelled(void)
{
	const struct question scale = {.kind = KIND_SCALE, .options = levels, .count = 4};
	const struct question choice = {.kind = KIND_CHOICE, .options = levels, .count = 4};
	const struct question numbers = {.kind = KIND_SCALE, .options = range, .count = 4};
	const struct { const struct question *question; int index, language; const char *wanted; } rows[] = {
		{&scale, 1, 0, "Etwas (0.5)"}, {&scale, 3, 1, "schädlich (-1)"}, {&choice, 1, 1, "a bit (2)"},
		{&numbers, 2, 0, "2"},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		char *spelled = answer_spelled(rows[i].question, rows[i].index, rows[i].language);
		is_str(spelled, rows[i].wanted, "%s is spelled out", rows[i].wanted);
		free(spelled);
	}
	char *abstention = answer_spelled_abstention(&own, 1, "usual");
	is_str(abstention, "rather not say (-)", "and so is the abstention");
	free(abstention);
	abstention = answer_spelled_abstention(&none, 1, "usual");
	is_str(abstention, "usual (-)", "by the usual words where there are no own ones");
	free(abstention);
}

int
main(void)
{
	setlocale(LC_CTYPE, "C.UTF-8");
	test_scale();
	test_choice();
	test_by_option();
	test_others();
	test_spelled();
	return done_testing();
}
