/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/forget.h"
#include "session/internal.h"

#include "core/hash.h"
#include "core/i18n.h"
#include "core/mem.h"
#include "core/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What stands where something was forgotten that something else counts on. */
#define BLANK "…"

enum {
	SHOWN_COLUMNS = 60,
	DETAIL_COLUMNS = 40, /* of a comment's text in undo */
	TELLING_COLUMNS = 4, /* a text shorter than that stands in others by chance */
};

const char *const forget_words[FORGET_KINDS] = {
	[FORGET_COMMENT] = "comment",
	[FORGET_CLUSTER] = "cluster",
	[FORGET_MEASURE] = "measure",
	[FORGET_TEXT] = "text",
	[FORGET_SESSION] = "session",
};

/* Where the texts of a kind lie, for what can be taken back: columns from 0, -1 behind the last. */
static const struct place {
	const char *table;
	int columns[4];
} places[] = {
	[FORGET_COMMENT] = { "comment", { 10, -1 } },
	[FORGET_CLUSTER] = { "cluster", { 4, -1 } },
	[FORGET_MEASURE] = { "measure", { 4, 5, 8, -1 } },
};

/* What is erased; borrowed from the model. */
struct gone {
	enum forget_kind kind;
	const char *id;
};

/* Everything that a forgetting is about. */
struct forgetting {
	struct session *session;
	struct forget_report *report;
	char **texts; /* that were erased, in all their wordings that are known */
	size_t texts_count;
	struct gone *gone; /* each with a line of the log */
	size_t gone_count;
	bool reworded; /* there may have been others */
};

void
forget_report_free(struct forget_report *report)
{
	buffer_free(&report->left);
}

static void
add_text(void *context, const char *text)
{
	struct forgetting *forgetting = context;
	if (!text || !*text)
		return;
	for (size_t i = 0; i < forgetting->texts_count; i++) {
		if (strcmp(forgetting->texts[i], text) == 0)
			return;
	}
	forgetting->texts = mem_grow(forgetting->texts, forgetting->texts_count, sizeof(*forgetting->texts));
	forgetting->texts[forgetting->texts_count++] = mem_text(text);
}

/* --- finding ----------------------------------------------------------------------------- */

static const struct cluster *
find_cluster(const struct model *model, const char *id)
{
	for (int i = 0; i < model->clusters_count; i++) {
		if (strcmp(model->clusters[i].id, id) == 0)
			return &model->clusters[i];
	}
	return NULL;
}

static const struct measure *
find_measure(const struct model *model, const char *id)
{
	for (int i = 0; i < model->measures_count; i++) {
		if (strcmp(model->measures[i].id, id) == 0)
			return &model->measures[i];
	}
	return NULL;
}

static bool
is_there(const struct model *model, enum forget_kind kind, const char *id)
{
	switch (kind) {
	case FORGET_COMMENT:
		return model_find_comment(model, id) >= 0;
	case FORGET_CLUSTER:
		return find_cluster(model, id);
	case FORGET_MEASURE:
		return find_measure(model, id);
	default:
		return true;
	}
}

enum status
forget_check(const struct session *session, const struct forget *forget, struct message *message)
{
	for (int i = 0; i < forget->ids_count; i++) {
		if (is_there(&session->model, forget->kind, forget->ids[i]))
			continue;
		const char *what = forget->kind == FORGET_COMMENT ? _("%s: there is no comment “%s”")
			: forget->kind == FORGET_CLUSTER ? _("%s: there is no cluster “%s”")
			: _("%s: there is no measure “%s”");
		char *sentence = mem_printf(what, session_name(session), forget->ids[i]);
		fail(message, STATUS_DATA, _("%s; `runde forget %s` lists what there is"), sentence,
			session_name(session));
		free(sentence);
		return STATUS_DATA;
	}
	return STATUS_OK;
}

static bool
is_wanted(const struct forget *forget, const char *id)
{
	for (int i = 0; i < forget->ids_count; i++) {
		if (strcmp(forget->ids[i], id) == 0)
			return true;
	}
	return false;
}

