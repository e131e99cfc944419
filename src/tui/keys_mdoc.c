/*
 * Prints the section KEYS of runde(1), made of keys.def: a list in mdoc(7) for each context.
 * Runs while the manual page is built.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <stdio.h>
#include <string.h>

#include "core/i18n.h"

enum context {
	CONTEXT_NONE,
#define CONTEXT(id, title) CONTEXT_##id,
#include "tui/keys.def"
	CONTEXT_COUNT
};

static const char *const titles[CONTEXT_COUNT] = {
#define CONTEXT(id, title) [CONTEXT_##id] = title,
#include "tui/keys.def"
};

static const struct row {
	enum context context;
	const char *keys, *help;
} rows[] = {
#define KEY(id, in, names, label, sentence) {CONTEXT_##in, names, sentence},
#include "tui/keys.def"
};

enum { ROWS = sizeof(rows) / sizeof(rows[0]) };

/* Keys that are called otherwise on paper than in the table. */
static const char *const labels[][2] = {
	{"PgUp", "Page Up"},
	{"PgDn", "Page Down"},
	{"BTab", "Shift-Tab"},
};

/* A text inside a line, so that nothing in it is taken for mdoc. */
static void
print_escaped(const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		if (text[i] == '\\')
			fputs("\\e", stdout);
		else if (text[i] == '-')
			fputs("\\-", stdout);
		else if (text[i] == '"')
			fputs("\\(dq", stdout);
		else
			putchar(text[i]);
	}
}

static void
print_key(const char *name, size_t length)
{
	for (size_t i = 0; i < sizeof(labels) / sizeof(labels[0]); i++) {
		if (strlen(labels[i][0]) == length && memcmp(labels[i][0], name, length) == 0) {
			printf(" Ic \"%s\"", labels[i][1]);
			return;
		}
	}

	const char *prefix = "";
	if (length > 2 && name[1] == '-' && (name[0] == 'C' || name[0] == 'M')) {
		prefix = name[0] == 'C' ? "Ctrl\\-" : "Alt\\-";
		name += 2;
		length -= 2;
	}
	/* \& keeps single marks and short words from being punctuation or macros. */
	printf(" Ic \\&%s", prefix);
	if (name[0] >= 'a' && name[0] <= 'z' && length == 1 && *prefix)
		putchar(name[0] - 'a' + 'A');
	else
		print_escaped(name, length);
}

/* How many of the names that begin at KEYS are digits, each one more than the last. */
static size_t
count_digits(const char *keys)
{
	size_t count = 0;
	while (keys[2 * count] >= '0' && keys[2 * count] <= '9'
		&& (keys[2 * count + 1] == ' ' || !keys[2 * count + 1])
		&& (count == 0 || keys[2 * count] == keys[2 * count - 2] + 1)) {
		count++;
		if (!keys[2 * count - 1])
			break;
	}
	return count;
}

static void
print_keys(const char *keys)
{
	fputs(".It", stdout);
	for (const char *at = keys; *at;) {
		size_t length = strcspn(at, " "), digits = count_digits(at);
		if (at > keys)
			fputs(" ,", stdout);
		if (digits > 2) {
			length = 2 * digits - 1;
			printf(" Ic %c No to Ic %c", at[0], at[length - 1]);
		} else {
			print_key(at, length);
		}
		at += length;
		at += strspn(at, " ");
	}
	putchar('\n');
}

static void
print_context(enum context context)
{
	fputs(".Ss \"", stdout);
	print_escaped(titles[context], strlen(titles[context]));
	fputs("\"\n.Bl -tag -width \"Page Down\" -compact\n", stdout);
	for (size_t i = 0; i < ROWS; i++) {
		if (rows[i].context != context)
			continue;
		print_keys(rows[i].keys);
		fputs("\\&", stdout);
		print_escaped(rows[i].help, strlen(rows[i].help));
		putchar('\n');
	}
	fputs(".El\n", stdout);
}

int
main(void)
{
	for (int context = CONTEXT_NONE + 1; context < CONTEXT_COUNT; context++)
		print_context((enum context)context);
	return fflush(stdout) != 0 || ferror(stdout);
}
