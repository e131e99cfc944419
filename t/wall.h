/*
 * A screen without a terminal, what stands on it as text, and a made-up evening in memory to draw.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_T_WALL_H
#define RUNDE_T_WALL_H

#include <curses.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <wchar.h>

#include "core/buffer.h"
#include "core/mem.h"
#include "core/text.h"
#include "session/model.h"
#include "tui/canvas.h"
#include "tui/look.h"
#include "tui/signs.h"

/* Keeps what wall_open() made until wall_close(). */
static inline void
wall_screen(SCREEN *screen, FILE *nowhere)
{
	static SCREEN *open_screen;
	static FILE *open_file;
	if (open_screen) {
		look_end();
		endwin();
		delscreen(open_screen);
	}
	if (open_file)
		fclose(open_file);
	open_screen = screen;
	open_file = nowhere;
}

static inline void
wall_close(void)
{
	wall_screen(NULL, NULL);
}

/* A terminal of TYPE that nobody sees. Returns false when there is no such type. */
static inline bool
wall_open(const char *type, int rows, int columns, bool colours)
{
	setlocale(LC_CTYPE, "C.UTF-8");
	setenv("TZ", "UTC", 1);
	tzset();
	wall_close();
	FILE *nowhere = fopen("/dev/null", "r+");
	SCREEN *screen = nowhere ? newterm(type, nowhere, nowhere) : NULL;
	wall_screen(screen, nowhere);
	if (!screen)
		return false;
	look_use(colours ? THEME_CALM : THEME_MONO);
	look_begin();
	signs_begin();
	resizeterm(rows, columns);
	return true;
}

/* Row ROW as UTF-8 without spaces at its end. Fresh. */
static inline char *
wall_row(int row)
{
	struct buffer text = {.bytes = NULL};
	for (int column = 0; column < COLS; column++) {
		cchar_t cell;
		wchar_t wide[CCHARW_MAX + 1] = L"";
		attr_t attributes;
		short pair;
		char bytes[8];
		mvin_wch(row, column, &cell);
		getcchar(&cell, wide, &attributes, &pair, NULL);
		for (wchar_t *c = wide; *c; c++) {
			int length = wctomb(bytes, *c);
			buffer_add_n(&text, bytes, length > 0 ? (size_t)length : 0);
		}
		int width = wide[0] ? wcwidth(wide[0]) : 1;
		column += width > 1 ? width - 1 : 0;
	}
	char *row_text = buffer_take(&text);
	size_t length = strlen(row_text);
	while (length > 0 && row_text[length - 1] == ' ')
		row_text[--length] = '\0';
	return row_text;
}

/* Rows FROM up to, without it, TO, a line each. Fresh. */
static inline char *
wall_rows(int from, int to)
{
	struct buffer text = {.bytes = NULL};
	for (int row = from; row < to; row++) {
		char *line = wall_row(row);
		buffer_printf(&text, "%s\n", line);
		free(line);
	}
	return buffer_take(&text);
}

static inline char *
wall_all(void)
{
	return wall_rows(0, LINES);
}

/* Whether TEXT stands somewhere on the screen. */
static inline bool
wall_has(const char *text)
{
	char *all = wall_all();
	bool has = strstr(all, text) != NULL;
	free(all);
	return has;
}

/* --- the evening ------------------------------------------------------------------------ */

/* 2026-03-12T18:42:00Z */
#define WALL_NOW INT64_C(1773340920000)

struct wall_line {
	const char *kind, *id, *title, *title_en, *prompt, *prompt_en, *options, *options_en;
	const char *notes, *minutes, *by_group, *max, *question;
};

enum {
	WALL_WELCOME,
	WALL_PEOPLE,
	WALL_MOOD,
	WALL_INFORMED,
	WALL_BREAK,
	WALL_TALK,
	WALL_CARDS,
	WALL_FIRST,
	WALL_PLAN,
	WALL_LAST,
	WALL_STEPS
};

#define WALL_LEVELS "trifft nicht zu|trifft eher nicht zu|teils, teils|trifft eher zu|" \
	"trifft voll zu|-=weiß nicht"
#define WALL_LEVELS_EN "not true|rather not true|partly|rather true|fully true|-=don’t know"