/* Whether the comment goes: itself, with its cluster, or with everything. */
static bool
comment_goes(const struct model *model, const struct forget *forget, const struct comment *comment)
{
	switch (forget->kind) {
	case FORGET_COMMENT:
		return is_wanted(forget, comment->id);
	case FORGET_CLUSTER:
		return forget->with_comments && comment->cluster >= 0
			&& is_wanted(forget, model->clusters[comment->cluster].id);
	default:
		return forget->kind == FORGET_TEXT;
	}
}

/* --- naming it --------------------------------------------------------------------------- */

static void
say_one(struct buffer *lines, const char *format, const char *id, const char *text)
{
	char *line = text_clean(text, strlen(text), TEXT_ONE_LINE | TEXT_TRIM);
	char *shown = text_shortened(line, SHOWN_COLUMNS);
	char *said = mem_printf(format, id, shown);
	buffer_add(lines, said);
	buffer_add(lines, "\n");
	free(said);
	free(shown);
	free(line);
}

static void
say_number(struct buffer *lines, const char *format, int count)
{
	char *said = mem_printf(format, count);
	if (count > 0) {
		buffer_add(lines, said);
		buffer_add(lines, "\n");
	}
	free(said);
}

static void
say_text(const struct model *model, struct buffer *lines)
{
	int words = 0, reasons = 0;
	for (int i = 0; i < model->rounds_count; i++)
		words += model->rounds[i].tally.words_count;
	for (int i = 0; i < model->officials_count; i++)
		reasons += *model->officials[i].reason != '\0';
	say_number(lines, P_("%d comment", "%d comments", (unsigned long)model->comments_count),
		model->comments_count);
	say_number(lines, P_("%d cluster", "%d clusters", (unsigned long)model->clusters_count),
		model->clusters_count);
	say_number(lines, P_("%d measure", "%d measures", (unsigned long)model->measures_count),
		model->measures_count);
	say_number(lines, P_("%d word of a question for words; how often something was said stays",
		"%d words of questions for words; how often something was said stays",
		(unsigned long)words), words);
	say_number(lines, P_("%d reason of an institution", "%d reasons of institutions",
		(unsigned long)reasons), reasons);
}

void
forget_say(const struct session *session, const struct forget *forget, struct buffer *lines)
{
	const struct model *model = &session->model;
	if (forget->kind == FORGET_SESSION) {
		say_one(lines, _("the session %s, “%s”, with everything in it"), model->session_id,
			model->title);
		return;
	}
	if (forget->kind == FORGET_TEXT) {
		say_text(model, lines);
		return;
	}
	for (int i = 0; i < model->clusters_count; i++) {
		if (forget->kind == FORGET_CLUSTER && is_wanted(forget, model->clusters[i].id))
			say_one(lines, _("the cluster %s, “%s”"), model->clusters[i].id,
				model->clusters[i].name);
	}
	for (int i = 0; i < model->comments_count; i++) {
		if (comment_goes(model, forget, &model->comments[i]))
			say_one(lines, _("the comment %s, “%s”"), model->comments[i].id,
				model->comments[i].text);
	}
	for (int i = 0; i < model->measures_count; i++) {
		if (forget->kind == FORGET_MEASURE && is_wanted(forget, model->measures[i].id))
			say_one(lines, _("the measure %s, “%s”"), model->measures[i].id,
				model->measures[i].what);
	}
}

/* --- erasing one ------------------------------------------------------------------------- */

/* Every wording of it that can be taken back, and the taking back itself. */
static void
erase_undo(struct forgetting *forgetting, enum forget_kind kind, const char *id)
{
	struct session *session = forgetting->session;
	struct store *store = session->store;
	const char *session_id = session->model.session_id;
	const enum statement s = STORE_FORGET_UNDO_CHANGES;

	store_ask(store, s, TEXT(session_id), TEXT(id));
	while (store_next(store, s)) {
		size_t length = 0;
		const void *change = store_blob(store, s, 0, &length);
		for (const int *column = places[kind].columns; *column >= 0; column++)
			store_change_texts(store, change, length, places[kind].table, *column, id,
				add_text, forgetting);
	}
	store_ask(store, STORE_FORGET_REWORDED, TEXT(session_id), TEXT(id));
	while (store_next(store, STORE_FORGET_REWORDED))
		forgetting->reworded = true;
	store_run(store, STORE_FORGET_UNDO, TEXT(session_id), TEXT(id));
	store_run(store, STORE_FORGET_LOG, TEXT(session_id), TEXT(id));
	forgetting->gone = mem_grow(forgetting->gone, forgetting->gone_count, sizeof(*forgetting->gone));
	forgetting->gone[forgetting->gone_count++] = (struct gone){kind, id};
}

