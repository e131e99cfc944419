/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/picture.h"

#include <stdlib.h>

#include "core/buffer.h"
#include "core/i18n.h"
#include "core/mem.h"
#include "core/text.h"
#include "tui/answers.h"
#include "tui/counts.h"
#include "tui/say.h"

enum {
	CELL = 4,      /* columns of a group's mark */
	MARKS_GAP = 4, /* between the answers and the marks */
	AROUND = 6,    /* rows between the prompt and the answers, and below these */
	LEVELS = RESISTANCE_MOST + 1,
};

/* The list of answers, with marks for hands being counted. */
struct list {
	struct picture *picture;
	const struct round *round; /* whose counted cells are marked, or NULL */
	bool grid;                 /* a column of marks for each group */
	bool levels;               /* a column of marks for each resistance, of one group */
	int level_columns;         /* of one of them */
	bool (*done)[LEVELS];      /* by option: which were counted */
	enum lettering letters;    /* of the answers */
	int number, label;         /* columns where they begin */
	int label_columns;
	int marks;                 /* column of the first group's marks */
};

/* The groups that raise hands: people, and those of no group at the end. */
static bool
counts(const struct model *model, int group)
{
	return group == model_no_group(model) || !model->workshop->groups[group].official;
}

static int
counting_groups(const struct model *model)
{
	int groups = 0;
	for (int group = 0; group <= model_no_group(model); group++)
		groups += counts(model, group);
	return groups;
}

/* The group whose resistances are being counted. */
static int
counted_group(const struct picture *picture)
{
	int pointed = picture->model->stage.cell_group;
	return pointed >= 0 ? pointed : model_no_group(picture->model);
}

static void
read_levels(struct list *list)
{
	const struct tally *tally = &list->round->tally;
	int group = counted_group(list->picture);
	list->done = mem_new((size_t)tally->options + 1, sizeof(*list->done));
	for (int i = 0; i < tally->given_count; i++) {
		const struct given *given = &tally->given[i];
		int level = (int)given->value;
		if (given->mode == MODE_HANDS && given->group == group && level >= 0 && level < LEVELS)
			list->done[given->option_no][level] = true;
	}
}

/* The columns of what stands before the marks in their head: the group that is being counted. */
static int
head_columns(const struct picture *picture)
{
	const struct model *model = picture->model;
	int widest = 0;
	for (int group = 0; group <= model_no_group(model) && picture_step(picture)->by_group; group++) {
		char *mark = say_group_mark(model, group, picture->language);
		int columns = text_columns(mark) + 1
			+ text_columns(model_group_label(model, group, picture->language));
		if (counts(model, group) && columns > widest)
			widest = columns;
		free(mark);
	}
	return widest;
}

static struct list
list_of(struct picture *picture, const struct answers *answers, const struct round *round)
{
	bool by_level = methods[picture_step(picture)->kind].says == SAYS_RESISTANCE;
	struct list list = {
		.picture = picture,
		.round = round,
		.grid = round && !by_level && picture_step(picture)->by_group,
		.levels = round && by_level,
		.level_columns = 2 + picture->size,
		.number = picture->left + 3,
	};
	list.label = list.number + answers->number_columns + (answers->number_columns > 0 ? 2 : 0);
	int room = picture->at.columns - picture->left - list.label;
	if (list.grid)
		room -= CELL * counting_groups(picture->model) + 1;
	if (list.levels) {
		room -= list.level_columns * LEVELS + 2;
		/* Labels in two languages need the columns more. */
		if (picture->size == 0 && answers->label_columns > room) {
			room += (list.level_columns - 1) * LEVELS;
			list.level_columns = 1;
		}
		read_levels(&list);
	}
	int wanted = answers->label_columns;
	if (list.grid || list.levels) {
		int head = list.number + head_columns(picture) - list.label;
		wanted = head > wanted ? head : wanted;
	}
	list.label_columns = wanted < room ? wanted : room;
	list.marks = list.label + list.label_columns + 2;
	return list;
}

