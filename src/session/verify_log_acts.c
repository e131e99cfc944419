/* Doing again in memory what the log says. A line that does not say what it should, or that cannot have
 * been done where it stands, is a fault.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/verify_log.h"

#include "core/i18n.h"
#include "core/mem.h"

#include <stdlib.h>
#include <string.h>

/* --- places ------------------------------------------------------------------------------ */

static int
by_id(const void *a, const void *b)
{
	return strcmp(((const struct walk_comment *)a)->id, ((const struct walk_comment *)b)->id);
}

struct walk_comment *
walk_comment(const struct walk *walk, const char *id)
{
	const struct walk_comment key = {.id = id};
	return walk->comments_count == 0 ? NULL
		: bsearch(&key, walk->comments, (size_t)walk->comments_count, sizeof(key), by_id);
}

/* The step of a line; NULL with a fault: there never was one. */
static struct walk_step *
step_of(struct walk *walk, const struct line *line, const char *id)
{
	for (int i = 0; i < walk->steps_count; i++) {
		if (strcmp(walk->steps[i].id, id) == 0)
			return &walk->steps[i];
	}
	walk_fault(walk, line, _("there is no step “%s”"), id);
	return NULL;
}

/* The round that was asked last in a step, or NULL. */
static struct walk_round *
last_round(struct walk *walk, const char *step)
{
	for (int i = walk->rounds_count - 1; i >= 0; i--) {
		if (strcmp(walk->rounds[i].step, step) == 0)
			return &walk->rounds[i];
	}
	return NULL;
}

static struct walk_round *
find_round(struct walk *walk, const char *question, int number)
{
	for (int i = 0; i < walk->rounds_count; i++) {
		if (walk->rounds[i].number == number && strcmp(walk->rounds[i].question, question) == 0)
			return &walk->rounds[i];
	}
	return NULL;
}

static void
open_round(struct walk *walk, const struct line *line, struct walk_step *step)
{
	const char *question = step->step < 0 ? NULL
		: walk->session->model.workshop->steps[step->step].question;
	int number = 1;
	if (!question) {
		walk_fault(walk, line, _("the step “%s” asks nothing"), step->id);
		return;
	}
	for (int i = 0; i < walk->rounds_count; i++)
		number += strcmp(walk->rounds[i].question, question) == 0;
	walk->rounds = mem_grow(walk->rounds, (size_t)walk->rounds_count, sizeof(*walk->rounds));
	walk->rounds[walk->rounds_count++] = (struct walk_round){
		.question = question,
		.step = step->id,
		.number = number,
		.state = ROUND_OPEN,
		.opened = line->at,
	};
}

/* --- what lines say ------------------------------------------------------------------------ */

/* The detail is a number and nothing else, or (EMPTY) nothing. */
static bool
read_number(struct walk *walk, const struct line *line, const char *text, int64_t *number)
{
	char *end;
	*number = strtoll(text, &end, 10);
	if (*text && !*end)
		return true;
	walk_fault(walk, line, _("“%s” is no number"), text);
	return false;
}

static bool
is_group(const struct walk *walk, const char *id)
{
	return model_find_group(&walk->session->model, id) >= 0;
}

static bool
check_group(struct walk *walk, const struct line *line, const char *id)
{
	if (is_group(walk, id))
		return true;
	walk_fault(walk, line, _("there is no group “%s”"), id);
	return false;
}

/* --- the course of the evening --------------------------------------------------------------- */

static void
enter(struct walk *walk, const struct line *line)
{
	struct walk_step *step = step_of(walk, line, line->step);
	walk->present_step = line->step;
	if (step && !step->entered)
		step->entered = line->at;
}

static void
do_start(struct walk *walk, const struct line *line)
{
	if (walk->phase != PHASE_WAITING)
		walk_fault(walk, line, _("the session had begun"));
	walk->phase = PHASE_RUNNING;
	walk->started = line->at;
	enter(walk, line);
}

