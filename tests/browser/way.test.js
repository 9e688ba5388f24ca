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

  it('begins with the headline on a page that is at its top, though its first passage takes no room', async () => {
    await at.page.setViewport({ width: 1000, height: 400 });
    await at.visit('/article.html');
    await at.page.evaluate(() => document.querySelectorAll('figure, #first').forEach((one) => one.setAttribute('style', 'height: 0; margin: 0; overflow: hidden')));
    await openReader(at.driver, at.page);
    await new Promise((resolve) => setTimeout(resolve, 300));
    assert.equal(await inReader(at.driver, at.page, (root) => root.querySelector('dialog')?.scrollTop), 0);
    await at.press('.close');
    await closed(at.page);
    await at.page.setViewport({ width: 1000, height: 700 });
  });

  it('stays at the same passage, from the page to the reader and back', async () => {
    await at.page.setViewport({ width: 1000, height: 400 });
    await at.visit('/article.html');
    const passages = () => at.page.evaluate(() => [...document.querySelectorAll('p')].filter((p) => (p.textContent ?? '').length > 150).map((p) => p.textContent ?? ''));
    const words = await passages();
    const second = words[1]?.trim().slice(0, 40) ?? '';
    const later = words.at(-1)?.trim().slice(0, 40) ?? '';
    /** Scrolls the page or the reader to a paragraph. @param {Document | ShadowRoot} root @param {string} start */
    const scroll = (root, start) => [...root.querySelectorAll('p')].find((p) => p.textContent?.trim().startsWith(start))?.scrollIntoView();
    await at.page.evaluate(`(${scroll})(document, ${JSON.stringify(second)})`);
    const before = await at.state();
    assert.ok(before.y > 0, 'the page is scrolled');
    await openReader(at.driver, at.page);
    /** How far a paragraph is from the top. @param {Document | ShadowRoot} root @param {string} start */
    const top = (root, start) => [...root.querySelectorAll('p')].find((p) => p.textContent?.trim().startsWith(start))?.getBoundingClientRect().top ?? NaN;
    await until('the passage in the reader', async () => Math.abs(await inReader(at.driver, at.page, top, second)) < 60 || null);
    await at.press('.close');
    await closed(at.page);
    const after = await at.state();
    // Firefox scrolls by parts of pixels.
    assert.ok(Math.abs(after.y - before.y) <= 1, `${before.y} to ${after.y}`);
    assert.deepEqual({ ...after, y: before.y }, before);
    await openReader(at.driver, at.page);
    await at.page.keyboard.press('n');
    await inReader(at.driver, at.page, scroll, later);
    await at.press('.close');
    await closed(at.page);
    const there = () => at.page.evaluate(`(${top})(document, ${JSON.stringify(later)})`).then(Number);
    // The page goes there once the reader is gone.
    await until('the page to show what was read', async () => (await there()) > -200 && (await there()) < 400);
    await at.page.setViewport({ width: 1000, height: 700 });
  });
});
