/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/prose.h"

#include "tap.h"

static struct buffer out;

static const char *
prose(bool notes, const char *text)
{
	struct document *document = document_new(DOCUMENT_MARKDOWN, DOCUMENT_TEXT, "", "de");
	if (notes)
		prose_put_notes(document, NULL, text);
	else
		prose_put(document, NULL, text);
	buffer_clear(&out);
	document_finish(document, &out);
	return buffer_text(&out);
}

int
main(void)
{
	is_str(prose(false, ""), "", "nothing is nothing");
	is_str(prose(false, "one\ntwo\n\n\nthree\n"), "one\\\ntwo\n\nthree\n", "paragraphs and breaks");
	is_str(prose(false, "one\r\ntwo\r\rthree"), "one\\\ntwo\n\nthree\n", "with any line end");
	is_str(prose(false, "Rules:\n•  a\n•  b\nDone"), "Rules:\n\n- a\n- b\n\nDone\n", "a list");
	is_str(prose(false, "– „a“\n- b\n\n* c"), "- „a“\n- b\n\n* c\n", "two lists");
	is_str(prose(false, "-5 degrees\n–\n-"), "\\-5 degrees\\\n–\\\n\\-\n", "no list");
	is_str(prose(false, "Say: hello"), "Say: hello\n", "nothing stands out of what the room reads");

	is_str(prose(true, "Say: “Hello”\nIf it goes wrong: wait."),
		"**Say:** “Hello”\n\n**If it goes wrong:** wait.\n", "notes: what leads is strong");
	is_str(prose(true, "Überblick für alle: gut"), "**Überblick für alle:** gut\n",
		"with letters of any kind");
	is_str(prose(true, "We meet at 18:00.\nThis is a rather long beginning: no.\nSo, then: no."),
		"We meet at 18:00.\n\nThis is a rather long beginning: no.\n\nSo, then: no.\n",
		"but not just anything before a colon");
	is_str(prose(true, "Bring:\n- pens\n- cards"), "Bring:\n\n- pens\n- cards\n",
		"nor what leads nothing");
	is_str(prose(true, "*: x"), "**\\*:** x\n", "what is strong is text, too");
	buffer_free(&out);
	return done_testing();
}
