/*
 * What a session came to, on one page of text: each question with its distribution, mean and
 * number of answers, the themes of the comments, the measures.
 *
 * It may be shown to anybody who was in the room: no round whose result was not shown, no result
 * of fewer secret ballots than the smallest group, no hidden comment, no group on its own. Lines
 * are at most SUMMARY_COLUMNS wide.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_COMMAND_SUMMARY_H
#define RUNDE_COMMAND_SUMMARY_H

#include "session/model.h"

#include <stdio.h>

enum { SUMMARY_COLUMNS = 80 };

/* LANGUAGE ("de") is preferred for the workshop's texts. Failures of TO are the caller's to see. */
void summary_print(FILE *to, const struct model *model, const char *language);

#endif
