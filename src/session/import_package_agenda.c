/* Of the import of a package: sessions, their workshop, and what was asked.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/import_package_parts.h"

#include "core/i18n.h"
#include "core/mem.h"
#include "session/internal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* --- sessions ----------------------------------------------------------------------------- */

/* Whether LANGUAGES are some, each once, BASE the first of them. */
static bool
languages_fit(const char *languages, const char *base)
{
	struct workshop *workshop = workshop_new();
	char *copy = mem_text(languages), *rest = NULL;
	int count = 0;
	bool fit = true;
	for (char *tag = strtok_r(copy, " ", &rest); tag; tag = strtok_r(NULL, " ", &rest))
		fit = workshop_language(workshop, tag) == count++ && fit;
	fit = fit && count > 0 && strcmp(workshop->languages[0], base) == 0;
	free(copy);
	workshop_free(workshop);
	return fit;
}

bool
package_is_archive(struct package *package)
{
	const char *profile = package_text(package, SESSIONS_PROFILE);
	if (strcmp(profile, profile_words[PROFILE_ANALYSIS]) != 0
		&& strcmp(profile, profile_words[PROFILE_NETWORK]) != 0)
		return true; /* or none of the words for it, which is found */
	package->status = fail(package->message, STATUS_DATA, _("%s: this folder was written with --for %s, "
		"so what it withholds would be missing for ever; only one that was written with --for "
		"archive can be taken in"), package->dir, profile);
	return false;
}

static bool
session_fits(struct package *package)
{
	static const enum export_column needed[] = {SESSIONS_BASE_LANGUAGE, SESSIONS_LOCAL_DATE, SESSIONS_CREATED_AT};
	bool fits = true;
	for (size_t i = 0; i < sizeof(needed) / sizeof(*needed); i++) {
		if (!package_cell(package, needed[i])->there) {
			package_fault(package, needed[i], _("it is missing"));
			fits = false;
		}
	}
	if (fits && !languages_fit(package_text(package, SESSIONS_LANGUAGES),
		package_text(package, SESSIONS_BASE_LANGUAGE))) {
		package_fault(package, SESSIONS_LANGUAGES, _("“%s” are no languages, %s first"),
			package_text(package, SESSIONS_LANGUAGES), package_text(package, SESSIONS_BASE_LANGUAGE));
		fits = false;
	}
	return fits;
}

void
package_take_session(struct package *package)
{
	struct store *store = package->store;
	const char *id = package_text(package, SESSIONS_SESSION_ID);
	if (!session_fits(package))
		return;
	for (int i = 0; i < package->sessions_count; i++) {
		if (strcmp(package->sessions[i].id, id) == 0)
			return; /* found where rows are compared */
	}
	package->sessions = mem_grow(package->sessions, (size_t)package->sessions_count,
		sizeof(*package->sessions));
	struct package_session *session = &package->sessions[package->sessions_count];
	*session = (struct package_session){
		.workshop_id = mem_text(package_text(package, SESSIONS_WORKSHOP_ID)),
		.languages = mem_text(package_text(package, SESSIONS_LANGUAGES)),
		.base = mem_text(package_text(package, SESSIONS_BASE_LANGUAGE)),
		.title = mem_text(package_text(package, SESSIONS_TITLE)),
		.place = mem_text(package_text(package, SESSIONS_PLACE)),
		.date = mem_text(package_text(package, SESSIONS_LOCAL_DATE)),
		.started = package_cell(package, SESSIONS_STARTED_AT)->there,
	};
	snprintf(session->id, sizeof(session->id), "%s", id);
	package->session = package->sessions_count++;

	store_run(store, STORE_SESSION_ADD, TEXT(id), TEXT(session->workshop_id),
		TEXT(package_text(package, SESSIONS_WORKSHOP_HASH)), TEXT(session->title), TEXT(session->place),
		TEXT(package_text(package, SESSIONS_PLACE_ID)), TEXT(package_text(package, SESSIONS_WAVE)),
		package_time(package, SESSIONS_CREATED_AT), package_time(package, SESSIONS_STARTED_AT),
		package_time(package, SESSIONS_ENDED_AT), TEXT(session->date),
		TEXT(package_text(package, SESSIONS_TIMEZONE)), package_time(package, SESSIONS_PLANNED_END),
		INTEGER(package_integer(package, SESSIONS_PLANNED_MINUTES)), TEXT(session->base),
		TEXT(session->languages), INTEGER(package_integer(package, SESSIONS_PICTURES)),
		INTEGER(package_integer(package, SESSIONS_REHEARSAL)), TEXT(""), INTEGER(true));
	store_run(store, STORE_STAGE_ADD, TEXT(id), INTEGER(0), TEXT(package->env->language));
}

