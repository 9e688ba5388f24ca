/** What fails around the reader: it appears, or the page is left as it was with a word, and the next click works. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { closed, inReader, isOpen, openReader, readerContent, until } from './driver.js';
import { PASSAGES, selectWords } from './select.js';
import { inBothBrowsers, isArticle } from './suite.js';

inBothBrowsers((at) => {
  for (const wait of [0, 10, 40, 120]) {
    it(`opens though the background is stopped ${wait} ms after the click, or the next click opens it`, async () => {
      await at.visit('/article.html');
      await at.driver.cold();
      const clicking = at.click().catch(() => {});
      await new Promise((resolve) => setTimeout(resolve, wait));
      await at.driver.cold().catch(() => {});
      await clicking;
      const opened = await until('the reader', () => isOpen(at.page), 3000).catch(() => false);
      if (!opened) await at.click();
      isArticle(await readerContent(at.driver, at.page));
      await at.page.keyboard.press('Escape');
      await closed(at.page);
    });
  }

  it('goes on with what is asked of it after the background was stopped', async () => {
    await at.visit('/article.html');
    await openReader(at.driver, at.page);
    await at.driver.cold();
    await at.press('.left-out summary');
    await until('what was left out', () => inReader(at.driver, at.page, (root) => root.querySelectorAll('.left-out li').length > 0));
    const size = () => inReader(at.driver, at.page, (root) => parseInt(/** @type {HTMLElement} */ (root.querySelector('.stillpage')).style.getPropertyValue('--size')));
    const before = await size();
    await at.driver.cold();
    await at.page.keyboard.press('+');
    const own = await at.driver.openOwn('options/options.html');
    await until('the setting in the store', async () => (await own.evaluate(`chrome.storage.local.get('settings').then(({ settings }) => settings?.values.size ?? 0)`)) === before + 1);
    await own.close();
    await at.visit('/article.html');
    await openReader(at.driver, at.page);
    assert.equal(await size(), before + 1, 'the setting is kept');
    await at.page.keyboard.press('-');
  });

  it('bears a tab that is closed right after the click', async () => {
    const other = await at.driver.browser.newPage();
    await other.goto(`${at.server.base}/article.html`);
    await at.driver.click(other);
    await other.close();
    await at.visit('/article.html');
    isArticle(await openReader(at.driver, at.page));
  });

  it('bears a page that goes elsewhere right after the click', async () => {
    await at.visit('/article.html');
    await at.click();
    await at.visit('/components.html');
    await at.visit('/article.html');
    if (!(await isOpen(at.page))) isArticle(await openReader(at.driver, at.page));
  });

  it('says so where the browser has no room for a setting, and keeps those it has', async () => {
    if (at.name === 'firefox') return; // Its store has no such end.
    const own = await at.driver.openOwn('options/options.html');
    await own.evaluate(`chrome.storage.local.get(null).then((all) => chrome.storage.local.set({ fill: 'x'.repeat(10_485_760 - JSON.stringify(all).length - 200) }))`);
    await at.visit('/article.html');
    await openReader(at.driver, at.page);
    await at.press('.tool.type');
    await at.press('.tool.type');
    for (let round = 0; round < 3; round += 1) await at.press('.setting.theme [data-theme=dark] input');
    await own.evaluate(`chrome.storage.local.set({ more: 'x'.repeat(100) }).catch(() => {})`);
    await at.page.keyboard.press('+');
    const said = await until('a word', () => inReader(at.driver, at.page, (root) => root.querySelector('.panel.appearance .said')?.textContent || null), 5000).catch(() => null);
    const kept = await own.evaluate(`chrome.storage.local.get('settings')`);
    await own.evaluate(`chrome.storage.local.remove(['fill', 'more'])`);
    await own.close();
    assert.ok(said !== null || kept !== undefined);
    if (said !== null) assert.match(said, /could not be saved/);
  });

  it('says that the store is full where a correction or a note finds no room, and the correction holds for the visit', async () => {
    if (at.name === 'firefox') return; // Its store has no such end.
    const own = await at.driver.openOwn('options/options.html');
    await at.visit('/article.html');
    await openReader(at.driver, at.page);
    await own.evaluate(`chrome.storage.local.get(null).then((all) => chrome.storage.local.set({ fill: 'x'.repeat(10_485_760 - JSON.stringify(all).length - 60) }))`);
    const full = (/** @type {string} */ selector) =>
      until(`a word in ${selector}`, () => inReader(at.driver, at.page, (root, which) => /no more room for what Stillpage keeps/.test([...root.querySelectorAll(which)].map((part) => part.textContent).join()), selector));
    await at.page.keyboard.press('x');
    await until('the picker', () => at.driver.evaluateInReader(at.page, (root) => root.querySelector('.picker')?.checkVisibility(), undefined, 'stillpage-picker').catch(() => false));
    const { x, y } = await at.page.evaluate(() => {
      const part = /** @type {Element} */ ([...document.querySelectorAll('aside, section, figure')].find((one) => one.getBoundingClientRect().height > 30));
      part.scrollIntoView({ block: 'center' });
      const rect = part.getBoundingClientRect();
      return { x: rect.x + 20, y: rect.y + 10 };
    });
    await at.page.mouse.move(x, y);
    await at.page.mouse.click(x, y);
    await at.page.keyboard.press('Enter');
    await full('.undo-toast');
    await inReader(at.driver, at.page, selectWords, PASSAGES);
    await until('the bar', () => inReader(at.driver, at.page, (root) => root.querySelector('.beside.selection') !== null));
    await at.page.keyboard.press('h');
    await full('.toast');
    await own.evaluate(`chrome.storage.local.remove('fill')`);
    await own.close();
  });

  it('opens in fifty tabs', async () => {
    const tabs = [];
    for (let number = 0; number < 50; number += 1) {
      const tab = await at.driver.browser.newPage();
      tabs.push(tab);
      await tab.goto(`${at.server.base}/article.html`);
      await at.driver.click(tab);
    }
    for (const tab of tabs) {
      await until('a reader in each', () => isOpen(tab));
      await tab.close();
    }
  });
});
