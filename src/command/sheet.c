/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The run sheet and the paper forms, of a workshop or of a session.
 */
#include "command/command.h"

#include "command/arguments.h"
#include "command/source.h"
#include "core/i18n.h"
#include "core/mem.h"
#include "report/paper.h"
#include "session/output.h"
#include "session/session.h"
#include "table/help_file.h"
#include "tui/keys.h"
#include "tui/say.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PEOPLE_MAX = 1000, DAY_MINUTES = 24 * 60 };

enum reader { FOR_FACILITATOR, FOR_PARTICIPANTS, READERS };

static const char *const reader_words[READERS] = {"facilitator", "participants"};

struct sheet_options {
	enum reader reader;
	enum document_format format;
	const char *languages; /* as written; NULL: the usual ones */
	int people;            /* 0: not said */
	int start;             /* minutes of the day; -1: not said */
	bool all;
	const char *output;    /* NULL: standard output */
};

/* --- options ------------------------------------------------------------------------------- */

static enum status
read_people(const char *text, int *people, struct message *message)
{
	char *end;
	long number = strtol(text, &end, 10);
	if (end == text || *end || number < 1 || number > PEOPLE_MAX)
		return fail(message, STATUS_USAGE, _("--people %s: not a number from 1 to %d"), text,
			PEOPLE_MAX);
	*people = (int)number;
	return STATUS_OK;
}

static enum status
read_start(const char *text, int *start, struct message *message)
{
	if (!utc_clock_parse(text, start))
		return fail(message, STATUS_USAGE,
			_("--start %s: not a time of the day, such as 18:00"), text);
	return STATUS_OK;
}

static enum status
check_options(const struct sheet_options *options, struct message *message)
{
	if (options->all && options->reader != FOR_PARTICIPANTS)
		return fail(message, STATUS_USAGE,
			_("--all: only with --for participants; the run sheet has every step"));
	if (options->start >= 0 && options->reader != FOR_FACILITATOR)
		return fail(message, STATUS_USAGE,
			_("--start: only with --for facilitator; there are no times on the forms"));
	return STATUS_OK;
}

static enum status
read_options(struct arguments *arguments, struct sheet_options *options, struct message *message)
{
	enum { READER, FORMAT, LANGUAGES, PEOPLE, START, ALL, OUTPUT, O, FLAGS };
	static const struct flag flags[FLAGS] = {
		[READER] = {"for", true}, [FORMAT] = {"format", true},
		[LANGUAGES] = {"languages", true}, [PEOPLE] = {"people", true},
		[START] = {"start", true}, [ALL] = {"all", false},
		[OUTPUT] = {"output", true}, [O] = {"o", true},
	};
	enum status status = STATUS_OK;
	int reader = FOR_FACILITATOR, format = DOCUMENT_HTML;

	*options = (struct sheet_options){.start = -1};
	for (int flag; !status
		&& (flag = arguments_next(arguments, flags, FLAGS, message)) != ARGUMENTS_END;) {
		switch (flag) {
		case READER:
			status = arguments_choose("for", arguments->value, reader_words, READERS,
				&reader, message);
			break;
		case FORMAT:
			status = arguments_choose("format", arguments->value,
				document_format_words, DOCUMENT_FORMAT_COUNT, &format, message);
			break;
		case LANGUAGES:
			options->languages = arguments->value;
			break;
		case PEOPLE:
			status = read_people(arguments->value, &options->people, message);
			break;
		case START:
			status = read_start(arguments->value, &options->start, message);
			break;
		case ALL:
			options->all = true;
			break;
		case OUTPUT:
		case O:
			options->output = arguments->value;
			break;
		default:
			return STATUS_USAGE;
		}
	}
	options->reader = (enum reader)reader;
	options->format = (enum document_format)format;
	return status ? status : check_options(options, message);
}

/* --- languages ----------------------------------------------------------------------------- */

