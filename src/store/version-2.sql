-- From version 1 to version 2: ballots that say more than which options, an
-- institution's own answers as a stage of their own, the views compared.

-- A step may stand at one stage more.
CREATE TABLE step_2 (
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
	stage        TEXT NOT NULL
		CHECK (stage IN ('prompt', 'open', 'closed', 'revealed', 'official')),
	entry_mode   TEXT NOT NULL CHECK (entry_mode IN ('hands', 'keypad', 'paper', 'official')),
	talk_round   INTEGER NOT NULL,             -- the talk round that is going on, from 1
	started_at   INTEGER,
	ended_at     INTEGER,
	spent        INTEGER NOT NULL,             -- milliseconds in the step, all visits together
	PRIMARY KEY (session_id, step_id)
) STRICT, WITHOUT ROWID;
INSERT INTO step_2 SELECT * FROM step;
DROP TABLE step;
ALTER TABLE step_2 RENAME TO step;

-- What was given to an option is part of a count's key: fingers 0 to 10, a
-- number that several people named.
DROP INDEX vote_counted;
CREATE INDEX vote_counted ON vote (round_key, group_id, option_no, value)
	WHERE entry_mode = 'hands';

DROP TRIGGER vote_added;
DROP TRIGGER vote_removed;
DROP TRIGGER vote_changed;
DROP TABLE tally;

