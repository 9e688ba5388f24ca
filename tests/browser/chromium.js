/** Chromium, driven over the DevTools protocol. */
import puppeteer from 'puppeteer-core';
import { until } from './until.js';

const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** No host but this machine: where nothing else is reachable a look for one may take longer than a test waits for a page. */
const OFFLINE = '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost, EXCLUDE *.localhost';

/** @typedef {import('puppeteer-core').Page} Page */

export class Chromium {
  name = /** @type {const} */ ('chromium');

  /**
   * @param {import('puppeteer-core').Browser} browser
   * @param {string} id the extension's
   */
  constructor(browser, id) {
    this.browser = browser;
    this.id = id;
  }

  /** @param {{headless: boolean, online: boolean, extension: string, executablePath: string, downloads: string}} settings */
  static async launch({ headless, online, extension, executablePath, downloads }) {
    const args = online ? ARGS : [...ARGS, OFFLINE];
    const browser = await puppeteer.launch({ executablePath, headless, pipe: true, enableExtensions: true, args, downloadBehavior: { policy: 'allow', downloadPath: downloads } });
    const driver = new Chromium(browser, await browser.installExtension(extension));
    await until('the background', () => driver.#listens());
    return driver;
  }

  /** Whether the background has run once: until then a click on the button wakes nobody. */
  async #listens() {
    const target = this.browser.targets().find((t) => t.type() === 'service_worker' && t.url().includes(this.id));
    const worker = await target?.worker();
    return worker?.evaluate('globalThis.chrome?.action?.onClicked.hasListeners() ?? false');
  }

  /**
   * A real click on the toolbar button.
   *
   * @param {Page} page
   */
  async click(page) {
    const extension = (await this.browser.extensions()).get(this.id);
    if (extension === undefined) throw new Error('the extension is not installed');
    await page.bringToFront();
    await extension.triggerAction(page);
  }

  /**
   * A command, as its key gives it; the tab must be one that a click gave access to.
   *
   * @param {Page} page
   * @param {string} name
   */
  async command(page, name) {
    const target = await this.browser.waitForTarget((t) => t.type() === 'service_worker' && t.url().includes(this.id));
    const worker = await target.worker();
    await page.bringToFront();
    await worker?.evaluate(`(async () => {
      const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
      chrome.commands.onCommand.dispatch(${JSON.stringify(name)}, tab);
    })()`);
  }

  /**
   * Runs an expression in the background.
   *
   * @param {string} expression
   * @returns {Promise<any>}
   */
  async background(expression) {
    const target = await this.browser.waitForTarget((t) => t.type() === 'service_worker' && t.url().includes(this.id));
    return (await target.worker())?.evaluate(expression);
  }

  /** Stops the background, as the browser does when it is idle. */
  async cold() {
    const target = this.browser.targets().find((t) => t.type() === 'service_worker' && t.url().includes(this.id));
    await (await target?.worker())?.close();
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
    if (this.#isReader(page.url())) {
      const value = page.evaluate(`(${look})(document, ${JSON.stringify(argument)})`);
      return /** @type {Promise<T>} */ (value);
    }
    const session = await page.createCDPSession();
    try {
      const objectId = await this.#root(session, page, host);
      const { result, exceptionDetails } = await session.send('Runtime.callFunctionOn', {
        objectId,
        functionDeclaration: `function (argument) { return (${look})(this, argument); }`,
        arguments: [{ value: argument }],
        returnByValue: true,
        awaitPromise: true,
      });
      if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
      return result.value;
    } finally {
      await session.detach();
    }
  }

  /**
   * The root of a host, in a world of its own: what the page did to its functions is not met there.
   *
   * @param {import('puppeteer-core').CDPSession} session
   * @param {Page} page
   * @param {string} host
   */
  async #root(session, page, host) {
    const frameId = /** @type {any} */ (page.mainFrame())._id;
    const { executionContextId } = await session.send('Page.createIsolatedWorld', { frameId, worldName: 'look' });
    const { root } = await session.send('DOM.getDocument', { depth: 0 });
    const { nodeId } = await session.send('DOM.querySelector', { nodeId: root.nodeId, selector: host });
    const { node } = await session.send('DOM.describeNode', { nodeId, pierce: true, depth: 1 });
    const backendNodeId = node.shadowRoots?.[0]?.backendNodeId;
    const { object } = await session.send('DOM.resolveNode', { backendNodeId, executionContextId });
    return object.objectId;
  }

  /**
   * Where a page is.
   *
   * @param {Page} page
   */
  async address(page) {
    return page.url();
  }

  /**
   * Whether a tab was closed.
   *
   * @param {Page} page
   */
  async isGone(page) {
    return !(await this.browser.pages()).includes(page);
  }

  /** Whether a page is the reader itself, not one with the reader over it. @param {string} url */
  #isReader(url) {
    return this.isOwn(url) && !url.endsWith('/practice.html');
  }

  /** @param {string} url */
  isOwn(url) {
    return url.startsWith(`chrome-extension://${this.id}/`);
  }

  /**
   * What the toolbar button says for a page.
   *
   * @param {Page} page
   */
  async word(page) {
    const target = await this.browser.waitForTarget((t) => t.type() === 'service_worker' && t.url().includes(this.id));
    const worker = await target.worker();
    await page.bringToFront();
    return /** @type {Promise<{badge: string, title: string}>} */ (
      worker?.evaluate(`(async () => {
        const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
        const of = { tabId: tab.id };
        return { badge: await chrome.action.getBadgeText(of), title: await chrome.action.getTitle(of) };
      })()`)
    );
  }

  /** @param {string} path a page of the extension */
  async openOwn(path) {
    const page = await this.browser.newPage();
    await page.goto(`chrome-extension://${this.id}/${path}`);
    return page;
  }

  /**
   * Follows a link to a page of the extension in a tab of its own.
   *
   * @param {import('puppeteer-core').Page} page
   * @param {string} selector
   * @param {string} path where the link leads
   */
  async follow(page, selector, path) {
    await page.click(selector);
    return until(path, async () => (await this.browser.pages()).find((one) => one.url() === `chrome-extension://${this.id}/${path}`));
  }

  /** A page that lets no add-on in. */
  async openShut() {
    const page = await this.browser.newPage();
    await page.goto('chrome://version/');
    return page;
  }

  close() {
    return this.browser.close();
  }
}
