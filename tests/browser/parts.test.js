/** Parts of an article that a person works with: code, frames, notes. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { inReader, openReader, until } from './driver.js';
import { inBothBrowsers } from './suite.js';

inBothBrowsers((at) => {
  const open = async () => {
    await at.visit('/parts.html');
    await openReader(at.driver, at.page);
  };

  const note = () => inReader(at.driver, at.page, (root) => root.querySelector('.note')?.textContent ?? null);

  it('copies a block of code as it stands, and says so', async () => {
    await open();
    await at.point('.code .copy');
    await until('a word', () => inReader(at.driver, at.page, (root) => root.querySelector('.code [role="status"]')?.textContent === 'Copied.'));
    const { language, keyword } = await inReader(at.driver, at.page, (root) => ({
      language: /** @type {HTMLElement} */ (root.querySelector('.code')).dataset.language,
      keyword: root.querySelector('.stillpage-keyword')?.textContent,
    }));
    assert.deepEqual({ language, keyword }, { language: 'python', keyword: 'def' });
    await at.press('.close');
    await at.page.evaluate(() => {
      const field = document.body.appendChild(document.createElement('textarea'));
      field.id = 'field';
      field.focus();
    });
    await at.page.keyboard.down('Control');
    await at.page.keyboard.press('v');
    await at.page.keyboard.up('Control');
    const pasted = await until('the paste', () => at.page.evaluate(() => /** @type {HTMLTextAreaElement} */ (document.getElementById('field')).value));
    assert.match(pasted, /^def height\(hour\):\n {4}# the level of the sea, in metres\n {4}return/);
  });

  it('loads a frame when it is asked to, and not before', async () => {
    at.server.asked.length = 0;
    await open();
    const { source, frames } = await inReader(at.driver, at.page, (root) => ({
      source: /** @type {HTMLElement} */ (root.querySelector('.stillpage-embed > a')).dataset.source,
      frames: root.querySelectorAll('iframe').length,
    }));
    assert.deepEqual({ source, frames }, { source: '127.0.0.1', frames: 0 });
    assert.ok(!at.server.asked.includes('/film.html'));
    await at.point('.load');
    await until('the frame', () => at.server.asked.includes('/film.html'));
    assert.equal(await inReader(at.driver, at.page, (root) => root.querySelector('iframe')?.title), 'A day of tides in one minute');
  });

  it('shows a note where its mark is pointed at, until the pointer goes away', async () => {
    await open();
    const mark = await inReader(at.driver, at.page, (root) => {
      const { x, y, width, height } = /** @type {HTMLElement} */ (root.querySelector('sup a')).getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2 };
    });
    await at.page.mouse.move(mark.x, mark.y);
    assert.equal((await until('the note', note)).trim(), 'The post was set in 1874, and has been moved once, after the storm of 1953.');
    await at.page.mouse.move(5, 400);
    await until('no note', async () => (await note()) === null);
  });

  it('shows a note where its mark is come to by key; Escape takes the note away, then the reader', async () => {
    await open();
    await inReader(at.driver, at.page, (root) => /** @type {HTMLElement} */ (root.querySelector('h1')).closest('article')?.focus());
    for (let tabs = 0; tabs < 20 && (await note()) === null; tabs++) await at.page.keyboard.press('Tab');
    assert.match((await note()) ?? '', /^The post was set in 1874/);
    await at.page.keyboard.press('Escape');
    assert.equal(await note(), null);
    const focused = await inReader(at.driver, at.page, (root) => /** @type {ShadowRoot} */ (root).activeElement?.textContent);
    assert.equal(focused, '1');
  });

  it('leads from a mark to its note and back', async () => {
    await open();
    const focused = () => inReader(at.driver, at.page, (root) => /** @type {ShadowRoot} */ (root).activeElement?.textContent);
    await at.press('sup a');
    assert.match((await focused()) ?? '', /The post was set/);
    await at.press('ol li a');
    assert.equal(await focused(), '1');
  });
});
