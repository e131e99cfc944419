/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/evening.h"
#include "tui/layer.h"

#include "core/buffer.h"
#include "core/i18n.h"
#include "core/text.h"
#include "core/wrap.h"

#include <stdio.h>
#include <stdlib.h>

#define KEYS_COLUMNS 21
#define HELP_COLUMNS 54 /* of the sentences, so that both fit the smallest screen */

static void
add_row(struct buffer *text, const struct key_row *row)
{
	struct buffer keys = {0};
	int shown = 0;
	for (size_t at = 0, length; (length = key_next_name(row->keys, &at)) > 0; at += length) {
		char name[KEY_NAME_LONGEST], label[KEY_LABEL_LONGEST];
		snprintf(name, sizeof(name), "%.*s", (int)length, row->keys + at);
		/* A row of digits is told by its ends. */
		bool digit = length == 1 && key_is_digit((unsigned char)name[0]);
		if (digit && shown > 0 && row->keys[at + length])
			continue;
		if (shown++)
			buffer_add(&keys, digit ? " … " : "  ");
		buffer_add(&keys, key_label(name, label));
	}
	int columns = text_columns(buffer_text(&keys));
	struct wrap_line *lines = NULL;
	const char *sentence = _(row->help);
	size_t count = wrap_text(sentence, HELP_COLUMNS, &lines);
	buffer_printf(text, " %s", buffer_text(&keys));
	if (columns >= KEYS_COLUMNS) {
		buffer_add_char(text, '\n');
		columns = -1;
	}
	for (size_t i = 0; i < count; i++) {
		buffer_printf(text, "%*s%.*s\n", i == 0 ? KEYS_COLUMNS - columns : KEYS_COLUMNS + 1,
			"", (int)lines[i].length, sentence + lines[i].start);
	}
	free(lines);
	buffer_free(&keys);
}

static void
add_context(struct buffer *text, enum key_context context)
{
	if (text->length)
		buffer_add_char(text, '\n');
	buffer_printf(text, "%s\n", _(key_context_titles[context]));
	for (int i = 0; i < COMMAND_COUNT; i++)
		if (key_rows[i].context == context)
			add_row(text, &key_rows[i]);
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
	size_t count = wrap_text(words, KEYS_COLUMNS + HELP_COLUMNS, &lines);
	buffer_printf(text, "%s\n", _(method->label));
	for (size_t i = 0; i < count; i++)
		buffer_printf(text, " %.*s\n", (int)lines[i].length, words + lines[i].start);
	free(lines);
}

void
help_open(struct app *app)
{
	struct buffer text = {0};
	add_method(app, &text);
	if (app->top) {
		for (int i = 0; i < LAYER_CONTEXTS && app->top->class->contexts[i]; i++)
			add_context(&text, app->top->class->contexts[i]);
	} else if (app->model) {
		const struct stage_row *stage = &app->model->stage;
		if (evening_compares(app))
			add_context(&text, CONTEXT_PROFILE);
		if (stage->look_step >= 0)
			add_context(&text, CONTEXT_LOOK);
		else if (stage->phase == PHASE_WAITING)
			add_context(&text, CONTEXT_WAITING);
		else if (app->counts.on)
			add_context(&text, CONTEXT_COUNTS);
		else if (stage->phase == PHASE_RUNNING && stage->step >= 0
			&& app->model->workshop->steps[stage->step].kind == KIND_TALK)
			add_context(&text, CONTEXT_TALK);
		add_context(&text, CONTEXT_EVENING);
	}
	if (!app->top || !app->top->class->closed)
		add_context(&text, CONTEXT_ANY);
	text_open(app, _("Keys"), buffer_take(&text));
}
