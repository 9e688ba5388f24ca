/** What was left out: said, explained, and put back by a person. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { inReader, openReader, readerContent, until } from './driver.js';
import { inBothBrowsers } from './suite.js';

inBothBrowsers((at) => {
  /** The blocks in the panel, once it is filled. */
  const panel = () =>
    until('the panel', () =>
      inReader(at.driver, at.page, (root) => {
        const items = [...root.querySelectorAll('details.left-out[open] li')];
        return items.length === 0
          ? null
          : items.map((item) => ({
              kind: item.querySelector('.kind')?.textContent ?? '',
              words: item.querySelector('.words')?.textContent ?? '',
              block: item.querySelector('button')?.dataset.block ?? '',
              back: item.classList.contains('back'),
            }));
      }),
    );

  it('lists each block with its kind and reasons, puts one back and takes it out again', async () => {
    await at.visit('/article.html');
    const shown = await openReader(at.driver, at.page);
    await at.press('.left-out summary');
    const items = await panel();
    assert.match(shown.leftOut ?? '', new RegExp(`^${items.length} blocks left out`));
    for (const { kind, words } of items) {
      assert.ok(!kind.startsWith('headline'), 'the headline stands above the article');
      assert.match(kind, /^[a-z ]+\s· .+/);
      assert.ok(words.length > 0 && words.length <= 160);
    }
    const chosen = items.find(({ words }) => words.length > 20 && !shown.body?.includes(words.slice(0, 60)));
    assert.ok(chosen, 'a block that is not in the article');
    await at.press(`[data-block="${chosen.block}"]`);
    const words = chosen.words.slice(0, 60);
    /** @param {boolean} back */
    const now = (back) =>
      until(back ? 'the block in the article' : 'the block gone', async () => {
        const { body } = await readerContent(at.driver, at.page);
        return body?.includes(words) === back || null;
      });
    await now(true);
    assert.equal((await panel()).find(({ block }) => block === chosen.block)?.back, true);
    await at.press(`[data-block="${chosen.block}"]`);
    await now(false);
    assert.deepEqual(await panel(), items);
  });
});
