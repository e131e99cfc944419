/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "table/load_sql.h"

#include "core/buffer.h"
#include "core/i18n.h"
#include "core/mem.h"
#include "table/export_rules.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

const char *const load_files[LOAD_SYSTEM_COUNT] = {
	[LOAD_POSTGRESQL] = "load.sql",
	[LOAD_DUCKDB] = "load-duckdb.sql",
	[LOAD_SQLITE] = "load-sqlite.sql",
};

/* Numbers have four decimals, which a double holds. SQLite has fewer types: times and dates are texts
 * there, flags 1 and 0. */
static const char *const types[EXPORT_TYPE_COUNT][2] = {
	[EXPORT_TEXT] = {"TEXT", "TEXT"},
	[EXPORT_INTEGER] = {"BIGINT", "INTEGER"},
	[EXPORT_NUMBER] = {"DOUBLE PRECISION", "REAL"},
	[EXPORT_TIME] = {"TIMESTAMPTZ", "TEXT"},
	[EXPORT_DATE] = {"DATE", "TEXT"},
	[EXPORT_FLAG] = {"BOOLEAN", "INTEGER"},
};

struct script {
	struct buffer sql;
	const struct datapackage *package;
	enum load_system system;
};

static void
add_quoted(struct buffer *sql, const char *text, char mark)
{
	buffer_add_char(sql, mark);
	for (; *text; text++) {
		if (*text == mark)
			buffer_add_char(sql, mark);
		buffer_add_char(sql, *text);
	}
	buffer_add_char(sql, mark);
}

static void
add_names(struct buffer *sql, const enum export_column *columns, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		buffer_add(sql, i > 0 ? ", " : "");
		add_quoted(sql, export_columns[columns[i]].name, '"');
	}
}

/* --- columns ----------------------------------------------------------------------------- */

struct column {
	const char *name, *english; /* borrowed */
	enum export_type type;
	bool required;
	bool guarded; /* a value of it may begin like a formula */
};

/* A table to be loaded. */
struct table {
	const char *name, *english;
	struct column *columns; /* owned */
	size_t count;
};

static bool
is_guarded(enum export_column column)
{
	const char *words[EXPORT_WORDS_MOST];
	return export_columns[column].type == EXPORT_TEXT && !export_rule(column).pattern
		&& export_words(column, words) == 0;
}

static struct table
table_of(const struct datapackage *package, enum export_file file)
{
	enum export_column columns[EXPORT_COLUMN_COUNT];
	struct table table = {.name = export_files[file].name, .english = export_files[file].english};
	table.count = export_file_columns(file, package->profile, columns);
	table.columns = mem_new(table.count, sizeof(*table.columns));
	for (size_t i = 0; i < table.count; i++) {
		const struct export_column_row *row = &export_columns[columns[i]];
		table.columns[i] = (struct column){row->name, row->english, row->type,
			export_required(columns[i], package->profile), is_guarded(columns[i])};
	}
	return table;
}

static struct table
wide_table(const struct datapackage *package)
{
	const struct wide_fields *wide = &package->wide;
	struct table table = {.name = WIDE_NAME, .english = WIDE_MEANING, .count = wide->count};
	table.columns = mem_new(table.count, sizeof(*table.columns));
	for (size_t i = 0; i < table.count; i++) {
		const struct wide_field *field = &wide->list[i];
		table.columns[i] = (struct column){field->name, field->english, field->type, field->required,
			field->type == EXPORT_TEXT && !field->pattern && !field->is_status};
	}
	return table;
}

/* --- tables ------------------------------------------------------------------------------ */

static void
add_reference(struct buffer *sql, const enum export_column *from, enum export_file parent,
	const enum export_column *to, size_t count)
{
	buffer_add(sql, ",\n\tFOREIGN KEY (");
	add_names(sql, from, count);
	buffer_add(sql, ") REFERENCES ");
	add_quoted(sql, export_files[parent].name, '"');
	buffer_add(sql, " (");
	add_names(sql, to, count);
	buffer_add(sql, ")");
}