static const struct wall_line wall_lines[] = {
	{"workshop", "check", "Selbstcheck-Workshop", "Self-check workshop",
		"Wir vergleichen, wie wir unsere Kommune sehen.",
		"Let us compare how we see our town.", .notes = "NOTES of the workshop"},
	{"group", "verwaltung", "Verwaltung", "Administration", .options = NULL},
	{"group", "politik", "Politik", "Politics", .options = NULL},
	{"group", "zivil", "Zivilgesellschaft", "Civil society", .options = NULL},
	{"group", "wirtschaft", "Wirtschaft", "Business", .options = NULL},
	{"group", "selbst", "Selbstcheck der Verwaltung", "Administration self-check",
		.options = "official", .options_en = "official"},
	{"info", "begruessung", "Willkommen", "Welcome",
		"Schön, dass Sie da sind!\n\nHeute geht es um eine Frage: Wie offen sind wir, und "
		"wie gut "
		"halten wir zusammen?\n\n1  Wir schauen, wie wir unsere Kommune sehen.\n2  Wir "
		"sprechen "
		"darüber, wo unsere Sichtweisen auseinandergehen.\n3  Wir sammeln Ideen und "
		"verabreden, "
		"was wir als Nächstes tun.",
		"Good to have you here!\n\nTonight is about one question: how open are we, and how "
		"well do "
		"we stick together?\n\n1  We look at how each of us sees our town.\n2  We talk "
		"about where "
		"our views differ.\n3  We collect ideas and agree on what to do next.",
		.notes = "NOTES say hello", .minutes = "4"},
	{"people", "wer", "Wer ist da?", "Who is here?", "Für wen sind Sie heute vor allem hier?",
		"Whom are you here for?", .notes = "NOTES count", .minutes = "3"},
	{"choice", "stimmung", "Stimmung", "Mood", "Wie sind Sie heute da?", "How are you today?",
		"neugierig|hoffnungsvoll|müde|besorgt|verärgert|-=möchte ich nicht sagen",
		"curious|hopeful|tired|worried|angry|-=rather not say", .notes = "NOTES mood",
		.minutes = "4"},
	{"scale", "informiert", "Informationen kommen an", "Information arrives",
		"In unserer Kommune erreichen wichtige Informationen alle Menschen, die hier "
		"leben.",
		"In our town, important information reaches everyone who lives here.", WALL_LEVELS,
		WALL_LEVELS_EN, .notes = "NOTES read it out", .minutes = "3", .by_group = "yes"},
	{"break", "pause", "Pause", "Break", "Kaffee und Tee gibt es nebenan.",
		"Coffee is next door.", .notes = "NOTES open a window", .minutes = "8"},
	{"talk", "gespraech", "Was steckt dahinter?", "What is behind it?",
		"Was haben Sie selbst erlebt? Was hat Sie überrascht?",
		"What have you seen yourselves?", .notes = "NOTES listen", .minutes = "18"},
	{"cards", "ideen", "Ideen sammeln", "Collect ideas",
		"Was sollten wir als Nächstes tun?\nEine Idee auf eine Karte.",
		"What should we do next?\nOne idea a card.", .notes = "NOTES cards",
		.minutes = "14"},
	{"multi", "zuerst", "Was zuerst?", "What first?",
		"Womit fangen wir an? Drei Stimmen für jede Person.",
		"Where do we begin? Three votes each.", "@ideen", "@ideen", .notes = "NOTES vote",
		.minutes = "5", .max = "3"},
	{"plan", "massnahmen", "Was wir tun", "What we will do", "Wer macht was bis wann?",
		"Who does what by when?", .notes = "NOTES plan", .minutes = "13"},
	{"info", "abschluss", "Danke – so geht es weiter", "Thank you – what happens next",
		"In zwei Wochen bekommen Sie die Dokumentation.",
		"You will get the minutes in two weeks.", .notes = "NOTES bye", .minutes = "4"},
};

static inline void
wall_set(struct row *row, enum column column, const char *text)
{
	row->cell[column].in[0] = (char *)(text ? text : "");
}

static inline void
wall_set_both(struct row *row, enum column column, const char *first, const char *second)
{
	row->cell[column].in[0] = (char *)(first ? first : "");
	row->cell[column].in[1] = (char *)(second ? second : NULL);
}

