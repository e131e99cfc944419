/* Paper: a form is opened wherever the evening stands, sheet after sheet is typed, the last one put
 * right or taken back.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "ballots.h"

#define FILE_NAME "form.runde"

static const int on_form[] = {
	KINDS_CHOICE, KINDS_TRUST, KINDS_SAFE, KINDS_MULTI, KINDS_DOTS, KINDS_RANK, KINDS_RESIST,
	KINDS_NUMBER, KINDS_WORDS,
};

enum { ON_FORM = sizeof(on_form) / sizeof(on_form[0]) };

/* A sheet that answers everything. */
#define WHOLE(group, instead) \
	sheet_lines(group, KINDS_CHOICE, instead, { KINDS_CHOICE, "2" }, { KINDS_TRUST, "4" }, \
		{ KINDS_SAFE, "1" }, { KINDS_MULTI, "13" }, { KINDS_DOTS, "1123" }, { KINDS_RANK, "312" }, \
		{ KINDS_RESIST, "0 10 3" }, { KINDS_NUMBER, "12,5" }, { KINDS_WORDS, "offen, laut" })

static int
sheets(int step)
{
	return session_model(session)->steps[step].sheets;
}

static enum stage
stage_of(int step)
{
	return session_model(session)->steps[step].stage;
}

static int64_t
papers(int step)
{
	const struct round *round = round_of(step);
	return round ? tally_secret_ballots(&round->tally, TALLY_ALL,
		session_model(session)->workshop->steps[step].kind) : -1;
}

static int
open_rounds(void)
{
	const struct model *model = session_model(session);
	int open = 0;
	for (int i = 0; i < model->rounds_count; i++)
		open += model->rounds[i].state == ROUND_OPEN;
	return open;
}

/* --- opening ------------------------------------------------------------------------------------- */

static void
test_open(void)
{
	const struct model *model;
	kinds_begin(FILE_NAME, 31);
	ok(session_form_open(session, KINDS_CHOICE, &changed, &message) == STATUS_REFUSED,
		"not before the evening begins: %s", message.text);
	go(KINDS_BREAK, STAGE_PROMPT);
	ok(session_form_open(session, KINDS_IDEAS, &changed, &message) == STATUS_REFUSED, "%s", message.text);
	ok(session_form_open(session, KINDS_VIEWS, &changed, &message) == STATUS_REFUSED, "%s", message.text);
	ok(session_form_open(session, KINDS_STEPS, &changed, &message) == STATUS_REFUSED
		&& session_form_open(session, -1, &changed, &message) == STATUS_REFUSED, "%s", message.text);
	ok(session_form_open(session, KINDS_BEST, &changed, &message) == STATUS_REFUSED,
		"a question without options cannot be the first: %s", message.text);
	is_int(session_model(session)->rounds_count, 0, "nothing of it was opened");

	changed = 0;
	must(session_form_open(session, KINDS_TRUST, &changed, &message));
	model = session_model(session);
	ok((changed & (CHANGED_STAGE | CHANGED_ROUNDS)) == (CHANGED_STAGE | CHANGED_ROUNDS), "opening changes rounds and steps");
	is_int(model->stage.step, KINDS_BREAK, "from a break, and the break goes on");
	is_int(open_rounds(), ON_FORM, "each question is open once");
	int wrong = 0;
	for (int i = 0; i < ON_FORM; i++)
		wrong += stage_of(on_form[i]) != STAGE_OPEN || model->steps[on_form[i]].mode != MODE_PAPER
			|| model->steps[on_form[i]].state != STEP_PLANNED || papers(on_form[i]) != 0;
	is_int(wrong, 0, "on paper, in steps that are still to come");
	ok(!round_of(KINDS_BEST) && stage_of(KINDS_BEST) == STAGE_PROMPT,
		"but for the one whose options do not exist yet");
	ok(!round_of(KINDS_AGAIN) && stage_of(KINDS_AGAIN) == STAGE_PROMPT,
		"and for the one that asks the same question once more");
	ok(!round_of(KINDS_OTHER) && !round_of(KINDS_LATE), "nor those of another sheet, or of none");
	int acts = (int)number_in(FILE_NAME, "SELECT count(*) FROM log");
	must(session_form_open(session, KINDS_CHOICE, &changed, &message));
	is_int(number_in(FILE_NAME, "SELECT count(*) FROM log"), acts, "opening it twice is nothing");
	reopen(FILE_NAME);
	is_int(open_rounds(), ON_FORM, "opened again it is open");
	must(session_undo(session, &changed, &message));
	is_int(session_model(session)->rounds_count, 0, "it is taken back");
	must(session_redo(session, &changed, &message));
	is_int(open_rounds(), ON_FORM, "and repeated");
	kinds_end(FILE_NAME);
}

