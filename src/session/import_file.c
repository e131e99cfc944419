/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/import_file.h"

#include "core/i18n.h"
#include "core/mem.h"
#include "core/nearest.h"
#include "core/text.h"
#include "session/import_rows.h"

#include <stdlib.h>
#include <string.h>

struct import_file
import_file_of(struct session *session, const struct import_options *options, struct faults *faults,
	struct message *message)
{
	const char *slash = strrchr(options->path, '/');
	return (struct import_file){
		.session = session, .model = session_model(session), .options = options,
		.name = strcmp(options->path, "-") == 0 ? _("standard input") : options->path,
		.from = slash ? slash + 1 : options->path, .faults = faults, .message = message,
	};
}

static bool
take(void *context, size_t number, const struct csv_row *row, int columns)
{
	struct import_file *file = context;
	if (number == 0) {
		/* with a name that is none it is still told what the rows have */
		table_reader_header(&file->reader, row, columns);
		return file->header(file, row->line);
	}
	return !table_reader_row(&file->reader, row) || file->row(file, row->line);
}

enum status
import_file_read(struct import_file *file, enum export_file kind)
{
	int errors = file->faults->errors;
	table_reader_begin(&file->reader, kind, file->faults);
	enum status status = csv_scan(file->options->path, NULL, take, file, file->faults, NULL, file->message);
	if (file->status != STATUS_OK)
		return file->status;
	if (status != STATUS_OK && status != STATUS_DATA)
		return status;
	if (file->reader.rows == 0 && file->faults->errors == errors)
		faults_add(file->faults, 0, false, _("there is no row below the header"));
	else if (file->end)
		file->end(file);
	errors = file->faults->errors - errors;
	faults_sort(file->faults);
	if (errors > 0)
		return fail(file->message, STATUS_DATA, P_("%s: there is %d fault in it",
			"%s: there are %d faults in it", (unsigned long)errors), file->name, errors);
	return STATUS_OK;
}

bool
import_file_misused(struct import_file *file, const char *sentence)
{
	file->status = fail(file->message, STATUS_USAGE, sentence, file->name);
	return false;
}

int
import_step(const struct model *model, const char *text, char **why)
{
	const struct workshop *workshop = model->workshop;
	int step = workshop_find_step(workshop, text);
	*why = NULL;
	if (step >= 0)
		return step;
	const char **words = mem_new((size_t)workshop->steps_count + 1, sizeof(*words));
	for (int i = 0; i < workshop->steps_count; i++)
		words[i] = workshop->steps[i].id;
	const char *nearest = nearest_word(text, words, (size_t)workshop->steps_count);
	*why = nearest ? mem_printf(_("there is no step “%s”; did you mean “%s”?"), text, nearest)
		: mem_printf(_("there is no step “%s”"), text);
	free(words);
	return -1;
}

/* Whether OPTION, which named INDEX or not (WHY), can be followed beside what the table has. */
static bool
follow(struct import_file *file, enum export_column column, const char *option, const char *named, char *why)
{
	if (why)
		file->status = fail(file->message, STATUS_USAGE, "--%s %s: %s", option, named, why);
	else if (file->reader.has[column])
		file->status = fail(file->message, STATUS_USAGE,
			_("%s: the column “%s” and --%s cannot both say it"), file->name,
			export_columns[column].name, option);
	free(why);
	return file->status == STATUS_OK;
}

bool
import_file_step(struct import_file *file, enum export_column column, int *step)
{
	char *why = NULL;
	const char *named = file->options->step;
	*step = named ? import_step(file->model, named, &why) : -1;
	return !named || follow(file, column, "step", named, why);
}

bool
import_file_group(struct import_file *file, enum export_column column, int *group)
{
	char *why = NULL;
	*group = -1;
	if (!file->options->group)
		return true;
	char *named = text_clean(file->options->group, strlen(file->options->group),
		TEXT_ONE_LINE | TEXT_TRIM);
	*group = import_group(file->model, named, &why);
	bool fine = follow(file, column, "group", named, why);
	free(named);
	return fine;
}
