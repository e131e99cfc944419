/*
 * Recording votes, against a plain SQLite loop that writes the same rows with
 * the same pragmas; one more vote after few and after many; the views compared,
 * against SQLite that computes the same means of the votes themselves. All
 * interleaved in one run, medians of ROUNDS.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "bench.h"
#include "evening.h"
#include "session/views.h"

#include <math.h>

enum { ROUNDS = 7, VOTES = 200, MANY = 1000000, QUESTIONS = 60, GROUPS = 4 };

static struct env env;

/* --- the peer: the same rows, prepared once, bound, one transaction a vote ------------ */

struct peer {
	sqlite3 *db;
	sqlite3_stmt *begin, *vote, *clear, *forget, *drop, *undo, *commit;
};

static struct peer
peer_open(const char *path)
{
	struct peer peer;
	if (sqlite3_open(path, &peer.db) != SQLITE_OK)
		bail("the plain loop cannot open %s", path);
	run_sql(peer.db, "PRAGMA journal_mode=DELETE; PRAGMA synchronous=EXTRA; PRAGMA foreign_keys=ON;"
		"PRAGMA secure_delete=ON; PRAGMA temp_store=MEMORY; PRAGMA cell_size_check=ON; PRAGMA mmap_size=0");
	peer.begin = prepared(peer.db, "BEGIN IMMEDIATE");
	peer.vote = prepared(peer.db, "INSERT INTO vote VALUES (1, ?, ?, 'keypad', 'none', NULL, NULL, 1)");
	peer.clear = prepared(peer.db, "DELETE FROM undo WHERE session_id = 's' AND redo = 1");
	peer.forget = prepared(peer.db,
		"UPDATE undo SET ballot_id = NULL WHERE session_id = 's' AND ballot_id IS NOT NULL");
	peer.drop = prepared(peer.db, "DELETE FROM undo WHERE session_id = 's' AND redo = 0 AND act = 'cast'");
	peer.undo = prepared(peer.db,
		"INSERT INTO undo VALUES ('s', 0, 1, 'cast', 'a', '', 0, '', '', NULL, ?)");
	peer.commit = prepared(peer.db, "COMMIT");
	run_sql(peer.db, "PRAGMA foreign_keys=OFF");
	return peer;
}

static void
step(sqlite3_stmt *statement)
{
	if (sqlite3_step(statement) != SQLITE_DONE)
		bail("the plain loop: %s", sqlite3_errmsg(sqlite3_db_handle(statement)));
	sqlite3_reset(statement);
}

static void
peer_vote(struct peer *peer, int number, int option)
{
	char id[24];
	snprintf(id, sizeof(id), "b%07dabcd", (int)((unsigned)number * 2654435761u % 10000000u));
	step(peer->begin);
	sqlite3_bind_text(peer->vote, 1, id, -1, SQLITE_TRANSIENT);
	sqlite3_bind_int(peer->vote, 2, option);
	step(peer->vote);
	step(peer->clear);
	step(peer->forget);
	step(peer->drop);
	sqlite3_bind_text(peer->undo, 1, id, -1, SQLITE_TRANSIENT);
	step(peer->undo);
	step(peer->commit);
}

static void
peer_close(struct peer *peer)
{
	sqlite3_stmt *all[] = { peer->begin, peer->vote, peer->clear, peer->forget, peer->drop, peer->undo, peer->commit };
	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++)
		sqlite3_finalize(all[i]);
	sqlite3_close(peer->db);
}

/* --- ours ---------------------------------------------------------------------------- */

static struct session *
open_vote(const char *name)
{
	struct message message;
	unsigned changed;
	struct session *session = evening_session(&env, name);
	evening_go(session, EVENING_CHOICE, STAGE_OPEN);
	if (session_mode(session, MODE_KEYPAD, &changed, &message) != STATUS_OK)
		bail("%s", message.text);
	return session;
}

static void
our_vote(struct session *session, int option)
{
	struct message message;
	unsigned changed = 0;
	if (evening_cast(session, EVENING_NONE, &option, 1, 1, &changed, &message) != STATUS_OK)
		bail("a vote was refused: %s", message.text);
}

