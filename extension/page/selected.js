/** What was selected on the page before the click, to be read alone. */
{
  const { text } = stillpage;

  /**
   * The first and the last place of what is selected, in the numbers of a capture.
   *
   * @param {readonly Range[]} ranges
   * @param {readonly Node[]} nodes
   * @returns {PageSelection | null} null where it holds no text that was taken in
   */
  const selectionAt = ([range], nodes) => {
    if (range === undefined) return null;
    const isIn = (/** @type {Node} */ node) => node.nodeType === Node.TEXT_NODE && range.intersectsNode(node);
    const [first, last] = [nodes.findIndex(isIn), nodes.findLastIndex(isIn)];
    const end = nodes[last];
    if (!(end instanceof Text)) return null;
    return {
      from: { node: first, offset: nodes[first] === range.startContainer ? range.startOffset : 0 },
      to: { node: last, offset: end === range.endContainer ? range.endOffset : end.length },
    };
  };

  /**
   * A word at the foot of the window with a button: to what is selected alone, or back to all. Where
   * nothing of it can be read alone, the word that it cannot.
   *
   * @param {HTMLElement} root
   * @param {boolean} isAlone whether it is shown alone now
   * @param {(() => void) | null} turn
   */
  const offerSelection = (root, isAlone, turn) => {
    const toast = stillpage.toastIn(root);
    const act = () => (toast.remove(), turn?.());
    if (turn === null) toast.say(text('selectionNone'));
    else toast.say(text(isAlone ? 'selectionShown' : 'selectionOffer'), stillpage.wordButton(isAlone ? 'selectionAll' : 'selectionOnly', 'act', act));
    const sheet = root.querySelector('article');
    for (const type of isAlone ? [] : ['wheel', 'touchmove', 'click']) sheet?.addEventListener(type, toast.remove, { once: true, passive: true });
  };

  globalThis.stillpage = Object.assign(globalThis.stillpage ?? {}, { selectionAt, offerSelection });
}
// What an injected script leaves as its last value is sent to the background: a plain one.
'done';
