/* Questions, results and pairs; votes and gaps are in files of their own.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/export_asked.h"

#include "core/hash.h"
#include "core/mem.h"

#include <stdlib.h>

static struct csv_cell
figure(struct figure figure)
{
	return figure.has ? cell_number(figure.is) : cell_missing();
}

/* --- questions ---------------------------------------------------------------------- */

static void
put_counts(struct export *export, const struct asked *asked, int group)
{
	const struct summary *summary = asked_summary(asked, group);
	int64_t present = group == TALLY_ALL ? asked->round->present : asked->present[group];
	bool has_present = group == TALLY_ALL ? !export_unasked(asked->round) : asked->has_present[group];

	if (has_present) {
		export_put(export, QUESTIONS_PRESENT, cell_integer(present));
		if (present > 0 && !summary->uncounted)
			export_put(export, QUESTIONS_TURNOUT, cell_number(
				(double)(summary->ballots + summary->abstentions) / (double)present));
	}
	if (!summary->uncounted)
		export_put(export, QUESTIONS_BALLOTS, cell_integer(summary->ballots));
	export_put(export, QUESTIONS_ABSTENTIONS, cell_integer(summary->abstentions));
	export_put(export, QUESTIONS_MEAN, figure(summary->mean));
	export_put(export, QUESTIONS_MEDIAN, figure(summary->median));
	export_put(export, QUESTIONS_SD, figure(summary->sd));
	export_put(export, QUESTIONS_MIN, figure(summary->min));
	export_put(export, QUESTIONS_Q1, figure(summary->q1));
	export_put(export, QUESTIONS_Q3, figure(summary->q3));
	export_put(export, QUESTIONS_MAX, figure(summary->max));
	export_put(export, QUESTIONS_CONSENSUS, figure(summary->consensus));
	export_put(export, QUESTIONS_AGREEMENT, figure(summary->agreement));
}

static void
question_row(struct export *export, const struct asked *asked, int group)
{
	const struct round *round = asked->round;
	const char *prompt = words_in(&asked->step->prompt, 0);
	char wording[HASH_HEX], scale_key[HASH_HEX];

	step_wording(asked->step, round->options, round->options_count, wording);
	step_scale_key(asked->step, round->options, round->options_count, scale_key);
	export_put(export, QUESTIONS_THEME, cell_text(asked->theme));
	export_put(export, QUESTIONS_QUESTION_ID, cell_text(round->question));
	export_put(export, QUESTIONS_ROUND, cell_integer(round->number));
	export_put(export, QUESTIONS_KIND, cell_text(methods[asked->kind].word));
	export_put(export, QUESTIONS_QUESTION,
		cell_text(*prompt ? prompt : words_in(&asked->step->title, 0)));
	export_put(export, QUESTIONS_WORDING, cell_text(wording));
	export_put(export, QUESTIONS_SCALE_KEY, cell_text(scale_key));
	export_put(export, QUESTIONS_GROUP_ID, cell_text(export_group_id(export->model, group)));
	export_put(export, QUESTIONS_STATUS, cell_text(asked_status(asked, group)));
	if (asked_withheld(asked, group) == WITHHOLD_NOT)
		put_counts(export, asked, group);
	export_row(export, EXPORT_QUESTIONS);
}

/* --- results ------------------------------------------------------------------------ */

static void
put_result(struct export *export, const struct asked *asked, int group, int option_no, const char *option)
{
	export_put(export, RESULTS_THEME, cell_text(asked->theme));
	export_put(export, RESULTS_QUESTION_ID, cell_text(asked->round->question));
	export_put(export, RESULTS_ROUND, cell_integer(asked->round->number));
	export_put(export, RESULTS_KIND, cell_text(methods[asked->kind].word));
	export_put(export, RESULTS_GROUP_ID, cell_text(export_group_id(export->model, group)));
	export_put(export, RESULTS_OPTION_NO, cell_integer(option_no));
	export_put(export, RESULTS_OPTION, cell_text(option));
	export_put(export, RESULTS_STATUS, cell_text(asked_status(asked, group)));
}

static void
put_share(struct export *export, const struct asked *asked, int group, int64_t votes)
{
	const struct summary *summary = asked_summary(asked, group);
	/* The dots on a poster are known even if nobody counted who put them there. */
	if (summary->uncounted && methods[asked->kind].says != SAYS_DOTS)
		return;
	export_put(export, RESULTS_BASE, cell_integer(summary->base));
	if (summary->base > 0)
		export_put(export, RESULTS_SHARE, cell_number((double)votes / (double)summary->base));
}

static void
abstention_row(struct export *export, const struct asked *asked, int group)
{
	put_result(export, asked, group, 0, export_abstention(export->model, asked->step));
	if (asked_withheld(asked, group) == WITHHOLD_NOT) {
		int64_t votes = asked_summary(asked, group)->abstentions;
		export_put(export, RESULTS_VOTES, cell_integer(votes));
		export_put(export, RESULTS_N, cell_integer(votes));
	}
	export_row(export, EXPORT_RESULTS);
}

/* What the kind alone has. Nothing where nobody answered. */
static void
put_figures(struct export *export, enum entry_says says, const struct result *result)
{
	bool said = says == SAYS_DOTS || result->n > 0;
	if (said)
		export_put(export, RESULTS_SUM, figure(result->sum));
	export_put(export, RESULTS_MEAN, figure(result->mean));
	export_put(export, RESULTS_ACCEPTANCE, figure(result->acceptance));
	export_put(export, RESULTS_BORDA, figure(result->borda));
	export_put(export, RESULTS_MEAN_POSITION, figure(result->mean_position));
	if (says == SAYS_RESISTANCE)
		export_put(export, RESULTS_TENS, cell_integer(result->tens));
	if (says == SAYS_PLACE) {
		export_put(export, RESULTS_FIRSTS, cell_integer(result->firsts));
		export_put(export, RESULTS_CONDORCET, cell_flag(result->condorcet));
	}
}