/* A file with BEFORE ballots in the open round. */
static void
fill(const char *name, int before)
{
	sqlite3 *db;
	char *sql = mem_printf(
		"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d)"
		" INSERT INTO vote SELECT 1, 'f' || substr('0000000' || (i * 7919 %% 10000019), -8), i %% 3 + 1,"
		" 'keypad', 'none', NULL, NULL, 1 FROM n", before);
	if (sqlite3_open(name, &db) != SQLITE_OK)
		bail("cannot open %s", name);
	run_sql(db, "PRAGMA synchronous=OFF");
	run_sql(db, sql);
	sqlite3_close(db);
	free(sql);
}

static double
our_rate(struct session *session, int votes)
{
	double begin = seconds();
	for (int i = 0; i < votes; i++)
		our_vote(session, i % 3 + 1);
	return votes / (seconds() - begin);
}

static void
bench_recording(void)
{
	double ours[ROUNDS], peers[ROUNDS], extra[ROUNDS];
	struct session *session = open_vote("ours.runde");
	struct session *other = open_vote("peer.runde");
	session_close(other);
	struct peer peer = peer_open("peer.runde");

	for (int round = 0; round < ROUNDS; round++) {
		double begin = seconds();
		for (int i = 0; i < VOTES; i++)
			peer_vote(&peer, round * VOTES + i, i % 3 + 1);
		peers[round] = VOTES / (seconds() - begin);
		ours[round] = our_rate(session, VOTES);
		extra[round] = 1e3 / ours[round] - 1e3 / peers[round];
	}
	double ratio = median(ours, ROUNDS) / median(peers, ROUNDS);
	printf("recording %d votes one by one, durably   %.2f of the plain loop's rate (bar: at least 0.90)\n", VOTES, ratio);
	printf("one vote, durable                         %+.3f ms against the plain loop (bar: at most +1)\n", median(extra, ROUNDS));
	peer_close(&peer);
	session_close(session);
	unlink("ours.runde");
	unlink("peer.runde");
}

static void
bench_tally(void)
{
	double few[ROUNDS], many[ROUNDS];
	struct message message;
	session_close(open_vote("few.runde"));
	session_close(open_vote("many.runde"));
	fill("few.runde", 100);
	fill("many.runde", MANY);
	struct session *small, *large;
	if (session_open(&env, "few.runde", SESSION_RUN, &small, &message) != STATUS_OK
		|| session_open(&env, "many.runde", SESSION_RUN, &large, &message) != STATUS_OK)
		bail("%s", message.text);
	for (int round = 0; round < ROUNDS; round++) {
		few[round] = 1 / our_rate(small, 50);
		many[round] = 1 / our_rate(large, 50);
	}
	printf("the tally after one more vote             %.2f × as long after %d votes as after 100 (bar: the same)\n",
		median(many, ROUNDS) / median(few, ROUNDS), MANY);
	session_close(small);
	session_close(large);
	unlink("few.runde");
	unlink("many.runde");
}

/* --- orders and resistances ------------------------------------------------------------- */

/* A question with 5 or 6 options and a ballot for it, typed from a number. */
static const struct heavy {
	const char *kind, *options, *name;
	int count;
	bool order;
} heavies[] = {
	{"resist", "a|b|c|d|as it is=status-quo", "a resistance to 5 options", 5, false},
	{"rank", "a|b|c|d|e|f", "an order of 6 options", 6, true},
};

static struct workshop *
heavy_workshop(const char *const (*rows)[COLUMN_COUNT], int count)
{
	struct workshop *workshop = workshop_new();
	struct faults faults = {0};
	workshop_language(workshop, "de");
	for (int i = 0; i < count; i++) {
		struct row row = {.line = i + 2};
		for (int c = 0; c < COLUMN_COUNT; c++)
			row.cell[c].in[0] = (char *)(uintptr_t)(rows[i][c] ? rows[i][c] : "");
		workshop_add(workshop, &row, &faults);
	}
	workshop_finish(workshop, 20, &faults);
	if (faults.errors > 0)
		bail("the workshop: %s", faults.list[0].text);
	faults_free(&faults);
	return workshop;
}

