/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/compare.h"

#include "core/i18n.h"
#include "core/mem.h"
#include "core/text.h"
#include "session/export_asked.h"
#include "session/internal.h"
#include "session/merge_states.h"
#include "session/views.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* A session while it is read. */
struct reading {
	struct export *export;
	struct compared_session *session;
	int language;             /* of its workshop */
	int groups[VIEW_SIDES];   /* of the speakers, or TALLY_ALL */
};

static char *
copy(const char *text)
{
	return mem_text(text ? text : "");
}

static char *
say_in(const struct reading *reading, const struct words *words)
{
	return copy(words_in(words, reading->language));
}

/* --- answers -------------------------------------------------------------------------------- */

/* What the kind tells of an option, see compare_tells(). */
static struct figure
told(const struct asked *asked, int group, int option_no)
{
	const struct summary *summary = asked_summary(asked, group);
	struct result result;
	tally_result(&asked->round->tally, asked->kind, group, option_no, &result);
	switch (compare_tells(asked->kind)) {
	case TELLS_SHARE:
		if (summary->base > 0
			&& (!summary->uncounted || methods[asked->kind].says == SAYS_DOTS))
			return (struct figure){true, (double)result.votes / (double)summary->base};
		break;
	case TELLS_ACCEPTANCE:
		return result.acceptance;
	case TELLS_POSITION:
		return result.mean_position;
	default:
		break;
	}
	return (struct figure){.has = false};
}

static bool
tells_options(enum kind kind)
{
	enum compare_tells tells = compare_tells(kind);
	return tells == TELLS_SHARE || tells == TELLS_ACCEPTANCE || tells == TELLS_POSITION;
}

static struct compared_answer
read_answer(const struct asked *asked, int group)
{
	struct compared_answer answer = {.state = ANSWER_NONE};
	const struct summary *summary = asked_summary(asked, group);
	/* Where only institutions spoke, everyone was not asked. */
	if (!asked_has_rows(asked, group) || (group == TALLY_ALL && export_unasked(asked->round)))
		return answer;
	if (asked_withheld(asked, group) != WITHHOLD_NOT) {
		answer.state = ANSWER_WITHHELD;
		return answer;
	}
	if (summary->ballots == 0 && !summary->uncounted) {
		answer.state = ANSWER_EMPTY;
		return answer;
	}
	answer = (struct compared_answer){
		.state = ANSWER_SHOWN,
		.n = summary->uncounted ? -1 : summary->ballots,
		.mean = methods[asked->kind].has_mean ? summary->mean : (struct figure){.has = false},
		.median = summary->median,
		.q1 = summary->q1,
		.q3 = summary->q3,
		.consensus = summary->consensus,
	};
	int options = asked->round->options_count;
	if (tells_options(asked->kind)) {
		answer.options = mem_new((size_t)options + 1, sizeof(struct figure));
		for (int i = 0; i < options; i++)
			answer.options[i] = told(asked, group, i + 1);
	}
	return answer;
}

static void
read_answers(const struct reading *reading, const struct round *round,
	struct compared_question *question)
{
	int speakers = reading->session->speakers_count;
	struct asked *asked = mem_new(1, sizeof(*asked));
	question->answers = mem_new((size_t)speakers + 1, sizeof(*question->answers));
	if (compare_tells(question->kind) != TELLS_NOTHING) {
		asked_read(reading->export, round, asked);
		for (int i = 0; i < speakers; i++)
			question->answers[i] = read_answer(asked, reading->groups[i]);
		asked_free(asked);
	}
	free(asked);
}

/* --- questions ------------------------------------------------------------------------------ */

