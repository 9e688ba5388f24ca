/**
 * What other readers keep of the fixtures of articles: Firefox's own Reader View, opened on each, and Readability.js and
 * Defuddle, run in the page. A fixture is kept where the reader shows as many formulas, pictures, tables and blocks of code
 * as the fixture's first line says. The fixtures are ours, so this tells what the others lack, not how often pages have it.
 *
 *     node xtask/browser/readers.js
 */
import { readFile, readdir } from 'node:fs/promises';
import http from 'node:http';
import { createRequire } from 'node:module';
import { inReader, launch, openReader, closed, until } from '../../tests/browser/driver.js';

/** @typedef {import('puppeteer-core').Page} Page */
/** @typedef {{path: string, name: string, topic: string, html: string, wants: number}} Fixture */

const FIXTURES = new URL('../../tests/fixtures/article/', import.meta.url);
const PICTURE = await readFile(new URL('../../tests/fixtures/shell/lamp.png', import.meta.url));
const require = createRequire(import.meta.url);
const PEERS = [await readFile(require.resolve('@mozilla/readability/Readability.js'), 'utf8'), await readFile(require.resolve('defuddle'), 'utf8')];

/** Which element is counted in which topic: those that every reader means alike. @type {Record<string, string>} */
const COUNTED = { math: 'math', images: 'img', tables: 'table', code: 'pre' };
/** What a fixture can only mean by itself: a mark of the tests, and a head of its own. */
const ALONE = /data-keep|<(html|head|body|title|meta|base|link)\b/i;

/** Prose enough for every reader to see an article. */
const PROSE = Array.from({ length: 8 }, (_, at) => `<p>On day ${at + 1} of the walk the traveller wrote down, as on every other, how far the road had led, who had been met, and what the inn had asked for bread, cheese and a bed by the stove.</p>`);

/** @returns {Promise<Fixture[]>} */
async function fixtures() {
  const found = [];
  for (const [topic, name] of Object.entries(COUNTED)) {
    const folder = new URL(`${topic}/`, FIXTURES);
    for (const file of (await readdir(folder)).filter((file) => file.endsWith('.html'))) {
      const [first = '', ...rest] = (await readFile(new URL(file, folder), 'utf8')).split('\n');
      const wants = Number(new RegExp(`\\b${name} (\\d+)`).exec(first)?.[1] ?? 0);
      const source = rest.join('\n').replace(/https?:\/\/[^/"'\s]+(?=\/[^"'\s]*\.(png|jpe?g|webp|gif|avif|svg))/g, '');
      if (wants === 0 || ALONE.test(source)) continue;
      const html = `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>The walk</title></head><body><main><article><h1>The walk</h1>
        ${PROSE.slice(0, 4).join('\n')}${source}${PROSE.slice(4).join('\n')}</article></main></body></html>`;
      found.push({ path: `/${topic}/${file}`, name, topic, html, wants });
    }
  }
  return found;
}

const all = await fixtures();
const server = http.createServer((request, response) => {
  const fixture = all.find(({ path }) => path === request.url);
  if (fixture) response.setHeader('content-type', 'text/html; charset=utf-8').end(fixture.html);
  else response.setHeader('content-type', 'image/png').end(PICTURE);
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
const driver = await launch('firefox');
const page = await driver.browser.newPage();

/** @param {Fixture} fixture */
async function byStillpage({ name }) {
  await openReader(driver, page);
  const count = await inReader(driver, page, (root, name) => root.querySelectorAll(`.body ${name}`).length, name);
  await page.keyboard.press('Escape');
  await closed(page);
  return count;
}

/** How many elements of a name Readability.js and Defuddle leave. @param {Fixture} fixture */
async function byPeers({ name }) {
  for (const source of PEERS) await page.evaluate(source);
  return page.evaluate((name) => {
    const { Readability, Defuddle } = /** @type {any} */ (globalThis);
    const count = (/** @type {string} */ html) => new DOMParser().parseFromString(html, 'text/html').querySelectorAll(name).length;
    return [count(new Readability(document.cloneNode(true)).parse()?.content ?? ''), count(new Defuddle(document).parse().content ?? '')];
  }, name);
}

/** @param {Fixture} fixture @param {Page} tab */
async function byReaderView({ path, name }, tab) {
  await tab.goto(`about:reader?url=${encodeURIComponent(`http://127.0.0.1:${port}${path}`)}`);
  return until('Reader View', () => tab.evaluate((name) => {
    const body = document.querySelector('.moz-reader-content');
    return body?.querySelector('p') ? { count: body.querySelectorAll(name).length } : null;
  }, name)).then(({ count }) => count);
}

const READERS = ['Stillpage', 'Firefox Reader View', 'Readability.js', 'Defuddle'];
/** How many fixtures of each topic each reader keeps. @type {Map<string, number[]>} */
const kept = new Map();
const native = await driver.browser.newPage();
for (const fixture of all) {
  await page.goto(`http://127.0.0.1:${port}${fixture.path}`, { waitUntil: 'domcontentloaded' });
  const [readability = 0, defuddle = 0] = await byPeers(fixture);
  const counts = [await byStillpage(fixture), await byReaderView(fixture, native), readability, defuddle];
  const row = kept.get(fixture.topic) ?? READERS.map(() => 0);
  kept.set(fixture.topic, row.map((sum, at) => sum + Number(counts[at] === fixture.wants)));
  if (counts.some((count) => count !== fixture.wants)) console.error(fixture.path, fixture.wants, counts.join(' '));
}
console.log(`| ${[await driver.browser.version(), 'fixtures', ...READERS].join(' | ')} |`);
console.log('| --- | ---: | ---: | ---: | ---: | ---: |');
for (const [topic, row] of kept) console.log(`| ${[topic, all.filter((one) => one.topic === topic).length, ...row].join(' | ')} |`);
await driver.browser.close();
server.close();
