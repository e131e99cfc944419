/* Institutions' own answers: before, during and after the evening, with rounds open and closed;
 * second answers, replaced ones, and what the room has seen.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "ballots.h"

#define FILE_NAME "official.runde"

static void
refuse(enum status status)
{
	ok(status == STATUS_REFUSED, "%s", message.text);
}

/* What GROUP answers to what STEP asks, as it would be typed; "none" when it does not. */
static void
answers(int group, int step, const char *wanted, const char *name)
{
	const struct model *model = session_model(session);
	const struct official *official = model_official(model, model->workshop->steps[step].question, group);
	struct question question = model_question(model, step);
	char *line = official ? ballot_typed(&question, &official->ballot) : mem_text("none");
	is_str(line, wanted, "%s", name);
	free(line);
}

/* How many ballots of institutions ROUND holds, and how many votes of GROUP on OPTION. */
static void
copied(const struct round *round, int group, int option_no, int64_t votes, const char *name)
{
	is_int(round ? tally_sum(&round->tally, group, option_no) : -1, votes, "%s", name);
}

static bool
next_is_official(void)
{
	return model_next_stage(session_model(session)) == STAGE_OFFICIAL;
}

static enum status
answer_many(int group, const struct official_answer *list, int count, bool replace)
{
	return session_official(session, group, list, count, replace, &changed, &message);
}

/* --- whose answers, and to what ------------------------------------------------------------------ */

static void
test_refused(void)
{
	kinds_begin(FILE_NAME, 41);
	refuse(official_line(KINDS_CIVIL, KINDS_TRUST, "3", false));
	refuse(official_line(KINDS_NONE, KINDS_TRUST, "3", false));
	refuse(official_line(-1, KINDS_TRUST, "3", false));
	refuse(official_line(9, KINDS_TRUST, "3", false));
	struct ballot one = { .count = 1, .entries = { { 1, 0, NULL } } };
	struct ballot wrong = { .count = 1, .entries = { { 5, 0, NULL } } };
	struct official_answer answer = { .step = KINDS_BREAK, .ballot = &one };
	refuse(answer_many(KINDS_SELF, &answer, 1, false));
	answer.step = KINDS_BEST; /* nobody knows its options beforehand */
	refuse(answer_many(KINDS_SELF, &answer, 1, false));
	answer.step = KINDS_VIEWS;
	refuse(answer_many(KINDS_SELF, &answer, 1, false));
	answer.step = -1;
	refuse(answer_many(KINDS_SELF, &answer, 1, false));
	answer.step = KINDS_STEPS;
	refuse(answer_many(KINDS_SELF, &answer, 1, false));
	answer = (struct official_answer){ .step = KINDS_TRUST, .ballot = &wrong };
	refuse(answer_many(KINDS_SELF, &answer, 1, false));
	struct official_answer both[] = { { KINDS_TRUST, &one, NULL }, { KINDS_AGAIN, &one, NULL } };
	refuse(answer_many(KINDS_SELF, both, 2, false));
	struct official_answer partly[] = { { KINDS_SAFE, &one, NULL }, { KINDS_TRUST, &wrong, NULL } };
	refuse(answer_many(KINDS_SELF, partly, 2, false));
	is_int(session_model(session)->officials_count, 0, "all or nothing: it is nothing");
	is_int(number_in(FILE_NAME, "SELECT count(*) FROM official"), 0, "also in the file");
	struct session *other;
	must(session_open(&env, FILE_NAME, SESSION_FOLLOW, &other, &message));
	answer = (struct official_answer){ .step = KINDS_TRUST, .ballot = &one };
	ok(session_official(other, KINDS_SELF, &answer, 1, false, &changed, &message) == STATUS_REFUSED,
		"who only looks cannot: %s", message.text);
	session_close(other);
	kinds_end(FILE_NAME);
}

/* --- before, during, after ------------------------------------------------------------------------- */

static void
test_kinds(void)
{
	static const struct { int step; const char *line; } kinds[] = {
		{ KINDS_CHOICE, "2" }, { KINDS_TRUST, "4" }, { KINDS_SAFE, "2" }, { KINDS_MULTI, "13" },
		{ KINDS_DOTS, "1123" }, { KINDS_RANK, "312" }, { KINDS_RESIST, "0 10 3" },
		{ KINDS_NUMBER, "12.5" }, { KINDS_WORDS, "offen, laut" }, { KINDS_LATE, "-" },
	};
	kinds_begin(FILE_NAME, 42);
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		must(official_line(KINDS_SELF, kinds[i].step, kinds[i].line, false));
	reopen(FILE_NAME);
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		const char *word = methods[session_model(session)->workshop->steps[kinds[i].step].kind].word;
		answers(KINDS_SELF, kinds[i].step, kinds[i].line, word);
		go(kinds[i].step, STAGE_OPEN);
		const struct tally *tally = &round_of(kinds[i].step)->tally;
		enum kind kind = session_model(session)->workshop->steps[kinds[i].step].kind;
		ok(tally_ballots(tally, kind, KINDS_SELF) == 1 && tally_ballots(tally, kind, TALLY_ALL) == 0
			&& !tally_is_secret(tally, kind), "%s: the round has it, and nobody else's", word);
	}
	is_str(session_model(session)->officials[0].reason, "as we see it", "with its reason");
	ok(sums_hold(FILE_NAME), "the file keeps the sums");
	kinds_end(FILE_NAME);
}

