/* Forgetting: no byte of what was erased is left in the file, whatever was done with it before,
 * whoever reads it meanwhile, and whatever happens in the middle.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "ballots.h"

#include "session/forget.h"

#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>

#define FILE_NAME "forget.runde"

enum { MANY = 400, LONG = 9000 };

/* --- raw bytes ------------------------------------------------------------------------------ */

/* How often TEXT lies in the file NAME, or in its journal. */
static int
raw_count(const char *name, const char *text)
{
	int found = 0;
	for (int part = 0; part < 2; part++) {
		char *path = mem_printf("%s%s", name, part ? "-journal" : "");
		FILE *file = fopen(path, "rb");
		free(path);
		if (!file)
			continue;
		size_t length = 0, room = 1 << 20;
		char *bytes = mem_new(room, 1);
		for (size_t n; (n = fread(bytes + length, 1, room - length, file)) > 0;) {
			length += n;
			if (length == room)
				bytes = realloc(bytes, room *= 2);
		}
		fclose(file);
		for (char *at = bytes; (at = memmem(at, length - (size_t)(at - bytes), text, strlen(text))); at++)
			found++;
		free(bytes);
	}
	return found;
}

static void
is_gone(const char *text, const char *what)
{
	is_int(raw_count(FILE_NAME, text), 0, "%s: no byte is left", what);
}

/* --- acts ----------------------------------------------------------------------------------- */

static char last_id[SESSION_ID_LENGTH + 1];

static void
comment(const char *text, const char *cluster)
{
	struct comment_entry entry = { .group = KINDS_CIVIL, .cluster = cluster, .text = text };
	must(session_comment_about(session, KINDS_IDEAS, &entry, last_id, &changed, &message));
}

static enum status
forget(enum forget_kind kind, const char *id, bool comments, struct forget_report *report)
{
	const char *ids[] = { id };
	struct forget forget = { .kind = kind, .ids = ids, .ids_count = id ? 1 : 0, .with_comments = comments };
	session_close(session);
	session = NULL;
	*report = (struct forget_report){ 0 };
	enum status status = session_open(&env, FILE_NAME, SESSION_ALONE, &session, &message);
	return status ? status : forget_do(session, &forget, report, &message);
}

static void
forgets(enum forget_kind kind, const char *id, bool comments)
{
	struct forget_report report;
	is_int(forget(kind, id, comments, &report), STATUS_OK, "forgetting succeeds");
	forget_report_free(&report);
	if (kind != FORGET_SESSION)
		reopen(FILE_NAME);
}

/* How far `u` goes back, and whether it stops with a sentence. */
static int
take_all_back(void)
{
	int acts = 0;
	while (session_undo(session, &changed, &message) == STATUS_OK)
		acts++;
	ok(strstr(message.text, "inside") == NULL, "`u` stops with: %s", message.text);
	return acts;
}

/* --- one comment ---------------------------------------------------------------------------- */

static const struct marker {
	const char *name, *text, *stored;
} markers[] = {
	{ "a short text", "Qzx7", "Qzx7" },
	{ "umlauts", "Bänke für Größe Žółć", "Bänke für Größe Žółć" },
	{ "decomposed", "Ba\xcc\x88nke u\xcc\x88" "berall", "Bänke überall" },
	{ "several lines", "Eins 4711\nZwei 4712", "Zwei 4712" },
	{ "arabic", "مرحبا بالعالم الجديد", "مرحبا بالعالم الجديد" },
};

static void
fill(int count)
{
	for (int i = 0; i < count; i++) {
		char *text = mem_printf("Beitrag Nummer %d, der bleibt, mit etwas Text %.*s", i, i % 40,
			"..........................................");
		comment(text, i % 3 ? NULL : "Thema");
		free(text);
	}
}

/* Everything that can be done with a comment was done, and it was taken back and repeated. */
static void
live_through(const struct marker *marker, char id[SESSION_ID_LENGTH + 1])
{
	comment(marker->text, "Sonderthema");
	memcpy(id, last_id, sizeof(last_id));
	must(session_comment_edit(session, id, "früher stand hier AAA111BBB", &changed, &message));
	must(session_undo(session, &changed, &message));
	must(session_redo(session, &changed, &message));
	must(session_comment_edit(session, id, marker->text, &changed, &message));
	must(session_comment_state(session, id, COMMENT_HIDDEN, &changed, &message));
	must(session_comment_state(session, id, COMMENT_SHOWN, &changed, &message));
	must(session_comment_group(session, id, KINDS_ADMIN, &changed, &message));
	must(session_comment_support(session, id, 3, &changed, &message));
	must(session_comment_cluster(session, id, NULL, &changed, &message));
	fill(20);
	must(session_comment_edit(session, id, "zuletzt CCC222DDD", &changed, &message));
	must(session_undo(session, &changed, &message));
}

