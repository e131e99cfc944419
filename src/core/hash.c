/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/hash.h"

#include <string.h>

uint64_t
hash_bytes(uint64_t hash, const void *bytes, size_t n)
{
	const unsigned char *at = bytes;
	for (size_t i = 0; i < n; i++)
		hash = (hash ^ at[i]) * UINT64_C(0x100000001b3);
	return hash;
}

uint64_t
hash_text(uint64_t hash, const char *text)
{
	if (!text)
		text = "";
	return hash_bytes(hash, text, strlen(text) + 1);
}

void
hash_hex(uint64_t hash, char out[HASH_HEX])
{
	out[0] = 'h';
	for (int i = HASH_HEX - 2; i > 0; i--, hash >>= 4)
		out[i] = "0123456789abcdef"[hash & 15];
	out[HASH_HEX - 1] = '\0';
}
