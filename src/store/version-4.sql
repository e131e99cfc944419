-- From version 3 to version 4: a session may have come out of an exported
-- folder. It is looked at, reported and merged, and nothing is added to it. And
-- fingerprints begin with a letter, so that no program takes one for a number.

ALTER TABLE session ADD COLUMN imported INTEGER NOT NULL DEFAULT 0 CHECK (imported IN (0, 1));

-- What takes acts back holds the old ones and would no longer fit.
DELETE FROM undo WHERE session_id IN (SELECT session_id FROM session WHERE length(workshop_hash) = 16);
UPDATE session SET workshop_hash = 'h' || workshop_hash WHERE length(workshop_hash) = 16;
UPDATE round SET wording = 'h' || wording WHERE length(wording) = 16;
UPDATE round SET scale_key = 'h' || scale_key WHERE length(scale_key) = 16;
