/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "core/buffer.h"
#include "core/mem.h"
#include "core/text.h"

enum { ID_MOST = 40 };

/* --- Folding ----------------------------------------------------------------------------- */

char *
text_folded(const char *s)
{
	struct buffer folded = { .bytes = NULL };
	size_t n = strlen(s);

	for (size_t at = 0; at < n;) {
		utf8proc_int32_t codes[16];
		int last = 0;
		uint32_t code;
		at = text_code(s, n, at, &code);
		utf8proc_ssize_t count = utf8proc_decompose_char((utf8proc_int32_t)code, codes, 16,
			UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD, &last);
		for (utf8proc_ssize_t i = 0; i < count && i < 16; i++) {
			char bytes[4];
			buffer_add_n(&folded, bytes, text_encode((uint32_t)codes[i], bytes));
		}
	}
	char *composed = text_clean(buffer_text(&folded), folded.length, TEXT_LINES);
	buffer_free(&folded);
	return composed;
}

int
text_compare_folded(const char *a, const char *b)
{
	char *x = text_folded(a), *y = text_folded(b);
	int order = strcmp(x, y);
	free(x);
	free(y);
	return order;
}

int
text_compare_names(const char *a, const char *b)
{
	char *x = text_slug(a), *y = text_slug(b);
	int order = *x && *y ? strcmp(x, y) : 0;
	free(x);
	free(y);
	return order ? order : text_compare_folded(a, b);
}

bool
text_contains_folded(const char *haystack, const char *needle)
{
	char *x = text_folded(haystack), *y = text_folded(needle);
	bool found = strstr(x, y) != NULL;
	free(x);
	free(y);
	return found;
}

/* --- Ids --------------------------------------------------------------------------------- */

static bool
is_one_of(const char *word, size_t n, const char *const *list)
{
	for (; *list; list++)
		if (strlen(*list) == n && memcmp(*list, word, n) == 0)
			return true;
	return false;
}

/* Spreadsheets make 4 October of "oct4" and 1 March 2026 of "mar-2026"; statistics programs read
 * "nan" as missing. */
static bool
is_read_otherwise(const char *id)
{
	static const char *const words[] = {
		"true", "false", "wahr", "falsch", "nan", "na", "null", "inf",
		"infinity", NULL,
	};
	static const char *const months[] = {
		"jan", "january", "januar", "feb", "february", "februar", "mar", "march", "mrz",
		"apr", "april", "may", "mai", "jun", "june", "juni", "jul", "july", "juli",
		"aug", "august", "sep", "sept", "september", "oct", "okt", "october", "oktober",
		"nov", "november", "dec", "dez", "december", "dezember", NULL,
	};
	size_t letters = strspn(id, "abcdefghijklmnopqrstuvwxyz");
	const char *rest = id + letters;

	if (!*rest)
		return is_one_of(id, letters, words);
	return is_one_of(id, letters, months) && !rest[strspn(rest, "-0123456789")];
}

bool
text_id_valid(const char *id)
{
	size_t length = strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789-");
	return id[0] >= 'a' && id[0] <= 'z' && !id[length] && length <= ID_MOST
		&& !is_read_otherwise(id);
}

/* ASCII for letters that Unicode does not take apart, and for German ones, which it would
 * take apart into something else than people write. */
static const char *
letters_for(uint32_t code)
{
	switch (code) {
	case 0xC4: case 0xE4: case 0xC6: case 0xE6: return "ae";
	case 0xD6: case 0xF6: case 0x152: case 0x153: return "oe";
	case 0xDC: case 0xFC: return "ue";
	case 0xDF: case 0x1E9E: return "ss";
	case 0xD8: case 0xF8: return "o";
	case 0xD0: case 0xF0: case 0x110: case 0x111: return "d";
	case 0xDE: case 0xFE: return "th";
	case 0x126: case 0x127: return "h";
	case 0x131: return "i";
	case 0x141: case 0x142: return "l";
	default: return NULL;
	}
}

struct slug {
	char text[ID_MOST + 1];
	size_t length;
	bool gap;  /* something was left out since the last letter */
	bool full;
};

static void
add_letter(struct slug *slug, char c)
{
	if (slug->length == 0 && c >= '0' && c <= '9')
		return;
	bool hyphen = slug->gap && slug->length > 0;
	slug->full = slug->full || slug->length + hyphen + 1 > ID_MOST;
	if (slug->full)
		return;
	if (hyphen)
		slug->text[slug->length++] = '-';
	slug->text[slug->length++] = c;
	slug->gap = false;
}

static void
add_code(struct slug *slug, uint32_t code)
{
	if (code >= 'A' && code <= 'Z')
		code += 'a' - 'A';
	if ((code >= 'a' && code <= 'z') || (code >= '0' && code <= '9'))
		add_letter(slug, (char)code);
	else if (utf8proc_category((utf8proc_int32_t)code) != UTF8PROC_CATEGORY_MN)
		slug->gap = true;
}

char *
text_slug(const char *s)
{
	struct slug slug = { .length = 0 };
	char *title = text_clean(s, strlen(s), TEXT_ONE_LINE);
	size_t n = strlen(title);

	for (size_t at = 0; at < n && !slug.full;) {
		uint32_t code;
		at = text_code(title, n, at, &code);
		const char *letters = letters_for(code);
		if (letters) {
			add_letter(&slug, letters[0]);
			if (letters[1])
				add_letter(&slug, letters[1]);
			continue;
		}
		utf8proc_int32_t codes[32];
		int last = 0;
		utf8proc_ssize_t count = utf8proc_decompose_char((utf8proc_int32_t)code, codes, 32,
			UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT, &last);
		for (utf8proc_ssize_t i = 0; i < count && i < 32; i++)
			add_code(&slug, (uint32_t)codes[i]);
	}
	free(title);
	slug.text[slug.length] = '\0';
	if (slug.length > 0 && !text_id_valid(slug.text)) {
		slug.text[slug.length < ID_MOST - 2 ? slug.length : ID_MOST - 2] = '\0';
		return mem_printf("s-%s", slug.text);
	}
	return mem_text(slug.text);
}
