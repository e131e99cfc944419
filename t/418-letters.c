/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/letters.h"

#include <dirent.h>
#include <string.h>

#include "core/buffer.h"
#include "core/mem.h"
#include "core/text.h"
#include "tap.h"

static const struct {
	const struct face *face;
	const char *name;
} faces[] = {{&large_face, "large"}, {&medium_face, "medium"}, {&running_face, "running"}};

enum { FACES = sizeof(faces) / sizeof(faces[0]) };

/* What a character is called in a message. */
static const char *
code_name(uint32_t code)
{
	static char name[24];
	char bytes[4];
	snprintf(name, sizeof(name), "U+%04X %.*s", (unsigned)code, (int)text_encode(code, bytes),
		bytes);
	return name;
}

static bool
letter_of(const struct face *face, const char *text, struct letter *letter)
{
	size_t n = strlen(text);
	return letters_next(face, text, n, 0, letter) == n;
}

static bool
same(const struct letter *a, const struct letter *b)
{
	return a->columns == b->columns && memcmp(a->rows, b->rows, sizeof(a->rows)) == 0;
}

/* --- sheets -------------------------------------------------------------------------------------- */

/* How many faults SHEET has: rows of different widths, or that do not hold one picture for each
 * character, or signs that mean nothing. */
static int
sheet_faults(const struct face *face, const struct sheet *sheet)
{
	int faults = 0, letters = 0, rows = 0;
	while (sheet->codes[letters])
		letters++;
	for (; rows < LETTER_PIXELS && sheet->rows[rows]; rows++) {
		const char *row = sheet->rows[rows];
		int places = 1;
		for (size_t i = 0; row[i]; i++) {
			bool ends = row[i] == '|';
			places += ends;
			faults += !strchr(" #|", row[i]);
			faults += ends != (sheet->rows[0][i] == '|');
		}
		faults += places != letters || strlen(row) != strlen(sheet->rows[0]);
	}
	return faults + (rows == 0) + (sheet->top + rows > face->pixels);
}

static void
test_sheets(const struct face *face, const char *name)
{
	int faults = 0, disorder = 0, digits = 0, wide = 0;
	uint32_t before = 0;
	struct letter zero, letter;
	for (size_t i = 0; i < face->sheet_count; i++) {
		const struct sheet *sheet = &face->sheets[i];
		faults += sheet_faults(face, sheet);
		for (const char32_t *code = sheet->codes; *code; code++) {
			if (*code <= before)
				diag("%s: %s is not behind the one before", name, code_name(*code));
			disorder += *code <= before;
			before = *code;
			if (!letters_drawn(face, *code, &letter) || letter.columns < 1
				|| letter.columns > LETTER_COLUMNS / 2)
				wide++;
		}
	}
	is_int(faults, 0, "%s: every sheet has a picture for each of its characters", name);
	is_int(disorder, 0, "%s: characters ascend, none twice", name);
	is_int(wide, 0, "%s: all are found, and leave room for marks", name);
	letters_drawn(face, '0', &zero);
	for (uint32_t code = '0'; code <= '9'; code++)
		digits += letters_drawn(face, code, &letter) && letter.columns == zero.columns;
	is_int(digits, 10, "%s: digits are of one width", name);
	is_int(letters_columns(face, "11:11", 5), letters_columns(face, "04:58", 5),
		"%s: a clock does not jump", name);
}

/* No two letters of LIST look the same. */
static void
differ(const struct face *face, const char *list, const char *name)
{
	struct letter letters[128];
	int count = 0, equal = 0;
	size_t n = strlen(list);
	for (size_t at = 0; at < n && count < 128; count++) {
		at = letters_next(face, list, n, at, &letters[count]);
		if (at == 0)
			bail("%s: a letter is missing", list);
		for (int i = 0; i < count; i++)
			equal += same(&letters[i], &letters[count]);
	}
	is_int(equal, 0, "%s", name);
}

/* --- what texts are written with ----------------------------------------------------------------- */

/* Counts what is missing of TEXT, of Latin script: in the texts shipped there is no other. */
static int
missing_of(const struct face *face, const char *text, size_t n, const char *where)
{
	int missing = 0;
	for (size_t at = 0; at < n;) {
		struct letter letter;
		uint32_t code;
		text_code(text, n, at, &code);
		size_t next = letters_next(face, text, n, at, &letter);
		if (next == 0 && code >= ' ') {
			diag("%s: %s", where, code_name(code));
			missing++;
		}
		at = next ? next : text_next(text, n, at);
	}
	return missing;
}

