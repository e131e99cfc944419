/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The export of a small evening: what is in it, what is withheld, what a failure leaves behind. */
#include "evening.h"

#include "session/export.h"
#include "table/csv_read.h"

#include <dirent.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/stat.h>

static struct env env;
static struct session *session;
static struct message message;
static unsigned changed;

/* --- an evening ------------------------------------------------------------------------- */

static void
must(enum status status)
{
	if (status)
		bail("an act failed: %s", message.text);
}

static void
people(int group, int count)
{
	must(session_present(session, group, count, &changed, &message));
}

static void
hands(int group, int option_no, int votes)
{
	must(session_count(session, cell_of(group, option_no), votes, &changed, &message));
}

static void
cast(int group, int a, int b, int times)
{
	const int options[] = { a, b };
	for (int i = 0; i < times; i++)
		must(evening_cast(session, group, options, (a > 0) + (b > 0), 1, &changed, &message));
}

static void
say(int group, const char *cluster, const char *text, char *id)
{
	const struct comment_entry entry = { .table_no = 3, .group = group, .cluster = cluster, .text = text };
	must(session_comment(session, &entry, id, &changed, &message));
}

/* Three secret ballots: too few to show anything. */
static void
vote_mood(void)
{
	evening_go(session, EVENING_CHOICE, STAGE_OPEN);
	cast(EVENING_NONE, 1, 0, 2);
	cast(EVENING_NONE, 0, 0, 1);
}

static void
vote(void)
{
	/* two small groups hide each other, the large one is shown; the hands of the room were seen
	 * by all and do not hide those who voted secretly */
	evening_go(session, EVENING_SCALE, STAGE_OPEN);
	cast(EVENING_ADMIN, 1, 0, 1);
	cast(EVENING_ADMIN, 3, 0, 4);
	cast(EVENING_ADMIN, 0, 0, 1);
	cast(EVENING_CIVIL, 3, 0, 2);
	cast(EVENING_CIVIL, 4, 0, 1);
	cast(EVENING_NONE, 3, 0, 2);
	hands(EVENING_NONE, 4, 5);
	hands(EVENING_NONE, 2, 0);

	evening_go(session, EVENING_SCALE_AGAIN, STAGE_OPEN);
	hands(EVENING_ADMIN, 4, 5);
	hands(EVENING_ADMIN, 3, 1);
	hands(EVENING_CIVIL, 1, 2);
}

static void
talk(void)
{
	char hidden[SESSION_ID_LENGTH + 1];
	evening_go(session, EVENING_TALK, STAGE_OPEN);
	say(EVENING_ADMIN, NULL, "=1+1 is not a formula here", NULL);
	say(EVENING_CIVIL, NULL, "said by one of four", NULL);
	say(EVENING_NONE, NULL, "said by \"nobody\", in\nparticular; Żółć", NULL);
	say(EVENING_ADMIN, NULL, "to be hidden", hidden);
	must(session_comment_state(session, hidden, COMMENT_HIDDEN, &changed, &message));
	must(session_turn(session, EVENING_CIVIL, &changed, &message));
	must(session_turn(session, EVENING_CIVIL, &changed, &message));

	evening_go(session, EVENING_CARDS, STAGE_OPEN);
	say(EVENING_NONE, "Benches", "more benches", NULL);
	say(EVENING_NONE, "Language", "a café for languages", NULL);
	say(EVENING_NONE, "Bus", "a bus at night", NULL);

	evening_go(session, EVENING_MULTI, STAGE_OPEN);
	cast(EVENING_NONE, 1, 2, 3);
	cast(EVENING_NONE, 1, 0, 1);
	cast(EVENING_NONE, 2, 3, 2);
	cast(EVENING_NONE, 0, 0, 1);

	evening_go(session, EVENING_PLAN, STAGE_PROMPT);
	const struct measure_entry entry = { .what = "Open the hall", .who = "Olena", .agreed = true,
		.due = "2026-04-01", .due_text = "after Easter", .comment_id = hidden };
	must(session_measure(session, NULL, &entry, &changed, &message));
}

/* --- reading what was written ------------------------------------------------------------- */

