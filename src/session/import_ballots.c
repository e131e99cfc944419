/* Takes ballots out of a table: people's as paper sheets, an institution's as its own answers.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/import_rows.h"
#include "session/import_votes.h"

#include "core/beforehand.h"
#include "core/i18n.h"
#include "core/mem.h"
#include "core/text.h"

#include <stdlib.h>
#include <string.h>

enum { QUESTIONS_NAMED = 16 }; /* in a summary, each with its count */

static bool
take_row(void *context, size_t number, const struct csv_row *row, int columns)
{
	struct import *import = context;
	if (number == 0 && import->options && import_votes_header(row, columns)) {
		struct import_file file = import_file_of(import->session, import->options, import->faults,
			import->message);
		import->votes = import_votes_new(&file, import->group, import->keep);
	}
	if (import->votes)
		return import_votes_row(import->votes, number, row, columns);
	if (number == 0)
		return import_header(import, row, columns);
	import_row(import, row);
	return true;
}

/* The language of the session's own words in which the user is told of them. */
static int
spoken(const struct session *session)
{
	int language = workshop_find_language(session_model(session)->workshop,
		session_env(session)->language);
	return language < 0 ? 0 : language;
}

/* --- what came in -------------------------------------------------------------------------------- */

static void
report_official(const struct session *session, int group, int answers, struct buffer *report)
{
	const struct model *model = session_model(session);
	struct buffer left = {.bytes = NULL};
	int count = 0;
	for (int i = 0; i < model->workshop->steps_count; i++) {
		const char *question = model->workshop->steps[i].question;
		if (!beforehand_asked(model->workshop, i) || model_official(model, question, group))
			continue;
		buffer_printf(&left, "%s%s", count > 0 ? ", " : "", question);
		count++;
	}
	buffer_printf(report, P_("%d official answer of “%s”", "%d official answers of “%s”",
		(unsigned long)answers), answers, model_group_label(model, group, spoken(session)));
	if (count > 0)
		buffer_printf(report, P_("; %d question without an answer: %s",
			"; %d questions without an answer: %s", (unsigned long)count), count,
			buffer_text(&left));
	buffer_add_char(report, '\n');
	buffer_free(&left);
}

void
import_report_counts(const struct model *model, const int64_t *counts, int steps, struct buffer *report)
{
	int asked = 0;
	long long fewest = 0, most = 0;
	struct buffer named = {.bytes = NULL};
	for (int i = 0; i < steps; i++) {
		if (counts[i] == 0)
			continue;
		buffer_printf(&named, "%s%s %lld", asked > 0 ? ", " : "",
			model->workshop->steps[i].question, (long long)counts[i]);
		fewest = asked == 0 || counts[i] < fewest ? counts[i] : fewest;
		most = counts[i] > most ? counts[i] : most;
		asked++;
	}
	if (asked > QUESTIONS_NAMED)
		buffer_printf(report, _("%d questions, %lld to %lld each"), asked, fewest, most);
	else
		buffer_add(report, buffer_text(&named));
	buffer_add_char(report, '\n');
	buffer_free(&named);
}

static void
report_sheets(const struct session *session, const struct import *import, int opened,
	struct buffer *report)
{
	const struct model *model = session_model(session);
	const struct sheets *sheets = &import->sheets;
	unsigned long ballots = (unsigned long)sheets->ballots, count = (unsigned long)sheets->count;
	char *papers = mem_printf(P_("%lu paper sheet", "%lu paper sheets", count), count);
	buffer_printf(report, P_("%s with %lu ballot: ", "%s with %lu ballots: ", ballots), papers, ballots);
	free(papers);
	int64_t *counts = mem_new((size_t)sheets->steps, sizeof(*counts));
	for (int i = 0; i < sheets->steps; i++)
		counts[i] = sheets->piles[i].count;
	import_report_counts(model, counts, sheets->steps, report);
	free(counts);
	if (import->empty_rows > 0)
		buffer_printf(report, P_("%lld row has no answer and was left out\n",
			"%lld rows have no answer and were left out\n", (unsigned long)import->empty_rows),
			(long long)import->empty_rows);
	if (model->stage.phase == PHASE_ENDED)
		buffer_printf(report, P_("%d question was opened and closed again, because the session has "
			"ended; this cannot be taken back\n", "%d questions were opened and closed again, "
			"because the session has ended; this cannot be taken back\n", (unsigned long)opened),
			opened);
	else if (opened > 0)
		buffer_printf(report, P_("%d question was opened for this\n",
			"%d questions were opened for this\n", (unsigned long)opened), opened);
}

