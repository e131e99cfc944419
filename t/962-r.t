#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# R reads the exported folders as their codebook says, by itself and with readr, and comes to the sums
# of the session file.
. "${srcdir:-.}/t/tap.sh"
. "$top/t/outside/outside.sh"

needs Rscript R
library() {
	Rscript -e "quit(status = !requireNamespace('$1', quietly = TRUE))" >/dev/null 2>&1
}
library jsonlite || absent "R's jsonlite"
exported
ok 'R reads them' Rscript "$outside/read.R" base $folders
agrees R
if library readr; then
	ok 'readr reads them' Rscript "$outside/read.R" readr $folders
	agrees readr
else
	skip 1 'readr is not installed; ./bootstrap check --all installs it'
fi
done_testing
