/**
 * Pictures of the reader for its makers to look at: every panel and aid, wide and narrow, light and dark, and every
 * theme. They are compared with nothing; eyes are to judge them.
 *
 *     node xtask/browser/looks.js --out DIR [--only PART-OF-A-NAME]
 */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { launch, openReader, until } from '../../tests/browser/driver.js';
import { serve } from '../../tests/browser/server.js';
import { PASSAGES, selectWords } from '../../tests/browser/select.js';

/** @typedef {import('puppeteer-core').Page} Page */
/** @typedef {{name: string, width: number, height: number, scheme: 'light' | 'dark'}} Window */

const { values } = parseArgs({ options: { out: { type: 'string', default: 'target/looks' }, only: { type: 'string', default: '' } } });

/** @type {Window[]} */
const WINDOWS = [
  { name: 'wide-light', width: 1280, height: 800, scheme: 'light' },
  { name: 'wide-dark', width: 1280, height: 800, scheme: 'dark' },
  { name: '340-light', width: 340, height: 700, scheme: 'light' },
  { name: '320-dark', width: 320, height: 640, scheme: 'dark' },
];
const THEMES = ['light', 'sepia', 'grey', 'dark', 'black', 'contrast'];

await mkdir(values.out, { recursive: true });
const server = await serve();
const driver = await launch('chromium');
const page = await driver.browser.newPage();

/** @template T @param {(root: any, argument: any) => T} look @param {unknown} [argument] */
const see = (look, argument) => driver.evaluateInReader(page, look, argument);
/** @param {string} selector */
const there = (selector) => until(selector, () => see((root, which) => root.querySelector(which) !== null, selector));
/** @param {string} key */
const key = (key) => page.keyboard.press(/** @type {import('puppeteer-core').KeyInput} */ (key));

/** @param {string} path */
async function open(path) {
  await page.goto(server.base + path, { waitUntil: 'load' });
  await openReader(driver, page);
}

/** @param {string} name */
async function shoot(name) {
  const file = /** @type {`${string}.png`} */ (path.join(values.out, `${name}.png`));
  await new Promise((resolve) => setTimeout(resolve, 250));
  await page.screenshot({ path: file });
  console.log(file);
}

/** Each view, from an open page. @type {Record<string, () => Promise<unknown>>} */
const VIEWS = {
  top: () => open('/article.html'),
  outline: async () => (await open('/article.html'), key('o')),
  take: async () => (await open('/article.html'), await key('t'), there('.way')),
  'take-part': async () => {
    await open('/article.html');
    await see(selectWords, PASSAGES);
    await there('.beside.selection');
    await key('t');
    await there('.way');
  },
  appearance: async () => (await open('/article.html'), key('a')),
  keys: async () => (await open('/article.html'), key('?')),
  selection: async () => (await open('/article.html'), await see(selectWords, PASSAGES), there('.beside.selection')),
  editor: async () => {
    await open('/article.html');
    await see(selectWords, PASSAGES);
    await there('.beside.selection');
    await key('m');
    await there('.editor');
    await page.keyboard.type('Rapeseed?');
  },
  notes: async () => (await open('/article.html'), await key('l'), there('.note-list')),
  aloud: async () => (await open('/article.html'), await key('r'), there('.player')),
  gallery: async () => (await open('/article.html'), await key('i'), there('.gallery')),
  focus: async () => (await open('/article.html'), key('f')),
  'focus-off': () => key('f'),
  'left-out': async () => {
    await open('/article.html');
    await see((root) => root.querySelector('.left-out summary, .left-out button').click());
    await there('.left-out li');
    await see((root) => root.querySelector('.left-out').scrollIntoView());
  },
  parts: () => open('/parts.html'),
  'parts-code': () => see((root) => root.querySelector('.body pre').scrollIntoView({ block: 'center' })),
  'parts-end': () => see((root) => root.querySelector('.after').scrollIntoView({ block: 'end' })),
  refused: () => open('/front.html'),
  offer: async () => {
    await page.goto(`${server.base}/article.html`, { waitUntil: 'load' });
    await page.evaluate(selectWords, null, PASSAGES);
    await openReader(driver, page);
    await there('.toast .act');
  },
};

/** Pages of the extension. */
const OWN = ['options/options.html', 'welcome/welcome.html', 'reader/reader.html?file'];

/** @param {Window} window @param {Page} [to] */
const size = async ({ width, height, scheme }, to = page) => {
  await to.setViewport({ width, height });
  await to.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
};

try {
  for (const window of WINDOWS) {
    await size(window);
    for (const [name, prepare] of Object.entries(VIEWS)) {
      if (!`${window.name}-${name}`.includes(values.only)) continue;
      await prepare().catch((error) => console.error(`${window.name}-${name}: ${error}`));
      await shoot(`${window.name}-${name}`);
    }
    for (const address of OWN) {
      const name = `${window.name}-${/** @type {string} */ (address.split(/[/.?]/)[0])}`;
      if (!name.includes(values.only)) continue;
      const own = await driver.openOwn(address);
      await size(window, own);
      await new Promise((resolve) => setTimeout(resolve, 500));
      await own.screenshot({ path: /** @type {`${string}.png`} */ (path.join(values.out, `${name}.png`)), fullPage: true });
      await own.close();
      await page.bringToFront();
    }
  }
  for (const theme of THEMES.filter((theme) => `theme-${theme}`.includes(values.only))) {
    await size(/** @type {Window} */ (WINDOWS[0]));
    await open('/parts.html');
    await see((root, name) => (root.querySelector('.stillpage').dataset.theme = name), theme);
    await key('a');
    await shoot(`theme-${theme}`);
  }
} finally {
  await driver.close().catch(() => {});
  await server.close();
}
