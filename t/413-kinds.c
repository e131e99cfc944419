/* What each kind of question looks like on the wall.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "kinds.h"

#include "command/locale.h"

/* --- all kinds, all sizes ------------------------------------------------------------------- */

static const enum kind asking[] = {
	KIND_CHOICE, KIND_MULTI, KIND_SCALE, KIND_DOTS, KIND_RANK, KIND_RESIST, KIND_NUMBER, KIND_WORDS,
};

enum { ASKING = sizeof(asking) / sizeof(asking[0]) };

/* COUNT options with labels of 38 columns. */
static char *
long_options(enum kind kind, int count)
{
	struct buffer text = {.bytes = NULL};
	if (methods[kind].options != OPTIONS_NEEDED)
		return NULL;
	for (int i = 1; i <= count; i++)
		buffer_printf(&text, "%sAntwort %d mit vielen Wörtern im Text%s%s", i > 1 ? "|" : "", i,
			i > 9 ? "" : "s", kind == KIND_RESIST && i == count ? "=status-quo" : "");
	return buffer_take(&text);
}

static unsigned seed;

static int
chance(int below)
{
	seed = seed * 1103515245u + 12345u;
	return (int)(seed >> 16 & 0x7fff) % below;
}

/* A ballot as somebody might type it; fresh. */
static char *
any_ballot(const struct question *question)
{
	static const char *const words[] = {"alt", "bunt", "Nachbarschaftsfest", "李", "Żółć",
		"Verkehrsberuhigung", "Übersetzungen", "nah", "Rathaus", "laut"};
	struct buffer text = {.bytes = NULL};
	switch (methods[question->kind].says) {
	case SAYS_RESISTANCE:
		for (int i = 0; i < question->count; i++)
			buffer_printf(&text, "%d ", (i + chance(8)) % 11);
		break;
	case SAYS_NUMBER:
		return chance(20) ? mem_printf("%d,5", 20 + chance(60)) : mem_text("-100000");
	case SAYS_WORD:
		return mem_printf("%s, Wort%d", words[chance(chance(10) + 1)], chance(40));
	case SAYS_PLACE:
		buffer_printf(&text, question->count > 9 ? "%02d%02d" : "%d%d", 1 + chance(question->count - 1),
			question->count);
		break;
	default:
		buffer_printf(&text, question->count > 9 && methods[question->kind].several ? "%02d" : "%d",
			1 + chance(question->count));
	}
	return buffer_take(&text);
}

static void
answer(struct model *model, struct round *round, enum entry_mode mode, int ballots, int64_t each)
{
	static const int groups[] = {0, 1, 2, 2, 2, 3, KINDS_NOBODY};
	struct question question = model_question(model, round->step);
	for (int i = 0; i < ballots; i++) {
		char *typed = chance(15) ? any_ballot(&question) : mem_text("-");
		wall_cast(model, round, mode, groups[chance(7)], typed, each);
		free(typed);
	}
}

/* Every stage of a question of KIND that ROUNDS × BALLOTS people answer. */
static void
check_stages(enum kind kind, int options, int ballots, int64_t each, const char *language)
{
	char *labels = long_options(kind, options), name[80];
	struct model model = kinds_model(kind, labels,
		"Wie ist das bei uns? Bitte denken Sie an die letzten zwölf Monate und an Ihre Straße.", true);
	const char *const official[KIND_COUNT] = {
		[KIND_CHOICE] = "2", [KIND_MULTI] = "2", [KIND_SCALE] = "2", [KIND_DOTS] = "1",
		[KIND_RANK] = "2", [KIND_RESIST] = "3 10", [KIND_NUMBER] = "47", [KIND_WORDS] = "bunt, alt",
	};
	snprintf(name, sizeof(name), "%s, %d options, %lld ballots, %s", methods[kind].word, options,
		(long long)ballots * (long long)each, language);
	kinds_check(&model, name);
	if (options <= 9 || methods[kind].options != OPTIONS_NEEDED)
		wall_official(&model, 0, KINDS_INSTITUTION, official[kind],
			"Wir haben es im Rat beraten und zweimal in der Zeitung bekannt gemacht; wer fragt, "
			"bekommt eine Antwort.");
	for (int index = 0; index < 2; index++) {
		enum entry_mode mode = kind == KIND_RANK || index ? MODE_KEYPAD : MODE_HANDS;
		model.steps[index].mode = mode;
		struct round *round = kinds_ask(&model, index);
		kinds_check(&model, name);
		answer(&model, round, mode, ballots, each);
		model.stage.cell_group = mode == MODE_HANDS ? 2 : -1;
		model.stage.cell_option = 2;
		model.stage.cell_level = kind == KIND_RESIST ? 4 : -1;
		kinds_check(&model, name);
		model.stage.cell_group = -1;
		round->state = ROUND_CLOSED;
		wall_go(&model, index, STAGE_CLOSED);
		kinds_check(&model, name);
		kinds_reveal(&model, STAGE_REVEALED);
		kinds_check(&model, name);
		kinds_reveal(&model, STAGE_OFFICIAL);
		kinds_check(&model, name);
	}
	wall_free(&model);
	free(labels);
}

