# Reads exported folders with R as their codebook says, and nothing else; leaves what
# t/outside/read.py leaves.
#
# usage: Rscript read.R base|readr FOLDER...
#
# SPDX-License-Identifier: GPL-3.0-or-later

arguments <- commandArgs(trailingOnly = TRUE)
TIME <- "%Y-%m-%dT%H:%M:%SZ"

decimal_mark <- function(fields) {
	marks <- unlist(lapply(fields, function(field) field$decimalChar))
	if (length(marks)) marks[1] else "."
}

read_base <- function(path, resource) {
	fields <- resource$schema$fields
	classes <- c(string = "character", integer = "integer", number = "numeric", boolean = "character",
		date = "Date", datetime = "character")
	table <- read.table(path, header = TRUE, sep = resource$dialect$delimiter, quote = "\"",
		dec = decimal_mark(fields), na.strings = unlist(resource$schema$missingValues),
		colClasses = unname(classes[vapply(fields, function(field) field$type, "")]), comment.char = "",
		check.names = FALSE, fileEncoding = "UTF-8-BOM", strip.white = FALSE,
		blank.lines.skip = FALSE, allowEscapes = FALSE)
	for (field in fields) {
		column <- table[[field$name]]
		if (field$type == "datetime")
			table[[field$name]] <- as.POSIXct(column, format = TIME, tz = "UTC")
		else if (field$type == "boolean")
			table[[field$name]] <- as.logical(column)
	}
	table
}

read_readr <- function(path, resource) {
	fields <- resource$schema$fields
	letters <- c(string = "c", integer = "i", number = "d", boolean = "l", date = "D", datetime = "T")
	types <- letters[vapply(fields, function(field) field$type, "")]
	table <- readr::read_delim(path, delim = resource$dialect$delimiter, quote = "\"",
		col_types = paste(types, collapse = ""), na = unlist(resource$schema$missingValues),
		locale = readr::locale(decimal_mark = decimal_mark(fields), encoding = "UTF-8", tz = "UTC"),
		trim_ws = FALSE, progress = FALSE, escape_double = TRUE, escape_backslash = FALSE)
	stopifnot(nrow(readr::problems(table)) == 0)
	as.data.frame(table)
}

cells <- function(column, type) {
	text <- switch(type,
		datetime = format(column, TIME, tz = "UTC"),
		date = format(column, "%Y-%m-%d"),
		boolean = tolower(as.character(column)),
		number = sprintf("%.4f", column),
		as.character(column))
	for (pair in list(c("\\", "\\\\"), c("\t", "\\t"), c("\n", "\\n"), c("\r", "\\r")))
		text <- gsub(pair[1], pair[2], text, fixed = TRUE)
	ifelse(is.na(column), "\\N", text)
}

write_cells <- function(path, table, fields) {
	columns <- lapply(fields, function(field) cells(table[[field$name]], field$type))
	names <- vapply(fields, function(field) field$name, "")
	rows <- if (nrow(table)) do.call(paste, c(columns, sep = "\t")) else character()
	file <- file(path, "wb")
	writeLines(enc2utf8(c(paste(names, collapse = "\t"), rows)), file, useBytes = TRUE)
	close(file)
}

unguarded <- function(text) gsub("(^|[\r\n])'('*[=+\\-@\t\r])", "\\1\\2", text, perl = TRUE)

# One line for each group of rows: the word, the keys, what the function makes of the rows.
lines_of <- function(word, table, keys, of) {
	if (!nrow(table))
		return(character())
	parts <- split(table, do.call(paste, c(table[keys])))
	paste(word, names(parts), vapply(parts, of, ""))
}

sums <- function(tables) {
	votes <- tables$votes
	votes$of_people <- is.na(votes$entry_mode) | votes$entry_mode != "official"
	votes$option <- ifelse(is.na(votes$option_no), "-", votes$option_no)
	votes$sum <- ifelse(is.na(votes$value), 0, votes$value) * votes$weight
	people <- votes[votes$of_people, ]
	named <- people[!people$group_id %in% c("none", "all", "withheld"), ]
	official <- votes[!votes$of_people, c("group_id", "question_id")]
	c(lines_of("votes", people, c("question_id", "round", "option"), function(part)
			sprintf("%d %.4f", sum(part$weight), sum(part$sum))),
		lines_of("group", named, c("question_id", "round", "group_id"), function(part)
			sprintf("%d", sum(part$weight))),
		lines_of("comments", tables$comments, "state", function(part)
			sprintf("%d %d %d", nrow(part), sum(part$supports), sum(nchar(unguarded(part$text)), na.rm = TRUE))),
		lines_of("measures", tables$measures, "state", function(part)
			sprintf("%d %d %d", nrow(part), sum(part$agreed), sum(!is.na(part$due)))),
		lines_of("turns", tables$talk, "step_id", function(part) sprintf("%d", sum(part$turns))),
		lines_of("steps", tables$steps, "state", function(part)
			sprintf("%d %d", nrow(part), sum(!is.na(part$started_at)))),
		paste("official", nrow(unique(official))))
}

options(warn = 2)
read_table <- switch(arguments[1], base = read_base, readr = read_readr)
for (folder in arguments[-1]) {
	package <- jsonlite::read_json(file.path(folder, "datapackage.json"))
	resources <- Filter(function(resource) endsWith(resource$path, ".csv"), package$resources)
	tables <- list()
	dir.create(paste0(folder, ".cells"))
	for (resource in resources) {
		table <- read_table(file.path(folder, resource$path), resource)
		write_cells(file.path(paste0(folder, ".cells"), paste0(resource$name, ".tsv")), table,
			resource$schema$fields)
		tables[[resource$name]] <- table
	}
	writeLines(enc2utf8(sums(tables)), paste0(folder, ".sums"), useBytes = TRUE)
}
