/* The merge of states of sessions: later ones take the place of earlier ones whatever the order and the
 * number of steps, those that went on differently are refused or both kept, and what is merged can be gone
 * on with and taken back.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "merge.h"

#include "session/forget.h"

static struct env env;

static void
is_merged(const char *out, const char *wanted, const char *name)
{
	char *got = dump_file(out, NULL, true), *expected = dump_file(wanted, NULL, true);
	is_str(got, expected, "%s", name);
	free(got);
	free(expected);
}

static struct session *
open_or_bail(const char *name, enum session_access access)
{
	struct session *session;
	struct message message;
	if (session_open(&env, name, access, &session, &message))
		bail("%s", message.text);
	return session;
}

/* --- earlier and later ---------------------------------------------------------------------------- */

/* One evening at four moments, and another one. */
static void
play(int seed)
{
	renew(&env, (uint64_t)seed);
	chance_seed((uint64_t)seed);
	struct session *other = evening_session(&env, "x.runde");
	random_acts(other, 40);
	session_close(other);
	struct session *session = evening_session(&env, "live.runde");
	static const char *const moments[] = {"a.runde", "b.runde", "c.runde", "d.runde"};
	for (int i = 0; i < 4; i++) {
		random_acts(session, chance(50));
		copy_file("live.runde", moments[i]);
	}
	session_close(session);
}

static void
test_orders(void)
{
	enum { SEEDS = 5 };
	int good = 0, steps = 0;
	for (int seed = 1; seed <= SEEDS; seed++) {
		play(seed);
		unlink("wanted.runde");
		merge_or_bail(merge_into(&env, MERGE_REFUSE, "wanted.runde", "d.runde", "x.runde", NULL));
		char *wanted = dump_file("wanted.runde", NULL, true);
		for (int way = 0; way < 6; way++) {
			static const char *const ways[6][6] = {
				{"a.runde", "b.runde", "c.runde", "d.runde", "x.runde"},
				{"d.runde", "c.runde", "b.runde", "a.runde", "x.runde"},
				{"x.runde", "c.runde", "d.runde", "a.runde", "b.runde"},
				{"b.runde", "x.runde", "d.runde", "d.runde", "a.runde"},
				{"c.runde", "b.runde", "x.runde", "a.runde", "d.runde"},
				{"d.runde", "x.runde", "x.runde", "d.runde", "b.runde"},
			};
			unlink("out.runde");
			if (way % 2 == 0) {
				merge_or_bail(merge_into(&env, MERGE_REFUSE, "out.runde", ways[way][0], ways[way][1], ways[way][2],
					ways[way][3], ways[way][4], NULL));
			} else {
				for (int i = 0; i < 5; i++)
					merge_or_bail(merge_into(&env, MERGE_REFUSE, "out.runde", ways[way][i], NULL));
			}
			char *got = dump_file("out.runde", NULL, true);
			steps++;
			good += strcmp(got, wanted) == 0;
			if (strcmp(got, wanted) != 0)
				diag("seed %d, way %d", seed, way);
			free(got);
		}
		free(wanted);
	}
	is_int(good, steps, "whatever the order and the number of steps, the file is the same");
	char *sound = ask_raw("out.runde", "SELECT integrity_check FROM pragma_integrity_check");
	is_str(sound, "ok", "and sound");
	free(sound);
	sound = ask_raw("out.runde", "SELECT count(*) FROM pragma_foreign_key_check");
	is_str(sound, "0", "with all that belongs together");
	free(sound);
}

/* Takes everything back in NAME, as far as it goes. */
static int
take_back(const char *name)
{
	env_hold_clock(&env, EVENING_BEGINS + 3 * 60 * 60 * 1000);
	env_seed(&env, 7);
	chance_seed(7);
	struct session *session = open_or_bail(name, SESSION_RUN);
	struct message message;
	unsigned changed = 0;
	int count = 0;
	enum status status;
	while ((status = session_undo(session, &changed, &message)) == STATUS_OK)
		count++;
	if (status != STATUS_REFUSED)
		bail("%s: %s", name, message.text);
	if (count > 1)
		for (int i = 0; i < count / 2; i++)
			if (session_redo(session, &changed, &message))
				bail("%s: %s", name, message.text);
	random_acts(session, 5);
	session_close(session);
	return count;
}