static inline struct workshop *
wall_workshop_of(const struct wall_line *lines, size_t count)
{
	struct workshop *workshop = workshop_new();
	struct faults faults = {.list = NULL};
	workshop_language(workshop, "de");
	workshop_language(workshop, "en");
	for (size_t i = 0; i < count; i++) {
		const struct wall_line *line = &lines[i];
		struct row row = {.line = (int)i + 2};
		wall_set(&row, COLUMN_ID, line->id);
		wall_set(&row, COLUMN_KIND, line->kind);
		wall_set_both(&row, COLUMN_TITLE, line->title, line->title_en);
		wall_set_both(&row, COLUMN_PROMPT, line->prompt, line->prompt_en);
		wall_set_both(&row, COLUMN_OPTIONS, line->options, line->options_en);
		wall_set_both(&row, COLUMN_NOTES, line->notes, NULL);
		wall_set(&row, COLUMN_MINUTES, line->minutes);
		wall_set(&row, COLUMN_BY_GROUP, line->by_group);
		wall_set(&row, COLUMN_MAX, line->max);
		wall_set(&row, COLUMN_QUESTION, line->question);
		workshop_add(workshop, &row, &faults);
	}
	workshop_finish(workshop, 50, &faults);
	for (int i = 0; i < faults.count; i++) {
		if (!faults.list[i].warning)
			printf("# line %d: %s\n", faults.list[i].line, faults.list[i].text);
	}
	faults_free(&faults);
	return workshop;
}

static inline struct workshop *
wall_workshop(void)
{
	return wall_workshop_of(wall_lines, sizeof(wall_lines) / sizeof(wall_lines[0]));
}

/* A model at the first step, with people and nothing else; the workshop, which has the groups of
 * wall_lines, goes with it. */
static inline struct model
wall_model_of(struct workshop *workshop)
{
	static const int64_t present[] = {14, 9, 25, 8, 0, 2};
	struct model model = {
		.session_id = "sabc",
		.title = mem_text("Selbstcheck-Workshop"),
		.place = mem_text("Musterstadt"),
		.local_date = "2026-03-12",
		.created_at = WALL_NOW - 60 * UTC_MINUTE,
		.started_at = WALL_NOW - 30 * UTC_MINUTE,
		.planned_end = WALL_NOW + 90 * UTC_MINUTE,
		.pictures = 2,
		.workshop = workshop,
	};
	model.steps = mem_new((size_t)model.workshop->steps_count, sizeof(*model.steps));
	model.present = mem_new((size_t)model.workshop->groups_count + 1, sizeof(*model.present));
	for (int i = 0; i <= model.workshop->groups_count; i++)
		model.present[i] = present[i];
	model.stage = (struct stage_row){
		.phase = PHASE_RUNNING, .look_step = -1, .cell_group = -1, .ui_language = "de",
		.entered_at = WALL_NOW - 5 * UTC_MINUTE,
	};
	for (int i = 0; i < model.workshop->steps_count; i++)
		model.steps[i].talk_round = 1;
	return model;
}

static inline struct model
wall_model(void)
{
	return wall_model_of(wall_workshop());
}

/* The evening stands at STEP and STAGE; what was before is done. */
static inline void
wall_go(struct model *model, int step, enum stage stage)
{
	for (int i = 0; i < model->workshop->steps_count; i++)
		model->steps[i].state = i < step ? STEP_DONE : i == step ? STEP_OPEN : STEP_PLANNED;
	model->stage.step = step;
	model->steps[step].stage = stage;
}