static void
option_row(struct export *export, const struct asked *asked, int group, int option_no)
{
	const struct round *round = asked->round;
	const struct summary *summary = asked_summary(asked, group);
	enum entry_says says = methods[asked->kind].says;
	const struct option *option =
		option_no <= round->options_count ? &round->options[option_no - 1] : NULL;

	put_result(export, asked, group, option_no, option ? export_option(export, round, option) : NULL);
	if (says == SAYS_LEVEL && option)
		export_put(export, RESULTS_VALUE, cell_number(option->value));
	if (asked_withheld(asked, group) == WITHHOLD_NOT) {
		struct result result;
		tally_result(&round->tally, asked->kind, group, option_no, &result);
		export_put(export, RESULTS_VOTES, cell_integer(result.votes));
		if (!result.n_unknown)
			export_put(export, RESULTS_N, cell_integer(result.n));
		put_share(export, asked, group, result.votes);
		if (summary->ballots > 0 || summary->uncounted)
			put_figures(export, says, &result);
	}
	export_row(export, EXPORT_RESULTS);
}

/* How often GROUP said the word, and whether it was called out, so that nobody knows by how many. */
static int64_t
word_votes(const struct asked *asked, int group, const struct word *word, bool *called_out)
{
	const struct tally *tally = asked->said;
	int64_t votes = 0;
	*called_out = false;
	for (int i = 0; i < tally->given_count; i++) {
		const struct given *given = &tally->given[i];
		if (given->word < 0 || &tally->words[given->word] != word
			|| !asked_counts_for(asked, given->mode, given->group, group))
			continue;
		votes += given->votes;
		*called_out = *called_out || (given->mode == MODE_HANDS && given->votes > 0);
	}
	return votes;
}

static void
word_row(struct export *export, const struct asked *asked, int group, int number,
	const struct word *word)
{
	put_result(export, asked, group, number, word->label);
	if (word->hidden)
		export_put(export, RESULTS_STATUS, cell_text(export_status_words[EXPORT_HIDDEN]));
	if (asked_withheld(asked, group) == WITHHOLD_NOT) {
		bool called_out;
		int64_t votes = word_votes(asked, group, word, &called_out);
		export_put(export, RESULTS_VOTES, cell_integer(votes));
		if (!called_out)
			export_put(export, RESULTS_N, cell_integer(votes));
		put_share(export, asked, group, votes);
	}
	export_row(export, EXPORT_RESULTS);
}

static void
result_rows(struct export *export, const struct asked *asked, int group)
{
	int options = kind_slots(asked->kind, asked->round->options_count);
	abstention_row(export, asked, group);
	for (int i = 0; i < asked->words_count; i++)
		word_row(export, asked, group, i + 1, asked->words[i]);
	for (int no = 1; methods[asked->kind].says != SAYS_WORD && no <= options; no++)
		option_row(export, asked, group, no);
}

/* --- pairs -------------------------------------------------------------------------- */

static void
pair_row(struct export *export, const struct asked *asked, int group, int a, int b)
{
	int64_t a_over_b, b_over_a, ties;
	export_put(export, PAIRS_QUESTION_ID, cell_text(asked->round->question));
	export_put(export, PAIRS_ROUND, cell_integer(asked->round->number));
	export_put(export, PAIRS_GROUP_ID, cell_text(export_group_id(export->model, group)));
	export_put(export, PAIRS_OPTION_A, cell_integer(a));
	export_put(export, PAIRS_OPTION_B, cell_integer(b));
	export_put(export, PAIRS_STATUS, cell_text(asked_status(asked, group)));
	if (asked_withheld(asked, group) == WITHHOLD_NOT) {
		tally_preference(&asked->round->tally, group, a, b, &a_over_b, &b_over_a, &ties);
		export_put(export, PAIRS_A_OVER_B, cell_integer(a_over_b));
		export_put(export, PAIRS_B_OVER_A, cell_integer(b_over_a));
		export_put(export, PAIRS_TIES, cell_integer(ties));
	}
	export_row(export, EXPORT_PAIRS);
}

static void
pair_rows(struct export *export, const struct asked *asked, int group)
{
	int options = asked->round->options_count;
	for (int a = 1; methods[asked->kind].says == SAYS_PLACE && a <= options; a++) {
		for (int b = a + 1; b <= options; b++)
			pair_row(export, asked, group, a, b);
	}
}

/* ------------------------------------------------------------------------------------ */

void
export_answers(struct export *export)
{
	int order[GROUPS_MAX + 2];
	int groups = export_groups(export->model, true, order);
	struct gaps gaps = {NULL, 0};
	struct asked *asked = mem_new(1, sizeof(*asked));

	for (int i = 0; i < export->rounds_count; i++) {
		asked_read(export, export->rounds[i], asked);
		for (int j = 0; j < groups; j++) {
			if (!asked_has_rows(asked, order[j]))
				continue;
			if (export_wants(export, EXPORT_QUESTIONS))
				question_row(export, asked, order[j]);
			if (export_wants(export, EXPORT_RESULTS))
				result_rows(export, asked, order[j]);
			if (export_wants(export, EXPORT_PAIRS))
				pair_rows(export, asked, order[j]);
		}
		if (export_wants(export, EXPORT_VOTES))
			export_votes(export, asked);
		gaps_add(export, asked, &gaps);
		export_wide_asked(export, asked);
		asked_free(asked);
	}
	if (export_wants(export, EXPORT_GAPS))
		export_gaps(export, &gaps);
	gaps_free(&gaps);
	free(asked);
}
