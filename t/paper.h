/*
 * For tests of what is printed: a workshop made of a table, and looking for pieces in a document.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_T_PAPER_H
#define RUNDE_T_PAPER_H

#include "core/buffer.h"
#include "report/paper.h"
#include "table/workshop_file.h"
#include "tap.h"

#include <unistd.h>

/* The workshop that TABLE is, which must be one. */
static struct workshop * TAP_UNUSED
workshop_of(const char *table)
{
	char path[] = "/tmp/runde-paper-XXXXXX";
	struct workshop *workshop = NULL;
	struct faults faults = {0};
	struct message message = {.text = ""};
	int fd = mkstemp(path);
	FILE *file = fd < 0 ? NULL : fdopen(fd, "w");
	if (!file || fputs(table, file) < 0 || fclose(file) != 0)
		bail("%s cannot be written", path);
	enum status status = workshop_file_read(path, 0, &workshop, &faults, &message);
	unlink(path);
	if (status) {
		workshop_file_print_faults(stdout, "# table", &faults);
		bail("%s", message.text);
	}
	faults_free(&faults);
	return workshop;
}

/* What is printed of WORKSHOP in its first language, nothing else being known. */
static struct paper TAP_UNUSED
paper_of(const struct workshop *workshop, enum document_format format)
{
	return (struct paper){
		.workshop = workshop,
		.format = format,
		.language = "en",
		.tongues = {.workshop = workshop, .count = 1},
		.start = -1,
	};
}

#define has(text, piece, ...) paper_has(__FILE__, __LINE__, (text), (piece), __VA_ARGS__)
#define lacks(text, piece, ...) ok(!strstr((text), (piece)), __VA_ARGS__)

/* PIECE stands in TEXT. */
static bool TAP_FORMAT(5, 6)
paper_has(const char *file, int line, const char *text, const char *piece, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	bool held = tap_line(file, line, strstr(text, piece), format, args);
	va_end(args);
	if (!held)
		diag("wanted: %s\n    in: %s", piece, text);
	return held;
}

/* How often PIECE stands in TEXT. */
static int TAP_UNUSED
times(const char *text, const char *piece)
{
	int count = 0;
	for (const char *at = text; (at = strstr(at, piece)); at += strlen(piece))
		count++;
	return count;
}

#endif
