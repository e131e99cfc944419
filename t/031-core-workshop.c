/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/workshop.h"

#include "core/buffer.h"
#include "core/mem.h"
#include "tap.h"

/* A row from `column=text` pairs; `title@1=…` is a cell of the second language. */
static struct row
row_of(int line, const char *const *pairs)
{
	struct row row = {.line = line};
	for (; *pairs; pairs++) {
		const char *text = strchr(*pairs, '=') + 1;
		for (int i = 0; i < COLUMN_COUNT; i++) {
			size_t length = strlen(workshop_columns[i].word);
			if (strncmp(*pairs, workshop_columns[i].word, length) != 0)
				continue;
			if ((*pairs)[length] == '=')
				row.cell[i].in[0] = (char *)text;
			else if ((*pairs)[length] == '@')
				row.cell[i].in[(*pairs)[length + 1] - '0'] = (char *)text;
		}
	}
	return row;
}

#define ROW(line, ...) row_of((line), (const char *const[]){__VA_ARGS__, NULL})

/* A small workshop that is in order, in German and English, with rows to add to it. */
struct trial {
	struct workshop *workshop;
	struct faults faults;
	int line;
	char *said;
};

static void
add(struct trial *trial, struct row row)
{
	row.line = ++trial->line;
	workshop_add(trial->workshop, &row, &trial->faults);
}

static struct trial
begin(void)
{
	struct trial trial = {.workshop = workshop_new(), .line = 1};
	workshop_language(trial.workshop, "de");
	workshop_language(trial.workshop, "en");
	add(&trial, ROW(0, "kind=workshop", "id=abend", "title=Ein Abend", "title@1=An evening"));
	return trial;
}

/* `LINE: text` of each fault, `LINE? text` of each warning, one a line. */
static const char *
said(struct trial *trial)
{
	struct buffer buffer = {.bytes = NULL};
	for (int i = 0; i < trial->faults.count; i++)
		buffer_printf(&buffer, "%s%d%s %s", i > 0 ? "\n" : "", trial->faults.list[i].line,
			trial->faults.list[i].warning ? "?" : ":", trial->faults.list[i].text);
	free(trial->said);
	return trial->said = buffer_take(&buffer);
}

static void
end(struct trial *trial)
{
	workshop_free(trial->workshop);
	faults_free(&trial->faults);
	free(trial->said);
}

/* What is said about a workshop with this one row more. */
#define says(wanted, name, ...) says_rows((struct row[]){ROW(0, __VA_ARGS__)}, 1, wanted, name)
#define says2(wanted, name, a, b) says_rows((struct row[]){a, b}, 2, wanted, name)

static void
says_rows(const struct row *rows, int count, const char *wanted, const char *name)
{
	struct trial trial = begin();
	for (int i = 0; i < count; i++)
		add(&trial, rows[i]);
	workshop_finish(trial.workshop, 0, &trial.faults);
	faults_sort(&trial.faults);
	is_str(said(&trial), wanted, "%s", name);
	end(&trial);
}

#define YES_NO "options=ja|nein"
#define FIVE   "options=a|b|c|d|e"

