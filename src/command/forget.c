/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/forget.h"

#include "command/arguments.h"
#include "command/command.h"
#include "command/sessions.h"
#include "core/i18n.h"
#include "core/mem.h"
#include "core/text.h"
#include "session/listing.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { SHOWN_COLUMNS = 60, ANSWER = 64 };

struct options {
	const char *path, *find;
	struct forget forget;
	bool list, yes;
};

/* --- what there is ------------------------------------------------------------------------- */

/* A line of the list; WORDS NULL: all are wanted. */
static int
list_one(const char *before, const char *kind, const char *id, const char *text, const char *more,
	const char *words)
{
	if (words && !text_contains_folded(text, words))
		return 0;
	char *line = text_clean(text, strlen(text), TEXT_ONE_LINE | TEXT_TRIM);
	char *shown = text_shortened(line, SHOWN_COLUMNS);
	printf("%s%-8s %s  %s%s\n", before, kind, id, shown, more);
	free(shown);
	free(line);
	return 1;
}

static int
list_clusters(const struct model *model, const char *before, const char *words)
{
	int listed = 0;
	for (int i = 0; i < model->clusters_count; i++) {
		int comments = 0;
		for (int j = 0; j < model->comments_count; j++)
			comments += model->comments[j].cluster == i;
		char *more = mem_printf(P_(" (%d comment)", " (%d comments)", (unsigned long)comments),
			comments);
		listed += list_one(before, forget_words[FORGET_CLUSTER], model->clusters[i].id,
			model->clusters[i].name, more, words);
		free(more);
	}
	return listed;
}

/* BEFORE stands before each line. How many there are. */
static int
list_session(struct session *session, const char *before, const char *words)
{
	const struct model *model = session_model(session);
	int listed = 0;
	for (int i = 0; i < model->comments_count; i++)
		listed += list_one(before, forget_words[FORGET_COMMENT], model->comments[i].id,
			model->comments[i].text, "", words);
	listed += list_clusters(model, before, words);
	for (int i = 0; i < model->measures_count; i++) {
		char *text = mem_printf("%s · %s · %s", model->measures[i].what, model->measures[i].who,
			model->measures[i].due_text);
		listed += list_one(before, forget_words[FORGET_MEASURE], model->measures[i].id, text, "", words);
		free(text);
	}
	if (!words)
		listed += list_one(before, forget_words[FORGET_SESSION], model->session_id, model->title, "", NULL);
	return listed;
}

/* SEVERAL: all of a file, so each line says which. */
static void
list(const struct sessions *sessions, bool several, const char *name, const char *find)
{
	char *words = find ? text_clean(find, strlen(find), TEXT_ONE_LINE | TEXT_TRIM) : NULL;
	int listed = 0;
	for (int i = 0; i < sessions->count; i++) {
		char *before = several ? mem_printf("%s  ", session_name(sessions->list[i])) : mem_text("");
		listed += list_session(sessions->list[i], before, words);
		free(before);
	}
	if (listed == 0)
		fprintf(stderr, _("runde: %s: no comment, cluster or measure has “%s”\n"), name, words);
	free(words);
}

/* --- asking -------------------------------------------------------------------------------- */

static void
print_each(FILE *out, const char *before, const struct buffer *lines)
{
	const char *line = buffer_text(lines);
	for (size_t length; (length = strcspn(line, "\n")) > 0; line += length + 1)
		fprintf(out, "%s%.*s\n", before, (int)length, line);
}

static bool
says_yes(const char *answer)
{
	static const char *const words[] = { "yes", "ja" };
	char *word = text_clean(answer, strlen(answer), TEXT_ONE_LINE | TEXT_TRIM);
	bool yes = false;
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		yes = yes || text_compare_folded(word, words[i]) == 0;
	free(word);
	return yes;
}

