/** Long articles, which browsers lay out only where they are looked at: all works as in short ones. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { closed, inReader, openReader, until } from './driver.js';
import { inBothBrowsers } from './suite.js';

inBothBrowsers((at) => {
  /** @template T @param {(root: any, argument: any) => T} look @param {unknown} [argument] */
  const see = (look, argument) => inReader(at.driver, at.page, look, argument);
  const open = async () => {
    await at.visit('/survey.html');
    await openReader(at.driver, at.page);
  };
  /** Where a heading is in the window, in pixels from its top. @param {string} words */
  const top = (words) => see((root, words) => [...root.querySelectorAll('h2')].find((heading) => heading.textContent === words)?.getBoundingClientRect().top, words);

  it('are cut where no margin is lost', async () => {
    await open();
    const { stretches, gaps } = await see((root) => {
      const body = root.querySelector('.body');
      root.querySelector('article').classList.add('unrolled');
      const paragraphs = [...body.querySelectorAll('p')];
      const gap = (/** @type {Element} */ p, /** @type {number} */ i) => (paragraphs[i + 1]?.getBoundingClientRect().top ?? 0) - p.getBoundingClientRect().bottom;
      const gaps = paragraphs.map(gap).slice(0, -1).filter((_, i) => (i + 1) % 25 !== 0).map(Math.round);
      root.querySelector('article').classList.remove('unrolled');
      return { stretches: body.querySelectorAll('.stretch').length, gaps: [...new Set(gaps)] };
    });
    assert.ok(stretches > 5, `${stretches} stretches`);
    assert.deepEqual(gaps, [20]);
  });

  it('lead to a section far away, and know it', async () => {
    await open();
    await at.page.keyboard.press('o');
    await see((root) => [...root.querySelectorAll('.outline-list button')].find((button) => button.textContent === 'Chapter 9').click());
    await until('the chapter', async () => Math.abs((await top('Chapter 9')) ?? 9999) < 120);
    await at.page.keyboard.press('o');
    await until('the section', () => see((root) => root.querySelector('.outline-list [aria-current]')?.textContent === 'Chapter 9'));
    await at.page.keyboard.press('Escape');
    await at.page.keyboard.press('n');
    await until('the next one', async () => Math.abs((await top('Chapter 10')) ?? 9999) < 120);
    await at.page.keyboard.press('Escape');
    await closed(at.page);
    const shown = await at.page.evaluate(() => [...document.querySelectorAll('h2')].find((heading) => heading.textContent === 'Chapter 10')?.getBoundingClientRect().top ?? 9999);
    assert.ok(Math.abs(shown) < 400, `the page shows what was read last: ${shown}`);
  });

  it('are copied whole', async () => {
    await open();
    const words = await see((root) => {
      const article = root.querySelector('article');
      article.classList.add('unrolled');
      const { innerText } = article;
      article.classList.remove('unrolled');
      return innerText;
    });
    assert.match(words, /entry 2100 says/);
    assert.match(words, /coast\.\n\s*On day 290 /);
  });

  it('grow at their end, and stay where they are', async () => {
    await open();
    await at.page.keyboard.press('n');
    const before = await top('Chapter 1');
    await at.page.evaluate(() => /** @type {any} */ (globalThis).writeMore());
    await until('the new chapter', async () => typeof (await top('Chapter 13')) === 'number');
    const order = await see((root) => [...root.querySelectorAll('.body h2')].map((heading) => heading.textContent));
    assert.deepEqual(order, Array.from({ length: 13 }, (_, i) => `Chapter ${i + 1}`));
    assert.ok(Math.abs(((await top('Chapter 1')) ?? 9999) - (before ?? 0)) < 2);
  });
});