/* Block letters where all answers fit into ROWS with them; whether they do. */
static bool
enlarge(struct list *list, const struct answers *answers, enum lettering letters, int rows)
{
	const struct picture *picture = list->picture;
	int number, sum = 0, room = picture->at.columns - picture->left - list->number;
	if (list->grid)
		room -= CELL * counting_groups(picture->model) + MARKS_GAP;
	if (list->levels)
		room -= list->level_columns * LEVELS + MARKS_GAP;
	if (picture->size == 0 || picture->plain)
		return false;
	answers_lettered_columns(answers, letters, room, &number);
	int indent = number + (number > 0 ? 4 : 0);
	int columns = answers_lettered_columns(answers, letters, room - indent, &number);
	if (columns < 0)
		return false;
	if (list->grid || list->levels) {
		int head = head_columns(picture) - indent;
		columns = head > columns ? head : columns;
		if (columns > room - indent)
			return false;
	}
	for (int i = 0; i < answers->count; i++)
		sum += answer_rows(&answers->list[i], letters, columns)
			+ (letters == LETTERING_MEDIUM);
	if (sum > rows)
		return false;
	list->letters = letters;
	list->label = list->number + indent;
	list->label_columns = columns;
	list->marks = list->label + columns + MARKS_GAP;
	return true;
}

static bool
is_pointed_at(const struct list *list, int group, int no)
{
	const struct stage_row *stage = &list->picture->model->stage;
	return list->round && stage->cell_group == group && stage->cell_option == no;
}

static void
draw_mark(const struct list *list, int row, int column, int group, int no)
{
	const struct canvas *at = &list->picture->at;
	if (is_pointed_at(list, group, no))
		canvas_text(at, row, column, 3, LOOK_CHOSEN, " ▸ ");
	else if (tally_counted(&list->round->tally, group, no))
		canvas_text(at, row, column + 1, 1, LOOK_GOOD, "✓");
	else if (list->grid)
		canvas_text(at, row, column + 1, 1, LOOK_QUIET, "·");
}

/* Which resistances to the option have been counted; of abstaining and taking part there is one
 * count. */
static void
draw_levels(const struct list *list, int row, int no)
{
	const struct picture *picture = list->picture;
	const struct stage_row *stage = &picture->model->stage;
	int group = counted_group(picture);
	bool here = is_pointed_at(list, group, no);
	for (int level = 0; level < (no > 0 ? LEVELS : 1); level++) {
		bool pointed = here && (no < 1 || stage->cell_level == level);
		bool done = no > 0 ? list->done[no][level] : tally_counted(&list->round->tally, group, no);
		struct hand_cell cell = cell_of(group, no);
		cell.level = no > 0 ? level : -1;
		counts_spot(&picture->at, row, list->marks + level * list->level_columns, 1,
			list->level_columns, cell);
		canvas_text(&picture->at, row, list->marks + (level + 1) * list->level_columns - 1, 1,
			pointed ? LOOK_CHOSEN : done ? LOOK_GOOD : LOOK_QUIET,
			pointed ? "▸" : done ? "✓" : "·");
	}
}

static void
draw_answer(const struct list *list, const struct answer *answer, const struct answers *answers,
	int height)
{
	struct picture *picture = list->picture;
	const struct model *model = picture->model;
	bool pointed = list->round && model->stage.cell_group >= 0
		&& model->stage.cell_option == answer->no;
	enum look look = pointed || picture->size > 0 ? LOOK_STRONG : LOOK_PLAIN;
	int middle = picture->row + (list->letters ? canvas_lettered_rows(list->letters) / 2 : 0);

	if (list->letters) {
		canvas_lettered(&picture->at, picture->row, list->number, list->label - list->number,
			list->letters, LOOK_STRONG, answer->number);
		canvas_lettered_paragraph(&picture->at, picture->row, list->label,
			list->label_columns, list->letters, LOOK_STRONG, answer->label, true);
	} else {
		canvas_text_right(&picture->at, picture->row, list->number,
			answers->number_columns, LOOK_STRONG, answer->number);
		canvas_paragraph(&picture->at, picture->row, list->label, list->label_columns,
			height, 0, look, answer->label, NULL);
	}
	if (!list->round)
		return;
	if (list->levels) {
		draw_levels(list, middle, answer->no);
		return;
	}
	if (!list->grid) {
		counts_spot(&picture->at, picture->row, 0, height, picture->at.columns,
			cell_of(model_no_group(model), answer->no));
		draw_mark(list, middle, picture->left - 1, model_no_group(model), answer->no);
		return;
	}
	for (int group = 0, column = list->marks; group <= model_no_group(model); group++) {
		if (!counts(model, group))
			continue;
		counts_spot(&picture->at, middle, column, 1, CELL, cell_of(group, answer->no));
		draw_mark(list, middle, column, group, answer->no);
		column += CELL;
	}
}