/* Whether the number in COLUMN is one of those; else a fault. */
static bool
lies_within(struct package *package, enum export_column column, int least, int most)
{
	int64_t number = package_integer(package, column);
	if (number >= least && number <= most)
		return true;
	package_fault(package, column, _("“%s” must lie between %d and %d"), package_text(package, column), least,
		most);
	return false;
}

/* --- groups --------------------------------------------------------------------------------- */

void
package_take_group(struct package *package)
{
	struct store *store = package->store;
	struct package_session *session = package_here(package);
	const char *id = package_text(package, GROUPS_GROUP_ID), *type = package_text(package, GROUPS_TYPE);
	bool made = strcmp(id, "all") == 0 || strcmp(id, "none") == 0;
	bool official = strcmp(type, export_group_type_words[GROUP_OFFICIAL]) == 0;

	if (made ? strcmp(id, type) != 0 : !official && strcmp(type, export_group_type_words[GROUP_PEOPLE]) != 0) {
		package_fault(package, GROUPS_TYPE, _("“%s” cannot be “%s”"), id, type);
		return;
	}
	if (!official && strcmp(id, "all") != 0 && lies_within(package, GROUPS_PRESENT, 0, PRESENT_MAX))
		store_run(store, STORE_PRESENCE_SET, TEXT(session->id), TEXT(id),
			INTEGER(package_integer(package, GROUPS_PRESENT)));
	if (made)
		return;
	for (int i = 0; i < session->groups_count; i++) {
		if (strcmp(session->groups[i].id, id) == 0)
			return;
	}
	if (session->groups_count == GROUPS_MAX) {
		package_fault(package, GROUPS_GROUP_ID, _("there may be at most %d groups"), GROUPS_MAX);
		return;
	}
	session->groups[session->groups_count].id = mem_text(id);
	session->groups[session->groups_count++].official = official;
	store_run(store, STORE_GROUP_ADD, TEXT(session->id), TEXT(id),
		INTEGER(package_integer(package, GROUPS_GROUP_NO)), INTEGER(official));
}

/* --- steps ---------------------------------------------------------------------------------- */

static const char *
number_or_nothing(const struct package *package, enum export_column column, char text[24])
{
	text[0] = '\0';
	if (package_cell(package, column)->there)
		snprintf(text, 24, "%lld", (long long)package_integer(package, column));
	return text;
}

/* Whether the row says of its KIND what that can be. */
static bool
step_fits(struct package *package, enum kind kind)
{
	enum stage stage = STAGE_PROMPT;
	stage_from_word(package_text(package, STEPS_STAGE), &stage);
	if (!kind_has_stage(kind, stage))
		package_fault(package, STEPS_STAGE, _("“%s” is no stage of “%s”"), stage_words[stage],
			methods[kind].word);
	else if (methods[kind].asks != package_cell(package, STEPS_QUESTION_ID)->there)
		package_fault(package, STEPS_QUESTION_ID, methods[kind].asks ? _("it is missing")
			: _("this step asks nothing"));
	else
		return true;
	return false;
}

void
package_take_step(struct package *package)
{
	struct store *store = package->store;
	struct package_session *session = package_here(package);
	const char *id = package_text(package, STEPS_STEP_ID);
	const char *question = package_text(package, STEPS_QUESTION_ID);
	char minutes[24], max[24];
	enum kind kind = KIND_INFO;
	kind_from_word(package_text(package, STEPS_KIND), &kind);
	if (!step_fits(package, kind))
		return;
	for (int i = 0; i < session->steps_count; i++) {
		if (strcmp(session->steps[i].id, id) == 0) {
			package_fault(package, STEPS_STEP_ID, _("the step “%s” is there twice"), id);
			return;
		}
	}
	if (session->steps_count == WORKSHOP_ROWS_MAX) {
		package->status = fail(package->message, STATUS_DATA,
			_("%s: a session has at most %d steps"), package->dir, WORKSHOP_ROWS_MAX);
		return;
	}
	session->steps = mem_grow(session->steps, (size_t)session->steps_count, sizeof(*session->steps));
	session->steps[session->steps_count++] = (struct package_step){
		.id = mem_text(id), .question = mem_text(question), .kind = kind,
		.no = (int)package_integer(package, STEPS_STEP_NO),
	};
	store_run(store, STORE_STEP_ADD, TEXT(session->id), TEXT(id),
		INTEGER(package_integer(package, STEPS_STEP_NO)), TEXT(package_text(package, STEPS_ORIGIN)),
		TEXT(methods[kind].word), TEXT(number_or_nothing(package, STEPS_PLANNED_MINUTES, minutes)),
		TEXT(question), TEXT(package_text(package, STEPS_SHEET)),
		TEXT(number_or_nothing(package, STEPS_MAX, max)),
		TEXT(package_integer(package, STEPS_BY_GROUP) ? "yes" : ""),
		TEXT(package_text(package, STEPS_COMMENTS)), TEXT(package_text(package, STEPS_STATE)),
		TEXT(package_text(package, STEPS_STAGE)), TEXT(package_text(package, STEPS_ENTRY_MODE)),
		INTEGER(package_integer(package, STEPS_TALK_ROUND)), package_time(package, STEPS_STARTED_AT),
		package_time(package, STEPS_ENDED_AT),
		INTEGER(package_integer(package, STEPS_ACTUAL_SECONDS) * UTC_SECOND));
	if (package_cell(package, STEPS_SHEETS)->there)
		store_run(store, STORE_TAKE_FORM, TEXT(session->id), TEXT(id),
			INTEGER(package_integer(package, STEPS_SHEETS)));
}

