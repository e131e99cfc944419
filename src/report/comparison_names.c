/* How places, questions, themes and groups are called; among letters nothing that tells of others.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/comparison_parts.h"

#include "core/i18n.h"
#include "core/mem.h"
#include "core/spoken.h"
#include "core/text.h"

#include <stdlib.h>
#include <string.h>

enum { ROW_BYTES = 200 }; /* a longer prompt is no row of a table */

static const struct compared_session *
last_of(const struct comparison *comparison, int unit)
{
	return &comparison->compare->sessions[comparison->panel->units[unit].sessions[0]];
}

/* --- units ----------------------------------------------------------------------------------- */

/* A, B … Z, AA, AB … */
static char *
letter(int index)
{
	char text[16];
	size_t at = sizeof(text) - 1;
	text[at] = '\0';
	for (index++; index > 0 && at > 0; index = (index - 1) / 26)
		text[--at] = (char)('A' + (index - 1) % 26);
	return mem_text(&text[at]);
}

static char *
place_name(const struct comparison *comparison, int unit)
{
	const struct compared_session *session = last_of(comparison, unit);
	const char *name = *session->place ? session->place : session->title;
	bool again = false;
	for (int i = 0; i < comparison->panel->count; i++) {
		const struct compared_session *other = last_of(comparison, i);
		again = again || (i != unit
			&& strcmp(name, *other->place ? other->place : other->title) == 0);
	}
	if (!again || (!*session->date && !*session->wave))
		return mem_text(name);
	char *date = *session->wave ? mem_text(session->wave) : say_date(session->date);
	char *both = mem_printf("%s (%s)", name, date);
	free(date);
	return both;
}

/* Whether another of the sessions of PANEL has what SESSION has, by SAME. */
static bool
is_shared_by(const struct compare *compare, const struct compare_panel *panel,
	const struct compared_session *session,
	bool (*same)(const struct compared_session *, const struct compared_session *))
{
	for (int i = 0; i < panel->count; i++) {
		const struct compared_session *other = &compare->sessions[panel->units[i].sessions[0]];
		if (other != session && same(other, session))
			return true;
	}
	return false;
}

static bool
same_wave(const struct compared_session *a, const struct compared_session *b)
{
	return strcmp(a->wave, b->wave) == 0;
}

static bool
same_day(const struct compared_session *a, const struct compared_session *b)
{
	return same_wave(a, b) && strcmp(a->date, b->date) == 0;
}

/* The wave; the date where that does not tell it from the others; and the workshop where both do not. */
char *
comparison_evening(const struct compare *compare, const struct compare_panel *panel, int unit)
{
	const struct compared_session *session = &compare->sessions[panel->units[unit].sessions[0]];
	if (*session->wave && !is_shared_by(compare, panel, session, same_wave))
		return mem_text(session->wave);
	char *date = say_date(session->date);
	bool alone = !is_shared_by(compare, panel, session, same_day);
	char *name = mem_printf("%s%s%s%s%s%s", session->wave, *session->wave ? " (" : "", date,
		*session->wave ? ")" : "", alone ? "" : ", ", alone ? "" : session->workshop);
	free(date);
	return name;
}

/* Letters stand in an order that nobody knows: that of the random ids, mixed with whose the file is, so
 * that two files for two places do not have the same. */
static uint64_t
hidden_order(const struct comparison *comparison, int unit)
{
	const char *own = comparison->options->own;
	return hash_text(hash_text(HASH_START, last_of(comparison, unit)->session_id), own ? own : "");
}

static void
order_units(struct comparison *comparison)
{
	int count = comparison->panel->count;
	for (int i = 0; i < count; i++)
		comparison->order[i] = i;
	if (!comparison->options->anonymous)
		return;
	for (int i = 1; i < count; i++) {
		for (int j = i; j > 0; j--) {
			int *a = &comparison->order[j - 1], *b = &comparison->order[j], held = *a;
			if (*a == comparison->own || (*b != comparison->own
				&& hidden_order(comparison, *a) <= hidden_order(comparison, *b)))
				break;
			*a = *b;
			*b = held;
		}
	}
}

static int
own_unit(const struct comparison *comparison)
{
	const char *own = comparison->options->own;
	for (int i = 0; own && comparison->network && i < comparison->panel->count; i++) {
		const struct compare_unit *unit = &comparison->panel->units[i];
		for (int j = 0; j < unit->count; j++) {
			if (compare_is(&comparison->compare->sessions[unit->sessions[j]], own))
				return i;
		}
	}
	return -1;
}

