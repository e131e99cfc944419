/*
 * What the drawings of report/chart.h are made of; nobody else needs it. Lengths across are shares of
 * the width.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_REPORT_CHART_DRAW_H
#define RUNDE_REPORT_CHART_DRAW_H

#include "core/buffer.h"
#include "report/document.h"

#define CHART_BAR    "#0b5fa5"
#define CHART_LINE   "#767676"
#define CHART_STRONG "#a8330f"

/* SAID is for those who listen; NULL: its numbers stand beside it. */
void chart_begin(struct buffer *svg, int height, const char *said);
/* Hands the drawing on and frees it; TEXT stands for it where nothing can be drawn. */
void chart_end(struct document *document, struct buffer *svg, const char *text);

/* A percent, without a locale's comma and without a fraction that nobody sees. */
void chart_percent(char out[16], double share);
void chart_escape(struct buffer *svg, const char *text);
void chart_line(struct buffer *svg, double from, double to, int top, int bottom, const char *style);

/* Where AT lies on a scale, with room at both ends for half a mark. */
double chart_at(double lowest, double highest, double at);
/* Lines at the whole numbers of the scale, if they are few. */
void chart_scale(struct buffer *svg, double lowest, double highest, int height);

#endif
