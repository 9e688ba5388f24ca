/** What is stored, in words, with counts and sizes. */

const { make, text } = stillpage;

/** @typedef {'local' | 'session' | 'sync'} Area */

/** Where things are stored. @type {Record<Area, MessageKey>} */
const PLACES = { local: 'storedLocal', session: 'storedSession', sync: 'storedSynced' };

/** What is stored, by its key or the beginning of it. @type {readonly [string, MessageKey][]} */
const THINGS = [
  ['settings', 'storedSettings'],
  ['calm', 'calmLabel'],
  ['sites', 'storedSites'],
  ['lent', 'storedLent'],
  ['corrections', 'correctionsTitle'],
  ['memory', 'memoryTitle'],
  ['memory:', 'memoryTitle'],
  ['sync', 'storedSync'],
  ['notes:', 'storedNotes'],
  ['places', 'storedPlaces'],
  ['looks', 'storedLooks'],
  ['parked:', 'storedArticles'],
];

/** @param {string} key */
const wordOf = (key) => THINGS.find(([start]) => (start.endsWith(':') ? key.startsWith(start) : key === start))?.[1] ?? 'storedOther';

/** Bytes as a person reads them. @param {number} bytes */
function size(bytes) {
  const [unit, number] = bytes < 1000 ? ['byte', bytes] : ['kilobyte', bytes / 1000];
  return new Intl.NumberFormat(chrome.i18n.getUILanguage(), { style: 'unit', unit, maximumFractionDigits: 1 }).format(number);
}

/** How many things a value holds: what stands in its longest list, else one. @param {unknown} value */
function count(value) {
  const parts = Object.values(/** @type {object} */ (typeof value === 'object' && value !== null ? value : {}));
  return parts.reduce((most, part) => Math.max(most, typeof part === 'object' && part !== null ? Object.keys(part).length : 1), 1);
}

/** The things in an area: how many, how large. @param {Area} area */
async function thingsIn(area) {
  /** @type {Map<MessageKey, {count: number, bytes: number}>} */
  const things = new Map();
  const items = await chrome.storage[area].get(null);
  for (const [key, value] of Object.entries(items)) {
    const word = wordOf(key);
    const before = things.get(word) ?? { count: 0, bytes: 0 };
    const bytes = new TextEncoder().encode(key + JSON.stringify(value)).length;
    things.set(word, { count: before.count + (key.includes(':') ? 1 : count(value)), bytes: before.bytes + bytes });
  }
  return [...things].map(([word, { count, bytes }]) => ({ word, count, bytes, place: PLACES[area] }));
}

/** A table of all that is stored, or a word that nothing is. */
export async function storedTable() {
  const areas = /** @type {const} */ (['local', 'session', 'sync']);
  const things = (await Promise.all(areas.map((area) => thingsIn(area).catch(() => [])))).flat();
  if (things.length === 0) return make('p', '', text('storedNothing'));
  const rows = things.map(({ word, count, bytes, place }) => {
    const head = make('th', '', text(word));
    head.setAttribute('scope', 'row');
    return make('tr', '', head, make('td', '', String(count)), make('td', '', size(bytes)), make('td', 'place', text(place)));
  });
  const table = make('table', 'stored', make('tbody', '', ...rows));
  table.setAttribute('aria-label', text('storedTitle'));
  return table;
}
