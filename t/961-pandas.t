#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# pandas reads the exported folders as their codebook says, and comes to the sums of the session file.
. "${srcdir:-.}/t/tap.sh"
. "$top/t/outside/outside.sh"

needs python3 python3
python=
for each in python3 /usr/bin/python3; do
	[ -n "$python" ] || ! "$each" -c 'import pandas' 2>/dev/null || python=$each
done
[ -n "$python" ] || absent pandas
exported
ok 'pandas reads them' "$python" "$outside/read.py" $folders
agrees pandas
done_testing
