/* The totals of every table that an export would write: added up from the rows themselves, not by the
 * functions that made them.
 *
 * Rows come round by round: of each group its line of questions, its lines of results and of pairs, and
 * then all votes of the round. So a round is looked at when another one begins.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/verify_part.h"

#include "core/i18n.h"
#include "core/mem.h"
#include "session/export_rows.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What cannot be told from the tables: they have numbers that are missing. */
enum { MISSING = -1 };

/* The figures of one option, or of taking part, in one group. */
struct cell {
	int group;          /* index in sums.groups */
	int option_no;      /* -1: took part */
	int64_t weight;     /* of its rows of votes */
	double given;       /* the sum of what they give it */
	int64_t tens;
	int64_t results;    /* `votes` of its row of results; MISSING */
	bool result, shown; /* there is such a row, and it is not withheld */
};

struct group_sums {
	char *id;
	bool official, question, withheld, hands;
	int64_t ballots, abstentions, present; /* MISSING */
	double mean;        /* NAN */
	int64_t pairs;      /* rows of pairs that do not add up to the ballots */
};

/* A line of gaps, and a mean that it may come from. */
struct gap_line {
	char *theme, *question, *a, *b;
	int round;
	int64_t items;
	double mean_a, mean_b, gap, scaled, absolute;
};

struct mean_line {
	char *question, *group;
	int round;
	double mean;
};

struct sums {
	struct session *session;
	struct verify *verify;
	enum profile profile;
	char *question;    /* NULL: no round yet */
	int round;
	struct group_sums *groups;
	int groups_count;
	struct cell *cells;
	int cells_count;
	char **officials;  /* ids of official groups */
	int officials_count;
	struct gap_line *gaps;
	int gaps_count;
	struct mean_line *means;
	int means_count;
};

/* --- cells of a row ---------------------------------------------------------------------- */

static const char *
text(const struct csv_cell *cells, enum export_column column)
{
	const struct csv_cell *cell = &cells[column];
	return (cell->type == CELL_TEXT || cell->type == CELL_DATE) && cell->text ? cell->text : "";
}

static int64_t
integer(const struct csv_cell *cells, enum export_column column)
{
	return cells[column].type == CELL_INTEGER ? cells[column].integer : MISSING;
}

static double
number(const struct csv_cell *cells, enum export_column column)
{
	return cells[column].type == CELL_NUMBER ? cells[column].number : NAN;
}

static bool
differ(double a, double b)
{
	return isfinite(a) && isfinite(b) && fabs(a - b) > 1e-9 * (1 + fabs(a) + fabs(b));
}

/* --- places -------------------------------------------------------------------------------- */

static bool
is_official(const struct sums *sums, const char *group)
{
	for (int i = 0; i < sums->officials_count; i++) {
		if (strcmp(sums->officials[i], group) == 0)
			return true;
	}
	return false;
}

static int
group_of(struct sums *sums, const char *id)
{
	for (int i = 0; i < sums->groups_count; i++) {
		if (strcmp(sums->groups[i].id, id) == 0)
			return i;
	}
	sums->groups = mem_grow(sums->groups, (size_t)sums->groups_count, sizeof(*sums->groups));
	sums->groups[sums->groups_count] = (struct group_sums){
		.id = mem_text(id),
		.official = is_official(sums, id),
		.ballots = MISSING,
		.abstentions = MISSING,
		.present = MISSING,
		.mean = NAN,
	};
	return sums->groups_count++;
}

/* The sums of a group, until another one comes. */
static struct group_sums *
group_at(struct sums *sums, const char *id)
{
	int group = group_of(sums, id);
	return &sums->groups[group];
}

static struct cell *
cell_at(struct sums *sums, const char *group_id, int option_no)
{
	int group = group_of(sums, group_id);
	for (int i = 0; i < sums->cells_count; i++) {
		if (sums->cells[i].group == group && sums->cells[i].option_no == option_no)
			return &sums->cells[i];
	}
	sums->cells = mem_grow(sums->cells, (size_t)sums->cells_count, sizeof(*sums->cells));
	struct cell *cell = &sums->cells[sums->cells_count++];
	*cell = (struct cell){.group = group, .option_no = option_no, .results = MISSING};
	return cell;
}

