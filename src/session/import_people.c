/* Takes in how many people are here, group by group.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/import_file.h"

#include "core/i18n.h"
#include "core/mem.h"
#include "session/import_rows.h"
#include "table/export_rules.h"

#include <stdlib.h>
#include <string.h>

enum { PEOPLE_MOST = 100000 };

/* What the table says. `file` comes first. */
struct people {
	struct import_file file;
	int64_t *present;   /* [group]; -1: nothing */
	int *lines;         /* [group]: where that stands; 0: nowhere */
	int64_t everyone;   /* the row `all` */
	int everyone_line;  /* 0: it is not there */
};

static bool
take_header(struct import_file *file, int line)
{
	(void)line;
	bool fine = table_reader_needs(&file->reader, GROUPS_PRESENT);
	if (!file->reader.has[GROUPS_LABEL])
		fine = table_reader_needs(&file->reader, GROUPS_GROUP_ID) && fine;
	return fine;
}

/* What is wrong with so many people of GROUP, in fresh memory, or NULL. */
static char *
wrong_number(const struct people *people, int group, const struct table_cell *present)
{
	const struct model *model = people->file.model;
	if (group < model_no_group(model) && model->workshop->groups[group].official)
		return present->there ? mem_printf(_("“%s” is an institution, not people"),
			model_group_label(model, group, 0)) : NULL;
	if (present->there && (present->integer < 0 || present->integer > PEOPLE_MOST))
		return mem_printf(_("between 0 and %d people can be here"), PEOPLE_MOST);
	return NULL;
}

static void
take_group(struct people *people, enum export_column column, const char *named, int line)
{
	struct table_reader *reader = &people->file.reader;
	const struct table_cell *present = table_cell(reader, GROUPS_PRESENT);
	char *why;
	int group = import_group(people->file.model, named, &why);
	if (!why && people->lines[group] > 0)
		why = mem_printf(_("“%s” stands in line %d already"), named, people->lines[group]);
	if (!why && (why = wrong_number(people, group, present)))
		column = GROUPS_PRESENT;
	if (why) {
		table_fault(reader, column, line, "%s", why);
	} else {
		people->lines[group] = line;
		people->present[group] = present->there ? present->integer : -1;
	}
	free(why);
}

static bool
take_row(struct import_file *file, int line)
{
	struct people *people = (struct people *)file;
	struct table_reader *reader = &file->reader;
	const struct table_cell *id = table_cell(reader, GROUPS_GROUP_ID);
	enum export_column column = id->there ? GROUPS_GROUP_ID : GROUPS_LABEL;
	const char *named = table_cell(reader, column)->text;
	if (!*named) {
		table_fault(reader, reader->has[GROUPS_GROUP_ID] ? GROUPS_GROUP_ID : GROUPS_LABEL, line,
			_("the group is missing"));
	} else if (column == GROUPS_GROUP_ID && strcmp(named, WITHHELD_WORD) == 0
		&& !table_cell(reader, GROUPS_PRESENT)->there) {
		return true; /* no group, but the place of groups in another table */
	} else if (strcmp(named, "all") != 0) {
		take_group(people, column, named, line);
	} else if (people->everyone_line > 0) {
		table_fault(reader, column, line, _("“%s” stands in line %d already"), named,
			people->everyone_line);
	} else if (table_cell(reader, GROUPS_PRESENT)->there) {
		people->everyone = table_cell(reader, GROUPS_PRESENT)->integer;
		people->everyone_line = line;
	}
	return true;
}

static bool
is_people(const struct model *model, int group)
{
	return group == model_no_group(model) || !model->workshop->groups[group].official;
}

/* Everyone are those of all groups; where there are no groups, they are those of none. */
static void
check_everyone(struct people *people)
{
	const struct model *model = people->file.model;
	struct table_reader *reader = &people->file.reader;
	int64_t sum = 0;
	if (people->everyone < 0 || people->everyone > PEOPLE_MOST) {
		table_fault(reader, GROUPS_PRESENT, people->everyone_line,
			_("between 0 and %d people can be here"), PEOPLE_MOST);
		return;
	}
	if (workshop_people_groups(model->workshop) == 0 && people->lines[model_no_group(model)] == 0)
		people->present[model_no_group(model)] = people->everyone;
	for (int i = 0; i <= model_no_group(model); i++)
		sum += !is_people(model, i) ? 0 : people->present[i] >= 0 ? people->present[i] : model->present[i];
	if (sum != people->everyone)
		table_fault(reader, GROUPS_PRESENT, people->everyone_line,
			_("all together are %lld, but the groups are %lld"), (long long)people->everyone,
			(long long)sum);
}

static void
take_end(struct import_file *file)
{
	struct people *people = (struct people *)file;
	bool any = false;
	if (file->faults->errors > 0)
		return;
	if (people->everyone_line > 0)
		check_everyone(people);
	for (int i = 0; i <= model_no_group(file->model); i++)
		any = any || people->present[i] >= 0;
	if (!any && file->faults->errors == 0)
		faults_add(file->faults, 0, false, _("this table does not say how many people are here"));
}

static void
tell(const struct people *people, struct buffer *report)
{
	const struct model *model = people->file.model;
	int language = workshop_find_language(model->workshop, session_env(people->file.session)->language);
	int64_t sum = model_present(model);
	buffer_printf(report, P_("%lld person is here: ", "%lld people are here: ", (unsigned long)sum),
		(long long)sum);
	bool first = true;
	for (int i = 0; i <= model_no_group(model); i++) {
		if (people->present[i] < 0)
			continue;
		buffer_printf(report, "%s%s %lld", first ? "" : ", ",
			model_group_label(model, i, language < 0 ? 0 : language), (long long)people->present[i]);
		first = false;
	}
	buffer_add_char(report, '\n');
}

enum status
import_people(struct session *session, const struct import_options *options, struct buffer *report,
	struct faults *faults, unsigned *changed, struct message *message)
{
	struct people people = {.file = import_file_of(session, options, faults, message)};
	size_t groups = (size_t)model_no_group(people.file.model) + 1;
	people.present = mem_new(groups, sizeof(*people.present));
	people.lines = mem_new(groups, sizeof(*people.lines));
	for (size_t i = 0; i < groups; i++)
		people.present[i] = -1;
	people.file.header = take_header;
	people.file.row = take_row;
	people.file.end = take_end;
	enum status status = import_file_read(&people.file, EXPORT_GROUPS);
	if (status == STATUS_OK)
		status = session_people(session, people.present, people.file.from, changed, message);
	if (status == STATUS_OK)
		tell(&people, report);
	table_reader_free(&people.file.reader);
	free(people.present);
	free(people.lines);
	return status;
}
