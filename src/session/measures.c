/* Measures: what, who, by when.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/internal.h"

#include "core/i18n.h"
#include "core/mem.h"
#include "core/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The texts of an entry, cleaned. */
struct texts {
	char *what, *who, *due_text;
};

static void
texts_free(struct texts *texts)
{
	free(texts->what);
	free(texts->who);
	free(texts->due_text);
}

static enum status
save(struct session *session, const char *id, const struct measure_entry *entry,
	const struct texts *texts, unsigned *changed, struct message *message)
{
	struct model *model = &session->model;
	const char *due = entry->due ? entry->due : "";
	char fresh[SESSION_ID_LENGTH + 1];
	struct act act = act_begin(session, id ? "measure-edit" : "measure");

	if (id) {
		store_run(session->store, STORE_MEASURE_EDIT, TEXT(texts->what), TEXT(texts->who),
			INTEGER(entry->agreed), TEXT(due), TEXT(texts->due_text), TEXT(model->session_id),
			TEXT(id));
	} else {
		bool from_comment = entry->comment_id && *entry->comment_id;
		env_random_id(session->env, "m", SESSION_ID_CHARACTERS, fresh);
		store_run(session->store, STORE_MEASURE_ADD, TEXT(model->session_id), TEXT(fresh),
			INTEGER(next_number(session, STORE_MEASURE_NO_NEXT)), TEXT(step_id(model, model->stage.step)),
			TEXT(texts->what), TEXT(texts->who), INTEGER(entry->agreed), TEXT(due),
			TEXT(texts->due_text), from_comment ? TEXT(entry->comment_id) : NOTHING);
	}
	char logged[SESSION_ID_LENGTH + 32];
	snprintf(logged, sizeof(logged), "%d %s %s", entry->agreed, *due ? due : "-",
		!id && entry->comment_id && *entry->comment_id ? entry->comment_id : "-");
	act.subject_id = id ? id : fresh;
	act.detail = texts->what;
	act.logged = logged;
	return act_finish(&act, CHANGED_MEASURES, changed, message);
}

enum status
session_measure(struct session *session, const char *id, const struct measure_entry *entry,
	unsigned *changed, struct message *message)
{
	enum status status = act_allowed(session, id == NULL, message);
	if (status != STATUS_OK)
		return status;
	if (id && model_find_measure(&session->model, id) < 0)
		return fail(message, STATUS_REFUSED, _("That measure is not there any more."));
	if (entry->due && *entry->due && !utc_date_parse(entry->due, NULL, NULL, NULL))
		return fail(message, STATUS_REFUSED, _("“%s” is no date; write it as 2026-03-31."), entry->due);

	struct texts texts = { clean_line(entry->what), clean_line(entry->who), clean_line(entry->due_text) };
	if (!*texts.what)
		status = fail(message, STATUS_REFUSED, _("A measure needs to say what will be done."));
	else
		status = save(session, id, entry, &texts, changed, message);
	texts_free(&texts);
	return status;
}

enum status
session_measure_drop(struct session *session, const char *id, bool dropped, unsigned *changed,
	struct message *message)
{
	struct model *model = &session->model;
	enum status status = act_allowed(session, false, message);
	if (status != STATUS_OK)
		return status;
	int index = model_find_measure(model, id);
	if (index < 0)
		return fail(message, STATUS_REFUSED, _("That measure is not there any more."));
	if (model->measures[index].dropped == dropped)
		return STATUS_OK;

	struct act act = act_begin(session, dropped ? "measure-drop" : "measure-restore");
	act.subject_id = id;
	act.detail = model->measures[index].what;
	act.logged = "";
	store_run(session->store, STORE_MEASURE_STATE, TEXT(dropped ? "dropped" : "planned"),
		TEXT(model->session_id), TEXT(id));
	return act_finish(&act, CHANGED_MEASURES, changed, message);
}