static void
test_sizes(void)
{
	static const int options[] = {2, 9, 24};
	for (int i = 0; i < ASKING; i++) {
		bool chosen = methods[asking[i]].options == OPTIONS_NEEDED;
		for (size_t j = 0; j < (chosen ? sizeof(options) / sizeof(options[0]) : 1); j++) {
			check_stages(asking[i], options[j], 0, 1, "en");
			check_stages(asking[i], options[j], 1, 1, "en");
			check_stages(asking[i], options[j], 40, 25, "en");
		}
	}
}

static void
test_german(void)
{
	char chosen[3];
	struct message message;
	const char *locale_dir = getenv("RUNDE_LOCALEDIR");
	locale_set_up("de", locale_dir ? locale_dir : "locale", chosen, &message);
	struct model model = kinds_model(KIND_RESIST, "Tempo 30|Tempo 50=status-quo", "Und?", false);
	kinds_draw(&model, 80, 24);
	ok(wall_has("Tempo 50 (wie jetzt)"), "in German");
	wall_free(&model);
	for (int i = 0; i < ASKING; i++)
		check_stages(asking[i], 6, 40, 1, "de");
}

/* On an 80×24 wall every answer stands on some page, whatever it got. */
static void
test_all_there(void)
{
	for (int i = 0; i < ASKING; i++) {
		char *labels = long_options(asking[i], 9);
		if (!labels)
			continue;
		struct model model = kinds_model(asking[i], labels, "Und?", true);
		answer(&model, kinds_ask(&model, 0), MODE_KEYPAD, 30, 1);
		kinds_reveal(&model, STAGE_REVEALED);
		int missing = 0;
		char *text = kinds_pages(&model, 80, 24, NULL);
		for (int no = 1; no <= 9; no++) {
			char label[40];
			snprintf(label, sizeof(label), "Antwort %d mit", no);
			missing += !strstr(text, label);
		}
		is_int(missing, 0, "%s: all answers are there", methods[asking[i]].word);
		free(text);
		wall_free(&model);
		free(labels);
	}
}

/* Smaller than the loop lets it be drawn, and larger than a wall. */
static void
test_odd_sizes(void)
{
	int drawn = 0;
	for (int i = 0; i < ASKING; i++) {
		char *labels = long_options(asking[i], 5);
		struct model model = kinds_model(asking[i], labels, "Und?", true);
		wall_official(&model, 0, KINDS_INSTITUTION, asking[i] == KIND_RESIST ? "7" : "1", "So.");
		answer(&model, kinds_ask(&model, 0), MODE_HANDS, 30, 1);
		model.stage.cell_group = 1;
		model.stage.cell_option = 1;
		for (int open = 1; open >= 0; open--) {
			if (!open)
				kinds_reveal(&model, STAGE_OFFICIAL);
			for (int columns = 1; columns < 300; columns += 1 + columns / 6)
				for (int rows = 1; rows < 90; rows += 1 + rows / 6, drawn++)
					kinds_draw(&model, columns, rows);
		}
		wall_free(&model);
		free(labels);
	}
	ok(drawn > 1000, "%d screens of odd sizes", drawn);
}

/* --- each kind ---------------------------------------------------------------------------------- */

