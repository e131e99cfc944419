/* What is equal in several sessions, and which of them belong together.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/compare.h"

#include "core/mem.h"
#include "core/text.h"

#include <stdlib.h>
#include <string.h>

enum compare_tells
compare_tells(enum kind kind)
{
	switch (kind) {
	case KIND_SCALE:
		return TELLS_MEAN;
	case KIND_CHOICE:
	case KIND_MULTI:
	case KIND_DOTS:
		return TELLS_SHARE;
	case KIND_RESIST:
		return TELLS_ACCEPTANCE;
	case KIND_RANK:
		return TELLS_POSITION;
	case KIND_NUMBER:
		return TELLS_MEDIAN;
	default:
		return TELLS_NOTHING;
	}
}

bool
compare_is(const struct compared_session *session, const char *id)
{
	return strcmp(session->session_id, id) == 0
		|| (*session->place_id && strcmp(session->place_id, id) == 0);
}

/* --- the order of the sessions ------------------------------------------------------------ */

bool
compare_same_place(const struct compared_session *a, const struct compared_session *b)
{
	if (*a->place_id || *b->place_id)
		return strcmp(a->place_id, b->place_id) == 0;
	return *a->place && text_compare_folded(a->place, b->place) == 0;
}

static const char *
name_of(const struct compared_session *session)
{
	return *session->place ? session->place : session->title;
}

/* Of one place: what was first. Waves are told apart by their names, "2025" before "2026" and
 * "wave 2" before "wave 10". */
static int
by_time(const struct compared_session *a, const struct compared_session *b)
{
	int order = *a->wave && *b->wave ? strverscmp(a->wave, b->wave) : 0;
	if (!order)
		order = strcmp(a->date, b->date);
	if (!order)
		order = strcmp(a->workshop, b->workshop);
	return order ? order : strcmp(a->session_id, b->session_id);
}

static int
by_name(const struct compared_session *a, const struct compared_session *b)
{
	int order = text_compare_names(name_of(a), name_of(b));
	return order ? order : strcmp(a->place_id, b->place_id);
}

/* A place as it is called in its last session. */
struct placed {
	struct compared_session session;
	const struct compared_session *last; /* of its place, in the caller's array */
	bool own;
};

static int
by_place(const void *a, const void *b)
{
	const struct placed *left = a, *right = b;
	if (left->own != right->own)
		return left->own ? -1 : 1;
	if (left->last != right->last) {
		int order = by_name(left->last, right->last);
		return order ? order : by_time(left->last, right->last);
	}
	return by_time(&left->session, &right->session);
}

static void
put_in_order(struct compared_session *sessions, int count, const char *own)
{
	struct placed *placed = mem_new((size_t)count + 1, sizeof(*placed));
	for (int i = 0; i < count; i++) {
		placed[i] = (struct placed){.session = sessions[i], .last = &sessions[i]};
		for (int j = 0; j < count; j++) {
			if (i != j && !compare_same_place(&sessions[i], &sessions[j]))
				continue;
			if (by_time(&sessions[j], placed[i].last) > 0)
				placed[i].last = &sessions[j];
			placed[i].own = placed[i].own || (own && compare_is(&sessions[j], own));
		}
	}
	qsort(placed, (size_t)count, sizeof(*placed), by_place);
	struct compared_session *sorted = mem_new((size_t)count + 1, sizeof(*sorted));
	for (int i = 0; i < count; i++)
		sorted[i] = placed[i].session;
	memcpy(sessions, sorted, (size_t)count * sizeof(*sessions));
	free(sorted);
	free(placed);
}

/* --- units -------------------------------------------------------------------------------- */

static struct compare_unit *
add_unit(struct compare_panel *panel)
{
	panel->units = mem_grow(panel->units, (size_t)panel->count, sizeof(*panel->units));
	panel->units[panel->count] = (struct compare_unit){NULL, 0};
	return &panel->units[panel->count++];
}

/* SESSIONS of one place stand together, the earliest first. */
static void
add_place(struct compare *compare, int first, int count)
{
	struct compare_unit *unit = add_unit(&compare->places);
	unit->sessions = mem_new((size_t)count, sizeof(int));
	unit->count = count;
	for (int i = 0; i < count; i++)
		unit->sessions[i] = first + count - 1 - i;
	if (count < 2)
		return;
	compare->waves = mem_grow(
		compare->waves, (size_t)compare->waves_count, sizeof(*compare->waves));
	struct compare_panel *wave = &compare->waves[compare->waves_count++];
	*wave = (struct compare_panel){NULL, 0};
	for (int i = 0; i < count; i++) {
		unit = add_unit(wave);
		unit->sessions = mem_new(1, sizeof(int));
		unit->sessions[0] = first + i;
		unit->count = 1;
	}
}