static struct session *
make_session(const char *name, struct workshop *workshop)
{
	struct message message;
	struct session *session = NULL;
	const struct session_details details = {.title = "Evening", .pictures = 1};
	unlink(name);
	if (session_create(&env, name, workshop, &details, &message) != STATUS_OK
		|| session_open(&env, name, SESSION_RUN, &session, &message) != STATUS_OK)
		bail("%s", message.text);
	workshop_free(workshop);
	return session;
}

static struct ballot
heavy_ballot(const struct heavy *heavy, int number)
{
	struct ballot ballot = {.count = heavy->count};
	for (int i = 0; i < heavy->count; i++)
		ballot.entries[i] = (struct ballot_entry){.option_no = i + 1,
			.value = heavy->order ? (i + number) % heavy->count + 1 : (i * 7 + number) % 11};
	return ballot;
}

/* How many of the ballots 1 ... BEFORE are the same as that of NUMBER, which repeat after PERIOD. */
static int
repeats(int before, int number, int period)
{
	return before / period + (number > 0 && number <= before % period);
}

/* The sums of BEFORE ballots, as the triggers would have kept them. */
static void
fill_sums(sqlite3 *db, const struct heavy *heavy, int before)
{
	int period = heavy->order ? heavy->count : 11;
	sqlite3_stmt *tally = prepared(db, "INSERT INTO tally VALUES (1, 'none', 'keypad', ?1, ?2, '', ?3, ?3)"
		" ON CONFLICT DO UPDATE SET votes = votes + ?3, entries = entries + ?3");
	sqlite3_stmt *pair = prepared(db, "INSERT INTO pair VALUES (1, 'none', ?1, ?2, ?3, ?3)"
		" ON CONFLICT DO UPDATE SET votes = votes + ?3, entries = entries + ?3");
	for (int number = 0; number < period; number++) {
		const struct ballot ballot = heavy_ballot(heavy, number);
		for (int i = -1; i < ballot.count; i++) {
			sqlite3_bind_int(tally, 1, i < 0 ? -1 : i + 1);
			sqlite3_bind_double(tally, 2, i < 0 ? 0 : ballot.entries[i].value);
			sqlite3_bind_int(tally, 3, repeats(before, number, period));
			step(tally);
			for (int j = 0; heavy->order && i >= 0 && j < ballot.count; j++) {
				if (ballot.entries[i].value >= ballot.entries[j].value)
					continue;
				sqlite3_bind_int(pair, 1, i + 1);
				sqlite3_bind_int(pair, 2, j + 1);
				sqlite3_bind_int(pair, 3, repeats(before, number, period));
				step(pair);
			}
		}
	}
	sqlite3_finalize(tally);
	sqlite3_finalize(pair);
}

/* BEFORE ballots in the open round. The triggers would take an hour for a million orders, so they
 * are put aside meanwhile. */
static void
fill_heavy(const char *name, const struct heavy *heavy, int before)
{
	sqlite3 *db;
	char *again = mem_text(""), *drop = mem_text("");
	if (sqlite3_open(name, &db) != SQLITE_OK)
		bail("cannot open %s", name);
	run_sql(db, "PRAGMA synchronous=OFF; PRAGMA journal_mode=MEMORY; BEGIN");
	sqlite3_stmt *triggers = prepared(db, "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'");
	while (sqlite3_step(triggers) == SQLITE_ROW) {
		char *more = mem_printf("%s%s;", again, (const char *)sqlite3_column_text(triggers, 1));
		free(again);
		again = more;
		more = mem_printf("%sDROP TRIGGER %s;", drop, (const char *)sqlite3_column_text(triggers, 0));
		free(drop);
		drop = more;
	}
	sqlite3_finalize(triggers);
	run_sql(db, drop);
	sqlite3_stmt *vote = prepared(db, "INSERT INTO vote VALUES (1, ?, ?, 'keypad', 'none', ?, NULL, 1)");
	for (int number = 1; number <= before; number++) {
		const struct ballot ballot = heavy_ballot(heavy, number);
		char id[16];
		snprintf(id, sizeof(id), "f%011d", number);
		sqlite3_bind_text(vote, 1, id, -1, SQLITE_TRANSIENT);
		for (int i = -1; i < ballot.count; i++) {
			sqlite3_bind_int(vote, 2, i < 0 ? -1 : i + 1);
			if (i < 0)
				sqlite3_bind_null(vote, 3);
			else
				sqlite3_bind_double(vote, 3, ballot.entries[i].value);
			step(vote);
		}
	}
	sqlite3_finalize(vote);
	fill_sums(db, heavy, before);
	run_sql(db, again);
	run_sql(db, "COMMIT");
	sqlite3_close(db);
	free(again);
	free(drop);
}

