/** Why blocks were left out, and a way back for each of them. */
{
  const { document } = stillpageAccess;
  const { kindName, make, text } = stillpage;

  /** `90 % links`. @param {Reason} reason */
  const reasonWords = ({ key, count }) => text(/** @type {MessageKey} */ (`reason${key}`), ...(count === null ? [] : [String(count)]));

  /**
   * One block: what it is, how it begins, why it was left out, and the button that puts it back.
   *
   * @param {LeftOutBlock} left
   * @param {ViewActions} actions
   */
  const item = (left, actions) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'more';
    button.dataset.block = String(left.block);
    button.textContent = text(left.putBack ? 'leftOutAgain' : 'leftOutPutBack');
    button.addEventListener('click', () => actions.putBack(left.block, !left.putBack));
    const words = make('p', 'words', left.text);
    words.dir = 'auto';
    const kind = make('p', 'kind', make('strong', '', kindName(left.kind)), `\u00a0· ${left.reasons.map(reasonWords).join('\u00a0· ')}`);
    const { remember } = actions;
    const keep = left.putBack && remember ? stillpage.wordButton('remember', 'more', () => remember(left.block)) : null;
    return make('li', left.putBack ? 'back' : '', make('div', '', kind, words), make('div', 'choices', button, keep));
  };

  /**
   * @param {Explanation} explanation
   * @param {ViewActions} actions
   */
  const reasonList = (explanation, actions) =>
    explanation.status === 'read'
      ? make('ul', '', ...explanation.blocks.map((left) => item(left, actions)))
      : make('p', '', explanation.message);

  globalThis.stillpage = Object.assign(globalThis.stillpage ?? {}, { reasonWords, reasonList });
}
// What an injected script leaves as its last value is sent to the background: a plain one.
'done';
