/* The ballots of a pile go into the file.
 *
 * Random ids are made in their own order, one behind the other, as if all had been made before and then
 * sorted: of N numbers at random above the last one, the smallest lies at a distance of
 * 1 - U^(1/N) of what is left (Bentley and Saxe 1980, doi:10.1145/355900.355907).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/internal.h"

#include "core/mem.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* An id behind its letter: a letter of 16, and 10 signs of 32. The first ones are in order, the last
 * three are not needed for that. */
enum { ORDERED_BITS = 4 + 7 * 5, LOOSE_SIGNS = 3, AT_ONCE = 1024 };

struct ids {
	struct env *env;
	double at;           /* of 0 … 2^ORDERED_BITS */
	uint64_t last;
	int64_t left;
	uint64_t random[AT_ONCE];
	int used;
};

static uint64_t
next_random(struct ids *ids)
{
	if (ids->used == AT_ONCE) {
		env_random(ids->env, ids->random, sizeof(ids->random));
		ids->used = 0;
	}
	return ids->random[ids->used++];
}

static void
next_id(struct ids *ids, char id[SESSION_ID_LENGTH + 1])
{
	/* in the order in which strcmp() compares them */
	static const char signs[] = "234567abcdefghijklmnopqrstuvwxyz";
	const double end = (double)(UINT64_C(1) << ORDERED_BITS);
	double uniform = ((double)(next_random(ids) >> 11) + 0.5) * 0x1p-53;
	ids->at += (end - ids->at) * -expm1(log(uniform) / (double)ids->left);
	uint64_t number = (uint64_t)ids->at;
	if (number <= ids->last && ids->last > 0)
		number = ids->last + 1;
	ids->last = number;
	ids->left--;

	uint64_t loose = next_random(ids);
	id[0] = 'b';
	id[1] = (char)('a' + (number >> (ORDERED_BITS - 4)) % 16);
	for (int i = 0; i < 7; i++)
		id[2 + i] = signs[number >> (ORDERED_BITS - 9 - 5 * i) & 31];
	for (int i = 0; i < LOOSE_SIGNS; i++)
		id[9 + i] = signs[loose >> 5 * i & 31];
	id[SESSION_ID_LENGTH] = '\0';
}

void
pile_save(struct session *session, const struct pile *pile, int64_t round_key, int step,
	const struct option *options, bool fresh, struct buffer *ids_out)
{
	const struct model *model = &session->model;
	struct ids ids = {.env = session->env, .left = pile->count, .used = AT_ONCE};
	struct dealing dealing;
	struct pile_ballot ballot;
	char id[SESSION_ID_LENGTH + 1];
	if (pile->count == 0)
		return;
	if (fresh)
		buffer_printf(ids_out, "%s%lld/all", ids_out->length > 0 ? " " : "", (long long)round_key);
	dealing_begin(&dealing, pile);
	while (dealing.left > 0) {
		pile_read(pile, dealing_next(&dealing, next_random(&ids)), &ballot);
		next_id(&ids, id);
		ballot_save(session, round_key, &model->workshop->steps[step], options, ballot.mode,
			model_group_id(model, ballot.group), id, &ballot.ballot, ballot.weight);
		if (!fresh)
			buffer_printf(ids_out, "%s%lld/%s", ids_out->length > 0 ? " " : "",
				(long long)round_key, id);
	}
	dealing_end(&dealing);
}
