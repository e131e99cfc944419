/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/places.h"

#include "core/buffer.h"
#include "core/i18n.h"
#include "core/mem.h"
#include "core/text.h"
#include "store/store.h"

#include <dirent.h>
#include <errno.h>
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool
ends_in(const char *name, const char *ending)
{
	size_t length = strlen(name), end = strlen(ending);
	return name[0] != '.' && length > end && strcmp(name + length - end, ending) == 0;
}

static void
gather(struct places *places, const char *folder_path, const char *ending, bool own)
{
	DIR *folder = opendir(folder_path);
	if (!folder)
		return;
	for (struct dirent *entry; (entry = readdir(folder));) {
		struct stat info;
		if (!ends_in(entry->d_name, ending)
			|| fstatat(dirfd(folder), entry->d_name, &info, 0) < 0
			|| !S_ISREG(info.st_mode))
			continue;
		places->list = mem_grow(places->list, (size_t)places->count, sizeof(*places->list));
		places->list[places->count++] = (struct place){
			.path = mem_printf("%s/%s", folder_path, entry->d_name),
			.name = mem_text_n(entry->d_name, strlen(entry->d_name) - strlen(ending)),
			.own = own,
			.at = (utc_ms)info.st_mtim.tv_sec * UTC_SECOND
				+ info.st_mtim.tv_nsec / 1000000,
		};
	}
	closedir(folder);
}

static int
by_name(const void *a, const void *b)
{
	const struct place *one = a, *other = b;
	return one->own != other->own ? other->own - one->own : strcmp(one->name, other->name);
}

static int
latest_first(const void *a, const void *b)
{
	const struct place *one = a, *other = b;
	return one->at != other->at ? (one->at < other->at) - (one->at > other->at)
		: strcmp(other->name, one->name);
}

struct places
places_workshops(const struct env *env)
{
	struct places places = {0};
	char *shipped = mem_printf("%s/workshops", env->data_dir);
	gather(&places, env->own_workshops, ".csv", true);
	gather(&places, shipped, ".csv", false);
	free(shipped);
	if (places.count)
		qsort(places.list, (size_t)places.count, sizeof(*places.list), by_name);
	return places;
}

struct places
places_sessions(const struct env *env)
{
	struct places places = {0};
	gather(&places, env->sessions_dir, ".runde", true);
	if (places.count)
		qsort(places.list, (size_t)places.count, sizeof(*places.list), latest_first);
	return places;
}

char *
places_guided(const struct env *env, struct message *message)
{
	struct places sessions = places_sessions(env);
	char *path = NULL;
	int count = 0;
	for (int i = 0; i < sessions.count; i++)
		if (store_is_guided(sessions.list[i].path) && count++ == 0)
			path = mem_text(sessions.list[i].path);
	places_free(&sessions);
	if (count == 1)
		return path;
	free(path);
	fail(message, STATUS_USAGE, "%s", count == 0 ? _("display: no session is open; name one")
		: _("display: several sessions are open; name one"));
	return NULL;
}

bool
places_is_session(const struct env *env, const char *path)
{
	size_t length = strlen(env->sessions_dir);
	return strncmp(path, env->sessions_dir, length) == 0 && path[length] == '/'
		&& !strchr(path + length + 1, '/');
}

/* The same file by another way is not there twice. */
static void
drop_twins(struct places *places)
{
	int kept = 0;
	for (int i = 0; i < places->count; i++) {
		struct place *place = &places->list[i];
		char *real = realpath(place->path, NULL);
		bool twin = !real;
		for (int j = 0; j < kept && !twin; j++)
			twin = strcmp(places->list[j].path, real) == 0;
		free(place->path);
		place->path = real;
		if (!twin) {
			places->list[kept++] = *place;
			continue;
		}
		free(place->path);
		free(place->name);
	}
	places->count = kept;
}

struct places
places_tables(void)
{
	static const char *const folders[] = {
		".", "~", "~/Downloads", "~/Documents", "~/Dokumente", "~/Desktop", "~/Schreibtisch",
	};
	static const char *const sticks[] = {"/media/*/*", "/run/media/*/*"};
	struct places places = {0};
	for (size_t i = 0; i < sizeof(folders) / sizeof(folders[0]); i++) {
		char *folder = places_expand(folders[i]);
		gather(&places, folder, ".csv", true);
		free(folder);
	}
	for (size_t i = 0; i < sizeof(sticks) / sizeof(sticks[0]); i++) {
		glob_t found;
		if (glob(sticks[i], GLOB_ONLYDIR, NULL, &found) != 0)
			continue;
		for (size_t j = 0; j < found.gl_pathc; j++)
			gather(&places, found.gl_pathv[j], ".csv", true);
		globfree(&found);
	}
	if (places.count)
		qsort(places.list, (size_t)places.count, sizeof(*places.list), latest_first);
	drop_twins(&places);
	while (places.count > PLACES_TABLES) {
		struct place *last = &places.list[--places.count];
		free(last->path);
		free(last->name);
	}
	return places;
}

