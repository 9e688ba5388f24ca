/** An article that grows while it is read: what is new is put in, and nothing that is read moves. */
{
  const { document } = stillpageAccess;
  /** Least share of the blocks shown that a new reading must hold; else it is another article. */
  const LEAST_KEPT = 0.9;

  /**
   * Where two lists begin to differ, and how many are the same at their ends.
   *
   * @param {readonly string[]} before
   * @param {readonly string[]} after
   */
  const ends = (before, after) => {
    const most = Math.min(before.length, after.length);
    let first = 0;
    while (first < most && before[first] === after[first]) first++;
    let last = 0;
    while (last < most - first && before.at(-1 - last) === after.at(-1 - last)) last++;
    return { first, last };
  };

  /**
   * The new blocks, each in the place of the old one that says the same, where there is one.
   *
   * @param {readonly Element[]} old
   * @param {readonly string[]} before
   * @param {readonly Element[]} fresh
   * @param {readonly string[]} after
   */
  const merged = (old, before, fresh, after) => {
    const { first, last } = ends(before, after);
    /** @type {Map<string, Element[]>} */
    const known = new Map();
    old.forEach((element, at) => known.set(before[at] ?? '', [...(known.get(before[at] ?? '') ?? []), element]));
    return fresh.map((element, at) => {
      const isEnd = at >= fresh.length - last;
      const same = at < first ? old[at] : isEnd ? old[old.length - fresh.length + at] : known.get(after[at] ?? '')?.shift();
      if (!same) return element;
      stillpage.inheritSources(same, element);
      return same;
    });
  };

  /** @param {readonly string[]} before @param {readonly string[]} after */
  const isSameArticle = (before, after) => {
    const there = new Set(after);
    // Folds are named by numbers of blocks, which move on a page that grows.
    const text = before.filter((key) => !key.startsWith('?'));
    return text.filter((key) => there.has(key)).length >= LEAST_KEPT * text.length;
  };

  /** The blocks of a body, those in stretches too. @param {HTMLElement} body @returns {Element[]} */
  const blocksOf = (body) => [...body.children].flatMap((block) => (block.matches('.stretch') ? [...block.children] : [block]));

  /** What stands before a block, also in the stretch before. @param {Element} block */
  const previous = (block) => block.previousElementSibling ?? block.closest('.stretch')?.previousElementSibling?.lastElementChild ?? null;

  /**
   * The first block in sight, and what puts it back where it was.
   *
   * @param {readonly Element[]} blocks
   */
  const anchor = (blocks) => {
    const seen = blocks.find((block) => stillpage.roughRect(block).bottom > 0);
    const top = seen?.getBoundingClientRect().top ?? 0;
    const scroller = seen?.closest('dialog') ?? document.scrollingElement;
    return () => {
      if (seen?.isConnected && scroller) scroller.scrollTop += seen.getBoundingClientRect().top - top;
    };
  };

  /**
   * Brings a shown article up to a new reading of its page; false where that is of another article, or the same.
   *
   * @param {HTMLElement} article
   * @param {ReadResult} shown
   * @param {ReadResult} result
   * @param {ViewActions} actions
   */
  const updateArticle = (article, shown, result, actions) => {
    const [before, after] = [stillpage.planKeys(shown), stillpage.planKeys(result)];
    if (before.join('\n') === after.join('\n') || !isSameArticle(before, after)) return false;
    const next = stillpage.articleView(result, actions);
    const body = /** @type {HTMLElement} */ (article.querySelector('.body'));
    const old = blocksOf(body);
    const fresh = blocksOf(/** @type {HTMLElement} */ (next.querySelector('.body')));
    if (old.length !== before.length || fresh.length !== after.length) return false;
    const back = anchor(old);
    const blocks = merged(old, before, fresh, after);
    const stays = new Set(blocks);
    for (const block of old) if (!stays.has(block)) block.remove();
    /** @type {Element | null} */
    let last = null;
    for (const block of blocks) {
      // A block that stays is not taken out: it would lose its selection, its film, its focus.
      if (previous(block) !== last || !body.contains(block)) {
        if (last === null) (body.querySelector(':scope > .stretch') ?? body).prepend(block);
        else last.after(block);
      }
      last = block;
    }
    article.querySelector('.facts')?.replaceWith(...next.querySelectorAll('.facts'));
    back();
    return true;
  };

  globalThis.stillpage = Object.assign(globalThis.stillpage ?? {}, { updateArticle });
}
