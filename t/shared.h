/*
 * Where the test data lies that is not part of the tree: in $RUNDE_SHARED_DATA, else beside the
 * source tree. A test that does not find it skips and says so.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_T_SHARED_H
#define RUNDE_T_SHARED_H

#include <stdio.h>
#include <stdlib.h>

/* Opens FILE of the shared data for reading; NULL when it is missing. */
static inline FILE *
shared_open(const char *file)
{
	char path[4096];
	const char *folder = getenv("RUNDE_SHARED_DATA"), *source = getenv("srcdir");
	if (folder && *folder)
		snprintf(path, sizeof(path), "%s/%s", folder, file);
	else
		snprintf(path, sizeof(path), "%s/../shared/data/%s", source ? source : ".", file);
	return fopen(path, "r");
}

#endif
