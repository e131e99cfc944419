/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tui/letters.h"

#include "tap.h"
#include "wall.h"

/* What is drawn of TEXT, pixel by pixel, as lines of `#` and space without those at the ends.
 * Freed by the caller. */
static char *
pixels_of(const char *text)
{
	struct buffer out = {0};
	for (int row = 0; row < running_face.pixels; row++) {
		char line[256];
		size_t n = strlen(text), length = 0, drawn = 0;
		for (size_t at = 0; at < n;) {
			struct letter letter;
			at = letters_next(&running_face, text, n, at, &letter);
			if (at == 0)
				bail("%s: a letter is missing", text);
			for (int j = 0; j <= letter.columns && length < sizeof(line); j++) {
				bool set = j < letter.columns && letter.rows[row] >> j & 1;
				line[length++] = set ? '#' : ' ';
				drawn = set ? length : drawn;
			}
		}
		buffer_add_n(&out, line, drawn);
		buffer_add_n(&out, "\n", 1);
	}
	char *pixels = mem_text(buffer_text(&out));
	buffer_free(&out);
	return pixels;
}

static void
looks(const char *text, const char *wanted, const char *name)
{
	char *pixels = pixels_of(text);
	is_str(pixels, wanted, "%s", name);
	free(pixels);
}

static bool
same(const struct letter *a, const struct letter *b)
{
	return a->columns == b->columns && memcmp(a->rows, b->rows, sizeof(a->rows)) == 0;
}

/* --- The sheets ------------------------------------------------------------------------------ */

/* Whether every row of SHEET has as many letters as there are codes, and each letter the same
 * columns in all rows. */
static bool
is_even(const struct sheet *sheet)
{
	for (int i = 0; i < LETTER_PIXELS && sheet->rows[i]; i++) {
		const char *first = sheet->rows[0], *row = sheet->rows[i];
		size_t letters = 1;
		if (strlen(row) != strlen(first) || strspn(row, "# |") != strlen(row))
			return false;
		for (size_t j = 0; row[j]; j++) {
			if ((row[j] == '|') != (first[j] == '|'))
				return false;
			letters += row[j] == '|';
		}
		for (size_t j = 0; j < letters; j++) {
			if (!sheet->codes[j])
				return false;
		}
		if (sheet->codes[letters])
			return false;
	}
	return true;
}

static void
test_sheets(void)
{
	char32_t last = 0;
	for (size_t i = 0; i < running_face.sheet_count; i++) {
		const struct sheet *sheet = &running_face.sheets[i];
		int rows = 0;
		while (rows < LETTER_PIXELS && sheet->rows[rows])
			rows++;
		ok(is_even(sheet), "the sheet of U+%04X is drawn evenly", (unsigned)sheet->codes[0]);
		ok(sheet->top >= 1 && sheet->top + rows <= running_face.pixels,
			"within a line, and below the row of dots");
		bool ascending = true;
		for (size_t j = 0; sheet->codes[j]; j++) {
			ascending = ascending && sheet->codes[j] > last;
			last = sheet->codes[j];
		}
		ok(ascending, "in the order of code points, none twice");
	}
}

struct drawn {
	char32_t code;
	struct letter letter;
};

static size_t
all_drawn(struct drawn *list, size_t most)
{
	size_t count = 0;
	for (size_t i = 0; i < running_face.sheet_count; i++) {
		for (const char32_t *code = running_face.sheets[i].codes; *code; code++, count++) {
			if (count == most || !letters_drawn(&running_face, *code, &list[count].letter))
				bail("U+%04X is not found", (unsigned)*code);
			list[count].code = *code;
		}
	}
	return count;
}

/* Letters that stand apart by their gap alone begin and end with a pixel. */
static bool
is_tight(const struct letter *letter)
{
	uint32_t any = 0;
	for (int i = 0; i < running_face.pixels; i++)
		any |= letter->rows[i];
	return any & 1 && any >> (letter->columns - 1) == 1;
}

