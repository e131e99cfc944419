/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/forget_parts.h"

#include "core/hash.h"
#include "core/i18n.h"
#include "core/mem.h"
#include "core/text.h"

#include <stdlib.h>
#include <string.h>

enum { DETAIL_COLUMNS = 40 }; /* of a comment's text in undo */

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
			option->label.in[language] = mem_text(FORGET_BLANK);
		}
		store_run(store, STORE_FORGET_LABEL, TEXT(FORGET_BLANK), INTEGER(round->key), INTEGER(option->no));
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
		if (forget_takes(model, forget, &model->comments[i]))
			erase_comment(forgetting, &model->comments[i]);
	}
	for (int i = 0; i < model->clusters_count; i++) {
		if (forget->kind == FORGET_CLUSTER && forget_wants(forget, model->clusters[i].id))
			erase_cluster(forgetting, &model->clusters[i]);
	}
	for (int i = 0; i < model->measures_count; i++) {
		if (forget->kind == FORGET_MEASURE && forget_wants(forget, model->measures[i].id))
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
	store_run(store, STORE_FORGET_WORDS, TEXT(FORGET_BLANK), TEXT(session_id));
	report->words = store_changed(store);
	store_run(store, STORE_FORGET_OFFICIAL_WORDS, TEXT(FORGET_BLANK), TEXT(session_id));
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

/* What still stands is said even where the rewriting has FAILED, which matters more than a reading. */
static enum status
look_again(struct forgetting *forgetting, enum status failed, struct message *message)
{
	struct message unheard;
	enum status status = load(forgetting->session, CHANGED_ALL, failed ? &unheard : message);
	if (!status)
		forget_look_around(forgetting);
	return failed ? failed : status;
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
	forget_look_at_measures(&forgetting, forget);
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
	if (report->erased)
		status = rewrite(session, message);
	if (report->erased && forget->kind != FORGET_SESSION)
		status = look_again(&forgetting, status, message);
	for (size_t i = 0; i < forgetting.texts_count; i++)
		free(forgetting.texts[i]);
	free(forgetting.texts);
	free(forgetting.gone);
	return status;
}
