/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "table/workshop_file.h"

#include <unistd.h>

#include "core/buffer.h"
#include "core/mem.h"
#include "tap.h"

static char path[] = "/tmp/runde-workshop-XXXXXX";

static void
write_file(const void *bytes, size_t n)
{
	FILE *file = fopen(path, "w");
	if (!file || fwrite(bytes, 1, n, file) != n || fclose(file) != 0)
		bail("%s cannot be written", path);
}

/* Everything about the bytes: the faults as they are printed with F for the file. */
static char *
check_n(const void *bytes, size_t n)
{
	struct workshop *workshop;
	struct faults faults = {.list = NULL};
	struct message message = {.text = ""};
	char *text = NULL;
	size_t length = 0;

	write_file(bytes, n);
	enum status status = workshop_file_read(path, 0, &workshop, &faults, &message);
	FILE *out = open_memstream(&text, &length);
	workshop_file_print_faults(out, "F", &faults);
	if ((status == STATUS_OK) != (workshop != NULL) ||
		(status == STATUS_DATA) != (faults.errors > 0) || (status && status != STATUS_DATA))
		fprintf(out, "unexpected status %d\n", status);
	fclose(out);
	workshop_free(workshop);
	faults_free(&faults);
	return text;
}

static void
checks_n(const void *bytes, size_t n, const char *wanted, const char *name)
{
	char *got = check_n(bytes, n);
	is_str(got, wanted, "%s", name);
	free(got);
}

#define checks(text, wanted, name) checks_n(text, sizeof(text) - 1, wanted, name)

#define HEAD "id,kind,title,minutes,options\n" "abend,workshop,Ein Abend,,\n"

static void
test_good(void)
{
	static const char file[] = "\xEF\xBB\xBF"
		"notes;title@de;kind;;title@uk;options@de;options@uk;minutes;id\r\n"
		"\"leise;\r\nlaut\";Ein Abend;workshop;;Вечір;;;90;abend\r\n"
		";;;;;;;;\r\n"
		";Frage;scale;;Питання;\"a|\"\"b\"\"\";x|y;85;\r\n";
	struct workshop *workshop;
	struct faults faults = {.list = NULL};
	write_file(file, sizeof(file) - 1);
	is_int(workshop_file_read(path, 0, &workshop, &faults, NULL), STATUS_OK, "a good file");
	is_int(faults.count, 0, "without a fault");
	if (!workshop)
		bail("no workshop");
	is_int(workshop->languages_count, 2, "two languages");
	is_str(workshop->languages[0], "de", "the first is the base");
	is_str(workshop->languages[1], "uk", "the second");
	is_str(words_in(&workshop->title, 1), "Вечір", "a translation");
	is_str(words_in(&workshop->notes, 1), "leise;\nlaut", "plain text is in the base language");
	is_int(workshop->steps_count, 1, "an empty row is no step");
	is_int(workshop->steps[0].line, 5, "lines are those of an editor");
	is_str(words_in(&workshop->steps[0].options[1].label, 0), "\"b\"", "options");
	is_str(words_in(&workshop->steps[0].options[1].label, 1), "y", "in both languages");
	is_int(strlen(workshop->hash), HASH_HEX - 1, "a hash of the bytes");
	char hash[17];
	strcpy(hash, workshop->hash);
	workshop_free(workshop);

	write_file(file + 3, sizeof(file) - 4);
	workshop_file_read(path, 0, &workshop, &faults, NULL);
	ok(workshop && strcmp(hash, workshop->hash) != 0, "other bytes, another hash");
	workshop_free(workshop);

	static const char plain[] =
		"kind,title,title@en\nworkshop,Abend,Evening\ninfo,Hallo,Hello\n";
	write_file(plain, sizeof(plain) - 1);
	workshop_file_read(path, 0, &workshop, &faults, NULL);
	ok(workshop && strcmp(workshop->languages[0], "und") == 0
		&& strcmp(workshop->languages[1], "en") == 0, "a text both plain and translated");
	ok(workshop && strcmp(words_in(&workshop->title, 0), "Abend") == 0,
		"the plain one is the base");
	workshop_free(workshop);

	static const char nameless[] = "kind,title\nworkshop,Abend\ninfo,Hallo\n";
	write_file(nameless, sizeof(nameless) - 1);
	workshop_file_read(path, 0, &workshop, &faults, NULL);
	ok(workshop && workshop->languages_count == 1 && strcmp(workshop->languages[0], "und") == 0,
		"no language at all");
	workshop_free(workshop);
	faults_free(&faults);
}

