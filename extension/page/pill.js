/** The pill of calm mode: how much is hidden, of what kinds, and the way back. */
{
  const { make, text } = stillpage;

  const NAME = 'stillpage-calm';
  /** How often a page may take the pill out before it is left out. */
  const MOST_DISTURBANCES = 20;
  /** Events that the page's own handlers must not see happen in the pill. */
  const INNER = ['click', 'mousedown', 'mouseup', 'pointerdown', 'pointerup', 'keydown', 'keyup', 'keypress', 'focusin', 'focusout'];

  /** @param {string} css */
  const build = (css) => {
    const host = document.createElement(NAME);
    const shadow = host.attachShadow({ mode: 'closed' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    shadow.adoptedStyleSheets = [sheet];
    for (const type of INNER) host.addEventListener(type, (event) => event.stopPropagation());
    return { host, shadow };
  };

  /** @param {string} className @param {MessageKey} key @param {() => void} act */
  const button = (className, key, act) => {
    const element = document.createElement('button');
    element.type = 'button';
    element.className = className;
    element.textContent = text(key);
    element.addEventListener('click', act);
    return element;
  };

  /** @param {Map<string, number>} counts */
  const rows = (counts) =>
    [...counts].sort((a, b) => b[1] - a[1]).map(([kind, count]) => make('li', '', make('span', '', stillpage.kindName(kind)), String(count)));

  /**
   * @param {string} css
   * @param {Settings} settings
   * @param {{undo: () => void, options: () => void}} actions
   * @returns {Pill}
   */
  const openPill = (css, settings, { undo, options }) => {
    const { host, shadow } = build(css);
    const words = make('summary', '');
    const list = make('ul', '');
    const choose = button('choose', 'calmChoose', options);
    const details = make('details', '', words, make('div', 'kinds', list, choose));
    const pill = make('div', 'stillpage pill', details, button('undo', 'calmUndo', undo));
    pill.setAttribute('role', 'region');
    pill.setAttribute('aria-label', text('calmLabel'));
    pill.dir = chrome.i18n.getMessage('@@bidi_dir');
    stillpage.dressUp(pill, settings);
    shadow.append(pill);
    let disturbances = 0;
    const attach = () => document.documentElement.append(host);
    attach();
    return {
      show(counts) {
        const sum = [...counts.values()].reduce((a, b) => a + b, 0);
        words.textContent = text('calmHidden', String(sum));
        list.replaceChildren(...rows(counts));
        choose.hidden = false;
      },
      keep() {
        if (host.isConnected || disturbances >= MOST_DISTURBANCES) return;
        disturbances += 1;
        attach();
      },
      say: (message) => words.replaceChildren(message),
      remove: () => host.remove(),
      is: (node) => node === host,
    };
  };

  globalThis.stillpage = Object.assign(globalThis.stillpage ?? {}, { openPill });
}
