/** The bundled font: in the reader when it is chosen, and in the page for no longer than that. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { closed, inReader, openReader, ownPage, until } from './driver.js';
import { inBothBrowsers } from './suite.js';

/**
 * Which of these texts are drawn in the bundled font: one that is not there has the widths of the next in the
 * list, those of a typewriter. It runs in a page.
 *
 * @param {ParentNode} root
 * @param {string[]} texts
 */
function drawn(root, texts) {
  const sheet = /** @type {HTMLElement} */ (root.querySelector('.sheet'));
  const width = (/** @type {string} */ text, /** @type {string} */ family) => {
    const span = document.createElement('span');
    span.textContent = text.repeat(20);
    Object.assign(span.style, { fontFamily: family, position: 'absolute', whiteSpace: 'nowrap' });
    sheet.append(span);
    const { width } = span.getBoundingClientRect();
    span.remove();
    return width;
  };
  return texts.filter((text) => width(text, '"Stillpage Legible", monospace') !== width(text, 'monospace'));
}

/** Latin, what Polish and Turkish have besides, and Cyrillic, which the font does not have. */
const LETTERS = ['i', 'ł', 'ğ', 'ж'];

inBothBrowsers((at) => {
  const fonts = () => at.page.evaluate(() => document.fonts.size);
  const letters = () => inReader(at.driver, at.page, drawn, LETTERS);
  const family = () => inReader(at.driver, at.page, (root) => getComputedStyle(/** @type {Element} */ (root.querySelector('.body'))).fontFamily);
  /** @param {string} font */
  const choose = async (font) => {
    await at.press('.tool.type');
    await at.press(`.setting.font [data-font="${font}"] input`);
    await at.page.keyboard.press('Escape');
  };
  const leave = async () => {
    await at.page.keyboard.press('Escape');
    await closed(at.page);
  };

  it('is not in the page where it is not chosen', async () => {
    await at.visit('/article.html');
    await openReader(at.driver, at.page);
    assert.equal(await fonts(), 0);
    assert.deepEqual(await letters(), []);
    await leave();
  });

  for (const path of ['/article.html', '/article.html?csp']) {
    it(`shows at once when it is chosen, and leaves the page as it was: ${path}`, async () => {
      await at.visit(path);
      await at.page.evaluate(() => document.fonts.add(new FontFace('Of the page', 'local("Arial")')));
      const before = await at.state();
      await openReader(at.driver, at.page);
      await choose('legible');
      await until('the font', async () => (await letters()).length > 0);
      assert.deepEqual(await letters(), ['i', 'ł', 'ğ']);
      assert.match(await family(), /^"Stillpage Legible", "?Verdana/, 'with letters of other scripts from the system');
      await choose('serif');
      await until('no font', async () => (await fonts()) === 1);
      await choose('legible');
      await until('the font again', async () => (await letters()).length > 0);
      await leave();
      assert.equal(await fonts(), 1, 'the font of the page');
      assert.deepEqual(await at.state(), before);
      await openReader(at.driver, at.page);
      await until('the font the next time', async () => (await letters()).length > 0);
      await leave();
      assert.equal(await fonts(), 1);
    });
  }

  it('does not stay in a page whose reader closes before it came', async () => {
    await at.visit('/article.html');
    await at.click();
    await until('the reader', () => at.page.evaluate(() => document.querySelector('stillpage-reader') !== null));
    await leave();
    await new Promise((resolve) => setTimeout(resolve, 1000));
    assert.equal(await fonts(), 0);
  });

  it('is there in every frame while the article is shown anew', async () => {
    await at.visit('/article.html');
    await openReader(at.driver, at.page);
    await until('the font', async () => (await fonts()) === 2);
    await at.page.evaluate(() => {
      const look = () => {
        document.documentElement.dataset.least = String(Math.min(document.fonts.size, Number(document.documentElement.dataset.least ?? 9)));
        requestAnimationFrame(look);
      };
      look();
    });
    await at.press('.left-out summary');
    await at.press('.left-out li button');
    await until('a block put back', () => inReader(at.driver, at.page, (root) => root.querySelector('.left-out li.back') !== null));
    assert.equal(await at.page.evaluate(() => document.documentElement.dataset.least), '2');
    await leave();
    assert.equal(await fonts(), 0);
  });

  it('is in the reader of a tab and in the settings', async () => {
    await at.visit('/article.html?with=remover.js');
    await at.click();
    const tab = await ownPage(at.driver, 'reader/reader.html');
    await until('the font', async () => (await inReader(at.driver, tab, drawn, LETTERS)).length === 3);
    await tab.close();
    const own = await at.driver.openOwn('options/options.html');
    await until('the font in the settings', () => own.evaluate(() => document.fonts.size === 2));
    assert.match(await own.$eval('.sample', (sample) => getComputedStyle(sample).fontFamily), /^"Stillpage Legible"/);
    await own.close();
  });
});
