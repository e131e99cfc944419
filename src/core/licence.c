/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/licence.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

const struct licence licence_none = {
	.name = "notspecified",
	.title = "No licence was granted: ask the organiser before passing it on",
	.title_german = "Keine Lizenz erteilt: vor der Weitergabe beim Veranstalter nachfragen",
};

const struct licence licence_confidential = {
	.name = "LicenseRef-confidential",
	.title = "Confidential: nothing is withheld here; not to be passed on",
	.title_german = "Vertraulich: hier ist nichts zurückgehalten; nicht zur Weitergabe bestimmt",
};

/* Those that German administrations use; `also` is what they are called elsewhere. */
static const struct known {
	const char *also;
	struct licence licence;
} known[] = {
	{NULL, {"CC0-1.0", "Creative Commons Zero 1.0", NULL,
		"https://creativecommons.org/publicdomain/zero/1.0/"}},
	{NULL, {"CC-BY-4.0", "Creative Commons Attribution 4.0", "Creative Commons Namensnennung 4.0",
		"https://creativecommons.org/licenses/by/4.0/"}},
	{NULL, {"CC-BY-SA-4.0", "Creative Commons Attribution ShareAlike 4.0",
		"Creative Commons Namensnennung – Weitergabe unter gleichen Bedingungen 4.0",
		"https://creativecommons.org/licenses/by-sa/4.0/"}},
	{NULL, {"CC-BY-NC-4.0", "Creative Commons Attribution NonCommercial 4.0",
		"Creative Commons Namensnennung – nicht kommerziell 4.0",
		"https://creativecommons.org/licenses/by-nc/4.0/"}},
	{"dl-de/by-2-0", {"DL-DE-BY-2.0", "Data licence Germany – attribution – version 2.0",
		"Datenlizenz Deutschland – Namensnennung – Version 2.0",
		"https://www.govdata.de/dl-de/by-2-0"}},
	{"dl-de/zero-2-0", {"DL-DE-ZERO-2.0", "Data licence Germany – Zero – version 2.0",
		"Datenlizenz Deutschland – Zero – Version 2.0",
		"https://www.govdata.de/dl-de/zero-2-0"}},
	{NULL, {"ODbL-1.0", "Open Data Commons Open Database License 1.0", NULL,
		"https://opendatacommons.org/licenses/odbl/1-0/"}},
	{NULL, {"PDDL-1.0", "Open Data Commons Public Domain Dedication & License 1.0", NULL,
		"https://opendatacommons.org/licenses/pddl/1-0/"}},
};

static bool
is_address(const char *text)
{
	size_t scheme = strncmp(text, "https://", 8) == 0 ? 8 : strncmp(text, "http://", 7) == 0 ? 7 : 0;
	if (scheme == 0 || !text[scheme])
		return false;
	for (; *text; text++) {
		if ((unsigned char)*text <= ' ' || *text == '"' || *text == '<' || *text == '>' || *text == 0x7f)
			return false;
	}
	return true;
}

static bool
is_name(const char *text)
{
	if (!isalnum((unsigned char)*text))
		return false;
	for (; *text; text++) {
		if ((unsigned char)*text > 0x7e
			|| (!isalnum((unsigned char)*text) && !strchr(".-_", *text)))
			return false;
	}
	return true;
}

bool
licence_read(const char *text, struct licence *licence)
{
	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
		if (strcasecmp(known[i].licence.name, text) == 0
			|| (known[i].also && strcasecmp(known[i].also, text) == 0)) {
			*licence = known[i].licence;
			return true;
		}
	}
	*licence = is_address(text) ? (struct licence){.path = text} : (struct licence){.name = text};
	return licence->path || is_name(text);
}