static void
forget_round(struct sums *sums)
{
	for (int i = 0; i < sums->groups_count; i++)
		free(sums->groups[i].id);
	free(sums->question);
	sums->question = NULL;
	sums->groups_count = sums->cells_count = 0;
}

/* --- what must agree ------------------------------------------------------------------------ */

/* The step that asks the question; -1: none. */
static int
step_of(const struct sums *sums)
{
	const struct workshop *workshop = sums->session->model.workshop;
	for (int i = 0; i < workshop->steps_count; i++) {
		if (workshop->steps[i].question && strcmp(workshop->steps[i].question, sums->question) == 0)
			return i;
	}
	return -1;
}

__attribute__((format(printf, 2, 3))) static void
wrong(struct sums *sums, const char *format, ...)
{
	char *what = NULL;
	va_list values;
	va_start(values, format);
	if (vasprintf(&what, format, values) < 0)
		what = NULL;
	va_end(values);
	verify_fault(sums->verify, _("tables for %s: %s, round %d: %s"), profile_words[sums->profile],
		sums->question, sums->round, what ? what : "");
	free(what);
}

/* What a sum of votes is where a group has it: everyone is all people, those withheld among them. */
static void
gather(const struct sums *sums, int group, int option_no, int64_t *weight, double *given, int64_t *tens)
{
	bool everyone = strcmp(sums->groups[group].id, "all") == 0;
	*weight = *tens = 0;
	*given = 0;
	for (int i = 0; i < sums->cells_count; i++) {
		const struct cell *cell = &sums->cells[i];
		bool counts = everyone ? !sums->groups[cell->group].official : cell->group == group;
		if (!counts || cell->option_no != option_no)
			continue;
		*weight += cell->weight;
		*given += cell->given;
		*tens += cell->tens;
	}
}

/* Whether votes tell what people answered: of secret orders only the archive does. */
static bool
votes_tell(const struct sums *sums, enum kind kind)
{
	bool any = false;
	for (int i = 0; i < sums->cells_count; i++)
		any = any || (sums->cells[i].option_no > 0 && sums->cells[i].weight > 0
			&& !sums->groups[sums->cells[i].group].official);
	return any || methods[kind].says != SAYS_PLACE || sums->profile == PROFILE_ARCHIVE;
}

static void
check_cell(struct sums *sums, enum kind kind, const struct cell *cell)
{
	const struct group_sums *group = &sums->groups[cell->group];
	int64_t weight, tens;
	double given;
	gather(sums, cell->group, cell->option_no, &weight, &given, &tens);
	int64_t votes = methods[kind].says == SAYS_DOTS && cell->option_no > 0 ? (int64_t)llround(given) : weight;
	if (votes != cell->results)
		wrong(sums, _("%s, answer %d: results have %lld votes, the votes add up to %lld"), group->id,
			cell->option_no, (long long)cell->results, (long long)votes);
}

/* Words are numbered by how often they were said, so only all of them can be compared. */
static void
check_words(struct sums *sums, int group)
{
	int64_t results = 0, votes = 0;
	bool everyone = strcmp(sums->groups[group].id, "all") == 0;
	for (int i = 0; i < sums->cells_count; i++) {
		const struct cell *cell = &sums->cells[i];
		if (cell->option_no < 1)
			continue;
		if (cell->group == group && cell->results != MISSING)
			results += cell->results;
		if (everyone ? !sums->groups[cell->group].official : cell->group == group)
			votes += cell->weight;
	}
	if (results != votes)
		wrong(sums, _("%s: results have %lld words, the votes %lld"), sums->groups[group].id,
			(long long)results, (long long)votes);
}

