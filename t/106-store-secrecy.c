/*
 * Once a round is closed, the raw bytes of a session file must not tell in which
 * order its secret ballots were cast.
 *
 * What could betray it: new entries are laid from the end of a page towards its
 * beginning, so where an entry lies tells when it came, whatever the order of
 * the keys. Only what was there when the page was last divided has lost it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "store.h"

#include <math.h>

enum { FILES = 5, BALLOTS = 400, ID = 12, PAGE = 4096 };

struct ballot {
	char id[ID + 1];
	int cast; /* 0 for the first */
};

static void
random_id(char *id)
{
	static const char letters[] = "abcdefghjkmnpqrstuvwxyz23456789a";
	for (int i = 0; i < ID; i++)
		id[i] = letters[random() % (i == 0 ? 23 : 32)];
	id[ID] = '\0';
}

static int
by_id(const void *a, const void *b)
{
	return strcmp(((const struct ballot *)a)->id, ((const struct ballot *)b)->id);
}

struct entry {
	size_t place;
	int cast;
};

static int
by_place(const void *a, const void *b)
{
	const struct entry *one = a, *other = b;
	return (one->place > other->place) - (one->place < other->place);
}

/* What the pages of some files show. */
struct sight {
	double in_order;
	int pages, found;
};

/* In each page, how many entries from the lowest place on were cast one before
 * the other? And how many ballots are there at all? */
static void
look(struct sight *sight, const char *path, const struct ballot *ballots)
{
	size_t length;
	unsigned char *bytes = read_file(path, &length);
	for (size_t page = 0; page + PAGE <= length; page += PAGE) {
		struct entry entries[BALLOTS];
		int n = 0, run = 1;
		for (int i = 0; i < BALLOTS; i++) {
			const unsigned char *at = memmem(bytes + page, PAGE, ballots[i].id, ID);
			if (at)
				entries[n++] = (struct entry){ (size_t)(at - bytes), ballots[i].cast };
		}
		sight->found += n;
		if (n < 10)
			continue;
		qsort(entries, (size_t)n, sizeof(*entries), by_place);
		while (run < n && entries[run].cast < entries[run - 1].cast)
			run++;
		sight->in_order += run;
		sight->pages++;
	}
	free(bytes);
}

/* How far the order of casting shows, in standard deviations from what chance
 * gives: in a random order at least k entries are so with 1/k!, so that their
 * number has the mean e - 1 and the variance 3e - e². */
static double
order_seen(const struct sight *sight)
{
	return (sight->in_order - sight->pages * (M_E - 1))
		/ sqrt(sight->pages * (3 * M_E - M_E * M_E));
}

static void
cast_all(struct store *store, struct ballot *ballots)
{
	for (int i = 0; i < BALLOTS; i++) {
		random_id(ballots[i].id);
		ballots[i].cast = i;
		store_begin(store, false);
		store_run(store, STORE_VOTE_ADD, INTEGER(1), TEXT(ballots[i].id), INTEGER(i % 5 + 1),
			TEXT("keypad"), TEXT("none"), NOTHING, NOTHING, INTEGER(1));
		store_commit(store, NULL);
	}
}

/* What closing a round does. BALLOTS come back sorted under their new ids. */
static enum status
rewrite(struct store *store, struct ballot *ballots)
{
	int options[BALLOTS], count = 0;
	qsort(ballots, BALLOTS, sizeof(*ballots), by_id);
	store_begin(store, false);
	store_ask(store, STORE_SECRET_VOTES, INTEGER(1));
	for (; count < BALLOTS && store_next(store, STORE_SECRET_VOTES); count++) {
		if (strcmp(store_text(store, STORE_SECRET_VOTES, 0), ballots[count].id) != 0)
			bail("not in the order of ids");
		options[count] = (int)store_integer(store, STORE_SECRET_VOTES, 1);
	}
	store_done(store, STORE_SECRET_VOTES);
	store_run(store, STORE_SECRET_VOTES_REMOVE, INTEGER(1));
	for (int i = 0; i < count; i++) {
		random_id(ballots[i].id);
		store_run(store, STORE_VOTE_ADD, INTEGER(1), TEXT(ballots[i].id), INTEGER(options[i]),
			TEXT("keypad"), TEXT("none"), NOTHING, NOTHING, INTEGER(1));
	}
	store_run(store, STORE_FILE_SET, TEXT("needs_vacuum"), TEXT("1"));
	return store_commit(store, NULL);
}

static int
count_left(const char *path, const struct ballot *ballots)
{
	int left = 0;
	for (int i = 0; i < BALLOTS; i++)
		left += file_holds(path, ballots[i].id, ID);
	return left;
}

int
main(void)
{
	static struct ballot ballots[BALLOTS], old[BALLOTS];
	struct sight open = { 0 }, rewritten = { 0 }, vacuumed = { 0 }, not_rewritten = { 0 };
	int failures = 0, left = 0, other_tallies = 0;

	make_folder();
	plan(9);
	for (unsigned seed = 1; seed <= FILES; seed++) {
		char name[20];
		srandom(seed);
		snprintf(name, sizeof(name), "a%u", seed);
		const char *path = make_file(name);
		struct store *store = open_or_bail(path, STORE_RUN);
		cast_all(store, ballots);
		look(&open, path, ballots);
		char *tally = dump(store);
		*strstr(tally, "vote|") = '\0';
		store_close(store);
		look(&not_rewritten, path, ballots);

		store = open_or_bail(path, STORE_RUN);
		memcpy(old, ballots, sizeof(old));
		failures += rewrite(store, ballots) != STATUS_OK;
		look(&rewritten, path, ballots);
		store_vacuum_if_due(store);
		look(&vacuumed, path, ballots);
		left += count_left(path, old);
		char *after = dump(store);
		*strstr(after, "vote|") = '\0';
		other_tallies += strcmp(after, tally) != 0;
		free(tally);
		free(after);
		store_close(store);
	}

	double seen = order_seen(&open);
	ok(seen > 12, "while a round is open the order of casting can be read (%.1f)", seen);
	ok(open.found >= FILES * BALLOTS, "of all ballots");
	seen = order_seen(&not_rewritten);
	ok(seen > 12, "and so it stays without the rewrite (%.1f)", seen);
	is_int(failures, 0, "closing rewrites the ballots");
	seen = order_seen(&rewritten);
	ok(seen < 5, "then it can no longer be read (%.1f)", seen);
	seen = order_seen(&vacuumed);
	ok(seen < 5, "nor after the file was rewritten (%.1f)", seen);
	is_int(vacuumed.found, FILES * BALLOTS, "each ballot is there once");
	is_int(left, 0, "none under its old id");
	is_int(other_tallies, 0, "and all are counted as before");
	remove_folder();
	return done_testing();
}
