/** Articles that are not all there: in closed trees, late, growing, on further pages; and comments. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { inReader, openReader, until } from './driver.js';
import { inBothBrowsers } from './suite.js';

inBothBrowsers((at) => {
  const words = () => inReader(at.driver, at.page, (root) => root.querySelector('.body')?.textContent ?? '');
  const holds = (/** @type {string} */ text) => until(text, async () => (await words()).includes(text));

  it('finds what lies in closed shadow trees and slots', async () => {
    await at.visit('/elsewhere-text.html');
    await openReader(at.driver, at.page);
    for (const start of ['In a closed tree', 'In a slot', 'In the page itself']) await holds(start);
  });

  it('shows an article that comes after the click', async () => {
    await at.visit('/late.html?late');
    await at.click();
    await until('a notice', () => inReader(at.driver, at.page, (root) => root.querySelector('.notice') !== null));
    await at.page.evaluate(() => /** @type {any} */ (globalThis).arrive());
    await holds('nobody has asked for it since');
  });

  it('grows with its page, and what is read stays where it is', async () => {
    await at.visit('/late.html');
    await openReader(at.driver, at.page);
    const place = () =>
      inReader(at.driver, at.page, (root) => {
        const last = [...root.querySelectorAll('.body p')].find((p) => p.textContent?.includes('nobody has asked'));
        return { top: last?.getBoundingClientRect().top, mine: last?.hasAttribute('data-mine') };
      });
    await inReader(at.driver, at.page, (root) => {
      const last = [...root.querySelectorAll('.body p')].find((p) => p.textContent?.includes('nobody has asked'));
      last?.setAttribute('data-mine', '');
      last?.scrollIntoView();
    });
    const before = await place();
    await at.page.evaluate(() => /** @type {any} */ (globalThis).grow());
    await holds('A paragraph put before all others');
    await holds('A paragraph put after all others');
    assert.deepEqual(await place(), before);
  });

  it('keeps what a virtualised list drops, in order and once and says that there is more', async () => {
    await at.visit('/rows.html');
    await openReader(at.driver, at.page);
    const days = (/** @type {string} */ text) => [...text.matchAll(/Day (\d+) brought/g)].map((match) => Number(match[1]));
    const to = (/** @type {number} */ last) => Array.from({ length: last }, (_, day) => day + 1);
    assert.deepEqual(days(await words()), to(12));
    const isSaid = await inReader(at.driver, at.page, (root) => root.querySelector('.partial') !== null);
    assert.ok(isSaid);
    for (const first of [9, 17, 25]) {
      await at.page.evaluate((row) => /** @type {any} */ (globalThis).show(row), first);
      await holds(`Day ${first + 11} brought`);
      assert.deepEqual(days(await words()), to(first + 11));
    }
    await at.page.evaluate(() => /** @type {any} */ (globalThis).show(13));
    await new Promise((resolve) => setTimeout(resolve, 1500));
    assert.deepEqual(days(await words()), to(36));
    assert.ok((await words()).includes('Here the log breaks off'));
  });

  it('reads the next pages when it is asked to, and not before', async () => {
    at.server.asked.length = 0;
    await at.visit('/pages.html');
    await openReader(at.driver, at.page);
    assert.ok(!at.server.asked.includes('/pages-2.html'));
    await at.press('.pagesNext');
    await holds('The second page tells of the ropes');
    assert.ok(!at.server.asked.includes('/pages-3.html') && !at.server.asked.includes('/never.png'));
    await at.press('.pagesNext');
    await holds('The third page tells of the bell');
    const { seams, buttons, repeats } = await inReader(at.driver, at.page, (root) => ({
      seams: [...root.querySelectorAll('.stillpage-page')].map((seam) => seam.textContent),
      buttons: root.querySelectorAll('.pagesNext').length,
      repeats: (root.querySelector('.body')?.textContent ?? '').split('This story has three pages').length - 1,
    }));
    assert.deepEqual({ seams, buttons, repeats }, { seams: ['Page 2', 'Page 3'], buttons: 0, repeats: 1 });
  });

  it('reads all pages at once', async () => {
    await at.visit('/pages.html');
    await openReader(at.driver, at.page);
    await at.press('.pagesAll');
    await holds('The third page tells of the bell');
  });

  it('shows the comments to who asks for them', async () => {
    await at.visit('/pages.html');
    await openReader(at.driver, at.page);
    assert.ok(!(await words()).includes('My aunt rang that bell'));
    await at.press('.readers > summary');
    const comments = await until('the comments', () =>
      inReader(at.driver, at.page, (root) => {
        const items = [...root.querySelectorAll('.comments li')];
        return items.length > 0 && items.map((item) => item.parentElement?.closest('li') !== null);
      }),
    );
    assert.deepEqual(comments, [false, true, false]);
  });
});
