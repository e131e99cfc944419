/* Of the import of votes.csv: rows become ballots, counts and official answers.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/import_votes_own.h"

#include "core/i18n.h"
#include "core/mem.h"
#include "core/text.h"

#include <stdlib.h>
#include <string.h>

/* --- secret ballots ------------------------------------------------------------------------------ */

static int
by_option(const void *a, const void *b)
{
	const struct ballot_entry *left = a, *right = b;
	return (left->option_no > right->option_no) - (left->option_no < right->option_no);
}

/* In the order of the options, as they are stored; of words their places without a gap. */
static void
put_in_order(const struct question *question, struct ballot *ballot)
{
	if (ballot->count > 1)
		qsort(ballot->entries, (size_t)ballot->count, sizeof(*ballot->entries), by_option);
	for (int i = 0; i < ballot->count && methods[question->kind].says == SAYS_WORD; i++)
		ballot->entries[i].option_no = i + 1;
}

/* What is wrong with a ballot as a whole, in fresh memory, or NULL. */
static char *
wrong_ballot(const struct question *question, const struct ballot *ballot, bool took_part, bool abstains)
{
	if (abstains && (took_part || ballot->count > 0))
		return mem_text(_("0 abstains, and so nothing else can be answered"));
	if (abstains)
		return NULL;
	if (ballot->count == 0)
		return mem_text(_("this only says that somebody took part; what secret ballots say together stands "
			"in an export for the archive, and only that can be taken in"));
	enum ballot_fault fault = ballot_check(question, ballot);
	return fault ? ballot_say(question, fault) : NULL;
}

/* Adds what a row says to a ballot of which LINES knows what it has; false with a fault. */
static bool
add_entry(struct votes_import *votes, const struct vote_row *row, struct ballot *ballot, int *lines,
	bool *took_part, bool *abstains)
{
	int *line = &lines[row->option_no + 1];
	if (*line > 0) {
		table_fault(&votes->file.reader, VOTES_OPTION_NO, row->line,
			_("this ballot has that answer in line %d already"), *line);
		return false;
	}
	*line = row->line;
	*took_part = *took_part || row->option_no < 0;
	*abstains = *abstains || row->option_no == 0;
	if (row->option_no < 1)
		return true;
	enum entry_says says = methods[votes->rounds[row->round].question.kind].says;
	ballot->entries[ballot->count++] = (struct ballot_entry){
		.option_no = row->option_no,
		.value = says == SAYS_LEVEL || says == SAYS_NOTHING || says == SAYS_WORD ? 0 : row->value,
		.text = says == SAYS_WORD ? mem_text(row->text) : NULL,
	};
	return true;
}

static void
end_run(struct votes_import *votes, int index)
{
	struct votes_round *round = &votes->rounds[index];
	struct run *run = &round->run;
	char *why = NULL;
	if (!run->open)
		return;
	run->open = false;
	put_in_order(&round->question, &run->ballot.ballot);
	if (!run->wrong)
		why = wrong_ballot(&round->question, &run->ballot.ballot, run->took_part, run->abstains);
	if (why)
		faults_add(votes->file.faults, run->line, false, "%s: %s", round->step->question, why);
	else if (!run->wrong && round->old && run->named
		&& session_has_ballot(votes->file.session, round->old, buffer_text(&run->id)))
		table_fault(&votes->file.reader, VOTES_BALLOT_ID, run->line, _("“%s” is in the session already"),
			buffer_text(&run->id));
	else if (!run->wrong && votes->file.faults->errors == 0) /* else nothing will be saved */
		pile_add(&votes->taken.rounds[index].secret, &run->ballot, run->line, NULL);
	if (run->ballot.ballot.count > 0)
		ballot_free(&run->ballot.ballot);
	free(why);
}

static void
begin_run(struct run *run, const struct vote_row *row)
{
	run->open = true;
	run->wrong = run->took_part = run->abstains = false;
	run->line = row->line;
	run->named = *row->ballot_id;
	if (run->named) {
		buffer_clear(&run->id);
		buffer_add(&run->id, row->ballot_id);
	}
	memset(run->lines, 0, sizeof(run->lines));
	run->ballot.mode = row->mode;
	run->ballot.group = row->group;
	run->ballot.weight = row->weight;
	run->ballot.ballot.count = 0;
}

/* Whether the rows of one ballot say the same of it; else a fault. */
static bool
agrees(struct votes_import *votes, const struct run *run, const struct vote_row *row)
{
	enum export_column column = row->mode != run->ballot.mode ? VOTES_ENTRY_MODE
		: row->group != run->ballot.group ? VOTES_GROUP_ID : VOTES_WEIGHT;
	if (column == VOTES_WEIGHT && row->weight == run->ballot.weight)
		return true;
	table_fault(&votes->file.reader, column, row->line, _("in line %d this ballot has another"), run->line);
	return false;
}

