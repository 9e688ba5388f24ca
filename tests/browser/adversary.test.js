/** Pages made to get at the reader: to keep it from opening, to reach into it, to act in its name. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { closed, inReader, isOpen, openReader, readerContent, until } from './driver.js';
import { inBothBrowsers, isArticle } from './suite.js';

inBothBrowsers((at) => {
  /** Where the person's choices are kept, seen from the reader: the size of the text. */
  const size = () =>
    inReader(at.driver, at.page, (root) => /** @type {HTMLElement} */ (root.querySelector('.stillpage')).style.getPropertyValue('--size'));

  /** The tab that shows the reader on its own. */
  const readerTab = () =>
    until('a tab with the reader', async () => {
      for (const page of await at.driver.browser.pages()) {
        const address = await at.driver.address(page);
        if (at.driver.isOwn(address) && address.includes('reader.html')) return page;
      }
      return null;
    });

  for (const file of ['clobber.js', 'liar.js', 'storm.js', 'frames.js', 'shadowless.js']) {
    it(`reads a page with ${file}, and leaves it`, async () => {
      await at.visit(`/article.html?with=${file}`);
      assert.match((await openReader(at.driver, at.page)).body ?? '', /climbed the same hundred and twelve steps/);
      await at.page.keyboard.press('Escape');
      await closed(at.page);
      await at.click();
      assert.match((await readerContent(at.driver, at.page)).body ?? '', /climbed the same hundred and twelve steps/);
    });
  }

  it('does not hand its tree to a page that owns the name of its element', async () => {
    await at.visit('/article.html?with=claim.js');
    isArticle(await openReader(at.driver, at.page));
    const reached = await at.page.evaluate(() =>
      /** @type {any} */ (globalThis).taken.map((/** @type {ElementInternals} */ internals) => String(internals.shadowRoot)),
    );
    for (const root of reached) assert.equal(root, 'null');
  });

  it('takes no key and no event that the page made', async () => {
    await at.visit('/article.html?with=forger.js');
    await openReader(at.driver, at.page);
    const before = await size();
    const from = Number(await at.page.evaluate('window.forged'));
    await until('more of them', async () => Number(await at.page.evaluate('window.forged')) > from + 5);
    assert.ok(await isOpen(at.page));
    assert.equal(await size(), before);
    const panels = await inReader(at.driver, at.page, (root) => root.querySelectorAll('.panel:not([hidden])').length);
    assert.equal(panels, 0);
    await at.page.keyboard.press('Escape');
    await closed(at.page);
  });

  it('gives no part of itself away', async () => {
    await at.visit('/article.html');
    await openReader(at.driver, at.page);
    const line = await inReader(at.driver, at.page, (root) => {
      const paragraph = /** @type {Element} */ (root.querySelector('.body p'));
      const { left, top } = paragraph.getBoundingClientRect();
      return { x: left + 5, y: top + 10 };
    });
    await at.page.mouse.move(line.x, line.y);
    await at.page.mouse.down();
    await at.page.mouse.move(line.x + 200, line.y + 60, { steps: 4 });
    await at.page.mouse.up();
    const selected = await inReader(at.driver, at.page, (root) => String(/** @type {any} */ (root).getSelection?.() ?? getSelection()));
    assert.ok(selected.length > 10, 'a passage is selected');
    const reached = await at.page.evaluate(() => {
      const host = document.querySelector('stillpage-reader');
      const selection = getSelection();
      /** @type {[string, unknown][]} */
      const ways = [
        ['shadowRoot', host?.shadowRoot],
        ['anchorNode', selection?.anchorNode],
        ['focusNode', selection?.focusNode],
        ['range', selection?.rangeCount ? selection.getRangeAt(0).startContainer : null],
        ['activeElement', document.activeElement],
        ['elementFromPoint', document.elementFromPoint(300, 300)],
        ['elementsFromPoint', document.elementsFromPoint(300, 300)[0]],
        ['caret', document.caretPositionFromPoint?.(300, 300)?.offsetNode],
        ['caretRange', /** @type {any} */ (document).caretRangeFromPoint?.(300, 300)?.startContainer],
        ...document.getAnimations().map((one) => /** @type {[string, unknown]} */ (['animation', /** @type {any} */ (one.effect)?.target])),
      ];
      return ways.filter(([, node]) => node instanceof Node && node.getRootNode() !== document).map(([name]) => name);
    });
    // Firefox hands a selection within a closed tree to the page: see Threats in ARCHITECTURE.md.
    assert.deepEqual(reached, at.driver.name === 'firefox' ? ['anchorNode', 'focusNode', 'range'] : []);
  });

  it('moves to a tab when the page is written anew under it', async () => {
    await at.visit('/article.html');
    isArticle(await openReader(at.driver, at.page));
    await at.page.evaluate(() => {
      document.open();
      document.write('<!doctype html><title>other</title><p>Another page.');
      document.close();
    });
    const tab = await readerTab();
    isArticle(await readerContent(at.driver, tab));
    await tab.close();
    assert.ok(!(await isOpen(at.page)), 'nothing is left in the page');
  });

  it('moves to a tab when the page takes its own root away', async () => {
    await at.visit('/article.html');
    isArticle(await openReader(at.driver, at.page));
    await at.page.evaluate(() => document.documentElement.remove());
    const tab = await readerTab();
    isArticle(await readerContent(at.driver, tab));
    await tab.close();
  });
});
