/* Verifying finds nothing wrong after any act of any evening, taken back and repeated, and after
 * something was forgotten; that it finds what is wrong is in 364.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "random.h"

#include "session/forget.h"
#include "session/export.h"
#include "session/import_package.h"
#include "session/verify.h"

#define FILE_NAME "verified.runde"
#define FOLDER "verified-tables"

enum { SEEDS = 12, ACTS = 160 };

/* The sentences about what is wrong; "" if nothing is. Fresh memory. */
static char *
faults_of(struct session *session)
{
	struct verify verify;
	struct message message = { "" };
	enum status status = verify_session(session, &verify, &message);
	char *faults = status == STATUS_OK || status == STATUS_DATA
		? mem_printf("%s%s", buffer_text(&verify.fault_lines), message.text) : mem_text(message.text);
	if (!*faults && !verify.explained) {
		free(faults);
		faults = mem_text("the log explains nothing");
	}
	verify_free(&verify);
	return faults;
}

static bool
is_sound(struct random_evening *evening, uint64_t seed, int act)
{
	char *faults = faults_of(evening->session);
	bool sound = !*faults;
	if (!sound)
		diag("seed %d, after act %d, %s: %s", (int)seed, act, evening->act, faults);
	free(faults);
	return sound;
}

static void
forget_some(struct random_evening *evening, uint64_t seed)
{
	struct message message;
	const struct model *model = session_model(evening->session);
	int unsound = 0;
	for (int kind = FORGET_COMMENT; kind <= FORGET_TEXT; kind++) {
		char id[SESSION_ID_LENGTH + 1] = "";
		const char *ids[] = { id };
		struct forget_report report;
		struct forget forget = { .kind = (enum forget_kind)kind, .ids = ids, .ids_count = kind < FORGET_TEXT };
		if (kind == FORGET_COMMENT && model->comments_count > 0)
			memcpy(id, model->comments[0].id, sizeof(id));
		if (kind == FORGET_CLUSTER && model->clusters_count > 0)
			memcpy(id, model->clusters[0].id, sizeof(id));
		if (kind == FORGET_MEASURE && model->measures_count > 0)
			memcpy(id, model->measures[0].id, sizeof(id));
		if (kind < FORGET_TEXT && !*id)
			continue;
		evening->act = forget_words[kind];
		session_close(evening->session);
		if (session_open(&evening->env, FILE_NAME, SESSION_ALONE, &evening->session, &message)
			|| forget_do(evening->session, &forget, &report, &message))
			bail("%s", message.text);
		forget_report_free(&report);
		unsound += !is_sound(evening, seed, -1);
		session_close(evening->session);
		if (session_open(&evening->env, FILE_NAME, SESSION_RUN, &evening->session, &message))
			bail("%s", message.text);
		model = session_model(evening->session);
		/* it goes on, and what came before is taken back */
		for (int i = 0; i < 20; i++) {
			random_act(evening);
			unsound += !is_sound(evening, seed, i);
		}
	}
	is_int(unsound, 0, "seed %d: nothing is wrong after something was forgotten", (int)seed);
}

/* The evening as it stands, out of its archive. */
static void
take_in(struct random_evening *evening, uint64_t seed)
{
	struct message message = { "" };
	struct buffer report = {.bytes = NULL};
	struct package_faults faults = {0};
	struct session *taken = NULL;
	const struct export_options options = {.dir = FOLDER, .profile = PROFILE_ARCHIVE};
	if (system("rm -rf " FOLDER " verified-taken.runde"))
		bail("rm");
	if (export_write(&evening->session, 1, &options, NULL, &message) != STATUS_OK
		|| import_package(&evening->env, "verified-taken.runde", FOLDER, &report, &faults, &message) != STATUS_OK
		|| session_open(&evening->env, "verified-taken.runde", SESSION_READ, &taken, &message) != STATUS_OK)
		bail("seed %d: %s", (int)seed, message.text);
	char *wrong = faults_of(taken);
	is_str(wrong, "", "seed %d: what was taken in from its archive is as sound", (int)seed);
	free(wrong);
	session_close(taken);
	package_faults_free(&faults);
	buffer_free(&report);
	if (system("rm -rf " FOLDER " verified-taken.runde"))
		bail("rm");
}

static void
one_evening(uint64_t seed)
{
	struct random_evening evening;
	int unsound = 0, done = 0;
	unlink(FILE_NAME);
	random_begin(&evening, FILE_NAME, seed);
	for (int i = 0; i < ACTS; i++) {
		if (!random_act(&evening))
			continue;
		done++;
		unsound += !is_sound(&evening, seed, i);
		if (unsound > 3)
			break;
	}
	is_int(unsound, 0, "seed %d: nothing is wrong after any of %d acts", (int)seed, done);

	unsigned changed = 0;
	struct message message;
	int back = 0;
	evening.act = "undo";
	while (unsound == 0 && session_undo(evening.session, &changed, &message) == STATUS_OK) {
		back++;
		unsound += !is_sound(&evening, seed, -back);
	}
	evening.act = "redo";
	while (unsound == 0 && session_redo(evening.session, &changed, &message) == STATUS_OK)
		unsound += !is_sound(&evening, seed, back);
	take_in(&evening, seed);
	is_int(unsound, 0, "seed %d: nor after %d were taken back, one by one, and repeated", (int)seed, back);
	forget_some(&evening, seed);

	struct verify verify;
	random_end(&evening);
	is_int(verify_file(FILE_NAME, &verify, &message), STATUS_OK, "the file is sound: %s",
		buffer_text(&verify.fault_lines));
	verify_free(&verify);
	unlink(FILE_NAME);
}

int
main(int argc, char **argv)
{
	if (argc > 1) {
		for (int i = 1; i < argc; i++)
			one_evening(strtoull(argv[i], NULL, 10));
		return done_testing();
	}
	plan(SEEDS * 5);
	for (uint64_t seed = 1; seed <= SEEDS; seed++)
		one_evening(seed);
	return done_testing();
}
