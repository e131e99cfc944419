/*
 * Many paper sheets at once: what they open, what they may not go into, and that neither the tables
 * nor the raw file tell which ballots stood on one sheet.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "evening.h"

#include "core/buffer.h"

#include <math.h>
#include <sqlite3.h>
#include <stdio.h>

enum { SHEETS = 400, PAGE = 4096 };

/* The order of the steps. */
enum { HELLO, HOW_MANY, TRUST, AGAIN, ALONE, IDEAS, BEST, STEPS };
enum { ADMIN, CIVIL, OFFICIAL, NONE };

static const char *const rows[][COLUMN_COUNT] = {
	/* id, kind, title, prompt, minutes, options, theme, question, sheet, max, by_group, comments, notes */
	{ "forms", "workshop", "Forms", "", "60", "", "", "", "", "", "", "", "" },
	{ "ve", "group", "Verwaltung", "", "", "", "", "", "", "", "", "", "" },
	{ "zi", "group", "Zivilgesellschaft", "", "", "", "", "", "", "", "", "", "" },
	{ "self", "group", "Selbstcheck", "", "", "official", "", "", "", "", "", "", "" },
	{ "hello", "info", "Hello", "", "5", "", "", "", "", "", "", "", "" },
	{ "how-many", "number", "How many", "", "5", "", "", "", "before", "", "", "", "" },
	{ "trust", "scale", "Trust", "", "5", "no|perhaps|yes", "", "", "before", "", "", "", "" },
	{ "again", "scale", "Again", "", "5", "no|perhaps|yes", "", "trust", "after", "", "", "", "" },
	{ "alone", "number", "Alone", "", "5", "", "", "", "after", "", "", "", "" },
	{ "ideas", "cards", "Ideas", "", "5", "", "", "", "", "", "", "", "" },
	{ "best", "choice", "Best", "", "5", "@ideas", "", "", "before", "", "", "", "" },
};

static struct env env;
static struct session *session;
static const struct model *model;
static unsigned changed;
static struct message message;

/* A new session, opened to run. */
static void
begin(uint64_t seed)
{
	struct workshop *workshop = workshop_of(rows, sizeof(rows) / sizeof(rows[0]), "en", NULL);
	const struct session_details details = {.title = "Forms", .pictures = 1};
	session_close(session);
	env_free(&env);
	env = evening_env(seed);
	unlink("sheets.runde");
	if (session_create(&env, "sheets.runde", workshop, &details, &message)
		|| session_open(&env, "sheets.runde", SESSION_RUN, &session, &message))
		bail("%s", message.text);
	workshop_free(workshop);
	model = session_model(session);
}

static void
go(int step, enum stage stage)
{
	evening_go(session, step, stage);
}

/* Asks STEP like that; the evening stands there, at its prompt. */
static void
open_as(int step, enum entry_mode mode)
{
	go(step, STAGE_PROMPT);
	if (session_mode(session, mode, &changed, &message)
		|| session_go_on(session, &changed, &message))
		bail("%s", message.text);
}

static char *
ask(const char *sql)
{
	struct buffer text = {.bytes = NULL};
	sqlite3 *db;
	sqlite3_stmt *statement = NULL;
	if (sqlite3_open_v2("sheets.runde", &db, SQLITE_OPEN_READONLY, NULL)
		|| sqlite3_prepare_v2(db, sql, -1, &statement, NULL))
		bail("%s: %s", sql, sqlite3_errmsg(db));
	while (sqlite3_step(statement) == SQLITE_ROW) {
		for (int i = 0; i < sqlite3_column_count(statement); i++) {
			const char *value = (const char *)sqlite3_column_text(statement, i);
			buffer_printf(&text, "%s%s", i > 0 ? " " : "", value ? value : "");
		}
		buffer_add_char(&text, '\n');
	}
	sqlite3_finalize(statement);
	sqlite3_close(db);
	return buffer_take(&text);
}

static void
says(const char *sql, const char *wanted, const char *name)
{
	char *got = ask(sql);
	is_str(got, wanted, "%s", name);
	free(got);
}

