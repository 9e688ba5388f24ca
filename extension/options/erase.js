/** Erasing all, asked twice. */

const { make, text } = stillpage;

/**
 * Asks whether all is to go; keeping it is what a hasty key does.
 *
 * @param {HTMLElement} root
 * @returns {Promise<boolean>}
 */
export function sure(root) {
  const dialog = /** @type {HTMLDialogElement} */ (make('dialog', 'sure', make('p', '', text('eraseSure'))));
  dialog.setAttribute('aria-label', text('optionsErase'));
  const keep = stillpage.wordButton('eraseKeep', 'act', () => dialog.close());
  const go = stillpage.wordButton('optionsErase', 'act first', () => dialog.close('erase'));
  dialog.append(make('div', 'acts', keep, go));
  root.append(dialog);
  dialog.showModal();
  keep.focus();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(dialog.returnValue === 'erase');
    });
  });
}
