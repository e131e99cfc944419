/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The minutes of a session; of several sessions, their comparison.
 */
#include "command/command.h"

#include "command/arguments.h"
#include "command/sessions.h"
#include "core/i18n.h"
#include "core/mem.h"
#include "core/text.h"
#include "report/comparison.h"
#include "session/compare.h"
#include "session/minutes.h"
#include "session/output.h"
#include "session/session.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct report_options {
	struct minutes_options minutes; /* the format and what is withheld are the same for both */
	const char *output;             /* NULL: standard output */
	const char *own;                /* of a comparison; see report/comparison.h */
	bool anonymous;
	char *sides;                    /* what stands behind --sides, cut at its comma; or NULL */
	const char *a, *b;
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

/* "A,B", two sides. */
static enum status
read_sides(const char *word, struct report_options *options, struct message *message)
{
	const char *comma = strchr(word, ',');
	size_t n = comma ? (size_t)(comma - word) : 0;
	if (!comma || n == 0 || !comma[1] || strchr(comma + 1, ',')
		|| (strlen(comma + 1) == n && strncmp(word, comma + 1, n) == 0))
		return fail(message, STATUS_USAGE,
			_("--sides %s: name two groups with a comma between them"), word);
	free(options->sides);
	options->sides = mem_text(word);
	options->sides[n] = '\0';
	options->a = options->sides;
	options->b = options->sides + n + 1;
	return STATUS_OK;
}

static enum status
read_options(struct arguments *arguments, struct report_options *options, struct message *message)
{
	enum { FORMAT, MIN_CELL, OUTPUT, O, OWN, ANONYMOUS, SIDES, FLAGS };
	static const struct flag flags[FLAGS] = {
		[FORMAT] = {"format", true}, [MIN_CELL] = {"min-cell", true},
		[OUTPUT] = {"output", true}, [O] = {"o", true},
		[OWN] = {"own", true}, [ANONYMOUS] = {"anonymous", false}, [SIDES] = {"sides", true},
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
		case OWN:
			options->own = arguments->value;
			break;
		case ANONYMOUS:
			options->anonymous = true;
			break;
		case SIDES:
			status = read_sides(arguments->value, options, message);
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

static bool
speaks_anywhere(const struct compare *compare, const char *id)
{
	for (int i = 0; i < compare->count; i++) {
		for (int j = 0; j < compare->sessions[i].speakers_count; j++) {
			if (strcmp(compare->sessions[i].speakers[j].id, id) == 0)
				return true;
		}
	}
	return false;
}

/* What can only be told when the sessions are read. */
static enum status
check_comparison(const struct compare *compare, const struct report_options *options,
	struct message *message)
{
	const char *const sides[] = {options->a, options->b};
	if (options->anonymous && compare->places.count < COMPARE_LEAST)
		return fail(message, STATUS_USAGE,
			_("--anonymous: with fewer than %d places a letter hides nobody"), (int)COMPARE_LEAST);
	for (int i = 0; i < 2; i++) {
		if (sides[i] && !speaks_anywhere(compare, sides[i]))
			return fail(message, STATUS_USAGE,
				_("--sides: no group of these sessions is called %s"), sides[i]);
	}
	return STATUS_OK;
}

static enum status
write_compared(const struct env *env, const struct compare *compare, int open,
	const struct report_options *options, struct message *message)
{
	struct buffer out = {.bytes = NULL};
	const struct comparison_options comparison = {
		.format = options->minutes.format,
		.language = env->language,
		.own = options->own,
		.anonymous = options->anonymous,
		.a = options->a,
		.b = options->b,
	};
	enum status status = check_comparison(compare, options, message);
	if (!status && comparison_write(compare, &comparison, &out) == 0)
		status = fail(message, STATUS_DATA,
			_("report: these sessions have no question in common"));
	if (!status)
		status = output_write(options->output, &out, message);
	if (!status && open > 0)
		fprintf(stderr, P_("runde: report: %d round is still open and was left out\n",
			"runde: report: %d rounds are still open and were left out\n",
			(unsigned long)open), open);
	buffer_free(&out);
	return status;
}

/* A place that has an id in some of its sessions only is taken for two. */
static void
warn_places(struct session *const *sessions, int count)
{
	for (int i = 0; i < count; i++) {
		const struct model *model = session_model(sessions[i]);
		bool half = false;
		for (int j = 0; j < count && *model->place && !*model->place_id && !half; j++) {
			const struct model *other = session_model(sessions[j]);
			half = *other->place_id && text_compare_folded(model->place, other->place) == 0;
		}
		if (half)
			fprintf(stderr, _("runde: report: %s has no place id, and another session in %s has one: they are "
				"taken for two places\n"), session_name(sessions[i]), model->place);
	}
}

/* Of several sessions: their comparison. */
static enum status
write_comparison(const struct env *env, struct session *const *sessions, int count,
	const struct report_options *options, struct message *message)
{
	struct compare compare;
	int open = 0;
	const struct compare_options read = {
		.min_cell = options->minutes.min_cell,
		.language = env->language,
		.own = options->own,
	};
	enum status status = compare_read(sessions, count, &read, &compare, &open, message);
	if (status)
		return status;
	warn_places(sessions, count);
	status = write_compared(env, &compare, open, options, message);
	compare_free(&compare);
	return status;
}

static enum status
write_report(const struct env *env, const struct sessions *sessions,
	const struct report_options *options, struct message *message)
{
	if (sessions->count > 1)
		return write_comparison(env, sessions->list, sessions->count, options, message);
	if (options->own || options->anonymous || options->sides)
		return fail(message, STATUS_USAGE, _("%s: only where several sessions are compared"),
			options->own ? "--own" : options->anonymous ? "--anonymous" : "--sides");
	return write_minutes(sessions->list[0], options, message);
}

enum status
command_report(struct env *env, int argc, char **argv, struct message *message)
{
	struct arguments arguments = arguments_of(argc, argv);
	struct report_options options;
	struct sessions sessions = {NULL, 0};
	enum status status = read_options(&arguments, &options, message);
	if (!status && arguments.first >= argc)
		status = fail(message, STATUS_USAGE, _("report: name the session file"));
	if (!status)
		status = sessions_open(
			env, argv + arguments.first, argc - arguments.first, &sessions, message);
	if (!status)
		status = write_report(env, &sessions, &options, message);
	sessions_close(&sessions);
	free(options.sides);
	return status;
}
