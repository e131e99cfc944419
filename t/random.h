/*
 * Evenings that nobody thought of: a workshop and the acts of an evening drawn from a seed, with
 * steps of every kind, several languages, groups and institutions, for tests of what must hold
 * whatever was done.
 *
 *	struct random_evening evening;
 *	random_begin(&evening, "random.runde", 7);
 *	for (int i = 0; i < 200; i++)
 *		if (random_act(&evening))
 *			… evening.session has changed; evening.act says what was done …
 *	random_end(&evening);
 *
 * The same seed gives the same evening, byte for byte. The file stays; it is the test's to remove.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_T_RANDOM_H
#define RUNDE_T_RANDOM_H

#include "evening.h"

#include "core/buffer.h"

#include <stdio.h>

enum { RANDOM_ROWS = 48 };

struct random_evening {
	uint64_t state;            /* of what is drawn here; ids come from `env` */
	struct env env;
	struct session *session;
	const char *name;          /* of its file */
	const char *act;           /* the last one that was tried */
	struct message message;    /* what it said when it was refused */
	char *cells[RANDOM_ROWS][COLUMN_COUNT][3];
	int rows, languages;
};

/* A number from 0 on and less than BELOW. */
static uint32_t EVENING_UNUSED
random_below(struct random_evening *evening, uint32_t below)
{
	/* splitmix64 */
	uint64_t z = (evening->state += UINT64_C(0x9e3779b97f4a7c15));
	z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
	return below == 0 ? 0 : (uint32_t)((z ^ (z >> 31)) % below);
}

static bool EVENING_UNUSED
random_often(struct random_evening *evening, uint32_t percent)
{
	return random_below(evening, 100) < percent;
}

/* Something that somebody could say or type, also what tables and formulas trip over. */
static const char *EVENING_UNUSED
random_text(struct random_evening *evening)
{
	static const char *const texts[] = {
		"more benches", "a bus at night", "Żółć, łódź; źdźbło", "Олена каже", "محمد", "李",
		"=1+1", "-5", "+49 40 1234", "@home", "'=quoted", "\"so they say\"", "it's ours", "1,5",
		"2026-03-12", "true", "Größe; Weg", "a|b", "Nguyễn", "100 %", "- a list", "''-", "ok",
		("a very long remark that says the same over and over, so that it does not fit into any "
		"cell of any spreadsheet that somebody opens it in, and then goes on"),
	};
	return texts[random_below(evening, sizeof(texts) / sizeof(*texts))];
}

/* --- a workshop ---------------------------------------------------------------------------- */

static void EVENING_UNUSED
random_cell(struct random_evening *evening, enum column column, int language, const char *text)
{
	free(evening->cells[evening->rows][column][language]);
	evening->cells[evening->rows][column][language] = mem_text(text);
}

/* The text in the first language, and now and then in others. */
static void EVENING_UNUSED
random_words(struct random_evening *evening, enum column column, const char *text)
{
	static const char *const before[] = { "", "EN ", "УК " };
	random_cell(evening, column, 0, text);
	for (int language = 1; language < evening->languages && *text; language++) {
		if (!random_often(evening, 70))
			continue;
		char *other = mem_printf("%s%s", before[language], text);
		random_cell(evening, column, language, other);
		free(other);
	}
}

/* What can be answered to a step of KIND, in all languages; ANSWERS is how many. */
static void EVENING_UNUSED
random_options(struct random_evening *evening, enum kind kind, const char *source, int answers)
{
	static const char *const before[] = { "", "EN ", "УК " };
	bool abstain = random_often(evening, 30);
	if (source) {
		char *from = mem_printf("@%s", source);
		random_cell(evening, COLUMN_OPTIONS, 0, from);
		free(from);
		return;
	}
	for (int language = 0; language < evening->languages; language++) {
		struct buffer cell = { .bytes = NULL };
		for (int i = 0; i < answers; i++) {
			buffer_printf(&cell, "%s%sAntwort %c", i ? "|" : "", before[language], 'A' + i);
			if (kind == KIND_SCALE)
				buffer_printf(&cell, "=%s", i == 0 ? "0" : i == answers - 1 ? "4"
					: i == 1 ? "0.5" : i == 2 ? "2.25" : "3.1111");
			if (kind == KIND_RESIST && i == answers - 1)
				buffer_add(&cell, "=status-quo");
		}
		if (abstain)
			buffer_printf(&cell, "|-=%sweiß nicht", before[language]);
		random_cell(evening, COLUMN_OPTIONS, language, buffer_text(&cell));
		buffer_free(&cell);
	}
}

