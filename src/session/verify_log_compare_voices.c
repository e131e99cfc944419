/* Comments, clusters and measures as the log has led to them, against those of the tables.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/verify_log.h"

#include "core/i18n.h"

#include <string.h>

static bool
has_cluster(const struct model *model, const char *id)
{
	for (int i = 0; i < model->clusters_count; i++) {
		if (strcmp(model->clusters[i].id, id) == 0)
			return true;
	}
	return false;
}

static void
compare_comment(struct walk *walk, const struct walk_comment *told, const struct comment *comment)
{
	const struct model *model = &walk->session->model;
	const char *cluster = comment->cluster < 0 ? "-" : model->clusters[comment->cluster].id;
	const char *wanted = told->cluster;
	/* the cluster it was in may have been forgotten */
	if (wanted && strcmp(wanted, "-") != 0 && walk->forgot_clusters > 0 && !has_cluster(model, wanted))
		wanted = "-";
	if (told->step && strcmp(told->step, step_id(model, comment->step)) != 0)
		verify_fault(walk->verify, _("comment %s: the log has it in another step"), told->id);
	if (told->group && strcmp(told->group, model_group_id(model, comment->group)) != 0)
		verify_fault(walk->verify, _("comment %s: the log has it of another group"), told->id);
	if (wanted && strcmp(wanted, cluster) != 0)
		verify_fault(walk->verify, _("comment %s: the log has it in another cluster"), told->id);
	if (told->has_state && told->state != comment->state)
		verify_fault(walk->verify, _("comment %s: by the log it is %s, by its table %s"), told->id,
			comment_state_words[told->state], comment_state_words[comment->state]);
	if (told->has_supports && told->supports != comment->supports)
		verify_fault(walk->verify, _("comment %s: the log has %d who support it, the table %d"), told->id,
			told->supports, comment->supports);
	if (told->known && (told->table_no != comment->table_no || told->talk_round != comment->talk_round))
		verify_fault(walk->verify, _("comment %s: the log has it of another table or talk round"),
			told->id);
}

/* What of one kind the tables and the log do not have both. */
struct odd {
	int64_t missing, untold;   /* in the tables, in the log */
	const char *first, *other; /* one of each */
};

/* Whether there are both sides, a line of the log that tells how it was made and a row (IS_THERE). */
static void
count_odd(struct odd *odd, const char *id, bool is_there, bool told)
{
	if (!is_there) {
		odd->missing++;
		odd->first = id;
	} else if (!told) {
		odd->untold++;
		odd->other = id;
	}
}

/* What is missing must have been forgotten, and what no line has made must have been taken in. */
static void
compare_odd(struct walk *walk, const struct odd *odd, int64_t taken, int64_t forgotten, const char *gone,
	const char *unknown)
{
	int64_t gone_count = odd->missing + taken - odd->untold;
	if (odd->untold > taken)
		verify_fault(walk->verify, unknown, odd->other, (long long)(odd->untold - taken));
	else if (gone_count != forgotten)
		verify_fault(walk->verify, gone, odd->first, (long long)gone_count, (long long)forgotten);
}

static void
compare_comments(struct walk *walk)
{
	const struct model *model = &walk->session->model;
	struct odd odd = {.first = "", .other = ""};
	for (int i = 0; i < walk->comments_count; i++) {
		const struct walk_comment *told = &walk->comments[i];
		int index = model_find_comment(model, told->id);
		count_odd(&odd, told->id, index >= 0, told->known);
		if (index >= 0)
			compare_comment(walk, told, &model->comments[index]);
	}
	compare_odd(walk, &odd, walk->taken_comments, walk->forgot_comments,
		_("comment %s and others: %lld are missing, and %lld were forgotten"),
		_("comment %s: no line of the log has noted it, nor others, %lld in all"));
}

static void
compare_clusters(struct walk *walk)
{
	const struct model *model = &walk->session->model;
	for (int i = 0; i < model->clusters_count && walk->taken_comments == 0; i++) {
		bool told = false;
		for (size_t j = 0; j < walk->lines_count && !told; j++) {
			const struct line *line = &walk->lines[j];
			told = line->counts && strcmp(line->act, "cluster") == 0
				&& strcmp(line->detail, model->clusters[i].id) == 0;
		}
		for (int j = 0; j < walk->comments_count && !told; j++)
			told = walk->comments[j].first_cluster
				&& strcmp(walk->comments[j].first_cluster, model->clusters[i].id) == 0;
		/* the comment that made it may have been forgotten, and what was said about it */
		if (!told && walk->forgot_comments == 0)
			verify_fault(walk->verify, _("cluster %s: no line of the log has made it"),
				model->clusters[i].id);
	}
}

static void
compare_measure(struct walk *walk, const struct walk_measure *told, const struct measure *measure)
{
	const char *comment = *measure->comment_id ? measure->comment_id : "-";
	bool lost = walk->forgot_comments > 0 && strcmp(comment, "-") == 0;
	if ((told->known && (told->dropped != measure->dropped
			|| (!lost && told->comment && strcmp(told->comment, comment) != 0)))
		|| (told->agreed >= 0 && (told->agreed != measure->agreed || strcmp(told->due, measure->due) != 0)))
		verify_fault(walk->verify, _("measure %s: it is not agreed, dropped, due or made as the log says"),
			told->id);
}

static void
compare_measures(struct walk *walk)
{
	const struct model *model = &walk->session->model;
	struct odd odd = {.first = "", .other = ""};
	for (int i = 0; i < walk->measures_count; i++) {
		const struct walk_measure *told = &walk->measures[i];
		int index = model_find_measure(model, told->id);
		count_odd(&odd, told->id, index >= 0, told->known);
		if (index >= 0)
			compare_measure(walk, told, &model->measures[index]);
	}
	compare_odd(walk, &odd, walk->taken_measures, walk->forgot_measures,
		_("measure %s and others: %lld are missing, and %lld were forgotten"),
		_("measure %s: no line of the log has noted it, nor others, %lld in all"));
}

void
walk_compare_voices(struct walk *walk)
{
	compare_comments(walk);
	compare_clusters(walk);
	compare_measures(walk);
}
