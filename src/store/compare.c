/* Two states of one session. Rows of one table are read beside each other, in the order of their keys.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/merge.h"

#include "core/mem.h"
#include "store/tables.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A session in its file. */
struct side {
	struct store *store;
	const char *id;
	int64_t *keys; /* of its rounds */
	int count;
};

static struct side
side_of(struct store *store, const char *id)
{
	struct side side = {.store = store, .id = id};
	side.keys = tables_rounds(store, id, &side.count);
	return side;
}

static int
compare_values(sqlite3_stmt *left, sqlite3_stmt *right, int column)
{
	int type = sqlite3_column_type(left, column), other = sqlite3_column_type(right, column);
	if (type != other)
		return type < other ? -1 : 1;
	if (type == SQLITE_NULL)
		return 0;
	if (type == SQLITE_INTEGER) {
		int64_t a = sqlite3_column_int64(left, column), b = sqlite3_column_int64(right, column);
		return (a > b) - (a < b);
	}
	if (type == SQLITE_FLOAT) {
		double a = sqlite3_column_double(left, column), b = sqlite3_column_double(right, column);
		return (a > b) - (a < b);
	}
	const void *a = sqlite3_column_blob(left, column), *b = sqlite3_column_blob(right, column);
	int length = sqlite3_column_bytes(left, column), longer = sqlite3_column_bytes(right, column);
	int order = length && longer ? memcmp(a, b, (size_t)(length < longer ? length : longer)) : 0;
	return order ? order : (length > longer) - (length < longer);
}

/* --- rows that must be the same ------------------------------------------------------------- */

static bool
same_rows(struct store *left_store, sqlite3_stmt *left, struct store *right_store, sqlite3_stmt *right)
{
	bool same = true, more = true;
	while (same && more) {
		more = tables_step(left_store, left);
		same = tables_step(right_store, right) == more;
		for (int i = 0; same && more && i < sqlite3_column_count(left); i++)
			same = compare_values(left, right, i) == 0;
	}
	return same;
}

/* What of TABLE is the same whatever the file: all but its keys in it. */
static char *
comparable(const struct table *table, bool named)
{
	char *list = mem_text("NULL");
	for (int i = 0; i < table->count; i++) {
		bool title = strcmp(table->name, "session") == 0 && strcmp(table->names[i], "title") == 0;
		if (i == table->session_id || i == table->round_key || (title && !named))
			continue;
		char *longer = mem_printf("%s,\"%s\"", list, table->names[i]);
		free(list);
		list = longer;
	}
	return list;
}

static sqlite3_stmt *
rows_of(const struct table *table, const char *columns, struct side *side, int round)
{
	sqlite3_stmt *rows = tables_prepare(side->store, "SELECT %s FROM \"%w\" WHERE %s = ?1 ORDER BY %s",
		columns, table->name, round < 0 ? "session_id" : "round_key", table->order);
	if (rows && round < 0)
		sqlite3_bind_text(rows, 1, side->id, -1, SQLITE_STATIC);
	else if (rows)
		sqlite3_bind_int64(rows, 1, side->keys[round]);
	return rows;
}

static bool
same_table(const struct table *table, struct side *left, struct side *right, bool named)
{
	char *columns = comparable(table, named);
	bool whole = table->session_id >= 0, same = true;
	for (int round = whole ? -1 : 0; same && round < (whole ? 0 : left->count); round++) {
		sqlite3_stmt *a = rows_of(table, columns, left, round);
		sqlite3_stmt *b = rows_of(table, columns, right, round);
		same = same_rows(left->store, a, right->store, b);
		sqlite3_finalize(a);
		sqlite3_finalize(b);
	}
	free(columns);
	return same;
}

/* --- ballots ----------------------------------------------------------------------------------- */

static bool
is_open(struct store *store, int64_t key)
{
	sqlite3_stmt *row = tables_prepare(store, "SELECT state = 'open' FROM round WHERE round_key = ?1");
	if (row)
		sqlite3_bind_int64(row, 1, key);
	bool open = tables_step(store, row) && sqlite3_column_int(row, 0);
	sqlite3_finalize(row);
	return open;
}

enum { BALLOT, OPTION, SECRET };

static sqlite3_stmt *
ballots_of(struct store *store, int64_t key, bool secret)
{
	sqlite3_stmt *rows = tables_prepare(store, "SELECT ballot_id, option_no,"
		" entry_mode NOT IN ('hands', 'official'), entry_mode, group_id, value, text, weight"
		" FROM vote WHERE round_key = ?1 AND entry_mode NOT IN (%s) ORDER BY ballot_id, option_no",
		secret ? "'hands', 'official'" : "");
	if (rows)
		sqlite3_bind_int64(rows, 1, key);
	return rows;
}

/* Whether the votes of a round, or its secret ones alone, are the same but for secret ballots that only
 * one of them has. */
