/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/screen.h"

#include "core/buffer.h"
#include "core/i18n.h"
#include "core/mem.h"
#include "core/text.h"
#include "tui/bidi.h"
#include "tui/look.h"
#include "tui/screen_keys.h"
#include "tui/signs.h"

#include <curses.h>
#include <fcntl.h>
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <term.h>
#include <termios.h>
#undef columns /* a macro of term.h */
#include <unistd.h>

#define PASTE_MOST    (1024 * 1024)
#define PASTE_PATIENCE 500 /* milliseconds without a byte until a paste without an end is over */
#define SEQUENCE_PATIENCE 50 /* the same of a sequence: a slow line delivers it in parts */

/* What is switched on beyond what curses knows: pastes are marked; of the mouse, pressing and letting
 * go, but not moving. */
static const char paste_on[] = "\033[?2004h", paste_off[] = "\033[?2004l";
static const char mouse_on[] = "\033[?1000h\033[?1006h", mouse_off[] = "\033[?1006l\033[?1000l";

/* The one screen of the process. */
static struct {
	SCREEN *curses;
	FILE *nowhere;
	bool open;
	bool hooked;        /* the process gives the terminal back when it ends */
	bool mouse;         /* clicks were asked for */
	bool resized;       /* seen in the middle of something else */
	sigset_t waiting;   /* signals let in while waiting only */
} screen;

static volatile sig_atomic_t must_leave, interrupted, must_stop;

static void
note_leave(int signal_number)
{
	(void)signal_number;
	must_leave = 1;
}

static void
note_interrupt(int signal_number)
{
	(void)signal_number;
	interrupted = 1;
}

static void
note_stop(int signal_number)
{
	(void)signal_number;
	must_stop = 1;
}

static void
send(const char *bytes)
{
	/* On its way out nothing can be done about a terminal that no longer listens. */
	if (write(STDOUT_FILENO, bytes, strlen(bytes)) < 0)
		return;
}

/* Switches on what is beyond curses. */
static void
take_terminal(void)
{
	if (screen.nowhere)
		return;
	send(paste_on);
	if (screen.mouse)
		send(mouse_on);
}

static void
give_terminal(void)
{
	if (screen.nowhere)
		return;
	if (screen.mouse)
		send(mouse_off);
	send(paste_off);
}

void
screen_close(void)
{
	if (!screen.open)
		return;
	screen.open = false;
	give_terminal();
	look_end();
	endwin();
	delscreen(screen.curses);
	screen.curses = NULL;
	if (screen.nowhere)
		fclose(screen.nowhere);
	screen.nowhere = NULL;
	screen.mouse = false;
}

/* --- when it ends badly --------------------------------------------------------- */

/* The terminal as it was, and what gives it back: kept where a signal handler can use it. */
static struct termios before;
static char farewell[256];
static size_t farewell_length;

static void
add_farewell(const char *bytes)
{
	for (; bytes && *bytes && farewell_length < sizeof(farewell); bytes++) {
		/* time that terminals of old needed */
		const char *end = bytes[0] == '$' && bytes[1] == '<' ? strchr(bytes, '>') : NULL;
		if (end)
			bytes = end;
		else
			farewell[farewell_length++] = *bytes;
	}
}

/* A fault of the program: nothing of curses can be relied on any more. */
static void
crash(int signal_number)
{
	if (screen.open && !screen.nowhere) {
		if (write(STDOUT_FILENO, farewell, farewell_length) < 0)
			_exit(128 + signal_number);
		tcsetattr(STDIN_FILENO, TCSADRAIN, &before);
	}
	signal(signal_number, SIG_DFL);
	raise(signal_number);
}

