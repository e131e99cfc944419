/* Of the import of ballots: what the columns of a table are about.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/import_rows.h"

#include "core/i18n.h"
#include "core/mem.h"
#include "core/nearest.h"
#include "core/text.h"
#include "table/answer_sheet.h"

#include <stdlib.h>
#include <string.h>

static const char group_column[] = "group_id";

static struct asked *
find_asked(const struct import *import, const char *question)
{
	for (int i = 0; i < import->asked_count; i++) {
		if (strcmp(import->asked[i].question, question) == 0)
			return &import->asked[i];
	}
	return NULL;
}

void
import_begin(struct import *import)
{
	const struct workshop *workshop = import->model->workshop;
	import->asked = mem_new((size_t)workshop->steps_count, sizeof(*import->asked));
	for (int i = 0; i < workshop->steps_count; i++) {
		const char *question = workshop->steps[i].question;
		if (question && !find_asked(import, question))
			import->asked[import->asked_count++] =
				(struct asked){.question = mem_text(question), .step = i};
	}
}

void
import_free(struct import *import)
{
	for (int i = 0; i < import->asked_count; i++) {
		struct asked *asked = &import->asked[i];
		free(asked->question);
		free(asked->shut);
		answer_reader_free(&asked->reader);
		ballot_free(&asked->ballot);
		buffer_free(&asked->reason);
	}
	for (int i = 0; i < import->columns; i++)
		free(import->places[i].name);
	free(import->asked);
	free(import->places);
	sheets_free(&import->sheets);
}

/* --- groups ---------------------------------------------------------------------------------- */

static char *
no_such_group(const struct model *model, const char *text)
{
	const struct workshop *workshop = model->workshop;
	const char *names[GROUPS_MAX * (LANGUAGES_MAX + 1) + 1] = {"none"};
	size_t count = 1;
	for (int i = 0; i < workshop->groups_count; i++) {
		names[count++] = workshop->groups[i].id;
		for (int language = 0; language < LANGUAGES_MAX; language++) {
			if (workshop->groups[i].label.in[language])
				names[count++] = workshop->groups[i].label.in[language];
		}
	}
	const char *nearest = nearest_word(text, names, count);
	return nearest ? mem_printf(_("there is no group “%s”; did you mean “%s”?"), text, nearest)
		: mem_printf(_("there is no group “%s”"), text);
}

static bool
is_called(const struct group *group, const char *text)
{
	for (int language = 0; language < LANGUAGES_MAX; language++) {
		const char *label = group->label.in[language];
		if (label && text_compare_folded(label, text) == 0)
			return true;
	}
	return false;
}

int
import_group(const struct model *model, const char *text, char **why)
{
	int found = model_find_group(model, text);
	*why = NULL;
	for (int i = 0; i < model->workshop->groups_count && !*why; i++) {
		if (i == found || !is_called(&model->workshop->groups[i], text))
			continue;
		if (found >= 0)
			*why = mem_printf(_("“%s” has two readings, “%s” and “%s”"), text,
				model_group_id(model, found), model_group_id(model, i));
		found = i;
	}
	if (found < 0)
		*why = no_such_group(model, text);
	return *why ? -1 : found;
}

/* --- questions --------------------------------------------------------------------------------- */

static char *
no_such_question(const struct import *import, const char *name, const char *id)
{
	const struct workshop *workshop = import->model->workshop;
	const char *words[WORKSHOP_ROWS_MAX + 1] = {group_column};
	size_t count = 1;
	int step = workshop_find_step(workshop, id);
	if (step >= 0 && workshop->steps[step].question)
		return mem_printf(_("“%s” is a step; its question is called “%s”"), id,
			workshop->steps[step].question);
	if (step >= 0)
		return mem_printf(_("“%s” is a step that asks nothing"), id);
	for (int i = 0; i < import->asked_count && i < WORKSHOP_ROWS_MAX; i++)
		words[count++] = import->asked[i].question;
	const char *nearest = nearest_word(id, words, count);
	return nearest ? mem_printf(_("“%s” is no question; did you mean “%s%s”?"), name, nearest,
		name + strlen(id)) : mem_printf(_("“%s” is no question of this session"), name);
}

/* Why the question cannot be answered now, or NULL. */
static char *
shut(const struct import *import, const struct asked *asked)
{
	const struct model *model = import->model;
	struct message message = {.text = ""};
	const struct step *step = &model->workshop->steps[asked->step];
	if (!import->official)
		return sheets_allowed(model, asked->step, &message) ? mem_text(message.text) : NULL;
	if (step->options_from)
		return mem_printf(_("its answers come from the room (“@%s”), so nobody can answer it "
			"beforehand"), step->options_from);
	if (model_official(model, asked->question, import->group))
		return mem_printf(_("“%s” has answered it already"),
			model_group_label(model, import->group, 0));
	return NULL;
}

