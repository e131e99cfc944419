/*
 * A workshop: the script of an evening, as it stands in a workshop file
 * (runde-workshop(5)) and as it is copied into a session file.
 *
 * Both sources hand in rows of text cells; what a cell may hold is decided
 * here, once. Nothing is read from anywhere: a row comes in, a step or a list
 * of faults comes out. Everything in a workshop belongs to the workshop and
 * goes with workshop_free().
 *
 * Limits: WORKSHOP_ROWS_MAX rows, WORKSHOP_CELL_MAX bytes a cell,
 * LANGUAGES_MAX languages, OPTIONS_MAX options a question.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_CORE_WORKSHOP_H
#define RUNDE_CORE_WORKSHOP_H

#include "core/hash.h"
#include "core/method.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define LANGUAGES_MAX     8
#define LANGUAGE_LENGTH   13 /* bytes of a tag and its NUL */
#define WORKSHOP_ROWS_MAX 1000
#define WORKSHOP_CELL_MAX (64 * 1024)
#define OPTIONS_MAX       99
#define GROUPS_MAX        9 /* one digit chooses a group at the keyboard */
#define ID_LENGTH_MAX     40
#define MINUTES_MAX       1440

/* One text in the languages of its workshop; NULL where it is missing. */
struct words {
	char *in[LANGUAGES_MAX];
};

/* The text in LANGUAGE, or else in the base language, or else "". */
const char *words_in(const struct words *words, int language);
void words_free(struct words *words);

enum column {
	COLUMN_ID,
	COLUMN_KIND,
	COLUMN_TITLE,
	COLUMN_PROMPT,
	COLUMN_MINUTES,
	COLUMN_OPTIONS,
	COLUMN_THEME,
	COLUMN_QUESTION,
	COLUMN_SHEET,
	COLUMN_MAX,
	COLUMN_BY_GROUP,
	COLUMN_COMMENTS,
	COLUMN_NOTES,
	COLUMN_COUNT
};

struct column_row {
	const char *word;
	bool translated; /* the column may carry @language */
};

extern const struct column_row workshop_columns[COLUMN_COUNT];

/* A row as it was written: borrowed cells; a plain column uses language 0 only. */
struct row {
	int line; /* where it begins, from 1 */
	struct words cell[COLUMN_COUNT];
};

struct option {
	int no;            /* from 1 */
	double value;      /* no, unless the label carried one */
	bool status_quo;
	struct words label;
};

struct step {
	char *id;
	enum kind kind;
	struct words title, prompt, notes, theme;
	struct words options_text; /* the cell as written, to be copied */
	int minutes;               /* 0: untimed */
	struct option *options;
	int options_count;
	struct words abstain;      /* the abstention's own label; empty words: the usual one */
	char *options_from;        /* the id behind `@`, or NULL */
	char *question;            /* never NULL where the method asks */
	char *sheet;               /* or NULL */
	int max;                   /* 0: as many as there are options */
	bool by_group;
	bool live;                 /* comments appear on the wall at once */
	bool tables;               /* of a talk: at tables, and the next round at others */
	int line;
};

struct group {
	char *id;
	struct words label;
	bool official;
};

struct workshop {
	char *id;
	struct words title, prompt, notes;
	int minutes;                                 /* planned length; 0: the sum of the steps */
	char languages[LANGUAGES_MAX][LANGUAGE_LENGTH]; /* [0] is the base; "und" when the file names none */
	int languages_count;
	struct group *groups;
	int groups_count;
	struct step *steps;
	int steps_count;
	char hash[HASH_HEX];                         /* of the file's bytes; "" until set */
	bool has_head;                               /* the row `workshop` was read */
	int head_line;
	int rows;                                    /* rows taken in, faulty ones too */
	int first_line;                              /* of the first of them */
	bool head_lost;                              /* the first may have been the head, had it no fault */
	char **lost;                                 /* ids of rows that had a fault; "" where it had none */
	int lost_count;
};

#define FAULTS_MAX 1000 /* kept; the others are only counted */

/* What is wrong with a file. Warnings do not make it unusable. A text is one line without
 * control characters, whatever was quoted in it. */
struct fault {
	int line; /* 0: the file as a whole */
	bool warning;
	char *text;
};