static char *
file_text(const char *path, size_t *n)
{
	FILE *file = fopen(path, "r");
	if (!file)
		bail("%s cannot be read", path);
	struct buffer text = {0};
	char bytes[4096];
	for (size_t got; (got = fread(bytes, 1, sizeof(bytes), file)) > 0;)
		buffer_add_n(&text, bytes, got);
	fclose(file);
	*n = text.length;
	char *copy = mem_text_n(buffer_text(&text), text.length);
	buffer_free(&text);
	return copy;
}

static void
test_shipped(const struct face *face, const char *name, const char *folder)
{
	const char *shipped = getenv("RUNDE_DATADIR"), *source = getenv("srcdir");
	char *path = shipped ? mem_printf("%s/%s", shipped, folder)
			     : mem_printf("%s/data/%s", source ? source : ".", folder);
	DIR *directory = opendir(path);
	if (!directory)
		bail("%s cannot be read", path);
	int files = 0, missing = 0;
	for (struct dirent *entry; (entry = readdir(directory));) {
		if (!strstr(entry->d_name, ".csv"))
			continue;
		char *file = mem_printf("%s/%s", path, entry->d_name);
		size_t n;
		char *text = file_text(file, &n);
		missing += missing_of(face, text, n, entry->d_name);
		files++;
		free(text);
		free(file);
	}
	closedir(directory);
	ok(files > 0, "there are texts in %s", folder);
	is_int(missing, 0, "%s: all that the texts in %s are written with", name, folder);
	free(path);
}

/* --- composing ----------------------------------------------------------------------------------- */

static void
test_names(const struct face *face, const char *name)
{
	static const char *const names[] = {"Żółć", "Łódź", "Müller", "Çelik", "Ğ ğ İ ı Ş ş",
		"Nguyễn Thị Hương", "Gheorghiță", "Țepeș", "Kovačević", "François", "Žižek Đorđević",
		"Dvořák", "Čapek", "Ľubomír Ďaďo Ťuťka", "Őszi Ördög Űr", "Åse Øyvind Ærø", "Þór Ðóra Eiríksson",
		"Ħal Għaxaq", "Œuvre cœur", "Ķēniņš Ģirts ģ", "Žemaitė Ąžuolas įųų", "São João Ñandú",
		"Ægir Ŋ ŋ Ə ə", "Олена Юрій Їжак Ґанок Євген", "Сергей Щукин Ёлкин Эдуард", "Ъгъл Жълт",
		"Ђорђе Љиљана Њег Ћирић Џон", "Ѓорѓи Ќиро Ѕвезда", "Ελένη Γιώργος Ψυχή Ξένια Ωραία",
		"АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯЄІЇҐЂЋЉЊЏЅЈ",
		"абвгдежзийклмнопрстуфхцчшщъыьэюяєіїґђћљњџѕј", "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩΪΫ",
		"αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰ"};
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		is_int(missing_of(face, names[i], strlen(names[i]), names[i]), 0, "%s: %s", name,
			names[i]);
	is_int(letters_columns(face, "e\u0301", 3), letters_columns(face, "é", 2),
		"%s: a letter in two code points is the same", name);
	is_int(letters_columns(face, "Do\u00ADnau", 7), letters_columns(face, "Donau", 5),
		"%s: a soft hyphen is not to be seen", name);
	is_int(letters_columns(face, "a\u00A0b", 4), letters_columns(face, "a b", 3),
		"%s: a space is a space", name);
	is_int(letters_columns(face, "李", 3), -1, "%s: what is not drawn is missing", name);
	is_int(letters_columns(face, "a\u20DD", 4), -1, "%s: as are other marks", name);
	is_int(letters_columns(face, "a\xFF", 2), -1, "%s: and what is no text", name);
	is_int(letters_columns(face, "", 0), 0, "%s: nothing is nothing", name);
}

/* The rows of the letter that TEXT is, as a picture. Freed by the caller. */
static char *
picture_of(const struct face *face, const char *text)
{
	struct letter letter;
	struct buffer out = {0};
	if (!letter_of(face, text, &letter))
		bail("%s: missing", text);
	for (int i = 0; i < face->pixels; i++) {
		for (int j = 0; j < letter.columns; j++)
			buffer_add_n(&out, letter.rows[i] >> j & 1 ? "#" : ".", 1);
		buffer_add_n(&out, "\n", 1);
	}
	char *picture = mem_text(buffer_text(&out));
	buffer_free(&out);
	return picture;
}

