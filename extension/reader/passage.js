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
      const { height, bottom } = element.getBoundingClientRect();
      return height > 0 && bottom > line;
    });

  /**
   * @param {HTMLElement} article
   * @returns {Passage}
   */
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
        // From the first passage on one reads from the headline.
        if (at > 0) known[at]?.scrollIntoView();
      },
    };
  };

  globalThis.stillpage = Object.assign(globalThis.stillpage ?? {}, { passageOf });
}
