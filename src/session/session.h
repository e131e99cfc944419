/*
 * What can be done in a session: the one way in for every change.
 *
 * A session is an open session file with its model (model.h). Each act is one
 * transaction: it changes the tables, writes one row of log, one of undo, and
 * the row `stage`; when it returns STATUS_OK it is on disk. It returns what
 * changed in *CHANGED (bits of enum change), and only that has been read again.
 *
 * STATUS_REFUSED: the act is not allowed now, and MESSAGE says why; nothing
 * changed. STATUS_BUSY, STATUS_IO: it could not be saved; nothing changed. STATUS_BUSY is
 * also that another program has changed the file just now; session_poll() reads it.
 * Texts handed in are cleaned (text_clean()); an empty one is refused where
 * something must be said.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_SESSION_SESSION_H
#define RUNDE_SESSION_SESSION_H

#include "core/status.h"
#include "session/env.h"
#include "session/model.h"
#include "session/pile.h"

#include <stdbool.h>
#include <stdint.h>

struct session;

enum change {
	CHANGED_NOTHING = 0,
	CHANGED_STAGE = 1 << 0,    /* the row stage, or where a step stands */
	CHANGED_STEPS = 1 << 1,    /* the agenda itself */
	CHANGED_ROUNDS = 1 << 2,   /* a round was opened, closed, revealed */
	CHANGED_VOTES = 1 << 3,    /* a tally */
	CHANGED_PEOPLE = 1 << 4,
	CHANGED_COMMENTS = 1 << 5, /* comments, clusters */
	CHANGED_TURNS = 1 << 6,
	CHANGED_MEASURES = 1 << 7,
	CHANGED_DETAILS = 1 << 8,  /* title, place, end … */
	CHANGED_UNDO = 1 << 9,
	CHANGED_OFFICIAL = 1 << 10, /* institutions' own answers */
	CHANGED_ALL = (1 << 11) - 1,
};

/* What is asked before a session begins. Texts may be NULL: "". */
struct session_details {
	const char *title, *place, *lock_code;
	const char *place_id, *wave; /* NULL: as they were */
	const char *date;   /* of the evening, until it begins; NULL: as it was, or today */
	utc_ms planned_end; /* 0: from the workshop's minutes, once it begins */
	int pictures;       /* 1 or 2 */
	bool rehearsal;
};

/* Makes a session file for WORKSHOP, which is copied in. STATUS_CANNOT_CREATE
 * when PATH exists or cannot be made. */
enum status session_create(struct env *env, const char *path, const struct workshop *workshop,
	const struct session_details *details, struct message *message);

enum session_access {
	SESSION_RUN,    /* guide it: alone */
	SESSION_ALONE,  /* forget something in it: alone, too */
	SESSION_WRITE,  /* take something in beside a run: official answers, paper sheets */
	SESSION_FOLLOW, /* show it on a wall: any number */
	SESSION_READ,   /* read it once */
};

/* PATH may end in `#SESSION_ID` when the file holds several. Statuses as
 * store_open(); STATUS_DATA when there is no such session, and when one that was taken in from an
 * exported folder is to be guided; STATUS_USAGE when there are several and none is named. */
enum status session_open(struct env *env, const char *path, enum session_access access,
	struct session **session, struct message *message);

/* NULL is fine. A file not to be kept (a rehearsal's) is the caller's to remove. */
void session_close(struct session *session);

const struct model *session_model(const struct session *session);
const char *session_path(const struct session *session); /* without `#SESSION_ID` */
/* What names it on a command line: the path, with `#SESSION_ID` where the file holds several. */
const char *session_name(const struct session *session);
struct env *session_env(const struct session *session);

/* Looks whether another program changed the file and reads again what it may
 * have changed. Also finishes what had to wait for readers. Cheap. STATUS_NO_INPUT
 * when the file is no longer at its path, or another is. */
enum status session_poll(struct session *session, unsigned *changed, struct message *message);

/* WAITING is called, with CONTEXT, when saving takes longer than a person notices
 * because another program has the file. It may say so on the screen, nothing else. */
void session_on_wait(struct session *session, void (*waiting)(void *context), void *context);

/* A display, and how large its screen is; 0 as long as it has not told. */
struct session_display {
	int rows, columns;
};

#define SESSION_DISPLAYS 64 /* more than that are not counted */

