/** The panel of how the reader looks: the controls, the way back to how all was at first, and to all settings. */
{
  const { make, text } = stillpage;

  /**
   * @param {Dress} dress
   * @param {HTMLElement} root
   * @param {ViewActions} actions
   * @returns {AppearanceView}
   */
  const appearance = ({ table, settings }, root, actions) => {
    let current = settings;
    const slot = make('div', '');
    const said = make('p', 'said', '');
    said.setAttribute('role', 'status');
    /** @param {Settings} next */
    const change = (next) => {
      current = next;
      stillpage.dressUp(root, next);
      const done = (/** @type {string} */ word) => void (said.textContent = word);
      actions.save(next).then(() => done(''), (error) => done(text('saveFailed', String(error?.message ?? error))));
    };
    const fill = () => slot.replaceChildren(stillpage.controls(table.filter(({ everywhere }) => everywhere), current, change));
    /** @param {Partial<Settings>} values */
    const set = (values) => {
      change({ ...current, ...values });
      fill();
    };
    const reset = () => set(/** @type {any} */ (Object.fromEntries(table.map(({ name, initial }) => [name, initial]))));
    fill();
    const ends = make(
      'div',
      'ends',
      stillpage.wordButton('reset', 'more reset', reset),
      actions.site && stillpage.wordButton('siteLink', 'more here', actions.site),
      stillpage.wordButton('settingsLink', 'more all', actions.options),
    );
    return {
      element: make('div', '', slot, said, ends),
      enlarge(sign) {
        const scale = table.find(({ name }) => name === 'size');
        if (scale?.type !== 'scale') return;
        set({ size: Math.min(scale.most, Math.max(scale.least, current.size + sign * scale.step)) });
      },
    };
  };

  globalThis.stillpage = Object.assign(globalThis.stillpage ?? {}, { appearance });
}
