/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/command.h"

#include "command/arguments.h"
#include "command/sessions.h"
#include "command/source.h"
#include "core/i18n.h"
#include "core/mem.h"
#include "core/nearest.h"
#include "session/import.h"
#include "session/import_package.h"
#include "table/answer_sheet.h"
#include "table/workshop_file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct wishes {
	struct import_options options;
	const char *template, *output;
};

/* --- a sheet to be filled in ------------------------------------------------------------------- */

/* Whether --group, if it is there, names an institution of WORKSHOP. */
static enum status
check_institution(const struct workshop *workshop, const char *group, struct message *message)
{
	if (!group)
		return STATUS_OK;
	int index = workshop_find_group(workshop, group);
	if (index < 0)
		return fail(message, STATUS_USAGE, _("--group %s: there is no such group"), group);
	if (!workshop->groups[index].official)
		return fail(message, STATUS_USAGE, _("--group %s: these are people, no institution"), group);
	return STATUS_OK;
}

static enum status
make_sheet(struct env *env, const struct wishes *wishes, struct message *message)
{
	struct source source;
	int questions;
	enum status status = source_open(env, wishes->template, &source, message);
	if (!status)
		status = check_institution(source.workshop, wishes->options.group, message);
	if (!status)
		status = answer_sheet_write(wishes->output, source.workshop, env->language, &questions,
			message);
	source_close(&source);
	return status;
}

/* --- a whole folder --------------------------------------------------------------------------- */

static const char package_word[] = "package";

/* What was taken in stays so even if that cannot be printed: a failure would ask to do it again. */
static void
print_report(const char *session, const struct buffer *report)
{
	fputs(buffer_text(report), stdout);
	if (fflush(stdout) == 0 && !ferror(stdout))
		return;
	clearerr(stdout);
	if (report->length > 0)
		fprintf(stderr, _("runde: %s: taken in, although standard output could not be "
			"written\n"), session);
}

/* Those of all tables together, no more than of one file. */
static void
print_package_faults(const char *dir, const struct package_faults *faults)
{
	int left = FAULTS_SHOWN, more = 0;
	for (int file = 0; file < EXPORT_FILE_COUNT; file++) {
		struct faults some = faults->of[file];
		char *path = mem_printf("%s/%s.csv", dir, export_files[file].name);
		if (some.count > left) {
			more += some.count - left;
			some.count = left;
		}
		more += some.dropped;
		some.dropped = 0;
		workshop_file_print_faults(stderr, path, &some);
		left -= some.count;
		free(path);
	}
	if (more > 0)
		fprintf(stderr, P_("%s: and %d more\n", "%s: and %d more\n", (unsigned long)more), dir, more);
}

static enum status
take_package(struct env *env, const char *path, const struct import_options *options, struct message *message)
{
	const char *wrong = options->group ? "group" : options->mode ? "mode" : options->step ? "step" : NULL;
	if (wrong)
		return fail(message, STATUS_USAGE, _("import %s: --%s means nothing here"), package_word, wrong);
	struct package_faults *faults = mem_new(1, sizeof(*faults));
	struct buffer report = {.bytes = NULL};
	char *dir = mem_text(options->path);
	size_t length = strlen(dir);
	while (length > 1 && dir[length - 1] == '/')
		dir[--length] = '\0';
	enum status status = import_package(env, path, dir, &report, faults, message);
	bool told = false;
	for (int file = 0; file < EXPORT_FILE_COUNT; file++)
		told = told || faults->of[file].errors > 0;
	if (status == STATUS_DATA && told) {
		print_package_faults(dir, faults);
		message->text[0] = '\0';
	}
	print_report(path, &report);
	package_faults_free(faults);
	buffer_free(&report);
	free(faults);
	free(dir);
	return status;
}

/* --- a table that was filled in ---------------------------------------------------------------------- */

static enum status
find_table(const char *word, const struct import_table **table, struct message *message)
{
	const char *words[16];
	size_t count = 0;
	for (size_t i = 0; i < import_tables_count; i++) {
		*table = &import_tables[i];
		if (strcmp((*table)->word, word) == 0)
			return STATUS_OK;
		words[count++] = (*table)->word;
	}
	words[count++] = package_word;
	const char *nearest = nearest_word(word, words, count);
	return nearest
		? fail(message, STATUS_USAGE, _("import %s: no such table; did you mean “%s”?"), word, nearest)
		: fail(message, STATUS_USAGE,
			_("import %s: no such table; there are ballots, comments, measures, people and package"),
			word);
}