static void
test_letters(void)
{
	static struct drawn list[1024];
	size_t count = all_drawn(list, 1024), alike = 0, loose = 0;
	for (size_t i = 0; i < count; i++) {
		for (size_t j = i + 1; j < count; j++) {
			if (same(&list[i].letter, &list[j].letter)) {
				diag("U+%04X looks like U+%04X", (unsigned)list[i].code,
					(unsigned)list[j].code);
				alike++;
			}
		}
		bool blank = list[i].code == ' ' || list[i].code == 0x202F;
		if (!blank && list[i].code != '1' && !is_tight(&list[i].letter)) {
			diag("U+%04X has room at a side", (unsigned)list[i].code);
			loose++;
		}
	}
	ok(count > 220, "there are letters of three scripts");
	is_int((int)alike, 0, "no two look alike, not even I l 1 |, O 0 or a pair of quotation marks");
	is_int((int)loose, 0, "none has room at a side of its own");

	int digits = canvas_running_columns("0"), different = 0;
	for (const char *digit = "123456789"; *digit; digit++)
		different += letters_columns(&running_face, digit, 1) != digits;
	is_int(different, 0, "every digit has the same columns");

	struct letter letter;
	int high = 0, small = 0;
	for (char32_t code = 'A'; code <= 'Z' && letters_drawn(&running_face, code, &letter); code++)
		high += letter.rows[0] == 0 && letter.rows[1] && letter.rows[7] && !letter.rows[8];
	const char *at = "acemnorsuvwxz";
	for (; *at && letters_drawn(&running_face, (uint32_t)*at, &letter); at++)
		small += !letter.rows[2] && letter.rows[3] && letter.rows[7] && !letter.rows[8];
	is_int(high, 26, "capitals are seven high and stand on the line");
	is_int(small, 13, "small letters are five high");
	ok(canvas_running_columns("rn") > 0 && canvas_running_columns("rn") != canvas_running_columns("m"),
		"rn is not m");
}

/* --- Marks ----------------------------------------------------------------------------------- */

static void
test_marks(void)
{
	looks("Äg",
		" # #\n"
		"\n"
		" ###\n"
		"#   #  ###\n"
		"#   # #  #\n"
		"##### #  #\n"
		"#   # #  #\n"
		"#   #  ###\n"
		"         #\n"
		"       ##\n", "a capital makes room for its dots, a tail has its own");
	looks("ÓóéÇį",
		"   #    #    #\n"
		"  #    #    #    ###  #\n"
		"                #   #\n"
		" ###   ##   ##  #     #\n"
		"#   # #  # #  # #     #\n"
		"#   # #  # #### #     #\n"
		"#   # #  # #    #   # #\n"
		" ###   ##   ###  ###  #\n"
		"                  #   #\n"
		"                 #    ##\n", "marks above and below");

	looks("ÑЙ",
		"  # # #   #\n"
		" # #   ###\n"
		"\n"
		"#   # #   #\n"
		"##  # #  ##\n"
		"# # # # # #\n"
		"#  ## ##  #\n"
		"#   # #   #\n"
		"\n"
		"\n", "a capital gives up rows that it can spare");

	static const char *const names[] = {"Żółć", "Łódź", "Çelik", "Nguyễn", "Dvořák", "Ďuriš",
		"Đorđević", "Šarūnas", "Gonçalves", "Åse", "Søren", "Þórður", "Erdoğan", "İpek",
		"Işık", "Ștefan", "Őszi", "Đặng", "Kārlis", "Ģirts", "Ľubomír", "Müller-Groß",
		"François", "Peña", "Œuvre", "Zoë", "Олена", "Юрій", "Їжак", "Ґанок", "Сергей",
		"Щукин", "Ёлкин", "Ъгъл", "Ђорђе", "Љиљана", "Ћирић", "Ελένη", "Γιώργος", "Ψυχή"};
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		ok(canvas_running_columns(names[i]) > 0, "a name: %s", names[i]);

	static const char *const pairs[][2] = {{"ä", "a"}, {"Ä", "A"}, {"ö", "o"}, {"ß", "ẞ"},
		{"ł", "l"}, {"é", "è"}, {"š", "ŝ"}, {"ş", "s"}, {"ą", "a"}, {"í", "i"}, {"ï", "í"},
		{"й", "и"}, {"ё", "е"}, {"ї", "і"}, {"ή", "η"}, {"ő", "ö"}, {"ă", "â"}, {"ễ", "ê"},
		{"ơ", "o"}, {"ớ", "ơ"},
		{"į", "ı"}, {"ď", "d"}, {"Ĺ", "L"}};
	for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++) {
		struct letter one, other;
		if (!letters_next(&running_face, pairs[i][0], strlen(pairs[i][0]), 0, &one)
			|| !letters_next(&running_face, pairs[i][1], strlen(pairs[i][1]), 0, &other))
			bail("%s or %s is missing", pairs[i][0], pairs[i][1]);
		ok(!same(&one, &other), "%s is not %s", pairs[i][0], pairs[i][1]);
	}

	char *composed = pixels_of("Żółć Ä"), *parts = pixels_of("Z\u0307o\u0301łc\u0301 A\u0308");
	is_str(parts, composed, "in one code point or in several");
	free(parts);
	free(composed);
	is_int(canvas_running_columns("Mit\u00ADeinander"), canvas_running_columns("Miteinander"),
		"a soft hyphen takes nothing");
	is_int(canvas_running_columns("李"), -1, "a script that is not drawn");
	is_int(canvas_running_columns("a\u20DD"), -1, "or a mark");
	is_int(canvas_running_columns("a\xff"), -1, "or what is no text");
	is_int(canvas_running_columns("\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301"), -1,
		"nor marks without end");
	is_int(canvas_running_columns("i\u0303\u0303\u0303\u0303\u0303\u0303\u0303"), -1,
		"which would be wider than a letter may be");
}