/* How many displays are attached to this run, and what they are. */
int session_displays(
	const struct session *session, struct session_display displays[SESSION_DISPLAYS]);

/* Tells the run how large this display's screen is. */
void session_tell_size(struct session *session, int rows, int columns);

/* --- the course of the evening --------------------------------------------- */

/* What session_go_on() would do now. */
enum next {
	NEXT_START,   /* the clock starts, the first step begins */
	NEXT_STAGE,   /* model_next_stage() of the present step */
	NEXT_STEP,    /* the step model_next_step() */
	NEXT_END,     /* the evening would end: session_end() after asking */
	NEXT_RETURN,  /* looking back ends */
	NEXT_NOTHING, /* it has ended, or secret entry is open */
};
enum next session_next(const struct session *session);

/* How many questions with answers before the present step are still open, so that the views compared
 * would leave them out. */
int session_open_views(const struct session *session);
/* Closes these, and with one on paper its whole form. What was voted in secret stays closed. */
enum status session_close_views(struct session *session, unsigned *changed, struct message *message);

/* One stage further. Never skips one, never ends the evening (STATUS_REFUSED). */
enum status session_go_on(struct session *session, unsigned *changed, struct message *message);

/* Goes to STEP for real, at the stage where it stands. */
enum status session_go_to(struct session *session, int step, unsigned *changed, struct message *message);

/* Ends the evening; steps never begun are skipped. session_resume() goes on with it. */
enum status session_end(struct session *session, unsigned *changed, struct message *message);
enum status session_resume(struct session *session, unsigned *changed, struct message *message);

/* --- what the wall shows: committed, neither logged nor undone ---------------- */

enum status session_look(struct session *session, int step /* -1: return */, unsigned *changed,
	struct message *message);
enum status session_blank(struct session *session, bool blank, unsigned *changed, struct message *message);
enum status session_calm(struct session *session, bool calm, unsigned *changed, struct message *message);
enum status session_projector_test(struct session *session, bool on, unsigned *changed, struct message *message);
enum status session_hide_result(struct session *session, bool hidden, unsigned *changed, struct message *message);
enum status session_page(struct session *session, int page, unsigned *changed, struct message *message);
enum status session_prompt_language(struct session *session, int language, unsigned *changed, struct message *message);
enum status session_ui_language(struct session *session, const char *language, unsigned *changed, struct message *message);
enum status session_theme(struct session *session, enum theme theme, unsigned *changed, struct message *message);
/* The cell that is being counted; group -1: none. */
enum status session_point(struct session *session, struct hand_cell cell, unsigned *changed, struct message *message);
/* What of the views compared. */
enum status session_profile(struct session *session, const struct profile_place *place, unsigned *changed,
	struct message *message);
enum status session_lock(struct session *session, bool locked, unsigned *changed, struct message *message);

/* Starts (with the step's minutes, or what was left) or stops the timer. */
enum status session_timer(struct session *session, unsigned *changed, struct message *message);
/* MILLISECONDS more or less; starts one when there is none. */
enum status session_timer_add(struct session *session, int64_t milliseconds, unsigned *changed, struct message *message);

/* --- who is here ---------------------------------------------------------------- */

enum status session_present(struct session *session, int group, int64_t present, unsigned *changed,
	struct message *message);

/* How many are here, as it was noted elsewhere: [group], -1: as it was; all or nothing, before, during or
 * after the evening. FROM is the name of the file, for the log. STATUS_BUSY as well while secret
 * entry is open. */
enum status session_people(struct session *session, const int64_t *present, const char *from,
	unsigned *changed, struct message *message);

/* --- voting, in the present step ----------------------------------------------- */

/* How the present step is asked; on paper, all steps of its form. STATUS_REFUSED as well when the kind
 * cannot be asked like that, or when hands and secret ballots would meet in one round. */
enum status session_mode(struct session *session, enum entry_mode mode, unsigned *changed, struct message *message);

/* Whether session_mode() would do it, or what it would return. */
enum status session_may_change_mode(const struct session *session, enum entry_mode mode,
	struct message *message);

/* Hands: VOTES people in CELL (of dots: so many dots). Replaces the cell's count; -1 takes the
 * count back. Allowed while open, and as a correction while closed or revealed if the round is not
 * secret. */
enum status session_count(struct session *session, struct hand_cell cell, int64_t votes, unsigned *changed,
	struct message *message);