static void
test_comment(const struct marker *marker)
{
	char id[SESSION_ID_LENGTH + 1];
	kinds_begin(FILE_NAME, 11);
	go(KINDS_IDEAS, STAGE_OPEN);
	fill(10);
	live_through(marker, id);
	ok(raw_count(FILE_NAME, marker->stored) > 0, "%s is there", marker->name);
	ok(raw_count(FILE_NAME, "AAA111BBB") > 0 && raw_count(FILE_NAME, "CCC222DDD") > 0,
		"with its other wordings");
	int comments = session_model(session)->comments_count;
	forgets(FORGET_COMMENT, id, false);
	is_gone(marker->stored, marker->name);
	is_gone("AAA111BBB", "an earlier wording");
	is_gone("CCC222DDD", "one that was taken back");
	is_int(session_model(session)->comments_count, comments - 1, "the others are there");
	is_int(number_in(FILE_NAME, "SELECT count(*) FROM log WHERE act = 'forget' AND detail LIKE 'comment 1%'"),
		1, "the log knows that something was forgotten");
	is_int(number_in(FILE_NAME, "SELECT count(*) FROM pragma_integrity_check WHERE integrity_check = 'ok'"), 1,
		"the file is sound");
	is_int(session_redo(session, &changed, &message), STATUS_REFUSED, "nothing can be repeated");
	ok(take_all_back() >= 30, "the other acts can be taken back");
	is_gone(marker->stored, "after that");
	kinds_end(FILE_NAME);
}

/* --- many, long ------------------------------------------------------------------------------- */

static void
test_long(void)
{
	char id[SESSION_ID_LENGTH + 1];
	char *text = mem_new(LONG + 1, 1);
	kinds_begin(FILE_NAME, 12);
	go(KINDS_IDEAS, STAGE_OPEN);
	fill(30);
	for (int i = 0; i < LONG; i += 9)
		snprintf(text + i, 10, "M%06d. ", i % 900000);
	comment(text, NULL);
	memcpy(id, last_id, sizeof(id));
	fill(30);
	ok(raw_count(FILE_NAME, "M000000.") > 0 && raw_count(FILE_NAME, "M004500.") > 0, "a text of pages is there");
	forgets(FORGET_COMMENT, id, false);
	int left = 0;
	for (int i = 0; i < LONG; i += 9) {
		char part[10];
		snprintf(part, sizeof(part), "M%06d.", i);
		left += raw_count(FILE_NAME, part);
	}
	is_int(left, 0, "no byte of any of its pages is left");
	free(text);
	kinds_end(FILE_NAME);
}

/* Pages that were divided keep old cells behind their ends. */
static void
test_many(void)
{
	char (*ids)[SESSION_ID_LENGTH + 1] = mem_new(MANY, sizeof(*ids));
	int lost = 0, left = 0;
	kinds_begin(FILE_NAME, 13);
	go(KINDS_IDEAS, STAGE_OPEN);
	for (int i = 0; i < MANY; i++) {
		char *text = mem_printf("Marke%04d und noch etwas mehr Text, damit Seiten geteilt werden", i);
		comment(text, NULL);
		memcpy(ids[i], last_id, sizeof(last_id));
		free(text);
	}
	session_close(session);
	must(session_open(&env, FILE_NAME, SESSION_ALONE, &session, &message));
	const char **odd = mem_new(MANY, sizeof(*odd));
	for (int i = 0; i < MANY / 2; i++)
		odd[i] = ids[2 * i + 1];
	struct forget_report report;
	struct forget forget_odd = { .kind = FORGET_COMMENT, .ids = odd, .ids_count = MANY / 2 };
	must(forget_do(session, &forget_odd, &report, &message));
	for (int i = 0; i < MANY; i++) {
		char text[16];
		snprintf(text, sizeof(text), "Marke%04d", i);
		if (i % 2)
			left += raw_count(FILE_NAME, text) > 0;
		else
			lost += raw_count(FILE_NAME, text) == 0;
	}
	is_int(left, 0, "none of %d is left", MANY / 2);
	is_int(lost, 0, "and none of the others is lost");
	is_int(report.comments, MANY / 2, "they were counted");
	forget_report_free(&report);
	free(odd);
	free(ids);
	kinds_end(FILE_NAME);
}

/* --- what repeats it ---------------------------------------------------------------------------- */

