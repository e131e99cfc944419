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

char *
say_group_mark(const struct model *model, int group, int language)
{
	static const char *const shapes[] = {"●", "■", "▲", "◆", "○", "□", "△", "◇", "★"};
	if (group < 0 || group >= model->workshop->groups_count)
		return mem_text("··");

	const char *shape = shapes[(size_t)group % (sizeof(shapes) / sizeof(shapes[0]))];
	const char *label = words_in(&model->workshop->groups[group].label, language);
	size_t n = strlen(label), first = text_next(label, n, 0);
	uint32_t code = 0;
	char letter[5] = "";
	if (n > 0)
		text_code(label, n, 0, &code);
	utf8proc_int32_t upper = utf8proc_toupper((utf8proc_int32_t)code);
	if (code > ' ')
		letter[text_encode((uint32_t)upper, letter)] = '\0';
	bool combining = n > 0 && text_columns_n(label, first) == 0;
	return mem_printf("%s%s", shape, combining ? "" : letter);
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
say_abstention(const struct step *step, int language)
{
	const char *own = words_in(&step->abstain, language);
	return *own ? own : _("don’t know");
}

char *
say_step(const struct model *model, int step)
{
	const char *title = words_in(&model->workshop->steps[step].title, say_language(model));
	return mem_text(*title ? title : model->workshop->steps[step].id);
}