static void
do_enter(struct walk *walk, const struct line *line)
{
	if (walk->phase != PHASE_RUNNING)
		walk_fault(walk, line, _("the session was not going on"));
	if (strcmp(line->act, "go") == 0 && strcmp(line->detail, line->step) != 0)
		walk_fault(walk, line, _("it goes to “%s” and says “%s”"), line->step, line->detail);
	enter(walk, line);
}

static void
do_end(struct walk *walk, const struct line *line)
{
	if (walk->phase != PHASE_RUNNING)
		walk_fault(walk, line, _("the session was not going on"));
	walk->phase = PHASE_ENDED;
	walk->ended = line->at;
}

static void
do_resume(struct walk *walk, const struct line *line)
{
	if (walk->phase != PHASE_ENDED)
		walk_fault(walk, line, _("the session had not ended"));
	walk->phase = PHASE_RUNNING;
}

static void
do_stage(struct walk *walk, const struct line *line)
{
	struct walk_step *step = step_of(walk, line, line->step);
	enum stage stage;
	if (!step)
		return;
	if (!stage_from_word(line->detail, &stage)) {
		walk_fault(walk, line, _("“%s” is no stage"), line->detail);
		return;
	}
	step->stage = stage;
	bool shows = step->step >= 0 && stage != STAGE_OPEN
		&& walk->session->model.workshop->steps[step->step].kind != KIND_PROFILE;
	for (int i = 0; i < walk->comments_count && shows; i++) {
		struct walk_comment *comment = &walk->comments[i];
		if (comment->has_state && comment->state == COMMENT_NOTED && comment->step
			&& strcmp(comment->step, step->id) == 0)
			comment->state = COMMENT_SHOWN;
		/* of one that was taken in nobody knows */
		if (!comment->has_state || !comment->step)
			comment->has_state = false;
	}
}

static void
do_open(struct walk *walk, const struct line *line)
{
	struct walk_step *step = step_of(walk, line, line->step);
	if (!step)
		return;
	step->stage = STAGE_OPEN;
	if (line->part)
		step->mode = line->detail;
	open_round(walk, line, step);
}

static void
do_close(struct walk *walk, const struct line *line)
{
	struct walk_step *step = step_of(walk, line, line->step);
	struct walk_round *round = last_round(walk, line->step);
	int64_t ballots = 0;
	if (!step)
		return;
	if (!round || round->state != ROUND_OPEN) {
		walk_fault(walk, line, _("no vote was open in “%s”"), line->step);
		return;
	}
	if (*line->detail && !read_number(walk, line, line->detail, &ballots))
		return;
	step->stage = STAGE_CLOSED;
	round->state = ROUND_CLOSED;
	round->secret = ballots;
	round->closed = line->at;
}

static void
do_reveal(struct walk *walk, const struct line *line)
{
	char question[ID_LENGTH_MAX + 1];
	int number, end = 0;
	struct walk_step *step = step_of(walk, line, line->step);
	struct walk_round *round = last_round(walk, line->step);
	if (line->part)
		round = sscanf(line->detail, "%40s %9d%n", question, &number, &end) == 2 && !line->detail[end]
			? find_round(walk, question, number) : NULL;
	if (!step)
		return;
	if (!round || round->state == ROUND_OPEN) {
		walk_fault(walk, line, _("there was no result to show"));
		return;
	}
	round->state = ROUND_REVEALED;
	if (!line->part)
		step->stage = STAGE_REVEALED;
}

static void
do_reveal_official(struct walk *walk, const struct line *line)
{
	struct walk_step *step = step_of(walk, line, line->step);
	if (step)
		step->stage = STAGE_OFFICIAL;
}

