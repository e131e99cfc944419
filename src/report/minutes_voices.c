/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What was said: comments by cluster, or by talk round and table; and who spoke.
 */
#include "report/minutes_parts.h"

#include "core/i18n.h"
#include "core/mem.h"
#include "report/chart.h"

#include <stdlib.h>

enum { TALK_ROUNDS_TOLD = 5 }; /* columns; of more only the sum */

/* --- comments -------------------------------------------------------------------------------- */

/* FACT in parentheses behind what was said, the first with the opening one. */
static void
put_fact(const struct writing *writing, bool *begun, char *fact)
{
	document_text(writing->document, *begun ? " · " : " (");
	document_text(writing->document, fact);
	*begun = true;
	free(fact);
}

static void
put_comment(const struct writing *writing, const struct minutes_voices *voices,
	const struct minutes_comment *comment)
{
	struct document *document = writing->document;
	bool begun = false;
	document_open(document, PART_ITEM);
	document_text(document, comment->text);
	document_open(document, PART_QUIET);
	if (comment->group != MINUTES_EVERYONE)
		put_fact(writing, &begun, mem_text(writing_group_label(writing, comment->group)));
	if (comment->table_no > 0)
		put_fact(writing, &begun, mem_printf(_("table %d"), comment->table_no));
	if (comment->talk_round > 0 && voices->rounds)
		put_fact(writing, &begun, mem_printf(_("round %d"), comment->talk_round));
	if (comment->supports > 0)
		put_fact(writing, &begun, mem_printf(P_("%d support", "%d supports",
			(unsigned long)comment->supports), comment->supports));
	document_text(document, begun ? ")" : "");
	document_close(document, PART_QUIET);
	document_close(document, PART_ITEM);
}

static void
put_cluster(const struct writing *writing, const struct minutes_voices *voices,
	const struct minutes_cluster *cluster)
{
	struct document *document = writing->document;
	if (voices->clusters_count > 1 || *cluster->name) {
		document_open(document, PART_SUBHEADING);
		document_text(document, *cluster->name ? cluster->name : _("In no cluster"));
		document_open(document, PART_QUIET);
		document_printf(document, " (%d)", cluster->comments_count);
		document_close(document, PART_QUIET);
		document_close(document, PART_SUBHEADING);
	}
	document_open(document, PART_LIST);
	for (int i = 0; i < cluster->comments_count; i++)
		put_comment(writing, voices, &cluster->comments[i]);
	document_close(document, PART_LIST);
}

/* --- turns ------------------------------------------------------------------------------------ */

static int64_t
turns_of(const struct minutes_voices *voices, int group)
{
	int64_t turns = 0;
	for (int i = 0; i < voices->turns_count; i++)
		turns += voices->turns[i].turns[group];
	return turns;
}

static bool
shows_rounds(const struct minutes_voices *voices)
{
	return voices->turns_count > 1 && voices->turns_count <= TALK_ROUNDS_TOLD;
}

static void
put_turns_of(const struct writing *writing, const struct minutes_voices *voices, int group, int64_t all)
{
	struct document *document = writing->document;
	int64_t turns = turns_of(voices, group);
	struct chart_bar bar = {.share = (double)turns / (double)all};
	document_open(document, PART_ROW);
	document_open(document, PART_LEAD);
	writing_group(writing, group);
	document_close(document, PART_LEAD);
	document_open(document, PART_CELL_PICTURE);
	chart_bars(document, &bar, 1, -1);
	document_close(document, PART_CELL_PICTURE);
	for (int i = 0; i < voices->turns_count && shows_rounds(voices); i++)
		writing_count(writing, voices->turns[i].turns[group]);
	writing_count(writing, turns);
	writing_share(writing, turns, all);
	writing_share(writing, writing->minutes->groups[group].present, writing->minutes->present);
	document_close(document, PART_ROW);
}

static void
put_turns(const struct writing *writing, const struct minutes_voices *voices)
{
	const struct minutes *minutes = writing->minutes;
	struct document *document = writing->document;
	int64_t all = 0;
	for (int i = 0; i < minutes->groups_count; i++)
		all += turns_of(voices, i);
	if (all == 0)
		return;
	document_open(document, PART_FIGURE);
	document_put(document, PART_CAPTION, _("Who spoke"));
	document_open(document, PART_TABLE);
	document_open(document, PART_HEAD);
	document_put(document, PART_COLUMN, _("Group"));
	document_put(document, PART_COLUMN_PICTURE, _("share of the turns"));
	for (int i = 0; i < voices->turns_count && shows_rounds(voices); i++) {
		document_open(document, PART_COLUMN_NUMBER);
		document_printf(document, _("round %d"), voices->turns[i].talk_round);
		document_close(document, PART_COLUMN_NUMBER);
	}
	document_put(document, PART_COLUMN_NUMBER, _("turns"));
	document_put(document, PART_COLUMN_NUMBER, _("share"));
	document_put(document, PART_COLUMN_NUMBER, _("of those here"));
	document_close(document, PART_HEAD);
	for (int i = 0; i < minutes->groups_count; i++) {
		const struct minutes_group *group = &minutes->groups[i];
		if (!group->official && (group->present > 0 || turns_of(voices, i) > 0))
			put_turns_of(writing, voices, i, all);
	}
	document_close(document, PART_TABLE);
	document_close(document, PART_FIGURE);
}

/* ---------------------------------------------------------------------------------------------- */

void
writing_voices(const struct writing *writing)
{
	const struct minutes *minutes = writing->minutes;
	struct document *document = writing->document;
	if (minutes->voices_count == 0)
		return;
	document_put(document, PART_SECTION, _("What was said"));
	for (int i = 0; i < minutes->voices_count; i++) {
		const struct minutes_voices *voices = &minutes->voices[i];
		document_open(document, PART_HEADING);
		document_printf(document, "%d. ", voices->step + 1);
		writing_put(writing, PART_SPAN, voices->title);
		document_close(document, PART_HEADING);
		writing_prompt(writing, voices->prompt, voices->title);
		for (int j = 0; j < voices->clusters_count; j++)
			put_cluster(writing, voices, &voices->clusters[j]);
		put_turns(writing, voices);
	}
}
