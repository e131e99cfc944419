/* Making, opening and following a session.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/internal.h"
#include "session/copy.h"
#include "session/listing.h"

#include "core/i18n.h"
#include "core/mem.h"
#include "core/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* --- making one ------------------------------------------------------------------------ */

static char *
language_list(const struct workshop *workshop)
{
	char *list = mem_text(workshop->languages[0]);
	for (int i = 1; i < workshop->languages_count; i++) {
		char *longer = mem_printf("%s %s", list, workshop->languages[i]);
		free(list);
		list = longer;
	}
	return list;
}

/* The language of the prompt to begin with: that of the frame if the workshop has it. */
static int
first_language(const struct env *env, const struct workshop *workshop)
{
	int language = workshop_find_language(workshop, env->language);
	return language >= 0 ? language : 0;
}

static void
write_session(struct env *env, struct store *store, const struct workshop *workshop,
	const struct session_details *details)
{
	char session_id[SESSION_ID_LENGTH + 1], local_date[UTC_DATE];
	utc_ms now = env_now(env);
	utc_ms end = details->planned_end;
	char *title = clean_line(details->title && *details->title ? details->title
		: words_in(&workshop->title, first_language(env, workshop)));
	char *place = clean_line(details->place);
	char *place_id = clean_line(details->place_id);
	char *wave = clean_line(details->wave);
	char *languages = language_list(workshop);

	env_random_id(env, "s", SESSION_ID_CHARACTERS, session_id);
	utc_local_date(now, local_date);
	store_run(store, STORE_SESSION_ADD, TEXT(session_id), TEXT(workshop->id), TEXT(workshop->hash),
		TEXT(title), TEXT(place), TEXT(place_id), TEXT(wave), INTEGER(now), NOTHING, NOTHING,
		TEXT(details->date ? details->date : local_date), TEXT(env->timezone),
		end ? INTEGER(end) : NOTHING,
		INTEGER(workshop_minutes(workshop)),
		TEXT(workshop->languages[0]), TEXT(languages), INTEGER(details->pictures == 2 ? 2 : 1),
		INTEGER(details->rehearsal), TEXT(details->lock_code ? details->lock_code : ""),
		INTEGER(false));
	copy_workshop(store, session_id, workshop);
	store_run(store, STORE_STAGE_ADD, TEXT(session_id), INTEGER(first_language(env, workshop)),
		TEXT(env->language));
	free(title);
	free(place);
	free(place_id);
	free(wave);
	free(languages);
}

enum status
session_create(struct env *env, const char *path, const struct workshop *workshop,
	const struct session_details *details, struct message *message)
{
	struct store *store;
	enum status status = store_create(path, &store, message);
	if (status != STATUS_OK)
		return status;

	store_begin(store, false);
	write_session(env, store, workshop, details);
	status = store_commit(store, message);
	if (status == STATUS_OK)
		status = store_publish(store, message);
	store_close(store);
	return status;
}

/* --- opening one --------------------------------------------------------------------------- */

/* There is none, or none called WANTED, if that is named: it may have been forgotten. */
static enum status
none_there(struct store *store, const char *wanted, struct message *message)
{
	const enum statement s = STORE_FORGOTTEN_SESSIONS;
	char day[UTC_DATE] = "";
	store_ask(store, s);
	while (store_next(store, s)) {
		if (!wanted || strcmp(store_text(store, s, 0), wanted) == 0)
			snprintf(day, sizeof(day), "%s", store_text(store, s, 1));
	}
	if (wanted)
		return *day ? fail(message, STATUS_DATA, _("%s: the session “%s” was forgotten on %s"),
				store_path(store), wanted, day)
			: fail(message, STATUS_DATA, _("%s: there is no session “%s” in this file"),
				store_path(store), wanted);
	if (*day)
		return fail(message, STATUS_DATA, _("%s: what was in this file was forgotten on %s"),
			store_path(store), day);
	return fail(message, STATUS_DATA, _("%s: there is no session in this file"), store_path(store));
}

