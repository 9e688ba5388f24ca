/** What calm mode hides: one table of what a person may choose, and the way in and out of storage. */

/** The kinds of block that may be hidden, with those that are at first; `pinned` stands for bars of any kind. */
export const TABLE = /** @type {const} */ ([
  { name: 'ad', initial: true },
  { name: 'ticker', initial: true },
  { name: 'trending', initial: true },
  { name: 'related', initial: true },
  { name: 'promo', initial: true },
  { name: 'social', initial: true },
  { name: 'consent', initial: true },
  { name: 'pinned', initial: true },
  { name: 'comments', initial: false },
  { name: 'author', initial: false },
  { name: 'nav', initial: false },
  { name: 'footer', initial: false },
]);

const KEY = 'calm';
const VERSION = 1;

/** @typedef {Record<string, boolean>} Choice */

/**
 * The choice in `value`, each part checked against the table.
 *
 * @param {unknown} value
 * @returns {Choice}
 */
export function validate(value) {
  const given = /** @type {Record<string, unknown>} */ (typeof value === 'object' && value !== null ? value : {});
  const valid = (/** @type {typeof TABLE[number]} */ { name, initial }) =>
    typeof given[name] === 'boolean' ? given[name] : initial;
  return Object.fromEntries(TABLE.map((row) => [row.name, valid(row)]));
}

/** The choice as stored in this browser. */
export async function load() {
  const items = await chrome.storage.local.get(KEY);
  const stored = /** @type {{hide?: unknown} | undefined} */ (items[KEY]);
  return validate(stored?.hide);
}

/**
 * What to store: the choice, beside all that a newer version stored and this one does not know.
 *
 * @param {unknown} stored
 * @param {Choice} choice
 */
export function merge(stored, choice) {
  const { version, hide } = /** @type {{version?: unknown, hide?: unknown}} */ (typeof stored === 'object' && stored !== null ? stored : {});
  const newest = typeof version === 'number' && version > VERSION ? version : VERSION;
  return { version: newest, hide: { ...(typeof hide === 'object' ? hide : {}), ...validate(choice) } };
}

/** @param {Choice} choice */
export async function save(choice) {
  const items = await chrome.storage.local.get(KEY);
  await chrome.storage.local.set({ [KEY]: merge(items[KEY], choice) });
}

/**
 * The choice as the core takes it.
 *
 * @param {Choice} choice
 * @returns {Unwanted}
 */
export function unwanted(choice) {
  const names = TABLE.map(({ name }) => name).filter((name) => choice[name]);
  return { kinds: names.filter((name) => name !== 'pinned'), pinned: choice.pinned };
}