/* session_count() and session_point() at NEXT in one transaction: the cursor leaves the cell as its
 * count is saved. */
enum status session_count_on(struct session *session, struct hand_cell cell, int64_t votes, struct hand_cell next,
	unsigned *changed, struct message *message);

/* Somebody of GROUP calls out a number or a word; SAID is a line as in core/ballot.h, of several words
 * each counts for itself. */
enum status session_say(struct session *session, int group, const char *said, unsigned *changed,
	struct message *message);

/* Secret: WEIGHT equal ballots of GROUP. */
enum status session_cast(struct session *session, int group, const struct ballot *ballot, int64_t weight,
	unsigned *changed, struct message *message);

/* A word of the step that is on the wall: hides it there, or shows it again. */
enum status session_word(struct session *session, const char *word, bool hidden, unsigned *changed,
	struct message *message);

/* Asks the present step's question again: a new round (talk: a new talk round). */
enum status session_ask_again(struct session *session, unsigned *changed, struct message *message);

/* Whether that is possible now, and if not, why. */
enum status session_may_ask_again(const struct session *session, struct message *message);

/* --- paper ---------------------------------------------------------------------------- */

/* Opens every question of STEP's form that was not asked yet, be the evening there or not, to be
 * answered on paper. */
enum status session_form_open(struct session *session, int step, unsigned *changed,
	struct message *message);

/* What one sheet says to the question of a step. */
struct sheet_answer {
	int step;
	struct ballot ballot;
};

/* A typed sheet. Zeroed: nothing on it. */
struct sheet {
	int group;
	struct sheet_answer *answers; /* owned */
	int count;
};

void sheet_free(struct sheet *sheet);

/* Saves a sheet of the form of STEP: a ballot for each question that it answers, at least one;
 * their ids have nothing in common. INSTEAD: of the sheet that was saved last, as long as nothing
 * else was done since. */
enum status session_sheet(struct session *session, int step, const struct sheet *sheet, bool instead,
	unsigned *changed, struct message *message);

/* Reads the sheet that was saved last back into *SHEET, the caller's to free. STATUS_REFUSED: it can no
 * longer be told from others. */
enum status session_last_sheet(struct session *session, struct sheet *sheet, struct message *message);

/* Ballots of many sheets that were typed elsewhere. Which of them stood on one sheet is forgotten as
 * they are added. Zeroed: none. */
struct sheets {
	struct pile *piles;        /* [step] */
	int steps;
	int64_t ballots;           /* in all piles */
	int64_t count;             /* sheets */
	int group;                 /* of the one being added */
	int *form;                 /* [step]: the first step of its form */
	int64_t *of_form;          /* [that step]: sheets of the form */
	int64_t *last;             /* [that step]: the last one of them */
};

void sheets_free(struct sheets *sheets);

/* Begins a sheet; what follows stands on it. */
void sheets_begin(struct sheets *sheets, const struct model *model, int group);

/* Adds what it says to the question of STEP. BALLOT is empty then. */
void sheets_add(struct sheets *sheets, int step, struct ballot *ballot);

/* The step whose round takes sheets that answer QUESTION: the one where it is open, else the first that
 * asks it; -1: there is none. */
int sheets_step(const struct model *model, const char *question);

/* STATUS_REFUSED with a sentence unless sheets may be taken in at STEP: its question is open on paper, or
 * was never asked and there is something to choose from. */
enum status sheets_allowed(const struct model *model, int step, struct message *message);

/* Saves all of SHEETS or nothing, before, during or after the evening; FROM is the name of the file they
 * come from, for the log. Questions that were never asked are opened, with the rest of their forms, as
 * session_form_open() does; after the evening they are closed again at once, and this is final.
 * Otherwise all of it can be taken back as long as nothing else is done; single sheets cannot.
 * *OPENED: how many questions it opened. STATUS_BUSY as well while secret entry is open. */
enum status session_sheets(struct session *session, const struct sheets *sheets, const char *from,
	int *opened, unsigned *changed, struct message *message);

/* --- ballots round by round ---------------------------------------------------------------- */

/* What came in elsewhere for a round of a question. */
struct taken_round {
	int step;            /* the first that asks the question */
	int number;          /* of the round */
	struct pile secret;  /* of keypad and paper; as ballot_check() wants them */
	struct pile hands;   /* counts: a cell or something called out is a kind of its own, with one entry
	                      * (option, and the resistance, number or word), and how many its `count` */
};

