/** The view: a bar with few buttons, and the article or a notice. Shared by overlay and tab. */
{
  const { document } = stillpageAccess;
  const { make, text } = stillpage;

  /**
   * Links to places in the article stay in the reader: the page's own address is left alone.
   *
   * @param {HTMLElement} root
   * @param {string} base the article's address, without a fragment
   */
  const keepLinksInside = (root, base) => {
    root.addEventListener('click', (event) => {
      const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
      const href = link?.getAttribute('href') ?? '';
      const hash = href.startsWith('#') ? href : base && href.startsWith(`${base}#`) ? href.slice(base.length) : '';
      const target = hash.length > 1 ? root.querySelector(`[id="${CSS.escape(hash.slice(1))}"]`) : null;
      if (!(target instanceof HTMLElement)) {
        if (href.startsWith('#')) event.preventDefault();
        return;
      }
      event.preventDefault();
      target.tabIndex = -1;
      target.focus({ preventScroll: true });
      target.scrollIntoView();
    });
  };

  /** @param {Result} result */
  const label = (result) => {
    const title = result.status === 'read' ? result.metadata.title : null;
    return title ? text('readerLabel', title) : text('readerLabelUntitled');
  };

  /**
   * Follows the scrolling: what is left to read, and a bar that is out of the way while one reads on.
   *
   * @param {HTMLElement} root
   * @param {() => void} update
   */
  const follower = (root, update) => {
    let before = 0;
    let waits = false;
    /** @param {() => number} at */
    const moved = (at) => {
      waits = false;
      const now = at();
      root.classList.toggle('onward', now > before && now > 80);
      before = now;
      update();
    };
    return (/** @type {HTMLElement | Document} */ scroller) => {
      const at = () => (scroller instanceof HTMLElement ? scroller.scrollTop : scrollY);
      const later = () => {
        if (waits) return;
        waits = true;
        requestAnimationFrame(() => moved(at));
      };
      scroller.addEventListener('scroll', later, { passive: true });
      later();
    };
  };

  /**
   * The panels that a result calls for, in the order of their buttons.
   *
   * @param {Partial<Record<PanelName, HTMLElement | null>>} contents
   * @param {Partial<Record<PanelName, () => void>>} opened called each time one opens
   * @returns {PanelPlan[]}
   */
  const panels = (contents, opened) => {
    /** @type {readonly [PanelName, Sign][]} */
    const order = [['outline', 'outline'], ['take', 'take'], ['appearance', 'type'], ['shortcuts', 'help']];
    return order.flatMap(([name, sign]) => {
      const content = contents[name];
      return !content ? [] : [{ name, sign, content, opened: opened[name] }];
    });
  };

  /**
   * The article and all that goes with it.
   *
   * @param {ReadResult} result
   * @param {ViewActions} actions
   * @param {DocumentFragment | undefined} body
   * @param {() => void} gone
   */
  const readParts = (result, actions, body, gone) => {
    const article = stillpage.articleView(result, actions, body);
    const leftOut = stillpage.leftOutView(result.leftOut, actions);
    const pages = stillpage.pagesView(result, actions);
    const comments = stillpage.commentsView(result, actions);
    const after = make('footer', 'after', result.isPart ? make('p', 'partial', text('isPart')) : null, pages, comments, leftOut.element);
    return {
      article,
      after,
      leftOut,
      sheet: make('main', 'sheet', article, after),
      outline: stillpage.outlineView(article, result.metadata.minutes, gone),
      passage: stillpage.passageOf(article),
      take: stillpage.takeView(article, result.metadata, actions),
    };
  };

  /**
   * What the reading aids are given of a view.
   *
   * @param {HTMLElement} root
   * @param {Pick<AidRoom, 'article' | 'sheet' | 'metadata' | 'moved' | 'take'>} parts
   * @param {Dress} dress
   * @param {AppearanceView} look
   * @returns {AidRoom}
   */
  const aidRoom = (root, { article, sheet, metadata, moved, take }, dress, look) => ({
    root,
    article,
    sheet,
    metadata,
    moved,
    take,
    dress,
    settings: look.settings,
    set: look.set,
    scrollBy(top) {
      const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
      const scroller = root.closest('dialog') ?? document.documentElement;
      scroller.scrollBy({ top, behavior: isStill ? 'instant' : 'smooth' });
    },
    failed: (error) => root.append(make('p', 'failed', text('takeFailed', error instanceof Error ? error.message : String(error)))),
    closed: () => /** @type {HTMLElement} */ (sheet.firstElementChild).focus({ preventScroll: true }),
  });

  /**
   * What brings a shown article up to new readings of its page.
   *
   * @param {ReadResult} shown
   * @param {ReturnType<typeof readParts>} parts
   * @param {ViewActions} actions
   * @param {() => void} changed
   */
  const updater = (shown, { article, after, outline }, actions, changed) => (/** @type {ReadResult} */ next) => {
    if (!stillpage.updateArticle(article, shown, next, actions)) return false;
    shown = next;
    const pages = stillpage.pagesView(next, actions);
    const before = after.querySelector('.further');
    if (pages === null) before?.remove();
    else if (before === null) after.prepend(pages);
    else before.replaceWith(pages);
    outline.refresh();
    changed();
    return true;
  };

  /**
   * @param {Result} result
   * @param {Dress} dress
   * @param {ViewActions} actions
   * @param {DocumentFragment} [body] of the article, where it was drawn before
   * @returns {View}
   */
  const view = (result, dress, actions, body) => {
    const root = make('div', 'stillpage');
    root.dir = chrome.i18n.getMessage('@@bidi_dir');
    const parts = result.status === 'read' ? readParts(result, actions, body, () => (move(), bar.shut())) : null;
    const sheet = parts?.sheet ?? stillpage.noticeView(/** @type {RefusedResult | FailedResult} */ (result), actions);
    const load = stillpage.annexes(root, actions);
    const look = stillpage.appearance(dress, root, actions, load);
    const rest = { metadata: /** @type {ReadResult} */ (result).metadata, moved: () => (move(), bar.shut()), take: () => bar.toggle('take') };
    const aids = parts && stillpage.aids(aidRoom(root, { ...parts, ...rest }, dress, look), actions, load);
    const contents = {
      outline: parts?.outline.isEmpty === false ? parts.outline.element : null,
      take: parts?.take.element ?? null,
      appearance: dress.table.length > 0 ? look.element : null,
      shortcuts: parts ? make('div', '', stillpage.shortcutSheet(), stillpage.reportView(actions)) : null,
    };
    const bar = stillpage.barView([...(aids?.panels ?? []), ...panels(contents, { take: parts?.take.opened, appearance: look.opened })], aids?.buttons ?? [], actions);
    root.append(...[bar.element, parts?.outline.progress, sheet].filter((part) => part !== undefined));
    stillpage.dressUp(root, dress.settings);
    keepLinksInside(root, result.status === 'read' ? (result.metadata.url ?? '').replace(/#.*$/, '') : '');
    sheet.addEventListener('click', () => void bar.shut());
    /** @type {UndoSlot | null} */
    let undone = null;
    let isMoved = false;
    const move = () => void (isMoved = true);
    for (const type of ['wheel', 'touchmove', 'click']) sheet.addEventListener(type, move, { passive: true });
    const start = /** @type {HTMLElement} */ (sheet.firstElementChild);
    start.tabIndex = -1;
    /** What each key does; true where it did something. @type {Partial<Record<ShortcutName, () => unknown>>} */
    const acts = {
      sectionNext: () => parts?.outline.step(1),
      sectionPrevious: () => parts?.outline.step(-1),
      outline: () => bar.toggle('outline'),
      take: () => bar.toggle('take'),
      notes: () => aids?.panels.length && bar.toggle('notes'),
      appearance: () => bar.toggle('appearance'),
      shortcuts: () => bar.toggle('shortcuts'),
      pick: () => actions.pick?.(),
      selectionOnly: () => actions.selection?.() ?? false,
      textLarger: () => look.enlarge(1),
      textSmaller: () => look.enlarge(-1),
      ...aids?.acts,
      close: () => aids?.footnotes.shut() || bar.shut() || aids?.shut() || actions.close(),
    };
    return {
      root,
      start,
      label: label(result),
      key(event) {
        if (undone?.key(event) || aids?.key(event)) return true;
        const name = stillpage.shortcutOf(event, /** @type {ShadowRoot | Document} */ (root.getRootNode()).activeElement);
        if (name !== 'close') move();
        const act = name === null ? undefined : acts[name];
        return act !== undefined && act() !== false;
      },
      dress: (settings) => stillpage.dressUp(root, settings),
      toast: (words, undo) => (undone ??= stillpage.undoSlot(root)).say(words, undo),
      reveal: (block) => parts?.leftOut.reveal(block),
      update: parts ? updater(/** @type {ReadResult} */ (result), parts, actions, () => aids?.footnotes.look()) : () => false,
      passage: parts?.passage ?? null,
      returnTo(place) {
        if (!parts?.passage.goTo(place)) return;
        const toast = stillpage.toastIn(root);
        const fromTop = () => {
          toast.remove();
          start.focus({ preventScroll: true });
          (root.closest('dialog') ?? document.documentElement).scrollTop = 0;
        };
        toast.say(text('placeBack'), stillpage.wordButton('placeTop', 'act', fromTop));
        for (const type of ['wheel', 'touchmove', 'click']) sheet.addEventListener(type, toast.remove, { once: true, passive: true });
      },
      isMoved: () => isMoved,
      leave: () => aids?.leave(),
      follow: follower(root, () => parts?.outline.update()),
    };
  };

  /**
   * The same, made in turns with the page.
   *
   * @param {Result} result
   * @param {Dress} dress
   * @param {ViewActions} actions
   */
  const viewInTurns = async (result, dress, actions) => {
    const turns = new stillpageTurns();
    const body = result.status === 'read' ? await stillpage.bodyInTurns(result, actions, turns) : undefined;
    const made = view(result, dress, actions, body);
    // To show a long one takes a turn of its own.
    if (turns.hasPaused) await turns.next();
    return made;
  };

  globalThis.stillpage = Object.assign(globalThis.stillpage ?? {}, { view, viewInTurns });
}