/* A row like the one at INDEX, to be asked once more. */
static void EVENING_UNUSED
random_repeat(struct random_evening *evening, int index)
{
	static const enum column same[] = { COLUMN_KIND, COLUMN_OPTIONS, COLUMN_THEME, COLUMN_MAX,
		COLUMN_BY_GROUP, COLUMN_SHEET };
	for (size_t i = 0; i < sizeof(same) / sizeof(*same); i++) {
		for (int language = 0; language < evening->languages; language++) {
			const char *text = evening->cells[index][same[i]][language];
			if (text)
				random_cell(evening, same[i], language, text);
		}
	}
	random_cell(evening, COLUMN_QUESTION, 0, evening->cells[index][COLUMN_ID][0]);
}

static void EVENING_UNUSED
random_step(struct random_evening *evening, enum kind kind, const char *source)
{
	char number[12];
	int answers = 2 + (int)random_below(evening, 4);
	random_cell(evening, COLUMN_KIND, 0, methods[kind].word);
	if (methods[kind].options == OPTIONS_NEEDED)
		random_options(evening, kind, source, answers);
	if (kind == KIND_TALK && random_often(evening, 30))
		random_cell(evening, COLUMN_OPTIONS, 0, "tables");
	if (methods[kind].has_max && (kind == KIND_DOTS || random_often(evening, 60))) {
		snprintf(number, sizeof(number), "%d", 2);
		random_cell(evening, COLUMN_MAX, 0, number);
	}
	if (methods[kind].asks && !source) {
		if (random_often(evening, 50))
			random_words(evening, COLUMN_THEME, random_often(evening, 50) ? "Together" : "=Apart");
		if (random_often(evening, 40))
			random_cell(evening, COLUMN_SHEET, 0, random_often(evening, 60) ? "form" : "second");
		if (random_often(evening, 60))
			random_cell(evening, COLUMN_BY_GROUP, 0, "yes");
	}
	if (methods[kind].has_comments && random_often(evening, 50))
		random_cell(evening, COLUMN_COMMENTS, 0, random_often(evening, 50) ? "live" : "collect");
}

/* A step of every kind in some order, and a few more. */
static void EVENING_UNUSED
random_steps(struct random_evening *evening)
{
	enum kind kinds[RANDOM_ROWS];
	const char *source = NULL; /* a step whose comments can be voted on */
	int count = KIND_COUNT + 1 + (int)random_below(evening, 10), first = evening->rows;
	for (int i = 0; i < count; i++)
		kinds[i] = i < KIND_COUNT ? (enum kind)i
			: (enum kind)(KIND_CHOICE + random_below(evening, KIND_WORDS - KIND_CHOICE + 1));
	for (int i = count - 1; i > 0; i--) {
		int j = (int)random_below(evening, (uint32_t)i + 1);
		enum kind kind = kinds[i];
		kinds[i] = kinds[j];
		kinds[j] = kind;
	}
	for (int i = 0; i < count; i++, evening->rows++) {
		char id[24], minutes[12];
		snprintf(id, sizeof(id), "%c-%s", 'a' + i, methods[kinds[i]].word);
		int again = first + (int)random_below(evening, (uint32_t)i + 1);
		bool repeats = again < evening->rows && !evening->cells[again][COLUMN_QUESTION][0]
			&& strcmp(evening->cells[again][COLUMN_KIND][0], methods[kinds[i]].word) == 0
			&& methods[kinds[i]].asks;
		random_cell(evening, COLUMN_ID, 0, id);
		if (repeats)
			random_repeat(evening, again);
		else
			random_step(evening, kinds[i],
				random_often(evening, 25) && kinds[i] != KIND_RESIST ? source : NULL);
		random_words(evening, COLUMN_TITLE, random_text(evening));
		random_words(evening, COLUMN_PROMPT, random_often(evening, 20) ? "=Zwei\n-Zeilen; \"so\""
			: random_text(evening));
		random_cell(evening, COLUMN_NOTES, 0, "NOTE nobody else may read");
		if (random_often(evening, 70)) {
			snprintf(minutes, sizeof(minutes), "%d", 1 + (int)random_below(evening, 20));
			random_cell(evening, COLUMN_MINUTES, 0, minutes);
		}
		if (kinds[i] == KIND_CARDS || kinds[i] == KIND_PLAN || kinds[i] == KIND_TALK)
			source = evening->cells[evening->rows][COLUMN_ID][0];
	}
}

