/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "table/load_sql.h"

#include "core/buffer.h"
#include "core/i18n.h"
#include "table/export_rules.h"

#include <errno.h>
#include <string.h>

const char *const load_files[LOAD_SYSTEM_COUNT] = {
	[LOAD_POSTGRESQL] = "load.sql",
	[LOAD_DUCKDB] = "load-duckdb.sql",
};

/* Numbers have four decimals, which a double holds. */
static const char *const types[EXPORT_TYPE_COUNT] = {
	[EXPORT_TEXT] = "TEXT",
	[EXPORT_INTEGER] = "BIGINT",
	[EXPORT_NUMBER] = "DOUBLE PRECISION",
	[EXPORT_TIME] = "TIMESTAMPTZ",
	[EXPORT_DATE] = "DATE",
	[EXPORT_FLAG] = "BOOLEAN",
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

/* --- tables ------------------------------------------------------------------------------ */

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
		if (reference->file != file || !script->package->written[reference->parent])
			continue;
		buffer_add(sql, ",\n\tFOREIGN KEY (");
		add_names(sql, reference->from, reference->count);
		buffer_add(sql, ") REFERENCES ");
		add_quoted(sql, export_files[reference->parent].name, '"');
		buffer_add(sql, " (");
		add_names(sql, reference->to, reference->count);
		buffer_add(sql, ")");
	}
}

static void
add_table(struct script *script, enum export_file file, const enum export_column *columns, size_t count)
{
	struct buffer *sql = &script->sql;
	buffer_add(sql, "\nCREATE TABLE ");
	add_quoted(sql, export_files[file].name, '"');
	buffer_add(sql, " (");
	for (size_t i = 0; i < count; i++) {
		buffer_add(sql, i > 0 ? ",\n\t" : "\n\t");
		add_quoted(sql, export_columns[columns[i]].name, '"');
		buffer_printf(sql, " %s%s", types[export_columns[columns[i]].type],
			export_required(columns[i], script->package->profile) ? " NOT NULL" : "");
	}
	add_keys(script, file);
	buffer_add(sql, "\n);\n");
}

static void
add_comments(struct script *script, enum export_file file, const enum export_column *columns,
	size_t count)
{
	struct buffer *sql = &script->sql;
	const char *table = export_files[file].name;
	buffer_add(sql, "COMMENT ON TABLE ");
	add_quoted(sql, table, '"');
	buffer_add(sql, " IS ");
	add_quoted(sql, export_files[file].english, '\'');
	buffer_add(sql, ";\n");
	for (size_t i = 0; i < count; i++) {
		buffer_add(sql, "COMMENT ON COLUMN ");
		add_quoted(sql, table, '"');
		buffer_add(sql, ".");
		add_quoted(sql, export_columns[columns[i]].name, '"');
		buffer_add(sql, " IS ");
		add_quoted(sql, export_columns[columns[i]].english, '\'');
		buffer_add(sql, ";\n");
	}
}

/* --- rows -------------------------------------------------------------------------------- */

/* Whether a value of it may begin like a formula. */
static bool
is_guarded(enum export_column column)
{
	const char *words[EXPORT_WORDS_MOST];
	return export_columns[column].type == EXPORT_TEXT && !export_rule(column).pattern
		&& export_words(column, words) == 0;
}

static void
add_unguarded(struct buffer *sql, enum export_column column)
{
	buffer_add(sql, "regexp_replace(");
	add_quoted(sql, export_columns[column].name, '"');
	buffer_add(sql, ", '(^|[\\r\\n])''(''*[=+@\\t\\r-])', '\\1\\2', 'g')");
}

/* The guard is taken off before other tables refer to the rows. */
static void
copy_postgresql(struct buffer *sql, enum export_file file, const enum export_column *columns,
	size_t count)
{
	const char *table = export_files[file].name;
	const char *between = "";
	buffer_printf(sql, "\\copy \"%s\" FROM '%s.csv' WITH (FORMAT csv, HEADER true, ENCODING 'UTF8')\n",
		table, table);
	for (size_t i = 0; i < count; i++) {
		if (!is_guarded(columns[i]))
			continue;
		if (!*between)
			buffer_printf(sql, "UPDATE \"%s\" SET", table);
		buffer_printf(sql, "%s\n\t\"%s\" = ", between, export_columns[columns[i]].name);
		add_unguarded(sql, columns[i]);
		between = ",";
	}
	if (!*between)
		return;
	buffer_add(sql, "\nWHERE concat(");
	between = "";
	for (size_t i = 0; i < count; i++) {
		if (!is_guarded(columns[i]))
			continue;
		buffer_printf(sql, "%s\"%s\"", between, export_columns[columns[i]].name);
		between = ", ";
	}
	buffer_add(sql, ") LIKE '%''%';\n");
}

static void
copy_duckdb(struct buffer *sql, enum export_file file, const enum export_column *columns, size_t count)
{
	const char *table = export_files[file].name;
	buffer_printf(sql, "INSERT INTO \"%s\" SELECT", table);
	for (size_t i = 0; i < count; i++) {
		buffer_add(sql, i > 0 ? ",\n\t" : "\n\t");
		if (is_guarded(columns[i]))
			add_unguarded(sql, columns[i]);
		else
			add_quoted(sql, export_columns[columns[i]].name, '"');
	}
	buffer_printf(sql, "\nFROM read_csv('%s.csv', auto_detect = false, header = true, delim = ',',\n"
		"\tquote = '\"', escape = '\"', nullstr = '', parallel = false, columns = {", table);
	for (size_t i = 0; i < count; i++)
		buffer_printf(sql, "%s\n\t\t'%s': '%s'", i > 0 ? "," : "",
			export_columns[columns[i]].name, types[export_columns[columns[i]].type]);
	buffer_add(sql, "\n\t});\n");
}

/* --- the script ---------------------------------------------------------------------------- */

static void
add_file(struct script *script, enum export_file file)
{
	enum export_column columns[EXPORT_COLUMN_COUNT];
	size_t count = export_file_columns(file, script->package->profile, columns);
	add_table(script, file, columns, count);
	add_comments(script, file, columns, count);
	if (script->system == LOAD_POSTGRESQL)
		copy_postgresql(&script->sql, file, columns, count);
	else
		copy_duckdb(&script->sql, file, columns, count);
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
			add_file(script, file);
			there[i] = more = true;
		}
	}
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
};

enum status
load_sql_write(const struct datapackage *package, enum load_system system, FILE *file,
	const char *name, struct message *message)
{
	struct script script = {.package = package, .system = system};
	buffer_add(&script.sql, beginnings[system]);
	add_files(&script);
	buffer_add(&script.sql, "\nCOMMIT;\n");
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
