/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/document.h"

#include "core/buffer.h"
#include "tap.h"

static struct buffer out;

static struct document *
begin(enum document_format format)
{
	return document_new(format, DOCUMENT_TEXT, "A \"title\" & <more>\nof it", "de");
}

/* The document; of HTML what is in its body. */
static const char *
finish(struct document *document)
{
	buffer_clear(&out);
	document_finish(document, &out);
	char *end = out.bytes ? strstr(out.bytes, "</body>") : NULL;
	if (!end)
		return buffer_text(&out);
	*end = '\0';
	return strstr(out.bytes, "<body class=\"text\">\n") + strlen("<body class=\"text\">\n");
}

/* TEXT in a paragraph of FORMAT. */
static const char *
paragraph(enum document_format format, const char *text)
{
	struct document *document = begin(format);
	document_open(document, PART_PARAGRAPH);
	document_text(document, text);
	document_close(document, PART_PARAGRAPH);
	return finish(document);
}

/* What is longer than a line may break anywhere; words are left alone. */
static void
test_long_words(void)
{
	is_str(paragraph(DOCUMENT_HTML, "see https://www.example.org/forms/&address=1234567 there"),
		"<p>see <span class=\"long\">https://www.example.org/forms/&amp;address=1234567</span>"
		" there</p>\n",
		"an address may break");
	is_str(paragraph(DOCUMENT_HTML, "Bürgerbeteiligungsverfahren  there "),
		"<p>Bürgerbeteiligungsverfahren  there </p>\n", "a word may not");
}

static void
test_whole(void)
{
	struct document *document = begin(DOCUMENT_HTML);
	buffer_clear(&out);
	document_finish(document, &out);
	const char *html = buffer_text(&out);
	ok(strncmp(html, "<!DOCTYPE html>\n<html lang=\"de\">\n", 33) == 0, "it names its language");
	ok(strstr(html, "<title>A &quot;title&quot; &amp; &lt;more&gt; of it</title>"),
		"and its title in one line");
	ok(strstr(html, "<meta charset=\"utf-8\"/>"), "and its encoding");
	ok(strstr(html, "@page {\n  size: A4;"), "it has its styles");
	ok(strstr(html, ".keep, .slip { break-inside: avoid; }")
			&& strstr(html, ".grid tbody { break-inside: avoid; }"),
		"which keep together what belongs together");
	ok(!strstr(html, "<script") && !strstr(html, "url(") && !strstr(html, "http"),
		"no script, nothing from elsewhere");
	ok(strstr(html, "</body>\n</html>\n"), "it ends");

	document = document_new(DOCUMENT_HTML, DOCUMENT_FORMS, "", "fa-AF");
	buffer_clear(&out);
	document_finish(document, &out);
	ok(strstr(buffer_text(&out), "<html lang=\"fa-AF\" dir=\"rtl\">"), "from right to left");
	ok(strstr(buffer_text(&out), "<body class=\"forms\">"), "in large print");
	document = document_new(DOCUMENT_HTML, DOCUMENT_TEXT, "", "ku-Arab");
	document_put_in(document, PART_PARAGRAPH, "fa-Latn", "x");
	document_put_in(document, PART_PARAGRAPH, "he", "y");
	buffer_clear(&out);
	document_finish(document, &out);
	ok(strstr(buffer_text(&out), "<html lang=\"ku-Arab\" dir=\"rtl\">"), "as its script runs");
	ok(strstr(buffer_text(&out), "<p lang=\"fa-Latn\" dir=\"ltr\">x</p>"), "the other way round");
	ok(strstr(buffer_text(&out), "<p lang=\"he\">y</p>"), "and as around it");

	is_str(finish(begin(DOCUMENT_MARKDOWN)), "", "Markdown of nothing is nothing");
}

