/* Of the import of votes.csv: what a row says.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/import_votes_own.h"

#include "core/i18n.h"
#include "core/mem.h"
#include "core/nearest.h"
#include "core/text.h"
#include "session/import_rows.h"
#include "table/export_rules.h"

#include <stdlib.h>
#include <string.h>

enum { ROUNDS_MOST = 99, UNVOTED_MOST = 3 /* in a row */, WEIGHT_MOST = 1000000 };

bool
import_votes_header(const struct csv_row *row, int columns)
{
	static const char *const names[] = {"question_id", "option_no", "ballot_id", "entry_mode", "value",
		"weight"};
	enum { NAMES = sizeof(names) / sizeof(names[0]) };
	bool has[NAMES] = {false};
	for (int i = 0; i < columns; i++) {
		char *name = text_clean(row->cells[i], strlen(row->cells[i]), TEXT_ONE_LINE | TEXT_TRIM);
		for (int j = 0; j < NAMES; j++)
			has[j] = has[j] || text_compare_folded(name, names[j]) == 0;
		free(name);
	}
	bool other = false;
	for (int i = 1; i < NAMES; i++)
		other = other || has[i];
	return has[0] && other;
}

struct votes_import *
import_votes_new(const struct import_file *file, int group, bool keep)
{
	struct votes_import *votes = mem_new(1, sizeof(*votes));
	votes->file = *file;
	votes->group = group;
	votes->keep = keep;
	votes->last_round = -1;
	table_reader_begin(&votes->file.reader, EXPORT_VOTES, file->faults);
	return votes;
}

static void
round_free(struct votes_round *round)
{
	free(round->shut[0]);
	free(round->shut[1]);
	buffer_free(&round->run.id);
	ballot_free(&round->run.ballot.ballot);
	for (int i = 0; i < round->officials_count; i++) {
		ballot_free(&round->officials[i].ballot);
		free(round->officials[i].reason);
	}
	free(round->officials);
}

void
import_votes_free(struct votes_import *votes)
{
	if (!votes)
		return;
	for (int i = 0; i < votes->rounds_count; i++)
		round_free(&votes->rounds[i]);
	for (size_t i = 0; i < votes->kept_count; i++) {
		free((char *)(uintptr_t)votes->kept[i].ballot_id);
		free((char *)(uintptr_t)votes->kept[i].text);
	}
	free(votes->kept);
	free(votes->rounds);
	taken_ballots_free(&votes->taken);
	table_reader_free(&votes->file.reader);
	buffer_free(&votes->last_question);
	for (int i = 0; i < votes->groups_count; i++)
		free(votes->groups[i].text);
	free(votes);
}

bool
import_votes_again(const struct votes_import *votes)
{
	return votes->again;
}

enum status
import_votes_status(const struct votes_import *votes)
{
	return votes->file.status;
}

/* --- the header ---------------------------------------------------------------------------------- */

static bool
take_header(struct votes_import *votes, const struct csv_row *row, int columns)
{
	struct import_file *file = &votes->file;
	bool named = table_reader_header(&file->reader, row, columns);
	if (votes->group >= 0 && file->reader.has[VOTES_GROUP_ID])
		file->status = fail(file->message, STATUS_USAGE,
			_("%s: the column “%s” and --%s cannot both say it"), file->name, "group_id", "group");
	return file->status == STATUS_OK && table_reader_needs(&file->reader, VOTES_QUESTION_ID) && named;
}

/* --- the round ------------------------------------------------------------------------------------ */

static int
find_question(const struct model *model, const char *text, char **why)
{
	const struct workshop *workshop = model->workshop;
	const char **words = mem_new((size_t)workshop->steps_count + 1, sizeof(*words));
	size_t count = 0;
	int found = -1;
	*why = NULL;
	for (int i = 0; i < workshop->steps_count && found < 0; i++) {
		const char *question = workshop->steps[i].question;
		if (question && strcmp(question, text) == 0)
			found = i;
		if (question)
			words[count++] = question;
	}
	const char *nearest = found < 0 ? nearest_word(text, words, count) : NULL;
	if (nearest)
		*why = mem_printf(_("“%s” is no question; did you mean “%s%s”?"), text, nearest, "");
	else if (found < 0)
		*why = mem_printf(_("“%s” is no question of this session"), text);
	free(words);
	return found;
}

/* The round that a row means which does not say it: the one that is open, else the last, else the first. */
static int
usual_round(const struct model *model, int step)
{
	int rounds = model_rounds_of(model, model->workshop->steps[step].question);
	return rounds > 0 ? rounds : 1;
}