static struct csv_table *
table(const char *folder, const char *name)
{
	struct faults faults = { 0 };
	struct csv_table *read = NULL;
	char *path = mem_printf("%s/%s.csv", folder, name);
	if (csv_read(path, NULL, &read, &faults, &message) != STATUS_OK)
		bail("%s cannot be read", path);
	free(path);
	return read;
}

static int
column(const struct csv_table *of, const char *name)
{
	for (int i = 0; i < of->columns; i++) {
		if (strcmp(of->header[i], name) == 0)
			return i;
	}
	bail("there is no column %s", name);
	return -1;
}

/* The row for which the columns named have the values behind them, up to NULL; -1: none. */
static int
find(const struct csv_table *of, va_list pairs)
{
	const char *names[8], *values[8];
	int count = 0;
	for (const char *name; (name = va_arg(pairs, const char *)); count++) {
		names[count] = name;
		values[count] = va_arg(pairs, const char *);
	}
	for (size_t row = 0; row < of->count; row++) {
		int same = 0;
		while (same < count
			&& strcmp(of->rows[row].cells[column(of, names[same])], values[same]) == 0)
			same++;
		if (same == count)
			return (int)row;
	}
	return -1;
}

static const char *
get(const struct csv_table *of, const char *name, ...)
{
	va_list pairs;
	va_start(pairs, name);
	int row = find(of, pairs);
	va_end(pairs);
	return row < 0 ? "no such row" : of->rows[row].cells[column(of, name)];
}

/* The sum of column NAME over the rows that match. */
static long
sum(const struct csv_table *of, const char *name, const char *filter, const char *value,
	const char *filter2, const char *value2)
{
	long total = 0;
	for (size_t row = 0; row < of->count; row++) {
		const char *const *cells = of->rows[row].cells;
		if (strcmp(cells[column(of, filter)], value) == 0
			&& (!filter2 || strcmp(cells[column(of, filter2)], value2) == 0))
			total += strtol(cells[column(of, name)], NULL, 10);
	}
	return total;
}

static int
entries(const char *folder)
{
	int count = 0;
	DIR *open = opendir(folder);
	for (struct dirent *entry; open && (entry = readdir(open));)
		count += strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
	if (open)
		closedir(open);
	return count;
}

static enum status
export(const char *dir, enum profile profile, struct export_report *report)
{
	const struct export_options options = { .dir = dir, .profile = profile };
	return export_write(&session, 1, &options, report, &message);
}

/* --- the tests ---------------------------------------------------------------------------- */

static void
test_officials(void)
{
	const struct ballot well = { .count = 1, .entries = { { .option_no = 1 } } };
	const struct official_answer answer = { .step = EVENING_CHOICE, .ballot = &well,
		.reason = "As we\nalways say" };
	is_int(session_official(session, EVENING_OFFICIAL, &answer, 1, false, &changed, &message),
		STATUS_OK, "an institution answers before the evening");
	is_int(export("before", PROFILE_ANALYSIS, NULL), STATUS_OK, "which can be exported");
	struct csv_table *questions = table("before", "questions"), *votes = table("before", "votes");
	is_str(get(questions, "status", "question_id", "mood", "group_id", "self", NULL), "ok",
		"its answer is there though nobody was asked");
	is_str(get(questions, "status", "question_id", "mood", "group_id", "all", NULL), "empty",
		"nobody else has answered");
	is_str(get(questions, "present", "question_id", "mood", "group_id", "all", NULL), "",
		"nor was anybody asked");
	is_str(get(votes, "text", "question_id", "mood", "option_no", "1", NULL), "As we always say",
		"its reason is there");
	csv_table_free(votes);
	csv_table_free(questions);
}

/* Between opening and closing the question is neither asked nor unasked. */
static void
test_first_open(void)
{
	is_int(export("open", PROFILE_ARCHIVE, NULL), STATUS_OK, "while the first round is open");
	struct csv_table *questions = table("open", "questions"), *votes = table("open", "votes");
	is_str(get(questions, "status", "question_id", "mood", NULL), "no such row",
		"its question has no row");
	is_str(get(votes, "weight", "question_id", "mood", NULL), "no such row",
		"and no votes, an institution's neither");
	csv_table_free(votes);
	csv_table_free(questions);
}

