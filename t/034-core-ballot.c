/* A ballot as it is typed: every kind read, checked, written and read again; every fault; and
 * what can still become one while it is typed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/ballot.h"

#include "core/mem.h"
#include "core/text.h"
#include "options.h"
#include "tap.h"

#include <locale.h>
#include <stdint.h>

/* --- one line at a time --------------------------------------------------------------------- */

static char *
entries_of(const struct ballot *ballot)
{
	char *said = mem_text("");
	for (int i = 0; i < ballot->count; i++) {
		const struct ballot_entry *entry = &ballot->entries[i];
		char *longer = entry->text
			? mem_printf("%s%s%d:%s", said, i ? " " : "", entry->option_no, entry->text)
			: mem_printf("%s%s%d=%g", said, i ? " " : "", entry->option_no, entry->value);
		free(said);
		said = longer;
	}
	return said;
}

/* What is read, what stands in the entries, what is written. NULL: it is written as it was typed. */
static const struct {
	struct question question;
	const char *typed, *entries, *written;
} lines[] = {
	{{KIND_CHOICE, many, 3, 0}, "3", "3=0", NULL},
	{{KIND_CHOICE, many, 3, 0}, "-", "", NULL},
	{{KIND_CHOICE, many, 3, 0}, "  2\t", "2=0", "2"},
	{{KIND_CHOICE, many, 3, 0}, "03", "3=0", "3"},
	{{KIND_CHOICE, many, 12, 0}, "3", "3=0", NULL},
	{{KIND_CHOICE, many, 12, 0}, "12", "12=0", NULL},
	{{KIND_SCALE, from_zero, 11, 0}, "0", "1=0", NULL},
	{{KIND_SCALE, from_zero, 11, 0}, "10", "11=0", NULL},
	{{KIND_SCALE, below_zero, 3, 0}, "3", "3=0", NULL},
	{{KIND_MULTI, many, 9, 0}, "135", "1=0 3=0 5=0", NULL},
	{{KIND_MULTI, many, 9, 3}, "951", "9=0 5=0 1=0", NULL},
	{{KIND_MULTI, many, 10, 0}, "0110", "1=0 10=0", NULL},
	{{KIND_MULTI, many, 9, 0}, "-", "", NULL},
	{{KIND_DOTS, many, 9, 4}, "1123", "1=2 2=1 3=1", NULL},
	{{KIND_DOTS, many, 9, 4}, "3113", "3=2 1=2", "3311"},
	{{KIND_DOTS, many, 9, 4}, "2222", "2=4", NULL},
	{{KIND_DOTS, many, 10, 3}, "100710", "10=2 7=1", "101007"},
	{{KIND_DOTS, many, 2, 0}, "11", "1=2", NULL},
	{{KIND_RANK, many, 3, 0}, "312", "3=1 1=2 2=3", NULL},
	{{KIND_RANK, many, 9, 2}, "94", "9=1 4=2", NULL},
	{{KIND_RANK, many, 10, 0}, "1001", "10=1 1=2", NULL},
	{{KIND_RESIST, many, 4, 0}, "0 3 - 10", "1=0 2=3 4=10", NULL},
	{{KIND_RESIST, many, 4, 0}, "5", "1=5", "5 - - -"},
	{{KIND_RESIST, many, 4, 0}, "- 5", "2=5", "- 5 - -"},
	{{KIND_RESIST, many, 4, 0}, " 07   1.0 ", "1=7 2=1", "7 1 - -"},
	{{KIND_RESIST, many, 4, 0}, "-", "", NULL},
	{{KIND_NUMBER, NULL, 0, 0}, "12,5", "1=12.5", "12.5"},
	{{KIND_NUMBER, NULL, 0, 0}, "-0", "1=0", "0"},
	{{KIND_NUMBER, NULL, 0, 0}, "+17", "1=17", "17"},
	{{KIND_NUMBER, NULL, 0, 0}, "-999999999.9999", "1=-1e+09", NULL},
	{{KIND_NUMBER, NULL, 0, 0}, "0.0001", "1=0.0001", NULL},
	{{KIND_NUMBER, NULL, 0, 0}, "1.1250", "1=1.125", NULL},
	{{KIND_NUMBER, NULL, 0, 0}, "0.125", "1=0.125", NULL},
	{{KIND_NUMBER, NULL, 0, 0}, "1234.125", "1=1234.12", NULL},
	{{KIND_NUMBER, NULL, 0, 0}, "-", "", NULL},
	{{KIND_WORDS, NULL, 0, 0}, "alt, bunt", "1:alt 2:bunt", NULL},
	{{KIND_WORDS, NULL, 0, 0}, " bunt ;;  offen für alle,", "1:bunt 2:offen für alle",
		"bunt, offen für alle"},
	{{KIND_WORDS, NULL, 0, 0}, "Żółć, محمد, 李", "1:Żółć 2:محمد 3:李", NULL},
	{{KIND_WORDS, NULL, 0, 0}, "-, alt", "1:alt", "alt"},
	{{KIND_WORDS, NULL, 0, 0}, "e\xcc\x81t\xc3\xa9", "1:été", "été"},
	{{KIND_WORDS, NULL, 0, 5}, "a,b,c,d,e", "1:a 2:b 3:c 4:d 5:e", "a, b, c, d, e"},
	{{KIND_WORDS, NULL, 0, 0}, "-", "", NULL},
};

