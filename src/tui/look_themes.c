/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The colours. Of 256 the numbers from 16 on are the same everywhere; below 16 each terminal mixes
 * its own, so those rows keep to what is dark or bright on all of them. No bold black or red on a
 * bright ground: with 8 and 16 colours many terminals show bold as brighter.
 */
#include "tui/look.h"

/* Plain is what the rest is measured against. */
const attr_t look_plain[LOOK_COUNT] = {
	[LOOK_PLAIN] = A_NORMAL,
	[LOOK_STRONG] = A_BOLD,
	[LOOK_QUIET] = A_DIM,
	[LOOK_KEY] = A_BOLD,
	[LOOK_BAR] = A_NORMAL,
	[LOOK_CHOSEN] = A_REVERSE,
	[LOOK_GOOD] = A_NORMAL,
	[LOOK_WARNING] = A_BOLD | A_UNDERLINE,
	[LOOK_DESK] = A_REVERSE,
};

enum {
	OWN = LOOK_OWN,
	BLACK = COLOR_BLACK, RED = COLOR_RED, GREEN = COLOR_GREEN, YELLOW = COLOR_YELLOW,
	BLUE = COLOR_BLUE, MAGENTA = COLOR_MAGENTA, CYAN = COLOR_CYAN, WHITE = COLOR_WHITE,
	BRIGHT = 8, /* the second half of 16 */
	BLACKEST = 16, WHITEST = 231, /* of 256 */
};

const struct look_row look_themes[THEME_MONO][LOOK_COUNT] = {
	/* Of middle brightness: the terminal's ground may be dark or bright. */
	[THEME_CALM] = {
		[LOOK_PLAIN] = {{OWN, OWN, 0}, {OWN, OWN, 0}, {OWN, OWN, 0}},
		[LOOK_STRONG] = {{OWN, OWN, A_BOLD}, {OWN, OWN, A_BOLD}, {OWN, OWN, A_BOLD}},
		[LOOK_QUIET] = {{245, OWN, 0}, {BRIGHT + BLACK, OWN, 0}, {OWN, OWN, A_DIM}},
		[LOOK_KEY] = {{OWN, OWN, A_BOLD}, {OWN, OWN, A_BOLD}, {OWN, OWN, A_BOLD}},
		[LOOK_BAR] = {{32, OWN, 0}, {BRIGHT + BLUE, OWN, 0}, {CYAN, OWN, 0}},
		[LOOK_CHOSEN] = {{WHITEST, 25, A_BOLD}, {BRIGHT + WHITE, BLUE, A_BOLD},
			{WHITE, BLUE, A_BOLD}},
		[LOOK_GOOD] = {{29, OWN, 0}, {GREEN, OWN, 0}, {GREEN, OWN, 0}},
		[LOOK_WARNING] = {{166, OWN, A_BOLD}, {BRIGHT + RED, OWN, A_BOLD}, {RED, OWN, A_BOLD}},
		[LOOK_DESK] = {{WHITEST, 90, A_BOLD}, {BRIGHT + WHITE, MAGENTA, A_BOLD},
			{WHITE, MAGENTA, A_BOLD}},
	},
	/* No greys: a beamer loses them first. */
	[THEME_CONTRAST] = {
		[LOOK_PLAIN] = {{WHITEST, BLACKEST, 0}, {BRIGHT + WHITE, BLACK, 0}, {WHITE, BLACK, 0}},
		[LOOK_STRONG] = {{WHITEST, BLACKEST, A_BOLD}, {BRIGHT + WHITE, BLACK, A_BOLD},
			{WHITE, BLACK, A_BOLD}},
		[LOOK_QUIET] = {{159, BLACKEST, 0}, {BRIGHT + CYAN, BLACK, 0}, {CYAN, BLACK, 0}},
		[LOOK_KEY] = {{226, BLACKEST, A_BOLD}, {BRIGHT + YELLOW, BLACK, A_BOLD},
			{YELLOW, BLACK, A_BOLD}},
		[LOOK_BAR] = {{226, BLACKEST, 0}, {BRIGHT + YELLOW, BLACK, 0}, {YELLOW, BLACK, A_BOLD}},
		[LOOK_CHOSEN] = {{BLACKEST, 226, A_BOLD}, {BLACK, BRIGHT + YELLOW, 0}, {BLACK, YELLOW, 0}},
		[LOOK_GOOD] = {{51, BLACKEST, A_BOLD}, {BRIGHT + CYAN, BLACK, A_BOLD},
			{CYAN, BLACK, A_BOLD}},
		[LOOK_WARNING] = {{209, BLACKEST, A_BOLD}, {BRIGHT + RED, BLACK, A_BOLD},
			{MAGENTA, BLACK, A_BOLD}},
		[LOOK_DESK] = {{WHITEST, 90, A_BOLD}, {BRIGHT + WHITE, MAGENTA, A_BOLD},
			{WHITE, MAGENTA, A_BOLD}},
	},
	[THEME_LIGHT] = {
		[LOOK_PLAIN] = {{BLACKEST, WHITEST, 0}, {BLACK, BRIGHT + WHITE, 0}, {BLACK, WHITE, 0}},
		[LOOK_STRONG] = {{BLACKEST, WHITEST, A_BOLD}, {BLUE, BRIGHT + WHITE, A_BOLD},
			{BLUE, WHITE, 0}},
		[LOOK_QUIET] = {{240, WHITEST, 0}, {BLACK, BRIGHT + WHITE, A_DIM}, {BLACK, WHITE, A_DIM}},
		[LOOK_KEY] = {{25, WHITEST, A_BOLD}, {BLUE, BRIGHT + WHITE, A_BOLD}, {BLUE, WHITE, 0}},
		[LOOK_BAR] = {{25, WHITEST, 0}, {BLUE, BRIGHT + WHITE, 0}, {BLUE, WHITE, 0}},
		[LOOK_CHOSEN] = {{WHITEST, 25, A_BOLD}, {BRIGHT + WHITE, BLUE, A_BOLD},
			{WHITE, BLUE, A_BOLD}},
		[LOOK_GOOD] = {{23, WHITEST, A_BOLD}, {BLUE, BRIGHT + WHITE, 0}, {BLUE, WHITE, 0}},
		[LOOK_WARNING] = {{124, WHITEST, A_BOLD}, {RED, BRIGHT + WHITE, A_UNDERLINE},
			{RED, WHITE, 0}},
		[LOOK_DESK] = {{WHITEST, 90, A_BOLD}, {BRIGHT + WHITE, MAGENTA, A_BOLD},
			{WHITE, MAGENTA, A_BOLD}},
	},
};
