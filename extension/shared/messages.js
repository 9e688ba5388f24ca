/**
 * Every message that the background takes, who may send it, and the shape of what it carries.
 *
 * Web pages cannot reach this: the manifest names no externally connectable page, and the sender
 * is checked all the same.
 */
import { COLOURS, isNote } from './notes.js';
import { CORRECTION } from './corrections.js';
import { isPlace as isReadPlace } from './places.js';

/** What the person wishes of a reading. @typedef {{insist: boolean, putBack: number[], selection: PageSelection | null, corrections: string[]}} Wish */
/** @typedef {{type: 'read', capture: Capture} & Wish} ReadMessage */
/** @typedef {{type: 'explain', capture: Capture} & Wish} ExplainMessage */
/** @typedef {{type: 'render', capture: Capture, format: Format, pictures: Picture[], notes: RenderNotes | null, part: TextPlace | null} & Wish} RenderMessage */
/** @typedef {{type: 'excerpt', capture: Capture, place: TextPlace} & Wish} ExcerptMessage */
/** @typedef {{type: 'describe', capture: Capture, place: TextPlace} & Wish} DescribeMessage */
/** @typedef {{type: 'find', capture: Capture, anchors: Anchor[]} & Wish} FindMessage */
/** @typedef {{type: 'keep', title: string, notes: KeptNote[]}} KeepMessage */
/** @typedef {{type: 'place', place: ReadPlace | null}} PlaceMessage */
/** @typedef {{type: 'marks', shown: boolean}} MarksMessage */
/** @typedef {{type: 'comments', capture: Capture}} CommentsMessage */
/** @typedef {{type: 'save', settings: object, here: boolean}} SaveMessage */
/** @typedef {{type: 'opening', bare: boolean}} OpeningMessage `bare`: the reader has no style yet */
/** @typedef {{type: 'closed'}} ClosedMessage */
/** @typedef {{type: 'left'}} LeftMessage */
/** @typedef {{type: 'tab', result: Result, capture: Capture | null} & Wish} TabMessage */
/** @typedef {{type: 'annex', name: AnnexName}} AnnexMessage */
/** @typedef {{type: 'font'}} FontMessage */
/** @typedef {{type: 'options'}} OptionsMessage */
/** @typedef {{type: 'site'}} SiteMessage */
/** @typedef {{type: 'calm'}} CalmMessage */
/** @typedef {{type: 'report', capture: Capture}} ReportMessage */
/** @typedef {{type: 'clutter', capture: Capture, corrections: string[]}} ClutterMessage */
/** @typedef {{type: 'correct', capture: Capture, corrections: string[], part: Part, remember: boolean}} CorrectMessage */
/** @typedef {{type: 'forget', correction: string}} ForgetMessage */
/** @typedef {{type: 'pick'}} PickMessage */
/** @typedef {{type: 'picker'}} PickerMessage */
/** @typedef {{type: 'veil', before: Veil | null, after: Veil | null}} VeilMessage */
/** @typedef {CorrectMessage | ForgetMessage | PickMessage | PickerMessage | PlaceMessage | DescribeMessage | ExcerptMessage | FindMessage | KeepMessage | MarksMessage | ReadMessage | ExplainMessage | RenderMessage | ReportMessage | CommentsMessage | SaveMessage | OpeningMessage | ClosedMessage | LeftMessage | TabMessage | AnnexMessage | FontMessage | OptionsMessage | SiteMessage | CalmMessage | ClutterMessage | VeilMessage} Message */

/** Most blocks that a person can put back. */
const MOST_BLOCKS = 10_000;

/** Most corrections of one visit. */
const MOST_CORRECTIONS = 60;