static void
do_round(struct walk *walk, const struct line *line)
{
	struct walk_step *step = step_of(walk, line, line->step);
	int64_t number;
	if (!step || !read_number(walk, line, line->detail, &number))
		return;
	step->stage = STAGE_OPEN;
	if (step->step >= 0 && walk->session->model.workshop->steps[step->step].kind == KIND_TALK) {
		step->talk_round = (int)number;
		return;
	}
	open_round(walk, line, step);
	if (walk->rounds_count > 0 && walk->rounds[walk->rounds_count - 1].number != number)
		walk_fault(walk, line, _("it is round %d, not %lld"),
			walk->rounds[walk->rounds_count - 1].number, (long long)number);
}

static void
do_mode(struct walk *walk, const struct line *line)
{
	struct walk_step *step = step_of(walk, line, line->step);
	enum entry_mode mode;
	if (!entry_mode_from_word(line->detail, &mode))
		walk_fault(walk, line, _("“%s” is no way of voting"), line->detail);
	else if (step)
		step->mode = line->detail;
}

static void
do_live(struct walk *walk, const struct line *line)
{
	struct walk_step *step = step_of(walk, line, line->step);
	if (step)
		step->live = line->detail;
}

static void
do_insert(struct walk *walk, const struct line *line)
{
	int step = workshop_find_step(walk->session->model.workshop, line->subject);
	char kind[ID_LENGTH_MAX + 1];
	int number, end = 0;
	if (step < 0)
		walk_fault(walk, line, _("there is no step “%s”"), line->subject);
	else if (sscanf(line->detail, "%40s %9d%n", kind, &number, &end) != 2 || line->detail[end]
		|| strcmp(kind, methods[walk->session->model.workshop->steps[step].kind].word) != 0)
		walk_fault(walk, line, _("it inserts “%s”, but there is “%s”"), line->detail,
			methods[walk->session->model.workshop->steps[step].kind].word);
	for (int i = 0; i < walk->steps_count; i++) {
		if (strcmp(walk->steps[i].id, line->subject) == 0)
			walk->steps[i].inserted = true;
	}
}

/* --- counting -------------------------------------------------------------------------------- */

static void
add_weight(struct walk *walk, const struct walk_cell *wanted, int64_t weight, bool instead)
{
	for (int i = 0; i < walk->cells_count; i++) {
		struct walk_cell *cell = &walk->cells[i];
		if (cell->round == wanted->round && strcmp(cell->group, wanted->group) == 0
			&& cell->option_no == wanted->option_no && cell->has_value == wanted->has_value
			&& cell->value == wanted->value) {
			cell->weight = instead ? weight : cell->weight + weight;
			return;
		}
	}
	walk->cells = mem_grow(walk->cells, (size_t)walk->cells_count, sizeof(*walk->cells));
	walk->cells[walk->cells_count] = *wanted;
	walk->cells[walk->cells_count++].weight = weight;
}

/* What its group is called in the model, which outlives the line's words. */
static const char *
group_known(const struct walk *walk, const char *id)
{
	int group = model_find_group(&walk->session->model, id);
	return group < 0 ? NULL : model_group_id(&walk->session->model, group);
}

static void
do_count(struct walk *walk, const struct line *line)
{
	struct walk_round *round = last_round(walk, line->step);
	char group[ID_LENGTH_MAX + 1];
	long long votes;
	int option_no, level = -1, end = 0, more = 0;
	int read = sscanf(line->detail, "%lld %9d %40s%n %9d%n", &votes, &option_no, group, &end, &level,
		&more);
	if (read == 4)
		end = more;
	if (read < 3 || line->detail[end] || !group_known(walk, group)) {
		walk_fault(walk, line, _("“%s” is no count"), line->detail);
		return;
	}
	if (!round || strcmp(round->question, line->subject) != 0) {
		walk_fault(walk, line, _("“%s” was not asked there"), line->subject);
		return;
	}
	if ((votes == -1) != (strcmp(line->act, "uncount") == 0))
		walk_fault(walk, line, _("“%s” is no count"), line->detail);
	const struct walk_cell cell = {
		.round = (int)(round - walk->rounds),
		.group = group_known(walk, group),
		.option_no = option_no,
		.has_value = level >= 0,
		.value = level >= 0 ? level : 0,
	};
	add_weight(walk, &cell, votes, true);
}