static void
test_text(void)
{
	static const struct {
		const char *text, *html, *markdown, *what;
	} texts[] = {
		{"plain", "plain", "plain", "a plain text"},
		{"<b>&amp;'\"", "&lt;b&gt;&amp;amp;&#39;&quot;", "\\<b\\>\\&amp;'\"", "markup of HTML"},
		{"*a* _b_ `c` [d](e) ~f~", "*a* _b_ `c` [d](e) ~f~",
			"\\*a\\* \\_b\\_ \\`c\\` \\[d\\](e) \\~f\\~", "markup of Markdown"},
		{"a\\", "a\\", "a\\\\", "a backslash at the end"},
		{"12. x", "12. x", "12\\. x", "no list in order"},
		{"12 x", "12 x", "12 x", "a number alone"},
		{"- x", "- x", "\\- x", "no list"},
		{"===", "===", "\\=\\=\\=", "no heading"},
		{"# x", "# x", "\\# x", "nor one of this kind"},
		{"a & b", "a &amp; b", "a & b", "an ampersand that means nothing"},
		{"a &", "a &amp;", "a \\&", "one at the end"},
		{"http://a.de", "http://a.de", "http\\://a.de", "no address"},
		{"www.a.de", "www.a.de", "www\\.a.de", "nor without its scheme"},
		{":smile: 18:00", ":smile: 18:00", "\\:smile: 18:00", "no picture; a time"},
		{"a|b", "a|b", "a\\|b", "no cell"},
		{"one\ntwo", "one<br/>\ntwo", "one\\\ntwo", "a break"},
		{"one \r\n\n  two\n\n", "one<br/>\ntwo", "one\\\ntwo", "several are one"},
		{"one\u2028two\u2029", "one<br/>\ntwo", "one\\\ntwo", "of any kind"},
		{"one\n- two", "one<br/>\n- two", "one\\\n\\- two", "no list behind a break"},
		{"a\tb", "a b", "a b", "a tab is a space"},
		{"a\x01\x1b[31m\x7f\xc2\x9b" "b", "a[31mb", "a\\[31mb", "no control characters"},
		{"a\u202eb\u2066c\ufeff", "abc", "abc", "nothing that turns the text round"},
		{"a\xff" "b\uffffc\ufdd0", "a\ufffdb\ufffdc\ufffd", "a\ufffdb\ufffdc\ufffd",
			"what is no character"},
		{"Żółć محمد 李", "Żółć محمد 李", "Żółć محمد 李", "names"},
	};
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		char html[256], markdown[256];
		snprintf(html, sizeof(html), "<p>%s</p>\n", texts[i].html);
		snprintf(markdown, sizeof(markdown), "%s\n", texts[i].markdown);
		is_str(paragraph(DOCUMENT_HTML, texts[i].text), html, "HTML: %s", texts[i].what);
		is_str(paragraph(DOCUMENT_MARKDOWN, texts[i].text), markdown, "Markdown: %s",
			texts[i].what);
	}
}

static void
describe_blocks(struct document *document)
{
	document_open(document, PART_HEADER);
	document_put(document, PART_TITLE, "Title\nof two lines");
	document_put(document, PART_ASIDE, "aside");
	document_close(document, PART_HEADER);
	document_put(document, PART_SECTION, "");
	document_open_in(document, PART_QUOTE, "uk");
	document_put(document, PART_PARAGRAPH, "one");
	document_put(document, PART_PARAGRAPH, "two\nlines");
	document_close(document, PART_QUOTE);
	document_open(document, PART_PAGE);
	document_open(document, PART_LIST);
	document_put(document, PART_ITEM, "a");
	document_open(document, PART_ITEM);
	document_put_in(document, PART_SPAN, "de", "b");
	document_put_in(document, PART_OTHER, "ar", "c");
	document_close(document, PART_ITEM);
	document_close(document, PART_LIST);
	document_open(document, PART_BOXES);
	document_open(document, PART_ITEM);
	document_box(document, BOX_TICK, "1");
	document_text(document, "d");
	document_close(document, PART_ITEM);
	document_open(document, PART_ITEM);
	document_box(document, BOX_NUMBER, "");
	document_close(document, PART_ITEM);
	document_close(document, PART_BOXES);
	document_open(document, PART_STEPS);
	document_put(document, PART_ITEM, "first");
	document_put(document, PART_ITEM, "second\nand more");
	document_close(document, PART_STEPS);
	document_open(document, PART_FIELDS);
	document_put(document, PART_FIELD_NAME, "Place");
	document_open(document, PART_FIELD);
	document_blank(document, BLANK_WORD);
	document_close(document, PART_FIELD);
	document_close(document, PART_FIELDS);
	document_open(document, PART_PARAGRAPH);
	document_put(document, PART_STRONG, "strong:");
	document_printf(document, " %d %s", 7, "of it");
	document_close(document, PART_PARAGRAPH);
	document_close(document, PART_PAGE);
}

