/* Comments and measures that were noted elsewhere, many at once.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/internal.h"

#include "core/i18n.h"
#include "core/mem.h"
#include "core/text.h"
#include "session/import_ids.h"

#include <stdlib.h>
#include <string.h>

/* Inside an act: finishes it, `COUNT FROM` its detail. */
static enum status
finish(struct act *act, int count, const char *from, unsigned changes, unsigned *changed,
	struct message *message)
{
	char *name = clean_line(from);
	char *detail = mem_printf("%d %s", count, name);
	act->detail = detail;
	enum status status = act_finish(act, changes, changed, message);
	free(detail);
	free(name);
	return status;
}

/* Somebody has taken in the same ids since the file was read. */
static enum status
taken_by_now(struct session *session, struct import_ids *ids, struct message *message)
{
	int twice = import_ids_check(ids, NULL, 0);
	import_ids_free(ids);
	return twice == 0 ? STATUS_OK : fail(message, STATUS_BUSY,
		_("%s: another program has taken in the same just now"), session_path(session));
}

/* --- comments ---------------------------------------------------------------------------------- */

static enum status
check_comments(struct session *session, const struct comment_row *rows, int count,
	struct message *message)
{
	const struct model *model = &session->model;
	struct import_ids ids = {.count = 0};
	enum status status = taking_allowed(session, message);
	if (status != STATUS_OK)
		return status;
	if (model->comments_count > COMMENTS_MAX - count)
		return fail(message, STATUS_REFUSED, _("A session keeps at most %d comments."), COMMENTS_MAX);
	for (int i = 0; i < model->comments_count; i++)
		import_ids_add(&ids, model->comments[i].id, 0);
	for (int i = 0; i < count; i++) {
		if (rows[i].id)
			import_ids_add(&ids, rows[i].id, i + 1);
	}
	return taken_by_now(session, &ids, message);
}

/* Clusters made by this act. */
struct fresh_cluster {
	int step;
	char *folded;
	char id[SESSION_ID_LENGTH + 1];
};

struct fresh_clusters {
	struct fresh_cluster *list;
	int count;
};

/* Inside an act: the id of the cluster of ROW, made if it is not there; NULL: it has none. */
static const char *
cluster_of(struct session *session, struct fresh_clusters *fresh, const struct comment_row *row)
{
	struct model *model = &session->model;
	int found = row->cluster ? model_find_cluster(model, row->step, row->cluster) : -1;
	if (!row->cluster)
		return NULL;
	if (found >= 0)
		return model->clusters[found].id;
	char *folded = text_folded(row->cluster);
	for (int i = 0; i < fresh->count; i++) {
		if (fresh->list[i].step == row->step && strcmp(fresh->list[i].folded, folded) == 0) {
			free(folded);
			return fresh->list[i].id;
		}
	}
	fresh->list = mem_grow(fresh->list, (size_t)fresh->count, sizeof(*fresh->list));
	struct fresh_cluster *cluster = &fresh->list[fresh->count++];
	*cluster = (struct fresh_cluster){.step = row->step, .folded = folded};
	if (row->cluster_id)
		memcpy(cluster->id, row->cluster_id, sizeof(cluster->id));
	else
		env_random_id(session->env, "k", SESSION_ID_CHARACTERS, cluster->id);
	store_run(session->store, STORE_CLUSTER_ADD, TEXT(model->session_id), TEXT(cluster->id),
		TEXT(step_id(model, row->step)), INTEGER(next_number(session, STORE_CLUSTER_NO_NEXT)),
		TEXT(row->cluster));
	return cluster->id;
}