static void
do_say(struct walk *walk, const struct line *line)
{
	struct walk_round *round = last_round(walk, line->step);
	char *words = mem_text(line->detail), *rest = NULL;
	char *group = strtok_r(words, " ", &rest);
	struct walk_step *step = step_of(walk, line, line->step);
	if (!round || !step || step->step < 0 || !group || !group_known(walk, group)
		|| strcmp(round->question, line->subject) != 0) {
		walk_fault(walk, line, _("nothing could be called out there"));
		free(words);
		return;
	}
	struct walk_cell cell = {
		.round = (int)(round - walk->rounds),
		.group = group_known(walk, group),
		.option_no = 1,
	};
	cell.words = methods[walk->session->model.workshop->steps[step->step].kind].says == SAYS_WORD;
	cell.has_value = !cell.words;
	for (char *word = strtok_r(NULL, " ", &rest); word; word = strtok_r(NULL, " ", &rest)) {
		char *end;
		double number = strtod(word, &end);
		if (*end)
			walk_fault(walk, line, _("“%s” is no number"), word);
		cell.value = cell.words ? 0 : number;
		add_weight(walk, &cell, cell.words ? (int64_t)number : 1, false);
	}
	free(words);
}

static void
do_word(struct walk *walk, const struct line *line)
{
	int64_t number;
	if (!read_number(walk, line, line->detail, &number))
		return;
	struct walk_round *round = find_round(walk, line->subject, (int)number);
	if (!round)
		walk_fault(walk, line, _("“%s” was not asked"), line->subject);
	else
		round->hidden += strcmp(line->act, "hide-word") == 0 ? 1 : -1;
}

static void
do_present(struct walk *walk, const struct line *line)
{
	char group[ID_LENGTH_MAX + 1];
	long long present;
	if (sscanf(line->detail, "%lld %40s", &present, group) != 2 || !group_known(walk, group)) {
		walk_fault(walk, line, _("“%s” is no count"), line->detail);
		return;
	}
	for (int i = 0; i < walk->presence_count; i++) {
		if (strcmp(walk->presence[i].group, group) == 0) {
			walk->presence[i].present = present;
			return;
		}
	}
	walk->presence = mem_grow(walk->presence, (size_t)walk->presence_count, sizeof(*walk->presence));
	walk->presence[walk->presence_count++] =
		(struct walk_presence){group_known(walk, group), present};
}

static void
do_turn(struct walk *walk, const struct line *line)
{
	int64_t talk_round;
	if (!check_group(walk, line, line->subject) || !read_number(walk, line, line->detail, &talk_round))
		return;
	for (int i = 0; i < walk->turns_count; i++) {
		struct walk_turn *turn = &walk->turns[i];
		if (strcmp(turn->step, line->step) == 0 && strcmp(turn->group, line->subject) == 0
			&& turn->talk_round == talk_round) {
			turn->turns++;
			return;
		}
	}
	walk->turns = mem_grow(walk->turns, (size_t)walk->turns_count, sizeof(*walk->turns));
	walk->turns[walk->turns_count++] =
		(struct walk_turn){line->step, line->subject, (int)talk_round, 1};
}

/* --- institutions ---------------------------------------------------------------------------- */

static void
answer(struct walk *walk, const char *group, const char *question, bool away)
{
	for (int i = 0; i < walk->officials_count; i++) {
		if (strcmp(walk->officials[i].group, group) == 0
			&& strcmp(walk->officials[i].question, question) == 0) {
			if (away)
				walk->officials[i] = walk->officials[--walk->officials_count];
			return;
		}
	}
	if (away)
		return;
	walk->officials = mem_grow(walk->officials, (size_t)walk->officials_count, sizeof(*walk->officials));
	walk->officials[walk->officials_count++] = (struct walk_official){group, question};
}

