/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "table/answer_sheet.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/answer.h"
#include "core/beforehand.h"
#include "core/buffer.h"
#include "core/i18n.h"
#include "core/mem.h"
#include "core/text.h"
#include "table/csv_write.h"

const char *const answer_columns[ANSWER_COLUMN_COUNT][ANSWER_COLUMN_LANGUAGES] = {
	[ANSWER_COLUMN_ID] = {"question_id", "question_id"},
	[ANSWER_COLUMN_THEME] = {"theme", "Thema"},
	[ANSWER_COLUMN_QUESTION] = {"question", "Frage"},
	[ANSWER_COLUMN_ANSWERS] = {"answers", "Mögliche Antworten"},
	[ANSWER_COLUMN_ANSWER] = {"answer", "Antwort"},
	[ANSWER_COLUMN_REASON] = {"reason", "Begründung"},
};

bool
answer_column_named(const char *name, enum answer_column *column)
{
	for (int i = 0; i < ANSWER_COLUMN_COUNT; i++) {
		for (int language = 0; language < ANSWER_COLUMN_LANGUAGES; language++) {
			if (text_compare_folded(answer_columns[i][language], name) == 0) {
				*column = (enum answer_column)i;
				return true;
			}
		}
	}
	return false;
}

/* --- what may be answered ------------------------------------------------------------------ */

/* Whether the answers are called by their own numbers, one after the other: 0, 1 … 10. */
static bool
is_range(const struct question *question, int language)
{
	bool range = question->count > 2;
	for (int i = 0; i < question->count && range; i++) {
		char *spelled = answer_spelled(question, i, language);
		range = strcmp(spelled, words_in(&question->options[i].label, language)) == 0
			&& question->options[i].value == question->options[0].value + i;
		free(spelled);
	}
	return range;
}

static void
add_options(struct buffer *text, const struct question *question, int language)
{
	if (is_range(question, language)) {
		buffer_printf(text, "%s … %s", words_in(&question->options[0].label, language),
			words_in(&question->options[question->count - 1].label, language));
		return;
	}
	for (int i = 0; i < question->count; i++) {
		char *spelled = answer_spelled(question, i, language);
		buffer_printf(text, "%s%s", i > 0 ? "; " : "", spelled);
		free(spelled);
	}
}

/* What stands in the row of a question. */
static char *
answers_of(const struct step *step, const struct question *question, int language)
{
	struct buffer text = {.bytes = NULL};
	int most = ballot_most(question);
	switch (methods[step->kind].says) {
	case SAYS_NOTHING:
		if (methods[step->kind].several)
			buffer_printf(&text, P_("%d answer in the rows below", "up to %d answers in the "
				"rows below", (unsigned long)most), most);
		break;
	case SAYS_DOTS:
		buffer_printf(&text, P_("%d dot to give in the rows below", "%d dots to spread over the "
			"rows below", (unsigned long)most), most);
		break;
	case SAYS_PLACE:
		buffer_printf(&text, P_("the first place in the rows below", "places 1 to %d in the rows "
			"below; 1 is the first", (unsigned long)most), most);
		break;
	case SAYS_RESISTANCE:
		buffer_printf(&text, _("a resistance in each of the rows below"));
		break;
	case SAYS_NUMBER:
		buffer_add(&text, _("a number"));
		break;
	case SAYS_WORD:
		buffer_printf(&text, P_("%d word", "up to %d words, with commas between them",
			(unsigned long)most), most);
		break;
	case SAYS_LEVEL:
		break;
	}
	if (text.length == 0)
		add_options(&text, question, language);
	char *abstention = answer_spelled_abstention(&step->abstain, language, _("don’t know"));
	buffer_printf(&text, "; %s", abstention);
	free(abstention);
	return buffer_take(&text);
}