/* Everything but log, undo, stage, as the sqlite3 shell writes it. */
static char *
dump(void)
{
	struct buffer text = {0};
	char bytes[4096];
	size_t n;
	FILE *pipe = popen("sqlite3 sheets.runde .dump | grep -v -E 'INSERT INTO (\"?)(log|undo|stage|file)(\"?) '", "r");
	while (pipe && (n = fread(bytes, 1, sizeof(bytes), pipe)) > 0)
		buffer_add_n(&text, bytes, n);
	if (!pipe || pclose(pipe) == -1 || text.length < 1000)
		bail("cannot dump the session file");
	return buffer_take(&text);
}

static struct ballot
of_value(double value)
{
	return (struct ballot){.count = 1, .entries = {{.option_no = 1, .value = value}}};
}

static struct ballot
of_option(int option_no)
{
	return (struct ballot){.count = 1, .entries = {{.option_no = option_no}}};
}

/* One sheet, with an answer to STEP. */
static struct sheets
one(int step, int group, struct ballot ballot)
{
	struct sheets sheets = {.count = 0};
	sheets_begin(&sheets, model, group);
	sheets_add(&sheets, step, &ballot);
	return sheets;
}

/* Sheets that answer how many and trust, COUNT of them. */
static struct sheets
some(int count)
{
	struct sheets sheets = {.count = 0};
	for (int i = 0; i < count; i++) {
		struct ballot number = of_value(i + 1), level = of_option(i % 3 + 1);
		sheets_begin(&sheets, model, i % 2 ? CIVIL : NONE);
		sheets_add(&sheets, HOW_MANY, &number);
		sheets_add(&sheets, TRUST, &level);
	}
	return sheets;
}

/* Minus how many questions that opened, or the status. */
static int
save(struct session *into, struct sheets sheets)
{
	int opened = -1;
	message.text[0] = '\0';
	enum status status = session_sheets(into, &sheets, "a \x1b[1m file.csv", &opened, &changed, &message);
	sheets_free(&sheets);
	return status == STATUS_OK ? -opened : (int)status;
}

static void
refuses(struct sheets sheets, enum status wanted, const char *sentence, const char *name)
{
	char *before = dump();
	is_int(save(session, sheets), wanted, "%s", name);
	is_str(message.text, sentence, "says so");
	char *after = dump();
	ok(strcmp(before, after) == 0, "and changes nothing");
	free(before);
	free(after);
}

/* --- opening, logging, taking back ------------------------------------------------------------- */

static void
test_before(void)
{
	begin(1);
	char *before = dump();
	is_int(save(session, some(3)), -2, "sheets open the questions of their form before the evening begins");
	says("SELECT step_id, stage, entry_mode, state FROM step WHERE stage <> 'prompt'",
		"how-many open paper planned\ntrust open paper planned\n",
		"but the one that waits for what the room says, and those of other forms");
	says("SELECT question_id, round, state FROM round", "how-many 1 open\ntrust 1 open\n", "each has a round");
	says("SELECT entry_mode, group_id, option_no, value FROM vote ORDER BY round_key, value",
		"paper none 1 1.0\npaper zi 1 2.0\npaper none 1 3.0\n"
		"paper none 1 1.0\npaper zi 2 2.0\npaper none 3 3.0\n", "their ballots are secret ones");
	says("SELECT step_id, sheets FROM form", "how-many 3\n", "and their sheets are counted");
	says("SELECT act, subject_id, detail FROM log WHERE act <> 'open'", "sheets  3 a [1m file.csv\n",
		"the log has their number and the name of the file");
	is_str(model->undo.act, "sheets", "and they can be taken back");
	char *said = session_act_say(model, &model->undo, 0);
	is_str(said, "import of paper sheets (3)", "under their name");
	free(said);
	says("SELECT count(*) FROM undo WHERE instr(change, CAST('vote' AS BLOB)) > 0", "0\n",
		"without a word of what was voted");
	says("SELECT ballot_id FROM undo", "1/all 2/all how-many=3\n",
		"nor an id of a ballot, as all of these rounds are meant");

	is_int(session_undo(session, &changed, &message), STATUS_OK, "all of it is taken back");
	char *after = dump();
	is_str(after, before, "and everything is as before");
	says("SELECT act, detail FROM log WHERE act <> 'open'", "sheets 3 a [1m file.csv\nundo sheets\n", "the log says so");
	says("SELECT value FROM file WHERE key = 'needs_vacuum'", "0\n", "and the file was rewritten");
	is_int(session_redo(session, &changed, &message), STATUS_REFUSED, "nobody can repeat it");
	is_int(session_undo(session, &changed, &message), STATUS_REFUSED, "nor take back more");
	free(before);
	free(after);
}

