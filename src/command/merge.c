/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/command.h"

#include "command/arguments.h"
#include "core/i18n.h"
#include "session/merge.h"

#include <stdio.h>

/* What stands behind the session in its line. */
static void
print_remarks(const struct merge_line *line, const char *out)
{
	const char *before = " (", *after = "";
	if (line->outcome == MERGE_KEPT_BOTH) {
		printf(_("%sas %s#%s"), before, out, line->session_id);
		before = ", ";
		after = ")";
	}
	if (line->from && line->outcome != MERGE_ERASED) {
		printf(_("%staken from %s"), before, line->from);
		before = ", ";
		after = ")";
	}
	if (line->instead) {
		printf(P_("%sin place of a state with %lld act of its own",
			"%sin place of a state with %lld acts of its own", (unsigned long)line->lost), before,
			(long long)line->lost);
		before = ", ";
		after = ")";
	}
	if (line->outcome == MERGE_REPLACED && line->acts > 0) {
		printf(P_("%s%lld act newer", "%s%lld acts newer", (unsigned long)line->acts), before,
			(long long)line->acts);
		before = ", ";
		after = ")";
	}
	if (line->outcome == MERGE_UNCHANGED && line->older) {
		printf(_("%swhat came is older"), before);
		before = ", ";
		after = ")";
	}
	if (line->imported && line->from && line->outcome <= MERGE_KEPT_BOTH) {
		printf(_("%staken in from a folder"), before);
		before = ", ";
		after = ")";
	}
	if (line->going_on && line->outcome <= MERGE_KEPT_BOTH) {
		printf(_("%sstill going on"), before);
		after = ")";
	}
	puts(after);
}

static void
print_report(const struct merge_report *report, const char *out)
{
	static const char *const outcomes[] = {
		[MERGE_ADDED] = N_("added: %s"),
		[MERGE_REPLACED] = N_("replaced: %s"),
		[MERGE_UNCHANGED] = N_("unchanged: %s"),
		[MERGE_KEPT_BOTH] = N_("kept both: %s"),
		[MERGE_GIVEN_UP] = N_("given up: %s"),
		[MERGE_ERASED] = N_("forgotten, and erased here: %s"),
		[MERGE_FORGOTTEN] = N_("forgotten, not brought back: %s"),
		[MERGE_REHEARSAL] = N_("a rehearsal, left out: %s"),
	};
	int counts[MERGE_OUTCOMES] = {0};
	for (int i = 0; i < report->count; i++) {
		const struct merge_line *line = &report->lines[i];
		printf(_(outcomes[line->outcome]), line->said);
		print_remarks(line, out);
		counts[line->outcome]++;
	}
	printf(P_("%s: %d session", "%s: %d sessions", (unsigned long)report->sessions), out, report->sessions);
	printf(_("; %d added, %d replaced, %d unchanged"), counts[MERGE_ADDED], counts[MERGE_REPLACED],
		counts[MERGE_UNCHANGED]);
	if (counts[MERGE_KEPT_BOTH] > 0)
		printf(_(", %d kept beside another state"), counts[MERGE_KEPT_BOTH]);
	if (counts[MERGE_GIVEN_UP] > 0)
		printf(_(", %d given up"), counts[MERGE_GIVEN_UP]);
	if (counts[MERGE_ERASED] + counts[MERGE_FORGOTTEN] > 0)
		printf(_(", %d forgotten"), counts[MERGE_ERASED] + counts[MERGE_FORGOTTEN]);
	if (counts[MERGE_REHEARSAL] > 0)
		printf(_(", %d left out"), counts[MERGE_REHEARSAL]);
	putchar('\n');
}

enum status
command_merge(struct env *env, int argc, char **argv, struct message *message)
{
	static const struct flag flags[] = {{"keep-both", false}, {"replace", false}};
	struct arguments arguments = arguments_of(argc, argv);
	struct merge_report report;
	enum merge_parting parting = MERGE_REFUSE;
	for (int flag; (flag = arguments_next(&arguments, flags, 2, message)) != ARGUMENTS_END;) {
		enum merge_parting wanted = flag == 0 ? MERGE_KEEP : MERGE_TAKE;
		if (flag == ARGUMENTS_WRONG)
			return STATUS_USAGE;
		if (parting != MERGE_REFUSE && parting != wanted)
			return fail(message, STATUS_USAGE, _("merge: either --keep-both or --replace"));
		parting = wanted;
	}
	if (argc - arguments.first < 2)
		return fail(message, STATUS_USAGE,
			_("merge: name the file to merge into and then the session files"));
	char *out = argv[arguments.first];
	enum status status = merge_files(env, out, argv + arguments.first + 1, argc - arguments.first - 1,
		parting, &report, message);
	if (report.parted)
		fputs(report.parted, stderr);
	if (!status)
		print_report(&report, out);
	if (report.erase_later)
		fprintf(stderr, _("runde: %s: somebody reads the file; what was replaced is overwritten when it is "
			"opened next\n"), out);
	merge_report_free(&report);
	return status;
}
