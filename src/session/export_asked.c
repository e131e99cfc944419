/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/export_asked.h"

#include "core/buffer.h"
#include "core/mem.h"

#include <stdlib.h>
#include <string.h>

static int64_t
took_part(const struct summary *summary)
{
	return summary->ballots + summary->abstentions;
}

enum withholding
asked_withheld(const struct asked *asked, int group)
{
	if (group == TALLY_ALL || (asked->all_withheld && !asked->round->tally.official[group]))
		return asked->all_withheld ? WITHHOLD_SMALL : WITHHOLD_NOT;
	return asked->withheld[group];
}

bool
asked_has_rows(const struct asked *asked, int group)
{
	if (group == TALLY_ALL)
		return true;
	if (asked->round->tally.official[group])
		return took_part(&asked->groups[group]) > 0;
	return asked->by_group;
}

const char *
asked_status(const struct asked *asked, int group)
{
	const struct summary *summary = asked_summary(asked, group);
	if (asked_withheld(asked, group) != WITHHOLD_NOT)
		return export_status_words[EXPORT_WITHHELD];
	return export_status_words[summary->ballots > 0 || summary->uncounted ? EXPORT_OK : EXPORT_EMPTY];
}

bool
asked_counts_for(const struct asked *asked, enum entry_mode mode, int one, int group)
{
	const bool *official = asked->round->tally.official;
	if (group == TALLY_ALL)
		return !official[one];
	return one == group && (mode == MODE_OFFICIAL) == official[group];
}

/* --- reading a round ------------------------------------------------------------------ */

static void
read_present(struct export *export, struct asked *asked)
{
	struct store *store = export->store;
	if (export_unasked(asked->round))
		return;
	store_ask(store, STORE_ROUND_PRESENCES, INTEGER(asked->round->key));
	while (store_next(store, STORE_ROUND_PRESENCES)) {
		int group = model_find_group(export->model, store_text(store, STORE_ROUND_PRESENCES, 0));
		if (group < 0)
			continue;
		asked->has_present[group] = true;
		asked->present[group] = store_integer(store, STORE_ROUND_PRESENCES, 1);
	}
}

/* "question.1: group, group" */
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

	/* a comparison and a proof read answers, too, and write no session */
	if (export->report->sessions_count > 0)
		export->report->sessions[export->report->sessions_count - 1].withheld++;
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
	if (export_everything(export))
		return;
	struct export_report *report = export->report;
	bool hands = export->options->profile == PROFILE_NETWORK && !asked->secret
		&& !export_unasked(asked->round);
	asked->all_withheld = hands
		? withhold_hands(&asked->round->tally, asked->kind, asked->present, asked->by_group,
			asked->withheld)
		: withhold_round(&asked->round->tally, asked->kind, export->options->min_cell, asked->withheld);
	int groups = 0;
	for (int i = 0; i <= model_no_group(export->model) && !asked->all_withheld; i++)
		groups += asked->withheld[i] != WITHHOLD_NOT;
	asked->hands_withheld = hands && groups > 0;
	*(hands ? &report->withheld_hand_rounds : &report->withheld_rounds) += asked->all_withheld;
	*(hands ? &report->withheld_hands : &report->withheld_groups) += groups;
	report_withheld(export, asked);
}

static enum entry_mode
secret_mode(const struct tally *tally)
{
	for (int no = -1; no <= tally->options; no++) {
		if (tally_votes(tally, MODE_KEYPAD, TALLY_ALL, no) > 0)
			return MODE_KEYPAD;
	}
	return MODE_PAPER;
}

/* Whether the room was asked group by group, or somebody said a group all the same. */
static bool
is_by_group(const struct model *model, const struct asked *asked)
{
	if (export_unasked(asked->round))
		return false;
	bool grouped = asked->step->by_group && workshop_people_groups(model->workshop) > 0;
	for (int group = 0; group < model_no_group(model); group++) {
		const struct summary *summary = &asked->groups[group];
		if (!model->workshop->groups[group].official)
			grouped = grouped || took_part(summary) > 0 || summary->uncounted;
	}
	return grouped;
}

/* --- words ---------------------------------------------------------------------------- */

/* A word, how often people said it, and whether it has rows. */
struct standing {
	const struct word *word;
	int64_t votes;
	bool has_rows;
};

static int
by_frequency(const void *a, const void *b)
{
	const struct standing *left = a, *right = b;
	if (left->word->hidden != right->word->hidden)
		return left->word->hidden ? 1 : -1;
	if (left->votes != right->votes)
		return left->votes < right->votes ? 1 : -1;
	return strcmp(left->word->folded, right->word->folded);
}

/* The most frequent one first, at the end those that only institutions said; behind them hidden ones,
 * so that the others have the same place in every profile. Where people's answers are withheld as a
 * whole, nobody learns which words they said, nor how they wrote those of an institution. */
static void
read_words(struct export *export, struct asked *asked)
{
	asked->said = &asked->round->tally;
	if (asked->all_withheld) {
		export_official_tally(export->model, asked->round->question, asked->step,
			asked->round->options_count, &asked->institutions);
		for (int i = 0; i < asked->round->tally.words_count; i++) {
			if (asked->round->tally.words[i].hidden)
				tally_hide_word(&asked->institutions, asked->round->tally.words[i].folded);
		}
		asked->said = &asked->institutions;
	}
	const struct tally *tally = asked->said;
	bool told = export_wants(export, EXPORT_VOTES) || export_wants(export, EXPORT_RESULTS);
	struct standing *all = mem_new((size_t)tally->words_count + 1, sizeof(*all));
	for (int i = 0; i < tally->words_count; i++)
		all[i].word = &tally->words[i];
	for (int i = 0; i < tally->given_count; i++) {
		const struct given *given = &tally->given[i];
		if (given->word < 0 || given->votes == 0)
			continue;
		all[given->word].has_rows = true;
		all[given->word].votes += tally->official[given->group] ? 0 : given->votes;
	}
	qsort(all, (size_t)tally->words_count, sizeof(*all), by_frequency);
	asked->words = mem_new((size_t)tally->words_count + 1, sizeof(*asked->words));
	for (int i = 0; i < tally->words_count; i++) {
		if (!all[i].has_rows)
			continue;
		if (all[i].word->hidden && !export_everything(export))
			export->report->hidden_words += told;
		else
			asked->words[asked->words_count++] = all[i].word;
	}
	free(all);
}

/* -------------------------------------------------------------------------------------- */

void
asked_read(struct export *export, const struct round *round, struct asked *asked)
{
	const struct model *model = export->model;
	const struct step *step = &model->workshop->steps[round->step];

	*asked = (struct asked){
		.round = round,
		.step = step,
		.kind = step->kind,
		.theme = words_in(workshop_theme(model->workshop, step), 0),
		.secret = tally_is_secret(&round->tally, step->kind),
		.secret_mode = secret_mode(&round->tally),
	};
	tally_summary(&round->tally, step->kind, round->options, TALLY_ALL, &asked->all);
	for (int group = 0; group <= model_no_group(model); group++)
		tally_summary(&round->tally, step->kind, round->options, group, &asked->groups[group]);
	asked->by_group = is_by_group(model, asked);
	read_present(export, asked);
	withhold(export, asked);
	if (methods[asked->kind].says == SAYS_WORD)
		read_words(export, asked);
}

void
asked_free(struct asked *asked)
{
	free(asked->words);
	if (asked->said == &asked->institutions)
		tally_free(&asked->institutions);
	asked->words = NULL;
	asked->said = NULL;
}
