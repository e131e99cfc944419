/* A ballot as it is typed: every kind read, checked, written and read again; every fault; and
 * random lines, which never become a ballot that is none.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/ballot.h"

#include "core/mem.h"
#include "core/text.h"
#include "tap.h"

#include <locale.h>
#include <stdint.h>

static struct option many[OPTIONS_MAX], from_zero[11], below_zero[3];

static void
make_options(void)
{
	for (int i = 0; i < OPTIONS_MAX; i++)
		many[i] = (struct option){.no = i + 1, .value = i + 1};
	for (int i = 0; i < 11; i++)
		from_zero[i] = (struct option){.no = i + 1, .value = i};
	for (int i = 0; i < 3; i++)
		below_zero[i] = (struct option){.no = i + 1, .value = i - 1};
}

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

/* --- at random ------------------------------------------------------------------------------- */

static uint64_t state = 0x9e3779b97f4a7c15;

static uint32_t
any(uint32_t below)
{
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return (uint32_t)((state >> 32) * below >> 32);
}

static const enum kind kinds[] = {
	KIND_CHOICE, KIND_MULTI, KIND_SCALE, KIND_DOTS, KIND_RANK, KIND_RESIST, KIND_NUMBER, KIND_WORDS,
};

static struct question
any_question(void)
{
	static const int counts[] = {2, 3, 9, 10, 11, OPTIONS_MAX};
	struct question question = {.kind = kinds[any(8)], .options = many, .count = counts[any(6)]};
	if (question.kind == KIND_SCALE && any(2)) {
		question.options = any(2) ? from_zero : below_zero;
		question.count = question.options == from_zero ? 11 : 3;
	}
	if (question.kind == KIND_NUMBER || question.kind == KIND_WORDS)
		question = (struct question){.kind = question.kind};
	if (methods[question.kind].has_max && any(2))
		question.max = 1 + (int)any(question.kind == KIND_DOTS || question.kind == KIND_WORDS ? 99
			: (uint32_t)question.count);
	return question;
}

static const struct ballot_entry *
entry_of(const struct ballot *ballot, int option_no)
{
	for (int i = 0; i < ballot->count; i++)
		if (ballot->entries[i].option_no == option_no)
			return &ballot->entries[i];
	return NULL;
}

/* Whether two ballots say the same. Words are the same in the same order. */
static bool
same(enum kind kind, const struct ballot *a, const struct ballot *b)
{
	if (a->count != b->count)
		return false;
	for (int i = 0; i < a->count; i++) {
		bool word = methods[kind].says == SAYS_WORD, figure = methods[kind].says > SAYS_LEVEL && !word;
		const struct ballot_entry *left = &a->entries[i];
		const struct ballot_entry *right = word ? &b->entries[i] : entry_of(b, left->option_no);
		if (!right || (figure && right->value != left->value)
			|| (word && strcmp(left->text, right->text) != 0))
			return false;
	}
	return true;
}

/* Whether BALLOT, which ballot_check() accepts, is written as a line that is read as itself. */
static bool
comes_back(const struct question *question, const struct ballot *ballot)
{
	struct ballot again;
	char *line = ballot_typed(question, ballot);
	bool back = ballot_read(question, line, &again) == BALLOT_FINE && same(question->kind, ballot, &again);
	if (!back)
		diag("%s of %d, at most %d: “%s”", methods[question->kind].word, question->count,
			question->max, line);
	ballot_free(&again);
	free(line);
	return back;
}

static char *
any_word(void)
{
	static const char *const parts[] = {
		"a", "B", "ß", "é", "e\xcc\x81", "\xcc\x81", "Ж", "李", "ع", "🙂", "👩‍🌾", " ", "-", "'", "\xc2\xa0",
		"\xe2\x80\xa8", "\xcd\xbe", "0", "7", "\x01", ".", ",", ";", "\xff", "\n", "İ", "ŉ", "ΐ",
	};
	char text[200] = "";
	for (uint32_t n = any(9); n > 0; n--)
		strcat(text, parts[any(any(4) ? 20 : sizeof(parts) / sizeof(parts[0]))]);
	return mem_text(text);
}

/* Something that may be a ballot. */
static struct ballot
any_ballot(const struct question *question)
{
	struct ballot ballot = {.count = (int)any(any(8) ? 6 : BALLOT_ENTRIES)};
	enum entry_says says = methods[question->kind].says;
	uint32_t highest = says == SAYS_WORD ? 3 : (uint32_t)kind_slots(question->kind, question->count);
	for (int i = 0; i < ballot.count; i++) {
		struct ballot_entry *entry = &ballot.entries[i];
		entry->option_no = says == SAYS_WORD || any(3) == 0 ? i + 1 : (int)any(highest + 1) + (any(9) ? 1 : -1);
		if (says == SAYS_PLACE)
			entry->value = any(9) ? i + 1 : (double)any(7) / 2;
		else if (says == SAYS_NUMBER)
			entry->value = ((double)any(2000000) - 1e6) / (any(3) ? 1e4 : any(2) ? 1e3 : 7);
		else
			entry->value = any(12) - (any(9) ? 0 : 1.5);
		if (says == SAYS_WORD && any(40))
			entry->text = any_word();
	}
	return ballot;
}