/* --- taking it in --------------------------------------------------------------------------------- */

static enum status
save_official(struct import *import, struct buffer *report, unsigned *changed)
{
	struct official_answer *answers =
		mem_new((size_t)import->asked_count, sizeof(*answers));
	int count = 0, group = import->group;
	for (int i = 0; i < import->asked_count; i++) {
		struct asked *asked = &import->asked[i];
		if (asked->given)
			answers[count++] = (struct official_answer){.step = asked->step,
				.ballot = &asked->ballot, .reason = buffer_text(&asked->reason)};
	}
	enum status status = session_official(import->session, group, answers, count, false, changed,
		import->message);
	if (status == STATUS_OK)
		report_official(import->session, group, count, report);
	free(answers);
	return status;
}

static enum status
save_sheets(struct import *import, const char *path, struct buffer *report, unsigned *changed)
{
	const char *slash = strrchr(path, '/');
	int opened = 0;
	enum status status = session_sheets(import->session, &import->sheets, slash ? slash + 1 : path,
		&opened, changed, import->message);
	if (status == STATUS_OK)
		report_sheets(import->session, import, opened, report);
	return status;
}

/* Reads the file, of votes that stand in no order a second time. What is wrong with it is in FAULTS. */
static enum status
read_table(struct import *import, const char *path)
{
	/* standard input is there once */
	import->keep = strcmp(path, "-") == 0;
	enum status status = csv_scan(path, NULL, take_row, import, import->faults, NULL, import->message);
	if (import->votes && import_votes_again(import->votes)) {
		import->keep = true;
		import_votes_free(import->votes);
		import->votes = NULL;
		faults_free(import->faults);
		status = csv_scan(path, NULL, take_row, import, import->faults, NULL, import->message);
	}
	if (import->votes)
		import->status = import_votes_status(import->votes);
	return import->status != STATUS_OK ? import->status : status;
}

static enum status
save(struct import *import, const char *path, struct buffer *report, unsigned *changed)
{
	return import->votes ? import_votes_save(import->votes, report, changed)
		: import->official ? save_official(import, report, changed)
		: save_sheets(import, path, report, changed);
}

/* GROUP: an index, GROUP_NOT_SAID or GROUP_ONLY_OFFICIAL; OPTIONS: NULL of an institution's own table. */
static enum status
take_in(struct session *session, int group, const char *mode, const char *path,
	const struct import_options *options, struct buffer *report, struct faults *faults,
	unsigned *changed, struct message *message)
{
	struct import import = {
		.session = session, .model = session_model(session), .mode = mode, .group = group,
		.name = strcmp(path, "-") == 0 ? _("standard input") : path, .options = options,
		.faults = faults, .message = message,
	};
	import_begin(&import);
	enum status status = read_table(&import, path);
	if (import.status == STATUS_OK && (status == STATUS_OK || status == STATUS_DATA)) {
		if (import.votes)
			import_votes_end(import.votes);
		else
			import_rows_end(&import);
		faults_sort(faults);
		if (faults->errors > 0)
			status = fail(message, STATUS_DATA, P_("%s: there is %d fault in it",
				"%s: there are %d faults in it", (unsigned long)faults->errors), import.name,
				faults->errors);
		else
			status = save(&import, path, report, changed);
	}
	import_votes_free(import.votes);
	import_free(&import);
	return status;
}

enum status
import_official(struct session *session, int group, const char *path, struct buffer *report,
	struct faults *faults, unsigned *changed, struct message *message)
{
	return take_in(session, group < 0 ? GROUP_ONLY_OFFICIAL : group, entry_mode_words[MODE_OFFICIAL],
		path, NULL, report, faults, changed, message);
}

enum status
import_ballots(struct session *session, const struct import_options *options, struct buffer *report,
	struct faults *faults, unsigned *changed, struct message *message)
{
	int group = GROUP_NOT_SAID;
	char *why = NULL, *named = NULL;
	if (options->group) {
		named = text_clean(options->group, strlen(options->group), TEXT_ONE_LINE | TEXT_TRIM);
		group = import_group(session_model(session), named, &why);
	}
	enum status status = why ? fail(message, STATUS_USAGE, _("--group %s: %s"), named, why)
		: take_in(session, group, options->mode, options->path, options, report, faults, changed,
			message);
	free(why);
	free(named);
	return status;
}
