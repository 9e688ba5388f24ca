/** The panel of ways to take the article along, and what of it is to be taken. */
{
  const { document } = stillpageAccess;
  const { make, text } = stillpage;

  /** How much of what is selected is shown beside its box, in characters. */
  const MOST_QUOTE = 80;

  /** The part of the article that is selected, where one is. @param {HTMLElement} article */
  const selectedIn = (article) => {
    const root = /** @type {any} */ (article.getRootNode());
    /** @type {Selection | null} */
    const selection = root.getSelection?.() ?? document.getSelection();
    if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return null;
    const range = selection.getRangeAt(0);
    return article.contains(range.commonAncestorContainer) ? range : null;
  };

  /** Takes back what is selected in the article. @param {HTMLElement} article */
  const unselect = (article) => {
    const root = /** @type {any} */ (article.getRootNode());
    (root.getSelection?.() ?? document.getSelection())?.removeAllRanges();
  };

  /** A box to tick for what is selected alone; it is there where something is. @param {HTMLElement} article */
  const onlyPart = (article) => {
    const box = document.createElement('input');
    box.type = 'checkbox';
    const quote = make('q', '');
    const element = make('label', 'only-part', box, make('span', '', text('takeOnly'), ' ', quote));
    element.hidden = true;
    /** @type {Range | null} */
    let range = null;
    return {
      box,
      element,
      range: () => (box.checked ? range : null),
      look() {
        range = selectedIn(article)?.cloneRange() ?? null;
        if (!range?.intersectsNode(/** @type {Node} */ (article.querySelector('.body')))) range = null;
        box.checked = range !== null;
        element.hidden = range === null;
        quote.textContent = range?.toString().trim().slice(0, MOST_QUOTE) ?? '';
      },
    };
  };

  /**
   * @param {HTMLElement} article
   * @param {Metadata} metadata
   * @param {ViewActions} actions
   */
  const takeView = (article, metadata, actions) => {
    const only = onlyPart(article);
    const ways = make('div', '');
    const fill = async () => {
      await actions.annex('save');
      ways.replaceChildren(...stillpage.takeWays(() => ({ article, metadata, actions, range: only.range() })));
      const { activeElement } = /** @type {ShadowRoot | Document} */ (ways.getRootNode());
      // The panel has the focus only for as long as there is nothing in it.
      if (activeElement?.contains(ways)) /** @type {HTMLElement} */ (ways.firstElementChild).focus();
    };
    const failed = (/** @type {any} */ error) => ways.replaceChildren(make('p', 'said', text('takeFailed', String(error?.message ?? error))));
    const opened = () => {
      only.look();
      if (only.range()) only.box.focus();
      if (ways.querySelector('button') === null) void fill().catch(failed);
    };
    return { element: make('div', 'ways', only.element, ways), opened };
  };

  globalThis.stillpage = Object.assign(globalThis.stillpage ?? {}, { takeView, selectedIn, unselect });
}