static void
add_keys(struct script *script, enum export_file file)
{
	struct buffer *sql = &script->sql;
	enum export_column keys[EXPORT_KEYS_MOST];
	size_t count = export_keys(file, keys);

	if (export_has_primary_key(file)) {
		buffer_add(sql, ",\n\tPRIMARY KEY (");
		add_names(sql, keys, count);
		buffer_add(sql, ")");
	}
	for (size_t i = 0; i < export_references_count; i++) {
		const struct export_reference *reference = &export_references[i];
		if (reference->file == file && script->package->written[reference->parent])
			add_reference(sql, reference->from, reference->parent, reference->to,
				reference->count);
	}
}

/* Those of the wide table are called like those of groups. */
static void
add_wide_keys(struct script *script)
{
	static const enum export_column key[] = {GROUPS_SESSION_ID, GROUPS_GROUP_ID};
	static const enum export_column session[] = {SESSIONS_SESSION_ID};
	buffer_add(&script->sql, ",\n\tPRIMARY KEY (");
	add_names(&script->sql, key, WIDE_KEYS);
	buffer_add(&script->sql, ")");
	add_reference(&script->sql, key, EXPORT_SESSIONS, session, 1);
	add_reference(&script->sql, key, EXPORT_GROUPS, key, WIDE_KEYS);
}

/* SQLite has no comments on tables, but keeps those that stand in between: .schema shows them. */
static void
add_columns(struct script *script, const struct table *table)
{
	struct buffer *sql = &script->sql;
	bool sqlite = script->system == LOAD_SQLITE;
	buffer_add(sql, "\nCREATE TABLE ");
	add_quoted(sql, table->name, '"');
	buffer_add(sql, " (");
	if (sqlite)
		buffer_printf(sql, "\n\t-- a row: %s", table->english);
	for (size_t i = 0; i < table->count; i++) {
		buffer_add(sql, i > 0 ? ",\n\t" : "\n\t");
		if (sqlite)
			buffer_printf(sql, "-- %s\n\t", table->columns[i].english);
		add_quoted(sql, table->columns[i].name, '"');
		buffer_printf(sql, " %s%s", types[table->columns[i].type][sqlite],
			table->columns[i].required ? " NOT NULL" : "");
	}
}

static void
add_comments(struct buffer *sql, const struct table *table)
{
	buffer_add(sql, "\nCOMMENT ON TABLE ");
	add_quoted(sql, table->name, '"');
	buffer_add(sql, " IS ");
	add_quoted(sql, table->english, '\'');
	buffer_add(sql, ";\n");
	for (size_t i = 0; i < table->count; i++) {
		buffer_add(sql, "COMMENT ON COLUMN ");
		add_quoted(sql, table->name, '"');
		buffer_add(sql, ".");
		add_quoted(sql, table->columns[i].name, '"');
		buffer_add(sql, " IS ");
		add_quoted(sql, table->columns[i].english, '\'');
		buffer_add(sql, ";\n");
	}
}

/* --- rows -------------------------------------------------------------------------------- */

static void
add_unguarded(struct buffer *sql, const struct column *column)
{
	buffer_add(sql, "regexp_replace(");
	add_quoted(sql, column->name, '"');
	buffer_add(sql, ", '(^|[\\r\\n])''(''*[=+@\\t\\r-])', '\\1\\2', 'g')");
}

/* The guard is taken off before other tables refer to the rows. */
static void
copy_postgresql(struct buffer *sql, const struct table *table)
{
	const char *between = "";
	buffer_printf(sql, "\\copy \"%s\" FROM '%s.csv' WITH (FORMAT csv, HEADER true, ENCODING 'UTF8')\n",
		table->name, table->name);
	for (size_t i = 0; i < table->count; i++) {
		if (!table->columns[i].guarded)
			continue;
		if (!*between)
			buffer_printf(sql, "UPDATE \"%s\" SET", table->name);
		buffer_printf(sql, "%s\n\t\"%s\" = ", between, table->columns[i].name);
		add_unguarded(sql, &table->columns[i]);
		between = ",";
	}
	if (!*between)
		return;
	buffer_add(sql, "\nWHERE concat(");
	between = "";
	for (size_t i = 0; i < table->count; i++) {
		if (!table->columns[i].guarded)
			continue;
		buffer_printf(sql, "%s\"%s\"", between, table->columns[i].name);
		between = ", ";
	}
	buffer_add(sql, ") LIKE '%''%';\n");
}