static void
test_when(void)
{
	kinds_begin(FILE_NAME, 43);
	must(official_line(KINDS_SELF, KINDS_TRUST, "4", false));
	answers(KINDS_SELF, KINDS_AGAIN, "4", "before the evening; it holds for the question, in whichever step");
	is_int(number_in(FILE_NAME, "SELECT count(*) FROM log WHERE act = 'official' AND subject_id = 'self'"), 1,
		"the log knows who");
	go(KINDS_TRUST, STAGE_OPEN);
	copied(round_of(KINDS_TRUST), KINDS_SELF, 4, 1, "the round begins with it");
	must(official_line(KINDS_OFFICE, KINDS_TRUST, "1", false));
	copied(round_of(KINDS_TRUST), KINDS_OFFICE, 1, 1, "while it is open another comes in");
	must(cast_line(KINDS_CIVIL, "2", 6));
	must(session_go_on(session, &changed, &message));
	copied(round_of(KINDS_TRUST), KINDS_SELF, 4, 1, "closing a secret round leaves them where they are");
	must(official_line(KINDS_SELF, KINDS_TRUST, "3", true));
	copied(round_of(KINDS_TRUST), KINDS_SELF, 3, 1, "while it is closed one is replaced");
	copied(round_of(KINDS_TRUST), KINDS_SELF, 4, 0, "and no longer what it was");
	copied(round_of(KINDS_TRUST), KINDS_OFFICE, 1, 1, "the other stays");
	copied(round_of(KINDS_TRUST), TALLY_ALL, 2, 6, "and so do people's");
	go(KINDS_AGAIN, STAGE_OPEN);
	copied(round_of(KINDS_AGAIN), KINDS_SELF, 3, 1, "a later round holds a copy");
	copied(round_of(KINDS_AGAIN), KINDS_OFFICE, 1, 1, "of each");
	must(official_line(KINDS_SELF, KINDS_AGAIN, "2", true));
	copied(round_of(KINDS_TRUST), KINDS_SELF, 2, 1, "replaced in one it is replaced in both");
	copied(round_of(KINDS_AGAIN), KINDS_SELF, 2, 1, "in the other");
	must(session_end(session, &changed, &message));
	must(official_line(KINDS_SELF, KINDS_SAFE, "1", false));
	answers(KINDS_SELF, KINDS_SAFE, "1", "after the end");
	must(official_line(KINDS_OFFICE, KINDS_TRUST, "-", true));
	copied(round_of(KINDS_TRUST), KINDS_OFFICE, 0, 1, "an abstention is an answer");
	struct official_answer none = { .step = KINDS_TRUST };
	must(answer_many(KINDS_OFFICE, &none, 1, true));
	answers(KINDS_OFFICE, KINDS_TRUST, "none", "and what was answered can be no answer any more");
	copied(round_of(KINDS_TRUST), KINDS_OFFICE, 0, 0, "in no round");
	ok(sums_hold(FILE_NAME), "the file keeps the sums");
	kinds_end(FILE_NAME);
}

/* --- twice, and what the room has seen ------------------------------------------------------------ */

