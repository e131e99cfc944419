/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>

#include "command/locale.h"
#include "core/i18n.h"
#include "core/status.h"

/* Output that did not arrive, on a full disk for example, must not look like success. */
static enum status
finish_output(struct message *message)
{
	if (fflush(stdout) != 0 || ferror(stdout))
		return fail(message, STATUS_IO, _("standard output: could not be written"));
	return STATUS_OK;
}

static enum status
print_help(struct message *message)
{
	fputs(_("Usage: runde [OPTION]... [COMMAND [ARGUMENT]...]\n"
		"Guides a facilitator through a live dialogue workshop.\n"
		"\n"
		"  --language de|en  the language of screens and messages\n"
		"  --help            print this help and exit\n"
		"  --version         print the version and exit\n"),
		stdout);
	return finish_output(message);
}

static enum status
print_version(struct message *message)
{
	printf("%s\n", PACKAGE_STRING);
	fputs(_("License GPL-3.0-or-later. There is no warranty.\n"), stdout);
	return finish_output(message);
}

static enum status
run(int argc, char **argv, struct message *message)
{
	const char *locale_dir = getenv("RUNDE_LOCALEDIR");
	if (!locale_dir || !*locale_dir)
		locale_dir = RUNDE_LOCALEDIR;

	/* What the options say may be a sentence, so the language comes first. */
	char language[3];
	enum status status = locale_set_up(NULL, locale_dir, language, message);
	if (status)
		return status;

	enum { HELP = 1, VERSION, LANGUAGE };
	static const struct option options[] = {
		{.name = "help", .val = HELP},
		{.name = "version", .val = VERSION},
		{.name = "language", .has_arg = required_argument, .val = LANGUAGE},
		{0},
	};
	opterr = 0;
	for (int option; (option = getopt_long(argc, argv, "+:", options, NULL)) != -1;) {
		switch (option) {
		case HELP:
			return print_help(message);
		case VERSION:
			return print_version(message);
		case LANGUAGE:
			status = locale_set_up(optarg, locale_dir, language, message);
			if (status)
				return status;
			break;
		case ':':
			return fail(message, STATUS_USAGE, _("%s: a value is missing"), argv[optind - 1]);
		default:
			return fail(message, STATUS_USAGE, _("%s: no such option; see runde --help"),
				argv[optind - 1]);
		}
	}
	if (optind < argc)
		return fail(message, STATUS_USAGE, _("%s: no such command; see runde --help"),
			argv[optind]);
	return print_help(message);
}

int
main(int argc, char **argv)
{
	struct message message = {0};
	enum status status = run(argc, argv, &message);
	if (status)
		fprintf(stderr, "runde: %s\n", message.text);
	return status_exit(status);
}
