/**
 * Carrying settings to a person's other browsers, through the browser's own sync and only where they
 * turned it on. What goes along is listed here; it is far below the 8 KB that browsers allow an item.
 */

/** Keys of `storage.local` that go along. */
const KEYS = ['settings', 'calm'];

const KEY = 'sync';
const VERSION = 1;
/** Most bytes of an item, with its key (chrome.storage.sync.QUOTA_BYTES_PER_ITEM). */
const MOST = 8192;

/** @typedef {{version: number, on: boolean, failed: string | null}} SyncState */

/** @returns {Promise<SyncState>} */
export async function load() {
  const items = await chrome.storage.local.get(KEY);
  const { on, failed } = /** @type {Record<string, unknown>} */ (items[KEY] ?? {});
  return { version: VERSION, on: on === true, failed: typeof failed === 'string' ? failed : null };
}

/** @param {boolean} on @param {string | null} failed */
const save = (on, failed) => chrome.storage.local.set({ [KEY]: { version: VERSION, on, failed } });

/**
 * What differs from what is wanted, where it fits.
 *
 * @param {Record<string, unknown>} wanted
 * @param {Record<string, unknown>} held
 */
function changes(wanted, held) {
  const differs = (/** @type {string} */ key) => wanted[key] !== undefined && JSON.stringify(wanted[key]) !== JSON.stringify(held[key]);
  const fits = (/** @type {string} */ key) => key.length + JSON.stringify(wanted[key]).length <= MOST;
  return Object.fromEntries(KEYS.filter((key) => differs(key) && fits(key)).map((key) => [key, wanted[key]]));
}

/** Sends what was changed here; a browser that takes no more says so to the person. */
export async function push() {
  const { on, failed } = await load();
  if (!on) return;
  try {
    const [here, there] = await Promise.all([chrome.storage.local.get(KEYS), chrome.storage.sync.get(KEYS)]);
    const changed = changes(here, there);
    if (Object.keys(changed).length > 0) await chrome.storage.sync.set(changed);
    if (failed !== null) await save(true, null);
  } catch (error) {
    await save(true, error instanceof Error ? error.message : String(error));
  }
}

/** Takes over what was changed elsewhere. Whoever loads it checks it against its table. */
export async function pull() {
  if (!(await load()).on) return;
  const [here, there] = await Promise.all([chrome.storage.local.get(KEYS), chrome.storage.sync.get(KEYS)]);
  const changed = changes(there, here);
  if (Object.keys(changed).length > 0) await chrome.storage.local.set(changed);
}

/**
 * Turns it on, taking over what is there already, or off, leaving there what is there.
 *
 * @param {boolean} on
 */
export async function turn(on) {
  await save(on, null);
  if (!on) return;
  await pull();
  await push();
}
