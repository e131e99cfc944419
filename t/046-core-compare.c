/* Sessions side by side: what is joined, what is not and why, places and waves, themes, the figures of
 * the network; worked out by hand.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/compare.h"
#include "core/mem.h"

#include "tap.h"

static struct compared_session
session(const char *id, const char *place, const char *place_id, const char *wave, const char *date)
{
	struct compared_session made = {.session_id = mem_text(id), .title = mem_text("Abend"),
		.place = mem_text(place), .place_id = mem_text(place_id), .wave = mem_text(wave),
		.workshop = mem_text("")};
	static const char *const speakers[] = {"amt", "zi", "all"};
	snprintf(made.date, sizeof(made.date), "%s", date);
	made.speakers = mem_new(3, sizeof(*made.speakers));
	for (int i = 0; i < 3; i++)
		made.speakers[made.speakers_count++] = (struct speaker){
			.id = mem_text(speakers[i]), .label = mem_text(speakers[i]), .official = i == 0};
	return made;
}

/* Means of the institution, the group and everyone; NAN: withheld, below zero: nobody answered. */
static struct compared_question *
ask(struct compared_session *in, const char *id, const char *theme, const char *scale, double amt,
	double zi, double all)
{
	const double means[] = {amt, zi, all};
	in->questions = mem_grow(in->questions, (size_t)in->questions_count, sizeof(*in->questions));
	struct compared_question *question = &in->questions[in->questions_count++];
	*question = (struct compared_question){.id = mem_text(id), .kind = KIND_SCALE, .round = 1,
		.theme = mem_text(theme), .title = mem_text(id), .prompt = mem_text(""),
		.lowest = 1, .highest = 5, .answers = mem_new(3, sizeof(*question->answers))};
	snprintf(question->scale_key, sizeof(question->scale_key), "%s", scale);
	for (int i = 0; i < 3; i++) {
		struct compared_answer *answer = &question->answers[i];
		answer->state = isnan(means[i]) ? ANSWER_WITHHELD
			: means[i] < 0 ? ANSWER_EMPTY : ANSWER_SHOWN;
		if (answer->state == ANSWER_SHOWN) {
			answer->mean = (struct figure){true, means[i]};
			answer->n = 10 + in->questions_count;
		}
	}
	return question;
}

static struct compared_question *
choose(struct compared_session *in, const char *id, const char *first, const char *second)
{
	struct compared_question *question = ask(in, id, "t", "c", 1, 1, 1);
	question->kind = KIND_CHOICE;
	question->labels = mem_new(2, sizeof(char *));
	question->labels[0] = mem_text(first);
	question->labels[1] = mem_text(second);
	question->labels_key = mem_printf("%s\n%s\n", first, second);
	question->options_count = 2;
	return question;
}

static struct compared_session *
several(int count)
{
	return mem_new((size_t)count, sizeof(struct compared_session));
}

static const struct compare_item *
item(const struct compare *compare, const char *id)
{
	for (int i = 0; i < compare->items_count; i++) {
		const struct compare_item *at = &compare->items[i];
		if (strcmp(compare->sessions[at->session].questions[at->question].id, id) == 0)
			return at;
	}
	bail("no item %s", id);
	return NULL;
}

static struct compare_value
of_theme(const struct compare *compare, const struct compare_panel *panel, int theme, int unit,
	const char *a, const char *b)
{
	bool basis[32];
	compare_basis(compare, panel, &compare->themes[theme], basis);
	return compare_theme_value(
		compare, &compare->themes[theme], basis, &panel->units[unit], a, b);
}

