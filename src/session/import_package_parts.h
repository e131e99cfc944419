/*
 * What the files of the import of a package share: the table being read, and what was read so far that
 * later rows refer to.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_SESSION_IMPORT_PACKAGE_PARTS_H
#define RUNDE_SESSION_IMPORT_PACKAGE_PARTS_H

#include "core/tally.h"
#include "session/import_package.h"
#include "session/import_table.h"
#include "session/model.h"
#include "store/store.h"
#include "table/export_rules.h"

/* A round, in the order of its keys once all are read. */
struct package_round {
	int session;            /* index */
	char *question;
	int number, step;
	int place;              /* in the order of opening */
	int64_t key;
	bool revealed, sealed;
	utc_ms opened_at, closed_at;
	int line;
	int options;            /* the highest that was read */
	double values[OPTIONS_MAX];
	bool has[OPTIONS_MAX];  /* it was read */
	char last_ballot[SESSION_ID_LENGTH + 1];
};

struct package_step {
	char *id, *question;    /* question: "" where none is asked */
	enum kind kind;
	int no;
};

/* What an institution answers to a question, from the round of it that was read first. */
struct package_official {
	int group, round;
	char *question, *reason;
	struct ballot ballot;
};

/* A ballot that its question does not allow. */
struct package_wrong {
	int session, number;
	char *question, *why;
	char ballot_id[SESSION_ID_LENGTH + 1];
};

enum { WRONG_MOST = 100 };

struct package_session {
	char id[SESSION_ID_LENGTH + 1];
	char *workshop_id, *languages, *base, *title, *place, *date;
	bool started;
	struct package_step *steps;
	int steps_count;
	struct { char *id; bool official; } groups[GROUPS_MAX];
	int groups_count;
	struct package_official *officials;
	int officials_count, official; /* `official`: the one found last */
};

/* A row as it stood in the folder. */
struct package_row {
	uint64_t key, row;      /* fingerprints of its keys, and of all of it */
	int line;
	bool met;               /* the session says it, too */
};

struct package {
	struct env *env;
	const char *dir;
	struct store *store;
	struct message *message;
	enum status status;     /* what ends everything, with a sentence in MESSAGE */
	struct package_faults *faults;

	/* the table being read */
	enum export_file file;
	struct table_reader reader;
	int line;
	enum export_column columns[EXPORT_COLUMN_COUNT];
	size_t columns_count;
	struct export_rule rules[EXPORT_COLUMN_COUNT]; /* [column] */

	struct package_session *sessions;
	int sessions_count;
	int session;            /* of the row, or of the one before */
	struct package_round *rounds;
	int rounds_count;
	int round;              /* the one found last */
	struct package_wrong wrong[WRONG_MOST];
	int wrong_count;
	struct check *check;    /* while the tables are compared */
	bool unsorted;          /* ballots came in another order than that of their ids */
	struct { struct package_row *list; size_t count; } rows[EXPORT_FILE_COUNT];
};

/* What is wrong with COLUMN in the row that is being read. */
#define package_fault(package, column, ...) \
	table_fault(&(package)->reader, (column), (package)->line, __VA_ARGS__)

static inline const struct table_cell *
package_cell(const struct package *package, enum export_column column)
{
	return table_cell(&package->reader, column);
}

static inline const char *
package_text(const struct package *package, enum export_column column)
{
	return package_cell(package, column)->text;
}

static inline int64_t
package_integer(const struct package *package, enum export_column column)
{
	return package_cell(package, column)->integer;
}

/* The session that the row is of. */
static inline struct package_session *
package_here(struct package *package)
{
	return &package->sessions[package->session];
}

static inline struct store_value
package_time(const struct package *package, enum export_column column)
{
	return package_cell(package, column)->there ? INTEGER(package_integer(package, column)) : NOTHING;
}

/* Whether rows of FILE are compared with what the session says. The log is taken as it is; votes are
 * looked at one by one. */
static inline bool
package_compares(enum export_file file)
{
	return file != EXPORT_VOTES && file != EXPORT_LOG;
}

/* DIR/NAME.csv, fresh memory. */
char *package_path(const struct package *package, enum export_file file);

/* Reads FILE; each row that its columns allow goes to TAKE. False: it could not be read. */
bool package_scan(struct package *package, enum export_file file,
	void (*take)(struct package *package));

/* The index of the step, group or question that stands in COLUMN; -1 with a fault. People of no
 * group: groups_count. */
int package_step_of(struct package *package, enum export_column column);
int package_group_of(struct package *package, enum export_column column);

/* The first step that asks QUESTION in the row's session, or -1. */
int package_asking(struct package *package, const char *question);

/* The round that stands in QUESTION and NUMBER; NULL with a fault. MADE_UP (may be NULL): whether there
 * is none because nobody was asked; then without a fault. */
struct package_round *package_round_of(struct package *package, enum export_column question,
	enum export_column number, bool *made_up);

/* --- takers of rows: one for each table ------------------------------------------------------- */

/* import_package_agenda.c */
/* Whether the row of sessions.csv is not of a profile that withholds; otherwise it says so. */
bool package_is_archive(struct package *package);
void package_take_session(struct package *package);
void package_take_group(struct package *package);
void package_take_step(struct package *package);
void package_take_text(struct package *package);
void package_take_round(struct package *package);
void package_take_option(struct package *package);
void package_take_presence(struct package *package);

/* Behind the last round: all of them go in, in the order of opening. */
void package_rounds_end(struct package *package);
/* Behind the last option: none may be missing. */
void package_options_end(struct package *package);
/* Behind everything that a step is about. */
void package_stages(struct package *package);

/* import_package_voices.c */
void package_take_cluster(struct package *package);
void package_take_comment(struct package *package);
void package_take_turn(struct package *package);
void package_take_measure(struct package *package);
void package_take_log(struct package *package);

/* import_package_votes.c */
void package_take_vote(struct package *package);
void package_take_zero(struct package *package);
void package_take_result(struct package *package);
/* Behind the last vote: what institutions answer. */
void package_officials_end(struct package *package);
/* Looks whether each ballot of SESSION is one that its question allows, */
void package_ballots(struct package *package, const struct model *model, int session);
/* and tells where those stand that are not. */
void package_ballots_end(struct package *package);

/* import_package_check.c */

/* Keeps the row's fingerprints. */
void package_note(struct package *package);

/* Compares what the folder says with what the sessions in the store say. */
void package_check(struct package *package);

#endif
