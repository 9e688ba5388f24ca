/**
 * The style sheet of calm mode: of user origin, so that no rule of the page can win and nothing in
 * the page can tell. The page's own script remembers what holds; the background may be stopped at
 * any time and remembers nothing.
 */

/** Keeps its place in a row or a grid, so that the columns beside it do not move. */
const HOLLOW = 'visibility:hidden!important;opacity:0!important;content-visibility:hidden!important;pointer-events:none!important';

const FREE = `
html, body {
  overflow: visible !important; position: static !important; height: auto !important; max-height: none !important;
  touch-action: auto !important;
}`;

const PILL = `
stillpage-calm {
  all: initial !important; display: block !important; position: fixed !important; z-index: 2147483647 !important;
  inset: auto 0 0 auto !important;
}`;

/** @param {Veil} veil */
function css(veil) {
  const rules = (/** @type {string[]} */ list, /** @type {string} */ style) => list.map((selector) => `${selector}{${style}}`);
  const parts = [PILL, ...rules(veil.gone, 'display:none!important'), ...rules(veil.hollow, HOLLOW)];
  return parts.concat(veil.free ? FREE : []).join('\n');
}

/**
 * @param {number} tabId
 * @param {Veil} veil
 */
function injection(tabId, veil) {
  return { target: { tabId }, css: css(veil), origin: /** @type {const} */ ('USER') };
}

/**
 * Puts one veil in the place of another; the new one holds before the old one goes.
 *
 * In Chromium a style sheet of user origin does not reach into shadow trees: the page's script gets the
 * text back to put it there.
 *
 * @param {number} tabId
 * @param {Veil | null} before
 * @param {Veil | null} after
 * @returns {Promise<string>} the text of the new one
 */
export async function replace(tabId, before, after) {
  const text = after ? css(after) : '';
  if (before && css(before) === text) return text;
  if (after) await chrome.scripting.insertCSS(injection(tabId, after));
  if (before) await chrome.scripting.removeCSS(injection(tabId, before));
  return text;
}