/* What was not there yet is opened later: what exists when its turn comes, or with the form. */
static void
test_later(void)
{
	kinds_begin(FILE_NAME, 32);
	go(KINDS_BREAK, STAGE_PROMPT);
	must(session_form_open(session, KINDS_CHOICE, &changed, &message));
	must(WHOLE(KINDS_CIVIL, false));
	go(KINDS_IDEAS, STAGE_OPEN);
	struct comment_entry entry = { .group = KINDS_NONE };
	for (int i = 0; i < 3; i++) {
		entry.text = (const char *const[]){ "Bread", "Salt", "Wine" }[i];
		must(session_comment(session, &entry, NULL, &changed, &message));
	}
	must(session_form_open(session, KINDS_CHOICE, &changed, &message));
	ok(round_of(KINDS_BEST) && round_of(KINDS_BEST)->options_count == 3
		&& session_model(session)->steps[KINDS_BEST].mode == MODE_PAPER,
		"with its options there it joins the form");
	is_int(sheets(KINDS_CHOICE), 1, "whose sheets are counted on");
	must(sheet_lines(KINDS_NONE, KINDS_BEST, false, { KINDS_BEST, "3" }, { KINDS_WORDS, "neu" }));
	is_int(sheets(KINDS_CHOICE), 2, "whichever of its questions is named");
	is_int(sheets(KINDS_BEST), 0, "they stand with the first");

	go(KINDS_TRUST, STAGE_CLOSED);
	ok(stage_of(KINDS_BEST) == STAGE_CLOSED && stage_of(KINDS_WORDS) == STAGE_CLOSED
		&& stage_of(KINDS_CHOICE) == STAGE_CLOSED && open_rounds() == 0, "one question closes, and so do all");
	is_int(number_in(FILE_NAME, "SELECT count(*) FROM log WHERE act = 'close'"), ON_FORM + 1,
		"the log says so for each");
	is_int(number_in(FILE_NAME, "SELECT count(*) FROM log WHERE act = 'close' AND detail = '2'"), 1,
		"with how many ballots it has");
	must(session_go_on(session, &changed, &message));
	ok(round_of(KINDS_TRUST)->state == ROUND_REVEALED && round_of(KINDS_SAFE)->state == ROUND_CLOSED,
		"but each is shown in its turn");

	go(KINDS_AGAIN, STAGE_PROMPT);
	must(session_mode(session, MODE_PAPER, &changed, &message));
	must(session_go_on(session, &changed, &message));
	ok(round_of(KINDS_AGAIN)->number == 2 && open_rounds() == 1, "the same question is asked again in its own step");
	is_int(sheets(KINDS_CHOICE), 0, "on sheets that are counted from one");
	ok(sheet_lines(KINDS_CIVIL, KINDS_AGAIN, false, { KINDS_TRUST, "1" }) == STATUS_REFUSED,
		"no more for the first: %s", message.text);
	must(sheet_lines(KINDS_CIVIL, KINDS_AGAIN, false, { KINDS_AGAIN, "1" }));
	is_int(sheets(KINDS_CHOICE), 1, "one");
	kinds_end(FILE_NAME);
}

