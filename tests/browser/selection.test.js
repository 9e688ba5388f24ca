/** A selection alone: read from the page, and taken along from the reader. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { closed, inReader, openReader, until } from './driver.js';
import { PASSAGES, selectWords } from './select.js';
import { inBothBrowsers } from './suite.js';
import { pasted, saved } from './taken.js';

const [FROM = '', TO = ''] = PASSAGES;

inBothBrowsers((at) => {
  const selectInReader = () => inReader(at.driver, at.page, selectWords, [FROM, TO]);
  /** @param {string[]} words */
  const selectOnPage = (words) => at.page.evaluate(selectWords, null, words);
  /** @param {string} selector */
  const appears = (selector) => until(selector, () => inReader(at.driver, at.page, (root, which) => root.querySelector(which) !== null, selector));
  const body = () => inReader(at.driver, at.page, (root) => root.querySelector('.body')?.textContent ?? '');
  const foot = () => inReader(at.driver, at.page, (root) => root.querySelector('.toast:not(:empty)')?.textContent ?? '');

  /** Opens the panel of ways with a selection. */
  const openWays = async () => {
    await at.visit('/article.html');
    await openReader(at.driver, at.page);
    const selected = await selectInReader();
    await appears('.beside.selection');
    await at.page.keyboard.press('t');
    await appears('.way');
    return selected;
  };

  /** @param {string} way */
  const take = async (way) => {
    await at.point(`.way.${way}`);
    const said = () => inReader(at.driver, at.page, (root) => root.querySelector('.ways .said')?.textContent || null);
    return until('a word on how it went', said);
  };

  /** @param {string} text */
  const isPart = (text) => {
    const line = text.replace(/\s+/g, ' ');
    assert.ok(line.includes(FROM) && line.includes(TO), line);
    assert.doesNotMatch(line, /writes down the hour/);
  };

  it('is copied alone, with formatting and as plain text', async () => {
    await openWays();
    assert.equal(await take('takeCopyRich'), 'Copied.');
    const { html, plain } = await pasted(at);
    isPart(plain);
    assert.match(plain, new RegExp(`^${FROM}[^]*\n[^]*${TO}\n*$`), 'paragraphs are lines');
    assert.match(html, /<p[^>]*>climbed the same hundred/);
  });

  it('is copied alone as Markdown, and all is where the box is not ticked', async () => {
    await openWays();
    assert.equal(await take('takeCopyMarkdown'), 'Copied.');
    isPart((await pasted(at)).plain);
    await openWays();
    await at.point('.only-part');
    await take('takeCopyMarkdown');
    assert.match((await pasted(at)).plain, /writes down the hour/);
  });

  it('is saved alone as a page and as a book', async () => {
    await openWays();
    await take('takeSaveHtml');
    isPart((await saved(at, '.html')).bytes.toString());
    await take('takeSaveEpub');
    isPart((await saved(at, '.epub')).bytes.toString());
  });

  it('of the page is offered to be read alone, and all comes back', async () => {
    await at.visit('/article.html');
    const selected = await selectOnPage([FROM, TO]);
    await openReader(at.driver, at.page);
    assert.match(await body(), /writes down the hour/, 'the reader opens as always');
    await appears('.toast .act');
    assert.match(await foot(), /selected/);
    await at.point('.toast .act');
    await until('the selection alone', async () => !/writes down the hour/.test(await body()));
    const letters = (/** @type {string} */ text) => text.replace(/\s/g, '');
    assert.equal(letters(await body()), letters(selected));
    await appears('.toast .act');
    await at.page.keyboard.press('s');
    await until('all of it', async () => /writes down the hour/.test(await body()));
    await at.page.keyboard.press('Escape');
    await closed(at.page);
    assert.equal(letters(await at.page.evaluate(() => String(getSelection()))), letters(selected), 'it is still selected');
  });

  it('of a few words is not offered', async () => {
    await at.visit('/article.html');
    await selectOnPage(['climbed', 'climbed']);
    await openReader(at.driver, at.page);
    await new Promise((resolve) => setTimeout(resolve, 400));
    assert.equal(await foot(), '');
  });

  it('of a page that is no article is read', async () => {
    await at.visit('/front.html');
    const links = await at.page.evaluate(() => [...document.querySelectorAll('a')].map((link) => link.textContent.trim()).filter((words) => words.length > 20));
    const words = [links[2] ?? '', links[6] ?? ''];
    await selectOnPage(words);
    await openReader(at.driver, at.page);
    await appears('.toast .act');
    await at.point('.toast .act');
    await appears('.body');
    const shown = await body();
    assert.ok(shown.includes(words[0] ?? '') && shown.includes(words[1] ?? ''), shown);
  });

  it('is printed alone', async () => {
    // The last one, since a browser may keep its own window for printing open.
    await openWays();
    // It stands there for as long as the browser takes it to paper, which may be very short.
    await inReader(at.driver, at.page, (root) => {
      const view = /** @type {HTMLElement} */ (root.querySelector('.stillpage'));
      new MutationObserver(() => {
        const part = root.querySelector('.printed');
        if (part && root.querySelector('article.unprinted')) view.dataset.seen = part.textContent ?? '';
      }).observe(view, { subtree: true, childList: true, attributes: true, attributeFilter: ['class'] });
    });
    await at.point('.way.takePrint');
    isPart(await until('what is printed', () => inReader(at.driver, at.page, (root) => /** @type {HTMLElement} */ (root.querySelector('.stillpage')).dataset.seen ?? null)));
  });
});
