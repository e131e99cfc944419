/* A folder of the archive becomes a session file again, and what is exported from that is the same,
 * byte for byte, whoever it is for, of evenings that nobody thought of.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "random.h"
#include "ballots.h"

#include "session/export.h"
#include "session/import_package.h"

#include <sys/stat.h>

#define FIRST_NAME  "first.runde"
#define SECOND_NAME "second.runde"
#define TAKEN_NAME  "taken.runde"

enum { SEEDS = 12, ACTS = 260, PAIR_SEEDS = 4 };

static void
run(const char *command)
{
	if (system(command) != 0)
		bail("%s", command);
}

static enum status
take(const char *dir)
{
	struct env later = evening_env(5);
	struct buffer report = { .bytes = NULL };
	struct package_faults *faults = mem_new(1, sizeof(*faults));
	unlink(TAKEN_NAME);
	enum status status = import_package(&later, TAKEN_NAME, dir, &report, faults, &message);
	for (int file = 0; file < EXPORT_FILE_COUNT; file++)
		for (int i = 0; i < faults->of[file].count && i < 5; i++)
			diag("%s.csv:%d: %s", export_files[file].name, faults->of[file].list[i].line,
				faults->of[file].list[i].text);
	if (status != STATUS_OK)
		diag("%s", message.text);
	package_faults_free(faults);
	free(faults);
	buffer_free(&report);
	env_free(&later);
	return status;
}

/* Exports all sessions of FILE to DIR, which is made anew. */
static void
export_to(const char *dir, const char *const *names, int count, enum profile profile,
	enum csv_dialect dialect)
{
	struct env later = evening_env(6);
	struct session *open[4];
	struct export_options options = { .dir = dir, .profile = profile, .dialect = dialect, .wide = true };
	char command[100];
	snprintf(command, sizeof(command), "rm -rf %s", dir);
	run(command);
	for (int i = 0; i < count; i++)
		must(session_open(&later, names[i], SESSION_READ, &open[i], &message));
	must(export_write(open, count, &options, NULL, &message));
	for (int i = 0; i < count; i++)
		session_close(open[i]);
	env_free(&later);
}

static void
is_same(const char *what, uint64_t seed)
{
	int differs = system("diff -r before after >differences");
	ok(differs == 0, "evening %d: %s is the same", (int)seed, what);
	if (differs != 0)
		run("head -c 3000 differences | sed 's/^/# /'");
}

/* What comes out of TAKEN_NAME, whose sessions are called IDS, is what came out of NAMES. */
static void
all_is_same(const char *const *names, const char *const *ids, int count, uint64_t seed)
{
	static const struct {
		const char *name;
		enum profile profile;
		enum csv_dialect dialect;
	} kinds[] = {
		{ "the archive", PROFILE_ARCHIVE, CSV_ANALYST },
		{ "the archive for Excel", PROFILE_ARCHIVE, CSV_EXCEL_DE },
		{ "what is for analysis", PROFILE_ANALYSIS, CSV_ANALYST },
		{ "what is for the network", PROFILE_NETWORK, CSV_ANALYST },
	};
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		export_to("before", names, count, kinds[i].profile, kinds[i].dialect);
		export_to("after", ids, count, kinds[i].profile, kinds[i].dialect);
		is_same(kinds[i].name, seed);
	}
}

static void
play(const char *name, uint64_t seed, char id[SESSION_ID_LENGTH + 1])
{
	struct random_evening evening;
	unsigned changes = 0;
	random_begin(&evening, name, seed);
	for (int i = 0; i < ACTS; i++)
		random_act(&evening);
	/* half of them end as evenings do, in some a vote is still open, and one never began */
	if (seed % 2)
		session_end(evening.session, &changes, &evening.message);
	strcpy(id, session_model(evening.session)->session_id);
	random_end(&evening);
}

static void
test_one(uint64_t seed)
{
	static const char *const names[] = { FIRST_NAME }, *const ids[] = { TAKEN_NAME };
	char id[SESSION_ID_LENGTH + 1];
	struct stat state;
	play(FIRST_NAME, seed, id);
	export_to("package", names, 1, PROFILE_ARCHIVE, seed % 3 ? CSV_ANALYST : CSV_EXCEL_DE);
	if (!is_int(take("package"), STATUS_OK, "evening %d: the folder is taken in", (int)seed)) {
		skip(7, "there is nothing to compare");
		return;
	}
	all_is_same(names, ids, 1, seed);
	ok(sums_hold(TAKEN_NAME), "evening %d: its sums hold", (int)seed);
	ok(stat(TAKEN_NAME, &state) == 0 && (state.st_mode & 0777) == 0600, "only its owner reads it");
	is_int(number_in(TAKEN_NAME, "SELECT count(*) FROM wording WHERE field = 'notes'")
		+ number_in(TAKEN_NAME, "SELECT count(*) FROM session WHERE lock_code <> '' OR imported = 0"), 0,
		"it has no notes, no code, and says where it comes from");
}

/* Several sessions in one folder. */
static void
test_several(uint64_t seed)
{
	static const char *const names[] = { FIRST_NAME, SECOND_NAME };
	char id[2][SESSION_ID_LENGTH + 1], paths[2][64];
	const char *const ids[] = { paths[0], paths[1] };
	play(FIRST_NAME, seed, id[0]);
	play(SECOND_NAME, seed + 1000, id[1]);
	export_to("package", names, 2, PROFILE_ARCHIVE, CSV_ANALYST);
	is_int(take("package"), STATUS_OK, "two sessions are taken in");
	for (int i = 0; i < 2; i++)
		snprintf(paths[i], sizeof(paths[i]), TAKEN_NAME "#%s", id[i]);
	all_is_same(names, ids, 2, seed);
	is_int(number_in(TAKEN_NAME, "SELECT count(*) FROM session"), 2, "both are there");
}

int
main(void)
{
	plan(SEEDS * 8 + PAIR_SEEDS * 6);
	for (uint64_t seed = 1; seed <= SEEDS; seed++)
		test_one(seed);
	for (uint64_t seed = 51; seed < 51 + PAIR_SEEDS; seed++)
		test_several(seed);
	run("rm -rf before after package differences " FIRST_NAME " " SECOND_NAME " " TAKEN_NAME);
	return done_testing();
}
