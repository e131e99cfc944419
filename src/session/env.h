/*
 * What a run takes from the world: clocks, randomness, folders, language. main
 * makes one; only session and command read it, so that tests can hold it still.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_SESSION_ENV_H
#define RUNDE_SESSION_ENV_H

#include "core/theme.h"
#include "core/utc.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Who chose the theme; a later one counts more. */
enum theme_by {
	THEME_BY_NOBODY,
	THEME_BY_VARIABLE, /* RUNDE_THEME */
	THEME_BY_NO_COLOR, /* NO_COLOR, which says no more than that there be none */
	THEME_BY_OPTION,   /* --theme */
	THEME_BY_KEY,
};

struct env {
	bool clock_held;     /* the clock stands at `now` and moves by env_advance() only */
	utc_ms now;          /* where it stands, when held */
	bool seeded;         /* randomness is a repeatable sequence */
	uint64_t random[4];  /* its state (xoshiro256**) */
	bool bell;           /* the screen rings when a round or a break nears its end */
	char language[3];    /* "de" or "en": of the frame and the messages */
	char *data_dir;      /* workshops/, help/, demo/ */
	char *own_workshops; /* $XDG_DATA_HOME/runde/workshops */
	char *sessions_dir;  /* $XDG_DATA_HOME/runde/sessions */
	char *timezone;      /* its name in the IANA database, as far as the machine tells */
	enum theme theme;    /* how the screens look now */
	enum theme_by theme_by;
	char *theme_unknown; /* what RUNDE_THEME says, if no theme is called so; or NULL */
	bool ascii;          /* RUNDE_ASCII: the terminal's font has nothing else */
};

/* A folder of what comes with the program: the one that the environment's VARIABLE names; or else
 * INSTALLED if it holds MEMBER; or else NAME beside the program itself if that does, so that a build
 * tree and a copied folder work by themselves; or else INSTALLED. Fresh memory. */
char *env_folder(const char *variable, const char *installed, const char *name, const char *member);

/* Reads RUNDE_DATADIR, RUNDE_BELL (`1`: it rings), RUNDE_THEME, NO_COLOR, RUNDE_ASCII, XDG_DATA_HOME, HOME,
 * TZ and /etc/localtime; DATA_DIR is the compiled-in folder, see env_folder(). */
void env_init(struct env *env, const char *data_dir);
void env_free(struct env *env);

/* The screens look like THEME from now on, because BY says so; unless somebody who counts more has
 * spoken already. Returns whether they do. */
bool env_choose_theme(struct env *env, enum theme theme, enum theme_by by);

/* Milliseconds since 1970, UTC. */
utc_ms env_now(const struct env *env);

/* Milliseconds of a clock that never jumps; moves with a held clock. */
int64_t env_monotonic(const struct env *env);

void env_hold_clock(struct env *env, utc_ms at);
void env_advance(struct env *env, int64_t milliseconds);
void env_seed(struct env *env, uint64_t seed);

/* LENGTH random bytes, from the kernel unless seeded. */
void env_random(struct env *env, void *bytes, size_t length);

/* A random id: PREFIX and COUNT characters, a letter (4 bits) and then letters
 * and digits (5 bits each), at most 64. OUT has room for them and a NUL. */
void env_random_id(struct env *env, const char *prefix, int count, char *out);

/* The same out of COUNT bytes that are random already, for many ids at once. */
void env_id_of(const unsigned char *bytes, const char *prefix, int count, char *out);

#endif
