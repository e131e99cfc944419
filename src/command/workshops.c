/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/command.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "command/arguments.h"
#include "core/i18n.h"
#include "core/mem.h"
#include "core/text.h"
#include "table/workshop_file.h"

static int
is_table(const struct dirent *entry)
{
	size_t length = strlen(entry->d_name);
	return entry->d_name[0] != '.' && length > 4 &&
		strcmp(entry->d_name + length - 4, ".csv") == 0;
}

static int
by_name(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

static void
print_padded(const char *text, int columns)
{
	fputs(text, stdout);
	for (int width = text_columns(text); width < columns; width++)
		putchar(' ');
}

/* One line: name, title, minutes, languages; or what is wrong with the file. */
static void
list_file(const struct env *env, const char *folder, const char *file, int width)
{
	struct workshop *workshop;
	struct faults faults = {.list = NULL};
	struct message message = {.text = ""};
	char *path = mem_printf("%s/%s", folder, file);
	char *bare = mem_text_n(file, strlen(file) - strlen(".csv"));
	char *name = text_clean(bare, strlen(bare), TEXT_ONE_LINE);

	printf("  ");
	print_padded(name, width);
	enum status status = workshop_file_read(path, 0, &workshop, &faults, &message);
	if (status == STATUS_OK) {
		int language = workshop_find_language(workshop, env->language);
		int minutes = workshop_minutes(workshop);
		printf("  %s, ", words_in(&workshop->title, language));
		printf(P_("%d minute", "%d minutes", (unsigned long)minutes), minutes);
		for (int i = 0; i < workshop->languages_count; i++)
			if (strcmp(workshop->languages[i], "und") != 0)
				printf(", %s", workshop->languages[i]);
		putchar('\n');
	} else if (status == STATUS_DATA && faults.count > 0) {
		int first = 0;
		while (first < faults.count - 1 && faults.list[first].warning)
			first++;
		printf(_("  cannot be used: line %d: %s\n"), faults.list[first].line,
			faults.list[first].text);
	} else {
		printf(_("  cannot be used: %s\n"), message.text);
	}
	workshop_free(workshop);
	faults_free(&faults);
	free(name);
	free(bare);
	free(path);
}

/* Lists the workshops in FOLDER below TITLE; how many there are. */
static int
list_folder(const struct env *env, const char *title, const char *folder)
{
	struct dirent **entries = NULL;
	int count = folder ? scandir(folder, &entries, is_table, by_name) : 0, width = 0;

	if (count > 0)
		printf("%s (%s)\n", title, folder);
	for (int i = 0; i < count; i++) {
		int columns = text_columns(entries[i]->d_name) - (int)strlen(".csv");
		width = columns > width ? columns : width;
	}
	for (int i = 0; i < count; i++) {
		list_file(env, folder, entries[i]->d_name, width);
		free(entries[i]);
	}
	free(entries);
	return count > 0 ? count : 0;
}

enum status
command_workshops(struct env *env, int argc, char **argv, struct message *message)
{
	struct arguments arguments = arguments_of(argc, argv);
	if (arguments_next(&arguments, NULL, 0, message) == ARGUMENTS_WRONG)
		return STATUS_USAGE;
	if (arguments.first < argc)
		return fail(message, STATUS_USAGE, _("workshops: it takes no arguments"));

	char *shipped = mem_printf("%s/workshops", env->data_dir);
	int count = list_folder(env, _("Workshops that come with runde"), shipped);
	if (count > 0)
		putchar('\n');
	if (list_folder(env, _("Your own workshops"), env->own_workshops) == 0)
		printf(_("Put your own workshops into %s\n"), env->own_workshops);
	free(shipped);
	return STATUS_OK;
}
