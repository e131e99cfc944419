/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/locale.h"

#include <langinfo.h>
#include <locale.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "core/i18n.h"

static const char *const languages[] = {"de", "en"};

/* The language that NAME, such as "de_AT.UTF-8", begins with; NULL if it is none of ours. */
static const char *
language_of(const char *name)
{
	for (size_t i = 0; i < sizeof(languages) / sizeof(languages[0]); i++) {
		size_t length = strlen(languages[i]);
		if (strncmp(name, languages[i], length) == 0 && strchr("_.@:", name[length]))
			return languages[i];
	}
	return NULL;
}

/* As gettext decides: LANGUAGE is a list and counts in every locale but C. */
static const char *
language_wished(void)
{
	static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
	const char *locale = "";
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]) && !*locale; i++) {
		const char *value = getenv(names[i]);
		locale = value ? value : "";
	}
	if (strcmp(locale, "C") == 0 || strcmp(locale, "POSIX") == 0)
		return "en";

	const char *list = getenv("LANGUAGE");
	while (list && *list) {
		const char *language = language_of(list);
		if (language)
			return language;
		list = strchr(list, ':');
		list = list ? list + 1 : NULL;
	}
	const char *language = language_of(locale);
	return language ? language : "en";
}

static bool
speaks_utf8(const char *locale)
{
	return setlocale(LC_CTYPE, locale) && strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

enum status
locale_set_up(const char *language, const char *locale_dir, char chosen[static 3],
	struct message *message)
{
	const char *ours = language ? language_of(language) : language_wished();
	if (!ours || (language && strlen(language) != strlen(ours)))
		return fail(message, STATUS_USAGE, _("%s: no such language; there are de and en"), language);
	if (!speaks_utf8("") && !speaks_utf8("C.UTF-8"))
		return fail(message, STATUS_NO_TERMINAL,
			_("the locale is not UTF-8; set LANG to one that is, such as C.UTF-8"));
	memcpy(chosen, ours, strlen(ours) + 1);

	/* Before setlocale, which makes gettext forget what it found for the last language. */
	setenv("LANGUAGE", ours, 1);
	const char *messages = setlocale(LC_MESSAGES, "");
	if (!messages || strcmp(messages, "C") == 0 || strcmp(messages, "POSIX") == 0)
		if (!setlocale(LC_MESSAGES, "C.UTF-8"))
			setlocale(LC_MESSAGES, setlocale(LC_CTYPE, NULL));
	bindtextdomain("runde", locale_dir);
	bind_textdomain_codeset("runde", "UTF-8");
	textdomain("runde");
	return STATUS_OK;
}
