/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/watch.h"

#include "core/mem.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#ifdef HAVE_SYS_INOTIFY_H
#include <sys/epoll.h>
#include <sys/inotify.h>
#endif

/* What a program that closed a file held of it may still be there when that is told: the kernel tells
 * first. So one looks once more after this. */
#define CLOSING 100

/* Which folder a path leads to, and how: a stick that was pulled and plugged in again has the same
 * numbers, but is mounted anew. */
struct place {
	uint64_t device, number, mount;
};

struct watch {
	char *path;
	char *name;       /* of the file in its folder */
	int waiting;      /* for both of the next */
	int changes;      /* in the folder */
	int mounts;       /* -1: nobody tells of them */
	int folder;       /* what is watched there; -1: there is no such folder */
	struct place place;
	int64_t look_at;  /* when to look once more; 0: not */
};

#ifdef HAVE_SYS_INOTIFY_H
/* Where the file is, or will be. */
static char *
folder_of(const struct watch *watch)
{
	char *file = realpath(watch->path, NULL);
	const char *path = file ? file : watch->path, *slash = strrchr(path, '/');
	char *folder = slash == path ? mem_text("/")
		: slash ? mem_text_n(path, (size_t)(slash - path)) : mem_text(".");
	free(file);
	return folder;
}

static void
name_file(struct watch *watch)
{
	char *file = realpath(watch->path, NULL);
	const char *path = file ? file : watch->path, *slash = strrchr(path, '/');
	free(watch->name);
	watch->name = mem_text(slash ? slash + 1 : path);
	free(file);
}

/* The journal's deletion is a commit; opening and closing tell of displays. */
#define EVENTS (IN_DELETE | IN_CREATE | IN_MOVED_TO | IN_MOVED_FROM | IN_OPEN | IN_CLOSE_WRITE \
	| IN_CLOSE_NOWRITE | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR)
#ifdef STATX_MNT_ID
#define MOUNT STATX_MNT_ID
#else
#define MOUNT 0u
#endif
#define FOLDER_GONE (IN_DELETE_SELF | IN_MOVE_SELF | IN_UNMOUNT | IN_IGNORED)

static void
wait_for(const struct watch *watch, int descriptor, uint32_t events)
{
	struct epoll_event event = {.events = events};
	if (descriptor >= 0)
		epoll_ctl(watch->waiting, EPOLL_CTL_ADD, descriptor, &event);
}

static void
begin(struct watch *watch)
{
	watch->changes = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
	watch->waiting = watch->changes < 0 ? -1 : epoll_create1(EPOLL_CLOEXEC);
	if (watch->waiting < 0)
		return;
	watch->mounts = open("/proc/self/mountinfo", O_RDONLY | O_CLOEXEC);
	wait_for(watch, watch->changes, EPOLLIN);
	/* Tells once that it changed: to whoever waits, who then looks where the path leads. */
	wait_for(watch, watch->mounts, EPOLLPRI);
}

/* False: there is none. */
static bool
place_of(const char *folder, struct place *place)
{
	struct statx state;
	*place = (struct place){0};
	if (statx(AT_FDCWD, folder, 0, STATX_INO | MOUNT, &state) != 0)
		return false;
	place->device = (uint64_t)state.stx_dev_major << 32 | state.stx_dev_minor;
	place->number = state.stx_ino;
#ifdef STATX_MNT_ID
	place->mount = state.stx_mask & MOUNT ? state.stx_mnt_id : 0;
#endif
	return true;
}

/* Whether the path still leads to the folder that is watched; if not, the one to which it leads is
 * watched from now on. */
static bool
aim(struct watch *watch)
{
	struct place place;
	char *folder = folder_of(watch);
	bool there = place_of(folder, &place);
	bool same = there == (watch->folder >= 0)
		&& (!there || memcmp(&place, &watch->place, sizeof(place)) == 0);
	if (!same) {
		if (watch->folder >= 0)
			inotify_rm_watch(watch->changes, watch->folder);
		watch->folder = there ? inotify_add_watch(watch->changes, folder, EVENTS) : -1;
		watch->place = place;
	}
	free(folder);
	return same;
}

/* Whether EVENT is about the file, or the folder. */
static bool
take_event(struct watch *watch, const struct inotify_event *event, int64_t now)
{
	if (event->mask & IN_Q_OVERFLOW)
		return true;
	if (event->wd != watch->folder)
		return false; /* of a folder that is watched no longer */
	if (event->mask & FOLDER_GONE) {
		watch->folder = event->mask & IN_IGNORED ? -1 : watch->folder;
		return true;
	}
	if (!event->len || strncmp(event->name, watch->name, strlen(watch->name)) != 0)
		return false;
	if (event->mask & (IN_CLOSE_WRITE | IN_CLOSE_NOWRITE)
		&& strcmp(event->name, watch->name) == 0)
		watch->look_at = now + CLOSING;
	return true;
}

static bool
take_events(struct watch *watch, int64_t now)
{
	bool taken = false;
	_Alignas(struct inotify_event) char events[4096];
	ssize_t got;
	while ((got = read(watch->changes, events, sizeof(events))) > 0) {
		for (ssize_t at = 0; at < got;) {
			const struct inotify_event *event =
				(const struct inotify_event *)(events + at);
			at += (ssize_t)(sizeof(*event) + event->len);
			taken |= take_event(watch, event, now);
		}
	}
	return taken;
}
#endif

struct watch *
watch_new(const char *path)
{
	struct watch *watch = mem_new(1, sizeof(*watch));
	watch->path = mem_text(path);
	watch->waiting = watch->changes = watch->mounts = watch->folder = -1;
#ifdef HAVE_SYS_INOTIFY_H
	name_file(watch);
	begin(watch);
	if (watch->waiting >= 0)
		aim(watch);
#endif
	return watch;
}

void
watch_free(struct watch *watch)
{
	if (!watch)
		return;
	if (watch->mounts >= 0)
		close(watch->mounts);
	if (watch->changes >= 0)
		close(watch->changes);
	if (watch->waiting >= 0)
		close(watch->waiting);
	free(watch->name);
	free(watch->path);
	free(watch);
}

int
watch_descriptor(const struct watch *watch)
{
	return watch->waiting;
}

bool
watch_taken(struct watch *watch, int64_t now)
{
	bool taken = false;
	if (watch->look_at && now >= watch->look_at) {
		watch->look_at = 0;
		taken = true;
	}
#ifdef HAVE_SYS_INOTIFY_H
	if (watch->waiting >= 0) {
		taken |= take_events(watch, now);
		taken |= !aim(watch);
		if (taken)
			name_file(watch);
	}
#endif
	if (watch->folder < 0 && !watch->look_at)
		watch->look_at = now + WATCH_LOOK;
	return taken;
}

int
watch_patience(const struct watch *watch, int64_t now)
{
	if (!watch->look_at)
		return -1;
	return watch->look_at > now ? (int)(watch->look_at - now) : 0;
}
