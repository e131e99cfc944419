/* Of the import of a package: what stands in the tables must be what the session made of them says.
 *
 * Each row that was read leaves two fingerprints, of its keys and of all of it. Then the new session
 * tells its rows as the export would write them, and each must be there, and the same. Only for rows
 * that differ the table is read once more, to say what in them does.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/import_package_parts.h"

#include "core/hash.h"
#include "core/i18n.h"
#include "core/mem.h"
#include "session/export_rows.h"
#include "session/internal.h"
#include "table/csv_write.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ROOM = 40, DIFFERENT_MOST = 100 };

/* --- cells as texts, whichever side they come from --------------------------------------------- */

static const char *
number_said(double number, char room[ROOM])
{
	if (!isfinite(number))
		return "";
	if (fabs(number) >= 1e11) {
		snprintf(room, ROOM, "%.4f", number);
		return room;
	}
	int64_t scaled = csv_ten_thousandths(number);
	int length = snprintf(room, ROOM, "%s%" PRId64 ".%04" PRId64, scaled < 0 ? "-" : "",
		scaled / 10000 < 0 ? -(scaled / 10000) : scaled / 10000, scaled % 10000 < 0 ? -(scaled % 10000) : scaled % 10000);
	while (room[length - 1] == '0')
		room[--length] = '\0';
	if (room[length - 1] == '.')
		room[length - 1] = '\0';
	return room;
}

static const char *
cell_read(enum export_column column, const struct table_cell *cell, char room[ROOM])
{
	if (!cell->there)
		return "";
	switch (export_columns[column].type) {
	case EXPORT_INTEGER:
		snprintf(room, ROOM, "%" PRId64, cell->integer);
		return room;
	case EXPORT_NUMBER:
		return number_said(cell->number, room);
	case EXPORT_TIME:
		utc_text(cell->integer, room);
		return room;
	case EXPORT_FLAG:
		return cell->integer ? "true" : "false";
	default:
		return cell->text;
	}
}

static const char *
cell_told(const struct csv_cell *cell, char room[ROOM])
{
	switch (cell->type) {
	case CELL_MISSING:
		break;
	case CELL_TEXT:
	case CELL_DATE:
		return cell->text ? cell->text : "";
	case CELL_INTEGER:
		snprintf(room, ROOM, "%" PRId64, cell->integer);
		return room;
	case CELL_NUMBER:
		return number_said(cell->number, room);
	case CELL_TIME:
		utc_text(cell->integer, room);
		return room;
	case CELL_FLAG:
		return cell->integer ? "true" : "false";
	}
	return "";
}

/* --- what was read --------------------------------------------------------------------------------- */

void
package_note(struct package *package)
{
	char room[ROOM];
	enum export_file file = package->file;
	struct package_row row = {.key = HASH_START, .row = HASH_START, .line = package->line};
	for (size_t i = 0; i < package->columns_count; i++) {
		enum export_column column = package->columns[i];
		const char *said = cell_read(column, package_cell(package, column), room);
		row.row = hash_text(row.row, said);
		if (export_columns[column].key)
			row.key = hash_text(row.key, said);
	}
	package->rows[file].list = mem_grow(package->rows[file].list, package->rows[file].count, sizeof(row));
	package->rows[file].list[package->rows[file].count++] = row;
}

static int
by_key(const void *a, const void *b)
{
	const struct package_row *left = a, *right = b;
	int order = (left->key > right->key) - (left->key < right->key);
	return order ? order : (left->line > right->line) - (left->line < right->line);
}

/* Sorts what was read; the same keys twice are a fault. */
static void
sort_rows(struct package *package, enum export_file file)
{
	struct package_row *list = package->rows[file].list;
	size_t count = package->rows[file].count;
	if (count > 0)
		qsort(list, count, sizeof(*list), by_key);
	for (size_t i = 1; i < count; i++) {
		if (list[i].key != list[i - 1].key)
			continue;
		faults_add(&package->faults->of[file], list[i].line, false,
			_("a row with the same keys stands in line %d already"), list[i - 1].line);
		list[i].met = true;
	}
}

