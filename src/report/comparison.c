/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/comparison.h"

#include "core/i18n.h"
#include "core/mem.h"
#include "report/comparison_parts.h"

#include <stdlib.h>
#include <string.h>

/* The place that all sessions are of, in its latest evening. */
static const char *
only_place(const struct comparison *comparison)
{
	const struct compare *compare = comparison->compare;
	const struct compared_session *last = &compare->sessions[compare->places.units[0].sessions[0]];
	return *last->place ? last->place : last->title;
}

static char *
title_of(const struct comparison *comparison)
{
	int count = comparison->panel->count;
	if (comparison->network)
		return mem_printf(P_("%d place compared", "%d places compared", (unsigned long)count),
			count);
	return mem_printf(_("%s over time"), only_place(comparison));
}

static void
put_item(struct document *document, const char *text)
{
	document_put(document, PART_ITEM, text);
}

void
comparison_put_head(const struct comparison *comparison)
{
	struct document *document = comparison->document;
	char *title = title_of(comparison);
	document_open(document, PART_HEADER);
	document_put(document, PART_TITLE, title);
	free(title);
	document_put(document, PART_PARAGRAPH, comparison->network
		? _("The same questions, asked in several places. This is no ranking: people differ from "
		    "evening to evening, and so does who came. Ask each other what is behind a number.")
		: _("The same questions, asked on several evenings. They compare rooms, not persons: "
		    "different people may have been there, so small changes mean little."));
	document_close(document, PART_HEADER);
}

void
comparison_put_method(const struct comparison *comparison)
{
	struct document *document = comparison->document;
	document_open(document, PART_KEEP);
	document_put(document, PART_SECTION, _("How it was worked out"));
	document_open(document, PART_LIST);
	put_item(document, _("Compared are questions with the same id and the same scale, each in its last "
		"round that was closed. Abstentions do not count."));
	put_item(document, _("A theme’s mean is that of its questions. It stands for the same questions "
		"everywhere; whoever was asked less than half of them has none."));
	if (comparison->network) {
		put_item(document, _("Of a place with several evenings the last one that asked at least half "
			"of a theme’s questions speaks for it. Each place counts once, however many people "
			"came."));
		document_open(document, PART_ITEM);
		document_printf(document, _("Median, lowest and highest value of the network are there from "
			"%d places on: with two, your own value would give away the other."),
			(int)COMPARE_LEAST);
		document_close(document, PART_ITEM);
	}
	put_item(document, _("What is too small to show counts nowhere."));
	if (comparison->options->anonymous)
		put_item(document, _("The letters stand in a random order. They mean the same places "
			"throughout this file, others in another."));
	document_close(document, PART_LIST);
	document_close(document, PART_KEEP);
}

/* The sides that somebody named, or else the widest apart. */
static struct compare_pair
choose_pair(const struct comparison *comparison)
{
	const struct comparison_options *options = comparison->options;
	if (options->a && options->b)
		return (struct compare_pair){options->a, options->b};
	return compare_widest(comparison->compare, comparison->panel, comparison->speakers,
		comparison->speakers_count);
}

int
comparison_write(const struct compare *compare, const struct comparison_options *options,
	struct buffer *out)
{
	bool network = compare->places.count > 1;
	struct comparison comparison = {
		.compare = compare,
		.options = options,
		.network = network,
		.panel = network ? &compare->places : &compare->waves[0],
	};
	int count = 0;
	comparison_name(&comparison);
	for (int i = 0; i < compare->items_count; i++)
		count += comparison_tells(&comparison, &compare->items[i]);
	if (count > 0) {
		/* among letters no group of others is named */
		bool only_own = options->anonymous && comparison.own >= 0;
		comparison.speakers_count = compare_speakers(compare, comparison.panel,
			only_own ? &comparison.panel->units[comparison.own] : NULL, comparison.speakers);
		comparison.pair = choose_pair(&comparison);
		if (comparison.pair.a)
			comparison.pair_name = mem_printf("%s – %s",
				comparison_label(&comparison, comparison.pair.a),
				comparison_label(&comparison, comparison.pair.b));
		char *title = title_of(&comparison);
		comparison.document =
			document_new(options->format, DOCUMENT_TEXT, title, options->language);
		free(title);
		comparison_put_head(&comparison);
		document_open(comparison.document, PART_MAIN);
		comparison_put_sessions(&comparison);
		comparison_put_overview(&comparison);
		comparison_put_waves(&comparison);
		comparison_put_themes(&comparison);
		comparison_put_questions(&comparison);
		comparison_put_others(&comparison);
		comparison_put_apart(&comparison);
		comparison_put_method(&comparison);
		document_close(comparison.document, PART_MAIN);
		document_finish(comparison.document, out);
	}
	for (int i = 0; i < comparison.panel->count; i++)
		free(comparison.names[i]);
	free(comparison.names);
	free(comparison.order);
	free(comparison.pair_name);
	return count;
}
