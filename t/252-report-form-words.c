/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/form_words.h"

#include "core/text.h"
#include "tap.h"

/* What a format takes, in its order: "d", "ss", "". */
static void
takes(const char *format, char out[8])
{
	size_t n = 0;
	for (const char *at = format; (at = strchr(at, '%')) && n < 7; at++)
		out[n++] = at[1];
	out[n] = '\0';
}

static bool
is_finished(const char *text)
{
	char *clean = text_clean(text, strlen(text), TEXT_ONE_LINE | TEXT_TRIM);
	bool same = strcmp(clean, text) == 0 && *text;
	free(clean);
	return same;
}

int
main(void)
{
	static const char *const wanted[FORM_WORD_COUNT] = {
		[FORM_SEVERAL] = "d", [FORM_DOTS] = "d", [FORM_SUM] = "d", [FORM_RANK_FIRST] = "d",
		[FORM_RANGE] = "ss", [FORM_WORDS] = "d",
	};
	size_t languages = 0;
	for (const char *tag; (tag = form_language(languages)); languages++) {
		int missing = 0, other = 0, rough = 0;
		for (int word = 0; word < FORM_WORD_COUNT; word++) {
			const char *text = form_word((enum form_word)word, tag);
			char taken[8];
			if (!text) {
				missing++;
				continue;
			}
			takes(text, taken);
			other += strcmp(taken, wanted[word] ? wanted[word] : "") != 0;
			rough += !is_finished(text);
		}
		is_int(missing, 0, "%s: every sentence is there", tag);
		is_int(other, 0, "%s: each takes what it should", tag);
		is_int(rough, 0, "%s: each is a clean line", tag);
	}
	is_int((int)languages, 11, "languages");
	is_str(form_word(FORM_ABSTAIN, "de"), "weiß nicht", "one in German");
	is_str(form_word(FORM_ABSTAIN, "de-AT"), "weiß nicht", "and in Austria");
	ok(!form_word(FORM_ABSTAIN, "ti") && !form_word(FORM_ABSTAIN, "d"), "others are not known");
	ok(!form_language(languages), "there are no more");
	return done_testing();
}
