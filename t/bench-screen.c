/*
 * The screens on a terminal of 200×50: start, keys, a vote, and doing nothing. Against
 * t/bench-peer, a bare ncurses program, and for the vote against a plain SQLite
 * loop; interleaved in one run, medians.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "bench.h"

enum {
	FEW = 5000, MANY = 1000000,
	STARTS = 31, KEYS = 200, CELLS = 30, VOTES = 3 * CELLS, WINDOWS = 5,
	THEMES = 12, EACH = 5, /* of the views compared */
	QUIET_START = 120, QUIET_KEY = 8, QUIET_VOTE = 60, PATIENCE = 10000, /* milliseconds */
};

#define UP      "\033OA"
#define DOWN    "\033OB"
#define BACKTAB "\033[Z"

static struct env env;

static struct terminal
start(const char *program, const char *command, const char *file, double *first)
{
	static struct terminal terminal;
	const char *const argv[] = {program, command ? command : file, command ? file : NULL, NULL};
	terminal_start(&terminal, argv);
	double last = terminal_read(&terminal, QUIET_START, PATIENCE);
	/* The last row of either frame. */
	if (last <= 0 || !strstr(terminal.seen, command ? "Hilfe" : "leave"))
		bail("%s %s: the frame did not come: %s", program, file, terminal.seen);
	if (first)
		*first = last - terminal.began;
	return terminal;
}

static char *
peer_program(void)
{
	char here[PATH_MAX];
	return mem_printf("%s/t/bench-peer", getcwd(here, sizeof(here)) ? here : ".");
}

/* --- start ------------------------------------------------------------------------ */

/* Seconds from the fork to the last byte of the first frame. */
static double
time_start(const char *program, const char *command, const char *file, double *peak, size_t *bytes)
{
	double first;
	struct terminal terminal = start(program, command, file, &first);
	*peak = process_peak(terminal.pid);
	*bytes = terminal.sent;
	terminal_end(&terminal);
	return first;
}

static void
bench_start(const char *peer, const char *few, const char *many)
{
	double ours[STARTS], peers[STARTS], ours_many[STARTS], peers_many[STARTS];
	double peak, peak_many, unread;
	size_t bytes, peer_bytes, ignored;
	for (int i = -1; i < STARTS; i++) {
		int at = i < 0 ? 0 : i; /* the first of each fills the caches */
		ours[at] = time_start(bench.runde, "run", few, &peak, &bytes);
		peers[at] = time_start(peer, NULL, few, &unread, &peer_bytes);
		ours_many[at] = time_start(bench.runde, "run", many, &peak_many, &ignored);
		peers_many[at] = time_start(peer, NULL, many, &unread, &ignored);
	}
	double our = median(ours, STARTS), their = median(peers, STARTS);
	double our_many = median(ours_many, STARTS), their_many = median(peers_many, STARTS);
	printf("start to first full frame, %d×%d, %d votes %.2f × a bare ncurses program that counts"
		" (%.1f ms, %zu bytes; %.1f ms, %zu bytes) (bar: at most 2)\n",
		BENCH_COLUMNS, BENCH_ROWS, FEW, our / their, our * 1e3, bytes, their * 1e3, peer_bytes);
	printf("the same, resident                            %.1f MB (bar: at most 10)\n", peak);
	printf("the same with %d votes                   %.2f × the time with %d, %.2f × the bare"
		" program (%.1f ms, %.1f MB; %.1f ms) (bar: at most 1.5 ×, 10 MB)\n",
		MANY, our_many / our, FEW, our_many / their_many, our_many * 1e3, peak_many,
		their_many * 1e3);
}

/* --- keys ------------------------------------------------------------------------- */

/* Milliseconds from typing KEYS to the last byte they caused. */
static double
time_keys(struct terminal *terminal, const char *keys, int quiet, size_t *bytes)
{
	double began = seconds();
	terminal_type(terminal, keys);
	double last = terminal_read(terminal, quiet, PATIENCE);
	if (last <= 0)
		bail("a key changed nothing on the screen");
	*bytes = terminal->sent;
	return (last - began) * 1e3;
}

static void
say_keys(const char *what, double *ours, double *peers, double *bytes)
{
	double p50 = quantile(ours, KEYS, 0.5), p95 = quantile(ours, KEYS, 0.95);
	printf("%s p50 %.2f ms, p95 %.2f ms, %.0f bytes; %.2f × the bare program's key"
		" (bar: p50 at most 1, p95 2, a few hundred bytes)\n",
		what, p50, p95, median(bytes, KEYS), p50 / quantile(peers, KEYS, 0.5));
}