static void
erase_comment(struct forgetting *forgetting, const struct comment *comment)
{
	struct store *store = forgetting->session->store;
	const char *session_id = forgetting->session->model.session_id;
	add_text(forgetting, comment->text);
	erase_undo(forgetting, FORGET_COMMENT, comment->id);
	store_run(store, STORE_FORGET_COMMENT_OF_MEASURES, TEXT(session_id), TEXT(comment->id));
	store_run(store, STORE_FORGET_COMMENT, TEXT(session_id), TEXT(comment->id));
	forgetting->report->comments++;
}

static void
erase_cluster(struct forgetting *forgetting, const struct cluster *cluster)
{
	struct store *store = forgetting->session->store;
	const char *session_id = forgetting->session->model.session_id;
	add_text(forgetting, cluster->name);
	erase_undo(forgetting, FORGET_CLUSTER, cluster->id);
	store_run(store, STORE_FORGET_CLUSTER_OF_COMMENTS, TEXT(session_id), TEXT(cluster->id));
	store_run(store, STORE_FORGET_CLUSTER, TEXT(session_id), TEXT(cluster->id));
	/* nor may a comment be brought back to it */
	store_run(store, STORE_FORGET_UNDO_WITH, TEXT(session_id), TEXT(cluster->id));
	forgetting->report->clusters++;
}

static void
erase_measure(struct forgetting *forgetting, const struct measure *measure)
{
	struct store *store = forgetting->session->store;
	const char *session_id = forgetting->session->model.session_id;
	add_text(forgetting, measure->what);
	add_text(forgetting, measure->who);
	add_text(forgetting, measure->due_text);
	erase_undo(forgetting, FORGET_MEASURE, measure->id);
	store_run(store, STORE_FORGET_MEASURE, TEXT(session_id), TEXT(measure->id));
	forgetting->report->measures++;
}

/* --- what repeats it --------------------------------------------------------------------- */

static bool
is_erased(const struct forgetting *forgetting, const struct option *option)
{
	for (int language = 0; language < LANGUAGES_MAX; language++) {
		const char *label = option->label.in[language];
		for (size_t i = 0; label && i < forgetting->texts_count; i++) {
			if (strcmp(label, forgetting->texts[i]) == 0)
				return true;
		}
	}
	return false;
}

/* Answers that are what the room wrote: whatever of it was erased, or (ALL) everything. */
static void
erase_labels(struct forgetting *forgetting, struct round *round, bool all)
{
	struct session *session = forgetting->session;
	struct store *store = session->store;
	const struct step *step = &session->model.workshop->steps[round->step];
	char wording[HASH_HEX], scale_key[HASH_HEX];
	int erased = 0;
	if (!step->options_from)
		return;
	for (int i = 0; i < round->options_count; i++) {
		struct option *option = &round->options[i];
		if (!all && !is_erased(forgetting, option))
			continue;
		for (int language = 0; language < LANGUAGES_MAX; language++) {
			if (!option->label.in[language])
				continue;
			free(option->label.in[language]);
			option->label.in[language] = mem_text(BLANK);
		}
		store_run(store, STORE_FORGET_LABEL, TEXT(BLANK), INTEGER(round->key), INTEGER(option->no));
		erased++;
	}
	if (erased == 0)
		return;
	/* a fingerprint could tell whoever guesses the words that they are right */
	step_wording(step, round->options, round->options_count, wording);
	step_scale_key(step, round->options, round->options_count, scale_key);
	store_run(store, STORE_FORGET_ROUND_HASHES, TEXT(wording), TEXT(scale_key), INTEGER(round->key));
	forgetting->report->labels += erased;
}

