/* Rows on their way into the tables, and the files that these are.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/export_rows.h"

#include "core/i18n.h"
#include "core/mem.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

enum { FILE_BUFFER = 64 * 1024 };

/* --- rows ----------------------------------------------------------------------------- */

void
export_rows_begin(struct export *export)
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
	if (sheet->told)
		export->tell(export->context, file, export->cells);
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

enum status
export_sheets_open(struct export *export, const char *folder, struct message *message)
{
	const struct export_options *options = export->options;
	if (options->only_out && options->only >= EXPORT_FILE_COUNT)
		return STATUS_OK;
	if (options->only_out)
		return open_sheet(export, (enum export_file)options->only, options->only_out,
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

enum status
export_sheets_close(struct export *export, enum status status, struct message *message)
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