static void
joining(void)
{
	struct compared_session *sessions = several(3);
	struct compare compare;
	sessions[0] = session("c", "Zell", "zell", "", "2026-01-01");
	sessions[1] = session("b", "Aalen", "aalen", "", "2026-02-01");
	sessions[2] = session("a", "ähringen", "", "", "2026-03-01");
	ask(&sessions[0], "offen", "Offenheit", "1..5", 2, 3, 3);
	ask(&sessions[0], "allein", "Offenheit", "1..5", 2, 3, 3);
	ask(&sessions[0], "skala", "Offenheit", "1..5", 2, 3, 3);
	ask(&sessions[1], "offen", "anders", "1..5", 2, 3, 4);
	ask(&sessions[1], "skala", "Offenheit", "0..10", 2, 3, 4);
	ask(&sessions[2], "ohne", "", "1..5", 2, 3, 4);
	ask(&sessions[1], "ohne", "", "1..5", 2, 3, 4);
	choose(&sessions[0], "wahl", "ja", "nein");
	choose(&sessions[1], "wahl", "JA", "nein");
	choose(&sessions[2], "wahl", "nein", "ja");
	choose(&sessions[0], "karten", "Bus", "Rad")->drawn = true;
	choose(&sessions[1], "karten", "Bus", "Rad")->drawn = true;
	ask(&sessions[0], "wort", "", "w", 1, 1, 1)->kind = KIND_WORDS;
	ask(&sessions[2], "wort", "", "w", 1, 1, 1)->kind = KIND_WORDS;
	ask(&sessions[0], "art", "", "w", 1, 1, 1)->kind = KIND_NUMBER;
	ask(&sessions[2], "art", "", "w", 1, 1, 1);
	compare_join(sessions, 3, NULL, &compare);

	is_str(compare.sessions[0].place, "Aalen", "sessions stand by place");
	is_str(compare.sessions[1].place, "ähringen", "also those that begin otherwise");
	is_int(compare.items_count, 3, "what two were asked alike is joined");
	is_int(item(&compare, "offen")->asked, 2, "by two of them");
	is_int(item(&compare, "wahl")->asked, 2, "answers are the same in capitals, not in another order");
	is_int(compare.themes_count, 3, "a theme each, one of no theme, one of no mean");
	is_str(compare.themes[0].name, "anders", "a theme is called as in the first session that asks it");
	ok(compare.themes[1].scale && !*compare.themes[1].name, "no theme comes behind them");
	ok(!compare.themes[2].scale, "what has no mean is last");
	is_int(compare.apart_count, 5, "the others of one id stand apart");
	const char *const ids[] = {"skala", "wahl", "karten", "wort", "art"};
	const enum compare_reason reasons[] = {
		APART_SCALE, APART_LABELS, APART_DRAWN, APART_WORDS, APART_KIND};
	for (int i = 0; i < 5; i++) {
		bool found = false;
		for (int j = 0; j < compare.apart_count; j++)
			found = found || (strcmp(compare.apart[j].id, ids[i]) == 0
				&& compare.apart[j].reason == reasons[i] && compare.apart[j].count == 2);
		ok(found, "%s, with its reason", ids[i]);
	}
	compare_free(&compare);
}