/* False: the file has to be read anew. */
static bool
take_secret(struct votes_import *votes, const struct vote_row *row)
{
	struct votes_round *round = &votes->rounds[row->round];
	struct run *run = &round->run;
	int order = run->id.length > 0 ? strcmp(row->ballot_id, buffer_text(&run->id)) : 1;
	if (!*row->ballot_id && methods[round->question.kind].several) {
		table_fault(&votes->file.reader, VOTES_BALLOT_ID, row->line, _("without it nobody knows which answers "
			"are one ballot"));
		return true;
	}
	if (*row->ballot_id && (order < 0 || (order == 0 && !run->open))) {
		votes->again = true;
		return false;
	}
	if (!*row->ballot_id || order > 0) {
		end_run(votes, row->round);
		begin_run(run, row);
	}
	if (!row->wrong && run->line != row->line && !agrees(votes, run, row))
		run->wrong = true;
	run->wrong = run->wrong || row->wrong
		|| !add_entry(votes, row, &run->ballot.ballot, run->lines, &run->took_part, &run->abstains);
	if (!*row->ballot_id)
		end_run(votes, row->round);
	return true;
}

/* --- hands ---------------------------------------------------------------------------------------- */

/* Whether what is counted is a cell of the question, or something that can be called out; in fresh memory
 * why not. */
static char *
wrong_count(const struct question *question, const struct pile_ballot *count)
{
	struct question asked = *question;
	const struct ballot_entry *entry = &count->ballot.entries[0];
	bool called = !kind_counts_hands(question->kind);
	asked.max = BALLOT_ENTRIES;
	if (called && entry->option_no != 1)
		return mem_text(_("numbers and words are called out, and nothing else is; the answer is 1"));
	if (entry->option_no < 1 || methods[question->kind].says == SAYS_DOTS)
		return NULL;
	enum ballot_fault fault = ballot_check(&asked, &count->ballot);
	return fault ? ballot_say(&asked, fault) : NULL;
}

static bool
is_counted(const struct round *round, const struct question *question, const struct pile_ballot *count)
{
	const struct ballot_entry *entry = &count->ballot.entries[0];
	int64_t before;
	if (!kind_counts_hands(question->kind)) {
		for (int i = 0; i < round->tally.given_count; i++) {
			const struct given *given = &round->tally.given[i];
			const struct word *word = given->word < 0 ? NULL : &round->tally.words[given->word];
			if (given->mode == MODE_HANDS && given->group == count->group
				&& (word ? entry->text && text_compare_folded(word->label, entry->text) == 0
					: given->value == entry->value))
				return true;
		}
		return false;
	}
	bool levels = methods[question->kind].says == SAYS_RESISTANCE && entry->option_no > 0;
	return model_counted(round, (struct hand_cell){count->group, entry->option_no,
		levels ? (int)entry->value : -1}, &before);
}

static void
take_hands(struct votes_import *votes, const struct vote_row *row)
{
	struct votes_round *round = &votes->rounds[row->round];
	const struct question *question = &round->question;
	enum entry_says says = methods[question->kind].says;
	struct table_reader *reader = &votes->file.reader;
	struct pile_ballot count = {.mode = MODE_HANDS, .group = row->group};
	int line;
	count.ballot.count = 1;
	count.ballot.entries[0] = (struct ballot_entry){.option_no = row->option_no,
		.value = says == SAYS_RESISTANCE || says == SAYS_NUMBER ? row->value : 0,
		.text = says == SAYS_WORD ? (char *)(uintptr_t)row->text : NULL};
	char *why = wrong_count(question, &count);
	if (why) {
		table_fault(reader, VOTES_OPTION_NO, row->line, "%s", why);
		free(why);
	} else if (round->old && is_counted(round->old, question, &count)) {
		table_fault(reader, VOTES_OPTION_NO, row->line, _("this was counted already in the session"));
	} else {
		struct pile *pile = &votes->taken.rounds[row->round].hands;
		pile_add(pile, &count, row->line, &line);
		if (line != row->line)
			table_fault(reader, VOTES_OPTION_NO, row->line, _("this was counted already in line %d"), line);
		else
			pile->kinds[pile->kinds_count - 1].count = row->weight;
	}
}

/* --- institutions ------------------------------------------------------------------------------------ */

