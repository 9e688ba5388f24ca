/** axe-core in a page. */
import { readFile } from 'node:fs/promises';

/** @typedef {import('puppeteer-core').Page} Page */

const AXE = await readFile(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');

/**
 * What axe-core finds, a line each. It sees into no closed shadow root.
 *
 * @param {Page} page
 * @returns {Promise<string[]>}
 */
export async function findings(page) {
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    const { violations } = await /** @type {any} */ (globalThis).axe.run(document);
    return violations.map((/** @type {any} */ { id, nodes }) => `${id}: ${nodes.map((/** @type {any} */ node) => node.html).join(' ').slice(0, 300)}`);
  });
}
