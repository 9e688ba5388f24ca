/** The extension from end to end, in both browsers, by real clicks. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { closed, inReader, isOpen, launch, openReader, readerContent, until } from './driver.js';
import { serve } from './server.js';

/** @typedef {import('./driver.js').Driver} Driver */
/** @typedef {import('puppeteer-core').Page} Page */

const TITLE = 'The last lamp keeper of Skerry Point';
const LAST = 'writes down the hour';
const CLUTTER = ['Brent', 'Most read', 'half price', 'tidewatcher', 'Accept all', 'customs house', 'weekly letter'];

/** @type {Awaited<ReturnType<typeof serve>>} */
let server;
before(async () => {
  server = await serve();
});
after(() => server.close());

for (const name of /** @type {const} */ (['chromium', 'firefox'])) {
  describe(name, () => {
    /** @type {Driver} */
    let driver;
    /** @type {Page} */
    let page;

    before(async () => {
      driver = await launch(name);
      page = await driver.browser.newPage();
      await page.setViewport({ width: 1000, height: 700 });
    });
    after(() => driver?.close());

    /** @param {string} path */
    const visit = (path) => page.goto(server.base + path, { waitUntil: 'load' });

    /** What a person could tell apart before and after. */
    const state = () =>
      page.evaluate(() => ({
        html: document.documentElement.outerHTML,
        x: scrollX,
        y: scrollY,
        focus: document.activeElement?.id,
        url: location.href,
        loaded: performance.timeOrigin,
        selected: String(getSelection()),
      }));

    /** @param {{title: string | null, body: string | null}} shown */
    const isArticle = (shown) => {
      assert.equal(shown.title, TITLE);
      assert.match(shown.body ?? '', new RegExp(LAST));
      for (const word of CLUTTER) assert.ok(!shown.body?.includes(word), `${word} is not part of the article`);
    };

    it('shows the article of a cluttered page on a click', async () => {
      await visit('/article.html');
      const shown = await openReader(driver, page);
      isArticle(shown);
      assert.match(shown.byline ?? '', /Maren Holt/);
      assert.match(shown.site ?? '', /The Coast Courier/);
      assert.match(shown.facts ?? '', /March 2, 2026.*min read/);
      assert.match(shown.leftOut ?? '', /^\d+ blocks left out: \d+ /);
      const image = await until('the image', () =>
        inReader(driver, page, (root) => {
          const found = root.querySelector('img');
          return found?.complete && found.naturalWidth > 0 ? { src: found.src, alt: found.alt } : null;
        }),
      );
      assert.deepEqual(image, { src: `${server.base}/lamp.png`, alt: 'The lamp room at dusk' });
    });

    /** @type {Record<string, () => Promise<void>>} */
    const ways = {
      'a second click': () => driver.click(page),
      Escape: () => page.keyboard.press('Escape'),
      'its button': () => inReader(driver, page, (root) => /** @type {HTMLElement} */ (root.querySelector('.close')).click()),
    };
    for (const [way, close] of Object.entries(ways)) {
      it(`closes by ${way} and leaves the page as it was`, async () => {
        await visit('/article.html');
        await page.focus('#search');
        await page.evaluate(() => scrollTo(0, 333));
        const earlier = await state();
        await openReader(driver, page);
        await inReader(driver, page, (root) => root.querySelector('dialog')?.scrollTo(0, 500));
        await close();
        await closed(page);
        assert.deepEqual(await state(), earlier);
      });
    }

    it('gives back a selection, and opens again', async () => {
      await visit('/article.html');
      await page.evaluate(() => getSelection()?.selectAllChildren(/** @type {Node} */ (document.querySelector('#first'))));
      const earlier = await state();
      await openReader(driver, page);
      await driver.click(page);
      await closed(page);
      assert.deepEqual(await state(), earlier);
      isArticle(await openReader(driver, page));
    });

    it('remembers the settings', async () => {
      await visit('/article.html');
      await openReader(driver, page);
      await inReader(driver, page, (root) => {
        /** @param {string} selector */
        const press = (selector) => /** @type {HTMLElement} */ (root.querySelector(selector)).click();
        press('.tool.type');
        for (const selector of ['[value=sepia]', '[value=sans]', '.size .plus', '.width .minus', '.leading .plus']) press(selector);
      });
      await driver.click(page);
      await closed(page);
      await driver.cold();
      await visit('/article.html');
      /** @param {ShadowRoot | Document} root */
      const look = (root) => {
        const view = /** @type {HTMLElement} */ (root.querySelector('.stillpage'));
        const [size, width, leading] = ['--size', '--width', '--leading'].map((key) => view.style.getPropertyValue(key));
        return { theme: view.dataset.theme, font: view.dataset.font, size, width, leading };
      };
      await driver.click(page);
      const dress = await inReader(driver, page, look);
      assert.deepEqual(dress, { theme: 'sepia', font: 'sans', size: '21px', width: '62', leading: '1.7' });
    });

    it('erases them on the settings page, which shows a change at once', async () => {
      const own = await driver.openOwn('options/options.html');
      const theme = () => own.evaluate(() => /** @type {HTMLElement} */ (document.querySelector('.stillpage'))?.dataset.theme);
      await until('the stored theme', async () => (await theme()) === 'sepia');
      await own.click('.option[data-theme="dark"]');
      await until('the new theme', async () => (await theme()) === 'dark');
      await own.evaluate(() => /** @type {HTMLElement[]} */ ([...document.querySelectorAll('.act')]).at(-1)?.click());
      await until('the first theme', async () => (await theme()) === 'system');
      await own.close();
      await visit('/article.html');
      await driver.click(page);
      const now = await inReader(driver, page, (root) => /** @type {HTMLElement} */ (root.querySelector('.stillpage')).dataset.theme);
      assert.equal(now, 'system');
    });

    it('says that a front page is no article, and shows what there is', async () => {
      await visit('/front.html');
      const { notice } = await openReader(driver, page);
      assert.ok(notice && notice.length > 20, 'the notice says why');
      await inReader(driver, page, (root) => /** @type {HTMLElement} */ (root.querySelector('.act.first')).click());
      const shown = await until('what there is', async () => {
        const content = await readerContent(driver, page);
        return content.body ? content : null;
      });
      assert.match(shown.body ?? '', /Ferry to Lund/);
    });

    it('works under a strict policy with Trusted Types', async () => {
      await visit('/article.html?csp');
      isArticle(await openReader(driver, page));
      const dressed = await inReader(driver, page, (root) => {
        const view = /** @type {HTMLElement} */ (root.querySelector('.stillpage'));
        return getComputedStyle(/** @type {HTMLElement} */ (view.querySelector('.sheet'))).paddingLeft !== '0px';
      });
      assert.ok(dressed, 'the style sheets hold');
    });

    /** Whether the reader covers the page and takes a click in its middle. */
    const covers = () =>
      inReader(driver, page, (root) => {
        const dialog = /** @type {HTMLDialogElement} */ (root.querySelector('dialog'));
        const { width, height } = dialog.getBoundingClientRect();
        const { opacity, display, visibility } = getComputedStyle(dialog);
        const inside = root.elementFromPoint(innerWidth / 2, innerHeight / 2);
        const wide = width >= document.documentElement.clientWidth - 1 && height >= innerHeight - 1;
        return wide && inside !== null && dialog.contains(inside) && opacity === '1' && display === 'block' && visibility === 'visible';
      });

    it('holds against a style sheet that hides and resets all', async () => {
      await visit('/article.html?with=hostile.css');
      await driver.click(page);
      assert.ok(await covers());
      const top = await inReader(driver, page, (root) => root.querySelector('.tool')?.checkVisibility());
      assert.ok(top, 'the buttons are seen');
    });

    it("stands above the page's own modal dialog, also when that is opened anew", async () => {
      await visit('/article.html?with=modal.js');
      isArticle(await openReader(driver, page));
      assert.ok(await covers());
      await page.evaluate(() => {
        const own = /** @type {HTMLDialogElement} */ (document.querySelector('#own'));
        own.close();
        own.showModal();
      });
      await until('the reader on top', covers);
      await driver.click(page);
      await closed(page);
      assert.ok(await page.evaluate(() => document.querySelector('#own')?.matches(':modal')), 'the own dialog is still there');
    });

    it('stands above a popover that is shown again and again', async () => {
      await visit('/article.html?with=popover.js');
      await openReader(driver, page);
      const from = await page.evaluate('window.shows');
      await until('more rounds', async () => Number(await page.evaluate('window.shows')) > Number(from) + 5);
      await until('the reader on top', covers);
    });

    it('keeps keys and clicks from the page, and the focus to itself', async () => {
      await visit('/article.html?with=keys.js');
      await openReader(driver, page);
      await page.keyboard.press('j');
      await page.keyboard.press('Tab');
      await inReader(driver, page, (root) => /** @type {HTMLElement} */ (root.querySelector('.tool')).click());
      assert.deepEqual(await page.evaluate('window.heard'), []);
      assert.ok(await isOpen(page));
      const inside = await inReader(driver, page, (root) => /** @type {ShadowRoot} */ (root).activeElement !== null);
      assert.ok(inside, 'the focus is in the reader');
      await page.keyboard.press('Escape');
      const hidden = await inReader(driver, page, (root) => /** @type {HTMLElement} */ (root.querySelector('.panel')).hidden);
      assert.ok(hidden, 'Escape closes the panel first');
      await page.keyboard.press('Escape');
      await closed(page);
    });

    it('comes back when the page takes it out or makes it inert', async () => {
      await visit('/article.html?with=changer.js');
      isArticle(await openReader(driver, page));
      await until('a host without attributes', () =>
        page.evaluate(() => document.querySelector('stillpage-reader')?.attributes.length === 0),
      );
      assert.ok(await covers());
    });

    /** The tab that shows the reader on its own. */
    const readerTab = () =>
      until('a tab with the reader', async () => {
        const pages = await driver.browser.pages();
        return pages.find((one) => driver.isOwn(one.url()) && one.url().includes('reader.html'));
      });

    it('moves to a tab where the page will not hold it, and closes there', async () => {
      await visit('/article.html?with=remover.js');
      await driver.click(page);
      const tab = await readerTab();
      isArticle(await readerContent(driver, tab));
      assert.ok(!(await isOpen(page)), 'nothing is left in the page');
      await tab.reload();
      isArticle(await readerContent(driver, tab));
      await driver.click(tab);
      await until('the tab to close', async () => !(await driver.browser.pages()).includes(tab));
    });

    for (const file of ['/drawing.svg', '/feed.xml']) {
      it(`says so in a tab for ${file}`, async () => {
        await visit(file);
        await driver.click(page);
        const tab = await readerTab();
        const { notice, body } = await readerContent(driver, tab);
        assert.ok(notice || body, 'a word or the text');
        await tab.close();
      });
    }

    it('says on its button that a page cannot be entered', async () => {
      const closedPage = name === 'chromium' ? 'chrome://version/' : 'about:license';
      const other = await driver.browser.newPage();
      await other.goto(closedPage).catch(() => {});
      await driver.click(other);
      const word = await until('a word', async () => {
        const said = await driver.word(other);
        return said.badge ? said : null;
      });
      assert.equal(word.badge, 'no');
      assert.match(word.title, /cannot read this page/);
      await other.close();
    });

    it('opens from a cold background', async () => {
      await visit('/article.html');
      await driver.cold();
      isArticle(await openReader(driver, page));
    });

    it('takes two clicks at once as one', async () => {
      await visit('/article.html');
      await Promise.all([driver.click(page), driver.click(page)]);
      isArticle(await readerContent(driver, page));
      assert.equal(await page.evaluate(() => document.querySelectorAll('stillpage-reader').length), 1);
    });
  });
}
