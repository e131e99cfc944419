/*
 * Waiting for other programs' changes of a session file: by inotify on its folder where there is
 * inotify, else by looking every WATCH_LOOK milliseconds.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_TUI_WATCH_H
#define RUNDE_TUI_WATCH_H

#include <stdbool.h>

#define WATCH_LOOK 150

struct watch;

/* Watches the file PATH, which need not exist yet; its folder must. Never NULL. */
struct watch *watch_new(const char *path);
void watch_free(struct watch *watch);

/* To wait on; -1: there is none, look every WATCH_LOOK milliseconds. */
int watch_descriptor(const struct watch *watch);

/* Whether something may have happened to the file since the last call. */
bool watch_taken(struct watch *watch);

#endif
