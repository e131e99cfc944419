/* The codebook beside the tables, and what loads them into a database.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/export_rows.h"

#include "core/i18n.h"
#include "core/mem.h"
#include "table/load_sql.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

void
export_package_session(struct export *export)
{
	const struct model *model = export->model;
	datapackage_add_session(&export->package, model->session_id, model->title, model->place,
		model->local_date, model->ended_at);
}

static int64_t
size_of(const char *folder, const char *name)
{
	struct stat about;
	char *path = mem_printf("%s/%s.csv", folder, name);
	int64_t bytes = stat(path, &about) == 0 ? (int64_t)about.st_size : 0;
	free(path);
	return bytes;
}

/* What the package says beside its sessions. FOLDER: where the tables are; NULL: nowhere. */
static void
fill_in(struct export *export, const char *folder)
{
	const struct export_options *options = export->options;
	struct datapackage *package = &export->package;
	bool named = options->licence.name || options->licence.path;

	package->profile = options->profile;
	package->dialect = options->dialect;
	package->min_cell = options->min_cell;
	package->licence = options->profile == PROFILE_ARCHIVE ? licence_confidential
		: named ? options->licence : licence_none;
	for (int file = 0; file < EXPORT_FILE_COUNT; file++) {
		package->written[file] = export_files[file].profiles & (1u << options->profile);
		if (package->written[file] && folder)
			package->bytes[file] = size_of(folder, export_files[file].name);
	}
	if (export->wide && folder)
		package->wide_bytes = size_of(folder, WIDE_NAME);
}

/* One of the files of the folder; SYSTEM: of which database, LOAD_SYSTEM_COUNT: the codebook. */
static enum status
write_beside(struct export *export, const char *folder, enum load_system system,
	struct message *message)
{
	const struct datapackage *package = &export->package;
	bool codebook = system == LOAD_SYSTEM_COUNT;
	const char *called = codebook ? DATAPACKAGE_FILE : load_files[system];
	char *path = mem_printf("%s/%s", folder, called);
	char *name = mem_printf("%s/%s", export->options->dir, called);
	FILE *file = fopen(path, "wxe");
	enum status status;
	if (!file)
		status = fail(message, STATUS_CANNOT_CREATE, _("%s: cannot be made: %s"), name,
			strerror(errno));
	else if (codebook)
		status = datapackage_write(package, file, name, message);
	else
		status = load_sql_write(package, system, file, name, message);
	if (file && fclose(file) != 0 && !status)
		status = fail(message, STATUS_IO, _("%s: could not be written: %s"), name, strerror(errno));
	free(path);
	free(name);
	return status;
}

enum status
export_package_write(struct export *export, const char *folder, struct message *message)
{
	const struct export_options *options = export->options;
	fill_in(export, folder);
	if (options->only_out)
		return datapackage_write(&export->package, options->only_out, _("standard output"), message);

	enum status status = STATUS_OK;
	int first = options->dialect == CSV_ANALYST ? 0 : LOAD_SYSTEM_COUNT;
	for (int system = first; system <= LOAD_SYSTEM_COUNT && !status; system++)
		status = write_beside(export, folder, (enum load_system)system, message);
	return status;
}