static void
test_whole(void)
{
	struct trial trial = begin();
	add(&trial, ROW(0, "kind=group", "title=Bürgerinnen & Bürger", "title@1=Residents"));
	add(&trial, ROW(0, "kind=group", "id=amt", "title=Amt", "options=official"));
	add(&trial, ROW(0, "kind=talk", "title=Gespräch", "minutes=20", "comments=live", "options=tables"));
	add(&trial, ROW(0, "kind=cards", "title=Gespräch", "minutes=10"));
	add(&trial, ROW(0, "kind=multi", "title=李", "options=@gespraech-2|-=weiß nicht", "max=3"));
	add(&trial,
		ROW(0, "kind=scale", "id=q", "title= Frage  ", "prompt= Eine\r\nFrage? ",
			"options=gar nicht=0|sehr=10|-=keine Angabe",
			"options@1=not at all|very|-=no answer", "theme=Feld", "sheet=Bogen 1",
			"by_group=yes", "notes=leise"));
	add(&trial, ROW(0, "kind=scale", "id=q-again", "title=Noch einmal", "question=q",
		"options=gar nicht=0|sehr=10", "theme=Feld", "by_group=no"));
	workshop_finish(trial.workshop, 0, &trial.faults);
	const struct workshop *w = trial.workshop;

	is_str(said(&trial), "", "nothing is wrong with it");
	is_str(w->id, "abend", "the workshop's id");
	is_str(words_in(&w->title, 1), "An evening", "a translated title");
	is_str(words_in(&w->title, 5), "Ein Abend", "the base where there is no translation");
	is_str(words_in(&w->title, -1), "Ein Abend", "the base for no language");
	is_int(w->groups_count, 2, "groups");
	is_str(w->groups[0].id, "buergerinnen-buerger", "an id made of a title");
	is_int(workshop_people_groups(w), 1, "groups of people");
	ok(!w->groups[0].official && w->groups[1].official, "the official one");
	is_int(workshop_find_group(w, "amt"), 1, "finding a group");
	is_int(w->steps_count, 5, "steps");
	is_str(w->steps[0].id, "gespraech", "an id of a title with an umlaut");
	is_str(w->steps[1].id, "gespraech-2", "an id that is taken");
	is_str(w->steps[2].id, "step-3", "an id of a title that has no Latin letter");
	ok(w->steps[0].live && w->steps[1].live && !w->steps[2].live,
		"comments live, by setting or kind");
	is_str(w->steps[2].options_from, "gespraech-2", "options from a step");
	is_int(w->steps[2].options_count, 0, "are not there yet");
	is_str(words_in(&w->steps[2].abstain, 0), "weiß nicht", "the abstention beside them is");
	is_int(w->steps[2].max, 3, "max");
	const struct step *q = &w->steps[3];
	is_str(words_in(&q->title, 0), "Frage", "spaces around a title go");
	is_str(words_in(&q->prompt, 1), "Eine\nFrage?", "line breaks in a prompt stay");
	is_int(q->options_count, 2, "answers");
	is_str(words_in(&q->options[1].label, 1), "very", "a translated answer");
	is_double(q->options[1].value, 10, 0, "has the value of the base");
	is_str(words_in(&q->abstain, 1), "no answer", "a translated abstention");
	is_str(words_in(&q->options_text, 0), "gar nicht=0|sehr=10|-=keine Angabe",
		"the cell as written");
	is_str(q->question, "q", "a question is called like its step");
	is_str(w->steps[4].question, "q", "or as it says");
	ok(!w->steps[0].question, "a talk asks none");
	ok(w->steps[0].tables && !w->steps[1].tables, "it is at tables");
	is_str(q->sheet, "Bogen 1", "a sheet");
	ok(q->by_group && !w->steps[4].by_group, "by group");
	is_int(workshop_minutes(w), 30, "minutes of the steps where the head has none");
	is_int(workshop_find_step(w, "q"), 3, "finding a step");
	is_int(workshop_find_step(w, "z"), -1, "that does not exist");

	struct row row = ROW(7, "kind=choice", "id=x-abcdefgh", "title=Mehr?", YES_NO);
	ok(workshop_insert(trial.workshop, 2, &row, &trial.faults), "inserting a step");
	ok(w->steps_count == 6 && strcmp(w->steps[2].id, "x-abcdefgh") == 0
		&& strcmp(w->steps[3].id, "step-3") == 0, "where it was wanted");
	row = ROW(7, "kind=multi", "id=x-abcdefgi", "title=Mehr?", "options=@gespraech-2");
	ok(!workshop_insert(trial.workshop, 1, &row, &trial.faults),
		"not before what it refers to");
	is_str(said(&trial), "7: “@gespraech-2” comes later, in line 6; it must be an earlier step",
		"which is said");
	for (int i = 0; i < 9; i++) {
		char id[] = "id=x-inserta";
		id[11] += (char)i;
		row = ROW(7, "kind=info", id, "title=x");
		ok(workshop_insert(trial.workshop, i % 2 ? 0 : 99, &row, &trial.faults),
			"and %d more", i + 1);
	}
	for (int i = 0; i < 15; i++)
		workshop_remove(trial.workshop, i % 2 ? w->steps_count - 1 : 0);
	is_int(w->steps_count, 0, "taking them out again");
	workshop_remove(trial.workshop, 0);
	row = ROW(7, "kind=info", "id=x-last", "title=x");
	ok(workshop_insert(trial.workshop, 0, &row, &trial.faults), "into an empty one");
	end(&trial);
}

