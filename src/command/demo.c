/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/command.h"

#include "command/arguments.h"
#include "command/source.h"
#include "command/summary.h"
#include "core/i18n.h"
#include "core/mem.h"
#include "session/export.h"
#include "session/folder.h"
#include "session/minutes.h"
#include "session/replay.h"
#include "table/workshop_file.h"
#include "tui/app.h"
#include "tui/screen.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

/* The evening of the sample: always the same one, wherever and whenever it is made. */
#define EVENING   "2026-11-19T17:00:00Z"
#define ZONE      "CET-1CEST,M3.5.0,M10.5.0/3"
#define ZONE_NAME "Europe/Berlin"
enum { SEED = 7 };

static struct env
sample_env(const struct env *env)
{
	static char zone[] = ZONE_NAME;
	struct env evening = *env;
	utc_ms begin = 0;
	utc_parse(EVENING, &begin);
	env_hold_clock(&evening, begin);
	env_seed(&evening, SEED);
	evening.timezone = zone;
	return evening;
}

/* Plays the acts, in the town's time zone. */
static enum status
play(const struct env *env, const struct workshop *workshop, const char *path,
	struct message *message)
{
	struct env evening = sample_env(env);
	struct faults faults = { 0 };
	char *acts = mem_printf("%s/demo/acts.csv", env->data_dir);
	char *zone = mem_text(getenv("TZ"));

	setenv("TZ", ZONE, 1);
	tzset();
	message->text[0] = '\0';
	enum status status = replay_acts(&evening, acts, workshop, path, &faults, message);
	if (zone)
		setenv("TZ", zone, 1);
	else
		unsetenv("TZ");
	tzset();

	if (faults.count > 0) {
		workshop_file_print_faults(stderr, acts, &faults);
		message->text[0] = '\0';
	}
	faults_free(&faults);
	free(acts);
	free(zone);
	return status;
}

static enum status
make_session(const struct env *env, const char *path, struct message *message)
{
	struct workshop *workshop = NULL;
	char *file = mem_printf("%s/workshops/selbstcheck-workshop.csv", env->data_dir);
	enum status status = source_read_workshop(file, &workshop, message);
	free(file);

	if (!status)
		status = play(env, workshop, path, message);
	workshop_free(workshop);
	return status;
}

static enum status
export_session(struct env *env, const char *path, const char *dir, const char *minutes,
	struct message *message)
{
	struct session *session;
	enum status status = session_open(env, path, SESSION_READ, &session, message);
	if (status)
		return status;
	const struct export_options options = { .dir = dir, .profile = PROFILE_ANALYSIS };
	status = export_write(&session, 1, &options, NULL, message);
	if (!status)
		status = minutes_save(session, minutes, message);
	session_close(session);
	return status;
}

static enum status
make_folder(struct env *env, const char *dir, struct message *message)
{
	struct folder folder;
	enum status status = folder_begin(&folder, dir, false, message);
	if (status)
		return status;

	char *path = mem_printf("%s/demo.runde", folder.path);
	char *csv = mem_printf("%s/csv", folder.path), *minutes = mem_printf("%s/demo.html", folder.path);
	status = make_session(env, path, message);
	if (!status)
		status = export_session(env, path, csv, minutes, message);
	if (!status)
		status = folder_publish(&folder, message);
	folder_discard(&folder);
	free(path);
	free(csv);
	free(minutes);
	return status;
}

static void
print_places(const char *dir, const char *path)
{
	printf(_("\nThe session is in %s,\n"
		 "its tables are in %s/csv, its minutes in %s/demo.html.\n"),
		path, dir, dir);
}

static enum status
print_page(struct env *env, const char *dir, const char *path, struct message *message)
{
	struct session *session;
	enum status status = session_open(env, path, SESSION_READ, &session, message);
	if (status)
		return status;
	summary_print(stdout, session_model(session), env->language);
	print_places(dir, path);
	session_close(session);
	return STATUS_OK;
}

/* The step where the views were compared, else the first whose result was shown, or -1. */
static int
best_step(const struct model *model)
{
	int first = -1;
	for (int step = 0; step < model->workshop->steps_count; step++) {
		if (model->workshop->steps[step].kind == KIND_PROFILE
			&& model->steps[step].stage >= STAGE_REVEALED)
			return step;
	}
	for (int i = 0; i < model->rounds_count; i++) {
		const struct round *round = &model->rounds[i];
		if (round->state == ROUND_REVEALED && (first < 0 || round->step < first))
			first = round->step;
	}
	return first;
}

/* The screens, looking back at the views compared; from there to everything else. */
static enum status
show_results(struct env *env, const char *path, struct message *message)
{
	struct app *app = app_new(env);
	unsigned changed = 0;
	enum status status = app_open_session(app, path, message);
	if (!status)
		status = session_look(app->session, best_step(app->model), &changed, message);
	if (!status)
		status = screen_open(message);
	if (!status)
		app_loop(app);
	screen_close();
	app_free(app);
	return status;
}

enum status
command_demo(struct env *env, int argc, char **argv, struct message *message)
{
	struct arguments arguments = arguments_of(argc, argv);
	if (arguments_next(&arguments, NULL, 0, message) == ARGUMENTS_WRONG)
		return STATUS_USAGE;
	if (argc - arguments.first > 1)
		return fail(message, STATUS_USAGE, _("%s: one folder is enough"), argv[arguments.first + 1]);

	const char *dir = arguments.first < argc ? argv[arguments.first] : "runde-demo";
	enum status status = make_folder(env, dir, message);
	if (status)
		return status;

	char *path = mem_printf("%s/demo.runde", dir);
	bool terminal = isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);
	if (terminal) {
		status = show_results(env, path, message);
		if (!status)
			print_places(dir, path);
	}
	/* What is there is there, even where it cannot be shown as it should. */
	if (!terminal || status == STATUS_NO_TERMINAL)
		status = print_page(env, dir, path, message);
	free(path);
	return status;
}