/* The question as a step of the model calls it; NULL: none does. */
static const char *
question_known(const struct walk *walk, const char *question)
{
	const struct workshop *workshop = walk->session->model.workshop;
	for (int i = 0; i < workshop->steps_count; i++) {
		if (workshop->steps[i].question && strcmp(workshop->steps[i].question, question) == 0)
			return workshop->steps[i].question;
	}
	return NULL;
}

static void
do_official(struct walk *walk, const struct line *line)
{
	char *words = mem_text(line->detail), *rest = NULL;
	char *group = strtok_r(words, " ", &rest), *number = strtok_r(NULL, " ", &rest);
	int named = 0;
	if (!group || !number || !group_known(walk, group) || strcmp(group, line->subject) != 0) {
		walk_fault(walk, line, _("“%s” is no answer of an institution"), line->detail);
		free(words);
		return;
	}
	for (char *word = strtok_r(NULL, " ", &rest); word; word = strtok_r(NULL, " ", &rest)) {
		const char *question = question_known(walk, word + (*word == '-'));
		named++;
		if (question)
			answer(walk, group_known(walk, group), question, *word == '-');
		else
			walk_fault(walk, line, _("there is no question “%s”"), word);
	}
	if (named != atoi(number))
		walk_fault(walk, line, _("it names %d questions and says “%s”"), named, number);
	free(words);
}

/* --- comments, measures ------------------------------------------------------------------------ */

static const char *
after(char **rest)
{
	return strtok_r(NULL, " ", rest);
}

/* Its texts go to the line itself, cut into words: each line is read once. */
static void
do_comment(struct walk *walk, const struct line *line)
{
	struct walk_comment *comment = walk_comment(walk, line->subject);
	char *rest = NULL;
	if (!comment || !*line->detail)
		return; /* it was forgotten */
	const char *step = strtok_r(line->detail, " ", &rest), *group = after(&rest), *state = after(&rest);
	const char *table = after(&rest), *talk_round = after(&rest), *cluster = after(&rest);
	if (!cluster) {
		walk_fault(walk, line, _("it does not say how the comment was noted"));
		return;
	}
	if (!step_of(walk, line, step) || !check_group(walk, line, group))
		return;
	comment->known = comment->has_state = comment->has_supports = true;
	comment->step = step;
	comment->group = group;
	comment->cluster = comment->first_cluster = cluster;
	comment->state = strcmp(state, "shown") == 0 ? COMMENT_SHOWN : COMMENT_NOTED;
	comment->table_no = atoi(table);
	comment->talk_round = atoi(talk_round);
	comment->supports = 0;
}

/* The comment of a line; NULL: it is gone, which may be a fault. */
static struct walk_comment *
comment_of(struct walk *walk, const struct line *line)
{
	struct walk_comment *comment = walk_comment(walk, line->subject);
	if (!comment && walk->forgot_comments == 0)
		walk_fault(walk, line, _("there is no comment “%s”"), line->subject);
	return comment;
}

static void
do_comment_state(struct walk *walk, const struct line *line)
{
	struct walk_comment *comment = comment_of(walk, line);
	if (!comment || !*line->detail)
		return;
	for (int i = 0; i <= COMMENT_HIDDEN; i++) {
		if (strcmp(comment_state_words[i], line->detail) == 0) {
			comment->state = (enum comment_state)i;
			comment->has_state = true;
			return;
		}
	}
	walk_fault(walk, line, _("“%s” is no state of a comment"), line->detail);
}

static void
do_comment_group(struct walk *walk, const struct line *line)
{
	struct walk_comment *comment = comment_of(walk, line);
	if (comment && *line->detail && check_group(walk, line, line->detail))
		comment->group = line->detail;
}

