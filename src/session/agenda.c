/* The agenda and the event's own details, changed during the evening.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/internal.h"
#include "session/copy.h"

#include "core/i18n.h"
#include "core/mem.h"
#include "core/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Letters only, and a prefix no workshop file can take by chance. */
static void
inserted_id(struct session *session, char id[11])
{
	memcpy(id, "x-", 2);
	for (int i = 2; i < 10; i++) {
		unsigned char byte;
		env_random(session->env, &byte, 1);
		id[i] = (char)('a' + byte % 16);
	}
	id[10] = '\0';
}

/* Reads ENTRY by the rules of workshop files, into the model's workshop at index AT. */
static enum status
read_entry(struct session *session, const struct step_entry *entry, int at, char id[11],
	struct message *message)
{
	char *title = clean_line(entry->title);
	char *prompt = text_clean(entry->prompt ? entry->prompt : "", entry->prompt ? strlen(entry->prompt) : 0,
		TEXT_LINES | TEXT_TRIM);
	char *options = clean_line(entry->options);
	char *kind = mem_text(methods[entry->kind].word);
	char minutes[16] = "", max[16] = "", yes[] = "yes";
	struct row row = { 0 };
	struct faults faults = { 0 };
	enum status status = STATUS_OK;

	if (entry->minutes > 0)
		snprintf(minutes, sizeof(minutes), "%d", entry->minutes);
	if (entry->max > 0)
		snprintf(max, sizeof(max), "%d", entry->max);
	row.cell[COLUMN_ID].in[0] = id;
	row.cell[COLUMN_KIND].in[0] = kind;
	row.cell[COLUMN_TITLE].in[0] = title;
	row.cell[COLUMN_PROMPT].in[0] = prompt;
	row.cell[COLUMN_OPTIONS].in[0] = options;
	row.cell[COLUMN_MINUTES].in[0] = minutes;
	row.cell[COLUMN_MAX].in[0] = max;
	if (entry->by_group)
		row.cell[COLUMN_BY_GROUP].in[0] = yes;

	if (!*title)
		status = fail(message, STATUS_REFUSED, _("A step needs a title."));
	else if (!workshop_insert(session->model.workshop, at, &row, &faults))
		status = fail(message, STATUS_REFUSED, "%s", faults.count > 0 ? faults.list[0].text : "");
	faults_free(&faults);
	free(title);
	free(prompt);
	free(options);
	free(kind);
	return status;
}

enum status
session_insert_step(struct session *session, const struct step_entry *entry, unsigned *changed,
	struct message *message)
{
	struct model *model = &session->model;
	char id[11];
	enum status status = act_allowed(session, false, message);
	if (status != STATUS_OK)
		return status;
	if (model->stage.phase == PHASE_ENDED)
		return fail(message, STATUS_REFUSED, _("The session has ended."));
	if (model->workshop->steps_count >= WORKSHOP_ROWS_MAX)
		return fail(message, STATUS_REFUSED, _("The agenda is full."));

	int at = model->stage.step + 1;
	inserted_id(session, id);
	status = read_entry(session, entry, at, id, message);
	if (status != STATUS_OK)
		return status;

	struct act act = act_begin(session, "insert");
	act.subject_id = id;
	store_run(session->store, STORE_STEPS_MOVE_DOWN, TEXT(model->session_id), INTEGER(at + 1));
	copy_step(session->store, model->session_id, model->workshop, at, "inserted");
	char *title = mem_text(words_in(&model->workshop->steps[at].title, 0));
	char *logged = mem_printf("%s %d", methods[entry->kind].word, at + 1);
	act.detail = title;
	act.logged = logged;
	workshop_remove(model->workshop, at);
	status = act_finish(&act, CHANGED_STEPS, changed, message);
	free(logged);
	free(title);
	return status;
}

enum status
session_details(struct session *session, const struct session_details *details, unsigned *changed,
	struct message *message)
{
	struct model *model = &session->model;
	enum status status = act_allowed(session, false, message);
	if (status != STATUS_OK)
		return status;
	if (details->pictures != 1 && details->pictures != 2)
		return fail(message, STATUS_REFUSED, _("There can be one picture or two."));

	char *title = clean_line(details->title);
	char *place = clean_line(details->place);
	char *place_id = clean_line(details->place_id ? details->place_id : model->place_id);
	char *wave = clean_line(details->wave ? details->wave : model->wave);
	struct act act = act_begin(session, "details");
	act.detail = title;
	act.logged = "";
	store_run(session->store, STORE_SESSION_DETAILS, TEXT(title), TEXT(place), TEXT(place_id),
		TEXT(wave), TEXT(details->lock_code ? details->lock_code : ""),
		details->planned_end ? INTEGER(details->planned_end) : NOTHING,
		INTEGER(details->pictures),
		TEXT(details->date && !model->started_at ? details->date : model->local_date),
		TEXT(model->session_id));
	status = act_finish(&act, CHANGED_DETAILS, changed, message);
	free(title);
	free(place);
	free(place_id);
	free(wave);
	return status;
}