static struct package_row *
find_row(struct package *package, enum export_file file, uint64_t key)
{
	struct package_row *list = package->rows[file].list;
	size_t low = 0, high = package->rows[file].count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (list[middle].key < key)
			low = middle + 1;
		else
			high = middle;
	}
	return low < package->rows[file].count && list[low].key == key ? &list[low] : NULL;
}

/* --- what the session tells ------------------------------------------------------------------------ */

/* A row that differs: what would have to stand in it. */
struct different {
	int line;
	char *said[EXPORT_COLUMN_COUNT];
};

struct check {
	struct package *package;
	enum export_column columns[EXPORT_FILE_COUNT][EXPORT_COLUMN_COUNT];
	size_t count[EXPORT_FILE_COUNT];
	struct different *different[EXPORT_FILE_COUNT];
	int different_count[EXPORT_FILE_COUNT];
};

/* Whether FILE can be computed from votes alone. */
static bool
is_computed(enum export_file file)
{
	return file == EXPORT_RESULTS || file == EXPORT_QUESTIONS || file == EXPORT_GAPS || file == EXPORT_PAIRS;
}

static void
tell_missing(struct check *check, enum export_file file, const struct csv_cell *cells)
{
	char room[ROOM];
	struct buffer keys = {.bytes = NULL};
	for (size_t i = 1; i < check->count[file]; i++) {
		enum export_column column = check->columns[file][i];
		const char *said = export_columns[column].key ? cell_told(&cells[column], room) : "";
		if (*said)
			buffer_printf(&keys, "%s%s", keys.length > 0 ? ", " : "", said);
	}
	faults_add(&check->package->faults->of[file], 0, false, is_computed(file)
		? _("the row of %s is missing, which the votes give") : _("the row of %s is missing"),
		keys.length > 0 ? buffer_text(&keys) : cell_told(&cells[check->columns[file][0]], room));
	buffer_free(&keys);
}

static void
keep_different(struct check *check, enum export_file file, const struct csv_cell *cells, int line)
{
	char room[ROOM];
	if (check->different_count[file] == DIFFERENT_MOST)
		return;
	check->different[file] = mem_grow(check->different[file], (size_t)check->different_count[file],
		sizeof(struct different));
	struct different *different = &check->different[file][check->different_count[file]++];
	*different = (struct different){.line = line};
	for (size_t i = 0; i < check->count[file]; i++)
		different->said[i] = mem_text(cell_told(&cells[check->columns[file][i]], room));
}

static void
listen(void *context, enum export_file file, const struct csv_cell *cells)
{
	struct check *check = context;
	uint64_t key = HASH_START, whole = HASH_START;
	char room[ROOM];
	for (size_t i = 0; i < check->count[file]; i++) {
		enum export_column column = check->columns[file][i];
		const char *said = cell_told(&cells[column], room);
		whole = hash_text(whole, said);
		if (export_columns[column].key)
			key = hash_text(key, said);
	}
	struct package_row *row = find_row(check->package, file, key);
	if (!row) {
		tell_missing(check, file, cells);
		return;
	}
	row->met = true;
	if (row->row != whole)
		keep_different(check, file, cells, row->line);
}

/* --- what differs ------------------------------------------------------------------------------------ */

static void
tell_different(struct package *package)
{
	struct check *check = package->check;
	enum export_file file = package->file;
	for (int i = 0; i < check->different_count[file]; i++) {
		const struct different *different = &check->different[file][i];
		for (size_t j = 0; different->line == package->line && j < check->count[file]; j++) {
			char room[ROOM];
			enum export_column column = check->columns[file][j];
			const char *said = cell_read(column, package_cell(package, column), room);
			const char *wanted = different->said[j];
			if (strcmp(said, wanted) == 0)
				continue;
			if (is_computed(file))
				package_fault(package, column, _("this says “%s”, the votes give “%s”"), said, wanted);
			else
				package_fault(package, column, _("this says “%s”, the other tables give “%s”"), said,
					wanted);
		}
	}
}

static void
tell_unmet(struct package *package, enum export_file file)
{
	for (size_t i = 0; i < package->rows[file].count; i++) {
		const struct package_row *row = &package->rows[file].list[i];
		if (!row->met)
			faults_add(&package->faults->of[file], row->line, false, is_computed(file)
				? _("there is no such row: the votes do not give it")
				: _("there is no such row: the other tables do not give it"));
	}
}

/* --- sessions ------------------------------------------------------------------------------------------ */

