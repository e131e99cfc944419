/* How an act is made, and what acts there are.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/internal.h"

#include "core/hash.h"
#include "core/i18n.h"
#include "core/mem.h"
#include "core/text.h"
#include "core/theme.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TRIES = 100 };

/* The words of the log, and how each is said to people: %s is the first word
 * of the act's detail, and where it happened is added. */
static const struct {
	const char *word;
	const char *label;
	enum { SAY_WORD, SAY_WHOLE, SAY_ALONE } how; /* the detail's first word, all of it, or the
	                                              * first word without the step: it is of others */
} acts[] = {
	{ "start", N_("start of the session"), SAY_WORD },
	{ "enter", N_("going on to the next step"), SAY_WORD },
	{ "stage", N_("going on"), SAY_WORD },
	{ "open", N_("opening of the vote"), SAY_WORD },
	{ "close", N_("closing of the vote"), SAY_WORD },
	{ "close-views", N_("closing of the questions to compare"), SAY_WORD },
	{ "reveal", N_("showing of the result"), SAY_WORD },
	{ "reveal-official", N_("showing of the official answer"), SAY_WORD },
	{ "go", N_("jump to another step"), SAY_WORD },
	{ "end", N_("end of the session"), SAY_WORD },
	{ "resume", N_("resuming the session"), SAY_WORD },
	{ "mode", N_("change of the way of counting"), SAY_WORD },
	{ "count", N_("%s"), SAY_WORD },
	{ "uncount", N_("removed count"), SAY_WORD },
	{ "say", N_("“%s”"), SAY_WHOLE },
	{ "cast", N_("the last secret ballot"), SAY_WORD },
	{ "form", N_("opening of the paper form"), SAY_WORD },
	{ "sheet", N_("the last paper sheet"), SAY_WORD },
	{ "sheets", N_("import of paper sheets (%s)"), SAY_ALONE },
	{ "ballots", N_("import of ballots (%s)"), SAY_ALONE },
	{ "comments", N_("import of comments (%s)"), SAY_ALONE },
	{ "measures", N_("import of measures (%s)"), SAY_ALONE },
	{ "people", N_("import of who is here (%s)"), SAY_ALONE },
	{ "official", N_("official answers (%s)"), SAY_ALONE },
	{ "hide-word", N_("hiding “%s”"), SAY_WHOLE },
	{ "show-word", N_("showing “%s”"), SAY_WHOLE },
	{ "round", N_("asking again"), SAY_WORD },
	{ "present", N_("%s present"), SAY_WORD },
	{ "comment", N_("comment “%s”"), SAY_WHOLE },
	{ "edit", N_("edited comment “%s”"), SAY_WHOLE },
	{ "hide", N_("hiding “%s”"), SAY_WHOLE },
	{ "show", N_("showing “%s”"), SAY_WHOLE },
	{ "group", N_("group of “%s”"), SAY_WHOLE },
	{ "cluster", N_("cluster “%s”"), SAY_WHOLE },
	{ "rename", N_("new name “%s”"), SAY_WHOLE },
	{ "support", N_("support for “%s”"), SAY_WHOLE },
	{ "live", N_("change of how comments appear"), SAY_WORD },
	{ "turn", N_("turn of %s"), SAY_WHOLE },
	{ "measure", N_("measure “%s”"), SAY_WHOLE },
	{ "measure-edit", N_("edited measure “%s”"), SAY_WHOLE },
	{ "measure-drop", N_("dropped measure “%s”"), SAY_WHOLE },
	{ "measure-restore", N_("restored measure “%s”"), SAY_WHOLE },
	{ "insert", N_("inserted step “%s”"), SAY_WHOLE },
	{ "details", N_("change of the session's details"), SAY_WORD },
	{ "forget", N_("something forgotten"), SAY_ALONE },
};

struct store *
session_store(struct session *session)
{
	return session->store;
}

enum status
not_imported(const struct session *session, struct message *message)
{
	if (!session->model.imported)
		return STATUS_OK;
	return fail(message, STATUS_REFUSED, _("%s: this session was taken in from an exported folder; "
		"it can be shown, reported and merged, but not continued"), session_path(session));
}

