/*
 * Words for screens and messages: _() translates now, N_() marks a text in a
 * table that is translated where it is shown, P_() chooses by number.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_CORE_I18N_H
#define RUNDE_CORE_I18N_H

#include <libintl.h>

#define _(text) gettext(text)
#define N_(text) text
#define P_(one, many, n) ngettext(one, many, n)

#endif
