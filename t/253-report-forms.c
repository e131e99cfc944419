/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/paper.h"

#include <locale.h>

#include "paper.h"
#include "report/paper_step.h"

static struct buffer out;

/* The forms of WORKSHOP in Markdown, in its first COUNT languages. */
static const char *
forms(const struct workshop *workshop, int count, bool all, int wanted)
{
	struct paper paper = paper_of(workshop, DOCUMENT_MARKDOWN);
	paper.tongues.count = count;
	paper.tongues.in[1] = 1;
	paper.all = all;
	buffer_clear(&out);
	is_int(paper_forms(&paper, &out), wanted, "so many forms");
	return buffer_text(&out);
}

#define HEAD "id,kind,title@de,title@uk,prompt@de,prompt@uk,options@de,options@uk,sheet,max,by_group\n" \
	"abend,workshop,Abend,Вечір,,,,,,,\n"

static void
test_choosing(void)
{
	struct workshop *workshop = workshop_of(HEAD
		"rede,talk,Rede,,,,,,,,\n"
		"a,choice,A,,Frage A?,,ja|nein,,eins,,\n"
		"b,choice,B,,Frage B?,,ja|nein,,zwei,,\n"
		"c,choice,C,,Frage C?,,ja|nein,,eins,,\n"
		"d,choice,D,,Frage D?,,ja|nein,,,,\n");
	const char *text = forms(workshop, 1, false, 2);
	has(text, "# Abend – Fragebogen\n\n---\n\n## Abend\n\nFragebogen · eins\n", "the first form");
	has(text, "### 1. Frage A?\n", "its questions");
	has(text, "### 2. Frage C?\n", "in the order of the agenda");
	has(text, "Fragebogen · zwei\n", "the second form");
	has(text, "### Frage B?\n", "with one question, which has no number");
	lacks(text, "Frage D?", "what has no sheet stands on none");
	is_int(times(text, "\n---\n"), 2, "each begins a page");

	text = forms(workshop, 1, true, 3);
	has(text, "\n---\n\n## Frage D?\n", "unless all are wanted: a slip");
	workshop_free(workshop);

	workshop = workshop_of(HEAD "a,choice,A,,Frage A?,,ja|nein,,,,\n"
		"b,number,,,,,,,,,\nc,info,C,,,,,,,,\n");
	text = forms(workshop, 1, false, 2);
	has(text, "## Frage A?\n", "without any sheet there are slips");
	has(text, "## b\n", "a question without words goes by its id");
	struct paper paper = paper_of(workshop, DOCUMENT_MARKDOWN);
	paper.people = 3;
	buffer_clear(&out);
	is_int(paper_forms(&paper, &out), 2, "for three people");
	is_int(times(buffer_text(&out), "## Frage A?\n"), 3, "each gets one");
	is_int(times(buffer_text(&out), "keinen Namen"), 6, "and is told not to sign it");
	workshop_free(workshop);

	workshop = workshop_of(HEAD "a,info,A,,,,,,,,\n");
	is_str(forms(workshop, 1, true, 0), "", "nothing is asked: nothing is printed");
	workshop_free(workshop);
}

