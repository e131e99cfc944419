/*
 * Marks on a line, such as what several groups think on average: each near its place, none upon
 * another.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_TUI_TRACK_H
#define RUNDE_TUI_TRACK_H

/* Where COUNT marks begin on a line of COLUMNS, in PLACES: each of these WIDTHS, at WANTED (ascending,
 * columns from 0) or, lest one lies upon another, beside it; in the same order, and altogether as near
 * to where they belong as can be (least squares, then whole columns). There must be room for all. */
void track_places(
	const double *wanted, const int *widths, int count, int columns, int *places);

#endif
