/** What a person took along from the reader: pasted into the page, or saved as a file. */
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { until } from './driver.js';

/** @typedef {import('./suite.js').Stage} Stage */

/** Closes the reader and pastes into the page; what came. @param {Stage} at */
export async function pasted(at) {
  await at.press('.close');
  await at.page.evaluate(() => {
    const field = document.body.appendChild(document.createElement('textarea'));
    field.addEventListener('paste', (event) => {
      const get = (/** @type {string} */ type) => event.clipboardData?.getData(type) ?? '';
      Object.assign(globalThis, { pasted: { html: get('text/html'), plain: get('text/plain') } });
    });
    field.focus();
  });
  await at.page.keyboard.down('Control');
  await at.page.keyboard.press('v');
  await at.page.keyboard.up('Control');
  return until('the paste', () => at.page.evaluate(() => /** @type {any} */ (globalThis).pasted ?? null));
}

/** The file saved since, with this ending. @param {Stage} at @param {string} ending */
export function saved(at, ending) {
  return until('the file', async () => {
    const name = (await readdir(at.driver.downloads)).find((file) => file.endsWith(ending));
    const bytes = name ? await readFile(path.join(at.driver.downloads, name)) : null;
    return bytes && bytes.length > 0 ? { name, bytes } : null;
  });
}