/* The sum of `votes` of a group's options, and the most that one of them has. */
static int64_t
sum_of_results(const struct sums *sums, int group, int64_t *most)
{
	int64_t sum = 0;
	*most = 0;
	for (int i = 0; i < sums->cells_count; i++) {
		const struct cell *cell = &sums->cells[i];
		if (cell->group != group || cell->option_no < 1 || cell->results == MISSING)
			continue;
		sum += cell->results;
		*most = cell->results > *most ? cell->results : *most;
	}
	return sum;
}

/* A show of hands may not agree with itself; that is strange, but so it was counted. */
__attribute__((format(printf, 3, 4))) static void
doubt(struct sums *sums, bool hands, const char *format, ...)
{
	char *what = NULL;
	va_list values;
	va_start(values, format);
	if (vasprintf(&what, format, values) < 0)
		what = NULL;
	va_end(values);
	if (!hands)
		wrong(sums, "%s", what ? what : "");
	else if (sums->profile == PROFILE_ARCHIVE)
		verify_remark(sums->verify, _("%s, round %d, by hands: %s"), sums->question, sums->round,
			what ? what : "");
	free(what);
}

static bool
has_hands(const struct sums *sums, int group)
{
	bool everyone = strcmp(sums->groups[group].id, "all") == 0, hands = sums->groups[group].hands;
	for (int i = 0; i < sums->groups_count && everyone; i++)
		hands = hands || sums->groups[i].hands;
	return hands;
}

/* How ballots and votes belong together is in the table of methods. */
static void
check_ballots(struct sums *sums, int step, int index)
{
	const struct group_sums *group = &sums->groups[index];
	const struct question question = model_question(&sums->session->model, step);
	int64_t most, sum = sum_of_results(sums, index, &most);
	bool hands = has_hands(sums, index);
	if (group->ballots == MISSING)
		return;
	switch (methods[question.kind].totals) {
	case TOTALS_NONE:
		break;
	case TOTALS_ONE:
		if (sum != group->ballots)
			wrong(sums, _("%s: %lld ballots, but %lld votes"), group->id, (long long)group->ballots,
				(long long)sum);
		break;
	case TOTALS_EACH:
	case TOTALS_RATED:
		if (most > group->ballots)
			doubt(sums, hands, _("%s: an answer has %lld votes of %lld ballots"), group->id,
				(long long)most, (long long)group->ballots);
		break;
	case TOTALS_DOTS:
		if (sum > group->ballots * ballot_most(&question))
			doubt(sums, hands, _("%s: %lld dots on %lld ballots"), group->id, (long long)sum,
				(long long)group->ballots);
		break;
	}
}

static void
check_taking_part(struct sums *sums, enum kind kind, int index)
{
	const struct group_sums *group = &sums->groups[index];
	int64_t weight, tens;
	double given;
	gather(sums, index, 0, &weight, &given, &tens);
	if (group->abstentions != MISSING && group->abstentions != weight)
		wrong(sums, _("%s: %lld abstentions, but the votes have %lld"), group->id,
			(long long)group->abstentions, (long long)weight);
	gather(sums, index, -1, &weight, &given, &tens);
	if (methods[kind].several && group->ballots != MISSING && group->ballots != weight)
		wrong(sums, _("%s: %lld ballots, but the votes have %lld"), group->id, (long long)group->ballots,
			(long long)weight);
	if (group->pairs > 0)
		wrong(sums, _("%s: %lld pairs do not add up to the ballots"), group->id, (long long)group->pairs);
}

static void
check_mean(struct sums *sums, int index)
{
	int64_t n = 0;
	double sum = 0;
	for (int i = 0; i < sums->cells_count; i++) {
		if (sums->cells[i].group != index || sums->cells[i].option_no < 1)
			continue;
		int64_t weight, tens;
		double given;
		gather(sums, index, sums->cells[i].option_no, &weight, &given, &tens);
		n += weight;
		sum += given;
	}
	if (n > 0 && differ(sums->groups[index].mean, sum / (double)n))
		wrong(sums, _("%s: the mean is %.4f, of the votes %.4f"), sums->groups[index].id,
			sums->groups[index].mean, sum / (double)n);
}