/* Other acts that hold the text: the opening of a vote on it, a step that was named like it. */
static void
erase_from_undo(struct forgetting *forgetting)
{
	struct session *session = forgetting->session;
	for (size_t i = 0; i < forgetting->texts_count; i++) {
		char *shortened = text_shortened(forgetting->texts[i], DETAIL_COLUMNS);
		store_run(session->store, STORE_FORGET_UNDO_WITH, TEXT(session->model.session_id),
			TEXT(forgetting->texts[i]));
		store_run(session->store, STORE_FORGET_UNDO_WITH, TEXT(session->model.session_id),
			TEXT(shortened));
		free(shortened);
	}
}

static void
erase_chosen(struct forgetting *forgetting, const struct forget *forget)
{
	struct model *model = &forgetting->session->model;
	for (int i = 0; i < model->comments_count; i++) {
		if (comment_goes(model, forget, &model->comments[i]))
			erase_comment(forgetting, &model->comments[i]);
	}
	for (int i = 0; i < model->clusters_count; i++) {
		if (forget->kind == FORGET_CLUSTER && is_wanted(forget, model->clusters[i].id))
			erase_cluster(forgetting, &model->clusters[i]);
	}
	for (int i = 0; i < model->measures_count; i++) {
		if (forget->kind == FORGET_MEASURE && is_wanted(forget, model->measures[i].id))
			erase_measure(forgetting, &model->measures[i]);
	}
	for (int i = 0; i < model->rounds_count; i++) {
		if (model->rounds[i].step >= 0)
			erase_labels(forgetting, &model->rounds[i], false);
	}
	erase_from_undo(forgetting);
}

/* --- all of it --------------------------------------------------------------------------- */

static void
erase_text(struct forgetting *forgetting)
{
	struct session *session = forgetting->session;
	struct store *store = session->store;
	struct model *model = &session->model;
	struct forget_report *report = forgetting->report;
	const char *session_id = model->session_id;

	report->comments = model->comments_count;
	report->clusters = model->clusters_count;
	report->measures = model->measures_count;
	store_run(store, STORE_FORGET_COMMENTS, TEXT(session_id));
	store_run(store, STORE_FORGET_CLUSTERS, TEXT(session_id));
	store_run(store, STORE_FORGET_MEASURES, TEXT(session_id));
	store_run(store, STORE_FORGET_WORDS, TEXT(BLANK), TEXT(session_id));
	report->words = store_changed(store);
	store_run(store, STORE_FORGET_OFFICIAL_WORDS, TEXT(BLANK), TEXT(session_id));
	store_run(store, STORE_FORGET_HIDDEN_WORDS, TEXT(session_id));
	store_run(store, STORE_FORGET_REASONS, TEXT(session_id));
	report->reasons = store_changed(store);
	for (int i = 0; i < model->rounds_count; i++) {
		if (model->rounds[i].step >= 0)
			erase_labels(forgetting, &model->rounds[i], true);
	}
	store_run(store, STORE_UNDO_CLEAR, TEXT(session_id), INTEGER(0));
	store_run(store, STORE_FORGET_LOG_VOICES, TEXT(session_id));
	store_run(store, STORE_FORGET_LOG_FILES, TEXT(session_id));
}

static void
erase_session(struct session *session)
{
	struct store *store = session->store;
	const char *session_id = session->model.session_id;
	char when[UTC_TEXT];
	char *key = mem_printf("forgotten:%s", session_id);
	utc_text(env_now(session->env), when);
	store_erase_session(store, session_id);
	store_run(store, STORE_FORGET_NOTES, TEXT(session_id));
	store_run(store, STORE_FILE_SET, TEXT(key), TEXT(when));
	free(key);
}

/* --- the log ----------------------------------------------------------------------------- */

static void
count(struct buffer *detail, const char *word, int64_t number)
{
	if (number > 0)
		buffer_printf(detail, "%s%s %lld", *buffer_text(detail) ? " " : "", word, (long long)number);
}

