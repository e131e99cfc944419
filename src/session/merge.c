/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/merge.h"

#include "core/i18n.h"
#include "core/mem.h"
#include "session/merge_internal.h"
#include "store/merge.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

void
merge_report_free(struct merge_report *report)
{
	for (int i = 0; i < report->count; i++) {
		free(report->lines[i].session_id);
		free(report->lines[i].said);
		free(report->lines[i].from);
	}
	free(report->lines);
	free(report->parted);
	*report = (struct merge_report){.lines = NULL};
}

static void
free_merge(struct merge *merge)
{
	for (int i = 0; i < merge->sources_count; i++)
		free(merge->sources[i].file);
	for (int i = 0; i < merge->forgotten_count; i++) {
		free(merge->forgotten[i].key);
		free(merge->forgotten[i].value);
	}
	for (int i = 0; i < merge->origins_count; i++) {
		free(merge->origins[i].id);
		free(merge->origins[i].place.file);
		free(merge->origins[i].place.session_id);
	}
	for (int i = 0; i < merge->parted_count; i++)
		parted_free(&merge->parted[i]);
	free(merge->sources);
	free(merge->forgotten);
	free(merge->origins);
	free(merge->parted);
}

/* --- before anything is written --------------------------------------------------------------- */

static enum status
check_names(struct merge *merge, char *const *sources, int count, struct message *message)
{
	struct stat out, source;
	const char *id;
	char *file = listing_file(merge->out_path, &id);
	bool named = id && stat(file, &source) == 0;
	free(file);
	if (named)
		return fail(message, STATUS_USAGE, _("%s: merging goes into a whole file"), merge->out_path);
	merge->is_new = lstat(merge->out_path, &out) != 0;
	bool is_there = stat(merge->out_path, &out) == 0;
	merge->sources = mem_new((size_t)count, sizeof(*merge->sources));
	for (int i = 0; i < count; i++) {
		struct source *to = &merge->sources[merge->sources_count++];
		to->file = listing_file(sources[i], &to->only);
		if (is_there && stat(to->file, &source) == 0 && source.st_dev == out.st_dev
			&& source.st_ino == out.st_ino)
			return fail(message, STATUS_USAGE,
				_("%s is the file that is merged into; name only the others behind it"), sources[i]);
	}
	return STATUS_OK;
}

/* A sentence that does not say which file it is about does so then. */
static enum status
about_file(const char *file, enum status status, struct message *message)
{
	struct message inner = *message;
	return status && strncmp(inner.text, file, strlen(file)) != 0
		? fail(message, status, "%s: %s", file, inner.text) : status;
}

static enum status
read_forgotten(struct merge *merge, struct store *store, struct message *message)
{
	const enum statement s = STORE_FILE_KEYS;
	store_ask(store, s, TEXT(FORGOTTEN_KEY "*"));
	while (store_next(store, s)) {
		merge->forgotten = mem_grow(merge->forgotten, (size_t)merge->forgotten_count,
			sizeof(*merge->forgotten));
		merge->forgotten[merge->forgotten_count++] = (struct pair){
			mem_text(store_text(store, s, 0)), mem_text(store_text(store, s, 1))};
	}
	return store_check(store, message);
}

/* Reads each session as whoever shows it would: it must not turn out to be damaged when it is merged. */
static enum status
try_sessions(struct merge *merge, const struct source *source, const struct listing *listing,
	struct message *message)
{
	enum status status = STATUS_OK;
	bool found = !source->only;
	for (int i = 0; i < listing->count && !status; i++) {
		const char *id = listing->list[i].session_id;
		struct session *session;
		if (source->only && strcmp(id, source->only) != 0)
			continue;
		found = true;
		char *name = mem_printf("%s#%s", source->file, id);
		status = session_open(merge->env, name, SESSION_READ, &session, message);
		session_close(session);
		free(name);
	}
	return status || found ? status : fail(message, STATUS_DATA,
		_("%s: there is no session “%s” in this file"), source->file, source->only);
}

/* Whether SOURCE is sound, and what was forgotten in it. */
static enum status
survey(struct merge *merge, const struct source *source, struct message *message)
{
	struct store *store;
	struct listing listing = {.list = NULL};
	enum status status = store_open(source->file, STORE_COPY, &store, message);
	if (!status)
		status = store_check_whole(store, message);
	if (!status)
		status = listing_of(store, &listing, message);
	if (!status)
		status = read_forgotten(merge, store, message);
	store_close(store);
	if (!status)
		status = try_sessions(merge, source, &listing, message);
	listing_free(&listing);
	return about_file(source->file, status, message);
}

static enum status
merge_source(struct merge *merge, const struct source *source, struct message *message)
{
	struct store *store;
	struct listing listing = {.list = NULL};
	enum status status = store_open(source->file, STORE_COPY, &store, message);
	if (status)
		return status;
	store_snapshot(store);
	status = listing_of(store, &listing, message);
	for (int i = 0; i < listing.count && !status && !store_failed(merge->out); i++) {
		if (source->only && strcmp(source->only, listing.list[i].session_id) != 0)
			continue;
		merge_session(merge, store, &listing.list[i]);
		status = store_check(store, message);
	}
	store_snapshot_end(store);
	store_close(store);
	listing_free(&listing);
	return about_file(source->file, status, message);
}