static EVENING_UNUSED struct workshop *
random_workshop(struct random_evening *evening)
{
	static const char *const languages[] = { "de", "en", "uk" };
	struct workshop *workshop = workshop_new();
	struct faults faults = { 0 };
	evening->languages = 1 + (int)random_below(evening, 3);
	for (int i = 0; i < evening->languages; i++)
		workshop_language(workshop, languages[i]);

	random_cell(evening, COLUMN_ID, 0, "random");
	random_cell(evening, COLUMN_KIND, 0, "workshop");
	random_words(evening, COLUMN_TITLE, "Random evening");
	random_words(evening, COLUMN_PROMPT, random_text(evening));
	if (random_often(evening, 50))
		random_cell(evening, COLUMN_MINUTES, 0, "120");
	evening->rows++;
	int groups = (int)random_below(evening, 6);
	for (int i = 0; i < groups; i++, evening->rows++) {
		char id[] = "g-a";
		id[2] = (char)('z' - i);
		random_cell(evening, COLUMN_ID, 0, id);
		random_cell(evening, COLUMN_KIND, 0, "group");
		random_words(evening, COLUMN_TITLE, random_text(evening));
		if (random_often(evening, 30))
			random_cell(evening, COLUMN_OPTIONS, 0, "official");
	}
	random_steps(evening);

	for (int i = 0; i < evening->rows; i++) {
		struct row row = { .line = i + 2 };
		for (int c = 0; c < COLUMN_COUNT; c++)
			for (int language = 0; language < evening->languages; language++)
				row.cell[c].in[language] = evening->cells[i][c][language];
		workshop_add(workshop, &row, &faults);
	}
	workshop_finish(workshop, 20, &faults);
	for (int i = 0; i < faults.count; i++)
		if (!faults.list[i].warning && !strstr(faults.list[i].text, "but there are no groups"))
			bail("a random workshop: line %d: %s", faults.list[i].line, faults.list[i].text);
	faults_free(&faults);
	for (int i = 0; i < evening->rows; i++)
		for (int c = 0; c < COLUMN_COUNT; c++)
			for (int language = 0; language < 3; language++)
				free(evening->cells[i][c][language]);
	return workshop;
}

/* Makes NAME and opens it to run. */
static void EVENING_UNUSED
random_begin(struct random_evening *evening, const char *name, uint64_t seed)
{
	*evening = (struct random_evening){ .state = seed, .name = name, .env = evening_env(seed) };
	struct workshop *workshop = random_workshop(evening);
	struct session_details details = { .title = random_text(evening), .place = random_text(evening),
		.place_id = "05315000", .wave = random_often(evening, 50) ? "2" : "", .lock_code = "4711",
		.pictures = 1 + random_often(evening, 60), .rehearsal = random_often(evening, 10) };
	unlink(name);
	if (session_create(&evening->env, name, workshop, &details, &evening->message) != STATUS_OK
		|| session_open(&evening->env, name, SESSION_RUN, &evening->session, &evening->message) != STATUS_OK)
		bail("%s: %s", name, evening->message.text);
	workshop_free(workshop);
}

static void EVENING_UNUSED
random_end(struct random_evening *evening)
{
	session_close(evening->session);
	env_free(&evening->env);
	evening->session = NULL;
}

/* --- acts ------------------------------------------------------------------------------------ */

/* A group of people, people of no group, or now and then one that cannot vote. */
static int EVENING_UNUSED
random_group(struct random_evening *evening)
{
	const struct model *model = session_model(evening->session);
	return (int)random_below(evening, (uint32_t)model->workshop->groups_count + 1);
}