static void
test_while_open(void)
{
	struct export_report report;
	is_int(export("early", PROFILE_ARCHIVE, &report), STATUS_OK, "an export while voting is open");
	is_int(report.open_rounds, 1, "knows that a round is open");
	struct csv_table *votes = table("early", "votes"), *questions = table("early", "questions");
	is_str(get(votes, "weight", "question_id", "trust", "round", "2", NULL), "no such row",
		"and holds none of its votes");
	is_str(get(questions, "status", "question_id", "trust", "round", "2", NULL), "no such row",
		"nor its row");
	is_str(get(questions, "ballots", "question_id", "trust", "round", "1", "group_id", "all", NULL),
		"15", "but what is closed");
	csv_table_free(votes);
	csv_table_free(questions);
}

static void
test_archive(void)
{
	struct export_report report;
	is_int(export("archive", PROFILE_ARCHIVE, &report), STATUS_OK, "the archive");
	is_int(entries("archive"), EXPORT_FILE_COUNT + 4, "has all tables, the codebook and three scripts");
	struct stat about;
	ok(stat("archive", &about) == 0 && (about.st_mode & 077) == 0, "and is for its owner alone");

	struct csv_table *votes = table("archive", "votes");
	is_str(get(votes, "weight", "question_id", "trust", "round", "1", "group_id", "ve", "option_no", "3",
		NULL), "4", "equal secret ballots are one row");
	is_str(get(votes, "value", "question_id", "trust", "round", "1", "option_no", "4", NULL), "4.0000",
		"a scale has values");
	is_str(get(votes, "value", "question_id", "mood", "option_no", "1", NULL), "", "a choice has none");
	is_str(get(votes, "weight", "question_id", "trust", "round", "1", "group_id", "none",
		"option_no", "2", NULL), "no such row", "a count of nobody is no row");
	is_int(sum(votes, "weight", "question_id", "best", "option_no", ""), 6,
		"where several answers may be given, taking part has rows");
	int rows = 0;
	for (size_t i = 0; i < votes->count; i++)
		rows += strcmp(votes->rows[i].cells[column(votes, "question_id")], "best") == 0;
	is_int(rows, 6 + 3 * 2 + 1 + 2 * 2 + 1, "and the archive keeps each ballot");
	csv_table_free(votes);

	struct csv_table *comments = table("archive", "comments");
	is_int((long long)comments->count, 7, "all comments are there");
	is_str(get(comments, "group_id", "text", "said by one of four", NULL), "zi", "with their groups");
	is_str(get(comments, "state", "text", "to be hidden", NULL), "hidden", "and what was hidden");
	is_str(get(comments, "table_no", "text", "'=1+1 is not a formula here", NULL), "3",
		"a formula is guarded");
	is_str(get(comments, "group_id", "text", "said by \"nobody\", in\nparticular; Żółć", NULL), "none",
		"any text comes through");
	csv_table_free(comments);

	struct csv_table *measures = table("archive", "measures");
	is_str(get(measures, "who", "what", "Open the hall", NULL), "Olena", "who does it is there");
	ok(*get(measures, "comment_id", "what", "Open the hall", NULL) == 'c', "and where it came from");
	csv_table_free(measures);

	struct csv_table *log = table("archive", "log");
	ok(log->count > 20, "the log is there");
	csv_table_free(log);
	struct csv_table *sessions = table("archive", "sessions");
	is_str(get(sessions, "min_cell", "profile", "archive", NULL), "", "it is marked");
	csv_table_free(sessions);
}

