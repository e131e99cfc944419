/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "table/datapackage.h"

#include "core/i18n.h"
#include "core/mem.h"
#include "table/datapackage_texts.h"
#include "table/export_rules.h"

#include <errno.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

void
datapackage_add_session(struct datapackage *package, const char *id, const char *title,
	const char *place, const char *local_date, utc_ms ended_at)
{
	package->sessions = mem_grow(package->sessions, package->sessions_count,
		sizeof(*package->sessions));
	package->sessions[package->sessions_count++] = (struct datapackage_session){
		.id = mem_text(id), .title = mem_text(title ? title : ""),
		.place = mem_text(place ? place : ""),
		.local_date = mem_text(local_date ? local_date : ""), .ended_at = ended_at,
	};
}

void
datapackage_free(struct datapackage *package)
{
	for (size_t i = 0; i < package->sessions_count; i++) {
		free(package->sessions[i].id);
		free(package->sessions[i].title);
		free(package->sessions[i].place);
		free(package->sessions[i].local_date);
	}
	free(package->sessions);
	wide_fields_free(&package->wide);
	package->sessions = NULL;
	package->sessions_count = 0;
}

/* --- values ------------------------------------------------------------------------------ */

static void *
allocate(size_t n)
{
	return mem_new(1, n);
}

/* jansson refuses what is no UTF-8; nothing else can go wrong where memory never runs out. */
static void
put_text(json_t *object, const char *key, const char *text)
{
	json_t *value = json_string(text);
	json_object_set_new(object, key, value ? value : json_string("\xEF\xBF\xBD"));
}

static void
put_owned(json_t *object, const char *key, char *text)
{
	put_text(object, key, text);
	free(text);
}

static json_t *
put_object(json_t *object, const char *key)
{
	json_t *value = json_object();
	json_object_set_new(object, key, value);
	return value;
}

static json_t *
put_list(json_t *object, const char *key)
{
	json_t *value = json_array();
	json_object_set_new(object, key, value);
	return value;
}

static void
put_number(json_t *object, const char *key, int64_t number)
{
	json_object_set_new(object, key, json_integer(number));
}

static void
put_flag(json_t *object, const char *key, bool flag)
{
	json_object_set_new(object, key, json_boolean(flag));
}

static json_t *
add_object(json_t *list)
{
	json_t *value = json_object();
	json_array_append_new(list, value);
	return value;
}

static void
add_text(json_t *list, const char *text)
{
	json_array_append_new(list, json_string(text));
}

static void
put_words(json_t *object, const char *key, const char *word)
{
	add_text(put_list(object, key), word);
}

/* --- fields ------------------------------------------------------------------------------ */

static void
put_constraints(json_t *field, enum export_column column, enum profile profile)
{
	struct export_rule rule = export_rule(column);
	const char *words[EXPORT_WORDS_MOST];
	size_t count = export_words(column, words);
	json_t *constraints = json_object();

	if (export_required(column, profile))
		put_flag(constraints, "required", true);
	if (column == SESSIONS_SESSION_ID)
		put_flag(constraints, "unique", true);
	if (rule.has_least)
		put_number(constraints, "minimum", rule.least);
	if (rule.has_most)
		put_number(constraints, "maximum", rule.most);
	if (rule.pattern)
		put_text(constraints, "pattern", rule.pattern);
	if (count > 0) {
		json_t *list = put_list(constraints, "enum");
		for (size_t i = 0; i < count; i++)
			add_text(list, words[i]);
	}
	if (json_object_size(constraints) > 0)
		json_object_set(field, "constraints", constraints);
	json_decref(constraints);
}

/* A sentence of the export table, as one that stands alone. */
static char *
meaning(const char *text, const char *more)
{
	return mem_printf("%s%s%s", text, *more ? "." : "", more);
}

static void
put_type(json_t *field, enum export_type type, enum csv_dialect dialect)
{
	put_text(field, "type", export_type_words[type]);
	if (type == EXPORT_TIME || type == EXPORT_DATE)
		put_text(field, "format", "default");
	if (type == EXPORT_NUMBER && dialect == CSV_EXCEL_DE)
		put_text(field, "decimalChar", ",");
	if (type == EXPORT_FLAG) {
		put_words(field, "trueValues", "true");
		put_words(field, "falseValues", "false");
	}
}

static void
add_field(json_t *fields, enum export_column column, const struct datapackage *package)
{
	const struct export_column_row *row = &export_columns[column];
	json_t *field = add_object(fields);
	put_text(field, "name", row->name);
	put_type(field, row->type, package->dialect);
	put_owned(field, "description", meaning(row->english,
		datapackage_left_out(column, package->profile, IN_ENGLISH)));
	put_owned(field, "description@de", meaning(row->german,
		datapackage_left_out(column, package->profile, IN_GERMAN)));
	put_constraints(field, column, package->profile);
}

/* --- keys -------------------------------------------------------------------------------- */

