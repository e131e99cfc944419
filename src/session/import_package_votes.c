/* Of the import of a package: votes, and what institutions answer.
 *
 * A row is looked at when it is read; whether the rows of a ballot make one that can be cast, when all
 * are in the file, where they stand together whatever the order in the table.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/import_package_parts.h"

#include "core/i18n.h"
#include "core/mem.h"
#include "core/text.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TOOK_PART = -1, NUMBER_MOST = 1000000000 };

/* A row of votes.csv. */
struct vote {
	const struct package_round *round; /* NULL: nobody was asked */
	enum kind kind;
	int64_t option_no;
	enum entry_mode mode;
	int group;
	const struct table_cell *value, *text;
};

/* --- a row ---------------------------------------------------------------------------------- */

/* Whether a ballot can say VALUE of the option. */
static bool
can_be_said(const struct vote *vote, double value)
{
	bool whole = value == floor(value);
	switch (methods[vote->kind].says) {
	case SAYS_NOTHING:
	case SAYS_WORD:
		return false;
	case SAYS_LEVEL:
		return !vote->round || value == vote->round->values[vote->option_no - 1];
	case SAYS_DOTS:
		return whole && value >= 1 && value <= BALLOT_ENTRIES;
	case SAYS_PLACE:
		return whole && value >= 1 && value <= OPTIONS_MAX;
	case SAYS_RESISTANCE:
		return whole && value >= 0 && value <= RESISTANCE_MOST;
	case SAYS_NUMBER:
		return fabs(value) < NUMBER_MOST;
	}
	return false;
}

static bool
check_option(struct package *package, const struct vote *vote, enum export_column column)
{
	const struct method *method = &methods[vote->kind];
	int most = method->says == SAYS_WORD ? BALLOT_ENTRIES : method->says == SAYS_NUMBER ? 1
		: vote->round ? vote->round->options : OPTIONS_MAX;
	if (vote->option_no == TOOK_PART && !method->several)
		package_fault(package, column, _("it is missing"));
	else if (vote->option_no > most)
		package_fault(package, column, _("“%s” has no answer %lld"), package_text(package,
			VOTES_QUESTION_ID), (long long)vote->option_no);
	else
		return true;
	return false;
}

static bool
check_value(struct package *package, const struct vote *vote, enum export_column column)
{
	enum entry_says says = methods[vote->kind].says;
	bool needed = vote->option_no > 0 && says != SAYS_NOTHING && says != SAYS_WORD;
	if (needed && !vote->value->there)
		package_fault(package, column, _("it is missing"));
	else if (vote->value->there && (!needed || !can_be_said(vote, vote->value->number)))
		package_fault(package, column, _("“%s” cannot be the value of this answer"), vote->value->text);
	else
		return true;
	return false;
}

/* Words stand in `text`, and so does why an institution answers like that. */
static bool
check_text(struct package *package, const struct vote *vote)
{
	bool word = methods[vote->kind].says == SAYS_WORD && vote->option_no > 0;
	bool reason = vote->mode == MODE_OFFICIAL && (vote->option_no < 1 || !methods[vote->kind].several);
	if (word && !vote->text->there)
		package_fault(package, VOTES_TEXT, _("it is missing"));
	else if (vote->text->there && !word && !reason)
		package_fault(package, VOTES_TEXT, _("there is nothing to say here but words and the reasons of "
			"institutions"));
	else
		return true;
	return false;
}

static bool
check_mode(struct package *package, const struct vote *vote)
{
	const struct package_session *session = package_here(package);
	bool official = vote->group < session->groups_count && session->groups[vote->group].official;
	const char *mode = entry_mode_words[vote->mode];
	if (vote->mode != MODE_OFFICIAL && !kind_has_mode(vote->kind, vote->mode))
		package_fault(package, VOTES_ENTRY_MODE, _("“%s” cannot be answered by “%s”"),
			methods[vote->kind].word, mode);
	else if (official != (vote->mode == MODE_OFFICIAL))
		package_fault(package, VOTES_ENTRY_MODE, official ? _("“%s” is an institution, whose answers are "
			"“official”, not “%s”") : _("“%s” are people, whose answers cannot be “%s”"),
			package_text(package, VOTES_GROUP_ID), mode);
	else
		return true;
	return false;
}

/* The group of the row; nobody was asked for it: people of no group. */
static int
group_of(struct package *package)
{
	if (strcmp(package_text(package, VOTES_GROUP_ID), "all") == 0)
		return package_here(package)->groups_count;
	return package_group_of(package, VOTES_GROUP_ID);
}

static const char *
group_id(const struct package_session *session, int group)
{
	return group < session->groups_count ? session->groups[group].id : "none";
}

