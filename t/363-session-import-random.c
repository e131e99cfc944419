/* Evenings that nobody thought of, exported for the archive and taken in again: votes.csv gives the same
 * sums, comments, measures and people are the same. RUNDE_SEEDS says how many evenings.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "random.h"
#include "ballots.h"

#include "session/export.h"
#include "session/import.h"

#define FILE_NAME "363-session-import-random.runde"
#define AGAIN     "again.runde"

enum { SEEDS = 6, ACTS = 260 };

/* What was voted in rounds that are closed. Questions that take their answers from the room have no
 * numbers before they are asked; that nobody raised a hand is not in votes.csv; and whose ballots they are
 * only where that is asked. */
static const char tallies[] =
	"SELECT question_id, round, iif(by_group = 'yes' OR t.entry_mode = 'official', group_id, 'all'),"
	" t.entry_mode, option_no, value, t.text, sum(votes) FROM tally t JOIN round USING (round_key)"
	" JOIN step USING (session_id, step_id) WHERE votes > 0 AND question_id IN"
	" (SELECT question_id FROM round WHERE %s) AND question_id NOT IN (SELECT question FROM step"
	" JOIN wording ON owner_id = step_id AND field = 'options' WHERE wording.text LIKE '@%%')"
	" GROUP BY 1, 2, 3, 4, 5, 6, 7 HAVING (question_id, round) IN (VALUES %s) ORDER BY 1, 2, 3, 4, 5, 6, 7";

static const char voices[] =
	"SELECT comment.step_id, comment_id, table_no, talk_round, group_id, name, supports, comment.state, text"
	" FROM comment LEFT JOIN cluster USING (cluster_id) ORDER BY comment_no";
static const char measures[] =
	"SELECT step_id, measure_id, what, who, agreed, due, due_text, comment_id, state FROM measure"
	" ORDER BY measure_no";
static const char people[] = "SELECT group_id, present FROM presence WHERE present > 0 ORDER BY group_id";

