/* Changesets name rows by their keys. A session that moves to another file has other keys for its
 * rounds there, so what takes its acts back is rewritten. SQLite reads and makes changesets but does not
 * edit them; their format is told at the top of ext/session/sqlite3session.c and has to stay, since
 * files are full of them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/rekey.h"

#include <string.h>

enum { COLUMNS_MAX = 100 };

struct reader {
	const unsigned char *at, *end;
	bool wrong;
};

/* The next COUNT bytes, or NULL. */
static const unsigned char *
take(struct reader *reader, size_t count)
{
	const unsigned char *bytes = reader->at;
	if ((size_t)(reader->end - reader->at) < count)
		reader->wrong = true;
	if (reader->wrong)
		return NULL;
	reader->at += count;
	return bytes;
}

/* SQLite's number of variable length, of which lengths take five bytes at most. */
static size_t
take_number(struct reader *reader)
{
	size_t number = 0;
	for (int i = 0; i < 5; i++) {
		const unsigned char *byte = take(reader, 1);
		if (!byte)
			return 0;
		number = number << 7 | (*byte & 0x7F);
		if (!(*byte & 0x80))
			return number;
	}
	reader->wrong = true;
	return 0;
}

static void
add_number(struct buffer *out, size_t number)
{
	unsigned char bytes[10];
	int first = sizeof(bytes) - 1;
	bytes[first] = number & 0x7F;
	while ((number >>= 7) > 0)
		bytes[--first] = (number & 0x7F) | 0x80;
	buffer_add_n(out, bytes + first, sizeof(bytes) - (size_t)first);
}

static void
add_integer(struct buffer *out, int64_t value)
{
	unsigned char bytes[8];
	for (int i = 0; i < 8; i++)
		bytes[i] = (unsigned char)((uint64_t)value >> (56 - 8 * i));
	buffer_add_n(out, bytes, sizeof(bytes));
}

static int64_t
integer_of(const unsigned char *bytes)
{
	uint64_t value = 0;
	for (int i = 0; i < 8; i++)
		value = value << 8 | bytes[i];
	return (int64_t)value;
}

enum { VALUE_NONE = 0, VALUE_INTEGER = 1, VALUE_REAL = 2, VALUE_TEXT = 3, VALUE_BLOB = 4, VALUE_NULL = 5 };

static void
copy_value(struct reader *reader, enum rekey_column column, const struct rekey *rekey, struct buffer *out)
{
	const unsigned char *type = take(reader, 1), *bytes;
	if (!type)
		return;
	buffer_add_char(out, (char)*type);
	size_t length;
	switch (*type) {
	case VALUE_NONE:
	case VALUE_NULL:
		return;
	case VALUE_INTEGER:
	case VALUE_REAL:
		if (!(bytes = take(reader, 8)))
			return;
		if (*type == VALUE_INTEGER && column == REKEY_ROUND)
			add_integer(out, rekey->round(rekey->context, integer_of(bytes)));
		else
			buffer_add_n(out, bytes, 8);
		return;
	case VALUE_TEXT:
	case VALUE_BLOB:
		length = take_number(reader);
		if (!(bytes = take(reader, length)))
			return;
		if (*type == VALUE_TEXT && column == REKEY_SESSION) {
			length = strlen(rekey->session_id);
			bytes = (const unsigned char *)rekey->session_id;
		}
		add_number(out, length);
		buffer_add_n(out, bytes, length);
		return;
	}
	reader->wrong = true;
}

bool
rekey_changeset(const void *bytes, size_t length, const struct rekey *rekey, struct buffer *out)
{
	enum { INSERTED = 18, DELETED = 9, UPDATED = 23 }; /* SQLite's action codes */
	struct reader reader = {.at = bytes, .end = (const unsigned char *)bytes + length};
	enum rekey_column columns[COLUMNS_MAX];
	size_t count = 0;
	while (!reader.wrong && reader.at < reader.end) {
		const unsigned char *start = reader.at, *op = take(&reader, 1);
		if (*op == 'T') {
			count = take_number(&reader);
			const unsigned char *keys = count <= COLUMNS_MAX ? take(&reader, count) : NULL;
			const unsigned char *name = reader.at;
			const unsigned char *nul = keys ? memchr(name, 0, (size_t)(reader.end - name)) : NULL;
			if (!nul)
				return false;
			reader.at = nul + 1;
			buffer_add_n(out, start, (size_t)(reader.at - start));
			for (size_t i = 0; i < count; i++)
				columns[i] = rekey->column(rekey->context, (const char *)name, (int)i);
			continue;
		}
		if ((*op != INSERTED && *op != DELETED && *op != UPDATED) || !take(&reader, 1))
			return false;
		buffer_add_n(out, start, 2);
		for (size_t i = 0; i < (*op == UPDATED ? 2 : 1) * count; i++)
			copy_value(&reader, columns[i % count], rekey, out);
	}
	return !reader.wrong;
}
