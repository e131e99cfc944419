/*
 * Who has not been heard: groups that said far less than they are people.
 *
 * Contributions are turns to speak and comments. People of no group are no group, and what they said is
 * not compared.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_CORE_HEARD_H
#define RUNDE_CORE_HEARD_H

#include <stdbool.h>
#include <stdint.h>

enum {
	HEARD_CONTRIBUTIONS = 6, /* fewer say nothing yet */
	HEARD_PEOPLE = 3,        /* fewer may be silent by chance */
};

/* Of COUNT groups with so many PEOPLE and CONTRIBUTIONS, UNHEARD gets which have less than half the share
 * of the contributions that they have of the people. Returns whether there is one. */
bool heard_too_little(const int64_t *people, const int64_t *contributions, int count, bool *unheard);

#endif