/* How much was forgotten and which, by their ids, so that a merge knows; not what. */
static void
log_forgotten(struct forgetting *forgetting, const struct forget *forget)
{
	const struct forget_report *report = forgetting->report;
	struct act act = {.session = forgetting->session};
	struct buffer detail = {.bytes = NULL};
	if (forget->kind == FORGET_TEXT) {
		buffer_add(&detail, "text");
		count(&detail, "comment", report->comments);
		count(&detail, "cluster", report->clusters);
		count(&detail, "measure", report->measures);
		count(&detail, "label", report->labels);
		count(&detail, "word", report->words);
		count(&detail, "reason", report->reasons);
		log_save(&act, "forget", "", "", buffer_text(&detail));
	}
	for (size_t i = 0; i < forgetting->gone_count; i++) {
		const struct gone *gone = &forgetting->gone[i];
		buffer_clear(&detail);
		count(&detail, forget_words[gone->kind], 1);
		if (i == 0)
			count(&detail, "label", report->labels);
		log_save(&act, "forget", "", gone->id, buffer_text(&detail));
	}
	buffer_free(&detail);
}

/* --- where the same words still stand ------------------------------------------------------ */

static bool
stands_in(const struct forgetting *forgetting, const char *place)
{
	for (size_t i = 0; place && *place && i < forgetting->texts_count; i++) {
		const char *text = forgetting->texts[i];
		bool telling = text_columns(text) >= TELLING_COLUMNS;
		if (telling ? text_contains_folded(place, text) : text_compare_folded(place, text) == 0)
			return true;
	}
	return false;
}

static void
look_at(struct forgetting *forgetting, const char *format, const char *id, const char *place)
{
	if (stands_in(forgetting, place))
		say_one(&forgetting->report->left, format, id, place);
}

/* Whether TEXT is what somebody wrote, as it stands now. */
static bool
is_present(const struct model *model, const char *text)
{
	bool present = strcmp(text, BLANK) == 0;
	for (int i = 0; i < model->comments_count && !present; i++)
		present = strcmp(model->comments[i].text, text) == 0;
	for (int i = 0; i < model->clusters_count && !present; i++)
		present = strcmp(model->clusters[i].name, text) == 0;
	for (int i = 0; i < model->measures_count && !present; i++)
		present = strcmp(model->measures[i].what, text) == 0;
	return present;
}

/* Answers that the room wrote and that are none of its words any more: what was reworded and can no
 * longer be taken back may be among them. */
static void
look_at_answers(struct forgetting *forgetting)
{
	const struct model *model = &forgetting->session->model;
	for (int i = 0; i < model->rounds_count && forgetting->reworded; i++) {
		const struct round *round = &model->rounds[i];
		if (round->step < 0 || !model->workshop->steps[round->step].options_from)
			continue;
		for (int j = 0; j < round->options_count; j++) {
			const char *label = words_in(&round->options[j].label, 0);
			if (!is_present(model, label))
				say_one(&forgetting->report->left,
					_("perhaps an earlier wording, answer of %s: “%s”"),
					round->question, label);
		}
	}
}

static void
look_at_steps(struct forgetting *forgetting)
{
	const struct model *model = &forgetting->session->model;
	for (int i = 0; i < model->workshop->steps_count; i++) {
		const struct step *step = &model->workshop->steps[i];
		for (int language = 0; language < model->workshop->languages_count; language++) {
			look_at(forgetting, _("step %s: “%s”"), step->id, step->title.in[language]);
			look_at(forgetting, _("step %s: “%s”"), step->id, step->prompt.in[language]);
			look_at(forgetting, _("notes of step %s: “%s”"), step->id,
				step->notes.in[language]);
			for (int j = 0; j < step->options_count; j++)
				look_at(forgetting, _("answer of step %s: “%s”"), step->id,
					step->options[j].label.in[language]);
		}
	}
}