static enum status
unknown_language(const struct workshop *workshop, const char *tag, struct message *message)
{
	struct buffer list = {.bytes = NULL};
	for (int i = 0; i < workshop->languages_count; i++)
		if (strcmp(workshop->languages[i], "und") != 0)
			buffer_printf(&list, "%s%s", list.length > 0 ? ", " : "",
				workshop->languages[i]);
	if (list.length > 0)
		fail(message, STATUS_USAGE,
			_("--languages: the workshop has no “%s”; it has: %s"), tag,
			buffer_text(&list));
	else
		fail(message, STATUS_USAGE,
			_("--languages: the workshop does not name its languages"));
	buffer_free(&list);
	return STATUS_USAGE;
}

/* Reads `de,uk`. */
static enum status
read_languages(const char *text, struct tongues *tongues, struct message *message)
{
	while (true) {
		size_t length = strcspn(text, ",");
		char *tag = mem_text_n(text, length);
		int language = workshop_find_language(tongues->workshop, tag);
		bool twice = false;
		for (int i = 0; i < tongues->count; i++)
			twice |= tongues->in[i] == language;
		enum status status = STATUS_OK;
		if (language < 0)
			status = unknown_language(tongues->workshop, tag, message);
		else if (twice)
			status = fail(message, STATUS_USAGE,
				_("--languages: “%s” stands there twice"), tag);
		else if (tongues->count == TONGUES_MAX)
			status = fail(message, STATUS_USAGE,
				_("--languages: there may be two at most"));
		else
			tongues->in[tongues->count++] = language;
		free(tag);
		if (status || !text[length])
			return status;
		text += length + 1;
	}
}

/* The language of the screens, if the workshop has it, else its base; on forms one more. */
static void
usual_languages(const char *language, enum reader reader, struct tongues *tongues)
{
	int first = workshop_find_language(tongues->workshop, language);
	tongues->in[0] = first < 0 ? 0 : first;
	tongues->in[1] = tongues->in[0] == 0 ? 1 : 0;
	tongues->count =
		reader == FOR_PARTICIPANTS && tongues->workshop->languages_count > 1 ? 2 : 1;
}

/* --- what the session knows ---------------------------------------------------------------- */

/* NULL where the session is called as its workshop is, so that every language has its own title. */
static const char *
own_title(const struct model *model)
{
	for (int i = 0; i < model->workshop->languages_count; i++) {
		const char *title = model->workshop->title.in[i];
		if (title && strcmp(title, model->title) == 0)
			return NULL;
	}
	return model->title;
}

/* Minutes of the day when it began, or will begin to end as planned; -1 when nobody knows. */
static int
start_of(const struct model *model)
{
	int minutes = -1;
	utc_ms start = model->started_at;
	if (!start && model->planned_end)
		start = model->planned_end - workshop_minutes(model->workshop) * (utc_ms)UTC_MINUTE;
	char clock[UTC_CLOCK];
	if (start) {
		utc_clock_text(start, clock);
		utc_clock_parse(clock, &minutes);
	}
	return minutes;
}

/* The options of a step that came from an earlier one; what was hidden since is not printed. */
static struct option *
options_shown(const struct model *model, int step, int *count)
{
	const struct option *options = model_options(model, step, count);
	struct option *shown = mem_new((size_t)*count + 1, sizeof(*shown));
	for (int i = 0; i < *count; i++) {
		shown[i] = options[i];
		if (model_option_hidden(model, &options[i]))
			shown[i].label = (struct words){.in[0] = (char *)_("(hidden)")};
	}
	return shown;
}

static struct paper_step *
steps_of(const struct model *model)
{
	int count = model->workshop->steps_count;
	struct paper_step *steps = mem_new((size_t)count + 1, sizeof(*steps));
	for (int i = 0; i < count; i++) {
		steps[i].inserted = model->steps[i].inserted;
		if (model->workshop->steps[i].options_from)
			steps[i].options = options_shown(model, i, &steps[i].options_count);
	}
	return steps;
}

/* --- the documents ------------------------------------------------------------------------- */

/* Each group's sign on the wall. */
static char **
group_marks(const struct workshop *workshop, int language)
{
	char **marks = mem_new((size_t)workshop->groups_count + 1, sizeof(*marks));
	struct model model = {.workshop = (struct workshop *)workshop};
	for (int i = 0; i < workshop->groups_count; i++)
		marks[i] = say_group_mark(&model, i, language);
	return marks;
}

