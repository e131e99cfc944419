/* The totals of every table that an export would write: added up from the rows themselves, not by the
 * functions that made them.
 *
 * Rows come round by round: of each group its line of questions, its lines of results and of pairs, and
 * then all votes of the round. So a round is looked at when another one begins.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/verify_sums.h"

#include "core/i18n.h"
#include "core/mem.h"
#include "session/export_rows.h"

#include <math.h>
#include <string.h>

/* --- cells of a row ------------------------------------------------------------------------------ */

static const char *
text(const struct csv_cell *cells, enum export_column column)
{
	const struct csv_cell *cell = &cells[column];
	return (cell->type == CELL_TEXT || cell->type == CELL_DATE) && cell->text ? cell->text : "";
}

static int64_t
integer(const struct csv_cell *cells, enum export_column column)
{
	return cells[column].type == CELL_INTEGER ? cells[column].integer : SUMS_MISSING;
}

static double
number(const struct csv_cell *cells, enum export_column column)
{
	return cells[column].type == CELL_NUMBER ? cells[column].number : NAN;
}

/* --- taking rows --------------------------------------------------------------------------------- */

/* Whether the row is of a round at all; looks at the one before when another begins. */
static void
in_round(struct sums *sums, const char *question, int64_t round)
{
	if (sums->question && strcmp(sums->question, question) == 0 && sums->round == round)
		return;
	sums_check_round(sums);
	sums->question = mem_text(question);
	sums->round = (int)round;
}

static void
take_group(struct sums *sums, const struct csv_cell *cells)
{
	if (strcmp(text(cells, GROUPS_TYPE), "official") != 0)
		return;
	sums->officials = mem_grow(sums->officials, (size_t)sums->officials_count, sizeof(*sums->officials));
	sums->officials[sums->officials_count++] = mem_text(text(cells, GROUPS_GROUP_ID));
}

static void
take_question(struct sums *sums, const struct csv_cell *cells)
{
	in_round(sums, text(cells, QUESTIONS_QUESTION_ID), integer(cells, QUESTIONS_ROUND));
	struct sums_group *group = sums_group(sums, text(cells, QUESTIONS_GROUP_ID));
	const char *status = text(cells, QUESTIONS_STATUS);
	group->question = true;
	group->withheld = strcmp(status, "ok") != 0 && strcmp(status, "empty") != 0;
	group->ballots = integer(cells, QUESTIONS_BALLOTS);
	group->abstentions = integer(cells, QUESTIONS_ABSTENTIONS);
	group->present = integer(cells, QUESTIONS_PRESENT);
	group->mean = number(cells, QUESTIONS_MEAN);

	double turnout = number(cells, QUESTIONS_TURNOUT);
	if (group->present > 0 && group->ballots != SUMS_MISSING
		&& sums_differ(turnout, (double)(group->ballots + group->abstentions) / (double)group->present))
		sums_wrong(sums, _("%s: the turnout is not that of its ballots"), group->id);
	sums->means = mem_grow(sums->means, (size_t)sums->means_count, sizeof(*sums->means));
	sums->means[sums->means_count++] = (struct sums_mean){
		.question = mem_text(sums->question),
		.group = mem_text(group->id),
		.round = sums->round,
		.mean = group->mean,
	};
}

static void
take_result(struct sums *sums, const struct csv_cell *cells)
{
	in_round(sums, text(cells, RESULTS_QUESTION_ID), integer(cells, RESULTS_ROUND));
	struct sums_cell *cell =
		sums_cell(sums, text(cells, RESULTS_GROUP_ID), (int)integer(cells, RESULTS_OPTION_NO));
	const char *status = text(cells, RESULTS_STATUS);
	if (cell->result)
		sums_wrong(sums, _("%s, answer %d: it has two rows of results"), text(cells, RESULTS_GROUP_ID),
			cell->option_no);
	cell->result = true;
	cell->shown = strcmp(status, "withheld") != 0;
	cell->results = integer(cells, RESULTS_VOTES);

	int64_t base = integer(cells, RESULTS_BASE), n = integer(cells, RESULTS_N);
	double share = number(cells, RESULTS_SHARE), mean = number(cells, RESULTS_MEAN);
	double sum = number(cells, RESULTS_SUM), acceptance = number(cells, RESULTS_ACCEPTANCE);
	if ((base > 0 && cell->results != SUMS_MISSING && sums_differ(share, (double)cell->results / (double)base))
		|| (n > 0 && sums_differ(mean, sum / (double)n)) || sums_differ(acceptance, 1 - mean / 10))
		sums_wrong(sums, _("%s, answer %d: share, mean or acceptance is not that of its votes"),
			text(cells, RESULTS_GROUP_ID), cell->option_no);
}