static void
do_comment_cluster(struct walk *walk, const struct line *line)
{
	struct walk_comment *comment = comment_of(walk, line);
	if (comment && *line->detail)
		comment->cluster = line->detail;
}

static void
do_support(struct walk *walk, const struct line *line)
{
	struct walk_comment *comment = comment_of(walk, line);
	int64_t supports;
	if (!comment || !*line->detail || !read_number(walk, line, line->detail, &supports))
		return;
	comment->supports = (int)supports;
	comment->has_supports = true;
}

static void
do_edit(struct walk *walk, const struct line *line)
{
	comment_of(walk, line);
}

static void
do_rename(struct walk *walk, const struct line *line)
{
	bool found = walk->forgot_clusters > 0;
	for (int i = 0; i < walk->clusters_count && !found; i++)
		found = strcmp(walk->clusters[i].id, line->subject) == 0;
	if (!found)
		walk_fault(walk, line, _("there is no cluster “%s”"), line->subject);
}

static struct walk_measure *
find_measure(struct walk *walk, const char *id)
{
	for (int i = 0; i < walk->measures_count; i++) {
		if (strcmp(walk->measures[i].id, id) == 0)
			return &walk->measures[i];
	}
	return NULL;
}

static void
do_measure(struct walk *walk, const struct line *line)
{
	struct walk_measure *measure = find_measure(walk, line->subject);
	bool made = strcmp(line->act, "measure") == 0;
	char *rest = NULL;
	if (!measure && walk->forgot_measures == 0)
		walk_fault(walk, line, _("there is no measure “%s”"), line->subject);
	if (!measure || !*line->detail)
		return;
	const char *agreed = strtok_r(line->detail, " ", &rest), *due = after(&rest), *comment = after(&rest);
	if (!comment) {
		walk_fault(walk, line, _("it does not say how the measure was noted"));
		return;
	}
	measure->agreed = atoi(agreed);
	measure->due = strcmp(due, "-") == 0 ? "" : due;
	if (made) {
		measure->comment = comment;
		measure->known = true;
	}
}

static void
do_measure_state(struct walk *walk, const struct line *line)
{
	struct walk_measure *measure = find_measure(walk, line->subject);
	if (measure)
		measure->dropped = strcmp(line->act, "measure-drop") == 0;
	else if (walk->forgot_measures == 0)
		walk_fault(walk, line, _("there is no measure “%s”"), line->subject);
}

static void
do_form(struct walk *walk, const struct line *line)
{
	step_of(walk, line, line->subject);
}

/* --- from files ---------------------------------------------------------------------------------- */

static void
do_taken(struct walk *walk, const struct line *line)
{
	long long count;
	if (sscanf(line->detail, "%lld", &count) != 1)
		walk_fault(walk, line, _("“%s” is no number"), line->detail);
	else if (strcmp(line->act, "comments") == 0)
		walk->taken_comments += count;
	else if (strcmp(line->act, "measures") == 0)
		walk->taken_measures += count;
	else if (strcmp(line->act, "ballots") == 0)
		walk->open_end = true;
}

/* What was forgotten is added up before anything is done again. */
static void
do_forget(struct walk *walk, const struct line *line)
{
	char *words = mem_text(line->detail), *rest = NULL;
	for (char *word = strtok_r(words, " ", &rest); word; word = strtok_r(NULL, " ", &rest)) {
		if (strcmp(word, "text") == 0) {
			walk->forgot_text = true;
			continue;
		}
		const char *number = after(&rest);
		int64_t count;
		if (!number || !read_number(walk, line, number, &count))
			break;
		if (strcmp(word, "comment") == 0)
			walk->forgot_comments += count;
		else if (strcmp(word, "cluster") == 0)
			walk->forgot_clusters += count;
		else if (strcmp(word, "measure") == 0)
			walk->forgot_measures += count;
	}
	free(words);
}