static void
test_questions(void)
{
	struct csv_table *questions = table("analysis", "questions");
	is_str(get(questions, "status", "question_id", "mood", "group_id", "all", NULL), "withheld",
		"three secret ballots are withheld");
	is_str(get(questions, "ballots", "question_id", "mood", "group_id", "all", NULL), "",
		"with their number");
	is_str(get(questions, "present", "question_id", "mood", "group_id", "none", NULL), "no such row",
		"nobody was asked for a group");
	is_str(get(questions, "status", "question_id", "trust", "round", "1", "group_id", "ve", NULL), "ok",
		"a large group is shown");
	is_str(get(questions, "turnout", "question_id", "trust", "round", "1", "group_id", "ve", NULL),
		"1.0000", "with its turnout");
	is_str(get(questions, "mean", "question_id", "trust", "round", "1", "group_id", "ve", NULL),
		"2.6000", "and its mean");
	is_str(get(questions, "status", "question_id", "trust", "round", "1", "group_id", "zi", NULL),
		"withheld", "a small one is not");
	is_str(get(questions, "status", "question_id", "trust", "round", "1", "group_id", "none", NULL),
		"withheld", "people of no group are a group here");
	is_str(get(questions, "mean", "question_id", "trust", "round", "1", "group_id", "all", NULL),
		"3.2667", "everyone is shown, hands included");
	is_str(get(questions, "present", "question_id", "trust", "round", "1", "group_id", "all", NULL),
		"13", "with those present");
	is_str(get(questions, "status", "question_id", "trust", "round", "2", "group_id", "zi", NULL), "ok",
		"hands alone were public");
	is_str(get(questions, "status", "question_id", "trust", "round", "2", "group_id", "none", NULL),
		"empty", "nobody's answer is empty");
	is_str(get(questions, "mean", "question_id", "trust", "round", "2", "group_id", "none", NULL), "",
		"not 0");
	is_str(get(questions, "status", "question_id", "trust", "group_id", "self", NULL), "no such row",
		"an institution that was not asked has no row");
	is_str(get(questions, "mean", "question_id", "best", "group_id", "all", NULL), "",
		"several answers have no mean");
	is_str(get(questions, "abstentions", "question_id", "best", "group_id", "all", NULL), "1",
		"but abstentions");
	csv_table_free(questions);
}

static void
test_results(void)
{
	struct csv_table *results = table("analysis", "results");
	is_str(get(results, "votes", "question_id", "trust", "round", "1", "group_id", "zi", "option_no",
		"3", NULL), "", "results of small groups are withheld");
	is_str(get(results, "status", "question_id", "trust", "round", "1", "group_id", "zi", "option_no",
		"3", NULL), "withheld", "and say so");
	is_str(get(results, "votes", "question_id", "trust", "round", "1", "group_id", "ve", "option_no",
		"2", NULL), "0", "an option that nobody chose has a row");
	is_str(get(results, "option", "question_id", "trust", "round", "1", "group_id", "ve", "option_no",
		"0", NULL), "don't know", "so has the abstention");
	is_str(get(results, "share", "question_id", "trust", "round", "1", "group_id", "ve", "option_no",
		"0", NULL), "", "which has no share");
	is_str(get(results, "share", "question_id", "best", "group_id", "all", "option", "Language", NULL),
		"0.8333", "a share is one of those who took part");
	is_str(get(results, "base", "question_id", "best", "group_id", "all", "option", "Bus", NULL), "6",
		"which is the base");
	csv_table_free(results);
}

static void
test_votes(void)
{
	struct csv_table *votes = table("analysis", "votes");
	is_str(get(votes, "weight", "question_id", "mood", "group_id", "all", NULL), "no such row",
		"a round that is withheld has no votes");
	is_str(get(votes, "group_id", "question_id", "mood", NULL), "self", "but an institution's");
	is_int(sum(votes, "weight", "group_id", "withheld", "question_id", "trust"), 10,
		"votes of small groups are there without their group");
	is_str(get(votes, "weight", "group_id", "withheld", "option_no", "4", NULL), "6",
		"those of several groups, and hands, in one row");
	is_str(get(votes, "entry_mode", "group_id", "withheld", "option_no", "4", NULL), "withheld",
		"that does not say how they came in");
	is_str(get(votes, "weight", "question_id", "trust", "round", "1", "group_id", "zi", NULL),
		"no such row", "none of them has the group");
	is_str(get(votes, "weight", "question_id", "best", "option_no", "1", NULL), "4",
		"several answers are folded by option");
	is_str(get(votes, "weight", "question_id", "best", "option_no", "", NULL), "6",
		"and so is taking part");
	is_str(get(votes, "group_id", "question_id", "best", "option_no", "1", NULL), "all",
		"where nobody was asked for a group, they are everyone's");
	const char *one = get(votes, "ballot_id", "question_id", "best", "option_no", "1", NULL);
	const char *two = get(votes, "ballot_id", "question_id", "best", "option_no", "2", NULL);
	ok(strcmp(one, two) != 0 && *one == 'b' && strlen(one) == SESSION_ID_LENGTH,
		"each under an id of its own");
	csv_table_free(votes);
}