static void
test_seen(void)
{
	kinds_begin(FILE_NAME, 44);
	must(official_line(KINDS_SELF, KINDS_TRUST, "4", false));
	refuse(official_line(KINDS_SELF, KINDS_TRUST, "3", false));
	refuse(official_line(KINDS_SELF, KINDS_AGAIN, "3", false));
	answers(KINDS_SELF, KINDS_TRUST, "4", "a second answer is none");
	must(official_line(KINDS_SELF, KINDS_TRUST, "3", true));
	answers(KINDS_SELF, KINDS_TRUST, "3", "unless it is to replace the first");
	go(KINDS_TRUST, STAGE_REVEALED);
	must(official_line(KINDS_SELF, KINDS_TRUST, "2", true));
	answers(KINDS_SELF, KINDS_TRUST, "2", "also while the room sees its own result");
	ok(!model_official_shown(session_model(session), KINDS_TRUST), "which does not show it");
	go(KINDS_TRUST, STAGE_OFFICIAL);
	ok(model_official_shown(session_model(session), KINDS_TRUST)
		&& model_official_shown(session_model(session), KINDS_AGAIN), "shown it is out, for the question");
	refuse(official_line(KINDS_SELF, KINDS_TRUST, "1", true));
	refuse(official_line(KINDS_SELF, KINDS_AGAIN, "1", true));
	struct official_answer none = { .step = KINDS_TRUST };
	refuse(answer_many(KINDS_SELF, &none, 1, true));
	answers(KINDS_SELF, KINDS_TRUST, "2", "and stays as it is");
	must(official_line(KINDS_OFFICE, KINDS_TRUST, "1", false));
	answers(KINDS_OFFICE, KINDS_TRUST, "1", "another may still answer");
	go(KINDS_BREAK, STAGE_PROMPT);
	refuse(official_line(KINDS_SELF, KINDS_TRUST, "1", true));
	must(session_end(session, &changed, &message));
	refuse(official_line(KINDS_SELF, KINDS_TRUST, "1", true));
	reopen(FILE_NAME);
	refuse(official_line(KINDS_SELF, KINDS_TRUST, "1", true));
	kinds_end(FILE_NAME);
}

/* The stage is there where there is an answer, and nowhere else. */
static void
test_stage(void)
{
	kinds_begin(FILE_NAME, 45);
	go(KINDS_TRUST, STAGE_REVEALED);
	ok(!next_is_official() && session_next(session) == NEXT_STEP, "without an answer the next is the next step");
	must(official_line(KINDS_SELF, KINDS_SAFE, "1", false));
	ok(!next_is_official(), "also when another question has one");
	must(official_line(KINDS_SELF, KINDS_TRUST, "1", false));
	ok(next_is_official() && session_next(session) == NEXT_STAGE, "with one it is the next stage");
	must(session_undo(session, &changed, &message));
	ok(!next_is_official(), "taken back it is not");
	must(session_redo(session, &changed, &message));
	ok(next_is_official(), "repeated it is");
	must(session_go_on(session, &changed, &message));
	is_int(session_model(session)->steps[KINDS_TRUST].stage, STAGE_OFFICIAL, "it is shown");
	is_str(session_model(session)->undo.act, "reveal-official", "as an act of its own");
	ok(session_next(session) == NEXT_STEP, "and then comes the next step");
	reopen(FILE_NAME);
	is_int(session_model(session)->steps[KINDS_TRUST].stage, STAGE_OFFICIAL, "opened again it stands there");
	must(session_undo(session, &changed, &message));
	ok(session_model(session)->steps[KINDS_TRUST].stage == STAGE_REVEALED && next_is_official(), "it is hidden again");
	must(session_undo(session, &changed, &message));
	ok(!next_is_official(), "and the answer taken back");
	must(session_redo(session, &changed, &message));
	must(session_redo(session, &changed, &message));
	is_int(session_model(session)->steps[KINDS_TRUST].stage, STAGE_OFFICIAL, "and shown again");
	must(session_ask_again(session, &changed, &message));
	copied(round_of(KINDS_TRUST), KINDS_SELF, 1, 1, "asked again the new round has it");
	go(KINDS_TRUST, STAGE_REVEALED);
	ok(next_is_official(), "and shows it again");
	go(KINDS_AGAIN, STAGE_REVEALED);
	ok(next_is_official(), "as does another step with the question");
	go(KINDS_CHOICE, STAGE_REVEALED);
	ok(!next_is_official(), "but no other");
	kinds_end(FILE_NAME);
}

/* --- undo ------------------------------------------------------------------------------------------- */

static void
test_undo(void)
{
	kinds_begin(FILE_NAME, 46);
	go(KINDS_TRUST, STAGE_OPEN);
	go(KINDS_RANK, STAGE_OPEN);
	char *rows[5];
	rows[0] = rows_in(FILE_NAME);
	must(official_line(KINDS_SELF, KINDS_TRUST, "4", false));
	rows[1] = rows_in(FILE_NAME);
	must(official_line(KINDS_SELF, KINDS_TRUST, "2", true));
	rows[2] = rows_in(FILE_NAME);
	struct ballot order = typed(KINDS_RANK, "312"), two = typed(KINDS_SAFE, "2");
	struct official_answer many[] = { { KINDS_RANK, &order, "why" }, { KINDS_SAFE, &two, NULL } };
	must(answer_many(KINDS_OFFICE, many, 2, false));
	rows[3] = rows_in(FILE_NAME);
	struct official_answer none[] = { { .step = KINDS_RANK }, { .step = KINDS_SAFE } };
	must(answer_many(KINDS_OFFICE, none, 2, true));
	rows[4] = rows_in(FILE_NAME);
	is_str(rows[4], rows[2], "answers and no answers leave nothing");
	char *said = session_act_say(session_model(session), &session_model(session)->undo, 0);
	ok(strstr(said, "Amt") && !strchr(said, '%'), "it is called “%s”", said);
	free(said);
	for (int i = 3; i >= 0; i--) {
		must(session_undo(session, &changed, &message));
		char *now = rows_in(FILE_NAME);
		is_str(now, rows[i], "taken back, %d", i);
		ok(sums_hold(FILE_NAME), "with its sums");
		free(now);
	}
	for (int i = 1; i <= 4; i++) {
		must(session_redo(session, &changed, &message));
		char *now = rows_in(FILE_NAME);
		is_str(now, rows[i], "repeated, %d", i);
		free(now);
	}
	for (int i = 0; i < 5; i++)
		free(rows[i]);
	kinds_end(FILE_NAME);
}

