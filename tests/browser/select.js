/** Selects a passage of the bundled article, as a person does with the mouse. */

/** Two neighbouring paragraphs of the article: from some words of the first to some of the second. */
export const PASSAGES = ['climbed the same hundred', 'It burned colza oil'];

/**
 * Selects from some words to some others, and says what is then selected. It runs in a page.
 *
 * @param {ShadowRoot | Document | null} root the reader, or nothing for the page
 * @param {string[]} words
 */
export function selectWords(root, [from = '', to = '']) {
  const walker = document.createTreeWalker(root?.querySelector('.body') ?? document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let node = /** @type {Text | null} */ (walker.nextNode()); node; node = /** @type {Text | null} */ (walker.nextNode())) {
    const words = node.data.replace(/\s/g, ' ');
    if (range.startContainer === document && words.includes(from)) range.setStart(node, words.indexOf(from));
    if (range.startContainer === document || !words.includes(to)) continue;
    range.setEnd(node, words.indexOf(to) + to.length);
    break;
  }
  range.startContainer.parentElement?.scrollIntoView({ block: 'center' });
  const selection = /** @type {any} */ (root)?.getSelection?.() ?? document.getSelection();
  selection.removeAllRanges();
  selection.addRange(range);
  return range.toString();
}
