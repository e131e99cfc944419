/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/group_mark.h"

#include "core/i18n.h"
#include "core/mem.h"
#include "core/text.h"

#include <stdbool.h>
#include <string.h>
#include <utf8proc.h>

/* Institutions have shapes of their own, and so has everyone together. */
static const char *
shape_of(const struct workshop *workshop, int group)
{
	static const char *const people[] = {"●", "■", "▲", "◆", "○", "□", "△", "◇", "▼"};
	static const char *const officials[] = {"★", "☆"};
	int nth = 0;
	if (group < 0)
		return "◎";
	bool official = workshop->groups[group].official;
	for (int i = 0; i < group; i++)
		nth += workshop->groups[i].official == official;
	return official ? officials[nth % 2] : people[nth % 9];
}

/* The capital form of the letter or digit at AT in LABEL, in OUT; "" where none stands. Returns where
 * the next cluster begins. */
static size_t
letter_at(const char *label, size_t n, size_t at, char out[5])
{
	uint32_t code;
	size_t next = text_next(label, n, at);
	text_code(label, n, at, &code);
	utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)code);
	out[0] = '\0';
	if (category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO)
		code = (uint32_t)utf8proc_toupper((utf8proc_int32_t)code);
	else if (category != UTF8PROC_CATEGORY_ND)
		return next;
	if (text_columns_n(label + at, next - at) > 0)
		out[text_encode(code, out)] = '\0';
	return next;
}

static bool
is_taken(char taken[][5], int count, const char *letter)
{
	for (int i = 0; i < count; i++)
		if (strcmp(taken[i], letter) == 0)
			return true;
	return false;
}

/* The letter that LABEL goes by: the first of a word, else any, that none of COUNT others goes by; else
 * the first. */
static void
find_letter(const char *label, char taken[][5], int count, char out[5])
{
	size_t n = strlen(label);
	out[0] = '\0';
	for (int pass = 0; pass < 2; pass++) {
		bool begins = true;
		for (size_t at = 0; at < n;) {
			char letter[5];
			size_t next = letter_at(label, n, at, letter);
			if (*letter && (begins || pass > 0) && !is_taken(taken, count, letter)) {
				memcpy(out, letter, sizeof(letter));
				return;
			}
			begins = !*letter;
			at = next;
		}
	}
	letter_at(label, n, 0, out);
}

char *
group_mark(const struct workshop *workshop, int group, int language)
{
	char letters[GROUPS_MAX + 1][5] = {{0}};
	int count = 0;
	if (group >= workshop->groups_count)
		return mem_text("··");
	/* people choose first, so that theirs stay whatever institutions there are */
	for (int official = 0; official < 2; official++) {
		for (int i = 0; i < workshop->groups_count; i++) {
			if (workshop->groups[i].official != (official > 0))
				continue;
			find_letter(words_in(&workshop->groups[i].label, language), letters, count,
				letters[count]);
			if (i == group)
				return mem_printf("%s%s", shape_of(workshop, group), letters[count]);
			count++;
		}
	}
	find_letter(_("everyone"), letters, count, letters[count]);
	return mem_printf("%s%s", shape_of(workshop, group), letters[count]);
}
