/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/pile.h"

#include "core/hash.h"
#include "core/mem.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* What is kept of a ballot before its entries: mode, group, entries, weight. */
enum { HEAD = 3 + sizeof(int64_t), FIRST_PLACES = 64 };

void
pile_free(struct pile *pile)
{
	buffer_free(&pile->bytes);
	free(pile->kinds);
	free(pile->places);
	*pile = (struct pile){.count = 0};
}

/* --- bytes ------------------------------------------------------------------------------------ */

/* Adds what BALLOT says to the end of OUT: for each entry option, value and, if there is one, text. */
static void
pack(const struct pile_ballot *ballot, struct buffer *out)
{
	const char head[3] = {(char)ballot->mode, (char)ballot->group, (char)ballot->ballot.count};
	buffer_add_n(out, head, sizeof(head));
	buffer_add_n(out, &ballot->weight, sizeof(ballot->weight));
	for (int i = 0; i < ballot->ballot.count; i++) {
		const struct ballot_entry *entry = &ballot->ballot.entries[i];
		double value = entry->value + 0.0; /* -0 is 0 */
		const char option[2] = {(char)entry->option_no, entry->text ? 1 : 0};
		buffer_add_n(out, option, sizeof(option));
		buffer_add_n(out, &value, sizeof(value));
		if (entry->text)
			buffer_add_n(out, entry->text, strlen(entry->text) + 1);
	}
}

void
pile_read(const struct pile *pile, size_t kind, struct pile_ballot *ballot)
{
	const char *at = pile->bytes.bytes + pile->kinds[kind].at;
	ballot->mode = (enum entry_mode)at[0];
	ballot->group = at[1];
	ballot->ballot.count = at[2];
	memcpy(&ballot->weight, at + 3, sizeof(ballot->weight));
	at += HEAD;
	for (int i = 0; i < ballot->ballot.count; i++) {
		struct ballot_entry *entry = &ballot->ballot.entries[i];
		bool text = at[1];
		entry->option_no = (signed char)at[0];
		memcpy(&entry->value, at + 2, sizeof(entry->value));
		at += 2 + sizeof(entry->value);
		entry->text = text ? (char *)(uintptr_t)at : NULL;
		at += text ? strlen(at) + 1 : 0;
	}
}

/* --- adding ----------------------------------------------------------------------------------- */

static void
grow(struct pile *pile)
{
	pile->places_count = pile->places_count > 0 ? 2 * pile->places_count : FIRST_PLACES;
	free(pile->places);
	pile->places = mem_new(pile->places_count, sizeof(*pile->places));
	for (size_t i = 0; i < pile->kinds_count; i++) {
		size_t place = pile->kinds[i].hash & (pile->places_count - 1);
		while (pile->places[place])
			place = (place + 1) & (pile->places_count - 1);
		pile->places[place] = (uint32_t)i + 1;
	}
}

static size_t
end_of(const struct pile *pile, size_t kind)
{
	return kind + 1 < pile->kinds_count ? pile->kinds[kind + 1].at : pile->bytes.length;
}

int64_t
pile_add(struct pile *pile, const struct pile_ballot *ballot, int line_no, int *line)
{
	if (2 * pile->kinds_count >= pile->places_count)
		grow(pile);
	size_t start = pile->bytes.length;
	pack(ballot, &pile->bytes);
	const char *bytes = pile->bytes.bytes + start;
	size_t length = pile->bytes.length - start;
	uint64_t hash = hash_bytes(HASH_START, bytes, length);
	pile->count++;
	pile->people += ballot->weight;

	size_t place = hash & (pile->places_count - 1);
	for (; pile->places[place]; place = (place + 1) & (pile->places_count - 1)) {
		size_t index = pile->places[place] - 1;
		struct pile_kind *kind = &pile->kinds[index];
		size_t end = index + 1 < pile->kinds_count ? end_of(pile, index) : start;
		if (kind->hash != hash || end - kind->at != length
			|| memcmp(pile->bytes.bytes + kind->at, bytes, length) != 0)
			continue;
		pile->bytes.length = start;
		if (line)
			*line = kind->line;
		return kind->count++;
	}
	pile->places[place] = (uint32_t)pile->kinds_count + 1;
	pile->kinds = mem_grow(pile->kinds, pile->kinds_count, sizeof(*pile->kinds));
	pile->kinds[pile->kinds_count++] = (struct pile_kind){
		.at = start, .hash = hash, .count = 1, .line = line_no,
	};
	if (line)
		*line = line_no;
	return 0;
}

/* --- dealing ---------------------------------------------------------------------------------- */

void
dealing_begin(struct dealing *dealing, const struct pile *pile)
{
	size_t count = pile->kinds_count;
	*dealing = (struct dealing){.pile = pile, .top = 1, .left = pile->count};
	dealing->sums = mem_new(count + 1, sizeof(*dealing->sums));
	for (size_t i = 1; i <= count; i++) {
		dealing->sums[i] += pile->kinds[i - 1].count;
		size_t parent = i + (i & -i);
		if (parent <= count)
			dealing->sums[parent] += dealing->sums[i];
	}
	while (2 * dealing->top <= count)
		dealing->top *= 2;
}

size_t
dealing_next(struct dealing *dealing, uint64_t random)
{
	size_t count = dealing->pile->kinds_count, at = 0;
	/* of 64 bits the error of a remainder is nothing */
	int64_t rest = (int64_t)(random % (uint64_t)dealing->left);
	for (size_t step = dealing->top; step > 0; step /= 2) {
		if (at + step <= count && dealing->sums[at + step] <= rest) {
			at += step;
			rest -= dealing->sums[at];
		}
	}
	for (size_t i = at + 1; i <= count; i += i & -i)
		dealing->sums[i]--;
	dealing->left--;
	return at;
}

void
dealing_end(struct dealing *dealing)
{
	free(dealing->sums);
	*dealing = (struct dealing){.left = 0};
}
