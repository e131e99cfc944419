/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The last pages: the keys, and the card for disruptions.
 */
#include "report/run_sheet.h"

#include "core/i18n.h"
#include "report/prose.h"

void
run_sheet_keys(const struct run_sheet *sheet)
{
	struct document *document = sheet->document;
	if (sheet->paper->keys_count == 0)
		return;
	document_open(document, PART_PAGE);
	document_put(document, PART_SECTION, _("The keys of the evening"));
	document_open(document, PART_TABLE);
	document_open(document, PART_HEAD);
	document_put(document, PART_COLUMN, _("Key"));
	document_put(document, PART_COLUMN, _("What it does"));
	document_close(document, PART_HEAD);
	for (int i = 0; i < sheet->paper->keys_count; i++) {
		document_open(document, PART_ROW);
		document_put(document, PART_LEAD, sheet->paper->keys[i].keys);
		document_put(document, PART_CELL, sheet->paper->keys[i].help);
		document_close(document, PART_ROW);
	}
	document_close(document, PART_TABLE);
	document_close(document, PART_PAGE);
}

/* A rule or sentence is an item; everything else has a title and what there is to say. */
static void
put_card(const struct run_sheet *sheet, const struct paper_card *card)
{
	struct document *document = sheet->document;
	if (card->kind == CARD_RULE || card->kind == CARD_SENTENCE) {
		document_put(document, PART_ITEM, card->text);
		return;
	}
	document_open(document, PART_KEEP);
	document_put(document, PART_SUBHEADING, card->title);
	prose_put(document, NULL, card->text);
	document_close(document, PART_KEEP);
}

static void
put_cards_of(const struct run_sheet *sheet, enum paper_card_kind kind, const char *title)
{
	struct document *document = sheet->document;
	bool list = kind == CARD_RULE || kind == CARD_SENTENCE, any = false;
	for (int i = 0; i < sheet->paper->cards_count; i++) {
		if (sheet->paper->cards[i].kind != kind)
			continue;
		if (!any) {
			document_put(document, PART_HEADING, title);
			if (list)
				document_open(document, PART_LIST);
		}
		any = true;
		put_card(sheet, &sheet->paper->cards[i]);
	}
	if (any && list)
		document_close(document, PART_LIST);
}

/* The card is one sheet: what to say on its face, what to do on its back. */
void
run_sheet_disruptions(const struct run_sheet *sheet)
{
	struct document *document = sheet->document;
	if (sheet->paper->cards_count == 0)
		return;
	document_open(document, PART_SHEET);
	document_put(document, PART_SECTION, _("When something disturbs: what to say"));
	document_open(document, PART_TWO_COLUMNS);
	put_cards_of(sheet, CARD_CLASS, _("What is going on?"));
	document_close(document, PART_TWO_COLUMNS);
	document_close(document, PART_SHEET);
	document_open(document, PART_PAGE);
	document_put(document, PART_SECTION, _("When something disturbs: what to do"));
	document_open(document, PART_TWO_COLUMNS);
	put_cards_of(sheet, CARD_SENTENCE, _("On the wall meanwhile"));
	put_cards_of(sheet, CARD_RULE, _("The ground rules"));
	put_cards_of(sheet, CARD_ESCALATION, _("If it goes on"));
	put_cards_of(sheet, CARD_CONTACT, _("Whom to call"));
	document_close(document, PART_TWO_COLUMNS);
	document_close(document, PART_PAGE);
}

