/*
 * A short fingerprint of content: FNV-1a, 64 bits.
 *
 * It tells a changed workshop or wording from an unchanged one; it protects nothing
 * against anybody who wants a collision. Algorithm and test vectors: Fowler, Noll, Vo, Eastlake,
 * Hansen, "The FNV Non-Cryptographic Hash Algorithm", IETF draft-eastlake-fnv.
 *
 *   uint64_t hash = HASH_START;
 *   hash = hash_text(hash, title);
 *   hash = hash_text(hash, prompt);
 *   hash_hex(hash, hex);
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_CORE_HASH_H
#define RUNDE_CORE_HASH_H

#include <stddef.h>
#include <stdint.h>

#define HASH_START UINT64_C(0xcbf29ce484222325)

enum { HASH_HEX = 18 }; /* bytes of a letter, 16 hexadecimal digits and their NUL */

/* HASH after N more bytes. In pieces or at once gives the same. */
uint64_t hash_bytes(uint64_t hash, const void *bytes, size_t n);

/* HASH after TEXT and its final NUL, so that two texts in a row never read like one.
 * NULL is hashed as an empty text. */
uint64_t hash_text(uint64_t hash, const char *text);

/* The letter h and sixteen lower-case digits, the highest first. Without the letter one fingerprint in
 * some hundreds would be a number to a spreadsheet: digits alone, or with one e among them. */
void hash_hex(uint64_t hash, char out[HASH_HEX]);

#endif
