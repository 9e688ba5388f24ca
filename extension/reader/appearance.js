/** The panel of how the reader looks: the controls, the way back to how all was at first, and to all settings. */
{
  const { document } = stillpageAccess;
  const { make, text } = stillpage;

  /** The box to tick for a look that is of this site alone. @param {boolean} isTicked @param {(ticked: boolean) => void} change */
  const onlyHere = (isTicked, change) => {
    const box = document.createElement('input');
    box.type = 'checkbox';
    box.checked = isTicked;
    box.addEventListener('change', () => change(box.checked));
    return make('label', 'only-here', box, stillpage.text('onlyHere'));
  };

  /**
   * @param {Dress} dress
   * @param {HTMLElement} root
   * @param {ViewActions} actions
   * @param {(name: AnnexName) => Promise<void>} load
   * @returns {AppearanceView}
   */
  const appearance = ({ table, settings, here }, root, actions, load) => {
    let current = settings;
    let isHere = here === true;
    /** Empty until the panel is first opened: most articles are read without. */
    const slot = make('div', '');
    const said = make('p', 'said', '');
    said.setAttribute('role', 'status');
    /** @param {Settings} next */
    const change = (next) => {
      current = next;
      stillpage.dressUp(root, next);
      const done = (/** @type {string} */ word) => void (said.textContent = word);
      actions.save(next, isHere).then(() => done(''), (error) => done(text('saveFailed', String(error?.message ?? error))));
    };
    const only = here === null ? null : onlyHere(isHere, (chosen) => {
      isHere = chosen;
      change(current);
    });
    const isEmpty = () => slot.firstChild === null;
    const fill = () => slot.replaceChildren(stillpage.controls(table.filter(({ everywhere }) => everywhere), current, change));
    const furnish = async () => {
      if (!stillpage.controls) await load('controls');
      fill();
      /** @type {HTMLElement | null} */ (slot.querySelector('input:checked'))?.focus();
    };
    /** @param {Partial<Settings>} values */
    const set = (values) => {
      change({ ...current, ...values });
      if (!isEmpty()) fill();
    };
    const reset = () => set(/** @type {any} */ (Object.fromEntries(table.map(({ name, initial }) => [name, initial]))));
    const ends = make(
      'div',
      'ends',
      stillpage.wordButton('reset', 'more reset', reset),
      actions.site && stillpage.wordButton('siteLink', 'more here', actions.site),
      stillpage.wordButton('settingsLink', 'more all', actions.options),
    );
    return {
      element: make('div', '', slot, only, said, ends),
      opened() {
        if (isEmpty()) furnish().catch((error) => (said.textContent = text('takeFailed', String(error?.message ?? error))));
      },
      settings: () => current,
      set,
      enlarge(sign) {
        const scale = table.find(({ name }) => name === 'size');
        if (scale?.type !== 'scale') return;
        set({ size: Math.min(scale.most, Math.max(scale.least, current.size + sign * scale.step)) });
      },
    };
  };

  globalThis.stillpage = Object.assign(globalThis.stillpage ?? {}, { appearance });
}