static void
add_comment(struct session *session, struct fresh_clusters *fresh, const struct comment_row *row,
	int64_t number)
{
	const struct model *model = &session->model;
	char id[SESSION_ID_LENGTH + 1];
	int talk_round = row->talk_round > 0 ? row->talk_round : model->steps[row->step].talk_round;
	enum comment_state state = row->state >= 0 ? (enum comment_state)row->state
		: model_shows_new_comments(model, row->step) ? COMMENT_SHOWN : COMMENT_NOTED;
	const char *cluster_id = cluster_of(session, fresh, row);
	if (!row->id)
		env_random_id(session->env, "c", SESSION_ID_CHARACTERS, id);
	store_run(session->store, STORE_COMMENT_ADD, TEXT(model->session_id), TEXT(row->id ? row->id : id),
		INTEGER(number), TEXT(step_id(model, row->step)),
		row->table_no > 0 ? INTEGER(row->table_no) : NOTHING,
		model->workshop->steps[row->step].kind == KIND_TALK ? INTEGER(talk_round) : NOTHING,
		TEXT(model_group_id(model, row->group)), TEXT(cluster_id), INTEGER(row->supports),
		TEXT(comment_state_words[state]), TEXT(row->text));
}

enum status
session_comments(struct session *session, const struct comment_row *rows, int count, const char *from,
	unsigned *changed, struct message *message)
{
	struct act act;
	struct fresh_clusters fresh = {.count = 0};
	enum status status = act_begin_fresh(session, "comments", &act, changed, message);
	if (status != STATUS_OK)
		return status;
	status = check_comments(session, rows, count, message);
	if (status != STATUS_OK) {
		act_roll_back(&act);
		return status;
	}
	int64_t number = next_number(session, STORE_COMMENT_NO_NEXT);
	for (int i = 0; i < count; i++)
		add_comment(session, &fresh, &rows[i], number + i);
	for (int i = 0; i < fresh.count; i++)
		free(fresh.list[i].folded);
	free(fresh.list);
	return finish(&act, count, from, CHANGED_COMMENTS, changed, message);
}

/* --- measures ---------------------------------------------------------------------------------- */

static enum status
check_measures(struct session *session, const struct measure_row *rows, int count,
	struct message *message)
{
	const struct model *model = &session->model;
	struct import_ids ids = {.count = 0};
	enum status status = taking_allowed(session, message);
	if (status != STATUS_OK)
		return status;
	if (model->measures_count > MEASURES_MAX - count)
		return fail(message, STATUS_REFUSED, _("A session keeps at most %d measures."), MEASURES_MAX);
	for (int i = 0; i < model->measures_count; i++)
		import_ids_add(&ids, model->measures[i].id, 0);
	for (int i = 0; i < count; i++) {
		if (rows[i].id)
			import_ids_add(&ids, rows[i].id, i + 1);
		if (rows[i].entry.comment_id && model_find_comment(model, rows[i].entry.comment_id) < 0)
			status = fail(message, STATUS_REFUSED, _("That comment is not there any more."));
	}
	enum status twice = taken_by_now(session, &ids, message);
	return status != STATUS_OK ? status : twice;
}

enum status
session_measures(struct session *session, const struct measure_row *rows, int count, const char *from,
	unsigned *changed, struct message *message)
{
	struct store *store = session->store;
	const struct model *model = &session->model;
	struct act act;
	enum status status = act_begin_fresh(session, "measures", &act, changed, message);
	if (status != STATUS_OK)
		return status;
	status = check_measures(session, rows, count, message);
	if (status != STATUS_OK) {
		act_roll_back(&act);
		return status;
	}
	int64_t number = next_number(session, STORE_MEASURE_NO_NEXT);
	for (int i = 0; i < count; i++) {
		const struct measure_entry *entry = &rows[i].entry;
		char fresh[SESSION_ID_LENGTH + 1];
		const char *id = rows[i].id ? rows[i].id : fresh;
		if (!rows[i].id)
			env_random_id(session->env, "m", SESSION_ID_CHARACTERS, fresh);
		store_run(store, STORE_MEASURE_ADD, TEXT(model->session_id), TEXT(id), INTEGER(number + i),
			TEXT(step_id(model, rows[i].step)), TEXT(entry->what), TEXT(entry->who),
			INTEGER(entry->agreed), TEXT(entry->due), TEXT(entry->due_text), TEXT(entry->comment_id));
		if (rows[i].dropped)
			store_run(store, STORE_MEASURE_STATE, TEXT("dropped"), TEXT(model->session_id), TEXT(id));
	}
	return finish(&act, count, from, CHANGED_MEASURES, changed, message);
}
