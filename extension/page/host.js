/**
 * The place of the overlay in the page: one element with a closed shadow root and a modal dialog,
 * kept there and on top for as long as it is open.
 *
 * The dialog opens as a popover and becomes modal once it was painted: for a modal one browsers style the
 * whole page anew, since all of it becomes inert, and a person would wait for that.
 */
{
  const { document } = stillpageAccess;
  const NAME = 'stillpage-reader';
  /** How often a page may take the host out or change it before it is left alone. */
  const MOST_DISTURBANCES = 20;
  /** Events that the page's own document handlers must not see happen in the reader. */
  const KEYS = ['keydown', 'keypress', 'keyup'];
  const INNER = [
    'click', 'dblclick', 'auxclick', 'contextmenu', 'mousedown', 'mouseup', 'mousemove', 'mouseover', 'mouseout',
    'pointerdown', 'pointerup', 'pointermove', 'pointerover', 'pointerout', 'pointercancel',
    'touchstart', 'touchmove', 'touchend', 'wheel', 'focusin', 'focusout', 'input', 'change', 'beforeinput',
    'copy', 'cut', 'paste', 'dragstart', 'selectstart',
  ];

  /**
   * Made in a document without a window: had the page a class of its own for this name, an element made
   * here would be one of those, and hand its closed shadow tree to the page (`ElementInternals`).
   *
   * @param {string} css
   */
  const build = (css) => {
    const host = document.implementation.createHTMLDocument('').createElement(NAME);
    const shadow = host.attachShadow({ mode: 'closed' });
    document.adoptNode(host);
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    shadow.adoptedStyleSheets = [sheet];
    const dialog = document.createElement('dialog');
    shadow.append(dialog);
    return { host, dialog };
  };

  /** A host that was made before it was called for. @type {ReturnType<typeof build> | null} */
  let made = null;

  /** Makes a host while there is time; where it cannot be, who opens one is told. @param {string} css */
  const readyHost = (css) => {
    try {
      if (holdsHtml()) made ??= build(css);
    } catch {
      made = null;
    }
  };

  /**
   * Calls back when the page takes the host out or sets attributes on it, and when the page puts another
   * in its own place: `document.open()` takes every handler of ours with it.
   *
   * @param {HTMLElement} host
   * @param {() => void} disturbed
   * @param {() => void} lost
   */
  const watch = (host, disturbed, lost) => {
    const root = document.documentElement;
    const observer = new MutationObserver(() => {
      const bare = host.attributes.length === 0;
      const isSame = document.documentElement === root;
      if (isSame && host.isConnected && bare && host.parentNode === root) return;
      observer.disconnect();
      if (isSame) disturbed();
      else lost();
    });
    const start = () => {
      observer.observe(window.document, { childList: true });
      observer.observe(root, { childList: true });
      observer.observe(host, { attributes: true });
    };
    return { start, stop: () => observer.disconnect() };
  };

  /**
   * Makes the dialog modal, above whatever the page has put on top since.
   *
   * @param {HTMLDialogElement} dialog
   * @param {HTMLElement | null} [start] what takes the focus where nothing in the dialog has it
   */
  const raise = (dialog, start = null) => {
    const { scrollTop } = dialog;
    const focused = /** @type {ShadowRoot} */ (dialog.getRootNode()).activeElement ?? start;
    dialog.removeAttribute('popover');
    // Without its attribute a dialog would not close, and keep its old place below.
    if (dialog.open) dialog.close();
    dialog.showModal();
    if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
    dialog.scrollTop = scrollTop;
  };

  /** @param {Element} host */
  const attach = (host) => {
    // One of an extension that was updated meanwhile: in Firefox nothing of it runs any more.
    for (const stale of document.querySelectorAll(`:root > ${NAME}`)) if (stale !== host) stale.remove();
    for (const { name } of [...host.attributes]) host.removeAttribute(name);
    document.documentElement.append(host);
  };

  /**
   * @param {HTMLElement} host
   * @param {HTMLDialogElement} dialog
   * @param {HostEvents} events
   */
  const listen = (host, dialog, events) => {
    const { signal, abort } = controller();
    /** @param {Event} event */
    const key = (event) => {
      // A page can make keys of its own; only those of a person count.
      if (!event.isTrusted) return;
      event.stopImmediatePropagation();
      if (event.type !== 'keydown') return;
      if (events.key(/** @type {KeyboardEvent} */ (event))) event.preventDefault();
    };
    for (const type of KEYS) addEventListener(type, key, { capture: true, signal });
    for (const type of INNER) host.addEventListener(type, (event) => event.stopPropagation(), { signal, passive: true });
    /** @param {Event} event */
    const covered = (event) => event.isTrusted && event.target !== host && raise(dialog);
    addEventListener('toggle', covered, { capture: true, signal });
    addEventListener('fullscreenchange', covered, { capture: true, signal });
    dialog.addEventListener('cancel', (event) => {
      event.preventDefault();
      events.close();
    });
    return abort;
  };

  const controller = () => {
    const made = new AbortController();
    return { signal: made.signal, abort: () => made.abort() };
  };

  /** Whether elements made here are HTML: in XML documents, also those that browsers draw, they are not. */
  const holdsHtml = () => {
    const isHtml = (/** @type {unknown} */ node) => node instanceof HTMLElement;
    return isHtml(document.documentElement) && isHtml(document.createElement('p'));
  };

  /** Calls back once what is shown now was painted, and the frame after it. @param {() => void} act */
  const afterPaint = (act) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(act)));

  /** Throws where the page holds no such host. @param {string} css @param {HostEvents} events @returns {Host} */
  const open = (css, events) => {
    const { host, dialog } = made ?? build(css);
    made = null;
    let disturbances = 0;
    /** Scrolling is kept here, since a dialog that is taken out of the page loses it. */
    let scroll = 0;
    const watcher = watch(host, () => {
      disturbances += 1;
      if (disturbances > MOST_DISTURBANCES) return events.lost();
      const back = scroll;
      attach(host);
      raise(dialog);
      dialog.scrollTop = back;
      watcher.start();
    }, events.lost);
    attach(host);
    dialog.popover = 'manual';
    dialog.showPopover();
    watcher.start();
    dialog.addEventListener('scroll', () => (scroll = dialog.scrollTop), { passive: true });
    const silence = listen(host, dialog, events);
    return {
      show(view) {
        dialog.replaceChildren(view.root);
        dialog.setAttribute('aria-label', view.label);
        dialog.scrollTop = 0;
        view.start.focus({ preventScroll: true });
        view.follow(dialog);
        afterPaint(() => host.isConnected && dialog.popover !== null && raise(dialog, view.start));
      },
      remove() {
        watcher.stop();
        silence();
        dialog.close();
        host.remove();
      },
    };
  };

  /** A host in this page, or null where none can be. @param {string} css @param {HostEvents} events */
  const openHost = (css, events) => {
    try {
      return holdsHtml() ? open(css, events) : null;
    } catch {
      return null;
    }
  };

  globalThis.stillpage = Object.assign(globalThis.stillpage ?? {}, { holdsHtml, readyHost, openHost });
}
