/*
 * The dictionaries that tell where words may be broken: those of Debian's hyphen-* packages, which
 * LibreOffice uses too. They are the system's and may be missing; then words are broken by rule.
 *
 * One is read when the first word of its language must be broken, not before, and stays.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_TUI_HYPHENS_H
#define RUNDE_TUI_HYPHENS_H

#include "core/wrap.h"

/* Of LANGUAGE ("de", "en"; of "de-CH" the first part counts). NULL: not the name of one, or there
 * are too many. Borrowed for good. */
const struct wrap_hyphens *hyphens_of(const char *language);

#endif