/* --- all of it ---------------------------------------------------------------------------------------- */

/* What was forgotten somewhere is so in OUT, and stays so. */
static enum status
forget(struct merge *merge, struct message *message)
{
	struct listing listing;
	int others = merge->forgotten_count;
	enum status status = read_forgotten(merge, merge->out, message);
	if (!status)
		status = listing_of(merge->out, &listing, message);
	if (status)
		return status;
	for (int i = 0; i < listing.count; i++) {
		const struct listed *listed = &listing.list[i];
		if (!merge_is_forgotten(merge, listed->session_id))
			continue;
		store_remove_session(merge->out, listed->session_id);
		merge_report_on(merge, MERGE_ERASED, listed->session_id, listed, merge->out_path);
		merge->changed = true;
	}
	listing_free(&listing);
	for (int i = 0; i < others; i++) {
		const struct pair *row = &merge->forgotten[i];
		bool known = false;
		for (int j = others; j < merge->forgotten_count; j++)
			known = known || strcmp(merge->forgotten[j].key, row->key) == 0;
		if (known)
			continue;
		store_run(merge->out, STORE_FILE_SET, TEXT(row->key), TEXT(row->value));
		merge->changed = true;
	}
	return STATUS_OK;
}

static enum status
count_sessions(struct merge *merge, struct message *message)
{
	struct listing listing;
	enum status status = listing_of(merge->out, &listing, message);
	if (status)
		return status;
	merge->report->sessions = listing.count;
	listing_free(&listing);
	return merge->report->sessions > 0 || !merge->is_new ? STATUS_OK
		: fail(message, STATUS_DATA, _("%s: there is nothing to merge"), merge->out_path);
}

/* Inside the transaction. */
static enum status
merge_all(struct merge *merge, struct message *message)
{
	enum status status = forget(merge, message);
	for (int i = 0; i < merge->sources_count && !status && !store_failed(merge->out); i++)
		status = merge_source(merge, &merge->sources[i], message);
	if (!status && merge->parted_count > 0)
		status = fail(message, STATUS_DATA, merge->parting != MERGE_REFUSE
			? _("%s: nothing was merged")
			: _("%s: nothing was merged; --replace lets the state of the last file named count, "
				"--keep-both keeps both of each"), merge->out_path);
	if (!status && !store_failed(merge->out))
		status = count_sessions(merge, message);
	return status;
}

static bool
is_noted(struct store *store, const char *key)
{
	store_ask(store, STORE_FILE_GET, TEXT(key));
	bool noted = store_next(store, STORE_FILE_GET) && strcmp(store_text(store, STORE_FILE_GET, 0), "1") == 0;
	store_done(store, STORE_FILE_GET);
	return noted;
}

static enum status
write_out(struct merge *merge, struct message *message)
{
	struct store *out = NULL;
	struct message inner;
	enum status status = merge->is_new ? store_create(merge->out_path, &out, message)
		: store_open(merge->out_path, STORE_RUN, &out, message);
	if (status)
		return status;
	if (!merge->is_new && !is_noted(out, MERGED_KEY)) {
		store_close(out);
		return fail(message, STATUS_USAGE, _("%s was not made by merging, and it is not changed: name a new "
			"file to merge into, and the others behind it"), merge->out_path);
	}
	merge->out = out;
	store_begin(out, false);
	if (merge->is_new)
		store_run(out, STORE_FILE_SET, TEXT(MERGED_KEY), TEXT("1"));
	status = merge_all(merge, message);
	if (status || (!merge->changed && !store_failed(out))) {
		store_roll_back(out);
	} else {
		status = store_commit(out, &inner);
		if (status)
			fail(message, status, _("%s: nothing was merged: %s"), merge->out_path, inner.text);
		else
			store_vacuum_if_due(out);
		merge->report->erase_later = !status && is_noted(out, "needs_vacuum");
		if (!status && merge->is_new)
			status = store_publish(out, message);
	}
	store_close(out);
	merge->out = NULL;
	return status;
}

static void
tell_parted(struct merge *merge)
{
	struct buffer told = {.bytes = NULL};
	for (int i = 0; i < merge->parted_count; i++)
		parted_tell(merge->env, &merge->parted[i], &told);
	if (merge->parted_count > 0)
		merge->report->parted = buffer_take(&told);
}

enum status
merge_files(struct env *env, const char *out, char *const *sources, int count,
	enum merge_parting parting, struct merge_report *report, struct message *message)
{
	struct merge merge = {.env = env, .out_path = out, .parting = parting, .report = report};
	*report = (struct merge_report){.lines = NULL};
	enum status status = check_names(&merge, sources, count, message);
	for (int i = 0; i < merge.sources_count && !status; i++)
		status = survey(&merge, &merge.sources[i], message);
	if (!status)
		status = write_out(&merge, message);
	if (status)
		tell_parted(&merge);
	free_merge(&merge);
	return status;
}
