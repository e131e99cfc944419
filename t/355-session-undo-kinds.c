/* The acts about ballots of new kinds, paper forms, institutions' answers and the views compared,
 * taken back and repeated: the tables are as before, bit for bit. The other acts are in 310.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "ballots.h"
#include "undo.h"

#define FILE_NAME "undo.runde"

static enum status
count(int group, int option_no, int level, int64_t votes)
{
	return session_count(session, (struct hand_cell){group, option_no, level}, votes, &changed, &message);
}

static enum status
say(const char *said)
{
	return session_say(session, KINDS_CIVIL, said, &changed, &message);
}

static enum status
do_next(void)
{
	return session_go_on(session, &changed, &message);
}

static enum status
do_again(void)
{
	return session_ask_again(session, &changed, &message);
}

static enum status
do_paper(void)
{
	return session_mode(session, MODE_PAPER, &changed, &message);
}

static enum status
do_form(void)
{
	return session_form_open(session, KINDS_CHOICE, &changed, &message);
}

static enum status
do_other_form(void)
{
	return session_form_open(session, KINDS_OTHER, &changed, &message);
}

static enum status
do_official(void)
{
	return official_line(KINDS_SELF, KINDS_TRUST, "4", false);
}

static enum status
do_official_again(void)
{
	return official_line(KINDS_SELF, KINDS_TRUST, "2", true);
}

static enum status
do_official_order(void)
{
	return official_line(KINDS_OFFICE, KINDS_RANK, "312", false);
}

static enum status
do_official_words(void)
{
	return official_line(KINDS_OFFICE, KINDS_WORDS, "offen, laut", false);
}

static enum status
do_official_none(void)
{
	struct official_answer none = { .step = KINDS_RANK };
	return session_official(session, KINDS_OFFICE, &none, 1, true, &changed, &message);
}

static enum status
do_dots(void)
{
	return count(KINDS_ADMIN, 2, -1, 7);
}

static enum status
do_dots_again(void)
{
	return count(KINDS_ADMIN, 2, -1, 0);
}

static enum status
do_took_part(void)
{
	return count(KINDS_ADMIN, -1, -1, 3);
}

static enum status
do_resistance(void)
{
	return count(KINDS_CIVIL, 1, 7, 4);
}

static enum status
do_no_resistance(void)
{
	return count(KINDS_CIVIL, 1, 0, 2);
}

static enum status
do_resistance_again(void)
{
	return count(KINDS_CIVIL, 1, 7, 5);
}

static enum status
do_resistance_away(void)
{
	return count(KINDS_CIVIL, 1, 7, -1);
}

static enum status
do_number(void)
{
	return say("12,5");
}

static enum status
do_other_number(void)
{
	return say("-3");
}

static enum status
do_word(void)
{
	return say("bunt");
}

static enum status
do_words(void)
{
	return say("offen, BUNT, alt, grün");
}

static enum status
do_hide(void)
{
	return session_word(session, "Bunt", true, &changed, &message);
}

static enum status
do_hide_other(void)
{
	return session_word(session, "alt", true, &changed, &message);
}

static enum status
do_show(void)
{
	return session_word(session, "BUNT", false, &changed, &message);
}

static enum status
do_trust(void)
{
	return count(KINDS_CIVIL, 1, -1, 9);
}

static enum status
do_end(void)
{
	return session_end(session, &changed, &message);
}

static enum status
do_resume(void)
{
	return session_resume(session, &changed, &message);
}

/* The evening, act by act; where STEP is given it first goes there. */
static const struct {
	const char *name;
	enum status (*act)(void);
	int step;
	enum stage stage;
} plan_of_acts[] = {
	{ "an institution's answer before the evening", do_official, -1, 0 },
	{ "its order", do_official_order, -1, 0 },
	{ "its words", do_official_words, -1, 0 },
	{ "opening a form from a break", do_form, KINDS_BREAK, STAGE_PROMPT },
	{ "an answer while its question is open", do_official_again, -1, 0 },
	{ "an answer taken away", do_official_none, -1, 0 },
	{ "closing a form", do_next, KINDS_CHOICE, STAGE_OPEN },
	{ "opening one on paper", do_next, KINDS_AGAIN, STAGE_PROMPT },
	{ "opening a second form", do_other_form, -1, 0 },
	{ "asking dots again", do_again, KINDS_DOTS, STAGE_REVEALED },
	{ "dots", do_dots, KINDS_DOTS, STAGE_OPEN },
	{ "other dots", do_dots_again, -1, 0 },
	{ "took part", do_took_part, -1, 0 },
	{ "asking for resistance again", do_again, KINDS_RESIST, STAGE_REVEALED },
	{ "resistance", do_resistance, -1, 0 },
	{ "no resistance", do_no_resistance, -1, 0 },
	{ "another resistance", do_resistance_again, -1, 0 },
	{ "closing resistance", do_next, -1, 0 },
	{ "resistance taken away", do_resistance_away, -1, 0 },
	{ "asking for a number again", do_again, KINDS_NUMBER, STAGE_REVEALED },
	{ "a number", do_number, -1, 0 },
	{ "the same number", do_number, -1, 0 },
	{ "another number", do_other_number, -1, 0 },
	{ "asking for words again", do_again, KINDS_WORDS, STAGE_REVEALED },
	{ "a word", do_word, -1, 0 },
	{ "words", do_words, -1, 0 },
	{ "hiding a word", do_hide, -1, 0 },
	{ "closing words", do_next, -1, 0 },
	{ "hiding another", do_hide_other, -1, 0 },
	{ "showing a word", do_show, -1, 0 },
	{ "showing words", do_next, -1, 0 },
	{ "showing an institution's words", do_next, -1, 0 },
	{ "paper instead of hands", do_paper, KINDS_LATE, STAGE_PROMPT },
	{ "opening on paper", do_next, -1, 0 },
	{ "asking by hands again", do_again, KINDS_TRUST, STAGE_REVEALED },
	{ "hands", do_trust, -1, 0 },
	{ "closing hands", do_next, -1, 0 },
	{ "showing the views", do_next, KINDS_VIEWS, STAGE_PROMPT },
	{ "showing institutions' views", do_next, -1, 0 },
	{ "ending with open forms", do_end, -1, 0 },
	{ "resuming", do_resume, -1, 0 },
};

