/** The style sheets of the overlay, as text: content scripts cannot fetch the extension's files. */

/** In the order of the cascade; reader/reader.html links the same files. */
const READER = ['reader/theme.css', 'reader/article.css', 'reader/controls.css', 'reader/parts.css', 'reader/panels.css', 'reader/aids.css', 'reader/undo.css'];

/** The same for the pill of calm mode. */
const PILL = ['reader/theme.css', 'reader/undo.css', 'page/pill.css'];

/** The same for the picker. */
const PICKER = ['reader/theme.css', 'page/picker.css'];

/** The texts, by their files. @type {Map<string[], Promise<string>>} */
const texts = new Map();

/** @param {string[]} files the same array each time, for what is read once to be kept */
export function joined(files) {
  const text = texts.get(files) ?? Promise.all(files.map(load)).then((parts) => parts.join('\n'));
  texts.set(files, text);
  return text;
}

/** The reader's own style. */
export const readerStyle = () => joined(READER);

/** The style of the pill. */
export const pillStyle = () => joined(PILL);

/** The style of the picker. */
export const pickerStyle = () => joined(PICKER);

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

/**
 * What a person marked, as the page shows it: no node of the page is touched. As if of the page, since
 * Chromium (148) paints no highlight by a sheet of user origin; a colour for each of shared/notes.js.
 */
const MARKS = `
::highlight(stillpage-yellow) { background-color: #ffe58a; color: #1d1e20; }
::highlight(stillpage-green) { background-color: #bfe8b4; color: #1d1e20; }
::highlight(stillpage-blue) { background-color: #b9dcfa; color: #1d1e20; }
::highlight(stillpage-pink) { background-color: #fbc9da; color: #1d1e20; }`;

/** The style of user origin that holds while the reader is open in a tab. */
export const pageStyle = tabStyle(HOST, 'USER');

/** The style of what is marked on the page of a tab. */
export const markStyle = tabStyle(MARKS, 'AUTHOR');

/** @param {string} css @param {'USER' | 'AUTHOR'} origin */
function tabStyle(css, origin) {
  const injection = (/** @type {number} */ tabId) => ({ target: { tabId }, css, origin });
  return {
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
}

/** The reader opens without this style too: only hostile pages need it. */
function ignore() {}