static int
add_round(struct votes_import *votes, int step, int number, int line)
{
	const struct model *model = votes->file.model;
	votes->taken.rounds = mem_grow(votes->taken.rounds, (size_t)votes->rounds_count,
		sizeof(*votes->taken.rounds));
	votes->rounds = mem_grow(votes->rounds, (size_t)votes->rounds_count, sizeof(*votes->rounds));
	votes->taken.rounds[votes->rounds_count] = (struct taken_round){.step = step, .number = number};
	struct votes_round *round = &votes->rounds[votes->rounds_count];
	memset(round, 0, sizeof(*round));
	round->step = &model->workshop->steps[step];
	round->old = model_find_round(model, round->step->question, number);
	round->question = model_question(model, step);
	round->line = line;
	if (round->old) {
		round->question.options = round->old->options;
		round->question.count = round->old->options_count;
	}
	votes->taken.rounds_count++;
	return votes->rounds_count++;
}

/* The index of the round of the row; -1 with a fault. */
static int
take_round(struct votes_import *votes, int line)
{
	struct table_reader *reader = &votes->file.reader;
	const char *question = table_cell(reader, VOTES_QUESTION_ID)->text;
	const struct table_cell *round = table_cell(reader, VOTES_ROUND);
	char *why = NULL;
	if (votes->last_round >= 0 && strcmp(buffer_text(&votes->last_question), question) == 0
		&& (round->there ? round->integer : 0) == votes->last_number)
		return votes->last_round;

	int step = *question ? find_question(votes->file.model, question, &why) : -1;
	if (!*question)
		why = mem_text(_("the question is missing"));
	if (why) {
		table_fault(reader, VOTES_QUESTION_ID, line, "%s", why);
		free(why);
		return -1;
	}
	if (round->there && (round->integer < 1 || round->integer > ROUNDS_MOST)) {
		table_fault(reader, VOTES_ROUND, line, _("“%s” must lie between %d and %d"), round->text, 1,
			ROUNDS_MOST);
		return -1;
	}
	int number = round->there ? (int)round->integer : usual_round(votes->file.model, step), found = 0;
	while (found < votes->rounds_count && (votes->taken.rounds[found].step != step
		|| votes->taken.rounds[found].number != number))
		found++;
	if (found == votes->rounds_count)
		add_round(votes, step, number, line);
	buffer_clear(&votes->last_question);
	buffer_add(&votes->last_question, question);
	votes->last_number = round->there ? number : 0;
	votes->last_round = found;
	return found;
}

/* --- who ------------------------------------------------------------------------------------------ */

static bool
take_mode(struct votes_import *votes, int line, enum entry_mode *mode)
{
	struct table_reader *reader = &votes->file.reader;
	const struct table_cell *cell = table_cell(reader, VOTES_ENTRY_MODE);
	*mode = MODE_PAPER;
	const char *said = votes->file.options->mode;
	if (said)
		entry_mode_from_word(said, mode);
	if (said && cell->there && strcmp(cell->text, said) != 0) {
		table_fault(reader, VOTES_ENTRY_MODE, line, _("“%s” is not what --mode says, “%s”"), cell->text,
			said);
		return false;
	}
	if (strcmp(cell->text, WITHHELD_WORD) == 0) {
		table_fault(reader, VOTES_ENTRY_MODE, line,
			_("this row is withheld; only an export for the archive can be taken in"));
		return false;
	}
	if (!cell->there || entry_mode_from_word(cell->text, mode))
		return true;
	table_fault(reader, VOTES_ENTRY_MODE, line, _("“%s” is not known; there are: %s, %s, %s, %s"), cell->text,
		entry_mode_words[0], entry_mode_words[1], entry_mode_words[2], entry_mode_words[3]);
	return false;
}

/* The group that the cell names, be it one of people or an institution; -1 with *WHY. */
static int
named_group(struct votes_import *votes, const char *text, bool by_group, char **why)
{
	const struct model *model = votes->file.model;
	if (strcmp(text, "withheld") == 0) {
		*why = mem_text(_("this row is withheld; only an export for the archive can be taken in"));
		return -1;
	}
	if (strcmp(text, "all") == 0) {
		if (by_group)
			*why = mem_text(_("this question is told group by group, and “all” is no group; people "
				"of no group are “none”"));
		return by_group ? -1 : model_no_group(model);
	}
	for (int i = 0; i < votes->groups_count; i++) {
		if (strcmp(votes->groups[i].text, text) == 0)
			return votes->groups[i].group;
	}
	int group = import_group(model, text, why);
	if (!*why && votes->groups_count < GROUPS_KNOWN) {
		votes->groups[votes->groups_count].text = mem_text(text);
		votes->groups[votes->groups_count++].group = group;
	}
	return group;
}