static void
test_taking_back(void)
{
	int same = 0, all = 0, acts = 0;
	for (int seed = 101; seed <= 107; seed++) {
		play(seed);
		unlink("out.runde");
		merge_or_bail(merge_into(&env, MERGE_REFUSE, "out.runde", "x.runde", "d.runde", NULL));
		char *id = ask_raw("d.runde", "SELECT session_id FROM session");
		char name[60];
		snprintf(name, sizeof(name), "out.runde#%s", id);
		acts += take_back(name);
		take_back("d.runde");
		char *got = dump_file("out.runde", id, false), *wanted = dump_file("d.runde", id, false);
		all++;
		same += strcmp(got, wanted) == 0;
		if (strcmp(got, wanted) != 0)
			diag("seed %d", seed);
		free(got);
		free(wanted);
		free(id);
	}
	is_int(same, all, "what was merged is taken back and gone on with like what was not");
	ok(acts > 50, "act by act (%d)", acts);
}

static void
test_same_file(void)
{
	play(5);
	unlink("out.runde");
	is_int(merge_into(&env, MERGE_REFUSE, "out.runde", "d.runde", "d.runde", "x.runde", NULL), STATUS_OK,
		"the same file twice");
	is_str(outcomes(), "added added ", "counts once");
	copy_file("out.runde", "before.runde");
	is_int(merge_into(&env, MERGE_REFUSE, "out.runde", "x.runde", "d.runde", "a.runde", NULL), STATUS_OK, "and again");
	is_str(outcomes(), "unchanged unchanged ", "changes nothing");
	ok(merged.lines[1].older || merged.lines[0].older, "what came was older");
	is_int(system("cmp out.runde before.runde"), 0, "not a byte");
	unlink("two.runde");
	is_int(merge_into(&env, MERGE_REFUSE, "two.runde", "out.runde", NULL), STATUS_OK, "a merged file is merged");
	is_merged("two.runde", "out.runde", "with all its sessions");
	char *id = ask_raw("x.runde", "SELECT 'out.runde#' || session_id FROM session");
	unlink("one.runde");
	is_int(merge_into(&env, MERGE_REFUSE, "one.runde", id, NULL), STATUS_OK, "one session of a file");
	is_merged("one.runde", "x.runde", "is that session alone");
	free(id);
	is_int(merge_into(&env, MERGE_REFUSE, "one.runde", "out.runde#nobody", NULL), STATUS_DATA, "one that is not there: %s",
		merge_message.text);
}

/* --- what the log does not tell ---------------------------------------------------------------------- */

static void
cast(struct session *session, int option)
{
	struct message message;
	unsigned changed = 0;
	if (evening_cast(session, EVENING_CIVIL, &option, 1, 1, &changed, &message))
		bail("%s", message.text);
}

/* An evening in the middle of a secret question. */
static struct session *
secret_evening(int seed)
{
	struct message message;
	unsigned changed = 0;
	renew(&env, (uint64_t)seed);
	struct session *session = evening_session(&env, "live.runde");
	evening_go(session, EVENING_SCALE, STAGE_OPEN);
	if (session_mode(session, MODE_KEYPAD, &changed, &message))
		bail("%s", message.text);
	cast(session, 1);
	cast(session, 2);
	return session;
}