/* What an institution answers, in whatever round. */
struct taken_official {
	int step, group;
	struct ballot ballot;
	char *reason;        /* NULL: "" */
};

/* Zeroed: none. */
struct taken_ballots {
	struct taken_round *rounds;
	int rounds_count;
	struct taken_official *officials;
	int officials_count;
	int64_t ballots;     /* for the log */
};

void taken_ballots_free(struct taken_ballots *taken);

/* STATUS_REFUSED with a sentence unless ballots, or counts of HANDS, may go to the round NUMBER of STEP's
 * question. Secret ballots: it is open and asked in secret, or was never opened. Hands: it is open
 * and asked by hands, or was never opened, or is closed and not secret: a public count can be put
 * right at any time. What takes its answers from the room must have been opened before. */
enum status taken_round_allowed(const struct model *model, int step, int number, bool hands,
	struct message *message);

/* STATUS_REFUSED unless the institution may answer that, or has done so in the same way: *KNOWN. */
enum status taken_official_allowed(const struct model *model, const struct taken_official *official,
	bool *known, struct message *message);

/* Whether both say the same to a question of KIND, in the same order. */
bool ballots_same(enum kind kind, const struct ballot *a, const struct ballot *b);

struct taken_told {
	int opened;    /* rounds */
	int closed;    /* of these, because a later one came with them */
	int officials; /* that were not known */
	bool final;    /* it cannot be taken back, because secret rounds were closed */
};

/* Saves all of it or nothing, before, during or after the evening; FROM is the name of the file, for the
 * log. Rounds that were never opened are, in the steps that ask the question in turn; they stay open
 * but for those that a later one follows, and after the evening none does. Secret ballots get new
 * ids and an order that says nothing. Unless a secret round was closed, all can be taken back as
 * long as nothing else is done. STATUS_BUSY as well while secret entry is open. */
enum status session_ballots(struct session *session, const struct taken_ballots *taken, const char *from,
	struct taken_told *told, unsigned *changed, struct message *message);

/* Whether votes of ROUND have that id. */
bool session_has_ballot(struct session *session, const struct round *round, const char *ballot_id);

/* --- an institution's own answers ------------------------------------------------------- */

struct official_answer {
	int step;                    /* whose question */
	const struct ballot *ballot; /* NULL: there is no answer (any more) */
	const char *reason;          /* NULL: "" */
};

/* Saves what the official GROUP answers to COUNT questions, each once, before, during or after the
 * evening; all or nothing. STATUS_REFUSED as well when a question was answered already, unless
 * REPLACE; what the room has seen cannot be replaced. */
enum status session_official(struct session *session, int group, const struct official_answer *answers,
	int count, bool replace, unsigned *changed, struct message *message);

/* --- comments --------------------------------------------------------------------- */

/* What a typed line says: its text and the signs at its beginning, `t7`, `@zi`, `#Sprache`.
 * A group goes by its first letters, and so does a cluster that is there; `_` in a
 * cluster's name stands for a space. */
struct comment_entry {
	int table_no;        /* 0: none */
	int group;           /* index, or model_no_group() */
	const char *cluster; /* name, or NULL */
	const char *text;
};

/* Reads a typed line; the texts in *ENTRY live in *MEMORY, which the caller frees, and in MODEL.
 * A sign that means nothing (an unknown group) stays part of the text. */
void comment_entry_read(const struct model *model, const char *line, struct comment_entry *entry, char **memory);
/* The same for a line about STEP, whose clusters are meant; -1: the present one. */
void comment_entry_read_about(const struct model *model, int step, const char *line,
	struct comment_entry *entry, char **memory);

/* Notes a comment in the present step; its id goes to ID (may be NULL). Where it appears at once,
 * the wall turns to its page. */
enum status session_comment(struct session *session, const struct comment_entry *entry,
	char id[SESSION_ID_LENGTH + 1], unsigned *changed, struct message *message);
/* Notes a comment about STEP, to which it then belongs, wherever the evening is, as long as it has
 * begun and not ended; -1: the present one. */
enum status session_comment_about(struct session *session, int step, const struct comment_entry *entry,
	char id[SESSION_ID_LENGTH + 1], unsigned *changed, struct message *message);
