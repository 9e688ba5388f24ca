/** A newcomer's way, from the first page to the last: every click is counted. */
import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { describe, it } from 'node:test';
import { click, closed, inReader, launch, ownPage, readerContent, until } from './driver.js';
import { serve } from './server.js';

/** Clicks from the first page until the article of a page is on disk and the page is as it was. */
const CLICKS = 12;

/** What is left out of the article. */
const NOTE = /On this day in 1874/;

/** Clicks on a part of the page under the picker. @param {import('puppeteer-core').Page} page @param {string} selector */
async function pointAt(page, selector) {
  await until('the picker', () => page.evaluate(() => document.querySelector('stillpage-picker') !== null));
  const { x, y } = await page.evaluate((which) => {
    const part = /** @type {Element} */ (document.querySelector(which));
    part.scrollIntoView({ block: 'center', behavior: 'instant' });
    const { left, top } = part.getBoundingClientRect();
    return { x: left + 30, y: top + 12 };
  }, selector);
  await page.mouse.move(x, y);
  await page.mouse.click(x, y);
}

for (const name of /** @type {const} */ (['chromium', 'firefox'])) {
  describe(name, () => {
    it(`takes ${CLICKS} clicks to try it, to read, to change a setting, to leave a part out and to keep an article`, async () => {
      const server = await serve();
      const driver = await launch(name, { newcomer: true });
      let clicks = 0;
      /** @param {import('puppeteer-core').Page} page @param {string} selector */
      const press = async (page, selector) => {
        clicks++;
        await until(selector, () => inReader(driver, page, (root, which) => root.querySelector(which) !== null, selector));
        await inReader(driver, page, (root, which) => /** @type {HTMLElement} */ (root.querySelector(which)).click(), selector);
      };
      /** @param {import('puppeteer-core').Page} page */
      const toolbar = async (page) => {
        clicks++;
        await click(driver, page);
      };
      try {
        const greeting = await ownPage(driver, 'welcome/welcome.html');
        clicks++;
        const practice = await driver.follow(greeting, '.act.first', 'welcome/practice.html');
        await until('the practice page', () => practice.evaluate(() => document.documentElement.dataset.ready !== undefined));
        await toolbar(practice);
        assert.equal((await readerContent(driver, practice)).title, 'The story you came for');
        await toolbar(practice);
        await closed(practice);

        const page = await driver.browser.newPage();
        await page.goto(`${server.base}/template-a.html`);
        const before = await page.evaluate(() => document.documentElement.outerHTML);
        await toolbar(page);
        assert.match((await readerContent(driver, page)).body ?? '', NOTE);
        await press(page, '.tool.type');
        await press(page, '.panel.appearance input[value="sepia"]');
        await until('the theme', () => inReader(driver, page, (root) => root.querySelector('.stillpage[data-theme="sepia"]') !== null));
        await press(page, '.tool.pick');
        await pointAt(page, 'section p');
        clicks++;
        await until('the part to be pointed at', () => driver.evaluateInReader(page, (root) => /[1-9]/.test(root.querySelector('.count').textContent), undefined, 'stillpage-picker'));
        clicks++;
        await driver.evaluateInReader(page, (root) => root.querySelector('.acts .first').click(), undefined, 'stillpage-picker');
        await until('the article without it', async () => !NOTE.test((await readerContent(driver, page)).body ?? 'On this day'));
        await press(page, '.tool.take');
        await press(page, '.way.takeSaveMarkdown');
        const file = await until('the file', async () => (await readdir(driver.downloads)).find((file) => file.endsWith('.md')));
        await until('all of it', async () => (await readFile(path.join(driver.downloads, file), 'utf8')).includes('a window that opens'));
        assert.doesNotMatch(await readFile(path.join(driver.downloads, file), 'utf8'), NOTE);
        await press(page, '.tool.close');
        await closed(page);
        assert.equal(await page.evaluate(() => document.documentElement.outerHTML), before);
        assert.equal(clicks, CLICKS);

        if (name === 'chromium') {
          await driver.browser.uninstallExtension(driver.id);
          assert.equal(await page.evaluate(() => document.documentElement.outerHTML), before, 'nothing is left when it is removed');
        }
      } finally {
        await driver.close();
        await server.close();
      }
    });
  });
}
