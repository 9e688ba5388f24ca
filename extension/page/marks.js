/**
 * What a person marked, shown on the page itself by highlights of CSS: its nodes stay as they are.
 * The ranges are of the page's own nodes, and any script of it can ask for them.
 */
{
  const { document } = stillpageAccess;
  const PREFIX = 'stillpage-';
  /** The colours of marks, as shared/notes.js has them. @type {NoteColour[]} */
  const COLOURS = ['yellow', 'green', 'blue', 'pink'];

  /** The text below some element on one line, each character with its place. @param {Node} root */
  const flat = (root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    let line = '';
    /** @type {{node: Text, at: number}[]} */
    const places = [];
    for (let node = /** @type {Text | null} */ (walker.nextNode()); node; node = /** @type {Text | null} */ (walker.nextNode())) {
      for (let at = 0; at < node.length; at += 1) {
        const sign = /\s/.test(node.data.charAt(at)) ? ' ' : node.data.charAt(at);
        if (sign === ' ' && line.endsWith(' ')) continue;
        line += sign;
        places.push({ node, at });
      }
    }
    return { line, places };
  };

  /**
   * A quote within an element of the page. Where blocks meet, a page may have white space or none.
   *
   * @param {Node} root
   * @param {string} quote
   * @returns {Range | null}
   */
  const rangeIn = (root, quote) => {
    const { line, places } = flat(root);
    const bare = (/** @type {string} */ words) => words.replaceAll(' ', '');
    const kept = [...line].length === line.length ? [...line].flatMap((sign, at) => (sign === ' ' ? [] : [at])) : [...line.matchAll(/[^ ]/g)].map(({ index }) => index);
    const start = bare(line).indexOf(bare(quote));
    const [first, last] = [places[kept[start] ?? -1], places[kept[start + bare(quote).length - 1] ?? -1]];
    if (start < 0 || !first || !last) return null;
    const range = document.createRange();
    range.setStart(first.node, first.at);
    range.setEnd(last.node, last.at + 1);
    return range;
  };

  /** The element that holds both of two. @param {Element} a @param {Element} b */
  const around = (a, b) => {
    /** @type {Element | null} */
    let element = a;
    while (element && !element.contains(b)) element = element.parentElement;
    return element ?? document.body;
  };

  /**
   * Shows these passages on the page, and no others.
   *
   * @param {readonly PageMark[]} marks
   */
  const showMarks = (marks) => {
    /** @type {Map<NoteColour, Range[]>} */
    const ranges = new Map();
    for (const { colour, quote, from, to } of marks) {
      const range = rangeIn(around(from, to), quote);
      if (range) ranges.set(colour, [...(ranges.get(colour) ?? []), range]);
    }
    // By name: Firefox lets an extension go through no map of a page.
    for (const colour of COLOURS) {
      const found = ranges.get(colour);
      if (found) CSS.highlights.set(PREFIX + colour, new Highlight(...found));
      else CSS.highlights.delete(PREFIX + colour);
    }
    return ranges.size > 0;
  };

  globalThis.stillpage = Object.assign(globalThis.stillpage ?? {}, { showMarks });
}
