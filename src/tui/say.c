/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/say.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "core/i18n.h"
#include "core/mem.h"
#include "core/text.h"

static const int64_t minute = UTC_MINUTE, second = UTC_SECOND;

/* NUMBER, which is freed, with its sign. */
static char *
signed_number(bool negative, char *number)
{
	if (!negative)
		return number;
	char *text = mem_printf("-%s", number);
	free(number);
	return text;
}

char *
say_decimal(double value)
{
	long long tenths = llround(fmin(fabs(value), 1e15) * 10);
	/* translators: a number with one decimal; put the decimal sign of your language here */
	return signed_number(
		value < 0 && tenths > 0, mem_printf(_("%lld.%lld"), tenths / 10, tenths % 10));
}

char *
say_hundredths(double value)
{
	long long parts = llround(fmin(fabs(value), 1e15) * 100);
	/* translators: a number with two decimals; put the decimal sign of your language here */
	return signed_number(
		value < 0 && parts > 0, mem_printf(_("%lld.%02lld"), parts / 100, parts % 100));
}

char *
say_value(double value)
{
	if (value == floor(value) && fabs(value) < 1e15)
		return mem_printf("%.0f", value + 0.0);

	/* workshops give values at most four decimals; none of them is rounded away */
	long long parts = llround(fmin(fabs(value), 1e14) * 10000);
	char fraction[5];
	snprintf(fraction, sizeof(fraction), "%04u", (unsigned)(parts % 10000) % 10000u);
	for (size_t end = 4; end > 1 && fraction[end - 1] == '0'; end--)
		fraction[end - 1] = '\0';
	/* translators: a number with decimals; put the decimal sign of your language here */
	return signed_number(value < 0 && parts > 0, mem_printf(_("%lld.%s"), parts / 10000, fraction));
}

char *
say_short(double value)
{
	if (value == floor(value) && fabs(value) < 1e15)
		return say_value(value);
	return fabs(value) < 10 ? say_hundredths(value) : say_decimal(value);
}

char *
say_percent(double share)
{
	/* translators: a share of a hundred */
	return mem_printf(_("%d %%"), (int)lround(share * 100));
}

char *
say_clock(utc_ms t)
{
	char clock[UTC_CLOCK];
	utc_clock_text(t, clock);
	return mem_text(clock);
}

char *
say_timer(int64_t milliseconds)
{
	int64_t seconds = milliseconds > 0 ? (milliseconds + second - 1) / second : 0;
	return mem_printf("%d:%02d", (int)(seconds / 60), (int)(seconds % 60));
}

char *
say_debt(int64_t milliseconds)
{
	int64_t rounded = llabs((long long)milliseconds) / minute;
	int minutes = (int)rounded;
	if (minutes == 0)
		return mem_text(_("on time"));
	if (milliseconds > 0)
		return mem_printf(
			P_("%d minute late", "%d minutes late", (unsigned long)minutes), minutes);
	return mem_printf(
		P_("%d minute ahead", "%d minutes ahead", (unsigned long)minutes), minutes);
}

char *
say_date(const char *date)
{
	int year, month, day;
	if (!utc_date_parse(date, &year, &month, &day))
		return mem_text(date);
	/* translators: a date; 1 is the day, 2 the month, 3 the year */
	return mem_printf(_("%3$04d-%2$02d-%1$02d"), day, month, year);
}

/* Institutions have shapes of their own, and so has everyone together. */
static const char *
shape_of(const struct model *model, int group)
{
	static const char *const people[] = {"●", "■", "▲", "◆", "○", "□", "△", "◇", "▼"};
	static const char *const officials[] = {"★", "☆"};
	int nth = 0;
	if (group < 0)
		return "◎";
	bool official = model->workshop->groups[group].official;
	for (int i = 0; i < group; i++)
		nth += model->workshop->groups[i].official == official;
	return official ? officials[nth % 2] : people[nth % 9];
}

/* The capital form of the letter or digit at AT in LABEL, in OUT; "" where none stands. Returns where
 * the next cluster begins. */
static size_t
letter_at(const char *label, size_t n, size_t at, char out[5])
{
	uint32_t code;
	size_t next = text_next(label, n, at);
	text_code(label, n, at, &code);
	utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)code);
	out[0] = '\0';
	if (category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO)
		code = (uint32_t)utf8proc_toupper((utf8proc_int32_t)code);
	else if (category != UTF8PROC_CATEGORY_ND)
		return next;
	if (text_columns_n(label + at, next - at) > 0)
		out[text_encode(code, out)] = '\0';
	return next;
}

static bool
is_taken(char taken[][5], int count, const char *letter)
{
	for (int i = 0; i < count; i++)
		if (strcmp(taken[i], letter) == 0)
			return true;
	return false;
}

/* The letter that LABEL goes by: the first of a word, else any, that none of COUNT others goes by; else
 * the first. */
