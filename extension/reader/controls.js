/** The controls of how the reader looks, made from the table of settings. */
{
  const { document } = stillpageAccess;
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
   * @param {Colour} setting
   * @param {Settings} settings
   * @param {(value: string) => void} set
   */
  const colour = (setting, settings, set) => {
    const input = document.createElement('input');
    input.type = 'color';
    input.value = settings[setting.name];
    input.addEventListener('input', () => set(input.value));
    return make('label', `setting ${setting.name}`, make('span', 'label', name(setting)), input);
  };

  /** How much light a colour gives off, from 0 to 1 (WCAG 2.2, relative luminance). @param {string} hex */
  const luminance = (hex) => {
    const parts = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255);
    const [red = 0, green = 0, blue = 0] = parts.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };

  /** The least contrast of text that most people can read (WCAG 2.2, success criterion 1.4.3). */
  const LEAST_CONTRAST = 4.5;

  /** Says so where a person's own colours are hard to tell apart. @param {HTMLElement} note @param {Settings} settings */
  const warn = (note, { theme, paper, ink }) => {
    const [light = 0, dark = 0] = [luminance(paper), luminance(ink)].sort((a, b) => b - a);
    const ratio = (light + 0.05) / (dark + 0.05);
    const said = theme === 'own' && ratio < LEAST_CONTRAST ? text('contrastLow', ratio.toFixed(1)) : '';
    if (note.textContent !== said) note.textContent = said;
  };

  /** The control of a setting. @param {Exclude<Setting, Name>} setting @param {Settings} settings @param {(value: any) => void} set */
  const control = (setting, settings, set) => {
    if (setting.type === 'choice') return choice(setting, settings, set);
    return setting.type === 'colour' ? colour(setting, settings, set) : scale(setting, settings, set);
  };

  /**
   * @param {readonly Setting[]} table
   * @param {Settings} settings
   * @param {(settings: Settings) => void} change
   */
  const controls = (table, settings, change) => {
    const current = { ...settings };
    const box = make('div', 'controls');
    const note = make('p', 'warning', '');
    note.setAttribute('role', 'status');
    warn(note, current);
    // Names are of what only a browser knows, such as voices: they are chosen where it is asked for them.
    for (const setting of table) {
      if (setting.type === 'name') continue;
      /** @param {string | number} value */
      const set = (value) => {
        Object.assign(current, { [setting.name]: value });
        change({ ...current });
        warn(note, current);
      };
      box.append(control(setting, current, set));
      if (setting.name === 'ink') box.append(note);
    }
    return box;
  };

  globalThis.stillpage = Object.assign(globalThis.stillpage ?? {}, { controls });
}
// What an injected script leaves as its last value is sent to the background: a plain one.
'done';