static void
places(void)
{
	struct compared_session *sessions = several(5);
	struct compare compare;
	sessions[0] = session("b2", "Bad Lind", "lind", "10", "2025-01-01");
	sessions[1] = session("b1", "Lindenau", "lind", "9", "2026-01-01");
	sessions[2] = session("c1", "Calw", "calw", "", "2026-06-01");
	sessions[3] = session("n1", "", "", "", "2026-06-01");
	sessions[4] = session("c0", "Calw", "calw", "", "2026-01-01");
	ask(&sessions[0], "q", "T", "s", 1, 1, 2);
	ask(&sessions[1], "q", "T", "s", 1, 1, 4);
	ask(&sessions[1], "r", "T", "s", 1, 1, 3.5);
	ask(&sessions[2], "q", "T", "s", 1, 1, 5);
	ask(&sessions[3], "q", "T", "s", 1, 1, 1);
	ask(&sessions[4], "r", "T", "s", 1, 1, 3);
	ask(&sessions[4], "free", "", "s", 1, 1, 3);
	ask(&sessions[3], "free", "", "s", 1, 1, 3);
	for (int i = 3; i < 5; i++) {
		ask(&sessions[i], "u1", "U", "s", 1, 1, 2);
		ask(&sessions[i], "u2", "U", "s", 1, 1, 2);
		ask(&sessions[i], "u3", "U", "s", 1, 1, 2);
	}
	ask(&sessions[2], "u2", "U", "s", 1, 1, 5);
	compare_join(sessions, 5, "calw", &compare);

	is_str(compare.sessions[0].session_id, "c0", "one's own place comes first, the earlier evening before");
	is_int(compare.places.count, 3, "a place counts once, a session of no place by itself");
	is_int(compare.waves_count, 2, "two have several evenings");
	is_int(compare.places.units[0].count, 2, "both of one's own are in its unit");
	is_str(compare.sessions[compare.places.units[0].sessions[0]].session_id, "c1", "the last one first");
	is_int((int)compare_mean(&compare, item(&compare, "q"), &compare.places.units[0], "all").is, 5,
		"the last one speaks");
	is_int(compare_mean(&compare, item(&compare, "r"), &compare.places.units[0], "all").state,
		ANSWER_NONE, "for the whole theme");
	is_int((int)compare_mean(&compare, item(&compare, "free"), &compare.places.units[0], "all").is, 3,
		"of questions without a theme the one before, if it was not asked");
	is_int((int)compare_mean(&compare, item(&compare, "u2"), &compare.places.units[0], "all").is, 2,
		"an evening that asked less than half of a theme does not speak for it");
	const struct compare_panel *lind = strcmp(compare.sessions[
		compare.waves[1].units[0].sessions[0]].place_id, "lind") == 0
		? &compare.waves[1] : &compare.waves[0];
	is_str(compare.sessions[lind->units[0].sessions[0]].wave, "9", "waves are ordered as numbers, not by date");
	is_str(compare.sessions[lind->units[1].sessions[0]].wave, "10", "ten is after nine");
	is_int(compare_asked(&compare, lind, item(&compare, "r")), 1, "one of the two was asked that");
	compare_free(&compare);
}

static void
themes(void)
{
	struct compared_session *sessions = several(4);
	struct compare compare;
	const double none = -1;
	for (int i = 0; i < 4; i++) {
		char id[2] = {(char)('a' + i), 0};
		sessions[i] = session(id, id, id, "", "2026-01-01");
	}
	/* the first two were asked everything, the third two of three, the last one of three */
	ask(&sessions[0], "q1", "T", "s", 5, 1, 2);
	ask(&sessions[0], "q2", "T", "s", 3, 2, 4);
	ask(&sessions[0], "q3", "T", "s", 4, 2, 1);
	ask(&sessions[1], "q1", "T", "s", 1, NAN, 3);
	ask(&sessions[1], "q2", "T", "s", 1, 3, 4);
	ask(&sessions[1], "q3", "T", "s", 1, 3, 5);
	ask(&sessions[2], "q1", "T", "s", none, 3, 5);
	ask(&sessions[2], "q2", "T", "s", 1, 3, 4);
	ask(&sessions[3], "q2", "T", "s", 1, 3, 1);
	compare_join(sessions, 4, NULL, &compare);
	const struct compare_panel *places = &compare.places;

	bool basis[3];
	is_int(compare_basis(&compare, places, &compare.themes[0], basis), 2,
		"the basis is what all were asked that were asked at least half");
	ok(basis[0] && basis[1] && !basis[2], "the first two");
	struct compare_value value = of_theme(&compare, places, 0, 0, "all", NULL);
	is_double(value.is, 3, 1e-12, "(2 + 4) / 2, without the third question");
	is_int(value.least, 11, "the fewest ballots");
	is_int(value.most, 12, "and the most");
	is_double(of_theme(&compare, places, 0, 1, "all", NULL).is, 3.5, 1e-12, "(3 + 4) / 2");
	is_double(of_theme(&compare, places, 0, 2, "all", NULL).is, 4.5, 1e-12, "(5 + 4) / 2");
	is_int(of_theme(&compare, places, 0, 3, "all", NULL).state, ANSWER_NONE,
		"who was asked less than half has none");
	is_int(of_theme(&compare, places, 0, 1, "zi", NULL).state, ANSWER_WITHHELD,
		"one answer withheld withholds the theme");
	is_int(of_theme(&compare, places, 0, 2, "amt", NULL).state, ANSWER_EMPTY, "one missing leaves it empty");
	is_double(of_theme(&compare, places, 0, 0, "amt", "zi").is, 2.5, 1e-12, "((5 - 1) + (3 - 2)) / 2");
	is_int(of_theme(&compare, places, 0, 1, "amt", "zi").state, ANSWER_WITHHELD, "a gap as well");
	is_int(compare_mean(&compare, item(&compare, "q1"), &places->units[0], "nobody").state, ANSWER_NONE,
		"there is no such side");
	compare_free(&compare);
}

