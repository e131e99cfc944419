/* Ballots and lines at random: what can be written can be typed, key by key, and comes back as itself;
 * a random line never becomes a ballot that is none; the examples can be typed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/ballot.h"

#include "core/mem.h"
#include "core/text.h"
#include "options.h"
#include "tap.h"

#include <locale.h>
#include <stdint.h>

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
	test_any_ballot();
	test_any_line();
	test_examples();
	return done_testing();
}
