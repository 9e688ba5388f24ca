/** What a newcomer sees: the page that is shown once, and the page for a first try, in every language. */
import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import { click, closed, inReader, launch, notTwice, ownPage, readerContent, until } from './driver.js';
import { findings } from './axe.js';

/** @typedef {import('./driver.js').Driver} Driver */
/** @typedef {import('puppeteer-core').Page} Page */
/** @typedef {Record<string, {message: string}>} Messages */

const LOCALES = new URL('../../extension/_locales/', import.meta.url);

/** @param {string} locale @returns {Promise<Messages>} */
const messagesOf = async (locale) => JSON.parse(await readFile(new URL(`${locale}/messages.json`, LOCALES), 'utf8'));

const ENGLISH = await messagesOf('en');
/** @param {Messages} messages @param {string} key */
const parts = (messages, key) => (messages[key]?.message ?? '').split('|');

for (const name of /** @type {const} */ (['chromium', 'firefox'])) {
  describe(name, () => {
    /** @type {Driver} */
    let driver;
    /** @type {Page} */
    let practice;
    before(async () => (driver = await launch(name, { newcomer: true })));
    after(() => driver?.close());

    it('greets once, tells of permissions and keys, and holds for everybody', async () => {
      const page = await ownPage(driver, 'welcome/welcome.html');
      const said = await until('the keys', () => page.evaluate(() => document.querySelector('#keys kbd') && document.body.innerText));
      for (const key of ['welcomeTitle', 'welcomeLead', 'permissionActiveTabWhy', 'permissionScriptingWhy', 'permissionStorageWhy', 'welcomeNothing']) {
        assert.ok(said.includes(ENGLISH[key]?.message ?? key), key);
      }
      // The test drivers' Chromium gives add-ons no keys: then the page says so.
      const keys = await page.evaluate(async () => (await chrome.commands.getAll()).map(({ shortcut }) => shortcut));
      for (const key of keys) assert.ok(said.includes(key || ENGLISH.optionsKeyboardNone?.message || '?'), key);
      assert.deepEqual(await findings(page), []);
      practice = await driver.follow(page, '.act.first', 'welcome/practice.html');
      await until('the greeting to close', async () => {
        await page.evaluate(() => /** @type {HTMLElement} */ (document.querySelector('#done')).click()).catch(() => {});
        return driver.isGone(page);
      });
    });

    it('has a page to try the button on, which the reader reads as any other', async () => {
      await until('the practice page', () => practice.evaluate(() => document.documentElement.dataset.ready !== undefined));
      await click(driver, practice);
      const { title, body } = await readerContent(driver, practice);
      assert.equal(title, ENGLISH.practiceTitle?.message);
      for (const part of parts(ENGLISH, 'practiceText')) assert.ok(body?.includes(part), part);
      for (const key of ['practiceAd', 'practiceTrending', 'practiceRelated', 'practiceConsent', 'practiceGuide']) {
        for (const part of parts(ENGLISH, key)) assert.ok(!body?.includes(part), part);
      }
      await click(driver, practice);
      await closed(practice);
      assert.equal(await practice.evaluate(() => /** @type {HTMLElement} */ (document.querySelector('.done')).hidden), false);
    });

    /** @param {string[]} locales */
    const readsIn = async (locales) => {
      for (const locale of locales) {
        const messages = await messagesOf(locale);
        const words = Object.fromEntries(Object.entries(messages).map(([key, { message }]) => [key, message]));
        await notTwice();
        await practice.evaluate(async (words) => {
          const { write } = await import(/** @type {any} */ ('./practice.js'));
          write((/** @type {string} */ key) => words[key] ?? '');
          // The headline is written by the extension's own words, which are in the browser's language.
          /** @type {HTMLElement} */ (document.querySelector('h1')).textContent = words.practiceTitle ?? '';
          /** @type {HTMLElement} */ (document.querySelector('.open')).click();
        }, words);
        await readerContent(driver, practice);
        const shown = await inReader(driver, practice, (root) => ({
          title: root.querySelector('h1')?.textContent,
          body: [...root.querySelectorAll('.body p')].map((line) => line.textContent),
        }));
        assert.deepEqual(shown, { title: words.practiceTitle, body: parts(messages, 'practiceText') }, locale);
        await practice.keyboard.press('Escape');
        await closed(practice);
      }
    };

    it('has it in every language', async () => readsIn(await readdir(LOCALES)));
  });
}
