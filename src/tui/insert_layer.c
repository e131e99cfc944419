/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/layer.h"

#include "core/buffer.h"
#include "core/i18n.h"
#include "core/mem.h"
#include "core/text.h"

#include <stdlib.h>
#include <string.h>

enum { FIELD_KIND, FIELD_TITLE, FIELD_PROMPT, FIELD_OPTIONS, FIELD_MINUTES, FIELD_BY_GROUP };

/* The kinds that make sense on the spot, as they fit in one line. */
static const enum kind kinds[] = {
	KIND_INFO, KIND_TALK, KIND_CARDS, KIND_CHOICE, KIND_MULTI, KIND_SCALE, KIND_BREAK,
};
static const char *const kind_labels[] = {
	N_("text"),
	N_("talk"),
	N_("cards"),
	N_("one of"),
	N_("several of"),
	N_("scale"),
	N_("break"),
};
static const char *const yes_or_no[] = { N_("no"), N_("yes") };

static unsigned
leave_calm(struct app *app)
{
	unsigned changed = 0;
	struct message message = {0};
	if (!app->model->stage.calm)
		return EFFECT_NONE;
	enum status status = session_calm(app->session, false, &changed, &message);
	return app_did(app, status, changed, &message);
}

/* Whether ANSWER is what abstaining is usually called, in a language of the screens. */
static bool
is_abstention(const char *answer)
{
	const char *const usual[] = {
		_("don’t know"), "don’t know", "don't know", "weiß nicht", "weiss nicht",
	};
	for (size_t i = 0; i < sizeof(usual) / sizeof(usual[0]); i++)
		if (text_compare_folded(answer, usual[i]) == 0)
			return true;
	return false;
}

/* Where the answer at TEXT ends: at a bar that is none of its own or, if COMMAS, at a comma. */
static size_t
answer_length(const char *text, bool commas)
{
	size_t length = 0;
	while (text[length] && text[length] != '|' && !(commas && text[length] == ',')) {
		bool escaped = text[length] == '\\'
			&& (text[length + 1] == '|' || text[length + 1] == '=');
		length += escaped ? 2 : 1;
	}
	return length;
}

/* What was typed as answers, as a workshop file has it; fresh memory. COUNT gets how many there
 * are without the abstention; a range counts as many. */
static char *
answers_read(const char *typed, int *count)
{
	struct buffer options = {0};
	char *abstention = NULL;
	bool commas = !typed[answer_length(typed, false)];
	*count = 0;
	for (const char *at = typed;;) {
		size_t length = answer_length(at, commas);
		char *answer = text_clean(at, length, TEXT_ONE_LINE | TEXT_TRIM);
		if (!abstention && is_abstention(answer)) {
			abstention = answer;
		} else if (strncmp(answer, "-=", 2) == 0 && answer[2] && !abstention) {
			abstention = mem_text(answer + 2);
			free(answer);
		} else {
			/* A comma or bar at the very end is no answer more. */
			if (*answer || at[length])
				buffer_printf(&options, "%s%s", options.length ? "|" : "", answer);
			bool many = answer[0] == '@'
				|| (strstr(answer, "..") && !answer[strspn(answer, "-.0123456789")]);
			*count += many ? OPTIONS_MAX : *answer != '\0';
			free(answer);
		}
		if (!at[length])
			break;
		at += length + 1;
	}
	if (abstention)
		buffer_printf(&options, "%s-=%s", options.length ? "|" : "", abstention);
	free(abstention);
	return buffer_take(&options);
}

