/** The panel of ways to take the article along, and what of it is to be taken. */
{
  const { document } = stillpageAccess;
  const { make, text } = stillpage;

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

  /**
   * @param {HTMLElement} article
   * @param {Metadata} metadata
   * @param {ViewActions} actions
   */
  const takeView = (article, metadata, actions) => {
    const element = make('div', 'ways');
    /** @type {(() => void) | null} */
    let look = null;
    const fill = async () => {
      await actions.annex('save');
      look ??= stillpage.takeWays(element, article, metadata, actions);
      look();
    };
    const failed = (/** @type {any} */ error) => element.replaceChildren(make('p', 'said', text('takeFailed', String(error?.message ?? error))));
    return { element, opened: () => void fill().catch(failed) };
  };

  globalThis.stillpage = Object.assign(globalThis.stillpage ?? {}, { takeView, selectedIn, unselect });
}
