/**
 * The text of an article's body as the core counts it: all texts of the plan joined, in UTF-16 units.
 * What the reader itself put between them, such as buttons, is not part of it.
 */
{
  const { document } = stillpageAccess;
  const ADDED = 'button, .missing, .aid, [role="toolbar"]';

  /** The texts of a body, each with where it begins. @param {Element} body */
  const textsOf = (body) => {
    const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT, (node) =>
      node.parentElement?.closest(ADDED) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
    );
    /** @type {{node: Text, from: number}[]} */
    const texts = [];
    let from = 0;
    for (let node = /** @type {Text | null} */ (walker.nextNode()); node; node = /** @type {Text | null} */ (walker.nextNode())) {
      texts.push({ node, from });
      from += node.length;
    }
    return texts;
  };

  /**
   * The place of what is selected; null where it is outside of the text.
   *
   * @param {Element} body
   * @param {Range} range
   * @returns {TextPlace | null}
   */
  const placeOf = (body, range) => {
    const touched = textsOf(body).filter(({ node }) => node.length > 0 && range.intersectsNode(node));
    const [first, last] = [touched[0], touched.at(-1)];
    if (!first || !last) return null;
    const from = first.from + (first.node === range.startContainer ? range.startOffset : 0);
    const to = last.from + (last.node === range.endContainer ? range.endOffset : last.node.length);
    return from < to ? { from, to } : null;
  };

  /** The parts of texts at a place. @param {Element} body @param {TextPlace} place */
  const partsAt = (body, { from, to }) =>
    textsOf(body)
      .filter((text) => text.from < to && text.from + text.node.length > from)
      .map(({ node, from: start }) => ({ node, from: Math.max(0, from - start), to: Math.min(node.length, to - start) }))
      .filter((part) => part.from < part.to);

  /** The range at a place; null where there is no text. @param {Element} body @param {TextPlace} place */
  const rangeAt = (body, place) => {
    const parts = partsAt(body, place);
    const [first, last] = [parts[0], parts.at(-1)];
    if (!first || !last) return null;
    const range = document.createRange();
    range.setStart(first.node, first.from);
    range.setEnd(last.node, last.to);
    return range;
  };

  /** Whether an element may not hold a mark between its children: rows and lists hold nothing but their items. @param {Node | null} node */
  const isStrict = (node) => node instanceof Element && node.matches('ul, ol, dl, table, thead, tbody, tfoot, tr, math, math *');

  /**
   * Puts marks around the parts of text at a place; gives back the marks.
   *
   * @param {Element} body
   * @param {TextPlace} place
   * @param {() => HTMLElement} make
   */
  const wrap = (body, place, make) =>
    partsAt(body, place)
      .filter(({ node, from, to }) => !isStrict(node.parentNode) && node.data.slice(from, to).trim() !== '')
      .map(({ node, from, to }) => {
        const part = from > 0 ? node.splitText(from) : node;
        if (to - from < part.length) part.splitText(to - from);
        const mark = make();
        part.replaceWith(mark);
        mark.append(part);
        return mark;
      });

  /** Takes marks away again. @param {Iterable<Element>} marks */
  const unwrap = (marks) => {
    for (const mark of marks) {
      const parent = mark.parentNode;
      mark.replaceWith(...mark.childNodes);
      parent?.normalize();
    }
  };

  globalThis.stillpage = Object.assign(globalThis.stillpage ?? {}, { placeOf, rangeAt, wrap, unwrap });
}