static void
test_bad(void)
{
	checks("", "F:1: the file is empty\n", "an empty file");
	checks("id,knd,title\nx,info,x\n", "F:1: unknown column “knd”; did you mean “kind”?\n",
		"a misspelt column");
	checks("id,kind,tilte@de\nx,workshop,x\n",
		"F:1: unknown column “tilte@de”; did you mean “title@de”?\n",
		"a misspelt translation");
	checks("id,kind,title,Farbe\nx,workshop,x,rot\ny,info,y,\n",
		"F:1: unknown column “Farbe”\n", "a column of another world");
	checks("id,kind\nx,workshop\n", "F:1: the column “title” is missing\n", "no titles");
	checks("id\n", "F:1: the column “kind” is missing\nF:1: the column “title” is missing\n",
		"no kinds");
	checks("kind,title,kind\nworkshop,x,\n",
		"F: there is no step\nF:1: the column “kind” is there twice\n", "a column twice");
	checks("kind,title@de,title@DE,minutes@de\nworkshop,x,,\ninfo,x,,\n",
		"F:1: “DE” in “title@DE” is no language; write two or "
		"three small letters, such as de\nF:1: the column “minutes” cannot be translated\n",
		"languages where none belong");
	checks(HEAD "x,scael,x,,\ny,choice,y,x,a|b\nz,info,z,,a\nz,choice,z,,\n",
		"F:3: unknown kind “scael”; did you mean “scale”?\n"
		"F:4: “minutes” must be a whole number, not “x”\n"
		"F:5: “info” has no “options”; the cell must be empty\n"
		"F:6: “choice” needs options, such as yes|no\n"
		"F:6: the id “z” is taken by an earlier row\n", "every fault of a file");
	checks(HEAD "x,info,\"x,,\n",
		"F:3: a quotation mark opens a cell that never ends; the rest was not "
		"read\n",
		"broken quotes");
	checks(HEAD "x,info,x\ny,multi,y,,@x,,\nz,multi,z,,@x\n",
		"F:3: the row has 3 cells, but there are 5 columns\n"
		"F:4: the row has 7 cells, but there are 5 columns\n", "ragged rows");
	checks(HEAD "x,info,\"a\n\0\",,\n", "F:4: there is a NUL byte; this is not a text\n",
		"a NUL");
	checks(HEAD "x,info,B\xFCrger,,\ny,talk,z,y,\n",
		"F:3: this is not UTF-8; save the table as “CSV UTF-8”\n"
		"F:4: “minutes” must be a whole number, not “y”\n", "Latin-1");
	checks("kind,title,\nworkshop,x,\ninfo,x,y\n",
		"F:3: there is something in a column without a name\n", "a column without a name");
	checks(HEAD, "F: there is no step\n", "no step");
	checks("kind,title\n", "F: there is no row below the column names\n", "no row");
	checks("kind,title@de,title@en\nworkshop,,x\ninfo,x,y\n",
		"F:2: “title” is translated, but missing in the first language\n",
		"a missing base");

	struct buffer text = {.bytes = NULL};
	buffer_add(&text, HEAD);
	for (int i = 0; i < 999; i++)
		buffer_printf(&text, "s%d,info,x,,\n", i);
	checks_n(text.bytes, text.length, "", "a thousand rows");
	for (int i = 0; i < 500; i++)
		buffer_add(&text, ",,,,\n");
	checks_n(text.bytes, text.length, "", "and empty ones below them");
	buffer_add(&text, "s999,info,x,,\n");
	checks_n(text.bytes, text.length, "F:1502: there are more than 1000 rows\n", "one more");

	buffer_clear(&text);
	buffer_add(&text, HEAD "x,info,\"");
	for (int i = 0; i < 1000000; i++)
		buffer_add_char(&text, 'x');
	buffer_add(&text, "\",,\n");
	checks_n(text.bytes, text.length,
		"F:3: a cell has more than 65536 bytes; perhaps a quotation mark "
		"is missing; the rest was not read\n",
		"a cell of a megabyte");

	buffer_clear(&text);
	buffer_add(&text, HEAD);
	for (int i = 0; i < 150; i++)
		buffer_printf(&text, "s%d,nfo,x,,\n", i);
	char *got = check_n(text.bytes, text.length);
	int lines = 0;
	for (const char *c = got; *c; c++)
		lines += *c == '\n';
	is_int(lines, 101, "a hundred faults and a line");
	is_str(strstr(got, "F: "), "F: and 50 more\n", "that says how many more");
	free(got);
	buffer_free(&text);
}

/* xorshift64*, G. Marsaglia (2003), S. Vigna (2016). */
static uint64_t
draw(uint64_t *state)
{
	*state ^= *state >> 12;
	*state ^= *state << 25;
	*state ^= *state >> 27;
	return *state * UINT64_C(2685821657736338717);
}

