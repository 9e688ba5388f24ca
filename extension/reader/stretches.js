/**
 * Long articles in stretches: browsers style and lay out only those on the screen (`content-visibility`), so that a
 * change of the look of five thousand paragraphs takes no longer than one of fifty.
 */
{
  const { make } = stillpage;

  /** Fewest blocks of an article that is cut: a shorter one is laid out in a frame. */
  const LONG = 120;
  /** Fewest blocks of a stretch. */
  const LEAST = 12;
  /** Letters in a line, about: what is not laid out yet is given room for its lines. */
  const LINE = 66;

  /** @param {readonly Element[]} blocks */
  const stretchOf = (blocks) => {
    const element = make('div', 'stretch', ...blocks);
    const lines = blocks.reduce((sum, { textContent }) => sum + Math.ceil(textContent.length / LINE) + 0.6, 0);
    element.style.setProperty('--lines', lines.toFixed());
    return element;
  };

  /** Cuts a body between paragraphs: the margins of other blocks collapse, and would not across a cut. @param {DocumentFragment} body */
  const cutStretches = (body) => {
    if (body.children.length < LONG) return;
    /** @type {Element[]} */
    let blocks = [];
    const stretches = [];
    for (const block of [...body.children]) {
      const isCut = block.localName === 'p' && blocks.length >= LEAST && blocks.at(-1)?.localName === 'p';
      if (isCut) stretches.push(stretchOf(blocks));
      blocks = isCut ? [block] : [...blocks, block];
    }
    body.append(...stretches, stretchOf(blocks));
  };

  /** Where an element is: of one in a stretch out of sight, where that is, since to ask for its own place lays it all out. @param {Element} element */
  const roughRect = (element) => {
    const around = element.closest('.stretch')?.getBoundingClientRect();
    const isAway = around && (around.bottom < 0 || around.top > innerHeight);
    return isAway ? around : element.getBoundingClientRect();
  };

  globalThis.stillpage = Object.assign(globalThis.stillpage ?? {}, { cutStretches, roughRect });
}
