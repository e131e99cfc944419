/* Waiting for other programs that have the file: a display that reads, an import.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/connection.h"

#include <time.h>

enum { PAUSE_MS = 10, NOTICED_MS = 200 };

/* SQLite calls it while the file is busy, TIMES times before in this wait. */
static int
wait_a_little(void *context, int times)
{
	struct store *store = context;
	if (times == 0)
		store->waited_ms = 0;
	if (store->waited_ms >= STORE_BUSY_MS)
		return 0;
	if (store->waited_ms == NOTICED_MS && store->waiting)
		store->waiting(store->waiting_context);
	nanosleep(&(struct timespec){ .tv_nsec = PAUSE_MS * 1000000L }, NULL);
	store->waited_ms += PAUSE_MS;
	return 1;
}

void
store_wait(struct store *store, bool patiently)
{
	sqlite3_busy_handler(store->database, patiently ? wait_a_little : NULL, store);
}

void
store_on_wait(struct store *store, void (*waiting)(void *context), void *context)
{
	store->waiting = waiting;
	store->waiting_context = context;
}
