/** What the end-to-end tests share: a browser, a page, a server, and what an article is. */
import assert from 'node:assert/strict';
import { after, before, describe } from 'node:test';
import { click, inReader, launch, until } from './driver.js';
import { serve } from './server.js';

/** @typedef {import('./driver.js').Driver} Driver */
/** @typedef {import('puppeteer-core').Page} Page */
/** @typedef {{extension?: () => Promise<string>}} StageOptions `extension`: gives the folder of another build of it */

const TITLE = 'The last lamp keeper of Skerry Point';
const LAST = 'writes down the hour';
const CLUTTER = ['Brent', 'Most read', 'half price', 'tidewatcher', 'Accept all', 'customs house', 'weekly letter'];

/** A browser with a page, for the tests of one file. */
export class Stage {
  /** @type {Driver} */
  driver = /** @type {any} */ (null);
  /** @type {Page} */
  page = /** @type {any} */ (null);
  /** @type {Awaited<ReturnType<typeof serve>>} */
  server = /** @type {any} */ (null);

  /** @param {'chromium' | 'firefox'} name @param {StageOptions} options */
  constructor(name, options) {
    this.name = name;
    this.options = options;
  }

  async start() {
    this.server = await serve();
    this.driver = await launch(this.name, { extension: await this.options.extension?.() });
    this.page = await this.driver.browser.newPage();
    await this.page.setViewport({ width: 1000, height: 700 });
  }

  async stop() {
    await this.driver?.close();
    await this.server?.close();
  }

  /** @param {string} path */
  visit(path) {
    const go = () => this.page.goto(this.server.base + path, { waitUntil: 'load' });
    // Firefox says so where the page before was still at work, and stays there.
    return go().catch((error) => (String(error).includes('NS_BINDING_ABORTED') ? go() : Promise.reject(error)));
  }

  click() {
    return click(this.driver, this.page);
  }

  /** What a person could tell apart before and after. */
  state() {
    return this.page.evaluate(() => ({
      html: document.documentElement.outerHTML,
      x: scrollX,
      y: scrollY,
      focus: document.activeElement?.id,
      url: location.href,
      loaded: performance.timeOrigin,
      selected: String(getSelection()),
    }));
  }

  /**
   * Presses a button of the reader, once it is there.
   *
   * @param {string} selector
   */
  async press(selector) {
    await this.appears(selector);
    /** @param {ShadowRoot | Document} root @param {string} which */
    const press = (root, which) => /** @type {HTMLElement} */ (root.querySelector(which)).click();
    return inReader(this.driver, this.page, press, selector);
  }

  /** Waits for a part of the reader. @param {string} selector */
  appears(selector) {
    return until(selector, () => inReader(this.driver, this.page, (root, which) => root.querySelector(which) !== null, selector));
  }

  /**
   * Clicks on a part of the reader with the mouse once it is there, as a person does: some things browsers allow to
   * nothing else.
   *
   * @param {string} selector
   */
  async point(selector) {
    await this.appears(selector);
    const at = await inReader(this.driver, this.page, (root, which) => {
      const part = /** @type {HTMLElement} */ (root.querySelector(which));
      part.scrollIntoView({ block: 'nearest' });
      const { x, y, width, height } = part.getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2 };
    }, selector);
    await this.page.mouse.click(at.x, at.y);
  }

  /** Whether the reader covers the page and would take a click in its middle. */
  covers() {
    return inReader(this.driver, this.page, (root) => {
      const dialog = /** @type {HTMLDialogElement} */ (root.querySelector('dialog'));
      const { width, height } = dialog.getBoundingClientRect();
      const { opacity, display, visibility } = getComputedStyle(dialog);
      const inside = root.elementFromPoint(innerWidth / 2, innerHeight / 2);
      const wide = width >= document.documentElement.clientWidth - 1 && height >= innerHeight - 1;
      const seen = opacity === '1' && display === 'block' && visibility === 'visible';
      return wide && seen && inside !== null && dialog.contains(inside) && dialog.matches(':modal');
    });
  }
}

/**
 * Runs tests in both browsers.
 *
 * @param {(stage: Stage) => void} tests
 * @param {StageOptions} [options]
 */
export function inBothBrowsers(tests, options = {}) {
  for (const name of /** @type {const} */ (['chromium', 'firefox'])) {
    describe(name, () => {
      const stage = new Stage(name, options);
      before(() => stage.start());
      after(() => stage.stop());
      tests(stage);
    });
  }
}

/**
 * Asserts that the reader shows the fixture's article, and nothing of what lies around it.
 *
 * @param {{title: string | null, body: string | null, notice?: string | null}} shown
 */
export function isArticle({ title, body, notice }) {
  assert.equal(title, TITLE, notice ?? undefined);
  assert.ok(body?.includes(LAST), 'the last paragraph is shown');
  for (const word of CLUTTER) assert.ok(!body?.includes(word), `${word} is not part of the article`);
}