/* A ballot for what STEP asks, mostly a good one. */
static struct ballot EVENING_UNUSED
random_ballot(struct random_evening *evening, int step)
{
	static const char *const words[] = { "offen", "Offen", "OFFEN", "laut", "leise", "=bunt", "grün",
		"Grün", "Żółć", "-", "ja" };
	struct question question = model_question(session_model(evening->session), step);
	enum entry_says says = methods[question.kind].says;
	struct ballot ballot = { .count = 0 };
	int most = ballot_most(&question);
	int options = says == SAYS_WORD ? most : kind_slots(question.kind, question.count);
	if (options == 0 || random_often(evening, 15))
		return ballot;
	int wanted = methods[question.kind].several && says != SAYS_RESISTANCE
		? 1 + (int)random_below(evening, (uint32_t)(most > 0 && most < options ? most : options))
		: says == SAYS_RESISTANCE ? options : 1;
	int shift = (int)random_below(evening, (uint32_t)options);
	for (int i = 0; i < wanted; i++) {
		struct ballot_entry entry = { .option_no = says == SAYS_NUMBER ? 1
			: says == SAYS_WORD ? i + 1 : (i + shift) % options + 1 };
		if (says == SAYS_DOTS)
			entry.value = 1;
		if (says == SAYS_PLACE)
			entry.value = i + 1;
		if (says == SAYS_RESISTANCE)
			entry.value = random_below(evening, RESISTANCE_MOST + 1);
		if (says == SAYS_NUMBER)
			entry.value = ((int)random_below(evening, 40) - 10) / 4.0;
		if (says == SAYS_WORD)
			entry.text = mem_text(words[(i * 3 + shift) % (int)(sizeof(words) / sizeof(*words))]);
		if (says != SAYS_RESISTANCE || random_often(evening, 80))
			ballot.entries[ballot.count++] = entry;
	}
	/* entries stand in the order of their options, whatever their places are */
	for (int i = 0; i < ballot.count; i++) {
		for (int j = i; j > 0 && ballot.entries[j].option_no < ballot.entries[j - 1].option_no; j--) {
			struct ballot_entry entry = ballot.entries[j];
			ballot.entries[j] = ballot.entries[j - 1];
			ballot.entries[j - 1] = entry;
		}
	}
	return ballot;
}

static enum status EVENING_UNUSED
random_present(struct random_evening *evening, unsigned *changed)
{
	return session_present(evening->session, random_group(evening), random_below(evening, 15), changed,
		&evening->message);
}

static enum status EVENING_UNUSED
random_on(struct random_evening *evening, unsigned *changed)
{
	return session_go_on(evening->session, changed, &evening->message);
}

static enum status EVENING_UNUSED
random_go(struct random_evening *evening, unsigned *changed)
{
	const struct model *model = session_model(evening->session);
	return session_go_to(evening->session, (int)random_below(evening, (uint32_t)model->workshop->steps_count),
		changed, &evening->message);
}

static enum status EVENING_UNUSED
random_mode(struct random_evening *evening, unsigned *changed)
{
	return session_mode(evening->session, (enum entry_mode)random_below(evening, MODE_OFFICIAL), changed,
		&evening->message);
}

static enum status EVENING_UNUSED
random_count(struct random_evening *evening, unsigned *changed)
{
	const struct model *model = session_model(evening->session);
	int step = model->stage.step;
	if (step < 0 || !methods[model->workshop->steps[step].kind].asks)
		return STATUS_REFUSED;
	struct question question = model_question(model, step);
	struct hand_cell cell = cell_of(random_group(evening), (int)random_below(evening, (uint32_t)question.count + 2) - 1);
	if (question.kind == KIND_RESIST && cell.option_no > 0)
		cell.level = (int)random_below(evening, 11);
	return session_count(evening->session, cell, (int64_t)random_below(evening, 8) - 1, changed,
		&evening->message);
}

static enum status EVENING_UNUSED
random_say(struct random_evening *evening, unsigned *changed)
{
	static const char *const said[] = { "12,5", "-3", "7", "0", "offen", "OFFEN, laut", "bunt", "3.25" };
	return session_say(evening->session, random_group(evening),
		said[random_below(evening, sizeof(said) / sizeof(*said))], changed, &evening->message);
}

static enum status EVENING_UNUSED
random_cast(struct random_evening *evening, unsigned *changed)
{
	const struct model *model = session_model(evening->session);
	int step = model->stage.step;
	if (step < 0 || !methods[model->workshop->steps[step].kind].asks)
		return STATUS_REFUSED;
	struct ballot ballot = random_ballot(evening, step);
	enum status status = session_cast(evening->session, random_group(evening), &ballot,
		1 + random_below(evening, 3), changed, &evening->message);
	ballot_free(&ballot);
	return status;
}

