/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/sessions.h"

#include "core/i18n.h"
#include "core/mem.h"
#include "session/listing.h"
#include "tui/places.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LISTED = 100 };

static void
print_listing(const char *file, const struct listing *listing)
{
	char *typed = places_typed(file);
	for (int i = 0; i < listing->count && i < LISTED; i++) {
		char *line = listing_line(&listing->list[i]);
		fprintf(stderr, "  %s#%s  %s\n", typed, listing->list[i].session_id, line);
		free(line);
	}
	if (listing->count > LISTED)
		fprintf(stderr, _("runde: and %d more\n"), listing->count - LISTED);
	free(typed);
}

static bool
holds(const struct listing *listing, const char *id)
{
	for (int i = 0; i < listing->count; i++) {
		if (strcmp(listing->list[i].session_id, id) == 0)
			return true;
	}
	return false;
}

enum status
sessions_name_one(const char *argument, struct message *message)
{
	const char *id;
	struct listing listing;
	char *file = listing_file(argument, &id);
	enum status status = STATUS_OK;
	if (listing_read(file, &listing, NULL) == STATUS_OK && listing.count > 1
		&& (!id || !holds(&listing, id))) {
		struct message wrong;
		char day[UTC_DATE];
		status = id && listing_forgotten(file, id, day)
			? fail(&wrong, STATUS_DATA, _("%s: the session “%s” was forgotten on %s"), file, id, day)
			: id ? fail(&wrong, STATUS_DATA, _("%s: there is no session “%s” in this file"), file, id)
			: fail(&wrong, STATUS_USAGE,
				_("%s: there are %d sessions in this file; name one of them:"), file,
				listing.count);
		fprintf(stderr, "runde: %s\n", wrong.text);
		print_listing(file, &listing);
		fail(message, status, "%s", "");
	}
	listing_free(&listing);
	free(file);
	return status;
}

enum status
sessions_open_one(struct env *env, const char *argument, enum session_access access,
	struct session **session, struct message *message)
{
	*session = NULL;
	enum status status = sessions_name_one(argument, message);
	return status ? status : session_open(env, argument, access, session, message);
}

static enum status
add(struct env *env, const char *name, struct sessions *sessions, struct message *message)
{
	sessions->list = mem_grow(sessions->list, (size_t)sessions->count, sizeof(*sessions->list));
	enum status status = session_open(env, name, SESSION_READ, &sessions->list[sessions->count], message);
	sessions->count += !status;
	return status;
}

/* All that are in FILE; of the usual file, which holds one, nothing has to be known before. */
static enum status
add_file(struct env *env, const char *file, struct sessions *sessions, struct message *message)
{
	struct listing listing;
	enum status status = add(env, file, sessions, message);
	if (status != STATUS_USAGE)
		return status;
	status = listing_read(file, &listing, message);
	for (int i = 0; !status && i < listing.count; i++) {
		char *name = mem_printf("%s#%s", file, listing.list[i].session_id);
		status = add(env, name, sessions, message);
		free(name);
	}
	listing_free(&listing);
	return status;
}

enum status
sessions_open(struct env *env, char *const *arguments, int count, struct sessions *sessions,
	struct message *message)
{
	enum status status = STATUS_OK;
	*sessions = (struct sessions){.list = NULL};
	for (int i = 0; i < count && !status; i++) {
		const char *id;
		char *file = listing_file(arguments[i], &id);
		if (!id)
			status = add_file(env, file, sessions, message);
		else if (!(status = sessions_name_one(arguments[i], message)))
			status = add(env, arguments[i], sessions, message);
		free(file);
	}
	if (status)
		sessions_close(sessions);
	return status;
}

void
sessions_close(struct sessions *sessions)
{
	for (int i = 0; i < sessions->count; i++)
		session_close(sessions->list[i]);
	free(sessions->list);
	*sessions = (struct sessions){.list = NULL};
}