enum status
act_allowed(const struct session *session, bool started, struct message *message)
{
	if (session->access != SESSION_RUN)
		return fail(message, STATUS_REFUSED, _("This view only shows the session."));
	enum status status = not_imported(session, message);
	if (status != STATUS_OK)
		return status;
	if (started && session->model.stage.phase == PHASE_WAITING)
		return fail(message, STATUS_REFUSED, _("The session has not begun yet; Space begins it."));
	if (started && session->model.stage.phase == PHASE_ENDED)
		return fail(message, STATUS_REFUSED, _("The session has ended."));
	return STATUS_OK;
}

enum status
taking_allowed(const struct session *session, struct message *message)
{
	if (session->access != SESSION_RUN && session->access != SESSION_WRITE)
		return fail(message, STATUS_REFUSED, _("This view only shows the session."));
	if (session->model.stage.locked)
		return fail(message, STATUS_BUSY,
			_("Secret entry is open just now; try again when it has ended."));
	return STATUS_OK;
}

enum status
people_group(const struct model *model, int group, struct message *message)
{
	if (group < 0 || group > model_no_group(model))
		return fail(message, STATUS_REFUSED, _("There is no such group."));
	if (group < model_no_group(model) && model->workshop->groups[group].official)
		return fail(message, STATUS_REFUSED, _("“%s” is an institution's own answer, not people."),
			model_group_label(model, group, 0));
	return STATUS_OK;
}

enum status
not_locked(const struct model *model, struct message *message)
{
	if (model->stage.locked)
		return fail(message, STATUS_REFUSED, _("Secret entry is open; Ctrl-K ends it."));
	return STATUS_OK;
}

int64_t
next_number(struct session *session, enum statement statement)
{
	int64_t number = 1;
	store_ask(session->store, statement, TEXT(session->model.session_id));
	while (store_next(session->store, statement))
		number = store_integer(session->store, statement, 0);
	return number;
}

char *
clean_line(const char *typed)
{
	return text_clean(typed ? typed : "", typed ? strlen(typed) : 0, TEXT_ONE_LINE | TEXT_TRIM);
}

bool
is_stale(struct session *session)
{
	return store_failed(session->store) == STATUS_OK
		&& store_data_version(session->store) != session->data_version;
}

enum status
give_up_stale(struct session *session, struct message *message)
{
	store_roll_back(session->store);
	return fail(message, STATUS_BUSY,
		_("Another program has just taken something in; please try again."));
}

struct act
act_begin(struct session *session, const char *word)
{
	bool recording = strcmp(word, "cast") != 0 && strcmp(word, "sheet") != 0;
	store_begin(session->store, recording);
	return (struct act){
		.session = session,
		.word = word,
		.subject_id = "",
		.detail = "",
		.stage = session->model.stage,
		.stale = is_stale(session),
	};
}

/* What steps there are and in which order, and what the room has given them to choose from. */
static uint64_t
agenda(const struct model *model)
{
	uint64_t hash = HASH_START;
	for (int i = 0; i < model->workshop->steps_count; i++) {
		const struct step_run *run = &model->steps[i];
		hash = hash_text(hash, model->workshop->steps[i].id);
		for (int option = 0; option < run->drawn_count; option++)
			hash = hash_text(hash, words_in(&run->drawn[option].label, 0));
	}
	return hash;
}

enum status
act_begin_fresh(struct session *session, const char *word, struct act *act, unsigned *changed,
	struct message *message)
{
	enum status allowed = not_imported(session, message);
	if (allowed != STATUS_OK)
		return allowed;
	uint64_t seen = agenda(&session->model);
	for (int i = 0; i < TRIES; i++) {
		enum status status = session_poll(session, changed, message);
		if (status != STATUS_OK)
			return status;
		if (agenda(&session->model) != seen)
			return fail(message, STATUS_BUSY,
				_("%s: the agenda was changed just now; please try again"),
				session_path(session));
		*act = act_begin(session, word);
		if (!act->stale)
			return STATUS_OK;
		store_roll_back(session->store);
	}
	return fail(message, STATUS_BUSY, _("%s: changes all the time"), session_path(session));
}

void
act_keep(struct act *act)
{
	store_inverse(act->session->store, &act->change, &act->change_length);
	act->kept = true;
}

void
act_roll_back(struct act *act)
{
	store_roll_back(act->session->store);
	free(act->change);
	act->change = NULL;
}

static struct store_value
time_or_nothing(utc_ms t)
{
	return t ? INTEGER(t) : NOTHING;
}