static void
bench_keys(const char *peer, const char *revealed, const char *open)
{
	double moves[KEYS], digits[KEYS], peers[KEYS], move_bytes[KEYS], digit_bytes[KEYS];
	size_t bytes;
	struct terminal agenda = start(bench.runde, "run", revealed, NULL);
	struct terminal grid = start(bench.runde, "run", open, NULL);
	struct terminal bare = start(peer, NULL, revealed, NULL);
	time_keys(&agenda, "g", QUIET_START, &bytes);
	for (int i = 0; i < KEYS; i++) {
		const char *key = i % 2 ? UP : DOWN;
		moves[i] = time_keys(&agenda, key, QUIET_KEY, &bytes);
		move_bytes[i] = (double)bytes;
		/* Typed and erased again: nothing is saved before the cursor leaves the cell. */
		digits[i] = time_keys(&grid, i % 2 ? "\177" : "7", QUIET_KEY, &bytes);
		digit_bytes[i] = (double)bytes;
		peers[i] = time_keys(&bare, key, QUIET_KEY, &bytes);
	}
	say_keys("Up or Down in the agenda → changed screen    ", moves, peers, move_bytes);
	say_keys("a digit in the grid → changed screen         ", digits, peers, digit_bytes);
	terminal_end(&agenda);
	terminal_end(&grid);
	terminal_end(&bare);
}

/* --- a vote ----------------------------------------------------------------------- */

/* The same rows in one transaction, prepared once. */
struct peer {
	sqlite3 *db;
	sqlite3_stmt *begin, *vote, *clear, *forget, *undo, *log, *stage, *commit;
};

static struct peer
peer_open(const char *path)
{
	struct peer peer;
	if (sqlite3_open(path, &peer.db) != SQLITE_OK)
		bail("the plain loop cannot open %s", path);
	run_sql(peer.db,
		"PRAGMA journal_mode=DELETE; PRAGMA synchronous=EXTRA; PRAGMA foreign_keys=ON;"
		"PRAGMA secure_delete=ON; PRAGMA temp_store=MEMORY; PRAGMA cell_size_check=ON;"
		"PRAGMA mmap_size=0");
	peer.begin = prepared(peer.db, "BEGIN IMMEDIATE");
	peer.vote = prepared(peer.db,
		"INSERT INTO vote SELECT max(round_key), ?, ?, 'hands', ?, ?, NULL, ? FROM round");
	peer.clear = prepared(peer.db, "DELETE FROM undo WHERE redo = 1");
	peer.forget = prepared(peer.db,
		"UPDATE undo SET ballot_id = NULL WHERE ballot_id IS NOT NULL");
	peer.undo = prepared(peer.db,
		"INSERT INTO undo SELECT session_id, 0, max(seq) + 1, 'count', 'abcdefghijkl',"
		" step_id, entered_at, subject_id, detail, zeroblob(120), NULL FROM undo WHERE redo = 0");
	peer.log = prepared(peer.db,
		"INSERT INTO log SELECT session_id, max(seq) + 1, 'abcdefghijkl', at, 'count',"
		" step_id, subject_id, '3 4 verwaltung' FROM log");
	peer.stage = prepared(peer.db, "UPDATE stage SET cell = ?");
	peer.commit = prepared(peer.db, "COMMIT");
	return peer;
}

static void
step(sqlite3_stmt *statement)
{
	if (sqlite3_step(statement) != SQLITE_DONE)
		bail("the plain loop: %s", sqlite3_errmsg(sqlite3_db_handle(statement)));
	sqlite3_reset(statement);
}

static double
time_peer_vote(struct peer *peer, int number)
{
	char id[16], group[16];
	double began = seconds();
	snprintf(id, sizeof(id), "b%011u", (unsigned)number * 2654435761u);
	snprintf(group, sizeof(group), "g%d", number / 5);
	step(peer->begin);
	sqlite3_bind_text(peer->vote, 1, id, -1, SQLITE_TRANSIENT);
	sqlite3_bind_int(peer->vote, 2, number % 5 + 1);
	sqlite3_bind_text(peer->vote, 3, group, -1, SQLITE_TRANSIENT);
	sqlite3_bind_double(peer->vote, 4, number % 5 + 1);
	sqlite3_bind_int(peer->vote, 5, number % 9 + 1);
	step(peer->vote);
	step(peer->clear);
	step(peer->forget);
	step(peer->undo);
	step(peer->log);
	sqlite3_bind_text(peer->stage, 1, group, -1, SQLITE_TRANSIENT);
	step(peer->stage);
	step(peer->commit);
	return (seconds() - began) * 1e3;
}

