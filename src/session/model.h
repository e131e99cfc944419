/*
 * What a session is right now, as read from its file: what the screens draw
 * and the acts look at. Owned by the session; nobody else writes to it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_SESSION_MODEL_H
#define RUNDE_SESSION_MODEL_H

#include "core/pace.h"
#include "core/shorten.h"
#include "core/state.h"
#include "core/tally.h"
#include "core/utc.h"
#include "core/workshop.h"

#include <stdbool.h>
#include <stdint.h>

#define SESSION_ID_LENGTH 12

enum phase { PHASE_WAITING, PHASE_RUNNING, PHASE_ENDED };
enum round_state { ROUND_OPEN, ROUND_CLOSED, ROUND_REVEALED };

extern const char *const phase_words[3];
extern const char *const round_state_words[3];

/* Beside workshop->steps[i]: how far the evening came in it. */
struct step_run {
	bool inserted;
	enum step_state state;
	enum stage stage;
	enum entry_mode mode;
	int talk_round;
	utc_ms started_at, ended_at; /* 0: not yet */
	int64_t spent;               /* milliseconds of the visits that are over */
	bool live;                   /* comments appear at once; begins as the workshop says */
	int sheets;                  /* typed of the paper form that begins with this step */
	struct option *drawn;        /* for `@step`: what voting would freeze now */
	int drawn_count;
	int left_out;                /* then: comments that are in no cluster while others are */
};

struct round {
	int64_t key;
	char *question;
	int number;              /* from 1 */
	int step;                /* index in workshop->steps */
	enum round_state state;
	bool sealed;
	utc_ms opened_at, closed_at;
	struct option *options;  /* as frozen when voting opened; labels in all languages */
	int options_count;
	struct tally tally;
	int64_t present;         /* when it closed; while open, now */
};

struct cluster {
	char id[SESSION_ID_LENGTH + 1];
	int step;
	char *name;
};

struct comment {
	char id[SESSION_ID_LENGTH + 1];
	int step;
	int table_no;            /* 0: none */
	int talk_round;          /* 0: none */
	int group;               /* index; model_no_group() for people of no group */
	int cluster;             /* index in clusters, -1: none */
	int supports;
	enum comment_state state;
	char *text;
};

/* An institution's own answer to a question. */
struct official {
	int group;
	char *question;
	char *reason;            /* "" */
	struct ballot ballot;
};

struct turn {
	int step, talk_round, group;
	int turns;
};

struct measure {
	char id[SESSION_ID_LENGTH + 1];
	int step;
	char *what, *who, *due_text;
	bool agreed;
	char due[11];            /* YYYY-MM-DD or "" */
	char comment_id[SESSION_ID_LENGTH + 1];
	bool dropped;
};

/* What of the views compared (core/gap.h) is on the wall. */
struct profile_place {
	int theme;               /* -1: all themes */
	int question;            /* of the theme; -1: all of them */
	int row;                 /* under the cursor */
	bool agenda;             /* in the order of the agenda, not the widest gap first */
};

enum { PAGE_LAST = 999 }; /* of what the wall shows, however many there are */

/* The row that says what the wall shows. */
struct stage_row {
	enum phase phase;
	int step;                /* index; -1 before the first */
	utc_ms entered_at;
	int look_step;           /* index, -1: looking at where the evening is */
	bool result_hidden, blank, calm, projector, locked;
	int page;                /* -1: the one with the comment that came last */
	int cell_group, cell_option, cell_level; /* being counted; group -1: none; see struct hand_cell */
	utc_ms timer_end;        /* 0: not running */
	int64_t timer_left;      /* stopped with this much left, ms; 0 with timer_end 0: no timer */
	int language;            /* of the prompt: index, or -1: the first two at once */
	char ui_language[3];
	int theme;               /* chosen for this evening; -1: none */
	struct profile_place profile;
};

/* Whether both say the same; their bytes may differ where nothing stands. */
bool stage_same(const struct stage_row *a, const struct stage_row *b);

/* What `u` or `U` would do. */
struct undo_row {
	bool there;              /* there is an act */
	bool possible;           /* it may be taken back */
	char *act;               /* an act word, see act.h */
	char *detail;            /* what act_say() needs */
	int step;                /* where it happened; -1: nowhere */
};

struct model {
	char session_id[SESSION_ID_LENGTH + 1];
	char *title, *place, *place_id, *wave, *lock_code, *timezone;
	char local_date[11];
	utc_ms created_at, started_at, ended_at, planned_end;
	int pictures;
	bool rehearsal;
	bool imported;             /* taken in from an exported folder: nothing is added to it */
	struct workshop *workshop;
	struct step_run *steps;    /* workshop->steps_count */
	int64_t *present;          /* workshop->groups_count + 1; the last: no group */
	struct round *rounds;      /* in the order of opening */
	int rounds_count;
	struct cluster *clusters;
	int clusters_count;
	struct comment *comments;  /* in the order of noting */
	int comments_count;
	struct turn *turns;
	int turns_count;
	struct official *officials;
	int officials_count;
	struct measure *measures;  /* in the order of noting; dropped ones too */
	int measures_count;
	struct stage_row stage;
	struct undo_row undo, redo;
};

/* What a show of hands counts. */
struct hand_cell {
	int group;     /* -1: none */
	int option_no; /* -1: took part, 0: abstained */
	int level;     /* of resistance; -1 where a hand says no more than the option */
};

static inline struct hand_cell
cell_of(int group, int option_no)
{
	return (struct hand_cell){group, option_no, -1};
}

