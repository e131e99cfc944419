/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/workshop.h"

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/buffer.h"
#include "core/hash.h"
#include "core/i18n.h"
#include "core/mem.h"
#include "core/nearest.h"
#include "core/number.h"
#include "core/text.h"

/* What one language's cell says. */
struct reading {
	struct answer {
		char *label;
		double value;
		bool valued, status_quo;
	} *answers;
	int count;
	char *abstain; /* or NULL */
	char *from;    /* or NULL */
};

static void
reading_free(struct reading *reading)
{
	for (int i = 0; i < reading->count; i++)
		free(reading->answers[i].label);
	free(reading->answers);
	free(reading->abstain);
	free(reading->from);
	*reading = (struct reading){.answers = NULL};
}

static void
trim(char **start, char *end)
{
	while (**start == ' ')
		(*start)++;
	while (end > *start && end[-1] == ' ')
		*--end = '\0';
}

/* Cuts TEXT at its next bar; returns what is behind it, or NULL. */
static char *
cut_at_bar(char *text)
{
	for (; *text; text++) {
		if (text[0] == '\\' && (text[1] == '|' || text[1] == '=')) {
			text++;
		} else if (*text == '|') {
			*text = '\0';
			return text + 1;
		}
	}
	return NULL;
}

/* The last `=` that means something, or NULL. */
static char *
last_equals(char *text)
{
	char *last = NULL;
	for (; *text; text++) {
		if (text[0] == '\\' && (text[1] == '|' || text[1] == '='))
			text++;
		else if (*text == '=')
			last = text;
	}
	return last;
}

static void
unescape(char *text)
{
	char *to = text;
	for (; *text; text++) {
		if (text[0] == '\\' && (text[1] == '|' || text[1] == '='))
			text++;
		*to++ = *text;
	}
	*to = '\0';
}

/* Reads `0..10`. */
static bool
range_of(const char *text, long long *low, long long *high)
{
	int length = 0;
	if (strspn(text, "-.0123456789") != strlen(text))
		return false;
	return sscanf(text, "%18lld..%18lld%n", low, high, &length) == 2 && !text[length];
}

static void
add_answer(struct reading *reading, struct answer answer)
{
	reading->answers = mem_grow(reading->answers, (size_t)reading->count, sizeof(answer));
	reading->answers[reading->count++] = answer;
}

static char *
add_range(struct reading *reading, const char *text, long long low, long long high)
{
	int step = low <= high ? 1 : -1;
	if (llabs(high - low) >= OPTIONS_MAX)
		return mem_printf(
			_("“%s” are too many answers; there may be %d"), text, OPTIONS_MAX);
	for (long long i = low; i != high + step; i += step)
		add_answer(reading, (struct answer){
			.label = mem_printf("%lld", i), .value = (double)i, .valued = true});
	return NULL;
}

/* Digits and what belongs to them, however many. */
static bool
is_figure(const char *text)
{
	return text[strspn(text, "+-.,0123456789eE")] == '\0' && text[strcspn(text, "0123456789")];
}

/* Takes the value or the mark off the end of an answer. */
static char *
read_suffix(char *text, enum kind kind, struct answer *answer)
{
	static const char *const status_quo = "status-quo";
	char *equals = last_equals(text);
	if (!equals)
		return NULL;

	char *suffix = equals + 1;
	bool too_fine;
	trim(&suffix, suffix + strlen(suffix));
	if (number_read(suffix, &answer->value, &too_fine)) {
		if (too_fine)
			return mem_printf(_("the value %s has more than four decimals"), suffix);
		answer->valued = true;
	} else if (text_compare_folded(suffix, status_quo) == 0) {
		if (kind != KIND_RESIST)
			return mem_printf(_("“=status-quo” belongs to steps of kind “%s” only"),
				methods[KIND_RESIST].word);
		answer->status_quo = true;
	} else if (is_figure(suffix)) {
		return mem_printf(_("the value %s cannot be counted with"), suffix);
	} else if (nearest_word(suffix, &status_quo, 1)) {
		return mem_printf(
			_("“=%s” means nothing; did you mean “=%s”?"), suffix, status_quo);
	} else {
		return NULL;
	}
	*equals = '\0';
	return NULL;
}