static void
test_ballots(void)
{
	struct session *session = secret_evening(3);
	copy_file("live.runde", "a.runde");
	cast(session, 3);
	copy_file("live.runde", "b.runde");
	session_close(session);
	for (int way = 0; way < 2; way++) {
		unlink("out.runde");
		is_int(merge_into(&env, MERGE_REFUSE, "out.runde", way ? "a.runde" : "b.runde",
			way ? "b.runde" : "a.runde", NULL), STATUS_OK, "the same acts, more ballots");
		is_merged("out.runde", "b.runde", "are the later state");
	}

	session = open_or_bail("a.runde", SESSION_RUN);
	cast(session, 4);
	session_close(session);
	unlink("out.runde");
	is_int(merge_into(&env, MERGE_REFUSE, "out.runde", "a.runde", "b.runde", NULL), STATUS_DATA,
		"ballots that the other lacks, in both");
	ok(merged.parted && strstr(merged.parted, "secret ballots"), "which is said: %s", merged.parted);
	is_int(access("out.runde", F_OK), -1, "and nothing is made");

	session = open_or_bail("b.runde", SESSION_RUN);
	evening_go(session, EVENING_SCALE, STAGE_CLOSED);
	session_close(session);
	is_int(merge_into(&env, MERGE_REFUSE, "out.runde", "a.runde", "b.runde", NULL), STATUS_DATA,
		"a ballot is missing where the question was closed");
	is_int(merge_into(&env, MERGE_KEEP, "out.runde", "b.runde", "a.runde", NULL), STATUS_OK, "both are kept");
	char *count = ask_raw("out.runde", "SELECT count(*) FROM session");
	is_str(count, "2", "two of them");
	free(count);
	copy_file("out.runde", "before.runde");
	is_int(merge_into(&env, MERGE_KEEP, "out.runde", "b.runde", "a.runde", NULL), STATUS_OK, "and again");
	is_int(system("cmp out.runde before.runde"), 0, "without a third");
	copy_file("live.runde", "a.runde");
	unlink("out.runde");
	is_int(merge_into(&env, MERGE_REFUSE, "out.runde", "a.runde", "b.runde", NULL), STATUS_OK,
		"where none is missing, the closed one is later");
	is_merged("out.runde", "b.runde", "and stays");
}

/* A state that was opened again later is no other one. */
static void
test_coming_back(void)
{
	struct message message;
	unsigned changed = 0;
	renew(&env, 9);
	struct session *session = evening_session(&env, "live.runde");
	evening_go(session, EVENING_CHOICE, STAGE_OPEN);
	session_close(session);
	copy_file("live.runde", "a.runde");
	env_advance(&env, 5 * 60 * 60 * 1000);
	session_close(open_or_bail("a.runde", SESSION_RUN));
	char *last = ask_raw("a.runde", "SELECT act FROM log ORDER BY seq DESC LIMIT 1");
	is_str(last, "take-up", "opened again, it is taken up");
	free(last);
	env_advance(&env, 5 * 60 * 60 * 1000);
	session = open_or_bail("live.runde", SESSION_RUN);
	if (session_count(session, cell_of(EVENING_NONE, 1), 12, &changed, &message))
		bail("%s", message.text);
	session_close(session);
	for (int way = 0; way < 2; way++) {
		unlink("out.runde");
		is_int(merge_into(&env, MERGE_REFUSE, "out.runde", way ? "a.runde" : "live.runde",
			way ? "live.runde" : "a.runde", NULL), STATUS_OK, "which is no other way to go");
		is_merged("out.runde", "live.runde", "what happened there counts");
	}
}

/* --- differently --------------------------------------------------------------------------------------- */

static void
comment_in(const char *name, const char *text)
{
	struct session *session = open_or_bail(name, SESSION_RUN);
	struct message message;
	unsigned changed = 0;
	const struct comment_entry comment = {.group = EVENING_NONE, .text = text};
	if (session_comment(session, &comment, NULL, &changed, &message))
		bail("%s", message.text);
	session_close(session);
}