static double
heavy_seconds(struct session *session, const struct heavy *heavy, int number)
{
	struct message message;
	unsigned changed = 0;
	const struct ballot ballot = heavy_ballot(heavy, number);
	double begin = seconds();
	if (session_cast(session, model_no_group(session_model(session)), &ballot, 1, &changed, &message) != STATUS_OK)
		bail("a vote was refused: %s", message.text);
	return seconds() - begin;
}

static void
bench_heavy(const struct heavy *heavy)
{
	const char *const rows[][COLUMN_COUNT] = {
		{[COLUMN_ID] = "w", [COLUMN_KIND] = "workshop", [COLUMN_TITLE] = "W"},
		{[COLUMN_ID] = "q", [COLUMN_KIND] = heavy->kind, [COLUMN_TITLE] = "Q", [COLUMN_OPTIONS] = heavy->options},
	};
	static const char *const names[] = {"few.runde", "many.runde"};
	static double times[2][ROUNDS * 50];
	struct session *sessions[2];
	struct message message;
	for (int i = 0; i < 2; i++) {
		unsigned changed = 0;
		int ballots = i ? MANY : 100;
		struct session *session = make_session(names[i], heavy_workshop(rows, 2));
		evening_go(session, 0, STAGE_OPEN);
		if (session_mode(session, MODE_KEYPAD, &changed, &message) != STATUS_OK)
			bail("%s", message.text);
		session_close(session);
		fill_heavy(names[i], heavy, ballots);
		if (session_open(&env, names[i], SESSION_RUN, &sessions[i], &message) != STATUS_OK)
			bail("%s", message.text);
		const struct tally *tally = &model_round(session_model(sessions[i]), 0)->tally;
		if (tally_sum(tally, TALLY_ALL, -1) != ballots || (heavy->order
			&& tally_pair(tally, TALLY_ALL, 1, 2) + tally_pair(tally, TALLY_ALL, 2, 1) != ballots))
			bail("the file does not hold what it should");
	}
	for (int number = 0; number < ROUNDS * 50; number++)
		for (int i = 0; i < 2; i++)
			times[i][number] = heavy_seconds(sessions[i], heavy, number);
	printf("the same, %-31s %.2f × as long after %d ballots as after 100 (bar: the same)\n", heavy->name,
		median(times[1], ROUNDS * 50) / median(times[0], ROUNDS * 50), MANY);
	for (int i = 0; i < 2; i++) {
		session_close(sessions[i]);
		unlink(names[i]);
	}
}

/* --- the views compared --------------------------------------------------------------------- */