-- The sums of the votes, kept by the triggers below: reading a result costs as
-- much as there are different things that were said, however many votes there
-- are. A word is the same word wherever it stands on a ballot.
CREATE TABLE tally (
	round_key  INTEGER NOT NULL REFERENCES round,
	group_id   TEXT NOT NULL,
	entry_mode TEXT NOT NULL,
	option_no  INTEGER NOT NULL,
	value      REAL NOT NULL,                  -- 0 where there is none
	text       TEXT NOT NULL,                  -- '' where there is none
	votes      INTEGER NOT NULL,               -- the sum of the weights
	entries    INTEGER NOT NULL,               -- how many rows of vote
	PRIMARY KEY (round_key, group_id, entry_mode, option_no, value, text)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER vote_added AFTER INSERT ON vote BEGIN
	INSERT INTO tally VALUES (new.round_key, new.group_id, new.entry_mode,
		iif(new.text IS NULL, new.option_no, 1), coalesce(new.value, 0), coalesce(new.text, ''),
		new.weight, 1)
	ON CONFLICT DO UPDATE SET votes = votes + excluded.votes, entries = entries + 1;
END;

CREATE TRIGGER vote_removed AFTER DELETE ON vote BEGIN
	UPDATE tally SET votes = votes - old.weight, entries = entries - 1
	WHERE round_key = old.round_key AND group_id = old.group_id
	  AND entry_mode = old.entry_mode AND option_no = iif(old.text IS NULL, old.option_no, 1)
	  AND value = coalesce(old.value, 0) AND text = coalesce(old.text, '');
	DELETE FROM tally
	WHERE round_key = old.round_key AND group_id = old.group_id
	  AND entry_mode = old.entry_mode AND option_no = iif(old.text IS NULL, old.option_no, 1)
	  AND value = coalesce(old.value, 0) AND text = coalesce(old.text, '') AND entries = 0;
END;

-- Undoing may turn a removal and an addition into one update of any column.
CREATE TRIGGER vote_changed AFTER UPDATE ON vote BEGIN
	UPDATE tally SET votes = votes - old.weight, entries = entries - 1
	WHERE round_key = old.round_key AND group_id = old.group_id
	  AND entry_mode = old.entry_mode AND option_no = iif(old.text IS NULL, old.option_no, 1)
	  AND value = coalesce(old.value, 0) AND text = coalesce(old.text, '');
	INSERT INTO tally VALUES (new.round_key, new.group_id, new.entry_mode,
		iif(new.text IS NULL, new.option_no, 1), coalesce(new.value, 0), coalesce(new.text, ''),
		new.weight, 1)
	ON CONFLICT DO UPDATE SET votes = votes + excluded.votes, entries = entries + 1;
	DELETE FROM tally
	WHERE round_key = old.round_key AND group_id = old.group_id
	  AND entry_mode = old.entry_mode AND option_no = iif(old.text IS NULL, old.option_no, 1)
	  AND value = coalesce(old.value, 0) AND text = coalesce(old.text, '') AND entries = 0;
END;

INSERT INTO tally
SELECT round_key, group_id, entry_mode, iif(text IS NULL, option_no, 1), coalesce(value, 0),
	coalesce(text, ''), sum(weight), count(*)
FROM vote GROUP BY 1, 2, 3, 4, 5, 6;

-- Of ballots that put options in order: how many place option a before option
-- b, of those that place both. One pair counts with the weight that stands at
-- its lower option, and equal places (while a ballot is being changed) go by
-- the options' numbers, so that it counts once however its rows come and go.
CREATE TABLE pair (
	round_key INTEGER NOT NULL REFERENCES round,
	group_id  TEXT NOT NULL,
	option_a  INTEGER NOT NULL,
	option_b  INTEGER NOT NULL,
	votes     INTEGER NOT NULL,
	entries   INTEGER NOT NULL,
	PRIMARY KEY (round_key, group_id, option_a, option_b)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER vote_ranked AFTER INSERT ON vote
WHEN new.option_no > 0 AND EXISTS (SELECT 1 FROM round JOIN step USING (session_id, step_id)
	WHERE round_key = new.round_key AND kind = 'rank')
BEGIN
	INSERT INTO pair
	SELECT new.round_key, new.group_id,
		iif((new.value, new.option_no) < (value, option_no), new.option_no, option_no),
		iif((new.value, new.option_no) < (value, option_no), option_no, new.option_no),
		iif(new.option_no < option_no, new.weight, weight), 1
	FROM vote WHERE round_key = new.round_key AND ballot_id = new.ballot_id
	  AND option_no > 0 AND option_no <> new.option_no
	ON CONFLICT DO UPDATE SET votes = votes + excluded.votes, entries = entries + 1;
END;

-- Undoing may remove the round before its votes, so what was counted is asked
-- for, not the round.
CREATE TRIGGER vote_unranked AFTER DELETE ON vote
WHEN old.option_no > 0 AND EXISTS (SELECT 1 FROM pair WHERE round_key = old.round_key)
BEGIN
	INSERT INTO pair
	SELECT old.round_key, old.group_id,
		iif((old.value, old.option_no) < (value, option_no), old.option_no, option_no),
		iif((old.value, old.option_no) < (value, option_no), option_no, old.option_no),
		-iif(old.option_no < option_no, old.weight, weight), -1
	FROM vote WHERE round_key = old.round_key AND ballot_id = old.ballot_id
	  AND option_no > 0 AND option_no <> old.option_no
	ON CONFLICT DO UPDATE SET votes = votes + excluded.votes, entries = entries - 1;
	DELETE FROM pair WHERE round_key = old.round_key AND entries = 0;
END;

CREATE TRIGGER vote_reranked AFTER UPDATE ON vote
WHEN new.option_no > 0 AND EXISTS (SELECT 1 FROM round JOIN step USING (session_id, step_id)
	WHERE round_key = new.round_key AND kind = 'rank')
BEGIN
	INSERT INTO pair
	SELECT old.round_key, old.group_id,
		iif((old.value, old.option_no) < (value, option_no), old.option_no, option_no),
		iif((old.value, old.option_no) < (value, option_no), option_no, old.option_no),
		-iif(old.option_no < option_no, old.weight, weight), -1
	FROM vote WHERE round_key = old.round_key AND ballot_id = old.ballot_id
	  AND option_no > 0 AND option_no <> old.option_no AND option_no <> new.option_no
	ON CONFLICT DO UPDATE SET votes = votes + excluded.votes, entries = entries - 1;
	INSERT INTO pair
	SELECT new.round_key, new.group_id,
		iif((new.value, new.option_no) < (value, option_no), new.option_no, option_no),
		iif((new.value, new.option_no) < (value, option_no), option_no, new.option_no),
		iif(new.option_no < option_no, new.weight, weight), 1
	FROM vote WHERE round_key = new.round_key AND ballot_id = new.ballot_id
	  AND option_no > 0 AND option_no <> new.option_no
	ON CONFLICT DO UPDATE SET votes = votes + excluded.votes, entries = entries + 1;
	DELETE FROM pair WHERE round_key = old.round_key AND entries = 0;
END;

-- Words that do not belong on the wall, as text that no longer knows case.
CREATE TABLE hidden_word (
	round_key INTEGER NOT NULL REFERENCES round,
	word      TEXT NOT NULL,
	PRIMARY KEY (round_key, word)
) STRICT, WITHOUT ROWID;

-- What an institution answers to a question, and why. It stands here from the
-- beginning; every round of the question holds a copy among its votes.
CREATE TABLE official (
	session_id  TEXT NOT NULL REFERENCES session,
	group_id    TEXT NOT NULL,
	question_id TEXT NOT NULL,
	reason      TEXT NOT NULL,
	PRIMARY KEY (session_id, group_id, question_id)
) STRICT, WITHOUT ROWID;

-- Its entries, as in vote.
CREATE TABLE official_entry (
	session_id  TEXT NOT NULL REFERENCES session,
	group_id    TEXT NOT NULL,
	question_id TEXT NOT NULL,
	option_no   INTEGER NOT NULL CHECK (option_no >= 0),
	value       REAL,
	text        TEXT,
	PRIMARY KEY (session_id, group_id, question_id, option_no)
) STRICT, WITHOUT ROWID;

-- How many paper sheets were typed of a form, under the first of its steps.
CREATE TABLE form (
	session_id TEXT NOT NULL REFERENCES session,
	step_id    TEXT NOT NULL,
	sheets     INTEGER NOT NULL CHECK (sheets >= 0),
	PRIMARY KEY (session_id, step_id)
) STRICT, WITHOUT ROWID;

-- What of the views compared is on the wall: 'theme question row agenda', see
-- the session's model; '' at its beginning.
ALTER TABLE stage ADD COLUMN profile TEXT NOT NULL DEFAULT '';

-- Of the last secret ballots only the round was known before; it is one or
-- several now, 'round_key/ballot_id' each.
UPDATE undo SET ballot_id = NULL;