static void
copy_duckdb(struct buffer *sql, const struct table *table)
{
	buffer_printf(sql, "INSERT INTO \"%s\" SELECT", table->name);
	for (size_t i = 0; i < table->count; i++) {
		buffer_add(sql, i > 0 ? ",\n\t" : "\n\t");
		if (table->columns[i].guarded)
			add_unguarded(sql, &table->columns[i]);
		else
			add_quoted(sql, table->columns[i].name, '"');
	}
	buffer_printf(sql, "\nFROM read_csv('%s.csv', auto_detect = false, header = true, delim = ',',\n"
		"\tquote = '\"', escape = '\"', nullstr = '', parallel = false, columns = {", table->name);
	for (size_t i = 0; i < table->count; i++)
		buffer_printf(sql, "%s\n\t\t'%s': '%s'", i > 0 ? "," : "",
			table->columns[i].name, types[table->columns[i].type][0]);
	buffer_add(sql, "\n\t});\n");
}

/* SQLite replaces nothing by pattern: the text is taken line by line. */
static void
add_unguarded_lines(struct buffer *sql, const char *name)
{
	static const char lines[] =
		"iif(instr(rest, char(10)), instr(rest, char(10)), length(rest)),\n"
		"\t\t\tiif(instr(rest, char(13)), instr(rest, char(13)), length(rest))";
	buffer_printf(sql, "iif(instr(\"%s\", ''''), (\n"
		"\t\tWITH RECURSIVE line(done, rest) AS (\n"
		"\t\t\tSELECT '', \"%s\" UNION ALL SELECT done || substr(rest, 1 + (rest LIKE '''%%' AND\n"
		"\t\t\tsubstr(ltrim(rest, ''''), 1, 1) IN ('=', '+', '-', '@', char(9), char(13))),\n"
		"\t\t\tmin(%s)\n"
		"\t\t\t- (rest LIKE '''%%' AND\n"
		"\t\t\tsubstr(ltrim(rest, ''''), 1, 1) IN ('=', '+', '-', '@', char(9), char(13)))),\n"
		"\t\t\tsubstr(rest, 1 + min(%s))\n"
		"\t\t\tFROM line WHERE rest <> '')\n"
		"\t\tSELECT done FROM line WHERE rest = ''), nullif(\"%s\", ''))", name, name, lines, lines, name);
}

/* .import goes on behind a row that does not fit, and an empty field is an empty text to it: so it fills
 * a table that takes everything, and the rows go on from there. */
static void
copy_sqlite(struct buffer *sql, const struct table *table)
{
	buffer_add(sql, "CREATE TEMP TABLE \"raw\" (");
	for (size_t i = 0; i < table->count; i++) {
		buffer_add(sql, i > 0 ? ", " : "");
		add_quoted(sql, table->columns[i].name, '"');
	}
	buffer_printf(sql, ");\n.import --csv --skip 1 --schema temp %s.csv raw\nINSERT INTO \"%s\" SELECT",
		table->name, table->name);
	for (size_t i = 0; i < table->count; i++) {
		const struct column *column = &table->columns[i];
		buffer_add(sql, i > 0 ? ",\n\t" : "\n\t");
		if (column->guarded)
			add_unguarded_lines(sql, column->name);
		else if (column->type == EXPORT_FLAG)
			buffer_printf(sql, "CASE \"%s\" WHEN 'true' THEN 1 WHEN 'false' THEN 0 "
				"ELSE nullif(\"%s\", '') END", column->name, column->name);
		else
			buffer_printf(sql, "nullif(\"%s\", '')", column->name);
	}
	buffer_add(sql, "\nFROM \"raw\";\nDROP TABLE \"raw\";\n");
}

/* --- the script ---------------------------------------------------------------------------- */

static void (*const copies[LOAD_SYSTEM_COUNT])(struct buffer *sql, const struct table *table) = {
	[LOAD_POSTGRESQL] = copy_postgresql,
	[LOAD_DUCKDB] = copy_duckdb,
	[LOAD_SQLITE] = copy_sqlite,
};

