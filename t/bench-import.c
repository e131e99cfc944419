/*
 * The import of a million ballots, validated, against `sqlite3 .import` of the same rows into the
 * same table, with its key and triggers, in the same order and with the same pragmas: interleaved
 * in one run, medians of ROUNDS. Each import begins with a fresh session.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "bench.h"

enum { QUESTIONS = 10, SHEETS = 100000, ROUNDS = 5 };

/* What the program sets on opening a session file. */
static const char pragmas[] =
	"PRAGMA journal_mode=DELETE; PRAGMA synchronous=EXTRA; PRAGMA foreign_keys=ON;"
	"PRAGMA secure_delete=ON; PRAGMA temp_store=MEMORY; PRAGMA cell_size_check=ON;"
	"PRAGMA mmap_size=0;";

/* Ten scales on one form, for three groups. */
static char *
write_workshop(void)
{
	char *path = bench_path("many.csv");
	FILE *file = fopen(path, "we");
	if (!file)
		bail("%s: %s", path, strerror(errno));
	fputs("id,kind,title,options,sheet,by_group\nmany,workshop,Many,,,\n", file);
	for (int i = 1; i <= 3; i++)
		fprintf(file, "group-%d,group,Group %d,,,\n", i, i);
	for (int i = 1; i <= QUESTIONS; i++)
		fprintf(file, "question-%d,scale,Question %d,not true|hardly true|partly true|mostly true|"
			"true,form,yes\n", i, i);
	if (fclose(file) != 0)
		bail("%s: %s", path, strerror(errno));
	return path;
}

/* Labels and values, as people and programs write them. */
static char *
write_table(void)
{
	static const char *const cells[] = { "not true", "2", "Partly True", "4", "true", "1", "mostly true" };
	char *path = bench_path("sheets.csv");
	FILE *file = fopen(path, "we");
	if (!file)
		bail("%s: %s", path, strerror(errno));
	fputs("group_id", file);
	for (int i = 1; i <= QUESTIONS; i++)
		fprintf(file, ",question-%d", i);
	for (unsigned row = 0, seed = 1; row < SHEETS; row++) {
		fprintf(file, "\ngroup-%u", row % 3 + 1);
		for (int i = 0; i < QUESTIONS; i++) {
			seed = seed * 1103515245 + 12345;
			fprintf(file, ",%s", cells[(seed >> 16) % 7]);
		}
	}
	fputc('\n', file);
	if (fclose(file) != 0)
		bail("%s: %s", path, strerror(errno));
	return path;
}

/* Runs a program without a word; seconds, or 0 when it failed. */
static double
time_of(const char *const *argv)
{
	int how, nowhere = open("/dev/null", O_RDWR | O_CLOEXEC);
	double began = seconds();
	pid_t pid = fork();
	if (pid == 0) {
		for (int i = 0; i < 3; i++)
			dup2(nowhere, i);
		execvp(argv[0], (char *const *)(uintptr_t)argv);
		_exit(127);
	}
	bool done = waitpid(pid, &how, 0) == pid && WIFEXITED(how) && WEXITSTATUS(how) == 0;
	close(nowhere);
	return done ? seconds() - began : 0;
}

static void
fresh(struct env *env, const char *file, const char *workshop)
{
	unlink(file);
	session_close(bench_session(env, file, workshop, "question-1", STAGE_PROMPT));
}

static long
count_votes(const char *file)
{
	sqlite3 *db;
	if (sqlite3_open(file, &db) != SQLITE_OK)
		bail("cannot open %s", file);
	sqlite3_stmt *statement = prepared(db, "SELECT count(*) FROM vote");
	long votes = sqlite3_step(statement) == SQLITE_ROW ? (long)sqlite3_column_int64(statement, 0) : -1;
	sqlite3_finalize(statement);
	sqlite3_close(db);
	return votes;
}

/* Takes the rounds of FILE and nothing else into OTHER. */
static void
copy_rounds(const char *file, const char *other)
{
	sqlite3 *db;
	if (sqlite3_open(other, &db) != SQLITE_OK)
		bail("cannot open %s", other);
	char *sql = mem_printf("ATTACH '%s' AS done; INSERT INTO round SELECT * FROM done.round", file);
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
	char *file = bench_path("many.runde"), *other = bench_path("other.runde");
	char *votes = bench_path("votes.csv"), *table = write_table(), *workshop = write_workshop();
	char *out = mem_printf(".once %s", votes), *in = mem_printf(".import --csv %s vote", votes);
	const char *const runde[] = {bench.runde, "import", file, "ballots", table, NULL};
	const char *const unload[] = {"sqlite3", file, ".mode csv", out,
		"SELECT round_key, ballot_id, option_no, entry_mode, group_id, value, '', weight FROM vote"
		" ORDER BY round_key, ballot_id", NULL};
	const char *const sqlite[] = {"sqlite3", "-bail", other, pragmas, in, NULL};

	for (int i = -1; i < ROUNDS; i++) {
		int at = i < 0 ? 0 : i; /* the first of each fills the caches */
		fresh(&env, file, workshop);
		fresh(&env, other, workshop);
		ours[at] = time_of(runde);
		if (ours[at] <= 0)
			bail("the import failed");
		if (i < 0 && time_of(unload) <= 0) {
			printf("import of %d ballots: sqlite3 was not found\n", QUESTIONS * SHEETS);
			return 0;
		}
		copy_rounds(file, other);
		theirs[at] = time_of(sqlite);
		if (count_votes(file) != QUESTIONS * SHEETS || count_votes(other) != QUESTIONS * SHEETS)
			bail("there are %ld and %ld ballots", count_votes(file), count_votes(other));
	}
	printf("import of %d ballots                     %.2f × the time of sqlite3 .import (%.2f s, %.2f s)"
		" (bar: at most 1.15)\n", QUESTIONS * SHEETS, median(ours, ROUNDS) / median(theirs, ROUNDS),
		median(ours, ROUNDS), median(theirs, ROUNDS));
	free(workshop);
	free(table);
	free(votes);
	free(other);
	free(file);
	free(out);
	free(in);
	env_free(&env);
	return 0;
}
