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

/* What the tables can be written for; the index is the dialect. */
static const char *const readers[CSV_DIALECT_COUNT] = {
	[CSV_ANALYST] = N_("for analysts: comma, decimal point"),
	[CSV_EXCEL_DE] = N_("for a German spreadsheet (Excel): semicolon, decimal comma"),
};

/* Beside the tables and called like them. Somebody may have edited older ones, so these are never
 * written over. */
static void
write_minutes(struct app *app, const char *folder)
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
		app_say(app, LOOK_GOOD, _("✓ The tables are in %s, beside them the minutes: %s"), folder,
			slash ? slash + 1 : path);
		app->parting = mem_printf(_("The tables are in %s, the minutes in %s"), folder, path);
	} else {
		app_say(app, LOOK_WARNING, _("The tables are in %s, but not the minutes: %s"), folder,
			message.text);
		app->parting = mem_printf(_("The tables are in %s, but not the minutes: %s"), folder,
			message.text);
	}
	free(path);
	free(base);
}

static unsigned
write_tables(struct app *app, void *subject, int dialect)
{
	char *folder = places_expand(subject);
	struct export_options options = {
		.dir = folder, .profile = PROFILE_ANALYSIS, .dialect = (enum csv_dialect)dialect,
	};
	struct export_report report = {0};
	struct message message = {0};
	enum status status = export_write(&app->session, 1, &options, &report, &message);
	if (!status) {
		write_minutes(app, folder);
	} else {
		app_say(app, LOOK_WARNING, "%s", message.text);
		ask_folder(app, subject);
	}
	export_report_free(&report);
	free(folder);
	return EFFECT_DRAW;
}

static unsigned
choose_reader(struct app *app, void *subject, const char *folder)
{
	(void)subject;
	if (!*folder)
		return EFFECT_CLOSE;
	char **texts = mem_new(CSV_DIALECT_COUNT, sizeof(*texts));
	for (int i = 0; i < CSV_DIALECT_COUNT; i++)
		texts[i] = mem_text(_(readers[i]));
	pick_open(app, _("For whom are the tables?"), texts, CSV_DIALECT_COUNT, CSV_ANALYST,
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
	size_t length = strlen(path);
	if (length > 6 && strcmp(path + length - 6, ".runde") == 0)
		length -= 6;
	char *base = mem_text_n(path, length);
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
