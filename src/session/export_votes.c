/* Votes: as they are stored, or folded where a single one would tell too much.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/export_asked.h"

#include "core/hash.h"
#include "core/mem.h"
#include "core/text.h"
#include "table/export_rules.h"

#include <stdlib.h>
#include <string.h>

/* The group of a row whose group is withheld. */
enum { WITHHELD = -1 };

/* A row of votes.csv. */
struct vote {
	char ballot_id[SESSION_ID_LENGTH + 1];
	int option_no;
	enum entry_mode mode;
	int group;
	double value;
	const char *text; /* borrowed; NULL: there is none */
	int64_t weight;
};

static bool
is_secret(enum entry_mode mode)
{
	return mode == MODE_KEYPAD || mode == MODE_PAPER;
}

static const char *
group_of(const struct export *export, const struct asked *asked, const struct vote *vote)
{
	bool official = vote->mode == MODE_OFFICIAL;
	if (vote->group == WITHHELD)
		return WITHHELD_WORD;
	return export_group_id(export->model, asked->by_group || official ? vote->group : TALLY_ALL);
}

/* What is said of the option: a level's own value, or what stands on the ballot. */
static struct csv_cell
value_of(const struct asked *asked, const struct vote *vote)
{
	const struct round *round = asked->round;
	if (vote->option_no < 1)
		return cell_missing();
	switch (methods[asked->kind].says) {
	case SAYS_LEVEL:
		return vote->option_no <= round->options_count
			? cell_number(round->options[vote->option_no - 1].value) : cell_missing();
	case SAYS_DOTS:
	case SAYS_PLACE:
	case SAYS_RESISTANCE:
	case SAYS_NUMBER:
		return cell_number(vote->value);
	case SAYS_NOTHING:
	case SAYS_WORD:
		break;
	}
	return cell_missing();
}

static void
vote_row(struct export *export, const struct asked *asked, const struct vote *vote)
{
	export_put(export, VOTES_QUESTION_ID, cell_text(asked->round->question));
	export_put(export, VOTES_ROUND, cell_integer(asked->round->number));
	export_put(export, VOTES_BALLOT_ID, cell_text(vote->ballot_id));
	export_put(export, VOTES_ENTRY_MODE, cell_text(vote->group == WITHHELD && asked->secret
		? WITHHELD_WORD : entry_mode_words[vote->mode]));
	export_put(export, VOTES_GROUP_ID, cell_text(group_of(export, asked, vote)));
	if (vote->option_no >= 0)
		export_put(export, VOTES_OPTION_NO, cell_integer(vote->option_no));
	export_put(export, VOTES_VALUE, value_of(asked, vote));
	export_put(export, VOTES_TEXT, cell_text(vote->text));
	export_put(export, VOTES_WEIGHT, cell_integer(vote->weight));
	export_row(export, EXPORT_VOTES);
}

/* --- what is not shown as it is stored ---------------------------------------------------- */

/* A secret round is secret with its hands: outside the archive nobody sees which are which, or
 * the few secret ballots beside many hands would stand alone; nor what came in on paper. */
static bool
modes_merged(const struct export *export, const struct asked *asked)
{
	return asked->secret && !export_everything(export);
}

/* Puts what is shown of them in place of the mode and the group. */
static void
disguise(const struct export *export, const struct asked *asked, struct vote *vote)
{
	if (vote->mode == MODE_OFFICIAL)
		return;
	if (modes_merged(export, asked))
		vote->mode = asked->secret_mode;
	if (asked_withheld(asked, vote->group) != WITHHOLD_NOT) {
		vote->group = WITHHELD;
		vote->mode = asked->secret ? MODE_KEYPAD : MODE_HANDS;
	}
}

