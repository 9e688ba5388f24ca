/** Takes the page in: once it is parsed, with what is seen to move on it. */
{
  const { document } = stillpageAccess;

  /** How long a page that is still being parsed is waited for, in milliseconds. */
  const PARSING = 3000;

  /** Waits until the page is parsed, within bounds: half a page is half an article. */
  const parsed = () =>
    new Promise((resolve) => {
      if (document.readyState !== 'loading') return resolve(undefined);
      document.addEventListener('DOMContentLoaded', resolve, { once: true });
      setTimeout(resolve, PARSING);
    });

  /** Throws a sentence for a person where the page cannot be taken in. */
  const takePage = async () => {
    const taken = await stillpageCaptureInTurns();
    if (taken.capture === null) throw new Error(taken.failed);
    const { capture, nodes } = taken;
    void markMotion(capture, nodes).catch(() => {});
    return { capture, nodes };
  };

  /** What is seen to move while the person reads tells more of what was left out. @param {Capture} capture @param {Node[]} nodes */
  const markMotion = async (capture, nodes) => {
    await stillpage.ask({ type: 'annex', name: 'motion' });
    const { moving } = await stillpage.watchMotion();
    stillpage.markMotion(capture, nodes, moving);
  };

  globalThis.stillpage = Object.assign(globalThis.stillpage ?? {}, { parsed, takePage });
}
