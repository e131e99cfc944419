/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The evening is over: where the tables go, and for whom, and the minutes beside them.
 */
#include "tui/layer.h"

#include "core/i18n.h"
#include "core/mem.h"
#include "session/export.h"
#include "session/minutes.h"
#include "tui/places.h"

#include <stdlib.h>
#include <string.h>

static void ask_folder(struct app *app, const char *folder);

/* Whom the tables can be written for. Whoever has guided the evening opens them in a spreadsheet, and
 * hands them on to somebody who does not; so the first is both. */
enum { FOR_BOTH, FOR_ANALYSTS, FOR_EXCEL, READERS };

static const char *const readers[READERS] = {
	[FOR_BOTH] = N_("for both: a second folder beside it for Excel"),
	[FOR_ANALYSTS] = N_("for analysts: comma, decimal point"),
	[FOR_EXCEL] = N_("for a German spreadsheet (Excel): semicolon, decimal comma"),
};

/* All of the path, so that the folder is found again, wherever the program was started. */
static char *
whole_path(const char *folder)
{
	char *whole = realpath(folder, NULL);
	char *typed = places_typed(whole ? whole : folder);
	free(whole);
	return typed;
}

/* Beside the tables and called like them. Somebody may have edited older ones, so these are never
 * written over. */
static void
write_minutes(struct app *app, const char *folder, const char *places)
{
	struct message message = {0};
	size_t length = strlen(folder);
	while (length > 1 && folder[length - 1] == '/')
		length--;
	char *base = mem_text_n(folder, length), *path = places_free_name(base, ".html");
	enum status status = minutes_save(app->session, path, &message);
	free(app->parting);
	if (!status) {
		const char *slash = strrchr(path, '/');
		/* translators: a folder; the name of a file beside it */
		app_say(app, LOOK_GOOD, _("✓ The tables are in %s, beside them the minutes: %s"), places,
			slash ? slash + 1 : path);
		char *whole = whole_path(path);
		app->parting = mem_printf(_("The tables are in %s, the minutes in %s"), places, whole);
		free(whole);
	} else {
		app_say(app, LOOK_WARNING, _("The tables are in %s, but not the minutes: %s"), places,
			message.text);
		app->parting = mem_printf(_("The tables are in %s, but not the minutes: %s"), places,
			message.text);
	}
	free(path);
	free(base);
}

static enum status
write_folder(struct app *app, const char *folder, enum csv_dialect dialect, struct message *message)
{
	const struct export_options options = {
		.dir = folder, .profile = PROFILE_ANALYSIS, .dialect = dialect,
	};
	return export_write(&app->session, 1, &options, NULL, message);
}

/* The folders written, as a sentence names them. Of two the second may fail alone. */
static char *
write_second(struct app *app, const char *folder)
{
	struct message message = {0};
	char *excel = places_free_name(folder, "-excel");
	bool failed = write_folder(app, excel, CSV_EXCEL_DE, &message);
	char *first = whole_path(folder), *second = whole_path(excel);
	char *places = failed ? mem_printf(_("%s (but not those for Excel: %s)"), first, message.text)
		/* translators: two folders */
		: mem_printf(_("%s and %s"), first, second);
	free(first);
	free(second);
	free(excel);
	return places;
}

static unsigned
write_tables(struct app *app, void *subject, int reader)
{
	struct message message = {0};
	char *folder = places_expand(subject);
	size_t length = strlen(folder);
	while (length > 1 && folder[length - 1] == '/')
		folder[--length] = '\0';
	if (write_folder(app, folder, reader == FOR_EXCEL ? CSV_EXCEL_DE : CSV_ANALYST, &message)) {
		app_say(app, LOOK_WARNING, "%s", message.text);
		ask_folder(app, subject);
	} else {
		char *places = reader == FOR_BOTH ? write_second(app, folder) : whole_path(folder);
		write_minutes(app, folder, places);
		free(places);
	}
	free(folder);
	return EFFECT_DRAW;
}

static unsigned
choose_reader(struct app *app, void *subject, const char *folder)
{
	(void)subject;
	if (!*folder)
		return EFFECT_CLOSE;
	char **texts = mem_new(READERS, sizeof(*texts));
	for (int i = 0; i < READERS; i++)
		texts[i] = mem_text(_(readers[i]));
	pick_open(app, _("For whom are the tables?"), texts, READERS, FOR_BOTH,
		write_tables, mem_text(folder));
	return EFFECT_CLOSE;
}

static void
ask_folder(struct app *app, const char *folder)
{
	ask_open(app, _("Write the tables to which folder?"), folder,
		_("A new folder, perhaps on a stick. Esc: not now."), NULL, choose_reader, NULL);
}

/* Beside the session file, named like it. */
static char *
usual_folder(const struct app *app)
{
	const char *path = session_path(app->session);
	bool one_of_many = strcmp(path, session_name(app->session)) != 0;
	size_t length = strlen(path);
	if (length > 6 && strcmp(path + length - 6, ".runde") == 0)
		length -= 6;
	char *base = mem_printf("%.*s%s%s", (int)length, path, one_of_many ? "-" : "",
		one_of_many ? app->model->session_id : "");
	char *folder = places_free_name(base, "");
	free(base);
	return folder;
}

void
end_open(struct app *app)
{
	if (app->model->rehearsal) {
		app_say(app, LOOK_PLAIN, _("A rehearsal writes no tables; “q” leaves."));
		return;
	}
	char *folder = usual_folder(app);
	ask_folder(app, folder);
	free(folder);
}
