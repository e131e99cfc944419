/* What the minutes tell of a session, and what they keep to themselves: nothing is in them that the
 * room has not seen.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "evening.h"

#include "session/minutes.h"

#define FILE_NAME "minutes.runde"

static struct env env;
static struct session *session;
static struct message message;
static unsigned changed;

static void
must(enum status status)
{
	if (status)
		bail("%s", message.text);
}

static void
count(int group, int option_no, int votes)
{
	must(session_count(session, cell_of(group, option_no), votes, &changed, &message));
}

/* Notes TEXT of GROUP in the present step; its id goes to ID. */
static void
say(int group, const char *text, char id[SESSION_ID_LENGTH + 1])
{
	struct comment_entry entry = {.group = group, .text = text};
	must(session_comment(session, &entry, id, &changed, &message));
}

static void
state(const char *id, enum comment_state to)
{
	must(session_comment_state(session, id, to, &changed, &message));
}

static void
measure(const char *what, const char *who, bool agreed, bool dropped)
{
	struct measure_entry entry = {.what = what, .who = who, .due = "2026-05-01", .agreed = agreed};
	must(session_measure(session, NULL, &entry, &changed, &message));
	const struct model *model = session_model(session);
	if (dropped)
		must(session_measure_drop(session, model->measures[model->measures_count - 1].id, true,
			&changed, &message));
}

static char *
document(enum document_format format, int k)
{
	struct minutes_options options = {.format = format, .min_cell = k};
	struct buffer out = {.bytes = NULL};
	minutes_of_session(session, &options, &out);
	return buffer_take(&out);
}

static void
has(const char *text, const char *what, bool wanted, const char *name)
{
	ok((strstr(text, what) != NULL) == wanted, "%s", name);
}

/* Until the talk: who is here, one question shown, one asked in secret, closed and not shown. */
static void
first_half(void)
{
	struct official_answer answer = {.step = EVENING_SCALE};
	struct ballot ballot = {.count = 1, .entries = {{.option_no = 4, .value = 4}}};
	answer.ballot = &ballot;
	answer.reason = "SECRET-REASON";
	must(session_official(session, EVENING_OFFICIAL, &answer, 1, false, &changed, &message));
	evening_go(session, EVENING_PEOPLE, STAGE_PROMPT);
	must(session_present(session, EVENING_ADMIN, 3, &changed, &message));
	must(session_present(session, EVENING_CIVIL, 9, &changed, &message));
	evening_go(session, EVENING_CHOICE, STAGE_OPEN);
	count(EVENING_NONE, 1, 7);
	count(EVENING_NONE, 2, 4);
	count(EVENING_NONE, 3, 0);
	count(EVENING_NONE, 0, 1);
	evening_go(session, EVENING_CHOICE, STAGE_REVEALED);
	evening_go(session, EVENING_SCALE, STAGE_OPEN);
	must(session_mode(session, MODE_KEYPAD, &changed, &message));
	must(evening_cast(session, EVENING_ADMIN, (int[]){4}, 1, 3, &changed, &message));
	must(evening_cast(session, EVENING_CIVIL, (int[]){1}, 1, 9, &changed, &message));
	evening_go(session, EVENING_SCALE, STAGE_CLOSED);
}

static void
second_half(void)
{
	char hidden[SESSION_ID_LENGTH + 1], shown[SESSION_ID_LENGTH + 1], id[SESSION_ID_LENGTH + 1];
	must(session_go_to(session, EVENING_TALK, &changed, &message));
	evening_go(session, EVENING_TALK, STAGE_OPEN);
	say(EVENING_CIVIL, "seen by all", shown);
	say(EVENING_ADMIN, "of a small group", id);
	state(shown, COMMENT_SHOWN);
	state(id, COMMENT_SHOWN);
	say(EVENING_CIVIL, "SECRET-NOTED", id);
	must(session_turn(session, EVENING_CIVIL, &changed, &message));
	must(session_go_to(session, EVENING_CARDS, &changed, &message));
	evening_go(session, EVENING_CARDS, STAGE_OPEN);
	say(EVENING_NONE, "plant trees", id);
	must(session_comment_cluster(session, id, "Green", &changed, &message));
	must(session_comment_support(session, id, 2, &changed, &message));
	say(EVENING_NONE, "SECRET-HIDDEN", hidden);
	must(session_comment_cluster(session, hidden, "SECRET-CLUSTER", &changed, &message));
	state(hidden, COMMENT_HIDDEN);
	must(session_go_to(session, EVENING_PLAN, &changed, &message));
	measure("plant ten trees", "Olena", true, false);
	measure("SECRET-DROPPED", "SECRET-WHO", false, true);
	must(session_end(session, &changed, &message));
}

