/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/layer.h"

#include "core/i18n.h"
#include "core/mem.h"

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

static unsigned
save(struct app *app, struct form *form, void *subject)
{
	(void)subject;
	struct step_entry entry = {
		.kind = kinds[form->fields[FIELD_KIND].choice],
		.title = form_text(form, FIELD_TITLE),
		.prompt = form_text(form, FIELD_PROMPT),
		.options = form_text(form, FIELD_OPTIONS),
		.minutes = atoi(form_text(form, FIELD_MINUTES)),
		.by_group = form->fields[FIELD_BY_GROUP].choice == 1,
	};
	bool needs = methods[entry.kind].options == OPTIONS_NEEDED;
	bool has = entry.options[strspn(entry.options, " ")];
	if (needs != has) {
		form_fault(form, FIELD_OPTIONS, "%s",
			needs ? _("A question needs answers, such as yes|no.")
			: _("Only a question has answers."));
		return EFFECT_DRAW;
	}
	unsigned changed = 0;
	struct message message = {0};
	enum status status = session_insert_step(app->session, &entry, &changed, &message);
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
		_("For a question: yes|no|perhaps, or 1..5. Otherwise empty."));
	form_add(form, FIELD_NUMBER, _("Minutes"), NULL, _("May stay empty."));
	struct field *by_group = form_add(form, FIELD_CHOICE, _("Group by group?"), NULL,
		_("Whether hands are counted group by group."));
	by_group->choices = yes_or_no;
	by_group->choices_count = 2;
	form->cancelled = cancelled;
	form_start(form);
	app_push(app, &form->layer);
}