static void
read_options(const struct reading *reading, const struct round *round,
	struct compared_question *question)
{
	question->options_count = round->options_count;
	for (int i = 0; i < round->options_count; i++) {
		double value = round->options[i].value;
		question->lowest = i == 0 ? value : fmin(question->lowest, value);
		question->highest = i == 0 ? value : fmax(question->highest, value);
	}
	if (question->drawn)
		return;
	struct buffer key = {.bytes = NULL};
	question->labels = mem_new((size_t)round->options_count + 1, sizeof(char *));
	for (int i = 0; i < round->options_count; i++) {
		const struct words *label = &round->options[i].label;
		char *folded = text_folded(words_in(label, 0));
		question->labels[i] = say_in(reading, label);
		buffer_printf(&key, "%s\n", folded);
		free(folded);
	}
	question->labels_key = buffer_take(&key);
}

static struct compared_question
read_question(const struct reading *reading, const struct round *round)
{
	const struct workshop *workshop = reading->export->model->workshop;
	const struct step *step = &workshop->steps[round->step];
	struct compared_question question = {
		.id = copy(round->question),
		.kind = step->kind,
		.round = round->number,
		.drawn = step->options_from != NULL,
		.theme = say_in(reading, workshop_theme(workshop, step)),
		.title = say_in(reading, &step->title),
		.prompt = say_in(reading, &step->prompt),
	};
	step_wording(step, round->options, round->options_count, question.wording);
	step_scale_key(step, round->options, round->options_count, question.scale_key);
	read_options(reading, round, &question);
	read_answers(reading, round, &question);
	return question;
}

/* The last of the closed rounds of the question that STEP asks, unless an earlier step asks it, too. */
static const struct round *
last_round(const struct export *export, int step)
{
	const struct workshop *workshop = export->model->workshop;
	const char *question = workshop->steps[step].question;
	const struct round *last = NULL;
	for (int i = 0; i < step; i++) {
		if (methods[workshop->steps[i].kind].asks
			&& strcmp(workshop->steps[i].question, question) == 0)
			return NULL;
	}
	for (int i = 0; i < export->rounds_count; i++) {
		const struct round *round = export->rounds[i];
		if (strcmp(round->question, question) == 0 && (!last || round->number > last->number))
			last = round;
	}
	return last;
}

static void
read_questions(struct reading *reading)
{
	const struct workshop *workshop = reading->export->model->workshop;
	struct compared_session *session = reading->session;
	for (int i = 0; i < workshop->steps_count; i++) {
		if (!methods[workshop->steps[i].kind].asks)
			continue;
		const struct round *round = last_round(reading->export, i);
		if (!round)
			continue;
		session->questions = mem_grow(session->questions, (size_t)session->questions_count,
			sizeof(*session->questions));
		session->questions[session->questions_count++] = read_question(reading, round);
	}
}

/* --- sessions ------------------------------------------------------------------------------- */

static void
add_speaker(struct reading *reading, int group)
{
	const struct model *model = reading->export->model;
	struct compared_session *session = reading->session;
	bool all = group == TALLY_ALL;
	const struct group *of = all ? NULL : &model->workshop->groups[group];
	reading->groups[session->speakers_count] = group;
	session->speakers[session->speakers_count++] = (struct speaker){
		.id = copy(all ? COMPARE_ALL : of->id),
		.label = all ? copy(_("all")) : say_in(reading, &of->label),
		.official = of && of->official,
	};
}

/* Institutions, groups, everyone; people of no group are not compared. */
static void
read_speakers(struct reading *reading)
{
	const struct workshop *workshop = reading->export->model->workshop;
	reading->session->speakers = mem_new(VIEW_SIDES, sizeof(struct speaker));
	for (int official = 1; official >= 0; official--) {
		for (int i = 0; i < workshop->groups_count; i++) {
			if (workshop->groups[i].official == (official == 1))
				add_speaker(reading, i);
		}
	}
	add_speaker(reading, TALLY_ALL);
}

static void
read_details(const struct reading *reading)
{
	const struct model *model = reading->export->model;
	struct compared_session *session = reading->session;
	session->session_id = copy(model->session_id);
	session->workshop = say_in(reading, &model->workshop->title);
	session->title = copy(model->title && *model->title ? model->title : session->workshop);
	session->place = copy(model->place);
	session->place_id = copy(model->place_id);
	session->wave = copy(model->wave);
	memcpy(session->date, model->local_date, sizeof(session->date));
	session->present = model_present(model);
}

