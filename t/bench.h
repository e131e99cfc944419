/*
 * What the benchmarks of the whole program share: a clock, medians, a session file that stands
 * where it is wanted, and a program started on a terminal of our own.
 *
 * A benchmark is run in the build tree, works in a folder of its own there (a real disk, not
 * memory) and removes it at the end. RUNDE, RUNDE_DATADIR and RUNDE_LOCALEDIR say what is
 * measured; without them it is what lies in the build tree.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_T_BENCH_H
#define RUNDE_T_BENCH_H

#include "core/mem.h"
#include "core/method.h"
#include "session/session.h"
#include "table/workshop_file.h"
#include "tap.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define BENCH_UNUSED __attribute__((unused))

enum { BENCH_ROWS = 50, BENCH_COLUMNS = 200 };

static BENCH_UNUSED double
seconds(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static int
ascending(const void *a, const void *b)
{
	double left = *(const double *)a, right = *(const double *)b;
	return (left > right) - (left < right);
}

/* The value below which SHARE of the COUNT values lie; sorts them. */
static double
quantile(double *values, int count, double share)
{
	qsort(values, (size_t)count, sizeof(*values), ascending);
	int at = (int)(share * count);
	return values[at < count ? at : count - 1];
}

static BENCH_UNUSED double
median(double *values, int count)
{
	return quantile(values, count, 0.5);
}

/* --- where ------------------------------------------------------------------------------ */

static struct {
	char *folder;     /* absolute */
	const char *runde; /* absolute */
} bench;

static void
bench_remove(const char *path)
{
	char *command = mem_printf("rm -rf '%s'", path);
	if (system(command) != 0)
		fprintf(stderr, "%s: could not be removed\n", path);
	free(command);
}

static void
bench_end(void)
{
	if (bench.folder)
		bench_remove(bench.folder);
	free(bench.folder);
	bench.folder = NULL;
}

static BENCH_UNUSED char *
bench_path(const char *name)
{
	return mem_printf("%s/%s", bench.folder, name);
}

static BENCH_UNUSED void
bench_begin(void)
{
	char here[PATH_MAX];
	if (!getcwd(here, sizeof(here)))
		bail("the present folder has no name");
	mkdir("t/scratch", 0777); /* which `make clean` removes, should we be interrupted */
	bench.folder = mem_printf("%s/t/scratch/bench.XXXXXX", here);
	if (!mkdtemp(bench.folder))
		bail("%s: %s", bench.folder, strerror(errno));
	atexit(bench_end);

	setlocale(LC_CTYPE, "C.UTF-8");
	setenv("LC_ALL", "C.UTF-8", 1);
	setenv("LANGUAGE", "de", 1);
	setenv("TERM", "xterm-256color", 1);
	setenv("TZ", "UTC", 1);
	setenv("HOME", bench.folder, 1);
	setenv("XDG_DATA_HOME", bench.folder, 1);
	unsetenv("LINES");
	unsetenv("COLUMNS");
	unsetenv("NO_COLOR");
	setenv("RUNDE", mem_printf("%s/runde", here), 0);
	setenv("RUNDE_DATADIR", mem_printf("%s/data", here), 0);
	setenv("RUNDE_LOCALEDIR", mem_printf("%s/locale", here), 0);
	bench.runde = getenv("RUNDE");
	setvbuf(stdout, NULL, _IOLBF, 0);
}

/* --- a session --------------------------------------------------------------------------- */

static BENCH_UNUSED void
run_sql(sqlite3 *db, const char *sql)
{
	char *error = NULL;
	if (sqlite3_exec(db, sql, NULL, NULL, &error) != SQLITE_OK)
		bail("%s: %s", sql, error);
}

static BENCH_UNUSED sqlite3_stmt *
prepared(sqlite3 *db, const char *sql)
{
	sqlite3_stmt *statement;
	if (sqlite3_prepare_v3(db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL) != SQLITE_OK)
		bail("the plain loop: %s: %s", sql, sqlite3_errmsg(db));
	return statement;
}

/* A fresh session of a workshop at PATH, opened, that has gone on until the step ID stands at
 * STAGE. */
static BENCH_UNUSED struct session *
bench_session(struct env *env, const char *path, const char *workshop_file, const char *id,
	enum stage stage)
{
	struct message message;
	struct faults faults = {0};
	struct workshop *workshop;
	struct session *session;
	unsigned changed = 0;
	const struct session_details details = {
		.title = "Offen und verbunden", .place = "Musterstadt", .pictures = 1,
	};

