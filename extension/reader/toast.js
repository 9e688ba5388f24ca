/** A word at the foot of the window on what happened, with a button that leads on or back. */
{
  const { make } = stillpage;

  /**
   * @param {HTMLElement} root
   * @returns {Toast}
   */
  const toastIn = (root) => {
    const element = make('div', 'toast');
    element.setAttribute('role', 'status');
    root.append(element);
    return {
      say(words, button = null) {
        element.replaceChildren(...(words ? [make('span', '', words)] : []), ...(button ? [button] : []));
      },
      remove: () => element.remove(),
    };
  };

  globalThis.stillpage = Object.assign(globalThis.stillpage ?? {}, { toastIn });
}
