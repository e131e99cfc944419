/*
 * What the screens are measured against: a bare ncurses program that opens the same file, counts
 * the votes and draws a frame of rows, one of them under a bar that Up and Down move.
 * It uses nothing of runde.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <curses.h>
#include <locale.h>
#include <sqlite3.h>
#include <stdlib.h>

static long long
count_votes(const char *path)
{
	sqlite3 *db;
	sqlite3_stmt *statement;
	if (sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK
		|| sqlite3_prepare_v2(db, "SELECT count(*) FROM vote", -1, &statement, NULL) != SQLITE_OK
		|| sqlite3_step(statement) != SQLITE_ROW)
		exit(1);
	long long votes = sqlite3_column_int64(statement, 0);
	sqlite3_finalize(statement);
	sqlite3_close(db);
	return votes;
}

static void
draw(long long votes, int cursor)
{
	erase();
	mvprintw(0, 1, "%lld votes", votes);
	mvhline(1, 0, ACS_HLINE, COLS);
	for (int row = 2; row < LINES - 2; row++) {
		if (row == cursor)
			attron(A_REVERSE);
		mvprintw(row, 4, "%2d  row of the frame", row);
		mvprintw(row, COLS - 20, "%d votes", row * 17 % 23);
		attroff(A_REVERSE);
	}
	mvhline(LINES - 2, 0, ACS_HLINE, COLS);
	mvaddstr(LINES - 1, 1, "Up Down: move   q: leave");
	refresh();
}

int
main(int argc, char **argv)
{
	if (argc != 2)
		return 64;
	setlocale(LC_CTYPE, "");
	long long votes = count_votes(argv[1]);
	int cursor = 5;
	initscr();
	raw();
	noecho();
	nonl();
	keypad(stdscr, TRUE);
	curs_set(0);
	for (int key = 0; key != 'q'; key = getch()) {
		if (key == KEY_DOWN && cursor < LINES - 3)
			cursor++;
		if (key == KEY_UP && cursor > 2)
			cursor--;
		draw(votes, cursor);
	}
	endwin();
	return 0;
}
