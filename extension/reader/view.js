/** The view: a bar with few buttons, and the article or a notice. Shared by overlay and tab. */
{
  const { make, text, icon } = stillpage;

  /**
   * @param {'type' | 'calm' | 'close'} sign
   * @param {string} label
   * @param {() => void} act
   */
  const button = (sign, label, act) => {
    const element = document.createElement('button');
    element.type = 'button';
    element.className = `tool ${sign}`;
    element.setAttribute('aria-label', label);
    element.title = label;
    element.append(icon(sign));
    element.addEventListener('click', act);
    return element;
  };

  /**
   * A button and the panel that it opens and closes.
   *
   * @param {HTMLElement} content
   */
  const disclosure = (content) => {
    const panel = make('div', 'panel', content);
    panel.hidden = true;
    panel.id = 'appearance';
    panel.setAttribute('role', 'group');
    panel.setAttribute('aria-label', text('appearance'));
    /** @param {boolean} open */
    const set = (open) => {
      panel.hidden = !open;
      opener.setAttribute('aria-expanded', String(open));
      if (open) /** @type {HTMLElement | null} */ (panel.querySelector('input:checked, button'))?.focus();
      else opener.focus();
    };
    const opener = button('type', text('appearance'), () => set(panel.hidden === true));
    opener.setAttribute('aria-expanded', 'false');
    opener.setAttribute('aria-controls', panel.id);
    return { opener, panel, set };
  };

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
   * @param {MessageKey} key
   * @param {string} className
   * @param {() => void} act
   */
  const word = (key, className, act) => {
    const element = document.createElement('button');
    element.type = 'button';
    element.className = `more ${className}`;
    element.textContent = text(key);
    element.addEventListener('click', act);
    return element;
  };

  /**
   * What the panel holds: the controls, the way back to how all was at first, and to all settings.
   *
   * @param {Dress} dress
   * @param {HTMLElement} root
   * @param {ViewActions} actions
   */
  const appearance = ({ table, settings }, root, actions) => {
    const slot = make('div', '');
    /** @param {Settings} next */
    const change = (next) => {
      stillpage.dressUp(root, next);
      actions.save(next);
    };
    /** @param {Settings} shown */
    const fill = (shown) => slot.replaceChildren(stillpage.controls(table, shown, change));
    const reset = () => {
      const first = Object.fromEntries(table.map(({ name, initial }) => [name, initial]));
      fill(/** @type {any} */ (first));
      change(/** @type {any} */ (first));
    };
    fill(settings);
    const ends = make('div', 'ends', word('reset', 'reset', reset), word('settingsLink', 'all', actions.options));
    return make('div', '', slot, ends);
  };

  /**
   * @param {Result} result
   * @param {Dress} dress
   * @param {ViewActions} actions
   * @returns {View}
   */
  const view = (result, dress, actions) => {
    const root = make('div', 'stillpage');
    root.dir = chrome.i18n.getMessage('@@bidi_dir');
    const leftOut = result.status === 'read' ? stillpage.leftOutView(result.blocks, actions) : null;
    const sheet =
      result.status === 'read'
        ? make('div', 'sheet', stillpage.articleView(result), make('footer', 'after', leftOut?.element ?? null))
        : stillpage.noticeView(result, actions);
    const { opener, panel, set } = disclosure(appearance(dress, root, actions));
    opener.hidden = dress.table.length === 0;
    const calm = actions.calm ? button('calm', text('calmStart'), actions.calm) : null;
    const bar = make('div', 'bar', calm, opener, panel, button('close', text('close'), actions.close));
    bar.setAttribute('role', 'toolbar');
    bar.setAttribute('aria-label', text('toolbar'));
    root.append(bar, sheet);
    stillpage.dressUp(root, dress.settings);
    keepLinksInside(root, result.status === 'read' ? (result.metadata.url ?? '').replace(/#.*$/, '') : '');
    sheet.addEventListener('click', () => panel.hidden || set(false));
    const start = /** @type {HTMLElement} */ (sheet.firstElementChild);
    start.tabIndex = -1;
    return {
      root,
      start,
      label: label(result),
      key(event) {
        if (event.key !== 'Escape' || panel.hidden) return false;
        set(false);
        return true;
      },
      dress: (settings) => stillpage.dressUp(root, settings),
      reveal: (block) => leftOut?.reveal(block),
    };
  };

  globalThis.stillpage = Object.assign(globalThis.stillpage ?? {}, { view });
}
