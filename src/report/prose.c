/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/prose.h"

#include "core/mem.h"

#include <stdlib.h>
#include <string.h>

enum { LEAD_BYTES = 40, LEAD_WORDS = 4 };

struct prose {
	struct document *document;
	const char *language;
	bool notes;
	bool paragraph, list; /* is open */
};

static void
end_paragraph(struct prose *prose)
{
	if (prose->paragraph)
		document_close(prose->document, PART_PARAGRAPH);
	prose->paragraph = false;
}

static void
end_list(struct prose *prose)
{
	if (prose->list)
		document_close(prose->document, PART_LIST);
	prose->list = false;
}

/* What stands behind the bullet that LINE begins with, or NULL. */
static const char *
behind_bullet(const char *line)
{
	static const char *const bullets[] = {"•", "▪", "●", "·", "–", "—", "-", "*"};
	for (size_t i = 0; i < sizeof(bullets) / sizeof(bullets[0]); i++) {
		size_t length = strlen(bullets[i]), spaces;
		if (strncmp(line, bullets[i], length) != 0)
			continue;
		spaces = strspn(line + length, " ");
		if (spaces > 0 && line[length + spaces])
			return line + length + spaces;
	}
	return NULL;
}

/* How many bytes lead LINE, the colon included; 0 if nothing does. */
static size_t
lead_length(const char *line)
{
	size_t colon = strcspn(line, ":.,;!?()\""), words = 1;
	if (line[colon] != ':' || colon == 0 || colon > LEAD_BYTES || line[colon + 1] != ' ')
		return 0;
	for (size_t i = 0; i < colon; i++)
		words += line[i] == ' ';
	return words <= LEAD_WORDS ? colon + 1 : 0;
}

static void
put_item(struct prose *prose, const char *text)
{
	end_paragraph(prose);
	if (!prose->list)
		document_open_in(prose->document, PART_LIST, prose->language);
	prose->list = true;
	document_put(prose->document, PART_ITEM, text);
}

static void
put_line(struct prose *prose, const char *line)
{
	size_t lead = prose->notes ? lead_length(line) : 0;
	end_list(prose);
	if (prose->notes)
		end_paragraph(prose);
	if (prose->paragraph)
		document_break(prose->document);
	else
		document_open_in(prose->document, PART_PARAGRAPH, prose->language);
	prose->paragraph = true;
	if (lead > 0) {
		char *strong = mem_text_n(line, lead);
		document_put(prose->document, PART_STRONG, strong);
		free(strong);
	}
	document_text(prose->document, line + lead);
}

static void
put(struct prose *prose, const char *text)
{
	while (*text) {
		size_t length = strcspn(text, "\r\n");
		char *line = mem_text_n(text, length);
		const char *start = line + strspn(line, " \t"), *item = behind_bullet(start);
		if (item) {
			put_item(prose, item);
		} else if (*start) {
			put_line(prose, start);
		} else {
			end_paragraph(prose);
			end_list(prose);
		}
		free(line);
		text += length;
		text += text[0] == '\r' && text[1] == '\n' ? 2 : *text != '\0';
	}
	end_paragraph(prose);
	end_list(prose);
}

void
prose_put(struct document *document, const char *language, const char *text)
{
	struct prose prose = {.document = document, .language = language};
	put(&prose, text);
}

void
prose_put_notes(struct document *document, const char *language, const char *text)
{
	struct prose prose = {.document = document, .language = language, .notes = true};
	put(&prose, text);
}