enum { ACTS = sizeof(plan_of_acts) / sizeof(plan_of_acts[0]) };

/* By hands where that is possible, so that what follows can be taken back. */
static void
go_by_hands(int step, enum stage stage)
{
	go(step, stage);
	const struct model *model = session_model(session);
	enum kind kind = model->workshop->steps[step].kind;
	if (methods[kind].asks && kind_has_mode(kind, MODE_HANDS) && model->steps[step].mode != MODE_HANDS
		&& (stage == STAGE_PROMPT || stage == STAGE_OPEN) && step != KINDS_CHOICE && step != KINDS_AGAIN)
		must(session_mode(session, MODE_HANDS, &changed, &message));
	if (step == KINDS_AGAIN)
		must(session_mode(session, MODE_PAPER, &changed, &message));
}

static char *
rows(void)
{
	return rows_in(FILE_NAME);
}

static void
with_its_sums(void)
{
	ok(sums_hold(FILE_NAME), "with its sums");
}

static void
try_act(int i)
{
	if (plan_of_acts[i].step >= 0)
		go_by_hands(plan_of_acts[i].step, plan_of_acts[i].stage);
	env_advance(&env, 1000);
	char *before = rows();
	struct stage_row stood = session_model(session)->stage;
	if (plan_of_acts[i].act() != STATUS_OK)
		bail("%s: %s", plan_of_acts[i].name, message.text);
	if (i % 2)
		reopen(FILE_NAME);
	undo_round_trip(session, &env, rows, plan_of_acts[i].name, before, &stood, with_its_sums);
	free(before);
}

int
main(void)
{
	plan(ACTS * (UNDO_TESTS + 1) + 4);
	kinds_begin(FILE_NAME, 71);
	char *begin = rows();
	for (int i = 0; i < ACTS; i++)
		try_act(i);

	/* all the way back, and forth */
	char *end = rows_in(FILE_NAME);
	int acts = 0;
	while (session_undo(session, &changed, &message) == STATUS_OK)
		acts++;
	char *back = rows_in(FILE_NAME);
	is_str(back, begin, "everything taken back");
	ok(acts > ACTS, "in %d steps", acts);
	while (session_redo(session, &changed, &message) == STATUS_OK)
		acts--;
	char *again = rows_in(FILE_NAME);
	is_str(again, end, "and repeated");
	is_int(acts, 0, "in as many");
	free(begin);
	free(end);
	free(back);
	free(again);
	kinds_end(FILE_NAME);
	return done_testing();
}
