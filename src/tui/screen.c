/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/screen.h"

#include "core/buffer.h"
#include "core/i18n.h"
#include "core/mem.h"
#include "core/text.h"
#include "tui/look.h"

#include <curses.h>
#include <fcntl.h>
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <term.h>
#undef columns /* a macro of term.h */
#include <unistd.h>

#define PASTE_MOST    (1024 * 1024)
#define PASTE_PATIENCE 500 /* milliseconds without a byte until a paste without an end is over */

/* Keys that terminfo does not name, under numbers above its own. */
enum { SEEN_PASTE = 0x7000, SEEN_PASTE_END, SEEN_C_UP, SEEN_C_DOWN, SEEN_C_LEFT, SEEN_C_RIGHT };

/* The one screen of the process. */
static struct {
	SCREEN *curses;
	FILE *nowhere;
	bool open;
	bool hooked;        /* the process gives the terminal back when it ends */
	sigset_t waiting;   /* signals let in while waiting only */
} screen;

static volatile sig_atomic_t must_leave, interrupted;

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
send(const char *bytes)
{
	/* On its way out nothing can be done about a terminal that no longer listens. */
	if (write(STDOUT_FILENO, bytes, strlen(bytes)) < 0)
		return;
}

void
screen_close(void)
{
	if (!screen.open)
		return;
	screen.open = false;
	if (!screen.nowhere)
		send("\033[?2004l");
	endwin();
	delscreen(screen.curses);
	screen.curses = NULL;
	if (screen.nowhere)
		fclose(screen.nowhere);
	screen.nowhere = NULL;
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

/* What terminals send whatever TERM says of them, and what terminfo has no names for. */
static void
learn_keys(void)
{
	static const struct {
		const char *sent;
		int seen;
	} known[] = {
		{"\033[200~", SEEN_PASTE},
		{"\033[201~", SEEN_PASTE_END},
		{"\033[1;5A", SEEN_C_UP},
		{"\033[1;3A", SEEN_C_UP},
		{"\033[5A", SEEN_C_UP},
		{"\033Oa", SEEN_C_UP},
		{"\033[1;5B", SEEN_C_DOWN},
		{"\033[1;3B", SEEN_C_DOWN},
		{"\033[5B", SEEN_C_DOWN},
		{"\033Ob", SEEN_C_DOWN},
		{"\033[1;5D", SEEN_C_LEFT},
		{"\033[1;3D", SEEN_C_LEFT},
		{"\033[5D", SEEN_C_LEFT},
		{"\033Od", SEEN_C_LEFT},
		{"\033[1;5C", SEEN_C_RIGHT},
		{"\033[1;3C", SEEN_C_RIGHT},
		{"\033[5C", SEEN_C_RIGHT},
		{"\033Oc", SEEN_C_RIGHT},
		{"\033[A", KEY_UP},
		{"\033[B", KEY_DOWN},
		{"\033[C", KEY_RIGHT},
		{"\033[D", KEY_LEFT},
		{"\033OA", KEY_UP},
		{"\033OB", KEY_DOWN},
		{"\033OC", KEY_RIGHT},
		{"\033OD", KEY_LEFT},
		{"\033[H", KEY_HOME},
		{"\033OH", KEY_HOME},
		{"\033[1~", KEY_HOME},
		{"\033[7~", KEY_HOME},
		{"\033[F", KEY_END},
		{"\033OF", KEY_END},
		{"\033[4~", KEY_END},
		{"\033[8~", KEY_END},
		{"\033[5~", KEY_PPAGE},
		{"\033[6~", KEY_NPAGE},
		{"\033[2~", KEY_IC},
		{"\033[3~", KEY_DC},
		{"\033[Z", KEY_BTAB},
		{"\033OM", KEY_ENTER},
		{"\033OP", KEY_F(1)},
		{"\033[11~", KEY_F(1)},
		{"\033[[A", KEY_F(1)},
		{"\033[15~", KEY_F(5)},
		{"\033[[E", KEY_F(5)},
		{"\033[21~", KEY_F(10)},
	};
	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (key_defined(known[i].sent) == 0)
			define_key(known[i].sent, known[i].seen);
}

/* Where a click was, in the old form: three bytes that may look like keys. */
static void
skip_click(void)
{
	wint_t code;
	for (int i = 0; i < 3 && wget_wch(stdscr, &code) == OK; i++)
		continue;
}

/* The rest of a sequence that nobody knows: its letters are no commands. */
static void
skip_sequence(void)
{
	wint_t code = 0;
	int length = 0;
	while (wget_wch(stdscr, &code) == OK && (code < 0x40 || code > 0x7e))
		length++;
	if (code == 'M' && length == 0)
		skip_click();
}

/* A click that nobody asked for: a program that ended badly left the mouse switched on. */
static void
skip_mouse(void)
{
	const char *begins = tigetstr("kmous");
	if (begins && begins != (const char *)-1 && begins[strlen(begins) - 1] == 'M')
		skip_click();
	else
		skip_sequence();
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
	learn_keys();
	const char *no_color = getenv("NO_COLOR");
	look_begin(!(no_color && *no_color));
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
	action.sa_handler = SIG_IGN;
	sigaction(SIGPIPE, &action, NULL);

	/* They arrive only while we wait, so none can slip in between looking and waiting. */
	sigset_t held;
	sigemptyset(&held);
	sigaddset(&held, SIGTERM);
	sigaddset(&held, SIGHUP);
	sigaddset(&held, SIGINT);
	sigaddset(&held, SIGWINCH);
	sigprocmask(SIG_BLOCK, &held, &screen.waiting);
	sigdelset(&screen.waiting, SIGTERM);
	sigdelset(&screen.waiting, SIGHUP);
	sigdelset(&screen.waiting, SIGINT);
	sigdelset(&screen.waiting, SIGWINCH);
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
	screen.curses = newterm(NULL, stdout, stdin);
	if (!screen.curses)
		return fail(message, STATUS_NO_TERMINAL,
			_("%s: this type of terminal cannot be used; try TERM=xterm-256color"),
			getenv("TERM"));
	set_up();
	catch_signals();
	send("\033[?2004h");
	return STATUS_OK;
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

/* What curses hands out as one of its own numbers. */
static key_code
key_of_curses(wint_t code)
{
	static const struct {
		wint_t seen;
		key_code key;
	} known[] = {
		{KEY_UP, K_UP}, {KEY_DOWN, K_DOWN}, {KEY_LEFT, K_LEFT}, {KEY_RIGHT, K_RIGHT},
		{KEY_HOME, K_HOME}, {KEY_END, K_END}, {KEY_PPAGE, K_PGUP}, {KEY_NPAGE, K_PGDN},
		{KEY_A1, K_HOME}, {KEY_A3, K_PGUP}, {KEY_C1, K_END}, {KEY_C3, K_PGDN},
		{KEY_ENTER, K_ENTER}, {KEY_BTAB, K_BTAB}, {KEY_BACKSPACE, K_BACKSPACE},
		{KEY_DC, K_DELETE}, {KEY_IC, K_INSERT},
		{SEEN_C_UP, K_C_UP}, {SEEN_C_DOWN, K_C_DOWN},
		{SEEN_C_LEFT, K_C_LEFT}, {SEEN_C_RIGHT, K_C_RIGHT},
	};
	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (known[i].seen == code)
			return known[i].key;
	if (code >= (wint_t)KEY_F(1) && code <= (wint_t)KEY_F(12))
		return K_F1 + (key_code)(code - KEY_F(1));
	return KEY_NONE;
}

static key_code
key_of_character(wint_t code)
{
	switch (code) {
	case '\r':
	case '\n':
		return K_ENTER;
	case '\t':
		return K_TAB;
	case '\b':
	case 0x7f:
		return K_BACKSPACE;
	default:
		return code < K_UP ? (key_code)code : KEY_NONE;
	}
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

struct input
screen_input(void)
{
	if (must_leave)
		return (struct input){.type = INPUT_GONE};
	if (interrupted) {
		interrupted = 0;
		return (struct input){.type = INPUT_KEY, .key = 3};
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
			skip_mouse();
		if (code == SEEN_PASTE)
			return (struct input){.type = INPUT_PASTE, .text = read_paste()};
		return (struct input){.type = INPUT_KEY, .key = key_of_curses(code)};
	}
	if (code == 0x1b) {
		/* Alt sends Esc and the key at once. */
		wint_t next;
		int more = wget_wch(stdscr, &next);
		key_code with = more == OK ? key_of_character(next)
			: more == KEY_CODE_YES ? key_of_curses(next) : KEY_NONE;
		if (more == KEY_CODE_YES && next == KEY_RESIZE) {
			ungetch(KEY_RESIZE);
		} else if (more == OK && (next == '[' || next == 'O')) {
			skip_sequence();
			return (struct input){.type = INPUT_KEY, .key = KEY_NONE};
		} else if (with)
			return (struct input){.type = INPUT_KEY, .key = with | K_META};
		return (struct input){.type = INPUT_KEY, .key = K_ESC};
	}
	return (struct input){.type = INPUT_KEY, .key = key_of_character(code)};
}

void
screen_wait(int other, int milliseconds)
{
	if (must_leave || interrupted)
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