static void
test_during(void)
{
	struct sheet typed = {.group = CIVIL};
	begin(2);
	go(HELLO, STAGE_PROMPT);
	if (session_form_open(session, TRUST, &changed, &message))
		bail("%s", message.text);
	typed.answers = mem_new(1, sizeof(*typed.answers));
	typed.answers[typed.count++] = (struct sheet_answer){.step = TRUST, .ballot = of_option(3)};
	if (session_sheet(session, TRUST, &typed, false, &changed, &message))
		bail("%s", message.text);
	char *before = dump();
	is_int(save(session, some(5)), 0, "sheets go into a form that is open");
	is_int(model->steps[HOW_MANY].sheets, 6, "beside those that were typed");
	is_int(session_undo(session, &changed, &message), STATUS_OK, "they alone are taken back");
	char *after = dump();
	is_str(after, before, "and the typed one stays");
	is_int(session_undo(session, &changed, &message), STATUS_REFUSED, "for good");

	is_int(save(session, some(2)), 0, "once more");
	if (session_present(session, CIVIL, 9, &changed, &message)
		|| session_undo(session, &changed, &message))
		bail("%s", message.text);
	is_int(session_undo(session, &changed, &message), STATUS_REFUSED,
		"when something else was done they can no longer be taken back");
	is_str(message.text, "Secret ballots cannot be told apart any more, so none can be taken back.", "says so");
	says("SELECT count(*) FROM undo WHERE ballot_id IS NOT NULL", "0\n", "no id of a ballot is kept");
	says("SELECT count(*) FROM undo WHERE act = 'sheets' AND change IS NOT NULL", "0\n",
		"nor how to close what was opened for them");
	sheet_free(&typed);
	free(before);
	free(after);
}

static void
test_two_forms(void)
{
	struct sheets sheets = {.count = 0};
	struct ballot number = of_value(7), level = of_option(2);
	begin(3);
	sheets_begin(&sheets, model, NONE);
	sheets_add(&sheets, TRUST, &level);
	sheets_add(&sheets, ALONE, &number);
	is_int(save(session, sheets), -3, "two forms with one question: it is opened once");
	says("SELECT step_id, round FROM round", "how-many 1\ntrust 1\nalone 1\n", "where it comes first");
	says("SELECT step_id, sheets FROM form", "again 1\nhow-many 1\n", "each form has a sheet");
	is_int(sheets_step(model, "trust"), TRUST, "that is where its sheets go");
	is_int(sheets_step(model, "hello"), -1, "a step that asks nothing takes none");
	is_int(session_undo(session, &changed, &message), STATUS_OK, "both are taken back");
	says("SELECT count(*) FROM round", "0\n", "as one");
}

/* --- what may not be ---------------------------------------------------------------------------- */