static void
prepare_for_crash(void)
{
	static const int signals[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGQUIT};
	farewell_length = 0;
	add_farewell(mouse_off);
	add_farewell(paste_off);
	add_farewell(exit_attribute_mode);
	add_farewell(cursor_normal);
	add_farewell(exit_ca_mode);
	add_farewell(keypad_local);
	struct sigaction action = {.sa_handler = crash, .sa_flags = SA_NODEFER}, present;
	sigemptyset(&action.sa_mask);
	for (size_t i = 0; i < sizeof(signals) / sizeof(signals[0]); i++)
		/* not where a debugger or a sanitizer looks at faults itself */
		if (sigaction(signals[i], NULL, &present) == 0 && present.sa_handler == SIG_DFL)
			sigaction(signals[i], &action, NULL);
}

static void
exhausted(void)
{
	screen_close();
	static const char sentence[] = "runde: memory ran out; everything acknowledged is saved\n";
	if (write(STDERR_FILENO, sentence, sizeof(sentence) - 1) < 0)
		_exit(74);
	_exit(74);
}

static void
set_up(void)
{
	raw();
	noecho();
	nonl();
	intrflush(stdscr, FALSE);
	keypad(stdscr, TRUE);
	nodelay(stdscr, TRUE);
	set_escdelay(25);
	screen_learn_keys();
	look_begin();
	signs_begin();
	screen.open = true;
	if (!screen.hooked) {
		screen.hooked = true;
		atexit(screen_close);
		mem_on_exhausted(exhausted);
	}
}

static void
catch_signals(void)
{
	struct sigaction action = {.sa_handler = note_leave};
	sigfillset(&action.sa_mask);
	sigaction(SIGTERM, &action, NULL);
	sigaction(SIGHUP, &action, NULL);
	action.sa_handler = note_interrupt;
	sigaction(SIGINT, &action, NULL);
	action.sa_handler = note_stop;
	sigaction(SIGTSTP, &action, NULL);
	action.sa_handler = SIG_IGN;
	sigaction(SIGPIPE, &action, NULL);

	/* They arrive only while we wait, so none can slip in between looking and waiting. */
	sigset_t held;
	sigemptyset(&held);
	sigaddset(&held, SIGTERM);
	sigaddset(&held, SIGHUP);
	sigaddset(&held, SIGINT);
	sigaddset(&held, SIGWINCH);
	sigaddset(&held, SIGTSTP);
	sigprocmask(SIG_BLOCK, &held, &screen.waiting);
	sigdelset(&screen.waiting, SIGTERM);
	sigdelset(&screen.waiting, SIGHUP);
	sigdelset(&screen.waiting, SIGINT);
	sigdelset(&screen.waiting, SIGWINCH);
	sigdelset(&screen.waiting, SIGTSTP);
}

enum status
screen_check(struct message *message)
{
	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
		return fail(message, STATUS_NO_TERMINAL,
			_("this needs a terminal; start it in a terminal window, without "
			"redirection"));
	const char *term = getenv("TERM");
	int found = 0;
	if (!term || !*term)
		return fail(message, STATUS_NO_TERMINAL,
			_("TERM does not say what terminal this is; try TERM=xterm-256color"));
	bool usable = setupterm(term, STDOUT_FILENO, &found) == OK && found > 0 && cursor_address;
	if (cur_term)
		del_curterm(cur_term);
	if (!usable)
		return fail(message, STATUS_NO_TERMINAL,
			_("%s: this type of terminal cannot be used; try TERM=xterm-256color"),
			term);
	return STATUS_OK;
}

enum status
screen_open(struct message *message)
{
	enum status status = screen_check(message);
	if (status)
		return status;
	bool known = tcgetattr(STDIN_FILENO, &before) == 0;
	screen.curses = newterm(NULL, stdout, stdin);
	if (!screen.curses)
		return fail(message, STATUS_NO_TERMINAL,
			_("%s: this type of terminal cannot be used; try TERM=xterm-256color"),
			getenv("TERM"));
	set_up();
	catch_signals();
	if (known)
		prepare_for_crash();
	take_terminal();
	return STATUS_OK;
}

void
screen_mouse(void)
{
	const char *begins = screen.nowhere ? NULL : tigetstr("kmous");
	if (screen.mouse || !begins || begins == (const char *)-1)
		return;
	screen.mouse = true;
	send(mouse_on);
}