static bool
take_group(struct votes_import *votes, struct vote_row *row)
{
	const struct model *model = votes->file.model;
	struct table_reader *reader = &votes->file.reader;
	const struct table_cell *cell = table_cell(reader, VOTES_GROUP_ID);
	const struct step *step = votes->rounds[row->round].step;
	char *why = NULL;
	row->group = votes->group >= 0 ? votes->group : model_no_group(model);
	if (cell->there)
		row->group = named_group(votes, cell->text,
			step->by_group && workshop_people_groups(model->workshop) > 0, &why);
	bool official = row->group >= 0 && row->group < model_no_group(model)
		&& model->workshop->groups[row->group].official;
	if (!why && official != (row->mode == MODE_OFFICIAL))
		why = official ? mem_printf(_("“%s” is an institution, and its answers are official"),
			model_group_label(model, row->group, 0))
			: mem_text(_("only an institution has official answers"));
	if (why)
		table_fault(reader, VOTES_GROUP_ID, row->line, "%s", why);
	bool fine = !why;
	free(why);
	return fine;
}

/* Whether it may be left open whose ballots these are; if not, the reading ends. */
static bool
says_group(struct votes_import *votes, const struct vote_row *row)
{
	struct import_file *file = &votes->file;
	if (file->reader.has[VOTES_GROUP_ID] || votes->group >= 0 || !votes->rounds[row->round].step->by_group
		|| workshop_people_groups(file->model->workshop) == 0)
		return true;
	file->status = fail(file->message, STATUS_USAGE, _("%s: whose ballots are these? There is no column “%s”; "
		"name the group with --group, or --group none"), file->name, "group_id");
	return false;
}

/* Whether votes may go to the round; if not, a fault. */
static bool
is_open(struct votes_import *votes, const struct vote_row *row)
{
	struct votes_round *round = &votes->rounds[row->round];
	bool hands = row->mode == MODE_HANDS;
	if (row->mode == MODE_OFFICIAL)
		return true;
	if (!round->asked[hands]) {
		struct message message = {.text = ""};
		const struct taken_round *taken = &votes->taken.rounds[row->round];
		round->asked[hands] = true;
		if (taken_round_allowed(votes->file.model, taken->step, taken->number, hands, &message)
			!= STATUS_OK)
			round->shut[hands] = mem_text(message.text);
	}
	if (round->shut[hands])
		faults_add(votes->file.faults, row->line, false, "%s: %s", round->step->question,
			round->shut[hands]);
	return !round->shut[hands];
}

/* --- what ----------------------------------------------------------------------------------------- */

/* The option with that value; 0: none. */
static int
option_of_value(const struct question *question, double value)
{
	for (int i = 0; i < question->count; i++) {
		double distance = question->options[i].value - value;
		if (distance < 5e-5 && distance > -5e-5)
			return i + 1;
	}
	return 0;
}

static bool
take_option(struct votes_import *votes, struct vote_row *row)
{
	struct table_reader *reader = &votes->file.reader;
	const struct question *question = &votes->rounds[row->round].question;
	const struct table_cell *cell = table_cell(reader, VOTES_OPTION_NO);
	enum entry_says says = methods[question->kind].says;
	int most = says == SAYS_NUMBER ? 1 : says == SAYS_WORD ? BALLOT_ENTRIES : question->count;
	row->option_no = cell->there ? (int)cell->integer : -1;
	if (cell->there && (cell->integer < 0 || cell->integer > most)) {
		table_fault(reader, VOTES_OPTION_NO, row->line, _("there is no answer %s; “%s” has %d"), cell->text,
			votes->rounds[row->round].step->question, most);
		return false;
	}
	if (!cell->there && row->valued && says == SAYS_NUMBER)
		row->option_no = 1;
	if (!cell->there && row->valued && says == SAYS_LEVEL)
		row->option_no = option_of_value(question, row->value);
	if (row->option_no >= 0 && (row->option_no > 0 || cell->there))
		return true;
	if (row->option_no == 0) {
		table_fault(reader, VOTES_VALUE, row->line, _("“%s” is the value of no answer"),
			table_cell(reader, VOTES_VALUE)->text);
		return false;
	}
	if (methods[question->kind].several)
		return true;
	table_fault(reader, VOTES_OPTION_NO, row->line, _("the answer is missing; 0 abstains"));
	return false;
}

