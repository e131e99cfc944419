/* Saving that has to wait for another program says so, and nothing else changes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "evening.h"

#include "tui/app.h"
#include "tui/screen.h"

static int
lines_that_differ(const char *a, const char *b)
{
	int differ = 0;
	while (*a || *b) {
		size_t m = strcspn(a, "\n"), n = strcspn(b, "\n");
		differ += m != n || strncmp(a, b, m) != 0;
		a += m + (a[m] != '\0');
		b += n + (b[n] != '\0');
	}
	return differ;
}

int
main(void)
{
	plan(5);
	struct env env = evening_env(6);
	struct message message;
	session_close(evening_session(&env, "saving.runde"));
	if (screen_open_nowhere(24, 80, &message) != STATUS_OK)
		bail("%s", message.text);
	struct app *app = app_new(&env);
	ok(app_open_session(app, "saving.runde", &message) == STATUS_OK, "the evening is open");
	app_draw(app);
	char *before = screen_text();
	app_draw_saving(NULL);
	char *saving = screen_text();
	ok(strstr(saving, "Saving…") != NULL, "the wait is said");
	is_int(lines_that_differ(before, saving), 1, "in one line");
	app_draw(app);
	char *after = screen_text();
	is_str(after, before, "and then it is gone");
	ok(strstr(before, "Saving…") == NULL, "as before");
	free(before);
	free(saving);
	free(after);
	app_free(app);
	screen_close();
	env_free(&env);
	unlink("saving.runde");
	return done_testing();
}
