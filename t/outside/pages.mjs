// Opens HTML pages in Chromium, without a network, on the screen and as they are printed on A4.
//
// usage: node pages.mjs MODULES CHROMIUM FILE.html...
//
// Says on standard output what is wrong with a page: what it wrote to the console, what it wanted from
// elsewhere, what is wider than the paper, and what axe-core finds of WCAG 2 (A, AA)
// and of good practice. Leaves FILE.pdf and says how many elements and rules were looked at. Ends with 1
// if something is wrong.
//
// SPDX-License-Identifier: GPL-3.0-or-later
import path from 'node:path';
import {createRequire} from 'node:module';
import {pathToFileURL} from 'node:url';

const [modules, executablePath, ...files] = process.argv.slice(2);
const require = createRequire(path.join(modules, '/'));
const {chromium} = require('playwright-core');

const MM = 96 / 25.4;
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

// What stands out of the page, left or right. What only listeners get is a point of no size.
function outside() {
	const width = document.documentElement.clientWidth, found = [];
	for (const element of document.body.querySelectorAll('*')) {
		const {left, right, width: own} = element.getBoundingClientRect();
		if (own > 1 && (left < -1 || right > width + 1) && !element.closest('svg svg, .forms > header'))
			found.push(`${element.tagName.toLowerCase()} ${element.className.baseVal ?? element.className}`
				+ ` from ${Math.round(left)} to ${Math.round(right)} of ${width}:`
				+ ` ${element.textContent.trim().slice(0, 60)}`);
	}
	return found;
}

// The room between the margins that @page leaves.
function paper() {
	return document.querySelector('.forms') ? 210 - 2 * 12 : 210 - 15 - 18;
}

async function look(context, file, wrong) {
	const page = await context.newPage();
	const url = pathToFileURL(path.resolve(file)).href;
	page.on('console', message => wrong(`console: ${message.text()}`));
	page.on('pageerror', error => wrong(`script: ${error.message}`));
	page.on('dialog', dialog => { wrong(`dialogue: ${dialog.message()}`); dialog.dismiss(); });
	page.on('request', request => request.url() === url || wrong(`asks for ${request.url()}`));

	await page.setViewportSize({width: 1280, height: 800});
	await page.goto(url);
	const elements = await page.evaluate(() => document.querySelectorAll('*').length);
	await page.emulateMedia({media: 'print'});
	await page.setViewportSize({width: Math.floor(await page.evaluate(paper) * MM), height: 1000});
	(await page.evaluate(outside)).slice(0, 5).forEach(line => wrong(`on paper: ${line}`));
	await page.pdf({path: file.replace(/\.html$/, '.pdf'), preferCSSPageSize: true, printBackground: true});

	await page.emulateMedia({media: 'screen'});
	await page.setViewportSize({width: 1280, height: 800});
	await page.addScriptTag({path: require.resolve('axe-core')});
	const found = await page.evaluate(values => axe.run(document, {runOnly: {type: 'tag', values}}), TAGS);
	for (const {id, help, nodes} of found.violations)
		nodes.slice(0, 5).forEach(node => wrong(`${id}: ${help}: ${node.html.slice(0, 160)}`));
	await page.close();
	return `${elements} elements, ${found.passes.length} rules`;
}

const browser = await chromium.launch({executablePath, chromiumSandbox: process.getuid() !== 0});
const context = await browser.newContext({offline: true});
let faulty = false;
for (const file of files) {
	const faults = new Set();
	const seen = await look(context, file, fault => faults.add(fault));
	faults.forEach(fault => console.log(`${file}: ${fault.replaceAll('\n', ' ')}`));
	if (!faults.size)
		console.log(`${file}: ${seen}`);
	faulty ||= faults.size > 0;
}
await browser.close();
process.exit(faulty ? 1 : 0);
