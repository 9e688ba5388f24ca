/**
 * Opens a browser with the extension on a page; `cargo xtask start` calls it.
 *
 *     node start.js --browser chromium|firefox --program PATH --page URL|FILE [--out DIR]
 *
 * With --out no window opens: the toolbar button is clicked, and what is seen is written.
 */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { closed, launch, notTwice, openReader } from '../../tests/browser/driver.js';
import { markdown } from './markdown.js';
import { serve } from './serve.js';

/** @typedef {import('../../tests/browser/driver.js').Driver} Driver */
/** @typedef {import('puppeteer-core').Page} Page */

const VIEWPORT = { width: 1280, height: 900 };
/** How long a page may load, in milliseconds. */
const LOADING = 30_000;

const { values } = parseArgs({
  options: {
    browser: { type: 'string', default: 'chromium' },
    program: { type: 'string' },
    page: { type: 'string', default: '' },
    out: { type: 'string' },
  },
});

const served = values.page.includes('://') ? null : await serve(values.page);
const name = values.browser === 'firefox' ? 'firefox' : 'chromium';
const driver = await launch(name, { headless: values.out !== undefined, executablePath: values.program, online: true });
try {
  const page = (await driver.browser.pages())[0] ?? (await driver.browser.newPage());
  await (values.out === undefined ? show(page) : write(page, values.out));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await driver.close().catch(() => {});
  served?.close();
}

/** @param {Page} page */
async function visit(page) {
  const address = served?.url ?? values.page;
  try {
    await page.goto(address, { waitUntil: 'load', timeout: LOADING });
  } catch (error) {
    if (page.url() === 'about:blank') throw new Error(`${address} cannot be opened: ${error}`, { cause: error });
  }
}

/**
 * Shows the page to a person, until they close the window.
 *
 * @param {Page} page
 */
async function show(page) {
  await page.setViewport(null);
  await visit(page);
  console.log('  Click the button of Stillpage (in Chromium behind the puzzle piece), or press Alt+Shift+R.');
  await new Promise((resolve) => driver.browser.once('disconnected', () => resolve(null)));
}

/**
 * Clicks, and writes what is seen before and after.
 *
 * @param {Page} page
 * @param {string} out
 */
async function write(page, out) {
  const put = (/** @type {string} */ file, /** @type {string | Uint8Array} */ data) => {
    console.log(`  ${file}`);
    return writeFile(path.join(out, file), data);
  };
  await page.setViewport(VIEWPORT);
  await visit(page);
  await put('page.png', await page.screenshot());
  const shown = await openReader(driver, page);
  await put('reader.png', await page.screenshot());
  await put('reader.html', document(shown, page.url()));
  if (shown.notice !== null) throw new Error(`The reader says: ${shown.notice}`);
  // The reader takes what comes right after it opened for half of a double click.
  await notTwice();
  await driver.click(page);
  await closed(page);
  await put('reader.md', await markdown(driver, page));
}

/**
 * What the reader holds, as a document of its own.
 *
 * @param {{title: string | null, html: string}} shown
 * @param {string} url
 */
function document({ title, html }, url) {
  const safe = (/** @type {string} */ text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
  const head = `<meta charset="utf-8">\n<base href="${safe(url)}">\n<title>${safe(title ?? '')}</title>`;
  return `<!DOCTYPE html>\n${head}\n${html}\n`;
}