static void
figures(void)
{
	const struct compare_value values[] = {
		{.state = ANSWER_SHOWN, .is = 4}, {.state = ANSWER_WITHHELD, .is = 99},
		{.state = ANSWER_SHOWN, .is = 1}, {.state = ANSWER_NONE}, {.state = ANSWER_EMPTY},
		{.state = ANSWER_SHOWN, .is = 2.5}, {.state = ANSWER_SHOWN, .is = 3},
	};
	struct network network = compare_network(values, 7);
	is_int(network.n, 4, "those with a value count");
	is_double(network.median.is, 2.75, 1e-12, "the mean of the two in the middle");
	is_double(network.lowest.is, 1, 1e-12, "the lowest");
	is_double(network.highest.is, 4, 1e-12, "the highest; what is withheld is not among them");
	network = compare_network(values, 6);
	is_int(network.n, 3, "three of them");
	is_double(network.median.is, 2.5, 1e-12, "have a median");
	network = compare_network(values, 4);
	is_int(network.n, 2, "two of them");
	ok(!network.median.has && !network.lowest.has && !network.highest.has,
		"have none: one's own value would give the other's");
	is_int(compare_network(NULL, 0).n, 0, "nothing at all");
}

static void
widest(void)
{
	struct compared_session *sessions = several(2);
	struct compare compare;
	const struct speaker *speakers[COMPARE_SPEAKERS_MAX];
	sessions[0] = session("a", "a", "a", "", "");
	sessions[1] = session("b", "b", "b", "", "");
	ask(&sessions[0], "q1", "T", "s", 2, 5, 3);
	ask(&sessions[1], "q1", "T", "s", 2, NAN, 4);
	compare_join(sessions, 2, NULL, &compare);
	int count = compare_speakers(&compare, &compare.places, NULL, speakers);
	struct compare_pair pair = compare_widest(&compare, &compare.places, speakers, count);
	is_str(pair.a, "amt", "the institution");
	is_str(pair.b, "all", "and everyone: the group is wider apart, but in one place only");
	is_int(count, 2, "sides but for everyone");
	is_str(speakers[0]->id, "amt", "the institution first");
	compare_free(&compare);

	/* more groups than there is room for */
	sessions = several(3);
	for (int i = 0; i < 3; i++) {
		sessions[i] = session("x", (const char *[]){"a", "b", "c"}[i], "", "", "");
		free(sessions[i].speakers[1].id);
		sessions[i].speakers[1].id = mem_text(i < 2 ? "zi" : "other");
		sessions[i].speakers = mem_resize(sessions[i].speakers, 14, sizeof(*sessions[i].speakers));
		for (int group = 0; group < 11; group++)
			sessions[i].speakers[sessions[i].speakers_count++] = (struct speaker){
				.id = mem_printf("g%d", group), .label = mem_text("")};
		struct compared_question *question = ask(&sessions[i], "q", "T", "s", 1, 1, 1);
		question->answers = mem_resize(question->answers, 14, sizeof(*question->answers));
		for (int group = 3; group < 14; group++)
			question->answers[group] = (struct compared_answer){
				.state = i < 2 || group < 6 ? ANSWER_SHOWN : ANSWER_NONE};
	}
	compare_join(sessions, 3, NULL, &compare);
	is_int(compare_speakers(&compare, &compare.places, NULL, speakers), 4,
		"of many sides those that most have");
	is_str(speakers[3]->id, "g2", "g0 to g2, which all have");
	is_int(compare_speakers(&compare, &compare.places, &compare.places.units[2], speakers), 4,
		"or only those that one of them has");
	compare_free(&compare);
}

int
main(void)
{
	joining();
	places();
	themes();
	figures();
	widest();
	return done_testing();
}