static void
test_head(void)
{
	struct workshop *workshop = workshop_of(HEAD
		"amt,group,Amt,Уряд,,,,,,,\n"
		"selbst,group,Selbst,,,,official,official,,,\n"
		"leute,group,Leute,,,,,,,,\n"
		"a,choice,A,,Frage A?,Питання A?,ja|nein,так|ні,eins,,yes\n"
		"b,words,B,,Frage B?,,,,zwei,2,\n");
	static const char *const marks[] = {"●A", "■S", "▲L"};
	struct paper paper = paper_of(workshop, DOCUMENT_MARKDOWN);
	paper.marks = marks;
	paper.title = "Abend im *Mai*";
	paper.place = "Lindenau";
	paper.date = "12.5.";
	buffer_clear(&out);
	is_int(paper_forms(&paper, &out), 2, "two forms");
	const char *text = buffer_text(&out);
	has(text, "## Abend im \\*Mai\\*\n\nFragebogen · eins · Lindenau · 12.5.\n",
		"title, place and date of the session");
	has(text, "keinen Namen auf den Bogen. Wir zählen alle Bögen zusammen und zeigen nur die "
		"Summen. Sehr kleine Gruppen zeigen wir nicht einzeln.\n\n### Zu welcher Gruppe",
		"what happens with it");
	has(text, "- 1 ☐ ●A Amt\n- 2 ☐ ▲L Leute\n- 0 ☐ keine Gruppe\n",
		"the groups of people, with the digits that are typed");
	lacks(text, "Selbst", "but no official one");
	is_int(times(text, "Zu welcher Gruppe"), 1, "asked where it is counted by group");
	has(text, "nur die Summen. Wörter, die Sie aufschreiben", "words may be shown");
	is_int(times(text, "Vielen Dank!"), 2, "with thanks");

	text = forms(workshop, 2, false, 2);
	has(text, "## Abend · Вечір\n\nFragebogen · Анкета · eins\n", "in two languages at once");
	has(text, "### Frage A? · Питання A?\n", "the questions");
	has(text, "- 1 ☐ ja\\\n  так\n- 2 ☐ nein\\\n  ні\n- – ☐ weiß nicht\\\n  не знаю\n",
		"the answers");
	has(text, "- 1 ☐ Amt\\\n  Уряд\n- 2 ☐ Leute\n", "what is not translated is said once");
	workshop_free(workshop);
}

/* One row of a question of KIND, and its form in one language. */
static const char *
question(const char *row)
{
	static struct workshop *workshop;
	char table[2048];
	snprintf(table, sizeof(table), HEAD "ideen,cards,Ideen,,,,,,,,\n%s\n", row);
	workshop_free(workshop);
	workshop = NULL;
	if (!*row)
		return "";
	workshop = workshop_of(table);
	return forms(workshop, 1, true, 1);
}

static void
test_kinds(void)
{
	has(question("a,choice,,,A?,,ja|nein|-=egal,,,,"),
		"## A?\n\nBitte ein Kreuz.\n\n- 1 ☐ ja\n- 2 ☐ nein\n- – ☐ egal\n\n", "choice");
	has(question("a,scale,,,A?,,nie=0|oft=5|immer=9,,,,"),
		"## A?\n\nBitte ein Kreuz.\n\n"
		"| **0** nie | **5** oft | **9** immer | **–** weiß nicht |\n"
		"|---|---|---|---|\n| 0 ☐  | 5 ☐  | 9 ☐  | – ☐  |\n",
		"scale: levels side by side, with their values");
	has(question("a,scale,,,A?,,schlecht=-1|gut=1,,,,"), "| **1** schlecht | **2** gut |",
		"values that cannot be typed as digits are numbered");
	has(question("a,scale,,,A?,,0..10,,,,"), "| **0** | **1** | **2** |",
		"numbers stand alone");
	has(question("a,scale,,,A?,,0..50,,,,"),
		"Bitte eine Zahl von 0 bis 50.\n\n……………………\n\n- – ☐ weiß nicht\n",
		"so many are written");
	has(question("a,scale,,,A?,,Donaudampfschifffahrtsgesellschaftskapitän|Bodenseewasserversorgungsunternehmen,,,,"),
		"- 1 ☐ Donaudampfschifffahrtsgesellschaftskapitän\n- 2 ☐ Bodensee",
		"long words stand below each other");
	has(question("a,multi,,,A?,,x|y|z,,,2,"),
		"Bitte höchstens 2 Kreuze.\n\n- 1 ☐ x\n- 2 ☐ y\n- 3 ☐ z\n- – ☐ weiß nicht\n", "multi");
	has(question("a,multi,,,A?,,x|y|z,,,,"), "Bitte alles ankreuzen, was passt.\n", "any number");
	has(question("a,multi,,,A?,,x|y|z,,,1,"), "Bitte ein Kreuz.\n", "or one");
	has(question("a,dots,,,A?,,x|y,,,5,"),
		"Punkte zum Verteilen: 5. Schreiben Sie zu jeder Antwort, wie viele sie bekommt.\n\n"
		"- 1 …… x\n- 2 …… y\n- – ☐ weiß nicht\n\nzusammen: 5\n", "dots");
	has(question("a,rank,,,A?,,x|y|z,,,,"),
		"1 = am wichtigsten, dann 2, 3 …\n\n- 1 …… x\n- 2 …… y\n- 3 …… z\n- – ☐", "rank");
	has(question("a,rank,,,A?,,x|y|z,,,2,"), "Vergeben Sie die Plätze 1 (am wichtigsten) bis 2.\n",
		"the first places only");
	const char *text = question("a,resist,,,A?,,x|alles bleibt=status-quo,,,,");
	has(text, "0 = kein Widerstand, 10 = unannehmbar.\n\nBitte in jeder Zeile ein Kreuz.\n\n"
		"| Vorschlag | 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 |\n", "resist: from 0 to 10");
	lacks(question("a,resist,,,A? 0 = gut; 10 = nein.,,x|y=status-quo,,,,"), "unannehmbar",
		"what the question itself says of 10 is not said otherwise");
	has(question("a,resist,,,A 110?,,x|y=status-quo,,,,"), "unannehmbar", "but 110 is not 10");
	text = question("a,resist,,,A?,,x|alles bleibt=status-quo,,,,");
	has(text, "| 1. x | 0 ☐  | 1 ☐  |", "each proposal");
	has(text, "| 2. alles bleibt | 0 ☐  |", "and that all stays as it is");
	has(text, "| 10 ☐  |\n\n- – ☐ weiß nicht\n", "or nothing of all that");
	has(question("a,number,,,A?,,,,,,"),
		"Bitte eine Zahl.\n\n……………………\n\n- – ☐ weiß nicht\n", "number: a line");
	text = question("a,words,,,A?,,,,,2,");
	has(text, "Wörter: höchstens 2.\n", "words");
	is_int(times(text, "………………………………………………………………\n"), 2, "so many lines");
	is_int(times(question("a,words,,,A?,,,,,,"), "………………………………………………………………\n"), 3,
		"three where nobody said how many");
	question("");
}