enum status
screen_open_nowhere(int rows, int columns, struct message *message)
{
	screen.nowhere = fopen("/dev/null", "r+e");
	if (screen.nowhere)
		screen.curses = newterm("xterm-256color", screen.nowhere, screen.nowhere);
	if (!screen.curses) {
		if (screen.nowhere)
			fclose(screen.nowhere);
		screen.nowhere = NULL;
		return fail(message, STATUS_NO_TERMINAL,
			_("nothing is known about xterm-256color; install ncurses-term"));
	}
	set_up();
	resizeterm(rows, columns);
	return STATUS_OK;
}

int
screen_rows(void)
{
	return LINES;
}

int
screen_columns(void)
{
	return COLS;
}

bool
screen_suffices(void)
{
	return LINES >= SCREEN_ROWS_LEAST && COLS >= SCREEN_COLUMNS_LEAST;
}

void
screen_resize(int rows, int columns)
{
	resizeterm(rows, columns);
}

void
screen_redraw(void)
{
	clearok(curscr, TRUE);
}

void
screen_beep(void)
{
	beep();
}

char *
screen_text(void)
{
	struct buffer text = {0};
	for (int row = 0; row < LINES; row++) {
		size_t end = text.length;
		for (int column = 0; column < COLS; column++) {
			cchar_t cell;
			wchar_t wide[CCHARW_MAX + 1] = {0};
			attr_t attributes;
			short pair;
			if (mvwin_wch(curscr, row, column, &cell) != OK
				|| getcchar(&cell, wide, &attributes, &pair, NULL) != OK)
				continue;
			for (const wchar_t *c = wide; *c; c++) {
				if (*c == BIDI_MARK)
					continue;
				char bytes[4];
				buffer_add_n(&text, bytes, text_encode((uint32_t)*c, bytes));
			}
			if (wide[0] != L' ' && wide[0])
				end = text.length;
			/* The second half of a wide character says the same again. */
			if (wide[0] && wcwidth(wide[0]) == 2)
				column++;
		}
		if (text.bytes) {
			text.length = end;
			text.bytes[end] = '\0';
		}
		buffer_add_char(&text, '\n');
	}
	return buffer_take(&text);
}

static bool
arrives(int milliseconds)
{
	struct pollfd terminal = {.fd = STDIN_FILENO, .events = POLLIN};
	return poll(&terminal, 1, milliseconds) > 0 && (terminal.revents & POLLIN);
}

/* Everything up to the sign that ends a paste. */
static char *
read_paste(void)
{
	struct buffer text = {0};
	for (;;) {
		wint_t code;
		int got = wget_wch(stdscr, &code);
		if (got == ERR) {
			if (!arrives(PASTE_PATIENCE))
				break;
			got = wget_wch(stdscr, &code);
			if (got == ERR)
				break;
		}
		if (got == KEY_CODE_YES) {
			if (code == SEEN_PASTE_END)
				break;
			continue;
		}
		if (text.length < PASTE_MOST) {
			char bytes[4];
			buffer_add_n(&text, bytes, text_encode((uint32_t)code, bytes));
		}
	}
	return buffer_take(&text);
}

/* --- sequences ------------------------------------------------------------------ */

/* The next byte of a sequence that has begun; -1: it is not complete. */
static int
next_byte(void)
{
	for (;;) {
		int code = wgetch(stdscr);
		if (code == ERR && arrives(SEQUENCE_PATIENCE))
			code = wgetch(stdscr);
		if (code == KEY_BACKSPACE) /* a key of one byte, the place of column 95 */
			return 0x7f;
		if (code != KEY_RESIZE)
			return code == ERR || code > 0xff ? -1 : code;
		screen.resized = true;
	}
}

static struct input
input_of_mouse(struct mouse mouse)
{
	/* One that nobody asked for: a program that ended badly left the mouse switched on. */
	if (!screen.mouse || mouse.type == MOUSE_NOTHING)
		return (struct input){.type = INPUT_KEY, .key = KEY_NONE};
	return (struct input){.type = INPUT_MOUSE, .mouse = mouse};
}

