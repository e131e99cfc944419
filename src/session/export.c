/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/export_rows.h"

#include "core/i18n.h"
#include "core/mem.h"
#include "session/folder.h"
#include "session/internal.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum {
	SNAPSHOT_TRIES = 100,
	FILE_BUFFER = 64 * 1024,
};

/* --- rows ----------------------------------------------------------------------------- */

/* A table's columns stand together, the session first; the export table says that they do. */
static void
find_columns(struct export *export)
{
	for (int i = EXPORT_COLUMN_COUNT - 1; i >= 0; i--) {
		struct export_sheet *sheet = &export->sheets[export_columns[i].file];
		sheet->end = sheet->end ? sheet->end : i + 1;
		sheet->first = i;
	}
}

void
export_row(struct export *export, enum export_file file)
{
	struct export_sheet *sheet = &export->sheets[file];
	struct csv_cell cells[EXPORT_COLUMN_COUNT];

	export_put(export, (enum export_column)sheet->first, cell_text(export->model->session_id));
	for (size_t i = 0; i < sheet->columns_count; i++) {
		enum export_column column = sheet->columns[i];
		bool told = export_columns[column].profiles & (1u << export->options->profile);
		cells[i] = told ? export->cells[column] : cell_missing();
	}
	if (sheet->writer) {
		csv_writer_row(sheet->writer, cells, sheet->columns_count);
		export->report->rows[file]++;
	}
	for (int i = sheet->first; i < sheet->end; i++)
		export->cells[i] = cell_missing();
}

/* --- sheets --------------------------------------------------------------------------- */

static enum status
open_sheet(struct export *export, enum export_file file, FILE *out, const char *name,
	struct message *message)
{
	struct export_sheet *sheet = &export->sheets[file];
	if (!out)
		return fail(message, STATUS_CANNOT_CREATE, _("%s: cannot be made: %s"), name,
			strerror(errno));

	const char *header[EXPORT_COLUMN_COUNT];
	sheet->columns_count = export_file_columns(file, export->options->profile, sheet->columns);
	for (size_t i = 0; i < sheet->columns_count; i++)
		header[i] = export_columns[sheet->columns[i]].name;
	sheet->file = out == export->options->only_out ? NULL : out;
	sheet->writer = csv_writer_to(out, name, export->options->dialect);
	csv_writer_header(sheet->writer, header, sheet->columns_count);
	export->report->written[file] = true;
	return STATUS_OK;
}

static enum status
open_sheets(struct export *export, const char *folder, struct message *message)
{
	const struct export_options *options = export->options;
	if (options->only_out)
		return open_sheet(export, options->only, options->only_out,
			export_files[options->only].name, message);

	for (int file = 0; file < EXPORT_FILE_COUNT; file++) {
		if (!(export_files[file].profiles & (1u << options->profile)))
			continue;
		char *path = mem_printf("%s/%s.csv", folder, export_files[file].name);
		char *name = mem_printf("%s/%s.csv", options->dir, export_files[file].name);
		FILE *out = fopen(path, "wxe");
		if (out)
			setvbuf(out, NULL, _IOFBF, FILE_BUFFER);
		enum status status = open_sheet(export, (enum export_file)file, out, name, message);
		free(path);
		free(name);
		if (status)
			return status;
	}
	return STATUS_OK;
}

/* Keeps the first failure, STATUS or its own. */
static enum status
close_sheets(struct export *export, enum status status, struct message *message)
{
	for (int file = 0; file < EXPORT_FILE_COUNT; file++) {
		struct export_sheet *sheet = &export->sheets[file];
		struct message reason;
		enum status closed = csv_writer_close(sheet->writer, &reason);
		if (sheet->file && fclose(sheet->file) != 0 && !closed)
			closed = fail(&reason, STATUS_IO, _("%s/%s.csv: could not be written: %s"),
				export->options->dir, export_files[file].name, strerror(errno));
		if (closed && !status)
			status = fail(message, closed, "%s", reason.text);
		*sheet = (struct export_sheet){0};
	}
	return status;
}

/* --- sessions ------------------------------------------------------------------------- */

/* Begins a snapshot that shows what the model shows, reading the model again if need be. */
static enum status
begin_snapshot(struct session *session, struct message *message)
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

static enum status
write_session(struct export *export, struct session *session, struct message *message)
{
	enum status status = begin_snapshot(session, message);
	if (status)
		return status;

	export->store = session->store;
	export->model = &session->model;
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
	export_rounds_end(export);
	store_snapshot_end(session->store);
	return store_check(session->store, message);
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
				session_path(sorted[i]));
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
	find_columns(export);

	struct folder folder = {0};
	enum status status = STATUS_OK;
	if (!chosen.only_out)
		status = folder_begin(&folder, chosen.dir, chosen.profile == PROFILE_ARCHIVE, message);
	if (!status)
		status = open_sheets(export, folder.path, message);
	if (!status)
		status = write_all(export, sessions, count, message);
	status = close_sheets(export, status, message);
	if (!status && !chosen.only_out)
		status = folder_publish(&folder, message);
	folder_discard(&folder);
	export_report_free(&unread);
	free(export);
	return status;
}

void
export_report_free(struct export_report *report)
{
	buffer_free(&report->withheld);
}