enum { LINES = sizeof(lines) / sizeof(lines[0]) };

static void
test_lines(void)
{
	for (int i = 0; i < LINES; i++) {
		const struct question *question = &lines[i].question;
		const char *word = methods[question->kind].word;
		struct ballot ballot, again;
		enum ballot_fault fault = ballot_read(question, lines[i].typed, &ballot);
		char *entries = entries_of(&ballot), *written = ballot_typed(question, &ballot);
		is_int(fault, BALLOT_FINE, "%s “%s” is read", word, lines[i].typed);
		is_str(entries, lines[i].entries, "as what it says");
		is_int(ballot_check(question, &ballot), BALLOT_FINE, "it is a ballot");
		is_str(written, lines[i].written ? lines[i].written : lines[i].typed, "and is written");
		ballot_read(question, written, &again);
		char *same = entries_of(&again);
		is_str(same, entries, "as what is read again");
		free(entries);
		free(written);
		free(same);
		ballot_free(&ballot);
		ballot_free(&again);
	}
}

/* --- while it is being typed ------------------------------------------------------------------ */

static const struct {
	struct question question;
	const char *typed;
	enum ballot_fault fault;
	bool whole;
} beginnings[] = {
	{{KIND_SCALE, many, 5, 0}, "", BALLOT_FINE, false},
	{{KIND_SCALE, many, 5, 0}, "5", BALLOT_FINE, true},
	{{KIND_SCALE, many, 5, 0}, "7", BALLOT_NOT_LISTED, false},
	{{KIND_SCALE, many, 5, 0}, "0", BALLOT_NOT_LISTED, false},
	{{KIND_SCALE, many, 5, 0}, "55", BALLOT_NOT_LISTED, false},
	{{KIND_SCALE, many, 5, 0}, "a", BALLOT_NOT_LISTED, false},
	{{KIND_SCALE, many, 5, 0}, "-", BALLOT_FINE, true},
	{{KIND_SCALE, many, 5, 0}, "3-", BALLOT_NOT_LISTED, false},
	{{KIND_SCALE, from_zero, 11, 0}, "0", BALLOT_FINE, true},
	{{KIND_SCALE, from_zero, 11, 0}, "1", BALLOT_FINE, false},
	{{KIND_SCALE, from_zero, 11, 0}, "10", BALLOT_FINE, true},
	{{KIND_SCALE, from_zero, 11, 0}, "12", BALLOT_NOT_LISTED, false},
	{{KIND_CHOICE, many, 20, 0}, "2", BALLOT_FINE, false},
	{{KIND_CHOICE, many, 20, 0}, "20", BALLOT_FINE, true},
	{{KIND_CHOICE, many, 20, 0}, "21", BALLOT_NOT_LISTED, false},
	{{KIND_MULTI, many, 5, 2}, "3", BALLOT_FINE, false},
	{{KIND_MULTI, many, 5, 2}, "31", BALLOT_FINE, true},
	{{KIND_MULTI, many, 5, 2}, "33", BALLOT_TWICE, false},
	{{KIND_MULTI, many, 5, 2}, "36", BALLOT_NOT_LISTED, false},
	{{KIND_MULTI, many, 5, 2}, "312", BALLOT_TOO_MANY, false},
	{{KIND_MULTI, many, 5, 2}, "-", BALLOT_FINE, true},
	{{KIND_MULTI, many, 10, 3}, "1", BALLOT_FINE, false},
	{{KIND_MULTI, many, 10, 3}, "2", BALLOT_NOT_LISTED, false},
	{{KIND_MULTI, many, 10, 3}, "00", BALLOT_NOT_LISTED, false},
	{{KIND_MULTI, many, 10, 3}, "101", BALLOT_TWICE, false},
	{{KIND_MULTI, many, 10, 3}, "100", BALLOT_FINE, false},
	{{KIND_MULTI, many, 10, 3}, "100102", BALLOT_FINE, true},
	{{KIND_MULTI, many, 10, 3}, "1001020", BALLOT_TOO_MANY, false},
	{{KIND_DOTS, many, 3, 4}, "3333", BALLOT_FINE, true},
	{{KIND_DOTS, many, 3, 4}, "33331", BALLOT_TOO_MANY, false},
	{{KIND_DOTS, many, 10, 4}, "101", BALLOT_FINE, false},
	{{KIND_RANK, many, 4, 0}, "21", BALLOT_FINE, false},
	{{KIND_RANK, many, 4, 0}, "212", BALLOT_TWICE, false},
	{{KIND_RANK, many, 4, 0}, "2134", BALLOT_FINE, true},
	{{KIND_NUMBER, NULL, 0, 0}, "-", BALLOT_FINE, false},
	{{KIND_NUMBER, NULL, 0, 0}, "12,", BALLOT_FINE, false},
	{{KIND_NUMBER, NULL, 0, 0}, "12x", BALLOT_NO_NUMBER, false},
	{{KIND_WORDS, NULL, 0, 0}, "bunt, ", BALLOT_FINE, false},
};

