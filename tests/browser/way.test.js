/** The way through an article: outline, progress, keys. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { closed, inReader, openReader, until } from './driver.js';
import { inBothBrowsers } from './suite.js';

inBothBrowsers((at) => {
  /** What a person sees of the way. */
  const way = () =>
    inReader(at.driver, at.page, (root) => ({
      open: [...root.querySelectorAll('.panel:not([hidden])')].map((panel) => panel.id.replace('panel-', '')),
      current: root.querySelector('[aria-current]')?.textContent ?? null,
      focus: /** @type {ShadowRoot} */ (root).activeElement?.textContent?.slice(0, 40) ?? null,
      share: Number(/** @type {HTMLElement} */ (root.querySelector('.progress')).style.getPropertyValue('--share')),
      left: root.querySelector('.left')?.textContent ?? '',
      entries: [...root.querySelectorAll('.outline-list li')].map((entry) => entry.textContent),
      headings: [...root.querySelectorAll('.body :is(h2, h3, h4)')].map((heading) => heading.textContent),
      size: /** @type {HTMLElement} */ (root.querySelector('.stillpage')).style.getPropertyValue('--size'),
    }));

  it('is shown by the outline, and gone by it', async () => {
    await at.visit('/article.html');
    await openReader(at.driver, at.page);
    const before = await until('the line', async () => ((await way()).share > 0 ? way() : null));
    assert.deepEqual(before.entries, before.headings);
    assert.ok(before.entries.length > 0, 'the fixture has headings');
    assert.equal(before.current, null);
    await at.point('.tool.outline');
    assert.deepEqual((await way()).open, ['outline']);
    await at.point('.outline-list li:last-child button');
    const there = await until('the section', async () => {
      const now = await way();
      return now.focus === before.headings.at(-1)?.slice(0, 40) ? now : null;
    });
    assert.deepEqual(there.open, []);
    const after = await until('progress', async () => ((await way()).share > before.share ? way() : null));
    assert.equal(after.current === null || before.headings.includes(after.current), true);
  });

  it('is gone by keys, which the page does not get', async () => {
    await at.visit('/article.html');
    await at.page.evaluate(() => {
      Object.assign(globalThis, { heard: [] });
      addEventListener('keydown', (event) => /** @type {any} */ (globalThis).heard.push(event.key));
    });
    await openReader(at.driver, at.page);
    const { headings, size } = await way();
    const { keyboard } = at.page;
    await keyboard.press('n');
    await until('the first section', async () => (await way()).focus === headings[0]?.slice(0, 40) || null);
    await keyboard.press('p');
    await until('the headline', async () => (await way()).focus?.startsWith('The last lamp keeper') || null);
    await keyboard.press('+');
    await until('larger text', async () => parseInt((await way()).size) === parseInt(size) + 1 || null);
    await keyboard.press('-');
    await until('the text as before', async () => (await way()).size === size || null);
    for (const [key, panel] of [['o', 'outline'], ['t', 'take'], ['a', 'appearance'], ['?', 'shortcuts']]) {
      await keyboard.press(/** @type {any} */ (key));
      assert.deepEqual((await way()).open, [panel]);
    }
    await keyboard.press('Escape');
    assert.deepEqual((await way()).open, []);
    await keyboard.press('Escape');
    await closed(at.page);
    assert.deepEqual(await at.page.evaluate(() => /** @type {any} */ (globalThis).heard), []);
  });
});