/* Whether the options mean something for TABLE. */
static enum status
check_options(const struct import_table *table, const struct import_options *options,
	struct message *message)
{
	const char *wrong = options->group && !table->group ? "group"
		: options->mode && !table->mode ? "mode"
		: options->step && !table->step ? "step" : NULL;
	return wrong ? fail(message, STATUS_USAGE, _("import %s: --%s means nothing here"), table->word, wrong)
		: STATUS_OK;
}

static enum status
check_mode(const char *word, struct message *message)
{
	enum entry_mode mode;
	if (!entry_mode_from_word(word, &mode))
		return fail(message, STATUS_USAGE,
			_("--mode %s: not known; there are: paper, hands, official"), word);
	if (mode == MODE_KEYPAD)
		return fail(message, STATUS_USAGE, _("--mode %s: that happens in the room and cannot be taken "
			"in; there are: paper, hands, official"), word);
	return STATUS_OK;
}

static enum status
take_in(struct env *env, char **operands, const struct wishes *wishes, struct message *message)
{
	const struct import_table *table = NULL;
	struct session *session;
	struct faults faults = {0};
	struct buffer report = {.bytes = NULL};
	unsigned changed = 0;
	enum status status = find_table(operands[1], &table, message);
	if (!status)
		status = check_options(table, &wishes->options, message);
	if (!status)
		status = sessions_open_one(env, operands[0], SESSION_WRITE, &session, message);
	if (status)
		return status;
	status = table->read(session, &wishes->options, &report, &faults, &changed, message);
	session_close(session);
	if (status == STATUS_DATA && faults.errors) {
		workshop_file_print_faults(stderr, wishes->options.path, &faults);
		message->text[0] = '\0';
	}
	print_report(operands[0], &report);
	faults_free(&faults);
	buffer_free(&report);
	/* what is not allowed now is wrong with what was asked for */
	return status == STATUS_REFUSED ? STATUS_DATA : status;
}

/* --- the command line -------------------------------------------------------------------------------- */

static enum status
read_options(struct arguments *arguments, struct wishes *wishes, struct message *message)
{
	enum { GROUP, MODE, STEP, TEMPLATE, OUTPUT, O, FLAGS };
	static const struct flag flags[FLAGS] = {
		[GROUP] = {"group", true}, [MODE] = {"mode", true}, [STEP] = {"step", true}, [TEMPLATE] = {"template", true},
		[OUTPUT] = {"output", true}, [O] = {"o", true},
	};
	enum status status = STATUS_OK;
	for (int flag; !status
		&& (flag = arguments_next(arguments, flags, FLAGS, message)) != ARGUMENTS_END;) {
		switch (flag) {
		case GROUP:
			wishes->options.group = arguments->value;
			break;
		case MODE:
			wishes->options.mode = arguments->value;
			status = check_mode(arguments->value, message);
			break;
		case STEP:
			wishes->options.step = arguments->value;
			break;
		case TEMPLATE:
			wishes->template = arguments->value;
			break;
		case OUTPUT:
		case O:
			wishes->output = arguments->value;
			break;
		default:
			return STATUS_USAGE;
		}
	}
	return status;
}

enum status
command_import(struct env *env, int argc, char **argv, struct message *message)
{
	struct arguments arguments = arguments_of(argc, argv);
	struct wishes wishes = {.template = NULL};
	enum status status = read_options(&arguments, &wishes, message);
	int operands = argc - arguments.first;
	if (status)
		return status;
	if (wishes.template) {
		if (operands > 0 || wishes.options.mode || wishes.options.step)
			return fail(message, STATUS_USAGE,
				_("import: --template makes a sheet and takes nothing in"));
		if (!*wishes.template || !wishes.output || !*wishes.output)
			return fail(message, STATUS_USAGE,
				_("import: name a workshop with --template and a new file with -o"));
		return make_sheet(env, &wishes, message);
	}
	if (wishes.output)
		return fail(message, STATUS_USAGE, _("import: -o goes with --template only"));
	if (operands != 3)
		return fail(message, STATUS_USAGE,
			_("import: name the session, the table (ballots, comments, measures or people) and the "
			"file to take in; or a new file, package and an exported folder"));
	wishes.options.path = argv[arguments.first + 2];
	if (strcmp(argv[arguments.first + 1], package_word) == 0)
		return take_package(env, argv[arguments.first], &wishes.options, message);
	return take_in(env, argv + arguments.first, &wishes, message);
}