static void
test_copies(void)
{
	struct forget_report report;
	char first[SESSION_ID_LENGTH + 1];
	kinds_begin(FILE_NAME, 14);
	go(KINDS_IDEAS, STAGE_OPEN);
	comment("Mehr Bänke XK17", NULL);
	memcpy(first, last_id, sizeof(first));
	comment("Weniger Autos", NULL);
	go(KINDS_BEST, STAGE_PROMPT);
	must(session_mode(session, MODE_HANDS, &changed, &message));
	must(session_go_on(session, &changed, &message));
	must(session_count(session, cell_of(KINDS_NONE, 1), 7, &changed, &message));
	const struct measure_entry entry = { .what = "Die Idee XK17 prüfen", .who = "Amt", .comment_id = first };
	must(session_measure(session, NULL, &entry, &changed, &message));
	int64_t hashes = number_in(FILE_NAME, "SELECT count(*) FROM round WHERE question_id = 'best'");
	is_int(hashes, 1, "the comment is an answer of a vote");

	is_int(forget(FORGET_COMMENT, first, false, &report), STATUS_OK, "it is forgotten");
	is_int(raw_count(FILE_NAME, "Bänke XK17"), 0, "and no byte is left, not in the answer either");
	is_int(report.labels, 1, "which is said");
	ok(strstr(buffer_text(&report.left), "Die Idee XK17 prüfen"), "and so is the measure that was made of it");
	is_int(number_in(FILE_NAME, "SELECT weight FROM vote JOIN round USING (round_key)"
		" WHERE question_id = 'best'"), 7, "the votes stay");
	is_int(number_in(FILE_NAME, "SELECT count(*) FROM option WHERE label = '…'"), 1, "under a sign");
	is_int(number_in(FILE_NAME, "SELECT count(*) FROM measure WHERE comment_id IS NULL"), 1,
		"the measure no longer names the comment");
	forget_report_free(&report);
	reopen(FILE_NAME);
	int acts = take_all_back();
	ok(acts >= 2, "the count and the measure can be taken back, %d acts", acts);
	is_str(message.text, "What was done there was forgotten; what came before stays as it is.",
		"the opening with its answers cannot");
	kinds_end(FILE_NAME);
}

/* An answer that has the words of before, which nothing tells any more once a secret round has closed. */
static void
test_reworded(void)
{
	struct forget_report report;
	char first[SESSION_ID_LENGTH + 1];
	kinds_begin(FILE_NAME, 18);
	go(KINDS_IDEAS, STAGE_OPEN);
	comment("Alter Wortlaut XK18", NULL);
	memcpy(first, last_id, sizeof(first));
	comment("Weniger Autos", NULL);
	go(KINDS_BEST, STAGE_PROMPT);
	must(session_mode(session, MODE_KEYPAD, &changed, &message));
	must(session_go_on(session, &changed, &message));
	must(session_comment_edit(session, first, "Neuer Wortlaut XK19", &changed, &message));
	must(cast_line(KINDS_NONE, "1", 1));
	must(session_go_on(session, &changed, &message));
	is_int(forget(FORGET_COMMENT, first, false, &report), STATUS_OK, "a reworded one is forgotten");
	is_gone("XK19", "its last wording");
	ok(strstr(buffer_text(&report.left), "perhaps an earlier wording, answer of best: “Alter Wortlaut XK18”"),
		"and the answer that has an earlier one is told: %s", buffer_text(&report.left));
	forget_report_free(&report);
	kinds_end(FILE_NAME);
}

static void
test_cluster(void)
{
	char id[SESSION_ID_LENGTH + 1];
	struct forget_report report;
	kinds_begin(FILE_NAME, 15);
	go(KINDS_IDEAS, STAGE_OPEN);
	comment("Eins im Thema", "Namensvorschlag YQ1");
	comment("Zwei im Thema", "Namensvorschlag YQ1");
	comment("Drei daneben", "Anderes");
	memcpy(id, session_model(session)->clusters[0].id, sizeof(id));
	must(session_cluster_rename(session, id, "Besserer Name YQ2", &changed, &message));
	must(session_comment_cluster(session, last_id, "Besserer Name YQ2", &changed, &message));
	must(session_comment_cluster(session, last_id, "Anderes", &changed, &message));
	forgets(FORGET_CLUSTER, id, false);
	is_gone("YQ1", "its first name");
	is_gone("YQ2", "its last name");
	is_int(session_model(session)->comments_count, 3, "its comments stay");
	is_int(session_model(session)->comments[0].cluster, -1, "in no cluster");
	take_all_back();
	is_int(number_in(FILE_NAME, "SELECT count(*) FROM comment WHERE cluster_id IS NOT NULL AND cluster_id NOT IN"
		" (SELECT cluster_id FROM cluster)"), 0, "and none comes back to it");

	memcpy(id, session_model(session)->clusters[0].id, sizeof(id));
	is_int(forget(FORGET_CLUSTER, id, true, &report), STATUS_OK, "another goes with its comments");
	is_int(report.comments, 1, "one");
	is_gone("Drei daneben", "its comment");
	forget_report_free(&report);
	kinds_end(FILE_NAME);
}

