/**
 * Drives a real browser with the extension in it, as a person would: real clicks on the toolbar
 * button, and a look at what is shown.
 *
 * The reader lives in a closed shadow root. Chromium's DevTools protocol pierces it
 * (`DOM.getDocument`), WebDriver BiDi names it to its client (`includeShadowTree: 'all'`): both
 * are documented, and neither is open to a page.
 */
import { access, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Chromium } from './chromium.js';
import { Firefox } from './firefox.js';
import { until } from './until.js';

export { until };

/** The unpacked extension. */
export const EXTENSION = fileURLToPath(new URL('../../extension/', import.meta.url)).replace(/\/$/, '');

/**
 * @typedef {(import('./chromium.js').Chromium | import('./firefox.js').Firefox) & {downloads: string}} Driver
 *   `downloads`: the folder that the browser saves to
 * @typedef {import('puppeteer-core').Page} Page
 * @typedef {'chromium' | 'firefox'} BrowserName
 */

/**
 * Starts a browser with the extension installed.
 *
 * @param {BrowserName} name
 * @param {{headless?: boolean, extension?: string, executablePath?: string, newcomer?: boolean, online?: boolean}} [options]
 *   `newcomer`: leave the page open that greets a newcomer; `online`: let Chromium look for hosts other than this machine
 * @returns {Promise<Driver>}
 */
export async function launch(name, options = {}) {
  const settings = {
    headless: options.headless ?? true,
    online: options.online ?? false,
    extension: options.extension ?? EXTENSION,
    executablePath: options.executablePath ?? (await executable(name)),
    downloads: await mkdtemp(path.join(tmpdir(), 'stillpage-')),
  };
  const driver = await (name === 'chromium' ? Chromium.launch(settings) : Firefox.launch(settings));
  const greeting = await ownPage(driver, 'welcome/welcome.html');
  if (!options.newcomer) await greeting.close();
  return Object.assign(driver, { downloads: settings.downloads });
}

/**
 * Waits for a tab with a page of the extension.
 *
 * @param {Pick<Driver, 'browser' | 'address' | 'isOwn'>} driver
 * @param {string} path how its path begins
 */
export function ownPage(driver, path) {
  return until(path, async () => {
    for (const page of await driver.browser.pages()) {
      const address = await driver.address(page);
      if (driver.isOwn(address) && new URL(address).pathname.startsWith(`/${path}`)) return page;
    }
    return null;
  });
}

/** @type {Record<BrowserName, string[]>} */
const COMMANDS = {
  chromium: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
  firefox: ['firefox-esr', 'firefox'],
};

/**
 * The browser's program: from the environment (`CHROMIUM`, `FIREFOX`), else from the search path.
 *
 * @param {BrowserName} name
 */
async function executable(name) {
  const given = process.env[name.toUpperCase()];
  if (given) return given;
  for (const folder of (process.env.PATH ?? '').split(path.delimiter)) {
    for (const command of COMMANDS[name]) {
      const file = path.join(folder, command);
      if (await access(file).then(() => true, () => false)) return file;
    }
  }
  throw new Error(`no ${name} found: install it or set ${name.toUpperCase()} to its program`);
}

/**
 * Runs a function on the reader's root (shadow root or, in a tab of its own, the document), once
 * it shows something.
 *
 * @template T
 * @param {Driver} driver
 * @param {Page} page
 * @param {(root: ShadowRoot | Document, argument: any) => T} look
 * @param {unknown} [argument]
 * @returns {Promise<T>}
 */
export async function inReader(driver, page, look, argument) {
  await until('a reader', () => driver.evaluateInReader(page, (root) => root.querySelector('.sheet') !== null));
  return driver.evaluateInReader(page, look, argument);
}

/**
 * What the reader shows.
 *
 * @param {Driver} driver
 * @param {Page} page
 */
export function readerContent(driver, page) {
  return inReader(driver, page, (root) => {
    /** @param {string} selector */
    const text = (selector) => root.querySelector(selector)?.textContent ?? null;
    return {
      title: text('h1'),
      byline: text('.byline'),
      site: text('.site'),
      facts: text('.facts'),
      body: text('.body'),
      leftOut: text('.left-out'),
      notice: text('.notice p'),
      html: root.querySelector('article, .notice')?.outerHTML ?? '',
    };
  });
}

/**
 * Whether the page holds a reader.
 *
 * @param {Page} page
 */
export function isOpen(page) {
  return page.evaluate(() => document.querySelector('stillpage-reader') !== null);
}

/** What the reader takes for a double click, in milliseconds, and a little more. */
const DOUBLE_CLICK = 450;

/** Waits so long that what is done next is not taken for the second half of a double click. */
export const notTwice = () => new Promise((resolve) => setTimeout(resolve, DOUBLE_CLICK));

/** When the button of each browser was clicked last. @type {WeakMap<Driver, number>} */
const clicked = new WeakMap();

/**
 * Clicks the toolbar button, not so soon after the last time that both would be one.
 *
 * @param {Driver} driver
 * @param {Page} page
 */
export async function click(driver, page) {
  const wait = (clicked.get(driver) ?? -Infinity) + DOUBLE_CLICK - performance.now();
  if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
  await driver.click(page);
  clicked.set(driver, performance.now());
}

/**
 * Clicks the toolbar button and waits for the reader.
 *
 * @param {Driver} driver
 * @param {Page} page
 */
export async function openReader(driver, page) {
  await click(driver, page);
  return readerContent(driver, page);
}

/**
 * Waits until the page holds no reader.
 *
 * @param {Page} page
 */
export function closed(page) {
  return until('the reader to close', async () => !(await isOpen(page)));
}
