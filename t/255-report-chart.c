/* Drawings in the rows of a chart: what they say to those who cannot see them, and that everyone else can
 * tell them apart and read their letters.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/chart.h"

#include "core/mem.h"
#include "tap.h"

#include <locale.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static struct document *document;

static void
begin(enum document_format format)
{
	document = document_new(format, DOCUMENT_MINUTES, "Chart", "en");
}

static char *
end(void)
{
	struct buffer out = {.bytes = NULL};
	document_finish(document, &out);
	return buffer_take(&out);
}

static int
count_of(const char *text, const char *what)
{
	int count = 0;
	for (const char *at = text; (at = strstr(at, what)); at += strlen(what))
		count++;
	return count;
}

/* --- contrast ----------------------------------------------------------------------------------- */

/* The relative luminance of `#rrggbb` or `#rgb` (WCAG 2.2). */
static double
luminance(const char *colour)
{
	static const double weights[] = {0.2126, 0.7152, 0.0722};
	double sum = 0;
	bool is_short = strspn(colour + 1, "0123456789abcdef") == 3;
	for (int i = 0; i < 3; i++) {
		char digits[3] = {colour[1 + (is_short ? i : 2 * i)], colour[is_short ? 1 + i : 2 + 2 * i], '\0'};
		double c = (double)strtol(digits, NULL, 16) / 255;
		sum += weights[i] * (c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4));
	}
	return sum;
}

static double
contrast(const char *a, const char *b)
{
	double x = luminance(a), y = luminance(b);
	return x > y ? (x + 0.05) / (y + 0.05) : (y + 0.05) / (x + 0.05);
}

/* The least contrast of letters on what was filled before them. */
static double
least_contrast(const char *html)
{
	double least = 21;
	const char *ground = NULL;
	for (const char *at = strstr(html, "<svg"); at && (at = strstr(at, "<")); at++) {
		const char *fill = strstr(at, "fill=\"");
		if (!fill)
			break;
		if (strncmp(at, "<rect", 5) == 0 || strncmp(at, "<path", 5) == 0)
			ground = fill + 6;
		if (strncmp(at, "<text", 5) == 0 && ground)
			least = fmin(least, contrast(fill + 6, ground));
	}
	return least;
}

static void
test_contrast(void)
{
	static const char *const labels[] = {"a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k"};
	const int64_t votes[] = {5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5};
	double least = 21;
	int numbers = 0;
	for (int count = 2; count <= 11; count++) {
		begin(DOCUMENT_HTML);
		chart_stack(document, votes, labels, count);
		char *html = end();
		least = fmin(least, least_contrast(html));
		numbers += count_of(html, "</text>");
		free(html);
	}
	is_int(numbers, 65, "each level that is wide enough has its number");
	ok(least >= 4.5, "letters on all levels are read (%.2f)", least);

	static const char *const marks[] = {
		"●A", "■B", "▲C", "◆D", "○E", "□F", "△G", "◇H", "▼I", "★J", "☆K", "◎L"};
	double ground = 21;
	least = 21;
	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
		begin(DOCUMENT_HTML);
		chart_mark(document, marks[i]);
		char *html = end();
		const char *fill = strstr(strstr(html, "<path"), "fill=\"") + 6;
		const char *line = strstr(fill, "stroke=\"") + 8;
		least = fmin(least, least_contrast(html));
		ground = fmin(ground, contrast(strncmp(fill, "#fff", 4) == 0 ? line : fill, "#fff"));
		is_int(count_of(html, "</text>"), 1, "%s has its letter", marks[i]);
		free(html);
	}
	ok(least >= 4.5, "letters in all marks are read (%.2f)", least);
	ok(ground >= 3, "all marks stand out from the page (%.2f)", ground);
}

/* --- what is said --------------------------------------------------------------------------------- */

