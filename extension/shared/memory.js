/**
 * Template memory: hashes of the blocks of pages that a person read, so that what repeats on a site is
 * known for boilerplate. Off until chosen, never in private windows, bounded, and erased as a whole.
 *
 * A hash is made by the core (src/correction/memory.rs) with a number of this installation, so that it
 * says nothing elsewhere. Of a page only a hash of its address is kept, to know it again.
 */

import { inTurn } from './turn.js';

/** @typedef {{pages: number[], once: number[], often: number[]}} Site hashes, those used last at the end */
/** @typedef {{on: boolean, salt: number, sites: string[]}} Head the sites in the order of their use */

const KEY = 'memory';
const VERSION = 1;
const SITE = 'memory:';
/** Most sites, and of a site most pages and hashes. */
const MOST = { sites: 50, pages: 40, once: 800, often: 400 };

const isNumber = (/** @type {unknown} */ value) => Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 0xffffffff;

/** @param {unknown} value @param {number} most */
const numbers = (value, most) => /** @type {number[]} */ (Array.isArray(value) ? value.filter(isNumber).slice(-most) : []);

/** @param {Shelf} [store] @returns {Promise<Head>} */
async function head(store = chrome.storage.local) {
  const stored = /** @type {Record<string, unknown>} */ ((await store.get(KEY))[KEY] ?? {});
  const { on, salt, sites } = stored;
  return {
    on: on === true,
    salt: isNumber(salt) ? Number(salt) : (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0),
    sites: Array.isArray(sites) ? sites.filter((host) => typeof host === 'string') : [],
  };
}

/** @param {Head} value */
const store = (value) => chrome.storage.local.set({ [KEY]: { version: VERSION, ...value } });

/** @param {string} host @param {Shelf} [store] @returns {Promise<Site>} */
async function siteOf(host, store = chrome.storage.local) {
  const { pages, once, often } = /** @type {Record<string, unknown>} */ ((await store.get(SITE + host))[SITE + host] ?? {});
  return { pages: numbers(pages, MOST.pages), once: numbers(once, MOST.once), often: numbers(often, MOST.often) };
}

/** A number for a page's address, without its fragment. @param {string} url @param {number} salt */
async function pageHash(url, salt) {
  const bytes = new TextEncoder().encode(`${salt} ${url.replace(/#.*$/, '')}`);
  return new DataView(await crypto.subtle.digest('SHA-256', bytes)).getUint32(0);
}

/** Where what is remembered of a site is in the store. @param {string | null} host */
export const keysFor = (host) => (host === null ? [KEY] : [KEY, SITE + host]);

export async function isOn() {
  return (await head()).on;
}

/** @param {boolean} on */
export function turn(on) {
  return inTurn(KEY, async () => store({ ...(await head()), on }));
}

/**
 * What stood on other pages of a site, as the core takes it; null where nothing is to be remembered.
 *
 * @param {string | null} host
 * @param {string} url
 * @param {Shelf} [store]
 */
export async function recall(host, url, store) {
  const { on, salt } = await head(store);
  if (!on || host === null) return null;
  const { pages, once, often } = await siteOf(host, store);
  const isKnown = pages.includes(await pageHash(url, salt));
  // What was seen once may have been seen here.
  return { salt, seen: isKnown ? often : [...often, ...once] };
}

/**
 * Takes note of a page that was read.
 *
 * @param {string} host
 * @param {string} url
 * @param {Iterable<number>} hashes
 */
export function learn(host, url, hashes) {
  return inTurn(KEY, () => note(host, url, hashes));
}

/** @param {string} host @param {string} url @param {Iterable<number>} hashes */
async function note(host, url, hashes) {
  const known = await head();
  const site = await siteOf(host);
  const page = await pageHash(url, known.salt);
  if (!known.on || site.pages.includes(page)) return;
  const [once, often] = [new Set(site.once), new Set(site.often)];
  for (const hash of new Set(hashes)) {
    const repeats = often.delete(hash) || once.delete(hash);
    (repeats ? often : once).add(hash);
  }
  const value = { pages: numbers([...site.pages, page], MOST.pages), once: numbers([...once], MOST.once), often: numbers([...often], MOST.often) };
  const sites = [...known.sites.filter((other) => other !== host), host];
  const gone = sites.splice(0, Math.max(0, sites.length - MOST.sites));
  await chrome.storage.local.remove(gone.map((other) => SITE + other));
  await chrome.storage.local.set({ [SITE + host]: value });
  await store({ ...known, sites });
}

/** Forgets all pages, and takes another number for hashes to come. */
export function erase() {
  return inTurn(KEY, async () => {
    const { on, sites } = await head();
    await chrome.storage.local.remove([KEY, ...sites.map((host) => SITE + host)]);
    await store({ ...(await head()), on });
  });
}
