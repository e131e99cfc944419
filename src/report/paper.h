/*
 * What is printed before an evening: the run sheet for whoever guides it, the forms for whoever
 * comes.
 *
 * Pure: a workshop and what the caller knows of the evening come in, a document goes out. Nothing
 * fails. How wide a label is depends on LC_CTYPE (core/text.h), which words there are on a run
 * sheet on gettext.
 *
 * The run sheet: a head with what is to be filled in, what to prepare, the agenda at a glance,
 * every step with its prompt, its answers and what is typed for them, its notes, and a margin to
 * write in; a page of keys; the card for disruptions. It stands in the language of the screens,
 * the workshop's texts in the first of `tongues`, prompts and answers in all of them.
 *
 * The forms, in large print: the steps with the same `sheet` are one form, in the order of the
 * agenda. Steps that ask and have none are slips of their own, several to a page; they are
 * there if `all` is set or if no step has a sheet. A question is never broken by the end of a
 * page. Beside each box stands what is typed for it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_REPORT_PAPER_H
#define RUNDE_REPORT_PAPER_H

#include "core/buffer.h"
#include "report/document.h"
#include "report/tongues.h"

#include <stdbool.h>

/* What is known of a step beside the workshop. */
struct paper_step {
	bool inserted;                /* during the evening */
	const struct option *options; /* its answers, where they come from an earlier step */
	int options_count;
};

struct paper_key {
	const char *keys; /* as they stand on the keyboard */
	const char *help; /* a sentence */
};

/* The card for disruptions, in this order. */
enum paper_card_kind {
	CARD_RULE,       /* a ground rule */
	CARD_SENTENCE,   /* what the wall says meanwhile */
	CARD_CLASS,      /* a kind of disruption, how to know it and what to say */
	CARD_ESCALATION, /* what to do when it goes on */
	CARD_CONTACT,
	CARD_KIND_COUNT
};

struct paper_card {
	enum paper_card_kind kind;
	const char *title, *text;
};

/* Everything is borrowed. */
struct paper {
	const struct workshop *workshop;
	const struct paper_step *steps; /* one for each step; NULL: nothing is known of them */
	enum document_format format;
	const char *language;     /* of the screens: "de" or "en" */
	struct tongues tongues;   /* of the workshop's texts */
	const char *title;        /* NULL: the workshop's */
	const char *place, *date; /* as people write them; NULL: to be filled in */
	int start;                /* minutes of the day; -1: not known */
	int people;               /* how many are expected, 0: not known; so many slips there are of
	                           * each question. Forms are there once: only the printer can begin
	                           * each copy on a sheet of its own */
	bool all;                 /* forms: also those without a sheet */
	const char *const *marks; /* of the groups, as on the wall: one for each; NULL: none */
	const struct paper_key *keys;
	int keys_count;
	const struct paper_card *cards;
	int cards_count;
};

void paper_run_sheet(const struct paper *paper, struct buffer *out);

/* How many different forms there are; with 0 nothing was added to OUT. */
int paper_forms(const struct paper *paper, struct buffer *out);

/* The answers of STEP as far as they are known. */
const struct option *paper_options(const struct paper *paper, int step, int *count);

/* Whether STEP is on one of the forms, and whether its answers come from an earlier step and are
 * not known yet: the form has numbers then, and the wall has the answers. */
bool paper_on_form(const struct paper *paper, int step);
bool paper_awaits_answers(const struct paper *paper, int step);

#endif
