/** Long articles in stretches: browsers style and lay out only those on the screen (`content-visibility`). */
{
  const { make } = stillpage;

  /** Fewest blocks of an article that is cut: a shorter one is laid out in a frame. */
  const LONG = 120;
  /** Fewest blocks of a stretch. */
  const LEAST = 12;
  /** Letters in a line, about. */
  const LINE = 66;
  /** Lines that article.css has a rule for: an article holds no style. */
  const ROOMS = [30, 60, 90, 140, 240];

  /** @param {readonly Element[]} blocks */
  const stretchOf = (blocks) => {
    const element = make('div', 'stretch', ...blocks);
    const lines = blocks.reduce((sum, { textContent }) => sum + Math.ceil(textContent.length / LINE) + 0.6, 0);
    element.dataset.room = String(ROOMS.find((room) => lines <= room * 1.2) ?? ROOMS.at(-1));
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

  /** Where an element is, or its stretch where that is out of sight: to ask for more lays it all out. @param {Element} element */
  const roughRect = (element) => {
    const around = element.closest('.stretch')?.getBoundingClientRect();
    const isAway = around && (around.bottom < 0 || around.top > innerHeight);
    return isAway ? around : element.getBoundingClientRect();
  };

  /** Goes to an element; once more where stretches around it are laid out only then. @param {Element | undefined} element */
  const goTo = (element) => {
    element?.scrollIntoView();
    if (element?.closest('.stretch')) requestAnimationFrame(() => element.scrollIntoView());
  };

  globalThis.stillpage = Object.assign(globalThis.stillpage ?? {}, { cutStretches, roughRect, goTo });
}
