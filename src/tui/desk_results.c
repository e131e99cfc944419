/* What the desk shows of orders, resistances, estimates and words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/desk_lines.h"

#include <stdlib.h>

#include "core/i18n.h"
#include "core/mem.h"
#include "core/text.h"
#include "tui/answers.h"
#include "tui/say.h"

enum { CELL = 7, PAIR = 5, LABEL_LEAST = 12 };

/* The round that is shown, its options sorted. */
struct sorted {
	struct desk_lines *lines;
	const struct model *model;
	const struct round *round;
	enum kind kind;
	struct answers answers;
	struct result *results; /* by answer */
	int label_columns;
};

/* The better one first. */
static bool
is_before(const struct sorted *options, const struct result *a, const struct result *b)
{
	struct figure left = options->kind == KIND_RANK ? a->borda : a->mean;
	struct figure right = options->kind == KIND_RANK ? b->borda : b->mean;
	if (left.has != right.has)
		return left.has;
	return options->kind == KIND_RANK ? left.is > right.is : left.is < right.is;
}

static void
sort(struct sorted *options)
{
	for (int i = 1; i < options->answers.count; i++) {
		struct answer answer = options->answers.list[i];
		struct result result = options->results[i];
		int at = i;
		for (; at > 0 && is_before(options, &result, &options->results[at - 1]); at--) {
			options->answers.list[at] = options->answers.list[at - 1];
			options->results[at] = options->results[at - 1];
		}
		options->answers.list[at] = answer;
		options->results[at] = result;
	}
}

static struct sorted
sorted_of(struct desk_lines *lines, const struct model *model, const struct round *round, int cells)
{
	struct sorted options = {
		.lines = lines, .model = model, .round = round,
		.kind = model->workshop->steps[round->step].kind,
		.answers = answers_of(model, round->step, false, false),
	};
	answers_mark_status_quo(&options.answers, round->options, round->options_count);
	options.results = mem_new((size_t)options.answers.count + 1, sizeof(*options.results));
	for (int i = 0; i < options.answers.count; i++)
		tally_result(&round->tally, options.kind, TALLY_ALL, options.answers.list[i].no,
			&options.results[i]);
	sort(&options);
	int widest = 2 + options.answers.number_columns + 2 + options.answers.label_columns;
	int room = lines->columns - cells * CELL;
	options.label_columns = widest < room ? widest : room > LABEL_LEAST ? room : LABEL_LEAST;
	return options;
}

static void
sorted_free(struct sorted *options)
{
	answers_free(&options->answers);
	free(options->results);
}

static void
put_label(struct buffer *row, const struct sorted *options, int index, const char *mark)
{
	const struct answer *answer = &options->answers.list[index];
	desk_put_left(row, options->label_columns,
		mem_printf("%s %s  %s", mark, answer->number, answer->label));
}

static void
put_head(struct buffer *row, const struct sorted *options, const char *const *heads, int count)
{
	desk_put_left(row, options->label_columns, mem_text(""));
	for (int i = 0; i < count; i++)
		desk_put_right(row, CELL, mem_text(_(heads[i])));
}

static void
put_figure(struct buffer *row, struct figure figure)
{
	desk_put_right(row, CELL, figure.has ? say_decimal(figure.is) : mem_text("–"));
}

/* --- orders ---------------------------------------------------------------------------------- */

/* How many prefer the answer of the row to that of the column. */
static void
add_pairs(struct sorted *options)
{
	const struct answers *answers = &options->answers;
	struct buffer head = {.bytes = NULL};
	/* translators: above a table; its rows and columns are answers */
	const char *words = _("preferred to");
	int room = options->lines->columns - answers->count * PAIR, columns = text_columns(words);
	columns = columns > options->label_columns ? columns : options->label_columns;
	options->label_columns = columns < room ? columns : room;
	desk_put_left(&head, options->label_columns, mem_text(words));
	for (int i = 0; i < answers->count; i++)
		desk_put_right(&head, PAIR, mem_text(answers->list[i].number));
	desk_lines_add_row(options->lines, LOOK_QUIET, buffer_take(&head));
	for (int i = 0; i < answers->count; i++) {
		struct buffer row = {.bytes = NULL};
		put_label(&row, options, i, " ");
		for (int j = 0; j < answers->count; j++) {
			int64_t over, under, ties;
			tally_preference(&options->round->tally, TALLY_ALL, answers->list[i].no,
				answers->list[j].no, &over, &under, &ties);
			desk_put_right(&row, PAIR,
				i == j ? mem_text("·") : mem_printf("%lld", (long long)over));
		}
		desk_lines_add_row(options->lines, LOOK_PLAIN, buffer_take(&row));
	}
}