/* --- all of it ------------------------------------------------------------------------------------ */

static void
whole_evening(void)
{
	kinds_begin(FILE_NAME, 16);
	must(official_line(KINDS_OFFICE, KINDS_WORDS, "amtswort9", false));
	must(official_line(KINDS_SELF, KINDS_TRUST, "4", false));
	go(KINDS_IDEAS, STAGE_OPEN);
	fill(5);
	comment("Ein Satz ZZ91", "Cluster ZZ92");
	go(KINDS_WORDS, STAGE_PROMPT);
	must(session_mode(session, MODE_HANDS, &changed, &message));
	must(session_go_on(session, &changed, &message));
	must(session_say(session, KINDS_CIVIL, "wortzz93, wortzz94, wortzz95", &changed, &message));
	must(session_word(session, "wortzz94", true, &changed, &message));
	const struct measure_entry entry = { .what = "Tun ZZ95", .who = "Frau ZZ96", .due_text = "bald ZZ97" };
	must(session_measure(session, NULL, &entry, &changed, &message));
	must(session_end(session, &changed, &message));
}

static void
test_text(void)
{
	static const char *const texts[] = { "Beitrag Nummer", "ZZ91", "ZZ92", "wortzz93", "wortzz94", "ZZ95", "ZZ96",
		"ZZ97", "amtswort9", "as we see it" };
	whole_evening();
	int64_t votes = number_in(FILE_NAME, "SELECT sum(weight) FROM vote");
	int found = 0;
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		found += raw_count(FILE_NAME, texts[i]) > 0;
	is_int(found, (int)(sizeof(texts) / sizeof(texts[0])), "an evening has texts everywhere");
	forgets(FORGET_TEXT, NULL, false);
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		is_gone(texts[i], texts[i]);
	is_int(number_in(FILE_NAME, "SELECT sum(weight) FROM vote"), votes, "every vote stays");
	ok(sums_hold(FILE_NAME), "and so do the sums");
	kinds_end(FILE_NAME);
}

static void
test_session(void)
{
	whole_evening();
	char id[SESSION_ID_LENGTH + 1];
	memcpy(id, session_model(session)->session_id, sizeof(id));
	forgets(FORGET_SESSION, NULL, false);
	session_close(session);
	session = NULL;
	is_gone("Evening", "its title");
	is_gone("ZZ91", "its texts");
	is_gone("We trust.", "its questions");
	is_int(raw_count(FILE_NAME, id), 1, "its id is there once");
	char *sql = mem_printf("SELECT count(*) FROM file WHERE key = 'forgotten:%s' AND value LIKE '2026-03-12T%%Z'", id);
	is_int(number_in(FILE_NAME, sql), 1, "to say that it was forgotten, and when");
	free(sql);
	is_int(session_open(&env, FILE_NAME, SESSION_READ, &session, &message), STATUS_DATA, "nothing can be opened");
	is_str(message.text, FILE_NAME ": what was in this file was forgotten on 2026-03-12", "which is said");
	env_free(&env);
	unlink(FILE_NAME);
}

/* --- others, and the middle ------------------------------------------------------------------------ */

static void
one_comment(char id[SESSION_ID_LENGTH + 1])
{
	kinds_begin(FILE_NAME, 17);
	go(KINDS_IDEAS, STAGE_OPEN);
	fill(60);
	comment("Der eine Satz ZZ98", NULL);
	memcpy(id, last_id, sizeof(last_id));
	fill(60);
}

