-- The sums that every program must come to, taken from the session file itself, a line each. :profile
-- is the profile of the export; of those other than the archive there are only the sums that withholding
-- leaves as they are. :k is the smallest group.
--
-- SPDX-License-Identifier: GPL-3.0-or-later

CREATE TEMP TABLE asked AS
SELECT round_key, question_id, round, kind, sum(entry_mode IN ('keypad', 'paper')) > 0 AS secret,
	sum(weight * iif(kind IN ('choice', 'scale', 'number'), option_no >= 0, option_no <= 0)) AS ballots
FROM (SELECT round_key, question_id, round, kind, vote.entry_mode, weight, option_no
	FROM vote JOIN round USING (round_key) JOIN step USING (session_id, step_id)
	WHERE vote.entry_mode <> 'official' AND weight > 0 AND round.state <> 'open')
GROUP BY round_key;

-- the rounds that leave the file with all their votes
CREATE TEMP TABLE shown AS
SELECT * FROM asked
WHERE :profile = 'archive' OR NOT secret OR (ballots >= :k AND kind NOT IN ('rank', 'words'));

SELECT 'votes ' || question_id || ' ' || round || ' ' || iif(option_no < 0, '-', option_no) || ' '
	|| sum(weight) || ' ' || printf('%.4f', sum(coalesce(value, 0) * weight))
FROM vote JOIN shown USING (round_key)
WHERE entry_mode <> 'official' AND weight > 0 AND (:profile = 'archive' OR kind <> 'words')
GROUP BY question_id, round, option_no;

SELECT 'group ' || question_id || ' ' || round || ' ' || group_id || ' ' || sum(weight)
FROM vote JOIN shown USING (round_key)
WHERE entry_mode <> 'official' AND weight > 0
	AND (:profile = 'archive' OR (:profile = 'analysis' AND NOT secret AND kind <> 'words'))
	AND group_id <> 'none'
GROUP BY question_id, round, group_id;

SELECT 'comments ' || state || ' ' || count(*) || ' ' || sum(supports) || ' ' || sum(length(text))
FROM comment WHERE :profile = 'archive' OR (:profile = 'analysis' AND state <> 'hidden') GROUP BY state;

SELECT 'measures ' || state || ' ' || count(*) || ' ' || sum(agreed) || ' ' || count(nullif(due, ''))
FROM measure GROUP BY state;

SELECT 'turns ' || step_id || ' ' || sum(turns) FROM turn GROUP BY step_id;

SELECT 'steps ' || state || ' ' || count(*) || ' ' || count(started_at) FROM step GROUP BY state;

SELECT 'official ' || count(*) FROM official;
