/**
 * The Markdown of a page, written by the extension itself: its capture taken in the page, its core
 * run in a page of its own. The click before this is what lets the extension into the page.
 */

/** @typedef {import('../../tests/browser/driver.js').Driver} Driver */
/** @typedef {import('puppeteer-core').Page} Page */

/**
 * @param {Driver} driver
 * @param {Page} page a page whose button was clicked
 * @returns {Promise<string>}
 */
export async function markdown(driver, page) {
  const own = await driver.openOwn('reader/reader.html');
  try {
    const result = await own.evaluate(`(${readHere})(${JSON.stringify(page.url())})`);
    const { status, text, message } = /** @type {{status: string, text: string, message: string}} */ (result);
    if (status !== 'read') throw new Error(`the core says: ${message}`);
    return text;
  } finally {
    await own.close();
  }
}

/**
 * Runs in a page of the extension.
 *
 * @param {string} url
 */
async function readHere(url) {
  const tab = (await chrome.tabs.query({})).find((candidate) => candidate.url === url);
  const target = { tabId: /** @type {number} */ (tab?.id) };
  await chrome.scripting.executeScript({ target, files: ['page/access.js', 'page/walk.js', 'page/capture.js'] });
  // Chromium passes results on as JSON, which knows no typed arrays.
  const [injected] = await chrome.scripting.executeScript({
    target,
    func: () => {
      const { capture } = /** @type {any} */ (globalThis).stillpageCapture({});
      const plain = (/** @type {any} */ value) =>
        ArrayBuffer.isView(value) ? { array: value.constructor.name, values: Array.from(/** @type {any} */ (value)) } : value;
      return Object.fromEntries(Object.entries(capture).map(([key, value]) => [key, plain(value)]));
    },
  });
  const arrays = /** @type {any} */ ({ Uint8Array, Uint16Array, Uint32Array, Int32Array, Float32Array });
  const typed = (/** @type {any} */ value) => (value?.array ? arrays[value.array].from(value.values) : value);
  const flat = /** @type {Record<string, unknown>} */ (injected?.result ?? {});
  const capture = Object.fromEntries(Object.entries(flat).map(([key, value]) => [key, typed(value)]));
  const path = '/core/stillpage.js';
  const core = await import(path);
  await core.default({ module_or_path: '/core/stillpage_bg.wasm' });
  return core.render(capture, { insist: false }, 'markdown', []);
}
