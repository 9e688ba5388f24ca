/**
 * The place of the overlay in the page: one element with a closed shadow root and a modal dialog,
 * kept there and on top for as long as it is open.
 */
{
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

  /** @param {string} css */
  const build = (css) => {
    const host = document.createElement(NAME);
    const shadow = host.attachShadow({ mode: 'closed' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    shadow.adoptedStyleSheets = [sheet];
    const dialog = document.createElement('dialog');
    shadow.append(dialog);
    return { host, dialog };
  };

  /**
   * Calls back when the page takes the host out, or sets attributes on it.
   *
   * @param {HTMLElement} host
   * @param {() => void} disturbed
   */
  const watch = (host, disturbed) => {
    const observer = new MutationObserver(() => {
      const bare = host.attributes.length === 0;
      if (host.isConnected && bare && host.parentNode === document.documentElement) return;
      observer.disconnect();
      disturbed();
    });
    const start = () => {
      observer.observe(document, { childList: true });
      if (document.documentElement) observer.observe(document.documentElement, { childList: true });
      observer.observe(host, { attributes: true });
    };
    return { start, stop: () => observer.disconnect() };
  };

  /**
   * Puts the dialog above whatever the page has put on top since.
   *
   * @param {HTMLDialogElement} dialog
   */
  const raise = (dialog) => {
    const { scrollTop } = dialog;
    const focused = /** @type {ShadowRoot} */ (dialog.getRootNode()).activeElement;
    // Without its attribute a dialog would not close, and keep its old place below.
    if (dialog.open) dialog.close();
    dialog.showModal();
    if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
    dialog.scrollTop = scrollTop;
  };

  /** @param {Element} host */
  const attach = (host) => {
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
      event.stopImmediatePropagation();
      if (event.type !== 'keydown') return;
      if (events.key(/** @type {KeyboardEvent} */ (event))) event.preventDefault();
    };
    for (const type of KEYS) addEventListener(type, key, { capture: true, signal });
    for (const type of INNER) host.addEventListener(type, (event) => event.stopPropagation(), { signal, passive: true });
    /** @param {Event} event */
    const covered = (event) => event.target !== host && raise(dialog);
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

  /**
   * @param {string} css
   * @param {HostEvents} events
   * @returns {Host}
   */
  const openHost = (css, events) => {
    const { host, dialog } = build(css);
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
    });
    attach(host);
    dialog.showModal();
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
      },
      remove() {
        watcher.stop();
        silence();
        dialog.close();
        host.remove();
      },
    };
  };

  globalThis.stillpage = Object.assign(globalThis.stillpage ?? {}, { openHost });
}
