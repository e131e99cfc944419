/*
 * The language of the screens and the encoding of the terminal.
 *
 * Only LC_CTYPE and LC_MESSAGES are set, so that a decimal comma never enters a number. A
 * machine that has no German locale installed still speaks German: the translations are found
 * through LANGUAGE, which glibc reads in any locale but C.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_COMMAND_LOCALE_H
#define RUNDE_COMMAND_LOCALE_H

#include "core/status.h"

/* Sets the locale of the process, LANGUAGE and the text domain.
 *
 * LANGUAGE is what the user asked for, "de" or "en"; NULL: what the environment wishes
 * (LANGUAGE, LC_ALL, LC_MESSAGES, LANG), English if it wishes anything else. LOCALE_DIR is the
 * folder that holds de/LC_MESSAGES/runde.mo. CHOSEN becomes "de" or "en". May be called again.
 *
 * STATUS_USAGE: there is no such language; nothing has changed.
 * STATUS_NO_TERMINAL: neither the user's locale nor C.UTF-8 is one with UTF-8. */
enum status locale_set_up(const char *language, const char *locale_dir, char chosen[static 3],
	struct message *message);

#endif
