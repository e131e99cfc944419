/*
 * The front door: locale and environment, then one command.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "command/command.h"
#include "command/locale.h"
#include "core/i18n.h"
#include "core/mem.h"
#include "core/nearest.h"
#include "core/status.h"
#include "core/theme.h"

static const struct command commands[] = {
	{ "check", command_check, N_("WORKSHOP... [--people N]"), N_("find every fault of a workshop file") },
	{ "demo", command_demo, N_("[DIR]"), N_("make a complete sample session and show it") },
	{ "display", command_display, N_("[SESSION] [--bell]"), N_("show the room view on a second terminal") },
	{ "export", command_export,
		N_("SESSION... -o DIR [--for analysis|network|archive] [--dialect analyst|excel-de]"
		" [--min-cell N] [--licence NAME] [--wide]\n"
		"  runde export SESSION... --table NAME -o - [OPTION]..."),
		N_("write the tables of sessions as CSV files into a new folder") },
	{ "forget", command_forget,
		N_("SESSION [comment|cluster|measure ID...|text|session] [--find WORDS] [--comments] [--yes]"),
		N_("erase what somebody said so that no byte of it stays; alone it lists what there is") },
	{ "import", command_import,
		N_("SESSION ballots FILE [--group GROUP] [--mode paper|hands|official]\n"
		"  runde import SESSION comments|measures|people FILE [--group GROUP] [--step STEP]\n"
		"  runde import NEW package FOLDER\n"
		"  runde import --template WORKSHOP -o FILE"),
		N_("take in what was noted elsewhere; package makes a session of an archive again, "
		"--template a table to be filled in") },
	{ "merge", command_merge, N_("OUT SESSION... [--keep-both|--replace]"),
		N_("bring the sessions of several files into one") },
	{ "new", command_new,
		N_("WORKSHOP SESSION [--place NAME] [--place-id ID] [--wave NAME] [--title TEXT]"
		" [--pictures 1|2]"),
		N_("make a session file without opening it") },
	{ "report", command_report,
		N_("SESSION [--format html|md] [--min-cell N] [-o FILE]\n"
		"  runde report SESSION SESSION... [--own ID] [--anonymous] [--sides GROUP,GROUP]"
		" [OPTION]..."),
		N_("the minutes of a session; of several, their comparison") },
	{ "run", command_run, N_("SESSION|WORKSHOP [--rehearse] [--bell]"),
		N_("guide a session; of a workshop, a new one") },
	{ "sheet", command_sheet,
		N_("WORKSHOP|SESSION [--for facilitator|participants] [--format html|md]"
		" [--languages LANGUAGE[,LANGUAGE]] [--people N] [--start HH:MM] [--all] [-o FILE]"),
		N_("the run sheet or the paper forms, to print") },
	{ "verify", command_verify, N_("SESSION..."),
		N_("prove that files are sound, totals reconcile and the log explains what is there") },
	{ "workshops", command_workshops, "", N_("list the shipped and your own workshops") },
};

enum { COMMANDS = sizeof(commands) / sizeof(commands[0]) };

/* What main itself takes out of the command line, wherever it stands. */
struct globals {
	const char *language, *theme;
	bool help, version;
};

/* Everything acknowledged is on disk; there is nothing else to save. */
static void
out_of_memory(void)
{
	fputs("runde: out of memory; everything that was shown as saved is saved\n", stderr);
	exit(status_exit(STATUS_IO));
}

/* Output that did not arrive, on a full disk for example, must not look like success. */
static enum status
finish_output(struct message *message)
{
	if (fflush(stdout) != 0 || ferror(stdout))
		return fail(message, STATUS_IO, _("standard output: could not be written"));
	return STATUS_OK;
}

static const struct command *
find_command(const char *name)
{
	for (size_t i = 0; i < COMMANDS; i++) {
		if (strcmp(commands[i].name, name) == 0)
			return &commands[i];
	}
	return NULL;
}

static void
print_help(void)
{
	fputs(_("Usage: runde [OPTION]... [COMMAND [ARGUMENT]...]\n"
		"Guides a facilitator through a live dialogue workshop.\n"
		"Without a command it shows what can be done next.\n"),
		stdout);
	putchar('\n');
	for (size_t i = 0; i < COMMANDS; i++) {
		const char *usage = *commands[i].usage ? _(commands[i].usage) : "";
		printf("  runde %s %s\n      %s\n", commands[i].name, usage, _(commands[i].summary));
	}
	fputs(_("\n"
		"  --language de|en  the language of screens and messages\n"
		"  --theme NAME      how the screens look: calm, contrast, light, mono\n"
		"  --help            print this help, or that of the command, and exit\n"
		"  --version         print the version and exit\n"),
		stdout);
}

static void
print_command_help(const struct command *command)
{
	const char *usage = *command->usage ? _(command->usage) : "";
	printf(_("Usage: runde %s %s\n"), command->name, usage);
	printf("%s\n", _(command->summary));
	fputs(_("runde(1) says more.\n"), stdout);
}