static void
looks(const struct face *face, const char *text, const char *wanted, const char *name)
{
	char *picture = picture_of(face, text);
	is_str(picture, wanted, "%s", name);
	free(picture);
}

static void
test_marks(void)
{
	looks(&large_face, "ü", "......\n##..##\n##..##\n......\n##..##\n##..##\n##..##\n##..##\n"
		"##..##\n##..##\n.#####\n......\n......\n......\n", "a small letter with its dots");
	looks(&large_face, "Ü", "##...##\n##...##\n.......\n##...##\n##...##\n##...##\n##...##\n"
		"##...##\n##...##\n##...##\n.#####.\n.......\n.......\n.......\n",
		"a capital gives up a row for them");
	looks(&large_face, "í", "....\n..##\n.##.\n....\n.##.\n.##.\n.##.\n.##.\n.##.\n.##.\n.##.\n....\n"
		"....\n....\n",
		"a mark stands for the dot");
	looks(&large_face, "Ç", "......." "\n.......\n.#####.\n##...##\n##.....\n##.....\n##.....\n"
		"##.....\n##.....\n##...##\n.#####.\n...#...\n...##..\n.###...\n", "below the line");
	looks(&medium_face, "é", "..#\n...\n###\n##.\n#..\n###\n", "in capitals of five pixels");
	looks(&medium_face, "ç", "...\n.##\n#..\n#..\n.##\n.#.\n", "and below");
	looks(&medium_face, "ß", "....\n.##.\n#..#\n#.#.\n#..#\n#.#.\n", "as is ß");
}

static void
test_distance(void)
{
	struct letter a, b;
	letter_of(&large_face, "n", &a);
	letter_of(&large_face, "V", &b);
	is_int(letters_gap(&large_face, &a, &a), large_face.gap, "two stems keep their distance");
	is_int(letters_gap(&large_face, &b, &b), large_face.gap, "as do two that are wide");
	letter_of(&large_face, "L", &a);
	is_int(letters_gap(&large_face, &a, &b), large_face.gap - large_face.kern,
		"what leaves a hole comes closer");
	letter_of(&large_face, "7", &a);
	letter_of(&large_face, ".", &b);
	is_int(letters_gap(&large_face, &a, &b), large_face.gap, "but not to a digit");
	ok(letters_reach(&large_face, "Übung", 6, 0, 1), "marks of capitals reach up");
	ok(!letters_reach(&large_face, "übung", 6, 0, 0), "those of small letters do not");
	ok(letters_reach(&large_face, "Übung", 6, 12, 13), "a g reaches down");
	ok(!letters_reach(&large_face, "12:05, 2,7 %", 12, 12, 13), "no number does");
	ok(!letters_reach(&large_face, "12:05, 2,7 %", 12, 0, 1), "nor up");
}

int
main(void)
{
	for (int i = 0; i < FACES; i++) {
		const struct face *face = faces[i].face;
		const char *name = faces[i].name;
		test_sheets(face, name);
		test_shipped(face, name, "workshops");
		test_shipped(face, name, "help");
		test_names(face, name);
		differ(face, "0O1I!|BDSC58Z2GQ-–_.,;:'\"()[]{}/\\", name);
	}
	differ(&large_face,
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyzÄÖÜäöüßẞ0123456789"
		".,:;!?-–—()„“”‘’'\"/&+%=#*@§€°·…×<>[]_|→",
		"large: each of its letters is like no other");
	for (int i = 0; i < FACES; i++) {
		differ(faces[i].face, "БВГДЖЗИЙЛПУФЦЧШЩЪЫЬЭЮЯЄІЇҐЂЉЊЏ", faces[i].name);
		differ(faces[i].face, "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ", faces[i].name);
	}
	differ(&large_face, "абвгдежзийклмнопрстуфхцчшщъыьэюяєіїґђћљњџ", "large: Cyrillic small letters");
	differ(&large_face, "αβγδεζηθικλμνξοπρσςτυφχψω", "large: Greek small letters");
	test_marks();
	test_distance();
	return done_testing();
}