static void
test_any_ballot(void)
{
	int accepted[KIND_COUNT] = {0}, wrong = 0, least = 100000;
	for (int i = 0; i < 200000; i++) {
		struct question question = any_question();
		struct ballot ballot = any_ballot(&question);
		if (ballot_check(&question, &ballot) == BALLOT_FINE) {
			accepted[question.kind] += ballot.count > 0;
			wrong += !comes_back(&question, &ballot);
		}
		ballot_free(&ballot);
	}
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		least = accepted[kinds[i]] < least ? accepted[kinds[i]] : least;
	is_int(wrong, 0, "whatever is accepted is written and read as itself");
	ok(least > 500, "and of each kind enough was (%d)", least);
}

/* Words, some of which are none. */
static void
any_words(char *line, size_t room)
{
	line[0] = '\0';
	for (uint32_t n = any(5); n > 0; n--) {
		char *word = any_word();
		if (strlen(line) + strlen(word) + 3 < room)
			strcat(strcat(line, word), any(2) ? ", " : ";");
		free(word);
	}
}

static void
any_line(char *line, size_t room)
{
	static const char *const alphabets[] = {
		"0123456789", "0123456789-", "0123 -", "01 10 -.,", "aAbB ,;-", "123,.-+e",
	};
	uint32_t which = any(8);
	if (which == 7) {
		any_words(line, room);
		return;
	}
	size_t n = any((uint32_t)room);
	for (size_t i = 0; i < n; i++)
		line[i] = which == 6 ? (char)(1 + any(255))
			: alphabets[which][any((uint32_t)strlen(alphabets[which]))];
	line[n] = '\0';
}

static void
test_any_line(void)
{
	int read = 0, wrong = 0, left = 0, silent = 0;
	for (int i = 0; i < 300000; i++) {
		char line[300];
		struct question question = any_question();
		struct ballot ballot;
		any_line(line, any(4) ? 12 : sizeof(line));
		memset(&ballot, 0xA5, sizeof(ballot));
		enum ballot_fault fault = ballot_read(&question, line, &ballot);
		if (fault) {
			char *why = ballot_say(&question, fault);
			left += ballot.count != 0;
			silent += !*why;
			free(why);
		} else {
			read += ballot.count > 0;
			wrong += ballot_check(&question, &ballot) != BALLOT_FINE || !comes_back(&question, &ballot);
		}
		ballot_free(&ballot);
	}
	is_int(wrong, 0, "what is read of random bytes is a ballot, and comes back as itself");
	is_int(left, 0, "what is not read leaves nothing");
	is_int(silent, 0, "and has a reason");
	ok(read > 10000, "some of it was (%d)", read);
}

static void
test_examples(void)
{
	static const struct {
		struct question question;
		const char *example;
	} examples[] = {
		{{KIND_DOTS, many, 2, 3}, "112"}, {{KIND_DOTS, many, 9, 3}, "112"},
		{{KIND_DOTS, many, 9, 4}, "1123"}, {{KIND_DOTS, many, 2, 1}, "1"},
		{{KIND_DOTS, many, 2, 2}, "11"}, {{KIND_DOTS, many, 12, 3}, "010102"},
		{{KIND_DOTS, many, 2, 30}, "1111122222"}, {{KIND_RANK, many, 2, 0}, "21"},
		{{KIND_RANK, many, 3, 0}, "312"}, {{KIND_RANK, many, 3, 1}, "3"},
		{{KIND_RANK, many, 11, 2}, "1106"}, {{KIND_MULTI, many, 2, 0}, "12"},
		{{KIND_MULTI, many, 9, 2}, "59"}, {{KIND_MULTI, many, 10, 1}, "10"},
	};
	int possible = 0, same = 0, all = sizeof(examples) / sizeof(examples[0]);
	for (int i = 0; i < all; i++) {
		char *example = ballot_example(&examples[i].question);
		same += strcmp(example, examples[i].example) == 0;
		if (strcmp(example, examples[i].example) != 0)
			diag("%d: %s", i, example);
		free(example);
	}
	is_int(same, all, "examples fit the number of dots and answers");
	for (int i = 0; i < 20000; i++) {
		struct question question = any_question();
		struct ballot ballot = {.count = 0};
		enum entry_says says = methods[question.kind].says;
		bool named = methods[question.kind].several && question.count > 0
			&& (says == SAYS_NOTHING || says == SAYS_DOTS || says == SAYS_PLACE);
		char *example = named ? ballot_example(&question) : NULL;
		possible += !named || (ballot_read(&question, example, &ballot) == BALLOT_FINE
			&& ballot.count > 0);
		ballot_free(&ballot);
		free(example);
	}
	is_int(possible, 20000, "and can be typed, whatever is asked");
}

int
main(void)
{
	setlocale(LC_CTYPE, "C.UTF-8");
	make_options();
	plan(LINES * 5 + BEGINNINGS * 2 + 1 + FAULTY * 2 + 37 + 19 + 2 + 4 + 2);
	test_lines();
	test_beginnings();
	test_faults();
	test_made();
	test_most();
	test_any_ballot();
	test_any_line();
	test_examples();
	return done_testing();
}
