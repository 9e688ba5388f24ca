/**
 * How the reader looks: one table of settings, and their way in and out of storage. Those that are
 * `everywhere` are in the reader's own panel too, the others on the settings page alone.
 *
 * Stored settings carry a version; whatever does not fit the table is replaced by its initial value,
 * and what a newer version stored stays stored.
 */

/** @type {readonly Setting[]} */
export const TABLE = [
  { name: 'theme', type: 'choice', values: ['system', 'light', 'sepia', 'grey', 'dark', 'black', 'contrast', 'own'], initial: 'system', everywhere: true },
  { name: 'paper', type: 'colour', initial: '#fdfdfc', everywhere: true },
  { name: 'ink', type: 'colour', initial: '#1d1e20', everywhere: true },
  { name: 'font', type: 'choice', values: ['serif', 'sans', 'legible', 'mono'], initial: 'serif', everywhere: true },
  { name: 'size', type: 'scale', least: 14, most: 30, step: 1, initial: 20, everywhere: true },
  { name: 'width', type: 'scale', least: 46, most: 90, step: 4, initial: 66, everywhere: true },
  { name: 'leading', type: 'scale', least: 1.3, most: 2, step: 0.1, initial: 1.6, everywhere: true },
  { name: 'spacing', type: 'scale', least: 0, most: 12, step: 2, initial: 0, everywhere: true },
  { name: 'wordSpacing', type: 'scale', least: 0, most: 40, step: 5, initial: 0, everywhere: false },
  { name: 'paragraphs', type: 'scale', least: 0.6, most: 2, step: 0.2, initial: 1, everywhere: false },
  { name: 'align', type: 'choice', values: ['start', 'justify'], initial: 'start', everywhere: false },
  { name: 'hyphens', type: 'choice', values: ['auto', 'none'], initial: 'auto', everywhere: false },
  { name: 'columns', type: 'choice', values: ['one', 'two'], initial: 'one', everywhere: false },
  { name: 'images', type: 'choice', values: ['full', 'small', 'none'], initial: 'full', everywhere: false },
  { name: 'focus', type: 'choice', values: ['off', 'one', 'three', 'five'], initial: 'off', everywhere: true },
  { name: 'starts', type: 'choice', values: ['plain', 'bold'], initial: 'plain', everywhere: true },
  { name: 'marks', type: 'choice', values: ['page', 'reader'], initial: 'page', everywhere: false },
  { name: 'rate', type: 'scale', least: 0.5, most: 3, step: 0.1, initial: 1, everywhere: false },
  { name: 'pitch', type: 'scale', least: 0.5, most: 1.5, step: 0.1, initial: 1, everywhere: false },
  { name: 'voice', type: 'name', initial: '', everywhere: false },
];

/** Of a name, such as that of a voice, in UTF-16 units. */
const LONGEST_NAME = 200;

const COLOUR = /^#[0-9a-f]{6}$/;

/** Where they are in the store. */
export const KEY = 'settings';
const VERSION = 1;

/** The settings of a person who changed nothing. */
export function initial() {
  return validate({});
}

/**
 * The settings in `value`, each checked against the table.
 *
 * @param {unknown} value
 * @returns {Settings}
 */
export function validate(value) {
  const given = /** @type {Record<string, unknown>} */ (isRecord(value) ? value : {});
  const entries = TABLE.map((setting) => [setting.name, valid(setting, given[setting.name])]);
  return /** @type {Settings} */ (Object.fromEntries(entries));
}

/**
 * @param {Setting} setting
 * @param {unknown} value
 */
function valid(setting, value) {
  if (setting.type === 'choice') {
    return typeof value === 'string' && setting.values.includes(value) ? value : setting.initial;
  }
  if (setting.type === 'name') return typeof value === 'string' && value.length <= LONGEST_NAME ? value : setting.initial;
  if (setting.type === 'colour') return typeof value === 'string' && COLOUR.test(value) ? value : setting.initial;
  if (typeof value !== 'number' || !Number.isFinite(value)) return setting.initial;
  const steps = Math.round((value - setting.least) / setting.step);
  const snapped = setting.least + steps * setting.step;
  return Number(Math.min(setting.most, Math.max(setting.least, snapped)).toFixed(2));
}

/** @param {unknown} value */
function isRecord(value) {
  return typeof value === 'object' && value !== null;
}

/**
 * What is stored, whatever version wrote it: of a newer one, what this version knows.
 *
 * @param {unknown} stored
 */
export function migrate(stored) {
  return validate(record(stored).values);
}

/**
 * What to store: the settings, beside all that a newer version stored and this one does not know.
 *
 * @param {unknown} stored
 * @param {Settings} settings
 */
export function merge(stored, settings) {
  const { version, values } = record(stored);
  const newest = typeof version === 'number' && version > VERSION ? version : VERSION;
  return { version: newest, values: { ...(isRecord(values) ? values : {}), ...settings } };
}

/** @param {unknown} stored */
function record(stored) {
  return /** @type {{version?: unknown, values?: unknown}} */ (isRecord(stored) ? stored : {});
}

/** The settings as stored in this browser. @param {Shelf} [store] */
export async function load(store = chrome.storage.local) {
  const items = await store.get(KEY);
  return migrate(items[KEY]);
}

/**
 * Stores settings and gives back what was stored.
 *
 * @param {unknown} value
 */
export async function save(value) {
  const settings = validate(value);
  const items = await chrome.storage.local.get(KEY);
  await chrome.storage.local.set({ [KEY]: merge(items[KEY], settings) });
  return settings;
}

/** Forgets all that the extension stored, in every area. */
export async function eraseAll() {
  // Sync first: it follows what is turned on here.
  await chrome.storage.sync.clear().catch(() => {});
  await Promise.all([chrome.storage.local.clear(), chrome.storage.session.clear()]);
}

/**
 * Calls back with the new settings when they are changed anywhere.
 *
 * @param {(settings: Settings) => void} listener
 */
export function watch(listener) {
  chrome.storage.local.onChanged.addListener((changes) => {
    if (KEY in changes) listener(migrate(changes[KEY].newValue));
  });
}
