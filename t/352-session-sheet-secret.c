/*
 * Paper sheets through the real acts: once the form is closed, nothing in the tables or in the raw
 * file ties the ballots of one sheet together or tells which sheet came first.
 *
 * Each sheet names its turn, as a number in one question and as a word in another, so that this
 * test, and nobody else, knows which ballots stood together. The same looks at the file while the
 * form is open find the order, so they are good ones.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ballots.h"

#include <math.h>

#define FILE_NAME "sheets.runde"

enum { FILES = 4, SHEETS = 200, PAGE = 4096, QUESTIONS = 6, TELLING = 2 };

/* The first TELLING of them name the turn. */
static const int asked[QUESTIONS] = {
	KINDS_NUMBER, KINDS_WORDS, KINDS_TRUST, KINDS_DOTS, KINDS_CHOICE, KINDS_SAFE,
};

struct stored_ballot {
	char id[SESSION_ID_LENGTH + 1];
	int turn; /* -1: it does not say */
	size_t place;
};

struct stored_round {
	struct stored_ballot ballots[SHEETS];
};

/* The ballots of STEP as the tables have them. */
static void
read_ballots(int step, struct stored_round *round)
{
	sqlite3 *db;
	sqlite3_stmt *statement;
	int count = 0;
	char *sql = mem_printf("SELECT DISTINCT ballot_id, iif(text IS NULL, value, substr(text, 2)) FROM vote"
		" WHERE round_key = %d AND option_no >= 1", (int)round_of(step)->key);
	if (sqlite3_open_v2(FILE_NAME, &db, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK
		|| sqlite3_prepare_v2(db, sql, -1, &statement, NULL) != SQLITE_OK)
		bail("%s: %s", sql, sqlite3_errmsg(db));
	for (; count < SHEETS && sqlite3_step(statement) == SQLITE_ROW; count++) {
		struct stored_ballot *ballot = &round->ballots[count];
		snprintf(ballot->id, sizeof(ballot->id), "%s", (const char *)sqlite3_column_text(statement, 0));
		ballot->turn = step == KINDS_NUMBER || step == KINDS_WORDS ? sqlite3_column_int(statement, 1) : -1;
	}
	sqlite3_finalize(statement);
	sqlite3_close(db);
	free(sql);
	if (count != SHEETS)
		bail("%d ballots instead of %d", count, SHEETS);
}

static char *
read_bytes(size_t *length)
{
	FILE *file = fopen(FILE_NAME, "rb");
	if (!file)
		bail("cannot read " FILE_NAME);
	fseek(file, 0, SEEK_END);
	*length = (size_t)ftell(file);
	rewind(file);
	char *bytes = mem_new(*length, 1);
	if (fread(bytes, 1, *length, file) != *length)
		bail("cannot read " FILE_NAME);
	fclose(file);
	return bytes;
}

static int
occurrences(const char *bytes, size_t length, const char *text)
{
	size_t from = 0;
	int count = 0;
	for (char *at; (at = memmem(bytes + from, length - from, text, strlen(text))); count++)
		from = (size_t)(at - bytes) + strlen(text);
	return count;
}

static int
by_place(const void *a, const void *b)
{
	const struct stored_ballot *left = a, *right = b;
	return (left->place > right->place) - (left->place < right->place);
}

static int
by_turn(const void *a, const void *b)
{
	return ((const struct stored_ballot *)a)->turn - ((const struct stored_ballot *)b)->turn;
}

/* Finds where the ballots lie and sorts them so. */
static void
find_places(const char *bytes, size_t length, struct stored_round *round)
{
	for (int i = 0; i < SHEETS; i++) {
		char *at = memmem(bytes, length, round->ballots[i].id, SESSION_ID_LENGTH);
		if (!at)
			bail("ballot %s is not in the file", round->ballots[i].id);
		round->ballots[i].place = (size_t)(at - bytes);
	}
	qsort(round->ballots, SHEETS, sizeof(round->ballots[0]), by_place);
}

/* What some files show. */
struct sight {
	double excess, products;
	int pages, files;
};

/* How long the run of falling turns is at the beginning of each page; see 320. */
static void
look_for_order(struct sight *sight, const struct stored_round *round)
{
	for (int i = 0; i < SHEETS;) {
		size_t page = round->ballots[i].place / PAGE;
		int run = 1;
		while (i + run < SHEETS && round->ballots[i + run].place / PAGE == page
			&& round->ballots[i + run].turn < round->ballots[i + run - 1].turn)
			run++;
		sight->excess += run - (M_E - 1);
		sight->pages++;
		while (i < SHEETS && round->ballots[i].place / PAGE == page)
			i++;
	}
}

static double
order_seen(const struct sight *sight)
{
	return sight->excess / sqrt(sight->pages * (3 * M_E - M_E * M_E));
}

/* How far the ranks of the ballots of one sheet in two rounds go together: their correlation, which
 * by chance has the mean 0 and the variance 1 / (n - 1). */
static void
look_for_ties(struct sight *sight, const struct stored_round *one, const struct stored_round *other)
{
	struct stored_round a = *one, b = *other;
	for (int i = 0; i < SHEETS; i++)
		a.ballots[i].place = b.ballots[i].place = (size_t)i;
	qsort(a.ballots, SHEETS, sizeof(a.ballots[0]), by_turn);
	qsort(b.ballots, SHEETS, sizeof(b.ballots[0]), by_turn);
	double middle = (SHEETS - 1) / 2.0, product = 0, square = 0;
	for (int i = 0; i < SHEETS; i++) {
		product += ((double)a.ballots[i].place - middle) * ((double)b.ballots[i].place - middle);
		square += (i - middle) * (i - middle);
	}
	sight->products += product / square * sqrt(SHEETS - 1);
	sight->files++;
}

static double
ties_seen(const struct sight *sight)
{
	return fabs(sight->products) / sqrt(sight->files);
}

/* How many ids of the ballots of other questions are those of one. */
static int
shared_ids(const struct stored_round rounds[QUESTIONS])
{
	int shared = 0;
	for (int a = 0; a < QUESTIONS; a++)
		for (int b = 0; b < a; b++)
			for (int i = 0; i < SHEETS; i++)
				for (int j = 0; j < SHEETS; j++)
					shared += strcmp(rounds[a].ballots[i].id, rounds[b].ballots[j].id) == 0;
	return shared;
}

/* The ids of the sheet that was typed last, from the one row that still knows them. */
static void
note_ids(int turn, struct stored_round rounds[QUESTIONS])
{
	sqlite3 *db;
	sqlite3_stmt *statement = NULL;
	if (sqlite3_open_v2(FILE_NAME, &db, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK
		|| sqlite3_prepare_v2(db, "SELECT ballot_id FROM undo WHERE act = 'sheet'", -1, &statement, NULL) != SQLITE_OK
		|| sqlite3_step(statement) != SQLITE_ROW)
		bail("no row of undo");
	const char *ballots = (const char *)sqlite3_column_text(statement, 0);
	for (int q = 0; q < QUESTIONS; q++) {
		struct stored_ballot *ballot = &rounds[q].ballots[turn];
		const char *slash = strchr(ballots, '/');
		memcpy(ballot->id, slash + 1, SESSION_ID_LENGTH);
		ballot->id[SESSION_ID_LENGTH] = '\0';
		ballot->turn = turn;
		ballots = slash + 1;
	}
	sqlite3_finalize(statement);
	sqlite3_close(db);
}

static void
type_all(struct stored_round rounds[QUESTIONS])
{
	for (int turn = 0; turn < SHEETS; turn++) {
		char number[16], word[16];
		snprintf(number, sizeof(number), "%d", turn);
		snprintf(word, sizeof(word), "w%d", turn);
		env_advance(&env, 20000);
		must(sheet_lines(turn % 3 ? KINDS_CIVIL : KINDS_ADMIN, KINDS_CHOICE, false, { KINDS_NUMBER, number },
			{ KINDS_WORDS, word }, { KINDS_TRUST, "3" }, { KINDS_DOTS, "1" }, { KINDS_CHOICE, "2" },
			{ KINDS_SAFE, "2" }));
		note_ids(turn, rounds);
	}
}

int
main(void)
{
	static struct stored_round open[QUESTIONS], closed[QUESTIONS];
	struct sight open_order = { 0 }, closed_order = { 0 }, closed_ties = { 0 }, same = { 0 };
	int shared = 0, left = 0, again = 0, undo_open = 0, undo_closed = 0, vacuum = 0, sums = 0, in_log = 0;

	char folder[] = "/tmp/runde-sheets.XXXXXX";
	if (!mkdtemp(folder) || chdir(folder) != 0)
		bail("no folder");
	plan(11);
	for (int file = 0; file < FILES; file++) {
		size_t length;
		kinds_begin(FILE_NAME, (uint64_t)file + 1);
		go(KINDS_BREAK, STAGE_PROMPT);
		must(session_form_open(session, KINDS_CHOICE, &changed, &message));
		type_all(open);

		char *bytes = read_bytes(&length);
		for (int q = 0; q < QUESTIONS; q++) {
			find_places(bytes, length, &open[q]);
			look_for_order(&open_order, &open[q]);
		}
		free(bytes);
		shared += shared_ids(open);
		undo_open += (int)number_in(FILE_NAME, "SELECT count(*) * 10 + count(ballot_id) FROM undo WHERE act = 'sheet'");

		/* the end closes what is open, and so does going on */
		if (file % 2)
			must(session_end(session, &changed, &message));
		else
			go(KINDS_TRUST, STAGE_CLOSED);
		bytes = read_bytes(&length);
		for (int q = 0; q < QUESTIONS; q++) {
			for (int i = 0; i < SHEETS; i++)
				left += occurrences(bytes, length, open[q].ballots[i].id);
			read_ballots(asked[q], &closed[q]);
			/* dots and words have a row for taking part, too */
			int rows = 1 + methods[session_model(session)->workshop->steps[asked[q]].kind].several;
			for (int i = 0; i < SHEETS; i++)
				again += occurrences(bytes, length, closed[q].ballots[i].id) != rows;
			find_places(bytes, length, &closed[q]);
		}
		free(bytes);
		for (int q = 0; q < TELLING; q++)
			look_for_order(&closed_order, &closed[q]);
		look_for_ties(&closed_ties, &closed[0], &closed[1]);
		look_for_ties(&same, &closed[0], &closed[0]);
		shared += shared_ids(closed);
		undo_closed += (int)number_in(FILE_NAME,
			"SELECT count(*) FROM undo WHERE ballot_id IS NOT NULL OR change IS NOT NULL OR act = 'sheet'");
		in_log += (int)number_in(FILE_NAME, "SELECT count(*) FROM log WHERE act NOT IN"
			" ('start', 'form', 'open', 'go', 'close', 'end') OR (act = 'close' AND detail NOT IN ('', '200'))");
		vacuum += (int)number_in(FILE_NAME, "SELECT value FROM file WHERE key = 'needs_vacuum'");
		sums += !sums_hold(FILE_NAME);
		kinds_end(FILE_NAME);
	}
	is_int(shared, 0, "no id stands in two questions");
	is_int(undo_open, 11 * FILES, "of all sheets one row can be taken back, the last");
	ok(order_seen(&open_order) > 8, "while the form is open the file shows the order of sheets (%.1f)",
		order_seen(&open_order));
	ok(order_seen(&closed_order) < 4, "closed it does not (%.1f)", order_seen(&closed_order));
	ok(ties_seen(&closed_ties) < 4, "ballots of one sheet lie anywhere in two questions (%.1f)",
		ties_seen(&closed_ties));
	ok(ties_seen(&same) > 20, "which is what would be seen (%.1f)", ties_seen(&same));
	is_int(left, 0, "no byte of an old id is left");
	is_int(again, 0, "each new one is where it belongs and nowhere else");
	is_int(undo_closed, 0, "nothing of a sheet can be taken back");
	is_int(in_log, 0, "the log knows no sheet, and how many there were of each question alone");
	is_int(vacuum + sums, 0, "the files were rewritten, with all their sums");
	if (chdir("/") == 0)
		rmdir(folder);
	return done_testing();
}