/* What stands in the row of an option. */
static char *
answers_of_option(const struct step *step, const struct question *question)
{
	switch (methods[step->kind].says) {
	case SAYS_DOTS:
		return mem_printf(P_("%d dot or none", "0 to %d dots", (unsigned long)ballot_most(question)),
			ballot_most(question));
	case SAYS_PLACE:
		return mem_text(_("its place, or nothing"));
	case SAYS_RESISTANCE:
		return mem_printf(_("0 (no resistance) to %d (unacceptable)"), RESISTANCE_MOST);
	default:
		return mem_text(_("x, or nothing"));
	}
}

/* --- rows ------------------------------------------------------------------------------------ */

/* TEXT with a space for whatever white space stands there. Fresh memory. */
static char *
in_one_line(const char *text)
{
	struct buffer line = {.bytes = NULL};
	char *copy = text_clean(text, strlen(text), TEXT_ONE_LINE), *rest = NULL;
	for (char *word = strtok_r(copy, " ", &rest); word; word = strtok_r(NULL, " ", &rest))
		buffer_printf(&line, "%s%s", line.length > 0 ? " " : "", word);
	free(copy);
	return buffer_take(&line);
}

static void
write_row(struct csv_writer *writer, const char *id, const char *theme, const char *question,
	const char *answers)
{
	const struct csv_cell cells[ANSWER_COLUMN_COUNT] = {
		[ANSWER_COLUMN_ID] = cell_text(id),
		[ANSWER_COLUMN_THEME] = cell_text(theme),
		[ANSWER_COLUMN_QUESTION] = cell_text(question),
		[ANSWER_COLUMN_ANSWERS] = cell_text(answers),
		[ANSWER_COLUMN_ANSWER] = cell_missing(),
		[ANSWER_COLUMN_REASON] = cell_missing(),
	};
	csv_writer_row(writer, cells, ANSWER_COLUMN_COUNT);
}

static void
write_question(struct csv_writer *writer, const struct step *step, int language)
{
	const struct question question = {
		.kind = step->kind, .options = step->options, .count = step->options_count, .max = step->max};
	const char *prompt = words_in(&step->prompt, language);
	char *asked = in_one_line(*prompt ? prompt : words_in(&step->title, language));
	char *answers = answers_of(step, &question, language);
	write_row(writer, step->question, words_in(&step->theme, language), asked, answers);
	free(answers);
	free(asked);
	for (int i = 0; answer_by_option(step->kind) && i < step->options_count; i++) {
		char *id = mem_printf("%s.%d", step->question, step->options[i].no);
		answers = answers_of_option(step, &question);
		write_row(writer, id, "", words_in(&step->options[i].label, language), answers);
		free(answers);
		free(id);
	}
}

enum status
answer_sheet_write(const char *path, const struct workshop *workshop, const char *language,
	int *questions, struct message *message)
{
	const char *names[ANSWER_COLUMN_COUNT];
	struct csv_writer *writer;
	int spoken = workshop_find_language(workshop, language);
	int column = strcmp(language, "de") == 0 ? 1 : 0;

	*questions = 0;
	for (int i = 0; i < workshop->steps_count; i++)
		*questions += beforehand_asked(workshop, i);
	if (workshop_people_groups(workshop) == workshop->groups_count)
		return fail(message, STATUS_DATA,
			_("%s: there is no official group in it that could fill in a sheet; a row of the kind "
			"“group” with “official” in the column “options” makes one"), workshop->id);
	if (*questions == 0)
		return fail(message, STATUS_DATA,
			_("%s: there is no question in it that an institution can answer beforehand"),
			workshop->id);

	enum status status = csv_writer_open(path, CSV_EXCEL_DE, &writer, message);
	if (status)
		return status;
	for (int i = 0; i < ANSWER_COLUMN_COUNT; i++)
		names[i] = answer_columns[i][column];
	csv_writer_header(writer, names, ANSWER_COLUMN_COUNT);
	for (int i = 0; i < workshop->steps_count; i++) {
		if (beforehand_asked(workshop, i))
			write_question(writer, &workshop->steps[i], spoken < 0 ? 0 : spoken);
	}
	status = csv_writer_close(writer, message);
	if (status && strcmp(path, "-") != 0)
		unlink(path);
	return status;
}