static void
peer_close(struct peer *peer)
{
	sqlite3_stmt *all[] = {peer->begin, peer->vote, peer->clear, peer->forget, peer->undo,
		peer->log, peer->stage, peer->commit};
	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++)
		sqlite3_finalize(all[i]);
	sqlite3_close(peer->db);
}

static long long
counted_votes(const char *path)
{
	sqlite3 *db;
	if (sqlite3_open(path, &db) != SQLITE_OK)
		bail("cannot open %s", path);
	sqlite3_stmt *statement = prepared(db, "SELECT count(*) FROM log WHERE act = 'count'");
	long long votes = sqlite3_step(statement) == SQLITE_ROW
		? sqlite3_column_int64(statement, 0) : -1;
	sqlite3_finalize(statement);
	sqlite3_close(db);
	return votes;
}

/* How many transactions have been written into the file: the change counter of SQLite's database
 * file format. On a slow disk each costs more than everything else. */
static uint32_t
transactions(const char *path)
{
	unsigned char n[4] = {0};
	int file = open(path, O_RDONLY | O_CLOEXEC);
	if (file < 0 || pread(file, n, sizeof(n), 24) != sizeof(n))
		bail("%s: %s", path, strerror(errno));
	close(file);
	return (uint32_t)n[0] << 24 | (uint32_t)n[1] << 16 | (uint32_t)n[2] << 8 | n[3];
}

static void
bench_vote(const char *grid_file, const char *plain)
{
	double ours[VOTES], peers[VOTES], extra[VOTES], sent[VOTES];
	size_t bytes;
	struct terminal grid = start(bench.runde, "run", grid_file, NULL);
	struct peer peer = peer_open(plain);
	uint32_t written = 0;
	for (int i = 0; i < VOTES; i++) {
		/* The last cell is where Enter ends: back to the first. */
		if (i > 0 && i % CELLS == 0)
			time_keys(&grid, UP UP UP UP UP BACKTAB BACKTAB BACKTAB BACKTAB, QUIET_START, &bytes);
		/* In each round of the grid every number is another. */
		char keys[] = {(char)('1' + (i + i / CELLS) % 9), '\r', '\0'};
		uint32_t before = transactions(grid_file);
		ours[i] = time_keys(&grid, keys, QUIET_VOTE, &bytes);
		written += transactions(grid_file) - before;
		sent[i] = (double)bytes;
		peers[i] = time_peer_vote(&peer, i);
		extra[i] = ours[i] - peers[i];
	}
	terminal_end(&grid);
	if (counted_votes(grid_file) != VOTES)
		bail("%d votes were typed, %lld are in the file", VOTES, counted_votes(grid_file));
	double our = median(ours, VOTES), their = median(peers, VOTES);
	printf("a vote → changed screen, durable              %+.2f ms, %.2f ×, against the same rows in a"
		" plain SQLite loop (%.2f ms, %.0f bytes; %.2f ms) (bar: at most +1 ms)\n",
		median(extra, VOTES), our / their, our, median(sent, VOTES), their);
	printf("a vote, durable: transactions                 %.2f (bar: 1, so that it holds on a slow disk)\n",
		(double)written / VOTES);
	peer_close(&peer);
}

/* --- the views compared ------------------------------------------------------------- */

/* The cursor among the themes, which the wall follows: it is written for it, so that the plain loop
 * writes as much. Everything is computed anew from the tallies in memory. */
static void
bench_profile(const char *compared, const char *plain)
{
	double ours[KEYS], peers[KEYS], extra[KEYS], sent[KEYS];
	size_t bytes;
	struct terminal wall = start(bench.runde, "run", compared, NULL);
	struct peer peer = peer_open(plain);
	for (int i = 0; i < KEYS; i++) {
		ours[i] = time_keys(&wall, i / (THEMES - 1) % 2 ? UP : DOWN, QUIET_VOTE, &bytes);
		sent[i] = (double)bytes;
		double began = seconds();
		char place[24];
		snprintf(place, sizeof(place), "-1 -1 %d 0", i);
		step(peer.begin);
		sqlite3_bind_text(peer.stage, 1, place, -1, SQLITE_TRANSIENT);
		step(peer.stage);
		step(peer.commit);
		peers[i] = (seconds() - began) * 1e3;
		extra[i] = ours[i] - peers[i];
	}
	terminal_end(&wall);
	peer_close(&peer);
	double our = median(ours, KEYS), their = median(peers, KEYS);
	printf("profile of 60 questions × 4 groups over %d ballots: key → changed screen %+.2f ms, %.2f ×,"
		" against the same row in a plain SQLite loop (%.2f ms, %.0f bytes; %.2f ms)"
		" (bar: at most +1 ms)\n",
		MANY, median(extra, KEYS), our / their, our, median(sent, KEYS), their);
}

