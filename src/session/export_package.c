/* The codebook beside the tables.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/export_rows.h"

#include "core/i18n.h"
#include "core/mem.h"

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
size_of(const char *folder, enum export_file file)
{
	struct stat about;
	char *path = mem_printf("%s/%s.csv", folder, export_files[file].name);
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
			package->bytes[file] = size_of(folder, (enum export_file)file);
	}
}

enum status
export_package_write(struct export *export, const char *folder, struct message *message)
{
	const struct export_options *options = export->options;
	fill_in(export, folder);
	if (options->only_out)
		return datapackage_write(&export->package, options->only_out, _("standard output"), message);

	char *path = mem_printf("%s/" DATAPACKAGE_FILE, folder);
	char *name = mem_printf("%s/" DATAPACKAGE_FILE, options->dir);
	FILE *file = fopen(path, "wxe");
	enum status status = file ? datapackage_write(&export->package, file, name, message)
		: fail(message, STATUS_CANNOT_CREATE, _("%s: cannot be made: %s"), name, strerror(errno));
	if (file && fclose(file) != 0 && !status)
		status = fail(message, STATUS_IO, _("%s: could not be written: %s"), name, strerror(errno));
	free(path);
	free(name);
	return status;
}