/* STATUS_OK: go on. STATUS_USAGE with an empty sentence: no. */
static enum status
ask(const struct session *session, const struct options *options, struct message *message)
{
	struct buffer lines = {.bytes = NULL};
	char answer[ANSWER] = "";
	if (options->yes)
		return STATUS_OK;
	forget_say(session, &options->forget, &lines);
	fprintf(stderr, _("This will be erased from %s for good and cannot be taken back:\n"),
		session_name(session));
	print_each(stderr, "  ", &lines);
	buffer_free(&lines);
	fputs(_("Type “yes” to erase it: "), stderr);
	if (fgets(answer, sizeof(answer), stdin) && says_yes(answer))
		return STATUS_OK;
	return fail(message, STATUS_USAGE, _("%s: nothing was erased"), session_name(session));
}

/* --- telling ------------------------------------------------------------------------------- */

static void
print_done(const char *path, const struct forget *forget, const struct forget_report *report)
{
	if (forget->kind == FORGET_SESSION) {
		printf(_("%s: the session is erased; its id and the day stay in the file\n"), path);
	} else {
		int entries = report->comments + report->clusters + report->measures;
		printf(P_("%s: %d entry erased\n", "%s: %d entries erased\n", (unsigned long)entries), path,
			entries);
		if (report->words > 0)
			printf(P_("%s: %lld word erased\n", "%s: %lld words erased\n",
				(unsigned long)report->words), path, (long long)report->words);
		if (report->reasons > 0)
			printf(P_("%s: %lld reason erased\n", "%s: %lld reasons erased\n",
				(unsigned long)report->reasons), path, (long long)report->reasons);
	}
	if (report->labels > 0)
		printf(P_("%s: %d answer of a vote repeated it and is “…” now; its votes stay\n",
			"%s: %d answers of votes repeated it and are “…” now; their votes stay\n",
			(unsigned long)report->labels), path, report->labels);
}

static void
print_notes(const char *path, const struct forget *forget, const struct forget_report *report)
{
	if (*buffer_text(&report->left))
		fprintf(stderr, _("runde: %s: the same words, or what was made of them, still stand here:\n"),
			path);
	print_each(stderr, "  ", &report->left);
	if (forget->kind == FORGET_TEXT)
		fprintf(stderr, _("runde: %s: the agenda with the steps inserted, title and place stay\n"), path);
	fputs(_("runde: tables, minutes, backups and copies of the file elsewhere are not changed by this\n"),
		stderr);
}

/* --- the command line ---------------------------------------------------------------------- */

static enum status
read_what(struct options *options, int count, char **words, struct message *message)
{
	int kind = 0;
	if (count == 0) {
		options->list = true;
		return STATUS_OK;
	}
	if (options->find)
		return fail(message, STATUS_USAGE, _("forget: --find only lists"));
	while (kind < FORGET_KINDS && strcmp(words[0], forget_words[kind]) != 0)
		kind++;
	if (kind == FORGET_KINDS)
		return fail(message, STATUS_USAGE,
			_("forget: “%s” is none of comment, cluster, measure, text, session"), words[0]);
	enum status status = STATUS_OK;
	options->forget.kind = (enum forget_kind)kind;
	options->forget.ids = (const char *const *)(words + 1);
	options->forget.ids_count = count - 1;
	if (!status && kind <= FORGET_MEASURE && count == 1)
		status = fail(message, STATUS_USAGE,
			_("forget: which %s? `runde forget %s` lists their ids"), words[0], options->path);
	if (!status && kind > FORGET_MEASURE && count > 1)
		status = fail(message, STATUS_USAGE, _("forget: there is nothing to name behind “%s”"),
			words[0]);
	if (!status && options->forget.with_comments && kind != FORGET_CLUSTER)
		status = fail(message, STATUS_USAGE, _("forget: --comments belongs to a cluster"));
	if (!status && !options->yes && !isatty(STDIN_FILENO))
		status = fail(message, STATUS_USAGE,
			_("forget: without a terminal to ask, --yes has to say that it is meant"));
	return status;
}