static void
do_nothing(struct walk *walk, const struct line *line)
{
	(void)walk;
	(void)line;
}

/* ------------------------------------------------------------------------------------------------ */

/* What stands behind a line. */
enum subject { NOTHING_ELSE, OWN_SUBJECT };

static const struct act_row {
	const char *word;
	void (*act)(struct walk *walk, const struct line *line);
	enum subject subject;
	const char *detail; /* what it always says, unless it is a part; NULL: more than that */
} table[] = {
	{ "start", do_start, NOTHING_ELSE, NULL },
	{ "enter", do_enter, NOTHING_ELSE, "" },
	{ "go", do_enter, NOTHING_ELSE, NULL },
	{ "end", do_end, NOTHING_ELSE, "" },
	{ "resume", do_resume, NOTHING_ELSE, "" },
	{ "take-up", do_nothing, NOTHING_ELSE, "" },
	{ "stage", do_stage, NOTHING_ELSE, NULL },
	{ "open", do_open, NOTHING_ELSE, "open" },
	{ "close", do_close, NOTHING_ELSE, NULL },
	{ "close-views", do_nothing, NOTHING_ELSE, "" },
	{ "reveal", do_reveal, NOTHING_ELSE, "revealed" },
	{ "reveal-official", do_reveal_official, NOTHING_ELSE, "official" },
	{ "round", do_round, NOTHING_ELSE, NULL },
	{ "mode", do_mode, NOTHING_ELSE, NULL },
	{ "live", do_live, NOTHING_ELSE, NULL },
	{ "insert", do_insert, OWN_SUBJECT, NULL },
	{ "details", do_nothing, NOTHING_ELSE, "" },
	{ "count", do_count, OWN_SUBJECT, NULL },
	{ "uncount", do_count, OWN_SUBJECT, NULL },
	{ "say", do_say, OWN_SUBJECT, NULL },
	{ "hide-word", do_word, OWN_SUBJECT, NULL },
	{ "show-word", do_word, OWN_SUBJECT, NULL },
	{ "present", do_present, NOTHING_ELSE, NULL },
	{ "turn", do_turn, OWN_SUBJECT, NULL },
	{ "official", do_official, OWN_SUBJECT, NULL },
	{ "form", do_form, OWN_SUBJECT, "" },
	{ "sheets", do_taken, NOTHING_ELSE, NULL },
	{ "ballots", do_taken, NOTHING_ELSE, NULL },
	{ "people", do_taken, NOTHING_ELSE, NULL },
	{ "comments", do_taken, NOTHING_ELSE, NULL },
	{ "measures", do_taken, NOTHING_ELSE, NULL },
	{ "comment", do_comment, OWN_SUBJECT, NULL },
	{ "edit", do_edit, OWN_SUBJECT, "" },
	{ "hide", do_comment_state, OWN_SUBJECT, NULL },
	{ "show", do_comment_state, OWN_SUBJECT, NULL },
	{ "group", do_comment_group, OWN_SUBJECT, NULL },
	{ "cluster", do_comment_cluster, OWN_SUBJECT, NULL },
	{ "support", do_support, OWN_SUBJECT, NULL },
	{ "rename", do_rename, OWN_SUBJECT, "" },
	{ "measure", do_measure, OWN_SUBJECT, NULL },
	{ "measure-edit", do_measure, OWN_SUBJECT, NULL },
	{ "measure-drop", do_measure_state, OWN_SUBJECT, "" },
	{ "measure-restore", do_measure_state, OWN_SUBJECT, "" },
	{ "forget", do_nothing, OWN_SUBJECT, NULL },
	{ "undo", do_nothing, OWN_SUBJECT, NULL },
	{ "redo", do_nothing, OWN_SUBJECT, NULL },
};

