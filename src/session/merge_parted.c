/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/merge_parted.h"

#include "core/i18n.h"
#include "core/mem.h"
#include "core/text.h"
#include "session/internal.h"

#include <stdlib.h>
#include <string.h>

void
parted_free(struct parted *parted)
{
	free(parted->said);
	free(parted->ours.file);
	free(parted->ours.session_id);
	free(parted->theirs.file);
	free(parted->theirs.session_id);
	relation_free(&parted->relation);
}

/* What the act was about, in words: the log tells no words, and they may be gone. */
static const char *
subject_of(const struct model *model, const struct logged *act)
{
	int comment = model_find_comment(model, act->subject_id);
	if (comment >= 0)
		return model->comments[comment].text;
	int measure = model_find_measure(model, act->subject_id);
	if (measure >= 0)
		return model->measures[measure].what;
	for (int i = 0; i < model->clusters_count; i++) {
		if (strcmp(model->clusters[i].id, act->subject_id) == 0)
			return model->clusters[i].name;
	}
	return strncmp(act->act, "comment", 7) == 0 || strncmp(act->act, "measure", 7) == 0 ? "…" : act->detail;
}

/* The act as the screens name it; by its word when its file cannot be read. */
static char *
say_act(struct env *env, const struct state_place *place, const struct logged *act)
{
	struct session *session;
	char *name = mem_printf("%s#%s", place->file, place->session_id);
	char *said = NULL;
	if (session_open(env, name, SESSION_READ, &session, NULL) == STATUS_OK) {
		const struct model *model = session_model(session);
		int language = workshop_find_language(model->workshop, env->language);
		const struct undo_row row = {.there = true, .act = act->act,
			.detail = (char *)(uintptr_t)subject_of(model, act),
			.step = workshop_find_step(model->workshop, act->step_id)};
		char *raw = session_act_say(model, &row, language < 0 ? 0 : language);
		said = text_clean(raw, strlen(raw), TEXT_ONE_LINE);
		free(raw);
	}
	session_close(session);
	free(name);
	return said ? said : text_clean(act->act, strlen(act->act), TEXT_ONE_LINE);
}

static void
tell_act(struct env *env, const struct state_place *place, const struct logged *act, const char *format,
	struct buffer *out)
{
	char date[UTC_DATE], clock[UTC_CLOCK], *said = say_act(env, place, act);
	utc_local_date(act->at, date);
	utc_clock_text(act->at, clock);
	buffer_printf(out, format, (long long)act->seq, date, clock, said);
	free(said);
}

/* What one may judge a state by. */
struct sums {
	int64_t acts, votes;
	int comments;
	struct logged last; /* what somebody did */
};

static struct sums
sums_of(struct env *env, const struct state_place *place)
{
	struct session *session;
	struct sums sums = {.acts = 0};
	char *name = mem_printf("%s#%s", place->file, place->session_id);
	if (session_open(env, name, SESSION_READ, &session, NULL) == STATUS_OK) {
		sums.comments = session->model.comments_count;
		store_ask(session->store, STORE_VERIFY_VOTES, TEXT(place->session_id));
		while (store_next(session->store, STORE_VERIFY_VOTES))
			sums.votes = store_integer(session->store, STORE_VERIFY_VOTES, 0);
		sums.acts = last_act(session->store, place->session_id, &sums.last);
	}
	session_close(session);
	free(name);
	return sums;
}

static void
tell_state(struct env *env, const struct state_place *place, const struct logged *first, struct buffer *out)
{
	struct sums sums = sums_of(env, place);
	char *acts = mem_printf(P_("%lld act", "%lld acts", (unsigned long)sums.acts), (long long)sums.acts);
	char *votes = mem_printf(P_("%lld vote", "%lld votes", (unsigned long)sums.votes), (long long)sums.votes);
	char *comments = mem_printf(P_("%d comment", "%d comments", (unsigned long)sums.comments), sums.comments);
	buffer_printf(out, _("  %s: %s, %s, %s\n"), place->file, acts, votes, comments);
	free(acts);
	free(votes);
	free(comments);
	if (first->there)
		tell_act(env, place, first, _("    first apart: act %lld, %s %s: %s\n"), out);
	if (sums.last.there && sums.last.seq != first->seq)
		tell_act(env, place, &sums.last, _("    last: act %lld, %s %s: %s\n"), out);
	logged_free(&sums.last);
}

/* What was forgotten in one must be so in the other, by a line that can be typed. */
static void
tell_forgotten(const char *in, const struct state_place *place, const char *what, struct buffer *out)
{
	if (what)
		buffer_printf(out, _("  What was forgotten in %s is still in %s, and is not brought back. Erase it there, "
			"too, and merge again:\n    runde forget '%s#%s' %s\n"), in, place->file, place->file,
			place->session_id, what);
}

void
parted_tell(struct env *env, const struct parted *parted, struct buffer *out)
{
	const struct relation *relation = &parted->relation;
	long long common = relation->common;
	if (relation->table[0]) {
		buffer_printf(out, _("%s: the same acts (%lld), but %s and %s differ in what is kept (%s)\n"),
			parted->said, common, parted->ours.file, parted->theirs.file, relation->table);
		tell_state(env, &parted->ours, &relation->ours, out);
		tell_state(env, &parted->theirs, &relation->theirs, out);
		return;
	}
	if (relation->ballots)
		buffer_printf(out, _("%s: the same up to act %lld, but secret ballots that one of %s and %s has are not in "
			"the other\n"), parted->said, common, parted->ours.file, parted->theirs.file);
	else if (!relation->ours.there || !relation->theirs.there)
		buffer_printf(out, _("%s: something was forgotten in only one of %s and %s\n"), parted->said,
			parted->ours.file, parted->theirs.file);
	else if (common == 0)
		buffer_printf(out, _("%s: two sessions that were begun from copies of one file, %s and %s\n"),
			parted->said, parted->ours.file, parted->theirs.file);
	else
		buffer_printf(out, _("%s: went on differently after act %lld in %s and %s\n"), parted->said,
			common, parted->ours.file, parted->theirs.file);
	tell_state(env, &parted->ours, &relation->ours, out);
	tell_state(env, &parted->theirs, &relation->theirs, out);
	tell_forgotten(parted->ours.file, &parted->theirs, relation->only_ours, out);
	tell_forgotten(parted->theirs.file, &parted->ours, relation->only_theirs, out);
}
