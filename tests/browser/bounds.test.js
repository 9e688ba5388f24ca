/** Pages beyond all measure, taken in live: read, or refused with a plain word, and the next click works. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { closed, openReader, readerContent } from './driver.js';
import { inBothBrowsers, isArticle } from './suite.js';

/** How long a page may take that the browser itself is slow to make, in milliseconds: 100,000 attributes are set in squared time. */
const SLOW = 120_000;

inBothBrowsers((at) => {
  for (const [what, file] of [
    ['300,000 elements', 'wide.js'],
    ['a text of 20 MB', 'long.js'],
    ['100,000 attributes', 'attributes.js'],
    ['20,000 levels', 'deep.js'],
    ['frames that come and go', 'vanishing.js'],
  ]) {
    it(`reads a page of ${what}`, async () => {
      at.page.setDefaultNavigationTimeout(SLOW);
      await at.visit(`/article.html?with=${file}`);
      isArticle(await openReader(at.driver, at.page));
      await at.page.keyboard.press('Escape');
      await closed(at.page);
    });
  }

  it('reads halves of characters and NULs, and each text as long as it is', async () => {
    await at.visit('/article.html?with=broken.js');
    const shown = await openReader(at.driver, at.page);
    isArticle(shown);
    const words = shown.body?.split('words between the halves of characters').length ?? 0;
    assert.ok(words > 1, 'the broken paragraphs are there');
    assert.doesNotMatch(shown.body ?? '', /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/, 'no half is left');
  });

  it('says that a page is too large, leaves it, and reads the next', async () => {
    await at.visit('/article.html?with=huge.js');
    const { notice, body } = await openReader(at.driver, at.page);
    assert.equal(body, null);
    assert.match(notice ?? '', /too large/);
    await at.page.keyboard.press('Escape');
    await closed(at.page);
    await at.visit('/article.html');
    isArticle(await openReader(at.driver, at.page));
    isArticle(await readerContent(at.driver, at.page));
  });
});