static bool
same_votes(struct store *left, int64_t left_key, struct store *right, int64_t right_key, bool secret,
	struct store_comparison *comparison)
{
	sqlite3_stmt *a = ballots_of(left, left_key, secret), *b = ballots_of(right, right_key, secret);
	bool open = is_open(left, left_key) && is_open(right, right_key), same = true;
	bool in_left = tables_step(left, a), in_right = tables_step(right, b);
	while (same && (in_left || in_right)) {
		int order = !in_left ? 1 : !in_right ? -1 : compare_values(a, b, BALLOT);
		if (order == 0)
			order = compare_values(a, b, OPTION);
		if (order == 0) {
			for (int i = SECRET; same && i < sqlite3_column_count(a); i++)
				same = compare_values(a, b, i) == 0;
		} else if (!open || !sqlite3_column_int(order < 0 ? a : b, SECRET)) {
			same = false;
		} else if (order < 0) {
			comparison->left_has_more = true;
		} else {
			comparison->right_has_more = true;
		}
		if (order <= 0)
			in_left = tables_step(left, a);
		if (order >= 0)
			in_right = tables_step(right, b);
	}
	sqlite3_finalize(a);
	sqlite3_finalize(b);
	return same;
}

void
store_compare_sessions(struct store *left_store, const char *left_id, struct store *right_store,
	const char *right_id, bool named, struct store_comparison *comparison)
{
	/* history, the wall, and what follows from the votes */
	static const char *const left_out[] = {"log", "undo", "stage", "tally", "pair", "form", "vote"};
	struct side left = side_of(left_store, left_id), right = side_of(right_store, right_id);
	struct tables tables = tables_read(left_store);
	const char *differs = left.count == right.count ? NULL : "round";
	*comparison = (struct store_comparison){.table = ""};
	for (int i = 0; i < tables.count && !differs; i++) {
		const struct table *table = &tables.list[i];
		bool out = false;
		for (size_t j = 0; j < sizeof(left_out) / sizeof(left_out[0]); j++)
			out = out || strcmp(table->name, left_out[j]) == 0;
		if (!out && !same_table(table, &left, &right, named))
			differs = table->name;
	}
	for (int i = 0; i < left.count && !differs; i++) {
		if (!same_votes(left_store, left.keys[i], right_store, right.keys[i], false, comparison))
			differs = "vote";
	}
	snprintf(comparison->table, sizeof(comparison->table), "%s", differs ? differs : "");
	tables_free(&tables);
	free(left.keys);
	free(right.keys);
}

/* Closing gives ballots new names, so what each answer got is all that can be compared. */
static bool
misses_answers(struct store *earlier, int64_t key, struct store *later, int64_t later_key)
{
	bool misses = false;
	sqlite3_stmt *rows = tables_prepare(earlier, "SELECT group_id, entry_mode, option_no, value, text,"
		" votes FROM tally WHERE round_key = ?1 AND entry_mode NOT IN ('hands', 'official')");
	sqlite3_stmt *kept = tables_prepare(later, "SELECT votes >= ?6 FROM tally WHERE group_id = ?1"
		" AND entry_mode = ?2 AND option_no = ?3 AND value = ?4 AND text = ?5 AND round_key = ?7");
	if (rows)
		sqlite3_bind_int64(rows, 1, key);
	while (kept && !misses && tables_step(earlier, rows)) {
		sqlite3_reset(kept);
		for (int i = 0; i < 6; i++)
			sqlite3_bind_value(kept, i + 1, sqlite3_column_value(rows, i));
		sqlite3_bind_int64(kept, 7, later_key);
		misses = !tables_step(later, kept) || !sqlite3_column_int(kept, 0);
	}
	sqlite3_finalize(rows);
	sqlite3_finalize(kept);
	return misses;
}

/* The round of the session that asks what round KEY of EARLIER asks, or -1, which no round is. */
static int64_t
same_round(struct store *earlier, int64_t key, struct store *later, const char *later_id)
{
	int64_t found = -1;
	sqlite3_stmt *asked = tables_prepare(earlier,
		"SELECT question_id, round FROM round WHERE round_key = ?1");
	sqlite3_stmt *there = tables_prepare(later, "SELECT round_key FROM round"
		" WHERE question_id = ?1 AND round = ?2 AND session_id = ?3");
	if (asked)
		sqlite3_bind_int64(asked, 1, key);
	if (there && tables_step(earlier, asked)) {
		sqlite3_bind_value(there, 1, sqlite3_column_value(asked, 0));
		sqlite3_bind_value(there, 2, sqlite3_column_value(asked, 1));
		sqlite3_bind_text(there, 3, later_id, -1, SQLITE_STATIC);
		if (tables_step(later, there))
			found = sqlite3_column_int64(there, 0);
	}
	sqlite3_finalize(asked);
	sqlite3_finalize(there);
	return found;
}

bool
store_misses_ballots(struct store *earlier, const char *earlier_id, struct store *later,
	const char *later_id)
{
	struct side side = side_of(earlier, earlier_id);
	bool misses = false;
	for (int i = 0; i < side.count && !misses; i++) {
		int64_t key = side.keys[i], other;
		if (!is_open(earlier, key))
			continue;
		other = same_round(earlier, key, later, later_id);
		if (other >= 0 && is_open(later, other)) {
			struct store_comparison comparison = {.table = ""};
			misses = !same_votes(earlier, key, later, other, true, &comparison)
				|| comparison.left_has_more;
		} else {
			misses = misses_answers(earlier, key, later, other);
		}
	}
	free(side.keys);
	return misses;
}
