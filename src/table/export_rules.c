/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "table/export_rules.h"

#include "core/method.h"
#include "core/state.h"

#include <stdlib.h>
#include <string.h>

const char *const export_status_words[EXPORT_STATUS_COUNT] = {
	[EXPORT_OK] = "ok",
	[EXPORT_EMPTY] = "empty",
	[EXPORT_WITHHELD] = WITHHELD_WORD,
	[EXPORT_HIDDEN] = "hidden",
};

const char *const export_origin_words[EXPORT_ORIGIN_COUNT] = {
	[ORIGIN_WORKSHOP] = "workshop",
	[ORIGIN_INSERTED] = "inserted",
};

const char *const export_group_type_words[EXPORT_GROUP_TYPE_COUNT] = {
	[GROUP_PEOPLE] = "people",
	[GROUP_OFFICIAL] = "official",
	[GROUP_ALL] = "all",
	[GROUP_NONE] = "none",
	[GROUP_WITHHELD] = WITHHELD_WORD,
};

const char *const export_measure_state_words[EXPORT_MEASURE_STATE_COUNT] = {
	[MEASURE_PLANNED] = "planned",
	[MEASURE_DROPPED] = "dropped",
};

/* --- rules ------------------------------------------------------------------------------ */

enum words {
	WORDS_ANY,
	WORDS_PROFILE,
	WORDS_STEP_STATE,
	WORDS_ORIGIN,
	WORDS_KIND,
	WORDS_KIND_ASKED,
	WORDS_GROUP_TYPE,
	WORDS_ENTRY_MODE,
	WORDS_STATUS,
	WORDS_STATUS_OF_WORD,
	WORDS_COMMENT_STATE,
	WORDS_MEASURE_STATE,
	WORDS_STAGE,
	WORDS_COMMENTS,
	WORDS_PEOPLE_MODE,
	WORDS_ROUND_STATE,
	WORDS_OWNER,
	WORDS_FIELD,
};

#define RANDOM_ID "[a-z][a-z0-9]{11}"
#define NAME      "[a-z][a-z0-9-]{0,39}"
#define HASH      "[h][0-9a-f]{16}"

#define FROM(n)       .has_least = true, .least = n
#define FROM_TO(n, m) FROM(n), .has_most = true, .most = m
#define ONE_OF(set)   .required = true, .words = WORDS_##set