static enum status EVENING_UNUSED
random_sheet(struct random_evening *evening, unsigned *changed)
{
	const struct model *model = session_model(evening->session);
	struct sheet_answer answers[RANDOM_ROWS];
	struct sheet sheet = { .group = random_group(evening), .answers = answers };
	int count, *form = NULL, first = -1;
	for (int i = 0; i < model->workshop->steps_count; i++) {
		const struct round *round = model_round(model, i);
		if (round && round->state == ROUND_OPEN && model->steps[i].mode == MODE_PAPER)
			first = i;
	}
	if (first < 0)
		return STATUS_REFUSED;
	form = model_form(model, first, &count);
	for (int i = 0; i < count; i++) {
		const struct round *round = model_round(model, form[i]);
		if (round && round->state == ROUND_OPEN && model->steps[form[i]].mode == MODE_PAPER
			&& random_often(evening, 80))
			answers[sheet.count++] = (struct sheet_answer){ form[i], random_ballot(evening, form[i]) };
	}
	enum status status = session_sheet(evening->session, form[0], &sheet, random_often(evening, 10), changed,
		&evening->message);
	for (int i = 0; i < sheet.count; i++)
		ballot_free(&answers[i].ballot);
	free(form);
	return status;
}

static enum status EVENING_UNUSED
random_form(struct random_evening *evening, unsigned *changed)
{
	const struct model *model = session_model(evening->session);
	return session_form_open(evening->session, (int)random_below(evening, (uint32_t)model->workshop->steps_count),
		changed, &evening->message);
}

static enum status EVENING_UNUSED
random_official(struct random_evening *evening, unsigned *changed)
{
	const struct model *model = session_model(evening->session);
	int step = (int)random_below(evening, (uint32_t)model->workshop->steps_count);
	if (!methods[model->workshop->steps[step].kind].asks)
		return STATUS_REFUSED;
	struct ballot ballot = random_ballot(evening, step);
	struct official_answer answer = { .step = step, .ballot = random_often(evening, 90) ? &ballot : NULL,
		.reason = random_often(evening, 60) ? random_text(evening) : NULL };
	enum status status = session_official(evening->session, random_group(evening), &answer, 1,
		random_often(evening, 50), changed, &evening->message);
	ballot_free(&ballot);
	return status;
}

static enum status EVENING_UNUSED
random_comment(struct random_evening *evening, unsigned *changed)
{
	static const char *const clusters[] = { NULL, NULL, "Sprache", "=Wege", "Ämter; Orte" };
	struct comment_entry entry = { .table_no = (int)random_below(evening, 4), .group = random_group(evening),
		.cluster = clusters[random_below(evening, 5)], .text = random_text(evening) };
	return session_comment(evening->session, &entry, NULL, changed, &evening->message);
}

static enum status EVENING_UNUSED
random_comment_change(struct random_evening *evening, unsigned *changed)
{
	struct session *session = evening->session;
	const struct model *model = session_model(session);
	struct message *message = &evening->message;
	if (model->comments_count == 0)
		return STATUS_REFUSED;
	const char *id = model->comments[random_below(evening, (uint32_t)model->comments_count)].id;
	switch (random_below(evening, 6)) {
	case 0:
		return session_comment_edit(session, id, random_text(evening), changed, message);
	case 1:
		return session_comment_state(session, id, (enum comment_state)random_below(evening, 3), changed, message);
	case 2:
		return session_comment_group(session, id, random_group(evening), changed, message);
	case 3:
		return session_comment_cluster(session, id, random_often(evening, 70) ? "Anderes" : NULL, changed, message);
	case 4:
		return session_comment_support(session, id, 1 + (int)random_below(evening, 4), changed, message);
	default:
		return model->clusters_count == 0 ? STATUS_REFUSED
			: session_cluster_rename(session, model->clusters[0].id, random_text(evening), changed, message);
	}
}

static enum status EVENING_UNUSED
random_turn(struct random_evening *evening, unsigned *changed)
{
	return session_turn(evening->session, random_group(evening), changed, &evening->message);
}

static enum status EVENING_UNUSED
random_live(struct random_evening *evening, unsigned *changed)
{
	return session_live(evening->session, random_often(evening, 50), changed, &evening->message);
}

static enum status EVENING_UNUSED
random_word(struct random_evening *evening, unsigned *changed)
{
	static const char *const words[] = { "offen", "LAUT", "grün", "bunt", "nie gesagt" };
	return session_word(evening->session, words[random_below(evening, 5)], random_often(evening, 70), changed,
		&evening->message);
}

static enum status EVENING_UNUSED
random_measure(struct random_evening *evening, unsigned *changed)
{
	const struct model *model = session_model(evening->session);
	struct measure_entry entry = { .what = random_text(evening),
		.who = random_often(evening, 60) ? "Олена" : NULL, .agreed = random_often(evening, 50),
		.due = random_often(evening, 50) ? "2026-04-30" : NULL,
		.due_text = random_often(evening, 50) ? "after Easter" : NULL,
		.comment_id = model->comments_count > 0 && random_often(evening, 50) ? model->comments[0].id : NULL };
	if (model->measures_count == 0 || random_often(evening, 60))
		return session_measure(evening->session, NULL, &entry, changed, &evening->message);
	const char *id = model->measures[random_below(evening, (uint32_t)model->measures_count)].id;
	return random_often(evening, 50) ? session_measure(evening->session, id, &entry, changed, &evening->message)
		: session_measure_drop(evening->session, id, random_often(evening, 60), changed, &evening->message);
}

