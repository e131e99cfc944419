/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The minutes of a session; of several sessions, their comparison.
 */
#include "command/command.h"

#include "command/arguments.h"
#include "command/output.h"
#include "command/sessions.h"
#include "core/i18n.h"
#include "session/minutes.h"
#include "session/session.h"

#include <string.h>

struct report_options {
	struct minutes_options minutes; /* the format and what is withheld are the same for both */
	const char *output;             /* NULL: standard output */
};

/* --- options ------------------------------------------------------------------------------- */

static bool
ends_in(const char *name, const char *end)
{
	size_t n = strlen(name), length = strlen(end);
	return n > length && strcmp(name + n - length, end) == 0;
}

/* What the name of the file says; HTML where it says nothing. */
static enum document_format
usual_format(const char *output)
{
	return output && (ends_in(output, ".md") || ends_in(output, ".markdown")) ? DOCUMENT_MARKDOWN
										   : DOCUMENT_HTML;
}

static enum status
read_options(struct arguments *arguments, struct report_options *options, struct message *message)
{
	enum { FORMAT, MIN_CELL, OUTPUT, O, FLAGS };
	static const struct flag flags[FLAGS] = {
		[FORMAT] = {"format", true}, [MIN_CELL] = {"min-cell", true},
		[OUTPUT] = {"output", true}, [O] = {"o", true},
	};
	enum status status = STATUS_OK;
	int format = -1;

	*options = (struct report_options){.output = NULL};
	for (int flag; !status
		&& (flag = arguments_next(arguments, flags, FLAGS, message)) != ARGUMENTS_END;) {
		switch (flag) {
		case FORMAT:
			status = arguments_choose("format", arguments->value,
				document_format_words, DOCUMENT_FORMAT_COUNT, &format, message);
			break;
		case MIN_CELL:
			status = arguments_min_cell(
				arguments->value, &options->minutes.min_cell, message);
			break;
		case OUTPUT:
		case O:
			options->output = arguments->value;
			break;
		default:
			return STATUS_USAGE;
		}
	}
	options->minutes.format =
		format < 0 ? usual_format(options->output) : (enum document_format)format;
	return status;
}

/* --- the documents ------------------------------------------------------------------------- */

static enum status
write_minutes(
	struct session *session, const struct report_options *options, struct message *message)
{
	struct buffer out = {.bytes = NULL};
	minutes_of_session(session, &options->minutes, &out);
	enum status status = output_write(options->output, &out, message);
	buffer_free(&out);
	return status;
}

/* Of several sessions: their comparison. */
static enum status
write_comparison(struct session *const *sessions, int count, const struct report_options *options,
	struct message *message)
{
	(void)sessions;
	(void)options;
	return fail(message, STATUS_USAGE,
		_("report: %d sessions: this version makes the minutes of one"), count);
}

enum status
command_report(struct env *env, int argc, char **argv, struct message *message)
{
	struct arguments arguments = arguments_of(argc, argv);
	struct report_options options;
	enum status status = read_options(&arguments, &options, message);
	if (status)
		return status;
	if (arguments.first >= argc)
		return fail(message, STATUS_USAGE, _("report: name the session file"));

	struct sessions sessions;
	status = sessions_open(
		env, argv + arguments.first, argc - arguments.first, &sessions, message);
	if (!status && sessions.count == 1)
		status = write_minutes(sessions.list[0], &options, message);
	else if (!status)
		status = write_comparison(sessions.list, sessions.count, &options, message);
	sessions_close(&sessions);
	return status;
}
