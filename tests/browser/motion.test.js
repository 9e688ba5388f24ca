/** What moves by itself is known by watching, and hidden as a ticker. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { it } from 'node:test';
import { openReader, until } from './driver.js';
import { inBothBrowsers } from './suite.js';

/** @param {string} file */
const script = (file) => readFile(new URL(`../../extension/page/${file}`, import.meta.url), 'utf8');

inBothBrowsers((at) => {
  it('tells six strips that move from six that stand still', async (t) => {
    await at.visit('/motion.html');
    await at.page.addScriptTag({ content: await script('access.js') });
    await at.page.addScriptTag({ content: await script('motion.js') });
    const { moving, cost } = await at.page.evaluate(async () => {
      const { moving, cost } = await globalThis.stillpage.watchMotion();
      const strips = [...document.querySelectorAll('.strip')];
      const within = strips.filter((strip) => [...moving].some((element) => strip.contains(element)));
      return { moving: within.map(({ id }) => id), cost };
    });
    t.diagnostic(`watching cost ${(cost / 2.3).toFixed(2)} ms a second`);
    const expected = await at.page.evaluate(() => [...document.querySelectorAll('.strip.moving')].map(({ id }) => id));
    assert.equal(expected.length, 6);
    assert.deepEqual(moving, expected);
  });

  it('says in the reader what moves', async () => {
    await at.visit('/motion.html');
    await openReader(at.driver, at.page);
    // The page is watched for 2.3 seconds.
    await new Promise((resolve) => setTimeout(resolve, 3000));
    await at.press('.left-out summary');
    /** @param {any} root */
    const said = (root) => [...root.querySelectorAll('.left-out li')].map((item) => item.textContent);
    const items = await until('the panel', async () => {
      const all = await at.driver.evaluateInReader(at.page, said);
      return all.length > 0 && all;
    });
    /** @param {string} words */
    const of = (words) => items.find((/** @type {string} */ item) => item.includes(words)) ?? '';
    assert.match(of('gull steals lunch'), /^ticker\s· changes by itself/);
    assert.match(of('wind south-west'), /^ticker\s· changes by itself/);
    assert.doesNotMatch(of('Follow the harbour board'), /changes by itself/);
    await at.page.keyboard.press('Escape');
  });

  it('hides in calm mode what moves, with its rest, and nothing that stands still', async () => {
    const options = await at.driver.openOwn('options/options.html');
    await until('the settings', () =>
      at.driver.evaluateInReader(options, (root) => {
        const boxes = [...root.querySelectorAll('.boxes input')];
        for (const box of boxes) if (box.checked !== (box.name === 'ticker')) box.click();
        return boxes.length > 0;
      }),
    );
    await at.page.bringToFront();
    await at.visit('/motion.html');
    await openReader(at.driver, at.page);
    await at.press('.tool.calm');
    /** The strips of a sort that are seen. @param {string} sort */
    const seen = (sort) =>
      at.page.evaluate(
        (sort) => [...document.querySelectorAll(`.${sort}`)].filter((strip) => strip.checkVisibility() && /** @type {HTMLElement} */ (strip).innerText.trim() !== '').map(({ id }) => id),
        sort,
      );
    await until('six strips to go', async () => (await seen('moving')).length === 0, 9000).catch(async () => assert.deepEqual(await seen('moving'), []));
    assert.equal((await seen('still')).length, 6);
    assert.ok(await at.page.evaluate(() => document.querySelector('article')?.checkVisibility()));
  });
});
