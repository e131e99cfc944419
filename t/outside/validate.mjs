// Validates exported folders as Frictionless Data Packages: the descriptor against its profile, and
// every row of every table against the schema; with --keys also that what refers to another table is
// there, which takes the library long.
//
// usage: node validate.mjs MODULES [--keys] FOLDER...
//
// MODULES is the folder node_modules. Prints for each folder how many rows it has, or its faults; ends
// with 1 if there are any.
//
// SPDX-License-Identifier: GPL-3.0-or-later
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {createRequire} from 'node:module';

const [modules, ...rest] = process.argv.slice(2);
const keys = rest[0] === '--keys';
const folders = rest.slice(keys);
const {Package} = createRequire(path.join(modules, '/'))('datapackage');

// A copy of the folder in which no file begins with a byte order mark: the library knows none.
function without_mark(folder) {
	const copy = fs.mkdtempSync(path.join(os.tmpdir(), 'package-'));
	for (const name of fs.readdirSync(folder)) {
		const bytes = fs.readFileSync(path.join(folder, name));
		const mark = bytes.subarray(0, 3).equals(Buffer.from('\ufeff'));
		fs.writeFileSync(path.join(copy, name), mark ? bytes.subarray(3) : bytes);
	}
	return copy;
}

// The descriptor with one foreign key alone: of several that share a column the library takes the
// second for broken.
function with_key(descriptor, table, key) {
	const copy = structuredClone(descriptor);
	copy.resources.forEach(resource => delete resource.schema.foreignKeys);
	copy.resources.find(resource => resource.name === table).schema.foreignKeys = key ? [key] : [];
	return copy;
}

async function validate(folder, fault) {
	let rows = 0;
	const descriptor = JSON.parse(fs.readFileSync(path.join(folder, 'datapackage.json'), 'utf8'));
	const whole = await Package.load(path.join(folder, 'datapackage.json'), {basePath: folder});
	whole.errors.forEach(error => fault('datapackage.json', error));
	for (const resource of whole.valid ? whole.resources : []) {
		if (!resource.tabular) {
			fault(resource.name, Error('is no table'));
			continue;
		}
		const foreign = keys ? resource.schema.foreignKeys : [];
		try {
			const alone = await Package.load(with_key(descriptor, resource.name, null), {basePath: folder});
			rows += (await alone.getResource(resource.name).read()).length;
			for (const key of foreign) {
				const one = await Package.load(with_key(descriptor, resource.name, key), {basePath: folder});
				await one.getResource(resource.name).checkRelations();
			}
		} catch (error) {
			fault(resource.name, error);
		}
	}
	return `${whole.resources.length} tables, ${rows} rows`;
}

let faulty = false;
for (const folder of folders) {
	const faults = [];
	const copy = without_mark(folder);
	const sizes = await validate(copy, (where, error) => faults.push(...[...(error.errors ?? []), error]
		.map(each => `${where}: ${each.rowNumber ? `row ${each.rowNumber}: ` : ''}${each.message}`)));
	fs.rmSync(copy, {recursive: true});
	faults.slice(0, 20).forEach(line => console.log(`${folder}: ${line}`));
	if (!faults.length)
		console.log(`${folder}: ${sizes}`);
	faulty ||= faults.length > 0;
}
process.exit(faulty ? 1 : 0);
