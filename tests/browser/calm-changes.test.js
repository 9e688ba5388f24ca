/** Calm mode on pages that change under it, or that work against it. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { calmMode, seen } from './calm-mode.js';
import { until } from './driver.js';
import { inBothBrowsers } from './suite.js';

const ARTICLE = ['For thirty-one years', 'writes down the hour'];
const CLUTTER = ['half price', 'Insure your boat', 'Most read', 'Related stories', 'Accept all'];

/** Puts another story in the place of the first, as pages do that load no document anew. */
const nextStory = () => {
  history.pushState({}, '', '/another-story');
  const article = /** @type {Element} */ (document.querySelector('article'));
  /** @type {Element} */ (article.querySelector('h1')).textContent = 'Another story altogether';
  [...article.querySelectorAll('p')].filter((p) => (p.textContent ?? '').length > 100).forEach((p, i) => {
    p.textContent = `In the second story, told here as number ${i}, the keeper has left and the lamp, which had burned for
      a hundred years, is switched by a machine that nobody has seen, and of which nobody speaks, least of all in winter.`;
  });
  const ad = document.createElement('section');
  ad.className = 'sponsored-box';
  ad.append('Advertisement', document.createElement('hr'), 'Sponsored: win a boat today');
  article.append(ad);
};

/** Puts further teasers at the end, six in four seconds, each with a class name of its own. */
const endlessTeasers = () => {
  let count = 0;
  const add = () => {
    count += 1;
    const box = document.createElement('div');
    box.className = `teaser teaser-${count}`;
    const head = document.createElement('h3');
    head.textContent = 'You may also like';
    const list = document.createElement('ul');
    for (const words of [`Ten harbours you must see, part ${count}`, `Why boats float, part ${count}`]) {
      const link = document.createElement('a');
      link.href = `/${count}`;
      link.textContent = words;
      const item = document.createElement('li');
      item.append(link);
      list.append(item);
    }
    box.append(head, list);
    document.querySelector('main')?.append(box);
    if (count === 6) clearInterval(timer);
  };
  const timer = setInterval(add, 700);
};

inBothBrowsers((at) => {
  const { calm, undo } = calmMode(at);
  /** @param {string[]} words */
  const look = (words) => at.page.evaluate(seen, words);
  const html = () => at.page.evaluate(() => document.documentElement.outerHTML);
  const quoteTop = () => at.page.evaluate(() => /** @type {Element} */ (document.querySelector('blockquote')).getBoundingClientRect().top);

  for (const path of ['/article.html?csp', '/article.html?with=modal.js', '/article.html?with=changer.js']) {
    it(`hides and shows again on ${path}`, async () => {
      await at.visit(path);
      const before = await html();
      await calm();
      await until('the clutter to go', async () => (await look(CLUTTER)).length === 0);
      assert.deepEqual(await look(ARTICLE), ARTICLE);
      await undo();
      assert.equal(await html(), before);
    });
  }

  it('frees a page that was locked where it stood', async () => {
    await at.visit('/article.html');
    await at.page.evaluate(() => {
      document.body.style.cssText = 'position: fixed; top: -300px; width: 100%; overflow: hidden';
    });
    const top = await quoteTop();
    await calm();
    await until('the text to be where it was', async () => Math.abs((await quoteTop()) - top) < 3);
    const from = await at.page.evaluate(() => scrollY);
    await at.page.evaluate(() => scrollBy({ top: 100, behavior: 'instant' }));
    assert.ok((await at.page.evaluate(() => scrollY)) > from, 'the page scrolls');
    await undo();
  });

  it('hides within the shadow trees of components, open and closed', async () => {
    await at.visit('/components.html');
    const before = await html();
    /** Which of the parts are drawn: the page keeps them at hand, since some lie in closed trees. */
    const drawn = () => at.page.evaluate(() => /** @type {any} */ (globalThis).parts.filter((/** @type {any} */ part) => part.node.checkVisibility()).map((/** @type {any} */ part) => part.name));
    assert.equal((await drawn()).length, 6);
    await calm();
    await until('the clutter to go', async () => (await drawn()).length === 2);
    assert.deepEqual(await drawn(), ['story', 'ending']);
    await undo();
    await until('all to show', async () => (await drawn()).length === 6);
    assert.equal(await html(), before);
  });

  it('begins anew where the page shows another story', async () => {
    await at.visit('/article.html');
    await calm();
    await at.page.evaluate(nextStory);
    await until('the new advertisement to go', async () => (await look(['win a boat', ...CLUTTER])).length === 0);
    assert.deepEqual(await look(['Another story', 'number 0']), ['Another story', 'number 0']);
    await undo();
  });

  it('hides what comes in at the end, again and again', async () => {
    await at.visit('/article.html');
    await calm();
    await at.page.evaluate(endlessTeasers);
    await until('six teasers, none of them seen', () =>
      at.page.evaluate(() => {
        const teasers = [...document.querySelectorAll('.teaser')];
        return teasers.length === 6 && teasers.every((teaser) => !teaser.checkVisibility());
      }),
    );
    assert.deepEqual(await look(ARTICLE), ARTICLE);
    await undo();
  });
});