static void
test_faults(void)
{
	says("3: unknown kind “scael”; did you mean “scale”?", "a misspelt kind", "kind=scael",
		"id=x");
	says("3: unknown kind “Fragebogen”; it is one of workshop, group, info, people, talk, "
	     "cards, choice, multi, scale, dots, rank, resist, number, words, profile, plan, break",
		"a kind of another world", "kind=Fragebogen");
	says("3: the kind is missing; it is one of workshop, group, info, people, talk, cards, "
		"choice, multi, scale, dots, rank, resist, number, words, profile, plan, break",
		"no kind", "id=x");
	says2("4: the id “x” is taken by line 3", "an id twice",
		ROW(0, "kind=info", "id=x", "title=x"), ROW(0, "kind=talk", "id=x", "title=y"));
	says2("4: the id “x” is taken by an earlier row", "an id of a group and a step",
		ROW(0, "kind=group", "id=x", "title=x"), ROW(0, "kind=info", "id=x", "title=x"));
	says("3: the id “abend” is taken by line 2", "the workshop's id", "kind=info", "id=abend",
		"title=x");
	says2("3: “info” has no “max”; the cell must be empty\n4: the id “x” is taken by an "
	      "earlier row",
		"the id of a row with a fault", ROW(0, "kind=info", "id=x", "title=x", "max=1"),
		ROW(0, "kind=info", "id=x", "title=x"));
	says("3: “Frage 1” cannot be an id; “frage-1” can", "an id with a space", "kind=info",
		"id=Frage 1", "title=x");
	says("3: “mar-3” cannot be an id; “s-mar-3” can", "an id that is a date", "kind=info",
		"id=mar-3", "title=x");
	says("3: “okt-3” cannot be an id; “s-okt-3” can", "or a German one", "kind=info",
		"id=okt-3", "title=x");
	says("3: “1-2” cannot be an id: a small letter, then small letters, digits and hyphens, at "
	     "most 40, and no word that spreadsheets or exports read as something else",
		"or a number", "kind=info", "id=1-2", "title=x");
	says("3: “none” cannot be an id: a small letter, then small letters, digits and hyphens, "
	     "at most 40, and no word that spreadsheets or exports read as something else",
		"or reserved", "kind=group", "id=none", "title=x");
	says("3: “info” has no “options”; the cell must be empty", "options where none belong",
		"kind=info", "title=x", YES_NO);
	says("3: “choice” needs options, such as yes|no", "no options where they must be",
		"kind=choice", "title=x");
	says("3: “choice” needs at least 2 answers", "too few options", "kind=choice", "title=x",
		"options=ja|-=nein");
	says("3: “minutes” must be a whole number, not “5 min”", "minutes with a unit", "kind=talk",
		"title=x", "minutes=5 min");
	says("3: “minutes” must be a whole number, not “-5”", "negative minutes", "kind=talk",
		"title=x", "minutes=-5");
	says("3: “minutes” must lie between 0 and 1440", "more minutes than a day has", "kind=talk",
		"title=x", "minutes=99999999999999999999");
	says("3: “max” must lie between 1 and 99", "max 0", "kind=multi", "title=x", YES_NO,
		"max=0");
	says("3: “max” is 3, but there are only 2 options", "max above the options", "kind=multi",
		"title=x", YES_NO, "max=3");
	says("3: “scale” has no “max”; the cell must be empty", "max where it means nothing",
		"kind=scale", "title=x", YES_NO, "max=3");
	says("3: “by_group” cannot be “yess”; did you mean “yes”?", "a misspelt by_group",
		"kind=choice", "title=x", YES_NO, "by_group=yess");
	says("3: “by_group” cannot be “vielleicht”, only “yes” or “no”", "another by_group",
		"kind=choice", "title=x", YES_NO, "by_group=vielleicht");
	says("3: “talk” cannot be counted group by group", "by_group where nobody votes",
		"kind=talk", "title=x", "by_group=yes");
	says("3: “comments” cannot be “colect”; did you mean “collect”?",
		"a misspelt setting of comments", "kind=talk", "title=x", "comments=colect");
	says("3: “talk” has no “question”; the cell must be empty",
		"a question where none is asked", "kind=talk", "title=x", "question=q");
	says("3: “question” cannot be “Q 1”: it must look like an id", "a question that is no id",
		"kind=choice", "title=x", YES_NO, "question=Q 1");
	says("3: “title” is translated, but missing in the first language", "no title in the base",
		"kind=info", "title@1=x", "id=x");
	says2("3: a group needs a title\n4: the options of a group can only be “official”, not "
	      "“ja”",
		"groups", ROW(0, "kind=group", "id=g"),
		ROW(0, "kind=group", "title=G", "options=ja"));
	says("3: “options” cannot be “oficial”; did you mean “official”?", "misspelt official",
		"kind=group", "title=G", "options=oficial");
	says("3: the options of a talk can only be “tables”, not “ja|nein”", "options of a talk",
		"kind=talk", "title=G", YES_NO);
	says("3: “options” cannot be “table”; did you mean “tables”?", "misspelt tables",
		"kind=talk", "title=G", "options=table");
	says("3: “group” has no “minutes”; the cell must be empty", "minutes of a group",
		"kind=group", "title=G", "minutes=3");
	says("3: there is a second row of kind “workshop”; the first is line 2", "two heads",
		"kind=workshop", "title=Noch einer");

	says("3: there is no earlier step “xyz” for “@”", "a step that does not exist",
		"kind=multi", "id=m", "title=x", "options=@xyz");
	says("3: “@m” is this step itself; it must be an earlier one", "the step itself",
		"kind=multi", "id=m", "title=x", "options=@m");
	says2("4: there is no step “iden” for “@”; did you mean “ideen”?", "a misspelt step",
		ROW(0, "kind=cards", "title=Ideen"),
		ROW(0, "kind=multi", "title=x", "options=@iden"));
	says2("3: “@ideen” comes later, in line 4; it must be an earlier step", "a later step",
		ROW(0, "kind=multi", "title=x", "options=@ideen"),
		ROW(0, "kind=cards", "title=Ideen"));
	says2("4: “@c” is a step of kind “choice”; it must be “cards”, “talk” or “plan”",
		"a step that gives no options", ROW(0, "kind=choice", "id=c", "title=c", YES_NO),
		ROW(0, "kind=multi", "title=x", "options=@c"));
	says2("3: “minutes” must be a whole number, not “x”",
		"no second fault for a step with a fault",
		ROW(0, "kind=cards", "id=ideen", "title=x", "minutes=x"),
		ROW(0, "kind=multi", "title=x", "options=@ideen"));

	says2("4: the question “q” has other options in line 3; a question keeps its options",
		"one question with different options",
		ROW(0, "kind=choice", "id=q", "title=x", YES_NO),
		ROW(0, "kind=choice", "title=x", "question=q", "options=ja|nein|vielleicht"));
	says2("4: the question “q” is of kind “choice” in line 3; a question keeps its kind",
		"one question of different kinds", ROW(0, "kind=choice", "id=q", "title=x", YES_NO),
		ROW(0, "kind=scale", "title=x", "question=q", YES_NO));
	says2("4: the question “q” has another “max” in line 3; a question keeps it",
		"one question with another max",
		ROW(0, "kind=multi", "id=q", "title=x", YES_NO, "max=1"),
		ROW(0, "kind=multi", "title=x", "question=q", YES_NO, "max=2"));
	says2("4: this scale goes from 1 to 4, but that in line 3 from 1 to 5; scales of one theme "
	      "share both ends",
		"scales of a theme", ROW(0, "kind=scale", "title=x", FIVE, "theme=T"),
		ROW(0, "kind=scale", "title=x", "options=a|b|c|d", "theme=T"));
	says2("", "more levels between the same ends",
		ROW(0, "kind=scale", "title=x", FIVE, "theme=T"),
		ROW(0, "kind=scale", "title=x", "options=a=1|b=5", "theme=T"));
}

