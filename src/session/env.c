/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/env.h"

#include "core/mem.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <time.h>
#include <unistd.h>

/* TZ names the zone, or else the file that /etc/localtime leads to. */
static char *
find_timezone(void)
{
	static const char folder[] = "/zoneinfo/";
	char target[PATH_MAX];
	const char *given = getenv("TZ");

	if (given && *given)
		return mem_text(given[0] == ':' ? given + 1 : given);
	ssize_t length = readlink("/etc/localtime", target, sizeof(target) - 1);
	if (length > 0) {
		target[length] = '\0';
		const char *name = strstr(target, folder);
		if (name)
			return mem_text(name + strlen(folder));
	}
	return mem_text("UTC");
}

/* NAME in the folder of the program, NULL where the system does not tell which that is. */
static char *
beside_program(const char *name)
{
	char program[PATH_MAX];
	ssize_t length = readlink("/proc/self/exe", program, sizeof(program));
	if (length <= 0 || (size_t)length == sizeof(program))
		return NULL;
	while (length > 0 && program[length - 1] != '/')
		length--;
	return mem_printf("%.*s%s", (int)length, program, name);
}

static bool
holds(const char *folder, const char *member)
{
	char *path = mem_printf("%s/%s", folder, member);
	bool there = access(path, F_OK) == 0;
	free(path);
	return there;
}

char *
env_folder(const char *variable, const char *installed, const char *name, const char *member)
{
	const char *given = getenv(variable);
	if (given && *given)
		return mem_text(given);
	char *beside = holds(installed, member) ? NULL : beside_program(name);
	if (beside && holds(beside, member))
		return beside;
	free(beside);
	return mem_text(installed);
}

bool
env_choose_theme(struct env *env, enum theme theme, enum theme_by by)
{
	if (by < env->theme_by)
		return false;
	env->theme = theme;
	env->theme_by = by;
	return true;
}

/* NO_COLOR as https://no-color.org has it: whatever it says, unless it is empty. */
static void
read_appearance(struct env *env)
{
	const char *word = getenv("RUNDE_THEME"), *no_color = getenv("NO_COLOR"),
		   *ascii = getenv("RUNDE_ASCII");
	int theme = word ? theme_find(word) : -1;
	if (theme >= 0)
		env_choose_theme(env, (enum theme)theme, THEME_BY_VARIABLE);
	else if (word && *word)
		env->theme_unknown = mem_text(word);
	if (no_color && *no_color)
		env_choose_theme(env, THEME_MONO, THEME_BY_NO_COLOR);
	env->ascii = ascii && *ascii && strcmp(ascii, "0") != 0;
}

void
env_init(struct env *env, const char *data_dir)
{
	*env = (struct env){ .language = "en" };
	env->data_dir = env_folder("RUNDE_DATADIR", data_dir, "data", "workshops");

	const char *bell = getenv("RUNDE_BELL");
	env->bell = bell && strcmp(bell, "1") == 0;

	const char *data_home = getenv("XDG_DATA_HOME");
	const char *home = getenv("HOME");
	char *base = data_home && data_home[0] == '/'
		? mem_text(data_home)
		: mem_printf("%s/.local/share", home && *home ? home : "");
	env->own_workshops = mem_printf("%s/runde/workshops", base);
	env->sessions_dir = mem_printf("%s/runde/sessions", base);
	free(base);
	env->timezone = find_timezone();
	read_appearance(env);
}

void
env_free(struct env *env)
{
	free(env->data_dir);
	free(env->own_workshops);
	free(env->sessions_dir);
	free(env->timezone);
	free(env->theme_unknown);
	*env = (struct env){ 0 };
}

static int64_t
read_clock(clockid_t clock)
{
	struct timespec t;
	clock_gettime(clock, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

utc_ms
env_now(const struct env *env)
{
	return env->clock_held ? env->now : read_clock(CLOCK_REALTIME);
}

int64_t
env_monotonic(const struct env *env)
{
	return env->clock_held ? env->now : read_clock(CLOCK_MONOTONIC);
}

void
env_hold_clock(struct env *env, utc_ms at)
{
	env->clock_held = true;
	env->now = at;
}

void
env_advance(struct env *env, int64_t milliseconds)
{
	if (env->clock_held)
		env->now += milliseconds;
}

/* The state is filled by splitmix64, the sequence is xoshiro256**
 * (Blackman and Vigna, "Scrambled linear pseudorandom number generators", 2021). */
void
env_seed(struct env *env, uint64_t seed)
{
	env->seeded = true;
	for (int i = 0; i < 4; i++) {
		seed += UINT64_C(0x9E3779B97F4A7C15);
		uint64_t z = seed;
		z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
		z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
		env->random[i] = z ^ (z >> 31);
	}
}

static uint64_t
rotated(uint64_t x, int by)
{
	return (x << by) | (x >> (64 - by));
}

static uint64_t
next_random(uint64_t *s)
{
	uint64_t result = rotated(s[1] * 5, 7) * 9;
	uint64_t t = s[1] << 17;
	s[2] ^= s[0];
	s[3] ^= s[1];
	s[1] ^= s[2];
	s[0] ^= s[3];
	s[2] ^= t;
	s[3] = rotated(s[3], 45);
	return result;
}

void
env_random(struct env *env, void *bytes, size_t length)
{
	unsigned char *out = bytes;
	if (env->seeded) {
		for (size_t i = 0; i < length; i += 8) {
			uint64_t r = next_random(env->random);
			memcpy(out + i, &r, length - i < 8 ? length - i : 8);
		}
		return;
	}
	while (length > 0) {
		ssize_t n = getrandom(out, length, 0);
		if (n > 0) {
			out += n;
			length -= (size_t)n;
		}
	}
}

void
env_id_of(const unsigned char *bytes, const char *prefix, int count, char *out)
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyz234567";
	size_t length = strlen(prefix);
	memcpy(out, prefix, length);
	/* the first must be a letter, all equally likely: 16 and 32 divide 256 */
	for (int i = 0; i < count; i++)
		out[length + (size_t)i] = letters[i == 0 ? bytes[i] % 16 : bytes[i] % 32];
	out[length + (size_t)count] = '\0';
}

void
env_random_id(struct env *env, const char *prefix, int count, char *out)
{
	unsigned char bytes[64];
	int n = count < (int)sizeof(bytes) ? count : (int)sizeof(bytes);
	env_random(env, bytes, (size_t)n);
	env_id_of(bytes, prefix, n, out);
}
