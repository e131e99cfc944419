/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/workshop_row.h"

#include <stdlib.h>
#include <string.h>

#include "core/buffer.h"
#include "core/i18n.h"
#include "core/mem.h"
#include "core/nearest.h"
#include "core/text.h"

/* A row being read. */
struct reader {
	struct workshop *workshop;
	int line;
	struct words cell[COLUMN_COUNT]; /* cleaned; NULL where there is nothing */
	struct faults *faults;
};

#define WRONG(reader, ...) faults_add((reader)->faults, (reader)->line, false, __VA_ARGS__)

static const char *const kind_head = "workshop";
static const char *const kind_group = "group";

static const char *
cell(const struct reader *reader, enum column column)
{
	return words_in(&reader->cell[column], 0);
}

static bool
empty(const struct reader *reader, enum column column)
{
	for (int i = 0; i < LANGUAGES_MAX; i++)
		if (reader->cell[column].in[i])
			return false;
	return true;
}

static struct words
take(struct reader *reader, enum column column)
{
	struct words words = reader->cell[column];
	reader->cell[column] = (struct words){.in = {NULL}};
	return words;
}

static void
reader_open(struct reader *reader, struct workshop *workshop, const struct row *row,
	struct faults *faults)
{
	*reader = (struct reader){.workshop = workshop, .line = row->line, .faults = faults};
	for (int column = 0; column < COLUMN_COUNT; column++) {
		bool lines = column == COLUMN_PROMPT || column == COLUMN_NOTES;
		for (int i = 0; i < LANGUAGES_MAX; i++) {
			const char *written = row->cell[column].in[i];
			if (!written)
				continue;
			char *clean = text_clean(written, strlen(written),
				TEXT_TRIM | (lines ? TEXT_LINES : TEXT_ONE_LINE));
			if (*clean)
				reader->cell[column].in[i] = clean;
			else
				free(clean);
		}
	}
}

static void
reader_close(struct reader *reader)
{
	for (int column = 0; column < COLUMN_COUNT; column++)
		words_free(&reader->cell[column]);
}

/* --- ids --------------------------------------------------------------------------------- */

/* Whether some row has ID; *LINE is where, 0 if that is not known. */
static bool
id_taken(const struct workshop *workshop, const char *id, int *line)
{
	int step = workshop_find_step(workshop, id);
	*line = step >= 0 ? workshop->steps[step].line : 0;
	if (workshop->id && strcmp(workshop->id, id) == 0) {
		*line = workshop->head_line;
		return true;
	}
	return step >= 0 || workshop_find_group(workshop, id) >= 0 ||
		workshop_lost_id(workshop, id);
}

/* An id of the title that nobody has. */
static char *
make_id(const struct reader *reader, const char *otherwise)
{
	int line;
	char *base = text_slug(cell(reader, COLUMN_TITLE));
	if (!workshop_id_valid(base)) {
		free(base);
		base = mem_text(otherwise);
	}
	char *id = mem_text(base);
	for (int n = 2; id_taken(reader->workshop, id, &line); n++) {
		char *end = mem_printf("-%d", n);
		size_t room = ID_LENGTH_MAX - strlen(end);
		free(id);
		id = mem_printf(
			"%.*s%s", (int)(strlen(base) < room ? strlen(base) : room), base, end);
		free(end);
	}
	free(base);
	return id;
}

/* The row's id, made if there is none; checked. Never NULL. */
static char *
read_id(struct reader *reader, const char *otherwise)
{
	const char *written = cell(reader, COLUMN_ID);
	int line;
	if (!*written)
		return make_id(reader, otherwise);
	if (!workshop_id_valid(written)) {
		char *slug = text_slug(written);
		if (workshop_id_valid(slug) && strcmp(slug, written) != 0)
			WRONG(reader, _("“%s” cannot be an id; “%s” can"), written, slug);
		else
			WRONG(reader,
				_("“%s” cannot be an id: a small letter, then small letters, "
				  "digits and hyphens, at most %d, and no word that spreadsheets "
				  "or exports read as something else"),
				written, ID_LENGTH_MAX);
		free(slug);
	} else if (id_taken(reader->workshop, written, &line)) {
		if (line > 0)
			WRONG(reader, _("the id “%s” is taken by line %d"), written, line);
		else
			WRONG(reader, _("the id “%s” is taken by an earlier row"), written);
	}
	return mem_text(written);
}

