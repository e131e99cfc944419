/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/keys.h"

#include "core/i18n.h"
#include "core/text.h"
#include "tui/signs.h"

#include <stdio.h>
#include <string.h>

const char *const key_context_titles[CONTEXT_COUNT] = {
#define CONTEXT(id, title) [CONTEXT_##id] = title,
#include "tui/keys.def"
};

const struct key_row key_rows[COMMAND_COUNT] = {
#define KEY(id, in, names, footer, sentence)                                                       \
	[COMMAND_##id] = {                                                                         \
		.context = CONTEXT_##in,                                                           \
		.keys = names,                                                                     \
		.label = footer,                                                                   \
		.help = sentence,                                                                  \
		.act = do_##id,                                                                    \
	},
#include "tui/keys.def"
};

struct name {
	key_code key;
	const char *name;
	const char *label; /* what the keyboard says, when that is not the name */
	const char *word;  /* where there are no arrows to say it with: `<` is another key */
};

static const struct name names[] = {
	{' ', "Space", N_("Space"), NULL},
	{K_UP, "Up", "↑", N_("Up")},
	{K_DOWN, "Down", "↓", N_("Down")},
	{K_LEFT, "Left", "←", N_("Left")},
	{K_RIGHT, "Right", "→", N_("Right")},
	{K_HOME, "Home", N_("Home"), NULL},
	{K_END, "End", N_("End"), NULL},
	{K_PGUP, "PgUp", N_("PgUp"), N_("Page up")},
	{K_PGDN, "PgDn", N_("PgDn"), N_("Page down")},
	{K_ENTER, "Enter", N_("Enter"), NULL},
	{K_TAB, "Tab", NULL, NULL},
	{K_BTAB, "BTab", N_("Shift-Tab"), NULL},
	{K_ESC, "Esc", NULL, NULL},
	{K_BACKSPACE, "Backspace", N_("Backspace"), NULL},
	{K_DELETE, "Delete", N_("Delete"), NULL},
	{K_INSERT, "Insert", N_("Insert"), NULL},
	{K_C_UP, "C-Up", N_("Ctrl-↑"), N_("Ctrl-Up")},
	{K_C_DOWN, "C-Down", N_("Ctrl-↓"), N_("Ctrl-Down")},
	{K_C_LEFT, "C-Left", N_("Ctrl-←"), N_("Ctrl-Left")},
	{K_C_RIGHT, "C-Right", N_("Ctrl-→"), N_("Ctrl-Right")},
	{K_F1, "F1", NULL, NULL},
	{K_F2, "F2", NULL, NULL},
	{K_F3, "F3", NULL, NULL},
	{K_F4, "F4", NULL, NULL},
	{K_F5, "F5", NULL, NULL},
	{K_F6, "F6", NULL, NULL},
	{K_F7, "F7", NULL, NULL},
	{K_F8, "F8", NULL, NULL},
	{K_F9, "F9", NULL, NULL},
	{K_F10, "F10", NULL, NULL},
	{K_F11, "F11", NULL, NULL},
	{K_F12, "F12", NULL, NULL},
};

static const size_t names_count = sizeof(names) / sizeof(names[0]);

key_code
key_from_name(const char *name, size_t length)
{
	for (size_t i = 0; i < names_count; i++)
		if (strlen(names[i].name) == length && memcmp(names[i].name, name, length) == 0)
			return names[i].key;
	if (length == 3 && name[0] == 'C' && name[1] == '-') {
		char letter = name[2] | 0x20;
		return letter >= 'a' && letter <= 'z' ? (key_code)(letter - 'a' + 1) : KEY_NONE;
	}
	if (length > 2 && name[0] == 'M' && name[1] == '-') {
		key_code key = key_from_name(name + 2, length - 2);
		return key ? key | K_META : KEY_NONE;
	}
	uint32_t code = 0;
	if (!length || text_code(name, length, 0, &code) != length || !text_valid(name, length))
		return KEY_NONE;
	return key_is_text(code) ? code : KEY_NONE;
}

void
key_word(key_code key, char out[KEY_NAME_LONGEST])
{
	const char *prefix = key & K_META ? "M-" : "";
	key &= ~(key_code)K_META;
	for (size_t i = 0; i < names_count; i++) {
		if (names[i].key == key) {
			snprintf(out, KEY_NAME_LONGEST, "%s%s", prefix, names[i].name);
			return;
		}
	}
	if (key >= 1 && key <= 26) {
		snprintf(out, KEY_NAME_LONGEST, "%sC-%c", prefix, (char)('a' + key - 1));
	} else if (key_is_text(key)) {
		char bytes[5] = {0};
		text_encode(key, bytes);
		snprintf(out, KEY_NAME_LONGEST, "%s%s", prefix, bytes);
	} else {
		snprintf(out, KEY_NAME_LONGEST, "?%u", (unsigned)key);
	}
}

const char *
key_label(const char *name, char out[KEY_LABEL_LONGEST])
{
	for (size_t i = 0; i < names_count; i++) {
		if (strcmp(names[i].name, name) != 0)
			continue;
		if (names[i].word && signs_font() == FONT_ASCII)
			return _(names[i].word);
		return names[i].label ? _(names[i].label) : names[i].name;
	}
	const char *rest = name + 2;
	if (name[0] == 'C' && name[1] == '-' && *rest)
		snprintf(out, KEY_LABEL_LONGEST, _("Ctrl-%c"), *rest & ~0x20);
	else if (name[0] == 'M' && name[1] == '-' && *rest)
		snprintf(out, KEY_LABEL_LONGEST, _("Alt-%s"), rest);
	else
		snprintf(out, KEY_LABEL_LONGEST, "%s", name);
	return out;
}

size_t
key_next_name(const char *keys, size_t *at)
{
	*at += strspn(keys + *at, " ");
	return strcspn(keys + *at, " ");
}

const char *
key_first_label(enum command_id command, char out[KEY_LABEL_LONGEST])
{
	char name[KEY_NAME_LONGEST];
	size_t at = 0, length = key_next_name(key_rows[command].keys, &at);
	if (command == COMMAND_confirm_yes)
		/* translators: the key that says yes to a question: y or j */
		return _("y");
	snprintf(name, sizeof(name), "%.*s", (int)length, key_rows[command].keys + at);
	return key_label(name, out);
}

key_code
key_first(enum command_id command)
{
	size_t at = 0, length = key_next_name(key_rows[command].keys, &at);
	return key_from_name(key_rows[command].keys + at, length);
}

int
key_command(enum key_context context, key_code key)
{
	for (int i = 0; i < COMMAND_COUNT; i++) {
		const char *keys = key_rows[i].keys;
		if (key_rows[i].context != context)
			continue;
		for (size_t at = 0, length; (length = key_next_name(keys, &at)) > 0; at += length)
			if (key_from_name(keys + at, length) == key)
				return i;
	}
	return -1;
}
