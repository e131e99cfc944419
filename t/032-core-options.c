/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/workshop.h"

#include "core/buffer.h"
#include "core/mem.h"
#include "tap.h"

/* What an options cell (BASE, and OTHER in a second language) becomes, written out:
 * `label=value` of each answer, `!` behind the status quo, `/label` of the second language, `-` and
 * the abstention, `@` and the step; or the fault. */
static void
parses(enum kind kind, const char *base, const char *other, const char *wanted)
{
	struct workshop *workshop = workshop_new();
	struct words cell = {.in = {(char *)base, (char *)other}}, abstain;
	struct buffer out = {.bytes = NULL};
	struct option *options;
	int count;
	char *from;

	workshop_language(workshop, "de");
	workshop_language(workshop, "en");
	char *wrong = options_parse(&cell, workshop, kind, &options, &count, &abstain, &from);
	buffer_add(&out, wrong ? wrong : "");
	for (int i = 0; i < count; i++) {
		buffer_printf(&out, "%s%s=%g%s", i > 0 ? " | " : "", words_in(&options[i].label, 0),
			options[i].value, options[i].status_quo ? "!" : "");
		if (other)
			buffer_printf(&out, "/%s", words_in(&options[i].label, 1));
		if (options[i].no != i + 1)
			buffer_add(&out, " misnumbered");
	}
	if (abstain.in[0])
		buffer_printf(&out, " -%s", abstain.in[0]);
	if (abstain.in[1])
		buffer_printf(&out, "/%s", abstain.in[1]);
	if (from)
		buffer_printf(&out, "@%s", from);
	if (wrong && (options || count || from))
		buffer_add(&out, " and something was made");
	is_str(buffer_text(&out), wanted, "%s: %s%s%s", methods[kind].word, base,
		other ? " and " : "", other ? other : "");
	buffer_free(&out);
	options_free(options, count);
	words_free(&abstain);
	free(from);
	free(wrong);
	workshop_free(workshop);
}

static void
test_parsing(void)
{
	parses(KIND_CHOICE, "ja|nein", NULL, "ja=1 | nein=2");
	parses(KIND_CHOICE, "  ja | nein  ", NULL, "ja=1 | nein=2");
	parses(KIND_CHOICE, "ja|nein|-=weiß nicht", NULL, "ja=1 | nein=2 -weiß nicht");
	parses(KIND_CHOICE, "ja|nein| -= weiß \\| nicht ", NULL, "ja=1 | nein=2 -weiß | nicht");
	parses(KIND_CHOICE, "a\\|b|c\\d|e\\\\", NULL, "a|b=1 | c\\d=2 | e\\\\=3");
	parses(KIND_CHOICE, "1+1\\=2|1+1=3|E=mc²", NULL, "1+1=2=1 | 1+1=3 | E=mc²=3");
	parses(KIND_SCALE, "gar nicht=0|mittel|sehr=10", NULL, "gar nicht=0 | mittel=2 | sehr=10");
	parses(KIND_SCALE, "a=-2|b=0,5|c = 1.25", NULL, "a=-2 | b=0.5 | c=1.25");
	parses(KIND_SCALE, "0..3", NULL, "0=0 | 1=1 | 2=2 | 3=3");
	parses(KIND_SCALE, "1..-1|-=nein", NULL, "1=1 | 0=0 | -1=-1 -nein");
	parses(KIND_SCALE, "-2..0", NULL, "-2=-2 | -1=-1 | 0=0");
	parses(KIND_SCALE, "1..|..2", NULL, "1..=1 | ..2=2");
	parses(KIND_RESIST, "a|b=status-quo", NULL, "a=1 | b=2!");
	parses(KIND_RESIST, "a|b=Status-Quo", "x|y", "a=1/x | b=2!/y");
	parses(KIND_MULTI, "@ideen", NULL, "@ideen");
	parses(KIND_MULTI, "@ideen|-=nichts davon", "|", "answer 1 is empty");
	parses(KIND_MULTI, "@ideen|-=nichts davon", "@ideen|-=none", " -nichts davon/none@ideen");
	parses(KIND_MULTI, "@ideen", "", "@ideen");
	parses(KIND_SCALE, "wenig=0|viel=4|-=weiß nicht", "little|much|-=no answer",
		"wenig=0/little | viel=4/much -weiß nicht/no answer");
	parses(KIND_SCALE, "wenig=0|viel=4", "little=0|much=4", "wenig=0/little | viel=4/much");
	parses(KIND_CHOICE, "a@b|c", NULL, "a@b=1 | c=2");
	parses(KIND_CHOICE, "@ x y|c", NULL, "“@” and the id of a step must stand alone");
}

