/* What must be true of the tables, each for itself and with each other. A rule is a statement that
 * finds what is wrong and calls it by a name that people can look up.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/verify_part.h"

#include "core/hash.h"
#include "core/i18n.h"
#include "core/mem.h"

#include <string.h>

static const struct {
	enum statement statement;
	const char *says; /* %s: what the statement found */
} rules[] = {
	{ STORE_VERIFY_TALLY, N_("%s: the votes are not what the file has counted") },
	{ STORE_VERIFY_PAIR, N_("%s: the ballots are not what the file has counted of the order") },
	{ STORE_VERIFY_ROUND_NUMBERS, N_("%s: the rounds are not numbered one after the other") },
	{ STORE_VERIFY_ROUND_STEPS, N_("%s: it was asked in a step that does not ask it") },
	{ STORE_VERIFY_ROUND_TIMES, N_("%s: it is open with a time of closing, or closed without one") },
	{ STORE_VERIFY_ROUND_SEALS, N_("%s: it is marked as secret and shown though it is not, or not though it is") },
	{ STORE_VERIFY_OPTION_NUMBERS, N_("%s: the answers are not numbered one after the other") },
	{ STORE_VERIFY_OPTION_LANGUAGES, N_("%s: an answer is in a language that the session does not have") },
	{ STORE_VERIFY_VOTE_OPTIONS, N_("%s: votes for an answer that there is not") },
	{ STORE_VERIFY_VOTE_VALUES, N_("%s: a vote's value is not that of its answer") },
	{ STORE_VERIFY_VOTE_SHAPES, N_("%s: a ballot has a value or a text where it has none, or lacks it") },
	{ STORE_VERIFY_BALLOTS, N_("%s: a ballot is of two groups, ways of voting or weights") },
	{ STORE_VERIFY_VOTE_GROUPS, N_("%s: votes of a group that there is not") },
	{ STORE_VERIFY_VOTE_OFFICIAL, N_("%s: an institution votes as people do, or people as one") },
	{ STORE_VERIFY_OFFICIAL_COPIES, N_("%s: its votes are not what the institution answers") },
	{ STORE_VERIFY_OFFICIAL_GROUPS, N_("%s: an answer of an institution to nothing, or of none") },
	{ STORE_VERIFY_ROUND_PRESENCE, N_("%s: those present by group are not all of them") },
	{ STORE_VERIFY_ROUND_NO_PRESENCE, N_("%s: it is closed, and nobody noted who was here") },
	{ STORE_VERIFY_PRESENCE_GROUPS, N_("%s: people of a group that there is not") },
	{ STORE_VERIFY_STEP_NUMBERS, N_("step %s: the steps are not numbered one after the other") },
	{ STORE_VERIFY_STEP_TIMES, N_("step %s: its times do not fit its state") },
	{ STORE_VERIFY_GROUP_NUMBERS, N_("group %s: the groups are not numbered one after the other") },
	{ STORE_VERIFY_COMMENT_STEPS, N_("comment %s: there is no such step") },
	{ STORE_VERIFY_COMMENT_GROUPS, N_("comment %s: there is no such group") },
	{ STORE_VERIFY_COMMENT_CLUSTERS, N_("comment %s: there is no such cluster in its step") },
	{ STORE_VERIFY_COMMENT_NUMBERS, N_("comment %s: another has the same number") },
	{ STORE_VERIFY_CLUSTERS, N_("cluster %s: it is of no step, or another has its number") },
	{ STORE_VERIFY_MEASURES, N_("measure %s: it is of no step or no comment, or another has its number") },
	{ STORE_VERIFY_TURNS, N_("%s: turns of a group or in a step that there is not") },
	{ STORE_VERIFY_WORDINGS, N_("%s: words of a step, group or language that there is not") },
	{ STORE_VERIFY_FORMS, N_("step %s: more sheets were counted than there are ballots") },
	{ STORE_VERIFY_LOG_NUMBERS, N_("line %s of the log: the lines are not numbered one after the other") },
	{ STORE_VERIFY_LOG_IDS, N_("line %s of the log: another has the same id") },
	{ STORE_VERIFY_IDS, N_("%s: this is no id") },
	{ STORE_VERIFY_UNDO, N_("%s: it could be taken back, but the log knows no such act") },
	{ STORE_VERIFY_STAGE, N_("%s: the wall does not stand where the session does") },
	{ STORE_VERIFY_SESSION, N_("%s: times, day or languages of the session do not fit together") },
	{ STORE_VERIFY_HIDDEN_WORDS, N_("%s: words are hidden where none are asked for") },
};

/* The fingerprints of a question, by which sessions are compared. */
static void
verify_hashes(struct session *session, struct verify *verify)
{
	const struct model *model = &session->model;
	const enum statement s = STORE_VERIFY_HASHES;
	store_ask(session->store, s, TEXT(model->session_id));
	while (store_next(session->store, s)) {
		const struct round *round = NULL;
		char wording[HASH_HEX], scale_key[HASH_HEX];
		for (int i = 0; i < model->rounds_count; i++) {
			if (model->rounds[i].key == store_integer(session->store, s, 0))
				round = &model->rounds[i];
		}
		if (!round || round->step < 0)
			continue;
		const struct step *step = &model->workshop->steps[round->step];
		step_wording(step, round->options, round->options_count, wording);
		step_scale_key(step, round->options, round->options_count, scale_key);
		if (strcmp(wording, store_text(session->store, s, 1)) != 0)
			verify_fault(verify, _("%s, round %d: its words are no longer those it was asked with"),
				round->question, round->number);
		if (strcmp(scale_key, store_text(session->store, s, 2)) != 0)
			verify_fault(verify, _("%s, round %d: its scale is no longer the one it was asked with"),
				round->question, round->number);
	}
}

void
verify_rules(struct session *session, struct verify *verify)
{
	struct store *store = session->store;
	for (size_t i = 0; i < sizeof(rules) / sizeof(rules[0]); i++) {
		const enum statement s = rules[i].statement;
		store_ask(store, s, TEXT(session->model.session_id));
		while (store_next(store, s))
			verify_fault(verify, _(rules[i].says), store_text(store, s, 0));
	}
	store_ask(store, STORE_VERIFY_CLOCK, TEXT(session->model.session_id));
	while (store_next(store, STORE_VERIFY_CLOCK))
		verify_remark(verify, _("the clock was wrong or was set back: times do not follow one another, which "
			"is no fault"));
	verify_hashes(session, verify);
}
