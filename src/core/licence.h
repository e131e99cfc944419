/*
 * The licence under which an organiser gives tables away, as a data package names it.
 *
 * Nobody but the organiser can grant one. Where none is named the package says that none was
 * granted; the archive is confidential, whatever anybody says.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_CORE_LICENCE_H
#define RUNDE_CORE_LICENCE_H

#include <stdbool.h>

struct licence {
	const char *name;  /* of letters, digits, `.`, `-` and `_`; NULL: there is only a path */
	const char *title; /* NULL: not known */
	const char *title_german;
	const char *path;  /* where it can be read; NULL: not known */
};

extern const struct licence licence_none;         /* not granted */
extern const struct licence licence_confidential; /* not to be passed on */

/* The licence called TEXT: an SPDX identifier (CC-BY-4.0) or a German one (dl-de/by-2-0), case aside;
 * another name of that form; or an address. False: it is none of them. Borrows TEXT. */
bool licence_read(const char *text, struct licence *licence);

#endif