/* Behind what terminfo says a report of the mouse begins with. */
static struct input
read_mouse(void)
{
	const char *begins = tigetstr("kmous");
	bool bytes = begins && begins != (const char *)-1 && begins[strlen(begins) - 1] == 'M';
	return input_of_mouse(bytes ? mouse_read_bytes(next_byte) : mouse_read_digits(next_byte));
}

/* Behind `ESC [` or `ESC O` that begin nothing that curses knows. */
static struct input
read_sequence(bool bracket)
{
	int first = next_byte();
	if (bracket && first == '<')
		return input_of_mouse(mouse_read_digits(next_byte));
	if (bracket && first == 'M')
		return input_of_mouse(mouse_read_bytes(next_byte));
	mouse_skip(first, next_byte);
	return (struct input){.type = INPUT_KEY, .key = KEY_NONE};
}

/* Gives the terminal back until the program is told to go on. */
static void
stop(void)
{
	give_terminal();
	endwin();
	raise(SIGSTOP);
	refresh();
	clearok(curscr, TRUE);
	take_terminal();
}

struct input
screen_input(void)
{
	if (must_leave)
		return (struct input){.type = INPUT_GONE};
	if (interrupted) {
		interrupted = 0;
		return (struct input){.type = INPUT_KEY, .key = 3};
	}
	if (must_stop) {
		must_stop = 0;
		stop();
		screen.resized = true;
	}
	if (screen.resized) {
		screen.resized = false;
		return (struct input){.type = INPUT_RESIZED};
	}
	if (screen.nowhere)
		return (struct input){.type = INPUT_NOTHING};
	wint_t code;
	int got = wget_wch(stdscr, &code);
	if (got == ERR) {
		/* Readable and yet nothing to read: the other end has hung up. */
		struct pollfd terminal = {.fd = STDIN_FILENO, .events = POLLIN};
		if (poll(&terminal, 1, 0) > 0) {
			got = wget_wch(stdscr, &code);
			if (got == ERR)
				return (struct input){.type = INPUT_GONE};
		}
	}
	if (got == ERR)
		return (struct input){.type = INPUT_NOTHING};
	if (got == KEY_CODE_YES) {
		if (code == KEY_RESIZE)
			return (struct input){.type = INPUT_RESIZED};
		if (code == KEY_MOUSE)
			return read_mouse();
		if (code == SEEN_PASTE)
			return (struct input){.type = INPUT_PASTE, .text = read_paste()};
		return (struct input){.type = INPUT_KEY, .key = screen_key_of_curses(code)};
	}
	if (code == 0x1b) {
		/* Alt sends Esc and the key at once. */
		wint_t next;
		int more = wget_wch(stdscr, &next);
		key_code with = more == OK ? screen_key_of_character(next)
			: more == KEY_CODE_YES ? screen_key_of_curses(next) : KEY_NONE;
		if (more == KEY_CODE_YES && next == KEY_RESIZE) {
			ungetch(KEY_RESIZE);
		} else if (more == OK && (next == '[' || next == 'O')) {
			return read_sequence(next == '[');
		} else if (with)
			return (struct input){.type = INPUT_KEY, .key = with | K_META};
		return (struct input){.type = INPUT_KEY, .key = K_ESC};
	}
	return (struct input){.type = INPUT_KEY, .key = screen_key_of_character(code)};
}

void
screen_wait(int other, int milliseconds)
{
	if (must_leave || interrupted || must_stop)
		return;
	struct pollfd from[] = {
		{.fd = STDIN_FILENO, .events = POLLIN},
		{.fd = other, .events = POLLIN},
	};
	struct timespec time = {
		.tv_sec = milliseconds / 1000,
		.tv_nsec = (long)(milliseconds % 1000) * 1000000,
	};
	ppoll(from, other < 0 ? 1 : 2, milliseconds < 0 ? NULL : &time, &screen.waiting);
}