/* What the shapes and letters above the grid stand for. */
static char *
legend(const struct picture *picture)
{
	const struct model *model = picture->model;
	struct buffer text = {.bytes = NULL};
	for (int group = 0; group <= model_no_group(model); group++) {
		if (!counts(model, group))
			continue;
		char *mark = say_group_mark(model, group, picture->language);
		buffer_printf(&text, "%s%s\u00a0", text.length > 0 ? "   " : "", mark);
		for (const char *c = model_group_label(model, group, picture->language); *c; c++) {
			if (*c == ' ')
				buffer_add(&text, "\u00a0");
			else
				buffer_add_char(&text, *c);
		}
		free(mark);
	}
	return buffer_take(&text);
}

/* The group that is being counted. */
static void
draw_group(const struct list *list)
{
	struct picture *picture = list->picture;
	const struct model *model = picture->model;
	int pointed = model->stage.cell_group;
	if (pointed < 0 || !counts(model, pointed) || !picture_step(picture)->by_group)
		return;
	char *mark = say_group_mark(model, pointed, picture->language);
	char *name =
		mem_printf("%s %s", mark, model_group_label(model, pointed, picture->language));
	canvas_paragraph(&picture->at, picture->row, list->number, list->marks - list->number - 2, 1,
		0, LOOK_STRONG, name, NULL);
	free(name);
	free(mark);
}

static void
draw_levels_head(const struct list *list)
{
	struct picture *picture = list->picture;
	draw_group(list);
	for (int level = 0; level < LEVELS; level += list->level_columns > 2 ? 1 : list->level_columns > 1 ? 2 : 5) {
		char *text = mem_printf("%d", level);
		canvas_text_right(&picture->at, picture->row, list->marks + (level - 1) * list->level_columns,
			2 * list->level_columns,
			level == picture->model->stage.cell_level ? LOOK_CHOSEN : LOOK_QUIET, text);
		free(text);
	}
	picture->row++;
}

static void
draw_grid_head(const struct list *list)
{
	struct picture *picture = list->picture;
	const struct model *model = picture->model;
	int pointed = model->stage.cell_group;
	draw_group(list);
	for (int group = 0, column = list->marks; group <= model_no_group(model); group++) {
		if (!counts(model, group))
			continue;
		char *mark = say_group_mark(model, group, picture->language);
		canvas_text(&picture->at, picture->row, column, CELL,
			group == pointed ? LOOK_CHOSEN : LOOK_BAR, mark);
		column += CELL;
		free(mark);
	}
	picture->row++;
}

/* The page with the cell that is being counted is the one the room must see. */
static void
turn_to_pointed(struct picture *picture, const struct answers *answers, const int *heights, int gap,
	int rows)
{
	int first, last, index = -1;
	for (int i = 0; i < answers->count; i++) {
		if (picture->model->stage.cell_group >= 0
			&& answers->list[i].no == picture->model->stage.cell_option)
			index = i;
	}
	int page = 0, pages = picture_items(heights, answers->count, gap, rows, 0, &first, &last);
	if (index < 0 || pages < 2)
		return;
	pages = picture_items(heights, answers->count, gap, rows - 2, 0, &first, &last);
	while (page < pages) {
		picture_items(heights, answers->count, gap, rows - 2, page, &first, &last);
		if (index >= first && index < last)
			break;
		page++;
	}
	picture->page = picture->pages_before + page;
}

/* The question's answers; ROUND's counted cells are marked, if there is one. RESERVED rows stay
 * free below. */