static void
test_faults(void)
{
	parses(KIND_CHOICE, "", NULL, "answer 1 is empty");
	parses(KIND_CHOICE, "ja||nein", NULL, "answer 2 is empty");
	parses(KIND_CHOICE, "ja|nein|", NULL, "answer 3 is empty");
	parses(KIND_CHOICE, "ja", NULL, "“choice” needs at least 2 answers");
	parses(KIND_CHOICE, "=1|nein", NULL, "answer 1 is empty");
	parses(KIND_CHOICE, "ja|nein|JA", NULL, "the answer “JA” is there twice");
	parses(KIND_SCALE, "a=1|b=1", NULL, "the answers “a” and “b” have the same value");
	parses(KIND_SCALE, "a=2|b", NULL, "the answers “a” and “b” have the same value");
	parses(KIND_SCALE, "a=0.12345|b", NULL, "the value 0.12345 has more than four decimals");
	parses(KIND_CHOICE, "-=nein|ja", NULL, "“-=nein” must be the last answer");
	parses(KIND_CHOICE, "ja|nein|-=", NULL, "behind “-=” the words for abstaining are missing");
	parses(KIND_CHOICE, "ja|nein|-", NULL,
		"an answer cannot be called “-”; for abstaining write “-=” and the words");
	parses(KIND_CHOICE, "a|b=status-quo", NULL,
		"“=status-quo” belongs to steps of kind “resist” only");
	parses(KIND_RESIST, "a|b=status quo", NULL,
		"“=status quo” means nothing; did you mean “=status-quo”?");
	parses(KIND_RESIST, "a|b", NULL,
		"one answer, and no more, must be marked with “=status-quo”: "
		"that everything stays as it is");
	parses(KIND_RESIST, "a=status-quo|b=status-quo", NULL,
		"one answer, and no more, must be marked "
		"with “=status-quo”: that everything stays as it is");
	parses(KIND_SCALE, "0..99", NULL, "“0..99” are too many answers; there may be 99");
	parses(KIND_SCALE, "0..9999999999", NULL, "“0..9999999999” are too many answers; there may be 99");
	parses(KIND_SCALE, "a=99999999999999999999|b", NULL,
		"the value 99999999999999999999 cannot be counted with");
	parses(KIND_SCALE, "a=1e400|b", NULL, "the value 1e400 cannot be counted with");
	parses(KIND_SCALE, "1..60|101..140", NULL, "there are more than 99 answers");
	parses(KIND_MULTI, "@", NULL, "behind “@” the id of a step is missing");
	parses(KIND_MULTI, "@a|@b", NULL, "“@” and the id of a step must stand alone");
	parses(KIND_MULTI, "a|@ideen", NULL, "“@” and the id of a step must stand alone");
	parses(KIND_CHOICE, "ja|nein", "yes|no|maybe", "there are 2 answers, but 3 in “en”");
	parses(KIND_CHOICE, "ja|nein", "yes", "there are 2 answers, but 1 in “en”");
	parses(KIND_SCALE, "ja=1|nein=0", "no=0|yes=1",
		"the answer “no” in “en” does not mean the same as “ja”");
	parses(KIND_MULTI, "@ideen", "@ideas",
		"the answers in “en” come from another step than the first ones");
	parses(KIND_MULTI, "@ideen", "a|b",
		"the answers in “en” come from another step than the first ones");
	parses(KIND_RESIST, "a|b=status-quo", "a=status-quo|b",
		"the answer “a” in “en” does not mean the same as “a”");
}

