// Reads exported folders with DuckDB as their codebook says, and nothing else; leaves what
// t/outside/read.py leaves.
//
// usage: node read.mjs MODULES FOLDER...
//
// MODULES is the folder node_modules.
//
// SPDX-License-Identifier: GPL-3.0-or-later
import fs from 'node:fs';
import path from 'node:path';
import {createRequire} from 'node:module';

const [modules, ...folders] = process.argv.slice(2);
const {DuckDBInstance} = createRequire(path.join(modules, '/'))('@duckdb/node-api');

const TYPES = {string: 'VARCHAR', integer: 'BIGINT', number: 'DECIMAL(18,4)', boolean: 'BOOLEAN',
	date: 'DATE', datetime: 'TIMESTAMP'};
const quoted = text => `'${text.replaceAll("'", "''")}'`;

function table(folder, resource) {
	const fields = resource.schema.fields;
	const decimal = fields.find(field => field.decimalChar)?.decimalChar ?? '.';
	const columns = fields.map(field => `${quoted(field.name)}: ${quoted(TYPES[field.type])}`);
	return `CREATE TABLE ${resource.name} AS SELECT * FROM read_csv(${quoted(path.join(folder, resource.path))},
		header = true, auto_detect = false, delim = ${quoted(resource.dialect.delimiter)}, quote = '"',
		escape = '"', nullstr = ${quoted(resource.schema.missingValues[0])}, allow_quoted_nulls = false,
		decimal_separator = ${quoted(decimal)}, new_line = '\\r\\n', max_line_size = 4000000,
		timestampformat = '%Y-%m-%dT%H:%M:%SZ', columns = {${columns.join(', ')}})`;
}

function cell(field) {
	const name = `"${field.name}"`;
	switch (field.type) {
	case 'datetime': return `strftime(${name}, '%Y-%m-%dT%H:%M:%SZ')`;
	case 'string': return `replace(replace(replace(replace(${name}, '\\', '\\\\'), chr(9), '\\t'), chr(10),
		'\\n'), chr(13), '\\r')`;
	default: return `CAST(${name} AS VARCHAR)`;
	}
}

const SUMS = String.raw`
	WITH people AS (SELECT *, coalesce(CAST(option_no AS VARCHAR), '-') AS option,
			coalesce(value, 0) * weight AS product
		FROM votes WHERE entry_mode IS DISTINCT FROM 'official')
	SELECT concat_ws(' ', 'votes', question_id, round, option, sum(weight), printf('%.4f', sum(product)::DOUBLE))
	FROM people GROUP BY question_id, round, option
	UNION ALL
	SELECT concat_ws(' ', 'group', question_id, round, group_id, sum(weight))
	FROM people WHERE group_id NOT IN ('none', 'all', 'withheld') GROUP BY question_id, round, group_id
	UNION ALL
	SELECT concat_ws(' ', 'comments', state, count(*), sum(supports), sum(length(
		regexp_replace(text, '(^|[\r\n])''(''*[-=+@\t\r])', '\1\2', 'g'))))
	FROM comments GROUP BY state
	UNION ALL
	SELECT concat_ws(' ', 'measures', state, count(*), count(*) FILTER (agreed), count(due))
	FROM measures GROUP BY state
	UNION ALL
	SELECT concat_ws(' ', 'turns', step_id, sum(turns)) FROM talk GROUP BY step_id
	UNION ALL
	SELECT concat_ws(' ', 'steps', state, count(*), count(started_at)) FROM steps GROUP BY state
	UNION ALL
	SELECT concat_ws(' ', 'official', count(DISTINCT (group_id, question_id)))
	FROM votes WHERE entry_mode = 'official'`;

for (const folder of folders) {
	const codebook = JSON.parse(fs.readFileSync(path.join(folder, 'datapackage.json'), 'utf8'));
	const connection = await (await DuckDBInstance.create(':memory:')).connect();
	const rows = async sql => (await connection.runAndReadAll(sql)).getRows();
	fs.mkdirSync(`${folder}.cells`);
	for (const resource of codebook.resources.filter(resource => resource.path.endsWith('.csv'))) {
		await connection.run(table(folder, resource));
		const fields = resource.schema.fields;
		const lines = (await rows(`SELECT ${fields.map(cell).join(', ')} FROM ${resource.name}`))
			.map(row => row.map(value => value ?? '\\N').join('\t'));
		fs.writeFileSync(path.join(`${folder}.cells`, `${resource.name}.tsv`),
			[fields.map(field => field.name).join('\t'), ...lines, ''].join('\n'));
	}
	fs.writeFileSync(`${folder}.sums`, (await rows(SUMS)).map(row => `${row[0]}\n`).join(''));
}
