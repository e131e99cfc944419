/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/export_rows.h"

#include "core/i18n.h"
#include "core/mem.h"
#include "session/folder.h"
#include "session/internal.h"

#include <stdlib.h>
#include <string.h>

enum { SNAPSHOT_TRIES = 100 };

/* --- sessions ------------------------------------------------------------------------- */

enum status
export_snapshot(struct session *session, struct message *message)
{
	for (int i = 0; i < SNAPSHOT_TRIES; i++) {
		unsigned changed = CHANGED_NOTHING;
		enum status status = session_poll(session, &changed, message);
		if (status)
			return status;
		store_snapshot(session->store);
		bool same = store_data_version(session->store) == session->data_version;
		if (same || store_failed(session->store))
			return STATUS_OK;
		store_snapshot_end(session->store);
	}
	return fail(message, STATUS_BUSY, _("%s: changes all the time"), session_path(session));
}

static void
begin_session(struct export_report *report, const struct model *model)
{
	const char *place = model->place ? model->place : "";
	report->sessions = mem_grow(report->sessions, (size_t)report->sessions_count,
		sizeof(*report->sessions));
	report->sessions[report->sessions_count++] = (struct export_session){
		.name = mem_printf("%s%s%s", place, *place ? ", " : "", model->title ? model->title : "")};
}

static void
session_rows(struct export *export, struct session *session)
{
	export->store = session->store;
	export->model = &session->model;
	begin_session(export->report, export->model);
	export_package_session(export);
	export_wide_session(export);
	export_rounds_begin(export);
	if (export_wants(export, EXPORT_SESSIONS))
		export_sessions(export);
	export_steps(export);
	export_group_rows(export);
	export_options_rows(export);
	export_answers(export);
	export_comments(export);
	export_talk(export);
	export_measures(export);
	export_log(export);
	export_round_rows(export);
	export_presence(export);
	export_zeros(export);
	export_clusters(export);
	export_texts(export);
	export_rounds_end(export);
}

static enum status
write_session(struct export *export, struct session *session, struct message *message)
{
	enum status status = export_snapshot(session, message);
	if (status)
		return status;

	session_rows(export, session);
	store_snapshot_end(session->store);
	return store_check(session->store, message);
}

void
export_tell(struct session *session, enum profile profile, const bool files[EXPORT_FILE_COUNT],
	export_listener *tell, void *context)
{
	const struct export_options options = {.profile = profile, .min_cell = EXPORT_MIN_CELL};
	struct export_report report = {0};
	struct export *export = mem_new(1, sizeof(*export));
	export->options = &options;
	export->report = &report;
	export->tell = tell;
	export->context = context;
	export_rows_begin(export);
	for (int file = 0; file < EXPORT_FILE_COUNT; file++)
		export->sheets[file].told = files[file];
	session_rows(export, session);
	export_report_free(&report);
	datapackage_free(&export->package);
	free(export);
}

static int
by_session(const void *a, const void *b)
{
	const struct session *left = *(struct session *const *)a;
	const struct session *right = *(struct session *const *)b;
	return strcmp(left->model.session_id, right->model.session_id);
}

static enum status
write_all(struct export *export, struct session *const *sessions, int count,
	struct message *message)
{
	enum status status = STATUS_OK;
	struct session **sorted = mem_new((size_t)count + 1, sizeof(struct session *));
	for (int i = 0; i < count; i++)
		sorted[i] = sessions[i];
	qsort(sorted, (size_t)count, sizeof(struct session *), by_session);
	for (int i = 0; i < count && !status; i++) {
		if (i > 0 && by_session(&sorted[i - 1], &sorted[i]) == 0)
			status = fail(message, STATUS_USAGE, _("%s: the same session twice"),
				session_name(sorted[i]));
		else
			status = write_session(export, sorted[i], message);
	}
	free(sorted);
	return status;
}

enum status
export_write(struct session *const *sessions, int count, const struct export_options *options,
	struct export_report *report, struct message *message)
{
	struct export_report unread = {0};
	struct export_options chosen = *options;
	if (chosen.min_cell <= 0)
		chosen.min_cell = EXPORT_MIN_CELL;
	struct export *export = mem_new(1, sizeof(*export));
	export->options = &chosen;
	export->report = report ? report : &unread;
	*export->report = (struct export_report){0};
	export_rows_begin(export);
	export->wide = export_wants_wide(export) ? wide_new() : NULL;

	struct folder folder = {0};
	enum status status = STATUS_OK;
	if (!chosen.only_out)
		status = folder_begin(&folder, chosen.dir, chosen.profile == PROFILE_ARCHIVE, message);
	if (!status)
		status = export_sheets_open(export, folder.path, message);
	if (!status)
		status = write_all(export, sessions, count, message);
	status = export_sheets_close(export, status, message);
	if (!status && export->wide)
		status = export_wide_write(export, folder.path, message);
	if (!status && export_wants_package(export))
		status = export_package_write(export, folder.path, message);
	if (!status && !chosen.only_out)
		status = folder_publish(&folder, message);
	folder_discard(&folder);
	export_report_free(&unread);
	datapackage_free(&export->package);
	wide_free(export->wide);
	free(export);
	return status;
}

void
export_report_free(struct export_report *report)
{
	for (int i = 0; i < report->sessions_count; i++)
		free(report->sessions[i].name);
	free(report->sessions);
	buffer_free(&report->withheld);
	buffer_free(&report->other_scales);
}
