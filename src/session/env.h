/*
 * What a run takes from the world: clocks, randomness, folders, language. main
 * makes one; only session and command read it, so that tests can hold it still.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_SESSION_ENV_H
#define RUNDE_SESSION_ENV_H

#include "core/utc.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

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
};

/* A folder of what comes with the program: the one that the environment's VARIABLE names; or else
 * INSTALLED if it holds MEMBER; or else NAME beside the program itself if that does, so that a build
 * tree and a copied folder work by themselves; or else INSTALLED. Fresh memory. */
char *env_folder(const char *variable, const char *installed, const char *name, const char *member);

/* Reads RUNDE_DATADIR, RUNDE_BELL (`1`: it rings), XDG_DATA_HOME, HOME, TZ and /etc/localtime; DATA_DIR is
 * the compiled-in folder, see env_folder(). */
void env_init(struct env *env, const char *data_dir);
void env_free(struct env *env);

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
