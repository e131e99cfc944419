/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/source.h"

#include "command/sessions.h"
#include "core/i18n.h"
#include "store/store.h"
#include "table/workshop_file.h"
#include "tui/places.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum status
source_read_workshop(const char *path, struct workshop **workshop, struct message *message)
{
	struct faults faults = {0};
	const char *name = strcmp(path, "-") == 0 ? _("standard input") : path;
	enum status status = workshop_file_read(path, 0, workshop, &faults, message);
	if (status == STATUS_DATA && faults.count) {
		workshop_file_print_faults(stderr, name, &faults);
		message->text[0] = '\0';
	}
	faults_free(&faults);
	return status;
}

enum status
source_open(struct env *env, const char *argument, struct source *source, struct message *message)
{
	bool is_session = false;
	char *file = places_file(env, argument);
	enum status status = STATUS_OK;
	*source = (struct source){.workshop = NULL};
	if (strcmp(file, "-") != 0)
		status = store_is_session(file, &is_session, message);
	if (!status && is_session) {
		status = sessions_open_one(env, argument, SESSION_READ, &source->session, message);
		if (!status) {
			source->model = session_model(source->session);
			source->workshop = source->model->workshop;
		}
	} else if (!status) {
		status = source_read_workshop(file, &source->own, message);
		source->workshop = source->own;
	}
	free(file);
	return status;
}

void
source_close(struct source *source)
{
	session_close(source->session);
	workshop_free(source->own);
}