static void
find_units(struct compare *compare)
{
	for (int i = 0, end; i < compare->count; i = end) {
		for (end = i + 1; end < compare->count
			&& compare_same_place(&compare->sessions[i], &compare->sessions[end]); end++) {}
		add_place(compare, i, end - i);
	}
}

/* --- equal questions -------------------------------------------------------------------------- */

static const struct compared_question *
question_of(const struct compare *compare, const struct compare_item *item)
{
	return &compare->sessions[item->session].questions[item->question];
}

static bool
same_labels(const struct compared_question *a, const struct compared_question *b)
{
	if (a->options_count != b->options_count)
		return false;
	if (strcmp(a->labels_key, b->labels_key) == 0)
		return true;
	for (int i = 0; i < a->options_count; i++) {
		if (text_compare_folded(a->labels[i], b->labels[i]) != 0)
			return false;
	}
	return true;
}

/* Whether they are joined; if not, *REASON. */
static bool
are_equal(const struct compared_question *a, const struct compared_question *b,
	enum compare_reason *reason)
{
	if (a->kind != b->kind)
		*reason = APART_KIND;
	else if (compare_tells(a->kind) == TELLS_NOTHING)
		*reason = APART_WORDS;
	else if (a->drawn || b->drawn)
		*reason = APART_DRAWN;
	else if (strcmp(a->scale_key, b->scale_key) != 0)
		*reason = APART_SCALE;
	else if (compare_tells(a->kind) != TELLS_MEAN && !same_labels(a, b))
		*reason = APART_LABELS;
	else
		return true;
	return false;
}

/* Items of all that was asked, in the order of the sessions and their agendas. */
struct found {
	struct compare_item *items;
	int count;
};

static void
add_question(struct compare *compare, struct found *found, int session, int index)
{
	const struct compared_question *question = &compare->sessions[session].questions[index];
	enum compare_reason reason;
	struct compare_item *item = NULL;
	for (int i = 0; i < found->count && !item; i++) {
		const struct compared_question *other = question_of(compare, &found->items[i]);
		if (strcmp(other->id, question->id) == 0 && found->items[i].in[session] < 0
			&& are_equal(other, question, &reason))
			item = &found->items[i];
	}
	if (!item) {
		found->items = mem_grow(found->items, (size_t)found->count, sizeof(*found->items));
		item = &found->items[found->count++];
		*item = (struct compare_item){.session = session, .question = index, .theme = -1};
		item->in = mem_new((size_t)compare->count, sizeof(int));
		for (int i = 0; i < compare->count; i++)
			item->in[i] = -1;
	}
	item->in[session] = index;
	item->asked++;
}

/* Where ITEM belongs; what has no mean belongs together. */
static struct compare_theme *
theme_of(struct compare *compare, const struct compare_item *item)
{
	const struct compared_question *question = question_of(compare, item);
	bool scale = compare_tells(question->kind) == TELLS_MEAN;
	for (int i = 0; i < compare->themes_count; i++) {
		struct compare_theme *theme = &compare->themes[i];
		if (theme->scale == scale
			&& (!scale || strcmp(theme->name, question->theme) == 0))
			return theme;
	}
	compare->themes = mem_grow(
		compare->themes, (size_t)compare->themes_count, sizeof(*compare->themes));
	struct compare_theme *theme = &compare->themes[compare->themes_count++];
	*theme = (struct compare_theme){.name = scale ? question->theme : "", .scale = scale};
	return theme;
}

/* Themes stand as they come; those of no theme behind them, what has no mean last. */
static int
theme_rank(const struct compare_theme *theme)
{
	return !theme->scale ? 2 : !*theme->name;
}

static void
sort_themes(struct compare *compare)
{
	struct compare_theme *sorted = mem_new((size_t)compare->themes_count + 1, sizeof(*sorted));
	int count = 0;
	for (int rank = 0; rank <= 2; rank++) {
		for (int i = 0; i < compare->themes_count; i++) {
			if (theme_rank(&compare->themes[i]) == rank)
				sorted[count++] = compare->themes[i];
		}
	}
	free(compare->themes);
	compare->themes = sorted;
}

static void
join(struct compare *compare, struct found *found)
{
	for (int i = 0; i < found->count; i++) {
		if (found->items[i].asked > 1)
			theme_of(compare, &found->items[i])->count++;
	}
	sort_themes(compare);
	int first = 0;
	for (int i = 0; i < compare->themes_count; i++) {
		compare->themes[i].first = first;
		first += compare->themes[i].count;
		compare->themes[i].count = 0;
	}
	compare->items_count = first;
	compare->items = mem_new((size_t)first + 1, sizeof(*compare->items));
	for (int i = 0; i < found->count; i++) {
		if (found->items[i].asked < 2)
			continue;
		struct compare_theme *theme = theme_of(compare, &found->items[i]);
		struct compare_item *item = &compare->items[theme->first + theme->count++];
		*item = found->items[i];
		item->theme = (int)(theme - compare->themes);
		item->in = mem_new((size_t)compare->count, sizeof(int));
		memcpy(item->in, found->items[i].in, (size_t)compare->count * sizeof(int));
	}
}

