/** The extension is updated under an open reader: what is read stays, and what needs the extension says what to do. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { inReader, openReader, readerContent, until } from './driver.js';
import { inBothBrowsers, isArticle } from './suite.js';

const GONE = /Reload the page/;

inBothBrowsers((at) => {
  /** @template T @param {(root: any, argument: any) => T} look @param {unknown} [argument] */
  const see = (look, argument) => inReader(at.driver, at.page, look, argument);
  /** What is said anywhere in the reader. */
  const said = () => see((root) => [...root.querySelectorAll('.said, .failed, .toast, .hint, .undo-toast')].filter((part) => part.checkVisibility()).map((part) => part.textContent).join(' '));

  /** Reloads the extension, as an update does. */
  const update = async () => {
    const own = await at.driver.openOwn('options/options.html');
    await own.evaluate('setTimeout(() => chrome.runtime.reload(), 50), 0');
    await until('the page of the old one to go', () => own.isClosed() || own.evaluate(() => 1).then(() => false, () => true));
    await new Promise((resolve) => setTimeout(resolve, 1500));
    await at.page.bringToFront();
  };

  // In Firefox no script of the old extension runs any more: the browser's own way out of a dialog is what there is.
  it('leaves the article to be read and closed', { skip: at.name === 'chromium' }, async () => {
    await at.visit('/article.html');
    await openReader(at.driver, at.page);
    await update();
    isArticle(await readerContent(at.driver, at.page));
    await at.page.keyboard.press('Escape');
    await until('the article to be out of the way', () => at.page.evaluate(() => document.elementFromPoint(500, 300)?.localName !== 'stillpage-reader'));
  });

  // Chromium itself ends where DevTools presses the button of an extension that was reloaded.
  it('gives way to the new one at the next click', { skip: at.name === 'chromium' }, async () => {
    await at.visit('/article.html');
    await openReader(at.driver, at.page);
    await update();
    await at.page.evaluate(() => Object.assign(document.querySelector('stillpage-reader') ?? {}, { isOld: true }));
    const hosts = () => at.page.evaluate(() => [...document.querySelectorAll('stillpage-reader')].map((host) => Object.hasOwn(host, 'isOld')));
    // A click before the new background is there wakes nobody.
    for (let time = 0; time < 5 && (await hosts()).includes(true); time++) {
      await at.click();
      await until('the new reader', async () => !(await hosts()).includes(true), 3000).catch(() => {});
    }
    assert.deepEqual(await hosts(), [false]);
    isArticle(await readerContent(at.driver, at.page));
    await at.page.keyboard.press('o');
    await until('the outline: it is alive', () => see((root) => root.querySelector('.panel.outline').checkVisibility()));
  });

  it('leaves the article and what needs no background, and says what to do where more is asked of it', { skip: at.name === 'firefox' }, async () => {
    await at.visit('/article.html');
    await openReader(at.driver, at.page);
    await update();
    isArticle(await readerContent(at.driver, at.page));
    await at.page.keyboard.press('o');
    assert.ok(await see((root) => root.querySelector('.panel.outline').checkVisibility()), 'what needs no background works');
    await at.page.keyboard.press('t');
    await until('the ways to take it along', async () => GONE.test(await said()));
    await at.page.keyboard.press('a');
    await at.page.keyboard.press('+');
    await until('a larger text', async () => GONE.test(await said()));
    await at.page.keyboard.press('Escape');
    await at.page.keyboard.press('r');
    await until('read aloud', () => see((root) => /Reload the page/.test(root.querySelector('.failed')?.textContent ?? '')));
    await see((root) => root.querySelector('.left-out summary').click());
    await until('what was left out', () => see((root) => /Reload the page/.test(root.querySelector('.left-out').textContent)));
    await at.page.keyboard.press('Escape');
    await at.page.keyboard.press('Escape');
    await until('the reader to close', () => at.page.evaluate(() => document.querySelector('stillpage-reader') === null));
  });
});