/* In its own step a question on paper opens the whole form. */
static void
test_in_turn(void)
{
	kinds_begin(FILE_NAME, 33);
	go(KINDS_OTHER, STAGE_PROMPT);
	must(session_mode(session, MODE_PAPER, &changed, &message));
	is_int(session_model(session)->rounds_count, 0, "choosing paper asks nothing yet");
	must(session_go_on(session, &changed, &message));
	ok(round_of(KINDS_OTHER)->state == ROUND_OPEN && round_of(KINDS_NEWS)->state == ROUND_OPEN
		&& stage_of(KINDS_NEWS) == STAGE_OPEN, "going on opens the questions of its sheet");
	must(sheet_lines(KINDS_ADMIN, KINDS_OTHER, false, { KINDS_OTHER, "1" }, { KINDS_NEWS, "2" }));
	ok(session_mode(session, MODE_HANDS, &changed, &message) == STATUS_REFUSED, "%s", message.text);
	must(session_undo(session, &changed, &message));
	must(session_mode(session, MODE_HANDS, &changed, &message));
	must(session_go_on(session, &changed, &message));
	ok(round_of(KINDS_OTHER)->state == ROUND_CLOSED && round_of(KINDS_NEWS)->state == ROUND_OPEN,
		"by hands it closes alone");
	go(KINDS_NEWS, STAGE_CLOSED);
	is_int(open_rounds(), 0, "and the other in its turn");

	/* the second step of a question that was not asked yet */
	go(KINDS_AGAIN, STAGE_PROMPT);
	must(session_mode(session, MODE_PAPER, &changed, &message));
	must(session_go_on(session, &changed, &message));
	ok(round_of(KINDS_AGAIN) && round_of(KINDS_AGAIN)->number == 1 && !round_of(KINDS_TRUST)
		&& stage_of(KINDS_TRUST) == STAGE_PROMPT, "of two steps with one question the one whose turn it is asks it");
	is_int(open_rounds(), ON_FORM, "beside all others of the form");
	kinds_end(FILE_NAME);
}

/* --- sheets ------------------------------------------------------------------------------------ */

static void
refuse(enum status status)
{
	ok(status == STATUS_REFUSED, "%s", message.text);
}

static void
test_refused(void)
{
	kinds_begin(FILE_NAME, 34);
	refuse(sheet_lines(KINDS_CIVIL, KINDS_CHOICE, false, { KINDS_CHOICE, "1" }));
	go(KINDS_BREAK, STAGE_PROMPT);
	refuse(sheet_lines(KINDS_CIVIL, KINDS_CHOICE, false, { KINDS_CHOICE, "1" }));
	must(session_form_open(session, KINDS_CHOICE, &changed, &message));
	must(session_form_open(session, KINDS_OTHER, &changed, &message));
	struct sheet empty = { .group = KINDS_CIVIL };
	refuse(session_sheet(session, KINDS_CHOICE, &empty, false, &changed, &message));
	refuse(sheet_lines(KINDS_SELF, KINDS_CHOICE, false, { KINDS_CHOICE, "1" }));
	refuse(sheet_lines(7, KINDS_CHOICE, false, { KINDS_CHOICE, "1" }));
	refuse(sheet_lines(KINDS_CIVIL, KINDS_CHOICE, false, { KINDS_CHOICE, "1" }, { KINDS_CHOICE, "2" }));
	refuse(sheet_lines(KINDS_CIVIL, KINDS_CHOICE, false, { KINDS_CHOICE, "1" }, { KINDS_OTHER, "2" }));
	refuse(sheet_lines(KINDS_CIVIL, KINDS_CHOICE, false, { KINDS_AGAIN, "1" }));
	refuse(sheet_lines(KINDS_CIVIL, KINDS_CHOICE, true, { KINDS_CHOICE, "1" }));
	struct sheet_answer wrong = { .step = KINDS_DOTS, .ballot = { .count = 1, .entries = { { 1, 5, NULL } } } };
	struct sheet dots = { .group = KINDS_CIVIL, .answers = &wrong, .count = 1 };
	refuse(session_sheet(session, KINDS_CHOICE, &dots, false, &changed, &message));
	struct sheet last;
	refuse(session_last_sheet(session, &last, &message));
	is_int(number_in(FILE_NAME, "SELECT count(*) FROM vote"), 0, "nothing of them was saved");
	is_int(sheets(KINDS_CHOICE), 0, "or counted");

	must(sheet_lines(KINDS_CIVIL, KINDS_OTHER, false, { KINDS_OTHER, "1" }));
	refuse(sheet_lines(KINDS_CIVIL, KINDS_CHOICE, true, { KINDS_CHOICE, "1" }));
	is_int(papers(KINDS_OTHER), 1, "a sheet of one form is not put in the place of another's");
	kinds_end(FILE_NAME);
}

