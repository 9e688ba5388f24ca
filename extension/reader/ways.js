/** The ways to take an article along: each a button that says how it went. */
{
  const { document } = stillpageAccess;
  const { make, text } = stillpage;

  /** How long a saved file stays at hand for the browser, in milliseconds. */
  const HELD = 60_000;
  /** How much of what is selected is shown beside its box, in characters. */
  const MOST_QUOTE = 80;

  /**
   * @typedef {{article: HTMLElement, metadata: Metadata, actions: ViewActions, range: Range | null}} Taken
   *   `range`: what is wanted alone
   * @typedef {{key: MessageKey, renders: boolean, run: (taken: Taken) => Promise<string>}} Way
   *   `renders`: needs the core; what `run` gives is said to the person
   */

  /** The text of an article as it is shown, without what stands folded in it. @param {HTMLElement} article */
  const whole = (article) => {
    const folds = /** @type {NodeListOf<HTMLElement>} */ (article.querySelectorAll('.unsure'));
    for (const fold of folds) fold.hidden = true;
    // What is not laid out has no lines.
    article.classList.add('unrolled');
    const words = article.innerText;
    article.classList.remove('unrolled');
    for (const fold of folds) fold.hidden = false;
    return words;
  };

  /** What is wanted alone, as the core knows it; null for all, and where there is no core to ask. @param {Taken} taken */
  const placeOf = async ({ article, actions, range }) => {
    if (range === null || actions.excerpt === null) return null;
    await actions.annex('save');
    return stillpage.placeOf(/** @type {HTMLElement} */ (article.querySelector('.body')), range);
  };

  /** @param {Taken} taken */
  const plain = async (taken) => {
    if (await placeOf(taken)) return String(await rendered(taken, 'text'));
    return taken.range === null ? whole(taken.article) : taken.range.toString();
  };

  /** @param {Taken} taken */
  const rich = async (taken) => {
    const { article, actions, range } = taken;
    const place = await placeOf(taken);
    if (place) return stillpage.partMarkup(place, actions);
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
  const rendered = async (taken, format, pictures = []) => {
    const reply = await taken.actions.render?.(format, pictures, await placeOf(taken));
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
      const { article, metadata, actions, range } = taken;
      await actions.annex('save');
      const { pictures, missing } = withPictures ? await stillpage.fetchPictures(article, range) : { pictures: [], missing: 0 };
      save(stillpage.fileName(metadata.title, ending), type, await rendered(taken, format, pictures));
      return missing === 0 ? text('takeSaved') : text('takeSavedWithout', String(missing));
    },
  });

  /** @param {Record<string, string>} data by media type */
  const copy = async (data) => {
    await stillpage.copy(data);
    return text('takeCopied');
  };

  /** @param {Taken} taken @param {boolean} withLinks */
  const printed = async (taken, withLinks) => {
    const place = await placeOf(taken);
    if (place) await stillpage.printPart(taken.article, place, taken.actions, withLinks);
    else stillpage.printAll(taken.article, withLinks);
    return '';
  };

  /** @type {readonly Way[]} */
  const WAYS = [
    {
      key: 'takeCopyRich',
      renders: false,
      run: async (taken) => copy({ 'text/html': await rich(taken), 'text/plain': await plain(taken) }),
    },
    { key: 'takeCopyPlain', renders: false, run: async (taken) => copy({ 'text/plain': await plain(taken) }) },
    {
      key: 'takeCopyMarkdown',
      renders: true,
      run: async (taken) => copy({ 'text/plain': String(await rendered(taken, 'markdown')) }),
    },
    file('takeSaveMarkdown', 'front-matter', 'md', 'text/markdown'),
    file('takeSaveHtml', 'html', 'html', 'text/html'),
    file('takeSaveHtmlPictures', 'html', 'html', 'text/html', true),
    file('takeSaveEpub', 'epub', 'epub', 'application/epub+zip', true),
    { key: 'takePrint', renders: false, run: (taken) => printed(taken, false) },
    { key: 'takePrintLinks', renders: false, run: (taken) => printed(taken, true) },
  ];

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
        range = stillpage.selectedIn(article)?.cloneRange() ?? null;
        if (!range?.intersectsNode(/** @type {Node} */ (article.querySelector('.body')))) range = null;
        box.checked = range !== null;
        element.hidden = range === null;
        quote.textContent = range?.toString().trim().slice(0, MOST_QUOTE) ?? '';
      },
    };
  };

  /**
   * Fills the panel; gives back what looks each time it opens whether something is selected.
   *
   * @param {HTMLElement} panel
   * @param {HTMLElement} article
   * @param {Metadata} metadata
   * @param {ViewActions} actions
   */
  const takeWays = (panel, article, metadata, actions) => {
    const only = onlyPart(article);
    const said = make('p', 'said', '');
    said.setAttribute('role', 'status');
    const ways = WAYS.filter(({ renders }) => !renders || actions.render !== null);
    const buttons = ways.map(({ key, run }) => {
      const act = async () => {
        said.textContent = '';
        const taken = { article, metadata, actions, range: only.range() };
        said.textContent = await run(taken).catch((error) => text('takeFailed', String(error?.message ?? error)));
      };
      return stillpage.wordButton(key, `way ${key}`, () => void act());
    });
    panel.replaceChildren(only.element, ...buttons, said);
    return () => {
      only.look();
      const first = only.range() ? only.box : buttons[0];
      // Before there was something in it the panel itself took the focus.
      if (panel.parentElement?.contains(/** @type {ShadowRoot | Document} */ (panel.getRootNode()).activeElement)) first?.focus();
    };
  };

  globalThis.stillpage = Object.assign(globalThis.stillpage ?? {}, { takeWays, saveFile: save });
}
// What an injected script leaves as its last value is sent to the background: a plain one.
'done';