/* FILE, or if there is none the wide table. */
static void
add_table(struct script *script, enum export_file file)
{
	bool wide = file == EXPORT_FILE_COUNT;
	struct table table = wide ? wide_table(script->package) : table_of(script->package, file);
	add_columns(script, &table);
	if (wide)
		add_wide_keys(script);
	else
		add_keys(script, file);
	buffer_add(&script->sql, script->system == LOAD_SQLITE ? "\n) STRICT;\n" : "\n);");
	if (script->system != LOAD_SQLITE)
		add_comments(&script->sql, &table);
	copies[script->system](&script->sql, &table);
	free(table.columns);
}

/* Whether all that FILE refers to is there. */
static bool
is_ready(const struct datapackage *package, enum export_file file, const bool *there)
{
	for (size_t i = 0; i < export_references_count; i++) {
		enum export_file parent = export_references[i].parent;
		if (export_references[i].file == file && package->written[parent] && !there[parent])
			return false;
	}
	return true;
}

static void
add_files(struct script *script)
{
	bool there[EXPORT_FILE_COUNT] = {false};
	for (bool more = true; more;) {
		more = false;
		for (int i = 0; i < EXPORT_FILE_COUNT; i++) {
			enum export_file file = (enum export_file)i;
			if (!script->package->written[i] || there[i] || !is_ready(script->package, file, there))
				continue;
			add_table(script, file);
			there[i] = more = true;
		}
	}
	if (script->package->wide.count > 0)
		add_table(script, EXPORT_FILE_COUNT);
}

static const char *const beginnings[LOAD_SYSTEM_COUNT] = {
	[LOAD_POSTGRESQL] =
		"-- Loads the tables of this folder into PostgreSQL, typed, with comments and keys:\n"
		"--\n"
		"--\tpsql -f load.sql\n"
		"--\n"
		"-- in this folder. All of it or nothing; tables of these names must not be there yet.\n"
		"-- What the columns mean is said in datapackage.json and in runde-export(5).\n"
		"\\set ON_ERROR_STOP on\n"
		"\\set runde_quiet :QUIET\n"
		"\\set QUIET on\n"
		"SET client_encoding = 'UTF8';\n"
		"BEGIN;\n",
	[LOAD_DUCKDB] =
		"-- Loads the tables of this folder into DuckDB, typed, with comments and keys:\n"
		"--\n"
		"--\tduckdb FILE.duckdb < load-duckdb.sql\n"
		"--\n"
		"-- in this folder. All of it or nothing; tables of these names must not be there yet.\n"
		"-- What the columns mean is said in datapackage.json and in runde-export(5).\n"
		"BEGIN TRANSACTION;\n",
	[LOAD_SQLITE] =
		"-- Loads the tables of this folder into SQLite, typed and with keys, what is missing as NULL:\n"
		"--\n"
		"--\tsqlite3 FILE.db < load-sqlite.sql\n"
		"--\n"
		"-- in this folder. All of it or nothing; tables of these names must not be there yet. Times and\n"
		"-- dates are texts, true is 1, false 0. .schema says what the columns mean, as do\n"
		"-- datapackage.json and runde-export(5).\n"
		".bail on\n"
		"PRAGMA foreign_keys = ON;\n"
		"BEGIN;\n",
};

static const char *const ends[LOAD_SYSTEM_COUNT] = {
	[LOAD_POSTGRESQL] = "\nCOMMIT;\n\\set QUIET :runde_quiet\n\\unset runde_quiet\n",
	[LOAD_DUCKDB] = "\nCOMMIT;\n",
	[LOAD_SQLITE] = "\nCOMMIT;\n",
};

enum status
load_sql_write(const struct datapackage *package, enum load_system system, FILE *file,
	const char *name, struct message *message)
{
	struct script script = {.package = package, .system = system};
	buffer_add(&script.sql, beginnings[system]);
	add_files(&script);
	buffer_add(&script.sql, ends[system]);
	errno = 0;
	bool written = fwrite(script.sql.bytes, 1, script.sql.length, file) == script.sql.length
		&& fflush(file) == 0;
	int error = errno;
	buffer_free(&script.sql);
	if (written)
		return STATUS_OK;
	return error ? fail(message, STATUS_IO, _("%s: could not be written: %s"), name, strerror(error))
		: fail(message, STATUS_IO, _("%s: could not be written"), name);
}
