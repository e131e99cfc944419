/* The acts that a played evening knows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/replay_player.h"

#include "core/i18n.h"
#include "core/mem.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *
cell(const struct replay *replay, enum cell which)
{
	return replay_cell(replay, which);
}

static enum status
wrong(const struct replay *replay, enum cell which)
{
	return replay_wrong(replay, which);
}

static enum status
number(const struct replay *replay, enum cell which, int64_t least, int64_t *number)
{
	const char *text = cell(replay, which);
	char *end;
	long long n = strtoll(text, &end, 10);
	if (end == text || *end || n < least || n > REPLAY_MOST)
		return wrong(replay, which);
	*number = n;
	return STATUS_OK;
}

static enum status
group(const struct replay *replay, int *group)
{
	const struct model *model = session_model(replay->session);
	const char *id = cell(replay, CELL_GROUP);
	*group = model_find_group(model, *id ? id : "none");
	return *group < 0 ? wrong(replay, CELL_GROUP) : STATUS_OK;
}

static enum status
step(const struct replay *replay, int *step)
{
	*step = workshop_find_step(session_model(replay->session)->workshop, cell(replay, CELL_STEP));
	return *step < 0 ? wrong(replay, CELL_STEP) : STATUS_OK;
}

/* That the evening stands at the act's step. */
static enum status
here(const struct replay *replay)
{
	int wanted;
	enum status status = step(replay, &wanted);
	if (!status && wanted != session_model(replay->session)->stage.step)
		status = fail(replay->message, STATUS_DATA, _("the evening does not stand at “%s”"),
			cell(replay, CELL_STEP));
	return status;
}

/* --- the acts -------------------------------------------------------------------------- */

static enum status
play_open(struct replay *replay)
{
	const struct session_details details = {
		.title = cell(replay, CELL_SAID),
		.place = cell(replay, CELL_WHO),
		.pictures = 1,
	};
	enum status status = session_create(replay->env, replay->path, replay->workshop, &details,
		replay->message);
	if (!status)
		status = session_open(replay->env, replay->path, SESSION_RUN, &replay->session,
			replay->message);
	return status;
}

static enum status
play_people(struct replay *replay)
{
	unsigned changed = 0;
	int of;
	int64_t count;
	enum status status = group(replay, &of);
	if (!status)
		status = number(replay, CELL_COUNT, 0, &count);
	return status ? status : session_present(replay->session, of, count, &changed, replay->message);
}

static enum status
play_go(struct replay *replay)
{
	const struct model *model = session_model(replay->session);
	int to;
	enum stage stage;
	enum status status = step(replay, &to);
	if (!status && !stage_from_word(cell(replay, CELL_SAID), &stage))
		status = wrong(replay, CELL_SAID);
	/* where going on passes over it, the facilitator goes there */
	bool passed = !status && model->stage.step < to && model->steps[to].state == STEP_DONE;
	if (passed) {
		unsigned changed = 0;
		status = session_go_to(replay->session, to, &changed, replay->message);
	}
	while (!status && (model->stage.step != to || model->steps[to].stage != stage)) {
		unsigned changed = 0;
		enum next next = session_next(replay->session);
		bool beyond = model->stage.step > to
			|| (model->stage.step == to && model->steps[to].stage > stage);
		if (beyond || next == NEXT_END || next == NEXT_NOTHING)
			return fail(replay->message, STATUS_DATA, _("the evening never comes to “%s”, %s"),
				cell(replay, CELL_STEP), cell(replay, CELL_SAID));
		status = session_go_on(replay->session, &changed, replay->message);
	}
	return status;
}

static enum status
play_mode(struct replay *replay)
{
	unsigned changed = 0;
	enum entry_mode mode;
	enum status status = here(replay);
	if (!status && !entry_mode_from_word(cell(replay, CELL_SAID), &mode))
		status = wrong(replay, CELL_SAID);
	return status ? status : session_mode(replay->session, mode, &changed, replay->message);
}

static enum status
play_form(struct replay *replay)
{
	unsigned changed = 0;
	int of;
	enum status status = step(replay, &of);
	return status ? status
		: session_form_open(replay->session, of, &changed, replay->message);
}

static enum status
count_hands(struct replay *replay, struct hand_cell in)
{
	unsigned changed = 0;
	int64_t count;
	enum status status = here(replay);
	if (!status)
		status = group(replay, &in.group);
	if (!status)
		status = number(replay, CELL_COUNT, 0, &count);
	return status ? status
		: session_count(replay->session, in, count, &changed, replay->message);
}