static void
test_structure(void)
{
	struct trial trial = {.workshop = workshop_new(), .line = 1};
	workshop_finish(trial.workshop, 0, &trial.faults);
	is_str(said(&trial), "0: there is no row below the column names", "nothing at all");
	is_str(trial.workshop->languages[0], "und", "a language without a name");
	end(&trial);

	trial = (struct trial){.workshop = workshop_new(), .line = 1};
	add(&trial, ROW(0, "kind=info", "title=x"));
	workshop_finish(trial.workshop, 0, &trial.faults);
	is_str(said(&trial), "2: the first row below the column names must be of kind “workshop”",
		"no head");
	end(&trial);

	trial = (struct trial){.workshop = workshop_new(), .line = 1};
	add(&trial, ROW(0, "kind=info", "title=x"));
	add(&trial, ROW(0, "kind=workshop", "title=x"));
	workshop_finish(trial.workshop, 0, &trial.faults);
	is_str(said(&trial), "3: the row of kind “workshop” must be the first one",
		"a head too late");
	end(&trial);

	trial = (struct trial){.workshop = workshop_new(), .line = 1};
	add(&trial, ROW(0, "kind=workshp", "title=x"));
	add(&trial, ROW(0, "kind=info", "title=x"));
	workshop_finish(trial.workshop, 0, &trial.faults);
	is_str(said(&trial), "2: unknown kind “workshp”; did you mean “workshop”?",
		"a misspelt head is not missed as well");
	end(&trial);

	trial = (struct trial){.workshop = workshop_new(), .line = 1};
	add(&trial, ROW(0, "kind=workshop", "prompt=x", "theme=x"));
	is_str(said(&trial), "2: “workshop” has no “theme”; the cell must be empty\n"
		"2: the workshop has no title", "several faults of a row");
	end(&trial);

	trial = begin();
	for (int i = 0; i < 10; i++)
		add(&trial, ROW(0, "kind=group", "title=Gruppe"));
	add(&trial, ROW(0, "kind=info", "title=x"));
	workshop_finish(trial.workshop, 0, &trial.faults);
	is_str(said(&trial), "12: there may be at most 9 groups", "ten groups");
	is_str(trial.workshop->groups[8].id, "gruppe-9", "the ninth has an id");
	end(&trial);

	trial = begin();
	workshop_lose(trial.workshop, 3, "ideen");
	add(&trial, ROW(0, "kind=multi", "title=x", "options=@ideen"));
	workshop_finish(trial.workshop, 0, &trial.faults);
	is_str(said(&trial), "", "what refers to a lost row is no fault");
	end(&trial);

	trial = begin();
	char id[64] = "id=", title[64] = "title=";
	memset(id + 3, 'a', 40);
	memset(title + 6, 'a', 50);
	add(&trial, ROW(0, "kind=info", id, "title=x"));
	add(&trial, ROW(0, "kind=info", title));
	is_str(said(&trial), "", "ids of forty letters");
	is_int(strlen(trial.workshop->steps[1].id), 40, "a made one is cut before its number");
	is_str(trial.workshop->steps[1].id + 36, "aa-2", "which it keeps");
	end(&trial);
}

