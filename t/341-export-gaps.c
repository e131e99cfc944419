/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * gaps.csv and the views compared on the wall say the same: same sides, same figures, same things
 * withheld, in a session with every kind of question (t/every-kind.csv). */
#include "core/mem.h"
#include "session/export.h"
#include "session/replay.h"
#include "session/views.h"
#include "table/csv_read.h"
#include "table/workshop_file.h"
#include "tap.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static struct env env;
static struct message message;

static char *
source(const char *name)
{
	const char *folder = getenv("srcdir");
	return mem_printf("%s/t/%s", folder ? folder : ".", name);
}

static void
play(void)
{
	struct workshop *workshop = NULL;
	struct faults faults = {0};
	char *file = source("every-kind.csv"), *acts = source("every-kind-acts.csv");
	if (workshop_file_read(file, 0, &workshop, &faults, &message) != STATUS_OK)
		bail("%s: %s", file, message.text);
	char *path = realpath(acts, NULL);
	if (!path || chdir(getenv("TMPDIR")) != 0)
		bail("no scratch folder");
	if (replay_acts(&env, path, workshop, "every.runde", &faults, &message) != STATUS_OK)
		bail("%s: %s", path, faults.count > 0 ? faults.list[0].text : message.text);
	faults_free(&faults);
	workshop_free(workshop);
	free(path);
	free(file);
	free(acts);
}

/* --- gaps.csv -------------------------------------------------------------------------------- */

static struct csv_table *
read_gaps(const char *folder)
{
	struct faults faults = {0};
	struct csv_table *table = NULL;
	char *path = mem_printf("%s/gaps.csv", folder);
	if (csv_read(path, NULL, &table, &faults, &message) != STATUS_OK)
		bail("%s cannot be read", path);
	free(path);
	return table;
}

static const char *
cell(const struct csv_table *table, size_t row, const char *name)
{
	for (int i = 0; i < table->columns; i++) {
		if (strcmp(table->header[i], name) == 0)
			return table->rows[row].cells[i];
	}
	bail("there is no column %s", name);
	return "";
}

/* The row of a question in a round, or ("", 0) of a theme; -1: there is none. */
static int
find(const struct csv_table *table, const char *theme, const char *question, int round, const char *a,
	const char *b)
{
	for (size_t i = 0; i < table->count; i++) {
		if (strcmp(cell(table, i, "theme"), theme) == 0
			&& strcmp(cell(table, i, "question_id"), question) == 0
			&& (int)strtol(cell(table, i, "round"), NULL, 10) == round
			&& strcmp(cell(table, i, "group_a"), a) == 0
			&& strcmp(cell(table, i, "group_b"), b) == 0)
			return (int)i;
	}
	return -1;
}

/* --- comparing -------------------------------------------------------------------------------- */

static int compared, wrong;

static const char *
side_id(const struct model *model, const struct side *side)
{
	return side->group == TALLY_ALL ? "all" : model_group_id(model, side->group);
}

static void
compare_figure(const struct csv_table *table, int row, const char *name, struct figure wanted)
{
	const char *text = cell(table, (size_t)row, name);
	char *said = wanted.has ? mem_printf("%.4f", wanted.is) : mem_text("");
	compared++;
	if (strcmp(text, strcmp(said, "-0.0000") == 0 ? "0.0000" : said) != 0) {
		wrong++;
		diag("%s %s: %s, on the wall %s", cell(table, (size_t)row, "group_a"), name, text, said);
	}
	free(said);
}

static const char *
status_of(const struct gap *gap)
{
	if (gap->withheld != WITHHOLD_NOT)
		return "withheld";
	return gap->items > 0 ? "ok" : "empty";
}

/* A row may be missing only where nobody of a side was asked. */
static void
compare(const struct csv_table *table, int row, const struct gap *gap)
{
	if (row < 0) {
		wrong += gap->items > 0;
		return;
	}
	compare_figure(table, row, "mean_a", gap->mean_a);
	compare_figure(table, row, "mean_b", gap->mean_b);
	compare_figure(table, row, "gap", gap->gap);
	compare_figure(table, row, "gap_scaled", gap->scaled);
	compare_figure(table, row, "gap_abs", gap->absolute);
	compared++;
	if (strcmp(cell(table, (size_t)row, "status"), status_of(gap)) != 0) {
		wrong++;
		diag("%s: %s, on the wall %s", cell(table, (size_t)row, "group_b"),
			cell(table, (size_t)row, "status"), status_of(gap));
	}
}

static void
compare_theme(const struct model *model, const struct views *views, const struct csv_table *table, int theme)
{
	const struct view_theme *of = &views->themes[theme];
	const char *name = words_in(of->name, 0);
	for (int a = 0; a < views->sides_count; a++) {
		for (int b = a + 1; b < views->sides_count; b++) {
			const char *side_a = side_id(model, &views->sides[a]);
			const char *side_b = side_id(model, &views->sides[b]);
			struct gap gap;
			if (!views_compared(views, a, b))
				continue;
			for (int i = of->first; i < of->first + of->count; i++) {
				const struct round *round = views->questions[i].round;
				views_question_gap(views, i, a, b, &gap);
				compare(table, find(table, name, round->question, round->number, side_a,
					side_b), &gap);
			}
			/* Two institutions are also compared in what was never asked. */
			views_theme_gap(views, theme, a, b, &gap);
			if (*name && !views->sides[b].official)
				compare(table, find(table, name, "", 0, side_a, side_b), &gap);
		}
	}
}

static void
compare_all(struct session *session, const char *folder, enum profile profile, int k)
{
	const struct model *model = session_model(session);
	const struct export_options options = {.dir = folder, .profile = profile, .min_cell = k};
	struct views views;
	if (export_write(&session, 1, &options, NULL, &message) != STATUS_OK)
		bail("%s", message.text);
	struct csv_table *table = read_gaps(folder);
	compared = wrong = 0;
	views_read(model, VIEWS_CLOSED, model->workshop->steps_count, k, &views);
	is_int(views.themes_count, 4, "themes, and questions of none");
	for (int theme = 0; theme < views.themes_count; theme++)
		compare_theme(model, &views, table, theme);
	ok(compared > 400, "%d things are compared for %s", compared, folder);
	is_int(wrong, 0, "and all are the same on the wall");
	views_free(&views);
	csv_table_free(table);
}

int
main(void)
{
	char folder[] = "/tmp/runde-gaps.XXXXXX";
	struct session *session = NULL;
	if (!mkdtemp(folder))
		bail("no scratch folder");
	plan(9);
	setlocale(LC_CTYPE, "C.UTF-8");
	setenv("TZ", "UTC", 1);
	setenv("TMPDIR", folder, 1);
	env_init(&env, "data");
	env_hold_clock(&env, INT64_C(1773334800000));
	env_seed(&env, 3);
	play();
	if (session_open(&env, "every.runde", SESSION_READ, &session, &message) != STATUS_OK)
		bail("%s", message.text);
	compare_all(session, "archive", PROFILE_ARCHIVE, 0);
	compare_all(session, "five", PROFILE_ANALYSIS, 5);
	compare_all(session, "ten", PROFILE_ANALYSIS, 10);
	session_close(session);
	env_free(&env);
	if (chdir("/") == 0) {
		char *command = mem_printf("rm -rf '%s'", folder);
		if (system(command) != 0)
			diag("%s is still there", folder);
		free(command);
	}
	return done_testing();
}