/* Whether the value is one that can stand beside the option. */
static bool
check_value(struct votes_import *votes, const struct vote_row *row)
{
	struct table_reader *reader = &votes->file.reader;
	const struct question *question = &votes->rounds[row->round].question;
	const char *text = table_cell(reader, VOTES_VALUE)->text;
	enum entry_says says = methods[question->kind].says;
	bool needed = says == SAYS_NUMBER || says == SAYS_RESISTANCE
		|| ((says == SAYS_DOTS || says == SAYS_PLACE) && row->mode != MODE_HANDS);
	if (row->option_no < 1 || says == SAYS_NOTHING || says == SAYS_WORD) {
		if (row->valued)
			table_fault(reader, VOTES_VALUE, row->line, _("“%s” means nothing here; leave the cell empty"),
				text);
		return !row->valued;
	}
	if (!row->valued && needed) {
		table_fault(reader, VOTES_VALUE, row->line, _("the value is missing"));
		return false;
	}
	if (row->valued && says == SAYS_LEVEL && option_of_value(question, row->value) != row->option_no) {
		table_fault(reader, VOTES_VALUE, row->line, _("“%s” is not the value of the answer %d, which is %g"),
			text, row->option_no, question->options[row->option_no - 1].value);
		return false;
	}
	if (row->valued && says == SAYS_DOTS && row->mode == MODE_HANDS && row->value != 1) {
		table_fault(reader, VOTES_VALUE, row->line, _("of dots that were counted the weight says how many; "
			"the value is 1"));
		return false;
	}
	return true;
}

static bool
check_text(struct votes_import *votes, const struct vote_row *row)
{
	struct table_reader *reader = &votes->file.reader;
	bool words = methods[votes->rounds[row->round].question.kind].says == SAYS_WORD && row->option_no > 0;
	if (words && !*row->text)
		table_fault(reader, VOTES_TEXT, row->line, _("the word is missing"));
	if (!words && *row->text && row->mode != MODE_OFFICIAL)
		table_fault(reader, VOTES_TEXT, row->line, _("“%s” means nothing here; leave the cell empty"),
			row->text);
	return words ? *row->text : !*row->text || row->mode == MODE_OFFICIAL;
}

static bool
take_weight(struct votes_import *votes, struct vote_row *row)
{
	struct table_reader *reader = &votes->file.reader;
	const struct table_cell *cell = table_cell(reader, VOTES_WEIGHT);
	int least = row->mode == MODE_HANDS ? 0 : 1, most = row->mode == MODE_OFFICIAL ? 1 : WEIGHT_MOST;
	row->weight = cell->there ? cell->integer : 1;
	if (row->weight >= least && row->weight <= most)
		return true;
	table_fault(reader, VOTES_WEIGHT, row->line, _("“%s” must lie between %d and %d"), cell->text, least, most);
	return false;
}

static bool
take_row(struct votes_import *votes, int line)
{
	struct table_reader *reader = &votes->file.reader;
	const struct table_cell *value = table_cell(reader, VOTES_VALUE);
	struct vote_row row = {.line = line, .round = take_round(votes, line), .valued = value->there,
		.value = value->number, .text = table_cell(reader, VOTES_TEXT)->text,
		.ballot_id = table_cell(reader, VOTES_BALLOT_ID)->text};
	/* whether it is a ballot cannot be told then */
	if (row.round < 0 || !take_mode(votes, line, &row.mode))
		return true;
	if (row.mode != MODE_OFFICIAL && !says_group(votes, &row))
		return false;
	bool fine = is_open(votes, &row);
	fine = take_group(votes, &row) && fine;
	fine = fine && take_option(votes, &row);
	fine = fine && check_value(votes, &row) && check_text(votes, &row);
	fine = take_weight(votes, &row) && fine;
	row.wrong = !fine;
	return votes_take(votes, &row);
}

bool
import_votes_row(void *context, size_t number, const struct csv_row *row, int columns)
{
	struct votes_import *votes = context;
	if (number == 0)
		return take_header(votes, row, columns);
	return !table_reader_row(&votes->file.reader, row) || take_row(votes, row->line);
}

/* --- what came in -------------------------------------------------------------------------------- */

