/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/buffer.h"
#include "tap.h"

int
main(void)
{
	struct buffer buffer = { .bytes = NULL };

	plan(11);
	is_str(buffer_text(&buffer), "", "nothing was added yet");

	buffer_add(&buffer, "ab");
	buffer_add_char(&buffer, 'c');
	buffer_add_n(&buffer, "d\0e", 3);
	is_int(buffer.length, 6, "bytes of any kind");
	ok(memcmp(buffer.bytes, "abcd\0e", 7) == 0, "in their order, with a final NUL");

	buffer_clear(&buffer);
	is_str(buffer_text(&buffer), "", "cleared");
	buffer_printf(&buffer, "%s", "");
	is_int(buffer.length, 0, "printing nothing adds nothing");
	for (int i = 0; i < 1000; i++)
		buffer_printf(&buffer, "%03d,", i);
	is_int(buffer.length, 4000, "a thousand small pieces");
	ok(strncmp(buffer.bytes, "000,001,002,", 12) == 0
		&& strcmp(buffer.bytes + 3992, "998,999,") == 0, "all in their places");

	char *long_text = malloc(100001);
	memset(long_text, 'x', 100000);
	long_text[100000] = '\0';
	buffer_printf(&buffer, "<%s>", long_text);
	is_int(buffer.length, 104002, "one that is longer than the room there was");
	ok(buffer.bytes[4000] == '<' && strcmp(buffer.bytes + 104000, "x>") == 0, "is whole");
	free(long_text);

	char *taken = buffer_take(&buffer);
	ok(strlen(taken) == 104002 && buffer.length == 0 && !buffer.bytes, "taken away");
	free(taken);
	taken = buffer_take(&buffer);
	is_str(taken, "", "taking from an empty buffer gives an empty text");
	free(taken);
	buffer_free(&buffer);
	return done_testing();
}
