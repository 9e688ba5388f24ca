/**
 * Pictures for the stores, 1280 by 800, taken from a real browser; `cargo xtask screens` calls it.
 *
 *     node screens.js --program PATH --page FILE --out DIR
 */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { closed, launch, openReader, until } from '../../tests/browser/driver.js';
import { serve } from './serve.js';

/** @typedef {import('puppeteer-core').Page} Page */

const { values } = parseArgs({ options: { program: { type: 'string' }, page: { type: 'string', default: '' }, out: { type: 'string', default: '.' } } });

const served = await serve(values.page);
const driver = await launch('chromium', { executablePath: values.program });

/** @param {Page} page @param {string} selector */
const press = (page, selector) =>
  driver.evaluateInReader(page, (root, which) => root.querySelector(which).click(), selector);

/** @param {Page} page @param {string} name */
async function shoot(page, name) {
  const file = /** @type {`${string}.png`} */ (path.join(values.out, `${name}.png`));
  await page.screenshot({ path: file });
  console.log(`  ${file}`);
}

/** @param {Page} page @param {'light' | 'dark'} scheme */
const scheme = (page, scheme) => page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);

/** What is pictured, in the order in which stores show it. @type {Record<string, (page: Page) => Promise<unknown>>} */
const SCREENS = {
  '1-page': async () => {},
  '2-reader': (page) => openReader(driver, page),
  '3-appearance': (page) => press(page, '.tool.type'),
  '4-left-out': async (page) => {
    await press(page, '.tool.type');
    await press(page, '.left-out summary, .left-out button');
    await until('what was left out', () => driver.evaluateInReader(page, (root) => root.querySelector('.left-out li') !== null));
    await driver.evaluateInReader(page, (root) => root.querySelector('.left-out').scrollIntoView());
  },
  '5-dark': async (page) => {
    await driver.evaluateInReader(page, (root) => root.querySelector('.body p').scrollIntoView());
    await scheme(page, 'dark');
  },
};

try {
  const page = await driver.browser.newPage();
  await page.setViewport({ width: 1280, height: 800 });
  await scheme(page, 'light');
  await page.goto(served.url, { waitUntil: 'load' });
  for (const [name, prepare] of Object.entries(SCREENS)) {
    await prepare(page);
    await shoot(page, name);
  }
  await press(page, '.tool.close');
  await closed(page);
  const welcome = await driver.openOwn('welcome/welcome.html');
  await welcome.setViewport({ width: 1280, height: 800 });
  await until('the keys', () => welcome.evaluate(() => document.querySelector('#keys kbd') !== null));
  await shoot(welcome, '6-welcome');
} finally {
  await driver.close().catch(() => {});
  served.close();
}
