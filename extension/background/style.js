/** The style sheets of the overlay, as text: content scripts cannot fetch the extension's files. */

/** In the order of the cascade; reader/reader.html links the same files. */
const READER = ['reader/theme.css', 'reader/article.css', 'reader/controls.css', 'reader/parts.css', 'reader/panels.css'];

/** The same for the pill of calm mode. */
const PILL = ['reader/theme.css', 'page/pill.css'];

/** The texts, by their files. @type {Map<string[], Promise<string>>} */
const texts = new Map();

/** @param {string[]} files */
function joined(files) {
  const text = texts.get(files) ?? Promise.all(files.map(load)).then((parts) => parts.join('\n'));
  texts.set(files, text);
  return text;
}

/** The reader's own style. */
export const readerStyle = () => joined(READER);

/** The style of the pill. */
export const pillStyle = () => joined(PILL);

/** @param {string} path */
async function load(path) {
  const response = await fetch(chrome.runtime.getURL(path));
  return response.text();
}

/**
 * What the page must not undo. Of user origin, so that no rule of the page can win, and bound to
 * the presence of the reader's host, so that it says nothing when that is gone.
 */
const HOST = `
html:has(> stillpage-reader) {
  display: block !important; visibility: visible !important; opacity: 1 !important;
  content-visibility: visible !important; filter: none !important; clip-path: none !important;
  mask: none !important; perspective: none !important; contain: none !important;
  overflow: hidden !important;
}
stillpage-reader {
  all: initial !important; display: block !important; position: fixed !important;
  inset: 0 auto auto 0 !important; width: 0 !important; height: 0 !important;
}
@media print {
  html:has(> stillpage-reader) > :not(stillpage-reader) { display: none !important; }
  html:has(> stillpage-reader) { height: auto !important; overflow: visible !important; }
  stillpage-reader { position: static !important; width: auto !important; height: auto !important; }
}`;

/** The style of user origin that holds while the reader is open in a tab. */
export const pageStyle = {
  /** @param {number} tabId */
  async insert(tabId) {
    await this.remove(tabId);
    await chrome.scripting.insertCSS(injection(tabId)).catch(ignore);
  },
  /** @param {number} tabId */
  async remove(tabId) {
    await chrome.scripting.removeCSS(injection(tabId)).catch(ignore);
  },
};

/** @param {number} tabId */
function injection(tabId) {
  return { target: { tabId }, css: HOST, origin: /** @type {const} */ ('USER') };
}

/** The reader opens without this style too: only hostile pages need it. */
function ignore() {}