static enum status EVENING_UNUSED
random_insert(struct random_evening *evening, unsigned *changed)
{
	static const struct step_entry entries[] = {
		{ .kind = KIND_CHOICE, .title = "=Inserted", .prompt = "Yes\nor no?", .options = "yes|no", .minutes = 3 },
		{ .kind = KIND_TALK, .title = "A talk", .prompt = "", .options = "", .minutes = 10 },
		{ .kind = KIND_WORDS, .title = "Words", .prompt = "Which?", .options = "", .max = 2 },
		{ .kind = KIND_SCALE, .title = "A scale", .prompt = "How far?", .options = "0..10", .by_group = true },
	};
	if (session_model(evening->session)->workshop->steps_count >= RANDOM_ROWS - 8)
		return STATUS_REFUSED;
	return session_insert_step(evening->session, &entries[random_below(evening, 4)], changed, &evening->message);
}

static enum status EVENING_UNUSED
random_details(struct random_evening *evening, unsigned *changed)
{
	struct session_details details = { .title = random_text(evening), .place = random_text(evening),
		.place_id = "", .wave = "3", .lock_code = "1234", .pictures = 1 + random_often(evening, 50),
		.planned_end = random_often(evening, 50) ? env_now(&evening->env) + 7200 * 1000 : 0 };
	return session_details(evening->session, &details, changed, &evening->message);
}

static enum status EVENING_UNUSED
random_again(struct random_evening *evening, unsigned *changed)
{
	return session_ask_again(evening->session, changed, &evening->message);
}

static enum status EVENING_UNUSED
random_undo(struct random_evening *evening, unsigned *changed)
{
	return random_often(evening, 65) ? session_undo(evening->session, changed, &evening->message)
		: session_redo(evening->session, changed, &evening->message);
}

static enum status EVENING_UNUSED
random_finish(struct random_evening *evening, unsigned *changed)
{
	return session_model(evening->session)->stage.phase == PHASE_ENDED
		? session_resume(evening->session, changed, &evening->message)
		: random_often(evening, 30) ? session_end(evening->session, changed, &evening->message)
		: session_close_views(evening->session, changed, &evening->message);
}

/* Tries an act, the more usual ones more often; whether it was done. What fails for another reason
 * than not being allowed ends the test. */
static bool EVENING_UNUSED
random_act(struct random_evening *evening)
{
	static const struct {
		const char *name;
		enum status (*act)(struct random_evening *evening, unsigned *changed);
		uint32_t often;
	} acts[] = {
		{ "present", random_present, 4 }, { "go on", random_on, 20 }, { "go", random_go, 5 },
		{ "mode", random_mode, 12 }, { "count", random_count, 22 }, { "say", random_say, 9 },
		{ "cast", random_cast, 20 }, { "sheet", random_sheet, 14 }, { "form", random_form, 2 },
		{ "official", random_official, 8 }, { "comment", random_comment, 10 },
		{ "comment changed", random_comment_change, 8 }, { "turn", random_turn, 5 },
		{ "live", random_live, 1 }, { "word", random_word, 3 }, { "measure", random_measure, 5 },
		{ "insert", random_insert, 1 }, { "details", random_details, 1 }, { "again", random_again, 3 },
		{ "undo", random_undo, 6 }, { "end", random_finish, 1 },
	};
	uint32_t sum = 0;
	unsigned changed = 0;
	size_t i = 0;
	for (size_t j = 0; j < sizeof(acts) / sizeof(*acts); j++)
		sum += acts[j].often;
	for (uint32_t drawn = random_below(evening, sum); drawn >= acts[i].often; i++)
		drawn -= acts[i].often;

	env_advance(&evening->env, random_below(evening, 90 * 1000));
	evening->act = acts[i].name;
	evening->message.text[0] = '\0';
	enum status status = acts[i].act(evening, &changed);
	if (status != STATUS_OK && status != STATUS_REFUSED)
		bail("%s: %s: %s", evening->name, evening->act, evening->message.text);
	return status == STATUS_OK;
}

#endif
