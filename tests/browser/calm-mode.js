/** What the tests of calm mode share: the way in, the pill, and the way out. */
import { openReader, until } from './driver.js';

/** Where the words of a page are seen. @param {string[]} words */
export const seen = (words) => {
  const text = /** @type {HTMLElement} */ (document.body).innerText;
  return words.filter((word) => text.toLowerCase().includes(word.toLowerCase()));
};

/** Presses the button of a part in the pill's list, and gives back its kind. @param {any} root @param {string} words */
export const flip = (root, words) => {
  const item = [...root.querySelectorAll('li')].find((one) => one.textContent.includes(words));
  item?.querySelector('button').click();
  return item?.querySelector('strong').textContent ?? null;
};

/** @param {import('./suite.js').Stage} at */
export function calmMode(at) {
  /**
   * Runs a function on the root of the pill.
   *
   * @template T
   * @param {(root: any, argument: any) => T} look
   * @param {unknown} [argument]
   */
  const inPill = (look, argument) => at.driver.evaluateInReader(at.page, look, argument, 'stillpage-calm');

  /** The words of the pill. */
  const pill = () => inPill((root) => root.querySelector('summary')?.textContent ?? null).catch(() => null);

  /** From the reader to the page without its clutter. */
  const calm = async () => {
    await openReader(at.driver, at.page);
    await at.press('.tool.calm');
    return until('calm mode', async () => /\d/.test((await pill()) ?? '') && pill());
  };

  const undo = async () => {
    await inPill((root) => root.querySelector('.undo').click());
    await until('the pill to go', () => at.page.evaluate(() => document.querySelector('stillpage-calm') === null));
    await until('the style to go', () =>
      at.page.evaluate(() => getComputedStyle(document.querySelector('.ad, .ad-slot') ?? document.body).display !== 'none'),
    );
  };

  return { inPill, pill, calm, undo };
}