static void
test_many(void)
{
	struct buffer text = {.bytes = NULL};
	for (int i = 0; i < 99; i++)
		buffer_printf(&text, "%sanswer %d", i > 0 ? "|" : "", i);
	struct workshop *workshop = workshop_new();
	struct words cell = {.in = {text.bytes}}, abstain;
	struct option *options;
	int count;
	char *from,
		*wrong = options_parse(
			&cell, workshop, KIND_CHOICE, &options, &count, &abstain, &from);
	ok(!wrong && count == OPTIONS_MAX, "99 answers");
	options_free(options, count);

	buffer_add(&text, "|one more");
	cell.in[0] = text.bytes;
	wrong = options_parse(&cell, workshop, KIND_CHOICE, &options, &count, &abstain, &from);
	is_str(wrong, "there are more than 99 answers", "100 answers");
	free(wrong);
	buffer_free(&text);
	workshop_free(workshop);
}

static void
test_hashes(void)
{
	struct option two[] = {
		{.no = 1, .value = 1, .label = {.in = {"ja", "yes"}}},
		{.no = 2, .value = 2, .label = {.in = {"nein", "no"}}},
	};
	struct option other[] = {two[0], two[1]};
	struct step step = {.kind = KIND_SCALE, .prompt = {.in = {"Gut?"}}, .title = {.in = {"T"}}};
	struct step changed = step;
	char a[HASH_HEX], b[HASH_HEX];

	step_wording(&step, two, 2, a);
	is_int(strlen(a), 17, "a letter and sixteen digits");
	changed.title.in[0] = "U";
	changed.kind = KIND_CHOICE;
	other[1].value = 7;
	other[1].label.in[1] = "nope";
	step_wording(&changed, other, 2, b);
	is_str(b, a, "a wording is the prompt and the labels in the base language");
	changed.prompt.in[0] = "Besser?";
	step_wording(&changed, other, 2, b);
	ok(strcmp(a, b) != 0, "another prompt is another wording");
	changed.prompt.in[0] = "Gut?";
	other[1].label.in[0] = "n";
	step_wording(&changed, other, 2, b);
	ok(strcmp(a, b) != 0, "another label too");
	changed.prompt.in[0] = "Gut?ja";
	other[0].label.in[0] = "";
	other[1].label.in[0] = "nein";
	step_wording(&changed, other, 2, b);
	ok(strcmp(a, b) != 0, "letters cannot move from one to the other");

	step_scale_key(&step, two, 2, a);
	other[1].value = 2;
	changed = step;
	changed.prompt.in[0] = "Anders?";
	step_scale_key(&changed, other, 2, b);
	is_str(b, a, "a scale is its kind, values and max, not its words");
	other[1].value = 3;
	step_scale_key(&changed, other, 2, b);
	ok(strcmp(a, b) != 0, "another value is another scale");
	changed.max = 3;
	step_scale_key(&changed, two, 2, b);
	ok(strcmp(a, b) != 0, "another max too");
	changed = step;
	changed.kind = KIND_CHOICE;
	step_scale_key(&changed, two, 2, b);
	ok(strcmp(a, b) != 0, "another kind too");

	ok(options_same(two, 2, two, 2), "the same options");
	ok(!options_same(two, 2, two, 1), "fewer options");
	ok(!options_same(two, 2, other, 2), "other values");
}

int
main(void)
{
	test_parsing();
	test_faults();
	test_many();
	test_hashes();
	return done_testing();
}
