/*
 * What the files of this room share and nobody else sees: the open session,
 * how an act is made, and how parts of the model are read.
 *
 * An act is written like this:
 *
 *	struct act act = act_begin(session, "count");
 *	store_run(session->store, …);
 *	act.detail = "21 3 zi";
 *	return act_finish(&act, CHANGED_VOTES, changed, message);
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_SESSION_INTERNAL_H
#define RUNDE_SESSION_INTERNAL_H

#include "core/buffer.h"
#include "session/listing.h"
#include "session/pile.h"
#include "session/session.h"
#include "store/store.h"

#define SESSION_ID_CHARACTERS 11 /* after the letter that says what it is */
#define PRESENT_MAX           100000 /* people of one group */
#define ROUND_MAX             100000 /* how often nobody asks a question */

struct session {
	struct env *env;
	struct store *store;
	enum session_access access;
	char *name;          /* session_name() */
	struct model model;
	int64_t data_version;
	const char *damaged; /* a table in which load() found what no act could have written; NULL: none */
};

struct store *session_store(struct session *session);

/* --- acts --------------------------------------------------------------------- */

struct act {
	struct session *session;
	const char *word;         /* one of the words in act.c */
	const char *subject_id;   /* "" */
	const char *detail;       /* what people are told when it is taken back; "" */
	const char *logged;       /* what the log says instead; NULL: the same */
	char id[SESSION_ID_LENGTH + 1]; /* "" until act_name() was asked for it */
	struct stage_row stage;   /* as it will be; begins as it is */
	bool final;               /* it can never be taken back */
	bool silent;              /* a secret ballot: no row of log */
	const char *ballot_id;    /* of its ballots: 'round_key/ballot_id', separated by spaces;
	                           * 'round_key/all': all secret ones of the round */
	bool stale;               /* the file is newer than the model; act_finish() gives it up */
	bool kept;                /* act_keep() was called, and this is what takes that much back: */
	void *change;
	size_t change_length;
};

/* Whether another program has changed the file since it was read. What the model says cannot be built
 * upon then. Inside a transaction the answer stays true. */
bool is_stale(struct session *session);

/* Ends the transaction, if there is one, without a trace, for that reason. */
enum status give_up_stale(struct session *session, struct message *message);

/* What the log says of an act is enough to tell what it did, which is what verify.h proves, and never
 * a text that somebody said or typed: what is forgotten must not stay there. Log_form, the detail
 * of `start`, says since when that is so: earlier logs say "". */
#define LOG_FORM "2"

/* The act's id in the log. */
const char *act_name(struct act *act);

/* Begins the transaction. */
struct act act_begin(struct session *session, const char *word);

/* The same on a model that is as new as the file, for programs beside a run. On failure nothing has
 * begun; what was read anew is in *CHANGED. STATUS_BUSY as well when the agenda is no longer the one that the caller has seen. */
enum status act_begin_fresh(struct session *session, const char *word, struct act *act,
	unsigned *changed, struct message *message);

/* Keeps how to take back what was changed so far. What comes after it are secret ballots, of which
 * only their ids may be kept. */
void act_keep(struct act *act);

/* Gives the act up: nothing has changed. */
void act_roll_back(struct act *act);

/* Writes log, undo and stage, commits, and reads again what CHANGES names (and
 * the undo rows). On failure nothing has changed. An act that changes nothing is none. STATUS_BUSY
 * as well when another program has changed the file: after session_poll() it can be tried again. */
enum status act_finish(struct act *act, unsigned changes, unsigned *changed, struct message *message);

/* Writes only the row `stage`; no log, no undo. */
enum status stage_write(struct session *session, const struct stage_row *stage, unsigned *changed,
	struct message *message);

/* The cell that is being counted in STAGE. */
void stage_point(struct stage_row *stage, struct hand_cell cell);

/* Binds STAGE to STORE_STAGE_SET inside a transaction. */
void stage_save(struct session *session, const struct stage_row *stage);

/* STATUS_REFUSED with a sentence unless the session may be changed: opened to
 * run, and (when STARTED) under way. */
enum status act_allowed(const struct session *session, bool started, struct message *message);

/* STATUS_REFUSED with a sentence if the session was taken in from an exported folder. */
enum status not_imported(const struct session *session, struct message *message);

/* For what is taken in beside a run: STATUS_REFUSED with a sentence unless the session may be changed at
 * all, STATUS_BUSY while secret entry is open. */
enum status taking_allowed(const struct session *session, struct message *message);

/* STATUS_REFUSED with a sentence unless GROUP is one of people, or people of no group. */
enum status people_group(const struct model *model, int group, struct message *message);

/* STATUS_REFUSED with a sentence while secret entry is open. */
enum status not_locked(const struct model *model, struct message *message);

