/** Putting right: the picker, corrections that hold on the next page of a template, and the way back. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { calmMode, flip, seen } from './calm-mode.js';
import { inReader, openReader, readerContent, until } from './driver.js';
import { inBothBrowsers } from './suite.js';

const FIRST = '/template-a.html';
/** Another page of the template, with all class names changed. */
const NEXT = '/template-b.html';
const NOTE = 'On this day in 1874';
const NEXT_NOTE = 'On this day in 1902';

inBothBrowsers((at) => {
  const { calm, inPill, pill, undo } = calmMode(at);

  /** Runs a function on the root of the picker. @type {<T>(look: (root: any) => T) => Promise<T>} */
  const inPicker = (look) => at.driver.evaluateInReader(at.page, look, undefined, 'stillpage-picker');
  const isPicking = () => at.page.evaluate(() => document.querySelector('stillpage-picker') !== null);
  const html = () => at.page.evaluate(() => document.documentElement.outerHTML);
  const body = async () => (await readerContent(at.driver, at.page)).body ?? '';
  const words = () => inPicker((root) => root.querySelector('.count').textContent);

  /** From the reader to the picker, pointed at the note. */
  const pick = async () => {
    await at.press('.tool.pick');
    await until('the picker', () => inPicker((root) => root.querySelector('.picker')?.checkVisibility()).catch(() => false));
    const { x, y } = await at.page.evaluate(() => {
      const part = /** @type {Element} */ (document.querySelector('section p'));
      part.scrollIntoView({ block: 'center', behavior: 'instant' });
      const { left, top } = part.getBoundingClientRect();
      return { x: left + 30, y: top + 12 };
    });
    await at.page.mouse.move(x, y);
    await at.page.mouse.click(x, y);
    await until('the note', async () => /2[0-9]|3[0-9]/.test((await words()) ?? ''));
  };

  /** @param {string} selector */
  const toast = async (selector = '.undo-toast span') => until('the word', () => inReader(at.driver, at.page, (root, which) => root.querySelector(which)?.textContent || null, selector));

  /** What is stored, as the settings page sees it. */
  const stored = async () => {
    const page = await at.driver.openOwn('options/options.html');
    // The list is filled after the page is there; an empty one says so in a paragraph.
    const sites = await until('the list', () =>
      page.evaluate(() => {
        const list = document.querySelector('.corrections');
        return list?.firstElementChild ? [...list.querySelectorAll('.host')].map((host) => host.textContent) : null;
      }),
    );
    await page.close();
    await at.page.bringToFront();
    return sites;
  };

  it('leaves without a trace at Escape', async () => {
    await at.visit(FIRST);
    const before = await html();
    await openReader(at.driver, at.page);
    await pick();
    const smaller = await words();
    await at.page.keyboard.press('ArrowUp');
    assert.notEqual(await words(), smaller, 'it climbs');
    await at.page.keyboard.press('ArrowDown');
    assert.equal(await words(), smaller, 'it descends');
    await inPicker((root) => {
      const level = root.querySelector('.level');
      level.value = '1';
      level.dispatchEvent(new Event('input'));
    });
    assert.notEqual(await words(), smaller, 'the slider climbs');
    await at.page.keyboard.press('Escape');
    await until('the picker to go', async () => !(await isPicking()));
    assert.equal(await html(), before);
  });

  it('refuses what would hide the article', async () => {
    await at.visit(FIRST);
    await openReader(at.driver, at.page);
    await pick();
    for (let level = 0; level < 8; level += 1) await at.page.keyboard.press('ArrowUp');
    await at.page.keyboard.press('Enter');
    await until('the word', () => inPicker((root) => /good part of the article/.test(root.querySelector('.said').textContent)));
    await at.page.keyboard.press('Escape');
    await until('the picker to go', async () => !(await isPicking()));
  });

  it('leaves a part out, is undone with Ctrl+Z, and changes the next page of the template', async () => {
    await at.visit(NEXT);
    await openReader(at.driver, at.page);
    assert.ok((await body()).includes(NEXT_NOTE), 'the note is taken for the article at first');
    await at.visit(FIRST);
    await openReader(at.driver, at.page);
    assert.ok((await body()).includes(NOTE));
    for (const again of [true, false]) {
      await pick();
      await at.page.keyboard.press('ArrowUp');
      await at.page.keyboard.press('Enter');
      await until('the reader without it', async () => !(await isPicking()) && (await body().catch(() => NOTE)).includes(NOTE) === false);
      assert.match((await toast()) ?? '', /Left out. Remembered for this site./);
      if (!again) break;
      await at.page.keyboard.down('Control');
      await at.page.keyboard.press('z');
      await at.page.keyboard.up('Control');
      await until('the part to be back', async () => (await body()).includes(NOTE));
    }
    await at.visit(NEXT);
    await openReader(at.driver, at.page);
    assert.ok(!(await body()).includes(NEXT_NOTE), 'known again with all class names changed');
    assert.ok((await body()).includes('The posts will be painted'));
    await at.press('.tool.close');
    assert.deepEqual(await stored(), ['127.0.0.1\u00a0· Corrections: 1']);
  });

  it('holds in calm mode too, where a part is shown again and that remembered', async () => {
    await at.visit(NEXT);
    const before = await html();
    await calm();
    await until('the note to go', async () => (await at.page.evaluate(seen, [NEXT_NOTE, 'Most read'])).length === 0);
    assert.ok(await inPill((root) => root.querySelector('.why').textContent.length > 3), 'a reason is given');
    await inPill(flip, 'Most read');
    await until('the part to show', async () => (await at.page.evaluate(seen, ['Most read'])).length === 1);
    await inPill((root) => root.querySelector('.keep').click());
    await until('the word', () => inPill((root) => /Put back. Remembered/.test(root.querySelector('.undo-toast')?.textContent)));
    assert.deepEqual(await at.page.evaluate(seen, ['Most read', NEXT_NOTE]), ['Most read']);
    await undo();
    assert.equal(await html(), before);
    await at.visit(FIRST);
    await calm();
    assert.deepEqual(await at.page.evaluate(seen, ['Most read', NOTE]), ['Most read']);
    assert.match(String(await pill()), /\d/);
    await undo();
  });

  it('puts a block back and remembers that', async () => {
    await at.visit(FIRST);
    await openReader(at.driver, at.page);
    await at.press('.left-out summary');
    const imprint = '.left-out li:last-child';
    await until('the panel', () => inReader(at.driver, at.page, (root, which) => root.querySelector(which) !== null, imprint));
    await at.press(`${imprint} button`);
    await until('its button', () => inReader(at.driver, at.page, (root) => root.querySelector('.left-out .back .choices button:last-child') !== null));
    await at.press('.left-out .back .choices button:last-child');
    assert.match((await toast()) ?? '', /Remembered/);
  });

  it('erases the corrections of a site in the settings', async () => {
    const page = await at.driver.openOwn('options/options.html');
    await until('the list', () => at.driver.evaluateInReader(page, (root) => root.querySelector('.corrections button') !== null));
    await at.driver.evaluateInReader(page, (root) => root.querySelector('.corrections button').click());
    await until('an empty list', () => at.driver.evaluateInReader(page, (root) => root.querySelector('.corrections .host') === null));
    await page.close();
    await at.page.bringToFront();
    await at.visit(FIRST);
    await openReader(at.driver, at.page);
    assert.ok((await body()).includes(NOTE));
  });
});