static void
test_warnings(void)
{
	says("3? the step has no title", "a step without a title", "kind=info", "prompt=x");
	says("3? counted group by group, but there are no groups", "no groups", "kind=choice",
		"title=x", YES_NO, "by_group=yes");

	struct trial trial = {.workshop = workshop_new(), .line = 1};
	add(&trial, ROW(0, "kind=workshop", "title=x", "minutes=100"));
	add(&trial, ROW(0, "kind=talk", "title=x", "minutes=85"));
	workshop_finish(trial.workshop, 0, &trial.faults);
	is_str(said(&trial), "", "15 percent less than planned");
	add(&trial, ROW(0, "kind=talk", "title=x", "minutes=31"));
	workshop_finish(trial.workshop, 0, &trial.faults);
	is_str(said(&trial), "2? the steps take 116 minutes together, but 100 are planned",
		"16 percent more");
	end(&trial);

	trial = begin();
	for (int i = 0; i < 4; i++)
		add(&trial, ROW(0, "kind=group", "title=G"));
	for (int i = 0; i < 14; i++)
		add(&trial, ROW(0, "kind=scale", "title=x", FIVE, "by_group=yes", "minutes=2"));
	workshop_finish(trial.workshop, 0, &trial.faults);
	is_str(said(&trial),
		"7? counting hands for 14 questions in 4 groups takes about 40 minutes, "
		"but 28 are planned; paper is faster",
		"14 statements in 4 groups by hands");
	end(&trial);

	trial = begin();
	add(&trial, ROW(0, "kind=scale", "title=x", FIVE, "minutes=8"));
	add(&trial, ROW(0, "kind=scale", "title=x", FIVE, "minutes=7"));
	workshop_finish(trial.workshop, 42, &trial.faults);
	is_str(said(&trial),
		"4? 42 secret ballots at the keyboard take about 8 minutes; 1 question has "
		"less",
		"42 secret ballots");
	end(&trial);
}

