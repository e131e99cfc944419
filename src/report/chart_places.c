/* Places on the line of a scale, and one place over time.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/chart.h"

#include "core/mem.h"
#include "core/spoken.h"
#include "report/chart_draw.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
	RING = 4,    /* half of one */
	RING_LANE = 9,
	OWN = 6,
	LANES_MAX = 7, /* more places than that on one point lie upon each other */
	FRAME = 9,   /* above and below the outermost */
	CHANGE = 20, /* high */
};

static const double RING_APART = 0.027; /* of the width, on paper */

/* In which lane a place lies: the first where it touches no other, from the middle outwards. */
static void
find_lanes(double lowest, double highest, const struct chart_place *places, int count, int *lanes)
{
	for (int i = 0; i < count; i++) {
		bool taken[LANES_MAX] = {false};
		double x = chart_at(lowest, highest, places[i].at);
		for (int j = 0; j < i; j++) {
			if (fabs(x - chart_at(lowest, highest, places[j].at)) < RING_APART)
				taken[lanes[j]] = true;
		}
		lanes[i] = 0;
		while (lanes[i] + 1 < LANES_MAX && taken[lanes[i]])
			lanes[i]++;
		if (taken[lanes[i]])
			lanes[i] = 0;
	}
}

/* 0, 1, -1, 2, -2 … */
static int
offset_of(int lane)
{
	return lane % 2 ? (lane + 1) / 2 : -(lane / 2);
}

static void
add_place(struct buffer *svg, const struct chart_place *place, double x, int y)
{
	char at[16];
	chart_percent(at, x);
	if (place->own)
		buffer_printf(svg, "<svg x=\"%s\" y=\"%d\" overflow=\"visible\"><path d=\"M0 -%dL%d 0L0 %dL-%d 0z\" "
			"fill=\"" CHART_STRONG "\" stroke=\"#fff\">", at, y, OWN + 2, OWN + 2, OWN + 2, OWN + 2);
	else
		buffer_printf(svg, "<circle cx=\"%s\" cy=\"%d\" r=\"%d\" fill=\"#fff\" "
			"stroke=\"" CHART_BAR "\" stroke-width=\"1.6\">", at, y, RING);
	buffer_add(svg, "<title>");
	chart_escape(svg, place->label);
	buffer_add(svg, place->own ? "</title></path></svg>" : "</title></circle>");
}

void
chart_places(struct document *document, double lowest, double highest, const struct chart_place *places,
	int count, const struct network *network)
{
	struct buffer svg = {.bytes = NULL}, said = {.bytes = NULL};
	int *lanes = mem_new((size_t)count + 1, sizeof(*lanes)), used = 0;
	find_lanes(lowest, highest, places, count, lanes);
	for (int i = 0; i < count; i++) {
		char *number = say_decimal(places[i].at);
		int from = abs(offset_of(lanes[i]));
		used = from > used ? from : used;
		buffer_printf(&said, "%s%s: %s", i > 0 ? ", " : "", places[i].label, number);
		free(number);
	}
	int middle = FRAME + used * RING_LANE, height = 2 * middle;
	chart_begin(&svg, height, count > 0 ? buffer_text(&said) : NULL);
	chart_scale(&svg, lowest, highest, height);
	chart_line(&svg, chart_at(0, 1, 0), chart_at(0, 1, 1), middle, middle, "stroke=\"" CHART_LINE "\"");
	if (network && network->median.has) {
		double median = chart_at(lowest, highest, network->median.is);
		chart_line(&svg, chart_at(lowest, highest, network->lowest.is),
			chart_at(lowest, highest, network->highest.is), middle, middle,
			"stroke=\"" CHART_LINE "\" stroke-width=\"5\"");
		chart_line(&svg, median, median, 0, height, "stroke=\"#000\" stroke-width=\"3\"");
	}
	for (int pass = 0; pass < 2; pass++) {
		for (int i = 0; i < count; i++) {
			if (places[i].own == (pass == 1))
				add_place(&svg, &places[i], chart_at(lowest, highest, places[i].at),
					middle + offset_of(lanes[i]) * RING_LANE);
		}
	}
	chart_end(document, &svg, "");
	buffer_free(&said);
	free(lanes);
}

void
chart_change(struct document *document, double lowest, double highest, const double *values, int count)
{
	struct buffer svg = {.bytes = NULL};
	char at[16];
	int middle = CHANGE / 2;
	chart_begin(&svg, CHANGE, NULL);
	chart_scale(&svg, lowest, highest, CHANGE);
	chart_line(&svg, chart_at(0, 1, 0), chart_at(0, 1, 1), middle, middle, "stroke=\"" CHART_LINE "\"");
	for (int i = 1; i < count; i++)
		chart_line(&svg, chart_at(lowest, highest, values[i - 1]),
			chart_at(lowest, highest, values[i]), middle, middle,
			"stroke=\"" CHART_BAR "\" stroke-width=\"4\"");
	for (int i = 0; i + 1 < count; i++) {
		chart_percent(at, chart_at(lowest, highest, values[i]));
		buffer_printf(&svg, "<circle cx=\"%s\" cy=\"%d\" r=\"5\" fill=\"#fff\" stroke=\"" CHART_BAR
			"\" stroke-width=\"2\"/>", at, middle);
	}
	if (count > 0) {
		double last = values[count - 1], before = count > 1 ? values[count - 2] : last;
		const char *shape = last > before ? "M-8 -7L6 0L-8 7z" : last < before ? "M8 -7L-6 0L8 7z"
			: "M0 -7L7 0L0 7L-7 0z";
		chart_percent(at, chart_at(lowest, highest, last));
		buffer_printf(&svg, "<svg x=\"%s\" y=\"%d\" overflow=\"visible\"><path d=\"%s\" fill=\""
			CHART_STRONG "\" stroke=\"#fff\"/></svg>", at, middle, shape);
	}
	chart_end(document, &svg, "");
}
