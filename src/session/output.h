/*
 * Where a document goes: to standard output, or into a new file that appears whole or
 * not at all.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_SESSION_OUTPUT_H
#define RUNDE_SESSION_OUTPUT_H

#include "core/buffer.h"
#include "core/status.h"

/* Writes TEXT to PATH, which must not exist; NULL and "-" are standard output. The file is filled
 * under a hidden name beside its place (`.NAME.XXXXXX`), forced onto the disk and moved there.
 *
 * STATUS_CANNOT_CREATE: it exists, or nothing can be made there; STATUS_IO: it could not be
 * written. Nothing is left behind after a failure. Failures of standard output are main's to see. */
enum status output_write(const char *path, const struct buffer *text, struct message *message);

#endif
