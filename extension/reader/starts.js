/** Bold starts: the first letters of each word in bold, which some people find easier to follow. */
{
  const { document } = stillpageAccess;
  const PASSAGES = 'p, li, dd, blockquote, td';
  /** Scripts that write words with spaces and letters from first to last, and have bold letters. */
  const WORD = /\p{L}+/u;
  const LETTERS = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]/u;
  /** The share of a word that is bold. */
  const SHARE = 0.45;
  const LEFT_ALONE = 'pre, code, kbd, samp, math, button, .aid, b.start';

  /** @param {Text} node @param {Intl.Segmenter} segmenter */
  const embolden = (node, segmenter) => {
    const parts = [...segmenter.segment(node.data)].flatMap(({ segment, isWordLike }) => {
      if (!isWordLike || !WORD.test(segment) || !LETTERS.test(segment)) return [segment];
      const letters = [...segment];
      const count = letters.length < 4 ? 1 : Math.ceil(letters.length * SHARE);
      return [stillpage.make('b', 'start', letters.slice(0, count).join('')), letters.slice(count).join('')];
    });
    node.replaceWith(...parts);
  };

  /** @param {Element} passage @param {Intl.Segmenter} segmenter */
  const emboldenIn = (passage, segmenter) => {
    const walker = document.createTreeWalker(passage, NodeFilter.SHOW_TEXT, (node) =>
      node.parentElement?.closest(LEFT_ALONE) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
    );
    /** @type {Text[]} */
    const nodes = [];
    while (walker.nextNode()) nodes.push(/** @type {Text} */ (walker.currentNode));
    for (const node of nodes) embolden(node, segmenter);
  };

  /**
   * Makes the starts of words bold, a passage at a time as it comes near the window.
   *
   * @param {HTMLElement} article
   * @returns {() => void} takes all back
   */
  const boldStarts = (article) => {
    const segmenter = stillpage.segmenterFor(article.lang, 'word');
    const observer = new IntersectionObserver(
      (entries) => {
        for (const { target } of entries.filter(({ isIntersecting }) => isIntersecting)) {
          observer.unobserve(target);
          emboldenIn(target, segmenter);
        }
      },
      { rootMargin: '50%' },
    );
    for (const passage of article.querySelectorAll(`.body :is(${PASSAGES})`)) observer.observe(passage);
    return () => {
      observer.disconnect();
      const starts = [...article.querySelectorAll('b.start')];
      const parents = new Set(starts.map((start) => start.parentNode));
      for (const start of starts) start.replaceWith(...start.childNodes);
      for (const parent of parents) parent?.normalize();
    };
  };

  globalThis.stillpage = Object.assign(globalThis.stillpage ?? {}, { boldStarts });
}
// What an injected script leaves as its last value is sent to the background: a plain one.
'done';
