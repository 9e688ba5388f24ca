/** A page is taken in in turns with it, and may change at each of them. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { it } from 'node:test';
import { inBothBrowsers } from './suite.js';

const SCRIPTS = ['access.js', 'turns.js', 'walk.js', 'capture.js'];

/**
 * Runs in the page: takes it in with as many turns as there can be, and once more in one go.
 *
 * @param {string | null} change what happens to the page
 * @param {number} when at which of its turns
 */
async function take(change, when) {
  const { stillpageCapture, stillpageCaptureInTurns } = /** @type {any} */ (globalThis);
  const { body } = document;
  const story = /** @type {Element} */ (document.querySelector('article'));
  /** @type {Record<string, () => void>} */
  const changes = {
    'the article is drawn anew': () => story.replaceWith(story.cloneNode(true)),
    'all is drawn anew': () => body.replaceChildren(...body.cloneNode(true).childNodes),
    'what comes next is taken out': () => story.querySelectorAll('p').forEach((p) => p.remove()),
    'a ticker moves on': () => body.prepend(Object.assign(document.createElement('p'), { textContent: 'Tin 31.20' })),
  };
  let turns = 0;
  let clock = 0;
  performance.now = () => (clock += 1000);
  const next = async () => {
    turns += 1;
    if (turns === when && change !== null) changes[change]?.();
  };
  Object.defineProperty(globalThis, 'scheduler', { value: { yield: next } });
  const { capture, nodes } = await stillpageCaptureInTurns();
  const whole = stillpageCapture();
  const plain = (/** @type {object} */ one) => Object.fromEntries(Object.entries(one).map(([key, value]) => [key, typeof value === 'string' ? value : [...value]]));
  const text = new TextDecoder().decode(capture.text);
  const isSame = nodes.every((/** @type {Node} */ node, /** @type {number} */ at) => node === whole.nodes[at]);
  return { turns, text, isSame, taken: plain(capture), whole: plain(whole.capture) };
}

inBothBrowsers((at) => {
  /** @param {string | null} change @param {number} when */
  const taken = async (change, when) => {
    await at.visit('/article.html');
    for (const name of SCRIPTS) {
      await at.page.addScriptTag({ content: await readFile(new URL(`../../extension/page/${name}`, import.meta.url), 'utf8') });
    }
    return at.page.evaluate(take, change, when);
  };

  it('is the same in many turns as in one go', async () => {
    const { turns, taken: inTurns, whole, isSame } = await taken(null, 0);
    assert.ok(turns > 4, `${turns} turns`);
    assert.deepEqual(inTurns, whole);
    assert.ok(isSame);
  });

  for (const change of ['the article is drawn anew', 'all is drawn anew', 'what comes next is taken out']) {
    for (const when of [1, 2, 3, 5]) {
      it(`takes in the page as it is then where ${change}, in turn ${when}`, async () => {
        const { taken: inTurns, whole, isSame } = await taken(change, when);
        assert.deepEqual(inTurns, whole);
        assert.ok(isSame);
      });
    }
  }

  it('goes on where something else on the page changes', async () => {
    const undisturbed = await taken(null, 0);
    const { turns, text } = await taken('a ticker moves on', 2);
    assert.ok(turns >= undisturbed.turns, 'it did not begin anew');
    assert.equal(text.replace('Tin 31.20', ''), undisturbed.text);
  });
});
