/* The themes, measured: contrast by WCAG 2.2, success criterion 1.4.3, and how far apart what stands
 * side by side stays for the colour-blind, by Machado, Oliveira and Fernandes, A Physiologically-based
 * Model for Simulation of Color Vision Deficiency, IEEE Transactions on Visualization and Computer
 * Graphics 15 (2009), the matrices for severity 1.0, and the distance in CIELAB (CIE 1976).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/look.h"

#include <math.h>
#include <unistd.h>

#include "tap.h"
#include "wall.h"

struct colour {
	double red, green, blue; /* 0…1, linear */
};

static double
linear(int byte)
{
	double c = byte / 255.0;
	return c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

static struct colour
rgb(int red, int green, int blue)
{
	return (struct colour){ linear(red), linear(green), linear(blue) };
}

/* Of the 256 those above 15, which are the same in every terminal. */
static struct colour
palette(int number)
{
	static const int levels[] = { 0, 95, 135, 175, 215, 255 };
	if (number < 16)
		bail("%d is mixed by each terminal for itself", number);
	int cube = number - 16, grey = 8 + 10 * (number - 232);
	return number >= 232 ? rgb(grey, grey, grey)
			     : rgb(levels[cube / 36], levels[cube / 6 % 6], levels[cube % 6]);
}

static double
luminance(struct colour c)
{
	return 0.2126 * c.red + 0.7152 * c.green + 0.0722 * c.blue;
}

static double
contrast(struct colour a, struct colour b)
{
	double first = luminance(a) + 0.05, second = luminance(b) + 0.05;
	return first > second ? first / second : second / first;
}

enum { NORMAL, PROTANOPIA, DEUTERANOPIA, TRITANOPIA, EYES };

static const char *const eyes[EYES] = { "all colours", "protanopia", "deuteranopia", "tritanopia" };

static const double machado[EYES][3][3] = {
	{ { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } },
	{ { 0.152286, 1.052583, -0.204868 }, { 0.114503, 0.786281, 0.099216 },
		{ -0.003882, -0.048116, 1.051998 } },
	{ { 0.367322, 0.860646, -0.227968 }, { 0.280085, 0.672501, 0.047413 },
		{ -0.011820, 0.042940, 0.968881 } },
	{ { 1.255528, -0.076749, -0.178779 }, { -0.078411, 0.930809, 0.147602 },
		{ 0.004733, 0.691367, 0.303900 } },
};

static double
within(double value)
{
	return fmin(1, fmax(0, value));
}

static struct colour
seen_by(int eye, struct colour c)
{
	const double(*m)[3] = machado[eye];
	return (struct colour){
		within(m[0][0] * c.red + m[0][1] * c.green + m[0][2] * c.blue),
		within(m[1][0] * c.red + m[1][1] * c.green + m[1][2] * c.blue),
		within(m[2][0] * c.red + m[2][1] * c.green + m[2][2] * c.blue),
	};
}

static double
cube_root(double t)
{
	return t > 216.0 / 24389 ? cbrt(t) : (24389.0 / 27 * t + 16) / 116;
}

/* The distance in CIELAB of what EYE sees, for the white D65. */
static double
distance(int eye, struct colour first, struct colour second)
{
	double lab[2][3];
	for (int i = 0; i < 2; i++) {
		struct colour c = seen_by(eye, i ? second : first);
		double x = cube_root((0.4124 * c.red + 0.3576 * c.green + 0.1805 * c.blue) / 0.9505);
		double y = cube_root(luminance(c));
		double z = cube_root((0.0193 * c.red + 0.1192 * c.green + 0.9505 * c.blue) / 1.0890);
		lab[i][0] = 116 * y - 16;
		lab[i][1] = 500 * (x - y);
		lab[i][2] = 200 * (y - z);
	}
	return sqrt(pow(lab[0][0] - lab[1][0], 2) + pow(lab[0][1] - lab[1][1], 2)
		+ pow(lab[0][2] - lab[1][2], 2));
}

/* Known results of the formulas. */
static void
test_formulas(void)
{
	ok(fabs(contrast(palette(16), palette(231)) - 21) < 1e-9, "black and white: 21");
	ok(fabs(contrast(palette(243), palette(231)) - 4.54) < 0.01, "#767676 on white: 4.54");
	ok(fabs(distance(NORMAL, palette(16), palette(231)) - 100) < 0.1, "black is 100 from white");
	ok(distance(DEUTERANOPIA, rgb(180, 0, 0), rgb(110, 100, 0)) < 15
			&& distance(NORMAL, rgb(180, 0, 0), rgb(110, 100, 0)) > 60,
		"red and olive are one to the green-blind");
	for (int eye = 1; eye < EYES; eye++)
		for (int row = 0; row < 3; row++)
			if (fabs(machado[eye][row][0] + machado[eye][row][1] + machado[eye][row][2] - 1) > 2e-6)
				ok(false, "%s leaves grey grey", eyes[eye]);
}

static void
test_contrast(int theme, double least)
{
	for (int look = 0; look < LOOK_COUNT; look++) {
		const struct look_paint *many = &look_themes[theme][look].many;
		if (theme == THEME_CALM && many->ground == LOOK_OWN) {
			if (many->text == LOOK_OWN)
				continue;
			double dark = contrast(palette(many->text), palette(16)),
			       bright = contrast(palette(many->text), palette(231));
			ok(dark >= 4.5 && bright >= 3, "%s: look %d on a ground that is dark, %.2f, or bright, %.2f",
				theme_words[theme], look, dark, bright);
			continue;
		}
		double ratio = contrast(palette(many->text), palette(many->ground));
		ok(ratio >= least, "%s: look %d, %.2f", theme_words[theme], look, ratio);
	}
}

/* What is beside each other in one picture: done and late, votes and the highest resistance. */
static void
test_colour_blind(int theme)
{
	static const enum look pairs[][2] = {
		{ LOOK_GOOD, LOOK_WARNING }, { LOOK_BAR, LOOK_WARNING } };
	for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++) {
		for (int eye = 0; eye < EYES; eye++) {
			double apart = distance(eye, palette(look_themes[theme][pairs[i][0]].many.text),
				palette(look_themes[theme][pairs[i][1]].many.text));
			ok(apart >= 25, "%s: looks %d and %d for %s, %.0f", theme_words[theme], pairs[i][0],
				pairs[i][1], eyes[eye], apart);
		}
	}
}

