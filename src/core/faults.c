/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/workshop.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/buffer.h"
#include "core/mem.h"
#include "core/text.h"

enum { FAULT_CHARACTERS = 400 };

static bool
turns_the_line(uint32_t code)
{
	return code == 0x61C || code == 0x200E || code == 0x200F ||
		(code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
}

/* TEXT as it may stand on any terminal; what it quotes comes out of somebody's file. */
static char *
harmless(const char *text)
{
	struct buffer out = {.bytes = NULL};
	char *clean = text_clean(text, strlen(text), TEXT_TRIM);
	size_t n = strlen(clean), characters = 0;

	for (size_t at = 0; at < n;) {
		if (++characters > FAULT_CHARACTERS) {
			buffer_add(&out, "…");
			break;
		}
		uint32_t code;
		size_t next = text_code(clean, n, at, &code);
		if (turns_the_line(code))
			buffer_add(&out, "\uFFFD");
		else
			buffer_add_n(&out, clean + at, next - at);
		at = next;
	}
	free(clean);
	return buffer_take(&out);
}

void
faults_add(struct faults *faults, int line, bool warning, const char *format, ...)
{
	faults->errors += !warning;
	if (faults->count == FAULTS_MAX) {
		faults->dropped++;
		return;
	}

	char *text = NULL;
	va_list args, again;
	va_start(args, format);
	va_copy(again, args);
	int length = vsnprintf(NULL, 0, format, args);
	va_end(args);
	text = mem_new(length < 0 ? 1 : (size_t)length + 1, 1);
	if (length > 0)
		vsnprintf(text, (size_t)length + 1, format, again);
	va_end(again);

	faults->list = mem_grow(faults->list, (size_t)faults->count, sizeof(*faults->list));
	faults->list[faults->count++] = (struct fault){
		.line = line,
		.warning = warning,
		.text = harmless(text),
	};
	free(text);
}

void
faults_sort(struct faults *faults)
{
	/* By insertion: it keeps the order within a line, and they come nearly sorted. */
	for (int i = 1; i < faults->count; i++) {
		struct fault fault = faults->list[i];
		int j = i;
		for (; j > 0 && faults->list[j - 1].line > fault.line; j--)
			faults->list[j] = faults->list[j - 1];
		faults->list[j] = fault;
	}
}

void
faults_free(struct faults *faults)
{
	for (int i = 0; i < faults->count; i++)
		free(faults->list[i].text);
	free(faults->list);
	*faults = (struct faults){.list = NULL};
}