static void
test_analysis(void)
{
	struct export_report report;
	is_int(export("analysis", PROFILE_ANALYSIS, &report), STATUS_OK, "for analysis");
	is_int(entries("analysis"), EXPORT_FILE_COUNT - 2, "there is no log nor what only the archive has");
	is_int(report.withheld_rounds, 1, "one round is withheld");
	is_int(report.withheld_groups, 2, "and two groups in another");
	is_int(report.hidden, 1, "one comment was hidden");
	is_int(report.ungrouped, 5, "those of a small group lost it, and those of none with them");
	is_int(report.open_rounds, 0, "nothing is open");
	diag("withheld: %s", buffer_text(&report.withheld));
	export_report_free(&report);
	test_questions();
	test_results();
	test_votes();

	struct csv_table *comments = table("analysis", "comments");
	is_int((long long)comments->count, 6, "the hidden comment is not there");
	is_str(get(comments, "group_id", "text", "said by one of four", NULL), "withheld",
		"a comment of a small group loses it");
	is_str(get(comments, "group_id", "text", "more benches", NULL), "withheld",
		"and does not stand out among those of no group");
	is_str(get(comments, "group_id", "text", "'=1+1 is not a formula here", NULL), "ve",
		"one of a large group does not");
	csv_table_free(comments);

	struct csv_table *measures = table("analysis", "measures");
	is_str(get(measures, "who", "what", "Open the hall", NULL), "", "nobody is named");
	is_str(get(measures, "comment_id", "what", "Open the hall", NULL), "",
		"a measure does not lead to a hidden comment");
	csv_table_free(measures);
}

static void
test_tables(void)
{
	struct csv_table *groups = table("analysis", "groups");
	is_str(get(groups, "present", "group_id", "all", NULL), "13", "all are counted");
	is_str(get(groups, "present", "group_id", "self", NULL), "", "an institution is not people");
	is_str(get(groups, "type", "group_id", "self", NULL), "official", "it is official");
	is_str(get(groups, "label", "group_id", "none", NULL), "ohne Gruppe",
		"labels are in the workshop's language");
	csv_table_free(groups);

	struct csv_table *steps = table("analysis", "steps");
	is_int((long long)steps->count, EVENING_STEPS, "every step has a row");
	is_str(get(steps, "question_id", "step_id", "trust-again", NULL), "trust", "a step has its question");
	is_str(get(steps, "round", "step_id", "trust-again", NULL), "2", "and the round");
	is_str(get(steps, "wording", "step_id", "trust-again", NULL),
		get(steps, "wording", "step_id", "trust", NULL), "asked in the same words");
	is_str(get(steps, "state", "step_id", "pause", NULL), "done", "and its state");
	csv_table_free(steps);

	struct csv_table *talked = table("analysis", "talk");
	is_str(get(talked, "turns", "group_id", "zi", NULL), "2", "turns are counted");
	is_str(get(talked, "turns", "group_id", "ve", NULL), "0", "also those that nobody took");
	is_str(get(talked, "turns", "group_id", "self", NULL), "no such row", "an institution has none");
	csv_table_free(talked);
	struct csv_table *sessions = table("analysis", "sessions");
	is_str(get(sessions, "min_cell", "profile", "analysis", NULL), "5", "the smallest group is said");
	is_str(get(sessions, "ended_at", NULL), "", "it has not ended");
	csv_table_free(sessions);
}

static char *
whole(const char *path)
{
	FILE *file = fopen(path, "r");
	char *text = mem_new(200000, 1);
	if (file) {
		text[fread(text, 1, 199999, file)] = '\0';
		fclose(file);
	}
	return text;
}