/* Everyone is the sum of the groups, as far as these are shown. */
static void
check_everyone(struct sums *sums)
{
	int64_t ballots = 0, abstentions = 0, present = 0;
	int everyone = -1, others = 0;
	bool all_shown = true, all_counted = true, all_present = true;
	for (int i = 0; i < sums->groups_count; i++) {
		const struct group_sums *group = &sums->groups[i];
		if (strcmp(group->id, "all") == 0) {
			everyone = i;
		} else if (!group->official && group->question) {
			others++;
			all_shown = all_shown && !group->withheld;
			all_counted = all_counted && group->ballots != MISSING;
			all_present = all_present && group->present != MISSING;
			ballots += group->ballots;
			abstentions += group->abstentions;
			present += group->present;
		}
	}
	if (everyone < 0 || others == 0 || sums->groups[everyone].withheld || !all_shown)
		return;
	const struct group_sums *all = &sums->groups[everyone];
	if (all_counted && all->ballots != MISSING && all->ballots != ballots)
		wrong(sums, _("%lld ballots of all, but %lld of the groups"), (long long)all->ballots,
			(long long)ballots);
	if (all->abstentions != abstentions)
		wrong(sums, _("%lld abstentions of all, but %lld of the groups"), (long long)all->abstentions,
			(long long)abstentions);
	if (all_present && all->present != MISSING && all->present != present)
		wrong(sums, _("%lld people present, but %lld in the groups"), (long long)all->present,
			(long long)present);
}

static void
check_round(struct sums *sums)
{
	if (!sums->question)
		return;
	int step = step_of(sums);
	if (step < 0) {
		forget_round(sums);
		return;
	}
	enum kind kind = sums->session->model.workshop->steps[step].kind;
	bool tell = votes_tell(sums, kind);
	for (int i = 0; i < sums->cells_count; i++) {
		const struct cell *cell = &sums->cells[i];
		if (cell->result && cell->shown && cell->results != MISSING
			&& (cell->option_no < 1 || methods[kind].says != SAYS_WORD)
			&& (cell->option_no < 1 || tell || sums->groups[cell->group].official))
			check_cell(sums, kind, cell);
	}
	for (int i = 0; i < sums->groups_count; i++) {
		if (!sums->groups[i].question || sums->groups[i].withheld)
			continue;
		check_ballots(sums, step, i);
		check_taking_part(sums, kind, i);
		if (methods[kind].says == SAYS_WORD)
			check_words(sums, i);
		if (methods[kind].has_mean)
			check_mean(sums, i);
	}
	check_everyone(sums);
	forget_round(sums);
}

/* --- gaps ------------------------------------------------------------------------------------- */

static double
find_mean(const struct sums *sums, const char *question, int round, const char *group)
{
	for (int i = 0; i < sums->means_count; i++) {
		const struct mean_line *line = &sums->means[i];
		if (line->round == round && strcmp(line->question, question) == 0
			&& strcmp(line->group, group) == 0)
			return line->mean;
	}
	return NAN;
}

static bool
is_last_round(const struct sums *sums, const struct gap_line *line)
{
	for (int i = 0; i < sums->gaps_count; i++) {
		const struct gap_line *other = &sums->gaps[i];
		if (strcmp(other->question, line->question) == 0 && other->round > line->round)
			return false;
	}
	return true;
}

/* A theme: the mean of its questions, each in its last round, where both sides have one. */
static void
check_theme(struct sums *sums, const struct gap_line *theme)
{
	double scaled = 0, absolute = 0;
	int64_t items = 0;
	for (int i = 0; i < sums->gaps_count; i++) {
		const struct gap_line *line = &sums->gaps[i];
		if (!*line->question || strcmp(line->theme, theme->theme) != 0 || strcmp(line->a, theme->a) != 0
			|| strcmp(line->b, theme->b) != 0 || !isfinite(line->scaled) || !is_last_round(sums, line))
			continue;
		items++;
		scaled += line->scaled;
		absolute += line->absolute;
	}
	if (items != theme->items)
		verify_fault(sums->verify, _("tables for %s: %s, %s and %s: %lld questions compared, not %lld"),
			profile_words[sums->profile], theme->theme, theme->a, theme->b, (long long)theme->items,
			(long long)items);
	else if (items > 0 && (differ(theme->scaled, scaled / (double)items)
		|| differ(theme->absolute, absolute / (double)items)))
		verify_fault(sums->verify, _("tables for %s: %s, %s and %s: the gap is not that of its questions"),
			profile_words[sums->profile], theme->theme, theme->a, theme->b);
}