/* Asks STEP; options are copied from the step, or else COUNT made-up ones. */
static inline struct round *
wall_ask(struct model *model, int step, int count)
{
	const struct step *asked = &model->workshop->steps[step];
	model->rounds =
		mem_resize(model->rounds, (size_t)model->rounds_count + 1, sizeof(*model->rounds));
	struct round *round = &model->rounds[model->rounds_count++];
	*round = (struct round){
		.question = mem_text(asked->question ? asked->question : asked->id),
		.number = 1,
		.step = step,
		.state = ROUND_OPEN,
		.present = model_present(model),
	};
	int own = asked->options_count;
	round->options_count = own > 0 ? own : count;
	round->options = mem_new((size_t)round->options_count, sizeof(*round->options));
	for (int i = 0; i < round->options_count; i++) {
		round->options[i].no = i + 1;
		round->options[i].value = own > 0 ? asked->options[i].value : i + 1;
		round->options[i].status_quo = own > 0 && asked->options[i].status_quo;
		for (int j = 0; j < 2; j++)
			round->options[i].label.in[j] = own > 0
				? mem_text(asked->options[i].label.in[j])
				: mem_printf("Cluster number %d %s", i + 1,
					i % 3 ? ""
					      : "with a long name that must be wrapped somewhere");
	}
	tally_init(&round->tally, model->workshop,
		kind_slots(asked->kind, round->options_count));
	return round;
}

/* What the institution GROUP answers to STEP: a line as in core/ballot.h. */
static inline void
wall_official(struct model *model, int step, int group, const char *typed, const char *reason)
{
	model->officials = mem_resize(model->officials, (size_t)model->officials_count + 1,
		sizeof(*model->officials));
	struct official *official = &model->officials[model->officials_count++];
	*official = (struct official){.group = group, .reason = mem_text(reason),
		.question = mem_text(model->workshop->steps[step].question)};
	struct question question = model_question(model, step);
	if (ballot_read(&question, typed, &official->ballot) != BALLOT_FINE)
		printf("# \"%s\" answers nothing\n", typed);
}

/* VOTES equal ballots of GROUP in ROUND, as the session file would count them: a line likewise. */
static inline void
wall_cast(struct model *model, struct round *round, enum entry_mode mode, int group,
	const char *typed, int64_t votes)
{
	struct question question = model_question(model, round->step);
	enum entry_says says = methods[question.kind].says;
	struct tally *tally = &round->tally;
	struct ballot ballot;
	if (ballot_read(&question, typed, &ballot) != BALLOT_FINE)
		printf("# \"%s\" is no ballot\n", typed);
	for (int i = 0; i < ballot.count; i++) {
		const struct ballot_entry *entry = &ballot.entries[i];
		if (says == SAYS_WORD)
			tally_add_word(tally, mode, group, entry->text, votes);
		else if (says == SAYS_NOTHING || says == SAYS_LEVEL)
			tally_add(tally, mode, group, entry->option_no, votes);
		else
			tally_add_value(tally, mode, group, entry->option_no, entry->value, votes);
		for (int j = 0; says == SAYS_PLACE && j < ballot.count; j++)
			if (entry->value < ballot.entries[j].value)
				tally_add_pair(tally, group, entry->option_no,
					ballot.entries[j].option_no, votes);
	}
	if (ballot.count == 0)
		tally_add(tally, mode, group, 0, votes);
	else if (methods[question.kind].several)
		tally_add(tally, mode, group, -1, votes);
	ballot_free(&ballot);
}

static inline struct comment *
wall_comment(struct model *model, int step, enum comment_state state, int cluster, const char *text)
{
	model->comments = mem_resize(model->comments, (size_t)model->comments_count + 1,
		sizeof(*model->comments));
	struct comment *comment = &model->comments[model->comments_count++];
	*comment = (struct comment){
		.step = step, .state = state, .cluster = cluster, .group = model_no_group(model),
		.text = mem_text(text),
	};
	snprintf(comment->id, sizeof(comment->id), "c%d", model->comments_count);
	return comment;
}

static inline void
wall_cluster(struct model *model, int step, const char *name)
{
	model->clusters = mem_resize(model->clusters, (size_t)model->clusters_count + 1,
		sizeof(*model->clusters));
	model->clusters[model->clusters_count++] =
		(struct cluster){.step = step, .name = mem_text(name)};
}

static inline void
wall_measure(struct model *model, const char *what, const char *who, const char *when, bool agreed)
{
	model->measures = mem_resize(model->measures, (size_t)model->measures_count + 1,
		sizeof(*model->measures));
	model->measures[model->measures_count++] = (struct measure){
		.step = WALL_PLAN, .what = mem_text(what), .who = mem_text(who),
		.due_text = mem_text(when), .agreed = agreed,
	};
}

/* A model that was made here, with its workshop. */
static inline void
wall_free(struct model *model)
{
	model_free(model);
}

#endif
