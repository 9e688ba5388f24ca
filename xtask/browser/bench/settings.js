/**
 * How long the panel of the look takes to open, and a setting to change, on a long article: script, style and layout
 * until the browser could paint, in milliseconds.
 *
 *     node xtask/browser/bench/settings.js [--browser chromium|firefox] [--paragraphs 5000] [--times 15]
 */
import http from 'node:http';
import { parseArgs } from 'node:util';
import { inReader, launch, openReader } from '../../../tests/browser/driver.js';

const { values } = parseArgs({
  options: { browser: { type: 'string', default: 'chromium' }, paragraphs: { type: 'string', default: '5000' }, times: { type: 'string', default: '15' } },
});

/** A paragraph of some 60 words, each another one. @param {number} number */
const paragraph = (number) =>
  `<p>On day ${number} of the survey the keeper wrote down the height of the water at noon, the wind, and whatever passed the point. ` +
  `Most days nothing did. On some a trawler came in early, low in the water, and once, as entry ${number * 7} says, a whale lay ` +
  `for an hour beside the northern buoy, breathing, until the tide turned and it went on along the coast to the south.</p>`;

const text = Array.from({ length: Number(values.paragraphs) }, (_, at) => (at % 40 === 0 ? `<h2>Chapter ${at / 40 + 1}</h2>` : '') + paragraph(at + 1)).join('\n');
const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>The survey</title></head><body><article><h1>The survey of the point</h1>${text}</article></body></html>`;

const server = http.createServer((_, response) => response.setHeader('content-type', 'text/html; charset=utf-8').end(page));
await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
const driver = await launch(/** @type {'chromium' | 'firefox'} */ (values.browser));

try {
  const tab = await driver.browser.newPage();
  await tab.setViewport({ width: 1280, height: 800 });
  await tab.goto(`http://127.0.0.1:${port}/`);
  await openReader(driver, tab);
  const measured = await inReader(driver, tab, async (root, times) => {
    const settled = () => new Promise((resolve) => setTimeout(resolve, 120));
    /** @param {string} which */
    const click = (which) => /** @type {HTMLElement} */ (root.querySelector(which)).click();
    /** @param {() => void} act */
    const timed = async (act) => {
      await settled();
      const start = performance.now();
      act();
      // Style and layout of all that the browser lays out before it paints.
      root.querySelector('.sheet')?.getBoundingClientRect();
      root.querySelector('.panel:not([hidden])')?.getBoundingClientRect();
      return performance.now() - start;
    };
    const middle = (/** @type {number[]} */ list) => list.sort((a, b) => a - b)[Math.floor(list.length / 2)];
    /** @type {Record<string, {least: number, median: number, most: number}>} */
    const out = {};
    await new Promise((resolve) => setTimeout(resolve, 2500));
    /** @type {Record<string, () => void>} */
    const does = {
      open: () => click('.tool.type'),
      theme: () => click('.panel input[value=sepia]'),
      'theme back': () => click('.panel input[value=light]'),
      'text size': () => /** @type {HTMLElement} */ (root.querySelectorAll('.panel .step')[1]).click(),
      'line height': () => /** @type {HTMLElement} */ (root.querySelectorAll('.panel .step')[5]).click(),
      font: () => click('.panel input[value=sans]'),
      'font back': () => click('.panel input[value=serif]'),
      close: () => click('.tool.type'),
    };
    /** @type {Record<string, number[]>} */
    const all = {};
    for (let time = 0; time < times; time++) {
      for (const [name, act] of Object.entries(does)) (all[name] ??= []).push(await timed(act));
      for (const at of [0, 4]) /** @type {HTMLElement} */ (root.querySelectorAll('.panel .step')[at]).click();
    }
    for (const [name, list] of Object.entries(all)) out[name] = { least: Math.min(...list), median: middle(list) ?? NaN, most: Math.max(...list) };
    return { out, paragraphs: root.querySelectorAll('.body p').length };
  }, Number(values.times));
  console.log(`${values.browser}, ${measured.paragraphs} paragraphs, ${values.times} times`);
  for (const [name, { least, median, most }] of Object.entries(measured.out)) {
    console.log(`  ${name.padEnd(12)} median ${median.toFixed(1)} ms, least ${least.toFixed(1)}, most ${most.toFixed(1)}`);
  }
} finally {
  await driver.close().catch(() => {});
  server.close();
}