static void
test_struct(void)
{
	struct minutes minutes;
	struct minutes_options options = {.format = DOCUMENT_HTML};
	minutes_read(session, &options, &minutes);
	is_int(minutes.present, 12, "twelve people were here");
	is_int(minutes.questions_count, 1, "one question was shown");
	is_int(minutes.questions[0].rounds[0].all.summary.votes[1], 7, "with its votes");
	is_int(minutes.questions[0].rounds[0].all.summary.abstentions, 1, "and who abstained");
	is_int(minutes.unseen, 1, "one was closed and not shown");
	is_str(minutes.unseen_titles[0], "Trust", "it is named");
	is_int(minutes.views_count, 0, "so views are not compared with it");
	is_int(minutes.voices_count, 2, "something was said in two steps");
	is_int(minutes.voices[0].clusters[0].comments_count, 2, "two comments were shown in the talk");
	is_int(minutes.voices[0].clusters[0].comments[0].group, EVENING_CIVIL, "one has its group");
	is_int(minutes.voices[0].clusters[0].comments[1].group, MINUTES_EVERYONE,
		"a group with few people is not named");
	is_int(minutes.ungrouped, 1, "that is told");
	is_int(minutes.not_shown, 1, "and that one was never shown");
	is_int(minutes.voices[0].turns[0].turns[EVENING_CIVIL], 1, "who spoke is told");
	is_int(minutes.voices[1].clusters_count, 1, "a cluster with nothing but hidden cards is none");
	is_int(minutes.voices[1].clusters[0].supports, 2, "with its supports");
	is_int(minutes.measures_count, 1, "a dropped measure is none");
	is_int(minutes.min_cell, 5, "five is the usual k");
	minutes_free(&minutes);
}

static void
test_document(enum document_format format)
{
	const char *word = document_format_words[format];
	char *text = document(format, 0);
	char name[80];
	snprintf(name, sizeof(name), "%s: nothing secret is in it", word);
	has(text, "SECRET", false, name);
	snprintf(name, sizeof(name), "%s: no notes", word);
	has(text, "NOTE-", false, name);
	snprintf(name, sizeof(name), "%s: nor the code of the lock", word);
	has(text, "4711", false, name);
	snprintf(name, sizeof(name), "%s: but what was seen", word);
	has(text, "seen by all", true, name);
	snprintf(name, sizeof(name), "%s: and who does what", word);
	has(text, "Olena", true, name);
	free(text);
}

/* What was closed is shown, then the small group is withheld, and an institution still waits. */
static void
test_revealed(void)
{
	struct minutes minutes;
	struct minutes_options options = {.format = DOCUMENT_HTML};
	must(session_resume(session, &changed, &message));
	must(session_go_to(session, EVENING_SCALE, &changed, &message));
	evening_go(session, EVENING_SCALE, STAGE_REVEALED);
	minutes_read(session, &options, &minutes);
	is_int(minutes.questions_count, 2, "once it is shown it is there");
	const struct minutes_round *round = &minutes.questions[1].rounds[0];
	ok(!round->all.withheld && round->secret, "everyone's answers are shown");
	ok(round->groups_count == 2 && round->groups[0].withheld && round->groups[1].withheld,
		"a group of three is not, nor what it could be worked out from");
	ok(round->groups[0].results == NULL && round->groups[0].summary.ballots == 0,
		"and nothing of it is kept");
	is_int(minutes.questions[1].officials_count, 0, "the institution's stage has not come");
	is_int(minutes.views_count, 0, "nobody can be compared");
	minutes_free(&minutes);

	options.min_cell = 3;
	minutes_read(session, &options, &minutes);
	ok(!minutes.questions[1].rounds[0].groups[0].withheld, "three are enough for a k of three");
	is_int(minutes.views_count, 2, "then views are compared: a theme and its question");
	is_str(minutes.views[0].title, "Together", "by theme");
	is_double(minutes.views[0].gap.is, 3, 1e-9, "with the gap");
	minutes_free(&minutes);

	options.min_cell = 20;
	minutes_read(session, &options, &minutes);
	ok(minutes.questions[1].rounds[0].all.withheld, "too few as a whole for a k of twenty");
	is_int(minutes.questions[1].rounds[0].groups_count, 0, "then of the groups nothing is said");
	minutes_free(&minutes);

	evening_go(session, EVENING_SCALE, STAGE_OFFICIAL);
	char *text = document(DOCUMENT_HTML, 0);
	has(text, "SECRET-REASON", true, "at its stage the institution says why");
	free(text);
}

int
main(void)
{
	env = evening_env(370);
	session = evening_session(&env, FILE_NAME);
	struct session_details details = {
		.title = "Evening", .place = "Town", .lock_code = "4711", .pictures = 1};
	must(session_details(session, &details, &changed, &message));

	struct minutes minutes;
	struct minutes_options options = {.format = DOCUMENT_HTML};
	minutes_read(session, &options, &minutes);
	ok(!minutes.over && minutes.questions_count == 0 && minutes.measures_count == 0,
		"before it begins there is nothing to tell");
	minutes_free(&minutes);

	first_half();
	second_half();
	test_struct();
	test_document(DOCUMENT_HTML);
	test_document(DOCUMENT_MARKDOWN);
	test_revealed();
	session_close(session);
	env_free(&env);
	unlink(FILE_NAME);
	return done_testing();
}
