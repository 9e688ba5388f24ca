/** What the overlay looks like: style sheets as text and a font as bytes, since content scripts cannot fetch the extension's files. */

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
  return (await file(path)).text();
}

/** @param {string} path */
async function file(path) {
  const response = await fetch(chrome.runtime.getURL(path));
  return response;
}

/** The bundled font: its files and what each is for, as their maker cut them. */
const LEGIBLE = [
  {
    path: 'fonts/legible.woff2',
    range: 'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD',
  },
  {
    path: 'fonts/legible-extended.woff2',
    range: 'U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF',
  },
];

/** The bundled font as bytes: what a page may load as a font is not for us to ask of its policy. @returns {Promise<LegibleFile[]>} */
export function legible() {
  return Promise.all(LEGIBLE.map(async ({ path, range }) => ({ range, bytes: new Uint8Array(await (await file(path)).arrayBuffer()) })));
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
