/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rows of the export table: complete, without doubles, and as the format promises. */
#include "table/export_rules.h"

#include <regex.h>
#include <string.h>

#include "tap.h"

/* Other people's scripts read these headers. */
static const struct {
	enum export_file file;
	enum profile profile;
	const char *header;
} promised[] = {
	{ EXPORT_SESSIONS, PROFILE_ANALYSIS, "session_id,workshop_id,workshop_hash,title,place,place_id,"
		"wave,started_at,ended_at,local_date,timezone,planned_minutes,actual_minutes,present,"
		"base_language,profile,min_cell,languages,rehearsal,pictures,created_at,planned_end" },
	{ EXPORT_STEPS, PROFILE_ANALYSIS, "session_id,step_no,step_id,state,origin,kind,theme,"
		"question_id,round,wording,scale_key,title,prompt,planned_minutes,started_at,ended_at,"
		"actual_seconds,max,by_group,sheet,comments,stage,entry_mode,talk_round,sheets" },
	{ EXPORT_GROUPS, PROFILE_ANALYSIS, "session_id,group_id,type,label,present,group_no" },
	{ EXPORT_OPTIONS, PROFILE_ANALYSIS,
		"session_id,question_id,round,option_no,label,value,status_quo" },
	{ EXPORT_VOTES, PROFILE_ANALYSIS, "session_id,question_id,round,ballot_id,entry_mode,group_id,"
		"option_no,value,text,weight" },
	{ EXPORT_RESULTS, PROFILE_ANALYSIS, "session_id,theme,question_id,round,kind,group_id,"
		"option_no,option,value,votes,n,base,share,sum,mean,acceptance,tens,borda,"
		"mean_position,firsts,condorcet,status" },
	{ EXPORT_QUESTIONS, PROFILE_ANALYSIS, "session_id,theme,question_id,round,kind,question,"
		"wording,scale_key,group_id,present,ballots,abstentions,turnout,mean,median,sd,min,"
		"q1,q3,max,consensus,agreement,status" },
	{ EXPORT_GAPS, PROFILE_ANALYSIS, "session_id,theme,question_id,round,group_a,group_b,items,mean_a,"
		"mean_b,gap,gap_scaled,gap_abs,status" },
	{ EXPORT_PAIRS, PROFILE_ANALYSIS, "session_id,question_id,round,group_id,option_a,option_b,"
		"a_over_b,b_over_a,ties,status" },
	{ EXPORT_COMMENTS, PROFILE_ANALYSIS, "session_id,step_no,step_id,comment_id,table_no,"
		"talk_round,group_id,cluster_id,cluster,supports,state,text,comment_no" },
	{ EXPORT_TALK, PROFILE_ANALYSIS, "session_id,step_no,step_id,talk_round,group_id,turns" },
	{ EXPORT_MEASURES, PROFILE_ARCHIVE, "session_id,step_no,step_id,measure_id,what,who,agreed,due,"
		"due_text,comment_id,state,measure_no" },
	{ EXPORT_MEASURES, PROFILE_ANALYSIS, "session_id,step_no,step_id,measure_id,what,who,agreed,due,"
		"due_text,comment_id,state,measure_no" },
	{ EXPORT_LOG, PROFILE_ARCHIVE,
		"session_id,seq,act_id,at,act,step_no,step_id,subject_id,detail" },
	{ EXPORT_LOG, PROFILE_ANALYSIS, "" },
};

static bool
snake_case(const char *name)
{
	return *name >= 'a' && *name <= 'z'
		&& strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789_") == strlen(name);
}

static void
test_headers(void)
{
	for (size_t i = 0; i < sizeof(promised) / sizeof(promised[0]); i++) {
		enum export_column columns[EXPORT_COLUMN_COUNT];
		char header[1024] = "";
		size_t count = export_file_columns(promised[i].file, promised[i].profile, columns);
		for (size_t j = 0; j < count; j++) {
			strcat(header, j ? "," : "");
			strcat(header, export_columns[columns[j]].name);
		}
		is_str(header, promised[i].header, "the columns of %s for %s",
			export_files[promised[i].file].name, profile_words[promised[i].profile]);
	}
}

static void
test_files(void)
{
	for (int i = 0; i < EXPORT_FILE_COUNT; i++) {
		const struct export_file_row *file = &export_files[i];
		int first = -1, columns = 0, keys = 0;
		bool together = true;
		for (int j = 0; j < EXPORT_COLUMN_COUNT; j++) {
			if (export_columns[j].file != (enum export_file)i)
				continue;
			if (first < 0)
				first = j;
			together = together && j == first + columns;
			columns++;
			keys += export_columns[j].key;
		}
		ok(columns > 0 && together, "the columns of %s stand together", file->name);
		ok(columns > 0 && strcmp(export_columns[first].name, "session_id") == 0
			&& export_columns[first].key, "%s begins with the session", file->name);
		ok(i == EXPORT_SESSIONS ? keys == 1 : keys >= 2, "%s has keys of its own", file->name);
		ok(snake_case(file->name) && *file->english && *file->german && file->profiles,
			"%s has a name, a meaning and a profile", file->name);
		is_int(export_file_named(file->name), i, "%s is found", file->name);
	}
}

