/** Aids for the eye: line focus, bold starts, pictures over the whole window; and all aids in axe-core. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { closed, inReader, openReader, until } from './driver.js';
import { inBothBrowsers } from './suite.js';

inBothBrowsers((at) => {
  const open = async () => {
    await at.visit('/article.html');
    return openReader(at.driver, at.page);
  };
  /** @template T @param {(root: any) => T} look */
  const see = (look) => inReader(at.driver, at.page, look);

  it('dims all but a few lines, and goes line by line', async () => {
    await open();
    await at.page.keyboard.press('f');
    const masks = await see((root) => {
      const view = root.querySelector('.stillpage');
      return ['::before', '::after'].map((part) => parseFloat(getComputedStyle(view, part).height));
    });
    const between = (await at.page.evaluate(() => innerHeight)) - (masks[0] ?? 0) - (masks[1] ?? 0);
    assert.ok(Math.abs(between - 3 * 20 * 1.6) < 2, `${between} px are bright`);
    const top = () => see((root) => root.querySelector('dialog').scrollTop);
    const before = await top();
    await at.page.keyboard.press('ArrowDown');
    await until('a line on', async () => Math.abs((await top()) - before - 32) < 2);
    await at.page.keyboard.press('f');
    assert.equal(await see((root) => root.querySelector('.stillpage').dataset.focus), 'off');
  });

  it('makes the starts of words bold, and takes them back', async () => {
    const { body } = await open();
    await at.page.keyboard.press('b');
    await until('bold starts', () => see((root) => root.querySelector('.body p b.start') !== null));
    assert.equal(await see((root) => root.querySelector('.body').textContent), body);
    assert.deepEqual(await see((root) => [...root.querySelectorAll('.body p b.start')].slice(0, 3).map((start) => start.textContent)), ['F', 'thi', 'o']);
    await at.page.keyboard.press('b');
    await until('none', () => see((root) => root.querySelector('b.start') === null));
    assert.equal(await see((root) => root.querySelector('.body b')), null);
  });

  it('keeps a look for one site alone, until it is for all again', async () => {
    const theme = () => see((root) => root.querySelector('.stillpage').dataset.theme);
    const { port } = new URL(at.server.base);
    await open();
    await at.press('.tool.type');
    await at.press('.only-here input');
    await at.press('[value=sepia]');
    await at.page.goto(`http://localhost:${port}/article.html`);
    await openReader(at.driver, at.page);
    assert.equal(await theme(), 'system');
    await open();
    assert.equal(await theme(), 'sepia');
    await at.press('.tool.type');
    await at.press('.only-here input');
    await at.press('[value=system]');
    await open();
    assert.equal(await theme(), 'system');
  });

  it('goes back to where one was the last time', async () => {
    await open();
    await at.page.keyboard.press('n');
    await at.click();
    await closed(at.page);
    await at.driver.cold();
    await open();
    const top = () => see((root) => root.querySelector('.body h2').getBoundingClientRect().top);
    await until('the place', async () => Math.abs(await top()) < 60);
    assert.match((await see((root) => root.querySelector('.toast').textContent)) ?? '', /^Back to where you were/);
    await at.press('.toast .act');
    await until('the top', () => see((root) => root.querySelector('dialog').scrollTop < 50));
    await at.page.keyboard.press('j');
    await at.page.keyboard.press('Escape');
    await closed(at.page);
    await open();
    assert.equal(await see((root) => root.querySelector('.toast')?.textContent ?? ''), '');
  });

  it('shows a picture over the whole window, by keys alone', async () => {
    await open();
    await at.page.keyboard.press('i');
    await until('the picture', () => see((root) => root.querySelector('.gallery img')?.complete));
    const { alt, caption } = await see((root) => ({
      alt: root.querySelector('.gallery img').alt,
      caption: root.querySelector('.gallery .caption').textContent,
    }));
    assert.deepEqual({ alt, caption }, { alt: 'The lamp room at dusk', caption: 'The lamp room, with the burner that was kept for bad nights.' });
    await at.page.keyboard.press('+');
    assert.equal(await see((root) => root.querySelector('.gallery .stage').style.getPropertyValue('--scale')), '1.400');
    for (let stops = 0; stops < 6; stops += 1) {
      await at.page.keyboard.press('Tab');
      assert.ok(await see((root) => root.querySelector('.gallery').contains(root.activeElement)), 'the focus stays within');
    }
    await at.page.keyboard.press('Escape');
    assert.deepEqual(await see((root) => [root.querySelector('.gallery'), root.activeElement.alt]), [null, 'The lamp room at dusk']);
  });
});
