/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/theme.h"

#include <string.h>

const char *const theme_words[THEME_COUNT] = {
	[THEME_CALM] = "calm",
	[THEME_CONTRAST] = "contrast",
	[THEME_LIGHT] = "light",
	[THEME_MONO] = "mono",
};

int
theme_find(const char *word)
{
	for (int i = 0; i < THEME_COUNT; i++)
		if (strcmp(word, theme_words[i]) == 0)
			return i;
	return -1;
}
