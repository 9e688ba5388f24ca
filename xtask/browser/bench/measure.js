/** What is timed on one page: the peers in the page's own world, ours where it runs. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { closed } from '../../../tests/browser/driver.js';

/** @typedef {import('../../../tests/browser/driver.js').Driver} Driver */
/** @typedef {import('puppeteer-core').Page} Page */
/** @typedef {{capture: number, core: number, plan: number, view: number, readability: number, defuddle: number, click: number, first: number, task: number}} Times in milliseconds;
 *  `task`: the longest of the page's thread in a click, 0 where none was over 50, NaN where the browser does not say */

const ROUNDS = 9;
/** A peer that takes longer than this, in milliseconds, is timed three times only. */
const SLOW = 1000;

const require = createRequire(import.meta.url);
const READABILITY = await readFile(require.resolve('@mozilla/readability/Readability.js'), 'utf8');
const DEFUDDLE = await readFile(require.resolve('defuddle'), 'utf8');

/** @param {number[]} values */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}

/**
 * Runs in the page.
 *
 * @param {'Readability' | 'Defuddle'} peer
 * @param {number} rounds
 * @param {number} slow
 */
function timePeer(peer, rounds, slow) {
  const { Readability, Defuddle } = /** @type {any} */ (globalThis);
  const times = [];
  while (times.length < (times.some((time) => time > slow) ? 3 : rounds)) {
    const start = performance.now();
    if (peer === 'Readability') new Readability(document.cloneNode(true)).parse();
    else new Defuddle(document).parse();
    times.push(performance.now() - start);
  }
  return times;
}

/**
 * Runs in a page of the extension: has the steps of a click run in the tab with that address.
 *
 * @param {string} url
 * @param {number} rounds
 */
async function timeOurs(url, rounds) {
  const tab = (await chrome.tabs.query({})).find((candidate) => candidate.url === url);
  const [injected] = await chrome.scripting.executeScript({
    target: { tabId: /** @type {number} */ (tab?.id) },
    args: [rounds],
    func: async (/** @type {number} */ count) => {
      const { stillpage, stillpageCapture } = /** @type {any} */ (globalThis);
      const nothing = () => {};
      const actions = { close: nothing, insist: nothing, retry: null, save: nothing, options: nothing, explain: nothing, putBack: nothing, render: null, calm: null };
      const rows = [];
      for (let i = 0; i < count; i += 1) {
        const at = [performance.now()];
        const { capture } = stillpageCapture();
        at.push(performance.now());
        const { result, dress } = await chrome.runtime.sendMessage({ type: 'read', capture, insist: true, putBack: [], selection: null, corrections: [] });
        at.push(performance.now());
        if (result.status !== 'read') return { failed: result.message ?? result.status };
        stillpage.planNodes(result);
        at.push(performance.now());
        stillpage.view(result, dress, actions);
        at.push(performance.now());
        rows.push(at.slice(1).map((time, step) => time - at[step]));
      }
      return { rows };
    },
  });
  return injected?.result;
}

/** What comes after the first frames, such as the page becoming inert, is done by then, in milliseconds. */
const SETTLED = 200;

/** Milliseconds from a click to the frame after the reader is there, and of the longest task. @param {Driver} driver @param {Page} page */
async function timeClick(driver, page) {
  await page.evaluate(() => {
    const seen = new Promise((resolve) => {
      const observer = new MutationObserver(() => {
        if (document.querySelector('stillpage-reader') === null) return;
        observer.disconnect();
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.timeOrigin + performance.now())));
      });
      observer.observe(document.documentElement, { childList: true });
    });
    const tasks = PerformanceObserver.supportedEntryTypes.includes('longtask') ? [0] : [NaN];
    new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: 'longtask' });
    Object.assign(globalThis, { seen, tasks });
  });
  const start = performance.timeOrigin + performance.now();
  await driver.click(page);
  const end = await page.evaluate(() => /** @type {any} */ (globalThis).seen);
  await new Promise((resolve) => setTimeout(resolve, SETTLED));
  const task = Math.max(...(await page.evaluate(() => /** @type {any} */ (globalThis).tasks)));
  await page.keyboard.press('Escape');
  await closed(page);
  return { time: end - start, task };
}

/**
 * @param {Driver} driver
 * @param {string} url
 * @returns {Promise<Times>}
 */
export async function measure(driver, url) {
  const page = await driver.browser.newPage();
  try {
    await page.goto(url, { waitUntil: 'load', timeout: 60_000 });
    const first = (await timeClick(driver, page)).time;
    const clicks = [];
    while (clicks.length < 5) {
      // A click sooner would be taken for the second of a double click.
      await new Promise((resolve) => setTimeout(resolve, 450));
      clicks.push(await timeClick(driver, page));
    }
    const ours = await oursOf(driver, url);
    await page.evaluate(`${READABILITY}; globalThis.Readability = Readability; 0`);
    await page.evaluate(`(function () { ${DEFUDDLE} }).call(globalThis); 0`);
    const peer = (/** @type {'Readability' | 'Defuddle'} */ name) => page.evaluate(timePeer, name, ROUNDS, SLOW).then(median);
    return { ...ours, readability: await peer('Readability'), defuddle: await peer('Defuddle'), click: median(clicks.map(({ time }) => time)), first, task: median(clicks.map(({ task }) => task)) };
  } finally {
    await page.close();
  }
}

/** @param {Driver} driver @param {string} url */
async function oursOf(driver, url) {
  const own = await driver.openOwn('reader/reader.html');
  try {
    const result = /** @type {any} */ (await own.evaluate(`(${timeOurs})(${JSON.stringify(url)}, ${ROUNDS})`));
    if (!result?.rows) throw new Error(result?.failed ?? 'no answer');
    const [capture, core, plan, view] = [0, 1, 2, 3].map((step) => median(result.rows.map((/** @type {number[]} */ row) => row[step] ?? NaN)));
    return /** @type {Times} */ ({ capture, core, plan, view });
  } finally {
    await own.close();
  }
}