void
stage_save(struct session *session, const struct stage_row *stage)
{
	struct model *model = &session->model;
	char cell[ID_LENGTH_MAX + 40] = "", profile[64];
	if (stage->cell_group >= 0)
		snprintf(cell, sizeof(cell), "%s %d %d", model_group_id(model, stage->cell_group),
			stage->cell_option, stage->cell_level);
	snprintf(profile, sizeof(profile), "%d %d %d %d", stage->profile.theme,
		stage->profile.question, stage->profile.row, stage->profile.agenda);

	store_run(session->store, STORE_STAGE_SET,
		TEXT(phase_words[stage->phase]), TEXT(step_id(model, stage->step)),
		time_or_nothing(stage->entered_at), TEXT(step_id(model, stage->look_step)),
		INTEGER(stage->result_hidden), INTEGER(stage->blank), INTEGER(stage->calm),
		INTEGER(stage->projector), INTEGER(stage->locked), INTEGER(stage->page), TEXT(cell),
		time_or_nothing(stage->timer_end), time_or_nothing(stage->timer_left),
		INTEGER(stage->language), TEXT(stage->ui_language), TEXT(profile),
		TEXT(stage->theme >= 0 ? theme_words[stage->theme] : ""), TEXT(model->session_id));
}

enum status
stage_write(struct session *session, const struct stage_row *stage, unsigned *changed,
	struct message *message)
{
	enum status status = act_allowed(session, false, message);
	if (status != STATUS_OK)
		return status;
	if (stage_same(stage, &session->model.stage))
		return STATUS_OK;

	store_begin(session->store, false);
	stage_save(session, stage);
	status = store_commit(session->store, message);
	if (status == STATUS_OK) {
		session->model.stage = *stage;
		*changed |= CHANGED_STAGE;
	}
	return status;
}

void
step_save(struct session *session, int step, const struct step_run *run)
{
	store_run(session->store, STORE_STEP_STAND,
		TEXT(step_state_words[run->state]), TEXT(stage_words[run->stage]),
		time_or_nothing(run->started_at), time_or_nothing(run->ended_at), INTEGER(run->spent),
		TEXT(session->model.session_id), TEXT(step_id(&session->model, step)));
}

/* Keeps how to take the act back. Of a secret ballot only its id: one row for
 * however many in a row, and never which was earlier. */
static void
undo_save(struct act *act, const char *id, const void *change, size_t length)
{
	struct session *session = act->session;
	struct store *store = session->store;
	struct model *model = &session->model;

	store_run(store, STORE_UNDO_CLEAR, TEXT(model->session_id), INTEGER(1));
	store_run(store, STORE_UNDO_FORGET_BALLOT, TEXT(model->session_id));
	if (act->final)
		store_run(store, STORE_UNDO_CLEAR, TEXT(model->session_id), INTEGER(0));
	if (act->silent)
		store_run(store, STORE_UNDO_DROP_CASTS, TEXT(model->session_id), TEXT(act->word));
	store_run(store, STORE_UNDO_ADD, TEXT(model->session_id), INTEGER(0), TEXT(act->word),
		TEXT(id), TEXT(step_id(model, model->stage.step)),
		time_or_nothing(model->stage.entered_at), TEXT(act->subject_id), TEXT(act->detail),
		act->silent || act->final ? NOTHING : BLOB(change ? change : "", length),
		TEXT(act->final ? NULL : act->ballot_id));
}

const char *
act_name(struct act *act)
{
	if (!*act->id)
		env_random_id(act->session->env, "a", SESSION_ID_CHARACTERS, act->id);
	return act->id;
}

void
log_part(struct act *act, const char *word, const char *step_id, const char *detail)
{
	log_save(act, word, step_id, act_name(act), detail);
}

void
log_save(struct act *act, const char *word, const char *step_id, const char *subject_id,
	const char *detail)
{
	struct session *session = act->session;
	char act_id[SESSION_ID_LENGTH + 1];
	env_random_id(session->env, "a", SESSION_ID_CHARACTERS, act_id);
	store_run(session->store, STORE_LOG_ADD, TEXT(session->model.session_id), TEXT(act_id),
		INTEGER(env_now(session->env)), TEXT(word), TEXT(step_id), TEXT(subject_id),
		TEXT(detail));
}

