/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "table/datapackage_texts.h"

#include "core/buffer.h"
#include "core/mem.h"

static const char *const guards[DATAPACKAGE_LANGUAGES] = {
	[IN_ENGLISH] = "Formula guard: in a text, at its start and after each line break, any number of ' "
		"followed by = + - @ a tab or a carriage return has one more ' in front, so that no "
		"spreadsheet calculates what somebody wrote. Take one off to read it. Numbers have none.",
	[IN_GERMAN] = "Formelschutz: In einem Text steht am Anfang und nach jedem Zeilenumbruch vor "
		"beliebig vielen ', auf die = + - @ Tabulator oder Wagenrücklauf folgt, noch ein ', damit "
		"keine Tabellenkalkulation ausrechnet, was jemand schrieb. Beim Lesen eines wegnehmen. "
		"Zahlen haben keinen.",
};

static const char *const missing[DATAPACKAGE_LANGUAGES] = {
	[IN_ENGLISH] = "A missing value is an empty field, never 0 and never a word: NA or null in a text is "
		"what somebody wrote. Times are UTC.",
	[IN_GERMAN] = "Ein fehlender Wert ist ein leeres Feld, nie 0 und nie ein Wort: NA oder null in "
		"einem Text hat jemand geschrieben. Zeiten sind UTC.",
};

static const char *const weights[DATAPACKAGE_LANGUAGES] = {
	[IN_ENGLISH] = "In votes every sum must be weighted with weight; option 0 is the abstention, never "
		"part of a mean or a share; official groups are institutions, not people, and never part "
		"of all.",
	[IN_GERMAN] = "In votes ist jede Summe mit weight zu gewichten; Antwort 0 ist die Enthaltung, nie "
		"Teil eines Mittels oder Anteils; official sind Institutionen, keine Menschen, und nie "
		"Teil von all.",
};

static const char *const profiles[PROFILE_COUNT][DATAPACKAGE_LANGUAGES] = {
	[PROFILE_ARCHIVE] = {
		"For the archive: confidential, nothing is withheld.",
		"Für das Archiv: vertraulich, nichts ist zurückgehalten.",
	},
	[PROFILE_ANALYSIS] = {
		"For analysis: of a secret round (keypad or paper) groups of fewer than %d ballots are "
		"withheld, and others with them where they would give one away; comments of groups with "
		"fewer people have lost their group. What is withheld has the status withheld and no "
		"figures. Hidden comments and words, who does a measure and the log are left out.",
		"Für die Auswertung: In einem geheimen Durchgang (am Gerät oder auf Papier) sind Gruppen "
		"mit weniger als %d Stimmen zurückgehalten und andere mit ihnen, wo sie eine verraten "
		"würden; Beiträge kleinerer Gruppen haben ihre Gruppe verloren. Zurückgehaltenes hat den "
		"Status withheld und keine Zahlen. Verborgene Beiträge und Wörter, wer eine Maßnahme "
		"umsetzt und das Protokoll fehlen.",
	},
	[PROFILE_NETWORK] = {
		"For the network, whoever was not there: of a secret round (keypad or paper) groups of "
		"fewer than %d ballots are withheld, of a show of hands and of turns to speak groups with "
		"fewer than 3 people present, and others with them where they would give one away; comments "
		"of small groups have lost their group, and no comment has its words, nor has a measure that "
		"was made of one. What is withheld "
		"has the status withheld and no figures. Hidden comments and words, who does a measure and "
		"the log are left out.",
		"Für das Netzwerk, also für die, die nicht dabei waren: In einem geheimen Durchgang (am "
		"Gerät oder auf Papier) sind Gruppen mit weniger als %d Stimmen zurückgehalten, bei "
		"Handzeichen und Wortmeldungen Gruppen mit weniger als 3 Anwesenden und andere mit "
		"ihnen, wo sie eine verraten würden; Beiträge kleiner Gruppen haben ihre Gruppe verloren, "
		"und kein Beitrag hat seinen Wortlaut, auch keine Maßnahme, die aus einem wurde. Zurückgehaltenes hat den Status withheld und keine "
		"Zahlen. Verborgene Beiträge und Wörter, wer eine Maßnahme umsetzt und das Protokoll "
		"fehlen.",
	},
};

const char *
datapackage_guard(enum datapackage_language language)
{
	return guards[language];
}

const char *
datapackage_left_out(enum export_column column, enum profile profile,
	enum datapackage_language language)
{
	static const char *const texts[DATAPACKAGE_LANGUAGES] = {
		[IN_ENGLISH] = " Left out here: always missing.",
		[IN_GERMAN] = " Hier weggelassen: immer leer.",
	};
	return export_columns[column].profiles & (1u << profile) ? "" : texts[language];
}

char *
datapackage_title(const struct datapackage *package, enum datapackage_language language)
{
	static const char *const many[DATAPACKAGE_LANGUAGES] = {
		[IN_ENGLISH] = "%zu sessions",
		[IN_GERMAN] = "%zu Veranstaltungen",
	};
	if (package->sessions_count != 1)
		return mem_printf(many[language], package->sessions_count);
	const struct datapackage_session *session = &package->sessions[0];
	struct buffer title = {0};
	buffer_add(&title, session->title);
	if (*session->place)
		buffer_printf(&title, "%s%s", title.length > 0 ? " · " : "", session->place);
	if (*session->local_date)
		buffer_printf(&title, "%s%s", title.length > 0 ? " · " : "", session->local_date);
	return buffer_take(&title);
}

char *
datapackage_description(const struct datapackage *package, enum datapackage_language language)
{
	static const char *const first[DATAPACKAGE_LANGUAGES] = {
		[IN_ENGLISH] = "What was asked, answered, said and agreed in live dialogue workshops: tidy "
			"tables, written by runde and described in runde-export(5).",
		[IN_GERMAN] = "Was in Dialogveranstaltungen gefragt, geantwortet, gesagt und vereinbart wurde: "
			"Tabellen, geschrieben von runde und beschrieben in runde-export(5).",
	};
	struct buffer text = {0};
	buffer_printf(&text, "%s ", first[language]);
	buffer_printf(&text, profiles[package->profile][language], package->min_cell);
	buffer_printf(&text, " %s %s %s", missing[language], weights[language], guards[language]);
	return buffer_take(&text);
}
