/** Blocks of code: the name of the language, and a button that copies. */
{
  const { make, text } = stillpage;

  /** How long the button says that it copied, in milliseconds. */
  const SAID = 2000;

  /** @param {HTMLElement} code */
  const language = (code) => /^language-(.+)$/.exec(code.className)?.[1] ?? '';

  /** @param {HTMLElement} code */
  const copyButton = (code) => {
    const button = stillpage.signButton('copy', text('codeCopy'), () => void copy());
    const said = make('span', 'unseen', '');
    said.setAttribute('role', 'status');
    const copy = async () => {
      const done = await stillpage.copy({ 'text/plain': code.textContent }).then(() => true, () => false);
      said.textContent = text(done ? 'takeCopied' : 'copyRefused');
      button.replaceChildren(stillpage.icon(done ? 'done' : 'close'));
      setTimeout(() => {
        button.replaceChildren(stillpage.icon('copy'));
        said.textContent = '';
      }, SAID);
    };
    return make('div', 'aid', button, said);
  };

  /** Puts each block of code into a box of its own. @param {ParentNode} body */
  const boxCode = (body) => {
    for (const code of body.querySelectorAll('pre > code')) {
      const pre = /** @type {HTMLElement} */ (code.parentElement);
      const box = make('div', 'code');
      box.dataset.language = language(/** @type {HTMLElement} */ (code));
      pre.replaceWith(box);
      box.append(pre, copyButton(/** @type {HTMLElement} */ (code)));
    }
  };

  globalThis.stillpage = Object.assign(globalThis.stillpage ?? {}, { boxCode });
}