static void
test_again(void)
{
	is_int(export("again", PROFILE_ANALYSIS, NULL), STATUS_OK, "the same once more");
	static const char *const names[] = { "votes", "results", "questions", "comments", "steps" };
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		char *first = mem_printf("analysis/%s.csv", names[i]);
		char *second = mem_printf("again/%s.csv", names[i]);
		char *a = whole(first), *b = whole(second);
		ok(*a && strcmp(a, b) == 0, "gives the same %s", names[i]);
		free(first);
		free(second);
		free(a);
		free(b);
	}
}

/* A file that another run has open is read as it is at that moment. */
static void
test_reader(void)
{
	struct session *reader = NULL, *run = session;
	if (session_open(&env, "evening.runde", SESSION_READ, &reader, &message) != STATUS_OK)
		bail("%s", message.text);
	const struct measure_entry entry = { .what = "Said after the reader came" };
	must(session_measure(run, NULL, &entry, &changed, &message));
	session = reader;
	is_int(export("reader", PROFILE_ANALYSIS, NULL), STATUS_OK, "an export beside the run");
	session = run;
	struct csv_table *measures = table("reader", "measures");
	is_str(get(measures, "state", "what", "Said after the reader came", NULL), "planned",
		"shows what it did just now");
	csv_table_free(measures);
	session_close(reader);
}

static void
test_failures(void)
{
	int before = entries(".");
	is_int(export("analysis", PROFILE_ANALYSIS, NULL), STATUS_CANNOT_CREATE, "never over a folder");
	ok(strstr(message.text, "analysis"), "which is named: %s", message.text);
	is_int(export("no/such/place", PROFILE_ANALYSIS, NULL), STATUS_CANNOT_CREATE,
		"nor where there is none");
	struct session *twice[] = { session, session };
	const struct export_options options = { .dir = "twice" };
	is_int(export_write(twice, 2, &options, NULL, &message), STATUS_USAGE, "nor a session twice");

	struct rlimit usual, small;
	signal(SIGXFSZ, SIG_IGN);
	getrlimit(RLIMIT_FSIZE, &usual);
	small = usual;
	small.rlim_cur = 1000;
	setrlimit(RLIMIT_FSIZE, &small);
	enum status status = export("full", PROFILE_ANALYSIS, NULL);
	setrlimit(RLIMIT_FSIZE, &usual);
	is_int(status, STATUS_IO, "a disk without room is told: %s", message.text);
	is_int(entries("."), before, "and nothing of all this stays behind");
}

static void
test_one_table(void)
{
	char *text = NULL;
	size_t length = 0;
	FILE *out = open_memstream(&text, &length);
	const struct export_options options = { .only_out = out, .only = EXPORT_GROUPS,
		.profile = PROFILE_ANALYSIS, .dialect = CSV_EXCEL_DE };
	is_int(export_write(&session, 1, &options, NULL, &message), STATUS_OK, "one table");
	fclose(out);
	static const char header[] =
		"\xEF\xBB\xBF\"session_id\";\"group_id\";\"type\";\"label\";\"present\";\"group_no\"\r\n";
	ok(strncmp(text, header, strlen(header)) == 0, "begins with its header");
	free(text);
}

int
main(void)
{
	char folder[] = "/tmp/runde-export.XXXXXX";
	if (!mkdtemp(folder) || chdir(folder) != 0)
		bail("no scratch folder");
	plan(108);
	env = evening_env(4);
	session = evening_session(&env, "evening.runde");
	evening_go(session, EVENING_PEOPLE, STAGE_PROMPT);
	people(EVENING_ADMIN, 6);
	people(EVENING_CIVIL, 4);
	people(EVENING_NONE, 3);
	test_officials();
	vote_mood();
	test_first_open();
	vote();
	test_while_open();
	talk();
	test_archive();
	test_analysis();
	test_tables();
	test_again();
	test_failures();
	test_one_table();
	test_reader();
	session_close(session);
	env_free(&env);
	if (chdir("/") == 0) {
		char *command = mem_printf("rm -rf '%s'", folder);
		if (system(command) != 0)
			diag("%s is still there", folder);
		free(command);
	}
	return done_testing();
}
