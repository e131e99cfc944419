/*
 * Right-to-left text on a screen whose frame runs from left to right.
 *
 * A cell holds its character where it comes in the text, and a terminal may turn the letters around for
 * the reader: VTE (GNOME, Xfce …), Konsole, mlterm and mintty apply Unicode's bidirectional algorithm to
 * each row, others show them as they come. To the algorithm a row is a sentence. A number behind an
 * Arabic name belongs to it, and so does the line behind the number: of
 *
 *	│  محمد   53 │ 12
 *
 * the numbers change places and the frame moves. What helps everywhere is a mark that reads as a Latin
 * letter and takes no column, U+200E, behind the last letter of what runs from right to left; and one
 * before the first in a row without other letters, by which some terminals guess where a row begins.
 * Numbers between two such words stay theirs, for sentences have numbers.
 *
 * It is a combining character of the letter's own cell, so curses, tmux and screen count nothing for
 * it, and the console of Linux leaves it out. Isolates (U+2066 to U+2069) would say the same better, but
 * Konsole does not know them, mintty once took them the wrong way round, and the console of Linux gives
 * each a column. The mode that turns reordering off (CSI 8 l) would keep the frame and make the words
 * unreadable.
 *
 * The marks are put on the finished screen only: no text that is measured, stored or exported has them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_TUI_BIDI_H
#define RUNDE_TUI_BIDI_H

#include <stdbool.h>
#include <wchar.h>

#define BIDI_MARK L'\u200E'

/* Whether CODE is a letter, mark or digit of what is written from right to left. */
bool bidi_right_to_left(wchar_t code);

/* Puts the marks on ROW of the curses screen. */
void bidi_mark_row(int row);

#endif