static void
draw_list(struct picture *picture, const struct round *round, int reserved)
{
	struct answers answers = answers_of(picture->model, picture->step,
		model_abstains(picture->model, picture->step), round != NULL);
	if (answers.count < 2) {
		answers_free(&answers); /* nothing to choose from, or it is not known yet */
		return;
	}
	int options_count;
	const struct option *options =
		model_options(picture->model, picture->step, &options_count);
	answers_mark_status_quo(&answers, options, options_count);
	struct list list = list_of(picture, &answers, round);
	int *heights = mem_new((size_t)answers.count, sizeof(*heights));
	int first, last, sum = 0;
	char *groups = list.grid ? legend(picture) : NULL;
	int legend_rows = groups ? canvas_paragraph_rows(groups, picture->width) : 0;

	int rows = picture_rows(picture) - reserved - (list.grid || list.levels)
		- (legend_rows > 0 ? legend_rows + 1 : 0);
	if (!enlarge(&list, &answers, LETTERING_RUNNING, rows) && picture->size > 1)
		enlarge(&list, &answers, LETTERING_MEDIUM, rows);
	if (list.grid)
		draw_grid_head(&list);
	if (list.levels)
		draw_levels_head(&list);
	for (int i = 0; i < answers.count; i++) {
		heights[i] = answer_rows(&answers.list[i], list.letters, list.label_columns);
		heights[i] = heights[i] > 0 ? heights[i] : 1;
		sum += heights[i];
	}
	int gap = 0;
	while (picture->size > gap && sum + (gap + 1) * (answers.count - 1) < rows)
		gap++;
	if (round)
		turn_to_pointed(picture, &answers, heights, gap, rows);
	picture_split(picture, heights, answers.count, gap, rows, &first, &last);
	for (int i = first; i < last; i++) {
		draw_answer(&list, &answers.list[i], &answers, heights[i]);
		picture->row += heights[i] + gap;
	}
	picture->row += gap > 0 ? 0 : 1;
	if (groups)
		picture->row += canvas_paragraph(&picture->at, picture->row, list.number,
			picture->width, legend_rows, 0, LOOK_PLAIN, groups, NULL) + 1;
	free(groups);
	free(heights);
	free(list.done);
	answers_free(&answers);
}

/* How many words were called out, hidden ones too. */
static long long
words_of(const struct round *round)
{
	struct said *said;
	long long sum = 0;
	int count = tally_words(&round->tally, TALLY_ALL, true, &said);
	for (int i = 0; i < count; i++)
		sum += (long long)said[i].votes;
	free(said);
	return sum;
}

/* How many have answered, large and as a sentence, and nothing of what they say. */
static void
say_progress(const struct picture *picture, const struct round *round, char **large, char **small)
{
	enum kind kind = picture_step(picture)->kind;
	enum entry_mode mode = picture->model->steps[picture->step].mode;
	long long count = mode == MODE_PAPER ? model_sheets(picture->model, picture->step)
		: mode != MODE_HANDS ? (long long)tally_secret_ballots(&round->tally, TALLY_ALL, kind)
		: methods[kind].says == SAYS_WORD ? words_of(round)
		: (long long)tally_ballots(&round->tally, kind, TALLY_ALL);
	long long present = (long long)round->present;
	*large = mem_printf("%lld", count);
	if (mode == MODE_PAPER && present >= count && present > 0) {
		free(*large);
		*large = mem_printf(_("%lld of %lld"), count, present);
		*small = mem_printf(_("%lld of %lld sheets"), count, present);
	} else if (mode == MODE_PAPER) {
		*small = mem_printf(P_("%lld sheet", "%lld sheets", (unsigned long)count), count);
	} else if (mode == MODE_HANDS && methods[kind].says == SAYS_WORD) {
		*small = mem_printf(P_("%lld word", "%lld words", (unsigned long)count), count);
	} else if (present > 0) {
		free(*large);
		*large = mem_printf(_("%lld of %lld"), count, present);
		*small = mem_printf(_("%lld of %lld have answered"), count, present);
	} else {
		*small = mem_printf(P_("%lld answer", "%lld answers", (unsigned long)count), count);
	}
}

static void
draw_progress(struct picture *picture, const struct round *round)
{
	char *large, *small;
	say_progress(picture, round, &large, &small);
	int columns = picture->at.columns - 2 * picture->left - 3;
	bool blocks = picture_rows(picture) >= CANVAS_LARGE_ROWS + 2
		&& canvas_large_columns(large) <= columns;

	if (blocks)
		picture->row += canvas_large(&picture->at, picture->row, picture->left + 3, columns,
			CANVAS_LARGE_ROWS, large) + 1;
	canvas_text(&picture->at, picture->row++, picture->left + 3, columns,
		blocks ? LOOK_PLAIN : LOOK_STRONG, small);
	free(large);
	free(small);
}