static enum status
play_count(struct replay *replay)
{
	struct hand_cell in = cell_of(-1, 0);
	const char *text = cell(replay, CELL_OPTION);
	int length = 0;
	if (sscanf(text, "%d%n=%d%n", &in.option_no, &length, &in.level, &length) < 1 || text[length])
		return wrong(replay, CELL_OPTION);
	return count_hands(replay, in);
}

static enum status
play_took_part(struct replay *replay)
{
	return count_hands(replay, cell_of(-1, -1));
}

static enum status
play_say(struct replay *replay)
{
	unsigned changed = 0;
	int of;
	enum status status = here(replay);
	if (!status)
		status = group(replay, &of);
	return status ? status : session_say(replay->session, of, cell(replay, CELL_SAID), &changed,
		replay->message);
}

/* Reads `1+3`: options in the order in which they are named, once or, as dots, more often. */
static bool
read_options(const char *text, enum entry_says says, struct ballot *ballot)
{
	for (int place = 1;; place++) {
		char *end;
		long option = strtol(text, &end, 10);
		int at = 0;
		if (end == text || option < 1 || option > OPTIONS_MAX || ballot->count == BALLOT_ENTRIES)
			return false;
		while (at < ballot->count && ballot->entries[at].option_no != option)
			at++;
		if (at < ballot->count && says == SAYS_DOTS)
			ballot->entries[at].value++;
		else
			ballot->entries[ballot->count++] = (struct ballot_entry){
				.option_no = (int)option, .value = says == SAYS_DOTS ? 1 : place};
		if (!*end)
			return true;
		if (*end != '+')
			return false;
		text = end + 1;
	}
}

/* Reads what stands in the column `option` as an answer to what STEP asks. */
static enum status
read_answer(const struct replay *replay, int step, struct ballot *ballot)
{
	const char *text = cell(replay, CELL_OPTION);
	struct question question = model_question(session_model(replay->session), step);
	enum entry_says says = methods[question.kind].says;
	*ballot = (struct ballot){.count = 0};
	if (says == SAYS_RESISTANCE || says == SAYS_NUMBER || says == SAYS_WORD)
		return ballot_read(&question, text, ballot) ? wrong(replay, CELL_OPTION) : STATUS_OK;
	if (strcmp(text, "0") == 0 || read_options(text, says, ballot))
		return STATUS_OK;
	return wrong(replay, CELL_OPTION);
}

static enum status
play_cast(struct replay *replay)
{
	unsigned changed = 0;
	int of;
	int64_t weight;
	struct ballot ballot = {.count = 0};
	enum status status = here(replay);
	if (!status)
		status = group(replay, &of);
	if (!status)
		status = number(replay, CELL_COUNT, 1, &weight);
	if (!status)
		status = read_answer(replay, session_model(replay->session)->stage.step, &ballot);
	if (!status)
		status = session_cast(replay->session, of, &ballot, weight, &changed, replay->message);
	ballot_free(&ballot);
	return status;
}

/* Reads what is typed for each of COUNT questions. */
static enum status
read_sheet(const struct replay *replay, const int *form, int count, struct sheet *sheet)
{
	const struct model *model = session_model(replay->session);
	char *copy = mem_text(cell(replay, CELL_OPTION)), *rest = NULL;
	char *typed = strtok_r(copy, " ", &rest);
	enum status status = STATUS_OK;
	sheet->answers = mem_new((size_t)count, sizeof(*sheet->answers));
	for (int i = 0; i < count && !status; i++, typed = strtok_r(NULL, " ", &rest)) {
		struct question question = model_question(model, form[i]);
		struct sheet_answer *answer = &sheet->answers[sheet->count];
		if (!typed || (strcmp(typed, ".") != 0
			&& ballot_read(&question, typed, &answer->ballot) != BALLOT_FINE)) {
			status = wrong(replay, CELL_OPTION);
		} else if (strcmp(typed, ".") != 0) {
			answer->step = form[i];
			sheet->count++;
		}
	}
	if (!status && typed)
		status = wrong(replay, CELL_OPTION);
	free(copy);
	return status;
}

static enum status
play_sheet(struct replay *replay)
{
	unsigned changed = 0;
	int of, count;
	int64_t sheets;
	struct sheet sheet = {.group = 0};
	enum status status = step(replay, &of);
	if (!status)
		status = group(replay, &sheet.group);
	if (!status)
		status = number(replay, CELL_COUNT, 1, &sheets);
	if (!status) {
		int *form = model_form(session_model(replay->session), of, &count);
		status = read_sheet(replay, form, count, &sheet);
		free(form);
	}
	for (; !status && sheets > 0; sheets--)
		status = session_sheet(replay->session, of, &sheet, false, &changed, replay->message);
	sheet_free(&sheet);
	return status;
}

