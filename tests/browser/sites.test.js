/** Choices for single sites: the reader or calm mode by itself, or never. */
import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { after, before, it } from 'node:test';
import { inReader, isOpen, launch, readerContent, until } from './driver.js';
import { inBothBrowsers, isArticle } from './suite.js';
import { variant } from './variant.js';

/** Access to the tests' own server, as if a person had given it when asked: no test can press the button of that question. */
const withAccess = () => variant((manifest) => (manifest.host_permissions = ['*://127.0.0.1/*']));

inBothBrowsers((at) => {
  /** @type {string} */
  let folder;
  before(async () => {
    folder = await withAccess();
    await at.driver.close();
    at.driver = await launch(at.name, { extension: folder });
    at.page = await at.driver.browser.newPage();
  });
  after(() => rm(folder, { recursive: true }));

  /** Chooses for the tests' site on the settings page. @param {string} choice */
  const choose = async (choice) => {
    const options = await at.driver.openOwn(`options/options.html?site=${encodeURIComponent(at.server.base)}`);
    /** @param {Document} root @param {string} which */
    const press = (root, which) => {
      const button = /** @type {HTMLElement | null} */ (root.querySelector(`.site-row [data-choice="${which}"]`));
      if (button?.getAttribute('aria-pressed') === 'false') button.click();
      return button?.getAttribute('aria-pressed') === 'true';
    };
    await until('the choice', () => at.driver.evaluateInReader(options, press, choice));
    const listed = await at.driver.evaluateInReader(options, (root) => root.querySelector('.site-row .host').textContent);
    assert.equal(listed, '127.0.0.1');
    await options.close();
    await at.page.bringToFront();
  };

  const pill = () => at.page.evaluate(() => document.querySelector('stillpage-calm') !== null);

  it('opens the reader by itself where that was chosen, and nothing where there is no article', async () => {
    await choose('reader');
    await at.visit('/article.html');
    await until('the reader', () => isOpen(at.page));
    isArticle(await readerContent(at.driver, at.page));
    await at.visit('/front.html');
    await new Promise((resolve) => setTimeout(resolve, 1500));
    assert.equal(await isOpen(at.page), false);
  });

  it('hides clutter by itself where that was chosen', async () => {
    await choose('calm');
    await at.visit('/article.html');
    await until('the pill', pill);
    await until('the advertisement to go', () => at.page.evaluate(() => !document.querySelector('#ad-top')?.checkVisibility()));
    assert.equal(await isOpen(at.page), false);
  });

  it('waits to be asked again once the choice is taken back', async () => {
    await choose('ask');
    await at.visit('/article.html');
    await at.click();
    isArticle(await readerContent(at.driver, at.page));
    const link = await inReader(at.driver, at.page, (root) => root.querySelector('.more.here') !== null);
    assert.ok(link, 'the way to the choice');
  });

  it('does nothing where that was chosen, and says so', async () => {
    await choose('never');
    await at.visit('/article.html');
    await at.click();
    assert.equal(await until('a word', async () => (await at.driver.word(at.page)).badge || null), 'off');
    assert.equal((await isOpen(at.page)) || (await pill()), false);
  });
});
