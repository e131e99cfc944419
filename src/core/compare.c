/* Figures of units, side by side.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/compare.h"

#include "core/mem.h"
#include "core/statistics.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Of the questions of THEME those that SESSION was asked. */
static int
asked_of(const struct compare *compare, const struct compare_theme *theme, int session)
{
	int count = 0;
	for (int i = theme->first; i < theme->first + theme->count; i++)
		count += compare->items[i].in[session] >= 0;
	return count;
}

int
compare_session(const struct compare *compare, const struct compare_item *item,
	const struct compare_unit *unit)
{
	const struct compare_theme *theme = item->theme < 0 ? NULL : &compare->themes[item->theme];
	bool together = theme && theme->scale && *theme->name;
	int last = -1;
	for (int i = 0; i < unit->count; i++) {
		int session = unit->sessions[i];
		int asked = together ? asked_of(compare, theme, session) : item->in[session] >= 0;
		if (!together && asked)
			return session;
		if (!together || asked == 0)
			continue;
		if (last < 0)
			last = session;
		if (2 * asked >= theme->count) {
			last = session;
			break;
		}
	}
	return last >= 0 && item->in[last] >= 0 ? last : -1;
}

int
compare_asked(const struct compare *compare, const struct compare_panel *panel,
	const struct compare_item *item)
{
	int asked = 0;
	for (int i = 0; i < panel->count; i++)
		asked += compare_session(compare, item, &panel->units[i]) >= 0;
	return asked;
}

static int
find_speaker(const struct compared_session *session, const char *id)
{
	for (int i = 0; i < session->speakers_count; i++) {
		if (strcmp(session->speakers[i].id, id) == 0)
			return i;
	}
	return -1;
}

const struct compared_answer *
compare_answer(const struct compare *compare, const struct compare_item *item,
	const struct compare_unit *unit, const char *id)
{
	int index = compare_session(compare, item, unit);
	if (index < 0)
		return NULL;
	const struct compared_session *session = &compare->sessions[index];
	int speaker = find_speaker(session, id);
	return speaker < 0 ? NULL : &session->questions[item->in[index]].answers[speaker];
}

struct compare_value
compare_mean(const struct compare *compare, const struct compare_item *item,
	const struct compare_unit *unit, const char *id)
{
	const struct compared_answer *answer = compare_answer(compare, item, unit, id);
	struct compare_value value = {.state = answer ? answer->state : ANSWER_NONE};
	if (value.state != ANSWER_SHOWN)
		return value;
	if (!answer->mean.has)
		value.state = ANSWER_EMPTY;
	value.is = answer->mean.is;
	value.least = value.most = answer->n;
	return value;
}

struct compare_value
compare_gap(const struct compare *compare, const struct compare_item *item,
	const struct compare_unit *unit, const char *a, const char *b)
{
	struct compare_value left = compare_mean(compare, item, unit, a);
	struct compare_value right = compare_mean(compare, item, unit, b);
	if (left.state == ANSWER_SHOWN && right.state == ANSWER_SHOWN)
		return (struct compare_value){.state = ANSWER_SHOWN, .is = left.is - right.is + 0.0,
			.least = left.least < right.least ? left.least : right.least,
			.most = left.most > right.most ? left.most : right.most};
	if (left.state == ANSWER_NONE || right.state == ANSWER_NONE)
		return (struct compare_value){.state = ANSWER_NONE};
	if (left.state == ANSWER_WITHHELD || right.state == ANSWER_WITHHELD)
		return (struct compare_value){.state = ANSWER_WITHHELD};
	return (struct compare_value){.state = ANSWER_EMPTY};
}

/* --- themes --------------------------------------------------------------------------------- */

int
compare_basis(const struct compare *compare, const struct compare_panel *panel,
	const struct compare_theme *theme, bool *basis)
{
	const struct compare_item *items = &compare->items[theme->first];
	int joined = 0, count = 0;
	for (int i = 0; i < theme->count; i++) {
		basis[i] = theme->scale && compare_asked(compare, panel, &items[i]) > 1;
		joined += basis[i];
	}
	bool *shared = mem_new((size_t)theme->count + 1, sizeof(bool));
	memcpy(shared, basis, (size_t)theme->count * sizeof(bool));
	for (int unit = 0; unit < panel->count; unit++) {
		int asked = 0;
		for (int i = 0; i < theme->count; i++)
			asked += shared[i] && compare_session(compare, &items[i], &panel->units[unit]) >= 0;
		for (int i = 0; i < theme->count && 2 * asked >= joined; i++)
			basis[i] = basis[i] && compare_session(compare, &items[i], &panel->units[unit]) >= 0;
	}
	for (int i = 0; i < theme->count; i++)
		count += basis[i];
	free(shared);
	return count;
}

