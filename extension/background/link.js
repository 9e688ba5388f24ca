/**
 * A link, opened in a tab of its own with the reader over its page. A click on a link gives no access to
 * where it leads: that is asked for in the click, and lent until the page is left, as `activeTab` is.
 */
import { inTurn } from '../shared/turn.js';
import { LENT, inject } from './inject.js';
import { choiceFor, giveBack, hostOf, isOpen, request } from './sites.js';
import * as word from './word.js';

const KEY = 'lent';
const VERSION = 1;

/** How often a tab is looked at, and how long, in milliseconds. Asked in turn, Chromium keeps the background from being stopped. */
const EVERY = 100;
const PATIENCE = 60_000;

/** @typedef {Record<string, string>} Lent hosts, by the number of the tab that shows a page of them */

/** @returns {Promise<Lent>} */
async function load() {
  const { tabs } = /** @type {{tabs?: unknown}} */ ((await chrome.storage.local.get(KEY))[KEY] ?? {});
  const entries = Object.entries(typeof tabs === 'object' && tabs !== null ? tabs : {});
  return Object.fromEntries(entries.filter(([, host]) => hostOf(`https://${host}/`) === host));
}

/** Stores what a change makes of what is lent, and gives back what then no tab needs. @param {(lent: Lent) => Lent} change */
function alter(change) {
  return inTurn(KEY, async () => {
    const before = await load();
    const after = change(before);
    if (Object.keys(after).length > 0) await chrome.storage.local.set({ [KEY]: { version: VERSION, tabs: after } });
    else await chrome.storage.local.remove(KEY);
    const hosts = new Set(Object.values(before));
    for (const host of Object.values(after)) hosts.delete(host);
    for (const host of hosts) await giveBack(host);
  });
}

/** A tab left the page for which access was lent. @param {number} tabId */
export const left = (tabId) => alter(({ [tabId]: _, ...others }) => others);

/** Gives back all that is lent: after the browser or the extension was started anew no tab shows a reader. */
export const settle = () => alter(() => ({}));

/**
 * Opens a link. What is not read is a page like any other, with a word on the toolbar button.
 *
 * @param {string | undefined} url
 * @param {chrome.tabs.Tab | undefined} from where the link is
 */
export async function openLink(url, from) {
  const host = hostOf(url);
  if (url === undefined || host === null) return;
  // Not waited for, since that would end the person's act; it is answered first all the same.
  const was = isOpen(host);
  // A browser remembers what sites it gave access to, also from a private window: there none is asked for.
  const asked = from?.incognito ? was : request(host);
  const [wasOpen, granted] = await Promise.all([was, asked.catch(() => false)]);
  const tab = await chrome.tabs.create({ url, ...(from && { windowId: from.windowId, index: from.index + 1, openerTabId: from.id }) });
  if (tab.id !== undefined) await readThere(tab.id, url, host, granted, wasOpen);
}

/**
 * Opens the reader over the page of a link.
 *
 * @param {number} tabId
 * @param {string} url
 * @param {string} host
 * @param {boolean} granted
 * @param {boolean} wasOpen whether access was had before
 */
async function readThere(tabId, url, host, granted, wasOpen) {
  const choice = await choiceFor(url).catch(() => null);
  // What is lent to one tab is had by the next, and is to outlast the first.
  if (granted) await alter((lent) => (wasOpen && !Object.values(lent).includes(host) ? lent : { ...lent, [tabId]: host }));
  const isThere = await arrives(tabId, granted ? host : null);
  if (choice === 'never') await word.off(tabId);
  else if (!isThere || !(await opens(tabId, choice))) await word.unlet(tabId);
  else return;
  await left(tabId);
}

/** Opens the reader, where it does not by itself. @param {number} tabId @param {import('./sites.js').SiteChoice | null} choice */
function opens(tabId, choice) {
  return choice === 'reader' || inject(tabId, LENT);
}

/**
 * Waits until a tab shows a page of a host; false once it is at rest elsewhere, or gone.
 *
 * @param {number} tabId
 * @param {string | null} host null for none
 */
async function arrives(tabId, host) {
  for (let waited = 0; waited < PATIENCE; waited += EVERY) {
    await new Promise((resolve) => setTimeout(resolve, EVERY));
    const tab = await chrome.tabs.get(tabId).catch(() => null);
    if (tab === null) return false;
    // Of a page without access no address is told; an empty page is where every tab begins.
    if (host !== null && hostOf(tab.url) === host) return true;
    if (tab.status === 'complete' && waited > 10 * EVERY) return false;
  }
  return false;
}
