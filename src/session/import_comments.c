/* Takes in comments that were noted elsewhere.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/import_file.h"

#include "core/i18n.h"
#include "core/mem.h"
#include "core/text.h"
#include "session/import_rows.h"

#include <stdlib.h>
#include <string.h>

enum { TALK_ROUNDS_MOST = 99, CLUSTERS_MOST = 1000 };

/* A cluster that the table names. */
struct named_cluster {
	int step, line;
	char *name, *folded;
	char id[SESSION_ID_LENGTH + 1]; /* "": it says none */
};

/* What the table says. `file` comes first. */
struct comments {
	struct import_file file;
	int step, group;             /* of all rows; -1: each says it */
	struct comment_row *rows;    /* their texts are their own */
	int count;
	struct named_cluster *clusters;
	int clusters_count;
	struct import_ids ids;
};

static bool
take_header(struct import_file *file, int line)
{
	(void)line;
	struct comments *comments = (struct comments *)file;
	if (!import_file_step(file, COMMENTS_STEP_ID, &comments->step)
		|| !import_file_group(file, COMMENTS_GROUP_ID, &comments->group))
		return false;
	if (comments->step < 0 && !file->reader.has[COMMENTS_STEP_ID])
		return import_file_misused(file, _("%s: to which step do these belong? There is no column "
			"“step_id”; name the step with --step"));
	return table_reader_needs(&file->reader, COMMENTS_TEXT);
}

/* A whole number of COLUMN between LEAST and MOST; nothing is 0. False with a fault. */
static bool
take_number(struct table_reader *reader, enum export_column column, int least, int most, int line, int *number)
{
	const struct table_cell *cell = table_cell(reader, column);
	*number = 0;
	if (!cell->there)
		return true;
	if (cell->integer < least || cell->integer > most) {
		table_fault(reader, column, line, _("“%s” must lie between %d and %d"), cell->text, least, most);
		return false;
	}
	*number = (int)cell->integer;
	return true;
}

static bool
take_step(struct comments *comments, int line, int *step)
{
	struct table_reader *reader = &comments->file.reader;
	const struct table_cell *cell = table_cell(reader, COMMENTS_STEP_ID);
	char *why = NULL;
	*step = comments->step;
	if (*step < 0 && !cell->there)
		why = mem_text(_("the step is missing"));
	else if (*step < 0)
		*step = import_step(comments->file.model, cell->text, &why);
	if (why)
		table_fault(reader, COMMENTS_STEP_ID, line, "%s", why);
	free(why);
	return *step >= 0;
}

static bool
take_group(struct comments *comments, int line, int *group)
{
	const struct model *model = comments->file.model;
	struct table_reader *reader = &comments->file.reader;
	const struct table_cell *cell = table_cell(reader, COMMENTS_GROUP_ID);
	char *why = NULL;
	*group = comments->group >= 0 ? comments->group : model_no_group(model);
	if (!cell->there)
		return true;
	if (strcmp(cell->text, "withheld") == 0)
		why = mem_text(_("the group of this row is withheld; only an export for the archive can be "
			"taken in"));
	else
		*group = import_group(model, cell->text, &why);
	if (why)
		table_fault(reader, COMMENTS_GROUP_ID, line, "%s", why);
	bool fine = !why;
	free(why);
	return fine;
}

static bool
take_talk(struct comments *comments, int line, struct comment_row *row)
{
	const struct step *step = &comments->file.model->workshop->steps[row->step];
	struct table_reader *reader = &comments->file.reader;
	bool fine = take_number(reader, COMMENTS_TABLE_NO, 1, COMMENT_TABLES_MAX, line, &row->table_no);
	if (table_cell(reader, COMMENTS_TALK_ROUND)->there && step->kind != KIND_TALK) {
		table_fault(reader, COMMENTS_TALK_ROUND, line, _("“%s” is no talk and has no rounds"), step->id);
		return false;
	}
	return take_number(reader, COMMENTS_TALK_ROUND, 1, TALK_ROUNDS_MOST, line, &row->talk_round) && fine;
}

static bool
take_state(struct table_reader *reader, int line, int *state)
{
	const struct table_cell *cell = table_cell(reader, COMMENTS_STATE);
	*state = -1;
	if (!cell->there)
		return true;
	for (int i = 0; i < 3 && *state < 0; i++) {
		if (strcmp(comment_state_words[i], cell->text) == 0)
			*state = i;
	}
	if (*state < 0)
		table_fault(reader, COMMENTS_STATE, line, _("“%s” is not known; there are: %s, %s, %s"),
			cell->text, comment_state_words[0], comment_state_words[1], comment_state_words[2]);
	return *state >= 0;
}

/* --- clusters ---------------------------------------------------------------------------------- */