static void
test_dots(void)
{
	struct model model = kinds_model(KIND_DOTS, "Sprachcafé|Busse|Fest|Spielplatz", "Was zuerst?", false);
	struct round *round = kinds_ask(&model, 0);
	for (int no = 1; no <= 4; no++)
		tally_add_value(&round->tally, MODE_HANDS, KINDS_NOBODY, no, 1, (int[]){0, 7, 12, 0, 12}[no]);
	kinds_reveal(&model, STAGE_REVEALED);
	kinds_body(&model,
		"  Was zuerst?\n"
		"\n"
		"     2  Busse       ●●●●● ●●●●● ●●                                    12  39 %\n"
		"\n"
		"     4  Spielplatz  ●●●●● ●●●●● ●●                                    12  39 %\n"
		"\n"
		"     1  Sprachcafé  ●●●●● ●●                                           7  23 %\n"
		"\n"
		"     3  Fest                                                           0   0 %\n"
		"\n"
		"     How many took part was not counted.  ·  31 dots\n",
		"dots: most of them first, equal ones as asked, and in fives");
	tally_add(&round->tally, MODE_HANDS, KINDS_NOBODY, -1, 11);
	tally_add(&round->tally, MODE_HANDS, KINDS_NOBODY, 0, 2);
	kinds_draw(&model, 80, 24);
	ok(wall_has("13 of 58 present  ·  31 dots  ·  don’t know: 2"), "and who took part");
	tally_add_value(&round->tally, MODE_HANDS, KINDS_NOBODY, 1, 1, 1000);
	kinds_draw(&model, 80, 24);
	ok(wall_has("█") && !wall_has("●") && wall_has("1007  98 %"), "bars where there is no room for dots");
	wall_free(&model);
}

/* An order that has a winner of all comparisons who has not the most points. */
static void
test_rank(void)
{
	struct model model = kinds_model(KIND_RANK, "Sprachcafé|Busse|Fest", "Was ist wichtig?", true);
	struct round *round = kinds_ask(&model, 0);
	wall_cast(&model, round, MODE_KEYPAD, 0, "123", 6);
	wall_cast(&model, round, MODE_KEYPAD, 2, "231", 5);
	wall_cast(&model, round, MODE_KEYPAD, 3, "2", 2);
	kinds_reveal(&model, STAGE_REVEALED);
	kinds_body(&model,
		"  Was ist wichtig?\n"
		"\n"
		"                                                             points  1st place\n"
		"  ✓  2  Busse       ██████████████████████████████               20          7\n"
		"     1  Sprachcafé  ███████████████████▌                         13          6\n"
		"     3  Fest        █████████                                     6          0\n"
		"\n"
		"     ✓ beats every other answer in direct comparison\n"
		"     13 of 58 present\n"
		"\n"
		"                                1      2      3    n\n"
		"     ●V Verwaltung             12      6      0    6\n"
		"     ■P Politik                 –      –      –    0\n"
		"     ▲Z Zivilgesellschaft     too small to show\n"
		"     ◆W Wirtschaft            too small to show\n"
		"        points     n  took part\n",
		"an order: points, firsts, the winner of all comparisons, small groups withheld");
	wall_cast(&model, round, MODE_KEYPAD, 0, "312", 4);
	kinds_draw(&model, 80, 24);
	ok(wall_has("No answer beats every other one in direct comparison."), "or that there is none");
	ok(!wall_has("✓"), "and no mark");
	wall_free(&model);
}

#define TEMPO "Tempo 30 überall|Tempo 30 an Schulen|Tempo 50=status-quo|Umleitung"