struct compare_value
compare_theme_value(const struct compare *compare, const struct compare_theme *theme,
	const bool *basis, const struct compare_unit *unit, const char *a, const char *b)
{
	struct compare_value value = {.state = ANSWER_NONE};
	enum answer_state worst = ANSWER_SHOWN;
	double sum = 0;
	int count = 0;
	for (int i = 0; i < theme->count; i++) {
		if (!basis[i])
			continue;
		const struct compare_item *item = &compare->items[theme->first + i];
		struct compare_value one = b ? compare_gap(compare, item, unit, a, b)
			: compare_mean(compare, item, unit, a);
		if (one.state == ANSWER_NONE)
			return value;
		if (one.state != ANSWER_SHOWN) {
			worst = worst == ANSWER_WITHHELD ? worst : one.state;
			continue;
		}
		sum += one.is;
		value.least = count == 0 || one.least < value.least ? one.least : value.least;
		value.most = count == 0 || one.most > value.most ? one.most : value.most;
		count++;
	}
	if (worst != ANSWER_SHOWN)
		return (struct compare_value){.state = worst};
	if (count > 0) {
		value.state = ANSWER_SHOWN;
		value.is = sum / count + 0.0;
	}
	return value;
}

/* --- the network ----------------------------------------------------------------------------- */

struct network
compare_network(const struct compare_value *values, int count)
{
	struct network network = {.n = 0};
	double *shown = mem_new((size_t)count + 1, sizeof(double));
	int64_t *ones = mem_new((size_t)count + 1, sizeof(int64_t));
	for (int i = 0; i < count; i++) {
		if (values[i].state != ANSWER_SHOWN)
			continue;
		ones[network.n] = 1;
		shown[network.n++] = values[i].is;
	}
	const struct levels levels = {shown, ones, (size_t)network.n};
	if (network.n >= COMPARE_LEAST) {
		network.median.has = statistics_median(&levels, &network.median.is);
		network.lowest.has = statistics_min(&levels, &network.lowest.is);
		network.highest.has = statistics_max(&levels, &network.highest.is);
	}
	free(shown);
	free(ones);
	return network;
}

/* --- sides ------------------------------------------------------------------------------------- */

/* Whether the speaker has answered anything that is compared, be it withheld. */
static bool
speaks(const struct compare *compare, const struct compare_unit *unit, const char *id)
{
	for (int i = 0; i < compare->items_count; i++) {
		const struct compared_answer *answer = compare_answer(compare, &compare->items[i], unit, id);
		if (answer && answer->state > ANSWER_EMPTY)
			return true;
	}
	return false;
}

static int
units_with(const struct compare *compare, const struct compare_panel *panel, const char *id)
{
	int count = 0;
	for (int i = 0; i < panel->count; i++)
		count += speaks(compare, &panel->units[i], id);
	return count;
}

static bool
is_among(const struct speaker *const *speakers, int count, const char *id)
{
	for (int i = 0; i < count; i++) {
		if (strcmp(speakers[i]->id, id) == 0)
			return true;
	}
	return false;
}

/* Those that LEAST units have; COUNT of them, as many as there is room for are in SPEAKERS. */
static int
find_speakers(const struct compare *compare, const struct compare_panel *panel,
	const struct compare_unit *must, int least, const struct speaker **speakers)
{
	int count = 0;
	for (int official = 1; official >= 0; official--) {
		for (int i = 0; i < compare->count; i++) {
			const struct compared_session *session = &compare->sessions[i];
			for (int j = 0; j < session->speakers_count; j++) {
				const struct speaker *speaker = &session->speakers[j];
				if (speaker->official != (official == 1)
					|| strcmp(speaker->id, COMPARE_ALL) == 0
					|| is_among(speakers, count, speaker->id)
					|| (must && !speaks(compare, must, speaker->id))
					|| units_with(compare, panel, speaker->id) < least)
					continue;
				if (count == COMPARE_SPEAKERS_MAX)
					return count + 1;
				speakers[count++] = speaker;
			}
		}
	}
	return count;
}

int
compare_speakers(const struct compare *compare, const struct compare_panel *panel,
	const struct compare_unit *must, const struct speaker *speakers[COMPARE_SPEAKERS_MAX])
{
	int count, least = 2;
	do {
		count = find_speakers(compare, panel, must, least++, speakers);
	} while (count > COMPARE_SPEAKERS_MAX && least <= panel->count);
	return count < COMPARE_SPEAKERS_MAX ? count : COMPARE_SPEAKERS_MAX;
}

/* The mean of the gaps without their signs; *UNITS have one at least. */
static double
apart(const struct compare *compare, const struct compare_panel *panel, const char *a, const char *b,
	int *units)
{
	double sum = 0;
	int count = 0;
	*units = 0;
	for (int unit = 0; unit < panel->count; unit++) {
		bool any = false;
		for (int i = 0; i < compare->items_count; i++) {
			struct compare_value gap = compare_gap(
				compare, &compare->items[i], &panel->units[unit], a, b);
			if (gap.state != ANSWER_SHOWN)
				continue;
			sum += fabs(gap.is);
			count++;
			any = true;
		}
		*units += any;
	}
	return count > 0 ? sum / count : 0;
}

struct compare_pair
compare_widest(const struct compare *compare, const struct compare_panel *panel,
	const struct speaker *const *speakers, int count)
{
	struct compare_pair widest = {NULL, NULL};
	int most = 0;
	double best = -1;
	for (int i = 0; i < count; i++) {
		for (int j = i + 1; j <= count; j++) {
			if (j == count && !speakers[i]->official)
				continue;
			const char *b = j == count ? COMPARE_ALL : speakers[j]->id;
			int units;
			double distance = apart(compare, panel, speakers[i]->id, b, &units);
			if (units < most || units == 0 || (units == most && distance <= best))
				continue;
			widest = (struct compare_pair){speakers[i]->id, b};
			most = units;
			best = distance;
		}
	}
	return widest;
}
