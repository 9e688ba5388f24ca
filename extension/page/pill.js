/** The pill of calm mode: how much is hidden, of what kinds, and the way back. */
{
  const { document } = stillpageAccess;
  const { make, text } = stillpage;

  const NAME = 'stillpage-calm';
  /** How often a page may take the pill out before it is left out. */
  const MOST_DISTURBANCES = 20;
  /** Events that the page's own handlers must not see happen in the pill. */
  const INNER = ['click', 'mousedown', 'mouseup', 'pointerdown', 'pointerup', 'keydown', 'keyup', 'keypress', 'focusin', 'focusout'];

  /** Made out of the page's reach, as the reader's host is. @param {string} css */
  const build = (css) => {
    const host = document.implementation.createHTMLDocument('').createElement(NAME);
    const shadow = host.attachShadow({ mode: 'closed' });
    document.adoptNode(host);
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    shadow.adoptedStyleSheets = [sheet];
    for (const type of INNER) host.addEventListener(type, (event) => event.stopPropagation());
    return { host, shadow };
  };

  /** @param {string} className @param {MessageKey} key @param {() => void} act */
  const wordButton = (className, key, act) => {
    const element = document.createElement('button');
    element.type = 'button';
    element.className = className;
    element.textContent = text(key);
    element.addEventListener('click', act);
    return element;
  };

  /** How a part begins; a picture or frame has no words. @param {Element} element */
  const beginning = (element) => (element.textContent ?? '').trim().replace(/\s+/g, ' ').slice(0, 60);

  /** @param {VeilPart} a @param {VeilPart} b */
  const isSame = (a, b) => a.element === b.element && a.shown === b.shown && a.kind === b.kind;

  /** @param {VeilPart} part @param {PillActions} actions */
  const row = (part, { flip, remember }) => {
    const words = make('span', 'words', beginning(part.element));
    words.dir = 'auto';
    const button = wordButton('flip', part.shown ? 'calmHide' : 'calmShow', () => flip(part));
    const keep = part.shown && remember ? wordButton('flip keep', 'remember', () => remember(part)) : null;
    const why = part.reasons.length > 0 ? make('span', 'why', part.reasons.map(stillpage.reasonWords).join('\u00a0· ')) : null;
    const kind = make('strong', '', stillpage.kindName(part.kind));
    return make('li', part.shown ? 'shown' : '', make('div', '', kind, why, words), make('div', 'choices', button, keep));
  };

  /**
   * @param {string} css
   * @param {Settings} settings
   * @param {PillActions} actions
   * @returns {Pill}
   */
  const openPill = (css, settings, actions) => {
    const { undo, options, pick } = actions;
    const { host, shadow } = build(css);
    const words = make('summary', '');
    const list = make('ul', '');
    const foot = make('div', 'foot', wordButton('choose pick', 'pick', pick), wordButton('choose', 'calmChoose', options));
    const details = make('details', '', words, make('div', 'kinds', list, foot));
    const pill = make('div', 'stillpage pill', details, wordButton('undo', 'calmUndo', undo));
    pill.setAttribute('role', 'region');
    pill.setAttribute('aria-label', text('calmLabel'));
    pill.dir = chrome.i18n.getMessage('@@bidi_dir');
    stillpage.dressUp(pill, settings);
    shadow.append(pill);
    let disturbances = 0;
    /** @type {VeilPart[]} */
    let listed = [];
    /** @type {UndoSlot | null} */
    let undone = null;
    const key = (/** @type {KeyboardEvent} */ event) => {
      if (!undone?.key(event)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    addEventListener('keydown', key, { capture: true });
    const attach = () => document.documentElement.append(host);
    attach();
    return {
      show(parts) {
        const sum = parts.filter((part) => !part.shown).length;
        words.textContent = text('calmHidden', String(sum));
        // Made anew only where something changed: a button that is pressed must stay.
        const same = parts.length === listed.length && parts.every((part, i) => isSame(part, listed[i]));
        if (same) return;
        listed = parts;
        list.replaceChildren(...parts.map((part) => row(part, actions)));
      },
      keep() {
        if (host.isConnected || disturbances >= MOST_DISTURBANCES) return;
        disturbances += 1;
        attach();
      },
      say: (message) => words.replaceChildren(message),
      toast: (message, undo) => (undone ??= stillpage.undoSlot(pill)).say(message, undo),
      remove() {
        removeEventListener('keydown', key, { capture: true });
        undone?.remove();
        host.remove();
      },
      is: (node) => node === host,
    };
  };

  globalThis.stillpage = Object.assign(globalThis.stillpage ?? {}, { openPill });
}
