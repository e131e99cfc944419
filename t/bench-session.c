/*
 * Recording votes, against a plain SQLite loop that writes the same rows with
 * the same pragmas: interleaved in one run, medians of ROUNDS.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "bench.h"
#include "evening.h"

enum { ROUNDS = 7, VOTES = 200, MANY = 1000000 };

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

int
main(void)
{
	bench_begin();
	if (chdir(bench.folder) != 0)
		bail("%s: %s", bench.folder, strerror(errno));
	env = evening_env(3);
	bench_recording();
	bench_tally();
	env_free(&env);
	return 0;
}