static enum status
choose_session(struct session *session, const char *wanted, struct message *message)
{
	struct store *store = session->store;
	struct model *model = &session->model;
	int count = 0;
	bool found = false;

	store_ask(store, STORE_SESSION_IDS);
	while (store_next(store, STORE_SESSION_IDS)) {
		const char *id = store_text(store, STORE_SESSION_IDS, 0);
		count++;
		if (!wanted || strcmp(id, wanted) == 0) {
			snprintf(model->session_id, sizeof(model->session_id), "%s", id);
			found = true;
		}
	}
	enum status status = store_check(store, message);
	if (status != STATUS_OK)
		return status;
	if (!found)
		return none_there(store, wanted, message);
	if (count > 1 && !wanted)
		return fail(message, STATUS_USAGE,
			_("%s: there are %d sessions in this file; name one as %s#%s"),
			store_path(store), count, store_path(store), model->session_id);
	session->name = count > 1 ? mem_printf("%s#%s", store_path(store), model->session_id)
		: mem_text(store_path(store));
	return STATUS_OK;
}

static const enum store_access store_accesses[] = {
	[SESSION_RUN] = STORE_RUN,
	[SESSION_ALONE] = STORE_ALONE,
	[SESSION_WRITE] = STORE_WRITE,
	[SESSION_FOLLOW] = STORE_FOLLOW,
	[SESSION_READ] = STORE_READ,
};

/* What was erased before must be out of every byte before anything else is. */
static enum status
finish_forgetting(struct store *store, struct message *message)
{
	struct message reason;
	enum status status = store_vacuum(store, &reason);
	if (status)
		fail(message, status, _("%s; what was forgotten before may still be found in the bytes of"
			" the file: `runde forget %s` finishes it"), reason.text, store_path(store));
	return status;
}

enum status
session_open(struct env *env, const char *path, enum session_access how, struct session **opened,
	struct message *message)
{
	struct session *session = mem_new(1, sizeof(*session));
	const char *id;
	char *file = listing_file(path, &id);
	*opened = NULL;
	session->env = env;
	session->access = how;

	enum status status = store_open(file, store_accesses[how], &session->store, message);
	if (status == STATUS_OK && how == SESSION_ALONE)
		status = finish_forgetting(session->store, message);
	if (status == STATUS_OK)
		status = choose_session(session, id, message);
	if (status == STATUS_OK) {
		session->data_version = store_data_version(session->store);
		status = load(session, CHANGED_ALL, message);
	}
	if (status == STATUS_OK && how == SESSION_RUN && not_imported(session, message) != STATUS_OK)
		status = STATUS_DATA;
	if (status == STATUS_OK && how == SESSION_RUN)
		take_up(session);
	if (status == STATUS_OK && how == SESSION_READ)
		store_rest(session->store);
	free(file);
	if (status != STATUS_OK) {
		session_close(session);
		return status;
	}
	*opened = session;
	return STATUS_OK;
}

void
session_close(struct session *session)
{
	if (!session)
		return;
	store_close(session->store);
	model_free(&session->model);
	free(session->name);
	free(session);
}

const struct model *
session_model(const struct session *session)
{
	return &session->model;
}

const char *
session_path(const struct session *session)
{
	return store_path(session->store);
}

const char *
session_name(const struct session *session)
{
	return session->name;
}

struct env *
session_env(const struct session *session)
{
	return session->env;
}

void
session_on_wait(struct session *session, void (*waiting)(void *context), void *context)
{
	store_on_wait(session->store, waiting, context);
}

int
session_displays(const struct session *session, struct session_display displays[SESSION_DISPLAYS])
{
	int sizes[SESSION_DISPLAYS][2];
	int count = session->access == SESSION_RUN
		? store_displays(session->store, sizes, SESSION_DISPLAYS) : 0;
	for (int i = 0; i < count; i++)
		displays[i] = (struct session_display){.rows = sizes[i][0], .columns = sizes[i][1]};
	return count;
}

void
session_tell_size(struct session *session, int rows, int columns)
{
	if (session->access == SESSION_FOLLOW)
		store_tell_size(session->store, rows, columns);
}

enum status
session_poll(struct session *session, unsigned *changed, struct message *message)
{
	if (store_moved(session->store))
		return fail(message, STATUS_NO_INPUT,
			_("The session file was moved or deleted; nothing is saved until it is back."));
	if (session->access == SESSION_RUN)
		store_vacuum_if_due(session->store);

	int64_t version = store_data_version(session->store);
	if (version == session->data_version)
		return STATUS_OK;
	enum status status = load(session, CHANGED_ALL, message);
	/* what could not be read whole is read again the next time */
	session->data_version = status == STATUS_OK ? version : -1;
	*changed |= CHANGED_ALL;
	return status;
}