/* --- institutions ------------------------------------------------------------------------------ */

static struct package_official *
official_of(struct package *package, int group)
{
	struct package_session *session = package_here(package);
	const char *question = package_text(package, VOTES_QUESTION_ID);
	for (int tried = -1; tried < session->officials_count; tried++) {
		int i = tried < 0 ? session->official : tried;
		if (i < session->officials_count && session->officials[i].group == group
			&& strcmp(session->officials[i].question, question) == 0) {
			session->official = i;
			return &session->officials[i];
		}
	}
	session->officials = mem_grow(session->officials, (size_t)session->officials_count,
		sizeof(*session->officials));
	session->official = session->officials_count++;
	struct package_official *official = &session->officials[session->official];
	*official = (struct package_official){.group = group, .question = mem_text(question),
		.reason = mem_text(""), .round = (int)package_integer(package, VOTES_ROUND)};
	return official;
}

static void
take_official(struct package *package, const struct vote *vote)
{
	struct package_official *official = official_of(package, vote->group);
	enum entry_says says = methods[vote->kind].says;
	bool figures = says != SAYS_NOTHING && says != SAYS_LEVEL && says != SAYS_WORD;
	if (official->round != package_integer(package, VOTES_ROUND))
		return;
	if (vote->text->there && (vote->option_no < 1 || !methods[vote->kind].several)) {
		free(official->reason);
		official->reason = mem_text(vote->text->text);
	}
	if (vote->option_no < 1)
		return;
	for (int i = 0; i < official->ballot.count; i++) {
		if (official->ballot.entries[i].option_no == vote->option_no) {
			package_fault(package, VOTES_OPTION_NO, _("“%s” answers it twice"),
				package_text(package, VOTES_GROUP_ID));
			return;
		}
	}
	if (official->ballot.count < BALLOT_ENTRIES)
		official->ballot.entries[official->ballot.count++] = (struct ballot_entry){
			.option_no = (int)vote->option_no, .value = figures ? vote->value->number : 0,
			.text = says == SAYS_WORD ? mem_text(vote->text->text) : NULL,
		};
}

void
package_officials_end(struct package *package)
{
	struct store *store = package->store;
	for (int i = 0; i < package->sessions_count; i++) {
		const struct package_session *session = &package->sessions[i];
		for (int j = 0; j < session->officials_count; j++) {
			const struct package_official *official = &session->officials[j];
			const char *group = session->groups[official->group].id;
			store_run(store, STORE_OFFICIAL_ADD, TEXT(session->id), TEXT(group),
				TEXT(official->question), TEXT(official->reason));
			for (int k = 0; k < official->ballot.count; k++) {
				const struct ballot_entry *entry = &official->ballot.entries[k];
				store_run(store, STORE_OFFICIAL_ENTRY_ADD, TEXT(session->id), TEXT(group),
					TEXT(official->question), INTEGER(entry->option_no), REAL(entry->value),
					TEXT(entry->text));
			}
		}
	}
}

/* --- votes.csv and zeros.csv --------------------------------------------------------------------- */

static void
save(struct package *package, struct package_round *round, const struct vote *vote, const char *ballot_id,
	int64_t weight)
{
	bool word = methods[vote->kind].says == SAYS_WORD && vote->option_no > 0;
	if (strcmp(ballot_id, round->last_ballot) < 0)
		package->unsorted = true;
	snprintf(round->last_ballot, sizeof(round->last_ballot), "%s", ballot_id);
	store_run(package->store, STORE_TAKE_VOTE, INTEGER(round->key), TEXT(ballot_id), INTEGER(vote->option_no),
		TEXT(entry_mode_words[vote->mode]), TEXT(group_id(package_here(package), vote->group)),
		vote->value->there ? REAL(vote->value->number) : NOTHING,
		word ? TEXT(vote->text->text) : NOTHING, INTEGER(weight));
}

