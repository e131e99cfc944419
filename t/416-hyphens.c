/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/hyphens.h"

#include <sys/stat.h>
#include <unistd.h>

#include "core/hyphen.h"
#include "core/wrap.h"
#include "tap.h"
#include "wall.h"

static char folder[] = "/tmp/runde-t-XXXXXX";

static char *
path_of(const char *name)
{
	return mem_printf("%s/%s", folder, name);
}

static void
write_dictionary(const char *name, const char *text)
{
	char *path = path_of(name);
	FILE *file = fopen(path, "w");
	if (!file || fputs(text, file) < 0 || fclose(file) != 0)
		bail("cannot write %s", path);
	free(path);
}

static void
row_is(int row, const char *wanted, const char *name)
{
	char *text = wall_row(row);
	is_str(text, wanted, "%s", name);
	free(text);
}

static void
test_paragraphs(void)
{
	const char *text = "Zusammenhaltsbericht";
	int total;
	struct canvas screen = canvas_begin();
	canvas_language("de");
	is_int(canvas_paragraph_rows(text, 15), 2, "as many lines are counted");
	is_int(canvas_paragraph(&screen, 1, 2, 15, 9, 0, LOOK_PLAIN, text, NULL), 2, "as are drawn");
	row_is(1, "  Zusammenhalts-", "with a hyphen");
	row_is(2, "  bericht", "and without");
	canvas_paragraph(&screen, 4, 2, 15, 1, 1, LOOK_PLAIN, text, &total);
	row_is(4, "  bericht", "skipped lines are the same");
	is_int(canvas_cuts(), 0, "nothing is cut");

	canvas_language("nl");
	canvas_paragraph(&screen, 6, 0, 15, 9, 0, LOOK_PLAIN, text, NULL);
	row_is(6, "Zusa-", "each language has its own");
	canvas_language("fr");
	canvas_paragraph(&screen, 9, 0, 15, 9, 0, LOOK_PLAIN, text, NULL);
	row_is(9, "Zusammenhalts-", "where there is none the rule is used");
	canvas_language("xx");
	canvas_paragraph(&screen, 12, 0, 15, 9, 0, LOOK_PLAIN, text, NULL);
	row_is(12, "Zusammenhalts-", "where it is none likewise");

	canvas_language("de");
	screen = canvas_begin();
	canvas_paragraph(&screen, 0, 0, 11, 9, 0, LOOK_PLAIN, text, NULL);
	row_is(0, "Zusammen-", "a new frame knows no language");
}

static void
test_blocks(void)
{
	const char *text = "Zusammenhaltsberichterstattung", *soft = "Zusammen\u00ADhalt";
	struct canvas screen = canvas_begin();
	canvas_language("de");
	is_int(canvas_large_paragraph(&screen, 0, 0, 60, text, false), 0,
		"a word that falls to pieces is not large");
	is_int(canvas_medium_paragraph(&screen, 0, 0, 100, text, false), 7,
		"one that is a little wider than the screen is broken");
	is_int(canvas_medium_paragraph(&screen, 0, 0, 100, text, true), 7, "and drawn so");
	is_int(canvas_large_paragraph(&screen, 0, 0, 120, text, false), 20,
		"in large letters, too, where smaller ones have not enough room either");
	is_int(canvas_large_paragraph(&screen, 0, 0, 150, text, false), 0, "not where they have");
	is_int(canvas_lettered_widest(LETTERING_MEDIUM, text, 100), -1, "a label is not broken");
	is_int(canvas_medium_paragraph(&screen, 0, 0, 20, "Rathaus", false), 0, "nor a short word");
	is_int(canvas_medium_paragraph(&screen, 0, 0, 100, soft, false), 3,
		"a soft hyphen is not seen");
	is_int(canvas_medium_paragraph(&screen, 0, 0, 100, "", false), 0, "nothing is nothing");
}

static void
test_names(void)
{
	ok(hyphens_of("de") == hyphens_of("de-CH"), "the country does not count");
	ok(hyphens_of("de") != hyphens_of("en"), "the language does");
	ok(!hyphens_of("../de") && !hyphens_of("d") && !hyphens_of("") && !hyphens_of("DE")
			&& !hyphens_of("abcd"), "what names no language is none");
	for (char c = 'a'; c <= 'z'; c++)
		hyphens_of((char[]){'q', c, '\0'});
	ok(!hyphens_of("zz"), "there is an end of them");
	ok(hyphens_of("de") != NULL, "which leaves those that were there");
}

/* The dictionaries of the system, where they are installed. */
static void
test_installed(void)
{
	unsetenv("RUNDE_HYPHENDIR");
	if (access(RUNDE_HYPHENDIR "/hyph_en_GB.dic", R_OK) != 0) {
		skip(1, "hyphen-en-gb is not installed");
		return;
	}
	struct canvas screen = canvas_begin();
	canvas_language("en");
	canvas_paragraph(&screen, 0, 0, 9, 9, 0, LOOK_PLAIN, "neighbourhood", NULL);
	row_is(0, "neigh-", "a dictionary of the system is found");
}

int
main(void)
{
	if (!mkdtemp(folder))
		bail("no temporary folder");
	if (!wall_open("xterm-256color", 24, 160, true))
		skip_all("there is no terminal xterm-256color");
	setenv("RUNDE_HYPHENDIR", folder, 1);
	write_dictionary("hyph_de_DE.dic", "UTF-8\ns1be\nm1m\nt1er\nr1st\nNEXTLEVEL\n");
	write_dictionary("hyph_nl.dic", "UTF-8\nzusa1m\n");
	write_dictionary("hyph_xx.dic", "something else\n");
	test_paragraphs();
	test_blocks();
	test_installed();
	test_names();
	static const char *const files[] = {"hyph_de_DE.dic", "hyph_nl.dic", "hyph_xx.dic"};
	for (int i = 0; i < 3; i++) {
		char *path = path_of(files[i]);
		unlink(path);
		free(path);
	}
	rmdir(folder);
	wall_close();
	return done_testing();
}
