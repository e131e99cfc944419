/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/import_package_parts.h"

#include "core/i18n.h"
#include "core/mem.h"
#include "core/nearest.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum {
	CELL_MOST = 256 * 1024, /* bytes: a cell of a workshop with all its guards */
	LARGEST = 1000000000,   /* a number of anything in a table */
};

/* The tables in the order in which they refer to each other. */
static const struct {
	enum export_file file;
	void (*take)(struct package *package); /* NULL: it can be computed, and is only compared */
	void (*end)(struct package *package);
} order[] = {
	{EXPORT_SESSIONS, package_take_session, NULL},
	{EXPORT_GROUPS, package_take_group, NULL},
	{EXPORT_STEPS, package_take_step, NULL},
	{EXPORT_TEXTS, package_take_text, NULL},
	{EXPORT_ROUNDS, package_take_round, package_rounds_end},
	{EXPORT_OPTIONS, package_take_option, package_options_end},
	{EXPORT_PRESENCE, package_take_presence, NULL},
	{EXPORT_ZEROS, package_take_zero, NULL},
	{EXPORT_CLUSTERS, package_take_cluster, NULL},
	{EXPORT_COMMENTS, package_take_comment, NULL},
	{EXPORT_TALK, package_take_turn, NULL},
	{EXPORT_MEASURES, package_take_measure, NULL},
	{EXPORT_LOG, package_take_log, NULL},
	{EXPORT_VOTES, package_take_vote, package_officials_end},
	{EXPORT_RESULTS, package_take_result, NULL},
	{EXPORT_QUESTIONS, NULL, NULL},
	{EXPORT_GAPS, NULL, NULL},
	{EXPORT_PAIRS, NULL, NULL},
};

enum { ORDER = sizeof(order) / sizeof(order[0]) };

void
package_faults_free(struct package_faults *faults)
{
	for (int file = 0; file < EXPORT_FILE_COUNT; file++)
		faults_free(&faults->of[file]);
}

static int
count_faults(const struct package_faults *faults)
{
	int count = 0;
	for (int file = 0; file < EXPORT_FILE_COUNT; file++)
		count += faults->of[file].errors;
	return count;
}

char *
package_path(const struct package *package, enum export_file file)
{
	return mem_printf("%s/%s.csv", package->dir, export_files[file].name);
}

/* --- what a row refers to ------------------------------------------------------------------- */

int
package_step_of(struct package *package, enum export_column column)
{
	const struct package_session *session = package_here(package);
	const char *id = package_text(package, column);
	for (int i = 0; i < session->steps_count; i++) {
		if (strcmp(session->steps[i].id, id) == 0)
			return i;
	}
	package_fault(package, column, _("there is no step “%s” in steps.csv"), id);
	return -1;
}

int
package_group_of(struct package *package, enum export_column column)
{
	const struct package_session *session = package_here(package);
	const char *id = package_text(package, column);
	if (strcmp(id, "none") == 0)
		return session->groups_count;
	for (int i = 0; i < session->groups_count; i++) {
		if (strcmp(session->groups[i].id, id) == 0)
			return i;
	}
	package_fault(package, column, _("there is no group “%s” in groups.csv"), id);
	return -1;
}

int
package_asking(struct package *package, const char *question)
{
	const struct package_session *session = package_here(package);
	int first = -1;
	for (int i = 0; i < session->steps_count; i++) {
		if (strcmp(session->steps[i].question, question) == 0
			&& (first < 0 || session->steps[i].no < session->steps[first].no))
			first = i;
	}
	return first;
}

static int
compare_round(const struct package_round *round, int session, const char *question, int64_t number)
{
	int order_of = (round->session > session) - (round->session < session);
	if (!order_of)
		order_of = strcmp(round->question, question);
	return order_of ? order_of : (round->number > number) - (round->number < number);
}

