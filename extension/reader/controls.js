/** The controls of how the reader looks, made from the table of settings, and what they set. */
{
  const { icon, make, text } = stillpage;

  /** @param {string} word */
  const capital = (word) => word.charAt(0).toUpperCase() + word.slice(1);

  /**
   * The word for a setting or, with a value, for one of its choices.
   *
   * @param {Setting} setting
   * @param {string} [value]
   */
  const name = (setting, value) =>
    text(/** @type {MessageKey} */ (value === undefined ? setting.name : setting.name + capital(value)));

  /**
   * @param {Choice} setting
   * @param {Settings} settings
   * @param {(value: string) => void} set
   */
  const choice = (setting, settings, set) => {
    const options = setting.values.map((value) => {
      const input = document.createElement('input');
      input.type = 'radio';
      input.name = setting.name;
      input.value = value;
      input.checked = settings[setting.name] === value;
      input.addEventListener('change', () => set(value));
      const label = make('label', 'option', input, make('span', '', name(setting, value)));
      label.dataset[setting.name] = value;
      return label;
    });
    const group = make('fieldset', `setting ${setting.name}`, make('legend', '', name(setting)));
    group.append(make('div', 'options', ...options));
    return group;
  };

  /**
   * @param {Scale} setting
   * @param {Settings} settings
   * @param {(value: number) => void} set
   */
  const scale = (setting, settings, set) => {
    let value = settings[setting.name];
    const shown = document.createElement('output');
    const less = document.createElement('button');
    const more = document.createElement('button');
    const show = () => {
      shown.textContent = setting.step < 1 ? value.toFixed(1) : String(value);
      less.disabled = value <= setting.least;
      more.disabled = value >= setting.most;
    };
    /** @param {number} sign */
    const step = (sign) => {
      const next = Number((value + sign * setting.step).toFixed(2));
      value = Math.min(setting.most, Math.max(setting.least, next));
      show();
      set(value);
    };
    furnish(less, 'minus', text('less', name(setting)), () => step(-1));
    furnish(more, 'plus', text('more', name(setting)), () => step(1));
    show();
    const row = make('div', `setting ${setting.name}`, make('span', 'label', name(setting)));
    row.setAttribute('role', 'group');
    row.setAttribute('aria-label', name(setting));
    row.append(make('div', 'steps', less, shown, more));
    return row;
  };

  /**
   * @param {HTMLButtonElement} button
   * @param {'minus' | 'plus'} sign
   * @param {string} label
   * @param {() => void} act
   */
  const furnish = (button, sign, label, act) => {
    button.type = 'button';
    button.className = `step ${sign}`;
    button.setAttribute('aria-label', label);
    button.append(icon(sign));
    button.addEventListener('click', act);
  };

  /**
   * @param {readonly Setting[]} table
   * @param {Settings} settings
   * @param {(settings: Settings) => void} change
   */
  const controls = (table, settings, change) => {
    const current = { ...settings };
    const box = make('div', 'controls');
    for (const setting of table) {
      /** @param {string | number} value */
      const set = (value) => {
        Object.assign(current, { [setting.name]: value });
        change({ ...current });
      };
      box.append(setting.type === 'choice' ? choice(setting, current, set) : scale(setting, current, set));
    }
    return box;
  };

  /**
   * Dresses a view: words become data attributes, numbers become custom properties.
   *
   * @param {HTMLElement} root
   * @param {Settings} settings
   */
  const dressUp = (root, settings) => {
    root.dataset.theme = settings.theme;
    root.dataset.font = settings.font;
    root.style.setProperty('--size', `${settings.size}px`);
    root.style.setProperty('--width', String(settings.width));
    root.style.setProperty('--leading', String(settings.leading));
    root.style.setProperty('--spacing', String(settings.spacing));
  };

  globalThis.stillpage = Object.assign(globalThis.stillpage ?? {}, { controls, dressUp });
}