void
package_stages(struct package *package)
{
	for (int i = 0; i < package->sessions_count; i++) {
		const struct package_session *session = &package->sessions[i];
		const struct package_step *last = NULL;
		for (int step = 0; step < session->steps_count; step++) {
			if (!last || session->steps[step].no > last->no)
				last = &session->steps[step];
		}
		if (session->started && last)
			store_run(package->store, STORE_TAKE_STAGE, TEXT(last->id), TEXT(session->id));
	}
}

/* --- texts ----------------------------------------------------------------------------------- */

/* Whether the session has the row's language. */
static bool
has_language(struct package *package)
{
	const char *language = package_text(package, TEXTS_LANGUAGE);
	const char *languages = package_here(package)->languages;
	size_t length = strlen(language);
	for (const char *at = languages; *language && (at = strstr(at, language)); at += length) {
		if ((at == languages || at[-1] == ' ') && (at[length] == ' ' || !at[length]))
			return true;
	}
	package_fault(package, TEXTS_LANGUAGE, _("“%s” is no language of the session in sessions.csv"),
		language);
	return false;
}

void
package_take_text(struct package *package)
{
	const struct package_session *session = package_here(package);
	const char *owner = package_text(package, TEXTS_OWNER), *id = package_text(package, TEXTS_OWNER_ID);
	bool workshop = strcmp(owner, "workshop") == 0;
	if (workshop && strcmp(id, session->workshop_id) != 0) {
		package_fault(package, TEXTS_OWNER_ID, _("the workshop is called “%s” in sessions.csv"),
			session->workshop_id);
		return;
	}
	if ((strcmp(owner, "step") == 0 && package_step_of(package, TEXTS_OWNER_ID) < 0)
		|| (strcmp(owner, "group") == 0 && package_group_of(package, TEXTS_OWNER_ID) < 0)
		|| !has_language(package))
		return;
	store_run(package->store, STORE_TAKE_WORDING, TEXT(session->id), TEXT(owner), TEXT(workshop ? "" : id),
		TEXT(package_text(package, TEXTS_FIELD)), TEXT(package_text(package, TEXTS_LANGUAGE)),
		TEXT(package_text(package, TEXTS_TEXT)));
}

/* --- rounds ---------------------------------------------------------------------------------- */

void
package_take_round(struct package *package)
{
	const char *question = package_text(package, ROUNDS_QUESTION_ID);
	int step = package_step_of(package, ROUNDS_STEP_ID);
	if (step < 0)
		return;
	if (strcmp(package_here(package)->steps[step].question, question) != 0) {
		package_fault(package, ROUNDS_STEP_ID, _("“%s” does not ask “%s”"),
			package_text(package, ROUNDS_STEP_ID), question);
		return;
	}
	if (!lies_within(package, ROUNDS_ROUND, 1, ROUND_MAX))
		return;
	package->rounds = mem_grow(package->rounds, (size_t)package->rounds_count, sizeof(*package->rounds));
	package->rounds[package->rounds_count++] = (struct package_round){
		.session = package->session, .question = mem_text(question), .step = step, .line = package->line,
		.number = (int)package_integer(package, ROUNDS_ROUND),
		.place = (int)package_integer(package, ROUNDS_ROUND_NO),
		.revealed = strcmp(package_text(package, ROUNDS_STATE), round_state_words[ROUND_REVEALED]) == 0,
		.sealed = package_integer(package, ROUNDS_SEALED),
		.opened_at = package_integer(package, ROUNDS_OPENED_AT),
		.closed_at = package_integer(package, ROUNDS_CLOSED_AT),
	};
}

static int
by_opening(const void *a, const void *b)
{
	const struct package_round *left = a, *right = b;
	int order = (left->session > right->session) - (left->session < right->session);
	return order ? order : (left->place > right->place) - (left->place < right->place);
}