/* All rows of a query. Fresh memory. */
static char *
all_of(const char *name, const char *sql)
{
	struct buffer text = {.bytes = NULL};
	sqlite3 *db;
	sqlite3_stmt *statement = NULL;
	if (sqlite3_open_v2(name, &db, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK
		|| sqlite3_prepare_v2(db, sql, -1, &statement, NULL) != SQLITE_OK)
		bail("%s: %s", sql, sqlite3_errmsg(db));
	while (sqlite3_step(statement) == SQLITE_ROW) {
		for (int i = 0; i < sqlite3_column_count(statement); i++) {
			const char *cell = (const char *)sqlite3_column_text(statement, i);
			buffer_printf(&text, "%s|", cell ? cell : "NULL");
		}
		buffer_add_char(&text, '\n');
	}
	sqlite3_finalize(statement);
	sqlite3_close(db);
	buffer_add(&text, "");
	return buffer_take(&text);
}

static void
same(const char *sql, const char *what, int seed)
{
	char *wanted = all_of(FILE_NAME, sql), *got = all_of(AGAIN, sql);
	is_str(got, wanted, "evening %d: %s", seed, what);
	free(wanted);
	free(got);
}

static void
export_to(struct session *from, const char *folder)
{
	struct export_options options = {.dir = folder, .profile = PROFILE_ARCHIVE};
	char *command = mem_printf("rm -rf %s", folder);
	if (system(command) != 0 || export_write(&from, 1, &options, NULL, &message) != STATUS_OK)
		bail("%s", message.text);
	free(command);
}

/* Leaves the lines of votes.csv out that are about questions whose answers come from the room. */
static void
leave_out(const struct workshop *workshop, const char *from, const char *to)
{
	FILE *in = fopen(from, "r"), *out = fopen(to, "w");
	char *line = NULL;
	size_t room = 0;
	if (!in || !out)
		bail("no votes");
	while (getline(&line, &room, in) > 0) {
		bool kept = true;
		for (int i = 0; i < workshop->steps_count; i++) {
			const struct step *step = &workshop->steps[i];
			char *name = step->options_from && step->question ? mem_printf(",\"%s\",", step->question) : NULL;
			const char *comma = strchr(line, ',');
			kept = kept && !(name && comma && strncmp(comma, name, strlen(name)) == 0);
			free(name);
		}
		if (kept)
			fputs(line, out);
	}
	free(line);
	fclose(in);
	fclose(out);
}

static bool
take_in(struct session *into, import_reader *reader, const char *path)
{
	struct import_options options = {.path = path};
	struct buffer report = {.bytes = NULL};
	struct faults faults = {.list = NULL};
	enum status status = reader(into, &options, &report, &faults, &changed, &message);
	bool empty = faults.count == 1 && faults.list[0].line == 0; /* no row below the header */
	for (int i = 0; i < faults.count && i < 10 && !empty; i++)
		diag("%s:%d: %s", path, faults.list[i].line, faults.list[i].text);
	if (status != STATUS_OK && !empty)
		diag("%s: %s", path, message.text);
	buffer_free(&report);
	faults_free(&faults);
	return status == STATUS_OK || empty;
}

/* The pairs of question and round that are closed in the first file, for SQL. Where only an institution has
 * answered, nobody need be asked again. */
static char *
closed_rounds(void)
{
	char *rounds = all_of(FILE_NAME, "SELECT group_concat('(''' || question_id || ''',' || round || ')')"
		" FROM round WHERE state <> 'open' AND EXISTS (SELECT * FROM tally"
		" WHERE tally.round_key = round.round_key AND entry_mode <> 'official' AND votes > 0)");
	rounds[strcspn(rounds, "|")] = '\0';
	return rounds;
}

static void
test_seed(uint64_t seed)
{
	struct random_evening evening;
	struct session *again = NULL;
	random_begin(&evening, FILE_NAME, seed);
	for (int i = 0; i < ACTS; i++)
		random_act(&evening);
	export_to(evening.session, "random-csv");
	const struct model *model = session_model(evening.session);
	struct session_details details = {.title = "Again", .pictures = 1};
	unlink(AGAIN);
	if (session_create(&evening.env, AGAIN, model->workshop, &details, &message) != STATUS_OK
		|| session_open(&evening.env, AGAIN, SESSION_RUN, &again, &message) != STATUS_OK)
		bail("%s", message.text);
	leave_out(model->workshop, "random-csv/votes.csv", "votes.csv");

	char *before = rows_in(AGAIN);
	ok(take_in(again, import_people, "random-csv/groups.csv"), "evening %d: people", (int)seed);
	ok(take_in(again, import_comments, "random-csv/comments.csv"), "and comments are taken in");
	ok(take_in(again, import_measures, "random-csv/measures.csv"), "and measures");
	ok(take_in(again, import_ballots, "votes.csv"), "and votes");
	same(people, "people", (int)seed);
	same(voices, "comments", (int)seed);
	same(measures, "measures", (int)seed);
	char *rounds = closed_rounds();
	char *sql = mem_printf(tallies, "1", *rounds && strcmp(rounds, "NULL") != 0 ? rounds : "('', 0)");
	same(sql, "votes", (int)seed);
	ok(sums_hold(AGAIN), "the sums are those of the votes");
	free(sql);
	free(rounds);
	bool back = true;
	while (back && session_model(again)->undo.there && session_model(again)->undo.possible)
		back = session_undo(again, &changed, &message) == STATUS_OK;
	if (!session_model(again)->undo.there) {
		char *after = rows_in(AGAIN);
		is_str(after, before, "taken back, all is as before");
		free(after);
	} else {
		ok(number_in(AGAIN, "SELECT count(*) FROM round WHERE state = 'closed'") > 0,
			"it cannot be taken back where a secret round was closed");
	}
	free(before);
	session_close(again);
	random_end(&evening);
}

int
main(void)
{
	const char *more = getenv("RUNDE_SEEDS");
	uint64_t seeds = more ? (uint64_t)atoi(more) : SEEDS;
	for (uint64_t seed = 1; seed <= seeds; seed++)
		test_seed(seed);
	unlink(FILE_NAME);
	unlink(AGAIN);
	unlink("votes.csv");
	if (system("rm -rf random-csv") != 0)
		diag("the folder stays");
	return done_testing();
}
