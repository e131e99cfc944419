/*
 * The sign that a group goes by on the wall and in documents: a shape and a letter.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_CORE_GROUP_MARK_H
#define RUNDE_CORE_GROUP_MARK_H

#include "core/workshop.h"

/* A shape and a letter for a group, two columns: "●A"; an institution's shape is a star. The letter is
 * one of its name in LANGUAGE, its first unless another group goes by that. GROUP may be that for no
 * group ("··"), or TALLY_ALL: everyone ("◎"). Reads LC_CTYPE. Fresh memory. */
char *group_mark(const struct workshop *workshop, int group, int language);

#endif