static void
take_official(struct votes_import *votes, const struct vote_row *row)
{
	struct votes_round *round = &votes->rounds[row->round];
	int i = 0;
	while (i < round->officials_count && round->officials[i].group != row->group)
		i++;
	if (i == round->officials_count) {
		round->officials = mem_grow(round->officials, (size_t)i, sizeof(*round->officials));
		memset(&round->officials[i], 0, sizeof(*round->officials));
		round->officials[i].group = row->group;
		round->officials[i].line = row->line;
		round->officials_count++;
	}
	struct told_official *official = &round->officials[i];
	official->wrong = official->wrong || row->wrong
		|| !add_entry(votes, row, &official->ballot, official->lines, &official->took_part,
			&official->abstains);
	/* its reason stands with its one answer, or where it may have several with that it took part */
	if (!row->wrong && *row->text && !official->reason
		&& (row->option_no < 1 || !methods[round->question.kind].several))
		official->reason = mem_text(row->text);
}

/* What the institution says in an earlier round of the file; NULL: nothing. */
static const struct taken_official *
told_before(const struct votes_import *votes, int step, int group)
{
	for (int i = 0; i < votes->taken.officials_count; i++) {
		const struct taken_official *official = &votes->taken.officials[i];
		if (official->step == step && official->group == group)
			return official;
	}
	return NULL;
}

static void
add_official(struct votes_import *votes, int index, struct told_official *told)
{
	struct votes_round *round = &votes->rounds[index];
	struct taken_ballots *taken = &votes->taken;
	int step = taken->rounds[index].step;
	struct message message = {.text = ""};
	bool known;
	put_in_order(&round->question, &told->ballot);
	char *why = told->wrong ? NULL
		: wrong_ballot(&round->question, &told->ballot, told->took_part, told->abstains);
	const struct taken_official *before = told_before(votes, step, told->group);
	struct taken_official official = {.step = step, .group = told->group, .ballot = told->ballot,
		.reason = told->reason};
	if (!why && !told->wrong && before && (!ballots_same(round->question.kind, &before->ballot, &told->ballot)
		|| strcmp(before->reason ? before->reason : "", told->reason ? told->reason : "") != 0))
		why = mem_printf(_("“%s” answers otherwise than in the round before"),
			model_group_label(votes->file.model, told->group, 0));
	if (!why && !told->wrong && !before && taken_official_allowed(votes->file.model, &official, &known,
		&message) != STATUS_OK)
		why = mem_text(message.text);
	if (why) {
		faults_add(votes->file.faults, told->line, false, "%s: %s", round->step->question, why);
		free(why);
	} else if (!told->wrong && !before) {
		taken->officials = mem_grow(taken->officials, (size_t)taken->officials_count,
			sizeof(*taken->officials));
		taken->officials[taken->officials_count++] = official;
		told->ballot.count = 0;
		told->reason = NULL;
	}
}

void
votes_officials(struct votes_import *votes)
{
	for (int i = 0; i < votes->rounds_count; i++) {
		for (int j = 0; j < votes->rounds[i].officials_count; j++)
			add_official(votes, i, &votes->rounds[i].officials[j]);
	}
}

/* --- all of them ------------------------------------------------------------------------------------ */

bool
votes_take(struct votes_import *votes, const struct vote_row *row)
{
	if (row->mode == MODE_OFFICIAL) {
		take_official(votes, row);
	} else if (row->mode == MODE_HANDS) {
		if (!row->wrong)
			take_hands(votes, row);
	} else if (votes->keep && *row->ballot_id) {
		votes->kept = mem_grow(votes->kept, votes->kept_count, sizeof(*votes->kept));
		struct vote_row *kept = &votes->kept[votes->kept_count++];
		*kept = *row;
		kept->ballot_id = mem_text(row->ballot_id);
		kept->text = *row->text ? mem_text(row->text) : NULL;
	} else {
		return take_secret(votes, row);
	}
	return true;
}

static int
by_ballot(const void *a, const void *b)
{
	const struct vote_row *left = a, *right = b;
	if (left->round != right->round)
		return left->round < right->round ? -1 : 1;
	int order = strcmp(left->ballot_id, right->ballot_id);
	return order ? order : (left->line > right->line) - (left->line < right->line);
}

void
votes_finish(struct votes_import *votes)
{
	for (int i = 0; i < votes->rounds_count; i++)
		end_run(votes, i);
	for (int i = 0; i < votes->rounds_count; i++)
		buffer_clear(&votes->rounds[i].run.id);
	if (votes->kept_count > 0)
		qsort(votes->kept, votes->kept_count, sizeof(*votes->kept), by_ballot);
	for (size_t i = 0; i < votes->kept_count; i++) {
		struct vote_row row = votes->kept[i];
		row.text = row.text ? row.text : "";
		take_secret(votes, &row);
	}
	for (int i = 0; i < votes->rounds_count; i++)
		end_run(votes, i);
	for (int i = 0; i < votes->rounds_count; i++) {
		votes->taken.ballots += votes->taken.rounds[i].secret.people + votes->taken.rounds[i].hands.kinds_count;
	}
}
