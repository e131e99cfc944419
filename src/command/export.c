/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/command.h"

#include "command/arguments.h"
#include "command/sessions.h"
#include "core/i18n.h"
#include "core/mem.h"
#include "core/withhold.h"
#include "session/export.h"
#include "table/datapackage.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What --table calls the codebook. */
#define CODEBOOK "datapackage"

static enum status
choose_profile(const char *word, struct export_options *options, struct message *message)
{
	int chosen = PROFILE_ANALYSIS;
	enum status status = arguments_choose(
		"for", word, profile_words, PROFILE_COUNT, &chosen, message);
	options->profile = (enum profile)chosen;
	return status;
}

static enum status
choose_table(const char *word, int *only, struct message *message)
{
	const char *names[EXPORT_ONLY_WIDE + 1];
	int chosen = 0;
	*only = (int)export_file_named(word);
	if (strcmp(word, WIDE_NAME) == 0 || strcmp(word, WIDE_NAME ".csv") == 0)
		*only = EXPORT_ONLY_WIDE;
	if (*only != EXPORT_ONLY_CODEBOOK || strcmp(word, CODEBOOK) == 0
		|| strcmp(word, DATAPACKAGE_FILE) == 0)
		return STATUS_OK;
	for (int i = 0; i < EXPORT_FILE_COUNT; i++)
		names[i] = export_files[i].name;
	names[EXPORT_ONLY_CODEBOOK] = CODEBOOK;
	names[EXPORT_ONLY_WIDE] = WIDE_NAME;
	return arguments_choose("table", word, names, EXPORT_ONLY_WIDE + 1, &chosen, message);
}

static enum status
choose_licence(const char *word, struct export_options *options, struct message *message)
{
	if (licence_read(word, &options->licence))
		return STATUS_OK;
	return fail(message, STATUS_USAGE,
		_("--licence %s: neither a name, such as CC-BY-4.0 or dl-de/by-2-0, nor an address"), word);
}

/* What the options say together. */
static enum status
check_options(struct export_options *options, bool one_table, struct message *message)
{
	if (!options->dir || !*options->dir)
		return fail(message, STATUS_USAGE, _("export: name a new folder with -o"));
	if (one_table != (strcmp(options->dir, "-") == 0))
		return fail(message, STATUS_USAGE, one_table
			? _("--table goes to standard output: -o -")
			: _("-o - takes one table: name it with --table"));
	if (options->min_cell && options->profile == PROFILE_ARCHIVE)
		return fail(message, STATUS_USAGE, _("--min-cell: the archive withholds nothing"));
	if (options->min_cell && options->min_cell < WITHHOLD_PRESENT
		&& options->profile == PROFILE_NETWORK)
		return fail(message, STATUS_USAGE, _("--min-cell %d: for the network at least %d"),
			options->min_cell, WITHHOLD_PRESENT);
	if (options->profile == PROFILE_ARCHIVE && (options->licence.name || options->licence.path))
		return fail(message, STATUS_USAGE, _("--licence: the archive is confidential"));
	if (one_table && options->only < EXPORT_FILE_COUNT && !(export_files[options->only].profiles & (1u << options->profile)))
		return fail(message, STATUS_USAGE, _("--table %s: only with --for archive"),
			export_files[options->only].name);
	if (one_table && options->wide && options->only < EXPORT_FILE_COUNT)
		return fail(message, STATUS_USAGE, _("--wide goes with a folder; alone it is --table wide"));
	if (one_table)
		options->only_out = stdout;
	return STATUS_OK;
}

static enum status
read_options(struct arguments *arguments, struct export_options *options, struct message *message)
{
	enum { OUTPUT, O, PROFILE, DIALECT, MIN_CELL, TABLE, WIDE, LICENCE, FLAGS };
	static const struct flag flags[FLAGS] = {
		[OUTPUT] = { .name = "output", .takes_value = true },
		[O] = { .name = "o", .takes_value = true },
		[PROFILE] = { .name = "for", .takes_value = true },
		[DIALECT] = { .name = "dialect", .takes_value = true },
		[MIN_CELL] = { .name = "min-cell", .takes_value = true },
		[TABLE] = { .name = "table", .takes_value = true },
		[WIDE] = { .name = "wide" },
		[LICENCE] = { .name = "licence", .takes_value = true },
	};
	bool one_table = false;
	int dialect = CSV_ANALYST;
	enum status status = STATUS_OK;

	*options = (struct export_options){ .profile = PROFILE_ANALYSIS };
	for (int flag; !status
		&& (flag = arguments_next(arguments, flags, FLAGS, message)) != ARGUMENTS_END;) {
		switch (flag) {
		case OUTPUT:
		case O:
			options->dir = arguments->value;
			break;
		case PROFILE:
			status = choose_profile(arguments->value, options, message);
			break;
		case DIALECT:
			status = arguments_choose("dialect", arguments->value, csv_dialect_words,
				CSV_DIALECT_COUNT, &dialect, message);
			options->dialect = (enum csv_dialect)dialect;
			break;
		case MIN_CELL:
			status = arguments_min_cell(
				arguments->value, &options->min_cell, message);
			break;
		case TABLE:
			if (one_table)
				return fail(message, STATUS_USAGE, _("--table %s: only one table can be written "
					"to standard output"), arguments->value);
			status = choose_table(arguments->value, &options->only, message);
			one_table = true;
			break;
		case LICENCE:
			status = choose_licence(arguments->value, options, message);
			break;
		case WIDE:
			options->wide = true;
			break;
		default:
			return STATUS_USAGE;
		}
	}
	return status ? status : check_options(options, one_table, message);
}

