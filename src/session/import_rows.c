/* Of the import of ballots: rows become sheets, or an institution's answers.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/import_rows.h"

#include "core/i18n.h"
#include "core/mem.h"
#include "core/text.h"

#include <stdlib.h>
#include <string.h>

static bool
blank(const char *cell)
{
	return !cell[strspn(cell, " \t\r\n")];
}

static bool
blank_row(const struct import *import, const struct csv_row *row)
{
	for (int i = 0; i < import->columns; i++) {
		if (!blank(row->cells[i]))
			return false;
	}
	return true;
}

/* CELL without the formula guard; *MEMORY is freed by the caller. */
static const char *
unguarded(const char *cell, char **memory)
{
	*memory = NULL;
	if (!strchr(cell, '\''))
		return cell;
	*memory = mem_text(cell);
	csv_unguard(*memory);
	return *memory;
}

/* --- cells ------------------------------------------------------------------------------------ */

static void
wrong_answer(struct import *import, struct asked *asked, const char *name, int line, const char *why)
{
	faults_add(import->faults, line, false, "%s: %s", name, why);
	asked->wrong = true;
}

/* Reads what stands under NAME as an answer to the question ASKED. */
static void
take_answer(struct import *import, struct asked *asked, int option_no, const char *name,
	const char *cell, int line)
{
	char *why;
	if (blank(cell))
		return;
	asked->line = line;
	if (asked->shut) {
		/* once a row is enough */
		if (!asked->wrong)
			wrong_answer(import, asked, name, line, asked->shut);
		return;
	}
	enum answer answer = answer_read(&asked->reader, option_no, cell, &asked->ballot, &why);
	if (answer != ANSWER_NONE)
		asked->given = true;
	if (answer == ANSWER_ABSTAINS)
		asked->abstains = true;
	if (answer == ANSWER_WRONG)
		wrong_answer(import, asked, name, line, why);
	free(why);
}

/* LABEL: of the option that the reason is about, or NULL. */
static void
take_reason(struct asked *asked, const char *label, const char *cell, int line)
{
	char *clean = text_clean(cell, strlen(cell), TEXT_ONE_LINE | TEXT_TRIM);
	if (*clean) {
		if (!asked->line)
			asked->line = line;
		buffer_add(&asked->reason, asked->reason.length > 0 ? "; " : "");
		buffer_printf(&asked->reason, "%s%s%s", label ? label : "", label ? ": " : "", clean);
	}
	free(clean);
}

/* Whether the question is answered, and rightly so, once all its cells are read. */
static bool
is_answered(struct import *import, struct asked *asked)
{
	const struct question *question = &asked->reader.question;
	char *why = NULL;
	if (asked->wrong)
		return false;
	if (!asked->given) {
		if (asked->reason.length > 0)
			why = mem_text(_("there is a reason, but no answer; “-” abstains"));
	} else if (asked->abstains && asked->ballot.count > 0) {
		why = mem_text(_("“-” abstains, and so nothing else can be answered"));
	} else if (!asked->abstains && asked->ballot.count == 0) {
		why = mem_text(_("nothing is chosen; “-” abstains, and empty cells are no answer"));
	} else {
		enum ballot_fault fault = ballot_check(question, &asked->ballot);
		why = fault ? ballot_say(question, fault) : NULL;
	}
	if (why)
		wrong_answer(import, asked, asked->question, asked->line, why);
	free(why);
	return asked->given && !asked->wrong;
}

static void
forget_row(struct import *import)
{
	for (int i = 0; i < import->asked_count; i++) {
		struct asked *asked = &import->asked[i];
		if (asked->ballot.count > 0)
			ballot_free(&asked->ballot);
		buffer_clear(&asked->reason);
		asked->given = asked->abstains = asked->wrong = false;
		asked->line = 0;
	}
}

/* --- a row a person ----------------------------------------------------------------------------- */

/* The group that a cell names; -1 with a fault. */
static int
take_group(struct import *import, const char *cell, int line)
{
	const struct model *model = import->model;
	char *clean = text_clean(cell, strlen(cell), TEXT_ONE_LINE | TEXT_TRIM), *why = NULL;
	int group = *clean ? import_group(model, clean, &why) : model_no_group(model);
	bool official = group >= 0 && group < model_no_group(model)
		&& model->workshop->groups[group].official;
	if (!why && import->official && *clean && group != import->group)
		why = mem_printf(_("this is not the answer of “%s”, but of “%s”"),
			model_group_label(model, import->group, 0), model_group_label(model, group, 0));
	if (!why && !import->official && official)
		why = mem_printf(_("“%s” is an institution, not people; take in its answers with "
			"--group %s"), model_group_label(model, group, 0), model_group_id(model, group));
	if (why)
		faults_add(import->faults, line, false, "group_id: %s", why);
	bool fine = !why;
	free(clean);
	free(why);
	return fine ? group : -1;
}

