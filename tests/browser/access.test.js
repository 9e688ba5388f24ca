/** Access for everybody: axe-core finds nothing in any view, theme and panel. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { findings } from './axe.js';
import { readerContent, until } from './driver.js';
import { inBothBrowsers } from './suite.js';

/** @typedef {import('puppeteer-core').Page} Page */

const THEMES = ['light', 'sepia', 'grey', 'dark', 'black', 'contrast'];
const PANELS = ['outline', 'take', 'type', 'help'];

/** @param {Page} page @param {string} theme */
const dress = (page, theme) =>
  page.evaluate((name) => {
    const view = document.querySelector('.stillpage');
    if (view instanceof HTMLElement) view.dataset.theme = name;
  }, theme);

inBothBrowsers((at) => {
  const readerTab = async () => {
    await at.visit('/article.html?with=remover.js');
    await at.click();
    const tab = await until('a tab with the reader', async () => {
      for (const page of await at.driver.browser.pages()) {
        const address = await at.driver.address(page);
        if (at.driver.isOwn(address) && address.includes('reader.html')) return page;
      }
      return null;
    });
    await readerContent(at.driver, tab);
    return tab;
  };

  it('holds in the reader, in every theme and with every panel', async () => {
    const tab = await readerTab();
    for (const theme of THEMES) {
      await dress(tab, theme);
      assert.deepEqual(await findings(tab), [], theme);
    }
    for (const panel of PANELS) {
      await tab.evaluate((sign) => /** @type {HTMLElement} */ (document.querySelector(`.tool.${sign}`)).click(), panel);
      for (const theme of ['light', 'dark']) {
        await dress(tab, theme);
        assert.deepEqual(await findings(tab), [], `${panel}, ${theme}`);
      }
    }
    await tab.close();
  });

  it('holds on the settings page', async () => {
    const page = await at.driver.openOwn('options/options.html');
    await until('the settings', () => page.evaluate(() => document.querySelector('.controls') !== null));
    for (const theme of THEMES) {
      await dress(page, theme);
      assert.deepEqual(await findings(page), [], theme);
    }
    await page.close();
  });
});