static void
look_around(struct forgetting *forgetting)
{
	const struct model *model = &forgetting->session->model;
	for (int i = 0; i < model->comments_count; i++)
		look_at(forgetting, _("comment %s: “%s”"), model->comments[i].id, model->comments[i].text);
	for (int i = 0; i < model->clusters_count; i++)
		look_at(forgetting, _("cluster %s: “%s”"), model->clusters[i].id, model->clusters[i].name);
	for (int i = 0; i < model->measures_count; i++) {
		const struct measure *measure = &model->measures[i];
		look_at(forgetting, _("measure %s: “%s”"), measure->id, measure->what);
		look_at(forgetting, _("measure %s: “%s”"), measure->id, measure->who);
		look_at(forgetting, _("measure %s: “%s”"), measure->id, measure->due_text);
	}
	for (int i = 0; i < model->rounds_count; i++) {
		const struct round *round = &model->rounds[i];
		for (int j = 0; j < round->tally.words_count; j++)
			look_at(forgetting, _("words of %s: “%s”"), round->question,
				round->tally.words[j].label);
	}
	for (int i = 0; i < model->officials_count; i++)
		look_at(forgetting, _("reason of an institution, %s: “%s”"), model->officials[i].question,
			model->officials[i].reason);
	look_at(forgetting, _("title of the session %s: “%s”"), model->session_id, model->title);
	look_at(forgetting, _("place of the session %s: “%s”"), model->session_id, model->place);
	look_at_steps(forgetting);
	look_at_answers(forgetting);
}

/* What was made of a comment that goes may say the same in other words. */
static void
name_measures(struct forgetting *forgetting, const struct forget *forget)
{
	const struct model *model = &forgetting->session->model;
	for (int i = 0; i < model->measures_count && forget->kind <= FORGET_CLUSTER; i++) {
		const struct measure *measure = &model->measures[i];
		int comment = model_find_comment(model, measure->comment_id);
		if (comment >= 0 && comment_goes(model, forget, &model->comments[comment])
			&& strcmp(measure->what, model->comments[comment].text) != 0)
			say_one(&forgetting->report->left, _("made of it, measure %s: “%s”"), measure->id,
				measure->what);
	}
}

/* ------------------------------------------------------------------------------------------- */

/* What lies in free pages and behind the ends of cells goes with the rewriting. */
static enum status
rewrite(struct session *session, struct message *message)
{
	struct message reason = {{0}};
	enum status status = store_vacuum(session->store, &reason);
	if (status)
		fail(message, status,
			_("%s; what was erased may still be found in the bytes of the file: "
			  "`runde forget %s` finishes it"), reason.text, session_path(session));
	return status;
}

enum status
forget_do(struct session *session, const struct forget *forget, struct forget_report *report,
	struct message *message)
{
	struct store *store = session->store;
	struct forgetting forgetting = {.session = session, .report = report};
	*report = (struct forget_report){0};
	enum status status = forget_check(session, forget, message);
	if (status)
		return status;

	store_begin(store, false);
	if (is_stale(session))
		return give_up_stale(session, message);
	name_measures(&forgetting, forget);
	if (forget->kind == FORGET_SESSION) {
		erase_session(session);
	} else {
		if (forget->kind == FORGET_TEXT)
			erase_text(&forgetting);
		else
			erase_chosen(&forgetting, forget);
		store_run(store, STORE_UNDO_CLEAR, TEXT(session->model.session_id), INTEGER(1));
		store_run(store, STORE_FORGET_LOG_OF_OLD, TEXT(session->model.session_id), TEXT(LOG_FORM));
		log_forgotten(&forgetting, forget);
	}
	store_run(store, STORE_FILE_SET, TEXT("needs_vacuum"), TEXT("1"));
	status = store_commit(store, message);
	report->erased = status == STATUS_OK;
	if (!status && forget->kind != FORGET_SESSION)
		status = load(session, CHANGED_ALL, message);
	if (!status && forget->kind != FORGET_SESSION)
		look_around(&forgetting);
	if (!status)
		status = rewrite(session, message);
	for (size_t i = 0; i < forgetting.texts_count; i++)
		free(forgetting.texts[i]);
	free(forgetting.texts);
	free(forgetting.gone);
	return status;
}
