/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/paper.h"

#include "paper.h"

static struct buffer out;

static const char *
run_sheet(const struct paper *paper)
{
	buffer_clear(&out);
	paper_run_sheet(paper, &out);
	return buffer_text(&out);
}

static struct workshop *
evening(void)
{
	return workshop_of(
		"id,kind,title@de,title@uk,prompt@de,prompt@uk,minutes,options@de,options@uk,theme@de,"
		"question,sheet,max,by_group,comments,notes@de\n"
		"abend,workshop,Abend,Вечір,,,90,,,,,,,,,\"Raum: Tische.\n- Stifte\"\n"
		"amt,group,Amt,,,,,,,,,,,,,\n"
		"selbst,group,Selbst,,,,,official,official,,,,,,,\n"
		"da,people,Wer ist da?,,,,10,,,,,,,,,\n"
		"a,scale,Sicher,,\"Ich fühle\nmich sicher.\",Я,5,nie=0|oft=1|-=egal,ні=0|так=1|-=все одно,"
		"Leben,,eins,,yes,,\"Sagen: Hallo.\nKurz.\"\n"
		"ideen,cards,Ideen,,,,20,,,,,,,,,\n"
		"wahl,multi,Zuerst,,,,5,@ideen,,,,,3,,,\n"
		"wieder,scale,Sicher 2,,,,,nie=0|oft=1|-=egal,,,a,eins,,,,\n"
		"mut,resist,Mut,,,,5,neu|alt=status-quo,,,,,,,,\n"
		"punkte,dots,Punkte,,,,,x|y,,,,,4,,,\n"
		"reden,talk,Reden,,,,45,,,,,,,,,\n");
}

static void
test_pages(void)
{
	static const char *const marks[] = {"●A", "■S"};
	static const struct paper_key keys[] = {{"Space or PgDn", "Goes on."}, {"|", "Nothing."}};
	static const struct paper_card cards[] = {
		{CARD_CONTACT, "Police", "110"}, {CARD_CLASS, "Loud", "Know it: noise\n– “Stop.”"},
		{CARD_RULE, "Listen", "We listen."}, {CARD_ESCALATION, "1  Calm", "Stand up."},
		{CARD_SENTENCE, "Wall", "One moment."},
	};
	struct workshop *workshop = evening();
	struct paper paper = paper_of(workshop, DOCUMENT_MARKDOWN);
	paper.marks = marks;
	paper.keys = keys;
	paper.keys_count = 2;
	paper.cards = cards;
	paper.cards_count = 5;
	const char *text = run_sheet(&paper);
	has(text, "# Abend\n\nRun sheet for the facilitator\n\n- **Place:** ……………………\n"
		"- **Date:** ……………………\n- **Begin and end:** ……………………\n"
		"- **Time in all:** 90 minutes\n- **People expected:** ……………………\n"
		"- **In charge of the building, phone:** …", "the head has room to fill in");
	has(text, "- **Groups:** **1** Amt ●A · **0** no group\n- **Official answers:** Selbst\n",
		"the groups and what is typed for them");
	has(text, "## What to prepare\n\n**Raum:** Tische.\n\n- Stifte\n\n"
		"* ☐ Print the form “eins” on both sides, 2 questions: one for each person\n", "what to prepare");
	has(text, "| Number | Begins after | Minutes | Step | Kind |\n|---:|---:|---:|---|---|\n"
		"| 1 | 0:00 | 10 | Wer ist da? | who is here |\n"
		"| 2 | 0:10 | 5 | Sicher | scale |\n", "the evening at a glance");
	has(text, "| 5 | 0:40 |  | Sicher 2 | scale |\n", "a step without a time");
	has(text, "|  | 1:30 | 90 | End |  |\n", "and the end");
	has(text, "### 1. Wer ist da?\n\n0:00 · 10 minutes · who is here\n\n- **1** Amt ●A ……\n"
		"- no group ……\n- together ……\n", "room to count who is here");
	has(text, "### 2. Sicher\n\n0:10 · 5 minutes · scale · group by group · on the form “eins” · "
		"Theme: Leben\n\n> Ich fühle\\\n> mich sicher.\n\n"
		"- **0** nie\n- **1** oft\n- **–** egal\n\n**Sagen:** Hallo.\n\nKurz.\n",
		"a step, whole");
	has(text, "### 4. Zuerst\n\n0:35 · 5 minutes · several answers · 3 answers at most\n\n"
		"The answers come from step 3: Ideen\n", "answers that nobody knows yet");
	has(text, "### 5. Sicher 2\n\n0:40 · scale · round 2 · on the form “eins”\n", "a second round");
	has(text, "To each answer from 0 (no resistance) to 10 (unacceptable):\n\n"
		"- **1** neu\n- **2** alt (as it is now)\n- **–** don’t know\n", "resist");
	has(text, "### 7. Punkte\n\n0:45 · dots · 4 dots to spread\n", "dots");
	has(text, "### 8. Reden\n\n0:45 · 45 minutes · talk · comments are shown later\n", "comments");
	has(text, "| Key | What it does |\n|---|---|\n| Space or PgDn | Goes on. |\n| \\| | Nothing. |\n",
		"the keys");
	has(text, "### What is going on?\n\n#### Loud\n\nKnow it: noise\n\n- “Stop.”\n", "what to say");
	has(text, "### On the wall meanwhile\n\n- One moment.\n\n### The ground rules\n\n- We listen.\n\n"
		"### If it goes on\n\n#### 1  Calm\n\nStand up.\n\n### Whom to call\n\n#### Police\n\n110\n",
		"what to do is the last");
	workshop_free(workshop);
}