/* The index that stands for people of no group. */
static inline int
model_no_group(const struct model *model)
{
	return model->workshop->groups_count;
}

/* "none" or the group's id. */
const char *model_group_id(const struct model *model, int group);
/* Index of a group id or of "none"; -1 for neither. */
int model_find_group(const struct model *model, const char *group_id);

/* The label of a group on a screen; for people of no group the usual words. */
const char *model_group_label(const struct model *model, int group, int language);

/* Everyone who is here, official groups aside. */
int64_t model_present(const struct model *model);

/* The last round that was asked in STEP, or NULL. */
struct round *model_round(const struct model *model, int step);

/* How many rounds STEP's question has had, and the one with NUMBER. */
int model_rounds_of(const struct model *model, const char *question);
struct round *model_find_round(const struct model *model, const char *question, int number);

/* The options that STEP would ask with now: those frozen in the first round of its question, be it
 * of another step; else its own, or (for `@step`) those that voting would freeze. Borrowed until the next act. */
const struct option *model_options(const struct model *model, int step, int *count);

/* Its own, or those that voting would freeze, whatever was frozen before. */
const struct option *model_options_drawn(const struct model *model, int step, int *count);

/* How many comments STEP does not offer, as it would ask for clusters now and they are in none. */
int model_left_out(const struct model *model, int step);

/* Whether OPTION repeats a comment that the room wrote and that was hidden since: then neither the
 * wall nor the public tables show its label. */
bool model_option_hidden(const struct model *model, const struct option *option);

/* What STEP asks, with the options as above. */
struct question model_question(const struct model *model, int step);

/* The steps that stand on one paper form with STEP, in the order of the agenda: those with the same
 * sheet, or STEP alone. Fresh memory; *COUNT of them. */
int *model_form(const struct model *model, int step, int *count);
/* How many sheets of that form were typed. */
int model_sheets(const struct model *model, int step);

/* An institution's answer to QUESTION, or NULL. GROUP -1: of any. */
const struct official *model_official(const struct model *model, const char *question, int group);

/* Whether the room has seen what institutions answer to STEP's question. */
bool model_official_shown(const struct model *model, int step);

/* How many hands CELL has; false: it was not counted yet. */
bool model_counted(const struct round *round, struct hand_cell cell, int64_t *votes);

/* Whether abstaining is an answer of STEP as it is asked now. Of a show of hands where several
 * answers may be given it is one only if the workshop names it, or if it was counted. */
bool model_abstains(const struct model *model, int step);

/* The step the room looks at: the one looked back at, or else the present one; -1: none. */
int model_shown_step(const struct model *model);

/* The step after STEP that the evening would go on to: the next not done; steps_count: the end. */
int model_next_step(const struct model *model, int step);

/* The stage after the present one in the present step; STAGE_COUNT: the next step. */
enum stage model_next_stage(const struct model *model);

/* Whether a comment noted in STEP now is on the wall at once. */
bool model_shows_new_comments(const struct model *model, int step);

/* Whether COMMENT may be on the wall. */
bool model_comment_on_wall(const struct model *model, const struct comment *comment);

int model_find_comment(const struct model *model, const char *id);
int model_find_measure(const struct model *model, const char *id);
int model_find_cluster(const struct model *model, int step, const char *name);

/* Milliseconds left on the timer at NOW (negative: over time); false: there is none. */
bool model_timer(const struct model *model, utc_ms now, int64_t *left);

/* How the present step stands in its time: by its timer if there is one, else by what was spent on it. */
struct step_time {
	bool timer;      /* there is one */
	bool runs;       /* its time goes on by itself */
	int64_t left;    /* milliseconds; negative: over */
	int64_t planned; /* 0: nothing is */
	enum pace pace;
	int64_t next;    /* milliseconds until `pace` changes by itself; -1: never */
};

/* False: there is no step under way, or it has neither a timer nor planned minutes. */
bool model_step_time(const struct model *model, utc_ms now, struct step_time *time);

/* Whether STEP is a talk at tables and, before anything else than a text, another one comes next:
 * then the people change tables between them. */
bool model_changes_tables(const struct model *model, int step);

/* By how many milliseconds the evening is behind its plan at NOW: what was
 * spent on the steps begun, against their planned minutes (negative: ahead). */
int64_t model_time_debt(const struct model *model, utc_ms now);

/* When it would end if the rest took its planned minutes. */
utc_ms model_forecast_end(const struct model *model, utc_ms now);

/* By how many milliseconds the forecast misses the planned end, in whole minutes as the clocks
 * show them (negative: ahead). Without a planned end, or with one of another day: false, and the
 * debt of the steps. */
bool model_late(const struct model *model, utc_ms now, int64_t *late);

/* What could be shortened so that the evening ends as planned (core/shorten.h): a part for each
 * step that is still to come and has minutes. */
struct proposal {
	struct stretch *parts;
	int *steps;      /* beside parts: the index of the step */
	int count;
	int missing;     /* minutes that cannot be found */
};

/* False, and nothing to free: the evening is not late, or has no planned end. */
bool model_proposal(const struct model *model, utc_ms now, struct proposal *proposal);
void proposal_free(struct proposal *proposal);

/* Frees the model's parts, or one of them. */
void model_free(struct model *model);
void model_free_steps(struct model *model);
void model_free_rounds(struct model *model);
void model_free_comments(struct model *model);
void model_free_measures(struct model *model);
void model_free_officials(struct model *model);

#endif
