// Which parts of a page stay where they are in the window while it scrolls: what calm mode asks of them
// beside what the reader does, since the browser works out a style for each part around them.
{
  const { isPositioned, checkVisibility } = stillpageAccess;

  /** The flag of an element that is fixed or sticky, or lies in one that is. */
  const PINNED = 2;
  const NO = 1;
  const YES = 2;

  /**
   * Marks in a capture what is pinned.
   *
   * Of what is not drawn a browser works out each style anew, from the top down: in a tree of 20,000 levels
   * the styles on the way up would take minutes. Such parts are passed over.
   *
   * @param {Capture} capture
   * @param {Node[]} nodes
   */
  const markPinned = (capture, nodes) => {
    const { measured, flags, parents } = /** @type {{measured: Uint32Array, flags: Uint8Array, parents: Uint32Array}} */ (capture);
    const known = new Uint8Array(nodes.length);
    measured.forEach((id, at) => {
      const drawn = checkVisibility.call(/** @type {Element} */ (nodes[id]));
      if (drawn && isPinned(id, nodes, parents, known)) flags[at] |= PINNED;
    });
  };

  /** Whether an element or one around it is fixed or sticky. @param {number} id @param {Node[]} nodes @param {Uint32Array} parents @param {Uint8Array} known */
  const isPinned = (id, nodes, parents, known) => {
    const path = [];
    let found = 0;
    for (let node = id; found === 0; node = parents[node]) {
      found = known[node] || (isPositioned(/** @type {Element} */ (nodes[node])) ? YES : 0);
      path.push(node);
      if (found === 0 && node === 0) found = NO;
    }
    for (const each of path) known[each] = found;
    return found === YES;
  };

  globalThis.stillpage = Object.assign(globalThis.stillpage ?? {}, { markPinned });
}
// What an injected script leaves as its last value is sent to the background: a plain one.
'done';
