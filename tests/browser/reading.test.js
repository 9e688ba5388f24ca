/** A click, the article, the way back, and what is remembered. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { closed, inReader, openReader, readerContent, until } from './driver.js';
import { inBothBrowsers, isArticle } from './suite.js';

inBothBrowsers((at) => {
  it('shows the article of a cluttered page on a click', async () => {
    await at.visit('/article.html');
    const shown = await openReader(at.driver, at.page);
    isArticle(shown);
    assert.match(shown.byline ?? '', /Maren Holt/);
    assert.match(shown.site ?? '', /The Coast Courier/);
    assert.match(shown.facts ?? '', /March 2, 2026.*min read/);
    assert.match(shown.leftOut ?? '', /^\d+ blocks left out: \d+ /);
    const image = await until('the image', () =>
      inReader(at.driver, at.page, (root) => {
        const found = root.querySelector('img');
        return found?.complete && found.naturalWidth > 0 ? { src: found.src, alt: found.alt } : null;
      }),
    );
    assert.deepEqual(image, { src: `${at.server.base}/lamp.png`, alt: 'The lamp room at dusk' });
  });

  /** @type {Record<string, () => Promise<void>>} */
  const ways = {
    'a second click': () => at.click(),
    Escape: () => at.page.keyboard.press('Escape'),
    'its button': () => at.press('.tool.close'),
  };
  for (const [way, close] of Object.entries(ways)) {
    it(`closes by ${way} and leaves the page as it was`, async () => {
      await at.visit('/article.html');
      await at.page.focus('#search');
      await at.page.evaluate(() => scrollTo(0, 333));
      const earlier = await at.state();
      await openReader(at.driver, at.page);
      await inReader(at.driver, at.page, (root) => root.querySelector('dialog')?.scrollTo(0, 500));
      await close();
      await closed(at.page);
      assert.deepEqual(await at.state(), earlier);
    });
  }

  it('gives back a selection, and opens again', async () => {
    await at.visit('/article.html');
    await at.page.evaluate(() => getSelection()?.selectAllChildren(/** @type {Node} */ (document.querySelector('#first'))));
    const earlier = await at.state();
    await openReader(at.driver, at.page);
    await at.click();
    await closed(at.page);
    assert.deepEqual(await at.state(), earlier);
    isArticle(await openReader(at.driver, at.page));
  });

  it('remembers the settings', async () => {
    await at.visit('/article.html');
    await openReader(at.driver, at.page);
    for (const selector of ['.tool.type', '[value=sepia]', '[value=sans]', '.size .plus', '.width .minus', '.leading .plus', '.spacing .plus']) {
      await at.press(selector);
    }
    await at.click();
    await closed(at.page);
    await at.driver.cold();
    await at.visit('/article.html');
    await at.click();
    const dress = await inReader(at.driver, at.page, (root) => {
      const view = /** @type {HTMLElement} */ (root.querySelector('.stillpage'));
      const [size, width, leading, spacing] = ['--size', '--width', '--leading', '--spacing'].map((key) => view.style.getPropertyValue(key));
      return { theme: view.dataset.theme, font: view.dataset.font, size, width, leading, spacing };
    });
    assert.deepEqual(dress, { theme: 'sepia', font: 'sans', size: '21', width: '62', leading: '1.7', spacing: '2' });
  });

  it('changes and erases them on the settings page', async () => {
    const own = await at.driver.openOwn('options/options.html');
    const theme = () => own.evaluate(() => /** @type {HTMLElement} */ (document.querySelector('.stillpage'))?.dataset.theme);
    await until('the stored theme', async () => (await theme()) === 'sepia');
    await own.click('.option[data-theme="dark"]');
    await until('the new theme', async () => (await theme()) === 'dark');
    await own.evaluate(() => /** @type {HTMLElement[]} */ ([...document.querySelectorAll('.acts.start .act')]).at(-1)?.click());
    await own.click('.sure .act.first');
    await until('the first theme', async () => (await theme()) === 'system');
    await own.close();
    await at.visit('/article.html');
    await at.click();
    const now = await inReader(at.driver, at.page, (root) => /** @type {HTMLElement} */ (root.querySelector('.stillpage')).dataset.theme);
    assert.equal(now, 'system');
  });

  it('shows a change at once, and takes all back', async () => {
    await at.visit('/article.html');
    await openReader(at.driver, at.page);
    const look = () =>
      inReader(at.driver, at.page, (root) => {
        const view = /** @type {HTMLElement} */ (root.querySelector('.stillpage'));
        const { backgroundColor, letterSpacing } = getComputedStyle(/** @type {Element} */ (root.querySelector('.body')));
        return [getComputedStyle(view).backgroundColor, backgroundColor, letterSpacing];
      });
    const first = await look();
    for (const selector of ['.tool.type', '[value=black]', '.spacing .plus']) await at.press(selector);
    assert.deepEqual(await look(), ['rgb(0, 0, 0)', first[1], '0.4px']);
    await at.press('.more.reset');
    assert.deepEqual(await look(), first);
    const shown = await inReader(at.driver, at.page, (root) => /** @type {HTMLInputElement} */ (root.querySelector('[value=system]')).checked);
    assert.ok(shown, 'the controls show what holds');
  });

  it('says that a front page is no article, and shows what there is', async () => {
    await at.visit('/front.html');
    const { notice } = await openReader(at.driver, at.page);
    assert.ok(notice && notice.length > 20, 'the notice says why');
    await at.press('.act.first');
    const shown = await until('what there is', async () => {
      const content = await readerContent(at.driver, at.page);
      return content.body ? content : null;
    });
    assert.match(shown.body ?? '', /Ferry to Lund/);
  });

  it('draws formulas as formulas', async () => {
    await at.visit('/formula.html');
    await openReader(at.driver, at.page);
    const spaces = await inReader(at.driver, at.page, (root) => [...root.querySelectorAll('.body math, .body math *')].map((part) => part.namespaceURI));
    assert.equal(spaces.length, 12);
    assert.deepEqual([...new Set(spaces)], ['http://www.w3.org/1998/Math/MathML']);
    const line = await inReader(at.driver, at.page, (root) => [...root.querySelectorAll('.body p')].find((one) => one.textContent?.startsWith('Where'))?.textContent);
    assert.equal(line, 'Where the height h is that of the lamp, and r that of the sea, the horizon is as far as the book says.');
  });
});
