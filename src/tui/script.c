/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/script.h"

#include "core/buffer.h"
#include "core/i18n.h"
#include "core/mem.h"
#include "core/text.h"
#include "tui/canvas.h"
#include "tui/screen.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SIZE_MOST 1000

struct script {
	const char *path;
	int line;
	bool drawn; /* since the last line that could have changed something */
	struct env *env;
	const struct script_target *target;
	struct message *message;
};

bool
script_size(const char *text, int *columns, int *rows)
{
	int used = 0, c, r;
	if (sscanf(text, "%4dx%4d%n", &c, &r, &used) != 2 || text[used] || c < 1 || r < 1
		|| c > SIZE_MOST || r > SIZE_MOST)
		return false;
	*columns = c;
	*rows = r;
	return true;
}

static enum status
wrong(const struct script *script, const char *reason, const char *what)
{
	return fail(script->message, STATUS_DATA, "%s:%d: %s: %s", script->path, script->line, what,
		reason);
}

static enum status
run_key(struct script *script, const char *rest)
{
	for (size_t at = 0, length; (length = key_next_name(rest, &at)) > 0; at += length) {
		key_code key = key_from_name(rest + at, length);
		if (!key) {
			char *name = mem_text_n(rest + at, length);
			enum status status = wrong(script, _("there is no such key"), name);
			free(name);
			return status;
		}
		if (!script->target->ended(script->target->self))
			script->target->key(script->target->self, key);
	}
	return STATUS_OK;
}

static enum status
run_type(struct script *script, const char *rest)
{
	size_t length = strlen(rest);
	for (size_t at = 0; at < length && !script->target->ended(script->target->self);) {
		uint32_t code;
		at = text_code(rest, length, at, &code);
		if (key_is_text(code))
			script->target->key(script->target->self, code);
	}
	return STATUS_OK;
}

static enum status
run_paste(struct script *script, const char *rest)
{
	struct buffer text = {0};
	for (const char *c = rest; *c; c++) {
		if (c[0] == '\\' && c[1] == 'n') {
			buffer_add_char(&text, '\n');
			c++;
		} else if (c[0] == '\\' && c[1] == '\\') {
			buffer_add_char(&text, '\\');
			c++;
		} else {
			buffer_add_char(&text, *c);
		}
	}
	script->target->paste(script->target->self, buffer_text(&text));
	buffer_free(&text);
	return STATUS_OK;
}

static enum status
run_click(struct script *script, const char *rest)
{
	int row, column, used;
	const char *at = rest;
	for (; sscanf(at, "%4d %4d%n", &row, &column, &used) == 2 && row > 0 && column > 0; at += used) {
		struct mouse mouse = {.type = MOUSE_PRESS, .row = row - 1, .column = column - 1};
		if (script->target->ended(script->target->self))
			continue;
		script->target->mouse(script->target->self, mouse);
		mouse.type = MOUSE_RELEASE;
		script->target->mouse(script->target->self, mouse);
	}
	return at == rest || at[strspn(at, " ")]
		? wrong(script, _("this is no place such as 24 3"), rest) : STATUS_OK;
}

static enum status
run_wheel(struct script *script, const char *rest)
{
	bool down = strcmp(rest, "down") == 0;
	if (!down && strcmp(rest, "up") != 0)
		return wrong(script, _("the wheel turns up or down"), rest);
	script->target->mouse(
		script->target->self, (struct mouse){.type = down ? MOUSE_DOWN : MOUSE_UP});
	return STATUS_OK;
}

static enum status
run_wait(struct script *script, const char *rest)
{
	/* Without strtod: the decimal point is a point in every locale. */
	int64_t milliseconds = 0, unit = 0;
	for (const char *c = rest; *c; c++) {
		if (*c == '.' && !unit && c[1]) {
			unit = 1000;
		} else if (*c >= '0' && *c <= '9' && milliseconds < INT64_C(1000000000000)) {
			unit /= 10;
			if (unit)
				milliseconds += (*c - '0') * unit;
			else if (!strchr(rest, '.') || c < strchr(rest, '.'))
				milliseconds = milliseconds * 10 + (*c - '0') * 1000;
		} else {
			return wrong(script, _("this is no number of seconds"), rest);
		}
	}
	if (!*rest)
		return wrong(script, _("this is no number of seconds"), "wait");
	env_advance(script->env, milliseconds);
	return STATUS_OK;
}

