/*
 * An act taken back and repeated, for the tests that do so with every act.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_T_UNDO_H
#define RUNDE_T_UNDO_H

#include "evening.h"

enum { UNDO_TESTS = 7 };

/* EVENING has just done the act NAME: its tables were BEFORE, as ROWS (fresh memory) tells them, and its
 * evening stood as STOOD says. TAKEN_BACK (may be NULL) tests more while the act is taken back. */
static void
undo_round_trip(struct session *evening, struct env *clock, char *(*rows)(void), const char *name,
	const char *before, const struct stage_row *stood, void (*taken_back)(void))
{
	struct message reason = { "" };
	unsigned changes = 0;
	const struct model *model = session_model(evening);
	char *after = rows();
	int step_after = model->stage.step;
	ok(strcmp(before, after) != 0, "%s changes the tables", name);
	ok(model->undo.there && model->undo.possible, "%s can be taken back", name);
	char *said = session_act_say(model, &model->undo, 0);
	ok(said && *said && !strchr(said, '%'), "%s is called “%s”", name, said);
	free(said);

	env_advance(clock, 1000);
	enum status status = session_undo(evening, &changes, &reason);
	char *undone = rows();
	is_str(undone, before, "%s taken back: %s", name, status ? reason.text : "");
	ok(model->stage.step == stood->step && model->stage.phase == stood->phase,
		"and the evening stands where it stood");
	if (taken_back)
		taken_back();
	status = session_redo(evening, &changes, &reason);
	char *redone = rows();
	is_str(redone, after, "%s repeated: %s", name, status ? reason.text : "");
	ok(model->stage.step == step_after, "and the evening goes with it");
	free(after);
	free(undone);
	free(redone);
}

#endif
