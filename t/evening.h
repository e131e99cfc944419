/*
 * A small workshop with a step of every kind that runs, made in memory, and a
 * session file of it in the test's scratch folder, for the tests of rooms
 * above the session.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_T_EVENING_H
#define RUNDE_T_EVENING_H

#include "core/mem.h"
#include "session/session.h"
#include "tap.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define EVENING_UNUSED __attribute__((unused))

/* 2026-03-12 17:00 UTC */
#define EVENING_BEGINS INT64_C(1773334800000)

/* The order of the steps. */
enum {
	EVENING_INFO, EVENING_PEOPLE, EVENING_CHOICE, EVENING_SCALE, EVENING_SCALE_AGAIN,
	EVENING_TALK, EVENING_CARDS, EVENING_MULTI, EVENING_BREAK, EVENING_PLAN, EVENING_STEPS
};

/* The index of groups. */
enum { EVENING_ADMIN, EVENING_CIVIL, EVENING_OFFICIAL, EVENING_NONE };

static const char *const evening_rows[][COLUMN_COUNT] = {
	/* id, kind, title, prompt, minutes, options, theme, question, sheet, max, by_group, comments, notes */
	{ "small", "workshop", "Small evening", "Welcome.", "60", "", "", "", "", "", "", "", "" },
	{ "ve", "group", "Verwaltung", "", "", "", "", "", "", "", "", "", "" },
	{ "zi", "group", "Zivilgesellschaft", "", "", "", "", "", "", "", "", "", "" },
	{ "self", "group", "Selbstcheck", "", "", "official", "", "", "", "", "", "", "" },
	{ "hello", "info", "Hello", "Good evening.", "5", "", "", "", "", "", "", "", "NOTE-HELLO" },
	{ "who", "people", "Who is here", "Who is here?", "5", "", "", "", "", "", "", "", "" },
	{ "mood", "choice", "Mood", "How do you feel?", "5", "well|so so|badly|-=no answer", "", "", "", "", "", "", "" },
	{ "trust", "scale", "Trust", "We trust each other.", "5", "no|rather not|rather|yes|-=don't know",
		"Together", "", "", "", "yes", "", "NOTE-TRUST" },
	{ "trust-again", "scale", "Trust again", "We trust each other.", "5",
		"no|rather not|rather|yes|-=don't know", "Together", "trust", "", "", "yes", "", "" },
	{ "talk", "talk", "Talk", "What did you notice?", "10", "", "", "", "", "", "", "", "" },
	{ "ideas", "cards", "Ideas", "What could we do?", "10", "", "", "", "", "", "", "", "" },
	{ "best", "multi", "Priorities", "What comes first?", "5", "@ideas", "", "", "", "2", "", "", "" },
	{ "pause", "break", "Break", "", "10", "", "", "", "", "", "", "", "" },
	{ "do", "plan", "Agreed", "Who does what?", "5", "", "", "", "", "", "", "", "" },
};

/* The workshop of COUNT ROWS, whose texts are in the language FIRST; SECOND may be NULL. */
static struct workshop *
workshop_of(const char *const rows[][COLUMN_COUNT], size_t count, const char *first, const char *second)
{
	struct workshop *workshop = workshop_new();
	struct faults faults = { 0 };
	workshop_language(workshop, first);
	if (second)
		workshop_language(workshop, second);
	for (size_t i = 0; i < count; i++) {
		struct row row = { .line = (int)i + 2 };
		for (int c = 0; c < COLUMN_COUNT; c++)
			row.cell[c].in[0] = (char *)(uintptr_t)rows[i][c];
		workshop_add(workshop, &row, &faults);
	}
	workshop_finish(workshop, 20, &faults);
	for (int i = 0; i < faults.count; i++)
		if (!faults.list[i].warning)
			bail("the workshop of the tests: line %d: %s", faults.list[i].line, faults.list[i].text);
	faults_free(&faults);
	return workshop;
}

static struct workshop *EVENING_UNUSED
evening_workshop(void)
{
	return workshop_of(evening_rows, sizeof(evening_rows) / sizeof(evening_rows[0]), "de",
		"en");
}

static struct env EVENING_UNUSED
evening_env(uint64_t seed)
{
	struct env env;
	setlocale(LC_CTYPE, "C.UTF-8");
	setenv("TZ", "UTC", 1);
	env_init(&env, "data");
	env_hold_clock(&env, EVENING_BEGINS);
	env_seed(&env, seed);
	return env;
}

/* A fresh session file NAME in the present folder, and its session opened to run. */
static EVENING_UNUSED struct session *
evening_session(struct env *env, const char *name)
{
	struct message message;
	struct session *session = NULL;
	struct workshop *workshop = evening_workshop();
	struct session_details details = { .title = "Evening", .place = "Town", .pictures = 1 };

	unlink(name);
	if (session_create(env, name, workshop, &details, &message) != STATUS_OK
		|| session_open(env, name, SESSION_RUN, &session, &message) != STATUS_OK)
		bail("%s: %s", name, message.text);
	workshop_free(workshop);
	return session;
}

/* A ballot that chooses COUNT options; of an order the first one first, of dots one for each. */
static enum status EVENING_UNUSED
evening_cast(struct session *session, int group, const int *options, int count, int64_t weight,
	unsigned *changed, struct message *message)
{
	const struct model *model = session_model(session);
	enum entry_says says = methods[model->workshop->steps[model->stage.step].kind].says;
	struct ballot ballot = { .count = count };
	for (int i = 0; i < count; i++)
		ballot.entries[i] = (struct ballot_entry){ .option_no = options[i],
			.value = says == SAYS_PLACE ? i + 1 : 1 };
	return session_cast(session, group, &ballot, weight, changed, message);
}

/* Goes on until the evening stands in STEP at STAGE. */
static void EVENING_UNUSED
evening_go(struct session *session, int step, enum stage stage)
{
	struct message message;
	unsigned changed = 0;
	const struct model *model = session_model(session);
	for (int i = 0; i < 100; i++) {
		if (model->stage.step == step && model->steps[step].stage == stage)
			return;
		env_advance(session_env(session), 60 * 1000);
		if (session_go_on(session, &changed, &message) != STATUS_OK)
			bail("going on to step %d: %s", step, message.text);
	}
	bail("step %d was never reached", step);
}

#endif