static void
print_version(void)
{
	printf("%s\n", PACKAGE_STRING);
	fputs(_("License GPL-3.0-or-later. There is no warranty.\n"), stdout);
}

/* Takes the options that are the same for all commands out of ARGV, up to `--`. */
static enum status
take_globals(int *argc, char **argv, struct globals *globals, struct message *message)
{
	const struct {
		const char *name, **value;
	} valued[] = {{ "--language", &globals->language }, { "--theme", &globals->theme }};
	int kept = 1;
	int i = 1;

	for (; i < *argc && strcmp(argv[i], "--") != 0; i++) {
		const char **value = NULL, *equals = strchr(argv[i], '=');
		size_t length = equals ? (size_t)(equals - argv[i]) : strlen(argv[i]);
		for (size_t j = 0; j < sizeof(valued) / sizeof(valued[0]); j++) {
			if (strlen(valued[j].name) == length && memcmp(argv[i], valued[j].name, length) == 0)
				value = valued[j].value;
		}
		if (strcmp(argv[i], "--help") == 0) {
			globals->help = true;
		} else if (strcmp(argv[i], "--version") == 0) {
			globals->version = true;
		} else if (value && equals) {
			*value = equals + 1;
		} else if (value) {
			if (i + 1 >= *argc)
				return fail(message, STATUS_USAGE, _("%s: a value is missing"), argv[i]);
			*value = argv[++i];
		} else {
			argv[kept++] = argv[i];
		}
	}
	while (i < *argc)
		argv[kept++] = argv[i++];
	argv[kept] = NULL;
	*argc = kept;
	return STATUS_OK;
}

static enum status
no_such_command(const char *name, struct message *message)
{
	const char *names[COMMANDS];
	for (size_t i = 0; i < COMMANDS; i++)
		names[i] = commands[i].name;
	const char *nearest = nearest_word(name, names, COMMANDS);
	if (nearest)
		return fail(message, STATUS_USAGE, _("%s: no such command; did you mean “%s”?"), name, nearest);
	return fail(message, STATUS_USAGE, _("%s: no such command; see runde --help"), name);
}

static enum status
run_command(const struct command *command, const char *language, int theme, int argc, char **argv,
	struct message *message)
{
	struct env env;
	env_init(&env, RUNDE_DATADIR);
	memcpy(env.language, language, sizeof(env.language));
	if (theme >= 0)
		env_choose_theme(&env, (enum theme)theme, THEME_BY_OPTION);
	enum status status = command->run(&env, argc, argv, message);
	env_free(&env);
	return status;
}

static enum status
run(int argc, char **argv, const char *locale_dir, struct message *message)
{
	/* What is said of the options may be a sentence, so the language comes first. */
	char language[3];
	struct globals globals = { 0 };
	enum status status = locale_set_up(NULL, locale_dir, language, message);
	if (status == STATUS_OK)
		status = take_globals(&argc, argv, &globals, message);
	if (status == STATUS_OK && globals.language)
		status = locale_set_up(globals.language, locale_dir, language, message);
	int theme = globals.theme ? theme_find(globals.theme) : -1;
	if (status == STATUS_OK && globals.theme && theme < 0)
		status = fail(message, STATUS_USAGE,
			_("--theme: there is no “%s”; there are calm, contrast, light and mono"), globals.theme);
	if (status != STATUS_OK)
		return status;

	const struct command *command = NULL;
	if (argc > 1 && argv[1][0] != '-') {
		command = find_command(argv[1]);
		if (!command)
			return no_such_command(argv[1], message);
	}
	if (globals.version || globals.help) {
		if (globals.version)
			print_version();
		else if (command)
			print_command_help(command);
		else
			print_help();
		return finish_output(message);
	}
	static const struct command start = { "", command_start, "", "" };
	if (!command)
		status = run_command(&start, language, theme, argc, argv, message);
	else
		status = run_command(command, language, theme, argc - 1, argv + 1, message);
	return status == STATUS_OK ? finish_output(message) : status;
}

/* A file must not take the place of a standard one that is closed: what is printed would go into it.
 * What stands there instead cannot be written to, so that printing fails as it should. */
static void
hold_standard_files(void)
{
	for (int file = 0; file <= STDERR_FILENO; file++) {
		if (fcntl(file, F_GETFD) < 0 && open("/dev/null", O_RDONLY) != file)
			exit(status_exit(STATUS_IO));
	}
}

int
main(int argc, char **argv)
{
	hold_standard_files();
	struct message message = { "" };
	mem_on_exhausted(out_of_memory);
	signal(SIGXFSZ, SIG_IGN); /* a file that may not grow is a failed write, and is said */
	char *locale_dir = env_folder(
		"RUNDE_LOCALEDIR", RUNDE_LOCALEDIR, "locale", "de/LC_MESSAGES/runde.mo");
	enum status status = run(argc, argv, locale_dir, &message);
	free(locale_dir);
	if (status != STATUS_OK && message.text[0])
		fprintf(stderr, "runde: %s\n", message.text);
	return status_exit(status);
}