static void
get_ready(struct import *import, struct asked *asked)
{
	const struct model *model = import->model;
	if (asked->ready)
		return;
	if (!import->official)
		asked->step = sheets_step(model, asked->question);
	const struct question question = model_question(model, asked->step);
	answer_reader_init(&asked->reader, &question, &model->workshop->steps[asked->step].abstain);
	asked->shut = shut(import, asked);
	asked->ready = true;
}

/* Reads what stands behind the point; *WHY: it is none of the question's. */
static struct place
read_part(const struct import *import, struct asked *asked, const char *name, const char *part, char **why)
{
	struct place place = {.kind = PLACE_ANSWER, .asked = asked};
	const struct question *question = &asked->reader.question;
	bool by_option = answer_by_option(question->kind);
	/* where there is nothing to choose from yet, a place is as good as another */
	bool unknown = asked->shut && question->count == 0;
	size_t digits = part ? strspn(part, "0123456789") : 0;

	if (part && strcmp(part, "reason") == 0) {
		place.kind = PLACE_REASON;
		if (!import->official)
			*why = mem_printf(_("“%s”: only an institution gives reasons"), name);
	} else if (part && (digits == 0 || digits > 2 || part[digits] || *part == '0')) {
		*why = mem_printf(_("“%s” is no question of this session"), name);
	} else if (part && !by_option) {
		*why = mem_printf(_("there is no “%s”; “%s” takes one answer"), name, asked->question);
	} else if (part) {
		place.option_no = atoi(part);
		if (place.option_no > question->count && !unknown)
			*why = mem_printf(P_("there is no “%s”; “%s” has %d answer",
				"there is no “%s”; “%s” has %d answers", (unsigned long)question->count),
				name, asked->question, question->count);
	} else if (by_option && !import->tall && !unknown) {
		*why = mem_printf(_("“%s” takes a column for each of its answers, “%s.1” to “%s.%d”"),
			asked->question, asked->question, asked->question, question->count);
	}
	return place;
}

struct place
import_place(struct import *import, const char *name, int line, char **why)
{
	struct place place = {.kind = PLACE_LOST};
	size_t length = strcspn(name, ".");
	char *id = mem_text_n(name, length);
	struct asked *asked = find_asked(import, id);

	*why = NULL;
	if (!asked)
		*why = no_such_question(import, name, id);
	free(id);
	if (!asked)
		return place;
	get_ready(import, asked);
	place = read_part(import, asked, name, name[length] ? name + length + 1 : NULL, why);
	int *seen = &asked->seen[place.kind == PLACE_REASON ? SEEN_REASON : place.option_no];
	if (!*why && *seen)
		*why = import->tall ? mem_printf(_("“%s” stands in line %d already"), name, *seen)
			: mem_printf(_("the column “%s” is there twice"), name);
	*seen = line;
	if (*why)
		place.kind = PLACE_LOST;
	return place;
}

/* --- the header ------------------------------------------------------------------------------------ */

static char *
clean_name(const char *cell)
{
	char *name = text_clean(cell, strlen(cell), TEXT_ONE_LINE | TEXT_TRIM);
	csv_unguard(name);
	return name;
}

static enum status
misused(struct import *import, char *sentence)
{
	import->status = fail(import->message, STATUS_USAGE, "%s", sentence);
	free(sentence);
	return import->status;
}

/* The institution of a table that names none. */
static enum status
only_official(struct import *import)
{
	const struct workshop *workshop = import->model->workshop;
	int found = -1, count = 0;
	for (int i = 0; i < workshop->groups_count; i++) {
		if (!workshop->groups[i].official)
			continue;
		count++;
		found = i;
	}
	if (count == 1) {
		import->group = found;
		return STATUS_OK;
	}
	return misused(import, mem_text(count ? _("there are several official groups; say with --group "
		"whose answers these are") : _("this session has no official group")));
}

/* Whose ballots these are, as far as the header can tell. */
static enum status
decide_group(struct import *import)
{
	const struct model *model = import->model;
	enum status status = STATUS_OK;
	bool meant = import->tall
		|| (import->mode && strcmp(import->mode, entry_mode_words[MODE_OFFICIAL]) == 0);
	if (import->group == GROUP_ONLY_OFFICIAL || (meant && import->group == GROUP_NOT_SAID))
		status = only_official(import);
	if (status != STATUS_OK)
		return status;
	import->official = import->group >= 0 && import->group < model_no_group(model)
		&& model->workshop->groups[import->group].official;
	if (import->tall && !import->official)
		return misused(import, mem_printf(_("%s: with a row a question an institution answers; people "
			"need a row each"), import->name));
	if (import->mode && strcmp(import->mode, entry_mode_words[MODE_HANDS]) == 0)
		return misused(import, mem_printf(_("--mode %s: in a table with a row a person there are no hands; "
			"they come in a row an answer, with question_id, option_no and weight"), import->mode));
	const char *usual = entry_mode_words[import->official ? MODE_OFFICIAL : MODE_PAPER];
	if (import->mode && strcmp(import->mode, usual) != 0)
		return misused(import, import->official
			? mem_printf(_("--mode %s: “%s” is an institution, and its answers are official"), import->mode,
				model_group_label(model, import->group, 0))
			: mem_printf(_("--mode %s: people's ballots come in as paper; official answers are "
				"those of an institution"), import->mode));
	return STATUS_OK;
}