	if (workshop_file_read(workshop_file, 0, &workshop, &faults, &message) != STATUS_OK
		|| session_create(env, path, workshop, &details, &message) != STATUS_OK
		|| session_open(env, path, SESSION_RUN, &session, &message) != STATUS_OK)
		bail("%s", message.text);
	workshop_free(workshop);
	faults_free(&faults);

	const struct model *model = session_model(session);
	int step = workshop_find_step(model->workshop, id);
	while (model->stage.step != step || model->steps[step].stage != stage)
		if (session_go_on(session, &changed, &message) != STATUS_OK)
			bail("going on to %s: %s", id, message.text);
	for (int group = 0; group <= model_no_group(model); group++)
		if (group == model_no_group(model) || !model->workshop->groups[group].official)
			session_present(session, group, 9, &changed, &message);
	return session;
}

/* --- a program on a terminal ---------------------------------------------------------------- */

struct terminal {
	int fd;
	pid_t pid;
	double began;
	char seen[1 << 16]; /* what was sent since terminal_read() was called last, cut off there */
	size_t sent;
};

static BENCH_UNUSED void
terminal_start(struct terminal *terminal, const char *const *argv)
{
	struct winsize size = {.ws_row = BENCH_ROWS, .ws_col = BENCH_COLUMNS};
	terminal->fd = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
	if (terminal->fd < 0 || grantpt(terminal->fd) != 0 || unlockpt(terminal->fd) != 0)
		bail("no terminal: %s", strerror(errno));
	const char *name = ptsname(terminal->fd);
	int slave = open(name, O_RDWR | O_NOCTTY | O_CLOEXEC);
	if (slave < 0 || ioctl(slave, TIOCSWINSZ, &size) != 0)
		bail("%s: %s", name, strerror(errno));

	terminal->began = seconds();
	terminal->pid = fork();
	if (terminal->pid == 0) {
		setsid();
		ioctl(slave, TIOCSCTTY, 0);
		dup2(slave, 0);
		dup2(slave, 1);
		dup2(slave, 2);
		execv(argv[0], (char *const *)(uintptr_t)argv);
		_exit(127);
	}
	close(slave);
}

/* Reads until nothing has come for QUIET milliseconds, or at all for PATIENCE. Returns when the
 * last byte came; 0 when none did. A screen is sent in one go, so that what is
 * followed by quiet was all of it. */
static BENCH_UNUSED double
terminal_read(struct terminal *terminal, int quiet, int patience)
{
	struct pollfd from = {.fd = terminal->fd, .events = POLLIN};
	double last = 0;
	size_t kept = 0;
	terminal->sent = 0;
	while (poll(&from, 1, last > 0 ? quiet : patience) > 0) {
		char bytes[1 << 14];
		ssize_t got = read(terminal->fd, bytes, sizeof(bytes));
		if (got <= 0)
			break;
		last = seconds();
		size_t room = sizeof(terminal->seen) - 1 - kept;
		size_t n = (size_t)got < room ? (size_t)got : room;
		memcpy(terminal->seen + kept, bytes, n);
		kept += n;
		terminal->sent += (size_t)got;
	}
	terminal->seen[kept] = '\0';
	return last;
}

static BENCH_UNUSED void
terminal_type(const struct terminal *terminal, const char *keys)
{
	if (write(terminal->fd, keys, strlen(keys)) < 0)
		bail("typing: %s", strerror(errno));
}

/* A number from /proc/PID/status, NAME with its colon. */
static long BENCH_UNUSED
process_number(pid_t pid, const char *name)
{
	char path[64], line[256];
	long number = -1;
	snprintf(path, sizeof(path), "/proc/%d/status", (int)pid);
	FILE *file = fopen(path, "re");
	while (file && fgets(line, sizeof(line), file))
		if (strncmp(line, name, strlen(name)) == 0)
			number = strtol(line + strlen(name), NULL, 10);
	if (file)
		fclose(file);
	return number;
}

/* The most that was resident, in MB; negative where that is not known. */
static BENCH_UNUSED double
process_peak(pid_t pid)
{
	return (double)process_number(pid, "VmHWM:") / 1024;
}

static BENCH_UNUSED void
terminal_end(struct terminal *terminal)
{
	int how;
	kill(terminal->pid, SIGTERM);
	close(terminal->fd);
	waitpid(terminal->pid, &how, 0);
}

#endif