enum { BEGINNINGS = sizeof(beginnings) / sizeof(beginnings[0]) };

static void
test_beginnings(void)
{
	bool whole;
	for (int i = 0; i < BEGINNINGS; i++) {
		const struct question *question = &beginnings[i].question;
		is_int(ballot_begin(question, beginnings[i].typed, &whole), beginnings[i].fault,
			"%s: “%s” so far", methods[question->kind].word, beginnings[i].typed);
		ok(whole == beginnings[i].whole, "%s", beginnings[i].whole ? "is all" : "is not all");
	}
	int refused = 0;
	for (int i = 0; i < LINES; i++) {
		char *written = mem_text(lines[i].written ? lines[i].written : lines[i].typed);
		for (size_t length = strlen(written); length > 0; written[--length] = '\0')
			refused += ballot_begin(&lines[i].question, written, &whole) != BALLOT_FINE;
		free(written);
	}
	is_int(refused, 0, "whatever can be written can be typed key by key");
}

#define LONG "überlangüberlangüberlangüberlangüberlangüberlangüberlangü" /* 65 bytes */
#define FITS "überlangüberlangüberlangüberlangüberlangüberlangüberlang!" /* 64 bytes */

static const struct {
	struct question question;
	const char *typed;
	enum ballot_fault fault;
} faulty[] = {
	{{KIND_CHOICE, many, 3, 0}, "", BALLOT_NOTHING},
	{{KIND_CHOICE, many, 3, 0}, " \t\n ", BALLOT_NOTHING},
	{{KIND_CHOICE, many, 3, 0}, "4", BALLOT_NOT_LISTED},
	{{KIND_CHOICE, many, 3, 0}, "0", BALLOT_NOT_LISTED},
	{{KIND_CHOICE, many, 3, 0}, "12", BALLOT_NOT_LISTED},
	{{KIND_CHOICE, many, 3, 0}, "1 2", BALLOT_NOT_LISTED},
	{{KIND_CHOICE, many, 3, 0}, "eins", BALLOT_NOT_LISTED},
	{{KIND_CHOICE, many, 3, 0}, "--", BALLOT_NOT_LISTED},
	{{KIND_CHOICE, many, 3, 0}, "-1", BALLOT_NOT_LISTED},
	{{KIND_CHOICE, many, 3, 0}, "4294967297", BALLOT_NOT_LISTED},
	{{KIND_CHOICE, many, 3, 0}, "18446744073709551617", BALLOT_NOT_LISTED},
	{{KIND_SCALE, from_zero, 11, 0}, "11", BALLOT_NOT_LISTED},
	{{KIND_SCALE, from_zero, 11, 0}, "5,5", BALLOT_NOT_LISTED},
	{{KIND_SCALE, below_zero, 3, 0}, "-1", BALLOT_NOT_LISTED},
	{{KIND_SCALE, below_zero, 3, 0}, "0", BALLOT_NOT_LISTED},
	{{KIND_MULTI, many, 9, 0}, "121", BALLOT_TWICE},
	{{KIND_MULTI, many, 9, 2}, "123", BALLOT_TOO_MANY},
	{{KIND_MULTI, many, 9, 0}, "10", BALLOT_NOT_LISTED},
	{{KIND_MULTI, many, 9, 0}, "1,2", BALLOT_NOT_LISTED},
	{{KIND_MULTI, many, 10, 0}, "1", BALLOT_TWO_DIGITS},
	{{KIND_MULTI, many, 10, 0}, "011", BALLOT_TWO_DIGITS},
	{{KIND_MULTI, many, 10, 0}, "0111", BALLOT_NOT_LISTED},
	{{KIND_MULTI, many, 10, 0}, "00", BALLOT_NOT_LISTED},
	{{KIND_MULTI, many, 10, 0}, "0101", BALLOT_TWICE},
	{{KIND_DOTS, many, 9, 4}, "11112", BALLOT_TOO_MANY},
	{{KIND_DOTS, many, 9, 4}, "11111", BALLOT_TOO_MANY},
	{{KIND_DOTS, many, 3, 4}, "14", BALLOT_NOT_LISTED},
	{{KIND_DOTS, many, 3, 0}, "1111", BALLOT_TOO_MANY},
	{{KIND_DOTS, many, 10, 3}, "010", BALLOT_TWO_DIGITS},
	{{KIND_RANK, many, 3, 0}, "311", BALLOT_TWICE},
	{{KIND_RANK, many, 3, 2}, "312", BALLOT_TOO_MANY},
	{{KIND_RANK, many, 3, 0}, "4", BALLOT_NOT_LISTED},
	{{KIND_RESIST, many, 3, 0}, "11", BALLOT_OUT_OF_RANGE},
	{{KIND_RESIST, many, 3, 0}, "-1", BALLOT_OUT_OF_RANGE},
	{{KIND_RESIST, many, 3, 0}, "3,5", BALLOT_NO_NUMBER},
	{{KIND_RESIST, many, 3, 0}, "3.5", BALLOT_NO_NUMBER},
	{{KIND_RESIST, many, 3, 0}, "0.00001", BALLOT_NO_NUMBER},
	{{KIND_RESIST, many, 3, 0}, "viel", BALLOT_NO_NUMBER},
	{{KIND_RESIST, many, 3, 0}, "1 2 3 4", BALLOT_TOO_MANY},
	{{KIND_RESIST, many, 3, 0}, "1 2 3 -", BALLOT_TOO_MANY},
	{{KIND_RESIST, many, 3, 0}, "- - -", BALLOT_NOTHING},
	{{KIND_RESIST, many, 3, 0}, "1,2,3", BALLOT_NO_NUMBER},
	{{KIND_NUMBER, NULL, 0, 0}, "zwölf", BALLOT_NO_NUMBER},
	{{KIND_NUMBER, NULL, 0, 0}, "1 2", BALLOT_NO_NUMBER},
	{{KIND_NUMBER, NULL, 0, 0}, "1,2,3", BALLOT_NO_NUMBER},
	{{KIND_NUMBER, NULL, 0, 0}, "1e3", BALLOT_NO_NUMBER},
	{{KIND_NUMBER, NULL, 0, 0}, "nan", BALLOT_NO_NUMBER},
	{{KIND_NUMBER, NULL, 0, 0}, "0x10", BALLOT_NO_NUMBER},
	{{KIND_NUMBER, NULL, 0, 0}, "1234567890", BALLOT_NO_NUMBER},
	{{KIND_NUMBER, NULL, 0, 0}, "0.00001", BALLOT_NO_NUMBER},
	{{KIND_NUMBER, NULL, 0, 0}, "1.000.000", BALLOT_NO_NUMBER},
	{{KIND_NUMBER, NULL, 0, 0}, "1.000", BALLOT_THOUSANDS},
	{{KIND_NUMBER, NULL, 0, 0}, "-250,000", BALLOT_THOUSANDS},
	{{KIND_NUMBER, NULL, 0, 0}, "12.345", BALLOT_THOUSANDS},
	{{KIND_WORDS, NULL, 0, 0}, ",;, ,", BALLOT_NOTHING},
	{{KIND_WORDS, NULL, 0, 0}, "-,", BALLOT_NOTHING},
	{{KIND_WORDS, NULL, 0, 0}, "bunt, Bunt", BALLOT_TWICE},
	{{KIND_WORDS, NULL, 0, 0}, "Straße, offen, STRASSE", BALLOT_TWICE},
	{{KIND_WORDS, NULL, 0, 0}, "a, b, c, d", BALLOT_TOO_MANY},
	{{KIND_WORDS, NULL, 0, 1}, "a, b", BALLOT_TOO_MANY},
	{{KIND_WORDS, NULL, 0, 0}, LONG, BALLOT_TOO_LONG},
	{{KIND_WORDS, NULL, 0, 0}, "alt, " LONG, BALLOT_TOO_LONG},
	{{KIND_WORDS, NULL, 0, 0}, FITS, BALLOT_FINE},
};

