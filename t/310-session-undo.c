/* Every kind of act, taken back and repeated: the tables are as before, bit for bit.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "undo.h"

#include "core/buffer.h"

#include <stdio.h>

static struct env env;
static struct session *session;
static char ids[8][SESSION_ID_LENGTH + 1];

/* Everything but log, undo, stage, as the sqlite3 shell writes it. */
static char *
dump(void)
{
	struct buffer text = { 0 };
	char bytes[4096];
	size_t n;
	FILE *pipe = popen("sqlite3 undo.runde .dump | grep -v -E 'INSERT INTO (\"?)(log|undo|stage|file)(\"?) '", "r");
	while (pipe && (n = fread(bytes, 1, sizeof(bytes), pipe)) > 0)
		buffer_add_n(&text, bytes, n);
	if (!pipe || pclose(pipe) == -1 || text.length < 1000)
		bail("cannot dump the session file");
	return buffer_take(&text);
}

typedef enum status (*act_function)(unsigned *, struct message *);

static enum status
do_start(unsigned *c, struct message *m)
{
	return session_go_on(session, c, m);
}

static enum status
do_present(unsigned *c, struct message *m)
{
	return session_present(session, EVENING_CIVIL, 12, c, m);
}

static enum status
do_count(unsigned *c, struct message *m)
{
	return session_count(session, cell_of(EVENING_NONE, 2), 7, c, m);
}

static enum status
do_recount(unsigned *c, struct message *m)
{
	return session_count(session, cell_of(EVENING_NONE, 2), 9, c, m);
}

static enum status
do_uncount(unsigned *c, struct message *m)
{
	return session_count(session, cell_of(EVENING_NONE, 2), -1, c, m);
}

static enum status
do_mode(unsigned *c, struct message *m)
{
	return session_mode(session, MODE_KEYPAD, c, m);
}

static enum status
do_again(unsigned *c, struct message *m)
{
	return session_ask_again(session, c, m);
}

static enum status
do_comment(unsigned *c, struct message *m)
{
	struct comment_entry entry = { .group = EVENING_CIVIL, .cluster = "Language", .text = "Speak plainly", .table_no = 3 };
	return session_comment(session, &entry, ids[0], c, m);
}

static enum status
do_comment_again(unsigned *c, struct message *m)
{
	struct comment_entry entry = { .group = EVENING_ADMIN, .cluster = "Tongues", .text = "Ask back" };
	return session_comment(session, &entry, ids[1], c, m);
}

static enum status
do_edit(unsigned *c, struct message *m)
{
	return session_comment_edit(session, ids[0], "Speak more plainly", c, m);
}

static enum status
do_hide(unsigned *c, struct message *m)
{
	return session_comment_state(session, ids[0], COMMENT_HIDDEN, c, m);
}

static enum status
do_show(unsigned *c, struct message *m)
{
	return session_comment_state(session, ids[0], COMMENT_SHOWN, c, m);
}

static enum status
do_group(unsigned *c, struct message *m)
{
	return session_comment_group(session, ids[0], EVENING_ADMIN, c, m);
}

static enum status
do_cluster(unsigned *c, struct message *m)
{
	return session_comment_cluster(session, ids[0], "Words", c, m);
}

static enum status
do_rename(unsigned *c, struct message *m)
{
	return session_cluster_rename(session, session_model(session)->clusters[0].id, "Tongues", c, m);
}

static enum status
do_support(unsigned *c, struct message *m)
{
	return session_comment_support(session, ids[0], 4, c, m);
}

static enum status
do_live(unsigned *c, struct message *m)
{
	return session_live(session, false, c, m);
}

static enum status
do_turn(unsigned *c, struct message *m)
{
	return session_turn(session, EVENING_ADMIN, c, m);
}

static enum status
do_took_part(unsigned *c, struct message *m)
{
	return session_count(session, cell_of(EVENING_NONE, -1), 18, c, m);
}

static enum status
do_measure(unsigned *c, struct message *m)
{
	struct measure_entry entry = { .what = "A desk in the town hall", .who = "Olena", .due = "2026-04-30", .due_text = "after Easter", .agreed = true };
	return session_measure(session, NULL, &entry, c, m);
}

static enum status
do_measure_edit(unsigned *c, struct message *m)
{
	struct measure_entry entry = { .what = "Two desks", .who = "Olena", .due_text = "soon" };
	return session_measure(session, session_model(session)->measures[0].id, &entry, c, m);
}

static enum status
do_measure_drop(unsigned *c, struct message *m)
{
	return session_measure_drop(session, session_model(session)->measures[0].id, true, c, m);
}

