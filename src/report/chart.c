/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lengths across are percents of the width, so that nothing is distorted however wide the page is; lengths
 * down and letters are in CSS pixels.
 */
#include "report/chart.h"

#include "core/buffer.h"
#include "core/mem.h"
#include "core/spoken.h"
#include "core/text.h"
#include "report/chart_draw.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
	BAR = 13,       /* high; of several they are thinner */
	BAR_SEVERAL = 9,
	STACK = 18,
	MARK = 9,       /* half a mark */
	LANE = 18,      /* from one mark to the next below it */
	LINE_STEPS = 12, /* lines across a scale, at most */
	BLOCKS = 20,    /* in Markdown */
};

/* Dark enough that white letters in them are read, and told apart by those who see no red or green;
 * in grey the letters and shapes do it. */
static const char *const mark_colours[] = {
	"#0b5fa5", "#a8330f", "#1b6e3c", "#6a3d9a", "#7a5200", "#9c1f63", "#00696f", "#4d5a1f", "#444444",
};

/* --- small things -------------------------------------------------------------------------- */

static double
held(double share)
{
	return !(share > 0) ? 0 : share > 1 ? 1 : share;
}

void
chart_percent(char out[16], double share)
{
	unsigned hundredths = (unsigned)lround(held(share) * 10000) % 10001;
	snprintf(out, 16, "%u.%02u%%", hundredths / 100 % 101, hundredths % 100);
}

