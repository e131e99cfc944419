/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/listing.h"

#include "core/mem.h"
#include "core/text.h"
#include "session/internal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The file may come from anywhere. */
static char *
line_of(struct store *store, int column)
{
	const char *text = store_text(store, STORE_SESSION_LIST, column);
	return text_clean(text, strlen(text), TEXT_ONE_LINE | TEXT_TRIM);
}

/* By date and place; the file's order, by which they are told apart otherwise, stays. */
static int
by_date_and_place(const void *a, const void *b)
{
	const struct listed *left = a, *right = b;
	int order = strcmp(left->local_date, right->local_date);
	if (!order)
		order = text_compare_names(left->place, right->place);
	if (!order)
		order = (left->started_at > right->started_at) - (left->started_at < right->started_at);
	if (!order)
		order = text_compare_names(left->title, right->title);
	return order ? order : strcmp(left->session_id, right->session_id);
}

enum status
listing_of(struct store *store, struct listing *listing, struct message *message)
{
	const enum statement s = STORE_SESSION_LIST;
	*listing = (struct listing){.list = NULL};
	store_ask(store, s);
	while (store_next(store, s)) {
		listing->list = mem_grow(listing->list, (size_t)listing->count, sizeof(*listing->list));
		listing->list[listing->count++] = (struct listed){
			.session_id = line_of(store, 0),
			.title = line_of(store, 1),
			.place = line_of(store, 2),
			.local_date = line_of(store, 3),
			.started_at = store_integer(store, s, 4),
			.changed_at = store_integer(store, s, 5),
			.rehearsal = store_integer(store, s, 6) != 0,
			.going_on = store_integer(store, s, 7) != 0,
			.imported = store_integer(store, s, 8) != 0,
		};
	}
	enum status status = store_check(store, message);
	if (!status && listing->count > 1)
		qsort(listing->list, (size_t)listing->count, sizeof(*listing->list), by_date_and_place);
	if (status)
		listing_free(listing);
	return status;
}

bool
listing_forgotten(const char *path, const char *id, char day[UTC_DATE])
{
	const enum statement s = STORE_FORGOTTEN_SESSIONS;
	struct store *store;
	*day = '\0';
	if (store_open(path, STORE_READ, &store, NULL))
		return false;
	store_ask(store, s);
	while (store_next(store, s)) {
		if (strcmp(store_text(store, s, 0), id) == 0)
			snprintf(day, UTC_DATE, "%s", store_text(store, s, 1));
	}
	store_close(store);
	return *day;
}

enum status
listing_read(const char *path, struct listing *listing, struct message *message)
{
	struct store *store;
	*listing = (struct listing){.list = NULL};
	enum status status = store_open(path, STORE_READ, &store, message);
	if (status)
		return status;
	status = listing_of(store, listing, message);
	store_close(store);
	return status;
}

void
listing_free(struct listing *listing)
{
	for (int i = 0; i < listing->count; i++) {
		free(listing->list[i].session_id);
		free(listing->list[i].title);
		free(listing->list[i].place);
		free(listing->list[i].local_date);
	}
	free(listing->list);
	*listing = (struct listing){.list = NULL};
}

char *
listing_line(const struct listed *listed)
{
	return mem_printf("%s  %s%s%s", listed->local_date, listed->title,
		*listed->place ? " · " : "", listed->place);
}

char *
listing_file(const char *name, const char **id)
{
	const char *hash = access(name, F_OK) == 0 ? NULL : strrchr(name, '#');
	*id = hash ? hash + 1 : NULL;
	return hash ? mem_text_n(name, (size_t)(hash - name)) : mem_text(name);
}
