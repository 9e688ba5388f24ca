/**
 * Entries in the page's own menu (menu.js says what a test can do with it). Firefox (153) gives the menu only
 * to who asks for it at the installation, so there it is in the manifest; no test can answer Chromium's
 * question for a site, so there the site of the link is in the manifest, and tests/shell/link.test.js has the rest.
 */
import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { after, before, it } from 'node:test';
import { closed, inReader, isOpen, launch, readerContent, until } from './driver.js';
import { Menu } from './menu.js';
import { PASSAGES, selectWords } from './select.js';
import { inBothBrowsers, isArticle } from './suite.js';
import { variant } from './variant.js';

inBothBrowsers((at) => {
  const menu = new Menu(at);
  /** @type {string} */
  let folder;
  before(async () => {
    folder = await variant((manifest) => {
      if (at.name === 'firefox') manifest.permissions.push('contextMenus');
      else manifest.host_permissions = ['*://localhost/*'];
    });
    await at.driver.close();
    at.driver = await launch(at.name, { extension: folder });
    at.page = await at.driver.browser.newPage();
  });
  after(() => rm(folder, { recursive: true }));

  const body = () => inReader(at.driver, at.page, (root) => root.querySelector('.body')?.textContent ?? '');
  const letters = (/** @type {string} */ text) => text.replace(/\s/g, '');
  const leave = async () => {
    await at.page.keyboard.press('Escape');
    await closed(at.page);
  };

  it('are there from when they are turned on in the settings, and gone when they are turned off', async () => {
    const own = await at.driver.openOwn('options/options.html');
    await until('the settings', () => own.evaluate(() => document.querySelector('.controls') !== null));
    const box = 'input[name=entries]';
    if (at.name === 'firefox') {
      assert.equal(await own.$(box), null, 'no choice that the browser does not know');
      await own.close();
      return;
    }
    const isTicked = () => own.$eval(box, (input) => /** @type {HTMLInputElement} */ (input).checked);
    /** @param {boolean} on */
    const turn = async (on) => {
      await own.bringToFront();
      await (await own.$(box))?.click();
      await until('the permission', async () => (await own.evaluate(() => chrome.permissions.contains({ permissions: ['contextMenus'] }))) === on);
      await until('the box', async () => (await isTicked()) === on);
    };
    /** Waits for the entries: one that is not there cannot be changed. */
    const appear = () => until('the entries', async () => String(await menu.chromium.background(`Promise.all(['page', 'selection', 'link'].map((id) => chrome.contextMenus?.update(id, {}).then(() => id, () => '')))`)) === 'page,selection,link');
    assert.equal(await isTicked(), false);
    assert.equal(await menu.chromium.background('chrome.contextMenus === undefined'), true, 'nothing before it is asked for');
    await turn(true);
    await appear();
    await turn(false);
    await turn(true);
    await appear();
    await own.close();
  });

  it('read the page', async () => {
    await menu.visit();
    await menu.take('page', '#first');
    isArticle(await readerContent(at.driver, at.page));
    await leave();
  });

  for (const words of [PASSAGES, ['climbed the', 'same hundred']]) {
    it(`read what is selected alone, with the way to all and back: ${words[0]}…`, async () => {
      await menu.visit();
      const selected = await at.page.evaluate(selectWords, null, words);
      // Where a right click falls on what is selected: elsewhere it would take that back.
      await at.page.evaluate(() => {
        const { left = 0, top = 0, height = 0 } = getSelection()?.getRangeAt(0).getClientRects()[0] ?? {};
        const mark = document.createElement('i');
        mark.id = 'selected';
        Object.assign(mark.style, { position: 'absolute', pointerEvents: 'none', width: '20px', height: `${height}px`, left: `${left + scrollX}px`, top: `${top + scrollY}px` });
        document.documentElement.append(mark);
      });
      await menu.take('selection', '#selected');
      await at.appears('.toast .act');
      assert.equal(letters(await body()), letters(selected));
      await at.page.keyboard.press('s');
      await until('all of it', async () => /writes down the hour/.test(await body()));
      await at.page.keyboard.press('s');
      await until('the selection again', async () => letters(await body()) === letters(selected));
      await leave();
      assert.equal(letters(await at.page.evaluate(() => String(getSelection()))), letters(selected), 'it is still selected');
    });
  }

  it('say so where what is selected cannot be read alone, and read the page', async () => {
    await menu.visit();
    await at.page.evaluate(() => {
      const field = /** @type {HTMLInputElement} */ (document.querySelector('#search'));
      field.value = 'herring';
      field.select();
    });
    await menu.take('selection', '#search');
    isArticle(await readerContent(at.driver, at.page));
    await until('a word', () => inReader(at.driver, at.page, (root) => /cannot be read alone/.test(root.querySelector('.toast')?.textContent ?? '')));
    await leave();
  });

  it('open a link in a tab with the reader, for which access is lent until the page is left', async () => {
    const given = await menu.access();
    const page = await menu.follow(true);
    isArticle(await readerContent(at.driver, page));
    assert.deepEqual(await menu.access(), ['*://localhost/*']);
    await page.bringToFront();
    await page.keyboard.press('t');
    await until('what is injected later', () => inReader(at.driver, page, (root) => root.querySelector('.way') !== null));
    await page.goto(`${at.server.base}/front.html`);
    await until('the access of before', async () => String(await menu.access()) === String(given));
    await page.close();
  });

  it('open a link as it is where access is refused, and say why it is not read', async () => {
    const given = await menu.access();
    const page = await menu.follow(false);
    await until('the word', async () => /did not open here by itself/.test((await at.driver.word(page)).title));
    assert.equal(await isOpen(page), false);
    assert.deepEqual(await menu.access(), given);
    await at.driver.click(page);
    isArticle(await readerContent(at.driver, page));
    await page.close();
  });

  it('are not offered for links that lead to no page', async () => {
    if (at.name === 'chromium') return; // Its menu is out of reach.
    await menu.visit();
    await menu.link('mailto:rud@skerry.example');
    assert.deepEqual(await menu.firefox.openMenu(at.page, '#away'), []);
    await menu.firefox.choose(null);
  });
});