static enum status
do_insert(unsigned *c, struct message *m)
{
	struct step_entry entry = { .kind = KIND_CHOICE, .title = "Shall we go on?", .prompt = "Shall we?", .options = "yes|no", .minutes = 5 };
	return session_insert_step(session, &entry, c, m);
}

static enum status
do_details(unsigned *c, struct message *m)
{
	struct session_details details = { .title = "Another", .place = "Elsewhere", .pictures = 2 };
	return session_details(session, &details, c, m);
}

static enum status
do_go_to(unsigned *c, struct message *m)
{
	return session_go_to(session, EVENING_INFO, c, m);
}

static enum status
do_end(unsigned *c, struct message *m)
{
	return session_end(session, c, m);
}

static enum status
do_resume(unsigned *c, struct message *m)
{
	return session_resume(session, c, m);
}

/* The evening, act by act; where STEP is given it first goes on to there. */
static const struct {
	const char *name;
	act_function act;
	int step;
	enum stage stage;
} plan_of_acts[] = {
	{ "start", do_start, -1, 0 },
	{ "next step", do_start, -1, 0 },
	{ "present", do_present, -1, 0 },
	{ "open a vote", do_start, EVENING_CHOICE, STAGE_PROMPT },
	{ "count", do_count, -1, 0 },
	{ "count again", do_recount, -1, 0 },
	{ "close a vote", do_start, -1, 0 },
	{ "correct a closed count", do_count, -1, 0 },
	{ "reveal", do_start, -1, 0 },
	{ "take a count away", do_uncount, -1, 0 },
	{ "ask again", do_again, -1, 0 },
	{ "way of entry", do_mode, -1, 0 },
	{ "open a talk", do_start, EVENING_TALK, STAGE_PROMPT },
	{ "turn", do_turn, -1, 0 },
	{ "turn again", do_turn, -1, 0 },
	{ "talk round", do_again, -1, 0 },
	{ "comment with a new cluster", do_comment, EVENING_CARDS, STAGE_OPEN },
	{ "edit", do_edit, -1, 0 },
	{ "hide", do_hide, -1, 0 },
	{ "show", do_show, -1, 0 },
	{ "group", do_group, -1, 0 },
	{ "another cluster", do_cluster, -1, 0 },
	{ "rename a cluster", do_rename, -1, 0 },
	{ "comment with a known cluster", do_comment_again, -1, 0 },
	{ "support", do_support, -1, 0 },
	{ "collect", do_live, -1, 0 },
	{ "open a vote on clusters", do_start, EVENING_MULTI, STAGE_PROMPT },
	{ "took part", do_took_part, -1, 0 },
	{ "measure", do_measure, EVENING_PLAN, STAGE_PROMPT },
	{ "edit a measure", do_measure_edit, -1, 0 },
	{ "drop a measure", do_measure_drop, -1, 0 },
	{ "insert a step", do_insert, -1, 0 },
	{ "details", do_details, -1, 0 },
	{ "jump", do_go_to, -1, 0 },
	{ "end", do_end, -1, 0 },
	{ "resume", do_resume, -1, 0 },
};

#define ACTS (int)(sizeof(plan_of_acts) / sizeof(plan_of_acts[0]))

static void
try_act(int i)
{
	struct message message = { "" };
	unsigned changed = 0;

	if (plan_of_acts[i].step >= 0)
		evening_go(session, plan_of_acts[i].step, plan_of_acts[i].stage);
	env_advance(&env, 1000);
	char *before = dump();
	struct stage_row stood = session_model(session)->stage;
	if (plan_of_acts[i].act(&changed, &message) != STATUS_OK)
		bail("%s: %s", plan_of_acts[i].name, message.text);
	undo_round_trip(session, &env, dump, plan_of_acts[i].name, before, &stood, NULL);
	free(before);
}

int
main(void)
{
	plan(ACTS * UNDO_TESTS + 2);
	env = evening_env(1);
	session = evening_session(&env, "undo.runde");

	struct message message;
	unsigned changed = 0;
	ok(session_undo(session, &changed, &message) == STATUS_REFUSED, "nothing to take back at first");
	for (int i = 0; i < ACTS; i++)
		try_act(i);

	/* all the way back, and forth: every table as at the beginning and at the end */
	char *end = dump();
	int count = 0;
	while (session_undo(session, &changed, &message) == STATUS_OK)
		count++;
	while (count-- > 0)
		session_redo(session, &changed, &message);
	char *again = dump();
	is_str(again, end, "everything taken back and repeated");
	free(end);
	free(again);
	session_close(session);
	env_free(&env);
	unlink("undo.runde");
	return done_testing();
}
