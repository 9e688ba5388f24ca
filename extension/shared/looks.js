/** How the reader looks on single sites, where that is not as everywhere: settings by host name. */
import * as settings from './settings.js';

/** Where they are in the store. */
export const KEY = 'looks';
const VERSION = 1;

/** Most sites that are kept. */
const MOST = 500;

/** @param {Shelf} [store] @returns {Promise<Record<string, unknown>>} */
async function all(store = chrome.storage.local) {
  const items = await store.get(KEY);
  const { sites } = /** @type {{sites?: unknown}} */ (items[KEY] ?? {});
  return typeof sites === 'object' && sites !== null ? /** @type {Record<string, unknown>} */ (sites) : {};
}

/**
 * The settings for a site, and whether they are its own.
 *
 * @param {string | null} host null where there is no site
 * @param {Shelf} [store]
 */
export async function load(host, store) {
  const sites = host === null ? {} : await all(store);
  const isOwn = host !== null && Object.hasOwn(sites, host);
  return { settings: isOwn ? settings.validate(sites[host]) : await settings.load(store), isOwn };
}

/**
 * Keeps settings for a site alone or, where they are not its own, for everywhere.
 *
 * @param {string | null} host
 * @param {boolean} isOwn
 * @param {object} values
 */
export async function save(host, isOwn, values) {
  const sites = await all();
  if (host !== null) delete sites[host];
  if (isOwn && host !== null) sites[host] = settings.validate(values);
  const newest = Object.entries(sites).slice(-MOST);
  await chrome.storage.local.set({ [KEY]: { version: VERSION, sites: Object.fromEntries(newest) } });
  if (!isOwn) await settings.save(values);
}