/* Whether a question is there that is told group by group. */
static bool
needs_groups(const struct import *import)
{
	for (int i = 0; i < import->columns; i++) {
		const struct place *place = &import->places[i];
		if (place->kind == PLACE_ANSWER
			&& import->model->workshop->steps[place->asked->step].by_group)
			return workshop_people_groups(import->model->workshop) > 0;
	}
	return false;
}

static const struct place *
find_place(const struct import *import, int kind)
{
	for (int i = 0; i < import->columns; i++) {
		if ((int)import->places[i].kind == kind)
			return &import->places[i];
	}
	return NULL;
}

/* A column of a table with a row a question. */
static struct place
row_place(const char *name, char **why)
{
	static const int kinds[ANSWER_COLUMN_COUNT] = {
		[ANSWER_COLUMN_ID] = PLACE_ROW_ID, [ANSWER_COLUMN_THEME] = PLACE_ROW_READ,
		[ANSWER_COLUMN_QUESTION] = PLACE_ROW_READ, [ANSWER_COLUMN_ANSWERS] = PLACE_ROW_READ,
		[ANSWER_COLUMN_ANSWER] = PLACE_ROW_ANSWER, [ANSWER_COLUMN_REASON] = PLACE_ROW_REASON,
	};
	const char *words[ANSWER_COLUMN_COUNT * ANSWER_COLUMN_LANGUAGES];
	size_t count = 0;
	enum answer_column column;
	struct place place = {.kind = PLACE_LOST};
	if (answer_column_named(name, &column)) {
		place.kind = kinds[column];
		return place;
	}
	for (int i = 0; i < ANSWER_COLUMN_COUNT; i++) {
		for (int language = 0; language < ANSWER_COLUMN_LANGUAGES; language++)
			words[count++] = answer_columns[i][language];
	}
	const char *nearest = nearest_word(name, words, count);
	*why = nearest ? mem_printf(_("unknown column “%s”; did you mean “%s”?"), name, nearest)
		: mem_printf(_("unknown column “%s”"), name);
	return place;
}

static void
read_name(struct import *import, int column, char *name, int line)
{
	struct place *place = &import->places[column];
	char *why = NULL;
	if (!*name) {
		place->kind = PLACE_NAMELESS;
	} else if (import->tall) {
		*place = row_place(name, &why);
	} else if (strcmp(name, group_column) == 0) {
		place->kind = PLACE_GROUP;
	} else {
		*place = import_place(import, name, line, &why);
	}
	place->name = name;
	if (!why && place->kind != PLACE_NAMELESS && place->kind != PLACE_ROW_READ) {
		for (int i = 0; i < column && !why; i++) {
			if (strcmp(import->places[i].name, name) == 0)
				why = mem_printf(_("the column “%s” is there twice"), name);
		}
	}
	if (why)
		faults_add(import->faults, line, false, "%s", why);
	free(why);
}

static bool
check_header(struct import *import, int line)
{
	bool lost = find_place(import, PLACE_LOST) != NULL;
	if (import->tall) {
		const struct place *answer = find_place(import, PLACE_ROW_ANSWER);
		if (!answer && !lost)
			faults_add(import->faults, line, false, _("the column “%s” is missing"),
				answer_columns[ANSWER_COLUMN_ANSWER][0]);
		return answer != NULL;
	}
	const struct place *group = find_place(import, PLACE_GROUP);
	if (!find_place(import, PLACE_ANSWER) && !lost)
		faults_add(import->faults, line, false, _("there is no question in this table"));
	if (import->official)
		return true;
	if (group && import->group >= 0)
		faults_add(import->faults, line, false,
			_("the column “%s” and --group cannot both say whose ballots these are"),
			group_column);
	if (!group && import->group < 0 && needs_groups(import)) {
		misused(import, mem_printf(_("%s: whose ballots are these? There is no column “%s”; name "
			"the group with --group, or --group none"), import->name, group_column));
		return false;
	}
	return true;
}

bool
import_header(struct import *import, const struct csv_row *row, int columns)
{
	import->columns = columns;
	import->places = mem_new((size_t)columns, sizeof(*import->places));
	for (int i = 0; i < columns; i++)
		import->places[i].name = clean_name(row->cells[i]);
	for (int i = 0; i < columns && !import->tall; i++)
		import->tall = text_compare_folded(import->places[i].name,
			answer_columns[ANSWER_COLUMN_ID][0]) == 0;
	if (decide_group(import) != STATUS_OK)
		return false;
	for (int i = 0; i < columns; i++)
		read_name(import, i, import->places[i].name, row->line);
	return check_header(import, row->line);
}
