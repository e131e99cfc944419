/* The log, read from its beginning, and what must be in the tables after it.
 *
 * First every line gets to know whether it still counts: an act that was taken back does not, with all
 * its parts, unless it was repeated. What counts is done again in memory (verify_log_acts.c), and the
 * outcome is compared with the tables (verify_log_compare.c).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/verify_log.h"

#include "core/i18n.h"
#include "core/mem.h"

#include <stdlib.h>
#include <string.h>

/* --- lines ------------------------------------------------------------------------------ */

static void
read_lines(struct walk *walk)
{
	struct store *store = walk->session->store;
	const enum statement s = STORE_EXPORT_LOG;
	store_ask(store, s, TEXT(walk->session->model.session_id));
	while (store_next(store, s)) {
		walk->lines = mem_grow(walk->lines, walk->lines_count, sizeof(*walk->lines));
		walk->lines[walk->lines_count++] = (struct line){
			.seq = store_integer(store, s, 0),
			.id = mem_text(store_text(store, s, 1)),
			.at = store_integer(store, s, 2),
			.act = mem_text(store_text(store, s, 3)),
			.step = mem_text(store_text(store, s, 4)),
			.subject = mem_text(store_text(store, s, 5)),
			.detail = mem_text(store_text(store, s, 6)),
			.counts = true,
		};
	}
}

static int
by_id(const void *a, const void *b)
{
	const struct line *const *left = a, *const *right = b;
	return strcmp((*left)->id, (*right)->id);
}

static struct line *
find_line(struct line **sorted, size_t count, const char *id)
{
	struct line key = {.id = (char *)(uintptr_t)id}, *wanted = &key;
	struct line **found = count == 0 ? NULL : bsearch(&wanted, sorted, count, sizeof(struct line *), by_id);
	return found ? *found : NULL;
}

static bool
is_history(const struct line *line)
{
	return strcmp(line->act, "undo") == 0 || strcmp(line->act, "redo") == 0;
}

static void
take_back(struct walk *walk, struct line **sorted, struct line *line)
{
	bool redo = strcmp(line->act, "redo") == 0;
	struct line *act = find_line(sorted, walk->lines_count, line->subject);
	if (!act || act >= line || is_history(act) || strcmp(act->act, line->detail) != 0)
		walk_fault(walk, line, redo ? _("it repeats an act that is not there")
			: _("it takes back an act that is not there"));
	else if (act->counts != !redo)
		walk_fault(walk, line, redo ? _("it repeats an act that was not taken back")
			: _("it takes back an act for the second time"));
	else
		act->counts = redo;
}

/* A part counts as its act does; its act comes behind it, for it is written last. */
static void
follow_acts(struct walk *walk, struct line **sorted)
{
	for (size_t i = 0; i < walk->lines_count; i++) {
		struct line *line = &walk->lines[i];
		struct line *act = is_history(line) || !*line->subject ? NULL
			: find_line(sorted, walk->lines_count, line->subject);
		if (!act)
			continue;
		line->part = true;
		line->counts = act->counts;
		if (act <= line)
			walk_fault(walk, line, _("it is part of an act that was before it"));
	}
}

static void
mark_lines(struct walk *walk)
{
	struct line **sorted = mem_new(walk->lines_count + 1, sizeof(*sorted));
	for (size_t i = 0; i < walk->lines_count; i++)
		sorted[i] = &walk->lines[i];
	if (walk->lines_count > 0)
		qsort(sorted, walk->lines_count, sizeof(*sorted), by_id);
	for (size_t i = 0; i < walk->lines_count; i++) {
		if (is_history(&walk->lines[i]))
			take_back(walk, sorted, &walk->lines[i]);
	}
	follow_acts(walk, sorted);
	free(sorted);
}

/* --- whether the log explains ------------------------------------------------------------ */

/* Logs of before say nothing behind `start`. */
static bool
explains(struct walk *walk)
{
	bool explains = true;
	for (size_t i = 0; i < walk->lines_count; i++) {
		const struct line *line = &walk->lines[i];
		if (strcmp(line->act, "start") != 0)
			continue;
		if (*line->detail && strcmp(line->detail, LOG_FORM) != 0)
			walk_fault(walk, line, _("“%s” is no form of the log"), line->detail);
		explains = explains && *line->detail;
	}
	return explains;
}

void
walk_fault(struct walk *walk, const struct line *line, const char *format, ...)
{
	va_list values;
	va_start(values, format);
	char *what = mem_vprintf(format, values);
	va_end(values);
	verify_fault(walk->verify, _("line %lld of the log, “%s”: %s"), (long long)line->seq, line->act, what);
	free(what);
}

static void
walk_free(struct walk *walk)
{
	for (size_t i = 0; i < walk->lines_count; i++) {
		free(walk->lines[i].id);
		free(walk->lines[i].act);
		free(walk->lines[i].step);
		free(walk->lines[i].subject);
		free(walk->lines[i].detail);
	}
	free(walk->lines);
	free(walk->steps);
	free(walk->rounds);
	free(walk->cells);
	free(walk->presence);
	free(walk->turns);
	free(walk->comments);
	free(walk->clusters);
	free(walk->measures);
	free(walk->officials);
}

void
verify_log(struct session *session, struct verify *verify)
{
	struct walk walk = {.session = session, .verify = verify};
	read_lines(&walk);
	mark_lines(&walk);
	verify->acts = (int64_t)walk.lines_count;
	/* what was taken in from a folder may have come without its log */
	verify->explained = explains(&walk) && !(session->model.imported && walk.lines_count == 0);
	walk_acts(&walk);
	if (verify->explained)
		walk_compare(&walk);
	walk_free(&walk);
}
