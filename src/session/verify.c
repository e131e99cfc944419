/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/verify_part.h"

#include "core/i18n.h"
#include "core/mem.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

static void
add_line(struct buffer *lines, const char *format, va_list values)
{
	char *line = mem_vprintf(format, values);
	/* one line, whatever stands in it */
	for (char *c = line; *c; c++) {
		if (*c == '\n')
			*c = ' ';
	}
	buffer_add(lines, line);
	buffer_add(lines, "\n");
	free(line);
}

void
verify_fault(struct verify *verify, const char *format, ...)
{
	va_list values;
	va_start(values, format);
	add_line(&verify->fault_lines, format, values);
	va_end(values);
	verify->faults++;
}

void
verify_remark(struct verify *verify, const char *format, ...)
{
	va_list values;
	va_start(values, format);
	add_line(&verify->remark_lines, format, values);
	va_end(values);
	verify->remarks++;
}

void
verify_free(struct verify *verify)
{
	buffer_free(&verify->fault_lines);
	buffer_free(&verify->remark_lines);
}

static void
tell(void *context, const char *fault)
{
	verify_fault(context, "%s", fault);
}

enum status
verify_file(const char *path, struct verify *verify, struct message *message)
{
	struct store *store;
	enum status status = store_open(path, STORE_READ, &store, message);
	*verify = (struct verify){.rounds = 0};
	if (status)
		return status;
	store_verify(store, tell, verify);
	store_close(store);
	return verify->faults > 0 ? STATUS_DATA : STATUS_OK;
}

enum status
verify_session(struct session *session, struct verify *verify, struct message *message)
{
	*verify = (struct verify){.rounds = session->model.rounds_count};
	store_ask(session->store, STORE_VERIFY_VOTES, TEXT(session->model.session_id));
	while (store_next(session->store, STORE_VERIFY_VOTES))
		verify->votes = store_integer(session->store, STORE_VERIFY_VOTES, 0);
	verify_rules(session, verify);
	verify_log(session, verify);
	enum status status = store_check(session->store, message);
	if (!status)
		status = verify_totals(session, verify, message);
	return status ? status : verify->faults > 0 ? STATUS_DATA : STATUS_OK;
}
