/**
 * What a person marked, by the address of the page: kept on this machine alone, a record for each
 * page, so that reading one does not load all. What a newer version stored is left as it is.
 */

const PREFIX = 'notes:';
const VERSION = 1;
/** Most passages of one page, and the longest of what is kept of each, in UTF-16 units. */
const MOST = 2000;
const LONGEST = 20_000;
/** Colours of marks; the first is the first offered. */
export const COLOURS = /** @type {const} */ (['yellow', 'green', 'blue', 'pink']);

/** Parts of an address that say how one came to a page, and not which page it is. */
const TRACKS = /^(utm_\w+|fbclid|gclid|dclid|msclkid|mc_cid|mc_eid|igshid)$/;

/** @typedef {{url: string, title: string, notes: KeptNote[]}} PageNotes */

/**
 * The address under which what is marked on a page is kept; null for pages that have none to keep.
 *
 * @param {string | undefined} address
 * @returns {string | null}
 */
export function addressOf(address) {
  const url = URL.parse(address ?? '');
  if (url === null || !/^(https?|file):$/.test(url.protocol)) return null;
  url.hash = '';
  for (const name of [...url.searchParams.keys()]) if (TRACKS.test(name)) url.searchParams.delete(name);
  return url.href;
}

/** @param {unknown} value @param {number} [longest] */
const isText = (value, longest = LONGEST) => typeof value === 'string' && value.length <= longest;

/** @param {unknown} value @returns {value is KeptNote} */
export function isNote(value) {
  const { id, anchor, words, colour, at } = /** @type {Record<string, unknown>} */ (value ?? {});
  const { quote, before, after, block } = /** @type {Record<string, unknown>} */ (anchor ?? {});
  const hashes = Array.isArray(block) && block.length <= 64 && block.every((hash) => Number.isInteger(hash) && hash >= 0 && hash <= 0xffffffff);
  const isPlaced = isText(quote) && quote !== '' && isText(before, 500) && isText(after, 500) && hashes;
  return isPlaced && isText(id, 64) && isText(words) && COLOURS.includes(/** @type {any} */ (colour)) && Number.isFinite(at);
}

/** Those in `value` that are notes. @param {unknown} value @returns {KeptNote[]} */
export function validate(value) {
  return Array.isArray(value) ? value.filter(isNote).slice(0, MOST) : [];
}

/** What is stored of a page, whatever version wrote it. @param {unknown} stored @returns {PageNotes | null} */
export function migrate(stored) {
  const { version, url, title, notes } = /** @type {Record<string, unknown>} */ (stored ?? {});
  if (typeof version !== 'number' || typeof url !== 'string') return null;
  return { url, title: typeof title === 'string' ? title : '', notes: validate(notes) };
}

/** Where what is marked on a page is in the store. @param {string | undefined} address */
export function keysFor(address) {
  const url = addressOf(address);
  return url === null ? [] : [PREFIX + url];
}

/**
 * What was marked on a page.
 *
 * @param {string | undefined} address
 * @param {Shelf} [store]
 * @returns {Promise<KeptNote[]>}
 */
export async function load(address, store = chrome.storage.local) {
  const url = addressOf(address);
  if (url === null) return [];
  const items = await store.get(PREFIX + url);
  return migrate(items[PREFIX + url])?.notes ?? [];
}

/**
 * Keeps what is marked on a page; with an empty list, nothing of the page.
 *
 * @param {string | undefined} address
 * @param {string} title
 * @param {unknown} notes
 */
export async function save(address, title, notes) {
  const url = addressOf(address);
  if (url === null) return;
  const list = validate(notes);
  if (list.length === 0) return chrome.storage.local.remove(PREFIX + url);
  await chrome.storage.local.set({ [PREFIX + url]: { version: VERSION, url, title: title.slice(0, 500), notes: list } });
}

/** What was marked anywhere, by page. @returns {Promise<PageNotes[]>} */
export async function all() {
  const items = await chrome.storage.local.get(null);
  const kept = Object.entries(items).filter(([key]) => key.startsWith(PREFIX));
  return kept.map(([, stored]) => migrate(stored)).filter((page) => page !== null);
}

/**
 * Puts in what a file of exported notes holds; notes that are here already stay as they are.
 *
 * @param {unknown} pages
 */
export async function merge(pages) {
  for (const value of Array.isArray(pages) ? pages : []) {
    const page = migrate({ version: VERSION, ...value });
    if (page === null) continue;
    const here = await load(page.url);
    const known = new Set(here.map(({ id }) => id));
    await save(page.url, page.title, [...here, ...page.notes.filter(({ id }) => !known.has(id))]);
  }
}
