/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/evening.h"
#include "tui/layer.h"
#include "tui/profile.h"

#include "core/buffer.h"
#include "core/i18n.h"
#include "core/text.h"
#include "core/wrap.h"

#include <stdio.h>
#include <stdlib.h>

#define KEYS_COLUMNS 21
#define HELP_COLUMNS 54 /* of the sentences, so that both fit the smallest screen */

/* Whether COMMAND leaves its key to the contexts behind just now. */
static bool
passes_on(struct app *app, enum command_id command)
{
	const struct counts *counts = app->top ? app->top->counts : &app->counts;
	if (command == COMMAND_counts_left || command == COMMAND_counts_right)
		return counts_columns(app->model, counts) < 2;
	if (key_rows[command].context != CONTEXT_PROFILE)
		return false;
	const struct comparison *profile = evening_profile(app);
	return profile->row < 0
		|| (command == COMMAND_profile_up && profile->level == PROFILE_THEMES)
		|| (command == COMMAND_profile_comment && !profile_statement(profile));
}

/* Whether KEY means something else in one of the COUNT contexts that are asked before. A form leaves
 * to the line what its field has no use for. */
static bool
is_taken(struct app *app, key_code key, const enum key_context *contexts, int count)
{
	for (int i = 0; i < count; i++) {
		int command = key_command(contexts[i], key);
		if (command >= 0 && contexts[i] != CONTEXT_FORM
			&& !passes_on(app, (enum command_id)command))
			return true;
	}
	return false;
}

/* The keys that lead to COMMAND behind the COUNT contexts that are asked before. Fresh memory. */
static char *
say_keys(struct app *app, enum command_id command, const enum key_context *contexts, int count)
{
	struct buffer keys = {0};
	const char *names = key_rows[command].keys;
	int shown = 0;
	for (size_t at = 0, length; (length = key_next_name(names, &at)) > 0; at += length) {
		char name[KEY_NAME_LONGEST], label[KEY_LABEL_LONGEST];
		snprintf(name, sizeof(name), "%.*s", (int)length, names + at);
		/* A row of digits is told by its ends. */
		bool digit = length == 1 && key_is_digit((unsigned char)name[0]);
		if ((digit && shown > 0 && names[at + length])
			|| is_taken(app, key_from_name(names + at, length), contexts, count))
			continue;
		if (shown++)
			buffer_add(&keys, digit ? " … " : "  ");
		buffer_add(&keys, key_label(name, label));
	}
	return buffer_take(&keys);
}

static void
add_row(struct buffer *text, const char *keys, const char *sentence)
{
	int columns = text_columns(keys);
	struct wrap_line *lines = NULL;
	size_t count = wrap_text(sentence, HELP_COLUMNS, NULL, &lines);
	buffer_printf(text, " %s", keys);
	if (columns >= KEYS_COLUMNS) {
		buffer_add_char(text, '\n');
		columns = -1;
	}
	for (size_t i = 0; i < count; i++) {
		buffer_printf(text, "%*s%.*s%s\n", i == 0 ? KEYS_COLUMNS - columns : KEYS_COLUMNS + 1,
			"", (int)lines[i].length, sentence + lines[i].start,
			lines[i].hyphen ? "-" : "");
	}
	free(lines);
}

/* The last of COUNT contexts, as far as those before leave it its keys. */
static void
add_context(struct app *app, struct buffer *text, const enum key_context *contexts, int count)
{
	enum key_context context = contexts[count - 1];
	if (text->length)
		buffer_add_char(text, '\n');
	buffer_printf(text, "%s\n", _(key_context_titles[context]));
	for (int i = 0; i < COMMAND_COUNT; i++) {
		enum command_id command = (enum command_id)i;
		if (key_rows[i].context != context || passes_on(app, command))
			continue;
		char *keys = say_keys(app, command, contexts, count - 1);
		if (*keys)
			add_row(text, keys, _(key_rows[i].help));
		free(keys);
	}
}

/* How the kind of question works that is asked just now, where that needs a word. */
static void
add_method(const struct app *app, struct buffer *text)
{
	int step = app->model ? model_shown_step(app->model) : -1;
	const struct method *method = step < 0 ? NULL
		: &methods[app->model->workshop->steps[step].kind];
	if (!method || !method->explained || (app->top && !app->top->class->closed))
		return;
	struct wrap_line *lines = NULL;
	const char *words = _(method->explained);
	size_t count = wrap_text(words, KEYS_COLUMNS + HELP_COLUMNS, NULL, &lines);
	buffer_printf(text, "%s\n", _(method->label));
	for (size_t i = 0; i < count; i++)
		buffer_printf(text, " %.*s%s\n", (int)lines[i].length, words + lines[i].start,
			lines[i].hyphen ? "-" : "");
	free(lines);
}

static void
add_mouse(struct buffer *text)
{
	struct wrap_line *lines = NULL;
	const char *words = _("With a mouse: a click on a key in the last row is that key, on a row it "
		"chooses it, and a second one is Enter; the wheel scrolls.");
	size_t count = wrap_text(words, KEYS_COLUMNS + HELP_COLUMNS, NULL, &lines);
	buffer_add_char(text, '\n');
	for (size_t i = 0; i < count; i++)
		buffer_printf(text, " %.*s%s\n", (int)lines[i].length, words + lines[i].start,
			lines[i].hyphen ? "-" : "");
	free(lines);
}

void
help_open(struct app *app)
{
	struct buffer text = {0};
	add_method(app, &text);
	const enum key_context *contexts = NULL;
	enum key_context evening[EVENING_CONTEXTS], any = CONTEXT_ANY;
	int count = 0;
	if (app->top) {
		contexts = app->top->class->contexts;
		while (count < LAYER_CONTEXTS && contexts[count])
			count++;
	} else if (app->model) {
		contexts = evening;
		count = evening_contexts(app, evening);
	}
	for (int i = 1; i <= count; i++)
		add_context(app, &text, contexts, i);
	if (!app->top || !app->top->class->closed) {
		add_context(app, &text, &any, 1);
		add_mouse(&text);
	}
	text_open(app, _("Keys"), buffer_take(&text));
}