void
package_take_vote(struct package *package)
{
	bool made_up;
	struct package_round *round = package_round_of(package, VOTES_QUESTION_ID, VOTES_ROUND, &made_up);
	const struct table_cell *option_no = package_cell(package, VOTES_OPTION_NO);
	struct vote vote = {
		.round = round, .group = group_of(package), .value = package_cell(package, VOTES_VALUE),
		.text = package_cell(package, VOTES_TEXT),
		.option_no = option_no->there ? option_no->integer : TOOK_PART,
	};
	if ((!round && !made_up) || vote.group < 0)
		return;
	if (!package_cell(package, VOTES_ENTRY_MODE)->there) {
		package_fault(package, VOTES_ENTRY_MODE, _("it is missing"));
		return;
	}
	if (!entry_mode_from_word(package_text(package, VOTES_ENTRY_MODE), &vote.mode)) {
		package_fault(package, VOTES_ENTRY_MODE,
			_("this row is withheld; only an export for the archive can be taken in"));
		return;
	}
	if (made_up && vote.mode != MODE_OFFICIAL) {
		package_fault(package, VOTES_ROUND, _("there is no round %lld of “%s” in rounds.csv"),
			(long long)package_integer(package, VOTES_ROUND), package_text(package, VOTES_QUESTION_ID));
		return;
	}
	int step = round ? round->step : package_asking(package, package_text(package, VOTES_QUESTION_ID));
	vote.kind = package_here(package)->steps[step].kind;
	if (!check_mode(package, &vote) || !check_option(package, &vote, VOTES_OPTION_NO)
		|| !check_value(package, &vote, VOTES_VALUE) || !check_text(package, &vote))
		return;
	if (vote.mode == MODE_OFFICIAL)
		take_official(package, &vote);
	if (!round)
		return;
	save(package, round, &vote, package_text(package, VOTES_BALLOT_ID), package_integer(package, VOTES_WEIGHT));
	if (store_changed(package->store) == 0)
		package_fault(package, VOTES_BALLOT_ID, _("the ballot “%s” says something of this answer "
			"already"), package_text(package, VOTES_BALLOT_ID));
}

void
package_take_zero(struct package *package)
{
	struct package_round *round = package_round_of(package, ZEROS_QUESTION_ID, ZEROS_ROUND, NULL);
	const struct table_cell *option_no = package_cell(package, ZEROS_OPTION_NO);
	static const struct table_cell nothing = {.text = ""};
	const struct package_session *session = package_here(package);
	int group = package_group_of(package, ZEROS_GROUP_ID);
	if (!round || group < 0)
		return;
	struct vote vote = {
		.round = round, .kind = session->steps[round->step].kind, .mode = MODE_HANDS, .group = group,
		.value = package_cell(package, ZEROS_VALUE), .text = &nothing,
		.option_no = option_no->there ? option_no->integer : TOOK_PART,
	};
	if (!kind_counts_hands(vote.kind) || (group < session->groups_count && session->groups[group].official))
		package_fault(package, ZEROS_GROUP_ID, _("no hands were counted here"));
	else if (check_option(package, &vote, ZEROS_OPTION_NO) && check_value(package, &vote, ZEROS_VALUE))
		save(package, round, &vote, package_text(package, ZEROS_BALLOT_ID), 0);
	/* in another table, which is in the order of its own ids */
	round->last_ballot[0] = '\0';
}

/* A word that was taken off the wall is known by its result. */
void
package_take_result(struct package *package)
{
	bool made_up;
	if (strcmp(package_text(package, RESULTS_STATUS), export_status_words[EXPORT_HIDDEN]) != 0)
		return;
	struct package_round *round = package_round_of(package, RESULTS_QUESTION_ID, RESULTS_ROUND, &made_up);
	if (!round)
		return;
	char *folded = text_folded(package_text(package, RESULTS_OPTION));
	if (methods[package_here(package)->steps[round->step].kind].says != SAYS_WORD)
		package_fault(package, RESULTS_STATUS, _("only words can be hidden"));
	else
		store_run(package->store, STORE_HIDDEN_WORD_ADD, INTEGER(round->key), TEXT(folded));
	free(folded);
}

/* --- ballots ---------------------------------------------------------------------------------------- */

/* The rows of a ballot as they come out of the file. */
struct cast {
	char id[SESSION_ID_LENGTH + 1];
	enum entry_mode mode;
	char group[ID_LENGTH_MAX + 1];
	int64_t weight;
	int rows;
	bool took_part, abstains, uneven;
	struct ballot ballot;
};

/* What is wrong with it, in fresh memory, or NULL. */
static char *
wrong_ballot(const struct model *model, const struct round *round, const struct cast *cast)
{
	struct question question = model_question(model, round->step);
	const struct method *method = &methods[question.kind];
	if (cast->uneven)
		return mem_text(_("its rows differ in entry_mode, group_id or weight"));
	if (cast->mode == MODE_HANDS)
		return cast->rows > 1 ? mem_text(_("a count of hands has one row")) : NULL;
	if (cast->abstains ? cast->rows > 1 : method->several ? !cast->took_part : cast->rows > 1)
		return mem_text(cast->abstains || !method->several ? _("it has more than one answer")
			: _("the row that says that it took part is missing"));
	if (cast->took_part && cast->ballot.count == 0)
		return mem_text(_("it took part and says nothing"));
	enum ballot_fault fault = ballot_check(&question, &cast->ballot);
	if (fault)
		return ballot_say(&question, fault);
	const struct official *official = cast->mode != MODE_OFFICIAL ? NULL
		: model_official(model, round->question, model_find_group(model, cast->group));
	bool same = !official || official->ballot.count == cast->ballot.count;
	for (int i = 0; official && same && i < cast->ballot.count; i++) {
		const struct ballot_entry *a = &official->ballot.entries[i], *b = &cast->ballot.entries[i];
		same = a->option_no == b->option_no && a->value == b->value
			&& strcmp(a->text ? a->text : "", b->text ? b->text : "") == 0;
	}
	return same ? NULL : mem_text(_("the institution answers otherwise in another round"));
}