static void
test_bars(void)
{
	struct chart_bar bars[] = {{.share = 0.5}, {.share = 2}, {.share = -1}, {.share = NAN, .before = true}};
	begin(DOCUMENT_HTML);
	chart_bars(document, bars, 4, 0.25);
	char *html = end();
	is_int(count_of(html, "<rect"), 4, "a bar each");
	ok(strstr(html, "width=\"50.00%\"") && strstr(html, "width=\"100.00%\""), "as long as it should be, not longer");
	ok(!strstr(html, "nan%") && !strstr(html, "=\"-"), "and never anything else");
	ok(strstr(html, "stroke-dasharray"), "with a line");
	ok(strstr(html, "aria-hidden=\"true\"") && !strstr(html, "role=\"img\""), "their numbers stand beside them");
	free(html);

	begin(DOCUMENT_MARKDOWN);
	chart_bars(document, bars, 1, -1);
	char *text = end();
	is_str(text, "██████████\n", "in Markdown they are made of blocks");
	free(text);
}

static void
test_stack(void)
{
	const int64_t votes[] = {1, 0, 97}, none[] = {0, 0, 0};
	const char *const labels[] = {"<no> & \"never\"", "b\xE2\x80\xAE", "yes\n]]>"};
	begin(DOCUMENT_HTML);
	chart_stack(document, votes, labels, 3);
	char *html = end();
	ok(strstr(html, "role=\"img\""), "levels say what they show");
	ok(strstr(html, "&#60;no&#62; &#38; &#34;never&#34;: 1, b : 0, yes ]]&#62;: 97"), "each with its number, as text");
	is_int(count_of(html, "<rect"), 2, "nothing is drawn of none");
	is_int(count_of(html, "</text>"), 1, "a number stands where it has room");
	free(html);
	begin(DOCUMENT_HTML);
	chart_stack(document, none, labels, 3);
	html = end();
	is_int(count_of(html, "<rect"), 0, "nobody is no bar");
	free(html);
	begin(DOCUMENT_MARKDOWN);
	chart_stack(document, votes, labels, 3);
	char *text = end();
	is_str(text, "1 · 0 · 97\n", "in Markdown they are numbers");
	free(text);
}

static void
test_points(void)
{
	const struct chart_point points[] = {
		{1, "●A", "Administration"}, {1, "■B", "Business"}, {5, "★S", "Self-check"}};
	begin(DOCUMENT_HTML);
	chart_points(document, 1, 5, points, 3);
	char *html = end();
	ok(strstr(html, "aria-label=\"Administration: 1.0, Business: 1.0, Self-check: 5.0\""), "marks are named");
	ok(strstr(html, "x=\"5.00%\" y=\"12\"") && strstr(html, "x=\"5.00%\" y=\"30\""),
		"what would lie upon each other lies below each other");
	ok(strstr(html, "x=\"95.00%\" y=\"12\""), "at the place of their value");
	free(html);
	begin(DOCUMENT_HTML);
	chart_points(document, 3, 3, points, 1);
	html = end();
	ok(strstr(html, "x=\"50.00%\"") && !strstr(html, "nan%"), "a scale without length has a middle");
	free(html);
	begin(DOCUMENT_MARKDOWN);
	chart_points(document, 1, 5, points, 3);
	char *text = end();
	is_str(text, "●A 1.0 · ■B 1.0 · ★S 5.0\n", "in Markdown they say their numbers");
	free(text);
}

static void
test_spread(void)
{
	struct summary summary = {.min = {true, 0}, .q1 = {true, 20}, .median = {true, 30}, .q3 = {true, 40},
		.max = {true, 1000}};
	begin(DOCUMENT_HTML);
	chart_spread(document, 0, 100, &summary);
	char *html = end();
	is_int(count_of(html, "<line"), 3, "a line that goes on beyond has no end");
	is_int(count_of(html, "<rect"), 1, "the middle half is a box");
	free(html);
	begin(DOCUMENT_HTML);
	chart_spread(document, 0, 100, &(struct summary){.ballots = 0});
	html = end();
	is_int(count_of(html, "<line"), 0, "nothing is drawn of nothing");
	free(html);
}

int
main(void)
{
	setlocale(LC_CTYPE, "C.UTF-8");
	test_contrast();
	test_bars();
	test_stack();
	test_points();
	test_spread();
	return done_testing();
}
