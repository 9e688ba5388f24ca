/** An article as it is read aloud: its sentences in order, each with the place where it stands. */
{
  const { document } = stillpageAccess;
  /** What starts a passage of its own. */
  const BLOCKS = 'h1, h2, h3, h4, h5, h6, p, li, dt, dd, blockquote, summary, div, figure, section';
  /** What explains the text and is none. */
  const SILENT = 'figcaption, caption, rt, rp, button, .aid, .missing, [aria-hidden="true"], .head p, details:not([open]) > :not(summary)';
  /** What is said to be there, and not read out. */
  const ANNOUNCED = 'pre, table';
  /** A voice loses its way in longer sentences, in UTF-16 units. */
  const LONGEST = 400;

  /** A mark of a note, or the way back from it: a link within the article without a word in it. @param {Element} element */
  const isMark = (element) => {
    const link = element.localName === 'sup' ? element.querySelector('a') : element;
    const leads = link?.localName === 'a' && (link.getAttribute('href') ?? '').startsWith('#');
    return leads && !/\p{L}{2}/u.test(element.textContent);
  };

  /** @param {Element} element */
  const announcement = (element) => {
    if (element.localName === 'pre') return stillpage.text('aloudCode');
    return stillpage.text('aloudTable', String(element.querySelectorAll('tr').length));
  };

  /** The passages of an article: their text, and the nodes that it comes from. */
  class Passages {
    /** @type {SpokenPassage[]} */
    list = [];
    /** @type {SpokenPassage | null} */
    #open = null;

    /** @param {Node} node */
    visit(node) {
      if (node instanceof Text) return this.#add(node);
      if (!(node instanceof Element) || node.matches(SILENT) || isMark(node)) return;
      if (node.localName === 'br') return this.#add(null);
      if (node.matches(ANNOUNCED)) return this.#announce(node);
      const isBlock = node.matches(BLOCKS);
      if (isBlock) this.#open = null;
      for (const child of node.childNodes) this.visit(child);
      if (isBlock) this.#open = null;
    }

    /** @param {Text | null} node null for the end of a line */
    #add(node) {
      const said = node?.data ?? ' ';
      if (this.#open === null && said.trim() === '') return;
      if (this.#open === null) this.list.push((this.#open = { text: '', pieces: [], announced: null }));
      if (node) this.#open.pieces.push({ node, from: this.#open.text.length });
      this.#open.text += said;
    }

    /** @param {Element} element */
    #announce(element) {
      this.#open = null;
      this.list.push({ text: announcement(element), pieces: [], announced: element });
    }
  }

  /** A part of a passage in the document. @param {SpokenPassage} passage @param {number} from @param {number} to */
  const rangeOf = ({ pieces, announced }, from, to) => {
    const range = document.createRange();
    if (announced) range.selectNode(announced);
    /** @param {number} at */
    const place = (at) => pieces.findLast((piece) => piece.from <= at);
    const [first, last] = [place(from), place(Math.max(from, to - 1))];
    if (first) range.setStart(first.node, Math.min(first.node.length, from - first.from));
    if (last) range.setEnd(last.node, Math.min(last.node.length, to - last.from));
    return range;
  };

  /** Where a sentence that is too long is cut: after a comma, else between words. @param {string} text @returns {string[]} */
  const shortened = (text) => {
    const parts = [];
    let rest = text;
    while (rest.length > LONGEST) {
      const head = rest.slice(0, LONGEST);
      const cut = Math.max(head.search(/[,;:、，；][^,;:、，；]*$/u), 0) || Math.max(head.lastIndexOf(' '), 0) || LONGEST - 1;
      parts.push(rest.slice(0, cut + 1));
      rest = rest.slice(cut + 1);
    }
    return [...parts, rest];
  };

  /**
   * @param {SpokenPassage} passage
   * @param {number} number
   * @param {Intl.Segmenter} segmenter
   * @returns {Sentence[]}
   */
  const sentencesOf = (passage, number, segmenter) => {
    let from = 0;
    return [...segmenter.segment(passage.text)]
      .flatMap(({ segment }) => shortened(segment))
      .map((text) => {
        const start = from + text.length - text.trimStart().length;
        from += text.length;
        const said = text.trim();
        return {
          passage: number,
          text: said,
          /** @param {number} [at] @param {number} [length] */
          range: (at = 0, length = said.length) => rangeOf(passage, start + at, start + at + length),
        };
      })
      .filter(({ text }) => /[\p{L}\p{N}]/u.test(text));
  };

  /**
   * @param {HTMLElement} article
   * @returns {Sentence[]}
   */
  const spoken = (article) => {
    const passages = new Passages();
    passages.visit(article);
    const segmenter = stillpage.segmenterFor(article.lang, 'sentence');
    return passages.list.flatMap((passage, at) => sentencesOf(passage, at, segmenter));
  };

  globalThis.stillpage = Object.assign(globalThis.stillpage ?? {}, { spoken });
}
