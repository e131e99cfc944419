-- From version 2 to version 3: how the screens look is part of what the wall
-- shows, so that a second picture follows and the next start finds it again.

-- calm, contrast, light or mono; '' as long as nobody has chosen.
ALTER TABLE stage ADD COLUMN theme TEXT NOT NULL DEFAULT '';
