/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/summary_line.h"

#include "core/mem.h"
#include "core/text.h"

#include <stdlib.h>
#include <string.h>

int
line_pad(FILE *to, int at, int column)
{
	for (; at < column; at++)
		putc(' ', to);
	return at;
}

int
line_put(FILE *to, const char *text, int columns)
{
	char *shortened = text_shortened(text, columns);
	size_t n = strlen(shortened);
	struct text_cell cell;
	int width = 0;
	for (size_t at = 0; at < n;) {
		at = text_shown(shortened, n, at, &cell);
		if (cell.columns > 0)
			fprintf(to, "%ls", cell.wide);
		width += cell.columns;
	}
	free(shortened);
	return width;
}

int
line_put_right(FILE *to, int at, int end, const char *text)
{
	at = line_pad(to, at, end - text_columns(text));
	return at + line_put(to, text, end - at);
}

int
line_put_number(FILE *to, int at, int end, int64_t number)
{
	char *text = mem_printf("%lld", (long long)number);
	at = line_put_right(to, at, end, text);
	free(text);
	return at;
}
