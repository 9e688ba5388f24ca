/** Firefox, driven over WebDriver BiDi; the toolbar button through its privileged window. */
import puppeteer from 'puppeteer-core';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { until } from './until.js';

/** @typedef {import('puppeteer-core').Page} Page */

/** How long the browser may take to open its window on a machine at work, in milliseconds. */
const START = 90_000;

export class Firefox {
  name = /** @type {const} */ ('firefox');

  /**
   * @param {import('puppeteer-core').Browser} browser
   * @param {string} id the extension's
   */
  constructor(browser, id) {
    this.browser = browser;
    this.id = id;
    this.origin = '';
  }

  /** @param {{headless: boolean, extension: string, executablePath: string, downloads: string}} settings */
  static async launch({ headless, extension, executablePath, downloads }) {
    const manifest = JSON.parse(await readFile(path.join(extension, 'manifest.json'), 'utf8'));
    const browser = await puppeteer.launch({
      browser: 'firefox',
      executablePath,
      headless,
      args: ['-remote-allow-system-access'],
      extraPrefsFirefox: {
        'extensions.background.idle.timeout': 600_000,
        // Times to the microsecond, for the benchmark.
        'privacy.reduceTimerPrecision': false,
        'browser.download.folderList': 2,
        'browser.download.dir': downloads,
        'browser.download.alwaysOpenPanel': false,
      },
    });
    await browser.installExtension(extension);
    const driver = new Firefox(browser, manifest.browser_specific_settings.gecko.id);
    await until('the background', async () => (await driver.#chrome('extension.backgroundState')) === 'running', START);
    driver.origin = await driver.#chrome('`moz-extension://${extension.uuid}/`');
    return driver;
  }

  /**
   * Sends a BiDi command that puppeteer has no name for.
   *
   * @param {string} method
   * @param {object} params
   * @returns {Promise<any>}
   */
  async #send(method, params) {
    const { connection } = /** @type {any} */ (this.browser);
    const { result } = await connection.send(method, params);
    if (result.type === 'exception') throw new Error(result.exceptionDetails.text);
    return result;
  }

  /**
   * Evaluates an expression in the browser's own window, with `extension` and `tab` at hand.
   *
   * @param {string} expression
   */
  async #chrome(expression) {
    const { contexts } = await this.#send('browsingContext.getTree', { 'moz:scope': 'chrome' });
    const context = contexts.find((/** @type {{url: string}} */ c) => c.url.endsWith('browser.xhtml')).context;
    const source = `(async () => {
      const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
      const extension = ExtensionParent.GlobalManager.extensionMap.get(${JSON.stringify(this.id)});
      const browserWindow = Services.wm.getMostRecentWindow('navigator:browser');
      const action = ExtensionParent.apiManager.global.browserActionFor(extension);
      return ${expression};
    })()`;
    const { result } = await this.#send('script.evaluate', {
      expression: source,
      target: { context },
      awaitPromise: true,
    });
    return result.value;
  }

  /**
   * A real click on the toolbar button.
   *
   * @param {Page} page
   */
  async click(page) {
    await page.bringToFront();
    await this.#chrome('void action.triggerAction(browserWindow)');
  }

  /**
   * Opens the page's own menu by a right click.
   *
   * @param {Page} page
   * @param {string} selector of what is clicked on
   * @returns {Promise<string[]>} the words of the extension's entries
   */
  async openMenu(page, selector) {
    await page.bringToFront();
    const { x, y } = await page.evaluate((selector) => {
      const { left, top, height } = /** @type {Element} */ (document.querySelector(selector)).getClientRects()[0] ?? new DOMRect();
      return { x: left + 8, y: top + height / 2 };
    }, selector);
    await page.mouse.click(x, y, { button: 'right' });
    const menu = `browserWindow.document.getElementById('contentAreaContextMenu')`;
    const entries = `[...${menu}.querySelectorAll('menuitem[id*="-menuitem-"]')].map(({ label }) => label)`;
    return JSON.parse(await until('the menu', () => this.#chrome(`${menu}.state === 'open' ? JSON.stringify(${entries}) : null`)));
  }

  /** Takes an entry of the open menu, or with null closes it. @param {string | null} label */
  async choose(label) {
    await this.#chrome(`(() => {
      const menu = browserWindow.document.getElementById('contentAreaContextMenu');
      const entry = [...menu.querySelectorAll('menuitem')].find((one) => one.label === ${JSON.stringify(label)});
      if (entry) menu.activateItem(entry);
      else menu.hidePopup();
    })()`);
  }

  /** Answers the browser's question whether the extension may have more. @param {boolean} yes */
  async answer(yes) {
    const panel = 'browserWindow.PopupNotifications.panel';
    await until('the question', () => this.#chrome(`${panel}.state === 'open'`));
    // A click that comes too soon is not taken.
    await until('the answer', async () => {
      await this.#chrome(`void (${panel}.state === 'open' && ${panel}.firstElementChild[${yes ? "'button'" : "'secondaryButton'"}].click())`);
      await new Promise((resolve) => setTimeout(resolve, 200));
      return this.#chrome(`${panel}.state === 'closed'`);
    });
  }

  /** Stops the background, as the browser does when it is idle. */
  async cold() {
    await this.#chrome('void (await extension.terminateBackground({ ignoreDevToolsClients: true }))');
  }

  /**
   * Runs a function on the root of the reader, whichever way it is shown, or of another host of ours.
   *
   * @template T
   * @param {Page} page
   * @param {(root: any, argument: any) => T} look
   * @param {unknown} [argument]
   * @param {string} [host]
   * @returns {Promise<T>}
   */
  async evaluateInReader(page, look, argument, host = 'stillpage-reader') {
    const context = /** @type {any} */ (page.mainFrame())._id;
    // In a world of its own: what the page did to its functions is not met there.
    const target = { context, sandbox: 'look' };
    const root = this.#isReader(await this.address(page)) ? null : await this.#root(target, host);
    const { result } = await this.#send('script.callFunction', {
      functionDeclaration: `async (root, argument) => JSON.stringify(
        (await (${look})(root ?? document, argument === null ? undefined : JSON.parse(argument))) ?? null)`,
      arguments: [root ?? { type: 'null' }, argument === undefined ? { type: 'null' } : { type: 'string', value: JSON.stringify(argument) }],
      target,
      awaitPromise: true,
    });
    return JSON.parse(result.value);
  }

  /** @param {object} target @param {string} host */
  async #root(target, host) {
    const { result } = await this.#send('script.evaluate', {
      expression: `document.querySelector('${host}')`,
      target,
      awaitPromise: false,
      serializationOptions: { includeShadowTree: 'all', maxDomDepth: 1 },
    });
    const { sharedId } = result.value.shadowRoot;
    return { sharedId };
  }

  /**
   * Where a page is. BiDi does not tell of the way to an extension's page, so the page is asked.
   *
   * @param {Page} page
   */
  async address(page) {
    return page.evaluate(() => location.href).catch(() => page.url());
  }

  /**
   * Whether a tab was closed. BiDi does not tell of the end of a tab that showed an extension's page.
   *
   * @param {Page} page
   */
  isGone(page) {
    return page.evaluate(() => false).catch(() => true);
  }

  /** Whether a page is the reader itself, not one with the reader over it. @param {string} url */
  #isReader(url) {
    return this.isOwn(url) && !url.endsWith('/practice.html');
  }

  /** @param {string} url */
  isOwn(url) {
    return this.origin !== '' && url.startsWith(this.origin);
  }

  /**
   * What the toolbar button says for a page.
   *
   * @param {Page} page
   * @returns {Promise<{badge: string, title: string}>}
   */
  async word(page) {
    await page.bringToFront();
    const json = await this.#chrome(`(() => {
      const values = action.action.getContextData(browserWindow.gBrowser.selectedTab);
      return JSON.stringify({ badge: values.badgeText ?? '', title: values.title ?? '' });
    })()`);
    return JSON.parse(json);
  }

  /** @param {string} path a page of the extension */
  openOwn(path) {
    return this.#openTab(this.origin + path);
  }

  /**
   * Follows a link to a page of the extension in a tab of its own. BiDi lists that tab, but its client is never told
   * of it: what can be driven is a second tab at the same place.
   *
   * @param {Page} page
   * @param {string} selector
   * @param {string} path where the link leads
   */
  async follow(page, selector, path) {
    await page.click(selector);
    await until(path, async () => {
      const { contexts } = await this.#send('browsingContext.getTree', {});
      return contexts.some((/** @type {{url: string}} */ { url }) => url === this.origin + path);
    });
    return this.openOwn(path);
  }

  /** A page that lets no add-on in. */
  openShut() {
    return this.#openTab('about:config');
  }

  /**
   * Opens a tab by the browser's own window: BiDi waits for ever for the end of a way to an
   * extension's page or one of the browser's own.
   *
   * @param {string} url
   * @returns {Promise<Page>}
   */
  async #openTab(url) {
    const before = new Set(await this.browser.pages());
    await this.#chrome(`void (browserWindow.gBrowser.selectedTab = browserWindow.gBrowser.addTab(${JSON.stringify(url)},
      { triggeringPrincipal: Services.scriptSecurityManager.getSystemPrincipal() }))`);
    return until('the page', async () => {
      const page = (await this.browser.pages()).find((one) => !before.has(one));
      return page !== undefined && (await this.address(page)) === url ? page : null;
    });
  }

  close() {
    return this.browser.close();
  }
}
