/** What was left out of the article: a quiet line that opens a panel with each block (reader/reasons.js). */
{
  const { make, text } = stillpage;

  /** Names of the kinds of block, as the core's `kind` keys them. @type {Record<string, MessageKey>} */
  const KINDS = {
    title: 'kindTitle',
    meta: 'kindMeta',
    content: 'kindContent',
    ad: 'kindAd',
    ticker: 'kindTicker',
    trending: 'kindTrending',
    related: 'kindRelated',
    promo: 'kindPromo',
    social: 'kindSocial',
    comments: 'kindComments',
    author: 'kindAuthor',
    nav: 'kindNav',
    footer: 'kindFooter',
    consent: 'kindConsent',
    ui: 'kindUi',
  };

  /** @param {string} kind */
  const kindName = (kind) => (KINDS[kind] ? text(KINDS[kind]) : kind);

  /**
   * `41 blocks left out: 12 trending, 9 ticker`.
   *
   * @param {KindLeftOut[]} kinds
   */
  const summary = (kinds) => {
    const all = kinds.reduce((sum, { count }) => sum + count, 0);
    if (all === 0) return text('leftOutNone');
    const head = all === 1 ? text('leftOutOne') : text('leftOut', String(all));
    const parts = [...kinds].sort((a, b) => b.count - a.count);
    return `${head} ${parts.map(({ kind, count }) => `${count} ${kindName(kind)}`).join(', ')}`;
  };

  /** Words of a block that tell which one it is. */
  const FIRST = 60;

  /**
   * A block that was left out with doubt, folded at its place.
   *
   * @param {number} block
   * @param {string} words
   * @param {ViewActions} actions
   */
  const foldView = (block, words, actions) => {
    const first = words.length > FIRST ? `${words.slice(0, FIRST).replace(/\s+\S*$/, '')} …` : words;
    const whole = make('p', '', words);
    const beginning = make('span', '', first);
    whole.dir = beginning.dir = 'auto';
    const back = actions.explain && stillpage.wordButton('leftOutPutBack', 'more', () => actions.putBack(block, true, true));
    return make('details', 'unsure aid', make('summary', '', `${text('unsure')} `, beginning), whole, back);
  };

  /**
   * The line, and the panel where the page can still be asked.
   *
   * @param {KindLeftOut[]} kinds
   * @param {ViewActions} actions
   * @returns {LeftOutView}
   */
  const leftOutView = (kinds, actions) => {
    const { explain } = actions;
    if (explain === null) return { element: make('p', 'left-out', summary(kinds)), reveal: () => {} };
    const slot = make('div', 'blocks');
    const element = /** @type {HTMLDetailsElement} */ (make('details', 'left-out', make('summary', '', summary(kinds)), slot));
    /** @type {Promise<void> | null} */
    let filled = null;
    const fill = async () => {
      await actions.annex('reasons');
      slot.replaceChildren(stillpage.reasonList(await explain(), actions));
    };
    const open = () => {
      filled ??= fill().catch((error) => {
        // A failed try is not the last.
        filled = null;
        slot.replaceChildren(error.message);
      });
      return filled;
    };
    element.addEventListener('toggle', () => element.open && void open());
    return {
      element,
      async reveal(block) {
        element.open = true;
        await open();
        const button = slot.querySelector(`[data-block="${block}"]`);
        if (button instanceof HTMLElement) button.focus();
      },
    };
  };

  globalThis.stillpage = Object.assign(globalThis.stillpage ?? {}, { foldView, kindName, leftOutView });
}
