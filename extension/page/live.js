/** Watches a page for text that comes late, or is added while the reader is open. */
{
  /** New characters below which nobody would miss what came. */
  const LEAST = 60;
  /** After the last change the page is quiet, or it has had its time, in milliseconds. */
  const QUIET = 400;
  const PATIENCE = 2000;
  /** A page that changes without the article growing is looked at less and less often, up to this. */
  const RAREST = 60_000;
  /** Trees that are watched: the document, shadow trees, frames. */
  const MOST_TREES = 200;
  const OWN = 'stillpage-reader';

  /** The characters that a change brought. @param {MutationRecord} record */
  const added = (record) => {
    if (record.type === 'characterData') return record.target.nodeValue?.length ?? 0;
    let sum = 0;
    for (const node of record.addedNodes) if (node.nodeName.toLowerCase() !== OWN) sum += node.textContent?.length ?? 0;
    return sum;
  };

  /**
   * Calls back once the page has new text and is quiet, again and again.
   *
   * @param {readonly Node[]} nodes of the page, as captured: their trees are watched
   * @param {() => Promise<boolean>} changed tells whether the article grew
   * @returns {() => void} what ends the watching
   */
  const watchText = (nodes, changed) => {
    let fresh = 0;
    let wait = QUIET;
    let since = 0;
    let isBusy = false;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let timer;
    const look = async () => {
      [fresh, since, isBusy] = [0, 0, true];
      const grew = await changed().catch(() => false);
      wait = grew ? QUIET : Math.min(2 * wait, RAREST);
      isBusy = false;
      if (fresh >= LEAST) later();
    };
    const later = () => {
      if (isBusy) return;
      const now = performance.now();
      since ||= now;
      const rest = Math.min(wait, Math.max(0, since + Math.max(PATIENCE, wait) - now));
      clearTimeout(timer);
      timer = setTimeout(() => void look(), rest);
    };
    const observer = new MutationObserver((records) => {
      for (const record of records) fresh += added(record);
      if (fresh >= LEAST) later();
    });
    const trees = new Set([window.document, ...nodes.map((node) => node.getRootNode())]);
    for (const tree of [...trees].slice(0, MOST_TREES)) {
      observer.observe(tree, { childList: true, characterData: true, subtree: true });
    }
    return () => {
      observer.disconnect();
      clearTimeout(timer);
    };
  };

  globalThis.stillpage = Object.assign(globalThis.stillpage ?? {}, { watchText });
}
// What an injected script leaves as its last value is sent to the background: a plain one.
'done';
