/* The minutes of evenings that nobody thought of: whatever was done, they tell what the room has seen and
 * nothing else, in a document that is whole.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "random.h"

#include "core/withhold.h"
#include "session/minutes.h"

#define FILE_NAME "random-minutes.runde"

enum { SEEDS = 12, ACTS = 300 };

static int
count_in(const char *text, const char *what)
{
	int count = 0;
	for (const char *at = text; (at = strstr(at, what)); at += strlen(what))
		count++;
	return count;
}

/* Whether each element is closed, and in its order; *WHERE is the first that is not. */
static bool
is_whole(const char *html, char where[40])
{
	char open[200][16];
	int depth = 0;
	for (const char *at = strchr(strchr(html, '\n'), '<'); at; at = strchr(at + 1, '<')) {
		const char *end = strchr(at, '>');
		bool closes = at[1] == '/', alone = end[-1] == '/';
		size_t length = strspn(at + 1 + closes, "abcdefghijklmnopqrstuvwxyz0123456789");
		snprintf(where, 40, "%.30s", at);
		if (length == 0 || length > 15 || depth > 190)
			return false;
		if (closes) {
			if (depth == 0 || strlen(open[depth - 1]) != length
				|| strncmp(open[--depth], at + 2, length) != 0)
				return false;
		} else if (!alone) {
			snprintf(open[depth++], 16, "%.*s", (int)length, at + 1);
		}
	}
	where[0] = '\0';
	return depth == 0;
}

/* What all evenings had together, lest the checks be about nothing. */
static int all_comments, all_rounds, all_withheld;

/* How many comments the room has seen, and how many rounds. */
static int
count_shown(const struct model *model, enum comment_state state)
{
	int count = 0;
	for (int i = 0; i < model->comments_count; i++)
		count += model->comments[i].state == state;
	return count;
}

static int
count_rounds(const struct model *model, enum round_state state)
{
	int count = 0;
	for (int i = 0; i < model->rounds_count; i++)
		count += model->rounds[i].state == state;
	return count;
}

/* What is told of ROUND, against the rule itself; 0: nothing that should not be. */
static int
count_leaks(const struct model *model, const struct minutes *minutes, const struct minutes_round *told,
	const struct round *round, enum kind kind)
{
	enum withholding withheld[GROUPS_MAX + 1];
	int leaks = 0;
	bool all = withhold_round(&round->tally, kind, minutes->min_cell, withheld);
	if (all)
		leaks += told->groups_count + told->words_count + (told->all.results != NULL)
			+ (told->all.summary.ballots != 0);
	leaks += all != told->all.withheld;
	for (int i = 0; i < told->groups_count; i++) {
		const struct minutes_answers *group = &told->groups[i];
		bool hidden = withheld[group->group] != WITHHOLD_NOT;
		leaks += hidden != group->withheld;
		leaks += hidden && (group->results || group->summary.ballots || group->summary.mean.has);
		leaks += group->group < model_no_group(model)
			&& model->workshop->groups[group->group].official;
	}
	for (int i = 0; i < told->words_count; i++)
		for (int j = 0; j < round->tally.words_count; j++)
			leaks += round->tally.words[j].hidden
				&& told->words[i].text == round->tally.words[j].label;
	return leaks;
}

static void
test_struct(const struct model *model, struct session *session, int k)
{
	struct minutes minutes;
	struct minutes_options options = {.format = DOCUMENT_HTML, .min_cell = k};
	int comments = 0, named = 0, rounds = 0, leaks = 0, measures = 0;
	minutes_read(session, &options, &minutes);
	for (int i = 0; i < minutes.voices_count; i++) {
		for (int j = 0; j < minutes.voices[i].clusters_count; j++) {
			const struct minutes_cluster *cluster = &minutes.voices[i].clusters[j];
			comments += cluster->comments_count;
			for (int c = 0; c < cluster->comments_count; c++) {
				int group = cluster->comments[c].group;
				named += group >= 0 && !model->workshop->groups[group].official
					&& model->present[group] < k;
			}
		}
	}
	for (int i = 0; i < minutes.questions_count; i++) {
		const struct minutes_question *question = &minutes.questions[i];
		rounds += question->rounds_count;
		for (int j = 0; j < question->rounds_count; j++)
			leaks += count_leaks(model, &minutes, &question->rounds[j],
				model_find_round(model, model->workshop->steps[question->step].question,
					question->rounds[j].number), question->kind);
		leaks += question->officials_count > 0 && !model_official_shown(model, question->step);
	}
	for (int i = 0; i < model->measures_count; i++)
		measures += !model->measures[i].dropped;
	is_int(comments, count_shown(model, COMMENT_SHOWN), "k %d: the comments that were shown", k);
	is_int(minutes.not_shown, count_shown(model, COMMENT_NOTED), "those noted only are counted");
	is_int(named, 0, "none names a small group");
	is_int(rounds, count_rounds(model, ROUND_REVEALED), "the rounds that were shown");
	is_int(minutes.unseen, count_rounds(model, ROUND_CLOSED), "those closed only are counted");
	is_int(leaks, 0, "nothing is told that is withheld");
	is_int(minutes.measures_count, measures, "the measures that were not dropped");
	all_comments += comments;
	all_rounds += rounds;
	all_withheld += minutes.withheld_rounds + minutes.withheld_groups;
	minutes_free(&minutes);
}

static void
test_seed(uint64_t seed)
{
	struct random_evening evening;
	random_begin(&evening, FILE_NAME, seed);
	for (int i = 0; i < ACTS; i++)
		random_act(&evening);
	const struct model *model = session_model(evening.session);
	diag("evening %d", (int)seed);
	test_struct(model, evening.session, 5);
	test_struct(model, evening.session, 2);
	for (int format = 0; format < DOCUMENT_FORMAT_COUNT; format++) {
		struct minutes_options options = {.format = (enum document_format)format};
		struct buffer out = {.bytes = NULL};
		char where[40] = "";
		minutes_of_session(evening.session, &options, &out);
		const char *text = buffer_text(&out);
		ok(format == DOCUMENT_MARKDOWN || is_whole(text, where), "%s is whole %s",
			document_format_words[format], where);
		is_int(count_in(text, "nan%") + count_in(text, " nan") + count_in(text, "-nan")
			+ count_in(text, "4711"), 0, "with nothing in it that is no number, nor the lock's code");
		buffer_free(&out);
	}
	random_end(&evening);
}

int
main(void)
{
	for (uint64_t seed = 1; seed <= SEEDS; seed++)
		test_seed(seed);
	ok(all_comments > 20 && all_rounds > 20 && all_withheld > 20,
		"%d comments, %d rounds, %d of them or their groups withheld", all_comments, all_rounds,
		all_withheld);
	unlink(FILE_NAME);
	return done_testing();
}