/* Reads the cells of a row; *GROUP: whose they are, if they say so. */
static void
read_cells(struct import *import, const struct csv_row *row, int *group)
{
	for (int i = 0; i < import->columns; i++) {
		const struct place *place = &import->places[i];
		char *memory;
		const char *cell = unguarded(row->cells[i], &memory);
		switch (place->kind) {
		case PLACE_NAMELESS:
			if (!blank(cell))
				faults_add(import->faults, row->line, false,
					_("there is something in a column without a name"));
			break;
		case PLACE_GROUP:
			*group = take_group(import, cell, row->line);
			break;
		case PLACE_ANSWER:
			take_answer(import, place->asked, place->option_no, place->name, cell, row->line);
			break;
		case PLACE_REASON:
			take_reason(place->asked, NULL, cell, row->line);
			break;
		default:
			break;
		}
		free(memory);
	}
}

static void
take_sheet(struct import *import, int group)
{
	const struct model *model = import->model;
	bool begun = false;
	for (int i = 0; i < import->asked_count; i++) {
		struct asked *asked = &import->asked[i];
		/* once something is wrong nothing will be saved */
		if (!is_answered(import, asked) || import->faults->errors > 0)
			continue;
		if (!begun)
			sheets_begin(&import->sheets, model, group < 0 ? model_no_group(model) : group);
		begun = true;
		sheets_add(&import->sheets, asked->step, &asked->ballot);
	}
	import->empty_rows += !begun;
}

static void
take_person(struct import *import, const struct csv_row *row)
{
	int group = import->group;
	forget_row(import);
	read_cells(import, row, &group);
	take_sheet(import, group);
}

/* --- an institution -------------------------------------------------------------------------------- */

static void
take_official(struct import *import, const struct csv_row *row)
{
	int ignored;
	if (import->rows > 1)
		faults_add(import->faults, row->line, false,
			_("an institution answers once, in one row; this is another"));
	else
		read_cells(import, row, &ignored);
}

static const char *
cell_of_kind(const struct import *import, const struct csv_row *row, int kind)
{
	for (int i = 0; i < import->columns; i++) {
		if ((int)import->places[i].kind == kind)
			return row->cells[i];
	}
	return "";
}

/* A row a question. */
static void
take_question(struct import *import, const struct csv_row *row)
{
	char *answer_memory, *reason_memory, *why;
	const char *id = cell_of_kind(import, row, PLACE_ROW_ID);
	const char *answer = unguarded(cell_of_kind(import, row, PLACE_ROW_ANSWER), &answer_memory);
	const char *reason = unguarded(cell_of_kind(import, row, PLACE_ROW_REASON), &reason_memory);
	char *name = text_clean(id, strlen(id), TEXT_ONE_LINE | TEXT_TRIM);

	if (*name) {
		struct place place = import_place(import, name, row->line, &why);
		if (!why && place.kind == PLACE_REASON)
			why = mem_printf(_("“%s”: the reason has a column of its own here"), name);
		if (why) {
			faults_add(import->faults, row->line, false, "%s", why);
			free(why);
		} else {
			const char *label = place.option_no > 0 && !place.asked->shut
				? words_in(&place.asked->reader.question.options[place.option_no - 1].label, 0)
				: NULL;
			take_answer(import, place.asked, place.option_no, name, answer, row->line);
			take_reason(place.asked, label, reason, row->line);
		}
	} else if (!blank(answer) || !blank(reason)) {
		faults_add(import->faults, row->line, false,
			_("there is an answer here, but no question_id says to which question"));
	}
	free(name);
	free(answer_memory);
	free(reason_memory);
}

/* --- the table ----------------------------------------------------------------------------------------- */

void
import_row(struct import *import, const struct csv_row *row)
{
	if (blank_row(import, row))
		return;
	import->rows++;
	/* what is wrong with it has been said */
	if (row->broken)
		return;
	if (import->tall)
		take_question(import, row);
	else if (import->official)
		take_official(import, row);
	else
		take_person(import, row);
}

void
import_rows_end(struct import *import)
{
	int answered = 0;
	bool reading = import->faults->errors == 0;
	for (int i = 0; i < import->asked_count && import->official; i++)
		answered += is_answered(import, &import->asked[i]);
	if (!reading)
		return;
	if (import->rows == 0)
		faults_add(import->faults, 0, false, _("there is no row below the header"));
	else if (import->official ? answered == 0 && import->faults->errors == 0
		: import->sheets.ballots == 0 && import->faults->errors == 0)
		faults_add(import->faults, 0, false, _("there is no answer in this table"));
}
