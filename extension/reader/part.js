/** The part of an article that is selected, as the core draws it alone. */
{
  const { make } = stillpage;

  /**
   * @param {TextPlace} place
   * @param {ViewActions} actions
   * @returns {Promise<DocumentFragment>}
   */
  const nodesOf = async (place, actions) => {
    const reply = await actions.excerpt?.(place);
    if (reply?.status !== 'read') throw new Error(reply?.message ?? stillpage.text('failedGone'));
    return stillpage.planNodes(reply);
  };

  /** A part as markup for the clipboard. @param {TextPlace} place @param {ViewActions} actions */
  const partMarkup = async (place, actions) => new XMLSerializer().serializeToString(make('div', '', await nodesOf(place, actions)));

  /**
   * Prints a part alone, below the head of the article: it stands beside the article for as long.
   *
   * @param {HTMLElement} article
   * @param {TextPlace} place
   * @param {ViewActions} actions
   */
  const printPart = async (article, place, actions) => {
    const part = /** @type {HTMLElement} */ (article.cloneNode());
    const head = article.querySelector('.head')?.cloneNode(true) ?? null;
    part.append(...[head, make('div', 'body', await nodesOf(place, actions))].filter((node) => node !== null));
    part.classList.add('printed');
    const pictures = [...part.querySelectorAll('img')];
    // What is not shown would otherwise not be loaded.
    for (const picture of pictures) picture.loading = 'eager';
    article.after(part);
    article.classList.add('unprinted');
    await Promise.all(pictures.map((picture) => picture.decode().catch(() => {})));
    const done = () => {
      part.remove();
      article.classList.remove('unprinted');
    };
    addEventListener('afterprint', done, { once: true });
    print();
  };

  globalThis.stillpage = Object.assign(globalThis.stillpage ?? {}, { partMarkup, printPart });
}
// What an injected script leaves as its last value is sent to the background: a plain one.
'done';
