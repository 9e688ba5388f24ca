/** The core: one instance of the WebAssembly module, made on first use, made anew after a trap. */
import * as bindings from '../core/stillpage.js';

/** @type {Promise<unknown> | null} */
let ready = null;

function start() {
  ready ??= bindings.default({ module_or_path: chrome.runtime.getURL('core/stillpage_bg.wasm') });
  return ready;
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
 * Reads a captured page. Never throws: what goes wrong comes back as a result.
 *
 * @param {Capture} capture
 * @param {boolean} insist show what there is, even where it is no article
 * @returns {Promise<Result>}
 */
export async function read(capture, insist) {
  try {
    await start();
    return bindings.read(capture, { insist });
  } catch (error) {
    renew();
    return { status: 'failed', message: error instanceof Error ? error.message : String(error) };
  }
}
