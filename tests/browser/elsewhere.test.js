/** Where no overlay can be, and a background that is not there yet. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { isOpen, openReader, readerContent, until } from './driver.js';
import { inBothBrowsers, isArticle } from './suite.js';

/**
 * Loads a tab again, and waits until the document that was there is gone.
 *
 * @param {import('puppeteer-core').Page} tab
 */
async function reload(tab) {
  await tab.evaluate(() => (document.documentElement.dataset.before = 'yes'));
  await tab.evaluate(() => location.reload()).catch(() => {});
  await until('the tab to load again', () => tab.evaluate(() => document.documentElement.dataset.before !== 'yes'));
}

inBothBrowsers((at) => {
  /** The tab that shows the reader on its own. */
  const readerTab = () =>
    until('a tab with the reader', async () => {
      for (const page of await at.driver.browser.pages()) {
        const address = await at.driver.address(page);
        if (at.driver.isOwn(address) && address.includes('reader.html')) return page;
      }
      return null;
    });

  it('moves to a tab where the page will not hold it, and closes there', async () => {
    await at.visit('/article.html?with=remover.js');
    await at.click();
    const tab = await readerTab();
    isArticle(await readerContent(at.driver, tab));
    assert.ok(!(await isOpen(at.page)), 'nothing is left in the page');
    await reload(tab);
    isArticle(await readerContent(at.driver, tab));
    await at.driver.click(tab);
    await until('the tab to close', () => at.driver.isGone(tab));
  });

  for (const file of ['/drawing.svg', '/feed.xml']) {
    it(`says so in a tab for ${file}`, async () => {
      await at.visit(file);
      await at.click();
      const tab = await readerTab();
      const { notice, body } = await readerContent(at.driver, tab);
      assert.ok(notice || body, 'a word or the text');
      await tab.close();
    });
  }

  it('says on its button that a page cannot be entered', async () => {
    const other = await at.driver.openShut();
    await at.driver.click(other);
    const word = await until('a word', async () => {
      const said = await at.driver.word(other);
      return said.badge ? said : null;
    });
    assert.equal(word.badge, 'no');
    assert.match(word.title, /cannot read this page/);
    await other.close();
  });

  it('opens from a cold background', async () => {
    await at.visit('/article.html');
    await at.driver.cold();
    isArticle(await openReader(at.driver, at.page));
  });

  it('takes two clicks at once as one', async () => {
    await at.visit('/article.html');
    await Promise.all([at.driver.click(at.page), at.driver.click(at.page)]);
    isArticle(await readerContent(at.driver, at.page));
    assert.equal(await at.page.evaluate(() => document.querySelectorAll('stillpage-reader').length), 1);
  });
});
