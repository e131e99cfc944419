/* What only the archive needs, so that a session can be made of it again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/export_rows.h"

#include "core/mem.h"

#include <stdlib.h>
#include <string.h>

/* --- rounds ------------------------------------------------------------------------------ */

/* The place of ROUND among those that have a row, in the order of opening. */
static int
round_no(const struct export *export, const struct round *round)
{
	int no = 1;
	for (int i = 0; i < export->rounds_count; i++)
		no += !export_unasked(export->rounds[i]) && export->rounds[i]->key < round->key;
	return no;
}

void
export_round_rows(struct export *export)
{
	for (int i = 0; export_wants(export, EXPORT_ROUNDS) && i < export->rounds_count; i++) {
		const struct round *round = export->rounds[i];
		if (export_unasked(round))
			continue;
		export_put(export, ROUNDS_QUESTION_ID, cell_text(round->question));
		export_put(export, ROUNDS_ROUND, cell_integer(round->number));
		export_put(export, ROUNDS_STEP_NO, export_step_no(round->step));
		export_put(export, ROUNDS_STEP_ID, export_step_id(export->model, round->step));
		export_put(export, ROUNDS_ROUND_NO, cell_integer(round_no(export, round)));
		export_put(export, ROUNDS_STATE, cell_text(round_state_words[round->state]));
		export_put(export, ROUNDS_SEALED, cell_flag(round->sealed));
		export_put(export, ROUNDS_OPENED_AT, export_time(round->opened_at));
		export_put(export, ROUNDS_CLOSED_AT, export_time(round->closed_at));
		export_row(export, EXPORT_ROUNDS);
	}
}

void
export_presence(struct export *export)
{
	struct store *store = export->store;
	const enum statement s = STORE_ROUND_PRESENCES;
	for (int i = 0; export_wants(export, EXPORT_PRESENCE) && i < export->rounds_count; i++) {
		const struct round *round = export->rounds[i];
		if (export_unasked(round))
			continue;
		store_ask(store, s, INTEGER(round->key));
		while (store_next(store, s)) {
			export_put(export, PRESENCE_QUESTION_ID, cell_text(round->question));
			export_put(export, PRESENCE_ROUND, cell_integer(round->number));
			export_put(export, PRESENCE_GROUP_ID, cell_text(store_text(store, s, 0)));
			export_put(export, PRESENCE_PRESENT, cell_integer(store_integer(store, s, 1)));
			export_row(export, EXPORT_PRESENCE);
		}
	}
}

void
export_zeros(struct export *export)
{
	struct store *store = export->store;
	const enum statement s = STORE_EXPORT_ZEROS;
	for (int i = 0; export_wants(export, EXPORT_ZEROS) && i < export->rounds_count; i++) {
		const struct round *round = export->rounds[i];
		if (export_unasked(round))
			continue;
		store_ask(store, s, INTEGER(round->key));
		while (store_next(store, s)) {
			int64_t option_no = store_integer(store, s, 2);
			export_put(export, ZEROS_QUESTION_ID, cell_text(round->question));
			export_put(export, ZEROS_ROUND, cell_integer(round->number));
			export_put(export, ZEROS_BALLOT_ID, cell_text(store_text(store, s, 0)));
			export_put(export, ZEROS_GROUP_ID, cell_text(store_text(store, s, 1)));
			if (option_no >= 0)
				export_put(export, ZEROS_OPTION_NO, cell_integer(option_no));
			if (!store_is_null(store, s, 3))
				export_put(export, ZEROS_VALUE, cell_number(store_real(store, s, 3)));
			export_row(export, EXPORT_ZEROS);
		}
	}
}

/* --- clusters ---------------------------------------------------------------------------- */

static int
by_step(const void *a, const void *b)
{
	const struct cluster *left = *(const struct cluster *const *)a;
	const struct cluster *right = *(const struct cluster *const *)b;
	int order = (left->step > right->step) - (left->step < right->step);
	return order ? order : strcmp(left->id, right->id);
}

void
export_clusters(struct export *export)
{
	const struct model *model = export->model;
	if (!export_wants(export, EXPORT_CLUSTERS))
		return;

	const struct cluster **clusters = mem_new((size_t)model->clusters_count + 1,
		sizeof(struct cluster *));
	for (int i = 0; i < model->clusters_count; i++)
		clusters[i] = &model->clusters[i];
	qsort(clusters, (size_t)model->clusters_count, sizeof(struct cluster *), by_step);
	for (int i = 0; i < model->clusters_count; i++) {
		const struct cluster *cluster = clusters[i];
		export_put(export, CLUSTERS_STEP_NO, export_step_no(cluster->step));
		export_put(export, CLUSTERS_STEP_ID, export_step_id(model, cluster->step));
		export_put(export, CLUSTERS_CLUSTER_ID, cell_text(cluster->id));
		export_put(export, CLUSTERS_CLUSTER_NO, cell_integer(cluster - model->clusters + 1));
		export_put(export, CLUSTERS_CLUSTER, cell_text(cluster->name));
		export_row(export, EXPORT_CLUSTERS);
	}
	free(clusters);
}

/* --- texts ------------------------------------------------------------------------------- */

/* All but the notes, which nobody but the facilitator reads. */
void
export_texts(struct export *export)
{
	struct store *store = export->store;
	const enum statement s = STORE_WORDINGS;
	if (!export_wants(export, EXPORT_TEXTS))
		return;

	store_ask(store, s, TEXT(export->model->session_id));
	while (store_next(store, s)) {
		const char *owner_id = store_text(store, s, 1), *field = store_text(store, s, 2);
		if (strcmp(field, workshop_columns[COLUMN_NOTES].word) == 0)
			continue;
		export_put(export, TEXTS_OWNER, cell_text(store_text(store, s, 0)));
		export_put(export, TEXTS_OWNER_ID,
			cell_text(*owner_id ? owner_id : export->model->workshop->id));
		export_put(export, TEXTS_FIELD, cell_text(field));
		export_put(export, TEXTS_LANGUAGE, cell_text(store_text(store, s, 3)));
		export_put(export, TEXTS_TEXT, cell_text(store_text(store, s, 4)));
		export_row(export, EXPORT_TEXTS);
	}
}
