/* Comments: noted, edited, shown, hidden, grouped, clustered, supported.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/internal.h"

#include "core/i18n.h"
#include "core/mem.h"
#include "core/text.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define DETAIL_COLUMNS 40 /* of a comment's text in undo */

/* --- a typed line -------------------------------------------------------------------- */

/* The group whose id or label begins with PREFIX, case aside; -1 unless it is just one. */
static int
group_by_prefix(const struct model *model, const char *prefix)
{
	int found = -1;
	char *wanted = text_folded(prefix);
	size_t length = strlen(wanted);

	for (int i = 0; i < model->workshop->groups_count && length > 0; i++) {
		const struct group *group = &model->workshop->groups[i];
		bool matches = strncmp(group->id, wanted, length) == 0;
		for (int language = 0; language < model->workshop->languages_count; language++) {
			char *label = text_folded(words_in(&group->label, language));
			matches = matches || strncmp(label, wanted, length) == 0;
			free(label);
		}
		if (!matches || group->official)
			continue;
		if (found >= 0) {
			found = -1;
			break;
		}
		found = i;
	}
	free(wanted);
	return found;
}

static bool
read_table(const char *sign, int *table_no)
{
	if ((sign[0] != 't' && sign[0] != 'T') || !isdigit((unsigned char)sign[1]))
		return false;
	char *end;
	long number = strtol(sign + 1, &end, 10);
	if (*end || number < 1 || number > COMMENT_TABLES_MAX)
		return false;
	*table_no = (int)number;
	return true;
}

/* The cluster that SIGN means in STEP: one there is whose name begins so, case
 * aside, if it is the only one; else a name of its own. `_` stands for a space. */
static const char *
cluster_by_prefix(const struct model *model, int step, char *sign)
{
	const char *found = NULL;
	for (char *c = sign; *c; c++) {
		if (*c == '_')
			*c = ' ';
	}
	if (step >= 0 && model_find_cluster(model, step, sign) >= 0)
		return sign;

	char *wanted = text_folded(sign);
	size_t length = strlen(wanted);
	bool several = false;
	for (int i = 0; i < model->clusters_count; i++) {
		char *name = text_folded(model->clusters[i].name);
		if (model->clusters[i].step == step && strncmp(name, wanted, length) == 0) {
			several = found != NULL;
			found = model->clusters[i].name;
		}
		free(name);
		if (several)
			break;
	}
	free(wanted);
	return found && !several ? found : sign;
}

void
comment_entry_read_about(const struct model *model, int step, const char *line,
	struct comment_entry *entry, char **memory)
{
	char *text = text_clean(line, strlen(line), TEXT_LINES | TEXT_TRIM);
	if (step < 0)
		step = model->stage.step;
	*memory = text;
	*entry = (struct comment_entry){ .group = model_no_group(model), .text = text };

	for (;;) {
		char *space = text + strcspn(text, " \n");
		if (!*space || space == text)
			break;
		char kept = *space;
		*space = '\0';
		int group = text[0] == '@' ? group_by_prefix(model, text + 1) : -1;
		if (group >= 0) {
			entry->group = group;
		} else if (text[0] == '#' && text[1]) {
			entry->cluster = cluster_by_prefix(model, step, text + 1);
		} else if (!read_table(text, &entry->table_no)) {
			*space = kept;
			break;
		}
		text = space + 1;
		while (*text == ' ')
			text++;
	}
	entry->text = text;
}

void
comment_entry_read(const struct model *model, const char *line, struct comment_entry *entry, char **memory)
{
	comment_entry_read_about(model, -1, line, entry, memory);
}

/* --- acts ------------------------------------------------------------------------------- */

static enum status
find(const struct session *session, const char *id, int *index, struct message *message)
{
	enum status status = act_allowed(session, false, message);
	if (status != STATUS_OK)
		return status;
	*index = model_find_comment(&session->model, id);
	if (*index < 0)
		return fail(message, STATUS_REFUSED, _("That comment is not there any more."));
	return STATUS_OK;
}

static enum status
clean_text(const char *typed, enum text_clean_flags flags, char **text, struct message *message)
{
	*text = text_clean(typed, strlen(typed), flags | TEXT_TRIM);
	if (**text && strlen(*text) <= WORKSHOP_CELL_MAX)
		return STATUS_OK;
	enum status status = **text
		? fail(message, STATUS_REFUSED, _("That is too long to be kept."))
		: fail(message, STATUS_REFUSED, _("There is nothing to note."));
	free(*text);
	*text = NULL;
	return status;
}