static void
test_columns(void)
{
	int doubles = 0, wordless = 0, unusual = 0, lost = 0;
	for (int i = 0; i < EXPORT_COLUMN_COUNT; i++) {
		const struct export_column_row *column = &export_columns[i];
		unusual += !snake_case(column->name);
		wordless += !*column->english || !*column->german;
		lost += !(column->profiles & export_files[column->file].profiles)
			|| (column->profiles & ~export_files[column->file].profiles);
		for (int j = 0; j < i; j++)
			doubles += column->file == export_columns[j].file
				&& strcmp(column->name, export_columns[j].name) == 0;
	}
	is_int(unusual, 0, "column names are ASCII snake_case");
	is_int(wordless, 0, "every column has a meaning in both languages");
	is_int(lost, 0, "every column is in profiles that its file is in");
	is_int(doubles, 0, "no column is there twice");
}

/* Which columns a rule may stand for: bounds for numbers, words and forms for texts. */
static void
test_rules(void)
{
	int unfit = 0, no_form = 0, keyless = 0;
	for (int i = 0; i < EXPORT_COLUMN_COUNT; i++) {
		enum export_column column = (enum export_column)i;
		struct export_rule rule = export_rule(column);
		enum export_type type = export_columns[i].type;
		const char *words[EXPORT_WORDS_MOST];
		size_t count = export_words(column, words);
		bool numeric = type == EXPORT_INTEGER || type == EXPORT_NUMBER;
		unfit += !numeric && (rule.has_least || rule.has_most);
		unfit += type != EXPORT_TEXT && (rule.pattern || count > 0);
		unfit += rule.may_be_missing && (rule.required || !export_columns[i].key);
		unfit += rule.has_least && rule.has_most && rule.least >= rule.most;
		for (size_t j = 0; j < count; j++)
			unfit += !words[j] || !snake_case(words[j]);
		regex_t form;
		if (rule.pattern && regcomp(&form, rule.pattern, REG_EXTENDED | REG_NOSUB) != 0)
			no_form++;
		else if (rule.pattern)
			regfree(&form);
	}
	is_int(unfit, 0, "every rule fits its column");
	is_int(no_form, 0, "every form can be read");
	for (int file = 0; file < EXPORT_FILE_COUNT; file++) {
		enum export_column keys[EXPORT_KEYS_MOST];
		size_t count = export_keys((enum export_file)file, keys), all = 0;
		for (int i = 0; i < EXPORT_COLUMN_COUNT; i++)
			all += export_columns[i].file == (enum export_file)file && export_columns[i].key;
		keyless += count != all;
	}
	is_int(keyless, 0, "the keys are all there");
	ok(export_required(MEASURES_STATE, PROFILE_ANALYSIS) && !export_required(MEASURES_WHO, PROFILE_ARCHIVE)
		&& export_required(LOG_ACT, PROFILE_ARCHIVE) && !export_required(LOG_ACT, PROFILE_ANALYSIS),
		"what must be there, where the profile has it");
	ok(!export_has_primary_key(EXPORT_VOTES) && !export_has_primary_key(EXPORT_GAPS)
		&& export_has_primary_key(EXPORT_RESULTS), "a primary key has no missing parts");
}

static void
test_references(void)
{
	int dangling = 0, odd = 0;
	for (size_t i = 0; i < export_references_count; i++) {
		const struct export_reference *reference = &export_references[i];
		enum export_column keys[EXPORT_KEYS_MOST];
		size_t count = export_keys(reference->parent, keys);
		odd += count != reference->count || !export_has_primary_key(reference->parent)
			|| (export_files[reference->file].profiles & ~export_files[reference->parent].profiles);
		for (size_t j = 0; j < reference->count; j++) {
			dangling += export_columns[reference->from[j]].file != reference->file
				|| reference->to[j] != keys[j];
			odd += export_columns[reference->from[j]].type != export_columns[keys[j]].type;
		}
	}
	is_int(dangling, 0, "what a row belongs to is a primary key");
	is_int(odd, 0, "which is there in every profile, and of the same type");
	for (int file = 0; file < EXPORT_FILE_COUNT; file++) {
		bool of_session = file == EXPORT_SESSIONS;
		for (size_t i = 0; i < export_references_count; i++)
			of_session = of_session || (export_references[i].file == (enum export_file)file
				&& export_references[i].parent == EXPORT_SESSIONS);
		ok(of_session, "%s belongs to sessions", export_files[file].name);
	}
}

int
main(void)
{
	plan((int)(sizeof(promised) / sizeof(promised[0])) + 6 * EXPORT_FILE_COUNT + 4 + 4 + 5 + 2);
	test_headers();
	test_files();
	test_columns();
	test_rules();
	test_references();
	is_int(export_file_named("votes.csv"), EXPORT_VOTES, "a file is found by its whole name");
	is_int(export_file_named("vote"), EXPORT_FILE_COUNT, "but not by a part");
	is_int(export_file_named("votes.csvx"), EXPORT_FILE_COUNT, "nor by more");
	is_int(export_file_named(""), EXPORT_FILE_COUNT, "nor by nothing");
	return done_testing();
}