/* The last sheet as it would be typed again. */
static void
is_last(const char *wanted, int group, const char *name)
{
	struct sheet sheet;
	char *said = mem_text("");
	must(session_last_sheet(session, &sheet, &message));
	for (int i = 0; i < sheet.count; i++) {
		struct question question = model_question(session_model(session), sheet.answers[i].step);
		char *line = ballot_typed(&question, &sheet.answers[i].ballot);
		char *longer = mem_printf("%s%s%s", said, i ? " | " : "", line);
		free(line);
		free(said);
		said = longer;
	}
	is_str(said, wanted, "%s", name);
	is_int(sheet.group, group, "%s: its group", name);
	free(said);
	sheet_free(&sheet);
}

static const char whole[] = "2 | 4 | 1 | 13 | 1123 | 312 | 0 10 3 | 12.5 | offen, laut";

static void
refuse_last(void)
{
	struct sheet sheet;
	ok(session_last_sheet(session, &sheet, &message) == STATUS_REFUSED && sheet.count == 0, "%s", message.text);
}

static void
test_last(void)
{
	kinds_begin(FILE_NAME, 35);
	go(KINDS_BREAK, STAGE_PROMPT);
	must(session_form_open(session, KINDS_CHOICE, &changed, &message));
	char *none = rows_in(FILE_NAME);
	changed = 0;
	must(WHOLE(KINDS_CIVIL, false));
	ok(changed == (CHANGED_VOTES | CHANGED_UNDO), "a sheet changes the votes");
	is_last(whole, KINDS_CIVIL, "every kind comes back as it was typed");
	is_int(papers(KINDS_RANK), 1, "it is a ballot for each question");
	is_int(number_in(FILE_NAME, "SELECT count(DISTINCT ballot_id) FROM vote"), ON_FORM, "under ids of their own");
	is_int(number_in(FILE_NAME, "SELECT count(*) FROM log WHERE act = 'sheet'"), 0, "and no act of the log");
	reopen(FILE_NAME);
	is_last(whole, KINDS_CIVIL, "opened again it is known");
	ok(sums_hold(FILE_NAME), "the file keeps the sums");

	/* put right: another group, fewer answers, an abstention */
	must(sheet_lines(KINDS_ADMIN, KINDS_CHOICE, true, { KINDS_CHOICE, "-" }, { KINDS_DOTS, "33" }));
	is_last("- | 33", KINDS_ADMIN, "it is put right");
	is_int(sheets(KINDS_CHOICE), 1, "and is still one");
	ok(papers(KINDS_CHOICE) == 1 && papers(KINDS_TRUST) == 0
		&& tally_sum(&round_of(KINDS_CHOICE)->tally, KINDS_ADMIN, 0) == 1
		&& tally_sum(&round_of(KINDS_CHOICE)->tally, KINDS_CIVIL, 2) == 0, "with nothing of what it was");
	ok(sums_hold(FILE_NAME), "also in the sums");
	must(WHOLE(KINDS_CIVIL, true));
	is_last(whole, KINDS_CIVIL, "and put right again");

	/* another one: the first can no longer be told */
	must(sheet_lines(KINDS_NONE, KINDS_WORDS, false, { KINDS_WORDS, "alt" }));
	is_last("alt", KINDS_NONE, "the next is the last now");
	is_int(sheets(KINDS_CHOICE), 2, "of two");
	is_int(number_in(FILE_NAME, "SELECT count(*) FROM undo WHERE act = 'sheet'"), 1, "of which one row remains");
	must(session_undo(session, &changed, &message));
	is_int(sheets(KINDS_CHOICE), 1, "it is taken back");
	is_int(papers(KINDS_WORDS), 1, "with its ballot");
	refuse_last();
	ok(session_undo(session, &changed, &message) == STATUS_REFUSED, "the first is not: %s", message.text);
	ok(session_redo(session, &changed, &message) == STATUS_REFUSED, "and nothing comes back: %s", message.text);
	ok(sheet_lines(KINDS_CIVIL, KINDS_CHOICE, true, { KINDS_CHOICE, "1" }) == STATUS_REFUSED, "%s", message.text);
	reopen(FILE_NAME);
	is_int(sheets(KINDS_CHOICE), 1, "also after it was opened again");
	kinds_end(FILE_NAME);

	/* the only one: all is as it was, and what came before can be taken back */
	kinds_begin(FILE_NAME, 35);
	go(KINDS_BREAK, STAGE_PROMPT);
	must(session_form_open(session, KINDS_CHOICE, &changed, &message));
	must(WHOLE(KINDS_CIVIL, false));
	must(session_undo(session, &changed, &message));
	char *after = rows_in(FILE_NAME);
	is_str(after, none, "the only sheet taken back leaves the file as it was");
	must(session_undo(session, &changed, &message));
	is_int(session_model(session)->rounds_count, 0, "so that the form can be closed again");
	free(none);
	free(after);
	kinds_end(FILE_NAME);
}

