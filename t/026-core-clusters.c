/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/text.h"
#include "shared.h"
#include "tap.h"

enum { CASES = 602, MOST = 512 };

/* A line of GraphemeBreakTest.txt: `÷ 0020 × 0308 ÷` into bytes and where they break. */
static size_t
read_case(const char *line, char *bytes, size_t *boundaries, size_t *count)
{
	size_t n = 0;
	*count = 0;
	for (const char *at = line; *at && *at != '#';) {
		if (strncmp(at, "÷", 2) == 0) {
			boundaries[(*count)++] = n;
			at += 2;
		} else if (strncmp(at, "×", 2) == 0) {
			at += 2;
		} else if (strchr("0123456789ABCDEF", *at)) {
			char *end;
			n += text_encode((uint32_t)strtoul(at, &end, 16), bytes + n);
			at = end;
		} else {
			at++;
		}
	}
	return n;
}

static bool
breaks_as(const char *bytes, size_t n, const size_t *boundaries, size_t count)
{
	for (size_t i = 0; i + 1 < count; i++)
		if (text_next(bytes, n, boundaries[i]) != boundaries[i + 1])
			return false;
	for (size_t i = count - 1; i > 0; i--)
		if (text_previous(bytes, n, boundaries[i]) != boundaries[i - 1])
			return false;
	/* From inside a cluster, and in the middle of a character, to where it began. */
	for (size_t at = 0, i = 0; at <= n; at++) {
		if (i + 1 < count && at == boundaries[i + 1])
			i++;
		if (text_boundary(bytes, n, at) != boundaries[i])
			return false;
		if (at > boundaries[i] && text_previous(bytes, n, at) != boundaries[i])
			return false;
	}
	return true;
}

static void
test_published(void)
{
	FILE *file = shared_open("text/GraphemeBreakTest.txt");
	char line[4096], bytes[MOST];
	size_t boundaries[MOST], count, cases = 0;

	if (!file) {
		skip(CASES + 1, "GraphemeBreakTest.txt is not here");
		return;
	}
	while (fgets(line, sizeof(line), file)) {
		if (line[0] == '#')
			continue;
		size_t n = read_case(line, bytes, boundaries, &count);
		line[strcspn(line, "\t\n")] = '\0';
		ok(breaks_as(bytes, n, boundaries, count), "%s", line);
		cases++;
	}
	fclose(file);
	is_int(cases, CASES, "all cases of the file");
}

static size_t
clusters(const char *s)
{
	size_t n = strlen(s), count = 0;
	for (size_t at = 0; at < n; count++)
		at = text_next(s, n, at);
	return count;
}

static void
test_names(void)
{
	is_int(clusters("Żółć"), 4, "Żółć");
	is_int(clusters("Z\u0307o\u0301\u0142c\u0301"), 4, "Żółć in parts");
	is_int(clusters("Nguyễn"), 6, "Nguyễn");
	is_int(clusters("Олена"), 5, "Олена");
	is_int(clusters("محمد"), 4, "محمد");
	is_int(clusters("李小龙"), 3, "李小龙");
	is_int(clusters("👩‍👩‍👧‍👦🇩🇪🇺🇦👍🏽"), 4, "a family, two flags, a thumb");
	is_int(clusters("ab\r\ncd"), 5, "a line break of two bytes is one");
	is_int(clusters("\xE2\x82" "a\xFF\xFE"), 4, "each ill-formed part is one");
}

static void
test_words(void)
{
	const char *s = "Zoë's  größte  Idee…";
	size_t n = strlen(s), at = 0;

	at = text_word_next(s, n, at);
	is_int(at, 4, "to the end of the first word");
	at = text_word_next(s, n, at);
	is_int(at, 6, "the next");
	at = text_word_next(s, n, at);
	is_int(at, 16, "over spaces and an umlaut");
	at = text_word_next(s, n, text_word_next(s, n, at));
	is_int(at, n, "to the end when there is none");
	at = text_word_previous(s, n, at);
	is_int(at, 18, "back over what is no word");
	at = text_word_previous(s, n, at);
	is_int(at, 8, "back one more");
	at = text_word_previous(s, n, text_word_previous(s, n, at));
	is_int(at, 0, "back to the start");
	is_int(text_word_previous(s, n, 0), 0, "and no further");
	is_int(text_word_previous("  ", 2, 2), 0, "no word at all, back");
	is_int(text_word_next("  ", 2, 0), 2, "no word at all, on");
}

int
main(void)
{
	plan(CASES + 1 + 9 + 10);
	test_published();
	test_names();
	test_words();
	return done_testing();
}
