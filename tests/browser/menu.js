/**
 * The page's own menu. In Firefox it is opened by a right click, the entry taken and the browser's question
 * answered in its own window, as a person does. Chromium's menu and question are drawn by the system and out
 * of reach: there the click on an entry is told to the background as the browser tells it, on a page that the
 * toolbar button gave access to, and the answer to the question is put in its place.
 */
import assert from 'node:assert/strict';
import { closed, openReader, until } from './driver.js';

/** @typedef {import('./suite.js').Stage} Stage */
/** @typedef {import('puppeteer-core').Page} Page */

const WORDS = /** @type {const} */ ({ page: 'Read this page', selection: 'Read the selection', link: 'Open in the reader' });

/** What the toolbar button takes for a double click, in milliseconds, and a little more. */
const DOUBLE_CLICK = 450;

/** The menu of the page of a stage. */
export class Menu {
  /** @param {Stage} at */
  constructor(at) {
    this.at = at;
  }

  get chromium() {
    return /** @type {import('./chromium.js').Chromium} */ (/** @type {unknown} */ (this.at.driver));
  }

  get firefox() {
    return /** @type {import('./firefox.js').Firefox} */ (/** @type {unknown} */ (this.at.driver));
  }

  /** Opens a page that the extension may see, as it may after a click on an entry. */
  async visit() {
    await this.at.visit('/article.html');
    if (this.at.name === 'firefox') return;
    await openReader(this.at.driver, this.at.page);
    await this.at.page.keyboard.press('Escape');
    await closed(this.at.page);
    await new Promise((resolve) => setTimeout(resolve, DOUBLE_CLICK));
  }

  /** Takes an entry on a part of the page, where it is the only one. @param {keyof typeof WORDS} id @param {string} selector */
  async take(id, selector) {
    if (this.at.name === 'firefox') {
      assert.deepEqual(await this.firefox.openMenu(this.at.page, selector), [WORDS[id]]);
      return this.firefox.choose(WORDS[id]);
    }
    await this.at.page.bringToFront();
    const linkUrl = await this.at.page.evaluate((selector) => document.querySelector(selector)?.closest('a')?.href, selector);
    await this.chromium.background(`(async () => {
      const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
      chrome.contextMenus.onClicked.dispatch(${JSON.stringify({ menuItemId: id, linkUrl })}, tab);
    })()`);
  }

  /** Puts a link at the top of the page. @param {string} href */
  link(href) {
    return this.at.page.evaluate((href) => {
      const link = document.createElement('a');
      Object.assign(link, { href, id: 'away', textContent: 'The story' });
      document.body.prepend(link);
    }, href);
  }

  /**
   * Follows a link to the article on another host by the entry of the menu, and answers whether that may be read.
   *
   * @param {boolean} yes
   * @returns {Promise<Page>} the page in the tab that opened
   */
  async follow(yes) {
    await this.visit();
    await this.link(`${this.at.server.base.replace('127.0.0.1', 'localhost')}/article.html`);
    const before = new Set(await this.at.driver.browser.pages());
    if (this.at.name === 'chromium') await this.chromium.background(`chrome.permissions.request = async () => ${yes}`);
    await this.take('link', '#away');
    if (this.at.name === 'firefox') await this.firefox.answer(yes);
    return until('the tab', async () => (await this.at.driver.browser.pages()).find((one) => !before.has(one) && one.url().includes('localhost')));
  }

  /** The sites that the extension may see, asked in a page of its own. */
  async access() {
    const own = await this.at.driver.openOwn('options/options.html');
    const { origins } = await own.evaluate(() => chrome.permissions.getAll());
    await own.close();
    await this.at.page.bringToFront();
    return origins ?? [];
  }
}