/* Inside an act: the id of the cluster NAME in STEP, made if it is not there; ID "" for no name. */
static void
find_or_add_cluster(struct session *session, int step, const char *name, char id[SESSION_ID_LENGTH + 1])
{
	struct model *model = &session->model;
	id[0] = '\0';
	if (!name || !*name)
		return;

	char *clean = text_clean(name, strlen(name), TEXT_ONE_LINE | TEXT_TRIM);
	char *fitting = text_columns(clean) > CLUSTER_COLUMNS_MAX ? text_shortened(clean, CLUSTER_COLUMNS_MAX)
		: mem_text(clean);
	free(clean);
	int cluster = *fitting ? model_find_cluster(model, step, fitting) : -1;
	if (cluster >= 0) {
		memcpy(id, model->clusters[cluster].id, SESSION_ID_LENGTH + 1);
	} else if (*fitting) {
		env_random_id(session->env, "k", SESSION_ID_CHARACTERS, id);
		store_run(session->store, STORE_CLUSTER_ADD, TEXT(model->session_id), TEXT(id),
			TEXT(step_id(model, step)), INTEGER(next_number(session, STORE_CLUSTER_NO_NEXT)),
			TEXT(fitting));
	}
	free(fitting);
}

/* Finishes an act about a comment: its id is the subject, its text what people are told, and LOGGED
 * what the log says. */
static enum status
finish(struct act *act, const char *id, const char *text, const char *logged, unsigned *changed,
	struct message *message)
{
	char *detail = text_shortened(text, DETAIL_COLUMNS);
	act->subject_id = id;
	act->detail = detail;
	act->logged = logged;
	enum status status = act_finish(act, CHANGED_COMMENTS, changed, message);
	free(detail);
	return status;
}

/* What the log says of a new comment: step, group, state, table, talk round, cluster. Fresh memory. */
static char *
log_new(const struct model *model, int step, const struct comment_entry *entry, enum comment_state state,
	const char *cluster_id)
{
	int talk_round = model->workshop->steps[step].kind == KIND_TALK ? model->steps[step].talk_round : 0;
	return mem_printf("%s %s %s %d %d %s", step_id(model, step), model_group_id(model, entry->group),
		comment_state_words[state], entry->table_no > 0 ? entry->table_no : 0, talk_round,
		*cluster_id ? cluster_id : "-");
}

enum status
session_comment_about(struct session *session, int step, const struct comment_entry *entry,
	char id[SESSION_ID_LENGTH + 1], unsigned *changed, struct message *message)
{
	struct model *model = &session->model;
	char *text, fresh[SESSION_ID_LENGTH + 1], cluster_id[SESSION_ID_LENGTH + 1];
	enum status status = act_allowed(session, true, message);
	if (status != STATUS_OK)
		return status;
	if (step >= model->workshop->steps_count)
		return fail(message, STATUS_REFUSED, _("There is no such step."));
	if (entry->group < 0 || entry->group > model_no_group(model))
		return fail(message, STATUS_REFUSED, _("There is no such group."));
	if (model->comments_count >= COMMENTS_MAX)
		return fail(message, STATUS_REFUSED, _("A session keeps at most %d comments."), COMMENTS_MAX);
	status = clean_text(entry->text, TEXT_LINES, &text, message);
	if (status != STATUS_OK)
		return status;

	if (step < 0)
		step = model->stage.step;
	enum comment_state state = model_shows_new_comments(model, step) ? COMMENT_SHOWN : COMMENT_NOTED;
	struct act act = act_begin(session, "comment");
	if (state == COMMENT_SHOWN && step == model->stage.step
		&& methods[model->workshop->steps[step].kind].has_comments)
		act.stage.page = -1;
	find_or_add_cluster(session, step, entry->cluster, cluster_id);
	env_random_id(session->env, "c", SESSION_ID_CHARACTERS, fresh);
	store_run(session->store, STORE_COMMENT_ADD, TEXT(model->session_id), TEXT(fresh),
		INTEGER(next_number(session, STORE_COMMENT_NO_NEXT)), TEXT(step_id(model, step)),
		entry->table_no > 0 ? INTEGER(entry->table_no) : NOTHING,
		model->workshop->steps[step].kind == KIND_TALK
			? INTEGER(model->steps[step].talk_round)
			: NOTHING,
		TEXT(model_group_id(model, entry->group)), *cluster_id ? TEXT(cluster_id) : NOTHING,
		INTEGER(0), TEXT(comment_state_words[state]), TEXT(text));
	char *logged = log_new(model, step, entry, state, cluster_id);
	status = finish(&act, fresh, text, logged, changed, message);
	free(logged);
	if (status == STATUS_OK && id)
		memcpy(id, fresh, sizeof(fresh));
	free(text);
	return status;
}

enum status
session_comment(struct session *session, const struct comment_entry *entry,
	char id[SESSION_ID_LENGTH + 1], unsigned *changed, struct message *message)
{
	return session_comment_about(session, -1, entry, id, changed, message);
}

enum status
session_comment_edit(struct session *session, const char *id, const char *typed, unsigned *changed,
	struct message *message)
{
	int index;
	char *text;
	enum status status = find(session, id, &index, message);
	if (status == STATUS_OK)
		status = clean_text(typed, TEXT_LINES, &text, message);
	if (status != STATUS_OK)
		return status;
	if (strcmp(text, session->model.comments[index].text) != 0) {
		struct act act = act_begin(session, "edit");
		store_run(session->store, STORE_COMMENT_TEXT, TEXT(text), TEXT(session->model.session_id),
			TEXT(id));
		status = finish(&act, id, text, "", changed, message);
	}
	free(text);
	return status;
}

