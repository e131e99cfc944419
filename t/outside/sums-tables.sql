-- What t/outside/sums.sql adds up, from exported tables that a database has loaded, for PostgreSQL and
-- DuckDB alike.
--
-- SPDX-License-Identifier: GPL-3.0-or-later

WITH people AS (SELECT *, coalesce(CAST(option_no AS VARCHAR), '-') AS answer, coalesce(value, 0) * weight AS product
	FROM votes WHERE entry_mode IS DISTINCT FROM 'official')
SELECT concat_ws(' ', 'votes', question_id, round, answer, sum(weight), CAST(sum(product) AS DECIMAL(30, 4)))
FROM people GROUP BY question_id, round, answer
UNION ALL
SELECT concat_ws(' ', 'group', question_id, round, group_id, sum(weight))
FROM people WHERE group_id NOT IN ('none', 'all', 'withheld') GROUP BY question_id, round, group_id
UNION ALL
SELECT concat_ws(' ', 'comments', state, count(*), sum(supports), sum(length(text)))
FROM comments GROUP BY state
UNION ALL
SELECT concat_ws(' ', 'measures', state, count(*), count(*) FILTER (WHERE agreed), count(due))
FROM measures GROUP BY state
UNION ALL
SELECT concat_ws(' ', 'turns', step_id, sum(turns)) FROM talk GROUP BY step_id
UNION ALL
SELECT concat_ws(' ', 'steps', state, count(*), count(started_at)) FROM steps GROUP BY state
UNION ALL
SELECT concat_ws(' ', 'official', count(DISTINCT (group_id, question_id)))
FROM votes WHERE entry_mode = 'official';
