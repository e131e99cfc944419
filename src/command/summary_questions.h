/*
 * The questions of the summary: a line of figures for each, and below it what each answer got,
 * drawn as its kind asks for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_COMMAND_SUMMARY_QUESTIONS_H
#define RUNDE_COMMAND_SUMMARY_QUESTIONS_H

#include "session/model.h"

#include <stdio.h>

/* LANGUAGE: index of one of the workshop's. */
void summary_questions(FILE *to, const struct model *model, int language);

#endif