struct faults {
	struct fault *list;
	int count;
	int errors;  /* how many are not warnings, kept or not */
	int dropped; /* how many were not kept */
};

void faults_add(struct faults *faults, int line, bool warning, const char *format, ...)
	__attribute__((format(printf, 4, 5)));
/* By line, in the order found within one; those of the file as a whole come first. */
void faults_sort(struct faults *faults);
void faults_free(struct faults *faults);

struct workshop *workshop_new(void);
void workshop_free(struct workshop *workshop);

/* Whether TAG is `und` or another `[a-z]{2,3}(-[A-Za-z0-9]{2,8})?`. */
bool language_valid(const char *tag);

/* The index of the language TAG, added if there is room; -1 when it is not a
 * language tag (`[a-z]{2,3}(-[A-Za-z0-9]{2,8})?`) or there are too many. */
int workshop_language(struct workshop *workshop, const char *tag);

/* The index of TAG, or of its part before the hyphen, or -1. */
int workshop_find_language(const struct workshop *workshop, const char *tag);

/* Takes one row in: the head, a group or a step, told by its kind. What is
 * wrong goes to FAULTS; a row with an error adds nothing but its id. */
void workshop_add(struct workshop *workshop, const struct row *row, struct faults *faults);

/* Says that a row at LINE with ID (may be "") could not be read at all, so that nothing that
 * refers to it becomes a second fault. */
void workshop_lose(struct workshop *workshop, int line, const char *id);

/* Checks what only the whole can tell: the head is there, references lead to
 * earlier steps, a question used twice has the same options, scales of a theme
 * share their ends, the plan fits its minutes (a warning). PEOPLE is how many
 * are expected, for the warnings. */
void workshop_finish(struct workshop *workshop, int people, struct faults *faults);

/* Reads one row as a step and puts it at index AT (0…steps_count). For steps
 * inserted during an evening. False, with FAULTS, when it is not one. */
bool workshop_insert(struct workshop *workshop, int at, const struct row *row, struct faults *faults);

/* Takes the step at index AT out again. */
void workshop_remove(struct workshop *workshop, int at);

/* -1 when there is none. */
int workshop_find_step(const struct workshop *workshop, const char *id);
int workshop_find_group(const struct workshop *workshop, const char *id);

/* Planned minutes: the head's, or else the sum of the steps. */
int workshop_minutes(const struct workshop *workshop);

/* How many groups are people. */
int workshop_people_groups(const struct workshop *workshop);

/* Whether questions stand on paper forms. */
bool workshop_has_forms(const struct workshop *workshop);

/* Whether ID is `[a-z][a-z0-9-]{0,39}`, not a word the exports use themselves
 * (all, none, withheld), and nothing a spreadsheet takes for a date or number. */
bool workshop_id_valid(const char *id);

/* Reads an options cell, in all its languages, into OPTIONS (fresh memory, *COUNT of them), the
 * abstention's label and, for `@step-id`, *FROM (fresh memory; then there are no OPTIONS).
 * The out-parameters are set anew. Returns NULL, or what is wrong as fresh memory; then nothing
 * was made. `\|` and `\=` are a bar and an equals sign that mean nothing; what stands behind
 * the last `=` of an answer is its value when it is a number, with at most four decimals and
 * a point or comma; `-2..5` are the whole numbers from -2 to 5. */
char *options_parse(const struct words *cell, const struct workshop *workshop, enum kind kind,
	struct option **options, int *count, struct words *abstain, char **from);
void options_free(struct option *options, int count);

/* Whether two questions have the same answers: labels in the base language and values. */
bool options_same(const struct option *a, int a_count, const struct option *b, int b_count);

/* The theme that the question of STEP belongs to: that of the first step that asks it and names one,
 * or STEP's own, empty one. */
const struct words *workshop_theme(const struct workshop *workshop, const struct step *step);

/* Hashes (core/hash.h) that say which rounds may be compared:
 * `wording` of the base-language prompt and labels, `scale_key` of kind, values and max. */
void step_wording(const struct step *step, const struct option *options, int count, char hash[HASH_HEX]);
void step_scale_key(const struct step *step, const struct option *options, int count, char hash[HASH_HEX]);

#endif
