/** What an article goes on with below its text: its next pages, and what readers wrote. */
{
  const { make, text } = stillpage;

  /**
   * Runs what a button asks for, the button resting meanwhile; what goes wrong is said.
   *
   * @param {HTMLElement} said
   * @param {HTMLButtonElement[]} buttons
   * @param {() => Promise<unknown>} run
   */
  const busy = async (said, buttons, run) => {
    for (const button of buttons) button.disabled = true;
    said.textContent = text('furtherLoading');
    const wrong = await run().then(() => '', () => text('furtherFailed'));
    for (const button of buttons) button.disabled = false;
    said.textContent = wrong;
  };

  const line = () => {
    const said = make('p', 'said', '');
    said.setAttribute('role', 'status');
    return said;
  };

  /**
   * The buttons that read on, as long as there are pages.
   *
   * @param {ReadResult} result
   * @param {ViewActions} actions
   */
  const pagesView = ({ next }, actions) => {
    const { further } = actions;
    if (!next || further === null) return null;
    const said = line();
    /** @param {boolean} all */
    const run = (all) => void busy(said, buttons, () => further(all));
    const one = stillpage.wordButton('pagesNext', 'act first pagesNext', () => run(false));
    const count = next.last - next.number + 1;
    const all = stillpage.wordButton('pagesAll', 'act pagesAll', () => run(true));
    all.textContent = text('pagesAll', String(count));
    const buttons = /** @type {HTMLButtonElement[]} */ (count > 1 ? [one, all] : [one]);
    return make('div', 'further', make('div', 'acts', ...buttons), said);
  };

  /**
   * The comments, folded, asked for when they are unfolded.
   *
   * @param {ReadResult} result
   * @param {ViewActions} actions
   */
  const commentsView = ({ leftOut }, actions) => {
    const { comments } = actions;
    if (comments === null || !leftOut.some(({ kind }) => kind === 'comments')) return null;
    const slot = make('div', 'body comments');
    const element = /** @type {HTMLDetailsElement} */ (make('details', 'readers', make('summary', '', text('comments')), slot));
    const fill = async () => {
      const reply = await comments();
      slot.replaceChildren(reply.status === 'read' ? stillpage.planNodes(reply) : make('p', '', reply.message));
    };
    /** @type {Promise<void> | null} */
    let filled = null;
    element.addEventListener('toggle', () => {
      if (element.open) filled ??= fill().catch((error) => slot.replaceChildren(String(error)));
    });
    return element;
  };

  /** Says at each seam which page begins there. @param {ParentNode} body */
  const nameSeams = (body) => {
    for (const link of body.querySelectorAll('p.stillpage-page > a')) link.textContent = text('page', link.textContent);
  };

  globalThis.stillpage = Object.assign(globalThis.stillpage ?? {}, { pagesView, commentsView, nameSeams });
}