static void
test_known(void)
{
	struct workshop *workshop = evening();
	struct paper paper = paper_of(workshop, DOCUMENT_MARKDOWN);
	struct option known[] = {{.no = 1, .value = 1, .label = {.in = {(char *)"Sprache"}}}};
	struct paper_step steps[8] = {[3] = {.options = known, .options_count = 1}, [7] = {.inserted = true}};
	paper.steps = steps;
	paper.title = "Abend in L.";
	paper.place = "Lindenau";
	paper.date = "12.5.";
	paper.people = 40;
	paper.start = 23 * 60;
	workshop->minutes = 100;
	const char *text = run_sheet(&paper);
	has(text, "# Abend in L.\n", "a title of its own");
	has(text, "- **Place:** Lindenau\n- **Date:** 12.5.\n- **Begin and end:** 23:00 to 00:40\n"
		"- **Time in all:** 100 minutes planned; the steps together take 90 minutes\n"
		"- **People expected:** 40\n", "what is known is filled in");
	has(text, "2 questions: 40 copies\n", "copies for everybody");
	has(text, "| Number | Begins at |", "with a start there are times");
	has(text, "| 8 | 23:45 | 45 | Reden (inserted) | talk |\n", "and what was inserted");
	has(text, "|  | 00:30 | 90 | End |  |\n", "past midnight");
	has(text, "### 8. Reden\n\n23:45 · 45 minutes · talk · comments are shown later · inserted\n",
		"in its place, too");
	has(text, "- **1** Sprache\n- **–** don’t know\n", "answers that are known");
	lacks(text, "The answers come from", "come from nowhere");
	lacks(text, "The keys of the evening", "no keys, no page");
	lacks(text, "disturbs", "no card, no page");
	workshop_free(workshop);
}

static void
test_languages(void)
{
	struct workshop *workshop = evening();
	struct paper paper = paper_of(workshop, DOCUMENT_HTML);
	const char *text = run_sheet(&paper);
	has(text, "<html lang=\"en\">", "the frame is in the language of the screens");
	has(text, "<h1 lang=\"de\">Abend</h1>", "the workshop in its own");
	has(text, "<h3>2. <span lang=\"de\">Sicher</span></h3>", "heading by heading");
	has(text, "<blockquote lang=\"de\"><p>Ich fühle<br/>\nmich sicher.</p>\n</blockquote>", "prompts");
	has(text, "<div class=\"note\" lang=\"de\"><p><strong>Sagen:</strong> Hallo.</p>", "and notes");
	has(text, "<th class=\"number\" scope=\"col\">Minutes</th>", "the table has heads");
	has(text, "<th scope=\"row\"><span lang=\"de\">Sicher</span></th>", "and its rows have");

	paper.tongues = (struct tongues){.workshop = workshop, .count = 2, .in = {1, 0}};
	text = run_sheet(&paper);
	has(text, "<h1 lang=\"uk\">Вечір</h1>", "titles are in the first language");
	has(text, "<h3>2. <span lang=\"de\">Sicher</span></h3>", "or in the base");
	has(text, "<blockquote lang=\"uk\"><p>Я</p>\n</blockquote>\n<blockquote lang=\"de\">", "prompts in both");
	has(text, "<b class=\"code\">0</b> <span lang=\"uk\">ні</span><span class=\"slash\"> / </span>"
		"<span class=\"other\" lang=\"de\">nie</span>", "and answers");
	workshop_free(workshop);
}

int
main(void)
{
	test_pages();
	test_known();
	test_languages();
	buffer_free(&out);
	return done_testing();
}