static void
find_letter(const char *label, char taken[][5], int count, char out[5])
{
	size_t n = strlen(label);
	out[0] = '\0';
	for (int pass = 0; pass < 2; pass++) {
		bool begins = true;
		for (size_t at = 0; at < n;) {
			char letter[5];
			size_t next = letter_at(label, n, at, letter);
			if (*letter && (begins || pass > 0) && !is_taken(taken, count, letter)) {
				memcpy(out, letter, sizeof(letter));
				return;
			}
			begins = !*letter;
			at = next;
		}
	}
	letter_at(label, n, 0, out);
}

char *
say_group_mark(const struct model *model, int group, int language)
{
	char letters[GROUPS_MAX + 1][5] = {{0}};
	const struct workshop *workshop = model->workshop;
	int count = 0;
	if (group >= workshop->groups_count)
		return mem_text("··");
	/* people choose first, so that theirs stay whatever institutions there are */
	for (int official = 0; official < 2; official++) {
		for (int i = 0; i < workshop->groups_count; i++) {
			if (workshop->groups[i].official != (official > 0))
				continue;
			find_letter(model_group_label(model, i, language), letters, count,
				letters[count]);
			if (i == group)
				return mem_printf("%s%s", shape_of(model, group), letters[count]);
			count++;
		}
	}
	find_letter(_("everyone"), letters, count, letters[count]);
	return mem_printf("%s%s", shape_of(model, group), letters[count]);
}

const char *
say_welcome(const char *language)
{
	static const struct {
		const char *language, *word;
	} welcomes[] = {
		{"am", "እንኳን ደህና መጡ"},
		{"ar", "أهلاً وسهلاً"},
		{"bg", "Добре дошли"},
		{"bs", "Dobro došli"},
		{"cs", "Vítejte"},
		{"da", "Velkommen"},
		{"de", "Willkommen"},
		{"el", "Καλώς ήρθατε"},
		{"en", "Welcome"},
		{"es", "Bienvenidos"},
		{"fa", "خوش آمدید"},
		{"fi", "Tervetuloa"},
		{"fr", "Bienvenue"},
		{"hr", "Dobro došli"},
		{"hu", "Üdvözöljük"},
		{"it", "Benvenuti"},
		{"ja", "ようこそ"},
		{"ko", "환영합니다"},
		{"ku", "Bi xêr hatin"},
		{"mk", "Добредојдовте"},
		{"nl", "Welkom"},
		{"pl", "Witamy"},
		{"ps", "ښه راغلاست"},
		{"pt", "Bem-vindos"},
		{"ro", "Bine ați venit"},
		{"ru", "Добро пожаловать"},
		{"sk", "Vitajte"},
		{"so", "Soo dhawow"},
		{"sq", "Mirë se vini"},
		{"sr", "Добро дошли"},
		{"sv", "Välkomna"},
		{"sw", "Karibuni"},
		{"ti", "እንቋዕ ብደሓን መጻእኩም"},
		{"tr", "Hoş geldiniz"},
		{"uk", "Ласкаво просимо"},
		{"ur", "خوش آمدید"},
		{"vi", "Chào mừng"},
		{"zh", "欢迎"},
	};
	for (size_t i = 0; i < sizeof(welcomes) / sizeof(welcomes[0]); i++) {
		size_t length = strlen(welcomes[i].language);
		if (strncmp(language, welcomes[i].language, length) == 0
			&& (language[length] == '\0' || language[length] == '-'))
			return welcomes[i].word;
	}
	return NULL;
}

int
say_language(const struct model *model)
{
	int language = model->stage.language;
	return language > 0 && language < model->workshop->languages_count ? language : 0;
}

int
say_own_language(const struct model *model)
{
	int language = workshop_find_language(model->workshop, model->stage.ui_language);
	return language < 0 ? say_language(model) : language;
}

char *
say_words(const struct model *model, const struct words *words)
{
	const char *first = words_in(words, say_language(model));
	if (model->stage.language >= 0 || model->workshop->languages_count < 2)
		return mem_text(first);
	const char *other = words_in(words, 1);
	if (strcmp(first, other) == 0)
		return mem_text(first);
	return mem_printf("%s · %s", first, other);
}

const char *
say_option(const struct model *model, const struct option *option, int language)
{
	return model_option_hidden(model, option) ? _("(hidden)")
		: words_in(&option->label, language);
}

const char *
say_abstention(const struct step *step, int language)
{
	const char *own = words_in(&step->abstain, language);
	return *own ? own : _("don’t know");
}

char *
say_left_out(const struct model *model, int step)
{
	int count = model_left_out(model, step);
	if (count == 0)
		return NULL;
	int from = workshop_find_step(model->workshop, model->workshop->steps[step].options_from);
	return mem_printf(model->workshop->steps[from].kind == KIND_CARDS
		? P_("%d card is in no cluster and cannot be chosen.",
			"%d cards are in no cluster and cannot be chosen.", (unsigned long)count)
		: P_("%d comment is in no cluster and cannot be chosen.",
			"%d comments are in no cluster and cannot be chosen.", (unsigned long)count),
		count);
}

char *
say_step(const struct model *model, int step)
{
	const char *title = words_in(&model->workshop->steps[step].title, say_language(model));
	return mem_text(*title ? title : model->workshop->steps[step].id);
}