static void
test_parted(void)
{
	renew(&env, 11);
	struct session *session = evening_session(&env, "live.runde");
	evening_go(session, EVENING_TALK, STAGE_OPEN);
	session_close(session);
	copy_file("live.runde", "a.runde");
	copy_file("live.runde", "b.runde");
	copy_file("live.runde", "c.runde");
	comment_in("a.runde", "One way");
	comment_in("b.runde", "Another way");
	comment_in("c.runde", "A third way");

	unlink("out.runde");
	is_int(merge_into(&env, MERGE_REFUSE, "out.runde", "a.runde", "b.runde", "c.runde", NULL), STATUS_DATA,
		"ways that part are refused: %s", merge_message.text);
	ok(merged.parted && strstr(merged.parted, "a.runde: 17 acts, 0 votes, 1 comment\n    first apart: act 17, ") && strstr(merged.parted, "17:")
		&& strstr(merged.parted, "One way") && strstr(merged.parted, "Another way")
		&& strstr(merged.parted, "A third way"), "with number, time and words: %s", merged.parted);
	is_int(access("out.runde", F_OK), -1, "and nothing is made");
	is_int(merge_into(&env, MERGE_REFUSE, "out.runde", "a.runde", NULL), STATUS_OK, "one of them");
	copy_file("out.runde", "before.runde");
	is_int(merge_into(&env, MERGE_REFUSE, "out.runde", "b.runde", NULL), STATUS_DATA, "then another");
	is_int(system("cmp out.runde before.runde"), 0, "changes nothing");

	is_int(merge_into(&env, MERGE_KEEP, "out.runde", "b.runde", NULL), STATUS_OK, "both are kept");
	is_str(outcomes(), "both ", "is told");
	char *titles = ask_raw("out.runde", "SELECT group_concat(title, ';') FROM (SELECT title FROM session ORDER BY title)");
	is_str(titles, "Evening;Evening (other state, from b)", "the second says where it is from");
	free(titles);
	is_int(merge_into(&env, MERGE_KEEP, "out.runde", "c.runde", NULL), STATUS_OK, "a third");
	is_int(merged.sessions, 3, "is one more");
	copy_file("out.runde", "before.runde");
	is_int(merge_into(&env, MERGE_KEEP, "out.runde", "c.runde", "b.runde", "a.runde", "live.runde", NULL), STATUS_OK,
		"all of them again");
	is_int(system("cmp out.runde before.runde"), 0, "change nothing");
	is_int(merge_into(&env, MERGE_REFUSE, "out.runde", "b.runde", NULL), STATUS_OK, "nor without the option");
	is_str(outcomes(), "unchanged ", "since each is there");

	comment_in("b.runde", "Further on");
	is_int(merge_into(&env, MERGE_REFUSE, "out.runde", "b.runde", NULL), STATUS_OK, "one goes on");
	is_str(outcomes(), "replaced ", "in its place");
	is_int((int)merged.lines[0].acts, 1, "by one act");
	titles = ask_raw("out.runde", "SELECT title FROM comment JOIN session USING (session_id) WHERE text = 'Further on'");
	is_str(titles, "Evening (other state, from b)", "under its title");
	free(titles);
	copy_file("out.runde", "other.runde");
	unlink("new.runde");
	is_int(merge_into(&env, MERGE_KEEP, "new.runde", "b.runde", "other.runde", NULL), STATUS_OK,
		"a file in which both were kept");
	is_int(merged.sessions, 3, "brings no fourth");
}

/* What was forgotten in one state is not brought back by another. */
static void
test_forgotten_words(void)
{
	renew(&env, 13);
	struct session *session = evening_session(&env, "live.runde");
	evening_go(session, EVENING_TALK, STAGE_OPEN);
	session_close(session);
	comment_in("live.runde", "My name is Olena");
	copy_file("live.runde", "a.runde");
	copy_file("live.runde", "b.runde");
	struct message message;
	struct forget_report report = {0};
	char *id = ask_raw("live.runde", "SELECT comment_id FROM comment");
	const char *const ids[] = {id};
	const struct forget forget = {.kind = FORGET_COMMENT, .ids = ids, .ids_count = 1};
	session = open_or_bail("a.runde", SESSION_ALONE);
	if (forget_do(session, &forget, &report, &message))
		bail("%s", message.text);
	session_close(session);
	forget_report_free(&report);

	unlink("out.runde");
	is_int(merge_into(&env, MERGE_REFUSE, "out.runde", "b.runde", NULL), STATUS_OK, "a comment");
	is_int(merge_into(&env, MERGE_REFUSE, "out.runde", "a.runde", NULL), STATUS_OK, "that was forgotten");
	char *count = ask_raw("out.runde", "SELECT count(*) FROM comment");
	is_str(count, "0", "is gone");
	free(count);
	is_int(merge_into(&env, MERGE_REFUSE, "out.runde", "b.runde", NULL), STATUS_OK, "and does not come back");
	is_str(outcomes(), "unchanged ", "with the earlier state");
	comment_in("b.runde", "More");
	is_int(merge_into(&env, MERGE_KEEP, "out.runde", "b.runde", NULL), STATUS_DATA, "nor with one that went on");
	ok(merged.parted && strstr(merged.parted, "is still in b.runde"), "which is said: %s", merged.parted);
	session = open_or_bail("b.runde", SESSION_ALONE);
	if (forget_do(session, &forget, &report, &message))
		bail("%s", message.text);
	session_close(session);
	forget_report_free(&report);
	is_int(merge_into(&env, MERGE_KEEP, "out.runde", "b.runde", NULL), STATUS_OK, "unless it is forgotten there, too");
	is_str(outcomes(), "replaced ", "by the one that went on");
	count = ask_raw("out.runde", "SELECT count(*) FROM comment");
	is_str(count, "1", "with what it has besides");
	free(count);
	free(id);
}

