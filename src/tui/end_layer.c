/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The evening is over: where the documents go.
 */
#include "tui/layer.h"

#include "core/i18n.h"
#include "core/mem.h"
#include "session/export.h"
#include "tui/places.h"

#include <stdlib.h>
#include <string.h>

static unsigned
write_documents(struct app *app, void *subject, const char *text)
{
	(void)subject;
	if (!*text)
		return EFFECT_CLOSE;
	char *folder = places_expand(text);
	struct export_options options = {.dir = folder, .profile = PROFILE_ANALYSIS};
	struct export_report report = {0};
	struct message message = {0};
	enum status status = export_write(&app->session, 1, &options, &report, &message);
	if (!status) {
		app_say(app, LOOK_GOOD, _("✓ The tables are in %s"), folder);
		free(app->parting);
		app->parting = mem_printf(_("The tables are in %s"), folder);
	} else {
		app_say(app, LOOK_WARNING, "%s", message.text);
	}
	free(folder);
	return status ? EFFECT_DRAW : EFFECT_CLOSE;
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
		app_say(app, LOOK_PLAIN, _("A rehearsal writes no documents; “q” leaves."));
		return;
	}
	char *folder = usual_folder(app);
	ask_open(app, _("Write the tables to which folder?"), folder,
		_("A new folder, perhaps on a stick. Esc: not now."), NULL, write_documents, NULL);
	free(folder);
}