/* --- doing nothing ---------------------------------------------------------------- */

struct idler {
	const char *what, *bar;
	struct terminal *terminal;
	double wakes[WINDOWS], sent[WINDOWS];
};

static struct terminal *
keep(const char *program, const char *command, const char *file)
{
	struct terminal *kept = mem_new(1, sizeof(*kept));
	*kept = start(program, command, file, NULL);
	return kept;
}

/* Until SECONDS from now, reading what is sent. */
static void
watch_idlers(struct idler *idlers, int count, double length)
{
	double end = seconds() + length;
	for (int i = 0; i < count; i++)
		idlers[i].terminal->sent = 0;
	for (double left; (left = end - seconds()) > 0;) {
		struct pollfd from[8];
		for (int i = 0; i < count; i++)
			from[i] = (struct pollfd){.fd = idlers[i].terminal->fd, .events = POLLIN};
		poll(from, (nfds_t)count, (int)(left * 1e3) + 1);
		for (int i = 0; i < count; i++) {
			char bytes[4096];
			if (from[i].revents & POLLIN) {
				ssize_t got = read(from[i].fd, bytes, sizeof(bytes));
				idlers[i].terminal->sent += got > 0 ? (size_t)got : 0;
			}
		}
	}
}

static long
wakes(const struct idler *idler)
{
	return process_number(idler->terminal->pid, "voluntary_ctxt_switches:");
}

static void
bench_idle(const char *peer, const char *still, const char *timed)
{
	enum { WINDOW = 3, COUNT = 4 };
	struct idler idlers[COUNT] = {
		{.what = "idle, no timer", .bar = "0", .terminal = keep(bench.runde, "run", still)},
		{.what = "idle, a display", .bar = "0", .terminal = keep(bench.runde, "display", still)},
		{.what = "idle, a timer running", .bar = "1 a second",
			.terminal = keep(bench.runde, "run", timed)},
		{.what = "idle, the bare program", .bar = "", .terminal = keep(peer, NULL, still)},
	};
	watch_idlers(idlers, COUNT, 1);
	for (int window = 0; window < WINDOWS; window++) {
		/* The clock on the wall turns once a minute; not in a window. */
		int second = (int)(time(NULL) % 60);
		if (second >= 60 - WINDOW - 1)
			watch_idlers(idlers, COUNT, 62 - second);
		long before[COUNT];
		for (int i = 0; i < COUNT; i++)
			before[i] = wakes(&idlers[i]);
		watch_idlers(idlers, COUNT, WINDOW);
		for (int i = 0; i < COUNT; i++) {
			idlers[i].wakes[window] = (double)(wakes(&idlers[i]) - before[i]) / WINDOW;
			idlers[i].sent[window] = (double)idlers[i].terminal->sent / WINDOW;
		}
	}
	for (int i = 0; i < COUNT; i++) {
		printf("%-44s  %.2f wake-ups and %.0f bytes a second", idlers[i].what,
			median(idlers[i].wakes, WINDOWS), median(idlers[i].sent, WINDOWS));
		printf(*idlers[i].bar ? " (bar: %s)\n" : "\n", idlers[i].bar);
		terminal_end(idlers[i].terminal);
		free(idlers[i].terminal);
	}
}

/* --- the files: the shipped selbstcheck workshop, in German ----------------------- */

static bool
takes_votes(const struct model *model, const struct round *round)
{
	return round->state != ROUND_OPEN && model->workshop->steps[round->step].kind == KIND_SCALE;
}

/* Gives the session's closed scale rounds VOTES secret ballots in all, spread evenly, in the order
 * of their ids as closing leaves them. */