static enum status
read_session(struct export *export, struct session *session, const char *language,
	struct compared_session *compared, struct message *message)
{
	enum status status = export_snapshot(session, message);
	if (status)
		return status;
	export->store = session->store;
	export->model = &session->model;
	export_rounds_begin(export);
	int of = workshop_find_language(export->model->workshop, language);
	struct reading reading = {.export = export, .session = compared, .language = of < 0 ? 0 : of};
	read_details(&reading);
	read_speakers(&reading);
	read_questions(&reading);
	export_rounds_end(export);
	store_snapshot_end(session->store);
	return store_check(session->store, message);
}

static enum status
check_sessions(struct session *const *sessions, int count, const char *own, struct message *message)
{
	bool found = !own;
	if (count < 2)
		return fail(message, STATUS_USAGE, _("a comparison needs two sessions"));
	for (int i = 0; i < count; i++) {
		const struct model *model = &sessions[i]->model;
		found = found || strcmp(model->session_id, own) == 0
			|| strcmp(model->place_id ? model->place_id : "", own) == 0;
		for (int j = 0; j < i; j++) {
			if (strcmp(model->session_id, sessions[j]->model.session_id) == 0)
				return fail(message, STATUS_USAGE, _("%s: the same session twice"),
					session_name(sessions[i]));
		}
	}
	if (!found)
		return fail(message, STATUS_USAGE, _("--own %s: none of the sessions or places"), own);
	return STATUS_OK;
}

/* Two states of one evening are not two evenings. */
static enum status
check_states(struct session *const *sessions, int count, struct message *message)
{
	char **acts = mem_new((size_t)count, sizeof(*acts));
	enum status status = STATUS_OK;
	for (int i = 0; i < count && !status; i++) {
		acts[i] = first_act(sessions[i]->store, sessions[i]->model.session_id);
		for (int j = 0; j < i && acts[i] && !status; j++) {
			if (acts[j] && strcmp(acts[i], acts[j]) == 0)
				status = fail(message, STATUS_USAGE, _("%s and %s are two states of one evening, which "
					"counts once: name the sessions that count, or keep one with `runde merge --replace`"),
					session_name(sessions[j]), session_name(sessions[i]));
		}
	}
	for (int i = 0; i < count; i++)
		free(acts[i]);
	free(acts);
	return status;
}

/* Whether the sessions are of several places, so that what is told leaves one of them. */
static bool
is_network(struct session *const *sessions, int count)
{
	for (int i = 1; i < count; i++) {
		const struct model *first = &sessions[0]->model, *other = &sessions[i]->model;
		const struct compared_session a = {.place = first->place, .place_id = first->place_id};
		const struct compared_session b = {.place = other->place, .place_id = other->place_id};
		if (!compare_same_place(&a, &b))
			return true;
	}
	return false;
}

enum status
compare_read(struct session *const *sessions, int count, const struct compare_options *options,
	struct compare *compare, int *open, struct message *message)
{
	enum status status = check_sessions(sessions, count, options->own, message);
	if (!status)
		status = check_states(sessions, count, message);
	if (status)
		return status;
	struct export_report report = {0};
	const struct export_options tables = {
		.profile = is_network(sessions, count) ? PROFILE_NETWORK : PROFILE_ANALYSIS,
		.min_cell = options->min_cell > 0 ? options->min_cell : EXPORT_MIN_CELL,
	};
	struct export *export = mem_new(1, sizeof(*export));
	export->options = &tables;
	export->report = &report;
	struct compared_session *compared = mem_new((size_t)count, sizeof(*compared));
	int read = 0;
	for (; read < count && !status; read++)
		status = read_session(export, sessions[read], options->language, &compared[read],
			message);
	*open = report.open_rounds;
	export_report_free(&report);
	free(export);
	compare_join(compared, read, options->own, compare);
	if (status)
		compare_free(compare);
	return status;
}
