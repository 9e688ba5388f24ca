/** Ways to take the article along: to the clipboard, into a file, onto paper. */
{
  const { document } = stillpageAccess;
  const { make, text } = stillpage;

  /** How long a saved file stays at hand for the browser, in milliseconds. */
  const HELD = 60_000;

  /**
   * @typedef {{article: HTMLElement, metadata: Metadata, actions: ViewActions}} Taken
   * @typedef {{key: MessageKey, renders: boolean, run: (taken: Taken) => Promise<string>}} Way
   *   `renders`: needs the core; what `run` gives is said to the person
   */

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

  /** @param {HTMLElement} article @param {(article: HTMLElement, range: Range | null) => Record<string, string>} data */
  const copyPart = async (article, data) => {
    await stillpage.copy(data(article, selectedIn(article)));
    return text('takeCopied');
  };

  /** The text of an article as it is shown, without what stands folded in it. @param {HTMLElement} article */
  const whole = (article) => {
    const folds = /** @type {NodeListOf<HTMLElement>} */ (article.querySelectorAll('.unsure'));
    for (const fold of folds) fold.hidden = true;
    const words = article.innerText;
    for (const fold of folds) fold.hidden = false;
    return words;
  };

  /** @param {HTMLElement} article @param {Range | null} range */
  const plain = (article, range) => (range === null ? whole(article) : range.toString());

  /** @param {HTMLElement} article @param {Range | null} range */
  const rich = (article, range) => {
    const part = range === null ? article.cloneNode(true) : range.cloneContents();
    const box = make('div', '', part);
    for (const aid of box.querySelectorAll('.aid')) aid.remove();
    return new XMLSerializer().serializeToString(box);
  };

  /**
   * @param {Taken} taken
   * @param {Format} format
   * @param {Picture[]} pictures
   */
  const rendered = async ({ actions }, format, pictures = []) => {
    const reply = await actions.render?.(format, pictures);
    if (reply?.status !== 'read') throw new Error(reply?.message ?? text('failedGone'));
    return 'bytes' in reply ? reply.bytes : reply.text;
  };

  /**
   * @param {string} name
   * @param {string} type
   * @param {string | Uint8Array} content
   */
  const save = (name, type, content) => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([/** @type {BlobPart} */ (content)], { type }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), HELD);
  };

  /**
   * @param {MessageKey} key
   * @param {Format} format
   * @param {string} ending
   * @param {string} type
   * @param {boolean} [withPictures]
   * @returns {Way}
   */
  const file = (key, format, ending, type, withPictures = false) => ({
    key,
    renders: true,
    run: async (taken) => {
      const { article, metadata, actions } = taken;
      await actions.annex('save');
      const { pictures, missing } = withPictures ? await stillpage.fetchPictures(article) : { pictures: [], missing: 0 };
      save(stillpage.fileName(metadata.title, ending), type, await rendered(taken, format, pictures));
      return missing === 0 ? text('takeSaved') : text('takeSavedWithout', String(missing));
    },
  });

  /** @type {readonly Way[]} */
  const WAYS = [
    {
      key: 'takeCopyRich',
      renders: false,
      run: ({ article }) =>
        copyPart(article, (whole, range) => ({ 'text/html': rich(whole, range), 'text/plain': plain(whole, range) })),
    },
    {
      key: 'takeCopyPlain',
      renders: false,
      run: ({ article }) => copyPart(article, (whole, range) => ({ 'text/plain': plain(whole, range) })),
    },
    {
      key: 'takeCopyMarkdown',
      renders: true,
      run: async (taken) => {
        await stillpage.copy({ 'text/plain': String(await rendered(taken, 'markdown')) });
        return text('takeCopied');
      },
    },
    file('takeSaveMarkdown', 'front-matter', 'md', 'text/markdown'),
    file('takeSaveHtml', 'html', 'html', 'text/html'),
    file('takeSaveHtmlPictures', 'html', 'html', 'text/html', true),
    file('takeSaveEpub', 'epub', 'epub', 'application/epub+zip', true),
    {
      key: 'takePrint',
      renders: false,
      run: async () => {
        print();
        return '';
      },
    },
  ];

  /**
   * @param {HTMLElement} article
   * @param {Metadata} metadata
   * @param {ViewActions} actions
   */
  const takeView = (article, metadata, actions) => {
    const said = make('p', 'said', '');
    said.setAttribute('role', 'status');
    const ways = WAYS.filter(({ renders }) => !renders || actions.render !== null);
    const buttons = ways.map(({ key, run }) => {
      const act = async () => {
        said.textContent = '';
        said.textContent = await run({ article, metadata, actions }).catch((error) => text('takeFailed', String(error?.message ?? error)));
      };
      return stillpage.wordButton(key, `way ${key}`, () => void act());
    });
    return make('div', 'ways', ...buttons, said);
  };

  globalThis.stillpage = Object.assign(globalThis.stillpage ?? {}, { takeView, saveFile: save, selectedIn, unselect });
}
