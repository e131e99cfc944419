/* Votes, results and questions.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/export_rows.h"

#include "core/buffer.h"
#include "core/hash.h"
#include "core/mem.h"
#include "core/withhold.h"

#include <stdlib.h>
#include <string.h>

/* A round as the three tables see it. Groups are indices of the workshop's, people of no group
 * last. */
struct asked {
	const struct round *round;
	const struct step *step;
	enum kind kind;
	bool secret;
	bool by_group; /* else nobody was asked for a group, and only `all` has rows */
	bool all_withheld;
	enum withholding withheld[GROUPS_MAX + 1];
	bool has_present[GROUPS_MAX + 1];
	int64_t present[GROUPS_MAX + 1];
	struct summary all;
	struct summary groups[GROUPS_MAX + 1];
};

static bool
everything(const struct export *export)
{
	return export->options->profile == PROFILE_ARCHIVE;
}

static const struct summary *
summary_of(const struct asked *asked, int group)
{
	return group == TALLY_ALL ? &asked->all : &asked->groups[group];
}

static int64_t
took_part(const struct summary *summary)
{
	return summary->ballots + summary->abstentions;
}

static enum withholding
withheld(const struct asked *asked, int group)
{
	if (group == TALLY_ALL || (asked->all_withheld && !asked->round->tally.official[group]))
		return asked->all_withheld ? WITHHOLD_SMALL : WITHHOLD_NOT;
	return asked->withheld[group];
}

static void
read_present(struct export *export, struct asked *asked)
{
	struct store *store = export->store;
	store_ask(store, STORE_ROUND_PRESENCES, INTEGER(asked->round->key));
	while (store_next(store, STORE_ROUND_PRESENCES)) {
		int group = model_find_group(export->model, store_text(store, STORE_ROUND_PRESENCES, 0));
		if (group < 0)
			continue;
		asked->has_present[group] = true;
		asked->present[group] = store_integer(store, STORE_ROUND_PRESENCES, 1);
	}
}

/* "question, round 1: group, group" */
static void
report_withheld(struct export *export, const struct asked *asked)
{
	struct buffer *said = &export->report->withheld;
	const char *between = ": ";
	bool any = asked->all_withheld;
	for (int i = 0; i <= model_no_group(export->model); i++)
		any = any || asked->withheld[i] != WITHHOLD_NOT;
	if (!any)
		return;

	buffer_printf(said, "%s.%d", asked->round->question, asked->round->number);
	for (int i = 0; i <= model_no_group(export->model) && !asked->all_withheld; i++) {
		if (asked->withheld[i] == WITHHOLD_NOT)
			continue;
		buffer_printf(said, "%s%s", between, model_group_id(export->model, i));
		between = ", ";
	}
	buffer_add(said, "\n");
}

static void
withhold(struct export *export, struct asked *asked)
{
	if (everything(export))
		return;
	asked->all_withheld = withhold_round(&asked->round->tally, asked->kind,
		export->options->min_cell, asked->withheld);
	export->report->withheld_rounds += asked->all_withheld;
	for (int i = 0; i <= model_no_group(export->model) && !asked->all_withheld; i++)
		export->report->withheld_groups += asked->withheld[i] != WITHHOLD_NOT;
	report_withheld(export, asked);
}

/* Whether the room was asked group by group, or somebody said a group all the same. */
static bool
is_by_group(const struct model *model, const struct asked *asked)
{
	bool grouped = asked->step->by_group && workshop_people_groups(model->workshop) > 0;
	for (int group = 0; group < model_no_group(model); group++)
		grouped = grouped || took_part(&asked->groups[group]) > 0;
	return grouped;
}

static void
ask(struct export *export, const struct round *round, struct asked *asked)
{
	const struct model *model = export->model;
	const struct step *step = &model->workshop->steps[round->step];

	*asked = (struct asked){
		.round = round,
		.step = step,
		.kind = step->kind,
		.secret = tally_is_secret(&round->tally, step->kind),
	};
	tally_summary(&round->tally, step->kind, round->options, TALLY_ALL, &asked->all);
	for (int group = 0; group <= model_no_group(model); group++)
		tally_summary(&round->tally, step->kind, round->options, group, &asked->groups[group]);
	asked->by_group = is_by_group(model, asked);
	read_present(export, asked);
	withhold(export, asked);
}

/* Whether a group has rows: where the room was asked group by group each has. Official groups
 * speak only where they were asked. */