/* Whether the answers suit the kind; else why not has been said. */
static bool
answers_hold(struct app *app, struct form *form, enum kind kind, const char *options, int count)
{
	const struct method *method = &methods[kind];
	const char *label = _(kind_labels[form->fields[FIELD_KIND].choice]);
	if (method->options != OPTIONS_NEEDED) {
		if (*options)
			form_fault(form, FIELD_OPTIONS, "%s", _("Only a question has answers."));
		return !*options;
	}
	if (!*options) {
		form_fault(form, FIELD_OPTIONS, "%s",
			_("A question needs answers, such as yes|no."));
		return false;
	}
	if (count < method->least_options) {
		form_fault(form, FIELD_OPTIONS,
			_("Answers: “%s” needs at least %d of them, such as yes, no."), label,
			method->least_options);
		return false;
	}
	const struct words cell = {.in = {(char *)options}};
	struct option *read = NULL;
	struct words abstain;
	char *from = NULL;
	int read_count = 0;
	char *wrong = options_parse(
		&cell, app->model->workshop, kind, &read, &read_count, &abstain, &from);
	if (wrong) {
		form_fault(form, FIELD_OPTIONS, _("Answers: %s"), wrong);
		free(wrong);
		return false;
	}
	options_free(read, read_count);
	words_free(&abstain);
	free(from);
	return true;
}

static unsigned
insert(struct app *app, struct form *form, const struct step_entry *entry)
{
	unsigned changed = 0;
	struct message message = {0};
	enum status status = session_insert_step(app->session, entry, &changed, &message);
	if (status == STATUS_REFUSED) {
		form_fault(form, form->at, "%s", message.text);
		return EFFECT_DRAW;
	}
	unsigned effects = app_did(app, status, changed, &message);
	if (status)
		return effects;
	effects |= leave_calm(app);
	app_say(app, LOOK_GOOD, _("✓ Inserted as the next step."));
	return effects | EFFECT_CLOSE;
}

static bool
rest_holds(struct form *form, const struct step_entry *entry)
{
	if (entry->minutes > MINUTES_MAX) {
		form_fault(form, FIELD_MINUTES, _("There can be at most %d minutes."), MINUTES_MAX);
		return false;
	}
	if (entry->by_group && !methods[entry->kind].asks) {
		form_fault(form, FIELD_BY_GROUP, "%s",
			_("Only a question is counted group by group."));
		return false;
	}
	return true;
}

static unsigned
save(struct app *app, struct form *form, void *subject)
{
	(void)subject;
	int count = 0;
	char *options = answers_read(form_text(form, FIELD_OPTIONS), &count);
	struct step_entry entry = {
		.kind = kinds[form->fields[FIELD_KIND].choice],
		.title = form_text(form, FIELD_TITLE),
		.prompt = form_text(form, FIELD_PROMPT),
		.options = options,
		.minutes = atoi(form_text(form, FIELD_MINUTES)),
		.by_group = form->fields[FIELD_BY_GROUP].choice == 1,
	};
	unsigned effects = EFFECT_DRAW;
	if (answers_hold(app, form, entry.kind, options, count) && rest_holds(form, &entry))
		effects = insert(app, form, &entry);
	free(options);
	return effects;
}

static unsigned
cancelled(struct app *app, void *subject)
{
	(void)subject;
	return leave_calm(app);
}

void
insert_open(struct app *app)
{
	unsigned changed = 0;
	if (app->model->pictures == 2
		&& session_calm(app->session, true, &changed, NULL) == STATUS_OK)
		app_did(app, STATUS_OK, changed, NULL);
	struct form *form = form_new(_("Insert a step"), save, NULL, NULL);
	struct field *kind = form_add(form, FIELD_CHOICE, _("Kind"), NULL, _("← → choose."));
	kind->choices = kind_labels;
	kind->choices_count = sizeof(kinds) / sizeof(kinds[0]);
	kind->choice = 1;
	form_add(form, FIELD_TEXT, _("Title"), NULL, _("Short; it stands in the agenda."))->needed =
		true;
	form_add(form, FIELD_TEXT, _("Prompt"), NULL, _("What the room reads."));
	form_add(form, FIELD_TEXT, _("Answers"), NULL,
		_("For a question: yes, no, perhaps; or yes|no; or 1..5. Otherwise empty."));
	form_add(form, FIELD_NUMBER, _("Minutes"), NULL, _("May stay empty."));
	struct field *by_group = form_add(form, FIELD_CHOICE, _("Group by group?"), NULL,
		_("Whether hands are counted group by group."));
	by_group->choices = yes_or_no;
	by_group->choices_count = 2;
	form->cancelled = cancelled;
	form_start(form);
	app_push(app, &form->layer);
}