static void
forget_in(const char *name, const char *id)
{
	const char *const ids[] = {id};
	const struct forget forget = {.kind = id ? FORGET_COMMENT : FORGET_TEXT, .ids = ids, .ids_count = id ? 1 : 0};
	struct forget_report report = {0};
	struct message message;
	struct session *session = open_or_bail(name, SESSION_ALONE);
	if (forget_do(session, &forget, &report, &message))
		bail("%s", message.text);
	session_close(session);
	forget_report_free(&report);
}

static void
copies(void)
{
	copy_file("live.runde", "a.runde");
	copy_file("live.runde", "b.runde");
	unlink("out.runde");
}

/* What was forgotten in one, in both, and more in one than in the other. */
static void
test_forgotten_twice(void)
{
	renew(&env, 14);
	struct session *session = evening_session(&env, "live.runde");
	evening_go(session, EVENING_TALK, STAGE_OPEN);
	session_close(session);
	comment_in("live.runde", "My name is Olena");
	comment_in("live.runde", "Hers is Nadja");
	char *first = ask_raw("live.runde", "SELECT comment_id FROM comment WHERE text LIKE '%Olena'");
	char *second = ask_raw("live.runde", "SELECT comment_id FROM comment WHERE text LIKE '%Nadja'");

	copies();
	forget_in("a.runde", first);
	forget_in("b.runde", first);
	for (int way = 0; way < 2; way++) {
		const char *one = way ? "a.runde" : "b.runde", *other = way ? "b.runde" : "a.runde";
		unlink("out.runde");
		is_int(merge_into(&env, MERGE_REFUSE, "out.runde", one, other, NULL), STATUS_OK, "the same, forgotten in both");
		is_int(merged.sessions, 1, "is one evening");
	}
	comment_in("b.runde", "More");
	for (int way = 0; way < 2; way++) {
		const char *one = way ? "a.runde" : "b.runde", *other = way ? "b.runde" : "a.runde";
		unlink("out.runde");
		is_int(merge_into(&env, MERGE_REFUSE, "out.runde", one, other, NULL), STATUS_OK, "and one goes on");
		char *count = ask_raw("out.runde", "SELECT group_concat(text) FROM comment ORDER BY text");
		ok(strstr(count, "More") && !strstr(count, "Olena"), "which is the later one: %s", count);
		free(count);
	}

	copies();
	forget_in("a.runde", first);
	forget_in("b.runde", second);
	forget_in("b.runde", first);
	for (int way = 0; way < 2; way++) {
		const char *one = way ? "a.runde" : "b.runde", *other = way ? "b.runde" : "a.runde";
		unlink("out.runde");
		is_int(merge_into(&env, MERGE_REFUSE, "out.runde", one, other, NULL), STATUS_OK, "more in one of them");
		char *count = ask_raw("out.runde", "SELECT count(*) FROM comment");
		is_str(count, "0", "is forgotten");
		free(count);
	}
	forget_in("a.runde", NULL);
	is_int(merge_into(&env, MERGE_REFUSE, "out.runde", "a.runde", NULL), STATUS_OK, "all text is more than each");
	is_str(outcomes(), "replaced ", "so it takes the place");
	forget_in("out.runde", NULL);
	is_int(merge_into(&env, MERGE_REFUSE, "out.runde", "a.runde", "b.runde", NULL), STATUS_OK, "all text in both");
	is_str(outcomes(), "unchanged ", "is the same");

	copies();
	forget_in("a.runde", first);
	forget_in("b.runde", second);
	is_int(merge_into(&env, MERGE_REFUSE, "out.runde", "a.runde", "b.runde", NULL), STATUS_DATA, "one in each");
	char *line = mem_printf("    runde forget 'b.runde#");
	ok(strstr(merged.parted, line) && strstr(merged.parted, first) && strstr(merged.parted, second),
		"is told with what to type: %s", merged.parted);
	is_int(merge_into(&env, MERGE_TAKE, "out.runde", "a.runde", "b.runde", NULL), STATUS_DATA,
		"and does not come back with what replaces it");
	forget_in("b.runde", first);
	is_int(merge_into(&env, MERGE_REFUSE, "out.runde", "a.runde", "b.runde", NULL), STATUS_OK, "which is then enough");
	free(line);
	free(first);
	free(second);
}