static bool
has_official_group(const struct workshop *workshop)
{
	return workshop_people_groups(workshop) < workshop->groups_count;
}

static bool
compares_views(const struct workshop *workshop)
{
	for (int i = 0; i < workshop->steps_count; i++)
		if (workshop->steps[i].kind == KIND_PROFILE)
			return true;
	return false;
}

/* The keys to know without looking, in the order in which an evening needs them. */
static const struct evening_key {
	enum command_id command;
	bool (*needed)(const struct workshop *workshop); /* NULL: always */
} evening_keys[] = {
	{COMMAND_go_on, NULL}, {COMMAND_look_back, NULL}, {COMMAND_page_next, NULL},
	{COMMAND_page_back, NULL}, {COMMAND_agenda, NULL},
	{COMMAND_people, NULL}, {COMMAND_counts_next, NULL}, {COMMAND_counts_fill, NULL},
	{COMMAND_mode, NULL}, {COMMAND_secret_leave, NULL}, {COMMAND_paper, workshop_has_forms},
	{COMMAND_official, has_official_group}, {COMMAND_correct, NULL}, {COMMAND_result, NULL},
	{COMMAND_again, NULL}, {COMMAND_profile_suggestions, compares_views},
	{COMMAND_timer, NULL}, {COMMAND_minute_less, NULL}, {COMMAND_minute_more, NULL},
	{COMMAND_comment, NULL}, {COMMAND_tables, NULL}, {COMMAND_hide_last, NULL},
	{COMMAND_measure, NULL}, {COMMAND_calm, NULL}, {COMMAND_blank, NULL},
	{COMMAND_undo, NULL}, {COMMAND_insert, NULL}, {COMMAND_language, NULL},
	{COMMAND_view, NULL}, {COMMAND_help, NULL}, {COMMAND_quit, NULL},
};

enum { EVENING_KEYS = sizeof(evening_keys) / sizeof(evening_keys[0]) };

static char *
key_names(const char *keys)
{
	struct buffer text = {.bytes = NULL};
	for (size_t at = 0, length; (length = key_next_name(keys, &at)) > 0; at += length) {
		char name[KEY_NAME_LONGEST], label[KEY_LABEL_LONGEST];
		snprintf(name, sizeof(name), "%.*s", (int)length, keys + at);
		/* translators: between two keys that do the same */
		buffer_add(&text, text.length > 0 ? _(" or ") : "");
		buffer_add(&text, key_label(name, label));
	}
	return buffer_take(&text);
}

/* The keys that an evening with WORKSHOP needs, with their NAMES in fresh memory; how many. */
static int
keys_of(const struct workshop *workshop, struct paper_key keys[EVENING_KEYS],
	char *names[EVENING_KEYS])
{
	int count = 0;
	for (int i = 0; i < EVENING_KEYS; i++) {
		const struct evening_key *key = &evening_keys[i];
		if (key->needed && !key->needed(workshop))
			continue;
		names[count] = key_names(key_rows[key->command].keys);
		keys[count] = (struct paper_key){
			.keys = names[count], .help = _(key_rows[key->command].help)};
		count++;
	}
	return count;
}

static enum status
write_run_sheet(
	const struct env *env, struct paper *paper, struct buffer *out, struct message *message)
{
	static const enum paper_card_kind kinds[HELP_KIND_COUNT] = {
		[HELP_RULE] = CARD_RULE, [HELP_SENTENCE] = CARD_SENTENCE,
		[HELP_CLASS] = CARD_CLASS, [HELP_ESCALATION] = CARD_ESCALATION,
		[HELP_CONTACT] = CARD_CONTACT,
	};
	struct help *help;
	char *path = mem_printf("%s/help/disruption.csv", env->data_dir);
	enum status status = help_file_read(path, &help, message);
	free(path);
	if (status)
		return status;

	struct paper_card *cards = mem_new((size_t)help->count + 1, sizeof(*cards));
	for (int i = 0; i < help->count; i++)
		cards[i] = (struct paper_card){
			.kind = kinds[help->entries[i].kind],
			.title = help_title(help, &help->entries[i], env->language),
			.text = help_text(help, &help->entries[i], env->language),
		};
	struct paper_key keys[EVENING_KEYS];
	char *names[EVENING_KEYS];
	int count = keys_of(paper->workshop, keys, names);
	paper->cards = cards;
	paper->cards_count = help->count;
	paper->keys = keys;
	paper->keys_count = count;
	paper_run_sheet(paper, out);
	for (int i = 0; i < count; i++)
		free(names[i]);
	free(cards);
	help_free(help);
	return STATUS_OK;
}

