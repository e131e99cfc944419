/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "table/suggestions_file.h"

#include <unistd.h>

#include "core/mem.h"
#include "table/workshop_file.h"
#include "tap.h"

static char path[] = "/tmp/runde-suggestions-XXXXXX";

#define HEADER "id,theme@de,theme@en,title@de,title@en,text@de,text@en\n"

static enum status
read_text(const char *text, struct suggestions **suggestions, struct message *message)
{
	FILE *file = fopen(path, "w");
	if (!file || fputs(text, file) < 0 || fclose(file) != 0)
		bail("%s cannot be written", path);
	return suggestions_file_read(path, suggestions, message);
}

static void
fails(const char *text, const char *wanted)
{
	struct suggestions *suggestions;
	struct message message = {.text = ""};
	enum status status = read_text(text, &suggestions, &message);
	ok(status == STATUS_DATA && !suggestions, "no suggestions");
	is_str(message.text + strlen(path), wanted, "but a sentence");
}

static void
test_small(void)
{
	struct suggestions *suggestions;
	struct message message;
	struct words name = {.in = {"Wohnen"}}, english = {.in = {"Anything", "HOUSING"}},
		     other = {.in = {"Wohnungen", "House"}}, none = {.in = {NULL}};
	is_int(read_text(HEADER "a,Wohnen,Housing,Bauen,Build,\"Eins\nzwei\",One\n"
				"b,Verkehr,,Bus,,Fahren,\n",
		       &suggestions, &message),
		STATUS_OK, "a small file");
	is_int(suggestions->count, 2, "suggestions");
	const struct suggestion *first = &suggestions->list[0], *second = &suggestions->list[1];
	is_str(first->id, "a", "an id");
	is_str(suggestion_title(suggestions, first, "en"), "Build", "a title");
	is_str(suggestion_text(suggestions, first, "de"), "Eins\nzwei", "a text of two lines");
	is_str(suggestion_title(suggestions, second, "en"), "Bus", "untranslated");
	is_str(suggestion_text(suggestions, second, "uk"), "Fahren", "in a language it does not have");
	const struct suggestion *list[2] = {NULL};
	is_int(suggestions_about(suggestions, &name, list), 1, "one is about a theme");
	ok(list[0] == first, "which is that one");
	is_int(suggestions_about(suggestions, &english, NULL), 1, "in another language, case aside");
	is_int(suggestions_about(suggestions, &other, list), 0, "none about one with a similar name");
	is_int(suggestions_about(suggestions, &none, list), 0, "nor about one without");
	suggestions_free(suggestions);
	suggestions_free(NULL);

	fails("", ":1: the file is empty");
	fails("id,theme@de,title@de\n", ":1: the column “text” is missing");
	fails("id,theme@de,title@de,text@de,more\n", ":1: unknown column “more”");
	fails("id,theme,title@de,text@de\n", ":1: unknown column “theme”");
	fails(HEADER "a,,,x,,y,\n", ":2: the id, the theme or the title is missing");
	fails(HEADER ",t,,x,,y,\n", ":2: the id, the theme or the title is missing");
	fails(HEADER "a,t,,,,y,\n", ":2: the id, the theme or the title is missing");
	fails(HEADER "\"a\n\",t,,x,,y,\nb,t\n", ":4: the row has 2 cells, but there are 7 columns");
	unlink(path);
	is_int(suggestions_file_read(path, &suggestions, &message), STATUS_NO_INPUT,
		"a file that is not there");
	ok(!suggestions, "has no suggestions");
}

static char *
shipped(const char *name)
{
	const char *folder = getenv("RUNDE_DATADIR"), *source = getenv("srcdir");
	return folder && *folder ? mem_printf("%s/%s", folder, name)
		: mem_printf("%s/data/%s", source ? source : ".", name);
}

/* What the program ships is whole in both languages, and has something for each field of the shipped
 * self-check. */
static void
test_shipped(void)
{
	char *file = shipped("help/suggestions.csv"),
	     *workshop_file = shipped("workshops/selbstcheck-workshop.csv");
	struct suggestions *suggestions = NULL;
	struct message message = {.text = ""};
	struct workshop *workshop = NULL;
	struct faults faults = {.list = NULL};
	int missing = 0, alike = 0, without = 0;

	if (!is_int(suggestions_file_read(file, &suggestions, &message), STATUS_OK, "the shipped file"))
		bail("%s", message.text);
	for (int i = 0; i < suggestions->count; i++) {
		const struct suggestion *of = &suggestions->list[i];
		for (int language = 0; language < 2; language++)
			missing += !of->theme.in[language] || !of->title.in[language]
				|| !of->text.in[language];
		for (int j = 0; j < i; j++)
			alike += strcmp(suggestions->list[j].id, of->id) == 0;
	}
	is_int(missing, 0, "nothing is missing in either language");
	is_int(alike, 0, "no id stands twice");

	if (workshop_file_read(workshop_file, 0, &workshop, &faults, &message) != STATUS_OK)
		bail("%s", message.text);
	for (int i = 0; i < workshop->steps_count; i++) {
		const struct words *theme = &workshop->steps[i].theme;
		without += theme->in[0] && *theme->in[0]
			&& suggestions_about(suggestions, theme, NULL) < 3;
	}
	is_int(without, 0, "each field of the self-check has three suggestions at least");
	workshop_free(workshop);
	faults_free(&faults);
	suggestions_free(suggestions);
	free(file);
	free(workshop_file);
}

int
main(void)
{
	int file = mkstemp(path);
	if (file < 0)
		bail("%s cannot be made", path);
	close(file);
	test_small();
	test_shipped();
	return done_testing();
}