void
chart_escape(struct buffer *svg, const char *text)
{
	size_t n = strlen(text);
	for (size_t at = 0; at < n;) {
		uint32_t code;
		char bytes[4];
		at = text_code(text, n, at, &code);
		bool control = code < ' ' || (code >= 0x7F && code < 0xA0) || code == 0xFEFF
			|| (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
		if (control || code == 0x2028 || code == 0x2029)
			buffer_add_char(svg, ' ');
		else if (code == '<' || code == '>' || code == '&' || code == '"')
			buffer_printf(svg, "&#%u;", (unsigned)code);
		else if ((code & 0xFFFE) == 0xFFFE || (code >= 0xFDD0 && code <= 0xFDEF))
			buffer_add(svg, "\xEF\xBF\xBD");
		else
			buffer_add_n(svg, bytes, text_encode(code, bytes));
	}
}

void
chart_begin(struct buffer *svg, int height, const char *said)
{
	buffer_printf(svg, "<svg class=\"chart\" width=\"100%%\" height=\"%d\"", height);
	if (!said) {
		buffer_add(svg, " aria-hidden=\"true\" focusable=\"false\">");
		return;
	}
	buffer_add(svg, " role=\"img\" focusable=\"false\" aria-label=\"");
	chart_escape(svg, said);
	buffer_add(svg, "\"><title>");
	chart_escape(svg, said);
	buffer_add(svg, "</title>");
}

void
chart_end(struct document *document, struct buffer *svg, const char *text)
{
	buffer_add(svg, "</svg>");
	document_picture(document, buffer_text(svg), text);
	buffer_free(svg);
}

static void
add_rect(struct buffer *svg, double from, double width, int top, int height, const char *style)
{
	char x[16], w[16];
	chart_percent(x, from);
	chart_percent(w, width);
	buffer_printf(svg, "<rect x=\"%s\" y=\"%d\" width=\"%s\" height=\"%d\" %s/>", x, top, w, height,
		style);
}

void
chart_line(struct buffer *svg, double from, double to, int top, int bottom, const char *style)
{
	char a[16], b[16];
	chart_percent(a, from);
	chart_percent(b, to);
	buffer_printf(svg, "<line x1=\"%s\" x2=\"%s\" y1=\"%d\" y2=\"%d\" %s/>", a, b, top, bottom, style);
}

/* --- bars ---------------------------------------------------------------------------------- */

static void
add_blocks(struct buffer *text, double share)
{
	static const char *const parts[] = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
	int eighths = (int)lround(held(share) * BLOCKS * 8);
	for (int i = 0; i < eighths / 8; i++)
		buffer_add(text, "█");
	buffer_add(text, parts[eighths % 8]);
}

void
chart_bars(struct document *document, const struct chart_bar *bars, int count, double line)
{
	struct buffer svg = {.bytes = NULL}, text = {.bytes = NULL};
	int high = count > 1 ? BAR_SEVERAL : BAR, pitch = high + 2;
	chart_begin(&svg, count * pitch + 2, NULL);
	for (int i = 0; i < count; i++) {
		/* the hollow one is inside its line */
		add_rect(&svg, 0, bars[i].share, 2 + i * pitch, high - 1, bars[i].before
			? "fill=\"#fff\" stroke=\"" CHART_BAR "\" stroke-width=\"1.5\""
			: "fill=\"" CHART_BAR "\"");
		if (i > 0)
			buffer_add(&text, "\n");
		add_blocks(&text, bars[i].share);
	}
	if (line >= 0)
		chart_line(&svg, line, line, 0, count * pitch + 2,
			"stroke=\"#000\" stroke-width=\"1.5\" stroke-dasharray=\"3 2\"");
	chart_end(document, &svg, buffer_text(&text));
	buffer_free(&text);
}

/* --- levels -------------------------------------------------------------------------------- */

/* The shade of a level, from light to dark; whether letters on it are white. */
static bool
shade_of(int index, int count, char out[8])
{
	static const int light[] = {0xE6, 0xEF, 0xF8}, dark[] = {0x08, 0x3A, 0x6B};
	double share = count > 1 ? (double)index / (count - 1) : 1;
	int colour[3];
	for (int i = 0; i < 3; i++)
		colour[i] = (int)lround(light[i] + share * (dark[i] - light[i]));
	snprintf(out, 8, "#%02x%02x%02x", (unsigned)colour[0] & 0xFF, (unsigned)colour[1] & 0xFF,
		(unsigned)colour[2] & 0xFF);
	return share > 0.65; /* from there on white letters have more contrast than black ones */
}

static void
shade_style(int index, int count, char out[64], bool *white)
{
	char colour[8];
	*white = shade_of(index, count, colour);
	snprintf(out, 64, "fill=\"%s\" stroke=\"#083a6b\" stroke-width=\"1\"", colour);
}

void
chart_stack(struct document *document, const int64_t *votes, const char *const *labels, int count)
{
	struct buffer svg = {.bytes = NULL}, said = {.bytes = NULL}, text = {.bytes = NULL};
	int64_t all = 0, before = 0;
	for (int i = 0; i < count; i++) {
		all += votes[i];
		buffer_printf(&said, "%s%s: %lld", i > 0 ? ", " : "", labels[i], (long long)votes[i]);
		buffer_printf(&text, "%s%lld", i > 0 ? " · " : "", (long long)votes[i]);
	}
	chart_begin(&svg, STACK + 2, buffer_text(&said));
	for (int i = 0; i < count && all > 0; i++) {
		char style[64], middle[16];
		bool white;
		double share = (double)votes[i] / (double)all, from = (double)before / (double)all;
		before += votes[i];
		if (votes[i] == 0)
			continue;
		shade_style(i, count, style, &white);
		add_rect(&svg, from, share, 1, STACK, style);
		if (share < 0.035)
			continue;
		chart_percent(middle, from + share / 2);
		buffer_printf(&svg, "<text x=\"%s\" y=\"%d\" text-anchor=\"middle\" fill=\"%s\">%lld</text>",
			middle, STACK - 5, white ? "#fff" : "#000", (long long)votes[i]);
	}
	chart_end(document, &svg, buffer_text(&text));
	buffer_free(&text);
	buffer_free(&said);
}

void
chart_shade(struct document *document, int index, int count)
{
	struct buffer svg = {.bytes = NULL};
	char style[64];
	bool white;
	shade_style(index, count, style, &white);
	buffer_printf(&svg, "<svg class=\"key\" width=\"14\" height=\"14\" aria-hidden=\"true\" "
		"focusable=\"false\"><rect x=\"1\" y=\"1\" width=\"12\" height=\"12\" %s/>", style);
	chart_end(document, &svg, "");
}

/* --- marks --------------------------------------------------------------------------------- */

/* The shapes of core/group_mark.h; in the middle is 0,0. */
static const struct shape {
	const char *sign, *path;
	bool hollow;
	int letter; /* how far below the middle letters stand */
	bool narrow; /* there is little room for them */
} shapes[] = {
	{"●", "M-9 0a9 9 0 1 0 18 0a9 9 0 1 0 -18 0z", false, 4, false},
	{"■", "M-8 -8h16v16h-16z", false, 4, false},
	{"▲", "M0 -10L10.5 8.5h-21z", false, 6, true},
	{"◆", "M0 -10.5L10.5 0L0 10.5L-10.5 0z", false, 4, false},
	{"○", "M-8.2 0a8.2 8.2 0 1 0 16.4 0a8.2 8.2 0 1 0 -16.4 0z", true, 4, false},
	{"□", "M-7.5 -7.5h15v15h-15z", true, 4, false},
	{"△", "M0 -9.5L10 8h-20z", true, 6, true},
	{"◇", "M0 -10L10 0L0 10L-10 0z", true, 4, false},
	{"▼", "M0 10L10.5 -8.5h-21z", false, 2, true},
	{"★", "M0 -11.5L3.2 -5.2L10.5 -4.5L5.4 0.8L7 8.5L0 5L-7 8.5L-5.4 0.8L-10.5 -4.5L-3.2 -5.2z", false, 3, true},
	{"☆", "M0 -11L3 -5L10 -4.3L5.2 0.8L6.6 8L0 4.7L-6.6 8L-5.2 0.8L-10 -4.3L-3 -5z", true, 3, true},
	{"◎", "M-8.2 0a8.2 8.2 0 1 0 16.4 0a8.2 8.2 0 1 0 -16.4 0z", true, 4, false},
};

enum { SHAPES = sizeof(shapes) / sizeof(shapes[0]),
	COLOURS = sizeof(mark_colours) / sizeof(mark_colours[0]) };

/* Of MARK its shape; *LETTERS is what stands behind it. */
static int
shape_of(const char *mark, const char **letters)
{
	for (int i = 0; i < SHAPES; i++) {
		size_t length = strlen(shapes[i].sign);
		if (strncmp(mark, shapes[i].sign, length) == 0) {
			*letters = mark + length;
			return i;
		}
	}
	*letters = "";
	return 4; /* people of no group: a ring without a letter */
}

/* A mark with its middle at the place where an svg was opened. */
static void
add_mark(struct buffer *svg, const char *mark)
{
	const char *letters;
	int nth = shape_of(mark, &letters);
	const struct shape *shape = &shapes[nth];
	const char *colour = mark_colours[nth % COLOURS];
	if (strcmp(shape->sign, "◎") == 0)
		colour = "#000000";
	buffer_printf(svg, "<path d=\"%s\" fill=\"%s\" stroke=\"%s\" stroke-width=\"%s\"/>", shape->path,
		shape->hollow ? "#fff" : colour, shape->hollow ? colour : "#fff",
		shape->hollow ? "1.8" : "1");
	if (!*letters)
		return;
	bool several = text_next(letters, strlen(letters), 0) < strlen(letters);
	buffer_printf(svg, "<text class=\"%s\" y=\"%d\" text-anchor=\"middle\" fill=\"%s\">",
		several || shape->narrow ? "small" : "mark", shape->letter, shape->hollow ? colour : "#fff");
	chart_escape(svg, letters);
	buffer_add(svg, "</text>");
}

/* Places of a scale lie from 5 to 95 percent. */
double
chart_at(double lowest, double highest, double at)
{
	double share = highest > lowest ? (at - lowest) / (highest - lowest) : 0.5;
	return 0.05 + 0.9 * held(share);
}

void
chart_scale(struct buffer *svg, double lowest, double highest, int height)
{
	if (highest - lowest > LINE_STEPS || !(highest > lowest)) {
		chart_line(svg, chart_at(0, 1, 0), chart_at(0, 1, 0), 0, height, "stroke=\"#b5b5b5\"");
		chart_line(svg, chart_at(0, 1, 1), chart_at(0, 1, 1), 0, height, "stroke=\"#b5b5b5\"");
		return;
	}
	for (double at = lowest; at <= highest + 1e-9; at++) {
		double x = chart_at(lowest, highest, at);
		chart_line(svg, x, x, 0, height, "stroke=\"#b5b5b5\"");
	}
}

/* In which lane each mark lies: the first where it touches no other. Returns how many there are. */
static int
find_lanes(double lowest, double highest, const struct chart_point *points, int count, int *lanes)
{
	static const double apart = 0.058; /* of the width, as wide as a mark on paper */
	int used = 1;
	for (int i = 0; i < count; i++) {
		bool free_here;
		lanes[i] = -1;
		do {
			free_here = true;
			lanes[i]++;
			for (int j = 0; j < i; j++) {
				double gap = fabs(chart_at(lowest, highest, points[i].at)
					- chart_at(lowest, highest, points[j].at));
				if (lanes[j] == lanes[i] && gap < apart)
					free_here = false;
			}
		} while (!free_here);
		used = lanes[i] + 1 > used ? lanes[i] + 1 : used;
	}
	return used;
}

void
chart_points(struct document *document, double lowest, double highest,
	const struct chart_point *points, int count)
{
	struct buffer svg = {.bytes = NULL}, said = {.bytes = NULL}, text = {.bytes = NULL};
	int *lanes = mem_new((size_t)count + 1, sizeof(*lanes));
	int used = find_lanes(lowest, highest, points, count, lanes), height = used * LANE + 7;
	double least = 1, most = 0;
	for (int i = 0; i < count; i++) {
		char *number = say_decimal(points[i].at);
		double x = chart_at(lowest, highest, points[i].at);
		least = x < least ? x : least;
		most = x > most ? x : most;
		buffer_printf(&said, "%s%s: %s", i > 0 ? ", " : "", points[i].label, number);
		buffer_printf(&text, "%s%s %s", i > 0 ? " · " : "", points[i].mark, number);
		free(number);
	}
	chart_begin(&svg, height, buffer_text(&said));
	chart_scale(&svg, lowest, highest, height);
	chart_line(&svg, chart_at(0, 1, 0), chart_at(0, 1, 1), 12, 12, "stroke=\"" CHART_LINE "\"");
	if (count > 1)
		chart_line(&svg, least, most, 12, 12, "stroke=\"" CHART_LINE "\" stroke-width=\"5\"");
	for (int i = count - 1; i >= 0; i--) {
		char x[16];
		chart_percent(x, chart_at(lowest, highest, points[i].at));
		buffer_printf(&svg, "<svg x=\"%s\" y=\"%d\" overflow=\"visible\">", x, 12 + lanes[i] * LANE);
		add_mark(&svg, points[i].mark);
		buffer_add(&svg, "</svg>");
	}
	chart_end(document, &svg, buffer_text(&text));
	buffer_free(&text);
	buffer_free(&said);
	free(lanes);
}

static void
add_number(struct buffer *svg, double x, double value)
{
	char at[16], *number = say_value(value);
	chart_percent(at, x);
	buffer_printf(svg, "<text x=\"%s\" y=\"12\" text-anchor=\"middle\">%s</text>", at, number);
	free(number);
}

void
chart_axis(struct document *document, double lowest, double highest)
{
	struct buffer svg = {.bytes = NULL}, said = {.bytes = NULL};
	char *from = say_value(lowest), *to = say_value(highest);
	buffer_printf(&said, "%s … %s", from, to);
	chart_begin(&svg, 16, buffer_text(&said));
	if (highest - lowest <= LINE_STEPS && highest > lowest) {
		for (double at = lowest; at <= highest + 1e-9; at++)
			add_number(&svg, chart_at(lowest, highest, at), at);
	} else {
		add_number(&svg, chart_at(lowest, highest, lowest), lowest);
		add_number(&svg, chart_at(lowest, highest, highest), highest);
	}
	chart_end(document, &svg, buffer_text(&said));
	buffer_free(&said);
	free(from);
	free(to);
}

void
chart_mark(struct document *document, const char *mark)
{
	struct buffer svg = {.bytes = NULL};
	buffer_add(&svg, "<svg class=\"key\" width=\"20\" height=\"20\" viewBox=\"0 0 24 24\" aria-hidden=\"true\" "
		"focusable=\"false\"><svg x=\"12\" y=\"12\" overflow=\"visible\">");
	add_mark(&svg, mark);
	buffer_add(&svg, "</svg>");
	chart_end(document, &svg, mark);
}

/* --- numbers ------------------------------------------------------------------------------- */

void
chart_spread(
	struct document *document, double lowest, double highest, const struct summary *summary)
{
	struct buffer svg = {.bytes = NULL};
	chart_begin(&svg, 24, NULL);
	if (summary->min.has && summary->max.has && summary->median.has) {
		double min = chart_at(lowest, highest, summary->min.is);
		double max = chart_at(lowest, highest, summary->max.is);
		double median = chart_at(lowest, highest, summary->median.is);
		chart_line(&svg, min, max, 12, 12, "stroke=\"" CHART_BAR "\" stroke-width=\"2\"");
		if (summary->min.is >= lowest)
			chart_line(&svg, min, min, 7, 17, "stroke=\"" CHART_BAR "\" stroke-width=\"2\"");
		if (summary->max.is <= highest)
			chart_line(&svg, max, max, 7, 17, "stroke=\"" CHART_BAR "\" stroke-width=\"2\"");
		if (summary->q1.has && summary->q3.has) {
			double q1 = chart_at(lowest, highest, summary->q1.is);
			double q3 = chart_at(lowest, highest, summary->q3.is);
			add_rect(&svg, q1, q3 - q1, 4, 16,
				"fill=\"#cfe0ef\" stroke=\"" CHART_BAR "\" stroke-width=\"1.5\"");
		}
		chart_line(&svg, median, median, 1, 23, "stroke=\"#000\" stroke-width=\"4\"");
	}
	chart_end(document, &svg, "");
}