static void
test_refused(void)
{
	begin(4);
	refuses((struct sheets){.count = 0}, STATUS_REFUSED, "There is no answer on these sheets.", "nothing");
	refuses(one(TRUST, OFFICIAL, of_option(1)), STATUS_REFUSED,
		"“Selbstcheck” is an institution's own answer, not people.", "an institution's");
	refuses(one(TRUST, NONE, of_option(4)), STATUS_REFUSED, "This is no ballot: there is no such answer.",
		"an answer that there is not");
	refuses(one(BEST, NONE, of_option(1)), STATUS_REFUSED, "“Best”: there is not enough to choose from yet.",
		"before there is something to choose from");
	refuses(one(HELLO, NONE, of_option(1)), STATUS_REFUSED, "This step asks nothing.", "a step that asks nothing");

	open_as(TRUST, MODE_HANDS);
	refuses(one(TRUST, NONE, of_option(1)), STATUS_REFUSED, "“Trust” is not asked on paper.", "beside hands");
	if (session_count(session, cell_of(NONE, 1), 4, &changed, &message)
		|| session_go_on(session, &changed, &message))
		bail("%s", message.text);
	refuses(one(TRUST, NONE, of_option(1)), STATUS_REFUSED, "“Trust” is closed and takes no more votes.",
		"after closing");
	refuses(one(AGAIN, NONE, of_option(1)), STATUS_REFUSED, "“Again” is closed and takes no more votes.",
		"and nobody begins its next round from a file");
	open_as(ALONE, MODE_KEYPAD);
	refuses(one(ALONE, NONE, of_value(1)), STATUS_REFUSED, "“Alone” is not asked on paper.", "at the keyboard");
	if (session_lock(session, true, &changed, &message))
		bail("%s", message.text);
	refuses(some(1), STATUS_BUSY, "Secret entry is open just now; try again when it has ended.",
		"while others vote in secret");
	if (session_lock(session, false, &changed, &message))
		bail("%s", message.text);

	const struct comment_entry idea = {.group = NONE, .text = "A tree"}, other = {.group = NONE, .text = "A bench"};
	go(IDEAS, STAGE_OPEN);
	if (session_comment(session, &idea, NULL, &changed, &message)
		|| session_comment(session, &other, NULL, &changed, &message))
		bail("%s", message.text);
	is_int(save(session, one(BEST, NONE, of_option(2))), -1, "once there is something to choose from it opens");
	is_str(words_in(&model_round(model, BEST)->options[1].label, 0), "A bench", "with that");
}

static void
test_beside(void)
{
	struct session *other = NULL;
	begin(5);
	go(HELLO, STAGE_PROMPT);
	if (session_open(&env, "sheets.runde", SESSION_WRITE, &other, &message))
		bail("%s", message.text);
	is_int(save(other, some(4)), -2, "beside a run");
	unsigned seen = 0;
	is_int(session_poll(session, &seen, &message), STATUS_OK, "which sees it");
	ok(seen & CHANGED_ROUNDS && model->steps[HOW_MANY].sheets == 4, "by itself");
	is_int(session_undo(session, &changed, &message), STATUS_OK, "and takes it back");

	evening_go(session, HOW_MANY, STAGE_PROMPT);
	if (session_poll(other, &seen, &message))
		bail("%s", message.text);
	is_int(save(other, some(4)), -2, "once more, unseen yet");
	is_int(session_go_on(session, &changed, &message), STATUS_BUSY,
		"the run does not open what was opened since it has looked");
	is_str(message.text, "Another program has just taken something in; please try again.", "it says so");
	is_int(session_undo(session, &changed, &message), STATUS_BUSY, "nor takes back what is no longer the last");
	says("SELECT count(*) FROM round", "2\n", "nothing has changed");
	if (session_poll(session, &seen, &message))
		bail("%s", message.text);
	is_int(session_go_on(session, &changed, &message), STATUS_OK, "when it has looked, it goes on");
	says("SELECT step_id, state FROM round", "how-many closed\ntrust closed\n", "from where things stand");
	says("SELECT detail FROM log WHERE act = 'close'", "4\n4\n", "with every ballot");
	begin(7);
	go(HELLO, STAGE_PROMPT);
	session_close(other);
	if (session_open(&env, "sheets.runde", SESSION_WRITE, &other, &message))
		bail("%s", message.text);

	struct sheets sheets = some(1);
	const struct step_entry entry = {.kind = KIND_INFO, .title = "New", .prompt = "", .options = ""};
	if (session_insert_step(session, &entry, &changed, &message))
		bail("%s", message.text);
	is_int(save(other, sheets), STATUS_BUSY, "an agenda that has changed since the sheets were read");
	is_str(message.text, "sheets.runde: the agenda was changed just now; please try again", "is not guessed at");
	says("SELECT count(*) FROM vote", "0\n", "nothing is saved");
	session_close(other);
	if (session_open(&env, "sheets.runde", SESSION_READ, &other, &message))
		bail("%s", message.text);
	struct ballot ballot = of_option(1);
	sheets = (struct sheets){.count = 0};
	sheets_begin(&sheets, session_model(other), NONE);
	sheets_add(&sheets, 1 + TRUST, &ballot);
	ok(save(other, sheets) != STATUS_OK, "who only reads saves nothing");
	session_close(other);
}