static enum status
play_official(struct replay *replay)
{
	unsigned changed = 0;
	int of;
	struct ballot ballot = {.count = 0};
	struct official_answer answer = {.ballot = &ballot, .reason = cell(replay, CELL_SAID)};
	enum status status = step(replay, &answer.step);
	if (!status)
		status = group(replay, &of);
	if (!status)
		status = read_answer(replay, answer.step, &ballot);
	if (!status)
		status = session_official(replay->session, of, &answer, 1, false, &changed,
			replay->message);
	ballot_free(&ballot);
	return status;
}

static enum status
play_comment(struct replay *replay)
{
	unsigned changed = 0;
	const char *cluster = cell(replay, CELL_CLUSTER);
	struct comment_entry entry = {
		.cluster = *cluster ? cluster : NULL,
		.text = cell(replay, CELL_SAID),
	};
	int64_t table = 0;
	enum status status = here(replay);
	if (!status)
		status = group(replay, &entry.group);
	if (!status && *cell(replay, CELL_TABLE))
		status = number(replay, CELL_TABLE, 1, &table);
	entry.table_no = (int)table;
	return status ? status
		: session_comment(replay->session, &entry, NULL, &changed, replay->message);
}

static enum status
find_comment(const struct replay *replay, const struct comment **found)
{
	const struct model *model = session_model(replay->session);
	const char *begin = cell(replay, CELL_SAID);
	for (int i = 0; *begin && i < model->comments_count; i++) {
		*found = &model->comments[i];
		if (strncmp((*found)->text, begin, strlen(begin)) == 0)
			return STATUS_OK;
	}
	return fail(replay->message, STATUS_DATA, _("no comment begins with “%s”"), begin);
}

static enum status
play_support(struct replay *replay)
{
	unsigned changed = 0;
	const struct comment *comment;
	int64_t count;
	enum status status = find_comment(replay, &comment);
	if (!status)
		status = number(replay, CELL_COUNT, 1, &count);
	return status ? status : session_comment_support(replay->session, comment->id, (int)count,
		&changed, replay->message);
}

static enum status
comment_state(struct replay *replay, enum comment_state state)
{
	unsigned changed = 0;
	const struct comment *comment;
	enum status status = find_comment(replay, &comment);
	return status ? status : session_comment_state(replay->session, comment->id, state, &changed,
		replay->message);
}

static enum status
play_show(struct replay *replay)
{
	return comment_state(replay, COMMENT_SHOWN);
}

static enum status
play_hide(struct replay *replay)
{
	return comment_state(replay, COMMENT_HIDDEN);
}

static enum status
play_hide_word(struct replay *replay)
{
	unsigned changed = 0;
	enum status status = here(replay);
	return status ? status
		: session_word(replay->session, cell(replay, CELL_SAID), true, &changed, replay->message);
}

static enum status
play_turn(struct replay *replay)
{
	unsigned changed = 0;
	int of;
	int64_t count = 1;
	enum status status = here(replay);
	if (!status)
		status = group(replay, &of);
	if (!status && *cell(replay, CELL_COUNT))
		status = number(replay, CELL_COUNT, 1, &count);
	for (; !status && count > 0; count--)
		status = session_turn(replay->session, of, &changed, replay->message);
	return status;
}

static enum status
play_measure(struct replay *replay)
{
	unsigned changed = 0;
	const char *agreed = cell(replay, CELL_AGREED);
	const struct measure_entry entry = {
		.what = cell(replay, CELL_SAID),
		.who = cell(replay, CELL_WHO),
		.agreed = strcmp(agreed, "yes") == 0,
		.due = cell(replay, CELL_DUE),
		.due_text = cell(replay, CELL_DUE_TEXT),
	};
	if (*agreed && strcmp(agreed, "yes") != 0 && strcmp(agreed, "no") != 0)
		return wrong(replay, CELL_AGREED);
	return session_measure(replay->session, NULL, &entry, &changed, replay->message);
}

static enum status
play_end(struct replay *replay)
{
	unsigned changed = 0;
	return session_end(replay->session, &changed, replay->message);
}

const struct replay_act replay_table[] = {
	{ "open", play_open }, { "people", play_people }, { "go", play_go }, { "mode", play_mode },
	{ "form", play_form }, { "count", play_count }, { "took-part", play_took_part },
	{ "say", play_say }, { "cast", play_cast }, { "sheet", play_sheet },
	{ "official", play_official },
	{ "comment", play_comment }, { "support", play_support }, { "show", play_show },
	{ "hide", play_hide }, { "hide-word", play_hide_word }, { "turn", play_turn },
	{ "measure", play_measure }, { "end", play_end },
};

const size_t replay_table_count = sizeof(replay_table) / sizeof(replay_table[0]);
