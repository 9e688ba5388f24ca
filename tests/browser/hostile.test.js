/** Pages that work against the reader, on purpose or not. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { closed, inReader, isOpen, openReader, until } from './driver.js';
import { inBothBrowsers, isArticle } from './suite.js';

inBothBrowsers((at) => {
  it('works under a strict policy with Trusted Types', async () => {
    await at.visit('/article.html?csp');
    isArticle(await openReader(at.driver, at.page));
    const padding = await inReader(at.driver, at.page, (root) => getComputedStyle(/** @type {Element} */ (root.querySelector('.sheet'))).paddingTop);
    assert.notEqual(padding, '0px', 'the style sheets hold');
  });

  it('holds against a style sheet that hides and resets all', async () => {
    await at.visit('/article.html?with=hostile.css');
    await at.click();
    await until('the reader on top', () => at.covers());
    const seen = await inReader(at.driver, at.page, (root) => root.querySelector('.tool')?.checkVisibility());
    assert.ok(seen, 'the buttons are seen');
  });

  it("stands above the page's own modal dialog, also when that is opened anew", async () => {
    await at.visit('/article.html?with=modal.js');
    isArticle(await openReader(at.driver, at.page));
    assert.ok(await at.covers());
    await at.page.evaluate(() => {
      const own = /** @type {HTMLDialogElement} */ (document.querySelector('#own'));
      own.close();
      own.showModal();
    });
    await until('the reader on top', () => at.covers());
    await at.click();
    await closed(at.page);
    assert.ok(await at.page.evaluate(() => document.querySelector('#own')?.matches(':modal')), 'its own dialog is still there');
  });

  it('stands above a popover that is shown again and again', async () => {
    await at.visit('/article.html?with=popover.js');
    await openReader(at.driver, at.page);
    const from = Number(await at.page.evaluate('window.shows'));
    await until('more rounds', async () => Number(await at.page.evaluate('window.shows')) > from + 5);
    await until('the reader on top', () => at.covers());
  });

  it('keeps keys and clicks from the page, and the focus to itself', async () => {
    await at.visit('/article.html?with=keys.js');
    await openReader(at.driver, at.page);
    await at.page.keyboard.press('j');
    await at.page.keyboard.press('Tab');
    await at.press('.tool.type');
    assert.deepEqual(await at.page.evaluate('window.heard'), []);
    assert.ok(await isOpen(at.page));
    const inside = await inReader(at.driver, at.page, (root) => root.activeElement !== null);
    assert.ok(inside, 'the focus is in the reader');
    await at.page.keyboard.press('Escape');
    const hidden = await inReader(at.driver, at.page, (root) => /** @type {HTMLElement} */ (root.querySelector('.panel')).hidden);
    assert.ok(hidden, 'Escape closes the panel first');
    await at.page.keyboard.press('Escape');
    await closed(at.page);
  });

  it('comes back when the page takes it out or makes it inert', async () => {
    await at.visit('/article.html?with=changer.js');
    isArticle(await openReader(at.driver, at.page));
    await until('a host without attributes', () =>
      at.page.evaluate(() => document.querySelector('stillpage-reader')?.attributes.length === 0),
    );
    assert.ok(await at.covers());
  });

  it('shows the pictures of a page that embeds nothing but its own', async () => {
    await at.visit('/article.html?coep');
    isArticle(await openReader(at.driver, at.page));
    await until('the picture', () => inReader(at.driver, at.page, (root) => (/** @type {HTMLImageElement | null} */ (root.querySelector('.body img'))?.naturalWidth ?? 0) > 0));
  });

  it('is all that is printed', async () => {
    // BiDi has no way to make Firefox show what it would print.
    if (at.name === 'firefox') return;
    await at.visit('/article.html');
    await openReader(at.driver, at.page);
    await at.page.emulateMediaType('print');
    const shown = await at.page.evaluate(() => [...document.documentElement.children].filter((child) => getComputedStyle(child).display !== 'none').map(({ localName }) => localName));
    assert.deepEqual(shown, ['stillpage-reader']);
    const height = await inReader(at.driver, at.page, (root) => /** @type {Element} */ (root.querySelector('article')).getBoundingClientRect().height);
    assert.ok(height > 700, 'the whole article, not a window of it');
    await at.page.emulateMediaType('screen');
    await at.page.keyboard.press('Escape');
    await closed(at.page);
  });
});