/** Most selectors of a veil. */
const MOST_SELECTORS = 5000;
/** What a selector is made of: names without escapes, places, and the way down. */
const SELECTOR = /^[\w\-.#:()* >]{1,8000}$/;

/** Most further pages of one article; the core's bound is the same. */
const MOST_PAGES = 50;

/** What a capture is made of: strings, and typed arrays. */
const STRINGS = ['url', 'names'];
const ARRAYS = ['tags', 'parents', 'sizes', 'text', 'attrNames', 'attrSizes', 'values', 'measured', 'boxes', 'flags'];

/** What an article is written in; the core's table is src/render/format.rs. */
const FORMATS = ['html', 'markdown', 'front-matter', 'text', 'epub'];

/** The annexes of the reader; what each is made of is in background/inject.js. */
const ANNEX_NAMES = ['aloud', 'notes', 'starts', 'font', 'gallery', 'controls', 'footnotes', 'motion', 'live', 'growth', 'save', 'reasons', 'correct', 'selected'];

/** @type {Record<string, (value: unknown) => boolean>} */
const IS = {
  object: (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  capture: isCapture,
  captureOrNone: (value) => value === null || isCapture(value),
  place: isPlace,
  placeOrAll: (value) => value === null || isPlace(value),
  selection: (value) => value === null || isSelection(value),
  readPlace: (value) => value === null || isReadPlace(value),
  anchors: (value) => Array.isArray(value) && value.every(isAnchor),
  notes: (value) => Array.isArray(value) && value.every(isNote),
  written: (value) => value === null || isWritten(value),
  text: (value) => typeof value === 'string',
  boolean: (value) => typeof value === 'boolean',
  blocks: (value) => Array.isArray(value) && value.length <= MOST_BLOCKS && value.every((n) => Number.isInteger(n) && n >= 0),
  correction: isCorrection,
  corrections: (value) => Array.isArray(value) && value.length <= MOST_CORRECTIONS && value.every(isCorrection),
  part: isPart,
  veil: (value) => value === null || isVeil(value),
  format: (value) => typeof value === 'string' && FORMATS.includes(value),
  annex: (value) => typeof value === 'string' && ANNEX_NAMES.includes(value),
  pictures: (value) => Array.isArray(value) && value.every(isPicture),
  result: isResult,
};

/** What the person wishes of a reading. @type {Record<string, keyof typeof IS>} */
const WISH = { insist: 'boolean', putBack: 'blocks', selection: 'selection', corrections: 'corrections' };

/** @type {Record<Message['type'], Record<string, keyof typeof IS>>} */
const SHAPES = {
  read: { capture: 'capture', ...WISH },
  explain: { capture: 'capture', ...WISH },
  render: { capture: 'capture', ...WISH, format: 'format', pictures: 'pictures', notes: 'written', part: 'placeOrAll' },
  excerpt: { capture: 'capture', ...WISH, place: 'place' },
  describe: { capture: 'capture', ...WISH, place: 'place' },
  find: { capture: 'capture', ...WISH, anchors: 'anchors' },
  keep: { title: 'text', notes: 'notes' },
  marks: { shown: 'boolean' },
  place: { place: 'readPlace' },
  report: { capture: 'capture' },
  comments: { capture: 'capture' },
  save: { settings: 'object', here: 'boolean' },
  opening: { bare: 'boolean' },
  closed: {},
  left: {},
  tab: { result: 'result', capture: 'captureOrNone', ...WISH },
  annex: { name: 'annex' },
  font: {},
  options: {},
  site: {},
  calm: {},
  clutter: { capture: 'capture', corrections: 'corrections' },
  correct: { capture: 'capture', corrections: 'corrections', part: 'part', remember: 'boolean' },
  forget: { correction: 'correction' },
  pick: {},
  picker: {},
  veil: { before: 'veil', after: 'veil' },
};

/** @param {unknown} value @returns {boolean} */
function isCapture(value) {
  if (typeof value !== 'object' || value === null) return false;
  const capture = /** @type {Record<string, unknown>} */ (value);
  const isList = (/** @type {unknown} */ list) =>
    Array.isArray(list) && list.length <= MOST_PAGES && list.every((page) => isCapture(page) && !page.more && !page.earlier);
  const { more = [], earlier = [] } = capture;
  return isList(more) && isList(earlier) && STRINGS.every((name) => typeof capture[name] === 'string') && ARRAYS.every((name) => ArrayBuffer.isView(capture[name]));
}

/** @param {unknown} value */
function isVeil(value) {
  const { gone, hollow, free } = /** @type {Record<string, unknown>} */ (value ?? {});
  const listed = (/** @type {unknown} */ list) =>
    Array.isArray(list) && list.length <= MOST_SELECTORS && list.every((one) => typeof one === 'string' && SELECTOR.test(one));
  return listed(gone) && listed(hollow) && typeof free === 'boolean';
}

/** @param {unknown} value */
function isCorrection(value) {
  return typeof value === 'string' && CORRECTION.test(value);
}

/** A node or a block, and what becomes of it. @param {unknown} value */
function isPart(value) {
  const { node, block, action } = /** @type {Record<string, unknown>} */ (value ?? {});
  const number = node ?? block;
  return Number.isInteger(number) && Number(number) >= 0 && (action === 'keep' || action === 'remove');
}

/** @param {unknown} value */
function isPlace(value) {
  const { from, to } = /** @type {Record<string, number>} */ (value ?? {});
  return Number.isInteger(from) && Number.isInteger(to) && Number(from) >= 0 && Number(to) >= Number(from) && Number(to) < 2 ** 32;
}

/** Two places in texts of a page, each the number of a node and UTF-16 units. @param {unknown} value */
function isSelection(value) {
  const { from, to } = /** @type {Record<string, {node?: unknown, offset?: unknown} | null>} */ (value ?? {});
  const isNumber = (/** @type {unknown} */ n) => Number.isInteger(n) && Number(n) >= 0 && Number(n) < 2 ** 32;
  return [from, to].every((point) => isNumber(point?.node) && isNumber(point?.offset));
}

/** @param {unknown} value */
function isAnchor(value) {
  return isNote({ id: '', words: '', colour: COLOURS[0], at: 0, anchor: value });
}

/** @param {unknown} value */
function isWritten(value) {
  const { heading, list } = /** @type {{heading?: unknown, list?: unknown}} */ (value ?? {});
  const isWhole = (/** @type {any} */ note) => isAnchor(note?.anchor) && typeof note.words === 'string';
  return typeof heading === 'string' && Array.isArray(list) && list.every(isWhole);
}

/** @param {unknown} value */
function isPicture(value) {
  const { url, type, bytes } = /** @type {Record<string, unknown>} */ (value ?? {});
  return typeof url === 'string' && typeof type === 'string' && bytes instanceof Uint8Array;
}

/** @param {unknown} value */
function isResult(value) {
  const { status } = /** @type {{status?: unknown}} */ (value ?? {});
  return status === 'read' || status === 'refused' || status === 'failed';
}

/**
 * The message, where it is one of ours, well-formed, from a content script of ours in a tab.
 *
 * @param {unknown} message
 * @param {chrome.runtime.MessageSender} sender
 * @returns {Message | null}
 */
export function accept(message, sender) {
  if (sender.id !== chrome.runtime.id || sender.tab?.id === undefined || sender.frameId !== 0) return null;
  if (!IS.object(message)) return null;
  const record = /** @type {Record<string, unknown>} */ (message);
  if (typeof record.type !== 'string' || !Object.hasOwn(SHAPES, record.type)) return null;
  const shape = SHAPES[/** @type {Message['type']} */ (record.type)];
  const fits = Object.entries(shape).every(([field, kind]) => IS[kind](record[field]));
  return fits ? /** @type {Message} */ (message) : null;
}