static int
find_by_id(const struct model *model, const char *id)
{
	int i = 0;
	while (i < model->clusters_count && strcmp(model->clusters[i].id, id) != 0)
		i++;
	return i < model->clusters_count ? i : -1;
}

/* What is wrong with a cluster of STEP that is called NAME and has ID, in fresh memory, or NULL. */
static char *
wrong_cluster(const struct comments *comments, int step, const char *name, const char *id)
{
	const struct model *model = comments->file.model;
	int here = *id ? find_by_id(model, id) : -1, called = model_find_cluster(model, step, name);
	char *why = NULL, *folded;
	if (comments->clusters_count >= CLUSTERS_MOST)
		return mem_printf(_("there are more than %d clusters"), CLUSTERS_MOST);
	if (text_columns(name) > CLUSTER_COLUMNS_MAX)
		return mem_printf(_("a name has at most %d columns"), CLUSTER_COLUMNS_MAX);
	if (*id && !import_id_valid(id, 'k'))
		return mem_printf(_("“%s” is no id as it is exported; without the column, ids are made"), id);
	if (here >= 0 && here != called)
		return mem_printf(_("“%s” is the cluster “%s” in this session"), id, model->clusters[here].name);
	if (*id && called >= 0 && here < 0)
		return mem_printf(_("the cluster “%s” is in this session with another id"), name);
	folded = text_folded(name);
	for (int i = 0; i < comments->clusters_count && !why; i++) {
		const struct named_cluster *other = &comments->clusters[i];
		bool same = other->step == step && strcmp(other->folded, folded) == 0;
		if (*id && *other->id && same != (strcmp(other->id, id) == 0))
			why = mem_printf(_("“%s” is “%s” with the id “%s” in line %d"), name, other->name, other->id,
				other->line);
	}
	free(folded);
	return why;
}

static struct named_cluster *
find_named(struct comments *comments, int step, const char *name)
{
	for (int i = 0; i < comments->clusters_count; i++) {
		struct named_cluster *cluster = &comments->clusters[i];
		if (cluster->step == step && strcmp(cluster->name, name) == 0)
			return cluster;
	}
	return NULL;
}

static void
add_cluster(struct comments *comments, int step, const char *name, const char *id, int line)
{
	comments->clusters = mem_grow(comments->clusters, (size_t)comments->clusters_count,
		sizeof(*comments->clusters));
	struct named_cluster *cluster = &comments->clusters[comments->clusters_count++];
	*cluster = (struct named_cluster){.step = step, .line = line, .name = mem_text(name),
		.folded = text_folded(name)};
	if (*id)
		memcpy(cluster->id, id, sizeof(cluster->id));
}

static bool
take_cluster(struct comments *comments, int line, struct comment_row *row)
{
	const struct model *model = comments->file.model;
	struct table_reader *reader = &comments->file.reader;
	const char *id = table_cell(reader, COMMENTS_CLUSTER_ID)->text;
	const char *typed = table_cell(reader, COMMENTS_CLUSTER)->text;
	char *name = text_clean(typed, strlen(typed), TEXT_ONE_LINE | TEXT_TRIM), *why = NULL;
	int known = *id && !*name ? find_by_id(model, id) : -1;
	enum export_column column = *id && !*name ? COMMENTS_CLUSTER_ID : COMMENTS_CLUSTER;
	if (known >= 0 && model->clusters[known].step == row->step) {
		free(name);
		name = mem_text(model->clusters[known].name);
	} else if (*id && !*name) {
		why = mem_text(_("the name of the cluster is missing"));
	}
	struct named_cluster *before = *name && !why ? find_named(comments, row->step, name) : NULL;
	if (*name && !why && (!before || strcmp(before->id, id) != 0))
		why = wrong_cluster(comments, row->step, name, id);
	if (why) {
		table_fault(reader, column, line, "%s", why);
		free(why);
		free(name);
		return false;
	}
	if (*name && !before)
		add_cluster(comments, row->step, name, id, line);
	else if (before && *id)
		memcpy(before->id, id, sizeof(before->id));
	row->cluster = *name ? name : NULL;
	if (!*name)
		free(name);
	return true;
}

/* --- rows -------------------------------------------------------------------------------------- */

static bool
take_id(struct comments *comments, int line, struct comment_row *row)
{
	struct table_reader *reader = &comments->file.reader;
	const struct table_cell *cell = table_cell(reader, COMMENTS_COMMENT_ID);
	if (!cell->there)
		return true;
	if (!import_id_valid(cell->text, 'c')) {
		table_fault(reader, COMMENTS_COMMENT_ID, line,
			_("“%s” is no id as it is exported; without the column, ids are made"), cell->text);
		return false;
	}
	import_ids_add(&comments->ids, cell->text, line);
	row->id = mem_text(cell->text);
	return true;
}