/* --- beside a run ------------------------------------------------------------------------------------ */

static void
test_beside(void)
{
	struct session *beside;
	kinds_begin(FILE_NAME, 47);
	go(KINDS_TRUST, STAGE_OPEN);
	must(session_open(&env, FILE_NAME, SESSION_WRITE, &beside, &message));
	struct ballot four = { .count = 1, .entries = { { 4, 0, NULL } } };
	struct official_answer answer = { .step = KINDS_TRUST, .ballot = &four, .reason = "" };
	must(session_count(session, cell_of(KINDS_CIVIL, 1), 3, &changed, &message));
	struct stage_row before = session_model(session)->stage;
	must(session_official(beside, KINDS_SELF, &answer, 1, false, &changed, &message));
	ok(tally_sum(&model_round(session_model(beside), KINDS_TRUST)->tally, TALLY_ALL, 1) == 3,
		"who writes beside a run sees what was done meanwhile");
	changed = 0;
	must(session_poll(session, &changed, &message));
	ok(changed & CHANGED_OFFICIAL, "and the run sees the answers");
	copied(round_of(KINDS_TRUST), KINDS_SELF, 4, 1, "in its round");
	ok(stage_same(&before, &session_model(session)->stage), "the wall stays as it is");

	/* one answer from each side: what came first counts, whoever has not looked yet */
	must(official_line(KINDS_OFFICE, KINDS_SAFE, "1", false));
	struct ballot two = { .count = 1, .entries = { { 2, 0, NULL } } };
	struct official_answer second = { .step = KINDS_SAFE, .ballot = &two };
	refuse(session_official(beside, KINDS_OFFICE, &second, 1, false, &changed, &message));
	must(session_official(beside, KINDS_SELF, &second, 1, false, &changed, &message));
	struct comment_entry entry = { .group = KINDS_NONE, .text = "a comment" };
	is_int(session_comment(session, &entry, NULL, &changed, &message), STATUS_BUSY,
		"an act on what is not the newest is given up: %s", message.text);
	must(session_poll(session, &changed, &message));
	must(session_comment(session, &entry, NULL, &changed, &message));
	changed = 0;
	refuse(session_official(beside, KINDS_SELF, &second, 1, false, &changed, &message));
	ok(changed & CHANGED_COMMENTS && session_model(beside)->comments_count == 1,
		"who is refused, too, knows what was read anew");
	refuse(official_line(KINDS_SELF, KINDS_SAFE, "1", false));

	/* the run opens a round */
	struct official_answer late = { .step = KINDS_LATE, .ballot = &two };
	must(session_official(beside, KINDS_SELF, &late, 1, false, &changed, &message));
	is_int(session_go_to(session, KINDS_LATE, &changed, &message), STATUS_BUSY,
		"nor can the evening go on unseeing");
	must(session_poll(session, &changed, &message));
	must(session_go_to(session, KINDS_LATE, &changed, &message));
	must(session_go_on(session, &changed, &message));
	copied(round_of(KINDS_LATE), KINDS_SELF, 2, 1, "a round that is opened then has them, too");
	must(session_undo(session, &changed, &message));
	must(session_undo(session, &changed, &message));
	is_str(session_model(session)->undo.act, "official", "what came from beside is among what can be taken back");
	must(session_undo(session, &changed, &message));
	answers(KINDS_SELF, KINDS_LATE, "none", "and is");
	unsigned none = 0;
	ok(session_go_on(beside, &none, &message) == STATUS_REFUSED, "nothing else can be done from there: %s", message.text);
	session_close(beside);
	kinds_end(FILE_NAME);
}

int
main(void)
{
	plan(114);
	test_refused();
	test_kinds();
	test_when();
	test_seen();
	test_stage();
	test_undo();
	test_beside();
	return done_testing();
}