enum status session_comment_edit(struct session *session, const char *id, const char *text,
	unsigned *changed, struct message *message);
enum status session_comment_state(struct session *session, const char *id, enum comment_state state,
	unsigned *changed, struct message *message);
enum status session_comment_group(struct session *session, const char *id, int group,
	unsigned *changed, struct message *message);
/* NAME: an existing or new cluster of the comment's step; NULL or "": none. */
enum status session_comment_cluster(struct session *session, const char *id, const char *name,
	unsigned *changed, struct message *message);
enum status session_comment_support(struct session *session, const char *id, int more,
	unsigned *changed, struct message *message);
enum status session_cluster_rename(struct session *session, const char *id, const char *name,
	unsigned *changed, struct message *message);
/* Comments of the present step: appear at once, or are noted first. */
enum status session_live(struct session *session, bool live, unsigned *changed, struct message *message);
/* Somebody of GROUP spoke. */
enum status session_turn(struct session *session, int group, unsigned *changed, struct message *message);

/* A comment that was noted elsewhere. */
struct comment_row {
	const char *id;         /* NULL: a new one */
	int step;
	int table_no;           /* 0: none */
	int talk_round;         /* of a talk; 0: the one that is going on */
	int group;              /* index, or model_no_group() */
	const char *cluster;    /* NULL: none; made if the step has none of that name */
	const char *cluster_id; /* what a new cluster gets; NULL: a new one */
	int supports;
	int state;              /* enum comment_state; -1: as if it were noted now */
	const char *text;
	int64_t place;          /* for whoever puts them in order; not read */
};

enum { COMMENTS_MAX = 20000, COMMENT_TABLES_MAX = 999, SUPPORTS_MAX = 100000,
	CLUSTER_COLUMNS_MAX = 60 /* of a name */ };

/* Notes COUNT of them in this order, all or nothing, before, during or after the evening. FROM is the name of the file
 * they come from, for the log. STATUS_BUSY as well while secret entry is open, and when an id is
 * taken by now. */
enum status session_comments(struct session *session, const struct comment_row *rows, int count,
	const char *from, unsigned *changed, struct message *message);

/* --- measures --------------------------------------------------------------------- */

struct measure_entry {
	const char *what, *who, *due, *due_text, *comment_id; /* NULL: "" ; due: YYYY-MM-DD */
	bool agreed;
};
/* ID NULL: a new one. */
enum status session_measure(struct session *session, const char *id, const struct measure_entry *entry,
	unsigned *changed, struct message *message);
enum status session_measure_drop(struct session *session, const char *id, bool dropped,
	unsigned *changed, struct message *message);

/* A measure that was noted elsewhere. */
struct measure_row {
	const char *id;            /* NULL: a new one */
	int step;
	struct measure_entry entry;
	bool dropped;
	int64_t place;             /* as above */
};

enum { MEASURES_MAX = 20000 };

/* As session_comments(). */
enum status session_measures(struct session *session, const struct measure_row *rows, int count,
	const char *from, unsigned *changed, struct message *message);

/* --- the agenda and the details ----------------------------------------------------- */

/* Inserts a step after the present one (before the first while waiting). Its id is made here. */
struct step_entry {
	enum kind kind;
	const char *title, *prompt, *options; /* options as in a workshop file; "" where none belong */
	int minutes;
	bool by_group;
	int max; /* how many dots, words and so on one person may give; 0: not said */
};
enum status session_insert_step(struct session *session, const struct step_entry *entry,
	unsigned *changed, struct message *message);

enum status session_details(struct session *session, const struct session_details *details,
	unsigned *changed, struct message *message);

/* --- taking back ---------------------------------------------------------------------- */

/* What would be taken back is in the model (undo, redo). STATUS_REFUSED says why not. */
enum status session_undo(struct session *session, unsigned *changed, struct message *message);
enum status session_redo(struct session *session, unsigned *changed, struct message *message);

/* The cell that an act `count`, `uncount` or `present` with this DETAIL was about; its group is -1 when
 * it cannot be told. */
struct hand_cell act_cell(const struct model *model, const char *act, const char *detail);

/* One line that names an act for people: "21 at “Question 3”", the step by its title in
 * LANGUAGE (index of one of the workshop's). Fresh memory. */
char *session_act_say(const struct model *model, const struct undo_row *act, int language);

#endif