static enum status
run_resize(struct script *script, const char *rest)
{
	int columns, rows;
	if (!script_size(rest, &columns, &rows))
		return wrong(script, _("this is no size such as 80x24"), rest);
	screen_resize(rows, columns);
	return STATUS_OK;
}

/* TEXT into the file with the name REST. */
static enum status
write_out(struct script *script, const char *rest, const char *text)
{
	bool shown = strcmp(rest, "-") == 0;
	FILE *file = shown ? stdout : fopen(rest, "we");
	bool written = file && fputs(text, file) >= 0;
	int error = errno;
	if (file && !shown && fclose(file) != 0)
		written = false;
	return written ? STATUS_OK
		: fail(script->message, STATUS_IO, "%s: %s", rest, strerror(error));
}

static void
draw(struct script *script)
{
	script->target->draw(script->target->self);
	script->drawn = true;
}

static enum status
run_dump(struct script *script, const char *rest)
{
	draw(script);
	char *text = screen_text();
	enum status status = write_out(script, rest, text);
	free(text);
	return status;
}

static enum status
run_proof(struct script *script, const char *rest)
{
	struct buffer record = {0};
	canvas_record(&record);
	draw(script);
	canvas_record(NULL);
	enum status status = write_out(script, rest, buffer_text(&record));
	buffer_free(&record);
	return status;
}

static const struct {
	const char *word;
	enum status (*run)(struct script *script, const char *rest);
} words[] = {
	{"key", run_key}, {"type", run_type}, {"paste", run_paste},
	{"click", run_click}, {"wheel", run_wheel},
	{"wait", run_wait}, {"resize", run_resize}, {"dump", run_dump}, {"proof", run_proof},
};

static enum status
run_line(struct script *script, const char *line)
{
	const char *at = line + strspn(line, " \t");
	size_t length = strcspn(at, " \t");
	if (!length || at[0] == '#')
		return STATUS_OK;
	/* What is typed begins right behind one space; its own spaces belong to it. */
	const char *rest = at + length + (at[length] != '\0');
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (strlen(words[i].word) == length && memcmp(words[i].word, at, length) == 0)
			return words[i].run(script, rest);
	char *word = mem_text_n(at, length);
	enum status status = wrong(script, _("no line begins like this"), word);
	free(word);
	return status;
}

enum status
script_run(const char *path, struct env *env, const struct script_target *target,
	struct message *message)
{
	bool given = strcmp(path, "-") != 0;
	FILE *file = given ? fopen(path, "re") : stdin;
	if (!file)
		return fail(message, STATUS_NO_INPUT, "%s: %s", path, strerror(errno));
	struct script script = {.path = path, .env = env, .target = target, .message = message};
	enum status status = STATUS_OK;
	char *line = NULL;
	size_t room = 0;
	ssize_t length;
	target->draw(target->self);
	while (!status && !target->ended(target->self)
		&& (length = getline(&line, &room, file)) >= 0) {
		script.line++;
		while (length > 0 && (line[length - 1] == '\n' || line[length - 1] == '\r'))
			line[--length] = '\0';
		if (strlen(line) != (size_t)length || !text_valid(line, (size_t)length)) {
			status = wrong(&script, _("this is no text in UTF-8"), _("the line"));
			break;
		}
		script.drawn = false;
		status = run_line(&script, line);
		if (status)
			break;
		if (!script.drawn && !target->ended(target->self))
			draw(&script);
		puts(line);
		fflush(stdout);
	}
	if (!status && ferror(file))
		status = fail(message, STATUS_NO_INPUT, "%s: %s", path, strerror(errno));
	free(line);
	if (given)
		fclose(file);
	return status;
}
