/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/hyphen.h"

#include <stdint.h>

#include "core/buffer.h"
#include "core/mem.h"
#include "core/text.h"
#include "tap.h"

static struct hyphen *
dictionary(const char *text)
{
	return hyphen_new(mem_text(text), strlen(text));
}

static void
is_split(const struct hyphen *hyphen, const char *word, const char *wanted)
{
	struct buffer got = {.bytes = NULL};
	size_t n = strlen(word);
	unsigned char places[300];
	hyphen_find(hyphen, word, n, places);
	for (size_t i = 0; i < n; i++) {
		if (places[i])
			buffer_add_char(&got, places[i] == HYPHEN_COMPOUND ? '=' : '-');
		buffer_add_char(&got, word[i]);
	}
	is_str(buffer_text(&got), wanted, "%s", wanted);
	buffer_free(&got);
}

static void
test_patterns(void)
{
	struct hyphen *hyphen = dictionary("UTF-8\nLEFTHYPHENMIN 2\n% a comment 1\n# another1\n"
		"1ba\nb2a.\n.ab1\nä1ö\nx1y/z=,1,2\r\nc1d\r\nc2de\n");
	is_split(hyphen, "kobaku", "ko-baku");
	is_split(hyphen, "KOBAKU", "KO-BAKU");
	is_split(hyphen, "kuba", "ku-ba");
	is_split(hyphen, "abku", "ab-ku");
	is_split(hyphen, "kuabku", "kuabku");
	is_split(hyphen, "kuäöku", "kuä-öku");
	is_split(hyphen, "kuÄÖku", "kuÄ-Öku");
	is_split(hyphen, "kuxyku", "kuxyku");
	is_split(hyphen, "kucdku", "kuc-dku");
	is_split(hyphen, "kucdeku", "kucdeku");
	is_split(hyphen, "baku", "baku");
	is_split(hyphen, "", "");
	is_split(hyphen, "\xff\xfe""ba", "\xff\xfe-ba");
	hyphen_free(hyphen);
}

/* Where patterns overlap, the longest end of what was read counts that one begins with. */
static void
test_longest(void)
{
	struct hyphen *hyphen = dictionary("UTF-8\na1l\nkalb1\n");
	is_split(hyphen, "tralu", "tra-lu");
	is_split(hyphen, "lokalu", "lokalu");
	is_split(hyphen, "lokalbu", "lokalbu");
	is_split(hyphen, "lokalbue", "lokalb-ue");
	hyphen_free(hyphen);
	hyphen = dictionary("UTF-8\na1lo\na2lo\n");
	is_split(hyphen, "kaloku", "kaloku");
	hyphen_free(hyphen);
}

static void
test_levels(void)
{
	struct hyphen *hyphen = dictionary("UTF-8\nNOHYPHEN -,'\nrat1haus\nhaus1tür\n"
		"NEXTLEVEL\n1ha\na1tü\nr.2\nNEXTLEVEL\n");
	is_split(hyphen, "rathaus", "rat=haus");
	is_split(hyphen, "rathaustür", "rat=haus=tür");
	is_split(hyphen, "satür", "sa-tür");
	is_split(hyphen, "rathausatür", "rat=hausa-tür");
	hyphen_free(hyphen);
}

static void
test_characters(void)
{
	struct hyphen *hyphen = dictionary("ISO8859-1\n\xFC" "1be\n1\xDF" "e\n");
	is_split(hyphen, "kübel", "kü-bel");
	is_split(hyphen, "KÜBEL", "KÜ-BEL");
	is_split(hyphen, "graßen", "gra-ßen");
	is_split(hyphen, "küŁbel", "küŁbel");
	hyphen_free(hyphen);
	ok(!dictionary("KOI8-R\na1b\n"), "other characters are not read");
	ok(!dictionary("ISO8859-15\na1b\n"), "nor similar ones");
	ok(!dictionary(""), "an empty file is none");
	ok(!dictionary("%PDF\n"), "nor is any other");
	hyphen = dictionary("UTF-8");
	ok(hyphen != NULL, "one without patterns is one");
	is_split(hyphen, "kobaku", "kobaku");
	hyphen_free(hyphen);
	hyphen_free(NULL);
}

/* Any bytes as a dictionary and as a word; places are where characters begin. */
static void
test_random(void)
{
	static const char letters[] = "ab1.2c9\n\r\xC3\xA4/%N0";
	uint64_t seed = 11;
	int wrong = 0;
	for (int round = 0; round < 3000; round++) {
		struct buffer text = {.bytes = NULL};
		char word[32];
		unsigned char places[32];
		buffer_add(&text, round % 2 ? "UTF-8\n" : "ISO8859-1\n");
		for (int i = 0; i < 80; i++) {
			seed = seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
			buffer_add_char(&text, letters[seed >> 60]);
			word[i % 32] = (char)(seed >> 50 & 3 ? letters[seed >> 40 & 1] : letters[seed >> 40 & 15]);
		}
		size_t n = text.length;
		struct hyphen *hyphen = hyphen_new(buffer_take(&text), n);
		hyphen_find(hyphen, word, sizeof(word), places);
		for (size_t i = 0; i < sizeof(word); i++)
			wrong += places[i] > HYPHEN_COMPOUND || (places[i]
				&& text_valid(word, sizeof(word)) && ((unsigned char)word[i] & 0xC0) == 0x80);
		hyphen_free(hyphen);
	}
	is_int(wrong, 0, "random dictionaries and words");

	struct buffer lines = {.bytes = NULL};
	char word[1000];
	unsigned char places[1000];
	buffer_add(&lines, "UTF-8\n");
	for (int i = 0; i < 300; i++)
		buffer_add(&lines, "a1");
	size_t n = lines.length;
	struct hyphen *hyphen = hyphen_new(buffer_take(&lines), n);
	memset(word, 'a', sizeof(word));
	hyphen_find(hyphen, word, sizeof(word), places);
	is_int(memchr(places, HYPHEN_SYLLABLE, sizeof(places)) == NULL, 1,
		"neither lines nor words without end");
	hyphen_free(hyphen);
}

int
main(void)
{
	test_patterns();
	test_longest();
	test_levels();
	test_characters();
	test_random();
	return done_testing();
}