static int
by_question(const void *a, const void *b)
{
	const struct package_round *left = a, *right = b;
	int order = (left->session > right->session) - (left->session < right->session);
	if (!order)
		order = strcmp(left->question, right->question);
	return order ? order : (left->number > right->number) - (left->number < right->number);
}

void
package_rounds_end(struct package *package)
{
	size_t count = (size_t)package->rounds_count;
	if (count == 0)
		return;
	qsort(package->rounds, count, sizeof(*package->rounds), by_opening);
	for (int i = 0; i < package->rounds_count; i++) {
		struct package_round *round = &package->rounds[i];
		const struct package_session *session = &package->sessions[round->session];
		round->key = i + 1;
		store_run(package->store, STORE_TAKE_ROUND, INTEGER(round->key), TEXT(session->id),
			TEXT(round->question), INTEGER(round->number), TEXT(session->steps[round->step].id),
			TEXT(round_state_words[round->revealed ? ROUND_REVEALED : ROUND_CLOSED]),
			INTEGER(round->sealed), INTEGER(round->opened_at),
			round->closed_at ? INTEGER(round->closed_at) : NOTHING);
	}
	qsort(package->rounds, count, sizeof(*package->rounds), by_question);
	for (int i = 1; i < package->rounds_count; i++) {
		if (by_question(&package->rounds[i - 1], &package->rounds[i]) == 0)
			faults_add(&package->faults->of[EXPORT_ROUNDS], package->rounds[i].line, false,
				_("round %d of “%s” is there twice"), package->rounds[i].number,
				package->rounds[i].question);
	}
}

/* --- options --------------------------------------------------------------------------------- */

void
package_take_option(struct package *package)
{
	bool made_up;
	const struct package_session *session = package_here(package);
	struct package_round *round = package_round_of(package, OPTIONS_QUESTION_ID, OPTIONS_ROUND, &made_up);
	int64_t no = package_integer(package, OPTIONS_OPTION_NO);
	/* the abstention stands in the workshop, and an estimate has no answers to choose from */
	if (!round || no == 0 || methods[session->steps[round->step].kind].options != OPTIONS_NEEDED)
		return;
	if (no > OPTIONS_MAX) {
		package_fault(package, OPTIONS_OPTION_NO, _("there are more than %d answers"), OPTIONS_MAX);
	} else if (!package_cell(package, OPTIONS_LABEL)->there) {
		package_fault(package, OPTIONS_LABEL, _("it is missing"));
	} else if (!package_cell(package, OPTIONS_VALUE)->there) {
		package_fault(package, OPTIONS_VALUE, _("it is missing"));
	} else {
		double value = package_cell(package, OPTIONS_VALUE)->number;
		round->has[no - 1] = true;
		round->values[no - 1] = value;
		if (no > round->options)
			round->options = (int)no;
		store_run(package->store, STORE_TAKE_OPTION, INTEGER(round->key), INTEGER(no), TEXT(session->base),
			TEXT(package_text(package, OPTIONS_LABEL)), REAL(value),
			INTEGER(package_integer(package, OPTIONS_STATUS_QUO)));
	}
}

void
package_options_end(struct package *package)
{
	for (int i = 0; i < package->rounds_count; i++) {
		const struct package_round *round = &package->rounds[i];
		for (int no = 1; no <= round->options; no++) {
			if (!round->has[no - 1])
				faults_add(&package->faults->of[EXPORT_OPTIONS], 0, false,
					_("answer %d of “%s”, round %d, is missing"), no, round->question, round->number);
		}
	}
}

void
package_take_presence(struct package *package)
{
	const struct package_session *session = package_here(package);
	const struct package_round *round = package_round_of(package, PRESENCE_QUESTION_ID, PRESENCE_ROUND, NULL);
	const char *id = package_text(package, PRESENCE_GROUP_ID);
	if (!round)
		return;
	if (strcmp(id, "all") != 0) {
		int group = package_group_of(package, PRESENCE_GROUP_ID);
		if (group < 0)
			return;
		if (group < session->groups_count && session->groups[group].official) {
			package_fault(package, PRESENCE_GROUP_ID, _("“%s” is an institution, not people"), id);
			return;
		}
	}
	int most = strcmp(id, "all") == 0 ? PRESENT_MAX * (GROUPS_MAX + 1) : PRESENT_MAX;
	if (!lies_within(package, PRESENCE_PRESENT, 0, most))
		return;
	store_run(package->store, STORE_ROUND_PRESENCE_SET, INTEGER(round->key), TEXT(id),
		INTEGER(package_integer(package, PRESENCE_PRESENT)));
}
