/** The core: one instance of the WebAssembly module, made on first use, made anew after a trap. */
import * as bindings from '../core/stillpage.js';
import { daysOf, ready as readyDays } from './days.js';

/** @type {Promise<unknown> | null} */
let ready = null;

function start() {
  ready ??= bindings.default({ module_or_path: chrome.runtime.getURL('core/stillpage_bg.wasm') });
  return ready;
}

/** Begins to load the core: what a click does before the page is taken in. What fails here fails again, and is said, when it is asked. */
export function warm() {
  start().then(readyDays).catch(() => {});
}

/** Replaces an instance whose memory a trap may have left in any state: nothing of it is kept. */
function renew() {
  ready = null;
  try {
    bindings.__wbg_reset_state();
  } catch {
    // There was no instance: the module could not be loaded, and is loaded anew at the next call.
  }
}

/**
 * @template T
 * @param {() => T} work
 * @returns {Promise<T | FailedResult>} what goes wrong comes back as a result
 */
async function attempt(work) {
  try {
    await start();
    return work();
  } catch (error) {
    renew();
    return { status: 'failed', message: error instanceof Error ? error.message : String(error) };
  }
}

/**
 * Reads a captured page. Never throws.
 *
 * @param {Capture} capture
 * @param {CoreOptions} options
 * @returns {Promise<Result>}
 */
export async function read(capture, options) {
  const result = await attempt(() => bindings.read(capture, options));
  return result.status === 'read' ? { ...result, days: daysOf(result.metadata) } : result;
}

/**
 * The article of a captured page in a format for a file or the clipboard. Never throws.
 *
 * @param {Capture} capture
 * @param {CoreOptions} options
 * @param {Format} format
 * @param {Picture[]} pictures
 * @param {RenderNotes | null} notes what the person marked
 * @param {TextPlace | null} part the part of it that is wanted alone
 * @returns {Promise<Rendered>}
 */
export function render(capture, options, format, pictures, notes, part) {
  return attempt(() => bindings.render(capture, options, format, pictures, notes, part));
}

/**
 * The plan of a part of the article of a captured page. Never throws.
 *
 * @param {Capture} capture
 * @param {CoreOptions} options
 * @param {TextPlace} place
 * @returns {Promise<Excerpt>}
 */
export function excerpt(capture, options, place) {
  return attempt(() => bindings.excerpt(capture, options, place));
}

/**
 * What a passage of the article of a captured page is known by. Never throws.
 *
 * @param {Capture} capture
 * @param {ReadOptions} options
 * @param {TextPlace} place
 * @returns {Promise<Described>}
 */
export function describe(capture, options, place) {
  return attempt(() => bindings.describe(capture, options, place));
}

/**
 * Where passages stand in the article of a captured page. Never throws.
 *
 * @param {Capture} capture
 * @param {ReadOptions} options
 * @param {Anchor[]} anchors
 * @returns {Promise<Found>}
 */
export function find(capture, options, anchors) {
  return attempt(() => bindings.find(capture, options, anchors));
}

/**
 * What is left out of the article of a captured page, and why. Never throws.
 *
 * @param {Capture} capture
 * @param {CoreOptions} options
 * @returns {Promise<Explanation>}
 */
export function explain(capture, options) {
  return attempt(() => bindings.explain(capture, options));
}

/**
 * A report of a captured page, for a file. Never throws.
 *
 * @param {Capture} capture
 * @returns {Promise<Reported>}
 */
export async function report(capture) {
  const [high = 0, low = 0] = crypto.getRandomValues(new Uint32Array(2));
  const reply = await attempt(() => bindings.report(capture, high, low));
  // Written here: the core would need a writer of numbers for it.
  return reply.status === 'read' ? { ...reply, report: undefined, text: JSON.stringify(reply.report) } : reply;
}

/**
 * What calm mode hides on a captured page. Never throws.
 *
 * @param {Capture} capture
 * @param {Unwanted} unwanted
 * @param {CoreOptions} options
 * @returns {Promise<CalmResult>}
 */
export function clutter(capture, unwanted, options) {
  return attempt(() => bindings.calm(capture, unwanted, options));
}

/**
 * The correction of a part of a captured page. Never throws.
 *
 * @param {Capture} capture
 * @param {CoreOptions} options
 * @param {Part} part
 * @returns {Promise<Correction>}
 */
export function correct(capture, options, part) {
  return attempt(() => bindings.correct(capture, options, part));
}

/**
 * What readers wrote below the article of a captured page. Never throws.
 *
 * @param {Capture} capture
 * @returns {Promise<CommentsResult>}
 */
export function comments(capture) {
  return attempt(() => bindings.comments(capture));
}