static void
test_random(void)
{
	uint64_t state = 42;
	int wrong = 0;
	for (int round = 0; round < 50; round++) {
		unsigned char bytes[3000];
		for (size_t i = 0; i < sizeof(bytes); i++)
			bytes[i] = (unsigned char)(draw(&state) >> 32);
		char *got = check_n(bytes, sizeof(bytes));
		wrong += strncmp(got, "F:", 2) != 0 || strstr(got, "unexpected status");
		free(got);
	}
	is_int(wrong, 0, "random bytes are faults");
}

/* Changes a good file in a few places and looks that what comes out is a workshop or faults, and
 * that the same bytes give the same. */
static void
test_mutations(void)
{
	static const char good[] =
		"id,kind,title@de,title@en,prompt@de,minutes,options@de,options@en,"
		"theme,question,sheet,max,by_group,comments,notes\n"
		"abend,workshop,Ein Abend,An evening,Hallo,60,,,,,,,,,leise\n"
		"alt,group,Alte,Old,,,,,,,,,,,\n"
		"amt,group,Amt,Office,,,official,,,,,,,,\n"
		",talk,Gespräch,Talk,\"Worüber\n\"\"reden\"\" wir?\",20,,,,,,,,collect,\n"
		"ideen,cards,Ideen,Ideas,,10,,,,,,,,live,\n"
		"wahl,multi,Wahl,Choice,,5,@ideen|-=nichts,,,,,3,,,\n"
		"f1,scale,Frage,Question,Wie?,5,gar nicht=0|sehr=10|-=keine,not at "
		"all|very,Feld,,s,,yes,,\n"
		"f2,scale,Frage,Question,Wie?,5,gar nicht=0|sehr=10,,Feld,f1,s,,yes,,\n"
		"f3,resist,Was?,What?,,5,a|bleibt=status-quo,,,,,,,,\n"
		"f4,scale,Zahl,Number,,5,0..10,,,,,,,,\n";
	static const char *const pieces[] = {
		"\"",
		",",
		"\n",
		"\r\n",
		";",
		"|",
		"=",
		"@",
		"-=",
		"..",
		"\\|",
		"\0x",
		"\xFF",
		"\xC3",
		"ü",
		"'",
		"9999999999",
		"-1",
		"@f1",
		"scale",
		"workshop",
		"group",
		"yes",
		"\xEF\xBB\xBF",
		"\xE2\x80\xAE",
	};
	enum { PIECES = sizeof(pieces) / sizeof(pieces[0]), ROUNDS = 2000 };
	uint64_t state = 7;
	int wrong = 0, sound = 0;

	checks(good, "", "before");
	for (int round = 0; round < ROUNDS; round++) {
		struct buffer text = {.bytes = NULL};
		buffer_add(&text, good);
		for (int change = 1 + (int)(draw(&state) % 4); change > 0 && text.length > 0;
			change--) {
			size_t at = draw(&state) % text.length, n = draw(&state) % 8;
			struct buffer changed = {.bytes = NULL};
			const char *piece = pieces[draw(&state) % PIECES];
			buffer_add_n(&changed, text.bytes, at);
			if (draw(&state) % 3)
				buffer_add_n(&changed, piece, *piece ? strlen(piece) : 1);
			if (draw(&state) % 3)
				n = 0;
			if (at + n < text.length)
				buffer_add_n(&changed, text.bytes + at + n, text.length - at - n);
			buffer_free(&text);
			text = changed;
		}
		char *first = check_n(buffer_text(&text), text.length);
		char *second = check_n(buffer_text(&text), text.length);
		bool faulty = strcmp(first, second) != 0 || strstr(first, "unexpected status")
			|| strchr(first, '\x1b') || strchr(first, '\r');
		if (faulty && wrong++ < 3)
			diag("%s\n---\n%s", buffer_text(&text), first);
		sound += !*first || strstr(first, "warning");
		free(first);
		free(second);
		buffer_free(&text);
	}
	is_int(wrong, 0, "%d changed files are workshops or faults", ROUNDS);
	ok(sound > 0 && sound < ROUNDS, "some of each");
}

int
main(void)
{
	int fd = mkstemp(path);
	if (fd < 0)
		bail("no temporary file");
	close(fd);
	test_good();
	test_bad();
	test_random();
	test_mutations();
	unlink(path);

	struct workshop *workshop;
	struct faults faults = {.list = NULL};
	struct message message;
	is_int(workshop_file_read(path, 0, &workshop, &faults, &message), STATUS_NO_INPUT,
		"a file that is not there");
	ok(!workshop && strstr(message.text, ": no such file"), "%s", message.text);
	return done_testing();
}
