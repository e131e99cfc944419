/*
 * An evening played from a table of acts, through the same functions that the screens use: the
 * sample session, and sessions for tests.
 *
 * The table is CSV with these columns, in any order; what an act does not need stays empty:
 *
 *	minute    since the beginning, decimals allowed; never less than in the row before
 *	act       one of the words below
 *	step      a step's id; where an act has one, the evening must stand there
 *	group     a group's id; none or empty: people of no group
 *	option, count, table, cluster, text, who, agreed, due, due_text
 *
 *	open      text: title, who: place. The first row; makes the session
 *	people    group, count: so many are here
 *	go        step, text (a stage): goes on until the evening stands there
 *	mode      step, text: hands, keypad, paper
 *	form      step: opens its paper form
 *	count     step, group, option (0: abstained; of a resistance 2=7), count: a show of hands
 *	took-part step, group, count: how many raised a hand at all, where several answers may be given
 *	say       step, group, text: a number or words that are called out
 *	cast      step, group, option (0: abstained; several, dots and places in order as 1+3; of
 *	          resistances, numbers and words a line as in core/ballot.h, where - abstains), count:
 *	          equal secret ballots
 *	sheet     step (of the form's first question), group, option (what is typed for each question of
 *	          the form, separated by spaces; `.` where nothing is), count: equal paper sheets
 *	official  step, group, option (as in cast), text: an institution's answer and its reason
 *	comment   step, group, table, cluster, text
 *	support   text (how a comment begins), count
 *	show      text (how a comment begins): it goes on the wall
 *	hide      text (how a comment begins)
 *	hide-word step, text: takes a word of the step off the wall
 *	turn      step, group, count: somebody of the group spoke
 *	measure   text: what, who, agreed (yes, no), due (a date), due_text
 *	end       the evening ends
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef RUNDE_SESSION_REPLAY_H
#define RUNDE_SESSION_REPLAY_H

#include "core/status.h"
#include "core/workshop.h"
#include "session/env.h"

/* Plays ACTS in a new session of WORKSHOP at PATH, which is closed again at the end. ENV's clock
 * must be held; where it stands is minute 0, and it moves on with the acts. With a seed the session
 * is the same each time.
 *
 * STATUS_DATA: FAULTS says which rows of ACTS are wrong; the first one that is ends the play.
 * STATUS_CANNOT_CREATE, STATUS_IO, STATUS_BUSY: of the session file; STATUS_NO_INPUT: there are no
 * ACTS. After a failure the file may be there, up to that row; it is the caller's to remove. */
enum status replay_acts(struct env *env, const char *acts, const struct workshop *workshop,
	const char *path, struct faults *faults, struct message *message);

#endif
