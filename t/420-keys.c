/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "t/tap.h"

#include "tui/keys.h"

/* How many of a row's names mean a key that stands in the same context already. */
static int
taken(int row)
{
	int count = 0;
	const char *keys = key_rows[row].keys;
	for (size_t at = 0, length; (length = key_next_name(keys, &at)) > 0; at += length)
		count += key_command(key_rows[row].context, key_from_name(keys + at, length)) != row;
	return count;
}

static int
unknown(int row)
{
	int count = 0;
	const char *keys = key_rows[row].keys;
	for (size_t at = 0, length; (length = key_next_name(keys, &at)) > 0; at += length)
		count += key_from_name(keys + at, length) == KEY_NONE;
	return count;
}

static void
test_table(void)
{
	for (int i = 0; i < COMMAND_COUNT; i++) {
		const struct key_row *row = &key_rows[i];
		is_int(unknown(i), 0, "%s: every key has a known name", row->keys);
		is_int(taken(i), 0, "%s: no key stands twice in its context", row->keys);
		size_t at = 0;
		ok(key_next_name(row->keys, &at) > 0, "%s: there is a key", row->help);
		ok(row->help && strlen(row->help) > 2 && row->help[strlen(row->help) - 1] == '.',
			"%s: there is a sentence for the help", row->keys);
		ok(!row->label || *row->label, "%s: the footer's label is none or says something", row->keys);
		ok(row->act != NULL, "%s: it does something", row->keys);
	}
}

static void
test_contexts(void)
{
	int rows[CONTEXT_COUNT] = {0};
	for (int i = 0; i < COMMAND_COUNT; i++)
		rows[key_rows[i].context]++;
	is_int(rows[CONTEXT_NONE], 0, "no row is without a context");
	for (int i = CONTEXT_NONE + 1; i < CONTEXT_COUNT; i++) {
		ok(rows[i] > 0, "%s: the context has keys", key_context_titles[i]);
		ok(key_context_titles[i] && *key_context_titles[i], "context %d has a title", i);
	}
}

static void
test_names(void)
{
	static const char *const names[] = {
		"Space", "PgDn", "Enter", "Tab", "BTab", "Esc", "Backspace", "Delete", "Up", "C-Left", "C-Down", "F5",
		"C-k", "M-b", "M-Backspace", "a", "Z", "?", "#", "ü", "李", "-",
	};
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		char name[KEY_NAME_LONGEST];
		key_word(key_from_name(names[i], strlen(names[i])), name);
		is_str(name, names[i], "%s is read and named again", names[i]);
	}
	is_int(key_from_name("Entre", 5), KEY_NONE, "a misspelt name is no key");
	is_int(key_from_name("", 0), KEY_NONE, "nothing is no key");
	is_int(key_from_name("\xff", 1), KEY_NONE, "a broken character is no key");
	is_int(key_from_name("C-1", 3), KEY_NONE, "Ctrl and a digit is no key");
	is_int(key_from_name("C-C", 3), 3, "Ctrl does not look at case");
	char out[KEY_LABEL_LONGEST];
	is_str(key_label("C-k", out), "Ctrl-K", "Ctrl is written out");
	is_str(key_label("Up", out), "↑", "an arrow is an arrow");
}

int
main(void)
{
	test_table();
	test_contexts();
	test_names();
	return done_testing();
}