static void
take_pair(struct sums *sums, const struct csv_cell *cells)
{
	in_round(sums, text(cells, PAIRS_QUESTION_ID), integer(cells, PAIRS_ROUND));
	struct sums_group *group = sums_group(sums, text(cells, PAIRS_GROUP_ID));
	int64_t a = integer(cells, PAIRS_A_OVER_B), b = integer(cells, PAIRS_B_OVER_A);
	int64_t ties = integer(cells, PAIRS_TIES);
	if (group->ballots != SUMS_MISSING && a != SUMS_MISSING && b != SUMS_MISSING && ties != SUMS_MISSING
		&& a + b + ties != group->ballots)
		group->pairs++;
}

static void
take_vote(struct sums *sums, const struct csv_cell *cells)
{
	in_round(sums, text(cells, VOTES_QUESTION_ID), integer(cells, VOTES_ROUND));
	int64_t weight = integer(cells, VOTES_WEIGHT);
	double value = number(cells, VOTES_VALUE);
	/* words have a number for each place on the ballot; SUMS_MISSING is that of taking part */
	struct sums_cell *cell = sums_cell(sums, text(cells, VOTES_GROUP_ID), (int)integer(cells, VOTES_OPTION_NO));
	cell->weight += weight;
	cell->given += isfinite(value) ? value * (double)weight : 0;
	cell->tens += value == RESISTANCE_MOST ? weight : 0;
	if (strcmp(text(cells, VOTES_ENTRY_MODE), entry_mode_words[MODE_HANDS]) == 0)
		sums->groups[cell->group].hands = true;
}

static void
take_gap(struct sums *sums, const struct csv_cell *cells)
{
	sums->gaps = mem_grow(sums->gaps, (size_t)sums->gaps_count, sizeof(*sums->gaps));
	sums->gaps[sums->gaps_count++] = (struct sums_gap){
		.theme = mem_text(text(cells, GAPS_THEME)),
		.question = mem_text(text(cells, GAPS_QUESTION_ID)),
		.a = mem_text(text(cells, GAPS_GROUP_A)),
		.b = mem_text(text(cells, GAPS_GROUP_B)),
		.round = (int)integer(cells, GAPS_ROUND),
		.items = integer(cells, GAPS_ITEMS),
		.mean_a = number(cells, GAPS_MEAN_A),
		.mean_b = number(cells, GAPS_MEAN_B),
		.gap = number(cells, GAPS_GAP),
		.scaled = number(cells, GAPS_GAP_SCALED),
		.absolute = number(cells, GAPS_GAP_ABS),
	};
}

/* NULL: the rows of that table add up to nothing. */
static void (*const takers[EXPORT_FILE_COUNT])(struct sums *sums, const struct csv_cell *cells) = {
	[EXPORT_GROUPS] = take_group,
	[EXPORT_VOTES] = take_vote,
	[EXPORT_RESULTS] = take_result,
	[EXPORT_QUESTIONS] = take_question,
	[EXPORT_GAPS] = take_gap,
	[EXPORT_PAIRS] = take_pair,
};

static void
take(void *context, enum export_file file, const struct csv_cell *cells)
{
	if (takers[file])
		takers[file](context, cells);
}

enum status
verify_totals(struct session *session, struct verify *verify, struct message *message)
{
	bool files[EXPORT_FILE_COUNT];
	enum status status = STATUS_OK;
	for (int file = 0; file < EXPORT_FILE_COUNT; file++)
		files[file] = takers[file] != NULL;
	for (int profile = 0; profile < PROFILE_COUNT && !status; profile++) {
		struct sums sums = {.session = session, .verify = verify, .profile = (enum profile)profile};
		status = export_snapshot(session, message);
		if (status)
			break;
		export_tell(session, (enum profile)profile, files, take, &sums);
		store_snapshot_end(session->store);
		status = store_check(session->store, message);
		sums_check_round(&sums);
		sums_check_gaps(&sums);
		sums_free(&sums);
	}
	return status;
}