/* --- unlike questions of one id ------------------------------------------------------------ */

/* The items of ID from AT on, in fresh memory; how many. */
static int
items_of(const struct compare *compare, const struct found *found, int at, const char *id, int *items)
{
	int count = 0;
	for (int i = at; i < found->count; i++) {
		if (strcmp(question_of(compare, &found->items[i])->id, id) == 0)
			items[count++] = i;
	}
	return count;
}

static bool
stands_before(const struct compare *compare, const struct found *found, int at, const char *id)
{
	for (int i = 0; i < at; i++) {
		if (strcmp(question_of(compare, &found->items[i])->id, id) == 0)
			return true;
	}
	return false;
}

static void
add_apart(struct compare *compare, const struct found *found, const int *items, int count)
{
	const struct compared_question *first = question_of(compare, &found->items[items[0]]);
	struct compare_apart apart = {.id = first->id, .first = compare->apart_items_count};
	are_equal(first, question_of(compare, &found->items[items[1]]), &apart.reason);
	for (int i = 0; i < count; i++) {
		compare->apart_items = mem_grow(compare->apart_items,
			(size_t)compare->apart_items_count, sizeof(*compare->apart_items));
		struct compare_item *item = &compare->apart_items[compare->apart_items_count++];
		*item = found->items[items[i]];
		item->in = mem_new((size_t)compare->count, sizeof(int));
		memcpy(item->in, found->items[items[i]].in, (size_t)compare->count * sizeof(int));
		apart.count++;
	}
	compare->apart = mem_grow(compare->apart, (size_t)compare->apart_count, sizeof(apart));
	compare->apart[compare->apart_count++] = apart;
}

static void
find_apart(struct compare *compare, const struct found *found)
{
	int *items = mem_new((size_t)found->count + 1, sizeof(int));
	for (int i = 0; i < found->count; i++) {
		const char *id = question_of(compare, &found->items[i])->id;
		if (stands_before(compare, found, i, id))
			continue;
		int count = items_of(compare, found, i, id, items);
		if (count > 1)
			add_apart(compare, found, items, count);
	}
	free(items);
}

/* ------------------------------------------------------------------------------------------- */

void
compare_join(struct compared_session *sessions, int count, const char *own, struct compare *compare)
{
	struct found found = {NULL, 0};
	*compare = (struct compare){.sessions = sessions, .count = count};
	put_in_order(sessions, count, own);
	find_units(compare);
	for (int i = 0; i < count; i++) {
		for (int j = 0; j < sessions[i].questions_count; j++)
			add_question(compare, &found, i, j);
	}
	join(compare, &found);
	find_apart(compare, &found);
	for (int i = 0; i < found.count; i++)
		free(found.items[i].in);
	free(found.items);
}

static void
free_items(struct compare_item *items, int count)
{
	for (int i = 0; i < count; i++)
		free(items[i].in);
	free(items);
}

static void
free_panel(struct compare_panel *panel)
{
	for (int i = 0; i < panel->count; i++)
		free(panel->units[i].sessions);
	free(panel->units);
}

static void
free_question(struct compared_question *question, int speakers)
{
	free(question->id);
	free(question->theme);
	free(question->title);
	free(question->prompt);
	for (int i = 0; question->labels && i < question->options_count; i++)
		free(question->labels[i]);
	free(question->labels);
	free(question->labels_key);
	for (int i = 0; question->answers && i < speakers; i++)
		free(question->answers[i].options);
	free(question->answers);
}

static void
free_session(struct compared_session *session)
{
	for (int i = 0; i < session->questions_count; i++)
		free_question(&session->questions[i], session->speakers_count);
	free(session->questions);
	for (int i = 0; i < session->speakers_count; i++) {
		free(session->speakers[i].id);
		free(session->speakers[i].label);
	}
	free(session->speakers);
	free(session->session_id);
	free(session->title);
	free(session->place);
	free(session->place_id);
	free(session->wave);
	free(session->workshop);
}

void
compare_free(struct compare *compare)
{
	free_items(compare->items, compare->items_count);
	free_items(compare->apart_items, compare->apart_items_count);
	free_panel(&compare->places);
	for (int i = 0; i < compare->waves_count; i++)
		free_panel(&compare->waves[i]);
	free(compare->waves);
	free(compare->themes);
	free(compare->apart);
	for (int i = 0; i < compare->count; i++)
		free_session(&compare->sessions[i]);
	free(compare->sessions);
	*compare = (struct compare){.count = 0};
}
