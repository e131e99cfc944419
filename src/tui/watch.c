/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/watch.h"

#include "core/mem.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#ifdef HAVE_SYS_INOTIFY_H
#include <sys/inotify.h>
#endif

struct watch {
	int descriptor;
	char *name; /* of the file in its folder */
};

struct watch *
watch_new(const char *path)
{
	struct watch *watch = mem_new(1, sizeof(*watch));
	const char *slash = strrchr(path, '/');
	watch->name = mem_text(slash ? slash + 1 : path);
	watch->descriptor = -1;
#ifdef HAVE_SYS_INOTIFY_H
	char *folder = slash == path ? mem_text("/")
		: slash ? mem_text_n(path, (size_t)(slash - path)) : mem_text(".");
	watch->descriptor = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
	/* The journal's deletion is a commit; opening and closing tell of displays. */
	if (watch->descriptor >= 0 && inotify_add_watch(watch->descriptor, folder,
		IN_DELETE | IN_CREATE | IN_MOVED_TO | IN_MOVED_FROM | IN_OPEN | IN_CLOSE_WRITE
		| IN_CLOSE_NOWRITE | IN_ONLYDIR) < 0) {
		close(watch->descriptor);
		watch->descriptor = -1;
	}
	free(folder);
#endif
	return watch;
}

void
watch_free(struct watch *watch)
{
	if (!watch)
		return;
	if (watch->descriptor >= 0)
		close(watch->descriptor);
	free(watch->name);
	free(watch);
}

int
watch_descriptor(const struct watch *watch)
{
	return watch->descriptor;
}

bool
watch_taken(struct watch *watch)
{
	if (watch->descriptor < 0)
		return true;
	bool taken = false;
#ifdef HAVE_SYS_INOTIFY_H
	size_t length = strlen(watch->name);
	_Alignas(struct inotify_event) char events[4096];
	ssize_t got;
	while ((got = read(watch->descriptor, events, sizeof(events))) > 0) {
		for (ssize_t at = 0; at < got;) {
			const struct inotify_event *event =
				(const struct inotify_event *)(events + at);
			at += (ssize_t)(sizeof(*event) + event->len);
			if ((event->mask & IN_Q_OVERFLOW)
				|| (event->len && strncmp(event->name, watch->name, length) == 0))
				taken = true;
		}
	}
#endif
	return taken;
}