enum { FAULTY = sizeof(faulty) / sizeof(faulty[0]) };

static void
test_faults(void)
{
	for (int i = 0; i < FAULTY; i++) {
		struct ballot ballot;
		enum ballot_fault fault = ballot_read(&faulty[i].question, faulty[i].typed, &ballot);
		char *why = ballot_say(&faulty[i].question, fault);
		is_int(fault, faulty[i].fault, "%s “%s”: %s",
			methods[faulty[i].question.kind].word, faulty[i].typed, why);
		ok(!fault == (ballot.count > 0) && !fault == !*why && !strchr(why, '%'),
			"after a fault there is a sentence, and no ballot");
		free(why);
		ballot_free(&ballot);
	}
}

/* --- ballots that were never typed ----------------------------------------------------------- */

static void
check_made(const char *name, struct question question, struct ballot ballot, enum ballot_fault fault)
{
	is_int(ballot_check(&question, &ballot), fault, "%s", name);
}

#define ENTRIES(...) \
	{ .count = sizeof((struct ballot_entry[]){__VA_ARGS__}) / sizeof(struct ballot_entry), \
		.entries = {__VA_ARGS__} }

static void
test_made(void)
{
	const struct question dots = {KIND_DOTS, many, 3, 4}, rank = {KIND_RANK, many, 3, 0};
	const struct question resist = {KIND_RESIST, many, 3, 0}, number = {KIND_NUMBER, NULL, 0, 0};
	const struct question words = {KIND_WORDS, NULL, 0, 0}, choice = {KIND_CHOICE, many, 3, 0};
	static char alt[] = "alt", comma[] = "alt, bunt", lines_[] = "alt\nbunt", dash[] = "-", empty[] = "";
	static char spaced[] = " alt", not_composed[] = "e\xcc\x81", broken[] = "\xff", semicolon[] = "a;b";

	check_made("nothing is an abstention", choice, (struct ballot){.count = 0}, BALLOT_FINE);
	check_made("two of one", choice, (struct ballot)ENTRIES({1, 0, NULL}, {2, 0, NULL}), BALLOT_TOO_MANY);
	check_made("option 0", choice, (struct ballot)ENTRIES({0, 0, NULL}), BALLOT_NOT_LISTED);
	check_made("option -1", choice, (struct ballot)ENTRIES({-1, 0, NULL}), BALLOT_NOT_LISTED);
	check_made("no dot", dots, (struct ballot)ENTRIES({1, 0, NULL}), BALLOT_NO_NUMBER);
	check_made("half a dot", dots, (struct ballot)ENTRIES({1, 1.5, NULL}), BALLOT_NO_NUMBER);
	check_made("endless dots", dots, (struct ballot)ENTRIES({1, INFINITY, NULL}), BALLOT_TOO_MANY);
	check_made("no number of dots", dots, (struct ballot)ENTRIES({1, NAN, NULL}), BALLOT_NO_NUMBER);
	check_made("all dots", dots, (struct ballot)ENTRIES({1, 3, NULL}, {2, 1, NULL}), BALLOT_FINE);
	check_made("one more", dots, (struct ballot)ENTRIES({1, 3, NULL}, {2, 2, NULL}), BALLOT_TOO_MANY);
	check_made("an option twice", dots, (struct ballot)ENTRIES({1, 1, NULL}, {1, 1, NULL}), BALLOT_TWICE);
	check_made("places in another order", rank, (struct ballot)ENTRIES({1, 2, NULL}, {3, 1, NULL}), BALLOT_FINE);
	check_made("a place twice", rank, (struct ballot)ENTRIES({1, 1, NULL}, {3, 1, NULL}), BALLOT_TWICE);
	check_made("a gap in the places", rank, (struct ballot)ENTRIES({1, 1, NULL}, {3, 3, NULL}), BALLOT_OUT_OF_RANGE);
	check_made("place 0", rank, (struct ballot)ENTRIES({1, 0, NULL}), BALLOT_OUT_OF_RANGE);
	check_made("place 1½", rank, (struct ballot)ENTRIES({1, 1, NULL}, {2, 1.5, NULL}), BALLOT_NO_NUMBER);
	check_made("no place", rank, (struct ballot)ENTRIES({1, NAN, NULL}), BALLOT_OUT_OF_RANGE);
	check_made("a resistance of 11", resist, (struct ballot)ENTRIES({1, 11, NULL}), BALLOT_OUT_OF_RANGE);
	check_made("of -1", resist, (struct ballot)ENTRIES({1, -1, NULL}), BALLOT_OUT_OF_RANGE);
	check_made("of 3.5", resist, (struct ballot)ENTRIES({1, 3.5, NULL}), BALLOT_NO_NUMBER);
	check_made("of nothing", resist, (struct ballot)ENTRIES({1, NAN, NULL}), BALLOT_OUT_OF_RANGE);
	check_made("a rating twice", resist, (struct ballot)ENTRIES({2, 1, NULL}, {2, 2, NULL}), BALLOT_TWICE);
	check_made("a number", number, (struct ballot)ENTRIES({1, -12.5, NULL}), BALLOT_FINE);
	check_made("two numbers", number, (struct ballot)ENTRIES({1, 1, NULL}, {2, 1, NULL}), BALLOT_NOT_LISTED);
	check_made("an endless number", number, (struct ballot)ENTRIES({1, -INFINITY, NULL}), BALLOT_NO_NUMBER);
	check_made("no number", number, (struct ballot)ENTRIES({1, NAN, NULL}), BALLOT_NO_NUMBER);
	check_made("a number that is too large to be typed", number, (struct ballot)ENTRIES({1, 1e9, NULL}), BALLOT_NO_NUMBER);
	check_made("or too fine", number, (struct ballot)ENTRIES({1, 0.12345, NULL}), BALLOT_NO_NUMBER);
	check_made("a word", words, (struct ballot)ENTRIES({1, 0, alt}), BALLOT_FINE);
	check_made("no text", words, (struct ballot)ENTRIES({1, 0, NULL}), BALLOT_NOTHING);
	check_made("an empty word", words, (struct ballot)ENTRIES({1, 0, empty}), BALLOT_NOTHING);
	check_made("the sign for abstaining", words, (struct ballot)ENTRIES({1, 0, dash}), BALLOT_NOTHING);
	check_made("two words in one", words, (struct ballot)ENTRIES({1, 0, comma}), BALLOT_NO_WORD);
	check_made("another way", words, (struct ballot)ENTRIES({1, 0, semicolon}), BALLOT_NO_WORD);
	check_made("a line break", words, (struct ballot)ENTRIES({1, 0, lines_}), BALLOT_NO_WORD);
	check_made("a space before it", words, (struct ballot)ENTRIES({1, 0, spaced}), BALLOT_NO_WORD);
	check_made("a letter in two parts", words, (struct ballot)ENTRIES({1, 0, not_composed}), BALLOT_NO_WORD);
	check_made("no text in UTF-8", words, (struct ballot)ENTRIES({1, 0, broken}), BALLOT_NO_WORD);
	check_made("a word twice", words, (struct ballot)ENTRIES({1, 0, alt}, {2, 0, alt}), BALLOT_TWICE);
	check_made("a word in nowhere", words, (struct ballot)ENTRIES({BALLOT_ENTRIES + 1, 0, alt}), BALLOT_NOT_LISTED);
}

