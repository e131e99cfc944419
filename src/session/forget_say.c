/* What there is to forget, and in words what would go.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/forget_parts.h"

#include "core/i18n.h"
#include "core/mem.h"
#include "core/text.h"

#include <stdlib.h>
#include <string.h>

enum { SHOWN_COLUMNS = 60 };

/* --- which ------------------------------------------------------------------------------- */

static const struct cluster *
find_cluster(const struct model *model, const char *id)
{
	for (int i = 0; i < model->clusters_count; i++) {
		if (strcmp(model->clusters[i].id, id) == 0)
			return &model->clusters[i];
	}
	return NULL;
}

static bool
is_there(const struct model *model, enum forget_kind kind, const char *id)
{
	switch (kind) {
	case FORGET_COMMENT:
		return model_find_comment(model, id) >= 0;
	case FORGET_CLUSTER:
		return find_cluster(model, id);
	case FORGET_MEASURE:
		return model_find_measure(model, id) >= 0;
	default:
		return true;
	}
}

enum status
forget_check(const struct session *session, const struct forget *forget, struct message *message)
{
	for (int i = 0; i < forget->ids_count; i++) {
		if (is_there(&session->model, forget->kind, forget->ids[i]))
			continue;
		const char *what = forget->kind == FORGET_COMMENT ? _("%s: there is no comment “%s”")
			: forget->kind == FORGET_CLUSTER ? _("%s: there is no cluster “%s”")
			: _("%s: there is no measure “%s”");
		char *sentence = mem_printf(what, session_name(session), forget->ids[i]);
		fail(message, STATUS_DATA, _("%s; `runde forget %s` lists what there is"), sentence,
			session_name(session));
		free(sentence);
		return STATUS_DATA;
	}
	return STATUS_OK;
}

bool
forget_wants(const struct forget *forget, const char *id)
{
	for (int i = 0; i < forget->ids_count; i++) {
		if (strcmp(forget->ids[i], id) == 0)
			return true;
	}
	return false;
}

bool
forget_takes(const struct model *model, const struct forget *forget, const struct comment *comment)
{
	switch (forget->kind) {
	case FORGET_COMMENT:
		return forget_wants(forget, comment->id);
	case FORGET_CLUSTER:
		return forget->with_comments && comment->cluster >= 0
			&& forget_wants(forget, model->clusters[comment->cluster].id);
	default:
		return forget->kind == FORGET_TEXT;
	}
}

/* --- in words ---------------------------------------------------------------------------- */

void
forget_say_one(struct buffer *lines, const char *format, const char *id, const char *text)
{
	char *line = text_clean(text, strlen(text), TEXT_ONE_LINE | TEXT_TRIM);
	char *shown = text_shortened(line, SHOWN_COLUMNS);
	char *said = mem_printf(format, id, shown);
	buffer_add(lines, said);
	buffer_add(lines, "\n");
	free(said);
	free(shown);
	free(line);
}

static void
say_number(struct buffer *lines, const char *format, int count)
{
	char *said = mem_printf(format, count);
	if (count > 0) {
		buffer_add(lines, said);
		buffer_add(lines, "\n");
	}
	free(said);
}

static void
say_text(const struct model *model, struct buffer *lines)
{
	int words = 0, reasons = 0;
	for (int i = 0; i < model->rounds_count; i++)
		words += model->rounds[i].tally.words_count;
	for (int i = 0; i < model->officials_count; i++)
		reasons += *model->officials[i].reason != '\0';
	say_number(lines, P_("%d comment", "%d comments", (unsigned long)model->comments_count),
		model->comments_count);
	say_number(lines, P_("%d cluster", "%d clusters", (unsigned long)model->clusters_count),
		model->clusters_count);
	say_number(lines, P_("%d measure", "%d measures", (unsigned long)model->measures_count),
		model->measures_count);
	say_number(lines, P_("%d word of a question for words; how often something was said stays",
		"%d words of questions for words; how often something was said stays",
		(unsigned long)words), words);
	say_number(lines, P_("%d reason of an institution", "%d reasons of institutions",
		(unsigned long)reasons), reasons);
}

void
forget_say(const struct session *session, const struct forget *forget, struct buffer *lines)
{
	const struct model *model = &session->model;
	if (forget->kind == FORGET_SESSION) {
		forget_say_one(lines, _("the session %s, “%s”, with everything in it"), model->session_id,
			model->title);
		return;
	}
	if (forget->kind == FORGET_TEXT) {
		say_text(model, lines);
		return;
	}
	for (int i = 0; i < model->clusters_count; i++) {
		if (forget->kind == FORGET_CLUSTER && forget_wants(forget, model->clusters[i].id))
			forget_say_one(lines, _("the cluster %s, “%s”"), model->clusters[i].id,
				model->clusters[i].name);
	}
	for (int i = 0; i < model->comments_count; i++) {
		if (forget_takes(model, forget, &model->comments[i]))
			forget_say_one(lines, _("the comment %s, “%s”"), model->comments[i].id,
				model->comments[i].text);
	}
	for (int i = 0; i < model->measures_count; i++) {
		if (forget->kind == FORGET_MEASURE && forget_wants(forget, model->measures[i].id))
			forget_say_one(lines, _("the measure %s, “%s”"), model->measures[i].id,
				model->measures[i].what);
	}
}
