/**
 * Tabs with pages of the extension: the one for newcomers, and the reader for pages that will not hold
 * an overlay.
 *
 * What the reader shows waits for it in `storage.session`: in memory, out of reach of content scripts,
 * and still there when the background was stopped meanwhile.
 */

const PREFIX = 'parked:';
/** How many tabs may be reloaded before the oldest is forgotten. */
const MOST = 8;

/** @typedef {{at: number, url: string, results: object[]}} Parked */

/**
 * Opens a tab that shows the first result; the second is what there is, where a person insists.
 *
 * @param {Result[]} results
 * @param {chrome.tabs.Tab} opener
 */
export async function openTab(results, opener) {
  const id = crypto.randomUUID();
  await park(id, results, opener.url ?? '');
  await chrome.tabs.create({
    url: chrome.runtime.getURL(`reader/reader.html?id=${id}`),
    index: opener.index + 1,
    openerTabId: opener.id,
  });
}

/** Opens the page for newcomers. */
export async function welcome() {
  await chrome.tabs.create({ url: chrome.runtime.getURL('welcome/welcome.html') });
}

/**
 * @param {string} id
 * @param {Result[]} results
 * @param {string} url
 */
async function park(id, results, url) {
  const all = await chrome.storage.session.get(null);
  const parked = Object.entries(all).filter(([key]) => key.startsWith(PREFIX));
  const oldest = parked.sort((a, b) => at(a[1]) - at(b[1])).map(([key]) => key);
  await chrome.storage.session.remove(oldest.splice(0, Math.max(0, parked.length - MOST + 1)));
  /** @type {Parked} */
  const value = { at: Date.now(), url, results: results.map(flat) };
  await store(PREFIX + id, value, oldest);
}

/**
 * Stores a value; where there is no room, what is oldest makes room for it.
 *
 * @param {string} key
 * @param {Parked} value
 * @param {string[]} oldest the keys that may go, the oldest first
 */
async function store(key, value, oldest) {
  for (;;) {
    try {
      return await chrome.storage.session.set({ [key]: value });
    } catch (error) {
      const gone = oldest.shift();
      if (gone === undefined) throw error;
      await chrome.storage.session.remove(gone);
    }
  }
}

/** @param {unknown} parked */
function at(parked) {
  return /** @type {Parked} */ (parked).at;
}

/**
 * A result as plain JSON: Chromium's storage does not hold typed arrays.
 *
 * @param {Result} result
 */
function flat(result) {
  if (result.status !== 'read') return result;
  const { ops, text, lengths } = result.plan;
  return { ...result, plan: { ops: Array.from(ops), text, lengths: Array.from(lengths) } };
}

/**
 * What waits for the tab with this id.
 *
 * @param {string} id
 * @returns {Promise<{results: Result[], url: string} | null>}
 */
export async function parked(id) {
  const items = await chrome.storage.session.get(PREFIX + id);
  const value = /** @type {{results: Result[], url: string} | undefined} */ (items[PREFIX + id]);
  return value ?? null;
}