/* Two sheets that answer different questions are two all the same. */
static void
test_apart(void)
{
	kinds_begin(FILE_NAME, 36);
	go(KINDS_BREAK, STAGE_PROMPT);
	must(session_form_open(session, KINDS_OTHER, &changed, &message));
	must(sheet_lines(KINDS_CIVIL, KINDS_OTHER, false, { KINDS_OTHER, "1" }));
	must(sheet_lines(KINDS_CIVIL, KINDS_OTHER, false, { KINDS_NEWS, "1" }));
	must(session_undo(session, &changed, &message));
	ok(session_undo(session, &changed, &message) == STATUS_REFUSED, "the first sheet stays: %s", message.text);
	ok(session_model(session)->undo.there && !session_model(session)->undo.possible
		&& strcmp(session_model(session)->undo.act, "sheet") == 0, "and says why");
	is_int(papers(KINDS_OTHER), 1, "with its ballot");
	kinds_end(FILE_NAME);
}

static enum status
act_present(void)
{
	return session_present(session, KINDS_CIVIL, 12, &changed, &message);
}

static enum status
act_comment(void)
{
	struct comment_entry entry = { .group = KINDS_NONE, .text = "in between" };
	return session_comment(session, &entry, NULL, &changed, &message);
}

static enum status
act_official(void)
{
	return official_line(KINDS_SELF, KINDS_TRUST, "2", false);
}

static enum status
act_jump(void)
{
	return session_go_to(session, KINDS_IDEAS, &changed, &message);
}

static enum status
act_look(void)
{
	return session_look(session, KINDS_BREAK, &changed, &message) || session_blank(session, true, &changed, &message);
}

