// Reads exported folders with DuckDB as their codebook says, and nothing else, or loads them as their
// load-duckdb.sql does; leaves what t/outside/read.py leaves.
//
// usage: node read.mjs MODULES read|load FOLDER...
//
// MODULES is the folder node_modules.
//
// SPDX-License-Identifier: GPL-3.0-or-later
import fs from 'node:fs';
import path from 'node:path';
import {createRequire} from 'node:module';
import {fileURLToPath} from 'node:url';

const [modules, way, ...folders] = process.argv.slice(2);
const {DuckDBInstance} = createRequire(path.join(modules, '/'))('@duckdb/node-api');

const TYPES = {string: 'VARCHAR', integer: 'BIGINT', number: 'DECIMAL(18,4)', boolean: 'BOOLEAN',
	date: 'DATE', datetime: 'TIMESTAMP'};
const SUMS = fs.readFileSync(path.join(path.dirname(fileURLToPath(import.meta.url)), 'sums-tables.sql'), 'utf8');
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

for (const folder of folders) {
	const codebook = JSON.parse(fs.readFileSync(path.join(folder, 'datapackage.json'), 'utf8'));
	const resources = codebook.resources.filter(resource => resource.path.endsWith('.csv'));
	const connection = await (await DuckDBInstance.create(':memory:')).connect();
	const rows = async sql => (await connection.runAndReadAll(sql)).getRows();
	await connection.run("SET TimeZone = 'UTC'");
	if (way === 'load') {
		const home = process.cwd();
		process.chdir(folder);
		await connection.run(fs.readFileSync('load-duckdb.sql', 'utf8'));
		process.chdir(home);
	}
	fs.mkdirSync(`${folder}.cells`);
	for (const resource of resources) {
		if (way === 'read')
			await connection.run(table(folder, resource));
		const fields = resource.schema.fields;
		const lines = (await rows(`SELECT ${fields.map(cell).join(', ')} FROM ${resource.name}`))
			.map(row => row.map(value => value ?? '\\N').join('\t'));
		fs.writeFileSync(path.join(`${folder}.cells`, `${resource.name}.tsv`),
			[fields.map(field => field.name).join('\t'), ...lines, ''].join('\n'));
	}
	if (way === 'read')
		await connection.run(String.raw`UPDATE comments
			SET text = regexp_replace(text, '(^|[\r\n])''(''*[-=+@\t\r])', '\1\2', 'g')`);
	fs.writeFileSync(`${folder}.sums`, (await rows(SUMS)).map(row => `${row[0]}\n`).join(''));
}