static void
test_languages(void)
{
	struct workshop *w = workshop_new();
	is_int(workshop_language(w, "de"), 0, "the first language");
	is_int(workshop_language(w, "pt-BR"), 1, "one with a region");
	is_int(workshop_language(w, "de"), 0, "known already");
	is_int(workshop_language(w, "D"), -1, "no language");
	is_int(workshop_language(w, "deutsch"), -1, "nor this");
	is_int(workshop_language(w, "de-"), -1, "nor that");
	is_int(workshop_language(w, "abc-12345678"), 2, "the longest tag");
	is_str(w->languages[2], "abc-12345678", "is kept whole");
	is_int(workshop_find_language(w, "de-AT"), 0, "German of Austria");
	is_int(workshop_find_language(w, "pt-br"), 1, "case aside");
	is_int(workshop_find_language(w, "pt"), -1, "not the other way round");
	is_int(workshop_find_language(w, "fr"), -1, "none");
	for (int i = 0; i < 5; i++)
		workshop_language(w, (const char *[]){"aa", "ab", "ac", "ad", "ae"}[i]);
	is_int(workshop_language(w, "af"), -1, "no room for a ninth");
	is_int(workshop_language(w, "ae"), 7, "the eighth is there");
	workshop_free(w);
	workshop_free(NULL);
}

/* A question asked first without a theme and again with one belongs to that one both times. */
static void
test_theme(void)
{
	struct step steps[] = {
		{.question = "fair"},
		{.question = "fair", .theme.in[0] = "Together"},
		{.question = "fair", .theme.in[0] = "Apart"},
		{.question = "other"},
		{.theme.in[0] = "Alone"},
	};
	struct workshop workshop = {.steps = steps, .steps_count = 5};
	for (int i = 0; i < 3; i++)
		is_str(words_in(workshop_theme(&workshop, &steps[i]), 0), "Together", "the first that is named");
	is_str(words_in(workshop_theme(&workshop, &steps[3]), 0), "", "none is named");
	is_str(words_in(workshop_theme(&workshop, &steps[4]), 0), "Alone", "what asks nothing has its own");
}

static void
test_fault_list(void)
{
	struct faults faults = {.list = NULL};
	for (int i = 0; i < FAULTS_MAX + 5; i++)
		faults_add(&faults, 2000 - i, i % 2, "%d", i);
	is_int(faults.count, FAULTS_MAX, "only so many are kept");
	is_int(faults.dropped, 5, "the others are counted");
	is_int(faults.errors, FAULTS_MAX / 2 + 3, "errors among them too");
	faults_sort(&faults);
	is_str(faults.list[0].text, "999", "sorted by line");
	faults_free(&faults);
	is_int(faults.count + faults.errors, 0, "empty again");

	faults_add(&faults, 1, false, "kind “%s”", "\x1b]0;x\x07" "a\nb\xe2\x80\xae" "c\xff");
	is_str(faults.list[0].text, "kind “]0;xa b\uFFFDc\uFFFD”", "nothing that a terminal obeys");
	char *much = mem_new(100001, 1);
	memset(much, 'x', 100000);
	faults_add(&faults, 1, false, "%s", much);
	ok(strlen(faults.list[1].text) < 500, "no sentence without an end");
	free(much);
	faults_free(&faults);
}

int
main(void)
{
	test_whole();
	test_faults();
	test_structure();
	test_warnings();
	test_languages();
	test_theme();
	test_fault_list();
	return done_testing();
}