/* Any act in between forgets which ballots stood on the last sheet. */
static void
test_between(void)
{
	static const struct { const char *name; enum status (*act)(void); bool forgets; } acts[] = {
		{ "people", act_present, true }, { "a comment", act_comment, true },
		{ "an institution's answer", act_official, true }, { "a jump", act_jump, true },
		{ "a look back", act_look, false },
	};
	for (size_t i = 0; i < sizeof(acts) / sizeof(acts[0]); i++) {
		kinds_begin(FILE_NAME, 37);
		go(KINDS_BREAK, STAGE_PROMPT);
		must(session_form_open(session, KINDS_CHOICE, &changed, &message));
		must(WHOLE(KINDS_CIVIL, false));
		must(acts[i].act());
		is_int(number_in(FILE_NAME, "SELECT count(*) FROM undo WHERE ballot_id IS NOT NULL"), !acts[i].forgets,
			"%s %s which ballots stood together", acts[i].name, acts[i].forgets ? "forgets" : "keeps");
		struct sheet last;
		ok((session_last_sheet(session, &last, &message) == STATUS_REFUSED) == acts[i].forgets,
			"%s: the last sheet", acts[i].name);
		sheet_free(&last);
		ok((sheet_lines(KINDS_CIVIL, KINDS_CHOICE, true, { KINDS_CHOICE, "1" }) == STATUS_REFUSED) == acts[i].forgets,
			"%s: putting it right", acts[i].name);
		must(sheet_lines(KINDS_ADMIN, KINDS_CHOICE, false, { KINDS_CHOICE, "1" }));
		is_int(sheets(KINDS_CHOICE), 2, "%s: the next is the second", acts[i].name);
		kinds_end(FILE_NAME);
	}
}

/* --- the end ----------------------------------------------------------------------------------- */

static void
test_end(void)
{
	kinds_begin(FILE_NAME, 38);
	go(KINDS_BREAK, STAGE_PROMPT);
	must(session_form_open(session, KINDS_CHOICE, &changed, &message));
	for (int i = 0; i < 6; i++)
		must(WHOLE(i % 2 ? KINDS_CIVIL : KINDS_ADMIN, false));
	must(session_end(session, &changed, &message));
	const struct model *model = session_model(session);
	is_int(open_rounds(), 0, "the end closes the form");
	int wrong = 0;
	for (int i = 0; i < ON_FORM; i++)
		wrong += stage_of(on_form[i]) != STAGE_CLOSED || model->steps[on_form[i]].state != STEP_DONE
			|| papers(on_form[i]) != 6;
	is_int(wrong, 0, "what was answered on it was not left out");
	ok(model->steps[KINDS_BEST].state == STEP_SKIPPED && model->steps[KINDS_OTHER].state == STEP_SKIPPED,
		"what was not, was");
	is_int(number_in(FILE_NAME, "SELECT count(*) FROM log WHERE act = 'close' AND detail = '6'"), ON_FORM,
		"the log says how many there were");
	is_int(number_in(FILE_NAME, "SELECT value FROM file WHERE key = 'needs_vacuum'"), 0, "the file was rewritten");
	is_int(number_in(FILE_NAME, "SELECT count(*) FROM undo WHERE change IS NOT NULL OR ballot_id IS NOT NULL"), 0,
		"nothing of it can be taken back");
	ok(session_undo(session, &changed, &message) == STATUS_REFUSED, "%s", message.text);
	ok(sums_hold(FILE_NAME), "the file keeps the sums");
	must(session_resume(session, &changed, &message));
	is_int(model->steps[KINDS_BEST].state, STEP_PLANNED, "resumed, the others can still be asked");
	refuse(WHOLE(KINDS_CIVIL, false));
	go(KINDS_TRUST, STAGE_REVEALED);
	ok(round_of(KINDS_TRUST)->state == ROUND_REVEALED && round_of(KINDS_TRUST)->sealed,
		"and what was answered is shown, and sealed");
	reopen(FILE_NAME);
	is_int(papers(KINDS_TRUST), 6, "opened again, too");
	kinds_end(FILE_NAME);
}

