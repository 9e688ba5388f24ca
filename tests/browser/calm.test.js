/** Calm mode: the clutter goes, the page stays, and nothing of it is left when it is undone. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { calmMode, flip, seen } from './calm-mode.js';
import { until } from './driver.js';
import { inBothBrowsers } from './suite.js';

const clearTimers = () => {
  for (let id = 1; id < 2000; id += 1) clearInterval(id);
};

const DEMO = {
  path: '/demo/index.html',
  clutter: ['HERRING', 'Mega broadband', 'Sponsored: Sit down', 'Trending now', 'More like this', 'Around the web', 'Get the app', 'Friday letter', 'Join 80,000', '842 partners', 'WhatsApp'],
  article: ['There is no clock on the pier', 'A timetable nobody wrote', 'Sailings from Port Carrow', 'We run when there is sea', 'unhooks the chain', 'One day on the bar'],
};
const INSERTED = {
  path: '/article.html?with=reinserter.js',
  clutter: ['half price', 'Insure your boat', 'Most read', 'Related stories', 'Accept all'],
  article: ['For thirty-one years', 'The lamp room, with the burner', 'You do not look at the sea', 'writes down the hour'],
};
const FRAMEWORK = {
  path: '/framework.html',
  clutter: ['half price', 'Most read', 'Why the ferry is late', 'We and our partners', 'Manage options'],
  article: ['The council of Halm', 'Otters came back', 'It would be sensible', 'The bridge is a ledge', 'and both times from a distance'],
};

inBothBrowsers((at) => {
  const { pill, calm, undo, inPill } = calmMode(at);

  const html = () => at.page.evaluate(() => document.documentElement.outerHTML);

  /** Waits until none of the clutter is seen, and asserts that all of the article is. @param {typeof DEMO} page */
  const isCalm = async ({ clutter, article }) => {
    let left = clutter;
    await until('the clutter to go', async () => (left = await at.page.evaluate(seen, clutter)).length === 0, 8000).catch(() => assert.deepEqual(left, []));
    assert.deepEqual(await at.page.evaluate(seen, article), article);
  };

  it('hides the clutter of the demo page, leaves the article where it was, and leaves no trace', async () => {
    await at.visit(DEMO.path);
    await at.page.evaluate(clearTimers);
    const before = await html();
    const column = () =>
      at.page.evaluate(() => {
        const { left, width } = /** @type {Element} */ (document.querySelector('article')).getBoundingClientRect();
        return { left, width };
      });
    const place = await column();
    assert.match(String(await calm()), /^Calm: \d+ hidden$/);
    await isCalm(DEMO);
    assert.deepEqual(await column(), place);
    await undo();
    assert.equal(await html(), before);
    assert.deepEqual(await at.page.evaluate(seen, ['Trending now', '842 partners']), ['Trending now', '842 partners']);
  });

  it('hides only what was chosen in the settings', async () => {
    const options = await at.driver.openOwn('options/options.html');
    /** @param {boolean} on */
    const choose = (on) =>
      until('the settings', () =>
        at.driver.evaluateInReader(options, (root, on) => {
          const box = root.querySelector('.boxes input[name="social"]');
          const said = root.querySelector('.acts.start [role="status"]');
          if (box && box.checked !== on) {
            // What is said of the choice before would pass for what is said of this one.
            said.textContent = '';
            box.click();
          }
          return box !== null && said.textContent !== '';
        }, on),
      );
    await choose(false);
    await at.page.bringToFront();
    await at.visit(DEMO.path);
    await at.page.evaluate(clearTimers);
    await calm();
    assert.deepEqual(await at.page.evaluate(seen, ['WhatsApp', 'Sponsored: Sit down']), ['WhatsApp']);
    await undo();
    await choose(true);
    await options.close();
  });

  it('begins and ends with its key', async (t) => {
    const { driver } = at;
    if (!('command' in driver)) return t.skip('only Chromium lets a test press it');
    await at.visit(DEMO.path);
    await at.click();
    await at.click();
    await driver.command(at.page, 'calm');
    await until('calm mode', async () => /\d/.test((await pill()) ?? ''));
    await isCalm(DEMO);
    await driver.command(at.page, 'calm');
    await until('the pill to go', () => at.page.evaluate(() => document.querySelector('stillpage-calm') === null));
  });

  it('lists what is hidden, and shows a part of it again', async () => {
    await at.visit(DEMO.path);
    await at.page.evaluate(clearTimers);
    const before = await html();
    await calm();
    const listed = () => inPill((root) => root.querySelectorAll('li').length);
    await until('a list', async () => (await listed()) > 8);
    const shows = () => at.page.evaluate(seen, ['Around the web', 'Get the app', 'WhatsApp']);
    assert.equal(await inPill(flip, 'WhatsApp'), 'social');
    await until('the part to show', async () => (await shows()).join() === 'WhatsApp');
    assert.ok(await at.page.evaluate(() => document.querySelector('stillpage-calm')?.checkVisibility()), 'the pill is no clutter');
    await inPill(flip, 'WhatsApp');
    await until('the part to go', async () => (await shows()).length === 0);
    await undo();
    assert.equal(await html(), before);
  });

  it('keeps the text under the eyes where it is', async () => {
    await at.visit(DEMO.path);
    const top = () => at.page.evaluate(() => /** @type {Element} */ (document.querySelector('blockquote')).getBoundingClientRect().top);
    await at.page.evaluate(() => /** @type {Element} */ (document.querySelector('blockquote')).scrollIntoView({ behavior: 'instant' }));
    const before = await top();
    await calm();
    await until('the text to be where it was', async () => Math.abs((await top()) - before) < 3);
    await undo();
    await until('the text to be where it was', async () => Math.abs((await top()) - before) < 3);
  });

  it('holds against a page that puts its advertisements in again', async () => {
    await at.visit(INSERTED.path);
    const before = await html();
    await calm();
    const from = Number(await at.page.evaluate('window.rounds'));
    for (const round of [2, 4, 6, 8]) {
      await until('more rounds', async () => Number(await at.page.evaluate('window.rounds')) >= from + round);
      await isCalm(INSERTED);
    }
    await at.page.evaluate('clearInterval(window.turn)');
    await undo();
    assert.equal(await html(), before);
  });

  it('holds on a page that a framework renders anew, with other class names, and lets it scroll', async () => {
    await at.visit(FRAMEWORK.path);
    await at.page.evaluate('clearInterval(window.turn); window.draw(0)');
    const before = await html();
    await calm();
    await isCalm(FRAMEWORK);
    await at.page.evaluate('window.turn = setInterval(() => window.draw(window.rounds += 1), 200)');
    await until('ten rounds', async () => Number(await at.page.evaluate('window.rounds')) >= 10);
    await isCalm(FRAMEWORK);
    const shade = await at.page.evaluate(() => document.elementFromPoint(500, 200)?.className ?? '');
    assert.ok(!shade.includes('x6'), 'nothing lies over the text');
    assert.equal(await at.page.evaluate(() => getComputedStyle(document.body).overflowY), 'visible');
    await at.page.evaluate('clearInterval(window.turn); window.draw(0)');
    await undo();
    assert.equal(await html(), before);
  });
});