static bool
has_rows(const struct asked *asked, int group)
{
	if (group == TALLY_ALL)
		return true;
	if (asked->round->tally.official[group])
		return took_part(&asked->groups[group]) > 0;
	return asked->by_group;
}

static struct csv_cell
figure(struct figure figure)
{
	return figure.has ? cell_number(figure.is) : cell_missing();
}

static struct csv_cell
status(const struct asked *asked, int group)
{
	switch (withheld(asked, group)) {
	case WITHHOLD_SMALL:
		return cell_text("small");
	case WITHHOLD_COMPLEMENT:
		return cell_text("complement");
	case WITHHOLD_NOT:
		break;
	}
	const struct summary *summary = summary_of(asked, group);
	return cell_text(summary->ballots > 0 || summary->uncounted ? "ok" : "empty");
}

/* --- questions ---------------------------------------------------------------------- */

static void
put_counts(struct export *export, const struct asked *asked, int group)
{
	const struct summary *summary = summary_of(asked, group);
	int64_t present = group == TALLY_ALL ? asked->round->present : asked->present[group];

	if (group == TALLY_ALL || asked->has_present[group]) {
		export_put(export, QUESTIONS_PRESENT, cell_integer(present));
		if (present > 0 && !summary->uncounted)
			export_put(export, QUESTIONS_TURNOUT,
				cell_number((double)took_part(summary) / (double)present));
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
	export_put(export, QUESTIONS_THEME, cell_text(words_in(&asked->step->theme, 0)));
	export_put(export, QUESTIONS_QUESTION_ID, cell_text(round->question));
	export_put(export, QUESTIONS_ROUND, cell_integer(round->number));
	export_put(export, QUESTIONS_KIND, cell_text(methods[asked->kind].word));
	export_put(export, QUESTIONS_QUESTION,
		cell_text(*prompt ? prompt : words_in(&asked->step->title, 0)));
	export_put(export, QUESTIONS_WORDING, cell_text(wording));
	export_put(export, QUESTIONS_SCALE_KEY, cell_text(scale_key));
	export_put(export, QUESTIONS_GROUP_ID, cell_text(export_group_id(export->model, group)));
	export_put(export, QUESTIONS_STATUS, status(asked, group));
	if (withheld(asked, group) == WITHHOLD_NOT)
		put_counts(export, asked, group);
	export_row(export, EXPORT_QUESTIONS);
}

/* --- results ------------------------------------------------------------------------ */

static void
result_row(struct export *export, const struct asked *asked, int group, const struct option *option)
{
	const struct summary *summary = summary_of(asked, group);
	int no = option ? option->no : 0;

	export_put(export, RESULTS_THEME, cell_text(words_in(&asked->step->theme, 0)));
	export_put(export, RESULTS_QUESTION_ID, cell_text(asked->round->question));
	export_put(export, RESULTS_ROUND, cell_integer(asked->round->number));
	export_put(export, RESULTS_KIND, cell_text(methods[asked->kind].word));
	export_put(export, RESULTS_GROUP_ID, cell_text(export_group_id(export->model, group)));
	export_put(export, RESULTS_OPTION_NO, cell_integer(no));
	export_put(export, RESULTS_OPTION, cell_text(option ? words_in(&option->label, 0)
		: export_abstention(export->model, asked->step)));
	if (option && methods[asked->kind].has_mean)
		export_put(export, RESULTS_VALUE, cell_number(option->value));
	export_put(export, RESULTS_STATUS, status(asked, group));
	if (withheld(asked, group) == WITHHOLD_NOT) {
		export_put(export, RESULTS_VOTES, cell_integer(summary->votes[no]));
		export_put(export, RESULTS_N, cell_integer(summary->votes[no]));
		if (option && !summary->uncounted) {
			export_put(export, RESULTS_BASE, cell_integer(summary->base));
			if (summary->base > 0)
				export_put(export, RESULTS_SHARE,
					cell_number((double)summary->votes[no] / (double)summary->base));
		}
	}
	export_row(export, EXPORT_RESULTS);
}

static void
result_rows(struct export *export, const struct asked *asked, int group)
{
	result_row(export, asked, group, NULL);
	for (int i = 0; i < asked->round->options_count; i++)
		result_row(export, asked, group, &asked->round->options[i]);
}

/* --- votes -------------------------------------------------------------------------- */

/* A row of votes.csv; GROUP -1: withheld. */
struct vote {
	char ballot_id[SESSION_ID_LENGTH + 1];
	int option_no;
	enum entry_mode mode;
	int group;
	int64_t weight;
};

static const char *
group_of(const struct export *export, const struct asked *asked, const struct vote *vote)
{
	if (vote->group < 0)
		return "withheld";
	return export_group_id(export->model, asked->by_group ? vote->group : TALLY_ALL);
}

/* A secret round is secret with its hands: outside the archive nobody sees which are which, or
 * the few secret ballots beside many hands would stand alone. */
static bool
modes_merged(const struct export *export, const struct asked *asked)
{
	return asked->secret && !everything(export);
}

static void
vote_row(struct export *export, const struct asked *asked, const struct vote *vote)
{
	const struct round *round = asked->round;
	export_put(export, VOTES_QUESTION_ID, cell_text(round->question));
	export_put(export, VOTES_ROUND, cell_integer(round->number));
	export_put(export, VOTES_BALLOT_ID, cell_text(vote->ballot_id));
	if (vote->group >= 0)
		export_put(export, VOTES_ENTRY_MODE, cell_text(entry_mode_words[vote->mode]));
	export_put(export, VOTES_GROUP_ID,
		cell_text(group_of(export, asked, vote)));
	if (vote->option_no >= 0)
		export_put(export, VOTES_OPTION_NO, cell_integer(vote->option_no));
	if (vote->option_no > 0 && vote->option_no <= round->options_count
		&& methods[asked->kind].has_mean)
		export_put(export, VOTES_VALUE, cell_number(round->options[vote->option_no - 1].value));
	export_put(export, VOTES_WEIGHT, cell_integer(vote->weight));
	export_row(export, EXPORT_VOTES);
}

/* The group a vote is shown under, or -1. */
static int
shown_group(const struct asked *asked, int group)
{
	return withheld(asked, group) == WITHHOLD_NOT ? group : -1;
}

/* How many votes there are like VOTE: of its group and mode, or of all that are withheld. */
static int64_t
folded_weight(const struct export *export, const struct asked *asked, const struct vote *vote)
{
	const struct tally *tally = &asked->round->tally;
	if (vote->group >= 0 && modes_merged(export, asked))
		return tally_sum(tally, vote->group, vote->option_no);
	if (vote->group >= 0)
		return tally_votes(tally, vote->mode, vote->group, vote->option_no);

	int64_t weight = 0;
	for (int group = 0; group <= model_no_group(export->model); group++) {
		if (withheld(asked, group) != WITHHOLD_NOT)
			weight += tally_sum(tally, group, vote->option_no);
	}
	return weight;
}

/* Reads the next vote of the round; false at the end. */
static bool
next_vote(struct export *export, struct vote *vote)
{
	struct store *store = export->store;
	const enum statement s = STORE_EXPORT_VOTES;
	if (!store_next(store, s))
		return false;

	const char *id = store_text(store, s, 0);
	size_t length = strnlen(id, SESSION_ID_LENGTH);
	memcpy(vote->ballot_id, id, length);
	vote->ballot_id[length] = '\0';
	vote->option_no = (int)store_integer(store, s, 1);
	vote->mode = MODE_HANDS;
	entry_mode_from_word(store_text(store, s, 2), &vote->mode);
	vote->group = model_find_group(export->model, store_text(store, s, 3));
	if (vote->group < 0)
		vote->group = model_no_group(export->model);
	vote->weight = store_integer(store, s, 4);
	return true;
}

static bool
is_secret(enum entry_mode mode)
{
	return mode == MODE_KEYPAD || mode == MODE_PAPER;
}

/* Rows as they are stored; equal secret ballots, and equal ones of withheld groups, become one
 * row at the place of the first. Never more than one row in memory. */
static void
stream_votes(struct export *export, const struct asked *asked)
{
	bool fold = asked->secret && !methods[asked->kind].several;
	int slots = asked->round->options_count + 1;
	/* [mode][group], then one row of slots for what is withheld */
	size_t cells = (size_t)(MODE_COUNT * (GROUPS_MAX + 1) + 1) * (size_t)slots;
	bool *done = mem_new(cells, sizeof(*done));
	struct vote vote;

	store_ask(export->store, STORE_EXPORT_VOTES, INTEGER(asked->round->key));
	while (next_vote(export, &vote)) {
		vote.group = shown_group(asked, vote.group);
		if (modes_merged(export, asked) && vote.mode == MODE_HANDS)
			vote.mode = MODE_KEYPAD;
		if (vote.weight == 0)
			continue;
		if (fold && (vote.group < 0 || is_secret(vote.mode)) && vote.option_no >= 0
			&& vote.option_no < slots) {
			int row = vote.group < 0 ? MODE_COUNT * (GROUPS_MAX + 1)
				: (int)vote.mode * (GROUPS_MAX + 1) + vote.group;
			bool *cell = &done[row * slots + vote.option_no];
			if (*cell)
				continue;
			*cell = true;
			vote.weight = folded_weight(export, asked, &vote);
		}
		vote_row(export, asked, &vote);
	}
	free(done);
}

/* An id for a row that stands for many ballots. It is made of what the row says, so that it is
 * the same in each export and leads to none of them. */
static void
folded_id(const struct export *export, const struct asked *asked, struct vote *vote)
{
	static const char signs[] = "abcdefghijklmnopqrstuvwxyz234567";
	uint64_t hash = hash_text(HASH_START, export->model->session_id);
	hash = hash_text(hash, asked->round->question);
	hash = hash_bytes(hash, &asked->round->number, sizeof(asked->round->number));
	hash = hash_text(hash, vote->group < 0 ? "withheld" : model_group_id(export->model, vote->group));
	hash = hash_text(hash, vote->group < 0 ? "" : entry_mode_words[vote->mode]);
	hash = hash_bytes(hash, &vote->option_no, sizeof(vote->option_no));
	vote->ballot_id[0] = 'b';
	for (int i = 1; i < SESSION_ID_LENGTH; i++, hash >>= 5)
		vote->ballot_id[i] = signs[hash & 31];
	vote->ballot_id[SESSION_ID_LENGTH] = '\0';
}

static int
by_ballot(const void *a, const void *b)
{
	const struct vote *left = a, *right = b;
	int order = strcmp(left->ballot_id, right->ballot_id);
	return order ? order : (left->option_no > right->option_no) - (left->option_no < right->option_no);
}

struct votes {
	struct vote *list;
	size_t count;
};

static void
fold_cell(struct export *export, const struct asked *asked, struct vote vote, struct votes *votes)
{
	vote.weight = folded_weight(export, asked, &vote);
	if (vote.weight == 0)
		return;
	folded_id(export, asked, &vote);
	votes->list = mem_grow(votes->list, votes->count, sizeof(*votes->list));
	votes->list[votes->count++] = vote;
}

/* Of secret ballots with several answers only how often each was given: which answers stood
 * on one ballot is a signature. */
static void
fold_votes(struct export *export, const struct asked *asked)
{
	const struct model *model = export->model;
	struct votes votes = {0};

	for (int option_no = -1; option_no <= asked->round->options_count; option_no++) {
		for (int group = 0; group <= model_no_group(model); group++) {
			if (shown_group(asked, group) < 0)
				continue;
			fold_cell(export, asked, (struct vote){.option_no = option_no,
				.group = group, .mode = MODE_KEYPAD}, &votes);
		}
		fold_cell(export, asked, (struct vote){.option_no = option_no, .group = -1}, &votes);
	}
	if (votes.count > 0)
		qsort(votes.list, votes.count, sizeof(*votes.list), by_ballot);
	for (size_t i = 0; i < votes.count; i++)
		vote_row(export, asked, &votes.list[i]);
	free(votes.list);
}

static void
vote_rows(struct export *export, const struct asked *asked)
{
	/* Of a round that is withheld as a whole not even the sum of its answers is known. */
	if (asked->all_withheld)
		return;
	if (asked->secret && methods[asked->kind].several && !everything(export))
		fold_votes(export, asked);
	else
		stream_votes(export, asked);
}

/* ------------------------------------------------------------------------------------ */

void
export_answers(struct export *export)
{
	const struct model *model = export->model;
	int rounds_count, order[GROUPS_MAX + 2];
	const struct round **rounds = export_rounds(model, &rounds_count);
	int groups = export_groups(model, true, order);

	export->report->open_rounds += model->rounds_count - rounds_count;
	for (int i = 0; i < rounds_count; i++) {
		struct asked asked;
		ask(export, rounds[i], &asked);
		for (int j = 0; j < groups; j++) {
			if (!has_rows(&asked, order[j]))
				continue;
			if (export_wants(export, EXPORT_QUESTIONS))
				question_row(export, &asked, order[j]);
			if (export_wants(export, EXPORT_RESULTS))
				result_rows(export, &asked, order[j]);
		}
		if (export_wants(export, EXPORT_VOTES))
			vote_rows(export, &asked);
	}
	free(rounds);
}