/* By how many the answer at the top is preferred to each other one. */
static void
add_margins(const struct sorted *options)
{
	const struct answers *answers = &options->answers;
	struct buffer text = {.bytes = NULL};
	for (int i = 1; i < answers->count; i++) {
		int64_t over, under, ties;
		tally_preference(&options->round->tally, TALLY_ALL, answers->list[0].no,
			answers->list[i].no, &over, &under, &ties);
		buffer_printf(&text, "%s%s\u00a0%lld:%lld", i > 1 ? " · " : "", answers->list[i].number,
			(long long)over, (long long)under);
	}
	char *list = buffer_take(&text);
	/* translators: an answer, and how many prefer it to others and the other way round */
	desk_lines_add(options->lines, LOOK_PLAIN,
		mem_printf(_("%s against %s"), answers->list[0].number, list));
	free(list);
}

static void
add_ranking(struct desk_lines *lines, const struct model *model, const struct round *round)
{
	static const char *const heads[] = {
		N_("points"),
		/* translators: above a narrow column: how many put it first */
		N_("firsts"),
		/* translators: above a narrow column: the mean place */
		N_("place"),
	};
	struct sorted options = sorted_of(lines, model, round, 3);
	struct buffer head = {.bytes = NULL};
	bool winner = false;
	put_head(&head, &options, heads, 3);
	desk_lines_add_row(lines, LOOK_QUIET, buffer_take(&head));
	for (int i = 0; i < options.answers.count; i++) {
		const struct result *result = &options.results[i];
		struct buffer row = {.bytes = NULL};
		put_label(&row, &options, i, result->condorcet ? "✓" : " ");
		desk_put_right(&row, CELL,
			result->borda.has ? say_value(result->borda.is) : mem_text("–"));
		desk_put_right(&row, CELL, mem_printf("%lld", (long long)result->firsts));
		put_figure(&row, result->mean_position);
		desk_lines_add_row(lines, LOOK_PLAIN, buffer_take(&row));
		winner |= result->condorcet;
	}
	desk_lines_add(lines, LOOK_PLAIN,
		mem_text(winner ? _("✓ beats every other answer in direct comparison")
			: _("No answer beats every other one in direct comparison.")));
	if (options.answers.count > 1 && LABEL_LEAST + options.answers.count * PAIR <= lines->columns)
		add_pairs(&options);
	else if (options.answers.count > 1)
		add_margins(&options);
	sorted_free(&options);
}

/* --- resistances ------------------------------------------------------------------------------ */

static void
add_tens(const struct sorted *options)
{
	struct buffer text = {.bytes = NULL};
	for (int i = 0; i < options->answers.count; i++) {
		const struct result *result = &options->results[i];
		if (result->tens > 0)
			buffer_printf(&text, "%s%s\u00a0%lld", text.length > 0 ? ", " : "",
				options->answers.list[i].label, (long long)result->tens);
	}
	if (text.length > 0) {
		char *list = buffer_take(&text);
		desk_lines_add(options->lines, LOOK_WARNING, mem_printf(_("Tens: %s"), list));
		desk_lines_add(options->lines, LOOK_STRONG,
			mem_text(_("Ask: “What would lower the resistance?” “c” notes what people say.")));
		free(list);
	}
	buffer_free(&text);
}

/* How things are now, and what meets more resistance than that. */
static const char *
mark_of(const struct sorted *options, int index, const struct figure *now)
{
	const struct option *option = &options->round->options[options->answers.list[index].no - 1];
	const struct figure *mean = &options->results[index].mean;
	return option->status_quo ? "━" : now->has && mean->has && mean->is > now->is ? "▲" : " ";
}

static void
add_resistances(struct desk_lines *lines, const struct model *model, const struct round *round)
{
	static const char *const heads[] = {
		N_("mean"),
		/* translators: above a column of six: acceptance, 1 - mean resistance / 10 */
		N_("accept"),
		N_("tens"),
		N_("n"),
	};
	struct sorted options = sorted_of(lines, model, round, 4);
	struct buffer head = {.bytes = NULL};
	struct figure now = {.has = false};
	put_head(&head, &options, heads, 4);
	desk_lines_add_row(lines, LOOK_QUIET, buffer_take(&head));
	for (int i = 0; i < options.answers.count; i++)
		if (round->options[options.answers.list[i].no - 1].status_quo)
			now = options.results[i].mean;
	for (int i = 0; i < options.answers.count; i++) {
		const struct result *result = &options.results[i];
		const struct option *option = &round->options[options.answers.list[i].no - 1];
		struct buffer row = {.bytes = NULL};
		put_label(&row, &options, i, mark_of(&options, i, &now));
		put_figure(&row, result->mean);
		desk_put_right(&row, CELL, result->acceptance.has
			? say_percent(result->acceptance.is) : mem_text("–"));
		desk_put_right(&row, CELL, mem_printf("%lld", (long long)result->tens));
		desk_put_right(&row, CELL, mem_printf("%lld", (long long)result->n));
		desk_lines_add_row(lines, option->status_quo ? LOOK_STRONG : LOOK_PLAIN,
			buffer_take(&row));
	}
	add_tens(&options);
	sorted_free(&options);
}