static const struct export_rule rules[EXPORT_COLUMN_COUNT] = {
	[SESSIONS_SESSION_ID] = {.pattern = RANDOM_ID},
	[SESSIONS_WORKSHOP_ID] = {.required = true, .pattern = NAME},
	[SESSIONS_WORKSHOP_HASH] = {.pattern = HASH},
	[SESSIONS_PLANNED_MINUTES] = {.required = true, FROM(0)},
	[SESSIONS_PRESENT] = {.required = true, FROM(0)},
	[SESSIONS_PROFILE] = {ONE_OF(PROFILE)},
	[SESSIONS_MIN_CELL] = {FROM(1)},
	[SESSIONS_LANGUAGES] = {.required = true},
	[SESSIONS_REHEARSAL] = {.required = true},
	[SESSIONS_PICTURES] = {.required = true, FROM_TO(1, 2)},

	[STEPS_SESSION_ID] = {.pattern = RANDOM_ID},
	[STEPS_STEP_NO] = {FROM(1)},
	[STEPS_STEP_ID] = {.required = true, .pattern = NAME},
	[STEPS_STATE] = {ONE_OF(STEP_STATE)},
	[STEPS_ORIGIN] = {ONE_OF(ORIGIN)},
	[STEPS_KIND] = {ONE_OF(KIND)},
	[STEPS_QUESTION_ID] = {.pattern = NAME},
	[STEPS_ROUND] = {FROM(1)},
	[STEPS_WORDING] = {.pattern = HASH},
	[STEPS_SCALE_KEY] = {.pattern = HASH},
	[STEPS_PLANNED_MINUTES] = {FROM(1)},
	[STEPS_MAX] = {FROM(1)},
	[STEPS_BY_GROUP] = {.required = true},
	[STEPS_SHEET] = {.pattern = NAME},
	[STEPS_COMMENTS] = {.words = WORDS_COMMENTS},
	[STEPS_STAGE] = {ONE_OF(STAGE)},
	[STEPS_ENTRY_MODE] = {ONE_OF(PEOPLE_MODE)},
	[STEPS_TALK_ROUND] = {.required = true, FROM(1)},
	[STEPS_SHEETS] = {FROM(1)},

	[GROUPS_SESSION_ID] = {.pattern = RANDOM_ID},
	[GROUPS_GROUP_ID] = {.pattern = NAME},
	[GROUPS_TYPE] = {ONE_OF(GROUP_TYPE)},
	[GROUPS_PRESENT] = {FROM(0)},
	[GROUPS_GROUP_NO] = {FROM(1)},

	[OPTIONS_SESSION_ID] = {.pattern = RANDOM_ID},
	[OPTIONS_QUESTION_ID] = {.pattern = NAME},
	[OPTIONS_ROUND] = {FROM(1)},
	[OPTIONS_OPTION_NO] = {FROM(0)},

	[VOTES_SESSION_ID] = {.pattern = RANDOM_ID},
	[VOTES_QUESTION_ID] = {.pattern = NAME},
	[VOTES_ROUND] = {FROM(1)},
	[VOTES_BALLOT_ID] = {.pattern = RANDOM_ID},
	[VOTES_ENTRY_MODE] = {ONE_OF(ENTRY_MODE)},
	[VOTES_GROUP_ID] = {.required = true, .pattern = NAME},
	[VOTES_OPTION_NO] = {.may_be_missing = true, FROM(0)},
	[VOTES_WEIGHT] = {.required = true, FROM(1)},

	[RESULTS_SESSION_ID] = {.pattern = RANDOM_ID},
	[RESULTS_QUESTION_ID] = {.pattern = NAME},
	[RESULTS_ROUND] = {FROM(1)},
	[RESULTS_KIND] = {ONE_OF(KIND_ASKED)},
	[RESULTS_GROUP_ID] = {.pattern = NAME},
	[RESULTS_OPTION_NO] = {FROM(0)},
	[RESULTS_VOTES] = {FROM(0)},
	[RESULTS_N] = {FROM(0)},
	[RESULTS_BASE] = {FROM(0)},
	[RESULTS_SHARE] = {FROM(0)}, /* more hands than people who took part: above 1 */
	[RESULTS_ACCEPTANCE] = {FROM_TO(0, 1)},
	[RESULTS_TENS] = {FROM(0)},
	[RESULTS_BORDA] = {FROM(0)},
	[RESULTS_MEAN_POSITION] = {FROM(1)},
	[RESULTS_FIRSTS] = {FROM(0)},
	[RESULTS_STATUS] = {ONE_OF(STATUS_OF_WORD)},

	[QUESTIONS_SESSION_ID] = {.pattern = RANDOM_ID},
	[QUESTIONS_QUESTION_ID] = {.pattern = NAME},
	[QUESTIONS_ROUND] = {FROM(1)},
	[QUESTIONS_KIND] = {ONE_OF(KIND_ASKED)},
	[QUESTIONS_WORDING] = {.required = true, .pattern = HASH},
	[QUESTIONS_SCALE_KEY] = {.required = true, .pattern = HASH},
	[QUESTIONS_GROUP_ID] = {.pattern = NAME},
	[QUESTIONS_PRESENT] = {FROM(0)},
	[QUESTIONS_BALLOTS] = {FROM(0)},
	[QUESTIONS_ABSTENTIONS] = {FROM(0)},
	[QUESTIONS_TURNOUT] = {FROM(0)},
	[QUESTIONS_SD] = {FROM(0)},
	[QUESTIONS_CONSENSUS] = {FROM_TO(0, 1)},
	[QUESTIONS_AGREEMENT] = {FROM_TO(-1, 1)},
	[QUESTIONS_STATUS] = {ONE_OF(STATUS)},

	[GAPS_SESSION_ID] = {.pattern = RANDOM_ID},
	[GAPS_THEME] = {.may_be_missing = true},
	[GAPS_QUESTION_ID] = {.may_be_missing = true, .pattern = NAME},
	[GAPS_ROUND] = {.may_be_missing = true, FROM(1)},
	[GAPS_GROUP_A] = {.pattern = NAME},
	[GAPS_GROUP_B] = {.pattern = NAME},
	[GAPS_ITEMS] = {FROM(0)},
	[GAPS_GAP_SCALED] = {FROM_TO(-1, 1)},
	[GAPS_GAP_ABS] = {FROM_TO(0, 1)},
	[GAPS_STATUS] = {ONE_OF(STATUS)},

	[PAIRS_SESSION_ID] = {.pattern = RANDOM_ID},
	[PAIRS_QUESTION_ID] = {.pattern = NAME},
	[PAIRS_ROUND] = {FROM(1)},
	[PAIRS_GROUP_ID] = {.pattern = NAME},
	[PAIRS_OPTION_A] = {FROM(1)},
	[PAIRS_OPTION_B] = {FROM(2)},
	[PAIRS_A_OVER_B] = {FROM(0)},
	[PAIRS_B_OVER_A] = {FROM(0)},
	[PAIRS_TIES] = {FROM(0)},
	[PAIRS_STATUS] = {ONE_OF(STATUS)},

	[COMMENTS_SESSION_ID] = {.pattern = RANDOM_ID},
	[COMMENTS_STEP_NO] = {FROM(1)},
	[COMMENTS_STEP_ID] = {.required = true, .pattern = NAME},
	[COMMENTS_COMMENT_ID] = {.pattern = RANDOM_ID},
	[COMMENTS_TABLE_NO] = {FROM(1)},
	[COMMENTS_TALK_ROUND] = {FROM(1)},
	[COMMENTS_GROUP_ID] = {.required = true, .pattern = NAME},
	[COMMENTS_CLUSTER_ID] = {.pattern = RANDOM_ID},
	[COMMENTS_SUPPORTS] = {.required = true, FROM(0)},
	[COMMENTS_STATE] = {ONE_OF(COMMENT_STATE)},
	[COMMENTS_COMMENT_NO] = {.required = true, FROM(1)},

	[TALK_SESSION_ID] = {.pattern = RANDOM_ID},
	[TALK_STEP_NO] = {FROM(1)},
	[TALK_STEP_ID] = {.required = true, .pattern = NAME},
	[TALK_TALK_ROUND] = {FROM(0)},
	[TALK_GROUP_ID] = {.pattern = NAME},
	[TALK_TURNS] = {FROM(0)},

	[MEASURES_SESSION_ID] = {.pattern = RANDOM_ID},
	[MEASURES_STEP_NO] = {FROM(1)},
	[MEASURES_STEP_ID] = {.required = true, .pattern = NAME},
	[MEASURES_MEASURE_ID] = {.pattern = RANDOM_ID},
	[MEASURES_AGREED] = {.required = true},
	[MEASURES_COMMENT_ID] = {.pattern = RANDOM_ID},
	[MEASURES_STATE] = {ONE_OF(MEASURE_STATE)},
	[MEASURES_MEASURE_NO] = {.required = true, FROM(1)},

	[LOG_SESSION_ID] = {.pattern = RANDOM_ID},
	[LOG_SEQ] = {FROM(1)},
	[LOG_ACT_ID] = {.required = true, .pattern = RANDOM_ID},
	[LOG_AT] = {.required = true},
	[LOG_ACT] = {.required = true},
	[LOG_STEP_NO] = {FROM(1)},
	[LOG_STEP_ID] = {.pattern = NAME},

	[ROUNDS_SESSION_ID] = {.pattern = RANDOM_ID},
	[ROUNDS_QUESTION_ID] = {.pattern = NAME},
	[ROUNDS_ROUND] = {FROM(1)},
	[ROUNDS_STEP_NO] = {.required = true, FROM(1)},
	[ROUNDS_STEP_ID] = {.required = true, .pattern = NAME},
	[ROUNDS_ROUND_NO] = {.required = true, FROM(1)},
	[ROUNDS_STATE] = {ONE_OF(ROUND_STATE)},
	[ROUNDS_SEALED] = {.required = true},
	[ROUNDS_OPENED_AT] = {.required = true},

	[PRESENCE_SESSION_ID] = {.pattern = RANDOM_ID},
	[PRESENCE_QUESTION_ID] = {.pattern = NAME},
	[PRESENCE_ROUND] = {FROM(1)},
	[PRESENCE_GROUP_ID] = {.pattern = NAME},
	[PRESENCE_PRESENT] = {.required = true, FROM(0)},

	[ZEROS_SESSION_ID] = {.pattern = RANDOM_ID},
	[ZEROS_QUESTION_ID] = {.pattern = NAME},
	[ZEROS_ROUND] = {FROM(1)},
	[ZEROS_BALLOT_ID] = {.pattern = RANDOM_ID},
	[ZEROS_GROUP_ID] = {.required = true, .pattern = NAME},
	[ZEROS_OPTION_NO] = {FROM(0)},

	[CLUSTERS_SESSION_ID] = {.pattern = RANDOM_ID},
	[CLUSTERS_STEP_NO] = {FROM(1)},
	[CLUSTERS_STEP_ID] = {.required = true, .pattern = NAME},
	[CLUSTERS_CLUSTER_ID] = {.pattern = RANDOM_ID},
	[CLUSTERS_CLUSTER_NO] = {.required = true, FROM(1)},

	[TEXTS_SESSION_ID] = {.pattern = RANDOM_ID},
	[TEXTS_OWNER] = {ONE_OF(OWNER)},
	[TEXTS_OWNER_ID] = {.pattern = NAME},
	[TEXTS_FIELD] = {ONE_OF(FIELD)},
};