/* A file with QUESTIONS closed scales in 7 themes, which all of GROUPS have answered. */
static void
make_views(const char *name)
{
	static char ids[QUESTIONS][16], themes[7][16];
	static const char *rows[1 + GROUPS + QUESTIONS][COLUMN_COUNT];
	static const char *const groups[GROUPS] = {"ve", "po", "zi", "wi"};
	struct message message;
	unsigned changed = 0;
	sqlite3 *db;

	rows[0][COLUMN_ID] = "w";
	rows[0][COLUMN_KIND] = "workshop";
	rows[0][COLUMN_TITLE] = "W";
	for (int i = 0; i < GROUPS; i++) {
		rows[1 + i][COLUMN_ID] = rows[1 + i][COLUMN_TITLE] = groups[i];
		rows[1 + i][COLUMN_KIND] = "group";
	}
	for (int i = 0; i < QUESTIONS; i++) {
		const char **row = rows[1 + GROUPS + i];
		snprintf(ids[i], sizeof(ids[i]), "question%d", i + 1);
		snprintf(themes[i % 7], sizeof(themes[0]), "Theme %d", i % 7);
		row[COLUMN_ID] = row[COLUMN_TITLE] = ids[i];
		row[COLUMN_KIND] = "scale";
		row[COLUMN_OPTIONS] = "1..5";
		row[COLUMN_THEME] = themes[i % 7];
		row[COLUMN_BY_GROUP] = "yes";
	}
	struct session *session = make_session(name, heavy_workshop(rows, 1 + GROUPS + QUESTIONS));
	for (int i = 0; i < QUESTIONS; i++)
		evening_go(session, i, STAGE_CLOSED);
	if (session_end(session, &changed, &message) != STATUS_OK)
		bail("%s", message.text);
	session_close(session);

	char *sql = mem_printf(
		"WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < %d)"
		" INSERT INTO vote SELECT i %% %d + 1, 'f' || substr('0000000' || (i * 7919 %% 10000019), -8),"
		" i * 13 / 7 %% 5 + 1, 'keypad', CASE i / %d %% 4 WHEN 0 THEN 've' WHEN 1 THEN 'po' WHEN 2 THEN 'zi'"
		" ELSE 'wi' END, i * 13 / 7 %% 5 + 1.0, NULL, 1 FROM n", MANY - 1, QUESTIONS, QUESTIONS);
	if (sqlite3_open(name, &db) != SQLITE_OK)
		bail("cannot open %s", name);
	run_sql(db, "PRAGMA synchronous=OFF; PRAGMA journal_mode=MEMORY");
	run_sql(db, sql);
	sqlite3_close(db);
	free(sql);
}

/* The sum of all means of groups, so that both sides can be seen to find the same. */
static double
sum_views(const struct session *session)
{
	struct views views;
	double sum = 0;
	views_read(session_model(session), VIEWS_CLOSED, QUESTIONS, 5, &views);
	if (views.questions_count != QUESTIONS)
		bail("%d questions instead of %d", views.questions_count, QUESTIONS);
	for (int i = 0; i < views.questions_count; i++)
		for (int side = 0; side < GROUPS; side++)
			sum += views.questions[i].means[side].is;
	views_free(&views);
	return sum;
}

static double
sum_plainly(sqlite3_stmt *means)
{
	double sum = 0;
	while (sqlite3_step(means) == SQLITE_ROW)
		sum += sqlite3_column_double(means, 2);
	sqlite3_reset(means);
	return sum;
}

static void
bench_views(void)
{
	double ours[ROUNDS], opening[ROUNDS], plain[ROUNDS];
	struct message message;
	struct session *session;
	sqlite3 *db;
	make_views("views.runde");
	if (sqlite3_open("views.runde", &db) != SQLITE_OK)
		bail("cannot open views.runde");
	sqlite3_stmt *means = prepared(db, "SELECT round_key, group_id, sum(value * weight) / sum(weight) FROM vote"
		" WHERE option_no > 0 GROUP BY round_key, group_id");
	for (int round = 0; round < ROUNDS; round++) {
		double begin = seconds();
		double wanted = sum_plainly(means);
		plain[round] = seconds() - begin;
		begin = seconds();
		if (session_open(&env, "views.runde", SESSION_READ, &session, &message) != STATUS_OK)
			bail("%s", message.text);
		double opened = seconds();
		double got = sum_views(session);
		ours[round] = seconds() - opened;
		opening[round] = seconds() - begin;
		session_close(session);
		if (fabs(got - wanted) > 1e-6)
			bail("the means are not the same: %f instead of %f", got, wanted);
	}
	printf("views of %d questions × %d groups           %.0f × as fast as GROUP BY over %d ballots, %.0f × with opening the file\n",
		QUESTIONS, GROUPS, median(plain, ROUNDS) / median(ours, ROUNDS), MANY,
		median(plain, ROUNDS) / median(opening, ROUNDS));
	sqlite3_finalize(means);
	sqlite3_close(db);
	unlink("views.runde");
}

int
main(void)
{
	bench_begin();
	if (chdir(bench.folder) != 0)
		bail("%s: %s", bench.folder, strerror(errno));
	env = evening_env(3);
	bench_recording();
	bench_tally();
	for (size_t i = 0; i < sizeof(heavies) / sizeof(heavies[0]); i++)
		bench_heavy(&heavies[i]);
	bench_views();
	env_free(&env);
	return 0;
}
