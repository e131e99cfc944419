/*
 * Texts of many lines as people write them into a cell: paragraphs, lists and what stands out.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_REPORT_PROSE_H
#define RUNDE_REPORT_PROSE_H

#include "report/document.h"

/* TEXT as the wall shows it: an empty line ends a paragraph, a line that begins with a bullet or a
 * dash and a space is an item of a list, every other line break stays one. */
void prose_put(struct document *document, const char *language, const char *text);

/* TEXT as notes: each line is a paragraph, or an item as above. What leads a paragraph up to its
 * first colon ("Sagen:", "If it goes wrong:"), four words at most, is strong. */
void prose_put_notes(struct document *document, const char *language, const char *text);

#endif