/* --- how many, and how they are typed -------------------------------------------------------- */

static void
test_most(void)
{
	is_int(ballot_most(&(struct question){KIND_CHOICE, many, 9, 0}), 1, "one option");
	is_int(ballot_most(&(struct question){KIND_NUMBER, NULL, 0, 0}), 1, "one number");
	is_int(ballot_most(&(struct question){KIND_MULTI, many, 9, 0}), 9, "as many as there are");
	is_int(ballot_most(&(struct question){KIND_MULTI, many, 9, 4}), 4, "or as the workshop says");
	is_int(ballot_most(&(struct question){KIND_MULTI, many, 3, 4}), 3, "but not more than there are");
	is_int(ballot_most(&(struct question){KIND_RANK, many, 9, 3}), 3, "the first few places");
	is_int(ballot_most(&(struct question){KIND_DOTS, many, 3, 5}), 5, "dots may be more than options");
	is_int(ballot_most(&(struct question){KIND_DOTS, many, 3, 0}), 3, "a dot for each option");
	is_int(ballot_most(&(struct question){KIND_RESIST, many, 7, 0}), 7, "a resistance for each");
	is_int(ballot_most(&(struct question){KIND_WORDS, NULL, 0, 0}), WORDS_USUAL, "a few words");
	is_int(ballot_most(&(struct question){KIND_WORDS, NULL, 0, 7}), 7, "or as many as the workshop says");
	is_int(ballot_digits(&(struct question){KIND_MULTI, many, 9, 0}), 1, "nine options: one digit");
	is_int(ballot_digits(&(struct question){KIND_MULTI, many, 10, 0}), 2, "ten: two");
	is_int(ballot_code(&(struct question){KIND_SCALE, from_zero, 11, 0}, 0), 0, "a level is its value");
	is_int(ballot_code(&(struct question){KIND_SCALE, below_zero, 3, 0}, 0), 1, "unless it has a sign");
	is_int(ballot_code(&(struct question){KIND_CHOICE, from_zero, 11, 0}, 0), 1, "an option is its number");
}

int
main(void)
{
	setlocale(LC_CTYPE, "C.UTF-8");
	make_options();
	plan(LINES * 5 + BEGINNINGS * 2 + 1 + FAULTY * 2 + 37 + 19);
	test_lines();
	test_beginnings();
	test_faults();
	test_made();
	test_most();
	return done_testing();
}