static void
test_resist(void)
{
	struct model model = kinds_model(KIND_RESIST, TEMPO, "Wie schwer fällt es Ihnen?", true);
	kinds_draw(&model, 80, 24);
	ok(wall_has("3  Tempo 50 (as it is now)"), "how things are is marked before anyone answers");
	ok(wall_has("0 no resistance · 10 unacceptable"), "and what the numbers mean is said");
	struct round *round = kinds_ask(&model, 0);
	wall_cast(&model, round, MODE_KEYPAD, 0, "9 1 5 10", 10);
	wall_cast(&model, round, MODE_KEYPAD, 1, "4 0 5 10", 5);
	wall_cast(&model, round, MODE_KEYPAD, 2, "- 2 5 5", 5);
	wall_cast(&model, round, MODE_KEYPAD, 2, "-", 3);
	kinds_reveal(&model, STAGE_REVEALED);
	kinds_body(&model,
		"  Wie schwer fällt es Ihnen?\n"
		"\n"
		"                             0   2   4   6   8   10                 mean  tens\n"
		"     2  Tempo 30 an Schulen  ▂▂▄▄▂▂· · · · · · · ·                   1.0     –\n"
		"  ━━ 3  Tempo 50 ━━━━━━━━━━━ · · · · · ██· · · · ·                   5.0     –\n"
		"     ▲ more resistance than to leaving it as it is\n"
		"  ▲  1  Tempo 30 überall     · · · · ▂▂· · · · ▄▄·                   7.3     –\n"
		"  ▲  4  Umleitung            · · · · · ▂▂· · · · ▆▆                  8.8    15\n"
		"\n"
		"     23 of 58 present  ·  0 no resistance · 10 unacceptable  ·  don’t know: 3\n"
		"\n"
		"                               1     2     3     4    n\n"
		"     ●V Verwaltung           9.0   1.0   5.0  10.0   10\n"
		"     ■P Politik              4.0   0.0   5.0  10.0    5\n"
		"     ▲Z Zivilgesellschaft      –   2.0   5.0   5.0    5\n"
		"     ◆W Wirtschaft             –     –     –     –    0\n"
		"        mean resistance     n  took part\n",
		"resistance: the least first, the line of how things are, tens, means by group");
	wall_cast(&model, round, MODE_KEYPAD, 0, "5 5 5 5", 1000);
	kinds_draw(&model, 80, 24);
	ok(wall_has("▲  4"), "a thousand who do not mind do not move the order");
	wall_free(&model);

	/* What is only as good as things are stands above the line. */
	model = kinds_model(KIND_RESIST, TEMPO, "Wie schwer fällt es Ihnen?", false);
	round = kinds_ask(&model, 0);
	wall_cast(&model, round, MODE_KEYPAD, 0, "5 5 5 5", 6);
	kinds_reveal(&model, STAGE_REVEALED);
	kinds_draw(&model, 80, 24);
	char *all = wall_all(), *line = strstr(all, "━━ 3  Tempo 50");
	ok(line && strstr(all, "4  Umleitung") < line && !wall_has("▲"), "nothing is above the line");
	free(all);
	model.rounds[0].options[2].status_quo = false;
	kinds_draw(&model, 80, 24);
	ok(!wall_has("━━ 3"), "and there is no line where nobody knows how things are");
	wall_free(&model);
}

static void
test_number(void)
{
	struct model model = kinds_model(KIND_NUMBER, NULL, "Wie viele Sprachen?", false);
	struct round *round = kinds_ask(&model, 0);
	kinds_reveal(&model, STAGE_REVEALED);
	kinds_draw(&model, 80, 24);
	ok(wall_has("There are no estimates.") && wall_has("0 of 58 present"), "no estimate");
	wall_cast(&model, round, MODE_HANDS, 0, "12", 1);
	kinds_body(&model,
		"  Wie viele Sprachen?\n"
		"\n"
		"      ▄  ▄▄▄\n"
		"     ▀█  ▄▄█   median: the estimate in the middle\n"
		"     ▄█▄ █▄▄\n"
		"\n"
		"                                       ●\n"
		"     ┼─────────────────────────────────┼─────────────────────────────────┼\n"
		"     11                                12                                13\n"
		"\n"
		"     1 of 58 present\n",
		"one estimate: the median in block letters, a dot, an axis of whole numbers");
	round = &model.rounds[0];
	static const char *const numbers[] = {"20", "25", "25", "30", "30", "30", "35", "41"};
	for (int i = 0; i < 8; i++)
		wall_cast(&model, round, MODE_HANDS, 2, numbers[i], 1);
	wall_cast(&model, round, MODE_HANDS, KINDS_NOBODY, "90000", 1);
	kinds_body(&model,
		"  Wie viele Sprachen?\n"
		"\n"
		"     ▄▄▄ ▄▄▄\n"
		"      ▄█ █ █   median: the estimate in the middle\n"
		"     ▄▄█ █▄█\n"
		"\n"
		"                                            ●\n"
		"                                  ●         ●\n"
		"         ●              ●         ●         ●         ●          ●\n"
		"     ┼─────────┼────────┼─────────┼─────────┼─────────┼────────┼─────────┼\n"
		"     10        15       20        25        30        35       40        45\n"
		"                                  ├━━━━━━━━━╋━━━━━━┤ the middle half\n"
		"     Not drawn: 1 further right: 90000\n"
		"\n"
		"     10 of 58 present  ·  from 12 to 90000, half between 25 and 33.8\n",
		"estimates: the median, a dot for each, the middle half, and who is far outside");
	wall_free(&model);
}