struct export_rule
export_rule(enum export_column column)
{
	struct export_rule rule = rules[column];
	rule.required = rule.required || (export_columns[column].key && !rule.may_be_missing);
	return rule;
}

/* Whether C is in the set that begins at SET, behind the bracket. */
static bool
in_set(const char *set, char c)
{
	for (; *set != ']'; set++) {
		bool range = set[1] == '-' && set[2] != ']';
		if (range ? c >= set[0] && c <= set[2] : c == *set)
			return true;
		set += range ? 2 : 0;
	}
	return false;
}

/* Patterns are sets, each of which may be followed by how often it stands there: {n} or {n,m}. */
bool
export_pattern_fits(const char *pattern, const char *text)
{
	while (*pattern == '[') {
		const char *set = pattern + 1;
		int least = 1, most = 1, count = 0;
		pattern = strchr(set, ']') + 1;
		if (*pattern == '{') {
			char *end;
			least = most = (int)strtol(pattern + 1, &end, 10);
			if (*end == ',')
				most = (int)strtol(end + 1, &end, 10);
			pattern = end + 1;
		}
		for (; count < most && *text && in_set(set, *text); text++)
			count++;
		if (count < least)
			return false;
	}
	return !*pattern && !*text;
}

bool
export_required(enum export_column column, enum profile profile)
{
	return export_rule(column).required && (export_columns[column].profiles & (1u << profile));
}

