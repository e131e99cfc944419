/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/import_ids.h"

#include "core/i18n.h"
#include "core/mem.h"

#include <stdlib.h>
#include <string.h>

bool
import_id_valid(const char *text, char letter)
{
	return *text == letter && strlen(text) == SESSION_ID_LENGTH
		&& strspn(text, "abcdefghijklmnopqrstuvwxyz234567") == SESSION_ID_LENGTH;
}

void
import_ids_add(struct import_ids *ids, const char *id, int line)
{
	ids->list = mem_grow(ids->list, ids->count, sizeof(*ids->list));
	struct import_id *added = &ids->list[ids->count++];
	size_t length = strnlen(id, SESSION_ID_LENGTH);
	memcpy(added->id, id, length);
	added->id[length] = '\0';
	added->line = line;
}

static int
by_id(const void *a, const void *b)
{
	const struct import_id *left = a, *right = b;
	int order = strcmp(left->id, right->id);
	return order ? order : (left->line > right->line) - (left->line < right->line);
}

int
import_ids_check(struct import_ids *ids, struct table_reader *reader, enum export_column column)
{
	int twice = 0;
	if (ids->count > 0)
		qsort(ids->list, ids->count, sizeof(*ids->list), by_id);
	for (size_t i = 1; i < ids->count; i++) {
		const struct import_id *before = &ids->list[i - 1], *id = &ids->list[i];
		if (strcmp(before->id, id->id) != 0)
			continue;
		twice++;
		if (reader && before->line > 0)
			table_fault(reader, column, id->line, _("“%s” stands in line %d already"), id->id,
				before->line);
		else if (reader)
			table_fault(reader, column, id->line, _("“%s” is in the session already"), id->id);
	}
	return twice;
}

void
import_ids_free(struct import_ids *ids)
{
	free(ids->list);
	*ids = (struct import_ids){.count = 0};
}