static void
add_columns(json_t *list, const enum export_column *columns, size_t count)
{
	for (size_t i = 0; i < count; i++)
		add_text(list, export_columns[columns[i]].name);
}

static void
put_keys(json_t *schema, enum export_file file, const struct datapackage *package)
{
	enum export_column keys[EXPORT_KEYS_MOST];
	size_t count = export_keys(file, keys);
	json_t *list = json_array();

	add_columns(list, keys, count);
	if (export_has_primary_key(file)) {
		json_object_set(schema, "primaryKey", list);
	} else {
		/* version 2; a primary key has no missing values */
		json_array_append(put_list(schema, "uniqueKeys"), list);
	}
	json_decref(list);

	list = json_array();
	for (size_t i = 0; i < export_references_count; i++) {
		const struct export_reference *reference = &export_references[i];
		if (reference->file != file || !package->written[reference->parent])
			continue;
		json_t *key = add_object(list);
		add_columns(put_list(key, "fields"), reference->from, reference->count);
		json_t *to = put_object(key, "reference");
		put_text(to, "resource", export_files[reference->parent].name);
		add_columns(put_list(to, "fields"), reference->to, reference->count);
	}
	if (json_array_size(list) > 0)
		json_object_set(schema, "foreignKeys", list);
	json_decref(list);
}

/* --- tables ------------------------------------------------------------------------------ */

static void
put_dialect(json_t *resource, enum csv_dialect of)
{
	json_t *dialect = put_object(resource, "dialect");
	put_text(dialect, "delimiter", of == CSV_EXCEL_DE ? ";" : ",");
	put_text(dialect, "lineTerminator", "\r\n");
	put_text(dialect, "quoteChar", "\"");
	put_flag(dialect, "doubleQuote", true);
	put_flag(dialect, "skipInitialSpace", false);
	put_flag(dialect, "header", true);
	put_flag(dialect, "caseSensitiveHeader", true);
}

/* A resource without its schema. */
static json_t *
add_table(json_t *resources, const char *name, const char *english, const char *german, int64_t bytes,
	enum csv_dialect dialect)
{
	json_t *resource = add_object(resources);
	put_text(resource, "name", name);
	put_owned(resource, "path", mem_printf("%s.csv", name));
	put_text(resource, "profile", "tabular-data-resource");
	put_owned(resource, "description", mem_printf("A row: %s.", english));
	put_owned(resource, "description@de", mem_printf("Eine Zeile: %s.", german));
	put_text(resource, "format", "csv");
	put_text(resource, "mediatype", "text/csv");
	put_text(resource, "encoding", "utf-8");
	if (bytes > 0)
		put_number(resource, "bytes", bytes);
	put_dialect(resource, dialect);
	return resource;
}

static void
add_resource(json_t *resources, enum export_file file, const struct datapackage *package)
{
	const struct export_file_row *row = &export_files[file];
	json_t *resource = add_table(resources, row->name, row->english, row->german,
		package->bytes[file], package->dialect);
	json_t *schema = put_object(resource, "schema");
	json_t *fields = put_list(schema, "fields");
	enum export_column columns[EXPORT_COLUMN_COUNT];
	size_t count = export_file_columns(file, package->profile, columns);
	for (size_t i = 0; i < count; i++)
		add_field(fields, columns[i], package);
	put_words(schema, "missingValues", "");
	put_keys(schema, file, package);
}

/* --- the wide table ------------------------------------------------------------------------ */

static void
put_wide_constraints(json_t *field, const struct wide_field *of, bool is_type)
{
	json_t *constraints = json_object();
	if (of->required)
		put_flag(constraints, "required", true);
	if (of->is_count)
		put_number(constraints, "minimum", 0);
	if (of->pattern)
		put_text(constraints, "pattern", of->pattern);
	if (of->is_status || is_type) {
		json_t *list = put_list(constraints, "enum");
		for (int i = 0; of->is_status && i < WIDE_STATUS_COUNT; i++)
			add_text(list, wide_status_words[i]);
		for (int i = 0; is_type && i < EXPORT_GROUP_TYPE_COUNT; i++)
			add_text(list, export_group_type_words[i]);
	}
	if (json_object_size(constraints) > 0)
		json_object_set(field, "constraints", constraints);
	json_decref(constraints);
}

static void
add_wide_reference(json_t *keys, const struct wide_fields *wide, enum export_file parent)
{
	enum export_column to[EXPORT_KEYS_MOST];
	size_t count = export_keys(parent, to);
	json_t *key = add_object(keys), *from = put_list(key, "fields");
	for (size_t i = 0; i < count; i++)
		add_text(from, wide->list[i].name);
	json_t *reference = put_object(key, "reference");
	put_text(reference, "resource", export_files[parent].name);
	add_columns(put_list(reference, "fields"), to, count);
}

