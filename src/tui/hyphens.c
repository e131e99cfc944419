/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/hyphens.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/hyphen.h"
#include "core/mem.h"

enum { LANGUAGES_MOST = 8, FILE_MOST = 16 * 1024 * 1024 };

struct language {
	char name[4];
	bool looked_for;
	struct hyphen *hyphen; /* NULL: there is none */
	struct wrap_hyphens hyphens;
};

/* What belongs to the one screen of the process. */
static struct language languages[LANGUAGES_MOST];

static struct hyphen *
read_file(const char *path)
{
	FILE *file = fopen(path, "re");
	if (!file)
		return NULL;
	struct hyphen *hyphen = NULL;
	size_t n = 0, room = 2 * 1024 * 1024, got;
	char *bytes = mem_new(room, 1);
	while ((got = fread(bytes + n, 1, room - n, file)) > 0 && n + got < FILE_MOST) {
		n += got;
		if (n == room) {
			room *= 2;
			bytes = mem_resize(bytes, room, 1);
		}
	}
	if (ferror(file) || !feof(file))
		free(bytes);
	else
		hyphen = hyphen_new(bytes, n);
	fclose(file);
	return hyphen;
}

/* A file is named after language and country; the usual country first, then any name without. */
static struct hyphen *
look_for(const char *name)
{
	static const struct {
		const char *language, *country;
	} usual[] = {{"de", "_DE"}, {"en", "_GB"}, {"en", "_US"}, {"pt", "_PT"}};
	const char *folder = getenv("RUNDE_HYPHENDIR");
	struct hyphen *hyphen = NULL;
	for (size_t i = 0; i <= sizeof(usual) / sizeof(*usual) && !hyphen; i++) {
		bool named = i < sizeof(usual) / sizeof(*usual);
		if (named && strcmp(usual[i].language, name) != 0)
			continue;
		char *path = mem_printf("%s/hyph_%s%s.dic", folder && *folder ? folder : RUNDE_HYPHENDIR,
			name, named ? usual[i].country : "");
		hyphen = read_file(path);
		free(path);
	}
	if (!hyphen && !(folder && *folder)) {
		char *path = mem_printf("%s/hyph_%s_%c%c.dic", RUNDE_HYPHENDIR, name,
			toupper((unsigned char)name[0]), toupper((unsigned char)name[1]));
		hyphen = read_file(path);
		free(path);
	}
	return hyphen;
}

static void
find(void *own, const char *word, size_t n, unsigned char *places)
{
	struct language *language = own;
	if (!language->looked_for) {
		language->looked_for = true;
		language->hyphen = look_for(language->name);
	}
	if (language->hyphen)
		hyphen_find(language->hyphen, word, n, places);
	else
		memset(places, HYPHEN_NONE, n);
}

const struct wrap_hyphens *
hyphens_of(const char *name)
{
	size_t n = strcspn(name, "-_");
	if (n < 2 || n >= sizeof(languages[0].name))
		return NULL;
	for (size_t i = 0; i < n; i++)
		if (name[i] < 'a' || name[i] > 'z')
			return NULL; /* it becomes part of a path */
	for (int i = 0; i < LANGUAGES_MOST; i++) {
		struct language *language = &languages[i];
		if (language->name[0] == '\0') {
			memcpy(language->name, name, n);
			language->hyphens = (struct wrap_hyphens){.find = find, .own = language};
		}
		if (strncmp(language->name, name, n) == 0 && language->name[n] == '\0')
			return &language->hyphens;
	}
	return NULL;
}