/* The one ground of a theme is under everything but what is marked by its ground. */
static void
test_grounds(int theme)
{
	for (int look = 0; look < LOOK_COUNT; look++) {
		const struct look_row *row = &look_themes[theme][look], *plain = &look_themes[theme][LOOK_PLAIN];
		bool marked = look == LOOK_CHOSEN || look == LOOK_DESK;
		bool same = row->many.ground == plain->many.ground
			&& row->sixteen.ground == plain->sixteen.ground && row->eight.ground == plain->eight.ground;
		ok(same == !marked, "%s: the ground of look %d is %s", theme_words[theme], look,
			marked ? "its own" : "the theme's");
		ok(row->eight.text < 8 && row->eight.ground < 8 && row->sixteen.text < 16
				&& row->sixteen.ground < 16,
			"%s: look %d is in the smaller palettes", theme_words[theme], look);
		ok((row->eight.text != row->eight.ground && row->sixteen.text != row->sixteen.ground)
				|| row->eight.text == LOOK_OWN,
			"%s: and can be read in them", theme_words[theme]);
	}
}

static bool
differ(enum look a, enum look b)
{
	short first, second;
	attr_t one = look_attributes(a, &first), two = look_attributes(b, &second);
	return one != two || first != second;
}

/* How many cells of the screen are not on GROUND, -1 the terminal's own. */
static int
cells_elsewhere(short ground)
{
	int count = 0;
	for (int row = 0; row < LINES; row++) {
		for (int column = 0; column < COLS; column++) {
			cchar_t cell;
			wchar_t wide[CCHARW_MAX + 1];
			attr_t attributes;
			short pair, text, under = -1;
			mvin_wch(row, column, &cell);
			getcchar(&cell, wide, &attributes, &pair, NULL);
			if (pair > 0)
				pair_content(pair, &text, &under);
			count += under != ground;
		}
	}
	return count;
}

static void
draw_something(void)
{
	struct canvas screen = canvas_begin(), part = canvas_part(&screen, 5, 5, 10, 40);
	canvas_rule(&screen, 1);
	canvas_text(&screen, 3, 2, 20, LOOK_QUIET, "quiet");
	canvas_clear(&part);
	canvas_text(&part, 2, 2, 20, LOOK_WARNING, "Żółć 李 e\u0301");
	canvas_bar(&part, 3, 0, 20, 0.33);
	canvas_column(&part, 4, 30, 5, 3, LOOK_WARNING, 0.7);
	canvas_large(&screen, 17, 2, 60, 5, "12:34");
	canvas_end();
}