/* --- words ------------------------------------------------------------------------------ */

static size_t
take(const char *const *words, size_t count, const char *list[EXPORT_WORDS_MOST])
{
	for (size_t i = 0; i < count; i++)
		list[i] = words[i];
	return count;
}

static size_t
take_kinds(bool asked, const char *list[EXPORT_WORDS_MOST])
{
	size_t count = 0;
	for (int kind = 0; kind < KIND_COUNT; kind++) {
		if (!asked || methods[kind].asks)
			list[count++] = methods[kind].word;
	}
	return count;
}

size_t
export_words(enum export_column column, const char *list[EXPORT_WORDS_MOST])
{
	static const char *const comments[] = {"collect", "live"};
	static const char *const rounds[] = {"closed", "revealed"};
	static const char *const owners[] = {"workshop", "group", "step"};
	static const char *const fields[] = {"title", "prompt", "options", "theme"};
	switch ((enum words)rules[column].words) {
	case WORDS_PROFILE:
		return take(profile_words, PROFILE_COUNT, list);
	case WORDS_STEP_STATE:
		return take(step_state_words, STEP_STATE_COUNT, list);
	case WORDS_ORIGIN:
		return take(export_origin_words, EXPORT_ORIGIN_COUNT, list);
	case WORDS_KIND:
		return take_kinds(false, list);
	case WORDS_KIND_ASKED:
		return take_kinds(true, list);
	case WORDS_GROUP_TYPE:
		return take(export_group_type_words, EXPORT_GROUP_TYPE_COUNT, list);
	case WORDS_ENTRY_MODE:
		take(entry_mode_words, MODE_COUNT, list);
		list[MODE_COUNT] = WITHHELD_WORD;
		return MODE_COUNT + 1;
	case WORDS_STATUS:
		return take(export_status_words, EXPORT_WITHHELD + 1, list);
	case WORDS_STATUS_OF_WORD:
		return take(export_status_words, EXPORT_HIDDEN + 1, list);
	case WORDS_COMMENT_STATE:
		return take(comment_state_words, COMMENT_STATE_COUNT, list);
	case WORDS_MEASURE_STATE:
		return take(export_measure_state_words, EXPORT_MEASURE_STATE_COUNT, list);
	case WORDS_STAGE:
		return take(stage_words, STAGE_COUNT, list);
	case WORDS_COMMENTS:
		return take(comments, 2, list);
	case WORDS_PEOPLE_MODE:
		return take(entry_mode_words, MODE_OFFICIAL, list);
	case WORDS_ROUND_STATE:
		return take(rounds, 2, list);
	case WORDS_OWNER:
		return take(owners, 3, list);
	case WORDS_FIELD:
		return take(fields, 4, list);
	case WORDS_ANY:
		break;
	}
	return 0;
}