/* --- single cells ------------------------------------------------------------------------ */

/* A fault for each of the columns (bits) that has something in it. */
static void
refuse_columns(struct reader *reader, unsigned columns, const char *kind)
{
	for (int column = 0; column < COLUMN_COUNT; column++)
		if (columns & (1u << column) && !empty(reader, (enum column)column))
			WRONG(reader, _("“%s” has no “%s”; the cell must be empty"), kind,
				workshop_columns[column].word);
}

/* A text that has translations must also be there in the base language. */
static void
check_base(struct reader *reader)
{
	for (int column = 0; column < COLUMN_COUNT; column++) {
		if (workshop_columns[column].translated && !reader->cell[column].in[0]
			&& !empty(reader, (enum column)column))
			WRONG(reader, _("“%s” is translated, but missing in the first language"),
				workshop_columns[column].word);
	}
}

static int
read_number(struct reader *reader, enum column column, int least, int most)
{
	const char *text = cell(reader, column);
	size_t digits = strspn(text, "0123456789");
	long number = strtol(text, NULL, 10);
	if (!*text)
		return 0;
	if (text[digits]) {
		WRONG(reader, _("“%s” must be a whole number, not “%s”"),
			workshop_columns[column].word, text);
		return 0;
	}
	if (digits > 6 || number < least || number > most) {
		WRONG(reader, _("“%s” must lie between %d and %d"), workshop_columns[column].word,
			least, most);
		return 0;
	}
	return (int)number;
}

/* Index of the cell's word in WORDS, of which the first is empty; 0 when the cell is wrong. */
static int
read_word(struct reader *reader, enum column column, const char *const *words, size_t count)
{
	const char *text = cell(reader, column);
	for (size_t i = 0; i < count; i++)
		if (strcmp(text, words[i]) == 0)
			return (int)i;
	const char *meant = nearest_word(text, words + 1, count - 1);
	if (meant)
		WRONG(reader, _("“%s” cannot be “%s”; did you mean “%s”?"),
			workshop_columns[column].word, text, meant);
	else
		WRONG(reader, _("“%s” cannot be “%s”, only “%s” or “%s”"),
			workshop_columns[column].word, text, words[1], words[2]);
	return 0;
}

static char *
read_question(struct reader *reader, const char *otherwise)
{
	const char *text = cell(reader, COLUMN_QUESTION);
	if (!*text)
		return mem_text(otherwise);
	if (!workshop_id_valid(text))
		WRONG(reader, _("“%s” cannot be “%s”: it must look like an id"),
			workshop_columns[COLUMN_QUESTION].word, text);
	return mem_text(text);
}

/* --- the three kinds of rows --------------------------------------------------------------- */

static void
read_head(struct reader *reader)
{
	struct workshop *workshop = reader->workshop;
	if (workshop->has_head) {
		WRONG(reader, _("there is a second row of kind “workshop”; the first is line %d"),
			workshop->head_line);
		return;
	}
	if (workshop->rows > 1)
		WRONG(reader, _("the row of kind “workshop” must be the first one"));
	refuse_columns(reader,
		1u << COLUMN_OPTIONS | 1u << COLUMN_THEME | 1u << COLUMN_QUESTION |
			1u << COLUMN_SHEET | 1u << COLUMN_MAX | 1u << COLUMN_BY_GROUP |
			1u << COLUMN_COMMENTS,
		kind_head);
	check_base(reader);
	if (empty(reader, COLUMN_TITLE))
		WRONG(reader, _("the workshop has no title"));
	workshop->has_head = true;
	workshop->head_line = reader->line;
	workshop->minutes = read_number(reader, COLUMN_MINUTES, 0, MINUTES_MAX);
	char *id = read_id(reader, kind_head);
	workshop->id = id;
	workshop->title = take(reader, COLUMN_TITLE);
	workshop->prompt = take(reader, COLUMN_PROMPT);
	workshop->notes = take(reader, COLUMN_NOTES);
}