static void
test_terminal(const char *type, int colours, bool own)
{
	if (!wall_open(type, 24, 80, true)) {
		diag("no description of %s", type);
		return;
	}
	static const enum look marked[] = { LOOK_CHOSEN, LOOK_WARNING, LOOK_DESK };
	for (int theme = 0; theme < THEME_COUNT; theme++) {
		look_use((enum theme)theme);
		for (size_t i = 0; i < sizeof(marked) / sizeof(marked[0]); i++)
			ok(differ(marked[i], LOOK_PLAIN), "%s, %s: look %d is not plain", type, theme_words[theme],
				marked[i]);
		ok(differ(LOOK_CHOSEN, LOOK_BAR) && differ(LOOK_DESK, LOOK_STRONG) && differ(LOOK_GOOD, LOOK_WARNING),
			"%s, %s: what is chosen, the desk and what is late are marked", type, theme_words[theme]);
		short ground = -1;
		if (colours > 0 && theme != THEME_MONO) {
			const struct look_row *row = &look_themes[theme][LOOK_PLAIN];
			ground = colours >= 256 ? row->many.ground : colours >= 16 ? row->sixteen.ground : row->eight.ground;
			if (ground == LOOK_OWN && !own)
				ground = COLOR_BLACK;
		}
		draw_something();
		is_int(cells_elsewhere(ground), 0, "%s, %s: every cell is on its ground", type, theme_words[theme]);
		resizeterm(40, 120);
		draw_something();
		is_int(cells_elsewhere(ground), 0, "%s, %s: and when there are more of them", type, theme_words[theme]);
		resizeterm(24, 80);
	}
}

/* One with 16 colours, and one with colours of which none is its own. */
static void
test_made_up(void)
{
	char folder[] = "/tmp/runde-terminfo.XXXXXX";
	if (!mkdtemp(folder))
		bail("no folder");
	char *make = mem_printf("printf 'runde-bare|colours but no way back,\n\tuse=xterm, op@, oc@,\n"
				"runde-16|sixteen colours,\n\tcolors#16, pairs#256, use=xterm-256color,\n'"
				" >%s/source && tic -x -o %s %s/source >%s/said 2>&1", folder, folder, folder, folder);
	char *remove = mem_printf("rm -rf %s", folder);
	bool made = system(make) == 0;
	setenv("TERMINFO", folder, 1);
	if (made) {
		test_terminal("runde-16", 16, true);
		test_terminal("runde-bare", 8, false);
	} else {
		diag("tic is not here");
	}
	unsetenv("TERMINFO");
	ok(system(remove) == 0, "what was made is removed");
	free(make);
	free(remove);
}

/* Another theme is another picture at once, and the same one is none. */
static void
test_change(void)
{
	if (!wall_open("xterm-256color", 24, 80, true))
		return;
	short before, after;
	look_use(THEME_LIGHT);
	draw_something();
	look_attributes(LOOK_STRONG, &before);
	ok(!is_cleared(curscr), "a frame is drawn");
	look_use(THEME_LIGHT);
	ok(!is_cleared(curscr), "the same theme sends nothing");
	look_use(THEME_MONO);
	look_attributes(LOOK_STRONG, &after);
	ok(is_cleared(curscr) && before != after && after == 0, "another one sends all of it");
	draw_something();
	is_int(cells_elsewhere(-1), 0, "and leaves no colour");
}

int
main(void)
{
	test_formulas();
	for (int theme = 0; theme < THEME_MONO; theme++) {
		test_contrast(theme, theme == THEME_CONTRAST ? 7 : 4.5);
		test_colour_blind(theme);
		test_grounds(theme);
	}
	for (int theme = 0; theme < THEME_COUNT; theme++)
		is_int(theme_find(theme_words[theme]), theme, "%s is found", theme_words[theme]);
	is_int(theme_find("Calm"), -1, "and nothing else");
	is_int(theme_find(""), -1, "nor nothing");
	test_terminal("xterm-256color", 256, true);
	test_terminal("xterm", 8, true);
	test_terminal("linux", 8, true);
	test_terminal("screen", 8, true);
	test_terminal("tmux-256color", 256, true);
	test_terminal("ansi", 8, true);
	test_terminal("vt100", 0, false);
	test_made_up();
	test_change();
	wall_close();
	return done_testing();
}