/* A question of the form asked again on paper, and taken back, with its sheets counted. */
static void
test_again(void)
{
	kinds_begin(FILE_NAME, 39);
	go(KINDS_OTHER, STAGE_PROMPT);
	must(session_mode(session, MODE_PAPER, &changed, &message));
	must(session_go_on(session, &changed, &message));
	for (int i = 0; i < 3; i++)
		must(sheet_lines(KINDS_CIVIL, KINDS_OTHER, false, { KINDS_OTHER, "1" }, { KINDS_NEWS, "3" }));
	go(KINDS_OTHER, STAGE_REVEALED);
	is_int(sheets(KINDS_OTHER), 3, "three sheets");
	char *before = rows_in(FILE_NAME);
	must(session_ask_again(session, &changed, &message));
	is_int(sheets(KINDS_OTHER), 0, "asked again they are counted from one");
	must(sheet_lines(KINDS_CIVIL, KINDS_OTHER, false, { KINDS_OTHER, "2" }));
	is_int(sheets(KINDS_OTHER), 1, "one");
	must(session_undo(session, &changed, &message));
	must(session_undo(session, &changed, &message));
	is_int(sheets(KINDS_OTHER), 3, "asking again taken back, there are three again");
	char *after = rows_in(FILE_NAME);
	is_str(after, before, "and all is as it was");
	free(before);
	free(after);
	kinds_end(FILE_NAME);
}

/* The views compared take in what is still open, and later what is closed behind them. */
static void
test_views(void)
{
	kinds_begin(FILE_NAME, 40);
	go(KINDS_BREAK, STAGE_PROMPT);
	must(session_form_open(session, KINDS_CHOICE, &changed, &message));
	go(KINDS_VIEWS, STAGE_PROMPT);
	is_int(session_open_views(session), 0, "a form without a sheet is not missing");
	must(session_close_views(session, &changed, &message));
	is_int(open_rounds(), ON_FORM, "and stays open");
	must(WHOLE(KINDS_CIVIL, false));
	is_int(session_open_views(session), 2, "of one with a sheet the statements are");
	changed = 0;
	must(session_close_views(session, &changed, &message));
	ok(changed & CHANGED_ROUNDS && open_rounds() == 0, "they close, and the form with them");
	ok(session_model(session)->steps[KINDS_SAFE].state == STEP_DONE
		&& session_model(session)->steps[KINDS_DOTS].state == STEP_PLANNED,
		"the statements are done, the rest has its turn");
	ok(session_undo(session, &changed, &message) == STATUS_REFUSED, "%s", message.text);
	must(session_go_on(session, &changed, &message));
	ok(round_of(KINDS_TRUST)->state == ROUND_REVEALED && round_of(KINDS_SAFE)->state == ROUND_REVEALED
		&& round_of(KINDS_DOTS)->state == ROUND_CLOSED, "they are shown");

	go(KINDS_OTHER, STAGE_PROMPT);
	must(session_mode(session, MODE_PAPER, &changed, &message));
	must(session_go_on(session, &changed, &message));
	must(sheet_lines(KINDS_CIVIL, KINDS_OTHER, false, { KINDS_OTHER, "1" }, { KINDS_NEWS, "3" }));
	go(KINDS_OTHER, STAGE_CLOSED);
	must(session_go_to(session, KINDS_VIEWS, &changed, &message));
	ok(round_of(KINDS_OTHER)->state == ROUND_CLOSED && round_of(KINDS_NEWS)->state == ROUND_REVEALED,
		"going back to the comparison shows what was closed since");
	kinds_end(FILE_NAME);
}

int
main(void)
{
	plan(128);
	test_open();
	test_later();
	test_in_turn();
	test_refused();
	test_last();
	test_apart();
	test_between();
	test_end();
	test_again();
	test_views();
	return done_testing();
}
