/* Takes in measures that were noted elsewhere.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/import_file.h"

#include "core/i18n.h"
#include "core/mem.h"
#include "core/text.h"

#include <stdlib.h>
#include <string.h>

/* What the table says. `file` comes first. */
struct measures {
	struct import_file file;
	int step;                    /* of rows that do not say it; -1: each must */
	struct measure_row *rows;    /* their texts are their own */
	int count;
	struct import_ids ids;
};

/* The one step in which measures are made; -1: there is none, or several. */
static int
only_plan(const struct model *model)
{
	int found = -1;
	for (int i = 0; i < model->workshop->steps_count; i++) {
		if (model->workshop->steps[i].kind != KIND_PLAN)
			continue;
		if (found >= 0)
			return -1;
		found = i;
	}
	return found;
}

static bool
take_header(struct import_file *file, int line)
{
	(void)line;
	struct measures *measures = (struct measures *)file;
	if (!import_file_step(file, MEASURES_STEP_ID, &measures->step))
		return false;
	if (measures->step < 0)
		measures->step = only_plan(file->model);
	if (measures->step < 0 && !file->reader.has[MEASURES_STEP_ID])
		return import_file_misused(file, _("%s: to which step do these belong? There is no column "
			"“step_id”; name the step with --step"));
	return table_reader_needs(&file->reader, MEASURES_WHAT);
}

static char *
one_line(const struct table_cell *cell)
{
	return text_clean(cell->text, strlen(cell->text), TEXT_ONE_LINE | TEXT_TRIM);
}

static bool
take_step(struct measures *measures, int line, int *step)
{
	struct table_reader *reader = &measures->file.reader;
	const struct table_cell *cell = table_cell(reader, MEASURES_STEP_ID);
	char *why = NULL;
	*step = measures->step;
	if (cell->there)
		*step = import_step(measures->file.model, cell->text, &why);
	else if (*step < 0)
		why = mem_text(_("the step is missing"));
	if (why)
		table_fault(reader, MEASURES_STEP_ID, line, "%s", why);
	free(why);
	return *step >= 0;
}

static bool
take_state(struct table_reader *reader, int line, bool *dropped)
{
	const struct table_cell *cell = table_cell(reader, MEASURES_STATE);
	*dropped = strcmp(cell->text, "dropped") == 0;
	if (!cell->there || *dropped || strcmp(cell->text, "planned") == 0)
		return true;
	table_fault(reader, MEASURES_STATE, line, _("“%s” is not known; there are: %s, %s"), cell->text,
		"planned", "dropped");
	return false;
}

static bool
take_id(struct measures *measures, int line, struct measure_row *row)
{
	struct table_reader *reader = &measures->file.reader;
	const struct table_cell *cell = table_cell(reader, MEASURES_MEASURE_ID);
	if (!cell->there)
		return true;
	if (!import_id_valid(cell->text, 'm')) {
		table_fault(reader, MEASURES_MEASURE_ID, line,
			_("“%s” is no id as it is exported; without the column, ids are made"), cell->text);
		return false;
	}
	import_ids_add(&measures->ids, cell->text, line);
	row->id = mem_text(cell->text);
	return true;
}

static bool
take_comment(struct measures *measures, int line, struct measure_row *row)
{
	struct table_reader *reader = &measures->file.reader;
	const struct table_cell *cell = table_cell(reader, MEASURES_COMMENT_ID);
	if (!cell->there)
		return true;
	if (model_find_comment(measures->file.model, cell->text) < 0) {
		table_fault(reader, MEASURES_COMMENT_ID, line, _("there is no comment “%s” in this session; take "
			"in the comments first"), cell->text);
		return false;
	}
	row->entry.comment_id = mem_text(cell->text);
	return true;
}

