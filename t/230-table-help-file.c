/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "table/help_file.h"

#include <unistd.h>

#include "core/mem.h"
#include "tap.h"

static char path[] = "/tmp/runde-help-XXXXXX";

static enum status
read_text(const char *text, struct help **help, struct message *message)
{
	FILE *file = fopen(path, "w");
	if (!file || fputs(text, file) < 0 || fclose(file) != 0)
		bail("%s cannot be written", path);
	return help_file_read(path, help, message);
}

static void
fails(const char *text, const char *wanted)
{
	struct help *help;
	struct message message = {.text = ""};
	enum status status = read_text(text, &help, &message);
	ok(status == STATUS_DATA && !help, "no help");
	is_str(message.text + strlen(path), wanted, "but a sentence");
}

static void
test_small(void)
{
	struct help *help;
	struct message message;
	is_int(read_text("id,kind,title@de,title@en,text@de\n"
			 "a,rule,Zuhören,Listen,\"Eins\nzwei\"\nb,contact,Polizei,,110\n",
		       &help, &message),
		STATUS_OK, "a small file");
	is_int(help->count, 2, "entries");
	is_str(help->entries[0].id, "a", "an id");
	is_int(help->entries[1].kind, HELP_CONTACT, "a kind");
	is_str(help_title(help, &help->entries[0], "en"), "Listen", "a title");
	is_str(help_title(help, &help->entries[1], "en"), "Polizei", "untranslated");
	is_str(help_title(help, &help->entries[0], "uk"), "Zuhören",
		"in a language it does not have");
	is_str(help_text(help, &help->entries[0], "de"), "Eins\nzwei", "a text");
	help_free(help);
	help_free(NULL);

	fails("", ":1: the file is empty");
	fails("id,kind,title@de\n", ":1: the column “text” is missing");
	fails("id,kind,title@de,text@de,more\n", ":1: unknown column “more”");
	fails("id,kind,title,text@de\n", ":1: unknown column “title”");
	fails("id,kind,title@de,text@de\na,joke,x,y\n",
		":2: the id is missing or the kind unknown");
	fails("id,kind,title@de,text@de\n\"a\n\",rule,x,y\nb,rule\n",
		":4: the row has 2 cells, but there are 4 columns");
	unlink(path);
	is_int(help_file_read(path, &help, &message), STATUS_NO_INPUT, "a file that is not there");
}

/* What the program ships has everything that the screens ask for, in both languages. */
static void
test_shipped(void)
{
	const char *folder = getenv("RUNDE_DATADIR"), *source = getenv("srcdir");
	char *file = folder && *folder ? mem_printf("%s/help/disruption.csv", folder)
		: mem_printf("%s/data/help/disruption.csv", source ? source : ".");
	struct help *help = NULL;
	struct message message = {.text = ""};
	int kinds[HELP_KIND_COUNT] = {0}, untranslated = 0;

	if (!is_int(help_file_read(file, &help, &message), STATUS_OK, "the shipped help"))
		bail("%s", message.text);
	for (int i = 0; i < help->count; i++) {
		const struct help_entry *entry = &help->entries[i];
		kinds[entry->kind]++;
		for (int language = 0; language < 2; language++)
			untranslated += !entry->title.in[language] || !entry->text.in[language];
	}
	for (int i = 0; i < HELP_KIND_COUNT; i++)
		ok(kinds[i] > 0, "has an entry of kind %s", help_kind_words[i]);
	is_int(help->languages.count, 2, "is in two languages");
	is_int(untranslated, 0, "and whole in both");
	help_free(help);
	free(file);
}

int
main(void)
{
	int fd = mkstemp(path);
	if (fd < 0)
		bail("no temporary file");
	close(fd);
	test_small();
	test_shipped();
	return done_testing();
}
