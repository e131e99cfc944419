/* An institution's answers go into a session that is open to run, as a screen would do it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "evening.h"

#include "session/import.h"

#include <stdio.h>

static struct env env;
static struct session *session;
static struct buffer report;
static struct faults faults;
static struct message message;
static unsigned changed;

static enum status
take_in(int group, const char *table)
{
	FILE *file = fopen("official.csv", "w");
	if (!file || fputs(table, file) < 0 || fclose(file) != 0)
		bail("cannot write a table");
	buffer_clear(&report);
	faults_free(&faults);
	message.text[0] = '\0';
	changed = 0;
	return import_official(session, group, "official.csv", &report, &faults, &changed, &message);
}

int
main(void)
{
	env = evening_env(1);
	session = evening_session(&env, "import.runde");
	const struct model *model = session_model(session);

	is_int(take_in(-1, "question_id,answer,reason\nmood,so-so,\ntrust,9,\n,,\nbest,x,\n"), STATUS_DATA,
		"a table with faults");
	is_str(message.text, "official.csv: there are 3 faults in it", "how many");
	is_int(faults.count, 3, "each is told");
	is_int(faults.list[0].line, 2, "with its line");
	is_str(faults.list[0].text, "mood: “so-so” is none of the answers; did you mean “so so”?", "and why");
	is_str(faults.list[2].text, "best: its answers come from the room (“@ideas”), so nobody can answer it beforehand",
		"in a sentence");
	is_str(buffer_text(&report), "", "nothing came in");
	ok(changed == CHANGED_NOTHING && model->officials_count == 0, "nothing changed");

	evening_go(session, EVENING_SCALE, STAGE_OPEN);
	is_int(take_in(-1, "question_id;answer;reason\ntrust;yes;We know it\n"), STATUS_OK, "a good one, during the evening");
	is_str(buffer_text(&report), "1 official answer of “Selbstcheck”; 1 question without an answer: mood\n",
		"what came in is told");
	ok(changed & CHANGED_OFFICIAL, "and what changed");
	const struct official *official = model_official(model, "trust", EVENING_OFFICIAL);
	ok(official && strcmp(official->reason, "We know it") == 0 && official->ballot.entries[0].option_no == 4,
		"the model has it");
	is_int((int)tally_sum(&model_round(model, EVENING_SCALE)->tally, EVENING_OFFICIAL, 4), 1, "and so has the open round");
	is_int(take_in(EVENING_OFFICIAL, "trust,mood\nyes,well\n"), STATUS_DATA, "a second answer");
	is_int(take_in(EVENING_OFFICIAL, "mood,trust\nwell,\n"), STATUS_OK, "one row, for a group that is named");
	is_int(take_in(EVENING_CIVIL, "mood\nwell\n"), STATUS_USAGE, "people do not answer like that");
	is_int(session_undo(session, &changed, &message), STATUS_OK, "it is taken back");
	ok(!model_official(model, "mood", EVENING_OFFICIAL) && model_official(model, "trust", EVENING_OFFICIAL),
		"as one act");
	unlink("official.csv");
	is_int(import_official(session, -1, "official.csv", &report, &faults, &changed, &message), STATUS_NO_INPUT,
		"no table");

	buffer_free(&report);
	faults_free(&faults);
	session_close(session);
	env_free(&env);
	unlink("import.runde");
	return done_testing();
}