static void
test_open_answers(void)
{
	has(question("a,choice,,,A?,,@ideen,,,,"),
		"Die Antworten mit ihren Nummern stehen an der Wand.\n\n- 1 ☐ \n- 2 ☐ \n",
		"answers that come from cards: their numbers");
	has(question("a,choice,,,A?,,@ideen,,,,"), "- 12 ☐ \n- – ☐ weiß nicht\n", "twelve of them");
	has(question("a,multi,,,A?,,@ideen,,,3,"), "Bitte höchstens 3 Kreuze.\n", "up to three");
	has(question("a,dots,,,A?,,@ideen,,,3,"), "- 1 …… \n- 2 …… \n", "dots on them");
	has(question("a,rank,,,A?,,@ideen,,,3,"), "Plätze 1 (am wichtigsten) bis 3.\n", "places");
	has(question("a,resist,,,A?,,@ideen,,,,"), "| 6. …………………… | 0 ☐  |",
		"lines to write proposals on");
	question("");

	struct workshop *workshop = workshop_of(HEAD "ideen,cards,Ideen,,,,,,,,\n"
		"a,multi,A,,A?,,@ideen,,,3,\n");
	struct paper paper = paper_of(workshop, DOCUMENT_MARKDOWN);
	ok(paper_awaits_answers(&paper, 1) && !paper_awaits_answers(&paper, 0), "nobody knows them");
	struct option known[2] = {
		{.no = 1, .value = 1, .label = {.in = {(char *)"Sprache"}}},
		{.no = 2, .value = 2, .label = {.in = {(char *)"Wohnen"}}},
	};
	struct paper_step steps[2] = {{.inserted = false}, {.options = known, .options_count = 2}};
	paper.steps = steps;
	ok(!paper_awaits_answers(&paper, 1), "a session knows them");
	buffer_clear(&out);
	is_int(paper_forms(&paper, &out), 1, "one form");
	has(buffer_text(&out), "- 1 ☐ Sprache\n- 2 ☐ Wohnen\n", "and prints them");
	workshop_free(workshop);
}