/* --- estimates and words ----------------------------------------------------------------------- */

static void
add_estimates(struct desk_lines *lines, const struct model *model, const struct round *round,
	const enum withholding *withheld)
{
	struct summary summary;
	tally_summary(&round->tally, KIND_NUMBER, NULL, TALLY_ALL, &summary);
	if (summary.min.has) {
		char *least = say_value(summary.min.is), *most = say_value(summary.max.is);
		char *low = say_short(summary.q1.is), *high = say_short(summary.q3.is);
		/* translators: of estimates: the least, the highest, the quartiles */
		desk_lines_add(lines, LOOK_PLAIN, mem_printf(_("from %s to %s, half between %s and %s"),
			least, most, low, high));
		free(high);
		free(low);
		free(most);
		free(least);
	}
	int language = say_own_language(model);
	for (int group = 0; group <= model_no_group(model); group++) {
		bool people = group == model_no_group(model) || !model->workshop->groups[group].official;
		tally_summary(&round->tally, KIND_NUMBER, NULL, group, &summary);
		if (!model->workshop->steps[round->step].by_group || !people || !summary.median.has)
			continue;
		char *mark = say_group_mark(model, group, language), *median = say_short(summary.median.is);
		const char *label = model_group_label(model, group, language);
		desk_lines_add(lines, LOOK_PLAIN, withheld[group] != WITHHOLD_NOT
			? mem_printf("%s %s: %s", mark, label, _("too small to show"))
			: mem_printf(_("%s %s: median %s, n %lld"), mark, label, median,
				(long long)summary.ballots));
		free(median);
		free(mark);
	}
}

static void
add_words(struct desk_lines *lines, const struct round *round)
{
	struct said *said;
	struct buffer shown = {.bytes = NULL}, hidden = {.bytes = NULL};
	int count = tally_words(&round->tally, TALLY_ALL, true, &said);
	long long sum = 0;
	for (int i = 0; i < count; i++)
		sum += (long long)said[i].votes;
	desk_lines_add(lines, LOOK_STRONG,
		mem_printf(P_("%lld word", "%lld words", (unsigned long)sum), sum));
	for (int i = 0; i < count; i++) {
		struct buffer *text = said[i].word->hidden ? &hidden : &shown;
		buffer_printf(text, "%s%s\u00a0%lld", text->length > 0 ? " · " : "", said[i].word->label,
			(long long)said[i].votes);
	}
	if (hidden.length > 0)
		desk_lines_add(lines, LOOK_QUIET, mem_printf(_("– hidden: %s"), buffer_text(&hidden)));
	if (shown.length > 0)
		desk_lines_add(lines, LOOK_PLAIN, buffer_take(&shown));
	buffer_free(&hidden);
	buffer_free(&shown);
	free(said);
}

void
desk_add_result(struct desk_lines *lines, const struct model *model, const struct round *round,
	const enum withholding *withheld)
{
	switch (methods[model->workshop->steps[round->step].kind].says) {
	case SAYS_PLACE:
		add_ranking(lines, model, round);
		break;
	case SAYS_RESISTANCE:
		add_resistances(lines, model, round);
		break;
	case SAYS_NUMBER:
		add_estimates(lines, model, round, withheld);
		break;
	case SAYS_WORD:
		add_words(lines, round);
		break;
	default:
		break;
	}
}

/* --- institutions -------------------------------------------------------------------------------- */

void
desk_add_official(struct desk_lines *lines, const struct model *model)
{
	int step = model->stage.step, language = say_own_language(model);
	const char *question = step < 0 ? NULL : model->workshop->steps[step].question;
	bool begun = false;
	for (int group = 0; question && group < model->workshop->groups_count; group++) {
		const struct official *official = model_official(model, question, group);
		if (!official)
			continue;
		if (!begun)
			desk_lines_add(lines, LOOK_PLAIN, mem_text(""));
		begun = true;
		char *mark = say_group_mark(model, group, language);
		char *answer = answers_say(model, step, &official->ballot, language);
		const char *label = model_group_label(model, group, language);
		bool shown = model_official_shown(model, step);
		desk_lines_add(lines, LOOK_PLAIN, shown ? mem_printf("%s %s: %s", mark, label, answer)
			/* translators: a mark, an institution, what it answers */
			: mem_printf(_("%s %s (not shown yet): %s"), mark, label, answer));
		if (*official->reason)
			desk_lines_add(lines, LOOK_QUIET, mem_printf(_("“%s”"), official->reason));
		free(answer);
		free(mark);
	}
}
