/**
 * What is kept for the page of a tab, taken from the store in one go: each question of its own is a way
 * to another process of the browser and back. What is taken at a click is there when the page is.
 */
import * as corrections from '../shared/corrections.js';
import * as looks from '../shared/looks.js';
import * as memory from '../shared/memory.js';
import * as notes from '../shared/notes.js';
import * as places from '../shared/places.js';
import * as settings from '../shared/settings.js';
import * as sites from './sites.js';

/** @typedef {Pick<chrome.tabs.Tab, 'incognito' | 'url'>} Tab */

/** What was taken last, until anything else is stored. @type {{name: string, shelf: Shelf} | null} */
let held = null;

/** The keys of what is kept for a page; of one in a private window less is. @param {Tab} tab */
function keysFor({ incognito, url }) {
  const everywhere = [sites.KEY, settings.KEY, corrections.KEY, places.KEY];
  return incognito ? everywhere : [...everywhere, looks.KEY, ...memory.keysFor(sites.hostOf(url)), ...notes.keysFor(url)];
}

/** @param {string[]} keys @returns {Shelf} */
function take(keys) {
  const taken = chrome.storage.local.get(keys);
  // Who asks is told; nobody else is to be.
  taken.catch(drop);
  return { get: (key) => (keys.includes(key) ? taken : chrome.storage.local.get(key)) };
}

/** What is kept for the page of a tab. @param {Tab} tab @returns {Shelf} */
export function fill(tab) {
  const keys = keysFor(tab);
  const name = keys.join('\n');
  if (held?.name !== name) held = { name, shelf: take(keys) };
  return held.shelf;
}

/** Something was stored, here or in another page of the extension: what was taken before counts no more. */
export function drop() {
  held = null;
}