/* Labels in the other languages are those of the step that asked first, as far as it is the same
 * answers; what came from the room has one language. */
static void
translate_options(struct package *package, const struct model *model, const struct round *round)
{
	const struct workshop *workshop = model->workshop;
	const struct step *step = NULL;
	int number = 0;
	for (int i = 0; i < model->rounds_count; i++) {
		const struct round *other = &model->rounds[i];
		if (strcmp(other->question, round->question) == 0 && (!step || other->number < number)) {
			step = &workshop->steps[other->step];
			number = other->number;
		}
	}
	if (!step || step->options_from || !options_same(step->options, step->options_count, round->options,
		round->options_count))
		return;
	for (int i = 0; i < step->options_count; i++) {
		for (int language = 1; language < workshop->languages_count; language++) {
			if (step->options[i].label.in[language])
				store_run(package->store, STORE_TAKE_OPTION, INTEGER(round->key), INTEGER(i + 1),
					TEXT(workshop->languages[language]), TEXT(step->options[i].label.in[language]),
					REAL(step->options[i].value), INTEGER(step->options[i].status_quo));
		}
	}
}

/* What the file says of a round beside what was read. */
static enum status
complete_rounds(struct package *package, const struct model *model)
{
	store_begin(package->store, false);
	for (int i = 0; i < model->rounds_count; i++) {
		const struct round *round = &model->rounds[i];
		const struct step *step = &model->workshop->steps[round->step];
		char wording[HASH_HEX], scale_key[HASH_HEX];
		step_wording(step, round->options, round->options_count, wording);
		step_scale_key(step, round->options, round->options_count, scale_key);
		store_run(package->store, STORE_TAKE_ROUND_HASHES, TEXT(wording), TEXT(scale_key),
			INTEGER(round->key));
		translate_options(package, model, round);
	}
	return store_commit(package->store, package->message);
}

/* Reads the session as every other program will, and compares. */
static void
check_session(struct check *check, int index)
{
	struct package *package = check->package;
	struct session session = {.env = package->env, .store = package->store, .access = SESSION_READ};
	struct message why = {.text = ""};
	bool files[EXPORT_FILE_COUNT];
	for (int file = 0; file < EXPORT_FILE_COUNT; file++)
		files[file] = package_compares((enum export_file)file);
	snprintf(session.model.session_id, sizeof(session.model.session_id), "%s", package->sessions[index].id);

	enum status status = load(&session, CHANGED_ALL, &why);
	if (status == STATUS_OK)
		status = complete_rounds(package, &session.model);
	if (status == STATUS_OK)
		status = load(&session, CHANGED_ALL, &why);
	if (status == STATUS_OK) {
		package_ballots(package, &session.model, index);
		export_tell(&session, PROFILE_ARCHIVE, files, listen, check);
		status = store_check(package->store, &why);
	}
	if (status == STATUS_DATA)
		package->status = fail(package->message, status, _("%s: what stands in these tables makes no "
			"session: %s"), package->dir, why.text);
	else if (status != STATUS_OK)
		package->status = fail(package->message, status, "%s", why.text);
	model_free(&session.model);
}

void
package_check(struct package *package)
{
	struct check *check = mem_new(1, sizeof(*check));
	check->package = package;
	package->check = check;
	for (int file = 0; file < EXPORT_FILE_COUNT; file++) {
		check->count[file] = export_file_columns((enum export_file)file, PROFILE_ARCHIVE,
			check->columns[file]);
		sort_rows(package, (enum export_file)file);
	}
	for (int i = 0; i < package->sessions_count && !package->status; i++)
		check_session(check, i);
	for (int file = 0; file < EXPORT_FILE_COUNT && !package->status; file++) {
		if (check->different_count[file] > 0)
			package_scan(package, (enum export_file)file, tell_different);
		tell_unmet(package, (enum export_file)file);
	}
	if (!package->status)
		package_ballots_end(package);
	for (int file = 0; file < EXPORT_FILE_COUNT; file++) {
		for (int i = 0; i < check->different_count[file]; i++) {
			for (size_t j = 0; j < check->count[file]; j++)
				free(check->different[file][i].said[j]);
		}
		free(check->different[file]);
	}
	package->check = NULL;
	free(check);
}
