/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A step that compares views, in a real session: its stages, its place, and comments about its statements.
 */
#include "evening.h"
#include "session/views.h"

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
	struct workshop *workshop = workshop_of(rows, sizeof(rows) / sizeof(rows[0]), "en", NULL);
	struct session *session = NULL;
	struct session_details details = {.title = "Evening", .place = "Town", .pictures = 1};
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
answer(struct session *session, int step, int level)
{
	struct ballot ballot = {.count = 1, .entries = {{.option_no = level, .value = level}}};
	struct official_answer official = {.step = step, .ballot = &ballot, .reason = "because"};
	if (session_official(session, SELF, &official, 1, false, &changed, &message))
		bail("%s", message.text);
}

static void
place_is(const struct session *session, const char *wanted, const char *name)
{
	const struct profile_place *place = &session_model(session)->stage.profile;
	char *text = mem_printf("%d %d %d %d", place->theme, place->question, place->row, place->agenda);
	is_str(text, wanted, "%s", name);
	free(text);
}

static void
go_to_place(struct session *session, int theme, int question, int row)
{
	const struct profile_place place = {theme, question, row, true};
	is_int(session_profile(session, &place, &changed, &message), STATUS_OK, "a place");
}

static void
test_stages(void)
{
	struct session *session = begin("stages.runde");
	const struct model *model = session_model(session);
	struct views views;
	answer(session, TRUST, 2);
	answer(session, NEVER, 2);
	answer(session, LATER, 2);
	ask(session, TRUST, true);
	evening_go(session, TRUST, STAGE_OFFICIAL);
	ask(session, OPEN, false);
	is_int(session_go_to(session, FIRST, &changed, &message), STATUS_OK, "past what was not shown");
	views_read(model, VIEWS_SHOWN, FIRST, WITHHOLD_LEAST, &views);
	is_int(views.questions_count, 1, "a question that is not shown is not compared");
	views_free(&views);

	is_int(model_next_stage(model), STAGE_REVEALED, "the comparison comes after the prompt");
	evening_go(session, FIRST, STAGE_REVEALED);
	is_int(model_round(model, OPEN)->state, ROUND_REVEALED, "what it compares is shown with it");
	views_read(model, VIEWS_SHOWN, FIRST, WITHHOLD_LEAST, &views);
	is_int(views.questions_count, 2, "and compared");
	views_free(&views);
	is_int(model_next_stage(model), STAGE_COUNT,
		"no official answer is left: one was shown, one's question was never asked, one comes later");
	is_int(session_undo(session, &changed, &message), STATUS_OK, "taken back");
	is_int(model_round(model, OPEN)->state, ROUND_CLOSED, "it is not shown any more");
	is_int(model->steps[FIRST].stage, STAGE_PROMPT, "and the room reads the prompt");

	answer(session, OPEN, 1);
	evening_go(session, FIRST, STAGE_REVEALED);
	is_int(model_next_stage(model), STAGE_OFFICIAL, "an official answer that was not shown comes after it");
	ok(!model_official_shown(model, OPEN), "it is not out yet");
	evening_go(session, FIRST, STAGE_OFFICIAL);
	ok(model_official_shown(model, OPEN), "now it is");
	is_int(model_next_stage(model), STAGE_COUNT, "nothing comes after that");
	session_close(session);
	unlink("stages.runde");
}

static void
test_place(void)
{
	struct session *session = begin("place.runde");
	const struct model *model = session_model(session);
	ask(session, TRUST, true);
	evening_go(session, FIRST, STAGE_REVEALED);
	place_is(session, "-1 -1 0 0", "it begins with the themes");
	go_to_place(session, 0, 0, 1);
	is_int(session_look(session, TRUST, &changed, &message), STATUS_OK, "looking back");
	is_int(session_look(session, -1, &changed, &message), STATUS_OK, "and returning");
	place_is(session, "0 0 1 1", "leads to the same place");
	session_close(session);
	if (session_open(&env, "place.runde", SESSION_RUN, &session, &message))
		bail("%s", message.text);
	model = session_model(session);
	place_is(session, "0 0 1 1", "and so does another start");

	ask(session, LATER, true);
	evening_go(session, SECOND, STAGE_REVEALED);
	place_is(session, "-1 -1 0 0", "another comparison begins anew");
	go_to_place(session, 0, -1, 1);
	is_int(session_look(session, FIRST, &changed, &message), STATUS_OK, "looking back at the first");
	place_is(session, "-1 -1 0 1", "does not show what is open in the second");
	go_to_place(session, 0, 0, 0);
	is_int(session_look(session, -1, &changed, &message), STATUS_OK, "returning");
	place_is(session, "-1 -1 0 1", "nor the other way round");
	is_int(model->stage.look_step, -1, "to where the evening is");
	session_close(session);
	unlink("place.runde");
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
	unlink("comments.runde");
}

int
main(void)
{
	env = evening_env(11);
	test_stages();
	test_place();
	test_comments();
	env_free(&env);
	return done_testing();
}
