/** The settings page: sync where it is turned on, what is stored, and erasing it. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { closed, inReader, openReader, until } from './driver.js';
import { inBothBrowsers } from './suite.js';

/** @typedef {import('puppeteer-core').Page} Page */

inBothBrowsers((at) => {
  const open = async () => {
    const page = await at.driver.openOwn('options/options.html');
    await until('the settings', () => page.evaluate(() => document.querySelector('.controls') !== null));
    return page;
  };
  /** @param {Page} page @param {'local' | 'sync'} area @param {string} [key] */
  const held = (page, area, key) =>
    page.evaluate(async (area, key) => (await chrome.storage[area].get(key ?? null)), area, key);
  /** Presses a control whose label, or whose own text, begins so. @param {Page} page @param {string} words */
  const press = (page, words) =>
    page.evaluate((words) => {
      const all = [...document.querySelectorAll('label, button, summary')].reverse();
      const found = all.find((element) => element.textContent?.trim().startsWith(words));
      if (!(found instanceof HTMLElement)) throw new Error(words);
      found.click();
    }, words);

  it('syncs nothing until it is turned on, and then what is changed here and elsewhere', async () => {
    const page = await open();
    await press(page, 'Sepia');
    await until('the setting', async () => /** @type {any} */ (await held(page, 'local')).settings?.values.theme === 'sepia');
    assert.deepEqual(await held(page, 'sync'), {});
    await press(page, 'Carry these settings');
    await until('the setting there', async () => /** @type {any} */ (await held(page, 'sync')).settings?.values.theme === 'sepia');
    await press(page, 'Dark');
    await until('the change there', async () => /** @type {any} */ (await held(page, 'sync')).settings?.values.theme === 'dark');
    await page.evaluate(() => chrome.storage.sync.set({ settings: { version: 1, values: { theme: 'grey', size: 900 } } }));
    await until('the change here', () => page.evaluate(() => document.querySelector('main')?.dataset.theme === 'grey'));
    assert.deepEqual(Object.keys(await held(page, 'sync')).sort(), ['settings']);
    await page.close();
  });

  it('are those of the next reading, changed in another page right before it', async () => {
    const page = await at.driver.openOwn('welcome/welcome.html');
    await at.visit('/article.html');
    for (const theme of ['sepia', 'dark', 'black']) {
      await page.evaluate((theme) => chrome.storage.local.set({ settings: { version: 1, values: { theme } } }), theme);
      await openReader(at.driver, at.page);
      assert.equal(await inReader(at.driver, at.page, (root) => /** @type {HTMLElement} */ (root.querySelector('.stillpage')).dataset.theme), theme);
      await at.page.keyboard.press('Escape');
      await closed(at.page);
    }
    await page.close();
  });

  it('says what is stored, and erases it when asked twice', async () => {
    const page = await open();
    const rows = () => page.evaluate(() => [...document.querySelectorAll('.stored tr')].map((row) => [...row.children].map((cell) => cell.textContent ?? '')));
    const before = await until('the table', async () => ((await rows()).length > 0 ? rows() : null));
    assert.ok(before.some(([name = '', , size = '', place]) => name === 'Appearance' && /^\d+ byte/.test(size) && place === 'in this browser'), JSON.stringify(before));
    await press(page, 'Erase everything');
    await until('the question', () => page.evaluate(() => document.querySelector('dialog')?.open));
    assert.equal(await page.evaluate(() => document.activeElement?.textContent), 'Keep');
    await press(page, 'Keep');
    await until('no question', () => page.evaluate(() => document.querySelector('dialog') === null));
    assert.deepEqual(await rows(), before);
    await press(page, 'Erase everything');
    await until('the question', () => page.evaluate(() => document.querySelector('dialog')?.open));
    await page.evaluate(() => /** @type {HTMLElement} */ (document.querySelector('dialog .first')).click());
    await until('nothing', async () => Object.keys({ ...(await held(page, 'local')), ...(await held(page, 'sync')) }).length === 0);
    await until('the word that nothing is stored', async () => (await rows()).length === 0);
    await page.close();
  });
});