/* --- keys ------------------------------------------------------------------------------- */

size_t
export_keys(enum export_file file, enum export_column keys[EXPORT_KEYS_MOST])
{
	size_t count = 0;
	for (int column = 0; column < EXPORT_COLUMN_COUNT && count < EXPORT_KEYS_MOST; column++) {
		if (export_columns[column].file == file && export_columns[column].key)
			keys[count++] = (enum export_column)column;
	}
	return count;
}

bool
export_has_primary_key(enum export_file file)
{
	enum export_column keys[EXPORT_KEYS_MOST];
	size_t count = export_keys(file, keys);
	for (size_t i = 0; i < count; i++) {
		if (rules[keys[i]].may_be_missing)
			return false;
	}
	return true;
}

#define OF_SESSION(file) \
	{EXPORT_##file, EXPORT_SESSIONS, 1, {file##_SESSION_ID}, {SESSIONS_SESSION_ID}}
#define OF_STEP(file) \
	{EXPORT_##file, EXPORT_STEPS, 2, {file##_SESSION_ID, file##_STEP_NO}, \
		{STEPS_SESSION_ID, STEPS_STEP_NO}}
#define OF_GROUP(file, column) \
	{EXPORT_##file, EXPORT_GROUPS, 2, {file##_SESSION_ID, file##_##column}, \
		{GROUPS_SESSION_ID, GROUPS_GROUP_ID}}
#define OF_QUESTION(file) \
	{EXPORT_##file, EXPORT_QUESTIONS, 4, \
		{file##_SESSION_ID, file##_QUESTION_ID, file##_ROUND, file##_GROUP_ID}, \
		{QUESTIONS_SESSION_ID, QUESTIONS_QUESTION_ID, QUESTIONS_ROUND, QUESTIONS_GROUP_ID}}
#define OF_OPTION(file, column) \
	{EXPORT_##file, EXPORT_OPTIONS, 4, \
		{file##_SESSION_ID, file##_QUESTION_ID, file##_ROUND, file##_##column}, \
		{OPTIONS_SESSION_ID, OPTIONS_QUESTION_ID, OPTIONS_ROUND, OPTIONS_OPTION_NO}}

/* Not here, because it does not hold everywhere: words have no options. */
const struct export_reference export_references[] = {
	OF_SESSION(STEPS),
	OF_SESSION(GROUPS),
	OF_SESSION(OPTIONS),
	OF_SESSION(VOTES),
	OF_GROUP(VOTES, GROUP_ID),
	OF_SESSION(RESULTS),
	OF_QUESTION(RESULTS),
	OF_SESSION(QUESTIONS),
	OF_GROUP(QUESTIONS, GROUP_ID),
	OF_SESSION(GAPS),
	OF_GROUP(GAPS, GROUP_A),
	OF_GROUP(GAPS, GROUP_B),
	OF_SESSION(PAIRS),
	OF_QUESTION(PAIRS),
	OF_OPTION(PAIRS, OPTION_A),
	OF_OPTION(PAIRS, OPTION_B),
	OF_SESSION(COMMENTS),
	OF_STEP(COMMENTS),
	OF_GROUP(COMMENTS, GROUP_ID),
	OF_SESSION(TALK),
	OF_STEP(TALK),
	OF_GROUP(TALK, GROUP_ID),
	OF_SESSION(MEASURES),
	OF_STEP(MEASURES),
	OF_SESSION(LOG),
	OF_SESSION(ROUNDS),
	OF_STEP(ROUNDS),
	OF_SESSION(PRESENCE),
	OF_GROUP(PRESENCE, GROUP_ID),
	OF_SESSION(ZEROS),
	OF_GROUP(ZEROS, GROUP_ID),
	OF_SESSION(CLUSTERS),
	OF_STEP(CLUSTERS),
	OF_SESSION(TEXTS),
};

const size_t export_references_count = sizeof(export_references) / sizeof(export_references[0]);
