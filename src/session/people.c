/* Who is here, and who spoke.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/internal.h"

#include "core/i18n.h"
#include "core/mem.h"

#include <stdio.h>
#include <stdlib.h>

enum status
session_present(struct session *session, int group, int64_t present, unsigned *changed,
	struct message *message)
{
	struct model *model = &session->model;
	enum status status = act_allowed(session, false, message);
	if (status == STATUS_OK)
		status = people_group(model, group, message);
	if (status != STATUS_OK)
		return status;
	if (present < 0 || present > PRESENT_MAX)
		return fail(message, STATUS_REFUSED, _("Between 0 and %d people can be here."), PRESENT_MAX);
	if (present == model->present[group])
		return STATUS_OK;

	char detail[ID_LENGTH_MAX + 24];
	struct act act = act_begin(session, "present");
	snprintf(detail, sizeof(detail), "%lld %s", (long long)present, model_group_id(model, group));
	act.detail = detail;
	store_run(session->store, STORE_PRESENCE_SET, TEXT(model->session_id),
		TEXT(model_group_id(model, group)), INTEGER(present));
	return act_finish(&act, CHANGED_PEOPLE, changed, message);
}

enum status
session_people(struct session *session, const int64_t *present, const char *from, unsigned *changed,
	struct message *message)
{
	struct model *model = &session->model;
	struct act act;
	int groups = 0;
	enum status status = act_begin_fresh(session, "people", &act, changed, message);
	if (status != STATUS_OK)
		return status;
	status = taking_allowed(session, message);
	for (int i = 0; i <= model_no_group(model) && status == STATUS_OK; i++) {
		if (present[i] < 0)
			continue;
		status = people_group(model, i, message);
		if (status == STATUS_OK && present[i] > PRESENT_MAX)
			status = fail(message, STATUS_REFUSED, _("Between 0 and %d people can be here."),
				PRESENT_MAX);
		groups++;
		if (status != STATUS_OK || present[i] == model->present[i])
			continue;
		char counted[ID_LENGTH_MAX + 24];
		snprintf(counted, sizeof(counted), "%lld %s", (long long)present[i], model_group_id(model, i));
		log_part(&act, "present", step_id(model, model->stage.step), counted);
		store_run(session->store, STORE_PRESENCE_SET, TEXT(model->session_id),
			TEXT(model_group_id(model, i)), INTEGER(present[i]));
	}
	if (status != STATUS_OK) {
		act_roll_back(&act);
		return status;
	}
	char *name = clean_line(from);
	char *detail = mem_printf("%d %s", groups, name);
	act.detail = detail;
	status = act_finish(&act, CHANGED_PEOPLE, changed, message);
	free(detail);
	free(name);
	return status;
}

enum status
session_turn(struct session *session, int group, unsigned *changed, struct message *message)
{
	struct model *model = &session->model;
	enum status status = act_allowed(session, true, message);
	if (status == STATUS_OK)
		status = people_group(model, group, message);
	if (status != STATUS_OK)
		return status;

	int step = model->stage.step;
	struct act act = act_begin(session, "turn");
	act.subject_id = model_group_id(model, group);
	act.detail = model_group_label(model, group, 0);
	char talk_round[24];
	snprintf(talk_round, sizeof(talk_round), "%d", model->steps[step].talk_round);
	act.logged = talk_round;
	store_run(session->store, STORE_TURN_ADD, TEXT(model->session_id), TEXT(step_id(model, step)),
		INTEGER(model->steps[step].talk_round), TEXT(model_group_id(model, group)));
	return act_finish(&act, CHANGED_TURNS, changed, message);
}