static void
test_blocks(void)
{
	struct document *document = begin(DOCUMENT_HTML);
	describe_blocks(document);
	is_str(finish(document),
		"<header><h1>Title<br/>\nof two lines</h1>\n<p class=\"aside\">aside</p>\n</header>\n"
		"<blockquote lang=\"uk\"><p>one</p>\n<p>two<br/>\nlines</p>\n</blockquote>\n"
		"<section class=\"page\"><ul><li>a</li>\n"
		"<li><span>b</span><span class=\"slash\"> / </span>"
		"<span class=\"other\" lang=\"ar\" dir=\"rtl\">c</span></li>\n</ul>\n"
		"<ul class=\"boxes\">"
		"<li><span class=\"tick\"><b>1</b><i class=\"box\"></i></span> d</li>\n"
		"<li><span class=\"tick\"><i class=\"field\"></i></span> </li>\n</ul>\n"
		"<ol><li>first</li>\n<li>second<br/>\nand more</li>\n</ol>\n"
		"<dl><div><dt>Place</dt><dd><i class=\"blank\"></i></dd></div>\n</dl>\n"
		"<p><strong>strong:</strong> 7 of it</p>\n</section>\n",
		"HTML");
	document = begin(DOCUMENT_MARKDOWN);
	describe_blocks(document);
	is_str(finish(document),
		"# Title · of two lines\n\naside\n\n> one\n>\n> two\\\n> lines\n\n---\n\n"
		"- a\n- b\\\n  c\n\n* 1 ☐ d\n* …… \n\n1. first\n2. second\\\n   and more\n\n"
		"- **Place:** ……………………\n\n**strong:** 7 of it\n",
		"Markdown");
}

static void
describe_table(struct document *document, enum part table, const char *above)
{
	if (table == PART_GRID)
		document_open_grid(document, 2);
	else
		document_open(document, table);
	document_put(document, PART_ABOVE, above);
	document_open(document, PART_HEAD);
	if (table == PART_GRID)
		document_put_in(document, PART_COLUMN_LEAD, "uk", "What");
	else
		document_put(document, PART_COLUMN, "What");
	document_put(document, PART_COLUMN_NUMBER, "n");
	document_put(document, PART_COLUMN, "a|b");
	document_close(document, PART_HEAD);
	for (int i = 1; i <= 2; i++) {
		document_open(document, PART_ROW);
		document_open(document, PART_LEAD);
		document_printf(document, "%d.", i);
		document_close(document, PART_LEAD);
		document_put(document, PART_CELL_NUMBER, "7");
		document_open(document, PART_CELL);
		document_text(document, "x\ny");
		document_close(document, PART_CELL);
		document_close(document, PART_ROW);
	}
	document_close(document, table);
}

static void
test_tables(void)
{
	struct document *document = begin(DOCUMENT_HTML);
	describe_table(document, PART_TABLE, "");
	is_str(finish(document),
		"<table><thead><tr><th scope=\"col\">What</th><th class=\"number\" scope=\"col\">n</th>"
		"<th scope=\"col\">a|b</th></tr></thead>\n<tbody>"
		"<tr><th scope=\"row\">1.</th><td class=\"number\">7</td><td>x<br/>\ny</td></tr>\n"
		"<tr><th scope=\"row\">2.</th><td class=\"number\">7</td><td>x<br/>\ny</td></tr>\n"
		"</tbody></table>\n",
		"a table in HTML");
	document = begin(DOCUMENT_HTML);
	describe_table(document, PART_GRID, "");
	is_str(finish(document),
		"<table class=\"grid\"><thead><tr><th class=\"number\" scope=\"col\">n</th>"
		"<th scope=\"col\">a|b</th></tr></thead>\n"
		"<tbody><tr><th scope=\"rowgroup\" colspan=\"2\">1.</th></tr>\n"
		"<tr><td class=\"number\">7</td><td>x<br/>\ny</td></tr></tbody>\n"
		"<tbody><tr><th scope=\"rowgroup\" colspan=\"2\">2.</th></tr>\n"
		"<tr><td class=\"number\">7</td><td>x<br/>\ny</td></tr></tbody>\n</table>\n",
		"a grid: the leads lie above the cells");
	for (int i = 0; i < 2; i++) {
		document = begin(DOCUMENT_MARKDOWN);
		describe_table(document, i == 0 ? PART_TABLE : PART_GRID, "");
		is_str(finish(document),
			"| What | n | a\\|b |\n|---|---:|---|\n| 1. | 7 | x · y |\n"
			"| 2. | 7 | x · y |\n",
			"in Markdown they are alike");
	}
	document = begin(DOCUMENT_HTML);
	describe_table(document, PART_GRID, "One & two");
	const char *text = finish(document);
	ok(strstr(text, "<table class=\"grid\"><thead><tr><td colspan=\"2\">One &amp; two</td></tr>\n"
			"<tr><th class=\"number\" scope=\"col\">n</th>"), "a line above the heads");
	ok(strstr(text, "<th scope=\"col\">a|b</th></tr></thead>\n"), "stands in the head with them");
	document = begin(DOCUMENT_MARKDOWN);
	describe_table(document, PART_GRID, "One");
	ok(strstr(finish(document), "One\n\n| What | n |"), "in Markdown it is a paragraph before");
}

int
main(void)
{
	test_whole();
	test_long_words();
	test_text();
	test_blocks();
	test_tables();
	buffer_free(&out);
	return done_testing();
}
