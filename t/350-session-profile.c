/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A step that compares views, in a real session: comments about its statements.
 */
#include "evening.h"

enum { TRUST, OPEN, NEVER, FIRST, TALK, LATER, SECOND, STEPS };
enum { ADMIN, CIVIL, SELF, NONE };

static const char *const rows[][COLUMN_COUNT] = {
	/* id, kind, title, prompt, minutes, options, theme, question, sheet, max, by_group, comments, notes */
	{ "small", "workshop", "Small evening", "", "", "", "", "", "", "", "", "", "" },
	{ "ve", "group", "Verwaltung", "", "", "", "", "", "", "", "", "", "" },
	{ "zi", "group", "Zivilgesellschaft", "", "", "", "", "", "", "", "", "", "" },
	{ "self", "group", "Selbstcheck", "", "", "official", "", "", "", "", "", "", "" },
	{ "trust", "scale", "Trust", "We trust.", "", "no|partly|yes", "Together", "", "", "", "yes", "", "" },
	{ "open", "scale", "Open", "We are open.", "", "no|partly|yes", "Together", "", "", "", "yes", "", "" },
	{ "never", "scale", "Never", "Not asked.", "", "no|partly|yes", "Apart", "", "", "", "yes", "", "" },
	{ "first", "profile", "First", "Compare.", "", "", "", "", "", "", "", "", "" },
	{ "talk", "talk", "Talk", "Why?", "5", "", "", "", "", "", "", "", "" },
	{ "later", "scale", "Later", "Later on.", "", "no|partly|yes", "Apart", "", "", "", "yes", "", "" },
	{ "second", "profile", "Second", "Compare.", "", "", "", "", "", "", "", "", "" },
};

static struct env env;
static struct message message;
static unsigned changed;

static struct session *
begin(const char *name)
{
	struct workshop *workshop = workshop_new();
	struct faults faults = {0};
	struct session *session = NULL;
	struct session_details details = {.title = "Evening", .place = "Town", .pictures = 1};
	workshop_language(workshop, "en");
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct row row = {.line = (int)i + 2};
		for (int c = 0; c < COLUMN_COUNT; c++)
			row.cell[c].in[0] = (char *)(uintptr_t)rows[i][c];
		workshop_add(workshop, &row, &faults);
	}
	workshop_finish(workshop, 20, &faults);
	if (faults.errors > 0)
		bail("line %d: %s", faults.list[0].line, faults.list[0].text);
	faults_free(&faults);
	unlink(name);
	if (session_create(&env, name, workshop, &details, &message) != STATUS_OK
		|| session_open(&env, name, SESSION_RUN, &session, &message) != STATUS_OK)
		bail("%s: %s", name, message.text);
	workshop_free(workshop);
	return session;
}

/* Asks STEP by hands; its result is shown or not. */
static void
ask(struct session *session, int step, bool shown)
{
	evening_go(session, step, STAGE_OPEN);
	for (int group = ADMIN; group <= CIVIL; group++)
		if (session_count(session, cell_of(group, group == ADMIN ? 3 : 1), 8, &changed, &message))
			bail("%s", message.text);
	evening_go(session, step, shown ? STAGE_REVEALED : STAGE_CLOSED);
}

static void
test_comments(void)
{
	struct session *session = begin("comments.runde");
	const struct model *model = session_model(session);
	struct comment_entry entry = {.group = CIVIL, .cluster = "Language", .text = "Speak plainly"}, read;
	char *memory, id[SESSION_ID_LENGTH + 1];
	is_int(session_comment_about(session, TRUST, &entry, id, &changed, &message), STATUS_REFUSED,
		"nothing is noted before the evening");
	ask(session, TRUST, true);
	evening_go(session, TALK, STAGE_OPEN);
	is_int(session_comment_about(session, TRUST, &entry, id, &changed, &message), STATUS_OK,
		"a comment on an earlier question");
	const struct comment *comment = &model->comments[model_find_comment(model, id)];
	is_int(comment->step, TRUST, "belongs to it");
	is_int(comment->talk_round, 0, "and to no round of talk");
	is_int(model->clusters[comment->cluster].step, TRUST, "and so does its cluster");
	is_int(comment->state, COMMENT_NOTED, "it is noted, not shown");
	is_int(model->stage.page, 0, "the wall does not turn a page for it");

	comment_entry_read_about(model, TRUST, "#lang @zi again", &read, &memory);
	is_str(read.cluster, "Language", "its clusters go by their first letters");
	free(memory);
	comment_entry_read(model, "#lang again", &read, &memory);
	is_str(read.cluster, "lang", "but not in the present step");
	free(memory);

	is_int(session_comment_about(session, -1, &entry, id, &changed, &message), STATUS_OK, "no step");
	is_int(model->comments[model_find_comment(model, id)].step, TALK, "is the present one");
	is_int(session_undo(session, &changed, &message), STATUS_OK, "taken back");
	is_int(session_undo(session, &changed, &message), STATUS_OK, "both");
	is_int(model->comments_count, 0, "none is left");
	is_int(model->stage.step, TALK, "and the evening is where it was");
	is_int(session_comment_about(session, STEPS, &entry, id, &changed, &message), STATUS_REFUSED,
		"there is no such step");
	is_int(session_end(session, &changed, &message), STATUS_OK, "the end");
	is_int(session_comment_about(session, TRUST, &entry, id, &changed, &message), STATUS_REFUSED,
		"nothing is noted after it");
	session_close(session);
}

int
main(void)
{
	env = evening_env(11);
	test_comments();
	env_free(&env);
	return done_testing();
}
