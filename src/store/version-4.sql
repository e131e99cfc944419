-- From version 3 to version 4: a session may have come out of an exported
-- folder. It is looked at, reported and merged, and nothing is added to it.

ALTER TABLE session ADD COLUMN imported INTEGER NOT NULL DEFAULT 0 CHECK (imported IN (0, 1));
