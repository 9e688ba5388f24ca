/** axe-core in a page. */
import { readFile } from 'node:fs/promises';

/** @typedef {import('puppeteer-core').Page} Page */

const AXE = await readFile(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');

/**
 * What axe-core finds, a line each. It sees into no closed shadow root.
 *
 * @param {Page} page
 * @returns {Promise<string[]>}
 */
export async function findings(page) {
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    const { violations } = await /** @type {any} */ (globalThis).axe.run(document);
    return violations.map((/** @type {any} */ { id, nodes }) => `${id}: ${nodes.map((/** @type {any} */ node) => node.html).join(' ').slice(0, 300)}`);
  });
}

/**
 * What axe-core finds in a closed shadow tree: in a copy of it, with its style, on a page that holds nothing else.
 *
 * @param {import('./driver.js').Driver} driver
 * @param {Page} page
 * @param {{host?: string, theme?: string}} [options] `host`: the element whose tree it is
 */
export async function findingsInside(driver, page, { host, theme } = {}) {
  const copy = await driver.evaluateInReader(page, (root, theme) => {
    const css = [...root.adoptedStyleSheets].flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.cssText)).join('\n');
    const view = /** @type {HTMLElement} */ (root.querySelector('.stillpage'));
    if (theme) view.dataset.theme = theme;
    return { css, html: [...root.children].map((child) => new XMLSerializer().serializeToString(child)).join(''), lang: document.documentElement.lang };
  }, theme, host);
  const blank = await driver.browser.newPage();
  try {
    // So tall that nothing is out of sight: of what is, axe-core cannot tell the contrast.
    await blank.setViewport({ width: page.viewport()?.width ?? 1000, height: 6000 });
    await blank.goto(new URL('/blank.html', page.url()).href);
    await blank.evaluate(({ css, html, lang }) => {
      document.documentElement.lang = lang || 'en';
      document.title = 'Copy';
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(css.replaceAll(':host', ':root'));
      document.adoptedStyleSheets = [sheet];
      document.body.append(...new DOMParser().parseFromString(html, 'text/html').body.childNodes);
      const dialog = document.querySelector('dialog[open]');
      if (dialog instanceof HTMLDialogElement) {
        dialog.open = false;
        dialog.showModal();
      }
      for (const layer of document.querySelectorAll('[popover]')) /** @type {HTMLElement} */ (layer).showPopover();
    }, copy);
    return await findings(blank);
  } finally {
    await blank.close();
    await page.bringToFront();
  }
}