/* Each form begins on a leaf of its own, and goes on at its back. */
static void
print_sides(const struct workshop *workshop)
{
	if (workshop_has_forms(workshop))
		fputs(_("runde: print the forms on both sides, so that each is a leaf\n"), stderr);
}

/* The questions whose answers nobody knows before the evening. */
static void
print_awaited(const struct paper *paper)
{
	const struct workshop *workshop = paper->workshop;
	for (int i = 0; i < workshop->steps_count; i++) {
		const struct step *step = &workshop->steps[i];
		if (!paper_on_form(paper, i) || !paper_awaits_answers(paper, i))
			continue;
		fprintf(stderr,
			_("runde: %s: the answers come from “%s”; the form has their numbers, the "
			  "wall their words\n"),
			step->id, step->options_from);
	}
}

static enum status
write_forms(const char *name, const struct paper *paper, struct buffer *out,
	struct message *message)
{
	if (paper_forms(paper, out) == 0)
		return fail(message, STATUS_DATA, _("%s: no step asks anything; there is no form"),
			name);
	print_sides(paper->workshop);
	print_awaited(paper);
	return STATUS_OK;
}

static enum status
write_document(const struct env *env, const char *name, const struct source *source,
	const struct sheet_options *options, struct buffer *out, struct message *message)
{
	const struct model *model = source->model;
	struct paper paper = {
		.workshop = source->workshop,
		.format = options->format,
		.language = env->language,
		.tongues = {.workshop = source->workshop},
		.start = options->start,
		.people = options->people,
		.all = options->all,
	};
	enum status status = STATUS_OK;
	if (options->languages)
		status = read_languages(options->languages, &paper.tongues, message);
	else
		usual_languages(env->language, options->reader, &paper.tongues);
	if (status)
		return status;

	char **marks = group_marks(source->workshop, paper.tongues.in[0]), *date = NULL;
	struct paper_step *steps = NULL;
	paper.marks = (const char *const *)marks;
	if (model) {
		bool dated = model->started_at || model->planned_end;
		paper.steps = steps = steps_of(model);
		paper.title = own_title(model);
		paper.place = model->place;
		paper.date = date = dated ? say_date(model->local_date) : NULL;
		if (paper.start < 0)
			paper.start = start_of(model);
	}
	if (options->reader == FOR_FACILITATOR)
		status = write_run_sheet(env, &paper, out, message);
	else
		status = write_forms(name, &paper, out, message);
	for (int i = 0; i < source->workshop->groups_count; i++)
		free(marks[i]);
	free(marks);
	for (int i = 0; steps && i < source->workshop->steps_count; i++)
		free((struct option *)steps[i].options);
	free(steps);
	free(date);
	return status;
}

enum status
command_sheet(struct env *env, int argc, char **argv, struct message *message)
{
	struct arguments arguments = arguments_of(argc, argv);
	struct sheet_options options;
	struct source source;
	struct buffer out = {.bytes = NULL};
	enum status status = read_options(&arguments, &options, message);
	if (status)
		return status;
	if (argc - arguments.first != 1)
		return fail(message, STATUS_USAGE, _("sheet: name one workshop or one session"));

	const char *argument = argv[arguments.first];
	status = source_open(env, argument, &source, message);
	if (!status)
		status = write_document(env, argument, &source, &options, &out, message);
	if (!status)
		status = output_write(options.output, &out, message);
	source_close(&source);
	buffer_free(&out);
	return status;
}
