/*
 * Waiting for other programs' changes of a session file: by inotify on its folder, and by the table of
 * mounts where the folder is on a stick; else, and as long as there is no such folder, by looking every
 * WATCH_LOOK milliseconds.
 *
 * It follows the path: a folder that is moved away, removed and made again or mounted anew is found
 * again. Times are monotonic milliseconds.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_TUI_WATCH_H
#define RUNDE_TUI_WATCH_H

#include <stdbool.h>
#include <stdint.h>

#define WATCH_LOOK 150

struct watch;

/* Watches the file PATH, which need not exist yet, nor its folder. Never NULL. */
struct watch *watch_new(const char *path);
void watch_free(struct watch *watch);

/* To wait on; -1: there is none. */
int watch_descriptor(const struct watch *watch);

/* Whether something may have happened to the file since the last call. */
bool watch_taken(struct watch *watch, int64_t now);

/* Milliseconds until watch_taken() has to be asked, whatever happens on the descriptor; -1: never. */
int watch_patience(const struct watch *watch, int64_t now);

#endif