static void
test_distances(void)
{
	is_int(canvas_running_columns("Ta"),
		canvas_running_columns("T") + canvas_running_columns("a"),
		"letters that are far apart come closer");
	is_int(canvas_running_columns("HaHa"), 2 * (5 + 4) + 3, "others keep their distance");
	is_int(canvas_running_columns("1.7."), canvas_running_columns("4.0."), "and so do digits");
}

/* --- What is shipped ------------------------------------------------------------------------- */

/* Whether every line of the file NAME can be drawn; what stands behind a line's end is no matter. */
static void
test_file(const char *folder, const char *name)
{
	char *path = mem_printf("%s/%s", folder, name), line[16384];
	FILE *file = fopen(path, "r");
	int missing = 0, lines = 0;
	if (!file)
		bail("%s cannot be read", path);
	for (; fgets(line, sizeof(line), file); lines++) {
		line[strcspn(line, "\r\n")] = '\0';
		for (char *tab = line; (tab = strchr(tab, '\t'));)
			*tab = ' ';
		if (canvas_running_columns(line) < 0) {
			diag("%s: %s", name, line);
			missing++;
		}
	}
	fclose(file);
	free(path);
	ok(lines > 0 && missing == 0, "every letter of %s is drawn", name);
}

static void
test_shipped(void)
{
	const char *folder = getenv("RUNDE_DATADIR"), *source = getenv("srcdir");
	char *data = folder && *folder ? mem_text(folder)
				       : mem_printf("%s/data", source ? source : ".");
	static const char *const names[] = {"workshops/eins-zwei-vier-alle.csv",
		"workshops/einwohnerdialog.csv", "workshops/fallberatung.csv",
		"workshops/fishbowl.csv", "workshops/konsensieren.csv",
		"workshops/netzwerkbilanz.csv", "workshops/selbstcheck-workshop.csv",
		"workshops/selbstcheck.csv", "workshops/soziometrie.csv",
		"workshops/zukunftswerkstatt.csv", "help/disruption.csv", "help/suggestions.csv"};
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		test_file(data, names[i]);
	free(data);

	int missing = 0;
	for (char code = ' '; code <= '~'; code++)
		missing += letters_columns(&running_face, &code, 1) < 1;
	is_int(missing, 0, "and all of ASCII");
	static const char signs[] = "ÄÖÜäöüßẞ–—„“”‚‘’…·•×−€§°✓→▸«»‹›¿¡£±²³";
	ok(canvas_running_columns(signs) > 0, "and the signs that Europeans type");
}

/* --- On the canvas --------------------------------------------------------------------------- */

static void
test_paragraph(void)
{
	struct canvas screen = canvas_begin();
	is_int(canvas_running_columns("Übe ja"), 26, "the columns of a line");
	is_int(canvas_running_paragraph(&screen, 1, 2, 80, "Übe ja", true), CANVAS_RUNNING_ROWS,
		"a line");
	char *rows = wall_rows(0, 7);
	is_str(rows,
		"\n"
		"   ▀ ▀  ▄             ▄\n"
		"  █   █ █▄▄   ▄▄      ▄  ▄▄\n"
		"  █   █ █  █ █▄▄█     █  ▄▄█\n"
		"  ▀▄▄▄▀ █▄▄▀ ▀▄▄▄     █ ▀▄▄█\n"
		"                     ▄▀\n"
		"\n", "and how it looks");
	free(rows);

	is_int(canvas_running_paragraph(&screen, 0, 0, 80, "Guten Abend zusammen", false),
		CANVAS_RUNNING_PITCH + CANVAS_RUNNING_ROWS, "two lines of words");
	ok(canvas_running_paragraph(&screen, 0, 0, 60, "Donaudampfschifffahrt", false)
			> CANVAS_RUNNING_ROWS, "a long word that is too wide is broken");
	is_int(canvas_running_paragraph(&screen, 0, 0, 30, "Donaufahrt", false), 0,
		"a short one is not");
	is_int(canvas_running_paragraph(&screen, 0, 0, 60, "Hallo-Werkstatt", false),
		CANVAS_RUNNING_PITCH + CANVAS_RUNNING_ROWS, "broken at a hyphen");
	is_int(canvas_running_paragraph(&screen, 0, 0, 80, "Guten Abend, 李", false), 0,
		"a letter is missing");
	is_int(canvas_running_columns("李"), -1, "and so it has no columns");
	is_int(canvas_running_paragraph(&screen, 0, 0, 80, "", false), 0, "no text");
	is_int(canvas_cuts(), 0, "nothing is cut");
}

int
main(void)
{
	if (!wall_open("xterm-256color", 24, 80, true))
		skip_all("no description of xterm-256color");
	test_sheets();
	test_letters();
	test_marks();
	test_distances();
	test_shipped();
	test_paragraph();
	wall_close();
	return done_testing();
}