static void
test_reader(void)
{
	char id[SESSION_ID_LENGTH + 1];
	struct forget_report report;
	sqlite3 *reader;
	one_comment(id);
	session_close(session);
	session = NULL;
	sqlite3_open_v2(FILE_NAME, &reader, SQLITE_OPEN_READONLY, NULL);
	sqlite3_exec(reader, "BEGIN; SELECT count(*) FROM comment", NULL, NULL, NULL);
	is_int(forget(FORGET_COMMENT, id, false, &report), STATUS_BUSY, "while another reads: %s", message.text);
	ok(!report.erased, "nothing was erased");
	forget_report_free(&report);
	ok(raw_count(FILE_NAME, "ZZ98") > 0, "and it is still there");
	sqlite3_exec(reader, "COMMIT", NULL, NULL, NULL);

	/* the reader came between the erasing and the rewriting */
	change_in(FILE_NAME, "UPDATE file SET value = '1' WHERE key = 'needs_vacuum'");
	sqlite3_exec(reader, "BEGIN; SELECT count(*) FROM comment", NULL, NULL, NULL);
	is_int(forget(FORGET_COMMENT, id, false, &report), STATUS_BUSY, "%s", message.text);
	ok(strstr(message.text, "`runde forget " FILE_NAME "` finishes it"), "it says how to finish");
	forget_report_free(&report);
	sqlite3_exec(reader, "COMMIT", NULL, NULL, NULL);
	sqlite3_close(reader);
	is_int(forget(FORGET_COMMENT, id, false, &report), STATUS_OK, "then it goes on");
	forget_report_free(&report);
	is_gone("ZZ98", "and at last");
	is_int(number_in(FILE_NAME, "SELECT value FROM file WHERE key = 'needs_vacuum'"), 0, "nothing is due");
	kinds_end(FILE_NAME);
}

static void
limit_files(rlim_t bytes)
{
	struct rlimit limit;
	getrlimit(RLIMIT_FSIZE, &limit);
	limit.rlim_cur = bytes;
	if (setrlimit(RLIMIT_FSIZE, &limit) != 0)
		bail("no limit");
}

/* A child forgets and is killed, or refused, by the first write behind BYTES of a file. */
static enum status
forget_within(rlim_t bytes, bool killed, const char *id)
{
	fflush(stdout);
	pid_t child = fork();
	if (child == 0) {
		struct forget_report report;
		struct rlimit none = { 0, 0 };
		setrlimit(RLIMIT_CORE, &none);
		signal(SIGXFSZ, killed ? SIG_DFL : SIG_IGN);
		limit_files(bytes);
		_exit((int)forget(FORGET_COMMENT, id, false, &report));
	}
	int state = 0;
	waitpid(child, &state, 0);
	return WIFEXITED(state) ? (enum status)WEXITSTATUS(state) : STATUS_REFUSED;
}

/* Whatever BYTES allow: the comment is there with everything, or it is gone from every byte as
 * soon as the file is opened again. */
static void
test_middle(bool killed)
{
	char id[SESSION_ID_LENGTH + 1];
	struct stat state;
	int there = 0, gone = 0, stopped = 0, halves = 0;
	one_comment(id);
	session_close(session);
	session = NULL;
	stat(FILE_NAME, &state);
	ok(system("cp " FILE_NAME " kept.runde") == 0, "a copy");
	for (rlim_t bytes = 0; bytes <= (rlim_t)state.st_size + 16384; bytes += 2048) {
		if (system("cp kept.runde " FILE_NAME) != 0)
			bail("cp");
		enum status status = forget_within(bytes, killed, id);
		stopped += status != STATUS_OK;
		must(session_open(&env, FILE_NAME, SESSION_ALONE, &session, &message));
		bool in_model = model_find_comment(session_model(session), id) >= 0;
		bool in_bytes = raw_count(FILE_NAME, "ZZ98") > 0;
		there += in_model;
		gone += !in_model && !in_bytes;
		halves += in_model ? !in_bytes || status == STATUS_OK
			: in_bytes || session_model(session)->comments_count != 120;
		session_close(session);
		session = NULL;
	}
	ok(there > 0 && gone > 0 && stopped > there, "%s: %d times it is there, %d times gone, stopped %d times",
		killed ? "killed" : "without room", there, gone, stopped);
	is_int(halves, 0, "never in between");
	unlink("kept.runde");
	env_free(&env);
	unlink(FILE_NAME);
}

static void
test_run(void)
{
	char id[SESSION_ID_LENGTH + 1];
	struct session *other = NULL;
	one_comment(id);
	is_int(session_open(&env, FILE_NAME, SESSION_ALONE, &other, &message), STATUS_BUSY,
		"while the evening goes on: %s", message.text);
	kinds_end(FILE_NAME);
}

int
main(void)
{
	plan(132);
	for (size_t i = 0; i < sizeof(markers) / sizeof(markers[0]); i++)
		test_comment(&markers[i]);
	test_long();
	test_many();
	test_copies();
	test_reworded();
	test_cluster();
	test_text();
	test_session();
	test_reader();
	test_run();
	test_middle(false);
	test_middle(true);
	return done_testing();
}