static void
report_hands(const struct votes_import *votes, struct buffer *report)
{
	int questions = 0;
	size_t counts = 0;
	for (int i = 0; i < votes->rounds_count; i++) {
		bool again = votes->taken.rounds[i].hands.kinds_count == 0;
		counts += votes->taken.rounds[i].hands.kinds_count;
		for (int j = 0; j < i; j++)
			again = again || (votes->taken.rounds[j].step == votes->taken.rounds[i].step
				&& votes->taken.rounds[j].hands.kinds_count > 0);
		questions += !again;
	}
	if (counts == 0)
		return;
	char *what = mem_printf(P_("%lu count of hands", "%lu counts of hands", counts), (unsigned long)counts);
	buffer_printf(report, P_("%s in %d question\n", "%s in %d questions\n", (unsigned long)questions), what,
		questions);
	free(what);
}

static void
report_opened(const struct votes_import *votes, const struct taken_told *told, struct buffer *report)
{
	bool ended = votes->file.model->stage.phase == PHASE_ENDED;
	unsigned long opened = (unsigned long)told->opened, closed = (unsigned long)told->closed;
	if (ended && opened > 0)
		buffer_printf(report, P_("%lu question was opened and closed again, because the session has "
			"ended\n", "%lu questions were opened and closed again, because the session has ended\n",
			opened), opened);
	else if (opened > 0)
		buffer_printf(report, P_("%lu question was opened for this\n",
			"%lu questions were opened for this\n", opened), opened);
	if (closed > 0)
		buffer_printf(report, P_("%lu of them is closed, because it is asked again in another round\n",
			"%lu of them are closed, because they are asked again in another round\n", closed), closed);
	if (told->final)
		buffer_printf(report, "%s\n", _("this cannot be taken back"));
}

enum status
import_votes_save(struct votes_import *votes, struct buffer *report, unsigned *changed)
{
	const struct import_file *file = &votes->file;
	struct taken_told told;
	int64_t *counts = mem_new((size_t)file->model->workshop->steps_count, sizeof(*counts)), sum = 0;
	for (int i = 0; i < votes->rounds_count; i++) {
		counts[votes->taken.rounds[i].step] += votes->taken.rounds[i].secret.people;
		sum += votes->taken.rounds[i].secret.people;
	}
	enum status status = session_ballots(file->session, &votes->taken, file->from, &told, changed,
		file->message);
	if (status == STATUS_OK) {
		if (sum > 0) {
			buffer_printf(report, P_("%lld ballot: ", "%lld ballots: ", (unsigned long)sum),
				(long long)sum);
			import_report_counts(file->model, counts, file->model->workshop->steps_count, report);
		}
		report_hands(votes, report);
		if (votes->taken.officials_count > 0)
			buffer_printf(report, P_("%d official answer\n", "%d official answers\n",
				(unsigned long)votes->taken.officials_count), votes->taken.officials_count);
		report_opened(votes, &told, report);
	}
	free(counts);
	return status;
}

/* --- behind the last row ------------------------------------------------------------------------ */

/* No round may be there without those before, but for a few that nobody voted in. */
static void
check_numbers(struct votes_import *votes)
{
	const struct model *model = votes->file.model;
	for (int i = 0; i < votes->rounds_count; i++) {
		const struct taken_round *round = &votes->taken.rounds[i];
		const char *question = model->workshop->steps[round->step].question;
		int known = model_rounds_of(model, question), steps = 0, before;
		for (int step = 0; step < model->workshop->steps_count; step++) {
			const char *asked = model->workshop->steps[step].question;
			steps += asked && strcmp(asked, question) == 0;
		}
		known = known > steps ? known : steps;
		do {
			before = known;
			for (int j = 0; j < votes->rounds_count; j++) {
				const struct taken_round *other = &votes->taken.rounds[j];
				if (other->step == round->step && other->number > known
					&& other->number <= known + UNVOTED_MOST)
					known = other->number;
			}
		} while (known > before);
		if (round->number > known)
			table_fault(&votes->file.reader, VOTES_ROUND, votes->rounds[i].line,
				_("there is no round %d of “%s”"), round->number, question);
	}
}

void
import_votes_end(struct votes_import *votes)
{
	struct faults *faults = votes->file.faults;
	votes_finish(votes);
	check_numbers(votes);
	votes_officials(votes);
	if (votes->file.reader.rows == 0 && faults->errors == 0)
		faults_add(faults, 0, false, _("there is no row below the header"));
}