static void
row_free(struct comment_row *row)
{
	free((char *)(uintptr_t)row->id);
	free((char *)(uintptr_t)row->cluster);
	free((char *)(uintptr_t)row->text);
}

static bool
take_row(struct import_file *file, int line)
{
	struct comments *comments = (struct comments *)file;
	struct table_reader *reader = &file->reader;
	const struct table_cell *text = table_cell(reader, COMMENTS_TEXT);
	struct comment_row row = {.id = NULL};
	if (comments->count + file->model->comments_count >= COMMENTS_MAX) {
		faults_add(file->faults, line, false, _("a session keeps at most %d comments; the rest was not "
			"read"), COMMENTS_MAX);
		return false;
	}
	bool fine = text->there, known = take_step(comments, line, &row.step);
	if (!text->there)
		table_fault(reader, COMMENTS_TEXT, line, _("the text is missing"));
	fine = take_group(comments, line, &row.group) && fine;
	fine = take_number(reader, COMMENTS_SUPPORTS, 0, SUPPORTS_MAX, line, &row.supports) && fine;
	fine = take_state(reader, line, &row.state) && fine;
	fine = take_id(comments, line, &row) && fine;
	if (known) {
		fine = take_talk(comments, line, &row) && fine;
		fine = take_cluster(comments, line, &row) && fine;
	}
	if (!fine || !known) {
		row_free(&row);
		return true;
	}
	row.text = mem_text(text->text);
	row.place = table_place(reader, COMMENTS_COMMENT_NO, line);
	comments->rows = mem_grow(comments->rows, (size_t)comments->count, sizeof(*comments->rows));
	comments->rows[comments->count++] = row;
	return true;
}

static int
by_place(const void *a, const void *b)
{
	const struct comment_row *left = a, *right = b;
	return (left->place > right->place) - (left->place < right->place);
}

static void
take_end(struct import_file *file)
{
	struct comments *comments = (struct comments *)file;
	if (comments->count > 0)
		qsort(comments->rows, (size_t)comments->count, sizeof(*comments->rows), by_place);
	for (int i = 0; i < file->model->comments_count; i++)
		import_ids_add(&comments->ids, file->model->comments[i].id, 0);
	import_ids_check(&comments->ids, &file->reader, COMMENTS_COMMENT_ID);
	/* the id of a cluster may stand behind its name only further down */
	for (int i = 0; i < comments->count; i++) {
		struct comment_row *row = &comments->rows[i];
		const struct named_cluster *cluster = row->cluster
			? find_named(comments, row->step, row->cluster) : NULL;
		row->cluster_id = cluster && *cluster->id ? cluster->id : NULL;
	}
}

static void
tell(const struct comments *comments, struct buffer *report)
{
	int hidden = 0, clusters = 0, count = comments->count;
	for (int i = 0; i < count; i++)
		hidden += comments->rows[i].state == COMMENT_HIDDEN;
	for (int i = 0; i < comments->clusters_count; i++) {
		bool again = false;
		for (int j = 0; j < i; j++)
			again = again || (comments->clusters[j].step == comments->clusters[i].step
				&& strcmp(comments->clusters[j].folded, comments->clusters[i].folded) == 0);
		clusters += !again;
	}
	buffer_printf(report, P_("%d comment", "%d comments", (unsigned long)count), count);
	if (clusters > 0)
		buffer_printf(report, P_(" in %d cluster", " in %d clusters", (unsigned long)clusters), clusters);
	if (hidden > 0)
		buffer_printf(report, P_(", %d hidden", ", %d hidden", (unsigned long)hidden), hidden);
	buffer_add_char(report, '\n');
}

enum status
import_comments(struct session *session, const struct import_options *options, struct buffer *report,
	struct faults *faults, unsigned *changed, struct message *message)
{
	struct comments comments = {.file = import_file_of(session, options, faults, message)};
	comments.file.header = take_header;
	comments.file.row = take_row;
	comments.file.end = take_end;
	enum status status = import_file_read(&comments.file, EXPORT_COMMENTS);
	if (status == STATUS_OK)
		status = session_comments(session, comments.rows, comments.count, comments.file.from, changed,
			message);
	if (status == STATUS_OK)
		tell(&comments, report);
	for (int i = 0; i < comments.count; i++)
		row_free(&comments.rows[i]);
	for (int i = 0; i < comments.clusters_count; i++) {
		free(comments.clusters[i].name);
		free(comments.clusters[i].folded);
	}
	free(comments.rows);
	free(comments.clusters);
	import_ids_free(&comments.ids);
	table_reader_free(&comments.file.reader);
	return status;
}
