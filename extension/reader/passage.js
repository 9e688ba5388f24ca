/** The passage that is being read: the same on the page and in the reader. */
{
  /** What counts as a passage: an element that holds text of its own. */
  const PASSAGES = 'p, h2, h3, h4, h5, h6, li, dt, dd, blockquote, pre, figure, tr';
  /** The bar's height, in pixels: what lies under it is read. */
  const BAR = 56;

  /**
   * The first of some elements that is not above a line; none where all are.
   *
   * @template {Element} E
   * @param {readonly E[]} elements in the order of reading
   * @param {number} line in pixels from the top of the window
   */
  const firstBelow = (elements, line) =>
    elements.findIndex((element) => {
      const { height, bottom } = stillpage.roughRect(element);
      return height > 0 && bottom > line;
    });

  /** How many letters of a passage its mark is made of. */
  const MARKED = 80;

  /** A number for how a passage begins (FNV-1a). @param {Element} passage */
  const markOf = (passage) => {
    const start = [...passage.textContent.replace(/\s+/g, ' ').trim().slice(0, MARKED)];
    return start.reduce((hash, sign) => Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01000193) >>> 0, 0x811c9dc5);
  };

  /** Whether the end of an article is on the screen. @param {Element} article */
  const isAtEnd = (article) => article.getBoundingClientRect().bottom <= innerHeight + 1;

  /** @param {HTMLElement} article @returns {Passage} */
  const passageOf = (article) => {
    /** The article may grow. */
    const passages = () => [...article.querySelectorAll(`.body :is(${PASSAGES})`)].filter((one) => stillpage.sourceOf(one) !== undefined);
    return {
      source() {
        const all = passages();
        const at = firstBelow(all, BAR);
        return at < 0 ? null : (stillpage.sourceOf(/** @type {Element} */ (all[at])) ?? null);
      },
      show(nodes) {
        const all = passages();
        const drawnFrom = all.map((one) => nodes[stillpage.sourceOf(one) ?? -1]);
        const known = all.filter((_, at) => drawnFrom[at] instanceof Element);
        const there = /** @type {Element[]} */ (drawnFrom.filter((node) => node instanceof Element));
        const at = firstBelow(there, 0);
        // From the first passage that the page shows on one reads from the headline.
        const isOn = at > firstBelow(there, -Infinity);
        if (isOn) stillpage.goTo(known[at]);
        return isOn;
      },
      here() {
        const all = passages();
        const at = firstBelow(all, BAR);
        return at <= 0 || isAtEnd(article) ? null : { at, of: all.length, mark: markOf(/** @type {Element} */ (all[at])) };
      },
      goTo({ at, of, mark }) {
        const all = passages();
        // The same words nearest to where they were; where they are gone, the same share of the text.
        const same = all.flatMap((passage, number) => (markOf(passage) === mark ? [number] : []));
        const nearest = same.sort((a, b) => Math.abs(a - at) - Math.abs(b - at))[0];
        const found = all[nearest ?? Math.round((at / of) * all.length)];
        stillpage.goTo(found);
        return found !== undefined;
      },
    };
  };

  globalThis.stillpage = Object.assign(globalThis.stillpage ?? {}, { passageOf });
}