static void
test_after(void)
{
	begin(6);
	go(HELLO, STAGE_PROMPT);
	if (session_present(session, CIVIL, 30, &changed, &message) || session_end(session, &changed, &message))
		bail("%s", message.text);
	is_int(save(session, some(6)), -2, "after the evening sheets are taken in, too");
	says("SELECT step_id, state, stage, entry_mode FROM step WHERE stage <> 'prompt'",
		"how-many done closed paper\ntrust done closed paper\n", "their questions are closed again");
	says("SELECT question_id, state, present FROM round JOIN round_presence USING (round_key) WHERE group_id = 'all'",
		"how-many closed 30\ntrust closed 30\n", "with those who were here");
	says("SELECT act, step_id, detail FROM log WHERE act IN ('close', 'sheets')",
		"close how-many 6\nclose trust 6\nsheets hello 6 a [1m file.csv\n", "the log says it");
	says("SELECT value FROM file WHERE key = 'needs_vacuum'", "0\n", "the file was rewritten");
	says("SELECT count(*) FROM undo WHERE change IS NOT NULL OR ballot_id IS NOT NULL", "0\n", "nothing is kept");
	is_int(session_undo(session, &changed, &message), STATUS_REFUSED, "it is final");
	refuses(one(TRUST, NONE, of_option(1)), STATUS_REFUSED, "“Trust” is closed and takes no more votes.",
		"and so is the round");
}

/* --- secrecy --------------------------------------------------------------------------------------- */

struct seen {
	char id[SESSION_ID_LENGTH + 1];
	int turn;
	size_t place;
};

static char *
read_bytes(size_t *length)
{
	FILE *file = fopen("sheets.runde", "rb");
	if (!file)
		bail("cannot read the session file");
	fseek(file, 0, SEEK_END);
	*length = (size_t)ftell(file);
	rewind(file);
	char *bytes = mem_new(*length, 1);
	if (fread(bytes, 1, *length, file) != *length)
		bail("cannot read the session file");
	fclose(file);
	return bytes;
}

/* The ballots of QUESTION, whose values are their turns. */
static void
read_ballots(const char *question, struct seen *ballots)
{
	char *sql = mem_printf("SELECT ballot_id, value FROM vote JOIN round USING (round_key) "
		"WHERE question_id = '%s'", question);
	char *text = ask(sql), *at = text;
	for (int i = 0; i < SHEETS; i++) {
		char *end = strchr(at, '\n');
		double value = 0;
		if (!end || sscanf(at, "%12s %lf", ballots[i].id, &value) != 2)
			bail("a ballot is missing");
		ballots[i].turn = (int)value;
		at = end + 1;
	}
	free(text);
	free(sql);
}

static int
by_place(const void *a, const void *b)
{
	const struct seen *left = a, *right = b;
	return (left->place > right->place) - (left->place < right->place);
}

/* How long the runs of falling turns at the beginning of the pages are, in standard deviations from
 * what chance gives; as in the test of secret rounds. */
static double
order_seen(void)
{
	static struct seen ballots[SHEETS];
	size_t length;
	char *bytes = read_bytes(&length);
	double excess = 0;
	int pages = 0;
	read_ballots("how-many", ballots);
	for (int i = 0; i < SHEETS; i++) {
		char *at = memmem(bytes, length, ballots[i].id, SESSION_ID_LENGTH);
		if (!at)
			bail("ballot %s is not in the file", ballots[i].id);
		ballots[i].place = (size_t)(at - bytes);
	}
	free(bytes);
	qsort(ballots, SHEETS, sizeof(*ballots), by_place);
	for (int i = 0; i < SHEETS;) {
		size_t page = ballots[i].place / PAGE;
		int run = 1;
		while (i + run < SHEETS && ballots[i + run].place / PAGE == page
			&& ballots[i + run].turn < ballots[i + run - 1].turn)
			run++;
		excess += run - (M_E - 1);
		pages++;
		while (i < SHEETS && ballots[i].place / PAGE == page)
			i++;
	}
	return excess / sqrt(pages * (3 * M_E - M_E * M_E));
}