static void
draw_round_number(struct picture *picture, const struct round *round)
{
	if (round && round->number > 1)
		canvas_printf(&picture->at, picture->row++, picture->left, picture->width,
			LOOK_QUIET, _("Round %d"), round->number);
}

/* What is called out and typed is counted as secret ballots are: nobody raises a hand for it. */
static bool
raises_hands(const struct picture *picture)
{
	return picture->model->steps[picture->step].mode == MODE_HANDS
		&& kind_counts_hands(picture_step(picture)->kind);
}

/* What a number of fingers means, as long as they are raised. */
static void
draw_fingers(struct picture *picture)
{
	if (methods[picture_step(picture)->kind].says != SAYS_RESISTANCE)
		return;
	canvas_text(&picture->at, picture->row, picture->left, picture->width,
		picture->size > 0 ? LOOK_STRONG : LOOK_PLAIN, _("0 no resistance · 10 unacceptable"));
	picture->row += 2;
}

/* Where the question stands, in block letters if there is room for them, and quieter than its answers
 * then. */
static void
say_state(const struct picture *picture, const char *text)
{
	int columns = picture->at.columns - 2 * picture->left - 3, column = picture->left + 3;
	int rows = picture->size == 0 || picture->plain ? 0 : canvas_lettered_paragraph(&picture->at, 0, 0,
		columns, LETTERING_RUNNING, LOOK_PLAIN, text, false);
	bool blocks = rows > 0 && picture->row + rows <= picture->at.rows;
	canvas_lettered_paragraph(&picture->at, picture->row, column, columns,
		blocks ? LETTERING_RUNNING : LETTERING_PLAIN, blocks ? LOOK_QUIET : LOOK_PLAIN, text,
		true);
}

/* The rows that the prompt may take: what the answers leave of a large screen in block letters, if that is
 * enough for it in such letters; else half of the screen. */
static int
prompt_rows(const struct picture *picture)
{
	int count, rows = picture_rows(picture), half = rows / 2 - 1;
	model_options(picture->model, picture->step, &count);
	count += model_abstains(picture->model, picture->step);
	if (picture->size < 2 || count < 2)
		return half;
	char *text = picture_prompt_text(picture);
	int wanted = canvas_running_paragraph(&picture->at, 0, picture->left,
		picture->at.columns - 2 * picture->left, text, false);
	free(text);
	/* Answers in mixed case, if that can be, else in the lower capitals. */
	static const int pitches[] = {CANVAS_RUNNING_ROWS, CANVAS_MEDIUM_ROWS + 1};
	for (size_t i = 0; i < sizeof(pitches) / sizeof(pitches[0]); i++) {
		int left = rows - count * pitches[i] - AROUND;
		if (wanted > 0 && wanted <= left)
			return left < half ? left : half;
	}
	return half;
}

void
room_vote(struct picture *picture)
{
	const struct round *round = picture->stage == STAGE_PROMPT ? NULL
		: model_round(picture->model, picture->step);
	bool open = picture->stage == STAGE_OPEN && round && round->state == ROUND_OPEN;
	bool revealed = picture->stage >= STAGE_REVEALED && round && round->state == ROUND_REVEALED
		&& !picture->model->stage.result_hidden;

	draw_round_number(picture, round);
	if (!picture_prompt(picture, prompt_rows(picture)))
		return;
	if (revealed && !answers_withheld(picture->model, round, NULL)) {
		room_result(picture, round);
		return;
	}
	draw_fingers(picture);
	if (revealed) {
		draw_list(picture, NULL, 2);
		say_state(picture, _("Too few votes; not shown, for protection."));
	} else if (open && raises_hands(picture)) {
		draw_list(picture, round, 0);
	} else if (open) {
		draw_list(picture, NULL, 2);
		draw_progress(picture, round);
	} else {
		draw_list(picture, NULL, round ? 2 : 0);
		if (round)
			say_state(picture, _("Voting is closed."));
	}
}