/* The word that the round knows as TEXT; NULL: it is none. */
static const struct word *
find_word(const struct asked *asked, const char *text)
{
	const struct tally *tally = &asked->round->tally;
	char *folded = text_folded(text);
	int low = 0, high = tally->words_count;
	while (low < high) {
		int middle = low + (high - low) / 2;
		if (strcmp(tally->words[middle].folded, folded) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	bool found = low < tally->words_count && strcmp(tally->words[low].folded, folded) == 0;
	free(folded);
	return found ? &tally->words[low] : NULL;
}

/* A word that was taken off the wall stands in the archive alone. */
static bool
is_hidden(const struct export *export, const struct asked *asked, const struct vote *vote)
{
	if (methods[asked->kind].says != SAYS_WORD || vote->option_no < 1 || !vote->text
		|| export_everything(export))
		return false;
	const struct word *word = find_word(asked, vote->text);
	return word && word->hidden;
}

/* --- what institutions say ----------------------------------------------------------------- */

/* An institution's reason stands with its ballot: in its one row, or where it may have several
 * answers in the row that says that it took part. */
static bool
bears_reason(const struct asked *asked, const struct vote *vote)
{
	return vote->option_no < 1 || !methods[asked->kind].several;
}

static const char *
reason_of(const struct export *export, const struct asked *asked, const struct vote *vote)
{
	const struct official *official =
		model_official(export->model, asked->round->question, vote->group);
	return official ? official->reason : NULL;
}

/* An id for a row that stands for many ballots, or for one that is not stored. It is made of what
 * the row says, so that it is the same in each export and leads to no ballot. */
static void
make_id(const struct export *export, const struct asked *asked, struct vote *vote)
{
	static const char signs[] = "abcdefghijklmnopqrstuvwxyz234567";
	bool official = vote->mode == MODE_OFFICIAL;
	uint64_t hash = hash_text(HASH_START, export->model->session_id);
	hash = hash_text(hash, asked->round->question);
	hash = hash_bytes(hash, &asked->round->number, sizeof(asked->round->number));
	hash = hash_text(hash, vote->group == WITHHELD ? "withheld"
		: model_group_id(export->model, vote->group));
	hash = hash_text(hash, vote->group == WITHHELD ? "" : entry_mode_words[vote->mode]);
	if (!official) { /* else its rows are those of one ballot */
		hash = hash_bytes(hash, &vote->option_no, sizeof(vote->option_no));
		hash = hash_bytes(hash, &vote->value, sizeof(vote->value));
		hash = hash_text(hash, vote->text);
	}
	vote->ballot_id[0] = 'b';
	for (int i = 1; i < SESSION_ID_LENGTH; i++, hash >>= 5)
		vote->ballot_id[i] = signs[hash & 31];
	vote->ballot_id[SESSION_ID_LENGTH] = '\0';
}

/* --- votes in memory ----------------------------------------------------------------------- */

struct votes {
	struct vote *list;
	size_t count;
};

static void
add_vote(struct votes *votes, struct vote vote)
{
	votes->list = mem_grow(votes->list, votes->count, sizeof(*votes->list));
	votes->list[votes->count++] = vote;
}

static int
by_ballot(const void *a, const void *b)
{
	const struct vote *left = a, *right = b;
	int order = strcmp(left->ballot_id, right->ballot_id);
	return order ? order : (left->option_no > right->option_no) - (left->option_no < right->option_no);
}

/* By what a row says, so that equal ones stand together. */
static int
by_cell(const void *a, const void *b)
{
	const struct vote *left = a, *right = b;
	int order = (left->group > right->group) - (left->group < right->group);
	if (!order)
		order = ((int)left->mode > (int)right->mode) - ((int)left->mode < (int)right->mode);
	if (!order)
		order = (left->option_no > right->option_no) - (left->option_no < right->option_no);
	if (!order)
		order = (left->value > right->value) - (left->value < right->value);
	return order ? order : strcmp(left->text ? left->text : "", right->text ? right->text : "");
}

static void
merge_equal(struct votes *votes)
{
	size_t kept = 0;
	if (votes->count > 0)
		qsort(votes->list, votes->count, sizeof(*votes->list), by_cell);
	for (size_t i = 0; i < votes->count; i++) {
		if (kept > 0 && by_cell(&votes->list[kept - 1], &votes->list[i]) == 0)
			votes->list[kept - 1].weight += votes->list[i].weight;
		else
			votes->list[kept++] = votes->list[i];
	}
	votes->count = kept;
}

static void
add_cell(const struct export *export, const struct asked *asked, struct vote vote, struct votes *votes)
{
	if (vote.weight == 0 || vote.mode == MODE_OFFICIAL || asked->round->tally.official[vote.group])
		return;
	disguise(export, asked, &vote);
	add_vote(votes, vote);
}

/* What people said in the round, from its counts: rows that are equal but for their id are one. */
static struct votes
fold(const struct export *export, const struct asked *asked)
{
	const struct tally *tally = &asked->round->tally;
	enum entry_says says = methods[asked->kind].says;
	bool plain = says == SAYS_NOTHING || says == SAYS_LEVEL;
	struct votes votes = {0};

	for (int mode = 0; mode < MODE_COUNT; mode++) {
		for (int group = 0; group < tally->groups; group++) {
			for (int no = -1; no <= (plain ? tally->options : 0); no++)
				add_cell(export, asked, (struct vote){.option_no = no, .group = group,
					.mode = (enum entry_mode)mode,
					.weight = tally_votes(tally, (enum entry_mode)mode, group, no),
				}, &votes);
		}
	}
	for (int i = 0; i < tally->given_count; i++) {
		const struct given *given = &tally->given[i];
		const struct word *word = given->word < 0 ? NULL : &tally->words[given->word];
		if (word && word->hidden && !export_everything(export))
			continue;
		/* Orders become the counts of pairs.csv. */
		if (says != SAYS_PLACE)
			add_cell(export, asked, (struct vote){.option_no = given->option_no,
				.group = given->group, .mode = given->mode, .value = given->value,
				.text = word ? word->label : NULL, .weight = given->votes}, &votes);
	}
	merge_equal(&votes);
	return votes;
}

static void
add_official(const struct export *export, const struct asked *asked, const struct official *official,
	struct votes *votes)
{
	const struct ballot *ballot = &official->ballot;
	struct vote vote = {.mode = MODE_OFFICIAL, .group = official->group, .weight = 1,
		.option_no = ballot->count == 0 ? 0 : -1, .text = official->reason};
	make_id(export, asked, &vote);
	if (ballot->count == 0 || methods[asked->kind].several)
		add_vote(votes, vote);
	for (int i = 0; i < ballot->count; i++) {
		vote.option_no = ballot->entries[i].option_no;
		vote.value = ballot->entries[i].value;
		vote.text = methods[asked->kind].several ? ballot->entries[i].text : official->reason;
		if (!is_hidden(export, asked, &vote))
			add_vote(votes, vote);
	}
}

/* Votes that are not as they are stored: those of institutions under an id of their own, and, if
 * FOLDED, those of people, which stand for many ballots. */
static void
list_votes(struct export *export, const struct asked *asked, bool folded)
{
	struct votes votes = {0};
	if (folded)
		votes = fold(export, asked);
	for (size_t i = 0; i < votes.count; i++)
		make_id(export, asked, &votes.list[i]);
	for (int i = 0; i < export->model->officials_count; i++) {
		const struct official *official = &export->model->officials[i];
		if (strcmp(official->question, asked->round->question) == 0 && official->group >= 0)
			add_official(export, asked, official, &votes);
	}
	if (votes.count > 0)
		qsort(votes.list, votes.count, sizeof(*votes.list), by_ballot);
	for (size_t i = 0; i < votes.count; i++)
		vote_row(export, asked, &votes.list[i]);
	free(votes.list);
}

/* --- votes as they are stored --------------------------------------------------------------- */

/* Reads the next vote of the round; false at the end. */
static bool
next_vote(struct export *export, enum entry_says says, struct vote *vote)
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
	vote->value = says == SAYS_NOTHING || says == SAYS_LEVEL ? 0 : store_real(store, s, 5);
	vote->text = says == SAYS_WORD ? store_text(store, s, 6) : NULL;
	return true;
}

/* The weight of all votes like VOTE, once; 0 for those that come later. */
static int64_t
folded_weight(const struct asked *asked, struct votes *cells, const struct vote *vote)
{
	struct vote key = *vote;
	key.text = NULL;
	if (methods[asked->kind].says != SAYS_NUMBER || key.option_no < 1)
		key.value = 0;
	struct vote *found = cells->count == 0 ? NULL
		: bsearch(&key, cells->list, cells->count, sizeof(key), by_cell);
	if (!found)
		return vote->weight;
	int64_t weight = found->weight;
	found->weight = 0;
	return weight;
}

/* Rows as they are stored; where a ballot has one answer, equal secret ones, and equal ones of
 * withheld groups, become one row at the place of the first. Never more than one ballot in memory. */
static void
stream_votes(struct export *export, const struct asked *asked)
{
	bool folds = asked->secret && !methods[asked->kind].several;
	struct votes cells = {0};
	struct vote vote;

	if (folds)
		cells = fold(export, asked);
	store_ask(export->store, STORE_EXPORT_VOTES, INTEGER(asked->round->key));
	while (next_vote(export, methods[asked->kind].says, &vote)) {
		if (vote.weight == 0 || is_hidden(export, asked, &vote))
			continue;
		if (vote.mode == MODE_OFFICIAL && bears_reason(asked, &vote))
			vote.text = reason_of(export, asked, &vote);
		disguise(export, asked, &vote);
		if (folds && (vote.group == WITHHELD || is_secret(vote.mode)))
			vote.weight = folded_weight(asked, &cells, &vote);
		if (vote.weight > 0)
			vote_row(export, asked, &vote);
	}
	free(cells.list);
}

/* -------------------------------------------------------------------------------------------- */

void
export_votes(struct export *export, const struct asked *asked)
{
	/* Of a round that is withheld as a whole not even the sum of its answers is known. */
	if (export_unasked(asked->round) || asked->all_withheld)
		list_votes(export, asked, false);
	else if (asked->hands_withheld
		|| (asked->secret && methods[asked->kind].several && !export_everything(export)))
		/* Of several answers only how often each was given: which of them stood on one ballot
		 * is a signature. Nor do ids tell which hands are those of a group that is withheld. */
		list_votes(export, asked, true);
	else
		stream_votes(export, asked);
}