/* How much the places of the two ballots of a sheet in the row of undo go together, or, where the ids do
 * not stand there, in the file; -1 … 1. */
static double
tied(bool opened)
{
	static struct seen numbers[SHEETS], alone[SHEETS];
	int places[2][SHEETS + 1] = {{0}};
	size_t length;
	char *ids = opened ? read_bytes(&length)
		: ask("SELECT ballot_id FROM undo WHERE ballot_id IS NOT NULL");
	if (!opened)
		length = strlen(ids);
	read_ballots("how-many", numbers);
	read_ballots("alone", alone);
	for (int i = 0; i < SHEETS; i++) {
		char *number = memmem(ids, length, numbers[i].id, SESSION_ID_LENGTH);
		char *other = memmem(ids, length, alone[i].id, SESSION_ID_LENGTH);
		if (!number || !other)
			bail("a ballot is missing");
		places[0][numbers[i].turn] = (int)(number - ids);
		places[1][alone[i].turn] = (int)(other - ids);
	}
	free(ids);
	double sum[2] = {0}, squares[2] = {0}, both = 0;
	for (int turn = 1; turn <= SHEETS; turn++) {
		for (int k = 0; k < 2; k++) {
			sum[k] += places[k][turn];
			squares[k] += (double)places[k][turn] * places[k][turn];
		}
		both += (double)places[0][turn] * places[1][turn];
	}
	return (SHEETS * both - sum[0] * sum[1])
		/ sqrt((SHEETS * squares[0] - sum[0] * sum[0]) * (SHEETS * squares[1] - sum[1] * sum[1]));
}

static void
test_secrecy(void)
{
	double one_by_one = 0, at_once = 0, ties = 0;
	for (uint64_t file = 0; file < 4; file++) {
		begin(10 + file);
		go(HELLO, STAGE_PROMPT);
		if (session_form_open(session, HOW_MANY, &changed, &message))
			bail("%s", message.text);
		for (int i = 0; i < SHEETS; i++) {
			struct sheet_answer answer = {.step = HOW_MANY, .ballot = of_value(i + 1)};
			struct sheet sheet = {.group = NONE, .answers = &answer, .count = 1};
			if (session_sheet(session, HOW_MANY, &sheet, false, &changed, &message))
				bail("%s", message.text);
		}
		one_by_one += order_seen() / 2;

		begin(20 + file);
		bool opened = file % 2;
		if (!opened) {
			go(HELLO, STAGE_PROMPT);
			if (session_form_open(session, HOW_MANY, &changed, &message)
				|| session_form_open(session, ALONE, &changed, &message))
				bail("%s", message.text);
		}
		struct sheets sheets = {.count = 0};
		for (int i = 0; i < SHEETS; i++) {
			struct ballot number = of_value(i + 1), same = of_value(i + 1);
			sheets_begin(&sheets, model, NONE);
			sheets_add(&sheets, HOW_MANY, &number);
			sheets_add(&sheets, ALONE, &same);
		}
		is_int(save(session, sheets), opened ? -3 : 0, "%d sheets", SHEETS);
		at_once += order_seen() / 2;
		ties += tied(opened) / 2;
	}
	ok(one_by_one > 8, "typed one by one, the file of an open round shows the order (%.1f)", one_by_one);
	ok(fabs(at_once) < 4, "taken in at once, it never does (%.1f)", at_once);
	ok(fabs(ties) < 4 / sqrt(SHEETS), "nor which ballots stood on one sheet (%.2f)", ties);
	says("SELECT count(DISTINCT ballot_id) FROM vote", "800\n", "their ids have nothing in common");
}

int
main(void)
{
	char folder[] = "/tmp/runde-sheets.XXXXXX";
	if (!mkdtemp(folder) || chdir(folder) != 0)
		bail("no folder");
	env = evening_env(0);
	test_before();
	test_during();
	test_two_forms();
	test_refused();
	test_beside();
	test_after();
	test_secrecy();
	session_close(session);
	env_free(&env);
	unlink("sheets.runde");
	if (chdir("/") == 0)
		rmdir(folder);
	return done_testing();
}
