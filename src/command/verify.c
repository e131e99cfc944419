/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/verify.h"

#include "command/arguments.h"
#include "command/command.h"
#include "command/sessions.h"
#include "core/i18n.h"
#include "core/mem.h"
#include "session/listing.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PRINTED_MAX = 100 };

/* What was found so far in all files. */
struct finding {
	int faults;
	bool failed;
};

static void
print_lines(const char *name, const struct buffer *lines, struct finding *finding)
{
	const char *line = buffer_text(lines);
	for (size_t length; (length = strcspn(line, "\n")) > 0; line += length + 1) {
		if (finding && finding->faults++ >= PRINTED_MAX)
			continue;
		fprintf(stderr, "runde: %s: %.*s\n", name, (int)length, line);
	}
}

static void
print_sound(const char *name, const struct verify *verify)
{
	char *rounds = mem_printf(P_("%lld round", "%lld rounds", (unsigned long)verify->rounds),
		(long long)verify->rounds);
	char *votes = mem_printf(P_("%lld vote", "%lld votes", (unsigned long)verify->votes),
		(long long)verify->votes);
	char *acts = mem_printf(verify->explained
		? P_("%lld act explained", "%lld acts explained", (unsigned long)verify->acts)
		: P_("%lld act read", "%lld acts read", (unsigned long)verify->acts), (long long)verify->acts);
	printf(_("%s: sound; %s, %s, %s\n"), name, rounds, votes, acts);
	free(rounds);
	free(votes);
	free(acts);
}

/* A sentence about what could not even be read is a fault; anything else ends the command. */
static enum status
take_failure(enum status status, struct finding *finding, struct message *message)
{
	if (status != STATUS_DATA)
		return status;
	finding->failed = true;
	if (*message->text && finding->faults++ < PRINTED_MAX)
		fprintf(stderr, "runde: %s\n", message->text);
	message->text[0] = '\0';
	return STATUS_OK;
}

static enum status
verify_one(struct session *session, bool several, struct finding *finding, struct message *message)
{
	struct verify verify;
	const char *id = session_model(session)->session_id;
	char *name = several ? mem_printf("%s#%s", session_path(session), id) : mem_text(session_path(session));
	enum status status = verify_session(session, &verify, message);
	if (status == STATUS_OK || (status == STATUS_DATA && verify.faults > 0)) {
		print_lines(name, &verify.fault_lines, finding);
		print_lines(name, &verify.remark_lines, NULL);
		finding->failed = finding->failed || verify.faults > 0;
		if (verify.faults == 0)
			print_sound(name, &verify);
		status = STATUS_OK;
	} else {
		status = take_failure(status, finding, message);
	}
	verify_free(&verify);
	free(name);
	return status;
}

static enum status
verify_sessions(struct env *env, char *argument, struct finding *finding, struct message *message)
{
	struct sessions sessions;
	enum status status = sessions_open(env, &argument, 1, &sessions, message);
	for (int i = 0; i < sessions.count && !status; i++)
		status = verify_one(sessions.list[i], sessions.count > 1 || strcmp(argument,
			session_path(sessions.list[i])) != 0, finding, message);
	sessions_close(&sessions);
	return status ? take_failure(status, finding, message) : STATUS_OK;
}

/* A file in which nothing is left but that it was forgotten is sound. */
static bool
is_empty(const char *file)
{
	struct listing listing;
	bool empty = listing_read(file, &listing, NULL) == STATUS_OK && listing.count == 0;
	listing_free(&listing);
	return empty;
}

/* What whoever opens it is told. */
static enum status
print_empty(struct env *env, const char *file, struct message *message)
{
	struct session *session = NULL;
	enum status status = session_open(env, file, SESSION_READ, &session, message);
	session_close(session);
	if (status != STATUS_DATA)
		return status;
	size_t name = strlen(file);
	const char *why = strncmp(message->text, file, name) == 0 && message->text[name] == ':'
		? message->text + name + 2 : message->text;
	printf(_("%s: sound; %s\n"), file, why);
	message->text[0] = '\0';
	return STATUS_OK;
}

static enum status
verify_argument(struct env *env, char *argument, struct finding *finding, struct message *message)
{
	struct verify verify;
	const char *id;
	char *file = listing_file(argument, &id);
	enum status status = verify_file(file, &verify, message);
	if (status == STATUS_DATA && verify.faults > 0) {
		/* what is not sound cannot be added up */
		print_lines(file, &verify.fault_lines, finding);
		finding->failed = true;
		status = STATUS_OK;
	} else if (status) {
		status = take_failure(status, finding, message);
	} else if (!id && is_empty(file)) {
		status = print_empty(env, file, message);
	} else {
		status = verify_sessions(env, argument, finding, message);
	}
	verify_free(&verify);
	free(file);
	return status;
}

enum status
command_verify(struct env *env, int argc, char **argv, struct message *message)
{
	struct arguments arguments = arguments_of(argc, argv);
	struct finding finding = {.faults = 0};
	if (arguments_next(&arguments, NULL, 0, message) != ARGUMENTS_END)
		return STATUS_USAGE;
	if (arguments.first >= argc)
		return fail(message, STATUS_USAGE, _("verify: name the session files"));
	enum status status = STATUS_OK;
	for (int i = arguments.first; i < argc && !status; i++)
		status = verify_argument(env, argv[i], &finding, message);
	if (finding.faults > PRINTED_MAX)
		fprintf(stderr, P_("runde: and %d more fault\n", "runde: and %d more faults\n",
			(unsigned long)(finding.faults - PRINTED_MAX)), finding.faults - PRINTED_MAX);
	return status ? status : finding.failed ? fail(message, STATUS_DATA, "%s", "") : STATUS_OK;
}