static void
add_wide(json_t *resources, const struct datapackage *package)
{
	const struct wide_fields *wide = &package->wide;
	json_t *resource = add_table(resources, WIDE_NAME, WIDE_MEANING, WIDE_MEANING_GERMAN,
		package->wide_bytes, package->dialect);
	json_t *schema = put_object(resource, "schema");
	json_t *fields = put_list(schema, "fields");
	for (size_t i = 0; i < wide->count; i++) {
		json_t *field = add_object(fields);
		put_text(field, "name", wide->list[i].name);
		put_type(field, wide->list[i].type, package->dialect);
		put_text(field, "description", wide->list[i].english);
		put_text(field, "description@de", wide->list[i].german);
		put_wide_constraints(field, &wide->list[i], i == WIDE_GROUP_TYPE);
	}
	put_words(schema, "missingValues", "");
	json_t *key = put_list(schema, "primaryKey");
	for (size_t i = 0; i < WIDE_KEYS; i++)
		add_text(key, wide->list[i].name);
	key = put_list(schema, "foreignKeys");
	add_wide_reference(key, wide, EXPORT_SESSIONS);
	add_wide_reference(key, wide, EXPORT_GROUPS);
}

/* --- the package --------------------------------------------------------------------------- */

static void
put_licence(json_t *root, const struct licence *of)
{
	json_t *licence = add_object(put_list(root, "licenses"));
	if (of->name)
		put_text(licence, "name", of->name);
	if (of->path)
		put_text(licence, "path", of->path);
	if (of->title)
		put_text(licence, "title", of->title);
	if (of->title_german)
		put_text(licence, "title@de", of->title_german);
}

static void
put_own(json_t *root, const struct datapackage *package)
{
	json_t *own = put_object(root, "runde");
	put_text(own, "version", PACKAGE_VERSION);
	put_text(own, "for", profile_words[package->profile]);
	put_text(own, "dialect", csv_dialect_words[package->dialect]);
	put_flag(own, "byte_order_mark", package->dialect == CSV_EXCEL_DE);
	put_flag(own, "confidential", package->profile == PROFILE_ARCHIVE);
	if (package->profile != PROFILE_ARCHIVE)
		put_number(own, "min_cell", package->min_cell);
	put_text(own, "formula_guard", datapackage_guard(IN_ENGLISH));
	put_text(own, "formula_guard@de", datapackage_guard(IN_GERMAN));
	json_t *sessions = put_list(own, "sessions");
	for (size_t i = 0; i < package->sessions_count; i++) {
		json_t *session = add_object(sessions);
		put_text(session, "session_id", package->sessions[i].id);
		put_text(session, "title", package->sessions[i].title);
		put_text(session, "place", package->sessions[i].place);
		put_text(session, "local_date", package->sessions[i].local_date);
	}
}

/* When the last of the sessions ended; nothing as long as one has not. */
static void
put_created(json_t *root, const struct datapackage *package)
{
	char text[UTC_TEXT];
	utc_ms last = 0;
	for (size_t i = 0; i < package->sessions_count; i++) {
		utc_ms ended = package->sessions[i].ended_at;
		if (!ended)
			return;
		last = ended > last ? ended : last;
	}
	if (!last)
		return;
	utc_text(last, text);
	put_text(root, "created", text);
}

static json_t *
make(const struct datapackage *package)
{
	json_t *root = json_object();
	put_text(root, "profile", "tabular-data-package");
	put_owned(root, "name", package->sessions_count == 1
		? mem_printf("runde-%s-%s", profile_words[package->profile], package->sessions[0].id)
		: mem_printf("runde-%s-%zu-sessions", profile_words[package->profile],
			package->sessions_count));
	put_owned(root, "title", datapackage_title(package, IN_ENGLISH));
	put_owned(root, "title@de", datapackage_title(package, IN_GERMAN));
	put_owned(root, "description", datapackage_description(package, IN_ENGLISH));
	put_owned(root, "description@de", datapackage_description(package, IN_GERMAN));
	put_created(root, package);
	put_licence(root, &package->licence);
	put_own(root, package);
	json_t *resources = put_list(root, "resources");
	for (int file = 0; file < EXPORT_FILE_COUNT; file++) {
		if (package->written[file])
			add_resource(resources, (enum export_file)file, package);
	}
	if (package->wide.count > 0)
		add_wide(resources, package);
	return root;
}

enum status
datapackage_write(const struct datapackage *package, FILE *file, const char *name,
	struct message *message)
{
	json_set_alloc_funcs(allocate, free);
	json_t *root = make(package);
	errno = 0;
	bool written = json_dumpf(root, file, JSON_INDENT(1)) == 0 && fputc('\n', file) != EOF
		&& fflush(file) == 0;
	int error = errno;
	json_decref(root);
	if (written)
		return STATUS_OK;
	return error ? fail(message, STATUS_IO, _("%s: could not be written: %s"), name, strerror(error))
		: fail(message, STATUS_IO, _("%s: could not be written"), name);
}
