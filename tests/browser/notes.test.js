/** Highlights and notes: made by selecting, kept, found again, shown on the page, written out. */
import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { it } from 'node:test';
import { closed, inReader, openReader, ownPage, readerContent, until } from './driver.js';
import { selectWords } from './select.js';
import { inBothBrowsers } from './suite.js';

const PASSAGE = 'climbed the same hundred';

inBothBrowsers((at) => {
  /** Selects words of the article, as a person does with the mouse. @param {string} words */
  const select = (words) =>
    inReader(at.driver, at.page, (root, wanted) => {
      const walker = document.createTreeWalker(/** @type {Element} */ (root.querySelector('.body')), NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const from = /** @type {Text} */ (node).data.replace(/\s/g, ' ').indexOf(wanted);
        if (from < 0) continue;
        node.parentElement?.scrollIntoView({ block: 'center' });
        const range = document.createRange();
        range.setStart(node, from);
        range.setEnd(node, from + wanted.length);
        const selection = /** @type {any} */ (root).getSelection?.() ?? document.getSelection();
        selection.removeAllRanges();
        selection.addRange(range);
        return true;
      }
      return false;
    }, words);
  /** What is marked, a line for each mark. */
  const marked = () =>
    inReader(at.driver, at.page, (root) =>
      [...root.querySelectorAll('mark.noted')].map((mark) => `${/** @type {HTMLElement} */ (mark).dataset.colour}: ${mark.textContent}`),
    );
  /** @param {string} selector */
  const appears = (selector) => until(selector, () => inReader(at.driver, at.page, (root, which) => root.querySelector(which) !== null, selector));
  /** The colour of a point of the window. @param {number} x @param {number} y */
  const colour = async (x, y) => {
    const picture = await at.page.screenshot({ clip: { x: x + 1, y: y + 1, width: 1, height: 1 }, captureBeyondViewport: false, encoding: 'base64' });
    return at.page.evaluate(async (data) => {
      const image = new Image();
      image.src = `data:image/png;base64,${data}`;
      await image.decode();
      const context = /** @type {OffscreenCanvasRenderingContext2D} */ (new OffscreenCanvas(1, 1).getContext('2d'));
      context.drawImage(image, 0, 0);
      return [...context.getImageData(0, 0, 1, 1).data].slice(0, 3);
    }, picture);
  };
  const open = async (path = '/article.html') => {
    await at.visit(path);
    await openReader(at.driver, at.page);
  };
  /** @param {string} words @param {string} colour */
  const highlight = async (words, colour) => {
    assert.ok(await select(words), words);
    await appears('.beside.selection');
    await at.press(`.beside [data-colour=${colour}]`);
    await until('the mark', async () => (await marked()).some((mark) => mark.startsWith(colour)));
  };

  it('are made from a selection, and are there the next time', async () => {
    await open();
    await highlight(PASSAGE, 'green');
    assert.deepEqual(await marked(), [`green: ${PASSAGE}`]);
    await select('It burned colza oil');
    await appears('.beside.selection');
    await at.page.keyboard.press('m');
    await appears('.editor textarea');
    await at.page.keyboard.type('Rapeseed?');
    await at.page.keyboard.press('Escape');
    await at.click();
    await closed(at.page);
    await at.driver.cold();
    await open('/article.html?utm_source=letter#first');
    await until('both marks', async () => (await marked()).length === 2);
    assert.deepEqual(await marked(), [`green: ${PASSAGE}`, 'green: It burned colza oil']);
    await at.page.keyboard.press('l');
    await appears('.note-list');
    const list = await inReader(at.driver, at.page, (root) => [...root.querySelectorAll('.note-list .entry')].map((entry) => entry.textContent));
    assert.deepEqual(list, [PASSAGE, 'It burned colza oilRapeseed?']);
  });

  it('are shown on the page without a change to its nodes', async () => {
    await at.visit('/article.html');
    const before = (await at.state()).html;
    await openReader(at.driver, at.page);
    await until('both marks', async () => (await marked()).length === 2);
    await at.click();
    await closed(at.page);
    const shown = await until('highlights on the page', () =>
      at.page.evaluate(() => {
        const found = [...CSS.highlights].map(([name, ranges]) => `${name}: ${[...ranges].map((range) => String(range).replace(/\s+/g, ' '))}`);
        return found.length > 0 ? found : null;
      }),
    );
    assert.deepEqual(shown, [`stillpage-green: ${PASSAGE},It burned colza oil`]);
    assert.equal((await at.state()).html, before);
    const { x, y } = await at.page.evaluate(() => {
      const [range] = /** @type {any} */ (CSS.highlights.get('stillpage-green'));
      const rect = range.getBoundingClientRect();
      return { x: rect.x, y: rect.y };
    });
    assert.deepEqual(await colour(x, y), [191, 232, 180], 'the highlight is painted');
  });

  it('are written out with the article', async () => {
    await open();
    await until('both marks', async () => (await marked()).length === 2);
    await at.point('.tool.take');
    await at.point('.way.takeSaveMarkdown');
    const markdown = await until('the file', async () => {
      const name = (await readdir(at.driver.downloads)).find((file) => file.endsWith('.md'));
      // The file is there before its text is.
      return name ? readFile(path.join(at.driver.downloads, name), 'utf8').then((text) => text || null) : null;
    });
    assert.match(markdown, /Rud <mark>climbed the same hundred<\/mark> and twelve/);
    assert.match(markdown, /\n## Highlights\n\n> climbed the same hundred\n\n> It burned colza oil\n\nRapeseed\?\n$/);
  });

  it('are deleted, and brought back', async () => {
    await open();
    await until('both marks', async () => (await marked()).length === 2);
    await at.page.keyboard.press('l');
    await appears('.note-list');
    await at.press('.note-list .delete');
    await until('one mark', async () => (await marked()).length === 1);
    await at.press('.undo');
    await until('both marks', async () => (await marked()).length === 2);
    assert.deepEqual(await marked(), [`green: ${PASSAGE}`, 'green: It burned colza oil']);
    await at.page.keyboard.press('l');
    for (const count of [1, 0]) {
      await at.press('.note-list .delete');
      await until('one less', async () => (await marked()).length === count);
    }
    await open();
    const kept = await inReader(at.driver, at.page, (root) => root.querySelectorAll('mark.noted').length);
    assert.equal(kept, 0);
  });

  it('work in the tab that stands in for an overlay, and are written out there', async () => {
    /** The tab, opened by a click, and what is marked in it. */
    const open = async () => {
      await at.visit('/article.html?with=remover.js');
      await at.click();
      const tab = await ownPage(at.driver, 'reader/reader.html');
      await readerContent(at.driver, tab);
      return { tab, seen: () => tab.evaluate(() => [...document.querySelectorAll('mark.noted')].map((mark) => mark.textContent).join('|')) };
    };
    const first = await open();
    await first.tab.evaluate(selectWords, null, ['walk back down', 'walk back down']);
    await until('the bar', () => first.tab.evaluate(() => document.querySelector('.beside.selection') !== null));
    await first.tab.evaluate(() => /** @type {HTMLElement} */ (document.querySelector('.beside [data-colour=blue]')).click());
    await until('the mark', async () => (await first.seen()).includes('walk back down'));
    await first.tab.close();
    const { tab, seen } = await open();
    await until('the mark again', async () => (await seen()).includes('walk back down'));
    await tab.evaluate(() => /** @type {HTMLElement} */ (document.querySelector('.tool.take')).click());
    await until('the ways', () => tab.evaluate(() => document.querySelector('.way.takeSaveEpub') !== null));
  });
});