enum status
session_comment_state(struct session *session, const char *id, enum comment_state state,
	unsigned *changed, struct message *message)
{
	int index;
	enum status status = find(session, id, &index, message);
	if (status != STATUS_OK || session->model.comments[index].state == state)
		return status;

	struct act act = act_begin(session, state == COMMENT_SHOWN ? "show" : "hide");
	/* beside a statement that is compared comments come behind everything else */
	if (state == COMMENT_SHOWN && act.stage.profile.question >= 0)
		act.stage.page = PAGE_LAST;
	store_run(session->store, STORE_COMMENT_STATE, TEXT(comment_state_words[state]),
		TEXT(session->model.session_id), TEXT(id));
	return finish(&act, id, session->model.comments[index].text, comment_state_words[state], changed,
		message);
}

enum status
session_comment_group(struct session *session, const char *id, int group, unsigned *changed,
	struct message *message)
{
	int index;
	enum status status = find(session, id, &index, message);
	if (status != STATUS_OK || session->model.comments[index].group == group)
		return status;
	if (group < 0 || group > model_no_group(&session->model))
		return fail(message, STATUS_REFUSED, _("There is no such group."));

	struct act act = act_begin(session, "group");
	store_run(session->store, STORE_COMMENT_GROUP, TEXT(model_group_id(&session->model, group)),
		TEXT(session->model.session_id), TEXT(id));
	return finish(&act, id, session->model.comments[index].text,
		model_group_id(&session->model, group), changed, message);
}

enum status
session_comment_cluster(struct session *session, const char *id, const char *name, unsigned *changed,
	struct message *message)
{
	int index;
	char cluster_id[SESSION_ID_LENGTH + 1];
	enum status status = find(session, id, &index, message);
	if (status != STATUS_OK)
		return status;

	const struct comment *comment = &session->model.comments[index];
	if (comment->cluster < 0 && (!name || !*name))
		return STATUS_OK;
	struct act act = act_begin(session, "cluster");
	find_or_add_cluster(session, comment->step, name, cluster_id);
	store_run(session->store, STORE_COMMENT_CLUSTER, *cluster_id ? TEXT(cluster_id) : NOTHING,
		TEXT(session->model.session_id), TEXT(id));
	char *detail = mem_text(name && *name ? name : comment->text);
	status = finish(&act, id, detail, *cluster_id ? cluster_id : "-", changed, message);
	free(detail);
	return status;
}

enum status
session_comment_support(struct session *session, const char *id, int more, unsigned *changed,
	struct message *message)
{
	int index;
	enum status status = find(session, id, &index, message);
	if (status != STATUS_OK)
		return status;

	const struct comment *comment = &session->model.comments[index];
	int supports = comment->supports + more;
	if (supports < 0 || supports > SUPPORTS_MAX)
		return fail(message, STATUS_REFUSED, _("Nobody supports that comment less."));
	struct act act = act_begin(session, "support");
	store_run(session->store, STORE_COMMENT_SUPPORTS, INTEGER(supports),
		TEXT(session->model.session_id), TEXT(id));
	char logged[24];
	snprintf(logged, sizeof(logged), "%d", supports);
	return finish(&act, id, comment->text, logged, changed, message);
}

enum status
session_cluster_rename(struct session *session, const char *id, const char *name, unsigned *changed,
	struct message *message)
{
	struct model *model = &session->model;
	char *text;
	enum status status = act_allowed(session, false, message);
	if (status == STATUS_OK)
		status = clean_text(name, TEXT_ONE_LINE, &text, message);
	if (status != STATUS_OK)
		return status;

	int cluster = 0;
	while (cluster < model->clusters_count && strcmp(model->clusters[cluster].id, id) != 0)
		cluster++;
	int namesake = cluster < model->clusters_count
		? model_find_cluster(model, model->clusters[cluster].step, text) : -1;
	if (cluster == model->clusters_count) {
		status = fail(message, STATUS_REFUSED, _("That cluster is not there any more."));
	} else if (text_columns(text) > CLUSTER_COLUMNS_MAX) {
		status = fail(message, STATUS_REFUSED, _("A name has at most %d columns."), CLUSTER_COLUMNS_MAX);
	} else if (namesake >= 0 && namesake != cluster) {
		status = fail(message, STATUS_REFUSED, _("There is a cluster “%s” already."), text);
	} else {
		struct act act = act_begin(session, "rename");
		store_run(session->store, STORE_CLUSTER_RENAME, TEXT(text), TEXT(model->session_id), TEXT(id));
		status = finish(&act, id, text, "", changed, message);
	}
	free(text);
	return status;
}

enum status
session_live(struct session *session, bool live, unsigned *changed, struct message *message)
{
	struct model *model = &session->model;
	enum status status = act_allowed(session, true, message);
	if (status != STATUS_OK || model->steps[model->stage.step].live == live)
		return status;

	struct act act = act_begin(session, "live");
	act.detail = live ? "live" : "collect";
	store_run(session->store, STORE_STEP_COMMENTS, TEXT(act.detail), TEXT(model->session_id),
		TEXT(step_id(model, model->stage.step)));
	return act_finish(&act, CHANGED_STAGE, changed, message);
}
