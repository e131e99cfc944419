/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/minutes.h"

#include "core/i18n.h"
#include "core/mem.h"

#include <stdlib.h>

void
minutes_write(const struct minutes *minutes, struct buffer *out)
{
	char *title = mem_printf("%s – %s", minutes->title, _("Minutes"));
	struct document *document =
		document_new(minutes->format, DOCUMENT_TEXT, title, minutes->language);
	free(title);
	document_put_in(document, PART_TITLE, minutes->tag, minutes->title);
	document_open(document, PART_PARAGRAPH);
	document_printf(document, "%s · %s", minutes->place, minutes->date);
	document_close(document, PART_PARAGRAPH);
	document_finish(document, out);
}
