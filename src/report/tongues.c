/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/tongues.h"

#include <string.h>

const char *
tongues_tag(const struct tongues *tongues, int language)
{
	const char *tag = tongues->workshop->languages[language];
	return strcmp(tag, "und") == 0 ? NULL : tag;
}

static bool
is_there(const struct words *words, int language)
{
	return words->in[language] && *words->in[language];
}

int
tongues_of(const struct tongues *tongues, const struct words *words, int said[TONGUES_MAX])
{
	int count = 0;
	for (int i = 0; i < tongues->count; i++) {
		int language = is_there(words, tongues->in[i]) ? tongues->in[i] : 0;
		bool twice = !is_there(words, language);
		for (int j = 0; j < count && !twice; j++)
			twice = strcmp(words->in[said[j]], words->in[language]) == 0;
		if (!twice)
			said[count++] = language;
	}
	return count;
}

void
tongues_put(struct document *document, const struct tongues *tongues, const struct words *words,
	const char *otherwise)
{
	int said[TONGUES_MAX], count = tongues_of(tongues, words, said);
	for (int i = 0; i < count; i++)
		document_put_in(document, i == 0 ? PART_SPAN : PART_OTHER,
			tongues_tag(tongues, said[i]), words->in[said[i]]);
	if (count == 0)
		document_text(document, otherwise);
}

const char *
tongues_first(const struct tongues *tongues, const struct words *words, const char **tag)
{
	int said[TONGUES_MAX];
	int count = tongues_of(tongues, words, said);
	*tag = count > 0 ? tongues_tag(tongues, said[0]) : NULL;
	return count > 0 ? words->in[said[0]] : "";
}