/* The rows of one round stand together, so it mostly is the one found last. */
static struct package_round *
find_round(struct package *package, const char *question, int64_t number)
{
	if (package->round < package->rounds_count && compare_round(&package->rounds[package->round],
		package->session, question, number) == 0)
		return &package->rounds[package->round];
	int low = 0, high = package->rounds_count;
	while (low < high) {
		int middle = low + (high - low) / 2;
		if (compare_round(&package->rounds[middle], package->session, question, number) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == package->rounds_count
		|| compare_round(&package->rounds[low], package->session, question, number) != 0)
		return NULL;
	package->round = low;
	return &package->rounds[low];
}

struct package_round *
package_round_of(struct package *package, enum export_column question, enum export_column number,
	bool *made_up)
{
	const char *id = package_text(package, question);
	struct package_round *round = find_round(package, id, package_integer(package, number));
	if (made_up)
		*made_up = false;
	if (round)
		return round;
	if (package_asking(package, id) < 0)
		package_fault(package, question, _("there is no question “%s” in steps.csv"), id);
	else if (made_up && package_integer(package, number) == 1)
		*made_up = true;
	else
		package_fault(package, number, _("there is no round %lld of “%s” in rounds.csv"),
			(long long)package_integer(package, number), id);
	return NULL;
}

/* --- a table ---------------------------------------------------------------------------------- */

/* Finds the session of the row; false with a fault. */
static bool
find_session(struct package *package)
{
	enum export_column column = package->columns[0];
	const char *id = package_text(package, column);
	if (package->file == EXPORT_SESSIONS)
		return true;
	if (package->session < package->sessions_count && strcmp(package_here(package)->id, id) == 0)
		return true;
	for (int i = 0; i < package->sessions_count; i++) {
		if (strcmp(package->sessions[i].id, id) == 0) {
			package->session = i;
			return true;
		}
	}
	package_fault(package, column, _("there is no session “%s” in sessions.csv"), id);
	return false;
}

static bool
is_word(enum export_column column, const char *text)
{
	const char *words[EXPORT_WORDS_MOST];
	size_t count = export_words(column, words);
	for (size_t i = 0; i < count; i++) {
		if (strcmp(words[i], text) == 0)
			return true;
	}
	const char *nearest = nearest_word(text, words, count);
	return count == 0 || (nearest && strcmp(nearest, text) == 0);
}

/* What is wrong with what stands in COLUMN by its rule: a format for the text, or NULL. */
static const char *
wrong_cell(const struct export_rule *rule, enum export_column column, const struct table_cell *cell)
{
	int64_t least = rule->has_least ? rule->least : -LARGEST;
	int64_t most = rule->has_most ? rule->most : export_columns[column].type == EXPORT_INTEGER ? LARGEST : 0;
	if (!cell->there)
		return rule->required ? _("it is missing") : NULL;
	if (export_columns[column].type == EXPORT_INTEGER && (cell->integer < least || cell->integer > most))
		return _("“%s” cannot be");
	if (rule->pattern && !export_pattern_fits(rule->pattern, cell->text))
		return _("“%s” is no id as it is exported");
	return rule->words && !is_word(column, cell->text) ? _("“%s” is none of the words for it") : NULL;
}

/* Whether all cells of the row are what their columns allow. */
static bool
check_row(struct package *package)
{
	bool fine = true;
	for (size_t i = 0; i < package->columns_count; i++) {
		enum export_column column = package->columns[i];
		const struct table_cell *cell = package_cell(package, column);
		const char *why = wrong_cell(&package->rules[column], column, cell);
		if (!why)
			continue;
		char *sentence = mem_printf(why, cell->text);
		package_fault(package, column, "%s", sentence);
		free(sentence);
		fine = false;
	}
	return fine;
}

struct scan {
	struct package *package;
	void (*take)(struct package *package);
};

static bool
take_header(struct package *package, const struct csv_row *row, int columns)
{
	bool fine = table_reader_header(&package->reader, row, columns);
	for (size_t i = 0; i < package->columns_count; i++)
		fine = table_reader_needs(&package->reader, package->columns[i]) && fine;
	return fine;
}

static bool
take(void *context, size_t number, const struct csv_row *row, int columns)
{
	struct scan *scan = context;
	struct package *package = scan->package;
	package->line = row->line;
	if (number == 0)
		return take_header(package, row, columns);
	if (!table_reader_row(&package->reader, row)
		|| (package->file == EXPORT_SESSIONS && !package_is_archive(package)))
		return package->status == STATUS_OK;
	if (check_row(package) && find_session(package)) {
		if (scan->take)
			scan->take(package);
	}
	return package->status == STATUS_OK;
}

/* Whether the table is there to be read. Anything but a file could keep the program waiting for ever. */
static bool
is_there(struct package *package, enum export_file file, const char *path)
{
	struct stat state;
	struct faults *faults = &package->faults->of[file];
	if (stat(path, &state) != 0)
		faults_add(faults, 0, false, errno == ENOENT ? _("the table is missing")
			: _("the table cannot be read"));
	else if (!S_ISREG(state.st_mode))
		faults_add(faults, 0, false, _("this is no regular file"));
	else
		return true;
	return false;
}

bool
package_scan(struct package *package, enum export_file file, void (*take_one)(struct package *package))
{
	static const struct csv_limits limits = {.cell = CELL_MOST};
	struct scan scan = {package, take_one};
	char *path = package_path(package, file);
	struct faults *faults = &package->faults->of[file];
	enum status status = STATUS_DATA;

	package->file = file;
	package->columns_count = export_file_columns(file, PROFILE_ARCHIVE, package->columns);
	for (size_t i = 0; i < package->columns_count; i++)
		package->rules[package->columns[i]] = export_rule(package->columns[i]);
	table_reader_begin(&package->reader, file, faults);
	package->reader.several = package->reader.exact = true;
	if (is_there(package, file, path))
		status = csv_scan(path, &limits, take, &scan, faults, NULL, package->message);
	table_reader_free(&package->reader);
	free(path);
	if (status != STATUS_OK && status != STATUS_DATA && !package->status)
		package->status = status;
	return status == STATUS_OK && package->status == STATUS_OK;
}

/* --- all together ------------------------------------------------------------------------------ */

static void
take_and_note(struct package *package)
{
	for (int i = 0; i < ORDER; i++) {
		if (order[i].file == package->file && order[i].take)
			order[i].take(package);
	}
	if (package_compares(package->file))
		package_note(package);
}

/* All that are missing are told at once. */
static void
find_missing(struct package *package)
{
	for (int i = 1; i < ORDER; i++) {
		char *path = package_path(package, order[i].file);
		is_there(package, order[i].file, path);
		free(path);
	}
}

static void
read_tables(struct package *package)
{
	for (int i = 0; i < ORDER && !package->status; i++) {
		bool read = package_scan(package, order[i].file, take_and_note);
		if (order[i].file == EXPORT_SESSIONS && !package->status && read && package->sessions_count == 0)
			faults_add(&package->faults->of[EXPORT_SESSIONS], 0, false,
				_("there is no row below the header"));
		if (i == 0 && read)
			find_missing(package);
		/* what refers to a table that could not be read would have many faults more */
		if (i <= 3 && count_faults(package->faults) > 0)
			break;
		if (order[i].end && !package->status)
			order[i].end(package);
	}
}

static enum status
tell_faults(struct package *package)
{
	int errors = count_faults(package->faults);
	for (int file = 0; file < EXPORT_FILE_COUNT; file++)
		faults_sort(&package->faults->of[file]);
	return errors == 0 ? STATUS_OK : fail(package->message, STATUS_DATA, P_("%s: there is %d fault in it",
		"%s: there are %d faults in it", (unsigned long)errors), package->dir, errors);
}

/* Reads all into the new file, checks it there, and gives it its name. */
static enum status
fill(struct package *package)
{
	store_begin(package->store, false);
	read_tables(package);
	if (!package->status && count_faults(package->faults) == 0) {
		package_stages(package);
		if (package->unsorted)
			store_run(package->store, STORE_FILE_SET, TEXT("needs_vacuum"), TEXT("1"));
	}
	/* what could not be written makes rows look as if they were there already */
	if (store_failed(package->store))
		return store_commit(package->store, package->message);
	enum status status = package->status ? package->status : tell_faults(package);
	if (status) {
		store_roll_back(package->store);
		return status;
	}
	status = store_commit(package->store, package->message);
	if (!status) {
		package_check(package);
		status = package->status ? package->status : tell_faults(package);
	}
	if (!status) {
		store_vacuum_if_due(package->store);
		status = store_publish(package->store, package->message);
	}
	return status;
}

static void
report_sessions(const struct package *package, struct buffer *report)
{
	for (int i = 0; i < package->sessions_count; i++) {
		const struct package_session *session = &package->sessions[i];
		buffer_printf(report, "%s: %s", session->id, session->title);
		if (*session->place)
			buffer_printf(report, ", %s", session->place);
		buffer_printf(report, ", %s\n", session->date);
	}
}

static void
session_free(struct package_session *session)
{
	for (int i = 0; i < session->steps_count; i++) {
		free(session->steps[i].id);
		free(session->steps[i].question);
	}
	for (int i = 0; i < session->groups_count; i++)
		free(session->groups[i].id);
	for (int i = 0; i < session->officials_count; i++) {
		free(session->officials[i].question);
		free(session->officials[i].reason);
		ballot_free(&session->officials[i].ballot);
	}
	free(session->workshop_id);
	free(session->languages);
	free(session->base);
	free(session->title);
	free(session->place);
	free(session->date);
	free(session->steps);
	free(session->officials);
}

static void
package_free(struct package *package)
{
	for (int i = 0; i < package->sessions_count; i++)
		session_free(&package->sessions[i]);
	for (int i = 0; i < package->rounds_count; i++)
		free(package->rounds[i].question);
	for (int file = 0; file < EXPORT_FILE_COUNT; file++)
		free(package->rows[file].list);
	for (int i = 0; i < package->wrong_count; i++) {
		free(package->wrong[i].question);
		free(package->wrong[i].why);
	}
	free(package->sessions);
	free(package->rounds);
	free(package);
}

static enum status
check_folder(const char *dir, struct message *message)
{
	struct stat state;
	if (stat(dir, &state) != 0)
		return fail(message, STATUS_NO_INPUT, errno == ENOENT ? _("%s: no such folder")
			: _("%s: the folder cannot be read"), dir);
	return S_ISDIR(state.st_mode) ? STATUS_OK : fail(message, STATUS_NO_INPUT,
		_("%s: this is no folder; a package is the folder of an export"), dir);
}

enum status
import_package(struct env *env, const char *path, const char *dir, struct buffer *report,
	struct package_faults *faults, struct message *message)
{
	struct package *package = mem_new(1, sizeof(*package));
	package->env = env;
	package->dir = dir;
	package->message = message;
	package->faults = faults;
	enum status status = check_folder(dir, message);
	if (!status)
		status = store_create(path, &package->store, message);
	if (!status)
		status = fill(package);
	if (!status)
		report_sessions(package, report);
	store_close(package->store);
	package_free(package);
	return status;
}
