/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/text.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "core/mem.h"

enum { REPLACEMENT = 0xFFFD, ILL_FORMED = 0x110000 };

/* --- Code points ------------------------------------------------------------------------- */

/* Table 3-7 of the Unicode Standard: how long a sequence is by its first byte, and which second
 * bytes may follow; any later byte is 80..BF. */
static size_t
sequence(unsigned char first, unsigned char *low, unsigned char *high)
{
	*low = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
	*high = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
	if (first < 0x80)
		return 1;
	if (first < 0xC2 || first > 0xF4)
		return 0;
	return first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
}

/* As text_code(), with ILL_FORMED for what is no character. AT < N. */
static size_t
take(const char *s, size_t n, size_t at, uint32_t *code)
{
	unsigned char first = (unsigned char)s[at], low, high;
	size_t length = sequence(first, &low, &high), i = 1;
	uint32_t value = first;

	*code = ILL_FORMED;
	if (length == 0)
		return at + 1;
	if (length > 1)
		value &= 0xFFu >> (length + 1);
	for (; i < length; i++) {
		if (at + i >= n)
			return n;
		unsigned char byte = (unsigned char)s[at + i];
		if (byte < low || byte > high)
			return at + i;
		value = value << 6 | (byte & 0x3F);
		low = 0x80;
		high = 0xBF;
	}
	*code = value;
	return at + length;
}

size_t
text_code(const char *s, size_t n, size_t at, uint32_t *code)
{
	*code = 0;
	if (at >= n)
		return n;
	size_t next = take(s, n, at, code);
	if (*code == ILL_FORMED)
		*code = REPLACEMENT;
	return next;
}

size_t
text_encode(uint32_t code, char out[4])
{
	if (code >= ILL_FORMED || (code >= 0xD800 && code <= 0xDFFF))
		code = REPLACEMENT;
	return (size_t)utf8proc_encode_char((utf8proc_int32_t)code, (utf8proc_uint8_t *)out);
}

size_t
text_first_fault(const char *bytes, size_t n)
{
	for (size_t at = 0; at < n;) {
		uint32_t code;
		size_t next = take(bytes, n, at, &code);
		if (code == ILL_FORMED)
			return at;
		at = next;
	}
	return n;
}

bool
text_valid(const char *bytes, size_t n)
{
	return text_first_fault(bytes, n) == n;
}

/* --- Storing ----------------------------------------------------------------------------- */

static bool
is_blank(utf8proc_int32_t code)
{
	return code == ' ' || code == '\n' || code == 0x200B || code == 0x2060 || code == 0xFEFF
		|| (code >= 0xA0 && utf8proc_category(code) == UTF8PROC_CATEGORY_ZS);
}

static bool
is_control(uint32_t code)
{
	return code < 0x20 || (code >= 0x7F && code < 0xA0);
}

/* Whether every text of such code points is in NFC: all before the combining marks, and the
 * dashes, quotation marks, bullets and dots that prose is full of. */
static bool
is_composed(utf8proc_int32_t code)
{
	return code < 0x300 || (code >= 0x2010 && code <= 0x2027);
}

/* NFC of *CODES in place of it; returns the new count. */
static size_t
compose(utf8proc_int32_t **codes, size_t count)
{
	size_t i = 0;
	while (i < count && is_composed((*codes)[i]))
		i++;
	if (i == count)
		return count;

	char *bytes = mem_new(count, 4);
	size_t n = 0;
	for (i = 0; i < count; i++)
		n += text_encode((uint32_t)(*codes)[i], bytes + n);

	const utf8proc_uint8_t *text = (const utf8proc_uint8_t *)bytes;
	const utf8proc_option_t options = UTF8PROC_COMPOSE | UTF8PROC_STABLE;
	utf8proc_ssize_t most = utf8proc_decompose(text, (utf8proc_ssize_t)n, NULL, 0, options);
	if (most > 0) {
		*codes = mem_resize(*codes, (size_t)most + 1, sizeof(**codes));
		most = utf8proc_decompose(text, (utf8proc_ssize_t)n, *codes, most, options);
		most = utf8proc_normalize_utf32(*codes, most, options);
	}
	free(bytes);
	return most > 0 ? (size_t)most : 0;
}

