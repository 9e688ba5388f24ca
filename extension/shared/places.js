/**
 * Where a person was in an article, for the next visit. Kept under a digest of the address, so that
 * what is stored is no list of pages that were read; on this machine alone, none of private windows.
 */
import { addressOf } from './notes.js';

/** Where they are in the store. */
export const KEY = 'places';
const VERSION = 1;
/** Most articles; those read longest ago go first. */
const MOST = 500;
/** Of the digest, in bytes. */
const LENGTH = 12;

/** @typedef {Record<string, ReadPlace & {time: number}>} Places by digest */

/** @param {string | undefined} address */
async function nameOf(address) {
  const url = addressOf(address);
  if (url === null) return null;
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(url));
  return Array.from(new Uint8Array(digest, 0, LENGTH), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** @param {unknown} value @returns {value is ReadPlace} */
export function isPlace(value) {
  const { at, of, mark } = /** @type {Record<string, unknown>} */ (value ?? {});
  return [at, of, mark].every((number) => Number.isInteger(number) && Number(number) >= 0) && Number(at) < Number(of);
}

/** @param {Shelf} [store] @returns {Promise<Places>} */
async function all(store = chrome.storage.local) {
  const items = await store.get(KEY);
  const { list } = /** @type {{list?: unknown}} */ (items[KEY] ?? {});
  const entries = typeof list === 'object' && list !== null ? Object.entries(list) : [];
  return Object.fromEntries(entries.filter(([, place]) => isPlace(place)));
}

/** @param {string | undefined} address @param {Shelf} [store] @returns {Promise<ReadPlace | null>} */
export async function load(address, store) {
  const name = await nameOf(address);
  return name === null ? null : ((await all(store))[name] ?? null);
}

/**
 * Keeps where a person was; with null, forgets it.
 *
 * @param {string | undefined} address
 * @param {ReadPlace | null} place
 */
export async function save(address, place) {
  const name = await nameOf(address);
  if (name === null) return;
  const places = await all();
  delete places[name];
  if (place !== null) places[name] = { at: place.at, of: place.of, mark: place.mark, time: Date.now() };
  const newest = Object.entries(places).sort(([, a], [, b]) => b.time - a.time).slice(0, MOST);
  await chrome.storage.local.set({ [KEY]: { version: VERSION, list: Object.fromEntries(newest) } });
}