/* Takes in what stands between two bars. */
static char *
read_answer(struct reading *reading, char *text, enum kind kind)
{
	long long low, high;
	int no = reading->count + 1;

	trim(&text, text + strlen(text));
	if (reading->abstain)
		return mem_printf(_("“-=%s” must be the last answer"), reading->abstain);
	if (text[0] == '-' && text[1] == '=') {
		char *label = text + 2;
		trim(&label, label + strlen(label));
		unescape(label);
		if (!*label)
			return mem_text(_("behind “-=” the words for abstaining are missing"));
		reading->abstain = mem_text(label);
		return NULL;
	}
	if (text[0] == '@' && !reading->from && reading->count == 0) {
		reading->from = mem_text(text + 1);
		return NULL;
	}
	if (reading->from || (text[0] == '@' && workshop_id_valid(text + 1)))
		return mem_text(_("“@” and the id of a step must stand alone"));
	if (range_of(text, &low, &high))
		return add_range(reading, text, low, high);

	struct answer answer = {.value = no};
	char *wrong = read_suffix(text, kind, &answer);
	if (wrong)
		return wrong;
	trim(&text, text + strlen(text));
	unescape(text);
	if (!*text)
		return mem_printf(_("answer %d is empty"), no);
	if (strcmp(text, "-") == 0)
		return mem_text(_(
			"an answer cannot be called “-”; for abstaining write “-=” and the words"));
	answer.label = mem_text(text);
	add_answer(reading, answer);
	return NULL;
}

/* What is wrong with answer I beside those before it. */
static char *
compare_answers(const struct reading *reading, char *const *folded, int i, enum kind kind)
{
	const struct answer *answer = &reading->answers[i];
	for (int j = 0; j < i; j++) {
		if (strcmp(folded[j], folded[i]) == 0)
			return mem_printf(_("the answer “%s” is there twice"), answer->label);
		if (kind == KIND_SCALE && reading->answers[j].value == answer->value)
			return mem_printf(_("the answers “%s” and “%s” have the same value"),
				reading->answers[j].label, answer->label);
	}
	return NULL;
}

static char *
check_answers(const struct reading *reading, enum kind kind)
{
	char **folded = mem_new((size_t)reading->count, sizeof(*folded)), *wrong = NULL;
	for (int i = 0; i < reading->count; i++)
		folded[i] = text_folded(reading->answers[i].label);
	for (int i = 0; i < reading->count && !wrong; i++)
		wrong = compare_answers(reading, folded, i, kind);
	for (int i = 0; i < reading->count; i++)
		free(folded[i]);
	free(folded);
	return wrong;
}

/* Reads the cell of one language. */
static char *
read_cell(struct reading *reading, const char *cell, enum kind kind)
{
	char *text = text_clean(cell, strlen(cell), TEXT_TRIM), *wrong = NULL;
	for (char *at = text, *next; at && !wrong; at = next) {
		next = cut_at_bar(at);
		wrong = read_answer(reading, at, kind);
		if (!wrong && reading->count > OPTIONS_MAX)
			wrong = mem_printf(_("there are more than %d answers"), OPTIONS_MAX);
	}
	free(text);
	if (!wrong)
		wrong = check_answers(reading, kind);
	if (wrong)
		reading_free(reading);
	return wrong;
}

static char *
check_count(const struct reading *reading, enum kind kind)
{
	int marked = 0;
	if (reading->from)
		return *reading->from ? NULL
				      : mem_text(_("behind “@” the id of a step is missing"));
	if (reading->count < methods[kind].least_options)
		return mem_printf(_("“%s” needs at least %d answers"), methods[kind].word,
			methods[kind].least_options);
	for (int i = 0; i < reading->count; i++)
		marked += reading->answers[i].status_quo;
	if (kind == KIND_RESIST && marked != 1)
		return mem_text(_("one answer, and no more, must be marked with “=status-quo”: "
			"that everything stays as it is"));
	return NULL;
}