char *
text_clean(const char *bytes, size_t n, enum text_clean_flags flags)
{
	utf8proc_int32_t *codes = mem_new(n, sizeof(*codes));
	size_t count = 0;

	for (size_t at = 0; at < n;) {
		uint32_t code;
		at = text_code(bytes, n, at, &code);
		if (code == '\r' && at < n && bytes[at] == '\n')
			at++;
		if (code == '\r' || code == '\n' || code == 0x2028 || code == 0x2029)
			code = flags & TEXT_LINES ? '\n' : ' ';
		else if (code == '\t')
			code = ' ';
		else if (is_control(code))
			continue;
		codes[count++] = (utf8proc_int32_t)code;
	}
	count = compose(&codes, count);

	size_t start = 0;
	if (flags & TEXT_TRIM) {
		while (count > 0 && is_blank(codes[count - 1]))
			count--;
		while (start < count && is_blank(codes[start]))
			start++;
	}

	char *text = mem_new(count - start + 1, 4);
	size_t length = 0;
	for (size_t i = start; i < count; i++)
		length += text_encode((uint32_t)codes[i], text + length);
	free(codes);
	text[length] = '\0';
	return mem_resize(text, length + 1, 1);
}

/* --- Clusters ---------------------------------------------------------------------------- */

static bool
is_ascii(const char *s, size_t at)
{
	return (unsigned char)s[at] < 0x80;
}

size_t
text_next(const char *s, size_t n, size_t at)
{
	if (at >= n)
		return n;
	if (at + 1 < n && is_ascii(s, at) && is_ascii(s, at + 1) && s[at] != '\r')
		return at + 1;

	utf8proc_int32_t state = 0;
	uint32_t code, following;
	at = text_code(s, n, at, &code);
	while (at < n) {
		size_t next = text_code(s, n, at, &following);
		if (utf8proc_grapheme_break_stateful((utf8proc_int32_t)code,
				(utf8proc_int32_t)following, &state))
			break;
		code = following;
		at = next;
	}
	return at;
}

/* The start of the code point that AT (< N) lies in. */
static size_t
code_start(const char *s, size_t n, size_t at)
{
	for (size_t back = 1; back <= 3 && back <= at; back++) {
		if (((unsigned char)s[at - back + 1] & 0xC0) != 0x80)
			break;
		uint32_t code;
		if (take(s, n, at - back, &code) > at)
			return at - back;
	}
	return at;
}

/* Whether there is a boundary at AT (0 < AT < N), the start of a code point, whatever is before. */
static bool
always_breaks(const char *s, size_t n, size_t at)
{
	uint32_t code, before;
	text_code(s, n, at, &code);
	text_code(s, n, code_start(s, n, at - 1), &before);

	int class = utf8proc_get_property((utf8proc_int32_t)code)->boundclass;
	int class_before = utf8proc_get_property((utf8proc_int32_t)before)->boundclass;
	if (class_before == UTF8PROC_BOUNDCLASS_CR)
		return class != UTF8PROC_BOUNDCLASS_LF;
	return class_before == UTF8PROC_BOUNDCLASS_LF || class_before == UTF8PROC_BOUNDCLASS_CONTROL
		|| (class_before == UTF8PROC_BOUNDCLASS_OTHER
			&& class == UTF8PROC_BOUNDCLASS_OTHER);
}

size_t
text_boundary(const char *s, size_t n, size_t at)
{
	if (at == 0 || at >= n)
		return at == 0 ? 0 : n;

	size_t start = code_start(s, n, at);
	while (start > 0 && !always_breaks(s, n, start))
		start = code_start(s, n, start - 1);
	for (;;) {
		size_t next = text_next(s, n, start);
		if (next > at)
			return start;
		start = next;
	}
}

size_t
text_previous(const char *s, size_t n, size_t at)
{
	return at == 0 ? 0 : text_boundary(s, n, (at > n ? n : at) - 1);
}

static bool
in_word(const char *s, size_t n, size_t at)
{
	uint32_t code;
	text_code(s, n, at, &code);
	utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)code);
	return code == '_'
		|| (category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_NO);
}

size_t
text_word_next(const char *s, size_t n, size_t at)
{
	while (at < n && !in_word(s, n, at))
		at = text_next(s, n, at);
	while (at < n && in_word(s, n, at))
		at = text_next(s, n, at);
	return at > n ? n : at;
}

size_t
text_word_previous(const char *s, size_t n, size_t at)
{
	bool inside = false;
	while (at > 0) {
		size_t before = text_previous(s, n, at);
		if (in_word(s, n, before))
			inside = true;
		else if (inside)
			break;
		at = before;
	}
	return at;
}