static void
test_replace(void)
{
	renew(&env, 15);
	struct session *session = evening_session(&env, "live.runde");
	evening_go(session, EVENING_TALK, STAGE_OPEN);
	session_close(session);
	copies();
	comment_in("a.runde", "ONE-WAY-TO-GO-ON");
	comment_in("b.runde", "ANOTHER-WAY");
	merge_or_bail(merge_into(&env, MERGE_REFUSE, "out.runde", "a.runde", NULL));
	merge_or_bail(merge_into(&env, MERGE_TAKE, "out.runde", "b.runde", NULL));
	is_str(outcomes(), "replaced ", "the state that is named last");
	ok(merged.lines[0].instead && merged.lines[0].lost == 1, "counts, and what is lost is told");
	
	is_int(system("grep -aq ONE-WAY-TO-GO-ON out.runde") != 0, 1, "and no byte is left of the other");
	unlink("out.runde");
	merge_or_bail(merge_into(&env, MERGE_KEEP, "out.runde", "a.runde", "b.runde", NULL));
	is_int(merged.sessions, 2, "both were kept");
	merge_or_bail(merge_into(&env, MERGE_TAKE, "out.runde", "b.runde", NULL));
	is_int(merged.sessions, 1, "until one is chosen");
	char *text = ask_raw("out.runde", "SELECT text FROM comment");
	is_str(text, "ANOTHER-WAY", "which stays");
	free(text);
	is_int(merge_into(&env, MERGE_REFUSE, "a.runde", "x.runde", NULL), STATUS_USAGE, "an evening's own file: %s",
		merge_message.text);
}

/* One prepared file that was sent to two towns. */
static void
test_prepared(void)
{
	renew(&env, 12);
	session_close(evening_session(&env, "live.runde"));
	copy_file("live.runde", "a.runde");
	copy_file("live.runde", "b.runde");
	for (int i = 0; i < 2; i++) {
		struct session *session = open_or_bail(i ? "a.runde" : "b.runde", SESSION_RUN);
		evening_go(session, EVENING_PEOPLE, STAGE_PROMPT);
		session_close(session);
	}
	unlink("out.runde");
	is_int(merge_into(&env, MERGE_REFUSE, "out.runde", "a.runde", "b.runde", NULL), STATUS_DATA, "a file that was sent to two");
	ok(strstr(merged.parted, "copies of one file"), "which is said: %s", merged.parted);
	is_int(merge_into(&env, MERGE_KEEP, "out.runde", "a.runde", "b.runde", NULL), STATUS_OK, "both are kept");
	is_int(merge_into(&env, MERGE_KEEP, "out.runde", "b.runde", "live.runde", NULL), STATUS_OK, "once");
	is_int(merged.sessions, 2, "and no more");
}