void
places_free(struct places *places)
{
	for (int i = 0; i < places->count; i++) {
		free(places->list[i].path);
		free(places->list[i].name);
	}
	free(places->list);
	*places = (struct places){0};
}

char *
places_argument(const struct env *env, const char *argument)
{
	if (strcmp(argument, "-") == 0 || strchr(argument, '/') || access(argument, F_OK) == 0)
		return mem_text(argument);
	char *path = mem_printf("%s/%s.csv", env->own_workshops, argument);
	if (access(path, F_OK) != 0) {
		free(path);
		path = mem_printf("%s/workshops/%s.csv", env->data_dir, argument);
	}
	if (access(path, F_OK) == 0)
		return path;
	free(path);
	return mem_text(argument);
}

char *
places_file(const struct env *env, const char *argument)
{
	if (access(argument, F_OK) == 0)
		return mem_text(argument);
	const char *hash = strrchr(argument, '#');
	if (hash) {
		char *file = mem_text_n(argument, (size_t)(hash - argument));
		if (access(file, F_OK) == 0)
			return file;
		free(file);
	}
	return places_argument(env, argument);
}

/* PATH and the folders above it, for their owner alone. */
static bool
make_folder(const char *path)
{
	char *folder = mem_text(path);
	for (char *at = folder + 1; *at; at++) {
		if (*at != '/')
			continue;
		*at = '\0';
		mkdir(folder, 0700);
		*at = '/';
	}
	bool made = mkdir(folder, 0700) == 0 || errno == EEXIST;
	free(folder);
	return made;
}

char *
places_free_name(const char *path, const char *ending)
{
	char *name = mem_printf("%s%s", path, ending);
	for (int n = 2; access(name, F_OK) == 0; n++) {
		free(name);
		name = mem_printf("%s-%d%s", path, n, ending);
	}
	return name;
}

char *
places_new_session(
	const struct env *env, const char *date, const char *about, struct message *message)
{
	if (!make_folder(env->sessions_dir)) {
		fail(message, STATUS_CANNOT_CREATE, _("%s: this folder cannot be made: %s"),
			env->sessions_dir, strerror(errno));
		return NULL;
	}
	char *slug = text_slug(about);
	char *path = mem_printf("%s/%s%s%s", env->sessions_dir, date, *slug ? "-" : "", slug);
	char *name = places_free_name(path, ".runde");
	free(slug);
	free(path);
	return name;
}

char *
places_temporary(struct message *message)
{
	const char *base = getenv("TMPDIR");
	char *folder = mem_printf("%s/runde-rehearsal.XXXXXX", base && *base ? base : "/tmp");
	if (!mkdtemp(folder)) {
		fail(message, STATUS_CANNOT_CREATE, _("%s: nothing can be made there: %s"), folder,
			strerror(errno));
		free(folder);
		return NULL;
	}
	return folder;
}

char *
places_expand(const char *path)
{
	const char *home = getenv("HOME");
	if (path[0] == '~' && (path[1] == '/' || !path[1]) && home && *home)
		return mem_printf("%s%s", home, path + 1);
	return mem_text(path);
}

char *
places_short(const char *path)
{
	const char *home = getenv("HOME");
	size_t length = home ? strlen(home) : 0;
	if (length > 1 && strncmp(path, home, length) == 0 && path[length] == '/')
		return mem_printf("~%s", path + length);
	return mem_text(path);
}

char *
places_typed(const char *path)
{
	static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
		"~/._-+,:@%";
	char *name = places_short(path);
	if (strspn(name, plain) == strlen(name))
		return name;
	struct buffer typed = {.bytes = NULL};
	size_t home = strncmp(name, "~/", 2) == 0 ? 2 : 0; /* stays what the shell fills in */
	buffer_add_n(&typed, name, home);
	buffer_add_char(&typed, '\'');
	for (const char *at = name + home; *at; at++)
		if (*at == '\'')
			buffer_add(&typed, "'\\''");
		else
			buffer_add_char(&typed, *at);
	buffer_add_char(&typed, '\'');
	free(name);
	return buffer_take(&typed);
}