/* Inside an act: the number of the next row, which STATEMENT (STORE_…_NO_NEXT) asks for. */
int64_t next_number(struct session *session, enum statement statement);

/* What may be stored of a typed line; NULL is "". Freed by the caller. */
char *clean_line(const char *typed);

/* --- reading ------------------------------------------------------------------- */

/* Reads the parts of the model that CHANGES names; the rest stays. */
enum status load(struct session *session, unsigned changes, struct message *message);

/* The same after an act that is on disk. When it cannot be read, the next session_poll() reads it
 * again, or says why not: the act itself has not failed. */
void load_saved(struct session *session, unsigned changes);

/* listing_read() of an open file. */
enum status listing_of(struct store *store, struct listing *listing, struct message *message);

/* The step's id, or "" for -1. */
const char *step_id(const struct model *model, int step);

/* Makes the options that `@step` stands for out of what was written there. */
void draw_options(struct model *model);

/* --- the flow ----------------------------------------------------------------------- */

/* On opening to run: when the last act is long ago, the time since then was not spent in the
 * present step, and a timer that ran out meanwhile is none. When that cannot be saved, it stays. */
void take_up(struct session *session);

/* --- rounds, for the flow -------------------------------------------------------- */

/* Inside an act: opens the next round of STEP's question; STATUS_REFUSED when
 * there is nothing to choose from. */
enum status round_open(struct act *act, int step, struct message *message);

/* The same as round NUMBER, which the model need not know yet; its key goes to *KEY. */
enum status round_open_as(struct act *act, int step, int number, int64_t *key, struct message *message);

/* Inside an act: opens what was not asked yet of the form of STEP, to be answered on paper; *OPENED: how
 * many rounds. */
enum status form_open(struct act *act, int step, int *opened, struct message *message);

/* Inside an act that asks a question of the form of STEP: if none was being asked, its sheets are
 * counted from one again. */
void form_count_anew(struct act *act, int step);
/* Inside an act: STEP is asked on paper. */
void paper_mode(struct act *act, int step);

/* Inside an act: closes a round: who is here is kept, secret ballots lose
 * their order. Makes the act final when the round is secret. */
void round_close(struct act *act, const struct round *round);

/* Inside an act: shows a round's result. */
void round_reveal(struct act *act, const struct round *round);

/* The present step's round, if votes may go in or (CORRECTING) be put right; STATUS_REFUSED with a
 * sentence otherwise. */
enum status round_to_vote_in(const struct session *session, bool correcting, struct round **round,
	struct message *message);

/* STATUS_REFUSED with a sentence unless BALLOT answers what STEP asks. */
enum status ballot_allowed(const struct model *model, int step, const struct ballot *ballot,
	struct message *message);

/* Inside an act: writes a row of log that is not the act's own. */
void log_save(struct act *act, const char *word, const char *step_id, const char *subject_id,
	const char *detail);

/* The same for something that is part of the act and is taken back with it: its subject is the act. */
void log_part(struct act *act, const char *word, const char *step_id, const char *detail);

/* Inside a transaction: removes ballots named as in struct act. */
void ballots_remove(struct session *session, const char *ballots);

/* Inside an act: one ballot, WEIGHT times, as votes of ROUND under BALLOT_ID. */
void ballot_save(struct session *session, int64_t round_key, const struct step *step,
	const struct option *options, enum entry_mode mode, const char *group_id, const char *ballot_id,
	const struct ballot *ballot, int64_t weight);

/* Inside an act, after act_keep(): writes the ballots of PILE as votes of the round with ROUND_KEY under
 * new random ids and in the order of these, so that neither the tables nor the places of the rows in the
 * file tell in which order they came. IDS gets what takes them back, as in struct act; if the round is
 * FRESH, opened by the same act, that is all of its secret ballots. */
void pile_save(struct session *session, const struct pile *pile, int64_t round_key, int step,
	const struct option *options, bool fresh, struct buffer *ids);

/* Takes back what the act WORD has done, session_sheets() or session_ballots(), CHANGE and BALLOTS as
 * in struct act. */
enum status ballots_take_back(struct session *session, const char *word, const char *act_id, int64_t seq,
	const char *ballots, const void *change, size_t length, unsigned *changed,
	struct message *message);

/* Inside an act: what an institution answers, in place of what it answered before, in its copies, too. */
void official_save(struct session *session, const char *group_id, const struct official_answer *answer);

/* Inside an act: what institutions answer to a question that a round was opened for. */
void official_copy(struct session *session, int64_t round_key, int step, const struct option *options);

/* Inside an act: STEP as it stands after a change of it. */
void step_save(struct session *session, int step, const struct step_run *run);

#endif