enum status
act_finish(struct act *act, unsigned changes, unsigned *changed, struct message *message)
{
	struct session *session = act->session;
	struct store *store = session->store;
	struct model *model = &session->model;
	void *change = NULL;
	size_t length = 0;
	bool moved = !stage_same(&act->stage, &model->stage);

	if (act->stale) {
		free(act->change);
		return give_up_stale(session, message);
	}
	if (act->kept) {
		change = act->change;
		length = act->change_length;
	} else if (!act->silent) {
		store_inverse(store, &change, &length);
	}
	if (!act->silent && !act->kept && !change && !moved && store_failed(store) == STATUS_OK) {
		/* nothing has happened, so there is nothing to tell and nothing to take back */
		store_roll_back(store);
		return STATUS_OK;
	}
	undo_save(act, act_name(act), change, length);
	free(change);
	if (!act->silent)
		store_run(store, STORE_LOG_ADD, TEXT(model->session_id), TEXT(act_name(act)),
			INTEGER(env_now(session->env)), TEXT(act->word),
			TEXT(step_id(model, act->stage.step)), TEXT(act->subject_id),
			TEXT(act->logged ? act->logged : act->detail));
	if (moved) {
		stage_save(session, &act->stage);
		changes |= CHANGED_STAGE;
	}

	enum status status = store_commit(store, message);
	if (status != STATUS_OK)
		return status;
	model->stage = act->stage;
	*changed |= changes | CHANGED_UNDO;
	if (act->final)
		store_vacuum_if_due(store);
	load_saved(session, changes | CHANGED_UNDO);
	return STATUS_OK;
}

struct hand_cell
act_cell(const struct model *model, const char *act, const char *detail)
{
	struct hand_cell cell = cell_of(-1, 0);
	char group[ID_LENGTH_MAX + 1];
	bool found = strcmp(act, "present") == 0 ? sscanf(detail, "%*d %40s", group) == 1
		: sscanf(detail, "%*d %d %40s %d", &cell.option_no, group, &cell.level) >= 2;
	if (found)
		cell.group = model_find_group(model, group);
	return cell;
}

/* What a count was for, by the names of its cell; NULL when the act is none. */
static char *
cell_say(const struct model *model, const struct undo_row *act, int language)
{
	bool present = strcmp(act->act, "present") == 0;
	if (act->step < 0
		|| (!present && strcmp(act->act, "count") != 0 && strcmp(act->act, "uncount") != 0))
		return NULL;
	struct hand_cell cell = act_cell(model, act->act, act->detail);
	int option_no = cell.option_no;
	if (cell.group < 0)
		return NULL;
	const char *group_label = model_group_label(model, cell.group, language);
	if (present)
		return mem_text(group_label);

	const struct step *step = &model->workshop->steps[act->step];
	const struct round *round = model_round(model, act->step);
	if (!round || option_no > round->options_count)
		return NULL;
	char *label;
	if (option_no > 0) {
		const struct option *option = &round->options[option_no - 1];
		double number = methods[step->kind].has_mean ? option->value : option_no;
		label = cell.level < 0
			? mem_printf("%g %s", number, words_in(&option->label, language))
			: mem_printf("%g %s: %d", number, words_in(&option->label, language), cell.level);
	} else {
		const char *own = words_in(&step->abstain, language);
		label = mem_text(option_no < 0 ? _("took part") : *own ? own : _("don’t know"));
	}
	if (!step->by_group)
		return label;
	char *both = mem_printf("%s · %s", group_label, label);
	free(label);
	return both;
}

char *
session_act_say(const struct model *model, const struct undo_row *act, int language)
{
	const char *label = NULL;
	bool whole = false, alone = false;
	for (size_t i = 0; i < sizeof(acts) / sizeof(acts[0]); i++) {
		if (strcmp(acts[i].word, act->act) == 0) {
			label = _(acts[i].label);
			whole = acts[i].how == SAY_WHOLE;
			alone = acts[i].how == SAY_ALONE;
		}
	}
	if (!label)
		return mem_text(act->act);

	size_t length = whole ? strlen(act->detail) : strcspn(act->detail, " ");
	char *detail = mem_text_n(act->detail, length);
	int office = strcmp(act->act, "official") == 0 ? model_find_group(model, detail) : -1;
	if (office >= 0) {
		free(detail);
		detail = mem_text(model_group_label(model, office, language));
	}
	char *what = mem_printf(label, detail);
	free(detail);
	if (act->step < 0 || alone)
		return what;

	const char *title = words_in(&model->workshop->steps[act->step].title, language);
	char *cell = cell_say(model, act, language);
	char *said = cell ? mem_printf(_("%s at “%s” (“%s”)"), what, cell, title)
		: mem_printf(_("%s at “%s”"), what, title);
	free(cell);
	free(what);
	return said;
}
