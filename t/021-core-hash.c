/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/hash.h"
#include "tap.h"

/* Test vectors published by the authors of FNV for the 64-bit FNV-1a. */
static const struct {
	const char *bytes, *hash;
} vectors[] = {
	{ "", "hcbf29ce484222325" },
	{ "a", "haf63dc4c8601ec8c" },
	{ "b", "haf63df4c8601f1a5" },
	{ "foo", "hdcb27518fed9d577" },
	{ "foobar", "h85944171f73967e8" },
};

int
main(void)
{
	char hex[HASH_HEX];

	plan(9);
	for (size_t i = 0; i < sizeof(vectors) / sizeof(*vectors); i++) {
		hash_hex(hash_bytes(HASH_START, vectors[i].bytes, strlen(vectors[i].bytes)), hex);
		is_str(hex, vectors[i].hash, "\"%s\"", vectors[i].bytes);
	}

	uint64_t hash = hash_bytes(HASH_START, "foo", 3);
	ok(hash_bytes(hash, "bar", 3) == hash_bytes(HASH_START, "foobar", 6),
		"in pieces as at once");
	ok(hash_text(hash_text(HASH_START, "ab"), "c") != hash_text(hash_text(HASH_START, "a"), "bc"),
		"texts in a row do not run together");
	ok(hash_text(HASH_START, NULL) == hash_text(HASH_START, ""), "no text is an empty one");
	hash_hex(0x0123, hex);
	is_str(hex, "h0000000000000123", "leading zeros stay");
	return done_testing();
}
