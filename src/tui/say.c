/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/say.h"

#include <stdlib.h>
#include <string.h>

#include "core/group_mark.h"
#include "core/i18n.h"
#include "core/mem.h"

static const int64_t minute = UTC_MINUTE, second = UTC_SECOND;

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
say_group_mark(const struct model *model, int group, int language)
{
	return group_mark(model->workshop, group, language);
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