static void
read_group(struct reader *reader, int errors)
{
	static const char *const words[] = {"", "official"};
	struct workshop *workshop = reader->workshop;

	refuse_columns(reader,
		1u << COLUMN_PROMPT | 1u << COLUMN_MINUTES | 1u << COLUMN_THEME |
			1u << COLUMN_QUESTION | 1u << COLUMN_SHEET | 1u << COLUMN_MAX |
			1u << COLUMN_BY_GROUP | 1u << COLUMN_COMMENTS,
		kind_group);
	check_base(reader);
	if (empty(reader, COLUMN_TITLE))
		WRONG(reader, _("a group needs a title"));
	const char *official = cell(reader, COLUMN_OPTIONS);
	if (*official && strcmp(official, words[1]) != 0) {
		if (nearest_word(official, words + 1, 1))
			WRONG(reader, _("“%s” cannot be “%s”; did you mean “%s”?"),
				workshop_columns[COLUMN_OPTIONS].word, official, words[1]);
		else
			WRONG(reader, _("the options of a group can only be “official”, not “%s”"),
				official);
	}
	if (workshop->groups_count == GROUPS_MAX)
		WRONG(reader, _("there may be at most %d groups"), GROUPS_MAX);

	char *otherwise = mem_printf("group-%d", workshop->groups_count + 1);
	char *id = read_id(reader, otherwise);
	free(otherwise);
	if (reader->faults->errors > errors) {
		free(id);
		return;
	}
	workshop->groups = mem_grow(workshop->groups, (size_t)workshop->groups_count,
		sizeof(*workshop->groups));
	workshop->groups[workshop->groups_count++] = (struct group){
		.id = id,
		.label = take(reader, COLUMN_TITLE),
		.official = *official,
	};
}

/* A talk has no options, but may be one at tables. */
static void
read_tables(struct reader *reader, struct step *step)
{
	static const char *const words[] = {"tables"};
	const char *text = cell(reader, COLUMN_OPTIONS);
	step->tables = strcmp(text, words[0]) == 0;
	if (!step->tables && nearest_word(text, words, 1))
		WRONG(reader, _("“%s” cannot be “%s”; did you mean “%s”?"),
			workshop_columns[COLUMN_OPTIONS].word, text, words[0]);
	else if (!step->tables)
		WRONG(reader, _("the options of a talk can only be “tables”, not “%s”"), text);
	step->options_text = take(reader, COLUMN_OPTIONS);
}

static void
read_options(struct reader *reader, struct step *step)
{
	const struct method *method = &methods[step->kind];
	if (empty(reader, COLUMN_OPTIONS)) {
		if (method->options == OPTIONS_NEEDED)
			WRONG(reader, _("“%s” needs options, such as yes|no"), method->word);
		return;
	}
	if (step->kind == KIND_TALK) {
		read_tables(reader, step);
		return;
	}
	if (method->options == OPTIONS_NONE) {
		refuse_columns(reader, 1u << COLUMN_OPTIONS, method->word);
		return;
	}
	char *wrong = options_parse(&reader->cell[COLUMN_OPTIONS], reader->workshop, step->kind,
		&step->options, &step->options_count, &step->abstain, &step->options_from);
	if (wrong)
		WRONG(reader, "%s", wrong);
	free(wrong);
	step->options_text = take(reader, COLUMN_OPTIONS);
}

/* Reads the row as a step; whether it is one is told by FAULTS. STEP is the caller's to free. */
static void
read_step(struct reader *reader, enum kind kind, struct step *step)
{
	static const char *const yes_no[] = {"", "yes", "no"};
	static const char *const collect_live[] = {"", "collect", "live"};
	const struct method *method = &methods[kind];

	*step = (struct step){.kind = kind, .line = reader->line};
	check_base(reader);
	if (!method->asks)
		refuse_columns(reader, 1u << COLUMN_QUESTION | 1u << COLUMN_SHEET, method->word);
	if (!method->has_max)
		refuse_columns(reader, 1u << COLUMN_MAX, method->word);
	else
		step->max = read_number(reader, COLUMN_MAX, 1, OPTIONS_MAX);

	step->minutes = read_number(reader, COLUMN_MINUTES, 0, MINUTES_MAX);
	read_options(reader, step);
	if ((kind == KIND_MULTI || kind == KIND_RANK) && step->options_count > 0
		&& step->max > step->options_count)
		WRONG(reader, _("“max” is %d, but there are only %d options"), step->max,
			step->options_count);
	step->by_group = read_word(reader, COLUMN_BY_GROUP, yes_no, 3) == 1;
	if (step->by_group && !method->asks && kind != KIND_PEOPLE)
		WRONG(reader, _("“%s” cannot be counted group by group"), method->word);
	int comments = read_word(reader, COLUMN_COMMENTS, collect_live, 3);
	step->live = comments ? comments == 2 : method->live;

	char *otherwise = mem_printf("step-%d", reader->workshop->steps_count + 1);
	step->id = read_id(reader, otherwise);
	free(otherwise);
	if (method->asks) {
		step->question = read_question(reader, step->id);
		step->sheet = mem_text(reader->cell[COLUMN_SHEET].in[0]);
	}
	if (empty(reader, COLUMN_TITLE))
		faults_add(reader->faults, reader->line, true, _("the step has no title"));
	step->title = take(reader, COLUMN_TITLE);
	step->prompt = take(reader, COLUMN_PROMPT);
	step->theme = take(reader, COLUMN_THEME);
	step->notes = take(reader, COLUMN_NOTES);
}