static void
test_odd_numbers(void)
{
	static const char *const numbers[] = {"0,0001", "123456789", "-987654321,5", "-0,25", "0"};
	struct model model = kinds_model(KIND_NUMBER, NULL, "Wie viel?", true);
	struct round *round = kinds_ask(&model, 0);
	wall_official(&model, 0, KINDS_INSTITUTION, "-5000000", "So ist es.");
	for (int i = 0; i < 5; i++) {
		wall_cast(&model, round, MODE_HANDS, 2, numbers[i], 1 + i % 2);
		kinds_reveal(&model, STAGE_OFFICIAL);
		kinds_check(&model, numbers[i]);
	}
	wall_cast(&model, round, MODE_HANDS, 2, "-0,25", 1000);
	kinds_check(&model, "a thousand of one");
	kinds_draw(&model, 120, 36);
	ok(wall_has("1 further left: -987654321.5"), "what is far outside is named");
	ok(wall_has("◂ ★S -5000000"), "an institution is outside, too");
	wall_free(&model);

	model = kinds_model(KIND_NUMBER, NULL, "Wie viel?", false);
	round = kinds_ask(&model, 0);
	wall_cast(&model, round, MODE_HANDS, KINDS_NOBODY, "0", 12);
	wall_cast(&model, round, MODE_HANDS, KINDS_NOBODY, "999999999", 1);
	kinds_reveal(&model, STAGE_REVEALED);
	kinds_draw(&model, 80, 24);
	ok(wall_has("1 further right: 999999999"), "one that is far from nothing but noughts is left out");
	wall_free(&model);
}

static void
test_words(void)
{
	struct model model = kinds_model(KIND_WORDS, NULL, "Drei Wörter?", false);
	kinds_ask(&model, 0);
	kinds_reveal(&model, STAGE_REVEALED);
	kinds_draw(&model, 80, 24);
	ok(wall_has("There are no words."), "no word");
	struct round *round = &model.rounds[0];
	wall_cast(&model, round, MODE_HANDS, KINDS_NOBODY, "bunt", 12);
	wall_cast(&model, round, MODE_HANDS, KINDS_NOBODY, "Bunt", 1);
	wall_cast(&model, round, MODE_HANDS, KINDS_NOBODY, "alt, Nachbarschaft", 2);
	wall_cast(&model, round, MODE_HANDS, KINDS_NOBODY, "李, Żółć", 1);
	wall_cast(&model, round, MODE_HANDS, KINDS_NOBODY, "a\x1b[31m", 1);
	kinds_body(&model,
		"  Drei Wörter?\n"
		"\n"
		"     ▄\n"
		"     █▄▄  ▄  ▄ ▄▄▄  ▄█▄\n"
		"     █  █ █  █ █  █  █\n"
		"     █▄▄▀ ▀▄▄█ █  █  ▀▄  13\n"
		"\n"
		"     alt  2              Nachbarschaft  2    a[31m  1\n"
		"     Żółć  1             李  1\n"
		"\n"
		"     17 of 58 present  ·  20 words\n",
		"words: the most frequent in block letters, whatever its case, then all others");
	wall_free(&model);
}

int
main(void)
{
	if (!wall_open("xterm-256color", 24, 80, true))
		skip_all("no description of xterm-256color");
	test_dots();
	test_rank();
	test_resist();
	test_number();
	test_odd_numbers();
	test_words();
	test_all_there();
	test_odd_sizes();
	test_sizes();
	test_german();
	wall_close();
	return done_testing();
}
