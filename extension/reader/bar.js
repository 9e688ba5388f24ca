/** The bar: a button for each panel, one of which is open at a time, and the button that closes the reader. */
{
  const { make, text } = stillpage;

  /** What takes the focus in a panel that opens. */
  const FIRST = '[aria-current], input:checked, button, [tabindex]';

  /**
   * A panel and its button.
   *
   * @param {PanelPlan} plan
   * @param {(name: PanelName, open: boolean) => void} set
   */
  const disclosure = ({ name, sign, content, opened }, set) => {
    const panel = make('div', `panel ${name}`, content);
    panel.hidden = true;
    panel.id = `panel-${name}`;
    panel.tabIndex = -1;
    panel.setAttribute('role', 'group');
    panel.setAttribute('aria-label', text(name));
    const opener = stillpage.signButton(sign, text(name), () => set(name, Boolean(panel.hidden)));
    opener.setAttribute('aria-expanded', 'false');
    opener.setAttribute('aria-controls', panel.id);
    return { name, panel, opener, opened };
  };

  /** @param {{panel: HTMLElement, opener: HTMLElement}} disclosure @param {boolean} open */
  const turn = ({ panel, opener }, open) => {
    panel.hidden = !open;
    opener.setAttribute('aria-expanded', String(open));
  };

  /**
   * @param {readonly PanelPlan[]} plans
   * @param {readonly HTMLElement[]} aids buttons without a panel
   * @param {ViewActions} actions
   * @returns {BarView}
   */
  const barView = (plans, aids, actions) => {
    /** @type {ReturnType<typeof disclosure>[]} */
    const all = [];
    /** @param {PanelName} name @param {boolean} open */
    const set = (name, open) => {
      for (const one of all) turn(one, open && one.name === name);
      const chosen = all.find((one) => one.name === name);
      const first = open ? /** @type {HTMLElement | null} */ (chosen?.panel.querySelector(FIRST) ?? chosen?.panel) : chosen?.opener;
      first?.focus();
      if (open) chosen?.opened?.();
    };
    all.push(...plans.map((plan) => disclosure(plan, set)));
    const buttons = all.flatMap(({ opener, panel }) => [opener, panel]);
    const calm = actions.calm && stillpage.signButton('calm', text('calmStart'), actions.calm);
    const pick = actions.pick && stillpage.signButton('pick', text('pick'), actions.pick);
    const close = stillpage.signButton('close', text('close'), actions.close);
    const tools = make('div', 'tools', calm, pick, ...aids, ...buttons, close);
    tools.setAttribute('role', 'toolbar');
    tools.setAttribute('aria-label', text('toolbar'));
    const element = make('header', 'bar', tools);
    // A click on a button would take away the selection that the button is about.
    element.addEventListener('mousedown', (event) => event.target instanceof Element && event.target.closest('button') && event.preventDefault());
    return {
      element,
      isOpen: () => all.some(({ panel }) => !panel.hidden),
      toggle: (name) => set(name, Boolean(all.find((one) => one.name === name)?.panel.hidden)),
      shut() {
        const open = all.find(({ panel }) => !panel.hidden);
        if (open) set(open.name, false);
        return open !== undefined;
      },
    };
  };

  globalThis.stillpage = Object.assign(globalThis.stillpage ?? {}, { barView });
}
