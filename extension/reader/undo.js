/** A word on what was just done, with the way back: a button, or Ctrl+Z. It goes by itself. */
{
  const { make, text } = stillpage;

  /** How long it stays, in milliseconds; longer while the pointer or the focus is on it. */
  const STAY = 10_000;

  /**
   * @param {string} words
   * @param {(() => void) | null} undo
   * @returns {UndoToast}
   */
  const undoToast = (words, undo) => {
    const said = make('span', '');
    const element = make('div', 'undo-toast', said);
    element.setAttribute('role', 'status');
    let timer = 0;
    const remove = () => {
      clearTimeout(timer);
      element.remove();
    };
    const act = () => {
      remove();
      undo?.();
    };
    if (undo) {
      const button = make('button', '', text('calmUndo'));
      button.setAttribute('type', 'button');
      button.addEventListener('click', act);
      element.append(button);
    }
    const wait = () => {
      clearTimeout(timer);
      timer = window.setTimeout(() => (element.matches(':hover, :focus-within') ? wait() : remove()), STAY);
    };
    wait();
    // A status is read out when its words come, not when it does.
    requestAnimationFrame(() => (said.textContent = words));
    return {
      element,
      remove,
      key(event) {
        const isUndo = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === 'z';
        if (!isUndo || !undo || !element.isConnected) return false;
        act();
        return true;
      },
    };
  };

  /** The place of such words in a view: one at a time. @param {HTMLElement} root @returns {UndoSlot} */
  const undoSlot = (root) => {
    /** @type {UndoToast | null} */
    let shown = null;
    return {
      say(words, undo) {
        shown?.remove();
        shown = undoToast(words, undo);
        root.append(shown.element);
      },
      key: (event) => shown?.key(event) ?? false,
      remove: () => shown?.remove(),
    };
  };

  globalThis.stillpage = Object.assign(globalThis.stillpage ?? {}, { undoSlot });
}
