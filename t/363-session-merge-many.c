/* A programme's files in one: its tables are those of the files together. And a file of an older version,
 * a reader in the way, many votes in little memory.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "merge.h"

#include "session/export.h"

#include <sys/resource.h>
#include <sys/wait.h>

enum { TOWNS = 35 };

static struct env env;

static void
play_town(int town, const char *name)
{
	renew(&env, (uint64_t)(1000 + town));
	chance_seed((uint64_t)town);
	struct session *session = evening_session(&env, name);
	random_acts(session, 12);
	session_close(session);
}

static void
export_to(const char *dir, char *const *names, int count)
{
	struct session *sessions[TOWNS] = {NULL};
	struct message message;
	const struct export_options options = {.dir = dir, .profile = PROFILE_ARCHIVE};
	for (int i = 0; i < count; i++)
		if (session_open(&env, names[i], SESSION_READ, &sessions[i], &message))
			bail("%s", message.text);
	if (export_write(sessions, count, &options, NULL, &message))
		bail("%s", message.text);
	for (int i = 0; i < count; i++)
		session_close(sessions[i]);
}

static void
test_programme(void)
{
	static char files[TOWNS][40], names[TOWNS][60];
	char *sources[TOWNS], *merged_names[TOWNS];
	for (int i = 0; i < TOWNS; i++) {
		snprintf(files[i], sizeof(files[i]), "town-%02d.runde", i);
		sources[i] = files[i];
		play_town(i, files[i]);
		char *id = ask_raw(files[i], "SELECT session_id FROM session");
		snprintf(names[i], sizeof(names[i]), "all.runde#%s", id);
		merged_names[i] = names[i];
		free(id);
	}
	is_int(merge_files(&env, "all.runde", sources, TOWNS, false, &merged, &merge_message), STATUS_OK,
		"the files of a programme: %s", merge_message.text);
	is_int(merged.sessions, TOWNS, "are in one");
	export_to("apart", sources, TOWNS);
	export_to("together", merged_names, TOWNS);
	is_int(system("diff -r apart together >/dev/null"), 0, "whose tables are those of the files");
	copy_file("all.runde", "before.runde");
	merge_report_free(&merged);
	is_int(merge_files(&env, "all.runde", sources, TOWNS, false, &merged, &merge_message), STATUS_OK, "again");
	is_int(system("cmp all.runde before.runde"), 0, "changes nothing");
}

static void
test_older(void)
{
	play_town(77, "old.runde");
	merge_or_bail(merge_into(&env, MERGE_REFUSE, "wanted.runde", "old.runde", NULL));
	change_raw("old.runde", "ALTER TABLE session DROP COLUMN imported; PRAGMA user_version = 3");
	copy_file("old.runde", "as-it-was.runde");
	is_int(merge_into(&env, MERGE_REFUSE, "out.runde", "old.runde", NULL), STATUS_OK, "a file of an older version: %s",
		merge_message.text);
	char *got = dump_file("out.runde", NULL, true), *wanted = dump_file("wanted.runde", NULL, true);
	is_str(got, wanted, "comes in like any other");
	is_int(system("cmp old.runde as-it-was.runde"), 0, "and stays as it was");
	free(got);
	free(wanted);
	change_raw("old.runde", "INSERT INTO file VALUES ('merged', '1')");
	is_int(merge_into(&env, MERGE_REFUSE, "old.runde", "town-01.runde", NULL), STATUS_OK, "it can be merged into");
	is_int(merged.sessions, 2, "and holds both");
}

/* Somebody who reads for long holds the merge up; it gives up and has done nothing. */
static void
test_reader(void)
{
	play_town(78, "early.runde");
	unlink("out.runde");
	merge_or_bail(merge_into(&env, MERGE_REFUSE, "out.runde", "early.runde", NULL));
	sqlite3 *reader = open_raw("out.runde");
	if (sqlite3_exec(reader, "BEGIN; SELECT count(*) FROM vote", NULL, NULL, NULL) != SQLITE_OK)
		bail("%s", sqlite3_errmsg(reader));
	is_int(merge_into(&env, MERGE_REFUSE, "out.runde", "town-01.runde", NULL), STATUS_BUSY, "a reader in the way: %s",
		merge_message.text);
	sqlite3_close(reader);
	char *count = ask_raw("out.runde", "SELECT count(*) FROM session");
	is_str(count, "1", "and nothing was merged");
	free(count);
	is_int(merge_into(&env, MERGE_REFUSE, "out.runde", "town-01.runde", NULL), STATUS_OK, "then it goes");
}

/* COUNT secret ballots of a closed question, straight into the file. */
static void
fill(const char *name, int count)
{
	struct session *session;
	struct message message;
	unsigned changed = 0;
	renew(&env, 5);
	session = evening_session(&env, name);
	evening_go(session, EVENING_SCALE, STAGE_OPEN);
	if (session_mode(session, MODE_KEYPAD, &changed, &message))
		bail("%s", message.text);
	evening_go(session, EVENING_SCALE, STAGE_REVEALED);
	session_close(session);
	char *sql = mem_printf("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d)"
		" INSERT INTO vote SELECT (SELECT round_key FROM round WHERE question_id = 'trust'),"
		" printf('b%%08x', i * 2654435761 %% 4294967296), i %% 4 + 1, 'keypad',"
		" iif(i %% 2, 've', 'zi'), i %% 4 + 1, NULL, 1 FROM n", count);
	change_raw(name, sql);
	free(sql);
}

static long
resident(void)
{
	struct rusage usage;
	getrusage(RUSAGE_SELF, &usage);
	return usage.ru_maxrss;
}

static void
test_memory(void)
{
	fill("large.runde", 200000);
	unlink("out.runde");
	pid_t child = fork();
	if (child == 0) {
		long before = resident();
		if (merge_into(&env, MERGE_REFUSE, "out.runde", "large.runde", NULL))
			_exit(2);
		_exit(resident() - before > 8000);
	}
	int status;
	waitpid(child, &status, 0);
#ifdef __SANITIZE_ADDRESS__
	skip(1, "a sanitizer takes memory of its own");
#else
	is_int(WEXITSTATUS(status), 0, "200,000 votes take little memory");
#endif
	char *count = ask_raw("out.runde", "SELECT count(*) || ' ' || (SELECT sum(votes) FROM tally) FROM vote");
	is_str(count, "200000 200000", "and all come in");
	free(count);
}

int
main(void)
{
	char folder[] = "/tmp/runde-merge.XXXXXX";
	if (!mkdtemp(folder) || chdir(folder) != 0)
		bail("no folder");
	test_programme();
	test_older();
	test_reader();
	test_memory();
	merge_report_free(&merged);
	env_free(&env);
	char command[100];
	snprintf(command, sizeof(command), "rm -rf %s", folder);
	if (chdir("/") != 0 || system(command) != 0)
		diag("%s stays", folder);
	return done_testing();
}
