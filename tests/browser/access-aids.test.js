/** Access to what opens over the article and the page: axe-core finds nothing in any aid, panel and layout. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { findingsInside } from './axe.js';
import { inReader, openReader, until } from './driver.js';
import { PASSAGES, selectWords } from './select.js';
import { inBothBrowsers } from './suite.js';

const THEMES = ['light', 'sepia', 'dark', 'contrast'];

inBothBrowsers((at) => {
  /** @param {string} selector */
  const appears = (selector) => until(selector, () => inReader(at.driver, at.page, (root, which) => root.querySelector(which) !== null, selector));
  const key = (/** @type {import('puppeteer-core').KeyInput} */ key) => at.page.keyboard.press(key);
  const open = async (path = '/article.html') => {
    await at.visit(path);
    await openReader(at.driver, at.page);
  };
  const select = async () => {
    await inReader(at.driver, at.page, selectWords, PASSAGES);
    await appears('.beside.selection');
  };

  /** What is open in each view. @type {Record<string, () => Promise<unknown>>} */
  const VIEWS = {
    'the article': () => open('/parts.html'),
    'the bar beside a selection': async () => (await open(), select()),
    'the ways to take a part along': async () => (await key('t'), appears('.way')),
    'the editor of a note': async () => (await open(), await select(), await key('m'), await appears('.editor'), at.page.keyboard.type('Rapeseed?')),
    'the list of notes': async () => (await key('Escape'), await key('l'), appears('.note-list .entry')),
    'the player': async () => (await open(), await key('r'), appears('.player')),
    'what was left out': async () => {
      await open();
      await at.press('.left-out summary, .left-out button');
      await appears('.left-out li');
    },
    'pictures over the window': async () => (await open(), await key('i'), appears('.gallery')),
    'two columns, few lines bright': async () => {
      await at.page.setViewport({ width: 1200, height: 700 });
      await open('/parts.html');
      await inReader(at.driver, at.page, (root) => Object.assign(/** @type {HTMLElement} */ (root.querySelector('.stillpage')).dataset, { columns: 'two', focus: 'three' }));
    },
    'a narrow window': async () => {
      await at.page.setViewport({ width: 320, height: 600 });
      await open('/parts.html');
      await key('a');
    },
    'a page that is refused': () => open('/front.html'),
    'a selection on offer': async () => {
      await at.page.setViewport({ width: 1000, height: 700 });
      await at.visit('/article.html');
      await at.page.evaluate(selectWords, null, PASSAGES);
      await openReader(at.driver, at.page);
      await appears('.toast .act');
    },
  };

  for (const [name, prepare] of Object.entries(VIEWS)) {
    it(`holds for ${name}`, async () => {
      await prepare();
      for (const theme of THEMES) assert.deepEqual(await findingsInside(at.driver, at.page, { theme }), [], theme);
    });
  }

  it('holds for the picker', async () => {
    await open();
    await key('x');
    const host = 'stillpage-picker';
    await until('the picker', () => at.driver.evaluateInReader(at.page, (root) => root.querySelector('.picker')?.checkVisibility(), undefined, host).catch(() => false));
    for (const theme of THEMES) assert.deepEqual(await findingsInside(at.driver, at.page, { theme, host }), [], theme);
    await key('Escape');
  });
});