static void
row_free(struct measure_row *row)
{
	free((char *)(uintptr_t)row->id);
	free((char *)(uintptr_t)row->entry.what);
	free((char *)(uintptr_t)row->entry.who);
	free((char *)(uintptr_t)row->entry.due);
	free((char *)(uintptr_t)row->entry.due_text);
	free((char *)(uintptr_t)row->entry.comment_id);
}

static bool
take_row(struct import_file *file, int line)
{
	struct measures *measures = (struct measures *)file;
	struct table_reader *reader = &file->reader;
	struct measure_row row = {.id = NULL};
	if (measures->count + file->model->measures_count >= MEASURES_MAX) {
		faults_add(file->faults, line, false, _("a session keeps at most %d measures; the rest was not "
			"read"), MEASURES_MAX);
		return false;
	}
	row.entry.what = one_line(table_cell(reader, MEASURES_WHAT));
	bool fine = *row.entry.what;
	if (!fine)
		table_fault(reader, MEASURES_WHAT, line, _("a measure needs to say what will be done"));
	fine = take_step(measures, line, &row.step) && fine;
	fine = take_state(reader, line, &row.dropped) && fine;
	fine = take_id(measures, line, &row) && fine;
	fine = take_comment(measures, line, &row) && fine;
	if (!fine) {
		row_free(&row);
		return true;
	}
	row.entry.who = one_line(table_cell(reader, MEASURES_WHO));
	row.entry.due = mem_text(table_cell(reader, MEASURES_DUE)->text);
	row.entry.due_text = one_line(table_cell(reader, MEASURES_DUE_TEXT));
	row.entry.agreed = table_cell(reader, MEASURES_AGREED)->integer != 0;
	row.place = table_place(reader, MEASURES_MEASURE_NO, line);
	measures->rows = mem_grow(measures->rows, (size_t)measures->count, sizeof(*measures->rows));
	measures->rows[measures->count++] = row;
	return true;
}

static int
by_place(const void *a, const void *b)
{
	const struct measure_row *left = a, *right = b;
	return (left->place > right->place) - (left->place < right->place);
}

static void
take_end(struct import_file *file)
{
	struct measures *measures = (struct measures *)file;
	if (measures->count > 0)
		qsort(measures->rows, (size_t)measures->count, sizeof(*measures->rows), by_place);
	for (int i = 0; i < file->model->measures_count; i++)
		import_ids_add(&measures->ids, file->model->measures[i].id, 0);
	import_ids_check(&measures->ids, &file->reader, MEASURES_MEASURE_ID);
}

static void
tell(const struct measures *measures, struct buffer *report)
{
	int agreed = 0, dropped = 0, count = measures->count;
	for (int i = 0; i < count; i++) {
		dropped += measures->rows[i].dropped;
		agreed += measures->rows[i].entry.agreed && !measures->rows[i].dropped;
	}
	buffer_printf(report, P_("%d measure", "%d measures", (unsigned long)count), count);
	if (agreed > 0)
		buffer_printf(report, P_(", %d agreed", ", %d agreed", (unsigned long)agreed), agreed);
	if (dropped > 0)
		buffer_printf(report, P_(", %d dropped", ", %d dropped", (unsigned long)dropped), dropped);
	buffer_add_char(report, '\n');
}

enum status
import_measures(struct session *session, const struct import_options *options, struct buffer *report,
	struct faults *faults, unsigned *changed, struct message *message)
{
	struct measures measures = {.file = import_file_of(session, options, faults, message)};
	measures.file.header = take_header;
	measures.file.row = take_row;
	measures.file.end = take_end;
	enum status status = import_file_read(&measures.file, EXPORT_MEASURES);
	if (status == STATUS_OK)
		status = session_measures(session, measures.rows, measures.count, measures.file.from, changed,
			message);
	if (status == STATUS_OK)
		tell(&measures, report);
	for (int i = 0; i < measures.count; i++)
		row_free(&measures.rows[i]);
	free(measures.rows);
	import_ids_free(&measures.ids);
	table_reader_free(&measures.file.reader);
	return status;
}
