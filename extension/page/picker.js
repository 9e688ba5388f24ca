/** What is seen of the picker: a frame around the chosen part, and a panel with a slider and buttons. */
{
  const { document } = stillpageAccess;
  const { make, text } = stillpage;

  const NAME = 'stillpage-picker';

  /** @param {MessageKey} key @param {string} className @param {() => void} act */
  const button = (key, className, act) => {
    const element = /** @type {HTMLButtonElement} */ (make('button', className, text(key)));
    element.type = 'button';
    element.addEventListener('click', act);
    return element;
  };

  /** @param {string} css */
  const build = (css) => {
    const host = document.createElement(NAME);
    const shadow = host.attachShadow({ mode: 'closed' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    shadow.adoptedStyleSheets = [sheet];
    return { host, shadow };
  };

  const slider = () => {
    const input = /** @type {HTMLInputElement} */ (make('input', 'level'));
    input.type = 'range';
    input.min = '0';
    input.setAttribute('aria-label', text('pickLevel'));
    return input;
  };

  /** A box to tick; in private windows nothing is kept. */
  const rememberBox = () => {
    const input = /** @type {HTMLInputElement} */ (make('input', ''));
    input.type = 'checkbox';
    input.checked = !stillpage.isPrivate;
    const element = stillpage.isPrivate ? make('p', 'quiet', text('pickPrivate')) : make('label', 'box', input, text('remember'));
    return { input, element };
  };

  /** Keeps the focus going round within the panel. @param {ShadowRoot} shadow @param {boolean} back */
  const goRound = (shadow, back) => {
    const stops = /** @type {HTMLElement[]} */ ([...shadow.querySelectorAll('button, input')]);
    const at = stops.findIndex((stop) => stop === shadow.activeElement);
    stops.at((at + (back ? -1 : 1)) % stops.length)?.focus();
  };

  /**
   * @param {string} css
   * @param {Settings} settings
   * @param {PickerActions} actions
   * @returns {Picker}
   */
  const openPicker = (css, settings, actions) => {
    const { host, shadow } = build(css);
    const frame = make('div', 'frame');
    const level = slider();
    const words = make('output', 'count');
    const said = make('p', 'said');
    said.setAttribute('role', 'alert');
    const { input: remember, element: box } = rememberBox();
    const confirm = (/** @type {Part['action']} */ action) => () => actions.confirm(action, remember.checked);
    const row = make('div', 'acts', button('pickRemove', 'first', confirm('remove')), button('pickKeep', '', confirm('keep')), button('cancel', '', actions.cancel));
    const panel = make('div', 'picker', make('p', 'hint', text('pickHint')), make('div', 'climb', level, words), box, said, row);
    panel.setAttribute('role', 'dialog');
    panel.setAttribute('aria-label', text('pick'));
    const layer = make('div', 'stillpage layer', frame, panel);
    layer.dir = chrome.i18n.getMessage('@@bidi_dir');
    layer.setAttribute('popover', 'manual');
    stillpage.dressUp(layer, settings);
    level.addEventListener('input', () => actions.climb(Number(level.value)));
    shadow.append(layer);
    document.documentElement.append(host);
    layer.showPopover();
    level.focus({ preventScroll: true });
    return {
      show(choice) {
        const rect = choice.element?.getBoundingClientRect();
        frame.hidden = !rect;
        if (rect) {
          const size = { left: rect.left, top: rect.top, width: rect.width, height: rect.height };
          for (const [side, value] of Object.entries(size)) frame.style.setProperty(side, `${value}px`);
        }
        level.max = String(Math.max(0, choice.levels - 1));
        level.value = String(choice.level);
        const count = text('pickWords', String(choice.words));
        level.setAttribute('aria-valuetext', count);
        if (words.textContent !== count) words.textContent = count;
        said.textContent = '';
      },
      say: (message) => (said.textContent = message),
      /** Whether Enter is for the part, and not for a button. */
      takesEnter: () => !(shadow.activeElement instanceof HTMLButtonElement),
      confirm: confirm('remove'),
      goRound: (back) => goRound(shadow, back),
      is: (target) => target === host,
      remove: () => host.remove(),
    };
  };

  globalThis.stillpage = Object.assign(globalThis.stillpage ?? {}, { openPicker });
}