/* Lays the reading of another language beside the base. */
static char *
add_language(const struct reading *base, const struct reading *other, const char *tag,
	struct option *options, struct words *abstain, int language)
{
	if (base->from || other->from) {
		if (!base->from || !other->from || strcmp(base->from, other->from) != 0)
			return mem_printf(
				_("the answers in “%s” come from another step than the first ones"),
				tag);
	} else if (base->count != other->count) {
		return mem_printf(
			_("there are %d answers, but %d in “%s”"), base->count, other->count, tag);
	}
	for (int i = 0; i < other->count; i++) {
		const struct answer *answer = &other->answers[i];
		if ((answer->valued && answer->value != base->answers[i].value)
			|| (answer->status_quo && !base->answers[i].status_quo))
			return mem_printf(
				_("the answer “%s” in “%s” does not mean the same as “%s”"),
				answer->label, tag, base->answers[i].label);
	}
	for (int i = 0; i < other->count; i++)
		options[i].label.in[language] = mem_text(other->answers[i].label);
	abstain->in[language] = mem_text(other->abstain);
	return NULL;
}

char *
options_parse(const struct words *cell, const struct workshop *workshop, enum kind kind,
	struct option **options, int *count, struct words *abstain, char **from)
{
	struct reading base = {.answers = NULL};

	*options = NULL;
	*count = 0;
	*abstain = (struct words){.in = {NULL}};
	*from = NULL;

	char *wrong = read_cell(&base, words_in(cell, 0), kind);
	if (!wrong)
		wrong = check_count(&base, kind);
	if (wrong)
		goto out;

	*count = base.count;
	*options = base.count > 0 ? mem_new((size_t)base.count, sizeof(**options)) : NULL;
	for (int i = 0; i < base.count; i++) {
		(*options)[i] = (struct option){
			.no = i + 1,
			.value = base.answers[i].value,
			.status_quo = base.answers[i].status_quo,
		};
		(*options)[i].label.in[0] = mem_text(base.answers[i].label);
	}
	abstain->in[0] = mem_text(base.abstain);
	*from = mem_text(base.from);

	for (int i = 1; i < LANGUAGES_MAX && !wrong; i++) {
		const char *tag = i < workshop->languages_count ? workshop->languages[i] : "?";
		struct reading other = {.answers = NULL};
		if (!cell->in[i] || !*cell->in[i])
			continue;
		wrong = read_cell(&other, cell->in[i], kind);
		if (!wrong)
			wrong = add_language(&base, &other, tag, *options, abstain, i);
		reading_free(&other);
	}
	if (wrong) {
		options_free(*options, *count);
		words_free(abstain);
		free(*from);
		*options = NULL;
		*count = 0;
		*from = NULL;
	}
out:
	reading_free(&base);
	return wrong;
}

void
options_free(struct option *options, int count)
{
	for (int i = 0; i < count; i++)
		words_free(&options[i].label);
	free(options);
}

bool
options_same(const struct option *a, int a_count, const struct option *b, int b_count)
{
	if (a_count != b_count)
		return false;
	for (int i = 0; i < a_count; i++) {
		if (a[i].value != b[i].value || a[i].status_quo != b[i].status_quo
			|| strcmp(words_in(&a[i].label, 0), words_in(&b[i].label, 0)) != 0)
			return false;
	}
	return true;
}

void
step_wording(const struct step *step, const struct option *options, int count, char hash[HASH_HEX])
{
	const char *prompt = words_in(&step->prompt, 0);
	uint64_t h = hash_text(HASH_START, *prompt ? prompt : words_in(&step->title, 0));
	for (int i = 0; i < count; i++)
		h = hash_text(h, words_in(&options[i].label, 0));
	hash_hex(h, hash);
}

void
step_scale_key(const struct step *step, const struct option *options, int count, char hash[HASH_HEX])
{
	char number[32];
	uint64_t h = hash_text(HASH_START, methods[step->kind].word);
	for (int i = 0; i < count; i++) {
		/* In ten-thousandths, the finest that a value can be; no -0, no locale. */
		snprintf(number, sizeof(number), "%lld%s", llround(options[i].value * 1e4),
			options[i].status_quo ? "*" : "");
		h = hash_text(h, number);
	}
	snprintf(number, sizeof(number), "max %d", step->max);
	hash_hex(hash_text(h, number), hash);
}
