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

/** Numbers, and bytes of text, of a page that may wait: of a larger one only the result does. */
const MOST_PAGE = 2_000_000;
/** What a capture is made of besides texts. */
const NUMBERS = { tags: Uint32Array, parents: Uint32Array, sizes: Uint32Array, attrNames: Uint32Array, attrSizes: Uint32Array, measured: Uint32Array, boxes: Float32Array, flags: Uint8Array };

/** Its texts, in UTF-8. */
const TEXTS = ['text', 'values'];

/** @typedef {{at: number, url: string, results: object[], capture: object | null, options: CoreOptions}} Parked */

/**
 * Opens a tab that shows the first result; the second is what there is, where a person insists. With
 * the page at hand it is read there, and all can be done with it that can be done over the page.
 *
 * @param {Result[]} results
 * @param {chrome.tabs.Tab} opener
 * @param {Capture | null} capture
 * @param {CoreOptions} options how it was read
 */
export async function openTab(results, opener, capture, options) {
  const id = crypto.randomUUID();
  const value = { at: Date.now(), url: opener.url ?? '', results: results.map(flat), options };
  const page = capture === null ? null : flatPage(capture);
  await park(id, { ...value, capture: page }).catch(() => park(id, { ...value, capture: null }));
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

/** @param {string} id @param {Parked} value */
async function park(id, value) {
  const all = await chrome.storage.session.get(null);
  const parked = Object.entries(all).filter(([key]) => key.startsWith(PREFIX));
  const oldest = parked.sort((a, b) => at(a[1]) - at(b[1])).map(([key]) => key);
  await chrome.storage.session.remove(oldest.splice(0, Math.max(0, parked.length - MOST + 1)));
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

/** A page as plain JSON; null for one that is too large to wait, or of several. @param {Capture} page */
function flatPage(page) {
  if (page.more) return null;
  const size = Object.values(page).reduce((sum, { length }) => sum + length, 0);
  if (size > MOST_PAGE) return null;
  // As text, bytes take a third of the room that they take as numbers.
  const text = new TextDecoder('utf-8', { ignoreBOM: true });
  const flat = (/** @type {string} */ key, /** @type {any} */ value) => (TEXTS.includes(key) ? text.decode(value) : Array.from(value));
  return Object.fromEntries(Object.entries(page).map(([key, value]) => [key, typeof value === 'string' ? value : flat(key, value)]));
}

/** A page that waited. @param {object} page @returns {Capture} */
function fullPage(page) {
  const bytes = new TextEncoder();
  const full = (/** @type {string} */ key, /** @type {any} */ value) => {
    if (TEXTS.includes(key)) return bytes.encode(value);
    return Object.hasOwn(NUMBERS, key) ? new NUMBERS[/** @type {keyof typeof NUMBERS} */ (key)](value) : value;
  };
  return Object.fromEntries(Object.entries(page).map(([key, value]) => [key, full(key, value)]));
}

/**
 * What waits for the tab with this id.
 *
 * @param {string} id
 * @returns {Promise<{results: Result[], url: string, capture: Capture | null, options: CoreOptions} | null>}
 */
export async function parked(id) {
  const items = await chrome.storage.session.get(PREFIX + id);
  const value = /** @type {{results: Result[], url: string, capture: object | null, options: CoreOptions} | undefined} */ (items[PREFIX + id]);
  return value === undefined ? null : { ...value, capture: value.capture && fullPage(value.capture) };
}