static void
unknown_kind(struct reader *reader)
{
	const char *words[KIND_COUNT + 2], *written = cell(reader, COLUMN_KIND);
	size_t count = 0;
	struct buffer list = {.bytes = NULL};

	words[count++] = kind_head;
	words[count++] = kind_group;
	for (int i = 0; i < KIND_COUNT; i++)
		words[count++] = methods[i].word;
	const char *meant = nearest_word(written, words, count);
	for (size_t i = 0; i < count; i++)
		buffer_printf(&list, "%s%s", i > 0 ? ", " : "", words[i]);
	if (!*written)
		WRONG(reader, _("the kind is missing; it is one of %s"), buffer_text(&list));
	else if (meant)
		WRONG(reader, _("unknown kind “%s”; did you mean “%s”?"), written, meant);
	else
		WRONG(reader, _("unknown kind “%s”; it is one of %s"), written, buffer_text(&list));
	buffer_free(&list);
}

void
workshop_add(struct workshop *workshop, const struct row *row, struct faults *faults)
{
	struct reader reader;
	struct step step = {.id = NULL};
	enum kind kind;
	int errors = faults->errors;

	if (workshop->languages_count == 0)
		workshop_language(workshop, "und");
	if (workshop->rows++ == 0)
		workshop->first_line = row->line;
	reader_open(&reader, workshop, row, faults);

	const char *word = cell(&reader, COLUMN_KIND);
	if (strcmp(word, kind_head) == 0) {
		read_head(&reader);
	} else if (strcmp(word, kind_group) == 0) {
		read_group(&reader, errors);
	} else if (kind_from_word(word, &kind)) {
		read_step(&reader, kind, &step);
	} else {
		unknown_kind(&reader);
		workshop->head_lost = workshop->head_lost || workshop->rows == 1;
	}

	if (faults->errors > errors) {
		workshop_lose_id(workshop, cell(&reader, COLUMN_ID));
		step_free(&step);
	} else if (step.id) {
		workshop->steps =
			mem_grow(workshop->steps, (size_t)workshop->steps_count, sizeof(step));
		workshop->steps[workshop->steps_count++] = step;
	}
	reader_close(&reader);
}

bool
workshop_insert(struct workshop *workshop, int at, const struct row *row, struct faults *faults)
{
	struct reader reader;
	struct step step = {.id = NULL};
	enum kind kind;
	int errors = faults->errors;

	reader_open(&reader, workshop, row, faults);
	if (kind_from_word(cell(&reader, COLUMN_KIND), &kind))
		read_step(&reader, kind, &step);
	else
		unknown_kind(&reader);
	reader_close(&reader);
	at = at < 0 ? 0 : at > workshop->steps_count ? workshop->steps_count : at;
	if (step.id)
		workshop_check_from(workshop, &step, at, faults);
	for (int i = 0; i < workshop->steps_count && step.question; i++) {
		const struct step *other = &workshop->steps[i];
		if (other->question && strcmp(other->question, step.question) == 0) {
			workshop_check_round(&step, other, faults);
			break;
		}
	}
	if (faults->errors > errors) {
		step_free(&step);
		return false;
	}

	workshop->steps = mem_grow(workshop->steps, (size_t)workshop->steps_count, sizeof(step));
	memmove(workshop->steps + at + 1, workshop->steps + at,
		(size_t)(workshop->steps_count - at) * sizeof(step));
	workshop->steps[at] = step;
	workshop->steps_count++;
	return true;
}
