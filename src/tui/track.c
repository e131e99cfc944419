/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/track.h"

#include "core/mem.h"

#include <math.h>
#include <stdlib.h>

/* Marks that push each other aside stand in a row around the middle of where they belong. */
struct block {
	double sum; /* of the places wanted, less what the marks before take */
	int count;
};

static double
middle(const struct block *block)
{
	return block->sum / block->count;
}

static int
between(long place, int least, int most)
{
	return place < least ? least : place > most ? most : (int)place;
}

void
track_places(const double *wanted, const int *widths, int count, int columns, int *places)
{
	struct block *blocks = mem_new((size_t)count + 1, sizeof(*blocks));
	int last = -1, before = 0, all = 0;
	/* pool adjacent violators: isotonic regression */
	for (int i = 0; i < count; i++) {
		blocks[++last] = (struct block){wanted[i] - all, 1};
		all += widths[i];
		while (last > 0 && middle(&blocks[last]) < middle(&blocks[last - 1])) {
			blocks[last - 1].sum += blocks[last].sum;
			blocks[last - 1].count += blocks[last].count;
			last--;
		}
	}
	for (int block = 0, i = 0; block <= last; block++) {
		for (int end = i + blocks[block].count; i < end; i++) {
			places[i] = between(lround(middle(&blocks[block])) + before, before,
				columns - (all - before));
			before += widths[i];
		}
	}
	free(blocks);
}