/* Which rounds, of one session; of several only how many, or what else there is to say would drown. */
static void
print_withheld(const char *dir, const struct export_report *report)
{
	const char *line = buffer_text(&report->withheld);
	for (size_t length; report->sessions_count == 1 && (length = strcspn(line, "\n")) > 0;
		line += length + 1)
		fprintf(stderr, _("runde: %s: too small to show: %.*s\n"), dir, (int)length, line);
	for (int i = 0; i < report->sessions_count && report->sessions_count > 1; i++) {
		const struct export_session *session = &report->sessions[i];
		if (session->withheld > 0)
			fprintf(stderr, P_("runde: %s: %s: in %d round something is too small to show\n",
				"runde: %s: %s: in %d rounds something is too small to show\n",
				(unsigned long)session->withheld), dir, session->name, session->withheld);
	}
}

/* Such a name may be right, and may be a slip. */
static void
print_licence(const struct licence *licence)
{
	if (licence->name && !licence->title)
		fprintf(stderr, _("runde: --licence %s: not one that runde knows; written as it is\n"),
			licence->name);
}

/* SAID, about the folder and a number, unless there is none. */
static void
print_number(const char *said, const char *dir, int number)
{
	if (number > 0)
		fprintf(stderr, said, dir, number);
}

/* What a reader of the folder has to know about what is not in it. */
static void
print_notes(const struct export_options *options, const struct export_report *report)
{
	const char *dir = options->dir;
	if (options->profile == PROFILE_ARCHIVE)
		fprintf(stderr, _("runde: %s: confidential; nothing is withheld\n"), dir);
	print_number(P_("runde: %s: %d round is still open and was left out\n",
		"runde: %s: %d rounds are still open and were left out\n",
		(unsigned long)report->open_rounds), dir, report->open_rounds);
	print_withheld(dir, report);
	print_number(P_("runde: %s: %d secret round with too few ballots is withheld\n",
		"runde: %s: %d secret rounds with too few ballots are withheld\n",
		(unsigned long)report->withheld_rounds), dir, report->withheld_rounds);
	print_number(P_("runde: %s: in secret rounds %d result of a group is withheld\n",
		"runde: %s: in secret rounds %d results of groups are withheld\n",
		(unsigned long)report->withheld_groups), dir, report->withheld_groups);
	print_number(P_("runde: %s: %d show of hands of too few people is withheld\n",
		"runde: %s: %d shows of hands of too few people are withheld\n",
		(unsigned long)report->withheld_hand_rounds), dir, report->withheld_hand_rounds);
	print_number(P_("runde: %s: in shows of hands %d result of a group is withheld\n",
		"runde: %s: in shows of hands %d results of groups are withheld\n",
		(unsigned long)report->withheld_hands), dir, report->withheld_hands);
	print_number(P_("runde: %s: in %d round of talk turns of small groups are withheld\n",
		"runde: %s: in %d rounds of talk turns of small groups are withheld\n",
		(unsigned long)report->withheld_turns), dir, report->withheld_turns);
	const char *line = buffer_text(&report->other_scales);
	for (size_t length; (length = strcspn(line, "\n")) > 0; line += length + 1)
		fprintf(stderr, _("runde: %s: wide: %.*s: not on the same scale in all sessions\n"), dir,
			(int)length, line);
	print_number(P_("runde: %s: %d comment is without its group, because a group is too small\n",
		"runde: %s: %d comments are without their group, because a group is too small\n",
		(unsigned long)report->ungrouped), dir, report->ungrouped);
	print_number(P_("runde: %s: %d comment is without its words\n",
		"runde: %s: %d comments are without their words\n",
		(unsigned long)report->wordless), dir, report->wordless);
	print_number(P_("runde: %s: %d measure that was made of a comment is without its words\n",
		"runde: %s: %d measures that were made of comments are without their words\n",
		(unsigned long)report->measures_wordless), dir, report->measures_wordless);
	print_number(P_("runde: %s: %d hidden comment was left out\n",
		"runde: %s: %d hidden comments were left out\n",
		(unsigned long)report->hidden), dir, report->hidden);
	print_number(P_("runde: %s: %d hidden word was left out\n",
		"runde: %s: %d hidden words were left out\n",
		(unsigned long)report->hidden_words), dir, report->hidden_words);
}

static void
print_done(const struct export_options *options, const struct export_report *report)
{
	int tables = 0;
	long long rows = 0;
	for (int i = 0; i < EXPORT_FILE_COUNT; i++) {
		tables += report->written[i];
		rows += report->rows[i];
	}
	tables += options->wide;
	rows += report->wide_rows;
	printf(_("%s: %d tables, %lld rows\n"), options->dir, tables, rows);
}

enum status
command_export(struct env *env, int argc, char **argv, struct message *message)
{
	struct arguments arguments = arguments_of(argc, argv);
	struct export_options options;
	struct export_report report = {0};
	enum status status = read_options(&arguments, &options, message);
	if (status)
		return status;
	if (arguments.first >= argc)
		return fail(message, STATUS_USAGE, _("export: name the session files to export"));

	struct sessions sessions;
	status = sessions_open(env, argv + arguments.first, argc - arguments.first, &sessions, message);
	if (!status)
		status = export_write(sessions.list, sessions.count, &options, &report, message);
	if (!status && !options.only_out)
		print_done(&options, &report);
	if (!status)
		print_notes(&options, &report);
	if (!status)
		print_licence(&options.licence);
	sessions_close(&sessions);
	export_report_free(&report);
	return status;
}
