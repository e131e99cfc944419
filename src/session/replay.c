/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/replay.h"

#include "core/i18n.h"
#include "core/mem.h"
#include "core/nearest.h"
#include "session/replay_player.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char *const replay_cell_words[CELLS] = {
	[CELL_MINUTE] = "minute", [CELL_ACT] = "act", [CELL_STEP] = "step", [CELL_GROUP] = "group",
	[CELL_OPTION] = "option", [CELL_COUNT] = "count", [CELL_TABLE] = "table",
	[CELL_CLUSTER] = "cluster", [CELL_SAID] = "text", [CELL_WHO] = "who",
	[CELL_AGREED] = "agreed", [CELL_DUE] = "due", [CELL_DUE_TEXT] = "due_text",
};

const char *
replay_cell(const struct replay *replay, enum cell which)
{
	int place = replay->places[which];
	return place < 0 ? "" : replay->row->cells[place];
}

enum status
replay_wrong(const struct replay *replay, enum cell which)
{
	return fail(replay->message, STATUS_DATA, _("%s: “%s” is not possible here"),
		replay_cell_words[which], replay_cell(replay, which));
}

/* --- the table --------------------------------------------------------------------------- */

/* What is not in WORDS, with what was probably meant. */
static enum status
unknown(const struct replay *replay, const char *word, const char *const *words, size_t count)
{
	const char *nearest = nearest_word(word, words, count);
	if (nearest)
		return fail(replay->message, STATUS_DATA, _("“%s” is not known here; perhaps “%s”?"), word,
			nearest);
	return fail(replay->message, STATUS_DATA, _("“%s” is not known here"), word);
}

static enum status
read_header(struct replay *replay, const struct csv_table *table)
{
	for (int i = 0; i < CELLS; i++)
		replay->places[i] = -1;
	for (int i = 0; i < table->columns; i++) {
		int which = 0;
		while (which < CELLS && strcmp(replay_cell_words[which], table->header[i]) != 0)
			which++;
		if (which == CELLS)
			return unknown(replay, table->header[i], replay_cell_words, CELLS);
		replay->places[which] = i;
	}
	for (int i = CELL_MINUTE; i <= CELL_ACT; i++) {
		if (replay->places[i] < 0)
			return fail(replay->message, STATUS_DATA, _("the column “%s” is missing"),
				replay_cell_words[i]);
	}
	return STATUS_OK;
}

static enum status
move_clock(struct replay *replay)
{
	const char *text = replay_cell(replay, CELL_MINUTE);
	char *end;
	double minute = strtod(text, &end);
	if (end == text || *end || !(minute >= 0) || minute > REPLAY_MOST)
		return replay_wrong(replay, CELL_MINUTE);
	utc_ms at = replay->begin + llround(minute * UTC_MINUTE);
	if (at < env_now(replay->env))
		return fail(replay->message, STATUS_DATA, _("minute %s comes after a later one"), text);
	env_advance(replay->env, at - env_now(replay->env));
	return STATUS_OK;
}

static enum status
unknown_act(const struct replay *replay)
{
	const char **words = mem_new(replay_table_count, sizeof(*words));
	for (size_t i = 0; i < replay_table_count; i++)
		words[i] = replay_table[i].word;
	enum status status = unknown(replay, replay_cell(replay, CELL_ACT), words, replay_table_count);
	free(words);
	return status;
}

static enum status
play_row(struct replay *replay)
{
	size_t act = 0;
	while (act < replay_table_count
		&& strcmp(replay_table[act].word, replay_cell(replay, CELL_ACT)) != 0)
		act++;
	if (act == replay_table_count)
		return unknown_act(replay);

	enum status status = move_clock(replay);
	bool opens = act == 0;
	if (!status && opens == (replay->session != NULL))
		status = fail(replay->message, STATUS_DATA,
			opens ? _("the evening has been opened already") : _("the first act is “open”"));
	return status ? status : replay_table[act].play(replay);
}

enum status
replay_acts(struct env *env, const char *path_of_acts, const struct workshop *workshop,
	const char *path, struct faults *faults, struct message *message)
{
	struct csv_table *table;
	enum status status = csv_read(path_of_acts, NULL, &table, faults, message);
	if (status) {
		csv_table_free(table);
		return status;
	}

	struct replay replay = { .env = env, .workshop = workshop, .path = path,
		.begin = env_now(env), .message = message };
	int line = 1;
	status = read_header(&replay, table);
	for (size_t i = 0; i < table->count && !status; i++) {
		replay.row = &table->rows[i];
		line = replay.row->line;
		status = play_row(&replay);
	}
	if (!status && !replay.session)
		status = fail(message, STATUS_DATA, _("the first act is “open”"));
	/* An act that is not allowed there is the table's mistake. */
	if (status == STATUS_REFUSED)
		status = STATUS_DATA;
	if (status == STATUS_DATA)
		faults_add(faults, line, false, "%s", message->text);
	if (!status && replay.session) {
		unsigned changed = 0;
		status = session_poll(replay.session, &changed, message);
	}
	session_close(replay.session);
	csv_table_free(table);
	return status;
}

