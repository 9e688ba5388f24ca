/** The core of Stillpage for JavaScript: the article of HTML text or of a document. */
import start, * as core from './stillpage.js';

/** @type {Promise<unknown> | null} */
let ready = null;

/** The module's file: browsers fetch it, Node.js reads it. */
async function file() {
  const url = new URL('./stillpage_bg.wasm', import.meta.url);
  if (url.protocol !== 'file:') return url;
  const { readFile } = await import('node:fs/promises');
  return readFile(url);
}

/** Loads the core once; `read` and `readDocument` do so by themselves. */
export function load() {
  ready ??= file().then((module) => start({ module_or_path: module }));
  return ready;
}

/** @param {import('./index.js').Options} options */
const choice = ({ insist = false } = {}) => ({ insist, putBack: [] });

/**
 * Reads HTML text.
 *
 * @param {string} html
 * @param {import('./index.js').Options & {url?: string}} [options]
 * @returns {Promise<import('./index.js').Result>}
 */
export async function read(html, options = {}) {
  await load();
  return core.articleOfHtml(html, options.url ?? '', choice(options));
}

/**
 * Reads a document of the window that runs this module.
 *
 * @param {Document} document
 * @param {import('./index.js').Options} [options]
 * @returns {Promise<import('./index.js').Result>}
 */
export async function readDocument(document, options = {}) {
  await load();
  return core.articleOfDocument(document, choice(options));
}
