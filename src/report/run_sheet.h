/*
 * The run sheet while it is being written: what its pages share; nobody else needs it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_REPORT_RUN_SHEET_H
#define RUNDE_REPORT_RUN_SHEET_H

#include "report/paper.h"

enum { TIME_LENGTH = 16 };

struct run_sheet {
	const struct paper *paper;
	const struct workshop *workshop;
	struct document *document;
	int sum;    /* planned minutes of all steps */
	bool begun; /* the line of facts has one */
};

/* When something begins ELAPSED minutes after the start: on the clock if the start is known. */
void run_sheet_time(const struct paper *paper, int elapsed, char out[TIME_LENGTH]);

/* "5 minutes", fresh memory. */
char *run_sheet_minutes(int minutes);

/* What the evening is called, in one language; *TAG is it, or NULL. */
const char *run_sheet_name(const struct paper *paper, const char **tag);

/* WORDS, in one language, in a line of text. */
void run_sheet_title(
	const struct run_sheet *sheet, const struct words *words, const char *otherwise);
void run_sheet_step_title(const struct run_sheet *sheet, int step);

/* "1 Administration ●A": what is typed for a group, what it is called, its sign on the wall. */
void run_sheet_group(const struct run_sheet *sheet, int index);

bool run_sheet_inserted(const struct run_sheet *sheet, int step);

/* The pages: run_sheet_pages.c has the first ones, run_sheet_cards.c the last. */
void run_sheet_head(const struct run_sheet *sheet);
void run_sheet_preparation(const struct run_sheet *sheet);
void run_sheet_overview(const struct run_sheet *sheet);
void run_sheet_keys(const struct run_sheet *sheet);
void run_sheet_disruptions(const struct run_sheet *sheet);

#endif