static void
add_comment(struct walk *walk, const char *id)
{
	walk->comments = mem_grow(walk->comments, (size_t)walk->comments_count, sizeof(*walk->comments));
	walk->comments[walk->comments_count++] = (struct walk_comment){.id = id};
}

static void
add_measure(struct walk *walk, const char *id)
{
	if (find_measure(walk, id))
		return;
	walk->measures = mem_grow(walk->measures, (size_t)walk->measures_count, sizeof(*walk->measures));
	walk->measures[walk->measures_count++] = (struct walk_measure){.id = id, .agreed = -1};
}

/* Everything that lines may be about: what is there, and what they have made. */
static void
begin(struct walk *walk)
{
	const struct model *model = &walk->session->model;
	for (int i = 0; i < model->workshop->steps_count; i++) {
		walk->steps = mem_grow(walk->steps, (size_t)walk->steps_count, sizeof(*walk->steps));
		walk->steps[walk->steps_count++] = (struct walk_step){.step = i,
			.id = model->workshop->steps[i].id, .talk_round = 1};
	}
	for (int i = 0; i < model->comments_count; i++)
		add_comment(walk, model->comments[i].id);
	for (int i = 0; i < model->clusters_count; i++) {
		walk->clusters = mem_grow(walk->clusters, (size_t)walk->clusters_count, sizeof(*walk->clusters));
		walk->clusters[walk->clusters_count++] = (struct walk_cluster){model->clusters[i].id};
	}
	for (int i = 0; i < model->measures_count; i++)
		add_measure(walk, model->measures[i].id);
	for (size_t i = 0; i < walk->lines_count; i++) {
		const struct line *line = &walk->lines[i];
		if (line->counts && strcmp(line->act, "comment") == 0)
			add_comment(walk, line->subject);
		if (line->counts && strcmp(line->act, "measure") == 0)
			add_measure(walk, line->subject);
		if (strcmp(line->act, "forget") == 0)
			do_forget(walk, line);
	}
	int kept = 0;
	if (walk->comments_count > 0)
		qsort(walk->comments, (size_t)walk->comments_count, sizeof(*walk->comments), by_id);
	for (int i = 0; i < walk->comments_count; i++) {
		if (kept == 0 || by_id(&walk->comments[kept - 1], &walk->comments[i]) != 0)
			walk->comments[kept++] = walk->comments[i];
	}
	walk->comments_count = kept;
}

static const struct act_row *
find_row(const char *word)
{
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		if (strcmp(table[i].word, word) == 0)
			return &table[i];
	}
	return NULL;
}

/* Whether there is, or once was, a step ID. */
static bool
was_step(const struct walk *walk, const char *id)
{
	if (!*id || workshop_find_step(walk->session->model.workshop, id) >= 0)
		return true;
	for (size_t i = 0; i < walk->lines_count; i++) {
		if (strcmp(walk->lines[i].act, "insert") == 0 && strcmp(walk->lines[i].subject, id) == 0)
			return true;
	}
	return false;
}

static void
check_line(struct walk *walk, const struct line *line, const struct act_row *row)
{
	if (!was_step(walk, line->step))
		walk_fault(walk, line, _("there is no step “%s”"), line->step);
	if (row->subject == NOTHING_ELSE && *line->subject && !line->part)
		walk_fault(walk, line, _("it is about “%s”, which is nothing"), line->subject);
	if (row->detail && !line->part && strcmp(row->detail, line->detail) != 0)
		walk_fault(walk, line, _("it says “%s” instead of “%s”"), line->detail, row->detail);
}

void
walk_acts(struct walk *walk)
{
	begin(walk);
	for (size_t i = 0; i < walk->lines_count; i++) {
		struct line *line = &walk->lines[i];
		const struct act_row *row = find_row(line->act);
		if (!row) {
			walk_fault(walk, line, _("there is no such act"));
		} else if (walk->verify->explained) {
			check_line(walk, line, row);
			if (line->counts)
				row->act(walk, line);
		}
	}
}
