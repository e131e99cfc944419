/*
 * The export of a million votes, against `sqlite3 -csv` with the same SELECT: each writes into a
 * file, interleaved in one run, medians of ROUNDS. The votes are ballots with several answers,
 * for the archive: of these alone each is a row of its own.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "bench.h"

enum { QUESTIONS = 10, ANSWERS = 3, VOTES = 1000000, ROUNDS = 5 };

static const char select_votes[] =
	"SELECT r.session_id, r.question_id, r.round, v.ballot_id, v.entry_mode, v.group_id,"
	" nullif(v.option_no, -1) AS option_no, v.value, v.text, v.weight"
	" FROM round r JOIN vote v USING (round_key)"
	" WHERE r.session_id = (SELECT session_id FROM session) AND r.state <> 'open'"
	" ORDER BY r.question_id, r.round, v.ballot_id, v.option_no";

/* Starts a program whose output goes to OUT. */
static pid_t
start(const char *const *argv, int out)
{
	pid_t pid = fork();
	if (pid == 0) {
		int nowhere = open("/dev/null", O_RDWR);
		dup2(nowhere, 0);
		dup2(out, 1);
		dup2(nowhere, 2);
		execvp(argv[0], (char *const *)(uintptr_t)argv);
		_exit(127);
	}
	return pid;
}

static bool
finish(pid_t pid)
{
	int how;
	return waitpid(pid, &how, 0) == pid && WIFEXITED(how) && WEXITSTATUS(how) == 0;
}

/* Seconds from the fork to the end; 0 when the program is not there. */
static double
time_into(const char *path, const char *const *argv)
{
	int out = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	double began = seconds();
	bool done = finish(start(argv, out));
	double took = seconds() - began;
	close(out);
	return done ? took : 0;
}

static long
count_rows(const char *path)
{
	char bytes[1 << 16];
	long rows = 0;
	ssize_t got;
	int file = open(path, O_RDONLY | O_CLOEXEC);
	while ((got = read(file, bytes, sizeof(bytes))) > 0)
		for (ssize_t i = 0; i < got; i++)
			rows += bytes[i] == '\n';
	close(file);
	return rows;
}

/* The most that is resident, seen while the rows come through a pipe: the last look is less than a
 * pipe's room before the end. */
static double
peak_of(const char *const *argv)
{
	static char bytes[1 << 16];
	int ends[2];
	double peak = 0;
	if (pipe2(ends, O_CLOEXEC) != 0)
		bail("no pipe: %s", strerror(errno));
	pid_t pid = start(argv, ends[1]);
	close(ends[1]);
	for (ssize_t got; (got = read(ends[0], bytes, sizeof(bytes))) > 0;) {
		double now = process_peak(pid);
		peak = now > peak ? now : peak;
	}
	close(ends[0]);
	finish(pid);
	return peak;
}

/* Ten questions with eight answers each, asked of four groups. */
static char *
write_workshop(void)
{
	char *path = bench_path("many.csv");
	FILE *file = fopen(path, "we");
	if (!file)
		bail("%s: %s", path, strerror(errno));
	fputs("id,kind,title,options,max,by_group\nmany,workshop,Many,,,\n", file);
	for (int i = 1; i <= 4; i++)
		fprintf(file, "group-%d,group,Group %d,,,\n", i, i);
	for (int i = 1; i <= QUESTIONS; i++)
		fprintf(file, "question-%d,multi,Question %d,one|two|three|four|five|six|seven|eight,%d,"
			"yes\n", i, i, ANSWERS);
	if (fclose(file) != 0)
		bail("%s: %s", path, strerror(errno));
	return path;
}

/* Each ballot is a row that says that it took part and one for each answer. */
static void
fill(const char *path)
{
	sqlite3 *db;
	if (sqlite3_open(path, &db) != SQLITE_OK)
		bail("cannot open %s", path);
	char *sql = mem_printf(
		"PRAGMA synchronous=OFF; PRAGMA cache_size=-65536; BEGIN;"
		"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d),"
		" a(j) AS (SELECT -1 UNION ALL SELECT 0 UNION ALL SELECT 3 UNION ALL SELECT 5)"
		" INSERT INTO vote SELECT round_key, printf('b%%011d', i * 91193),"
		" CASE j WHEN -1 THEN -1 ELSE (i + j) %% 8 + 1 END, 'keypad', 'group-' || (i %% 4 + 1),"
		" NULL, NULL, 1"
		" FROM round, n, a ORDER BY round_key, i; COMMIT",
		VOTES / QUESTIONS / (ANSWERS + 1));
	run_sql(db, sql);
	free(sql);
	sqlite3_close(db);
}

int
main(void)
{
	struct env env;
	double ours[ROUNDS], theirs[ROUNDS];
	bench_begin();
	env_init(&env, "data");
	char *file = bench_path("many.runde");
	char *our = bench_path("our.csv"), *their = bench_path("their.csv");
	char *workshop = write_workshop();
	session_close(bench_session(&env, file, workshop, "question-10", STAGE_REVEALED));
	fill(file);

	const char *const runde[] = {bench.runde, "export", file, "--for", "archive",
		"--table", "votes", "-o", "-", NULL};
	const char *const sqlite[] = {"sqlite3", "-csv", "-header", file, select_votes, NULL};
	for (int i = -1; i < ROUNDS; i++) {
		int at = i < 0 ? 0 : i; /* the first of each fills the caches */
		ours[at] = time_into(our, runde);
		theirs[at] = time_into(their, sqlite);
		if (ours[at] <= 0)
			bail("the export failed");
		if (theirs[at] <= 0) {
			printf("export of %d votes: sqlite3 was not found\n", VOTES);
			return 0;
		}
	}
	if (count_rows(our) != VOTES + 1 || count_rows(their) != VOTES + 1)
		bail("the exports have %ld and %ld lines", count_rows(our), count_rows(their));
	printf("export of %d votes                       %.2f × as fast as sqlite3 -csv (%.2f s, %.2f s),"
		" %.1f MB resident (bar: at least 1.5, at most 10 MB)\n",
		VOTES, median(theirs, ROUNDS) / median(ours, ROUNDS), median(ours, ROUNDS),
		median(theirs, ROUNDS), peak_of(runde));
	free(workshop);
	free(file);
	free(our);
	free(their);
	env_free(&env);
	return 0;
}
