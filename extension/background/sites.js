/**
 * What a person chose for single sites: always the reader, always calm mode, or never. Access to a
 * site is asked of the browser only for the first two, and given back when the choice goes.
 */
import { inTurn } from '../shared/turn.js';
import { CALM, READER } from './inject.js';

/** @typedef {'reader' | 'calm' | 'never'} SiteChoice */
/** @typedef {Record<string, SiteChoice>} Sites choices by host name */

export const CHOICES = /** @type {const} */ (['reader', 'calm', 'never']);

/** Where they are in the store. */
export const KEY = 'sites';
const VERSION = 1;
/** Most sites that are kept. */
const MOST = 1000;
const HOST = /^[a-z0-9.:[\]_-]{1,253}$/;

/** The scripts that run by themselves for each choice. */
const SCRIPTS = { reader: READER, calm: CALM };

/**
 * The host of a page that may have a choice.
 *
 * @param {string | undefined} url
 * @returns {string | null}
 */
export function hostOf(url) {
  const { protocol, hostname } = URL.parse(url ?? '') ?? { protocol: '', hostname: '' };
  return /^https?:$/.test(protocol) && HOST.test(hostname) ? hostname : null;
}

/** @param {string} host */
const access = (host) => ({ origins: [`*://${host}/*`] });

/** Whether the browser gives access to a site. @param {string} host */
export function isOpen(host) {
  return chrome.permissions.contains(access(host));
}

/** Asks for access to a site; browsers let that be in a person's own act alone. @param {string} host */
export function request(host) {
  return chrome.permissions.request(access(host));
}

/** Gives access to a site back, unless a choice rests on it. @param {string} host */
export async function giveBack(host) {
  if (!isAutomatic(await choiceFor(`https://${host}/`))) await chrome.permissions.remove(access(host)).catch(() => false);
}

/** @param {SiteChoice | null} choice */
const isAutomatic = (choice) => choice === 'reader' || choice === 'calm';

/**
 * The sites in `value`, those that fit.
 *
 * @param {unknown} value
 * @returns {Sites}
 */
export function validate(value) {
  const given = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  const fits = given.filter(([host, choice]) => HOST.test(host) && CHOICES.includes(choice));
  return Object.fromEntries(fits.slice(0, MOST));
}

/**
 * What to store: a choice, beside the others and all that a newer version stored.
 *
 * @param {unknown} stored
 * @param {string} host
 * @param {SiteChoice | null} choice null to forget it
 */
export function merge(stored, host, choice) {
  const { version, sites } = /** @type {{version?: unknown, sites?: unknown}} */ (typeof stored === 'object' && stored !== null ? stored : {});
  const newest = typeof version === 'number' && version > VERSION ? version : VERSION;
  const others = Object.entries(typeof sites === 'object' && sites !== null ? sites : {}).filter(([other]) => other !== host);
  // The newest first: beyond the most that are kept, the oldest go.
  return { version: newest, sites: Object.fromEntries(choice === null ? others : [[host, choice], ...others.slice(0, MOST - 1)]) };
}

/** The sites as stored in this browser. @param {Shelf} [store] */
export async function load(store = chrome.storage.local) {
  const items = await store.get(KEY);
  const stored = /** @type {{sites?: unknown} | undefined} */ (items[KEY]);
  return validate(stored?.sites);
}

/** @param {string | undefined} url @param {Shelf} [store] */
export async function choiceFor(url, store) {
  const host = hostOf(url);
  if (host === null) return null;
  const sites = await load(store);
  // `constructor` is the name of a host too.
  return Object.hasOwn(sites, host) ? (sites[host] ?? null) : null;
}

/**
 * Keeps a choice, or with null forgets it; to be called in a person's own act, since the browser
 * then asks whether access may be had.
 *
 * @param {string} host
 * @param {SiteChoice | null} choice
 * @param {boolean} isOpen whether access is had already: to find that out here would end the act
 * @returns {Promise<boolean>} whether the browser let it be
 */
export async function choose(host, choice, isOpen) {
  if (isAutomatic(choice) && !isOpen && !(await request(host))) return false;
  await inTurn(KEY, async () => {
    const items = await chrome.storage.local.get(KEY);
    await chrome.storage.local.set({ [KEY]: merge(items[KEY], host, choice) });
  });
  await giveBack(host);
  await register();
  return true;
}

/** Gives back all access and lets nothing run by itself; what is stored is left to the caller. */
export async function forgetAll() {
  for (const host of Object.keys(await load())) await chrome.permissions.remove(access(host)).catch(() => false);
  await chrome.storage.local.remove(KEY);
  await register();
}

/**
 * Has the browser run what was chosen, on the sites that it still gives access to. In turn: a choice
 * made twice, or in two of our pages, would each undo what the other asked for.
 */
export function register() {
  return inTurn('running', async () => {
    const wanted = scripts(await openSites());
    const now = new Map((await chrome.scripting.getRegisteredContentScripts()).map((script) => [script.id, script]));
    const differs = wanted.filter(({ id, matches }) => now.has(id) && String(now.get(id)?.matches) !== String(matches));
    const added = wanted.filter(({ id }) => !now.has(id));
    // The new first: where the page that asks is closed meanwhile, nothing that was chosen is lost.
    if (added.length > 0) await chrome.scripting.registerContentScripts(added);
    if (differs.length > 0) await chrome.scripting.updateContentScripts(differs);
    wanted.forEach(({ id }) => now.delete(id));
    if (now.size > 0) await chrome.scripting.unregisterContentScripts({ ids: [...now.keys()] });
  });
}

/** Has it run so after a choice too, when the page on which it was made may be gone. @param {Record<string, unknown>} changes of the store */
export async function follow(changes) {
  if (KEY in changes) await register();
}

/** The choices for sites that the browser gives access to. */
async function openSites() {
  const sites = Object.entries(await load());
  const open = await Promise.all(sites.map(([host]) => isOpen(host)));
  return sites.filter((_, at) => open[at]);
}

/**
 * What is to run by itself, for each choice that some site has.
 *
 * @param {[string, SiteChoice][]} sites
 */
function scripts(sites) {
  const made = /** @type {const} */ (['reader', 'calm']).map((choice) => ({
    id: `always-${choice}`,
    // Sorted as browsers may give them back.
    matches: sites.filter((site) => site[1] === choice).flatMap(([host]) => access(host).origins).sort(),
    // From the root: Firefox takes other paths from the page that calls.
    js: ['page/unasked.js', ...SCRIPTS[choice]].map((file) => `/${file}`),
  }));
  return made.filter(({ matches }) => matches.length > 0);
}