/* --- what does not come in ----------------------------------------------------------------------------- */

static void
test_left_out(void)
{
	play(21);
	change_raw("a.runde", "UPDATE session SET rehearsal = 1");
	unlink("out.runde");
	is_int(merge_into(&env, MERGE_REFUSE, "out.runde", "a.runde", NULL), STATUS_DATA, "a rehearsal alone: %s",
		merge_message.text);
	is_int(access("out.runde", F_OK), -1, "makes no file");
	is_int(merge_into(&env, MERGE_REFUSE, "out.runde", "a.runde", "x.runde", NULL), STATUS_OK, "and is left out");
	is_str(outcomes(), "rehearsal added ", "which is told");

	is_int(merge_into(&env, MERGE_REFUSE, "out.runde", "d.runde", NULL), STATUS_OK, "a session");
	char *id = ask_raw("d.runde", "SELECT session_id FROM session");
	copy_file("x.runde", "f.runde");
	char *sql = mem_printf("INSERT INTO file VALUES ('forgotten:%s', '1')", id);
	change_raw("f.runde", sql);
	is_int(merge_into(&env, MERGE_REFUSE, "out.runde", "d.runde", "f.runde", NULL), STATUS_OK,
		"that was forgotten elsewhere");
	is_str(outcomes(), "erased unchanged ", "is erased");
	is_int(merged.sessions, 1, "and gone");
	is_int(merge_into(&env, MERGE_REFUSE, "out.runde", "d.runde", NULL), STATUS_OK, "another time");
	is_str(outcomes(), "forgotten ", "it does not come back");
	unlink("new.runde");
	is_int(merge_into(&env, MERGE_REFUSE, "new.runde", "d.runde", "f.runde", NULL), STATUS_OK, "nor into a new file");
	is_str(outcomes(), "forgotten added ", "whatever the order");
	free(sql);
	free(id);
}

static bool
holds(const char *path, const char *bytes)
{
	char command[300];
	snprintf(command, sizeof(command), "grep -aq '%s' '%s'", bytes, path);
	return system(command) == 0;
}

static void
test_erased(void)
{
	play(31);
	change_raw("a.runde", "UPDATE wording SET text = 'NO-BYTE-OF-ME' || hex(randomblob(300)) WHERE field = 'prompt'");
	unlink("out.runde");
	merge_or_bail(merge_into(&env, MERGE_REFUSE, "out.runde", "x.runde", "a.runde", NULL));
	ok(holds("out.runde", "NO-BYTE-OF-ME"), "an earlier state");
	merge_or_bail(merge_into(&env, MERGE_REFUSE, "out.runde", "d.runde", NULL));
	is_str(outcomes(), "replaced ", "is replaced");
	ok(!merged.erase_later && !holds("out.runde", "NO-BYTE-OF-ME"), "and no byte of it is left");
	unlink("out.runde");
	merge_or_bail(merge_into(&env, MERGE_REFUSE, "out.runde", "a.runde", "d.runde", NULL));
	ok(!holds("out.runde", "NO-BYTE-OF-ME"), "nor in a new file");
	is_str(outcomes(), "added ", "where it was added");
	char *due = ask_raw("out.runde", "SELECT value FROM file WHERE key = 'needs_vacuum'");
	is_str(due, "0", "and nothing is due");
	free(due);
}

int
main(void)
{
	char folder[] = "/tmp/runde-merge.XXXXXX";
	if (!mkdtemp(folder) || chdir(folder) != 0)
		bail("no folder");
	test_orders();
	test_taking_back();
	test_same_file();
	test_ballots();
	test_coming_back();
	test_parted();
	test_forgotten_twice();
	test_replace();
	test_forgotten_words();
	test_prepared();
	test_left_out();
	test_erased();
	merge_report_free(&merged);
	env_free(&env);
	char command[100];
	snprintf(command, sizeof(command), "rm -rf %s", folder);
	if (chdir("/") != 0 || system(command) != 0)
		diag("%s stays", folder);
	return done_testing();
}