void
comparison_name(struct comparison *comparison)
{
	int count = comparison->panel->count, letters = 0;
	comparison->own = own_unit(comparison);
	comparison->names = mem_new((size_t)count + 1, sizeof(char *));
	comparison->order = mem_new((size_t)count + 1, sizeof(int));
	order_units(comparison);
	for (int i = 0; i < count; i++) {
		int unit = comparison->order[i];
		if (!comparison->network)
			comparison->names[unit] = comparison_evening(
				comparison->compare, comparison->panel, unit);
		else if (comparison->options->anonymous && unit != comparison->own)
			comparison->names[unit] = letter(letters++);
		else
			comparison->names[unit] = place_name(comparison, unit);
	}
}

/* --- questions ------------------------------------------------------------------------------- */

bool
comparison_tells(const struct comparison *comparison, const struct compare_item *item)
{
	int own = comparison->own;
	if (compare_asked(comparison->compare, comparison->panel, item) < 2)
		return false;
	return !comparison->options->anonymous || own < 0
		|| compare_session(comparison->compare, item, &comparison->panel->units[own]) >= 0;
}

int
comparison_items(const struct comparison *comparison, const struct compare_theme *theme)
{
	int count = 0;
	for (int i = 0; i < theme->count; i++)
		count += comparison_tells(comparison, &comparison->compare->items[theme->first + i]);
	return count;
}

static const struct compared_question *
asked_of(const struct comparison *comparison, const struct compare_item *item, int unit)
{
	int session = compare_session(comparison->compare, item, &comparison->panel->units[unit]);
	return session < 0 ? NULL
		: &comparison->compare->sessions[session].questions[item->in[session]];
}

/* Whether another place uses the same words. */
static bool
is_shared(const struct comparison *comparison, const struct compare_item *item, int unit)
{
	const struct compared_question *question = asked_of(comparison, item, unit);
	for (int i = 0; i < comparison->panel->count; i++) {
		const struct compared_question *other = asked_of(comparison, item, i);
		if (i != unit && other && strcmp(other->wording, question->wording) == 0
			&& strcmp(other->theme, question->theme) == 0)
			return true;
	}
	return false;
}

const struct compared_question *
comparison_question(const struct comparison *comparison, const struct compare_item *item)
{
	bool anyone = !comparison->options->anonymous;
	if (!anyone && comparison->own >= 0)
		return asked_of(comparison, item, comparison->own);
	for (int i = 0; i < comparison->panel->count; i++) {
		int unit = comparison->order[i];
		const struct compared_question *question = asked_of(comparison, item, unit);
		if (question && (anyone || is_shared(comparison, item, unit)))
			return question;
	}
	return NULL;
}

const char *
comparison_asked(const struct comparison *comparison, const struct compare_item *item)
{
	const struct compared_question *question = comparison_question(comparison, item);
	if (!question)
		return comparison->compare->sessions[item->session].questions[item->question].id;
	return comparison_row(question);
}

const char *
comparison_row(const struct compared_question *question)
{
	bool prompt = *question->prompt
		&& (strlen(question->prompt) <= ROW_BYTES || !*question->title);
	return prompt ? question->prompt : *question->title ? question->title : question->id;
}

const char *
comparison_theme(const struct comparison *comparison, const struct compare_theme *theme)
{
	const char *name = theme->name;
	for (int i = 0; comparison->options->anonymous && i < theme->count; i++) {
		const struct compare_item *item = &comparison->compare->items[theme->first + i];
		name = "";
		if (!comparison_tells(comparison, item))
			continue;
		const struct compared_question *question = comparison_question(comparison, item);
		if (!question)
			continue;
		name = question->theme;
		break;
	}
	return *name ? name : _("questions of no theme");
}

const char *
comparison_label(const struct comparison *comparison, const char *speaker)
{
	const struct compare *compare = comparison->compare;
	const char *label = NULL;
	int shared = 0;
	for (int i = 0; i < comparison->panel->count; i++) {
		int unit = comparison->order[i];
		const struct compared_session *session =
			&compare->sessions[comparison->panel->units[unit].sessions[0]];
		for (int j = 0; j < session->speakers_count; j++) {
			const struct speaker *at = &session->speakers[j];
			if (strcmp(at->id, speaker) != 0)
				continue;
			if (!label)
				label = at->label;
			shared += strcmp(at->label, label) == 0;
		}
	}
	bool tells = !comparison->options->anonymous || comparison->own >= 0 || shared > 1;
	return label && *label && tells ? label : speaker;
}

int
comparison_wordings(const struct comparison *comparison, const struct compare_panel *panel,
	const struct compare_item *item)
{
	const struct compare *compare = comparison->compare;
	int count = 0;
	for (int i = 0; i < panel->count; i++) {
		int session = compare_session(comparison->compare, item, &panel->units[i]);
		bool again = session < 0;
		for (int j = 0; j < i && !again; j++) {
			int before = compare_session(comparison->compare, item, &panel->units[j]);
			again = before >= 0
				&& strcmp(compare->sessions[before].questions[item->in[before]].wording,
				compare->sessions[session].questions[item->in[session]].wording) == 0;
		}
		count += !again;
	}
	return count;
}
