/**
 * What a person put right, by site: strings that the core made and alone can read (src/correction/).
 * They tell nothing of a page's words.
 */

import { inTurn } from './turn.js';

/** @typedef {Record<string, string[]>} Corrections by host name, the site used last at the end */

/** Where they are in the store. */
export const KEY = 'corrections';
const VERSION = 1;
/** As in src/correction/mod.rs. */
const MOST = 60;
/** Most bytes that they take; the sites corrected longest ago go first. */
const MOST_BYTES = 100 * 1024;
const HOST = /^[a-z0-9.:[\]_-]{1,253}$/;
/** A sign and 24 bytes in base64. */
export const CORRECTION = /^[+-][\w-]{32}$/;

/**
 * The corrections in `value`, those that fit.
 *
 * @param {unknown} value
 * @returns {Corrections}
 */
export function validate(value) {
  const given = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  /** @type {[string, string[]][]} */
  const fits = [];
  let bytes = 0;
  for (const [host, list] of given.reverse()) {
    const good = Array.isArray(list) ? list.filter((one) => typeof one === 'string' && CORRECTION.test(one)) : [];
    if (!HOST.test(host) || good.length === 0) continue;
    const kept = [...new Set(good)].slice(-MOST);
    bytes += JSON.stringify([host, kept]).length;
    if (bytes > MOST_BYTES) break;
    fits.unshift([host, kept]);
  }
  return Object.fromEntries(fits);
}

/** The corrections as stored in this browser. @param {Shelf} [store] */
export async function load(store = chrome.storage.local) {
  const items = await store.get(KEY);
  const stored = /** @type {{sites?: unknown} | undefined} */ (items[KEY]);
  return validate(stored?.sites);
}

/** Stores what a change makes of all corrections. @param {(sites: Corrections) => Corrections} change */
function alter(change) {
  return inTurn(KEY, async () => chrome.storage.local.set({ [KEY]: { version: VERSION, sites: validate(change(await load())) } }));
}

/** @param {string | null} host @param {Shelf} [store] */
export async function forSite(host, store) {
  return host === null ? [] : ((await load(store))[host] ?? []);
}

/** Keeps a correction; what was said of the same part before is forgotten. @param {string} host @param {string} correction */
export function add(host, correction) {
  return alter(({ [host]: before = [], ...others }) => ({
    ...others,
    [host]: [...before.filter((one) => one.slice(1) !== correction.slice(1)), correction],
  }));
}

/** @param {string} host @param {string} correction */
export function remove(host, correction) {
  return alter(({ [host]: before = [], ...others }) => ({ ...others, [host]: before.filter((one) => one !== correction) }));
}

/** Forgets all corrections of a site. @param {string} host */
export function forget(host) {
  return alter(({ [host]: _, ...others }) => others);
}

/** Takes corrections from a file beside those that are there. @param {unknown} value */
export function merge(value) {
  const given = Object.entries(validate(value));
  return alter((sites) => ({ ...sites, ...Object.fromEntries(given.map(([host, list]) => [host, [...(sites[host] ?? []), ...list]])) }));
}