static void
end_cast(struct package *package, const struct model *model, const struct round *round, int session,
	struct cast *cast)
{
	char *why = cast->rows == 0 ? NULL : wrong_ballot(model, round, cast);
	if (why && package->wrong_count < WRONG_MOST) {
		struct package_wrong *wrong = &package->wrong[package->wrong_count++];
		*wrong = (struct package_wrong){.session = session, .number = round->number,
			.question = mem_text(round->question), .why = why};
		memcpy(wrong->ballot_id, cast->id, sizeof(wrong->ballot_id));
		why = NULL;
	}
	free(why);
	ballot_free(&cast->ballot);
	cast->rows = 0;
}

static void
add_row(struct store *store, enum kind kind, struct cast *cast)
{
	const enum statement s = STORE_EXPORT_VOTES;
	enum entry_says says = methods[kind].says;
	enum entry_mode mode = MODE_HANDS;
	int64_t option_no = store_integer(store, s, 1), weight = store_integer(store, s, 4);
	const char *group = store_text(store, s, 3);
	entry_mode_from_word(store_text(store, s, 2), &mode);
	if (cast->rows == 0) {
		snprintf(cast->id, sizeof(cast->id), "%s", store_text(store, s, 0));
		snprintf(cast->group, sizeof(cast->group), "%s", group);
		cast->mode = mode;
		cast->weight = weight;
		cast->took_part = cast->abstains = cast->uneven = false;
		cast->ballot.count = 0;
	}
	cast->uneven = cast->uneven || mode != cast->mode || weight != cast->weight
		|| strcmp(group, cast->group) != 0;
	cast->rows++;
	cast->took_part = cast->took_part || option_no == TOOK_PART;
	cast->abstains = cast->abstains || option_no == 0;
	if (option_no > 0 && cast->ballot.count < BALLOT_ENTRIES)
		cast->ballot.entries[cast->ballot.count++] = (struct ballot_entry){
			.option_no = (int)option_no,
			.value = says == SAYS_NOTHING || says == SAYS_LEVEL || says == SAYS_WORD ? 0
				: store_real(store, s, 5),
			.text = says == SAYS_WORD ? mem_text(store_text(store, s, 6)) : NULL,
		};
}

void
package_ballots(struct package *package, const struct model *model, int session)
{
	struct store *store = package->store;
	const enum statement s = STORE_EXPORT_VOTES;
	struct cast *cast = mem_new(1, sizeof(*cast));
	for (int i = 0; i < model->rounds_count; i++) {
		const struct round *round = &model->rounds[i];
		store_ask(store, s, INTEGER(round->key));
		while (store_next(store, s)) {
			if (cast->rows > 0 && strcmp(cast->id, store_text(store, s, 0)) != 0)
				end_cast(package, model, round, session, cast);
			add_row(store, model->workshop->steps[round->step].kind, cast);
		}
		end_cast(package, model, round, session, cast);
	}
	free(cast);
}

/* Tells of the row if it is the first of a ballot that is wrong. */
static void
find_wrong(struct package *package)
{
	for (int i = 0; i < package->wrong_count; i++) {
		struct package_wrong *wrong = &package->wrong[i];
		if (!wrong->why || wrong->session != package->session
			|| strcmp(wrong->ballot_id, package_text(package, VOTES_BALLOT_ID)) != 0
			|| wrong->number != package_integer(package, VOTES_ROUND)
			|| strcmp(wrong->question, package_text(package, VOTES_QUESTION_ID)) != 0)
			continue;
		package_fault(package, VOTES_BALLOT_ID, _("“%s” is no ballot: %s"), wrong->ballot_id, wrong->why);
		free(wrong->why);
		wrong->why = NULL;
	}
}

void
package_ballots_end(struct package *package)
{
	if (package->wrong_count > 0)
		package_scan(package, EXPORT_VOTES, find_wrong);
}
