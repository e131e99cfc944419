-- The session file, version 1; version-2.sql and so on lead on from here.
--
-- Keys that leave the file (session_id, act_id, ballot_id, comment_id,
-- cluster_id, measure_id, an inserted step's id) are random, letter-first and
-- never time-ordered. round_key stays inside the file. Times are milliseconds
-- since 1970 in UTC. A group is an id of group_, or 'none'.

-- One live run of a workshop. Most files hold one; after a merge, several.
CREATE TABLE session (
	session_id      TEXT PRIMARY KEY NOT NULL,
	workshop_id     TEXT NOT NULL,
	workshop_hash   TEXT NOT NULL,
	title           TEXT NOT NULL,
	place           TEXT NOT NULL,
	place_id        TEXT NOT NULL,
	wave            TEXT NOT NULL,
	created_at      INTEGER NOT NULL,
	started_at      INTEGER,
	ended_at        INTEGER,
	local_date      TEXT NOT NULL,             -- YYYY-MM-DD, in the room's time zone
	timezone        TEXT NOT NULL,
	planned_end     INTEGER,
	planned_minutes INTEGER NOT NULL,
	base_language   TEXT NOT NULL,
	languages       TEXT NOT NULL,             -- the base first, then the others, separated by spaces
	pictures        INTEGER NOT NULL CHECK (pictures IN (1, 2)),
	rehearsal       INTEGER NOT NULL CHECK (rehearsal IN (0, 1)),
	lock_code       TEXT NOT NULL              -- leaves the secret mode; '' when none was set
) STRICT;

-- The workshop's agenda, and how far the evening came in each step.
CREATE TABLE step (
	session_id   TEXT NOT NULL REFERENCES session,
	step_id      TEXT NOT NULL,
	step_no      INTEGER NOT NULL,             -- from 1, in the order of the agenda
	origin       TEXT NOT NULL CHECK (origin IN ('workshop', 'inserted')),
	kind         TEXT NOT NULL,
	minutes      TEXT NOT NULL,                -- these six as they stand in the workshop file
	question     TEXT NOT NULL,
	sheet        TEXT NOT NULL,
	max          TEXT NOT NULL,
	by_group     TEXT NOT NULL,
	comments     TEXT NOT NULL,
	state        TEXT NOT NULL CHECK (state IN ('planned', 'open', 'done', 'skipped')),
	stage        TEXT NOT NULL CHECK (stage IN ('prompt', 'open', 'closed', 'revealed')),
	entry_mode   TEXT NOT NULL CHECK (entry_mode IN ('hands', 'keypad', 'paper', 'official')),
	talk_round   INTEGER NOT NULL,             -- the talk round that is going on, from 1
	started_at   INTEGER,
	ended_at     INTEGER,
	spent        INTEGER NOT NULL,             -- milliseconds in the step, all visits together
	PRIMARY KEY (session_id, step_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE group_ (
	session_id TEXT NOT NULL REFERENCES session,
	group_id   TEXT NOT NULL,
	group_no   INTEGER NOT NULL,               -- from 1, in the order of the workshop
	official   INTEGER NOT NULL CHECK (official IN (0, 1)),
	PRIMARY KEY (session_id, group_id)
) STRICT, WITHOUT ROWID;

-- Every text of the workshop in every language: of the workshop itself
-- (owner ''), of a step, of a group.
CREATE TABLE wording (
	session_id TEXT NOT NULL REFERENCES session,
	owner_kind TEXT NOT NULL CHECK (owner_kind IN ('workshop', 'step', 'group')),
	owner_id   TEXT NOT NULL,
	field      TEXT NOT NULL,                  -- title, prompt, options, theme, notes
	language   TEXT NOT NULL,
	text       TEXT NOT NULL,
	PRIMARY KEY (session_id, owner_kind, owner_id, field, language)
) STRICT, WITHOUT ROWID;

-- How many are here; group 'none' for people of no group.
CREATE TABLE presence (
	session_id TEXT NOT NULL REFERENCES session,
	group_id   TEXT NOT NULL,
	present    INTEGER NOT NULL CHECK (present >= 0),
	PRIMARY KEY (session_id, group_id)
) STRICT, WITHOUT ROWID;

-- A question asked once. Its options are frozen when voting opens.
CREATE TABLE round (
	round_key   INTEGER PRIMARY KEY,
	session_id  TEXT NOT NULL REFERENCES session,
	question_id TEXT NOT NULL,
	round       INTEGER NOT NULL CHECK (round >= 1),
	step_id     TEXT NOT NULL,
	state       TEXT NOT NULL CHECK (state IN ('open', 'closed', 'revealed')),
	sealed      INTEGER NOT NULL CHECK (sealed IN (0, 1)), -- it was secret and was revealed: never again open
	wording     TEXT NOT NULL,
	scale_key   TEXT NOT NULL,
	opened_at   INTEGER NOT NULL,
	closed_at   INTEGER,
	UNIQUE (session_id, question_id, round)
) STRICT;

CREATE TABLE option (
	round_key  INTEGER NOT NULL REFERENCES round,
	option_no  INTEGER NOT NULL CHECK (option_no >= 1),
	language   TEXT NOT NULL,
	label      TEXT NOT NULL,
	value      REAL NOT NULL,
	status_quo INTEGER NOT NULL CHECK (status_quo IN (0, 1)),
	PRIMARY KEY (round_key, option_no, language)
) STRICT, WITHOUT ROWID;

-- How many were here when the round closed; group 'all' for everyone.
CREATE TABLE round_presence (
	round_key INTEGER NOT NULL REFERENCES round,
	group_id  TEXT NOT NULL,
	present   INTEGER NOT NULL CHECK (present >= 0),
	PRIMARY KEY (round_key, group_id)
) STRICT, WITHOUT ROWID;

-- A ballot's entry for one option. Option 0 is the abstention; where a ballot
-- may hold several options, option -1 says that it took part. A counted cell
-- (a show of hands) is one ballot whose weight is the count.
CREATE TABLE vote (
	round_key  INTEGER NOT NULL REFERENCES round,
	ballot_id  TEXT NOT NULL,
	option_no  INTEGER NOT NULL CHECK (option_no >= -1),
	entry_mode TEXT NOT NULL CHECK (entry_mode IN ('hands', 'keypad', 'paper', 'official')),
	group_id   TEXT NOT NULL,
	value      REAL,
	text       TEXT,
	weight     INTEGER NOT NULL CHECK (weight >= 0),
	PRIMARY KEY (round_key, ballot_id, option_no)
) STRICT, WITHOUT ROWID;

-- Finds the one ballot of a counted cell, however many others there are.
CREATE INDEX vote_counted ON vote (round_key, group_id, option_no) WHERE entry_mode = 'hands';

-- The sums of the votes, kept by the triggers below: reading a result costs
-- the same however many votes there are.
CREATE TABLE tally (
	round_key  INTEGER NOT NULL REFERENCES round,
	group_id   TEXT NOT NULL,
	entry_mode TEXT NOT NULL,
	option_no  INTEGER NOT NULL,
	votes      INTEGER NOT NULL,               -- the sum of the weights
	entries    INTEGER NOT NULL,               -- how many rows of vote
	PRIMARY KEY (round_key, group_id, entry_mode, option_no)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER vote_added AFTER INSERT ON vote BEGIN
	INSERT INTO tally VALUES (new.round_key, new.group_id, new.entry_mode, new.option_no, new.weight, 1)
	ON CONFLICT DO UPDATE SET votes = votes + excluded.votes, entries = entries + 1;
END;

CREATE TRIGGER vote_removed AFTER DELETE ON vote BEGIN
	UPDATE tally SET votes = votes - old.weight, entries = entries - 1
	WHERE round_key = old.round_key AND group_id = old.group_id
	  AND entry_mode = old.entry_mode AND option_no = old.option_no;
	DELETE FROM tally
	WHERE round_key = old.round_key AND group_id = old.group_id
	  AND entry_mode = old.entry_mode AND option_no = old.option_no AND entries = 0;
END;

-- Undoing may turn a removal and an addition into one update of any column.
CREATE TRIGGER vote_changed AFTER UPDATE ON vote BEGIN
	UPDATE tally SET votes = votes - old.weight, entries = entries - 1
	WHERE round_key = old.round_key AND group_id = old.group_id
	  AND entry_mode = old.entry_mode AND option_no = old.option_no;
	INSERT INTO tally VALUES (new.round_key, new.group_id, new.entry_mode, new.option_no, new.weight, 1)
	ON CONFLICT DO UPDATE SET votes = votes + excluded.votes, entries = entries + 1;
	DELETE FROM tally
	WHERE round_key = old.round_key AND group_id = old.group_id
	  AND entry_mode = old.entry_mode AND option_no = old.option_no AND entries = 0;
END;

CREATE TABLE cluster (
	session_id TEXT NOT NULL REFERENCES session,
	cluster_id TEXT NOT NULL,
	step_id    TEXT NOT NULL,
	cluster_no INTEGER NOT NULL,               -- in the order of naming
	name       TEXT NOT NULL,
	PRIMARY KEY (session_id, cluster_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE comment (
	session_id TEXT NOT NULL REFERENCES session,
	comment_id TEXT NOT NULL,
	comment_no INTEGER NOT NULL,               -- in the order of noting
	step_id    TEXT NOT NULL,
	table_no   INTEGER,
	talk_round INTEGER,
	group_id   TEXT NOT NULL,
	cluster_id TEXT,
	supports   INTEGER NOT NULL CHECK (supports >= 0),
	state      TEXT NOT NULL CHECK (state IN ('noted', 'shown', 'hidden')),
	text       TEXT NOT NULL,
	PRIMARY KEY (session_id, comment_id)
) STRICT, WITHOUT ROWID;

-- Somebody of a group spoke.
CREATE TABLE turn (
	session_id TEXT NOT NULL REFERENCES session,
	step_id    TEXT NOT NULL,
	talk_round INTEGER NOT NULL,
	group_id   TEXT NOT NULL,
	turns      INTEGER NOT NULL CHECK (turns >= 0),
	PRIMARY KEY (session_id, step_id, talk_round, group_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE measure (
	session_id TEXT NOT NULL REFERENCES session,
	measure_id TEXT NOT NULL,
	measure_no INTEGER NOT NULL,               -- in the order of noting
	step_id    TEXT NOT NULL,
	what       TEXT NOT NULL,
	who        TEXT NOT NULL,
	agreed     INTEGER NOT NULL CHECK (agreed IN (0, 1)), -- who was present and agreed, or is to be asked
	due        TEXT NOT NULL,                  -- YYYY-MM-DD or ''
	due_text   TEXT NOT NULL,                  -- as said in the room
	comment_id TEXT,
	state      TEXT NOT NULL CHECK (state IN ('planned', 'dropped')),
	PRIMARY KEY (session_id, measure_id)
) STRICT, WITHOUT ROWID;

-- Every act, oldest first. A secret ballot writes no row; closing says how many there were.
CREATE TABLE log (
	session_id TEXT NOT NULL REFERENCES session,
	seq        INTEGER NOT NULL,
	act_id     TEXT NOT NULL,
	at         INTEGER NOT NULL,
	act        TEXT NOT NULL,
	step_id    TEXT NOT NULL,
	subject_id TEXT NOT NULL,
	detail     TEXT NOT NULL,
	PRIMARY KEY (session_id, seq)
) STRICT, WITHOUT ROWID;

-- How to take acts back, newest last. `change` is an SQLite changeset that
-- undoes (or, with redo = 1, repeats) the act. Of a secret ballot only its id
-- is kept; a row with neither marks an act that cannot be taken back.
CREATE TABLE undo (
	session_id TEXT NOT NULL REFERENCES session,
	redo       INTEGER NOT NULL CHECK (redo IN (0, 1)),
	seq        INTEGER NOT NULL,
	act        TEXT NOT NULL,
	act_id     TEXT NOT NULL,
	step_id    TEXT NOT NULL,                  -- where the evening stood before the act,
	entered_at INTEGER,                        -- and since when
	subject_id TEXT NOT NULL,
	detail     TEXT NOT NULL,
	change     BLOB,
	ballot_id  TEXT,
	PRIMARY KEY (session_id, redo, seq)
) STRICT, WITHOUT ROWID;

-- What the wall shows right now. Followers read it; it is not history.
CREATE TABLE stage (
	session_id    TEXT PRIMARY KEY NOT NULL REFERENCES session,
	phase         TEXT NOT NULL CHECK (phase IN ('waiting', 'running', 'ended')),
	step_id       TEXT NOT NULL,
	entered_at    INTEGER,                     -- of the present visit to the step
	look_step_id  TEXT NOT NULL,               -- looking back at this step, or ''
	result_hidden INTEGER NOT NULL,
	blank         INTEGER NOT NULL,
	calm          INTEGER NOT NULL,            -- the ground rules are on the wall
	projector     INTEGER NOT NULL,            -- the projector test is on the wall
	locked        INTEGER NOT NULL,            -- secret entry is going on
	page          INTEGER NOT NULL,
	cell          TEXT NOT NULL,               -- the cell being counted, 'group option', or ''
	timer_end     INTEGER,                     -- running until then
	timer_left    INTEGER,                     -- stopped with this much left, milliseconds
	language      INTEGER NOT NULL,            -- of the prompt: index of a language, or -1 for two at once
	ui_language   TEXT NOT NULL                -- of the frame around it
) STRICT, WITHOUT ROWID;

-- The file as a whole.
CREATE TABLE file (
	key   TEXT PRIMARY KEY NOT NULL,
	value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

INSERT INTO file VALUES ('needs_vacuum', '0');