static void
check_gaps(struct sums *sums)
{
	for (int i = 0; i < sums->gaps_count; i++) {
		const struct gap_line *line = &sums->gaps[i];
		bool fits = !differ(line->gap, line->mean_a - line->mean_b);
		if (*line->question)
			fits = fits && !differ(line->mean_a, find_mean(sums, line->question, line->round, line->a))
				&& !differ(line->mean_b, find_mean(sums, line->question, line->round, line->b))
				&& !differ(line->absolute, fabs(line->scaled));
		if (!fits)
			verify_fault(sums->verify,
				_("tables for %s: %s%s, %s and %s: the gap is not that of the means"),
				profile_words[sums->profile], line->theme, line->question, line->a, line->b);
		if (!*line->question && isfinite(line->scaled))
			check_theme(sums, line);
	}
}

/* --- taking rows ------------------------------------------------------------------------------- */

/* Whether the row is of a round at all; looks at the one before when another begins. */
static void
in_round(struct sums *sums, const char *question, int64_t round)
{
	if (sums->question && strcmp(sums->question, question) == 0 && sums->round == round)
		return;
	check_round(sums);
	sums->question = mem_text(question);
	sums->round = (int)round;
}

static void
take_question(struct sums *sums, const struct csv_cell *cells)
{
	in_round(sums, text(cells, QUESTIONS_QUESTION_ID), integer(cells, QUESTIONS_ROUND));
	struct group_sums *group = group_at(sums, text(cells, QUESTIONS_GROUP_ID));
	const char *status = text(cells, QUESTIONS_STATUS);
	group->question = true;
	group->withheld = strcmp(status, "ok") != 0 && strcmp(status, "empty") != 0;
	group->ballots = integer(cells, QUESTIONS_BALLOTS);
	group->abstentions = integer(cells, QUESTIONS_ABSTENTIONS);
	group->present = integer(cells, QUESTIONS_PRESENT);
	group->mean = number(cells, QUESTIONS_MEAN);

	double turnout = number(cells, QUESTIONS_TURNOUT);
	if (group->present > 0 && group->ballots != MISSING
		&& differ(turnout, (double)(group->ballots + group->abstentions) / (double)group->present))
		wrong(sums, _("%s: the turnout is not that of its ballots"), group->id);
	sums->means = mem_grow(sums->means, (size_t)sums->means_count, sizeof(*sums->means));
	sums->means[sums->means_count++] = (struct mean_line){
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
	struct cell *cell =
		cell_at(sums, text(cells, RESULTS_GROUP_ID), (int)integer(cells, RESULTS_OPTION_NO));
	const char *status = text(cells, RESULTS_STATUS);
	if (cell->result)
		wrong(sums, _("%s, answer %d: it has two rows of results"), text(cells, RESULTS_GROUP_ID),
			cell->option_no);
	cell->result = true;
	cell->shown = strcmp(status, "withheld") != 0;
	cell->results = integer(cells, RESULTS_VOTES);

	int64_t base = integer(cells, RESULTS_BASE), n = integer(cells, RESULTS_N);
	double share = number(cells, RESULTS_SHARE), mean = number(cells, RESULTS_MEAN);
	double sum = number(cells, RESULTS_SUM), acceptance = number(cells, RESULTS_ACCEPTANCE);
	if ((base > 0 && cell->results != MISSING && differ(share, (double)cell->results / (double)base))
		|| (n > 0 && differ(mean, sum / (double)n)) || differ(acceptance, 1 - mean / 10))
		wrong(sums, _("%s, answer %d: share, mean or acceptance is not that of its votes"),
			text(cells, RESULTS_GROUP_ID), cell->option_no);
}

static void
take_pair(struct sums *sums, const struct csv_cell *cells)
{
	in_round(sums, text(cells, PAIRS_QUESTION_ID), integer(cells, PAIRS_ROUND));
	struct group_sums *group = group_at(sums, text(cells, PAIRS_GROUP_ID));
	int64_t a = integer(cells, PAIRS_A_OVER_B), b = integer(cells, PAIRS_B_OVER_A);
	int64_t ties = integer(cells, PAIRS_TIES);
	if (group->ballots != MISSING && a != MISSING && b != MISSING && ties != MISSING
		&& a + b + ties != group->ballots)
		group->pairs++;
}

static void
take_vote(struct sums *sums, const struct csv_cell *cells)
{
	in_round(sums, text(cells, VOTES_QUESTION_ID), integer(cells, VOTES_ROUND));
	int64_t weight = integer(cells, VOTES_WEIGHT);
	double value = number(cells, VOTES_VALUE);
	/* words have a number for each place on the ballot; MISSING is that of taking part */
	struct cell *cell = cell_at(sums, text(cells, VOTES_GROUP_ID), (int)integer(cells, VOTES_OPTION_NO));
	cell->weight += weight;
	cell->given += isfinite(value) ? value * (double)weight : 0;
	cell->tens += value == RESISTANCE_MOST ? weight : 0;
	if (strcmp(text(cells, VOTES_ENTRY_MODE), entry_mode_words[MODE_HANDS]) == 0)
		sums->groups[cell->group].hands = true;
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
take_gap(struct sums *sums, const struct csv_cell *cells)
{
	sums->gaps = mem_grow(sums->gaps, (size_t)sums->gaps_count, sizeof(*sums->gaps));
	sums->gaps[sums->gaps_count++] = (struct gap_line){
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

static void
take(void *context, enum export_file file, const struct csv_cell *cells)
{
	struct sums *sums = context;
	switch (file) {
	case EXPORT_GROUPS:
		take_group(sums, cells);
		break;
	case EXPORT_QUESTIONS:
		take_question(sums, cells);
		break;
	case EXPORT_RESULTS:
		take_result(sums, cells);
		break;
	case EXPORT_PAIRS:
		take_pair(sums, cells);
		break;
	case EXPORT_VOTES:
		take_vote(sums, cells);
		break;
	case EXPORT_GAPS:
		take_gap(sums, cells);
		break;
	default:
		break;
	}
}

static void
sums_free(struct sums *sums)
{
	forget_round(sums);
	for (int i = 0; i < sums->officials_count; i++)
		free(sums->officials[i]);
	for (int i = 0; i < sums->gaps_count; i++) {
		free(sums->gaps[i].theme);
		free(sums->gaps[i].question);
		free(sums->gaps[i].a);
		free(sums->gaps[i].b);
	}
	for (int i = 0; i < sums->means_count; i++) {
		free(sums->means[i].question);
		free(sums->means[i].group);
	}
	free(sums->groups);
	free(sums->cells);
	free(sums->officials);
	free(sums->gaps);
	free(sums->means);
}

enum status
verify_totals(struct session *session, struct verify *verify, struct message *message)
{
	static const bool files[EXPORT_FILE_COUNT] = {
		[EXPORT_GROUPS] = true, [EXPORT_VOTES] = true, [EXPORT_RESULTS] = true,
		[EXPORT_QUESTIONS] = true, [EXPORT_GAPS] = true, [EXPORT_PAIRS] = true,
	};
	enum status status = STATUS_OK;
	for (int profile = 0; profile < PROFILE_COUNT && !status; profile++) {
		struct sums sums = {.session = session, .verify = verify, .profile = (enum profile)profile};
		status = export_snapshot(session, message);
		if (status)
			break;
		export_tell(session, (enum profile)profile, files, take, &sums);
		store_snapshot_end(session->store);
		status = store_check(session->store, message);
		check_round(&sums);
		check_gaps(&sums);
		sums_free(&sums);
	}
	return status;
}