static enum status
read_options(int argc, char **argv, struct options *options, struct message *message)
{
	enum { FIND, COMMENTS, YES, FLAGS };
	static const struct flag flags[FLAGS] = {
		[FIND] = { .name = "find", .takes_value = true },
		[COMMENTS] = { .name = "comments" },
		[YES] = { .name = "yes" },
	};
	struct arguments arguments = arguments_of(argc, argv);
	*options = (struct options){ .path = NULL };
	for (int flag; (flag = arguments_next(&arguments, flags, FLAGS, message)) != ARGUMENTS_END;) {
		switch (flag) {
		case FIND:
			options->find = arguments.value;
			break;
		case COMMENTS:
			options->forget.with_comments = true;
			break;
		case YES:
			options->yes = true;
			break;
		default:
			return STATUS_USAGE;
		}
	}
	if (arguments.first >= argc)
		return fail(message, STATUS_USAGE, _("forget: name the session file"));
	options->path = argv[arguments.first];
	return read_what(options, argc - arguments.first - 1, argv + arguments.first + 1, message);
}

/* --- one session, or several in a file --------------------------------------------------------- */

static enum status
do_one(struct env *env, const char *name, const struct options *options, struct message *message)
{
	struct session *session = NULL;
	struct forget_report report = {0};
	enum status status = sessions_open_one(env, name, SESSION_ALONE, &session, message);
	if (!status && options->list) {
		const struct sessions one = {&session, 1};
		list(&one, false, session_name(session), options->find);
	}
	if (!status && !options->list) {
		status = forget_check(session, &options->forget, message);
		if (!status)
			status = ask(session, options, message);
		if (!status)
			status = forget_do(session, &options->forget, &report, message);
		if (report.erased) {
			print_done(session_name(session), &options->forget, &report);
			print_notes(session_name(session), &options->forget, &report);
		}
	}
	forget_report_free(&report);
	session_close(session);
	return status;
}

/* What an earlier forgetting left in the file is finished, whichever session it was in. */
static enum status
finish_file(struct env *env, const struct options *options, struct message *message)
{
	struct session *session;
	enum status status = session_open(env, options->path, SESSION_ALONE, &session, message);
	session_close(session);
	return status == STATUS_USAGE || status == STATUS_DATA ? STATUS_OK : status;
}

/* The sessions that have all that is named: ids are random, so that they lead to where it is, and to
 * each state of an evening that was kept twice. */
static enum status
find_holding(const struct options *options, const struct sessions *sessions,
	char ***names, int *count, struct message *message)
{
	enum status status = STATUS_OK;
	for (int i = 0; i < sessions->count; i++) {
		struct message none;
		if (forget_check(sessions->list[i], &options->forget, &none))
			continue;
		*names = mem_grow(*names, (size_t)*count, sizeof(**names));
		(*names)[(*count)++] = mem_text(session_name(sessions->list[i]));
	}
	if (*count == 0)
		status = fail(message, STATUS_DATA, _("%s: none of its %d sessions has the %s “%s”; `runde forget %s "
			"--find TEXT` looks for it"), options->path, sessions->count, forget_words[options->forget.kind],
			options->forget.ids[0], options->path);
	return status;
}

static enum status
do_several(struct env *env, struct options *options, struct message *message)
{
	struct sessions sessions;
	char *path = mem_text(options->path), **names = NULL;
	int count = 0;
	enum status status = finish_file(env, options, message);
	if (!status)
		status = sessions_open(env, &path, 1, &sessions, message);
	if (!status) {
		if (options->list)
			list(&sessions, true, options->path, options->find);
		else
			status = find_holding(options, &sessions, &names, &count, message);
		sessions_close(&sessions);
	}
	for (int i = 0; i < count; i++) {
		if (!status)
			status = do_one(env, names[i], options, message);
		free(names[i]);
	}
	free(names);
	free(path);
	return status;
}

/* Whether a whole file with several sessions is named. */
static bool
is_several(const char *path)
{
	const char *id;
	struct listing listing;
	char *file = listing_file(path, &id);
	bool several = !id && listing_read(file, &listing, NULL) == STATUS_OK && listing.count > 1;
	if (!id)
		listing_free(&listing);
	free(file);
	return several;
}

enum status
command_forget(struct env *env, int argc, char **argv, struct message *message)
{
	struct options options;
	enum status status = read_options(argc, argv, &options, message);
	if (status)
		return status;
	if (!is_several(options.path))
		return do_one(env, options.path, &options, message);
	if (options.list || options.forget.kind <= FORGET_MEASURE)
		return do_several(env, &options, message);
	return sessions_name_one(options.path, message);
}
