/** Saved pages, read in a tab of the extension. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { inReader, readerContent, until } from './driver.js';
import { inBothBrowsers, isArticle } from './suite.js';

/** @param {string} name */
const fixture = (name) => fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url));

inBothBrowsers((at) => {
  it('are chosen, read as live ones, and put right', async () => {
    const page = await at.driver.openOwn('reader/reader.html?file');
    await until('a place for files', () => page.evaluate(() => document.querySelector('.drop input') !== null));
    const input = /** @type {import('puppeteer-core').ElementHandle<HTMLInputElement>} */ (await page.$('.drop input'));
    await input.uploadFile(fixture('shell/drawing.svg'));
    await until('a word on a file that is no page', () => page.evaluate(() => document.querySelector('.drop .said')?.textContent));
    await input.uploadFile(fixture('shell/article.html'));
    await until('the article', () => page.evaluate(() => document.querySelector('article') !== null));
    isArticle(await readerContent(at.driver, page));
    await page.evaluate(() => /** @type {HTMLElement} */ (document.querySelector('.left-out summary, .left-out button'))?.click());
    const before = await until('what was left out', () => page.evaluate(() => document.querySelectorAll('.left-out li').length));
    assert.ok(before > 3);
    await page.close();
  });

  it('say so where they are no article, and show what there is', async () => {
    const page = await at.driver.openOwn('reader/reader.html?file');
    await until('a place for files', () => page.evaluate(() => document.querySelector('.drop input') !== null));
    const input = /** @type {import('puppeteer-core').ElementHandle<HTMLInputElement>} */ (await page.$('.drop input'));
    await input.uploadFile(fixture('shell/front.html'));
    await until('the notice', () => page.evaluate(() => document.querySelector('.notice:not(.drop)') !== null));
    await page.evaluate(() => /** @type {HTMLElement} */ (document.querySelector('.notice .first')).click());
    await until('what there is', () => inReader(at.driver, page, (root) => root.querySelector('article') !== null));
    await page.close();
  });
});
