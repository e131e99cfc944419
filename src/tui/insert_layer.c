/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/layer.h"

#include "core/buffer.h"
#include "core/i18n.h"
#include "core/mem.h"
#include "core/text.h"

#include <stdlib.h>
#include <string.h>

enum {
	FIELD_KIND, FIELD_TITLE, FIELD_PROMPT, FIELD_OPTIONS, FIELD_MINUTES, FIELD_BY_GROUP, FIELD_MAX,
};

/* The kinds that make sense on the spot. */
static const enum kind kinds[] = {
	KIND_INFO, KIND_TALK, KIND_CARDS, KIND_CHOICE, KIND_MULTI, KIND_SCALE, KIND_DOTS, KIND_RANK,
	KIND_RESIST, KIND_NUMBER, KIND_WORDS, KIND_BREAK,
};
static const char *const kind_labels[] = {
	N_("text"),
	N_("talk"),
	N_("cards"),
	N_("one of"),
	N_("several of"),
	N_("scale"),
	N_("dots"),
	N_("ranking"),
	N_("resistance"),
	N_("estimate"),
	N_("words"),
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

/* What was typed as answers, taken apart. */
struct typed {
	struct buffer options;
	char *abstention;
	int count;         /* without the abstention; a range counts as many */
	bool status_quo;   /* one of them is that everything stays as it is */
	bool from;         /* they come from another step */
};

static const char status_quo_mark[] = "=status-quo";

static bool
has_mark(const char *answer)
{
	size_t length = strlen(answer), mark = strlen(status_quo_mark);
	return length > mark && text_compare_folded(answer + length - mark, status_quo_mark) == 0;
}

/* Takes ANSWER, fresh memory; LAST: nothing stands behind it. */
static void
add_answer(struct typed *typed, enum kind kind, char *answer, bool last)
{
	if (!typed->abstention && is_abstention(answer)) {
		typed->abstention = answer;
		return;
	}
	if (strncmp(answer, "-=", 2) == 0 && answer[2] && !typed->abstention) {
		typed->abstention = mem_text(answer + 2);
		free(answer);
		return;
	}
	/* A comma or bar at the very end is no answer more. */
	if (*answer || !last) {
		bool as_now = kind == KIND_RESIST
			&& text_compare_folded(answer, _("Everything stays as it is")) == 0;
		buffer_printf(&typed->options, "%s%s%s", typed->options.length ? "|" : "", answer,
			as_now ? status_quo_mark : "");
		typed->status_quo |= as_now || has_mark(answer);
	}
	bool range = strstr(answer, "..") && !answer[strspn(answer, "-.0123456789")];
	typed->from |= answer[0] == '@';
	typed->count += answer[0] == '@' || range ? OPTIONS_MAX : *answer != '\0';
	free(answer);
}

/* What was typed as answers, as a workshop file has it; fresh memory. COUNT gets how many there
 * are without the abstention; a range counts as many. In systemic consensing everything may
 * always stay as it is: if nobody typed it, it is added. */
static char *
answers_read(const char *text, enum kind kind, int *count)
{
	struct typed typed = {.count = 0};
	bool commas = !text[answer_length(text, false)];
	for (const char *at = text;;) {
		size_t length = answer_length(at, commas);
		add_answer(&typed, kind, text_clean(at, length, TEXT_ONE_LINE | TEXT_TRIM), !at[length]);
		if (!at[length])
			break;
		at += length + 1;
	}
	if (kind == KIND_RESIST && typed.count > 0 && !typed.status_quo && !typed.from) {
		buffer_printf(&typed.options, "|%s%s", _("Everything stays as it is"), status_quo_mark);
		typed.count++;
	}
	if (typed.abstention)
		buffer_printf(&typed.options, "%s-=%s", typed.options.length ? "|" : "", typed.abstention);
	free(typed.abstention);
	*count = typed.count;
	return buffer_take(&typed.options);
}

/* Whether the answers suit the kind; else why not has been said. */
static bool
answers_hold(struct app *app, struct form *form, enum kind kind, const char *options, int count)
{
	const struct method *method = &methods[kind];
	const char *label = _(kind_labels[form->fields[FIELD_KIND].choice]);
	if (method->options != OPTIONS_NEEDED) {
		if (*options && method->asks)
			form_fault(form, FIELD_OPTIONS,
				_("“%s” has no answers to choose from; leave this empty."), label);
		else if (*options)
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
	if (entry->max > 0 && !methods[entry->kind].has_max) {
		form_fault(form, FIELD_MAX, "%s",
			_("Only several answers, dots, places and words can be limited."));
		return false;
	}
	if (entry->max > OPTIONS_MAX) {
		form_fault(form, FIELD_MAX, _("There can be at most %d for each person."), OPTIONS_MAX);
		return false;
	}
	return true;
}

static unsigned
save(struct app *app, struct form *form, void *subject)
{
	(void)subject;
	int count = 0;
	enum kind kind = kinds[form->fields[FIELD_KIND].choice];
	char *options = answers_read(form_text(form, FIELD_OPTIONS), kind, &count);
	struct step_entry entry = {
		.kind = kind,
		.title = form_text(form, FIELD_TITLE),
		.prompt = form_text(form, FIELD_PROMPT),
		.options = options,
		.minutes = atoi(form_text(form, FIELD_MINUTES)),
		.by_group = form->fields[FIELD_BY_GROUP].choice == 1,
		.max = atoi(form_text(form, FIELD_MAX)),
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
		_("For a question: yes, no, perhaps; or yes|no; or 1..5. Otherwise empty. To "
		  "“resistance” runde adds “Everything stays as it is”, unless an answer is marked with "
		  "=status-quo."));
	form_add(form, FIELD_NUMBER, _("Minutes"), NULL, _("May stay empty."));
	struct field *by_group = form_add(form, FIELD_CHOICE, _("Group by group?"), NULL,
		_("Whether hands are counted group by group."));
	by_group->choices = yes_or_no;
	by_group->choices_count = 2;
	form_add(form, FIELD_NUMBER, _("For each person"), NULL,
		_("How many dots, answers, places or words one person may give. May stay empty: as many as "
		  "there are answers; of words three."));
	form->cancelled = cancelled;
	form_start(form);
	app_push(app, &form->layer);
}