static void
fill(struct session *session, int votes)
{
	const struct model *model = session_model(session);
	sqlite3 *db;
	int rounds = 0, done = 0;
	if (sqlite3_open(session_path(session), &db) != SQLITE_OK)
		bail("cannot open %s", session_path(session));
	run_sql(db, "PRAGMA synchronous=OFF; PRAGMA cache_size=-65536; BEGIN");
	for (int i = 0; i < model->rounds_count; i++)
		rounds += takes_votes(model, &model->rounds[i]);
	for (int i = 0; i < model->rounds_count; i++) {
		const struct round *round = &model->rounds[i];
		if (!takes_votes(model, round))
			continue;
		int share = (votes - done) / rounds--;
		done += share;
		char *sql = mem_printf(
			"WITH RECURSIVE n(i) AS"
			" (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d),"
			" g(no, id) AS (SELECT row_number() OVER (ORDER BY group_no), group_id"
			" FROM group_ WHERE NOT official UNION ALL SELECT 0, 'none'),"
			" v(i, option, grp) AS (SELECT i, i * 7919 %% 101 %% %d, i * 104729 %% 103"
			" %% (SELECT count(*) FROM g) FROM n)"
			" INSERT INTO vote SELECT %lld, printf('b%%011d', i * 91193), option, 'keypad',"
			" g.id, nullif(option, 0), NULL, 1 FROM v JOIN g ON g.no = v.grp ORDER BY i",
			share, round->options_count + 1, (long long)round->key);
		run_sql(db, sql);
		free(sql);
	}
	run_sql(db, "COMMIT");
	sqlite3_close(db);
}

/* A workshop of THEMES × EACH scale questions, asked of four groups, and their comparison. */
static char *
comparison(void)
{
	char *path = bench_path("comparison.csv");
	FILE *to = fopen(path, "w");
	if (!to)
		bail("%s: %s", path, strerror(errno));
	fputs("id,kind,title,prompt,options,theme,by_group\n"
		"comparison,workshop,Views,,,,\n"
		"ve,group,Verwaltung,,,,\npo,group,Politik,,,,\n"
		"zi,group,Zivilgesellschaft,,,,\nwi,group,Wirtschaft,,,,\n", to);
	for (int i = 0; i < THEMES * EACH; i++)
		fprintf(to, "q-%d,scale,Aussage %d,Aussage Nummer %d.,no|rather not|partly|rather|yes,"
			"Feld Nummer %d,yes\n", i, i, i, i / EACH);
	fputs("compare,profile,Sichtweisen im Vergleich,,,,\n", to);
	if (fclose(to) != 0)
		bail("%s: %s", path, strerror(errno));
	return path;
}

/* A session at a stage of a step of WORKSHOP; NULL: the shipped self-check. */
static char *
file_of(const char *name, const char *own, const char *step_id, enum stage stage, int votes, bool timer)
{
	struct message message;
	unsigned changed = 0;
	char *folder = bench_path(name), *path = mem_printf("%s/evening.runde", folder);
	mkdir(folder, 0700);
	char *workshop = own ? mem_text(own)
		: mem_printf("%s/workshops/selbstcheck-workshop.csv", getenv("RUNDE_DATADIR"));
	struct session *session = bench_session(&env, path, workshop, step_id, stage);
	fill(session, votes);
	if (timer && session_timer_add(session, 10 * 60 * 1000, &changed, &message) != STATUS_OK)
		bail("%s", message.text);
	session_close(session);
	free(workshop);
	free(folder);
	return path;
}

static char *
file(const char *name, const char *step_id, enum stage stage, int votes, bool timer)
{
	return file_of(name, NULL, step_id, stage, votes, timer);
}

int
main(void)
{
	bench_begin();
	env_init(&env, "data");
	memcpy(env.language, "de", 3);
	char *peer = peer_program();
	/* Each in a folder of its own: a change in its folder wakes a program that follows a file. */
	char *few = file("few", "konflikt-fair", STAGE_REVEALED, FEW, false);
	char *many = file("many", "konflikt-fair", STAGE_REVEALED, MANY, false);
	char *open = file("open", "konflikt-fair", STAGE_OPEN, FEW, false);
	char *plain = file("plain", "konflikt-fair", STAGE_OPEN, FEW, false);
	char *timed = file("timed", "gespraech", STAGE_OPEN, FEW, true);
	char *workshop = comparison();
	char *compared = file_of("compared", workshop, "compare", STAGE_REVEALED, MANY, false);
	bench_start(peer, few, many);
	bench_keys(peer, few, open);
	bench_vote(open, plain);
	bench_profile(compared, plain);
	bench_idle(peer, few, timed);
	free(peer);
	free(few);
	free(many);
	free(open);
	free(plain);
	free(timed);
	free(workshop);
	free(compared);
	env_free(&env);
	return 0;
}