static void
test_grids(void)
{
	struct workshop *workshop = workshop_of(HEAD
		"a,scale,A,,A?,,nie|oft,,eins,,\n"
		"b,scale,B,,B?,,nie|oft,,eins,,\n"
		"c,scale,C,,C?,,nie|oft|-=egal,,eins,,\n"
		"d,choice,D,,D?,,nie|oft,,eins,,\n"
		"e,scale,E,,E?,,nie|oft,,eins,,\n");
	const char *text = forms(workshop, 1, false, 1);
	has(text, "**eins** · Bitte in jeder Zeile ein Kreuz.\n\n| Frage | **1** nie | **2** oft | **–** weiß nicht |\n"
		"|---|---|---|---|\n| 1. A? | 1 ☐  | 2 ☐  | – ☐  |\n| 2. B? | 1 ☐  | 2 ☐  | – ☐  |\n\n"
		"### 3. C?\n\nBitte ein Kreuz.\n\n| **1** nie | **2** oft | **–** egal |\n|---|---|---|\n"
		"| 1 ☐  | 2 ☐  | – ☐  |\n\n### 4. D?\n",
		"scales in a row with the same answers share their heads");
	has(text, "### 5. E?\n", "numbers go on");

	struct paper paper = paper_of(workshop, DOCUMENT_HTML);
	buffer_clear(&out);
	paper_forms(&paper, &out);
	text = buffer_text(&out);
	is_int(times(text, "<thead>"), 3, "each grid has its heads, for every page to repeat");
	has(text, "<thead><tr><td colspan=\"3\"><strong>eins</strong> · "
		"<span>Bitte in jeder Zeile ein Kreuz.</span></td></tr>\n<tr><th",
		"which also say on every page which form it is of");
	is_int(times(text, "<tbody>"), 4, "each question is a body of its own, never broken");
	has(text, "<th scope=\"rowgroup\" colspan=\"3\">1. <span>A?</span></th>", "with its words above");
	is_int(times(text, "<div class=\"keep\"><h3>"), 3, "and so is what shares none");
	workshop_free(workshop);
}

static void
test_resistance_in_languages(void)
{
	struct workshop *workshop = workshop_of(HEAD
		"a,resist,A,,Bis 10 = untragbar?,Наскільки ви проти?,x|y=status-quo,,,,\n");
	const char *text = forms(workshop, 2, true, 1);
	has(text, "неприйнятно", "what 10 means is said in the language whose question does not");
	lacks(text, "unannehmbar", "and only in that one");
	workshop_free(workshop);
}

static void
test_languages(void)
{
	struct workshop *workshop = workshop_of(HEAD "a,number,A,А,A?,А?,,,,,\n");
	struct paper paper = paper_of(workshop, DOCUMENT_HTML);
	paper.tongues = (struct tongues){.workshop = workshop, .count = 2, .in = {1, 0}};
	buffer_clear(&out);
	paper_forms(&paper, &out);
	const char *text = buffer_text(&out);
	has(text, "<html lang=\"uk\">", "the first language is that of the page");
	has(text, "<h2><span>А?</span><span class=\"slash\"> / </span>"
		"<span class=\"other\" lang=\"de\">A?</span></h2>", "the second one is named");
	workshop_free(workshop);

	workshop = workshop_of("id,kind,title@ti,title@fa,options@ti\nw,workshop,ti,fa,\n"
		"a,choice,A,B,x|y\n");
	paper = paper_of(workshop, DOCUMENT_HTML);
	buffer_clear(&out);
	paper_forms(&paper, &out);
	has(buffer_text(&out), "<span lang=\"en\">Please tick one box.</span>",
		"what is not known in a language is said in that of the screens");
	paper.tongues.count = 2;
	paper.tongues.in[1] = 1;
	buffer_clear(&out);
	paper_forms(&paper, &out);
	has(buffer_text(&out), "<span lang=\"fa\" dir=\"rtl\">لطفاً یک خانه را علامت بزنید.</span>",
		"or in the other one, if it is known there");
	workshop_free(workshop);

	workshop = workshop_of("id,kind,title,options\nw,workshop,W,\na,choice,A,x|y\n");
	paper = paper_of(workshop, DOCUMENT_HTML);
	buffer_clear(&out);
	paper_forms(&paper, &out);
	has(buffer_text(&out), "<html lang=\"en\">", "a workshop that names no language");
	lacks(buffer_text(&out), "\"und\"", "is of none");
	workshop_free(workshop);
}

int
main(void)
{
	if (!setlocale(LC_CTYPE, "C.UTF-8"))
		skip_all("there is no locale C.UTF-8");
	test_choosing();
	test_head();
	test_kinds();
	test_open_answers();
	test_grids();
	test_resistance_in_languages();
	test_languages();
	buffer_free(&out);
	return done_testing();
}
